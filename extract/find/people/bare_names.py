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

from extract.find.marks import Marks, alternation, common_words, frequent_words, is_han, read_rules, word_list
from extract.find.name_odds import WINDOW, NameOdds, name_odds
from extract.find.people.words import PEOPLE, characters
from extract.vocabulary import Vocabulary

BREAK = re.compile(r"[\s，。、；：！？“”‘’《》（）()\[\]【】…—,.;:!?\"'/|<>]")
LOOK = 6  # characters of context on one side
LISTED_BESIDE = 1.5  # a name joined to a name
BESIDE_A_DOT = 8.0
REPEATED = 0.5
LIMIT = -0.3
LARGEST_SHARE = 12.0  # what is beyond any doubt is not more so for being longer
LEAST = -4.0  # what is worth less cannot be saved by its surroundings
LONGEST_FOREIGN = 7
SURELY_FOREIGN = 4  # so many characters of transcriptions in a row are no chance
LIST_LENGTH = 60
LONGEST_PART = 7  # of a name with dots: 阿不都热合曼
LONGEST_LED = 18  # what somebody leads: 泰国某某府代表团
LONGEST_HALF = 4  # of a double name: 克里斯|-
COUNTED = re.compile(r"[一二三四五六七八九十]+[日月年时点岁]")
NO_PERSON_BEHIND = re.compile("企业|协会|商会|公司|集团|大学|银行|用品|[市州镇郡](?![长委])")
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
    for table in (odds.foreign_first, odds.foreign_inner, odds.foreign_last):
        kept |= {character for character, share in table.items() if share > -9.0}
    return re.compile(f"[{re.escape(''.join(sorted(kept)))}]{{2,}}")


@cache
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = read_rules("name_signs.yml")
    return weights


def _log_odds(shape: str, share: float, signs: Iterable[str]) -> float:
    """Weigh the odds of the characters and the signs around them into one logarithm: above 0 a name is likelier than none."""
    weights = _weights()[shape]
    worth = weights["bias"] + weights["share"] * min(share, LARGEST_SHARE)
    return worth + sum(weights.get(sign, 0.0) for sign in signs)


@dataclass(frozen=True, slots=True)
class DottedName:
    """The edges of a name written with dots; `score` as in `BareName`."""

    start: int
    end: int
    score: float


NO_FOREIGN_NAME = frozenset("的了是对")  # 甲·乙|对客人
# No name ends in 率 there, nor runs on to who came along.
LEADS_BEHIND = re.compile(
    r"率(?:团|队|领|[\u4e00-\u9fff]{0,14}?(?:代表团|访问团|考察团|经贸团|一行))|(?:[及和与偕携]|以及|携同)?(?:其)?夫人"
)


def dotted_name(odds: NameOdds, clean: str, floor: int, dot: int, last_dot: int) -> DottedName:
    """Find both edges of the name around its dots, by the odds of its outer parts: [会见]吉尔·某某[表示欢迎].

    `floor` is where it may begin at the earliest.
    """
    first = max(floor, dot - LONGEST_PART)
    left = max(floor, first - WINDOW)
    while first < dot - 1 and not is_han(clean[first]):
        first += 1
    for at in range(dot - 1, left - 1, -1):
        if not is_han(clean[at]):
            left = at + 1
            break
    first = max(first, left)
    stop = last_dot + 1
    leads = LEADS_BEHIND.search(clean, last_dot + 2, last_dot + 1 + LONGEST_PART + WINDOW + LONGEST_LED)
    until = leads.start() if leads is not None else len(clean)
    while stop < min(until, last_dot + 1 + LONGEST_PART + WINDOW) and is_han(clean[stop]):
        if stop > last_dot + 2 and clean[stop] in NO_FOREIGN_NAME:
            break
        stop += 1
    begins = {
        at: odds.words(clean, left, at)[0] + odds.part(clean[at:dot])
        for at in range(first, dot)
        if at == dot - 1 or clean[at] not in "了的着"
    }
    behind = odds.words(clean, last_dot + 1, stop)
    ends = {
        at: behind[at - last_dot - 1] + odds.part(clean[last_dot + 1 : at])
        for at in range(last_dot + 2, min(stop, last_dot + 1 + LONGEST_PART) + 1)
    }
    start, end = max(begins, key=lambda at: begins[at]), max(ends, key=lambda at: ends[at])
    plain = odds.words(clean, left, dot)[0] + behind[0]
    score = begins[start] + ends[end] - plain + BESIDE_A_DOT
    if start - 1 > floor and clean[start - 1] == "-":
        start = _first_half(odds, clean, floor, start - 1)
    return DottedName(start, end, score)


