"""On which side those who sign are seated: who came is the delegation, who is at home there its counterpart."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.ceremony import where_held
from extract.assemble.agreements.signatories import public_bodies
from extract.assemble.engagements.joins.sides import seats_of
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Party
from extract.assemble.trips import Frame
from extract.find.candidates import CueCandidate

# 与来访的甲商会签约
GUESTS_SIGN = re.compile(r"(?:来访|到访|(?:前来|来)[^,，。;；的]{0,8}?(?:考察|访问|交流|参观|洽谈))的$")


def seated(reading: Reading, book: Book, clause: Clause, cue: CueCandidate, pair: list[Party]) -> list[Party]:
    """Seat two who sign: as they met, else whoever is at home across from whoever came; not told, both across.

    On a journey from home those of home are the delegation; a firm of home that signs with its own town is not.
    """
    frame = book.frame
    if len(pair) != 2:
        return in_one_row(reading, frame, pair)
    came = [GUESTS_SIGN.search(reading.clean, max(0, (p.start or 0) - 14), p.start or 0) is not None for p in pair]
    if sum(came) == 1:
        return [replace(p, side="delegation" if guest else "counterpart") for p, guest in zip(pair, came, strict=True)]
    if frame.trip is None and (met := _sides_as_met(reading, book, clause, pair)) is not pair:
        return met
    if frame.trip is not None and not frame.is_inbound:
        return seated_across(reading, frame, pair)
    hosts = _where_hosts_are(reading, frame, clause, cue)
    at_host = [any(reading.lies_in(p.local_id, place) for place in hosts) for p in pair]
    if sum(at_host) == 1:
        return [replace(p, side="counterpart" if here else "delegation") for p, here in zip(pair, at_host, strict=True)]
    if frame.trip is not None:
        return pair
    at_home = [frame.home_id is not None and reading.lies_in(p.local_id, frame.home_id) for p in pair]
    if hosts and not any(at_host) and sum(at_home) == 1:  # signed elsewhere: those of home went there
        return [replace(p, side="delegation" if ours else "counterpart") for p, ours in zip(pair, at_home, strict=True)]
    return [replace(p, side="counterpart") for p in pair]


def in_one_row(reading: Reading, frame: Frame, parties: list[Party]) -> list[Party]:
    """Seat those of one list alike: 甲公司、乙公司、丙公司等9家企业 are of the side on which one of them is known to be."""
    trip = frame.trip
    said = [p for p in parties if p.start is not None and p.end is not None]
    listed = len(said) == len(parties) and all(
        reading.clean[a.end or 0 : b.start] in ("、", "和", "及", "以及") for a, b in pairwise(said)
    )
    if not listed or not any(p.side == "delegation" for p in parties):
        return parties
    stops = {p.local_id for p in trip.places} if trip is not None and trip.direction == "outbound" else set()
    # 甲区、乙县、丙公司签署, where 甲区 came to 乙县: whoever is at home there is across
    return [
        p if any(reading.lies_in(p.local_id, stop) for stop in stops) else replace(p, side="delegation")
        for p in parties
    ]


def seated_in_rows(reading: Reading, frame: Frame, parties: list[Party]) -> list[Party]:
    """Seat 甲公司同乙园区及乙公司 where guests came: those at home where they came to are across from those who are not."""
    trip = frame.trip
    if trip is None or any(p.kind == "person" or not reading.place_keys_up(p.local_id) for p in parties):
        return parties
    hosts = [p.local_id for p in trip.places] + ([frame.home_id] if frame.is_inbound and frame.home_id else [])
    there = [any(reading.lies_in(p.local_id, host) for host in hosts) for p in parties]
    if all(there) or not any(there):
        return parties
    return [replace(p, side="counterpart" if here else "delegation") for p, here in zip(parties, there, strict=True)]


def in_rows(pairs: list[list[Party]]) -> list[list[Party]]:
    """Seat 甲、乙 of 甲、乙分别与丙、丁签署 on one side, where the side of one of them is known."""
    if len(pairs) < 2 or any(len(pair) != 2 for pair in pairs):
        return pairs
    ones = {pair[0].local_id for pair in pairs}, {pair[1].local_id for pair in pairs}
    came = [any(pair[at].side == "delegation" for pair in pairs) for at in (0, 1)]
    if min(map(len, ones)) < 2 or sum(came) != 1:
        return pairs
    sides = ("delegation", "counterpart") if came[0] else ("counterpart", "delegation")
    return [[replace(p, side=side) for p, side in zip(pair, sides, strict=True)] for pair in pairs]


def _where_hosts_are(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[str]:
    """Give the places whose people are at home at a signing: where guests came, or where it was signed."""
    if frame.trip is not None:
        return [p.local_id for p in frame.trip.places] + ([frame.home_id] if frame.home_id is not None else [])
    where = where_held(reading, clause, cue) or stated_place(reading, clause, cue.start)
    if where is None or where.local_id is None:
        return []
    return [frame.home_id] if reading.lies_in(where.local_id, frame.home_id) and frame.home_id else [where.local_id]


def seated_across(reading: Reading, frame: Frame, pair: list[Party]) -> list[Party]:
    """Seat a firm of home that signs with its own town across from it, and one of home's province beside its delegation."""
    if pair[0].side != pair[1].side:
        return pair
    public = set(public_bodies(reading, pair))
    if pair[0].side == "delegation" and len(public) == 1:
        return [p if p.local_id in public else replace(p, side="counterpart") for p in pair]
    seated = _across_stops(reading, frame, pair)
    if seated is not pair:
        return seated
    home = set(reading.place_keys_up(frame.home_id))
    seats = [set(reading.place_keys_up(p.local_id)) for p in pair]
    near = [bool(seat) and "CN" in seat and bool(seat & home - {"CN"}) for seat in seats]
    if pair[0].side == "counterpart" and sum(near) == 1 and all(seats):
        return [replace(p, side="delegation" if ours else p.side) for p, ours in zip(pair, near, strict=True)]
    return pair


