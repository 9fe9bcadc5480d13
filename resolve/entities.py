"""Which local entities of many articles are one person, organization, place, industry or policy term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from resolve.identity import FirstInPrint, Link, PairJudgement
from resolve.keys import published_key
from resolve.organizations import OrganizationDecision, OrganizationSeen, decide_organizations
from resolve.persons import FIRM, SECTOR_BY_TITLE, PersonSeen, Post, decide_persons, is_common, sector_of_body

CHINA = "CN"
DEEPEST_PARENT = 8  # steps from a village to its country; a circle of parents must end somewhere


class KnownPlace(Protocol):
    """What must be known of a place of the vocabulary."""

    @property
    def name(self) -> str:
        """Name in simplified Chinese."""
        ...

    @property
    def level(self) -> str:
        """Level, from country to district."""
        ...

    @property
    def parent_key(self) -> str | None:
        """The place it lies in."""
        ...

    @property
    def stands_for_key(self) -> str | None:
        """The district a zone is run as one with."""
        ...

    @property
    def country_code(self) -> str | None:
        """Country, two letters."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """One entity of one article; `root` is the group of versions and reprints the article belongs to."""

    local_id: str
    article_id: str
    root: str
    entity_kind: str
    name: str
    vocabulary_key: str | None = None
    detail_kind: str | None = None
    place_local_id: str | None = None
    country_code: str | None = None
    raw_start: int = 0
    published_on: date | None = None

    @property
    def first_in_print(self) -> FirstInPrint:
        """Sort key: printed day, article, place in it; no part of it depends on when an article arrived."""
        return (self.published_on or date.max, self.article_id, self.raw_start, self.local_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPost:
    """One office of one local person, by local ids."""

    title: str
    title_class: str | None
    organization_local_id: str | None
    place_local_id: str | None
    from_day: date | None
    to_day: date | None


@dataclass(slots=True, kw_only=True)
class ToldBeside:
    """What articles tell of their entities, and what was reviewed: everything identity is decided by, beside names.

    `home_of` gives the home place of the delegation a person is of; `place_prefix` the length of the place a name begins with.
    """

    posts_of: Mapping[str, Sequence[ToldPost]] = field(default_factory=dict)
    aliases_of: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    home_of: Mapping[str, str] = field(default_factory=dict)
    reviewed: Sequence[Link] = ()
    tags_of: Mapping[str, frozenset[tuple[int, str]]] = field(default_factory=dict)
    new_name_of: Mapping[str, str] = field(default_factory=dict)
    place_prefix: Callable[[str], int] = lambda name: 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One entity put together from all articles."""

    entity_kind: str
    entity_id: str
    name: str
    vocabulary_key: str | None
    detail_kind: str | None
    place_id: str | None
    country_code: str | None
    disambiguator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One local entity, the entity it is, and the rule that says so, with its score between 0 and 1."""

    local_id: str
    article_id: str
    entity_kind: str
    entity_id: str
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDecision:
    """One published judgement on two local entities."""

    entity_kind: str
    decision: str
    left_local_id: str
    right_local_id: str
    left_entity_id: str
    right_entity_id: str
    rule: str
    score: float
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A name under which an entity is met in some article, beside the one it goes by."""

    entity_kind: str
    entity_id: str
    alias: str
    alias_kind: str


@dataclass(slots=True, kw_only=True)
class EntityDecisions:
    """Entities, judgements, pairs and other names, each sorted, and what stayed undecided: (entity, detail)."""

    entities: list[Entity] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    pairs: list[PairDecision] = field(default_factory=list)
    other_names: list[OtherName] = field(default_factory=list)
    undecided: list[tuple[str, str]] = field(default_factory=list)


