"""The names found in one text, and what its characters allow: how often they stand, what follows them, what begins there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extract.find.marks import Marks, TitleMark, is_han, word_list
from extract.find.people.bylines import Signatures
from extract.find.people.no_names import names_in_short
from extract.find.people.words import CLOSES, END_MARK, PEOPLE, characters, follower
from extract.vocabulary import Vocabulary

TWO_TOWNS = re.compile("([\u4e00-\u9fff]{2})两地")  # 苏陕两地
GIVEN_AFTER_ALL = frozenset({"跃进", "前进", "向前"})  # born in those years


@dataclass(frozen=True, slots=True)
class Found:
    """One name found: the rule that found it, and how it is written (`han`, `short`, `foreign`, `latin`)."""

    rule: str
    shape: str


class People:
    """The people of one text as they are found, beside the marks of it; every question looks at a bounded number of characters."""

    def __init__(self, marks: Marks, vocabulary: Vocabulary, signatures: Signatures) -> None:
        self.marks = marks
        self.signatures = signatures
        self.short_for_things = names_in_short(marks.clean)
        self.clean = marks.clean
        self.surnames = vocabulary.surnames
        self.compound = vocabulary.compound_surnames
        self.suffix_ends = frozenset(s.end for s in marks.suffixes)
        self.vocabulary = vocabulary
        self.found: dict[tuple[int, int], Found] = {}
        self.names: set[str] = set()
        # 梁山 of 梁山县: a county that the text names in full is nobody's name.
        self.stems = {
            self.clean[start : end - 1]
            for start, end, _ in self.marks.places
            if end - start > 2 and self.clean[end - 1] in "省市区县州旗"
        }
        self.title_holders: set[tuple[int, int]] = set()
        self.two_towns = frozenset(TWO_TOWNS.findall(self.clean))
        self.taken = [0] * len(self.clean)  # length of the longest name over each character
        self.times_by_size: dict[int, Counter[str]] = {}
        self.lead_parties = {
            self.clean[party.start() - size : party.start()]
            for party in re.finditer("一行", self.clean)
            for size in (2, 3)
        }
        self.is_of_mongolia = "蒙古" in self.clean or any(
            self.clean[end - 1] == "旗" and end - start > 2 for start, end, _ in marks.places
        )
        self.is_of_japan = any(word in self.clean for word in word_list(PEOPLE, "japan")) or any(
            vocabulary.places[key].country_code == "JP" for _, _, key in marks.places
        )
        if any(word in self.clean for word in word_list(PEOPLE, "korea")):
            self.surnames |= characters("korean_surnames")

    def names_a_place(self, words: str, *levels: str) -> bool:
        """Tell whether these words are the name of a listed place of one of the levels."""
        keys = self.vocabulary.place_keys_by_alias.get(words, ())
        return any(self.vocabulary.places[key].level in levels for key in keys)

    def closed_spans(self) -> list[tuple[int, int]]:
        """Names already found, titles, known bodies and places: no bare name begins or ends inside."""
        spans = [(start, end) for start, end in self.found]
        spans += [(t.start, t.end) for t in self.marks.titles]
        spans += [(start, end) for start, end, _ in self.marks.known]
        spans += [(start, end) for start, end, _ in self.marks.places if end - start > 2]
        return sorted(spans)

    def counts(self, at: int, end: int) -> int:
        """Give how often these characters stand in the text."""
        size = end - at
        if size not in self.times_by_size:
            clean = self.clean
            self.times_by_size[size] = Counter(clean[n : n + size] for n in range(len(clean) - size + 1))
        return self.times_by_size[size][self.clean[at:end]]

    def given(self, start: int, end: int) -> bool:
        """Tell whether these characters may be a given name."""
        clean = self.clean
        if end > len(clean):
            return False
        never, last = characters("never_given"), characters("never_last")
        for at in range(start, end):
            if not is_han(clean[at]):
                return False
            if clean[at] in never and not (at == end - 1 > start and clean[at] == "州" and CLOSES.match(clean, end)):
                return False  # 州 may end a name that a list or a stop closes: 翟中州等
        return clean[end - 1] not in last or clean[start:end] in GIVEN_AFTER_ALL

    def follows(self, end: int) -> int:
        """3: punctuation or the end; 2: a title, a number or a word that follows names; 0: anything else."""
        if END_MARK.match(self.clean, end):
            return 3
        if end in self.marks.title_by_start or follower().match(self.clean, end) or self.clean[end : end + 1].isdigit():
            return 2
        return 0

    def titles_from(self, start: int, end: int) -> list[TitleMark]:
        """Give the titles that begin in these characters."""
        return [self.marks.title_by_start[at] for at in range(start, end) if at in self.marks.title_by_start]

    def is_named_thing(self, at: int) -> bool:
        """A place or a known body begins here, so no person does: 江苏, 华为."""
        place = self.marks.place_by_start.get(at)
        if place is not None and (place[0] - at > 2 or not END_MARK.match(self.clean, at + 2)):
            return place[0] - at > 1
        known = self.marks.known_by_start.get(at)
        return known is not None or place is not None

    def whole_name(self, at: int, end: int) -> bool:
        """Tell whether a listed surname and a given name of one or two characters fill these characters."""
        clean = self.clean
        size = 2 if clean[at : at + 2] in self.compound else 1 if clean[at] in self.surnames else 0
        if not size or not 1 <= end - at - size <= 2 or self.titles_from(at, end):
            return False
        return self.given(at + size, end)

    def opens_clause(self, at: int) -> bool:
        """Tell whether a clause or a sentence begins here."""
        return at == 0 or self.clean[at - 1] in "\n \u3000，。；：！？、“”（(,;:!?|"

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether a longer name stands over these characters."""
        return max(self.taken[start:end], default=0) > end - start
