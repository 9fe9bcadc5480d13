"""One clause read for a journey: who goes where, on what days, how surely, and whether guests came."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.reading import LED_AS, MADE_UP_OF, NEWS_DAYS, Clause, Reading, Token
from extract.assemble.told import Days, Lead, Trip, TripPlace
from extract.assemble.trips.days import trip_days
from extract.assemble.trips.destinations import (
    event_abroad,
    event_joined,
    find_destinations,
    house_called_on,
    houses_seen_there,
    inviting_countries,
    is_where_they_live,
    land_visited_before,
    our_place,
    park_toured,
)
from extract.assemble.trips.frame import Frame, as_party, only_its_heads
from extract.assemble.trips.homes import (
    comes_from_beyond,
    comes_to_china,
    common_land,
    district_of_the_head,
    home_of_guest,
    is_guest,
    is_of_elsewhere,
    is_received_there,
    is_told_there,
    land_before,
    land_of,
    land_right_before,
    place_in_its_name,
    places_of_a_group,
    seats_of,
    sets_out,
)
from extract.assemble.trips.travellers import (
    are_two_groups,
    forms_before,
    head_followed,
    is_home_group_abroad,
    is_of_the_state,
    leads_before,
    leads_from_elsewhere,
    leads_in_front,
    leads_unread,
    led_along,
    may_lead,
    place_that_travels,
    seat_above,
    under_whom,
    unnamed_group,
    unread_houses,
)
from extract.assemble.trips.wording import (
    ARRIVED,
    COMES_IN,
    DURING,
    FORMED,
    IS_PART_OF,
    LEADS,
    PRESENT_VISIT,
    SEEKS_INVESTMENT,
    SETS_OUT,
    STAYS,
    TOURS_THERE,
    WITH_GUESTS,
)
from extract.assemble.wording import BARE_GROUP, GROUP
from extract.settle.homes.found import OF_WHO_GOES

PURPOSE = re.compile(
    r"考察|到访|来访|参访|参观|走访|拜访|拜会|访问|洽谈|招商|推介|出访|访[\u4e00-\u9fff]{1,3}行程|经贸|商务|调研|交流|参展|学习|对接|“双招双引”|签约|寻找?商机|寻求合作|(?:参加|出席)[^,，。;；]{2,30}?(?:博览会|投洽会|交易会|展会|论坛|峰会)"
)
INVITES_THEM = re.compile(r"邀请(?:他们|她们|其|对方|企业家?|客商|大家|嘉宾|商会|各位|广大)")
INVITES_SOMEBODY = re.compile(r"(?<!应)(?<!受)邀请[\u4e00-\u9fff]{1,12}$")
SPOKEN_TO = re.compile(r"(?<![面应核校])(?:对|向)[^,，。;；]{2,24}$")
SPOKEN_END = re.compile(r"表示[^,，。;；]{0,8}?(?:欢迎|感谢|祝贺|谢意)")
# A body that travels without a delegation's name: 某商会一行32人到…, 某协会组团赴….
BODY_TRAVELS = re.compile(
    r"一行|组团|率领下|带领下|带队|应邀|(?:先后|专程|组织)[^,，。;；]{0,12}?[赴往]|[组派][织成][^,，。;；]{2,30}?前?[赴往来]|负责人(?:一行)?(?:专程)?(?:前?[赴往]|来|到)"
    r"|等(?:一行)?[0-9]{1,3}(?:多|余)?人|出访团"
)
ENDED = re.compile(r"结束了?$")  # 结束对甲国的访问: the day told is the last
# 对上述三国进行访问: where that is stands elsewhere.
TO_THEM = re.compile(
    r"(?:访问(?:上述|这)?|赴(?:上述|这|以上))[二两三四五六七](?:国|地|个国家)|对(?:上述|这|以上|当地)?[一二两三四五六七八九十]?(?:国|地|市|个国家|个城市)(?:进行|展开|开展)(?:了)?[^,，。]{0,8}?(?:访问|考察)"
)
# 来我市考察, 来锡访问: whoever writes so sits where the guests arrive.
COMES = re.compile(
    r"(?<![本未原近以带历从起])(?<!(?<!先)后)(?:来访|到访|访问|来|到|赴|抵达|莅临)(?P<where>我[市省区县州]|本[市省区县])|"
    r"(?<![本未原近以带历从起年])(?<!(?<!先)后)来(?P<short>(?![到自此这该考访参])[\u4e00-\u9fff])(?:(?=[^,，。;；]{0,4}(?:考察|访问|参观|洽谈|调研|参访)|(?:开展|进行)[^,，。;；]{2,10}?(?:考察|访问|交流|洽谈|调研|对接|参访))|(?<=[行团]来[\u4e00-\u9fff])(?=[,，。;；]|$))|"
    r"(?:到|赴|抵|莅)(?P<seat>(?!临)[\u4e00-\u9fff])(?=(?:进行|开展)?(?:商务|经贸|投资|实地)?(?:考察|访问|洽谈|调研|参访))|"
    r"(?:回乡|返乡)(?=考察|参观|投资|对接|洽谈|调研|开展)"
)
WENT_BEFORE = re.compile(
    r"[ \u3000]*(?:(?:这|此次|本次|此行)?是)?继[^,，]{4,60}(?:之后|以后|后)(?:[,，]|$)"
)  # 继上月随省长甲访问某地后
# 周六会转到某市, 还会有第二批考察团赴某地: still to come; 出席招商晚会 is no 会
TO_COME = re.compile(
    r"(?:还|也|亦|更|将|又|届时|随后|其后|周[一二三四五六日]|星期[一二三四五六日天]|[日月午]|[今明当][晚早])会(?![议见晤谈同合面员所场])|将[于以会]"
)
# 今年是某市连续第三年到某地推介: how often they went, not that they go
HOW_OFTEN = re.compile(
    r"(?:每年|年年|历年|往年|每逢|每届)[^,，。;；]{0,24}$|是[^,，。;；]{0,16}?(?:第[0-9一二三四五六七八九十]+[次年届度]|首次|头一次)"
)
# 由市委书记甲带队组成我市代表团|到某省
BY_WHOM = re.compile(r"由(?P<who>[^,，。;；由]{2,60}?)(?:带队|率队|率团|率领|带领|领队|任团长)[^,，。;；]{0,24}$")
# 由省长甲任团长,市长乙任副团长的代表团|抵达某市
HEADED_BY = re.compile(r"(?<![理事])由(?P<who>[^。;；由]{2,60}?)(?:担任|出任|任|为)(?:代表团)?(?:总)?(?:团长|领队)")
ALSO = re.compile(r"还(?:先后|分别|专程|一同)?$")  # 一行还|到乙区、丙县
# 我市经济、文化代表团, 市党政代表团: of whoever writes so
OUR_GROUP = re.compile(
    rf"(?:我|(?<![\u4e00-\u9fff]))[市省区县州][\u4e00-\u9fff、]{{0,8}}?{GROUP}(?:一行)?"
    r"|我[市省区县州](?:[、和]?[市省区县州](?:委|政府|人大|政协)){0,4}主要(?:领导|负责同志)"  # 我市市委、市政府主要领导|赴乙市
    rf"|我[市省区县州](?:派出|组织)[\u4e00-\u9fff0-9]{{0,12}}?组成的{GROUP}"
)
OUR_HOUSE = re.compile(r"我(?:会|司|校|院|所|公司|集团|商会|协会)(?![议员])")  # 我会会长甲: told by who sets out
CARRIES_ON = re.compile(r"(?:就|即|便|并|随后|先后|分别|一行|率先|马不停蹄)*(?:赴|出访|前往|抵达|到|来到)")
RIGHT_BEFORE = re.compile(r"(?:等)?(?:一行)?(?:先后|专程|组团|组织|联合|一起|共同|日前|近日)*")  # 某商会|先后|到乙市
MAX_HEADS = 3  # who leads together stands first
WELCOMES = re.compile(r"[ \u3000]*(?:热烈|共同)?(?:欢迎|祝贺|接待)")
# 抵达考察的第二站甲省: the day of one stop, not of the journey
LATER_STOP = re.compile(r"第[二三四五六七八九]站|下一站|最后一站|末站")
THEIR_STOP = re.compile(r"此行|此次|首站|第[一二三四五六七八九]站|下一站|末站|最后一站")  # 来到|此行第二站|甲市
DAY_ALONE = re.compile(r"[ \u3000]*(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日)?")  # 市长甲率团,|17日|在乙市举行推介会
FROM_A_STOP = re.compile(r"从[^,，。;；]{2,12}?(?:搭|乘|转机|飞)")  # 26日从甲地搭机到乙市: a leg of the journey


def journey_told(reading: Reading, frame: Frame, clause: Clause) -> tuple[int, Trip] | None:
    """Read one clause for a journey: how sure it is, and the trip; None where it tells none."""
    text, start = reading.clean, clause.start
    if IS_PART_OF.match(clause.text) or WENT_BEFORE.match(clause.text):
        return None
    goes, places = find_destinations(reading, clause)
    if goes is None:
        goes, places = (
            houses_seen_there(reading, clause)
            or event_joined(reading, clause)
            or park_toured(reading, clause)
            or land_visited_before(reading, clause)
            or house_called_on(reading, clause)
            or (None, [])
        )
    abroad = event_abroad(reading, clause) if goes is None else None
    if abroad is not None:
        goes, places = abroad
    comes = None
    if goes is None and (to_them := TO_THEM.search(text, clause.start, clause.end)) is not None:
        goes, places = to_them.start(), inviting_countries(reading, clause, to_them.group())
    elif goes is None:
        comes = COMES.search(text, clause.start, clause.end)
        if comes is None or any(c.kind in ("invites", "says") and c.end <= comes.start() for c in clause.cues):
            return None  # 邀请客商来我市考察: nobody has come yet
        if any(t.start < comes.end() and comes.start() < t.end for t in clause.tokens):
            return None
        goes = comes.start()
        places = our_place(reading, frame, comes)
        if comes.group("seat") and not places:
            return None  # 到会考察, 赴外访问: no town
    if clause.is_said(goes) or clause.is_hoped(goes) or clause.is_about(goes):
        return None
    if TO_COME.search(text, start, goes) or HOW_OFTEN.search(text, start, goes):
        return None
    if _recalls_a_year(reading, frame, clause, goes):
        return None
    if (
        text.startswith(STAYS, goes)
        and LEADS.search(text, start, goes) is None
        and (DAY_ALONE.fullmatch(text, start, goes) is None or leads_before(reading, clause, goes) is None)
        and not is_home_group_abroad(reading, frame, clause, places)
        and not _is_during_a_stay(reading, clause, goes, places)
        and not _seeks_investment(reading, frame, clause, goes, places)
    ):
        return None  # 代表团在甲市考察: a stay, and whose journey it is not said
    if text.startswith("深入", goes) and LEADS.search(text, start, goes) is None:
        return None  # 县长甲深入乙区调研: most look at what they govern
    if any(c.kind == "received" and c.end <= goes for c in clause.cues):
        return None  # 副主席甲会见正在某市访问的乙: who receives stays
    if any(found.start("coming") == goes for found in WITH_GUESTS.finditer(text, start, clause.end)):
        return None  # 市长甲与|来我市访问的|乙会面: whoever is named behind came
    if INVITES_THEM.search(text, start, goes) or INVITES_SOMEBODY.search(text, start, goes):
        return None  # 并邀请他们到甲县考察
    if SPOKEN_TO.search(text, start, goes) and SPOKEN_END.search(text, goes, clause.end):
        return None  # 对代表团来某市考察表示欢迎
    if places and not (places := [t for t in places if not is_where_they_live(reading, frame, t)]):
        return None
    levels = {reading.level(t) for t in places}
    if "landmark" in levels and levels <= {"landmark", "zone"}:
        return None  # 一行先后到某博物馆、某古街: seen, not gone to
    here_now = PRESENT_VISIT.match(text, places[-1].end, clause.end) if places else None
    present = here_now.end() if here_now is not None and text.startswith("正在", goes) else None
    subjects = [t for t in clause.subjects if t.kind in "PDO"]
    led = LEADS.search(text, start, goes)
    before = leads_before(reading, clause, goes) if led is None else None
    in_front = first.start if (first := leads_in_front(reading, clause)) is not None else None
    if before is not None and before.start == in_front:
        listed = reading.tokens_in(before.start, goes)
        subjects = list({t.local_id: t for t in reversed(listed) if t.kind == "P"}.values())[::-1]
    elif before is not None and before.number < clause.number - 1:
        subjects = [t for t in before.subjects if t.kind == "P"]  # whoever leads the group that others form
    if before is not None:
        led = LEADS.search(text, before.start, before.end)
    formed = forms_before(reading, clause) if before is None and led is None else None
    delegation = next(
        (
            t
            for t in [
                *clause.subjects,
                *clause.tokens,
                *(before.tokens if before else ()),
                *(reversed(formed.tokens) if formed else ()),
            ]
            if t.kind == "D" and (t.start < goes or t.start == present)
        ),
        None,
    )
    several = places_of_a_group(reading, delegation)
    if are_two_groups(reading, start, goes):
        return None  # 甲县考察团和乙县考察团先后来到丙区: two journeys
    people = [t for t in subjects if t.kind == "P"]
    as_head = LED_AS.search(text, clause.sentence.start, goes)
    if as_head is not None and as_head.end() > start:
        people = [t for t in reading.tokens_in(as_head.start(), as_head.end()) if t.kind == "P"]
        subjects, led = people, as_head
    by_whom = BY_WHOM.search(text, start, goes) if not people else None
    if by_whom is not None:
        people = [t for t in reading.tokens_in(by_whom.start("who"), by_whom.end("who")) if t.kind == "P"]
        subjects, led = people, by_whom
    if not people and led is not None and before is None:
        people = [t for t in clause.tokens if t.kind == "P" and t.end == led.start()]  # an unread part of his titles
        subjects = people or subjects
    if people and before is None and leads_unread(reading, clause, led):
        people = subjects = []
    if abroad is not None:
        people = subjects = [t for t in clause.tokens if t.kind == "P" and t.end <= goes]
    if (head := head_followed(reading, clause, goes)) is not None:
        people = [head, *(t for t in people if t.local_id != head.local_id)]
    if led is None and (headed := HEADED_BY.search(text, clause.sentence.start, goes)) is not None:
        named = reading.tokens_in(headed.start("who"), headed.end("who"))
        heads = [t for t in named if t.kind == "P" and t.end == headed.end("who")]
        if heads:
            people = subjects = [*heads, *(t for t in people if t.local_id != heads[0].local_id)]
            led = headed
    if present is not None and not people and delegation is None:
        behind = reading.tokens_in(present, clause.end)
        who = next((t for t in behind if t.kind != "L"), None)
        if who is not None and who.kind == "P" and MARKS_OF_A_LIST.search(reading.clean, present, who.start) is None:
            people = subjects = [who]  # 正在甲国访问的|乙市市长丙
    if any(is_of_the_state(reading, t) for t in people):
        return None
    if people and frame.home_id is None and any(reading.offices_in(people[0].local_id, t.local_id) for t in places):
        return None  # 某县县长甲到某县某乡: at home
    whose = unnamed_group(reading, clause, goes) if not people and delegation is None else None
    if whose is None and not subjects and delegation is None:
        whose = place_that_travels(reading, clause, goes, places)
    opening = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1] if clause.number > 0 else None
    if not people and delegation is None and opening is not None and PARTY_STANDS.search(opening.text):
        named = reading.tokens_in(clause.sentence.start, opening.start)
        people = [t for t in named if t.kind == "P" and AS_HEAD.match(text, t.end, opening.start)][:1]
        people = people if SETS_OUT.match(text, start) is not None else []
        led = AS_HEAD.match(text, people[0].end) if people else led
    if not people and delegation is None and PARTY_SETS_OUT.match(clause.text) and opening is not None:
        delegation = next((t for t in opening.tokens if t.kind == "D" and not opening.is_said(t.start)), None)
        people = [t for t in opening.tokens if t.kind == "P" and AS_HEAD.match(text, t.end, opening.end)]
        led = LEADS.search(text, start, goes)
    ours = whose is None and not people and delegation is None and OUR_GROUP.match(text, start, goes) is not None
    nobody = not (people or delegation is not None or whose is not None or ours)
    bodies = [t for t in subjects if t.kind == "O"] if nobody else []
    made_up = MADE_UP_OF.search(text, start, goes) if not (people or delegation or whose) else None
    if made_up is not None:
        bodies = [t for t in reading.tokens_in(made_up.start(), made_up.end()) if t.kind == "O"]
    # 由甲公署组织的代表团: who sends it need not be of it
    sent_out = made_up is not None and made_up.group().endswith(("组织的", "组建的"))
    bare = delegation is not None and BARE_GROUP.fullmatch(text, delegation.start, delegation.end) is not None
    senders = [t for t in clause.subjects if t.kind == "O" and (bare or reading.level(t) == "association")]
    senders = senders if delegation is not None else []
    carried = bool(subjects) and not any(t.kind in "PO" and t.end <= goes for t in clause.tokens)
    anchored = (
        present is not None
        or clause.own_subject
        or led is not None
        or carried
        or (whose is not None and not subjects)
        or CARRIES_ON.match(clause.text) is not None
    )
    is_group = led is not None or ours or (made_up is not None and bool(bodies))
    sure = _certainty(reading, clause, goes, people, delegation or whose, bodies, places, is_group)
    sure = max(sure, 2) if abroad is not None else sure
    if sure == 0 or not anchored:
        return None
    here = comes is not None or (places and text[goes : places[0].start] == "来" and frame.home_id is None)
    outside = [t for t in places if not reading.lies_in(t.local_id, frame.home_id)]
    inbound = foreign = False
    afar: str | None = None
    # 乙市副主席甲一行来港访问: who writes so is where they came to, whatever home their office gives
    comes_here = bool(outside) and text[goes : outside[0].start] == "来" and frame.home_basis in OF_WHO_GOES
    comes_here = comes_here and comes is None and reading.clean[outside[0].end : outside[0].end + 1] not in ("、", "和")
    # 到甲省, told in 甲市, by nobody of 甲市
    around = bool(outside) and all(reading.lies_in(frame.home_id, t.local_id) for t in outside)
    around = around and not any(
        reading.offices_in(t.local_id, frame.home_id) if t.kind == "P" else reading.lies_in(t.local_id, frame.home_id)
        for t in (delegation, *people, *bodies)
        if t is not None
    )
    # 商会会长甲到乙市、丙市, told in 乙市 by nobody of it
    stays = bool(outside) and any(t.local_id == frame.home_id for t in places)
    stays = stays and all("CN" in reading.place_keys_up(t.local_id) for t in places)
    # 某商会先后赴甲市、乙市: told where it set out, though 甲市 is named oftener than any other
    tours = stays and len(places) > 1 and bool(bodies) and frame.home_basis == "article"
    if comes_here:
        inbound = True
    elif tours and SETS_OUT.match(text, goes) is not None:
        foreign = True
    elif here or around or stays or (frame.home_id is not None and places and not outside):
        strangers = (
            [delegation, *([] if reading.place_keys_up(delegation.local_id) else people)]
            if delegation is not None
            else [*unread_houses(reading, clause, people), *people] or bodies or ([whose] if whose else [])
        )
        of_trade = not strangers and GUESTS_IN_TRADE.search(text, start, goes) is not None
        if not of_trade and not any(is_guest(reading, frame, t, sure_of_it=bool(here)) for t in strangers[:MAX_HEADS]):
            return None
        if any(reading.offices_in(t.local_id, frame.home_id) for t in strangers if t.kind == "P"):
            return None
        if frame.home_id is not None and len(places) > 1 and ALSO.search(text, start, goes) is not None:
            # 在甲市期间,一行还到乙区、丙县: they came to 甲市
            places = [replace(places[0], local_id=frame.home_id)]
        inbound = True
    elif (
        (frame.home_id is None and is_told_there(reading, frame, [delegation, whose, *people, *bodies], places))
        or (
            frame.home_id is None
            and (delegation or whose) is None
            and is_received_there(reading, clause, goes, people, places)
        )
        or (frame.home_id is None and (afar := land_before(reading, clause, people, places)) is not None)
        or ((group := delegation or whose) is not None and places and comes_to_china(reading, group, places))
        or (
            not sets_out(
                reading, frame, goes, strangers := [t for t in (group, *people[:1], *bodies, *senders) if t], places
            )
            and comes_from_beyond(reading, frame, strangers, places)
        )
    ):
        inbound = True
    elif (
        frame.home_id is None
        and COMES_IN.match(text, goes) is not None
        and places
        and THEIR_STOP.search(text, goes, places[0].start) is None
        and all("CN" in reading.place_keys_up(t.local_id) for t in places)
        and any(
            t.kind in "PDO" and not BARE_GROUP.fullmatch(text, t.start, t.end) for t in reading.tokens_in(start, goes)
        )
        and OUR_HOUSE.search(text, frame.story.start, goes) is None
        and home_of_guest(reading, group, [*people, *bodies, *senders])[0] is None
    ):
        inbound = True  # 某会会长甲一行来到乙区: of nobody's place, told where they came
    elif group is not None and is_of_elsewhere(reading, frame, group):
        inbound = any(reading.lies_in(frame.home_id, t.local_id) for t in places)
        people = [t for t in people if not reading.offices_in(t.local_id, frame.home_id)]
        foreign = not inbound
    elif frame.home_id is not None:
        places = [t for t in outside if not reading.lies_in(frame.home_id, t.local_id)] or outside
        if people and delegation is None and not any(may_lead(reading, frame, t) for t in people):
            if led is None or not leads_from_elsewhere(reading, frame, people[0], places):
                return None
            foreign = True
        if bodies and not any(reading.lies_in(t.local_id, frame.home_id) for t in bodies):
            return None
    days = trip_days(reading, clause)
    if WELCOMES.match(text, start, goes) is not None:
        days = Days()  # 晚上举办招待会,欢迎某主席率团访问某市: the day of the party
    if abroad is not None and days.first == days.last:
        days = Days()  # 31日在某国某市出席年会: the day of the meeting
    if days.first == days.last and (present is not None or ENDED.search(text, start, goes) is not None):
        days = Days()
    if days.first == days.last and places and LATER_STOP.search(text, goes, places[0].start):
        days = Days()
    came_from = FROM_A_STOP.search(text, start, places[0].start if places else goes)
    if came_from is not None and any(
        t.kind == "L" and "CN" not in reading.place_keys_up(t.local_id)
        for t in reading.tokens_in(came_from.start(), came_from.end())
    ):
        days = Days()
    lands = [t for t in places if reading.level(t) == "country"]
    if days.first is not None and days.first == days.last and (len(lands) > 1 or ARRIVED.match(text, goes)):
        days = replace(days, last=None)
    if days.first is not None:
        sure += 2 if days.last in (days.first, None) else 5
    if len(places) > 1:
        sure += 1
    if text.startswith(STAYS, goes):
        sure = min(sure, 4)  # 5日,代表团在丙市考察: of a journey that is told elsewhere, perhaps
    lead = Lead()
    if people and (led or delegation is None):
        lead = Lead(
            local_id=people[0].local_id,
            basis="stated",
            start=people[0].start,
            end=(led.end() if led and led.end() > people[0].start else people[0].end),
        )
    home_id, home_basis = frame.home_id, frame.home_basis
    if lead.local_id is None and bodies:
        lead = under_whom(reading, clause)
    if inbound or foreign or home_id is None:
        home_id, home_basis = home_of_guest(reading, delegation or whose, [*people, *bodies, *senders], came=inbound)
    elif people and led and (above := seat_above(reading, frame, people[0])) is not None:
        home_id, home_basis = above, "leader_office"
    elif home_basis == "local_paper" and delegation is not None:
        if (of_its_name := place_in_its_name(reading, delegation, home_id)) is not None:
            home_id, home_basis = of_its_name, "delegation_name"
    if not inbound and home_basis in ("article", "local_paper") and delegation is None and people:
        home_id, home_basis = district_of_the_head(reading, people[0], home_id) or (home_id, home_basis)
    if bodies and not people and len({seat for t in bodies for seat in seats_of(reading, t)}) > 1:
        own = not (inbound or foreign or frame.home_id is None)
        home_id, home_basis = (home_id, home_basis) if own else (None, "unstated")  # 甲市某商会、乙市某商会
    if inbound and places and home_id is not None and all(reading.lies_in(t.local_id, home_id) for t in places):
        home_id, home_basis = None, "unstated"  # 中国某会会长甲到乙市: of a house of the whole land
    if not inbound and delegation is not None and [t.local_id for t in places] == [home_id]:
        home_id, home_basis = None, "unstated"  # 甲地各界乙地访问团: called after where it goes, too
    if not inbound and home_id is not None and places and "CN" in reading.place_keys_up(home_id):
        if not several and all(t.local_id != home_id and reading.lies_in(t.local_id, home_id) for t in places):
            return None  # 市长甲到乙区: of the town that he governs
    if several:
        home_id, home_basis = common_land(reading, several)
    elif inbound and home_id is None and not (bodies and not people):
        land = afar or land_of(reading, [*people, *bodies, *senders])
        land = land or (land_right_before(reading, clause, people[0]) if people else None)
        home_id, home_basis = (land, "leader_office") if land is not None else (home_id, home_basis)
    trip = Trip(
        start=clause.start,
        end=clause.end,
        story=frame.story.ordinal,
        rule="trip_inbound"
        if inbound
        else ("trip_led" if led else "trip_of_delegation" if delegation else "trip_of_person"),
        direction="inbound" if inbound else "outbound",
        home_id=home_id,
        home_basis=home_basis,
        delegation_id=delegation.local_id if delegation and not several else None,
        lead=lead,
        days=days,
        places=[TripPlace(local_id=t.local_id, days=Days(), start=t.start, end=t.end) for t in places],
        members=[
            as_party(t)
            for t in [*people[1:], *led_along(clause, led, goes), *([] if sent_out else bodies)]
            if (t.kind == "P" or not only_its_heads(reading, t)) and not text.startswith("陪同", t.end)
        ],
    )
    return sure, trip


# 甲会馆代表团以乙为顾问、丙为团长,|一行14人来到丁市
PARTY_SETS_OUT = re.compile(
    r"[ \u3000]*一行(?:共)?[0-9一二两三四五六七八九十]{1,3}(?:多|余)?人(?:来到?|前往|赴|到|抵达)"
)
# 以甲为团长,|由几个局的人员组成的考察团一行12人|,赴乙市
PARTY_STANDS = re.compile(
    rf"^由[^,，。;；]{{2,40}}?组成的[^,，。;；]{{0,12}}?{GROUP}(?:一行)?(?:共?[0-9]{{1,3}}(?:多|余)?人)?[ \u3000]*$"
)
AS_HEAD = re.compile(r"(?:先生|女士)?为(?:总)?(?:团长|领队)")
# 台商投资考察团|来到甲县: whoever they are, they are not of it
GUESTS_IN_TRADE = re.compile(rf"(?:[台侨港]商|外商|客商)[^,，。;；]{{0,10}}?{GROUP}")
MARKS_OF_A_LIST = re.compile(r"[、和与同,，]")


def _seeks_investment(reading: Reading, frame: Frame, clause: Clause, goes: int, places: list[Token]) -> bool:
    """Tell 市长甲|在乙市开展招商活动 of an official of home, who has gone there for it."""
    if not places or SEEKS_INVESTMENT.match(reading.clean, places[-1].end) is None:
        return False
    head = next(
        (
            t
            for t in clause.subjects
            if t.kind == "P" and reading.clean[t.end : goes].strip() in ("", "一行", "等", "等人")
        ),
        None,
    )
    if head is None or (frame.home_id is not None and not reading.offices_in(head.local_id, frame.home_id)):
        return False
    seats = [h for h in reading.houses(head.local_id) if h.detail_kind in ("government", "party")]
    return bool(seats) and not any(
        reading.governs(head.local_id, t.local_id) or any(reading.lies_in(s.local_id, t.local_id) for s in seats)
        for t in places
    )


def _is_during_a_stay(reading: Reading, clause: Clause, goes: int, places: list[Token]) -> bool:
    """Tell 市长甲|在乙国访问期间, where who travels stands right before, from 介绍了在乙国访问期间的感受."""
    stays = bool(places) and DURING.match(reading.clean, places[-1].end, clause.end) is not None
    return stays and any(
        t.kind in "PD" and reading.clean[t.end : goes].strip() in ("", "一行", "率团", "日前", "近日")
        for t in clause.subjects
        if t.end <= goes
    )


def _recalls_a_year(reading: Reading, frame: Frame, clause: Clause, goes: int) -> bool:
    """Tell 2023年,甲省领导率团访问乙国 at the end of news of a day: what was done in a year is no journey of the report."""
    said = reading.every_date_in(clause.sentence.start, goes)
    if not said or any(d.shape != "year" for d in said):
        return False
    news = reading.every_date_in(frame.story.start, clause.sentence.start)
    return any(d.shape in NEWS_DAYS for d in news)


def _certainty(
    reading: Reading,
    clause: Clause,
    goes: int,
    people: list[Token],
    delegation: Token | None,
    bodies: list[Token],
    places: list[Token],
    led: bool,
) -> int:
    """Say how surely a clause opens a journey, from 0 (it does not) to 5 (somebody leads)."""
    if led and people:
        return 5
    if delegation is not None:
        return 4 if clause.own_subject else 3
    if led or (bodies and FORMED.search(reading.clean, clause.start, goes)):
        return 2
    if PURPOSE.search(reading.clean, goes, min(clause.end + 40, clause.sentence.end)) and (
        people or (bodies and BODY_TRAVELS.search(reading.clean, clause.sentence.start, clause.end))
    ):
        return 2 if people else 1
    chambers = bool(bodies) and all(reading.level(t) == "association" for t in bodies)
    tours = bool(places) and TOURS_THERE.match(reading.clean, places[-1].end, clause.end) is not None
    near = chambers and RIGHT_BEFORE.fullmatch(reading.clean, bodies[-1].end, goes) is not None
    return 1 if near and tours and clause.own_subject else 0
