"""Bodies whose place is left out: 市商务局, 区政府, 高新区商务局."""

from __future__ import annotations

import re

from extract.find.candidates import OrganizationCandidate
from extract.find.organizations.words import REGION
from extract.settle.entities.book import Book
from extract.settle.entities.house_names import OFFICES_OF_A_HOUSE, elided_name, other_form
from extract.settle.entities.levels import place_for_level, places_gone_to
from extract.settle.entities.seats import seat_in
from extract.settle.entities.zones import ZONE_TYPES, zone_meant
from extract.settle.geography import lies_beyond

CLAUSE_END = re.compile(r"[。；;！!？?:：\n]")
MAX_CLAUSE = 80  # characters between two names of one clause
NO_CITY_ENDS = ("自治州", "地区", "盟", "县", "自治县")
MIN_ELIDED = 3  # 市外办; 市委 says too little


def enter_elided(book: Book, body: OrganizationCandidate) -> None:
    """Enter a body whose place is left out, under its full name where the place is known."""
    written, surface = book.clean[body.start : body.end], _with_its_level(book, body)
    if surface in OFFICES_OF_A_HOUSE:
        return  # of the house named beside it, where one is
    zone = next((w for w in sorted(ZONE_TYPES, key=len, reverse=True) if surface.startswith(w)), None)
    if zone is not None:
        _enter_zone_body(book, body, zone, surface)
        return
    place_key = _place_of_elided(book, surface, body.start)
    if place_key is not None and surface[0] == "市" and book.vocabulary.places[place_key].name.endswith(NO_CITY_ENDS):
        place_key = None  # 市政协 is no house of a prefecture
    if place_key is None and (full := _named_in_full(book, surface)) is not None and _is_of_home(book, full):
        book.mention("organization", full, body.start, body.end, "elided_body", inferred=True)
        book.alias(full, written, body.start, body.end, "elided_body")
        return
    if place_key is None or _is_no_seat_of_the_party(place_key, surface):
        book.issue("body_of_an_unnamed_place", body.start, body.end)
        return
    place = book.vocabulary.places[place_key]
    name = elided_name(surface, place.name)
    key = book.organization_id_by_name.get(name) or book.organization_id_by_name.get(other_form(name))
    if key is None:
        key = book.implied_body(name, body.kind, body.start, body.end, place_key)
    book.tell(key)
    book.mention("organization", key, body.start, body.end, "elided_body", inferred=True)
    book.alias(key, written, body.start, body.end, "elided_body")


def _with_its_level(book: Book, body: OrganizationCandidate) -> str:
    """Give 市住建委 for 市发改委、|住建委, whose list told its level once."""
    written = book.clean[body.start : body.end]
    return body.name if body.name.endswith(written) else written


def _place_of_elided(book: Book, surface: str, at: int) -> str | None:
    """Give the key of the place that 市商务局, 自治区人民政府 or 外事办 leaves out."""
    if surface.startswith(REGION):
        return place_for_level(book, REGION, at)
    if surface[0] in "省市区县州旗":
        return place_for_level(book, surface[0], at)
    home = book.home_key(at)
    if home is not None and lies_beyond(home):
        return None  # 商务厅 in a report of guests from Taiwan or Macao: of the hosts
    return place_for_level(book, "省", at) if surface.endswith("厅") and surface not in OFFICES_OF_A_HOUSE else home


def _named_in_full(book: Book, surface: str) -> str | None:
    """Give the one body whose full name ends in 省商务厅 where the text names it elsewhere, and no second one does.

    省政府和某省政府签约 tells two governments: the short name is not the other's.
    """
    if surface in book.full_by_surface:
        return book.full_by_surface[surface]
    names = [n for n in book.organization_id_by_name if n.endswith(surface) and n != surface]
    if any(_stand_side_by_side(book, surface, name) for name in names):
        names = []  # 省政府与某省政府签署: another than the one named in full
    sure = surface[0] in "省市区县州旗" and len(surface) >= MIN_ELIDED and len(names) == 1
    full = book.organization_id_by_name[names[0]] if sure and seat_in(book, names[0]) is not None else None
    book.full_by_surface[surface] = full
    return full


def _stand_side_by_side(book: Book, surface: str, name: str) -> bool:
    """Tell whether a clause names a house in full and one of the same level without its place: 省政府与某省政府."""
    at = book.clean.find(name)
    while at >= 0:
        before = CLAUSE_END.split(book.clean[max(0, at - MAX_CLAUSE) : at])[-1]
        behind = CLAUSE_END.split(book.clean[at + len(name) : at + len(name) + MAX_CLAUSE], maxsplit=1)[0]
        if surface in before or surface in behind:
            return True
        at = book.clean.find(name, at + 1)
    return False


def _is_of_home(book: Book, full: str) -> bool:
    """Tell 市工商联 that may be 乙市工商联 from one whose chairman has gone to 乙市."""
    return book.entities[full].place_local_id not in places_gone_to(book)


def name_elided(book: Book, body: OrganizationCandidate) -> str | None:
    """Give the full name of a body whose place is left out, or None where no place is meant for certain."""
    surface = _with_its_level(book, body)
    key = _place_of_elided(book, surface, body.start)
    if key is not None and _is_no_seat_of_the_party(key, surface):
        return None
    return elided_name(surface, book.vocabulary.places[key].name) if key else None


def _enter_zone_body(book: Book, body: OrganizationCandidate, zone: str, surface: str) -> None:
    """高新区商务局 after 望江高新区 → 望江高新区商务局."""
    owner = zone_meant(book, zone, body.start)
    if owner is None:
        book.issue("zone_without_a_name", body.start, body.end)
        return
    place_id = book.entities[owner].place_local_id
    key = book.entities[place_id].vocabulary_key if place_id else None
    found = book.implied_body(
        f"{book.entities[owner].name}{surface[len(zone) :]}", body.kind, body.start, body.end, key
    )
    book.tell(found)
    book.mention("organization", found, body.start, body.end, "elided_body", inferred=True)
    book.alias(found, surface, body.start, body.end, "elided_body")


def _is_no_seat_of_the_party(place_key: str, surface: str) -> bool:
    """Tell 市委 and 市台办 beside a city of Taiwan, where no such house sits."""
    return place_key.startswith("CN-710000") and surface[1:2] in ("委", "台", "侨", "统")
