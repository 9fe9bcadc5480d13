"""Promotions without a verb of holding: 代表团开展了招商推介活动, 甲市文旅推介会走进乙市."""

from __future__ import annotations

import re

from extract.assemble.engagements.event_names import EVENT_END, PROMOTES
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import WITH, Context, actors
from extract.assemble.engagements.wording import MANNER, WHEN
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading
from extract.assemble.told import Engagement, Where
from extract.assemble.trips import acts_for_delegation
from extract.find.candidates import CueCandidate

# 组织了一场|招商推介会, 针对某业开展|招商推介
MADE = re.compile(
    r"(?:组织|开展|进行)了?(?:[1一]场)?(?P<what>(?:专题|专场|产业|项目|精准|招商|投资|旅游|文旅|经贸|城市|集中)*(?:推介会|推介活动|招商推介|投资说明会|招商恳谈会))(?=[,，。;；并]|$)"
)
# 某市文化旅游推介会|走进乙市
GOES_INTO = re.compile(
    rf"(?P<name>[^,，。;；、]{{4,40}}?{EVENT_END}[”」》]?)(?:{MANNER}|{WHEN})*走进(?=[\u4e00-\u9fff]{{2,8}}[,，。;；]?$)"
)


def promotion_made(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团开展了产业招商推介活动: a promotion by those who travel, without a name."""
    found, frame = MADE.search(reading.clean, clause.start, clause.end), context.frame
    if found is None or frame.trip is None or frame.is_inbound or clause.earlier or clause.is_about(found.start()):
        return None
    if clause.is_said(found.start()) or clause.is_hoped(found.start()):
        return None
    if WITH.search(reading.clean, clause.start, found.start()) is not None:
        return None  # 同几位厂商代表开恳谈会: talks, with nobody named
    ours = [t for t in actors(reading, context, clause, found.start()) if t.kind in "PDO"]
    led = all(acts_for_delegation(reading, frame, t) for t in ours)
    if not led or not (ours or DELEGATION_WORD.search(clause.subject_word or "")):
        return None
    cue = CueCandidate(
        start=found.start(), end=found.end(), rule="cue_engagement", family="engagement", kind="event_held"
    )
    where = stated_place(reading, clause, found.start())
    told = tell(reading, context, clause, cue, "promotion_event", "event_held", [], ours, where=where)
    return None if told is not None and told.is_background else told


def goes_into_town(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 甲市文化旅游推介会走进乙市: held in the town it goes into."""
    found = GOES_INTO.match(reading.clean, clause.start, clause.end)
    if found is None or clause.is_said(found.start()) or clause.is_hoped(found.end() - 2) or clause.earlier:
        return None
    towns = [t for t in clause.tokens if t.kind == "L" and t.start >= found.end()]
    if not towns or towns[0].start != found.end() or PROMOTES.search(found["name"]) is None:
        return None
    start, end = found.span("name")
    for day in reading.every_date_in(start, end):
        start = max(start, day.end)
    name = reading.clean[start:end].lstrip(" \u3000")
    cue = CueCandidate(
        start=found.start(), end=found.end(), rule="cue_engagement", family="engagement", kind="event_held"
    )
    where = Where(local_id=towns[-1].local_id, basis="stated", start=towns[0].start, end=towns[-1].end)
    told = tell(reading, context, clause, cue, "promotion_event", "event_held", [], [], name=name, where=where)
    return None if told is not None and told.is_background else told
