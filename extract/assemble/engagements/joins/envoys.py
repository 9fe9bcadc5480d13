"""Envoys and others in office for another country: whose embassy or consulate they are of."""

from __future__ import annotations

from extract.assemble.reading import Reading
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame


def is_their_consul(reading: Reading, frame: Frame, person: str) -> bool:
    """Tell the ambassador or consul of the country guests come from: he sits with them."""
    if frame.trip is None or not frame.is_inbound:
        return False
    senders = sending_countries(reading, person)
    return bool(senders) and senders <= set(reading.place_keys_up(frame.trip.home_id))


def is_envoy_of_a_guest(reading: Reading, last: Engagement, person: str) -> bool:
    """Tell the envoy of another country at an event in China: a guest there, no host."""
    senders = sending_countries(reading, person)
    there = reading.place_keys_up(last.where.local_id)
    return bool(senders) and "CN" not in senders and "CN" in there


def is_from_abroad(reading: Reading, person: str) -> bool:
    """Tell whether somebody holds office for a country other than China: its consul here, or one of its officials."""
    senders = sending_countries(reading, person)
    if senders:
        return "CN" not in senders
    roles = reading.roles_by_person.get(person, ())
    keys = [set(reading.place_keys_up(r.organization_local_id or r.place_local_id)) for r in roles]
    known = [k for k in keys if k & reading.vocabulary.places.keys()]
    return bool(known) and not any("CN" in k for k in known)


def sending_countries(reading: Reading, person: str) -> set[str]:
    """Give the keys of the country whose embassy or consulate somebody is of: 韩国驻上海总领事馆 → 韩国."""
    keys = reading.vocabulary.place_keys_by_alias
    return {key for name in embassies(reading, person) for key in keys.get(name.split("驻")[0], ())}


def embassies(reading: Reading, person: str) -> list[str]:
    """Give the names of the embassies and consulates in which somebody holds office."""
    return [body.name for body in reading.houses(person) if body.detail_kind == "embassy"]
