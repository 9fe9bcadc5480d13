"""Occasions that were held: promotion events, fairs and the talks with guests."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.engagements.event_names import (
    BUSINESS,
    EVENT_END,
    EVENT_NAME,
    GOES_TO_IT,
    TALKS_NAME,
    another_like,
    each_in_its_town,
    event_name_at,
    is_of_trade,
    listed_behind,
    where_of_event,
)
from extract.assemble.engagements.guests import are_guests, led_here
from extract.assemble.engagements.holders import (
    by_whom_it_is_held,
    holds_it_too,
    of_another_land,
    of_the_town_held_in,
    our_own,
    place_that_holds,
    town_in_its_name,
    who_holds,
)
from extract.assemble.engagements.joint_talks import between_places
from extract.assemble.engagements.meetings import our_people
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import (
    Context,
    actors,
    joined_names,
    receives_at_home,
    town_that_acts,
)
from extract.assemble.engagements.wording import MANNER, WHEN
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import HOW_OFTEN, acts_for_delegation
from extract.find.candidates import CueCandidate

# 举办甲推介会(暨乙仪式)|、丙说明会
FURTHER_EVENT = re.compile(
    rf"(?:暨[^,，。;；、]{{2,30}})?[、和及](?P<name>[^,，。;；、和]{{4,40}}?{EVENT_END}[”」》]?)(?=[、,，。;；]|等|$)"
)
DATELINE = re.compile(r"(?:[^,，。;；]{0,24}[讯电])?[ \u3000]*")
ATTENDING = re.compile(r"主持|出席|致辞|讲话|参加")
PAPER_OF_TWO = re.compile(
    r"(?:(?:与|和).{2,30}|^.{0,12})(?:协议|合同|备忘录|战略合作|深化合作|全面合作)书?(?:签约|签署|签字)仪式$"
)
SIGNING_ONLY = re.compile(r"签约仪式[”」》]?$")
PRESENTS = re.compile(r"推介|说明会|洽谈|交流|恳谈|对接会|大会|论坛")
ENUMERATED = re.compile(r"是(?:第[一二三四五六七八九十0-9]{1,3}次)?$")
# 会议决定两市联合|举办某推介会: it is still to come
DECIDED = re.compile(r"(?:决定|商定|议定|约定|同意|计划|争取)[^,，。;；]{0,24}?$")
SO_OFTEN = re.compile(r"了?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})届")
# 我市分别在甲国、乙国|举行, 我市还|参加了
WE_HOLD = re.compile(
    rf"[ \u3000]*(?:期间|其间|随后)?[,，]?(?P<who>我[省市区县州])(?:{MANNER}|{WHEN}|还|先后|分别|也)*(?:在[^,，。;；在]{{2,30}}?)?(?:{MANNER}|分别|先后|组织|主办)*"
)
BREAKS_GROUND = re.compile(r"(?:开工|奠基|动工)(?:仪式|活动)[”」』]?$")
OF_GUESTS = re.compile(r"了?(?:欢迎|与|和|同)?[\u4e00-\u9fff]{0,8}?")  # 召开了|欢迎|甲省乙县|代表团
TALKS_OF_GUESTS = re.compile(
    r"(?:一行)?(?:来[\u4e00-\u9fff]{1,3})?(?:考察|访问|交流|工作|招商|投资|合作|对接|企业家|项目|经贸)*(?:座谈会|见面会|恳谈会|汇报会|交流会)"
)
# 召开|招商推介会, 举办1场|投资说明会, 组织召开|我省省情推介会
UNNAMED_EVENT = re.compile(
    r"了?(?:[1一]场)?(?P<what>(?![0-9一二两三四五六七八九十数多]{1,3}余?[场次])[^,，。;；、“”「」《》()（）与和同跟及]{2,16}?"
    r"(?:推介会|说明会|恳谈会|推介活动|洽谈会|对接会|交流会|展示会|招商会))(?=[,，。;；并]|$)"
)
OF_TRADE = re.compile(rf"推介|说明会|恳谈|洽谈|{BUSINESS.pattern}")
# 乙博览会|(以下简称博览会)筹备工作会议
OF_ITS_PREPARATION = re.compile(
    r"[”」》]?(?:[(（][^()（）]{0,20}[)）])?[\u4e00-\u9fff]{0,4}?(?:筹备|筹委|动员|部署|调度|协调|推进|组委|专题|总结)(?:[\u4e00-\u9fff]{0,4})会"
)


def held(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read …推介会举行, 在某市举行…恳谈会: an event with its own name; talks with somebody are a meeting."""
    text = reading.clean
    often = HOW_OFTEN.search(text, clause.start, cue.start) or SO_OFTEN.match(text, cue.end)
    if often or ENUMERATED.search(text, clause.start, cue.start) or DECIDED.search(text, clause.start, cue.start):
        return None  # 一个是第二次举办某会 tells what there is, 已举办20届 how often
    if clause.is_about(cue.start) or (text[cue.end : cue.end + 1] == "的" and not _is_attended(reading, clause, cue)):
        return None  # 在某地举行的大会 only names an event
    joined = joined_names(reading, clause, cue)
    after = text[cue.end : min(cue.end + 60, clause.end)]
    if joined is not None and joined[1] and TALKS_NAME.match(after.removeprefix("了")):
        others = [t for t in joined[1] if t.kind in "PO"]
        if others:
            ours = actors(reading, context, clause, joined[0].start())
            ours = ours or town_that_acts(reading, context.frame, clause, joined[0].start())
            return tell(
                reading,
                context,
                clause,
                cue,
                "meeting",
                "talks_held",
                others,
                ours,
                hosted=(led_here(clause, joined[0].end(), text) or are_guests(reading, joined[0], others))
                and receives_at_home(reading, context.frame, ours, None),
            )
    if joined is not None and not joined[1] and TALKS_NAME.match(after.removeprefix("了")):
        us = our_people(reading, context, joined[0].end())  # 考察团一行同我区代表召开圆桌会议
        if us is not None:
            guests = actors(reading, context, clause, joined[0].start())
            return tell(reading, context, clause, cue, "meeting", "talks_held", [us], guests, inferred=True)
    if joined is None or all(t.kind == "L" for t in joined[1]):
        talks = between_places(reading, context, clause, cue)
        if talks is not None:
            return talks
    if (received := _talks_with_guests(reading, context, clause, cue)) is not None:
        return received
    span = event_name_at(reading, clause, cue)
    if span is None:
        return None
    name = text[span[0] : span[1]]
    if OF_ITS_PREPARATION.match(text, span[1], clause.end) is not None:
        return None  # 召开乙博览会(以下简称博览会)|筹备会议
    if GOES_TO_IT.search(name):
        return None  # 市长甲与来出席洽谈会|开幕活动的乙见面: the fair is spoken of
    ours = [
        t
        for t in actors(reading, context, clause, min(cue.start, span[0]))
        if (t.start < span[0] or t.end > span[1]) and not _is_in_dateline(reading, clause, t)
    ]
    named_before = span[1] <= clause.start
    if named_before:
        ours = [t for t in ours if t.start >= clause.start]
    holders = who_holds(reading, clause.sentence.start if named_before else clause.start, span[0])
    ours = [*holders, *(t for t in ours if t not in holders)]
    cohosts = holds_it_too(reading, cue, joined) if span[0] >= cue.end else []
    cohosts += of_another_land(reading, [t for t in ours if t.kind == "O"])
    ours = [t for t in ours if t not in cohosts]
    if not ours:
        ours = place_that_holds(reading, clause, cue) if span[0] >= cue.end else by_whom_it_is_held(reading, span, cue)
    ours = ours or our_own(context.frame, WE_HOLD.fullmatch(text, clause.start, cue.start))
    of_trade = is_of_trade(name) or BREAKS_GROUND.search(name) or SIGNING_ONLY.search(name) or "合作" in name
    if context.frame.trip is None and not of_trade:
        return None
    where = where_of_event(reading, context, clause, cue, span)
    if context.frame.trip is None:
        town = town_in_its_name(reading, span, where)
        own = [] if any(reading.lies_in(t.local_id, town[0].local_id) for t in holders if town) else town
        local = of_the_town_held_in(reading, [*holders, *own], where, span)
        cohosts += local
        ours = [t for t in ours if t not in local] or ([] if cohosts and not local else own)
    inside = [
        t
        for t in clause.tokens
        if t.kind == "O" and span[0] <= t.start < span[1] and acts_for_delegation(reading, context.frame, t)
    ]
    kind = "groundbreaking" if BREAKS_GROUND.search(name) else "promotion_event"
    if PAPER_OF_TWO.search(name) or (SIGNING_ONLY.search(name) and not PRESENTS.search(name)):
        kind = "signing"  # 甲集团与乙集团战略合作协议签约仪式
    ours = [*ours, *(t for t in inside if t not in ours)]
    engagement = tell(reading, context, clause, cue, kind, "event_held", cohosts, ours, name=name, where=where)
    if engagement is None or engagement.is_background:
        return None
    embassies = {t.local_id for t in cohosts if reading.level(t) == "embassy"}  # it lends its house
    engagement.parties = [replace(p, side="host") if p.local_id in embassies else p for p in engagement.parties]
    if context.frame.is_inbound:  # whoever holds something for the guests of his own is their other side
        engagement.parties = [
            replace(p, side="counterpart") if p.side == "host" and p.local_id not in embassies else p
            for p in engagement.parties
        ]
    return engagement


