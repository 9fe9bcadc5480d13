"""Releases: readers see the old one or the new one, whole; a failure changes nothing; going back is one rename."""

from __future__ import annotations

import json
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.small_world import World
from warehouse import ledger, release, report
from warehouse.gates import gate_warehouse
from warehouse.manifest import current_release, plan_build, read_manifest
from warehouse.measures import contract, released_articles
from warehouse.release import PublishRefused, diff, open_release, publish, releases_to_remove, rollback
from warehouse.status import explain
from warehouse.withdrawals import NotWithdrawn, withdraw

pytestmark = pytest.mark.slow  # each goes through Great Expectations, or builds a release


@pytest.fixture
def published(world: World, released: Callable[..., str]) -> Path:
    return world.data / "releases" / released(*range(12))


@pytest.fixture
def finished(standing: World) -> Path:
    return (standing.data / "releases" / "current").resolve()


def current(world: World) -> str:
    return (world.data / "releases" / "current").resolve().name


def test_a_release_is_whole_and_read_only(standing: World, finished: Path) -> None:
    assert current(standing) == finished.name
    assert (standing.data / "releases" / "current").readlink() == Path(
        finished.name
    )  # relative: the data root can be moved
    assert not list(finished.glob("*.wal"))
    for path in finished.rglob("*"):
        assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH), path
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=finished, check=True)
    listed = {line.split("  ", 1)[1] for line in (finished / "SHA256SUMS").read_text().splitlines()}
    assert listed == {str(p.relative_to(finished)) for p in finished.rglob("*") if p.is_file()} - {"SHA256SUMS"}


def test_every_promised_table_is_in_the_file_and_in_parquet(finished: Path) -> None:
    with duckdb.connect(str(finished / "warehouse.duckdb"), read_only=True) as connection:
        schemas = {
            row[0] for row in connection.sql("select distinct table_schema from information_schema.tables").fetchall()
        }
        assert schemas == {"main", "told", "text", "catalog"}
        for schema, table in {(schema, table) for schema, table, _ in contract()}:
            (rows,) = connection.sql(f"select count(*) from {schema}.{table}").fetchall()[0]
            assert pq.read_metadata(finished / "parquet" / schema / f"{table}.parquet").num_rows == rows


