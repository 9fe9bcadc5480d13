"""The home by what is said to guests: 市长甲说,乙市区位优越, 欢迎来|乙市投资兴业."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.segment import Story
from extract.settle.geography import is_city
from extract.settle.homes.found import HomeFound
from extract.settle.homes.goals import is_goal
from extract.settle.homes.offices import LEVEL_BY_WORD, OFFICE_OF_ITS_LEVEL
from extract.settle.lone_place import OF_ANOTHER, OF_GUESTS, SAYS_OF
from extract.vocabulary import Vocabulary

WOOED_BEFORE = re.compile(r"(?:在|来|对|落户|扎根|深耕|投身|参与|支持|选择|看好|关心|关注|融入|介绍了?)$")
WOOED_BEHIND = re.compile(
    r"[市区县]?(?:投资(?:兴业|发展|创业|置业|建厂|布局)|创业|兴业|干事创业|发展的|经济社会|基本情况|[市县区]情|区位|营商环境|的(?:关心|支持|关注|厚爱|信任|投资|发展|经济社会|区位|营商))"
)
GUEST_KINDS = frozenset({"association", "company", "delegation"})
PRAISE = re.compile(
    r"[市区县旗盟]?(?:正处|区位|地处|位于|自古|历史|交通|拥有|具有|资源|产业|高度重视|是一[座个片]|山清水秀|人杰地灵|发展势头|投资环境|将(?:全力|始终|进一步|着力|以最)|在[^,，。]{2,24}?(?:领域|方面|产业上)(?:积极|大力|着力))"
)


def praised(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    elsewhere: set[str],
    vocabulary: Vocabulary,
    word: str | None,
) -> HomeFound | None:
    """Give the one place that is praised in speech, of a story told at home: 市长甲说,乙市区位优越.

    Where people go is no home, nor is a place whose officials are named with it.
    """
    found: dict[str, PlaceCandidate] = {}
    wanted = LEVEL_BY_WORD.get(word or "", "city")
    for place in places:
        if SAYS_OF.search(clean, max(story.start, place.start - 8), place.start) is None:
            continue
        if PRAISE.match(clean, place.end) is None or len(place.place_keys) != 1:
            continue
        stop = clean.find("。", place.end, story.end)
        if OF_ANOTHER.search(clean, place.end, stop if stop >= 0 else story.end) is not None:
            continue  # 安吉县竹产业雄厚,与我县互补: the guests'
        known = vocabulary.places.get(place.place_keys[0])
        if known is None or known.country_code != "CN" or known.level not in ("city", "district"):
            return None
        if is_city(known) != (wanted == "city") or place.place_keys[0] in elsewhere:
            return None
        found[place.place_keys[0]] = place
    if len(found) != 1:
        return None
    key, place = next(iter(found.items()))
    if any(
        p.place_keys[0] == key and (OFFICE_OF_ITS_LEVEL.match(clean, p.end) or OF_GUESTS.match(clean, p.end))
        for p in places
    ):
        return None
    return HomeFound(place_key=key, basis="article", start=place.start, end=place.end)


def guests_of(organizations: Sequence[OrganizationCandidate], vocabulary: Vocabulary) -> set[str]:
    """Give the keys of the places that open the names of chambers, firms and delegations: 甲市某商会."""
    named = (vocabulary.match("place", o.name) for o in organizations if o.kind in GUEST_KINDS)
    return {found[0][2] for found in named if found and found[0][0] == 0}


def wooed(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    afar: set[str],
    named_after: set[str],
    vocabulary: Vocabulary,
    word: str | None,
) -> HomeFound | None:
    """Give the one place in which guests are asked to invest, or for whose development they are thanked.

    Where people go is no home, nor is a place whose officials, firms or delegation are named with it.
    """
    found: dict[str, PlaceCandidate] = {}
    wanted = LEVEL_BY_WORD.get(word or "", "city")
    for place in places:
        if WOOED_BEFORE.search(clean, max(story.start, place.start - 4), place.start) is None:
            continue
        if WOOED_BEHIND.match(clean, place.end) is None or len(place.place_keys) != 1:
            continue
        known = vocabulary.places.get(place.place_keys[0])
        if known is None or known.country_code != "CN" or known.level not in ("city", "district"):
            continue
        if is_city(known) == (wanted == "city"):
            found[place.place_keys[0]] = place
    if len(found) != 1:
        return None
    key, place = next(iter(found.items()))
    theirs = any(
        p.place_keys[0] == key
        and (
            OFFICE_OF_ITS_LEVEL.match(clean, p.end)
            or OF_GUESTS.match(clean, p.end)
            or (is_goal(clean, p) and WOOED_BEHIND.match(clean, p.end) is None)
        )
        for p in places
    )
    if key in afar or key in named_after or theirs:
        return None
    return HomeFound(place_key=key, basis="article", start=place.start, end=place.end)
