"""Gates between the rooms: a stage is judged as a whole, and what fails does not go on.

    <run>/gates/<stage>.json               every verdict of the stage, with all offenders
    <run>/catalog/quality_result.parquet   the same as rows of `catalog.quality_result`
    <run>/set_aside.json                   batches and articles left out, with the reason (after the extracted stage)
    <run>/shards.json                      shard folder, relative to DATA → articles to take from it (after the same)
    <run>/catalog/issue.parquet            one issue per article left out (after the same)

Verdicts go into the ledger whether the stage passes or not, so that a release that never came to be is explained too.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.records import RECORDS
from extract.storage import shards_of_run
from warehouse import expectations, ledger, measures
from warehouse.expectations import Measures, Severity, Verdict
from warehouse.manifest import QUALITY_RESULT, Manifest, data_root, read_manifest

LOG = logging.getLogger(__name__)


class GateFailed(RuntimeError):  # noqa: N818 - named for what happened
    """A stage did not pass its gate; nothing was published."""


def gate_landed(run: Path) -> None:
    """Judge what landed: accepted articles only; the quarantine share is a warning. Raises `GateFailed`."""
    manifest = read_manifest(run)
    _pass_or_raise(run, manifest, "landed", measures.measure_landed(manifest, data_root(run)))


def gate_extracted(run: Path) -> None:
    """Judge every batch that was read; set bad ones aside and let the others go on.

    Raises `GateFailed` when nothing worth building is left: more than half of the articles set aside means that the reader
    is at fault, not a batch.
    """
    manifest, data = read_manifest(run), data_root(run)
    shards = shards_of_run(run)
    batches = _measure_batches(data, manifest, [Path(shard).name for shard in shards])
    verdicts = _judge(run, manifest, "extracted", {"batch": batches, "whole": measures.pool(batches)})
    reasons_by_batch: dict[str, list[str]] = {}
    for verdict in verdicts:
        if _severity(verdict, manifest) == "set_aside" and not verdict.success:
            for batch in verdict.offenders:
                reasons_by_batch.setdefault(batch, []).append(f"{verdict.check.name}: {verdict.check.threshold}")
    _remember(data, run, manifest, batches, reasons_by_batch)
    _write_what_goes_on(run, manifest, shards, reasons_by_batch)
    _raise_if_blocked("extracted", verdicts, manifest)
    left_out = read_set_aside(run)
    if len(left_out) * 2 > len(manifest.articles):
        raise GateFailed(
            f"gate extracted: {len(left_out)} of {len(manifest.articles)} articles were set aside, more than half; the reader is "
            f"at fault, not a batch. First reason: {next(iter(left_out.values()))}. Nothing was published; see "
            f"{run / 'gates' / 'extracted.json'}, mend the rule, run again."
        )


def gate_warehouse(run: Path) -> None:
    """Judge the built warehouse as a whole, and its change against the last release. Raises `GateFailed`."""
    manifest, data = read_manifest(run), data_root(run)
    left_out = read_set_aside(run)
    expected = [article for article in manifest.articles if article not in left_out]
    taken = measures.measure_warehouse(run / "warehouse.duckdb", manifest, expected, data)
    _pass_or_raise(run, manifest, "warehouse", taken)


def read_set_aside(run: Path) -> dict[str, str]:
    """Read which articles of a run were left out, and why: article → reason."""
    path = run / "set_aside.json"
    return dict(json.loads(path.read_bytes())["articles"]) if path.exists() else {}


def _pass_or_raise(run: Path, manifest: Manifest, stage: str, taken: Measures) -> None:
    _raise_if_blocked(stage, _judge(run, manifest, stage, taken), manifest)


def _judge(run: Path, manifest: Manifest, stage: str, taken: Measures) -> list[Verdict]:
    verdicts = expectations.judge(stage, taken)
    rows = [_row(stage, verdict, manifest) for verdict in verdicts]
    _keep_results(run, stage, rows)
    (run / "gates").mkdir(exist_ok=True)
    (run / "gates" / f"{stage}.json").write_text(
        json.dumps(
            [
                {**row, "why": v.check.why, "offenders": v.offenders, "crashed": v.crashed}
                for row, v in zip(rows, verdicts, strict=True)
            ],
            ensure_ascii=False,
            indent=1,
        )
    )
    failed = [verdict for verdict in verdicts if not verdict.success]
    ledger.record(
        data_root(run),
        "gates",
        [
            {
                "run_id": manifest.run_id,
                "stage": stage,
                "passed": not any(_blocks(verdict, manifest) for verdict in failed),
                "checks": len(verdicts),
                "results": rows,
            }
        ],
    )
    for verdict in failed:
        LOG.warning("gate %s: %s", stage, _tell(verdict, manifest))
    accepted = [verdict.check.name for verdict in failed if _is_accepted(verdict, manifest)]
    if accepted:
        change = {"run_id": manifest.run_id, "stage": stage, "accepted": accepted, "reason": manifest.accept_change}
        ledger.record(data_root(run), "changes", [change])
    return verdicts


def _raise_if_blocked(stage: str, verdicts: Sequence[Verdict], manifest: Manifest) -> None:
    blocking = [verdict for verdict in verdicts if not verdict.success and _blocks(verdict, manifest)]
    if not blocking:
        return
    told = "\n".join(f"  {_tell(verdict, manifest)}" for verdict in blocking)
    ways_out = {
        verdict.check.next_step
        or (
            "Where the change is right, run again with ACCEPT_CHANGE='the reason' (the DAG's parameter accept_change)."
            if verdict.check.is_about_change
            else "Mend the cause and run again."
        )
        for verdict in blocking
    }
    raise GateFailed(
        f"gate {stage}: {len(blocking)} of {len(verdicts)} checks stop this release; the current release stays as it was.\n"
        f"{told}\nNext: {' '.join(sorted(ways_out))}"
    )


def _tell(verdict: Verdict, manifest: Manifest) -> str:
    check = verdict.check
    return (
        f"{check.name} ({check.subject}, {_severity(verdict, manifest)}): "
        f"observed {verdict.observed}; threshold {check.threshold}. {check.why}"
    )


def _is_accepted(verdict: Verdict, manifest: Manifest) -> bool:
    return bool(manifest.accept_change) and verdict.check.is_about_change and verdict.crashed is None


def _severity(verdict: Verdict, manifest: Manifest) -> Severity:
    """Tell what the verdict does: a crash always blocks, an accepted change only warns."""
    if verdict.crashed is not None:
        return "blocking"
    return "warning" if _is_accepted(verdict, manifest) else verdict.check.severity


def _blocks(verdict: Verdict, manifest: Manifest) -> bool:
    return _severity(verdict, manifest) == "blocking"


def _row(stage: str, verdict: Verdict, manifest: Manifest) -> dict[str, Any]:
    accepted = not verdict.success and _is_accepted(verdict, manifest)
    return {
        "stage": stage,
        "suite": f"{stage}.{verdict.check.table}",
        "expectation": verdict.check.name,
        "subject": verdict.check.subject,
        "severity": _severity(verdict, manifest),
        "success": verdict.success,
        "observed": verdict.observed + (f" (accepted: {manifest.accept_change})" if accepted else ""),
        "threshold": verdict.check.threshold,
    }


def _keep_results(run: Path, stage: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put a stage's results into `quality_result.parquet`; those of an earlier try of the same stage are replaced."""
    path = run / "catalog" / "quality_result.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = pq.read_table(path, schema=QUALITY_RESULT) if path.exists() else QUALITY_RESULT.empty_table()
    others = before.filter(pa.compute.not_equal(before["stage"], stage))
    _write_table(pa.concat_tables([others, pa.Table.from_pylist(list(rows), schema=QUALITY_RESULT)]), path)


