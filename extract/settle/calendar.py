"""What days a date expression can only mean: years derived, months and days taken over, or nothing.

Every mention says on what it rests (`date_basis`) and how (`date_reason`). A year is never invented.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from extract.find.candidates import DateCandidate
from extract.restore.text import RestoredText
from extract.segment import Sentence, Story
from extract.settle.settled import DateMention
from extract.settle.years import Telling, find_telling

MAX_HEADER_CHARS = 160  # 发布时间：… 来源：… 浏览次数：… on one line; a paragraph of news is longer
HEADER_WORDS = (
    "报道",
    "报导",
    "记者",
    "发布",
    "时间",
    "日期",
    "来源",
    "字号",
    "字体",
    "浏览",
    "阅读",
    "点击",
    "编辑",
    "作者",
    "稿源",
)
URL = "http://"
CLOCK = re.compile(r"[ \u3000-]{0,3}[0-2]?[0-9][:：][0-5][0-9]")  # 2006年11月16日08:30
AHEAD = ("将于", "将在", "拟于", "定于", "订于", "计划于", "预计于", "预定于", "计划", "预计", "预定", "将")
AHEAD_BEHIND = ("将", "拟")
ONE_DAY = timedelta(days=1)
LAST_MONTH_OF_YEARLY_FIGURES = 4  # until then 1—12月 on a page means the year before
YEAR_SHAPES = frozenset({"year", "year_range", "relative_year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """What one expression was found to mean."""

    first: date | None
    last: date | None
    precision: str
    basis: str
    reason: str | None
    is_inferred: bool = False


@dataclass(slots=True, kw_only=True)
class _Story:
    """What is known of one story while its expressions are read in order."""

    telling: Telling | None
    clean: str
    last_days: _Days | None = None
    dateline: date | None = None  # the day a wire report was sent
    ranges: list[_Days] = field(default_factory=list)
    explicit: tuple[int, DateCandidate, int] | None = None  # year printed, where, index of its sentence


def settle_dates(
    text: RestoredText,
    stories: Sequence[Story],
    sentences: Sequence[Sentence],
    candidates: Sequence[DateCandidate],
) -> tuple[DateMention, ...]:
    """Give every date expression its days, in order of start; both days None where nothing is certain.

    A story knows its own dates only; another story of the same file may lend the year, where it is proved there.
    """
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end))
    in_story = {story.ordinal: [c for c in ordered if story.start <= c.start < story.end] for story in stories}
    published, basis, header = _published(text, ordered)
    tellings: dict[int, Telling | None] = {}
    for story in stories:
        own = [s for s in sentences if s.story == story.ordinal]
        dated = [c for c in in_story[story.ordinal] if c not in header]
        tellings[story.ordinal] = find_telling(text.clean_text, story.start, story.end, own, dated, published, basis)
    lent = _lent(tellings)
    found: list[DateMention] = []
    starts = [s.start for s in sentences]
    for story in stories:
        state = _Story(telling=tellings[story.ordinal] or lent, clean=text.clean_text)
        mentions: list[tuple[DateCandidate, _Days]] = []
        for candidate in in_story[story.ordinal]:
            if candidate in header:
                days = _Days(
                    first=published, last=published, precision="day", basis=basis, reason="printed by the page"
                )
            else:
                days = _days(candidate, state, bisect_right(starts, candidate.start) - 1)
            mentions.append((candidate, days))
        latest = _latest_day(mentions)
        for candidate, days in mentions:
            settled = _closed(days, latest) if candidate.is_open else days
            found.append(_mention(candidate, settled, story.ordinal, candidate in header))
    return (*_unread_header(text, found), *found)


def _mention(candidate: DateCandidate, days: _Days, story: int, is_published: bool) -> DateMention:
    return DateMention(
        start=candidate.start,
        end=candidate.end,
        date_from=days.first,
        date_to=days.last,
        precision=days.precision,
        date_basis=days.basis,
        date_reason=days.reason,
        story=story,
        rule=candidate.rule,
        is_inferred=days.is_inferred,
        shape=candidate.shape,
        is_published=is_published,
    )


def _lent(tellings: dict[int, Telling | None]) -> Telling | None:
    known = {t.year: (n, t) for n, t in tellings.items() if t is not None}
    if len(known) != 1:
        return None
    ((number, telling),) = known.values()
    return Telling(
        year=telling.year,
        day=None,
        basis=telling.basis,
        reason=f"story {number} of the same file: {telling.reason}",
        is_inferred=True,
    )


# ---------------------------------------------------------------- the page's own day


def _published(text: RestoredText, candidates: Sequence[DateCandidate]) -> tuple[date | None, str, list[DateCandidate]]:
    """Find the day the page prints, and the expressions that print it."""
    page = text.page
    header = [c for c in candidates if _prints_the_page_day(text, c)]
    if page.published_on is not None:
        own = [c for c in header if _full(c) == page.published_on]
        return page.published_on, page.published_basis or "page_header", own
    days = {_full(c) for c in header}
    if len(days) != 1:
        return None, "page_header", []
    return days.pop(), "page_header", header


def _full(candidate: DateCandidate) -> date | None:
    if candidate.shape != "day" or None in (candidate.year_from, candidate.month_from, candidate.day_from):
        return None
    return _day(candidate.year_from, candidate.month_from, candidate.day_from)


def _prints_the_page_day(text: RestoredText, candidate: DateCandidate) -> bool:
    if _full(candidate) is None:
        return False
    if candidate.rule == "page_day":
        return True
    page_span = text.page.published_span
    if page_span is not None:
        raw_start, raw_end = text.raw_span(candidate.start, candidate.end)
        if page_span[0] <= raw_start and raw_end <= page_span[1]:
            return True
    at = bisect_right([b.start for b in text.blocks], candidate.start) - 1
    if at < 0:
        return False
    block = text.blocks[at]
    line = text.clean_text[block.start : block.end]
    if len(line) > MAX_HEADER_CHARS or "。" in line:
        return False
    alone = line.strip(" \u3000()（）[]【】|:：0123456789-/.年月日") == ""
    if CLOCK.match(text.clean_text, candidate.end) and (
        URL in line or line.lstrip().startswith(text.clean_text[candidate.start : candidate.end])
    ):
        return True  # http://… 2006年11月16日08:30 某报
    return block.kind in ("byline", "source", "dateline") or alone or any(word in line for word in HEADER_WORDS)


def _unread_header(text: RestoredText, found: Sequence[DateMention]) -> Iterator[DateMention]:
    """Yield the page's day where it stands in the clean text but is no expression of the news."""
    page = text.page
    if page.published_on is None or page.published_span is None or any(m.is_published for m in found):
        return
    start = bisect_left(text.raw_starts, page.published_span[0])
    end = bisect_right(text.raw_ends, page.published_span[1])
    if start >= end or text.raw_span(start, end) != page.published_span:
        return
    yield DateMention(
        start=start,
        end=end,
        date_from=page.published_on,
        date_to=page.published_on,
        precision="day",
        date_basis=page.published_basis or "page_header",
        date_reason="printed by the page",
        story=1,
        rule="page_day",
        shape="day",
        is_published=True,
    )


