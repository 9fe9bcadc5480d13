"""The counts behind each rule's confidence are those of the committed cases, counted again."""

from __future__ import annotations

from functools import cache

import pytest

from tests.recount import FAMILIES, stated
from tests.recount import counted as count_again

counted = cache(count_again)  # what a run counts once, it need not count twice


@pytest.mark.parametrize("family", FAMILIES)
def test_every_count_is_what_the_cases_give(family: str) -> None:
    said = {row["rule"]: (int(row["checked_count"]), int(row["right_count"])) for row in stated(family)}
    assert said == counted(family), "the cases or rules have changed: run `make recount` and commit seeds/rule_*.csv"


def test_counting_finds_wrong_findings_too() -> None:
    checked, right = map(sum, zip(*counted("rule_time_and_numbers").values(), strict=True))
    assert 0 < right < checked


@pytest.mark.parametrize(
    ("family", "rule"),
    [
        ("rule_names", "name_after_title"),
        ("rule_names", "name_by_odds"),
        ("rule_names", "title_before_name"),
        ("rule_names", "body_with_suffix"),
        ("rule_events", "trip_led"),
        ("rule_events", "visit_named"),
        ("rule_events", "meeting_with"),
        ("rule_events", "signing_between"),
        ("rule_events", "project_named"),
        ("rule_events", "project_stage_said"),
    ],
)
def test_the_common_rules_are_checked_at_all(family: str, rule: str) -> None:
    assert counted(family)[rule][0] >= 5