def decide_entities(
    found: Sequence[LocalEntity],
    places: Mapping[str, KnownPlace],
    beside: ToldBeside | None = None,
    place_keys: Iterable[str] = (),
) -> EntityDecisions:
    """Put the entities of all articles together: places first, then the bodies that lie in them, then the people with offices there.

    Places, industries and policy terms are one by vocabulary key, else by name (places by level and parent too). A delegation has no
    name of its own (经贸代表团), so it is one only within its home place, or within the reprints of one text. Bodies and people are
    decided in `resolve.organizations` and `resolve.persons`. Places above a mentioned place come along, so that its city and country
    can be named, and so do `place_keys`, which no text need mention. The order of `found` does not matter.
    """
    world = _World(found, places, beside or ToldBeside())
    for entity in found:
        if entity.entity_kind != "person" and not _is_body(entity):
            entity_id, rule = identify(entity, world.local)
            world.keep(entity_id, [entity], {entity.local_id: (rule, 1.0)})
    world.decide_bodies([entity for entity in found if _is_body(entity)])
    world.decide_people([entity for entity in found if entity.entity_kind == "person"])
    return world.result(place_keys)


def _is_body(entity: LocalEntity) -> bool:
    return entity.entity_kind == "organization" and entity.detail_kind != "delegation"


@dataclass(slots=True)
class _Group:
    """Sightings that are one; a name that was chosen for them, and what tells them from namesakes."""

    members: list[LocalEntity] = field(default_factory=list)
    name: str | None = None
    disambiguator: str | None = None


