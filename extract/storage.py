"""records ↔ Parquet: shards of read articles, written aside and renamed, kept by reader and article.

    DATA/extracted/<extractor_digest>/<batch_id>/<record>.parquet   one file per record of `extract.records`
    DATA/extracted/<extractor_digest>/<batch_id>/members.txt        the articles of the shard, one hash a line
    DATA/runs/<run_id>/batches/<batch_id>.txt                       the articles one task of this run must read

A shard appears whole or not at all, and is never changed. Which shard an article is taken from is written down once per run
(`shards_of_run`), so that an article that lies in two shards is counted once.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from extract.land import object_path
from extract.records import RECORDS

ARTICLES_PER_BATCH = 200  # some 10 s of reading: long beside what a task costs to start, short beside a retry
BYTES_PER_BATCH = 32 * 1024 * 1024  # keeps the memory of one task bounded when articles are pages of megabytes
SPREAD_FROM_ARTICLES = 50  # below this, starting a second task costs more than it saves
SMALL_SHARD_ARTICLES = ARTICLES_PER_BATCH // 2
COMPACT_FROM_SHARDS = 32  # a day of single arrivals every 15 minutes is up to 96 shards
RETIRED_KEPT_SECONDS = 24 * 3600  # a run that began before a compaction may still read the old shards

MEMBERS = "members.txt"
RETIRED = "retired"

Extract = Callable[[pa.Table], dict[str, pa.Table]]


class ShardFailed(RuntimeError):  # noqa: N818 - named for what happened
    """A batch could not be read, and the reason lies not in one of its articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    data: Path
    cache: Path
    articles: tuple[str, ...]
    size_by_article: Mapping[str, int]


def plan_batches(run: Path) -> list[str]:
    """Group the articles of a run that this reader has not read yet; give the ids of the batches, in order.

    Each id names a file `<run>/batches/<batch_id>.txt`. An id is the hash of its members, so planning twice gives the same
    ids, and a batch that was read before is found again. Small old shards are put together on the way.
    """
    planned = _read_run(run)
    compact_shards(planned.cache)
    cached = {article for members in _members_by_shard(planned.cache).values() for article in members}
    missing = [article for article in planned.articles if article not in cached]
    folder = run / "batches"
    folder.mkdir(parents=True, exist_ok=True)
    batch_ids = []
    for members in _group(missing, planned.size_by_article):
        batch_id = _batch_id(members)
        (folder / f"{batch_id}.txt").write_text("\n".join(members) + "\n")
        batch_ids.append(batch_id)
    return batch_ids


def extract_shard(run: Path, batch: str, extract: Extract | None = None) -> str:
    """Read one batch of a run into a shard and give the shard's folder; a batch that was read before is not read again.

    `batch` is an id given by `plan_batches` or the path of its file. The default for `extract` is
    `extract.batch.extract_batch`. Where reading breaks as a whole, the batch is halved until the article at fault stands
    alone; that one gets an issue row, all others are read.
    """
    planned = _read_run(run)
    batch_id = Path(batch).stem
    shard = planned.cache / batch_id
    if (shard / MEMBERS).exists():
        return str(shard)
    if extract is None:
        # Loads every finder and the vocabulary; planning needs none of it.
        from extract.batch import extract_batch

        extract = extract_batch
    members = (run / "batches" / f"{batch_id}.txt").read_text().split()
    articles, broken = _read_articles(planned.data, members)
    records = _extract_or_halve(articles, extract)
    records["issue"] = pa.concat_tables([records["issue"], _issues(broken)])
    write_shard(shard, records, articles["article_id"].to_pylist())
    return str(shard)


def write_shard(shard: Path, records: Mapping[str, pa.Table], members: Sequence[str]) -> None:
    """Write one shard aside and rename it; a shard that somebody else finished first is kept, and ours thrown away.

    Every record of `extract.records` is written, with exactly its columns; a missing record is empty, a column too many or
    of another type raises `ShardFailed`.
    """
    aside = shard.with_name(f".{shard.name}.{uuid4().hex}")
    aside.mkdir(parents=True)
    try:
        for name, record in RECORDS.items():
            pq.write_table(
                _conform(name, records.get(name), record.schema), aside / f"{name}.parquet", compression="zstd"
            )
        (aside / MEMBERS).write_text("".join(f"{article}\n" for article in members))
        try:
            aside.rename(shard)
        except OSError:
            if not (shard / MEMBERS).exists():
                raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def shards_of_run(run: Path) -> dict[str, list[str]]:
    """Tell which shard each article of a run is taken from: shard folder (relative to DATA) → articles, each once."""
    planned = _read_run(run)
    wanted = set(planned.articles)
    taken: dict[str, list[str]] = {}
    for shard, members in sorted(_members_by_shard(planned.cache).items()):
        mine = [article for article in members if article in wanted]
        if mine:
            taken[os.path.relpath(shard, planned.data)] = mine
            wanted.difference_update(mine)
    return taken


