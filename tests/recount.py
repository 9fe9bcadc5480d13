"""Count again how often each rule is right over the committed cases: `make recount` writes the sums into seeds/rule_*.csv.

A finding is right where its case lists it, wrong where it does not; cases with a known gap count like all others. A rule
that no case calls for keeps 0 of 0.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml
from opencc import OpenCC

from extract.find.dates import find_dates
from extract.find.figures import find_figures
from extract.find.terms import find_terms
from extract.restore import restore
from extract.segment import find_stories, split_sentences
from extract.settle.calendar import settle_dates
from extract.settle.quantities import settle_figures
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings
from tests.damage_simulator import FOLDS, RUBY_POOL, damage, ruby_table, sentences, traditional

Judged = tuple[str, bool]

SEEDS = read_settings().seeds
VOCABULARY = load_vocabulary(SEEDS)
CORPUS = Path(__file__).parent / "corpus"
DAMAGED_SENTENCES = 120  # each template about seven times


def cases(name: str) -> list[dict[str, Any]]:
    """Read the cases of one file of the corpus."""
    listed: list[dict[str, Any]] = yaml.safe_load((CORPUS / f"{name}.yml").read_text(encoding="utf-8"))
    return listed


def judge_time_and_numbers() -> Iterator[Judged]:
    """Judge dates, figures, industries and policy terms."""
    for case in cases("dates"):
        text = restore(case["text"].encode())
        stories = find_stories(text)
        found = settle_dates(text, stories, split_sentences(text, stories), list(find_dates(text, VOCABULARY)))
        told = [tuple(row) for row in case["found"]]
        for mention in found:
            row = (text.clean_text[mention.start : mention.end], mention.date_from, mention.date_to)
            yield mention.rule, mention.date_from == case.get("published") if mention.is_published else row in told
    for case in cases("figures"):
        text = restore(case["text"].encode())
        stories = find_stories(text)
        split = split_sentences(text, stories)
        dates = settle_dates(text, stories, split, list(find_dates(text, VOCABULARY)))
        listed = [(w, k, str(float(v)), u, q, m) for w, k, v, u, q, m in case["found"]]
        for figure in settle_figures(text, stories, split, list(find_figures(text, VOCABULARY)), dates, []):
            f = figure.found
            said = text.clean_text[f.start : f.end]
            yield f.rule, (said, f.kind, str(float(f.value)), f.unit, f.qualifier, f.measure) in listed
    for name, kind in (("terms", "policy_term"), ("industries", "industry")):
        for case in cases(name):
            for term in find_terms(restore(case["text"].encode()), VOCABULARY):
                if term.kind == kind:
                    yield term.rule, term.name in case["found"] or term.name in case.get("known", ())


def judge_restore() -> Iterator[Judged]:
    """Judge repairs of sentences damaged by the second implementation of the tool: right where the first words stand again.

    A character that a repair leaves open (`?`) is no finding of it.
    """
    to_simplified = OpenCC("t2s").convert
    for sentence in sentences(DAMAGED_SENTENCES):
        harmed = damage(traditional(sentence), ruby_table(RUBY_POOL))
        text = restore(harmed.damaged.encode())
        blocks = SequenceMatcher(
            None, text.clean_text.translate(FOLDS), to_simplified(harmed.original).translate(FOLDS), autojunk=False
        )
        same = {at for b in blocks.get_matching_blocks() for at in range(b.a, b.a + b.size)}
        for repair in text.repairs:
            start = bisect_left(text.raw_starts, repair.raw_start)
            end = max(start, bisect_right(text.raw_ends, repair.raw_end))
            yield repair.rule, all(at in same for at in range(start, end) if text.clean_text[at] != "?")


FAMILIES: Mapping[str, Callable[[], Iterator[Judged]]] = {
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
