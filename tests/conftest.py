"""Fixtures that tests of several rooms share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.small_world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Make a small world: an empty inbox and an empty data root."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return World(inbox=inbox, data=tmp_path / "data")


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Publish one release of twelve articles for the tests that only look at it; nobody may change it."""
    folder = tmp_path_factory.mktemp("standing")
    (folder / "inbox").mkdir()
    world = World(inbox=folder / "inbox", data=folder / "data")
    world.write(*range(12))
    (world.inbox / "<script>alert(1)<_script>").write_text("不是文章的名字")
    (world.inbox / "空.txt").touch()
    world.published()
    return world


@pytest.fixture(scope="session")
def source_articles() -> Path:
    """Give the folder of the five source articles beside the project; absent it is a skip, on the build server a failure."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "articles"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("../shared/articles is absent; the build server must have it beside the project")
        pytest.skip("../shared/articles is absent; the source articles were not read")
    return folder
