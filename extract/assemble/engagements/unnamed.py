"""Talks of which one side has no name of its own: 与企业界代表座谈, 某局接待代表团一行, 在会见总领事甲时."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from extract.assemble.engagements.banquets import MEAL
from extract.assemble.engagements.guests import THE_GUESTS
from extract.assemble.engagements.meetings import is_talk
from extract.assemble.engagements.receiving import NOBODY_BEHIND, PLAINLY, WHILE_MEETING
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import (
    SO_MANY_TIMES,
    Context,
    actors,
    as_tokens,
    delegation_acts,
    delegation_party,
    joined_names,
    objects_of,
    towns_gone_to,
)
from extract.assemble.reading import RECEIVED_BY, Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import acts_for_delegation
from extract.find.candidates import CueCandidate

# 与|当地企业界代表|座谈: people met of whom none is named
PEOPLE_MET = re.compile(
    r"(?P<whom>(?:(?!考察团|代表团|访问团|一行)[^,，。;；:：与和同跟]){0,30}?(?:企业家|企业界|工商界|政商界|商界|侨界|侨胞|侨领|侨商|乡亲|乡贤|同乡|客商|台商|外商|港商|商协会|部门|单位|机构|企业|公司|园区|高校|院校|社团|侨团|专家|学者|教授|官员|代表|人士|委员|高管|负责人|学校|院所|厂商|投资商|华商|校友|友人)|(?:[0-9一二两三四五六七八九十几]+余?[家个]|多[家个]|当地|有关|相关|各)[^,，。;；:：与和同跟]{0,10}?(?:协会|商会|社团|组织))"
    r"(?:们|代表|负责人|负责同志|相关负责人|有关负责人|领导|人士|领袖|高管|家们)*等?(?=就|围绕|在|进行|开展|展开|作|做|举行|面对面|深入|亲切|友好|分别|座谈|交流|会谈|洽谈|会面|$)"
)
# 看望了甲市在乙市的挂职干部,|并与|大家|座谈
THEY_MEET = re.compile(r"(?P<whom>大家|他们|她们)(?=亲切|深入|友好|进行|座谈|交流|开展|展开|面对面|一起)")
LOOKED_IN_ON = re.compile(
    r"(?:看望|慰问|走访|接见)(?:慰问|看望)?了?[^,，。;；]{2,40}?(?:干部|乡贤|乡亲|老乡|人员|同乡|客商|企业家|职工|学子|侨胞|校友|人士|代表)(?:们|代表)?$"
)
OF_THE_HOUSE = re.compile(r"(?:企业|公司|集团|园区|项目|各)?(?:的)?(?:相关|有关|主要)?(?:负责人|代表|专家)")
FOR_THE_SAKE_OF = re.compile(r"[为供给]$|以便|便于|方便")  # 为|与企业开展交流提供渠道
AT_EVERY_STOP = re.compile(r"[都均]$|每到")
OF_THOSE_PRESENT = re.compile(r"[ \u3000]*(?:与会|参会|在座)")
PUBLIC_OFFICES = re.compile(
    r"(?:直|级)?(?:(?:政府)?(?:有关|相关)|[一二三四五六七八九十0-9]+个(?:政府)?|政府)(?:部门|单位)"
)
RECEIVER_REACH = 14  # clauses before 在会见甲时 within which the receiver is told
# 甲区和乙区政府还分别|组织召开座谈交流会
TALKS_HELD = re.compile(
    r"了?(?:[^,，。;；、]{0,4}?(?:深入|友好|工作|专题|项目|对接|交流)|[^,，。;；、]{0,8}?(?:客商|乡贤|乡亲|同乡|企业家|企业|商会|侨商|侨领|侨亲|侨胞|台商|校友|华侨华人)(?:代表)?)?(?:座谈会|座谈交流会|交流座谈会|见面会|恳谈会|座谈会议|(?<=召开)座谈)(?=[,，。;；]|暨|$)"
)
FEAST = re.compile(MEAL)  # 市里举行招待酒会|迎接来宾
# 12个项目|与客商作了对接: what was matched there, no talks of those who travel
COUNTED_ACTOR = re.compile(r"[0-9一二两三四五六七八九十]+余?[个家项名位][^,，。;；]{0,10}$")
BOTH = re.compile(r"双方|两[市省区县地会家校]")


def with_unnamed_people(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团与当地企业界代表座谈: talks of a journey with people of whom none is named; 某省有关部门 is 某省."""
    cue = next((c for c in clause.cues if c.kind == "meeting"), None)
    if cue is None or clause.is_about(cue.start) or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return None
    joined = joined_names(reading, clause, cue)
    if joined is None or SO_MANY_TIMES.search(reading.clean, clause.start, cue.start):
        return None
    joiner = joined[0]
    met = PEOPLE_MET.match(reading.clean, joiner.end(), clause.end) or _they_who_were_looked_in_on(
        reading, clause, joiner.end()
    )
    if met is None or context.frame.trip is None or met.end() > cue.start or clause.is_about(joiner.start()):
        return None
    if not delegation_acts(reading, context, clause, joiner.start()):
        return None
    beside = [t for t in clause.tokens if t.kind in "PDO" and t.end <= joiner.start() and not clause.is_about(t.start)]
    if any(not acts_for_delegation(reading, context.frame, t) for t in beside):
        return None  # 陪同甲集团与园区负责人座谈: who else sits there is not plain
    if FOR_THE_SAKE_OF.search(reading.clean, clause.start, joiner.start()) is not None:
        return None
    if COUNTED_ACTOR.search(reading.clean, clause.start, joiner.start()) is not None:
        return None
    if OF_THOSE_PRESENT.match(reading.clean, clause.start, joiner.start()) is not None:
        return None  # 与会领导同企业家作了交流发言: at the talks told before
    if AT_EVERY_STOP.search(reading.clean, clause.sentence.start, joiner.start()) is not None:
        return None  # 每到一处,市长甲都与企业负责人交谈: as often as he stopped
    if context.talked and OF_THE_HOUSE.fullmatch(met["whom"]) is not None:
        return None  # 与企业负责人座谈 behind talks with a firm: perhaps those
    if not is_talk(reading, clause, cue, []):
        return None
    if any(t.kind in "PDO" and met.start() <= t.start < cue.start for t in clause.tokens):
        return None
    places = [t for t in clause.tokens if t.kind == "L" and met.start() <= t.start < met.end()]
    office = PUBLIC_OFFICES.match(reading.clean, places[-1].end) if places else None
    towns = ("province", "city", "district")
    hosts = [places[-1]] if places and office is not None and reading.level(places[-1]) in towns else []
    ours = actors(reading, context, clause, joiner.start())
    if any(not acts_for_delegation(reading, context.frame, t) for t in ours if t.kind in "PD"):
        return None
    return tell(reading, context, clause, cue, "meeting", "meeting_with", hosts, ours, inferred=True, unnamed=True)


