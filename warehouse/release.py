"""Publishing: a built warehouse becomes a read-only folder, and one rename makes it the current release.

DATA/releases/<release_id>/warehouse.duckdb   storage that DuckDB 1.5 and later read; schemas main, told, text, catalog
DATA/releases/<release_id>/parquet/<schema>/<table>.parquet
DATA/releases/<release_id>/quality.html       what was checked, and what was found
DATA/releases/<release_id>/release.json       what the release is made of, and how many rows it has
DATA/releases/<release_id>/articles.txt       its articles
DATA/releases/<release_id>/moved_ids.json     which id of the release before became which
DATA/releases/<release_id>/SHA256SUMS
DATA/releases/current -> <release_id>
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pyarrow.parquet as pq

from warehouse import changes, ledger, report
from warehouse.lock import publish_lock
from warehouse.manifest import Manifest, current_release, data_root, read_manifest
from warehouse.measures import count_rows

LOG = logging.getLogger(__name__)

PUBLISHED_SCHEMAS = ("main", "told", "text", "catalog")
STORAGE_VERSION = "v1.5.0"  # what BI tools embed today; the default of DuckDB 2 cannot be opened by any 1.x
RELEASES_KEPT = 10
RUNS_KEPT = 3  # the one just published and two to look at when something went wrong
RUN_IDLE_SECONDS = 3600  # nobody has written into the folder for an hour: no build is at work there
READERS_KEPT = 3  # extracted shards of the last three extractor digests, so that going back is cheap


class PublishRefused(RuntimeError):  # noqa: N818 - named for what happened
    """This build may not become a release; the current release stays as it was."""


def publish(run: Path) -> str:
    """Make the build of a run the current release; give the release id.

    Raises `PublishRefused` when its gate did not pass or a newer build is published already. Until the last rename readers
    see the release before; a failure or a crash anywhere leaves it in place. Publishing twice is publishing once.
    """
    manifest, data = read_manifest(run), data_root(run)
    releases = data / "releases"
    with publish_lock(data):
        _refuse_unless_newest(manifest, data)
        folder = releases / manifest.release_id
        if not (folder / "SHA256SUMS").exists():
            _refuse_unless_passed(run)
            _build_folder(run, manifest, folder)
        before = current_release(data)
        added, removed = _changed_members(data, folder)
        _point_current_at(releases, manifest.release_id)
        if before is None or before["release_id"] != manifest.release_id:
            entry = json.loads((folder / "release.json").read_bytes())
            ledger.record(
                data,
                "releases",
                [{"event": "published", **entry, "articles_added": added, "articles_removed": removed}],
            )
            moved = json.loads((folder / "moved_ids.json").read_bytes())
            ledger.record(data, "identities", [{"release_id": manifest.release_id, **entry} for entry in moved])
            ledger.record(
                data,
                "runs",
                [{"event": "published", "run_id": manifest.run_id, "release_id": manifest.release_id}],
            )
        _prune(data, manifest)
    LOG.info("Published release %s.", manifest.release_id)
    return manifest.release_id


def rollback(data: Path, release_id: str | None = None, *, reason: str) -> str:
    """Make an older release the current one again, by the same rename; give its id.

    Without `release_id` it is the one before the current one. The same inputs are not built again by themselves: the next
    release needs a new article, changed code, or an accepted change.
    """
    releases = data / "releases"
    with publish_lock(data):
        kept = list_releases(data)
        current = current_release(data)
        now_id = current["release_id"] if current else None
        older = [name for name in kept if now_id is None or name < now_id]
        target = release_id or (older[-1] if older else None)
        if target is None or target not in kept:
            raise PublishRefused(
                f"{target or 'an older release'}: not among the releases in {releases}; nothing was changed. "
                f"There are: {', '.join(kept) or 'none'}."
            )
        _point_current_at(releases, target)
        digest = current.get("input_digest") if current else None
        entry = {"event": "rolled_back", "from": now_id, "release_id": target, "input_digest": digest, "reason": reason}
        ledger.record(data, "releases", [entry])
    return target


def diff(data: Path, before: str, now: str) -> list[dict[str, Any]]:
    """Compare two kept releases: table_name, row_id, change, cause, article_id, detail of every row that differs.

    Either may be `current`. Raises `PublishRefused` where a release is not kept any more.
    """
    folders = []
    for name in (before, now):
        folder = (data / "releases" / name).resolve()
        if not (folder / "release.json").exists():
            raise PublishRefused(
                f"{name}: not among the releases in {data / 'releases'}; there are: {', '.join(list_releases(data)) or 'none'}."
            )
        folders.append(folder)
    told = [json.loads((folder / "release.json").read_bytes()) for folder in folders]
    with duckdb.connect() as session:
        for folder, alias in zip(folders, (changes.BEFORE, changes.NOW), strict=True):
            changes.attach(session, folder / "warehouse.duckdb", alias)
        changes.compare(session, changes.between(*told))
        cursor = session.execute("select * from temp.change order by all")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def list_releases(data: Path) -> list[str]:
    """List the kept releases, oldest first."""
    folder = data / "releases"
    if not folder.exists():
        return []
    return sorted(
        path.name for path in folder.iterdir() if path.is_dir() and not path.is_symlink() and path.name[0] != "."
    )


@contextmanager
def open_release(data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the current release read-only, with no way to other files, and close it."""
    path = (data / "releases" / "current" / "warehouse.duckdb").resolve()  # a later release must not change under us
    if not path.exists():
        raise PublishRefused(f"{data / 'releases'}: no release yet. `jingmao run` makes one.")
    with duckdb.connect(str(path), read_only=True, config={"enable_external_access": "false"}) as connection:
        connection.execute("set lock_configuration = true")
        yield connection


