"""Who joins an act told before: those who attend, host, speak or act at it, and on which side."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice, takewhile
from operator import attrgetter

from extract.assemble.engagements.once import PARAGRAPHS_OF_EVENT, kind_class
from extract.assemble.engagements.when_and_where import AT_EVENT, BEFORE_OR_AFTER
from extract.assemble.engagements.who import Context, public_seats, was_stood_in_for
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Lead
from extract.assemble.trips import Frame, acts_for_delegation, as_party, party_kind
from extract.assemble.wording import GROUP

# 副市长甲|参加会见, 会见时在座, 座谈会由甲主持, 参加活动; 副市长甲|参加。
ATTENDS = re.compile(
    r"(?:参加|出席|陪同|列席|主持)(?:了)?(?:上述|此次|有关)?"
    r"(?:(?:(?P<talks>会见|会谈|会晤|接见|座谈交流会|座谈会|座谈)|(?:考察|调研|走访|参观|督导)(?!会))(?!活动)"
    r"|(?P<occasion>活动)(?=[,，。;；]|$))"
    r"|(?P<seated>会见时在座|(?:会见|会谈|座谈会?)由[^,，。;；]{2,30}?主持)|(?P<bare>参加|出席)(?=[。;；]|$)"
)
EARLIER_TALKS = re.compile("(?:会见|会谈|座谈|会议|活动)(?:之)?前")  # 会见前,市委书记甲主持座谈会
INTRODUCES = re.compile(r"介绍|陪同|出席|列席|到会|参会|参加|接待|主持|致辞|汇报|会见时在座")
# 副省长甲、州委书记乙讲话: at talks of two places or at an event.
SPEAKS_THERE = re.compile(
    r"(?:分别|先后|作|并|发表)*(?:讲话|发言|致[辞词])(?!精神|稿|中|时)|作(?:了)?(?:主题|专题|招商|现场|主旨)?(?:推介(?!会)|演讲)|在[^,，。;；]{0,6}?会上[^,，。;；]{0,16}?推介(?!会)"
)
# 区委书记甲,|市直有关部门负责人|参加会见
UNNAMED_HEADS = re.compile(r"[^,，。;；]{0,24}?(?:部门|单位|企业|等)?[^,，。;；]{0,6}?(?:负责人|负责同志|相关人员)$")
UNNAMED_ACTIVITY = re.compile(r"出席(?:了)?(?:相关|有关|上述|部分)")
# 参加了相关活动, 参加上述考察: which of them is not said
OF_SOME_ACT = re.compile(r"(?:参加|陪同)(?:了)?(?:相关|有关|此次|上述)")
OF_SOME_EVENTS = re.compile(r"(?:参加|陪同)(?:了)?(?:相关|有关|上述)")
# 省长甲|主持,会长乙等|分别发言; 董事长丙在|致辞中表示, 局长丁|在会上作了详细推介
GOES_ON = re.compile(
    r"(?:主持|出席|参加|到会|分别发言|(?:分别|先后)?致[辞词]|作[^,，。;；]{0,12}?推介)(?:了)?(?:本次|此次|当天的?)?(?:活动|会议|推介会|大会|仪式|开幕式|交流会|恳谈会|洽谈会|论坛)?(?:并(?:讲话|致[辞词]|发言|作推介))?[,，。;；]?$"
    r"|致[辞词](?:中|时)|在(?:会|活动|推介会|论坛|大会|交流会|洽谈会|恳谈会)上[^,，。;；]{0,16}?(?:推介|致[辞词]|发言|演讲)"
)
PARAGRAPHS_OF_ITS_GUESTS = 5  # captions and speeches stand between
THOSE_THERE = re.compile(
    r"(?:出席|参加|到场)[^,，。;；:：]{0,16}?的(?:主要|重要)?(?:来宾|嘉宾|领导|客商|人员|代表)?(?:还有|有|包括)[:：]?"
)
INVITES = re.compile(
    r"(?:邀请|吸引|迎来)[^,，。;；]{0,16}?(?:嘉宾|来宾|代表|客商|企业家|领导)(?:出席|参加|参会|到场)?[,，]?$"
)
AMONG_THEM = re.compile(r"[ \u3000]*(?:其中)?包括")
OTHER_OCCASION = re.compile("捐赠|颁奖|欢迎|晚宴|座谈|授牌|启动|答谢|招待|签约|揭牌|开工|奠基")
SAT_IN = re.compile(r"(?:出席|参加|主持)(?:了)?(?:座谈会|座谈交流会|座谈|会见|会谈)(?=[,，。;；]|活动|$)")
CHAIRS = re.compile(r"主持(?:召开|了)?[^,，。;；]{0,12}?(?:会议|座谈)")
# 出席了本次招待会: not of the talks told before
ANOTHER_OCCASION = re.compile(
    r"(?:了)?[^,，。;；]{0,32}?(?:招待会|欢迎会|音乐会|早餐会|午餐会|宴会|晚宴|酒会|仪式|论坛|峰会|推介会|大会|发布会|开幕式|年会|展会|博览会)"
)
# 市领导甲出席活动: in a paragraph of its own behind the event
AT_THE_EVENT = re.compile(
    r"(?:分别|先后)?(?:致(?:欢迎)?[辞词]|(?:出席|参加|主持)(?:了)?(?:本次|此次|当天的?)?(?:活动|会议|推介会|大会|仪式|交流会|恳谈会|座谈会|洽谈会))(?:并(?:讲话|致[辞词]|发言|作推介))?[,，。;；]?$|作(?:了)?(?:主题|专题|招商|现场)?推介[,，。;；]?$"
)
OUR_OWN_BUREAU = re.compile(r"[省市区县州]")  # 省商务厅 without its province
SHOWN_THERE = re.compile(r"[ \u3000]*(?:还|首先|共同|现场)*(?:播放|观看|宣读|发布|展示|通报|听取)")
PROMOTES = re.compile(r"推介$")
# 副秘书长甲、行长乙及代表团部分成员出席: all of the delegation
AND_ITS_MEMBERS = re.compile(rf"(?:及|和|与){GROUP}(?:部分|其他|其余|有关|主要|全体)?成员(?:等)?$")
# 甲公司、乙商会|等12家企业、商会主要负责人|参加会议
THEIR_HEADS = re.compile(
    r"等?(?:[0-9]+余?多?家)?(?:知名|重点|骨干|参会|相关|有关|成员|本地|当地)*"
    r"(?:(?:企业|公司|单位|部门|机构|商协会|协会|商会)(?:[、和及与](?=企业|公司|单位|部门|机构|商协会|协会|商会))?)*的?"
    r"(?:主要|相关|有关)?(?:负责人|负责同志|负责|代表(?!团)|高管|企业家|领导)"
)
# 甲市招商局|就重点项目作了推介
PRESENTED = re.compile(r"(?:作|进行)(?:了)?[^,，。;；]{0,12}?推介(?!会)")
AND_NEXT = re.compile(r"[、和及与]|以及")
YEAR_OF_EVENT = re.compile(r"[“「]?(?:[0-9]{4}年?)?(?:第[^,，]{1,4}届)?")  # 2024某市·某地洽谈会
ACTS = frozenset({"engagement", "agreement", "travel"})  # who acts in a clause of its own does not attend
GOES_ROUND = re.compile(r"(?:全程)?陪同(?:了)?[^,，。;；、]{0,10}?(?:考察|参观|调研|走访|察看|实地)(?!并|和|、|团|组)")
TALKS_HELD = frozenset({"talks_between_places", "talks_held"})
BETWEEN_LISTED = re.compile(r"[、,，。;；\s]|以及|和|及")
MIN_HOUSE_WORD = 2  # 商会, 集团
MAX_HOUSE = 30  # characters of a house's name
LOCAL_OFFICE = re.compile(r"镇|乡|街道|管委会|党工委")


def join_last(reading: Reading, context: Context, found: list[Engagement], clause: Clause) -> None:
    """Let those who introduce, attend or host join the engagement told just before; and remember the bodies named."""
    context.named.extend(t for t in clause.tokens if t.kind == "O")
    context.named = context.named[-24:]
    _join_event(reading, context, clause)
    last = context.last
    if _goes_on_about(reading, context.event, found, clause):
        last = context.event
        context.again = clause.sentence.block
    if last is not None and _is_said_of_the_event(last, clause):
        context.again = clause.sentence.block
    if last is not None and clause.sentence.block not in (last.block, context.again):
        last = _the_event_beside(reading, context, last, clause) or last
        _attended(reading, context.frame, found, last, clause)
        return
    if last is None or last.start == clause.start:
        return
    if not last.is_occasion() and last.kind not in ("meeting", "inspection", "site_tour", "visit"):
        return
    if _at_another(reading, last, clause):
        return
    also = _lists_who_came(reading, clause) if last.is_occasion() else None
    joins = also or INTRODUCES.search(reading.clean, clause.start, clause.end)
    if joins is None and (last.is_occasion() or last.rule in TALKS_HELD):
        joins = SPEAKS_THERE.search(reading.clean, clause.start, clause.end)
    if joins is None or clause.is_said(joins.start()) or clause.is_hoped(joins.start()):
        return
    if not last.is_occasion() and clause.is_about(joins.start()):
        return  # 就贯彻甲听取汇报时的讲话座谈: what the talks were about
    if last.is_occasion() and SAT_IN.match(reading.clean, joins.start()) and "座谈" not in (last.event_name or ""):
        talks = context.met
        if talks is None or talks.block != clause.sentence.block:
            return
        last = talks  # 市长甲出席座谈会: not the event told behind the talks
    opens = reading.every_date_in(clause.sentence.start, clause.start)
    if (
        not last.is_occasion()
        and last.start < clause.sentence.start
        and opens
        and opens[0].start <= clause.sentence.start + 2
    ):
        return  # 5日上午,…: another scene than that of the sentence before
    if last.kind == "meeting" and GOES_ROUND.match(reading.clean, joins.start()):
        return  # 副县长甲陪同考察: the tour, not the talks
    if not last.is_occasion() and UNNAMED_ACTIVITY.match(reading.clean, joins.start()):
        return  # 大使甲出席有关活动: which of them is not said
    if (OF_SOME_EVENTS if last.is_occasion() else OF_SOME_ACT).match(reading.clean, joins.start()):
        return
    if not last.is_occasion() and not any(t.kind == "P" for t in clause.tokens if t.start < joins.start()):
        if UNNAMED_HEADS.search(reading.clean, clause.start, joins.start()) is None:
            return
    if kind_class(last.kind) == "visit" and CHAIRS.match(reading.clean, joins.start()):
        return  # 县长甲主持会议 behind a tour
    if (
        not last.is_occasion()
        and last.kind != "signing"
        and ANOTHER_OCCASION.match(reading.clean, joins.end(), clause.end)
    ):
        return
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= clause.start]
    listed = [clause]
    while (before := _list_before(reading, listed[0])) is not None:
        listed.insert(0, before)
    people = [
        t
        for c in (sorted([*since, *(c for c in listed if c not in since)], key=_at) if last.is_occasion() else listed)
        if c is clause or c.start == last.start or not any(q.family in ACTS for q in c.cues)
        for t in c.tokens
        if t.start < joins.start() and t.kind in "PO" and not was_stood_in_for(reading, c, t)
    ]
    if also is not None:
        people = [t for t in reading.tokens_in(also.end(), clause.sentence.end) if t.kind == "P"]
    known = {(p.kind, p.local_id) for p in last.parties}
    hosted = any(p.local_id == last.lead.local_id and p.side == "counterpart" for p in last.parties)
    trip = context.frame.trip
    # talks in a report of no journey, or of one that is told by the talks alone
    alone = (trip is None or trip.rule == "trip_received") and last.kind in ("meeting", "signing")
    seats = {side: seats_of(reading, last, side) for side in ("delegation", "counterpart")} if alone else None
    away = context.frame.trip is not None and not context.frame.is_inbound
    with_delegation = away and AND_ITS_MEMBERS.search(reading.clean, clause.start, joins.start()) is not None
    held_by_guests = _is_held_by_guests(reading, context.frame, last)
    by_heads = _bodies_by_their_heads(reading, people, joins.start()) if last.is_occasion() else []
    if last.is_occasion() and PRESENTED.search(reading.clean, clause.start, clause.end):
        by_heads += [t for t in clause.subjects if t.kind == "O" and t.start - clause.start <= 1]
    unsure: list[Token] = []
    for token in people:
        entity = reading.entity(token.local_id)
        if (party_kind(token), token.local_id) in known or entity is None:
            continue
        if token.kind == "O" and token not in by_heads:
            continue
        mine = acts_for_delegation(reading, context.frame, token) or (
            joins.group() != "接待"
            and (
                (last.is_occasion() and _is_body_of_home(reading, context.frame, token))
                or (last.is_occasion() and _is_above_home(reading, context.frame, last, token))
                or _among_ours(reading, context.frame, last, token, people)
                or _is_of_unnamed_home(reading, context.frame, token)
                or _goes_along(reading, context.frame, last, token, people)
                or _is_of_the_host(reading, context.frame, last, token)
                or (token.kind == "O" and context.frame.trip is None and _is_of_a_holder(reading, last, token))
                or _promotes(reading, last, joins, token)
            )
        )
        of_the_town = held_by_guests and _is_of_the_town(reading, context.frame, token)
        hosts = hosted or of_the_town
        guest = context.frame.is_inbound and acts_for_delegation(reading, context.frame, token)
        guest = (
            guest or (held_by_guests and not of_the_town) or _is_their_consul(reading, context.frame, token.local_id)
        )
        lends_its_house = (
            bool(_embassies(reading, token.local_id))
            and not _is_envoy_of_a_guest(reading, last, token.local_id)
            and not acts_for_delegation(reading, context.frame, token)
        )
        side = (
            "delegation"
            if guest or with_delegation or (mine and not hosts and not (lends_its_house and last.is_occasion()))
            else "host"
            if lends_its_house
            else "counterpart"
        )
        if (
            trip is not None
            and last.is_occasion()
            and token.kind == "P"
            and side == "delegation"
            and not with_delegation
        ):
            beside = _side_before(last, people, token)
            side = beside if beside and not _is_sent_from_home(reading, context.frame, token) else side
        if seats is not None and token.kind == "P":
            by_office = side_by_office(reading, context.frame, last, token, seats)
            by_office = by_office or _side_of_the_unseated(reading, last, token)
            by_office = by_office or _side_of_a_firm(reading, context.frame, last, token)
            side = by_office or side
            if by_office is None and not guest:
                unsure.append(token)
        last.parties.append(as_party(token, side))
        known.add((party_kind(token), token.local_id))
        at_home = context.frame.is_inbound and not guest and reading.governs(token.local_id, context.frame.home_id)
        nobody = last.lead.local_id is None or (at_home and last.lead.basis not in ("stated", "sentence"))
        if last.is_occasion() and nobody and (mine or at_home) and token.kind == "P":
            last.lead = Lead(local_id=token.local_id, basis="sentence", start=token.start, end=token.end)
    _seat_between_neighbours(reading, last, people, unsure)
    if (
        last.is_occasion()
        and trip is not None
        and not (context.frame.is_inbound and _is_led_by_a_host(last))
        and trip.lead.local_id
        and any(p.local_id == trip.lead.local_id for p in last.parties)
    ):
        last.lead = Lead(local_id=trip.lead.local_id, basis="sentence", start=trip.lead.start, end=trip.lead.end)


def _is_sent_from_home(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell one of the people of a journey, or an official of its home; 甲市同乡会会长 lives where the guests came to."""
    if token.local_id in frame.people or reading.is_unseated(token.local_id):
        return True
    home = frame.trip.home_id if frame.trip is not None else None
    roles = reading.roles_by_person.get(token.local_id, ())
    offices = [r.place_local_id for r in roles if r.organization_local_id is None and r.place_local_id is not None]
    seats = [*offices, *(seat.local_id for seat in public_seats(reading, token.local_id))]
    ours = any(
        OUR_OWN_BUREAU.match(h.name) and not reading.place_keys_up(h.local_id) for h in reading.houses(token.local_id)
    )
    above = [s for s in seats if (e := reading.entity(s)) is not None and e.detail_kind in ("province", "city")]
    return (
        ours or any(reading.lies_in(seat, home) for seat in seats) or any(reading.lies_in(home, seat) for seat in above)
    )


