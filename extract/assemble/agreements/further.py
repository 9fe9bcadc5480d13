"""What else is counted beside the first of a list: 签订镇企协议9个、村村协议5个、村企协议6个 are three groups."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.agreements.groups import THINGS, Group
from extract.assemble.reading import Clause, Reading
from extract.assemble.trips import read_number

NEXT = r"(?:[、和及]|以及)"
MANY = r"(?P<n>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?P<more>余|多)?"
# 签订镇企协议9个|、村村协议5个
NOUN_FIRST = re.compile(
    rf"{NEXT}(?P<what>[^,，。;；、和及与0-9]{{0,16}}?(?:{THINGS}|合作))(?:共有|共计|共)?{MANY}[个项份单笔]"
)
# 签署3项合作协议|和5份备忘录
NUMBER_FIRST = re.compile(rf"{NEXT}{MANY}[个项份单笔](?P<what>[^,，。;；、和及与0-9]{{0,20}}?{THINGS})")


def further_counted(reading: Reading, clause: Clause, first: Group) -> list[Group]:
    """Give the groups counted behind the first of a list: 签订镇企协议9个|、村村协议5个、村企协议6个 → 5 and 6."""
    found: list[Group] = []
    at = first.ends
    while at is not None and first.count is not None:
        one = NOUN_FIRST.match(reading.clean, at, clause.end) or NUMBER_FIRST.match(reading.clean, at, clause.end)
        number = read_number(one["n"]) if one is not None else None
        if one is None or number is None:
            break
        words = reading.clean[one.start() : one.end()].removeprefix("以").lstrip("、和及")
        found.append(replace(first, count=number, lower=bool(one["more"]), subject=words, ends=one.end()))
        at = one.end()
    return found
