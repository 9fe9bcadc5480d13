"""inbox → landed articles: bytes stored once under their SHA-256, every arrival a delivery, nothing altered or moved.

    DATA/landed/objects/<aa>/<sha256>       the bytes, read-only
    DATA/landed/deliveries/<run_id>.parquet one row per (source_uri, sha256), when it was first seen
    DATA/landed/quarantine/<run_id>.parquet one row per entry not taken in, with the reason
    DATA/landed/scanned/<inbox>.json        what the last scan saw, so that an unchanged file is not read again

The last one is a convenience: without it everything is read again, and still no delivery is counted twice.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import time
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock

from extract.restore.decoding import BINARY, Undecodable, decode

MAX_ARTICLE_BYTES = 20 * 1024 * 1024  # the longest page of this genre we have met is under 1 MiB; 20 leaves room
LOCK_WAIT_SECONDS = 15 * 60  # the first scan of 100,000 files takes minutes, later ones seconds
# File systems round their clocks; a file changed this recently could change again under the same instant.
CLOCK_GRAIN_NS = 2_000_000_000

ARTICLE_SUFFIXES = (".txt", ".html", ".htm", ".shtml", ".xhtml")

Reason = Literal[
    "empty_file",
    "binary",
    "oversized",
    "undecodable",
    "unknown_kind",
    "not_a_regular_file",
    "symlink_outside",
    "unreadable",
    "vanished",
]

# First bytes of the kinds of file that lie beside articles most often.
SIGNATURES: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a zip archive or an office document",
    b"PK\x05\x06": "an empty zip archive",
    b"%PDF-": "a PDF document",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a SQLite database",
}

INSTANT = pa.timestamp("us", tz="UTC")
DELIVERY = pa.schema(
    [
        pa.field("sha256", pa.string(), nullable=False),
        pa.field("source_uri", pa.string(), nullable=False),
        pa.field("first_seen_at", INSTANT, nullable=False),
        pa.field("run_id", pa.string(), nullable=False),
        pa.field("size_bytes", pa.int64(), nullable=False),
    ]
)
QUARANTINE = pa.schema(
    [
        pa.field("sha256", pa.string()),
        pa.field("source_uri", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("detail", pa.string(), nullable=False),
        pa.field("seen_at", INSTANT, nullable=False),
        pa.field("run_id", pa.string(), nullable=False),
    ]
)


class InboxMissing(RuntimeError):  # noqa: N818 - named for what happened
    """The folder of articles is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """What one scan did: new deliveries, new quarantine rows, entries known already, files still being written."""

    accepted: int
    quarantined: int
    unchanged: int
    deferred: int = 0

    @property
    def is_new(self) -> bool:
        """Whether anything landed or was quarantined that no earlier scan had seen."""
        return self.accepted > 0 or self.quarantined > 0


class _Refused(Exception):  # noqa: N818 - an outcome, not a fault
    """The entry is no article; `reason` and `detail` say why."""

    def __init__(self, *, reason: Reason, detail: str, sha256: str | None = None) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.detail = detail
        self.sha256 = sha256


class _StillChanging(Exception):  # noqa: N818 - an outcome, not a fault
    """The file is being written; the next scan takes it."""


@dataclass(slots=True, kw_only=True)
class _Scan:
    landed: Path
    run_id: str
    seen_at: datetime
    min_age_seconds: float
    known: set[tuple[str, str]]
    known_bad: set[tuple[str, str | None, str]]
    stamps_before: dict[str, list[int]]
    stamps: dict[str, list[int]] = field(default_factory=dict)
    deliveries: list[dict[str, object]] = field(default_factory=list)
    quarantine: list[dict[str, object]] = field(default_factory=list)
    unchanged: int = 0
    deferred: int = 0


