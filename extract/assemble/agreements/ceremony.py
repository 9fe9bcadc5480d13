"""The act of signing as an engagement of its own: its day, its place, and the ceremony it was."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.agreements.book import Book, met_last, talks_of_the_story
from extract.assemble.agreements.groups import EVENT_HELD, event_before
from extract.assemble.agreements.signatories import distinct, public_bodies, seat_of
from extract.assemble.agreements.wording import AFTER_TALKS, CEREMONY_HELD
from extract.assemble.engagements.telling import BEFORE_LEAVING
from extract.assemble.engagements.when_and_where import AT_EVENT, days_of, stated_place, where_of
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Days, Engagement, Party, Where
from extract.find.candidates import CueCandidate

THIS_EVENT = re.compile(r"^(?:在)?(?:此次|本次|这次|当天的?|该|此)")  # 此次|推介会
CEREMONY_OF_PAPER = re.compile(
    r"(?:协议|合同|备忘录|意向书|合作)书?(?:集中|战略)?(?:签约|签字|签署)(?:仪式|活动)[”」』》]?$"
)
# 在甲国|投资建设工厂项目: where it is to stand, not where it was signed.
TO_BE_BUILT = re.compile(
    r"[^,，。;；签]{0,4}?(?:投资|建设|兴建|新建|设立|打造|建立|建厂|落地|落户)[^,，。;；]{0,30}?项目"
)
CEREMONY_REACH = 3  # paragraphs behind its ceremony in which what was signed is told
CHARS_TO_CLOUD = 80  # 签署了协议。…。“云签约”是在…期间完成的


def take_the_ceremony(reading: Reading, book: Book, signing: Engagement) -> None:
    """Fold 甲与乙某协议签约仪式, told as an event of its own, into the signing that it is, with who attended it."""
    for event in [e for e in book.engagements if e.rule == "event_held" and e.story == signing.story]:
        of_paper = CEREMONY_OF_PAPER.search(event.event_name or "") is not None
        near = event.kind == "signing" and signing.block - CEREMONY_REACH <= event.block <= signing.block
        if not (near or (of_paper and event.start == signing.start)):
            continue
        if signing.where.local_id is None:
            signing.where = event.where
        signing.event_name = event.event_name
        held = [p.local_id for p in event.parties if p.kind == "person" and p.side == "delegation"]
        if all(p.side == "counterpart" for p in signing.parties):  # whose people hold the ceremony is of their side
            signing.parties = [
                replace(p, side="delegation") if any(reading.offices_in(h, seat_of(reading, p)) for h in held) else p
                for p in signing.parties
            ]
        signing.parties = distinct([*signing.parties, *_beside_their_houses(reading, signing, event.parties)])
        book.engagements.remove(event)


def _beside_their_houses(reading: Reading, signing: Engagement, present: list[Party]) -> list[Party]:
    """Seat who attended a ceremony on the side of the one signatory in whose house or town he holds office."""
    seated = []
    for party in present:
        sides = {
            p.side
            for p in signing.parties
            if p.kind != "person" and party.kind == "person" and reading.offices_in(party.local_id, seat_of(reading, p))
        }
        seated.append(replace(party, side=sides.pop()) if len(sides) == 1 else party)
    return seated


def signing_act(reading: Reading, book: Book, clause: Clause, cue: CueCandidate, parties: list[Party]) -> Engagement:
    """Tell the act of signing as an engagement of its own."""
    frame = book.frame
    days = days_of(reading, frame, clause, cue, book.engagements)
    where = where_of(reading, frame, clause, cue, public_bodies(reading, parties))
    if where.basis == "trip_place" and _sits_elsewhere(reading, parties, where.local_id):
        where = Where()
    if where.basis == "stated" and where.end is not None and TO_BE_BUILT.match(reading.clean, where.end, cue.start):
        where = Where()
    apart = BEFORE_LEAVING.match(reading.clauses_by_sentence[clause.sentence.start][0].text) is not None
    if apart:  # 回国后,甲市举行签约仪式: the journey lends no place and no days
        where = Where() if where.basis == "trip_place" else where
        days = Days() if days.basis == "trip_range" else days
    talks = _talks_before(reading, book, clause)
    if talks is not None and where.local_id is None and talks.where.basis in ("stated", "sentence"):
        where = replace(talks.where, basis="paragraph")
    if talks is not None and days.first is None and talks.days.first is not None:
        days = talks.days
    engagement = Engagement(
        start=clause.start,
        end=clause.end,
        story=frame.story.ordinal,
        rule="signing_told",
        kind="signing",
        parties=list(distinct(parties)),
        days=days,
        where=where_held(reading, clause, cue)
        or _where_it_is_held(reading, clause, cue)
        or _where_the_event_was(reading, book, clause, where)
        or (_where_of_event_before(reading, clause, cue) if where.local_id is None and frame.trip is None else None)
        or where,
        is_online="线上" in clause.text or "云签约" in reading.clean[clause.start : clause.end + CHARS_TO_CLOUD],
        trip=None if apart else frame.trip,
        block=clause.sentence.block,
    )
    book.engagements.append(engagement)
    return engagement


AT_IT = re.compile(r"[ \u3000]*(?:会上|现场|会议现场|活动现场|集中|当场|共|成功|正式)*")


def _where_it_is_held(reading: Reading, clause: Clause, cue: CueCandidate) -> Where | None:
    """Give the town of 甲市在乙市召开推介会,现场|签约15个项目: the sentence says where the occasion was held."""
    if AT_IT.fullmatch(reading.clean, clause.start, cue.start) is None:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][: clause.number]
    last = before[-1] if before else None
    held = next((c for c in last.cues if c.kind == "event_held"), None) if last is not None else None
    if last is None or held is None or last.is_said(held.start) or last.is_hoped(held.start):
        return None
    where = stated_place(reading, last, held.start)
    return replace(where, basis="sentence") if where is not None else None


def _sits_elsewhere(reading: Reading, parties: list[Party], place: str | None) -> bool:
    """Tell 赴甲市…前往乙区某街道办事处,双方签订: whom one signs with is a public body that sits in no place of the journey."""
    hosts = [p for p in parties if p.side == "counterpart" and p.local_id in public_bodies(reading, parties)]
    seats = [seat_of(reading, p) for p in hosts]
    up = set(reading.place_keys_up(place))
    for seat in seats:
        keys = set(reading.place_keys_up(seat))
        if not {"CN"} <= keys & up or reading.lies_in(seat, place) or reading.lies_in(place, seat):
            return False
    return bool(seats)


def _where_the_event_was(reading: Reading, book: Book, clause: Clause, known: Where) -> Where | None:
    """Give the place of the event told before in the paragraph, for a signing 交流会上."""
    beside = [
        e
        for e in book.engagements
        if clause.sentence.start <= e.start < clause.start and e.where.basis == "stated" and e.trip is None
    ]
    if beside and stated_place(reading, clause, clause.end) is None:  # 交流会在某市举行,26个项目签约
        return replace(beside[-1].where, basis="sentence")
    if AT_EVENT.match(reading.clauses_by_sentence[clause.sentence.start][0].text) is None:
        return None
    told = [
        e
        for e in book.engagements
        if e.event_name and e.block == clause.sentence.block and e.start < clause.start and e.where.basis == "stated"
    ]
    meant = told or [e for e in _the_event_meant(reading, book, clause) if e.where.local_id != known.local_id]
    towns = {e.where.local_id for e in meant if e.start == meant[-1].start}
    return (
        replace(meant[-1].where, basis="paragraph") if len(towns) == 1 else None
    )  # 分别在甲市和乙市: which is not said


def _where_of_event_before(reading: Reading, clause: Clause, cue: CueCandidate) -> Where | None:
    """Read 甲市在乙市举行推介会,3个项目现场签约, and 会上 behind it: what is signed there is signed in 乙市."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    held = [c for c in sentence if c.start < clause.start and EVENT_HELD.search(c.text) is not None]
    named = any(t.kind in "PO" and t.end <= cue.start for t in clause.tokens)
    event = held[-1] if held else event_before(reading, clause, beside=not named)
    where = stated_place(reading, event, event.end) if event is not None else None
    return replace(where, basis="sentence" if held else "paragraph") if where is not None else None


