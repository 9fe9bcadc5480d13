"""Whose delegation news a story is: each kind of evidence in the order in which it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.restore.text import RestoredText
from extract.segment import Story
from extract.settle.counties import city_of_counties
from extract.settle.geography import related
from extract.settle.homes.delegation import by_delegation
from extract.settle.homes.found import HomeFound
from extract.settle.homes.goals import is_goal, visited_from_afar
from extract.settle.homes.leader import by_leader
from extract.settle.homes.most_named import by_count
from extract.settle.homes.occasions import by_host, by_own_occasion
from extract.settle.homes.offices import GOVERNED, LEVEL_BY_WORD, OFFICE_WORD, OURS, level_meant, places_of
from extract.settle.homes.own_paper import by_paper
from extract.settle.homes.own_town import own_town
from extract.settle.homes.praise import guests_of, praised, wooed
from extract.settle.homes.visited import beside_the_visited, visited_by_foreigners
from extract.settle.homes.visits import VISITS_US, comes_to_us, of_those_who_come
from extract.vocabulary import Vocabulary

GUESTS = re.compile(r"代表团|考察团|访问团|参访团|考察组|一行")
# 甲市委、市政府|组织党政考察团赴乙市
SENDS_A_GROUP = re.compile(
    r"[市区县州旗]?委[、和]?[市区县州旗]?(?:人民)?政府(?:联合)?(?:组织|组建|组成|派出)了?[^,，。;；]{0,12}?(?:代表团|考察团|访问团|考察组|学习团|小分队)"
)
GOVERNMENT_OF = re.compile(
    r"[省市区县州旗盟]?(?:人民)?政府(?=(?:党组成员、)?(?:常务)?副?[省市区县州旗盟]长)"
)  # 甲市政府|副市长


def find_homes(
    text: RestoredText,
    stories: Sequence[Story],
    organizations: Sequence[OrganizationCandidate],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> Mapping[int, HomeFound]:
    """Give each story its home, or none: news of an association has no home city."""
    homes: dict[int, HomeFound] = {}
    for story in stories:
        homes[story.ordinal] = _home(text, story, organizations, places, vocabulary)
    first = homes[stories[0].ordinal] if stories else None
    for ordinal, home in homes.items():
        if home.place_key is None and first is not None and first.place_key is not None:
            homes[ordinal] = HomeFound(place_key=first.place_key, basis="article")
    return homes


def _home(
    text: RestoredText,
    story: Story,
    organizations: Sequence[OrganizationCandidate],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> HomeFound:
    clean = text.clean_text
    named = by_delegation(clean, story, organizations, vocabulary)
    if named is not None and not VISITS_US.search(clean, story.start, story.end):
        return named  # 甲市代表团来我市: whose guests they are is still to be found
    inside = [p for p in places if story.start <= p.start < story.end and p.place_keys]
    held = sorted([*inside, *places_of(clean, story, GOVERNMENT_OF, organizations, vocabulary)], key=lambda p: p.start)
    office = by_leader(clean, story, held, vocabulary)
    if office is not None and not comes_to_us(clean, story, office):
        return office
    sender = next(iter(places_of(clean, story, SENDS_A_GROUP, organizations, vocabulary)), None)
    if sender is not None:
        sent_by = HomeFound(place_key=sender.place_keys[0], basis="leader_office", start=sender.start, end=sender.end)
        if not comes_to_us(clean, story, sent_by):
            return sent_by
    paper = by_paper(text, vocabulary)
    ours = list(OURS.finditer(clean, story.start, story.end))
    bare = list(
        re.finditer(
            r"(?:省委|市委|区委|县委|旗委|盟委)(?:书记|副书记|常委|委员)|副?[省市区县旗盟]长"
            r"|(?<![\u4e00-\u9fff])(?:州委(?:副?书记|常委)|副?州长)",
            clean[story.start : story.end],
        )
    )
    elided = [
        o
        for o in organizations
        if o.rule == "elided_body" and story.start <= o.start < story.end and clean[o.start] in LEVEL_BY_WORD
    ]
    if not ours and not bare and not elided:
        return HomeFound(place_key=None, basis="unstated")
    alone = [found.group() for found in OFFICE_WORD.finditer(clean, story.start, story.end)]
    word = level_meant([found.group() for found in ours], alone)
    told = word
    if not ours and word not in ("市", "省") and GUESTS.search(clean, story.start, story.end):
        word = None  # a county whose offices a delegation met is not its home
    if elided and not ours and not bare:
        word = clean[elided[0].start]
    goals = [is_goal(clean, p) for p in inside]
    gone = {p.place_keys[0] for p, goal in zip(inside, goals, strict=True) if goal}
    afar = visited_from_afar(clean, inside, gone)
    afar = afar | of_those_who_come(clean, story, inside)
    near = [p for p, goal in zip(inside, goals, strict=True) if not goal and p.place_keys[0] not in afar]
    near = sorted([*near, *places_of(clean, story, GOVERNED, organizations, vocabulary)], key=lambda p: p.start)
    counted = by_count(clean, near, vocabulary, ours, word)
    if paper is None and (own := by_own_occasion(clean, inside, vocabulary)) is not None:
        return own
    if counted is None and paper is None:
        counted = (
            by_host(clean, story, inside, organizations, vocabulary, told)
            or visited_by_foreigners(clean, story, inside, vocabulary, told)
            or beside_the_visited(clean, inside, gone | afar, vocabulary, word)
            or praised(clean, story, inside, gone | afar, vocabulary, word)
            or wooed(clean, story, inside, afar, guests_of(organizations, vocabulary), vocabulary, told)
        )
    if counted is None and paper is None and (lone := own_town(clean, story, inside, organizations, vocabulary)):
        counted = HomeFound(
            place_key=lone.place_keys[0], basis="article", start=lone.start, end=lone.end, is_tellers=True
        )
    of_a_city = told == "市" or (told is None and any(found.group() in ("全市", "市直") for found in ours))
    if counted is None and paper is None and of_a_city:
        of_counties = city_of_counties(clean, story, inside, gone | afar, vocabulary)
        if of_counties is not None:
            key, county = of_counties
            counted = HomeFound(place_key=key, basis="article", start=county.start, end=county.end, is_tellers=True)
    if paper is not None and counted is not None and related(paper.place_key, counted.place_key, vocabulary):
        return counted
    if paper is not None and _is_above(paper, told, vocabulary):
        paper = None  # 县长甲 in the paper of a prefecture: of which county is not said
    return paper or counted or HomeFound(place_key=None, basis="unstated")


def _is_above(paper: HomeFound, word: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a paper is of a larger place than the offices without a name are: 县长甲, 市长乙 of a province's paper."""
    order = ("province", "city", "district")
    place, told = vocabulary.places[paper.place_key or ""], LEVEL_BY_WORD.get(word or "")
    if place.name.endswith("市") and told == "city":
        return False  # 北京市, a province
    level = place.level
    return level in order and told in order and order.index(level) < order.index(told)
