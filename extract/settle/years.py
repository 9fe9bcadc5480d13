"""Which year a story was told in, when its dates print none: proofs, bounds, and one sentence that says why.

明年…中韩建交30周年 → 1992 + 30 = 2022 is next year, so the story is of 2021. With several years left: no year.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from extract.diplomatic_relations import countries_called, founding_years, full_names, resuming_years
from extract.find.candidates import DateCandidate
from extract.find.marks import any_of, read_rules
from extract.numerals import read_small_number
from extract.segment import Sentence

COUNT = r"(?P<count>[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})"
RELATIVE_YEAR = re.compile(r"大前年|前年|去年|上年|今年|本年|明年|后年")
RELATIVE = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
# Words that put an anniversary into the year of the telling.
THIS_YEAR = re.compile(r"值此|正值|适逢|时值|恰逢|喜迎|之际|契机")
LOOK_AHEAD = re.compile(r"将迎来|即将|将迎|迎接|备战|筹备")
PLAN_AHEAD = re.compile(r"(?:到|至|力争|争取|目标|预计|截至)$")
STATED_LENGTH = re.compile(
    r"(?:为期|历时|行程|共计?|短短|前后)(?P<a>[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,3})天"
    r"|(?P<b>[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,3})(?:天(?:时间|行程|的行程|里|[一-九0-9]{1,2}[夜晚])|天的?(?:访问|考察|出访|行程))"
)
EVENT_NAME = re.compile(
    r"(?P<year>20[0-9]{2})年?(?P<yearly>度)?(?P<name>[^，,。；;！!？?\n“”]{2,40}?"
    r"(?:推介会|洽谈会|对接会|交流会|座谈会|恳谈会|博览会|发布会|说明会|联席会议|投资会|签约会|展览会|招商会|论坛|峰会|年会|大会|交易会|招商周|活动周|(?:交流|经贸|招商|推介|系列|签约|对接)活动|[\u4e00-\u9fff]{2}行活动|(?:文化|旅游|购物|美食|科技|艺术|商务|友好|交流)[节周]|(?:签约|启动|开工|开幕|揭牌)仪式|活动月|招商月|展会))"
)
HAPPENS = re.compile(r"举行|举办|召开|开幕|启动|参加|出席|亮相|启幕|举措|开展|闭幕|登场")
FOUNDED = "成立|创立|创办|创建|始建|组建|设立|建立|建成|投产|开业|上市|落户|注册|出生|生"
FOUNDED_BEFORE = re.compile(rf"(?:{FOUNDED})于$")
FOUNDED_AFTER = re.compile(rf"[，,]?(?:正式)?(?:{FOUNDED})")
MONTH_DAY_SHAPES = ("day", "day_range")
LAST_MONTH_OF_REVIEWS = 3
MAX_CHARS_TO_RELATIVE_YEAR = 40  # 明年 further away speaks of something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The year a story is told in. `day` is the day it counts back from, where the page prints one."""

    year: int
    day: date | None
    basis: str
    reason: str
    is_inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    anniversary: re.Pattern[str]
    founding_years: dict[str, int]
    numbered_event: re.Pattern[str]
    year_before_first: dict[str, int]
    not_before: re.Pattern[str]
    days_not_before: dict[str, date]
    upcoming: re.Pattern[str]
    plan_years: dict[str, int]
    ranking: re.Pattern[str]
    ranking_months: dict[str, int]
    latest_year: int


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    rules: dict[str, Any] = read_rules("dates.yml")
    foundings = {row["words"]: int(row["year"]) for row in rules["foundings"]}
    events = {row["words"]: int(row["year_before_first"]) for row in rules["numbered_events"]}
    bounds = {row["words"]: row["day"] for row in rules["not_before"]}
    rankings = {row["words"]: int(row["month"]) for row in rules["rankings"]}
    countries = full_names()
    country, short = any_of(countries), any_of(founding_years().keys() - countries)
    ties = (
        r"(?:两国)?(?:(?P<resumed>恢复(?:大使级)?外交关系|复交)"
        r"|(?:正式)?(?:建立(?:大使级)?外交关系|建交|邦交正常化|关系正常化))"
    )
    pair = (
        rf"(?:中国?(?:与|和|同|[-—·])?(?P<country>{country})|(?P<country_first>{country})(?:与|和|同)?中国?"
        rf"|中(?P<short>{short})|(?P<short_first>{short})中)"
    )
    return _Tables(
        anniversary=re.compile(rf"(?:{pair}{ties}|(?P<founding>{any_of(foundings)}))[^，,。；;\n]{{0,4}}?{COUNT}周年"),
        founding_years=foundings,
        numbered_event=re.compile(rf"第{COUNT}届(?P<event>{any_of(events)})"),
        year_before_first=events,
        not_before=re.compile(any_of(bounds)),
        days_not_before=bounds,
        upcoming=re.compile(any_of(rules["upcoming"])),
        plan_years={row["words"]: int(row["year"]) for row in rules["plan_years"]},
        ranking=re.compile(rf"(?P<year>20[0-9]{{2}})年?(?:度)?(?P<name>{any_of(rankings)})"),
        ranking_months=rankings,
        latest_year=int(rules["latest_year"]),
    )


