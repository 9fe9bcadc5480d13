"""Occasions: promotion events, fairs and the talks of two places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.assemble.engagements.goers import goes_without_subject, town_that_sends
from extract.assemble.engagements.guests import are_guests, led_here
from extract.assemble.engagements.meetings import our_people
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import (
    Context,
    actors,
    governs_there,
    joined_names,
    receives_at_home,
    town_that_acts,
)
from extract.assemble.engagements.wording import MANNER, WHEN
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.told import Engagement, Where
from extract.assemble.trips import HOW_OFTEN, Frame, acts_for_delegation, as_party
from extract.find.candidates import CueCandidate

EVENT_END = r"(?:推介会|推介活动|交流会|说明会|恳谈会|座谈会|洽谈会|对接会|见面会|发布会|研讨会|论坛|峰会|圆桌会议?|投资(?:[(（][^()（）]{2,8}[)）])?大会|合作大会|招商大会|[侨客企校乡]商[^,，。;；、]{0,6}?大会|企业家大会|招商会|投洽会|推广会|路演|商务晚宴|签约仪式|启动仪式|开幕式|发展大会|对话会|酒会|推介大会|(?:集中)?(?:开工|奠基|动工)(?:仪式|活动)|(?:专场|招商|推介|经贸合作|经贸交流|合作专场)活动)"
FAIR_END = rf"(?:{EVENT_END[3:-1]}|博览会|展览会|展销会|交易会|投洽会|进博会|广交会|服贸会|(?:洽谈|促进|招商|经贸|推广|合作|商务)周|展洽会|贸易展(?!览|销))"
MAX_QUOTED_TAIL = 24  # characters a name goes on behind its 洽谈会, up to its quotation mark
MAX_TAIL = 44  # characters between an event's name and its verb
# 推介会|昨日(3日)在某地顺利|举办
BETWEEN_NAME_AND_VERB = re.compile(
    rf"[”」》\"]?(?:暨.{{2,20}})?(?:活动)?(?:[(（][^()（）]{{1,16}}[)）])?(?:{MANNER}|{WHEN}|当地时间|[,，])*(?:由[^,，。;；由]{{2,30}}?(?=[在于]))?(?:[在于].{{1,28}}?)?(?:{MANNER}|{WHEN})*"
)
PAST_ITS_QUOTE = re.compile(rf"[^“”,，。;；]{{0,20}}”{EVENT_END}")  # “某某推介活动|——走进某国”推介会
# 由甲、乙承办的某论坛暨洽谈会|,8日在某地开幕
FILLS_ITS_CLAUSE = re.compile(rf"[^。;；]{{4,120}}?{FAIR_END}[”」》]?(?:[(（][^()（）]{{1,12}}[)）])?$")
# 于某博览会期间|,25日在某地举行
DURING = re.compile(r"(?:于|在)[^,，。;；]{2,30}?期间")
QUOTED_EVENT = re.compile(rf"[“「《][^”」》]{{4,40}}(?:{EVENT_END[3:-1]}|推介大会|招商大会|大会)[”」》]$")
# 举办了|“某市经贸合作推介”活动
ACTIVITY_BEHIND = re.compile(
    r"了?(?P<name>[“「][^”」]{4,40}[”」](?:系列|主题|专场|推介|交流|招商|经贸|合作)*活动)(?=[,，。;；并]|$)"
)
# “感知某市”活动|在乙国丙市|启幕
QUOTED_ACTIVITY = re.compile(
    r"(?P<name>[“「][^”」]{4,40}[”」](?:系列|主题)?活动)(?:[在于][^,，。;；]{1,28}?)?(?:正式|隆重)*$"
)
QUOTED_BEHIND = re.compile(r"[^“「《,，]{2,30}的(?P<name>[“「《][^”」》]{4,40}[”」》]?)$")  # 来自某市的“某洽谈会”
# 某网5月2日讯(甲)|“某洽谈会”
DATELINE_BEFORE = re.compile(
    r"[^“「《,，。]{2,16}(?:讯|电|消息)[ \u3000]*(?:[(（][^)）]{1,24}[)）])?[ \u3000:：]*(?P<name>[“「《].*)", re.DOTALL
)
# 据某网报道|第十二届某洽谈会, 包括|某论坛
SOURCE_BEFORE = re.compile(r"据[^,，。;；“「]{2,16}?(?:报道|报导|消息)[ \u3000,，:：]*|包括|包含")
HELD_TOGETHER = re.compile(r"等?(?:在[^,，。;；]{1,16}?)?(?:共同|联合|一起|携手|合作)(?:在[^,，。;；]{1,16}?)?")
# 举办甲推介会(暨乙仪式)|、丙说明会
FURTHER_EVENT = re.compile(
    rf"(?:暨[^,，。;；、]{{2,30}})?[、和及](?P<name>[^,，。;；、和]{{4,40}}?{EVENT_END}[”」》]?)(?=[、,，。;；]|等|$)"
)
# 来出席洽谈会|开幕活动, 参加展会的企业|出席了对接会: who goes there, no name
GOES_TO_IT = re.compile(r"出席|参加(?!者)")
ATTENDING = re.compile(r"主持|出席|致辞|讲话|参加")
PAPER_OF_TWO = re.compile(
    r"(?:(?:与|和).{2,30}|^.{0,12})(?:协议|合同|备忘录|战略合作|深化合作|全面合作)书?(?:签约|签署|签字)仪式$"
)
SIGNING_ONLY = re.compile(r"签约仪式[”」》]?$")
PRESENTS = re.compile(r"推介|说明会|洽谈|交流|恳谈|对接会|大会|论坛")
ATTENDED_BY = re.compile(r"有?[0-9]+余?(?:多)?(?:家|位|名|个)")  # 有60多家企业参加的项目对接会
EVENT_AGAIN = re.compile(
    rf"[ \u3000]*(?:此次|本次|这次|当天的)?(?P<kind>{EVENT_END[3:-1]})(?=于|由|在|上|现场|[,，]|吸引|举[行办])"
)
EVENT_NAME = re.compile(EVENT_END)
EVENT_OR_FAIR = re.compile(FAIR_END)
# 豫港、豫澳|企业家招商会
PAIRS_OF_LANDS = re.compile(r"[0-9年“]*[\u4e00-\u9fff]{2}、[\u4e00-\u9fff]{2}(?:企业|经贸|合作|投资)[^、]*$")
OPENS = re.compile("开幕|启幕|揭幕|拉开帷幕")
TALKS_NAME = re.compile(
    r"(?:工作|商务|小范围|专题|合作|项目合作|项目|经贸|经贸合作|双边|友好)?(?:座谈会|会谈|洽谈会?|交流会|恳谈会|座谈|座谈交流会|交流座谈会|座谈交流|见面会|工作会谈|圆桌会议?)"
)
ENUMERATED = re.compile(r"是(?:第[一二三四五六七八九十0-9]{1,3}次)?$")
SO_OFTEN = re.compile(r"了?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})届")
HOW_MANY = re.compile(r"(?:了)?(?:[0-9一二两三四五六七八九十多数]{1,3})(?:余|多)?[场次](?:次)?")
TALKS_END = re.compile(r"(?:座谈会|交流会|见面会|联席会议?)[”」』]?$")
HELD_AT = re.compile(r"于(?=[\u4e00-\u9fff])")  # 洽谈会|于某市举行
HOLDS_ELSEWHERE = re.compile(
    rf"(?:在(?![这此该])[\u4e00-\u9fff]{{2,16}}?)?(?:{MANNER}|{WHEN})*"
)  # 甲市|在乙市成功|举办
# 我市分别在甲国、乙国|举行, 我市还|参加了
WE_HOLD = re.compile(
    rf"[ \u3000]*(?:期间|其间|随后)?[,，]?(?P<who>我[省市区县州])(?:{MANNER}|{WHEN}|还|先后|分别|也)*(?:在[^,，。;；在]{{2,30}}?)?(?:{MANNER}|分别|先后|组织|主办)*"
)
WE_GO = re.compile(r"[ \u3000]*(?:期间|其间|随后)?[,，]?(?P<who>我[省市区县州])(?:代表|还|先后|分别|也|组团|应邀){0,3}")
# 推介会|由甲市在乙市举办
BY_THEM = re.compile(r"由(?P<who>[^,，。;；由]{2,30}?)[在于]")
HOSTED_BY = re.compile(r"由(?P<who>[^。;；由]{2,80}?)(?:联合|共同)?主办")
PROMOTES = re.compile(r"推介|宣介|招商|经贸|说明会")  # 投资考察座谈会 is talks
BUSINESS = re.compile(
    r"项目对接|对接会|洽谈|工商|博览|展销|贸易展|恳谈|推介|宣介|招商|投资|经贸|经济|产业|企业|商务|贸易|[川浙闽苏徽晋赣湘楚豫鲁粤桂滇黔秦陇渝津沪京冀辽吉蒙侨台港客]商"
)
AT_OURS = re.compile(r"在我[省市区县州](?=[^,，。;；]{0,6}(?:举行|举办|召开|开幕|启幕))")
COOPERATES = re.compile(r"合作|交流|发展|圆桌|理事会")
BREAKS_GROUND = re.compile(r"(?:开工|奠基|动工)(?:仪式|活动)[”」』]?$")
DEFINES = re.compile(r"[”」》]是")  # “某洽谈会”是2003年某论坛期间…: what it is
MIN_EVENT_NAME = 6  # characters
GENERIC_EVENT = re.compile(
    r"(?:专题|工作|企业家?|商务|交流|系列|座谈|[政银校商村]企|合作|项目|经贸|投资|招商|双边|客商|集中|重点|重大|此次|本次|战略|框架|协议|全面|深化|专场|谅解|友好|产业)*"
    r"(?:座谈会|交流会|洽谈会|见面会|对接会|推介会|签约仪式|开工仪式|奠基仪式|开工活动|推介活动|招商活动|专场活动|活动)"
    r"|(?:博览会|展览会|展销会|交易会|展会|洽谈会|推介会|论坛|峰会|大会)(?:开幕式|开幕仪式)"
)
ATTENDS_EVENT = re.compile(
    rf"(?:出席|参加|参与)(?!的)(?:了)?(?:由)?(?:此次|这次|本次)?(?P<name>[^,，。;；]{{2,48}}?{FAIR_END}[”」》]?)(?:系列)?(?:活动)?(?=[、,，。;；并等]|$)"
)
# 邀请某地企业|参加博览会, 本地企业|参加了博览会: others are or were there, not who is told of
OTHERS_GO = re.compile(
    r"(?<!应)(?<!受)(?:邀请|诚邀|欢迎|鼓励|支持|动员|推荐)(?!率|带|出访|组|赴|前往|于|在)[^,，。;；应受]{2,30}$"
    r"|^(?![^,，。;；]*?(?:应|率|带领|组织))[^,，。;；]*?(?:企业|公司|客商|厂商|机构|商家)(?:代表|们)?(?:积极|踊跃|多次|也|都|曾)*$"
)
FAIR = re.compile(
    r"(?:论坛|峰会|圆桌会议?|博览会|展览会|展销会|交易会|进博会|广交会|服贸会|洽谈周)(?:开幕式|开幕仪式|闭幕式)?[”」》]?$"
)
HELD_THERE = re.compile(r".*(?:举办|举行|召开|主办|组织|承办|协办)的")
PLACE_JOINT = re.compile(r"[与和、·]$|[—-]+$")
EACH_OF_THEM = re.compile(r"分别|先后|各")
# 甲省-乙地|企业家交流会, 甲市—乙国|经贸对接会: an occasion for many, no talks of two places
FOR_MANY = re.compile(r"企业家|客商|侨商|(?:经贸|产业|投资|招商)[^,，。;；]{0,8}?(?:对接会|交流会|洽谈会)$")
TALKS_OF_PLACES = re.compile(
    r"[^,，。;；]{0,24}?(?:座谈会|联席会议|联席会|交流会|对接会|协作会议|工作会议|会谈|恳谈会)"
)
AT_SESSION = re.compile(
    r"[ \u3000]*(?:在)?(?P<session>[^,，。;；]{4,60}?(?:座谈会|联席会议|联席会|交流会|协作会议))(?:上|中|期间)"
)
JOINT_SESSION = re.compile(
    r"了?(?:[^,，。;；]{0,40}?(?:协作|合作|帮扶|对接|支援|援[疆藏青])[^,，。;；]{0,10}?(?:座谈会|联席会议|联席会|交流会|对接会|会议)"
    r"|(?:党政|高层)?(?:联席会议?|座谈会)|[^,，。;；]{2,30}?(?:交流座谈会|座谈交流会))"
)
OF_BOTH = re.compile(r"[ \u3000]*(?:[^,，。;；]{0,8}?[,，])?两(?:省|市|区|县|州|地)(?:在|于|共同|联合|召开|举行|举办)")
BOTH_MEET = re.compile("了?两[省市区县州地]")  # 召开|两地协作联席会议
AND_A_LAND = re.compile(r"[)）](?:[—–-]{1,2}|·)[\u4e00-\u9fff]")
HELD_BY = re.compile(r".*(?:主办|承办|协办|联合举办|支持)的")  # 甲、乙局承办的“某推介会”
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


# 在随后举行的|甲市旅游推介会|上, 在某商会举办的|专场推介会|上
AT_NAMED_EVENT = re.compile(
    rf"[ \u3000]*(?:其间|期间|随后|当[天日晚])?[,，]?在(?:[^,，。;；]{{0,24}}?(?:举行|举办|召开|主办)的)?(?P<name>[^,，。;；的]{{4,40}}?{EVENT_END}[”」》]?)(?:上|现场|期间|中)"
)
# 会长甲|在某国经贸论坛上致辞
SPOKE_AT = re.compile(
    rf"在(?:[^,，。;；]{{0,24}}?(?:举行|举办|召开|主办)的)?(?P<name>[^,，。;；的]{{4,40}}?{EVENT_END}[”」》]?)(?:上|现场)(?:发表)?(?:主旨|主题|书面|视频)?(?:致辞|致词|演讲|讲话|推介)"
)
# 参加了甲洽谈会|,乙推介会以及丙说明会
ATTENDED_AS_WELL = re.compile(
    rf"(?:[、,，]|以及|和|及)(?P<name>(?:[\u4e00-\u9fff]{{2,4}}、(?=[\u4e00-\u9fff]{{2,4}}两[省市地州国区县]))?(?:(?!举行|举办|召开|参加|出席|主持|主办|承办|协办|组织|观摩|参观|邀请|签|访|考察|会见|在|并|与|将|了|[,，。;；、]).){{4,40}}?{EVENT_END}[”」》]?)(?=[、,，。;；]|以及|和|及|等|$)"
)
# 分别在甲市和乙市|出席…
EACH_IN = re.compile(r"分别[在于](?P<towns>[^,，。;；在]{3,40}?)(?:出席|参加|举办|举行|召开|主办)")
ONLY_TIME = re.compile(rf"[ \u3000]*(?:随后|其间|期间|当[天日晚]|次日|昨晚|今晚|{WHEN})+")
ALWAYS = re.compile("每年|历年|历届|每届|连年|连续")
AS_WELL_AS = re.compile(r"暨[^,，。;；、]{2,24}?")  # 甲洽谈会|暨乙项目|签约仪式: one name
NUMBERED = re.compile(r"[“「]?(?:[0-9]{4}年?)?第[0-9一二三四五六七八九十百]{1,4}届")
BETWEEN_QUOTED = re.compile(r"(?<=[”」》])(?:和|以及|及|、)(?=[“「《])")
PRESS_BRIEFING = re.compile("新闻发布会[”」》]?$")  # tells of what is to come
AND_A_SIGNING = re.compile(r"(?:推介会|洽谈会|交流会|恳谈会|说明会|对接会|大会|论坛)暨[^,，。;；]{0,12}?仪式[”」》]?$")
SPEAKS = re.compile(r"致辞|致词|演讲|推介|介绍|发言|讲话|宣介")


# 乙博览会|(以下简称博览会)筹备工作会议
OF_ITS_PREPARATION = re.compile(
    r"[”」》]?(?:[(（][^()（）]{0,20}[)）])?[\u4e00-\u9fff]{0,4}?(?:筹备|筹委|动员|部署|调度|协调|推进|组委|专题|总结)(?:[\u4e00-\u9fff]{0,4})会"
)


def held(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read …推介会举行, 在某市举行…恳谈会: an event with its own name; talks with somebody are a meeting."""
    text = reading.clean
    often = HOW_OFTEN.search(text, clause.start, cue.start) or SO_OFTEN.match(text, cue.end)
    if often or ENUMERATED.search(text, clause.start, cue.start):
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
        talks = _between_places(reading, context, clause, cue)
        if talks is not None:
            return talks
    if (received := _talks_with_guests(reading, context, clause, cue)) is not None:
        return received
    span = _event_name(reading, clause, cue)
    if span is None:
        return None
    name = text[span[0] : span[1]]
    if OF_ITS_PREPARATION.match(text, span[1], clause.end) is not None:
        return None  # 召开乙博览会(以下简称博览会)|筹备会议
    if GOES_TO_IT.search(name):
        return None  # 市长甲与来出席洽谈会|开幕活动的乙见面: the fair is spoken of
    ours = [
        t for t in actors(reading, context, clause, min(cue.start, span[0])) if t.start < span[0] or t.end > span[1]
    ]
    named_before = span[1] <= clause.start
    hosts = HOSTED_BY.search(text, clause.sentence.start if named_before else clause.start, span[0])
    if named_before:
        ours = [t for t in ours if t.start >= clause.start]
    if hosts is not None:
        held = [t for t in reading.tokens_in(*hosts.span("who")) if t.kind == "O"]
        ours = [*held, *(t for t in ours if t not in held)]
    cohosts = _holds_it_too(reading, cue, joined) if span[0] >= cue.end else []
    cohosts += _of_another_land(reading, [t for t in ours if t.kind == "O"])
    ours = [t for t in ours if t not in cohosts]
    if not ours:
        ours = (
            _place_that_holds(reading, clause, cue) if span[0] >= cue.end else _by_whom_it_is_held(reading, span, cue)
        )
    of_trade = BUSINESS.search(name) or BREAKS_GROUND.search(name) or SIGNING_ONLY.search(name) or "合作" in name
    if context.frame.trip is None and not of_trade:
        return None
    where = _where_of_event(reading, context, clause, cue, span)
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
    return engagement


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