def _talks_before(reading: Reading, book: Book, clause: Clause) -> Engagement | None:
    """Give the talks told last in the paragraph, behind which 会谈后,双方签署 was signed."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if AFTER_TALKS.match(first.text) is None or book.frame.trip is not None:
        return None
    last = met_last(book, clause) or talks_of_the_story(reading, book, clause)
    return last if last is not None and last.kind == "meeting" and last.start < clause.sentence.start else None


def _the_event_meant(reading: Reading, book: Book, clause: Clause) -> list[Engagement]:
    """Give the event that 推介会上 opening a later paragraph means: the one of that name, told at one place and nothing since."""
    opening = AT_EVENT.match(reading.clauses_by_sentence[clause.sentence.start][0].text)
    which = THIS_EVENT.sub("", opening.group("which")) if opening is not None else ""
    before = [
        e
        for e in book.engagements
        if e.story == clause.sentence.story and e.start < clause.start and not e.is_background and e.kind != "signing"
    ]
    held = [e for e in before if e.kind == "promotion_event" and e.where.basis == "stated"]
    if not held or len({e.where.local_id for e in held}) != 1:
        return []
    if any(e.start > held[-1].start and e not in held for e in before):
        return []
    name = held[-1].event_name or ""
    return held if which in ("会", "活动", "论坛", "仪式") or (len(which) > 2 and which[:2] in name) else []


def where_held(reading: Reading, clause: Clause, cue: CueCandidate) -> Where | None:
    """Read 协议签署仪式在乙市举行: where a ceremony was held stands behind it."""
    held = CEREMONY_HELD.search(reading.clean, cue.end, clause.end)
    return stated_place(reading, clause, clause.end) if held is not None else None