def _side_before(last: Engagement, listed: list[Token], token: Token) -> str | None:
    """Give the side of whoever stands right before somebody in a list: 甲市市长乙、副市长丙,|审计长丁、议员戊."""
    behind = [t for t in listed if t.kind == "P" and t.end <= token.start]
    return next((p.side for p in last.parties if behind and p.local_id == behind[-1].local_id), None)


def _seat_between_neighbours(reading: Reading, last: Engagement, listed: list[Token], unsure: list[Token]) -> None:
    """Seat somebody of no known side with those who stand right before and behind him, where both sit on one."""
    side_of = {p.local_id: p.side for p in last.parties if p.kind == "person"}
    names = [t for t in listed if t.kind == "P"]
    for before, token, behind in zip(names, names[1:], names[2:], strict=False):
        if token not in unsure or before in unsure or behind in unsure:
            continue
        gaps = reading.clean[before.end : token.start], reading.clean[token.end : behind.start]
        if side_of.get(before.local_id) != side_of.get(behind.local_id) or any(
            not gap.startswith("、") for gap in gaps
        ):
            continue
        side = side_of[before.local_id]
        last.parties = [
            replace(p, side=side) if p.kind == "person" and p.local_id == token.local_id else p for p in last.parties
        ]


def _bodies_by_their_heads(reading: Reading, listed: list[Token], until: int) -> list[Token]:
    """Give the bodies of 甲公司、乙商会等12家企业主要负责人|参加会议: a list that ends with who was there for each of them."""
    found: list[Token] = []
    for token in reversed(listed):
        behind = reading.clean[token.end : found[-1].start if found else until]
        if token.kind == "O" and (AND_NEXT.fullmatch(behind) if found else THEIR_HEADS.match(behind)) is not None:
            if any(
                t.kind == "L" and t.end == token.start - 1
                for t in reading.tokens_in(token.start - MAX_HOUSE, token.start)
            ):
                break  # 甲市、乙县、|丙县政府领导: the governments of all three
            found.append(token)
        elif found:
            break
    return found