class _World:
    """Everything decided so far, while places, bodies and people are decided one after the other."""

    def __init__(self, found: Sequence[LocalEntity], places: Mapping[str, KnownPlace], beside: ToldBeside) -> None:
        self.local = {entity.local_id: entity for entity in found}
        self._places = places
        self._beside = beside
        self._groups: dict[str, _Group] = {}
        self._id_by_local: dict[str, str] = {}
        self._decided = EntityDecisions()

    def keep(self, entity_id: str, members: Iterable[LocalEntity], rules: Mapping[str, tuple[str, float]]) -> _Group:
        """Hold that local entities are the one of this key; `rules` says why: local id → (rule, score)."""
        group = self._groups.setdefault(entity_id, _Group())
        for entity in members:
            group.members.append(entity)
            self._id_by_local[entity.local_id] = entity_id
            rule, score = rules[entity.local_id]
            self._decided.judgements.append(
                Judgement(
                    local_id=entity.local_id,
                    article_id=entity.article_id,
                    entity_kind=entity.entity_kind,
                    entity_id=entity_id,
                    rule=rule,
                    score=score,
                )
            )
        return group

    def decide_bodies(self, bodies: Sequence[LocalEntity]) -> None:
        """Put organizations together."""
        officers = self._officers()
        seen = []
        for body in bodies:
            region, city = self._where(body)
            seen.append(
                OrganizationSeen(
                    local_id=body.local_id,
                    article_id=body.article_id,
                    root=body.root,
                    name=body.name,
                    first_in_print=body.first_in_print,
                    kind=body.detail_kind,
                    vocabulary_key=body.vocabulary_key,
                    region=None if region == CHINA else region,
                    city=city,
                    aliases=tuple(sorted(self._beside.aliases_of.get(body.local_id, ()))),
                    officers=frozenset(officers.get(body.local_id, ())),
                    tags=self._beside.tags_of.get(body.local_id, frozenset()),
                )
            )
        decisions, together = decide_organizations(seen, self._reviewed(bodies), self._beside.place_prefix)
        for entity_id, decision in zip(_keys("organization", map(_of_body, decisions)), decisions, strict=True):
            members = [self.local[member.local_id] for member in decision.cluster.members]
            group = self.keep(entity_id, members, together.rule_by_local)
            group.name = None if decision.cluster.profile.keys else decision.name
            self._decided.other_names += [
                OtherName(entity_kind="organization", entity_id=entity_id, alias=alias, alias_kind=kind)
                for alias, kind in decision.aliases
            ]
        self._publish("organization", together.judgements)

    def decide_people(self, people: Sequence[LocalEntity]) -> None:
        """Put persons together."""
        names: dict[str, set[str]] = {}
        for person in people:
            if not is_common(person.name):
                names.setdefault(person.article_id, set()).add(person.name)
        firms: dict[str, set[str]] = {}
        for entity in self.local.values():
            if _is_body(entity) and sector_of_body(entity.detail_kind) == FIRM:
                firms.setdefault(entity.article_id, set()).add(self._id_by_local[entity.local_id])
        seen = []
        for person in people:
            home = self.local.get(self._beside.home_of.get(person.local_id, ""))
            posts = {self._post(post, person) for post in self._beside.posts_of.get(person.local_id, ())}
            seen.append(
                PersonSeen(
                    local_id=person.local_id,
                    article_id=person.article_id,
                    root=person.root,
                    name=person.name,
                    first_in_print=person.first_in_print,
                    posts=tuple(sorted(posts, key=repr)),
                    home=self._where(home)[0] if home else None,
                    companions=frozenset(names.get(person.article_id, set()) - {person.name}),
                    bodies_told=frozenset(firms.get(person.article_id, ())),
                    tags=self._beside.tags_of.get(person.local_id, frozenset()),
                )
            )
        decisions = decide_persons(seen, self._reviewed(people), self._place_name)
        clusters = decisions.together.clusters
        called = [_commonest(member.name for member in cluster.members) or "" for cluster in clusters]
        identities = [(("name", name), one.first.article_id) for name, one in zip(called, clusters, strict=True)]
        for entity_id, name, cluster in zip(_keys("person", identities), called, clusters, strict=True):
            members = [self.local[member.local_id] for member in cluster.members]
            group = self.keep(entity_id, members, decisions.together.rule_by_local)
            group.name = name
            group.disambiguator = decisions.disambiguator.get(cluster.first.local_id)
        self._publish("person", decisions.together.judgements)

    def result(self, place_keys: Iterable[str]) -> EntityDecisions:
        """Give all decisions, sorted; with the places of these keys."""
        decided = self._decided
        mentioned = {e.vocabulary_key for e in self.local.values() if e.entity_kind == "place"}
        wanted = {*mentioned, *place_keys} & self._places.keys()
        key_by_place_id = {place_id_of_key(key): key for key in _with_all_above(wanted, self._places)}
        for entity_id, group in self._groups.items():
            decided.entities.append(self._entity(entity_id, group, key_by_place_id))
        for place_id, key in key_by_place_id.items():
            if place_id not in self._groups:
                decided.entities.append(_place_above(place_id, key, self._places))
        decided.entities.sort(key=lambda e: (e.entity_kind, e.entity_id))
        decided.judgements.sort(key=lambda j: j.local_id)
        decided.other_names.sort(key=lambda o: (o.entity_kind, o.entity_id, o.alias, o.alias_kind))
        decided.pairs.sort(key=lambda p: (p.entity_kind, p.left_local_id, p.right_local_id, p.rule))
        decided.undecided.sort()
        return decided

    def _officers(self) -> dict[str, set[str]]:
        """Tell who is told to hold an office in each local body; names that many bear prove nothing and are left out."""
        officers: dict[str, set[str]] = {}
        for person_id, posts in self._beside.posts_of.items():
            person = self.local.get(person_id)
            for post in posts:
                if person is not None and post.organization_local_id and not is_common(person.name):
                    officers.setdefault(post.organization_local_id, set()).add(person.name)
        return officers

    def _reviewed(self, kind: Iterable[LocalEntity]) -> list[Link]:
        ids = {entity.local_id for entity in kind}
        return [link for link in self._beside.reviewed if link.left in ids and link.right in ids]

    def _post(self, post: ToldPost, person: LocalEntity) -> Post:
        body = self.local.get(post.organization_local_id or "")
        place = self.local.get(post.place_local_id or "")
        seat = place if body is None else body if _is_body(body) else None
        region, city = self._where(seat) if seat is not None else (None, None)
        return Post(
            title=post.title,
            seat=self._id_by_local.get(seat.local_id) if seat is not None else None,
            sector=SECTOR_BY_TITLE.get(post.title_class or "") if body is None else sector_of_body(body.detail_kind),
            region=region,
            city=city,
            from_day=post.from_day or person.published_on,
            to_day=post.to_day or person.published_on,
            said=f"{post.title}（{seat.name}）" if seat is not None else post.title,
        )

    def _where(self, entity: LocalEntity) -> tuple[str | None, str | None]:
        """Tell province or foreign country, and city of China, of a place or of a body's seat."""
        at = entity if entity.entity_kind == "place" else self.local.get(entity.place_local_id or "")
        for _ in range(DEEPEST_PARENT):
            if at is None or at.vocabulary_key in self._places:
                break
            at = self.local.get(at.place_local_id or "")
        if at is None or at.vocabulary_key is None or at.vocabulary_key not in self._places:
            return (entity.country_code if entity.country_code != CHINA else None), None
        return _region_and_city(at.vocabulary_key, self._places)

    def _place_name(self, region: str) -> str:
        return self._places[region].name if region in self._places else region

    def _publish(self, kind: str, judgements: Iterable[PairJudgement]) -> None:
        told: set[tuple[str, ...]] = set()
        for one in judgements:
            left, right = self._id_by_local[one.left], self._id_by_local[one.right]
            # Of two entities one judgement says why they are two; a link within one stands for itself.
            key = (one.left, one.right) if one.decision == "same" else tuple(sorted((left, right)))
            if key in told or (one.decision != "same" and left == right):
                continue
            told.add(key)
            self._decided.pairs.append(
                PairDecision(
                    entity_kind=kind,
                    decision=one.decision,
                    left_local_id=one.left,
                    right_local_id=one.right,
                    left_entity_id=left,
                    right_entity_id=right,
                    rule=one.rule,
                    score=one.score,
                    detail=one.detail,
                )
            )

    def _entity(self, entity_id: str, group: _Group, key_by_place_id: Mapping[str, str]) -> Entity:
        members = group.members
        first = members[0]
        key = min((e.vocabulary_key for e in members if e.vocabulary_key is not None), default=None)
        known = self._places.get(key or "") if first.entity_kind == "place" else None
        seats = {self._id_by_local[e.place_local_id] for e in members if e.place_local_id in self._id_by_local}
        seat = _narrowest(seats, key_by_place_id, self._places)
        named = _commonest(e.name for e in members if key is None or e.vocabulary_key == key)
        name = known.name if known else group.name or named or first.name
        new_name = min((n for e in members if (n := self._beside.new_name_of.get(e.local_id))), default=None)
        if seat is None and seats:
            self._decided.undecided.append(
                (entity_id, f"{name}: {len(seats)} places are told and none lies in the others")
            )
        if new_name is not None and new_name != name:
            self._decided.other_names.append(
                OtherName(entity_kind=first.entity_kind, entity_id=entity_id, alias=name, alias_kind="override")
            )
        return Entity(
            entity_kind=first.entity_kind,
            entity_id=entity_id,
            name=new_name or name,
            vocabulary_key=key,
            detail_kind=known.level if known else _commonest(e.detail_kind for e in members),
            place_id=seat,
            country_code=known.country_code if known else _commonest(e.country_code for e in members),
            disambiguator=group.disambiguator,
        )