def _of_another_land(reading: Reading, holders: list[Token]) -> list[Token]:
    """Give those of several who hold an event that are of another land, beside some of China."""
    seats = {t: reading.place_keys_up(t.local_id) for t in holders}
    if not any("CN" in keys for keys in seats.values()):
        return []
    known = reading.vocabulary.places.keys()
    return [t for t, keys in seats.items() if "CN" not in keys and any(key in known for key in keys)]


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
        or _place_that_holds(reading, clause, cue)
        or _our_own(frame, WE_HOLD.fullmatch(text, clause.start, cue.start))
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


def _holds_it_too(reading: Reading, cue: CueCandidate, joined: tuple[re.Match[str], list[Token]] | None) -> list[Token]:
    """Give the body with which an event is held: 代表团与甲协会共同|举办某推介会."""
    named = [t for t in joined[1] if t.kind != "L"] if joined is not None else []
    if not named or any(t.kind != "O" for t in named):
        return []
    together = HELD_TOGETHER.fullmatch(reading.clean, named[-1].end, cue.start)
    return named if together is not None else []


def hosts_told(reading: Reading, event: Engagement, clause: Clause) -> None:
    """Let those join who are said behind an event to hold it: 推介会由甲市政府、乙协会主办."""
    hosts = HOSTED_BY.search(reading.clean, clause.start, clause.end)
    if hosts is None or clause.is_said(hosts.start()):
        return
    known = {p.local_id for p in event.parties}
    for token in clause.tokens:
        if token.kind == "O" and hosts.start("who") <= token.start < hosts.end("who") and token.local_id not in known:
            event.parties.append(as_party(token, "delegation"))


