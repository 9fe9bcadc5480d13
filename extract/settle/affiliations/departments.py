"""Departments that are told without their place: 公安局局长, 办公室主任, 区工商联主席."""

from __future__ import annotations

from collections.abc import Sequence

from extract.settle.affiliations.abroad import department_abroad, is_of_abroad
from extract.settle.affiliations.bodies import committee
from extract.settle.affiliations.offices import Office, Scene, is_of_a_firm, is_said
from extract.settle.affiliations.wording import (
    CITY_GOVERNMENT,
    GOVERNMENT,
    LEADERS,
    LIST_JOINT,
    MAX_CHAIN,
    OWN_PART,
    PARTY,
    PARTY_DEPARTMENT,
    TOWN_HOUSE,
)
from extract.settle.bureaus import JOINT_TO_BUREAU, PROVINCIAL_BUREAUS, ZONE_BOARD
from extract.settle.entities.house_names import OFFICES_OF_A_HOUSE, elided_name
from extract.settle.entities.levels import place_for_level
from extract.settle.geography import MUNICIPALITIES, lies_beyond
from extract.vocabulary import Place

LEVELS = frozenset("省市区县州旗")


def elided_beside(scene: Scene, office: Office, chain: Sequence[Office], before: Sequence[Office]) -> bool:
    """甘州委常委、州委秘书长: the 州 of the second title is that of the first, and of the office before it in a list."""
    surface = office.elided or ""
    if surface in OFFICES_OF_A_HOUSE:
        return False
    others = [o for o in chain if o is not office and o.basis == "stated" and not o.elided]
    first = min((o.body_start for o in chain), default=office.body_start)
    if before and LIST_JOINT.search(scene.clean, max(0, first - 2), first) and before[-1].person.end >= first - 2:
        near = [o for o in before[-2:] if surface[:1] not in LEVELS or o.person == before[-1].person]
        others += [o for o in reversed(near) if o.body or o.place]
    levelled = surface[:1] in LEVELS
    for other in others:
        if not levelled and (other not in before or not scene.is_government(other) or is_of_a_firm(chain)):
            continue
        key = scene.place_key(other)
        place = scene.book.vocabulary.places.get(key) if key else None
        if place is None or (levelled and not place.name.endswith(surface[:1])):
            continue
        kind = scene.book.entities[office.body].detail_kind if office.body else None
        name = elided_name(surface, place.name)
        kind = kind or ("association" if surface.endswith(("联", "会")) else "government")
        office.body = scene.book.implied_body(name, kind, office.body_start, office.title.end, key)
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"the place of the title beside it: {place.name}"
        return True
    return False


def of_the_place_beside(scene: Scene, office: Office, others: Sequence[Office]) -> None:
    """Give 监委主任 the commission of the place whose 纪委书记 he is, and 总商会会长 the chamber of that whose 工商联 he heads."""
    key = next((key for o in reversed(others) if (key := scene.place_key(o)) is not None), None)
    if key is None:
        return
    name = elided_name(office.elided or "", scene.book.vocabulary.places[key].name)
    kind = "association" if name.endswith("会") else "government"
    office.body = scene.book.implied_body(name, kind, office.body_start, office.title.end, key)
    office.basis, office.is_inferred = "sentence", True
    office.reason = f"the place of the title beside it: {scene.book.vocabulary.places[key].name}"


def of_the_government(
    scene: Scene, office: Office, number: int, chain: Sequence[Office], before: Sequence[Office]
) -> None:
    """Name a department without its place: of the place of his office before it, of the holder before him, or of the home."""
    beside = [o for o in chain[:number] if _is_of_a_place(scene, o)]
    if beside:
        _name_bureau(scene, office, beside, "the place of the title beside it")
        return
    if number and scene.has_a_house(chain[0]) and not scene.is_public(chain[0]):
        return  # 某公司总经理、招商中心主任甲: of the firm
    if any(_is_local(o) for o in chain[:number]):
        return  # 区委常委、统战部部长甲 of a district that nothing names
    first = min(o.body_start for o in chain)
    joint = JOINT_TO_BUREAU.search(scene.clean, max(0, first - 2), first)
    if joint is not None and before and before[-1].person.end == joint.start():
        last = [o for o in before[-MAX_CHAIN:] if o.person.start == before[-1].person.start]
        if department_abroad(scene, office, last[-1], joint):
            return
        beside = [o for o in last if _is_of_a_place(scene, o)]
        if beside:
            _name_bureau(scene, office, beside, "the place of the office before it in the list")
            return
        if any(_is_local(o) for o in last):
            return  # 市长甲、商务局局长乙 of a town that nothing names
    _bureau_at_home(scene, office)


def _is_of_a_place(scene: Scene, office: Office) -> bool:
    """Tell whether an office is of a place, its government or party or one of their houses, and of no firm or mission.

    Towns and townships, which no list holds, are none: their departments are not those of the city.
    """
    if office.body and TOWN_HOUSE.fullmatch(scene.book.entities[office.body].name) is not None:
        return False
    kind = scene.book.entities[office.body].detail_kind if office.body else "place"
    return scene.place_key(office) is not None and kind in ("place", "government", "party", "other")


