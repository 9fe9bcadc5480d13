"""Names behind an office, and the list that goes on behind the first: 市长甲、乙和丙."""

from __future__ import annotations

import re

from extract.find.marks import TitleMark, common_words, word_list
from extract.find.name_odds import name_odds
from extract.find.people.admission import add_name
from extract.find.people.bylines import byline_before
from extract.find.people.found import People
from extract.find.people.name_at import is_a_town, name_at
from extract.find.people.unlisted_surnames import is_rare_name, name_of_a_diplomat
from extract.find.people.words import HONORIFIC, PEOPLE, PEOPLE_AT_LARGE, VERB_TITLES

JOIN = re.compile(r"、|和|及|与|以及")
# Titles used behind a name only: 李明先生.
TRAILING_CLASSES = frozenset({"honorific"})
MAX_UNKNOWN_IN_A_ROW = 3  # items between two names of a list
SELDOM_GIVEN = -8.0  # share of a character among the last of given names
LONGEST_TAIL = 8  # characters of a body's name behind what looks like a person's
TITLE_IN_BRACKETS = re.compile(r"[(（](?P<title>[\u4e00-\u9fff]{2,5})[)）]")


def add_after_title(people: People, title: TitleMark) -> None:
    """Add the name behind a title, and those of the list that it opens: 市长[甲]、[乙]."""
    at = title.end
    if title.title_class in TRAILING_CLASSES and title.name not in word_list(PEOPLE, "leading_honorifics"):
        return
    clean = people.clean
    while at < len(clean) and clean[at] == " " and at < title.end + 2:
        at += 1
    at = _behind_title_in_brackets(people, at)
    rank = HONORIFIC.match(clean, at)
    if rank:
        at = rank.end()
    if at >= len(clean) or at in people.marks.title_by_start:
        return
    first = name_at(people, at, strict=title.name in VERB_TITLES or title.name in PEOPLE_AT_LARGE)
    if first is None and title.title_class == "diplomatic":
        first = name_of_a_diplomat(people, at)
    if first is None:
        return
    end, shape, rule = first
    if _is_byline(people, title):
        rule = "byline_name"
    add_name(people, at, end, rule, shape)
    _add_list_after(people, end, "byline_name" if rule == "byline_name" else "name_in_title_list")


def _behind_title_in_brackets(people: People, at: int) -> int:
    """工商联(总商会)主席[(会长)]甲: what the same office is called in the second house."""
    second = TITLE_IN_BRACKETS.match(people.clean, at)
    title = people.marks.title_by_start.get(second.start("title")) if second else None
    return second.end() if second and title is not None and title.end == second.end("title") else at


def _add_list_after(people: People, end: int, rule: str) -> None:
    """Follow 甲、乙、丙 and 甲和乙 as long as names stand there without a title before them."""
    clean = people.clean
    for _ in range(40):
        joint = JOIN.match(clean, end)
        if joint is None:
            return
        at = joint.end()
        if at == len(clean) or at in people.marks.title_by_start or people.is_named_thing(at):
            return
        name = name_at(people, at, strict=joint.group() != "、", listed=True) or _between_names(people, at)
        if name is None or name[1] == "latin" or _opens_a_body(people, name[0]) or _is_a_house(people, at, name[0]):
            return
        if is_a_town(people, name[0]):
            return
        add_name(people, at, name[0], rule, name[1])
        end = name[0]


def _between_names(people: People, at: int) -> tuple[int, str, str] | None:
    """Read the item of a list that is no plain name, between two names: 甲、[能远]、丙; a few may stand in a row."""
    clean, odds = people.clean, name_odds(people.vocabulary)
    first = 0
    for _ in range(MAX_UNKNOWN_IN_A_ROW):
        end = clean.find("、", at, at + 4)
        if end < at + 2 or clean[at:end] in common_words() or people.titles_from(at, end):
            return None
        if not people.given(at, end):
            if not is_rare_name(people, at, end):
                return None
        elif odds.second_of_two.get(clean[end - 1], odds.rare) < SELDOM_GIVEN:
            return None  # 城投: no given name ends so
        first = first or end
        behind = name_at(people, end + 1, listed=True) if end + 1 < len(clean) else None
        if behind is not None:
            is_name = behind[1] == "han" and people.follows(behind[0]) > 1
            return (first, "han", "name_in_title_list") if is_name else None
        at = end + 1
    return None


def _is_a_house(people: People, start: int, end: int) -> bool:
    """副会长甲、[华总]副秘书长乙: an office right behind what no other place names, and its holder behind that."""
    title = people.marks.title_by_start.get(end)
    if title is None or title.title_class in TRAILING_CLASSES or end - start != 2 or people.counts(start, end) > 1:
        return False
    holder = name_at(people, title.end) if title.end < len(people.clean) else None
    return holder is not None and people.follows(holder[0]) > 1


def _opens_a_body(people: People, end: int) -> bool:
    """董事长甲、[柳桥]资本集团主席乙: a body's name goes on behind these characters, up to the title of the next."""
    if people.follows(end):
        return False
    return any(
        end < at <= end + LONGEST_TAIL and at in people.marks.title_by_start
        for at in people.suffix_ends.intersection(range(end + 1, end + LONGEST_TAIL + 1))
    )


def _is_byline(people: People, title: TitleMark) -> bool:
    return bool(byline_before().search(people.clean, max(0, title.start - 8), title.end))
