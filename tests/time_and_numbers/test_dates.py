"""Dates as written, and the days they can only mean."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.diplomatic_relations import TABLE
from extract.find.dates import find_dates
from extract.records import BASES
from extract.restore import restore
from extract.segment import find_stories, split_sentences
from extract.settle.calendar import settle_dates
from extract.settle.settled import DateMention
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings
from tests.cases import as_params
from tests.effort import lines_run

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "corpus" / "dates.yml").read_text(encoding="utf-8")
)
VOCABULARY = load_vocabulary(read_settings().seeds)


def read_dates(written: str) -> tuple[str, tuple[DateMention, ...]]:
    text = restore(written.encode())
    stories = find_stories(text)
    sentences = split_sentences(text, stories)
    return text.clean_text, settle_dates(text, stories, sentences, list(find_dates(text, VOCABULARY)))


@pytest.mark.parametrize("case", as_params(CASES))
def test_every_expression_means_the_days_it_can_only_mean(case: dict[str, Any]) -> None:
    clean, mentions = read_dates(case["text"])
    told = [[clean[m.start : m.end], m.date_from, m.date_to] for m in mentions if not m.is_published]
    assert told == [list(row) for row in case["found"]]


@pytest.mark.parametrize("case", CASES, ids=[c["case"] for c in CASES])
def test_every_mention_says_on_what_it_rests(case: dict[str, Any]) -> None:
    _, mentions = read_dates(case["text"])
    for mention in mentions:
        assert mention.date_basis in BASES
        assert VOCABULARY.confidence(mention.rule) > 0
        assert (mention.date_from is None) == (mention.date_basis == "unstated")
        assert mention.date_basis == "stated" or mention.date_reason


def test_the_reason_names_the_anniversary_and_the_sum() -> None:
    _, mentions = read_dates("5月8日，考察团抵达。双方商定明年共同举办中法建交60周年活动。")
    assert mentions[0].date_from == date(2023, 5, 8)
    assert mentions[0].date_basis == "anniversary"
    assert "1964 + 60" in (mentions[0].date_reason or "")


def test_the_table_of_relations_has_every_state_once_with_a_year_that_can_be() -> None:
    rows = list(
        csv.DictReader(line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    )
    countries = [row["country"] for row in rows]
    assert countries == sorted(set(countries))
    assert len(set(countries) - {"欧盟"}) == 183  # as the ministry has counted since January 2024
    names = [name for row in rows for name in (row["country"], *filter(None, row["other_names"].split(";")))]
    assert len(names) == len(set(names))
    for row in rows:
        assert 1949 <= int(row["since_year"]) <= 2024, row
        assert not row["resumed_year"] or int(row["since_year"]) < int(row["resumed_year"]) <= 2024, row
        assert len(row["short_name"]) <= 1, row


def test_the_effort_is_linear_in_the_length() -> None:
    line = "1月2日至3日，代表团一一拜访；十一月、二十日、一九九年、3-4-5-6~7日。"
    short, long = (_effort(line * n) for n in (50, 400))
    assert long < short * 8 * 1.25


def _effort(written: str) -> int:
    text = restore(written.encode())
    return lines_run(lambda: list(find_dates(text, VOCABULARY)))
