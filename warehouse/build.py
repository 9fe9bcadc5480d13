"""Building: one dbt process turns the records and decisions of a run into the tables of the contract.

<run>/warehouse.duckdb   the published tables and macros, and nothing else
<run>/dbt/work.duckdb    seeds, staging and intermediate models, kept beside the log for whoever looks into a run
<run>/dbt/               dbt's log and compiled SQL
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

from jingmao.settings import read_settings

# DuckDB 1.5 is embedded in tools that analysts use; the default of DuckDB 2 is a file they cannot open.
STORAGE_VERSION = "v1.5.0"


class BuildFailed(RuntimeError):  # noqa: N818 - named for what happened
    """dbt could not build the models, or one of their tests failed."""


def build_models(run: Path, dbt_project: Path, seeds: Path | None = None) -> Path:
    """Build and test all models of a run; give the path of the new warehouse file.

    `seeds` is the vocabulary (default: that of the settings); dbt is given a copy, because it writes over what it reads.
    dbt runs in a process of its own: when this returns nobody holds the file. What an earlier attempt left is thrown away.
    Raises `BuildFailed`, naming what failed, when a model or a test fails; no file is left then.
    """
    run, dbt_project = run.absolute(), dbt_project.absolute()
    warehouse, work = run / "warehouse.duckdb", run / "dbt"
    for leftover in (warehouse, warehouse.with_suffix(".duckdb.wal")):
        leftover.unlink(missing_ok=True)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    _create(warehouse)
    copy = work / "seeds"
    copy.mkdir()
    for table in sorted((seeds or read_settings().seeds).glob("*.csv")):
        shutil.copyfile(table, copy / table.name)
    environment = {
        "JINGMAO_RUN": str(run),
        "JINGMAO_SEEDS_COPY": str(copy),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
    }
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "dbt.cli.main",
                "--no-use-colors",
                "--log-level-file",
                "info",
                "build",
                "--exclude-resource-type",
                "unit_test",
            ),
            *("--project-dir", str(dbt_project), "--profiles-dir", str(dbt_project)),
            *("--target-path", str(work / "target"), "--log-path", str(work)),
        ],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    shutil.rmtree(copy)
    (work / "output.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode != 0:
        warehouse.rename(work / "failed.duckdb")
        raise BuildFailed(f"{work / 'output.txt'}: dbt ended with {done.returncode}\n{_what_failed(done.stdout)}")
    _seal(warehouse)
    return warehouse


def _create(warehouse: Path) -> None:
    with duckdb.connect() as session:
        session.execute(f"attach '{_quoted(warehouse)}' as fresh (storage_version '{STORAGE_VERSION}')")


def _seal(warehouse: Path) -> None:
    """Write everything into the one file: a log left beside it would make a copy of the file unreadable."""
    with duckdb.connect(str(warehouse)) as session:
        session.execute("checkpoint")
    if warehouse.with_suffix(".duckdb.wal").exists():
        raise BuildFailed(f"{warehouse}: a write-ahead log is left; is another process holding the file?")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _what_failed(output: str) -> str:
    lines = output.splitlines()
    first = next((n for n, line in enumerate(lines) if "Completed with" in line or "Encountered an error" in line), -30)
    return "\n".join(lines[first:])
