"""How fast articles become records, beside a naive pipeline on the same articles in the same run.

The naive pipeline converts with opencc-python-reimplemented and tags with jieba.posseg, which is what most scripts for such news
do first; it yields no facts. Prints articles per second and MB/s per core of both, the growth with article length, and last
`speedup_over_naive: N`.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba.posseg
import opencc
import pyarrow as pa

from extract.batch import extract_batch

ROUNDS = 3  # the best of three: the machine's other work only ever slows a run down


def read_articles(folders: Sequence[Path]) -> list[bytes]:
    """Read every article file of the folders, sorted by name."""
    return [
        path.read_bytes() for folder in folders for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".html"}
    ]


def as_table(contents: Sequence[bytes]) -> pa.Table:
    """Make the input of `extract_batch`."""
    return pa.table({"article_id": [hashlib.sha256(c).hexdigest() for c in contents], "content": list(contents)})


def fastest(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def naive(contents: Sequence[bytes], tagger: jieba.posseg.POSTokenizer, converter: opencc.OpenCC) -> int:
    """Convert and tag, as a first script would."""
    return sum(len(tagger.lcut(converter.convert(c.decode("utf-8", "ignore")))) for c in contents)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("seeds/articles")])
    contents = read_articles(parser.parse_args().folders)
    megabytes = sum(map(len, contents)) / 1e6
    with tempfile.TemporaryDirectory() as cache:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = cache
        tagger, converter = jieba.posseg.POSTokenizer(tokenizer), opencc.OpenCC("t2s")
        naive(contents[:1], tagger, converter)  # loading the dictionary is not what is compared
        base = fastest(lambda: naive(contents, tagger, converter))
    table = as_table(contents)
    extract_batch(table.slice(0, 1))
    ours = fastest(lambda: extract_batch(table))
    print(f"articles: {len(contents)}, {megabytes:.3f} MB")
    print(f"naive: {len(contents) / base:.1f} articles/s, {megabytes / base:.3f} MB/s")
    print(f"extract: {len(contents) / ours:.1f} articles/s, {megabytes / ours:.3f} MB/s")
    longest = max(contents, key=len)
    print("growth with length (seconds per MB; linear if level):")
    for times in (1, 2, 4, 8):
        long = as_table([b"\n".join([longest] * times)])
        print(f"  x{times}: {fastest(lambda long=long: extract_batch(long)) / (len(longest) * times / 1e6):.3f}")  # type: ignore[misc]
    print(f"speedup_over_naive: {base / ours:.1f}")


if __name__ == "__main__":
    main()
