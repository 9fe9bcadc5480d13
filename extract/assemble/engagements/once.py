"""What belongs together: who joins an act told before, and acts told twice."""

from __future__ import annotations

import re

from extract.assemble.engagements.when_and_where import AT_EVENT
from extract.assemble.engagements.who import Context, as_party, party_kind
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Lead
from extract.assemble.trips import Frame, acts_for_delegation

ATTENDS = re.compile(
    r"(?:参加|出席|陪同)(?:了)?(?:上述|此次|有关)?(?:(?P<talks>会见|会谈|会晤|接见|座谈)|考察|调研|走访|参观|督导)"
    r"(?!会|活动)"
)
INTRODUCES = re.compile(r"介绍|陪同|出席|参会|参加|接待|主持|致辞|汇报|会见时在座")


def kind_class(kind: str) -> str:
    """Give the class of a kind: a visit, a tour and an inspection of one house are one act told in other words."""
    return "visit" if kind in ("visit", "site_tour", "inspection") else kind


def join_last(reading: Reading, context: Context, clause: Clause) -> None:
    """Let those who introduce, attend or host join the engagement told just before; and remember the bodies named."""
    context.named.extend(t for t in clause.tokens if t.kind == "O")
    context.named = context.named[-24:]
    _join_event(reading, context, clause)
    last = context.last
    if last is not None and last.block != clause.sentence.block:
        _attended(reading, context.frame, last, clause)
        return
    if last is None or last.start == clause.start or last.kind in ("signing",):
        return
    if last.event_name is None and last.kind not in ("meeting", "inspection", "site_tour", "visit"):
        return
    joins = INTRODUCES.search(reading.clean, clause.start, clause.end)
    if joins is None or clause.is_said(joins.start()) or clause.is_hoped(joins.start()):
        return
    if re.match(r"(?:参加|陪同)(?:了)?(?:相关|有关|此次|上述)", reading.clean[joins.start() : joins.start() + 6]):
        return
    if last.event_name is None and not any(t.kind == "P" for t in clause.tokens if t.start < joins.start()):
        return
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= clause.start]
    people = [
        t
        for c in (since if last.event_name else [clause])
        for t in c.tokens
        if t.start < joins.start() and t.kind in "PO"
    ]
    known = {(p.kind, p.local_id) for p in last.parties}
    hosted = any(p.local_id == last.lead.local_id and p.side == "counterpart" for p in last.parties)
    for token in people:
        entity = reading.entity(token.local_id)
        if (party_kind(token), token.local_id) in known or entity is None:
            continue
        if token.kind == "O" and (
            last.event_name is None
            or reading.clean[token.end : token.end + 4] not in ("主要负责", "负责同志", "相关负责")
        ):
            continue
        mine = acts_for_delegation(reading, context.frame, token)
        embassy = any(_embassy_office(reading, token))
        side = "delegation" if mine and not hosted else "host" if embassy else "counterpart"
        last.parties.append(as_party(token, side))
        known.add((party_kind(token), token.local_id))
        if last.event_name and last.lead.local_id is None and mine and token.kind == "P":
            last.lead = Lead(local_id=token.local_id, basis="sentence", start=token.start, end=token.end)
    trip = context.frame.trip
    if (
        last.event_name
        and trip is not None
        and trip.lead.local_id
        and any(p.local_id == trip.lead.local_id for p in last.parties)
    ):
        last.lead = Lead(local_id=trip.lead.local_id, basis="sentence", start=trip.lead.start, end=trip.lead.end)


def _attended(reading: Reading, frame: Frame, last: Engagement, clause: Clause) -> None:
    """Let those join who are said a paragraph later to have attended the talks or the tour: 副市长甲参加会见."""
    attends = ATTENDS.search(reading.clean, clause.start, clause.end)
    if attends is None or clause.is_said(attends.start()) or clause.is_hoped(attends.start()):
        return
    if kind_class(last.kind) != ("meeting" if attends.group("talks") else "visit"):
        return
    side = next((p.side for p in last.parties if p.local_id == last.lead.local_id), None)
    known = {p.local_id for p in last.parties}
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= clause.start]
    for token in (t for c in since for t in c.tokens):
        if side is not None and token.kind == "P" and token.end <= attends.start() and token.local_id not in known:
            host = frame.is_inbound and not acts_for_delegation(reading, frame, token)
            last.parties.append(as_party(token, "counterpart" if host else side))


def _join_event(reading: Reading, context: Context, clause: Clause) -> None:
    """Let those who act at an event be its parties: 推介会上,…某公司与某区签约."""
    event = context.event
    if event is None or event.start >= clause.start or not clause.own_subject or clause.is_said(clause.start):
        return
    if clause.sentence.block - event.block > 2:
        return
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    opening = AT_EVENT.match(first.text)
    if opening is None or not re.search(r"(?:会|活动|仪式|论坛|现场)上?$|会上", opening.group().rstrip(",，")):
        return
    known = {p.local_id for p in event.parties}
    for token in clause.subjects:
        if token.kind in "PO" and token.local_id not in known:
            mine = acts_for_delegation(reading, context.frame, token)
            event.parties.append(as_party(token, "delegation" if mine else "counterpart"))


def _embassy_office(reading: Reading, token: Token) -> list[bool]:
    return [
        True
        for role in reading.roles_by_person.get(token.local_id, ())
        if (body := reading.entity(role.organization_local_id)) is not None and body.detail_kind == "embassy"
    ]


def keep_once(found: list[Engagement], new: Engagement) -> Engagement:
    """Fold a second telling of the same act into the first: same kind, same other side, no other day."""
    for old in found:
        if (
            old.story != new.story
            or old.is_background != new.is_background
            or kind_class(old.kind) != kind_class(new.kind)
        ):
            continue
        same = old.counterparts() == new.counterparts() and (old.counterparts() or old.event_name == new.event_name)
        sights = old.where.basis == new.where.basis == "stated" and old.where.local_id == new.where.local_id
        if sights and kind_class(new.kind) == "visit" and (len(old.counterparts()) == len(new.counterparts()) == 1):
            same = True
        if not same or (old.days.first, old.days.last) != (new.days.first, new.days.last):
            continue
        if not new.counterparts() and old.where.local_id != new.where.local_id:
            continue
        old.told_again.append((new.start, new.end))
        if old.where.basis != "stated" and new.where.basis == "stated":
            old.where = new.where
        return old
    found.append(new)
    return new


def without_captions(reading: Reading, found: list[Engagement]) -> list[Engagement]:
    """Fold what a caption repeats into the paragraph that tells it; what only a caption tells stays."""
    kept: list[Engagement] = []
    for engagement in found:
        captioned = reading.text.blocks[engagement.block].kind == "caption" and engagement.kind != "appointment"
        told = next(
            (
                e
                for e in found
                if captioned
                and e is not engagement
                and reading.text.blocks[e.block].kind == "paragraph"
                and not e.is_background
                and kind_class(e.kind) == kind_class(engagement.kind)
                and e.counterparts() & engagement.counterparts()
            ),
            None,
        )
        if told is not None:
            told.told_again.append((engagement.start, engagement.end))
        else:
            kept.append(engagement)
    return kept
