"""Who receives guests in the house they came to: 甲一行莅临某商会座谈。会长乙,秘书长丙热情接待."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.settle.affiliations.bodies import take
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import RECEIVES_THEM
from extract.settle.settled import Mention

CAME_TO = re.compile(r"(?:莅临|到访|来访|走访|拜访|访问|参访|造访|做客|来到|走进|考察|[到赴至])了?$")
# what guests do in a house of others
TO_DO_THERE = re.compile(
    r"(?:总部|本部|会所|秘书处|办公室)?(?:进行|开展|举行|展开)?(?:座谈|交流|考察|调研|指导|参观|走访|访问|拜访|洽谈|对接|学习|参访|会谈|[,，。;；])"
)
JOINT = re.compile(r"以及|[、,，和及与]|(?:先生|女士)[、,，和及与]?")
TAKES_PART_IN_IT = re.compile(
    r"(?:等人?)?(?:[^,，。;；]{0,8}领导)?(?:一同|共同|全程|热情)*(?:参加|参与|出席|陪同)(?:了)?(?:座谈|接待|会见|交流|会谈|洽谈|活动)"
)
MAX_LIST = 12  # people of one house who receive
MAX_OFFICES = 24  # characters of the offices of one of them
SENTENCES_BACK = 2  # where the guests came to is told before


def of_the_house_they_came_to(scene: Scene, office: Office, allowed: frozenset[str]) -> bool:
    """Read 甲一行莅临某商会座谈。会长乙,监事长丙,|秘书长丁热情接待: of the one house that the guests came to."""
    if office.trailing or not _receives(scene, office):
        return False
    house = _house_they_came_to(scene, office)
    if house is None or scene.book.entities[house.local_id].detail_kind not in allowed:
        return False
    guests = {o.body for o in scene.told_before if o.title.start < house.start}
    if house.local_id in guests:
        return False
    take(scene, office, house, "paragraph", "the house that the guests came to")
    return office.body is not None


def _receives(scene: Scene, office: Office) -> bool:
    """Tell whether the list that goes on behind a name ends in who receives the guests."""
    at, clean = office.person.end, scene.clean
    for _ in range(MAX_LIST):
        if RECEIVES_THEM.match(clean, at) or TAKES_PART_IN_IT.match(clean, at):
            return True
        joint = JOINT.match(clean, at)
        first = bisect_left(scene.person_starts, at)
        if joint is None or first == len(scene.people):
            return False
        person = scene.people[first]
        if person.start - joint.end() > MAX_OFFICES or not (
            person.start in scene.title_by_end or person.start == joint.end()
        ):
            return False
        at = person.end
    return False


def _house_they_came_to(scene: Scene, office: Office) -> Mention | None:
    """Give the one body that somebody came to in the sentences before, over the edge of a paragraph too."""
    sentences = scene.book.sentences
    index = bisect_left([s.start for s in sentences], office.title.start + 1) - 1
    floor = sentences[max(0, index - SENTENCES_BACK)].start if index >= 0 else 0
    found: list[Mention] = []
    for body in scene.bodies[
        bisect_left(scene.body_starts, floor) : bisect_left(scene.body_starts, office.title.start)
    ]:
        if CAME_TO.search(scene.clean, max(0, body.start - 3), body.start) and TO_DO_THERE.match(scene.clean, body.end):
            found.append(body)
    return found[-1] if len({m.local_id for m in found}) == 1 and found[-1].rule != "bare_body" else None
