"""Which local persons of many articles are one: by name first, then by office, employer, place, time and company.

A name alone proves little. Two persons of one name are one when something else agrees; they are two when both hold offices that
nobody holds at once; and where neither is known they are kept apart, because a false merger puts one person's trips into another's
life, while a missed one is seen and can be reviewed (`seeds/override.csv`).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from resolve.identity import (
    Cluster,
    Conflict,
    FirstInPrint,
    Link,
    PairJudgement,
    Together,
    judge_bearers,
    links_by_key,
    put_together,
)

RULES = Path(__file__).resolve().parent / "rules"
AT_ONCE = timedelta(days=365)  # an office is held for years: two of them told within one year are held at once
ONE_LATIN_WORD = re.compile(r"[A-Za-z]+\Z")

# Bodies by what holding an office in them says: the state moves its people, a firm's officers are found at the firm.
STATE, FIRM = "state", "firm"
OTHER_SIDE = {"one": "other", "other": "one"}
SECTOR_BY_BODY = {
    "government": STATE, "party": STATE, "embassy": STATE, "industrial_park": STATE,
    "company": FIRM, "fund": FIRM, "media": FIRM,
}  # fmt: skip
SECTOR_BY_TITLE = {"government": STATE, "party": STATE, "diplomatic": STATE, "company": FIRM}

# How sure each kind of agreement is: for a name that few bear, and for one that many bear (None: says nothing).
SCORES: Mapping[str, tuple[float, float | None]] = {
    "person_same_text": (0.99, 0.99),
    "person_same_name_and_office": (0.98, 0.95),
    "person_same_name_and_employer": (0.95, 0.9),
    "person_same_name_and_city": (0.93, None),
    "person_same_name_and_companion": (0.92, 0.85),
    "person_same_name_and_region": (0.85, None),
    "person_same_name_and_body_told": (0.82, None),
    "person_only_bearer_of_the_name": (0.8, None),
}


@dataclass(frozen=True, slots=True)
class Post:
    """One office as told: what it is called, where, and the days for which it is told."""

    title: str
    seat: str | None
    sector: str | None
    region: str | None
    city: str | None
    from_day: date | None
    to_day: date | None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """One person of one article. `region` is a province of China or another country; `home` that of the delegation he is of."""

    local_id: str
    article_id: str
    root: str
    name: str
    first_in_print: FirstInPrint
    posts: tuple[Post, ...] = ()
    home: str | None = None
    companions: frozenset[str] = frozenset()
    bodies_told: frozenset[str] = frozenset()
    tags: frozenset[tuple[int, str]] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether anything but the name and the delegation is told."""
        return any(post.sector or post.seat for post in self.posts)

    @property
    def regions(self) -> frozenset[str]:
        """Every province or foreign country he is tied to."""
        told = {post.region for post in self.posts if post.region}
        return frozenset(told | ({self.home} if self.home else set()))


@dataclass(slots=True)
class PersonProfile:
    """What a group of sightings is known by; of one office the widest days, so that a much-reported person has few."""

    articles: set[str] = field(default_factory=set)
    tags: set[tuple[int, str]] = field(default_factory=set)
    posts: dict[tuple[object, ...], Post] = field(default_factory=dict)
    seats: set[str] = field(default_factory=set)
    state_regions: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    is_known: bool = False

    @classmethod
    def of(cls, person: PersonSeen) -> PersonProfile:
        """Start with one sighting."""
        profile = cls(articles={person.article_id}, tags=set(person.tags), is_known=person.is_known)
        profile.regions |= person.regions
        for post in person.posts:
            profile._take(post)
        return profile

    def absorb(self, other: PersonProfile) -> None:
        """Take in what another group is known by."""
        self.articles |= other.articles
        self.tags |= other.tags
        self.regions |= other.regions
        self.is_known |= other.is_known
        for post in other.posts.values():
            self._take(post)

    def _take(self, post: Post) -> None:
        key = (post.title, post.seat, post.sector, post.region, post.city)
        self.posts[key] = _widest(self.posts[key], post) if key in self.posts else post
        if post.seat:
            self.seats.add(post.seat)
        if post.sector == STATE and post.region:
            self.state_regions.add(post.region)


@dataclass(slots=True, kw_only=True)
class PersonDecisions:
    """Persons put together, the judgements, and what tells bearers of one name apart: first local id → words."""

    together: Together[PersonSeen, PersonProfile] = field(default_factory=Together)
    disambiguator: dict[str, str] = field(default_factory=dict)


