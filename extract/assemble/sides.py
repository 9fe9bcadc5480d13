"""On which side each holder of an office stood: in a delegation, across the table, as host, or only mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Trip
from extract.assemble.trips import Frame, acts_for_delegation
from extract.assemble.trips.wording import ONLY_NAMED
from extract.settle.settled import Entity

# 市委常委甲,副市长乙|参加考察: who stands before it was there
TAKES_PART = re.compile(
    r"(?:全程|一同|共同|分别|先后|应邀|也)*(?:参加|参与|陪同|出席|列席|随同|随团|随行|随访|同行|见证)(?!者|人员|单位|企业|方)"
)
# 随团考察, 参加招商活动, 全程陪同: said of one side only, while talks and ceremonies are attended by both
OF_ONE_SIDE = re.compile(
    r"到访|来访|随同|随团|随行|随访|同行|参加(?:了)?(?:此次|上述|相关|有关)?(?:考察|招商|调研|活动|出访|访问)[^,，。;；会仪式]{0,6}(?=[,，。;；\s]|$)"
)
GO_ALONG = re.compile("陪同")
WITH_OTHERS = re.compile("[与同跟]")  # 市长甲与会长乙共同参加活动
# 在会长甲、秘书长乙等|陪同下
IN_COMPANY = re.compile(r"在(?P<who>[^。;；\n]{2,120}?)(?:的)?(?:全程|亲自|热情)*(?:陪同|接待|引导)之?下")
SHOWN_ROUND = re.compile(r"由(?P<who>[^,，。;；在]{2,60}?)(?:等[^,，。;；]{0,8}?)?(?:全程|亲自)*(?:陪同|接待)")
# 到访我会的还有副市长甲、局长乙, 陪同来访的有局长丙, 参加考察的还包括主任丁
ALSO_CAME = re.compile(
    r"(?:参加|参与|陪同|随同|随团|随行|同行|一同|到访|来访|参访|同来|访问)[^,，。;；:：]{0,12}?的?(?:人员|领导|成员)?(?:还有|还包括|包括|有)[:：]?"
)
# 副市长甲、乙市副市长丙|签署备忘录, 总领事丁|致辞: who acts there himself, on whichever side his office is
ACTS_THERE = re.compile(r"签署|签订|签约|签字|致[辞词]|讲话|发言|作推介|主持|迎接|揭牌|剪彩|启动")
# 各区代表,|以及商会和企业代表约60人|出席: of a list, though it names nobody
UNNAMED_IN_LIST = re.compile(r"(?:代表|负责人|负责同志|人员|同志|嘉宾|领导|人士|企业家|客商|部门|单位|等)$")
# 市长甲|率代表团
LEADS_THEM = re.compile(
    r"(?:(?:将|拟)(?:[于在][^,，。;；]{1,14}?)?)?(?:亲自)?(?:率领|带领|率)(?:[^,，。;；、率]{0,24}?(?:代表团|考察团|访问团|参访团|招商团|经贸团|使节团|团)|团|队)(?!体|伍)"
)
# 代表团成员包括局长甲, 访问团团员还有会长乙
ITS_MEMBERS = re.compile(
    r"(?:代表团|考察团|访问团|参访团|经贸团|商贸团)的?(?:主要|其他)?(?:成员|团员)(?:还)?(?:包括|有)[:：]?"
)
ONE_PARTY = re.compile(r"(?<=[\u4e00-\u9fff])等?一行")  # 副区长甲、局长乙等一行7人
MOST_BEFORE_HOST = 130  # characters between 在 and 陪同下
MOST_IN_LIST = 8  # clauses that one list of those who take part fills


def sides_of_people(
    reading: Reading, frames: Sequence[Frame], trips: Sequence[Trip], engagements: Sequence[Engagement]
) -> dict[str, str]:
    """Say on which side each holder of a title stood, from what is told of him and his house, or else of those listed with him."""
    sides: dict[str, str] = {}
    for role in reading.settled.roles:
        if role.is_mentioned_only:
            sides[role.person_local_id] = "mentioned"
    for engagement in engagements:
        for party in engagement.parties:
            if party.kind == "person":
                side = "mentioned" if engagement.is_background else party.side
                if sides.get(party.local_id) in (None, "mentioned"):
                    sides[party.local_id] = side
    across = {
        p.local_id
        for e in engagements
        if not e.is_background
        for p in e.parties
        if p.side == "counterpart" and p.kind == "organization"
    }
    travelling = {body for frame in frames for body in frame.bodies}
    for role in reading.settled.roles:
        if role.organization_local_id is None or role.is_mentioned_only:
            continue
        if role.organization_local_id in travelling:
            sides[role.person_local_id] = "delegation"
        elif role.organization_local_id in across:
            sides.setdefault(role.person_local_id, "counterpart")
    for frame in frames:
        for person in frame.people:
            sides[person] = "delegation"
    for trip in trips:
        for person in ([trip.lead.local_id] if trip.lead.local_id else []) + [
            m.local_id for m in trip.members if m.kind == "person"
        ]:
            sides[person] = "delegation"
    for frame in frames:
        for clause in frame.clauses:
            of_group = [*_heads_of_groups(reading, clause), *_members_of_groups(reading, clause)]
            sides = {t.local_id: "delegation" for t in of_group} | sides
        for group in _who_took_part(reading, frame):
            sides |= _seated(reading, frame, group, sides)
    return dict.fromkeys(_only_spoken_of(reading, frames), "mentioned") | sides


def _only_spoken_of(reading: Reading, frames: Sequence[Frame]) -> set[str]:
    """Give those whose office is named in nothing but what somebody says: 会长甲说,近日某办主任乙来考察."""
    said: dict[str, set[bool]] = {}
    for frame in frames:
        for clause in frame.clauses:
            for token in clause.tokens:
                for role in reading.roles_by_person.get(token.local_id, ()) if token.kind == "P" else ():
                    if role.start <= token.start < role.end or token.start <= role.start < token.end:
                        said.setdefault(token.local_id, set()).add(clause.is_said(token.start))
    return {person for person, ways in said.items() if ways == {True}}


def _heads_of_groups(reading: Reading, clause: Clause) -> list[Token]:
    """Give the one of 市长甲|率代表团将访问乙国: whoever leads a delegation is of it, even where its journey is still to come."""
    if clause.earlier:
        return []
    ends = {t.end: t for t in clause.tokens if t.kind == "P"}
    led = (ends.get(found.start()) for found in LEADS_THEM.finditer(reading.clean, clause.start, clause.end))
    return [t for t in led if t is not None and not clause.is_said(t.start)]


def _members_of_groups(reading: Reading, clause: Clause) -> list[Token]:
    """Give those of 代表团成员包括|局长甲、会长乙: of the delegation, even where its journey is still to come."""
    members = ITS_MEMBERS.search(reading.clean, clause.start, clause.end)
    if members is None or clause.earlier or clause.is_said(members.start()):
        return []
    return _people(reading, members.end(), clause.sentence.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People that one list names: whether the words make them those who receive, and whether all of them are of one side."""

    names: Sequence[Token]
    is_host: bool = False
    is_one_side: bool = False


