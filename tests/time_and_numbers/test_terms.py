"""Policy terms known by their form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.find.terms import find_terms
from extract.restore import restore
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings
from tests.cases import as_params
from tests.effort import lines_run

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "corpus" / "terms.yml").read_text(encoding="utf-8")
)
INDUSTRIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "corpus" / "industries.yml").read_text(encoding="utf-8")
)
VOCABULARY = load_vocabulary(read_settings().seeds)


@pytest.mark.parametrize("case", as_params(CASES))
def test_programmes_are_found_and_compliments_are_not(case: dict[str, Any]) -> None:
    found = find_terms(restore(case["text"].encode()), VOCABULARY)
    terms = [term for term in found if term.kind == "policy_term"]
    assert [term.name for term in terms if term.vocabulary_key is None] == case["found"]
    assert [term.name for term in terms if term.vocabulary_key is not None] == case.get("known", [])


@pytest.mark.parametrize("case", as_params(INDUSTRIES))
def test_industries_are_found_where_words_stand_as_such(case: dict[str, Any]) -> None:
    found = find_terms(restore(case["text"].encode()), VOCABULARY)
    assert [term.name for term in found if term.kind == "industry"] == case["found"]


def test_the_effort_of_finding_terms_is_linear_in_the_length() -> None:
    line = "聚焦生物医药、新能源、农机和竹木加工等重点产业，建设“428”发展战略，是全球领先的精密齿轮制造商的食品、饮料"
    short, long = (_effort(line * n) for n in (50, 400))
    assert long < short * 8 * 1.25


def _effort(written: str) -> int:
    text = restore(written.encode())
    return lines_run(lambda: list(find_terms(text, VOCABULARY)))


def test_a_plain_verb_is_no_policy() -> None:
    plain = find_terms(restore("这是一家从临江走出去的企业。".encode()), VOCABULARY)
    assert [term.name for term in plain if term.kind == "policy_term"] == []


def test_what_the_vocabulary_knows_keeps_its_key() -> None:
    for term in find_terms(restore("发展新质生产力，壮大半导体产业。".encode()), VOCABULARY):
        assert term.vocabulary_key in {**VOCABULARY.industries, **VOCABULARY.policy_terms}