def _is_in_dateline(reading: Reading, clause: Clause, token: Token) -> bool:
    """Tell the paper of 本报讯(甲日报记者乙)5月6日,某推介会举行: it tells the news and holds nothing."""
    text, since = reading.clean, reading.text.blocks[clause.sentence.block].start
    opens = text.rfind("(", since, token.start)
    inside = opens > text.rfind(")", since, token.start)
    return inside and DATELINE.fullmatch(text, since, opens) is not None


def _talks_with_guests(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 副市长甲主持召开乙县代表团座谈会: talks called after the guests, whom those who hold them received."""
    guests = [t for t in clause.tokens if t.start >= cue.end and t.kind == "D"]
    if len(guests) != 1 or not context.frame.is_inbound:
        return None
    opens = OF_GUESTS.fullmatch(reading.clean, cue.end, guests[0].start)
    talks = TALKS_OF_GUESTS.match(reading.clean, guests[0].end, clause.end)
    hosts = [t for t in actors(reading, context, clause, cue.start) if t.kind in "PO"]
    if opens is None or talks is None or any(acts_for_delegation(reading, context.frame, t) for t in hosts):
        return None
    return tell(
        reading,
        context,
        clause,
        cue,
        "meeting",
        "talks_held",
        guests,
        hosts,
        hosted=receives_at_home(reading, context.frame, hosts, None),
    )


def unnamed_event_held(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲县政府、乙开发区在丙市召开招商推介会: an occasion without a name, known by who holds it and where."""
    text = reading.clean
    kind = UNNAMED_EVENT.match(text, cue.end, clause.end)
    if kind is None or clause.is_about(cue.start) or HOW_OFTEN.search(text, clause.start, cue.start):
        return None
    if OF_TRADE.search(kind["what"]) is None or text.startswith("的", cue.end):
        return None  # 召开学术交流会; 在某地举办的推介会 only says which
    frame, joined = context.frame, joined_names(reading, clause, cue)
    if joined is not None and joined[1]:
        return None  # 同甲市政府举行项目洽谈会: talks
    holders = [
        t for t in actors(reading, context, clause, cue.start) if t.kind in "POD" and not text.startswith("的", t.end)
    ]
    holders = (
        holders
        or place_that_holds(reading, clause, cue)
        or our_own(frame, WE_HOLD.fullmatch(text, clause.start, cue.start))
    )
    where = stated_place(reading, clause, cue.start)
    goes_on = frame.trip is not None and (
        any(
            acts_for_delegation(reading, frame, t) or (t.local_id == frame.home_id and not frame.is_inbound)
            for t in holders
        )
        or (not holders and DELEGATION_WORD.search(clause.subject_word or "") is not None)
    )
    at_home = frame.is_inbound and any(
        reading.lies_in(t.local_id, place.local_id)
        for t in holders
        for place in (frame.trip.places if frame.trip else ())
    )
    if not goes_on and not at_home and (where is None or not any(t.kind in "OL" for t in holders)):
        return None
    told = tell(reading, context, clause, cue, "promotion_event", "event_held", [], holders, where=where)
    return None if told is not None and told.is_background else told


def held_beside(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, event: Engagement
) -> list[Engagement]:
    """Read 举办甲市经贸推介会、乙市投资说明会: the further occasions of a list, by those who hold the first."""
    found: list[Engagement] = []
    for further in listed_behind(reading, clause, event, FURTHER_EVENT, clause.end):
        stated = where_of_event(reading, context, clause, cue, further.span("name"))
        found.append(another_like(event, further["name"], stated))
    return each_in_its_town(reading, clause, event, found)


def _is_attended(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲县在某地举行的“某恳谈会”,县委书记乙主持: a name that fills its clause, and who was there behind it."""
    named = EVENT_NAME.search(reading.clean, cue.end, clause.end)
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    behind = clauses[clause.number + 1] if clause.number + 1 < len(clauses) else None
    if named is None or behind is None or reading.clean[named.end() : clause.end].strip("”」』》上 "):
        return False
    return any(t.kind == "P" for t in behind.subjects) and ATTENDING.search(behind.text) is not None
