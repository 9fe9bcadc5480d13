"""Talks no verb joins two sides for: 并召开座谈会, 座谈会上某人介绍, 向某人推介, and talks known by what they agreed on."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.engagements.guests import the_guests
from extract.assemble.engagements.once import kind_class
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import (
    TOWNS_THAT_ACT,
    WITH,
    Context,
    actors,
    as_tokens,
    delegation_acts,
    governs_there,
    host_of_sentence,
    stand_in,
)
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.told import Engagement, Trip
from extract.assemble.trips import Frame, acts_for_delegation, as_party
from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate

TALKS_WENT_ON = re.compile(r"(?:在)?(?:会谈|座谈|会见|交谈|会晤|晤谈)(?:交流)?(?:时|中|期间|现场)")
# 会谈中,|双方就某事交换了意见
BOTH_SPEAK = re.compile(
    r"[ \u3000]*双方(?:还|也)?(?:(?:就(?!业)|围绕|针对)[^,，。;；]{2,60}?)?(?:(?:进行|展开|开展|作|做)了?)?(?:深入|广泛|充分|坦诚|友好|亲切|热烈)*的?"
    r"(?:交换了?意见|交流|探讨|沟通|洽谈|磋商|研讨|会商)"
)
LEARNS_AT_TALKS = re.compile(r"(?:详细|深入|认真|进一步)?(?:了解|听取|介绍|推介)了?")
HOUSE_SPOKEN_OF = re.compile(r"商会|协会|集团|公司|企业|学校|大学|研究院")
SPEAKS_REACH = 4  # paragraphs from a call on a house to what its people say at talks
HEADED_REACH = 2  # paragraphs from a visit to 双方进行了座谈: a heading may stand between
MAX_ANSWER = 240  # characters behind 会谈时 within which the other side answers
TALKS_ATTENDED = re.compile(
    r"(?:(?:出席|参加|主持)(?:并主持|召开)?|(?:全程)?陪同(?:考察|调研|参观|走访|了解)*(?:并|,并|，并)(?:参加|出席|主持)?)(?:了)?(?:此次|本次)?(?:投资|考察|合作|交流|工作|项目|对接|招商|经贸|专题|政企|双方|两地|对口|支援|帮扶|协作|发展){0,3}(?:座谈会|座谈交流会?|交流座谈会|交流座谈|座谈|会见|会谈|洽谈会|调研座谈会?|见面会)(?:并(?:讲话|致辞|致欢迎辞))?(?=[,，。;；]|活动|[、和并]?(?:参观|考察|走访|调研)|$)"
)
# 并召开座谈会。…县长甲|主持会议: the talks called in the sentence before
CHAIRS_IT = re.compile(r"主持(?:了)?(?:会议|座谈)(?=[,，。;；]|并|$)")
TALKS_CALLED = re.compile(r"(?:召开|举行|举办)(?:了)?[^,，。;；]{0,8}?(?:座谈会|交流会|座谈交流会)")
MAX_TALKS_BEFORE = 160  # characters before a paragraph within which talks were called
OR_ELSE = re.compile("考察或|参观或|陪同或")  # 陪同参观或出席会谈: who did which is not said
# 考察甲公司,|并召开座谈会: whoever was called on
MANNER_OF_TALKS = "(?:深入|深度|友好|亲切|充分|广泛|务实|坦诚|面对面|初步|细致|热烈|进一步|专题|具体|详细){1,2}"
TALKS_BEHIND = re.compile(
    r"[ \u3000]*(?P<they>双方|两会|两家)?(?:并|随后|还|之后|其间|期间|也)*(?:在[^,，。;；]{2,16}?)?(?:组织|共同|现场|(?P<matter>(?:就(?!业)|围绕|针对|对)[^,，。;；]{2,60}?))?"
    r"(?(matter)(?:(?:召开|举行|举办|开展|展开|进行|作|做)了?)?|(?:召开|举行|举办|开展|展开|进行|作|做)了?)"
    r"(?:[^,，。;；、]{0,6}?(?:深入|友好|亲切|工作|专题|项目|政企|企业|现场))?的?"
    r"(?P<talks>(?:对接|交流|洽谈)座谈会?|座谈交流会?|交流座谈会?|座谈会?|洽谈会?|对接会|恳谈会|见面会|会谈|交谈|商谈|磋商"
    rf"|{MANNER_OF_TALKS}的?(?:沟通|交流|研讨|探讨|协商|讨论|会商|对接|商讨|洽谈|座谈|交谈){{1,2}}|(?<=[行展作做了])(?:沟通交流|交流|研讨|协商)|(?:交流|沟通|对接|座谈|友好)(?:洽谈|座谈|协商|会谈|会商)|(?:洽谈|座谈)(?:交流|对接))(?:议)?(?=[,，。;；]|达成|形成|并(?:签[署订约]|达成)|$)"
)
# 考察甲公司、乙公司,|并分别同企业负责人座谈
WITH_THEM = re.compile(
    r"[ \u3000]*(?:并|还|随后|之后|再|在)*(?:就[^,，。;；]{2,40}?)?(?:分别|逐一|一一|先后|现场)*(?:同|与|和|跟)(?:各|这些|上述|该|其|相关|有关|主要)*"
    r"(?:(?P<all>(?<=这些|上述)(?:商协会|协会商会|商会|协会|企业|公司|单位|机构|园区)(?:的)?(?:相关|有关|主要)*)?(?P<firms>(?:企业|公司|集团)(?:的)?(?:相关|有关|主要)*)?(?:负责同志|负责人|高管|管理层|领导|管理团队)(?:们)?|(?P<they>他们|她们)|(?<=分别同|分别与|分别和)企业|(?<=同各|与各)企业)"
    r"(?![、和与及])"
)
OUR_MEMBERS = re.compile(rf"(?:{GROUP})?(?:一行|成员|等)*")  # 代表团|成员与他们座谈
# 座谈会上,副市长乙介绍; 座谈会由副市长乙主持
TALKS_SAID = r"(?P<talks>座谈交流会|交流座谈会|座谈会|对接座谈会|恳谈会|见面会|洽谈会|座谈交流|交流座谈|座谈|会谈|会见)"
AT_TALKS = re.compile(
    rf"[ \u3000]*(?:在)?(?:(?:随后|之后|当[天日晚]|(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}日)?(?:上午|下午|晚上?)?|[^,，。;；与和]{{0,20}}?)(?:召开|举行|进行)?的?[^,，。;；与和]{{0,6}}?{TALKS_SAID}(?:上|中|时|期间|环节)[,，]?"
)
CHAIRED = re.compile(rf"{TALKS_SAID}由(?P<who>[^,，。;；]{{2,40}}?)主持")
SPEAKS_AT_TALKS = re.compile(r"介绍|推介|分享|探讨|交换意见|致辞|致欢迎辞|讲话|表示|指出|说|欢迎|希望|强调|发言")
# 随后与某公司的负责人见面: 双方 behind it are they
SOMEBODY_MET = re.compile(
    r"[与同和][^,，。;；]{2,30}?(?:见面|会面|会谈|座谈|会晤|洽谈|交流)|会见|会晤了|(?:前往|转赴|来到|抵达)[^,，。;；]{2,20}?(?:座谈|考察|参观|走访|$)"
)
THEIR_GROUP_TOLD = re.compile(rf"(?:来访的?)?(?:{GROUP}|客人|来宾)(?:一行|成员)?$")
# 市长甲|向该集团副会长乙介绍
TELLS_HIM = re.compile(
    r"[向为](?P<whom>[^,，。;；向为]{2,40}?)(?:等人?|一行)?(?:详细|重点|着重|分别|简要|全面|深入)?(?:介绍|推介|通报)"
)
# 双方在会议中心|召开友好合作座谈会
BOTH_TALK = re.compile(
    r"[ \u3000]*双方(?:随后|还|共同)?(?:在[^,，。;；]{2,24}?)?(?:(?:就|围绕|对)[^,，。;；]{2,40}?)?"
    r"(?P<talks>(?:举行|进行|展开|召开|开展|[作做])了?[^,，。;；、]{0,10}?(?:会谈|座谈交流会?|交流座谈会?|座谈会?|圆桌会议?|工作会议|洽谈|磋商|会商)|(?:座谈交流|交流座谈|深入座谈|深入交流|深入洽谈))(?=[,，。;；]|$)"
)


def talks_attended(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 县长甲出席座谈会 in a report of guests: talks of theirs with him, where no others are told."""
    frame = context.frame
    mark = TALKS_ATTENDED.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
    if mark is None:
        mark = CHAIRS_IT.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
        since = max(reading.text.blocks[clause.sentence.block].start - MAX_TALKS_BEFORE, frame.story.start)
        if mark is None or TALKS_CALLED.search(reading.clean, since, clause.start) is None:
            return None
    if (
        frame.trip is None
        or clause.earlier
        or (not frame.is_inbound and OR_ELSE.search(clause.text))
        or clause.is_said(mark.start())
        or clause.is_hoped(mark.start())
    ):
        return None
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= mark.start()]
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if frame.is_inbound or not _are_of_the_house_visited(context, clause, hosts):
        if context.talked or not (frame.is_inbound or all(governs_there(reading, frame, t.local_id) for t in hosts)):
            return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    return tell(reading, context, clause, cue, "meeting", "talks_attended", hosts, [], inferred=True)


