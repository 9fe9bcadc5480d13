"""Fixtures that tests of several rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Make a small world: an empty inbox and an empty data root."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return World(inbox=inbox, data=tmp_path / "data")
