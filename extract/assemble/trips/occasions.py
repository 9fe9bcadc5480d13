"""Journeys told by what a place held elsewhere: 我市在乙市举办招商推介会,市长甲出席."""

from __future__ import annotations

import re

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Days, Lead, Trip, TripPlace
from extract.assemble.trips.days import trip_days
from extract.assemble.trips.destinations import places_listed
from extract.assemble.trips.frame import Frame
from extract.assemble.trips.heads import SPEAKS
from extract.assemble.trips.homes import are_apart
from extract.assemble.trips.wording import IN_A_TOWN

# 甲市招商推介会: held to win those of another town
WINS_OTHERS = re.compile(r"推介|招商|说明会|恳谈会|洽谈会|对接会|对接活动|经贸合作|投资合作|投资贸易")
NOT_THERE = re.compile(
    r"视频|线上|云端|云推介|连线|网络|发布会|[将拟]|即将|计划|筹备"
)  # nobody went, or nobody has gone yet
# 上月我市在乙市举办推介会时: told of what came after it
GONE_BY = re.compile(r"(?:时|之际|之后|以后|后|期间)[ \u3000]*$|去年|前年|上年|上个?月|此前|早前|[月天周年]前")
OURS = re.compile(r"我[省市区县州]")
IN_OURS = re.compile(r"在我[省市区县州](?![委府])")  # 乙市推介会|在我市|举行: they came
HOLDS = re.compile(r"主办|承办|举办|组织")
LOWEST_RANK = 99
HOME_LEVELS = ("province", "city", "district")
TOWN_LEVELS = ("country", "province", "city", "district")


def journey_to_occasion(reading: Reading, frame: Frame, clauses: list[Clause]) -> Trip | None:
    """Give the journey of those of a place to the one town elsewhere where it held an occasion to win others.

    我市在深圳举办招商推介会,市长甲出席 → 深圳. Where neither an official nor the government of the place is told to act it is none.
    """
    told = [clause for clause in clauses if clause.sentence.block_kind == "paragraph" and not clause.earlier]
    held = [(clause, *found) for clause in told if (found := _held_elsewhere(reading, frame, clause)) is not None]
    if not held or len({(owner, town.local_id) for _, owner, town in held}) != 1:
        return None
    clause, owner, town = held[0]
    attended = _is_attended(reading, owner, told)
    if not attended and not _is_held_by_government(reading, owner, told):
        return None
    hosted = frame.home_id is not None and not are_apart(reading, town.local_id, frame.home_id)
    own = owner == frame.home_id
    return Trip(
        start=clause.start,
        end=clause.end,
        story=frame.story.ordinal,
        rule="trip_to_occasion",
        is_inferred=True,
        direction="inbound" if hosted else "outbound",
        home_id=owner,
        home_basis=frame.home_basis if own else "leader_office" if attended else "article",
        delegation_id=None,
        lead=_who_speaks(reading, owner, told),
        days=trip_days(reading, clause),
        places=[TripPlace(local_id=town.local_id, days=Days(), start=town.start, end=town.end)],
    )


def _held_elsewhere(reading: Reading, frame: Frame, clause: Clause) -> tuple[str, Token] | None:
    """Give whose occasion was held, and the town apart from there: 甲市推介会在乙市举行 → 甲市, 乙市."""
    cue = next((c for c in clause.cues if c.kind == "event_held"), None)
    if cue is None or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return None
    if WINS_OTHERS.search(clause.text) is None or NOT_THERE.search(clause.text) is not None:
        return None
    if GONE_BY.search(reading.clean, clause.sentence.start, clause.end) is not None:
        return None
    here = IN_OURS.search(reading.clean, clause.start, clause.end)
    if here is not None and frame.home_id is not None and _is_a_home(reading, frame.home_id):
        at = Token(
            kind="L", local_id=frame.home_id, start=here.start() + 1, end=here.end(), name_start=here.start() + 1
        )
        owner = _whose(reading, frame, clause, here.start(), at)
        return (owner, at) if owner is not None and are_apart(reading, owner, at.local_id) else None
    for stays in IN_A_TOWN.finditer(reading.clean, clause.start, clause.end):
        first = next(iter(reading.tokens_in(stays.end(), stays.end() + 1)), None)
        places = places_listed(reading, stays.end(), clause.end)
        town = _town_of(reading, places[0]) if first is not None and len(places) == 1 else None
        if town is None or first is None or first.start != stays.end():
            continue
        owner = _whose(reading, frame, clause, stays.start(), town)
        return (owner, town) if owner is not None and are_apart(reading, owner, town.local_id) else None
    return None


