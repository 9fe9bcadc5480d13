"""Names seen over the whole text: the same one again, and those that it shows to be none."""

from __future__ import annotations

import re
from functools import cache

from extract.find.candidates import WEIGHED_NAMES
from extract.find.marks import SIGHT_AFTER, alternation
from extract.find.people.found import Found, People
from extract.find.people.no_names import opens_a_firm
from extract.find.people.words import DOT, PEOPLE

# 洛姆堡|市签署, 洛姆堡|大区: what stands there is a town or a land abroad.
TOWN_ABROAD_AFTER = re.compile(
    r"(?:广域市|大区|自由市|市(?![长委民区场政属直级内府议中])|市(?=市长)|郡(?!守)|县(?![长委]))"
)
OF_A_PLACE = re.compile(
    r"(?:经济|国际|发展|合作)*论坛|[本多特斯]?(?:地区|行政区|联邦管?区|边疆区|自治区|首府|大区|半岛|海峡|工商会|商会)|镇(?:党委|政府|委|人民政府)|乡(?:党委|政府)|街道|代表团|考察团|党政"
)  # behind the name of a place: 石岗|镇党委


@cache
def _named_after() -> re.Pattern[str]:
    return re.compile(alternation(PEOPLE, "named_after"))


def towards_somebody(people: People) -> None:
    """向|郭会长 is a preposition and a short name, where the text names a 郭 in full and no other 向."""
    for start, end in list(people.found):
        name = people.clean[start:end]
        if name[0] != "向" or end - start != 2 or end not in people.marks.title_by_start:
            continue
        if any(other[0] == name[1] and other != name for other in people.names):
            del people.found[start, end]
            people.names.discard(name)
            people.found[start + 1, end] = Found("surname_before_title", "short")


def drop_places(people: People) -> None:
    """施瓦本 of 施瓦本地区: what is a place or a body's name once is nobody's name anywhere in the text."""
    not_people: set[str] = set()
    asked: set[tuple[str, bool]] = set()
    for (start, end), hit in people.found.items():
        name, is_foreign = people.clean[start:end], hit.shape == "foreign"
        if hit.rule not in WEIGHED_NAMES or name in not_people:
            continue
        if OF_A_PLACE.match(people.clean, end):
            not_people.add(name)
        elif (name, is_foreign) not in asked:  # the text is searched once for each name, however often it stands
            asked.add((name, is_foreign))
            abroad = is_foreign and _names_a_town_abroad(people, start, end)
            if abroad or opens_a_firm(people.clean, name) or _names_a_sight(people, start, end):
                not_people.add(name)
    for span in [
        s for s, hit in people.found.items() if hit.rule in WEIGHED_NAMES and people.clean[s[0] : s[1]] in not_people
    ]:
        del people.found[span]


def drop_short_words(people: People) -> None:
    """艾州 where the text has 艾达荷州, and 我[司叶]董事长: a state in short, and our firm before a surname."""
    for start, end in list(people.found):
        name = people.clean[start:end]
        state = len(name) == 2 and name[1] == "州" and re.search(rf"{name[0]}[\u4e00-\u9fff]{{2,6}}州", people.clean)
        if state or (name[0] == "司" and people.clean[start - 1 : start] in ("我", "贵")):
            del people.found[start, end]
            people.names.discard(name)


def _names_a_sight(people: People, start: int, end: int) -> bool:
    """某某洞, …了解某某生平: whom a sight of this text is called after."""
    at, name = -1, people.clean[start:end]
    while (at := people.clean.find(name, at + 1)) >= 0:
        if SIGHT_AFTER.match(people.clean, at + len(name)):
            return True
    return False


def _names_a_town_abroad(people: People, start: int, end: int) -> bool:
    """Tell whether the text writes these words with a town's level somewhere: 洛姆堡 of 洛姆堡市."""
    at, name = -1, people.clean[start:end]
    while (at := people.clean.find(name, at + 1)) >= 0:
        if TOWN_ABROAD_AFTER.match(people.clean, at + len(name)) and people.clean[at - 1 : at] not in DOT:
            return True
    return False


def add_again(people: People) -> None:
    """Add every other place of the names found in full."""
    names = {
        people.clean[s:e]: (hit.shape, hit.rule if hit.rule in WEIGHED_NAMES else "full_name_again")
        for (s, e), hit in people.found.items()
        if hit.shape != "short" and hit.rule != "byline_name"
    }
    for name, (shape, rule) in names.items():
        at = people.clean.find(name)
        while at >= 0:
            end = at + len(name)
            if (
                (at, end) not in people.found
                and not people.overlaps(at, end)
                and not _named_after().match(people.clean, end)
                and not SIGHT_AFTER.match(people.clean, end)
            ):
                people.found[at, end] = Found(rule, shape)
            at = people.clean.find(name, end)