def find_telling(
    clean: str,
    start: int,
    end: int,
    sentences: Sequence[Sentence],
    candidates: Sequence[DateCandidate],
    published: date | None,
    published_basis: str,
) -> Telling | None:
    """Find the year one story is told in, `clean[start:end]`; None where no year, or more than one, can be proved.

    `sentences` and `candidates` are those of the story.
    """
    if published is not None:
        return Telling(
            year=published.year,
            day=published,
            basis=published_basis,
            reason=f"the page is dated {published.isoformat()}",
            is_inferred=False,
        )
    proofs = _full_dates(clean, candidates)
    if not proofs:
        proofs = [*_anniversaries(clean, start, end), *_named_events(clean, sentences, candidates)]
        proofs += _plan_years(clean, start, end)
    if not proofs:
        proofs = _rankings(clean, start, end, candidates)
    if not proofs:
        proofs = _eliminated(clean, start, end, candidates)
    years = {proof.year for proof in proofs}
    return proofs[0] if len(years) == 1 else None


def _full_dates(clean: str, candidates: Sequence[DateCandidate]) -> list[Telling]:
    """A day printed with its year, in the lead or of the latest year, dates the story itself."""
    full = [
        c
        for c in candidates
        if c.shape in MONTH_DAY_SHAPES
        and c.year_from is not None
        and c.month_from is not None
        and not _is_cut_off(clean, c)
        and not _is_founding(clean, c)
    ]
    if not full:
        return []
    latest = max(full, key=lambda c: (c.year_from or 0, c.month_from or 0, c.day_from or 0))
    bare = [c for c in candidates if c.shape in MONTH_DAY_SHAPES and c.year_from is None and c.month_from is not None]
    if (
        bare
        and bare[0].start < latest.start
        and (latest.month_from, latest.day_from) not in {(c.month_from, c.day_from) for c in bare}
    ):
        # The story opens with a day of its own and only then tells a dated one: that one may be history.
        return []
    if bare and min(_key(c) for c in bare) < _key(latest) and bare[0].start < latest.start:
        return []
    words = clean[latest.start : latest.end]
    year = latest.year_from or 0
    return [
        Telling(
            year=year,
            day=None,
            basis="other_date",
            reason=f"the story prints {words} in full",
            is_inferred=False,
        )
    ]


def _key(candidate: DateCandidate) -> tuple[int, int]:
    return candidate.month_from or 0, candidate.day_from or 0


def _is_founding(clean: str, candidate: DateCandidate) -> bool:
    """成立于2010年5月6日 tells of a firm's past, not of the story."""
    return (
        FOUNDED_BEFORE.search(clean, max(0, candidate.start - 6), candidate.start) is not None
        or FOUNDED_AFTER.match(clean, candidate.end) is not None
    )


def _is_cut_off(clean: str, candidate: DateCandidate) -> bool:
    return clean[max(0, candidate.start - 2) : candidate.start] in ("截至", "截止")


