"""Bodies called by their kind alone: 代表团, 高新区."""

from __future__ import annotations

import re

from extract.find.candidates import OrganizationCandidate
from extract.settle.entities.book import Book
from extract.settle.entities.zones import ZONE_TYPES, zone_meant
from extract.settle.settled import Mention

BARE_DELEGATIONS = frozenset(
    {"代表团", "考察团", "访问团", "参访团", "招商团", "经贸团", "经贸代表团", "交流团", "工作团"}
)


def enter_bare(book: Book, body: OrganizationCandidate) -> None:
    """Enter 代表团 as the delegation of the story named last, 高新区 as the zone it means."""
    surface = book.clean[body.start : body.end]
    if body.kind == "delegation":
        key = _delegation(book, body.start)
        if key is not None and (surface in BARE_DELEGATIONS):
            book.mention("organization", key, body.start, body.end, "bare_body", inferred=True)
        return
    if surface in ZONE_TYPES:
        key = zone_meant(book, surface, body.start)
        if key is None:
            book.issue("zone_without_a_name", body.start, body.end)
            return
        book.tell(key)
        book.mention("organization", key, body.start, body.end, "bare_body", inferred=True)
        book.alias(key, surface, body.start, body.end, "bare_body")
        place_id = book.entities[key].place_local_id
        if place_id is not None and book.entities[place_id].detail_kind == "zone":
            book.tell(place_id)
            book.mention("place", place_id, body.start, body.end, "bare_body", inferred=True)


# 会长甲表示:此次访问,作为|乙市代表团|来访的回访
SPOKEN = re.compile(r"(?:表示|指出|强调|认为|回顾|介绍|说|称)[:：,，]")


def _is_spoken_of(book: Book, delegation: Mention) -> bool:
    """Tell a delegation named only by a speaker, perhaps another than the one that travels."""
    sentence = book.sentence_at(delegation.start)
    return sentence is not None and SPOKEN.search(book.clean, sentence.start, delegation.start) is not None


def _delegation(book: Book, position: int) -> str | None:
    found = [m for m in book.delegations_by_story[book.story_at(position)] if not _is_spoken_of(book, m)]
    before = [m for m in found if m.start < position]
    chosen = before or found
    return chosen[-1].local_id if before else chosen[0].local_id if chosen else None
