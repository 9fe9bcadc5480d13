"""Lists of those who were there: where one opens, what stands before in it, and the bodies it names by their heads."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from extract.assemble.engagements.wording import HOUSES
from extract.assemble.reading import Clause, Reading, Token

THOSE_THERE = re.compile(
    r"(?:出席|参加|到场)[^,，。;；:：]{0,16}?的(?:主要|重要)?(?:来宾|嘉宾|领导|客商|人员|代表)?(?:还有|有|包括)[:：]?"
)
INVITES = re.compile(
    r"(?:邀请|吸引|迎来)[^,，。;；]{0,16}?(?:嘉宾|来宾|代表|客商|企业家|领导)(?:出席|参加|参会|到场)?[,，]?$"
)
AMONG_THEM = re.compile(r"[ \u3000]*(?:其中)?包括")
# 甲公司、乙商会|等12家企业、商会主要负责人|参加会议
THEIR_HEADS = re.compile(
    r"等?(?:[0-9]+余?多?家)?(?:知名|重点|骨干|参会|相关|有关|成员|本地|当地)*"
    r"(?:(?:企业|公司|单位|部门|机构|商协会|协会|商会)(?:[、和及与](?=企业|公司|单位|部门|机构|商协会|协会|商会))?)*的?"
    r"(?:主要|相关|有关)?(?:负责人|负责同志|负责|代表(?!团)|高管|企业家|领导)"
)
# 甲公司、乙商会|等50家企业应邀|参加
THEMSELVES = re.compile(
    r"等?(?:[0-9]+余?多?家)?(?:知名|重点|骨干|参会|相关|有关|成员|国内外|世界500强|上市)*"
    r"(?:(?:企业|公司|单位|机构|商协会|协会|商会|社团|组织)(?:[、和及与](?=企业|公司|单位|机构|商协会|协会|商会))?)*"
    r"(?:的?(?:[0-9]+余?多?[名位])?(?:客商|企业家|嘉宾|商界人士|代表(?!团)))?(?:应邀|受邀|共同|分别|到场|到会|前来|等)*"
)
AND_NEXT = re.compile(r"[、和及与]|以及")
BETWEEN_LISTED = re.compile(r"[、,，。;；\s]|以及|和|及")
MAX_HOUSE = 30  # characters of a house's name


def bodies_by_their_heads(reading: Reading, listed: list[Token], until: int) -> list[Token]:
    """Give the bodies of 甲公司、乙商会等12家企业主要负责人|参加会议, 甲公司、乙公司等企业|参加: each of a list that was there."""
    found: list[Token] = []
    for token in reversed(listed):
        behind = reading.clean[token.end : found[-1].start if found else until]
        there = reading.level(token) in HOUSES and THEMSELVES.fullmatch(behind) is not None
        there = AND_NEXT.fullmatch(behind) is not None if found else there or THEIR_HEADS.match(behind) is not None
        if token.kind == "O" and there:
            if any(
                t.kind == "L" and t.end == token.start - 1
                for t in reading.tokens_in(token.start - MAX_HOUSE, token.start)
            ):
                break  # 甲市、乙县、|丙县政府领导: the governments of all three
            found.append(token)
        elif found:
            break
    return found


def list_before(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause before that only lists people: 甲市市长乙,市委秘书长丙;丁市市长戊|出席会议."""
    block = reading.clauses_by_block[clause.sentence.block]
    at = bisect_left(block, clause.start, key=attrgetter("start")) - 1
    before = block[at] if at >= 0 else None
    if before is None or reading.clean[before.end : clause.start].strip(" \u3000") not in (",", "，", ";", "；"):
        return None
    names = [t for t in before.tokens if t.kind == "P"]
    return before if names and not before.cues and names[-1].end == before.end else None


def lists_who_came(reading: Reading, clause: Clause) -> re.Match[str] | None:
    """Find what opens a list of guests: 出席推介会的嘉宾有:|甲、乙; 推介会邀请了众多嘉宾,包括|甲、乙."""
    if (there := THOSE_THERE.search(reading.clean, clause.start, clause.end)) is not None:
        return there
    before = reading.clauses_by_sentence[clause.sentence.start][: clause.number]
    invited = bool(before) and INVITES.search(before[-1].text) is not None
    return AMONG_THEM.match(reading.clean, clause.start, clause.end) if invited else None


def list_start(reading: Reading, token: Token) -> int:
    """Give where the words for one of a list begin: behind the mark before him."""
    marks = list(BETWEEN_LISTED.finditer(reading.clean, max(0, token.name_start - MAX_HOUSE), token.name_start))
    return marks[-1].end() if marks else token.start
