"""The city whose counties a report speaks of as its own, where its officials go without a city.

市委书记甲率团赴丙市。市委常委、乙区区委书记丁,戊县、己县及市直有关部门负责人参加: of the city that holds 乙区, 戊县 and 己县.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extract.find.candidates import PlaceCandidate
from extract.segment import Story
from extract.vocabulary import Vocabulary

# 市委常委、|乙区区委书记: a member of the city's committee heads one of its counties
MEMBER_OF_THE_CITY = re.compile(r"(?<![\u4e00-\u9fff])市委常委、$")
HEADS_A_COUNTY = re.compile(r"[市区县旗]?委书记")
# 戊县、己县|及市直有关部门负责人参加, 戊县|52个, 戊县|、己县分别与企业签约: told of as parts of one whole
AMONG_OURS = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[个家批亿项%]"
    r"|(?:[、和及][\u4e00-\u9fff]{1,9}?[县区市旗](?:[(（][^()（）]{1,6}[)）])?){0,12}等?(?:[、和及]|以及)?(?:市直|市级|市有关|有关|相关|主要|党政|分管|负责)[^,，。;；]{0,24}?"
    r"(?:负责|领导|同志|人员)[^,，。;；陪]{0,8}?(?:参加|参与|随同|出席|一同)"
    r"|(?:[、和及][\u4e00-\u9fff]{1,9}?[县区市旗]){0,12}(?:等[0-9]{0,2}个?(?:县|县区|县市区|区县|市县|区市县)?)?"
    r"(?:(?:主要|相关|有关)?负责(?:人|同志)|代表)?分别(?:与|同|和)[^,，。;；]{1,40}?(?:签|达成)"
)
MIN_COUNTIES = 2
MEMBER_CHARS = 6  # characters of 、市委常委、


def city_of_counties(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    elsewhere: Collection[str],
    vocabulary: Vocabulary,
) -> tuple[str, PlaceCandidate] | None:
    """Give the one city whose counties are told of as our own, and the county that shows it; `elsewhere` was gone to."""
    shown: dict[str, PlaceCandidate] = {}
    counted: dict[str, set[str]] = {}
    for place in places:
        before = MEMBER_OF_THE_CITY.search(clean, max(story.start, place.start - MEMBER_CHARS), place.start)
        heads = before is not None and any(HEADS_A_COUNTY.match(clean, at) for at in (place.end - 1, place.end))
        if not heads and AMONG_OURS.match(clean, place.end) is None:
            continue
        cities = set(_cities_above(place, elsewhere, vocabulary))
        if len(cities) != 1:
            return None  # a county of a town gone to, or one of several of a name
        city = cities.pop()
        shown.setdefault(city, place)
        counted.setdefault(city, set()).update([place.name] if not heads else [place.name, "its head"])
    if len(shown) != 1:
        return None
    ((city, place),) = shown.items()
    return (city, place) if len(counted[city]) >= MIN_COUNTIES else None


def _cities_above(place: PlaceCandidate, elsewhere: Collection[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Give the prefecture-level cities that hold the counties of this name."""
    for key in place.place_keys:
        county = vocabulary.places[key]
        above = [p for p in vocabulary.ancestors(key) if p.level in ("city", "province") and p.name.endswith("市")]
        if county.level == "district" and county.country_code == "CN" and above:
            if key not in elsewhere and above[0].place_key not in elsewhere:
                yield above[0].place_key
