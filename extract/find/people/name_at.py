"""The name that begins at a place of the text, whatever it is written in."""

from __future__ import annotations

import re
from functools import cache

from extract.find.marks import common_words, frequent_words
from extract.find.people.dotted import end_with_dots, is_followed_by_another
from extract.find.people.found import People
from extract.find.people.han import end_of_han_name
from extract.find.people.japanese import end_of_japanese_name, ends_as_in_japan
from extract.find.people.namesakes_of_places import bears_the_name_of_a_county, goes_on_behind_a_county
from extract.find.people.transcribed import (
    acts_for_a_land,
    ends_untranscribed,
    transcribed_but_for_one,
    transcribed_end,
    transcribed_to_a_mark,
)
from extract.find.people.unlisted_surnames import is_of_a_rare_surname
from extract.find.people.words import DOT, LATIN_NAME, transcription

GLUED_LATIN = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿß]{2,}[A-ZÀ-Þ][a-zà-ÿß]{2,}(?![A-Za-zÀ-ÿ0-9])"
)  # 副市长PeterRadde: a lost space
DAY_IN_BRACKETS = re.compile(r"(?:[0-9]{1,2}月)?[(（](?:[0-9]{1,2}月)?[0-9]{1,2}日?[)）]")
DIVISION_OF_AN_OFFICE = tuple("市州省县郡区")


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(rf"(?:[\u4e00-\u9fff]{{1,4}}-)?[\u4e00-\u9fff]{{1,8}}(?:[{DOT}][\u4e00-\u9fffA-Z]{{1,9}})+")


def is_a_town(people: People, end: int) -> bool:
    """副州长甲·乙、[卡罗马利]市长丙·丁: the mayor of a town that no list holds, whose own name stands behind 市长."""
    title = people.marks.title_by_start.get(end)
    if title is None or title.name.lstrip("副")[:1] not in DIVISION_OF_AN_OFFICE or title.name[-1:] != "长":
        return False
    return title.end < len(people.clean) and name_at(people, title.end) is not None


def name_at(people: People, at: int, *, strict: bool = False, listed: bool = False) -> tuple[int, str, str] | None:
    """Give end, shape and rule of the name that begins at `at`; `strict` and `listed` ask for more certainty."""
    clean = people.clean
    first = clean[at]
    if clean.startswith("于本", at) and DAY_IN_BRACKETS.match(clean, at + 2):
        return None  # 院长于本(31)日
    if first.isascii() or "À" <= first <= "ž":
        latin = LATIN_NAME.match(clean, at)
        if latin and (" " in latin.group() or "·" in latin.group()):
            return latin.end(), "latin", "latin_name_after_title"
        glued = GLUED_LATIN.match(clean, at)
        if glued and people.follows(glued.end()):
            return glued.end(), "latin", "latin_name_after_title"
        return None
    dotted = transcription(people.is_of_mongolia).match(clean, at)
    wide = _dotted().match(clean, at)
    if wide and not is_followed_by_another(people, at, wide.end()):
        close = end_with_dots(people, at, wide.end(), at if dotted is None else dotted.end(), listed=listed)
        return None if close is None else (close, "foreign", "dotted_name_after_title")
    county = None if strict or listed else bears_the_name_of_a_county(people, at) or goes_on_behind_a_county(people, at)
    if county is not None:
        return county
    end = end_of_han_name(people, at, strict=strict, listed=listed)
    foreign = transcribed_end(people, at, dotted.end()) if dotted else None
    if foreign is None and end is None and dotted and not strict:
        foreign = ends_untranscribed(people, at, dotted.end())
    if dotted and not (strict or listed) and not any(people.follows(close) for close in (foreign, end) if close):
        whole = transcribed_to_a_mark(people, at)
        if whole is not None:
            return whole, "foreign", "transcribed_name_after_title"
    if foreign is not None and (end is None or (foreign > end and not people.follows(end))):
        return foreign, "foreign", "transcribed_name_after_title"
    if not (strict or listed or people.is_of_japan) and (end is None or not people.follows(end)):
        opened = transcribed_but_for_one(people, at)
        if opened is not None and opened > (end or 0):
            return opened, "foreign", "transcribed_name_after_title"
    if people.is_of_japan and not strict and (end is None or not people.follows(end)):
        japanese = end_of_japanese_name(people, at)
        if japanese is not None:
            return japanese, "han", "name_after_title"
    if end is not None:
        if people.is_of_japan and not strict and ends_as_in_japan(people, at, end):
            end += 1
        return end, "han", "name_after_title"
    if not (strict or listed) and (abroad := acts_for_a_land(people, at)) is not None:
        return abroad, "foreign", "transcribed_name_after_title"
    lone = dotted is None or dotted.end() == at + 1  # 门, which writes foreign names too
    if not (strict or listed or people.is_of_japan) and lone and is_of_a_rare_surname(people, at):
        return at + 3, "han", "unlisted_surname_after_title"
    unknown = at + 3
    if (
        unknown <= len(clean)
        and people.given(at, unknown)
        and people.follows(unknown)
        and people.counts(at, unknown) > 2
        and not people.titles_from(at, unknown)
        and not people.is_named_thing(at)
        and clean[at : at + 2] not in common_words()
        and clean[at + 1 : unknown] not in frequent_words()
        and not dotted
    ):
        return unknown, "han", "unlisted_surname_after_title"
    return None
