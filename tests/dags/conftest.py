"""Airflow for tests: a home of its own for the whole session, and whole runs in processes of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jingmao.airflow_home import airflow_environment
from tests.dags.invented import VISIT


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "visit.txt").write_text(VISIT, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def dag_bag(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Parse the DAGs once, in an Airflow home that is no one's."""
    home = tmp_path_factory.mktemp("airflow")
    assert "airflow" not in sys.modules, (
        "Airflow reads its settings at import; nothing may import it before this fixture"
    )
    before = dict(os.environ)
    os.environ.update(airflow_environment(home, articles=home / "inbox", data=home / "data"))
    try:
        from airflow.dag_processing.dagbag import DagBag

        yield DagBag(dag_folder=os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
    finally:
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture
def make_run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Do what `make run` does, in a process of its own, because Airflow reads its settings once per process."""

    def run(articles: Path, data: Path, *more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "jingmao.local_run", "--articles", str(articles), "--data", str(data), *more],
            capture_output=True,
            text=True,
            timeout=1200,
        )

    return run


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
