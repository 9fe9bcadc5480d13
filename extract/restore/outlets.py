"""Which paper, agency or site a report says it comes from: at its head, in the bracket that ends it, in a page's imprint."""

from __future__ import annotations

import re

MEDIUM = (
    r"(?!(?:本|该|我|各)[报网台刊站社市县区省])[\u3400-\u9fff·]{1,10}?"
    r"(?:(?:日报|晚报|晨报|早报|时报|商报|都市报)网?|周刊|周报|通讯社|新闻社|新闻网|电视台|广播电台|融媒体?|客户端|在线|社|(?<!互联)网|(?<![通汇情简快举申])报)"
)
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
WIRED = rf"(?:{NUMBER}月)?{NUMBER}日[\u3400-\u9fff]{{0,6}}(?:专?电|急电|讯|消息|报道|报导)"
# 远山社5月6日电, 云岫网望溪5月6日讯, 云岫日报讯: what opens a report
SENT_BY = re.compile(
    rf"[(【 ]{{0,2}}(?P<outlet>{MEDIUM})(?:[\u3400-\u9fff]{{0,8}}{WIRED}|(?:记者[\u3400-\u9fff]{{2,8}})?(?:讯|消息)(?=[ )】(:,]|{NUMBER}月))"
    rf"|【(?P<named>(?!本报|本网|本台)[\u3400-\u9fff]{{2,8}}?){WIRED} ?】"
)
# 【远山时报5月6日报导】(海望社记者季川望溪六日电): the second sent it to the first
RELAYED = re.compile(
    rf"[^。]{{0,30}}?[(【 ](?P<outlet>{MEDIUM})记者[\u3400-\u9fff]{{2,12}}?{NUMBER}日[专急]?电"
    rf"|[^,。]{{0,30}}?据《?(?P<told>{MEDIUM})》?(?:{NUMBER}月{NUMBER}日)?(?:报道|报导|消息|讯|电)"
)
# 据云岫日报报道,近日…
TOLD_BY = re.compile(rf"据《?(?P<outlet>{MEDIUM})》?(?:{NUMBER}月{NUMBER}日)?(?:报道|报导|消息|讯|电)[,: ]")
# (云岫日报官方公众号) as the last line
IN_LAST_BRACKETS = re.compile(
    rf"[(【](?:来源 ?[::] ?|转自|据)?[“《]?(?P<outlet>{MEDIUM})[”》]?(?:官方)?(?:微信)?(?:公众号|微信|微博|客户端)?[)】]$"
)
# 云岫日报社出版, 版权所有:云岫网, 转载请注明出处“云岫网”: whose the page is
OWNED_BY = re.compile(
    r"(?:^|[ ,:])(?P<printer>[\u3400-\u9fff]{2,10}报社?|[\u3400-\u9fff]{2,10}(?:传媒|报业)集团)(?:编辑)?(?:出版|主办)"
    rf"|版权所有 ?[:：] ?(?P<holder>{MEDIUM}社?|[\u3400-\u9fff]{{2,10}}人民政府)(?![\u3400-\u9fff])"
    rf"|(?:转载|注明)[^。]{{0,14}}?(?:出处|来源)(?:为|于|自)?[:：]?[“\"「](?P<cited>{MEDIUM})[”\"」]"
)


def sent_by(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the medium that sent a report, from its first words, half-open; the one it was relayed from goes before."""
    first = SENT_BY.match(text, start, end) or TOLD_BY.match(text, start, end)
    if first is None:
        return None
    medium = first.lastgroup or 0
    relayed = RELAYED.match(text, first.end(medium), end)
    return relayed.span(relayed.lastgroup or 0) if relayed is not None else first.span(medium)


def owned_by(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the publisher a line of the imprint names, half-open."""
    found = OWNED_BY.search(text, start, end)
    return found.span(found.lastgroup or 0) if found is not None else None
