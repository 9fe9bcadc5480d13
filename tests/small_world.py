"""A small world: invented articles landed, read by a stand-in reader, built into a bare warehouse of the promised shape.

The stand-ins are deliberately simple: they let the landing, the gates, the release and the command line be tested in seconds,
without dbt and without any finder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from extract.ids import local_id
from extract.land import land_folder
from extract.records import RECORDS
from extract.storage import extract_shard, plan_batches
from warehouse.manifest import plan_build, read_manifest
from warehouse.measures import contract

PEOPLE = ("田大力", "贺小舟", "欧阳明远", "石安国", "温如玉")


def article_text(n: int) -> str:
    """Write one invented article; each `n` gives another one."""
    return (
        f"第{n}号 和平市经贸代表团出访\n"
        f"本报讯 3月{n % 28 + 1}日，{PEOPLE[n % 5]}率和平市经贸代表团一行访问友城，与当地企业举行座谈会，双方交换了意见。\n"
        "代表团还参观了产业园区，了解当地的投资环境和企业发展情况。\n"
    )


def read_articles(articles: pa.Table) -> dict[str, pa.Table]:
    """Stand in for `extract_batch`: one person, one mention and one dated engagement in each article."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in RECORDS}
    for article, content in zip(articles["article_id"].to_pylist(), articles["content"].to_pylist(), strict=True):
        text = content.decode()
        name = next((person for person in PEOPLE if person in text), text[:2])
        start = text.find(name)
        end = start + len(name)
        story, person = local_id(article, "story", 0, len(text), 1), local_id(article, "person", start, end)
        proof = {
            "article_id": article,
            "story_id": story,
            "raw_start": start,
            "raw_end": end,
            "evidence": name,
            "rule": "stand_in",
            "confidence": 0.5,
            "is_inferred": False,
        }
        rows["article"].append(
            {
                "article_id": article,
                "script": "simplified",
                "encoding": "utf-8",
                "genre": "delegation_news",
                "raw_text": text,
                "clean_text": text,
            }
        )
        rows["story"].append(
            {"story_id": story, "article_id": article, "ordinal": 1, "raw_start": 0, "raw_end": len(text)}
        )
        rows["entity"].append(
            {
                "local_id": person,
                "article_id": article,
                "entity_kind": "person",
                "name": name,
                "is_implied": False,
                "raw_start": start,
                "raw_end": end,
            }
        )
        rows["mention"].append({**proof, "entity_kind": "person", "local_id": person, "surface": name})
        told = local_id(article, "engagement", start, end)
        rows["engagement"].append(
            {
                **proof,
                "told_id": told,
                "kind": "visit",
                "occurred_from": date(2023, 3, 1),
                "is_online": False,
                "is_background": False,
                "lead_local_id": person,
            }
        )
        rows["trip"].append({**proof, "told_id": local_id(article, "trip", start, end), "name": "出访"})
        rows["engagement_party"].append(
            {**proof, "told_id": told, "party_kind": "person", "party_local_id": person, "side": "delegation"}
        )
    return {name: pa.Table.from_pylist(rows[name], schema=record.schema) for name, record in RECORDS.items()}


def column_type(column: str) -> str:
    """Guess the type of a promised column from its name, well enough for a stand-in."""
    if column.startswith(("is_", "counts_in_total")) or column == "success":
        return "boolean"
    if column.endswith(("_count", "_start", "_end")) or column in ("ordinal", "occurrences"):
        return "bigint"
    if column.endswith(("_at", "known_from", "known_to")):
        return "timestamptz"
    if column.endswith(("_on", "_day")) or column in ("occurred_from", "occurred_to", "event_from", "event_to"):
        return "date"
    return "varchar"


