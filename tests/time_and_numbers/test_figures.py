"""Figures, their owners, and what the trip made."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.find.dates import find_dates
from extract.find.figures import find_figures
from extract.numerals import read_numeral
from extract.restore import restore
from extract.segment import find_stories, split_sentences
from extract.settle.calendar import settle_dates
from extract.settle.quantities import settle_figures
from extract.settle.settled import Figure, Mention
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings
from tests.cases import as_params

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "corpus" / "figures.yml").read_text(encoding="utf-8")
)
VOCABULARY = load_vocabulary(read_settings().seeds)


def read_figures(written: str, *bodies: str, delegations: tuple[str, ...] = ()) -> tuple[str, tuple[Figure, ...]]:
    """Read figures where `bodies` and `delegations` are the organizations of the text, each under its own name."""
    text = restore(written.encode())
    clean = text.clean_text
    stories = find_stories(text)
    sentences = split_sentences(text, stories)
    dates = settle_dates(text, stories, sentences, list(find_dates(text, VOCABULARY)))

    def mentions(names: tuple[str, ...]) -> list[Mention]:
        return [
            Mention(kind="organization", local_id=name, start=at, end=at + len(name), rule="test")
            for name in names
            for at in range(len(clean))
            if clean.startswith(name, at)
        ]

    found = list(find_figures(text, VOCABULARY))
    groups = mentions(delegations)
    return clean, settle_figures(text, sentences, found, dates, mentions(bodies), delegations=groups)


@pytest.mark.parametrize("case", as_params(CASES))
def test_numbers_worth_a_row_are_read_in_full_and_others_left(case: dict[str, Any]) -> None:
    clean, figures = read_figures(case["text"])
    told = [
        [clean[f.start : f.end], f.kind, f.value, f.unit, f.qualifier, f.measure] for f in (x.found for x in figures)
    ]
    assert told == [[w, k, Decimal(str(v)), u, q, m] for w, k, v, u, q, m in case["found"]]


@pytest.mark.parametrize("case", CASES, ids=[c["case"] for c in CASES])
def test_every_rule_of_a_figure_is_in_the_table_of_rules(case: dict[str, Any]) -> None:
    for figure in read_figures(case["text"])[1]:
        assert VOCABULARY.confidence(figure.found.rule) > 0


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("百亿", 10**10),
        ("三百五十", 350),
        ("7.5亿", 750_000_000),
        ("1亿2000万", 120_000_000),
        ("两万亿", 2 * 10**12),
        ("１２", 12),
    ],
)
def test_numerals_are_read_in_full(written: str, value: int) -> None:
    assert read_numeral(written) == value


def test_a_word_is_no_numeral() -> None:
    assert read_numeral("百姓") is None


def test_the_owner_is_the_body_named_before_and_no_item_of_a_list() -> None:
    _, figures = read_figures(
        "海岳集团在本市设立了海岳精工、海岳光学等超10家企业。江流公司进驻本市20年。",
        "海岳集团",
        "海岳精工",
        "海岳光学",
        "江流公司",
    )
    assert [f.organization_local_id for f in figures] == ["海岳集团", "江流公司"]


def test_the_owner_may_stand_in_the_sentence_before_and_is_then_inferred() -> None:
    _, figures = read_figures("海岳集团是知名企业。其中，总投资20亿元的商场已经开业。", "海岳集团")
    assert (figures[0].organization_local_id, figures[0].owner_is_inferred) == ("海岳集团", True)


@pytest.mark.parametrize(
    ("written", "bodies", "owner"),
    [
        ("记者从市商务局获悉，完成出口21亿元。", ["市商务局"], None),
        ("签约仪式在海岳酒店举行，总投资30亿元。", ["海岳酒店"], None),
        ("商务局局长介绍，现有外资企业200家。", ["商务局"], None),
        ("海岳集团董事长介绍，公司年销售额达5亿元。", ["海岳集团"], "海岳集团"),
        ("海岳集团文旅项目、江流公司物流项目等11个项目签约。", ["海岳集团", "江流公司"], None),
        ("重大项目在海岳开发区及各县火热开工；合同引资额达50亿元。", ["海岳开发区"], None),
        ("仪式在海岳集团光学项目现场举行，总投资约43亿元的项目签约。", ["海岳集团"], None),
        ("代表团在海岳集团，了解到该公司年销售额达5亿元。", ["海岳集团"], "海岳集团"),
        ("海岳集团落户以来，全市进出口达50亿元。", ["海岳集团"], None),
        ("海岳公司落户以来，已有200家外商先后到来。", ["海岳公司"], None),
        ("商务厅与海岳协会签署备忘录，集中签约项目36个。", ["海岳协会"], None),
        ("海岳集团成立多年，在海外设立工厂12家。", ["海岳集团"], "海岳集团"),
        ("海岳协会是老牌机构，来自28家商会。", ["海岳协会"], None),
        ("江流协会考察团一行31人到访。", ["江流协会"], "江流协会"),
        ("海岳集团落户多年，已围绕多个领域，共设立5只基金。", ["海岳集团"], "海岳集团"),
        ("总投资5亿元的海岳集团物流项目签约。", ["海岳集团"], "海岳集团"),
        ("海岳集团物流项目落户、总投资3亿元的软件项目开工。", ["海岳集团"], None),
    ],
)
def test_who_tells_a_number_or_lends_the_room_does_not_own_it(
    written: str, bodies: list[str], owner: str | None
) -> None:
    _, figures = read_figures(written, *bodies)
    assert [f.organization_local_id for f in figures] == [owner]


def test_of_those_counted_before_some_are_counted_again_for_the_same_owner() -> None:
    _, figures = read_figures("海岳集团落户多年，投资企业近30家，其中5家发展成为上市公司。", "海岳集团")
    assert [f.organization_local_id for f in figures] == ["海岳集团", "海岳集团"]


def test_how_many_they_are_is_the_delegations() -> None:
    _, figures = read_figures("海岳市经贸代表团共30人到访。", delegations=("海岳市经贸代表团",))
    assert [f.organization_local_id for f in figures] == ["海岳市经贸代表团"]


def test_nobody_owns_the_length_of_a_trip() -> None:
    _, figures = read_figures("海岳集团接待了考察团。为期7天的访问结束。", "海岳集团")
    assert [f.organization_local_id for f in figures] == [None]


def test_a_sum_told_twice_is_one_figure_with_two_places() -> None:
    _, figures = read_figures("双方达成总投资5亿元的合作。代表团签署了总投资5亿元的协议。")
    assert len(figures) == 1
    assert len(figures[0].repeats) == 1


def test_what_was_so_before_the_trip_is_background() -> None:
    _, figures = read_figures("现场签约项目12个。该公司去年销售额达3亿元。目前已有18家企业落户。")
    assert [f.is_background for f in figures] == [False, True, True]


def test_a_figure_is_of_the_day_its_words_name() -> None:
    _, figures = read_figures("截至2023年底，累计投资30亿元。")
    assert str(figures[0].as_of_from) == "2023-12-31"


def test_a_part_of_a_name_or_date_is_no_figure() -> None:
    _, figures = read_figures("12家联合会在6月3日举办活动。", "12家联合会")
    assert figures == ()