def _who_took_part(reading: Reading, frame: Frame) -> Iterator[Group]:
    """Give the lists of people who were there."""
    clean = reading.clean
    for at, clause in enumerate(frame.clauses):
        if clause.earlier:
            continue
        until = min(clause.sentence.end, clause.end + MOST_BEFORE_HOST)
        hosts = IN_COMPANY.search(clean, clause.start, until) or SHOWN_ROUND.search(clean, clause.start, clause.end)
        if hosts is not None and hosts.start() < clause.end and _is_told(clause, hosts.start()):
            yield Group(names=_people(reading, hosts.start("who"), hosts.end("who")), is_host=True)
            continue
        also = ALSO_CAME.search(clean, clause.start, min(clause.sentence.end, clause.end + 1))
        if also is not None and _is_told(clause, also.start()):
            behind = _people(reading, also.end(), clause.sentence.end)
            yield Group(names=behind, is_one_side=_is_of_one_side(reading, frame, behind, also.start(), also.end()))
        party = ONE_PARTY.search(clean, clause.start, clause.end)
        if party is not None and not clause.is_said(party.start()):
            yield Group(names=_run_before(reading, clause, party.start()), is_one_side=True)
        takes = TAKES_PART.search(clean, clause.start, clause.end) or ACTS_THERE.search(clean, clause.start, clause.end)
        if takes is not None and _is_told(clause, takes.start()):
            names = _listed_before(reading, frame.clauses, at, takes.start())
            one_side = _is_of_one_side(reading, frame, names, takes.start(), clause.end)
            yield Group(names=names, is_one_side=one_side)


def _run_before(reading: Reading, clause: Clause, until: int) -> list[Token]:
    """Give the people of the list that ends here, back to the word it stands behind: 会见|甲、乙、丙等一行, 丁与|甲一行."""
    floor = max((c.end for c in clause.cues if c.end <= until), default=clause.start)
    floor = max((found.end() for found in WITH_OTHERS.finditer(reading.clean, floor, until)), default=floor)
    return [t for t in clause.tokens if t.kind == "P" and floor <= t.start and t.end <= until]