def _measure_batches(data: Path, manifest: Manifest, batch_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Measure the batches; one that passed before, under the same measures, is not counted again."""
    judge = _judge_digest()
    known = {
        entry["batch_id"]: entry["measures"]
        for entry in ledger.read(data, "batches")
        if entry.get("passed")
        and entry.get("judge") == judge
        and entry.get("extractor_digest") == manifest.extractor_digest
    }
    fresh = measures.measure_shards(data, manifest.extractor_digest, [b for b in batch_ids if b not in known])
    measures.measure_drift(fresh, data)
    return sorted([*fresh, *(known[b] for b in batch_ids if b in known)], key=lambda row: str(row["batch_id"]))


def _remember(
    data: Path,
    run: Path,
    manifest: Manifest,
    batches: Sequence[dict[str, Any]],
    reasons_by_batch: Mapping[str, list[str]],
) -> None:
    judge = _judge_digest()
    known = {
        entry["batch_id"]
        for entry in ledger.read(data, "batches")
        if entry.get("passed")
        and entry.get("judge") == judge
        and entry.get("extractor_digest") == manifest.extractor_digest
    }
    ledger.record(
        data,
        "batches",
        [
            {
                "batch_id": row["batch_id"],
                "run_id": manifest.run_id,
                "extractor_digest": manifest.extractor_digest,
                "judge": judge,
                "passed": row["batch_id"] not in reasons_by_batch,
                "measures": row,
            }
            for row in batches
            if row["batch_id"] not in known
        ],
    )
    ledger.record(
        data,
        "set_aside",
        [
            {"run_id": manifest.run_id, "run": run.name, "batch_id": batch, "reasons": reasons}
            for batch, reasons in sorted(reasons_by_batch.items())
        ],
    )


def _write_what_goes_on(
    run: Path, manifest: Manifest, shards: Mapping[str, list[str]], reasons_by_batch: Mapping[str, list[str]]
) -> None:
    reason_by_article: dict[str, str] = {}
    going_on: dict[str, list[str]] = {}
    taken: set[str] = set()
    for shard, articles in shards.items():
        taken.update(articles)
        reasons = reasons_by_batch.get(Path(shard).name)
        if reasons:
            reason_by_article |= dict.fromkeys(articles, f"batch {Path(shard).name}: {'; '.join(reasons)}")
        else:
            going_on[shard] = articles
    for article in manifest.articles:
        if article not in taken:
            reason_by_article[article] = (
                "its landed bytes are missing or were altered; put the file into the inbox again"
            )
    _write_json(run / "shards.json", going_on)
    _write_json(
        run / "set_aside.json",
        {
            "batches": {batch: reasons_by_batch[batch] for batch in sorted(reasons_by_batch)},
            "articles": reason_by_article,
        },
    )
    issues = [
        {
            "article_id": article,
            "stage": "gate_extracted",
            "reason": "set_aside",
            "detail": reason,
            "raw_start": None,
            "raw_end": None,
        }
        for article, reason in sorted(reason_by_article.items())
    ]
    (run / "catalog").mkdir(exist_ok=True)
    _write_table(pa.Table.from_pylist(issues, schema=RECORDS["issue"].schema), run / "catalog" / "issue.parquet")


def _judge_digest() -> str:
    """Name the code that measures and judges, so that a changed rule looks at every batch again."""
    folder = Path(__file__).resolve().parent
    whole = hashlib.sha256()
    for name in ("measures.py", "expectations.py"):
        whole.update((folder / name).read_bytes())
    return whole.hexdigest()[:16]


def _write_json(path: Path, value: object) -> None:
    aside = path.with_name(f".{path.name}")
    aside.write_text(json.dumps(value, ensure_ascii=False, indent=1))
    aside.replace(path)


def _write_table(table: pa.Table, path: Path) -> None:
    aside = path.with_name(f".{path.name}")
    pq.write_table(table, aside, compression="zstd")
    aside.replace(path)
