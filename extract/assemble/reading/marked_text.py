"""The text of an article with its tokens, cues, titles, quotations and dates, found by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extract.assemble.reading.days import is_event_day
from extract.assemble.reading.tokens import Token
from extract.find.candidates import CueCandidate
from extract.settle.settled import DateMention, Settled

OPEN_MARKS, CLOSE_MARKS = "“‘「『《(（[【", "”’」』》)）]】"
QUOTE_MARK = re.compile(f"[{re.escape(OPEN_MARKS + CLOSE_MARKS)}\\n]")
# 6月4日某市消息, 某社某地6月4日电: the day it was sent, not the day anything happened.
# 6月4日(记者甲)近日,…: the same, though no 电 says so
DATELINE = re.compile(
    r"[^,，。;；:：\n]{0,8}?(?:电|讯|消息|报道)(?:[ \u3000,，:：(（)）]|$)"
    r"|[ \u3000]*[(（][^()（）\n]{2,16}[)）][ \u3000]*(?:近日|日前)"
)
# 成立93周年(1930.2.3-2023.2.3): between which days, not when anything happens
FROM_YEAR_TO_YEAR = re.compile(
    r"[(（](?P<year>[12][0-9]{3})(?:[年./][0-9]{1,2}){2}日?[-—–~至]+(?!(?P=year))[12][0-9]{3}(?:[年./][0-9]{1,2}){2}日?[)）]"
)


class MarkedText:
    """The clean text of an article with its tokens, cues, titles, quotations and dates, found by where they stand."""

    def __init__(self, settled: Settled, tokens: list[Token], title_end: dict[int, int]) -> None:
        """Index what the settled article marks in its text; `title_end` gives where each title ends by where it begins."""
        self.clean = settled.text.clean_text
        self.tokens = tokens
        self.token_starts = [t.start for t in tokens]
        self.title_end = title_end
        self.quotes = _quoted(self.clean)
        self.cues = list(_cues_outside(settled.cues, tokens, self.quotes))
        self.cue_starts = [c.start for c in self.cues]
        said = [d for d in settled.dates if not d.is_published]
        self.datelines = [d for d in said if DATELINE.match(self.clean, d.end)]
        lives = [(m.start(), m.end()) for m in FROM_YEAR_TO_YEAR.finditer(self.clean)]
        self.dates = [
            d
            for d in said
            if not DATELINE.match(self.clean, d.end) and not any(start <= d.start < end for start, end in lives)
        ]
        self.date_starts = [d.start for d in self.dates]

    def is_quoted(self, at: int) -> bool:
        """Tell whether a position lies in quotation marks or brackets."""
        return at in self.quotes

    def is_title_at(self, at: int) -> bool:
        """Tell whether a title begins at a position."""
        return at in self.title_end

    def is_in_token(self, at: int) -> bool:
        """Tell whether a position lies in a token that begins there or before."""
        before = bisect_left(self.token_starts, at + 1) - 1
        return before >= 0 and self.tokens[before].end > at

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Give the tokens that begin inside a span."""
        return self.tokens[bisect_left(self.token_starts, start) : bisect_left(self.token_starts, end)]

    def cues_in(self, start: int, end: int) -> list[CueCandidate]:
        """Give the cues that begin inside a span."""
        return self.cues[bisect_left(self.cue_starts, start) : bisect_left(self.cue_starts, end)]

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """Give the dates that begin inside a span and name certain days of one event."""
        found = self.dates[bisect_left(self.date_starts, start) : bisect_left(self.date_starts, end)]
        return [d for d in found if is_event_day(d)]

    def every_date_in(self, start: int, end: int) -> list[DateMention]:
        """Give all dates that begin inside a span, periods too."""
        return self.dates[bisect_left(self.date_starts, start) : bisect_left(self.date_starts, end)]


def _quoted(clean: str) -> set[int]:
    """Positions inside quotation marks and brackets; a pair that spans more than a line is no pair."""
    inside: set[int] = set()
    opened: list[int] = []
    for mark in QUOTE_MARK.finditer(clean):
        at, character = mark.start(), mark[0]
        if character in OPEN_MARKS:
            opened.append(at)
        elif character == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened:
                inside.update(range(start, at + 1))
    return inside


def _cues_outside(cues: Iterable[CueCandidate], tokens: list[Token], quotes: set[int]) -> Iterator[CueCandidate]:
    """Keep the cues that stand outside names and quotations, the first of those that overlap: not the 交流 of 科技交流代表团."""
    starts = [t.start for t in tokens]
    last_end = 0
    for cue in cues:
        before = bisect_left(starts, cue.end) - 1
        crossing = before >= 0 and tokens[before].end > cue.start
        if not crossing and cue.start not in quotes and cue.start >= last_end:
            last_end = cue.end
            yield cue
