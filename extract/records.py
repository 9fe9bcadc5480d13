"""The schema of everything that leaves `extract`, declared once.

Arrow schemas, dbt's source YAML and the checks of the extracted stage derive from `RECORDS`; a test fails when they drift.
References inside one article are local ids (`*_local_id` for entities, `*_told_id` for told rows); keys across articles
are given by `resolve`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

DAY = pa.date32()
TEXT = pa.string()
FLAG = pa.bool_()
COUNT = pa.int64()
NUMBER = pa.decimal128(38, 6)
SHARE = pa.float64()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of one record: its Arrow type, whether it may be NULL, and the closed list of its values, if any."""

    name: str
    type: pa.DataType
    nullable: bool = True
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One extracted table: its grain in a sentence, and its columns in order."""

    name: str
    grain: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table."""
        return pa.schema([pa.field(c.name, c.type, nullable=c.nullable) for c in self.columns])


ENTITY_KINDS = ("person", "organization", "place", "industry", "policy_term")
# A project is put together from several mentions, so it is an entity without a mention of its own.
ALL_ENTITY_KINDS = (*ENTITY_KINDS, "project")
PARTY_KINDS = ("person", "organization", "place")
SIDES = ("delegation", "counterpart", "host", "mentioned")
ORGANIZATION_KINDS = (
    "government", "party", "company", "industrial_park", "university", "media", "association", "embassy", "fund", "lab",
    "delegation", "other",
)  # fmt: skip
PLACE_LEVELS = ("country", "province", "city", "district", "zone", "region", "landmark")
PROJECT_STAGES = ("hoped", "talked", "intended", "agreed", "signed", "started", "in_production", "expanded")
# What two statements can differ in. Those of the first line are found inside one article, those of the second between articles.
CONTRADICTIONS = (
    "trip_length", "agreement_count", "event_day", "project_amount", "trip_leader", "company_count",
    "trip_days", "engagement_days", "agreement_days", "agreement_amount", "project_place", "project_investor",
    "project_stage_days",
)  # fmt: skip
SCRIPTS = ("simplified", "traditional", "mixed")
GENRES = ("delegation_news", "other_news", "not_news")
# How a day, a year, a place, a home, a leader, an employer or a status is known. One list for every `*_basis`.
BASES = (
    "stated",  # the words of the row say it
    "page_header",  # the page's own header or footer says it
    "url",  # the address of the page says it
    "other_date",  # a full date elsewhere in the article fixes the year
    "stated_year",  # an explicit year elsewhere in the story fixes it
    "published_on",  # counted from the day of publication (去年, 昨日)
    "relative",  # counted from another dated expression of the text (次日, 去年 from the proven year)
    "anniversary",  # 明年…建交30周年 fixes the year
    "leap_day",  # the stated length of a range fixes whether its February has 29 days
    "weekday",  # a weekday beside the day fixes the year
    "party_congress",  # a numbered congress or plenum bounds the year
    "elided",  # month or year taken over from the expression before (22日下午)
    "trip_range",  # inherited from the whole trip
    "trip_place",  # inherited from the trip or the paragraph
    "sentence",  # said elsewhere in the sentence
    "paragraph",  # said earlier in the paragraph
    "article",  # said elsewhere in the article
    "delegation_name",  # the name of the delegation says it (绍兴经贸代表团)
    "leader_office",  # the office of the leader says it
    "local_paper",  # the paper's or publisher's own place
    "story_home",  # the home place of the story stands for a bare 市/区/全市
    "speaker",  # the one who speaks for the delegation
    "event_day",  # the day of the event that tells it
    "clause",  # a later clause proves it (见证签约后)
    "inferred",  # by a named rule; the words are in the reason
    "default_yuan",  # a bare 元 is taken for the yuan of the mainland
    "ambiguous",  # several readings stay possible
    "unstated",  # nothing says it
)


def _column(name: str, kind: pa.DataType, *, required: bool = False, values: tuple[str, ...] = ()) -> Column:
    return Column(name=name, type=kind, nullable=not required, values=values)


