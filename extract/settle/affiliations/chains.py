"""The titles of one name: the run of offices before it, one behind it, and one title over several names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.find.candidates import TitleCandidate
from extract.find.people.words import HONORIFIC
from extract.settle.affiliations.bodies import office_of
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.stated import read_stated
from extract.settle.affiliations.wording import GOVERNMENT, MAX_CHAIN, MAX_UNREAD
from extract.settle.settled import Mention

JOINT_BEFORE = re.compile(r"(?:、|兼|兼任|及|和|与|暨|/|／|\s)$")
HONORIFIC_BEFORE = re.compile(f"{HONORIFIC.pattern}$")
COMMA = re.compile(r"[,，]")
MEMBERSHIP = re.compile(
    r"常委$|党(?:组|委|工委)(?:委员|成员|副?书记)$"
)  # before an office of the same house: 市委常委|副市长
# 甲与乙一行座谈: who stands behind 与 is the other side, not a holder of the same office.
TALKS_BEHIND = re.compile(
    r"(?:一行|先生|女士|等)?(?:[0-9]+人)?(?:就[^,，。;；]{1,30})?(?:一行|举行|进行|展开|开展|亲切|深入|友好|座谈|会谈|会面|会晤|洽谈|交流|签署|签订|签约|共同签)"
)
PAIR_JOINT = re.compile(r"以及|[、和与及]")
# 永远名誉会长、|云帆娱乐|首席顾问甲: a house that no finder knows, of one clause's worth of words.
UNREAD_HOUSE = re.compile(r"、(?=[\u4e00-\u9fff]{2,14}$)")
# 副总理兼|财政和经济发展部|部长甲: what stands behind 兼 is of whoever holds the office before it.
HELD_TOO = re.compile(r"(?:兼任?|、)(?=[\u4e00-\u9fff]{2,6}和[\u4e00-\u9fff]{2,8}[部厅局会](?:第[一二三])?$)")
# 县政协主席、|对外联络领导组|组长甲: the last word tells a house, whatever stands before it.
KIND_OF_HOUSE = re.compile(r"(?:监委|区|组|会|部|室|中心|办|院|局|站|队|厅|处|联|协|府|镇|村|街道)$")
# No house is called so: 会长、|应邀出席的|副会长甲, 主席、|与会的|秘书长乙.
NO_HOUSE = re.compile(r"[的了在向对率赴由于为是并来到陪同与见访受应各等]|参加|出席|主持|带领|以及")
# 副市长兼|高新区|党工委书记: a zone whose name is left out, and no list has it.
ZONE_WITHOUT_A_NAME = re.compile(
    r"(?:、|兼任?)(?=(?:高新区|经开区|经济开发区|开发区|新区|保税区|度假区|示范区|产业园区?)$)"
)


def pair(office: Office, body: Mention) -> None:
    """Give this office the body that stands at the same place in the list of bodies as its holder in that of names."""
    office.body, office.basis, office.is_inferred = body.local_id, "sentence", True
    office.reason = "as many names as bodies before their one title: each is of its own, in order"


def respectively(scene: Scene, first: Mention, chain: Sequence[Office]) -> dict[int, Mention]:
    """Read 甲会、乙会负责人王一和李二: as many names as bodies, each of its own, by where each name begins."""
    if len(chain) != 1 or chain[0].trailing or chain[0].basis != "stated":
        return {}
    body = scene.body_by_end.get(chain[0].title.start)
    if body is None or body.local_id != chain[0].body:
        return {}
    bodies = [body]
    while (joint := PAIR_JOINT.search(scene.clean, max(0, bodies[0].start - 2), bodies[0].start)) is not None:
        before = scene.body_by_end.get(joint.start())
        if before is None:
            break
        bodies.insert(0, before)
    holders = [first]
    while (joint := PAIR_JOINT.match(scene.clean, holders[-1].end)) is not None:
        behind = scene.person_by_start.get(joint.end())
        if behind is None or behind.rule != "name_in_title_list":
            break
        holders.append(behind)
    if len(bodies) < 2 or len(bodies) != len(holders) or scene.clean.startswith("等", holders[-1].end):
        return {}
    if len({m.local_id for m in bodies}) != len(bodies):
        return {}
    if len({scene.book.entities[m.local_id].detail_kind for m in bodies}) != 1:
        return {}  # 甲集团、乙商会会长: a group has no such office
    return {holder.start: house for holder, house in zip(holders, bodies, strict=True)}


def joined_before(scene: Scene, start: int) -> int | None:
    """Where the name before in a list 甲、乙和丙 ends; 副会长甲与乙一行座谈 is no list."""
    person = scene.person_by_start.get(start)
    for length in (1, 2):
        joint = scene.clean[start - length : start]
        if joint in ("、", "和", "及", "与", "以及"):
            if joint in ("与", "和") and person is not None and TALKS_BEHIND.match(scene.clean, person.end):
                return None
            return start - length
    return None


def titles_of(scene: Scene, person: Mention) -> list[Office]:
    """Give the offices before and behind one name, each with the house that is stated: 甲市市委常委、副市长王一."""
    found: list[Office] = []
    at = person.start
    while at > 0 and scene.clean[at - 1] in " \u3000":
        at -= 1
    rank = HONORIFIC_BEFORE.search(scene.clean, max(0, at - 8), at)
    if rank:
        at = rank.start()
    at = _before_title_in_brackets(scene, at)
    for _ in range(MAX_CHAIN):
        title = scene.title_by_end.get(at)
        if title is None or (
            title.title_class == "honorific" and title.name in ("先生", "女士", "小姐", "同志", "记者", "主播")
        ):
            break
        office = Office(title=title, person=person, name=title.name)
        read_stated(scene, office)
        found.append(office)
        if len(found) > 1 and _is_of_another(scene, office, found[-2]):
            found.pop()
            break
        at = office.body_start
        joint = JOINT_BEFORE.search(scene.clean, max(0, at - 2), at) or _comma_before(scene, at)
        if joint is None:
            joint = _joint_behind_unread(scene, office)
            office.is_of_unread_house = office.is_of_unread_house or joint is not None
        if joint is None and not _runs_on(scene, office):
            break
        at = joint.start() if joint is not None else at
        if at in scene.person_by_end or at not in scene.title_by_end:
            break
        if scene.clean[scene.title_by_end[at].start - 1] == "为":
            break  # 以会长甲为团长、院长乙为副团长: of the one before
        if scene.title_by_end[at].start in scene.person_by_end:
            break  # 王小明主席与副部长李四: the title before the joint is that of another
    found.reverse()
    trailing = scene.title_by_start.get(person.end) if person.rule != "surname_before_title" else None
    if trailing is None and scene.clean[person.end : person.end + 1] in " (（":
        trailing = None
    if trailing is not None and not _next_is_a_name(scene, trailing) and _may_trail(trailing):
        office = Office(title=trailing, person=person, name=trailing.name, trailing=True)
        office.body_start = person.start
        body = scene.body_by_end.get(person.start)
        if body is not None and not found:
            office.body, office.basis = body.local_id, "stated"
        elif not found:
            place = scene.place_by_end.get(person.start)
            if place is not None:
                office_of(scene, office, scene.book.entities[place.local_id].vocabulary_key, "stated", None)
        found = [o for o in found if o.title.name != "代表"]  # 代表王小明总领事: he is spoken for
        if not (found and any(o.title.name == trailing.name for o in found)):
            found.append(office)
    return found


def _before_title_in_brackets(scene: Scene, at: int) -> int:
    """工商联(总商会)主席[(会长)]甲: the office is told as the first house calls it."""
    second = scene.title_by_end.get(at - 1) if scene.clean[at - 1 : at] in (")", "）") else None
    if second is None or scene.clean[second.start - 1 : second.start] not in ("(", "（"):
        return at
    return second.start - 1 if second.start - 1 in scene.title_by_end else at


def _is_of_another(scene: Scene, office: Office, behind: Office) -> bool:
    """甲市市长和乙省省长王一: two heads of two places are two people, the first of them not named."""
    joint = scene.clean[office.title.end : behind.body_start].strip()
    if joint not in ("和", "与", "及", "暨") or not (office.body or office.place) or not (behind.body or behind.place):
        return False
    heads = GOVERNMENT.search(office.title.name) and GOVERNMENT.search(behind.title.name)
    return bool(heads) and (office.body, office.place) != (behind.body, behind.place)


def _comma_before(scene: Scene, at: int) -> re.Match[str] | None:
    """The comma of 某某团团长,某某局局长王一: nothing but an office stands before it in its clause."""
    comma = COMMA.match(scene.clean, at - 1) if at else None
    title = scene.title_by_end.get(at - 1) if comma else None
    if title is None or title.title_class == "honorific":
        return None
    body = scene.body_by_end.get(title.start)
    place = scene.place_ending(title.start)
    start = body.start if body else min(place.start, title.start) if place else title.start
    return comma if start == 0 or scene.clean[start - 1] in "\n 。;；,，:：" else None


def _runs_on(scene: Scene, office: Office) -> bool:
    """市委常委|副市长甲, 局党组书记|局长甲: membership of the house's party group stands before the office without a mark."""
    before = scene.title_by_end.get(office.title.start) if office.body_start == office.title.start else None
    return before is not None and not office.body and MEMBERSHIP.search(before.name) is not None


