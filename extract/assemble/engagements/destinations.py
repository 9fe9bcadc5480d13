"""Destinations: the bodies, districts and sights that somebody went to, 赴甲商会交流, 深入乙公司."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assemble.engagements.inspections import inspects
from extract.assemble.engagements.sights import is_listed, names_a_project
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import WHICH_ONE, Context, actors, delegation_acts, objects_of
from extract.assemble.engagements.wording import HOUSES
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import GOES, WELCOMED, Frame, acts_for_delegation
from extract.assemble.wording import ARRIVES
from extract.find.candidates import CueCandidate

# Behind the bodies somebody went to: |等5家企业开展业务|洽谈
TO_DO_THERE = (
    r"等?(?:重点|知名|多家|[0-9]家)?(?:单位|企业|商会|公司)?(?:总部)?(?:[,，]?(?:进行|开展|作|做))?(?:了)?"
    r"(?:友好|实地|深入|对接|专题|项目|业务|合作|招商|推介|、)*"
)
TO_LEARN = re.compile(rf"{TO_DO_THERE}(?:学习|考察|参观|交流|走访|拜访|座谈|调研|洽谈|访问|参访|对接|招商|推介)")
TALKS_THERE = re.compile(rf"{TO_DO_THERE}(?:座谈|洽谈)")
# 县长甲一行|先后到|乙商会座谈
GOES_THERE = re.compile(r"(?<![得受感遇达回迎])(?:来到|到|赴|前往|莅临|来(?![自源访宾]))了?")
# 赴乙公司,|详细介绍了甲市; 到乙公司,|向企业负责人推介了甲市
TELLS_THEM = re.compile(
    r"[ \u3000]*(?:并|还|现场)?(?:[向为](?:企业|公司|集团|对方|客商|厂方)[^,，。;；]{0,10}?)?(?:详细|重点|着重|分别|简要|全面|深入|积极|现场|大力)?(?:介绍|推介|宣介|宣传推介)了?(?!会)"
)
CALLED_ON = frozenset({"association", "government", "party", "embassy"})
INTO = re.compile("深入|走进|(?:先后|分别|依次|相继)到(?![达访位])")
INTO_END = re.compile(
    r"(?:等(?:[^,，。;；]{0,8}?(?:企业|公司|单位|园区|地))?)?(?:[,，。]|进行|开展|的?(?:生产车间|车间|展厅|厂区|一线))"
)
LISTED_THINGS = re.compile(r"(?:[^,，。;；、了]{2,14}、)+")
MAX_INTO_LIST = 40
MAX_INTO = 12  # characters behind 深入 within which the first body stands
MAX_HOUSE_TAIL = 4  # 甲集团|总部,
MAX_TO_HOUSE = 2  # characters between 赴 and the body gone to


def house_entered(reading: Reading, clause: Clause) -> Token | None:
    """Give the firm that the clause right before tells was gone to, and nothing else: 赴甲集团,|考察了…."""
    if clause.number == 0 or clause.own_subject:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    firm = before.tokens[-1] if before.tokens else None
    if firm is None or not reading.is_firm(firm) or firm.place_id or before.end - firm.end > MAX_HOUSE_TAIL:
        return None
    if any(c.family in ("engagement", "agreement") for c in before.cues) or before.earlier:
        return None
    entered = ARRIVES.search(reading.clean, before.start, firm.start) or GOES.search(
        reading.clean, before.start, firm.start
    )
    if entered is None or before.is_said(entered.start()) or before.is_hoped(entered.start()):
        return None
    between = reading.tokens_in(entered.end(), firm.start)
    return firm if all(t.kind == "L" for t in between) and firm.start - entered.end() <= MAX_INTO else None


def is_the_journey(reading: Reading, frame: Frame, clause: Clause) -> bool:
    """Tell whether a clause tells the journey itself: its stops are where it went, not whom it visited.

    客人还到甲区、乙县参观 tells of guests in the town around them: a tour.
    """
    if frame.trip is None or frame.trip.start != clause.start:
        return False
    return not any(
        p.local_id == frame.home_id and t.local_id != p.local_id and t.start == p.start
        for p in frame.trip.places
        for t in reading.tokens_in(p.start or 0, (p.start or 0) + 1)
        if frame.is_inbound and t.kind == "L"
    )


SITE_OF_A_FIRM = re.compile(r"(?:生产|研发|制造)?(?:基地|工厂|厂区|分公司|分厂|车间|项目|厂)")  # 该公司番禺|基地


def hosts_gone_to(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Read 分别赴甲区、乙区走访调研, 深入丙公司等考察: districts, zones and bodies gone to are the hosts of a tour."""
    goes = GOES.search(reading.clean, clause.start, cue.start) or INTO.search(reading.clean, clause.start, cue.start)
    if goes is None or cue.kind == "visit_or_travel" or WELCOMED.search(reading.clean, clause.start, clause.end):
        return []  # 乙对代表团来甲区参观表示欢迎: what the guests did
    which = WHICH_ONE.match(reading.clean, goes.end(), cue.start)
    gone = [
        t for t in clause.tokens if (which or goes).end() <= t.start < cue.start and not names_a_project(reading, t)
    ]
    if (said_of := SET_APART.match(reading.clean, goes.end(), cue.start)) is not None:
        gone = [t for t in gone if t.start >= said_of.end()]  # 深入甲省示范企业——乙集团: what the firm is called
    if goes.group() in ("深入", "走进") and (not gone or not _opens_the_list(reading, goes.end(), gone[0].start)):
        return []  # 深入推进…考察
    if any(
        t.kind == "L" and reading.level(t) in ("city", "province", "country") and is_listed(reading, t) for t in gone
    ):
        return []  # 先后到甲市、乙县考察了某产业: the stops of a journey
    bodies = any(t.kind == "O" for t in gone)
    stops = {p.local_id for p in frame.trip.places} if frame.trip is not None and bodies else set()
    stops.add(frame.home_id or "")
    gone = [t for t in gone if t.kind == "O" or SITE_OF_A_FIRM.match(reading.clean, t.end) is None]
    return [t for t in gone if t.kind == "O" or (reading.level(t) in ("district", "zone") and t.local_id not in stops)]


