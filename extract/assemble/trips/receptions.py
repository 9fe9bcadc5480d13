"""Journeys told by those who receive the guests: 会见乙市代表团, 对客商团来访表示欢迎, 甲市迎来乙市代表团."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.assemble.reading import LED_AS, LED_BY, Clause, Reading, Token
from extract.assemble.told import Days, Lead, Trip, TripPlace
from extract.assemble.trips.days import trip_days
from extract.assemble.trips.destinations import find_destinations
from extract.assemble.trips.frame import Frame, as_party
from extract.assemble.trips.homes import (
    are_apart,
    home_of_guest,
    is_guest,
    land_of,
    land_right_before,
    seat_of_group,
    seats_of,
    sits_where_named,
)
from extract.assemble.trips.wording import (
    A_GROUP,
    AND_ANOTHER,
    BRANCH_OF,
    COMING,
    NATIONAL_RANK,
    OF_A_MISSION,
    WITH_GUESTS,
)
from extract.assemble.wording import BARE_GROUP, GROUP, WENT_THERE
from extract.settle.geography import BEYOND
from extract.settle.homes.found import OF_WHO_GOES

CAME_HERE = re.compile(
    r"(?:前来)?(?:来访|到访|来[\u4e00-\u9fff]{1,3}?(?:访问|考察))的"
)  # 以甲为团长的|来访的|某国代表团
AND_PARTY = re.compile(r"(?:先生|女士|阁下|博士|教授)?(?:[(（][^)）]{1,40}[)）])?(?:偕夫人)?一行")
AWAY_FROM_HOME = re.compile(r"期间|出访|访问|率团|率队|两会|赴")
# 会见市长甲|率领的某市代表团
BROUGHT = re.compile(rf"(?:率领|带领|带队|率队|任团长|为团长|所率)的[^,，。;；]{{0,20}}?(?:{GROUP}|客人|来宾)")


def receptions_told(reading: Reading, frame: Frame, *, only_first: bool = False) -> list[Trip]:
    """Read 市长甲会见了乙市市长丙率领的代表团 as the journey of the guests: they came to where he governs, on days not told."""
    again = list(WELCOMED_AGAIN.finditer(reading.clean, frame.story.start, frame.story.end))
    trips: list[Trip] = []
    for clause in frame.clauses:
        if clause.sentence.block_kind != "paragraph" or clause.earlier:
            continue
        guests = (
            _guests_met(reading, frame, clause)
            or _guests_welcomed(reading, clause, again[0] if len(again) == 1 else None)
            or _guests_of_a_town(reading, frame, clause)
            or _guests_shown(reading, clause)
            or _guests_who_came(reading, clause)
        )
        if guests is not None and (trip := _journey_of_guests(reading, frame, clause, guests)) is not None:
            trips.append(trip)
            if only_first:
                break
    return trips


def journeys_beside(reading: Reading, frame: Frame) -> list[Trip]:
    """Give the journeys of delegations of several places that one clause tells together.

    甲县考察团和乙县考察团先后来到丙区; 市长甲会见乙市代表团、丙市代表团一行.
    """
    for clause in frame.clauses:
        if clause.sentence.block_kind != "paragraph" or clause.earlier:
            continue
        groups = _groups_listed(reading, clause)
        if not groups or clause.is_said(groups[0].start) or clause.is_hoped(groups[0].start):
            continue
        goes, places = find_destinations(reading, clause)
        met = next((c for c in clause.cues if c.kind == "received" and c.end <= groups[0].start), None)
        came = goes is not None and groups[-1].end <= goes and len(places) == 1
        if met is None and not came:
            continue
        listed = {t.local_id for t in groups}
        guests = [
            Guests(
                head=None,
                delegation=group,
                hosts=[] if came else [t for t in clause.subjects if t.kind == "P" and t.local_id not in listed],
                start=group.start,
                end=group.end,
                came=came,
                place=places[0] if came else None,
            )
            for group in groups
        ]
        trips = [
            replace(trip, start=one.start, days=Days())  # 5日、8日…先后来到: who came when is not told
            for one in guests
            if (one.came or one.hosts) and (trip := _journey_of_guests(reading, frame, clause, one)) is not None
        ]
        if len(trips) == len(groups):
            return trips
    return []


def _groups_listed(reading: Reading, clause: Clause) -> list[Token]:
    """Give the delegations of different places that stand in one list: 甲县考察团一行9人和乙县考察团."""
    named = [
        t
        for t in clause.tokens
        if t.kind == "D"
        and t.local_id not in reading.of_several
        and BARE_GROUP.fullmatch(reading.clean, t.start, t.end) is None
    ]
    run = named[:1]
    for token in named[1:]:
        if AND_ANOTHER.fullmatch(reading.clean, run[-1].end, token.start) is None:
            break
        run.append(token)
    seats = [seat_of_group(reading, t) for t in run]
    apart = all(are_apart(reading, one, other) for n, one in enumerate(seats) for other in seats[n + 1 :])
    return run if len(run) > 1 and apart else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """Who came, as their hosts tell it: the head, or else the delegation, and from where to where they are named.

    `came` tells that they are said to have come (来访的), `is_party` that the head is met with others and no more is told.
    `place` is where they are said to have come to.
    """

    head: Token | None
    delegation: Token | None
    hosts: list[Token]
    start: int
    end: int
    came: bool = False
    is_party: bool = False
    place: Token | None = None


def _guests_met(reading: Reading, frame: Frame, clause: Clause) -> Guests | None:
    """Give the guests of 市长甲会见了乙市市长丙率领的代表团, 市长甲会见乙市代表团一行; nobody who is only said or hoped to be met."""
    met = next((c for c in clause.cues if c.kind in ("received", "meeting", "event_held")), None)
    if met is None or clause.is_said(met.start) or clause.is_hoped(met.start):
        return None
    beside = WITH_GUESTS.search(reading.clean, clause.start, met.start)
    at = beside.start("coming") if beside is not None else met.end
    head, start, end = _head_of_guests(reading, frame, clause, at)
    coming = COMING.match(reading.clean, at, clause.end)
    delegation = next((t for t in reading.tokens_in(start, end) if t.kind == "D"), None)
    if head is not None and delegation is not None and _is_called_after_another(reading, head, delegation):
        delegation = None
    if head is not None and delegation is None:
        delegation = _place_of_guests(reading, start, end)
    if head is None and met.kind == "received":
        start = coming.end() if coming is not None else met.end
        brought = BROUGHT_BY.match(reading.clean, start, clause.end)
        start = brought.end() if brought is not None else start
        delegation = _group_at(reading, start, clause.end)
        end = delegation.end if delegation is not None else end
    hosts = [t for t in clause.subjects if t.kind == "P" and t is not head and t.end <= start]
    if not hosts and RECEIVES.search(reading.clean, met.start, met.end):
        alone = len(ANY_GROUP.findall(reading.clean, met.end, clause.end)) < 2  # 接待甲市代表团和乙市代表团
        hosts = [t for t in clause.subjects if t.kind == "O" and t.end <= met.start and alone]
    if (head is None and delegation is None) or not hosts:
        return None
    where = [t for t in reading.tokens_in(*coming.span()) if t.kind == "L"] if coming is not None else []
    return Guests(
        head=head,
        delegation=delegation,
        hosts=hosts,
        start=start,
        end=end,
        came=coming is not None or CAME_HERE.search(reading.clean, at, end) is not None,
        is_party=head is not None and met.kind == "received" and (start, end) == (met.end, head.end),
        place=where[0] if len(where) == 1 and reading.level(where[0]) in ("province", "city", "district") else None,
    )


def _is_called_after_another(reading: Reading, head: Token, delegation: Token) -> bool:
    """Tell 由乙市主任丙带领的一行3人代表团, behind the delegation of 甲市 of which a report tells as well, from that one."""
    if BARE_GROUP.fullmatch(reading.clean, delegation.start, delegation.end) is None:
        return False
    homes = [r.organization_local_id or r.place_local_id for r in reading.roles_by_person.get(head.local_id, ())]
    homes = [home for home in homes if set(reading.place_keys_up(home)) & reading.vocabulary.places.keys()]
    return bool(homes) and all(are_apart(reading, home, seat_of_group(reading, delegation)) for home in homes)


ANY_GROUP = re.compile(GROUP)
BROUGHT_BY = re.compile(r"了?由[^,，。;；]{2,30}?陪同(?:下)?(?:前来|来访|到访|来)的")  # 由副市长甲陪同前来的|乙省代表团
RECEIVES = re.compile(r"接待|迎接")  # of a house, too, and where it is


def _guests_shown(reading: Reading, clause: Clause) -> Guests | None:
    """Give the guests of 市长甲陪同乙国丙市市长丁一行考察了某园, who came to where he governs."""
    along = GOES_ALONG.search(reading.clean, clause.start, clause.end)
    if along is None or clause.is_said(along.start()) or clause.is_hoped(along.start()):
        return None
    head = _head_of_a_party(reading, clause, along.end())
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= along.start()]
    if head is None or not hosts or SHOWN_AROUND.search(reading.clean, head.end, clause.end) is None:
        return None
    return Guests(head=head, delegation=None, hosts=hosts, start=along.end(), end=head.end, is_party=True)


def _guests_who_came(reading: Reading, clause: Clause) -> Guests | None:
    """Give the delegation of 迎接到访甲城的乙省代表团, 此次到访甲地的乙市代表团: where it came is said before its name."""
    for came in SAID_TO_HAVE_COME.finditer(reading.clean, clause.start, clause.end):
        now = came.group("now") is not None
        if clause.is_hoped(came.start()) or (clause.is_said(came.start()) and not now):
            continue
        where = [t for t in reading.tokens_in(came.start("where"), came.end("where")) if t.kind == "L"]
        group = _group_at(reading, came.end(), clause.end)
        if group is None or len(where) != 1 or where[0].start != came.start("where"):
            continue
        if where[0].end != came.end("where") or not reading.place_keys_up(group.local_id):
            continue
        return Guests(
            head=None, delegation=group, hosts=[], start=came.start(), end=group.end, came=True, place=where[0]
        )
    return None


SAID_TO_HAVE_COME = re.compile(
    r"(?P<now>此次|这次|本次|正在)?(?:到访|来访|抵达|前来)(?P<where>[^,，。;；的]{2,10}?)的(?:中国)?"
)
GOES_ALONG = re.compile(r"陪同(?!下|人员|领导)")
SHOWN_AROUND = re.compile(r"一行[^,，。;；]{0,12}?(?:参观|考察|走访|察看|观摩)(?!团)")


def _place_of_guests(reading: Reading, start: int, end: int) -> Token | None:
    """Give the place whose people a head leads, where they are called guests only: 由知事甲率领的乙国丙县|客人."""
    inside = [t for t in reading.tokens_in(start, end) if t.kind == "L"]
    last = inside[-1] if inside else None
    return last if last is not None and LED_GUESTS.match(reading.clean, last.end, end) is not None else None


LED_GUESTS = re.compile(r"(?:客人|来宾)(?:一行)?$")


def _group_at(reading: Reading, at: int, end: int) -> Token | None:
    """Give the delegation with a name of its own that stands right behind a verb: 会见了|甲市代表团一行."""
    token = next(iter(reading.tokens_in(at, end)), None)
    if token is None or token.kind != "D" or reading.clean[at : token.start] not in ("", "了"):
        return None
    if BARE_GROUP.fullmatch(reading.clean, token.start, token.end) or token.local_id in reading.of_several:
        return None
    other = next(iter(reading.tokens_in(token.end, end)), None)
    if other is not None and other.kind == "D" and AND_ANOTHER.fullmatch(reading.clean, token.end, other.start):
        return None  # 会见了甲市代表团、乙市代表团: two journeys
    return token if OF_A_GROUP.match(reading.clean, token.end) is None else None


OF_A_GROUP = re.compile(r"的(?!到来)|团?成员|团长|秘书长")  # 会见甲市代表团|团长乙


def _guests_welcomed(reading: Reading, clause: Clause, again: re.Match[str] | None) -> Guests | None:
    """Give the guests of 市长甲对来访的客商团表示欢迎; an invitation is no welcome."""
    here = [again] if again is not None and clause.start <= again.start() < clause.end else []
    behind = min(clause.end + len(",出席"), clause.sentence.end)
    here += WELCOMED_HERE.finditer(reading.clean, clause.start, behind)
    for found in (*WELCOMED.finditer(reading.clean, clause.start, clause.end), *here):
        if clause.is_said(found.start() - 1) or clause.is_hoped(found.start()):
            continue
        inside = reading.tokens_in(found.start("who"), found.end("who"))
        guest = next((t for t in inside if t.kind in "PD"), None)
        hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= found.start()]
        if guest is None or not hosts or any(t.local_id == guest.local_id for t in hosts):
            continue
        if found in here and (_went_away(reading, clause, hosts) or _talked_elsewhere(reading, clause, hosts)):
            continue
        if guest.kind == "D" and _group_at(reading, guest.start, guest.end) is None:
            continue
        if guest.kind == "P" and not seats_of(reading, guest):
            continue
        where = [t for t in reading.tokens_in(max(found.start("came"), found.end("who")), found.end()) if t.kind == "L"]
        return Guests(
            head=guest if guest.kind == "P" else None,
            delegation=guest if guest.kind == "D" else None,
            hosts=hosts,
            start=found.start(),
            end=found.end(),
            came=True,
            place=where[0] if len(where) == 1 else None,
        )
    return None


def _went_away(reading: Reading, clause: Clause, people: list[Token]) -> bool:
    """Tell 市长甲赴乙市与丙会谈。甲欢迎丙首次到访: an invitation by who is the guest."""
    known = {t.local_id for t in people}
    return any(
        c.start < clause.start
        and any(t.local_id in known for t in c.subjects)
        and WENT_THERE.search(reading.clean, c.start, c.end) is not None
        for c in reading.clauses_by_block[clause.sentence.block]
    )


def _talked_elsewhere(reading: Reading, clause: Clause, people: list[Token]) -> bool:
    """Tell 市长甲与丙在乙市会谈。甲欢迎丙再次来访, and 甲与丙视频会谈: no guest came to where the hosts govern."""
    known = {t.local_id for t in people}
    seats = {seat for t in people for seat in seats_of(reading, t)}
    return any(
        c.start < clause.start
        and any(t.local_id in known for t in c.subjects)
        and (
            TALKED_ONLINE.search(reading.clean, c.start, c.end) is not None
            or any(_stated_elsewhere(reading, c, seat) for seat in seats)
        )
        for c in reading.clauses_by_block[clause.sentence.block]
    )


TALKED_ONLINE = re.compile(r"视频|线上|连线|网络会议|通电话")  # 甲与乙|视频|会谈
# 甲|欢迎省长乙首次率团访问丙地: of a visit that is there, not one that is hoped for
WELCOMED_AGAIN = re.compile(
    r"(?<![不再])欢迎(?P<who>[^,，。;；]{2,24}?)(?:就任|上任|出任[^,，。;；]{1,8}?|履新)?(?:以?来|后)?(?:首次|再次|第[一二三四五六]次|专程)(?P<came>(?:率团|率队)?(?:来|访|到访|访问)[\u4e00-\u9fff]{1,6}?(?=访问|考察|[,，。;；]|$))"
)
# 甲|欢迎乙市市长丙一行的到来, 欢迎丙率团访港,出席论坛: guests who are there, and none that are asked to come
WELCOMED_HERE = re.compile(
    r"(?<![不再])欢迎(?P<who>[^,，。;；]{2,30}?)(?:(?:一行)?的?(?P<came>到来)"
    r"|一行(?:来访|到访|来[\u4e00-\u9fff]{1,3}?(?:访问|考察|参观))(?=[,，。;；]|$)"
    rf"|(?:率团|率队|率领?[^,，。;；]{{0,10}}?{GROUP})(?:来访|到访|访问|访|来)[^,，。;；]{{0,6}}?(?=[,，]?(?:出席|参加|举办|主持)))"
)


def _guests_of_a_town(reading: Reading, frame: Frame, clause: Clause) -> Guests | None:
    """Give the guests of 甲市迎来乙市代表团, 我市迎来以市长丙为团长的乙市代表团, and the town they came to."""
    for found in TOWN_RECEIVES.finditer(reading.clean, clause.start, clause.end):
        if clause.is_said(found.start()) or clause.is_hoped(found.start()):
            continue
        town = next((t for t in clause.tokens if t.end == found.start() and t.kind == "L"), None)
        home = reading.entity(frame.home_id)
        if town is None and home is not None and OUR_TOWN.search(reading.clean, clause.start, found.start()):
            at = found.start()
            town = Token(kind="L", local_id=home.local_id, start=at - 2, end=at, name_start=at - 2)
        if town is None or reading.level(town) not in ("city", "district", "province", "zone"):
            continue
        led = LED_AS.match(reading.clean, found.end(), clause.end)
        start = led.end() if led is not None else found.end()
        delegation = _group_at(reading, start, clause.end)
        inside = reading.tokens_in(found.end(), start)
        head = next((t for t in inside if t.kind == "P"), None)
        if delegation is not None:
            return Guests(
                head=head, delegation=delegation, hosts=[], start=start, end=delegation.end, came=True, place=town
            )
    return None


TOWN_RECEIVES = re.compile(r"(?:近日|日前|今日|今天|再次|再度|首次|又|再|喜)*迎来了?")  # 甲市|迎来|乙市代表团
OUR_TOWN = re.compile(r"我[市省区县州]$")
HAVE_COME = r"(?:的?(?:到来|来访|到访|莅临|前来|来[\u4e00-\u9fff]{1,8}?|莅[临]?[\u4e00-\u9fff]{1,8}?|到[\u4e00-\u9fff]{2,8}?|访问[\u4e00-\u9fff]{1,6}?))(?:参观|考察|访问|交流|调研|洽谈|指导|学习)*"
# 甲|对乙市客商团来访表示欢迎
WELCOMED = re.compile(
    rf"(?<![面应核校])[对向](?P<who>[^,，。;；对]{{2,40}}?)(?:一行)?(?P<came>{HAVE_COME})表示[^,，。;；]{{0,6}}?欢迎"
)


def _journey_of_guests(reading: Reading, frame: Frame, clause: Clause, guests: Guests) -> Trip | None:
    """Give the journey of guests to the place of those who receive them; none where either is not told for certain."""
    head, delegation, hosts = guests.head, guests.delegation, guests.hosts
    away = AWAY_FROM_HOME.search(reading.clean, clause.sentence.start, guests.start) is not None
    if LONG_AGO.search(reading.clean, clause.sentence.start, guests.start) or (
        away and head is None and not guests.came
    ):
        return None
    named = [t for t in (head, delegation) if t is not None]
    if any((reading.rank(t.local_id) or 9) < NATIONAL_RANK and not seats_of(reading, t) for t in (*named, *hosts)):
        return None
    people = [t for t in hosts if t.kind == "P"]
    place = _said_to_have_come_to(guests)
    if place is None and (people or not hosts):
        place = _where_received(reading, frame, clause, people, by_their_seat=not away)
    if place is None and not away and named:
        place = _where_their_house_is(reading, clause, hosts, came=guests.came)
    if place is None and guests.came:
        place = _where_they_are_posted(reading, clause, hosts)
    if place is None or any(
        reading.offices_in(t.local_id, place.local_id) if t.kind == "P" else reading.lies_in(t.local_id, place.local_id)
        for t in named
    ):
        return None
    if guests.is_party and head is not None and reading.governs(head.local_id, place.local_id):
        return None  # 甲市市长会见甲省某联主席一行: who sits there already, perhaps
    outbound = "CN" not in reading.place_keys_up(place.local_id)
    told_by_guests = frame.home_basis in OF_WHO_GOES and not reading.lies_in(place.local_id, frame.home_id)
    if (
        frame.home_id is not None
        and not told_by_guests
        and not any(is_guest(reading, frame, t, sure_of_it=guests.came) for t in named)
    ):
        return None
    home_id, home_basis = home_of_guest(reading, delegation, [head] if head is not None else [])
    led = LED_BY.match(reading.clean, guests.start, guests.end)
    heads = [t for t in reading.tokens_in(*led.span("who")) if t.kind == "P"] if led is not None else []
    if len(seats := {seat for t in heads for seat in seats_of(reading, t)[-1:]}) > 1:
        land = reading.smallest_common(sorted(seats))
        abroad = land is not None and "CN" not in reading.place_keys_up(land)
        home_id, home_basis = (land, "leader_office") if abroad else (None, "unstated")
    if home_id is None and head is not None and (land := land_of(reading, [head])) is not None:
        home_id, home_basis = land, "leader_office"
    if home_id is None and head is not None and (land := land_right_before(reading, clause, head)) is not None:
        home_id, home_basis = _listed(reading, land)
    if head is None and home_id is None:
        return None
    return Trip(
        start=clause.start,
        end=max(clause.end, guests.end),
        story=frame.story.ordinal,
        rule="trip_received",
        direction="outbound" if outbound else "inbound",
        home_id=home_id,
        home_basis=home_basis,
        delegation_id=delegation.local_id if delegation is not None and delegation.kind == "D" else None,
        lead=Lead(local_id=head.local_id, basis="stated", start=head.start, end=max(guests.end, head.end))
        if head is not None
        else Lead(),
        days=trip_days(reading, clause) if not hosts else Days(),
        places=[place],
        members=[as_party(t) for t in heads if head is not None and t.local_id != head.local_id],
    )


LONG_AGO = re.compile(r"去年|前年|上年|此前|早前|历年|历史上|曾")


def _said_to_have_come_to(guests: Guests) -> TripPlace | None:
    """Give the place guests are said to have come to in the words that welcome them: 对甲市代表团莅临|乙国表示欢迎."""
    there = guests.place
    return TripPlace(local_id=there.local_id, days=Days(), start=there.start, end=there.end) if there else None


def _stated_elsewhere(reading: Reading, clause: Clause, place_id: str) -> bool:
    """Tell whether 在 names a place in a clause that lies in no place told: 驻某国大使甲|在乙市会见丙."""
    return any(
        t.kind == "L"
        and reading.clean.startswith("在", max(0, t.start - 1))
        and not reading.lies_in(t.local_id, place_id)
        and not reading.lies_in(place_id, t.local_id)
        for t in clause.tokens
    )


def _where_they_are_posted(reading: Reading, clause: Clause, hosts: list[Token]) -> TripPlace | None:
    """Give the land to which an ambassador is sent who receives those who came to see it: 驻某国大使甲会见来访的乙."""
    posted = POSTED_TO.search(reading.clean, clause.start, hosts[0].end)
    keys = reading.vocabulary.place_keys_by_alias.get(posted["land"], ()) if posted is not None else ()
    land = reading.local_by_key.get(keys[0]) if len(keys) == 1 else None
    if land is None or "CN" in reading.place_keys_up(land) or _stated_elsewhere(reading, clause, land):
        return None
    return TripPlace(local_id=land, days=Days(), start=hosts[0].start, end=hosts[0].end)


def _where_their_house_is(reading: Reading, clause: Clause, hosts: list[Token], *, came: bool) -> TripPlace | None:
    """Give where guests were received by people of a house in that town or around it, or by a house of Hong Kong or abroad.

    甲省某会会长乙在丙市会见 → 丙市; 香港某会接待了 → 香港; of guests who came to see it the place a house surely sits in:
    甲市贸促会会长乙会见来访的 → 甲市.
    """
    houses = [
        house
        for host in hosts
        for house in ([reading.entity(host.local_id)] if host.kind == "O" else reading.houses(host.local_id))
    ]
    seats = {house.place_local_id for house in houses if house is not None}
    if not seats or None in seats:
        return None
    stated = [t for t in clause.tokens if t.kind == "L" and reading.clean.startswith("在", max(0, t.start - 1))]
    if len(stated) == 1 and reading.level(stated[0]) in ("city", "district", "province"):
        town = stated[0]
        near = all(reading.lies_in(town.local_id, s) or reading.lies_in(s or "", town.local_id) for s in seats)
        return TripPlace(local_id=town.local_id, days=Days(), start=town.start, end=town.end) if near else None
    seat = next(iter(seats))
    keys = set(reading.place_keys_up(seat))
    afar = bool(keys & BEYOND) or bool(keys & reading.vocabulary.places.keys() and "CN" not in keys)
    receives = RECEIVES.search(reading.clean, hosts[-1].end, clause.end) is not None
    sits = came and all(house is not None and sits_where_named(reading, house) for house in houses)
    if stated or len(seats) != 1 or seat is None or not (sits or (afar and receives)):
        return None
    return TripPlace(local_id=seat, days=Days(), start=hosts[0].start, end=hosts[0].end)


POSTED_TO = re.compile(r"(?:中国|我国?)?驻(?P<land>[\u4e00-\u9fff]{1,10}?)(?:特命全权|临时)?(?:大使|总领事|公使|代办)")


def _head_of_guests(reading: Reading, frame: Frame, clause: Clause, met: int) -> tuple[Token | None, int, int]:
    """Give who heads the guests that are met, and from where to where the guests are named; nobody where it is not told.

    市长甲率领的代表团, 以市长甲为首的乙市代表团, 来我市访问的乙市市长甲.
    """
    people = [t for t in clause.tokens if t.kind == "P"]
    if (led := LED_BY.match(reading.clean, met, clause.sentence.end)) is not None and led.end() > clause.end:
        return _first_of_those_who_lead(reading, led), led.start(), led.end()  # 由甲省省长乙,丙省省长丁率领的代表团
    if (group := BROUGHT.search(reading.clean, clause.start, clause.end)) is not None:
        if led is not None and led.start("who") <= group.start():
            return _first_of_those_who_lead(reading, led), group.start(), group.end()
        return next((t for t in people if t.end == group.start()), None), group.start(), group.end()
    if (head := LED_AS.search(reading.clean, met, clause.end)) is not None:
        came = CAME_HERE.match(reading.clean, head.end(), clause.end)
        named = A_GROUP.match(reading.clean, came.end() if came is not None else head.end(), clause.end)
        who = next((t for t in people if head.start() < t.start and t.end < head.end()), None)
        return (who if named is not None else None), head.start(), named.end() if named else head.end()
    if (coming := COMING.match(reading.clean, met, clause.end)) is not None:
        where = [t for t in reading.tokens_in(coming.start(), coming.end()) if t.kind == "L"]
        behind = reading.tokens_in(coming.end(), clause.end)
        who = next((t for t in behind if t.kind == "P"), None)
        between = reading.clean[coming.end() : who.start] if who is not None else "、"
        here = frame.home_id is None or all(reading.lies_in(t.local_id, frame.home_id) for t in where)
        if here and "、" not in between:
            return who, coming.start(), coming.end()
    if (who := _head_of_a_party(reading, clause, met)) is not None:
        return who, met, who.end
    return None, clause.end, clause.end


def _first_of_those_who_lead(reading: Reading, led: re.Match[str]) -> Token | None:
    """Give the first of those under whom guests came: 由甲州州长乙,丙州州长丁率领的代表团 → 乙."""
    inside = reading.tokens_in(led.start("who"), led.end("who"))
    who = next((t for t in inside if t.kind == "P"), None)
    unread = who is not None and "长、" in reading.clean[led.start("who") : who.start]
    return None if unread else who  # 由乙县|某某县长、|丙副县长率领: the first is not read


def _head_of_a_party(reading: Reading, clause: Clause, met: int) -> Token | None:
    """Give who is received with others, and governs a place or heads a chamber of one: 会见乙市市长丙|一行. A mission is at home here."""
    who = next((t for t in clause.tokens if t.kind == "P" and t.start >= met), None)
    if who is None or AND_PARTY.match(reading.clean, who.end, clause.end) is None:
        return None
    written = reading.clean[met : who.end]
    if OF_A_MISSION.search(written) is not None or AWAY_FROM_HOME.search(reading.clean, clause.sentence.start, met):
        return None
    if re.search("(?<!团长)[、,，]", reading.clean[met : who.start]):
        return None
    heads = any(
        h.detail_kind == "association" and h.place_local_id and BRANCH_OF.search(h.name) is None
        for h in reading.houses(who.local_id)
    )
    return who if heads or seats_of(reading, who) else None


def _only_seat(reading: Reading, hosts: list[Token]) -> str | None:
    """Give the one city or district, of China or abroad, whose offices all hosts hold."""
    seats = {seat for host in hosts for seat in seats_of(reading, host)}
    seat = next(iter(seats)) if len(seats) == 1 else None
    found = reading.entity(seat)
    return seat if found is not None and found.detail_kind in ("city", "district", "zone") else None


def _where_received(
    reading: Reading, frame: Frame, clause: Clause, hosts: list[Token], *, by_their_seat: bool
) -> TripPlace | None:
    """Give where guests were received by those who govern there: the home place, or the one 在 names for a bare 市长."""
    stated = [
        t
        for t in reading.tokens_in(clause.sentence.start, clause.end)
        if t.kind == "L" and reading.clean.startswith("在", max(0, t.start - 1)) and not _is_a_hall(reading, t)
    ]
    theirs = frame.home_basis in OF_WHO_GOES and not any(
        reading.governs(t.local_id, frame.home_id) or reading.is_unseated(t.local_id) for t in hosts
    )
    if by_their_seat and (frame.home_id is None or theirs) and (seat := _only_seat(reading, hosts)) is not None:
        named = [t for t in reading.tokens_in(clause.sentence.start, hosts[0].start) if t.kind == "L"]
        stated = [t for t in stated if set(reading.place_keys_up(t.local_id)) & reading.vocabulary.places.keys()]
        if not all(reading.lies_in(t.local_id, seat) or reading.lies_in(seat, t.local_id) for t in [*stated, *named]):
            return None
        return TripPlace(local_id=seat, days=Days(), start=hosts[0].start, end=hosts[0].end)
    if by_their_seat and frame.home_id is None and len(stated) == 1:
        seats = {seat for host in hosts for seat in seats_of(reading, host)}
        town = stated[0] if reading.level(stated[0]) in ("city", "district") else None
        if town is not None and seats and all(reading.lies_in(town.local_id, seat) for seat in seats):
            return TripPlace(local_id=town.local_id, days=Days(), start=town.start, end=town.end)
    if frame.home_id is None:
        unseated = all(reading.is_unseated(t.local_id) for t in hosts)
        towns = [t for t in stated if reading.level(t) in ("city", "district")]
        if not unseated or len(towns) != 1:
            return None
        return TripPlace(local_id=towns[0].local_id, days=Days(), start=towns[0].start, end=towns[0].end)
    if not any(reading.governs(t.local_id, frame.home_id) for t in hosts):
        return None
    town = stated[0] if len(stated) == 1 and reading.level(stated[0]) in ("city", "district") else None
    if town is not None and reading.lies_in(town.local_id, frame.home_id):
        return TripPlace(local_id=town.local_id, days=Days(), start=town.start, end=town.end)
    before = [t for t in reading.tokens_in(clause.sentence.start, hosts[0].start) if t.kind == "L"]
    if not all(reading.lies_in(t.local_id, frame.home_id) for t in stated) or not all(
        reading.lies_in(t.local_id, frame.home_id) or reading.lies_in(frame.home_id, t.local_id) for t in before
    ):
        return None  # 在北京会见, 厦门投洽会期间会见: not at home
    return TripPlace(local_id=frame.home_id, days=Days(), start=hosts[0].start, end=hosts[0].end)


def _is_a_hall(reading: Reading, place: Token) -> bool:
    """Tell 在甲大酒店会见, a house whose town no list tells, from a town."""
    known = set(reading.place_keys_up(place.local_id)) & reading.vocabulary.places.keys()
    return reading.level(place) == "landmark" and not known


def _listed(reading: Reading, place: str) -> tuple[str | None, str]:
    """Give a place that the lists hold, or the first around it that they hold: 某国|某某郡 → 某国."""
    known = [reading.local_by_key.get(k) for k in reading.place_keys_up(place) if k in reading.vocabulary.places]
    found = next((k for k in known if k is not None), None)
    return (found, "leader_office") if found is not None else (None, "unstated")