def build_bare_warehouse(run: Path, records: dict[str, pa.Table]) -> Path:
    """Stand in for dbt: every promised table, the told rows of the stand-in reader in those that the gates look at."""
    path = run / "warehouse.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        columns_by_table: dict[str, list[str]] = {}
        for schema, table, column in contract():
            columns_by_table.setdefault(f"{schema}.{table}", []).append(f'"{column}" {column_type(column)}')
        for schema in ("told", "text", "catalog", "staging"):
            connection.execute(f"create schema {schema}")
        for table, declared in columns_by_table.items():
            if table != "main.dim_entity":
                connection.execute(f"create table {table} ({', '.join(declared)})")
        connection.execute(
            "create view main.dim_entity as select 'person' as entity_kind, person_id as entity_id, name,"
            " null::varchar as city_name, null::varchar as country_code from warehouse.main.dim_person"
        )
        connection.execute("comment on view main.dim_entity is 'every entity 每个实体'")
        connection.execute("comment on table main.dim_person is 'one person 一个人'")
        connection.execute("create table staging.left_over as select 1 as one")
        for name, table in records.items():
            connection.register(f"r_{name}", table)
        connection.execute("insert into main.dim_article by name select *, 'a.txt' as source_uri from r_article".replace(
            "*", "article_id, script, encoding, raw_text, clean_text, title"))  # fmt: skip
        connection.execute(
            "insert into main.dim_story by name select story_id, article_id, ordinal, raw_start, raw_end from r_story"
        )
        connection.execute(
            "insert into main.dim_person by name select distinct local_id as person_id, name from r_entity"
        )
        connection.execute(
            "insert into text.mention by name select * exclude (local_id), local_id as entity_id from r_mention"
        )
        connection.execute(
            "insert into catalog.entity_id_map by name select local_id, entity_kind, local_id as entity_id, 'stand_in' as rule from r_entity"
        )
        proof = "article_id, story_id, raw_start, raw_end, evidence, rule, confidence, is_inferred"
        connection.execute(
            f"insert into told.engagement by name select told_id, told_id as engagement_id, kind, occurred_from, {proof} from r_engagement"
        )
        connection.execute(
            "insert into main.fct_engagement by name select told_id as engagement_id, kind, lead_local_id as lead_person_id from r_engagement"
        )
        connection.execute("insert into catalog.rule values ('stand_in', 'a stand-in', '替身', 0, 0)")
        schemas, tables, columns = (list(part) for part in zip(*contract(), strict=True))
        connection.execute(
            "insert into catalog.column_info select unnest(?), unnest(?), unnest(?), 'a column', '一列'",
            [schemas, tables, columns],
        )
        for name in ("delivery", "quarantine"):
            connection.execute(
                f"insert into catalog.{name} by name select * from read_parquet('{run}/catalog/{name}.parquet')"
            )
    return path


@dataclass
class World:
    """An inbox, a data root, and the steps of a build, each one call."""

    inbox: Path
    data: Path
    runs: int = 0
    reader: Callable[[pa.Table], dict[str, pa.Table]] = read_articles
    extractor_digest: str = "reader1"
    records: dict[str, pa.Table] = field(default_factory=dict)

    def write(self, *numbers: int) -> None:
        """Put invented articles into the inbox."""
        for n in numbers:
            (self.inbox / f"{n}.txt").write_text(article_text(n), encoding="utf-8")

    def land(self) -> None:
        """Land the inbox."""
        self.runs += 1
        land_folder(self.inbox, self.data, f"r{self.runs}")

    def plan(self, accept_change: str | None = None) -> Path | None:
        """Land and plan a build."""
        self.land()
        return plan_build(self.data, f"r{self.runs}", self.extractor_digest, "models1", accept_change=accept_change)

    def planned(self, accept_change: str | None = None) -> Path:
        """Land and plan a build that is expected to be needed."""
        run = self.plan(accept_change)
        assert run is not None
        return run

    def extracted(self, accept_change: str | None = None) -> Path:
        """Land, plan and read everything."""
        run = self.planned(accept_change)
        for batch in plan_batches(run):
            extract_shard(run, batch, self.reader)
        return run

    def built(self, accept_change: str | None = None) -> Path:
        """Land, plan, read, judge and build."""
        from warehouse.gates import gate_extracted, gate_landed

        run = self.extracted(accept_change)
        gate_landed(run)
        gate_extracted(run)
        build_bare_warehouse(run, read_articles(self.contents(run)))
        return run

    def published(self, accept_change: str | None = None) -> str:
        """Go the whole way."""
        from warehouse.gates import gate_warehouse
        from warehouse.release import publish

        run = self.built(accept_change)
        gate_warehouse(run)
        return publish(run)

    def contents(self, run: Path) -> pa.Table:
        """Fetch the articles that a run goes on with."""
        from warehouse.gates import read_set_aside

        articles = [a for a in read_manifest(run).articles if a not in read_set_aside(run)]
        bodies = {
            hashlib.sha256(p.read_bytes()).hexdigest(): p.read_bytes()
            for p in (self.data / "landed" / "objects").rglob("?" * 64)
        }
        return pa.table({"article_id": articles, "content": pa.array([bodies[a] for a in articles], pa.binary())})
