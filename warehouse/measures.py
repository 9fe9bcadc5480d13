"""What the gates judge: each stage in numbers, a few small tables of plain rows.

Counting is done here, by DuckDB over the Parquet files and the built warehouse; judging is left to the expectations.
"""

from __future__ import annotations

import csv
import statistics
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from extract.land import object_path
from extract.records import RECORDS
from warehouse import ledger
from warehouse.manifest import Manifest, current_release

Rows = list[dict[str, Any]]

TOLD = (
    "trip", "engagement", "agreement", "figure", "person_role", "organization_relation", "organization_alias", "project",
    "project_stage", "contradiction",
)  # fmt: skip
EVENTS = ("trip", "engagement", "agreement")
# Rows that hang on another told row of the same article.
PARENT_BY_RECORD = {
    "trip_place": "trip",
    "trip_party": "trip",
    "engagement_party": "engagement",
    "agreement_party": "agreement",
}
# A contradiction lies between told rows of any kind.
ANY_TOLD_ID = frozenset({"left_told_id", "right_told_id"})

BATCHES_REMEMBERED = 10
COMPARABLE_ARTICLES = 20  # the mean of fewer articles says little about a source or a reader
DRIFTING = ("silent_share", "told_share", "dated_share", "persons_per_1000_chars", "mentions_per_1000_chars")
# A measure wanders by chance; deviations are counted in units of at least a tenth of its mean, or this much.
DRIFT_FLOOR = 0.05

EVIDENCED = (
    "told.trip", "told.engagement", "told.agreement", "told.figure", "told.engagement_party", "told.agreement_party",
    "told.person_role", "told.organization_relation", "told.organization_alias", "told.project", "told.project_stage",
    "told.contradiction", "told.evidence",
    "text.mention", "text.date_mention", "text.repair",
)  # fmt: skip

REFERENCES = (
    ("main.dim_story.article_id", "main.dim_article.article_id"),
    ("main.dim_article.home_place_id", "main.dim_place.place_id"),
    ("main.dim_article.source_id", "main.dim_source.source_id"),
    ("main.dim_article.duplicate_of_article_id", "main.dim_article.article_id"),
    ("main.dim_article.supersedes_article_id", "main.dim_article.article_id"),
    ("main.dim_place.parent_place_id", "main.dim_place.place_id"),
    ("main.dim_organization.place_id", "main.dim_place.place_id"),
    ("main.fct_trip.home_place_id", "main.dim_place.place_id"),
    ("main.fct_trip.lead_person_id", "main.dim_person.person_id"),
    ("main.fct_trip.delegation_organization_id", "main.dim_organization.organization_id"),
    ("main.bridge_trip_place.trip_id", "main.fct_trip.trip_id"),
    ("main.bridge_trip_place.place_id", "main.dim_place.place_id"),
    ("main.bridge_trip_party.trip_id", "main.fct_trip.trip_id"),
    ("main.fct_engagement.trip_id", "main.fct_trip.trip_id"),
    ("main.fct_engagement.place_id", "main.dim_place.place_id"),
    ("main.fct_engagement.lead_person_id", "main.dim_person.person_id"),
    ("main.bridge_engagement_party.engagement_id", "main.fct_engagement.engagement_id"),
    ("main.fct_agreement.trip_id", "main.fct_trip.trip_id"),
    ("main.fct_agreement.engagement_id", "main.fct_engagement.engagement_id"),
    ("main.fct_agreement.place_id", "main.dim_place.place_id"),
    ("main.fct_agreement.project_id", "main.dim_project.project_id"),
    ("main.fct_figure.project_id", "main.dim_project.project_id"),
    ("main.fct_project_stage.project_id", "main.dim_project.project_id"),
    ("main.dim_project.investor_organization_id", "main.dim_organization.organization_id"),
    ("main.dim_project.place_id", "main.dim_place.place_id"),
    ("main.bridge_agreement_party.agreement_id", "main.fct_agreement.agreement_id"),
    ("main.fct_figure.agreement_id", "main.fct_agreement.agreement_id"),
    ("main.fct_figure.trip_id", "main.fct_trip.trip_id"),
    ("main.bridge_person_role.person_id", "main.dim_person.person_id"),
    ("main.bridge_person_role.organization_id", "main.dim_organization.organization_id"),
    ("main.bridge_person_role.place_id", "main.dim_place.place_id"),
    ("told.trip.trip_id", "main.fct_trip.trip_id"),
    ("told.engagement.engagement_id", "main.fct_engagement.engagement_id"),
    ("told.agreement.agreement_id", "main.fct_agreement.agreement_id"),
    ("told.figure.figure_id", "main.fct_figure.figure_id"),
    ("text.mention.article_id", "main.dim_article.article_id"),
    ("text.mention.story_id", "main.dim_story.story_id"),
    ("text.token.article_id", "main.dim_article.article_id"),
)  # fmt: skip

