"""What the clerk has in hand while he reads one story: what was told so far, and the talks told last in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter

from extract.assemble.agreements.wording import AFTER_TALKS
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Agreement, Engagement, Span
from extract.assemble.trips import Frame

ACTS = frozenset({"meeting", "visit", "site_tour", "inspection"})


@dataclass(slots=True, kw_only=True)
class Book:
    """What the clerk has in hand: the story, and what was told so far."""

    frame: Frame
    engagements: list[Engagement]
    found: list[Agreement]
    consumed: set[int]
    unsigned: list[Span]
    glimpsed: list[Engagement] = field(default_factory=list)  # signings of nobody named, of which more may follow
    acts_by_block: defaultdict[int, list[Engagement]] = field(init=False)  # meetings, visits and tours of the journey

    def __post_init__(self) -> None:
        self.acts_by_block = defaultdict(list)
        for engagement in self.engagements:
            if engagement.kind in ACTS and not engagement.is_background:
                self.acts_by_block[engagement.block].append(engagement)


def met_last(book: Book, clause: Clause) -> Engagement | None:
    """Give the meeting, visit or tour that was told last in the paragraph of a clause, in it or before it."""
    last = None
    for engagement in book.acts_by_block[clause.sentence.block]:
        if engagement.start <= clause.start and (last is None or engagement.start >= last.start):
            last = engagement
    return last


def talks_of_the_story(reading: Reading, book: Book, clause: Clause) -> Engagement | None:
    """Give the talks that 会谈结束后,双方签署 opening a paragraph means: the last told in the story, nothing but they since."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if AFTER_TALKS.match(first.text) is None:
        return None
    told = [
        e
        for e in book.engagements
        if e.story == clause.sentence.story and e.start < clause.start and not e.is_background and e.kind != "signing"
    ]
    last = max(told, key=attrgetter("start"), default=None)
    return last if last is not None and last.kind == "meeting" else None


def met_many(reading: Reading, book: Book, clause: Clause) -> bool:
    """Tell 会见了甲会会长乙、丙会会长丁,达成共识, where with whom of them is not said."""
    last = met_last(book, clause)
    if last is None or last.start < clause.sentence.start:
        return False
    met = [p for p in last.parties if p.local_id in last.dealt_with()]
    houses = set()
    for party in met:
        roles = reading.roles_by_person.get(party.local_id, ()) if party.kind == "person" else ()
        stands_for = next((r.organization_local_id or r.place_local_id for r in roles), None)
        houses.add(stands_for or party.local_id)
    names = {e.name for house in houses if (e := reading.entity(house)) is not None}
    # 乙园区党工委 is of 乙园区
    return len(houses) > 1 and not any(all(name.startswith(first) for name in names) for first in names)
