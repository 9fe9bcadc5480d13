"""Firms that business news shows by a habit of its own: a stock code behind the name, or the reporter who heard it there."""

from __future__ import annotations

import re

from extract.find.organizations.bodies import Bodies
from extract.find.organizations.edges import latin_left, past_ordinary_words
from extract.find.organizations.shapes import is_trade_name, may_be_body

# 远岫科技|(600123), 远岫科技|(股票代码:300123), 远岫科技|(00123.HK)
A_SHARE = r"(?:60[0135]|68[89]|00[0-3]|30[01]|83[0-9]|87[0-9]|920)\d{3}"
STOCK_CODE = re.compile(
    rf"[(（](?:(?:股票|证券|上市)?(?:代码|代号)[:：]? ?\d{{4,6}}|(?:SH|SZ|BJ)[:：. ]?{A_SHARE}|{A_SHARE}(?:\.(?:SH|SZ|BJ|SS))?"
    r"|\d{4,5}\.HK|(?:HK|SEHK|NYSE|NASDAQ|Nasdaq)[:：. ]{1,2}[A-Z0-9]{1,5})[)）]"
)
HEARD_FROM = re.compile(
    r"记者(?:[\u4e00-\u9fff]{0,4})?从(?P<house>[^，。,;；\n从]{3,16}?)(?:方面)?(?:处)?(?:获悉|了解到|得知|获知)"
)
NO_FIRM_LAST = re.compile(r"[0-9省市县区镇乡村号]$")
MAX_LISTED = 8  # characters of a firm's name as the exchange lists it


def add_listed_on_an_exchange(bodies: Bodies) -> None:
    """Read 远岫科技(600123): what bears a stock code is a firm."""
    for code in STOCK_CODE.finditer(bodies.clean):
        end = code.start()
        left = past_ordinary_words(bodies, latin_left(bodies, bodies.marks.left_edge(end), end), end)
        if (
            (left, end) in bodies.found
            or not 2 < end - left <= MAX_LISTED
            or NO_FIRM_LAST.search(bodies.clean, left, end)
        ):
            continue
        if may_be_body(bodies, left, end, says_firm=True):
            bodies.add(left, end, "company", "said_to_be_a_firm")


def add_heard_from(bodies: Bodies) -> None:
    """Read 记者从远岫科技获悉: whom a reporter hears it from is a house, where its trade tells a firm."""
    for heard in HEARD_FROM.finditer(bodies.clean):
        start, end = heard.span("house")
        if (start, end) not in bodies.found and is_trade_name(bodies, start, end) and may_be_body(bodies, start, end):
            bodies.add(start, end, "company", "trade_name")
