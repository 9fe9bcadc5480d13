"""Meetings: 甲与乙座谈, 邀请丁座谈, 双方举行会谈: both sides stand around the verb of talks."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.assemble.engagements.guests import (
    GOES_ALONG,
    VISITORS,
    are_guests,
    is_abroad,
    led_here,
    speaks_for_place,
    the_guests,
)
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import (
    BARE,
    WITH,
    Context,
    actors,
    delegation_acts,
    governs_there,
    host_of_sentence,
    is_host_place,
    joined_names,
    names_delegation,
    public_seats,
    receives_at_home,
    stay_told,
    topic_of,
    town_that_acts,
)
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame, acts_for_delegation
from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate

CAME_HERE = re.compile(r"(?<![本未原近以带历从起后])(?:来|到|赴|莅临)我[市省区县州]")
ONLY_VISITS = re.compile(
    r"(?:考察|参观|访问|参访|学习|调研|实地|友好|经贸|开展|进行|、|和)+$"
)  # 来我市|考察|交流: why they came
TIME_OF_TALKS = re.compile(r"(?:时|中|期间)(?:,|，)")
TALKS_FOLLOW = re.compile(
    r"等?(?:[^,，。;；、与和同]{0,4}(?:省州|州市|省市|城市|地方|友城|地区))?(?:密集|先后|逐一)?(?:举行|就|围绕|进行|开展|深入|座谈|洽谈|会谈|对接|交流|分别)"
)
UNNAMED = re.compile(
    r"部分|相关|有关|高科技|高技术|参会|与会|知名|多家|一些|多位|众多|各|当地|在[\u4e00-\u9fff]{1,3}|[0-9十]余?[家位名]"
)
# 与我市|有关部门座谈
OUR_PEOPLE = re.compile(r"我[省市区县州旗](?:的)?(?:领导|有关|相关|部分|主要|部门|单位|企业|代表|负责|商界|工商界|各)")
# 在乙市,代表团与|该市政府举行会谈
ITS_GOVERNMENT = re.compile(r"该(?P<level>[省市县州区])(?=(?:人民)?政府|[省市县州区]长)")
TALKS_ABOUT = re.compile(r"[ \u3000]*(?:双方)?(?:就(?!业)|围绕|针对)")
# 与甲管委会|有关负责人, 与乙区|发改、商务等部门: who they are, up to the comma
ARE_PEOPLE = re.compile(
    r"(?:[^,，。;；与和同]{0,24}?)(?:负责人|负责同志|领导|部门|单位|高管|代表|企业家|专家|客商|一行|等)"
)
# 在与|甲办事处|,乙商会、丙商会等负责人和企业代表|座谈
OPENS_A_LIST = re.compile(r"(?P<joiner>(?<![参赠授给付])与)[^,，。;；、与和同]{2,20}$")
OF_THESE = re.compile(
    r"等?(?:企业|单位|机构)?(?:的)?(?:相关|有关|主要)*(?:负责人|负责同志|领导|高管|代表|企业家|专家|会员|人士|会长)?(?:[和及、](?:企业|会员|商界|行业)?(?:代表|负责人|企业家))?(?:进行|开展|举行|召开)?了?"
)
# 市长甲与代表团一行|座谈, in the report of the delegation's own journey
THEIR_GROUP = re.compile(
    rf"(?:来访的?|该)?{GROUP}(?:一行|(?:全体|部分|主要)?成员)?(?:[0-9]+余?人)?(?=在|就|围绕|进行|举行|开展|展开|亲切|友好|深入|座谈|会谈|交流|会面|见面|会晤|$)"
)
# 主任甲与客人|座谈
THE_GUESTS_NOW = re.compile(
    rf"(?:各位|来访的?)?(?:{VISITORS}|嘉宾)(?:们|一行)?(?=[,，]|在|就|进行|亲切|友好|座谈|会谈|交流|会面|见面)"
)
SOME_OF_MANY = re.compile("嘉宾|家(?!属)|客商|代表们|界")
# 陪同甲集团|与园区负责人座谈: whom they go with sits on their side
GOES_TOGETHER = re.compile(r"陪同|带领|会同|协助|组织|代表(?!团)")
# 市长甲|就新能源合作进行了|洽谈
ON_A_MATTER = re.compile(r"(?:就|围绕)[^,，。;；]{2,40}?(?:进行|开展|展开)了?(?:深入|友好|专题|广泛)?的?$")
# 市长甲、乙市市长丙出席并|开展座谈交流
HELD_TALKS = re.compile(r"(?:举行|进行|展开|开展)?了?(?:友好|深入|工作)?(?:会谈|座谈交流|座谈|会晤)(?=[,，。;；]|$)")
OF_A_MATTER = re.compile("探讨|商讨|商谈|洽谈")
IN_FRIENDSHIP = re.compile(r"共[叙话商]|叙")
# 到|甲协会、乙商会|等单位|座谈交流
WENT_TO_THEM = re.compile(r"(?<![受感遇达])(?:到|赴|前往|来到|走进)了?$")
OF_THEM_ALL = re.compile(
    r"等?(?:企业|单位|机构|商会|协会|公司)?(?:总部)?(?:进行|开展)?(?:“[^“”]{2,12}”)?(?:(?:实地|深入)?(?:考察|调研|走访|参观|拜访|访问|学习|对接|、){1,3}(?:并|和)?(?:进行|开展)?|深入)?"
)


# 司长甲、局长乙和主任丙|出席|会面
SAT_IN = re.compile(r"(?:出席|参加|列席|陪同|见证)(?:参加)?了?(?:上述|此次|本次|该次|该)?$")


def meeting(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲与乙座谈, 邀请甲、乙座谈, 双方围绕…交流 (told before, so nothing new)."""
    text = reading.clean
    if cue.kind == "invites":
        talks = next((c for c in clause.cues if c.kind == "meeting" and c.start > cue.start), None)
        others = [
            t
            for t in clause.tokens
            if cue.end <= t.start < (talks.start if talks else cue.end)
            and (t.kind in "PO" or is_host_place(reading, t))
        ]
        if talks is None or not others:
            return None
        return tell(
            reading,
            context,
            clause,
            talks,
            "meeting",
            "meeting_invited",
            others,
            actors(reading, context, clause, cue.start),
        )
    if (
        context.last is not None
        and context.last.kind == "meeting"
        and SAT_IN.search(reading.clean, clause.start, cue.start) is not None
    ):
        return None  # who sat in talks told before tells no others
    joined = (
        joined_names(reading, clause, cue)
        or _joined_before(reading, clause)
        or _listed_over_a_comma(reading, clause, cue)
    )
    if TIME_OF_TALKS.match(reading.clean, cue.end) and context.last is not None and context.last.kind == "meeting":
        others = joined[1] if joined is not None else []
        people = {t.local_id for t in others if t.kind == "P"}
        if not people or people & {p.local_id for p in context.last.parties}:
            return None  # 与甲会谈时,…: the talks told before
    if joined is None:
        return (
            _came_to_talk(reading, context, clause, cue)
            or _both_in_their_house(reading, context, clause, cue)
            or _both_named(reading, context, clause, cue)
            or _went_to_talk(reading, context, clause, cue)
        )
    joiner, others = joined
    bare = False
    hosted = host_of_sentence(reading, clause)
    if others and hosted is not None and all(t.kind == "P" and not t.bodies for t in others):
        others = [hosted, *others]  # 在某公司,代表团与会长…座谈
    if not others and context.frame.is_inbound:
        others = _guests_spoken_of(reading, context, clause, joiner)
    if not others and (met := _met_the_delegation(reading, context, clause, cue, joiner)) is not None:
        return met
    if not others and (its := _town_pointed_at(reading, context, clause, joiner.end())) is not None:
        others = [its]
    if not others and (us := our_people(reading, context, joiner.end())) is not None:
        return tell(
            reading,
            context,
            clause,
            cue,
            "meeting",
            "meeting_with",
            [us],
            actors(reading, context, clause, joiner.start()),
            inferred=True,
        )
    if not others:
        noun = BARE.search(text, joiner.end(), cue.start)
        if noun is not None and SOME_OF_MANY.match(text, noun.end(), cue.start):
            return None  # 与企业嘉宾交流: of which firms is not said
        if noun is not None and UNNAMED.search(text, joiner.end(), noun.start()):
            return None  # 与部分企业负责人座谈: of which firms is not said
        before = [
            t for t in clause.tokens if t.kind == "O" and t.end <= joiner.start() and not clause.is_about(t.start)
        ]
        called = before[0] if noun and len(before) == 1 and before[0] not in clause.subjects else None
        if called is not None and GOES_TOGETHER.search(text, clause.start, called.start):
            called = None  # 陪同甲集团与企业负责人座谈
        topic = hosted or called or (topic_of(reading, context, clause, noun.group()) if noun else None)
        topic = topic if noun else None
        if topic is None:
            return None
        others, bare = [topic], True
    others = _without_towns(reading, others)
    if not others:
        return None
    ours = actors(reading, context, clause, joiner.start())
    ours = ours or town_that_acts(reading, context.frame, clause, joiner.start())
    if bare and any(t.local_id == o.local_id for t in ours for o in others):
        return None  # 某会…与高技术企业代表洽谈: with none that is named
    frame = context.frame
    led = led_here(clause, joiner.end(), text)
    hosted_them = (led or are_guests(reading, joiner, others)) and any(t.kind == "P" for t in ours)
    hosted_them = hosted_them or _are_other_guests(reading, frame, others, ours)
    hosted_them = hosted_them or _met_where_ours_govern(reading, clause, cue, others, ours)
    hosted_them = hosted_them and (frame.trip is None or frame.is_inbound) and stay_told(reading, clause) is None
    guests = names_delegation(reading, frame, others) and ours and not names_delegation(reading, frame, ours)
    if frame.trip is None and GOES_ALONG.search(text, max(0, joiner.start() - 4), joiner.start()):
        guests = False  # 大使甲一行与市外事办座谈: who came is said
    if guests and not (led and hosted_them):
        ours, others = [t for t in others if acts_for_delegation(reading, frame, t)], ours
        hosted_them = False  # they are seated as who came
    if not is_talk(reading, clause, cue, others):
        return None
    if IN_FRIENDSHIP.match(text, cue.start) and not any(t.kind == "P" for t in others):
        return None  # 与乙集团共商合作: a wish as often as an act
    return tell(
        reading,
        context,
        clause,
        cue,
        "meeting",
        "meeting_with_topic" if bare else "meeting_with",
        others,
        ours,
        inferred=bare,
        hosted=hosted_them and receives_at_home(reading, frame, ours, None),
    )


