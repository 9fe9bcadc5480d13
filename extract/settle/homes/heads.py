"""Hosts shown by their heads: who holds an office twice, heads a zone, takes part, speaks for a town or talks with guests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.find.candidates import PlaceCandidate
from extract.segment import Story
from extract.settle.geography import is_of_level
from extract.settle.homes.found import NOBODY
from extract.settle.homes.goals import came_to
from extract.settle.homes.offices import LEVEL_BY_WORD, holds_office
from extract.settle.homes.reach import HEADLINE_AND_LEAD, sentence_of
from extract.vocabulary import Vocabulary

# 市委书记季川, 甲市委副书记、市长沈望舒: an office that one person holds at a time, and who holds it
SOLE_OFFICE = re.compile(
    r"(?P<before>[\u4e00-\u9fff、]{0,24}?)(?P<office>[市县区州旗]委书记|(?<!副)代?[市县区州旗]长)"
    r"(?P<who>[\u4e00-\u9fff]{2,4})"
)
OFFICES_ONLY = re.compile(
    r"(?:委|(?:人民)?政府)?(?:省委|自治区党委)?(?:[市县区州旗](?:委|人大|政协|政府)|副?[市县区州旗]长|党组|书记|副|常委|委员|主任|主席|常务|代|省委|[、和兼])*"
)
OPENS_AN_OFFICE = re.compile(r"[^\u4e00-\u9fff、]")
# 到云溪新区考察: a zone that guests go to
GOES_TO_A_ZONE = re.compile(
    r"(?:到|来|来到|莅临|走进|到访)(?P<zone>[\u4e00-\u9fff]{2,8}?(?:新区|开发区|高新区|经开区|示范区|合作区))(?:进行|开展|参观|实地)*(?:考察|访问|调研|参观|学习)"
)
TAKE_PART = re.compile(r"[^。;；]{2,240}?(?:参加|陪同|出席|接待)")
# 甲代表乙市委、市政府欢迎客人
SPEAKS_FOR = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<who>[\u4e00-\u9fff]{2,4}?)(?:首先|同志)?代表(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<level>[省市区县州])委"
    r"[、和]?[省市区县州]?(?:人民)?政府"
)
# 市委书记甲与乙市市长丙率领的代表团座谈: who speaks for a place without naming it talks with guests.
WITH_LEADER_OF = re.compile(
    r"(?<![\u4e00-\u9fff])[省市区县州](?:委(?:副?书记|常委)|长)[^,，。;；]{2,4}[与同和](?P<guests>[^,，。;；]{4,40}?率(?:领|队|团)?的?[^,，。;；]{0,12}?(?:代表团|考察团|访问团|一行))"
)


def headed_twice(
    clean: str, story: Story, home: str, places: Sequence[PlaceCandidate], vocabulary: Vocabulary
) -> str | None:
    """Give the level at which somebody heads a place without a name while another heads home: 市长甲,乙市市长丙 → 市.

    No town has two mayors, so that whoever writes 市长甲 sits elsewhere.
    """
    ours: dict[str, str] = {}
    bare: dict[str, set[str]] = {}
    keys = {p.end: p.place_keys for p in places if story.start <= p.start < story.end}
    for found in SOLE_OFFICE.finditer(clean, story.start, story.end):
        who, office = found["who"], found["office"].removeprefix("代")
        if who[0] not in vocabulary.surnames and who[:2] not in vocabulary.compound_surnames:
            continue
        start = found.start("before")
        if start > story.start and OPENS_AN_OFFICE.search(clean[start - 1]) is None:
            continue
        at = next((end for end in range(found.start("office") + 1, start, -1) if home in keys.get(end, ())), None)
        if at is not None:
            between = clean[at : found.start("office")]
            if len(keys[at]) == 1 and OFFICES_ONLY.fullmatch(between) is not None:
                ours.setdefault(office, who)
        elif OFFICES_ONLY.fullmatch(found["before"]) is not None:
            bare.setdefault(office, set()).add(who)
    for office, held_by in bare.items():
        if office in ours and all(who[:2] != ours[office][:2] for who in held_by):
            return office[0]
    return None


def the_other_town(clean: str, word: str, places: Sequence[PlaceCandidate], vocabulary: Vocabulary) -> str:
    """Give the one other place of a level that a story names, or the one somebody goes to. An empty key for none."""
    wanted = LEVEL_BY_WORD[word]
    there = [p for p in places if is_of_level(p.place_keys[0], wanted, vocabulary)]
    there = [p for p in there if vocabulary.places[p.place_keys[0]].level == wanted] or there
    keys = {p.place_keys[0] for p in there}
    return next(iter(keys)) if len(keys) == 1 else came_to(clean, there)


def zone_whose_heads_are_ours(clean: str, story: Story) -> str | None:
    """Give the zone guests go to, where one of its heads holds office in a town without a name: 甲新区党工委书记、市委书记乙."""
    for goes in GOES_TO_A_ZONE.finditer(clean, story.start, story.end):
        heads = re.compile(
            rf"{goes['zone']}(?:党工委|管委会|工委)[\u4e00-\u9fff、]{{0,24}}?、(?:[市县区州旗]委|副?[市县区州旗]长)"
        )
        if heads.search(clean, story.start, story.end) is not None:
            return goes["zone"]
    return None


def written_from_afar(
    clean: str, places: Sequence[PlaceCandidate], guests: str, goal: PlaceCandidate, vocabulary: Vocabulary
) -> bool:
    """Tell 甲省乙市市长丙率团到丁市考察。丁市市长戊参加活动 from the guests' own report: who is at home needs no province.

    The guests are written with their province, where they came to is not, and its officials open the next sentence.
    """
    above = {p.place_key for p in vocabulary.ancestors(guests)}
    beyond = {p.place_key for p in vocabulary.ancestors(goal.place_keys[0])}
    provinces = {key for key in above if vocabulary.places[key].level == "province"}
    if not provinces or provinces & {goal.place_keys[0], *beyond}:
        return False
    sentence = sentence_of(clean, goal.start)
    before = [p for p in places if sentence < p.start < goal.start]
    if any(p.end == goal.start and p.place_keys[0] in beyond for p in before):
        return False
    start = next((p.start for p in before if p.place_keys[0] in provinces), None)
    for place in before if start is not None else ():
        if place.place_keys[0] == guests and holds_office(clean, place):
            break
        if place.start == start and place.place_keys[0] in above:
            start = place.end
    else:
        return False
    if place.start != start:
        return False
    stop = clean.find("。", goal.end, goal.end + HEADLINE_AND_LEAD) + 1
    host = next((p for p in places if stop and stop <= p.start <= stop + 1), None)
    return (
        host is not None
        and host.place_keys[0] == goal.place_keys[0]
        and holds_office(clean, host)
        and TAKE_PART.match(clean, host.end) is not None
    )


def place_spoken_for(clean: str, story: Story, vocabulary: Vocabulary) -> str | None:
    """Give the place in whose name somebody speaks whose own office goes without one: 市委书记甲…。甲代表乙市委、市政府致辞."""
    for speech in SPEAKS_FOR.finditer(clean, story.start, story.end):
        bare = re.compile(
            rf"(?<![\u4e00-\u9fff])(?:[省市区县州]委(?:副?书记|常委)|副?[省市区县州]长)(?:、(?:常务)?副?[省市区县州]长)?{speech['who']}"
        )
        keys = vocabulary.place_keys_by_alias.get(f"{speech['place']}{speech['level']}", ())
        if len(keys) == 1 and bare.search(clean, story.start, story.end):
            return keys[0]
    return None


def talks_with_guests(clean: str, story: Story, places: Sequence[PlaceCandidate], guests: str) -> str | None:
    """Give the place whose leader talks with guests of another, where one other is spoken of beside theirs: 甲与乙地缘相近.

    None where nobody talks with guests so; an empty key where it is not said whose leader he is.
    """
    talks = WITH_LEADER_OF.search(clean, story.start, min(story.end, story.start + HEADLINE_AND_LEAD))
    if talks is None or not any(
        p.place_keys[0] == guests and talks.start("guests") <= p.start < talks.end() and holds_office(clean, p)
        for p in places
    ):
        return None
    beside: set[str] = set()
    for one, other in pairwise(places):
        pair = {one.place_keys[0], other.place_keys[0]}
        if guests in pair and len(pair) == 2 and clean[one.end : other.start] in ("与", "和", "同", "、"):
            beside |= pair - {guests}
    return beside.pop() if len(beside) == 1 else NOBODY
