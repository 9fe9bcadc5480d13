"""Further places of a journey: cities reached later, towns of the lands visited, scenes of its paragraphs."""

from __future__ import annotations

import re
from datetime import date

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Days, Trip, TripPlace
from extract.assemble.trips.destinations import (
    find_destinations,
    is_where_they_live,
    places_listed,
    stops_named,
)
from extract.assemble.trips.frame import Frame, acts_for_delegation
from extract.assemble.trips.homes import are_apart, seats_of
from extract.assemble.trips.wording import GOES, IN_A_TOWN, IS_PART_OF, STAYS

IN_TURN = re.compile(r"(?:先后|依次|相继|重点|专程)$")
OF_THE_REGION = re.compile(r"[\u4e00-\u9fff]等(?:地区?的?)?$")


def holds(reading: Reading, place: TripPlace, other: TripPlace) -> bool:
    """Tell whether a province or region that was gone to holds another place of the journey: the place says more."""
    entity = reading.entity(place.local_id)
    if (
        entity is not None
        and entity.detail_kind == "region"
        and OF_THE_REGION.search(reading.clean, max(0, (place.start or 0) - 5), place.start or 0)
    ):
        return place.local_id != other.local_id  # 甲市、乙市等珠三角地区
    province = entity is not None and entity.detail_kind == "province"
    return province and place.local_id != other.local_id and reading.lies_in(other.local_id, place.local_id)


def further_places(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> None:
    """Add the cities the delegation is later said to reach, with their days, in the order of the text."""
    known = {p.local_id for p in trip.places}
    for clause in clauses:
        if clause.start < trip.end or clause.earlier or IS_PART_OF.match(clause.text):
            continue
        for token in _towns_of_the_lands(reading, frame, trip, clause):
            if token.local_id not in known:
                known.add(token.local_id)
                _put_into_its_land(reading, trip, token)
        goes, places = find_destinations(reading, clause)
        if goes is None or clause.is_said(goes) or clause.is_hoped(goes):
            continue
        verb = GOES.search(reading.clean, goes, clause.end)
        in_turn = IN_TURN.search(reading.clean, clause.start, goes) is not None  # 先后到甲市、乙市
        if verb is None or (verb.group() in ("到", "访问", "来", STAYS) and not in_turn):
            continue
        if _is_of_others(reading, frame, trip, clause):
            continue
        if not (clause.subject_word or any(acts_for_delegation(reading, frame, t) for t in clause.subjects)):
            continue
        if any(c.family == "engagement" and c.end <= goes for c in clause.cues):
            continue  # 看望赴乙市挂职的干部: who went there is an object
        # 分赴乙市、丙县: a county beside a city is a stop as the city is
        levels = {"country", "province", "city"} | ({"district"} if "city" in map(reading.level, places) else set())
        for token in places:
            entity = reading.entity(token.local_id)
            if token.local_id in known or entity is None or entity.detail_kind not in levels:
                continue
            if is_where_they_live(reading, frame, token):
                continue  # 前往|中国|某某总公司
            if reading.lies_in(token.local_id, frame.home_id) or reading.lies_in(frame.home_id, token.local_id):
                continue
            said = reading.dates_in(clause.sentence.start, clause.end)
            if trip.direction == "inbound" and said and _is_before(said[-1].date_from, trip.days.first):
                continue  # 据悉,代表团于5日抵达乙市: before they came to 甲市
            # 6日至9日…先后到甲市、乙市: on which of them where is not said
            days = (
                [d for d in said if (d.date_from, d.date_to) != (trip.days.first, trip.days.last)]
                if len(places) == 1
                else []
            )
            known.add(token.local_id)
            trip.places.append(
                TripPlace(
                    local_id=token.local_id,
                    days=Days(first=days[-1].date_from, last=days[-1].date_to) if days else Days(),
                    start=token.start,
                    end=token.end,
                )
            )


def _is_before(day: date | None, first: date | None) -> bool:
    """Tell a day before the first of a journey, where both are known."""
    return day is not None and first is not None and day < first


def _is_of_others(reading: Reading, frame: Frame, trip: Trip, clause: Clause) -> bool:
    """Tell 乙县县长丙一行赴丁市 in the story of a journey from 甲县: they are another county's, who set out from there."""
    heads = [t for t in clause.subjects if t.kind == "P"] if clause.own_subject else []
    seats = {seat for t in heads for seat in seats_of(reading, t)}
    return bool(seats) and all(
        are_apart(reading, seat, home) for seat in seats for home in (trip.home_id, frame.home_id)
    )


def _towns_of_the_lands(reading: Reading, frame: Frame, trip: Trip, clause: Clause) -> list[Token]:
    """Give the towns abroad in which a delegation that visits a land is told to act: 在某国乙市,甲拜会了…; 推介会在乙市举行,甲出席."""
    lands = [p.local_id for p in trip.places if reading.is_land(p.local_id)]
    if trip.direction != "outbound" or not lands or clause.sentence.block_kind != "paragraph":
        return []
    scene = [
        t
        for at in IN_A_TOWN.finditer(reading.clean, clause.start, clause.end)
        for t in places_listed(reading, at.end(), clause.end)
        if reading.tokens_in(at.end(), at.end() + 1)
        and not any(c.family == "engagement" and c.end <= at.start() for c in clause.cues)
    ]  # 考察乙公司在某地的项目: where what they saw lies
    scene = [t for t in scene if reading.level(t) in ("city", "province")]
    scene = [t for t in scene if any(reading.lies_in(t.local_id, p) for p in lands)]
    scene = [
        t for t in scene if not (reading.is_quoted(t.start) or clause.is_said(t.start) or clause.is_hoped(t.start))
    ]
    if not scene or not _acts_there(reading, frame, clause):
        return []
    return scene


def _put_into_its_land(reading: Reading, trip: Trip, town: Token) -> None:
    """Put a town behind the land it lies in and what was told of that land before: 甲国, its town, 乙国."""
    inside = [n for n, p in enumerate(trip.places) if reading.lies_in(town.local_id, p.local_id)]
    at = inside[0] + 1 if inside else len(trip.places)
    land = trip.places[at - 1].local_id if inside else None
    while at < len(trip.places) and reading.lies_in(trip.places[at].local_id, land):
        at += 1
    trip.places.insert(at, TripPlace(local_id=town.local_id, days=Days(), start=town.start, end=town.end))


def _acts_there(reading: Reading, frame: Frame, clause: Clause) -> bool:
    """Tell whether the delegation acts in a clause or in the one behind it: 在乙市期间,甲…; 大会在乙市举行,甲出席."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    for near in sentence[clause.number : clause.number + 2]:
        cues = [c for c in near.cues if c.family == "engagement" and not near.is_said(c.start)]
        attends = ATTENDS.search(near.text) is not None
        if near is not clause and not near.own_subject and near.subjects != clause.subjects:
            continue
        acts = near.subject_word is not None or any(
            t.kind in "PD" and acts_for_delegation(reading, frame, t) for t in near.subjects
        )
        if acts and (cues or attends):
            return True
    return False


ATTENDS = re.compile(r"出席|参加|致辞|推介")


def stops_opened(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> None:
    """Take the places whose paragraphs open 在甲国, as destinations where the journey's own words name none."""
    for clause in clauses:
        for token in stops_named(reading, clause) if clause.start > trip.end else ():
            if any(p.local_id == token.local_id for p in trip.places):
                continue
            if not reading.lies_in(token.local_id, frame.home_id):
                trip.places.append(TripPlace(local_id=token.local_id, days=Days(), start=token.start, end=token.end))