def _is_body_of_home(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell a body of home at what its delegation holds elsewhere: 甲省某集团相关负责人参加."""
    away = frame.trip is not None and not frame.is_inbound
    return away and token.kind == "O" and reading.lies_in(token.local_id, frame.home_id)


def _is_above_home(reading: Reading, frame: Frame, last: Engagement, token: Token) -> bool:
    """Tell an official of the province whose town holds an event out of it: 省某局副局长甲 at 某市说明会 in 某国."""
    if token.kind != "P" or frame.is_inbound or frame.home_id is None or last.where.local_id is None:
        return False
    known = any(key in reading.vocabulary.places for key in reading.place_keys_up(last.where.local_id))
    above = [s.local_id for s in public_seats(reading, token.local_id) if s.detail_kind in ("province", "city")]
    return known and any(
        reading.lies_in(frame.home_id, seat) and not reading.lies_in(last.where.local_id, seat) for seat in above
    )


def _promotes(reading: Reading, last: Engagement, joins: re.Match[str], token: Token) -> bool:
    """Tell 副市长甲作推介 at an event nobody is said to hold: whoever promotes his town there is of those who hold it."""
    held = any(p.side == "delegation" for p in last.parties)
    return (
        not held
        and token.kind == "P"
        and PROMOTES.search(joins.group()) is not None
        and reading.rank(token.local_id) is not None
    )


def _is_of_unnamed_home(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell 省政府副秘书长甲 of a journey whose home is not named: whoever writes 省 alone means his own."""
    if frame.trip is None or frame.is_inbound or frame.home_id is not None:
        return False
    return reading.is_unseated(token.local_id)


def _at(clause: Clause) -> int:
    return clause.start


def _list_before(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause before that only lists people: 甲市市长乙,市委秘书长丙;丁市市长戊|出席会议."""
    block = reading.clauses_by_block[clause.sentence.block]
    at = bisect_left(block, clause.start, key=attrgetter("start")) - 1
    before = block[at] if at >= 0 else None
    if before is None or reading.clean[before.end : clause.start].strip(" \u3000") not in (",", "，", ";", "；"):
        return None
    names = [t for t in before.tokens if t.kind == "P"]
    return before if names and not before.cues and names[-1].end == before.end else None


def _is_of_the_host(reading: Reading, frame: Frame, last: Engagement, token: Token) -> bool:
    """Tell an official of the place an event is named after, where no home is known: 市长甲 at 乙市投资说明会, or his own, 市领导甲."""
    if token.kind != "P" or not last.is_occasion() or _is_envoy_of_a_guest(reading, last, token.local_id):
        return False
    if frame.home_id is None and frame.trip is None and reading.is_unseated(token.local_id):
        return True
    holders = [e for p in last.parties if p.side == "delegation" and (e := reading.entity(p.local_id)) is not None]
    seats = {e.local_id if e.kind == "place" else e.place_local_id for e in holders if e.kind != "person"}
    if any(reading.offices_in(token.local_id, seat) for seat in seats):
        return True
    if frame.home_id is not None or last.event_name is None:
        return False
    start = reading.clean.find(last.event_name, last.start, last.end)
    year = YEAR_OF_EVENT.match(last.event_name)
    start += year.end() if year is not None and start >= 0 else 0
    named = next(iter(reading.tokens_in(start, start + 3)), None) if start >= 0 else None
    if named is not None and reading.level(named) == "country":  # 中国|甲省—乙国洽谈会
        behind = reading.tokens_in(named.end, named.end + 1)
        named = next((t for t in behind if reading.level(t) in ("province", "city", "district")), named)
    if named is not None and named.kind == "O" and named.local_id in _houses(reading, token.local_id):
        return True  # 甲会副主席乙 at 甲会招商推介会
    place = None if named is None else named.local_id if named.kind == "L" else named.place_id
    if named is None or place is None:
        return False
    there = reading.place_keys_up(last.where.local_id)
    if reading.level(named) == "country" and "CN" in there:  # 中国·某国对接会 is not held by everybody in China
        return _rules_the_town(reading, token.local_id, last.where.local_id)
    houses = reading.houses(token.local_id)
    return reading.offices_in(token.local_id, place) or any(reading.lies_in(place, h.place_local_id) for h in houses)


def _rules_the_town(reading: Reading, person: str, there: str | None) -> bool:
    """Tell whether somebody is of the government or party of the town or province where something was held."""
    return there is not None and any(
        reading.lies_in(there, s.local_id) or reading.lies_in(s.local_id, there)
        for s in public_seats(reading, person)
        if s.detail_kind in ("province", "city", "district")
    )


def _side_of_the_unseated(reading: Reading, last: Engagement, token: Token) -> str | None:
    """Seat 市领导甲 with 市委书记乙 where the city of neither is known: both write their own without a name."""
    if not reading.is_unseated(token.local_id):
        return None
    sides = {p.side for p in last.parties if p.kind == "person" and reading.is_unseated(p.local_id)}
    return sides.pop() if len(sides) == 1 else None


def _side_of_a_firm(reading: Reading, frame: Frame, last: Engagement, token: Token) -> str | None:
    """Seat 甲公司总裁乙 with the firms an official received, unless his own is of the official's town."""
    houses = [h for i in _houses(reading, token.local_id) if (h := reading.entity(i)) is not None]
    if not houses or any(h.detail_kind != "company" for h in houses) or not last.is_hosted():
        return None
    guests = [p.local_id for p in last.parties if p.side == "delegation" and p.kind == "organization"]
    if not any((g := reading.entity(i)) is not None and g.detail_kind == "company" for i in guests):
        return None
    seats = [key for h in houses for key in reading.place_keys_up(h.local_id)]
    at_home = frame.home_id is None or any(reading.lies_in(h.local_id, frame.home_id) for h in houses)
    return None if at_home and seats else "delegation"


def _goes_along(reading: Reading, frame: Frame, last: Engagement, token: Token, listed: list[Token]) -> bool:
    """Tell the colleagues of a visitor who has no journey: 领事甲、领事乙陪同 behind 总领事丙走访了某商会."""
    if frame.trip is not None or token.kind != "P" or kind_class(last.kind) != "visit":
        return False
    visitors = [p.local_id for p in last.parties if p.side == "delegation" and p.kind == "person"]
    houses = {h for v in visitors for h in _houses(reading, v)}
    if own := _houses(reading, token.local_id):
        return bool(own & houses)
    if any(t.local_id in houses for t in reading.tokens_in(max(0, token.start - MAX_HOUSE), token.start)):
        return True  # 某司二级巡视员兼处长甲: the house of the visitor stands before his office
    return any(t.kind == "P" and _houses(reading, t.local_id) & houses for t in listed)


def _houses(reading: Reading, person: str) -> set[str]:
    return {r.organization_local_id for r in reading.roles_by_person.get(person, ()) if r.organization_local_id}


def _among_ours(reading: Reading, frame: Frame, last: Engagement, token: Token, listed: list[Token]) -> bool:
    """Tell whether somebody of no known house stands in a list with people of the travelling side.

    At an event without a journey only 某镇党委书记甲 and 管委会主任乙, beside those who hold it.
    """
    if token.kind != "P" or (frame.trip is None and not last.is_occasion()):
        return False
    if frame.trip is None and not all(
        LOCAL_OFFICE.match(role.title) for role in reading.roles_by_person.get(token.local_id, ())
    ):
        return False
    roles = reading.roles_by_person.get(token.local_id, ())
    if frame.trip is None and not roles:
        return False
    houses = [r for r in roles if r.organization_local_id or r.place_local_id]
    beside = [t for t in listed if t.kind == "P" and t != token]
    return not houses and any(
        acts_for_delegation(reading, frame, t) or (frame.trip is None and _is_of_the_host(reading, frame, last, t))
        for t in beside
    )


def _goes_on_about(reading: Reading, event: Engagement | None, found: list[Engagement], clause: Clause) -> bool:
    """Tell 省长甲主持,会长乙等出席 and 董事长丙致辞时表示 behind an occasion, where nothing else has been told since."""
    if event is None or not found or found[-1] is not event or event.story != clause.sentence.story:
        return False
    near = event.block < clause.sentence.block <= event.block + PARAGRAPHS_OF_ITS_GUESTS
    return near and (GOES_ON.search(clause.text) is not None or _lists_who_came(reading, clause) is not None)


def _lists_who_came(reading: Reading, clause: Clause) -> re.Match[str] | None:
    """Find what opens a list of guests: 出席推介会的嘉宾有:|甲、乙; 推介会邀请了众多嘉宾,包括|甲、乙."""
    if (there := THOSE_THERE.search(reading.clean, clause.start, clause.end)) is not None:
        return there
    before = reading.clauses_by_sentence[clause.sentence.start][: clause.number]
    invited = bool(before) and INVITES.search(before[-1].text) is not None
    return AMONG_THEM.match(reading.clean, clause.start, clause.end) if invited else None


def _is_said_of_the_event(last: Engagement, clause: Clause) -> bool:
    """Tell 市领导甲、乙出席活动 right behind the paragraph that tells an occasion."""
    behind = last.is_occasion() and last.block < clause.sentence.block <= last.block + PARAGRAPHS_OF_EVENT
    return behind and AT_THE_EVENT.search(clause.text) is not None


def _attended(reading: Reading, frame: Frame, found: list[Engagement], last: Engagement, clause: Clause) -> None:
    """Let those join who are said a paragraph later to have attended the talks or the tour: 副市长甲参加会见."""
    attends = ATTENDS.search(reading.clean, clause.start, clause.end)
    if attends is None or clause.earlier or clause.is_said(attends.start()) or clause.is_hoped(attends.start()):
        return
    said = reading.dates_in(clause.sentence.start, attends.start())
    if last.days.first is not None and any(d.date_from != last.days.first for d in said):
        return  # 次日,副市长甲列席会谈
    if EARLIER_TALKS.search(reading.clean, clause.sentence.start, attends.start()):
        return
    if attends["bare"] and not _is_right_behind(reading, last, clause):
        return
    if attends["occasion"] or attends["bare"]:
        alone = frame.is_inbound and all(e is last or e.is_background or e.story != last.story for e in found)
        if last.kind != "meeting" or (frame.trip is not None and not alone):
            return  # of a journey: who took part in which of its acts is not said
    elif kind_class(last.kind) != ("meeting" if attends["talks"] or attends["seated"] else "visit"):
        return
    own = next((p.side for p in last.parties if p.local_id == last.lead.local_id), None)
    if own is None:
        return
    known = {p.local_id for p in last.parties}
    seats = {side: seats_of(reading, last, side) for side in ("delegation", "counterpart")}
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= clause.start]
    side, told = own, False
    listed = [t for c in since for t in c.tokens if t.kind == "P" and t.end <= attends.end()]
    for token in listed:
        stated = side_by_office(reading, frame, last, token, seats) or _side_by_house_word(reading, last, token)
        # who stands in a list without an office of his own is on the side of the one before, as is
        # 工商会副会长甲|、联络部部长乙|,市外办主任丙
        beside = told and reading.clean.endswith("、", 0, _list_start(reading, token))
        if stated is not None or (reading.roles_by_person.get(token.local_id) and not beside):
            side, told = stated or own, stated is not None
        if token.local_id not in known:
            known.add(token.local_id)
            last.parties.append(as_party(token, side))


def _the_event_beside(reading: Reading, context: Context, last: Engagement, clause: Clause) -> Engagement | None:
    """Give the event beside which the act told last took place: 会前,市长甲会见乙。副市长丙出席 was at the event."""
    event = context.event
    attends = ATTENDS.search(reading.clean, clause.start, clause.end)
    if event is None or event is last or attends is None or not attends["bare"] or last.story != event.story:
        return None
    there = [c for c in reading.clauses_by_block[last.block] if c.start <= last.start]
    first = reading.clauses_by_sentence[there[-1].sentence.start][0] if there else None
    return event if first is not None and BEFORE_OR_AFTER.match(first.text) is not None else None


def _is_right_behind(reading: Reading, last: Engagement, clause: Clause) -> bool:
    """Tell whether 甲、乙参加 names nothing but people, with no other act told since: of which it would be said."""
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= clause.start]
    if not all(any(t.kind == "P" for t in c.tokens) and not c.dates for c in since):
        return False  # 去年的签约仪式上,副市长甲出席
    block = reading.text.blocks[clause.sentence.block]
    story = reading.clauses_by_story[clause.sentence.story]
    first = bisect_left(story, max(last.end, block.start), key=attrgetter("start"))
    behind = takewhile(lambda c: c.start < clause.start, islice(story, first, None))
    acts = ((c, q) for c in behind for q in c.cues if q.family in ("engagement", "agreement"))
    return all(c.is_said(q.start) or c.is_hoped(q.start) for c, q in acts)


