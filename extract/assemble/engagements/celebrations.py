"""Celebrations: anniversaries and inaugurations attended, and offices set up abroad."""

from __future__ import annotations

import re

from extract.assemble.engagements.attendance import HELD_THERE
from extract.assemble.engagements.ceremonies import CELEBRATION_END
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import Context, actors
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading
from extract.assemble.told import Engagement
from extract.assemble.trips import acts_for_delegation
from extract.find.candidates import CueCandidate

# 出席|某商会第二届理事会就职典礼
CELEBRATION_ATTENDED = re.compile(
    rf"(?:出席|参加)了?(?P<name>[^,，。;；、]{{4,40}}?{CELEBRATION_END})(?=[,，。;；、并]|等|$)"
)
MIN_NAME = 8  # characters; 周年庆典 alone names nobody's
# 在某国设立|甲市招商联络处
OFFICE_SET_UP = re.compile(
    r"(?:设立|成立|建立|组建)了?(?P<name>[^,，。;；、与和]{4,24}?(?:代表处|办事处|联络处|联络站|工作站))(?=[,，。;；、并和]|等|$)"
)


def celebration_attended(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 书记甲率团出席某联谊会第一届理事就职典礼: an occasion of another house that those told of came to."""
    found = CELEBRATION_ATTENDED.search(reading.clean, clause.start, clause.end)
    if found is None or clause.is_said(found.start()) or clause.is_hoped(found.start()) or clause.earlier:
        return None
    start, end = found.span("name")
    held_by = HELD_THERE.search(reading.clean, start, end)
    start = held_by.end() if held_by else start
    frame, name = context.frame, reading.clean[start:end]
    ours = [t for t in actors(reading, context, clause, found.start()) if t.kind in "PD"]
    if len(name) < MIN_NAME or frame.trip is None:
        return None
    if ours and not any(acts_for_delegation(reading, frame, t) for t in ours):
        return None
    if not ours and DELEGATION_WORD.search(clause.subject_word or "") is None:
        return None
    cue = CueCandidate(start=found.start(), end=end, rule="cue_engagement", family="engagement", kind="event_held")
    where = stated_place(reading, clause, start, outside=(start, end))
    told = tell(reading, context, clause, cue, "other", "event_attended", [], ours, name=name, where=where)
    return None if told is not None and told.is_background else told


def office_set_up(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团在某国设立甲市招商联络处: an opening, by those who travel."""
    found, frame = OFFICE_SET_UP.search(reading.clean, clause.start, clause.end), context.frame
    if found is None or frame.trip is None or frame.is_inbound or clause.earlier:
        return None
    if clause.is_said(found.start()) or clause.is_hoped(found.start()) or clause.is_about(found.start()):
        return None
    if any(c.family == "hedge" and c.start < found.start() for c in clause.cues) or clause.dates:
        return None
    ours = [t for t in actors(reading, context, clause, found.start()) if t.kind in "PD"]
    led = all(acts_for_delegation(reading, frame, t) for t in ours)
    if not led or not (ours or DELEGATION_WORD.search(clause.subject_word or "")):
        return None
    start, end = found.span("name")
    cue = CueCandidate(start=found.start(), end=end, rule="cue_engagement", family="engagement", kind="opening")
    where = stated_place(reading, clause, found.start())
    told = tell(
        reading, context, clause, cue, "opening", "opening_told", [], ours, name=reading.clean[start:end], where=where
    )
    return None if told is not None and told.is_background else told
