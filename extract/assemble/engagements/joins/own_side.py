"""Who at an act is of those who travel or who hold it: officials, bodies and colleagues of home, and of the host."""

from __future__ import annotations

import re

from extract.assemble.engagements.joins.envoys import is_envoy_of_a_guest
from extract.assemble.engagements.joins.lists import MAX_HOUSE
from extract.assemble.engagements.once import kind_class
from extract.assemble.engagements.who import public_seats
from extract.assemble.reading import Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame, acts_for_delegation

OUR_OWN_BUREAU = re.compile(r"[省市区县州]")  # 省商务厅 without its province
PROMOTES = re.compile(r"推介$")
YEAR_OF_EVENT = re.compile(r"[“「]?(?:[0-9]{4}年?)?(?:第[^,，]{1,4}届)?")  # 2024某市·某地洽谈会
LOCAL_OFFICE = re.compile(r"镇|乡|街道|管委会|党工委")


def is_sent_from_home(reading: Reading, frame: Frame, token: Token) -> bool:
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


def is_body_of_home(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell a body of home at what its delegation holds elsewhere: 甲省某集团相关负责人参加."""
    away = frame.trip is not None and not frame.is_inbound
    return away and token.kind == "O" and reading.lies_in(token.local_id, frame.home_id)


def is_above_home(reading: Reading, frame: Frame, last: Engagement, token: Token) -> bool:
    """Tell an official of the province whose town holds an event out of it: 省某局副局长甲 at 某市说明会 in 某国."""
    if token.kind != "P" or frame.is_inbound or frame.home_id is None or last.where.local_id is None:
        return False
    known = any(key in reading.vocabulary.places for key in reading.place_keys_up(last.where.local_id))
    above = [s.local_id for s in public_seats(reading, token.local_id) if s.detail_kind in ("province", "city")]
    return known and any(
        reading.lies_in(frame.home_id, seat) and not reading.lies_in(last.where.local_id, seat) for seat in above
    )


def promotes(reading: Reading, last: Engagement, joins: re.Match[str], token: Token) -> bool:
    """Tell 副市长甲作推介 at an event nobody is said to hold: whoever promotes his town there is of those who hold it."""
    held = any(p.side == "delegation" for p in last.parties)
    return (
        not held
        and token.kind == "P"
        and PROMOTES.search(joins.group()) is not None
        and reading.rank(token.local_id) is not None
    )


def is_of_unnamed_home(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell 省政府副秘书长甲 of a journey whose home is not named: whoever writes 省 alone means his own."""
    if frame.trip is None or frame.is_inbound or frame.home_id is not None:
        return False
    return reading.is_unseated(token.local_id)


def is_of_the_host(reading: Reading, frame: Frame, last: Engagement, token: Token) -> bool:
    """Tell an official of the place an event is named after, where no home is known: 市长甲 at 乙市投资说明会, or his own, 市领导甲."""
    if token.kind != "P" or not last.is_occasion() or is_envoy_of_a_guest(reading, last, token.local_id):
        return False
    if frame.home_id is None and frame.trip is None and reading.is_unseated(token.local_id):
        return True
    seats = _seats_of_holders(reading, last)
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
    if named is not None and named.kind == "O" and named.local_id in _house_ids(reading, token.local_id):
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


def goes_along(reading: Reading, frame: Frame, last: Engagement, token: Token, listed: list[Token]) -> bool:
    """Tell the colleagues of a visitor who has no journey: 领事甲、领事乙陪同 behind 总领事丙走访了某商会."""
    if frame.trip is not None or token.kind != "P" or kind_class(last.kind) != "visit":
        return False
    visitors = [p.local_id for p in last.parties if p.side == "delegation" and p.kind == "person"]
    houses = {h for v in visitors for h in _house_ids(reading, v)}
    if own := _house_ids(reading, token.local_id):
        return bool(own & houses)
    if any(t.local_id in houses for t in reading.tokens_in(max(0, token.start - MAX_HOUSE), token.start)):
        return True  # 某司二级巡视员兼处长甲: the house of the visitor stands before his office
    return any(t.kind == "P" and _house_ids(reading, t.local_id) & houses for t in listed)


def _house_ids(reading: Reading, person: str) -> set[str]:
    return {r.organization_local_id for r in reading.roles_by_person.get(person, ()) if r.organization_local_id}


def among_ours(reading: Reading, frame: Frame, last: Engagement, token: Token, listed: list[Token]) -> bool:
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
        acts_for_delegation(reading, frame, t) or (frame.trip is None and is_of_the_host(reading, frame, last, t))
        for t in beside
    )


def is_of_a_holder(reading: Reading, event: Engagement, token: Token) -> bool:
    """Tell an office, a firm or an official of the town that holds an event elsewhere: 甲市商务局 at 甲市's own fair in 乙市."""
    seats = _seats_of_holders(reading, event)
    if token.kind == "P":
        return any(reading.offices_in(token.local_id, seat) for seat in seats)
    return any(seat is not None and reading.lies_in(token.local_id, seat) for seat in seats)


def _seats_of_holders(reading: Reading, event: Engagement) -> set[str | None]:
    """Give the places that hold an event, and those the bodies that hold it are of."""
    holders = [e for p in event.parties if p.side == "delegation" and (e := reading.entity(p.local_id)) is not None]
    return {e.local_id if e.kind == "place" else e.place_local_id for e in holders if e.kind != "person"}
