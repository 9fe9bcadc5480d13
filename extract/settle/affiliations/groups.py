"""Offices in a group that travels, and whose delegation somebody leads: 由甲任团长, 以乙为团长, 代表团在丙率领下."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.settle.affiliations.bodies import office_of, take
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import LEADERS
from extract.settle.settled import Mention

# 王一任|团长, 以王一先生为|名誉团长: an office in the group behind the name of who takes it.
TAKES_IT = re.compile(
    r"(?:先生|女士|博士)?(?:一同|共同|分别)?(?:担任|出任|[任为])(?:此次|本次|该团|代表团|考察团)?(?:的)?"
)
HEAD_OF_A_GROUP = re.compile(r"(?:总|副|名誉|荣誉|执行|常务副)?团长|(?:名誉|荣誉)顾问|顾问")
GROUP_HEAD = re.compile(r"(?:总|副|名誉|荣誉|执行|常务副)?团长|团员")
# What stands between two who share an office: 王一、李二任副团长.
SHARES = re.compile(r"以及|[、和与及]")
# 甲会、乙会会长王一等|市领导: what a list of names is called behind it.
CALLED_BEHIND = re.compile(r"等(?:有关|相关|主要)?")
# 某商会代表团由会长甲带队, 副主席乙率某侨联代表团: whose head he is stands in the name of the delegation.
DELEGATION_TAIL = re.compile(
    r"(?:(?:经贸|友好|商务|访问|参访|考察|交流|学习|工作|党政|招商|经贸文化|文化)*)(?:代表团|考察团|访问团|参访团|交流团)$"
)
LEADS_IT = re.compile(r"率(?:领|团)?了?")
# 某商会代表团在会长甲的率领下: of the house that goes.
LEADS_UNDER = re.compile(r"(?:等人?)?(?:的)?(?:亲自)?(?:率领|带领|带队|率队)之?下")
# 某市代表团由市长甲率领: of the place that sends it.
LEADS_AS_SUBJECT = re.compile(r"(?:等人?)?(?:亲自)?(?:率领|带领|带队|率队|率团|领队|(?:担任|任|为)团长)")
BEHIND_A_GROUP = re.compile(r"(?:一行)?(?:[0-9一二三四五六七八九十]{1,3}余?人)?[,，]?")
MAX_HEADS = 8  # who share one office or lead together


def groups_of(scene: Scene, person: Mention) -> list[Office]:
    """Give the office in a group that stands behind a name, for all who share it: 会长甲任团长, 乙、丙任副团长."""
    takes = TAKES_IT.match(scene.clean, person.end)
    title = scene.title_by_start.get(takes.end()) if takes is not None else None
    if title is None or HEAD_OF_A_GROUP.fullmatch(title.name) is None:
        return []
    if not title.name.endswith("团长") and _delegation_of(scene, title.start, title.end) is None:
        return []  # 聘任甲为顾问: of no group
    holders, at = [person], person.start
    while len(holders) < MAX_HEADS and (joint := SHARES.search(scene.clean, max(0, at - 2), at)) is not None:
        before = scene.person_by_end.get(joint.start())
        if before is None:
            break
        holders.append(before)
        at = before.start
    if title.name == "团长":
        holders = holders[:1]
    offices = [
        Office(title=title, person=holder, name=title.name, trailing=True, apart=True) for holder in reversed(holders)
    ]
    for office in offices:
        office.body_start = title.start
        _take_the_delegation(scene, office)
    return offices


def of_the_group(scene: Scene, office: Office) -> bool:
    """Read 团长甲, 任副团长: of the one delegation that the sentence names."""
    return GROUP_HEAD.fullmatch(office.title.name) is not None and _take_the_delegation(scene, office)


def _take_the_delegation(scene: Scene, office: Office) -> bool:
    """Take the one delegation of the sentence for an office in it."""
    group = _delegation_of(scene, office.title.start, office.title.end)
    if group is None:
        return False
    office.body, office.basis, office.is_inferred = group.local_id, "sentence", True
    office.reason = f"{scene.book.entities[group.local_id].name}, the one delegation of the sentence"
    return True


def _delegation_of(scene: Scene, start: int, end: int) -> Mention | None:
    """Give the delegation right behind an office in it (任团长的|甲市代表团), or else the one of the sentence."""
    sentence = scene.book.sentence_at(start)
    if sentence is None:
        return None
    entities = scene.book.entities
    first = bisect_left(scene.body_starts, sentence.start)
    named = [
        m
        for m in scene.bodies[first : bisect_left(scene.body_starts, sentence.end)]
        if entities[m.local_id].detail_kind == "delegation"
    ]
    behind = next((m for m in named if scene.clean[end : m.start] == "的"), None)
    if behind is not None:
        return behind
    return named[0] if len({m.local_id for m in named}) == 1 else None


def called_so(scene: Scene, person: Mention) -> list[Office]:
    """Give the office that a list of names is called by behind it: 甲、[乙]、丙等|市领导."""
    at = person.end
    for _ in range(MAX_HEADS * 2):
        called = CALLED_BEHIND.match(scene.clean, at)
        if called is not None:
            title = scene.title_by_start.get(called.end())
            if title is None or LEADERS.fullmatch(title.name) is None:
                return []
            return [
                Office(title=title, person=person, name=title.name, trailing=True, apart=True, body_start=title.start)
            ]
        joint = SHARES.match(scene.clean, at)
        behind = scene.person_by_start.get(joint.end()) if joint is not None else None
        if behind is None:
            return []
        at = behind.end
    return []


def goes_with_its_house(scene: Scene, office: Office, first: int) -> bool:
    """Read 某商务厅在副厅长甲的率领下, 某市代表团由市长乙率领: of the house or place that he leads, or of none that is known.

    `first` is where his offices begin.
    """
    clean, word = scene.clean, scene.clean[first - 1 : first]
    leads = {"在": LEADS_UNDER, "由": LEADS_AS_SUBJECT}.get(word)
    if leads is None or leads.match(clean, _end_of_names(scene, office.person)) is None:
        return False
    sentence = scene.book.sentence_at(first)
    before = [m for m in scene.bodies if sentence is not None and sentence.start <= m.start and m.end < first]
    before = [m for m in before if clean[m.start - 1 : m.start] != "据"]  # 据某市外侨局消息
    near = [m for m in before if BEHIND_A_GROUP.fullmatch(clean, m.end, first - 1)]
    if not before or (word == "由" and not near):
        return False
    house = near[-1] if near else before[0]
    entity = scene.book.entities[house.local_id]
    if entity.detail_kind != "delegation":
        if word == "由":
            return False
        take(scene, office, house, "sentence", "the house that goes under its head")
        return True
    named = sender(scene, entity.name)
    if named is not None:
        take(scene, office, named, "sentence", "the house that goes under its head")
        return True
    place = scene.book.vocabulary.places.get(scene.seat(house.local_id) or "")
    own = DELEGATION_TAIL.sub("", entity.name)
    if place is not None and (own == place.name or place.name.startswith(own)):
        if office_of(scene, office, place.place_key, "sentence", f"the place whose delegation goes: {place.name}"):
            office.is_inferred = True
            return True
    return word == "在"


def _end_of_names(scene: Scene, person: Mention) -> int:
    """Give the end of the last name of the list that begins with this one: 市领导[甲、乙]."""
    end = person.end
    for _ in range(MAX_HEADS):
        joint = SHARES.match(scene.clean, end)
        behind = scene.person_by_start.get(joint.end()) if joint is not None else None
        if behind is None:
            break
        end = behind.end
    return end


def delegation_led(scene: Scene, office: Office) -> Mention | None:
    """Give the delegation that 由会长甲带队 or 副主席乙率 says somebody leads."""
    start = office.person.start if office.trailing else office.body_start or office.title.start
    end = office.title.end if office.trailing else office.person.end
    leads = LEADS_IT.match(scene.clean, end)
    near: list[Mention] = []
    if leads is not None:
        near = scene.bodies[
            bisect_left(scene.body_starts, leads.end()) : bisect_left(scene.body_starts, leads.end() + 3)
        ]
    elif scene.clean[start - 1 : start] == "由" and (before := scene.body_by_end.get(start - 1)) is not None:
        near = [before]
    return next((m for m in near if scene.book.entities[m.local_id].detail_kind == "delegation"), None)


def sender(scene: Scene, delegation: str) -> Mention | None:
    """Give the body whose name a delegation's begins with, where the text names it apart: 某商会 of 某商会代表团."""
    house = scene.book.organization_id_by_name.get(DELEGATION_TAIL.sub("", delegation))
    return next((m for m in scene.bodies if m.local_id == house), None) if house else None
