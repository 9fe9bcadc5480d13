"""Who joins an act told before: those who attend, host, speak or act at it, and on which side."""

from __future__ import annotations

import re
from operator import attrgetter

from extract.assemble.engagements.joins.acts_meant import (
    at_another,
    goes_on_about,
    is_said_of_the_event,
    the_event_beside,
)
from extract.assemble.engagements.joins.attended import join_attenders
from extract.assemble.engagements.joins.envoys import embassies, is_envoy_of_a_guest, is_their_consul
from extract.assemble.engagements.joins.event_actors import join_event
from extract.assemble.engagements.joins.held_by_guests import is_held_by_guests, is_of_the_town
from extract.assemble.engagements.joins.lists import bodies_by_their_heads, list_before, lists_who_came
from extract.assemble.engagements.joins.own_side import (
    among_ours,
    goes_along,
    is_above_home,
    is_body_of_home,
    is_of_a_holder,
    is_of_the_host,
    is_of_unnamed_home,
    is_sent_from_home,
    promotes,
)
from extract.assemble.engagements.joins.sides import (
    seat_between_neighbours,
    seats_of,
    side_before,
    side_by_office,
    side_of_a_firm,
    side_of_the_unseated,
)
from extract.assemble.engagements.once import kind_class
from extract.assemble.engagements.who import Context, was_stood_in_for
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Lead
from extract.assemble.trips import acts_for_delegation, as_party, party_kind
from extract.assemble.wording import GROUP

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
SAT_IN = re.compile(r"(?:出席|参加|主持)(?:了)?(?:座谈会|座谈交流会|座谈|会见|会谈)(?=[,，。;；]|活动|$)")
CHAIRS = re.compile(r"主持(?:召开|了)?[^,，。;；]{0,12}?(?:会议|座谈)")
# 出席了本次招待会: not of the talks told before
ANOTHER_OCCASION = re.compile(
    r"(?:了)?[^,，。;；]{0,32}?(?:招待会|欢迎会|音乐会|早餐会|午餐会|宴会|晚宴|酒会|仪式|论坛|峰会|推介会|大会|发布会|开幕式|年会|展会|博览会)"
)
# 副秘书长甲、行长乙及代表团部分成员出席: all of the delegation
AND_ITS_MEMBERS = re.compile(rf"(?:及|和|与){GROUP}(?:部分|其他|其余|有关|主要|全体)?成员(?:等)?$")
# 甲市招商局|就重点项目作了推介
PRESENTED = re.compile(r"(?:作|进行)(?:了)?[^,，。;；]{0,12}?推介(?!会)")
ACTS = frozenset({"engagement", "agreement", "travel"})  # who acts in a clause of its own does not attend
GOES_ROUND = re.compile(r"(?:全程)?陪同(?:了)?[^,，。;；、]{0,10}?(?:考察|参观|调研|走访|察看|实地)(?!并|和|、|团|组)")
TALKS_HELD = frozenset({"talks_between_places", "talks_held"})


