"""The one town a story speaks of as its own, seen from what goes and comes in it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.segment import Story
from extract.settle.homes.goals import is_goal, visited_from_afar
from extract.settle.homes.offices import OFFICE_WORD, OURS, level_meant
from extract.settle.homes.visits import of_those_who_come
from extract.settle.lone_place import lone_place
from extract.vocabulary import Vocabulary


def own_town(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    organizations: Sequence[OrganizationCandidate],
    vocabulary: Vocabulary,
) -> PlaceCandidate | None:
    """Give the one town a report speaks of as its own, of the level of its offices without a town."""
    ours = [found.group() for found in OURS.finditer(clean, story.start, story.end)]
    alone = [found.group() for found in OFFICE_WORD.finditer(clean, story.start, story.end)]
    goals = {p.start for p in places if is_goal(clean, p)}
    gone = {p.place_keys[0] for p in places if p.start in goals}
    afar = visited_from_afar(clean, places, gone) | of_those_who_come(clean, story, places)
    return lone_place(clean, story, places, organizations, afar, goals, level_meant(ours, alone), vocabulary)
