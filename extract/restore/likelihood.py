"""How likely a stretch of Chinese reads, by the words of jieba's dictionary and by the words of the article itself."""

from __future__ import annotations

import math
import operator
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product

from extract.lexicon import word_counts
from extract.restore.script import Script, script_bearers, simplified_character

TOTAL = 60_000_000.0  # all counts of the dictionary together
MAX_WORD_CHARS = 5
OWN_WORD_COUNT = 40  # what two or more characters count that stand together elsewhere in the article
MAX_OWN_CHARS = 200_000
READINGS_KEPT = 3
SINGLE_CHOICES_KEPT = 10
MANY_CHOICES = 12
MANY_PAIRS = 1_000
UNHEARD_SHARE = -14.5  # log share: under thirty times in the dictionary's sixty million
UNHEARD_OF = -math.inf  # no word, and none begins so
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


Beginning = tuple[str, str, float]  # the characters, their simplified form, the penalty for the wrong script


@cache
def _neighbours() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what can follow a character at the beginning of a word, and what can stand before one as its second."""
    followers: dict[str, list[str]] = {}
    leaders: dict[str, list[str]] = {}
    for word in _words():
        if len(word) == 2:
            followers.setdefault(word[0], []).append(word[1])
            leaders.setdefault(word[1], []).append(word[0])
    return followers, leaders


@dataclass(frozen=True)
class _Ranked:
    """The characters of some choices with their shares as words by themselves, the likeliest first."""

    characters: list[Beginning]
    shares: list[float]

    def rank_of(self, character: str) -> int | None:
        """Return where a character stands, or None if it is none of the choices."""
        ranks = self.ranks.get(simplified_character(character), ())
        return next((rank for rank in ranks if self.characters[rank][0] == character), None)

    @cached_property
    def ranks(self) -> dict[str, list[int]]:
        """Map simplified forms to where they stand among the characters."""
        found: dict[str, list[int]] = {}
        for rank, (_, plain, _) in enumerate(self.characters):
            found.setdefault(plain, []).append(rank)
        return found


@dataclass(frozen=True, slots=True)
class _Choices:
    """What one place of an article may hold: the best characters as words by themselves, and those that begin words.

    Of the ranked characters only the first `heard` and the article's own ones are let in.
    """

    singles: list[tuple[str, float]]
    characters: list[Beginning]
    ranked: _Ranked
    heard: int
    own: frozenset[str]

    def ranks(self, plain: str) -> list[int]:
        """Return the ranks of the characters with a simplified form."""
        return [
            rank
            for rank in self.ranked.ranks.get(plain, ())
            if rank < self.heard or self.ranked.characters[rank][0] in self.own
        ]


class Likelihood:
    """The reading habits of one article: general words, its own words, its script."""

    def __init__(self, text: str, script: Script) -> None:
        self._own = text[:MAX_OWN_CHARS]
        self._own_characters = frozenset(self._own)
        self._own_followers: dict[str, set[str]] = {}
        self._own_leaders: dict[str, set[str]] = {}
        for first, second in zip(self._own, self._own[1:], strict=False):
            if HAN.match(second):
                self._own_followers.setdefault(first, set()).add(second)
                self._own_leaders.setdefault(second, set()).add(first)
        self._weighed_choices: dict[tuple[str, ...], _Choices] = {}
        # The readings of one run, and the runs of one text, share most of their places: what can begin there is found once.
        self._words_found: dict[tuple[int, ...], list[tuple[str, float]]] = {}
        self._script = script
        self._own_rarities = [c for c in self._own_characters if self.single(c) <= UNHEARD_SHARE]

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
        reach = lattice[start : start + MAX_WORD_CHARS]
        own_from = min(MAX_WORD_CHARS, max(0, unknown.start - start)) if start < unknown.stop else MAX_WORD_CHARS
        key = (own_from, *map(id, reach))
        if (found := self._words_found.get(key)) is None:
            found = self._words_found[key] = self._grow_words(reach, own_from)
        return found

    def _grow_words(self, reach: list[_Choices], own_from: int) -> list[tuple[str, float]]:
        """Find the words that begin at the first of some places; from `own_from` on the article's own ones count too."""
        known = _words()
        found = reach[0].singles[:]
        open_words: list[Beginning] = []
        for place in range(1, len(reach)):
            grown: list[Beginning] = []
            counts_own = place >= own_from
            longer = (
                product(open_words, reach[place].characters)
                if place > 1
                else self._pairs(reach[0], reach[1], counts_own)
            )
            for (word, plain, penalty), (c, plain_c, penalty_c) in longer:
                share = known.get(plain + plain_c, UNHEARD_OF)
                if counts_own and self._stands(word, c):
                    share = OWN_SHARE if share is None else max(share, OWN_SHARE)
                elif share is UNHEARD_OF:
                    continue
                grown.append((word + c, plain + plain_c, penalty + penalty_c))
                if share is not None:
                    found.append((word + c, share + penalty + penalty_c))
            if not grown:
                break
            open_words = grown
        return found

    def _pairs(self, first: _Choices, second: _Choices, counts_own: bool) -> Iterable[tuple[Beginning, Beginning]]:
        """Pair what two places hold; of many pairs only those that can begin a word, in the same order."""
        if len(first.characters) * len(second.characters) < MANY_PAIRS:
            return product(first.characters, second.characters)
        is_first = len(first.characters) < len(second.characters)
        few, many = (first, second) if is_first else (second, first)
        general, own = _neighbours()[not is_first], (self._own_followers if is_first else self._own_leaders)
        pairs: set[tuple[int, int]] = set()
        for character, plain, _ in few.characters:
            partners = many.ranked.ranks.keys() & general.get(plain, ())
            if counts_own:
                partners |= {simplified_character(c) for c in own.get(character, ())}
            for partner in partners:
                pairs.update(product(few.ranks(plain), many.ranks(partner)))
        firsts, seconds = first.ranked.characters, second.ranked.characters
        if not is_first:
            pairs = {(i, j) for j, i in pairs}
        return ((firsts[i], seconds[j]) for i, j in sorted(pairs))

    def _stands(self, word: str, following: str) -> bool:
        """Tell whether Chinese characters stand together elsewhere in the article."""
        if following not in self._own_followers.get(word[-1], ()) or not HAN.match(word[0]):
            return False
        return len(word) == 1 or word + following in self._own

    def _weighed(self, choices: tuple[str, ...]) -> _Choices:
        """Weigh the characters one place may hold; of many, those that hardly any text has are left out."""
        known = self._weighed_choices.get(choices)
        if known is not None:
            return known
        ranked = _rank(choices, self._script)
        heard, rest = len(choices), []
        if heard > MANY_CHOICES:
            heard = bisect_left(ranked.shares, -UNHEARD_SHARE, key=operator.neg)
            rest = [rank for c in self._own_rarities if (rank := ranked.rank_of(c)) is not None]
        singles = [
            (ranked.characters[rank][0], ranked.shares[rank])
            for rank in [*range(min(heard, SINGLE_CHOICES_KEPT)), *sorted(rest)][:SINGLE_CHOICES_KEPT]
        ]
        characters = ranked.characters[:heard] + [ranked.characters[rank] for rank in sorted(rest)]
        weighed = _Choices(singles, characters, ranked, heard, self._own_characters)
        self._weighed_choices[choices] = weighed
        return weighed

    def share(self, word: str) -> float:
        """Return the log share of a word of the dictionary; minus infinity for others."""
        share = _words().get("".join(simplified_character(c) for c in word))
        return -math.inf if share is None else share

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


@cache
def _weigh_character(character: str, script: Script) -> tuple[Beginning, float]:
    """Return a character as the beginning of a word, and its share as a word by itself."""
    penalty = WRONG_SCRIPT if character in _foreign(script) else 0.0
    return (character, simplified_character(character), penalty), _single(character, script)


@lru_cache(
    maxsize=4_096
)  # the same bytes are missing again and again; an entry holds a hundred characters, at most 16,000
def _rank(choices: tuple[str, ...], script: Script) -> _Ranked:
    weighed = sorted((_weigh_character(c, script) for c in choices), key=lambda way: -way[1])
    return _Ranked([beginning for beginning, _ in weighed], [share for _, share in weighed])


OWN_SHARE = math.log(OWN_WORD_COUNT / TOTAL)


def _distinct(ways: list[tuple[float, tuple[str, ...]]]) -> list[tuple[float, tuple[str, ...]]]:
    """Keep the best ways that give different strings."""
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for score, words in sorted(ways, key=lambda way: -way[0]):
        best.setdefault("".join(words), (score, words))
        if len(best) == READINGS_KEPT:
            break
    return list(best.values())
