"""The days of a journey: told in its words, opened by a range, ended by a day of leaving, counted as 为期七天."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.reading import Clause, Reading, Token, days_between, is_event_day
from extract.assemble.told import Days, Trip
from extract.assemble.trips.frame import Frame
from extract.assemble.trips.wording import ARRIVED, NUMERALS
from extract.assemble.wording import BARE_GROUP, GROUP
from extract.settle.settled import DateMention, Issue

STATED_DAYS = re.compile(
    r"(?:为期|历时|前后|短短)?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})天(?:的?(?:时间|行程|之行|访问|出访|考察|活动|时光|推介|交流)|[0-9一二两三四五六七八九十]{1,3}[地城国市]|里|内,|,)"
    r"|(?<=访问|考察|逗留|停留)(?:为期)?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})天(?=[,，。;；]|$)"
)
STATED_DAYS_SURE = re.compile(
    r"(?:为期|历时)([0-9]{1,2}|[一二两三四五六七八九十]{1,3})天(?!的?[^,，。;；考访]{0,12}?(?:大会|会议|论坛|展览|展会|博览会|庆祝|庆典|展销|文化节|艺术节|培训))"
)
DAYS_TO_COME = re.compile(
    r"(?:未来|今后|接下来|此后|随后|其后|剩下|最后|头|前)的?$"
)  # 未来|两天: a part of the journey
OPENING_SENTENCES = 2  # the range of a journey stands in the first sentence, or behind a flourish
MEETS = frozenset({"meeting", "received", "reception"})
VISITS = frozenset({"site_tour", "visit", "visit_or_travel"})
# 客人3月17日|结束访问, 离开甲市
LEAVES = re.compile(
    r"(?:结束|圆满结束)了?(?:对[^,，。;；]{1,12}的|在[^,，。;；]{1,12}的)?[^,，。;；]{0,6}?(?:访问|考察|行程)|离开"
)
# 至9日结束的停留期间, 访问将持续至9日: how long they stay
STAYS_UNTIL = re.compile(
    r"(?:至|到)[^,，。;；]{2,12}?(?:为止|结束)?的?(?:逗留|访问|停留|行程|考察)期间"
    r"|(?:访问|逗留|停留|行程|考察)(?:活动)?(?:将|预计)?(?:持续)?(?:至|到)(?=[0-9])[^,，。;；]{2,10}?(?:结束|为止)?(?=[,，。;；]|$)"
)
MAX_DAY_GAP = 3  # days between two days of one journey
MAX_TRIP_DAYS = 45  # longer ranges are campaigns, not journeys


def range_of_the_lead(reading: Reading, trip: Trip, clauses: list[Clause]) -> None:
    """Let the range that opens a report be the whole journey, where the journey's own words give one day of it or none."""
    lead = next((c for c in clauses if c.sentence.block_kind == "paragraph"), None)
    if lead is None or trip.days.last not in (trip.days.first, None):
        return
    starts = sorted({c.sentence.start for c in clauses if c.sentence.block == lead.sentence.block})[:OPENING_SENTENCES]
    opening = [c for c in clauses if c.sentence.start in starts and not c.earlier]
    for found in (d for c in opening for d in c.dates):
        if found.precision != "range" or not is_event_day(found) or _length(found) > MAX_TRIP_DAYS:
            continue
        first, last = trip.days.first, trip.days.last
        if found.date_from is None or found.date_to is None:
            continue
        if first is None or (found.date_from <= first and (last or first) <= found.date_to):
            trip.days = Days(
                first=found.date_from,
                last=found.date_to,
                basis=found.date_basis,
                reason=found.date_reason,
                start=found.start,
                end=found.end,
            )
            return


