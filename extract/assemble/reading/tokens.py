"""Tokens: a settled mention with everything that belongs to it, `市委书记王小明` as one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.find.marks import read_marks
from extract.find.organizations.words import is_ordinary
from extract.settle.settled import APART, Role, Settled
from extract.vocabulary import Vocabulary

LABELLED = re.compile(
    r"(?:(?:作者|来源|供稿|编辑|责编|摄影|审核|校对|单位)[ ]?[:：][ ]*|(?:^|[,，。\n])[ \u3000]*据)$"
)  # 作者:某县委宣传部, 据某报报道
# 某某在线某省频道消息, 某报客户端讯: who tells it.
WIRE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}频道|客户端|[\u4e00-\u9fff]{0,2}网)?(?:消息|讯|专电|报道)(?=[ \u3000,，:：(（\d])"
)
# 某某高新区|远岫陶艺: what is left of a name behind the park it stands in, no part of the park's own work.
NAME_BEHIND_A_PARK = re.compile(
    r"(?!.*(?:管委|党工委|企业|负责|领导|一行|代表|展|规划|总部|项目|情况|建设|发展|产业|环境|政策|园|部门|单位|高质量|公司))[\u4e00-\u9fff]{3,12}"
)
# A title of a group is nobody's own: what stands before the next name is somebody else.
OF_A_GROUP = re.compile(r"(?:负责人|代表|领导|同志|嘉宾|专家|委员)$")
MAX_BARE_DELEGATION = 4  # 代表团, 考察团一行


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One mention with what belongs to it. `kind`: P person, O organization, D delegation, L place.

    `place_id` is set where the same words name a body and a place (a zone). `bodies` are the stated employers of a person.
    """

    kind: str
    local_id: str
    start: int
    end: int
    name_start: int
    place_id: str | None = None
    bodies: tuple[str, ...] = ()


def read_tokens(
    settled: Settled, roles_by_person: dict[str, list[Role]], title_end: dict[int, int], vocabulary: Vocabulary
) -> list[Token]:
    """Read the settled mentions as tokens in the order of the text, none inside another."""
    clean = settled.text.clean_text
    title_start = {end: start for start, end in title_end.items()}
    mentions = sorted(
        # who wrote the report takes no part in it
        (
            m
            for m in settled.mentions
            if m.kind in ("person", "organization", "place")
            and m.rule != "byline_name"
            and LABELLED.search(clean, max(0, m.start - 8), m.start) is None
            and not (settled.entities[m.local_id].detail_kind == "media" and WIRE.match(clean, m.end))
        ),
        key=lambda m: (m.start, -m.end, m.kind),
    )
    persons = sorted((m for m in mentions if m.kind == "person"), key=lambda m: m.start)
    starts = [m.start for m in persons]
    beside = [role for role in settled.roles if role.rule != APART]
    role_start: dict[int, int] = {}
    for role in beside:
        inside = persons[bisect_left(starts, role.start) : bisect_left(starts, role.end)]
        if len(inside) == 1 and inside[0].local_id == role.person_local_id:
            at = inside[0].start
            role_start[at] = min(role_start.get(at, at), role.start)
    role_end: dict[int, int] = {}
    for role in beside:
        inside = persons[bisect_left(starts, role.start) : bisect_left(starts, role.end)]
        if len(inside) == 1:
            role_end[inside[0].start] = max(role_end.get(inside[0].start, 0), role.end)
    found: list[Token] = []
    places = {(m.start, m.end): m.local_id for m in mentions if m.kind == "place"}
    body_start = {m.end: m.start for m in mentions if m.kind == "organization"}
    named_before = {(m.local_id, m.end) for m in mentions if m.kind == "organization"}

    def is_named(role: Role) -> bool:
        """Tell a house that is named from 市委 and 市政府, which 书记 and 市长 only imply, wherever else they are named."""
        body = settled.entities[role.organization_local_id or ""]
        return body.detail_kind not in ("government", "party") or any(
            (body.local_id, at) in named_before for at in (role.start, role.start - 1)
        )

    for m in mentions:
        entity = settled.entities[m.local_id]
        if m.kind == "person":
            bodies = {
                r.organization_local_id: None
                for r in roles_by_person.get(m.local_id, ())
                if r.organization_local_id
                and r.title[:1] not in "原前"
                and not settled.entities[r.organization_local_id].is_implied
                and is_named(r)
            }
            found.append(
                Token(
                    kind="P",
                    local_id=m.local_id,
                    start=min(
                        role_start.get(m.start, m.start), _offices_before(clean, m.start, title_start, body_start)
                    ),
                    end=max(m.end, role_end.get(m.start, m.end), title_end.get(m.end, m.end)),
                    name_start=m.start,
                    bodies=tuple(bodies),
                )
            )
        elif m.kind == "organization":
            found.append(
                Token(
                    kind="D" if entity.detail_kind == "delegation" else "O",
                    local_id=m.local_id,
                    start=m.start,
                    end=m.end,
                    name_start=m.start,
                    place_id=places.get((m.start, m.end)),
                )
            )
        else:
            found.append(Token(kind="L", local_id=m.local_id, start=m.start, end=m.end, name_start=m.start))
    found.sort(key=lambda t: (t.start, -t.end, "DOPL".index(t.kind)))
    return [_site_only(token, clean, vocabulary) for token in _outermost(found)]