def _basis(name: str) -> Column:
    return _column(name, TEXT, values=BASES)


EVIDENCE = (
    _column("article_id", TEXT, required=True),
    _column("story_id", TEXT, required=True),
    _column("raw_start", COUNT, required=True),
    _column("raw_end", COUNT, required=True),
    _column("evidence", TEXT, required=True),
    _column("rule", TEXT, required=True),
    _column("confidence", SHARE, required=True),
    _column("is_inferred", FLAG, required=True),
)
TOLD_ID = _column("told_id", TEXT, required=True)


def _record(name: str, grain: str, *columns: Column) -> Record:
    return Record(name=name, grain=grain, columns=columns)


def _evidenced(name: str, grain: str, *columns: Column) -> Record:
    return Record(name=name, grain=grain, columns=(*columns, *EVIDENCE))


_ALL = (
    _record(
        "article",
        "one landed article (its bytes)",
        _column("article_id", TEXT, required=True),
        _column("title", TEXT),
        _column("publisher", TEXT),
        _column("source", TEXT),
        _column("byline", TEXT),
        _column("published_on", DAY),
        _basis("published_basis"),
        _column("page_url", TEXT),
        _column("script", TEXT, required=True, values=SCRIPTS),
        _column("encoding", TEXT, required=True),
        _column("genre", TEXT, required=True, values=GENRES),
        _column("genre_reason", TEXT),
        _column("home_local_id", TEXT),
        _basis("home_basis"),
        _column("event_from", DAY),
        _column("event_to", DAY),
        _basis("event_basis"),
        _column("event_reason", TEXT),
        _column("raw_text", TEXT, required=True),
        _column("clean_text", TEXT, required=True),
    ),
    _record(
        "story",
        "one story inside an article (又讯 starts another)",
        _column("story_id", TEXT, required=True),
        _column("article_id", TEXT, required=True),
        _column("ordinal", COUNT, required=True),
        _column("headline", TEXT),
        _column("home_local_id", TEXT),
        _column("event_from", DAY),
        _column("event_to", DAY),
        _column("raw_start", COUNT, required=True),
        _column("raw_end", COUNT, required=True),
    ),
    _record(
        "entity",
        "one entity of one article under its local id",
        _column("local_id", TEXT, required=True),
        _column("article_id", TEXT, required=True),
        _column("entity_kind", TEXT, required=True, values=ALL_ENTITY_KINDS),
        _column("name", TEXT, required=True),
        _column("vocabulary_key", TEXT),
        _column("detail_kind", TEXT, values=(*ORGANIZATION_KINDS, *PLACE_LEVELS)),
        _column("place_local_id", TEXT),
        _column("country_code", TEXT),
        _column("is_implied", FLAG, required=True),
        _column("raw_start", COUNT, required=True),
        _column("raw_end", COUNT, required=True),
    ),
    _evidenced(
        "mention",
        "one settled mention of one entity",
        _column("entity_kind", TEXT, required=True, values=ENTITY_KINDS),
        _column("local_id", TEXT, required=True),
        _column("surface", TEXT, required=True),
    ),
    _evidenced(
        "date_mention",
        "one date expression",
        _column("date_from", DAY),
        _column("date_to", DAY),
        _column("precision", TEXT, required=True),
        _basis("date_basis"),
        _column("date_reason", TEXT),
    ),
    _evidenced(
        "repair",
        "one restored place",
        _column("kind", TEXT, required=True),
        _column("repaired", TEXT, required=True),
        _column("candidates", pa.list_(TEXT), required=True),
    ),
    _record(
        "token",
        "one search token of one article",
        _column("article_id", TEXT, required=True),
        _column("token", TEXT, required=True),
        _column("occurrences", COUNT, required=True),
    ),
    _record(
        "issue",
        "one thing read but not understood",
        _column("article_id", TEXT, required=True),
        _column("stage", TEXT, required=True),
        _column("reason", TEXT, required=True),
        _column("detail", TEXT, required=True),
        _column("raw_start", COUNT),
        _column("raw_end", COUNT),
    ),
    _evidenced(
        "trip",
        "one journey of one delegation as one article tells it",
        TOLD_ID,
        _column("name", TEXT),
        _column("direction", TEXT, values=("outbound", "inbound")),
        _column("delegation_local_id", TEXT),
        _column("home_local_id", TEXT),
        _basis("home_basis"),
        _column("lead_local_id", TEXT),
        _basis("lead_basis"),
        _column("started_on", DAY),
        _column("ended_on", DAY),
        _basis("date_basis"),
        _column("date_reason", TEXT),
        _column("days_stated", COUNT),
        _column("days_computed", COUNT),
    ),
    _evidenced(
        "trip_place",
        "one destination of one trip as told",
        TOLD_ID,
        _column("ordinal", COUNT, required=True),
        _column("place_local_id", TEXT, required=True),
        _column("from_day", DAY),
        _column("to_day", DAY),
    ),
    _evidenced(
        "trip_party",
        "one member of one delegation as told",
        TOLD_ID,
        _column("party_kind", TEXT, required=True, values=PARTY_KINDS),
        _column("party_local_id", TEXT, required=True),
        _column("is_lead", FLAG, required=True),
    ),
    _evidenced(
        "engagement",
        "one thing that happened between parties as one article tells it",
        TOLD_ID,
        _column("trip_told_id", TEXT),
        _column(
            "kind",
            TEXT,
            required=True,
            values=(
                "visit",
                "meeting",
                "site_tour",
                "signing",
                "promotion_event",
                "inspection",
                "reception",
                "appointment",
                "opening",
                "groundbreaking",
                "other",
            ),
        ),
        _column("occurred_from", DAY),
        _column("occurred_to", DAY),
        _basis("date_basis"),
        _column("date_reason", TEXT),
        _column("place_local_id", TEXT),
        _basis("place_basis"),
        _column("lead_local_id", TEXT),
        _basis("lead_basis"),
        _column("event_name", TEXT),
        _column("is_online", FLAG, required=True),
        _column("is_background", FLAG, required=True),
    ),
    _evidenced(
        "engagement_party",
        "one party of one engagement as told",
        TOLD_ID,
        _column("party_kind", TEXT, required=True, values=PARTY_KINDS),
        _column("party_local_id", TEXT, required=True),
        _column("side", TEXT, required=True, values=SIDES),
    ),
    _evidenced(
        "agreement",
        "one agreement, or one counted group of them, as one article tells it",
        TOLD_ID,
        _column("trip_told_id", TEXT),
        _column("engagement_told_id", TEXT),
        _column("project_local_id", TEXT),
        _column(
            "kind",
            TEXT,
            required=True,
            values=("strategic_cooperation", "letter_of_intent", "mou", "project", "appointment", "other"),
        ),
        _column("status", TEXT, required=True, values=("signed", "agreed", "intent", "planned", "hoped")),
        _basis("status_basis"),
        _column("agreement_count", COUNT),
        _column("count_is_lower_bound", FLAG, required=True),
        _column("subject", TEXT),
        _column("industry_local_id", TEXT),
        _column("place_local_id", TEXT),
        _basis("place_basis"),
        _column("signed_from", DAY),
        _column("signed_to", DAY),
        _basis("date_basis"),
        _column("amount", NUMBER),
        _column("currency", TEXT),
        _column("amount_qualifier", TEXT, values=("exact", "about", "over", "nearly", "at_least")),
        _column("amount_cny", NUMBER),
        _column("is_background", FLAG, required=True),
    ),
    _evidenced(
        "agreement_party",
        "one party of one agreement as told",
        TOLD_ID,
        _column("party_kind", TEXT, required=True, values=PARTY_KINDS),
        _column("party_local_id", TEXT, required=True),
        _column("side", TEXT, required=True, values=SIDES),
    ),
    _evidenced(
        "figure",
        "one stated number as one article tells it",
        TOLD_ID,
        _column("kind", TEXT, required=True, values=("money", "count", "rank", "duration", "percent", "area")),
        _column("value", NUMBER, required=True),
        _column("unit", TEXT, required=True),
        _column("currency", TEXT),
        _basis("currency_basis"),
        _column("qualifier", TEXT, required=True, values=("exact", "about", "over", "nearly", "at_least")),
        _column("measure", TEXT),
        _column("organization_local_id", TEXT),
        _column("agreement_told_id", TEXT),
        _column("project_local_id", TEXT),
        _column("trip_told_id", TEXT),
        _column("as_of_from", DAY),
        _column("as_of_to", DAY),
        _column("is_background", FLAG, required=True),
        _column("counts_in_total", FLAG, required=True),
    ),
    _evidenced(
        "person_role",
        "one person with one title in one article",
        TOLD_ID,
        _column("person_local_id", TEXT, required=True),
        _column("title", TEXT, required=True),
        _column("title_key", TEXT),
        _column("organization_local_id", TEXT),
        _column("place_local_id", TEXT),
        _basis("affiliation_basis"),
        _column("affiliation_reason", TEXT),
        _column("as_of_from", DAY),
        _column("as_of_to", DAY),
        _column("side", TEXT, values=SIDES),
    ),
    _evidenced(
        "organization_relation",
        "one relation between two bodies or places as told",
        TOLD_ID,
        _column(
            "relation",
            TEXT,
            required=True,
            values=("subsidiary_of", "invests_in", "located_in", "headquartered_in", "sister_city"),
        ),
        _column("subject_kind", TEXT, required=True, values=PARTY_KINDS),
        _column("subject_local_id", TEXT, required=True),
        _column("object_kind", TEXT, required=True, values=PARTY_KINDS),
        _column("object_local_id", TEXT, required=True),
    ),
    _evidenced(
        "organization_alias",
        "one other name of an organization, read in a text",
        TOLD_ID,
        _column("organization_local_id", TEXT, required=True),
        _column("alias", TEXT, required=True),
        _column(
            "alias_kind",
            TEXT,
            required=True,
            values=("short_name", "traditional", "latin", "former", "twin_name", "vocabulary", "override"),
        ),
    ),
    _evidenced(
        "project",
        "one named investment project as one article tells it",
        TOLD_ID,
        _column("project_local_id", TEXT, required=True),
        _column("name", TEXT, required=True),
        _column("investor_local_id", TEXT),
        _column("place_local_id", TEXT),
        _basis("place_basis"),
        _column("industry_local_id", TEXT),
        _column("amount", NUMBER),
        _column("currency", TEXT),
        _column("amount_qualifier", TEXT, values=("exact", "about", "over", "nearly", "at_least")),
        _column("amount_cny", NUMBER),
    ),
    _evidenced(
        "project_stage",
        "one stage of one project as one article tells it",
        TOLD_ID,
        _column("project_local_id", TEXT, required=True),
        _column("stage", TEXT, required=True, values=PROJECT_STAGES),
        _column("stage_from", DAY),
        _column("stage_to", DAY),
        _basis("date_basis"),
        _column("date_reason", TEXT),
    ),
    _evidenced(
        "contradiction",
        "one conflict between two things one article tells",
        TOLD_ID,
        _column("kind", TEXT, required=True, values=CONTRADICTIONS),
        _column("left_value", TEXT, required=True),
        _column("right_value", TEXT, required=True),
        _column("left_told_id", TEXT, required=True),
        _column("right_told_id", TEXT, required=True),
    ),
    _evidenced(
        "evidence",
        "one piece of text one told row rests on",
        TOLD_ID,
        _column("part", TEXT, required=True, values=("event", "date", "place", "lead", "party", "amount", "basis")),
        _column("is_primary", FLAG, required=True),
    ),
)

RECORDS: dict[str, Record] = {record.name: record for record in _ALL}
