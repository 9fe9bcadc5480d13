"""With a real scheduler: a file dropped into the inbox becomes a release, and stopping leaves nobody behind."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from jingmao.local_up import stop_up
from tests.dags.invented import VISIT

PATIENCE = 600  # seconds for one step of Airflow; longer than it waits itself before it says that it did not start
STILL_SECONDS = 240  # no sign of life for so long is a stop; a busy machine is slow but never this silent


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_dropped_file_becomes_a_release_and_a_stop_leaves_nobody(tmp_path: Path, free_port: int) -> None:
    data, said = tmp_path / "data", tmp_path / "said.txt"
    up = subprocess.Popen(
        [sys.executable, "-m", "jingmao.local_up", "--data", str(data), "--port", str(free_port)],
        stdout=said.open("w"),
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        assert _wait_for(lambda: "Ctrl-C stops it." in said.read_text() or up.poll() is not None, PATIENCE), (
            said.read_text()
        )
        assert up.poll() is None, said.read_text()
        passwords = data / "airflow" / "up" / "passwords.json"
        assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
        assert _listening(up.pid) <= {"127.0.0.1"}, "reachable from other machines"
        with urllib.request.urlopen(f"http://127.0.0.1:{free_port}/", timeout=PATIENCE) as page:
            assert page.status == 200

        dropped = time.monotonic()
        (data / "inbox" / "visit.txt").write_text(VISIT, encoding="utf-8")
        current = data / "releases" / "current" / "warehouse.duckdb"
        assert _wait_while_it_moves(current.is_file, data / "airflow" / "up" / "logs"), _logs(data)
        print(f"release {time.monotonic() - dropped:.0f} s after the file was dropped")

        family = psutil.Process(up.pid).children(recursive=True)
        assert len(family) >= 4
        up.send_signal(signal.SIGTERM)
        assert up.wait(timeout=PATIENCE) == 0
        assert _wait_for(lambda: not any(_lives(process) for process in family), 60), [
            process.cmdline() for process in family if _lives(process)
        ]
        assert not (data / "airflow" / "up" / "processes.json").exists()
    finally:
        if up.poll() is None:
            stop_up(data)
            up.kill()
        up.wait()


def test_stopping_what_does_not_run_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stop_up(tmp_path) == 0
    assert "No Airflow" in capsys.readouterr().out


def test_a_taken_port_is_said_with_the_way_out(tmp_path: Path, free_port: int) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port))
        taken.listen()
        tried = subprocess.run(
            [sys.executable, "-m", "jingmao.local_up", "--data", str(tmp_path), "--port", str(free_port)],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert tried.returncode == 1
    assert f"Port {free_port} is in use. Choose another: make up PORT=" in tried.stderr


def _wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if condition():
            return True
        time.sleep(0.25)
    return condition()


def _wait_while_it_moves(condition: Callable[[], bool], below: Path) -> bool:
    """Wait for `condition` as long as the logs of tasks below a folder go on growing: how fast they do is the machine's affair."""
    written = -1
    while (now := _written(below)) != written:
        written = now
        if _wait_for(lambda: condition() or _written(below) != now, STILL_SECONDS) and condition():
            return True
    return condition()


def _written(below: Path) -> int:
    total = 0
    for path in below.rglob("attempt=*.log"):  # of tasks alone: what watches the clock writes without end
        total += path.stat().st_size
    return total


def _lives(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def _listening(pid: int) -> set[str]:
    addresses = set()
    for process in psutil.Process(pid).children(recursive=True):
        for connection in process.net_connections(kind="inet"):
            if connection.status == psutil.CONN_LISTEN:
                addresses.add(connection.laddr.ip)
    return addresses


def _logs(data: Path) -> str:
    attempts = sorted((data / "airflow" / "up" / "logs").rglob("attempt=*.log"), key=lambda path: path.stat().st_mtime)
    return "\n".join(f"{path}\n{path.read_text()[-2000:]}" for path in attempts[-2:])