def join_last(reading: Reading, context: Context, found: list[Engagement], clause: Clause) -> None:
    """Let those who introduce, attend or host join the engagement told just before; and remember the bodies named."""
    context.named.extend(t for t in clause.tokens if t.kind == "O")
    context.named = context.named[-24:]
    join_event(reading, context, clause)
    last = context.last
    if goes_on_about(reading, context.event, found, clause):
        last = context.event
        context.again = clause.sentence.block
    if last is not None and is_said_of_the_event(last, clause):
        context.again = clause.sentence.block
    if last is not None and clause.sentence.block not in (last.block, context.again):
        last = the_event_beside(reading, context, last, clause) or last
        join_attenders(reading, context.frame, found, last, clause)
        return
    if last is None or last.start == clause.start:
        return
    if not last.is_occasion() and last.kind not in ("meeting", "inspection", "site_tour", "visit"):
        return
    if at_another(reading, last, clause):
        return
    also = lists_who_came(reading, clause) if last.is_occasion() or last.kind == "meeting" else None
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
    named = also is not None or any(t.kind == "P" for t in clause.tokens if t.start < joins.start())
    if not last.is_occasion() and not named:
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
    while (before := list_before(reading, listed[0])) is not None:
        listed.insert(0, before)
    people = [
        t
        for c in (
            sorted([*since, *(c for c in listed if c not in since)], key=attrgetter("start"))
            if last.is_occasion()
            else listed
        )
        if c is clause or c.start == last.start or not any(q.family in ACTS for q in c.cues)
        for t in c.tokens
        if t.start < joins.start() and t.kind in "PO" and not was_stood_in_for(reading, c, t)
    ]
    if also is not None:
        people = [t for t in reading.tokens_in(also.end(), clause.sentence.end) if t.kind == "P"]
    known = {(p.kind, p.local_id) for p in last.parties}
    hosted = last.is_hosted()
    trip = context.frame.trip
    # talks in a report of no journey, or of one that is told by the talks alone
    alone = (trip is None or trip.rule == "trip_received") and last.kind in ("meeting", "signing")
    seats = {side: seats_of(reading, last, side) for side in ("delegation", "counterpart")} if alone else None
    away = context.frame.trip is not None and not context.frame.is_inbound
    with_delegation = away and AND_ITS_MEMBERS.search(reading.clean, clause.start, joins.start()) is not None
    held_by_guests = is_held_by_guests(reading, context.frame, last)
    by_heads = bodies_by_their_heads(reading, people, joins.start()) if last.is_occasion() else []
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
                (last.is_occasion() and is_body_of_home(reading, context.frame, token))
                or (last.is_occasion() and is_above_home(reading, context.frame, last, token))
                or among_ours(reading, context.frame, last, token, people)
                or is_of_unnamed_home(reading, context.frame, token)
                or goes_along(reading, context.frame, last, token, people)
                or is_of_the_host(reading, context.frame, last, token)
                or (token.kind == "O" and context.frame.trip is None and is_of_a_holder(reading, last, token))
                or promotes(reading, last, joins, token)
            )
        )
        own_firm = token.kind == "O" and reading.level(token) == "company" and not mine
        if own_firm and reading.lies_in(token.local_id, context.frame.home_id):
            continue  # whether a firm of the town came with its delegation or as a guest is not said
        of_the_town = held_by_guests and is_of_the_town(reading, context.frame, token)
        hosts = hosted or of_the_town
        guest = context.frame.is_inbound and acts_for_delegation(reading, context.frame, token)
        guest = guest or (held_by_guests and not of_the_town) or is_their_consul(reading, context.frame, token.local_id)
        lends_its_house = (
            bool(embassies(reading, token.local_id))
            and not is_envoy_of_a_guest(reading, last, token.local_id)
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
            beside = side_before(last, people, token)
            side = beside if beside and not is_sent_from_home(reading, context.frame, token) else side
        if seats is not None and token.kind == "P":
            by_office = side_by_office(reading, context.frame, last, token, seats)
            by_office = by_office or side_of_the_unseated(reading, last, token)
            by_office = by_office or side_of_a_firm(reading, context.frame, last, token)
            side = by_office or side
            if by_office is None and not guest:
                unsure.append(token)
        last.parties.append(as_party(token, side))
        known.add((party_kind(token), token.local_id))
        at_home = context.frame.is_inbound and not guest and reading.governs(token.local_id, context.frame.home_id)
        nobody = last.lead.local_id is None or (at_home and last.lead.basis not in ("stated", "sentence"))
        if last.is_occasion() and nobody and (mine or at_home) and token.kind == "P":
            last.lead = Lead(local_id=token.local_id, basis="sentence", start=token.start, end=token.end)
    seat_between_neighbours(reading, last, people, unsure)
    if (
        last.is_occasion()
        and trip is not None
        and not (context.frame.is_inbound and last.is_hosted())
        and trip.lead.local_id
        and any(p.local_id == trip.lead.local_id for p in last.parties)
    ):
        last.lead = Lead(local_id=trip.lead.local_id, basis="sentence", start=trip.lead.start, end=trip.lead.end)
