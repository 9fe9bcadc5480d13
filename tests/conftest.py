"""Fixtures that tests of several rooms share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
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
def first_releases(tmp_path_factory: pytest.TempPathFactory) -> Callable[[tuple[int, ...]], World]:
    """Publish a first release of these articles, once for all tests that begin with it; nobody may change it."""
    made: dict[tuple[int, ...], World] = {}

    def first_release(numbers: tuple[int, ...]) -> World:
        if numbers not in made:
            folder = tmp_path_factory.mktemp("first_release")
            (folder / "inbox").mkdir()
            world = World(inbox=folder / "inbox", data=folder / "data")
            world.write(*numbers)
            world.published()
            made[numbers] = world
        return made[numbers]

    return first_release


@pytest.fixture
def released(world: World, first_releases: Callable[[tuple[int, ...]], World]) -> Callable[..., str]:
    """Bring the test's own world to where these articles are published, by a copy; give the name of the release."""

    def release(*numbers: int) -> str:
        made = first_releases(numbers)
        shutil.copytree(made.inbox, world.inbox, dirs_exist_ok=True)
        shutil.copytree(made.data, world.data, symlinks=True)
        world.runs = made.runs
        return (world.data / "releases" / "current").resolve().name

    return release


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


LONGEST_FIRST = (
    "tests/dags/",
    "tests/release/",
    "tests/resolve/test_order.py",
    "tests/gates/",
    "tests/warehouse_models/",
    "tests/cli/",
    "tests/setup/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that side by side no core waits for the last of them."""

    def turn(item: pytest.Item) -> int:
        return next((n for n, start in enumerate(LONGEST_FIRST) if item.nodeid.startswith(start)), len(LONGEST_FIRST))

    items.sort(key=turn)
