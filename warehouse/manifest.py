"""What one build is made of: the manifest, its digest, and the run folder in which the build lives.

DATA/runs/<run_id>/manifest.json          the inputs; nothing else decides what a build contains
DATA/runs/<run_id>/catalog/*.parquet      the same, as the rows of `catalog.delivery`, `.quarantine`, `.release`
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.land import read_deliveries, read_quarantine
from warehouse import ledger
from warehouse.withdrawals import withdrawn_articles

LOG = logging.getLogger(__name__)
PROJECT = Path(__file__).resolve().parent.parent

# What dbt writes into its own folder while it works.
DBT_LEAVINGS = frozenset({"target", "logs", "dbt_packages", ".user.yml", "__pycache__"})
MODEL_SUFFIXES = frozenset({".sql", ".yml", ".yaml", ".csv", ".md", ".py"})
MODEL_LIBRARIES = ("dbt-core", "dbt-duckdb", "duckdb")

RELEASE = pa.schema(
    [
        pa.field("release_id", pa.string(), nullable=False),
        pa.field("built_at", pa.timestamp("us", tz="UTC"), nullable=False),
        pa.field("run_id", pa.string(), nullable=False),
        pa.field("code_version", pa.string(), nullable=False),
        pa.field("extractor_digest", pa.string(), nullable=False),
        pa.field("input_digest", pa.string(), nullable=False),
        pa.field("article_count", pa.int64(), nullable=False),
    ]
)
QUALITY_RESULT = pa.schema(
    [pa.field(name, pa.string(), nullable=name in ("observed", "threshold"))
     for name in ("stage", "suite", "expectation", "subject", "severity")]
    + [pa.field("success", pa.bool_(), nullable=False), pa.field("observed", pa.string()), pa.field("threshold", pa.string())]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The inputs of one build, as written in its run folder."""

    run_id: str
    release_id: str
    sequence: int
    planned_at: str
    code_version: str
    extractor_digest: str
    override_digest: str
    model_digest: str
    input_digest: str
    accept_change: str | None
    articles: list[str]
    deliveries: list[dict[str, Any]]
    quarantine: list[dict[str, Any]]
    withdrawn: dict[str, str] = field(default_factory=dict)


def plan_build(
    data: Path,
    run_id: str,
    extractor_digest: str,
    model_digest: str,
    *,
    accept_change: str | None = None,
    overrides: Path | None = None,
) -> Path | None:
    """Write the manifest of a build and give its run folder; None, said in the log, when the current release has these inputs.

    `accept_change` is the reason for which a change that a gate would stop is wanted; it is kept with the release.
    `overrides` is the file of reviewed lines. Withdrawn articles stay in the deliveries and leave the articles.
    Planning again under the same run id gives the same folder.
    """
    deliveries = _as_rows(read_deliveries(data), "first_seen_at")
    quarantine = _as_rows(read_quarantine(data), "seen_at")
    override_digest = _digest_of_file(overrides) if overrides else ""
    withdrawn = withdrawn_articles(data)
    input_digest = _digest(
        {
            "deliveries": [[d["sha256"], d["source_uri"], d["first_seen_at"]] for d in deliveries],
            "quarantine": [[q["sha256"], q["source_uri"], q["reason"]] for q in quarantine],
            "extractor_digest": extractor_digest,
            "override_digest": override_digest,
            "withdrawn": sorted(withdrawn),
            "model_digest": model_digest,
        }
    )
    current = current_release(data)
    if current is not None and current.get("input_digest") == input_digest:
        ledger.record(data, "runs", [{"event": "unchanged", "run_id": run_id, "release_id": current["release_id"]}])
        LOG.info("Nothing new: release %s has exactly these inputs; no new release is made.", current["release_id"])
        return None
    rejected = _rolled_back_from(data)
    if input_digest in rejected and not accept_change:
        ledger.record(data, "runs", [{"event": "unchanged", "run_id": run_id, "release_id": rejected[input_digest]}])
        LOG.info(
            "Nothing new: these inputs made release %s, which was rolled back; no new release is made. "
            "Run again with ACCEPT_CHANGE='the reason' to make it again.",
            rejected[input_digest],
        )
        return None
    run = data / "runs" / re.sub(r"[^A-Za-z0-9._-]", "_", run_id)
    planned_at = ledger.now()
    stamp = datetime.fromisoformat(planned_at).strftime("%Y%m%dT%H%M%SZ")
    manifest = Manifest(
        run_id=run_id,
        release_id=f"{stamp}-{input_digest[:8]}",
        sequence=1 + max((entry.get("sequence", 0) for entry in ledger.read(data, "runs")), default=0),
        planned_at=planned_at,
        code_version=code_version(),
        extractor_digest=extractor_digest,
        override_digest=override_digest,
        model_digest=model_digest,
        input_digest=input_digest,
        accept_change=accept_change or None,
        articles=sorted({d["sha256"] for d in deliveries} - withdrawn.keys()),
        deliveries=deliveries,
        quarantine=quarantine,
        withdrawn=withdrawn,
    )
    _write(run, manifest)
    ledger.record(
        data,
        "runs",
        [
            {
                "event": "planned",
                "run_id": run_id,
                "run": run.name,
                "sequence": manifest.sequence,
                "release_id": manifest.release_id,
                "input_digest": input_digest,
                "extractor_digest": extractor_digest,
                "article_count": len(manifest.articles),
                "accept_change": manifest.accept_change,
            }
        ],
    )
    return run


