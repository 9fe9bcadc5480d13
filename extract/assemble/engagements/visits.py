"""Visits and calls: 拜访甲、乙, 参观丙的展厅."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.engagements.destinations import (
    CALLED_ON,
    hosts_gone_to,
    house_entered,
    is_the_journey,
    sights_gone_to,
)
from extract.assemble.engagements.guests import speaks_for_place
from extract.assemble.engagements.inspections import inspects
from extract.assemble.engagements.once import kind_class
from extract.assemble.engagements.shown_round import goes_round_with, led_by_the_house
from extract.assemble.engagements.sights import (
    HOUSE_NAME,
    at_sight,
    is_listed,
    is_part_of_the_house,
    is_seen_only,
    names_a_project,
    names_a_sight,
)
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.unnamed_sights import sees_a_thing, stands_in
from extract.assemble.engagements.who import (
    BARE,
    OFFICER_OF_PLACE,
    Context,
    actors,
    delegation_acts,
    host_of_sentence,
    is_host_place,
    is_sight,
    objects_of,
    topic_of,
)
from extract.assemble.engagements.wording import HOUSES
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Where
from extract.assemble.trips import BARE_HOUSE, acts_for_delegation, as_party
from extract.find.candidates import CueCandidate

# 与|来访的甲座谈, 对|参观者说; but 甲团与乙团一同|拜会了丙
MET_BY_A_JOINER = re.compile(r"(?:[与和对]|(?<![一共协会偕随陪])同)$")
# 考察开发区建设工作: how it is done, not the zone.
ZONE_WORK = re.compile(r"(?:的)?(?:建设|发展|管理|招商|改革)?(?:工作|情况|经验|做法)")
INVITED_BEFORE = re.compile(r"(?:应|受|接受|在)[^,，。;；]{0,56}(?:的|盛情|热情|之)?$")
NAMED_EVENT = re.compile(r"走[进入][^,，。;；]{2,30}?(?:会|活动|仪式|论坛)(?:上|期间|中)")
TOURS_BEHIND = re.compile(
    r"(?:等(?:[^,，。;；]{0,8}?(?:企业|公司|单位|园区|项目|地|处))?)?(?:进行|开展)?(?:实地|参观)*(?:考察|参观|观看|观摩)(?!团|组)"
)
# 先后来到甲园、乙公司等企业,详细了解…; 前往甲园和乙厅考察
LOOKS_AROUND = re.compile(
    r"[^,，。;；]{0,40}?(?:考察|参观|观摩)(?=[,，。;；]|$)"
    r"|[^,，。;；]{0,40}?[,，](?:一行)?(?:(?:通过)?(?:实地|现场|详细|深入|全面|仔细|认真|参观)*(?:看[、,，]|参观|察看|观看|了解)|实地(?:考察|走访))了?"
)
CARRIES_OUT = re.compile(r"(?:进行|开展|展开)(?:了)?$")  # 到某会进行|拜访活动
LOOKED_AT = re.compile(
    r"(?<![面应核校])对(?!接|比|外|标|策|象|手|方)(?P<what>[^,，。;；]{2,120}?)(?:进行|开展|展开)了?(?:实地|深入|现场|参观|走访|投资|商务|友好|全面|重点|了)*$"
)
# 到访|该会的还有秘书长甲
CAME_AS_WELL = re.compile(r"了?[^,，。;；、]{0,12}?的(?:客人|嘉宾|人员|成员)?(?:还有|尚有|另有|还包括|尚包括)")
# 走访了当地企业,|包括甲集团、乙公司等; 走访了两家企业:|甲集团、乙公司
AMONG_THEM = re.compile(r"[ \u3000]*(?:其中)?(?:包括|分别是|分别为|如(?!何|果))")
# 在甲公司,代表团参观了|新能源生产车间和展示平台
PART_SEEN = re.compile(
    r"了?[^,，。;；]{0,16}?(?:车间|生产线|展[厅馆]|展示[厅馆]|展示中心|平台|实验室|厂[区房]|产品|荣誉墙|文化墙|设施|设备|研发中心|样板间)"
)
SUMMED_UP = re.compile(r"[ \u3000]*(?:此次|此行|本次|这次|此番)")
THIS_JOURNEY = re.compile(r"(?:此次|本次|这次|此番)(?:赴[^,，。;；]{1,8})?$")
CALLS = re.compile("拜访|拜会|到访|回访")
# 走访了|两家企业: what is then listed was gone to
OF_FIRMS = re.compile(r"(?:企业|公司|单位|商会|协会|机构|园区|集团|社团|侨团)(?:等)?$")
MAX_TO_LIST = 6  # characters before the first body of such a list
# 等名胜古迹 closes a list of sights, whatever their names look like
SIGHTS_CLOSE = re.compile(r"等(?:[^,，。;；]{0,4}?)(?:风景区|景区|景点|名胜|古迹|旅游)")
AMID = re.compile(r"(?:了解|交流|活动)?(?:过程)?(?:中|时)(?:,|，|$)")


def visited(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 拜访甲、乙, 参观丙的展厅, 来到某实验室: what stands behind the verb was visited."""
    frame = context.frame
    if _came_as_well(reading, context, clause, cue):
        return None
    if (round_with := goes_round_with(reading, context, clause, cue)) is not None:
        return round_with
    if (led := led_by_the_house(reading, context, clause, cue)) is not None:
        return led
    if any(c.kind == "invites" and c.end <= cue.start and not _is_by_invitation(reading, c) for c in clause.cues):
        return None  # 邀请他们到甲县考察: nobody has come yet
    if SUMMED_UP.match(clause.text) is not None and reading.clean[cue.end : clause.end].strip("。 ") == "":
        return None  # 此次甲市赴乙区考察,标志着…: the journey told is summed up
    if THIS_JOURNEY.search(reading.clean, clause.start, cue.start) is not None and all(
        t.start > cue.end + 1 for t in clause.tokens if t.end > cue.start
    ):
        return None  # 此次考察广泛接触了行业协会: no act but the journey
    amid = AMID.match(reading.clean, cue.end)
    acts = delegation_acts(reading, context, clause, cue.start) or _calls_on(reading, context, clause, cue)
    if not (amid and frame.trip is not None) and not acts:
        return None
    following = reading.clean[cue.end : cue.end + 2]
    if reading.clean[cue.start - 1] == "在" and NAMED_EVENT.match(reading.clean, cue.start, clause.end + 1):
        return None  # 在走进甲县投资说明会上: the name of an occasion
    if (
        MET_BY_A_JOINER.search(reading.clean, clause.start, cue.start) is not None
        or following[:1] in ("的", "是")
        or reading.clean.startswith(("活动由", "由"), cue.end)
        or (
            (
                re.search(r"(?:团|组|者|期间|费|报告|活动)", following)
                and cue.kind != "site_tour"
                and all(t.start != cue.end for t in clause.tokens)
            )
            and not (following == "活动" and CARRIES_OUT.search(reading.clean, clause.start, cue.start))
        )
    ):
        return None  # 来访问的甲: no act of its own
    if IN_NEED.match(reading.clean, cue.end, clause.end) is not None:
        return None  # 看望慰问了某村贫困群众甲、乙: help brought to people, no business
    objects = [] if amid else objects_of(reading, clause, cue) or _looked_at_before(reading, clause, cue)
    if not amid and all(t.kind == "L" for t in objects):
        objects = _listed_behind(reading, clause, cue) or objects
    looked_at = objects
    objects = [
        t
        for t in objects
        if not ((t.place_id and ZONE_WORK.match(reading.clean, t.end)) or names_a_project(reading, t))
    ]
    objects = [t for t in objects if not names_a_sight(reading, t) and not reading.clean.startswith("会员", t.end)]
    objects = [t for t in objects if not is_part_of_the_house(reading, clause, cue, t)]
    kind = "site_tour" if cue.kind == "site_tour" or _goes_to_look(reading, clause, cue, objects) else "visit"
    if frame.trip is None and inspects(reading, frame, clause, cue, looked_at):
        kind = "inspection"
    guests = frame.trip is None and any(
        t.kind == "D" and not reading.lies_in(t.local_id, frame.home_id) for t in clause.subjects
    )
    bodies = [
        t
        for t in objects
        if t.kind == "P"
        or (t.kind == "O" and (guests or t.local_id in frame.bodies or not acts_for_delegation(reading, frame, t)))
    ]
    if frame.trip is not None and not frame.is_inbound:
        bodies = [t for t in bodies if BARE_HOUSE.fullmatch(reading.clean, t.start, t.end) is None]
    officers = [t for t in objects if t.kind == "L" and OFFICER_OF_PLACE.match(reading.clean, t.end) is not None]
    if officers and not bodies and CALLS.match(reading.clean, cue.start) is not None:
        bodies = [t for t in officers if speaks_for_place(reading, t)]  # 拜会了甲市市长: he stands for his town
    sights = [t for t in objects if t.kind == "L" and is_sight(reading, t)]
    if not objects and not amid:
        objects = sights = sights_gone_to(reading, clause, cue)
    ours = [] if amid else actors(reading, context, clause, cue.start)
    bodies = [t for t in bodies if t not in ours]
    named = len(bodies)
    closes = bool(objects) and SIGHTS_CLOSE.search(reading.clean, objects[-1].end, clause.end) is not None
    bodies = [t for t in bodies if not is_seen_only(reading, t, kind, closes=closes)]
    house = house_entered(reading, clause) if not amid and all(t.kind != "P" for t in objects) else None
    if house is not None and not acts_for_delegation(reading, frame, house):
        # 赴甲集团,考察了其乙商场: what was seen there is no other party
        bodies = [house, *(t for t in bodies if HOUSE_NAME.search(reading.clean[t.start : t.end]) and t != house)]
        sights = []
    if bodies and all(t.place_id for t in bodies):
        # 前往甲区、乙高新区: districts stand beside the zone as hosts
        bodies = [t for t in objects if t in bodies or (is_host_place(reading, t) and is_listed(reading, t))]
    if bodies and WHILE_CALLING.match(clause.text) and _was_called_on(context, bodies):
        return None  # 在拜访甲公司时,…: the call told before
    if bodies and _heads_of_those_called_on(reading, context, clause, cue, bodies):
        return None
    if bodies:
        where = at_sight(reading, objects) if kind == "site_tour" else None
        if (
            len(objects) == 1
            and len(bodies) == 1
            and bodies[0].place_id
            and (host := reading.owner_by_name(bodies[0].local_id))
        ):
            park = bodies[0]
            where = Where(local_id=park.place_id, basis="stated", start=park.start, end=park.end)
            bodies = [replace(park, local_id=host, place_id=None)]
        if cue.kind == "visit" and any(t.kind == "P" or t in officers for t in bodies):
            kind = "meeting"  # 拜访董事长王一 is talking to him
        return tell(
            reading,
            context,
            clause,
            cue,
            kind,
            "visit_listed" if len(bodies) > 1 else "visit_named",
            bodies,
            ours,
            where=where,
        )
    if sights:
        noun = BARE.match(reading.clean, cue.end)
        topic = topic_of(reading, context, clause, noun.group()) if noun else None
        owned = reading.owner_by_name(sights[0].local_id)
        owner = replace(sights[0], kind="O", local_id=owned) if owned else None
        others = [t for t in (topic, owner) if t is not None][:1]
        return tell(
            reading,
            context,
            clause,
            cue,
            kind,
            "tour_of_sight",
            others,
            ours,
            where=at_sight(reading, objects),
            inferred=bool(topic),
        )
    if named and not bodies:
        return tell(reading, context, clause, cue, kind, "tour_of_sight", [], ours)
    goes = [] if amid else hosts_gone_to(reading, frame, clause, cue)
    if is_the_journey(reading, frame, clause):
        goes = [t for t in goes if t.kind == "O" and t.place_id is None]  # 率队到甲区政府拜访
    if goes and kind == "inspection" and not inspects(reading, frame, clause, cue, goes):
        kind = "site_tour" if cue.kind == "site_tour" else "visit"
    if goes:
        return tell(reading, context, clause, cue, kind, "tour_of_place", goes, ours)
    noun = BARE.match(reading.clean, cue.end + (reading.clean[cue.end : cue.end + 1] == "了"))
    noun = noun or (amid if cue.kind != "visit_or_travel" else None)
    if noun is None:
        house = host_of_sentence(reading, clause) if cue.kind == "site_tour" and frame.trip is not None else None
        unread = not any(t.kind in "PODL" and t.start >= cue.end for t in clause.tokens)
        if house is not None and unread and PART_SEEN.match(reading.clean, cue.end, clause.end) is not None:
            return tell(reading, context, clause, cue, kind, "tour_of_topic", [house], ours, inferred=True)
        if sees_a_thing(reading, frame, clause, cue):
            where = stands_in(reading, frame, clause, cue)
            return tell(reading, context, clause, cue, "site_tour", "tour_of_sight", [], ours, where=where)
        return None
    topic = host_of_sentence(reading, clause) or topic_of(reading, context, clause, noun.group())
    if topic is None or context.frame.trip is None:
        return None
    return tell(reading, context, clause, cue, kind, "tour_of_topic", [topic], ours, inferred=True)


