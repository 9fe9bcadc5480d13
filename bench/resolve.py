"""What a build costs after reading: seconds of resolve, dbt, gates and publish for many varied copies of the sample articles.

    python -m bench.resolve --count 10000 --data FOLDER [--only resolve]

The samples are read once and copied as records: another article id and other local ids, other cities, days and people in each copy, so
that copies are other trips; one in fifty stays as it was, a reprint. Names come from a stock that grows with the square root of the
count, so that people and firms recur as they do in news. Prints one line per stage, and the growth of memory.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import resource
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench.vary import read_cities, vary
from extract.batch import extract_batch
from extract.land import DELIVERY
from extract.records import RECORDS
from extract.vocabulary import load_vocabulary
from resolve.storage import resolve_run
from warehouse.build import build_models
from warehouse.gates import GateFailed, gate_warehouse
from warehouse.manifest import plan_build
from warehouse.release import publish

PROJECT = Path(__file__).resolve().parent.parent
SEEDS = PROJECT / "seeds"
SHARD = 1000  # articles, as a large batch has
REPRINT_EVERY = 50
SYLLABLES = "伯仲叔季文武成康昭穆宣平桓庄僖襄景悼定哀怀惠灵顷匡简敬元贞介思威烈安显慎"
SURNAMES = "蔺郗阙芮晏闵卞屠佘湛苗凌管裴单郎禹单车郭蒋韩杨朱秦尤许何吕施张孔曹严华"


def names(count: int) -> list[str]:
    """Invent as many names of people as the square root of the count asks for, fifty times over."""
    dice = random.Random(1)
    return [dice.choice(SURNAMES) + "".join(dice.sample(SYLLABLES, 2)) for _ in range(50 * math.isqrt(count))]


def read_samples() -> dict[str, pa.Table]:
    """Read the sample articles once."""
    files = sorted(path for path in (SEEDS / "articles").iterdir() if path.suffix in (".txt", ".html"))
    contents = [path.read_bytes() for path in files]
    keys = [hashlib.sha256(content).hexdigest() for content in contents]
    return extract_batch(pa.table({"article_id": keys, "content": contents}))


def copies(count: int) -> Iterator[dict[str, pa.Table]]:
    """Yield shards of copied records."""
    read = read_samples()
    by_article = [
        {name: table.filter(pc.equal(table["article_id"], key)) for name, table in read.items()}
        for key in read["article"]["article_id"].to_pylist()
    ]
    cities, stock = read_cities(), names(count)
    vocabulary = load_vocabulary(SEEDS)
    city_keys = sorted(key for key, place in vocabulary.places.items() if place.level == "city" and place.admin_code)
    for start in range(0, count, SHARD):
        shard: dict[str, list[pa.Table]] = {name: [] for name in RECORDS}
        for serial in range(start, min(start + SHARD, count)):
            dice = random.Random(serial)
            original = by_article[serial % len(by_article)]
            same = serial % REPRINT_EVERY == 0
            other = {key: dice.choice(city_keys) for key in city_keys} if not same else {}
            for name, table in original.items():
                shard[name].append(_copy(name, table, serial))
            if not same:
                shard["entity"][-1] = _renamed(shard["entity"][-1], dice, stock, other, vocabulary.places)
                shard["article"][-1] = _retold(shard["article"][-1], dice, cities, serial)
        yield {name: pa.concat_tables(tables) for name, tables in shard.items()}


def _copy(name: str, table: pa.Table, serial: int) -> pa.Table:
    """Give a copy of an article's records ids of their own; days move by as many days as four years have articles to fill."""
    shift = timedelta(days=serial % 1461)
    for at, field in enumerate(RECORDS[name].schema):
        if field.name.endswith("_id") and pa.types.is_string(field.type):
            marked = pc.binary_join_element_wise(
                pc.utf8_slice_codeunits(table[field.name], 0, 48), f"{serial:016x}", ""
            )
            table = table.set_column(at, field, marked)
        elif pa.types.is_date(field.type):
            moved = [day + shift if day else None for day in table[field.name].to_pylist()]
            table = table.set_column(at, field, pa.array(moved, field.type))
    return table


