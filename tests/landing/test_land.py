"""Landing: every entry of an inbox is taken in once or refused with a reason, and nothing in the inbox is touched."""

from __future__ import annotations

import hashlib
import os
import time
import tracemalloc
from pathlib import Path

import pytest

from extract import land
from extract.land import InboxMissing, land_folder, object_path, read_deliveries, read_quarantine, source_uri

NEWS = (
    "本报讯 3月5日，和平市经贸代表团一行访问了友城，与当地企业举行座谈会，双方就进一步扩大经贸合作交换了意见。\n"
    "代表团还参观了当地的产业园区，市商务局局长田大力介绍了投资环境。\n"
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def age(folder: Path) -> None:
    """Make files old enough to be remembered by their stamp (a change of owner or mode resets it, so wait for the clock)."""
    past = time.time_ns() - 60_000_000_000
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, ns=(past, past))


def reasons(data: Path) -> dict[str, str]:
    return {row["source_uri"]: row["reason"] for row in read_quarantine(data).to_pylist()}


def landed(data: Path) -> set[str]:
    return {row["source_uri"] for row in read_deliveries(data).to_pylist()}


def test_bytes_are_kept_under_their_hash_and_the_inbox_is_left_alone(inbox: Path, data: Path) -> None:
    content = NEWS.encode("gb18030")
    (inbox / "子目录").mkdir()
    (inbox / "子目录" / "新闻.txt").write_bytes(content)
    landing = land_folder(inbox, data, "r1")
    sha256 = hashlib.sha256(content).hexdigest()
    assert (landing.accepted, landing.quarantined, landing.is_new) == (1, 0, True)
    assert object_path(data, sha256).read_bytes() == content
    assert (inbox / "子目录" / "新闻.txt").read_bytes() == content
    row = read_deliveries(data).to_pylist()[0]
    assert (row["sha256"], row["source_uri"], row["run_id"]) == (sha256, "子目录/新闻.txt", "r1")


def test_ten_bad_entries_are_named_and_the_good_ones_land(inbox: Path, data: Path, tmp_path: Path) -> None:
    for n in range(5):
        (inbox / f"good{n}.txt").write_text(f"{n}、{NEWS}", encoding="utf-8")
    (inbox / "empty.txt").touch()
    with (inbox / "sparse.txt").open("wb") as file:
        file.truncate(1 << 30)
    (inbox / "picture.txt").write_bytes(PNG)
    (inbox / "archive.html").write_bytes(b"PK\x03\x04" + bytes(200))
    (inbox / "invalid.txt").write_bytes(NEWS.encode() + b"\xff\xfe\xff\x80\x80")
    outside = tmp_path / "secret.txt"
    outside.write_text(NEWS)
    (inbox / "link.txt").symlink_to(outside)
    os.mkfifo(inbox / "fifo.txt")
    (inbox / "two\nlines.txt").write_text("又一篇。" + NEWS)
    (inbox / "x.txt").mkdir()
    (inbox / "x.txt" / "inside.txt").write_text("目录里的。" + NEWS)
    (inbox / "wide.txt").write_bytes(NEWS.encode("utf-16-le"))

    tracemalloc.start()
    land_folder(inbox, data, "r1")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 1 << 28, "the gigabyte was read"
    assert landed(data) == {*(f"good{n}.txt" for n in range(5)), "two%0Alines.txt", "x.txt/inside.txt", "wide.txt"}
    assert reasons(data) == {
        "empty.txt": "empty_file",
        "sparse.txt": "oversized",
        "picture.txt": "binary",
        "archive.html": "binary",
        "invalid.txt": "undecodable",
        "link.txt": "symlink_outside",
        "fifo.txt": "not_a_regular_file",
        "x.txt": "not_a_regular_file",
    }


def test_other_kinds_of_file_are_named_not_dropped(inbox: Path, data: Path) -> None:
    (inbox / "notes.md").write_text(NEWS)
    (inbox / "photo.png").write_bytes(PNG)
    (inbox / "blank.txt").write_text(" \n　\n")
    (inbox / ".hidden.txt").write_text(NEWS)
    (inbox / ".git").mkdir()
    (inbox / ".git" / "a.txt").write_text(NEWS)
    (inbox / "PAGE.HTM").write_text(f"<html><body><p>{NEWS}</p></body></html>")
    land_folder(inbox, data, "r1")
    assert landed(data) == {"PAGE.HTM"}
    assert reasons(data) == {"notes.md": "unknown_kind", "photo.png": "binary", "blank.txt": "empty_file"}


def test_links_inside_the_folder_are_read_and_dead_ones_named(inbox: Path, data: Path) -> None:
    (inbox / "a.txt").write_text(NEWS)
    (inbox / "same.txt").symlink_to("a.txt")
    (inbox / "dead.txt").symlink_to("nowhere.txt")
    (inbox / "loop.txt").symlink_to("loop.txt")
    (inbox / "up").symlink_to("..")
    land_folder(inbox, data, "r1")
    assert landed(data) == {"a.txt", "same.txt"}
    assert reasons(data).keys() == {"dead.txt", "loop.txt", "up"}
    assert reasons(data)["up"] == "symlink_outside"
    assert len(list((data / "landed" / "objects").rglob("?" * 64))) == 1


