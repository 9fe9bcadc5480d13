"""A second implementation of the damaging tool, and sentences of our own to damage with it.

It works on bytes as the tool did and shares no code with the solver: text becomes traditional GBK; some two-byte codes, one
after the other, get pinyin behind them wherever the two bytes stand; the codes of three full-width marks are cut out the same
careless way, four more marks had been cut out as characters before (as on some pages); what lies between is decoded with `?` for orphans.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from opencc import OpenCC
from pypinyin import Style, pinyin

MARKS = {b"\xa3\xa1": "!", b"\xa3\xbb": ";", b"\xa3\xbf": "?"}
SENTENCES = 8
CUT_BEFORE = "、。，："
FOLDS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# The characters behind which such pages carry pinyin.
RUBY_POOL = (
    "對據簡臺個時財養醫習態數標內執復礎準監穩擔驅會團國經濟發協業區優聯調創產戰統貿環質導領層應顯學實際報題關總開門長書節責無參訪問機構術務員農請見負點強級動項績"
    "來評價網訊議達認識結當進觀設選擇廠廣東車電話論資識範觀圖體運轉輸輕載辦連適鄉鄭錄錢鎮陽陳隊階隨險難雲項須領頭題願類"
    "風飛館駐驗騰高齊龍現環產畫異療發確種稱積節約紅紀純級細終組結給統經維網緊線練縣總績織續職聯聲處號衛複規視親覺觀計訂"
)


@dataclass(frozen=True)
class Damaged:
    """One text before and after; `sites` are the characters of the original that were hit off the beat."""

    original: str
    damaged: str
    ruby_count: int
    sites: tuple[int, ...]


def read_material(corpus: Path) -> dict[str, Any]:
    """Read the templates and what fills them."""
    material: dict[str, Any] = yaml.safe_load((corpus / "sentences.yml").read_text(encoding="utf-8"))
    return material


def articles(material: dict[str, Any], count: int, seed: int = 7) -> Iterator[list[str]]:
    """Make simplified articles of eight sentences that share their place, people and firm, as real ones do."""
    dice = random.Random(seed)
    for _ in range(count):
        shared = {slot: dice.choice(material[slot]) for slot in ("home", "guest", "office")}
        given = "".join(dice.choice(material["given"]) for _ in range(dice.choice((1, 2, 2, 2))))
        shared["leader"] = dice.choice(material["surnames"]) + given
        shared["firm"] = dice.choice(material["firm_names"]) + dice.choice(material["firm_kinds"])
        yield [
            template.format(
                **shared, **{slot: dice.choice(material[slot]) for slot in ("field", "month", "count", "days")}
            )
            for template in dice.sample(material["templates"], SENTENCES)
        ]


_TO_TRADITIONAL = OpenCC("s2t")


def traditional(sentence: str) -> str:
    """Write a sentence in traditional characters that GBK holds."""
    converted = _TO_TRADITIONAL.convert(sentence)
    return "".join(c if _fits(c) else plain for c, plain in zip(converted, sentence, strict=True))


def _fits(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def ruby_table(characters: str = RUBY_POOL) -> dict[bytes, str]:
    """Give each character the first of its readings, as the tool's own table did."""
    return {c.encode("gbk"): pinyin(c, style=Style.TONE)[0][0] for c in characters if _fits(c)}


def damage(text: str, ruby: dict[bytes, str]) -> Damaged:
    """Damage one traditional text."""
    shown, sites, ruby_count, at = "", [], 0, 0
    while at <= len(text):
        end = next((n for n in range(at, len(text)) if text[n] in CUT_BEFORE), len(text))
        piece = _damage_piece(text[at:end], ruby)
        shown += piece.damaged + text[end : end + 1]
        sites += [at + site for site in piece.sites]
        ruby_count += piece.ruby_count
        at = end + 1
    return Damaged(text, shown.translate(FOLDS), ruby_count, tuple(sites))


def _damage_piece(text: str, ruby: dict[bytes, str]) -> Damaged:
    starts: dict[int, int] = {}
    at = 0
    for number, character in enumerate(text):
        starts[at] = number
        at += len(character.encode("gbk"))
    # Each byte with its place in the original; what was written in has none.
    annotated = [(byte, place) for place, byte in enumerate(text.encode("gbk"))]
    hit_off: set[int] = set()
    ruby_count = 0
    for code, syllable in ruby.items():
        written = [(byte, -1) for byte in b"(" + syllable.encode("gbk") + b")"]
        grown: list[tuple[int, int]] = []
        at = 0
        while at < len(annotated):
            if bytes(byte for byte, _ in annotated[at : at + 2]) == code and annotated[at][1] >= 0:
                place = annotated[at][1]
                ruby_count += place in starts
                if place not in starts:
                    hit_off.add(max(n for s, n in starts.items() if s < place))
                grown += annotated[at : at + 2] + written
                at += 2
            else:
                grown.append(annotated[at])
                at += 1
        annotated = grown
    plain = bytes(byte for byte, _ in annotated)
    shown, last, at = "", 0, 0
    while at < len(plain) - 1:
        place = annotated[at][1]
        if plain[at : at + 2] not in MARKS:
            at += 1
            continue
        if place not in starts and annotated[at + 1][1] == place + 1:
            hit_off.add(max(n for s, n in starts.items() if s < place))
        shown += _decode(plain[last:at]) + MARKS[plain[at : at + 2]]
        at += 2
        last = at
    return Damaged(text, shown + _decode(plain[last:]), ruby_count, tuple(sorted(hit_off)))


def _decode(data: bytes) -> str:
    shown, at = "", 0
    while at < len(data):
        if data[at] < 0x80:
            shown += chr(data[at])
            at += 1
        elif at + 1 < len(data) and data[at + 1] >= 0x40 and data[at + 1] != 0x7F:
            shown += data[at : at + 2].decode("gbk", "ignore")
            at += 2
        else:
            shown += "?"
            at += 2 if at + 1 < len(data) and data[at + 1] < 0x40 else 1
    return shown
