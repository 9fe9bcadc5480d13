"""The house of an office from the one beside it, of the same person or of the one named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.find.organizations.words import REGION
from extract.settle.affiliations.abroad import abroad_as_the_one_before, land_of_a_party
from extract.settle.affiliations.bodies import department_of, house_so_headed, office_of
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import (
    ANY_BODY,
    BODY_KINDS_BY_CLASS,
    CITY_GOVERNMENT,
    CONGRESS,
    DEPARTMENT,
    FOREIGN_NAMES,
    GOES_TO_SEE,
    GOVERNMENT,
    HEADS_OF_STATE,
    LEADERS,
    LIST_JOINT,
    MAX_CHAIN,
    NATIONAL_COUNCIL,
    PARTY,
    REGION_HEAD,
    ZONE_OFFICE,
    level_of,
)
from extract.settle.bureaus import ZONE_BOARD
from extract.settle.entities.levels import place_for_level
from extract.settle.geography import MUNICIPALITIES

# 某县政协主席甲、副主席乙; 某市人大常委会主任甲、副主任乙
HEADS_OF_COUNCIL = re.compile(r"(?:常务)?副?(?:主席|主任|秘书长)|常委|委员")
COUNCIL_NAME = re.compile(r"政协$|人大(?:常委会)?$")
SITS_ELSEWHERE = re.compile(r"议员$|立法委员$|侨务委员$|次长$")
HEADS_A_COUNTY = re.compile("[市区县旗]委书记")
TALKS_WITH = re.compile(r"[,，]并?[与同和]$")
CALLS_ON = re.compile(rf"(?:{GOES_TO_SEE}|拜会)了?$")
OF_MEMBERS = re.compile(r"(?:会长|监事长|理事长?|会董|秘书长)$")
CHIEF_EXECUTIVE = "行政长官"
SPECIAL_REGIONS = ("CN-810000", "CN-820000")
LEVELS = frozenset("省市区县州旗盟")
NAMES_ITS_ORGAN = ("国务", "中央军委", "全国人大", "全国政协")


def from_the_chain(scene: Scene, office: Office, others: Sequence[Office], before: Sequence[Office]) -> None:
    """Read 县委书记、|县长甲: of the house, or of the place of the house, of another office of the same person."""
    name = office.title.name
    if office.title.title_class == "military":
        return  # 县委常委、人武部政委甲: of no committee
    if name.startswith(NAMES_ITS_ORGAN):
        return  # 中共中央政治局常委、国务院副总理甲: not of the party
    if REGION_HEAD.fullmatch(name) and any(o.title.name.startswith(f"{REGION}党委") for o in others):
        office.title = replace(office.title, name=f"{REGION}{name}")
        name = office.title.name
    zone = ZONE_OFFICE.match(name)
    if zone:
        source = [*others, *reversed(before[-4:])]
        for other in source:
            house_name = scene.book.entities[other.body].name if other.body else ""
            cut = ZONE_BOARD.fullmatch(house_name)
            if cut and (other in others or scene.same_sentence(other, office)):
                kind = "government" if zone.group(1) == "管委会" else "party"
                place_id = scene.book.entities[other.body].place_local_id if other.body else None
                key = scene.book.entities[place_id].vocabulary_key if place_id else None
                office.body = scene.book.implied_body(
                    f"{cut.group(1)}{zone.group(1)}", kind, office.title.start, office.title.end, key
                )
                office.basis, office.reason = "sentence", f"the zone of the title before: {cut.group(1)}"
                office.is_inferred = True
                return
        if not any(o.body and scene.book.entities[o.body].detail_kind == "industrial_park" for o in others):
            return  # 市长助理、管委会主任甲: of no government
    district = re.search(r"(区)长", name) if GOVERNMENT.search(name) else None
    if district and not any(_is_of_a_district(scene, o) for o in others):
        for other in reversed(before[-4:]):
            if not other.body or not scene.same_sentence(other, office):
                continue
            owner = scene.book.entities[other.body]
            place_id = owner.place_local_id
            key = scene.book.entities[place_id].vocabulary_key if place_id else None
            place = scene.book.vocabulary.places.get(key) if key else None
            if place is None:
                continue
            is_district = place.level == "district" and place.name.endswith("区")
            target = place.stands_for_key if place.level == "zone" else key if is_district else None
            if target and office_of(
                scene, office, target, "sentence", f"the district of {owner.name}, named before in the sentence"
            ):
                office.is_inferred = True
                return
    congress = CONGRESS.match(name)
    of_a_level = PARTY.match(name) or GOVERNMENT.search(name) or LEADERS.match(name) or CITY_GOVERNMENT.match(name)
    if of_a_level or (congress and congress.group(1)):
        shown = GOVERNMENT.search(name) or LEADERS.match(name)
        level = name[0] if name[0] in LEVELS else shown[1] if shown else None
        level = "自治区" if name.startswith("自治区") else level
        if level is None:
            return  # 镇党委书记: no level of the list
        for other in others:
            house = scene.book.entities[other.body] if other.body else None
            if house is None or house.place_local_id is None:
                continue
            key = scene.book.entities[house.place_local_id].vocabulary_key
            why = "the place of"
            if level == "市" and _is_of_the_city(scene, office, other, house.name, key):
                key, why = _above(scene, key), "the city of"
            key = _province_of(scene, key) if level == "省" else key
            if key and scene.book.vocabulary.places[key].name.endswith(level):
                if office_of(scene, office, key, "sentence", f"{why} the title beside it: {house.name}"):
                    office.is_inferred = True
                    return
        return
    if CONGRESS.match(name):
        return
    if not office.trailing and not _stands_behind_another(office, others) and scene.is_of_unread_words(office):
        return  # 某某事务顾问会副主席、乙公司董事长: the first body is another, unread
    department = DEPARTMENT.match(name)
    for other in others:
        if other.body and not other.trailing and not _holds_apart(office, other):
            house = scene.book.entities[other.body]
            if name in HEADS_OF_STATE and house.detail_kind == "party" and house.name != "中共中央":
                land = scene.place_key(other)
                if land is not None:
                    office_of(scene, office, land, "sentence", f"the land of the title beside it: {house.name}")
                office.is_inferred = office.place is not None
                return  # 某国某党总书记、国家主席甲
            if (
                department
                and house.detail_kind == "party"
                and house.name.endswith("委")
                and not house.name.endswith("工委")
            ):
                seat = scene.seat(house.local_id)
                office.body = scene.book.implied_body(
                    department_of(house.name, department.group(1)),
                    "party",
                    office.title.start,
                    office.title.end,
                    seat,
                )
                office.basis, office.is_inferred = "sentence", True
                office.reason = f"the department of {house.name}, of the title beside it"
                return
            if office.title.title_class in (
                "company",
                "association",
                "academic",
                "media",
            ) and house.detail_kind in ("government", "party", "embassy"):
                consultative = house.name.endswith("政协") and name in ("主席", "副主席")
                if not consultative:
                    continue
            if SITS_ELSEWHERE.search(name) and house.detail_kind not in ("government", "party"):
                continue  # 某会顾问、立法会议员甲
            office.body, office.basis = other.body, "sentence"
            office.reason = f"shares the body of the title beside it: {house.name}"
            return


def _holds_apart(office: Office, other: Office) -> bool:
    """Tell whether a house of one person says nothing of another office of his: 名誉会长、|某公司总裁甲, 会长、|前某会会长甲."""
    if _is_former(other) and not _is_former(office):
        return True
    return other.title.start > office.title.start and OF_MEMBERS.search(office.title.name) is not None


def _is_former(office: Office) -> bool:
    return office.name.startswith(("原", "前"))


def _is_of_the_city(scene: Scene, office: Office, other: Office, house: str, key: str | None) -> bool:
    """Tell whether an office is of the city above the place of the one beside it.

    市委常委、某区委书记甲 sits on the committee of the city; 市政协主席、某市高新区党工委书记甲 is of the city the report is about.
    """
    if office.title.name == "市委常委":
        return HEADS_A_COUNTY.fullmatch(other.title.name) is not None
    home = place_for_level(scene.book, "市", office.title.start)
    return ZONE_BOARD.fullmatch(house) is not None and home == _above(scene, key)


def _province_of(scene: Scene, key: str | None) -> str | None:
    """省委常委、某市委书记: of the committee of the province the city lies in."""
    ancestors = scene.book.vocabulary.ancestors(key) if key else ()
    return next((p.place_key for p in ancestors if p.name.endswith("省")), key)


def _above(scene: Scene, key: str | None) -> str | None:
    """市委常委、某市委书记: the secretary of a town sits on the committee of the city above it, as on his own."""
    place = scene.book.vocabulary.places.get(key) if key else None
    if place is None or place.level != "district":
        return key
    above = scene.book.vocabulary.ancestors(place.place_key)
    return next((p.place_key for p in above if p.level == "city" or p.place_key in MUNICIPALITIES), key)


def _is_of_a_district(scene: Scene, office: Office) -> bool:
    """Tell whether the house of an office sits in a district: 黄岩区委副书记."""
    house = office.place or (scene.book.entities[office.body].place_local_id if office.body else None)
    key = scene.book.entities[house].vocabulary_key if house else None
    place = scene.book.vocabulary.places.get(key) if key else None
    return place is not None and place.level == "district" and place.name.endswith("区")


def as_the_one_before(scene: Scene, office: Office, chain: Sequence[Office], before: Sequence[Office]) -> bool:
    """深圳市委书记甲,市长乙 and 某公司董事长甲、总经理乙: the office right behind another's name is of the same house."""
    first = min((o.body_start for o in chain), default=office.body_start)
    joint = LIST_JOINT.search(scene.clean, max(0, first - 2), first)
    if joint is None or not before:
        return False
    last = before[-1]
    talks = TALKS_WITH.search(scene.clean, max(0, first - 3), first)
    if talks is not None and last.person.end == talks.start() and not _is_called_on(scene, office, last):
        return False
    if last.person.end not in (joint.start(), talks.start() if talks is not None else None):
        return False
    if abroad_as_the_one_before(scene, office, last, joint):
        return True
    of_last = [o for o in before[-MAX_CHAIN:] if o.person.start == last.person.start]
    name = office.title.name
    if OF_MEMBERS.search(name) is not None:  # 会长、甲公司总裁王一,监事长、乙公司总裁李二: both of one association
        of_last = [o for o in of_last if OF_MEMBERS.search(o.title.name)] or of_last
        if all(OF_MEMBERS.search(o.title.name) and not (o.body or o.place or _is_former(o)) for o in of_last[:1]):
            return len(chain) > 1
    holders = [o for o in of_last if (o.body or o.place) and (_is_former(office) or not _is_former(o))]
    if not holders:
        return False
    if (
        PARTY.match(name)
        or GOVERNMENT.search(name)
        or LEADERS.match(name)
        or CONGRESS.match(name)
        or CITY_GOVERNMENT.match(name)
    ):
        match = PARTY.match(name) or LEADERS.match(name) or CITY_GOVERNMENT.match(name) or CONGRESS.match(name)
        word = level_of(match.group(1)) if match and match.group(1) else ""
        government = GOVERNMENT.search(name)
        word = word or (government.group(1) or government.group(2) if government else "")
        seats = {scene.place_key(o) for o in holders}
        cities = {_above(scene, seat) for seat in seats}
        if len(cities) == 1 and cities & seats:  # 市委常委、某市委书记甲,市委秘书长乙: of the city, not of the town
            holders = [o for o in holders if scene.place_key(o) in cities]
        if LEADERS.match(name):
            holders = [o for o in holders if o.place or scene.is_public(o)]  # 某大学校长甲,市领导乙
        holders = [o for o in holders if o.title.title_class != "diplomatic"]  # 某国驻某市总领事甲,市政府秘书长乙
        for other in reversed(holders):
            key = scene.place_key(other)
            place = scene.book.vocabulary.places.get(key) if key else None
            own = scene.book.entities[other.body].name if other.body else ""
            if other.body and government and own.endswith(f"{word}政府"):
                office.body, office.basis, office.is_inferred = other.body, "sentence", True
                office.reason = f"{own}, of the office before it in the list"
                return True
            if place is None or not (place.name.endswith(word) or (word == "市" and place.place_key in MUNICIPALITIES)):
                continue
            if office_of(
                scene,
                office,
                place.place_key,
                "sentence",
                f"the place of the office before it in the list: {place.name}",
            ):
                office.is_inferred = True
                return True
        return False
    if not (last.body or last.place):
        # 区人大副主任、某会主席甲、副主席乙: of the house of the office before, which is not known
        same = last.title.title_class == office.title.title_class
        return same and office.title.title_class in ("association", "company") and not last.trailing
    allowed = BODY_KINDS_BY_CLASS.get(office.title.title_class)
    for other in reversed(holders):
        house = house_so_headed(scene, office, other.body)
        if other.body and house is None:
            continue
        kind = scene.book.entities[house].detail_kind if house else None
        consults = kind == "government" and HEADS_OF_COUNCIL.fullmatch(office.title.name) is not None
        consults = consults and COUNCIL_NAME.search(scene.book.entities[house or ""].name) is not None
        if house and (
            (allowed is None and office.title.name in ANY_BODY) or (allowed is not None and kind in allowed) or consults
        ):
            office.body, office.basis, office.is_inferred = house, "sentence", True
            office.reason = f"{scene.book.entities[house].name}, the body of the office before it in the list"
            return True
    return False


