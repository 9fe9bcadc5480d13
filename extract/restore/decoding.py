"""Bytes to text, strictly: every byte is proven to belong to one encoding, or the file is not read.

`raw_text` is the strict decoding of all bytes, byte-order mark and carriage returns included; there is never a
replacement mark in it that the bytes do not hold.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

# Why bytes cannot be read; `sniff` answers one of these or the name of an encoding.
BINARY = "binary"
UNKNOWN_ENCODING = "unknown_encoding"
MIXED_ENCODINGS = "mixed_encodings"
UNDECODABLE_REASONS = frozenset({BINARY, UNKNOWN_ENCODING, MIXED_ENCODINGS})

SNIFFED_BYTES = 65_536  # enough to tell encodings apart; the whole file is still decoded strictly
MARKS = (  # longest first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
MAGIC = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf",
    b"\x7fELF", b"MZ\x90", b"SQLite format", b"PAR1", b"OggS", b"RIFF", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s{0,5}=\s{0,5}["']?([A-Za-z0-9_-]{2,20})""", re.I
)
LEGACY = ("gb18030", "big5hkscs")
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# Text holds tabs and line ends, and hardly any other control characters.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MAX_CONTROL_SHARE = 0.01
# The right reading of Chinese bytes shows these every second character; a wrong one hardly ever.
FREQUENT_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进"
    "着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各"
    "重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品"
    "式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造"
    "百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报"
    "斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千"
    "周委素技备半办青省列习响约支般史感劳便团往市历克何除消构府称太准精值号率族维划选标写存候毛亲快效院查江型眼王按格养易置派层片始却专状育厂"
    "京识适属圆包火住调满县局照参红细引听该铁价严访贸洽签协款企业投韩欧商招访问合作园区记者"
)
FREQUENT_SHARE = 0.25  # news reads 0.6 and more; GBK read as Big5 or the other way round stays under 0.1
MIN_FREQUENT = 2
FOREIGN_LINE_SHARE = 0.5  # a single line has to prove more than a whole file


class UndecodableError(ValueError):
    """Bytes that cannot be decoded strictly, with the reason that quarantine records."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


Undecodable = UndecodableError


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of some bytes and the name of their encoding; `foreign_lines` are half-open spans in another one."""

    text: str
    encoding: str
    foreign_lines: tuple[tuple[int, int], ...] = ()


def decode(content: bytes) -> tuple[str, str]:
    """Decode bytes strictly; return the text and the name of the encoding.

    Raises `Undecodable` as `decode_article` does.
    """
    decoded = decode_article(content)
    return decoded.text, decoded.encoding


def decode_article(content: bytes) -> Decoded:
    """Decode bytes strictly, and say which lines are in another encoding than their page.

    Raises `Undecodable` where no encoding reads all bytes, or none reads them as text.
    """
    if content.startswith(MAGIC):
        raise Undecodable(BINARY, f"starts with {content[:4]!r}")
    for mark, encoding in MARKS:
        if content.startswith(mark):
            text = _strict(content, encoding)
            if text is not None and not _is_binary(text):
                return Decoded(text=text, encoding=encoding)
    text = _strict(content, "utf-8")
    if text is not None and "\x00" not in text[:SNIFFED_BYTES] and not _is_binary(text):
        return Decoded(text=text, encoding="utf-8")
    return _decode_unmarked(content)


def sniff(content: bytes) -> str:
    """Name the encoding of bytes, or one of `UNDECODABLE_REASONS`."""
    try:
        return decode_article(content).encoding
    except Undecodable as refused:
        return refused.reason


def _decode_unmarked(content: bytes) -> Decoded:
    """Weigh the encodings that carry no proof of their own by how much frequent Chinese each reads."""
    weighed: list[tuple[float, bool, str, str]] = []
    declared = _declared(content)
    refused = []
    for encoding in _possible(content, declared):
        text = _strict(content, encoding)
        if text is None:
            refused.append(encoding)
        elif not _is_binary(text):
            weighed.append((plausibility(text), encoding == declared, encoding, text))
    if weighed:
        weight, _, encoding, text = max(weighed, key=lambda w: w[:2])
        if weight >= FREQUENT_SHARE:
            return Decoded(text=text, encoding=encoding)
        as_declared = next((w for w in weighed if w[1] and w[2] not in LEGACY and w[2] not in WIDE), None)
        if as_declared is not None:  # a page in Japanese or Korean that says so: read, to be set aside with a reason
            return Decoded(text=as_declared[3], encoding=as_declared[2])
    if mixed := _decode_mixed(content):
        return mixed
    if b"\x00" in content[:SNIFFED_BYTES] or _control_share(content) > MAX_CONTROL_SHARE:
        raise Undecodable(BINARY, "control characters that no text encoding explains")
    raise Undecodable(UNKNOWN_ENCODING, f"not valid: {', '.join(refused) or 'none'}; nothing else reads as Chinese")


def _decode_mixed(content: bytes) -> Decoded | None:
    """Decode a UTF-8 text into which whole lines of GBK were pasted, if every line proves its own encoding."""
    lines = content.split(b"\n")
    pieces: list[str] = []
    foreign: list[tuple[int, int]] = []
    at = own = 0
    for line in lines:
        text = _strict(line, "utf-8")
        if text is None:
            text = _strict(line, "gb18030")
            if text is None or plausibility(text) < FOREIGN_LINE_SHARE:
                return None
            foreign.append((at, at + len(text)))
        else:
            own += not line.isascii()
        pieces.append(text)
        at += len(text) + 1
    text = "\n".join(pieces)
    if not own or _is_binary(text):
        return None
    return Decoded(text=text, encoding="utf-8+gb18030", foreign_lines=tuple(foreign))


def _possible(content: bytes, declared: str | None) -> Iterator[str]:
    if declared and declared not in LEGACY and declared not in WIDE:
        yield declared
    yield from LEGACY
    if len(content) % 2 == 0:
        yield from WIDE[:2]
    if len(content) % 4 == 0:
        yield from WIDE[2:]


def _declared(content: bytes) -> str | None:
    """Return what the page says about its own encoding, under the name of the widest relative that Python knows."""
    found = DECLARED.search(content[:SNIFFED_BYTES])
    if not found:
        return None
    name = found[1].decode("ascii").lower()
    try:
        name = codecs.lookup(name).name
    except LookupError:
        return None
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "hz": "hz"}.get(name, name)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(text: str) -> bool:
    sample = text[:SNIFFED_BYTES]
    return len(CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample)


def _control_share(content: bytes) -> float:
    sample = content[:SNIFFED_BYTES]
    return sum(sample.count(bytes((code,))) for code in (*range(9), *range(14, 27), *range(28, 32))) / max(
        1, len(sample)
    )


@cache
def _frequent() -> frozenset[str]:
    from extract.restore.script import traditional_forms

    return frozenset(FREQUENT_SIMPLIFIED) | traditional_forms(FREQUENT_SIMPLIFIED)


def is_frequent(character: str) -> bool:
    """Tell whether a character, traditional or simplified, is one that every page has."""
    return character in _frequent()


def plausibility(text: str) -> float:
    """Return the share of frequent characters among those beyond ASCII; common marks are left out of the count.

    >>> plausibility("代表团在韩国访问") > 0.5
    True
    """
    sample = [
        c for c in text[:SNIFFED_BYTES] if c > "\x7f" and c not in "，。、“”：；（）《》？！—…·‘’\u3000\u00a0\ufeff"
    ]
    hits = sum(c in _frequent() for c in sample)
    return hits / len(sample) if hits >= MIN_FREQUENT else 0.0
