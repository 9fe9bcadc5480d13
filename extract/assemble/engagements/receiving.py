"""Receiving: 市长会见丙一行, 考察团受到丁接见: who acts has the other side before him."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from extract.assemble.engagements.guests import (
    THE_GUESTS,
    came_from_home,
    is_abroad,
    means_the_guests,
    speaks_for_place,
    the_guests,
    who_led_guests,
)
from extract.assemble.engagements.once import kind_class
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import BEFORE_OR_AFTER, stated_place
from extract.assemble.engagements.who import (
    OFFICER_OF_PLACE,
    Context,
    actors,
    host_of_sentence,
    joined_names,
    names_delegation,
    objects_behind,
    objects_of,
    receives_at_home,
    stay_told,
    was_stood_in_for,
)
from extract.assemble.reading import RECEIVED_BY, Clause, Reading, Token
from extract.assemble.told import Engagement, Where
from extract.assemble.trips import acts_for_delegation, as_party
from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate

STAYING = re.compile(
    r"了?(?:正)?在(?P<place>[^,，。;；、的在]{1,8}?)(?:进行|开展)?(?:友好|正式|工作)?(?:访问|考察|出访|参访|出席[^,，。;；的]{1,16})(?:参观|访问|交流)?的"
)
VISIT_REACH = 4  # clauses before 会见 in which the visit stands
WITH_COLLEAGUES = re.compile(r"偕同?|会同|携")  # 理事长甲偕同常务理事乙接待: both receive
REACH_OF_AN_EVENT = 3  # paragraphs from an event to 会前,市长甲会见了乙: what was said there stands between
BEFORE_THE_EVENT = re.compile(
    r"[^,，。;；]{0,8}?(?:会|活动|仪式|论坛)(?:召开|举行|开始|结束)?(?:之)?[前后上](?:[,，]|$)"
)
SIGNING_REACH = 16  # clauses
BEFORE_A_SIGNING = re.compile(r"[^,，。;；]{0,8}?签[约字署][^,，。;；]{0,6}?[前后](?:[,，]|$)")
# 在甲协会,市长乙会见|协会主要负责人
ITS_HEADS = re.compile(
    r"了?(?:该|其|(?P<house>协会|商会|公司|集团|企业|学校|银行|机构))+的?(?:主要|有关|相关)?(?:负责人|高管|高层|负责同志)"
)
GOES_BACK = re.compile(r"返回|回到|返程")
# 中国|驻某市总领事馆总领事甲; not 某国|驻上海总领事乙
POSTED = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|中国|我国?|中华人民共和国)驻(?P<there>[^,，。;；、驻]{1,14}?)(?:大使|(?:代)?总领事|领事|经商处|商务处)[^,，。;；、]{0,12}$"
)
MAX_POST = 30  # characters before an envoy's office within which his country is told
PRESS = re.compile(r"了?(?:中外|各国|国内外)?(?:记者|媒体)")  # 共同会见记者: they meet nobody but the press
# 在会见局长甲时,|双方交换意见
WHILE_MEETING = re.compile(r"[ \u3000]*在(?:会见|会晤|拜会)[^,，。;；]{2,60}时$")
EACH_RECEIVES = re.compile(r"等?(?:人)?(?:分别|先后|共同|一同|一起|联合)")  # 会长甲与主任乙分别|会见: both receive
GUESTS = re.compile(rf"{GROUP}|一行|客人|负责人|高管|高层|管理层|等(?:企业|公司|机构|商会|单位)?代表")
OFFICER = re.compile(
    r"[^,，。;；、]{0,10}?(?:董事长|总裁|总经理|会长|主席|理事长|主任|首席|社长|局长|院长|校长|行长|大使|总领事|议长|部长|厅长|司长|秘书长|书记|市长|省长|州长|县长|区长|馆长|所长|董事|顾问|总监|议员)"
)
# 乙县|党政主要领导先后|会见了甲集团总经理丙
LEADERS_RECEIVE = re.compile(
    r"(?:党政)?(?:主要|有关|相关)?(?:领导|负责人|负责同志)(?:先后|分别|共同|亲切|热情|在[^,，。;；]{2,12})*"
)
EACH_RECEIVES_NOW = re.compile(r"(?:分别|先后|亲切|亲自|专门|共同)*")


def _is_their_side(reading: Reading, context: Context, others: list[Token], ours: list[Token]) -> bool:
    """Tell whether the subject is the other side: it received the travelling one."""
    frame = context.frame
    if frame.trip is None or frame.is_inbound or not ours:
        return False
    lead = frame.trip.lead.local_id
    if lead is not None and lead in {t.local_id for t in others}:
        return lead not in {t.local_id for t in ours}
    return names_delegation(reading, frame, others) and not names_delegation(reading, frame, ours)


def _is_somebody(reading: Reading, clause: Clause, token: Token) -> bool:
    """Tell whether a name stands for people who can be met: a person, 甲公司董事长某某, 乙协会一行."""
    if token.kind in "PDL":
        return True
    return (
        OFFICER.match(reading.clean, token.end) is not None
        or GUESTS.search(reading.clean, token.end, clause.end) is not None
    )


def _unnamed_officers(reading: Reading, clause: Clause, until: int) -> list[Token]:
    """Give the places abroad whose officers act without a name: 甲省省长和乙州州长|分别会见代表团."""
    towns = [t for t in clause.tokens if t.kind == "L" and t.end < until]
    acting = [
        t
        for t in towns
        if (office := OFFICER_OF_PLACE.match(reading.clean, t.end)) is not None and (office.end() <= until)
    ]
    if not acting or any(t.kind in "PO" and t.start < until for t in clause.tokens):
        return []
    last = OFFICER_OF_PLACE.match(reading.clean, acting[-1].end)
    ends = last is not None and EACH_RECEIVES_NOW.fullmatch(reading.clean, last.end(), until) is not None
    return acting if ends and all(is_abroad(reading, t) for t in acting) else []


def _leaders_of_a_town(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the county at the head of 乙县党政主要领导先后会见了…, whose leaders have no name, where it is at home."""
    if context.frame.trip is not None and not context.frame.is_inbound:
        return []
    if cue.kind != "received" or clause.is_said(cue.start) or not clause.tokens:
        return []
    town = clause.tokens[0]
    if town.kind != "L" or reading.level(town) not in ("city", "district", "province"):
        return []
    acts = LEADERS_RECEIVE.fullmatch(reading.clean, town.end, cue.start) is not None
    return [town] if acts and reading.clean[clause.start : town.start].strip() == "" else []