def seats_of(reading: Reading, engagement: Engagement, side: str) -> set[str]:
    """Give the places and bodies those on one side of an act stand for."""
    found: set[str] = set()
    for party in engagement.parties:
        if party.side == side:
            if party.kind != "person":
                found.add(party.local_id)
            for role in reading.roles_by_person.get(party.local_id, ()):
                found |= {i for i in (role.organization_local_id, role.place_local_id) if i is not None}
    # a firm stands for no place: 中国某集团 would seat every official of the country
    bodies = [e for i in found if (e := reading.entity(i)) is not None and e.kind == "organization"]
    places = {e.place_local_id for e in bodies if e.detail_kind != "company"}
    return found | {place for place in places if place is not None}


def side_by_office(
    reading: Reading, frame: Frame, last: Engagement, token: Token, seats: dict[str, set[str]]
) -> str | None:
    """Tell on which side of an act somebody's office puts him; None where it lies on both or on neither."""
    by_talks_alone = frame.trip is not None and frame.trip.rule == "trip_received"
    if frame.is_inbound and not by_talks_alone and not acts_for_delegation(reading, frame, token):
        return "delegation" if _is_their_consul(reading, frame, token.local_id) else "counterpart"
    senders = _sending_countries(reading, token.local_id)
    sides = [
        side
        for side, places in seats.items()
        if any(
            senders & set(reading.place_keys_up(place)) if senders else reading.offices_in(token.local_id, place)
            for place in places
        )
    ]
    if len(sides) != 1 and _is_from_abroad(reading, token.local_id):
        # a consul sits across from those of China
        foreign = {p.side for p in last.parties if p.kind == "person" and _is_from_abroad(reading, p.local_id)}
        if len(foreign) == 1:
            return foreign.pop()
        chinese = [
            side
            for side, places in seats.items()
            if side not in foreign and any("CN" in reading.place_keys_up(p) for p in places)
        ]
        return next((side for side in seats if [side] != chinese), None) if len(chinese) == 1 else None
    return sides[0] if len(sides) == 1 else None


