"""Tours told by who stands there or leads round: 在甲厂,代表团详细了解…, 并陪同参观乙厂."""

from __future__ import annotations

import re

from extract.assemble.engagements.destinations import CALLED_ON, MAX_HOUSE_TAIL
from extract.assemble.engagements.once import kind_class
from extract.assemble.engagements.sights import at_sight
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.unnamed_sights import stands_at_things
from extract.assemble.engagements.who import (
    Context,
    actors,
    as_tokens,
    delegation_acts,
    host_of_sentence,
    is_sight,
    objects_of,
)
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Lead, Where
from extract.assemble.trips import acts_for_delegation
from extract.find.candidates import CueCandidate

WITH_SOMEBODY = re.compile(r"与|会上|会议|介绍下|陪同下")
# 代表团|详细了解: what tells a tour where the delegation stands
LEARNS = re.compile(r"(?:详细|深入|实地|仔细|认真|现场)(?:了解|听取|察看|观看|参观)")
# 市长甲接待了代表团,|并陪同参观某厂
GOES_ROUND_WITH = re.compile(
    r"[ \u3000]*(?:并|随后|还)*(?:全程|一同)?陪同(?:其|他们|客人们?)?(?:实地|一同)?(?=参观|考察|走访)"
)
# 一行先到甲集团、乙集团,|由集团负责人带领参观了车间
LED_BY_THE_HOUSE = re.compile(
    r"[ \u3000]*(?:并)?[在由](?:集团|公司|企业|厂方|工厂|园区)?(?:的)?(?:相关|有关|主要)?(?:负责人|负责同志|工作人员|高管)的?(?:带领|陪同|引导|引领)下?,?"
)
COMES_TO = re.compile(r"(?:先|首先|先后|分别|随后|又|还|依次)*(?:到|来到|走进|前往|抵达)了?$")


def goes_round_with(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲接待了代表团,并陪同参观某厂: those he received in this sentence toured it."""
    last = context.last
    if GOES_ROUND_WITH.match(reading.clean, clause.start, cue.start + 2) is None or clause.own_subject:
        return None
    if last is None or last.kind != "meeting" or last.start < clause.sentence.start or not last.is_hosted():
        return None
    guests = as_tokens(p for p in last.parties if p.side == "delegation")
    objects = objects_of(reading, clause, cue)
    bodies = [t for t in objects if t.kind == "O"]
    if not guests or not (bodies or any(is_sight(reading, t) for t in objects)):
        return None
    rule = ("visit_listed" if len(bodies) > 1 else "visit_named") if bodies else "tour_of_sight"
    where = at_sight(reading, objects)
    told = tell(reading, context, clause, cue, "site_tour", rule, bodies, guests, where=where)
    if told is not None:
        told.lead = Lead()  # who went first, host or guest, is not said
    return told


def led_by_the_house(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 一行先到甲集团、乙集团,由集团负责人带领参观了车间: a tour of the firms gone to."""
    if clause.number == 0 or context.frame.trip is None or cue.kind != "site_tour":
        return None
    if LED_BY_THE_HOUSE.fullmatch(reading.clean, clause.start, cue.start) is None:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    houses = [t for t in before.tokens if t.kind == "O" and t not in before.subjects]
    if not houses or any(c.family in ("engagement", "agreement", "statement", "hedge") for c in before.cues):
        return None
    if not all(reading.is_firm(t) for t in houses) or before.end - houses[-1].end > MAX_HOUSE_TAIL:
        return None
    if COMES_TO.search(reading.clean, before.start, houses[0].start) is None:
        return None
    if not delegation_acts(reading, context, before, houses[0].start):
        return None
    ours = actors(reading, context, before, houses[0].start)
    return tell(reading, context, before, cue, "site_tour", "tour_of_place", houses, ours)


def shown_there(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲厂,代表团详细了解…: whoever of a journey learns about a house where he stands tours it."""
    looks = LEARNS.search(reading.clean, clause.start, clause.end)
    if context.frame.trip is None or looks is None or clause.earlier:
        return None
    if not clause.own_subject and not _looked_by_means(reading, clause):
        return None
    if clause.is_said(looks.start()) or clause.is_hoped(looks.start()):
        return None
    cue = CueCandidate(
        start=looks.start(), end=looks.end(), rule="cue_engagement", family="engagement", kind="site_tour"
    )
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    house = host_of_sentence(reading, clause) or _sight_of_sentence(reading, clause)
    if not delegation_acts(reading, context, clause, cue.start):
        return None
    if house is None:
        last = context.read
        told = last is not None and last.start >= first.start and kind_class(last.kind) == "visit"
        seen = not told and stands_at_things(reading, clause)
        ours = actors(reading, context, clause, cue.start)
        return tell(reading, context, clause, cue, "site_tour", "tour_of_sight", [], ours) if seen else None
    if acts_for_delegation(reading, context.frame, house):
        return None
    if WITH_SOMEBODY.search(reading.clean, first.start, first.end):
        return None  # 在与某集团的座谈会上, 在董事长甲的介绍下
    ours = actors(reading, context, clause, cue.start)
    if house.kind == "L":
        where = Where(local_id=house.local_id, basis="stated", start=house.start, end=house.end)
        return tell(reading, context, clause, cue, "site_tour", "tour_of_sight", [], ours, where=where)
    kind = "visit" if reading.level(house) in CALLED_ON else "site_tour"
    if kind == "visit" and "听取" in looks.group():
        return None  # 在市政府,代表团认真听取介绍: talks, with whom is not said
    return tell(reading, context, clause, cue, kind, "tour_of_place", [house], ours)


# 考察团一行|通过实地察看、听取介绍等方式,|详细了解…
BY_MEANS = re.compile(r"通过[^,，。;；]{0,24}?(?:看|听|观|参观|考察|走访|交流|座谈)")


def _looked_by_means(reading: Reading, clause: Clause) -> bool:
    """Tell whether the clause right before says who looked and by what means: 考察团通过听介绍、看现场,详细了解…."""
    if clause.number == 0:
        return False
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    return before.own_subject and BY_MEANS.search(before.text) is not None


def _sight_of_sentence(reading: Reading, clause: Clause) -> Token | None:
    """Give the sight at which a sentence takes place: 在某展厅,一行了解情况."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if first is clause or first.cues or not first.text.lstrip(" \u3000").startswith("在") or not first.tokens:
        return None
    last = first.tokens[-1]
    return last if last.kind == "L" and is_sight(reading, last) and last.end == first.end else None