def _anniversaries(clean: str, start: int, end: int) -> Iterator[Telling]:
    if clean.find("周年", start, end) < 0:
        return  # hundreds of countries and foundings are tried at every character: only where one can be counted from
    for match in _tables().anniversary.finditer(clean, start, end):
        count = read_small_number(match["count"])
        founded = None if count is None else _founded(match, count, clean[start:end])
        if founded is None or count is None:
            continue
        # Not by sentences: unmended damage may leave a ； between 明年 and the anniversary.
        since = max(start, match.start() - MAX_CHARS_TO_RELATIVE_YEAR)
        since = max(since, clean.rfind("。", since, match.start()) + 1)
        word = None
        for relative in RELATIVE_YEAR.finditer(clean, since, match.start()):
            word = relative[0]
        if word is None:
            near = clean[max(since, match.start() - 12) : match.end() + 6]
            if not THIS_YEAR.search(near) or LOOK_AHEAD.search(near):
                continue
        year = founded + count
        shift = RELATIVE[word] if word else 0
        told = f"{word or 'the year of the telling'} is {year} ({match[0]}: {founded} + {count})"
        reason = told if not shift else f"{told}, so the story is told in {year - shift}"
        yield Telling(year=year - shift, day=None, basis="anniversary", reason=reason, is_inferred=True)


def _founded(match: re.Match[str], count: int, story: str) -> int | None:
    """Give the year an anniversary counts from; None where the words leave several that would not lie in the future.

    Of the countries that a short name may mean the one that the story names is meant: 中马建交 on a journey to 马来西亚.
    """
    tables = _tables()
    if match["founding"]:
        return tables.founding_years[match["founding"]]
    name = match["country"] or match["country_first"] or match["short"] or match["short_first"]
    years = (resuming_years() if match["resumed"] else founding_years()).get(name, frozenset())
    possible = {year for year in years if year + count <= tables.latest_year}
    if len(possible) > 1 and (namesakes := countries_called(name)):
        named = {since for full, since in namesakes.items() if full in story}
        possible = possible.intersection(*named) if len(named) == 1 else set()
    return possible.pop() if len(possible) == 1 else None


def _named_events(clean: str, sentences: Sequence[Sentence], candidates: Sequence[DateCandidate]) -> Iterator[Telling]:
    """2024年…推介会 held on a day of the same sentence, 第六届进博会 attended: the event's name prints the year."""
    tables = _tables()
    days = [c for c in candidates if c.shape in MONTH_DAY_SHAPES and c.year_from is None]
    at = 0
    for sentence in sentences:
        while at < len(days) and days[at].start < sentence.start:
            at += 1
        dated = days[at] if at < len(days) and days[at].start < sentence.end else None
        if dated is None:
            continue
        for match in EVENT_NAME.finditer(clean, sentence.start, sentence.end):
            # 2023年度 is reviewed at the beginning of 2024
            is_review = match["yearly"] and (dated.month_from or 1) <= LAST_MONTH_OF_REVIEWS
            if not is_review and HAPPENS.search(clean, sentence.start, sentence.end):
                yield Telling(
                    year=int(match["year"]),
                    day=None,
                    basis="stated_year",
                    reason=f"the event held on {clean[dated.start : dated.end]} is called {match[0]}",
                    is_inferred=False,
                )
        for match in tables.numbered_event.finditer(clean, sentence.start, sentence.end):
            number = read_small_number(match["count"])
            if number is not None:
                year = tables.year_before_first[match["event"]] + number
                yield Telling(
                    year=year, day=None, basis="inferred", reason=f"{match[0]} was held in {year}", is_inferred=True
                )


def _rankings(clean: str, start: int, end: int, candidates: Sequence[DateCandidate]) -> list[Telling]:
    """The newest ranking quoted, 2024年《财富》世界500强, bounds the telling by the months in which it is the newest."""
    tables = _tables()
    first = next((c for c in candidates if c.shape in MONTH_DAY_SHAPES and c.month_from), None)
    quoted = max(tables.ranking.finditer(clean, start, end), key=lambda m: int(m["year"]), default=None)
    if first is None or quoted is None:
        return []
    month = tables.ranking_months[quoted["name"]]
    year = int(quoted["year"]) + ((first.month_from or 0) < month)
    reason = f"the newest ranking it quotes is {quoted[0]}, which comes out in month {month}"
    return [Telling(year=year, day=None, basis="stated_year", reason=reason, is_inferred=True)]