def _is_their_consul(reading: Reading, frame: Frame, person: str) -> bool:
    """Tell the ambassador or consul of the country guests come from: he sits with them."""
    if frame.trip is None or not frame.is_inbound:
        return False
    senders = _sending_countries(reading, person)
    return bool(senders) and senders <= set(reading.place_keys_up(frame.trip.home_id))


def _is_envoy_of_a_guest(reading: Reading, last: Engagement, person: str) -> bool:
    """Tell the envoy of another country at an event in China: a guest there, no host."""
    senders = _sending_countries(reading, person)
    there = reading.place_keys_up(last.where.local_id)
    return bool(senders) and "CN" not in senders and "CN" in there


def _is_from_abroad(reading: Reading, person: str) -> bool:
    """Tell whether somebody holds office for a country other than China: its consul here, or one of its officials."""
    senders = _sending_countries(reading, person)
    if senders:
        return "CN" not in senders
    roles = reading.roles_by_person.get(person, ())
    keys = [set(reading.place_keys_up(r.organization_local_id or r.place_local_id)) for r in roles]
    known = [k for k in keys if k & reading.vocabulary.places.keys()]
    return bool(known) and not any("CN" in k for k in known)


def _list_start(reading: Reading, token: Token) -> int:
    """Give where the words for one of a list begin: behind the mark before him."""
    marks = list(BETWEEN_LISTED.finditer(reading.clean, max(0, token.name_start - MAX_HOUSE), token.name_start))
    return marks[-1].end() if marks else token.start


