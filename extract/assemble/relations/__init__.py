"""Relations between bodies and places: who belongs to whom, who has put money where, who sits where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.assemble.reading import Clause, Reading
from extract.assemble.relations.friends import friends
from extract.assemble.relations.investments import built, investments
from extract.assemble.relations.nations import nationalities
from extract.assemble.relations.ownership import founders, subsidiaries
from extract.assemble.relations.places import addresses, places_in_places
from extract.assemble.relations.seats import head_offices, seats, zones
from extract.assemble.relations.telling import NOT_YET
from extract.assemble.told import Project, Relation
from extract.assemble.trips import Frame


def find_relations(reading: Reading, frames: list[Frame], projects: Sequence[Project] = ()) -> list[Relation]:
    """Read all clauses for relations that are stated, not hoped for; each pair once.

    Whoever pays for a project that is being built, or runs, at a place has put money there.
    """
    kept: dict[tuple[str, str, str], Relation] = {}
    home_by_story = {frame.story.ordinal: frame.home_id for frame in reversed(frames)}
    for clauses in reading.clauses_by_sentence.values():
        home_id = home_by_story.get(clauses[0].sentence.story)
        for relation in (
            *investments(reading, clauses, home_id),
            *(r for c in clauses for r in _in_clause(reading, clauses, c, home_id)),
        ):
            key = (relation.relation, relation.subject_id, relation.object_id)
            if relation.relation == "sister_city" and (key[0], key[2], key[1]) in kept:
                continue
            if relation.subject_id != relation.object_id:
                kept.setdefault(key, relation)
    for relation in (
        *places_in_places(reading, home_by_story),
        *addresses(reading),
        *zones(reading),
        *built(projects),
    ):
        kept.setdefault((relation.relation, relation.subject_id, relation.object_id), relation)
    return list(kept.values())


def _in_clause(reading: Reading, clauses: list[Clause], clause: Clause, home_id: str | None) -> Iterator[Relation]:
    yield from subsidiaries(reading, clause)
    if not NOT_YET.search(clause.text):
        yield from founders(reading, clause)
    yield from nationalities(reading, clause)
    yield from seats(reading, clause)
    yield from head_offices(reading, clause)
    yield from friends(reading, clauses, clause, home_id)