def _is_of_one_side(reading: Reading, frame: Frame, names: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a list goes along with a journey, or round with its guests, and is not of the two who meet."""
    if not names or WITH_OTHERS.search(reading.clean, names[0].end, names[-1].start):
        return False
    along = OF_ONE_SIDE.search(reading.clean, start, end)
    return along is not None or (frame.is_inbound and GO_ALONG.search(reading.clean, start, end) is not None)


def _is_told(clause: Clause, at: int) -> bool:
    """Tell whether what stands here happened, and is nobody's words, wish or plan."""
    return not (clause.is_said(at) or clause.is_hoped(at))


def _people(reading: Reading, start: int, end: int) -> list[Token]:
    return [t for t in reading.tokens_in(start, end) if t.kind == "P"]


def _listed_before(reading: Reading, clauses: Sequence[Clause], at: int, until: int) -> list[Token]:
    """Give the people of the list that ends before a verb, over its commas, as far as nothing else is told in it."""
    own = clauses[at]
    found = [t for t in own.tokens if t.kind == "P" and t.end <= until]
    for clause in reversed(clauses[max(0, at - MOST_IN_LIST) : at]):
        if clause.sentence.start != own.sentence.start or clause.dates or any(c.family != "hedge" for c in clause.cues):
            break
        last = next((t for t in reversed(clause.tokens) if t.kind in "PO"), None)
        ends = last is not None and ONLY_NAMED.fullmatch(clause.text, last.end - clause.start)
        if not ends and UNNAMED_IN_LIST.search(clause.text) is None:
            break
        found = [*(t for t in clause.tokens if t.kind == "P"), *found]
    return found


def _seated(reading: Reading, frame: Frame, group: Group, sides: dict[str, str]) -> dict[str, str]:
    """Seat those of one list who have no side yet: by their office, and if it says nothing as those beside them."""
    trip = frame.trip
    if trip is None:
        return {}
    found: dict[str, str] = {}
    for token in group.names:
        if token.local_id in sides or not reading.roles_by_person.get(token.local_id):
            continue
        side = _side_by_office(reading, frame, trip, token, group.is_host)
        if side is None and group.is_one_side:
            beside = {known for t in group.names if (known := sides.get(t.local_id, found.get(t.local_id))) is not None}
            side = _side_of_those_beside(reading, trip, token, beside)
        if side is not None:
            found[token.local_id] = side
    return found


def _side_by_office(reading: Reading, frame: Frame, trip: Trip, token: Token, is_host: bool) -> str | None:
    """Give the side of whoever is at home where the delegation is, or where it went."""
    if _is_envoy(reading.houses(token.local_id)):
        return "host"
    if acts_for_delegation(reading, frame, token):
        return "delegation"
    if reading.is_unseated(token.local_id):
        ours = frame.home_id is None and not is_host
        return "counterpart" if frame.is_inbound else "delegation" if ours else None
    there = [p.local_id for p in trip.places]
    if frame.is_inbound and frame.home_id is not None and frame.home_id != trip.home_id:
        there.append(frame.home_id)
    if any(reading.governs(token.local_id, place) for place in there):
        return "counterpart"
    if is_host:
        return "host"
    if not frame.is_inbound and _is_above(reading, token, frame.home_id):
        return "delegation"  # 某市城投公司董事长甲陪同考察, told of a journey of its district
    abroad = {key for place in there if (key := _land(reading, place)) not in (None, "CN")}
    houses = [h for r in reading.roles_by_person[token.local_id] if (h := r.organization_local_id or r.place_local_id)]
    return "counterpart" if houses and all(_land(reading, house) in abroad for house in houses) else None


def _land(reading: Reading, local_id: str | None) -> str | None:
    """Give the country a place or body lies in."""
    keys = (key for key in reading.place_keys_up(local_id) if key in reading.vocabulary.places)
    return next((key for key in keys if reading.vocabulary.places[key].level == "country"), None)


def _is_above(reading: Reading, token: Token, home: str | None) -> bool:
    """Tell whether somebody holds office in the city or province that home lies in."""
    for house in reading.houses(token.local_id):
        seat = reading.entity(house.local_id if house.kind == "place" else house.place_local_id)
        if seat is not None and seat.detail_kind in ("province", "city") and reading.lies_in(home, seat.local_id):
            return True
    return False


def _side_of_those_beside(reading: Reading, trip: Trip, token: Token, beside: set[str]) -> str | None:
    """Give whoever's office tells no side that of the list he stands in, where all of it are of one side: 副市长甲、某公司董事长乙参加."""
    if len(beside) != 1 or any(reading.governs(token.local_id, p.local_id) for p in trip.places):
        return None
    return next(
        iter(beside & {"delegation", "counterpart"} if trip.direction == "inbound" else beside & {"delegation"}), None
    )


def _is_envoy(houses: Sequence[Entity]) -> bool:
    return bool(houses) and all(house.detail_kind == "embassy" for house in houses)
