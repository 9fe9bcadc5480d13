"""What is declared in one place and repeated in another agrees: records, sources, staging, decisions, descriptions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.records import RECORDS
from jingmao.settings import PROJECT
from resolve.decisions import DECISIONS
from warehouse.measures import contract
from warehouse.sources import SOURCES, sources_yaml

MODELS = PROJECT / "dbt_project" / "models"
HAN = re.compile(r"[\u4e00-\u9fff]")
DOC = re.compile(r"\{% docs (\w+) %\}(.*?)\{% enddocs %\}")
SHOWN = re.compile(r"doc\('(\w+)'\)")
DESCRIPTION_BY_DOC = dict(DOC.findall((MODELS / "marts" / "columns.md").read_text(encoding="utf-8")))


def models(folder: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted((MODELS / folder).rglob("_*.yml")):
        found += yaml.safe_load(path.read_text(encoding="utf-8"))["models"]
    return found


def staged_columns(path: Path) -> list[str]:
    body = path.read_text(encoding="utf-8").split("renamed as (", 1)[1].split("from source", 1)[0]
    return [line.strip().rstrip(",").split(" ")[-1] for line in body.splitlines() if line.strip() not in ("", "select")]


def test_the_sources_file_is_what_the_records_declare() -> None:
    assert SOURCES.read_text(encoding="utf-8") == sources_yaml(), "run: python -m warehouse.sources"


@pytest.mark.parametrize("name", RECORDS)
def test_staging_shows_every_column_of_the_record(name: str) -> None:
    columns = [column.name for column in RECORDS[name].columns]
    assert staged_columns(MODELS / "staging" / f"stg_{name}.sql") == columns


@pytest.mark.parametrize("name", DECISIONS)
def test_staging_shows_every_column_of_the_decision(name: str) -> None:
    assert staged_columns(MODELS / "staging" / f"stg_decided_{name}.sql") == DECISIONS[name].names


@pytest.mark.parametrize("model", models("marts"), ids=lambda model: model["name"])
def test_every_table_and_column_is_described_in_both_languages(model: dict[str, Any]) -> None:
    for owner in (model, *model["columns"]):
        shown = SHOWN.search(owner["description"])
        text = DESCRIPTION_BY_DOC[shown.group(1)] if shown else owner["description"]
        english, chinese = text.split(" / ")
        assert HAN.search(chinese), f"{model['name']}.{owner['name']}: no Chinese in {text!r}"
        assert re.match(r"[A-Za-z0-9]", english), f"{model['name']}.{owner['name']}: no English in {text!r}"


def test_every_promised_column_has_a_contract() -> None:
    declared = {
        (path.parent.name, model["name"].removeprefix(f"{path.parent.name}_"), column["name"])
        for path in (MODELS / "marts").rglob("_*.yml")
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]
        for column in model["columns"]
    }
    assert set(contract()) - declared == set()


def test_a_told_fact_has_the_columns_of_its_fact() -> None:
    columns = {model["name"]: {column["name"] for column in model["columns"]} for model in models("marts")}
    folded_only = {"article_count", "first_told_on"}
    for fact in ("trip", "engagement", "agreement", "figure"):
        assert columns[f"fct_{fact}"] - folded_only <= columns[f"told_{fact}"]
