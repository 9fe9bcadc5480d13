"""The door: exactly the articles of the run go in, each once, and the decisions come out in their declared shape."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq

from extract.records import RECORDS
from jingmao.settings import PROJECT
from resolve.decisions import DECISIONS
from resolve.storage import resolve_run
from tests.warehouse_models.invented_run import articles, write_run

SEEDS = PROJECT / "seeds"


def test_records_of_exactly_the_articles_of_the_run_are_collected(tmp_path: Path) -> None:
    told = articles()
    run = write_run(tmp_path, list(told.values()))
    shards = json.loads((run / "shards.json").read_text())
    left_out = told["reprint"].article_id
    (run / "shards.json").write_text(
        json.dumps({shard: [a for a in members if a != left_out] for shard, members in shards.items()})
    )
    resolve_run(run, SEEDS)
    for name in RECORDS:
        kept = set(pq.read_table(run / "records" / f"{name}.parquet")["article_id"].to_pylist())
        assert left_out not in kept
    assert pq.read_table(run / "records" / "article.parquet").num_rows == 3


def test_every_decision_is_written_in_its_declared_shape(tmp_path: Path) -> None:
    run = write_run(tmp_path, list(articles().values()))
    resolve_run(run, SEEDS)
    for name, schema in DECISIONS.items():
        assert pq.read_schema(run / "decisions" / f"{name}.parquet").equals(schema), name


def test_the_order_of_articles_and_shards_changes_no_decision(tmp_path: Path) -> None:
    told = list(articles().values())
    decided = []
    for n, order in enumerate((told, told[::-1], [told[2], told[0], told[3], told[1]])):
        run = write_run(tmp_path / str(n), order)
        resolve_run(run, SEEDS)
        decided.append(
            {
                name: pq.read_table(run / "decisions" / f"{name}.parquet").to_pylist()
                for name in DECISIONS
                if name != "article"  # names the file, which this test numbers by order
            }
        )
    assert decided[0] == decided[1] == decided[2]
    assert decided[0]["fact_id_map"]


def test_a_run_without_articles_is_resolved_into_empty_tables(tmp_path: Path) -> None:
    run = write_run(tmp_path, [])
    resolve_run(run, SEEDS)
    assert all(pq.read_table(run / "decisions" / f"{name}.parquet").num_rows == 0 for name in DECISIONS)