def held_beside(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, event: Engagement
) -> list[Engagement]:
    """Read 举办甲市经贸推介会、乙市投资说明会: the further occasions of a list, by those who hold the first."""
    found: list[Engagement] = []
    for further in _listed_behind(reading, clause, event, FURTHER_EVENT, clause.end):
        stated = _where_of_event(reading, context, clause, cue, further.span("name"))
        found.append(_another(event, further["name"], stated))
    return _each_in_its_town(reading, clause, event, found)


def attended_beside(reading: Reading, context: Context, clause: Clause, event: Engagement) -> list[Engagement]:
    """Read 参加了甲洽谈会,乙推介会以及丙说明会: the further occasions of a list, attended by the same."""
    found = []
    for further in _listed_behind(reading, clause, event, ATTENDED_AS_WELL, clause.sentence.end):
        span = further.span("name")
        towns = [t for t in reading.tokens_in(*span) if t.kind == "L"]
        found.append(_another(event, further["name"], _bracketed_town(reading, context, span, towns)))
    return _each_in_its_town(reading, clause, event, found)


def _each_in_its_town(
    reading: Reading, clause: Clause, event: Engagement, further: list[Engagement]
) -> list[Engagement]:
    """Place each occasion of 分别在甲市和乙市出席丙交流会、丁推介会 in its own town, where there are as many towns."""
    each = EACH_IN.search(reading.clean, clause.start, clause.end)
    if each is None or not further:
        return further
    towns = [t for t in reading.tokens_in(*each.span("towns")) if t.kind == "L"]
    gaps = [reading.clean[one.end : other.start] for one, other in pairwise(towns)]
    if len(towns) == len(further) + 1 and all(gap in ("、", "和", "与", "及") for gap in gaps):
        for one, town in zip([event, *further], towns, strict=True):
            one.where = Where(local_id=town.local_id, basis="stated", start=town.start, end=town.end)
    return further