def sights_gone_to(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Read 先后到甲景区、乙博物馆参观: a list of nothing but sights in front of its verb."""
    goes = GOES.search(reading.clean, clause.start, cue.start)
    if goes is None or cue.kind not in ("site_tour", "visit"):
        return []
    gone = [t for t in clause.tokens if goes.end() <= t.start < cue.start]
    if not gone or any(t.kind != "L" or reading.level(t) != "landmark" for t in gone):
        return []
    return gone if gone[0].start - goes.end() <= MAX_INTO else []


SET_APART = re.compile(r"[^,，。;；]{2,48}(?:企业|公司|单位|园区|基地|商会|项目)[—–]{1,2}")


def _opens_the_list(reading: Reading, start: int, first: int) -> bool:
    """Tell whether a verb governs the first body named: right behind it, or behind things to see that are listed with it."""
    gap = reading.clean[start:first]
    if SET_APART.fullmatch(gap) is not None:
        return True  # 深入省级示范企业——|甲集团
    return len(gap) <= MAX_INTO or (
        len(gap) <= MAX_INTO_LIST and gap.endswith("、") and LISTED_THINGS.fullmatch(gap) is not None
    )


def gone_to_house(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 甲商会会长某某一行赴乙商会交流学习, 县长甲一行到乙公司洽谈项目: a visit to the bodies gone to."""
    for hosts, start in _houses_gone_to(reading, clause):
        if clause.is_said(start) or clause.is_hoped(start) or TO_LEARN.match(reading.clean, hosts[-1].end) is None:
            continue
        cue = CueCandidate(start=start, end=hosts[0].start, rule="cue_travel", family="travel", kind="goes")
        if any(acts_for_delegation(reading, context.frame, t) for t in hosts):
            continue
        ours = actors(reading, context, clause, start)
        houses = {body for t in ours for body in (t.bodies if t.kind == "P" else (t.local_id,))}
        if not any(t.kind in "PD" for t in ours) or houses & {t.local_id for t in hosts}:
            continue
        if TALKS_THERE.match(reading.clean, hosts[-1].end) is not None:
            return tell(reading, context, clause, cue, "meeting", "meeting_with", hosts, ours)
        return tell(reading, context, clause, cue, "visit", "visit_gone_to", hosts, ours)
    return None


def _houses_gone_to(reading: Reading, clause: Clause) -> Iterator[tuple[list[Token], int]]:
    """Give the bodies listed right behind each 到, 赴 or 来 of a clause, and where that verb stands."""
    for verb in GOES_THERE.finditer(reading.clean, clause.start, clause.end):
        listed: list[Token] = []
        for token in reading.tokens_in(verb.end(), clause.end):
            if token.start - (listed[-1].end if listed else verb.end()) > (1 if listed else MAX_TO_HOUSE):
                break
            if token.kind == "L" and not listed:
                continue  # 到厦门|甲商会
            if token.kind != "O" or reading.level(token) not in HOUSES:
                break
            listed.append(token)
        if listed:
            yield listed, verb.start()


def gone_to_tell(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 市长甲一行赴乙公司,介绍了本市的投资环境: a visit to the house in which he tells of his town."""
    house = house_entered(reading, clause)
    if house is None or context.frame.trip is None or TELLS_THEM.match(reading.clean, clause.start) is None:
        return None
    if clause.earlier or clause.is_said(clause.start) or clause.is_hoped(clause.start):
        return None
    if any(t.kind in "PD" for t in clause.tokens) or acts_for_delegation(reading, context.frame, house):
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    if any(c.family == "engagement" for c in before.cues) or not delegation_acts(reading, context, before, house.start):
        return None
    cue = CueCandidate(start=house.start, end=house.end, rule="cue_engagement", family="engagement", kind="visit")
    ours = actors(reading, context, before, house.start)
    return tell(reading, context, before, cue, "visit", "visit_gone_to", [house], ours)


def gone_into(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 某某一行先后深入甲公司、乙公司等企业,了解…: a tour of the bodies gone into."""
    into = INTO.search(reading.clean, clause.start, clause.end)
    if into is None or clause.is_said(into.start()) or clause.is_hoped(into.start()):
        return None
    cue = CueCandidate(start=into.start(), end=into.end(), rule="cue_engagement", family="engagement", kind="site_tour")
    if not delegation_acts(reading, context, clause, cue.start):
        return None
    objects = objects_of(reading, clause, cue)
    hosts = [t for t in objects if t.kind == "O"]
    if not hosts or hosts[0].start - into.end() > MAX_INTO or INTO_END.match(reading.clean, objects[-1].end) is None:
        return None
    ours = actors(reading, context, clause, cue.start)
    of_home = context.frame.trip is None and inspects(reading, context.frame, clause, cue, hosts)
    kind = "inspection" if of_home else "site_tour"
    return tell(reading, context, clause, cue, kind, "visit_gone_into", [t for t in hosts if t not in ours], ours)
