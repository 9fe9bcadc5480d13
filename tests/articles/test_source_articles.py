"""The source articles beside the project are read in full, and every row quotes them exactly."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from extract.batch import extract_batch
from extract.records import EVIDENCE, RECORDS

DAMAGE = {"ruby_pinyin", "gbk_shift", "encoding"}
PINYIN_BRACKET = re.compile("[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]")
Told = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def told(source_articles: Path) -> Told:
    contents = [path.read_bytes() for path in sorted(source_articles.glob("*.txt"))]
    assert len(contents) == 5
    ids = [hashlib.sha256(content).hexdigest() for content in contents]
    tables = extract_batch(pa.table({"article_id": ids, "content": contents}))
    return {name: table.to_pylist() for name, table in tables.items()}


def test_every_article_is_read_as_delegation_news(told: Told) -> None:
    assert [row["genre"] for row in told["article"]] == ["delegation_news"] * 5
    assert not [row for row in told["issue"] if row["reason"] == "rule_crashed"]


def test_every_row_quotes_its_article(told: Told) -> None:
    raw = {row["article_id"]: row["raw_text"] for row in told["article"]}
    evidenced = [name for name, record in RECORDS.items() if set(EVIDENCE) <= set(record.columns)]
    rows = [row for name in evidenced for row in told[name]]
    assert len(rows) > 1000
    assert [r for r in rows if raw[r["article_id"]][r["raw_start"] : r["raw_end"]] != r["evidence"]] == []


def test_damage_is_repaired_where_it_is_and_nowhere_else(told: Told) -> None:
    damaged = {row["article_id"] for row in told["article"] if PINYIN_BRACKET.search(row["raw_text"])}
    assert len(damaged) == 2
    assert {row["article_id"] for row in told["repair"] if row["kind"] in DAMAGE} == damaged
    assert not [row["title"] for row in told["article"] if PINYIN_BRACKET.search(row["clean_text"])]


def test_the_year_of_every_trip_is_known_with_its_reason(told: Told) -> None:
    dated = {row["article_id"]: row["started_on"].year for row in told["trip"] if row["started_on"]}
    years = [dated.get(row["article_id"]) for row in told["article"]]
    assert years == [2024, 2021, 2024, 2024, 2023]
    assert all(row["date_reason"] for row in told["trip"] if row["date_basis"] != "stated")
