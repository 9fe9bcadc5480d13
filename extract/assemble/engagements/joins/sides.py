"""On which side of an act somebody's office, his house or those beside him in a list seat him."""

from __future__ import annotations

from dataclasses import replace

from extract.assemble.engagements.joins.envoys import is_from_abroad, is_their_consul, sending_countries
from extract.assemble.engagements.joins.lists import list_start
from extract.assemble.reading import Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame, acts_for_delegation

MIN_HOUSE_WORD = 2  # 商会, 集团


def side_before(last: Engagement, listed: list[Token], token: Token) -> str | None:
    """Give the side of whoever stands right before somebody in a list: 甲市市长乙、副市长丙,|审计长丁、议员戊."""
    behind = [t for t in listed if t.kind == "P" and t.end <= token.start]
    return next((p.side for p in last.parties if behind and p.local_id == behind[-1].local_id), None)


def seat_between_neighbours(reading: Reading, last: Engagement, listed: list[Token], unsure: list[Token]) -> None:
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


def side_of_the_unseated(reading: Reading, last: Engagement, token: Token) -> str | None:
    """Seat 市领导甲 with 市委书记乙 where the city of neither is known: both write their own without a name."""
    if not reading.is_unseated(token.local_id):
        return None
    sides = {p.side for p in last.parties if p.kind == "person" and reading.is_unseated(p.local_id)}
    return sides.pop() if len(sides) == 1 else None


def side_of_a_firm(reading: Reading, frame: Frame, last: Engagement, token: Token) -> str | None:
    """Seat 甲公司总裁乙 with the firms an official received, unless his own is of the official's town."""
    houses = reading.houses(token.local_id)
    if not houses or any(h.detail_kind != "company" for h in houses) or not last.is_hosted():
        return None
    guests = [p.local_id for p in last.parties if p.side == "delegation" and p.kind == "organization"]
    if not any((g := reading.entity(i)) is not None and g.detail_kind == "company" for i in guests):
        return None
    seats = [key for h in houses for key in reading.place_keys_up(h.local_id)]
    at_home = frame.home_id is None or any(reading.lies_in(h.local_id, frame.home_id) for h in houses)
    return None if at_home and seats else "delegation"


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
        return "delegation" if is_their_consul(reading, frame, token.local_id) else "counterpart"
    senders = sending_countries(reading, token.local_id)
    sides = [
        side
        for side, places in seats.items()
        if any(
            senders & set(reading.place_keys_up(place)) if senders else reading.offices_in(token.local_id, place)
            for place in places
        )
    ]
    if len(sides) != 1 and is_from_abroad(reading, token.local_id):
        # a consul sits across from those of China
        foreign = {p.side for p in last.parties if p.kind == "person" and is_from_abroad(reading, p.local_id)}
        if len(foreign) == 1:
            return foreign.pop()
        chinese = [
            side
            for side, places in seats.items()
            if side not in foreign and any("CN" in reading.place_keys_up(p) for p in places)
        ]
        return next((side for side in seats if [side] != chinese), None) if len(chinese) == 1 else None
    return sides[0] if len(sides) == 1 else None


def side_by_house_word(reading: Reading, last: Engagement, token: Token) -> str | None:
    """Seat 工商会副会长甲 with 某某工商会: the word before an office closes the name of a house on one side only."""
    said = reading.clean[list_start(reading, token) : token.name_start]
    sides = set()
    for party in last.parties:
        entity = reading.entity(party.local_id)
        if party.kind == "organization" and entity is not None:
            short = (entity.name[-n:] for n in range(MIN_HOUSE_WORD, len(entity.name)))
            if any(said.startswith(word) for word in short):
                sides.add(party.side)
    return sides.pop() if len(sides) == 1 else None
