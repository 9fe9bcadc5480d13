"""Putting sightings together: links that say "the same", conflicts that say "not the same", and a record of every judgement.

What is a link and what is a conflict is known by the rooms for persons and for organizations; here they are weighed. The outcome
depends on the set of sightings alone: links are taken best first, ties by what was printed first, never by arrival.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, Protocol, Self, TypeVar

SAME_FROM = 0.8  # a link below is kept as "undecided": one wrong merger costs more than three missed
REVIEWED = 2.0  # above every rule
TOLD_ONCE = "entity_told_once"
PAIRS_SHOWN = 6  # of the bearers of one name every pair is judged; of more than these each is judged against the first

Verdict = Literal["same", "not_same", "undecided"]
FirstInPrint = tuple[date, str, int, str]


class Sighting(Protocol):
    """One local entity of one article, as far as this module needs to know it."""

    @property
    def local_id(self) -> str:
        """Its local id."""
        ...

    @property
    def first_in_print(self) -> FirstInPrint:
        """Printed day, article, place in the article, id: nothing that depends on arrival."""
        ...


SightingT = TypeVar("SightingT", bound=Sighting)


class Profile(Protocol):
    """What a cluster's conflicts are judged by; it grows with the cluster, so that no member is looked at twice."""

    def absorb(self, other: Self) -> None:
        """Take in what another cluster is known by."""
        ...


