"""Where a report is signed: the names there are its authors', and none of the people it tells of."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from extract.find.marks import alternation
from extract.find.people.words import PEOPLE
from extract.restore.text import RestoredText

NAMES = r"[\u4e00-\u9fff]{2,4}(?:[ 、/]{1,2}[\u4e00-\u9fff]{2,4}){0,5}"
# (柏一舟 任知远), (云川融媒记者:柏一舟), (文/柏一舟) at the end of a line.
IN_BRACKETS_LAST = re.compile(
    rf"[(（\[【](?:[\u4e00-\u9fff]{{0,12}}(?:[:：/ ]|办|局|委|部|处|社|网|报|台|中心|会))?(?P<names>{NAMES})(?: ?(?:文/?图|图/?文|摄|报道|供稿))?[)）\]】][ \u3000]*(?=\n|$)"
)
# 季川 摄, 蒋砚 文/图, 摄影报道:闵捷 behind the caption or the report.
SIGNED_BEHIND = re.compile(
    r"(?:^|(?<=[\s。！？!?)）:：(（|]))(?P<names>[\u4e00-\u9fff]{2,4}) ?[/ ]?(?:摄影报道|摄影|摄|供图|绘图|文/图|图/文|文图)(?=[\s。)）]|$)",
    re.MULTILINE,
)
# 云川网讯(柏一舟)近日, 3日电(任知远): behind the head of the report.
BEHIND_THE_HEAD = re.compile(rf"(?:讯|电|报道|日)\s?[(（](?P<names>{NAMES})[)）]")


@cache
def byline_before() -> re.Pattern[str]:
    """Give the words right before a name that make it an author's: 记者, 编审|."""
    return re.compile(
        rf"(?:(?<!总)(?:{alternation(PEOPLE, 'byline')})|[一二三]审|[电讯]\s*[(（]|[(（【]特[派约]员)[\s:：/|丨｜]*\Z"
        r"|[文图编摄][ \u3000:：/|丨｜]*\Z"
    )


class Signatures:
    """The places of one text at which names sign it."""

    def __init__(self, text: RestoredText) -> None:
        clean = text.clean_text
        spans = [(b.start, b.end) for b in text.blocks if b.kind == "byline"]
        for pattern in (IN_BRACKETS_LAST, SIGNED_BEHIND, BEHIND_THE_HEAD):
            spans += [found.span("names") for found in pattern.finditer(clean)]
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def hold(self, start: int, end: int) -> bool:
        """Tell whether a name that begins and ends here signs the text."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and end <= self.spans[at][1]
