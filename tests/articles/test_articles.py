"""The sample articles give the facts stated beside them, and none of those they must not give."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml

from extract.batch import extract_batch

HERE = Path(__file__).resolve().parent
ARTICLES = HERE.parents[1] / "seeds" / "articles"
STATED = sorted(HERE.glob("*.yml"))
COLUMN_BY_WORD = {"from": "occurred_from", "to": "occurred_to", "count": "agreement_count"}


@dataclass(frozen=True)
class Fact:
    """One stated fact of one article; `wanted` is False where it must not be found."""

    article: str
    kind: str
    stated: Any
    wanted: bool


@lru_cache(maxsize=1)
def told() -> dict[str, list[dict[str, Any]]]:
    """Read all sample articles in one batch."""
    contents = [path.read_bytes() for path in sorted(ARTICLES.iterdir())]
    ids = [hashlib.sha256(content).hexdigest() for content in contents]
    tables = extract_batch(pa.table({"article_id": ids, "content": pa.array(contents, pa.binary())}))
    return {name: table.to_pylist() for name, table in tables.items()}


def facts() -> Iterator[Any]:
    for path in STATED:
        stated = yaml.safe_load(path.read_text(encoding="utf-8"))
        blocks = [(stated, None), *((gap, gap["why"]) for gap in stated.get("known_gap", ()))]
        for block, why in blocks:
            marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
            for wanted, section in ((True, "must"), (False, "must_not")):
                for kind, value in block.get(section, {}).items():
                    for ordinal, item in enumerate(value if isinstance(value, list) else [value], start=1):
                        name = f"{path.stem}-{'gap-' if why else ''}{'' if wanted else 'not-'}{kind}-{ordinal}"
                        yield pytest.param(Fact(stated["article"], kind, item, wanted), id=name, marks=marks)


@pytest.mark.parametrize("fact", list(facts()))
def test_article_gives_what_is_stated(fact: Fact) -> None:
    rows = Told(hashlib.sha256((ARTICLES / fact.article).read_bytes()).hexdigest())
    fits, seen = rows.look(fact.kind, fact.stated)
    assert fits == fact.wanted, f"{fact.article}: {fact.kind} {fact.stated}; found: {seen}"


def test_every_sample_article_has_its_facts() -> None:
    assert {path.name for path in ARTICLES.iterdir()} == {
        yaml.safe_load(path.read_text(encoding="utf-8"))["article"] for path in STATED
    }


class Told:
    """What was read of one article, with names in place of local ids."""

    def __init__(self, article_id: str) -> None:
        self._rows = {
            name: [row for row in rows if row.get("article_id") == article_id] for name, rows in told().items()
        }
        self._name = {row["local_id"]: row["name"] for row in self._rows["entity"]}
        self._kind = {row["local_id"]: row["entity_kind"] for row in self._rows["entity"]}

    def look(self, kind: str, stated: Any) -> tuple[bool, object]:
        """Tell whether something fits the stated fact, and what there was."""
        return getattr(self, f"_{kind}")(stated)  # type: ignore[no-any-return]

    def _article(self, stated: dict[str, object]) -> tuple[bool, object]:
        (row,) = self._rows["article"]
        seen = {**row, "home": self._name.get(row["home_local_id"])}
        return all(same(seen[key], value) for key, value in stated.items()), {key: seen[key] for key in stated}

    def _stories(self, stated: int) -> tuple[bool, object]:
        return len(self._rows["story"]) == stated, len(self._rows["story"])

    def _clean_text(self, stated: str) -> tuple[bool, object]:
        (row,) = self._rows["article"]
        return stated in row["clean_text"], row["clean_text"]

    def _repairs(self, stated: dict[str, object]) -> tuple[bool, object]:
        return fitting(stated, self._rows["repair"])

    def _persons(self, stated: dict[str, Any] | str) -> tuple[bool, object]:
        wanted = {"name": stated} if isinstance(stated, str) else stated
        titles = [
            row["title"] for row in self._rows["person_role"] if self._name[row["person_local_id"]] == wanted["name"]
        ]
        known = wanted["name"] in [self._name[key] for key, kind in self._kind.items() if kind == "person"]
        fits = known and all(any(title.endswith(t) for title in titles) for t in wanted.get("titles", ()))
        return fits, (known, titles)

    def _places(self, stated: str) -> tuple[bool, object]:
        return self._mentioned("place", stated)

    def _organizations(self, stated: str) -> tuple[bool, object]:
        return self._mentioned("organization", stated)

    def _mentioned(self, kind: str, name: str) -> tuple[bool, object]:
        names = [self._name[row["local_id"]] for row in self._rows["mention"] if row["entity_kind"] == kind]
        return name in names, names

    def _trips(self, stated: dict[str, Any]) -> tuple[bool, object]:
        rows = [
            {
                "home": self._name.get(row["home_local_id"]),
                "lead": self._name.get(row["lead_local_id"]),
                "from": row["started_on"],
                "to": row["ended_on"],
                "basis": row["date_basis"],
                "direction": row["direction"],
                "destinations": [
                    self._name[place["place_local_id"]]
                    for place in self._rows["trip_place"]
                    if place["told_id"] == row["told_id"]
                ],
            }
            for row in self._rows["trip"]
        ]
        return fitting(stated, rows)

    def _engagements(self, stated: dict[str, Any]) -> tuple[bool, object]:
        return fitting(stated, [self._event(row, "engagement_party") for row in self._rows["engagement"]])

    def _agreements(self, stated: dict[str, Any]) -> tuple[bool, object]:
        return fitting(stated, [self._event(row, "agreement_party") for row in self._rows["agreement"]])

    def _event(self, row: dict[str, Any], parties: str) -> dict[str, Any]:
        return {
            **row,
            "place": self._name.get(row["place_local_id"]),
            "parties": [
                self._name[party["party_local_id"]]
                for party in self._rows[parties]
                if party["told_id"] == row["told_id"]
            ],
        }

    def _figures(self, stated: dict[str, Any]) -> tuple[bool, object]:
        return fitting(stated, self._rows["figure"])

    def _projects(self, stated: dict[str, Any]) -> tuple[bool, object]:
        rows = [
            {
                **row,
                "investor": self._name.get(row["investor_local_id"]),
                "place": self._name.get(row["place_local_id"]),
                "stages": [
                    f"{stage['stage']} {stage['stage_from']}"
                    for stage in self._rows["project_stage"]
                    if stage["project_local_id"] == row["project_local_id"]
                ],
            }
            for row in self._rows["project"]
        ]
        return fitting(stated, rows)

    def _contradictions(self, stated: dict[str, Any]) -> tuple[bool, object]:
        return fitting(stated, self._rows["contradiction"])


def fitting(stated: dict[str, Any], rows: list[dict[str, Any]]) -> tuple[bool, object]:
    """Tell whether one row has all stated values, and what each row had in their stead."""
    seen = [{key: row[key] if key in row else row[COLUMN_BY_WORD[key]] for key in stated} for row in rows]
    return any(all(same(row[key], value) for key, value in stated.items()) for row in seen), seen


def same(found: object, stated: object) -> bool:
    if isinstance(stated, list):
        return isinstance(found, list) and set(stated) <= set(found)
    if isinstance(found, Decimal):
        return found == Decimal(str(stated))
    if isinstance(found, date):
        return found == (stated if isinstance(stated, date) else date.fromisoformat(str(stated)))
    return found == stated
