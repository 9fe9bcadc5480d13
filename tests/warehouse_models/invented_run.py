"""An invented run: four small articles, told rows written by hand, so that the models are tested without any finder.

`original` and `reprint` print one text; `first` and `corrected` are two versions of one page, the second with another amount.
All of them tell the trip of 何若川 from 长春 to 韩国.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.ids import local_id
from extract.records import RECORDS
from warehouse.manifest import QUALITY_RESULT, RELEASE

TEXT = (
    "长春市经贸代表团访问韩国\n3月3日至6日，长春市副市长何若川率经贸代表团访问韩国，在釜山广域市与海原电子座谈，"
    "海原电子与明远光电签署战略合作协议，总投资2亿元。代表团一行还参观了当地的汽车零部件企业，就人才培养交换意见。\n"
)
INSTANT = pa.timestamp("us", tz="UTC")


@dataclass
class Article:
    """One invented article with the rows it tells."""

    text: str
    hour: int
    published_on: date
    amount: int = 200_000_000
    page_url: str | None = None
    publisher: str | None = None
    uri: str | None = None
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in RECORDS})

    @property
    def article_id(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    def id_of(self, kind: str, words: str) -> str:
        start = self.text.index(words)
        return local_id(self.article_id, kind, start, start + len(words))

    def proof(self, words: str, rule: str = "agreement_same_parties_kind_and_status") -> dict[str, Any]:
        start = self.text.index(words)
        return {
            "article_id": self.article_id,
            "story_id": local_id(self.article_id, "story", 0, len(self.text), 1),
            "raw_start": start,
            "raw_end": start + len(words),
            "evidence": words,
            "rule": rule,
            "confidence": 0.5,
            "is_inferred": False,
        }

    def entity(self, kind: str, words: str, **more: Any) -> str:
        name = more.pop("name", words)
        proof = self.proof(words)
        row = {"local_id": self.id_of(kind, words), "entity_kind": kind, "name": name, "is_implied": False, **more}
        place = {key: proof[key] for key in ("article_id", "raw_start", "raw_end")}
        self.rows["entity"].append({**row, **place})
        self.rows["mention"].append(
            {"entity_kind": kind, "local_id": row["local_id"], "surface": words, **self.proof(words)}
        )
        return str(row["local_id"])

    def tell(self, record: str, words: str, **columns: Any) -> str:
        told_id = columns.pop("told_id", None) or self.id_of(record, words)
        self.rows[record].append({**self.proof(words), "told_id": told_id, **columns})
        return str(told_id)


def articles() -> dict[str, Article]:
    """Write the four articles with everything they tell."""
    url = "http://news.invalid/1.html"
    extra = "（本报记者 摄影报道）另据了解，代表团此行共发放招商手册三百余份，收集合作线索四十余条，后续将由市商务局逐一跟进落实。"
    found = {
        "original": Article(TEXT, 8, date(2025, 3, 7), publisher="长春某报"),
        "reprint": Article(TEXT + "（完）", 9, date(2025, 3, 8), publisher="吉林某网"),
        "first": Article(TEXT + extra, 8, date(2025, 3, 9), page_url=url),
        "corrected": Article((TEXT + extra).replace("2亿元", "3亿元"), 12, date(2025, 3, 9), 300_000_000, page_url=url),
    }
    for article in found.values():
        _tell_everything(article)
    return found


def _tell_everything(article: Article) -> None:
    rows, money = article.rows, "2亿元" if "2亿元" in article.text else "3亿元"
    rows["article"].append(
        {
            "article_id": article.article_id,
            "title": "长春市经贸代表团访问韩国",
            "publisher": article.publisher,
            "published_on": article.published_on,
            "page_url": article.page_url,
            "script": "simplified",
            "encoding": "utf-8",
            "genre": "delegation_news",
            "raw_text": article.text,
            "clean_text": article.text,
        }
    )
    rows["story"].append(
        {
            "story_id": article.proof("长春市")["story_id"],
            "article_id": article.article_id,
            "ordinal": 1,
            "raw_start": 0,
            "raw_end": len(article.text),
        }
    )
    rows["token"] += [
        {"article_id": article.article_id, "token": token, "occurrences": 2} for token in ("经贸", "韩国")
    ]
    home = article.entity("place", "长春市", vocabulary_key="CN-220100", detail_kind="city")
    korea = article.entity("place", "韩国", vocabulary_key="KR", detail_kind="country")
    busan = article.entity("place", "釜山广域市", vocabulary_key="KR:釜山广域市", detail_kind="city")
    lead = article.entity("person", "何若川")
    host = article.entity("organization", "海原电子", detail_kind="company", place_local_id=busan)
    guest = article.entity("organization", "明远光电", detail_kind="company", place_local_id=home)
    days = {"occurred_from": date(2025, 3, 3), "occurred_to": date(2025, 3, 6), "date_basis": "trip_range"}
    trip = article.tell(
        "trip", "3月3日至6日，长春市副市长何若川率经贸代表团访问韩国", direction="outbound", home_local_id=home,
        lead_local_id=lead, started_on=date(2025, 3, 3), ended_on=date(2025, 3, 6), date_basis="stated", days_computed=4,
    )  # fmt: skip
    article.tell("trip_place", "韩国", told_id=trip, ordinal=1, place_local_id=korea)
    article.tell("trip_place", "釜山广域市", told_id=trip, ordinal=2, place_local_id=busan)
    article.tell("trip_party", "何若川", told_id=trip, party_kind="person", party_local_id=lead, is_lead=True)
    met = article.tell(
        "engagement", "在釜山广域市与海原电子座谈", trip_told_id=trip, kind="meeting", place_local_id=busan,
        lead_local_id=lead, is_online=False, is_background=False, **days,
    )  # fmt: skip
    for words, kind, party, side in (
        ("何若川", "person", lead, "delegation"),
        ("海原电子", "organization", host, "counterpart"),
    ):
        article.tell("engagement_party", words, told_id=met, party_kind=kind, party_local_id=party, side=side)
    signed = article.tell(
        "agreement", "海原电子与明远光电签署战略合作协议", trip_told_id=trip, kind="strategic_cooperation",
        status="signed", count_is_lower_bound=False, is_background=False,
    )  # fmt: skip
    for words, party, side in (("海原电子", host, "counterpart"), ("明远光电", guest, "delegation")):
        article.tell(
            "agreement_party", words, told_id=signed, party_kind="organization", party_local_id=party, side=side
        )
    article.tell("evidence", "签署战略合作协议", told_id=signed, part="event", is_primary=True)
    article.tell(
        "figure", money, kind="money", value=article.amount, unit="元", currency="CNY", qualifier="exact",
        measure="total_investment", organization_local_id=guest, agreement_told_id=signed, trip_told_id=trip,
        is_background=False, counts_in_total=True,
    )  # fmt: skip
    _tell_project(article, money, guest, home)
    article.tell(
        "contradiction", "3月3日至6日", kind="trip_length", left_value="5 days", left_told_id=trip,
        right_value="4 days", right_told_id=trip,
    )  # fmt: skip
    article.tell(
        "person_role", "副市长何若川", person_local_id=lead, title="副市长", title_key="副市长", place_local_id=home,
        affiliation_basis="stated", as_of_from=date(2025, 3, 3), as_of_to=date(2025, 3, 6), side="delegation",
    )  # fmt: skip
    article.tell(
        "organization_relation", "海原电子", relation="located_in", subject_kind="organization", subject_local_id=host,
        object_kind="place", object_local_id=busan,
    )  # fmt: skip


def _tell_project(article: Article, money: str, investor: str, place: str) -> None:
    """Tell a project that was intended in winter and signed on the trip; the corrected page has another total."""
    told = article.proof(money)
    project = article.id_of("project", money)
    article.rows["entity"].append(
        {
            "local_id": project,
            "entity_kind": "project",
            "name": "光学薄膜项目",
            "is_implied": False,
            **{key: told[key] for key in ("article_id", "raw_start", "raw_end")},
        }
    )
    article.tell(
        "project", money, project_local_id=project, name="光学薄膜项目", investor_local_id=investor, place_local_id=place,
        place_basis="stated", amount=article.amount, currency="CNY", amount_qualifier="exact", amount_cny=article.amount,
    )  # fmt: skip
    for words, stage, day in (("总投资", "intended", date(2024, 12, 1)), ("签署", "signed", date(2025, 3, 5))):
        article.tell(
            "project_stage", words, project_local_id=project, stage=stage, stage_from=day, stage_to=day,
            date_basis="stated",
        )  # fmt: skip


def write_run(data: Path, told: list[Article]) -> Path:
    """Write a run of these articles as landing, extraction and the gates leave it: two shards, manifest, catalog."""
    run = data / "runs" / "r1"
    (run / "catalog").mkdir(parents=True)
    shards = {}
    for n, members in enumerate((told[::2], told[1::2])):
        shard = data / "extracted" / "digest" / f"shard{n}"
        shard.mkdir(parents=True)
        for name, record in RECORDS.items():
            rows = [row for article in members for row in article.rows[name]]
            pq.write_table(
                pa.Table.from_pylist(rows, schema=_lenient(record.schema)).cast(record.schema),
                shard / f"{name}.parquet",
            )
        shards[str(shard.relative_to(data))] = [article.article_id for article in members]
    (run / "shards.json").write_text(json.dumps(shards))
    deliveries = [
        {
            "sha256": article.article_id,
            "source_uri": article.uri or f"{n}.txt",
            "first_seen_at": datetime(2025, 3, 10, article.hour, tzinfo=UTC),
            "run_id": "r1",
        }
        for n, article in enumerate(told)
    ]
    text = pa.string()
    delivery = pa.schema([("sha256", text), ("source_uri", text), ("first_seen_at", INSTANT), ("run_id", text)])
    aside = pa.schema(
        [("sha256", text), ("source_uri", text), ("reason", text), ("detail", text), ("seen_at", INSTANT)]
    )
    release = {
        "release_id": "20250310-1", "built_at": datetime(2025, 3, 10, 13, tzinfo=UTC), "run_id": "r1", "code_version": "1",
        "extractor_digest": "digest", "input_digest": "digest", "article_count": len(told),
    }  # fmt: skip
    kept_out = [{"article_id": "0" * 64, "stage": "gate_extracted", "reason": "set_aside", "detail": "a bad batch"}]
    for name, rows, schema in (
        ("delivery", deliveries, delivery),
        ("quarantine", [], aside),
        ("release", [release], RELEASE),
        ("quality_result", [], QUALITY_RESULT),
        ("issue", kept_out, RECORDS["issue"].schema),
    ):
        pq.write_table(
            pa.Table.from_pylist(rows, schema=_lenient(schema)).cast(schema), run / "catalog" / f"{name}.parquet"
        )
    return run


def _lenient(schema: pa.Schema) -> pa.Schema:
    return pa.schema([field.with_nullable(True) for field in schema])
