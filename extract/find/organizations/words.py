"""Words that name nothing single: kinds, trades, parts of a house."""

from __future__ import annotations

import re
from functools import cache

from extract.find.marks import alternation, common_words, is_generic, separates, word_list

ORGANIZATIONS = "organizations.yml"
ELIDED = re.compile(r"[市区省县州旗](?![\u4e00-\u9fff]?[市区省县州长])")
REGION = "自治区"
AT_AN_END = re.compile(r"[、，,。；;等和及与]|$")
MIN_TRADE = 4  # characters: 上海贸易有限公司 may be any
SITES_OF_A_LAND = frozenset({"港口", "机场", "车站"})
SIGNS = re.compile(r"(?:正式|成功|现场|共同)?签(?:署|订|约|下)")
SIGNS_WITH = re.compile(r"[与和同](?!会)[^，。,；;\n]{2,30}?签(?:署|订|约)")
HOSTS = re.compile(r"(?:联合|共同)?(?:主|承|协)办|冠名")
PART_OF_A_BODY = re.compile(r"[司处科室部组]$")
BRANCH = re.compile(r"(?:平台|公司|分院|分校|分部|分社|基地|工厂|事业部|区域|大区|中心|片区|办事处)$")
# 某国|皮革厂: the kind of works alone names nothing single, so the land stays in its name.
WORKS = re.compile(r"(?P<made>[\u4e00-\u9fff]{2,4})(?:加工|制造)?(?:厂|工厂)")


@cache
def trade_end() -> re.Pattern[str]:
    """Read a trade at the end of a name: 云帆|科技."""
    return re.compile(rf"(?:{alternation(ORGANIZATIONS, 'trade_words')})$")


@cache
def goes_to() -> frozenset[str]:
    """Give the verbs that say where a delegation goes: 来到, 走进."""
    return strict_visits() | {
        "来到",
        "走进",
        "前往",
        "赴",
        "对接",
        "会见",
        "走访考察",
        "先后到",
        "先后赴",
        "先后深入",
        "分别到",
        "分别赴",
    }


@cache
def strict_visits() -> frozenset[str]:
    """Give the verbs whose object is who is visited: 拜访, 考察."""
    return frozenset({"拜访", "走访", "考察", "参观", "访问", "拜会", "参访", "考察了", "拜访了", "走访了", "参观了", "访问了", "走访考察", "参观考察", "考察走访", "先后走访", "先后拜访", "实地考察", "参观调研", "造访", "到访", "实地考察了", "实地参观", "调研了", "分别拜访"})  # fmt: skip


def names_a_kind_of_works(words: str) -> bool:
    """Tell whether these words say what a works makes and no name: 皮革厂, 玻璃工厂."""
    works = WORKS.fullmatch(words)
    return works is not None and (is_ordinary(works["made"]) or works["made"] in common_words())


def names_a_part(words: str, place_size: int = 0) -> bool:
    """Tell whether the words between a body and an office name a part of it: 市场及商务, 交通与物流司, 珠海|基地, 云南|投资发展.

    `place_size` is how many characters of a place they begin with.
    """
    if place_size:
        rest = words[place_size:]
        return bool(rest) and (is_ordinary(rest) or BRANCH.search(rest) is not None or rest in ("司", "处", "局"))
    if "在" in words or words.startswith(("一行", "兼")):
        return False
    parts = [part for part in re.split(r"[及与和暨]", words) if part]
    is_unit = PART_OF_A_BODY.search(words) is not None
    return bool(parts) and all(
        is_generic(part)
        or (part.endswith(("区", "部", "业务")) and part[0] not in "由是" and len(part) < 7)
        or (is_unit and is_ordinary(part.removesuffix(words[-1])))
        for part in parts
    )


def says_only_a_trade(words: str) -> bool:
    """Tell whether these words only say what somebody works at: 进出口贸易, 生物科技."""
    return is_ordinary(words) or words in word_list(ORGANIZATIONS, "trade_words")


def is_ordinary(words: str) -> bool:
    """Tell whether these words are names of kinds or ordinary words, and no name: 投资发展, 物流."""
    return is_generic(words) or separates(words) > 0


def cuts_no_word(text: str, start: int, end: int) -> bool:
    """Tell whether neither edge lies inside a word of Latin letters or figures."""

    def word(character: str) -> bool:
        return character.isascii() and character.isalnum()

    return not (
        (start and word(text[start]) and word(text[start - 1]))
        or (end < len(text) and word(text[end - 1]) and word(text[end]))
    )
