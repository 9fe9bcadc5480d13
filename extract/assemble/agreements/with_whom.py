"""Who signed with whom, and so how many agreements there are: 甲、乙分别与丙签署 are two, 甲与乙、丙签署 one of three."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.signatories import home_party, is_country, party_of, public_bodies, represented
from extract.assemble.agreements.wording import EACH_OF_THEM, FRIENDSHIP, MANNER, OF_ALL, ONLY_MANNER, PAIR_MARK, TREATY
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Party
from extract.assemble.trips import Frame, acts_for_delegation
from extract.assemble.wording import LIST_MARKS, WITH_OTHERS
from extract.find.candidates import CueCandidate

WITH_BOTH = re.compile(
    r"[与同和](?:上述|这|该)?两(?:地|市|省|州|县|区|城)(?:政府)?(?=分别|先后|各自)"
)  # 同两地|分别签署
# Who stand on both sides of these deal with each other: 甲与乙, 甲同乙.
JOINS_OTHERS = re.compile(r"(?<!参)与(?!会(?!长|员|计))|(?<![共合相协不如])同(?!时|意|步|仁|济)")
BUILT = re.compile(r"(?:中心|基地|园|工厂|市场|广场|综合体|总部)$")
LISTED_PROJECTS = re.compile(r"[、等][^。;；与]{0,120}?项目")
APIECE = re.compile(r"[^与和]分别(?:现场|正式|成功)?$")
MANY_PARTIES = 4  # a town and three firms; with two of them it may be one paper of three
# 甲会与乙会、丙会|缔结友好商会
CHAMBERS_BEFRIEND = re.compile(r"(?:缔结|结为|建立)[^,，。;；]{0,4}?友好(?:合作)?(?:商会|协会|工商联|社团|园区|开发区)")
PROJECT_PAPER = re.compile(r"了?(?:项目|投资|招商|入园|入驻|落户)[^,，。;；、]{0,6}?(?:协议书?|合同)[,，。;；]?$")


# 并|与甲公司、乙公司|等企业就育种|达成意向
OPENS_ACROSS = re.compile(r"(?<!参)(?:与|同)(?!会(?!长|员|计)|[时意步])")
CLOSES_ACROSS = re.compile(
    rf"(?:等(?:[0-9一二三四五六七八九十]{{0,3}}余?家)?[^,，。;；、与和同就]{{0,10}}?(?:企业|公司|单位|机构|商会|协会|集团|客商)?)?"
    rf"(?:负责人|代表)?(?:(?:就|围绕|针对)[^。;；]{{2,60}}?)?(?:(?:分别|先后|初步|均|都)|{MANNER})*"
)
# 甲市与乙、丙、丁公司|签约: no one paper is spoken of
SIGNED_BARE = re.compile(r"(?=[,，。;；]|$)")


def with_lands(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[list[Party]]:
    """Pair home with each land it signs with on a journey there: 代表团访问两国,并同甲国、乙国|签署备忘录."""
    trip = frame.trip
    named = [t for t in clause.tokens if t.end <= cue.start and not clause.is_about(t.start)]
    if trip is None or trip.direction != "outbound" or TREATY.search(reading.clean, cue.end, clause.end) is None:
        return []
    stops = {p.local_id for p in trip.places}
    lands = [t for t in named if reading.level(t) == "country" and t.local_id in stops]
    if not lands or (home := home_party(reading, frame)) == [] or any(is_country(reading, party) for party in home):
        return []
    listed = all(reading.clean[a.end : b.start] in ("、", "和", "及") for a, b in pairwise(lands))
    manner = re.fullmatch(rf"(?:政府)?{MANNER}", reading.clean[lands[-1].end : cue.start]) is not None
    joined = reading.clean[lands[0].start - 1] in "与同和"
    before = [t for t in named if t not in lands]
    ours = all(t.end < lands[0].start and acts_for_delegation(reading, frame, t) for t in before)
    carried = all(t.kind in "DP" and acts_for_delegation(reading, frame, t) for t in clause.subjects)
    opens = before or ONLY_MANNER.fullmatch(reading.clean, clause.start, lands[0].start - 1) is not None
    if not (listed and manner and joined and ours and carried and opens):
        return []
    return [[*home, party_of(reading, frame, t)] for t in lands]


def is_itself_signed(reading: Reading, cue: CueCandidate, party: Party) -> bool:
    """Tell a project named like a body in a list of what was signed: 甲物流中心、乙项目等四个重点项目签约."""
    if party.kind != "organization" or party.start is None or party.end is None or party.end > cue.start:
        return False
    name, behind = reading.clean[party.start : party.end], reading.clean[party.end : cue.start]
    return BUILT.search(name) is not None and LISTED_PROJECTS.match(behind) is not None


def who_with_whom(reading: Reading, clause: Clause, cue: CueCandidate, parties: list[Party]) -> list[list[Party]]:
    """Tell who signed with whom: 甲与乙、丙与丁签署 are two agreements, 甲、乙分别与丙签署 two, 甲与乙、丙签署 one of three."""
    said = sorted((p for p in parties if p.start is not None and not p.is_inferred), key=lambda p: p.start or 0)
    spoken = reading.clean[clause.start : cue.start]
    joiners = [
        clause.start + m.start()
        for m in JOINS_OTHERS.finditer(spoken)
        if not any((p.start or 0) <= clause.start + m.start() < (p.end or 0) for p in said)
        and not any(t.start <= clause.start + m.start() < t.end for t in clause.tokens)
    ]
    if len(joiners) > 1 and len(said) == len(parties) == 2 * len(joiners):
        return [said[at : at + 2] for at in range(0, len(said), 2)]
    if "分别" in spoken and len(said) == len(parties) > 2 and len(said) % 2 == 0:
        gaps = [reading.clean[a.end : b.start].strip() for a, b in pairwise(said)]
        if all(gap in ("和", "与", "同") for gap in gaps[::2]) and all(gap in ("、", ",", "，") for gap in gaps[1::2]):
            return [said[at : at + 2] for at in range(0, len(said), 2)]  # 甲和乙、丙和丁分别签署
    # 甲与乙、丙分别签订; a friendship ties two towns, however many one sentence tells
    ties = FRIENDSHIP.search(reading.clean, cue.end, clause.end) or CHAMBERS_BEFRIEND.search(clause.text)
    friends = ties is not None and OF_ALL.search(clause.text) is None
    each = friends or APIECE.search(spoken) is not None
    if len(joiners) == 1 and (EACH_OF_THEM.search(spoken) or each) and len(parties) > 1:
        before = [p for p in said if (p.start or 0) < joiners[0]] or [p for p in parties if p not in said]
        behind = [p for p in said if (p.start or 0) > joiners[0]]
        if not behind:
            return [parties]  # 同其签署: meant on both sides, named on none
        if not before:
            return [[other] for other in behind]  # who signed with each of them is not named
        if len(before) == len(behind) > 1:
            return [[one, other] for one, other in zip(before, behind, strict=True)]  # 甲、乙分别与丙、丁签署
        if len(before) == 1 or len(behind) == 1:
            return [[one, other] for one in before for other in behind]
    if len(joiners) == 1 and len(said) == len(parties) >= MANY_PARTIES and not OF_ALL.search(clause.text):
        one, others = said[0], said[1:]
        listed = (one.start or 0) < joiners[0] < (others[0].start or 0)
        public = public_bodies(reading, parties)
        with_firms = one.local_id in public and not any(p.local_id in public for p in others)
        apiece = any(p.match(reading.clean, cue.end, clause.end) is not None for p in (PROJECT_PAPER, SIGNED_BARE))
        if listed and with_firms and apiece:
            return [[one, other] for other in others]  # 甲县政府与乙、丙、丁公司签订投资协议: each has its project
    return [parties]


def meet_nobody(reading: Reading, clause: Clause, cue: CueCandidate, parties: list[Party]) -> bool:
    """Tell 甲公司、乙公司同外地企业签署: all who are named stand on one side, and who is across from them is not said."""
    said = [p for p in parties if p.start is not None and p.end is not None and not p.is_inferred]
    if len(said) < 2 or len(said) != len(parties) or any((p.start or 0) < clause.start for p in said):
        return False
    listed = all(reading.clean[a.end or 0 : b.start] in ("、", "和", "及", "以及") for a, b in pairwise(said))
    last = said[-1].end or 0
    return listed and any(
        not any(t.start <= m.start() < t.end for t in clause.tokens)
        for m in JOINS_OTHERS.finditer(reading.clean, last, cue.start)
    )


def befriends(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, party: Party) -> bool:
    """Tell 访问期间,…并与乙省签署友好城市协议 of a delegation: only the place it is from makes such a friend."""
    if frame.trip is None or frame.is_inbound or party.kind != "place" or clause.subjects:
        return False
    if FRIENDSHIP.search(reading.clean, cue.end, clause.end) is None:
        return False
    own = reading.lies_in(party.local_id, frame.home_id) or reading.lies_in(frame.home_id, party.local_id)
    return not own and ONLY_MANNER.fullmatch(reading.clean, clause.start, (party.start or 1) - 1) is not None


def each_across(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[list[Party]]:
    """Give each firm of 与甲公司、乙公司等企业达成意向 apart, on a journey of which is not read where it is from.

    With whom each of them deals is those who travel, and what these stand for is not known.
    """
    if frame.trip is None or frame.is_inbound or home_party(reading, frame):
        return []
    tokens = [t for t in clause.tokens if t.end <= cue.start and not clause.is_about(t.start)]
    joiner = next((m for m in OPENS_ACROSS.finditer(reading.clean, clause.start, cue.start)), None)
    if joiner is None or not all(acts_for_delegation(reading, frame, t) for t in tokens if t.start < joiner.end()):
        return []
    listed: list[Token] = []
    at = joiner.end()
    for token in (t for t in tokens if t.start >= joiner.end()):
        if token.kind != "O" or reading.clean[at : token.start] not in (LIST_MARKS if listed else ("",)):
            return []
        listed.append(token)
        at = token.end
    if not listed or CLOSES_ACROSS.fullmatch(reading.clean, at, cue.start) is None:
        return []
    return [[party_of(reading, frame, t)] for t in listed]


def pairs_told_before(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[list[Party]]:
    """Read 在甲州与乙州座谈,并代表丙省与两地分别签署: with each of the two places that stand joined before in the sentence."""
    with_both = WITH_BOTH.search(reading.clean, clause.start, cue.start)
    if with_both is None:
        return []
    towns: list[list[Token]] = []  # each place with those that contain it: 乙国|丙州
    for token in reading.tokens_in(clause.sentence.start, clause.start):
        if token.kind != "L":
            continue
        if towns and towns[-1][-1].end == token.start:
            towns[-1].append(token)
        else:
            towns.append([token])
    joined = [
        (one[-1], other[-1])
        for one, other in pairwise(towns)
        if PAIR_MARK.fullmatch(reading.clean, one[-1].end, other[0].start) is not None
    ]
    if len(joined) != 1 or len({town[-1].local_id for town in towns}) != 2:
        return []
    frame = book.frame
    acting = represented(reading, frame, clause, with_both.start()) or (
        home_party(reading, frame) if frame.trip is not None and not frame.is_inbound else []
    )
    return [[acting[0], party_of(reading, frame, town)] for town in joined[0]] if len(acting) == 1 else []


def projects_signed(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[list[Party]]:
    """Read 甲公司…、乙公司…等一批项目签约: one agreement for each, its other party unsaid."""
    text = reading.clean
    if not re.search(r"项目(?:集中|现场|成功|正式|顺利|分别)?$", text[clause.start : cue.start]):
        return []
    bodies = [t for t in clause.tokens if t.kind == "O" and t.end <= cue.start]
    if len(bodies) < 1 or WITH_OTHERS.search(text, clause.start, cue.start):
        return []
    if any("、" not in text[a.end : b.start] for a, b in pairwise(bodies)):
        return []
    return [[party_of(reading, book.frame, t)] for t in bodies]