def _side_by_house_word(reading: Reading, last: Engagement, token: Token) -> str | None:
    """Seat 工商会副会长甲 with 某某工商会: the word before an office closes the name of a house on one side only."""
    said = reading.clean[_list_start(reading, token) : token.name_start]
    sides = set()
    for party in last.parties:
        entity = reading.entity(party.local_id)
        if party.kind == "organization" and entity is not None:
            short = (entity.name[-n:] for n in range(MIN_HOUSE_WORD, len(entity.name)))
            if any(said.startswith(word) for word in short):
                sides.add(party.side)
    return sides.pop() if len(sides) == 1 else None


def _sending_countries(reading: Reading, person: str) -> set[str]:
    """Give the keys of the country whose embassy or consulate somebody is of: 韩国驻上海总领事馆 → 韩国."""
    keys = reading.vocabulary.place_keys_by_alias
    return {key for name in _embassies(reading, person) for key in keys.get(name.split("驻")[0], ())}


def _at_another(reading: Reading, last: Engagement, clause: Clause) -> bool:
    """Tell whether a sentence is set at another occasion than the act told last: 在随后的座谈会上,… behind a tour."""
    if last.is_occasion():
        return False
    opening = AT_EVENT.match(reading.clauses_by_sentence[clause.sentence.start][0].text)
    if opening is None or not re.search(r"会|仪式|论坛", opening.group("which")):
        return False
    return last.kind != "meeting" or re.search(r"仪式|论坛|推介|签约|发布", opening.group("which")) is not None


