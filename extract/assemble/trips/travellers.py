"""Who sets out: the head that leads a clause, the delegation without a name, the body or place that travels."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.assemble.reading import LEADS_AND_ENDS, UNREAD_PART, Clause, Reading, Token
from extract.assemble.told import Lead
from extract.assemble.trips.frame import Frame
from extract.assemble.trips.homes import are_apart, seat_of_group, seats_of
from extract.assemble.trips.wording import (
    A_GROUP,
    AND_ANOTHER,
    FORMED,
    NATIONAL_RANK,
    OF_A_MISSION,
    ONLY_NAMED,
    TOURS_THERE,
)
from extract.assemble.wording import GROUP

# 市长甲带队,局长乙陪同,组成招商小分队|赴丙市
FORMS_A_GROUP = re.compile(rf"(?:一起|共同|联合)?组成[^,，。;；]{{0,16}}?{GROUP}(?:一行)?")
UNDER = re.compile(r"在.{2,40}?(?:率领|带领|带队)下|由.{2,40}?(?:率队|带队|率领|带领)")
# 董事长甲等|随|市长乙一行出访
FOLLOWS = re.compile(
    r"(?<![伴紧跟相尾])(?:跟随|随同|随)(?![着后即行团访同员时机身]|[州县](?!长))(?=[^,，。;；]{4,60}?(?:一行|率领|率团|带领|代表团|考察团|出访))"
)
TAKES_ALONG = re.compile(r"率领|带领|率")


def leads_unread(reading: Reading, clause: Clause, led: re.Match[str] | None) -> bool:
    """Tell whether somebody whose name was not read leads in a clause, so that nobody of the clause before does."""
    if led is None or clause.own_subject or not clause.start < led.start() < clause.end:
        return False
    if any(t.kind in "PDO" and t.start < led.start() for t in clause.tokens):
        return False
    at, rest = clause.start, ""
    spans = [(d.start, d.end) for d in clause.dates] + [(t.start, t.end) for t in clause.tokens]
    for begin, end in sorted(span for span in spans if span[1] <= led.start()):
        rest += reading.clean[at:begin]
        at = max(at, end)
    rest += reading.clean[at : led.start()]
    return NO_NAME.fullmatch(rest) is None


# 市长甲…,|随后又亲自|率团赴乙市: no name between
NO_NAME = re.compile(
    r"(?:日前|近日|于|又|亲自|先后|还|随后|并|即|便|继续|专程|同时|一同|共同|再次|再度|首次|昨日|昨天|今天|今日|清晨|早上|中午|上午|下午|晚上?|应邀|应[^,，。;；]{2,30}?邀请|[0-9年月日至天—-]|\s)*"
)


def is_of_the_state(reading: Reading, person: Token) -> bool:
    """Tell a head of state or a deputy of one, and not who heads a house of a province or town: 某国某道人民委员会|委员长甲."""
    if (reading.rank(person.local_id) or 9) >= NATIONAL_RANK:
        return False
    return not any(HOUSE_OF_A_PROVINCE.search(h.name) for h in reading.houses(person.local_id))


HOUSE_OF_A_PROVINCE = re.compile(r"[道州省市县郡](?:人民|行政|党)?委员会$")


def head_followed(reading: Reading, clause: Clause, goes: int) -> Token | None:
    """Give who leads a journey that others join: 董事长甲等企业家随市长乙一行|出访某国 → 乙."""
    follows = FOLLOWS.search(reading.clean, clause.start, goes)
    if follows is None:
        return None
    return next((t for t in reading.tokens_in(follows.end(), goes) if t.kind == "P"), None)


def is_home_group_abroad(reading: Reading, frame: Frame, clause: Clause, places: list[Token]) -> bool:
    """Tell 考察团…,在甲国、乙国开展考察, told of a delegation named after a place in China: it went there."""
    if frame.home_basis != "delegation_name" or "CN" not in reading.place_keys_up(frame.home_id):
        return False
    if _is_home_group_away(reading, frame, clause, places):
        return True
    lands = [set(reading.place_keys_up(t.local_id)) & reading.vocabulary.places.keys() for t in places]
    abroad = bool(lands) and all(keys and "CN" not in keys for keys in lands)
    return abroad and any(t.kind == "D" for t in clause.subjects) and all(t.kind == "D" for t in clause.subjects)


def _is_home_group_away(reading: Reading, frame: Frame, clause: Clause, places: list[Token]) -> bool:
    """Tell 甲省党政代表团|在乙市考察, told of a delegation named after a place that neither holds the town nor lies in it."""
    named = [t for t in clause.subjects if t.kind == "D" and reading.place_keys_up(t.local_id)]
    if not named or named != clause.subjects or not clause.own_subject or len(places) != 1:
        return False
    if reading.level(places[0]) not in ("city", "district", "province"):
        return False
    ours = all(reading.lies_in(t.local_id, frame.home_id) for t in named)
    return ours and not any(
        reading.lies_in(*pair)
        for t in places
        for pair in ((t.local_id, frame.home_id), (frame.home_id or "", t.local_id))
    )


def unnamed_group(reading: Reading, clause: Clause, goes: int) -> Token | None:
    """Give the place whose delegation acts without a name of its own: 甲地工商界考察团|来, 某国乙州政府与工商代表团|到."""
    if clause.subject_word is None:
        return None
    left = clause if clause.own_subject else _clause_left(reading, clause)
    if left is None:
        return None
    if left is not clause:
        goes = left.end
    for token in left.tokens:
        if token.start >= goes or token.kind in "PD":
            return None
        behind = IN_BRACKETS.match(reading.clean, token.end, goes)  # 甲区(某高新区)|党政代表团
        at = behind.end() if behind is not None else token.end
        group = A_GROUP.match(reading.clean, at, goes)
        if reading.is_quoted(token.start) or group is None or OF_A_MISSION.search(group.group()) is not None:
            continue  # 驻甲市总领事馆官员组成的考察团: of many lands
        entity = reading.entity(token.local_id)
        if token.kind == "L":
            return token
        if entity is not None and entity.place_local_id is not None and entity.detail_kind == "government":
            at = token.start
            return Token(kind="L", local_id=entity.place_local_id, start=at, end=token.end, name_start=at)
    return None


def _clause_left(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause right before in which whoever goes on set out: 甲市又一招商小组今晨动身,|前往乙国."""
    if clause.number == 0:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    goes_off = before.own_subject and HAS_LEFT.search(before.text) is not None
    if not goes_off or FOR_TRADE.search(reading.clean, before.start, clause.end) is None:
        return None  # 支医小分队出发,前往乙区
    return before if not (before.earlier or before.is_hoped(before.end - 1)) else None


