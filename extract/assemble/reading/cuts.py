"""Where a sentence is cut into clauses: at commas, unless a list of names runs over them."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.assemble.reading.marked_text import MarkedText
from extract.assemble.reading.wording import CLAUSE_MARK, HAS_OBJECTS, LIST_MARK, MAX_LIST_LEAD, NOT_IN_LIST
from extract.segment import Sentence

SENTENCE_STOPS = "。!?！？"
BLANK_OF_HEADLINE = re.compile(r"(?<=[\u4e00-\u9fff”》])[ \u3000](?=[\u4e00-\u9fff“《])")
MAX_HEADLINE = 80  # characters
# What closes a list of objects: 等企业, 等政要一行; anything else behind a list is its verb.
LIST_END = re.compile(
    r"(?:等(?:[^,，。;；]{0,14}?(?:企业|公司|集团|政要|单位|园区|负责人|专家|项目|机构|商会|协会|客商|代表|嘉宾|人士|官员|高层|领导|家|人|地|处))?)?"
    r"(?:一行(?:[0-9]{1,3}余?人)?)?(?:(?:(?:进行|开展)(?:了)?)?(?:实地|深入|学习|专题)?(?:调研|考察|参观|走访|学习|访问|拜访)(?:交流|洽谈|对接|座谈|学习)?)?"
    r"[ \u3000]*(?:[,，。;；:：!！\n]|$)"
)
GOES_FROM_HOUSE_TO_HOUSE = re.compile(
    "(?:先后|分别|依次|相继)(?:(?:来)?到(?![达访位])|赴|前往|走进|拜访|走访|考察|参观)了?"
)
HOUSE_CLOSES = re.compile(
    r"(?:及|和|以及)?[^,，。;；]{2,24}(?:指挥部|办事处|领导|负责人|代表|企业家|嘉宾|同志)(?=[,，。;；])"
)
TALKS_HELD = re.compile(r"(?:了)?(?:工作|友好|深入|小范围)?(?:座谈会?|会谈|洽谈会?|交流会|见面会)")
# behind the last house of a list, before 座谈
ALL_OF_THEM = re.compile(
    r"等(?:[^,，。;；与和同]{0,6}?(?:企业|公司|单位|机构|商会|协会|园区))?(?:[和及]?(?:有关|相关|主要)?(?:负责人|负责同志|企业家|企业代表|代表|高管|领导)){0,2}(?:进行|开展|举行|亲切|深入|友好|现场)*"
)
COUNTED_LIST = re.compile(r"(?:等)?[0-9一二两三四五六七八九十]{1,3}(?:所|家|个|方)[^,，。;；]{0,6}?(?:签|达成|共同)")
MAX_TO_VERB = 40  # characters between a list of names and the verb they share


def cut_at_commas(marked: MarkedText, sentence: Sentence) -> list[tuple[int, int]]:
    """Cut at commas outside quotation marks, brackets and names; a list of names that runs over a comma stays whole."""
    marks = [
        at
        for at in map(re.Match.start, CLAUSE_MARK.finditer(marked.clean, sentence.start, sentence.end))
        if at not in marked.quotes
        and not (marked.clean[at - 1 : at].isdigit() and marked.clean[at + 1 : at + 2].isdigit())
        and not marked.is_in_token(at)
    ]
    marks = sorted([*marks, *_blanks_of_headline(marked, sentence)])
    cuts: list[tuple[int, int]] = []
    start = sentence.start
    for mark in marks:
        if _list_goes_on(marked, start, mark, sentence.end):
            continue
        cuts.append((start, mark))
        start = mark + 1
    if start < sentence.end:
        cuts.append((start, sentence.end))
    return cuts


def _blanks_of_headline(marked: MarkedText, sentence: Sentence) -> list[int]:
    """Give the blanks that stand for a full stop: 甲市与乙市缔结友城 市长丙会见客人并签约. An act is told on both sides of each."""
    if marked.clean[sentence.end - 1] in SENTENCE_STOPS or sentence.end - sentence.start > MAX_HEADLINE:
        return []
    first, last = bisect_left(marked.cue_starts, sentence.start), bisect_left(marked.cue_starts, sentence.end)
    acts = [c.start for c in marked.cues[first:last] if c.family in ("engagement", "agreement")]
    blanks = [m.start() for m in BLANK_OF_HEADLINE.finditer(marked.clean, sentence.start, sentence.end)]
    around = [sentence.start, *blanks, sentence.end]
    return [
        at
        for before, at, after in zip(around, around[1:], around[2:], strict=False)
        if any(before <= act < at for act in acts)
        and any(at <= act < after for act in acts)
        and not marked.is_in_token(at)
    ]


def _list_goes_on(marked: MarkedText, start: int, mark: int, end: int) -> bool:
    """Tell whether a comma stands between two names of one list.

    拜访甲公司董事长王一,乙公司总经理李二等 goes on; 会见董事长王一,副市长李二参加 does not: its second name has a verb of its own.
    """
    before = bisect_left(marked.token_starts, mark) - 1
    if before < 0 or marked.tokens[before].end != mark or marked.tokens[before].start < start:
        return False
    left = marked.tokens[before]
    until, kinds = _names_from(marked, mark + 1, end)
    if left.kind not in "PO" or not kinds & ({"P", "O"} if left.kind == "P" else {"O"}):
        return False
    first = bisect_left(marked.cue_starts, start)
    verbs = [
        c
        for c in marked.cues[first : bisect_left(marked.cue_starts, mark)]
        if c.family in ("engagement", "agreement", "statement")
    ]
    since = max(verbs[-1].end if verbs else start, _stands_behind_with(marked, start, mark))
    if verbs and since == verbs[-1].end:
        return verbs[-1].kind in HAS_OBJECTS and (
            LIST_END.match(marked.clean, until) is not None or _ends_in_a_house(marked, until, end)
        )
    if left.kind == "O" and since > start and COUNTED_LIST.match(marked.clean, until):
        return True  # 与甲大学,乙大学两所高校签署
    if left.kind == "O" and since > start and (rest := ALL_OF_THEM.match(marked.clean, until, end)) is not None:
        # 同甲商会,乙协会、丙公司等负责人座谈
        verb = next(iter(marked.cues[bisect_left(marked.cue_starts, until) :][:1]), None)
        return verb is not None and verb.kind == "meeting" and verb.start == rest.end()
    if left.kind == "O" and since == start and GOES_FROM_HOUSE_TO_HOUSE.search(marked.clean, start, left.start):
        return LIST_END.match(marked.clean, until) is not None  # 先后到甲集团,乙公司等企业考察
    if left.kind != "P":
        return False
    if since == start:
        return True  # nobody has acted yet: who does stands in a list
    ahead = marked.cues[bisect_left(marked.cue_starts, until) :][:2]
    verb = next((c for c in ahead if c.family in ("engagement", "agreement")), None)
    if verb is None or verb.start - until > MAX_TO_VERB:
        return False
    talks = verb.kind in ("meeting", "signs", "reaches") or (
        verb.kind == "event_held" and TALKS_HELD.match(marked.clean, verb.end) is not None
    )
    return talks and CLAUSE_MARK.search(marked.clean, until, verb.start) is None


def _ends_in_a_house(marked: MarkedText, at: int, end: int) -> bool:
    """Tell whether a list of people closes with one more name and nothing else: 拜会书记甲,州长乙及某省指挥部,…"""
    last = HOUSE_CLOSES.match(marked.clean, at, end)
    if last is None:
        return False
    return bisect_left(marked.cue_starts, at) == bisect_left(marked.cue_starts, last.end())


def _names_from(marked: MarkedText, at: int, end: int) -> tuple[int, set[str]]:
    """Follow a list of names from its first: where it ends, and which kinds of names it holds."""
    kinds: set[str] = set()
    until = at
    while at < end:
        n = bisect_left(marked.token_starts, at)
        if n == len(marked.tokens) or marked.tokens[n].start >= end:
            break
        token = marked.tokens[n]
        gap = marked.clean[at : token.start]
        crossed = bisect_left(marked.cue_starts, at) < bisect_left(marked.cue_starts, token.start)
        of_there = gap == "的" and n > 0 and marked.tokens[n - 1].kind == "L"  # 甲市的乙公司,丙市|的丁公司
        if crossed or len(gap) > MAX_LIST_LEAD or CLAUSE_MARK.search(gap):
            break
        if NOT_IN_LIST.search(gap) and not of_there:
            break
        kinds.add(token.kind)
        at = token.end
        followed = n + 1 < len(marked.tokens) and marked.tokens[n + 1].start == at
        while not followed and at in marked.title_end:
            at = marked.title_end[at]  # an office whose holder is not named: 甲集团董事长
        until = at
        separator = LIST_MARK.match(marked.clean, at, end)
        at = separator.end() if separator else at
    return until, kinds


def _stands_behind_with(marked: MarkedText, start: int, mark: int) -> int:
    """Give where 与, 一行和 last opens the other side of a talk before a comma; the start where it does not."""
    joined = marked.clean.rfind("与", start, mark)
    first = marked.clean.rfind("同", start, mark)
    if first > joined and any(t.start == first + 1 for t in marked.tokens_in(first, first + 2)):
        joined = first  # 在同|甲办事处,乙商会等负责人座谈时
    if joined >= 0 and (marked.clean[joined - 1 : joined] == "参" or marked.is_in_token(joined)):
        joined = -1
    for word in ("代表团和", "考察团和", "一行和"):
        found = marked.clean.rfind(word, start, mark)
        joined = max(joined, found + len(word) - 1 if found >= 0 else -1)
    return max(joined, start)
