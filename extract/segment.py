"""Paragraphs, sentences and stories: where one article's text may be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.restore.text import Block, RestoredText

MAX_SENTENCE_CHARS = 1200  # real ones of this genre stay under 400; a longer run is cut so that patterns stay linear
SENTENCE_END = re.compile(r"[。!?！？;；]+[”’」』）)]*|\n")
# 又讯 and its like open another report in the same file: nothing of the first may leak into it but the proven year.
STORY_OPENER = re.compile(r"[ \u3000]*(?:又讯|另讯|又据|相关新闻|相关报道|相关链接)[ \u3000:：]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, half-open in `clean_text`, with the paragraph (index into `blocks`) and story it stands in."""

    start: int
    end: int
    block: int
    story: int
    block_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One report inside an article, half-open in `clean_text`; `ordinal` counts from 1."""

    ordinal: int
    start: int
    end: int


def find_stories(text: RestoredText) -> tuple[Story, ...]:
    """Cut an article where 又讯 opens another report; an article without one is one story."""
    starts = [0]
    starts += [
        block.start
        for block in text.blocks
        if block.kind == "paragraph" and block.start > 0 and STORY_OPENER.match(text.clean_text, block.start, block.end)
    ]
    ends = [*starts[1:], len(text.clean_text)]
    return tuple(
        Story(ordinal=n, start=start, end=end) for n, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    )


def split_sentences(text: RestoredText, stories: tuple[Story, ...]) -> tuple[Sentence, ...]:
    """Cut every block into sentences; marks inside “…” end one only where the quotation is the sentence."""
    return tuple(_sentences(text, stories))


def _sentences(text: RestoredText, stories: tuple[Story, ...]) -> Iterator[Sentence]:
    for index, block in enumerate(text.blocks):
        story = next((s.ordinal for s in reversed(stories) if s.start <= block.start), 1)
        for start, end in _cuts(text.clean_text, block):
            yield Sentence(start=start, end=end, block=index, story=story, block_kind=block.kind)


def _cuts(clean: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for mark in SENTENCE_END.finditer(clean, block.start, block.end):
        if mark.end() > start:
            yield from _capped(start, mark.end())
            start = mark.end()
    if start < block.end:
        yield from _capped(start, block.end)


def _capped(start: int, end: int) -> Iterator[tuple[int, int]]:
    for at in range(start, end, MAX_SENTENCE_CHARS):
        yield at, min(end, at + MAX_SENTENCE_CHARS)
