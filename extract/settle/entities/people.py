"""People: one entity for a full name, its parts and 王会长."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extract.find.candidates import PersonCandidate
from extract.find.marks import Marks
from extract.settle.entities.book import Book

ADDRESSED_AS = re.compile(r"^(?:(?:Dra?|Mrs?|Ms|Prof|Sra?|Eng|Ir|Hon)\.? )+(?=\S+ \S)")  # Dr. Anna Lindqvist
DEPUTY_SHORT = re.compile(r"^(?:常务副?|副|名誉|执行|总|高级)+")


def enter_people(book: Book, people: Sequence[PersonCandidate]) -> None:
    """Enter all people: full names first, so that 王会长 finds the 王某某 it means."""
    full_by_part = _full_names(people, book.marks)
    for person in people:
        if person.shape == "short":
            continue
        name = ADDRESSED_AS.sub("", full_by_part.get(person.name, person.name))
        key = book.person_id_by_name.get(name)
        if key is None:
            key = book.new("person", name, person.start, person.end)
            book.person_id_by_name[name] = key
        book.mention("person", key, person.start, person.end, person.rule)
    for person in people:
        if person.shape == "short":
            _link_surname(book, person)


def _full_names(people: Sequence[PersonCandidate], marks: Marks) -> dict[str, str]:
    """Give for 安东, and for 列维奇, the one 安东·列维奇 of the text; where another office stands before the part it may be another's."""
    parts: dict[str, set[str]] = defaultdict(set)
    offices: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.rule.endswith(("after_title", "in_title_list")):
            title = marks.title_by_end.get(person.start)
            offices[person.name].add(title.name if title is not None else "")
    for person in people:
        pieces = person.name.split("·")
        if person.shape == "foreign" and len(pieces) > 1:
            for piece in (pieces[0], pieces[-1]):
                if len(piece) > 1 and offices[piece] - {""} <= offices[person.name] and "" not in offices[piece]:
                    parts[piece].add(person.name)
    return {part: next(iter(names)) for part, names in parts.items() if len(names) == 1}


def _link_surname(book: Book, person: PersonCandidate) -> None:
    """王会长 is the 王某某 of this story whose title it is; of two of that name neither."""
    surname = person.name
    names = [name for name in book.person_id_by_name if name.startswith(surname) and " " not in name]
    if not names:
        book.issue("surname_without_full_name", person.start, person.end, book.clean[person.start : person.end + 4])
        return
    title = book.marks.title_by_start.get(person.end)
    if len(names) > 1 and title is not None:
        base = DEPUTY_SHORT.sub("", title.name)
        names = [n for n in names if f"{n}{title.name}" in book.clean or f"{base}{n}" in book.clean] or names
    if len(names) > 1:
        before = {n: book.clean.rfind(n, 0, person.start) for n in names}
        nearest = max(names, key=lambda n: before[n])
        if before[nearest] < 0 or sorted(before.values())[-2] >= before[nearest] - 200:
            book.issue("surname_of_several", person.start, person.end)
            return
        names = [nearest]
    end = title.end if title is not None else person.end
    book.mention("person", book.person_id_by_name[names[0]], person.start, end, "surname_before_title", inferred=True)
