"""Text that knows where each of its characters came from, and how to change it without losing that."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

INDEX = "q"  # signed 64 bit: the only array type of one width on every platform
PAGE_CHARS = 16_384


@lru_cache(maxsize=1)
def _places(pages: int) -> array[int]:
    """Return 0, 1, 2, … for that many pages and one more: slicing it is some twenty times faster than counting."""
    return array(INDEX, range(pages * PAGE_CHARS + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Put `text` where the half-open span [start, end) of a traced text stands.

    Every character of `text` comes from the whole span, unless `parts` says which half-open part of the span (in
    coordinates of the text edited) each of them came from; both ends of the parts must never shrink.
    """

    start: int
    end: int
    text: str
    parts: Sequence[tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedText:
    """A text with the half-open raw span of each of its characters; both columns of the map only ever grow."""

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, raw: str) -> TracedText:
        """Trace a raw text to itself."""
        places = _places(len(raw) // PAGE_CHARS + 1)
        return cls(text=raw, starts=places[: len(raw)], ends=places[1 : len(raw) + 1])

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open, non-empty span to the raw span it came from."""
        return self.starts[start], self.ends[end - 1]

    def translated(self, text: str) -> TracedText:
        """Exchange the characters one for one; the map stays."""
        return self if text is self.text else TracedText(text=text, starts=self.starts, ends=self.ends)

    def edited(self, edits: Iterable[Edit]) -> TracedText:
        """Apply edits that come in order and do not overlap."""
        pieces: list[str] = []
        starts, ends = array(INDEX), array(INDEX)
        at = 0
        for edit in edits:
            pieces += (self.text[at : edit.start], edit.text)
            starts += self.starts[at : edit.start]
            ends += self.ends[at : edit.start]
            if edit.parts is None:
                if edit.text:
                    size = len(edit.text)
                    starts += array(INDEX, (self.starts[edit.start],)) * size
                    ends += array(INDEX, (self.ends[edit.end - 1],)) * size
            else:
                starts.extend(self.starts[part[0]] for part in edit.parts)
                ends.extend(self.ends[part[1] - 1] for part in edit.parts)
            at = edit.end
        if not pieces:
            return self
        pieces.append(self.text[at:])
        starts += self.starts[at:]
        ends += self.ends[at:]
        return TracedText(text="".join(pieces), starts=starts, ends=ends)
