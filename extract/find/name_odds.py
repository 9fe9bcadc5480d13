"""How likely characters are a personal name, against the words of a general dictionary that could stand there.

One table, counted once per process from the dictionary (`extract.lexicon`): some 60,000 personal names marked `nr`, 4,000
transcribed ones marked `nrt`, and the words of everyday language with their frequencies. No text is learned from.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache

from extract.lexicon import tagged_words
from extract.vocabulary import Vocabulary

LONGEST_WORD = 4
COMMON = 20  # of 60 million: rarer words are seldom what stands beside a name
WINDOW = 3  # characters looked at before and behind a name: a word that crosses its edge is seldom longer
SMOOTHING = 0.2
NAME_PRIOR = math.log(0.012)  # names are about one word in eighty of news
SHORT_SHARE, LONG_SHARE = math.log(0.18), math.log(0.82)  # given names of one and two characters
FOREIGN_PRIOR = math.log(0.002)
RARELY_TRANSCRIBED, SELDOM_TRANSCRIBED = -8.0, -6.0  # of one character, and on average
UNUSUAL = -9.0  # a character seldom used for names, beside a dot
IN_DICTIONARY = 1.5  # the dictionary lists this very name
FREQUENT_PAIR = 20  # a pair (祝贺, 荣誉) that occurs so often is a word, whatever its mark,
COMMON_SURNAME, GIVEN_LIKE = -6.5, 2.0  # unless surname and given name are of the common kind: 雷锋
ALWAYS_A_WORD = 600  # so often no living person is named: 卫星, 雷达, 陆军, and rulers of old


@dataclass(frozen=True, slots=True, eq=False)
class NameOdds:
    """Natural logarithms of shares: of words in running text, of characters in names."""

    word: dict[str, float]
    unknown: float
    surname: dict[str, float]
    first_of_two: dict[str, float]
    second_of_two: dict[str, float]
    only: dict[str, float]
    rare: float
    foreign_first: dict[str, float]
    foreign_inner: dict[str, float]
    foreign_last: dict[str, float]
    listed: dict[str, float]
    kinds: dict[str, str]

    def kind_behind(self, text: str, at: int) -> str:
        """Part of speech of the longest common word that begins at `at`; `rare` where none is known."""
        for size in range(LONGEST_WORD, 0, -1):
            kind = self.kinds.get(text[at : at + size])
            if kind is not None:
                return kind
        return "rare"

    def kind_before(self, text: str, at: int) -> str:
        """Part of speech of the longest common word that ends at `at`; `rare` where none is known."""
        for size in range(min(LONGEST_WORD, at), 0, -1):
            kind = self.kinds.get(text[at - size : at])
            if kind is not None:
                return kind
        return "rare"

    def han(self, name: str, surname_length: int) -> float:
        """Log share of a Han name of one or two given characters: 王小明, 欧阳明."""
        given = name[surname_length:]
        score = NAME_PRIOR + self.surname.get(name[:surname_length], self.rare)
        if len(given) == 1:
            score += SHORT_SHARE + self.only.get(given, self.rare)
        else:
            score += LONG_SHARE + self.first_of_two.get(given[0], self.rare)
            score += self.second_of_two.get(given[1], self.rare)
        return score + IN_DICTIONARY if name in self.listed else score

    def foreign(self, name: str) -> float:
        """Log share of a name transcribed character by character: 施特劳贝尔."""
        score = FOREIGN_PRIOR + self.foreign_first.get(name[0], self.rare) + self.foreign_last.get(name[-1], self.rare)
        score += sum(self.foreign_inner.get(character, self.rare) for character in name[1:-1])
        return max(score + IN_DICTIONARY, self.listed[name]) if name in self.listed else score

    def is_transcribed(self, word: str) -> bool:
        """Tell whether every character of a word is one that transcriptions use where it stands: 克林顿, not 望远镜."""
        shares = [
            self.foreign_first.get(word[0], self.rare),
            *(self.foreign_inner.get(character, self.rare) for character in word[1:-1]),
            self.foreign_last.get(word[-1], self.rare),
        ]
        return min(shares) > RARELY_TRANSCRIBED and sum(shares) > len(shares) * SELDOM_TRANSCRIBED

    def part(self, characters: str) -> float:
        """Log share of one part of a name written with dots, whatever its language: 阿不力米提, 扎西."""
        score = FOREIGN_PRIOR
        for character in characters:
            tables = (self.foreign_inner, self.foreign_first, self.foreign_last, self.first_of_two)
            score += max(table.get(character, UNUSUAL) for table in tables)
        return score

    def plainly(self, characters: str) -> float:
        """Log share of cutting the two, three or four characters of a name into words: what its odds cannot exceed."""
        get, unknown = self.word.get, self.unknown
        singles = [get(character, unknown) for character in characters]
        best = sum(singles)
        if len(characters) == 2:
            return max(best, get(characters, unknown * 2))
        for at in range(len(characters) - 1):
            pair = get(characters[at : at + 2])
            if pair is not None:
                best = max(best, sum(singles[:at]) + pair + sum(singles[at + 2 :]))
        return max(best, get(characters, best))

    def words(self, text: str, start: int, end: int) -> list[float]:
        """Best log share of cutting `text[at:end]` into dictionary words, for every `at` from `start` to `end`."""
        best = [0.0] * (end - start + 1)
        for at in range(end - 1, start - 1, -1):
            here = self.word.get(text[at], self.unknown) + best[at + 1 - start]
            for size in range(2, min(LONGEST_WORD, end - at) + 1):
                share = self.word.get(text[at : at + size])
                if share is not None and share + best[at + size - start] > here:
                    here = share + best[at + size - start]
            best[at - start] = here
        return best


def _shares(counts: Counter[str]) -> dict[str, float]:
    total = sum(counts.values()) + SMOOTHING * len(counts)
    return {character: math.log((count + SMOOTHING) / total) for character, count in counts.items()}


@cache
def name_odds(vocabulary: Vocabulary) -> NameOdds:
    """Count the table; the second call for the same vocabulary is free."""
    counted = tuple(tagged_words())
    total = sum(count for _, count, _ in counted)
    surname, first, second, only = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    foreign_first, foreign_inner, foreign_last = Counter[str](), Counter[str](), Counter[str]()
    names: list[tuple[str, int]] = []
    words: dict[str, int] = {}
    unmarked: list[tuple[str, int]] = []
    strange: list[tuple[str, int]] = []  # marked as names, of no surname: 克林顿, but 望远镜 too
    for word, count, tag in counted:
        size = 2 if word[:2] in vocabulary.compound_surnames else 1 if word[0] in vocabulary.surnames else 0
        if tag == "nrt" and len(word) > 2:
            names.append((word, count))
            foreign_first[word[0]] += 1
            foreign_inner.update(word[1:-1])
            foreign_last[word[-1]] += 1
        elif tag in ("nr", "nrfg") and size and 1 <= len(word) - size <= 2:
            names.append((word, count))
            surname[word[:size]] += 1
            if len(word) - size == 2:
                first[word[-2]] += 1
                second[word[-1]] += 1
            else:
                only[word[-1]] += 1
        elif tag in ("nr", "nrt") and len(word) > 1:
            strange.append((word, count))
        elif len(word) <= LONGEST_WORD:
            words[word] = count
            if size == 1 and len(word) == 3:
                unmarked.append((word, count))
    # a given name of one character is chosen like the last of two; the list has few of them
    only.update({character: count // 12 for character, count in second.items()})
    rare = math.log(SMOOTHING / 60000)
    odds = NameOdds(
        word={},
        unknown=math.log(1 / total),
        surname=_shares(surname),
        first_of_two=_shares(first),
        second_of_two=_shares(second),
        only=_shares(only),
        rare=rare,
        foreign_first=_shares(foreign_first),
        foreign_inner=_shares(foreign_inner),
        foreign_last=_shares(foreign_last),
        listed={},
        kinds={word: tag[0] for word, count, tag in counted if count >= COMMON and len(word) <= LONGEST_WORD},
    )
    for word, count in strange:
        if odds.is_transcribed(word):
            names.append((word, count))
        elif len(word) <= LONGEST_WORD:
            words[word] = count
    share_by_count = {count: math.log(max(count, 1) / total) for count in set(words.values())}
    odds.word.update({word: share_by_count[count] for word, count in words.items()})
    for name, count in unmarked:
        if _reads_like_a_name(odds, name):
            del odds.word[name]
            names.append((name, count))
    for name, count in names:
        share = math.log(max(count, 1) / total)
        if len(name) > 2 or name[0] not in vocabulary.surnames:
            odds.listed[name] = share
        elif count > ALWAYS_A_WORD or (count > FREQUENT_PAIR and not _reads_like_a_name(odds, name)):
            odds.word[name] = share
    return odds


def _reads_like_a_name(odds: NameOdds, name: str) -> bool:
    """A common surname, and characters that are commoner in given names than in texts: 雷锋, whatever its mark."""
    tables = (odds.only,) if len(name) == 2 else (odds.first_of_two, odds.second_of_two)
    likeness = sum(
        table.get(character, odds.rare) - odds.word.get(character, odds.unknown)
        for table, character in zip(tables, name[1:], strict=True)
    )
    return odds.surname.get(name[0], odds.rare) > COMMON_SURNAME and likeness > GIVEN_LIKE
