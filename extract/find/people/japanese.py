"""Names in news of Japan, whose surnames no list holds: 社长东云幸之助."""

from __future__ import annotations

import re

from extract.find.marks import is_han, separates
from extract.find.name_odds import name_odds
from extract.find.people.admission import add_name
from extract.find.people.found import People
from extract.find.people.words import CALLED_SO, NO_WORDS, characters, follower

GIVEN_IN_JAPAN = re.compile("[一二三四五六七八九十]?[郎助]")


def is_cut_in_japan(people: People, start: int, end: int) -> bool:
    """山本敬|四郎, 山本|敬四郎: a given name that goes on, or one whose surname stands before it."""
    behind_han = start > 0 and is_han(people.clean[start - 1]) and not people.marks.begins_after_stop(start)
    whole = start in people.marks.title_by_end or start in people.marks.place_ends
    return GIVEN_IN_JAPAN.match(people.clean, end) is not None or (
        behind_han
        and not whole
        and people.clean[end - 1] in "郎助"
        and people.clean[start : start + 2] not in people.compound
    )


def end_of_japanese_name(people: People, at: int) -> int | None:
    """End of a name of three to five characters whose surname no list knows, in news of Japan: 社长[东云幸之助]."""
    clean, odds = people.clean, name_odds(people.vocabulary)
    never = characters("never_given") - characters("japanese_last")
    for end in (at + 4, at + 5, at + 3):
        name = clean[at:end]
        if (
            end <= len(clean)
            and all(is_han(character) and character not in never for character in name)
            and name[-1] not in "时会说称面曾"
            and follower().fullmatch(name[-2:]) is None
            and people.follows(end)
            and (end not in people.marks.title_by_start or CALLED_SO.match(clean, end))
            and not people.titles_from(at, end)
            and odds.words(clean, at, end)[0] < NO_WORDS * len(name)
        ):
            return end
    return None


def ends_as_in_japan(people: People, at: int, end: int) -> bool:
    """大臣山田义[也]、: what ends names there only, where a mark right behind leaves no verb for 也 to stand before."""
    last = people.clean[end : end + 1]
    return end - at in (3, 4) and last in characters("japanese_last") and people.follows(end + 1) == 3


def add_named_like_a_town(people: People, end: int) -> None:
    """松井弥[市]社长: four characters behind a stop and no town, before an office that only a firm has and nobody else holds."""
    at = end - 4
    bounded = at >= 0 and people.marks.begins_after_stop(at) and all(map(is_han, people.clean[at:end]))
    title = people.marks.title_by_start[end]
    if not bounded or (title.end, title.end) in people.title_holders or separates(people.clean[at : end - 1]):
        return
    if not any(s in people.marks.place_by_start for s in range(at, end)) and people.given(at, end - 1):
        add_name(people, at, end, "name_before_title", "han")
