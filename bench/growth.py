"""How the time of each room grows with the length of a text made to be hard: eight times the text should cost eight times.

The tests count the Python that runs; this times the calls into C as well, regular expressions above all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.extraction import as_table, fastest
from extract.batch import FINDERS, extract_batch
from extract.restore import restore
from extract.settle import settle
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings

HARD = {
    "news": "市委书记顾承泽率绍兴经贸代表团考察澄川集团、望舒科技等企业，与董事长季川座谈。",
    "titles": "会长王、会长王、会长王、会长王",
    "suffixes": "集团公司股份有限公司",
    "middle dots": "阿拉巴马·阿拉巴马·阿拉巴马·",
    "brackets": "((((中国)))",
    "dates": "1月2日至3日，代表团一一拜访；十一月、二十日、一九九年、3-4-5-6~7日。",
    "terms": "聚焦生物医药、新能源、农机等重点产业，建设“428”发展战略，是全球领先的精密齿轮制造商的食品、饮料",
    "towns": "新新南南安安",
    "agreements": "甲市与乙集团签署战略合作协议，丙县同丁公司签约，",
}
SHORT_CHARACTERS, TIMES = 4_000, 8


def main() -> None:
    """Measure and print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    vocabulary = load_vocabulary(read_settings().seeds)

    def read(written: str) -> None:
        text = restore(written.encode())
        settle("", text, list(chain.from_iterable(finder(text, vocabulary) for finder in FINDERS)), vocabulary)

    print(f"{TIMES} times the text costs so many times the time, from {SHORT_CHARACTERS} characters up:")
    for name, unit in HARD.items():
        short = unit * (SHORT_CHARACTERS // len(unit)) + "。"
        print(f"  {name:12} names {growth(read, short):5.1f}   whole {growth(extract, short):5.1f}")


def extract(written: str) -> None:
    """Make every record of one article."""
    extract_batch(as_table([written.encode()]))


def growth(work: Callable[[str], object], short: str) -> float:
    """Give how many times as long the longer text takes."""
    return fastest(lambda: work(short * TIMES)) / fastest(lambda: work(short))


if __name__ == "__main__":
    main()
