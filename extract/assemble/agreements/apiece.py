"""What one reaches with each of several: 与甲公司、乙公司达成意向, 与各企业分别达成意向, 甲项目、乙项目与丙区达成意向."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from itertools import pairwise

from extract.assemble.agreements.pairs import pairs_listed
from extract.assemble.agreements.signatories import public_bodies, signatory_of
from extract.assemble.agreements.wording import OF_ALL
from extract.assemble.namings import Naming, namings, read_before
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Party
from extract.assemble.trips import Frame, read_number
from extract.find.candidates import CueCandidate

# 并与各企业|分别|达成, 与项目方均|达成: with each of those the sentences before tell of
WITH_EACH = re.compile(
    r"(?:分别|均|都)?(?:与|同|和)(?:以上|上述|这些|相关|有关|各|各家|多家|几家|上述各)?"
    r"(?:项目方|投资方|合作方|企业方|企业|公司|客商|厂商|商会|机构|单位|项目单位|企业家)(?:负责人|代表)?(?:们)?"
    r"(?P<each>分别|均|都|先后|逐一|就此)?(?:成功|初步|已)*$"
)
# 与|甲公司|就…进行了洽谈; 与|甲公司|商谈冷链基地扩产
TALKED_WITH = re.compile(
    r"(?:等)?(?:有关|相关)?(?:负责人|方面)?"
    r"(?:(?:就|围绕|针对)(?P<about>[^。;；]{2,60}?)(?=进行|展开|开展|作了|做了|举行|深入|座谈|洽谈|沟通|交流|会谈|对接)"
    r"|(?:商谈|洽谈|沟通|对接|磋商|商讨|探讨|协商)了?(?P<what>[^,，。;；与同和]{4,40}?)(?:事宜|情况|工作)?(?=[,，;；]))"
)
TALKS = re.compile(r"洽谈|沟通|座谈|交流|会谈|对接|磋商|商谈|探讨")
MAX_PARTS = 12  # of one list of talks, cut by semicolons
SO_MANY_FIRMS = re.compile(
    r"等(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:余|多)?家[^,，。;；、]{0,8}?(?:企业|公司|单位|机构|商会|协会|客商)"
)
# 甲项目|、乙项目等与, of which 乙项目 is not read
BEFORE_WITH = re.compile(
    r"(?:(?:、|和|及|以及)[^,，。;；、与同]{2,30}?项目)*(?:[(（][^()（）]{1,8}[)）])?(?:等(?:[0-9]{1,3}余?个)?(?:合作|重点|意向)?(?:项目)?)?(?:已|均|也|还|分别|先后)*(?:与|同|和)"
)
BETWEEN_ITEMS = re.compile(r"、|和|及|以及|[,，]")
MIN_OTHERS = 2


def apart(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, parties: list[Party]) -> list[list[Party]]:
    """Tell who reached it with whom: a town with each of several firms, unless all three of them together."""
    pairs = pairs_listed(reading, clause, cue, partial(signatory_of, reading, frame))
    if pairs:
        return pairs
    if len(parties) <= MIN_OTHERS or OF_ALL.search(clause.text) is not None or number_of_firms(reading, clause, cue):
        return [parties]
    public = set(public_bodies(reading, parties)) | {p.local_id for p in parties if p.is_inferred}
    ones = [p for p in parties if p.local_id in public]
    others = [p for p in parties if p.local_id not in public and p.kind == "organization"]
    if len(ones) != 1 or len(others) < MIN_OTHERS or len(others) + 1 != len(parties):
        return [parties]
    said = sorted((p for p in others if p.start is not None), key=lambda p: p.start or 0)
    listed = len(said) == len(others) and all(
        reading.clean[a.end : b.start] in ("、", "和", "及", "以及", "与") for a, b in pairwise(said)
    )
    return [[other, ones[0]] for other in others] if listed else [parties]


def number_of_firms(reading: Reading, clause: Clause, cue: CueCandidate) -> int | None:
    """Give how many 甲公司、乙公司等5家企业 are, of which a few are named."""
    counted = SO_MANY_FIRMS.search(reading.clean, clause.start, cue.start)
    return read_number(counted["n"]) if counted is not None else None


def each_talked_with(reading: Reading, clause: Clause, cue: CueCandidate) -> list[tuple[Token, str]]:
    """Read 与甲公司就子项目洽谈;与乙公司就丑项目座谈,|并与各企业分别达成意向: each of them with what the talks were about."""
    if WITH_EACH.search(reading.clean, clause.start, cue.start) is None:
        return []
    found: list[tuple[Token, str]] = []
    text = reading.clean
    for token in reading.tokens_in(_opens(reading, clause), clause.start):
        talked = TALKED_WITH.match(text, token.end) if token.kind == "O" else None
        if talked is not None and text[token.start - 1] in "与同和":
            found.append((token, (talked["about"] or talked["what"]).rstrip("等")))
    return found if len({t.local_id for t, _ in found}) >= MIN_OTHERS else []


def _opens(reading: Reading, clause: Clause) -> int:
    """Give where the list of talks begins that semicolons cut into sentences."""
    block = reading.clauses_by_block[clause.sentence.block]
    opens = clause.sentence.start
    for _ in range(MAX_PARTS):
        at = bisect_left([c.start for c in block], opens)
        if not at or reading.clean[opens - 1] not in ";；":
            break
        opens = block[at - 1].sentence.start
    return opens


def projects_with(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[list[Naming], list[Token]]:
    """Read 甲公司丙项目、丁项目等|与乙区|达成意向: the projects, and whoever stands behind the joiner."""
    text = reading.clean
    listed: list[Naming] = []
    floor = clause.start
    for naming in (n for n in namings(reading, clause) if n.end <= cue.start):
        read_before(reading, naming, floor)
        if listed and BETWEEN_ITEMS.fullmatch(text, floor, naming.opens_at) is None:
            return [], []
        listed.append(naming)
        floor = naming.end
    joined = BEFORE_WITH.match(text, floor, cue.start) if listed else None
    if joined is None or any(clause.is_about(n.start) for n in listed):
        return [], []
    return listed, [t for t in clause.tokens if joined.end() <= t.start and t.end <= cue.start and t.kind in "OL"]
