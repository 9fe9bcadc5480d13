"""The page of a release: what was checked, what was found, what was left out; one file, readable without a network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from warehouse.expectations import SUITES
from warehouse.manifest import Manifest
from warehouse.measures import count_rows

TEMPLATES = Path(__file__).resolve().parent / "templates"
ROWS_SHOWN = 200  # a page of 10,000 quarantined files helps nobody; the table has them all

STAGES: Mapping[str, str] = {
    "landed": "What came in, before it is read",
    "extracted": "What was read, batch by batch",
    "warehouse": "What was built, before it is published",
}
OUTCOMES: Mapping[tuple[bool, str], str] = {
    (True, "blocking"): "passed",
    (True, "set_aside"): "passed",
    (True, "warning"): "passed",
    (False, "blocking"): "failed",
    (False, "set_aside"): "set aside",
    (False, "warning"): "warning",
}


def render(connection: duckdb.DuckDBPyConnection, manifest: Manifest) -> str:
    """Write the page of the release that `connection` has open. Every value is escaped: titles and paths come from outside."""
    pages = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    results = _rows(
        connection,
        "select * from catalog.quality_result order by success, severity, expectation",
    )
    why = {(stage, check.name): check.why for stage, suite in SUITES.items() for check in suite}
    for row in results:
        row["why"] = why.get((row["stage"], row["expectation"]), "")
        row["outcome"] = OUTCOMES.get((row["success"], row["severity"]), "failed")
    stages = [
        {"name": stage, "meaning": meaning, "results": [row for row in results if row["stage"] == stage]}
        for stage, meaning in STAGES.items()
    ]
    return pages.get_template("quality.html").render(
        manifest=manifest,
        release=_rows(connection, "select * from catalog.release")[0],
        stages=stages,
        tally={
            name: sum(row["outcome"] == name for row in results)
            for name in ("passed", "warning", "set aside", "failed")
        },
        counts=_by_schema(count_rows(connection)),
        quarantine=_rows(
            connection,
            f"select source_uri, reason, detail, seen_at from catalog.quarantine order by seen_at desc, source_uri limit {ROWS_SHOWN}",
        ),
        quarantine_reasons=_rows(
            connection, "select reason, count(*) as entries from catalog.quarantine group by all order by 2 desc, 1"
        ),
        issues=_rows(
            connection,
            """
            select stage, reason, count(*) as issues, count(distinct article_id) as articles, any_value(detail) as example
            from catalog.issue group by all order by issues desc, stage, reason
            """,
        ),
        coverage=_rows(
            connection,
            f"""
            select s.name as source, c.month, c.landed_count, c.read_count, c.quarantined_count, c.first_day, c.last_day
            from catalog.source_coverage as c left join main.dim_source as s using (source_id)
            order by c.month desc nulls last, source limit {ROWS_SHOWN}
            """,
        ),
        rows_shown=ROWS_SHOWN,
    )


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    relation = connection.sql(sql)
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def _by_schema(counts: Mapping[str, int]) -> dict[str, dict[str, int]]:
    by_schema: dict[str, dict[str, int]] = {"main": {}, "told": {}, "text": {}, "catalog": {}}
    for name, rows in counts.items():
        schema, _, table = name.partition(".")
        by_schema[schema][table] = rows
    return by_schema
