"""Which towns were made friends: 甲市与乙市建立友好城市关系."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.relations.telling import JOINTS, NOT_YET, told
from extract.assemble.told import Relation

SISTERS = re.compile(r"友好|友城|[姐姊]妹|结好")  # looked for first: most clauses have none of them
BOND = r"(?:友好(?:交流|合作|关系|交流关系)?城市|友城|[姐姊]妹(?:城市?|市)|友好都市|友好省|友好市[县州]|友好县市|友好区县|友好州府|友好[市县区州]|友好交流关系)"
# Two places are made friends by these words; 签订合作项目 with a 友城 makes nobody a friend.
SISTERS_MADE = re.compile(
    rf"(?:建立|缔结|结为|结成|结下|签署|签订|签定|(?<!促)成为|互为)(?:了|起|为)?[^,，。;；]{{0,10}}?{BOND}"
    r"|(?<![团总])结好(?=[0-9一二三四五六七八九十]+(?:多|余)?(?:周)?年|以来|后|[,，。;；]|$)"
    r"|(?P<between_lands>(?:建立|缔结|结成|结下)了?(?:国际)?友好(?:合作)?关系)"
)
# 就结为友城|进行商谈, 建立友城关系|的意向书: nothing is made yet.
ONLY_MEANT = re.compile(
    r"(?:关系)?的?(?:事宜|问题|可能|意向|意愿|想法|设想|前期|条件|进程|工作|磋商|洽谈|商谈|准备|基础)"
)
# 缔结友城40周年, 结为友城以来: made long ago, whatever the clause hopes for.
MADE_LONG_AGO = re.compile(r"(?:关系)?(?:的)?(?:第?[0-9一二三四五六七八九十]+(?:多|余)?(?:周)?年|以来|之后|后)")
SISTER_IS = re.compile(rf"(?:是|系|(?<!促)成为)[^,，。;；]{{0,16}}?{BOND}(?:之一)?[。!！]?$")
# 我市|第一个友城|——某国乙市, 甲市的友好城市|乙市
FRIEND_OF = re.compile(
    rf"(?:的|在[^,，。;；、与和同]{{0,6}}的?)?(?:首个|第[0-9一二三四五六七八九十]+[个座对]|最早的?|老|国际|海外|境外)*{BOND}(?:——|—|-|:|：)?"
)
# 新缔结的5对友好城市分别为|甲市与乙市、丙市与丁市; 已结友城6对,其他5对分别是|…
PAIRS_ARE = re.compile(r"[0-9一二三四五六七八九十]+对[^,，。;；:：、]{0,16}?(?:是|为|有|包括)[:：]?")
SO_MANY_PAIRS = re.compile(r"[0-9一二三四五六七八九十]+对")
THEY_ARE = re.compile(r"分别(?:是|为)[:：]?")
# What may stand before the bond where the two are named in the clause before: 1979年两市正式|缔结友城关系.
SAID_OF_BOTH = re.compile(
    r"(?:[0-9]+年|[0-9]+月|[0-9]+日|于|并|又|也|就|已|还|正式|共同|先后|此前|随后|当年|同年|两[市地省县区州城]|双方|举行|举办|召开|庆祝|纪念|迎来|值此?|适逢|今年|明年|去年|是)*"
)
BOTH_TOWNS = re.compile(r"两[市地省县区州城]")
# 某国某省|某某县, which no list holds: the bond is not the province's
UNREAD_TOWN = re.compile(
    r"(?![与和同等于在签结缔建正两该我本各的、是为系成互首第友姐姊])[\u4e00-\u9fff]{1,4}?(?:[县市区郡町](?![长委级])|[省州](?![际级关省州县市]))"
)
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


Side = Token | tuple[str, str]


def _masked(paper: re.Match[str]) -> str:
    return "〇" * len(paper[0])


def friends(reading: Reading, clauses: list[Clause], clause: Clause, home_id: str | None) -> Iterator[Relation]:
    """Read who was made friends in a clause that hopes for nothing; a hope in the name of a paper is none of the clause.

    签订《…意向书》、缔结友城关系 makes friends; 甲市与乙市拟结为友城 and 就结为友城进行商谈 do not.
    """
    if not SISTERS.search(clause.text):
        yield from (
            told(clause, "sister_city", "cities_made_friends", *pair) for pair in _counted(reading, clauses, clause)
        )
        return
    ours = ("place", home_id) if home_id else None
    for left, right in (
        *_counted(reading, clauses, clause),
        *_named_so(reading, clause, ours),
        *_sisters(reading, clauses, clause, ours),
    ):
        yield told(clause, "sister_city", "cities_made_friends", left, right)


def _counted(reading: Reading, clauses: list[Clause], clause: Clause) -> Iterator[tuple[Side, Side]]:
    """Read the pairs a number of bonds is said to be: 新缔结的2对友好城市分别为甲市与乙市、丙市与丁市."""
    earlier = clauses[: clauses.index(clause)]
    start = _pairs_from(clause, earlier)
    if start is None or NOT_YET.search(clause.text):
        return
    told_of = next((c for c in (clause, *reversed(earlier)) if SISTERS.search(c.text)), None)
    if told_of is None or NOT_YET.search(told_of.text):
        return
    for opens, end in _items(reading, clause, clause.end, start):
        joined = JOINED.search(reading.clean, opens, end)
        sides = (
            [_cities(reading, clause, opens, joined.start()), _cities(reading, clause, joined.end(), end)]
            if joined is not None
            else []
        )
        if [len(side) for side in sides] == [1, 1] and _is_abroad(reading, sides[0][0]) != _is_abroad(
            reading, sides[1][0]
        ):
            yield sides[1][0], sides[0][0]


def _pairs_from(clause: Clause, earlier: list[Clause]) -> int | None:
    """Give where the list of pairs begins: in the clause that counts them, in the next, or behind a colon."""
    said = PAIRS_ARE.search(clause.text)
    if said is not None and said.end() < len(clause.text):
        return clause.start + said.end()
    if not earlier:
        return None
    if SO_MANY_PAIRS.search(earlier[-1].text) and (said := THEY_ARE.match(clause.text)):
        return clause.start + said.end()
    counted = PAIRS_ARE.search(earlier[-1].text)
    return clause.start if counted is not None and counted.end() == len(earlier[-1].text) else None


def _sisters(
    reading: Reading, clauses: list[Clause], clause: Clause, home: tuple[str, str] | None
) -> Iterator[tuple[Side, Side]]:
    """Read 甲市与乙市、丙市与丁市建立友好城市关系, 我市与乙市结为友城, 乙市是我市友城."""
    words = PAPER.sub(_masked, clause.text) if NOT_YET.search(clause.text) else clause.text
    made = SISTERS_MADE.search(words)
    if made is not None and (
        ONLY_MEANT.match(words, made.end())
        or (NOT_YET.search(words) and not MADE_LONG_AGO.match(words, made.end()))
        or (clause.is_about(clause.start + made.start()) and not MADE_LONG_AGO.match(words, made.end()))
    ):
        return
    if made is None and (NOT_YET.search(words) or not SISTER_IS.search(words)):
        return
    if WITH_MANY.search(clause.text) or EACH_WITH.search(clause.text):
        return  # 甲道和乙市同多个省市建立友城关系, 甲市与乙市则分别与本市结为友城: not with each other
    ours = home if OURS.search(clause.text) else None
    if made is None:
        cities = _cities(reading, clause, clause.start, clause.end)
        if len(cities) == 2:
            yield cities[0], cities[1]
        elif len(cities) == 1 and ours:
            yield cities[0], ours
        return
    pairs = list(_pairs(reading, clause, words, made, ours, home))
    if not pairs and ours is None and SAID_OF_BOTH.fullmatch(words, 0, made.start()):
        pairs = _of_both(reading, clauses, clause, words[: made.start()], home)
    for left, right in pairs:
        if made["between_lands"] is None or _is_abroad(reading, left) != _is_abroad(reading, right):
            yield left, right


def _pairs(
    reading: Reading,
    clause: Clause,
    words: str,
    made: re.Match[str],
    ours: tuple[str, str] | None,
    home: tuple[str, str] | None,
) -> Iterator[tuple[Side, Side]]:
    """Pair the towns named before the bond."""
    left: Side | None = ours
    if ours is not None and THAT_TOWN.search(words, 0, made.start()):
        friend = _town_before(reading, clause, ours[1])
        if friend is not None:
            yield friend, ours
        return
    if ours is None and home and OPENS_WITH_FRIEND.match(words) and not _speaks_of_firm(reading, clause):
        left = ours = home  # 代表团到访,与乙市签署…、缔结友城关系
    stop = clause.start + made.start()
    joints = list(JOINED.finditer(reading.clean, clause.start, stop))
    if len(joints) == 1 and "分别" in words[: made.start()]:
        # 甲市、乙市分别与丙市、丁市结为友城: the first with the first
        these = _cities(reading, clause, clause.start, joints[0].start())
        those = _cities(reading, clause, joints[0].end(), stop)
        if len(these) > 1:
            if len(these) == len(those):
                yield from zip(these, those, strict=True)
            return
    for start, end in _items(reading, clause, stop):
        joined = JOINED.search(reading.clean, start, end)
        before = _cities(reading, clause, start, joined.start() if joined else start)
        behind: list[Side] = [*_cities(reading, clause, joined.end() if joined else start, end)]
        if joined is not None and not behind and ours is not None and OURS.search(reading.clean, joined.end(), end):
            behind, left = [*before], ours  # 乙市与我市
        elif joined is not None:
            left = before[-1] if before else ours if start == clause.start else None
        elif ours is None and start == clause.start:
            left = None
        if left is not None:
            for city in behind:
                yield city, left


def _of_both(
    reading: Reading, clauses: list[Clause], clause: Clause, lead: str, home: tuple[str, str] | None
) -> list[tuple[Side, Side]]:
    """Give the two towns a bond is told of where the sentence named two before, or 两市 means ours and the one spoken of."""
    earlier = clauses[: clauses.index(clause)]
    named = {t.local_id: t for c in earlier for t in _cities(reading, c, c.start, c.end)}
    if len(named) == 2 and not any(c.own_subject for c in earlier):
        first, second = named.values()
        return [(second, first)]
    if home and BOTH_TOWNS.search(lead) and len(named.keys() - {home[1]}) < 2:
        friend = next((t for t in named.values() if t.local_id != home[1]), None) or _town_before(
            reading, clause, home[1]
        )
        if friend is not None and not reading.lies_in(friend.local_id, home[1]):
            return [(friend, home)] if _is_abroad(reading, friend) != _is_abroad(reading, home) else []
    return []


def _named_so(reading: Reading, clause: Clause, home: tuple[str, str] | None) -> Iterator[tuple[Side, Side]]:
    """Read 我市的第一个友城——某国乙市 and 甲市的友好城市乙市; 某国友城乙市 does not say whose."""
    owners: list[tuple[int, Side]] = [
        (t.end, t)
        for t in clause.tokens
        if t.kind == "L" and (e := reading.entity(t.local_id)) is not None and e.detail_kind in TOWNS
    ]
    if home:
        owners += [(m.end(), home) for m in OURS.finditer(reading.clean, clause.start, clause.end)]
    for end, owner in owners:
        named = FRIEND_OF.match(reading.clean, end, clause.end)
        if named is None:
            continue
        stop = named.end()
        for token in (t for t in clause.tokens if t.start >= named.end()):
            if token.kind != "L" or reading.clean[stop : token.start] not in ("", *JOINTS):
                break
            entity = reading.entity(token.local_id)
            stop = token.end
            follows = reading.clean[stop : stop + 1]
            if entity is not None and entity.detail_kind in TOWNS and not _goes_on(reading, clause, stop):
                yield token, owner
            elif follows in JOINTS:
                break


def _goes_on(reading: Reading, clause: Clause, stop: int) -> bool:
    """Tell whether a smaller place stands right behind: 江原道|原州市."""
    return any(t.kind == "L" and t.start == stop for t in clause.tokens)


def _is_abroad(reading: Reading, side: Side) -> bool:
    entity = reading.entity(side[1] if isinstance(side, tuple) else side.local_id)
    return entity is not None and entity.country_code != "CN"


def _town_before(reading: Reading, clause: Clause, home_id: str) -> Token | None:
    """Give the town 该市 means: the one named last before, unless it is home."""
    tokens = reading.tokens_in(max(0, clause.sentence.start - MAX_CHARS_TO_TOWN), clause.start)
    named = [t for t in tokens if t.kind == "L" and (e := reading.entity(t.local_id)) and e.detail_kind in TOWNS]
    return named[-1] if named and named[-1].local_id != home_id else None


def _speaks_of_firm(reading: Reading, clause: Clause) -> bool:
    return clause.topic is not None and reading.is_firm(clause.topic)


def _items(reading: Reading, clause: Clause, end: int, start: int | None = None) -> Iterator[tuple[int, int]]:
    """Cut the words before a position at 、: of 甲市与乙市、丙市与丁市 each pair stands alone, even where a name is unknown."""
    start = clause.start if start is None else start
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
    return [
        t
        for at, t in enumerate(named)
        if (at + 1 == len(named) or named[at + 1].start != t.end)
        and not (
            (town := UNREAD_TOWN.match(reading.clean, t.end, clause.end)) and not reading.tokens_in(t.end, town.end())
        )
    ]