FOR_TRADE = re.compile(r"招商|经贸|商务|考察|访问|推介|洽谈|参展|双招双引|拓市|商机|市场")
HAS_LEFT = re.compile(r"(?:出发|启程|起程|动身|出征)[ \u3000]*$")
IN_BRACKETS = re.compile(r"[(（][\u4e00-\u9fff]{2,12}[)）]")


def place_that_travels(reading: Reading, clause: Clause, goes: int, places: list[Token]) -> Token | None:
    """Give the place that stands for its people: 甲省乙县|来丙区举办招商推介活动."""
    before = [t for t in clause.tokens if t.start < goes]
    if not before or any(t.kind != "L" for t in before) or before[-1].end != goes or not places:
        return None
    dated = max((d.end for d in clause.dates if d.end <= before[0].start), default=clause.start)
    if (
        DAY_OR_NOTHING.fullmatch(reading.clean, dated, before[0].start) is None
        or TOURS_THERE.match(reading.clean, places[-1].end, clause.end) is None
    ):
        return None
    listed = all(reading.lies_in(inner.local_id, outer.local_id) for outer, inner in pairwise(before))
    return before[-1] if listed and reading.level(before[-1]) in ("city", "district", "province") else None


DAY_OR_NOTHING = re.compile(r"[上下午晚日,，\s]*")  # 8月6日上午,|甲县来乙区


def led_along(clause: Clause, led: re.Match[str] | None, goes: int) -> list[Token]:
    """Give those a leader takes along by name: 副主席甲带领会长乙、会长丙等赴某市."""
    if led is None or TAKES_ALONG.fullmatch(led.group()) is None:
        return []
    return [t for t in clause.tokens if t.kind == "P" and led.end() <= t.start < goes]


def are_two_groups(reading: Reading, start: int, goes: int) -> bool:
    """Tell whether delegations of two places stand as one subject: 甲县考察团一行9人和乙县考察团|来到."""
    groups = [t for t in reading.tokens_in(start, goes) if t.kind == "D"]
    return any(
        AND_ANOTHER.fullmatch(reading.clean, one.end, other.start) is not None
        and seat_of_group(reading, one) != seat_of_group(reading, other)
        for one, other in pairwise(groups)
    )


