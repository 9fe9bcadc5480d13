"""Welcomes: 受到甲的热烈欢迎, 对乙的到来表示欢迎."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import PARTY_OF_GUESTS, Context, actors, was_stood_in_for
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.told import Engagement, Lead
from extract.assemble.trips import Frame, acts_for_delegation, as_party
from extract.assemble.wording import GROUP, WENT_THERE
from extract.find.candidates import CueCandidate

WELCOMED = re.compile(r"(?:受|得)到了?[^,，。;；]{2,60}?(?:热烈|热情|隆重|亲切)的?(?:欢迎|接待)")
ACROSS = {"delegation": "counterpart", "counterpart": "delegation"}
WELCOME_REACH = 5  # paragraphs behind talks in which the host welcomes his guests
HEADED_BY = re.compile(
    rf"{GROUP}[^,，。;；]{{0,4}}?由(?P<who>[^。;；,，]{{2,40}}?)(?:率领|带领|带队|率队|任团长|担任团长)(?!的)"
)
TAKEN_BY = re.compile(r"由(?P<who>[^。;；,，]{2,80}?)(?:等人?)?(?:负责|亲自|热情|主持)?接待(?!的)")
ARRIVAL = re.compile(
    r"对(?P<who>[^,，。;；]{2,40}?)(?:一行)?人?的?(?:到来|来访|到访|莅临|光临|拜访|访问|参访|来[\u4e00-\u9fff]{1,4}?(?:考察|访问|参观|调研|交流|洽谈))[^,，。;；]{0,6}?表示[^,，。;；]{0,6}?欢迎"
)
IN_A_SPEECH = re.compile(r"致[辞词]")  # 会长乙在|致辞|时
# 行政长官甲欢迎|省长乙首次来港访问
FIRST_VISIT = re.compile(r"欢迎(?P<who>[^,，。;；]{2,30}?)(?:上任后|此次|再次)?首次(?:率团|率队)?(?:来|到|访)")


def welcomed(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团受到市长甲的热烈欢迎,双方…座谈: a welcome followed by talks of both sides is a meeting."""
    mark = WELCOMED.search(reading.clean, clause.start, clause.end)
    if mark is None or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    hosts = [t for t in clause.tokens if mark.start() < t.start < mark.end() and t.kind in "PO"]
    if not any(t.kind == "P" for t in hosts):
        return None
    ours = actors(reading, context, clause, mark.start())
    if not ours and clause.subject_word is None:
        return None
    talks = [
        c
        for later in reading.clauses_by_sentence[clause.sentence.start]
        if later.start > clause.start and later.subject_word == "双方"
        for c in later.cues
        if c.kind == "meeting" and not later.is_about(c.start) and not later.is_hoped(c.start)
    ]
    if not talks:
        return None
    cue = next(c for c in clause.cues if c.start >= mark.start())
    return tell(reading, context, clause, cue, "meeting", "meeting_welcomed", hosts, ours)


