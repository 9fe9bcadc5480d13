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

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "corpus" / "terms.yml").read_text(encoding="utf-8")
)
VOCABULARY = load_vocabulary(read_settings().seeds)


@pytest.mark.parametrize("case", CASES, ids=[c["case"] for c in CASES])
def test_programmes_are_found_and_compliments_are_not(case: dict[str, Any]) -> None:
    found = find_terms(restore(case["text"].encode()), VOCABULARY)
    names = [term.name for term in found if term.kind == "policy_term" and term.vocabulary_key is None]
    assert names == case["found"]


def test_a_plain_verb_is_no_policy() -> None:
    plain = find_terms(restore("这是一家从临江走出去的企业。".encode()), VOCABULARY)
    assert [term.name for term in plain if term.kind == "policy_term"] == []


def test_what_the_vocabulary_knows_keeps_its_key() -> None:
    for term in find_terms(restore("发展新质生产力，壮大半导体产业。".encode()), VOCABULARY):
        assert term.vocabulary_key in {**VOCABULARY.industries, **VOCABULARY.policy_terms}
