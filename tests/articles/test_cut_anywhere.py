"""Texts come cut, doubled and without their signs: whatever is left of one is read without a rule breaking on it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases import CORPUS, read_cases
from tests.told_rows import read

TEXTS = sorted({case["text"] for path in CORPUS.glob("*.yml") for case in read_cases(path.stem) if "text" in case})


@st.composite
def cut_texts(draw: st.DrawFn) -> str:
    """Take a stretch out of a text of the cases, or keep nothing else, or put a sign where none belongs."""
    text = draw(st.sampled_from(TEXTS))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    sign = draw(st.sampled_from(("", "\n", "、", ",", "。", "(", "”", "与", "的")))
    return draw(st.sampled_from((text[:end], text[start:], text[start:end], text[:start] + sign + text[end:])))


@settings(max_examples=200, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(cut_texts())
def test_what_is_left_of_a_text_is_read(text: str) -> None:
    read(text)  # fails when a rule broke