# ---------------------------------------------------------------- one expression


def _days(candidate: DateCandidate, state: _Story, sentence: int) -> _Days:
    days = _resolve(candidate, state, sentence)
    if candidate.is_dateline:
        state.dateline = days.first or state.dateline
    elif candidate.shape in ("day", "day_range", "relative_day") and days.first is not None:
        state.last_days = days
        if days.first != days.last:
            state.ranges.append(days)
    if candidate.year_from is not None:
        state.explicit = (candidate.year_to or candidate.year_from, candidate, sentence)
    return days


def _resolve(c: DateCandidate, state: _Story, sentence: int) -> _Days:
    if c.shape == "vague":
        return _unknown("no day is said")
    if c.shape == "time_apart":
        return _unknown("a distance in time without a fixed end")
    if c.shape in ("part_of_day", "relative_day"):
        return _relative_day(c, state)
    if c.shape == "week":
        return _week(c, state)
    if c.relative_month is not None:
        return _relative_month(c, state)
    if c.shape == "year" or c.shape == "year_range":
        first, last = _day(c.year_from, 1, 1), _day(c.year_to, 12, 31)
        return _Days(first=first, last=last, precision="year", basis="stated", reason=None)
    year = _year(c, state, sentence)
    if year is None:
        return _unknown(_why_unknown(c))
    if c.shape == "relative_year":
        return _Days(
            first=_day(year.year, 1, 1),
            last=_day(year.year, 12, 31),
            precision="year",
            basis=year.basis,
            reason=year.reason,
            is_inferred=year.is_inferred,
        )
    if c.month_from is None:
        return _bare_day(c, state, year)
    return _month_days(c, year)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    year: int
    basis: str
    reason: str | None
    is_inferred: bool


