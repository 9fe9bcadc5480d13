"""Who signed a report; the cases are data in `tests/corpus/bylines.yml`."""

from __future__ import annotations

from typing import Any

import pytest

from extract.batch import extract_article
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings
from tests.cases import as_params, read_cases

VOCABULARY = load_vocabulary(read_settings().seeds)


@pytest.mark.parametrize("case", as_params(read_cases("bylines")))
def test_who_signed_the_report(case: dict[str, Any]) -> None:
    (article,) = extract_article("0" * 64, case["text"].encode(), VOCABULARY)["article"]
    assert article["byline"] == case["byline"]
