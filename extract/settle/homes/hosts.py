"""Whose report of a visit it is, where the guests' home is not the teller's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.find.candidates import PlaceCandidate
from extract.segment import Story
from extract.settle.geography import BEYOND
from extract.settle.homes.found import NOBODY
from extract.settle.homes.goals import came_to
from extract.settle.homes.heads import (
    headed_twice,
    place_spoken_for,
    talks_with_guests,
    the_other_town,
    written_from_afar,
    zone_whose_heads_are_ours,
)
from extract.settle.homes.offices import LEVEL_BY_WORD, office_behind
from extract.settle.homes.reach import HEADLINE_AND_LEAD
from extract.settle.homes.visits import RECEIVES, VISITS_US
from extract.settle.lone_place import OF_GUESTS
from extract.vocabulary import Vocabulary

# 来乙市考察 is written in 乙市; 来到, 近年来 and 带来 are said anywhere.
COMES_HERE = re.compile(r"(?:(?<![以年月日未原将带历从后上下起由])来|莅临?|到访|光临)$")
ENDS_THERE = re.compile(r"[,，。;；]|$|考察|参观|访问|调研|学习|洽谈|交流|进行|开展")
CALLS_HERE = ("到访", "光临")  # 甲市商务局局长乙一行到访丙市: said where they came
DOES_HERE = re.compile(
    r"[^，,。；;：:]{0,10}?(?:考察|参观|访问|调研|学习|交流|洽谈|指导|对接|投资|座谈|观摩|视察|走访|采访|检查)"
)
# 乙市考察团到甲区考察。区委常委丙陪同: who goes along with guests is of the place they came to.
GOES_HERE = re.compile(r"(?:到|赴|来|来到|走进|莅临|抵达)$")
GOES_ALONG = re.compile(
    r"[。;；\n](?:[省市区县州]委(?:常委|书记|副书记)|副?[省市区县州]长|[省市区县州](?:人大|政协))[^。;；]{0,60}?(?:陪同|接待)"
)
WELCOMES_THEM = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[省市区县州]委(?:书记|副书记|常委)|副?[省市区县州]长)[\u4e00-\u9fff]{2,4}(?:首先)?对[^,，。;；]{2,24}?(?:代表团|考察团|一行)的?[^,，。;；]{0,4}?(?:到来|来访|到访|莅临)[^,，。;；]{0,8}?表示[^,，。;；]{0,6}?欢迎"
)
IS_LED = re.compile(r"率|带队|带领|为团长")
FIRST_OFFICE = re.compile(
    r"[省市区县州]委(?=副?书记|常委|副?秘书长|[、和]|领导|[市县区省州]?政府)|"
    r"(?<![\u4e00-\u9fff])[省市区县州](?:政协|人大(?:常委会)?)(?:党组|副?主席|副?主任)|市政府|省政府|副?[省市区县州]长|市领导|区领导|县领导"
)
# 甲市|政协主席乙率团赴丙市
OFFICE_OF_ANY_HOUSE = re.compile(r"(?:政协|人大(?:常委会)?)(?:党组)?(?:副?主席|副?主任)")
MAX_CHARS_OF_PLACE = 8


def find_host(
    clean: str, story: Story, home: str, places: Sequence[PlaceCandidate], vocabulary: Vocabulary
) -> str | None:
    """Whose report of a visit it is where the guests' home is not the teller's: 赴我市, or the hosts' offices come first.

    None where the story is told from home; an empty key where it is not, and nothing says whose it is.
    """
    inside = [
        p for p in places if story.start <= p.start < story.end and len(p.place_keys) == 1 and p.end - p.start > 1
    ]
    kin = {home, *(p.place_key for p in vocabulary.ancestors(home))}

    def strange(key: str) -> bool:
        found = vocabulary.places[key]
        if key in kin or found.country_code != "CN" or found.level not in ("province", "city", "district"):
            return False
        above = {p.place_key for p in vocabulary.ancestors(key)}
        if kin & BEYOND and BEYOND & {key, *above}:
            return False  # a chamber of Hong Kong in Taiwan is told of at home
        return home not in above

    def comes_to(place: PlaceCandidate) -> bool:
        comes = COMES_HERE.search(clean, max(story.start, place.start - 2), place.start)
        if comes is None or not strange(place.place_keys[0]):
            return False
        does = ENDS_THERE if comes.group() in CALLS_HERE else DOES_HERE
        return does.match(clean, place.end) is not None

    if (spoken_for := place_spoken_for(clean, story, vocabulary)) is not None and strange(spoken_for):
        return spoken_for
    if (word := headed_twice(clean, story, home, places, vocabulary)) is not None:
        return the_other_town(clean, word, [p for p in inside if strange(p.place_keys[0])], vocabulary)
    if (zone := zone_whose_heads_are_ours(clean, story)) is not None:
        keys = vocabulary.place_keys_by_alias.get(zone, ())
        town = vocabulary.places[keys[0]].parent_key if len(keys) == 1 else None
        return town if town is not None and strange(town) else NOBODY
    visit = VISITS_US.search(clean, story.start, story.end)
    if visit is not None:
        level = LEVEL_BY_WORD.get(visit.group(1))
        times = Counter(p.place_keys[0] for p in inside if strange(p.place_keys[0]))
        for key, count in times.most_common():
            if count > 1 and vocabulary.places[key].level in (level, "district"):
                return key
        governed = {
            p.place_keys[0]
            for p in inside
            if strange(p.place_keys[0])
            and any(
                clean.find(clean[p.start : p.end].rstrip("市县区") + body, story.start, story.end) >= 0
                for body in ("市委", "县委", "区委", "市政府", "县政府", "区政府")
            )
        }
        return governed.pop() if len(governed) == 1 else NOBODY  # 乙市委、市政府 beside 来我市
    for place in inside:
        if place.start > story.start + HEADLINE_AND_LEAD:
            break
        goes = GOES_HERE.search(clean, max(story.start, place.start - 2), place.start)
        if (
            goes is not None
            and DOES_HERE.match(clean, place.end)
            and strange(place.place_keys[0])
            and (
                (
                    IS_LED.search(clean, story.start, place.start) is None
                    and GOES_ALONG.search(clean, place.end, min(story.end, place.end + HEADLINE_AND_LEAD)) is not None
                )
                or written_from_afar(clean, inside, home, place, vocabulary)
            )
        ):
            return place.place_keys[0]
        if comes_to(place):
            return place.place_keys[0]
    for place in places:  # 来穗考察: written there, though only one character says where
        if (
            not story.start <= place.start < min(story.end, story.start + HEADLINE_AND_LEAD)
            or len(place.place_keys) != 1
        ):
            continue
        if comes_to(place):
            return place.place_keys[0]
    for received in RECEIVES.finditer(clean, story.start, min(story.end, story.start + HEADLINE_AND_LEAD)):
        stop = min((at for mark in "。;；" if (at := clean.find(mark, received.end())) >= 0), default=story.end)
        guests = [p for p in inside if received.end() <= p.start < stop and p.place_keys[0] == home]
        named = vocabulary.match("place", clean[received.end() : received.end() + MAX_CHARS_OF_PLACE])
        if named and named[0][0] == 0 and named[0][2] == home and OF_GUESTS.match(clean, received.end() + named[0][1]):
            return NOBODY  # 市长甲会见了|乙市企业家代表团
        if any(office_behind(clean, p) for p in guests):
            hosts = {p.place_keys[0] for p in inside if strange(p.place_keys[0]) and (office_behind(clean, p))}
            return hosts.pop() if len(hosts) == 1 else NOBODY
    if (theirs := talks_with_guests(clean, story, inside, home)) is not None:
        return theirs
    if WELCOMES_THEM.search(clean, story.start, story.end):
        # 副区长甲对乙县代表团的来访表示欢迎: told from where they came to
        return came_to(clean, [p for p in inside if strange(p.place_keys[0])])
    office = FIRST_OFFICE.search(clean, story.start, story.end)
    if office is None:
        return None
    of_house = OFFICE_OF_ANY_HOUSE.search(clean, story.start, office.start())
    if of_house is not None and any(p.end == of_house.start() and p.place_keys[0] == home for p in inside):
        return None  # an office of home comes first
    for place in inside:
        if place.end in (office.start(), office.start() + 1) and strange(place.place_keys[0]):
            return place.place_keys[0]
    for size in range(MAX_CHARS_OF_PLACE, 1, -1):  # 清远市委: a body of its own, whose name begins with the place
        for end in (office.start() + 1, office.start()):
            keys = vocabulary.place_keys_by_alias.get(clean[max(story.start, end - size) : end], ())
            if len(keys) == 1 and strange(keys[0]):
                return keys[0]
            if keys:
                return None  # 天津市|副市长: the longest name there is no other's, so no shorter one in it is (津市)
    return None
