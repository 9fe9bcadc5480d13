"""Where those who travel are of: the place their delegation, office, house or chamber is named after."""

from __future__ import annotations

import re

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.trips.frame import Frame
from extract.assemble.trips.wording import BRANCH_OF, LIST_GAP, LONGEST_LIST, OF_A_MISSION, SETS_OUT
from extract.settle.geography import BEYOND
from extract.settle.homes.found import OF_WHO_GOES
from extract.settle.homes.hosts import ENDS_THERE
from extract.settle.settled import Entity

OF_FOREIGNERS = re.compile(r"驻华|使节|外交官|外国")  # 外国使节参访团
FROM_AFAR = re.compile(r"大湾区|港澳|海外|[台侨]商|外商|华侨|华人|珠三角|长三角|京津冀")  # delegations of no one place
POSTED_ABROAD = re.compile(r"大使|公使|领事|参赞")  # a guest in every town that is not told to be his own
INVITED_TO = re.compile(r"应[^,，。;；]{2,40}?(?:邀请|之邀)")


def are_apart(reading: Reading, one: str | None, other: str | None) -> bool:
    """Tell two known places neither of which lies in the other."""
    known = one is not None and other is not None
    return known and not reading.lies_in(one or "", other) and not reading.lies_in(other or "", one)


def places_of_a_group(reading: Reading, delegation: Token | None) -> list[str]:
    """Give the places of a delegation of several: 甲市、乙市|丙市代表团; none of a delegation of one place."""
    if delegation is None or delegation.local_id not in reading.of_several:
        return []
    last = seat_of_group(reading, delegation) or _town_unlisted(reading, delegation.local_id)
    places = [last] if last is not None else []
    at = delegation.start
    for token in reversed(reading.tokens_in(max(0, at - LONGEST_LIST), at)):
        if token.kind != "L" or LIST_GAP.fullmatch(reading.clean, token.end, at) is None:
            break
        places.append(token.local_id)
        at = token.start
    return places


def common_land(reading: Reading, places: list[str]) -> tuple[str | None, str]:
    """Give the land abroad in which all places of a delegation lie; of several places in China none is its home."""
    for place in places:
        if reading.is_land(place) and "CN" not in reading.place_keys_up(place):
            inside = all(
                reading.lies_in(other, place)
                or not set(reading.place_keys_up(other)) & reading.vocabulary.places.keys()
                for other in places
            )
            return (place, "delegation_name") if inside else (None, "unstated")
    return None, "unstated"


def district_of_the_head(reading: Reading, head: Token, home_id: str | None) -> tuple[str, str] | None:
    """Give the district whose only offices who leads holds, in news of the city around it: 甲市|乙区副区长丙任团长."""
    seats = seats_of(reading, head)
    inner = {s for s in seats if s != home_id and reading.lies_in(s, home_id)}
    return (seats[0], "leader_office") if len(inner) == 1 and len(set(seats)) == 1 else None


def place_in_its_name(reading: Reading, delegation: Token, home_id: str) -> str | None:
    """Give the province of 甲省人大代表团 in a paper of one of its cities, and the district of 甲区招商小分队 in one of its city."""
    seat = reading.entity(seat_of_group(reading, delegation))
    if seat is None or seat.local_id == home_id:
        return None
    around = seat.detail_kind == "province" and reading.lies_in(home_id, seat.local_id)
    inside = seat.detail_kind == "district" and reading.lies_in(seat.local_id, home_id)
    return seat.local_id if around or inside else None


def seat_of_group(reading: Reading, delegation: Token) -> str | None:
    """Give the place a delegation is named after: 甲县人大考察团 → 甲县."""
    named = reading.entity(delegation.local_id)
    return named.place_local_id if named is not None else None


def comes_to_china(reading: Reading, delegation: Token, places: list[Token]) -> bool:
    """Tell 日本某市代表团访问甲市, which is told in China: a delegation of a place abroad that goes to places in China only."""
    home = reading.place_keys_up(delegation.local_id)
    named = reading.entity(delegation.local_id)
    envoys = delegation.kind == "D" and named is not None and OF_FOREIGNERS.search(named.name) is not None
    abroad = (bool(home) and "CN" not in home) or envoys
    return abroad and all("CN" in reading.place_keys_up(t.local_id) for t in places)


