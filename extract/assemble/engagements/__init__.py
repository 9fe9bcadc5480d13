"""Engagements: who met, visited or toured whom, told by the clauses that say it happened."""

from __future__ import annotations

import re

from extract.assemble.engagements.at_our_house import came_to_us
from extract.assemble.engagements.attendance import attended, attended_beside, spoke_at, spoken_at
from extract.assemble.engagements.banquets import banquet_given, dined, dinner_held, dinner_told, feast_told
from extract.assemble.engagements.celebrations import celebration_attended, office_set_up
from extract.assemble.engagements.ceremonies import (
    appointed,
    ceremony_attended,
    ceremony_held,
    opened,
    spoke_at_ceremony,
)
from extract.assemble.engagements.destinations import gone_into, gone_to_house, gone_to_tell
from extract.assemble.engagements.event_names import is_of_the_event, names_occasion
from extract.assemble.engagements.holders import hosts_told, says_who_held
from extract.assemble.engagements.inspections import heard
from extract.assemble.engagements.joins import join_last
from extract.assemble.engagements.joint_talks import session_told
from extract.assemble.engagements.meetings import meeting
from extract.assemble.engagements.occasions import held, held_beside, unnamed_event_held
from extract.assemble.engagements.once import keep_once, kind_class, without_captions
from extract.assemble.engagements.promotions import goes_into_town, promotion_made
from extract.assemble.engagements.receiving import looks_in_on_guests, received
from extract.assemble.engagements.seats import seat_without_journey
from extract.assemble.engagements.shown_round import shown_there
from extract.assemble.engagements.talks import (
    agreed_between,
    answer_at_talks,
    spoken_to,
    talks_attended,
    talks_held_there,
    talks_of_both,
    talks_spoken_at,
    talks_where_called,
    told_by_its_time,
)
from extract.assemble.engagements.unnamed import (
    delegation_received,
    guests_received,
    received_meanwhile,
    talks_called,
    with_unnamed_people,
)
from extract.assemble.engagements.visits import visited
from extract.assemble.engagements.welcomes import (
    arrival_welcomed,
    headed_and_received,
    seat_guests_welcomed,
    welcomed,
)
from extract.assemble.engagements.when_and_where import remember_place
from extract.assemble.engagements.who import SO_MANY_TIMES, Context
from extract.assemble.engagements.witnesses import seat_witnesses
from extract.assemble.reading import OWNER_BEFORE, Clause, Reading
from extract.assemble.told import Engagement, Where
from extract.assemble.trips import VISITS, Frame
from extract.find.candidates import CueCandidate

__all__ = ["find_engagements", "seat_without_journey", "seat_witnesses"]

TALKS = (
    dined,
    feast_told,
    headed_and_received,
    welcomed,
    talks_attended,
    talks_held_there,
    talks_where_called,
    arrival_welcomed,
    talks_spoken_at,
    talks_of_both,
    spoken_to,
    with_unnamed_people,
)
AT_IT = re.compile(r"[ \u3000]*(?:在)?[^,，。;；]{0,6}?(?:会|仪式|活动|论坛)(?:上|现场|中|期间)(?:[,，]|$)")
IS_OVER = re.compile(r"[ \u3000]*(?:参观|考察|走访|会谈|座谈|会见|活动|会议|推介会)(?:活动)?结束(?:后|之后|以后)")


def find_engagements(reading: Reading, frames: list[Frame]) -> list[Engagement]:
    """Read all clauses in order; what is told twice becomes one engagement with two pieces of evidence."""
    found: list[Engagement] = []
    for frame in frames:
        context = Context(frame=frame, named=[], calls=[], place=Where())
        for clause in frame.clauses:
            if clause.sentence.block != context.block:
                _new_paragraph(context, clause)
            if clause.number == 0:
                _remember_topic(reading, context, clause)
            clause.topic = context.topic
            remember_place(reading, context, clause)
            if IS_OVER.match(clause.text):
                context.last = None
            told = _read_clause(reading, context, clause)
            if not told and (is_of_the_event(context.event, clause) or says_who_held(reading, context.event, clause)):
                context.last, context.again = context.event, clause.sentence.block
                if context.event is not None:
                    hosts_told(reading, context.event, clause)
            elif not told and _another_is_held(reading, clause):
                context.event = None  # another occasion: what follows is not of the one before
                if names_occasion(reading, clause):
                    context.last = None
            for engagement in told:
                kept = keep_once(found, engagement, reading)
                if not kept.is_background:
                    context.last, context.read = kept, engagement
                    context.event = kept if kept.is_occasion() else context.event
                    if kind_class(kept.kind) == "visit" and kept not in context.calls:
                        context.calls.append(kept)
                    context.talked = context.talked or kept.kind == "meeting"
                    context.met = kept if kept.kind == "meeting" else context.met
            join_last(reading, context, found, clause)
            answer_at_talks(reading, frame, context.last, clause)
            seat_guests_welcomed(reading, frame, found, clause)
    return without_captions(reading, found)