def test_a_second_scan_adds_nothing(inbox: Path, data: Path) -> None:
    (inbox / "a.txt").write_text(NEWS)
    (inbox / "empty.txt").touch()
    land_folder(inbox, data, "r1")
    again = land_folder(inbox, data, "r2")
    assert (again.accepted, again.quarantined, again.unchanged, again.is_new) == (0, 0, 2, False)
    assert read_deliveries(data).num_rows == 1
    assert read_quarantine(data).num_rows == 1


def test_unchanged_files_are_not_read_again(inbox: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inbox / "a.txt").write_text(NEWS)
    monkeypatch.setattr(land, "CLOCK_GRAIN_NS", 0)
    land_folder(inbox, data, "r1")
    monkeypatch.setattr(land, "_read", lambda *_: pytest.fail("read again"))
    assert land_folder(inbox, data, "r2").unchanged == 1


def test_a_corrected_file_is_a_second_delivery(inbox: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(land, "CLOCK_GRAIN_NS", 0)
    path = inbox / "a.txt"
    path.write_text(NEWS)
    stamp = path.stat()
    land_folder(inbox, data, "r1")
    path.write_text(NEWS.replace("3月5日", "3月6日"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # same size, same time of writing
    assert land_folder(inbox, data, "r2").accepted == 1
    assert [row["run_id"] for row in read_deliveries(data).to_pylist()] == ["r1", "r2"]


def test_one_article_from_two_places_is_stored_once_and_delivered_twice(inbox: Path, data: Path) -> None:
    (inbox / "a.txt").write_text(NEWS)
    (inbox / "b.txt").write_text(NEWS)
    assert land_folder(inbox, data, "r1").accepted == 2
    assert len({row["sha256"] for row in read_deliveries(data).to_pylist()}) == 1


def test_an_object_cut_short_is_made_whole(inbox: Path, data: Path) -> None:
    (inbox / "a.txt").write_text(NEWS)
    land_folder(inbox, data, "r1")
    sha256 = read_deliveries(data)["sha256"][0].as_py()
    stored = object_path(data, sha256)
    stored.chmod(0o644)
    stored.write_bytes(b"cut")
    (inbox / "b.txt").write_text(NEWS)
    land_folder(inbox, data, "r2")
    assert hashlib.sha256(stored.read_bytes()).hexdigest() == sha256


def test_what_a_better_judgement_accepts_is_looked_at_again(
    inbox: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(land, "CLOCK_GRAIN_NS", 0)
    (inbox / "page.wml").write_text(NEWS)
    land_folder(inbox, data, "r1")
    assert reasons(data) == {"page.wml": "unknown_kind"}
    monkeypatch.setattr(land, "ARTICLE_SUFFIXES", (".wml",))
    monkeypatch.setattr(land, "_judge", lambda: "better")
    assert land_folder(inbox, data, "r2").accepted == 1


def test_the_data_root_inside_the_inbox_is_no_article(inbox: Path) -> None:
    (inbox / "a.txt").write_text(NEWS)
    data = inbox / "data"
    land_folder(inbox, data, "r1")
    land_folder(inbox, data, "r2")
    assert landed(data) == {"a.txt"}
    assert reasons(data) == {}


def test_a_file_being_written_waits_for_the_next_scan(inbox: Path, data: Path) -> None:
    (inbox / "a.txt").write_text(NEWS)
    assert land_folder(inbox, data, "r1", min_age_seconds=60).deferred == 1
    assert landed(data) == set()
    age(inbox)
    assert land_folder(inbox, data, "r2", min_age_seconds=30).accepted == 1


def test_a_missing_inbox_is_an_error_that_names_it(tmp_path: Path, data: Path) -> None:
    with pytest.raises(InboxMissing, match="nowhere"):
        land_folder(tmp_path / "nowhere", data, "r1")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("新闻/江苏 一.txt".encode(), "新闻/江苏 一.txt"),
        (b"two\nlines.txt", "two%0Alines.txt"),
        (b"gb\xb9\xfa.txt", "gb%B9%FA.txt"),
        (b"50%.txt", "50%25.txt"),
        ("右\u202e左.txt".encode(), "右%E2%80%AE左.txt"),
        ("全\u3000角.txt".encode(), "全%E3%80%80角.txt"),
    ],
)
def test_source_uris_are_readable_and_safe(path: bytes, uri: str) -> None:
    assert source_uri(path) == uri


def test_names_that_are_no_utf8_land(inbox: Path, data: Path) -> None:
    with open(os.path.join(os.fsencode(inbox), "新闻.txt".encode("gbk")), "wb") as file:  # noqa: PTH118, PTH123 - bytes
        file.write(NEWS.encode())
    land_folder(inbox, data, "r1")
    assert landed(data) == {"%D0%C2%CE%C5.txt"}
