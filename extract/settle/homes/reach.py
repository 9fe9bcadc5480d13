"""How far a headline, a lead and a sentence reach."""

from __future__ import annotations

LONGEST_SENTENCE = 600  # characters; what stands farther back is of no one sentence
HEADLINE_CHARS = 80  # characters within which a report says who holds what
HEADLINE_AND_LEAD = 250  # characters


def sentence_of(clean: str, at: int) -> int:
    """Give where the sentence before a position begins: its last full stop or line break."""
    floor = max(0, at - LONGEST_SENTENCE)
    return max(floor - 1, clean.rfind("。", floor, at), clean.rfind("\n", floor, at))
