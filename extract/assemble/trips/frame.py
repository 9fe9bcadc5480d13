"""Whose news a passage is, and who acts for the delegation it tells of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Party, Trip
from extract.segment import Story
from extract.settle.bureaus import ZONE_BOARD

ITS_HEADS = re.compile(
    r"[、和]?(?:[省市区县州旗]?(?:人民)?政府)?(?:(?:主要|有关|相关|班子)(?:领导|负责|成员)|领导班子)"
)


@dataclass(slots=True, kw_only=True)
class Frame:
    """What holds for one passage of a story, mostly all of it: whose news it is, its trip, and who acts for the delegation.

    `beside` are journeys that one sentence tells together, so that nothing else told is of one of them.
    """

    story: Story
    home_id: str | None
    home_basis: str
    clauses: list[Clause] = field(default_factory=list)
    trip: Trip | None = None
    beside: list[Trip] = field(default_factory=list)
    delegations: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)

    @property
    def is_inbound(self) -> bool:
        """Tell whether guests came to the home place."""
        return self.trip is not None and self.trip.direction == "inbound"


def acts_for_delegation(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether a person or body belongs to the travelling side."""
    if token.kind == "D":
        return not frame.delegations or token.local_id in frame.delegations
    if any(token.local_id in ours for ours in (frame.people, frame.bodies, frame.delegations)):
        return True
    if token.kind == "P":
        if frame.bodies and any(
            r.organization_local_id in frame.bodies for r in reading.roles_by_person.get(token.local_id, ())
        ):
            return True
        if frame.is_inbound and frame.trip is not None:
            return reading.offices_in(token.local_id, frame.trip.home_id)
        return reading.offices_in(token.local_id, frame.home_id) and not _is_envoy(reading, token.local_id)
    if frame.is_inbound and frame.trip is not None:
        guests = frame.trip.home_id
        if token.kind == "L" and token.local_id == guests:
            return True  # 甲市与乙市签署, where 甲市 came
        if token.kind != "O" or guests is None or not reading.lies_in(token.local_id, guests):
            return False
        return frame.home_id == guests or not reading.lies_in(token.local_id, frame.home_id)
    if token.kind == "O" and _is_house_of_the_lead(reading, frame, token):
        return True
    if token.kind == "O":
        entity = reading.entity(token.local_id)
        sits_home = reading.lies_in(token.local_id, frame.home_id)
        return sits_home and entity is not None and entity.detail_kind in ("government", "party", "industrial_park")
    return reading.lies_in(token.local_id, frame.home_id)


def _is_envoy(reading: Reading, person: str) -> bool:
    """Tell 某国驻甲市总领事乙: his house stands in the town and is not of it."""
    houses = reading.houses(person)
    return bool(houses) and all(h.detail_kind == "embassy" for h in houses)


def _is_house_of_the_lead(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether the one who leads a journey holds office in a body: 某协会会长甲率团, and 某协会 goes with him."""
    lead = frame.trip.lead.local_id if frame.trip is not None else None
    roles = reading.roles_by_person.get(lead, ()) if lead is not None else ()
    houses = {r.organization_local_id for r in roles if r.affiliation_basis == "stated" and r.organization_local_id}
    return token.local_id in houses or any(_is_board_of(reading, house, token.local_id) for house in houses)


def _is_board_of(reading: Reading, house: str, zone: str) -> bool:
    """Tell whether a house governs a zone: 甲高新区工委书记乙率团, and 甲高新区 acts by him."""
    board, governed = reading.entity(house), reading.entity(zone)
    if board is None or governed is None or governed.detail_kind != "industrial_park":
        return False
    named = ZONE_BOARD.fullmatch(board.name)
    return named is not None and named["zone"] == governed.name


def only_its_heads(reading: Reading, token: Token) -> bool:
    """Tell 某区委区政府|主要领导, who are of a body and not named, from the body itself."""
    return token.kind == "O" and ITS_HEADS.match(reading.clean, token.end) is not None


def as_party(token: Token, side: str = "delegation") -> Party:
    """Give a name as a party on a side, else on that of those who travel."""
    return Party(kind=party_kind(token), local_id=token.local_id, side=side, start=token.start, end=token.end)


def party_kind(token: Token) -> str:
    """Give the kind of party a name is."""
    return {"P": "person", "L": "place"}.get(token.kind, "organization")
