"""Who holds which office, and whose office it is: stated, taken from the words around it, filled in by rule, or unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.find.candidates import TitleCandidate
from extract.settle.affiliations.chains import joined_before, pair, respectively, titles_of
from extract.settle.affiliations.complete import complete
from extract.settle.affiliations.groups import called_so, groups_of
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.told import tell
from extract.settle.entities.book import Book
from extract.settle.settled import Mention, Role

__all__ = ["settle_roles"]


def settle_roles(book: Book, titles: Sequence[TitleCandidate]) -> tuple[Role, ...]:
    """Give each person the titles that stand beside the name, and each title its house."""
    return tuple(_read(Scene(book, titles)))


def _read(scene: Scene) -> Iterator[Role]:
    """Read the offices of every name in the order of the text, and tell them."""
    offices, groups = scene.told_before, list[Office]()
    chain_by_person_end: dict[int, list[Office]] = {}
    body_by_person: dict[int, Mention] = {}
    for person in scene.people:
        found = titles_of(scene, person)
        if not found and person.rule == "name_in_title_list":
            before = joined_before(scene, person.start)
            if before is not None:
                found = [
                    Office(
                        title=o.title,
                        person=person,
                        body=o.body,
                        place=o.place,
                        basis="sentence" if o.basis == "stated" else o.basis,
                        reason=o.reason or "one title over several names",
                        name=o.name,
                        is_inferred=o.is_inferred,
                    )
                    for o in chain_by_person_end.get(before, ())
                    if not o.trailing
                ]
            if found and (paired := body_by_person.get(person.start)) is not None:
                pair(found[0], paired)
        else:
            body_by_person |= respectively(scene, person, found)
            complete(scene, found, offices)
            if found and (paired := body_by_person.get(person.start)) is not None:
                pair(found[0], paired)
        if not found and (found := called_so(scene, person)):
            complete(scene, found, offices)
        chain_by_person_end[person.end] = found
        offices.extend(found)
        groups += groups_of(scene, person)
    yield from tell(scene, [*offices, *groups])
    kept = {o.body for o in offices}
    for office in offices:
        told = office.told_as
        if told is not None and office.body != told.local_id and told.local_id not in kept:
            scene.book.belongs_to(told, office.body)
