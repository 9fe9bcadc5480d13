"""Relations between bodies and places: who belongs to whom, who has put money where, who sits where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Relation
from extract.assemble.trips import Frame

# X旗下Y, X下属公司Y, X的全资子公司Y: what stands between the owner and the owned.
OWNS = re.compile(
    r"(?:集团)?(?:旗下|下属|所属|麾下)(?:的)?(?:全资|控股)?(?:子)?(?:公司|企业|机构|品牌)?|的?(?:全资|控股)?子公司"
)
IS_OWNED = re.compile(r"(?:全资|控股)?子公司|旗下|下属")
# 在X投资建设, 落户X, 进驻X二十年: money or plant has come; 计划投资 has not.
INVESTS = re.compile(
    r"投资建设|投资设立|投资兴建|投资建厂|投资兴业|设立了?|落户|进驻|建成|建有|建立了?|落地建设|实施|布局建设|投资企业|生产"
)
INVESTS_BEFORE_PLACE = re.compile(r"(?:落户|进驻|投资|入驻|扎根)(?:在|于|了)?$")
NOT_YET = re.compile(r"将|拟|计划|希望|欢迎|期待|期盼|考虑|未来|意向|争取|力争|有意|可能|邀请")
WELL_KNOWN = re.compile(r"等(?:[^,，。;；、]{0,6})?(?:知名|著名|龙头|大型|跨国|本土|世界)*(?:企业|公司|集团)")
SISTERS = re.compile(r"友好城市|友城|姐妹城市|友好交流城市")
LIST_MARKS = ("、", "和", "及", "以及")


def find_relations(reading: Reading, frames: list[Frame]) -> list[Relation]:
    """Read all clauses for relations that are stated, not hoped for; each pair once."""
    kept: dict[tuple[str, str, str], Relation] = {}
    for clause in reading.clauses:
        for relation in _in_clause(reading, clause, frames):
            key = (relation.relation, relation.subject_id, relation.object_id)
            if relation.subject_id != relation.object_id:
                kept.setdefault(key, relation)
    return list(kept.values())


def _in_clause(reading: Reading, clause: Clause, frames: list[Frame]) -> Iterator[Relation]:
    yield from _subsidiaries(reading, clause)
    yield from _nationalities(reading, clause)
    if clause.hoped_from is None and not NOT_YET.search(clause.text):
        yield from _investments(reading, clause, frames)
        yield from _sisters(reading, clause, frames)


def _told(clause: Clause, relation: str, rule: str, subject: Token, target: Token | tuple[str, str]) -> Relation:
    object_kind, object_id = target if isinstance(target, tuple) else (_kind(target), target.local_id)
    return Relation(
        start=clause.start,
        end=clause.end,
        story=clause.sentence.story,
        rule=rule,
        relation=relation,
        subject_kind=_kind(subject),
        subject_id=subject.local_id,
        object_kind=object_kind,
        object_id=object_id,
    )


def _kind(token: Token) -> str:
    return "place" if token.kind == "L" else "organization"


def _subsidiaries(reading: Reading, clause: Clause) -> Iterator[Relation]:
    firms = [t for t in clause.tokens if reading.is_firm(t)]
    for owner, owned in pairwise(firms):
        between = reading.clean[owner.end : owned.start]
        if len(between) < 14 and OWNS.fullmatch(between.strip()):
            yield _told(clause, "subsidiary_of", "subsidiary_named_after_owner", owned, owner)


def _nationalities(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 韩国某某社 and a list that ends 等韩国知名企业."""
    for place, body in zip(clause.tokens, clause.tokens[1:], strict=False):
        if (
            place.kind == "L"
            and place.end == body.start
            and reading.is_firm(body)
            and _is_foreign_country(reading, place)
        ):
            yield _told(clause, "headquartered_in", "country_before_firm", body, place)
    for at, token in enumerate(clause.tokens):
        if token.kind != "L" or not _is_foreign_country(reading, token):
            continue
        lead_in = reading.clean[max(clause.start, token.start - 1) : token.start]
        if lead_in != "等" or not re.match(
            r"(?:知名|著名|龙头|大型|顶尖|本土)*(?:企业|公司|集团)", reading.clean[token.end : token.end + 10]
        ):
            continue
        following = token.start - 1
        for body in reversed(clause.tokens[:at]):
            gap = reading.clean[body.end : following]
            if gap.strip() not in ("", *LIST_MARKS) or not reading.is_firm(body):
                break
            yield _told(clause, "headquartered_in", "country_closes_list_of_firms", body, token)
            following = body.start


def _is_foreign_country(reading: Reading, token: Token) -> bool:
    entity = reading.entity(token.local_id)
    return entity is not None and entity.detail_kind == "country" and entity.vocabulary_key != "CN"


def _investments(reading: Reading, clause: Clause, frames: list[Frame]) -> Iterator[Relation]:
    found = INVESTS.search(clause.text)
    if found is None or clause.is_said(clause.start):
        return
    frame = next((f for f in frames if f.story.ordinal == clause.sentence.story), None)
    for token in clause.tokens:
        place = _as_place(reading, token)
        if place is None:
            continue
        before = reading.clean[max(clause.start, token.start - 6) : token.start]
        at_place = before.endswith(("在", "于")) and clause.start + found.start() >= token.end
        if not (at_place or INVESTS_BEFORE_PLACE.search(before)):
            continue
        investor = _investor(reading, clause, token)
        if investor is None or (frame and frame.home_id and not _near_home(reading, place, frame.home_id)):
            continue
        yield _told(clause, "invests_in", "firm_invests_at_place", investor, place)


def _as_place(reading: Reading, token: Token) -> tuple[str, str] | None:
    entity = reading.entity(token.local_id)
    if entity is None:
        return None
    if token.kind == "L" and entity.detail_kind in ("city", "district", "zone", "province"):
        return "place", token.local_id
    if token.kind == "O" and entity.detail_kind == "industrial_park" and token.place_id:
        return "organization", token.local_id
    return None


def _near_home(reading: Reading, place: tuple[str, str], home_id: str) -> bool:
    return reading.lies_in(place[1], home_id) or reading.lies_in(home_id, place[1])


def _investor(reading: Reading, clause: Clause, place: Token) -> Token | None:
    own = [t for t in clause.tokens if t.end <= place.start and reading.is_firm(t)]
    if own:
        return own[-1]
    subjects = [t for t in clause.subjects if reading.is_firm(t)]
    if len(subjects) == 1:
        return subjects[0]
    topic = clause.topic
    return topic if topic is not None and reading.is_firm(topic) else None


def _sisters(reading: Reading, clause: Clause, frames: list[Frame]) -> Iterator[Relation]:
    if not SISTERS.search(clause.text):
        return
    cities = [
        t
        for t in clause.tokens
        if t.kind == "L"
        and (e := reading.entity(t.local_id)) is not None
        and e.detail_kind in ("city", "province", "district")
    ]
    frame = next((f for f in frames if f.story.ordinal == clause.sentence.story), None)
    if len(cities) == 2:
        yield _told(clause, "sister_city", "cities_made_friends", cities[0], cities[1])
    elif len(cities) == 1 and frame and frame.home_id and re.search(r"我[市省区县州]", clause.text):
        yield _told(clause, "sister_city", "cities_made_friends", cities[0], ("place", frame.home_id))
