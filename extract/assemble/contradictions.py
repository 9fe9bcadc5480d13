"""Where one article says two things that cannot both be right: both are kept, and the conflict is a row.

Nothing is a conflict because it is told in part: 签署7个协议,包括甲、乙 names two of seven. Only a list that claims to be whole
(分别是甲、乙), two days of one event, two totals of one project or two leaders of one journey are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from extract.assemble.reading import Reading, days_between
from extract.assemble.told import Amount, Contradiction, Days, Engagement, Project, Span, Told, Trip
from extract.find.candidates import FigureCandidate

# What opens a list that names all there are, and what shows that it does not.
WHOLE_LIST = re.compile(
    r"[^,，。;；、]{0,10}[,，:：]?(?:这[^,，。;；、]{0,6})?(?:分别(?:是|为)|依次(?:是|为)|即)[:：]?"
)
# Another number stands between: of 28 projects 2 are listed.
OF_A_PART = re.compile(r"[0-9一二两三四五六七八九十中]")
NOT_WHOLE = re.compile(r"等|之一|另有|还有|其余|包括|其中")
LIST_END = re.compile(r"[,，。;；\n]")
SURE_MARK, POSSIBLE_MARK = re.compile("、"), re.compile("、|以及|和|及|与")
COUNTED = {"agreements": "agreement_count", "projects": "agreement_count", "companies": "company_count"}
LEADS_IN_TITLE = re.compile(r"(?:率团|率队|带队|率[^,，。 ]{0,14}?团)")
TAKEN_OVER = frozenset({"trip_range", "unstated", "paragraph", "article"})
# How far a qualified number reaches: about a tenth to both sides, over and at least without an end.
REACH = {
    "about": (Decimal("0.9"), Decimal("1.1")),
    "nearly": (Decimal("0.9"), Decimal(1)),
    "over": (Decimal(1), Decimal(1000)),
    "at_least": (Decimal(1), Decimal(1000)),
}


def find_contradictions(
    reading: Reading,
    trips: Sequence[Trip],
    engagements: Sequence[Engagement],
    projects: Sequence[Project],
    told_id_of_figure: Mapping[Span, str],
    told_id_of_person: Mapping[str, str],
) -> list[Contradiction]:
    """Compare what the article tells with itself; all told rows have their ids by now."""
    found = [
        *(c for trip in trips for c in _length(trip, told_id_of_figure)),
        *(c for trip in trips for c in _leader(reading, trip, told_id_of_person)),
        *_counts(reading, told_id_of_figure),
        *_days_of_events(engagements),
        *(c for project in projects for c in _project(project, told_id_of_figure)),
    ]
    # a groundbreaking is an act and a stage of its project: two days of it are one contradiction
    return list({(c.kind, c.story, c.left_value, c.right_value): c for c in found}.values())


def _conflict(kind: str, at: Told | Span, story: int, left: tuple[str, str], right: tuple[str, str]) -> Contradiction:
    start, end = (at.start, at.end) if isinstance(at, Told) else at
    return Contradiction(
        start=start,
        end=end,
        story=story,
        rule=f"conflict_of_{kind}",
        kind=kind,
        left_value=left[0],
        left_told_id=left[1],
        right_value=right[0],
        right_told_id=right[1],
    )


def _length(trip: Trip, told_id_of_figure: Mapping[Span, str]) -> Iterator[Contradiction]:
    """Tell where the stated length of a journey is not that of its days: 为期7天 over eight days."""
    first, last, span = trip.days.first, trip.days.last, trip.days_stated_span
    if trip.days_stated is None or span is None or first is None or last is None:
        return
    if days_between(first, last) != trip.days_stated:
        figure = next((i for (start, end), i in told_id_of_figure.items() if span[0] <= start < span[1]), trip.told_id)
        yield _conflict(
            "trip_length",
            span,
            trip.story,
            (f"{trip.days_stated} days", figure),
            (f"{days_between(first, last)} days, {first} to {last}", trip.told_id),
        )


def _leader(reading: Reading, trip: Trip, told_id_of_person: Mapping[str, str]) -> Iterator[Contradiction]:
    """Tell where the headline gives the journey another leader than the text."""
    title = reading.text.page.title_span
    if title is None or trip.lead.local_id is None or trip.story != 1 or (trip.lead.start or 0) < title[1]:
        return
    if trip.lead.local_id not in reading.roles_by_person:
        return  # who holds no office is more likely misread than in conflict
    named = [m for m in reading.settled.mentions if m.kind == "person" and title[0] <= m.start and m.end <= title[1]]
    leads = LEADS_IN_TITLE.search(reading.clean, *title)
    before = [m for m in named if leads is not None and m.end <= leads.start()]
    if len(named) == 1 and before and before[0].local_id != trip.lead.local_id:
        other = reading.settled.entities[before[0].local_id]
        leader = reading.settled.entities[trip.lead.local_id]
        yield _conflict(
            "trip_leader",
            (before[0].start, before[0].end),
            trip.story,
            (leader.name, trip.told_id),
            (other.name, told_id_of_person.get(other.local_id, trip.told_id)),
        )


def _counts(reading: Reading, told_id_of_figure: Mapping[Span, str]) -> Iterator[Contradiction]:
    """Tell where a list that claims to be whole is longer or shorter than the number before it: 签约3个项目,分别是甲、乙."""
    for figure in reading.settled.figures:
        found = figure.found
        if found.kind != "count" or found.qualifier != "exact" or found.measure not in COUNTED or found.value < 2:
            continue
        whole = WHOLE_LIST.match(reading.clean, found.end)
        if whole is None or OF_A_PART.search(reading.clean, whole.start(), whole.end()):
            continue
        end = LIST_END.search(reading.clean, whole.end())
        items = reading.clean[whole.end() : end.start() if end else len(reading.clean)]
        goes_on = end is not None and end.group() in ",，;；"
        if goes_on or NOT_WHOLE.search(items) or not SURE_MARK.search(items):
            continue
        fewest = len(SURE_MARK.findall(items)) + 1
        most = len(POSSIBLE_MARK.findall(items)) + 1
        if not fewest <= found.value <= most:
            told_id = told_id_of_figure[found.start, found.end]
            yield _conflict(
                COUNTED[found.measure],
                (found.start, whole.end() + len(items)),
                figure.story,
                (f"{found.value.normalize():f} announced", told_id),
                (f"{most if found.value > most else fewest} named", told_id),
            )


def _days_of_events(engagements: Sequence[Engagement]) -> Iterator[Contradiction]:
    """Tell where one named event is held on two days."""
    named = [e for e in engagements if e.event_name and _stated(e.days)]
    for first, other in combinations(named, 2):
        same = (first.kind, first.event_name, first.story) == (other.kind, other.event_name, other.story)
        if same and _disjoint(first.days, other.days):
            left, right = (str(first.days.first), first.told_id), (str(other.days.first), other.told_id)
            yield _conflict("event_day", other, other.story, left, right)


def _project(project: Project, told_id_of_figure: Mapping[Span, str]) -> Iterator[Contradiction]:
    """Tell where one project has two totals, or reaches one stage on two days."""
    totals = [a for a in project.amounts if a.figure.found.measure == project.amounts[0].figure.found.measure]
    for other in _other_values(totals):
        found = other.figure.found
        yield _conflict(
            "project_amount",
            (other.start, other.end),
            project.story,
            (_money(totals[0].figure.found), project.told_id),
            (_money(found), told_id_of_figure[found.start, found.end]),
        )
    for stage, other_stage in combinations(project.stages, 2):
        same = stage.stage == other_stage.stage
        if same and _disjoint(stage.days, other_stage.days):
            left, right = (str(stage.days.first), stage.told_id), (str(other_stage.days.first), other_stage.told_id)
            yield _conflict("event_day", other_stage, project.story, left, right)


def _other_values(totals: Sequence[Amount]) -> Iterator[Amount]:
    """Give each amount that cannot be the first one, once: 20亿元 beside about 19亿元 is no other."""
    seen: list[FigureCandidate] = [a.figure.found for a in totals[:1]]
    for amount in totals[1:]:
        found = amount.figure.found
        if found.currency == seen[0].currency and all(_differ(known, found) for known in seen):
            seen.append(found)
            yield amount


def _differ(one: FigureCandidate, other: FigureCandidate) -> bool:
    (low, high), (least, most) = _reach(one), _reach(other)
    return high < least or most < low


def _reach(found: FigureCandidate) -> tuple[Decimal, Decimal]:
    low, high = REACH.get(found.qualifier, (Decimal(1), Decimal(1)))
    return found.value * low, found.value * high


def _money(found: FigureCandidate) -> str:
    return f"{found.value.normalize():f} {found.currency or found.unit}"


def _stated(days: Days) -> bool:
    return days.first is not None and days.basis not in TAKEN_OVER


def _disjoint(one: Days, other: Days) -> bool:
    if one.first is None or other.first is None or not (_stated(one) and _stated(other)):
        return False
    return (one.last or one.first) < other.first or (other.last or other.first) < one.first