def land_before(reading: Reading, clause: Clause, people: list[Token], places: list[Token]) -> str | None:
    """Give the land a clause opens with, right before the unread house of who leads to China: 某国|某某俱乐部主席甲率团访问乙省."""
    first = next(iter(clause.tokens), None)
    if (
        first is None
        or not people
        or reading.level(first) != "country"
        or "CN" in reading.place_keys_up(first.local_id)
    ):
        return None
    if not places or not all("CN" in reading.place_keys_up(t.local_id) for t in places):
        return None
    if first.start - clause.start > 1:
        return None
    return land_right_before(reading, clause, people[0])


def land_right_before(reading: Reading, clause: Clause, person: Token) -> str | None:
    """Give the place abroad, or the land of one that no list holds, before the unread house of somebody: 某国乙州|前部长甲 → 乙州."""
    chain: list[Token] = []
    for token in reversed([t for t in clause.tokens if t.end <= person.start]):
        if token.kind != "L" or (chain and token.end != chain[0].start):
            break
        chain.insert(0, token)
    if not chain or UNREAD_HOUSE.fullmatch(reading.clean, chain[-1].end, person.start) is None:
        return None
    if OF_A_MISSION.search(reading.clean, chain[-1].end, person.start) is not None:
        return None  # 某国驻华大使甲: where he lives is here
    listed = [t for t in chain if set(reading.place_keys_up(t.local_id)) & reading.vocabulary.places.keys()]
    if not listed or chain[0] is not listed[0] or "CN" in reading.place_keys_up(listed[0].local_id):
        return None
    return next((t.local_id for t in reversed(listed) if reading.lies_in(t.local_id, chain[0].local_id)), None)


def land_of(reading: Reading, guests: list[Token]) -> str | None:
    """Give the land abroad in which the first house of guests lies that lies in one: 某国上议院|议员甲 → 某国."""
    for guest in guests[:1]:
        for house in sorted(filter(None, _houses_of(reading, guest))):
            for key in reading.place_keys_up(house):
                place = reading.vocabulary.places.get(key)
                if place is None or place.level != "country" or place.country_code == "CN":
                    continue
                body = reading.entity(house)
                told = reading.entity(reading.local_by_key.get(key))
                if told is not None and not told.is_implied:
                    return told.local_id
                return body.place_local_id if body is not None else None  # a land that only opens its name
            if not reading.place_keys_up(house) and (land := _land_in_name(reading, house)) is not None:
                return land
    return None


UNREAD_HOUSE = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]{0,16}")  # no mark in it


def comes_from_beyond(reading: Reading, frame: Frame, guests: list[Token], places: list[Token]) -> bool:
    """Tell 台湾某商会考察团到甲市参访: guests of Hong Kong, Macao, Taiwan or abroad in the mainland, in news of no other home.

    News whose home is told by something else than the guests themselves is that home's.
    """
    if not guests or not places or (frame.home_id is not None and frame.home_basis not in OF_WHO_GOES):
        return False
    for place in places:
        keys = set(reading.place_keys_up(place.local_id))
        if "CN" not in keys or keys & BEYOND:
            return False
    for token in guests:
        for house in _houses_of(reading, token):
            home = set(reading.place_keys_up(house))
            if _is_mission_of_a_land(reading, house):
                return True
            if not home and is_named_after_a_land(reading, house):
                return True
            if home & BEYOND or (home & reading.vocabulary.places.keys() and "CN" not in home):
                return True
    return False


def _is_mission_of_a_land(reading: Reading, house: str | None) -> bool:
    """Tell 某国驻甲市总领事馆, whose people are guests in any other town."""
    body = reading.entity(house)
    return body is not None and body.detail_kind == "embassy" and land_that_opens(reading, body.name) is not None


def is_named_after_a_land(reading: Reading, house: str | None) -> bool:
    """Tell an association that bears the name of a land abroad: 某国中华总商会, and is no branch of it elsewhere."""
    body = reading.entity(house)
    if body is None or body.detail_kind != "association" or BRANCH_OF.search(body.name) is not None:
        return False
    return "中国" not in body.name and land_that_opens(reading, body.name) is not None


def _land_in_name(reading: Reading, delegation_id: str) -> str | None:
    """Give the land abroad that opens the name of a delegation of a town no list holds: 某国|某某郡代表团 → 某国."""
    named = reading.entity(delegation_id)
    if named is None or named.place_local_id is not None:
        return None
    return land_that_opens(reading, named.name)