def _year(c: DateCandidate, state: _Story, sentence: int) -> _Year | None:
    telling = state.telling
    if c.year_from is not None:
        return _Year(year=c.year_from, basis="stated", reason=None, is_inferred=False)
    if c.relative_year is not None:
        if c.counts_from == "previous":
            return _year_from_before(c, state)
        if telling is None:
            return None
        basis = "published_on" if telling.day else "relative"
        return _Year(
            year=telling.year + c.relative_year,
            basis=basis,
            reason=f"counted from {telling.year}: {telling.reason}",
            is_inferred=True,
        )
    carried = _carried_year(c, state, sentence)
    if carried is not None:
        return carried
    if telling is None or c.month_from is None:
        return None if telling is None else _telling_year(telling)
    if telling.day is None:
        return _telling_year(telling)
    return _nearest_year(c, state, telling, telling.day)


def _telling_year(telling: Telling) -> _Year:
    return _Year(year=telling.year, basis=telling.basis, reason=telling.reason, is_inferred=True)


SOON = 62  # days


def _nearest_year(c: DateCandidate, state: _Story, telling: Telling, told: date) -> _Year | None:
    """Take the nearest year in which the day is past on the day of the page; the nearest to come after 将于."""
    month = c.month_from or 1
    if c.shape in ("quarter", "half_year", "month_range") and (c.month_to or 12) > told.month:
        if _is_ahead(c, state) or told.month > LAST_MONTH_OF_YEARLY_FIGURES:
            return None
        year = told.year - 1
        reason = f"{telling.reason}; these months had not passed, so they are of {year}"
        return _Year(year=year, basis=telling.basis, reason=reason, is_inferred=True)
    year = told.year
    first = (month, c.day_from or 1)
    if _is_ahead(c, state):
        # A page may be put up long after the news it carries, so what is to come counts from the day told last.
        since = state.last_days.last if state.last_days and state.last_days.last else told
        year = since.year if first >= (since.month, since.day) else since.year + 1
        reason = f"{telling.reason}; the next such day after {since.isoformat()} is in {year}"
    else:
        tomorrow = told + ONE_DAY  # a page is sometimes dated a day before what it reports, in another time zone
        year = tomorrow.year if first <= (tomorrow.month, tomorrow.day) else tomorrow.year - 1
        to_come = _day(told.year, month, c.day_from or 1)
        if year < told.year and to_come is not None and (to_come - told).days <= SOON:
            return None  # 9月15日 on a page of 22 August: a fair to come, or last year's
        reason = f"{telling.reason}; the nearest such day not after it is in {year}"
    return _Year(year=year, basis=telling.basis, reason=reason, is_inferred=True)


def _is_ahead(c: DateCandidate, state: _Story) -> bool:
    return state.clean.endswith(AHEAD, 0, c.start) or state.clean.startswith(AHEAD_BEHIND, c.end)