def _came_as_well(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Let those join the act told last who are said to have come as well: 到访该会的还有秘书长甲、部长乙."""
    last = context.calls[0] if len(context.calls) == 1 else context.last
    also = CAME_AS_WELL.match(reading.clean, cue.end, clause.end)
    if also is None or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return False
    if (
        last is None
        or kind_class(last.kind) not in ("visit", "meeting")
        or (last.block < clause.sentence.block - 2 and last not in context.calls)
    ):
        return True  # more guests of an act nobody knows
    known = {p.local_id for p in last.parties}
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    behind = [c for c in clauses[clause.number :] if c is clause or not c.cues]
    guests = [t for c in behind for t in c.tokens if t.kind == "P" and t.start >= also.end()]
    last.parties += [as_party(t, "delegation") for t in guests if t.local_id not in known]
    return True


def _listed_behind(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the bodies listed behind what was gone to: 走访了两家企业:甲集团、乙公司; 走访了当地企业,包括甲集团等."""
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    behind = clauses[clause.number + 1] if clause.number + 1 < len(clauses) else None
    if behind is None or behind.cues or any(c.start >= cue.end for c in clause.cues):
        return []
    if OF_FIRMS.search(reading.clean, cue.end, clause.end) is None:
        return []
    listed = reading.clean[clause.end : clause.end + 1] in (":", "：") or AMONG_THEM.match(behind.text) is not None
    names = [t for t in behind.tokens if t.kind == "O"]
    return names if listed and names and names[0].start - behind.start <= MAX_TO_LIST else []


WHILE_CALLING = re.compile(r"[ \u3000]*在(?:拜[访会]|走访|参观|考察|访问)[^,，。;；]{2,60}(?:时|期间|过程中|现场)$")


def _was_called_on(context: Context, bodies: list[Token]) -> bool:
    """Tell whether a call told before was paid to one of these bodies."""
    return any(call.counterparts() & {t.local_id for t in bodies} for call in context.calls)


def _heads_of_those_called_on(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, objects: list[Token]
) -> bool:
    """Let the heads join in 来到甲馆、乙馆,分别|拜会了总领事丙、丁: those of the houses just told, in their order."""
    last = context.last
    if last is None or last.start < clause.sentence.start or kind_class(last.kind) != "visit" or clause.own_subject:
        return False
    houses = [p for p in last.parties if p.side == "counterpart"]
    if not reading.clean.endswith("分别", clause.start, cue.start) or any(t.kind != "P" for t in objects):
        return False
    if len(houses) != len(objects) or any(p.kind != "organization" for p in houses):
        return False
    last.parties += [as_party(t, "counterpart") for t in objects]
    return True


def _looked_at_before(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give what stands before its verb: 对甲公司、乙公司等企业进行了实地|考察. A town so looked at is a journey."""
    by_looking = cue.kind == "site_tour" or reading.clean[cue.start : cue.end] in ("访问", "回访", "走访")
    found = LOOKED_AT.search(reading.clean, clause.start, cue.start) if by_looking else None
    if found is None:
        return []
    return [t for t in clause.tokens if t.kind == "O" and found.start("what") <= t.start < found.end("what")]


def _goes_to_look(reading: Reading, clause: Clause, cue: CueCandidate, objects: list[Token]) -> bool:
    """Tell 前往甲区、乙公司等地考察, a tour, from 来到甲公司."""
    if cue.kind != "visit_or_travel" or not objects:
        return False
    if all(t.kind == "O" and reading.level(t) in CALLED_ON for t in objects):
        return False  # 莅临某商会考察交流: a call on it
    if TOURS_BEHIND.match(reading.clean, objects[-1].end, clause.end) is not None:
        return True
    listed = len(objects) > 1 or "、" in reading.clean[cue.end : clause.end]
    return listed and LOOKS_AROUND.match(reading.clean, objects[-1].end, clause.sentence.end) is not None


def _calls_on(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Tell whether one who holds an office calls on somebody, or a body does: 某会主席甲拜访市长乙, 某商会拜会市政府."""
    if context.frame.trip is not None or cue.kind not in ("visit", "visit_or_travel"):
        return False
    acting = actors(reading, context, clause, cue.start)
    people = [t for t in acting if t.kind == "P" and reading.roles_by_person.get(t.local_id)]
    if cue.kind == "visit_or_travel":
        house = next(iter(reading.tokens_in(cue.end, cue.end + 1)), None)
        return bool(people) and house is not None and house.kind == "O" and reading.level(house) in HOUSES
    callers = CALLS.fullmatch(reading.clean, cue.start, cue.end) is not None
    return bool(people) or (callers and any(t.kind == "O" and reading.level(t) in HOUSES for t in acting))


def _is_by_invitation(reading: Reading, cue: CueCandidate) -> bool:
    """Tell 应甲邀请 and 受邀请, which say why somebody came, from 邀请他们."""
    return INVITED_BEFORE.search(reading.clean, max(0, cue.start - 60), cue.start) is not None


IN_NEED = re.compile(
    r"(?:慰问)?了?[^,，。;；]{0,20}?(?:贫困|困难|低保|建档立卡|孤寡|留守)(?:群众|户|家庭|职工|学生|老人|党员|儿童)"
)