def _town_of(reading: Reading, place: Token) -> Token | None:
    """Give the town, or the first around a hall, that the lists hold: 香港会展中心 → 香港."""
    name = reading.clean[place.start : place.end]
    opens = [key for begin, _, key in reading.vocabulary.match("place", name) if begin == 0]
    for key in [*reading.place_keys_up(place.local_id), *opens[:1]]:
        listed = reading.vocabulary.places.get(key)
        found = reading.local_by_key.get(key)
        if listed is not None and found is not None and listed.level in TOWN_LEVELS:
            return Token(kind="L", local_id=found, start=place.start, end=place.end, name_start=place.start)
    return None


def _whose(reading: Reading, frame: Frame, clause: Clause, before: int, town: Token) -> str | None:
    """Give the place in China whose occasion a clause tells of: the home that holds it, else the place its name opens with."""
    named = [t for t in clause.tokens if t.end <= before or t.start >= town.end]
    home = frame.home_id
    if home is not None and _is_a_home(reading, home) and are_apart(reading, home, town.local_id):
        ours = OURS.search(reading.clean, clause.start, before) is not None
        if ours or any(t.kind != "P" and reading.lies_in(t.local_id, home) for t in named):
            return home
    opens = [t for t in named if t.kind == "L" and _is_a_home(reading, t.local_id)]
    if not opens or WINS_OTHERS.search(reading.clean, opens[0].end, clause.end) is None:
        return None
    owner = opens[0]
    for inner in opens[1:]:
        if inner.start == owner.end and reading.lies_in(inner.local_id, owner.local_id):
            owner = inner  # 甲市|乙区招商推介会
    return owner.local_id


def _is_a_home(reading: Reading, place_id: str) -> bool:
    place = reading.entity(place_id)
    return place is not None and place.detail_kind in HOME_LEVELS and "CN" in reading.place_keys_up(place_id)


def _is_attended(reading: Reading, owner: str, told: list[Clause]) -> bool:
    """Tell whether an official of a place acts in what is told."""
    return any(t.kind == "P" and reading.offices_in(t.local_id, owner) for clause in told for t in clause.subjects)


def _is_held_by_government(reading: Reading, owner: str, told: list[Clause]) -> bool:
    """Tell 推介会由甲省人民政府主办 of the government of the place itself."""
    return any(
        t.kind == "O" and reading.level(t) in ("government", "party") and reading.lies_in(t.local_id, owner)
        for clause in told
        if HOLDS.search(clause.text) is not None
        for t in clause.tokens
    )


def _who_speaks(reading: Reading, owner: str, told: list[Clause]) -> Lead:
    """Infer who leads: of the officials of a place who speak at its occasion the highest in rank."""
    spoken: list[tuple[int, int, Token]] = []
    for clause in told:
        speaks = SPEAKS.search(reading.clean, clause.start, clause.end)
        verbs = [c.start for c in clause.cues if c.family == "statement"] + ([speaks.start()] if speaks else [])
        for token in clause.subjects:
            if token.kind == "P" and verbs and token.start < min(verbs) and reading.offices_in(token.local_id, owner):
                spoken.append((reading.rank(token.local_id) or LOWEST_RANK, token.start, token))
    if not spoken:
        return Lead()
    best = min(spoken, key=lambda s: (s[0], s[1]))[2]
    return Lead(local_id=best.local_id, basis="speaker", start=best.start, end=best.end)