def land_folder(inbox: Path, data: Path, run_id: str, *, min_age_seconds: float = 0.0) -> Landing:
    """Copy every new article of a folder, sub-folders too, into the data root; quarantine what is none, with the reason.

    Every entry whose name (or folder's name) does not begin with a dot is either a delivery or a quarantine row, once;
    scanning an unchanged folder again adds nothing. Files younger than `min_age_seconds`, or that change while they are
    read, are left for the next scan. Raises `InboxMissing` where there is no folder; a bad entry never raises.
    """
    if not inbox.is_dir():
        raise InboxMissing(
            f"{inbox}: no such folder of articles; nothing was landed. Create it or name another (ARTICLES=)."
        )
    landed = data / "landed"
    landed.mkdir(parents=True, exist_ok=True)
    with FileLock(landed / ".lock", timeout=LOCK_WAIT_SECONDS):
        index = _scanned_path(landed, inbox)
        scan = _Scan(
            landed=landed,
            run_id=run_id,
            seen_at=datetime.now(UTC),
            min_age_seconds=min_age_seconds,
            known={(row["source_uri"], row["sha256"]) for row in read_deliveries(data).to_pylist()},
            known_bad={(row["source_uri"], row["sha256"], row["reason"]) for row in read_quarantine(data).to_pylist()},
            stamps_before=_read_stamps(index),
        )
        root = os.fsencode(inbox.resolve())
        for path, entry in _walk(root, os.fsencode(data.resolve())):
            _take(scan, root, path, entry)
        _write_rows(landed / "deliveries", run_id, scan.deliveries, DELIVERY)
        _write_rows(landed / "quarantine", run_id, scan.quarantine, QUARANTINE)
        # Last, so that a crash before this line only costs reading again.
        _write_aside(index, json.dumps({"judged_by": _judge(), "stamps": scan.stamps}, ensure_ascii=False).encode())
    return Landing(
        accepted=len(scan.deliveries),
        quarantined=len(scan.quarantine),
        unchanged=scan.unchanged,
        deferred=scan.deferred,
    )


def read_deliveries(data: Path) -> pa.Table:
    """Read every delivery of the data root, in the order of arrival."""
    return _read_rows(data / "landed" / "deliveries", DELIVERY).sort_by(
        [("first_seen_at", "ascending"), ("source_uri", "ascending"), ("sha256", "ascending")]
    )


def read_quarantine(data: Path) -> pa.Table:
    """Read every quarantine row of the data root, in the order of arrival."""
    return _read_rows(data / "landed" / "quarantine", QUARANTINE).sort_by(
        [("seen_at", "ascending"), ("source_uri", "ascending"), ("reason", "ascending")]
    )


def object_path(data: Path, sha256: str) -> Path:
    """Tell where the bytes with this SHA-256 lie."""
    return data / "landed" / "objects" / sha256[:2] / sha256


def source_uri(relative: bytes) -> str:
    """Spell a path so that any screen, log and CSV survives it: `新闻/a.txt` stays, `a<newline>b.txt` → `a%0Ab.txt`.

    Control, format and separator characters, `%` and bytes that are no UTF-8 are percent-encoded, byte by byte; two
    different paths never give one URI.
    """
    spelled = []
    for character in os.fsdecode(relative):
        visible = character == " " or unicodedata.category(character)[0] not in ("C", "Z")
        if visible and character != "%":
            spelled.append(character)
        else:
            spelled.extend(f"%{byte:02X}" for byte in os.fsencode(character))
    return "".join(spelled)


def _walk(folder: bytes, left_out: bytes) -> Iterator[tuple[bytes, os.stat_result | OSError]]:
    """List the entries below a folder, in order; links are not followed, the data root itself is not an article."""
    try:
        with os.scandir(folder) as listing:
            names = sorted(entry.name for entry in listing)
    except OSError as error:
        yield folder, error
        return
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118 - bytes, because a name need not be text
        if name.startswith(b".") or path == left_out:
            continue
        try:
            entry = os.lstat(path)
        except OSError as error:
            yield path, error
            continue
        if not stat.S_ISDIR(entry.st_mode):
            yield path, entry
            continue
        if _suffix(name):
            yield path, entry
        yield from _walk(path, left_out)


