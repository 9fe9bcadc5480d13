"""Agreements: what was signed, agreed, intended or announced, between whom; each signing is an engagement too."""

from __future__ import annotations

from collections.abc import Iterator

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.consensus import agreed, reached
from extract.assemble.agreements.groups import signing_nouns
from extract.assemble.agreements.listed import invested_at_signing
from extract.assemble.agreements.once import drop_glimpsed, drop_sums
from extract.assemble.agreements.plans import drop_signed, lands, planned, settled_for_two
from extract.assemble.agreements.proof import proved_later
from extract.assemble.agreements.scope import parts_signed, without_excepted
from extract.assemble.agreements.signatures import signed
from extract.assemble.agreements.telling import appointment
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Agreement, Engagement, Span
from extract.assemble.trips import Frame
from extract.settle.settled import Issue

MAX_DETAIL = 80


def find_agreements(
    reading: Reading, frames: list[Frame], engagements: list[Engagement]
) -> tuple[list[Agreement], list[Issue]]:
    """Read all clauses for agreements; signings are added to `engagements`.

    A counted signing whose words, ceremony and home name nobody is no agreement; an issue says where it stands.
    """
    found: list[Agreement] = []
    unsigned: list[Span] = []
    for frame in frames:
        book = Book(frame=frame, engagements=engagements, found=found, consumed=set(), unsigned=unsigned)
        for clause in _clauses_told(reading, frame):
            for cue in (*clause.cues, *signing_nouns(reading, clause)):
                if cue.family != "agreement" or (cue.kind == "reaches" and clause.is_about(cue.start)):
                    continue
                if cue.kind == "signs":
                    signed(reading, book, clause, cue)
                elif cue.kind == "reaches":
                    reached(reading, book, clause, cue)
                elif cue.kind == "agrees":
                    agreed(reading, book, clause, cue)
                elif cue.kind == "lands":
                    lands(reading, book, clause, cue)
            if clause.sentence.block_kind == "paragraph":
                proved_later(reading, book, clause)
                planned(reading, book, clause)
                invested_at_signing(reading, book, clause)
                settled_for_two(reading, book, clause)
        starts = {c.start for c in frame.clauses}
        for engagement in [e for e in engagements if e.kind == "appointment" and e.start in starts]:
            appointment(reading, book, engagement)
        drop_glimpsed(book)
        drop_signed(book)
    drop_sums(reading.clean, found, engagements)
    issues = [
        Issue(
            stage="assemble",
            reason="signing_of_nobody_named",
            detail=reading.clean[start:end][:MAX_DETAIL],
            start=start,
            end=end,
        )
        for start, end in unsigned
    ]
    return found, issues


def _clauses_told(reading: Reading, frame: Frame) -> Iterator[Clause]:
    """Give the clauses of a story in which agreements may be told, a list of pairs cut into its pairs."""
    for clause in frame.clauses:
        if clause.sentence.block_kind in ("paragraph", "caption"):
            yield from parts_signed(reading, without_excepted(reading, clause))