def _first_half(odds: NameOdds, clean: str, floor: int, hyphen: int) -> int:
    """Find where the first half of a double name begins: [市长]让-克洛德·某某."""
    first = hyphen
    while first > max(floor, hyphen - LONGEST_HALF) and is_han(clean[first - 1]):
        first -= 1
    if first == hyphen:
        return hyphen + 1
    return max(range(first, hyphen), key=lambda at: odds.words(clean, first, at)[0] + odds.part(clean[at:hyphen]))


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
        weighed = [n for n in weighed if n.shape == "foreign" or not self._is_cut_from_a_transcription(n)]
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
                if totals[name] + bonus < LIMIT or any(self.closed[name.start : name.end]):
                    continue
                if bonus and not self._beside_a_name(name):
                    continue
                self.closed[name.start : name.end] = b"\1" * (name.end - name.start)
                self.name_ends.add(name.end)
                self.name_starts.add(name.start)
                kept.append(name)
        return sorted(kept, key=lambda n: n.start)

    def _is_cut_from_a_transcription(self, name: BareName) -> bool:
        """A Han name that is only a piece of a likelier transcription: [吕塞尔]斯海姆, 因戈尔[施塔特]."""
        for start in range(max(0, name.start - LONGEST_FOREIGN), name.start + 1):
            end, share = self.transcribed.get(start, (0, 0.0))
            longer = end - start - (name.end - name.start)
            if share > 0 and end >= name.end and longer > (1 if end - start < SURELY_FOREIGN else 0):
                return True
        return False

    def _beside_a_name(self, name: BareName) -> bool:
        if JOINED.search(self.clean, max(0, name.start - 1), name.start) and name.start - 1 in self.name_ends:
            return True
        return bool(JOINS.match(self.clean, name.end)) and name.end + 1 in self.name_starts

    # ------------------------------------------------------------ odds
    def _window(self, start: int, end: int) -> tuple[int, int]:
        first, last = start, end
        while first > max(0, start - WINDOW) and not self._breaks(first - 1):
            first -= 1
        while last < min(len(self.clean), end + WINDOW) and not self._breaks(last):
            last += 1
        return first, last

    def _breaks(self, at: int) -> bool:
        return not is_han(self.clean[at]) or bool(self.closed[at])

    def _han_at(self, at: int) -> Iterator[BareName]:
        clean = self.clean
        size = 2 if clean[at : at + 2] in self.vocabulary.compound_surnames else 1
        if size == 1 and clean[at] not in self.vocabulary.surnames:
            return
        never = characters("never_given")
        ends: list[int] = []
        for end in range(at + size + 1, min(at + size + 2, len(clean)) + 1):
            last = clean[end - 1]
            if not is_han(last) or last in never or self.closed[end - 1] or COUNTED.match(clean, end - 1):
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
                    yield BareName(at, end, "han", _log_odds("han", share, around))

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
                    yield BareName(at, close, "foreign", _log_odds("foreign", shares[close], around))

    def _is_no_name(self, name: str, surname_length: int) -> bool:
        return name in word_list(PEOPLE, "not_people") or name[surname_length:] in word_list(PEOPLE, "address_words")

    # ------------------------------------------------------------ both sides
    def _around(self, start: int, end: int, shape: str) -> list[str] | None:
        """What stands on both sides; None where a thing or a place is named."""
        clean = self.clean
        opens = start == 0 or BREAK.match(clean, start - 1) is not None
        closes = end >= len(clean) or BREAK.match(clean, end) is not None
        if _never_behind().match(clean, end) or (opens and closes and clean[start - 1 : start] in ("“", "《")):
            return None
        if shape == "han" and self._cuts_a_name_or_a_pair(start):
            return None
        if shape == "foreign" and (self._is_among_places(start, end) or self._goes_on(start, end)):
            return None
        return self._signs(start, end, shape, opens, closes)

    def _signs(self, start: int, end: int, shape: str, opens: bool, closes: bool) -> list[str]:
        clean, signs = self.clean, []
        if opens and clean[start - 1 : start] == " " and _left_person().search(clean, max(0, start - LOOK), start - 1):
            signs.append("left_person")
        elif opens:
            signs.append("left_break")
            if clean[start - 1 : start] in ("(", "（") and (closes or clean[end] in "摄文图绘书作画"):
                signs.append("bracketed")
        elif start in self.marks.title_by_end or _left_person().search(clean, max(0, start - LOOK), start):
            signs.append("left_person")
        elif _where().search(clean, max(0, start - LOOK), start):
            signs.append("where")
        elif start in self.marks.place_ends:
            signs.append("behind_place")
        elif _left_cue().search(clean, max(0, start - LOOK), start):
            signs.append("left_cue")
        else:
            signs.append("left_" + self.odds.kind_before(clean, start))
        if closes:
            signs.append("right_break")
            if opens:
                signs.append("open_and_closed")
        elif (title := self.marks.title_by_start.get(end)) is not None:
            signs.append("right_honorific" if title.title_class == "honorific" else "right_title")
        elif _right_speaks().match(clean, end):
            signs.append("right_speaks")
        elif clean[end].isdigit():
            signs.append("right_digit")
        elif _right_cue().match(clean, end):
            signs.append("right_cue")
        else:
            signs.append("right_" + self.odds.kind_behind(clean, end))
        if shape == "han":
            if clean[end - 1] in characters("thing_last"):
                signs.append("thing_last")
            if clean[start] in characters("doubtful_surnames"):
                signs.append("doubtful")
        elif clean[start] in self.vocabulary.surnames:
            signs.append("surname_first")
        signs.append(f"of_{min(end - start, 5)}")
        signs.extend(self._words_in(clean[start:end], shape))
        if clean[start:end] in self.odds.listed:
            signs.append("listed")
        return signs

    def _words_in(self, name: str, shape: str) -> Iterator[str]:
        """Everyday words that the characters make: 高[水平], [荣誉]感, 卫星."""
        if name in common_words():
            yield "is_word"
        if len(name) > 2 and shape == "han":
            if name[1:] in common_words():
                yield "doubtful_and_word" if name[0] in characters("doubtful_surnames") else "ends_in_word"
            if name[:2] in frequent_words():
                yield "begins_with_word"

    def _cuts_a_name_or_a_pair(self, start: int) -> bool:
        """One character between a title and the name belongs to the name: 市长[古]谢景春; 中韩友城 names two countries."""
        if start == 0 or not is_han(self.clean[start - 1]):
            return False
        singles = self.vocabulary.place_keys_by_single
        if start - 1 in self.marks.place_ends and not self.marks.begins_after_stop(start):
            return True  # 望川市[鲁]华锦望: one character between a town and the name belongs to what is named
        pair = self.clean[start - 1] in characters("countries") and self.clean[start] in singles
        return pair or start - 1 in self.marks.title_by_end

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell 望布瑞|顿企业协会, 穆斯|林: a character of the same name is left over in front of what is no person."""
        left_over = self.clean[end : end + 1] in characters("transcription") and NO_PERSON_BEHIND.match(
            self.clean, end + 1
        )
        return bool(left_over) or self.clean[start : end + 1] in common_words()

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
