"""The town a report means by a short name that is a word as well: 建水 beside 我县."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.find.candidates import PlaceCandidate
from extract.find.marks import Marks, frequent_words
from extract.vocabulary import Vocabulary

# 我县, 县委书记 and 县商务局 of no named county
LEVEL_MEANT = re.compile(
    r"我(?P<ours>[市区县州旗])"
    r"|(?<![\u4e00-\u9fff])(?:[市区县州旗]委(?:副书记)?、)?(?:[代副]?(?:常务)?副?(?P<head>[市区县州旗])长|(?P<party>[市区县州旗])委(?:副?书记|常委)"
    r"|(?P<house>[市区县州旗])(?:政协|人大|工商联|[\u4e00-\u9fff]{2,4}局)(?:党组|副?主席|副?主任|副?局长|[^\u4e00-\u9fff]))"
)
PAPER_BEFORE = re.compile(r"(?:云上|掌上|今日|视听)$")
PAPER_AFTER = re.compile(r"日报|晚报|晨报|商报|新闻网|融媒|发布|电视台|广播电视|政府网|政务网|网讯|客户端")
# papers called after an idea, and towns that bear its name
CALLED_AFTER_AN_IDEA = frozenset({"新民", "新华", "光明", "解放", "东方", "前进", "和平", "友谊", "团结"})
GONE_TO = re.compile(
    r"(?:走进|来到?|到|赴|抵达?|返|回|落户|投资|扎根|助力|助推|推介|宣传|介绍了?|通报了?|推动|促进|关注|支持|了解|建设|看好|感受|结缘|情系|聚焦|服务|在)$"
)
TOWN_BEHIND = re.compile(
    r"(?:县域)?经济(?:社会)?发展|(?:县域)?经济社会|营商环境|区位优势|自然(?:资源|环境|禀赋)|投资环境|资源优势|投资兴业|产业基础|产业发展|之行|籍|人民|干部群众|[县市区]情|实地|考察|的(?:投资|营商|区位|自然|产业|资源|经济|发展)|高质量发展|乡村振兴"
)
LEVELS = frozenset({"city", "district"})
LEAST = 2  # slots of a town
LEAST_OF_A_WORD = 3  # of a word of everyday language: 平安
BEFORE = 4  # characters


def own_towns(marks: Marks, vocabulary: Vocabulary, words: list[tuple[int, int]]) -> Iterator[PlaceCandidate]:
    """建水 beside 我县, 走进建水, 建水经济社会发展: the town a report means by a short name that is a word as well.

    Such a name is a place where the report has offices or a 我县 of its level, and where it stands in the places of a town: at
    the head of a paper, or twice at least where one goes to, promotes or develops a town.
    """
    clean = marks.clean
    levels = {word for found in LEVEL_MEANT.finditer(clean) for word in found.groups() if word}
    if not levels:
        return
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end in words:
        spans[clean[start:end]].append((start, end))
    for name, found in spans.items():
        keys = [
            key
            for key in vocabulary.place_keys_by_alias[name]
            if vocabulary.places[key].name[-1] in levels and vocabulary.places[key].level in LEVELS
        ]
        if len(keys) != 1 or not _is_town(clean, name, found):
            continue
        place = vocabulary.places[keys[0]]
        for start, end in found:
            stands = marks.begins_after_stop(start) or _goes_to(clean, start) or TOWN_BEHIND.match(clean, end)
            if stands or is_of_a_paper(clean, start, end):
                yield PlaceCandidate(
                    start=start,
                    end=end,
                    rule="short_name_in_context",
                    name=place.name,
                    level=place.level,
                    place_keys=(keys[0],),
                )


def _is_town(clean: str, name: str, found: list[tuple[int, int]]) -> bool:
    """Tell whether a name stands where towns do often enough to be one."""
    if any(is_of_a_paper(clean, start, end) for start, end in found):
        return True
    before = [_goes_to(clean, start) for start, _ in found]
    behind = [TOWN_BEHIND.match(clean, end) is not None for _, end in found]
    slots = sum(one or other for one, other in zip(before, behind, strict=True))
    if name in frequent_words():
        return slots >= LEAST_OF_A_WORD and any(before) and any(behind)
    return slots >= LEAST and any(behind)


def _goes_to(clean: str, start: int) -> bool:
    return GONE_TO.search(clean, max(0, start - BEFORE), start) is not None


def is_of_a_paper(clean: str, start: int, end: int) -> bool:
    """Tell 云上|建水, (建水|融媒记者: a medium that is called after its town."""
    if clean[start:end] in CALLED_AFTER_AN_IDEA:
        return False
    if PAPER_BEFORE.search(clean, max(0, start - BEFORE), start) is not None:
        return True
    opens = start == 0 or not "\u4e00" <= clean[start - 1] <= "\u9fff"
    return opens and PAPER_AFTER.match(clean, end) is not None
