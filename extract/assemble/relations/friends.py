"""Which towns were made friends: 甲市与乙市建立友好城市关系."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.relations.telling import NOT_YET, told
from extract.assemble.told import Relation

SISTERS = re.compile(r"友好|友城|姐妹城市")  # looked for first: most clauses have none of them
# Two places are made friends by these words; 签订合作项目 with a 友城 makes nobody a friend.
SISTERS_MADE = re.compile(
    r"(?:建立|缔结|结为|结成|结下|签署|签订)(?:了|起|为)?[^,，。;；]{0,10}?(?:友好城市|友城|姐妹城市|友好交流城市|友好合作城市|友好关系城市|友好省|友好市[县州]|友好县市|友好区县|友好州府|友好[市县区州]|友好交流关系)"
)
SISTER_IS = re.compile(r"是[^,，。;；]{0,12}?(?:友好城市|友城|姐妹城市)(?:之一)?$")
OURS = re.compile(r"我[市省区县州]")
THAT_TOWN = re.compile(r"该[市省州县郡区府]")
TOWNS = ("city", "province", "district")
MAX_CHARS_TO_TOWN = 120  # the sentence that speaks of the town, mostly the one before
PAPER = re.compile(r"《[^》]*》")
OPENS_WITH_FRIEND = re.compile(r"(?:并|先后|已|又)?[与和同](?!我|其|多|许|世界|国)")
LIST_MARK = re.compile("、")
JOINED = re.compile(r"(?<!参)与|同(?!时|意)|(?<![共平])和")
WITH_MANY = re.compile(
    r"[与和同](?:[\u4e00-\u9fff]{2,4})?(?:多个|许多|众多|不少|一些|[0-9]+个|[几数]个)[^,，。;；]{0,8}?(?:建立|结|缔)"
)
EACH_WITH = re.compile(r"分别(?:与|和|同)(?:本|我)[市省区县州]")


def _masked(paper: re.Match[str]) -> str:
    return "〇" * len(paper[0])


def friends(reading: Reading, clause: Clause, home_id: str | None) -> Iterator[Relation]:
    """Read who was made friends in a clause that hopes for nothing; a hope in the name of a paper is none of the clause.

    签订《…意向书》、缔结友城关系 makes friends.
    """
    if not SISTERS.search(clause.text):
        return
    words = PAPER.sub(_masked, clause.text) if NOT_YET.search(clause.text) else clause.text
    if not NOT_YET.search(words):
        yield from _sisters(reading, clause, words, home_id)


def _sisters(reading: Reading, clause: Clause, words: str, home_id: str | None) -> Iterator[Relation]:
    """Read 甲市与乙市、丙市与丁市建立友好城市关系, 我市与乙市结为友城, 乙市是我市友城."""
    made = SISTERS_MADE.search(words)
    states = SISTER_IS.search(words) if made is None else None
    if made is None and states is None:
        return
    if WITH_MANY.search(clause.text):
        return  # 甲道和乙市同多个省市建立友城关系: nor with each other
    if EACH_WITH.search(clause.text):
        return  # 甲市与乙市则分别与本市结为友城: not with each other
    ours = ("place", home_id) if home_id and OURS.search(clause.text) else None
    if made is None:
        cities = _cities(reading, clause, clause.start, clause.end)
        if len(cities) == 2:
            yield told(clause, "sister_city", "cities_made_friends", cities[0], cities[1])
        elif len(cities) == 1 and ours:
            yield told(clause, "sister_city", "cities_made_friends", cities[0], ours)
        return
    left: Token | tuple[str, str] | None = ours
    if ours is not None and THAT_TOWN.search(words, 0, made.start()):
        friend = _town_before(reading, clause, ours[1])
        if friend is not None:
            yield told(clause, "sister_city", "cities_made_friends", friend, ours)
        return
    if ours is None and home_id and OPENS_WITH_FRIEND.match(words) and not _speaks_of_firm(reading, clause):
        left = ours = ("place", home_id)  # 代表团到访,与乙市签署…、缔结友城关系
    for start, end in _items(reading, clause, clause.start + made.start()):
        joined = JOINED.search(reading.clean, start, end)
        before = _cities(reading, clause, start, joined.start() if joined else start)
        behind = _cities(reading, clause, joined.end() if joined else start, end)
        if joined is not None and not behind and ours is not None and OURS.search(reading.clean, joined.end(), end):
            behind, left = before, ours  # 乙市与我市
        elif joined is not None:
            left = before[-1] if before else ours if start == clause.start else None
        elif ours is None and start == clause.start:
            left = None
        if left is not None:
            for city in behind:
                yield told(clause, "sister_city", "cities_made_friends", city, left)


def _town_before(reading: Reading, clause: Clause, home_id: str) -> Token | None:
    """Give the town 该市 means: the one named last before, unless it is home."""
    tokens = reading.tokens_in(max(0, clause.sentence.start - MAX_CHARS_TO_TOWN), clause.start)
    named = [t for t in tokens if t.kind == "L" and (e := reading.entity(t.local_id)) and e.detail_kind in TOWNS]
    return named[-1] if named and named[-1].local_id != home_id else None


def _speaks_of_firm(reading: Reading, clause: Clause) -> bool:
    return clause.topic is not None and reading.is_firm(clause.topic)


def _items(reading: Reading, clause: Clause, end: int) -> Iterator[tuple[int, int]]:
    """Cut the words before a position at 、: of 甲市与乙市、丙市与丁市 each pair stands alone, even where a name is unknown."""
    start = clause.start
    for mark in LIST_MARK.finditer(reading.clean, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end


def _cities(reading: Reading, clause: Clause, start: int, end: int) -> list[Token]:
    """Give the cities and provinces named in a span; of 黑龙江省大庆市 only the smaller."""
    named = [
        t
        for t in clause.tokens
        if t.kind == "L"
        and start <= t.start < end
        and (e := reading.entity(t.local_id)) is not None
        and e.detail_kind in TOWNS
    ]
    return [t for at, t in enumerate(named) if at + 1 == len(named) or named[at + 1].start != t.end]
