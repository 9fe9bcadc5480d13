"""One entity from many articles: what joins two of one name, and what keeps them apart."""

from __future__ import annotations

import random
from dataclasses import dataclass

from resolve.entities import Entity, EntityDecisions, LocalEntity, decide_entities, place_id_of_key


@dataclass(frozen=True)
class Known:
    name: str
    level: str
    parent_key: str | None = None
    stands_for_key: str | None = None
    country_code: str | None = "CN"


PLACES = {
    "CN": Known("中国", "country"),
    "CN-220000": Known("吉林省", "province", "CN"),
    "CN-220100": Known("长春市", "city", "CN-220000"),
    "CN-220102": Known("南关区", "district", "CN-220100"),
    "zone:净月": Known("长春净月高新区", "zone", "CN-220100", "CN-220102"),
    "CN-220200": Known("吉林市", "city", "CN-220000"),
}


def local(local_id: str, kind: str, name: str, article: str = "a1", **more: str) -> LocalEntity:
    root = more.pop("root", article)
    return LocalEntity(local_id=local_id, article_id=article, root=root, entity_kind=kind, name=name, **more)


def ids(result: EntityDecisions) -> dict[str, str]:
    return {judgement.local_id: judgement.entity_id for judgement in result.judgements}


def only(result: EntityDecisions, kind: str) -> Entity:
    (found,) = (entity for entity in result.entities if entity.entity_kind == kind)
    return found


def test_a_person_is_one_by_name_across_articles() -> None:
    found = ids(
        decide_entities(
            [local("1", "person", "何若川"), local("2", "person", "何若川", "a2"), local("3", "person", "何若山")], {}
        )
    )
    assert found["1"] == found["2"] != found["3"]


def test_bodies_of_one_name_and_different_kind_stay_two() -> None:
    found = ids(
        decide_entities(
            [
                local("1", "organization", "长春数字", detail_kind="company"),
                local("2", "organization", "长春数字", "a2", detail_kind="company"),
                local("3", "organization", "长春数字", "a3", detail_kind="media"),
            ],
            {},
        )
    )
    assert found["1"] == found["2"] != found["3"]


def test_a_delegation_is_one_within_its_home_only() -> None:
    two_homes = [
        local("h1", "place", "长春市", vocabulary_key="CN-220100"),
        local("d1", "organization", "经贸代表团", detail_kind="delegation", place_local_id="h1"),
        local("h2", "place", "吉林市", "a2", vocabulary_key="CN-220200"),
        local("d2", "organization", "经贸代表团", "a2", detail_kind="delegation", place_local_id="h2"),
        local("d3", "organization", "经贸代表团", "a3", detail_kind="delegation"),
        local("d4", "organization", "经贸代表团", "a4", detail_kind="delegation", root="a3"),
    ]
    found = ids(decide_entities(two_homes, PLACES))
    assert len({found["d1"], found["d2"], found["d3"]}) == 3
    assert found["d3"] == found["d4"], "a reprint speaks of the same delegation"


def test_a_place_outside_the_vocabulary_is_one_by_level_name_and_parent() -> None:
    rows = [
        local("k", "place", "韩国", vocabulary_key="KR"),
        local("c", "place", "中国", vocabulary_key="CN"),
        local("1", "place", "星海科技园", detail_kind="landmark", place_local_id="k"),
        local("2", "place", "星海科技园", "a2", detail_kind="landmark", place_local_id="k"),
        local("3", "place", "星海科技园", "a3", detail_kind="landmark", place_local_id="c"),
    ]
    found = ids(decide_entities(rows, PLACES))
    assert found["1"] == found["2"] != found["3"]


def test_places_above_a_mentioned_zone_come_along_with_its_district() -> None:
    result = decide_entities([local("1", "place", "净月区", vocabulary_key="zone:净月")], PLACES)
    assert {entity.name for entity in result.entities} == {"长春净月高新区", "长春市", "吉林省", "中国", "南关区"}
    assert ids(result) == {"1": place_id_of_key("zone:净月")}


def test_a_body_told_in_a_city_and_in_its_district_sits_in_the_district() -> None:
    rows = [
        local("c", "place", "长春市", vocabulary_key="CN-220100"),
        local("d", "place", "南关区", "a2", vocabulary_key="CN-220102"),
        local("1", "organization", "明远光电", detail_kind="company", place_local_id="c"),
        local("2", "organization", "明远光电", "a2", detail_kind="company", place_local_id="d"),
    ]
    result = decide_entities(rows, PLACES)
    assert only(result, "organization").place_id == place_id_of_key("CN-220102")
    assert result.undecided == []


def in_two_cities(name: str) -> EntityDecisions:
    return decide_entities(
        [
            local("c", "place", "长春市", vocabulary_key="CN-220100"),
            local("d", "place", "吉林市", "a2", vocabulary_key="CN-220200"),
            local("1", "organization", name, detail_kind="company", place_local_id="c"),
            local("2", "organization", name, "a2", detail_kind="company", place_local_id="d"),
        ],
        PLACES,
    )


def test_a_registered_name_told_in_two_cities_has_no_place_and_is_named() -> None:
    result = in_two_cities("明远光电有限公司")
    assert only(result, "organization").place_id is None
    assert [entity_id for entity_id, _ in result.undecided] == [only(result, "organization").entity_id]


def test_a_short_name_told_in_two_cities_is_of_two_firms() -> None:
    result = in_two_cities("明远光电")
    assert ids(result)["1"] != ids(result)["2"]
    assert [(pair.decision, pair.rule) for pair in result.pairs] == [("not_same", "organization_in_two_places")]


def test_the_order_of_arrival_decides_nothing() -> None:
    rows = [
        local("c", "place", "长春市", vocabulary_key="CN-220100"),
        local("d", "place", "吉林市", "a2", vocabulary_key="CN-220200"),
        local("1", "organization", "明远光电", detail_kind="company", place_local_id="c", country_code="CN"),
        local("2", "organization", "明远光电", "a2", detail_kind="company", place_local_id="d", country_code="KR"),
        local("3", "person", "何若川"),
        local("4", "industry", "光电", vocabulary_key="optics"),
        local("5", "industry", "光电产业", "a2", vocabulary_key="optics"),
    ]
    expected = decide_entities(rows, PLACES)
    shuffle = random.Random(3)
    for _ in range(10):
        shuffle.shuffle(rows)
        assert decide_entities(rows, PLACES) == expected
