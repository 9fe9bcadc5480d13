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
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
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
    """Yield shards of copied records; the copying is left to DuckDB, which turns a million rows in a second."""
    read = read_samples()
    places = load_vocabulary(SEEDS).places
    stock = names(count)
    city_keys = sorted(key for key, place in places.items() if place.level == "city" and place.admin_code)
    cities = read_cities()
    texts = dict(zip(read["article"]["article_id"].to_pylist(), read["article"]["clean_text"].to_pylist(), strict=True))
    originals = sorted(texts)
    present = {key: [city for city in cities if city in text] for key, text in texts.items()}
    with duckdb.connect() as session:
        session.execute("create macro new_id(id, serial) as left(id, 48) || printf('%016x', serial)")
        session.register("person_stock", pa.table({"at": range(len(stock)), "name": stock}))
        session.register(
            "city_stock",
            pa.table({"at": range(len(city_keys)), "key": city_keys, "name": [places[key].name for key in city_keys]}),
        )
        for name, table in read.items():
            session.register(f"read_{name}", table)
        for start in range(0, count, SHARD):
            serials = range(start, min(start + SHARD, count))
            chosen = [originals[serial % len(originals)] for serial in serials]
            retold = [
                texts[key]
                if serial % REPRINT_EVERY == 0
                else vary(texts[key], cities, present[key], random.Random(serial), serial)
                for serial, key in zip(serials, chosen, strict=True)
            ]
            copy = pa.table({"original": chosen, "serial": serials, "retold": retold})
            session.register("copy", copy)
            yield {name: session.sql(_copying(name)).to_arrow_table() for name in RECORDS}


def _copying(name: str) -> str:
    """Write the query that copies one record: ids of its own, days moved within four years, other names unless it is a reprint."""
    other: dict[str, str] = {}
    joins = ""
    if name == "article":
        other = {"clean_text": "copy.retold", "page_url": "null", "title": "coalesce(r.title, '') || copy.serial"}
    if name == "entity":
        is_other = f"copy.serial % {REPRINT_EVERY} <> 0"
        draw = "cast(hash(r.name, copy.serial) % (select count(*) from {}) as bigint)"
        is_firm = "r.entity_kind = 'organization' and r.detail_kind = 'company' and r.vocabulary_key is null"
        is_city = "r.vocabulary_key in (select key from city_stock)"
        joins = (
            f" left join person_stock as p on {is_other} and (r.entity_kind = 'person' or {is_firm})"
            f" and p.at = {draw.format('person_stock')}"
            f" left join city_stock as c on {is_other} and {is_city} and c.at = {draw.format('city_stock')}"
        )
        firm = f"case when {is_firm} then substr(p.name, 2) || right(r.name, 4) else p.name end"
        other = {"name": f"coalesce({firm}, c.name, r.name)", "vocabulary_key": "coalesce(c.key, r.vocabulary_key)"}
    columns = []
    for field in RECORDS[name].schema:
        value = other.get(field.name, f"r.{field.name}")
        if field.name.endswith("_id") and pa.types.is_string(field.type):
            value = f"new_id(r.{field.name}, copy.serial)"
        elif pa.types.is_date(field.type):
            value = f"r.{field.name} + cast(copy.serial % 1461 as integer)"
        columns.append(f"{value} as {field.name}")
    return f"select {', '.join(columns)} from read_{name} as r inner join copy on r.article_id = copy.original{joins}"


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
    """Run a stage; print its seconds on the clock and of the processor (which other work does not lengthen), and the peak of memory."""
    start, worked = time.perf_counter(), _processor_seconds()
    try:
        work()
        told = ""
    except GateFailed as failed:
        told = f"  {str(failed).splitlines()[0]}"
    seconds, worked = time.perf_counter() - start, _processor_seconds() - worked
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{stage}: {count} articles, {seconds:.1f} s, {worked:.1f} s of processor, "
        f"{1000 * worked / count:.2f} ms each, {megabytes} MB{told}",
        flush=True,
    )


def _processor_seconds() -> float:
    """Seconds of this process and of the children it waited for: dbt runs in one."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


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