def compact_shards(cache: Path) -> Path | None:
    """Put many small shards together into one; the old ones are retired, and removed a day later."""
    for retired in cache.glob(f"*/{RETIRED}"):
        if time.time() - retired.stat().st_mtime > RETIRED_KEPT_SECONDS:
            shutil.rmtree(retired.parent)
    small = sorted(
        (shard, members) for shard, members in _members_by_shard(cache).items() if len(members) < SMALL_SHARD_ARTICLES
    )
    if len(small) < COMPACT_FROM_SHARDS:
        return None
    taken: set[str] = set()
    parts: dict[str, list[pa.Table]] = {name: [] for name in RECORDS}
    for shard, members in small:
        fresh = pa.array([article for article in members if article not in taken], pa.string())
        for name, tables in parts.items():
            table = pq.read_table(shard / f"{name}.parquet")
            tables.append(table.filter(pa.compute.is_in(table["article_id"], value_set=fresh)))
        taken.update(members)
    merged = cache / _batch_id(sorted(taken))
    write_shard(merged, {name: pa.concat_tables(tables) for name, tables in parts.items()}, sorted(taken))
    for shard, _ in small:
        if shard != merged:
            (shard / RETIRED).touch()
    return merged


def _read_run(run: Path) -> _Run:
    manifest = json.loads((run / "manifest.json").read_bytes())
    data = run.parent.parent
    return _Run(
        data=data,
        cache=data / "extracted" / manifest["extractor_digest"],
        articles=tuple(manifest["articles"]),
        size_by_article={d["sha256"]: d["size_bytes"] for d in manifest["deliveries"]},
    )


def _members_by_shard(cache: Path) -> dict[Path, list[str]]:
    return {
        path.parent: path.read_text().split()
        for path in sorted(cache.glob(f"*/{MEMBERS}"))
        if not path.parent.name.startswith(".") and not (path.parent / RETIRED).exists()
    }


def _group(articles: Sequence[str], size_by_article: Mapping[str, int]) -> list[list[str]]:
    most = ARTICLES_PER_BATCH
    if len(articles) > SPREAD_FROM_ARTICLES:  # every core gets something to do
        most = min(most, -(-len(articles) // (os.cpu_count() or 1)))
    groups: list[list[str]] = []
    size = 0
    for article in articles:
        size += size_by_article.get(article, 0)
        if not groups or len(groups[-1]) >= most or size > BYTES_PER_BATCH:
            groups.append([])
            size = size_by_article.get(article, 0)
        groups[-1].append(article)
    return groups


def _batch_id(members: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(members).encode()).hexdigest()[:16]


def _read_articles(data: Path, members: Sequence[str]) -> tuple[pa.Table, dict[str, str]]:
    """Fetch the landed bytes; an object that is gone or altered is named, so that it is read again once it is back."""
    contents: dict[str, bytes] = {}
    broken: dict[str, str] = {}
    for article in members:
        path = object_path(data, article)
        try:
            content = path.read_bytes()
        except OSError as error:
            broken[article] = f"{path.name}: {error.strerror}; put the file into the inbox again"
            continue
        if hashlib.sha256(content).hexdigest() == article:
            contents[article] = content
        else:
            broken[article] = (
                f"{path.name}: the landed bytes were altered on disk; remove the object and land the file again"
            )
    table = pa.table(
        {
            "article_id": pa.array(list(contents), pa.string()),
            "content": pa.array(list(contents.values()), pa.binary()),
        }
    )
    return table, broken


def _extract_or_halve(articles: pa.Table, extract: Extract) -> dict[str, pa.Table]:
    if articles.num_rows == 0:
        return {name: record.schema.empty_table() for name, record in RECORDS.items()}
    try:
        return extract(articles)
    except (ImportError, MemoryError):  # no article is at fault; the task is tried again
        raise
    except Exception as error:
        if articles.num_rows == 1:
            article = articles["article_id"][0].as_py()
            empty = {name: record.schema.empty_table() for name, record in RECORDS.items()}
            return {
                **empty,
                "issue": _issues({article: f"{type(error).__name__}: {error}"}, reason="extraction_crashed"),
            }
        middle = articles.num_rows // 2
        left = _extract_or_halve(articles.slice(0, middle), extract)
        right = _extract_or_halve(articles.slice(middle), extract)
        return {name: pa.concat_tables([left[name], right[name]]) for name in RECORDS}


def _issues(detail_by_article: Mapping[str, str], reason: str = "object_unreadable") -> pa.Table:
    rows = [
        {
            "article_id": article,
            "stage": "extract",
            "reason": reason,
            "detail": detail,
            "raw_start": None,
            "raw_end": None,
        }
        for article, detail in detail_by_article.items()
    ]
    return pa.Table.from_pylist(rows, schema=RECORDS["issue"].schema)


def _conform(name: str, table: pa.Table | None, schema: pa.Schema) -> pa.Table:
    if table is None:
        return schema.empty_table()
    if table.schema.names != schema.names:
        raise ShardFailed(
            f"record {name}: columns {table.schema.names} where extract/records.py declares {schema.names}; nothing was written."
        )
    try:
        return table.cast(schema)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as error:
        raise ShardFailed(
            f"record {name}: {error}; nothing was written. extract/records.py declares its types."
        ) from error
