"""Which of the journeys told is the one of a passage, where the next begins, and whether two stories share one."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter

from extract.assemble.reading import Clause, Reading, is_event_day
from extract.assemble.told import Trip
from extract.assemble.trips.days import day_of_leaving, days_that_follow, range_of_the_lead
from extract.assemble.trips.frame import Frame
from extract.assemble.trips.homes import are_apart
from extract.assemble.trips.occasions import journey_to_occasion
from extract.assemble.trips.receptions import journeys_beside, receptions_told
from extract.assemble.trips.travel import journey_told

# 今年9月,县长甲来过: the head of a sentence that goes back
RECALLS = re.compile(r"[ \u3000]*(?:早在|就在)?(?:今年|去年|前年|同年|上个?月|(?:19|20)[0-9]{2}年)[^,，。;；]{0,14}")
NEXT_DAY = re.compile(r"[ \u3000]*(?:第二天|次日|翌日|隔天|第三天)")


def passages(reading: Reading, frame: Frame, told: list[tuple[int, Trip]]) -> list[list[Clause]]:
    """Cut a story where it goes on to the journey of others, told as plainly as the first: one passage for each.

    3月5日,甲国乙市市长丙率团来访。…|3月8日,丁国戊市市长己率团来访。… A list of many journeys stays whole.
    """
    trips = [trip for _, trip in told] or receptions_told(reading, frame)
    starts: list[int] = []
    clause_by_start = {c.start: c for c in frame.clauses}
    before = trips[:1]
    for n, trip in enumerate(trips[1:], 1):
        clause = clause_by_start[trip.start]
        if _is_summed_up(trips, n):
            continue
        if all(_goes_on_to_another(reading, other, trip, clause) for other in before):
            before.append(trip)
            starts.append(clause.sentence.start)
    many = bool(told) and trips[0].direction == "outbound" and len(starts) + 1 >= FEWEST_JOURNEYS
    if many or _is_chronicle(reading, [trip for _, trip in told], frame.clauses):
        return [frame.clauses]
    bounds = [-1, *starts, len(reading.clean)]
    return [[c for c in frame.clauses if begin <= c.start < end] for begin, end in pairwise(bounds)]


def _is_summed_up(trips: list[Trip], at: int) -> bool:
    """Tell a journey that a report opens with beside the first, and tells behind the first again: 甲…;乙…。|甲…。|乙…。"""
    first, one = trips[0].lead.local_id, trips[at].lead.local_id
    if first is None or one is None or one == first:
        return False
    leads = [t.lead.local_id for t in trips[at + 1 :]]
    return first in leads and one in leads[leads.index(first) :]


def _goes_on_to_another(reading: Reading, first: Trip, found: Trip, clause: Clause) -> bool:
    """Tell the journey of other guests, or of another head to another place on other days, from one told before it."""
    if not clause.own_subject or clause.sentence.start <= first.start:
        return False
    if first.direction != found.direction:
        return _pays_the_visit_back(reading, first, found, clause)
    one, other = first.lead.local_id, found.lead.local_id
    if one is None or other is None:
        if first.delegation_id is None or found.delegation_id is None or first.delegation_id == found.delegation_id:
            return False
    elif one == other or other in {m.local_id for m in first.members} or one in {m.local_id for m in found.members}:
        return False
    if found.direction == "inbound":
        return are_apart(reading, first.home_id, found.home_id)
    if one is None or other is None or OF_A_PART.search(reading.clean, clause.sentence.start, clause.end) is not None:
        return False
    days, others = _days_written(reading, first), _days_written(reading, found)
    if not days or not others or days & others:
        return False
    return _is_of_another_home(reading, first, found) or all(
        are_apart(reading, p.local_id, q.local_id) for p in first.places for q in found.places
    )


def _is_of_another_home(reading: Reading, first: Trip, found: Trip) -> bool:
    """Tell the journey that the head of another town leads from it: 甲县县长率队赴丙市,乙县县长率队赴丁市."""
    one, other = first.lead.local_id, found.lead.local_id
    if one is None or other is None or one == other or first.direction != "outbound" or found.direction != "outbound":
        return False
    together = other in {m.local_id for m in first.members} or one in {m.local_id for m in found.members}
    return not together and are_apart(reading, first.home_id, found.home_id)


VISITS_BACK = re.compile(r"回访|来访|(?:率[团队]|一行)[^,，。;；]{0,10}?来(?!到)")


def _pays_the_visit_back(reading: Reading, first: Trip, found: Trip, clause: Clause) -> bool:
    """Tell 6月3日,乙集团董事长丙率团来甲市回访 behind 甲市市长's own journey of other days: what follows is of that visit."""
    if found.direction != "inbound" or clause.earlier or found.lead.local_id in (None, first.lead.local_id):
        return False
    if VISITS_BACK.search(reading.clean, clause.start, clause.end) is None:
        return False  # 省委书记丙到甲市调研
    if found.lead.local_id in {m.local_id for m in first.members}:
        return False
    if first.home_id is None or not all(reading.lies_in(p.local_id, first.home_id) for p in found.places):
        return False
    days, others = _days_written(reading, first), _days_written(reading, found)
    return bool(days and others and not days & others)