def _join_event(reading: Reading, context: Context, clause: Clause) -> None:
    """Let those who act at an event be its parties: 推介会上,…某公司与某区签约."""
    event = context.event
    if event is None or event.start >= clause.start or not clause.own_subject or clause.is_said(clause.start):
        return
    if clause.sentence.block - event.block > 2:
        return
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    opening = AT_EVENT.match(first.text)
    if opening is None or not re.search(r"(?:会|活动|仪式|论坛|现场)上?$|会上", opening.group().rstrip(",，")):
        return
    other = OTHER_OCCASION.search(opening["which"])
    if other is not None and other.group() not in (event.event_name or ""):
        return  # 捐赠仪式上 behind an unveiling
    if SHOWN_THERE.match(clause.text):
        return  # 会上,播放了甲集团的宣传片
    known = {p.local_id for p in event.parties}
    held_by_guests = _is_held_by_guests(reading, context.frame, event)
    for token in clause.subjects:
        if token.kind in "PO" and token.local_id not in known:
            if held_by_guests:
                mine = not _is_of_the_town(reading, context.frame, token)
            else:
                mine = (
                    acts_for_delegation(reading, context.frame, token)
                    or _is_of_our_country(reading, event, token)
                    or _is_of_a_holder(reading, event, token)
                )
            event.parties.append(as_party(token, "delegation" if mine else "counterpart"))


