"""Which reader read this: the digest under which extracted shards are cached."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent

# Libraries whose tables or code change what is read in an article.
LIBRARIES = ("charset-normalizer", "daachorse", "jieba", "opencc-python-reimplemented", "pypinyin", "resiliparse")

# Matched or weighed by `extract`. Overrides are an input of their own: they decide after reading, not while reading.
SEEDS_LEFT_OUT = "override"


def extractor_digest(seeds: Path) -> str:
    """Name the reader: sixteen hexadecimal digits over its sources, rules, matched seeds and library versions.

    Computed, never typed, so that nobody forgets to raise it. Tests, caches and the sample articles do not count. The
    digest is equal on every machine: paths are relative, and line endings count as they lie on disk.
    """
    whole = hashlib.sha256()
    for name, path in _sources(seeds):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{name}\t{content}\n".encode())
    for library in LIBRARIES:
        whole.update(f"{library}=={_version(library)}\n".encode())
    return whole.hexdigest()[:16]


def _sources(seeds: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".yml", ".yaml", ".csv", ".txt") and path.is_file():
            yield f"extract/{path.relative_to(PACKAGE).as_posix()}", path
    for path in sorted(seeds.glob("*.csv")):
        if not path.name.startswith(SEEDS_LEFT_OUT):
            yield f"seeds/{path.name}", path


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"
