"""Where somebody goes: 市长甲率团赴|乙市."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.find.candidates import PlaceCandidate
from extract.settle.homes.found import NOBODY
from extract.settle.homes.offices import HEAD_OF_A_HOUSE, OFFICE_OF_ITS_LEVEL, OFFICE_WORD

# 甲率乙镇代表团赴丙县: the county is where they went.
LED_THERE = re.compile(r"(?:率领?|带领)[^,，。;；]{2,30}?(?:代表团|考察团|访问团|参访团)[^,，。;；]{0,4}?(?:赴|前往)")
GOAL = re.compile(r"(?:赴|驻|前往|抵达|飞抵|奔赴|远赴|赶赴|转赴|访问|走访|考察|在|到|来到|走进)$")
LIST_BREAKS = re.compile(r"[,，。;；\n]")  # 赴甲市考察。市委常委、|乙县: of no list of goals
# 赴云南省昭通市|镇雄县: a goal inside the places around it
GOAL_INSIDE = re.compile(r"(?:赴|前往|抵达|来到|走进)(?:[\u4e00-\u9fff]{2,8}?[省市州区县盟]){1,3}$")
# 本报上海讯: where a paper sends its reporter is not where it is printed.
SENT_TO = re.compile(r"本报(?P<place>[\u4e00-\u9fff]{2,4})(?:专?[电讯]|[0-9]{1,2}月[0-9]{1,2}日[电讯])")
# 市党政代表团在乙市举办: a delegation of no named place is of home, and away.
OUR_GUESTS_IN = re.compile(
    r"(?<![\u4e00-\u9fff])[市区县州省][\u4e00-\u9fff]{0,6}(?:代表团|考察团|招商团)(?:一行)?[^,，。;；]{0,6}?在"
)
GOES_THERE = re.compile(
    r"(?:赴|前往|出访|飞赴|抵达(?=[^,，。;；]{0,12}?第[一二三四五六七八九]站))(?:[^,，。;；赴往]{0,12}?第[一二三四五六七八九]站[—-]{1,2})?(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区)|[\u4e00-\u9fff]{2,3})?$"
)


def is_goal(clean: str, place: PlaceCandidate) -> bool:
    """赴东莞、深圳: where they go is not where they are from."""
    at = place.start
    while at and clean[at - 1] in "、和及":
        at = max((clean.rfind(mark, 0, at - 1) for mark in "、和及赴在到"), default=-1) + 1
        if place.start - at > 24 or LIST_BREAKS.search(clean, at, place.start) is not None:
            return False
        if clean[at - 1 : at] not in "、和及":
            break
    return bool(GOAL.search(clean, max(0, at - 3), at) or GOAL_INSIDE.search(clean, max(0, at - 24), at))


def came_to(clean: str, places: Sequence[PlaceCandidate]) -> str:
    """Give the first place that somebody goes to, or the one inside it named right behind: 访问甲市|乙区. An empty key for none."""
    for number, place in enumerate(places):
        if is_goal(clean, place):
            inner = next((p for p in places[number + 1 :] if p.start == place.end), place)
            return inner.place_keys[0]
    return NOBODY


def sets_out_for(clean: str, start: int) -> bool:
    """Tell whether an official of no named city sets out for the place that begins at `start`: 市长甲率团赴|乙市."""
    if GOES_THERE.search(clean, max(0, start - 30), start) is None:
        return False
    clause = max(clean.rfind(mark, 0, start) for mark in ",，。;；\n") + 1
    if start - clause <= 2 and clean[clause - 1 : clause] in (",", "，"):  # 市长甲带领商务局局长乙,|赴丙市
        clause = max(clean.rfind(mark, 0, clause - 1) for mark in ",，。;；\n") + 1
    return (OFFICE_WORD.search(clean, clause, start) or HEAD_OF_A_HOUSE.search(clean, clause, start)) is not None


def keys_gone_to(clean: str, places: Sequence[PlaceCandidate]) -> set[str]:
    """Give the keys of places an official of no named city sets out for: 区委书记甲带队赴乙市、丙市."""
    keys: set[str] = set()
    in_list = -1
    for place in places:
        if sets_out_for(clean, place.start) or (in_list >= 0 and clean[in_list : place.start] in ("、", "和", "及")):
            keys.add(place.place_keys[0])
            in_list = place.end
        else:
            in_list = -1
    return keys


def visited_from_afar(clean: str, places: Sequence[PlaceCandidate], gone: set[str]) -> set[str]:
    """Give the keys of places a delegation was led to, and of those gone to whose offices are named with them: 乙县县委书记甲.

    Who writes at home says 县委书记. `gone` are the keys of all places that somebody goes to.
    """
    named = {
        p.place_keys[0]
        for p in places
        if p.end - p.start > 2 and OFFICE_OF_ITS_LEVEL.match(clean, p.end) and clean[p.end] == clean[p.end - 1]
    }
    led: set[str] = set()
    starts = [p.start for p in places]
    led |= {p.place_keys[0] for sent in SENT_TO.finditer(clean) for p in places if p.start == sent.start("place")}
    for found in (*LED_THERE.finditer(clean), *OUR_GUESTS_IN.finditer(clean)):
        for place in places[bisect_left(starts, found.end()) : bisect_left(starts, found.end() + 24)]:
            if re.search(r"[,，。;；]", clean[found.end() : place.start]) is None:
                led.add(place.place_keys[0])
    return (gone & named) | led
