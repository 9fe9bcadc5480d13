"""People, bodies, places and offices as they stand after settling; the cases are data in `tests/corpus`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.find.dates import find_dates
from extract.find.name_odds import name_odds
from extract.find.organizations import find_organizations
from extract.find.people import find_people
from extract.find.places import find_places
from extract.find.terms import find_terms
from extract.find.titles import find_titles
from extract.restore import restore
from extract.settle import settle
from extract.settle.settled import Settled
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings
from tests.effort import lines_run

CORPUS = Path(__file__).parent.parent / "corpus"
VOCABULARY = load_vocabulary(read_settings().seeds)
FINDERS = (find_titles, find_people, find_organizations, find_places, find_dates, find_terms)


def cases(name: str) -> list[Any]:
    listed: list[dict[str, Any]] = yaml.safe_load((CORPUS / f"{name}.yml").read_text(encoding="utf-8"))
    return [
        pytest.param(
            case, id=case["case"], marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
        )
        for case in listed
    ]


def read(written: str) -> Settled:
    text = restore(written.encode())
    return settle("0" * 64, text, [c for finder in FINDERS for c in finder(text, VOCABULARY)], VOCABULARY)


def named(settled: Settled, kind: str) -> list[str]:
    return list(dict.fromkeys(settled.entities[m.local_id].name for m in settled.mentions if m.kind == kind))


def house(settled: Settled, role: Any) -> str | None:
    key = role.organization_local_id or role.place_local_id
    return settled.entities[key].name if key else None


@pytest.mark.parametrize("case", cases("people"))
def test_people_are_found_and_nothing_else_is_taken_for_one(case: dict[str, Any]) -> None:
    settled = read(case["text"])
    assert named(settled, "person") == case["found"]
    if "rules" in case:
        assert [m.rule for m in settled.mentions if m.kind == "person"] == case["rules"]


def test_who_wrote_the_report_holds_no_office_in_it() -> None:
    settled = read("市长季川会见来宾。(记者 蒋砚)")
    assert [settled.entities[r.person_local_id].name for r in settled.roles] == ["季川"]


@pytest.mark.parametrize(
    ("name", "words"), [("沈望舒", "方向盘"), ("闵捷", "安全"), ("雷锋", "祝福"), ("周恩来", "周期性")]
)
def test_a_name_beats_the_words_in_it_and_a_word_beats_the_name(name: str, words: str) -> None:
    odds = name_odds(VOCABULARY)
    assert odds.han(name, 1) > odds.plainly(name)
    assert odds.han(words, 1) < odds.plainly(words)


def test_the_cheap_bound_is_a_bound() -> None:
    odds = name_odds(VOCABULARY)
    for name in ("沈望舒", "方向盘", "欧阳静渊", "闵捷"):
        assert odds.plainly(name) <= odds.words(name, 0, len(name))[0] + 1e-9


@pytest.mark.parametrize("case", cases("organizations"))
def test_bodies_keep_both_edges_and_their_short_forms(case: dict[str, Any]) -> None:
    settled = read(case["text"])
    assert sorted(named(settled, "organization")) == sorted(case["found"])
    assert {a.alias for a in settled.aliases} >= set(case.get("aliases", ()))


@pytest.mark.parametrize("case", cases("places"))
def test_places_are_found_where_the_words_prove_them(case: dict[str, Any]) -> None:
    settled = read(case["text"])
    assert sorted(named(settled, "place")) == sorted(case["found"])
    if "organizations" in case:
        assert named(settled, "organization") == case["organizations"]
    for name, code in case.get("codes", {}).items():
        key = next(e.vocabulary_key for e in settled.entities.values() if e.name == name and e.kind == "place")
        assert VOCABULARY.places[key or ""].admin_code == code
    for name, surfaces in case.get("surfaces", {}).items():
        clean = settled.text.clean_text
        told = [
            clean[m.start : m.end]
            for m in settled.mentions
            if settled.entities[m.local_id].name == name and m.kind == "place"
        ]
        assert told == surfaces


@pytest.mark.parametrize("case", cases("affiliations"))
def test_each_office_has_its_house_or_none(case: dict[str, Any]) -> None:
    settled = read(case["text"])
    told = [
        [settled.entities[r.person_local_id].name, r.title, house(settled, r), r.affiliation_basis]
        for r in settled.roles
    ]
    assert sorted(told, key=str) == sorted(case["roles"], key=str)
    home = settled.home_by_story[1].place_local_id
    assert (settled.entities[home].name if home else None) == case["home"]
    mentioned = [settled.entities[r.person_local_id].name for r in settled.roles if r.is_mentioned_only]
    assert mentioned == case.get("mentioned", [])


@pytest.mark.parametrize("corpus", ["people", "organizations", "places", "affiliations"])
def test_every_rule_that_named_something_is_in_the_table_of_rules(corpus: str) -> None:
    for case in yaml.safe_load((CORPUS / f"{corpus}.yml").read_text(encoding="utf-8")):
        settled = read(case["text"])
        for found in (*settled.mentions, *settled.roles, *settled.aliases):
            assert VOCABULARY.confidence(found.rule) > 0


def test_a_body_implied_by_a_title_is_no_mention() -> None:
    settled = read("3月2日,市委书记顾承泽率绍兴经贸代表团赴深圳考察。")
    committee = next(e for e in settled.entities.values() if e.name == "中共绍兴市委")
    assert committee.is_implied
    assert committee.local_id not in {m.local_id for m in settled.mentions}


def test_two_stories_of_one_file_do_not_share_a_bare_delegation() -> None:
    settled = read(
        "3月2日,市长季川率绍兴经贸代表团赴深圳考察。\n\n又讯 3月9日,宁波市经贸代表团抵达香港。代表团参观了展馆。"
    )
    last = max((m for m in settled.mentions if m.kind == "organization"), key=lambda m: m.start)
    assert settled.entities[last.local_id].name == "宁波市经贸代表团"


def test_the_same_article_gives_the_same_ids() -> None:
    written = "市长季川率绍兴经贸代表团赴深圳考察,拜访澄川集团董事长蒋砚。"
    assert read(written).entities == read(written).entities


@pytest.mark.parametrize(
    "unit",
    [
        "市委书记顾承泽率绍兴经贸代表团考察澄川集团、望舒科技等企业,与董事长季川座谈。",
        "、".join("会长王" for _ in range(4)),
        "集团公司股份有限公司",
        "阿拉巴马·" * 3,
        "((((中国)))",
    ],
    ids=["news", "titles", "suffixes", "dots", "brackets"],
)
def test_the_effort_of_reading_grows_with_length_and_no_faster(unit: str) -> None:
    def effort(written: str) -> int:
        text = restore(written.encode())
        found = [c for finder in FINDERS for c in finder(text, VOCABULARY)]
        return lines_run(lambda: settle("0" * 64, text, found, VOCABULARY)) + sum(
            lines_run(lambda finder=finder: list(finder(text, VOCABULARY)))  # type: ignore[misc]
            for finder in FINDERS
        )

    assert effort(unit * 320 + "。") < effort(unit * 40 + "。") * 8 * 1.25


def test_a_programme_belongs_to_the_place_that_pursues_it_and_a_formula_of_the_country_to_none() -> None:
    settled = read(
        "市委书记顾承泽率常州市经贸代表团赴深圳考察。顾承泽说，我市正加快构建“367”现代产业体系，深圳将深入实施“812”发展战略。"
        "双方将落实“一带一路”倡议，推进“965”行动计划。"
    )
    owners = {
        e.name: settled.entities[e.place_local_id].name if e.place_local_id else None
        for e in settled.entities.values()
        if e.kind == "policy_term"
    }
    assert owners == {
        "“367”现代产业体系": "常州市",
        "“812”发展战略": "深圳市",
        "一带一路": None,
        "“965”行动计划": None,
    }