def _days_written(reading: Reading, trip: Trip) -> set[str]:
    """Give the dates that stand in the sentence of a journey before it, as they are written: 3月5日,市长甲率团赴乙国."""
    opens = max(reading.clean.rfind(mark, 0, trip.start) for mark in "。;；\n") + 1
    return {reading.clean[d.start : d.end] for d in reading.every_date_in(opens, trip.end)}


OF_A_PART = re.compile(r"分[团队组赴别头]|小分队|兵分|另一路|随后|还|也")  # of one journey, perhaps


def find_trip(reading: Reading, frame: Frame, journeys: list[tuple[int, Trip]]) -> None:
    """Give a passage the journey it tells most surely, with its stops and days; none where it lists the journeys of many."""
    told: list[tuple[int, Trip]] = []
    clauses = frame.clauses
    clause_by_start = {c.start: c for c in clauses}
    for found in journeys:
        clause = clause_by_start[found[1].start]
        if told and _is_recalled(reading, told[0][1], found[1]):
            continue
        if _is_history(reading, found[1]):
            continue
        if told and _is_of_another_home(reading, told[0][1], found[1]):
            continue
        if told and found[1].direction == "inbound" and told[0][1].direction == "outbound":
            continue  # 客人随后来甲市回访: another journey than the one told of
        if told and NEXT_DAY.match(reading.clean, clause.sentence.start, clause.sentence.end):
            continue  # 第二天,代表团到访乙市政府: a later day of the journey told before
        told.append(found)
    if _is_chronicle(reading, [trip for _, trip in told], clauses):
        return  # each with its own people and days: whose what follows would be is not one journey's
    if not told:
        told += _told_beside(reading, frame, clauses)
    if not told:
        frame.beside = journeys_beside(reading, frame)
    if not told and not frame.beside and (received := receptions_told(reading, frame, only_first=True)):
        told.append((0, received[0]))
    if not told and not frame.beside and (gone := journey_to_occasion(reading, frame, clauses)) is not None:
        frame.beside = [gone]
    if told:
        frame.trip = max(told, key=itemgetter(0))[1]
        if frame.trip.direction == "inbound":
            frame.trip = _to_the_whole(reading, frame.trip, [trip for _, trip in told])
        _every_stop(reading, frame.trip, [trip for _, trip in told])
        _stops_before(reading, frame.trip, [trip for _, trip in told])
        passes = frame.trip.rule != "trip_to_occasion"  # whose news an occasion is, its own words tell
        if (
            passes
            and frame.trip.direction == "outbound"
            and (
                frame.home_id is None
                or not (
                    reading.lies_in(frame.trip.home_id, frame.home_id)
                    or reading.lies_in(frame.home_id, frame.trip.home_id)
                )
            )
        ):
            frame.home_id, frame.home_basis = frame.trip.home_id, frame.trip.home_basis
        range_of_the_lead(reading, frame.trip, clauses)
        day_of_leaving(reading, frame.trip, clauses)
        days_that_follow(reading, frame, frame.trip, clauses)


def _told_beside(reading: Reading, frame: Frame, clauses: list[Clause]) -> list[tuple[int, Trip]]:
    """Give the first journey of the home place that a caption tells with its leader, where no paragraph tells one."""
    for clause in clauses:
        if clause.sentence.block_kind != "caption" or clause.earlier:
            continue
        found = journey_told(reading, frame, clause)
        if found is not None and found[1].rule == "trip_led" and found[1].lead.local_id is not None:
            return [found]
    return []


def _is_chronicle(reading: Reading, told: list[Trip], clauses: list[Clause]) -> bool:
    """Tell a list of journeys, paragraph by paragraph, each under another head, on other days and to other places."""
    if len(told) < FEWEST_JOURNEYS:
        return False
    clause_by_start = {c.start: c for c in clauses}
    run: list[Trip] = []
    last_block = -1
    for trip in told:
        clause = clause_by_start[trip.start]
        block = clause.sentence.block
        if trip.lead.local_id is None or not reading.every_date_in(clause.sentence.start, trip.end):
            continue
        if block - last_block > LONGEST_ENTRY:
            run = []
        elif block == last_block or not all(_is_another(trip, other) for other in run):
            continue
        run.append(trip)
        last_block = block
        if len(run) >= FEWEST_JOURNEYS:
            return True
    return False


def _is_another(trip: Trip, before: Trip) -> bool:
    """Tell a journey under another head, to other places, and begun when the one before was over, where days are told."""
    if trip.lead.local_id == before.lead.local_id:
        return False
    if {p.local_id for p in before.places} & {p.local_id for p in trip.places}:
        return False
    over = before.days.last or before.days.first
    return over is None or trip.days.first is None or over < trip.days.first