def received(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长会见某公司董事长: a meeting with those who stand behind the verb."""
    if PRESS.match(reading.clean, cue.end):
        return None
    others = [t for t in objects_of(reading, clause, cue) if t.local_id not in reading.of_several]
    others += objects_behind(reading, clause, others)
    ours = actors(reading, context, clause, cue.start)
    joined = joined_names(reading, clause, cue)
    if joined is not None and joined[1] and joined[0].group() not in ("和",):
        if EACH_RECEIVES.fullmatch(reading.clean, joined[1][-1].end, cue.start):
            ours = [*actors(reading, context, clause, joined[0].start()), *(t for t in joined[1] if t.kind == "P")]
        else:
            others = joined[1]
            ours = actors(reading, context, clause, joined[0].start())
    ours = [t for t in ours if not was_stood_in_for(reading, clause, t)]
    passive = RECEIVED_BY.search(reading.clean, clause.start, cue.start)
    leaders = _leaders_of_a_town(reading, context, clause, cue) if passive is None and not ours else []
    ours = ours or leaders
    if WITH_COLLEAGUES.search(reading.clean, clause.start, cue.start):
        others = objects_of(reading, clause, cue)
    if passive is not None:
        others = [
            t for t in clause.tokens if passive.end() <= t.start < cue.start and reading.clean[t.start - 1] != "在"
        ]
        ours = actors(reading, context, clause, passive.start())
    others = [t for t in others if t.kind in "POD" or speaks_for_place(reading, t)]
    if not others and passive is None and means_the_guests(reading, context, clause, cue):
        others = the_guests(reading, context, ours)
    if not others and passive is None and context.frame.trip is None and THE_GUESTS.match(reading.clean, cue.end):
        others = who_led_guests(reading, clause)
    if not others and passive is None and (heads := ITS_HEADS.match(reading.clean, cue.end)) is not None:
        house = host_of_sentence(reading, clause)
        others = [house] if house is not None and _is_called(reading, house, heads["house"]) else []
    if not others and passive is None and _received_where_called(reading, context, clause, cue, ours):
        return None
    if passive is None and reading.clean[cue.start : cue.end].endswith("款待"):
        return None  # 热情款待了代表团: at a table or with talks is not said
    met_as_house = (
        cue.kind == "received" and reading.clean[others[-1].end : clause.end].strip("。 等") == "" if others else False
    )
    feasted = passive is not None and cue.kind == "reception" and any(t.kind == "O" for t in others)
    if not met_as_house and not feasted and not any(_is_somebody(reading, clause, t) for t in others):
        return None
    last = context.last
    if (
        passive is not None
        and last is not None
        and (last.rule == "visit_gone_to" or _in_the_time_of(reading, clause, last) or _is_their_house(last, others))
        and (context.read or last).start >= clause.sentence.start
    ):
        known = {p.local_id for p in last.parties}
        last.parties += [as_party(t, "counterpart") for t in others if t.local_id not in known]
        return None  # 赴某商会考察,受到会长甲接待: the visit itself
    guest = next((t for t in clause.tokens if t.kind == "D" and t.start > cue.start), None)
    if guest is not None and guest not in others and guest.local_id not in reading.of_several:
        others.append(guest)
    if not ours and guest is not None and acts_for_delegation(reading, context.frame, guest):
        ours = _unnamed_officers(reading, clause, cue.start)
    if not ours and clause.subject_word is None and not _in_our_talks(context, clause):
        return None
    receivers, guests = ours, others
    if _is_their_side(reading, context, others, ours):
        ours, others = others, ours  # 甲公司接待了代表团一行
    several = len(receivers) > 1 and all(
        t.kind == "L" for t in receivers
    )  # 甲省省长和乙州州长分别会见: in which of them?
    met_at = Where() if several else stated_place(reading, clause, cue.start) or _at_the_event(reading, context, clause)
    frame = context.frame
    staying = STAYING.match(reading.clean, cue.end)
    visited = next((t for t in clause.tokens if staying and staying.start("place") == t.start and t.kind == "L"), None)
    if visited is not None and passive is None:  # 大使会见在该国访问的副市长
        there = Where(local_id=visited.local_id, basis="stated", start=visited.start, end=visited.end)
        return tell(
            reading, context, clause, cue, "meeting", "meeting_received", guests, receivers, where=there, hosted=True
        )
    if cue.kind == "reception":
        hosted = passive is None and (frame.trip is None or frame.is_inbound)
        return tell(reading, context, clause, cue, "reception", "reception_given", others, ours, hosted=hosted)
    abroad = passive is None and frame.trip is None and any(_is_posted_abroad(reading, t) for t in receivers)
    if abroad and not any(_is_of_china(reading, t) for t in guests):
        return tell(reading, context, clause, cue, "meeting", "meeting_received", guests, receivers, where=met_at)
    looks_after = reading.clean.startswith("接待", cue.start) and any(t.kind in "PD" for t in others)
    hosted = (frame.trip is None and passive is None and looks_after) or (
        cue.kind == "received"
        and passive is None
        and not _came_visiting(reading, clause, cue)
        and (stay_told(reading, clause) is None or frame.is_inbound)
        and not _is_at_theirs(reading, met_at or _where_told(reading, context, clause), others, ours)
        and (
            receives_at_home(reading, frame, ours, met_at or _opens_in(reading, clause) or _held_away(reading, context))
            or came_from_home(reading, frame, others, ours)
            or (
                frame.is_inbound
                and names_delegation(reading, frame, others)
                and not names_delegation(reading, frame, ours)
            )
        )
    )
    hosted = hosted or bool(leaders)
    where = met_at if several else None
    return tell(reading, context, clause, cue, "meeting", "meeting_received", others, ours, where=where, hosted=hosted)


def _is_called(reading: Reading, house: Token, word: str | None) -> bool:
    """Tell whether a house is what a word calls it: 甲协会 is 协会, a firm is 公司 or 企业, a consulate is neither."""
    entity = reading.entity(house.local_id)
    if entity is None or word is None:
        return entity is not None
    return word in entity.name or (entity.detail_kind == "company" and word in ("公司", "集团", "企业"))


def looks_in_on_guests(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 市长甲看望了代表团一行 of guests at home from a call on somebody."""
    if not reading.clean.startswith("看望", cue.start) or not context.frame.is_inbound:
        return False
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= cue.start]
    return THE_GUESTS.match(reading.clean, cue.end) is not None and bool(hosts)


