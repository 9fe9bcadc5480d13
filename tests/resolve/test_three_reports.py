"""Three reports of one trip, one with ruby, one simplified, one cut by a third, count as one, each fact of it too."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.batch import extract_batch
from extract.records import RECORDS
from jingmao.settings import PROJECT
from resolve.storage import resolve_run

RUBY = (PROJECT / "seeds" / "articles" / "03_ruby.txt").read_bytes()
SCHEMA = pa.schema(
    [("sha256", pa.string()), ("source_uri", pa.string()), ("first_seen_at", pa.timestamp("us", tz="UTC"))]
)


def read(contents: list[bytes]) -> dict[str, pa.Table]:
    keys = [hashlib.sha256(content).hexdigest() for content in contents]
    return extract_batch(pa.table({"article_id": keys, "content": contents}))


@pytest.fixture(scope="module")
def reports() -> list[bytes]:
    restored = read([RUBY])["article"]["clean_text"][0].as_py()
    lines = restored.strip().split("\n")
    length, kept = 0, []
    for line in lines:
        if length + len(line) <= len(restored) * 2 / 3:
            kept.append(line)
            length += len(line)
    assert 0.5 < length / len(restored) < 0.75, "about a third is cut away"
    return [RUBY, "\n".join(lines).encode(), "\n".join(kept).encode()]


def facts_of(contents: list[bytes], data: Path) -> dict[str, set[str]]:
    told = read(contents)
    run = data / "runs" / "r"
    shard = data / "extracted" / "x"
    (run / "catalog").mkdir(parents=True)
    shard.mkdir(parents=True)
    keys = told["article"]["article_id"].to_pylist()
    rows = [
        {"sha256": key, "source_uri": f"{key[:6]}.txt", "first_seen_at": datetime(2025, 3, 1, n, tzinfo=UTC)}
        for n, key in enumerate(keys)
    ]
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), run / "catalog" / "delivery.parquet")
    for name, record in RECORDS.items():
        pq.write_table(told[name].cast(record.schema), shard / f"{name}.parquet")
    (run / "shards.json").write_text(json.dumps({"extracted/x": keys}))
    resolve_run(run, PROJECT / "seeds")
    found: dict[str, set[str]] = {}
    for row in pq.read_table(run / "decisions" / "fact_id_map.parquet").to_pylist():
        found.setdefault(row["fact_kind"], set()).add(row["fact_id"])
    decided = pq.read_table(run / "decisions" / "article.parquet").to_pylist()
    found["reprint"] = {row["duplicate_rule"] for row in decided if row["duplicate_of_article_id"]}
    people = pq.read_table(run / "decisions" / "entity.parquet").to_pylist()
    found["person"] = {row["entity_id"] for row in people if row["entity_kind"] == "person"}
    return found


def test_three_reports_are_one_trip_and_its_facts_count_as_from_one(reports: list[bytes], tmp_path: Path) -> None:
    alone = facts_of([reports[1]], tmp_path / "alone")
    all_three = facts_of(reports, tmp_path / "three")
    assert len(all_three["trip"]) == 1
    assert "reprint_shortened" in all_three["reprint"], "the one that was cut is known for a cut of the others"
    counts = Counter({kind: len(ids) for kind, ids in all_three.items() if kind != "reprint"})
    assert counts == Counter({kind: len(ids) for kind, ids in alone.items() if kind != "reprint"})
