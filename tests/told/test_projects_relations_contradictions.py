"""What one article tells of projects, relations and contradictions, read from bytes to rows."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.batch import extract_article
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings

CORPUS = Path(__file__).parent.parent / "corpus"
Row = dict[str, Any]


def cases(name: str) -> list[Any]:
    stated: list[Row] = yaml.safe_load((CORPUS / f"{name}.yml").read_text(encoding="utf-8"))
    return [
        pytest.param(
            case,
            id=case["case"],
            marks=[pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else [],
        )
        for case in stated
    ]


@cache
def read(text: str) -> dict[str, list[Row]]:
    content = text.encode()
    vocabulary = load_vocabulary(read_settings().seeds)
    return extract_article(hashlib.sha256(content).hexdigest(), content, vocabulary)


def names(rows: dict[str, list[Row]]) -> dict[str | None, str]:
    return {row["local_id"]: row["name"] for row in rows["entity"]}


@pytest.mark.parametrize("case", cases("projects"))
def test_named_projects_are_read_with_their_stages(case: Row) -> None:
    rows = read(case["text"])
    name = names(rows)
    told = []
    for project in sorted(rows["project"], key=lambda row: row["raw_start"]):
        stages = [
            [stage["stage"], stage["stage_from"], stage["stage_to"]]
            for stage in rows["project_stage"]
            if stage["project_local_id"] == project["project_local_id"]
        ]
        told.append(
            {
                "name": project["name"],
                "investor": name.get(project["investor_local_id"]),
                "place": name.get(project["place_local_id"]),
                "amount": project["amount"],
                "currency": project["currency"],
                "stages": sorted(stages, key=lambda stage: str(stage[0])),
            }
        )
    wanted = [
        {
            key: sorted(value, key=lambda stage: str(stage[0])) if key == "stages" else value
            for key, value in one.items()
        }
        for one in case["found"]
    ]
    assert [{key: row[key] for key in one} for one, row in zip(wanted, told, strict=False)] == wanted, f"found: {told}"
    assert len(told) == len(wanted), f"found: {told}"


@pytest.mark.parametrize("case", cases("contradictions"))
def test_what_an_article_says_against_itself_is_a_row(case: Row) -> None:
    rows = read(case["text"])
    told = [[row["kind"], row["left_value"], row["right_value"]] for row in rows["contradiction"]]
    assert told == case["found"]


@pytest.mark.parametrize("case", cases("relations"))
def test_relations_are_those_the_words_state(case: Row) -> None:
    rows = read(case["text"])
    name = names(rows)
    told = [
        [name[row["subject_local_id"]], row["relation"], name[row["object_local_id"]]]
        for row in rows["organization_relation"]
    ]
    for one in case.get("absent", []):
        assert one not in told
    if "absent" in case:
        assert [one for one in case["found"] if one not in told] == [], f"found: {told}"
    else:
        assert sorted(told) == sorted(case["found"])


@pytest.mark.parametrize("case", cases("contradictions"))
def test_both_sides_of_a_contradiction_are_told_rows(case: Row) -> None:
    rows = read(case["text"])
    told = {row["told_id"] for found in rows.values() for row in found if "told_id" in row}
    for row in rows["contradiction"]:
        assert {row["left_told_id"], row["right_told_id"]} <= told


@pytest.mark.parametrize("case", cases("projects"))
def test_a_project_rests_on_words_of_its_article(case: Row) -> None:
    rows = read(case["text"])
    (article,) = rows["article"]
    told = {row["told_id"] for name in ("project", "project_stage") for row in rows[name]}
    pieces = [row for row in rows["evidence"] if row["told_id"] in told]
    assert {row["told_id"] for row in pieces} == told
    for row in (*pieces, *rows["project"], *rows["project_stage"]):
        assert row["evidence"] == article["raw_text"][row["raw_start"] : row["raw_end"]] != ""
