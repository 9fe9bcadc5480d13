"""Who goes along: 代表团成员包括…, 随团考察, 参加活动, 陪同."""

from __future__ import annotations

import re

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Trip
from extract.assemble.trips.frame import Frame, acts_for_delegation, as_party
from extract.assemble.trips.homes import are_apart, seats_of
from extract.assemble.trips.wording import ONLY_NAMED
from extract.assemble.wording import GROUP

MEMBERS = re.compile(
    r"(?:参加|参与|陪同|随团|随同|一同|随行|同行)(?:了)?(?:此次|相关|有关|上述|考察|调研|出访|访问|拜访|招商|走访|活动|学习|洽谈|行程|前往|$|。)"
)
HEADS_OF_HOME = re.compile(r"(?<![园发])[省市区县州]领导")  # not 园区领导, of which park is not said
# 代表团成员包括副主席甲、局长乙
MEMBERS_ARE = re.compile(
    rf"(?:(?:{GROUP}|团组)(?:的)?(?:主要)?|^)(?:成员|团员)(?:包括|还有|还包括|有|为|是|由)(?![^,，。;；]{{0,8}}?组成)"
    rf"|(?:{GROUP})(?:的)?(?:主要)?(?:成员|团员)"
)
# 代表团由主任甲、总经理乙等9位代表组成
CONSISTS_OF = re.compile(rf"{GROUP}(?:一行)?由(?P<who>[^。;；由]{{2,240}}?)(?:等[^,，。;；]{{0,40}}?)?(?:共同)?组成")
CONSISTS = re.compile(rf"{GROUP}(?:一行)?由")
# 副县长甲、局长乙随团考察: of the guests or of ours, whatever house is theirs
ALONG = re.compile(r"(?<![记作学])(?:随团|随行|随访|随同)(?!团|车|专家)[^,，。;；]{0,6}?(?:[,，。;；]|$)")
JOINS_IN = re.compile(
    r"参加(?:了)?(?:活动|考察|调研|招商|学习|此次|本次|上述|相关|有关)?[^,，。;；会仪式]{0,8}[。;； ]*$"
)