def headed_and_received(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团由副主任甲率领,并由某会副会长乙接待: both join the reception told just before, or are one of their own."""
    led, taken = HEADED_BY.search(clause.text), TAKEN_BY.search(clause.text)
    if (led is None and taken is None) or clause.is_said(clause.start) or clause.is_hoped(clause.start):
        return None

    def people(c: Clause, mark: re.Match[str] | None) -> list[Token]:
        if mark is None:
            return []
        start, end = c.start + mark.start("who"), c.start + mark.end("who")
        named = [t for t in c.tokens if t.kind in "PO" and start <= t.start < end]
        return [t for t in named if not was_stood_in_for(reading, c, t)]

    guests, hosts = people(clause, led), people(clause, taken)
    if hosts and not guests and clause.number > 0:
        before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
        guests = people(before, HEADED_BY.search(before.text))
    last = context.last
    if (
        last is not None
        and last.block != clause.sentence.block
        and reading.every_date_in(clause.sentence.start, clause.start)
    ):
        last = None  # another day, another delegation
    if last is not None and last.kind in ("meeting", "visit") and last.block >= clause.sentence.block - 1:
        ours = {p.local_id for p in last.parties if p.side == "delegation"}
        sent = any((e := reading.entity(i)) is not None and e.detail_kind == "delegation" for i in ours)
        if sent or ours & {t.local_id for t in guests}:
            known = {p.local_id for p in last.parties}
            for side, tokens in (("delegation", guests), ("counterpart", hosts)):
                last.parties += [as_party(t, side) for t in tokens if t.kind == "P" and t.local_id not in known]
            head = next((t for t in guests if t.kind == "P"), None)
            if last.lead.local_id is None and head is not None:
                last.lead = Lead(local_id=head.local_id, basis="sentence", start=head.start, end=head.end)
            return None
    if not any(t.kind == "P" for t in guests) or not any(t.kind == "P" for t in hosts) or taken is None:
        return None
    start, end = clause.start + taken.start(), clause.start + taken.end()
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="received")
    return tell(reading, context, clause, cue, "meeting", "meeting_received", hosts, guests)


def seat_guests_welcomed(reading: Reading, frame: Frame, found: list[Engagement], clause: Clause) -> None:
    """Seat talks of no journey by who welcomes whom behind them: 市长甲对乙一行的到来表示欢迎, of 甲与乙座谈."""
    mark = ARRIVAL.search(reading.clean, clause.start, clause.end)
    mark = mark or FIRST_VISIT.search(reading.clean, clause.start, clause.end)
    if mark is None or frame.trip is not None:
        return
    hosts = {t.local_id for t in clause.subjects if t.kind == "P" and t.end <= mark.start()}
    guests = {t.local_id for t in clause.tokens if t.kind == "P" and mark.start("who") <= t.start < mark.end("who")}
    if not hosts or not (guests or PARTY_OF_GUESTS.search(mark["who"])):
        return
    for met in reversed(found):
        if clause.sentence.block - met.block > WELCOME_REACH:
            break
        if met.kind != "meeting" or met.is_hosted() or WENT_THERE.search(reading.clean, met.start, met.end):
            continue
        people = [p for p in met.parties if p.kind == "person"]
        ours = {p.local_id for p in people if p.side == "delegation"}
        if hosts <= ours and guests <= {p.local_id for p in people if p.side == "counterpart"}:
            met.parties = [replace(p, side=ACROSS.get(p.side, p.side)) for p in met.parties]


def arrival_welcomed(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 主任乙对县长甲一行的到来表示欢迎: whoever says so to guests has them before him.

    He joins talks with his house told just before; talks told with him already stay as they are.
    """
    frame = context.frame
    mark = ARRIVAL.search(reading.clean, clause.start, clause.end)
    if mark is None or frame.trip is None or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    if IN_A_SPEECH.search(reading.clean, clause.start, mark.start()) is not None:
        return None  # 会长乙致辞时对客人到来表示欢迎: said at an event, to all who came
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= mark.start()]
    guests = [t for t in clause.tokens if mark.start("who") <= t.start < mark.end("who") and t.kind in "PD"]
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if not guests and DELEGATION_WORD.search(mark["who"]) is None:
        return None
    if guests and not any(acts_for_delegation(reading, frame, t) for t in guests):
        return None
    last = context.last
    if last is not None and last.kind in ("meeting", "visit") and last.block >= clause.sentence.block - 1:
        there = last.counterparts()
        if any(t.local_id in there for t in hosts):
            return None
        if last.kind == "meeting" and (any(body in there for t in hosts for body in t.bodies) or frame.is_inbound):
            last.parties += [as_party(t, "counterpart") for t in hosts]
            return None
    if context.talked and frame.is_inbound:
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    return tell(reading, context, clause, cue, "meeting", "arrival_welcomed", hosts, guests, inferred=True)
