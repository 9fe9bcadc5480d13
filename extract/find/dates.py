"""Date expressions as they are written; what year they mean is settled later.

4月21日至23日 → month 4, days 21 to 23; 22日下午 → day 22; 去年11月 → month 11 of the year before; 下午，… → a part of some day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from extract.find.candidates import DateCandidate
from extract.find.marks import AGES_OF
from extract.numerals import read_small_number
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

DIGIT = r"[0-9０-９]"
# At most two digits, or a Chinese numeral up to 三十一; never the tail of a longer number.
SHORT = rf"(?:{DIGIT}{{1,2}}|[一二三四五六七八九]?[十廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
FULL_YEAR = rf"(?:[12１２]{DIGIT}{{3}}|[一二][一二三四五六七八九〇○零Ｏ]{{3}})"
GAP = r"[ \u3000]?"
TO = r"(?:起?[至到]|[~～—–―－‐\-─一]{1,2})"
WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
BESIDE = rf"(?:{GAP}[(（]{GAP}{WEEKDAY}{GAP}[)）])?"
# Years of the Republic that stand alone (自110年起) are read only in a text that counts so: 民國112年, 113年5月.
COUNTS_FROM_1912 = re.compile(r"民国[ 0-9一二三四五六七八九十百]{1,6}年|(?<![0-9])1[01][0-9]年[0-9]{1,2}月")
BEFORE_LONE_YEAR = re.compile(r"(?:[自于在至到从以迄由今]|预计|截至|预定|[（(、，,。；;：:—\-~～\n])$")
SPAN_OF_YEARS = ("历史", "的历史", "来", "老", "的老", "以上", "悠久")
LUNAR = ("农历", "阴历", "旧历", "夏历")
PART = r"(?:上午|下午|晚上|晚间|当晚|中午|傍晚|清晨|凌晨|早上|早晨|午后|夜间|深夜|晚|早|夜)"
RELATIVE_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2,
}  # fmt: skip
RELATIVE_YEARS_FROM_BEFORE = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1, "第二年": 1}
YEAR_PART = (
    r"(?P<half>[上下]半年)|(?:[前首](?P<first_months>[0-9０-９]{1,2}|[二两三四五六七八九十]{1,2})个?月份?)|(?:前(?P<first_quarters>[二两三1-3１-３])个?季度?)|(?:第?(?P<quarter>[一二三四1-4１-４])季度)"
    r"|(?P<edge>年?[初底末](?![心蕴子])|年中)"
)
DAY_END = r"[日号](?![本元系资均立光益用常])"

PREFIX = (
    rf"(?:(?P<year>{FULL_YEAR}){GAP}年(?:度)?"
    rf"|(?P<short_year>(?<![0-9０-９.民国])[012][0-9])年(?=[0-9]{{1,2}}月[0-9]{{1,2}}日)"
    rf"|(?:中华)?民国{GAP}(?P<roc>{DIGIT}{{1,3}}|[一二三四五六七八九十百〇零]{{1,5}}){GAP}年"
    rf"|(?P<bare_roc>(?<!{DIGIT})1[01]{DIGIT}){GAP}年(?:[(（](?:西元|公元)?{DIGIT}{{4}}年?[)）])?(?={GAP}{DIGIT}{{1,2}}{GAP}月)"
    rf"|(?P<lone_roc>(?<!{DIGIT})(?:9{DIGIT}|1[01]{DIGIT})){GAP}年度?(?:[(（](?:西元|公元)?{DIGIT}{{4}}年?[)）])?"
    rf"|(?P<relative>{'|'.join([*RELATIVE_YEARS, *RELATIVE_YEARS_FROM_BEFORE])})的?)"
)
MONTH_DAY = (
    rf"(?P<month>{SHORT}){GAP}月(?!球|饼|刊|子|台)份?"
    rf"(?:{GAP}(?P<day>{SHORT}){GAP}(?:{DAY_END})?{BESIDE}{PART}?"
    rf"{GAP}(?:{TO}|(?P<listed>、)){GAP}(?:(?P<year_to>{FULL_YEAR}){GAP}年{GAP})?(?:(?P<month_to>{SHORT}){GAP}月{GAP})?"
    rf"(?P<day_to>{SHORT}){GAP}{DAY_END}{BESIDE}{PART}?"
    rf"|{GAP}(?P<single>{SHORT}){GAP}(?:{DAY_END}|(?=电|讯|[上下]午)){GAP}(?:[(（]{GAP}(?P<weekday>{WEEKDAY}){GAP}[)）]|{GAP}(?P<plain_weekday>{WEEKDAY}))?{PART}?"
    rf"|{GAP}{TO}{GAP}(?:(?P<month_year_to>{FULL_YEAR}){GAP}年{GAP})?(?P<last_month>{SHORT}){GAP}月份?"
    rf"|(?P<third>[上中下]旬|[初底末])(?:{GAP}{TO}{GAP}(?:(?P<third_month>{SHORT}){GAP}月{GAP})?(?P<third_to>[上中下]旬|[初底末]))?"
    r")?"
)
THIRDS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20)}
SINCE = r"(?P<since>以来|至今|起|开始)?"

EXPRESSION = re.compile(
    rf"(?=[0-9０-９一二三四五六七八九十廿卅民中大前首去上今本明后当同次翌第])"
    rf"(?<![0-9０-９.．第零〇])(?:"
    rf"(?P<full>(?P<f_year>(?:19|20)\d\d){GAP}[-/.．－]{GAP}(?P<f_month>\d{{1,2}}){GAP}[-/.．－]{GAP}(?P<f_day>\d{{1,2}})(?![0-9.]))"
    rf"|(?P<day_first>(?P<g_day>\d{{1,2}})\.(?P<g_month>\d{{1,2}})\.(?P<g_year>(?:19|20)\d\d)(?![0-9.]))"
    rf"|(?P<compact>(?:(?<=^)|(?<=\n))(?P<c_year>20[0-4]\d)(?P<c_month>0[1-9]|1[0-2])(?P<c_day>0[1-9]|[12]\d|3[01])(?![0-9.]))"
    rf"|(?P<compact_roc>(?<=[)）])(?P<r_year>1[01]\d)(?P<r_month>0[1-9]|1[0-2])(?P<r_day>0[1-9]|[12]\d|3[01])(?=\s|$))"
    rf"|{PREFIX}{GAP}(?:{MONTH_DAY}|{GAP}(?P<first_month>{SHORT}){GAP}{TO}{GAP}(?P<months_to>{SHORT}){GAP}月份?|{YEAR_PART}"
    rf"|{GAP}{TO}{GAP}(?P<last_year>{FULL_YEAR}){GAP}年)?{SINCE}"
    rf"|(?P<years_from>{FULL_YEAR}){GAP}{TO}{GAP}(?P<years_to>{FULL_YEAR}){GAP}年"
    rf"|(?P<bare>{MONTH_DAY.replace('?P<', '?P<b_')}|(?P<b_first_month>{SHORT}){GAP}{TO}{GAP}(?P<b_months_to>{SHORT}){GAP}月份?(?!球))"
    rf"|(?P<so_far>(?<![提之此以目日史])[前首](?P<s_months>{DIGIT}{{1,2}}|[二两三四五六七八九十]{{1,2}})个?月份?(?=[，,、]|[一-鿿]))"
    rf"|(?P<d_day>{SHORT}){GAP}(?:{DAY_END})?{PART}?{GAP}(?:{TO}){GAP}(?P<d_to>{SHORT}){GAP}{DAY_END}{PART}?"
    rf"|(?P<d_single>{SHORT}){GAP}日(?![本元系资均立光益用常内后间游报夜照]|前(?!往))(?:[(（]?(?P<d_weekday>{WEEKDAY})[)）]?)?{PART}?"
    rf"|(?P<d_hao>{SHORT}){GAP}号(?={PART}|[，,])(?:{PART})?"
    rf")"
)

# access_time2021-03-05: the name of an icon (as Material Icons call theirs) whose picture was not kept, before the day of printing
ICON_BEFORE = re.compile(r"(?:[a-z]+_[a-z_]+|schedule|calendar|event|today) ?$")
ICON_CHARS = 24

CLAUSE_START = r"(?:(?<=[。！？!?；;，,、：:“”\n\u3000 ])|(?<=^)|(?<=随后)|(?<=访问期间)|(?<=[在于]))"
WORDS = re.compile(
    rf"(?=[上下晚中傍清凌早午当同次翌第隔昨今前明近日不时这本]|{DIGIT}0年代|[一二三四五六七八九]十年代|\d\d世纪|二十世纪)(?:"
    rf"(?P<same_day>{CLAUSE_START}(?:当地时间)?(?:当天|当日|同日|同一天){PART}?|{CLAUSE_START}当晚)"
    rf"|(?P<next_day>{CLAUSE_START}(?:次日|翌日|隔日|第二天){PART}?)"
    rf"|(?P<telling_day>{CLAUSE_START}(?:(?<!来源[:：])(?P<day_word>昨[日天]|今[日天]|前[日天]|明[日天])(?![头的])(?:{PART})?|(?P<day_short>[昨今明])[晚晨早])"
    rf"|(?<=[一-鿿])(?<![至到从自截止每])(?P<day_inside>[昨今][日天])(?:{PART}(?=[一-鿿])(?!的)|(?=(?:在[一-鿿]|会见|会晤|率|抵达|出席|离[京沪开]|启程|举行)))"
    rf")"
    rf"|(?P<week>(?P<which_week>上上|上|本|这|下)(?:周|星期)(?![年末]|[期围边密转])(?P<week_day>[一二三四五六日天])?(?:[(（]{DIGIT}{{1,2}}[日号][)）])?)"
    rf"|(?P<month_word>上个?月|本月|这个月|下个?月|当月|同月)(?:{GAP}(?P<mw_day>{SHORT}){GAP}[日号]|(?P<mw_third>[初底末]|[上中下]旬)|[(（]{SHORT}月份?[)）])?"
    rf"|(?P<decade>(?:(?P<century_word>上|本)世纪|(?P<century>{DIGIT}{{2}}|二十|十九)世纪)?(?P<decade_of>{DIGIT}0|[一二三四五六七八九]十)年代)"
    rf"|(?P<part>(?:(?<=[。！？!?；;\n\u3000 ])|(?<=^)|(?<=[，,]))(?:当地时间)?(?:上午|下午|晚上|晚间|傍晚|中午|清晨|凌晨|午后)(?=[，,]|[^的场茶好班])(?!\d))"
    r"|(?P<bare_half>(?<![年])[上下]半年)"
    r"|(?P<numbered>[今昨明][(（](?P<numbered_day>[0-9]{1,2})[)）]日)"
    r"|(?P<vague>近日|日前|近期|不久前)"
    rf"|(?P<apart>时隔{SHORT}[多余]?(?:年|个月|月|天))"
    r")"
)
BARE_QUARTER = re.compile(r"(?<![一-鿿0-9])(?:前(?P<first>[二两三23])季度|第?(?P<nth>[一二三四])季度)")


def find_dates(text: RestoredText, vocabulary: Vocabulary) -> Iterator[DateCandidate]:
    """Find every date expression of an article, in order of start: 6月2日-9日 → one range, 下午，… → a part of a day."""
    del vocabulary  # dates have a grammar, no word list
    clean = text.clean_text
    found = [*_expressions(clean), *_words(clean)]
    found.sort(key=lambda c: (c.start, -c.end))
    last_end = -1
    for candidate in found:
        if candidate.start >= last_end:
            yield candidate
            last_end = candidate.end


def _expressions(clean: str) -> Iterator[DateCandidate]:
    counts_from_1912 = COUNTS_FROM_1912.search(clean) is not None
    for match in EXPRESSION.finditer(clean):
        candidate = _read(match, clean, counts_from_1912)
        if candidate is not None:
            yield candidate


def _read(match: re.Match[str], clean: str, counts_from_1912: bool) -> DateCandidate | None:
    part = match.groupdict()
    if clean.endswith(LUNAR, 0, match.start()):
        return None
    if part["lone_roc"] and not (counts_from_1912 and _is_lone_year(clean, match)):
        return None
    if part["full"]:
        of_icon = ICON_BEFORE.search(clean, max(0, match.start() - ICON_CHARS), match.start()) is not None
        day = int(part["f_year"]), int(part["f_month"]), int(part["f_day"])
        return _single(match, "day", *day, rule="page_day" if of_icon else "month_and_day")
    if part["day_first"]:
        return _single(match, "day", int(part["g_year"]), int(part["g_month"]), int(part["g_day"]))
    if part["compact"]:
        year = int(part["c_year"])
        return _single(match, "day", year, int(part["c_month"]), int(part["c_day"]), rule="page_day")
    if part["compact_roc"]:
        year = 1911 + int(part["r_year"])
        return _single(match, "day", year, int(part["r_month"]), int(part["r_day"]), rule="page_day")
    if part["years_from"]:
        return _years(match, part["years_from"], part["years_to"])
    if part["so_far"]:
        return _months(match, "month_range", 1, read_small_number(part["s_months"]), {})
    if part["bare"] is not None:
        if not _is_plain_month(match, clean, part):
            return None
        return _month_day(match, {k[2:]: v for k, v in part.items() if k.startswith("b_")}, {})
    if part["d_single"] or part["d_day"] or part["d_hao"]:
        return _bare_day(match, part, clean)
    return _prefixed(match, part, clean)


def _is_lone_year(clean: str, match: re.Match[str]) -> bool:
    """Tell 自110年起 from 110年的老店."""
    before = clean[max(0, match.start() - 2) : match.start()]
    return bool(BEFORE_LONE_YEAR.search(before or "\n")) and not clean.startswith(SPAN_OF_YEARS, match.end())


def _is_plain_month(match: re.Match[str], clean: str, part: dict[str, Any]) -> bool:
    """Tell a month from a look-alike: 三月 in the middle of a sentence may be half of 阳春三月天."""
    if part["b_first_month"] or part["b_day"] or part["b_single"] or part["b_last_month"]:
        return True
    return match[0][0] in "0123456789０１２３４５６７８９" or clean[match.end() : match.end() + 1] in ("，", ",", "")


def _prefixed(match: re.Match[str], part: dict[str, Any], clean: str) -> DateCandidate | None:
    year: dict[str, Any]
    if part["year"] and AGES_OF.match(clean, match.end()) and match[0].endswith("年"):
        return None  # 有1000年的古城文化
    if part["year"]:
        year = {"year_from": read_small_number(part["year"])}
    elif part["short_year"]:
        year = {"year_from": 2000 + int(part["short_year"])}  # 09年12月4日
    elif written := part["roc"] or part["bare_roc"] or part["lone_roc"]:
        count = read_small_number(written)
        year = {"year_from": None if count is None else 1911 + count}
    elif part["relative"] in RELATIVE_YEARS:
        year = {"relative_year": RELATIVE_YEARS[part["relative"]]}
    else:
        year = {"relative_year": RELATIVE_YEARS_FROM_BEFORE[part["relative"]], "counts_from": "previous"}
        plain = part["relative"] == "当年" and match[0].endswith("的")
        if plain or (part["relative"] == "当年" and not _opens_clause(clean, match.start())):
            return None  # 不减当年, 当年的老友
    if part["last_year"] and part["year"]:
        return _years(match, part["year"], part["last_year"])
    year["is_open"] = part["since"] in ("以来", "至今")
    if part["month"] or part["first_month"]:
        return _month_day(match, part, year)
    if part["half"]:
        first = 1 if part["half"][0] == "上" else 7
        return _months(match, "half_year", first, first + 5, year)
    if part["first_months"]:
        return _months(match, "month_range", 1, read_small_number(part["first_months"]), year)
    if part["first_quarters"]:
        return _months(match, "quarter", 1, 3 * (read_small_number(part["first_quarters"]) or 1), year)
    if part["quarter"]:
        last = 3 * (read_small_number(part["quarter"]) or 1)
        return _months(match, "quarter", last - 2, last, year)
    if part["edge"]:
        month = {"初": 1, "中": 6}.get(part["edge"][-1], 12)
        return _months(match, "year_edge", month, 7 if month == 6 else month, year)
    if "year_from" in year:
        return _candidate(match, "year", year_to=year["year_from"], **year)
    return _candidate(match, "relative_year", **year)


def _month_day(match: re.Match[str], part: dict[str, Any], year: dict[str, Any]) -> DateCandidate | None:
    if part.get("first_month"):
        first, last = read_small_number(part["first_month"]), read_small_number(part["months_to"])
        return _months(match, "month_range", first, last, year)
    month = read_small_number(part["month"])
    if month is None or not 1 <= month <= 12:
        return None
    if part["day"]:
        return _candidate(
            match,
            "day_range",
            **year,
            month_from=month,
            day_from=read_small_number(part["day"]),
            year_to=_number(part["year_to"]) or year.get("year_from"),
            month_to=_number(part["month_to"]) or month,
            day_to=read_small_number(part["day_to"]),
        )
    if part["single"]:
        day = read_small_number(part["single"])
        weekday = part["weekday"] or part["plain_weekday"]
        return _candidate(
            match,
            "day",
            **year,
            month_from=month,
            day_from=day,
            year_to=year.get("year_from"),
            month_to=month,
            day_to=day,
            weekday=_weekday(weekday),
        )
    if part["last_month"]:
        last_year = _number(part["month_year_to"])
        return _months(match, "month_range", month, read_small_number(part["last_month"]), year, last_year)
    if part["third"]:
        first, last = THIRDS.get(part["third"], (21, 31))
        last_month = read_small_number(part["third_month"]) if part["third_month"] else month
        if part["third_to"]:
            last = THIRDS.get(part["third_to"], (21, 31))[1]
        return _candidate(
            match,
            "month_part" if len(part["third"]) == 2 else "month_edge",
            **year,
            month_from=month,
            month_to=last_month,
            day_from=first,
            day_to=last,
            year_to=year.get("year_from"),
        )
    return _months(match, "month", month, month, year)


def _bare_day(match: re.Match[str], part: dict[str, Any], clean: str) -> DateCandidate | None:
    """Read 22日下午, whose month stands before it; 第22日 and 3日内 are no days of a month."""
    before = clean[max(0, match.start() - 1) : match.start()]
    if before and before in "第每近共达约超逾首百千万数几两半":
        return None
    first = read_small_number(part["d_single"] or part["d_day"] or part["d_hao"])
    last = read_small_number(part["d_to"]) if part["d_to"] else first
    if first is None or last is None or not 1 <= first <= 31 or not 1 <= last <= 31:
        return None
    if match[0][0] not in "0123456789０１２３４５６７８９" and first < 10 and not part["d_to"]:
        return None  # 一日, 三日 mostly count days
    return _candidate(
        match,
        "day_range" if last != first else "day",
        day_from=first,
        day_to=last,
        weekday=_weekday(part["d_weekday"]),
    )


def _months(
    match: re.Match[str],
    shape: str,
    first: int | None,
    last: int | None,
    year: dict[str, Any],
    last_year: int | None = None,
) -> DateCandidate | None:
    if first is None or last is None or not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    year_to = last_year or year.get("year_from")
    return _candidate(match, shape, **year, month_from=first, month_to=last, year_to=year_to)


def _years(match: re.Match[str], first: str, last: str) -> DateCandidate:
    return _candidate(match, "year_range", year_from=read_small_number(first), year_to=read_small_number(last))


def _single(
    match: re.Match[str], shape: str, year: int, month: int, day: int, rule: str = "month_and_day"
) -> DateCandidate | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _candidate(
        match,
        shape,
        rule=rule,
        year_from=year,
        month_from=month,
        day_from=day,
        year_to=year,
        month_to=month,
        day_to=day,
    )


RULE_BY_SHAPE = {
    "day": "month_and_day",
    "day_range": "day_range",
    "month": "month_word",
    "month_range": "month_range",
    "month_part": "month_word",
    "month_edge": "month_word",
    "quarter": "part_of_year",
    "half_year": "part_of_year",
    "year_edge": "part_of_year",
    "year": "full_year",
    "year_range": "year_range",
    "relative_year": "relative_year",
}


def _candidate(match: re.Match[str], shape: str, **parts: Any) -> DateCandidate:
    rule = parts.pop("rule", None) or RULE_BY_SHAPE[shape]
    if shape == "day" and parts.get("month_from") is None and not parts.get("relative_month"):
        rule = "day_without_month"
    end = match.end()
    while match.string[end - 1] in " \u3000的" and end > match.start():
        end -= 1
    is_dateline = shape == "day" and match.string.startswith(("电", "讯"), end)
    return DateCandidate(start=match.start(), end=end, rule=rule, shape=shape, is_dateline=is_dateline, **parts)


def _number(written: str | None) -> int | None:
    return read_small_number(written) if written else None


def _weekday(written: str | None) -> int | None:
    return "一二三四五六日".index(written[-1].replace("天", "日")) + 1 if written else None


def _opens_clause(clean: str, start: int) -> bool:
    return start == 0 or clean[start - 1] in "。！？!?；;，,、：:“”\n\u3000 （("


def _words(clean: str) -> Iterator[DateCandidate]:
    for match in WORDS.finditer(clean):
        candidate = WORD_READERS[match.lastgroup or ""](match) if match.lastgroup in WORD_READERS else _word(match)
        if candidate is not None:
            yield candidate
    for match in BARE_QUARTER.finditer(clean):
        last = 3 * (read_small_number(match["first"] or match["nth"]) or 1)
        first = 1 if match["first"] else last - 2
        yield DateCandidate(
            start=match.start(), end=match.end(), rule="part_of_year", shape="quarter", month_from=first, month_to=last
        )


def _word(match: re.Match[str]) -> DateCandidate | None:
    part = match.groupdict()
    for name, reader in WORD_READERS.items():
        if part[name]:
            return reader(match)
    raise ValueError(f"{match[0]!r}: WORDS matched no named group")


def _plain(match: re.Match[str], rule: str, shape: str, **parts: Any) -> DateCandidate:
    return DateCandidate(start=match.start(), end=match.end(), rule=rule, shape=shape, **parts)


def _same_day(match: re.Match[str]) -> DateCandidate:
    return _plain(match, "same_day", "relative_day", relative_day=0, counts_from="previous")


def _next_day(match: re.Match[str]) -> DateCandidate:
    return _plain(match, "next_day", "relative_day", relative_day=1, counts_from="previous")


def _telling_day(match: re.Match[str]) -> DateCandidate:
    word = (match["day_word"] or match["day_short"] or match["day_inside"])[0]
    return _plain(match, "telling_day", "relative_day", relative_day={"前": -2, "昨": -1, "今": 0, "明": 1}[word])


def _week(match: re.Match[str]) -> DateCandidate:
    week = {"上上": -2, "上": -1, "下": 1}.get(match["which_week"], 0)
    return _plain(match, "relative_week", "week", relative_week=week, weekday=_weekday(match["week_day"]))


def _month_word(match: re.Match[str]) -> DateCandidate:
    word, day = match["month_word"], _number(match["mw_day"])
    first, last = THIRDS.get(match["mw_third"] or "", (21, 31))
    if day:
        first = last = day
    return _plain(
        match,
        "relative_month",
        "day" if day else "month_part" if match["mw_third"] else "month",
        relative_month={"上": -1, "下": 1}.get(word[0], 0),
        counts_from="previous" if word[0] in "当同" else "now",
        day_from=first if day or match["mw_third"] else None,
        day_to=last if day or match["mw_third"] else None,
    )


def _decade(match: re.Match[str]) -> DateCandidate | None:
    decade = read_small_number(match["decade_of"])
    century = _number(match["century"]) or {"上": 20, "本": 21}.get(match["century_word"] or "")
    if decade is None or (century is None and decade < 40):
        return None
    first = ((century or 20) - 1) * 100 + decade
    return _plain(match, "decade", "year_range", year_from=first, year_to=first + 9)


def _part(match: re.Match[str]) -> DateCandidate:
    return _plain(match, "part_of_day", "part_of_day", relative_day=0, counts_from="previous")


def _bare_half(match: re.Match[str]) -> DateCandidate:
    first = 1 if match[0][0] == "上" else 7
    return _plain(match, "part_of_year", "half_year", month_from=first, month_to=first + 5)


def _numbered(match: re.Match[str]) -> DateCandidate:
    day = read_small_number(match["numbered_day"])
    return _plain(match, "day_without_month", "day", day_from=day, day_to=day)


def _vague(match: re.Match[str]) -> DateCandidate:
    return _plain(match, "vague_time", "vague")


def _apart(match: re.Match[str]) -> DateCandidate:
    return _plain(match, "time_apart", "time_apart")


WORD_READERS: dict[str, Callable[[re.Match[str]], DateCandidate | None]] = {
    "same_day": _same_day,
    "next_day": _next_day,
    "telling_day": _telling_day,
    "week": _week,
    "month_word": _month_word,
    "decade": _decade,
    "part": _part,
    "bare_half": _bare_half,
    "numbered": _numbered,
    "vague": _vague,
    "apart": _apart,
}