ProfileT = TypeVar("ProfileT", bound=Profile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reason to hold two local entities for one; `score` between 0 and 1, `REVIEWED` for a person's word."""

    left: str
    right: str
    rule: str
    score: float
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A reason to keep two apart. A firm one stops every rule; one that is not firm only says that nothing proves them one."""

    rule: str
    score: float
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairJudgement:
    """One judgement on two local entities, as it is published."""

    left: str
    right: str
    decision: Verdict
    rule: str
    score: float
    detail: str | None = None


@dataclass(slots=True, kw_only=True)
class Cluster(Generic[SightingT, ProfileT]):
    """What is held for one so far; `first` was printed first and stands for it."""

    members: list[SightingT]
    first: SightingT
    profile: ProfileT

    def absorb(self, other: Cluster[SightingT, ProfileT]) -> None:
        """Take in another cluster."""
        self.members += other.members
        self.first = min(self.first, other.first, key=lambda member: member.first_in_print)
        self.profile.absorb(other.profile)


@dataclass(slots=True, kw_only=True)
class Together(Generic[SightingT, ProfileT]):
    """Clusters in the order of their first print, every judgement, and by which rule each local entity came in."""

    clusters: list[Cluster[SightingT, ProfileT]] = field(default_factory=list)
    judgements: list[PairJudgement] = field(default_factory=list)
    rule_by_local: dict[str, tuple[str, float]] = field(default_factory=dict)


ConflictBetween = Callable[[ProfileT, ProfileT, Link | None], Conflict | None]


Stage = Callable[[Sequence[Cluster[SightingT, ProfileT]]], Iterable[Link]]


def put_together(
    sightings: Sequence[SightingT],
    links: Iterable[Link],
    profile_of: Callable[[SightingT], ProfileT],
    conflict_between: ConflictBetween[ProfileT],
    later: Sequence[Stage[SightingT, ProfileT]] = (),
) -> Together[SightingT, ProfileT]:
    """Join along links, best first, unless a conflict stands between what has been joined so far.

    `conflict_between` gets the profiles of two clusters and the link that would join them. A link that a conflict stops, and one
    under `SAME_FROM`, is a judgement too, unless its ends are one in the end. `later` gives links that only show once the
    others are taken, such as that a name has one bearer.
    """
    by_id = {sighting.local_id: sighting for sighting in sightings}
    cluster_of: dict[str, Cluster[SightingT, ProfileT]] = {
        key: Cluster(members=[one], first=one, profile=profile_of(one)) for key, one in by_id.items()
    }
    result: Together[SightingT, ProfileT] = Together()
    stopped: list[tuple[Link, Conflict | None]] = []

    def take(links: Iterable[Link]) -> None:
        for link in sorted(links, key=lambda one: _order(one, by_id)):
            left, right = cluster_of[link.left], cluster_of[link.right]
            if left is right:
                continue
            conflict = conflict_between(left.profile, right.profile, link)
            if conflict is not None or link.score < SAME_FROM:
                stopped.append((link, conflict))
                continue
            small, large = sorted((left, right), key=lambda one: len(one.members))
            for member in small.members:
                cluster_of[member.local_id] = large
            large.absorb(small)
            result.judgements.append(_same(link))
            for local_id in (link.left, link.right):
                result.rule_by_local.setdefault(local_id, (link.rule, min(link.score, 1.0)))

    take(links)
    for stage in later:
        take(stage(_in_order(cluster_of)))
    result.clusters = _in_order(cluster_of)
    result.judgements += _apart(stopped, cluster_of)
    for key in by_id:
        result.rule_by_local.setdefault(key, (TOLD_ONCE, 1.0))
    return result


def _in_order(cluster_of: Mapping[str, Cluster[SightingT, ProfileT]]) -> list[Cluster[SightingT, ProfileT]]:
    unique = {id(cluster): cluster for cluster in cluster_of.values()}
    return sorted(unique.values(), key=lambda cluster: cluster.first.first_in_print)


def _same(link: Link) -> PairJudgement:
    return PairJudgement(
        left=link.left,
        right=link.right,
        decision="same",
        rule=link.rule,
        score=min(link.score, 1.0),
        detail=link.detail,
    )


def links_by_key(members: Iterable[tuple[Hashable, SightingT]], rule: str, score: float) -> Iterator[Link]:
    """Link all sightings that share a key: each to the one printed before it, and to the first of all.

    Two links for each keep the number of links that of the sightings; the second still joins where a conflict stops the first.
    """
    groups: dict[Hashable, list[SightingT]] = {}
    for key, member in members:
        groups.setdefault(key, []).append(member)
    for group in groups.values():
        group.sort(key=lambda member: member.first_in_print)
        for nth, member in enumerate(group[1:], start=1):
            for other in (0, nth - 1) if nth > 1 else (0,):
                if group[other].local_id != member.local_id:
                    yield Link(left=group[other].local_id, right=member.local_id, rule=rule, score=score)


def judge_bearers(
    clusters: Sequence[Cluster[SightingT, ProfileT]], why: ConflictBetween[ProfileT]
) -> Iterator[PairJudgement]:
    """Say of the bearers of one name why they are kept apart: a conflict, or too little to hold them for one."""
    if len(clusters) < 2:
        return
    ordered = sorted(clusters, key=lambda cluster: cluster.first.first_in_print)
    pairs = (
        [(a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :]]
        if len(ordered) <= PAIRS_SHOWN
        else [(ordered[0], b) for b in ordered[1:]]
    )
    for left, right in pairs:
        conflict = why(left.profile, right.profile, None)
        yield PairJudgement(
            left=left.first.local_id,
            right=right.first.local_id,
            decision="not_same" if conflict else "undecided",
            rule=conflict.rule if conflict else "not_enough_to_be_one",
            score=conflict.score if conflict else 0.5,
            detail=conflict.detail if conflict else None,
        )


def _order(link: Link, by_id: Mapping[str, SightingT]) -> tuple[object, ...]:
    ends = sorted((by_id[link.left].first_in_print, by_id[link.right].first_in_print))
    return (-link.score, ends, link.rule, link.left, link.right)


def _apart(
    stopped: Iterable[tuple[Link, Conflict | None]], cluster_of: Mapping[str, Cluster[SightingT, ProfileT]]
) -> Iterator[PairJudgement]:
    told: set[tuple[int, int]] = set()
    for link, conflict in stopped:
        low, high = sorted((id(cluster_of[link.left]), id(cluster_of[link.right])))
        if low == high or (low, high) in told:
            continue
        told.add((low, high))
        yield PairJudgement(
            left=link.left,
            right=link.right,
            decision="not_same" if conflict else "undecided",
            rule=conflict.rule if conflict else link.rule,
            score=conflict.score if conflict else link.score,
            detail=conflict.detail if conflict else link.detail,
        )
