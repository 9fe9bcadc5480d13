"""Zones, each a body and a place at once, and the one a bare 高新区 means."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.settle.entities.book import Book
from extract.settle.geography import MUNICIPALITIES

ZONE_NAME = re.compile(r"(?:高新(?:技术产业开发)?区|经开区|开发区|自贸片?区|保税区|综保区|工业园区?|新区|合作区|度假区|示范区|试验区|自由贸易港|科学城|产业新城|空港区|科技城|航空港|工业集中区|(?:产业|工业)集(?:聚|中)区|化工园区?|产业转移园|(?:临港|临空|航空)经济区|综合实验区|农高区)$")  # fmt: skip
ZONE_TYPES = {
    "高新区": re.compile(r"高新"),
    "经开区": re.compile(r"经开|经济(?:技术)?开发"),
    "经济开发区": re.compile(r"经开|经济(?:技术)?开发"),
    "经济技术开发区": re.compile(r"经开|经济(?:技术)?开发"),
    "高新技术产业开发区": re.compile(r"高新"),
    "开发区": re.compile(r"开发区|经开|高新"),
    "新区": re.compile(r"新区|高新"),
    "自贸区": re.compile(r"自贸|自由贸易"),
    "工业园区": re.compile(r"工业园"),
    "保税区": re.compile(r"保税|综保"),
    "综保区": re.compile(r"综保|综合保税"),
    "综合保税区": re.compile(r"综保|综合保税"),
    "示范区": re.compile(r"示范区"),
    "度假区": re.compile(r"度假区"),
    "合作区": re.compile(r"合作区"),
}
# which listed zone may be meant where none was named: 新区 and 开发区 alone are no 高新区
LISTED_ZONES = {"新区": re.compile(r"(?<!高)新区$"), "开发区": re.compile(r"开发区$|经开区$")}
ZONES_BY_FORM = frozenset({"高新区", "经开区", "经济开发区", "经济技术开发区", "高新技术产业开发区"})
ZONE_HOUSE = re.compile(r"党工委|管委会|工委|纪工委")
BOARD = re.compile(rf"(?:管理委员会|{ZONE_HOUSE.pattern})$")
# 甲[市委常委、组织部部长、]高新区: offices of a town from the last character of its name on
OFFICE_IN_FRONT = re.compile(
    r"[\u4e00-\u9fff][市县区州旗]?(?:委|(?:人民)?政府|人大|政协|副?[市县区州旗]?长)[^,，。;；\n]{0,30}?(?:、|兼任?)"
)
SHORTEST_TOWN = 2  # characters of 沛县, whose name alone says no town
MAX_OFFICES_IN_FRONT = 40  # characters of a town and its offices


def enter_zones(book: Book) -> None:
    """A zone is a body and a place at once: its name is a mention of both."""
    bodies = {(m.start, m.end): m for m in book.mentions if m.kind == "organization"}
    for mention in [m for m in book.mentions if m.kind == "place"]:
        entity = book.entities[mention.local_id]
        if entity.detail_kind != "zone" or entity.vocabulary_key is None or not ZONE_NAME.search(entity.name):
            continue
        body = bodies.get((mention.start, mention.end))
        if body is not None:
            owner = book.entities[body.local_id]
            if owner.name != entity.name and entity.name not in book.organization_id_by_name:
                book.organization_id_by_name[entity.name] = body.local_id
            if owner.place_local_id is None or book.entities[owner.place_local_id].detail_kind != "zone":
                book.seat(body.local_id, entity.local_id)
            continue
        key = book.organization_id_by_name.get(entity.name)
        if key is None:
            key = book.new(
                "organization",
                entity.name,
                mention.start,
                mention.end,
                vocabulary_key=None,
                detail_kind="industrial_park",
                place_local_id=entity.local_id,
                country_code=entity.country_code,
            )
            book.organization_id_by_name[entity.name] = key
        book.mention("organization", key, mention.start, mention.end, mention.rule)
        book.alias(key, book.clean[mention.start : mention.end], mention.start, mention.end, mention.rule)
    placed = {(m.start, m.end) for m in book.mentions if m.kind == "place"}
    for mention in [m for m in book.mentions if m.kind == "organization"]:
        entity = book.entities[mention.local_id]
        if entity.detail_kind != "industrial_park" or (mention.start, mention.end) in placed:
            continue
        if not ZONE_NAME.search(entity.name):
            continue
        place_id = book.place_id_by_name.get(entity.name)
        if place_id is None:
            within = entity.place_local_id or _town_it_is_named_for(book, entity.name)
            place_id = _enter_site(book, entity.name, mention.start, mention.end, within, entity.country_code)
            book.seat(entity.local_id, place_id)
        book.mention("place", place_id, mention.start, mention.end, "zone_by_form")
    _seat_boards(book)


def _seat_boards(book: Book) -> None:
    """Seat 云霄经济开发区|管委会 in its zone, where no list holds the zone."""
    for name, local_id in list(book.organization_id_by_name.items()):
        board = BOARD.search(name)
        zone = book.place_id_by_name.get(name[: board.start()]) if board is not None else None
        entity = book.entities.get(local_id)
        if zone is not None and entity is not None and entity.place_local_id is None:
            book.seat(local_id, zone)


def _enter_site(book: Book, name: str, start: int, end: int, within: str | None, country_code: str | None) -> str:
    """Enter the place that an unlisted zone is."""
    site = book.new("place", name, start, end, detail_kind="zone", place_local_id=within, country_code=country_code)
    book.place_id_by_name[name] = site
    return site


def _town_it_is_named_for(book: Book, name: str) -> str | None:
    """Give the one town the article names whose name without its level opens the name of a zone: 云霄县 … 云霄|经济开发区."""
    named = {
        local_id
        for key, local_id in book.place_id_by_key.items()
        if (place := book.vocabulary.places[key]).level in ("city", "district")
        and len(place.name) > SHORTEST_TOWN
        and place.name[-1] in "市县区旗"
        and name.startswith(place.name[:-1])
    }
    return named.pop() if len(named) == 1 else None


def zone_meant(book: Book, surface: str, position: int) -> str | None:
    """The zone of that type named last; at home if none was named: 高新区 after 无锡高新区."""
    pattern = ZONE_TYPES[surface]
    zones = [m for m in book.zone_mentions if pattern.search(book.entities[m.local_id].name)]
    story = book.story_at(position)
    before = [m for m in zones if m.start < position and book.story_at(m.start) == story]
    town = _town_in_front(book, position, position + len(surface))
    if town is not None:
        own = [m for m in zones if book.story_at(m.start) == story and _is_seated_in(book, m.local_id, town)]
        own = [m for m in own if m.start < position] or own
        return max(own, key=lambda m: m.start).local_id if own else _zone_of(book, surface, town, position, True)
    if before:
        return max(before, key=lambda m: m.start).local_id
    behind = [m for m in zones if m.start > position]
    behind = [m for m in behind if pattern.search(book.clean, m.start, m.end)] or behind  # 光谷: called otherwise
    if len({m.local_id for m in behind}) == 1:
        return behind[0].local_id
    return None if behind else _zone_at_home(book, surface, position)


def _zone_at_home(book: Book, surface: str, position: int) -> str | None:
    """The zone of the home city: the only listed one of that type, or one by its form: 高新区 in news of 合肥.

    A province has several, and a bare 开发区 may be of any type: None.
    """
    home = book.voices.get(book.story_at(position)) or book.home_key(position)
    return _zone_of(book, surface, home, position, False) if home is not None else None


def _town_in_front(book: Book, position: int, end: int) -> str | None:
    """Give the town whose office stands before that of a bare zone: 甲市委常委、|开发区|党工委书记 is of a zone of 甲市."""
    if ZONE_HOUSE.match(book.clean, end) is None:
        return None
    floor = position - MAX_OFFICES_IN_FRONT
    places = book.marks.places
    for start, stop, key in reversed(
        places[bisect_left(places, (floor, 0, "")) : bisect_left(places, (position, 0, ""))]
    ):
        found = OFFICE_IN_FRONT.fullmatch(book.clean, stop - 1, position)
        place = book.vocabulary.places.get(key)
        if found is None or place is None or place.level not in ("city", "district") or start < floor:
            continue
        return key if place.country_code == "CN" and not place.name.endswith("区") else None
    return None  # 甲区委书记、高新区党工委书记: mostly of the zone of its city


def _is_seated_in(book: Book, zone_id: str, town: str) -> bool:
    """Tell whether a zone lies in a town."""
    seat = book.entities[zone_id].place_local_id
    while seat is not None and book.entities[seat].vocabulary_key is None:
        seat = book.entities[seat].place_local_id
    key = book.entities[seat].vocabulary_key if seat is not None else None
    return key is not None and town in (key, *(p.place_key for p in book.vocabulary.ancestors(key)))


def _zone_of(book: Book, surface: str, home: str, position: int, is_of_town: bool) -> str | None:
    """Give the zone of a place, listed or by its form; a bare 开发区 by its form only of a town that is told."""
    pattern = LISTED_ZONES.get(surface, ZONE_TYPES[surface])
    city = book.vocabulary.places[home]
    if city.country_code != "CN" or not (city.level in ("city", "district") or home in MUNICIPALITIES):
        return None
    keys = [
        key
        for key in book.vocabulary.zone_keys_by_parent.get(home, ())
        if pattern.search(book.vocabulary.places[key].name) and ZONE_NAME.search(book.vocabulary.places[key].name)
    ]
    short = city.name[:-1] if len(city.name) > 2 else city.name
    exact = [key for key in keys if book.vocabulary.places[key].name == f"{short}{surface}"]
    if len(exact or keys) == 1:
        chosen = (exact or keys)[0]
        name = book.vocabulary.places[chosen].name
        return book.implied_body(name, "industrial_park", position, position + len(surface), chosen)
    by_form = surface in ZONES_BY_FORM or (is_of_town and surface == "开发区")
    if keys or not by_form or "自治" in city.name:  # 甲族自治县: its short name is not told by its form
        return None
    name = f"{short}{surface}"
    key = book.implied_body(name, "industrial_park", position, position + len(surface), home)
    if name not in book.place_id_by_name:
        within = book.entities[key].place_local_id
        book.seat(key, _enter_site(book, name, position, position + len(surface), within, "CN"))
    return key
