"""What changed between two releases, row by row, and why.

Read by publishing and by `jingmao diff` only: no model sees an earlier release. A row is known by the columns that make it one row;
its cause is looked for in the articles that tell it, then in the ids that moved, then in the reviewed lines, then in the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

CAUSES: Mapping[str, str] = {
    "new_article": "an article that was not there before tells it",
    "corrected_article": "a newer version of a page says otherwise",
    "withdrawn_article": "an article was withdrawn",
    "set_aside_article": "an article is left out of this release",
    "override": "a reviewed line was added, changed or deleted",
    "merged": "what was held for several is held for one",
    "split": "what was held for one is held for several",
    "rekeyed": "the same thing goes by another id",
    "new_rule": "articles are read or put together by other rules",
    "follows_from_another": "no article of its own changed: it follows from another row that did",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A published table: the columns that make a row one row, and where it is written which articles tell it."""

    keys: tuple[str, ...]
    told_in: str
    told_keys: tuple[str, ...] = ()

    @property
    def keys_where_told(self) -> tuple[str, ...]:
        return self.told_keys or self.keys


def _party(event: str, *more: str) -> _Table:
    return _Table(keys=(f"{event}_id", "party_kind", "party_id", *more), told_in=f"told.{event}_party")


_IN_MAP = "catalog.entity_id_map"
TABLES: Mapping[str, _Table] = {
    "dim_article": _Table(keys=("article_id",), told_in="main.dim_article"),
    "dim_story": _Table(keys=("story_id",), told_in="main.dim_story"),
    "dim_source": _Table(keys=("source_id",), told_in="main.dim_article"),
    "dim_title": _Table(keys=("title_id",), told_in="told.person_role"),
    "dim_project": _Table(keys=("project_id",), told_in="told.project"),
    "dim_alias": _Table(
        keys=("entity_kind", "entity_id", "alias", "alias_kind"), told_in=_IN_MAP, told_keys=("entity_kind", "entity_id")
    ),
    **{
        f"dim_{kind}": _Table(keys=(f"{kind}_id",), told_in=_IN_MAP, told_keys=("entity_id",))
        for kind in ("person", "organization", "place", "industry", "policy_term")
    },
    **{f"fct_{fact}": _Table(keys=(f"{fact}_id",), told_in=f"told.{fact}")
       for fact in ("trip", "engagement", "agreement", "figure")},
    "fct_project_stage": _Table(keys=("project_id", "stage"), told_in="told.project_stage"),
    "bridge_trip_place": _Table(keys=("trip_id", "place_id"), told_in="told.trip_place"),
    "bridge_trip_party": _party("trip"),
    "bridge_engagement_party": _party("engagement", "side"),
    "bridge_agreement_party": _party("agreement", "side"),
    "bridge_person_role": _Table(
        keys=("person_id", "title_id", "title", "organization_id", "place_id"), told_in="told.person_role"
    ),
    "bridge_organization_relation": _Table(
        keys=("relation", "subject_id", "object_id"), told_in="told.organization_relation"
    ),
}  # fmt: skip
# When a row became known is no change of what it says.
NOT_COMPARED = frozenset({"known_from"})
NOW, BEFORE = "now_release", "release_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What is known of two releases beside their tables."""

    withdrawn: frozenset[str] = frozenset()
    rules_changed: bool = False


def between(before: Mapping[str, Any], now: Mapping[str, Any]) -> Between:
    """Compare what two releases say of themselves (`release.json` or a manifest)."""
    return Between(
        withdrawn=frozenset(now.get("withdrawn") or ()),
        rules_changed=any(before.get(name) != now.get(name) for name in ("extractor_digest", "model_digest")),
    )


def compare(session: duckdb.DuckDBPyConnection, known: Between) -> None:
    """Write `temp.change` from the databases attached as `release_before` and `now_release`.

    Columns: table_name, row_id (key columns joined by |), change (gained, lost, changed), cause (of `CAUSES`), article_id,
    detail (the id that an id became).
    """
    columns = _columns(session)
    _prepare(session, columns, known)
    session.execute(
        "create or replace temp table change (table_name varchar, row_id varchar, change varchar, cause varchar,"
        " article_id varchar, detail varchar)"
    )
    for name, table in TABLES.items():
        here, there = columns.get((NOW, f"main.{name}")), columns.get((BEFORE, f"main.{name}"))
        if here and there and {*table.keys} <= here.keys() & there.keys():
            _compare_table(session, name, table, here, there, columns)


def attach(session: duckdb.DuckDBPyConnection, database: Path, alias: str) -> None:
    """Attach a release read-only under one of the two names."""
    quoted = str(database).replace("'", "''")
    session.execute(f"attach '{quoted}' as {alias} (read_only)")


