"""Who wrote the report, where the page has no labelled line for it: …日报讯(记者甲 通讯员乙), 【本报记者甲某地十日电】, (某台办 丙).

A reporter signs in a bracket, at the head of a block, or behind the dateline. Who only took a picture is no author.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extract.restore.furniture import NOT_PEOPLE
from extract.restore.text import RestoredText
from extract.settle.settled import Mention

# (甲, 某晚报讯 甲, 【本报特派记者|甲: nothing but words of the trade between the opening and the name
SIGNED = re.compile(
    r"(?:(?:[(\[【〔]|[讯电] ?|消息 ?)[^,。;!?()\[\]【】]{0,26}"
    r"|(?:^|[。!?”…])[^,。;!?()\[\]【】]{0,20}(?:记者|通讯员|特派员|撰稿|(?<!创)作者|文[/:])[^,。;!?()\[\]【】]{0,6})$"
)
# 编辑|乙, 图:丙: who only saw it through the press
OTHER_TRADE = re.compile(
    r"(?:编 ?辑|责 ?编|校对|审核|[初复终]审|编审|审校|监制|编委|值班[\u4e00-\u9fff]{2}|来 ?源|摄影|图|摄)[ :/|]*$"
)
# 记者甲 摄, 乙/图
PICTURED = re.compile(r"\s*(?:[/|]\s*)?(?:摄(?!影报)|供?图)")
BETWEEN = re.compile(r"[\s、/和与,]*(?:[\u4e00-\u9fff]{0,4}(?:记者|通讯员|实习生))?[\s:/|]*")
LOOK_BACK = 40  # characters of the block before a name
# (记者 某某), (某市外事办 某某 供稿) at the end: in so plain a place any two or three characters are a name
PLAINLY = re.compile(
    r"[(【](?P<of>[\u4e00-\u9fff/]{0,12}(?:记者|通讯员)[ :/]*|(?=[^()]{5,24}\)\s*$)[\u4e00-\u9fff]{3,16} )"
    r"(?P<names>[\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,3})[)】]"
)
NO_NAME = re.compile(r"(?:供稿|报道|摄影|新闻|信息|来稿)|.*[社网报台]$")
# 【本报记者|甲|某地|十六日电】
BY_WIRE = re.compile(r"记者(?P<run>[\u4e00-\u9fff]{4,9}?)[0-9〇一二三四五六七八九十]{1,3}日(?:专|急)?电")


def read_byline(text: RestoredText, mentions: Sequence[Mention]) -> str | None:
    """Give the names of those who signed the report, in their order, or None: `柏一舟 季川`."""
    return _named(text, mentions) or _plainly(text.clean_text) or _by_wire(text.clean_text, mentions)


def _named(text: RestoredText, mentions: Sequence[Mention]) -> str | None:
    """Read those whom the finder of people knows for reporters."""
    clean = text.clean_text
    names: list[str] = []
    starts = [block.start for block in text.blocks]
    signed_until = -1
    for mention in sorted((m for m in mentions if m.rule == "byline_name"), key=lambda m: m.start):
        opens = starts[bisect_right(starts, mention.start) - 1]
        before = clean[max(opens, mention.start - LOOK_BACK) : mention.start]
        goes_on = signed_until >= 0 and BETWEEN.fullmatch(clean, signed_until, mention.start) is not None
        if OTHER_TRADE.search(before) or (not goes_on and (names or SIGNED.search(before) is None)):
            continue  # of two signatures the first: the second is that of a picture or of another story
        if PICTURED.match(clean, mention.end) is None:
            names.append(clean[mention.start : mention.end])
            signed_until = mention.end
    return " ".join(names) or None


def _plainly(clean: str) -> str | None:
    """Read names in brackets that no list of surnames knows, unless the brackets hold something else."""
    found = PLAINLY.search(clean)
    if found is None or NOT_PEOPLE.search(found["of"]) or OTHER_TRADE.search(found["of"]):
        return None
    names = [name for name in re.split("[ 、]", found["names"]) if NO_NAME.match(name) is None]
    return None if not names or any(NOT_PEOPLE.search(name) for name in names) else " ".join(names)


def _by_wire(clean: str, mentions: Sequence[Mention]) -> str | None:
    """Read the name between 记者 and the place a report was wired from."""
    for found in BY_WIRE.finditer(clean):
        start, end = found.span("run")
        for place in mentions:
            if place.kind == "place" and 2 <= place.start - start <= 3 and place.end == end:
                return clean[start : place.start]
    return None