def land_that_opens(reading: Reading, name: str) -> str | None:
    """Give the country abroad that a name begins with."""
    return next((land_id for land, land_id in reading.foreign_countries if name.startswith(land)), None)


def _houses_of(reading: Reading, token: Token) -> set[str | None]:
    """Give the bodies or places a person holds office in, and a body itself."""
    if token.kind != "P":
        return {token.local_id}
    return {r.organization_local_id or r.place_local_id for r in reading.roles_by_person.get(token.local_id, ())}


def is_told_there(reading: Reading, frame: Frame, guests: list[Token | None], places: list[Token]) -> bool:
    """Tell 甲市某商会到乙市考察 in the paper of 乙市, where all who came are of elsewhere and one is of a place that is named."""
    key = reading.settled.teller_by_story.get(frame.story.ordinal)
    if key is None or not places or not all(key in reading.place_keys_up(t.local_id) for t in places):
        return False
    homes = [set(reading.place_keys_up(house)) for t in guests if t is not None for house in _houses_of(reading, t)]
    return any(homes) and not any(key in home for home in homes)


# 到乙市考察, 走进乙市: said where they came as often as where they set out
COMES_TO = re.compile(r"(?:来到|到访|到|抵达|莅临|走进)")
CALLS_ON = re.compile("到访|莅临|光临")
GOES_ALONG = re.compile(r"陪同|接待|会见|座谈")


def is_received_there(reading: Reading, clause: Clause, goes: int, guests: list[Token], places: list[Token]) -> bool:
    """Tell 甲集团董事长乙一行到丙市考察,丙市市长丁陪同, of nobody's home: told where the people of a firm were received."""
    if COMES_TO.match(reading.clean, goes) is None or not places or not guests:
        return False
    houses = [h for t in guests if t.kind == "P" for h in reading.houses(t.local_id)]
    named = [reading.entity(t.local_id) for t in reading.tokens_in(clause.start, goes) if t.kind == "O"]
    houses = houses or [h for h in named if h is not None]  # 季川率|甲集团高管团队到丙市
    # 甲市商务局局长乙一行到访丙市: written there; 到访丙市某会: a call on a house
    calls = CALLS_ON.match(reading.clean, goes) is not None
    last = places[-1]
    calls = calls and ENDS_THERE.match(reading.clean, last.end) is not None
    calls = calls and not any(t.kind == "O" for t in reading.tokens_in(last.start, last.end))
    if not houses or any(h.detail_kind not in ("company", "fund", "university", "lab") and not calls for h in houses):
        return False
    near = [
        c
        for c in reading.clauses_by_story[clause.sentence.story]
        if (c.start > clause.start and 0 <= c.sentence.start - clause.sentence.end < 3) or c.sentence == clause.sentence
    ]
    return any(
        reading.governs(t.local_id, place.local_id)
        for c in near
        if c.start > clause.start and GOES_ALONG.search(c.text) is not None
        for t in c.subjects
        if t.kind == "P"
        for place in places
    )


def sets_out(reading: Reading, frame: Frame, goes: int, guests: list[Token], places: list[Token]) -> bool:
    """Tell 香港某商会赴甲市考察 in the guests' own news from the same told where they came.

    Who received them there, or invited them, tells that it is told there, or of a visit to it.
    """
    if SETS_OUT.match(reading.clean, goes) is None or INVITED_TO.search(reading.clean, frame.story.start, goes):
        return False
    if not any(set(reading.place_keys_up(house)) & BEYOND for t in guests for house in _houses_of(reading, t)):
        return False
    hosts = {
        t.local_id
        for clause in reading.clauses_by_story[frame.story.ordinal]
        if any(c.kind == "received" for c in clause.cues)
        for t in clause.subjects
        if t.kind == "P"
    }
    return not any(reading.governs(host, place.local_id) for host in hosts for place in places)


def is_of_elsewhere(reading: Reading, frame: Frame, delegation: Token) -> bool:
    """Tell whether a delegation bears the name of a place that is not at home: 某国某市代表团访问我省."""
    entity = reading.entity(delegation.local_id)
    place = entity.place_local_id if entity is not None and delegation.kind != "L" else delegation.local_id
    if frame.home_id is None or place is None:
        return False
    return not reading.lies_in(place, frame.home_id) and not reading.lies_in(frame.home_id, place)


