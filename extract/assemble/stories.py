"""Stories: their ids, their days and whose news they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.assemble.told import Engagement, Trip
from extract.ids import local_id
from extract.settle.settled import Home, Settled


def story_ids(settled: Settled) -> tuple[str, ...]:
    """Name the stories of one article, in order of their ordinals; the same text gives the same names."""
    text = settled.text
    ids = []
    for story in settled.stories:
        start, end = text.raw_span(story.start, story.end) if story.end > story.start else (0, len(text.raw_text))
        ids.append(local_id(settled.article_id, "story", start, end, story.ordinal))
    return tuple(ids)


def whose_news(desk: Home | None, trip: Mapping[str, object] | None) -> tuple[object, object]:
    """Give the home place of a story and how it is known: of guests their own, and not that of the desk that tells of them.

    `trip` is the row of its first journey, of which `home_local_id`, `home_basis` and `direction` are read.
    """
    if desk is not None and desk.place_local_id is not None and (trip is None or trip["direction"] != "inbound"):
        return desk.place_local_id, desk.basis
    if trip is None or trip["home_local_id"] is None:
        return None, "unstated"
    return trip["home_local_id"], trip["home_basis"]


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
        of_trip = (
            {"home_local_id": trip.home_id, "home_basis": trip.home_basis, "direction": trip.direction}
            if trip
            else None
        )
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
                "home_local_id": whose_news(home, of_trip)[0],
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
