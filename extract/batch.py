"""One batch of articles in, records out: the door of this package.

`extract_batch` is pure: one article never sees another, nothing is read but the vocabulary. The same function runs in a test,
a process pool, a mapped Airflow task or a distributed engine.
"""

from __future__ import annotations

import traceback
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

import pyarrow as pa

from extract.assemble import assemble
from extract.assemble.stories import story_ids, whose_news
from extract.find.candidates import Candidate
from extract.find.cues import find_cues
from extract.find.dates import find_dates
from extract.find.figures import find_figures
from extract.find.organizations import find_organizations
from extract.find.people import find_people
from extract.find.places import find_places
from extract.find.terms import find_terms
from extract.find.titles import find_titles
from extract.ids import local_id
from extract.records import RECORDS
from extract.restore import restore
from extract.restore.text import RestoredText
from extract.settle import settle
from extract.settle.byline import read_byline
from extract.settle.settled import Settled
from extract.tokens import count_tokens
from extract.vocabulary import Vocabulary, load_vocabulary
from jingmao.settings import read_settings

Row = dict[str, object]
Rows = dict[str, list[Row]]

FINDERS = (
    find_titles,
    find_people,
    find_organizations,
    find_places,
    find_dates,
    find_figures,
    find_terms,
    find_cues,
)


def extract_batch(articles: pa.Table) -> dict[str, pa.Table]:
    """Read a batch of landed articles into one Arrow table per record of `extract.records`.

    `articles` has the columns `article_id` (SHA-256 of the bytes, hexadecimal) and `content` (the bytes). Bytes that cannot
    be decoded do not come here: landing quarantines them. An article on which a rule breaks keeps what was read of it before
    and gets an issue row naming the error; the others go on.
    """
    vocabulary = load_vocabulary(read_settings().seeds)
    rows: Rows = {name: [] for name in RECORDS}
    for article_id, content in zip(articles["article_id"].to_pylist(), articles["content"].to_pylist(), strict=True):
        for name, found in extract_article(article_id, content, vocabulary).items():
            rows[name].extend(found)
    return {name: pa.Table.from_pylist(rows[name], schema=record.schema) for name, record in RECORDS.items()}


def extract_article(article_id: str, content: bytes, vocabulary: Vocabulary) -> Rows:
    """Read one article into rows of every record; the keys are all names of `RECORDS`."""
    rows: Rows = {name: [] for name in RECORDS}
    text = restore(content)
    settled: Settled | None = None
    if text.set_aside is None:
        try:
            settled = settle_article(article_id, text, vocabulary)
            for name, found in assemble(settled, vocabulary).items():
                rows[name].extend(found)
        except Exception as error:  # one article must never stop the others; what broke is a row, with the place
            for name, found in rows.items():
                if name != "issue":
                    found.clear()
            settled = None
            rows["issue"].append(_crash(article_id, error))
    elif text.set_aside:
        rows["issue"].append(_issue(article_id, "restore", text.set_aside, text.set_aside_reason or text.set_aside))
    ids = story_ids(settled) if settled else (local_id(article_id, "story", 0, len(text.raw_text), 1),)
    if settled is not None:
        rows["entity"].extend(_entities(settled))
        rows["mention"].extend(_mentions(settled, ids, vocabulary))
        rows["date_mention"].extend(_dates(settled, ids, vocabulary))
    rows["repair"].extend(_repairs(article_id, text, ids, vocabulary))
    rows["issue"].extend(
        _issue(article_id, "restore", flag.reason, flag.detail) | {"raw_start": flag.raw_start, "raw_end": flag.raw_end}
        for flag in text.flags
    )
    if not rows["story"]:
        rows["story"].extend(_bare_stories(article_id, text, ids))
    names = [entity.name for entity in settled.entities.values()] if settled else []
    rows["token"].extend(
        {"article_id": article_id, "token": token, "occurrences": times}
        for token, times in sorted(count_tokens(text.clean_text, names).items())
    )
    rows["article"].append(_article(article_id, text, settled, rows))
    return rows


def settle_article(article_id: str, text: RestoredText, vocabulary: Vocabulary) -> Settled:
    """Let every finder read the text, and settle what they found."""
    found: list[Candidate] = list(chain.from_iterable(finder(text, vocabulary) for finder in FINDERS))
    return settle(article_id, text, found, vocabulary)


def _issue(article_id: str, stage: str, reason: str, detail: str) -> Row:
    return {
        "article_id": article_id,
        "stage": stage,
        "reason": reason,
        "detail": detail,
        "raw_start": None,
        "raw_end": None,
    }


def _crash(article_id: str, error: Exception) -> Row:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "unknown place"
    return _issue(article_id, "extract", "rule_crashed", f"{type(error).__name__}: {error} (in {where})")