def is_guest(reading: Reading, frame: Frame, token: Token, *, sure_of_it: bool) -> bool:
    """Tell whether somebody who arrives at the home place is a guest there, not one of its own."""
    if token.kind == "P" and reading.offices_in(token.local_id, frame.home_id):
        return False
    if token.kind in "DO" and reading.lies_in(token.local_id, frame.home_id):
        return False
    entity = reading.entity(token.local_id)
    named = token.kind == "D" and entity is not None and FROM_AFAR.search(entity.name) is not None
    return sure_of_it or named or _comes_from_elsewhere(reading, frame, token)


def _comes_from_elsewhere(reading: Reading, frame: Frame, token: Token) -> bool:
    if token.kind == "P":
        roles = reading.roles_by_person.get(token.local_id, ())
        if any(POSTED_ABROAD.search(r.title) for r in roles) or _is_of_another_level(reading, frame, token.local_id):
            return True
        return any(
            (body := r.organization_local_id or r.place_local_id) is not None
            and not reading.lies_in(body, frame.home_id)
            for r in roles
        )
    keys = reading.place_keys_up(token.local_id)
    if not keys and token.kind == "D":
        return (_town_unlisted(reading, token.local_id) or _land_in_name(reading, token.local_id)) is not None
    return bool(keys) and not reading.lies_in(token.local_id, frame.home_id)


def _is_of_another_level(reading: Reading, frame: Frame, person: str) -> bool:
    """Tell 县委常委甲, whose county is not named, from the people of a county-level city: those write 市委常委."""
    home = reading.entity(frame.home_id)
    roles = reading.roles_by_person.get(person, ())
    seated = any(r.organization_local_id is not None or r.place_local_id is not None for r in roles)
    written = {level for r in roles for level in r.title if level in "县市区"}
    return (
        home is not None
        and home.detail_kind == "district"
        and home.name[-1] in "市区"
        and not seated
        and written == {"县"}
    )


def _town_unlisted(reading: Reading, delegation_id: str) -> str | None:
    """Give the town that no list holds after which a delegation is named, where the text names it too: 某某市, 某某市代表团."""
    named = reading.entity(delegation_id)
    towns = [
        e
        for e in reading.settled.entities.values()
        if e.kind == "place"
        and e.vocabulary_key is None
        and e.detail_kind in ("city", "province")
        and named is not None
        and named.name.startswith(e.name)
    ]
    return max(towns, key=lambda e: len(e.name)).local_id if towns else None


def home_of_guest(
    reading: Reading, delegation: Token | None, guests: list[Token], *, came: bool = True
) -> tuple[str | None, str]:
    """Give where guests come from: the place a delegation is named after, else of the offices of who leads it the lowest.

    甲市政协副主席、乙县县长丙 is of 乙县. A house named after two places, as 甲地某中心乙市代表处, sits in neither for sure.
    """
    if delegation is not None and delegation.kind == "L":
        return delegation.local_id, "delegation_name"
    entity = reading.entity(delegation.local_id) if delegation else None
    if entity is not None and entity.place_local_id:
        return _place_of_longer_name(reading, entity) or entity.place_local_id, "delegation_name"
    if entity is not None and (town := _town_unlisted(reading, entity.local_id)) is not None:
        return town, "delegation_name"
    if entity is not None and (land := _land_in_name(reading, entity.local_id)) is not None:
        return land, "delegation_name"
    for guest in guests:
        seats = seats_of(reading, guest)
        for seat in seats:
            if not any(other != seat and reading.lies_in(other, seat) for other in seats):
                return seat, "leader_office"
    chamber = _seat_of_chamber(reading, guests[0], came=came) if guests else None
    return (chamber, "leader_office") if chamber is not None else (None, "unstated")


def _place_of_longer_name(reading: Reading, group: Entity) -> str | None:
    """Give the place of the delegation told before that a name is short for: 台湾考察团 of 甲市台湾同胞某会考察团 → 甲市."""
    place = reading.entity(group.place_local_id)
    short = next((n for n in (place.name, place.name[:2]) if group.name.startswith(n)), None) if place else None
    if short is None:
        return None
    rest = group.name.removeprefix(short)
    whole = {
        e.place_local_id
        for e in reading.settled.entities.values()
        if e.kind == "organization"
        and e.start < group.start
        and e.name.endswith(rest)
        and short in e.name[2:]
        and e.place_local_id not in (None, group.place_local_id)
    }
    return next(iter(whole)) if len(whole) == 1 else None