# Tables whose sudden shrinking would mean lost facts, not changed input.
WATCHED = (
    "main.dim_article", "main.dim_person", "main.dim_organization", "main.dim_place", "main.fct_trip", "main.fct_engagement",
    "main.fct_agreement", "main.fct_figure", "main.bridge_person_role", "text.mention", "text.date_mention",
)  # fmt: skip


def measure_landed(manifest: Manifest, data: Path) -> dict[str, Rows]:
    """Count what landed: `article`, one row per accepted article, and `landing`, one row for all."""
    now = datetime.now(UTC)
    first: dict[str, dict[str, Any]] = {}
    for delivery in manifest.deliveries:
        first.setdefault(delivery["sha256"], delivery)
    articles = []
    for article, delivery in first.items():
        path = object_path(data, article)
        stored = path.stat().st_size if path.exists() else -1
        articles.append(
            {
                "article_id": article,
                "source_uri": delivery["source_uri"],
                "size_bytes": delivery["size_bytes"],
                "missing_bytes": abs(delivery["size_bytes"] - stored),
                "hours_ahead": (datetime.fromisoformat(delivery["first_seen_at"]) - now).total_seconds() / 3600,
            }
        )
    release = current_release(data)
    since = release["planned_at"] if release else ""
    accepted = {d["source_uri"] for d in manifest.deliveries if d["first_seen_at"] > since}
    refused = {q["source_uri"] for q in manifest.quarantine if q["seen_at"] > since} - accepted
    seen = len(accepted) + len(refused)
    unusable = sum(row["missing_bytes"] > 0 for row in articles)
    landing = {
        "articles": len(articles),
        "new_entries": seen,
        "quarantine_share": len(refused) / seen if seen else 0.0,
        "unusable_share": unusable / len(articles) if articles else 0.0,
    }
    return {"article": articles, "landing": [landing]}


def measure_shards(data: Path, extractor_digest: str, batch_ids: Sequence[str]) -> Rows:
    """Count each shard that was read: one row per batch with its shares, densities and faults; NULL never, 0 where empty."""
    if not batch_ids:
        return []
    cache = data / "extracted" / extractor_digest
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        for name in RECORDS:
            files = [str(cache / batch / f"{name}.parquet") for batch in batch_ids]
            connection.from_parquet(files, filename=True, union_by_name=True).project(
                "* exclude (filename), string_split(filename, '/')[-2] as batch_id"
            ).create_view(f"r_{name}")
        members = [
            (batch, article) for batch in batch_ids for article in (cache / batch / "members.txt").read_text().split()
        ]
        connection.execute("create table member (batch_id varchar, article_id varchar)")
        connection.execute(
            "insert into member select unnest($1), unnest($2)", [[m[0] for m in members], [m[1] for m in members]]
        )
        return _query(connection, _SHARD_MEASURES)


