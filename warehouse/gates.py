"""Gates between the rooms: a stage is judged as a whole, and what fails does not go on."""

from __future__ import annotations

from pathlib import Path


class GateFailed(RuntimeError):  # noqa: N818 - named for what happened
    """A stage did not pass its gate; nothing was published."""


def gate_landed(run: Path) -> None:
    """Judge what landed: accepted articles only; the quarantine share is a warning."""


def gate_extracted(run: Path) -> None:
    """Judge every batch that was read; a bad batch is set aside, the others go on."""


def gate_warehouse(run: Path) -> None:
    """Judge the built warehouse as a whole, and its change against the last release."""
