"""The home by a visit: the town guests from abroad came to, or the one whose officials are named beside those visited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find.candidates import PlaceCandidate
from extract.segment import Story
from extract.settle.geography import is_city
from extract.settle.homes.found import HomeFound
from extract.settle.homes.goals import keys_gone_to
from extract.settle.homes.offices import LEVEL_BY_WORD, holds_office
from extract.settle.homes.reach import HEADLINE_AND_LEAD, sentence_of
from extract.settle.homes.visits import RECEIVES
from extract.vocabulary import Vocabulary

COMES_TO = re.compile(r"(?:到访|来访|访问|来到|抵达|莅临|走访|来)$")


def visited_by_foreigners(
    clean: str, story: Story, places: Sequence[PlaceCandidate], vocabulary: Vocabulary, word: str | None
) -> HomeFound | None:
    """Give the town guests from abroad came to, where a mayor without a name receives them: 某国某道知事甲到访乙市,市长丙会见."""
    first = min(story.end, story.start + HEADLINE_AND_LEAD)
    for place in places:
        known = vocabulary.places[place.place_keys[0]]
        if place.start >= first or known.country_code != "CN" or known.level not in ("city", "district"):
            continue
        if not known.name.endswith(word or "-") or COMES_TO.search(clean, story.start, place.start) is None:
            continue
        sentence = sentence_of(clean, place.start)
        before = [vocabulary.places[p.place_keys[0]] for p in places if sentence < p.start < place.start]
        received = RECEIVES.search(clean, place.end, min(story.end, place.end + HEADLINE_AND_LEAD))
        if before and all(p.country_code != "CN" for p in before) and received is not None:
            return HomeFound(place_key=place.place_keys[0], basis="article", start=place.start, end=place.end)
    return None


def beside_the_visited(
    clean: str, places: Sequence[PlaceCandidate], elsewhere: set[str], vocabulary: Vocabulary, word: str | None
) -> HomeFound | None:
    """Give the one other place whose officials are named in one sentence with those of the place gone to.

    市长甲赴乙市对接。乙市副市长丙;丁市副市长戊参加: the mayor without a city is of 丁市.
    """
    wanted = LEVEL_BY_WORD.get(word or "", "city")
    held = [p for p in places if len(p.place_keys) == 1 and holds_office(clean, p)]
    gone = keys_gone_to(clean, places) & elsewhere
    sentences = {sentence_of(clean, p.start) for p in held if p.place_keys[0] in gone}
    found: dict[str, PlaceCandidate] = {}
    for place in held:
        key = place.place_keys[0]
        known = vocabulary.places[key]
        if key in elsewhere or known.country_code != "CN" or sentence_of(clean, place.start) not in sentences:
            continue
        if known.level in ("city", "district") and is_city(known) == (wanted == "city"):
            found[key] = place
    if len(found) != 1:
        return None
    key, place = next(iter(found.items()))
    return HomeFound(place_key=key, basis="article", start=place.start, end=place.end)
