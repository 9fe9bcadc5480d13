"""The conversion engine agrees with opencc-python-reimplemented on every string, and leaves simplified text alone."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path

import pytest
from opencc import OpenCC

from extract.restore.script import SEPARATORS, simplify_where_traditional, to_simplified

LIBRARY = OpenCC("t2s")
DICTIONARY = files("opencc") / "dictionary"


def keys(name: str) -> list[str]:
    lines = (DICTIONARY / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0].strip() for line in lines if line.strip()]


def test_every_phrase_and_every_character_of_the_tables() -> None:
    written = keys("TSPhrases.txt") + keys("TSCharacters.txt")
    assert len(written) > 4000
    assert [key for key in written if to_simplified(key) != LIBRARY.convert(key)] == []


@pytest.mark.parametrize("seed", range(8))
def test_random_mixtures(seed: int) -> None:
    dice = random.Random(seed)
    phrases, characters = keys("TSPhrases.txt"), keys("TSCharacters.txt")
    marks = [*SEPARATORS, "\n", " ", "A", "7"]
    for _ in range(60):
        pieces = [dice.choice(dice.choice((phrases, characters, characters, marks))) for _ in range(40)]
        # Cut phrases too, so that halves of them meet.
        text = "".join(piece[: dice.randint(1, len(piece))] for piece in pieces)
        assert to_simplified(text) == LIBRARY.convert(text)


def test_the_sample_articles() -> None:
    written = [path.read_text(encoding="utf-8") for path in sorted(Path("tests/articles").glob("*.yml"))]
    assert len(written) > 10
    to_traditional = OpenCC("s2t")
    for text in written:
        assert to_simplified(text) == LIBRARY.convert(text)
        turned = to_traditional.convert(text)
        assert to_simplified(turned) == LIBRARY.convert(turned)


def test_simplified_lines_keep_what_the_tables_would_change() -> None:
    assert simplify_where_traditional("成效显著，著名企业家乾隆") == "成效显著，著名企业家乾隆"
    assert simplify_where_traditional("乾隆瞭解經濟，反覆考察") == LIBRARY.convert("乾隆瞭解經濟，反覆考察")
