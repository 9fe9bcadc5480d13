"""The door of this package: the records of a run in, its decisions out, both as Parquet beside the manifest.

<run>/shards.json             which shard each article is taken from
<run>/records/<record>.parquet      the records of exactly the articles of this run
<run>/decisions/<decision>.parquet  what comparing them decided; the schemas stand in `resolve.decisions`
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.records import RECORDS
from extract.vocabulary import Vocabulary, load_vocabulary
from resolve import overrides
from resolve.articles import ArticleDecisions, ArticleSeen, decide_articles, normalise
from resolve.decisions import DECISIONS
from resolve.entities import EntityDecisions, LocalEntity, ToldBeside, ToldPost, decide_entities, place_id_of_key
from resolve.facts import FactKey, ToldFact, ToldTrip, fold_alike, fold_reviewed, fold_trips
from resolve.keys import published_key
from resolve.organizations import comparable, core_of
from resolve.overrides import Override, Quotable
from resolve.projects import ToldProject, decide_projects
from resolve.sources import Source, decide_sources

Row = dict[str, Any]


def resolve_run(run: Path, seeds: Path) -> None:
    """Collect the records of a run, compare its articles, and write what was decided.

    Told rows that a reviewed line calls wrong are taken out of the collected records. Raises `OverrideMistyped` where a line of
    `override.csv` cannot be understood.
    """
    records = run / "records"
    collect_records(run, records)
    vocabulary = load_vocabulary(seeds)
    reviewed = overrides.read_overrides(seeds / overrides.FILE)
    matched = overrides.match(reviewed, _quotables(records, reviewed))
    withhold(records, {i for o in reviewed if o.override == "wrong_fact" for i in matched[o.line, "one"]})
    articles = _articles(run, records)
    decided = decide_articles(articles)
    root_by_article = {decision.article_id: decision.root for decision in decided.articles}
    by_article = {article.article_id: article for article in articles}
    sources = decide_sources(articles, vocabulary)
    entities = decide_entities(
        _local_entities(records, root_by_article, by_article),
        vocabulary.places,
        _beside(records, vocabulary, reviewed, matched),
        {source.home_key for source in sources if source.home_key},
    )
    entity_ids = {judgement.local_id: judgement.entity_id for judgement in entities.judgements}
    projects = decide_projects(_told_projects(records, entities, entity_ids, root_by_article, by_article, vocabulary))
    entity_ids |= {judgement.local_id: judgement.entity_id for judgement in projects.judgements}
    facts = fold_reviewed(_facts(records, entity_ids, root_by_article, by_article), *_reviewed_facts(reviewed, matched))
    titles, title_of_role = _titles(records, vocabulary)
    _write(
        run / "decisions",
        {
            "article": _article_rows(articles, decided),
            "source": _source_rows(sources),
            "entity": _rows("entity", [*entities.entities, *projects.entities]),
            "entity_id_map": _rows("entity_id_map", [*entities.judgements, *projects.judgements]),
            "identity": _rows("identity", [*entities.pairs, *projects.pairs]),
            "other_name": _rows("other_name", entities.other_names),
            "title": titles,
            "title_id_map": title_of_role,
            "fact_id_map": _rows("fact_id_map", facts),
            "override": _override_rows(reviewed, matched),
            "issue": _issue_rows(decided, entities, overrides.not_matched(reviewed, matched)),
        },
    )


def collect_records(run: Path, records: Path) -> None:
    """Copy from the shards the records of this run's articles, each article from the one shard that `shards.json` names."""
    records.mkdir(parents=True, exist_ok=True)
    shards: dict[str, list[str]] = json.loads((run / "shards.json").read_text(encoding="utf-8"))
    data = run.parent.parent
    for name, record in RECORDS.items():
        aside = records / f".{name}.parquet"
        with pq.ParquetWriter(aside, record.schema, compression="zstd") as writer:
            for shard, members in sorted(shards.items()):
                table = pq.read_table(data / shard / f"{name}.parquet", schema=record.schema)
                mine = pc.is_in(table["article_id"], value_set=pa.array(members, pa.string()))
                writer.write_table(table.filter(mine))
        aside.replace(records / f"{name}.parquet")


def _read(records: Path, name: str, *columns: str) -> list[Row]:
    rows: list[Row] = pq.read_table(records / f"{name}.parquet", columns=list(columns)).to_pylist()
    return rows


