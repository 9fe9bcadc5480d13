"""One publisher at a time: locks that end with the process that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

PUBLISH_WAIT_SECONDS = 15 * 60  # a publish of 60,000 articles takes minutes; longer means that somebody hangs
LEDGER_WAIT_SECONDS = 60  # one line is written in milliseconds


class Locked(RuntimeError):  # noqa: N818 - named for what happened
    """Somebody else holds the lock and did not let go in time."""


@contextmanager
def held(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold a file lock for the length of a `with` block; raise `Locked` when it does not come free in time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=wait_seconds):
            yield
    except Timeout as timeout:
        raise Locked(
            f"{path}: held by another process for more than {wait_seconds:.0f} s; nothing was changed. "
            f"See who has it open (`fuser {path}`), then run again."
        ) from timeout


@contextmanager
def publish_lock(data: Path) -> Iterator[None]:
    """Hold the one lock under which `releases/current` may be moved."""
    with held(data / "publish.lock", PUBLISH_WAIT_SECONDS):
        yield
