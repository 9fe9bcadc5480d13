"""Pinyin that a tool wrote behind characters: 經(jīng)濟 → 經濟.

Any Han character followed by a bracketed syllable that is one of its readings, dense or sparse; other brackets survive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from extract.restore.decoding import is_frequent
from extract.restore.script import script_bearers
from extract.restore.text import Repair
from extract.restore.traced import Edit, TracedText

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
TONE_MARKS = "\u0300\u0301\u0304\u030c"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇"
MAX_SYLLABLE_CHARS = 7  # zhuāng has six letters; one more for a combining tone mark
SYLLABLE = f"[a-zü{TONED}]{{1,{MAX_SYLLABLE_CHARS}}}"
WRITTEN_SYLLABLE = f"[A-Za-züÜ{TONED}{TONED.upper()}{TONE_MARKS}]{{1,{MAX_SYLLABLE_CHARS}}}"
RUBY = re.compile(rf"([{HAN}])[(（] ?({WRITTEN_SYLLABLE}) ?[)）]")
MIN_RARE = 3  # so many glossed rare characters are no writer's help with 亳(bó)州 any more
MIN_TONED = 3  # a page with so many toned syllables has the ones without tone from the tool as well


@cache
def readings_of(character: str) -> frozenset[str]:
    """Return every reading of a character, with tone marks: 會 → huì, kuài, kuò."""
    from pypinyin.constants import PINYIN_DICT  # half a second, and few articles have a reading

    return frozenset(PINYIN_DICT.get(ord(character), "").split(",")) - {""}


@cache
def _bare_readings_of(character: str) -> frozenset[str]:
    return frozenset(_without_tone(reading) for reading in readings_of(character))


def _without_tone(syllable: str) -> str:
    """Take the tone away and keep the two dots: lǜ → lü."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", syllable) if mark not in TONE_MARKS)
    return unicodedata.normalize("NFC", bare)


def _as_written_in_tables(written: str) -> str:
    return unicodedata.normalize("NFC", written).lower()


def find_ruby(text: str) -> Iterator[re.Match[str]]:
    """Find characters followed by one of their own readings, where the text shows that a tool wrote them.

    A writer glosses a rare character (亳(bó)州) and a reading without a tone mark (的(de), 李(Li)) looks like an ordinary
    bracket: both count only where the text has others that nobody would write.
    """
    exact, bare = [], []
    bracketed = list(RUBY.finditer(text))
    if not any(is_toned(_as_written_in_tables(found[2])) for found in bracketed):
        return
    for found in bracketed:
        syllable = _as_written_in_tables(found[2])
        if syllable in readings_of(found[1]):
            exact.append(found)
        elif _without_tone(syllable) == syllable and syllable.replace("v", "ü") in _bare_readings_of(found[1]):
            bare.append(found)
    toned = [found for found in exact if is_toned(_as_written_in_tables(found[2]))]
    if len(toned) >= MIN_RARE or any(_needs_no_gloss(found[1]) for found in toned):
        yield from sorted(exact + bare if len(toned) >= MIN_TONED else exact, key=re.Match.start)


def _needs_no_gloss(character: str) -> bool:
    """Tell whether no writer would say how a character is read; traditional texts are not glossed with pinyin at all."""
    return is_frequent(character) or character in script_bearers()[0]


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
