"""Banquets: dinners given to those who travel, told by who holds them: 甲商会举行欢迎晚宴, 在乙会举行的欢迎晚宴上."""

from __future__ import annotations

import re

from extract.assemble.engagements.guests import the_guests
from extract.assemble.engagements.occasions import only_clause_before
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import PARTY_OF_GUESTS, Context, actors, governs_there
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame, acts_for_delegation
from extract.find.candidates import CueCandidate

MEAL = r"(?:晚宴|午宴|晚餐会?|午餐会?|早餐会?|餐会|宴会|招待会|酒会)"
WELCOMES = rf"(?:欢迎|招待|接风|款待){MEAL}"
# 甲商会举行|欢迎晚宴
WELCOME_HELD = re.compile(
    rf"了?(?:盛大|隆重|热情|简朴|的)*(?:{WELCOMES}|{MEAL}(?=[,，](?:热情|热烈)?(?:款待|欢迎|宴请|招待)))(?=[,，。;；]|$)"
)
FOR_THEM = re.compile(r"[ \u3000]*(?:热情|热烈)?(?:款待|欢迎|宴请|招待)")
# 在甲商会举行的欢迎晚宴上,|考察团团长乙致辞
AT_DINNER = re.compile(
    rf"[ \u3000]*在(?P<by>[^,，。;；]{{0,30}}?)(?:举行|举办|安排|准备|设)的?(?:盛大|隆重|热情|的)*{WELCOMES}(?:上|中|现场)"
)


def dinner_held(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲商会举行欢迎晚宴 in the report of a journey: it welcomes those who travel, where nobody else is named."""
    frame, text = context.frame, reading.clean
    dinner = WELCOME_HELD.match(text, cue.end, clause.end + 3)
    if dinner is None or frame.trip is None or clause.is_about(cue.start):
        return None
    behind = next((c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start > clause.start), None)
    if behind is not None and FOR_THEM.match(behind.text) is not None:
        named = [t for t in behind.tokens if t.kind in "PD"]
        theirs = any(acts_for_delegation(reading, frame, t) for t in named)
        if not theirs and (named or PARTY_OF_GUESTS.search(behind.text) is None):
            return None  # 举行晚宴,欢迎参会的中外客商: of others
    hosts = [t for t in actors(reading, context, clause, cue.start) if t.kind in "PO" and t.start >= clause.start]
    return _given_by(reading, context, clause, cue, hosts or _town_before(reading, frame, clause, cue))


def dinner_told(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲商会举行的欢迎晚宴上,团长乙致辞: a dinner told by what was said there, given by who is named before."""
    frame = context.frame
    first = only_clause_before(reading, clause)
    opens = AT_DINNER.fullmatch(first.text) if first is not None else None
    if first is None or opens is None or frame.trip is None or clause.earlier:
        return None
    by = first.start + opens.start("by"), first.start + opens.end("by")
    hosts = [t for t in first.tokens if by[0] <= t.start < by[1] and t.kind in "PO"]
    if not hosts and frame.is_inbound and clause.own_subject:
        hosts = [t for t in clause.subjects if t.kind == "P" and governs_there(reading, frame, t.local_id)]
    cue = CueCandidate(start=first.start, end=first.end, rule="cue_engagement", family="engagement", kind="reception")
    return _given_by(reading, context, first, cue, hosts)


def _given_by(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, hosts: list[Token]
) -> Engagement | None:
    frame = context.frame
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if frame.is_inbound:
        guests = the_guests(reading, context, hosts)
        told = tell(reading, context, clause, cue, "reception", "reception_given", guests, hosts, hosted=True)
    else:
        told = tell(reading, context, clause, cue, "reception", "reception_given", hosts, [])
    return None if told is not None and told.is_background else told


def _town_before(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the town that guests came to, where it opens the words: 甲市|举行欢迎晚宴."""
    stops = {p.local_id for p in frame.trip.places} if frame.trip is not None and frame.is_inbound else set()
    return [t for t in clause.tokens if t.kind == "L" and t.end <= cue.start and t.local_id in stops][:1]