def _site_only(token: Token, clean: str, vocabulary: Vocabulary) -> Token:
    """Read a park before a name that is not read as the place it is: 考察某某高新区|远岫陶艺、…, where nobody met the park."""
    if token.kind != "O" or token.place_id is None:
        return token
    marks = read_marks(clean, vocabulary)
    stop = marks.right_edge(token.end)
    named = NAME_BEHIND_A_PARK.fullmatch(clean, token.end, stop)
    if named is None or clean[stop : stop + 1] not in tuple("、，,和与及等") or is_ordinary(named.group()):
        return token
    if any(at in marks.title_by_start for at in range(token.end, stop)):
        return token
    return replace(token, kind="L", local_id=token.place_id, place_id=None)


def _offices_before(clean: str, at: int, title_start: dict[int, int], body_start: dict[int, int]) -> int:
    """Walk back from a name over its offices: 县委常委、副县长、县经开区党工委书记甲 opens with 县委常委.

    A house in the middle belongs to the office behind it; the one before the first office is a name of its own.
    """
    while at in title_start:
        at = title_start[at]
        house = body_start.get(at, at)
        if clean[house - 1 : house] in ("、", ",", "，", "兼") and (house - 1) in title_start:
            before = title_start[house - 1]
            if OF_A_GROUP.search(clean[before : house - 1]) is None or clean[house - 1] == "、":
                at = house - 1
    return at


def _outermost(tokens: list[Token]) -> Iterator[Token]:
    """Drop tokens inside an earlier one; a name is never lost to what overlaps only its title."""
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1] if kept else None
        if last is None or token.start >= last.end:
            kept.append(token)
        elif token.kind == "P" and token.name_start >= last.end:
            kept.append(replace(token, start=last.end))
        elif last.kind == "P" and last.name_start < token.start and token.kind in "POD" and token.end > last.end:
            kept[-1] = replace(last, end=token.start)  # 会长甲主席乙: the title belongs to the next name
            kept.append(token)
    yield from kept


def closes_a_list_of_places(clean: str, tokens: list[Token], number: int) -> bool:
    """Tell 甲区、乙市,丙市代表团, which is of no one place, from 在甲国,代表团."""
    delegation = tokens[number]
    if delegation.kind != "D" or delegation.end - delegation.start <= MAX_BARE_DELEGATION or number == 0:
        return False
    place = tokens[number - 1]
    gap = clean[place.end : delegation.start]
    if place.kind != "L" or gap not in ("、", ",", "，", "和", "及"):
        return False
    while number > 1 and tokens[number - 2].end == place.start and tokens[number - 2].kind == "L":
        number, place = number - 1, tokens[number - 2]
    return clean[place.start - 1 : place.start] not in tuple("在于赴到抵对访")
