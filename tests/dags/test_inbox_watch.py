"""The inbox is watched, not eaten: an event per change that has settled."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def state(dag_bag: Any) -> Callable[[Path], str]:
    from jingmao.inbox_watch import inbox_state

    return inbox_state


def test_an_empty_or_missing_inbox_is_no_news(state: Callable[[Path], str], tmp_path: Path) -> None:
    assert state(tmp_path) == state(tmp_path / "missing") == ""


def test_hidden_files_are_no_news(state: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / ".a.txt.part").write_text("half")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "b.txt").write_text("x")
    assert state(tmp_path) == ""


def test_a_new_and_a_changed_file_in_a_sub_folder_are_news(state: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "三月").mkdir()
    article = tmp_path / "三月" / "a.txt"
    article.write_text("一")
    first = state(tmp_path)
    article.write_text("一二")
    assert "" != first != state(tmp_path)


def test_a_folder_linked_to_itself_does_not_hang_the_watch(state: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a.txt").write_text("一")
    assert state(tmp_path)


def test_a_name_that_is_no_unicode_does_not_stop_the_watch(state: Callable[[Path], str], tmp_path: Path) -> None:
    Path(bytes(tmp_path).decode() + "/" + b"\xff\xfe.txt".decode("utf-8", "surrogateescape")).write_text("x")
    assert state(tmp_path)


def test_one_event_for_each_settled_change_and_the_files_stay(dag_bag: Any, tmp_path: Path) -> None:
    from jingmao.inbox_watch import InboxChanged

    async def watch() -> list[Any]:
        events = InboxChanged(str(tmp_path), poll_seconds=0.05).run()
        told = []
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text("一")
            told.append(await asyncio.wait_for(anext(events), timeout=5))
        with pytest.raises(TimeoutError):  # nothing has changed since
            await asyncio.wait_for(anext(events), timeout=0.5)
        return told

    assert [event.payload for event in asyncio.run(watch())] == [{"inbox": str(tmp_path)}] * 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_file_that_is_still_growing_is_left_alone(dag_bag: Any, tmp_path: Path) -> None:
    from jingmao.inbox_watch import InboxChanged

    async def watch() -> int:
        events = InboxChanged(str(tmp_path), poll_seconds=0.2).run()
        event = asyncio.ensure_future(anext(events))
        size = 0
        for size in range(1, 11):
            (tmp_path / "a.txt").write_text("一" * size)
            await asyncio.sleep(0.1)
            assert not event.done(), f"told after {size} characters, while the file was growing"
        await asyncio.wait_for(event, timeout=5)
        return size

    assert asyncio.run(watch()) == 10


def test_the_trigger_can_be_built_again_from_what_it_tells_airflow(dag_bag: Any) -> None:
    from airflow.sdk._shared.module_loading import import_string

    from jingmao.inbox_watch import InboxChanged

    classpath, arguments = InboxChanged("/inbox", poll_seconds=3).serialize()
    again = import_string(classpath)(**arguments)
    assert (again.folder, again.poll_seconds) == ("/inbox", 3)
