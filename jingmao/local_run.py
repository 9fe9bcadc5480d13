"""`make run`: land a folder of articles and build a release, by running the very DAGs once, in this process."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from filelock import FileLock, Timeout

from jingmao.airflow_home import airflow_environment
from jingmao.settings import read_settings

DAG_IDS = ("land_articles", "build_warehouse")
REFUSED_SHOWN = 20  # more scroll the result off the screen; all of them are in the quarantine table


def run_dags(articles: Path, data: Path, *, accept_change: str | None = None) -> int:
    """Land `articles` into `data` and publish a release from all that ever landed there; 0 when that worked.

    Runs `land_articles`, then `build_warehouse`, through Airflow in this process, with an Airflow home of its own under
    `data`. `accept_change` is the reason for which a change that a gate would stop is wanted. Tells on standard output what landed, what was refused and which release was published, or that nothing was new;
    what Airflow and dbt have to say goes to a log file. Call it once per process: Airflow reads its settings at import.
    """
    articles, data = articles.absolute(), data.absolute()
    if not articles.is_dir():
        print(
            f"{articles}: no such folder. Name the folder of your articles: make run ARTICLES=<folder>.",
            file=sys.stderr,
        )
        return 2
    home = data / "airflow" / "run"
    home.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home / "run.lock", timeout=0):
            return _run(articles, data, home, accept_change)
    except Timeout:
        print(f"Another run is working on {data}. Let it end, then start again.", file=sys.stderr)
        return 2


def _run(articles: Path, data: Path, home: Path, accept_change: str | None) -> int:
    started, began = datetime.now(UTC), time.monotonic()
    log = home / "run.log"
    current = data / "releases" / "current"
    release_before = current.resolve().name if current.exists() else None
    os.environ.update(airflow_environment(home, articles=articles, data=data))
    with _output_to(log) as console:
        print(f"articles  {articles}\ndata      {data}\nlog       {log}", file=console, flush=True)
        try:
            failed = _run_each_dag(console, accept_change)
        except KeyboardInterrupt:
            print("Interrupted; the current release is as it was. `make run` starts again.", file=console, flush=True)
            return 130
    _tell_landed(data, started)
    seconds = time.monotonic() - began
    if failed:
        print(f"\n{failed} failed after {seconds:.0f} s; the current release is as it was. The whole story: {log}")
        return 1
    release = current.resolve().name if current.exists() else None
    if release is None:
        print(f"\nNothing to publish: no article has ever landed in {data}.")
    elif release == release_before:
        print(f"\nNothing new: release {release} was made from these very inputs ({seconds:.0f} s).")
    else:
        print(f"\nPublished release {release} in {seconds:.0f} s: {current / 'warehouse.duckdb'}")
    return 0


def _run_each_dag(console: TextIO, accept_change: str | None) -> str | None:
    """Run the DAGs one after the other; return the name of the first that failed."""
    # Here, not above: Airflow reads its settings from the environment at import.
    from airflow.dag_processing.dagbag import DagBag
    from airflow.sdk.listener import get_listener_manager
    from airflow.utils import db

    try:
        db.check_migrations(0)
    except Exception:  # a fresh or an older database; Airflow raises whatever its drivers raise
        db.initdb()
    get_listener_manager().add_listener(_narrator(console))
    dags = DagBag(dag_folder=os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
    for path, error in dags.import_errors.items():
        raise RuntimeError(f"{path}: {error}")
    for dag_id in DAG_IDS:
        dag = dags.dags[dag_id]
        for task in dag.tasks:
            task.retries = 0  # somebody is watching: say at once what is wrong
        print(f"\n{dag_id}", file=console, flush=True)
        asked = {"accept_change": accept_change} if accept_change and "accept_change" in dag.params else None
        if str(dag.test(run_conf=asked).state) != "success":
            return dag_id
    return None


def _narrator(console: TextIO) -> object:
    """Make a listener that tells on the console what Airflow does, one line per task."""
    from airflow.listeners import hookimpl

    began: dict[str, float] = {}

    def tell(task_instance: Any, outcome: str) -> None:
        seconds = time.monotonic() - began.get(str(task_instance.id), time.monotonic())
        index = getattr(task_instance, "map_index", None)
        name = task_instance.task_id + (f" {index + 1}" if index is not None and index >= 0 else "")
        print(f"  {name:<20} {seconds:6.1f} s  {outcome}".rstrip(), file=console, flush=True)

    class Narrator:
        """Airflow calls these by their names; a task that only skips others is not told."""

        @hookimpl  # type: ignore[untyped-decorator]
        def on_task_instance_running(self, task_instance: Any) -> None:
            began[str(task_instance.id)] = time.monotonic()

        @hookimpl  # type: ignore[untyped-decorator]
        def on_task_instance_success(self, task_instance: Any) -> None:
            tell(task_instance, "")

        @hookimpl  # type: ignore[untyped-decorator]
        def on_task_instance_skipped(self, task_instance: Any) -> None:
            tell(task_instance, "nothing to do")

        @hookimpl  # type: ignore[untyped-decorator]
        def on_task_instance_failed(self, task_instance: Any, error: Any) -> None:
            tell(task_instance, f"FAILED: {error}")

    return Narrator()


def _tell_landed(data: Path, started: datetime) -> None:
    from extract.land import read_deliveries, read_quarantine

    landed = [row for row in read_deliveries(data).to_pylist() if row["first_seen_at"] >= started]
    refused = [row for row in read_quarantine(data).to_pylist() if row["seen_at"] >= started]
    print(f"\n{len(landed)} landed, {len(refused)} quarantined")
    for row in refused[:REFUSED_SHOWN]:
        print(f"  {row['source_uri']}: {row['reason']} ({row['detail']})")
    if len(refused) > REFUSED_SHOWN:
        rest = Counter(row["reason"] for row in refused[REFUSED_SHOWN:])
        print(f"  and {rest.total()} more: {', '.join(f'{count} {reason}' for reason, count in rest.most_common())}")


@contextlib.contextmanager
def _output_to(log: Path) -> Iterator[TextIO]:
    """Send everything this process and its children print to a file, and give the console it had before.

    On file descriptors, not on `sys.stdout`: Airflow's loggers hold on to the streams they found at import.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    kept = (os.dup(1), os.dup(2))
    with log.open("wb") as file, os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace") as console:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            yield console
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            for number, before in zip((1, 2), kept, strict=True):
                os.dup2(before, number)
                os.close(before)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line: `python -m jingmao.local_run [--articles FOLDER] [--data FOLDER]`."""
    settings = read_settings()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=settings.articles, help="folder of articles")
    parser.add_argument("--data", type=Path, default=settings.data, help="data root")
    parser.add_argument(
        "--accept-change", metavar="REASON", help="publish a change that a gate would stop, for this reason"
    )
    wanted = parser.parse_args(arguments)
    return run_dags(wanted.articles, wanted.data, accept_change=wanted.accept_change)


if __name__ == "__main__":
    raise SystemExit(main())
