"""Pinyin that a tool wrote behind characters: 經(jīng)濟 → 經濟.

Any Han character followed by a bracketed syllable that is one of its readings, dense or sparse; other brackets survive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.restore.text import Repair
from extract.restore.traced import Edit, TracedText

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇"
MAX_SYLLABLE_CHARS = 7  # zhuāng has six letters; one more for a combining tone mark
SYLLABLE = f"[a-zü{TONED}]{{1,{MAX_SYLLABLE_CHARS}}}"
RUBY = re.compile(rf"([{HAN}])[(（]({SYLLABLE})[)）]")


@cache
def readings_of(character: str) -> frozenset[str]:
    """Return every reading of a character, with tone marks: 會 → huì, kuài, kuò."""
    from pypinyin.constants import PINYIN_DICT  # half a second, and few articles have a reading

    return frozenset(PINYIN_DICT.get(ord(character), "").split(",")) - {""}


def find_ruby(text: str) -> Iterator[re.Match[str]]:
    """Find characters followed by one of their own readings.

    A reading without a tone mark (的(de), 了(le)) looks like an ordinary bracket, so it counts only where the text has
    toned ones too.
    """
    proven = [found for found in RUBY.finditer(text) if found[2] in readings_of(found[1])]
    if any(is_toned(found[2]) for found in proven):
        yield from proven


def is_toned(syllable: str) -> bool:
    """Tell whether a syllable carries a tone mark."""
    return not syllable.isascii() and any(letter in TONED for letter in syllable)


def strip_ruby(traced: TracedText) -> tuple[TracedText, list[Repair]]:
    """Take the bracketed readings out; the character then stands for the whole `會(huì)` in the raw text."""
    if ")" not in traced.text and "）" not in traced.text:
        return traced, []
    edits, repairs = [], []
    for found in find_ruby(traced.text):
        edits.append(Edit(start=found.start(), end=found.end(), text=found[1]))
        raw_start, raw_end = traced.raw_span(found.start(), found.end())
        repairs.append(
            Repair(
                kind="ruby_pinyin",
                raw_start=raw_start,
                raw_end=raw_end,
                repaired=found[1],
                candidates=(found[1],),
                rule="strip_ruby_pinyin",
            )
        )
    return traced.edited(edits), repairs