def _met_where_ours_govern(
    reading: Reading, clause: Clause, cue: CueCandidate, others: list[Token], ours: list[Token]
) -> bool:
    """Tell 甲市市长丙在甲市与乙省省长丁会面: in his own town, so 丁 came."""
    where = stated_place(reading, clause, cue.start)
    if where is None or where.local_id is None:
        return False
    mine, theirs = ([t.local_id for t in side if t.kind == "P"] for side in (ours, others))
    if not mine or not theirs or not all(public_seats(reading, person) for person in theirs):
        return False
    return all(reading.governs(p, where.local_id) for p in mine) and not any(
        reading.governs(p, where.local_id) for p in theirs
    )


def _guests_spoken_of(reading: Reading, context: Context, clause: Clause, joiner: re.Match[str]) -> list[Token]:
    """Give the guests whose journey is told for 与来宾座谈, and for 副市长甲同考察团座谈 where he is none of them."""
    if THE_GUESTS_NOW.match(reading.clean, joiner.end()):
        return the_guests(reading, context, [])
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= joiner.start()]
    if THEIR_GROUP.match(reading.clean, joiner.end(), clause.end) is None or not hosts:
        return []
    guests = any(acts_for_delegation(reading, context.frame, t) for t in hosts)
    return [] if guests else the_guests(reading, context, [])