def leads_before(reading: Reading, clause: Clause, goes: int) -> Clause | None:
    """Give the clause right before in which the same people lead a delegation: 市长甲率领代表团,前往乙市….

    Behind the clauses of those who go along it is the one that says who leads: 市长甲带队,局长乙陪同,组成招商小分队赴丙市.
    """
    if FORMS_A_GROUP.fullmatch(reading.clean[clause.start : goes].strip()) is not None:
        for earlier in reading.clauses_by_sentence[clause.sentence.start][: clause.number]:
            if any(c.kind == "leads" for c in earlier.cues) and any(t.kind == "P" for t in earlier.subjects):
                return earlier
        return None
    if (first := leads_in_front(reading, clause)) is not None:
        return first
    if clause.own_subject or clause.number == 0:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    leads = any(c.kind == "leads" for c in before.cues) and before.subjects == clause.subjects
    return before if leads and any(t.kind == "P" for t in before.subjects) else None


def leads_in_front(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause that ends 会长甲带队, in front of a list of those who go along with him: ,秘书长乙、理事丙等前往某市."""
    for earlier in reversed(reading.clauses_by_sentence[clause.sentence.start][: clause.number]):
        if LEADS_AND_ENDS.search(earlier.text) and any(t.kind == "P" for t in earlier.tokens):
            return earlier
        last = next((t for t in reversed(earlier.tokens) if t.kind == "P"), None)
        if last is None or earlier.dates or ONLY_NAMED.fullmatch(earlier.text, last.end - earlier.start) is None:
            return None
    return None


def forms_before(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause right before in which whoever acts forms the delegation that sets out: 某协会组织“某某考察团”,|赴甲国."""
    if clause.own_subject or clause.number == 0:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    forms = FORMED.search(reading.clean, before.start, before.end) is not None and before.subjects == clause.subjects
    return before if forms and not before.earlier and before.said_from is None and before.hoped_from is None else None


def unread_houses(reading: Reading, clause: Clause, people: list[Token]) -> list[Token]:
    """Give the body before the unread department of who leads: 某国某部|通商交涉|本部长甲."""
    if not people:
        return []
    before = [t for t in clause.tokens if t.kind == "O" and t.end <= people[0].start]
    unread = before and UNREAD_PART.fullmatch(reading.clean, before[-1].end, people[0].start) is not None
    return before[-1:] if unread else []


def under_whom(reading: Reading, clause: Clause) -> Lead:
    """Give who leads a travelling body: 某商会一行在会长甲率领下到…."""
    under = UNDER.search(reading.clean, clause.sentence.start, clause.end)
    if under is None:
        return Lead()
    person = next((t for t in reading.tokens_in(under.start(), under.end()) if t.kind == "P"), None)
    if person is None:
        return Lead()
    return Lead(local_id=person.local_id, basis="stated", start=person.start, end=under.end())


def may_lead(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether a person could lead a journey from home: somebody of the home place, or of no known place."""
    roles = reading.roles_by_person.get(token.local_id, ())
    return (
        not roles
        or reading.offices_in(token.local_id, frame.home_id)
        or all(r.organization_local_id is None and r.place_local_id is None for r in roles)
        or seat_above(reading, frame, token) is not None
    )


def leads_from_elsewhere(reading: Reading, frame: Frame, head: Token, places: list[Token]) -> bool:
    """Tell 甲县县长乙|一行赴丙市 in news of several towns, whose home is read of the head of another: a journey of his own."""
    seats = set(seats_of(reading, head))
    if frame.home_basis != "leader_office" or len(seats) != 1 or not places:
        return False
    own = next(iter(seats))
    return are_apart(reading, own, frame.home_id) and all(
        are_apart(reading, t.local_id, own) and are_apart(reading, t.local_id, frame.home_id) for t in places
    )


def seat_above(reading: Reading, frame: Frame, token: Token) -> str | None:
    """Give the city whose head travels with those of its counties, of one of which a report seems to be: 甲市市长 → 甲市."""
    if frame.home_basis != "leader_office" or reading.offices_in(token.local_id, frame.home_id):
        return None
    seats = [
        seat.local_id
        for house in reading.houses(token.local_id)
        if house.detail_kind in ("government", "party") and (seat := reading.entity(house.place_local_id)) is not None
        if seat.detail_kind == "city" and reading.lies_in(frame.home_id, seat.local_id)
    ]
    return seats[0] if seats else None
