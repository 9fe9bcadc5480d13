"""Whose number it is, of what day, and whether the trip made it or it was so before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from extract.find.candidates import FigureCandidate
from extract.restore.text import RestoredText
from extract.segment import Sentence, Story
from extract.settle.settled import DateMention, Figure, Mention

CLAUSE_END = re.compile(r"[，,；;：:]")
# The trip itself makes such a number: 签约15个项目, 达成总投资超亿元的合作, 为期7天.
MADE_BY_THE_TRIP = re.compile(
    r"签约|签署|签订|签下|达成|现场|出席|参会|参加|拟投资|计划投资|将投资|意向|推介|洽谈|对接|会见|会谈|座谈|拜访|走访|考察|访问|行程|此行|此次|本次|期间|收获"
)
SIGNED = re.compile(r"签约|签署|签订|签下")
BEFORE_THE_TRIP = re.compile(
    r"去年|前年|截至|目前|累计|历年|已有|已在|已与|拥有|连续|以来|历经|成立|创立|创办|位列|位居|排名|开业|现有|过去|近年|设有|此前|曾|前两届|上届|往届"
)
TRIP_MEASURES = frozenset({"trip_days", "agreements", "participants"})
PAST_MEASURES = frozenset(
    {"sales", "revenue", "visitors", "passengers", "gdp", "profit", "tax", "output_value", "market_value", "trade_volume",
     "employees", "population", "rank", "growth", "registered_capital", "assets"}
)  # fmt: skip
NO_OWNER_MEASURES = frozenset({"trip_days", "participants", "gdp", "population", "trade_volume"})
LISTED = "、"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    local_id: str | None
    basis: str
    is_inferred: bool = False


NOBODY = _Owner(local_id=None, basis="unstated")


def settle_figures(
    text: RestoredText,
    stories: Sequence[Story],
    sentences: Sequence[Sentence],
    candidates: Sequence[FigureCandidate],
    dates: Sequence[DateMention],
    organizations: Sequence[Mention],
    names: Sequence[Mention] = (),
) -> tuple[Figure, ...]:
    """Keep the figures that are no part of a date or a name, each with owner, day and whether it is background.

    `organizations` are settled mentions of organizations; `names` all other mentions a number may be part of (policy
    terms). A figure told again is one figure with further places. Order of start.
    """
    taken = sorted([*((d.start, d.end) for d in dates), *((m.start, m.end) for m in (*organizations, *names))])
    kept = [c for c in sorted(candidates, key=lambda c: c.start) if not _overlaps(taken, c.start, c.end)]
    bodies = sorted((m for m in organizations if m.kind == "organization"), key=lambda m: (m.start, -m.end))
    body_starts = [m.start for m in bodies]
    starts = [s.start for s in sentences]
    figures: list[Figure] = []
    first_by_figure: dict[tuple[object, ...], int] = {}
    for found in kept:
        at = bisect_right(starts, found.start) - 1
        if at < 0 or found.end > sentences[at].end:
            continue
        sentence = sentences[at]
        if _is_boilerplate(text, sentence):
            continue
        owner = _owner(text.clean_text, sentences, at, found, bodies, body_starts)
        first, last = _as_of(text.clean_text, sentence, found, dates)
        same = (sentence.story, found.kind, found.value, found.unit, found.qualifier, found.measure)
        known = first_by_figure.get(same)
        if known is not None and _is_told_again(figures[known], owner, found):
            figures[known] = _repeated(figures[known], found)
            continue
        first_by_figure[same] = len(figures)
        figures.append(
            Figure(
                found=found,
                organization_local_id=owner.local_id,
                is_background=_is_background(text.clean_text, sentences, at, found),
                as_of_from=first,
                as_of_to=last,
                story=sentence.story,
                owner_basis=owner.basis,
                owner_is_inferred=owner.is_inferred,
            )
        )
    return tuple(figures)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (end, 0))
    return any(taken[n][1] > start for n in range(max(0, at - 4), at))


def _is_boilerplate(text: RestoredText, sentence: Sentence) -> bool:
    """Lines of the page about itself (浏览次数 13次) tell nothing of the trip."""
    line = text.clean_text[sentence.start : sentence.end]
    return sentence.block_kind in ("byline", "source", "dateline") or any(
        word in line for word in ("浏览次数", "阅读次数", "点击", "浏览量", "字号", "阅读量")
    )


def _is_told_again(first: Figure, owner: _Owner, found: FigureCandidate) -> bool:
    """Small counts repeat by chance (5家 … 5家), large sums and a figure of the same owner do not."""
    if found.currency != first.found.currency and found.currency_basis == first.found.currency_basis:
        return False
    if found.kind == "money" or found.measure == "trip_days":
        return (
            owner.local_id is None
            or first.organization_local_id is None
            or owner.local_id == first.organization_local_id
        )
    return owner.local_id is not None and owner.local_id == first.organization_local_id and found.value > 10


def _repeated(first: Figure, found: FigureCandidate) -> Figure:
    return Figure(
        found=first.found,
        organization_local_id=first.organization_local_id,
        is_background=first.is_background,
        as_of_from=first.as_of_from,
        as_of_to=first.as_of_to,
        story=first.story,
        owner_basis=first.owner_basis,
        owner_is_inferred=first.owner_is_inferred,
        repeats=(*first.repeats, (found.start, found.end)),
    )


def _owner(
    clean: str,
    sentences: Sequence[Sentence],
    at: int,
    found: FigureCandidate,
    bodies: Sequence[Mention],
    body_starts: Sequence[int],
) -> _Owner:
    """The body named nearest before the figure that is no item of a list, else the one its paragraph speaks of."""
    if found.measure in NO_OWNER_MEASURES:
        return NOBODY
    sentence = sentences[at]
    own = _within(bodies, body_starts, sentence.start, found.start)
    free = [m for m in own if not _is_listed(clean, m)]
    if free:
        nearest = free[-1]
        is_close = CLAUSE_END.search(clean, nearest.end, found.start) is None
        return _Owner(local_id=nearest.local_id, basis="clause" if is_close else "sentence")
    if own:
        return _Owner(local_id=own[0].local_id, basis="sentence", is_inferred=True)
    if found.kind == "rank":  # 全球第三大发酵企业X: the name follows
        behind = _within(bodies, body_starts, found.end, min(sentence.end, found.end + 30))
        if behind and CLAUSE_END.search(clean, found.end, behind[0].start) is None:
            return _Owner(local_id=behind[0].local_id, basis="clause")
    if found.measure in TRIP_MEASURES:
        return NOBODY
    if at and sentences[at - 1].block == sentence.block:
        before = _within(bodies, body_starts, sentences[at - 1].start, sentences[at - 1].end)
        subject = [m for m in before if not _is_listed(clean, m)]
        if subject:
            return _Owner(local_id=subject[0].local_id, basis="paragraph", is_inferred=True)
    return NOBODY


def _within(bodies: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> list[Mention]:
    return [m for m in bodies[bisect_left(starts, start) : bisect_left(starts, end)] if m.end <= end]


def _is_listed(clean: str, mention: Mention) -> bool:
    return (
        clean[mention.end : mention.end + 1] == LISTED
        or clean[max(0, mention.start - 1) : mention.start] == LISTED
        or clean[mention.end : mention.end + 1] == "等"
    )


def _as_of(
    clean: str, sentence: Sentence, found: FigureCandidate, dates: Sequence[DateMention]
) -> tuple[date | None, date | None]:
    """The days the figure is stated for: 截至2023年底, 2022年销售额…; None where its own words name none."""
    since = bisect_left(dates, sentence.start, key=attrgetter("start"))
    before = dates[since : bisect_left(dates, found.start, lo=since, key=attrgetter("start"))]
    near = next((mention for mention in reversed(before) if mention.shape not in ("vague", "time_apart")), None)
    if near is None or near.date_to is None or len(CLAUSE_END.findall(clean, near.end, found.start)) > 1:
        return None, None
    if clean[max(0, near.start - 2) : near.start] in ("截至", "截止"):
        return near.date_to, near.date_to
    return near.date_from, near.date_to


def _is_background(clean: str, sentences: Sequence[Sentence], at: int, found: FigureCandidate) -> bool:
    """Tell what was so before the trip from what the trip made, by the words around the figure.

    After a sentence of signing the next one mostly breaks its total down (其中，工业项目9个).
    """
    sentence = sentences[at]
    if found.measure in PAST_MEASURES:
        return True
    if found.measure == "trip_days":
        return False
    start, end = _clauses_around(clean, sentence, found)
    if BEFORE_THE_TRIP.search(clean, start, end):
        return True
    if MADE_BY_THE_TRIP.search(clean, sentence.start, sentence.end):
        return False
    before = sentences[at - 1] if at else None
    return not (before and before.block == sentence.block and SIGNED.search(clean, before.start, before.end))


def _clauses_around(clean: str, sentence: Sentence, found: FigureCandidate) -> tuple[int, int]:
    """The clause of the figure with the one before it."""
    marks = [m.end() for m in CLAUSE_END.finditer(clean, sentence.start, found.start)]
    start = marks[-2] if len(marks) > 1 else sentence.start
    after = CLAUSE_END.search(clean, found.end, sentence.end)
    return start, after.start() if after else sentence.end
