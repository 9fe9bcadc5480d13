"""The confidence of a rule for names rests on counts that anybody can repeat."""

from __future__ import annotations

import csv
from io import StringIO

from tests.names.rule_counts import TABLE, count_rules, table_as_counted


def test_the_table_of_rules_holds_what_the_corpus_counts() -> None:
    stated = TABLE.read_text(encoding="utf-8")
    assert stated == table_as_counted(), "cases or rules have changed: run python tests/names/rule_counts.py"


def test_what_is_right_was_checked() -> None:
    for row in csv.DictReader(StringIO(table_as_counted())):
        assert 0 <= int(row["right_count"]) <= int(row["checked_count"])


def test_the_common_rules_are_checked_at_all() -> None:
    counted = count_rules()
    for rule in ("name_after_title", "name_by_odds", "title_before_name", "body_with_suffix"):
        assert counted[rule][0] >= 5