Identity = tuple[str | None, ...]


def _of_body(decision: OrganizationDecision) -> tuple[Identity, str]:
    keys, first = decision.cluster.profile.keys, decision.cluster.first.article_id
    if keys:
        return ("key", min(keys)), first
    return ("name", _commonest(member.kind for member in decision.cluster.members), decision.name), first


def _keys(kind: str, identities: Iterable[tuple[Identity, str]]) -> Iterator[str]:
    """Give keys to identities: (what identifies it, article it was printed in first).

    What alone bears an identity is keyed by it, so that neither time nor another article moves the key. Of namesakes each gets the
    article it was printed in first into its key; none keeps the plain one, so that a key never comes to mean somebody else.
    """
    identities = list(identities)
    borne = Counter(identity for identity, _ in identities)
    nth: Counter[tuple[Identity, str]] = Counter()
    for identity, article_id in identities:
        if borne[identity] == 1 or identity[0] == "key":
            yield published_key(kind, *identity)
            continue
        nth[identity, article_id] += 1
        again = (str(nth[identity, article_id]),) if nth[identity, article_id] > 1 else ()
        yield published_key(kind, *identity, "in", article_id, *again)


def _region_and_city(key: str, places: Mapping[str, KnownPlace]) -> tuple[str | None, str | None]:
    """Tell province (or foreign country) and city of China: 南关区 → (吉林省, 长春市), 釜山 → (韩国, None), 中国 → (中国, None)."""
    region = city = None
    at: str | None = key
    for _ in range(DEEPEST_PARENT):
        if at is None or at not in places:
            break
        place = places[at]
        is_ours = place.country_code == CHINA
        if is_ours and place.level == "city":
            city = at
        elif (is_ours and place.level == "province") or (place.level == "country" and region is None):
            region = at
        at = place.parent_key
    return region, city