def _articles(run: Path, records: Path) -> list[ArticleSeen]:
    first: dict[str, Row] = {}
    for delivery in pq.read_table(run / "catalog" / "delivery.parquet").to_pylist():
        known = first.get(delivery["sha256"])
        if known is None or _arrival(delivery) < _arrival(known):
            first[delivery["sha256"]] = delivery
    rows = _read(
        records, "article", "article_id", "title", "publisher", "source", "published_on", "page_url", "clean_text"
    )
    return [
        ArticleSeen(
            **row,
            source_uri=first[row["article_id"]]["source_uri"],
            first_seen_at=first[row["article_id"]]["first_seen_at"],
        )
        for row in rows
    ]


def _arrival(delivery: Mapping[str, Any]) -> tuple[Any, str]:
    return delivery["first_seen_at"], delivery["source_uri"]


def _local_entities(
    records: Path, root_by_article: Mapping[str, str], articles: Mapping[str, ArticleSeen]
) -> list[LocalEntity]:
    columns = (
        "local_id", "article_id", "entity_kind", "name", "vocabulary_key", "detail_kind", "place_local_id", "country_code",
        "raw_start",
    )  # fmt: skip
    return [
        LocalEntity(
            **row, root=root_by_article[row["article_id"]], published_on=articles[row["article_id"]].published_on
        )
        for row in _read(records, "entity", *columns)
        if row["entity_kind"] != "project"  # a project is one by its investor and place too, which its record tells
    ]


def _told_projects(
    records: Path,
    entities: EntityDecisions,
    entity_ids: Mapping[str, str],
    root_by_article: Mapping[str, str],
    articles: Mapping[str, ArticleSeen],
    vocabulary: Vocabulary,
) -> list[ToldProject]:
    rows = _read(
        records, "project", "told_id", "project_local_id", "article_id", "raw_start", "name", "investor_local_id",
        "place_local_id",
    )  # fmt: skip
    investors = {entity_ids.get(row["investor_local_id"] or "") for row in rows}
    names: dict[str, set[str]] = defaultdict(set)
    for one in entities.entities:
        if one.entity_id in investors:
            names[one.entity_id] |= {one.name, core_of(comparable(one.name), _place_prefix(vocabulary, one.name))}
    for other in entities.other_names:
        if other.entity_id in investors:
            names[other.entity_id].add(other.alias)
    around = {
        one.entity_id: frozenset(_places_up_to_city(one.vocabulary_key, vocabulary))
        for one in entities.entities
        if one.entity_kind == "place" and one.vocabulary_key
    }

    def told(row: Row) -> ToldProject:
        investor, place = (entity_ids.get(row[name] or "") for name in ("investor_local_id", "place_local_id"))
        return ToldProject(
            told_id=row["told_id"],
            local_id=row["project_local_id"],
            article_id=row["article_id"],
            root=root_by_article[row["article_id"]],
            raw_start=row["raw_start"],
            published_on=articles[row["article_id"]].published_on,
            name=row["name"],
            investor=investor,
            place=place,
            places_around=around.get(place or "", frozenset()),
            investor_names=frozenset(names.get(investor or "", ())),
        )

    return [told(row) for row in rows]


