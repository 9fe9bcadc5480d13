"""Reviewed judgements that beat every rule: `seeds/override.csv`, one line each.

    same, not_same   two entities, or two told rows, are one, or are two
    rename           an entity goes by another name
    wrong_fact       a told row says what the article does not; it is left out

A line names what it means by article, quoted words and kind, never by an id, so that it survives another reading of the article.
Deleting the line undoes it: every key follows from what lies there. A line that matches nothing any more becomes an issue.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from resolve.identity import REVIEWED, Link

FILE = "override.csv"
ENTITY_KINDS = ("person", "organization", "place", "industry", "policy_term", "project")
FACT_KINDS = (
    "trip", "engagement", "agreement", "figure", "person_role", "organization_relation", "organization_alias", "project",
    "project_stage",
)  # fmt: skip
KINDS_BY_VERB: Mapping[str, tuple[str, ...]] = {
    "same": ("person", "organization", "trip", "engagement", "agreement", "figure"),
    "not_same": ("person", "organization", "trip", "engagement", "agreement", "figure"),
    "rename": ENTITY_KINDS,
    "wrong_fact": FACT_KINDS,
}
SPACE = re.compile(r"\s+")


class OverrideMistyped(ValueError):  # noqa: N818 - named for what happened
    """A line of the override file cannot be understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One line: what is decided, of which kind of thing, and which quoted words of which article mean it.

    An empty `article_id` means every article; `other_*` is the second thing of `same` and `not_same`.
    """

    line: int
    override: str
    kind: str
    article_id: str
    evidence: str
    other_article_id: str
    other_evidence: str
    new_name: str
    reason: str

    @property
    def is_of_facts(self) -> bool:
        """Whether it speaks of told rows, not of entities."""
        return self.override == "wrong_fact" or self.kind not in ENTITY_KINDS

    @property
    def sides(self) -> tuple[tuple[str, str, str], ...]:
        """What it names: (side, article, quoted words)."""
        one = ("one", self.article_id, self.evidence)
        return (one, ("other", self.other_article_id, self.other_evidence)) if self.is_of_two else (one,)

    @property
    def is_of_two(self) -> bool:
        """Whether it speaks of two things."""
        return self.override in ("same", "not_same")


@dataclass(frozen=True, slots=True)
class Quotable:
    """Something a line can mean: its id, article, and the words under which it can be quoted."""

    id: str
    kind: str
    article_id: str
    words: tuple[str, ...]


def read_overrides(path: Path) -> list[Override]:
    """Read the file; none where there is no file. Raises `OverrideMistyped`, naming line and next step."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [_checked(path, line, row) for line, row in enumerate(csv.DictReader(file), start=2)]


def _checked(path: Path, line: int, row: Mapping[str, str | None]) -> Override:
    told = {key: (value or "").strip() for key, value in row.items() if key is not None}
    told.pop("reviewed_on", None)
    told.pop("reviewed_by", None)
    try:
        override = Override(line=line, **told)
    except TypeError as error:
        raise OverrideMistyped(
            f"{path}, line {line}: {error}. The columns stand in the first line of the file."
        ) from None
    kinds = KINDS_BY_VERB.get(override.override, ())
    missing = [
        name
        for name, needed in (
            ("evidence", True),
            ("reason", True),
            ("other_evidence", override.is_of_two),
            ("new_name", override.override == "rename"),
            ("article_id", override.is_of_facts),
            ("other_article_id", override.is_of_facts and override.is_of_two),
        )
        if needed and not told.get(name)
    ]
    if override.override not in KINDS_BY_VERB:
        raise OverrideMistyped(f"{path}, line {line}: {override.override!r} is none of {', '.join(KINDS_BY_VERB)}.")
    if override.kind not in kinds:
        raise OverrideMistyped(f"{path}, line {line}: {override.override} of {override.kind!r} is not possible.")
    if missing:
        raise OverrideMistyped(f"{path}, line {line}: {', '.join(missing)} must be told.")
    return override


def match(overrides: Sequence[Override], quotables: Iterable[Quotable]) -> dict[tuple[int, str], list[str]]:
    """Tell which ids each side of each line means: (line, side) → ids, sorted.

    Entities match when a quoted form is one of theirs; told rows when the quoted words stand in their evidence, and if some row
    is quoted whole, only those.
    """
    whole: dict[tuple[int, str], set[str]] = {}
    within: dict[tuple[int, str], set[str]] = {}
    quoted: dict[tuple[str, str], list[tuple[tuple[int, str], str]]] = {}
    part_of: dict[tuple[str, str], list[tuple[tuple[int, str], str]]] = {}
    for override in overrides:
        for side, article_id, evidence in override.sides:
            key, words = (override.line, side), SPACE.sub("", evidence)
            whole[key], within[key] = set(), set()
            quoted.setdefault((override.kind, words), []).append((key, article_id))
            if override.is_of_facts:
                part_of.setdefault((override.kind, article_id), []).append((key, words))
    for quotable in quotables:
        forms = {SPACE.sub("", form) for form in quotable.words}
        for form in forms:
            for key, article_id in quoted.get((quotable.kind, form), ()):
                if article_id in ("", quotable.article_id):
                    whole[key].add(quotable.id)
        for key, words in part_of.get((quotable.kind, quotable.article_id), ()):
            if any(words in form for form in forms):
                within[key].add(quotable.id)
    return {key: sorted(whole[key] or within[key]) for key in whole}


def links(overrides: Sequence[Override], matched: Mapping[tuple[int, str], Sequence[str]]) -> Iterator[Link]:
    """Give the links that `same` lines make between entities."""
    for override in overrides:
        if override.override == "same":
            ids = [*matched[override.line, "one"], *matched[override.line, "other"]]
            if matched[override.line, "one"] and matched[override.line, "other"]:
                for other in ids[1:]:
                    yield Link(
                        left=ids[0], right=other, rule="override_same", score=REVIEWED, detail=f"line {override.line}"
                    )


def tags(
    overrides: Sequence[Override], matched: Mapping[tuple[int, str], Sequence[str]]
) -> dict[str, frozenset[tuple[int, str]]]:
    """Mark the entities that `not_same` lines keep apart: local id → (line, side)."""
    found: dict[str, set[tuple[int, str]]] = {}
    for override in overrides:
        if override.override == "not_same":
            for side in ("one", "other"):
                for local_id in matched[override.line, side]:
                    found.setdefault(local_id, set()).add((override.line, side))
    return {local_id: frozenset(marks) for local_id, marks in found.items()}


def not_matched(overrides: Sequence[Override], matched: Mapping[tuple[int, str], Sequence[str]]) -> Iterator[Override]:
    """Name the lines of which a side matches nothing."""
    for override in overrides:
        if any(not matched[override.line, side] for side, _, _ in override.sides):
            yield override
