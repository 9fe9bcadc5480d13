"""Bytes of one article to clean text, with an exact map back to every raw character.

`restore` is the door; the order of the steps is the design and stands in `FIXES`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.restore.decoding import UNDECODABLE_REASONS, Undecodable, decode_article, sniff
from extract.restore.furniture import TITLE_TAGS, Line, read_page, split_lines, with_head, with_spans
from extract.restore.genre import recognise_genre
from extract.restore.marks import (
    drop_invisible_characters,
    find_flags,
    mend_middle_dots,
    merge_doubled_commas,
    narrow_full_width,
)
from extract.restore.markup import TITLE_PARTS, Page, is_page, read_markup
from extract.restore.ruby import strip_ruby
from extract.restore.script import detect_script, simplify_where_traditional
from extract.restore.shifts import realign_shifted_bytes
from extract.restore.splits import close_split_words
from extract.restore.text import Block, Repair, RestoredText
from extract.restore.traced import INDEX, TracedText

__all__ = ["UNDECODABLE_REASONS", "Undecodable", "restore", "sniff"]

Fix = Callable[[TracedText], tuple[TracedText, list[Repair]]]

# Ruby goes before the shifted runs, for a reading inside one would break it; both before script conversion, for the shifted
# bytes are codes of traditional characters.
FIXES: tuple[Fix, ...] = (
    drop_invisible_characters,  # before everything: one inside a reading or a run would hide it
    strip_ruby,
    realign_shifted_bytes,
    mend_middle_dots,  # after the runs, whose orphans are question marks too
    narrow_full_width,
    merge_doubled_commas,
    close_split_words,  # last: it asks the dictionary, which knows mended words only
)

# Full-width ASCII becomes ASCII, and the marks that have a traditional or Japanese twin get the mainland form: every
# finder then reads one alphabet. One character for one, so that the map stays.
FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(mark): ord(form)
    for mark, form in zip(
        "\u3000\u00a0\t\u2002\u2003\u2009\u202f「」『』﹁﹂﹃﹄•‧・∙⋅･｡､﹑﹔﹕﹖﹗﹙﹚",
        "       “”‘’“”‘’······。、、;:?!()",
        strict=True,
    )
}
FOLDED |= str.maketrans("\r\u2028\u2029\x85\x0b\x0c", "\n\n\n\n\n\n")


def restore(content: bytes) -> RestoredText:
    """Restore one article: decode, repair, simplify, and tell content from page furniture.

    Raises `Undecodable` where the bytes belong to no encoding as a whole.
    """
    decoded = decode_article(content)
    raw_text = decoded.text
    page = read_markup(raw_text) if is_page(raw_text) else None
    traced = page.traced if page else TracedText.of(raw_text)
    repairs = [_foreign_line(raw_text, start, end) for start, end in decoded.foreign_lines]
    for fix in FIXES:
        traced, made = fix(traced)
        repairs += made
    clean = simplify_where_traditional(traced.text).translate(FOLDED)
    lines = _lines(clean, traced, page)
    blocks, facts, fact_spans = read_page(clean, lines)
    spans = {name: traced.raw_span(*span) for name, span in fact_spans.items()}
    content_text = _join(traced, clean, blocks)
    set_aside, reason = recognise_genre(clean, blocks)
    return RestoredText(
        raw_text=raw_text,
        clean_text=content_text.clean,
        restored_text=content_text.restored,
        raw_starts=content_text.starts,
        raw_ends=content_text.ends,
        encoding=decoded.encoding,
        script=detect_script(content_text.restored),
        blocks=content_text.blocks,
        repairs=tuple(sorted(repairs, key=lambda repair: (repair.raw_start, repair.raw_end))),
        page=with_head(with_spans(facts, spans), page.head if page else {}, raw_text),
        set_aside=set_aside,
        set_aside_reason=reason,
        flags=tuple(find_flags(traced)),
    )


def _foreign_line(raw_text: str, start: int, end: int) -> Repair:
    return Repair(
        kind="encoding",
        raw_start=start,
        raw_end=end,
        repaired=raw_text[start:end],
        candidates=(raw_text[start:end],),
        rule="decode_mixed_lines",
    )


def _lines(clean: str, traced: TracedText, page: Page | None) -> list[Line]:
    """Cut the clean text into lines; those of a page carry their element, and its links and side parts leave here."""
    if page is None:
        return [Line(start=start, end=end) for start, end in split_lines(clean)]
    lines: list[Line] = []
    window_title: tuple[int, int] | None = None
    for start, end in split_lines(clean):
        seen = page.line_at(traced.starts[start])
        if seen is not None and seen.tag == "title":
            window_title = window_title or (start, end)
        elif seen is None or seen.tag in TITLE_TAGS:
            lines.append(Line(start=start, end=end, tag=seen.tag if seen else None))
        elif not (seen.is_links or seen.is_aside):
            raw_start, raw_end = traced.raw_span(start, end)
            kept = page.is_content(page.raw_line(raw_start, raw_end))
            lines.append(Line(start=start, end=end, tag=seen.tag, is_doubted=not kept))
    return _titled(clean, lines, window_title, traced, page) if window_title else lines


def _titled(clean: str, lines: list[Line], window_title: tuple[int, int], traced: TracedText, page: Page) -> list[Line]:
    """Take the line that the window title repeats as the headline; without one the window title itself names the page."""
    start, end = window_title
    part = next((part for part in TITLE_PARTS.split(clean[start:end]) if part), clean[start:end])
    headline = next((n for n, line in enumerate(lines) if clean[line.start : line.end] == part), None)
    if headline is not None:
        return [
            replace(line, tag="h1" if n == headline else None if line.tag in TITLE_TAGS else line.tag)
            for n, line in enumerate(lines)
        ]
    if not any(line.tag in TITLE_TAGS for line in lines):
        page.head.setdefault("title", traced.raw_span(start, start + len(part)))
    return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    clean: str
    restored: str
    starts: array[int]
    ends: array[int]
    blocks: tuple[Block, ...]


def _join(traced: TracedText, clean: str, blocks: list[Block]) -> _Content:
    """Put the content blocks together, one newline between them; the newline stands for what lay between in the raw text."""
    starts, ends = array(INDEX), array(INDEX)
    cleaned: list[str] = []
    restored: list[str] = []
    placed: list[Block] = []
    for block in blocks:
        if placed:
            starts.append(ends[-1])
            ends.append(max(ends[-1], traced.starts[block.start]))
        at = len(starts)
        cleaned.append(clean[block.start : block.end])
        restored.append(traced.text[block.start : block.end])
        starts += traced.starts[block.start : block.end]
        ends += traced.ends[block.start : block.end]
        placed.append(replace(block, start=at, end=len(starts)))
    return _Content(
        clean="\n".join(cleaned), restored="\n".join(restored), starts=starts, ends=ends, blocks=tuple(placed)
    )