FEWEST_JOURNEYS = 3  # two may be a journey and one it recalls
LONGEST_ENTRY = 2  # paragraphs a chronicle gives to one journey


def _is_history(reading: Reading, trip: Trip) -> bool:
    """Tell 2014年8月,甲对某国进行访问 in a paper of 2019: a journey of years ago that no delegation is led on."""
    printed = reading.settled.text.page.published_on
    if printed is None or trip.rule != "trip_of_person":
        return False
    opens = max(reading.clean.rfind(mark, 0, trip.start) for mark in "。;；\n") + 1
    months = [d.date_to for d in reading.every_date_in(opens, trip.end) if d.date_to is not None]
    day = trip.days.first or (months[-1] if months else None)
    return day is not None and day.year < printed.year - 1


def _is_recalled(reading: Reading, first: Trip, found: Trip) -> bool:
    """Tell 今年9月,县长甲来过 behind the journey of December that a report opens with: another one, over before it."""
    sentence = reading.clean.rfind("。", 0, found.start) + 1
    if RECALLS.match(reading.clean, max(sentence, first.end)) is None or first.days.first is None:
        return False
    return found.days.last is not None and found.days.last < first.days.first


def _to_the_whole(reading: Reading, trip: Trip, told: list[Trip]) -> Trip:
    """Take 来甲市考察 for the journey of guests, not 前往乙区、丙县 told behind it: what they toured lies in the place they came to."""
    stops = {p.local_id for p in trip.places}
    kinds = {e.detail_kind for stop in stops if (e := reading.entity(stop)) is not None}
    for other in told if kinds <= {"district", "zone", "industrial_park"} else ():
        if other.direction != "inbound" or other.home_id != trip.home_id or len(other.places) != 1:
            continue
        whole = other.places[0].local_id
        if stops and whole not in stops and all(reading.lies_in(stop, whole) for stop in stops):
            return other
    return trip


def _every_stop(reading: Reading, trip: Trip, told: list[Trip]) -> None:
    """Take the longest list of places one sentence gives, where the journey's own words give only some of them."""
    longest = max(told, key=lambda other: len(other.places))
    if (longest.home_id, longest.direction) != (trip.home_id, trip.direction):
        return
    stops = {p.local_id for p in longest.places}
    if {p.local_id for p in trip.places} < stops:
        trip.places = longest.places  # also of 访问我省, where no place is told: 代表团到乙市考察
    elif trip.places and all(any(reading.lies_in(p.local_id, stop) for stop in stops) for p in trip.places):
        # 抵达甲国乙市,对甲国、丙国进行访问: 乙市, 丙国
        trip.places = [
            *trip.places,
            *(q for q in longest.places if not any(reading.lies_in(p.local_id, q.local_id) for p in trip.places)),
        ]


def _stops_before(reading: Reading, trip: Trip, told: list[Trip]) -> None:
    """Put the stops told before the journey's own words in front of them: 代表团前往甲区。24日,代表团赴乙市 → 甲区, 乙市."""
    if trip.direction != "outbound" or trip.rule != "trip_of_delegation":
        return
    for other in told:
        if other.start >= trip.start:
            return
        if (other.home_id, other.direction, other.rule) != (trip.home_id, trip.direction, trip.rule):
            continue
        if other.days.first is not None and trip.days.first is not None and other.days.first != trip.days.first:
            continue
        gone = {p.local_id for p in trip.places}
        stops = [p for p in other.places if p.local_id not in gone]
        if any(reading.lies_in(p.local_id, stop) or reading.lies_in(stop, p.local_id) for p in stops for stop in gone):
            continue
        trip.places = [*stops, *trip.places]


def same_trip(reading: Reading, frame: Frame, first: Frame) -> bool:
    """Tell whether two passages tell one journey: same home, no further place, no other days, no other guests."""
    one, other = frame.trip, first.trip
    if one is None or other is None:
        return False
    days_agree = one.days.first is None or (one.days.first, one.days.last) == (other.days.first, other.days.last)
    places = {p.local_id for p in one.places} <= {p.local_id for p in other.places}
    if one.direction == "inbound" and are_apart(reading, one.home_id, other.home_id):
        return False  # other guests of the same town
    return frame.home_id in (first.home_id, None) and places and days_agree


def shares_trip(reading: Reading, frame: Frame, first: Frame, clauses: list[Clause]) -> bool:
    """Tell whether a story without a journey of its own lies inside the first one: same home, same place, days inside."""
    trip = first.trip
    if trip is None or frame.home_id not in (first.home_id, None) or trip.days.first is None or trip.days.last is None:
        return False
    days = [d for c in clauses for d in c.dates if is_event_day(d)]
    inside = [
        d for d in days if d.date_from and d.date_to and trip.days.first <= d.date_from and d.date_to <= trip.days.last
    ]
    there = any(
        t.kind == "L" and any(reading.lies_in(t.local_id, p.local_id) for p in trip.places)
        for c in clauses
        for t in c.tokens
    )
    return bool(days) and len(inside) == len(days) and there
