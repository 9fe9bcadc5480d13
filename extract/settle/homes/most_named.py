"""The home by how often a city is named, where the text says 我市 or gives offices without a city."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.find.candidates import PlaceCandidate
from extract.settle.homes.found import HomeFound
from extract.settle.homes.goals import keys_gone_to
from extract.settle.homes.offices import GOVERNED, LEVEL_BY_WORD
from extract.vocabulary import Vocabulary

MIN_TIMES = 3  # a city named twice may be a destination as well


def by_count(
    clean: str,
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
    ours: Sequence[re.Match[str]],
    level_word: str | None = None,
) -> HomeFound | None:
    """The Chinese city named far oftener than any other, where the text says 我市 or gives offices without a city."""
    shown = ours[0].group() if ours else "市"
    word = level_word or (shown[-1] if shown[0] in "我全" else shown[0])
    level = LEVEL_BY_WORD.get(word, "city")
    times: Counter[str] = Counter()
    first: dict[str, PlaceCandidate] = {}
    gone_to = keys_gone_to(clean, places)
    for place in places:
        key = place.place_keys[0]
        if key in gone_to:
            continue
        found = vocabulary.places.get(key)
        if (
            found is None
            or found.country_code != "CN"
            or (len(place.place_keys) > 1 and place.rule == "single_character")
        ):
            continue
        if found.level == "zone" and found.parent_key:
            found = vocabulary.places[found.parent_key]
            key = found.place_key
        is_city = found.level == "city" or (found.level == "district" and found.name.endswith("市"))
        if level == "city" and not (is_city or found.name in ("北京市", "上海市", "天津市", "重庆市")):
            continue
        if level != "city" and found.level != level:
            continue
        if level == "district" and clean[place.end - 1] in "区县旗" and clean[place.end - 1] != word:
            continue  # 区领导 are of no county
        times[key] += 1
        first.setdefault(key, place)
    ranked = times.most_common(2)
    if not ranked or ranked[0][1] < MIN_TIMES:
        return None
    best = ranked[0][0]
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * 1.5:
        governed = [key for key, count in times.items() if count >= MIN_TIMES and _is_governed(clean, places, key)]
        if len(governed) != 1:
            return None
        best = governed[0]
    place = first[best]
    return HomeFound(place_key=best, basis="article", start=place.start, end=place.end)


def _is_governed(clean: str, places: Sequence[PlaceCandidate], key: str) -> bool:
    """Tell whether a text speaks of the government of a place: 甲市委、市政府将全力支持."""
    return any(p.place_keys[0] == key and GOVERNED.match(clean, p.end - 1) for p in places)