def _take(scan: _Scan, root: bytes, path: bytes, entry: os.stat_result | OSError) -> None:
    uri = source_uri(os.path.relpath(path, root))
    try:
        if isinstance(entry, OSError):
            raise _unreadable(entry)
        stamp = [entry.st_size, entry.st_mtime_ns, entry.st_ctime_ns, entry.st_ino]
        # A link's own stamp says nothing of its target's, so links are always read.
        if scan.stamps_before.get(uri) == stamp and not stat.S_ISLNK(entry.st_mode):
            scan.unchanged += 1
            scan.stamps[uri] = stamp
            return
        if time.time() - entry.st_mtime < scan.min_age_seconds:
            raise _StillChanging
        content = _read(root, path, entry)
        sha256 = hashlib.sha256(content).hexdigest()
        _judge_content(os.path.basename(path), content, sha256)  # noqa: PTH119 - bytes, as above
    except _StillChanging:
        scan.deferred += 1
        return
    except _Refused as refused:
        _quarantine(scan, uri, refused)
        if refused.reason in ("unreadable", "vanished") or isinstance(entry, OSError):
            return  # may be cured without a change of the file's stamp
    else:
        _deliver(scan, uri, sha256, content)
    if time.time_ns() - max(entry.st_mtime_ns, entry.st_ctime_ns) > CLOCK_GRAIN_NS:
        scan.stamps[uri] = stamp


def _read(root: bytes, path: bytes, entry: os.stat_result) -> bytes:
    if stat.S_ISLNK(entry.st_mode):
        path, entry = _follow(root, path)
    if not stat.S_ISREG(entry.st_mode):
        raise _Refused(reason="not_a_regular_file", detail=_kind_of(entry.st_mode))
    try:
        # Never blocks on a FIFO and never follows a link that took the file's place meanwhile.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _unreadable(error) from error
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise _Refused(reason="not_a_regular_file", detail=_kind_of(before.st_mode))
        if before.st_size > MAX_ARTICLE_BYTES:
            raise _Refused(
                reason="oversized", detail=f"{before.st_size} bytes, more than {MAX_ARTICLE_BYTES}; not read"
            )
        try:
            content = file.read(MAX_ARTICLE_BYTES + 1)
        except OSError as error:
            raise _unreadable(error) from error
        after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise _StillChanging
    return content


def _follow(root: bytes, path: bytes) -> tuple[bytes, os.stat_result]:
    target = os.path.realpath(path)
    if os.path.commonpath((target, root)) != root:
        raise _Refused(reason="symlink_outside", detail="a symbolic link that leads out of the folder; not followed")
    try:
        entry = os.lstat(target)
    except OSError as error:
        raise _Refused(reason="vanished", detail="a symbolic link to nothing") from error
    if stat.S_ISDIR(entry.st_mode):
        raise _Refused(
            reason="not_a_regular_file", detail="a symbolic link to a folder of this folder; read where it lies"
        )
    return target, entry


def _judge_content(name: bytes, content: bytes, sha256: str) -> None:
    if not content:
        raise _Refused(reason="empty_file", detail="0 bytes", sha256=sha256)
    for signature, kind in SIGNATURES.items():
        if content.startswith(signature):
            raise _Refused(reason="binary", detail=kind, sha256=sha256)
    if not _suffix(name):
        raise _Refused(
            reason="unknown_kind",
            detail=f"not one of {', '.join(ARTICLE_SUFFIXES)}; rename it to have it read",
            sha256=sha256,
        )
    try:
        text, _ = decode(content)
    except Undecodable as error:
        reason: Reason = "binary" if error.reason == BINARY else "undecodable"
        raise _Refused(reason=reason, detail=f"{error.reason}: {error.detail}", sha256=sha256) from error
    if not text.strip("\ufeff\u200b \u3000\t\r\n"):
        raise _Refused(reason="empty_file", detail=f"{len(content)} bytes of white space", sha256=sha256)