def _is_posted_abroad(reading: Reading, token: Token) -> bool:
    """Tell 驻某国大使馆参赞甲, 中国驻某市总领事乙: one of China abroad, at home nowhere there."""
    posted = (
        POSTED.search(reading.clean, max(0, token.start - MAX_POST), token.name_start) if token.kind == "P" else None
    )
    if posted is None:
        return False
    there = next(iter(reading.tokens_in(posted.start("there"), posted.start("there") + 1)), None)
    return there is None or there.kind != "L" or "CN" not in reading.place_keys_up(there.local_id)


def _is_of_china(reading: Reading, token: Token) -> bool:
    """Tell whether somebody holds office in China, or a delegation comes from there."""
    if token.kind != "P":
        return "CN" in reading.place_keys_up(token.local_id)
    roles = reading.roles_by_person.get(token.local_id, ())
    return any("CN" in reading.place_keys_up(r.organization_local_id or r.place_local_id) for r in roles)


def _at_the_event(reading: Reading, context: Context, clause: Clause) -> Where | None:
    """Give where the event told before was, for 会前,市长甲会见了乙: they met there."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    event = context.event
    if event is None and BEFORE_A_SIGNING.match(first.text):
        return _where_signed(reading, clause)
    if event is None or event.where.basis != "stated" or clause.sentence.block - event.block > REACH_OF_AN_EVENT:
        return None
    if GOES_BACK.search(reading.clean, clause.sentence.start, clause.end):
        return None
    return event.where if BEFORE_OR_AFTER.match(first.text) or BEFORE_THE_EVENT.match(first.text) else None


def _where_signed(reading: Reading, clause: Clause) -> Where | None:
    """Give the town of 在甲市签订…协议 told before 签约仪式前,…."""
    told = reading.clauses_by_story[clause.sentence.story]
    at = bisect_left(told, clause.start, key=attrgetter("start"))
    for before in reversed(told[max(0, at - SIGNING_REACH) : at]):
        signs = next((c for c in before.cues if c.kind == "signs" and not before.is_hoped(c.start)), None)
        if signs is not None:
            return stated_place(reading, before, signs.start)
    return None


def _in_our_talks(context: Context, clause: Clause) -> bool:
    """Tell 在会见局长甲时,双方交换意见 in the report of a journey: whose journey it is met him."""
    trip = context.frame.trip
    return trip is not None and not context.frame.is_inbound and WHILE_MEETING.match(clause.text) is not None


def _in_the_time_of(reading: Reading, clause: Clause, last: Engagement) -> bool:
    """Tell 考察团拜会甲协会时,|获会长乙接见: how they were received where they called, no second act."""
    if kind_class(last.kind) != "visit" or clause.number == 0:
        return False
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    return before.start <= last.start < before.end and reading.clean[before.end - 1] == "时"


# 会长甲、秘书长乙等|热情|接待。
PLAINLY = re.compile(r"等?(?:人|一行|领导|负责人)?(?:对此|全程|亲自|热情|亲切|进行了?|给予|共同|一同)*")
NOBODY_BEHIND = re.compile(r"了?(?=[。;；,，]|$)")


def _received_where_called(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, hosts: list[Token]
) -> bool:
    """Let hosts join the call told right before: 会长甲一行赴乙商会交流。乙商会会长丙、秘书长丁等热情接待."""
    last = context.last
    people = [t for t in hosts if t.kind == "P" and t.start >= clause.sentence.start]
    if last is None or not people or last.block < clause.sentence.block - 1 or not _is_their_house(last, people):
        return False
    if PLAINLY.fullmatch(reading.clean, people[-1].end, cue.start) is None:
        return False
    if NOBODY_BEHIND.match(reading.clean, cue.end, clause.sentence.end) is None:
        return False
    known = {p.local_id for p in last.parties}
    last.parties += [as_party(t, "counterpart") for t in people if t.local_id not in known]
    return True


def _is_their_house(last: Engagement, others: list[Token]) -> bool:
    """Tell 访问甲商会,|受到会长乙热情接待: by those of the one house called on."""
    houses = [p.local_id for p in last.parties if p.side == "counterpart" and p.kind == "organization"]
    people = [t for t in others if t.kind == "P"]
    if kind_class(last.kind) != "visit" or len(houses) != 1 or not people:
        return False
    return any(houses[0] in t.bodies for t in people) and (not people[0].bodies or houses[0] in people[0].bodies)


def _held_away(reading: Reading, context: Context) -> Where | None:
    """Give where an event was held whose own people govern elsewhere: what they did beside it they did there."""
    event, home = context.event, context.frame.home_id
    if event is None or event.where.local_id is None or event.where.basis != "stated":
        return None
    there = event.where.local_id
    if home is not None and (reading.lies_in(there, home) or reading.lies_in(home, there)):
        return None
    ours = [p.local_id for p in event.parties if p.side == "delegation" and p.kind == "person"]
    return event.where if ours and not any(reading.governs(person, there) for person in ours) else None


def _opens_in(reading: Reading, clause: Clause) -> Where | None:
    """Give the town of 在上海,市长甲会见了乙: a clause of its own says where, before who acts."""
    for before in reading.clauses_by_sentence[clause.sentence.start][: clause.number]:
        if before.cues or not before.text.lstrip(" \u3000").startswith("在"):
            continue
        towns = [t for t in before.tokens if t.kind == "L" and t.end == before.end]
        if towns:
            return Where(local_id=towns[-1].local_id, basis="sentence", start=towns[-1].start, end=towns[-1].end)
    return None


def _where_told(reading: Reading, context: Context, clause: Clause) -> Where:
    """Give where the delegation is, else the town the paragraph said somebody was in: 在甲市,副部长乙主持会议。乙会见了丙."""
    if context.place.local_id is not None or context.frame.trip is not None:
        return context.place
    block = reading.text.blocks[clause.sentence.block]
    towns = [
        t
        for t in reading.tokens_in(block.start, clause.start)
        if t.kind == "L" and reading.level(t) in ("city", "district") and reading.clean[t.start - 1 : t.start] == "在"
    ]
    if len({t.local_id for t in towns}) != 1:
        return context.place
    return Where(local_id=towns[0].local_id, basis="paragraph", start=towns[0].start, end=towns[0].end)


def _is_at_theirs(reading: Reading, where: Where, others: list[Token], ours: list[Token]) -> bool:
    """Tell whether a meeting took place where the other side governs and who acts does not: 某国副部长甲在广州会见省长乙."""
    if where.local_id is None:
        return False

    theirs, mine = ([t.local_id for t in side if t.kind == "P"] for side in (others, ours))
    return any(reading.governs(p, where.local_id) for p in theirs) and not any(
        reading.governs(p, where.local_id) for p in mine
    )


def _came_visiting(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 秘书长甲访问乙商会,并会见会长丙: whoever came to a house meets its people as a guest."""
    return any(
        c.kind in ("visit", "visit_or_travel")
        and c.end < cue.start
        and not before.is_said(c.start)
        and not before.is_hoped(c.start)
        and not before.is_about(c.start)
        and {t.local_id for t in before.subjects} & {t.local_id for t in clause.subjects}
        and any(t.kind == "O" and c.end <= t.start <= c.end + 2 for t in reading.tokens_in(c.end, before.end))
        for before in reading.clauses_by_sentence[clause.sentence.start][
            max(0, clause.number - VISIT_REACH) : clause.number + 1
        ]
        for c in before.cues
    )