def measure_drift(batches: Rows, data: Path) -> None:
    """Add `drift` to each batch: how far its strangest measure lies from the last ten comparable batches, in deviations.

    0 where the batch or the history is too small to compare, and for measures the history never saw.
    """
    mine = {row["batch_id"] for row in batches}
    history = [
        entry["measures"]
        for entry in ledger.read(data, "batches")
        if entry.get("passed")
        and entry["batch_id"] not in mine
        and entry["measures"]["articles"] >= COMPARABLE_ARTICLES
    ][-BATCHES_REMEMBERED:]
    for row in batches:
        row["drift"], row["drift_in"] = 0.0, ""
        if row["articles"] < COMPARABLE_ARTICLES or len(history) < BATCHES_REMEMBERED // 2:
            continue
        for name in DRIFTING:
            values = [float(measures[name]) for measures in history if name in measures]
            if len(values) < 2:
                continue
            mean = statistics.fmean(values)
            unit = max(statistics.stdev(values), abs(mean) / 10, DRIFT_FLOOR)
            distance = abs(float(row[name]) - mean) / unit
            if distance > row["drift"]:
                row["drift"], row["drift_in"] = round(distance, 2), name


def pool(batches: Rows) -> Rows:
    """Put all batches together into one row, shares and densities weighted by articles, so that small ones are judged too."""
    articles = sum(row["articles"] for row in batches)
    whole: dict[str, Any] = {"batch_id": "all", "articles": articles}
    for name in (*DRIFTING, "crashed_share"):
        weighted = sum(float(row[name]) * row["articles"] for row in batches)
        whole[name] = weighted / articles if articles else 0.0
    return [whole]


