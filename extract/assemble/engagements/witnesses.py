"""Who was at the act of signing: 市长甲、董事长乙等参加签约仪式, told beside who signed with whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.assemble.engagements.joins.sides import seats_of, side_by_office
from extract.assemble.engagements.once import PARAGRAPHS_OF_EVENT
from extract.assemble.engagements.who import was_stood_in_for
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame, acts_for_delegation, as_party

# 市长甲、董事长乙等|参加签约仪式, 见证签约
AT_THE_SIGNING = re.compile(
    r"(?:出席|参加|见证)(?:了)?(?:并见证)?(?:了)?(?:此次|本次|当天的?)?(?:[^,，。;；]{0,12}?协议)?(?:签约|签字|签署)(?:仪式|活动)?(?=[,，。;；]|$)"
)
CEREMONY = re.compile(r"(?:签约|签字|签署)(?:仪式|活动)")


def seat_witnesses(reading: Reading, frames: Sequence[Frame], engagements: Sequence[Engagement]) -> None:
    """Let those join a signing who are said around it to have been there; with several signings nobody knows at which."""
    for frame in frames:
        told = [
            e for e in engagements if e.kind == "signing" and e.story == frame.story.ordinal and not e.is_background
        ]
        named = any(e.story == frame.story.ordinal and CEREMONY.search(e.event_name or "") for e in engagements)
        if len(told) != 1 or named:
            continue  # who was at a ceremony with a name has joined it
        for clause in frame.clauses:
            near = abs(clause.sentence.block - told[0].block) <= PARAGRAPHS_OF_EVENT
            if near and not clause.earlier:
                _join(reading, frame, told[0], clause)


def _join(reading: Reading, frame: Frame, signing: Engagement, clause: Clause) -> None:
    at_it = AT_THE_SIGNING.search(reading.clean, clause.start, clause.end)
    if at_it is None or clause.is_said(at_it.start()) or clause.is_hoped(at_it.start()):
        return
    known = {p.local_id for p in signing.parties}
    seats = {side: seats_of(reading, signing, side) for side in ("delegation", "counterpart")}
    for token in _listed_before(reading, clause, at_it.start()):
        if token.local_id in known:
            continue
        known.add(token.local_id)
        mine = frame.trip is not None and acts_for_delegation(reading, frame, token)
        side = "delegation" if mine else side_by_office(reading, frame, signing, token, seats)
        signing.parties.append(as_party(token, side or "counterpart"))


def _listed_before(reading: Reading, clause: Clause, until: int) -> list[Token]:
    """Give the people listed since the sentence began, by clauses in which nobody does anything."""
    listed: list[Token] = []
    for part in reversed(reading.clauses_by_sentence[clause.sentence.start][: clause.number + 1]):
        people = [t for t in part.tokens if t.kind == "P" and t.end <= until and not was_stood_in_for(reading, part, t)]
        if part is not clause and (part.cues or not people):
            break
        listed = [*people, *listed]
    return listed
