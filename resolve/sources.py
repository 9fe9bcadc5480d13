"""What kind of publisher a source is, and where it is at home, as far as its name or address says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.vocabulary import Vocabulary
from resolve.articles import ArticleSeen, source_name
from resolve.keys import published_key

# Kinds of bodies in public lists that put up pages; a lab or "other" says nothing of a publisher.
PUBLISHERS = frozenset({"government", "party", "media", "association", "university", "company"})
RULES = Path(__file__).resolve().parent / "rules" / "source_kinds.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One publisher or site; `named_by` says how it is known, `kind` and `home_key` (a key of the vocabulary) may be unknown."""

    source_id: str
    name: str
    named_by: str
    kind: str | None
    home_key: str | None


def decide_sources(articles: Iterable[ArticleSeen], vocabulary: Vocabulary) -> list[Source]:
    """Give one source per publisher, site or named source, sorted by key."""
    named = {found for article in articles if (found := source_name(article))}
    sources = (
        Source(
            source_id=published_key("source", name, named_by),
            name=name,
            named_by=named_by,
            kind=kind_of_source(name, named_by, vocabulary),
            home_key=home_of_source(name, named_by, vocabulary),
        )
        for name, named_by in named
    )
    return sorted(sources, key=lambda source: source.source_id)


def kind_of_source(name: str, named_by: str, vocabulary: Vocabulary) -> str | None:
    """Tell the kind by how a name ends or an address does: 绍兴日报 → newspaper, www.example.gov.cn → government; None where nothing says.

    The longest ending decides (合肥市人民政府网 is of the government, 赣南观察网 a website); a body of a public list is of its kind.
    """
    if named_by == "site":
        return next((kind for mark, kind in _marks()["host"].items() if f".{name}".endswith(f".{mark}")), None)
    ending = next((name[start:] for start in range(len(name)) if name[start:] in _marks()["ends"]), None)
    if ending is not None:
        return _marks()["ends"][ending]
    known = _known(name, vocabulary)
    kind = vocabulary.organizations[known].kind if known else None
    return kind if kind in PUBLISHERS else None


def home_of_source(name: str, named_by: str, vocabulary: Vocabulary) -> str | None:
    """Tell the place a source is at home in: the one its public list names, else the one place its name begins with (绍兴日报).

    A name that several places bear (吉林日报) tells none.
    """
    if named_by == "site":
        return None
    known = _known(name, vocabulary)
    if known and (seat := vocabulary.organizations[known].place_key):
        return seat
    for start, end, _ in vocabulary.match("place", name)[:1]:
        keys = vocabulary.place_keys_by_alias.get(name[start:end], ())
        if start == 0 and len(keys) == 1:
            return keys[0]
    return None


def _known(name: str, vocabulary: Vocabulary) -> str | None:
    found: Iterator[str] = (
        key for start, end, key in vocabulary.match("organization", name) if (start, end) == (0, len(name))
    )
    return next(found, None)


@cache
def _marks() -> Mapping[str, Mapping[str, str]]:
    marks: dict[str, dict[str, str]] = {"ends": {}, "host": {}}
    with RULES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            marks[row["where"]][row["mark"]] = row["kind"]
    return marks
