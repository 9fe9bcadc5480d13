"""A report that names many bodies takes as long per name as one that names few."""

from __future__ import annotations

import time
from itertools import islice, product

from extract.find.candidates import OrganizationCandidate
from extract.restore import restore
from extract.settle import settle
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings

VOCABULARY = load_vocabulary(read_settings().seeds)
SYLLABLES = [bytes((0xB5, second)).decode("gb2312") for second in range(0xA1, 0xFF)]


def names(count: int) -> list[str]:
    """Invent firms, long names and short ones, that share no more than their trade and legal form."""
    return [
        f"{''.join(letters)}{'特种' * (n % 2)}电缆有限公司"
        for n, letters in enumerate(islice(product(SYLLABLES, repeat=2), count))
    ]


def seconds(count: int) -> float:
    written = "代表团走访了这些企业。\n" + "。\n".join(names(count)) + "。"
    text = restore(written.encode())
    candidates = [
        OrganizationCandidate(start=at, end=at + len(name), rule="body_with_suffix", name=name, kind="company")
        for name in names(count)
        if (at := text.clean_text.find(name)) >= 0
    ]
    assert len(candidates) == count
    began = time.process_time()
    settle("0" * 64, text, candidates, VOCABULARY)
    return time.process_time() - began


def test_the_time_for_names_grows_with_their_number_and_no_faster() -> None:
    seconds(10)
    few, many = min(seconds(100) for _ in range(3)), min(seconds(800) for _ in range(3))
    assert many < few * 8 * 4  # eight times the names; comparing all with all takes sixty-four times as long
