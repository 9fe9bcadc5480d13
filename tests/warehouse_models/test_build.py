"""One real build of an invented run: what is promised is there, folded as told, and answers questions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from jingmao.settings import PROJECT
from resolve.storage import resolve_run
from tests.warehouse_models.invented_run import Article, articles, write_run
from warehouse.build import BuildFailed, build_models
from warehouse.measures import contract

pytestmark = pytest.mark.slow

DBT = PROJECT / "dbt_project"
SEEDS = PROJECT / "seeds"
QUERIES = sorted((PROJECT / "docs" / "queries").glob("*.sql"))


@pytest.fixture(scope="module")
def told() -> dict[str, Article]:
    return articles()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stand in for the real vocabulary, so that a build that wrote over it would do no harm here."""
    folder = tmp_path_factory.mktemp("seeds")
    for table in SEEDS.glob("*.csv"):
        shutil.copyfile(table, folder / table.name)
    return folder


@pytest.fixture(scope="module")
def run(told: dict[str, Article], seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = write_run(tmp_path_factory.mktemp("data"), list(told.values()))
    resolve_run(run, seeds)
    build_models(run, DBT, seeds)
    return run


@pytest.fixture(scope="module")
def published(run: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the file as an analyst does: read-only, in another place, without the work file beside it."""
    elsewhere = run.parent / "elsewhere.duckdb"
    shutil.copy(run / "warehouse.duckdb", elsewhere)
    with duckdb.connect(str(elsewhere), read_only=True) as session:
        session.execute("set enable_external_access = false")
        yield session


def rows(session: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return session.execute(sql).fetchall()


def test_every_promised_column_is_there(published: duckdb.DuckDBPyConnection) -> None:
    have = set(rows(published, "select table_schema, table_name, column_name from information_schema.columns"))
    assert set(contract()) - have == set()


def test_the_file_holds_the_four_schemas_and_nothing_of_the_machine_that_built_it(
    published: duckdb.DuckDBPyConnection,
) -> None:
    assert rows(published, "select distinct schema_name from duckdb_tables() order by 1") == [
        ("catalog",), ("main",), ("text",), ("told",),
    ]  # fmt: skip
    views = rows(published, "select schema_name, view_name, sql from duckdb_views() where not internal")
    assert [view[:2] for view in views] == [("main", "dim_entity")]
    assert not any("parquet" in sql or "work." in sql for _, _, sql in views)


def test_a_build_leaves_the_vocabulary_as_it_was(run: Path, seeds: Path) -> None:
    for table in SEEDS.glob("*.csv"):
        assert (seeds / table.name).read_bytes() == table.read_bytes(), table.name


def test_older_tools_can_open_the_file(published: duckdb.DuckDBPyConnection) -> None:
    tags = rows(published, "select tags['storage_version'] from duckdb_databases() where not internal")
    assert tags == [("v1.5.0+",)]


def test_comments_stand_in_both_languages_and_in_the_catalog(published: duckdb.DuckDBPyConnection) -> None:
    commented = rows(
        published, "select schema_name, table_name, column_name, comment from duckdb_columns() where not internal"
    )
    listed = rows(
        published,
        "select schema_name, table_name, column_name, description_en || ' / ' || description_zh from catalog.column_info",
    )
    assert sorted(commented) == sorted(listed)
    assert rows(published, "select table_name from duckdb_tables() where comment is null") == []


def test_three_reports_are_one_trip_and_a_corrected_page_counts_once(published: duckdb.DuckDBPyConnection) -> None:
    assert rows(published, "select article_count, started_on, ended_on, first_told_on from fct_trip") == [
        (3, date(2025, 3, 3), date(2025, 3, 6), date(2025, 3, 7))
    ]
    assert rows(published, "select article_count from fct_engagement") == [(3,)]
    assert rows(published, "select article_count, status from fct_agreement") == [(3, "signed")]


def test_one_agreement_told_with_two_amounts_counts_once_and_the_other_amount_is_a_conflict(
    published: duckdb.DuckDBPyConnection,
) -> None:
    assert rows(published, "select value, article_count, counts_in_total from fct_figure") == [(200_000_000, 3, True)]
    assert rows(
        published,
        "select c.left_value, c.right_value, l.value, r.value from fct_contradiction as c"
        " inner join told.figure as l on c.left_told_id = l.told_id inner join told.figure as r on c.right_told_id = r.told_id",
    ) == [("200000000 CNY", "300000000 CNY", 200_000_000, 300_000_000)]


def test_what_a_page_said_before_its_correction_stays_with_its_time(
    published: duckdb.DuckDBPyConnection, told: dict[str, Article]
) -> None:
    corrected_at = datetime(2025, 3, 10, 12)
    found = rows(
        published, f"select known_from, known_to from told.figure where article_id = '{told['first'].article_id}'"
    )
    assert found == [(datetime(2025, 3, 10, 8), corrected_at)]
    assert rows(published, "select count(*) from told.figure where known_to is null") == [(3,)]
    supersedes = rows(
        published, "select supersedes_article_id from dim_article where supersedes_article_id is not null"
    )
    assert supersedes == [(told["first"].article_id,)]


def test_a_reprint_names_its_original(published: duckdb.DuckDBPyConnection, told: dict[str, Article]) -> None:
    found = rows(
        published,
        "select article_id, duplicate_of_article_id from dim_article where duplicate_of_article_id is not null",
    )
    assert found == [(told["reprint"].article_id, told["original"].article_id)]


def test_what_a_gate_kept_out_is_told(published: duckdb.DuckDBPyConnection) -> None:
    assert rows(published, "select reason, detail from catalog.issue where stage = 'gate_extracted'") == [
        ("set_aside", "a bad batch")
    ]


def test_a_place_knows_its_city_and_country_and_a_body_that_of_its_seat(published: duckdb.DuckDBPyConnection) -> None:
    assert rows(
        published, "select city_name, province_name, country_name, admin_code from dim_place where name = '长春市'"
    ) == [("长春市", "吉林省", "中国", "220100")]
    assert rows(published, "select city_name, country_code from dim_entity where name = '海原电子'") == [
        ("釜山广域市", "KR")
    ]


def test_help_lists_every_table_and_macro_and_each_can_be_called(published: duckdb.DuckDBPyConnection) -> None:
    listed = rows(published, "select kind, how_to_call from help()")
    assert len([1 for kind, _ in listed if kind == "macro"]) >= 8
    for _, call in listed:
        published.execute(call).fetchall()


def test_the_macros_answer_by_name(published: duckdb.DuckDBPyConnection, told: dict[str, Article]) -> None:
    assert [row[3] for row in rows(published, "from itinerary('何若川')")] == ["meeting"]
    assert rows(published, "select home, leader, destinations from trips('韩国')") == [
        ("长春市", "何若川", "韩国、釜山广域市")
    ]
    assert rows(published, "select count(*) from trips('釜山')") == [(1,)], "by another name of the place"
    assert rows(published, "select count(*) from trips('日本')") == [(0,)]
    assert rows(published, "select parties from agreements_between('吉林省', '韩国')") == [("明远光电、海原电子",)]
    assert rows(published, "select count(*) from agreements_between('吉林省', '日本')") == [(0,)]
    held = "select person, basis, reason from who_held('副市长', '长春市', date '{}')"
    told_for = rows(published, "select min(first_seen_on), max(last_seen_on) from bridge_person_role")[0]
    assert rows(published, held.format(told_for[0])) == [("何若川", "stated", "told for the day")]
    assert rows(published, held.format("2025-09-01"))[0][:2] == ("何若川", "inferred")
    assert rows(published, held.format("2025-09-01"))[0][2].endswith(" days before")
    told_id = told["original"].rows["agreement"][0]["told_id"]
    assert rows(published, f"select part, quotation from evidence('{told_id}')")[0] == (
        "agreement",
        "海原电子与明远光电签署战略合作协议",
    )
    assert rows(published, "select count(*) from articles_about('海原电子')") == [(4,)]
    assert rows(published, "select count(*) from search('韩国 经贸')") == [(4,)]
    assert rows(published, "select count(*) from search('韩国 日本')") == [(0,)]


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_the_committed_queries_run_and_say_what_they_ask(published: duckdb.DuckDBPyConnection, query: Path) -> None:
    text = query.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    published.execute(text).fetchall()


def test_stated_investment_is_the_sum_of_what_counts(published: duckdb.DuckDBPyConnection) -> None:
    query = next(path for path in QUERIES if path.stem.startswith("07b")).read_text(encoding="utf-8")
    assert [(row[3], row[4]) for row in rows(published, query)] == [("CNY", 200_000_000)]


def test_a_project_told_by_three_articles_is_one_and_knows_how_long_it_took(
    published: duckdb.DuckDBPyConnection,
) -> None:
    assert rows(published, "select name, amount, article_count, first_told_on, last_told_on from dim_project") == [
        ("光学薄膜项目", 200_000_000, 3, date(2025, 3, 7), date(2025, 3, 9))
    ]
    query = next(path for path in QUERIES if path.stem.startswith("15b")).read_text(encoding="utf-8")
    assert [row[:8] for row in rows(published, query)] == [
        ("光学薄膜项目", "明远光电", "长春市", date(2024, 12, 1), "signed", date(2025, 3, 5), 94, False)
    ]
    query = next(path for path in QUERIES if path.stem.startswith("15c")).read_text(encoding="utf-8")
    assert rows(published, query) == [], "it is told of again two days later"


def test_a_life_is_told_as_of_a_day(published: duckdb.DuckDBPyConnection) -> None:
    told = "select furthest_stage, last_told_on, days_to_signed, age_days, days_silent, no_later_evidence from project_lives(date '{}')"
    assert rows(published, told.format("2024-11-30")) == []
    assert rows(published, told.format("2025-01-01")) == [("intended", None, None, 31, None, None)], (
        "nothing printed yet"
    )
    assert rows(published, told.format("2025-03-08")) == [("signed", date(2025, 3, 8), 94, 97, 0, False)]
    assert rows(published, told.format("2026-03-09")) == [("signed", date(2025, 3, 9), 94, 463, 365, False)]
    assert rows(published, told.format("2026-03-10")) == [("signed", date(2025, 3, 9), 94, 464, 366, True)]


def test_of_a_project_that_only_an_undated_article_tells_nobody_knows_how_long_it_is_silent(tmp_path: Path) -> None:
    undated = articles()["original"]
    undated.rows["article"][0]["published_on"] = None
    run = write_run(tmp_path, [undated])
    resolve_run(run, SEEDS)
    with duckdb.connect(str(build_models(run, DBT)), read_only=True) as session:
        assert rows(session, "select first_told_on, last_told_on from dim_project") == [(None, None)]
        told = (
            "select furthest_stage, last_told_on, days_silent, no_later_evidence from project_lives(date '2030-01-01')"
        )
        assert rows(session, told) == [("signed", None, None, None)]


def test_one_sum_in_two_currencies_is_one_figure_and_no_conflict(tmp_path: Path) -> None:
    told = articles()
    for record in ("figure", "project"):
        told["corrected"].rows[record][0]["currency"] = "USD"
    run = write_run(tmp_path, [told["original"], told["corrected"]])
    resolve_run(run, SEEDS)
    with duckdb.connect(str(build_models(run, DBT)), read_only=True) as session:
        assert rows(session, "select value, currency, article_count from fct_figure") == [(200_000_000, "CNY", 2)]
        assert rows(session, "select kind from fct_contradiction where is_between_articles") == []


def test_conflicts_inside_and_between_articles_are_rows(published: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        published, "select kind, left_value, right_value, is_between_articles from fct_contradiction order by all"
    )
    # the superseded page takes no part: only its correction differs from the two others
    assert found == [
        ("figure_value", "200000000 CNY", "300000000 CNY", True),
        ("project_amount", "200000000 CNY", "300000000 CNY", True),
        *[("trip_length", "5 days", "4 days", False)] * 3,
    ]


def test_unit_tests_of_the_models_pass(run: Path, tmp_path: Path) -> None:
    copy = tmp_path / "run"
    shutil.copytree(run, copy)
    command = [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", "test", "--select", "test_type:unit",
               "--project-dir", str(DBT), "--profiles-dir", str(DBT), "--target-path", str(tmp_path), "--log-path", str(tmp_path)]  # fmt: skip
    done = subprocess.run(command, env={**os.environ, "JINGMAO_RUN": str(copy)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "2 unit tests" in done.stdout


def test_a_row_that_misquotes_its_article_stops_the_build_and_leaves_no_file(tmp_path: Path) -> None:
    told = articles()
    told["first"].rows["agreement"][0]["evidence"] = "签署一份不存在的协议"
    run = write_run(tmp_path, list(told.values()))
    resolve_run(run, SEEDS)
    with pytest.raises(BuildFailed, match="quotes_its_article_told_agreement"):
        build_models(run, DBT)
    assert not (run / "warehouse.duckdb").exists()


def test_a_run_without_articles_builds_every_table_empty(tmp_path: Path) -> None:
    run = write_run(tmp_path, [])
    resolve_run(run, SEEDS)
    with duckdb.connect(str(build_models(run, DBT)), read_only=True) as session:
        assert rows(session, "select count(*) from dim_article") == [(0,)]
