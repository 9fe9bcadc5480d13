"""Personal names: what stands beside a title, in a list of such names, or speaks and leads.

The boundary of a Han name is decided by what follows, by all places where the same characters stand, and last by whether a
general dictionary knows the characters as words.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.find.candidates import PersonCandidate
from extract.find.marks import read_marks
from extract.find.people.after_title import add_after_title
from extract.find.people.before_title import add_before_title
from extract.find.people.bylines import Signatures
from extract.find.people.clauses import add_clause_openers
from extract.find.people.dotted import add_dotted_names, part_run_together
from extract.find.people.found import People
from extract.find.people.repeated import add_again, drop_places, drop_short_words, towards_somebody
from extract.find.people.untitled import add_bare_names
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary


def find_people(text: RestoredText, vocabulary: Vocabulary) -> Iterator[PersonCandidate]:
    """Find personal names, each without its title: 市长王小明 → 王小明; 权会长 → 权 (`short`)."""
    people = People(read_marks(text.clean_text, vocabulary), vocabulary, Signatures(text))
    _read(people)
    for start, end in sorted(people.found):
        hit = people.found[start, end]
        yield PersonCandidate(
            start=start,
            end=end,
            rule=hit.rule,
            name=text.clean_text[start:end],
            shape=hit.shape,  # type: ignore[arg-type]
        )


def _read(people: People) -> None:
    for title in people.marks.titles:
        add_after_title(people, title)
    starts = {start for start, _ in people.found}
    people.title_holders = {(t.end, t.end) for t in people.marks.titles if t.end in starts}
    for title in people.marks.titles:
        add_before_title(people, title)
    add_clause_openers(people)
    add_dotted_names(people)
    part_run_together(people)
    add_again(people)
    add_bare_names(people)
    add_again(people)
    drop_places(people)
    drop_short_words(people)
    towards_somebody(people)
