"""dbt's view of the extracted records: `_sources.yml`, derived from `extract.records` and never edited by hand.

`python -m warehouse.sources` writes the file; a test fails when it is not what this module would write.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from extract.records import RECORDS, Column

SOURCES = Path(__file__).resolve().parent.parent / "dbt_project" / "models" / "staging" / "_sources.yml"
HEADER = """\
# Derived from extract/records.py by `python -m warehouse.sources`; do not edit.
version: 2

sources:
  - name: records
    description: What extract/ read in the articles of this run
    config:
      meta:
        external_location: "read_parquet('{{ env_var('JINGMAO_RUN') }}/records/{name}.parquet')"
    tables:
"""
DUCKDB_TYPES = {
    pa.string(): "varchar",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.list_(pa.string()): "varchar[]",
}


def sources_yaml() -> str:
    """Write out the sources file for dbt: one table per record, one entry per column, with type and closed list."""
    lines = []
    for record in RECORDS.values():
        lines += [f"      - name: {record.name}", f"        description: {_capital(record.grain)}", "        columns:"]
        for column in record.columns:
            lines += [f"          - name: {column.name}", f"            data_type: {duckdb_type(column.type)}"]
            lines += _tests(column)
    return HEADER + "\n".join(lines) + "\n"


def duckdb_type(kind: pa.DataType) -> str:
    """Name an Arrow type as DuckDB does: decimal128(38, 6) → decimal(38,6). Raises KeyError for a type without a name."""
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision},{kind.scale})"
    return DUCKDB_TYPES[kind]


def _tests(column: Column) -> list[str]:
    if not column.values:
        return []
    return ["            description: >-", f"              One of {', '.join(column.values)}"]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


if __name__ == "__main__":
    SOURCES.write_text(sources_yaml(), encoding="utf-8")
