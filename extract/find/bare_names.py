"""Personal names that no title proves: 王小明昨天打破纪录, 据李四介绍, 施特劳贝尔当选.

Each place where a surname or a transcription could begin is weighed: the odds of the characters as a name against the words of
a dictionary in the same window, plus what stands on both sides. Only what wins clearly is a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extract.find.marks import Marks, alternation, read_rules, word_list
from extract.find.name_odds import WINDOW, NameOdds, name_odds
from extract.vocabulary import Vocabulary

PEOPLE = "people.yml"
BREAK = re.compile(r"[\s，。、；：！？“”‘’《》（）()\[\]【】…—,.;:!?\"'/|<>]")
LOOK = 6  # characters of context on one side
# Natural logarithms, added to the odds. They were set by reading news, not fitted.
LEFT_BREAK, LEFT_CUE, LEFT_PERSON = 0.5, 1.0, 3.0
RIGHT_BREAK, RIGHT_CUE, RIGHT_SPEAKS, RIGHT_TITLE, RIGHT_HONORIFIC = 0.5, 1.0, 3.0, 3.0, 5.0
LISTED_BESIDE = 3.0  # a name joined to a name
BRACKETED = 2.0  # (王小明摄), (王小明)
BESIDE_A_DOT = 8.0
OPEN_AND_CLOSED = 2.0  # the characters between two marks are just this name
NOTHING_AROUND = -2.0
BEHIND_A_PLACE = -5.0  # rather a firm: 深圳某某科技
DOUBTFUL = -2.0  # the surname is a word of its own: [任]青岚化工厂厂长
LOOKS_LIKE_A_THING = -6.0
LOOKS_LIKE_A_PLACE = -4.0
REPEATED = 1.0
HAN_LIMIT, SHORT_LIMIT, FOREIGN_LIMIT = 3.0, 4.5, 6.0
LEAST = -4.0  # what is worth less cannot be saved by its surroundings
LONGEST_FOREIGN = 7
LIST_LENGTH = 60
LONGEST_PART = 7  # of a name with dots: 阿不都热合曼
JOINED = re.compile(r"[、和与及]$")
JOINS = re.compile(r"[、和与及]")


@dataclass(frozen=True, slots=True)
class BareName:
    """A name with what it is worth: `score` is the logarithm of its odds."""

    start: int
    end: int
    shape: str
    score: float


@cache
def _left_cue() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(PEOPLE, 'before_name')})$")


@cache
def _left_person() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(PEOPLE, 'person_nouns')})$")


@cache
def _right_cue() -> re.Pattern[str]:
    return re.compile(rf"{alternation(PEOPLE, 'after_name')}")


@cache
def _right_speaks() -> re.Pattern[str]:
    return re.compile(rf"{alternation(PEOPLE, 'speaks')}")


@cache
def _characters(key: str) -> frozenset[str]:
    return frozenset(str(read_rules(PEOPLE)[key]))


@cache
def _never_behind() -> re.Pattern[str]:
    return re.compile(f"{alternation(PEOPLE, 'never_behind_name')}|{alternation('organizations.yml', 'trade_words')}")


@cache
def _where() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(PEOPLE, 'before_place')})$")


@cache
def _surname_places(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(vocabulary.surnames | {s[0] for s in vocabulary.compound_surnames}))}]")


@cache
def _foreign_runs(vocabulary: Vocabulary) -> re.Pattern[str]:
    odds = name_odds(vocabulary)
    kept = set(str(read_rules(PEOPLE)["transcription"])) - {"·"}
    kept |= {c for c in odds.foreign_inner if odds.foreign_inner[c] > -9.0}
    return re.compile(f"[{re.escape(''.join(sorted(kept)))}]{{2,}}")


@dataclass(frozen=True, slots=True)
class DottedName:
    """The edges of a name written with dots; `score` as in `BareName`."""

    start: int
    end: int
    score: float


def dotted_name(odds: NameOdds, clean: str, floor: int, dot: int, last_dot: int) -> DottedName:
    """Find both edges of the name around its dots, by the odds of its outer parts: [会见]吉尔·某某[表示欢迎].

    `floor` is where it may begin at the earliest.
    """
    first = max(floor, dot - LONGEST_PART)
    left = max(floor, first - WINDOW)
    while first < dot - 1 and not _is_han(clean[first]):
        first += 1
    for at in range(dot - 1, left - 1, -1):
        if not _is_han(clean[at]):
            left = at + 1
            break
    first = max(first, left)
    stop = last_dot + 1
    while stop < min(len(clean), last_dot + 1 + LONGEST_PART + WINDOW) and _is_han(clean[stop]):
        stop += 1
    begins = {at: odds.words(clean, left, at)[0] + odds.part(clean[at:dot]) for at in range(first, dot)}
    behind = odds.words(clean, last_dot + 1, stop)
    ends = {
        at: behind[at - last_dot - 1] + odds.part(clean[last_dot + 1 : at])
        for at in range(last_dot + 2, min(stop, last_dot + 1 + LONGEST_PART) + 1)
    }
    start, end = max(begins, key=lambda at: begins[at]), max(ends, key=lambda at: ends[at])
    plain = odds.words(clean, left, dot)[0] + behind[0]
    return DottedName(start, end, begins[start] + ends[end] - plain + BESIDE_A_DOT)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def bare_names(
    marks: Marks, vocabulary: Vocabulary, taken: Iterable[tuple[int, int]], names: Iterable[tuple[int, int]]
) -> list[BareName]:
    """Give the names that stand without a title, in text order and without overlaps.

    Nothing is looked for inside `taken` spans; `names` are those of them that are personal names.
    """
    spans = tuple(names)
    return _Weigher(marks, vocabulary, taken, [start for start, _ in spans], [end for _, end in spans]).read()


class _Weigher:
    def __init__(
        self,
        marks: Marks,
        vocabulary: Vocabulary,
        taken: Iterable[tuple[int, int]],
        name_starts: Iterable[int],
        name_ends: Iterable[int],
    ) -> None:
        self.marks, self.clean, self.vocabulary = marks, marks.clean, vocabulary
        self.odds: NameOdds = name_odds(vocabulary)
        self.closed = bytearray(len(self.clean) + 1)
        for start, end in taken:
            self.closed[start:end] = b"\1" * (end - start)
        self.name_ends = set(name_ends)
        self.name_starts = set(name_starts)
        self.transcribed: dict[int, tuple[int, float]] = {}  # where one may begin, its end and its odds
        self.place_spans = frozenset((start, end) for start, end, _ in marks.places)

    def read(self) -> list[BareName]:
        weighed: list[BareName] = []
        for found in _surname_places(self.vocabulary).finditer(self.clean):
            if not self.closed[found.start()]:
                weighed.extend(self._han_at(found.start()))
        for run in _foreign_runs(self.vocabulary).finditer(self.clean):
            weighed.extend(self._foreign_in(run.start(), run.end()))
        weighed = [n for n in weighed if n.shape == "foreign" or not self._begins_a_transcription(n)]
        times = Counter(self.clean[n.start : n.end] for n in weighed)
        best: dict[str, float] = {}
        for n in weighed:
            written = self.clean[n.start : n.end]
            best[written] = max(n.score, best.get(written, n.score))
        totals = {n: best[w] + REPEATED * min(times[w] - 1, 3) for n in weighed for w in [self.clean[n.start : n.end]]}
        kept: list[BareName] = []
        ordered = sorted(weighed, key=lambda n: (-totals[n], n.start))
        for bonus in (0.0, LISTED_BESIDE, LISTED_BESIDE):  # twice: a list grows from its proven members
            for name in ordered:
                if totals[name] + bonus < self._limit(name) or any(self.closed[name.start : name.end]):
                    continue
                if bonus and not self._beside_a_name(name):
                    continue
                self.closed[name.start : name.end] = b"\1" * (name.end - name.start)
                self.name_ends.add(name.end)
                self.name_starts.add(name.start)
                kept.append(name)
        return sorted(kept, key=lambda n: n.start)

    def _begins_a_transcription(self, name: BareName) -> bool:
        """A Han name that is only the beginning of a likelier transcription: [吕塞尔]斯海姆."""
        end, share = self.transcribed.get(name.start, (0, 0.0))
        return end > name.end + 1 and share > 0

    def _beside_a_name(self, name: BareName) -> bool:
        if JOINED.search(self.clean, max(0, name.start - 1), name.start) and name.start - 1 in self.name_ends:
            return True
        return bool(JOINS.match(self.clean, name.end)) and name.end + 1 in self.name_starts

    def _limit(self, name: BareName) -> float:
        if name.shape == "foreign":
            return FOREIGN_LIMIT
        return SHORT_LIMIT if name.end - name.start == 2 else HAN_LIMIT

    # ------------------------------------------------------------ odds
    def _window(self, start: int, end: int) -> tuple[int, int]:
        first, last = start, end
        while first > max(0, start - WINDOW) and not self._breaks(first - 1):
            first -= 1
        while last < min(len(self.clean), end + WINDOW) and not self._breaks(last):
            last += 1
        return first, last

    def _breaks(self, at: int) -> bool:
        return not _is_han(self.clean[at]) or bool(self.closed[at])

    def _han_at(self, at: int) -> Iterator[BareName]:
        clean = self.clean
        size = 2 if clean[at : at + 2] in self.vocabulary.compound_surnames else 1
        if size == 1 and clean[at] not in self.vocabulary.surnames:
            return
        never = _characters("never_given")
        ends: list[int] = []
        for end in range(at + size + 1, min(at + size + 2, len(clean)) + 1):
            last = clean[end - 1]
            if not _is_han(last) or last in never or self.closed[end - 1]:
                break
            ends.append(end)
        if not ends or at in self.marks.known_by_start or at in self.marks.title_by_start:
            return
        shares = {end: self.odds.han(clean[at:end], size) for end in ends}
        if all(share - self.odds.plainly(clean[at:end]) < LEAST for end, share in shares.items()):
            return
        first, last_at = self._window(at, ends[-1])
        behind = self.odds.words(clean, first, last_at)
        before = self.odds.words(clean, first, at)[0]
        for end, share in shares.items():
            share += before + behind[end - first] - behind[0]
            if share > LEAST and not self._is_no_name(clean[at:end], size):
                around = self._around(at, end, "han")
                if around is not None:
                    yield BareName(at, end, "han", share + around)

    def _foreign_in(self, start: int, end: int) -> Iterator[BareName]:
        clean = self.clean
        if end - start > 40:
            return
        for at in range(start, end - 1):
            if self.closed[at] or (self.clean[at] not in self.odds.foreign_first):
                continue
            stop = at
            while stop < min(end, at + LONGEST_FOREIGN) and not self.closed[stop]:
                stop += 1
            if stop - at < 2:
                continue
            first, last_at = self._window(at, stop)
            behind = self.odds.words(clean, first, last_at)
            before = self.odds.words(clean, first, at)[0]
            shares = {
                close: before + self.odds.foreign(clean[at:close]) + behind[close - first] - behind[0]
                for close in range(at + 2, stop + 1)
            }
            close = max(shares, key=lambda close: shares[close])
            self.transcribed[at] = (close, shares[close])
            if (
                shares[close] > LEAST
                and (at, close) not in self.place_spans
                and not self._is_no_name(clean[at:close], 0)
            ):
                around = self._around(at, close, "foreign")
                if around is not None:
                    yield BareName(at, close, "foreign", shares[close] + around)

    def _is_no_name(self, name: str, surname_length: int) -> bool:
        return name in word_list(PEOPLE, "not_people") or name[surname_length:] in word_list(PEOPLE, "address_words")

    # ------------------------------------------------------------ both sides
    def _around(self, start: int, end: int, shape: str) -> float | None:
        """What stands on both sides; None where a thing or a place is named."""
        clean = self.clean
        opens = start == 0 or BREAK.match(clean, start - 1) is not None
        closes = end >= len(clean) or BREAK.match(clean, end) is not None
        if _never_behind().match(clean, end) or (opens and closes and clean[start - 1 : start] in ("“", "《")):
            return None
        left = right = 0.0
        if shape == "han" and self._cuts_a_name_or_a_pair(start):
            return None
        if shape == "foreign" and self._is_among_places(start, end):
            return None
        if opens and clean[start - 1 : start] == " " and _left_person().search(clean, max(0, start - LOOK), start - 1):
            left = LEFT_PERSON
        elif opens:
            left = LEFT_BREAK
            if clean[start - 1 : start] in ("(", "（") and (closes or clean[end] in "摄文图绘书作画"):
                left += BRACKETED
        elif start in self.marks.title_by_end or _left_person().search(clean, max(0, start - LOOK), start):
            left = LEFT_PERSON
        elif _where().search(clean, max(0, start - LOOK), start):
            left = LOOKS_LIKE_A_PLACE if shape == "foreign" else 0.0
        elif start in self.marks.place_ends:
            left = BEHIND_A_PLACE
        elif _left_cue().search(clean, max(0, start - LOOK), start):
            left = LEFT_CUE
        if closes:
            right = RIGHT_BREAK + (OPEN_AND_CLOSED if opens else 0.0)
        elif (title := self.marks.title_by_start.get(end)) is not None:
            right = RIGHT_HONORIFIC if title.title_class == "honorific" else RIGHT_TITLE
        elif _right_speaks().match(clean, end):
            right = RIGHT_SPEAKS
        elif clean[end].isdigit() or _right_cue().match(clean, end):
            right = RIGHT_CUE
        score = left + right or NOTHING_AROUND
        if shape == "han":
            score += LOOKS_LIKE_A_THING if clean[end - 1] in _characters("thing_last") else 0.0
            score += DOUBTFUL if clean[start] in _characters("doubtful_surnames") else 0.0
        return score

    def _cuts_a_name_or_a_pair(self, start: int) -> bool:
        """One character between a title and the name belongs to the name: 市长[古]谢景春; 中韩友城 names two countries."""
        if start == 0 or not _is_han(self.clean[start - 1]):
            return False
        singles = self.vocabulary.place_keys_by_single
        pair = self.clean[start - 1] in _characters("countries") and self.clean[start] in singles
        return pair or start - 1 in self.marks.title_by_end

    def _is_among_places(self, start: int, end: int) -> bool:
        """A list that has a place beside this, or says that it lists places: 亚琛、因戈尔施塔特等7座城市."""
        clean = self.clean
        if clean[start - 1 : start] == "、" and start - 1 in self.marks.place_ends:
            return True
        if clean[end : end + 1] == "、" and end + 1 in self.marks.place_by_start:
            return True
        close = clean.find("等", end, end + LIST_LENGTH)
        if close < 0 or BREAK.search(clean[end:close].replace("、", "")):
            return False
        return close + 1 < len(clean) and (clean[close + 1].isdigit() or clean[close + 1] in "地城国市州")