def _joint_behind_unread(scene: Scene, office: Office) -> re.Match[str] | None:
    """The 、 of 县政协主席、招商领导组组长王一: the house of the second office is unread, the first is still his."""
    at = office.body_start
    own = 1 if office.title.name[0] in "镇乡" else 2 if office.title.name.startswith("街道") else 0
    since = max(0, at - MAX_UNREAD - 2)
    joint = (
        HELD_TOO.search(scene.clean, since, at)
        or UNREAD_HOUSE.search(scene.clean, since, at + own)
        or ZONE_WITHOUT_A_NAME.search(scene.clean, since, at)
    )
    if joint is None or office.body or joint.start() not in scene.title_by_end:
        return None
    words = scene.clean[joint.end() : at]
    names = any(start in scene.person_by_start for start in range(joint.end(), at))
    called = scene.title_by_end[joint.start()].start - 1  # 王|会长、云帆娱乐总经理李二: two people
    if scene.clean[called : called + 1] in scene.book.vocabulary.surnames and scene.book.marks.begins_after_stop(
        called
    ):
        return None
    whole = KIND_OF_HOUSE.search(scene.clean, joint.end(), at + own) is not None
    return None if names or (not whole and NO_HOUSE.search(words.replace("和", ""))) else joint


def _may_trail(title: TitleCandidate) -> bool:
    """代表 behind a name is a verb: 王小明代表市委."""
    return title.title_class != "honorific" and title.name not in ("代表", "常务", "委员", "理事", "专员", "负责人")


def _next_is_a_name(scene: Scene, title: TitleCandidate) -> bool:
    return any(
        m.start == title.end for m in scene.people[bisect_left([p.start for p in scene.people], title.end) :][:1]
    )