def _suffix(name: bytes) -> bool:
    return os.fsdecode(name).lower().endswith(ARTICLE_SUFFIXES)


def _kind_of(mode: int) -> str:
    kinds = {
        stat.S_IFDIR: "a folder with the name of an article; what lies in it is read on its own",
        stat.S_IFIFO: "a FIFO; not opened",
        stat.S_IFSOCK: "a socket; not opened",
        stat.S_IFCHR: "a character device; not opened",
        stat.S_IFBLK: "a block device; not opened",
        stat.S_IFLNK: "a symbolic link to a symbolic link",
    }
    return kinds.get(stat.S_IFMT(mode), "no regular file; not opened")


def _unreadable(error: OSError) -> _Refused:
    if isinstance(error, FileNotFoundError):
        return _Refused(reason="vanished", detail="gone between listing and reading")
    return _Refused(reason="unreadable", detail=error.strerror or type(error).__name__)


def _deliver(scan: _Scan, uri: str, sha256: str, content: bytes) -> None:
    if (uri, sha256) in scan.known:
        scan.unchanged += 1
        return
    _store(scan.landed / "objects" / sha256[:2] / sha256, content)
    scan.known.add((uri, sha256))
    scan.deliveries.append(
        {
            "sha256": sha256,
            "source_uri": uri,
            "first_seen_at": scan.seen_at,
            "run_id": scan.run_id,
            "size_bytes": len(content),
        }
    )


def _quarantine(scan: _Scan, uri: str, refused: _Refused) -> None:
    key = (uri, refused.sha256, refused.reason)
    if key in scan.known_bad:
        scan.unchanged += 1
        return
    scan.known_bad.add(key)
    scan.quarantine.append(
        {
            "sha256": refused.sha256,
            "source_uri": uri,
            "reason": refused.reason,
            "detail": refused.detail,
            "seen_at": scan.seen_at,
            "run_id": scan.run_id,
        }
    )


def _store(path: Path, content: bytes) -> None:
    """Keep bytes under their hash; an object cut short by a full disk or a crash is replaced, a whole one never touched."""
    if path.exists() and path.stat().st_size == len(content):
        return
    _write_aside(path, content, mode=0o444)
    if hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
        raise OSError(
            f"{path}: the disk gave back other bytes than were written; the article was not landed. Check the disk."
        )


def _write_aside(path: Path, content: bytes, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(mode)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _write_rows(folder: Path, run_id: str, rows: list[dict[str, object]], schema: pa.Schema) -> None:
    if not rows:
        return
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^A-Za-z0-9._-]", "_", run_id)
    path, again = folder / f"{name}.parquet", 1
    while path.exists():  # a task that is tried again has the run id of its first try
        again += 1
        path = folder / f"{name}-{again}.parquet"
    aside = folder / f".{path.name}.{uuid4().hex}"
    try:
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), aside, compression="zstd")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _read_rows(folder: Path, schema: pa.Schema) -> pa.Table:
    paths = sorted(path for path in folder.glob("*.parquet") if not path.name.startswith("."))
    return pa.concat_tables([schema.empty_table(), *(pq.read_table(path, schema=schema) for path in paths)])


def _scanned_path(landed: Path, inbox: Path) -> Path:
    return landed / "scanned" / f"{hashlib.sha256(os.fsencode(inbox.resolve())).hexdigest()[:16]}.json"


def _read_stamps(index: Path) -> dict[str, list[int]]:
    """Read the stamps of the last scan; a changed judgement or a broken index means that every file is read again."""
    try:
        seen = json.loads(index.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(seen, dict) or seen.get("judged_by") != _judge():
        return {}
    stamps = seen.get("stamps")
    return stamps if isinstance(stamps, dict) else {}


def _judge() -> str:
    """Name the code that accepts and refuses, so that what a better decoder can read is looked at again."""
    package = Path(__file__).resolve().parent
    whole = hashlib.sha256()
    for path in (Path(__file__), *sorted((package / "restore").glob("*.py"))):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
