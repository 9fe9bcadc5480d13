"""Real builds of the invented run with one thing different: exactly the rows that must move do, and the cause is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from jingmao.settings import PROJECT
from resolve.storage import resolve_run
from tests.warehouse_models.invented_run import Article, articles, write_run
from warehouse import changes
from warehouse.build import build_models

pytestmark = pytest.mark.slow

DBT = PROJECT / "dbt_project"
HEAD = "override,kind,article_id,evidence,other_article_id,other_evidence,new_name,reason,reviewed_by,reviewed_on\n"
Build = Callable[..., Path]
Changed = set[tuple[str, str, str]]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the named articles under the given reviewed lines, one of them perhaps without its figures; each combination once."""
    built: dict[tuple[object, ...], Path] = {}

    def build_once(*names: str, line: str = "", without_figures: str = "") -> Path:
        if (names, line, without_figures) not in built:
            folder = tmp_path_factory.mktemp("history")
            seeds = folder / "seeds"
            seeds.mkdir()
            for table in (PROJECT / "seeds").glob("*.csv"):
                shutil.copyfile(table, seeds / table.name)
            (seeds / "override.csv").write_text(HEAD + (f"{line}\n" if line else ""), encoding="utf-8")
            told = articles()
            if without_figures:
                told[without_figures].rows["figure"] = []
            run = write_run(folder / "data", [told[name] for name in names])
            resolve_run(run, seeds)
            built[names, line, without_figures] = build_models(run, DBT, seeds)
        return built[names, line, without_figures]

    return build_once


def compare(before: Path, now: Path, **known: Any) -> list[dict[str, Any]]:
    with duckdb.connect() as session:
        changes.attach(session, before, changes.BEFORE)
        changes.attach(session, now, changes.NOW)
        changes.compare(session, changes.Between(**known))
        cursor = session.execute("select * from temp.change order by all")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def facts(rows: list[dict[str, Any]]) -> Changed:
    return {
        (row["table_name"], row["change"], row["cause"]) for row in rows if row["table_name"].startswith(("fct", "bri"))
    }


@pytest.fixture(scope="module")
def told() -> dict[str, Article]:
    return articles()


def test_a_further_report_changes_how_often_facts_are_told_and_adds_none(
    build: Build, told: dict[str, Article]
) -> None:
    found = compare(build("original"), build("original", "reprint"))
    assert {(change, cause) for _, change, cause in facts(found)} == {("changed", "new_article")}
    assert {row["article_id"] for row in found} == {told["reprint"].article_id}
    assert {row["change"] for row in found if row["table_name"] == "dim_person"} == set()


def test_a_corrected_article_moves_exactly_what_it_corrects(build: Build, told: dict[str, Article]) -> None:
    told_before = build("original", "first", without_figures="original")
    found = compare(told_before, build("original", "first", "corrected", without_figures="original"))
    moved = facts(found)
    assert {cause for _, _, cause in moved} == {"corrected_article"}
    # Only the amount differs between the versions: no trip, engagement or party changes.
    assert {table for table, _, _ in moved} <= {"fct_figure", "fct_agreement", "fct_contradiction"}
    assert {(table, change) for table, change, _ in moved} & {("fct_figure", "changed"), ("fct_figure", "gained")}


def test_withdrawing_one_report_removes_only_what_it_alone_supports(build: Build, told: dict[str, Article]) -> None:
    with_both, without = build("original", "reprint"), build("original")
    found = compare(with_both, without, withdrawn=frozenset({told["reprint"].article_id}))
    assert {(change, cause) for _, change, cause in facts(found)} == {("changed", "withdrawn_article")}
    lost = {row["table_name"] for row in found if row["change"] == "lost"}
    assert lost <= {"dim_article", "dim_story", "dim_source"}
    alone = compare(build("original"), build("original", "reprint"))
    assert {row["row_id"] for row in found} == {row["row_id"] for row in alone}, "what it brought is what it takes"


def test_a_reviewed_merger_is_named_and_undone_without_a_trace(build: Build) -> None:
    before = build("original")
    line = "same,organization,,海原电子,,明远光电,,one firm under two brands,,"
    joined = compare(before, build("original", line=line))
    bodies = [row for row in joined if row["table_name"] == "dim_organization"]
    assert {row["cause"] for row in bodies} == {"override"}
    assert any((row["detail"] or "").startswith(("became org_", "was org_")) for row in bodies)
    back = compare(build("original", line=line), before)
    assert {row["row_id"] for row in back} == {row["row_id"] for row in joined}


def test_equal_builds_differ_in_nothing(build: Build) -> None:
    assert compare(build("original"), build("original")) == []