def read_manifest(run: Path) -> Manifest:
    """Read the manifest of a run folder."""
    return Manifest(**json.loads((run / "manifest.json").read_bytes()))


def data_root(run: Path) -> Path:
    """Tell the data root a run folder lies in."""
    return run.parent.parent


def current_release(data: Path) -> dict[str, Any] | None:
    """Read what the current release says of itself (`release.json`); None where nothing was published yet."""
    try:
        told = json.loads((data / "releases" / "current" / "release.json").read_bytes())
    except FileNotFoundError:
        return None
    return dict(told)


def _rolled_back_from(data: Path) -> dict[str, str]:
    """Tell which inputs made a release that somebody took back: input digest → release id."""
    rejected: dict[str, str] = {}
    for entry in ledger.read(data, "releases"):
        if entry["event"] == "rolled_back" and entry.get("input_digest"):
            rejected[entry["input_digest"]] = entry["from"]
        elif entry["event"] == "published":
            rejected.pop(entry["input_digest"], None)
    return rejected


def model_digest(project: Path = PROJECT) -> str:
    """Name the models: sixteen hexadecimal digits over dbt's project, `resolve`, the build step and their libraries."""
    whole = hashlib.sha256()
    for path in _model_sources(project):
        whole.update(f"{path.relative_to(project).as_posix()}\t{_digest_of_file(path)}\n".encode())
    for library in MODEL_LIBRARIES:
        whole.update(f"{library}=={version(library)}\n".encode())
    return whole.hexdigest()[:16]


def code_version(project: Path = PROJECT) -> str:
    """Tell the commit the code stands at, with `+` when files were changed since; the package version outside a clone."""
    try:
        told = subprocess.run(
            ["git", "-C", str(project), "describe", "--always", "--dirty=+", "--abbrev=12"],
            capture_output=True, text=True, timeout=10, check=True,
        )  # fmt: skip
        return told.stdout.strip()
    except (OSError, subprocess.SubprocessError):
        try:
            return version("jingmao")
        except PackageNotFoundError:
            return "unknown"


def _model_sources(project: Path) -> Iterator[Path]:
    for folder in (project / "dbt_project", project / "resolve"):
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder).parts
            if path.suffix in MODEL_SUFFIXES and not DBT_LEAVINGS.intersection(inside) and path.is_file():
                yield path
    build = project / "warehouse" / "build.py"
    if build.exists():
        yield build
    # Loaded by dbt beside the vocabulary that `extract` matches.
    yield from sorted((project / "seeds").glob("*.csv"))


def _write(run: Path, manifest: Manifest) -> None:
    catalog = run / "catalog"
    catalog.mkdir(parents=True, exist_ok=True)
    for name in ("gates", "records", "decisions", "batches"):
        (run / name).mkdir(exist_ok=True)
    _parquet(catalog / "delivery.parquet", manifest.deliveries, _schema("sha256 source_uri first_seen_at run_id"))
    _parquet(catalog / "quarantine.parquet", manifest.quarantine, _schema("sha256 source_uri reason detail seen_at"))
    release = {
        "release_id": manifest.release_id,
        "built_at": manifest.planned_at,
        "run_id": manifest.run_id,
        "code_version": manifest.code_version,
        "extractor_digest": manifest.extractor_digest,
        "input_digest": manifest.input_digest,
        "article_count": len(manifest.articles),
    }
    _parquet(catalog / "release.parquet", [release], RELEASE)
    quality = catalog / "quality_result.parquet"
    if not quality.exists():
        pq.write_table(QUALITY_RESULT.empty_table(), quality)
    aside = run / ".manifest.json"
    fields = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    aside.write_text(json.dumps(fields, ensure_ascii=False, indent=1))
    aside.replace(run / "manifest.json")


def _schema(names: str) -> pa.Schema:
    instant = pa.timestamp("us", tz="UTC")
    return pa.schema([pa.field(name, instant if name.endswith("_at") else pa.string()) for name in names.split()])


def _parquet(path: Path, rows: list[dict[str, Any]], schema: pa.Schema) -> None:
    typed = [
        {
            field.name: datetime.fromisoformat(row[field.name])
            if pa.types.is_timestamp(field.type)
            else row[field.name]
            for field in schema
        }
        for row in rows
    ]
    pq.write_table(pa.Table.from_pylist(typed, schema=schema), path, compression="zstd")


def _as_rows(table: pa.Table, instant: str) -> list[dict[str, Any]]:
    return [
        {**row, instant: row[instant].astimezone(UTC).isoformat(timespec="microseconds")} for row in table.to_pylist()
    ]


def _digest(value: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _digest_of_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
