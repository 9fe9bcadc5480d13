"""How the warehouse stands: what is published, how old it is, what waits, and what became of one file or article."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from extract.land import MAX_ARTICLE_BYTES, object_path, read_deliveries, read_quarantine, source_uri
from warehouse import ledger
from warehouse.manifest import current_release
from warehouse.measures import released_articles
from warehouse.release import list_releases, open_release
from warehouse.withdrawals import withdrawn_articles

Told = dict[str, Any]

# A build takes minutes and starts within 15 minutes of an arrival; half an hour means that something is stuck.
WAITING_TOO_LONG = timedelta(minutes=30)
# `land_articles` runs every quarter of an hour, and a quiet inbox counts as success; a day means that nothing runs.
QUIET_TOO_LONG = timedelta(hours=24)
EXAMPLES_SHOWN = 5
ID_PREFIX = re.compile(r"[0-9a-f]{6,64}")


def status(data: Path, now: datetime | None = None) -> Told:
    """Tell how the warehouse under a data root stands, as plain values; `stale` with `reasons` when somebody should look."""
    now = now or datetime.now(UTC)
    release = current_release(data)
    published = released_articles(data)
    first_seen: dict[str, Told] = {}
    for delivery in read_deliveries(data).to_pylist():
        first_seen.setdefault(delivery["sha256"], delivery)
    waiting = [delivery for article, delivery in first_seen.items() if article not in published]
    overdue = [delivery for delivery in waiting if now - delivery["first_seen_at"] > WAITING_TOO_LONG]
    runs = ledger.read(data, "runs")
    success = next((entry for entry in reversed(runs) if entry["event"] in ("published", "unchanged")), None)
    stopped = next((entry for entry in reversed(ledger.read(data, "gates")) if not entry["passed"]), None)
    if stopped is not None and success is not None and stopped["at"] < success["at"]:
        stopped = None
    reasons = []
    if release is None:
        reasons.append("nothing was published yet")
    if overdue:
        oldest = min(delivery["first_seen_at"] for delivery in overdue)
        reasons.append(
            f"{len(overdue)} landed article(s) have been missing from the release for more than 30 minutes, "
            f"the oldest since {_stamp(oldest)}"
        )
    if success is None or now - datetime.fromisoformat(success["at"]) > QUIET_TOO_LONG:
        reasons.append(f"no run has succeeded since {success['at']}" if success else "no run has ever succeeded")
    return {
        "data": str(data),
        "stale": bool(reasons),
        "reasons": reasons,
        "release": _release(release, now),
        "releases_kept": len(list_releases(data)),
        "landed": {
            "articles": len(first_seen),
            "quarantined": read_quarantine(data).num_rows,
            "waiting": len(waiting),
            "waiting_examples": [delivery["source_uri"] for delivery in waiting[:EXAMPLES_SHOWN]],
        },
        "last_success_at": success["at"] if success else None,
        "last_run": {key: runs[-1].get(key) for key in ("at", "event", "run_id")} if runs else None,
        "stopped_by": _stopped(stopped),
        "gates": _gates(data),
    }


def explain(data: Path, asked: str) -> Told:
    """Tell what became of a file or an article, and why: `asked` is a path, a source URI (or its end) or an article id."""
    deliveries, quarantine = read_deliveries(data).to_pylist(), read_quarantine(data).to_pylist()
    wanted = _meant(asked)
    articles: dict[str, list[Told]] = {}
    for delivery in deliveries:
        if wanted(delivery):
            articles.setdefault(delivery["sha256"], [])
    for delivery in deliveries:
        if delivery["sha256"] in articles:
            articles[delivery["sha256"]].append(delivery)
    refused = [row for row in quarantine if wanted(row)]
    return {
        "asked": asked,
        "found": bool(articles or refused),
        "articles": [_explain_article(data, article, arrivals) for article, arrivals in articles.items()],
        "quarantine": [
            {
                **{key: row[key] for key in ("source_uri", "sha256", "reason", "detail")},
                "seen_at": _stamp(row["seen_at"]),
            }
            for row in refused
        ],
        "hint": None if articles or refused else _hint(data, asked),
    }


def _release(release: Mapping[str, Any] | None, now: datetime) -> Told | None:
    if release is None:
        return None
    age = now - datetime.fromisoformat(release["published_at"])
    names = ("release_id", "published_at", "run_id", "code_version", "article_count", "accept_change", "counts")
    return {**{name: release[name] for name in names}, "age_seconds": round(age.total_seconds())}


def _stopped(entry: Mapping[str, Any] | None) -> Told | None:
    if entry is None:
        return None
    failed = [row for row in entry["results"] if not row["success"] and row["severity"] == "blocking"]
    return {
        "at": entry["at"],
        "run_id": entry["run_id"],
        "stage": entry["stage"],
        "checks": [{key: row[key] for key in ("expectation", "observed", "threshold")} for row in failed],
    }


def _gates(data: Path) -> list[Told]:
    path = data / "releases" / "current" / "parquet" / "catalog" / "quality_result.parquet"
    if not path.exists():
        return []
    by_stage: dict[str, Told] = {}
    for row in pq.read_table(path).to_pylist():
        stage = by_stage.setdefault(row["stage"], {"stage": row["stage"], "passed": 0, "failed": []})
        if row["success"]:
            stage["passed"] += 1
        else:
            stage["failed"].append({key: row[key] for key in ("expectation", "severity", "observed", "threshold")})
    order = {"landed": 0, "extracted": 1, "warehouse": 2}
    return sorted(by_stage.values(), key=lambda stage: order.get(stage["stage"], len(order)))


def _meant(asked: str) -> Any:
    """Make the test whether a delivery or quarantine row is what was asked for."""
    hashes: set[str] = set()
    uri = source_uri(os.fsencode(asked.rstrip("/")))
    path = Path(asked)
    if path.is_file() and path.stat().st_size <= MAX_ARTICLE_BYTES:
        hashes.add(hashlib.sha256(path.read_bytes()).hexdigest())
    prefix = asked.lower() if ID_PREFIX.fullmatch(asked.lower()) else None

    def wanted(row: Mapping[str, Any]) -> bool:
        sha256, there = row["sha256"] or "", row["source_uri"]
        if sha256 in hashes or (prefix is not None and sha256.startswith(prefix)):
            return True
        # `inbox/news/a.txt` is asked for `news/a.txt`, and the other way round; `a%0Ab.txt` as we spell it ourselves.
        if there in (uri, asked) or there.endswith((f"/{uri}", f"/{asked}")):
            return True
        return not hashes and uri.endswith(f"/{there}")

    return wanted


def _hint(data: Path, asked: str) -> str:
    if Path(asked).exists():
        return f"{asked}: never seen in an inbox. Put it into the inbox folder, or run with ARTICLES=<its folder>."
    return f"{asked}: no delivery or quarantine row of {data} has this name or id. An id needs its first six digits at least."


def _explain_article(data: Path, article: str, arrivals: Sequence[Mapping[str, Any]]) -> Told:
    told: Told = {
        "article_id": article,
        "deliveries": [{"source_uri": d["source_uri"], "first_seen_at": _stamp(d["first_seen_at"])} for d in arrivals],
        "bytes_kept": object_path(data, article).exists(),
        "in_release": False,
        "release_id": None,
        "set_aside": None,
        "withdrawn": withdrawn_articles(data).get(article),
        "rows": {},
        "issues": [],
    }
    release = current_release(data)
    if release is not None and article in released_articles(data):
        told |= {"in_release": True, "release_id": release["release_id"]}
        with open_release(data) as connection:
            told |= _read_article(connection, article)
    else:
        told["set_aside"] = _set_aside(data, article)
    told["because"] = _because(told, release)
    return told


def _read_article(connection: duckdb.DuckDBPyConnection, article: str) -> Told:
    names = "title, publisher, published_on, script, encoding, duplicate_of_article_id, supersedes_article_id"
    relation = connection.execute(f"select {names} from main.dim_article where article_id = ?", [article])
    columns = [column[0] for column in relation.description or []]
    (row,) = relation.fetchall() or [(None,) * len(columns)]
    told: Told = dict(zip(columns, row, strict=True))
    tables = connection.sql(
        "select distinct table_schema, table_name from information_schema.columns"
        " where table_schema in ('told', 'text') and column_name = 'article_id' order by all"
    ).fetchall()
    counts = {}
    for schema, table in tables:
        query = f'select count(*) from "{schema}"."{table}" where article_id = ?'
        counts[f"{schema}.{table}"] = connection.execute(query, [article]).fetchall()[0][0]
    told["rows"] = {name: count for name, count in counts.items() if count}
    issues = connection.execute(
        "select stage, reason, detail, raw_start, raw_end from catalog.issue where article_id = ? order by all",
        [article],
    ).fetchall()
    told["issues"] = [
        dict(zip(("stage", "reason", "detail", "raw_start", "raw_end"), row, strict=True)) for row in issues
    ]
    successor = connection.execute(
        "select article_id from main.dim_article where supersedes_article_id = ?", [article]
    ).fetchall()
    told["superseded_by_article_id"] = successor[0][0] if successor else None
    return told


def _set_aside(data: Path, article: str) -> str | None:
    planned = [entry for entry in ledger.read(data, "runs") if entry["event"] == "planned"]
    for entry in reversed(planned):
        path = data / "runs" / entry["run"] / "set_aside.json"
        if path.exists():
            reason = json.loads(path.read_bytes())["articles"].get(article)
            return str(reason) if reason else None
    return None


def _because(told: Mapping[str, Any], release: Mapping[str, Any] | None) -> str:
    if not told["in_release"]:
        if told["withdrawn"]:
            return f"Withdrawn: {told['withdrawn']}. `jingmao withdraw --undo` lets it count again."
        if told["set_aside"]:
            return f"Left out of the last build: {told['set_aside']}."
        if release is None:
            return "Landed; nothing was published yet. `jingmao run` builds a release."
        return "Landed; the next build takes it in."
    if told.get("duplicate_of_article_id"):
        return f"Published, as a reprint of {told['duplicate_of_article_id'][:12]}."
    if told.get("superseded_by_article_id"):
        return f"Published; a newer version took its place: {told['superseded_by_article_id'][:12]}."
    if not any(name.startswith("told.") for name in told["rows"]):
        reasons = sorted({issue["reason"] for issue in told["issues"]})
        return "Published, but it tells no event" + (f" ({', '.join(reasons)})." if reasons else ".")
    return "Published."


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds")
