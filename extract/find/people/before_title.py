"""Names before an office: 王小明市长, 权会长."""

from __future__ import annotations

import re

from extract.find.marks import TitleMark, common_words, frequent_words, is_han, leading_verbs
from extract.find.people.admission import add_name
from extract.find.people.found import People
from extract.find.people.han import unlikely
from extract.find.people.japanese import add_named_like_a_town
from extract.find.people.words import HEADS_OF_FIRMS_IN_JAPAN, LATIN_NAME, TO_HEAD, VERB_TITLES, characters

BEHIND_A_NAME = frozenset({"顾问", "领事", "专员"})  # 总领馆|柏舟领事
OUR_LEVEL = re.compile(r"[我该][省市区县州]$")  # 我省|王一省长


def add_before_title(people: People, title: TitleMark) -> None:
    """Add the name before a title, or the surname alone: [王小明]市长, [权]会长."""
    clean, start = people.clean, title.start
    if start == 0 or not is_han(clean[start - 1]):
        _add_latin_before(people, title)
        return
    if title.name in VERB_TITLES - BEHIND_A_NAME:
        return
    if clean[start - 1] in "为任" and TO_HEAD.match(clean, start):
        return  # 以省委书记王一|为团长, 王一|任团长
    if clean[start - 1] in "市县" and title.name[0] in "市县副":
        return  # 某哈市|市长: a town that no list has
    if people.is_of_japan and clean[start - 1] == "市" and title.name in HEADS_OF_FIRMS_IN_JAPAN:
        add_named_like_a_town(people, start)
        return
    for length in (3, 2, 4):
        at = start - length
        if at < 0:
            continue
        if (at, start) in people.found or (clean[start - 1] in "和与及" and (at, start - 1) in people.found):
            return
        if not people.whole_name(at, start):
            continue
        if not (_may_begin(people, at) or clean[at:start] in people.names or title.name == "总书记"):
            continue
        if people.is_named_thing(at) or clean[at:start] in common_words() or _has_suffix(people, at, start):
            continue
        if _opens_in_a_word(people, at) and people.counts(at, start) < 2:
            continue
        if clean[at + 1 : start] in leading_verbs() and people.counts(at, start) < 2:
            continue
        if unlikely(people, clean[at:start], 2 if clean[at : at + 2] in people.compound else 1):
            continue
        if (title.end, title.end) in people.title_holders and clean[at:start] not in people.names:
            continue
        if length == 2 and people.follows(start + len(title.name)) == 0 and people.counts(at, start) < 2:
            continue
        add_name(people, at, start, "name_before_title", "han")
        return
    if clean[start - 1] in people.surnames and title.title_class not in ("honorific",):
        at = start - 1
        if people.marks.begins_after_stop(at) and clean[at] not in characters("doubtful_surnames"):
            add_name(people, at, start, "surname_before_title", "short")


def _opens_in_a_word(people: People, at: int) -> bool:
    """各地|方和合作伙伴: the surname is the end of a word that stands all the time, and is itself part of many."""
    pair = people.clean[max(0, at - 1) : at + 1]
    return pair in frequent_words() and people.clean[at] in characters("doubtful_surnames")


def _add_latin_before(people: People, title: TitleMark) -> None:
    begin = max(0, title.start - 40)
    for latin in LATIN_NAME.finditer(people.clean, begin, title.start):
        if latin.end() == title.start and " " in latin.group() and title.title_class in ("honorific", "academic"):
            add_name(people, latin.start(), latin.end(), "latin_name_before_title", "latin")


def _may_begin(people: People, at: int) -> bool:
    """A stop, a place or a body's suffix ends right before."""
    return (
        people.marks.begins_after_stop(at)
        or OUR_LEVEL.search(people.clean, max(0, at - 2), at) is not None
        or at in people.marks.place_ends
        or at in people.suffix_ends
        or at in people.marks.title_by_end
    )


def _has_suffix(people: People, at: int, end: int) -> bool:
    return any(people.clean[at:end].endswith(w) for w in ("集团", "公司", "大学", "银行"))