def _met_the_delegation(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, joiner: re.Match[str]
) -> Engagement | None:
    """Read 某市市长甲与代表团座谈 in the report of a journey abroad: he who is no part of it is the other side."""
    frame = context.frame
    if frame.trip is None or frame.is_inbound or THEIR_GROUP.match(reading.clean, joiner.end(), cue.start) is None:
        return None
    hosts = [t for t in clause.subjects if t.kind in "PO" and t.start >= clause.start and t.end <= joiner.start()]
    if not any(t.kind == "P" for t in hosts) or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if any(reading.offices_in(t.local_id, frame.trip.home_id) for t in hosts if t.kind == "P"):
        return None  # 秘书长甲与代表团成员座谈: one of their own
    return tell(reading, context, clause, cue, "meeting", "meeting_with", hosts, [])


def _are_other_guests(reading: Reading, frame: Frame, others: list[Token], ours: list[Token]) -> bool:
    """Tell 市长甲与丙公司董事长丁座谈 in the story of other guests: who governs the town received them, too."""
    if not frame.is_inbound or names_delegation(reading, frame, [*others, *ours]):
        return False
    people = [t for t in ours if t.kind == "P"]
    return bool(people) and all(governs_there(reading, frame, t.local_id) for t in people)


def _town_pointed_at(reading: Reading, context: Context, clause: Clause, start: int) -> Token | None:
    """Give the town of 与该市政府会谈: the one of that level named last in the paragraph, where those who travel are guests."""
    its, trip = ITS_GOVERNMENT.match(reading.clean, start), context.frame.trip
    if its is None or trip is None or context.frame.is_inbound:
        return None
    block = reading.text.blocks[clause.sentence.block].start
    named = [t for t in reading.tokens_in(block, start) if t.kind == "L"]
    fitting = [t for t in named if (e := reading.entity(t.local_id)) is not None and e.name.endswith(its["level"])]
    town = fitting[-1] if fitting else None
    scene = town is not None and town.start >= clause.sentence.start
    if town is None or not scene or reading.lies_in(town.local_id, trip.home_id):
        return None
    return Token(kind="L", local_id=town.local_id, start=start, end=start + 2, name_start=start)


