"""MB/s of each step of restoring and of the whole, and the script engine beside opencc-python-reimplemented in the same run.

Last line: `script_speedup: N`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from extraction import fastest, read_articles
from opencc import OpenCC

from extract.restore import FIXES, Fix, restore
from extract.restore.decoding import decode
from extract.restore.genre import recognise_genre
from extract.restore.markup import is_page, read_markup
from extract.restore.script import simplify_where_traditional, to_simplified
from extract.restore.traced import TracedText

TIMES = 20  # articles are short; a step must run long enough to be measured


def show(name: str, megabytes: float, work: Callable[[], object]) -> float:
    """Print and return the MB/s of one step."""
    speed = megabytes / fastest(work)
    print(f"{name:32} {speed:10.2f} MB/s")
    return speed


def _all(fix: Fix, texts: list[TracedText]) -> list[object]:
    return [fix(text) for text in texts]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("seeds/articles")])
    contents = read_articles(parser.parse_args().folders) * TIMES
    megabytes = sum(map(len, contents)) / 1e6
    print(f"articles: {len(contents)}, {megabytes:.3f} MB of raw bytes")
    for content in contents[: len(contents) // TIMES]:
        restore(content)  # loading the dictionary is told by bench/extraction.py
    texts = [decode(content)[0] for content in contents]
    show("decode", megabytes, lambda: [decode(content) for content in contents])
    pages = [text for text in texts if is_page(text)]
    if pages:
        size = sum(len(page.encode()) for page in pages) / 1e6
        show(f"read_markup ({len(pages)} pages)", size, lambda: [read_markup(page) for page in pages])
    traced = [read_markup(text).traced if is_page(text) else TracedText.of(text) for text in texts]
    for fix in FIXES:
        show(fix.__name__, megabytes, partial(_all, fix, traced))
        traced = [fix(text)[0] for text in traced]
    show("simplify_where_traditional", megabytes, lambda: [simplify_where_traditional(text.text) for text in traced])
    restored = [restore(content) for content in contents]
    show("recognise_genre", megabytes, lambda: [recognise_genre(text.clean_text, text.blocks) for text in restored])
    show("restore, the whole", megabytes, lambda: [restore(content) for content in contents])
    library = OpenCC("t2s")
    written = texts[: len(texts) // TIMES]
    few = sum(len(text.encode()) for text in written) / 1e6
    theirs = show("opencc-python-reimplemented", few, lambda: [library.convert(text) for text in written])
    ours = show("to_simplified", few * TIMES, lambda: [to_simplified(text) for text in texts])
    assert [library.convert(text) for text in written] == [to_simplified(text) for text in written]
    print(f"script_speedup: {ours / theirs:.0f}")


if __name__ == "__main__":
    main()
