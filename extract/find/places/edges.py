"""What stands right before a place or right behind it, and so shows that it is one."""

from __future__ import annotations

from collections.abc import Iterator

from extract.find.marks import Marks
from extract.vocabulary import Vocabulary

CHINA = "CN"
# 抵|江阴, 驻|溧阳: of these no name is the first half; and the words before a place written with its level.
GOES_BEFORE_A_PLACE = frozenset("抵返离距驻邀")
MAX_CHARS_OF_PLACE = 12  # 克孜勒苏柯尔克孜自治州


def places_just_before(marks: Marks, start: int) -> Iterator[tuple[int, int, str]]:
    """The listed places that may end where another begins."""
    for at in range(max(0, start - MAX_CHARS_OF_PLACE), start):
        if (place := marks.place_by_start.get(at)) is not None:
            yield at, place[0], place[1]


def has_left_edge(marks: Marks, start: int) -> bool:
    """A stop, another place, a body or no Han character stands right before."""
    return (
        marks.begins_after_stop(start)
        or start in marks.place_ends
        or start in marks.suffix_ends
        or not "\u4e00" <= marks.clean[start - 1] <= "\u9fff"
        or marks.clean[start - 1] in GOES_BEFORE_A_PLACE
    )


def is_shown(
    marks: Marks, vocabulary: Vocabulary, start: int, surface: str, key: str, named: frozenset[str] | None = None
) -> bool:
    """The place's full name stands in the text, what it lies in right before, or what lies in it right behind.

    Of the names in `named`, where given: 缔结友好区关系 names no 友好区.
    """
    name = vocabulary.places[key].name
    if name != surface and name in (marks.clean if named is None else named):
        return True
    behind = marks.place_by_start.get(start + len(surface))
    if behind is not None and key in {
        vocabulary.places[inner].parent_key
        for inner in vocabulary.place_keys_by_alias.get(marks.clean[start + len(surface) : behind[0]], ())
    }:
        return True  # 朝阳|双塔区
    within = {p.place_key for p in vocabulary.ancestors(key) if p.level != "country"}
    return any(
        marks.place_by_start.get(at, (0, ""))[0] == start and marks.place_by_start[at][1] in within
        for at in range(max(0, start - 8), start)
    )
