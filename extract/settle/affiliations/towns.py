"""Offices of towns, townships and streets, which no list holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find.marks import is_generic, separates
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import HAN_NAME, LIST_JOINT, MAX_CHAIN, OUR, TAIWAN, TOWN_HOUSE
from extract.settle.entities.levels import place_for_level

# Offices of towns, townships and streets: 镇长, 副乡长, 镇党委书记, 街道办事处主任.
TOWN_OFFICE = re.compile(r"副?(?P<level>[镇乡]|街道)(?P<party>党委|委|党工委)?(?:长|人大|办事处|办|领导)?")
# 甲街道党工委副书记、|办事处主任, 街道|纪工委书记
HOUSE_OF_A_STREET = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=街道))(?P<house>党工委|办事处|纪工委|监察办|人大工委|政协工委)"
)
MAX_STREET_HOUSE = 4  # characters
NO_TOWN = re.compile(r"[各等全本该任原前现时该两几某的和与及市县区]$")
LOCAL_HOUSE = {"镇": "人民政府", "乡": "人民政府", "街道": "办事处"}
PEOPLE_OF_A_TOWN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:布依|土家|朝鲜|蒙古|哈尼|傈僳|纳西|景颇|仡佬|毛南|仫佬|达斡尔|鄂温克|鄂伦春|锡伯|撒拉|保安|东乡|畲|苗|侗|瑶|壮|彝|白|回|满|傣|藏|羌|黎|佤|水|土|各)族"
)
MAX_TOWN = 12  # characters of a town's name and the place before it that are looked at


def of_a_town(scene: Scene, office: Office, start: int) -> bool:
    """Read 某镇|镇长, 某镇长, 某街道|办事处主任: of a town, township or street, which no list holds."""
    held = TOWN_OFFICE.match(office.title.name)
    if held is None:
        return False
    level, marks, clean = held["level"], scene.book.marks, scene.clean
    left = max(marks.left_edge(start), start - MAX_TOWN)
    left = max((at for at in range(left + 1, start) if at in scene.place_by_end), default=left)
    words = clean[left:start]
    stem = words.removesuffix(level)
    bounded = marks.begins_after_stop(left) or left in scene.place_by_end or not HAN_NAME.match(clean, left - 1)
    is_said_twice = stem != words or level == "街道"
    people = PEOPLE_OF_A_TOWN.search(stem)
    is_said_twice = is_said_twice or people is not None  # 某某布依族|乡党委书记
    core = stem[: people.start()] if people is not None else stem
    if not bounded or not 2 <= len(core) <= (4 if is_said_twice else 2):
        return False
    if NO_TOWN.search(stem) or stem[0] in OUR or is_generic(stem) or (separates(stem) and not is_said_twice):
        return False
    if not is_said_twice and not office.title.name.startswith(level):
        return False
    within = next(
        (scene.place_by_end[at] for at in _starts_of(clean, f"{stem}{level}") if at in scene.place_by_end), None
    )
    key = scene.book.entities[within.local_id].vocabulary_key if within is not None else _county_meant(scene, left)
    place = scene.book.vocabulary.places.get(key) if key else None
    town = f"{place.name if place is not None else ''}{stem}{level}"
    if held["party"]:
        name, kind = (f"{town}党工委" if level == "街道" else f"中共{town}委"), "party"
    elif key is not None and key.startswith(TAIWAN):
        name, kind = f"{town}公所", "government"
    else:
        name, kind = f"{town}{LOCAL_HOUSE[level]}", "government"
    office.body_start = within.start if within is not None and within.end == left else left
    office.body = scene.book.implied_body(name, kind, left, office.title.end, key)
    office.basis = "stated"
    if within is None and place is not None:
        office.is_inferred = True
        office.reason = f"a town named alone is of {place.name}, of the office before it or the home of this report"
    return True


def _county_meant(scene: Scene, position: int) -> str | None:
    """Give the county or district of a town that is named alone: of the office before it in a list, or of the home."""
    places = scene.book.vocabulary.places
    sentence = scene.book.sentence_at(position)
    if sentence is not None and LIST_JOINT.search(scene.clean, max(0, position - 2), position):
        for other in reversed(scene.told_before[-MAX_CHAIN:]):
            if other.title.start < sentence.start:
                break
            beside = places.get(scene.place_key(other) or "")
            if beside is not None:
                return beside.place_key if beside.level == "district" else None
    home = places.get(scene.book.home_key(position) or "")
    if home is None or home.level != "district" or home.country_code != "CN":
        return None
    return place_for_level(scene.book, home.name[-1], position)


def house_of_a_street(scene: Scene, office: Office) -> str | None:
    """Give the house of 办事处|主任, 街道|纪工委书记 that name no street."""
    part = HOUSE_OF_A_STREET.search(scene.clean, max(0, office.title.start - MAX_STREET_HOUSE), office.title.end)
    return part["house"] if part is not None and part.end() >= office.title.start else None


def of_the_town_before(scene: Scene, office: Office, others: Sequence[Office]) -> bool:
    """Read 甲镇党委书记王一,[镇]党委委员、副镇长李二: of the town of the office before it in the sentence."""
    held = TOWN_OFFICE.match(office.title.name)
    if held is None or not office.title.name.startswith((held["level"], f"副{held['level']}")):
        held = None
    part = house_of_a_street(scene, office)
    if held is None and part is None:
        return False
    for other in others:
        house = scene.book.entities[other.body] if other.body and scene.same_sentence(other, office) else None
        town = TOWN_HOUSE.fullmatch(house.name) if house is not None else None
        level = held["level"] if held is not None else "街道"
        if house is None or town is None or not town["town"].endswith(level):
            continue
        street, is_party = level == "街道", bool(held["party"]) if held is not None else False
        tail = ("党工委" if street else "委") if is_party else LOCAL_HOUSE[level]
        if held is None and part is not None:  # 甲街道党工委副书记、办事处|主任
            tail, is_party = part, part in ("党工委", "纪工委")
        name, kind = f"{town['town']}{tail}", "party" if is_party else "government"
        name = f"中共{name}" if is_party and not street else name
        seat = scene.seat(house.local_id)
        office.body = scene.book.implied_body(name, kind, office.title.start, office.title.end, seat)
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"the town of the office before it: {town['town']}"
        return True
    return False


def _starts_of(clean: str, words: str) -> list[int]:
    """Give the positions at which these words begin."""
    return [found.start() for found in re.finditer(re.escape(words), clean)]