def day_of_leaving(reading: Reading, trip: Trip, clauses: list[Clause]) -> None:
    """Let 客人3月17日结束访问并离开甲市 end a journey told with its first day alone."""
    first = trip.days.first
    if first is None or trip.days.last not in (first, None):
        return
    for clause in clauses:
        until = None if clause.earlier else STAYS_UNTIL.search(reading.clean, clause.start, clause.end)
        said = reading.dates_in(until.start(), until.end()) if until is not None else []
        if said and (day := said[-1].date_to) is not None and 0 < (day - first).days <= MAX_TRIP_DAYS:
            trip.days = replace(trip.days, last=day)
            return
        left = LEAVES.search(reading.clean, clause.start, clause.end)
        if clause.start < trip.end or clause.earlier or left is None:
            continue
        if clause.is_said(left.start()) or clause.is_hoped(left.start()):
            continue
        said = [d for d in reading.dates_in(clause.start, left.start()) if d.date_to is not None]
        if said and said[-1].date_to and 0 < (said[-1].date_to - first).days <= MAX_TRIP_DAYS:
            trip.days = replace(trip.days, last=said[-1].date_to)
            return


def days_that_follow(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> None:
    """Let a journey told with one day last as long as those who travel are told to look round or to call elsewhere.

    市长甲3月5日率队赴乙市招商。3月6日,甲考察了丙集团: two days. 考察团4月2日来甲市。4月3日,考察团参观乙园: two days.
    What they do at home ends it. Guests who are met on a later day are still there.
    """
    if trip.days.first is None or trip.days.last not in (trip.days.first, None):
        return
    first = last = trip.days.first
    for clause in clauses:
        received = trip.direction == "inbound" and _is_received(reading, trip, clause)
        if clause.start < trip.end or clause.earlier or not (received or _acts_on_the_way(reading, trip, clause)):
            continue
        acts = [
            c
            for c in clause.cues
            if c.family == "engagement" and not (clause.is_said(c.start) or clause.is_hoped(c.start))
        ]
        if not acts:
            continue
        places = [t for t in clause.tokens if t.kind == "L"]
        if trip.direction == "outbound" and any(reading.lies_in(t.local_id, frame.home_id) for t in places):
            break  # back at home
        if trip.direction == "inbound" and any(not _is_where_they_came(reading, trip, t) for t in places):
            continue
        away = any(t.kind == "O" or t.place_id for t in clause.tokens) or places
        if not received and (acts[0].kind not in VISITS or not away):
            continue
        for day in reading.dates_in(clause.sentence.start, acts[0].start):
            if not is_event_day(day) or day.date_to is None:
                continue
            if not 0 < (day.date_to - last).days <= MAX_DAY_GAP or (day.date_to - first).days > MAX_TRIP_DAYS:
                continue
            last = day.date_to
    if last != first:
        trip.days = replace(trip.days, last=last)


def _is_received(reading: Reading, trip: Trip, clause: Clause) -> bool:
    """Tell whether the head of guests or their delegation is met in a clause: 5月7日,州委书记甲与乙举行会谈, 省政协与考察团座谈会召开."""
    if any(c.kind in MEETS for c in clause.cues):
        return any(t.local_id in (trip.lead.local_id, trip.delegation_id) for t in clause.tokens)
    talks = any(c.kind == "event_held" for c in clause.cues) and TALKS_WITH_GROUP.search(clause.text) is not None
    return talks and not any(t.kind == "D" and not _is_bare(reading, t) for t in clause.tokens)


# 省政协与|考察团一行座谈会|在乙市召开
TALKS_WITH_GROUP = re.compile(rf"[与和同]{GROUP}(?:一行)?(?:[^,，。;；]{{0,6}}?)(?:座谈会|交流会|见面会)")


def _is_bare(reading: Reading, group: Token) -> bool:
    """Tell 考察团一行, the one told of, from a delegation with a name."""
    return BARE_GROUP.fullmatch(reading.clean, group.start, group.end) is not None


def _acts_on_the_way(reading: Reading, trip: Trip, clause: Clause) -> bool:
    """Tell whether those who travel act in a clause: their leader, their delegation, or 考察团一行 without a name."""
    if any(t.local_id in (trip.lead.local_id, trip.delegation_id) for t in clause.subjects):
        return True
    bare = [t for t in clause.subjects if t.kind == "D"]
    unnamed = clause.subject_word is not None and not [t for t in clause.subjects if t.kind in "PO"]
    return unnamed and all(_is_bare(reading, t) for t in bare)


def _is_where_they_came(reading: Reading, trip: Trip, token: Token) -> bool:
    """Tell whether a place lies in one that guests came to, or is not known to lie anywhere."""
    known = set(reading.place_keys_up(token.local_id)) & reading.vocabulary.places.keys()
    return not known or any(reading.lies_in(token.local_id, p.local_id) for p in trip.places)


def trip_days(reading: Reading, clause: Clause) -> Days:
    """Give the days in the words of the journey, ranges first; a single day is the whole trip until more is known."""
    sentence = clause.sentence
    found = [d for d in reading.dates_in(sentence.start, clause.end) if is_event_day(d)]
    found = [d for d in found if _length(d) <= MAX_TRIP_DAYS]
    if not found:
        return Days()
    best = max(found, key=lambda d: (d.date_from != d.date_to, -d.start))
    return Days(
        first=best.date_from,
        last=best.date_to,
        basis=best.date_basis,
        reason=best.date_reason,
        start=best.start,
        end=best.end,
    )


def _length(found: DateMention) -> int:
    return days_between(found.date_from, found.date_to) if found.date_from and found.date_to else MAX_TRIP_DAYS + 1


def _is_of_one_leg(reading: Reading, trip: Trip, clause: Clause) -> bool:
    """Tell 代表团抵达甲国,开始为期4天的访问 of a journey to 甲国 and 乙国 whose days are told: how long they stayed in one land."""
    if len(trip.places) < 2 or trip.days.last in (trip.days.first, None) or clause.start <= trip.end:
        return False
    stops = {p.local_id for p in trip.places}
    reached = reading.clean[clause.sentence.start : clause.end]
    named = {t.local_id for t in reading.tokens_in(clause.sentence.start, clause.end)} & stops
    return len(named) == 1 and ARRIVED.search(reached) is not None


def length_of_stay(reading: Reading, trip: Trip, clauses: list[Clause]) -> None:
    """Note how long the journey is said to last: 为期7天. A single day told is then the one it began on."""
    for pattern in (STATED_DAYS_SURE, STATED_DAYS):
        for clause in clauses:
            # the comma that closes the clause belongs to the pattern: 四天时间,
            found = pattern.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
            if (
                found is None
                or clause.is_said(found.start())
                or clause.earlier
                or _is_of_one_leg(reading, trip, clause)
            ):
                continue
            days = read_number(next(filter(None, found.groups())))
            if days is None:
                continue
            if DAYS_TO_COME.search(reading.clean, clause.start, found.start()) is not None:
                if trip.days.first is not None and trip.days.first == trip.days.last:
                    trip.days = replace(trip.days, last=None)  # 未来两天: it goes on
                continue
            if 1 < days <= MAX_TRIP_DAYS and reading.clean[found.start() - 1] not in "第后前近每·":
                trip.days_stated, trip.days_stated_span = days, found.span()
                if trip.days.first is not None and trip.days.first == trip.days.last:
                    trip.days = replace(trip.days, last=None)  # the day it began, or one of them
                return


def read_number(written: str) -> int | None:
    """Read a small number: 7 → 7, 十二 → 12, 二十三 → 23."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        return NUMERALS.get(written)
    head = NUMERALS.get(tens, 0) if tens else 1
    tail = NUMERALS.get(ones, 0) if ones else 0
    return head * 10 + tail or None


def stay_contradictions(trips: list[Trip]) -> list[Issue]:
    """Tell where the stated length of a journey differs from its dates: 为期7天 over eight dates."""
    issues = []
    for trip in trips:
        if (
            trip.days_stated is None
            or trip.days.first is None
            or trip.days.last is None
            or trip.days_stated_span is None
        ):
            continue
        computed = days_between(trip.days.first, trip.days.last)
        if computed != trip.days_stated:
            issues.append(
                Issue(
                    stage="assemble",
                    reason="stated_days_differ",
                    detail=f"stated {trip.days_stated} days, dates {trip.days.first} to {trip.days.last} are {computed}",
                    start=trip.days_stated_span[0],
                    end=trip.days_stated_span[1],
                )
            )
    return issues
