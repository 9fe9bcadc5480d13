"""The command line: what it says of a fresh, a stale and an empty warehouse, and that asking can change nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner, Result

from jingmao.cli import _harmless, _printable, app
from tests.small_world import World, article_text
from warehouse.gates import GateFailed, gate_landed
from warehouse.status import status

pytestmark = pytest.mark.slow  # each builds a release first


def call(world: World, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [*arguments, "--data", str(world.data)], input=stdin)


def test_an_empty_data_root_is_stale_and_says_the_way_out(world: World) -> None:
    result = call(world, "status")
    assert result.exit_code == 1
    assert "nothing was published yet" in result.stdout


def test_a_fresh_release_is_fresh(world: World, released: Callable[..., str]) -> None:
    release_id = released(1, 2, 3)
    result = call(world, "status")
    assert result.exit_code == 0, result.output
    assert release_id in result.stdout
    assert "3 published, 3 landed, 0 waiting" in result.stdout
    told = json.loads(call(world, "status", "--json").stdout)
    assert told["release"]["counts"]["main.dim_article"] == 3
    assert [gate["stage"] for gate in told["gates"]] == ["landed", "extracted", "warehouse"]


@pytest.mark.parametrize(("minutes", "stale"), [(29, False), (31, True)])
def test_an_article_that_waits_half_an_hour_makes_it_stale(
    world: World, released: Callable[..., str], minutes: int, stale: bool
) -> None:
    released(1)
    world.write(2)
    world.land()
    told = status(world.data, datetime.now(UTC) + timedelta(minutes=minutes))
    assert told["stale"] is stale
    assert told["landed"]["waiting_examples"] == ["2.txt"]


@pytest.mark.parametrize(("hours", "stale"), [(23, False), (25, True)])
def test_a_day_without_a_successful_run_makes_it_stale(
    world: World, released: Callable[..., str], hours: int, stale: bool
) -> None:
    released(1)
    assert status(world.data, datetime.now(UTC) + timedelta(hours=hours))["stale"] is stale


def test_a_quiet_inbox_is_a_success(world: World, released: Callable[..., str]) -> None:
    released(1)
    published_at = status(world.data)["last_success_at"]
    assert world.plan() is None
    assert status(world.data)["last_success_at"] > published_at


def test_a_stopped_run_is_told_until_one_succeeds(world: World) -> None:
    (world.inbox / "empty.txt").touch()
    with pytest.raises(GateFailed):
        gate_landed(world.planned())
    assert "something_landed" in call(world, "status").stdout
    world.write(1)
    world.published()
    assert status(world.data)["stopped_by"] is None


def test_sql_answers_in_three_forms(world: World, released: Callable[..., str]) -> None:
    released(1, 2)
    query = "select name, count(*) as n from main.dim_person group by all order by 1"
    rows = json.loads(call(world, "sql", query, "--json").stdout)
    assert [row["name"] for row in rows] == ["欧阳明远", "贺小舟"]
    assert next(csv.reader(io.StringIO(call(world, "sql", query, "--csv").stdout))) == ["name", "n"]
    assert call(world, "sql", query).stdout.splitlines() == ["name\tn", "欧阳明远\t1", "贺小舟\t1"]
    assert call(world, "sql", stdin=query).stdout.startswith("name\tn")


@pytest.mark.parametrize(
    "query",
    [
        "delete from main.dim_person",
        "create table main.x as select 1",
        "select * from read_text('/etc/hostname')",
        "copy (select 1) to 'out.csv'",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "selec 1",
    ],
)
def test_sql_can_change_and_reach_nothing(standing: World, query: str) -> None:
    result = call(standing, "sql", query)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Error" in result.stderr
    assert "Traceback" not in result.stderr


def test_explain_a_published_article_by_id_name_and_file(world: World, released: Callable[..., str]) -> None:
    released(1)
    for asked in (str(world.inbox / "1.txt"), "1.txt"):
        result = call(world, "explain", asked)
        assert result.exit_code == 0, result.output
        assert "Published." in result.stdout
        assert "1 told.engagement" in result.stdout
    told = json.loads(call(world, "explain", "1.txt", "--json").stdout)
    article = told["articles"][0]["article_id"]
    assert json.loads(call(world, "explain", article[:8], "--json").stdout)["articles"][0]["article_id"] == article


def test_explain_says_why_something_is_not_there(world: World) -> None:
    world.write(1)
    (world.inbox / "空.txt").touch()
    (world.inbox / "two\nlines.txt").touch()
    world.published()
    world.write(2)
    world.land()
    for spelled in ("two\nlines.txt", "two%0Alines.txt"):
        assert "quarantined two%0Alines.txt" in call(world, "explain", spelled).stdout
    assert "empty_file" in call(world, "explain", "空.txt").stdout
    assert "the next build takes it in" in call(world, "explain", "2.txt").stdout
    never = call(world, "explain", "never.txt")
    assert never.exit_code == 1
    assert "no delivery or quarantine row" in never.stdout


def test_explain_finds_a_copy_elsewhere_by_its_bytes(world: World, released: Callable[..., str]) -> None:
    released(1)
    copy = world.data / "copy.txt"
    copy.write_text(article_text(1), encoding="utf-8")
    assert "arrived" in call(world, "explain", str(copy)).stdout


def test_releases_and_rollback(world: World, released: Callable[..., str]) -> None:
    release_id = released(1)
    assert call(world, "releases").stdout == f"* {release_id}\n"
    assert call(world, "rollback", "--reason", "x").exit_code == 1
    assert call(world, "rollback", release_id, "--reason", "x").exit_code == 0


def test_text_of_articles_cannot_run_in_a_terminal_or_a_spreadsheet() -> None:
    assert _printable("\x1b[31m红\u202e") == "\\u001b[31m红\\u202e"
    assert [_harmless(value) for value in ("=cmd|' /C calc'!A0", "市长", -5)] == ["'=cmd|' /C calc'!A0", "市长", -5]
