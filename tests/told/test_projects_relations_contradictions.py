"""What one article tells of projects, relations and contradictions, read from bytes to rows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import as_params, read_cases
from tests.told_rows import contradictions, differences, projects, read, relations


@pytest.mark.parametrize("case", as_params(read_cases("projects")))
def test_named_projects_are_read_with_their_stages(case: dict[str, Any]) -> None:
    assert differences(projects(read(case["text"])), case["found"]) == []


@pytest.mark.parametrize("case", as_params(read_cases("contradictions")))
def test_what_an_article_says_against_itself_is_a_row(case: dict[str, Any]) -> None:
    told = [row["says"] for row in contradictions(read(case["text"]))]
    assert told == case["found"]


@pytest.mark.parametrize("case", as_params(read_cases("relations")))
def test_relations_are_those_the_words_state(case: dict[str, Any]) -> None:
    told = [row["says"] for row in relations(read(case["text"]))]
    for one in case.get("absent", []):
        assert one not in told
    if "absent" in case:
        assert [one for one in case["found"] if one not in told] == [], f"found: {told}"
    else:
        assert sorted(told) == sorted(case["found"])


@pytest.mark.parametrize("case", as_params(read_cases("contradictions")))
def test_both_sides_of_a_contradiction_are_told_rows(case: dict[str, Any]) -> None:
    rows = read(case["text"])
    told = {row["told_id"] for found in rows.values() for row in found if "told_id" in row}
    for row in rows["contradiction"]:
        assert {row["left_told_id"], row["right_told_id"]} <= told


@pytest.mark.parametrize("case", as_params(read_cases("projects")))
def test_a_project_rests_on_words_of_its_article(case: dict[str, Any]) -> None:
    rows = read(case["text"])
    (article,) = rows["article"]
    told = {row["told_id"] for name in ("project", "project_stage") for row in rows[name]}
    pieces = [row for row in rows["evidence"] if row["told_id"] in told]
    assert {row["told_id"] for row in pieces} == told
    for row in (*pieces, *rows["project"], *rows["project_stage"]):
        assert row["evidence"] == article["raw_text"][row["raw_start"] : row["raw_end"]] != ""
