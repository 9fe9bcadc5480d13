"""What happened to this warehouse, written once and never changed: releases, runs, checks, batches set aside."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from warehouse.lock import LEDGER_WAIT_SECONDS, held

Book = Literal["runs", "gates", "batches", "set_aside", "releases", "changes", "withdrawals", "identities"]
Entry = dict[str, Any]


def now() -> str:
    """Tell the instant as ISO 8601 UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def record(data: Path, book: Book, entries: Iterable[Entry]) -> None:
    """Append entries to a book of the ledger, each one JSON line with the instant under `at`, and wait for the disk."""
    lines = [json.dumps({"at": now(), **entry}, ensure_ascii=False, default=str) for entry in entries]
    if not lines:
        return
    folder = data / "ledger"
    folder.mkdir(parents=True, exist_ok=True)
    with held(folder / ".lock", LEDGER_WAIT_SECONDS), (folder / f"{book}.jsonl").open("ab+") as file:
        torn = _ends_torn(file.seek(0, os.SEEK_END), file)
        file.write((("\n" if torn else "") + "\n".join(lines) + "\n").encode())
        file.flush()
        os.fsync(file.fileno())


def read(data: Path, book: Book) -> list[Entry]:
    """Read a book in the order of writing; a line torn by a crash is left out, all others count."""
    path = data / "ledger" / f"{book}.jsonl"
    if not path.exists():
        return []
    entries = []
    for line in path.read_bytes().splitlines():
        try:
            entry = json.loads(line)
        except ValueError:  # the process died inside this line; the next writer began a new one
            continue
        if isinstance(entry, dict):
            entries.append(entry)
    return entries


def _ends_torn(size: int, file: Any) -> bool:
    if size == 0:
        return False
    file.seek(size - 1)
    return bool(file.read(1) != b"\n")
