"""Gates: each suite passes a healthy stage and stops a broken one, and what it said is kept even when nothing is published."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.land import object_path
from extract.storage import extract_shard, plan_batches
from tests.small_world import World, read_articles
from warehouse import expectations, gates, ledger
from warehouse.expectations import SUITES, at_most
from warehouse.gates import GateFailed, gate_extracted, gate_landed, gate_warehouse, read_set_aside
from warehouse.manifest import read_manifest

pytestmark = pytest.mark.slow  # each goes through Great Expectations, or builds a release

Reader = Callable[[pa.Table], dict[str, pa.Table]]


def results(run: Path) -> dict[tuple[str, str], dict[str, Any]]:
    rows = pq.read_table(run / "catalog" / "quality_result.parquet").to_pylist()
    return {(row["stage"], row["expectation"]): row for row in rows}


def failed(run: Path) -> set[str]:
    return {name for (_, name), row in results(run).items() if not row["success"]}


def with_rows(record: str, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> Reader:
    """Make a reader whose rows of one record are changed."""

    def read(articles: pa.Table) -> dict[str, pa.Table]:
        tables = read_articles(articles)
        rows = change(tables[record].to_pylist())
        return {**tables, record: pa.Table.from_pylist(rows, schema=tables[record].schema)}

    return read


def spoil(world: World, *statements: str) -> Path:
    """Build a warehouse and then spoil it."""
    run = world.built()
    with duckdb.connect(str(run / "warehouse.duckdb")) as connection:
        for statement in statements:
            connection.execute(statement)
    return run


def test_a_healthy_small_build_passes_every_blocking_check(world: World) -> None:
    world.write(*range(12))
    run = world.built()
    gate_warehouse(run)
    told = results(run)
    assert {stage for stage, _ in told} == {"landed", "extracted", "warehouse"}
    assert len(told) == sum(len(suite) for suite in SUITES.values())
    assert [row for row in told.values() if not row["success"] and row["severity"] != "warning"] == []


def test_an_empty_landing_is_stopped(world: World) -> None:
    (world.inbox / "empty.txt").touch()
    run = world.planned()
    with pytest.raises(GateFailed, match="something_landed"):
        gate_landed(run)
    assert ledger.read(world.data, "gates")[-1]["passed"] is False


def test_many_lost_objects_stop_the_landed_stage(world: World) -> None:
    world.write(*range(10))
    run = world.planned()
    object_path(world.data, read_manifest(run).articles[0]).unlink()
    with pytest.raises(GateFailed, match=r"landed_store_is_whole.*observed 0\.1; threshold at most 0\.02"):
        gate_landed(run)
    assert "landed_bytes_are_whole" in failed(run)


def test_a_large_quarantine_is_a_warning_only(world: World) -> None:
    world.write(*range(6))
    for n in range(6):
        (world.inbox / f"bad{n}.txt").touch()
    run = world.planned()
    gate_landed(run)
    assert failed(run) == {"few_entries_are_quarantined"}


def drop_entities(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return []


def misquote(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "evidence": row["evidence"] + "们"} for row in rows]


def double(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [*rows, *rows]


@pytest.mark.parametrize(
    ("record", "change", "check"),
    [
        ("entity", drop_entities, "references_lead_somewhere"),
        ("mention", misquote, "evidence_is_exact"),
        ("engagement", double, "keys_are_not_repeated"),
    ],
)
def test_a_faulty_batch_is_set_aside_and_the_others_go_on(
    world: World, record: str, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]], check: str
) -> None:
    world.write(1, 2, 3)
    world.published()
    world.reader = with_rows(record, change)
    world.write(4)
    run = world.extracted()
    gate_extracted(run)
    left_out = read_set_aside(run)
    assert len(left_out) == 1
    assert check in next(iter(left_out.values()))
    going_on = json.loads((run / "shards.json").read_text())
    assert sum(len(articles) for articles in going_on.values()) == 3
    assert [row["article_id"] for row in pq.read_table(run / "catalog" / "issue.parquet").to_pylist()] == list(left_out)
    assert ledger.read(world.data, "set_aside")[-1]["run_id"] == read_manifest(run).run_id


def silence(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return rows[:2]


@pytest.mark.parametrize(
    ("record", "change", "check"),
    [
        ("mention", silence, "few_articles_are_silent"),
        ("entity", drop_entities, "people_are_found"),
    ],
)
def test_a_reader_that_finds_nothing_is_stopped(
    world: World, record: str, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]], check: str
) -> None:
    world.reader = with_rows(record, change)
    world.write(*range(24))
    run = world.extracted()
    with pytest.raises(GateFailed):
        gate_extracted(run)
    assert check in failed(run)


def test_a_reader_that_crashes_everywhere_is_stopped(world: World) -> None:
    def broken(articles: pa.Table) -> dict[str, pa.Table]:
        raise ValueError("a rule broke")

    world.reader = broken
    world.write(*range(12))
    run = world.extracted()
    with pytest.raises(GateFailed, match="the_reader_does_not_crash"):
        gate_extracted(run)


def test_a_batch_unlike_the_last_ten_is_noticed(world: World) -> None:
    usual = {
        "silent_share": 0.0, "told_share": 1.0, "dated_share": 1.0,
        "persons_per_1000_chars": 9.0, "mentions_per_1000_chars": 9.0, "articles": 200,
    }  # fmt: skip
    history = [{"batch_id": f"old{n}", "passed": True, "measures": usual} for n in range(10)]
    ledger.record(world.data, "batches", history)
    world.write(*range(24))
    world.reader = with_rows("mention", lambda rows: [*rows, *rows, *rows, *rows, *rows])
    run = world.extracted()
    with pytest.raises(GateFailed, match="more than half"):
        gate_extracted(run)
    assert {"batch_is_like_those_before", "batch_is_not_alien"} <= failed(run)
    accepted = world.extracted(accept_change="a source with long captions")
    gate_extracted(accepted)
    assert read_set_aside(accepted) == {}
    assert ledger.read(world.data, "changes")[-1]["reason"] == "a source with long captions"


def test_an_unreadable_object_leaves_out_its_article_alone(world: World) -> None:
    world.write(*range(60))
    run = world.planned()
    lost = read_manifest(run).articles[0]
    object_path(world.data, lost).unlink()
    for batch in plan_batches(run):
        extract_shard(run, batch, read_articles)
    gate_extracted(run)
    assert list(read_set_aside(run)) == [lost]


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("alter table main.fct_trip drop column days_stated", "every_promised_column_is_there"),
        ("drop table catalog.change", "every_promised_column_is_there"),
        ("update told.engagement set evidence = 'x' || evidence", "evidence_is_exact"),
        ("update text.mention set raw_end = raw_start", "evidence_is_exact"),
        ("update main.fct_engagement set lead_person_id = 'nobody'", "references_lead_somewhere"),
        ("insert into main.dim_article select * from main.dim_article limit 1", "one_row_per_article"),
        ("delete from main.dim_article using (select min(article_id) as a from main.dim_article) as x where article_id = x.a",
         "no_read_article_is_missing"),
        ("insert into main.dim_article (article_id) values ('invented')", "no_article_is_invented"),
        ("delete from text.mention", "articles_name_somebody"),
        ("delete from told.engagement", "some_articles_tell_events"),
        ("delete from catalog.rule", "rules_are_listed"),
    ],
)  # fmt: skip
def test_a_broken_warehouse_is_stopped(world: World, statement: str, check: str) -> None:
    world.write(*range(12))
    run = spoil(world, statement)
    with pytest.raises(GateFailed, match=check):
        gate_warehouse(run)
    assert check in failed(run)
    assert ledger.read(world.data, "gates")[-1]["passed"] is False


def test_a_warehouse_that_shrinks_is_stopped_until_somebody_gives_a_reason(world: World) -> None:
    world.write(*range(60))
    first = world.published()
    world.write(60)
    run = spoil(world, "delete from text.mention where hash(article_id) % 2 = 0")
    with pytest.raises(GateFailed, match="ACCEPT_CHANGE"):
        gate_warehouse(run)
    assert "most_rows_are_kept" in failed(run)
    assert (world.data / "releases" / "current").resolve().name == first

    manifest = json.loads((run / "manifest.json").read_text())
    (run / "manifest.json").write_text(json.dumps({**manifest, "accept_change": "mentions of titles are no mentions"}))
    gate_warehouse(run)
    assert "mentions of titles are no mentions" in results(run)["warehouse", "most_rows_are_kept"]["observed"]


def test_articles_taken_back_are_told_and_many_are_stopped(world: World) -> None:
    world.write(*range(12))
    world.published()
    world.write(12)
    lost = "(select article_id from main.dim_article order by 1 limit 3)"
    run = spoil(world, f"delete from main.dim_article where article_id in {lost}")
    with pytest.raises(GateFailed, match="few_articles_are_lost"):
        gate_warehouse(run)
    assert "no_article_is_lost" in failed(run)


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("delete from main.dim_person where name = '田大力'", "everybody_mentioned_is_somebody"),
        ("insert into catalog.entity_id_map by name select local_id, 'person' as entity_kind, 'x' as entity_id"
         " from (from catalog.entity_id_map limit 1)", "nobody_is_two"),
        ("insert into catalog.identity_decision by name"
         " select 'person' as entity_kind, 'same' as decision, 'a' as left_entity_id, 'b' as right_entity_id",
         "decisions_are_what_was_done"),
        ("insert into catalog.identity_decision by name"
         " select 'person' as entity_kind, 'not_same' as decision, 'a' as left_entity_id, 'a' as right_entity_id",
         "decisions_are_what_was_done"),
    ],
)  # fmt: skip
def test_identity_decisions_that_the_tables_do_not_bear_out_stop_the_release(
    world: World, statement: str, check: str
) -> None:
    world.write(1, 5)
    with pytest.raises(GateFailed, match=check):
        gate_warehouse(spoil(world, statement))


def test_many_keys_that_change_are_stopped_until_somebody_says_why(world: World) -> None:
    world.write(*range(60))
    world.published()
    world.write(60)
    run = spoil(world, "update catalog.entity_id_map set entity_id = 'moved' where local_id < '4'")
    with pytest.raises(GateFailed, match="few_change_their_key"):
        gate_warehouse(run)
    told = json.loads((run / "manifest.json").read_text())
    (run / "manifest.json").write_text(json.dumps({**told, "accept_change": "a rule that tells namesakes apart"}))
    gate_warehouse(run)


def test_somebody_met_in_most_articles_is_a_warning(world: World) -> None:
    world.write(*range(25))
    run = spoil(world, "update text.mention set entity_id = (select min(person_id) from main.dim_person)")
    gate_warehouse(run)
    assert "nobody_is_everywhere" in failed(run)


def test_a_check_that_crashes_blocks_even_as_a_warning(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    crashing = at_most("reads_a_column_nobody_made", "article.nope", 1, "It cannot be judged.", severity="warning")
    monkeypatch.setattr(expectations, "SUITES", {**SUITES, "landed": (*SUITES["landed"], crashing)})
    world.write(1)
    run = world.planned()
    with pytest.raises(GateFailed, match="crashed"):
        gate_landed(run)
    row = results(run)["landed", "reads_a_column_nobody_made"]
    assert (row["success"], row["severity"]) == (False, "blocking")


def test_an_expectation_that_does_not_exist_blocks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = replace(SUITES["landed"][0], name="made_up", expectation="ExpectNothingOfTheKind")
    monkeypatch.setattr(expectations, "SUITES", {**SUITES, "landed": (unknown,)})
    world.write(1)
    with pytest.raises(GateFailed, match="made_up"):
        gate_landed(world.planned())


def test_a_gate_tried_again_replaces_its_own_results(world: World) -> None:
    world.write(1, 2)
    run = world.planned()
    gate_landed(run)
    gate_landed(run)
    assert pq.read_table(run / "catalog" / "quality_result.parquet").num_rows == len(SUITES["landed"])


def test_every_check_has_a_name_of_its_own_and_a_reason() -> None:
    for stage, suite in SUITES.items():
        names = [check.name for check in suite]
        assert len(set(names)) == len(names), stage
        assert all(check.why for check in suite)


def test_set_aside_is_read_back_as_nothing_before_the_gate(world: World) -> None:
    world.write(1)
    assert gates.read_set_aside(world.planned()) == {}
