"""The day a page was published, among the days that its lines print: 发布时间:2019-03-05 before 更新时间:2021-04-01."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

FIRST_YEAR_OF_MINGUO = 1912
DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d) ?(?:[-/.]|年) ?(\d{1,2}) ?(?:[-/.]|月) ?(\d{1,2})(?: ?日)?(?:[ T]{0,6}\d{1,2}[::]\d{2}(?:[::]\d{2})?)?(?! ?[-至到])"
    r"|(?<![\d/.-])(?P<one>\d{1,2})[/.-](?P<other>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)(?![\d/.-])"
    r"|民国 ?(?P<minguo>\d{2,3}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日"
)
# GMT+8, 2019-3-5 10:24, 打印时间: when the page was asked for, not when it was written.
PAGE_CLOCK = re.compile(
    r"(?:GMT ?[+-]?\d{0,2}|(?:现在|当前|北京|打印|访问|浏览|查询|下载)(?:时间|日期)|今天是)[,，:： ]*$"
)
# What stands beside a day: 星期三, 15:41 (GMT+7), 第02版.
PRINTED_PAGE = re.compile(r"第? ?[A-D]?\d{1,3}版(?: ?[:]? ?[\u3400-\u9fff]{1,4})?")
CLOCK = re.compile(
    rf"(?:星期|周)[一二三四五六日天]|{PRINTED_PAGE.pattern}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?|[(（]?GMT ?[+-]\d{{1,2}}[)）]?"
)
WEEKDAY = re.compile(r"(?:星期|周)[一二三四五六日天]")
# 2019-03-05 10:45 www.example.cn 记者 季川: the words that may share the line of a page's stamp
STAMP_WORD = r"(?:[A-Za-z0-9_.-]{1,40}|[\u3400-\u9fff]{1,5}|[\u3400-\u9fff]{2,10}(?:日报|晚报|网|在线|电视台|客户端))"
STAMP_REST = re.compile(rf"[ |•·/]*(?:{STAMP_WORD}(?:[ |•·/]+|$)){{0,6}}")
HAS_TIME = re.compile(r"\d{1,2}:\d{2}")
SIGNED_STAMP = re.compile(
    r"(?:记者|作者|通讯员) (?P<people>[\u3400-\u9fff]{2,4}(?: [\u3400-\u9fff]{2,4}){0,3})(?=$| {2})"
)
# 发表于 2019-3-5 | 只看该作者
SAID_TO_BE_POSTED = re.compile(r"(?:^|[ |•·])(?:发布|发表|刊发|更新)(?:于|在) ?$")
# 市长赴石桥招商 2019-03-05 10:21: a headline and its stamp on one line
BEHIND_HEADLINE = re.compile(rf"(?P<aside> ?[\[(【]? ?(?:{DAY.pattern}) ?[\])】]?)$")
# 石桥市商务局 above the day at the foot of a notice
SIGNATORY = re.compile(r"[\u3400-\u9fff ]{4,30}(?:局|委|办|室|部|处|中心|会|府|社|司|团|组|院|厅|所|集团)$")
PUBLISHED = re.compile(r"(?:发布|发表|刊发|出版|成文|公开|发稿)(?:时间|日期)?(?:于|在)?[^0-9]{0,4}$")
CHANGED = re.compile(r"(?:更新|修改|编辑|录入|上传|入库|审核)(?:时间|日期)?(?:于|在)?[^0-9]{0,4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDay:
    """One day a page prints of itself, half-open; the lowest `rank` is the day of publication."""

    day: date
    rank: int
    start: int
    end: int


def days_in(text: str, start: int, end: int) -> list[PageDay]:
    """Read the days of one line: said to be that of publication, said to be nothing, said to be that of a change."""
    days = []
    for found in DAY.finditer(text, start, end):
        before = text[max(start, found.start() - 12) : found.start()]
        day = None if PAGE_CLOCK.search(before) else read_day(found)
        if day is not None:
            rank = 0 if PUBLISHED.search(before) else 2 if CHANGED.search(before) else 1
            days.append(PageDay(day=day, rank=rank, start=found.start(), end=found.end()))
    return days


def is_stamp(string: str) -> bool:
    """Tell whether a line is the stamp of a page: a day with its hour, or said to be that of posting, among short words."""
    found = DAY.search(string)
    if found is None or "。" in string:
        return False
    said = SAID_TO_BE_POSTED.search(string[: found.start()])
    before, after = string[: said.start() if said else found.start()], string[found.end() :]
    if said is None and HAS_TIME.search(found[0]) is None:
        return False
    return (
        STAMP_REST.fullmatch(before.strip()) is not None
        and STAMP_REST.fullmatch(CLOCK.sub(" ", SAID_TO_BE_POSTED.sub(" ", DAY.sub(" ", after))).strip()) is not None
    )


def read_day(found: re.Match[str]) -> date | None:
    """Read a matched day; one that no calendar has is none, nor 03/06/2021, which is two days in two countries.

    With dots the day stands first everywhere: 07.03.2019. 民国108年 is 2019.
    """
    if found["minguo"]:
        year, month, day = FIRST_YEAR_OF_MINGUO - 1 + int(found["minguo"]), int(found["month"]), int(found["day"])
    elif found["year"]:
        one, other = int(found["one"]), int(found["other"])
        if one <= 12 and other <= 12 and one != other and "." not in found.group():
            return None
        year = int(found["year"])
        day, month = (one, other) if one > 12 or "." in found.group() else (other, one)
    else:
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    try:
        return date(year, month, day)
    except ValueError:
        return None
