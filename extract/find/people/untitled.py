"""Names that no office proves: what the odds say, and who signs the text."""

from __future__ import annotations

from extract.find.people.admission import add_name
from extract.find.people.bare_names import bare_names
from extract.find.people.bylines import byline_before
from extract.find.people.found import People
from extract.find.people.japanese import is_cut_in_japan
from extract.find.people.things import names_a_thing
from extract.find.people.words import KNOWN_BY_NAME


def add_bare_names(people: People) -> None:
    """Add the names that the odds alone prove, and those that sign the text."""
    byline_end = -1
    for bare in bare_names(people.marks, people.vocabulary, people.closed_spans(), list(people.found)):
        if people.names_a_place(people.clean[bare.start : bare.end], *KNOWN_BY_NAME):
            continue
        is_signed = _is_signed(people, bare.start, bare.end, byline_end)
        if not is_signed and names_a_thing(people, bare.start, bare.end, bare.shape):
            continue
        if people.is_of_japan and is_cut_in_japan(people, bare.start, bare.end):
            continue
        rule = "name_by_odds" if bare.shape == "han" else "transcribed_name_by_odds"
        if is_signed:
            rule, byline_end = "byline_name", bare.end
        add_name(people, bare.start, bare.end, rule, bare.shape)


def _is_signed(people: People, start: int, end: int, byline_end: int) -> bool:
    """Tell whether a byline names whoever begins here, alone or behind the last of its names."""
    is_next = start - 1 == byline_end and people.clean[byline_end] in " 、"
    signs = people.signatures.hold(start, end)
    return signs or is_next or byline_before().search(people.clean, max(0, start - 8), start) is not None