def _across_stops(reading: Reading, frame: Frame, pair: list[Party]) -> list[Party]:
    """Seat 甲区商会 that signs with a body of the place gone to, on a journey of no known home or to another land: it came along."""
    trip = frame.trip
    if trip is None or any(p.side == "delegation" for p in pair):
        return pair
    if _is_abroad(reading, frame):  # whoever signs with a body of another land there is of those who came
        abroad = [_is_of_another_land(reading, p.local_id) for p in pair]
        ours = [replace(p, side="counterpart" if far else "delegation") for p, far in zip(pair, abroad, strict=True)]
        return ours if sum(abroad) == 1 else pair
    if frame.home_id is not None:
        return pair
    stops = [p.local_id for p in trip.places]
    there = [any(reading.lies_in(p.local_id, stop) for stop in stops) for p in pair]
    if sum(there) != 1:
        return pair
    other = pair[there.index(False)]
    if not reading.place_keys_up(other.local_id):
        return pair
    return [replace(p, side="delegation") if p is other else p for p in pair]


def _is_abroad(reading: Reading, frame: Frame) -> bool:
    """Tell a journey from a place at home whose stops all lie in other lands."""
    trip = frame.trip
    stops = [p.local_id for p in trip.places] if trip is not None and trip.direction == "outbound" else []
    at_home = "CN" in reading.place_keys_up(frame.home_id)
    return at_home and bool(stops) and all(_is_of_another_land(reading, stop) for stop in stops)


def _is_of_another_land(reading: Reading, local_id: str) -> bool:
    """Tell whether a place or body is known to lie outside China."""
    keys = reading.place_keys_up(local_id)
    return bool(keys) and "CN" not in keys


def _sides_as_met(reading: Reading, book: Book, clause: Clause, parties: list[Party]) -> list[Party]:
    """Give two who sign the sides on which they met: 市长甲会见来访的乙集团总经理丙,市政府与乙集团签署 makes 乙集团 the guest.

    Only in a story without a journey; the last meeting before the signing counts, else one told right behind it.
    """
    meetings = [
        e for e in book.engagements if e.kind == "meeting" and e.story == clause.sentence.story and not e.is_background
    ]
    before = [e for e in meetings if e.start <= clause.start]
    behind = [e for e in meetings if e.start > clause.start and e.block <= clause.sentence.block + 1]
    met = before[-1:] or behind[:1]
    if not met or len(parties) != 2:
        return parties
    sides = {side: seats_of(reading, met[0], side) for side in ("delegation", "counterpart")}
    found = [_side_of_signatory(reading, p, sides) for p in parties]
    other = {"delegation": "counterpart", "counterpart": "delegation"}
    if found.count(None) == 1:
        found = [side or other[next(f for f in found if f is not None)] for side in found]
    if None in found or found[0] == found[1]:
        return parties
    return [replace(p, side=side) for p, side in zip(parties, found, strict=True) if side is not None]


def _side_of_signatory(reading: Reading, party: Party, sides: dict[str, set[str]]) -> str | None:
    """Tell on which side of a meeting a signatory or who speaks for it sat; None where on both or on neither."""
    entity = reading.entity(party.local_id)
    public = entity is not None and (entity.kind == "place" or entity.detail_kind == "government")
    seats = {party.local_id} | ({entity.place_local_id} if entity is not None and public else set())
    on = [side for side, theirs in sides.items() if (seats - {None}) & theirs]
    if not on and public:  # 徐汇区政府, where 上海市 received
        on = [side for side, theirs in sides.items() if any(reading.lies_in(party.local_id, p) for p in theirs)]
    return on[0] if len(on) == 1 else None
