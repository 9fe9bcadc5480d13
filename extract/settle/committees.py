"""Departments of party committees whose name a title holds: 某市委[统战部]|副部长."""

from __future__ import annotations

from collections.abc import Sequence

from extract.find.candidates import TitleCandidate
from extract.settle.affiliations.bodies import department_of
from extract.settle.affiliations.wording import COMMITTEE, PARTY_DEPARTMENT
from extract.settle.entities.book import Book
from extract.settle.settled import Role


def name_departments(book: Book, titles: Sequence[TitleCandidate], roles: Sequence[Role]) -> None:
    """Read 市委|统战部副部长 as a mention of the department, since the committee is named by no words of its own."""
    houses = {m.end: m for m in book.mentions if m.kind == "organization"}
    holders = {role.organization_local_id for role in roles}
    for title in titles:
        department, house = PARTY_DEPARTMENT.match(title.name), houses.get(title.start)
        if department is None or house is None:
            continue
        committee = book.entities[house.local_id].name
        if COMMITTEE.search(committee) is not None:
            called = department_of(f"中共{committee.removeprefix('中共')}", department.group())
            book.part_named(house, called, title.start + department.end(), holders)
