"""Spaces inside words: 优 化 from a wrapped line, 贵州 省商务厅 around a link, 市长季 川 set to the width of three characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.lexicon import lexicon
from extract.restore.script import simplified_character
from extract.restore.text import Repair
from extract.restore.traced import Edit, TracedText

HAN = "\u3400-\u9fff"
SPLIT = re.compile(f"(?<=[{HAN}])[ \u3000\u00a0](?=[{HAN}])")
MIN_LINE_CHARS = 40  # a shorter line is a headline or a list, where a space parts what it stands between
LONGEST_PART = 3  # characters of a word on one side of a space
# The hundred surnames most people have (Ministry of Public Security, 2019); rarer ones are left as they stand.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史"
    "陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
# 市长季 川、: behind a title or in a list, and nothing but a mark or what people do behind it.
NAME_BEHIND = re.compile("(?:[、,，。;；)）和与率出参陪主等]|会[见晤谈]|一行|表示|$)")
ENDS_A_TITLE = frozenset("长记任席理裁员监、")


def close_split_words(traced: TracedText) -> tuple[TracedText, list[Repair]]:
    """Take out a space inside a word of a running sentence, or inside a name of two characters; other spaces stay."""
    text = traced.text
    edits: list[Edit] = []
    repairs: list[Repair] = []
    for start, at in _spaces_in_sentences(text):
        left = "".join(map(simplified_character, text[max(start, at - LONGEST_PART) : at]))
        right = "".join(map(simplified_character, text[at + 1 : at + 1 + LONGEST_PART]))
        if _is_one_word(left, right) or _is_one_name(left, right):
            raw_start, raw_end = traced.raw_span(at, at + 1)
            edits.append(Edit(start=at, end=at + 1, text=""))
            repairs.append(
                Repair(
                    kind="split_word",
                    raw_start=raw_start,
                    raw_end=raw_end,
                    repaired="",
                    candidates=("",),
                    rule="close_split_words",
                )
            )
    return traced.edited(edits), repairs


def _spaces_in_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give each space between two characters of a line of running text, with where its line starts."""
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line) > MIN_LINE_CHARS and "。" in line:
            for found in SPLIT.finditer(text, start, start + len(line)):
                yield start, found.start()
        start += len(line)


def _is_one_word(left: str, right: str) -> bool:
    """Tell whether the dictionary has a word that runs over the space, and none of two characters that ends or begins at it."""
    known = lexicon()
    if left[-2:] not in known.pairs and right[:2] not in known.pairs and left[-1] + right[0] in known.frequent:
        return True
    longer = ((a, b) for a in range(1, len(left) + 1) for b in range(1, len(right) + 1) if a + b > 2)
    return any(left[-a:] + right[:b] in known.words for a, b in longer)


def _is_one_name(left: str, right: str) -> bool:
    """Tell whether a surname behind a title and one character before a mark are somebody's name."""
    titled = left[-1:] in SURNAMES and left[-2:-1] in ENDS_A_TITLE
    return titled and NAME_BEHIND.match(right, 1) is not None
