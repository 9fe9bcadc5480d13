"""The home by the office of the one who leads: 无锡市委书记王某率…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find.candidates import PlaceCandidate
from extract.segment import Story
from extract.settle.homes.found import HomeFound
from extract.settle.homes.offices import HEAD_OF_A_HOUSE, OFFICE_WORD, office_behind
from extract.vocabulary import Vocabulary

LEADS = re.compile(r"率|带队|带领|赴|出访|访问|考察")
# 甲省委|常委、|乙市委: from one office of a list to the next
NEXT_OFFICE = re.compile(r"[\u4e00-\u9fff、]{0,20}、")
# 乙市委|书记丙陪同考察: who goes along with guests
GOES_WITH_THEM = re.compile(r"[^,，。;；在由与和率带]{1,14}?陪同")


def by_leader(clean: str, story: Story, places: Sequence[PlaceCandidate], vocabulary: Vocabulary) -> HomeFound | None:
    """无锡市委书记王某率…: the place right before the office of the one who leads, in the first lines of the story."""
    head = min(story.end, story.start + 700)
    for place in places:
        if place.start >= head:
            break
        found = vocabulary.places.get(place.place_keys[0])
        if found is None or found.country_code != "CN" or found.level in ("country", "region", "landmark"):
            continue
        office = office_behind(clean, place)
        if office is None:
            continue
        place, office = _lowest_office(clean, place, office, places, vocabulary)
        if GOES_WITH_THEM.match(clean, office.end()) and (
            OFFICE_WORD.search(clean, story.start, place.start)
            or HEAD_OF_A_HOUSE.search(clean, story.start, place.start)
        ):
            continue  # 县委书记甲率团赴乙市考察。乙市委书记丙陪同考察
        clause_end = min(
            (at for mark in "，。；,;\n" if (at := clean.find(mark, office.end())) >= 0), default=len(clean)
        )
        window = clean[office.end() : min(clause_end, office.end() + 60)]
        if LEADS.search(window):
            return HomeFound(place_key=place.place_keys[0], basis="leader_office", start=place.start, end=place.end)
    return None


def _lowest_office(
    clean: str,
    place: PlaceCandidate,
    office: re.Match[str],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> tuple[PlaceCandidate, re.Match[str]]:
    """Give the smallest place whose office somebody holds: 甲省委常委、乙市委书记丙 → 乙市, where 乙市 lies in 甲省."""
    for later in places:
        if later.start < office.end():
            continue
        if NEXT_OFFICE.fullmatch(clean, office.end(), later.start) is None:
            break
        below = office_behind(clean, later)
        above = {p.place_key for p in vocabulary.ancestors(later.place_keys[0])}
        if below is not None and place.place_keys[0] in above:
            place, office = later, below
    return place, office