def _name_bureau(scene: Scene, office: Office, beside: Sequence[Office], why: str) -> None:
    """Give the department the place of these offices: the lowest of them that keeps such a department."""
    bureau, places = office.bureau or "", scene.book.vocabulary.places
    fitting = {key: o for o in beside if (key := scene.place_key(o)) and _keeps(bureau, places[key])}
    above = {up.place_key for key in fitting for up in scene.book.vocabulary.ancestors(key)}
    lowest = [key for key in fitting if key not in above]
    if len(lowest) != 1:
        return
    key = lowest[0]
    house = fitting[key].body
    zone = ZONE_BOARD.fullmatch(scene.book.entities[house].name) if house else None
    owner = zone["zone"] if zone is not None else places[key].name
    _take_bureau(scene, office, owner, key, "sentence", f"{why}: {owner}")


def _bureau_at_home(scene: Scene, office: Office) -> None:
    """Read 商务局局长甲 in a report of 某市: of the place its offices without one are of."""
    if is_of_abroad(scene, office):
        return
    start, book = office.body_start, scene.book
    places = book.vocabulary.places
    key = place_for_level(book, "省", start) if (office.bureau or "").endswith("厅") else _teller(scene, start)
    if key is None or not _keeps(office.bureau or "", places[key]):
        return
    sentence = book.sentence_at(start)
    floor = book.text.blocks[sentence.block].start if sentence is not None else start
    for other in reversed(scene.told_before):
        if other.title.start < floor:
            break
        seat = scene.place_key(other)
        if seat is None and _is_local(other):
            return  # 县委书记甲…。统战部部长乙, of a county that nothing names
        if not scene.is_public(other) or seat is None:
            continue
        if key in (seat, *(up.place_key for up in book.vocabulary.ancestors(seat))):
            key = seat if _keeps(office.bureau or "", places[seat]) else key
            break  # 区委书记甲…,商务局局长乙 in the paper of the city: of the district
        if is_said(other) and seat not in {up.place_key for up in book.vocabulary.ancestors(key)}:
            return  # 甲市市长会见客人。商务局局长乙参加, in the report of another town
    _take_bureau(scene, office, places[key].name, key, "story_home", f"without a place means {places[key].name}")


def _teller(scene: Scene, position: int) -> str | None:
    """Give the place whose paper speaks, or the home where no other speaks of it; none where it is a firm's."""
    for word in ("市", "县", "区"):
        key = place_for_level(scene.book, word, position)
        if key is not None and key in (scene.book.home_key(position), scene.book.voice(position)):
            return key
    return None


def _take_bureau(scene: Scene, office: Office, owner: str, key: str, basis: str, why: str) -> None:
    bureau = office.bureau or ""
    name, kind = f"{owner}{bureau}", "association" if bureau.endswith(("联", "会")) else "government"
    if PARTY_DEPARTMENT.fullmatch(bureau):
        place = scene.book.vocabulary.places[key]
        if owner != place.name or place.level == "zone" or place.name.endswith("新区"):
            return  # of a zone, whose 党工委 seldom keeps one
        name, kind = committee(owner, bureau), "party"
    office.body = scene.book.implied_body(name, kind, office.body_start, office.title.end, key)
    office.basis, office.is_inferred = basis, True
    office.reason = f"{office.bureau} {why}" if basis == "story_home" else why


def in_the_list_before(scene: Scene, office: Office, before: Sequence[Office]) -> list[Office]:
    """Read 某商会秘书长甲,[办公室]主任乙: the office right before in the list, where it is of members or a firm."""
    joint = LIST_JOINT.search(scene.clean, max(0, office.body_start - 2), office.body_start)
    if joint is None or not before or before[-1].person.end != joint.start() or not before[-1].body:
        return []
    house = scene.book.entities[before[-1].body]
    return [before[-1]] if house.detail_kind in ("association", "company") else []


def of_the_house_beside(scene: Scene, office: Office, others: Sequence[Office]) -> None:
    """Give 办公室主任 the office of the government or committee in which he holds the title before it."""
    house = next((scene.book.entities[o.body] for o in reversed(others) if o.body), None)
    if house is None:
        return
    if OWN_PART.fullmatch(office.elided or "") and house.detail_kind not in ("association", "company"):
        return
    if house.detail_kind not in ("government", "party"):
        office.body, office.basis, office.is_inferred = house.local_id, "sentence", True
        office.reason = f"shares the body of the title beside it: {house.name}"
        return
    key = scene.seat(house.local_id)
    place = scene.book.vocabulary.places.get(key) if key else None
    called = f"{place.name}政府" if place is not None and house.name == f"{place.name}人民政府" else house.name
    office.body = scene.book.implied_body(
        f"{called}{office.elided}", house.detail_kind, office.body_start, office.title.end, key
    )
    office.basis, office.is_inferred = "sentence", True
    office.reason = f"the office of {house.name}, of the title beside it"


def _is_local(office: Office) -> bool:
    """Tell whether an office is one of a town, county or province, or of a department of one."""
    name = office.title.name
    return bool(
        office.bureau
        or GOVERNMENT.search(name)
        or PARTY.match(name)
        or LEADERS.match(name)
        or CITY_GOVERNMENT.match(name)
    )


def _keeps(bureau: str, place: Place) -> bool:
    """Tell whether a place keeps such a department: provinces 厅, cities and counties 局, each of them 委 and 办."""
    if (
        place.country_code != "CN"
        or lies_beyond(place.place_key)
        or place.level not in ("province", "city", "district", "zone")
    ):
        return False
    is_province = place.level == "province" and place.place_key not in MUNICIPALITIES
    if bureau.endswith("局") and is_province:
        return bureau in PROVINCIAL_BUREAUS
    return not bureau.endswith("厅") or is_province
