"""Order decides nothing: the samples in many orders and batchings, some delivered again, give the same decisions, key for key."""

from __future__ import annotations

import hashlib
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from extract.batch import extract_batch
from extract.records import RECORDS
from jingmao.settings import PROJECT
from resolve.decisions import DECISIONS
from resolve.storage import resolve_run

SAMPLES = sorted(p for p in (PROJECT / "seeds" / "articles").iterdir() if p.suffix in (".txt", ".html"))
ORDERS = 30
INSTANT = pa.timestamp("us", tz="UTC")


@pytest.fixture(scope="module")
def read() -> dict[str, pa.Table]:
    contents = [path.read_bytes() for path in SAMPLES]
    keys = [hashlib.sha256(content).hexdigest() for content in contents]
    return extract_batch(pa.table({"article_id": keys, "content": contents}))


def write_run(data: Path, read: dict[str, pa.Table], dice: random.Random | None) -> Path:
    """Lay out one run: articles in shards as they came, every delivery at the instant that is its own."""
    run = data / "runs" / "r"
    (run / "catalog").mkdir(parents=True)
    articles = sorted(read["article"]["article_id"].to_pylist())
    seen = {key: datetime(2025, 3, 1, tzinfo=UTC) + timedelta(hours=n) for n, key in enumerate(articles)}
    arriving = dice.sample(articles, len(articles)) if dice else list(articles)
    deliveries = [(key, f"{key[:6]}.txt", seen[key]) for key in arriving]
    if dice:  # the same bytes again, later, under another name
        again = dice.sample(articles, 5)
        deliveries += [(key, f"{key[:6]}-again.txt", seen[key] + timedelta(days=9)) for key in again]
        dice.shuffle(deliveries)
    schema = pa.schema([("sha256", pa.string()), ("source_uri", pa.string()), ("first_seen_at", INSTANT)])
    rows = [dict(zip(schema.names, delivery, strict=True)) for delivery in deliveries]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), run / "catalog" / "delivery.parquet")
    shards: dict[str, list[str]] = {}
    while arriving:
        size = (
            dice.randint(1, len(arriving)) if dice else len(arriving)
        )  # three or four batches, from one article to all
        batch, arriving = arriving[:size], arriving[size:]
        shard = f"extracted/x/{dice.random() if dice else 0}"
        (data / shard).mkdir(parents=True)
        for name, record in RECORDS.items():
            mine = [read[name].filter(pc.equal(read[name]["article_id"], key)) for key in batch]
            pq.write_table(pa.concat_tables(mine).cast(record.schema), data / shard / f"{name}.parquet")
        shards[shard] = batch
    (run / "shards.json").write_text(json.dumps(shards))
    return run


def decisions(run: Path) -> dict[str, list[dict[str, object]]]:
    return {
        name: sorted(pq.read_table(run / "decisions" / f"{name}.parquet").to_pylist(), key=repr) for name in DECISIONS
    }


@pytest.mark.parametrize(
    "orders", [range(3), pytest.param(range(3, ORDERS), marks=pytest.mark.slow)], ids=["a few", "thirty"]
)
def test_the_samples_in_thirty_orders_and_batchings_give_the_same_decisions(
    read: dict[str, pa.Table], tmp_path: Path, orders: range
) -> None:
    run = write_run(tmp_path / "in one go", read, None)
    resolve_run(run, PROJECT / "seeds")
    expected = decisions(run)
    assert len({row["entity_id"] for row in expected["entity"]}) > 50
    for seed in orders:
        run = write_run(tmp_path / str(seed), read, random.Random(seed))
        resolve_run(run, PROJECT / "seeds")
        assert decisions(run) == expected, f"order {seed}"
