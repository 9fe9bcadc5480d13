"""Places the vocabulary lists, less those whose characters stand inside a longer name or an ordinary word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.find.candidates import PlaceCandidate
from extract.find.marks import DIVISION_ENDS, TRANSCRIBED, Marks, common_words, separable_words, word_list
from extract.find.places.edges import has_left_edge, is_shown, places_just_before
from extract.find.places.words import OF_A_BRIDGE, PLACES
from extract.vocabulary import Vocabulary

INSIDE_A_NAME = re.compile(
    r"[镇乡村路街巷河]|湾(?!区)|湾新|半岛|群岛|海峡|盆地|高原|平原|大街|大道|胡同|街道|[东西南北中][路街]|苑|轩|阁"
)
HOTEL_AFTER = re.compile(r"大?(?:酒店|饭店)|集团")
HOTELS = frozenset({"香格里拉"})
# 海伦堡|州, 大海伦堡|郡: a division abroad that is called after its city.
CALLED_AFTER_ITS_CITY = re.compile(r"州(?![际里])|郡|省(?![钱力级略区内外])")
# 缔结友好区关系: mostly two districts that are friends, and only beside 伊春 the one that is called so.
WORDS_FOR_FRIENDS = frozenset({"友好区"})
BEFORE_A_DIVISION_IN_FULL = frozenset("原前即如含过任回飞自系属乃全现今昔")
FORMER_LEVELS = frozenset("市县")
COUNTRY_MEANT = re.compile(r"共和国|总统|首都|政府|使馆|大使")
# 华东|野战军, 西南|分局旧址: a region in the name of a body of former days.
FORMER_BODY_AFTER = re.compile(
    r"(?:中央)?分?局(?=[^长,，。;；]{0,12}?(?:旧址|会址|遗址|故居|纪念馆|陈列馆))|野战军|军区|军政委员会|行政委员会"
)
# 首尔|市长, 首尔|市政府, 首尔|市场: the word begins behind the name.
CITY_GOES_ON = frozenset("长委政场区民中级议域值面立内郊容井花")
# 甲、乙、丙等12个乡镇, 甲、乙两镇: townships, though cities and counties are called so too.
LIST_OF_TOWNSHIPS = re.compile(
    r"(?:(?!和)[\u4e00-\u9fff]){2,5}(?:[、和](?:(?!和)[\u4e00-\u9fff]){2,5}?){1,30}"  # no 和 inside: linear
    r"(?:等(?:[0-9]{1,3}|[一二两三四五六七八九十多几]{1,3})?个?|[0-9]{1,3}个|[两二三四五六七八九十]个?)"
    r"(?:乡镇|镇街|街道|乡(?![村亲])|镇(?![江海远平安巴雄康原坪宁]))"
)


def listed_places(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """Give the places the vocabulary lists, each with all places of its name: 北京, but not the 北京 of 北京路."""
    clean, behind = marks.clean, word_list(PLACES, "not_before")
    townships = _townships(clean)
    bounded = {clean[start:end] for start, end, _ in marks.places if has_left_edge(marks, start)}
    named = {key for _, _, key in marks.places}
    foreign_ends = {
        end
        for _, end, key in marks.places
        if vocabulary.places[key].country_code not in ("CN", None) and vocabulary.places[key].level != "country"
    }
    abroad_by_short = _states_shortened(marks, vocabulary)
    for start, end, key in marks.places:
        keys = _of_what_stands_before(
            marks, vocabulary, start, vocabulary.place_keys_by_alias.get(clean[start:end], (key,))
        )
        keys = abroad_by_short.get(clean[start:end], keys)
        key = key if key in keys else keys[0]
        place = vocabulary.places[key]
        if place.level == "country" and clean[end : end + 1] in behind and clean[end : end + 2] not in ("人民",):
            if clean[end : end + 1] in "话语文菜":
                continue
        surface = clean[start:end]
        if start in townships and place.level in ("district", "city") and surface != place.name:
            continue  # 甲、乙、丙等12个乡镇
        if surface in word_list(PLACES, "pairs_rather") and not COUNTRY_MEANT.match(clean, end):
            continue  # 中非合作: China and Africa
        if place.country_code == "CN" and place.level == "district" and start in foreign_ends:
            continue  # 仁川广域市|某阳区: a district of the city abroad before it
        if surface not in bounded and not has_left_edge(marks, start) and not _follows_a_word(marks, start, end):
            if place.level == "district" and not _follows_its_city(marks, vocabulary, start, keys):
                continue  # 马玉山, 清新县: the characters of a district inside a longer name
            if place.country_code != "CN" and place.level == "city" and clean[start - 1] in TRANSCRIBED:
                continue  # 韦德里纳 is no 德里
        if (
            place.level in ("district", "city", "province")
            and surface != place.name
            and INSIDE_A_NAME.match(clean, end)
            and end not in marks.place_by_start
        ):
            continue  # 白水镇, 北京路
        if (
            place.level in ("district", "city")
            and surface != place.name
            and any(
                e == start and vocabulary.places[k].level == "district" for _, e, k in places_just_before(marks, start)
            )
        ):
            continue  # 虹口|武昌市场: a district has no town in it
        if surface in HOTELS and HOTEL_AFTER.match(clean, end):
            continue  # 香格里拉|大饭店
        if place.level == "region" and OF_A_BRIDGE.match(clean, end):
            continue  # 港珠澳|大桥
        if place.level == "region" and FORMER_BODY_AFTER.match(clean, end):
            continue
        if surface != place.name and clean[end : end + 1] == "郡" and place.country_code == "CN":
            continue  # 洪城|郡: a county abroad, not the city that is called so
        if place.level == "district" and surface != place.name and surface in separable_words():
            stands_alone = has_left_edge(marks, start) and marks.right_edge(end) == end
            if not any(
                is_shown(marks, vocabulary, start, surface, one)
                or (
                    stands_alone
                    and any(p.place_key in named for p in vocabulary.ancestors(one) if p.level != "country")
                )
                for one in keys
            ):
                continue  # 牡丹, 千山: a flower, many mountains
        if surface in WORDS_FOR_FRIENDS and place.parent_key not in named:
            continue
        if place.level == "district" and surface + "区" == place.name and clean[end : end + 1] in FORMER_LEVELS:
            if clean[end + 1 : end + 2] not in "长委政场级":
                end += 1  # 锡山市, as the district was called before
        abroad = place.country_code != "CN" and place.level == "city" and not surface.endswith("市")
        if abroad and CALLED_AFTER_ITS_CITY.match(clean, end):
            start -= clean[start - 1 : start] == "大" and clean[end] == "郡"
            name, level = clean[start : end + 1], "city" if clean[end] == "郡" else "province"
            yield PlaceCandidate(start=start, end=end + 1, rule="city_by_form", name=name, level=level)
            continue
        if (
            place.country_code != "CN"
            and place.level == "province"
            and place.name[:-1] == surface
            and clean[end : end + 1] == "市"
            and clean[end + 1 : end + 2] not in CITY_GOES_ON
        ):  # 某国云岭|市: a city the list does not hold, not the prefecture of its name
            yield PlaceCandidate(start=start, end=end + 1, rule="city_by_form", name=surface + "市", level="city")
            continue
        if abroad and clean[end : end + 1] == "市" and clean[end + 1 : end + 2] not in CITY_GOES_ON:
            end += 1  # 首尔市, 里昂市
        yield PlaceCandidate(
            start=start, end=end, rule="listed_place", name=place.name, level=place.level, place_keys=keys
        )


def _townships(clean: str) -> frozenset[int]:
    """Give where the characters stand of what is listed as townships: 云岭、望溪等3个乡镇."""
    return frozenset(at for found in LIST_OF_TOWNSHIPS.finditer(clean) for at in range(*found.span()))


def _follows_a_word(marks: Marks, start: int, end: int) -> bool:
    """Tell whether a word ends where a place begins that is written with its level: 原|江阴市, 中共|溧阳市, 服务|江阴市."""
    clean = marks.clean
    if end - start < 3 or clean[end - 1] not in DIVISION_ENDS:
        return False
    before = clean[max(0, start - 2) : start]
    return before[-1] in BEFORE_A_DIVISION_IN_FULL or before in common_words() or before == "中共"


def _states_shortened(marks: Marks, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Give what 巴州 means beside 巴伐利亚州: the state abroad that the text names, not a prefecture in China."""
    states: dict[str, set[str]] = {}
    for start, end, key in marks.places:
        name = marks.clean[start:end]
        if len(name) > 2 and name[-1] == "州" and vocabulary.places[key].country_code not in (None, "CN"):
            states.setdefault(name[0] + "州", set()).add(key)
    return {
        short: tuple(keys)
        for short, keys in states.items()
        if len(keys) == 1
        and not any(vocabulary.places[one].name in marks.clean for one in vocabulary.place_keys_by_alias.get(short, ()))
    }


def _of_what_stands_before(marks: Marks, vocabulary: Vocabulary, start: int, keys: tuple[str, ...]) -> tuple[str, ...]:
    """浙江省舟山市|普陀区: of the places of one name those that lie in the place written right before."""
    if len(keys) == 1:
        return keys
    for at, end, key in places_just_before(marks, start):
        if end == start:
            around = frozenset(vocabulary.place_keys_by_alias.get(marks.clean[at:end], (key,)))
            lying = tuple(k for k in keys if around & {p.place_key for p in vocabulary.ancestors(k)})
            return lying or keys
    return keys


def _follows_its_city(marks: Marks, vocabulary: Vocabulary, start: int, keys: tuple[str, ...]) -> bool:
    """朝阳|双塔区: the city is an ordinary word, but its own district stands behind it."""
    parents = {vocabulary.places[key].parent_key for key in keys}
    return any(
        parents.intersection(vocabulary.place_keys_by_alias.get(marks.clean[max(0, start - n) : start], ()))
        for n in (2, 3, 4)
    )
