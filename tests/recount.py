"""Count again how often each rule is right over the committed cases: `make recount` writes the sums into seeds/rule_*.csv.

A finding is right where its case lists it, wrong where it does not; cases with a known gap count like all others. A rule
that no case calls for keeps 0 of 0. Many cases were made to lead a rule astray: the shares are those of hard cases.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain

from opencc import OpenCC

from extract.find.dates import find_dates
from extract.find.figures import find_figures
from extract.find.organizations import find_organizations
from extract.find.people import find_people
from extract.find.places import find_places
from extract.find.terms import find_terms
from extract.find.titles import find_titles
from extract.restore import restore
from extract.segment import find_stories, split_sentences
from extract.settle import settle
from extract.settle.calendar import settle_dates
from extract.settle.quantities import settle_figures
from extract.settle.settled import Settled
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings
from tests.cases import CORPUS, read_cases
from tests.damage_simulator import FOLDS, articles, damage, read_material, ruby_table, traditional
from tests.told_rows import Row, agreements, contradictions, engagements, paired, projects, read, relations, trips

Judged = tuple[str, bool]

SEEDS = read_settings().seeds
VOCABULARY = load_vocabulary(SEEDS)
DAMAGED_ARTICLES = 15  # of eight sentences each


def judge_time_and_numbers() -> Iterator[Judged]:
    """Judge dates, figures, industries and policy terms."""
    for case in read_cases("dates"):
        text = restore(case["text"].encode())
        stories = find_stories(text)
        found = settle_dates(text, stories, split_sentences(text, stories), list(find_dates(text, VOCABULARY)))
        told = [tuple(row) for row in case["found"]]
        for mention in found:
            row = (text.clean_text[mention.start : mention.end], mention.date_from, mention.date_to)
            yield mention.rule, mention.date_from == case.get("published") if mention.is_published else row in told
    for case in read_cases("figures"):
        text = restore(case["text"].encode())
        stories = find_stories(text)
        split = split_sentences(text, stories)
        dates = settle_dates(text, stories, split, list(find_dates(text, VOCABULARY)))
        listed = [(w, k, str(float(v)), u, q, m) for w, k, v, u, q, m in case["found"]]
        for figure in settle_figures(text, split, list(find_figures(text, VOCABULARY)), dates, []):
            f = figure.found
            said = text.clean_text[f.start : f.end]
            yield f.rule, (said, f.kind, str(float(f.value)), f.unit, f.qualifier, f.measure) in listed
    for name, kind in (("terms", "policy_term"), ("industries", "industry")):
        for case in read_cases(name):
            for term in find_terms(restore(case["text"].encode()), VOCABULARY):
                if term.kind == kind:
                    yield term.rule, term.name in case["found"] or term.name in case.get("known", ())


def judge_names() -> Iterator[Judged]:
    """Judge people, bodies, places and offices; a case judges the kinds whose names it lists in full."""
    for corpus, kind in (("people", "person"), ("organizations", "organization"), ("places", "place")):
        for case in read_cases(corpus):
            settled = _settled(case["text"])
            names_by_kind = {kind: case["found"]}
            if "organizations" in case:
                names_by_kind["organization"] = case["organizations"]
            for mention in settled.mentions:
                if mention.kind in names_by_kind:
                    yield mention.rule, settled.entities[mention.local_id].name in names_by_kind[mention.kind]
    for case in read_cases("affiliations"):
        settled = _settled(case["text"])
        for role in settled.roles:
            house = role.organization_local_id or role.place_local_id
            told = [
                settled.entities[role.person_local_id].name,
                role.title,
                settled.entities[house].name if house else None,
                role.affiliation_basis,
            ]
            yield role.rule, told in case["roles"]


def _settled(written: str) -> Settled:
    text = restore(written.encode())
    return settle("0" * 64, text, [c for finder in NAME_FINDERS for c in finder(text, VOCABULARY)], VOCABULARY)


def judge_events() -> Iterator[Judged]:
    """Judge trips, engagements and agreements with all that a case says of them, projects, stages, relations and conflicts.

    A row is right where a case lists it and every cell the case gives is that of the row.
    """
    for kind, rows_of in (("trips", trips), ("engagements", engagements), ("agreements", agreements)):
        for case in read_cases(kind):
            yield from _as_listed(rows_of(read(case["text"])), case[kind])
    for case in read_cases("no_events"):
        rows = read(case["text"])
        for rows_of in (trips, engagements, agreements):
            yield from _as_listed(rows_of(rows), [])
    for case in read_cases("projects"):
        told = projects(read(case["text"]))
        yield from _as_listed(told, case["found"])
        stages_by_name = {one["name"]: one.get("stages") for one in case["found"]}
        for project in told:
            stages = stages_by_name.get(project["name"], [])
            if stages is not None:  # a case that lists no stages leaves them open
                yield from ((rule, stage in stages) for rule, *stage in project["stage_rules"])
    for case in read_cases("contradictions"):
        yield from _as_listed(contradictions(read(case["text"])), [{"says": one} for one in case["found"]])
    for case in read_cases("relations"):
        for relation in relations(read(case["text"])):
            is_right = relation["says"] in case["found"]
            if is_right or "absent" not in case or relation["says"] in case["absent"]:
                yield relation["rule"], is_right  # a case that says what must be absent leaves the rest open


def _as_listed(told: Sequence[Row], wanted: Sequence[Row]) -> Iterator[Judged]:
    matched, _, left = paired(told, wanted)
    yield from ((row["rule"], True) for row in matched)
    yield from ((row["rule"], False) for row in left)


def judge_restore() -> Iterator[Judged]:
    """Judge repairs of sentences damaged by the second implementation of the tool: right where the first words stand again.

    A character that a repair leaves open (`?`) is no finding of it.
    """
    to_simplified = OpenCC("t2s").convert
    for sentence in chain.from_iterable(articles(read_material(CORPUS), DAMAGED_ARTICLES)):
        harmed = damage(traditional(sentence), ruby_table())
        text = restore(harmed.damaged.encode())
        blocks = SequenceMatcher(
            None, text.clean_text.translate(FOLDS), to_simplified(harmed.original).translate(FOLDS), autojunk=False
        )
        same = {at for b in blocks.get_matching_blocks() for at in range(b.a, b.a + b.size)}
        for repair in text.repairs:
            start = bisect_left(text.raw_starts, repair.raw_start)
            end = max(start, bisect_right(text.raw_ends, repair.raw_end))
            yield repair.rule, all(at in same for at in range(start, end) if text.clean_text[at] != "?")


NAME_FINDERS = (find_titles, find_people, find_organizations, find_places, find_dates, find_terms)
FAMILIES: Mapping[str, Callable[[], Iterator[Judged]]] = {
    "rule_events": judge_events,
    "rule_names": judge_names,
    "rule_restore": judge_restore,
    "rule_time_and_numbers": judge_time_and_numbers,
}


def counted(family: str) -> dict[str, tuple[int, int]]:
    """Give the findings checked and the findings right of every rule of one seed."""
    checked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for rule, is_right in FAMILIES[family]():
        checked[rule] += 1
        right[rule] += is_right
    return {row["rule"]: (checked[row["rule"]], right[row["rule"]]) for row in stated(family)}


def stated(family: str) -> list[dict[str, str]]:
    """Read the rows of one seed as they are committed."""
    with (SEEDS / f"{family}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write() -> None:
    """Write the counts into the seeds; nothing else in them changes."""
    for family in FAMILIES:
        rows, counts = stated(family), counted(family)
        for row in rows:
            row["checked_count"], row["right_count"] = (str(n) for n in counts[row["rule"]])
        with (SEEDS / f"{family}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write()
