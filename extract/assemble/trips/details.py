"""What else a story says of its journey: other names of the delegation, its lead, stops and members."""

from __future__ import annotations

import re

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Lead
from extract.assemble.trips.days import length_of_stay
from extract.assemble.trips.frame import Frame
from extract.assemble.trips.heads import (
    head_in_headline,
    head_of_group,
    said_to_lead,
    speaker,
    titled_head,
    under_a_head,
)
from extract.assemble.trips.homes import seat_of_group
from extract.assemble.trips.members import join_members
from extract.assemble.trips.stops import further_places, holds, stops_opened

YOUR_GROUP = re.compile(r"贵[省市区县州方国]")


def gather(reading: Reading, frame: Frame, clauses: list[Clause]) -> None:
    """Complete the journey of a passage from the rest of it, and note who acts for the delegation."""
    trip = frame.trip
    if trip is None:
        return
    frame.delegations |= {trip.delegation_id} if trip.delegation_id else set()
    own = trip.story == frame.story.ordinal
    if own and trip.direction == "outbound":
        _further_delegation_names(reading, frame, clauses)
    if own and trip.direction == "inbound" and trip.home_id is not None:
        guests = [
            t.local_id
            for t in reading.tokens
            if t.kind == "D" and t.local_id not in reading.of_several and _is_of_their_home(reading, t, trip.home_id)
        ]
        if trip.delegation_id is None and len(set(guests)) == 1:
            trip.delegation_id = guests[0]
        frame.delegations |= set(guests)
    if own:
        length_of_stay(reading, trip, clauses)
        if trip.lead.local_id is None:
            trip.lead = (
                under_a_head(trip, clauses)
                or said_to_lead(reading, trip, clauses)
                or head_of_group(reading, clauses)
                or head_in_headline(reading, frame, trip, clauses)
                or titled_head(reading, trip, clauses)
                or (speaker(reading, frame, clauses) if trip.rule != "trip_of_person" else Lead())
            )
        further_places(reading, frame, trip, clauses)
        inner = [p for p in trip.places if not any(holds(reading, p, other) for other in trip.places)]
        trip.places = inner or trip.places
        if not trip.places and trip.direction == "outbound":
            stops_opened(reading, frame, trip, clauses)
    if trip.lead.local_id is not None:
        frame.people.add(trip.lead.local_id)
        frame.people |= _called_shortly(reading, trip.lead.local_id)
        if trip.home_id is None or trip.direction == "inbound":
            for role in reading.roles_by_person.get(trip.lead.local_id, ()):
                body = reading.entity(role.organization_local_id)
                if body is not None and body.detail_kind not in ("government", "party"):
                    frame.bodies |= _with_branches(reading, body.local_id)
    join_members(reading, frame, trip, clauses)
    frame.bodies |= {p.local_id for p in trip.members if p.kind == "organization"}
    frame.people |= {p.local_id for p in trip.members if p.kind == "person"}


def _is_of_their_home(reading: Reading, token: Token, home_id: str) -> bool:
    """Tell a delegation of the home of guests, or of the land abroad it lies in: 某国代表团, of guests from 某国乙州."""
    abroad = "CN" not in reading.place_keys_up(home_id)
    return reading.lies_in(token.local_id, home_id) or (
        abroad and reading.lies_in(home_id, seat_of_group(reading, token))
    )


def _called_shortly(reading: Reading, person_id: str) -> set[str]:
    """Give the people who bear the last part of a foreign name and no other: 甲·乙, told later as 乙."""
    last = reading.settled.entities[person_id].name.rpartition("·")
    if not last[1]:
        return set()
    return {e.local_id for e in reading.settled.entities.values() if e.kind == "person" and e.name == last[2]}


def _further_delegation_names(reading: Reading, frame: Frame, clauses: list[Clause]) -> None:
    """Count every delegation of the home place (or of no other place) as this one: 某市代表团 beside 某市经贸代表团."""
    for clause in clauses:
        for token in clause.tokens:
            if token.kind == "D":
                if clause.hoped_from is not None and clause.hoped_from <= token.end + 2:
                    continue  # 某市党政代表团将赴: not the one told of
                entity = reading.entity(token.local_id)
                if entity and (entity.name.startswith("驻") or YOUR_GROUP.match(entity.name)):
                    continue  # 驻某市招商工作组: an office of home there; 贵市考察团: of those a host speaks to
                if entity and (entity.place_local_id is None or reading.lies_in(token.local_id, frame.home_id)):
                    frame.delegations.add(token.local_id)
    if frame.trip is not None and frame.trip.delegation_id is None and frame.delegations:
        frame.trip.delegation_id = min(frame.delegations, key=lambda i: reading.settled.entities[i].start)


def _with_branches(reading: Reading, body_id: str) -> set[str]:
    """Give a body with those whose names open with one of its own: 某协会, 某协会华东办事处."""
    names = {reading.settled.entities[body_id].name}
    names |= {a.alias for a in reading.settled.aliases if a.organization_local_id == body_id and len(a.alias) >= 3}
    return {body_id} | {
        e.local_id
        for e in reading.settled.entities.values()
        if e.kind == "organization" and any(e.name.startswith(name) for name in names)
    }
