"""Ordinary words that mean a place where the article shows it: 平远, 大兴, 首都."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.find.candidates import PlaceCandidate
from extract.find.marks import Marks, frequent_words
from extract.find.places.edges import CHINA, has_left_edge, is_shown
from extract.vocabulary import Vocabulary

GOES_TO_A_TOWN = re.compile(r"(?:在|赴|到|往|抵|达|访|问|、|和)$")
CAPITAL = re.compile(
    r"(?:来到|抵达|赴|前往|飞抵|转赴|返回|到达)(?:[^，。；,;\n]{0,8}的)?(首都)(?![机圈师医经体博图电钢国])"
)
BEIJING = "CN-110000"


def words_that_are_places(marks: Marks, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Give where words stand that are short names of places too, outside the places that are found."""
    covered = bytearray(len(marks.clean) + 1)
    for start, end, _ in marks.places:
        covered[start:end] = b"\1" * (end - start)
    return [
        (start, end)
        for start, end, _ in vocabulary.match("place_in_context", marks.clean)
        if end - start > 1 and not covered[start] and not covered[end - 1]
    ]


def words_in_context(marks: Marks, vocabulary: Vocabulary, words: list[tuple[int, int]]) -> Iterator[PlaceCandidate]:
    """平远, 大兴, 大马: an ordinary word that means a place where the article gives its full name, or its province before it."""
    clean = marks.clean
    named = frozenset(clean[start:end] for start, end, _ in marks.places)
    for start, end in words:
        surface = clean[start:end]
        if not has_left_edge(marks, start):
            continue
        if surface in frequent_words() and marks.right_edge(end) != end and end not in marks.place_by_start:
            continue  # 朝阳产业, 东方明珠
        keys = tuple(
            key
            for key in vocabulary.place_keys_by_alias[surface]
            if is_shown(marks, vocabulary, start, surface, key, named)
        )
        keys = keys or _listed_beside(marks, vocabulary, start, end) or _of_a_named_land(marks, vocabulary, start, end)
        if len(keys) == 1:
            place = vocabulary.places[keys[0]]
            yield PlaceCandidate(
                start=start, end=end, rule="short_name_in_context", name=place.name, level=place.level, place_keys=keys
            )


def _of_a_named_land(marks: Marks, vocabulary: Vocabulary, start: int, end: int) -> tuple[str, ...]:
    """访问越南。在海防: a word one goes to that is a town of a land abroad which the text names."""
    if GOES_TO_A_TOWN.search(marks.clean, max(0, start - 2), start) is None:
        return ()
    lands = {vocabulary.places[key].country_code for _, _, key in marks.places} - {CHINA}
    return tuple(
        key
        for key in vocabulary.place_keys_by_alias[marks.clean[start:end]]
        if vocabulary.places[key].country_code in lands and vocabulary.places[key].level == "city"
    )


def _listed_beside(marks: Marks, vocabulary: Vocabulary, start: int, end: int) -> tuple[str, ...]:
    """深圳、中山、南宁: in a list of cities a word that is also a city's name means the city."""
    clean = marks.clean
    beside: set[str] = set()
    if clean[start - 1 : start] == "、" and start - 1 in marks.place_ends:
        beside |= {vocabulary.places[key].level for _, close, key in marks.places if close == start - 1}
    if clean[end : end + 1] == "、" and (behind := marks.place_by_start.get(end + 1)) is not None:
        beside.add(vocabulary.places[behind[1]].level)
    return tuple(
        key
        for key in vocabulary.place_keys_by_alias[clean[start:end]]
        if vocabulary.places[key].level in beside and vocabulary.places[key].level == "city"
    )


def capital_named_before(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """来到…首都 after 北京 was named: the capital of a trip in China."""
    if not any(key == BEIJING for _, _, key in marks.places):
        return
    for found in CAPITAL.finditer(marks.clean):
        place = vocabulary.places[BEIJING]
        yield PlaceCandidate(
            start=found.start(1),
            end=found.end(1),
            rule="capital_named_before",
            name=place.name,
            level=place.level,
            place_keys=(BEIJING,),
        )
