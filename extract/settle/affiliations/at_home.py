"""Offices of a level without a place: of the home of the story, of the seat gone to, or of the host."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile

from extract.find.organizations.words import REGION
from extract.settle.affiliations.abroad import is_of_abroad
from extract.settle.affiliations.bodies import office_of
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import (
    CITY_GOVERNMENT,
    CONGRESS,
    FORMERLY,
    GOVERNMENT,
    HAN_NAME,
    LEADERS,
    MAX_BACK,
    OUR,
    OUR_ZONE,
    PARTY,
    RECEIVES_THEM,
    YOUTH,
    ZONE_OFFICE,
    level_of,
)
from extract.settle.entities.levels import place_for_level

SEVERAL_TOWNS = re.compile(r"[两二三四五六七八九十几数多各][市县区州省城地]$")
GONE_TO_SEAT = re.compile(
    r"(?:至|到|赴|前往|抵达|走进|拜访|拜会|走访|访问)(?P<seat>(?!我|全|本)[\u4e00-\u9fff]{2,4}?(?P<level>[省市区县州旗盟])(?:人民)?政府)"
)
# 市政协主席丁|参加会见
JOINS_THE_HOST = re.compile(
    r"(?:[、和与][^,，。;；]{2,60}?)?(?:等?(?:市|区|县|省)?领导)?(?:一同|一起|共同)?(?:参加|陪同|出席)(?:了)?(?:会见|会谈|座谈|接待|活动|宴请)"
)


def of_the_home(scene: Scene, office: Office) -> bool:
    """市委书记 without a city is of the story's home; 区长 of the district named last in the paragraph."""
    name = office.title.name
    match = PARTY.match(name) or LEADERS.match(name) or CITY_GOVERNMENT.match(name) or YOUTH.match(name)
    congress = CONGRESS.match(name)
    if match is not None and match.group(1):
        word = level_of(match.group(1))
    elif congress is not None and congress.group(1):
        word = congress.group(1)
    elif (government := GOVERNMENT.search(name)) is not None:
        word = government.group(1) or government.group(2)
    else:
        return False
    if SEVERAL_TOWNS.search(scene.clean, max(0, office.title.start - 2), office.title.start):
        office.is_of_unread_house = True  # 与两市市长甲和乙会谈: each of one of them, and none of the home
        return True
    if word == "区" and LEADERS.match(name) and scene.told_before:
        last = scene.told_before[-1]
        if last.person.end == office.title.start - 1 and ZONE_OFFICE.match(last.title.name):
            return True  # 某经开区管委会主任甲,区领导乙: of the zone, which has no rank of its own
    if word == "区" and OUR_ZONE.search(scene.clean, 0, office.title.start):
        return True  # 区党工委副书记甲,区领导乙
    if word != REGION and is_of_abroad(scene, office):
        return True  # 副市长格伦斯特, where a land is named
    if word != REGION and not HAN_NAME.fullmatch(scene.clean, office.person.start, office.person.end):
        return True  # no Chinese town has a mayor of such a name
    end = office.title.start
    if (formerly := FORMERLY.search(scene.clean, max(0, end - 2), end)) is not None:
        end = formerly.start()  # 远山市前|市长
    named = scene.clean[max(scene.book.marks.left_edge(end), end - 8) : end]
    if len(named) > 1 and named.endswith(word) and named[:-1] not in OUR:
        return True  # 远山市市长: the town is named, though no list has it
    if _of_the_seat_gone_to(scene, office, word) or _of_the_host_before(scene, office, word):
        return True
    key = place_for_level(scene.book, word, office.title.start)
    if key is None:
        return True
    home = scene.book.home_key(office.title.start)
    places = scene.book.vocabulary.places
    at_home = home == key or (
        home is not None and any(p.place_key == key for p in scene.book.vocabulary.ancestors(home))
    )
    basis = "story_home" if at_home else "paragraph"
    reason = f"{name} without a place means {places[key].name}, " + (
        "the home of this report" if at_home else "named last in the paragraph"
    )
    if office_of(scene, office, key, basis, reason):
        office.is_inferred = True
    return True


def _of_the_seat_gone_to(scene: Scene, office: Office, level: str) -> bool:
    """Read 到某县政府拜访,与县长甲…, and 甲县长接待,并与副县长乙…: of the seat they went to, even where no list holds it."""
    sentence = scene.book.sentence_at(office.title.start)
    if sentence is None:
        return False
    floor = max(sentence.start, office.title.start - MAX_BACK)
    gone = [found for found in GONE_TO_SEAT.finditer(scene.clean, floor, office.title.start) if found["level"] == level]
    if gone:
        start, end = gone[-1].span("seat")
        seat = scene.body_by_end.get(end)
        seat = seat if seat is not None and seat.start <= start else None
        key = scene.seat(seat.local_id) if seat is not None else scene.place_within(start, gone[-1].end("level"))
        why = f"the seat they went to: {scene.clean[start:end]}"
        if key is not None and not office_of(scene, office, key, "sentence", why):
            return False
        if key is None and seat is not None and GOVERNMENT.search(office.title.name):
            office.body, office.basis, office.reason = seat.local_id, "sentence", why
        office.is_inferred = bool(office.body or office.place)
        return True
    chief = f"{level}长"
    before = range(bisect_left(scene.person_starts, office.title.start) - 1, -1, -1)
    people = takewhile(lambda m: m.start >= floor, (scene.people[n] for n in before))
    head = next((m for m in people if scene.clean.endswith(chief, m.start, m.end) and m.end - m.start < 4), None)
    if head is None or not office.title.name.startswith("副"):
        return False
    holders = (o for o in scene.told_before if o.person.local_id == head.local_id and o.title.name == chief)
    same = next(holders, None)
    if same is None or same.basis == "story_home":
        return False
    office.body, office.place = same.body, same.place
    if same.body or same.place:
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"of the {chief} named before it"
    return True


def _of_the_host_before(scene: Scene, office: Office, level: str) -> bool:
    """Read 甲市市长乙会见了丙一行,市政协主席丁参加会见: of the town of whoever received them in the sentence."""
    sentence = scene.book.sentence_at(office.title.start)
    if sentence is None or JOINS_THE_HOST.match(scene.clean, office.person.end, sentence.end) is None:
        return False
    met = [m.start() for m in RECEIVES_THEM.finditer(scene.clean, sentence.start, office.title.start)]
    if not met:
        return False
    hosts = [
        o for o in scene.told_before if sentence.start <= o.title.start < met[0] and o.basis == "stated" and o.body
    ]
    key = scene.place_key(hosts[-1]) if hosts else None
    place = scene.book.vocabulary.places.get(key or "")
    if key is None or place is None or not place.name.endswith(level):
        return False
    if office_of(scene, office, key, "sentence", f"of the town of whoever received them: {place.name}"):
        office.is_inferred = True
    return True
