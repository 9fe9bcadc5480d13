"""How likely a stretch of Chinese reads, by the words of jieba's dictionary and by the words of the article itself."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.lexicon import word_counts
from extract.restore.script import Script, script_bearers, simplified_character

TOTAL = 60_000_000.0  # all counts of the dictionary together
MAX_WORD_CHARS = 5
OWN_WORD_COUNT = 40  # what two or more characters count that stand together elsewhere in the article
MAX_OWN_CHARS = 200_000
READINGS_KEPT = 3
SINGLE_CHOICES_KEPT = 10
MANY_CHOICES = 12
UNHEARD_SHARE = -14.5  # log share: under thirty times in the dictionary's sixty million
RARE = math.log(0.1 / TOTAL)  # a character that the dictionary has not
WRONG_SCRIPT = -6.0  # a simplified character in a traditional article, or the other way round
LOST = "\0"  # a character that left no trace
MARKS = dict.fromkeys("，。、“”：；（）《》！,.:;()!·—…", -5.0) | {"?": -11.0, "？": -11.0, LOST: -6.0}
OTHER_SIGN = -9.0  # a Latin letter or digit between Chinese characters
HAN = re.compile("[\u3400-\u9fff]")


@cache
def _words() -> dict[str, float | None]:
    """Return the natural log of each word's share; a mere beginning of words has None."""
    counts = {word: count for word, count in word_counts().items() if len(word) <= MAX_WORD_CHARS}
    log_share = {count: math.log(max(count, 1) / TOTAL) for count in set(counts.values())}
    shares: dict[str, float | None] = {}
    for size in range(1, MAX_WORD_CHARS):
        shares.update(dict.fromkeys(word[:size] for word in counts if len(word) > size))
    shares.update((word, log_share[count]) for word, count in counts.items())
    return shares


@dataclass(frozen=True, slots=True)
class _Choices:
    """What one place may hold: the best characters as words by themselves, and all of them with simplified form."""

    singles: list[tuple[str, float]]
    characters: list[tuple[str, str, float]]


class Likelihood:
    """The reading habits of one article: general words, its own words, its script."""

    def __init__(self, text: str, script: Script) -> None:
        self._own = text[:MAX_OWN_CHARS]
        self._pairs = {first + second for first, second in zip(self._own, self._own[1:], strict=False)}
        self._own_characters = frozenset(self._own)
        self._weighed_choices: dict[tuple[str, ...], _Choices] = {}
        self._script = script

    def of(self, string: str) -> float:
        """Return the log likelihood of a string as it stands; the article's own words do not count for it."""
        return self.best_readings([(c,) for c in string], range(0))[0][0]

    def best_readings(self, lattice: list[tuple[str, ...]], unknown: range) -> list[tuple[float, tuple[str, ...]]]:
        """Return the likeliest ways through a lattice of characters, best first, cut into words.

        `unknown` are the places that are to be found; only a word that reaches into them may be proven by standing
        elsewhere in the article, for the rest stands here already.
        """
        weighed = [self._weighed(choices) for choices in lattice]
        size = len(lattice)
        ways: list[list[tuple[float, tuple[str, ...]]]] = [[] for _ in range(size + 1)]
        ways[0] = [(0.0, ())]
        for start in range(size):
            kept = _distinct(ways[start])
            if not kept:
                continue
            ways[start] = kept
            for word, share in self._words_at(weighed, start, unknown):
                for score, words in kept:
                    ways[start + len(word)].append((score + share, (*words, word)))
        return _distinct(ways[size])

    def _words_at(self, lattice: list[_Choices], start: int, unknown: range) -> list[tuple[str, float]]:
        """Return the words that can begin at one place of the lattice, with their log shares."""
        known = _words()
        first = lattice[start]
        found = first.singles[:]
        open_words = first.characters
        for place in range(start + 1, min(len(lattice), start + MAX_WORD_CHARS)):
            reaches = start < unknown.stop and place >= unknown.start
            grown: list[tuple[str, str, float]] = []
            for word, plain, penalty in open_words:
                for c, plain_c, penalty_c in lattice[place].characters:
                    longer_plain = plain + plain_c
                    stands = reaches and self._stands(word, c)
                    if stands or longer_plain in known:
                        longer = word + c
                        grown.append((longer, longer_plain, penalty + penalty_c))
                        share = known.get(longer_plain)
                        if stands:
                            share = OWN_SHARE if share is None else max(share, OWN_SHARE)
                        if share is not None:
                            found.append((longer, share + penalty + penalty_c))
            if not grown:
                break
            open_words = grown
        return found

    def _weighed(self, choices: tuple[str, ...]) -> _Choices:
        """Weigh the characters one place may hold; of many, those that hardly any text has are left out."""
        if choices not in self._weighed_choices:
            kept = _weigh(choices, self._script)
            if len(choices) > MANY_CHOICES:
                kept = tuple(way for way in kept if way[3] > UNHEARD_SHARE or way[0] in self._own_characters)
            self._weighed_choices[choices] = _Choices(
                singles=[(c, share) for c, _, _, share in kept[:SINGLE_CHOICES_KEPT]],
                characters=[(c, plain, penalty) for c, plain, penalty, _ in kept],
            )
        return self._weighed_choices[choices]

    def share(self, word: str) -> float:
        """Return the log share of a word of the dictionary; minus infinity for others."""
        share = _words().get("".join(simplified_character(c) for c in word))
        return -math.inf if share is None else share

    def _stands(self, word: str, following: str) -> bool:
        """Tell whether Chinese characters stand together elsewhere in the article."""
        if word[-1] + following not in self._pairs or not HAN.match(following) or not HAN.match(word[0]):
            return False
        return len(word) == 1 or word + following in self._own

    def single(self, character: str) -> float:
        """Return the log share of a character that is a word by itself."""
        return _single(character, self._script)


def _foreign(script: Script) -> frozenset[str]:
    traditional, simplified = script_bearers()
    return {"traditional": simplified, "simplified": traditional}.get(script, frozenset())


def _single(character: str, script: Script) -> float:
    if not HAN.match(character):
        return MARKS.get(character, OTHER_SIGN if character.isascii() else OTHER_SIGN - 5)
    share = _words().get(simplified_character(character))
    return (RARE if share is None else share) + (WRONG_SCRIPT if character in _foreign(script) else 0.0)


@lru_cache(maxsize=20_000)  # the same bytes are missing again and again; an entry holds a hundred characters
def _weigh(choices: tuple[str, ...], script: Script) -> tuple[tuple[str, str, float, float], ...]:
    """Return each choice with its simplified form, its penalty for the wrong script and its share, the likeliest first."""
    foreign = _foreign(script)
    weighed = [(c, simplified_character(c), WRONG_SCRIPT if c in foreign else 0.0, _single(c, script)) for c in choices]
    return tuple(sorted(weighed, key=lambda way: -way[3]))


OWN_SHARE = math.log(OWN_WORD_COUNT / TOTAL)


def _distinct(ways: list[tuple[float, tuple[str, ...]]]) -> list[tuple[float, tuple[str, ...]]]:
    """Keep the best ways that give different strings."""
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for score, words in sorted(ways, key=lambda way: -way[0]):
        best.setdefault("".join(words), (score, words))
        if len(best) == READINGS_KEPT:
            break
    return list(best.values())
