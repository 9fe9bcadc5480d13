"""What finders yield: candidates, half-open in `clean_text`, each naming the rule that found it.

A candidate may be wrong or overlap another; `settle` decides. Names are simplified Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

FigureKind = Literal["money", "count", "rank", "duration", "percent", "area"]
Qualifier = Literal["exact", "about", "over", "nearly", "at_least"]


# Rules that only weigh a name: where it stands again, and against a body, it gives way.
WEIGHED_NAMES = frozenset({"name_by_odds", "transcribed_name_by_odds"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Where it stands and which rule says so."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCandidate(Candidate):
    """A personal name without its title. `shape`: `han` 王小明, `foreign` 让·雷诺, `latin` Peter Radde, `short` 王 (of 王会长)."""

    name: str
    shape: Literal["han", "foreign", "latin", "short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleCandidate(Candidate):
    """An office or rank: 市委书记, 董事长, 总领事. `name` is the title without the body that grants it."""

    name: str
    title_key: str
    title_class: str
    administrative_rank: int | None
    is_deputy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationCandidate(Candidate):
    """A body: `kind` as in `dim_organization`; `vocabulary_key` where a public list knows it."""

    name: str
    kind: str
    vocabulary_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate(Candidate):
    """A place. `place_keys` are all places of that name (桥西区 is several); empty for a landmark known by its form only."""

    name: str
    level: str
    place_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCandidate(Candidate):
    """An industry or a policy term; `vocabulary_key` where the seeds know it."""

    kind: Literal["industry", "policy_term"]
    name: str
    vocabulary_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate(Candidate):
    """A date expression as written. A part that is not written is None; `*_to` repeats `*_from` for a single day.

    `relative_year` is -1 for 去年, 0 for 今年, 1 for 明年; `shape` says what was written (`day`, `day_range`, `month`,
    `year`, `relative_year`, `part_of_day`, …). `relative_month`, `relative_week`, `relative_day` likewise for 上月, 本周三, 昨日;
    `counts_from` says whether they count from the telling (昨日) or from the expression before (次日, 当年); `is_open` is
    2021年以来, which runs on to the last certain day. `is_dateline` is the day a wire report was sent (4月14日电), from which
    its bare days count back. `weekday` counts from Monday = 1.
    """

    shape: str
    year_from: int | None = None
    month_from: int | None = None
    day_from: int | None = None
    year_to: int | None = None
    month_to: int | None = None
    day_to: int | None = None
    relative_year: int | None = None
    weekday: int | None = None
    relative_month: int | None = None
    relative_week: int | None = None
    relative_day: int | None = None
    is_open: bool = False
    is_dateline: bool = False
    counts_from: Literal["now", "previous"] = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCandidate(Candidate):
    """A number worth a row. `value` is in full (20亿元 → 2000000000); `unit` as written (元, 家, 人次, 年, 位).

    `measure` is what was measured (`total_investment`, `sales`, …) where the words beside it say so; `currency` is an ISO
    4217 code for money, with `currency_basis` (`stated`, `default_yuan`).
    """

    kind: FigureKind
    value: Decimal
    unit: str
    qualifier: Qualifier
    currency: str | None = None
    currency_basis: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CueCandidate(Candidate):
    """A word that may open an event or an agreement: 座谈 → (`engagement`, `meeting`); 签署 → (`agreement`, `signed`)."""

    family: str
    kind: str