def moved_ids(session: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Tell which id became which, after `compare`: kind, old id, the ids it became, how."""
    cursor = session.execute(
        "select kind, old_id, list(new_id order by new_id) as became, min(how) as how from temp.moved"
        " group by kind, old_id order by kind, old_id"
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


Columns = dict[tuple[str, str], dict[str, str]]


def _columns(session: duckdb.DuckDBPyConnection) -> Columns:
    found: Columns = {}
    for database, schema, table, column, kind in session.execute(
        "select database_name, schema_name, table_name, column_name, data_type from duckdb_columns()"
        f" where database_name in ('{NOW}', '{BEFORE}')"
    ).fetchall():
        found.setdefault((database, f"{schema}.{table}"), {})[column] = kind
    return found


def _prepare(session: duckdb.DuckDBPyConnection, columns: Columns, known: Between) -> None:
    """Lay out what causes are looked for in: articles that came and went, ids that moved, reviewed lines that differ."""
    session.execute(
        f"create or replace temp table article_gained as select article_id, supersedes_article_id from {NOW}.main.dim_article"
        f" anti join {BEFORE}.main.dim_article using (article_id)"
    )
    session.execute(
        f"create or replace temp table article_lost as select article_id from {BEFORE}.main.dim_article"
        f" anti join {NOW}.main.dim_article using (article_id)"
    )
    session.execute(
        "create or replace temp table withdrawn as select unnest(?::varchar[]) as article_id", [sorted(known.withdrawn)]
    )
    session.execute("create or replace temp table known as select ? as rules_changed", [known.rules_changed])
    _prepare_moved(session, columns)
    _prepare_reviewed(session, columns)


def _prepare_moved(session: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    pairs = []
    for name, local, kind, entity in (
        ("entity_id_map", "local_id", "entity_kind", "entity_id"),
        ("fact_id_map", "told_id", "fact_kind", "fact_id"),
    ):
        if all((release, f"catalog.{name}") in columns for release in (NOW, BEFORE)):
            pairs.append(
                f"select distinct b.{kind} as kind, b.{entity} as old_id, n.{entity} as new_id,"
                f" starts_with(n.rule, 'override') or starts_with(b.rule, 'override') as is_reviewed"
                f" from {BEFORE}.catalog.{name} as b inner join {NOW}.catalog.{name} as n using ({local})"
            )
    session.execute(
        "create or replace temp table id_pair as "
        + (
            " union all ".join(pairs)
            or "select '' as kind, '' as old_id, '' as new_id, false as is_reviewed where false"
        )
    )
    session.execute(
        """
        create or replace temp table moved as
        with counted as (
            select
                *,
                count(distinct new_id) over (partition by old_id) as parts,
                count(distinct old_id) over (partition by new_id) as wholes,
                bool_or(is_reviewed) over (partition by old_id) or bool_or(is_reviewed) over (partition by new_id) as reviewed
            from (select kind, old_id, new_id, bool_or(is_reviewed) as is_reviewed from id_pair group by all)
        )
        select
            kind,
            old_id,
            new_id,
            case when reviewed then 'override' when wholes > 1 then 'merged' when parts > 1 then 'split' else 'rekeyed' end as how
        from counted
        where old_id <> new_id or parts > 1 or wholes > 1
        """
    )
    session.execute(
        "create or replace temp table moved_id as select id, min(how) as how, min(detail) as detail from ("
        " select old_id as id, how, 'became ' || new_id as detail from moved where old_id <> new_id"
        " union all select new_id, how, 'was ' || old_id from moved where old_id <> new_id) group by id"
    )


def _prepare_reviewed(session: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    told = "article_id, other_article_id, override, kind, evidence, other_evidence, new_name"
    if all((release, "catalog.override") in columns for release in (NOW, BEFORE)):
        one, other = (f"select {told} from {release}.catalog.override" for release in (NOW, BEFORE))
        lines = f"(({one}) except ({other})) union all (({other}) except ({one}))"
    else:
        lines = "select null::varchar as article_id, null::varchar as other_article_id, '' as evidence where false"
    session.execute(f"create or replace temp table reviewed as {lines}")


def _compare_table(
    session: duckdb.DuckDBPyConnection,
    name: str,
    table: _Table,
    here: Mapping[str, str],
    there: Mapping[str, str],
    columns: Columns,
) -> None:
    shared = sorted(here.keys() & there.keys())
    values = [column for column in shared if column not in table.keys and column not in NOT_COMPARED]
    ids = [column for column in shared if column.endswith("_id") and here[column] == "VARCHAR"]
    for release, alias in ((BEFORE, "b"), (NOW, "n")):
        session.execute(
            f"create or replace temp table row_{alias} as select {_row_id(table.keys)} as row_id,"
            f" hash({', '.join(values) or '1'}) as said, [{', '.join(ids)}] as ids from {release}.main.{name}"
        )
    session.execute(
        """
        create or replace temp table differing as
        select
            coalesce(n.row_id, b.row_id) as row_id,
            case when b.row_id is null then 'gained' when n.row_id is null then 'lost' else 'changed' end as change,
            list_distinct(list_concat(coalesce(b.ids, []), coalesce(n.ids, []))) as ids
        from row_b as b full join row_n as n on b.row_id = n.row_id
        where b.row_id is null or n.row_id is null or b.said is distinct from n.said
        """
    )
    for release, alias in ((BEFORE, "b"), (NOW, "n")):
        has = columns.get((release, table.told_in), {})
        current = "known_to is null" if "known_to" in has else "true"
        if {*table.keys_where_told, "article_id"} <= has.keys():
            # Compared as a prefix: an alias is told wherever its entity is.
            told = f"select distinct {_row_id(table.keys_where_told)} as told_id, article_id from {release}.{table.told_in} where {current}"
        else:
            told = "select null::varchar as told_id, null::varchar as article_id where false"
        of_row = (
            "d.row_id" if not table.told_keys or table.told_keys == ("entity_id",) else _prefix(len(table.told_keys))
        )
        session.execute(
            f"create or replace temp table told_{alias} as with told as ({told})"
            f" select d.row_id, told.article_id from differing as d inner join told on told.told_id = {of_row}"
        )
    session.execute(_CAUSED.format(name=name))


def _row_id(keys: Iterable[str]) -> str:
    return " || '|' || ".join(f"coalesce({key}::varchar, '')" for key in keys)


def _prefix(parts: int) -> str:
    return f"array_to_string(string_split(d.row_id, '|')[1:{parts}], '|')"


# The first cause that holds, from the most particular to the most general.
_CAUSED = """
insert into change
with told as (
    select row_id, article_id, bool_or(is_new) as is_told_now, bool_or(not is_new) as was_told
    from (select *, true as is_new from told_n union all select *, false as is_new from told_b)
    group by all
),
by_row as (
    select
        told.row_id,
        min(told.article_id) filter (where is_told_now and not was_told and gained.supersedes_article_id is not null) as corrected_by,
        min(told.article_id) filter (where is_told_now and not was_told and gained.article_id is not null) as gained_from,
        min(told.article_id) filter (where was_told and not is_told_now and withdrawn.article_id is not null) as withdrawn_from,
        min(told.article_id) filter (where was_told and not is_told_now and newer.article_id is not null) as superseded,
        min(told.article_id) filter (where was_told and not is_told_now and lost.article_id is not null) as lost_from,
        min(told.article_id) filter (where reviewed.article_id is not null) as reviewed_in
    from told
    left join article_gained as gained on told.article_id = gained.article_id
    left join article_lost as lost on told.article_id = lost.article_id
    left join withdrawn on told.article_id = withdrawn.article_id and lost.article_id is not null
    left join article_gained as newer on told.article_id = newer.supersedes_article_id
    left join (
        select article_id from reviewed union select other_article_id from reviewed
    ) as reviewed on told.article_id = reviewed.article_id
    group by told.row_id
),
by_id as (
    select differing.row_id, min(moved_id.how) as how, min(moved_id.detail) as detail
    from (select row_id, unnest(ids) as id from differing) as differing
    inner join moved_id on differing.id = moved_id.id
    group by differing.row_id
)
select
    '{name}' as table_name,
    d.row_id,
    d.change,
    case
        when r.corrected_by is not null or r.superseded is not null then 'corrected_article'
        when i.how = 'override' then 'override'
        when r.gained_from is not null then 'new_article'
        when r.withdrawn_from is not null then 'withdrawn_article'
        when r.lost_from is not null then 'set_aside_article'
        when r.reviewed_in is not null then 'override'
        when i.how is not null then i.how
        when (select count(*) from reviewed where article_id is null) > 0 then 'override'
        when (select rules_changed from known) then 'new_rule'
        else 'follows_from_another'
    end as cause,
    coalesce(r.corrected_by, r.superseded, r.gained_from, r.withdrawn_from, r.lost_from, r.reviewed_in) as article_id,
    i.detail
from differing as d
left join by_row as r on d.row_id = r.row_id
left join by_id as i on d.row_id = i.row_id
"""