def _listed_behind(
    reading: Reading, clause: Clause, event: Engagement, further: re.Pattern[str], until: int
) -> Iterator[re.Match[str]]:
    """Give the names of occasions that a list goes on with behind the name of one, up to the first that is none."""
    named = event.event_name or ""
    start = reading.clean.find(named, clause.start, clause.end) if named else -1
    at = start + len(named) if start >= 0 else until
    while (found := further.match(reading.clean, at, until)) is not None and _names_business(
        reading, found.start("name"), found["name"]
    ):
        yield found
        at = found.end()


def _another(event: Engagement, name: str, stated: Where | None) -> Engagement:
    """Give an occasion of the same people as another, at the place stated for it or the one that was not stated for that."""
    where = stated or (event.where if event.where.basis != "stated" else Where())
    return replace(event, event_name=name, where=where, parties=list(event.parties), told_again=[])


def _names_business(reading: Reading, start: int, name: str) -> bool:
    """Tell a name of an occasion of its own from 座谈会, 合作项目洽谈会 and from occasions of other matters."""
    return _is_a_name(name) and (BUSINESS.search(name) is not None or _names_lands(reading, start, name))


def _is_a_name(name: str) -> bool:
    return len(name) >= MIN_EVENT_NAME and GENERIC_EVENT.fullmatch(name) is None


