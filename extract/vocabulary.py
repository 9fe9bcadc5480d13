"""The shared vocabulary: `seeds/*.csv` as lookups and longest-match dictionaries.

One load per process. The CSV files are the truth for the matching here and for the dimensions of the warehouse; what a
column means stands in `seeds/_seeds.yml`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import daachorse

MatchKind = Literal["place", "place_in_context", "title", "organization", "industry", "policy_term"]
# A single character (锡, 韩) or an ordinary word (东方, 合作, 桥西) means a place only where the words around it prove it.
CONTEXT_BOUND_ALIAS_KINDS = frozenset({"single", "in_context"})
NOT_A_PLACE = ""  # the key behind a look-alike such as 出海口, which hides 海口


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. `stands_for_key` is the district a zone is run as one with; coordinates are WGS-like degrees or None."""

    place_key: str
    name: str
    level: str
    admin_code: str | None
    parent_key: str | None
    country_code: str | None
    longitude: float | None
    latitude: float | None
    stands_for_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One office or rank; `administrative_rank` runs from 1 (national) to 9 (township), None outside government."""

    title_key: str
    name: str
    title_class: str
    administrative_rank: int | None
    is_deputy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrganization:
    """One body of a named public list; `place_key` is its seat where the list says so."""

    organization_key: str
    name: str
    kind: str
    country_code: str | None
    place_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One industry (`code` is its GB/T 4754 class, where one fits) or policy term (`place_key` is whose it is)."""

    key: str
    name: str
    code: str | None = None
    place_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule that can find something, with the count of its findings that were checked and that were right."""

    rule: str
    meaning_en: str
    meaning_zh: str
    checked_count: int
    right_count: int


class Vocabulary:
    """Everything the seeds know, read only. Build it with `load_vocabulary`."""

    def __init__(
        self,
        *,
        places: Mapping[str, Place],
        place_aliases: Iterable[tuple[str, str, str]],
        place_lookalikes: Iterable[str],
        titles: Mapping[str, Title],
        surnames: frozenset[str],
        compound_surnames: frozenset[str],
        organization_suffixes: Mapping[str, str],
        organizations: Mapping[str, KnownOrganization],
        organization_aliases: Iterable[tuple[str, str]],
        industries: Mapping[str, Term],
        industry_aliases: Iterable[tuple[str, str]],
        policy_terms: Mapping[str, Term],
        policy_term_aliases: Iterable[tuple[str, str]],
        rules: Mapping[str, Rule],
    ) -> None:
        """Join names and aliases; `place_aliases` are (alias, place_key, alias_kind), the others (alias, key)."""
        aliases = tuple(place_aliases)
        named = [(place.name, key) for key, place in places.items()]
        free = [(alias, key) for alias, key, kind in aliases if kind not in CONTEXT_BOUND_ALIAS_KINDS]
        bound = [(alias, key) for alias, key, kind in aliases if kind in CONTEXT_BOUND_ALIAS_KINDS]
        hidden = [(word, NOT_A_PLACE) for word in place_lookalikes]
        self.places = MappingProxyType(dict(places))
        self.place_keys_by_alias = _keys_by_alias([*named, *free, *bound])
        self.zone_keys_by_parent = _keys_by_alias(
            (place.parent_key, key) for key, place in places.items() if place.level == "zone" and place.parent_key
        )
        self.place_keys_by_single = _keys_by_alias((alias, key) for alias, key, kind in aliases if kind == "single")
        self.place_alias_kinds = _keys_by_alias((alias, kind) for alias, _, kind in aliases)
        self.former_names = _keys_by_alias((key, alias) for alias, key, kind in aliases if kind == "former")
        self.place_epithets = frozenset((alias, key) for alias, key, kind in aliases if kind == "epithet")
        self.titles = MappingProxyType(dict(titles))
        self.surnames = surnames
        self.compound_surnames = compound_surnames
        self.organization_suffixes = MappingProxyType(dict(organization_suffixes))
        self.organizations = MappingProxyType(dict(organizations))
        self.industries = MappingProxyType(dict(industries))
        self.policy_terms = MappingProxyType(dict(policy_terms))
        self.rules = MappingProxyType(dict(rules))
        self._dictionaries: dict[str, _Dictionary] = {
            "place": _Dictionary([*named, *free, *hidden]),
            "place_in_context": _Dictionary([*named, *free, *bound, *hidden], shortest=1),
            "title": _Dictionary((title.name, key) for key, title in titles.items()),
            "organization": _Dictionary(
                [*((known.name, key) for key, known in organizations.items()), *organization_aliases], fold_case=True
            ),
            "industry": _Dictionary(
                [*((term.name, key) for key, term in industries.items()), *industry_aliases], fold_case=True
            ),
            "policy_term": _Dictionary(
                [*((term.name, key) for key, term in policy_terms.items()), *policy_term_aliases], fold_case=True
            ),
        }

    def match(self, kind: MatchKind, text: str) -> list[tuple[int, int, str]]:
        """Find all names and aliases of one kind, leftmost-longest: 赴无锡高新区 → [(1, 6, "zone:无锡高新区")].

        Half-open character offsets. Where a name is borne by several things the first key in order comes back; for places
        `place_keys_by_alias[text[start:end]]` has all of them. `place` leaves out what means a place only in context (锡,
        东方); `place_in_context` has that too, for a finder that looks at the words around. Words that merely contain a
        name (出海口, 高密度) hide it.
        """
        return self._dictionaries[kind].match(text)

    def confidence(self, rule: str) -> float:
        """Share of a rule's checked findings that were right, smoothed: 0 of 0 → 0.5, 98 of 98 → 0.99."""
        try:
            counted = self.rules[rule]
        except KeyError:
            raise KeyError(f"{rule}: no seeds/rule*.csv has a row for this rule; add one") from None
        return (counted.right_count + 1) / (counted.checked_count + 2)

    def ancestors(self, place_key: str) -> Iterator[Place]:
        """Walk from a place's parent up to its country: 新吴区 → 无锡市, 江苏省, 中国."""
        key = self.places[place_key].parent_key
        while key is not None:
            yield self.places[key]
            key = self.places[key].parent_key


