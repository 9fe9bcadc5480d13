"""From names that stand to entities: one for all forms of a name, each under its local id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.restore.text import RestoredText
from extract.segment import Sentence, Story
from extract.settle.entities.bodies import enter_bodies
from extract.settle.entities.book import Book
from extract.settle.entities.people import enter_people
from extract.settle.entities.places import enter_places
from extract.settle.entities.terms import enter_terms
from extract.settle.homes.found import HomeFound
from extract.settle.names import Standing
from extract.vocabulary import Vocabulary

__all__ = ["enter_entities"]


def enter_entities(
    article_id: str,
    text: RestoredText,
    stories: Sequence[Story],
    sentences: Sequence[Sentence],
    standing: Standing,
    homes: Mapping[int, HomeFound],
    voices: Mapping[int, str | None],
    vocabulary: Vocabulary,
) -> Book:
    """Enter places, people, bodies and terms, in this order: each leans on those before it."""
    book = Book(article_id, text, stories, sentences, standing.fused, homes, voices, vocabulary)
    enter_places(book, standing.places)
    enter_people(book, standing.people)
    enter_bodies(book, standing.organizations)
    enter_terms(book, standing.terms)
    return book
