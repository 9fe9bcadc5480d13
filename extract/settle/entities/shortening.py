"""How long names are cut short: 星河控股集团有限公司 → 星河, 望舒能技术 → 望舒能."""

from __future__ import annotations

import re

from extract.find.marks import is_generic

LEGAL = re.compile(
    r"(?:集团股份有限公司|股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|集团公司|股份公司|控股集团|集团|总公司|公司|株式会社|会社|控股|股份)$"
)
LEGAL_LATIN = re.compile(
    r"[ ,]+(?:Co\.?,? ?)?(?:GmbH|Gmbh|AG|SAS|SA|SE|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|LLC|PLC|Plc|NV|BV|AB|Oy|SpA|SRL)$"
)
LEGAL_FRONT = re.compile(r"^株式会社")
BRACKETS = re.compile(r"[()（）]")


def stem(name: str) -> str:
    """Take the legal form off a firm's name: 星河控股集团有限公司 → 星河."""
    short = LEGAL_LATIN.sub("", LEGAL_FRONT.sub("", BRACKETS.sub("", name)))
    for _ in range(3):
        cut = LEGAL.sub("", short)
        if len(cut) < 2 or cut == short:
            break
        short = cut
    return short


def without_trade(name: str) -> str:
    """Take what a firm does off its name: 望舒能技术 → 望舒能, 砚田云创业投资 → 砚田云; nothing where too little is left."""
    for end in range(2, len(name) - 1):
        if is_generic(name[end:]):
            return name[:end]
    return name


def abbreviates(short: str, long: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in this order, the first and last of both agreeing."""
    if len(short) >= len(long) or len(short) < 3 or short[0] != long[0] or short in long:
        return False
    at = 0
    for character in short:
        at = long.find(character, at) + 1
        if at == 0:
            return False
    return short[-1] == long[-1] or short[-1] in long[-3:]