def _refuse_unless_newest(manifest: Manifest, data: Path) -> None:
    published = [entry for entry in ledger.read(data, "releases") if entry["event"] == "published"]
    newest = max((entry["sequence"] for entry in published), default=0)
    if newest > manifest.sequence:
        raise PublishRefused(
            f"run {manifest.run_id}: a build planned after it is published already; the current release stays as it was. "
            "Nothing is lost: every article of this build is in that one."
        )


def _refuse_unless_passed(run: Path) -> None:
    results = [row for row in _quality_rows(run) if row["stage"] == "warehouse"]
    failed = [row["expectation"] for row in results if not row["success"] and row["severity"] == "blocking"]
    if not results or failed:
        told = f"failed {', '.join(failed)}" if failed else "was not judged"
        raise PublishRefused(
            f"run {run.name}: its warehouse {told}; the current release stays as it was. Run the gate first."
        )


def _quality_rows(run: Path) -> list[dict[str, Any]]:
    path = run / "catalog" / "quality_result.parquet"
    return list(pq.read_table(path).to_pylist()) if path.exists() else []


def _build_folder(run: Path, manifest: Manifest, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left_over in folder.parent.glob(".*.building"):  # of a publisher that died; nobody else works under the lock
        _remove(left_over)
    aside = folder.with_name(f".{folder.name}.building")
    aside.mkdir()
    try:
        published_at = ledger.now()
        database = aside / "warehouse.duckdb"
        _build_database(run, aside, database, published_at)
        with duckdb.connect(str(database), read_only=True) as connection:
            counts = count_rows(connection)
            articles = [
                row[0] for row in connection.sql("select article_id from main.dim_article order by 1").fetchall()
            ]
            _export(connection, aside / "parquet")
            (aside / "quality.html").write_text(report.render(connection, manifest), encoding="utf-8")
        told = {
            name: value
            for name, value in asdict(manifest).items()
            if name not in ("articles", "deliveries", "quarantine")
        }
        told |= {"published_at": published_at, "article_count": len(articles), "counts": counts}
        (aside / "release.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        (aside / "articles.txt").write_text("".join(f"{article}\n" for article in articles))
        _write_sums(aside)
        _make_read_only(aside)
        aside.rename(folder)
    except BaseException:
        _remove(aside)
        raise


def _build_database(run: Path, aside: Path, database: Path, published_at: str) -> None:
    """Copy the build without what only dbt needs, into the storage that older readers open, packed tight."""
    work = aside / ".work"
    work.mkdir()
    copy = work / "warehouse.duckdb"
    for suffix in ("", ".wal"):  # an unfinished checkpoint of the build is finished in the copy
        source = run / f"warehouse.duckdb{suffix}"
        if source.exists():
            shutil.copyfile(source, work / f"warehouse.duckdb{suffix}")
    if not copy.exists():
        raise PublishRefused(
            f"{run / 'warehouse.duckdb'}: not there; build the models first. The current release stays."
        )
    with duckdb.connect(str(copy)) as connection:
        connection.execute("set timezone = 'UTC'")
        schemas = connection.sql(
            "select schema_name from duckdb_schemas() where database_name = current_database() and not internal"
        ).fetchall()
        for (schema,) in schemas:
            if schema not in PUBLISHED_SCHEMAS:
                connection.execute(f'drop schema "{schema}" cascade')
        _complete_catalog(connection, run, published_at)
        _unbind_views(connection)
    moved = _write_changes(run, copy)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{_quoted(copy)}' as warehouse (read_only)")
        connection.execute(f"attach '{_quoted(database)}' as released (storage_version '{STORAGE_VERSION}')")
        connection.execute("copy from database warehouse to released")
        connection.execute("checkpoint released")
        connection.execute("detach released")
    shutil.rmtree(work)
    (aside / "moved_ids.json").write_text(json.dumps(moved, ensure_ascii=False, indent=1) + "\n")
    if database.with_name("warehouse.duckdb.wal").exists():
        raise PublishRefused(
            f"{database}: a write-ahead log is left, readers could not open it. The current release stays."
        )
    with duckdb.connect() as connection:  # under another name, as a reader may attach it
        connection.execute(f"attach '{_quoted(database)}' as somewhere (read_only)")
        connection.execute("use somewhere")
        for schema, view in connection.sql(
            "select schema_name, view_name from duckdb_views() where not internal and database_name = 'somewhere'"
        ).fetchall():
            connection.execute(f'select * from "{schema}"."{view}" limit 0')


def _complete_catalog(connection: duckdb.DuckDBPyConnection, run: Path, published_at: str) -> None:
    """Put in what was not known when the models were built: the verdicts on them, the instant, what was set aside."""
    tables = {
        row[0]
        for row in connection.sql("select table_name from duckdb_tables() where schema_name = 'catalog'").fetchall()
    }
    for name in ("quality_result", "release", "issue"):
        source = run / "catalog" / f"{name}.parquet"
        if not source.exists():
            continue
        rows = f"read_parquet('{_quoted(source)}')"
        target = f"catalog.{name}"
        if name not in tables:
            connection.execute("create schema if not exists catalog")
            connection.execute(f"create table {target} as select * from {rows}")
        elif name == "issue":
            columns = "article_id, stage, reason, detail, raw_start, raw_end"
            connection.execute(
                f"insert into {target} by name select {columns} from {rows} except select {columns} from {target}"
            )
        else:
            connection.execute(f"delete from {target}")
            connection.execute(f"insert into {target} by name select * from {rows}")
    connection.execute(f"update catalog.release set built_at = timestamptz '{published_at}'")
    connection.execute("update catalog.release set article_count = (select count(*) from main.dim_article)")


def _write_changes(run: Path, database: Path) -> list[dict[str, Any]]:
    """Fill `catalog.change` with what differs from the current release; tell which id became which.

    Here and not in a model: a build follows from its own inputs alone, what it changed is known when it is published.
    """
    data, manifest = data_root(run), read_manifest(run)
    before = current_release(data)
    if before is None or before["release_id"] == manifest.release_id:
        return []
    with duckdb.connect() as session:
        changes.attach(session, (data / "releases" / "current" / "warehouse.duckdb").resolve(), changes.BEFORE)
        changes.attach(session, database, changes.NOW)
        changes.compare(session, changes.between(before, asdict(manifest)))
        moved = changes.moved_ids(session)
        session.execute(f"detach {changes.NOW}")
        session.execute(f"attach '{_quoted(database)}' as {changes.NOW}")
        session.execute(f"delete from {changes.NOW}.catalog.change")
        session.execute(
            f"insert into {changes.NOW}.catalog.change by name"
            " select table_name, row_id, change, cause, article_id, detail from temp.change order by all"
        )
        session.execute(f"checkpoint {changes.NOW}")
    return moved


def _unbind_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Take the name of the build's database out of view definitions, so that a reader may attach it under any name."""
    views = connection.sql(
        "select schema_name, view_name, sql, comment from duckdb_views() where not internal and database_name = current_database()"
    ).fetchall()
    for schema, view, sql, comment in views:
        free = re.sub(r'"?\bwarehouse\b"?\.(?="?(?:main|told|text|catalog)\b"?\.)', "", sql)
        if free == sql:
            continue
        columns = connection.execute(
            "select column_name, comment from duckdb_columns() where schema_name = ? and table_name = ? and comment is not null",
            [schema, view],
        ).fetchall()
        connection.execute(
            re.sub(r"^create\s+(?:or\s+replace\s+)?view", "create or replace view", free, flags=re.IGNORECASE)
        )
        if comment is not None:
            connection.execute(f"""comment on view "{schema}"."{view}" is '{comment.replace("'", "''")}'""")
        for column, told in columns:
            connection.execute(f"""comment on column "{schema}"."{view}"."{column}" is '{told.replace("'", "''")}'""")


def _export(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    names = connection.sql(
        "select table_schema, table_name from information_schema.tables"
        " where table_schema in ('main', 'told', 'text', 'catalog') order by all"
    ).fetchall()
    for schema, table in names:
        (folder / schema).mkdir(parents=True, exist_ok=True)
        path = folder / schema / f"{table}.parquet"
        # Sorted: two equal builds are then equal files.
        connection.execute(
            f"""copy (select * from "{schema}"."{table}" order by all) to '{_quoted(path)}' (format parquet, compression zstd)"""
        )


def _write_sums(folder: Path) -> None:
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    with (folder / "SHA256SUMS").open("w") as file_of_sums:
        file_of_sums.writelines(lines)
        file_of_sums.flush()
        os.fsync(file_of_sums.fileno())


def _make_read_only(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o755)  # a folder nobody may write cannot be renamed on every file system


def _point_current_at(releases: Path, release_id: str) -> None:
    """Turn `current` in one step: readers find the old release or the new one, never neither."""
    aside = releases / f".current.{uuid4().hex}"
    aside.symlink_to(release_id)
    aside.replace(releases / "current")


def _changed_members(data: Path, folder: Path) -> tuple[list[str], list[str]]:
    current = data / "releases" / "current" / "articles.txt"
    before = set(current.read_text().split()) if current.exists() else set()
    now = set((folder / "articles.txt").read_text().split())
    return sorted(now - before), sorted(before - now)


def _prune(data: Path, manifest: Manifest) -> None:
    """Remove what nobody goes back to; a failure here must not undo a published release."""
    try:
        current = current_release(data)
        keep = {current["release_id"]} if current else set()
        for name in releases_to_remove(list_releases(data), keep):
            _remove(data / "releases" / name)
        _prune_runs(data, manifest)
        _prune_shards(data)
    except OSError as error:
        LOG.warning("%s: old releases and runs were not all removed; the new release is published.", error)


def releases_to_remove(release_ids: Sequence[str], keep: set[str]) -> list[str]:
    """Choose what to remove: all but the ten newest, the newest of each earlier day, and `keep`."""
    ordered = sorted(release_ids)
    newest_of_day = {name[:8]: name for name in ordered}
    kept = {*ordered[-RELEASES_KEPT:], *newest_of_day.values(), *keep}
    return [name for name in ordered if name not in kept]


def _prune_runs(data: Path, manifest: Manifest) -> None:
    sequence_by_run: dict[str, int] = {}
    for entry in ledger.read(data, "runs"):
        if entry["event"] == "planned":
            sequence_by_run[entry["run"]] = entry["sequence"]
    folders = sorted((data / "runs").iterdir(), key=lambda path: sequence_by_run.get(path.name, 0))
    for folder in folders[:-RUNS_KEPT]:
        older = sequence_by_run.get(folder.name, 0) < manifest.sequence
        if older and time.time() - folder.stat().st_mtime > RUN_IDLE_SECONDS:
            _remove(folder)


def _prune_shards(data: Path) -> None:
    extracted = data / "extracted"
    if not extracted.exists():
        return
    used = [
        entry.get("extractor_digest") for entry in reversed(ledger.read(data, "runs")) if entry["event"] == "planned"
    ]
    keep = set(list(dict.fromkeys(used))[:READERS_KEPT])
    for folder in extracted.iterdir():
        if folder.name not in keep and time.time() - folder.stat().st_mtime > RUN_IDLE_SECONDS:
            _remove(folder)


def _remove(folder: Path) -> None:
    if not folder.exists():
        return
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(folder)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