def _places_up_to_city(key: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Give the keys of the places a district or zone lies in, up to its city or municipality: 新吴区 → 无锡市."""
    if vocabulary.places[key].level in ("district", "zone"):
        for place in vocabulary.ancestors(key):
            yield place_id_of_key(place.place_key)
            if place.level in ("city", "province"):
                return


def _place_prefix(vocabulary: Vocabulary, name: str) -> int:
    """Tell how many characters of a name are a place it begins with."""
    return next((end for start, end, _ in vocabulary.match("place", name)[:1] if start == 0), 0)


def _beside(
    records: Path,
    vocabulary: Vocabulary,
    reviewed: Sequence[Override],
    matched: Mapping[tuple[int, str], Sequence[str]],
) -> ToldBeside:
    posts: dict[str, list[ToldPost]] = defaultdict(list)
    columns = (
        "person_local_id",
        "title",
        "title_key",
        "organization_local_id",
        "place_local_id",
        "as_of_from",
        "as_of_to",
    )
    for role in _read(records, "person_role", *columns):
        title = vocabulary.titles.get(role["title_key"] or "")
        posts[role["person_local_id"]].append(
            ToldPost(
                title=title.name if title else role["title"],
                title_class=title.title_class if title else None,
                organization_local_id=role["organization_local_id"],
                place_local_id=role["place_local_id"],
                from_day=role["as_of_from"],
                to_day=role["as_of_to"] or role["as_of_from"],
            )
        )
    aliases: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _read(records, "organization_alias", "organization_local_id", "alias", "alias_kind"):
        aliases[row["organization_local_id"]].append((row["alias"], row["alias_kind"]))
    home_of_trip = {}
    home_of: dict[str, str] = {}
    for trip in _read(records, "trip", "told_id", "home_local_id", "lead_local_id"):
        if trip["home_local_id"]:
            home_of_trip[trip["told_id"]] = trip["home_local_id"]
            if trip["lead_local_id"]:
                home_of[trip["lead_local_id"]] = trip["home_local_id"]
    for party in _read(records, "trip_party", "told_id", "party_kind", "party_local_id"):
        if party["party_kind"] == "person" and party["told_id"] in home_of_trip:
            home_of.setdefault(party["party_local_id"], home_of_trip[party["told_id"]])

    return ToldBeside(
        posts_of=posts,
        aliases_of=aliases,
        home_of=home_of,
        reviewed=list(overrides.links(reviewed, matched)),
        tags_of=overrides.tags(reviewed, matched),
        new_name_of={
            local_id: override.new_name
            for override in reviewed
            if override.override == "rename"
            for local_id in matched[override.line, "one"]
        },
        place_prefix=lambda name: _place_prefix(vocabulary, name),
    )


def _quotables(records: Path, reviewed: Sequence[Override]) -> Iterator[Quotable]:
    """Give what reviewed lines can mean: entities under their forms, told rows under their evidence. Nothing is read for no line."""
    kinds = {override.kind for override in reviewed if not override.is_of_facts}
    if kinds:
        for row in _read(records, "entity", "local_id", "entity_kind", "article_id", "name"):
            if row["entity_kind"] in kinds:
                yield Quotable(row["local_id"], row["entity_kind"], row["article_id"], (row["name"],))
        for row in _read(records, "mention", "local_id", "entity_kind", "article_id", "surface", "evidence"):
            if row["entity_kind"] in kinds:
                words = (row["surface"], row["evidence"])
                yield Quotable(row["local_id"], row["entity_kind"], row["article_id"], words)
    for kind in sorted({override.kind for override in reviewed if override.is_of_facts} & RECORDS.keys()):
        for row in _read(records, kind, "told_id", "article_id", "evidence"):
            yield Quotable(row["told_id"], kind, row["article_id"], (row["evidence"],))


def withhold(records: Path, told_ids: Collection[str]) -> None:
    """Take told rows out of the collected records, with what hangs on them; what points to them points to nothing then."""
    if not told_ids:
        return
    wrong = pa.array(sorted(told_ids), pa.string())
    for name, record in RECORDS.items():
        path = records / f"{name}.parquet"
        table = pq.read_table(path, schema=record.schema)
        for column in record.columns:
            if column.name == "told_id" or (column.name.endswith("_told_id") and not column.nullable):
                table = table.filter(pc.invert(pc.is_in(table[column.name], value_set=wrong)))
            elif column.name.endswith("_told_id"):
                kept = pc.if_else(pc.is_in(table[column.name], value_set=wrong), None, table[column.name])
                at = table.schema.get_field_index(column.name)
                table = table.set_column(at, record.schema.field(column.name), kept)
        aside = records / f".{name}.parquet"
        pq.write_table(table.cast(record.schema), aside, compression="zstd")
        aside.replace(path)


def _reviewed_facts(
    reviewed: Sequence[Override], matched: Mapping[tuple[int, str], Sequence[str]]
) -> tuple[list[list[str]], list[list[str]]]:
    """Tell which told rows reviewed lines hold for one, and which they take out of the fact they were folded into."""
    of_facts = [override for override in reviewed if override.is_of_facts and override.is_of_two]
    both = [o for o in of_facts if matched[o.line, "one"] and matched[o.line, "other"]]
    same = [[*matched[o.line, "one"], *matched[o.line, "other"]] for o in both if o.override == "same"]
    return same, [list(matched[o.line, "other"]) for o in both if o.override == "not_same"]


def _override_rows(reviewed: Sequence[Override], matched: Mapping[tuple[int, str], Sequence[str]]) -> list[Row]:
    names = [name for name in DECISIONS["override"].names if name != "matched_count"]
    return [
        {name: getattr(override, name) or None for name in names}
        | {"matched_count": sum(len(matched[override.line, side]) for side, _, _ in override.sides)}
        for override in reviewed
    ]


def _rows(decision: str, found: Iterable[object]) -> list[Row]:
    """Turn decisions into rows of their table; `dataclasses.asdict` copies deeply, which takes ten times as long."""
    names = DECISIONS[decision].names
    return [{name: getattr(one, name) for name in names} for one in found]


def _article_rows(articles: Sequence[ArticleSeen], decided: ArticleDecisions) -> list[Row]:
    seen = {article.article_id: article for article in articles}
    return [
        {
            "article_id": decision.article_id,
            "source_uri": seen[decision.article_id].source_uri,
            "first_seen_at": seen[decision.article_id].first_seen_at,
            "source_id": decision.source_id,
            "page_key": decision.page_key,
            "duplicate_of_article_id": decision.duplicate_of,
            "duplicate_rule": decision.duplicate_rule,
            "duplicate_score": decision.duplicate_score,
            "supersedes_article_id": decision.supersedes,
            "superseded_at": decision.superseded_at,
        }
        for decision in decided.articles
    ]


def _source_rows(sources: Iterable[Source]) -> list[Row]:
    return [
        {
            "source_id": source.source_id,
            "name": source.name,
            "kind": source.kind,
            "named_by": source.named_by,
            "home_place_id": place_id_of_key(source.home_key) if source.home_key else None,
        }
        for source in sources
    ]


def _titles(records: Path, vocabulary: Vocabulary) -> tuple[list[Row], list[Row]]:
    titles: dict[str, Row] = {}
    of_role = []
    for role in _read(records, "person_role", "told_id", "title", "title_key"):
        key = role["title_key"]
        title_id = published_key("title", "key", key) if key else published_key("title", "name", role["title"])
        known = vocabulary.titles.get(key or "")
        titles[title_id] = {"title_id": title_id, "title_key": key, "name": known.name if known else role["title"]}
        of_role.append({"told_id": role["told_id"], "title_id": title_id})
    return [titles[key] for key in sorted(titles)], sorted(of_role, key=lambda row: row["told_id"])


def _facts(
    records: Path,
    entity_ids: Mapping[str, str],
    root_by_article: Mapping[str, str],
    articles: Mapping[str, ArticleSeen],
) -> list[FactKey]:
    def standing(row: Row) -> Row:
        return {
            "told_id": row["told_id"],
            "article_id": row["article_id"],
            "root": root_by_article[row["article_id"]],
            "raw_start": row["raw_start"],
            "published_on": articles[row["article_id"]].published_on,
        }

    def entity(local_id: str | None) -> str | None:
        return entity_ids.get(local_id) if local_id else None

    where = ("told_id", "article_id", "raw_start")
    destinations: dict[str, set[str]] = defaultdict(set)
    for stop in _read(records, "trip_place", "told_id", "place_local_id"):
        if place := entity(stop["place_local_id"]):
            destinations[stop["told_id"]].add(place)
    trips = fold_trips(
        [
            ToldTrip(
                **standing(row),
                home=entity(row["home_local_id"]),
                lead=entity(row["lead_local_id"]),
                direction=row["direction"],
                started_on=row["started_on"],
                ended_on=row["ended_on"],
                destinations=frozenset(destinations[row["told_id"]]),
            )
            for row in _read(
                records, "trip", *where, "home_local_id", "lead_local_id", "direction", "started_on", "ended_on"
            )
        ]
    )
    trip_id = {key.told_id: key.fact_id for key in trips}
    parties = {event: _parties(records, event, entity_ids) for event in ("engagement", "agreement")}
    alike = [
        _engagement(row, standing(row), entity(row["place_local_id"]), parties["engagement"][row["told_id"]], trip_id)
        for row in _read(
            records, "engagement", *where, "trip_told_id", "kind", "occurred_from", "occurred_to", "date_basis",
            "place_local_id", "event_name", "is_background",
        )
    ]  # fmt: skip
    alike += [
        _agreement(row, standing(row), parties["agreement"][row["told_id"]], trip_id)
        for row in _read(
            records, "agreement", *where, "trip_told_id", "kind", "status", "signed_from", "signed_to", "date_basis"
        )
    ]
    events = [*trips, *fold_alike(alike)]
    event_id = {key.told_id: key.fact_id for key in events}
    figures = fold_alike(
        [
            _figure(row, standing(row), entity(row["organization_local_id"]), entity(row["project_local_id"]), event_id)
            for row in _read(
                records, "figure", *where, "trip_told_id", "kind", "value", "unit", "currency", "measure",
                "organization_local_id", "project_local_id", "agreement_told_id", "counts_in_total",
            )
        ]
    )  # fmt: skip
    return sorted([*events, *figures], key=lambda key: key.told_id)


Parties = dict[str, set[tuple[str, str]]]


def _parties(records: Path, event: str, entity_ids: Mapping[str, str]) -> Parties:
    """Tell the parties of each told row: (entity key, side)."""
    found: Parties = defaultdict(set)
    for row in _read(records, f"{event}_party", "told_id", "party_local_id", "side"):
        if party := entity_ids.get(row["party_local_id"]):
            found[row["told_id"]].add((party, row["side"]))
    return found


def _engagement(
    row: Row, standing: Row, place: str | None, parties: Iterable[tuple[str, str]], trip_id: Mapping[str, str]
) -> ToldFact:
    met = sorted({party for party, side in parties if side == "counterpart"})
    with_whom = met or ([normalise(row["event_name"])] if row["event_name"] else [])
    # A day taken over from the whole trip does not tell two visits of that trip apart, nor make two of different trips one.
    has_own_day = row["occurred_from"] is not None and row["date_basis"] != "trip_range"
    days = (str(row["occurred_from"]), str(row["occurred_to"])) if has_own_day else ("", "")
    trip = trip_id.get(row["trip_told_id"] or "")
    scope = standing["root"] if not with_whom else None if has_own_day else trip or standing["root"]
    identity = (row["kind"], *days, str(row["is_background"]), *with_whom, None if with_whom else place)
    return ToldFact(**standing, kind="engagement", identity=identity, scope=scope)


def _agreement(row: Row, standing: Row, parties: Iterable[tuple[str, str]], trip_id: Mapping[str, str]) -> ToldFact:
    names = sorted({party for party, _ in parties})
    trip = trip_id.get(row["trip_told_id"] or "")
    own_days = row["signed_from"] is not None and row["date_basis"] != "trip_range"
    day = f"{row['signed_from']}..{row['signed_to']}" if own_days else None
    # One party (企业签约20个项目) does not tell one agreement from another of the same kind.
    scope = standing["root"] if len(names) < 2 else trip or day or standing["root"]
    return ToldFact(**standing, kind="agreement", identity=(row["kind"], row["status"], *names), scope=scope)


def _figure(
    row: Row, standing: Row, organization: str | None, project: str | None, event_id: Mapping[str, str]
) -> ToldFact:
    is_plain = organization is not None and row["measure"] is not None
    identity = (row["kind"], str(row["value"]), row["unit"], row["currency"], row["measure"], organization)
    scope = None if is_plain else event_id.get(row["trip_told_id"] or "") or standing["root"]
    of = event_id.get(row["agreement_told_id"] or "") or project
    has_but_one = row["measure"] is not None and row["counts_in_total"]
    return ToldFact(
        **standing,
        kind="figure",
        identity=identity,
        scope=scope,
        repeats_are_one=is_plain,
        only_one_of=(of, row["kind"], row["measure"]) if of is not None and has_but_one else None,
    )


def _issue_rows(decided: ArticleDecisions, entities: EntityDecisions, not_matched: Iterable[Override]) -> list[Row]:
    empty = {"raw_start": None, "raw_end": None, "stage": "resolve"}
    unordered = [
        {
            **empty,
            "article_id": later,
            "reason": "versions_seen_at_once",
            "detail": f"another version of the same page, {earlier}, was first seen at the same instant; both are kept as current",
        }
        for earlier, later in decided.unordered
    ]
    torn = [
        {**empty, "article_id": None, "reason": "body_in_several_places", "detail": f"{entity_id} {detail}"}
        for entity_id, detail in entities.undecided
    ]
    idle = [
        {
            **empty,
            "article_id": override.article_id or None,
            "reason": "override_matches_nothing",
            "detail": f"{overrides.FILE}, line {override.line}: {override.override} {override.kind} {override.evidence}",
        }
        for override in not_matched
    ]
    return [*unordered, *torn, *idle]


def _write(folder: Path, decisions: Mapping[str, Sequence[Row]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in DECISIONS.items():
        aside = folder / f".{name}.parquet"
        pq.write_table(pa.Table.from_pylist(list(decisions[name]), schema=schema), aside, compression="zstd")
        aside.replace(folder / f"{name}.parquet")
