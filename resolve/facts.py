"""Which told rows tell one and the same trip, engagement, agreement or figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from resolve.keys import published_key

TRIP_RULE = "trip_same_home_and_days"
VERSION_RULE = "trip_only_one_in_each_version"
DIFFERING_RULE = "figure_one_of_its_kind_in_each_article"
RULE_BY_KIND = {
    "engagement": "engagement_same_kind_day_and_counterparts",
    "agreement": "agreement_same_parties_kind_and_status",
    "figure": "figure_same_value_measure_and_organization",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where a told row stands: its article, the group of versions and reprints of that article, the day it was printed."""

    told_id: str
    article_id: str
    root: str
    raw_start: int
    published_on: date | None = None

    @property
    def first_in_print(self) -> tuple[date, str, int, str]:
        """Sort key of the row that names the fact; no part of it depends on when an article arrived."""
        return (self.published_on or date.max, self.article_id, self.raw_start, self.told_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTrip(Told):
    """One trip as one article tells it, with published entity keys."""

    home: str | None = None
    lead: str | None = None
    direction: str | None = None
    started_on: date | None = None
    ended_on: date | None = None
    destinations: frozenset[str] = frozenset()

    @property
    def last_day(self) -> date:
        """Last day, or the first where no last one is told."""
        return self.ended_on or self.started_on or date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFact(Told):
    """One engagement, agreement or figure as one article tells it.

    `identity` is what two tellings must have in common, `scope` within what they must lie (a trip, a group of reprints; None:
    anywhere). Rows of one article that look alike are two things, unless `repeats_are_one`. `only_one_of` names what has but one such
    number, if articles agree on nothing else: the total investment of one agreement.
    """

    kind: str
    identity: tuple[str | None, ...]
    scope: str | None = None
    repeats_are_one: bool = False
    only_one_of: tuple[str, ...] | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactKey:
    """The fact a told row tells; `first_in_print` is where the row stands."""

    told_id: str
    fact_kind: str
    fact_id: str
    rule: str
    first_in_print: tuple[date, str, int, str]


def fold_trips(trips: Sequence[ToldTrip]) -> list[FactKey]:
    """Say which trips are one: same home, overlapping days, and the same leader or a common destination.

    Trips with different leaders, or one outbound and one inbound, stay two. Two trips of one article are one only when home,
    destinations and days all agree. Versions and reprints of one text that tell one trip each tell the same one, even
    without days. The order of `trips` does not matter; the time grows with their number, not with that of pairs.
    """
    joined = _Joined(trips)
    for block in _blocks(trips):
        for cluster in _overlapping(block):
            joined.join(cluster, TRIP_RULE)
    for versions in _one_trip_each(trips):
        joined.join(versions, VERSION_RULE)
    return joined.keys("trip")


def fold_alike(facts: Sequence[ToldFact]) -> list[FactKey]:
    """Say which engagements, agreements and figures are one: equal identity within one scope.

    Where one article tells several alike, the first of each article are one, the second of each, and so on. Where each article tells
    one number only of what has but one (`only_one_of`), the numbers are one figure even if they differ.
    """
    by_article: dict[tuple[object, ...], list[ToldFact]] = {}
    for fact in _differing_are_one(facts):
        by_article.setdefault((fact.kind, fact.identity, fact.scope, fact.article_id), []).append(fact)
    groups: dict[tuple[object, ...], list[ToldFact]] = {}
    for (kind, identity, scope, _), told in by_article.items():
        for nth, fact in enumerate(sorted(told, key=lambda f: f.first_in_print)):
            groups.setdefault((kind, identity, scope, 0 if fact.repeats_are_one else nth), []).append(fact)
    keys = []
    for group in groups.values():
        first = min(group, key=lambda fact: fact.first_in_print)
        fact_id = published_key(first.kind, first.told_id)
        rule = (first.rule or RULE_BY_KIND[first.kind]) if len(group) > 1 else "fact_told_once"
        keys += [
            FactKey(told_id=f.told_id, fact_kind=f.kind, fact_id=fact_id, rule=rule, first_in_print=f.first_in_print)
            for f in group
        ]
    return sorted(keys, key=lambda key: key.told_id)


def _differing_are_one(facts: Iterable[ToldFact]) -> Iterator[ToldFact]:
    """Give the facts, those that differ between articles but are one under one identity; of two numbers in one article nobody knows which."""
    groups: dict[tuple[str, ...], list[ToldFact]] = {}
    for fact in facts:
        if fact.only_one_of is None:
            yield fact
        else:
            groups.setdefault(fact.only_one_of, []).append(fact)
    for thing, told in groups.items():
        values = {(fact.article_id, fact.identity) for fact in told}
        is_one = len({identity for _, identity in values}) > 1 and len({a for a, _ in values}) == len(values)
        for fact in told:
            yield (
                replace(fact, identity=thing, scope=None, repeats_are_one=True, rule=DIFFERING_RULE) if is_one else fact
            )


def fold_reviewed(
    keys: Sequence[FactKey], same: Iterable[Sequence[str]], apart: Iterable[Sequence[str]]
) -> list[FactKey]:
    """Fold again what was reviewed: `same` told rows are one fact with all that was folded with them, `apart` ones a fact of their own.

    As everywhere a fact is named by the row that was printed first, so a line that is deleted leaves no trace.
    """
    by_told = {key.told_id: key for key in keys}

    def together(told_ids: Iterable[str], rule: str) -> None:
        members = [by_told[told_id] for told_id in told_ids]
        first = min(members, key=lambda key: key.first_in_print)
        fact_id = published_key(first.fact_kind, first.told_id)
        for member in members:
            by_told[member.told_id] = replace(member, fact_id=fact_id, rule=rule)

    for reviewed in apart:
        told_ids = [told_id for told_id in reviewed if told_id in by_told]
        if not told_ids:
            continue
        left = {by_told[told_id].fact_id for told_id in told_ids}
        together(told_ids, "override_not_same")
        for fact_id in left:
            rest = [key.told_id for key in by_told.values() if key.fact_id == fact_id and key.told_id not in told_ids]
            if rest:
                together(rest, by_told[rest[0]].rule)
    for reviewed in same:
        facts = {by_told[told_id].fact_id for told_id in reviewed if told_id in by_told}
        if facts:
            together([key.told_id for key in by_told.values() if key.fact_id in facts], "override_same")
    return [by_told[key.told_id] for key in keys]


def _blocks(trips: Iterable[ToldTrip]) -> Iterator[list[ToldTrip]]:
    """Put together what can be one at all: trips from one home with a leader, or a destination, in common."""
    blocks: dict[tuple[str, str], list[ToldTrip]] = {}
    for trip in trips:
        if trip.home is None or trip.started_on is None:
            continue
        for shared in filter(None, (trip.lead, *trip.destinations)):
            blocks.setdefault((trip.home, shared), []).append(trip)
    for key in sorted(blocks):
        yield blocks[key]


@dataclass(slots=True)
class _Cluster:
    last_day: date
    trips: list[ToldTrip] = field(default_factory=list)

    def takes(self, trip: ToldTrip) -> bool:
        return not (
            self._differs("lead", trip)
            or self._differs("direction", trip)
            or any(
                (other.destinations, other.started_on, other.ended_on)
                != (trip.destinations, trip.started_on, trip.ended_on)
                for other in self.trips
                if other.article_id == trip.article_id
            )
        )

    def _differs(self, attribute: str, trip: ToldTrip) -> bool:
        known = {getattr(other, attribute) for other in self.trips} - {None}
        return getattr(trip, attribute) is not None and bool(known) and getattr(trip, attribute) not in known


def _overlapping(block: Iterable[ToldTrip]) -> Iterator[list[ToldTrip]]:
    still_open: list[_Cluster] = []
    for trip in sorted(block, key=lambda t: (t.started_on, t.last_day, t.told_id)):
        started = trip.started_on or date.min
        for cluster in [c for c in still_open if c.last_day < started]:
            yield cluster.trips
            still_open.remove(cluster)
        home = next((c for c in still_open if c.takes(trip)), None)
        if home is None:
            home = _Cluster(trip.last_day)
            still_open.append(home)
        home.trips.append(trip)
        home.last_day = max(home.last_day, trip.last_day)
    for cluster in still_open:
        yield cluster.trips


def _one_trip_each(trips: Iterable[ToldTrip]) -> Iterator[list[ToldTrip]]:
    by_root: dict[str, list[ToldTrip]] = {}
    for trip in trips:
        by_root.setdefault(trip.root, []).append(trip)
    for root in sorted(by_root):
        versions = by_root[root]
        if len({trip.article_id for trip in versions}) == len(versions) > 1:
            yield versions


class _Joined:
    def __init__(self, trips: Iterable[ToldTrip]) -> None:
        self._trips: Mapping[str, ToldTrip] = {trip.told_id: trip for trip in trips}
        self._parent = {told_id: told_id for told_id in self._trips}
        self._rule: dict[str, str] = {}

    def join(self, trips: Sequence[ToldTrip], rule: str) -> None:
        if len(trips) < 2:
            return
        for trip in trips:
            self._rule.setdefault(trip.told_id, rule)
            low, high = sorted((self._root(trips[0].told_id), self._root(trip.told_id)))
            self._parent[high] = low

    def keys(self, kind: str) -> list[FactKey]:
        groups: dict[str, list[ToldTrip]] = {}
        for told_id, trip in self._trips.items():
            groups.setdefault(self._root(told_id), []).append(trip)
        named = {
            root: published_key(kind, min(group, key=lambda t: t.first_in_print).told_id)
            for root, group in groups.items()
        }
        return [
            FactKey(
                told_id=told_id,
                fact_kind=kind,
                fact_id=named[self._root(told_id)],
                rule=self._rule.get(told_id, "fact_told_once"),
                first_in_print=self._trips[told_id].first_in_print,
            )
            for told_id in sorted(self._trips)
        ]

    def _root(self, told_id: str) -> str:
        while self._parent[told_id] != told_id:
            self._parent[told_id] = self._parent[self._parent[told_id]]
            told_id = self._parent[told_id]
        return told_id
