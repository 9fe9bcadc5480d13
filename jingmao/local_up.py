"""`make up`: a real Airflow on this machine, for this user alone; what is dropped into the inbox becomes a release."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from jingmao.airflow_home import airflow_environment, kept_secrets, write_private
from jingmao.health import component_status
from jingmao.login import USER, write_login
from jingmao.settings import read_settings

HOST = "127.0.0.1"  # never another: whoever reaches Airflow can run code here
# The API server first: it takes longest to start, and tasks report to it. Their logs are read from disk, so nobody serves them.
COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "api-server": ("api-server",),
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
}
HEALTH_KEYS = ("metadatabase", "scheduler", "dag_processor", "triggerer")
START_SECONDS = 180  # 25 s on two free cores; a busy machine takes several times that
STOP_SECONDS = 20  # a task that is running is ended by then; Airflow runs it again at the next start
LOOK_SECONDS = 0.5


class NotStarted(RuntimeError):  # noqa: N818 - named for what happened
    """Airflow did not come up; the message says why."""


def run_up(data: Path, *, articles: Path | None = None, port: int = 8080) -> int:
    """Run Airflow until interrupted (Ctrl-C or SIGTERM), watching `articles` (default `data`/inbox); 0 after a clean stop.

    Every component is a session of its own, so that a stop ends its children too. Airflow listens on 127.0.0.1 only; the
    password lies in a file that only its owner can read. A second start on the same data is refused.
    """
    data = data.absolute()
    inbox = (articles or data / "inbox").absolute()
    home = data / "airflow" / "up"
    inbox.mkdir(parents=True, exist_ok=True)
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    try:
        with FileLock(home / "up.lock", timeout=0):
            return _run(data, inbox, home, port)
    except Timeout:
        print(f"Airflow is already running on {data}. `make down` stops it.", file=sys.stderr)
    except NotStarted as reason:
        print(reason, file=sys.stderr)
    return 1


def stop_up(data: Path) -> int:
    """Stop the Airflow that `run_up` started on this data, also one whose terminal is gone or whose parent was killed."""
    home = data.absolute() / "airflow" / "up"
    left = _remembered(home)
    if not left:
        print(f"No Airflow of `make up` is running on {data.absolute()}.")
        return 0
    parents = [process for name, process in left.items() if name == "parent"]
    for parent in parents:
        parent.terminate()
    psutil.wait_procs(parents, timeout=STOP_SECONDS + 10)
    _stop([process.pid for name, process in _remembered(home).items() if name != "parent"])
    _forget(home)
    print("Stopped.")
    return 0


def _run(data: Path, inbox: Path, home: Path, port: int) -> int:
    _stop([process.pid for process in _remembered(home).values() if process.pid != os.getpid()])
    if not _is_free(port):
        raise NotStarted(f"Port {port} is in use. Choose another: make up PORT={port + 1}")
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    environment = {**os.environ, **_environment(data, inbox, home, port)}
    print(f"Starting Airflow (logs in {home}) ...", flush=True)
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        with (home / "migrate.log").open("wb") as log:
            children["migrate"] = _start(("db", "migrate"), environment, log.fileno())
            _remember(home, children)
            if _wait(children["migrate"], stopping):
                raise NotStarted(f"Airflow's database could not be prepared; see {home / 'migrate.log'}.")
        if not stopping.is_set():
            del children["migrate"]
            for name, command in COMPONENTS.items():
                with (home / f"{name}.log").open("ab") as log:
                    children[name] = _start(command, environment, log.fileno())
            _remember(home, children)
            _wait_until_ready(port, children, stopping, home)
        if not stopping.is_set():
            print(f"Airflow    http://{HOST}:{port}   user {USER}, password in {home / 'passwords.json'}")
            print(f"inbox      {inbox}   drop articles here")
            print(f"releases   {data / 'releases' / 'current'}")
            print("Ctrl-C stops it.", flush=True)
        return _watch(data, children, stopping, home)
    finally:
        print("Stopping Airflow ...", flush=True)
        _stop([child.pid for child in children.values()])
        for child in children.values():
            child.wait()
        _forget(home)


def _environment(data: Path, inbox: Path, home: Path, port: int) -> dict[str, str]:
    passwords = home / "passwords.json"
    if not passwords.exists():
        write_login(passwords, secrets.token_urlsafe(12))
    kept = kept_secrets(home)
    return {
        **airflow_environment(home, articles=inbox, data=data),
        "AIRFLOW__API__HOST": HOST,
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__BASE_URL": f"http://{HOST}:{port}",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://{HOST}:{port}/execution/",
        "AIRFLOW__API__SECRET_KEY": kept["api_secret_key"],
        "AIRFLOW__API_AUTH__JWT_SECRET": kept["jwt_secret"],
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords),
    }


def _start(command: Iterable[str], environment: Mapping[str, str], log: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "airflow", *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _wait(child: subprocess.Popen[bytes], stopping: threading.Event) -> int:
    while child.poll() is None and not stopping.is_set():
        time.sleep(LOOK_SECONDS / 2)
    return child.returncode or 0


def _wait_until_ready(
    port: int, children: Mapping[str, subprocess.Popen[bytes]], stopping: threading.Event, home: Path
) -> None:
    give_up = time.monotonic() + START_SECONDS
    while not stopping.is_set():
        _raise_if_ended(children, home)
        with contextlib.suppress(OSError, ValueError):
            if all(component_status(f"http://{HOST}:{port}", key) == "healthy" for key in HEALTH_KEYS):
                return
        if time.monotonic() > give_up:
            raise NotStarted(f"Airflow did not become healthy within {START_SECONDS} s; see the logs in {home}.")
        time.sleep(LOOK_SECONDS)


def _watch(data: Path, children: Mapping[str, subprocess.Popen[bytes]], stopping: threading.Event, home: Path) -> int:
    """Tell each new release, until asked to stop or until a component ends."""
    current = data / "releases" / "current"
    told = os.path.realpath(current)
    while not stopping.wait(LOOK_SECONDS):
        _raise_if_ended(children, home)
        if (release := os.path.realpath(current)) != told:
            told = release
            print(f"Published release {Path(release).name}", flush=True)
    return 0


def _raise_if_ended(children: Mapping[str, subprocess.Popen[bytes]], home: Path) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            raise NotStarted(f"Airflow's {name} ended with code {child.returncode}; see {home / f'{name}.log'}.")


def _stop(leaders: Iterable[int]) -> None:
    """End whole sessions: ask each leader, then, when time is up or it is gone, kill what is left of its session."""
    leaders = list(leaders)
    for leader in leaders:
        with contextlib.suppress(ProcessLookupError):
            os.kill(leader, signal.SIGTERM)
    give_up = time.monotonic() + STOP_SECONDS
    while time.monotonic() < give_up and any(_is_alive(leader) for leader in leaders):
        time.sleep(LOOK_SECONDS / 5)
    for pid in _members(leaders):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _members(sessions: Iterable[int]) -> list[int]:
    wanted, found = set(sessions), []
    for pid in psutil.pids():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.getsid(pid) in wanted:
                found.append(pid)
    return found


def _is_alive(pid: int) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    return False


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _remember(home: Path, children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    """Note who runs, with the instant of birth, because a process id is given away again."""
    pids = {"parent": os.getpid(), **{name: child.pid for name, child in children.items()}}
    write_private(
        home / "processes.json",
        json.dumps({name: [pid, psutil.Process(pid).create_time()] for name, pid in pids.items() if _is_alive(pid)}),
    )


def _remembered(home: Path) -> dict[str, psutil.Process]:
    try:
        noted = json.loads((home / "processes.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    alive = {}
    for name, (pid, born) in noted.items():
        with contextlib.suppress(psutil.NoSuchProcess):
            process = psutil.Process(pid)
            if process.create_time() == born:
                alive[name] = process
    return alive


def _forget(home: Path) -> None:
    (home / "processes.json").unlink(missing_ok=True)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line: `python -m jingmao.local_up [--data FOLDER] [--articles FOLDER] [--port N] [--stop]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=read_settings().data, help="data root")
    parser.add_argument("--articles", type=Path, help="folder to watch (default: inbox in the data root)")
    parser.add_argument("--port", type=int, default=8080, help="port of the web page, on 127.0.0.1")
    parser.add_argument("--stop", action="store_true", help="stop the Airflow that runs on this data")
    wanted = parser.parse_args(arguments)
    if wanted.stop:
        return stop_up(wanted.data)
    return run_up(wanted.data, articles=wanted.articles, port=wanted.port)


if __name__ == "__main__":
    raise SystemExit(main())
