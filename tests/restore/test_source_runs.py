"""The second source article, whose answers are kept back: no reading is left, and its five runs are proven."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.restore import restore
from extract.restore.damage_model import FOLDED, damage
from extract.restore.ruby import readings_of
from extract.restore.text import RestoredText

READING = re.compile("[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]?")
HEADLESS = re.compile("\\?([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*)\\)")
BRACKETED = re.compile("\\(([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*)\\)")


@pytest.fixture(scope="module")
def article(source_articles: Path) -> RestoredText:
    (path,) = source_articles.glob("002_*.txt")
    return restore(path.read_bytes())


def test_no_bracketed_reading_is_left(article: RestoredText) -> None:
    assert sum(repair.kind == "ruby_pinyin" for repair in article.repairs) >= 440
    assert READING.findall(article.restored_text) == []


def test_the_five_runs_are_given_back_by_damaging_their_repair(article: RestoredText) -> None:
    runs = [repair for repair in article.repairs if repair.kind == "gbk_shift"]
    assert len(runs) == 5
    for run in runs:
        raw = article.raw_text[run.raw_start : run.raw_end]
        before = article.raw_text[run.raw_start - 1]
        print(f"{raw} → {run.repaired}")
        assert "?" not in run.repaired
        rubies = _rubies_in(raw, before + run.repaired)
        shown = {damage(before + run.repaired, rubies, cuts_marks=cuts) for cuts in (True, False)}
        assert (before + raw).translate(FOLDED) in shown


def _rubies_in(raw: str, repaired: str) -> dict[bytes, str]:
    """Find, for each reading in a run, the code of two bytes of its repair behind which it was written."""
    data = repaired.encode("gbk")
    found: dict[bytes, str] = {}
    for syllable in (*HEADLESS.findall(raw), *BRACKETED.findall(raw)):
        for at in range(len(data) - 1):
            character = data[at : at + 2].decode("gbk", "ignore")
            if len(character) == 1 and syllable in readings_of(character):
                found[data[at : at + 2]] = syllable
    return found
