"""Words and patterns that several readers of names look for."""

from __future__ import annotations

import re
from functools import cache

from extract.find.marks import alternation, read_rules

PEOPLE = "people.yml"
END_MARK = re.compile(r"$|[\s，。、；：！？“”‘’《》（）()\[\]【】…—,.;:!?\"'/|<>]")
LATIN_NAME = re.compile(
    r"[A-ZÀ-ÞŠŽ][A-Za-zÀ-ÿŠšŽž.'’-]*(?:[ ·](?:von|van|de|der|den|di|da|del|bin|al|[A-ZÀ-ÞŠŽ][A-Za-zÀ-ÿŠšŽž.'’-]*)){0,4}"
)
# Titles after which no name of the list follows (代表 is mostly a verb).
VERB_TITLES = frozenset({"代表", "顾问", "发起人", "常务", "委员", "理事", "领事", "专员", "秘书"})
PEOPLE_AT_LARGE = frozenset({"华侨", "企业家", "侨商", "乡贤", "商人", "校友"})  # 海外华侨再续情缘: mostly nobody named
# Malay and Hong Kong ranks between office and name.
HONORIFIC = re.compile(r"(?:丹斯里|拿督斯里|拿督威拉|准拿督|拿督|斯里|邦里玛|巴杜卡|拿汀|潘斯里|太平绅士|局绅)+")
DOT = "·•・‧∙●．"
NO_WORDS = -7.5  # a character, on average: what no everyday words explain
NEVER_TRANSCRIBED = frozenset("的了在是等和与及以并向对")
CALLED_SO = re.compile(r"一行|先生|女士")  # nothing but a name stands between an office and these
TO_HEAD = re.compile(r"(?:(?:名誉|荣誉)?副?团长|领队|组长|首的?)")
HEADS_OF_FIRMS_IN_JAPAN = frozenset({"社长"})  # a town has none
CLOSES = re.compile(r"[、，,。]|等")
GRAMMAR = frozenset("等在说称看听就以将已受从由应还同率获带介做作接与致则被向于来")
OPENS_A_PHRASE = frozenset("携偕由今兼托代陪会同率带向")  # no surname, or seldom one
# 镇长季大[同]主持, 主席柏春[来]表示, 县长蒋立[会]率团: behind a name the character would take something else.
SPEAKS_OR_LEADS = r"主持(?!人)|表示|指出|强调|率[团队领]|带队|会[见晤]|陪同(?!人|的)|致[辞词]|一行|委托(?![方人书])|认为|希望|感谢|分别|先生|女士"
ACTS_AS_A_PERSON = re.compile(rf"{SPEAKS_OR_LEADS}|来访|到访|访问|介绍|出席|参加")
# 白城, 文莱: what is the name of such a place too is nobody's without an office beside it.
KNOWN_BY_NAME = ("city", "province", "district", "country")


@cache
def follower() -> re.Pattern[str]:
    """Read a word that follows personal names: 表示, 率团."""
    return re.compile(alternation(PEOPLE, "after_name", "after_holder"))


@cache
def transcription(of_mongolia: bool) -> re.Pattern[str]:
    """Read characters that write foreign names, up to eight: 布莱尔, and 那木苏 where the text is of Mongolia."""
    more = str(read_rules(PEOPLE)["mongolian"]) if of_mongolia else ""
    letters = re.escape("".join(sorted(set(str(read_rules(PEOPLE)["transcription"]) + more) - {"·"})))
    return re.compile(rf"[{letters}]{{1,8}}")


@cache
def taking_part() -> re.Pattern[str]:
    """Read how somebody comes along: 等一同参加."""
    return re.compile(rf"(?:等)?(?:一同|分别|一起|也|全程|共同)?(?:{alternation(PEOPLE, 'took_part')})")


@cache
def characters(key: str) -> frozenset[str]:
    """Give the characters of one class: `never_given`, `doubtful_surnames`."""
    return frozenset(str(read_rules(PEOPLE)[key]))


def follows_a_name(clean: str, end: int) -> bool:
    """Tell whether what stands at `end` is a word that follows personal names: 表示, 率团, 任."""
    return follower().match(clean, end) is not None