def _names_lands(reading: Reading, start: int, name: str) -> bool:
    """Tell 甲省·乙国友好合作交流会: a name that says between whom, whatever it is about."""
    lands = [t for t in reading.tokens_in(start, start + len(name)) if t.kind == "L"]
    return len(lands) > 1 and COOPERATES.search(name) is not None


def _is_of_a_place(reading: Reading, start: int, name: str) -> bool:
    """Tell 贵州推介会: a place and what it holds there, short as it is."""
    place = next((t for t in reading.tokens_in(start, start + 1) if t.kind == "L" and t.start == start), None)
    return place is not None and PROMOTES.fullmatch(name[place.end - start :].removesuffix("会")) is not None


def _place_that_holds(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the place that holds an event: 甲旗|举办招商推介会, 甲市在乙市举办招商推介会; in 在甲市举办 it is where."""
    levels = ("province", "city", "district", "zone")
    places = [t for t in clause.tokens if t.kind == "L" and t.end - t.start > 1 and reading.level(t) in levels]
    held = [t for t in places if t.end <= cue.start and HOLDS_ELSEWHERE.fullmatch(reading.clean, t.end, cue.start)]
    if not held:
        return []
    opens = held[0].start
    for outer in reversed([t for t in clause.tokens if t.kind == "L" and t.end <= opens]):
        opens = outer.start if outer.end == opens else opens  # 在乙国|丙市举办
    return [] if reading.clean[opens - 1 : opens] in tuple("在于赴到、与和及") else held[:1]


def _our_own(frame: Frame, ours: re.Match[str] | None) -> list[Token]:
    """Give home for 我市, where it holds an event or goes to one: 我市分别在乙国、丙国|举行了经贸交流会."""
    if ours is None or frame.home_id is None:
        return []
    start, end = ours.span("who")
    return [Token(kind="L", local_id=frame.home_id, start=start, end=end, name_start=start)]


def _by_whom_it_is_held(reading: Reading, span: tuple[int, int], cue: CueCandidate) -> list[Token]:
    """Give who stands between the name of an event and its verb: 推介会|由甲市在乙市|举办."""
    by = BY_THEM.search(reading.clean, span[1], cue.start)
    return [] if by is None else [t for t in reading.tokens_in(*by.span("who")) if t.kind in "LO"]


def _is_attended(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲县在某地举行的“某恳谈会”,县委书记乙主持: a name that fills its clause, and who was there behind it."""
    named = EVENT_NAME.search(reading.clean, cue.end, clause.end)
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    behind = clauses[clause.number + 1] if clause.number + 1 < len(clauses) else None
    if named is None or behind is None or reading.clean[named.end() : clause.end].strip("”」』》上 "):
        return False
    return any(t.kind == "P" for t in behind.subjects) and ATTENDING.search(behind.text) is not None


def _between_places(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲区与乙区对口帮扶座谈会在某地举行: a meeting whose name says between which two places."""
    meets = JOINT_SESSION.match(reading.clean, cue.end, clause.end)  # 召开甲区—乙区协作联席会议
    until = meets.end() if meets is not None else cue.start
    for one, other in pairwise(
        t for t in clause.tokens if t.end <= until and (t.end <= cue.start or t.start >= cue.end)
    ):
        between = reading.clean[one.end : other.start]
        if not _is_a_place(one) or PLACE_JOINT.match(between) is None:
            continue
        if reading.clean[one.start - 1] == "在" and EACH_OF_THEM.search(reading.clean, other.end, cue.end):
            return None  # 在甲市、乙市分别举办: where, not with whom
        if one.end <= cue.start < other.start:
            continue
        places = [t for t in clause.tokens if one.end < t.start <= until and _is_a_place(t)]
        if not places:
            continue
        second = places[0]
        for further in places[1:]:
            if further.start != second.end:
                break
            second = further  # 与天水市|麦积区
        if {reading.level(one), reading.level(second)} - {"city", "district", "province", "zone", "industrial_park"}:
            return None
        of_them = TALKS_OF_PLACES.match(reading.clean, second.end, until)
        if of_them is None or FOR_MANY.search(of_them.group()):
            return None
        where = stated_place(reading, clause, cue.start) or Where()
        trip = context.frame.trip
        if trip is not None and trip.home_id is not None and reading.lies_in(second.local_id, trip.home_id):
            one, second = second, one  # who travelled stands second
        elif trip is None and _sits_in(reading, where, one, second):
            one, second = second, one  # held in the first of them
        elif trip is None and any(
            t.kind == "D" and reading.lies_in(t.local_id, second.local_id)
            for t in reading.tokens_in(context.frame.story.start, clause.end)
        ):
            one, second = second, one
        rule = "talks_between_places"
        return tell(reading, context, clause, cue, "meeting", rule, [second], [one], where=where, inferred=True)
    return _between_both(reading, context, clause, cue, meets)


def _is_a_place(token: Token) -> bool:
    """Tell a town, and a zone that is a body and a place in one."""
    return token.kind == "L" or token.place_id is not None


def session_told(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲市—乙县协作交流座谈会上,县长丙介绍…: a session of two places, known as where somebody speaks."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    at = AT_SESSION.fullmatch(first.text) if clause.number == 1 and not first.cues else None
    if at is None or not clause.own_subject or clause.earlier:
        return None
    end = first.start + at.end("session")
    cue = CueCandidate(start=end, end=first.end, rule="cue_engagement", family="engagement", kind="event_held")
    told = _between_places(reading, context, first, cue)
    if told is not None and told.where.basis == "stated":
        told.where = context.place  # the towns of its name say nothing of where it was
    return told


def _sits_in(reading: Reading, where: Where, one: Token, second: Token) -> bool:
    """Tell whether a session was held in the first of its two places and not in the second."""
    there = where.local_id
    return there is not None and reading.lies_in(there, one.local_id) and not reading.lies_in(there, second.local_id)


def _between_both(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, meets: re.Match[str] | None
) -> Engagement | None:
    """Read 两市在某地召开协作联席会议 behind a journey from one place to one other: a meeting of the two."""
    trip = context.frame.trip
    both = OF_BOTH.match(clause.text) or BOTH_MEET.match(reading.clean, cue.end, clause.end)
    if meets is None or trip is None or both is None:
        return None
    reached = [p for p in trip.places if len(trip.places) == 1 or p.local_id == context.place.local_id]
    if len(reached) != 1 or reached[0].start is None or reached[0].end is None or reached[0].local_id == trip.home_id:
        return None
    stop = reached[0]
    host = Token(kind="L", local_id=stop.local_id, start=stop.start, end=stop.end, name_start=stop.start)
    where = stated_place(reading, clause, cue.start)
    return tell(
        reading, context, clause, cue, "meeting", "talks_between_places", [host], [], where=where, inferred=True
    )


def attended(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团一行出席了某市举办的投资环境推介会: who went to an event that has a name."""
    found = ATTENDS_EVENT.search(reading.clean, clause.start, clause.end)
    if found is None or clause.is_said(found.start()) or clause.is_hoped(found.start()) or clause.earlier:
        return None
    if reading.clean[found.start() - 1] == "会" and _ends_before(clause, found.start() - 1):
        return None  # 代表团会出席某论坛: it is still to come
    name, start = found.group("name"), found.start("name")
    held_by = HELD_THERE.search(name)
    if held_by is not None:
        start, name = start + held_by.end(), name[held_by.end() :]
    held_until = start
    for part in BETWEEN_QUOTED.split(name):
        if "仪式" not in part or AND_A_SIGNING.search(part):
            start, name = start + name.index(part), part
            break  # “某项目启动仪式”和“某交流会”: the first that is no ceremony
    if ALWAYS.search(reading.clean, clause.start, found.start()):
        return None  # 每年都派团参加某博览会: a habit
    if GOES_TO_IT.search(name):
        return None  # 参加某展览会的企业出席了对接会: who was there, no name
    if OTHERS_GO.search(clause.text[: found.start() - clause.start]):
        return None
    frame = context.frame
    ours = [t for t in actors(reading, context, clause, found.start()) if t.kind in "PD"]
    if not ours and frame.trip is not None and not frame.is_inbound:
        ours = _our_own(frame, WE_GO.fullmatch(reading.clean, clause.start, found.start()))
    if not ours and not (frame.trip is not None and DELEGATION_WORD.search(clause.subject_word or "")):
        ours = town_that_sends(reading, frame, clause, found.start())
        if not ours and not goes_without_subject(reading, context, clause, found.start()):
            return None
    if not _is_a_name(name):
        return None
    own = frame.trip is not None and (
        name[:1] in "“「《"
        or FAIR.search(name) is not None
        or NUMBERED.match(name) is not None
        or _names_lands(reading, start, name)
    )
    if not BUSINESS.search(name) and not own:
        return None
    guests = [
        t for t in ours if t.kind == "P" and frame.trip is not None and not acts_for_delegation(reading, frame, t)
    ]
    if guests and not frame.is_inbound:
        return None  # 当地官员甲出席…: a guest of what the delegation held
    if (
        ("、" in name and PAIRS_OF_LANDS.match(name) is None)
        or ("仪式" in name and not AND_A_SIGNING.search(name))
        or (
            TALKS_END.search(name)
            and not (own and ("座谈会" not in name or _names_lands(reading, start, name)))
            and not (PROMOTES if "座谈会" in name else BUSINESS).search(name)
        )
    ):
        return None
    cue = CueCandidate(
        start=found.start(), end=found.end(), rule="cue_engagement", family="engagement", kind="event_held"
    )
    where = stated_place(reading, clause, start, outside=(start, found.end()))
    inside = [t for t in reading.tokens_in(found.start("name"), held_until) if t.kind == "L"]
    if where is None and inside:
        where = Where(local_id=inside[-1].local_id, basis="stated", start=inside[-1].start, end=inside[-1].end)
    if where is None:
        span = start, start + len(name)
        named = [t for t in reading.tokens_in(*span) if t.kind == "L"]
        where = _bracketed_town(reading, context, span, named)
    is_talks = "座谈会" in name and PROMOTES.search(name) is None
    across = _lands_across(reading, frame, start, name) if is_talks else []
    hosts = [] if across else _bodies_that_hold(reading, frame, found.start("name"), held_until, start)
    kind = "meeting" if across else "promotion_event"
    told = tell(reading, context, clause, cue, kind, "event_attended", across or hosts, ours, name=name, where=where)
    return None if told is not None and told.is_background else told


def _bodies_that_hold(reading: Reading, frame: Frame, since: int, until: int, name: int) -> list[Token]:
    """Give the body of 参加甲协会举办的某推介会 and of 参加甲协会项目推介会 on a journey: whose occasion it is, not their own."""
    if frame.trip is None or frame.is_inbound:
        return []
    held = [t for t in reading.tokens_in(since, until) if t.kind == "O"]
    held = held or [t for t in reading.tokens_in(name, name + 1) if t.kind == "O" and t.start == name]
    return [
        t
        for t in held
        if t.place_id is None
        and not acts_for_delegation(reading, frame, t)
        and not reading.lies_in(t.local_id, frame.home_id)
    ]


def _lands_across(reading: Reading, frame: Frame, start: int, name: str) -> list[Token]:
    """Give the other of the two lands that talks are named after, where one is of who travels: 甲省—乙省协作座谈会 → 乙省."""
    lands = [t for t in reading.tokens_in(start, start + len(name)) if t.kind == "L"]
    home = frame.trip.home_id if frame.trip is not None else None
    ours = [reading.lies_in(home, t.local_id) or reading.lies_in(t.local_id, home) for t in lands] if home else []
    return [lands[ours.index(False)]] if sorted(ours) == [False, True] else []


def spoke_at(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 会长甲在某国经贸论坛上致辞时表示: an occasion with a name, told by who spoke at it."""
    frame = context.frame
    found = SPOKE_AT.search(reading.clean, clause.start, clause.end)
    if found is None or clause.earlier or clause.is_said(found.start()) or clause.is_hoped(found.start()):
        return None
    name = found["name"]
    if not _names_business(reading, found.start("name"), name) or "、" in name:
        return None
    if TALKS_END.search(name) and not PROMOTES.search(name):
        return None
    ours = [t for t in actors(reading, context, clause, found.start()) if t.kind == "P" and t.end == found.start()]
    if not ours or (frame.trip is not None and not any(acts_for_delegation(reading, frame, t) for t in ours)):
        return None
    span = found.span("name")
    cue = CueCandidate(start=span[0], end=span[1], rule="cue_engagement", family="engagement", kind="event_held")
    where = _where_of_event(reading, context, clause, cue, span)
    told = tell(reading, context, clause, cue, "promotion_event", "event_attended", [], ours, name=name, where=where)
    return None if told is not None and told.is_background else told


def only_clause_before(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause right before, where nothing but a time stands before it: 5月5日,|在某推介会上|,市长甲致辞."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    opening = sentence[: clause.number]
    timed = all(ONLY_TIME.fullmatch(c.text) is not None for c in opening[:-1])
    return opening[-1] if opening and timed else None


def _ends_before(clause: Clause, at: int) -> bool:
    """Tell whether a name or a word for the delegation ends at a position."""
    word = clause.text[: at - clause.start]
    return any(t.end == at for t in clause.tokens) or re.search(r"(?:团|一行|将|亦|也|还|并|更)$", word) is not None


def spoken_at(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在随后举行的甲市旅游推介会上,市长乙致辞: an occasion with a name, told by who of the delegation speaks at it."""
    frame = context.frame
    first = only_clause_before(reading, clause)
    opens = AT_NAMED_EVENT.fullmatch(first.text) if first is not None else None
    if first is None or opens is None or frame.trip is None or clause.earlier or not clause.own_subject:
        return None
    speaks = SPEAKS.search(reading.clean, clause.start, clause.end)
    if speaks is None:
        return None
    start, end = first.start + opens.start("name"), first.start + opens.end("name")
    name = reading.clean[start:end]
    if not _is_a_name(name) or not PROMOTES.search(name) or "、" in name:
        return None
    ours = [t for t in actors(reading, context, clause, speaks.start()) if t.kind in "PD"]
    theirs = (
        any(acts_for_delegation(reading, frame, t) for t in ours)
        if ours
        else bool(DELEGATION_WORD.search(clause.subject_word or ""))
    )
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="event_held")
    if not theirs:
        hosts = [t for t in ours if t.kind == "P" and governs_there(reading, frame, t.local_id)]
        if not frame.is_inbound or not hosts:
            return None
        # 在走进甲县投资说明会上,县委书记乙向考察团介绍…: guests at an event of those who received them
        return tell(
            reading, context, first, cue, "promotion_event", "event_attended", [], hosts, name=name, hosted=True
        )
    held_by = [
        t for t in first.tokens if t.kind == "O" and t.end <= start and not acts_for_delegation(reading, frame, t)
    ]
    where = stated_place(reading, first, start, outside=(start, end)) if not held_by else None
    told = tell(
        reading, context, first, cue, "promotion_event", "event_attended", held_by, ours, name=name, where=where
    )
    return None if told is not None and told.is_background else told


def is_of_the_event(event: Engagement | None, clause: Clause) -> bool:
    """Tell whether a clause speaks of the event told before by its kind alone: 推介会于当晚七时在某酒店举行."""
    kind = EVENT_AGAIN.match(clause.text)
    if event is None or event.event_name is None or kind is None or clause.sentence.block - event.block > 2:
        return False
    return kind["kind"] in event.event_name and event.start < clause.start


def names_occasion(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause tells of an occasion other than talks: 代表团举行投资环境推介会, not 双方举行了座谈会."""
    cue = next((c for c in clause.cues if c.kind == "event_held"), None)
    if (
        cue is None
        or clause.is_hoped(cue.start)
        or clause.is_said(cue.start)
        or reading.clean.startswith("的", cue.end)
    ):
        return False
    return any(TALKS_NAME.fullmatch(found.group()) is None for found in EVENT_NAME.finditer(clause.text))


def _event_name(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[int, int] | None:
    text = reading.clean
    activity = ACTIVITY_BEHIND.match(text, cue.end, clause.end)
    if activity is not None and PROMOTES.search(activity["name"]) is not None:
        return activity.span("name")
    ends = list(EVENT_NAME.finditer(text, cue.end, clause.end)) if cue.end < clause.end else []
    if ends and ends[0].end() - cue.end <= 60:
        start = cue.end + (1 if text[cue.end : cue.end + 1] in ("了", "的") else 0)
        end = ends[0].end()
        for later in ends[1:]:
            if later.start() - end <= 4 or AS_WELL_AS.fullmatch(text, end, later.start()) is not None:
                end = later.end()
        further = PAST_ITS_QUOTE.match(text, end, clause.end)
        if further is not None and text.count("“", start, end) > text.count("”", start, end):
            end = further.end()
    else:
        opens = OPENS.fullmatch(text, cue.start, cue.end) is not None
        ends = list((EVENT_OR_FAIR if opens else EVENT_NAME).finditer(text, clause.start, cue.start))
        if not ends and opens and (quoted := QUOTED_ACTIVITY.search(text, clause.start, cue.start)) is not None:
            return quoted.span("name")
        if not ends:
            return _named_before(reading, clause, cue)
        end = ends[-1].end()
        if text.count("“", clause.start, end) > text.count("”", clause.start, end):
            close = text.find("”", end, min(end + MAX_QUOTED_TAIL, cue.start))
            end = close if close >= 0 else end  # “某洽谈会—甲市—2025|”在乙国举行
        tail = text[end : cue.start]
        if len(tail) > MAX_TAIL or not BETWEEN_NAME_AND_VERB.fullmatch(tail):
            return None
        if tail[:1] and tail[:1] in '”」》"':
            end += 1
        start = clause.start
        for d in reading.dates_in(clause.start, end):
            if d.end < end - 4 and d.start - start <= 3 and text[d.end : d.end + 1] not in "年":
                start = d.end
        lead = re.compile(
            r"[ \u3000]*(?:上午|下午|晚上?|当天|当日|随后|期间|会上|,|，|由.{2,40}?(?:主办|承办|举办)的|为期.{1,3}天的|(?:备受|深受|广受|万众|举世)[^,，。;；]{0,10}?(?:瞩目|关注|期待)的|在.{1,12}?举[行办]的)*"
        ).match(text, start, end)
        start = lead.end() if lead else start
    start += len(text[start:end]) - len(text[start:end].lstrip(" \u3000,，"))
    source = SOURCE_BEFORE.match(text, start, end)
    start = source.end() if source else start
    quoted = QUOTED_BEHIND.match(text, start, end) or DATELINE_BEFORE.match(text, start, end)
    start = quoted.start("name") if quoted else start
    by_whom = HELD_BY.search(text, start, end)
    start = by_whom.end() if by_whom else start
    counted = HOW_MANY.match(text, start, end)
    start = counted.end() if counted else start
    if text[start] in "“「『" and not re.search("[”」』]", text[start:end]):
        start += 1
    if text[start] == '"' and text.count('"', start, end) == 1:
        start += 1
    name = text[start:end]
    if counted and re.fullmatch(r"(?:专题|招商|投资|项目|产业|企业|商务|系列){0,4}" + EVENT_END, name):
        return None  # 3场专题招商座谈会 are three without a name
    if not (_is_a_name(name) or _is_of_a_place(reading, start, name)) or ATTENDED_BY.match(name):
        return None
    if PRESS_BRIEFING.search(name):
        return None
    if TALKS_END.search(name) and not (PROMOTES if "座谈会" in name else BUSINESS).search(name):
        return None  # 两地召开对口帮扶工作座谈会: talks, and with whom is not said
    if "的签约仪式" in name or ("、" in name and name.count("“") == 0):
        return None  # a list of what was signed, not a name
    if ("," in name and name.count("“") == 0) or DEFINES.search(name):
        return None
    return start, end


def _named_before(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[int, int] | None:
    """Read 甲主办的“某某推介大会”,13日在某地举行: the clause before, where it ends with the name of an event and does nothing."""
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    at = clause.number - 1
    if at > 0 and DURING.fullmatch(clauses[at].text):
        at -= 1
    before = clauses[at] if 0 <= at < clause.number else None
    if before is None or not BETWEEN_NAME_AND_VERB.fullmatch(reading.clean, clause.start, cue.start):
        return None
    if (quoted := QUOTED_EVENT.search(reading.clean, before.start, before.end)) is not None:
        return quoted.span()
    by_whom = HELD_BY.search(reading.clean, before.start, before.end)
    until = by_whom.end() if by_whom else before.start
    if (
        any(c.start >= until for c in before.cues)
        or FILLS_ITS_CLAUSE.fullmatch(reading.clean, before.start, before.end) is None
    ):
        return None
    name = reading.clean[until : before.end]
    if "、" in name or GOES_TO_IT.search(name) or reading.every_date_in(until, before.end):
        return None
    return (until, before.end) if _is_a_name(name.strip("“”「」")) else None


def _where_of_event(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, span: tuple[int, int]
) -> Where | None:
    text = reading.clean
    ours = AT_OURS.search(text, clause.start, clause.end)
    home = reading.home(clause.sentence.story)
    if ours is not None and home is not None and home.place_local_id is not None:
        return Where(local_id=home.place_local_id, basis="stated", start=ours.start(), end=ours.end())
    stated = stated_place(reading, clause, cue.end if span[0] >= cue.end else cue.start, outside=span)
    if stated is not None:
        return stated
    if span[1] <= cue.start and (at := HELD_AT.search(text, span[1], cue.start)) is not None:
        behind = [t for t in reading.tokens_in(at.end(), cue.start) if t.kind == "L"]
        if behind and behind[0].start == at.end():
            return Where(local_id=behind[-1].local_id, basis="stated", start=behind[0].start, end=behind[-1].end)
    inside = [t for t in reading.tokens_in(*span) if t.kind == "L"]
    return _bracketed_town(reading, context, span, inside)


def _bracketed_town(reading: Reading, context: Context, span: tuple[int, int], inside: list[Token]) -> Where | None:
    """Give the town in brackets inside the name of an event: 甲市(乙市)推介会 → 乙市, unless it says whose event it is."""
    text = reading.clean
    bracketed = [t for t in inside if text[t.start - 1] in "(（" and text[t.end : t.end + 1] in (")", "）")]
    trip = context.frame.trip
    whole = next((t for t in inside if bracketed and t.end == bracketed[-1].start - 1), None)
    if (
        whole is not None
        and reading.level(whole) == "province"
        and reading.lies_in(bracketed[-1].local_id, whole.local_id)
    ):
        bracketed = []  # 甲省(乙市)推介会: who holds it
    if bracketed and reading.level(bracketed[-1]) == "region":
        bracketed = []  # 中国甲省—乙国(欧洲)对接会: whose event it is
    if bracketed and AND_A_LAND.match(text, bracketed[-1].end, span[1]):
        return None  # 中国(甲市)—乙国经贸论坛: whose event it is
    if (
        bracketed
        and trip is not None
        and trip.home_id is not None
        and (
            reading.lies_in(bracketed[-1].local_id, trip.home_id)
            or reading.lies_in(trip.home_id, bracketed[-1].local_id)
        )
    ):
        return None  # 中国(甲市)-乙国经贸合作交流会 abroad: whose event it is, not where
    if bracketed:
        return Where(local_id=bracketed[-1].local_id, basis="stated", start=bracketed[-1].start, end=bracketed[-1].end)
    return None