def our_people(reading: Reading, context: Context, start: int) -> Token | None:
    """Give the place of 与我区|有关部门座谈, where guests of elsewhere came to it."""
    frame, trip = context.frame, context.frame.trip
    if trip is None or not frame.is_inbound or OUR_PEOPLE.match(reading.clean, start) is None:
        return None
    reached = trip.places[0].local_id if len(trip.places) == 1 else None
    home = reading.entity(frame.home_id or reached)
    if home is None or home.local_id == trip.home_id:
        return None
    return Token(kind="L", local_id=home.local_id, start=start, end=start + len("我区"), name_start=start)


def _joined_before(reading: Reading, clause: Clause) -> tuple[re.Match[str], list[Token]] | None:
    """Find 与 in the clause before, where nobody else acts and nothing else is done: 甲与乙的负责人对照需求,|进行洽谈.

    并与甲管委会有关负责人,|围绕乙项目深入会谈: what they talked about stands between them and the verb.
    """
    if clause.number == 0 or clause.own_subject:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    if TALKS_ABOUT.match(clause.text) is not None and not before.cues:
        joiner = next(WITH.finditer(reading.clean, before.start, before.end), None)
        others = [t for t in before.tokens if joiner is not None and t.start >= joiner.end()]
        if joiner is not None and others and others[0].start == joiner.end():
            if ARE_PEOPLE.fullmatch(reading.clean, others[-1].end, before.end) is not None or others[-1].kind == "P":
                return joiner, others
    if host_of_sentence(reading, clause) is None:
        return None
    if any(not reading.clean.startswith("的", c.end) for c in before.cues) or not before.own_subject:
        return None  # 对照前期签订|的协议 acts in nothing
    joiner = next(WITH.finditer(reading.clean, before.start, before.end), None)
    if joiner is None or before.is_about(joiner.start()) or not any(t.end == joiner.start() for t in before.subjects):
        return None
    return joiner, [t for t in before.tokens if t.start == joiner.end()]


def _listed_over_a_comma(
    reading: Reading, clause: Clause, cue: CueCandidate
) -> tuple[re.Match[str], list[Token]] | None:
    """Find 与 in the clause before, where one list goes over a comma: 与甲办事处,|乙商会、丙商会等负责人座谈."""
    listed = [t for t in clause.tokens if t.end <= cue.start]
    if clause.number == 0 or not listed or listed[0].start != clause.start or any(t.kind != "O" for t in listed):
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    opens = OPENS_A_LIST.search(reading.clean, before.start, before.end)
    if opens is None or any(c.start >= opens.start() for c in before.cues) or before.is_about(opens.start()):
        return None
    gaps = [reading.clean[one.end : other.start] for one, other in pairwise(listed)]
    people = OF_THESE.fullmatch(reading.clean, listed[-1].end, cue.start)
    if people is None or any(gap not in ("、", "和", "及", "以及") for gap in gaps):
        return None
    first = [t for t in before.tokens if t.start == opens.end("joiner")]
    joiner = WITH.match(reading.clean, opens.start("joiner"))
    return (joiner, [*first, *listed]) if joiner is not None else None


