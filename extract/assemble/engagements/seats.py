"""Who sits where at an occasion told of no journey: nobody has come for certain, so nobody is its delegation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.assemble.reading import Reading
from extract.assemble.told import Engagement, Party

# what a town holds or opens at home; who signs and who meets whom is said in the words of the act
AT_HOME = frozenset({"promotion_event", "opening", "groundbreaking", "appointment", "other"})


def seat_without_journey(reading: Reading, engagements: Sequence[Engagement]) -> None:
    """Seat both sides of 甲市·乙国对接会在甲市举行 as counterparts: those of 甲市 are at home, and who came is not told.

    Of those who hold it together, whoever is of elsewhere has come for it.
    """
    for event in engagements:
        if event.trip is not None or event.is_background or event.kind not in AT_HOME:
            continue
        holders = [p for p in event.parties if p.side == "delegation"]
        guests = any(p.side == "counterpart" for p in event.parties)
        where = event.where.local_id
        at_home = [_is_at_home(reading, where, p) for p in holders] if where is not None else []
        if True in at_home and (guests or False in at_home):
            here = [p for p, at in zip(holders, at_home, strict=True) if at is not False]
            event.parties = [replace(p, side="counterpart") if p in here else p for p in event.parties]


def _is_at_home(reading: Reading, where: str, party: Party) -> bool | None:
    """Tell whether a party is of a place, of a body in it or of what holds it; None where its seat is not known."""
    if party.kind == "person":
        if reading.governs(party.local_id, where):
            return True
        roles = reading.roles_by_person.get(party.local_id, ())
        seats = [seat for r in roles if (seat := r.organization_local_id or r.place_local_id) is not None]
    else:
        seats = [party.local_id]
    if any(reading.lies_in(seat, where) or reading.lies_in(where, seat) for seat in seats):
        return True
    around = set(reading.place_keys_up(where))  # 中国某会 is of the land that holds the town: no stranger in it
    return False if any(_known_keys(reading, seat) - around for seat in seats) else None


def _known_keys(reading: Reading, local_id: str) -> set[str]:
    return set(reading.place_keys_up(local_id)) & reading.vocabulary.places.keys()