def _plan_years(clean: str, start: int, end: int) -> Iterator[Telling]:
    for words, year in _tables().plan_years.items():
        at = clean.find(words, start, end)
        if at >= 0 and "今年" in clean[max(start, at - 12) : at]:
            yield Telling(
                year=year, day=None, basis="inferred", reason=f"今年 is {words}, which is {year}", is_inferred=True
            )


def _eliminated(clean: str, start: int, end: int, candidates: Sequence[DateCandidate]) -> list[Telling]:
    """Keep the years that the leap day, the weekdays and the bounds allow; one left is proved."""
    tables = _tables()
    days = [c for c in candidates if c.shape in MONTH_DAY_SHAPES and c.year_from is None and c.month_from is not None]
    if not days:
        return []
    earliest, why = _not_before(clean, start, end, candidates)
    if earliest is None:
        return []
    years = [year for year in range(earliest.year, tables.latest_year + 1) if _is_after(earliest, year, days)]
    basis, reasons = "", []
    leap = _leap(clean, start, end, days)
    if leap is not None:
        wants_leap, said = leap
        years = [year for year in years if isleap(year) is wants_leap]
        basis, reasons = "leap_day", [said]
    beside = [c for c in days if c.weekday is not None and c.day_from is not None]
    for c in beside:
        years = [year for year in years if _weekday(year, c) == c.weekday]
    if beside:
        basis = basis or "weekday"
        reasons.append(f"{clean[beside[0].start : beside[0].end]} names the weekday")
    if not basis or len(years) != 1:
        return []
    reason = f"{' and '.join(reasons)}; {why}; of the years up to {tables.latest_year} only {years[0]} fits"
    return [Telling(year=years[0], day=None, basis=basis, reason=reason, is_inferred=True)]


def _not_before(clean: str, start: int, end: int, candidates: Sequence[DateCandidate]) -> tuple[date | None, str]:
    tables = _tables()
    earliest, why = None, ""
    for match in tables.not_before.finditer(clean, start, end):
        if tables.upcoming.search(clean, max(start, match.start() - 6), match.start()):
            continue
        day = tables.days_not_before[match[0]]
        if earliest is None or day > earliest:
            earliest, why = day, f"{match[0]} was not known before {day.isoformat()}"
    for c in candidates:
        if c.year_from is None or PLAN_AHEAD.search(clean[max(start, c.start - 2) : c.start]):
            continue
        day = date(c.year_from, 1, 1)
        if c.year_from <= tables.latest_year and (earliest is None or day > earliest):
            earliest, why = day, f"{clean[c.start : c.end]} is past"
    return earliest, why


def _is_after(earliest: date, year: int, days: Sequence[DateCandidate]) -> bool:
    if year > earliest.year:
        return True
    return max((c.month_to or 0, c.day_to or 0) for c in days) >= (earliest.month, earliest.day)


def _leap(clean: str, start: int, end: int, days: Sequence[DateCandidate]) -> tuple[bool, str] | None:
    for c in days:
        if (c.month_from, c.day_from) == (2, 29) or (c.month_to, c.day_to) == (2, 29):
            return True, f"{clean[c.start : c.end]} is a leap day"
    across = next((c for c in days if c.month_from == 2 and c.month_to == 3 and c.day_from and c.day_to), None)
    if across is None:
        return None
    lengths = {
        read_small_number(match["a"] or match["b"]): match[0] for match in STATED_LENGTH.finditer(clean, start, end)
    }
    common = 28 - (across.day_from or 0) + 1 + (across.day_to or 0)
    if common + 1 in lengths and common not in lengths:
        return True, f"{clean[across.start : across.end]} is {lengths[common + 1]} only with a 29 February"
    if common in lengths and common + 1 not in lengths:
        return False, f"{clean[across.start : across.end]} is {lengths[common]} only without a 29 February"
    return None


def _weekday(year: int, candidate: DateCandidate) -> int | None:
    try:
        return date(year, candidate.month_from or 1, candidate.day_from or 1).isoweekday()
    except ValueError:
        return None
