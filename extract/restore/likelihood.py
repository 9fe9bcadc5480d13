"""How likely a stretch of Chinese reads, by the words of jieba's dictionary and by the words of the article itself."""

from __future__ import annotations

import math
import re
from functools import cache

import jieba

from extract.restore.script import Script, script_bearers, simplified_character

TOTAL = 60_000_000.0  # all counts of the dictionary together
MAX_WORD_CHARS = 5
OWN_WORD_COUNT = 40  # what two or more characters count that stand together elsewhere in the article
MAX_OWN_CHARS = 200_000
READINGS_KEPT = 3
SINGLE_CHOICES_KEPT = 10
RARE = math.log(0.1 / TOTAL)  # a character that the dictionary has not
WRONG_SCRIPT = -6.0  # a simplified character in a traditional article, or the other way round
LOST = "\0"  # a character that left no trace
MARKS = dict.fromkeys("，。、“”：；（）《》！,.:;()!·—…", -5.0) | {"?": -11.0, "？": -11.0, LOST: -6.0}
OTHER_SIGN = -9.0  # a Latin letter or digit between Chinese characters
HAN = re.compile("[\u3400-\u9fff]")


@cache
def _words() -> dict[str, float | None]:
    """Return the natural log of each word's share; a mere beginning of words has None.

    The dictionary is read as a file: jieba's own tokenizer would write a cache into the system's temp folder.
    """
    shares: dict[str, float | None] = {}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, _ = line.decode("utf-8").split(" ", 2)
            if len(word) <= MAX_WORD_CHARS:
                shares[word] = math.log(max(int(count), 1) / TOTAL)
    for word in list(shares):
        for size in range(1, len(word)):
            shares.setdefault(word[:size], None)
    return shares


class Likelihood:
    """The reading habits of one article: general words, its own words, its script."""

    def __init__(self, text: str, script: Script) -> None:
        self._own = text[:MAX_OWN_CHARS]
        self._pairs = {first + second for first, second in zip(self._own, self._own[1:], strict=False)}
        traditional, simplified = script_bearers()
        self._foreign = {"traditional": simplified, "simplified": traditional}.get(script, frozenset())

    def of(self, string: str) -> float:
        """Return the log likelihood of a string as it stands; the article's own words do not count for it."""
        return self.best_readings([(c,) for c in string], range(0))[0][0]

    def best_readings(self, lattice: list[tuple[str, ...]], unknown: range) -> list[tuple[float, tuple[str, ...]]]:
        """Return the likeliest ways through a lattice of characters, best first, cut into words.

        `unknown` are the places that are to be found; only a word that reaches into them may be proven by standing
        elsewhere in the article, for the rest stands here already.
        """
        size = len(lattice)
        ways: list[list[tuple[float, tuple[str, ...]]]] = [[] for _ in range(size + 1)]
        ways[0] = [(0.0, ())]
        for start in range(size):
            kept = _distinct(ways[start])
            if not kept:
                continue
            ways[start] = kept
            for word, share in self._words_at(lattice, start, unknown):
                for score, words in kept:
                    ways[start + len(word)].append((score + share, (*words, word)))
        return _distinct(ways[size])

    def _words_at(self, lattice: list[tuple[str, ...]], start: int, unknown: range) -> list[tuple[str, float]]:
        """Return the words that can begin at one place of the lattice, with their log shares."""
        known = _words()
        singles = sorted(((self.single(c), c) for c in lattice[start]), reverse=True)
        found = [(c, share) for share, c in singles[:SINGLE_CHOICES_KEPT]]
        open_words = [(c, simplified_character(c)) for c in lattice[start]]
        for place in range(start + 1, min(len(lattice), start + MAX_WORD_CHARS)):
            grown: list[tuple[str, str]] = []
            for word, plain in open_words:
                for c in lattice[place]:
                    longer, longer_plain = word + c, plain + simplified_character(c)
                    stands = start < unknown.stop and place >= unknown.start and self._stands(longer)
                    if longer_plain in known or stands:
                        grown.append((longer, longer_plain))
                        share = known.get(longer_plain)
                        if stands:
                            share = max(share if share is not None else -math.inf, OWN_SHARE)
                        if share is not None:
                            found.append((longer, share + sum(self._penalty(x) for x in longer)))
            open_words = grown
        return found

    def share(self, word: str) -> float:
        """Return the log share of a word of the dictionary; minus infinity for others."""
        share = _words().get("".join(simplified_character(c) for c in word))
        return -math.inf if share is None else share

    def _stands(self, word: str) -> bool:
        """Tell whether Chinese characters stand together elsewhere in the article."""
        if word[-2:] not in self._pairs or not HAN.match(word[-1]) or not HAN.match(word[0]):
            return False
        return len(word) == 2 or word in self._own

    def _penalty(self, character: str) -> float:
        return WRONG_SCRIPT if character in self._foreign else 0.0

    def single(self, character: str) -> float:
        """Return the log share of a character that is a word by itself."""
        if not HAN.match(character):
            return MARKS.get(character, OTHER_SIGN if character.isascii() else OTHER_SIGN - 5)
        share = _words().get(simplified_character(character))
        return (RARE if share is None else share) + self._penalty(character)


OWN_SHARE = math.log(OWN_WORD_COUNT / TOTAL)


def _distinct(ways: list[tuple[float, tuple[str, ...]]]) -> list[tuple[float, tuple[str, ...]]]:
    """Keep the best ways that give different strings."""
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for score, words in sorted(ways, key=lambda way: -way[0]):
        best.setdefault("".join(words), (score, words))
        if len(best) == READINGS_KEPT:
            break
    return list(best.values())
