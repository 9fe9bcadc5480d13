"""Bytes of one article to clean text, with an exact map back to every raw character.

`restore` is the door; the order of the steps is the design and stands in `FIXES`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.restore.decoding import UNDECODABLE_REASONS, Undecodable, decode, sniff
from extract.restore.furniture import Line, read_page, split_lines, with_spans
from extract.restore.ruby import strip_ruby
from extract.restore.script import detect_script, simplify_where_traditional
from extract.restore.shifts import realign_shifted_bytes
from extract.restore.text import Block, Repair, RestoredText
from extract.restore.traced import INDEX, TracedText

__all__ = ["UNDECODABLE_REASONS", "Undecodable", "restore", "sniff"]

Fix = Callable[[TracedText], tuple[TracedText, list[Repair]]]

# Ruby goes first: the shifted bytes are codes of traditional characters, and a reading inside a run would break it.
FIXES: tuple[Fix, ...] = (strip_ruby, realign_shifted_bytes)

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
LINE_ENDS = str.maketrans("\r\u2028\u2029\x85\x0b\x0c", "\n\n\n\n\n\n")


def restore(content: bytes) -> RestoredText:
    """Restore one article: decode, repair, simplify, and tell content from page furniture.

    Raises `Undecodable` where the bytes belong to no encoding as a whole.
    """
    raw_text, encoding = decode(content)
    traced = TracedText.of(raw_text)
    repairs: list[Repair] = []
    for fix in FIXES:
        traced, made = fix(traced)
        repairs += made
    restored = traced.text
    clean = simplify_where_traditional(restored).translate(LINE_ENDS).translate(FOLDED)
    lines = [Line(start=start, end=end) for start, end in split_lines(clean)]
    blocks, facts, fact_spans = read_page(clean, lines)
    spans = {name: traced.raw_span(*span) for name, span in fact_spans.items()}
    content_text = _join(traced, clean, blocks)
    return RestoredText(
        raw_text=raw_text,
        clean_text=content_text.clean,
        restored_text=content_text.restored,
        raw_starts=content_text.starts,
        raw_ends=content_text.ends,
        encoding=encoding,
        script=detect_script(content_text.restored),
        blocks=content_text.blocks,
        repairs=tuple(sorted(repairs, key=lambda repair: (repair.raw_start, repair.raw_end))),
        page=with_spans(facts, spans),
    )


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
            ends.append(traced.starts[block.start])
        at = len(starts)
        cleaned.append(clean[block.start : block.end])
        restored.append(traced.text[block.start : block.end])
        starts += traced.starts[block.start : block.end]
        ends += traced.ends[block.start : block.end]
        placed.append(replace(block, start=at, end=len(starts)))
    return _Content(
        clean="\n".join(cleaned), restored="\n".join(restored), starts=starts, ends=ends, blocks=tuple(placed)
    )
