"""Longest match over the seeds: what it finds, what it leaves alone, and what a rule's count is worth."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.vocabulary import Vocabulary, load_vocabulary
from tests.effort import lines_run

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(SEEDS)


def found(vocabulary: Vocabulary, kind: str, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], key) for start, end, key in vocabulary.match(kind, text)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("先后赴广东省深圳市、杭州和昆山考察", [("广东省", "CN-440000"), ("深圳市", "CN-440300"), ("杭州", "CN-330100"), ("昆山", "CN-320583")]),
        ("抵达首尔特别市和釜山", [("首尔特别市", "KR:首尔特别市"), ("釜山", "KR:釜山广域市")]),
        ("访问德国慕尼黑", [("德国", "DE"), ("慕尼黑", "DE:慕尼黑")]),
        ("苏州工业园区与南通经济技术开发区", [("苏州工业园区", "zone:苏州工业园区"), ("南通经济技术开发区", "zone:南通经开区")]),
        ("融入长三角和粤港澳大湾区", [("长三角", "region:长三角"), ("粤港澳大湾区", "region:粤港澳大湾区")]),
        ("从羊城到鹏城", [("羊城", "CN-440100"), ("鹏城", "CN-440300")]),
        ("西南最近的出海口在钦州", [("西南", "region:西南"), ("钦州", "CN-450700")]),
    ],
)  # fmt: skip
def test_places_are_found_longest_first(vocabulary: Vocabulary, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(vocabulary, "place", text) == expected


@pytest.mark.parametrize("text", ["韩方来锡洽谈", "双方深化合作", "提高密度", "东方红", "金融水平", "投资中心"])
def test_words_that_mean_a_place_only_in_context_are_left_alone(vocabulary: Vocabulary, text: str) -> None:
    assert found(vocabulary, "place", text) == []


def test_words_in_context_are_offered_to_a_finder_that_asks(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "place_in_context", "韩方来锡") == [("韩", "KR"), ("锡", "CN-320200")]


def test_a_name_of_several_places_gives_all_of_them(vocabulary: Vocabulary) -> None:
    assert vocabulary.place_keys_by_alias["桥西区"] == ("CN-130104", "CN-130503", "CN-130703")
    assert vocabulary.place_keys_by_alias["宁"] == ("CN-320100", "CN-350900", "CN-640000")


def test_a_zone_knows_the_district_it_is_run_as_one_with(vocabulary: Vocabulary) -> None:
    zone = vocabulary.places["zone:苏州高新区"]
    assert zone.stands_for_key == "CN-320505"
    assert [place.name for place in vocabulary.ancestors("CN-320505")] == ["苏州市", "江苏省", "中国"]


def test_latin_names_match_in_either_case_but_never_inside_a_word(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "policy_term", "rcep生效，RCEP红利") == [
        ("rcep", "policy_term:RCEP"),
        ("RCEP", "policy_term:RCEP"),
    ]
    assert found(vocabulary, "policy_term", "XRCEPA") == []


def test_an_unknown_rule_is_named_with_the_next_step(vocabulary: Vocabulary) -> None:
    with pytest.raises(KeyError, match="add one"):
        vocabulary.confidence("no_such_rule")


def test_confidence_is_the_smoothed_share(vocabulary: Vocabulary) -> None:
    for rule in vocabulary.rules.values():
        assert vocabulary.confidence(rule.rule) == (rule.right_count + 1) / (rule.checked_count + 2)


def test_matching_stays_linear_on_a_long_text(vocabulary: Vocabulary) -> None:
    short, long = (
        lines_run(lambda text="新新南南安安" * n: vocabulary.match("place", text))  # type: ignore[misc]
        for n in (1_000, 8_000)
    )
    assert long < short * 8 * 1.25


def test_the_same_folder_is_read_once() -> None:
    assert load_vocabulary(SEEDS) is load_vocabulary(SEEDS)


def test_a_row_with_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "place.csv").write_text("place_key,name\nCN\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        load_vocabulary(tmp_path)
