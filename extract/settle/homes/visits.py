"""Who comes to the place that tells of it: 乙县县长甲率团来我市考察."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find.candidates import PlaceCandidate
from extract.segment import Story
from extract.settle.homes.found import HomeFound
from extract.settle.homes.offices import holds_office
from extract.settle.homes.reach import sentence_of

VISITS_US = re.compile(r"(?:赴|来|到|抵|抵达|访问|莅临|走进)我([省市区县州])")
# 市长甲会见了由乙市委书记丙率领的代表团: the mayor without a city is not of the guests' city.
RECEIVES = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[省市区县州]委(?:书记|副书记)?|副?[省市区县州]长)[^，,。;；]{0,10}?(?:会见|接见|会晤|接待)了?"
)


def of_those_who_come(clean: str, story: Story, places: Sequence[PlaceCandidate]) -> set[str]:
    """Give the keys of the places whose officials come to us: 甲市委常委、乙县县长丙率队来我县 → 甲市, 乙县."""
    visit = VISITS_US.search(clean, story.start, story.end)
    if visit is None:
        return set()
    sentence = sentence_of(clean, visit.start())
    return {p.place_keys[0] for p in places if sentence < p.start < visit.start() and holds_office(clean, p)}


def comes_to_us(clean: str, story: Story, office: HomeFound) -> bool:
    """Tell 乙县县长甲率团来我市考察: the leader's place is the guests', not ours."""
    visit = VISITS_US.search(clean, story.start, story.end)
    return visit is not None and office.start is not None and "。" not in clean[office.start : visit.start()]