def _evidence(
    text: RestoredText,
    article_id: str,
    story_id: str,
    start: int,
    end: int,
    rule: str,
    confidence: float,
    inferred: bool,
) -> Row:
    raw_start, raw_end = text.raw_span(start, end)
    return {
        "article_id": article_id,
        "story_id": story_id,
        "raw_start": raw_start,
        "raw_end": raw_end,
        "evidence": text.raw_text[raw_start:raw_end],
        "rule": rule,
        "confidence": confidence,
        "is_inferred": inferred,
    }


def _entities(settled: Settled) -> Iterator[Row]:
    for entity in settled.entities.values():
        raw_start, raw_end = settled.text.raw_span(entity.start, entity.end)
        yield {
            "local_id": entity.local_id,
            "article_id": settled.article_id,
            "entity_kind": entity.kind,
            "name": entity.name,
            "vocabulary_key": entity.vocabulary_key,
            "detail_kind": entity.detail_kind,
            "place_local_id": entity.place_local_id,
            "country_code": entity.country_code,
            "is_implied": entity.is_implied,
            "raw_start": raw_start,
            "raw_end": raw_end,
        }


def _story_of(settled: Settled, ids: Sequence[str], start: int) -> str:
    return ids[max(bisect_right(settled.stories, start, key=attrgetter("start")), 1) - 1]


def _mentions(settled: Settled, ids: Sequence[str], vocabulary: Vocabulary) -> Iterator[Row]:
    for m in settled.mentions:
        yield {
            "entity_kind": m.kind,
            "local_id": m.local_id,
            "surface": settled.text.surface(m.start, m.end),
            **_evidence(
                settled.text,
                settled.article_id,
                _story_of(settled, ids, m.start),
                m.start,
                m.end,
                m.rule,
                vocabulary.confidence(m.rule),
                m.is_inferred,
            ),
        }


def _dates(settled: Settled, ids: Sequence[str], vocabulary: Vocabulary) -> Iterator[Row]:
    for d in settled.dates:
        yield {
            "date_from": d.date_from,
            "date_to": d.date_to,
            "precision": d.precision,
            "date_basis": d.date_basis,
            "date_reason": d.date_reason,
            **_evidence(
                settled.text,
                settled.article_id,
                ids[d.story - 1],
                d.start,
                d.end,
                d.rule,
                vocabulary.confidence(d.rule),
                d.is_inferred,
            ),
        }


def _repairs(article_id: str, text: RestoredText, ids: Sequence[str], vocabulary: Vocabulary) -> Iterator[Row]:
    for repair in text.repairs:
        yield {
            "kind": repair.kind,
            "repaired": repair.repaired,
            "candidates": list(repair.candidates),
            "article_id": article_id,
            "story_id": ids[0],
            "raw_start": repair.raw_start,
            "raw_end": repair.raw_end,
            "evidence": text.raw_text[repair.raw_start : repair.raw_end],
            "rule": repair.rule,
            "confidence": vocabulary.confidence(repair.rule),
            "is_inferred": repair.is_inferred,
        }


def _bare_stories(article_id: str, text: RestoredText, ids: Sequence[str]) -> Iterator[Row]:
    """Give a text that was not searched for events its one story, so that every row has one to stand in."""
    yield {
        "story_id": ids[0],
        "article_id": article_id,
        "ordinal": 1,
        "headline": text.page.title,
        "home_local_id": None,
        "event_from": None,
        "event_to": None,
        "raw_start": 0,
        "raw_end": len(text.raw_text),
    }


def _article(article_id: str, text: RestoredText, settled: Settled | None, rows: Rows) -> Row:
    page = text.page
    home = settled.home_by_story.get(1) if settled else None
    trips = rows["trip"]
    first = trips[0] if trips else None
    home_id, home_basis = whose_news(home, first)
    if text.set_aside is not None:
        genre, reason = "not_news", text.set_aside_reason or text.set_aside
    elif any(not row["is_background"] for row in rows["engagement"]) or trips:
        genre, reason = "delegation_news", None
    else:
        genre, reason = "other_news", "no trip and no engagement was found"
    return {
        "article_id": article_id,
        "title": page.title,
        "publisher": page.publisher,
        "source": page.source,
        "byline": page.byline or (read_byline(text, settled.mentions) if settled else None),
        "published_on": page.published_on,
        "published_basis": page.published_basis,
        "page_url": page.page_url,
        "script": text.script,
        "encoding": text.encoding,
        "genre": genre,
        "genre_reason": reason,
        "home_local_id": home_id,
        "home_basis": home_basis,
        "event_from": first["started_on"] if first else None,
        "event_to": first["ended_on"] if first else None,
        "event_basis": first["date_basis"] if first else "unstated",
        "event_reason": first["date_reason"] if first else None,
        "raw_text": text.raw_text,
        "clean_text": text.clean_text,
    }