def _another_is_held(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause tells that something was held, and not as part of what was: 会上,…;举行了项目签约仪式."""
    if not any(c.kind == "event_held" and not clause.is_said(c.start) for c in clause.cues):
        return False
    opens = reading.clauses_by_block[clause.sentence.block][0]
    return opens is clause or AT_IT.match(opens.text) is None


def _new_paragraph(context: Context, clause: Clause) -> None:
    context.block = clause.sentence.block
    context.place = Where()
    context.day = None
    if (
        clause.sentence.block_kind == "paragraph"
        and context.last is not None
        and context.last.block < clause.sentence.block - 3
    ):
        context.last = None
    context.named = context.named[-6:]


def _remember_topic(reading: Reading, context: Context, clause: Clause) -> None:
    """Note the body a sentence opens with: 海星科技是…, 此次与…签约 → 海星科技."""
    opening = [t for t in clause.tokens if reading.is_firm(t) and t.start - clause.start <= 40]
    verb = next((c.start for c in clause.cues if c.family in ("engagement", "travel")), clause.end)
    for token in opening:
        if token.start >= verb or clause.is_about(token.start):
            break
        lead_in = reading.clean[clause.start : token.start]
        if re.search(r"[与和同对向为由给]$", lead_in):
            continue
        following = next((t for t in opening if t.start > token.end), None)
        if following is not None and OWNER_BEFORE.fullmatch(reading.clean, token.end, following.start):
            token = following
        context.topic = token
        return


def _read_clause(reading: Reading, context: Context, clause: Clause) -> list[Engagement]:
    found: list[Engagement] = []
    caption = clause.sentence.block_kind == "caption"
    used: set[int] = set()
    for cue in clause.cues:
        if cue.start in used or clause.is_said(cue.start):
            continue
        if clause.is_hoped(cue.start) and not _hedge_is_behind(clause, cue):
            continue
        if SO_MANY_TIMES.search(reading.clean, clause.start, cue.start):
            continue
        if cue.family != "engagement":
            continue
        one: Engagement | None = None
        if cue.kind in ("meeting", "invites") and not clause.is_about(cue.start):
            one = meeting(reading, context, clause, cue)
        elif cue.kind in ("received", "reception") or looks_in_on_guests(reading, context, clause, cue):
            one = (
                received(reading, context, clause, cue)
                or delegation_received(reading, context, clause, cue)
                or received_meanwhile(reading, context, clause, cue)
                or guests_received(reading, context, clause, cue)
            )
        elif cue.kind in VISITS and not clause.is_about(cue.start):
            one = visited(reading, context, clause, cue)
        elif cue.kind == "hears":
            one = heard(reading, context, clause, cue)
        elif cue.kind == "event_held":
            one = (
                banquet_given(reading, context, clause, cue)
                or dinner_held(reading, context, clause, cue)
                or held(reading, context, clause, cue)
                or ceremony_held(reading, context, clause, cue)
                or unnamed_event_held(reading, context, clause, cue)
                or talks_called(reading, context, clause, cue)
            )
        elif cue.kind in ("opening", "groundbreaking"):
            one = opened(reading, context, clause, cue)
        elif cue.kind == "appointment":
            one = appointed(reading, context, clause, cue)
        if one is None or (caption and one.kind not in ("appointment", "meeting", "site_tour", "visit", "opening")):
            continue
        if any(kind_class(e.kind) == kind_class(one.kind) and e.dealt_with() & one.dealt_with() for e in found):
            continue
        if one.kind == "reception" and any(e.kind == "meeting" and e.dealt_with() & one.dealt_with() for e in found):
            continue  # 会见并宴请: one evening
        found.append(one)
        if cue.kind == "event_held" and one.kind == "promotion_event":
            found += held_beside(reading, context, clause, cue, one)
    if not found and not caption:
        at_event = (
            attended(reading, context, clause)
            or ceremony_attended(reading, context, clause)
            or session_told(reading, context, clause)
            or spoken_at(reading, context, clause)
            or spoke_at(reading, context, clause)
            or spoke_at_ceremony(reading, context, clause)
            or dinner_told(reading, context, clause)
            or celebration_attended(reading, context, clause)
            or office_set_up(reading, context, clause)
            or promotion_made(reading, context, clause)
            or goes_into_town(reading, context, clause)
        )
        if at_event is not None:
            found.append(at_event)
        if at_event is not None and at_event.rule == "event_attended":
            found += attended_beside(reading, context, clause, at_event)
    if not found and not caption and (called := gone_to_house(reading, context, clause)) is not None:
        found.append(called)
    if not found and not caption and (came := came_to_us(reading, context, clause)) is not None:
        found.append(came)
    if not found and not caption and (toured := gone_into(reading, context, clause)) is not None:
        found.append(toured)
    if not found and not caption and (told_there := gone_to_tell(reading, context, clause)) is not None:
        found.append(told_there)
    if not found and not caption and (shown := shown_there(reading, context, clause)) is not None:
        found.append(shown)
    for talks in TALKS if not found and not caption else ():
        if (met := talks(reading, context, clause)) is not None:
            found.append(met)
            break
    if not found and context.frame.trip is not None:
        implied = agreed_between(reading, context, clause) or told_by_its_time(reading, context, clause)
        if implied is not None:
            found.append(implied)
    return found


def _hedge_is_behind(clause: Clause, cue: CueCandidate) -> bool:
    """Tell whether the only hedge before a cue stands in a purpose or in the name of what was talked about."""
    hedges = [c for c in clause.cues if c.family == "hedge" and c.start < cue.start and not clause.is_about(c.start)]
    return not hedges and clause.hoped_from is not None and clause.hoped_from > cue.start
