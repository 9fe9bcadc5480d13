"""Sites known by their form: 望江科技园, 河口文化村."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.find.candidates import PlaceCandidate
from extract.find.marks import Marks, alternation, common_words, is_generic, proper_names
from extract.find.places.edges import CHINA
from extract.find.places.words import PLACES

# 望川|州公共体育馆, 望川|港区: the name of the place goes on behind what the list holds of it.
PLACE_GOES_ON = frozenset("州省郡市县区港湾江河湖岛")
# 古镇|苑社区: a site's noun inside the name of a quarter.
QUARTER_AFTER = re.compile(r"苑|社区|小区|新村|路(?!演)")
# 世界自然遗产|青石石窟: what a site is, before its name.
RANK_OF_A_SITE = re.compile(r"(?:世界(?:文化|自然)?遗产|国家[345]A级(?:旅游)?景区)")
NO_PORT = frozenset("区口务澳台资企商币元警湾珠人籍股府式")
BRANDED_SITES = frozenset({"万象城", "财富中心", "会展中心", "国际机场", "博物馆", "文化村"})
TOWN_NOUNS = frozenset({"小镇", "古镇", "古城"})
PART_OF_A_LAND = re.compile(r"(?:[东西南北中]|东南|东北|西南|西北)部|沿海|边境|海滨")


@cache
def _site_end() -> re.Pattern[str]:
    return re.compile(alternation(PLACES, "site_nouns"))


@cache
def _site_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(PLACES, 'site_verbs')})了?$")


def sites_by_form(marks: Marks) -> Iterator[PlaceCandidate]:
    """望江科技园, 河口文化村 as the object of 考察, 来到, 在; a leading city is its place, not its name."""
    clean = marks.clean
    inside = {at for start, end, _ in marks.places for at in range(start + 1, end)}  # 海港|区, 张家港|市
    for noun in _site_end().finditer(clean):
        left = marks.left_edge(noun.start())
        if (
            noun.end() in marks.place_ends
            or noun.end() in inside
            or (noun.group() == "港" and clean[noun.end() : noun.end() + 1] in NO_PORT)
            or (noun.group() == "港" and clean[noun.start() - 1 : noun.start()] in ("爱", "临", "访", "赴", "在"))
        ):
            continue
        if not 2 <= noun.start() - left <= 14 or clean[left].isdigit() or QUARTER_AFTER.match(clean, noun.end()):
            continue
        if (
            not (_site_before().search(clean, max(0, left - 5), left) or clean[left - 1 : left] == "、")
            and clean.count(clean[left : noun.end()]) < 2
        ):
            if not (left in marks.place_by_start and noun.group() in BRANDED_SITES):
                continue
        if clean[left : noun.start()] in common_words() and not (
            left in marks.place_by_start or left in marks.known_by_start
        ):
            continue
        if (rank := RANK_OF_A_SITE.match(clean, left, noun.start() - 1)) is not None:
            left = rank.end()
        name_start = left
        while (place := marks.place_by_start.get(name_start)) is not None and noun.start() - place[0] >= 2:
            if is_generic(clean[place[0] : noun.end()]) or is_generic(clean[place[0] : noun.start()]):
                break
            if clean[place[0]] in PLACE_GOES_ON or _is_word(clean[place[0] : noun.start()]):
                break  # 望川州|公共体育馆, 望川|文字博物馆: without its place it says too little
            if place[1] == CHINA:
                break  # 中国|望江石博物馆: a house of the whole land
            if clean[place[0]] in "·•・":
                break  # 中国·某镇互联网产业园: a land and a town named with a dot
            if clean[place[0]] in "镇乡":
                break  # 大同|镇某小镇: a town of a city's name
            name_start = place[0]
        if noun.group() in TOWN_NOUNS and PART_OF_A_LAND.fullmatch(clean, name_start, noun.start()):
            continue
        name = clean[name_start : noun.end()]
        yield PlaceCandidate(start=left, end=noun.end(), rule="site_by_form", name=name, level="landmark")


def _is_word(words: str) -> bool:
    return words in common_words() and words not in proper_names()