@cache
def common_surnames() -> frozenset[str]:
    """Read the surnames that more than about one in 150 people bear (Ministry of Public Security, name reports 2018 to 2021)."""
    with (RULES / "common_surnames.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["surname"] for row in csv.DictReader(file))


def is_common(name: str) -> bool:
    """Whether many people bear a name: a frequent surname and one more character (王伟), or one Latin word (Peter).

    Three characters, and names of foreigners with a family name, are borne by few of those who appear in such news.
    """
    return bool(ONE_LATIN_WORD.match(name)) or (len(name) == 2 and name[0] in common_surnames())


def sector_of_body(kind: str | None) -> str | None:
    """Tell whether a body of that kind belongs to the state, to business, or to neither."""
    return SECTOR_BY_BODY.get(kind or "")


def decide_persons(
    seen: Sequence[PersonSeen], reviewed: Sequence[Link] = (), place_name: Callable[[str], str] = str
) -> PersonDecisions:
    """Put persons together, name by name; names meet only where a reviewed link says so.

    `reviewed` are the links a person has reviewed; `place_name` names places for the explanations.
    """
    result = PersonDecisions()
    for bearers, links in _blocks(seen, reviewed):
        found = put_together(
            bearers, [*links, *_links(bearers)], PersonProfile.of, conflict_between, [_links_to_the_only_bearer]
        )
        result.together.clusters += found.clusters
        judged = list(judge_bearers(found.clusters, conflict_between))
        result.together.judgements += [*found.judgements, *judged]
        result.together.rule_by_local |= found.rule_by_local
        if len(found.clusters) > 1:
            result.disambiguator |= _told_apart(found.clusters, judged, place_name)
    return result


def _blocks(seen: Sequence[PersonSeen], reviewed: Sequence[Link]) -> Iterator[tuple[list[PersonSeen], list[Link]]]:
    name_by_local = {person.local_id: person.name for person in seen}
    parent = {name: name for name in name_by_local.values()}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for link in reviewed:
        low, high = sorted((root(name_by_local[link.left]), root(name_by_local[link.right])))
        parent[high] = low
    members: dict[str, list[PersonSeen]] = {}
    links: dict[str, list[Link]] = {}
    for person in seen:
        members.setdefault(root(person.name), []).append(person)
    for link in reviewed:
        links.setdefault(root(name_by_local[link.left]), []).append(link)
    for name in sorted(members):
        yield members[name], links.get(name, [])


def conflict_between(left: PersonProfile, right: PersonProfile, link: Link | None) -> Conflict | None:
    """Say what keeps two groups of sightings apart."""
    for line, side in sorted(left.tags):
        if (line, OTHER_SIDE[side]) in right.tags:
            return Conflict(rule="override_not_same", score=1.0, detail=f"line {line}")
    if link is not None and link.rule == "override_same":
        return None
    if shared := left.articles & right.articles:
        return Conflict(rule="person_twice_in_one_article", score=0.95, detail=min(shared))
    return None if link is not None and link.rule == "person_same_text" else _offices_at_once(left, right)


def _offices_at_once(left: PersonProfile, right: PersonProfile) -> Conflict | None:
    """Offices that nobody holds at once: of the state in two regions, or of the state and of a firm, unless one is shared."""
    if left.seats & right.seats:
        return None
    for one in left.posts.values():
        for other in right.posts.values():
            if not _at_once(one, other):
                continue
            told = f"{one.said} / {other.said}"
            if one.sector == other.sector == STATE and one.region and other.region:
                if not left.state_regions & right.state_regions:
                    return Conflict(rule="person_offices_in_two_regions", score=0.95, detail=told)
            elif {one.sector, other.sector} == {STATE, FIRM}:
                return Conflict(rule="person_office_and_firm_at_once", score=0.9, detail=told)
    return None


def _widest(one: Post, other: Post) -> Post:
    return replace(
        one,
        from_day=_outer(min, one.from_day, other.from_day),
        to_day=_outer(max, one.to_day, other.to_day),
        said=min(one.said, other.said),
    )


def _outer(pick: Callable[[date, date], date], one: date | None, other: date | None) -> date | None:
    return pick(one, other) if one and other else one or other


def _at_once(one: Post, other: Post) -> bool:
    """Whether two offices are held within a year of each other; where a day is missing nothing says that they are not."""
    if not (one.from_day and one.to_day and other.from_day and other.to_day):
        return True
    return one.from_day <= other.to_day + AT_ONCE and other.from_day <= one.to_day + AT_ONCE


def _links(bearers: Sequence[PersonSeen]) -> Iterator[Link]:
    def link(rule: str, keys: Iterable[tuple[object, PersonSeen]]) -> Iterator[Link]:
        few, many = SCORES[rule]
        rare = [((one.name, key), one) for key, one in keys if key]
        common = [entry for entry in rare if is_common(entry[1].name)]
        if many is not None:
            yield from links_by_key(common, rule, many)
        yield from links_by_key([entry for entry in rare if not is_common(entry[1].name)], rule, few)

    yield from link("person_same_text", (((one.root, nth), one) for nth, one in _numbered(bearers)))
    posts = [(post, person) for person in bearers for post in person.posts]
    yield from link("person_same_name_and_office", (((p.title, p.seat), one) for p, one in posts if p.seat))
    yield from link("person_same_name_and_employer", ((p.seat, one) for p, one in posts))
    yield from link("person_same_name_and_city", ((p.city, one) for p, one in posts if p.sector == STATE))
    yield from link("person_same_name_and_region", ((p.region, one) for p, one in posts if p.sector == STATE))
    yield from link("person_same_name_and_companion", ((other, one) for one in bearers for other in one.companions))
    employers = [(p.seat, one) for p, one in posts if p.sector == FIRM]
    seats = {seat for seat, _ in employers}
    beside = [(body, one) for one in bearers if not one.is_known for body in one.bodies_told if body in seats]
    yield from link("person_same_name_and_body_told", [*employers, *beside])


def _numbered(bearers: Iterable[PersonSeen]) -> Iterator[tuple[int, PersonSeen]]:
    """Number the bearers of one name within each article: the second of a reprint is the second of the original."""
    told: Counter[tuple[str, str]] = Counter()
    for person in sorted(bearers, key=lambda one: one.first_in_print):
        yield told[person.name, person.article_id], person
        told[person.name, person.article_id] += 1


def _links_to_the_only_bearer(clusters: Sequence[Cluster[PersonSeen, PersonProfile]]) -> Iterator[Link]:
    """Give sightings of whom only the name is told to the one person of that name, if few bear it and no region speaks against."""
    rule = "person_only_bearer_of_the_name"
    for name in sorted({member.name for cluster in clusters for member in cluster.members}):
        bearers = [cluster for cluster in clusters if any(member.name == name for member in cluster.members)]
        score = SCORES[rule][1 if is_common(name) else 0]
        known = [cluster for cluster in bearers if cluster.profile.is_known]
        if score is None or len(known) > 1:
            continue
        host = known[0] if known else bearers[0]
        for cluster in bearers:
            if cluster is not host and _agree(host.profile.regions, cluster.profile.regions):
                yield Link(left=host.first.local_id, right=cluster.first.local_id, rule=rule, score=score)


def _agree(regions: set[str], others: set[str]) -> bool:
    return not regions or not others or bool(regions & others)


def _told_apart(
    clusters: Sequence[Cluster[PersonSeen, PersonProfile]],
    judged: Iterable[PairJudgement],
    place_name: Callable[[str], str],
) -> dict[str, str]:
    """Say for each bearer of a name who he is, and why he is not the other: 副市长（长春市人民政府）；…"""
    reason: dict[str, str] = {}
    for judgement in judged:
        reason.setdefault(judgement.left, judgement.rule)
        reason.setdefault(judgement.right, judgement.rule)
    return {
        cluster.first.local_id: f"{_who(cluster, place_name)}; {reason.get(cluster.first.local_id, 'not_enough_to_be_one')}"
        for cluster in clusters
    }


def _who(cluster: Cluster[PersonSeen, PersonProfile], place_name: Callable[[str], str]) -> str:
    told = Counter(post.said for member in cluster.members for post in member.posts)
    years = sorted({member.first_in_print[0].year for member in cluster.members} - {date.max.year})
    span = f", {years[0]}" + (f"–{years[-1]}" if len(years) > 1 else "") if years else ""
    if told:
        return min(told, key=lambda said: (-told[said], said)) + span
    homes = sorted({member.home for member in cluster.members if member.home})
    return (f"delegation of {place_name(homes[0])}" if homes else "no office told") + span