def _carried_year(c: DateCandidate, state: _Story, sentence: int) -> _Year | None:
    """Take over a year printed earlier in the sentence: 2023年5月12日至…，6月3日."""
    if state.explicit is None or c.month_from is None:
        return None
    year, source, at = state.explicit
    if at != sentence or source.shape in YEAR_SHAPES:
        return None
    if (source.month_to or source.month_from or 0) > c.month_from:
        return None
    words = state.clean[source.start : source.end]
    return _Year(year=year, basis="elided", reason=f"the year of {words} before it in the sentence", is_inferred=True)


def _year_from_before(c: DateCandidate, state: _Story) -> _Year | None:
    if state.explicit is None:
        return None
    year, source, _ = state.explicit
    words = state.clean[source.start : source.end]
    return _Year(
        year=year + (c.relative_year or 0), basis="relative", reason=f"counted from {words} before it", is_inferred=True
    )


def _bare_day(c: DateCandidate, state: _Story, year: _Year) -> _Days:
    """Give 22日下午 its month: that of the range it lies in, of the last day told, or of the day of the page."""
    first_day, last_day = c.day_from or 1, c.day_to or c.day_from or 1
    for known in [*reversed(state.ranges), *([state.last_days] if state.last_days else [])]:
        for month in dict.fromkeys((known.first, known.last)):
            if month is None or known.first is None or known.last is None:
                continue
            first, last = _day(month.year, month.month, first_day), _day(month.year, month.month, last_day)
            if first and last and known.first <= first and last <= known.last:
                return _elided(first, last, known)
    if state.last_days is not None and state.last_days.last is not None:
        known = state.last_days
        base = known.last or date.min
        first, last = _day(base.year, base.month, first_day), _day(base.year, base.month, last_day)
        if first and last and first >= (known.first or first):
            return _elided(first, last, known)
        if state.dateline is None and (state.telling is None or state.telling.day is None):
            return _unknown("the month before it does not fit the day")
    told, why = _sent_or_printed(state)
    if told is None:
        return _unknown("no month is said")
    # A report is sent from another time zone, so the day after it may already be past there.
    is_here = last_day <= told.day + 1 or _is_ahead(c, state)
    month = told if is_here else told.replace(day=1) - ONE_DAY
    first, last = _day(month.year, month.month, first_day), _day(month.year, month.month, last_day)
    if first is None or last is None:
        return _unknown("no such day in the month of the page")
    return _Days(
        first=first,
        last=last,
        precision="range" if first != last else "day",
        basis=year.basis,
        reason=f"{why}; the nearest such day",
        is_inferred=True,
    )


def _sent_or_printed(state: _Story) -> tuple[date | None, str]:
    """Give the day a story counts back from: that of its dateline, else that of its page."""
    if state.dateline is not None:
        return state.dateline, f"the report was sent on {state.dateline.isoformat()}"
    telling = state.telling
    return (telling.day, telling.reason) if telling else (None, "")


def _elided(first: date, last: date, known: _Days) -> _Days:
    days = f"{known.first} to {known.last}" if known.first != known.last else f"{known.first}"
    return _Days(
        first=first,
        last=last,
        precision="range" if first != last else "day",
        basis="elided",
        reason=f"month and year taken over from {days} before it",
        is_inferred=True,
    )


def _month_days(c: DateCandidate, year: _Year) -> _Days:
    month_from, month_to = c.month_from or 1, c.month_to or c.month_from or 1
    if not 1 <= month_to <= 12:
        return _unknown("no such day in the calendar")
    last_year = c.year_to if c.year_to and c.year_from else year.year
    if (month_to, c.day_to or 31) < (month_from, c.day_from or 1) and last_year == year.year:
        last_year += 1  # 12月29日至1月3日
    first = _day(year.year, month_from, c.day_from or 1)
    last_of_month = monthrange(last_year, month_to)[1]
    day_to = min(c.day_to or last_of_month, last_of_month) if c.shape != "day" else c.day_to
    last = _day(last_year, month_to, day_to)
    if first is None or last is None or last < first:
        return _unknown("no such day in the calendar")
    precision = {
        "day": "day",
        "day_range": "range",
        "month": "month",
        "month_range": "range",
        "month_part": "range",
        "month_edge": "interval",
        "quarter": "quarter",
        "half_year": "interval",
        "year_edge": "interval",
    }[c.shape]
    return _Days(
        first=first,
        last=last,
        precision=precision,
        basis=year.basis,
        reason=year.reason,
        is_inferred=year.is_inferred,
    )