def _is_of_our_country(reading: Reading, event: Engagement, token: Token) -> bool:
    """Tell a firm of China at what a delegation of China holds abroad: its own side, wherever in China it sits."""
    if event.trip is None or event.trip.direction != "outbound" or token.kind != "O":
        return False
    body, home, there = (
        set(reading.place_keys_up(i)) for i in (token.local_id, event.trip.home_id, event.where.local_id)
    )
    return "CN" in body & home and bool(there & reading.vocabulary.places.keys()) and "CN" not in there


def _is_of_a_holder(reading: Reading, event: Engagement, token: Token) -> bool:
    """Tell an office, a firm or an official of the town that holds an event elsewhere: 甲市商务局 at 甲市's own fair in 乙市."""
    holders = [e for p in event.parties if p.side == "delegation" and (e := reading.entity(p.local_id)) is not None]
    seats = {e.local_id if e.kind == "place" else e.place_local_id for e in holders if e.kind != "person"}
    if token.kind == "P":
        return any(reading.offices_in(token.local_id, seat) for seat in seats)
    return any(seat is not None and reading.lies_in(token.local_id, seat) for seat in seats)


def _is_led_by_a_host(event: Engagement) -> bool:
    return any(p.local_id == event.lead.local_id and p.side == "counterpart" for p in event.parties)


def _is_held_by_guests(reading: Reading, frame: Frame, event: Engagement) -> bool:
    """Tell whether a delegation holds an event in the town the story is of, or in the one it came to from nobody knows where."""
    if not event.is_occasion():
        return False
    came = [
        e.local_id
        for p in event.parties
        if p.side == "delegation" and (e := reading.entity(p.local_id)) is not None and e.detail_kind == "delegation"
    ]
    return any(not reading.lies_in(guest, town) for guest in came for town in _towns_of_guests(frame))


def _is_of_the_town(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell an official or body of the town in which guests hold an event."""
    towns = _towns_of_guests(frame)
    if token.kind == "P":
        return any(reading.governs(token.local_id, town) for town in towns)
    heads = [
        person
        for person, roles in reading.roles_by_person.items()
        if any(r.organization_local_id == token.local_id for r in roles)
    ]
    return any(
        reading.lies_in(token.local_id, town) or any(reading.governs(head, town) for head in heads) for town in towns
    )


def _towns_of_guests(frame: Frame) -> list[str]:
    trip = frame.trip
    stops = [p.local_id for p in trip.places] if trip is not None and trip.home_id is None else []
    towns = [frame.home_id] if trip is None else stops
    return [town for town in towns if town is not None]


def _embassies(reading: Reading, person: str) -> list[str]:
    """Give the names of the embassies and consulates in which somebody holds office."""
    return [body.name for body in reading.houses(person) if body.detail_kind == "embassy"]