def _seat_of_chamber(reading: Reading, person: Token, *, came: bool) -> str | None:
    """Give the place in China after which the one chamber somebody heads is named: 甲省乙市商会|会长丙 → 甲省.

    Of whoever sets out only a house that every place has one of is sure to sit there: 甲市工商联, 甲市商会.
    """
    held = {r.organization_local_id for r in reading.roles_by_person.get(person.local_id, ())}
    houses = [h for house in held if (h := reading.entity(house)) is not None]
    chambers = [h for h in houses if h.detail_kind == "association"]
    body = chambers[0] if len(chambers) == 1 and len(houses) == len(held) else None
    if body is not None and any(
        h is not body and (h.detail_kind != "company" or h.place_local_id not in (None, body.place_local_id))
        for h in houses
    ):
        return None  # 甲市某商会会长、乙市某公司董事长丙
    if (
        body is None
        or body.detail_kind != "association"
        or body.place_local_id is None
        or OF_CHAMBER.search(body.name) is None
    ):
        return None
    if BRANCH_OF.search(body.name) is not None or "CN" not in reading.place_keys_up(body.place_local_id):
        return None
    seat = reading.entity(body.place_local_id)
    if seat is None or seat.detail_kind not in ("province", "city", "district"):
        return None
    return seat.local_id if came or _is_plain_chamber(body, seat) else None


def _is_plain_chamber(body: Entity, seat: Entity) -> bool:
    """Tell a house that every place has one of, and that sits there: 甲市工商联, 甲市商会."""
    stem = PLAIN_CHAMBER.sub("", body.name)
    return stem != body.name and (seat.name == stem or stem == seat.name.rstrip("省市县区"))


def sits_where_named(reading: Reading, body: Entity) -> bool:
    """Tell a house of government, or a plain chamber, of a province, city or district, which sits nowhere else: 甲市贸促会."""
    seat = reading.entity(body.place_local_id)
    if seat is None or seat.detail_kind not in ("province", "city", "district") or "驻" in body.name:
        return False
    if BRANCH_OF.search(body.name) is not None:
        return False
    return body.detail_kind in ("government", "party") or _is_plain_chamber(body, seat)


PLAIN_CHAMBER = re.compile(
    r"(?:工商业联合会|工商联(?:\(总商会\))?|总商会|商会|贸促会|国际贸易促进委员会|侨联|归国华侨联合会)$"
)
OF_CHAMBER = re.compile(r"^(?!.*(?:旅|驻|海外|同乡)).*(?:商会|促进会|协会|联谊会|总会|联合会|工商联|贸促会|侨联)$")


def seats_of(reading: Reading, token: Token) -> list[str]:
    """Give the places somebody governs, or where a travelling body of a place sits."""
    if token.kind == "O":
        body = reading.entity(token.local_id)
        own = body is not None and body.detail_kind in SITS_WHERE_NAMED and BRANCH_OF.search(body.name) is None
        return [body.place_local_id] if body is not None and own and body.place_local_id else []
    seats: list[str] = []  # of what somebody governs
    for role in reading.roles_by_person.get(token.local_id, ()):
        body = reading.entity(role.organization_local_id)
        if body is not None and BRANCH_OF.search(body.name) is not None:
            continue
        if SEAT_OF_HONOUR.search(role.title) is not None:
            continue  # 甲省政协委员、香港乙公司董事长丙
        if role.place_local_id:
            seats.append(role.place_local_id)
        elif (
            body is not None
            and body.place_local_id
            and (body.detail_kind in ("government", "party") or IN_A_GOVERNMENT.search(body.name))
        ):
            seats.append(body.place_local_id)
    return seats


IN_A_GOVERNMENT = re.compile(r"[省市区县]政府[\u4e00-\u9fff]{2,6}[司局厅署]$")  # 某特别行政区政府某司
SEAT_OF_HONOUR = re.compile(r"(?:政协|人大)(?:常委|委员|代表)$|顾问$")
SITS_WHERE_NAMED = frozenset({"government", "party", "association"})  # a zone is no district