def _they_who_were_looked_in_on(reading: Reading, clause: Clause, at: int) -> re.Match[str] | None:
    """Read the 大家 of 看望了甲市在乙市的挂职干部,并与大家座谈: people of whom none is named."""
    if clause.number == 0 or clause.own_subject:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    if LOOKED_IN_ON.search(before.text) is None or any(
        t.kind == "P" and t not in before.subjects for t in before.tokens
    ):
        return None
    return THEY_MEET.match(reading.clean, at, clause.end)


def guests_received(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲会见考察团一行 where no journey is told: who received is named, his guests are not."""
    if context.frame.trip is not None or cue.kind != "received" or clause.earlier or clause.is_about(cue.start):
        return None
    if THE_GUESTS.match(reading.clean, cue.end) is None:
        return None
    hosts = [t for t in clause.subjects if t.kind == "P" and clause.start <= t.start and t.end <= cue.start]
    if not hosts or RECEIVED_BY.search(reading.clean, clause.start, cue.start) is not None:
        return None
    guests = _who_just_came(context, clause)
    return tell(reading, context, clause, cue, "meeting", "meeting_received", guests, hosts, hosted=True, unnamed=True)


def _who_just_came(context: Context, clause: Clause) -> list[Token]:
    """Give the guests of 会长甲一行来我校调研。副校长乙会见来宾: those who came in the sentence before."""
    last = context.last
    if last is None or last.rule != "came_to_our_house" or last.block != clause.sentence.block:
        return []
    return as_tokens(p for p in last.parties if p.side == "delegation")


def delegation_received(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 某局接待代表团一行, 某州政府官员接待了我区访问团: whoever is no part of a journey receives those who make it."""
    frame = context.frame
    if frame.trip is None:
        return None
    if THE_GUESTS.match(reading.clean, cue.end, clause.end) is None and not _receives_who_set_out(
        reading, context, clause, cue
    ):
        return None
    hosts = [t for t in actors(reading, context, clause, cue.start) if t.kind in "PO" and t.start >= clause.start]
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if BOTH.search(reading.clean, clause.start, cue.start) is not None:
        return None
    if not frame.is_inbound and not delegation_party(reading, frame):
        return None
    feast = cue.kind == "reception" or FEAST.search(reading.clean, clause.start, cue.start) is not None
    kind = "reception" if feast else "meeting"
    rule = "reception_given" if kind == "reception" else "meeting_received"
    return tell(reading, context, clause, cue, kind, rule, hosts, [], inferred=True)


def _receives_who_set_out(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 市长甲带队赴乙市招商,乙市工商联主席丙热情接待: whom he received, the sentence of the journey says."""
    trip = context.frame.trip
    people = [t for t in clause.subjects if t.kind == "P" and clause.start <= t.start and t.end <= cue.start]
    if trip is None or context.frame.is_inbound or not people or context.last is not None:
        return False
    if reading.text.blocks[clause.sentence.block].start > trip.start or not clause.own_subject:
        return False
    if PLAINLY.fullmatch(reading.clean, people[-1].end, cue.start) is None:
        return False
    return NOBODY_BEHIND.match(reading.clean, cue.end, clause.sentence.end) is not None


def received_meanwhile(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲分别会见各国总领事。在会见总领事乙时,…: the receiver told before met 乙, whom no clause before names."""
    if context.frame.trip is not None or WHILE_MEETING.match(clause.text) is None:
        return None
    guests = [t for t in objects_of(reading, clause, cue) if t.kind == "P"]
    if not guests or not any(reading.roles_by_person.get(t.local_id) for t in guests):
        return None
    told = reading.clauses_by_story[clause.sentence.story]
    at = bisect_left(told, clause.start, key=attrgetter("start"))
    reach = RECEIVER_REACH
    for before in reversed(told[:at]):
        reach = RECEIVER_REACH if WHILE_MEETING.match(before.text) is not None else reach - 1
        if before.earlier or reach < 0:
            return None
        received = next((c for c in before.cues if c.kind == "received" and not before.is_said(c.start)), None)
        hosts = [t for t in before.subjects if t.kind == "P"] if received is not None else []
        if hosts and not {t.local_id for t in hosts} & {t.local_id for t in guests}:
            rule = "meeting_received"
            return tell(reading, context, clause, cue, "meeting", rule, guests, hosts[:1], hosted=True, inferred=True)
    return None


def _firms_called(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the heads of firms of 市长甲主持召开外资企业座谈会,乙公司总经理丙等参加: those of the next clauses who take part."""
    if clause.earlier or clause.is_said(cue.start) or clause.is_hoped(cue.start) or clause.is_about(cue.start):
        return []
    if TALKS_WITH_FIRMS.match(reading.clean, cue.end, clause.end) is None:
        return []
    behind = reading.clauses_by_sentence[clause.sentence.start][clause.number + 1 :]
    found: list[Token] = []
    for later in behind:
        if any(c.family == "statement" for c in later.cues):
            break
        people = [t for t in later.tokens if t.kind == "P"]
        firms = [any(reading.is_firm(replace(t, kind="O", local_id=body)) for body in t.bodies) for t in people]
        if not people or not all(firms):
            break
        found += people
        if TAKES_PART.search(reading.clean, people[-1].end, later.end):
            return found
    return []


def talks_called(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲区政府组织召开座谈交流会 in the report of guests, 代表团在甲集团召开座谈会 in that of a journey."""
    frame = context.frame
    if frame.trip is None and (guests := _firms_called(reading, clause, cue)):
        hosts = actors(reading, context, clause, cue.start)
        return (
            tell(reading, context, clause, cue, "meeting", "talks_held", guests, hosts, hosted=True) if hosts else None
        )
    if frame.trip is None or context.talked or clause.earlier or TALKS_HELD.match(reading.clean, cue.end) is None:
        return None
    if clause.is_about(cue.start):
        return None
    acting = [t for t in actors(reading, context, clause, cue.start) if t.kind in "POL"]
    acting = acting or [
        t for t in clause.tokens if t.kind in "LO" and t.end <= cue.start and not _stands_behind_in(reading, t)
    ]
    hosts = [t for t in acting if not acts_for_delegation(reading, frame, t)]
    if frame.is_inbound and hosts and len(hosts) == len(acting):
        if all(any(_belongs(reading, t, place) for place in towns_gone_to(frame)) for t in hosts):
            return tell(reading, context, clause, cue, "meeting", "talks_held", hosts, [], inferred=True)
        return None
    where = stated_place(reading, clause, cue.start)
    houses = [t for t in clause.tokens if t.kind == "O" and t.end <= cue.start and _stands_behind_in(reading, t)]
    goes_on = delegation_acts(reading, context, clause, cue.start)
    if goes_on and len(houses) == 1 and not acts_for_delegation(reading, frame, houses[0]):
        return tell(reading, context, clause, cue, "meeting", "talks_held", houses, [], where=where, inferred=True)
    if not goes_on or houses or frame.is_inbound or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return None
    alone = clause.number == 0 and not clause.own_subject  # 召开座谈会。 beneath a picture
    called_on = (
        context.last is not None and context.last.start >= clause.sentence.start
    )  # 考察甲公司、乙公司,并召开座谈会
    several = "分别" in reading.clean[clause.start : cue.start]  # 在甲市、乙市分别召开座谈会
    if not (alone or called_on or several) and not any(
        t.kind in "POD" for t in reading.tokens_in(cue.end, clause.sentence.end)
    ):
        ours = [t for t in acting if t not in hosts and t.kind in "PO"]
        rule = "talks_held"
        return tell(reading, context, clause, cue, "meeting", rule, [], ours, where=where, inferred=True, unnamed=True)
    return None


# 主持召开|外资企业座谈会
TALKS_WITH_FIRMS = re.compile(
    r"了?[^,，。;；]{0,12}?(?:企业|外商|客商|台商|侨商|港商|企业家|商会|行业|产业)[^,，。;；]{0,8}?(?:座谈会|恳谈会|圆桌会议?|见面会|早餐会)$"
)
TAKES_PART = re.compile(r"(?:参加|出席|参会|与会|应邀参加)(?:会议|座谈|座谈会|活动)?(?=[,，。;；并]|$)")


def _belongs(reading: Reading, token: Token, place: str | None) -> bool:
    if place is None:
        return False
    return reading.governs(token.local_id, place) or reading.lies_in(token.local_id, place)


def _stands_behind_in(reading: Reading, token: Token) -> bool:
    return reading.clean[token.start - 1 : token.start] in ("在", "于")