def measure_warehouse(database: Path, manifest: Manifest, expected: Sequence[str], data: Path) -> dict[str, Any]:
    """Count the built warehouse: each part is a function, so that one that breaks does not hide the others."""
    return {
        "contract": lambda: _with(database, _contract),
        "evidence": lambda: _with(database, _evidence),
        "reference": lambda: _with(database, _references),
        "volume": lambda: _with(database, lambda c: _volumes(c, data)),
        "membership": lambda: _with(database, lambda c: _membership(c, manifest, expected, data)),
        "coverage": lambda: _with(database, _coverage),
        "identity": lambda: _with(database, lambda c: _identities(c, data)),
    }


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Count the rows of every published table: `main.fct_trip` → 12."""
    names = connection.sql(
        "select table_schema, table_name from information_schema.tables"
        " where table_schema in ('main', 'told', 'text', 'catalog') order by all"
    ).fetchall()
    return {f"{s}.{t}": _one(connection, f'select count(*) from "{s}"."{t}"') for s, t in names}


def contract() -> list[tuple[str, str, str]]:
    """Read the columns that every release has: (schema, table, column)."""
    with (Path(__file__).parent / "contract.csv").open(newline="", encoding="utf-8") as file:
        return [(row["schema_name"], row["table_name"], row["column_name"]) for row in csv.DictReader(file)]


def _with(database: Path, measure: Any) -> Rows:
    with duckdb.connect(str(database), read_only=True) as connection:
        return list(measure(connection))


def _contract(connection: duckdb.DuckDBPyConnection) -> Rows:
    there = set(
        connection.sql("select table_schema, table_name, column_name from information_schema.columns").fetchall()
    )
    missing_by_table: dict[str, list[str]] = {}
    for schema, table, column in contract():
        missing = missing_by_table.setdefault(f"{schema}.{table}", [])
        if (schema, table, column) not in there:
            missing.append(column)
    return [
        {"table_name": table, "missing_columns": len(missing), "names": ", ".join(missing)}
        for table, missing in missing_by_table.items()
    ]


def _evidence(connection: duckdb.DuckDBPyConnection) -> Rows:
    rows = []
    for table in EVIDENCED:
        count, wrong = connection.sql(
            f"""
            select
                count(*),
                count(*) filter (
                    where a.raw_text is null or t.raw_start < 0 or t.raw_end <= t.raw_start
                    or t.evidence is distinct from substring(a.raw_text, t.raw_start + 1, t.raw_end - t.raw_start)
                )
            from {table} as t
            left join main.dim_article as a using (article_id)
            """
        ).fetchall()[0]
        rows.append({"table_name": table, "rows": count, "inexact": wrong})
    return rows


def _references(connection: duckdb.DuckDBPyConnection) -> Rows:
    rows = []
    for child, parent in REFERENCES:
        child_table, _, child_column = child.rpartition(".")
        parent_table, _, parent_column = parent.rpartition(".")
        dangling = _one(
            connection,
            f"select count(*) from {child_table} as c anti join {parent_table} as p"
            f" on c.{child_column} = p.{parent_column} where c.{child_column} is not null",
        )
        rows.append({"reference": f"{child} → {parent}", "dangling": dangling})
    return rows


def _volumes(connection: duckdb.DuckDBPyConnection, data: Path) -> Rows:
    release = current_release(data)
    before: Mapping[str, int] = (release or {}).get("counts", {})
    counts = count_rows(connection)
    articles = counts.get("main.dim_article", 0)
    articles_before = before.get("main.dim_article", 0)
    rows = []
    for table in WATCHED:
        now, then = counts.get(table, 0), before.get(table, 0)
        per_article = now / articles if articles else 0.0
        per_article_before = then / articles_before if articles_before else 0.0
        rows.append(
            {
                "table_name": table,
                "rows": now,
                "rows_before": then,
                "kept_share": now / then if then else 1.0,
                "density_ratio": per_article / per_article_before if per_article_before and articles else 1.0,
                "articles_before": articles_before,
            }
        )
    return rows


def _membership(connection: duckdb.DuckDBPyConnection, manifest: Manifest, expected: Sequence[str], data: Path) -> Rows:
    published = {row[0] for row in connection.sql("select article_id from main.dim_article").fetchall()}
    before = released_articles(data)
    lost = before - published - manifest.withdrawn.keys()  # taken back on purpose
    return [
        {
            "articles": len(published),
            "expected_but_missing": len(set(expected) - published),
            "unexpected": len(published - set(expected)),
            "delivered": len(manifest.articles),
            "rows_per_article": _one(connection, "select count(*) from main.dim_article") / max(1, len(published)),
            "lost": len(lost),
            "lost_share": len(lost) / len(before) if before else 0.0,
        }
    ]


def released_articles(data: Path) -> set[str]:
    """List the articles of the current release; empty where nothing was published yet."""
    path = data / "releases" / "current" / "articles.txt"
    return set(path.read_text().split()) if path.exists() else set()


def _coverage(connection: duckdb.DuckDBPyConnection) -> Rows:
    return _query(
        connection,
        """
        with article as (
            select
                a.article_id,
                a.title is not null as has_title,
                exists (from text.mention as m where m.article_id = a.article_id) as has_mention,
                exists (from told.engagement as e where e.article_id = a.article_id)
                or exists (from told.trip as t where t.article_id = a.article_id) as has_event,
                exists (from told.engagement as e where e.article_id = a.article_id and e.occurred_from is not null)
                or exists (from told.trip as t where t.article_id = a.article_id and t.started_on is not null) as has_day,
            from main.dim_article as a
        )
        select
            count(*) as articles,
            coalesce(avg(has_title::int), 0) as titled_share,
            coalesce(avg(has_mention::int), 0) as mentioned_share,
            coalesce(avg(has_event::int), 0) as event_share,
            coalesce(avg(has_day::int) filter (where has_event), 1) as dated_share,
            (select count(*) from told.agreement as a
             where not exists (from told.agreement_party as p where p.told_id = a.told_id)) as agreements_without_party,
            (select count(*) from catalog.rule) as rules,
            (select count(*) from catalog.column_info where description_en is null or description_zh is null)
                as columns_without_comment,
        from article
        """,
    )


def _identities(connection: duckdb.DuckDBPyConnection, data: Path) -> Rows:
    """Count what was decided on who is who: one row for people and one for bodies."""
    before = (data / "releases" / "current" / "warehouse.duckdb").resolve()
    if before.exists():
        quoted = str(before).replace("'", "''")
        connection.execute(f"attach '{quoted}' as release_before (read_only)")
        known_before = "select local_id, entity_id from release_before.catalog.entity_id_map"
    else:
        known_before = "select local_id, entity_id from catalog.entity_id_map where false"
    return _query(connection, _IDENTITY_MEASURES.format(known_before=known_before))


_IDENTITY_MEASURES = """
with
kind as (select unnest(['organization', 'person']) as entity_kind),
local as (select local_id, entity_kind, entity_id from catalog.entity_id_map),
entity as (select entity_kind, count(distinct entity_id) as entities from main.dim_entity group by entity_kind),
torn as (
    select entity_kind, count(*) as torn
    from (select entity_kind, local_id from local group by all having count(distinct entity_id) > 1)
    group by entity_kind
),
nobody as (
    select m.entity_kind, count(*) as nobody from text.mention as m
    anti join main.dim_entity as e on m.entity_kind = e.entity_kind and m.entity_id = e.entity_id
    group by m.entity_kind
),
judged as (
    select
        entity_kind,
        count(*) filter (where (decision = 'same') <> (left_entity_id = right_entity_id)) as contradicted,
    from catalog.identity_decision
    group by entity_kind
),
doubted as (
    select entity_kind, count(distinct entity_id) as undecided
    from (
        select entity_kind, unnest([left_entity_id, right_entity_id]) as entity_id
        from catalog.identity_decision where decision = 'undecided'
    )
    group by entity_kind
),
spread as (
    select entity_kind, max(articles) as widest
    from (select entity_kind, entity_id, count(distinct article_id) as articles from text.mention group by all)
    group by entity_kind
),
moved as (
    select
        l.entity_kind,
        count(*) as locals_before,
        avg((l.entity_id <> b.entity_id)::int) as moved_share,
    from local as l
    inner join ({known_before}) as b on l.local_id = b.local_id
    group by l.entity_kind
)
select
    kind.entity_kind,
    (select count(*) from main.dim_article) as articles,
    coalesce(entity.entities, 0) as entities,
    coalesce(torn.torn, 0) as torn,
    coalesce(nobody.nobody, 0) as nobody,
    coalesce(judged.contradicted, 0) as contradicted,
    coalesce(doubted.undecided / nullif(entity.entities, 0), 0.0) as undecided_share,
    coalesce(spread.widest / nullif((select count(*) from main.dim_article), 0), 0.0) as widest_share,
    coalesce(moved.locals_before, 0) as locals_before,
    coalesce(moved.moved_share, 0.0) as moved_share,
