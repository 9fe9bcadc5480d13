"""The schema of everything that leaves `resolve`, declared once; dbt reads these tables as the source `decisions`."""

from __future__ import annotations

import pyarrow as pa

_TEXT = pa.string()
_INSTANT = pa.timestamp("us", tz="UTC")


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in columns.items()])


DECISIONS: dict[str, pa.Schema] = {
    # one article, and what comparing it with all others decided
    "article": _schema(
        article_id=_TEXT,
        source_uri=_TEXT,
        first_seen_at=_INSTANT,
        source_id=_TEXT,
        page_key=_TEXT,
        duplicate_of_article_id=_TEXT,
        duplicate_rule=_TEXT,
        duplicate_score=pa.float64(),
        supersedes_article_id=_TEXT,
        superseded_at=_INSTANT,
    ),
    # one publisher or site
    "source": _schema(source_id=_TEXT, name=_TEXT, kind=_TEXT, named_by=_TEXT, home_place_id=_TEXT),
    # one entity put together from all articles, or a place above a mentioned one
    "entity": _schema(
        entity_kind=_TEXT,
        entity_id=_TEXT,
        name=_TEXT,
        disambiguator=_TEXT,
        vocabulary_key=_TEXT,
        detail_kind=_TEXT,
        place_id=_TEXT,
        country_code=_TEXT,
    ),
    # one local entity of one article, and which entity it is
    "entity_id_map": _schema(
        local_id=_TEXT, article_id=_TEXT, entity_kind=_TEXT, entity_id=_TEXT, rule=_TEXT, score=pa.float64()
    ),
    # one judgement on two local entities: the same, not the same, or undecided, which keeps them apart
    "identity": _schema(
        entity_kind=_TEXT,
        decision=_TEXT,
        left_local_id=_TEXT,
        right_local_id=_TEXT,
        left_entity_id=_TEXT,
        right_entity_id=_TEXT,
        rule=_TEXT,
        score=pa.float64(),
        detail=_TEXT,
    ),
    # one name under which an entity is met, beside the one it goes by
    "other_name": _schema(entity_kind=_TEXT, entity_id=_TEXT, alias=_TEXT, alias_kind=_TEXT),
    # one title that someone is seen to hold
    "title": _schema(title_id=_TEXT, title_key=_TEXT, name=_TEXT),
    # one person_role row of one article, and which title it is
    "title_id_map": _schema(told_id=_TEXT, title_id=_TEXT),
    # one told row, and which fact it tells
    "fact_id_map": _schema(told_id=_TEXT, fact_kind=_TEXT, fact_id=_TEXT, rule=_TEXT),
    # one reviewed judgement of `seeds/override.csv`, and how much it was found to mean
    "override": _schema(
        line=pa.int64(),
        override=_TEXT,
        kind=_TEXT,
        article_id=_TEXT,
        evidence=_TEXT,
        other_article_id=_TEXT,
        other_evidence=_TEXT,
        new_name=_TEXT,
        reason=_TEXT,
        matched_count=pa.int64(),
    ),
    # one thing that could not be decided
    "issue": _schema(
        article_id=_TEXT, stage=_TEXT, reason=_TEXT, detail=_TEXT, raw_start=pa.int64(), raw_end=pa.int64()
    ),
}