def _is_called_on(scene: Scene, office: Office, last: Office) -> bool:
    """Tell 拜访某局党组书记、局长甲,与|副局长乙座谈: a deputy in the house that was called on."""
    holders = [o for o in scene.told_before[-MAX_CHAIN:] if o.person.start == last.person.start]
    start = min((o.body_start for o in holders), default=last.body_start)
    return "副" in office.title.name and CALLS_ON.search(scene.clean, max(0, start - 4), start) is not None


def of_the_state(scene: Scene, office: Office) -> bool:
    """Read 国务院总理甲, 中央政治局委员乙: an office of which the whole state has one."""
    name = office.title.name
    start, end = office.title.start, office.title.end
    if office.person.rule in FOREIGN_NAMES:
        return False  # the head of another party or state
    if (land := land_of_a_party(scene, office)) is not None:
        office.place = scene.book.place(land, start, end, implied=True)
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"an office beside that of a party of {scene.book.vocabulary.places[land].name}"
        return True
    if name == "总书记" or "政治局" in name or name in ("书记处书记", "中央委员", "中央候补委员"):
        office.body = scene.book.implied_body("中共中央", "party", start, end, "CN")
    elif name in ("国家主席", "国家副主席"):
        office.place = scene.book.place("CN", start, end, implied=True)
    elif name in ("国务院总理", "国务委员", "国务院副总理"):
        office.body = scene.book.implied_body("国务院", "government", start, end, "CN")
    elif name == CHIEF_EXECUTIVE:
        named = {key for _, _, key in scene.book.marks.places if key in SPECIAL_REGIONS}
        if len(named) != 1:
            return False
        office.place = scene.book.place(named.pop(), start, end, implied=True)
        office.basis, office.reason, office.is_inferred = "inferred", "the head of the special region spoken of", True
        return True
    elif name in ("军委主席", "中央军委主席"):
        office.body = scene.book.implied_body("中央军委", "government", start, end, "CN")
    elif name.startswith("全国人大常委会"):
        office.body = scene.book.implied_body("全国人大常委会", "government", start, end, "CN")
    elif name.startswith("全国政协"):
        office.body = scene.book.implied_body(NATIONAL_COUNCIL, "government", start, end, "CN")
    else:
        return False
    office.basis, office.reason, office.is_inferred = "inferred", "an office of the whole state", True
    return True


def _stands_behind_another(office: Office, others: Sequence[Office]) -> bool:
    """Tell whether another title of the same chain stands before this one."""
    return any(o.title.start < office.title.start for o in others)
