"""Industries and policy terms, and whose programme a term is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.find.candidates import TermCandidate
from extract.settle.entities.book import Book
from extract.settle.entities.levels import place_for_level
from extract.settle.settled import Mention

# Whose programme is spoken of: 我市…, or 临江正加快….
OUR_PLACE = re.compile(r"[我全](?P<level>[市省区县州旗])")
SUBJECT_BEFORE = "，,。；;：:、！!？?\n“”‘’ \u3000说"
PURSUES = re.compile(
    r"市?(?:将|正|正在|坚持|坚定|以|深入|加快|大力|目前|全面|全力|着力|聚力|围绕|按照|提出|实施|推进|打造|构建|近年来|持续|积极)"
)
MAX_CHARS_TO_OWNER = 60


def _start(mention: Mention) -> int:
    return mention.start


def _whose(book: Book, term: TermCandidate, places: Sequence[Mention]) -> str | None:
    """Give the key of the place whose programme a term is: 我市加快实施“428”发展战略 → the city of the story.

    A formula of the whole country has none; where the words name nobody it stays open. `places` are the mentions of places,
    in order of start.
    """
    if term.vocabulary_key:
        return book.vocabulary.policy_terms[term.vocabulary_key].place_key
    sentence = book.sentence_at(term.start)
    if sentence is None:
        return None
    floor = max(sentence.start, term.start - MAX_CHARS_TO_OWNER)
    ours = list(OUR_PLACE.finditer(book.clean, floor, term.start))
    near = places[bisect_left(places, floor, key=_start) : bisect_left(places, term.start, key=_start)]
    named = [
        m
        for m in near
        if (m.start == sentence.start or book.clean[m.start - 1] in SUBJECT_BEFORE) and PURSUES.match(book.clean, m.end)
    ]
    last = named[-1] if named else None
    if ours and (last is None or last.start < ours[-1].start()):
        return place_for_level(book, ours[-1]["level"], ours[-1].start())
    return book.entities[last.local_id].vocabulary_key if last else None


def enter_terms(book: Book, terms: Sequence[TermCandidate]) -> None:
    """Enter all terms, each policy term with the place whose programme it is."""
    known: dict[tuple[str, str], str] = {}
    places = sorted((m for m in book.mentions if m.kind == "place"), key=_start)
    for term in terms:
        name = term.vocabulary_key or term.name
        key = known.get((term.kind, name))
        if key is None:
            owner = None
            place_key = _whose(book, term, places) if term.kind == "policy_term" else None
            if place_key:
                owner = book.place(place_key, term.start, term.end, implied=True)
            key = book.new(
                term.kind, term.name, term.start, term.end, vocabulary_key=term.vocabulary_key, place_local_id=owner
            )
            known[term.kind, name] = key
        book.mention(term.kind, key, term.start, term.end, term.rule)
