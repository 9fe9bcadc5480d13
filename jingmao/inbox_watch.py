"""A trigger that says when the inbox has changed, and leaves every file where it is."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from airflow.triggers.base import BaseEventTrigger, TriggerEvent

POLL_SECONDS = 2.0  # a listing of 10,000 files takes 0.1 s


def inbox_state(folder: Path) -> str:
    """Name the state of a folder: a digest over path, size and time of change of every non-hidden entry below it.

    An empty or missing folder gives the empty string. Links are not followed, so a link in the inbox cannot lead the
    watch round in circles or out of the folder.
    """
    entries = []
    for parent, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = os.path.join(parent, name)  # noqa: PTH118 - names that are not valid Unicode survive as they are
            if name.startswith("."):
                continue
            try:
                found = os.lstat(path)
            except OSError:  # gone between listing and looking; the next poll sees the folder without it
                continue
            entries.append(f"{path}\0{found.st_size}\0{found.st_mtime_ns}")
    if not entries:
        return ""
    return hashlib.sha256("\n".join(sorted(entries)).encode("utf-8", "surrogateescape")).hexdigest()


class InboxChanged(BaseEventTrigger):  # type: ignore[misc]  # Airflow ships no types that mypy may follow
    """Fires each time the inbox has changed and then held still for one poll, so that half-copied files are left alone.

    After a restart the whole inbox counts as changed once: landing finds nothing new in it and says so, and a file that
    came while nobody watched is not forgotten.
    """

    def __init__(self, folder: str, poll_seconds: float = POLL_SECONDS) -> None:
        super().__init__()
        self.folder = folder
        self.poll_seconds = poll_seconds

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Tell Airflow how to build this trigger again in another process."""
        return (
            "jingmao.inbox_watch.InboxChanged",
            {"folder": self.folder, "poll_seconds": self.poll_seconds},
        )

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Poll for ever; yield one event for each change that has settled."""
        told = before = ""
        while True:
            state = await asyncio.to_thread(inbox_state, Path(self.folder))
            if state == before and state != told:
                told = state
                yield TriggerEvent({"inbox": self.folder})
            before = state
            await asyncio.sleep(self.poll_seconds)