def join_members(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> None:
    """Add those who join the whole journey: 市领导甲、乙参加相关活动."""
    if trip.story != frame.story.ordinal:
        return
    known = {p.local_id for p in trip.members} | ({trip.lead.local_id} if trip.lead.local_id else set())
    for clause in clauses:
        members = _listed_as_members(reading, clause)
        if any(_is_of_others(reading, trip, t) for t in members):
            continue  # of another delegation that the story tells of
        for token in members:
            if token.local_id in known:
                continue
            known.add(token.local_id)
            trip.members.append(as_party(token))
    for token in _joined(reading, frame, trip, clauses):
        if token.local_id not in known:
            known.add(token.local_id)
            trip.members.append(as_party(token))
    for at, clause in enumerate(clauses):
        joins = MEMBERS.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
        if joins is None or clause.earlier or clause.is_said(joins.start()) or clause.is_hoped(joins.start()):
            continue
        if re.search(r"会议?|仪式|座谈|会见|会谈|推介", clause.text[joins.start() - clause.start :]):
            continue
        same_sentence = [c for c in clauses[max(0, at - 4) : at + 1] if c.sentence.start == clause.sentence.start]
        listed = (
            "相关" in joins.group()
            or "此次" in joins.group()
            or "有关" in joins.group()
            or "上述" in joins.group()
            or clause.sentence.block == _block(reading, trip)
        )
        if not listed and "陪同" not in joins.group():
            continue
        if frame.is_inbound and "陪同" in joins.group():
            continue  # 甲市迎来乙市代表团,市长丙陪同考察: of the hosts
        for token in (t for c in same_sentence for t in c.tokens if t.start < joins.start()):
            if token.kind != "P" or token.local_id in known:
                continue
            if _is_posted_there(reading, token):
                continue
            heads = HEADS_OF_HOME.search(reading.clean, clause.sentence.start, token.start)
            ours = not frame.is_inbound and heads is not None and not _are_heads_of_others(reading, frame, heads)
            if ours or acts_for_delegation(reading, frame, token):
                known.add(token.local_id)
                trip.members.append(as_party(token))


def _is_of_others(reading: Reading, trip: Trip, token: Token) -> bool:
    """Tell 乙市副市长丙 from those who came with the delegation of 甲市: the places he governs all lie elsewhere."""
    seats = seats_of(reading, token)
    return bool(seats) and all(are_apart(reading, seat, trip.home_id) for seat in seats)


def _are_heads_of_others(reading: Reading, frame: Frame, heads: re.Match[str]) -> bool:
    """Tell 甲自治区|领导乙、丙分别陪同 in the report of a journey from elsewhere: they are of the place that is named."""
    opens = max(reading.clean.rfind(mark, 0, heads.start()) for mark in ",，。;；\n") + 1
    head = next((t for t in reading.tokens_in(opens, heads.end() + 1) if t.start <= heads.start() < t.end), None)
    if head is None or head.kind not in "LP":
        return False
    seats = [head.local_id] if head.kind == "L" else seats_of(reading, head)
    return bool(seats) and not any(reading.lies_in(seat, frame.home_id) for seat in seats)


def _is_posted_there(reading: Reading, token: Token) -> bool:
    """Tell whoever home keeps at the place gone to: 某省援建前方指挥部总指挥甲, 驻某地办事处主任乙."""
    written = reading.clean[token.start : token.end]
    return POSTED.search(written) is not None or any(POSTED.search(b.name) for b in reading.houses(token.local_id))


POSTED = re.compile(r"援(?:疆|藏|青|建)|对口支援|前方指挥部|挂职|驻[\u4e00-\u9fff]{1,8}(?:办事处|代表处|联络处)")


def _joined(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> list[Token]:
    """Give those of the sentence right behind the journey who join in it: 董事长甲、镇党委书记乙参加活动; 区领导丙随团考察 anywhere.

    Who holds an office where the journey went only takes part there.
    """
    found: list[Token] = []
    own = next((c.sentence for c in clauses if c.start == trip.start), None)
    following = next(
        (c.sentence.start for c in clauses if own and c.sentence.block == own.block and c.start >= own.end), -1
    )
    for at, clause in enumerate(clauses):
        along = ALONG.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
        joins = JOINS_IN.search(clause.text) if along is None else None
        if (along is None and joins is None) or clause.earlier:
            continue
        until = along.start() if along is not None else clause.start + joins.start() if joins is not None else 0
        if clause.is_said(until) or clause.is_hoped(until):
            continue
        names = [t for t in _names_before(clauses, at, until) if t.kind == "P"]
        if joins is not None and clause.sentence.start != following:
            whole = WHOLE_JOURNEY.search(joins.group()) is not None
            names = names if whole and all(reading.is_unseated(t.local_id) for t in names) else []
        if any(reading.governs(t.local_id, p.local_id) for t in names for p in trip.places):
            continue  # a list of those who took part there: whoever stands beside them may be of there, too
        for token in names:
            if along is not None or _may_join(reading, frame, token):
                found.append(token)
    return found


def _names_before(clauses: list[Clause], at: int, until: int) -> list[Token]:
    """Give the list of names a verb stands behind, over the commas between them, if nothing else was told in it."""
    own = clauses[at]
    listed = [t for t in own.tokens if t.start < until]
    for clause in reversed(clauses[max(0, at - MOST_IN_LIST) : at]):
        if clause.sentence.start != own.sentence.start or clause.cues or clause.dates:
            break
        last = next((t for t in reversed(clause.tokens) if t.kind in "PO"), None)
        if last is None or ONLY_NAMED.fullmatch(clause.text, last.end - clause.start) is None:
            break  # 某人主持座谈会,某人参加
        listed = [*clause.tokens, *listed]
    return listed


MOST_IN_LIST = 4  # clauses that one list of those who join fills
WHOLE_JOURNEY = re.compile(r"考察|调研|招商|此次|本次|上述")


def _may_join(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether somebody can be of a journey from home: of the home place, of no named place, or of a firm of none."""
    if frame.is_inbound:
        return False
    return all(
        not (house := r.organization_local_id or r.place_local_id)
        or not reading.place_keys_up(house)
        or reading.lies_in(house, frame.home_id)
        or set(reading.place_keys_up(house)).isdisjoint(reading.vocabulary.places)
        for r in reading.roles_by_person.get(token.local_id, ())
    )


def _listed_as_members(reading: Reading, clause: Clause) -> list[Token]:
    """Give the people of 代表团成员包括副主席甲、局长乙, in one sentence."""
    opens = CONSISTS.search(clause.text)
    made = (
        CONSISTS_OF.match(reading.clean, clause.start + opens.start(), clause.sentence.end)
        if opens is not None
        else None
    )
    if made is not None and not clause.is_said(made.start()):
        inside = reading.tokens_in(made.start("who"), made.end("who"))
        return [] if clause.is_hoped(made.start()) else [t for t in inside if t.kind == "P"]
    named = MEMBERS_ARE.search(clause.text)
    if named is None or clause.is_said(clause.start + named.start()) or clause.is_hoped(clause.start + named.start()):
        return []
    until = clause.sentence.end if named.end() == len(clause.text) else clause.end  # 成员包括:
    return [t for t in reading.tokens_in(clause.start + named.end(), until) if t.kind == "P"]


def _block(reading: Reading, trip: Trip) -> int:
    return next((c.sentence.block for c in reading.clauses if c.start == trip.start), -1)