class _Dictionary:
    """Leftmost-longest match of many names; the first key in order wins where a name is borne twice."""

    def __init__(self, entries: Iterable[tuple[str, str]], *, fold_case: bool = False, shortest: int = 2) -> None:
        key_by_pattern: dict[str, str] = {}
        for name, key in sorted(set(entries), key=lambda entry: (entry[0], entry[1])):
            if len(name) >= shortest:
                key_by_pattern.setdefault(_lower_ascii(name) if fold_case else name, key)
        self._fold_case = fold_case
        self._keys = tuple(key_by_pattern.values())
        self._automaton: Any = (
            daachorse.CharwiseDoubleArrayAhoCorasick(
                list(key_by_pattern), match_kind=daachorse.MATCH_KIND_LEFTMOST_LONGEST
            )
            if key_by_pattern
            else None
        )

    def match(self, text: str) -> list[tuple[int, int, str]]:
        if self._automaton is None:
            return []
        found: list[tuple[int, int, int]] = self._automaton.find(_lower_ascii(text) if self._fold_case else text)
        return [
            (start, end, self._keys[n])
            for start, end, n in found
            if self._keys[n] != NOT_A_PLACE and _stands_alone(text, start, end)
        ]


_CAPITALS = re.compile("[A-Z]")


@lru_cache(maxsize=2)  # several dictionaries read the same text
def _lower_ascii(text: str) -> str:
    # str.lower on all of it would lengthen some letters and shift every offset behind them
    return _CAPITALS.sub(lambda capital: capital[0].lower(), text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a match cuts no Latin word or number: LG is not in ALGORITHM."""
    return not (
        (start and _is_ascii_word(text[start]) and _is_ascii_word(text[start - 1]))
        or (end < len(text) and _is_ascii_word(text[end - 1]) and _is_ascii_word(text[end]))
    )


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


@lru_cache(maxsize=4)
def load_vocabulary(seeds: Path) -> Vocabulary:
    """Read the seeds folder; the same folder is read once per process.

    Raises FileNotFoundError for a missing file and ValueError for a row that cannot be understood, naming file and line.
    """
    return Vocabulary(
        places={
            row["place_key"]: Place(
                place_key=row["place_key"],
                name=row["name"],
                level=row["level"],
                admin_code=row["admin_code"] or None,
                parent_key=row["parent_key"] or None,
                country_code=row["country_code"] or None,
                longitude=float(row["longitude"]) if row["longitude"] else None,
                latitude=float(row["latitude"]) if row["latitude"] else None,
                stands_for_key=row["stands_for_key"] or None,
            )
            for row in _rows(seeds / "place.csv")
        },
        place_aliases=[(row["alias"], row["place_key"], row["alias_kind"]) for row in _rows(seeds / "place_alias.csv")],
        place_lookalikes=[row["word"] for row in _rows(seeds / "place_lookalike.csv")],
        titles={
            row["title_key"]: Title(
                title_key=row["title_key"],
                name=row["name"],
                title_class=row["title_class"],
                administrative_rank=int(row["administrative_rank"]) if row["administrative_rank"] else None,
                is_deputy=_flag(row["is_deputy"]),
            )
            for row in _rows(seeds / "title.csv")
        },
        surnames=frozenset(row["surname"] for row in _rows(seeds / "surname.csv")),
        compound_surnames=frozenset(row["surname"] for row in _rows(seeds / "compound_surname.csv")),
        organization_suffixes={row["suffix"]: row["kind"] for row in _rows(seeds / "organization_suffix.csv")},
        organizations={
            row["organization_key"]: KnownOrganization(
                organization_key=row["organization_key"],
                name=row["name"],
                kind=row["kind"],
                country_code=row["country_code"] or None,
                place_key=row["place_key"] or None,
            )
            for row in _rows(seeds / "organization.csv")
        },
        organization_aliases=[
            (row["alias"], row["organization_key"]) for row in _rows(seeds / "organization_alias.csv")
        ],
        industries={
            row["industry_key"]: Term(key=row["industry_key"], name=row["name"], code=row["code"] or None)
            for row in _rows(seeds / "industry.csv")
        },
        industry_aliases=[(row["alias"], row["industry_key"]) for row in _rows(seeds / "industry_alias.csv")],
        policy_terms={
            row["policy_term_key"]: Term(
                key=row["policy_term_key"], name=row["name"], place_key=row["place_key"] or None
            )
            for row in _rows(seeds / "policy_term.csv")
        },
        policy_term_aliases=[(row["alias"], row["policy_term_key"]) for row in _rows(seeds / "policy_term_alias.csv")],
        rules={
            row["rule"]: Rule(
                rule=row["rule"],
                meaning_en=row["meaning_en"],
                meaning_zh=row["meaning_zh"],
                checked_count=int(row["checked_count"]),
                right_count=int(row["right_count"]),
            )
            for path in sorted(seeds.glob("rule*.csv"))
            for row in _rows(path)
        },
    )


def _keys_by_alias(entries: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, set[str]] = {}
    for alias, key in entries:
        keys.setdefault(alias, set()).add(key)
    return MappingProxyType({alias: tuple(sorted(found)) for alias, found in keys.items()})


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            if None in row or None in row.values():
                raise ValueError(f"{path}: line {reader.line_num}: {len(reader.fieldnames or ())} columns expected")
            yield row


def _flag(value: str) -> bool:
    if value not in ("true", "false"):
        raise ValueError(f"is_deputy must be true or false, not {value!r}")
    return value == "true"
