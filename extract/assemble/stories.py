"""Stories: their ids, their days and whose news they are."""

from __future__ import annotations

from collections.abc import Sequence

from extract.assemble.told import Engagement, Trip
from extract.ids import local_id
from extract.settle.settled import Settled


def story_ids(settled: Settled) -> tuple[str, ...]:
    """Name the stories of one article, in order of their ordinals; the same text gives the same names."""
    text = settled.text
    ids = []
    for story in settled.stories:
        start, end = text.raw_span(story.start, story.end) if story.end > story.start else (0, len(text.raw_text))
        ids.append(local_id(settled.article_id, "story", start, end, story.ordinal))
    return tuple(ids)


def story_rows(
    settled: Settled, ids: Sequence[str], trips: Sequence[Trip], engagements: Sequence[Engagement]
) -> list[dict[str, object]]:
    """Give one row per story; its days are those of its trip, else of its own dated engagements."""
    rows: list[dict[str, object]] = []
    for story, story_id in zip(settled.stories, ids, strict=True):
        trip = next((t for t in trips if t.story == story.ordinal), None)
        own = [e.days for e in engagements if e.story == story.ordinal and not e.is_background]
        first = trip.days.first if trip else min((d.first for d in own if d.first), default=None)
        last = trip.days.last if trip else max((d.last for d in own if d.last), default=None)
        home = settled.home_by_story.get(story.ordinal)
        told_from = home.place_local_id if home is not None else None
        whose = trip.home_id if trip is not None and (told_from is None or trip.direction == "inbound") else told_from
        span = (
            settled.text.raw_span(story.start, story.end)
            if story.end > story.start
            else (0, len(settled.text.raw_text))
        )
        rows.append(
            {
                "story_id": story_id,
                "article_id": settled.article_id,
                "ordinal": story.ordinal,
                "headline": _headline(settled, story.start, story.end),
                "home_local_id": whose,  # of guests their own, and not that of the desk that tells of them
                "event_from": first,
                "event_to": last,
                "raw_start": span[0],
                "raw_end": span[1],
            }
        )
    return rows


def _headline(settled: Settled, start: int, end: int) -> str | None:
    text = settled.text
    if start == 0:
        return text.page.title
    heading = next((b for b in text.blocks if start <= b.start < end and b.kind in ("title", "heading")), None)
    return text.clean_text[heading.start : heading.end].strip() if heading else None
