"""How fast articles become records, beside a naive pipeline on the same articles in the same run.

    python bench/extraction.py [FOLDER ...]

The articles are those of the folders, or without one varied copies of the samples: other cities, other days, one in ten
of them damaged. The naive pipeline converts with opencc-python-reimplemented and tags with jieba.posseg, which is what most
scripts for such news do first; it yields no facts. Both run in one process on one core, with their dictionaries loaded.
Prints articles and MB per second of both, where the time goes, the growth with length, and last `speedup_over_naive: N`.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import chain, cycle, islice
from pathlib import Path

import jieba.posseg
import opencc
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.vary import read_cities, read_samples, vary
from extract.assemble import assemble
from extract.batch import FINDERS, extract_article, extract_batch
from extract.restore import restore
from extract.settle import settle
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings

ROUNDS = 3  # the best of three: the machine's other work only ever slows a run down
ARTICLES = 100
ONE_DAMAGED_IN = 10
ROOMS = ("restore", "find", "settle", "assemble", "rows and tokens")


def read_articles(folders: Sequence[Path]) -> list[bytes]:
    """Read every article file of the folders, sorted by name."""
    return [
        path.read_bytes() for folder in folders for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".html"}
    ]


def varied_articles(count: int, *, one_damaged_in: int) -> list[bytes]:
    """Write varied copies of the samples; each of the undamaged and of the damaged ones comes about equally often."""
    cities = read_cities()
    texts = [text for _, text in read_samples()]
    damaged = [text for text in texts if restore(text.encode()).repairs]
    whole, broken = cycle([text for text in texts if text not in damaged]), cycle(damaged)
    articles = []
    for serial in range(count):
        text = next(broken if serial % one_damaged_in == one_damaged_in - 1 else whole)
        present = [city for city in cities if city in text]
        articles.append(vary(text, cities, present, random.Random(serial), serial).encode())
    return articles


def as_table(contents: Sequence[bytes]) -> pa.Table:
    """Make the input of `extract_batch`."""
    return pa.table({"article_id": [hashlib.sha256(c).hexdigest() for c in contents], "content": list(contents)})


def fastest(work: Callable[[], object]) -> float:
    """Return the processor seconds of the fastest of some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def naive(contents: Sequence[bytes], tagger: jieba.posseg.POSTokenizer, converter: opencc.OpenCC) -> int:
    """Convert and tag, as a first script would."""
    return sum(len(tagger.lcut(converter.convert(c.decode("utf-8", "ignore")))) for c in contents)


def seconds_by_room(contents: Sequence[bytes]) -> dict[str, float]:
    """Time the rooms an article goes through; what is left of the whole article is writing rows and tokens."""
    vocabulary = load_vocabulary(read_settings().seeds)
    spent = dict.fromkeys(ROOMS, 0.0)
    for content in contents:
        marks = [time.process_time()]
        text = restore(content)
        marks.append(time.process_time())
        if text.set_aside is None:
            found = list(chain.from_iterable(finder(text, vocabulary) for finder in FINDERS))
            marks.append(time.process_time())
            settled = settle("", text, found, vocabulary)
            marks.append(time.process_time())
            assemble(settled, vocabulary)
            marks.append(time.process_time())
        for room, begin, end in zip(ROOMS, marks, marks[1:], strict=False):
            spent[room] += end - begin
        begin = time.process_time()
        extract_article("", content, vocabulary)
        spent[ROOMS[-1]] += time.process_time() - begin - (marks[-1] - marks[0])
    return spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders
    contents = read_articles(folders) if folders else varied_articles(ARTICLES, one_damaged_in=ONE_DAMAGED_IN)
    megabytes = sum(map(len, contents)) / 1e6
    with tempfile.TemporaryDirectory() as cache:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = cache
        tagger, converter = jieba.posseg.POSTokenizer(tokenizer), opencc.OpenCC("t2s")
        naive(contents[:1], tagger, converter)  # loading the dictionary is not what is compared
        base = fastest(lambda: naive(contents, tagger, converter))
    table = as_table(contents)
    extract_batch(table)
    ours = fastest(lambda: extract_batch(table))
    damaged = sum(bool(restore(content).repairs) for content in contents)
    print(f"articles: {len(contents)}, {damaged} of them damaged, {megabytes:.3f} MB")
    print(f"naive: {len(contents) / base:.1f} articles/s, {megabytes / base:.3f} MB/s per core")
    print(f"extract: {len(contents) / ours:.1f} articles/s, {megabytes / ours:.3f} MB/s per core")
    spent = min((seconds_by_room(contents) for _ in range(ROUNDS)), key=lambda spent: sum(spent.values()))
    whole = sum(spent.values())
    print("of the time: " + ", ".join(f"{room} {seconds / whole:.0%}" for room, seconds in spent.items()))
    undamaged = [content for content in contents if not restore(content).repairs and b"<" not in content]
    print("growth with length, as one article of so many different ones (seconds per MB; linear if level):")
    for count in (2, 4, 8, 16, 32):
        joined = b"\n".join(islice(cycle(undamaged), count))
        long = as_table([joined])
        print(
            f"  {len(joined) / 1e3:6.1f} kB: {fastest(lambda long=long: extract_batch(long)) / len(joined) * 1e6:.2f}"
        )  # type: ignore[misc]
    print(f"speedup_over_naive: {base / ours:.2f}")


if __name__ == "__main__":
    main()