def _renamed(
    table: pa.Table, dice: random.Random, stock: list[str], other: Mapping[str, str], places: Mapping[str, Any]
) -> pa.Table:
    rows = table.to_pylist()
    for row in rows:
        if row["entity_kind"] == "person":
            row["name"] = dice.choice(stock)
        elif row["entity_kind"] == "organization" and row["detail_kind"] == "company" and not row["vocabulary_key"]:
            row["name"] = f"{dice.choice(stock)[1:]}{row['name'][-4:]}"
        elif row["vocabulary_key"] in other:
            row["vocabulary_key"] = other[row["vocabulary_key"]]
            row["name"] = places[row["vocabulary_key"]].name
    return pa.Table.from_pylist(rows, schema=table.schema)


def _retold(table: pa.Table, dice: random.Random, cities: list[str], serial: int) -> pa.Table:
    (row,) = table.to_pylist()
    present = [city for city in cities if city in row["clean_text"]]
    row["clean_text"] = vary(row["clean_text"], cities, present, dice, serial)
    row["page_url"] = None
    row["title"] = f"{row['title'] or ''}{serial}"
    return pa.Table.from_pylist([row], schema=table.schema)


def write_run(data: Path, count: int) -> Path:
    """Write the copies as landing, reading and the gates leave them; give the run folder."""
    shards: dict[str, list[str]] = {}
    deliveries = []
    for n, shard in enumerate(copies(count)):
        folder = data / "extracted" / "bench" / f"shard{n:04d}"
        folder.mkdir(parents=True)
        for name, record in RECORDS.items():
            pq.write_table(shard[name].cast(record.schema), folder / f"{name}.parquet", compression="zstd")
        keys = shard["article"]["article_id"].to_pylist()
        shards[str(folder.relative_to(data))] = keys
        deliveries += [
            {
                "sha256": key,
                "source_uri": f"{key[48:]}.txt",
                "first_seen_at": datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=len(deliveries) + at),
                "run_id": "bench",
                "size_bytes": 1,
            }
            for at, key in enumerate(keys)
        ]
    landed = data / "landed" / "deliveries"
    landed.mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(deliveries, schema=DELIVERY), landed / "bench.parquet")
    run = plan_build(data, "bench", "bench", "bench", accept_change="measured")
    if run is None:
        raise SystemExit(f"{data}: nothing to build; give an empty folder.")
    (run / "shards.json").write_text(json.dumps(shards))
    pq.write_table(RECORDS["issue"].schema.empty_table(), run / "catalog" / "issue.parquet")
    return run


def measured(stage: str, count: int, work: Callable[[], object]) -> None:
    """Run a stage and print its seconds and the most memory this process has held so far."""
    start = time.perf_counter()
    try:
        work()
        told = ""
    except GateFailed as failed:
        told = f"  {str(failed).splitlines()[0]}"
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    seconds = time.perf_counter() - start
    print(
        f"{stage}: {count} articles, {seconds:.1f} s, {1000 * seconds / count:.2f} ms each, {megabytes} MB{told}",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=("resolve",), help="stop after this stage")
    options = parser.parse_args()
    start = time.perf_counter()
    run = write_run(options.data.absolute(), options.count)
    print(f"copies written in {time.perf_counter() - start:.1f} s ({date.today()})", flush=True)
    measured("resolve", options.count, lambda: resolve_run(run, SEEDS))
    if options.only:
        return
    measured("dbt", options.count, lambda: build_models(run, PROJECT / "dbt_project", SEEDS))
    measured("gates", options.count, lambda: gate_warehouse(run))
    measured("publish", options.count, lambda: publish(run))


if __name__ == "__main__":
    main()
