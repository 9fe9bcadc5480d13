"""The restored article: clean text, what its parts are, and the way back to every raw character."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

BlockKind = Literal["title", "heading", "caption", "byline", "source", "dateline", "paragraph"]
SetAside = Literal["japanese", "english", "link_list", "novel", "empty", "not_chinese"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One restored place: `會(huì)` → `會`.

    `raw_start`/`raw_end` are half-open code points of `raw_text`; `repaired` is what stands there now, before script
    conversion; `candidates` are the readings that were weighed, best first.
    """

    kind: str
    raw_start: int
    raw_end: int
    repaired: str
    candidates: tuple[str, ...] = ()
    rule: str
    is_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Damage that is pointed out and not repaired: masked characters, spliced advertising. Raw half-open span."""

    reason: str
    detail: str
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One content block, half-open in `clean_text`: a paragraph, the title, a caption, the byline."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page says about itself. Days are as printed; `*_span` are raw half-open spans or None."""

    title: str | None = None
    publisher: str | None = None
    source: str | None = None
    byline: str | None = None
    published_on: date | None = None
    published_basis: str | None = None
    page_url: str | None = None
    title_span: tuple[int, int] | None = None
    publisher_span: tuple[int, int] | None = None
    source_span: tuple[int, int] | None = None
    byline_span: tuple[int, int] | None = None
    published_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredText:
    """Clean simplified text with an exact map back to the raw characters.

    `restored_text` is the same text before script conversion (what `surface` is cut from); it has exactly the length of
    `clean_text`. `raw_starts[i]`, `raw_ends[i]` is the half-open raw span of clean character `i`; both only ever grow.
    Blocks lie in order in `clean_text`, separated by one newline each. `set_aside` says why a text is no Chinese news
    (it is then not searched for names), with the evidence in `set_aside_reason`.
    """

    raw_text: str
    clean_text: str
    restored_text: str
    raw_starts: array[int]
    raw_ends: array[int]
    encoding: str
    script: Literal["simplified", "traditional", "mixed"]
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    page: PageFacts = field(default_factory=PageFacts)
    set_aside: SetAside | None = None
    set_aside_reason: str | None = None
    flags: tuple[Flag, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open, non-empty span of `clean_text` to the raw span it came from."""
        return self.raw_starts[start], self.raw_ends[end - 1]

    def evidence(self, start: int, end: int) -> str:
        """Quote the raw characters behind a span of `clean_text`, damage, tags and all."""
        return self.raw_text[self.raw_starts[start] : self.raw_ends[end - 1]]

    def surface(self, start: int, end: int) -> str:
        """Quote the restored text before script conversion."""
        return self.restored_text[start:end]
