"""Places: what the vocabulary knows, what one character stands for (来锡, 中韩), and sites known by their form."""

from __future__ import annotations

from collections.abc import Iterator

from extract.find.candidates import PlaceCandidate
from extract.find.marks import read_marks
from extract.find.places.divisions import divisions_by_form
from extract.find.places.listed import listed_places
from extract.find.places.own_towns import own_towns
from extract.find.places.single_characters import countries_in_pairs, province_runs, single_characters
from extract.find.places.sites import sites_by_form
from extract.find.places.words_in_context import capital_named_before, words_in_context, words_that_are_places
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary


def find_places(text: RestoredText, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """Find places; `place_keys` lists all places of that name. A site known by its form has none: 考察望江科技园."""
    marks = read_marks(text.clean_text, vocabulary)
    yield from listed_places(marks, vocabulary)
    yield from single_characters(marks, vocabulary)
    yield from countries_in_pairs(marks, vocabulary)
    yield from province_runs(marks, vocabulary)
    yield from sites_by_form(marks)
    yield from divisions_by_form(marks, vocabulary)
    words = words_that_are_places(marks, vocabulary)
    yield from _unless_found(words_in_context(marks, vocabulary, words), own_towns(marks, vocabulary, words))
    yield from capital_named_before(marks, vocabulary)


def _unless_found(found: Iterator[PlaceCandidate], more: Iterator[PlaceCandidate]) -> Iterator[PlaceCandidate]:
    starts = set()
    for place in found:
        starts.add(place.start)
        yield place
    yield from (place for place in more if place.start not in starts)
