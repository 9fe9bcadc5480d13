"""A clause: what stands between two commas, and how far it can be trusted to tell what happened."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.assemble.reading.tokens import Token
from extract.find.candidates import CueCandidate
from extract.segment import Sentence
from extract.settle.settled import DateMention


@dataclass(slots=True, kw_only=True)
class Clause:
    """One clause with its tokens and cues, and how far it can be trusted to tell what happened.

    `said_from` is where somebody's words begin (everything from there on is only said); `hoped_from` where the future begins.
    `topic` is the body the paragraph is about at this point.
    """

    start: int
    end: int
    text: str
    sentence: Sentence
    number: int
    tokens: list[Token]
    cues: list[CueCandidate]
    subjects: list[Token] = field(default_factory=list)
    subject_word: str | None = None
    own_subject: bool = False
    said_from: int | None = None
    hoped_from: int | None = None
    plan_goes_on: bool = False  # a plan told before runs through the clause, whatever its own words hope for
    about: tuple[tuple[int, int], ...] = ()
    informed: tuple[tuple[int, int], ...] = ()
    earlier: bool = False
    topic: Token | None = None
    dates: list[DateMention] = field(default_factory=list)

    def is_about(self, at: int) -> bool:
        """Tell whether a position lies in what talks were about (就…展开交流) or in what was reported at them (介绍…情况)."""
        return any(start <= at < end for start, end in (*self.about, *self.informed))

    def is_said(self, at: int) -> bool:
        """Tell whether a position lies in somebody's words."""
        return self.said_from is not None and at >= self.said_from

    def is_hoped(self, at: int) -> bool:
        """Tell whether a position lies in a future, condition or negation of this sentence."""
        return self.hoped_from is not None and at >= self.hoped_from