def _relative_day(c: DateCandidate, state: _Story) -> _Days:
    shift = timedelta(days=c.relative_day or 0)
    if c.counts_from == "now":
        told, why = _sent_or_printed(state)
        if told is None:
            return _unknown("the page prints no day to count from")
        day = told + shift
        reason = f"counted from {told.isoformat()}: {why}"
        return _Days(first=day, last=day, precision="day", basis="published_on", reason=reason, is_inferred=True)
    known = state.last_days
    if known is None or known.first is None or known.first != known.last:
        return _unknown("no single day before it")
    day = known.first + shift
    return _Days(
        first=day,
        last=day,
        precision="day",
        basis="relative" if c.relative_day else "elided",
        reason=f"counted from {known.first.isoformat()} before it",
        is_inferred=True,
    )


def _week(c: DateCandidate, state: _Story) -> _Days:
    told = state.telling.day if state.telling else None
    if told is None:
        return _unknown("the page prints no day to count from")
    monday = told - timedelta(days=told.isoweekday() - 1) + timedelta(weeks=c.relative_week or 0)
    first = monday + timedelta(days=(c.weekday or 1) - 1)
    last = first if c.weekday else monday + timedelta(days=6)
    reason = f"counted from the day of the page, {told.isoformat()}"
    return _Days(
        first=first,
        last=last,
        precision="day" if c.weekday else "range",
        basis="published_on",
        reason=reason,
        is_inferred=True,
    )


def _relative_month(c: DateCandidate, state: _Story) -> _Days:
    if c.counts_from == "previous":
        base = state.last_days.first if state.last_days else None
        basis, reason = "relative", "the month told before it"
    else:
        base = state.telling.day if state.telling else None
        basis, reason = "published_on", "counted from the day of the page"
    if base is None:
        return _unknown("nothing before it says a month")
    months = base.year * 12 + base.month - 1 + (c.relative_month or 0)
    year, month = divmod(months, 12)
    last_of_month = monthrange(year, month + 1)[1]
    first = _day(year, month + 1, c.day_from or 1)
    last = _day(year, month + 1, min(c.day_to or last_of_month, last_of_month))
    precision = "day" if first == last else "range" if c.day_from else "month"
    return _Days(first=first, last=last, precision=precision, basis=basis, reason=reason, is_inferred=True)


def _latest_day(mentions: Sequence[tuple[DateCandidate, _Days]]) -> date | None:
    """The last certain day of the story: where 2021年以来 ends."""
    return max(
        (
            days.last
            for c, days in mentions
            if days.last and days.precision in ("day", "range") and c.relative_year != 1
        ),
        default=None,
    )


def _closed(days: _Days, latest: date | None) -> _Days:
    if days.first is None:
        return days
    if latest is None or latest < days.first:
        return _Days(
            first=days.first, last=None, precision="interval", basis=days.basis, reason=days.reason, is_inferred=True
        )
    reason = f"runs on to {latest.isoformat()}, the last certain day of the story"
    return _Days(
        first=days.first,
        last=latest,
        precision="interval",
        basis=days.basis,
        reason=f"{days.reason}; {reason}" if days.reason else reason,
        is_inferred=True,
    )


def _unknown(reason: str) -> _Days:
    return _Days(first=None, last=None, precision="unknown", basis="unstated", reason=reason)


def _why_unknown(c: DateCandidate) -> str:
    return "nothing fixes the year" if c.month_from or c.relative_year is not None else "no month is said"


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
