"""Which local entities of many articles are one person, organization, place, industry or policy term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from resolve.keys import published_key

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
    """One local entity, the entity it is, and the rule that says so."""

    local_id: str
    article_id: str
    entity_kind: str
    entity_id: str
    rule: str


@dataclass(slots=True, kw_only=True)
class EntityDecisions:
    """Entities and judgements, each sorted by id, and what stayed undecided: (entity, detail)."""

    entities: list[Entity] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    undecided: list[tuple[str, str]] = field(default_factory=list)


def decide_entities(found: Sequence[LocalEntity], places: Mapping[str, KnownPlace]) -> EntityDecisions:
    """Put the entities of all articles together.

    First rules: what the vocabulary knows is one by its key; people are one by name; organizations by kind and name; other
    places by level, name and parent. A delegation has no name of its own (经贸代表团), so it is one only within its home place,
    or within the reprints of one text. Places above a mentioned place come along, so that its city and country can be named.
    """
    by_local_id = {entity.local_id: entity for entity in found}
    members: dict[str, list[LocalEntity]] = {}
    result = EntityDecisions()
    id_by_local: dict[str, str] = {}
    for entity in found:
        entity_id, rule = identify(entity, by_local_id)
        id_by_local[entity.local_id] = entity_id
        members.setdefault(entity_id, []).append(entity)
        result.judgements.append(
            Judgement(
                local_id=entity.local_id,
                article_id=entity.article_id,
                entity_kind=entity.entity_kind,
                entity_id=entity_id,
                rule=rule,
            )
        )
    place_keys = {e.vocabulary_key for e in found if e.entity_kind == "place" and e.vocabulary_key in places}
    key_by_place_id = {place_id_of_key(key): key for key in _with_all_above(place_keys, places)}
    for entity_id, group in members.items():
        seats = {id_by_local[e.place_local_id] for e in group if e.place_local_id in id_by_local}
        seat = _narrowest(seats, key_by_place_id, places)
        if seat is None and seats:
            result.undecided.append(
                (entity_id, f"{group[0].name}: {len(seats)} places are told and none lies in the others")
            )
        result.entities.append(_entity(entity_id, group, seat, places))
    for place_id, key in key_by_place_id.items():
        if place_id not in members:
            result.entities.append(_place_above(place_id, key, places))
    result.entities.sort(key=lambda e: (e.entity_kind, e.entity_id))
    result.judgements.sort(key=lambda j: j.local_id)
    result.undecided.sort()
    return result


def identify(entity: LocalEntity, by_local_id: Mapping[str, LocalEntity]) -> tuple[str, str]:
    """Give the published key of a local entity, and the rule that made it."""
    kind = entity.entity_kind
    if entity.vocabulary_key is not None:
        return published_key(kind, "key", entity.vocabulary_key), f"{kind}_same_vocabulary_key"
    if kind == "person":
        return published_key(kind, "name", entity.name), "person_same_name"
    if kind == "organization" and entity.detail_kind == "delegation":
        home = by_local_id.get(entity.place_local_id or "")
        of = identify(home, by_local_id)[0] if home and home is not entity else entity.root
        return published_key(kind, "delegation", of, entity.name), "delegation_same_home"
    if kind == "organization":
        return published_key(kind, "name", entity.detail_kind, entity.name), "organization_same_kind_and_name"
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


def _entity(entity_id: str, group: Sequence[LocalEntity], seat: str | None, places: Mapping[str, KnownPlace]) -> Entity:
    first = group[0]
    known = places.get(first.vocabulary_key or "") if first.entity_kind == "place" else None
    return Entity(
        entity_kind=first.entity_kind,
        entity_id=entity_id,
        name=known.name if known else _commonest(e.name for e in group) or first.name,
        vocabulary_key=first.vocabulary_key,
        detail_kind=known.level if known else _commonest(e.detail_kind for e in group),
        place_id=seat,
        country_code=known.country_code if known else _commonest(e.country_code for e in group),
    )


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
