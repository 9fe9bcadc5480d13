"""How the damaging tool worked, as a function: clean text in, damaged text out. A repair is proven by going through it.

The tool took traditional text as GBK bytes and worked byte by byte: it wrote pinyin behind some two-byte codes, cut the
text at the codes of three marks, and decoded what lay between. It looked at bytes, not at characters, so both could hit
the second byte of one character and the first of the next. On some pages four other marks had been cut out before that, as
characters: 上海合作 is whole everywhere, although the bytes of ： stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

CARELESS = re.compile(rb"\xa3\xa1|\xa3\xbb|\xa3\xbf")  # ！ ； ？ are cut out wherever their bytes stand
CAREFUL = re.compile("([、。，：])")  # these as characters, and not on every page
ORPHAN = "?"
FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width forms, letters too, were shown as ASCII
LEADS = range(0x81, 0xFF)


@cache
def gbk_character(lead: int, trail: int) -> str | None:
    """Return the character of a two-byte code, or None where the code has none."""
    try:
        character = bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None
    return character if len(character) == 1 else None


@cache
def gbk_bytes(character: str) -> bytes | None:
    """Return the GBK code of a character, one byte or two, or None where it has none."""
    try:
        return character.encode("gbk")
    except UnicodeEncodeError:
        return None


def damage(text: str, ruby: Mapping[bytes, str] | None = None, *, cuts_marks: bool = True) -> str:
    """Damage a text as the tool did; `ruby` maps two-byte codes to the syllable that goes behind them.

    >>> damage("海康")
    '??档'

    Characters that GBK lacks cannot have been in such a page: the caller sees a UnicodeEncodeError.
    """
    pieces: list[str] = []
    for part in CAREFUL.split(text) if cuts_marks else (text,):
        for segment, mark in _cut(_with_ruby(part.encode("gbk"), ruby or {})):
            pieces += (_decode(segment), mark)
    return "".join(pieces).translate(FOLDED)


def _with_ruby(data: bytes, ruby: Mapping[bytes, str]) -> bytes:
    """Write the syllables behind their codes, wherever the two bytes stand.

    The tool took one code after the other, so that two which share a byte can both be hit: 日報 → 日?qǐng)?bào).
    """
    if not ruby:
        return data
    codes = re.compile(b"(?=(" + b"|".join(re.escape(code) for code in sorted(ruby)) + b"))", re.S)
    pieces: list[bytes] = []
    at = 0
    for hit in codes.finditer(data):
        pieces += (data[at : hit.start() + 2], b"(" + ruby[hit[1]].encode("gbk") + b")")
        at = hit.start() + 2
    return b"".join((*pieces, data[at:]))


def _cut(data: bytes) -> Iterator[tuple[bytes, str]]:
    """Cut bytes at the codes of three marks; the last piece has none behind it."""
    at = 0
    for hit in CARELESS.finditer(data):
        yield data[at : hit.start()], hit[0].decode("gbk")
        at = hit.end()
    yield data[at:], ""


def _decode(data: bytes) -> str:
    """Decode one piece: an orphan shows as ? and takes an ASCII byte behind it along; codes without a character vanish."""
    shown: list[str] = []
    at = 0
    while at < len(data):
        lead = data[at]
        if lead < 0x80:
            shown.append(chr(lead))
            at += 1
            continue
        trail = data[at + 1] if at + 1 < len(data) else None
        if lead in LEADS and trail is not None and trail >= 0x40 and trail not in (0x7F, 0xFF):
            shown.append(gbk_character(lead, trail) or "")
            at += 2
        else:
            shown.append(ORPHAN)
            at += 2 if trail is not None and trail < 0x40 else 1
    return "".join(shown)
