"""From candidates to what stands: entities, mentions, roles, dates and figures that do not contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.find.candidates import Candidate, CueCandidate, DateCandidate, FigureCandidate
from extract.restore.text import RestoredText
from extract.segment import find_stories, split_sentences
from extract.settle.affiliations import settle_roles
from extract.settle.calendar import settle_dates
from extract.settle.committees import name_departments
from extract.settle.entities import enter_entities
from extract.settle.homes import find_homes, find_voices
from extract.settle.names import settle_names
from extract.settle.quantities import settle_figures
from extract.settle.settled import Home, Issue, Settled
from extract.vocabulary import Vocabulary

__all__ = ["settle"]

NO_SUCH_NUMBER = Decimal(10) ** 20  # of anything that is counted or paid
# They tell numbers, attend or sign; what is invested, sold or set up is a firm's, a fund's, a zone's.
NO_OWNERS = frozenset({"media", "embassy", "delegation", "government", "party"})


def settle(article_id: str, text: RestoredText, candidates: Sequence[Candidate], vocabulary: Vocabulary) -> Settled:
    """Settle all candidates of one article.

    The order is the design: names first, because a date or a number inside a name is none; homes before entities, because
    市委 and 高新区 mean what is at home; roles last, because they need everybody.
    """
    stories = find_stories(text)
    sentences = split_sentences(text, stories)
    standing = settle_names(text.clean_text, candidates)
    homes = find_homes(text, stories, standing.organizations, standing.places, vocabulary)
    voices = find_voices(text, stories, standing.organizations, homes, standing.places, vocabulary)
    book = enter_entities(article_id, text, stories, sentences, standing, homes, voices, vocabulary)
    roles = settle_roles(book, standing.titles)
    name_departments(book, standing.titles, roles)
    home_by_story = {}
    for story in stories:
        found = homes[story.ordinal]
        place_id = None
        if found.place_key is not None:
            start = found.start if found.start is not None else story.start
            place_id = book.place(found.place_key, start, found.end or start + 1, implied=True)
        home_by_story[story.ordinal] = Home(
            place_local_id=place_id, basis=found.basis, start=found.start, end=found.end
        )
    mentions = tuple(sorted(book.mentions, key=lambda m: (m.start, -m.end, m.kind, m.local_id)))
    dates = settle_dates(text, stories, sentences, [c for c in candidates if isinstance(c, DateCandidate)])
    numbers = [c for c in candidates if isinstance(c, FigureCandidate)]
    figures = settle_figures(
        text,
        sentences,
        [n for n in numbers if n.value < NO_SUCH_NUMBER],
        dates,
        [m for m in mentions if m.kind == "organization" and book.entities[m.local_id].detail_kind not in NO_OWNERS],
        [m for m in mentions if m.kind == "policy_term"],
        [m for m in mentions if book.entities[m.local_id].detail_kind == "delegation"],
    )
    return Settled(
        article_id=article_id,
        text=text,
        stories=stories,
        sentences=sentences,
        entities=book.entities,
        mentions=mentions,
        roles=roles,
        dates=dates,
        figures=figures,
        cues=tuple(sorted((c for c in candidates if isinstance(c, CueCandidate)), key=lambda c: c.start)),
        home_by_story=home_by_story,
        teller_by_story={n: key for n, key in voices.items() if key and n in homes and key != homes[n].place_key},
        aliases=tuple(book.aliases),
        issues=(*standing.issues, *book.issues, *_beyond_belief(text, numbers)),
    )


def _beyond_belief(text: RestoredText, numbers: Sequence[FigureCandidate]) -> Iterator[Issue]:
    """Report the numbers that no news can mean; typing errors write them (五千万亿亿元), and no column holds them."""
    for number in numbers:
        if number.value >= NO_SUCH_NUMBER:
            written = text.clean_text[number.start : number.end]
            yield Issue(stage="settle", reason="number_too_large", detail=written, start=number.start, end=number.end)