def test_the_file_is_of_the_storage_version_that_older_readers_open(finished: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{finished / 'warehouse.duckdb'}' as anything (read_only)")
        tags = connection.sql("select tags from duckdb_databases() where database_name = 'anything'").fetchall()[0][0]
        assert "v1.5.0" in tags["storage_version"]
        # A view that names the build's own database would break under any other name.
        assert connection.sql("select count(*) from anything.main.dim_entity").fetchall() == [(12,)]


def test_comments_survive(standing: World, finished: Path) -> None:
    with open_release(standing.data) as connection:
        told = dict(
            connection.sql("select table_name, comment from duckdb_tables() where comment is not null").fetchall()
        )
        told |= dict(
            connection.sql("select view_name, comment from duckdb_views() where comment is not null").fetchall()
        )
    assert told == {"dim_person": "one person 一个人", "dim_entity": "every entity 每个实体"}


def test_the_catalog_tells_of_this_release_and_of_every_stage(standing: World, finished: Path) -> None:
    with open_release(standing.data) as connection:
        (row,) = connection.sql(
            "select release_id, article_count, built_at is not null from catalog.release"
        ).fetchall()
        stages = connection.sql("select distinct stage from catalog.quality_result order by 1").fetchall()
    assert row == (finished.name, 12, True)
    assert [stage for (stage,) in stages] == ["extracted", "landed", "warehouse"]


def test_a_reader_cannot_leave_the_release(standing: World, finished: Path) -> None:
    secret = standing.data / "secret.csv"
    secret.write_text("a\n1\n")
    with open_release(standing.data) as connection:
        with pytest.raises(duckdb.Error):
            connection.sql(f"select * from read_csv('{secret}')").fetchall()
        with pytest.raises(duckdb.Error):
            connection.execute("set enable_external_access = true")
        with pytest.raises(duckdb.Error):
            connection.execute("create table main.mine as select 1")


def test_the_page_is_one_offline_file_and_escapes_what_comes_from_outside(finished: Path) -> None:
    page = (finished / "quality.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "空.txt" in page
    assert "empty_file" in page
    for name in ("something_landed", "the_reader_reads", "evidence_is_exact"):
        assert name.replace("_", " ") in page


def test_an_unjudged_or_failed_build_is_not_published(world: World, published: Path) -> None:
    world.write(20)
    run = world.built()
    with pytest.raises(PublishRefused, match="not judged"):
        publish(run)
    assert current(world) == published.name


@pytest.mark.parametrize("broken", ["render", "_export", "_write_sums", "_point_current_at"])
def test_a_crash_while_publishing_leaves_the_old_release(
    world: World, published: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (published / "warehouse.duckdb").stat()
    world.write(20)
    run = world.built()
    gate_warehouse(run)

    def crash(*_: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(report if broken == "render" else release, broken, crash)
        with pytest.raises(OSError, match="no space left"):
            publish(run)
    assert current(world) == published.name
    assert (published / "warehouse.duckdb").stat().st_ino == before.st_ino
    assert not list((world.data / "releases").glob(".*.building"))
    assert publish(run) == current(world) != published.name


def test_publishing_twice_is_publishing_once(world: World) -> None:
    world.write(1, 2)
    run = world.built()
    gate_warehouse(run)
    assert publish(run) == publish(run)
    assert len(ledger.read(world.data, "releases")) == 1


def test_an_older_build_does_not_replace_a_newer_one(world: World) -> None:
    world.write(1, 2)
    older = world.built()
    gate_warehouse(older)
    world.write(3)
    newer = world.published()
    with pytest.raises(PublishRefused, match="planned after it"):
        publish(older)
    assert current(world) == newer


def test_the_ledger_keeps_who_came_and_went(world: World, released: Callable[..., str]) -> None:
    released(1, 2)
    world.write(3)
    world.published()
    first, second = ledger.read(world.data, "releases")
    assert (len(first["articles_added"]), len(second["articles_added"]), second["articles_removed"]) == (2, 1, [])


def test_equal_builds_give_equal_parquet(world: World) -> None:
    world.write(1, 2, 3)
    first = world.data / "releases" / world.published()
    run = plan_build(world.data, "again", world.extractor_digest, "models2")
    assert run is not None
    world.write(4)
    second = world.data / "releases" / world.published()
    for schema, table in (("main", "dim_title"), ("catalog", "rule")):
        name = f"parquet/{schema}/{table}.parquet"
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_going_back_is_a_rename_and_is_not_undone_by_itself(world: World, released: Callable[..., str]) -> None:
    first = released(1, 2)
    time.sleep(1.1)  # release ids tell seconds
    world.write(3)
    second = world.published()
    assert rollback(world.data, reason="the reader doubled titles") == first
    assert current(world) == first
    assert (world.data / "releases" / second / "warehouse.duckdb").exists()
    assert world.plan() is None, "the inputs that were taken back were built again"
    world.write(4)
    assert world.plan() is not None
    with pytest.raises(PublishRefused, match="not among"):
        rollback(world.data, "never", reason="x")
    assert rollback(world.data, second, reason="it was right") == second


def test_ten_releases_are_kept_then_one_a_day() -> None:
    ids = [f"202611{day:02}T{hour:02}0000Z-{day:04}{hour:04}" for day in (1, 2, 3) for hour in range(8)]
    gone = set(releases_to_remove(ids, keep={ids[0]}))
    kept = [name for name in ids if name not in gone]
    assert kept == [ids[0], ids[7], *ids[14:]]


def test_old_runs_are_removed_and_the_current_release_never(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "RUN_IDLE_SECONDS", -1)
    for n in range(5):
        world.write(n)
        world.published()
    assert len(list((world.data / "runs").iterdir())) == release.RUNS_KEPT
    told = current_release(world.data)
    assert told is not None
    assert told["counts"]["main.dim_article"] == 5


def test_the_release_file_tells_what_it_was_made_of(finished: Path) -> None:
    told = json.loads((finished / "release.json").read_text())
    assert told["release_id"] == finished.name
    assert told["article_count"] == 12
    assert {
        "input_digest",
        "extractor_digest",
        "model_digest",
        "code_version",
        "planned_at",
        "published_at",
    } <= told.keys()


def test_a_run_knows_its_manifest(world: World) -> None:
    world.write(1)
    run = world.planned()
    manifest = read_manifest(run)
    assert (manifest.sequence, len(manifest.articles), manifest.accept_change) == (1, 1, None)


def changes_of(world: World) -> set[tuple[str, str, str]]:
    with open_release(world.data) as connection:
        return set(connection.execute("select table_name, change, cause from catalog.change").fetchall())


def test_a_release_says_what_it_gained_and_from_which_article(world: World, published: Path) -> None:
    assert changes_of(world) == set(), "the first release changes nothing"
    world.write(21)
    world.published()
    assert {("dim_article", "gained", "new_article"), ("fct_engagement", "gained", "new_article")} <= changes_of(world)
    with open_release(world.data) as connection:
        rows = connection.execute("select row_id, article_id from catalog.change where table_name = 'dim_article'")
        assert [row[0] == row[1] for row in rows.fetchall()] == [True]


def test_a_withdrawn_article_takes_only_itself_along_and_may_come_back(world: World, published: Path) -> None:
    article = sorted((published / "articles.txt").read_text().split())[0]
    withdraw(world.data, article[:8], reason="printed by mistake")
    world.published()
    assert article not in released_articles(world.data)
    assert len(released_articles(world.data)) == len((published / "articles.txt").read_text().split()) - 1
    told = {("dim_article", "lost", "withdrawn_article"), ("fct_engagement", "lost", "withdrawn_article")}
    assert told <= changes_of(world)
    assert {change for _, change, _ in changes_of(world)} == {"lost"}
    compared = diff(world.data, published.name, "current")
    assert {(row["table_name"], row["change"], row["cause"]) for row in compared} == changes_of(world)
    assert world.plan() is None, "the same inputs are no new release"
    withdraw(world.data, article[:8], reason="it was right", undo=True)
    world.published()
    assert article in released_articles(world.data)
    assert diff(world.data, published.name, "current") == []


def test_removing_a_file_from_the_inbox_withdraws_nothing(world: World, published: Path) -> None:
    for path in world.inbox.glob("*.txt"):
        path.unlink()
    assert world.plan() is None


def test_only_one_known_article_can_be_withdrawn_and_only_once(world: World, published: Path) -> None:
    article = sorted((published / "articles.txt").read_text().split())[0]
    for asked, says in (("0" * 64, "no delivered article"), (article[:3], "no delivered article")):
        with pytest.raises(NotWithdrawn, match=says):
            withdraw(world.data, asked, reason="why")
    with pytest.raises(NotWithdrawn, match="not withdrawn"):
        withdraw(world.data, article, reason="why", undo=True)
    withdraw(world.data, article, reason="why")
    with pytest.raises(NotWithdrawn, match="withdrawn already"):
        withdraw(world.data, article, reason="why")
    assert explain(world.data, article)["articles"][0]["withdrawn"] == "why"


def test_diff_names_a_release_that_is_not_kept(world: World, published: Path) -> None:
    with pytest.raises(PublishRefused, match="not among the releases"):
        diff(world.data, "19990101T000000Z-00000000", "current")