def identify(entity: LocalEntity, by_local_id: Mapping[str, LocalEntity]) -> tuple[str, str]:
    """Give the published key of a place, delegation, industry or policy term, and the rule that made it."""
    kind = entity.entity_kind
    if entity.vocabulary_key is not None:
        return published_key(kind, "key", entity.vocabulary_key), f"{kind}_same_vocabulary_key"
    if kind == "organization":
        home = by_local_id.get(entity.place_local_id or "")
        of = identify(home, by_local_id)[0] if home and home.entity_kind == "place" else entity.root
        return published_key(kind, "delegation", of, entity.name), "delegation_same_home"
    if kind == "place":
        return _identify_place(entity, by_local_id, 0), "place_same_level_name_and_parent"
    return published_key(kind, "name", entity.name), f"{kind}_same_name"


def place_id_of_key(place_key: str) -> str:
    """Give the published key of a place of the vocabulary."""
    return published_key("place", "key", place_key)


def _identify_place(entity: LocalEntity, by_local_id: Mapping[str, LocalEntity], depth: int) -> str:
    if entity.vocabulary_key is not None:
        return place_id_of_key(entity.vocabulary_key)
    parent = by_local_id.get(entity.place_local_id or "")
    above = entity.country_code
    if parent is not None and parent.entity_kind == "place" and depth < DEEPEST_PARENT:
        above = _identify_place(parent, by_local_id, depth + 1)
    return published_key("place", "name", entity.detail_kind, entity.name, above)


def _place_above(place_id: str, key: str, places: Mapping[str, KnownPlace]) -> Entity:
    return Entity(
        entity_kind="place",
        entity_id=place_id,
        name=places[key].name,
        vocabulary_key=key,
        detail_kind=places[key].level,
        place_id=place_id_of_key(parent) if (parent := places[key].parent_key) in places and parent else None,
        country_code=places[key].country_code,
    )


def _with_all_above(keys: Iterable[str | None], places: Mapping[str, KnownPlace]) -> Iterator[str]:
    waiting = sorted(key for key in keys if key is not None)
    seen = set(waiting)
    while waiting:
        key = waiting.pop()
        yield key
        for other in (places[key].parent_key, places[key].stands_for_key):
            if other is not None and other in places and other not in seen:
                seen.add(other)
                waiting.append(other)


def _narrowest(seats: set[str], key_by_place_id: Mapping[str, str], places: Mapping[str, KnownPlace]) -> str | None:
    """Of several places of one body take the one that lies in all others (新吴区 in 无锡市); None where there is no such one."""
    if len(seats) <= 1:
        return next(iter(seats), None)
    for seat in sorted(seats):
        key: str | None = key_by_place_id.get(seat)
        around = set()
        for _ in range(DEEPEST_PARENT):
            if key is None or key not in places:
                break
            around.add(place_id_of_key(key))
            key = places[key].parent_key
        if seats <= around:
            return seat
    return None


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
