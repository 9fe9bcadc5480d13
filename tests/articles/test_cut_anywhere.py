"""Texts come cut, without their signs and with slips of the pen: whatever is left of one is read without a rule breaking on it."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases import CORPUS, read_cases
from tests.told_rows import read

TEXTS = sorted({case["text"] for path in CORPUS.glob("*.yml") for case in read_cases(path.stem) if "text" in case})
NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]+")
SLIPS = (
    "0",
    "00",
    "13",
    "31",
    "99",
    "0001",
    "9999",
    "1.2.3",
    "10000",
    "９９９９",
    "三十二",
    "九千九百万亿",
    "几",
    "数十",
    "½",
)
EVERY_TEXT = settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def cut_texts(draw: st.DrawFn) -> str:
    """Take a stretch out of a text of the cases, or keep nothing else, or put a sign where none belongs."""
    text = draw(st.sampled_from(TEXTS))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    sign = draw(st.sampled_from(("", "\n", "、", ",", "。", "(", "”", "与", "的")))
    return draw(st.sampled_from((text[:end], text[start:], text[start:end], text[:start] + sign + text[end:])))


@st.composite
def miswritten_texts(draw: st.DrawFn) -> str:
    """Write other numbers into a text of the cases: the 99th month, a year 0, more money than there is."""
    text = draw(st.sampled_from([text for text in TEXTS if NUMBER.search(text)]))
    return NUMBER.sub(lambda number: draw(st.sampled_from((number[0], *SLIPS))), text)


@EVERY_TEXT
@given(cut_texts())
def test_what_is_left_of_a_text_is_read(text: str) -> None:
    read(text)  # fails when a rule broke


@EVERY_TEXT
@given(miswritten_texts())
def test_a_text_with_impossible_numbers_is_read(text: str) -> None:
    read(text)  # fails when a rule broke


def test_a_number_that_no_news_can_mean_is_an_issue_and_no_figure() -> None:
    rows = read("5月18日，江阴市举行签约仪式，项目总投资九千万亿亿元，现场签约3个项目。")
    assert [(row["reason"], row["detail"]) for row in rows["issue"]] == [("number_too_large", "九千万亿亿元")]
    assert [row["value"] for row in rows["figure"]] == [3]
