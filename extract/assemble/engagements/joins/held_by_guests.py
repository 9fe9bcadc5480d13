"""Occasions that guests hold in the town they came to, and who there is of that town."""

from __future__ import annotations

from extract.assemble.reading import Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame


def is_held_by_guests(reading: Reading, frame: Frame, event: Engagement) -> bool:
    """Tell whether a delegation holds an event in the town the story is of, or in the one it came to from nobody knows where."""
    if not event.is_occasion():
        return False
    came = [
        e.local_id
        for p in event.parties
        if p.side == "delegation" and (e := reading.entity(p.local_id)) is not None and e.detail_kind == "delegation"
    ]
    return any(not reading.lies_in(guest, town) for guest in came for town in _towns_of_guests(frame))


def is_of_the_town(reading: Reading, frame: Frame, token: Token) -> bool:
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