def _are_of_the_house_visited(context: Context, clause: Clause, hosts: list[Token]) -> bool:
    """Tell 考察了甲公司,|甲公司董事长乙参加座谈: people of a house just called on, and of no other."""
    last = context.last
    if last is None or kind_class(last.kind) != "visit" or last.is_background or last.block < clause.sentence.block:
        return False
    there = last.counterparts()
    return all(any(body in there for body in t.bodies) for t in hosts)


AT_THE_TALKS = re.compile(
    r"[ \u3000]*(?:在)?(?:随后|接着)?(?:召开|举行)?的?(?:座谈|交流|座谈交流|对接)会(?:上|期间|中)"
)


def talks_held_there(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 考察了甲公司,并召开座谈会: talks right behind a call on one body, with nobody else named, are talks with it."""
    last = context.last
    mark = TALKS_BEHIND.match(reading.clean, clause.start, clause.end)
    if mark is None:
        return _talks_with_those_called_on(reading, context, clause)
    if last is None or kind_class(last.kind) != "visit" or last.is_background:
        return None
    opens = reading.clauses_by_sentence[clause.sentence.start][0]
    if context.frame.is_inbound and last.block != clause.sentence.block and AT_THE_TALKS.match(opens.text):
        return None  # 座谈会上,双方…: of guests with their hosts, not with the firm they saw last
    if clause.earlier or clause.is_said(clause.start) or clause.is_hoped(clause.start):
        return None
    both = clause.subject_word == "双方" or mark["they"] is not None
    known = {p.local_id for p in last.parties}
    they = both and clause.sentence.block - last.block <= HEADED_REACH
    they = they and not any(
        t.kind in "POD" and t.local_id not in known for t in reading.tokens_in(last.end, clause.start)
    )
    if SOMEBODY_MET.search(reading.clean, last.end, clause.start):
        return None
    here = last.start >= clause.sentence.start and clause.number > 0 and not clause.own_subject
    if here and not mark["talks"].endswith("会") and _calls_on_another(reading, clause, last):
        return None  # 考察甲公司、乙公司,参观丙中心,就光伏项目进行洽谈: with whom of them is not said
    if last.end > clause.start or not (here or they):
        return None
    if any(t.kind in "POD" and not clause.is_about(t.start) for t in clause.tokens):
        return None
    there = [p for p in last.parties if p.side == "counterpart"]
    bodies = [p for p in there if p.kind == "organization"]
    others = as_tokens(there)
    if not bodies or len(others) < len(there):
        return None
    with_each = here and not both and not mark["talks"].endswith("会") and len(bodies) == len(there)
    if len(bodies) > 1 and not (with_each and all(reading.is_firm(t) for t in others)):
        return None  # 参观了甲、乙,并召开座谈会: with whom of them is not said
    callers = (p for p in last.parties if p.side == "delegation")
    ours = as_tokens(callers) if they else actors(reading, context, clause, mark.start("talks"))
    cue = CueCandidate(
        start=mark.start("talks"), end=mark.end("talks"), rule="cue_engagement", family="engagement", kind="meeting"
    )
    return tell(reading, context, clause, cue, "meeting", "talks_held_there", others, ours, inferred=True)


def _calls_on_another(reading: Reading, clause: Clause, last: Engagement) -> bool:
    """Tell whether a sentence calls on another house right before the one called on last, with no talks between."""
    told = [c for c in reading.clauses_by_sentence[clause.sentence.start][: clause.number] if c.start < last.start]
    for before in reversed([c for c in told if c.end <= last.start]):
        kinds = {c.kind for c in before.cues if c.family == "engagement" and not before.is_about(c.start)}
        if "meeting" in kinds:
            return False
        if kinds & {"visit", "site_tour"}:
            return any(t.kind == "O" for t in before.tokens)
    return False


def _talks_with_those_called_on(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 先后到甲公司、乙公司考察,并分别同企业负责人座谈: talks with whom the sentence told as called on."""
    last = context.last
    said = [t.end for t in clause.subjects if t.start >= clause.start] if clause.own_subject else []
    who = OUR_MEMBERS.match(reading.clean, max(said, default=clause.start), clause.end)
    mark = WITH_THEM.match(reading.clean, who.end() if who is not None else clause.start, clause.end)
    if mark is None or last is None or kind_class(last.kind) != "visit" or last.is_background:
        return None
    if clause.earlier or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    ours = actors(reading, context, clause, mark.start())
    ours_act = all(acts_for_delegation(reading, context.frame, t) for t in ours)
    right_behind = (
        last.start >= clause.sentence.start or (mark["all"] is not None and last.block == context.block)
    ) and (not clause.own_subject or (mark["they"] is not None and ours_act))
    if not right_behind or any(t.kind in "POD" and t not in ours for t in reading.tokens_in(last.end, clause.end)):
        return None
    cue = next((c for c in clause.cues if c.kind == "meeting" and c.start >= mark.end()), None)
    there = [p for p in last.parties if p.side == "counterpart"]
    houses = there if mark["they"] else [p for p in there if p.kind == "organization"]
    others = as_tokens(houses)
    if cue is None or not others or len(others) < len(houses) or clause.is_about(cue.start):
        return None
    if mark["they"] is None and any(p.kind == "person" for p in there):
        return None  # whom they called on is told by name
    if mark["firms"] and not all(reading.is_firm(t) for t in others):
        return None  # 与企业负责人 behind a chamber and a park: of which is not said
    return tell(reading, context, clause, cue, "meeting", "talks_held_there", others, ours, inferred=True)


def spoken_to(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲公司,市长乙向副总裁丙介绍…: who tells somebody of the other side about his town has him before him."""
    mark = TELLS_HIM.search(reading.clean, clause.start, clause.end)
    if mark is None or context.frame.trip is None or clause.earlier or clause.is_said(mark.start()):
        return None
    whom = [t for t in clause.tokens if t.kind == "P" and mark.start("whom") <= t.start and t.end == mark.end("whom")]
    if clause.is_hoped(mark.start()) or clause.is_about(mark.start()):
        return None
    if not whom or any(acts_for_delegation(reading, context.frame, t) for t in whom):
        return _told_them(reading, context, clause, mark)
    if not whom[0].bodies:
        return None
    ours = [t for t in clause.subjects if t.kind == "P" and t.end <= mark.start()]
    if not ours or not all(acts_for_delegation(reading, context.frame, t) for t in ours):
        return None
    met = context.met
    if met is not None and any(t.local_id in met.counterparts() for t in whom):
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    return tell(reading, context, clause, cue, "meeting", "meeting_with", whom, ours)


def _told_them(reading: Reading, context: Context, clause: Clause, mark: re.Match[str]) -> Engagement | None:
    """Read 在甲公司,董事长乙向代表团一行介绍了…: of the house called on, who has those who travel before him."""
    to_them = THEIR_GROUP_TOLD.match(mark["whom"]) is not None or any(
        acts_for_delegation(reading, context.frame, t)
        for t in clause.tokens
        if t.kind in "PD" and mark.start("whom") <= t.start < mark.end("whom")
    )
    speaks = [t for t in clause.subjects if t.kind == "P" and clause.start <= t.start and t.end <= mark.start()]
    frame, trip = context.frame, context.frame.trip
    if trip is None or not to_them or not speaks or not clause.own_subject:
        return None
    if any(acts_for_delegation(reading, frame, t) for t in speaks):
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    if frame.is_inbound and all(governs_there(reading, frame, t.local_id) for t in speaks):
        if context.talked:
            return None  # he speaks at the talks told before
        return tell(
            reading,
            context,
            clause,
            cue,
            "meeting",
            "meeting_with",
            the_guests(reading, context, speaks),
            speaks,
            hosted=True,
            inferred=True,
        )
    house = host_of_sentence(reading, clause)
    if house is None:
        return None
    if not all(not t.bodies or house.local_id in t.bodies for t in speaks):
        return None
    met = context.met
    if met is not None and met.block == clause.sentence.block and house.local_id in met.counterparts():
        return None
    return tell(reading, context, clause, cue, "meeting", "meeting_with", [house, *speaks], [], inferred=True)


def talks_of_both(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 双方举行会谈 of a journey to one town, with no talks told before: whoever came and that town."""
    trip = context.frame.trip
    mark = BOTH_TALK.match(clause.text)
    if trip is None or context.talked or clause.earlier or mark is None:
        return None
    if clause.is_said(clause.start) or clause.is_hoped(clause.start) or any(t.kind in "POD" for t in clause.tokens):
        return None
    town = _town_gone_to(reading, context.frame, trip)
    if town is None and not (context.frame.is_inbound and not trip.places):
        return None
    behind = town.end if town is not None else trip.end
    since = reading.tokens_in(max(behind, reading.text.blocks[clause.sentence.block].start), clause.start)
    # 参观了甲公司、乙公司,双方深入交流: hosts and guests, not one of the firms
    toured = context.last if context.last is not None and kind_class(context.last.kind) == "visit" else None
    seen = toured.counterparts() if toured is not None and len(toured.counterparts()) > 1 else frozenset()
    if any(
        t.kind in "PO"
        and t.local_id not in seen
        and not acts_for_delegation(reading, context.frame, t)
        and not (town is not None and reading.governs(t.local_id, town.local_id))
        for t in since
    ):
        return None  # 甲集团与乙集团合作多年。双方举行会谈: of whom is not said
    start, end = clause.start + mark.start("talks"), clause.start + mark.end("talks")
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="meeting")
    hosts = [town] if town is not None else []
    return tell(
        reading, context, clause, cue, "meeting", "talks_held_there", hosts, [], inferred=True, unnamed=not hosts
    )


def _town_gone_to(reading: Reading, frame: Frame, trip: Trip) -> Token | None:
    """Give the one town a journey led to; for 来我市 the home of the report."""
    towns = [
        p for p in trip.places if (e := reading.entity(p.local_id)) is not None and e.detail_kind in TOWNS_THAT_ACT
    ]
    inmost = [
        p
        for p in towns
        if not any(q is not p and (q.start == p.end or reading.lies_in(q.local_id, p.local_id)) for q in towns)
    ]
    if not trip.places and frame.is_inbound and frame.home_id is not None and frame.home_id != trip.home_id:
        return stand_in("L", frame.home_id, trip.start, trip.end)
    if len(inmost) != 1 or inmost[0].local_id == trip.home_id:
        return None
    town = inmost[0]
    if town.local_id is None or town.start is None or town.end is None:
        return None
    return stand_in("L", town.local_id, town.start, town.end)


def talks_spoken_at(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 座谈会上,副市长乙介绍了…, 座谈会由副市长乙主持: whoever of the hosts speaks at talks told of nowhere else held them."""
    frame, trip = context.frame, context.frame.trip
    if clause.earlier:
        return None
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    opens, chaired = AT_TALKS.match(first.text), CHAIRED.search(clause.text)
    if (opens is None or clause.number > 1) and chaired is None:
        return None
    if chaired is not None:
        start, end = clause.start + chaired.start("who"), clause.start + chaired.end("who")
        hosts = [t for t in clause.tokens if t.kind == "P" and start <= t.start < end]
    else:
        hosts = [t for t in clause.subjects if t.kind == "P" and clause.own_subject and t.start >= first.start]
    if not hosts or clause.is_said(hosts[0].start) or clause.is_hoped(hosts[0].start):
        return None
    if chaired is None and not SPEAKS_AT_TALKS.search(reading.clean, hosts[-1].end, clause.end):
        return None
    start, end = (clause.start, clause.end) if opens is None else (first.start, first.start + opens.end("talks"))
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="meeting")
    if opens is not None and (house := _speaks_for_its_house(reading, context, clause, hosts)) is not None:
        callers = as_tokens(p for p in context.last.parties if p.side == "delegation") if context.last else []
        return tell(
            reading, context, clause, cue, "meeting", "talks_spoken_at", [house, *hosts], callers, inferred=True
        )
    if trip is None or context.talked:
        return None
    if (
        opens is not None
        and not clause.is_about(clause.start)
        and all(acts_for_delegation(reading, frame, t) for t in hosts)
    ):
        return tell(reading, context, clause, cue, "meeting", "talks_spoken_at", [], hosts, inferred=True, unnamed=True)
    hosts = [
        t for t in hosts if not acts_for_delegation(reading, frame, t) and governs_there(reading, frame, t.local_id)
    ]
    if not hosts:
        return None
    return tell(reading, context, clause, cue, "meeting", "talks_spoken_at", hosts, [], inferred=True)


def _speaks_for_its_house(reading: Reading, context: Context, clause: Clause, hosts: list[Token]) -> Token | None:
    """Give the one house called on last whose people speak: 参观了甲商会。座谈中,|秘书长乙介绍了…, of 甲商会."""
    last = context.last
    if last is None or kind_class(last.kind) != "visit" or last.is_background or not hosts:
        return None
    if clause.sentence.block - last.block > SPEAKS_REACH:
        return None
    houses = [p for p in last.parties if p.kind == "organization" and p.side == "counterpart"]
    people = {p.local_id for p in last.parties if p.kind == "person" and p.side == "counterpart"}
    if len(houses) != 1 or any(acts_for_delegation(reading, context.frame, t) for t in hosts):
        return None
    house = houses[0].local_id
    if not all(house in t.bodies or t.local_id in people for t in hosts):
        return None
    return next(iter(as_tokens(houses)), None)


def talks_where_called(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 拜访甲商会。…会谈中,双方就…交换意见; 座谈会上,代表团了解了商会…: talks with the one house called on last."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    last, frame = context.last, context.frame
    if last is None or kind_class(last.kind) != "visit" or last.is_background or clause.number != 1:
        return None
    if frame.trip is None or clause.earlier or clause.is_said(clause.end - 1) or clause.is_hoped(clause.end - 1):
        return None
    if clause.sentence.block - last.block > SPEAKS_REACH or last.end > first.start:
        return None
    opening = first.text.strip(" \u3000")
    verb = LEARNS_AT_TALKS.search(reading.clean, clause.start, clause.end) if AT_TALKS.fullmatch(opening) else None
    learns = verb is not None and delegation_acts(reading, context, clause, verb.start())
    both = TALKS_WENT_ON.fullmatch(opening) is not None and BOTH_SPEAK.match(clause.text) is not None
    if not (learns or both):
        return None
    houses = [p for p in last.parties if p.kind == "organization" and p.side == "counterpart"]
    word = HOUSE_SPOKEN_OF.search(clause.text) if len(houses) > 1 and learns else None
    if word is not None:
        houses = [p for p in houses if (e := reading.entity(p.local_id)) is not None and e.name.endswith(word.group())]
    others = as_tokens(houses)
    if len(others) != 1:
        return None
    speaks = [t for t in clause.subjects if clause.own_subject and t.kind == "P" and t.start >= clause.start]
    callers = speaks or as_tokens(p for p in last.parties if p.side == "delegation")
    cue = CueCandidate(start=first.start, end=first.end, rule="cue_engagement", family="engagement", kind="meeting")
    return tell(reading, context, clause, cue, "meeting", "talks_held_there", others, callers, inferred=True)


def answer_at_talks(reading: Reading, frame: Frame, last: Engagement | None, clause: Clause) -> None:
    """Let those join who answer at talks that nobody of theirs was told at: 座谈会上,县长甲介绍…。乙商会会长丙表示…."""
    if last is None or last.rule not in ("talks_spoken_at", "talks_held_there") or last.block != clause.sentence.block:
        return
    if (
        frame.trip is None
        or frame.is_inbound
        or any(p.kind == "person" for p in last.parties if p.side != "delegation")
    ):
        return
    says = next((c for c in clause.cues if c.family == "statement"), None)
    if says is None or not clause.own_subject or clause.start < last.end or clause.earlier:
        return
    speakers = [t for t in clause.subjects if t.kind == "P" and clause.start <= t.start and t.end <= says.start]
    if not speakers or clause.is_said(speakers[0].start):
        return
    if any(acts_for_delegation(reading, frame, t) or reading.is_unseated(t.local_id) for t in speakers):
        return
    known = {p.local_id for p in last.parties}
    for token in speakers:
        party = as_party(token, "counterpart")
        houses = [replace(party, kind="organization", local_id=body) for body in token.bodies[:1]]
        last.parties += [p for p in (party, *houses) if p.local_id not in known]


def told_by_its_time(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 会谈时,…。甲集团董事长乙表示: talks known by their time, with the body of the paragraph and who speaks for it."""
    cue = next((c for c in clause.cues if c.kind == "meeting"), None)
    if cue is None or context.frame.trip is None or TALKS_WENT_ON.fullmatch(clause.text.strip()) is None:
        return None
    topic = _house_visited(reading, context, clause) or context.topic
    if topic is None or topic.start < reading.text.blocks[clause.sentence.block].start:
        return None
    last = context.last
    if last is not None and last.kind == "meeting" and last.block == clause.sentence.block and last.end > topic.start:
        return None  # 会谈中,… behind 会晤了州长甲: the talks told before
    speaker = next(
        (
            t
            for c in reading.clauses
            if c.sentence.block == clause.sentence.block and clause.end <= c.start < clause.end + MAX_ANSWER
            for t in c.tokens
            if t.kind == "P" and topic.local_id in t.bodies
        ),
        None,
    )
    others = [topic, *([speaker] if speaker else [])]
    return tell(reading, context, clause, cue, "meeting", "meeting_with_topic", others, [], inferred=True)


def _house_visited(reading: Reading, context: Context, clause: Clause) -> Token | None:
    """Give the one body visited last in this paragraph, where no other has been spoken of since."""
    last = context.last
    if last is None or last.block != clause.sentence.block or kind_class(last.kind) != "visit":
        return None
    if context.topic is not None and context.topic.start > last.start:
        return None
    bodies = [t for t in reading.tokens_in(last.start, last.end) if t.local_id in last.counterparts() and t.kind == "O"]
    return bodies[0] if len(bodies) == 1 else None


def agreed_between(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 某区负责人与考察团就…达成共识: people who reach a consensus with the delegation met it."""
    cue = next((c for c in clause.cues if c.family == "agreement" and c.kind == "reaches"), None)
    if cue is None or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return None
    for joiner in WITH.finditer(reading.clean, clause.start, cue.start):
        if clause.is_about(joiner.start()):
            continue
        before = [t for t in clause.tokens if t.end <= joiner.start() and t.kind in "PO"]
        behind = [
            t
            for t in clause.tokens
            if joiner.end() <= t.start < cue.start and t.kind in "POD" and not clause.is_about(t.start)
        ]
        word = DELEGATION_WORD.match(reading.clean, joiner.end())
        people = [t for t in before if t.kind == "P"]
        if not people:
            continue
        if word or any(acts_for_delegation(reading, context.frame, t) for t in behind):
            return tell(
                reading,
                context,
                clause,
                cue,
                "meeting",
                "meeting_agreed",
                before,
                [t for t in behind if t.kind in "PD"],
            )
        if any(acts_for_delegation(reading, context.frame, t) for t in people) and any(t.kind == "P" for t in behind):
            return tell(reading, context, clause, cue, "meeting", "meeting_agreed", behind, before)
    return None
