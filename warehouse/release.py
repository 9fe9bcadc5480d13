"""Publishing: a built warehouse becomes a read-only folder, and one rename makes it the current release."""

from __future__ import annotations

from pathlib import Path


def publish(run: Path) -> str:
    """Publish the warehouse of a run; give the id of the release."""
    raise NotImplementedError
