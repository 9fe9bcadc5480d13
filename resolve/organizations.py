"""Which local organizations of many articles are one: by registered name, stated short, former, twin and Latin names, and place.

A short form is borne by many firms: 宏达 of one city is not 宏达 of another. A group is not its members, and a part is not the
firm. Where an article tells two bodies, no rule makes them one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

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

RULES = Path(__file__).resolve().parent / "rules" / "organizations.yml"
SHORTEST_TELLING = 3  # characters: 宏达 is the short form of many firms, 明远光电 of few
FIRMS = frozenset({"company", "fund"})
OTHER_SIDE = {"one": "other", "other": "one"}

SCORE_BY_RULE: Mapping[str, float] = {
    "organization_same_vocabulary_key": 1.0,
    "organization_same_text": 0.99,
    "organization_same_registered_name": 0.97,
    "organization_same_name_and_place": 0.95,
    "organization_same_name_and_officer": 0.95,
    "organization_other_name_told": 0.93,  # former, twin and Latin names are told as names of the same body
    "organization_short_name_told": 0.9,
    "organization_same_core_and_officer": 0.92,
    "organization_same_core_and_place": 0.85,
    "organization_only_bearer_of_the_name": 0.82,
    "organization_short_name_of_several": 0.5,
}
# Agreements that a differing place does not weigh against: firms have plants and offices in many places.
WHEREVER = frozenset(
    {
        "override_same",
        "organization_same_vocabulary_key",
        "organization_same_text",
        "organization_same_registered_name",
        "organization_same_name_and_officer",
        "organization_same_core_and_officer",
    }
)
BEYOND_DOUBT = frozenset({"override_same", "organization_same_vocabulary_key"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationSeen:
    """One organization of one article; `region` is a province of China or another country, `city` a city of China."""

    local_id: str
    article_id: str
    root: str
    name: str
    first_in_print: FirstInPrint
    kind: str | None = None
    vocabulary_key: str | None = None
    region: str | None = None
    city: str | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    officers: frozenset[str] = frozenset()
    tags: frozenset[tuple[int, str]] = frozenset()

    @property
    def form(self) -> str:
        """The name as it is compared."""
        return comparable(self.name)


@dataclass(slots=True)
class OrganizationProfile:
    """What a group of sightings is known by."""

    forms_by_article: dict[str, set[str]]
    tags: set[tuple[int, str]]
    keys: set[str]
    kinds: set[str]
    regions: set[str]
    cities: set[str]

    @classmethod
    def of(cls, one: OrganizationSeen) -> OrganizationProfile:
        """Start with one sighting."""
        return cls(
            forms_by_article={one.article_id: {one.form}},
            tags=set(one.tags),
            keys={one.vocabulary_key} - {None},  # type: ignore[arg-type]
            kinds={one.kind} - {None, "other"},  # type: ignore[arg-type]
            regions={one.region} - {None},  # type: ignore[arg-type]
            cities={one.city} - {None},  # type: ignore[arg-type]
        )

    def absorb(self, other: OrganizationProfile) -> None:
        """Take in what another group is known by."""
        for article_id, forms in other.forms_by_article.items():
            self.forms_by_article.setdefault(article_id, set()).update(forms)
        self.tags |= other.tags
        self.keys |= other.keys
        self.kinds |= other.kinds
        self.regions |= other.regions
        self.cities |= other.cities


OrganizationCluster = Cluster[OrganizationSeen, OrganizationProfile]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationDecision:
    """One organization: its group of sightings, the name it goes by, and the other names it is met under (form, kind)."""

    cluster: OrganizationCluster
    name: str
    aliases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _NameRules:
    legal_form: re.Pattern[str]
    group: re.Pattern[str]
    part: re.Pattern[str]


@cache
def _name_rules() -> _NameRules:
    told = yaml.safe_load(RULES.read_text(encoding="utf-8"))

    def any_of(key: str) -> str:
        return "|".join(re.escape(comparable(word)) for word in sorted(told[key], key=len, reverse=True))

    return _NameRules(
        legal_form=re.compile(rf"(?:[ ,.]*(?:{any_of('legal_forms')})\.?)+\Z"),
        group=re.compile(any_of("marks_of_a_group")),
        part=re.compile(rf"(?:{any_of('marks_of_a_part')})\Z"),
    )


def comparable(name: str) -> str:
    """Write a name as it is compared: one width, lower case, no spaces between characters: 明远（长春） 光电 → 明远(长春)光电."""
    folded = unicodedata.normalize("NFKC", name).casefold().strip()
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", folded)


def has_legal_form(form: str) -> bool:
    """Whether a name tells its legal form, so that one firm alone bears it."""
    found = _name_rules().legal_form.search(form)
    return bool(found and found.start() >= SHORTEST_TELLING)


def core_of(form: str, prefix_length: int) -> str:
    """Take the place before a name and the legal form behind it away: 长春明远光电有限公司, 2 → 明远光电."""
    return _name_rules().legal_form.sub("", form[prefix_length:])


def may_be_short_for(short: str, core: str) -> bool:
    """Whether a short form can mean the firm of that core: 明远光电 for 明远光电科技, never a group for a member or a part for the whole."""
    rules = _name_rules()
    if len(short) < SHORTEST_TELLING or not core.startswith(short) or "(" in core:
        return False
    return bool(rules.group.search(short)) == bool(rules.group.search(core)) and not rules.part.search(
        core[len(short) :]
    )


def decide_organizations(
    seen: Sequence[OrganizationSeen],
    reviewed: Iterable[Link],
    place_prefix: Callable[[str], int],
) -> tuple[list[OrganizationDecision], Together[OrganizationSeen, OrganizationProfile]]:
    """Put organizations together; `place_prefix` tells how many characters of a name are a place it begins with."""
    prefix = {form: place_prefix(form) for form in {one.form for one in seen}}
    links = [*reviewed, *_links(seen, prefix)]
    found = put_together(
        seen,
        links,
        OrganizationProfile.of,
        conflict_between,
        [_links_by_told_short_name, lambda clusters: _links_by_core(clusters, prefix), _links_to_the_only_bearer],
    )
    found.judgements += _judge_namesakes(found.clusters)
    return [_decision(cluster) for cluster in found.clusters], found


def conflict_between(left: OrganizationProfile, right: OrganizationProfile, link: Link | None) -> Conflict | None:
    """Say what keeps two groups of sightings apart."""
    for line, side in sorted(left.tags):
        if (line, OTHER_SIDE[side]) in right.tags:
            return Conflict(rule="override_not_same", score=1.0, detail=f"line {line}")
    rule = link.rule if link else None
    if rule in BEYOND_DOUBT:
        return None
    if left.keys and right.keys and left.keys != right.keys:
        detail = " / ".join((min(left.keys), min(right.keys)))
        return Conflict(rule="organization_two_vocabulary_entries", score=1.0, detail=detail)
    if left.kinds and right.kinds and not left.kinds & right.kinds:
        detail = " / ".join((min(left.kinds), min(right.kinds)))
        return Conflict(rule="organization_kinds_differ", score=0.9, detail=detail)
    few, many = sorted((left.forms_by_article, right.forms_by_article), key=len)
    for article_id in few.keys() & many.keys():
        if not few[article_id] & many[article_id]:
            return Conflict(rule="organization_told_as_two", score=0.95)
    return None if rule in WHEREVER else _in_two_places(left, right)


def _in_two_places(left: OrganizationProfile, right: OrganizationProfile) -> Conflict | None:
    for ours, theirs in ((left.regions, right.regions), (left.cities, right.cities)):
        if ours and theirs and not ours & theirs:
            return Conflict(rule="organization_in_two_places", score=0.9, detail=" / ".join((min(ours), min(theirs))))
    return None


def _links(seen: Sequence[OrganizationSeen], prefix: Mapping[str, int]) -> Iterator[Link]:
    def link(rule: str, keys: Iterable[tuple[object, OrganizationSeen]]) -> Iterator[Link]:
        yield from links_by_key(((key, one) for key, one in keys if key), rule, SCORE_BY_RULE[rule])

    free = [one for one in seen if one.vocabulary_key is None]
    yield from link("organization_same_vocabulary_key", ((one.vocabulary_key, one) for one in seen))
    yield from link("organization_same_text", (((one.root, one.form), one) for one in free))
    yield from link("organization_same_registered_name", ((one.form, one) for one in free if has_legal_form(one.form)))
    yield from link("organization_same_name_and_place", (((one.form, one.region), one) for one in free if one.region))
    yield from link(
        "organization_same_name_and_officer",
        (((one.form, officer), one) for one in free for officer in one.officers),
    )
    yield from link(
        "organization_same_core_and_officer",
        (
            ((core_of(one.form, prefix[one.form]), officer), one)
            for one in free
            if one.kind in FIRMS
            for officer in one.officers
        ),
    )
    named_so = [(one.form, one) for one in free]
    told = [(comparable(alias), one) for one in seen for alias, kind in one.aliases if kind != "short_name"]
    forms = {form for form, _ in told}
    yield from link("organization_other_name_told", [*((f, o) for f, o in named_so if f in forms), *told])


def _links_by_told_short_name(clusters: Sequence[OrganizationCluster]) -> Iterator[Link]:
    """A short name that an article tells of one body means that body elsewhere too, unless two bodies are told to bear it."""
    claimed: dict[str, dict[str, OrganizationCluster]] = defaultdict(dict)
    bearers: dict[str, list[OrganizationCluster]] = defaultdict(list)
    for cluster in clusters:
        for form in {member.form for member in cluster.members if member.vocabulary_key is None}:
            bearers[form].append(cluster)
        for member in cluster.members:
            for alias, kind in member.aliases:
                if kind == "short_name" and len(alias) >= SHORTEST_TELLING - 1:
                    claimed[comparable(alias)][cluster.first.local_id] = cluster
    for form in sorted(claimed.keys() & bearers.keys()):
        owners = list(claimed[form].values())
        for bearer in bearers[form]:
            fitting = [owner for owner in owners if owner is bearer or _near(owner.profile, bearer.profile)]
            if any(owner is bearer for owner in fitting) or not fitting:
                continue
            alone = len(owners) == 1 or (len(fitting) == 1 and bearer.profile.regions)
            rule = "organization_short_name_told" if alone else "organization_short_name_of_several"
            for owner in fitting:
                yield _between(owner, bearer, rule)


def _links_by_core(clusters: Sequence[OrganizationCluster], prefix: Mapping[str, int]) -> Iterator[Link]:
    """A firm met without its legal form and place is the one of that core in the same city or country."""
    by_beginning: dict[tuple[str, str], list[tuple[str, OrganizationCluster]]] = defaultdict(list)
    for cluster in clusters:
        firms = {one.form for one in cluster.members if one.vocabulary_key is None and one.kind in FIRMS}
        for form in sorted(firms):
            core = core_of(form, prefix[form])
            for region in sorted(cluster.profile.regions):
                if len(core) >= SHORTEST_TELLING:
                    by_beginning[core[:SHORTEST_TELLING], region].append((core, cluster))
    for key in sorted(by_beginning):
        named = sorted(by_beginning[key], key=lambda one: (one[0], one[1].first.first_in_print))
        for (short, one), (long, other) in _neighbours(named):
            if one is not other and may_be_short_for(short, long):
                yield _between(one, other, "organization_same_core_and_place")


def _neighbours(
    named: Sequence[tuple[str, OrganizationCluster]],
) -> Iterator[tuple[tuple[str, OrganizationCluster], tuple[str, OrganizationCluster]]]:
    """Pair each core with the longest one that it begins with, and with its equals: a sorted list keeps them side by side."""
    open_: list[tuple[str, OrganizationCluster]] = []
    for entry in named:
        while open_ and not entry[0].startswith(open_[-1][0]):
            open_.pop()
        if open_:
            yield open_[-1], entry
        open_.append(entry)


def _links_to_the_only_bearer(clusters: Sequence[OrganizationCluster]) -> Iterator[Link]:
    """Bodies of which no place is told are the one body of that name and kind, where the name is telling and has one bearer."""
    named: dict[tuple[str, str], list[OrganizationCluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.profile.keys:
            continue
        kind = min(cluster.profile.kinds, default="other")
        for form in {member.form for member in cluster.members}:
            named[form, kind].append(cluster)
    for form, kind in sorted(named):
        bearers = named[form, kind]
        placed = [cluster for cluster in bearers if cluster.profile.regions]
        if len(bearers) < 2 or len(placed) > 1 or len(form) < SHORTEST_TELLING:
            continue
        host = placed[0] if placed else bearers[0]
        for cluster in bearers:
            if cluster is not host:
                yield _between(host, cluster, "organization_only_bearer_of_the_name")


def _between(one: OrganizationCluster, other: OrganizationCluster, rule: str) -> Link:
    return Link(left=one.first.local_id, right=other.first.local_id, rule=rule, score=SCORE_BY_RULE[rule])


def _near(one: OrganizationProfile, other: OrganizationProfile) -> bool:
    return _in_two_places(one, other) is None and not (one.kinds and other.kinds and not one.kinds & other.kinds)


def _judge_namesakes(clusters: Sequence[OrganizationCluster]) -> Iterator[PairJudgement]:
    by_form: dict[str, list[OrganizationCluster]] = defaultdict(list)
    for cluster in clusters:
        for form in {member.form for member in cluster.members}:
            by_form[form].append(cluster)
    for form in sorted(by_form):
        yield from judge_bearers(by_form[form], conflict_between)


def _decision(cluster: OrganizationCluster) -> OrganizationDecision:
    kind_by_form = {comparable(alias): kind for member in cluster.members for alias, kind in member.aliases}
    spelled: dict[str, str] = {}
    for member in sorted(cluster.members, key=lambda one: one.first_in_print):
        spelled.setdefault(member.form, member.name)
    own = {form for form in spelled if form not in kind_by_form} or set(spelled)
    chosen = min(own, key=lambda form: (-len(form), form))
    others = tuple(sorted((spelled[form], kind_by_form.get(form, "short_name")) for form in spelled if form != chosen))
    return OrganizationDecision(cluster=cluster, name=spelled[chosen], aliases=others)
