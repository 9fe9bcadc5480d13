"""Days of events: which date expressions name them, and how many they are."""

from __future__ import annotations

from datetime import date

from extract.settle.settled import DateMention

NEWS_DAYS = frozenset({"day", "day_range", "day_list", "vague", "relative_day", "part_of_day"})
MAX_EVENT_DAYS = 31  # a date expression longer than a month is a period, not the day of an event


def is_event_day(found: DateMention) -> bool:
    """Tell whether a date expression names certain days short enough to be those of one event."""
    return (
        found.date_from is not None
        and found.date_to is not None
        and (found.date_to - found.date_from).days < MAX_EVENT_DAYS
        and found.precision not in ("month", "year", "quarter", "period")
    )


def days_between(first: date, last: date) -> int:
    """Count the days of a range, both ends included: 2月28日至3月2日 of a leap year → 4."""
    return (last - first).days + 1