def _came_to_talk(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 乙县县长甲一行来我区就…进行交流对接: guests who came to talk talked with the place they came to."""
    frame = context.frame
    home = reading.entity(frame.home_id)
    came = CAME_HERE.search(reading.clean, clause.start, cue.start)
    if came is None or home is None or ONLY_VISITS.search(reading.clean, came.end(), cue.start):
        return None
    ours = [t for t in actors(reading, context, clause, came.start()) if t.kind in "PDO"]
    if not ours or any(reading.offices_in(t.local_id, home.local_id) for t in ours if t.kind == "P"):
        return None
    host = Token(kind="L", local_id=home.local_id, start=came.start(), end=came.end(), name_start=came.start())
    return tell(reading, context, clause, cue, "meeting", "meeting_with", [host], ours, inferred=True)


def _without_towns(reading: Reading, others: list[Token]) -> list[Token]:
    """Leave out places, but not districts and zones in one list that talks follow: 与甲新区、乙区和丙区就…洽谈."""
    starts = {t.start for t in others}
    others = [t for t in others if not (reading.is_land(t.local_id) and t.end in starts)]  # 同甲国|乙州、丙国|丁市
    governed = bool(others) and TALKS_FOLLOW.match(reading.clean, others[-1].end) is not None
    if governed and len(others) > 1 and all(t.kind in "LO" and is_abroad(reading, t) for t in others):
        return others  # 与甲州、乙市、丙大学等举行会谈
    zones = all(t.place_id or is_host_place(reading, t) for t in others)
    if governed and zones and len(others) > 1:
        return others
    return [t for t in others if t.kind in "POD" or speaks_for_place(reading, t)]


def is_talk(reading: Reading, clause: Clause, cue: CueCandidate, others: list[Token]) -> bool:
    """Tell 与董事长交流 (talks) from 与高校交流合作 (cooperation): a bare 交流 needs a person, or a verb that carries it out."""
    word = reading.clean[cue.start : cue.end]
    following = reading.clean[cue.end : cue.end + 2]
    if following[:2] == "合作" and OF_A_MATTER.search(word) is not None:
        return True  # 深入探讨合作
    if following[:2] in (
        "合作",
        "平台",
        "机制",
        "中心",
        "协会",
        "项目",
        "活动",
        "渠道",
        "桥梁",
        "空间",
        "频繁",
        "密切",
        "日益",
        "不断",
    ):
        return False
    if word != "交流" or any(t.kind in "PD" for t in others):
        return True
    return (
        re.search(
            r"(?:进行|展开|开展|[作做]了?|深入|充分|面对面|座谈|友好|广泛|热烈|亲切|深度|友好的|务实)(?:了)?.{0,8}$",
            reading.clean[clause.start : cue.start],
        )
        is not None
    )


def _both_in_their_house(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 在甲公司,市长乙就…进行洽谈, 向企业推介…,双方深入洽谈: talks of who came with the house the sentence is set in."""
    house = host_of_sentence(reading, clause)
    trip = context.frame.trip
    if house is None or trip is None or clause.is_about(cue.start):
        return None
    if clause.subject_word != "双方" and not (
        clause.number >= 1 and ON_A_MATTER.search(reading.clean, clause.start, cue.start)
    ):
        return None
    since = reading.clauses_by_sentence[clause.sentence.start][1 : max(clause.number, 2)]
    came = [t for c in since if c.own_subject for t in c.subjects if t.kind in "PD"]
    if not came or not all(acts_for_delegation(reading, context.frame, t) for t in came):
        return None
    if any(t.kind in "PO" and t not in came and t.local_id != house.local_id for c in since for t in c.tokens):
        return None
    ours = list({t.local_id: t for t in came}.values())
    return tell(reading, context, clause, cue, "meeting", "talks_held_there", [house], ours, inferred=True)


def _went_to_talk(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 考察团到甲协会、乙商会座谈交流: talks with the bodies gone to."""
    hosts = [t for t in clause.tokens if t.kind == "O" and t.end <= cue.start]
    if context.frame.trip is None or clause.is_about(cue.start) or not hosts:
        return None
    went = WENT_TO_THEM.search(reading.clean, clause.start, hosts[0].start)
    if went is None or OF_THEM_ALL.fullmatch(reading.clean, hosts[-1].end, cue.start) is None:
        return None
    if any(acts_for_delegation(reading, context.frame, t) for t in hosts):
        return None
    if not delegation_acts(reading, context, clause, went.start()) or not is_talk(reading, clause, cue, []):
        return None
    ours = actors(reading, context, clause, went.start())
    return tell(reading, context, clause, cue, "meeting", "meeting_with", hosts, ours)


def _both_named(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲、乙市市长丙出席并开展座谈交流 in the story of a journey: hosts and guests in one list talked."""
    frame = context.frame
    people = [t for t in clause.subjects if t.kind == "P" and t.start >= clause.start and t.end <= cue.start]
    if (
        frame.trip is None
        or clause.is_about(cue.start)
        or HELD_TALKS.match(reading.clean, cue.start, clause.end) is None
    ):
        return None
    guests = [
        t
        for t in people
        if acts_for_delegation(reading, frame, t) or reading.offices_in(t.local_id, frame.trip.home_id)
    ]
    hosts = [t for t in people if t not in guests]
    if not guests or not hosts or "、" not in reading.clean[people[0].end : people[-1].start]:
        return None
    ours, others = (hosts, guests) if frame.is_inbound else (guests, hosts)
    return tell(reading, context, clause, cue, "meeting", "meeting_with", others, ours, hosted=frame.is_inbound)
