"""One office and the scene it stands in: who and what is named where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extract.find.candidates import TitleCandidate
from extract.find.marks import is_generic
from extract.settle.affiliations.wording import MAX_STATE_FORM, MAX_UNREAD, QUOTED_BODY, STATE_FORM
from extract.settle.entities.book import Book
from extract.settle.settled import APART, Mention

# What may stand before a title whose body is told elsewhere: 新任会长, 中方总经理.
ORDINARY_BEFORE_TITLE = re.compile(
    r"新任|现任|时任|拟任|候任|前任|首任|继任|当选|兼任|[中外甲乙双]方|该|其|原|前|兼|任|的|第一|两位|几位|多位|以及"
)
INNER_BOARD = re.compile(r"(?:董事|理事|监事|委员|常委|大|组委)会$")  # of a body, none itself
SHORT_HOUSE = re.compile(r"[\u4e00-\u9fff]{1,3}总")  # 华总|副会长甲: a chamber in short
FIRM_NAME = re.compile(r"(?:集团|公司|株式会社)$")


@dataclass(slots=True, kw_only=True)
class Office:
    """One title in front of or behind one name, with the body found for it."""

    title: TitleCandidate
    person: Mention
    body: str | None = None
    place: str | None = None
    basis: str = "unstated"
    reason: str | None = None
    body_start: int = 0
    elided: str | None = None
    bureau: str | None = None  # a department whose place is left out
    told_as: Mention | None = None  # and where it was taken for the home's
    trailing: bool = False
    apart: bool = False  # 任团长, 等市领导: behind the name, and not right behind it
    is_of_unread_house: bool = False
    is_inferred: bool = False
    name: str = ""

    @property
    def rule(self) -> str:
        """Name the rule by where the title stands: before the name, right behind it, or apart from it."""
        return APART if self.apart else "title_after_name" if self.trailing else "title_before_name"


class Scene:
    """What one article names, by where it begins and ends, and the offices told so far."""

    def __init__(self, book: Book, titles: Sequence[TitleCandidate]) -> None:
        self.book = book
        self.clean = book.clean
        self.title_by_end = {t.end: t for t in titles}
        self.title_by_start = {t.start: t for t in titles}
        self.people = sorted(
            (m for m in book.mentions if m.kind == "person" and m.rule != "byline_name"), key=lambda m: m.start
        )
        self.bodies = sorted((m for m in book.mentions if m.kind == "organization"), key=lambda m: (m.start, -m.end))
        firms = {
            m.start: m.end
            for m in reversed(self.bodies)
            if book.entities[m.local_id].detail_kind == "company" and FIRM_NAME.search(self.clean, m.start, m.end)
        }
        # 中建|望溪集团: the parent's short name opens the name of another firm
        self.bodies = [m for m in self.bodies if m.rule != "known_body" or firms.get(m.start, m.end) <= m.end]
        self.body_starts = [m.start for m in self.bodies]
        self.body_by_end: dict[int, Mention] = {}
        for mention in self.bodies:
            known = self.body_by_end.get(mention.end)
            if known is None or mention.start < known.start:
                self.body_by_end[mention.end] = mention
        self.places = [m for m in book.mentions if m.kind == "place"]
        self.fused_by_end = {o.end: o for o in sorted(book.fused, key=lambda o: -o.start)}
        self.place_by_end: dict[int, Mention] = {}
        for mention in self.places:
            self.place_by_end.setdefault(mention.end, mention)
        self.person_starts = [m.start for m in self.people]
        self.person_by_start = {m.start: m for m in self.people}
        self.person_by_end = {m.end: m for m in self.people}
        self.told_before: list[Office] = []
        self.unknown_house: Office | None = None

    def house_ends(self, end: int) -> bool:
        """Tell whether a body or a place ends right here."""
        return end in self.body_by_end or end in self.place_by_end

    def place_ending(self, end: int) -> Mention | None:
        """A place that ends here, or whose last character is the first of the title: 江阴市|市长 and 江阴[市]委书记."""
        place = self.place_by_end.get(end)
        if place is None and (form := STATE_FORM.search(self.clean, max(0, end - MAX_STATE_FORM), end)) is not None:
            return self.land_ending(form.start())
        if place is None and self.clean[end : end + 1] in "省市区县州旗盟府都道郡":
            place = self.place_by_end.get(end + 1)
        if place is None and self.clean[end - 1 : end] == "郡":
            place = self.place_by_end.get(end - 1)  # 某某|郡|副郡长: a county abroad
        if place is None and self.clean.startswith("自治区", end):
            place = self.place_by_end.get(end + len("自治区"))  # 某某自治区党委书记
        return place

    def land_ending(self, end: int) -> Mention | None:
        """Give the land whose name ends here."""
        place = self.place_by_end.get(end)
        return place if place is not None and self.book.entities[place.local_id].detail_kind == "country" else None

    def seat(self, organization_id: str) -> str | None:
        """Give the place a body sits in: 江阴市 of 江阴市人民政府."""
        place_id = self.book.entities[organization_id].place_local_id
        return self.book.entities[place_id].vocabulary_key if place_id else None

    def has_a_house(self, first: Office) -> bool:
        """Tell whether the first title of a chain has its body, or words before it that name one nobody read."""
        kind = self.book.entities[first.body].detail_kind if first.body else None
        return kind not in (None, "party") or (first.body is None and self.is_of_unread_words(first))

    def is_government(self, office: Office) -> bool:
        """Tell whether an office is of a government or one of its houses."""
        return office.body is not None and self.book.entities[office.body].detail_kind == "government"

    def is_public(self, office: Office) -> bool:
        """Tell whether an office is of a government or a party."""
        return office.body is not None and self.book.entities[office.body].detail_kind in ("government", "party")

    def place_key(self, office: Office) -> str | None:
        """Give the place an office is of, or the seat of its body."""
        house = office.place or (self.book.entities[office.body].place_local_id if office.body else None)
        return self.book.entities[house].vocabulary_key if house else None

    def same_sentence(self, one: Office, other: Office) -> bool:
        """Tell whether two offices stand in one sentence."""
        a, b = self.book.sentence_at(one.title.start), self.book.sentence_at(other.title.start)
        return a is not None and a == b

    def place_within(self, start: int, end: int) -> str | None:
        """Give the key of the listed place that begins and ends here."""
        place = self.place_by_end.get(end)
        return self.book.entities[place.local_id].vocabulary_key if place is not None and place.start == start else None

    def is_of_unread_words(self, office: Office) -> bool:
        """Words that no finder understood stand right before: they name the body, so no other body is it."""
        start = office.person.start if office.trailing else office.body_start or office.title.start
        edge = max(self.book.marks.left_edge(start), start - MAX_UNREAD)
        if self.clean[start - 1 : start] in QUOTED_BODY:
            return True  # “三星会”会长
        if len(words := self.clean[edge:start]) > 2 and words.endswith(("公司", "集团", "总部")):
            self.unknown_house = (
                office  # 投资公司党委书记: of a firm called so in short, and so are those listed behind
            )
            return True
        if SHORT_HOUSE.fullmatch(words) and office.person.start == office.title.end:
            self.unknown_house = office
            return True
        if words.endswith("会") and INNER_BOARD.search(words) is None and office.person.start == office.title.end:
            self.unknown_house = office  # 华商会会长甲,副会长乙: of the association called so in short
        words = ORDINARY_BEFORE_TITLE.sub("", words)
        return len(words) > 1 and not is_generic(words) and edge not in self.person_by_end

    def bodies_in(self, start: int, end: int, allowed: frozenset[str]) -> list[Mention]:
        """Give the bodies of these kinds that are named between here and there."""
        found = self.bodies[bisect_left(self.body_starts, start) : bisect_left(self.body_starts, end)]
        return [
            m
            for m in found
            if m.end <= end and self.book.entities[m.local_id].detail_kind in allowed and m.rule != "in_list_of_bodies"
        ]


def is_of_a_firm(chain: Sequence[Office]) -> bool:
    """Tell 总经理助理、办公室主任甲, whose second office is none of a city."""
    return any(o.title.title_class == "company" for o in chain)


def is_said(office: Office) -> bool:
    """Tell whether the house of an office stands before it in full."""
    return office.basis == "stated" and not office.elided
