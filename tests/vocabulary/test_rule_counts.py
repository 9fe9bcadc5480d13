"""The counts behind each rule's confidence are those of the committed cases, counted again."""

from __future__ import annotations

import pytest

from tests.recount import FAMILIES, counted, stated


@pytest.mark.parametrize("family", FAMILIES)
def test_every_count_is_what_the_cases_give(family: str) -> None:
    said = {row["rule"]: (int(row["checked_count"]), int(row["right_count"])) for row in stated(family)}
    assert said == counted(family), "the cases or rules have changed: run `make recount` and commit seeds/rule_*.csv"


def test_counting_finds_wrong_findings_too() -> None:
    checked, right = map(sum, zip(*counted("rule_time_and_numbers").values(), strict=True))
    assert 0 < right < checked


def test_the_common_rules_for_names_are_checked_at_all() -> None:
    counts = counted("rule_names")
    for rule in ("name_after_title", "name_by_odds", "title_before_name", "body_with_suffix"):
        assert counts[rule][0] >= 5