from kind
left join entity using (entity_kind)
left join torn using (entity_kind)
left join nobody using (entity_kind)
left join judged using (entity_kind)
left join doubted using (entity_kind)
left join spread using (entity_kind)
left join moved using (entity_kind)
order by kind.entity_kind
"""


def _query(connection: duckdb.DuckDBPyConnection, sql: str) -> Rows:
    relation = connection.sql(sql)
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.sql(sql).fetchall()[0][0])


def _dangling() -> str:
    """Write the query that counts, by batch, references of one article that lead nowhere inside it."""
    told = " union all ".join(f"select batch_id, told_id from r_{name}" for name in TOLD)
    parts = []
    for name, record in RECORDS.items():
        for column in (c.name for c in record.columns):
            if column == "article_id" and name != "article":
                target, key = "article", "article_id"
            elif column == "story_id" and name != "story":
                target, key = "story", "story_id"
            elif column.endswith("local_id") and (name, column) != ("entity", "local_id"):
                target, key = "entity", "local_id"
            elif column in ANY_TOLD_ID:
                target, key = f"({told})", "told_id"
            elif column.endswith("_told_id"):
                target, key = column.removesuffix("_told_id"), "told_id"
            elif column == "told_id" and name in PARENT_BY_RECORD:
                target, key = PARENT_BY_RECORD[name], "told_id"
            else:
                continue
            # Issues may speak of an article that could not be read at all.
            if name == "issue":
                continue
            parts.append(
                f"select c.batch_id, count(*) as dangling from r_{name} as c"
                f" anti join {target if target.startswith('(') else f'r_{target}'} as p on c.batch_id = p.batch_id and c.{column} = p.{key}"
                f" where c.{column} is not null group by c.batch_id"
            )
    parts.append(
        f"select c.batch_id, count(*) as dangling from r_evidence as c anti join ({told}) as p"
        " on c.batch_id = p.batch_id and c.told_id = p.told_id group by c.batch_id"
    )
    return " union all ".join(parts)


def _inexact() -> str:
    parts = [
        f"""
        select t.batch_id, count(*) as inexact from r_{name} as t
        left join r_article as a on a.batch_id = t.batch_id and a.article_id = t.article_id
        where t.raw_end <= t.raw_start
            or t.evidence is distinct from substring(a.raw_text, t.raw_start + 1, t.raw_end - t.raw_start)
        group by t.batch_id
        """
        for name, record in RECORDS.items()
        if any(column.name == "evidence" for column in record.columns)
    ]
    return " union all ".join(parts)


def _repeated() -> str:
    keyed = {"article": "article_id", "story": "story_id", "entity": "local_id", **dict.fromkeys(TOLD, "told_id")}
    return " union all ".join(
        f"select batch_id, count({key}) - count(distinct {key}) as repeated from r_{name} group by batch_id"
        for name, key in keyed.items()
    )


_SHARD_MEASURES = f"""
with
told as ({" union all ".join(f"select batch_id, article_id from r_{name}" for name in TOLD)}),
event as ({" union all ".join(f"select batch_id, article_id from r_{name}" for name in EVENTS)}),
day as (
    select batch_id, article_id from r_article where event_from is not null
    union all select batch_id, article_id from r_trip where started_on is not null
    union all select batch_id, article_id from r_engagement where occurred_from is not null
),
crash as (
    select distinct batch_id, article_id from r_issue
    where reason in ('rule_crashed', 'extraction_crashed', 'object_unreadable')
),
person as (select batch_id, count(*) as persons from r_entity where entity_kind = 'person' group by batch_id),
mention as (select batch_id, count(*) as mentions from r_mention group by batch_id),
article as (
    select
        m.batch_id,
        m.article_id,
        a.article_id is not null as is_read,
        coalesce(length(a.clean_text), 0) as chars,
        exists (from r_mention as x where x.batch_id = m.batch_id and x.article_id = m.article_id) as has_mention,
        exists (from told as x where x.batch_id = m.batch_id and x.article_id = m.article_id) as has_told,
        exists (from event as x where x.batch_id = m.batch_id and x.article_id = m.article_id) as has_event,
        exists (from day as x where x.batch_id = m.batch_id and x.article_id = m.article_id) as has_day,
        exists (from crash as x where x.batch_id = m.batch_id and x.article_id = m.article_id) as is_crashed,
    from member as m
    left join r_article as a on a.batch_id = m.batch_id and a.article_id = m.article_id
)
select
    article.batch_id,
    count(*) as articles,
    count(*) filter (where not is_read) as unread,
    avg((not has_mention)::int) as silent_share,
    avg(has_told::int) as told_share,
    coalesce(avg(has_day::int) filter (where has_event), 1.0) as dated_share,
    avg(is_crashed::int) as crashed_share,
    coalesce(any_value(persons), 0) * 1000.0::double / greatest(1, sum(chars)) as persons_per_1000_chars,
    coalesce(any_value(mentions), 0) * 1000.0::double / greatest(1, sum(chars)) as mentions_per_1000_chars,
    coalesce(any_value(d.dangling), 0)::bigint as dangling,
    coalesce(any_value(e.inexact), 0)::bigint as inexact,
    coalesce(any_value(k.repeated), 0)::bigint as repeated_keys,
from article
left join person using (batch_id)
left join mention using (batch_id)
left join (select batch_id, sum(dangling) as dangling from ({_dangling()}) group by batch_id) as d using (batch_id)
left join (select batch_id, sum(inexact) as inexact from ({_inexact()}) group by batch_id) as e using (batch_id)
left join (select batch_id, sum(repeated) as repeated from ({_repeated()}) group by batch_id) as k using (batch_id)
group by article.batch_id
order by article.batch_id
"""
