"""Inspections: officials look at what they govern, or hear a report on it, 听取某部汇报."""

from __future__ import annotations

import re

from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import SHOWS_ROUND, TOGETHER, Context, actors, delegation_acts, objects_of
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import GOES, Frame
from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate

HEARS = re.compile(r"听取.{0,60}?(?:汇报|介绍|情况)")
# Who reports stands right before it; in 甲与乙项目进展的汇报 the names are what it was about.
REPORTS = re.compile(
    r"(?!等?[^,，。;；]{0,6}项目)(?:等)?(?:有关|相关|主要)?(?:负责人|负责同志|同志|领导|部门|单位)?(?:的|关于|对|就|作的?|所作的?)?(?:专题|工作|情况)?(?:汇报|介绍|[^,，。与和]{0,20}(?:情况|工作)的?汇报)"
)
AWAY = re.compile(
    r"在(?:(?P<short>(?![此其这该])[\u4e00-\u9fff])|[\u4e00-\u9fff]{2,6}?)(?:考察|访问|招商|调研|学习)?期间"
)
INSPECTS = re.compile(r"调研|视察|督导|督查|察看|检查")
LEADS_DELEGATION = re.compile(rf"率(?:领)?[^,，。;；]{{0,16}}?{GROUP}")


def _seats_at_home(reading: Reading, frame: Frame, clause: Clause) -> list[str]:
    """Give the home place, or where those who act hold office, where no home is known."""
    if frame.home_id is not None:
        return [frame.home_id]
    roles = [r for t in clause.subjects for r in reading.roles_by_person.get(t.local_id, ())]
    houses = [reading.entity(r.organization_local_id or r.place_local_id) for r in roles]
    seats = [h.local_id if h.kind == "place" else h.place_local_id for h in houses if h is not None]
    return [seat for seat in seats if seat is not None]


def _is_away(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 在深期间 and 在乙市考察期间, away from home, from 在春节期间."""
    stay = AWAY.search(reading.clean, clause.sentence.start, cue.start)
    if stay is None:
        return False
    places = [t for t in reading.tokens_in(stay.start(), stay.end()) if t.kind == "L"]
    if places:
        return not any(
            reading.lies_in(t.local_id, frame.home_id) or reading.lies_in(frame.home_id, t.local_id) for t in places
        )
    return stay["short"] is not None


def inspects(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, objects: list[Token]) -> bool:
    """Tell whether officials look at what they govern: 县长甲到乙公司调研, outside any journey and not elsewhere."""
    if LEADS_DELEGATION.search(reading.clean, clause.sentence.start, cue.start):
        return False  # 率代表团到某集团调研: guests
    led_round = SHOWS_ROUND.search(reading.clean, clause.start, cue.start)
    guests = [t for t in reading.tokens_in(led_round.end(), cue.start) if t.kind == "P"] if led_round else []
    if guests and not any(
        reading.governs(t.local_id, seat) for t in guests for seat in _seats_at_home(reading, frame, clause)
    ):
        return False  # 市长甲陪同乙一行参观: hosts
    if _is_away(reading, frame, clause, cue):
        return False
    shown = TOGETHER.search(reading.clean, clause.sentence.start, cue.start)
    hosts = [t for t in reading.tokens_in(shown.start(), shown.end()) if t.kind == "P"] if shown is not None else []
    if hosts and not any(reading.governs(t.local_id, frame.home_id) for t in hosts):
        return False  # 在某商会会长陪同下: shown round by people of elsewhere
    officials = [t for t in clause.subjects if t.kind == "P" and t.start < cue.start]
    if not any(reading.rank(t.local_id) is not None for t in officials):
        return False
    seated = [t for t in officials if any(r.organization_local_id for r in reading.roles_by_person.get(t.local_id, ()))]
    if frame.home_id is not None and seated and not any(reading.governs(t.local_id, frame.home_id) for t in seated):
        return False  # an official of elsewhere: a visitor
    seats = [t.place_id or t.local_id for t in objects if t.kind in "LO"]
    away = [
        seat
        for seat in seats
        if any(key in reading.vocabulary.places for key in reading.place_keys_up(seat))
        and not reading.lies_in(seat, frame.home_id)
    ]
    return not away and (frame.home_id is not None or INSPECTS.search(clause.text) is not None)


def heard(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 听取某部的工作汇报 (a meeting), 赴某区听取建设情况 (an inspection of the district)."""
    if (
        not delegation_acts(reading, context, clause, cue.start)
        or HEARS.search(reading.clean, cue.start, clause.end) is None
    ):
        return None
    ours = actors(reading, context, clause, cue.start)
    goes = GOES.search(reading.clean, clause.start, cue.start)
    if goes is not None:
        hosts = [t for t in clause.tokens if goes.end() <= t.start < cue.start and t.kind in "OL"]
        if hosts:
            return tell(reading, context, clause, cue, "inspection", "inspection_heard", hosts, ours)
    objects = [t for t in objects_of(reading, clause, cue) if t.kind in "PO"]
    if objects and "汇报" in clause.text and REPORTS.match(reading.clean, objects[0].end):
        return tell(reading, context, clause, cue, "meeting", "report_heard", objects[:1], ours)
    return None
