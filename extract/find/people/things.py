"""What reads like a name without a title and is none: 马赛港, 云岫网, 中德."""

from __future__ import annotations

import re

from extract.find.marks import is_han, word_list
from extract.find.people.found import People
from extract.find.people.name_at import is_a_town
from extract.find.people.no_names import (
    ALONG_A_RIVER,
    CROP_LAST,
    EVENT_BEHIND_BRACKET,
    EVENT_IN_SHORT,
    GOES_TO,
    LIST_OF_DIVISIONS,
    LIST_OF_THINGS,
    ON_A_PICTURE,
    THING_LAST,
    TOURED,
    is_thing,
)
from extract.find.people.words import ACTS_AS_A_PERSON, DOT, END_MARK, KNOWN_BY_NAME, characters, transcription

LAND_IN_SHORT = 2  # characters: 厄特 of 厄立特里亚
LONGEST_PLACE = 12  # characters
COUNTRY_SIDES = frozenset("国方中")  # 哈国, 哈方: a country in short and what is said of it


def names_a_thing(people: People, start: int, end: int, shape: str) -> bool:
    """Tell what reads like a name without a title and is none: 马赛港, 云岫网, 中德, “沈韵川情”."""
    clean, name = people.clean, people.clean[start:end]
    if name in people.short_for_things or any(name[:-1] == stem for stem in people.stems):
        return True  # (下称“云帆能”); 乐安|能 where the text has 乐安县
    if is_thing(name) and ACTS_AS_A_PERSON.match(clean, end) is None:
        return True  # 云岫寺, 某文化
    thing = name[-1] in CROP_LAST or (name[-1] in THING_LAST and not _in_a_list(people, start, end))
    if len(name) > 2 and (thing or (name[-1] == "城" and people.follows(end) < 3)):
        return True
    if name in word_list("organizations.yml", "stops") or set(name) <= characters("countries"):
        return True  # 宣介, 中德
    if len(name) == 2 and name[1] in COUNTRY_SIDES and _names_a_side(people, name[0]):
        return True  # 某国|与哈国, 哈方
    if name.endswith("通社") or (clean[end : end + 1] == "都" and END_MARK.match(clean, end + 1)):
        return True  # 某国通讯社 in short; 某某玉|都: what a town is called
    if shape == "han" and _ends_like_its_neighbours(people, start, end):
        return True  # 亲商、安商、富商
    if ON_A_PICTURE.fullmatch(name) or (clean[start - 1 : start].isdigit() and EVENT_IN_SHORT.match(clean, end)):
        return True  # (左二), 2017云博|会
    if name[-1] in "江河湖海" and (TOURED.search(clean, max(0, start - 4), start) or ALONG_A_RIVER.match(clean, end)):
        return True  # 乘船游览|洛秋江, 洛秋江|两岸
    if name[0] in GOES_TO and people.names_a_place(name[1:], *KNOWN_BY_NAME):
        return True  # 市民|游江阴
    if shape == "foreign" and clean[start - 1 : start] == "的" and _is_inside_a_land(people, start - 1):
        return True  # 某州的|马索尔斯: a town; 某国的|托马斯 is somebody
    run = transcription(people.is_of_mongolia).match(clean, end) if shape == "foreign" else None
    if shape == "foreign" and is_a_town(people, run.end() if run is not None else end):
        return True  # 拉瓦|卡利市长某某
    if LIST_OF_THINGS.match(clean, end) or LIST_OF_DIVISIONS.match(clean, end):
        return True  # 甲、乙等县市
    if shape == "foreign" and len(name) == LAND_IN_SHORT and _shortens_a_land(people, name):
        return True
    if name[-1] == "商" and len(name) == 2:
        return True  # 聘请云商: businessmen of a place in one character
    if name[-1] == "省":
        return True  # 安省: a province abroad in short
    if _opens_a_known_part(people, start, name):
        return True
    if clean[start - 1 : start] in ("(", "（") and EVENT_BEHIND_BRACKET.match(clean, end):
        return True  # 某市(某湾)投资推介会: another town
    if clean[start - 1 : start] == "“" and is_han(clean[end : end + 1] or " ") and clean[end + 1 : end + 2] == "”":
        return True
    place = people.marks.place_by_start.get(start)
    return (
        shape == "foreign"
        and place is not None
        and place[0] < end
        and people.names_a_place(clean[start : place[0]], "country")
    )


def _opens_a_known_part(people: People, start: int, name: str) -> bool:
    """[里梅尔]福德 where the text has 大卫·里梅尔福德: only the first characters of a name that goes on here."""
    dotted = [known for known in people.names if any(dot in known for dot in DOT)]
    parts = {part for known in dotted for part in re.split(f"[{DOT}]", known) if len(part) > len(name)}
    return any(part.startswith(name) and people.clean.startswith(part, start) for part in parts)


def _shortens_a_land(people: People, name: str) -> bool:
    """厄特 where the text has 厄立特里亚: the first character of a land and a later one."""
    lands = {people.clean[s:e] for s, e, key in people.marks.places if people.vocabulary.places[key].level == "country"}
    return any(land[0] == name[0] and name[1] in land[2:] for land in lands if len(land) > len(name))


def _names_a_side(people: People, character: str) -> bool:
    keys = people.vocabulary.place_keys_by_single.get(character, ())
    return any(people.vocabulary.places[key].level == "country" for key in keys)


def _ends_like_its_neighbours(people: People, start: int, end: int) -> bool:
    """Tell whether the items of a list before and behind are as long as this one and end as it does: 亲商、[安商]、富商."""
    clean, size = people.clean, end - start
    before, behind = clean[max(0, start - 1 - size) : start], clean[end : end + 1 + size]
    return before == f"{before[:-2]}{clean[end - 1]}、" and behind == f"、{behind[1:-1]}{clean[end - 1]}"


def _in_a_list(people: People, start: int, end: int) -> bool:
    """柏一舟、|李建桥|、王志港: one of several names."""
    return "、" in (people.clean[start - 1 : start], people.clean[end : end + 1])


def _is_inside_a_land(people: People, end: int) -> bool:
    """Tell whether a listed place smaller than a land ends here: 某国某州|的某某, but not 某国|的某某."""
    if end not in people.marks.place_ends:
        return False
    keys = [
        found[1]
        for at in range(max(0, end - LONGEST_PLACE), end)
        if (found := people.marks.place_by_start.get(at)) and found[0] == end
    ]
    return any(people.vocabulary.places[key].level != "country" for key in keys)
