"""Count over the corpus how often each rule for names was right; `python tests/names/rule_counts.py` writes the table anew.

A finding counts where its case says what is to be found of its kind; what a stated gap gets wrong counts as wrong. The
corpus is of invented sentences, many of them made to lead a rule astray: the shares are those of hard cases, not of news.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from extract.find.dates import find_dates
from extract.find.organizations import find_organizations
from extract.find.people import find_people
from extract.find.places import find_places
from extract.find.terms import find_terms
from extract.find.titles import find_titles
from extract.restore import restore
from extract.settle import settle
from extract.settle.settled import Settled
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings

CORPUS = Path(__file__).parent.parent / "corpus"
TABLE = read_settings().seeds / "rule_names.csv"
KIND_BY_CORPUS = {"people": "person", "organizations": "organization", "places": "place"}
FINDERS = (find_titles, find_people, find_organizations, find_places, find_dates, find_terms)


def count_rules() -> dict[str, tuple[int, int]]:
    """Give per rule how many findings were checked and how many of them were right."""
    checked, right = Counter[str](), Counter[str]()
    for rule, is_right in _findings():
        checked[rule] += 1
        right[rule] += is_right
    return {rule: (checked[rule], right[rule]) for rule in checked}


def table_as_counted() -> str:
    """Write the table of rules with these counts; rules that no case checks keep zeros."""
    counted = count_rules()
    out = StringIO()
    with TABLE.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        writer = csv.DictWriter(out, reader.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        for row in reader:
            row["checked_count"], row["right_count"] = map(str, counted.get(row["rule"], (0, 0)))
            writer.writerow(row)
    return out.getvalue()


def _findings() -> Iterator[tuple[str, bool]]:
    for corpus, kind in KIND_BY_CORPUS.items():
        for case in _cases(corpus):
            settled = _read(case["text"])
            names_by_kind = {kind: case["found"]}
            if "organizations" in case:
                names_by_kind["organization"] = case["organizations"]
            for mention in settled.mentions:
                if mention.kind in names_by_kind:
                    yield mention.rule, settled.entities[mention.local_id].name in names_by_kind[mention.kind]
    for case in _cases("affiliations"):
        settled = _read(case["text"])
        for role in settled.roles:
            house = role.organization_local_id or role.place_local_id
            told = [
                settled.entities[role.person_local_id].name,
                role.title,
                settled.entities[house].name if house else None,
                role.affiliation_basis,
            ]
            yield role.rule, told in case["roles"]


def _cases(corpus: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((CORPUS / f"{corpus}.yml").read_text(encoding="utf-8"))
    return cases


def _read(written: str) -> Settled:
    vocabulary = load_vocabulary(read_settings().seeds)
    text = restore(written.encode())
    return settle("0" * 64, text, [c for finder in FINDERS for c in finder(text, vocabulary)], vocabulary)


if __name__ == "__main__":
    written = table_as_counted()
    if "--check" in sys.argv:
        sys.exit(written != TABLE.read_text(encoding="utf-8"))
    TABLE.write_text(written, encoding="utf-8")
