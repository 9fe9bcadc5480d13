"""The samples, read and built for real: the committed questions are answered, and the order of arrival changes no table."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import yaml

from extract.batch import extract_batch
from extract.records import RECORDS
from jingmao.settings import PROJECT
from resolve.storage import resolve_run
from tests.warehouse_models.invented_run import Article, write_run
from warehouse.build import build_models

pytestmark = pytest.mark.slow

QUERIES = {path.stem.split("_")[0]: path for path in sorted((PROJECT / "docs" / "queries").glob("*.sql"))}
SAMPLES = sorted(path for path in (PROJECT / "seeds" / "articles").iterdir() if path.suffix in (".txt", ".html"))
ORDERS = 2
# What tells of the arrivals themselves differs where files arrive under other names.
OF_ARRIVAL = {("catalog", "delivery")}

Row = dict[str, Any]


@dataclass
class Sample(Article):
    """One sample as it was read."""

    key: str = ""

    @property
    def article_id(self) -> str:
        return self.key


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    contents = [path.read_bytes() for path in SAMPLES]
    keys = [hashlib.sha256(content).hexdigest() for content in contents]
    read = extract_batch(pa.table({"article_id": keys, "content": contents}))
    found = []
    for hour, (path, key) in enumerate(zip(SAMPLES, keys, strict=True)):
        sample = Sample(path.name, hour, None, key=key, uri=path.name)  # type: ignore[arg-type]
        for name in RECORDS:
            sample.rows[name] = [row for row in read[name].to_pylist() if row["article_id"] == key]
        found.append(sample)
    return found


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[Sample]], Path]:
    def build_in_order(samples: list[Sample]) -> Path:
        run = write_run(tmp_path_factory.mktemp("samples"), list(samples))
        resolve_run(run, PROJECT / "seeds")
        return build_models(run, PROJECT / "dbt_project")

    return build_in_order


@pytest.fixture(scope="module")
def warehouse(samples: list[Sample], build: Callable[[list[Sample]], Path]) -> Path:
    return build(samples)


@pytest.fixture
def ask(warehouse: Path) -> Iterator[Callable[[str], list[Row]]]:
    with duckdb.connect(str(warehouse), read_only=True) as session:

        def answer(number: str) -> list[Row]:
            cursor = session.execute(QUERIES[number].read_text(encoding="utf-8"))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        yield answer


Ask = Callable[[str], list[Row]]


def test_nobody_but_the_man_of_two_versions_and_reprints_is_counted_twice(ask: Ask) -> None:
    """The samples tell sixteen different matters: a text and its reprint, or two versions, are one."""
    assert all(row["articles"] > 1 for row in ask("03"))
    assert {"郝知行", "卢秉文"}.isdisjoint({row["name"] for row in ask("03")}), "reprints and versions count once"


def test_titles_without_a_place_name_the_body_meant_and_why(ask: Ask) -> None:
    rows = ask("04")
    mayor = [row for row in rows if row["person"] == "程立远" and row["title"] == "市长"]
    assert [row["body_meant"] for row in mayor] == ["合肥市人民政府"]
    assert all(row["affiliation_basis"] != "stated" for row in rows)


def test_slogans_are_counted_over_texts_and_numbered_programmes_are_somebodys(ask: Ask) -> None:
    for row in ask("09"):
        assert row["articles"] > 1 or row["is_numbered"]


def test_courted_places_have_two_homes(ask: Ask) -> None:
    rows = ask("10")
    assert all(row["one_home"] != row["other_home"] for row in rows)
    assert all(row["kilometres_apart"] > 0 for row in rows if row["kilometres_apart"] is not None)


def test_a_leader_has_an_itinerary_in_order(ask: Ask) -> None:
    days = [row["occurred_from"] for row in ask("11") if row["person"] == "程立远" and row["occurred_from"]]
    assert days == sorted(days)
    assert len(set(days)) >= 3, "four days, told day by day"


def test_reprints_name_their_original(ask: Ask) -> None:
    assert any(row["first_published_on"] is not None for row in ask("13"))


def test_what_was_known_on_the_first_day_holds_what_was_corrected_later(warehouse: Path) -> None:
    """One sample corrects the amount of another: what the first said stays with its time and is counted nowhere."""
    with duckdb.connect(str(warehouse), read_only=True) as session:
        told = session.execute(
            "select value, known_to is null as is_current from told.figure where measure = 'planned_investment'"
            " and trip_id in (select trip_id from trips('深圳市') where home = '赣州市') order by all"
        ).fetchall()
    assert told == [(800_000_000, False), (1_800_000_000, True)]


def test_every_fall_is_told_from_a_gap(ask: Ask) -> None:
    rows = ask("18")
    assert rows
    assert {row["reading"].split(":")[0] for row in rows} <= {"no fall", "fall", "gap", "perhaps a gap"}
    assert any(row["reading"].startswith("gap") for row in rows), (
        "between the samples lie months of which nothing was read"
    )


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with duckdb.connect(str(path), read_only=True) as session:
        tables = session.execute("select schema_name, table_name from duckdb_tables() order by all").fetchall()
        return {
            f"{schema}.{table}": session.execute(f'from "{schema}"."{table}" order by all').fetchall()
            for schema, table in tables
            if (schema, table) not in OF_ARRIVAL
        }


def test_the_order_of_arrival_changes_no_table(
    samples: list[Sample], warehouse: Path, build: Callable[[list[Sample]], Path]
) -> None:
    expected = everything(warehouse)
    assert len(expected["main.fct_trip"]) > 10
    for seed in range(ORDERS):
        other = everything(build(random.Random(seed).sample(samples, len(samples))))
        assert [name for name in expected if other[name] != expected[name]] == []


ANSWERS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "sample_answers.yml").read_text(encoding="utf-8")
)
README_QUERIES = re.findall(r'jingmao sql "([^"]+)"', (PROJECT / "README.md").read_text(encoding="utf-8"))


def is_among(stated: Row, answer: list[Row]) -> bool:
    """Tell whether a row agrees with what is stated; days may be told as instants."""

    def told(value: Any) -> Any:
        return value.isoformat()[:10] if isinstance(value, date) else value

    return any(all(told(row.get(key, ...)) == told(value) for key, value in stated.items()) for row in answer)


def test_every_committed_query_has_its_answer_stated() -> None:
    assert set(ANSWERS) == {path.stem for path in (PROJECT / "docs" / "queries").glob("*.sql")}


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_committed_query_is_answered_as_stated(warehouse: Path, name: str) -> None:
    stated = ANSWERS[name]
    with duckdb.connect(str(warehouse), read_only=True) as session:
        cursor = session.execute((PROJECT / "docs" / "queries" / f"{name}.sql").read_text(encoding="utf-8"))
        names = [column[0] for column in cursor.description]
        answer = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if "none_because" in stated:
        assert answer == [], f"the samples answer now, state it: {answer[:3]}"
        return
    missing = [row for row in stated["must"] if not is_among(row, answer)]
    assert not missing, f"{missing} not among {answer[:6]}"
    assert len(answer) == stated.get("rows", len(answer)), f"other rows than {stated['must']}: {answer}"


@pytest.mark.parametrize("query", README_QUERIES)
def test_the_readme_asks_nothing_that_is_not_answered(warehouse: Path, query: str) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as session:
        assert session.execute(query).fetchall()
