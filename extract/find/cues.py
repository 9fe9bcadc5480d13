"""Words that may open an event: 座谈, 赴, 签署, and those that take it back: 希望, 将, 未."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import daachorse

from extract.find.candidates import CueCandidate
from extract.find.marks import read_rules
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

EVENTS = "events.yml"
# A longer word in which a cue would be false (考察团, 智能); it is matched so that the cue inside it is not.
NOTHING = "nothing"
LONGEST = 8  # characters; no event word is longer


@cache
def _cue_words() -> tuple[Any, tuple[tuple[str, str], ...]]:
    """Build one automaton over all cue words, with family and kind of each."""
    families: dict[str, dict[str, list[str]]] = read_rules(EVENTS)
    meaning_by_word: dict[str, tuple[str, str]] = {}
    for family, kinds in families.items():
        for kind, words in kinds.items():
            for word in words:
                known = meaning_by_word.setdefault(word, (family, kind))
                if known != (family, kind) and NOTHING not in (family, known[0]):
                    raise ValueError(f"{EVENTS}: {word} stands under {known} and under {(family, kind)}")
    words = list(meaning_by_word)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(words, match_kind=daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    return automaton, tuple(meaning_by_word[word] for word in words)


def find_cues(text: RestoredText, vocabulary: Vocabulary) -> Iterator[CueCandidate]:
    """Find event words, leftmost-longest: 与会长座谈 → (`engagement`, `meeting`); 座谈会 → nothing.

    A word that begins inside another and ends behind it follows it: in 商会签署 both 会签 and 签署 are told, and the name
    of the body decides which of them stands.
    """
    automaton, meanings = _cue_words()
    clean = text.clean_text
    for start, end, word in automaton.find(clean):
        if meanings[word][0] == NOTHING:
            continue
        yield _cue(start, end, meanings[word])
        for inner_start, inner_end, inner_word in automaton.find(clean[start + 1 : end + LONGEST]):
            inner = (start + 1 + inner_start, start + 1 + inner_end)
            if inner[0] < end < inner[1] and meanings[inner_word][0] != NOTHING:
                yield _cue(*inner, meanings[inner_word])


def _cue(start: int, end: int, meaning: tuple[str, str]) -> CueCandidate:
    family, kind = meaning
    return CueCandidate(start=start, end=end, rule=f"cue_{family}", family=family, kind=kind)
