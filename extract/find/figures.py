"""Stated numbers worth a row: money, counts, ranks, durations, shares, areas, each in full.

约1.2亿美元 → 120000000 USD, about; 20余个项目 → 20 个 projects, over; “465”, 500强 and 三个方面 are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from extract.find.candidates import FigureCandidate, FigureKind, Qualifier
from extract.find.marks import AGES_OF, any_of, read_rules
from extract.numerals import read_numeral
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

SIX_PLACES = Decimal("0.000001")
GAP = r"[ \u3000]?"
SCALE = r"[百千万亿兆]{0,3}"
ARABIC = r"[0-9０-９]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]{1,4})?|[0-9０-９]{1,12}(?:[.．][0-9０-９]{1,4})?"
HAN = r"[一二三四五六七八九十百千万亿两零〇]{1,12}"
NUMBER = rf"(?:(?:{ARABIC}){GAP}{SCALE}(?:[0-9]{{1,4}}[万千])?|{HAN})"
BEFORE = {
    "超过": "over", "超出": "over", "超": "over", "逾": "over", "突破": "over", "破": "over", "大于": "over", "过": "over",
    "多于": "over", "近": "nearly", "将近": "nearly", "接近": "nearly", "不到": "nearly", "不足": "nearly", "约": "about",
    "约为": "about", "约合": "about", "大约": "about", "大概": "about", "约有": "about", "至少": "at_least",
    "不少于": "at_least", "不低于": "at_least", "上": "at_least", "达": "exact", "达到": "exact", "高达": "exact",
    "多达": "exact", "共": "exact", "近达": "nearly", "超达": "over", "已超": "over", "约达": "about",
}  # fmt: skip
# 签约20个, 上海, 经过, 附近: the last character of another word is no qualifier.
NOT_BEFORE = {
    "约": "签邀预条制节大隐合违",
    "近": "最附邻临就靠亲",
    "过": "经通透不超度",
    "上": "以",
    "破": "突打冲",
    "达": "传表到抵发",
}
AFTER = {"余": "over", "多": "over", "来": "about", "几": "over"}
TAIL = {"以上": "at_least", "左右": "about", "上下": "about", "余": "over", "多": "over", "有余": "over"}
ENCLOSED = re.compile(r"[“‘《「『][^”’》」』“‘《「『，,。；;\n]{1,16}[”’》」』]")
HAN_DIGITS = frozenset("一二三四五六七八九十百千万亿两零〇")
PERIOD_AHEAD = re.compile(r"(?:未来|今后|接下来|下一个?|每|每隔|满|最近|过去|头|前|这|那|后)$")
LIVED_THROUGH = re.compile(
    r"(?:历经|历时|经过|为期|连续|有着|已有|已|近|超|逾|成立|建立|进驻|深耕|合作|发展|扎根|走过|开业|运营|经营|落户|投产|创立|创办|来华|从事|长达|友好|结好|交往|耕耘|积累)$"
)
TRIP_LENGTH = re.compile(r"(?:为期|历时|共计?|行程|短短|连续)$")
RANK_CUE = re.compile(
    r"(?:排名|排在|排|位居|位列|名列|居|列|稳居|跃居|升至|跃升至?|跻身|晋级|进入|入围|夺得|荣膺|获评|保持|蝉联)[^，,。；;、\n]{0,12}$"
)
SPHERE = re.compile(
    r"(?:全球|世界|全国|国内|中国|行业|全省|省内|全市|亚洲|亚太|欧洲|非洲|市占率|市场占有率|销量|产量|规模|综合排名)(?:的|排名|前?列)?$"
)
GEOGRAPHY = re.compile(r"(?:的)?[^，,。；;、\n]{0,3}(?:城市|经济体|岛|国家|人口|民族|语言|都市|州|省|县|港口城市)")
NEW_TAIWAN_DOLLAR = "台币"  # where a text counts in it, a bare 元 may be no yuan
TURN_UNITS = frozenset({"个", "项", "大", "条", "种", "类"})  # 三个方面 is a turn of speech, 10家重点企业 is not
PEOPLE_UNITS = frozenset({"人", "名", "位", "人次"})
PEOPLE_MEASURES = frozenset(
    {"participants", "employees", "students", "researchers", "experts", "talents", "visitors", "passengers", "population", "visits",
     "jobs"}
)  # fmt: skip
THING_UNITS = frozenset(
    {"家", "个", "项", "只", "座", "份", "所", "支", "款", "件", "条", "种", "类", "批", "户", "处"}
)
SHARES = frozenset({"growth", "decline", "share"})
# 惠企10条, 第三次, 一类: such a number names or orders unless a thing follows it.
NAMING_UNITS = frozenset({"条", "次", "期", "门", "部", "米", "片", "册", "对", "类", "种", "席", "头"})
LINES = re.compile(r"(?:生产线|产线|流水线|航线|线路|专线|班列|街|高速|铁路|跑道)(?:共|达|超)?$")
ATTENDING = re.compile(r"参会|参加|出席|与会|参展|参与|到会|应邀|受邀|随团|同行|组团")
TRAVELLING = re.compile(r"(?:一行|代表团|考察团|访问团|访问团组|团)(?:共|一行)?$")
PER_UNIT_BEFORE = re.compile(r"每[^，,。；;0-9]{1,4}$")
OTHER_PHRASE = re.compile(r"[，,。；;\n]|分别|与会?|向")
LISTED_NUMBER = re.compile(r"(?<![0-9.．])(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3})?)[、和]$")
MAX_SHARING = 4
# What a range or a change of two values looks like around one of them.
RANGE_MARK = r"(?:至|到|-|—|–|~|～)"
RANGE_AHEAD = re.compile(rf"{RANGE_MARK}{GAP}[0-9０-９]")
RANGE_BEHIND = re.compile(rf"[0-9０-９百千万亿元家个%％人吨亩年]{RANGE_MARK}$")
CHANGE = re.compile(r"(?:[从由自]|增|降|升|提高|扩大|减)[^，,。；;]{0,12}$")
THINGS = r"(?:的?(?:大|重大|重点|优质|招商|签约|产业|工业|外资|内资|新建|在建)*(?:项目|企业|公司))"
THRESHOLD_AHEAD = re.compile(THINGS)
COUNT_BEHIND = re.compile(r"[0-9](?:余|多)?[个家项](?:总?投资|投资额|产值|营收)?$")
COUNT_AFTER_THING = re.compile(rf"{THINGS}(?:[^，,。；;、]{{0,4}}?)[0-9]|{THINGS}[占达共有超]")
CURRENT_YEAR_ONLY = 10  # 近2年 is the last two years, 近20年 almost twenty


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    number: re.Pattern[str]
    rank: re.Pattern[str]
    before: re.Pattern[str]
    currency_ahead: re.Pattern[str]
    currency_behind: re.Pattern[str]
    currencies: dict[str, str]
    areas: frozenset[str]
    measures_before: dict[str, str]
    measure_before: re.Pattern[str]
    measures_after: dict[str, str]
    measure_after: re.Pattern[str]
    measures_by_unit: dict[str, str]
    measures_of_kind: dict[str, frozenset[str]]
    counted: re.Pattern[str]
    counted_at_once: re.Pattern[str]
    not_counted: re.Pattern[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    rules: dict[str, Any] = read_rules("figures.yml")
    currencies: dict[str, str] = rules["currencies"]
    areas: list[str] = rules["area_units"]
    unit = (
        rf"(?P<money>{any_of([*currencies, '元'])})(?P<cny>人民币)?|(?P<area>{any_of(areas)})|(?P<percent>个?百分点|[%％])"
        r"|(?P<duration>个?多?小时|个?多?月|个?多?星期|周(?![年边围一-日])|年|天|日|分钟)"
        rf"|(?P<count>{any_of(rules['count_units'])})"
    )
    number = (
        rf"(?=[0-9０-９一二三四五六七八九十百千万亿两])(?<![0-9０-９a-zA-Z.．/+一二三四五六七八九十百千万亿两第零〇几数])(?<![0-9０-９][:：])"
        rf"(?P<number>{NUMBER}){GAP}(?P<after>[余多来几])?(?P<late_scale>{SCALE}){GAP}"
        rf"(?:(?P<bare_money>(?<=[万亿])(?![一-鿿㎡%A-Za-z0-9])|(?<=[万亿])(?=人民币))|(?:{unit}))"
        r"(?P<tail>以上|左右|上下|有余|余|多(?!元|个|次|家|样|种))?"
        rf"|百分之(?P<han_percent>{HAN}|[0-9]{{1,3}}(?:\.[0-9]+)?)"
        r"|(?P<parts>[二两三四五六七八九十]|[0-9]{1,2})分之(?P<of_parts>[一二两三四五六七八九]|[0-9]{1,2})(?![0-9点])"
        r"|(?P<tenths>[一二三四五六七八九])成(?:(?P<tenths_tail>以上|左右)|(?![一-鿿]))"
        r"|翻(?:了)?(?P<doublings>[一两二三四]|[1-4])番"
        rf"|(?:US\$|USD|\$){GAP}(?P<dollars>{ARABIC}){GAP}(?P<dollar_scale>{SCALE})"
    )
    rank = (
        rf"第(?P<nth>[0-9０-９]{{1,4}}|{HAN}){GAP}(?P<rank_unit>位|名|大)?"
        rf"|前(?P<top>[0-9０-９]{{1,4}}|[二三四五六七八九十百]{{1,3}}){GAP}(?P<top_unit>强|位|名)?(?!季|个|年|天|期|月|次|批|次|位数|排|后|夕|台|轮)"
    )
    before, after = rules["measures_before"], rules["measures_after"]
    return _Tables(
        number=re.compile(number),
        rank=re.compile(rank),
        before=re.compile(rf"(?:{any_of(BEFORE)})[了]?{GAP}$"),
        currency_ahead=re.compile(rf"(?P<name>{any_of(currencies)}){GAP}(?:[约逾超近达破])?$"),
        currency_behind=re.compile(
            rf"{GAP}[(（]?{GAP}(?P<name>(?:{any_of(k for k in currencies if k.endswith('币'))}))"
        ),
        currencies=currencies,
        areas=frozenset(areas),
        measures_before=before,
        measure_before=re.compile(any_of(before)),
        measures_after=after,
        measure_after=re.compile(rf"(?:{any_of(after)})(?!团|性|处|作|着|队)"),
        measures_by_unit=rules["measures_by_unit"],
        measures_of_kind={kind: frozenset(measures) for kind, measures in rules["measures_of_kind"].items()},
        counted=re.compile(rf"[^，,。；;、：:\n“”]{{0,10}}?(?:{any_of(rules['counted_things'])})"),
        counted_at_once=re.compile(
            rf"(?:招商|签约|合作|产业|工业|建设|投资|推介){{0,2}}(?:{any_of(rules['counted_things'])})"
        ),
        not_counted=re.compile(rf"[^，,。；;、\n]{{0,2}}?(?:{any_of(rules['not_counted'])})"),
    )


def find_figures(text: RestoredText, vocabulary: Vocabulary) -> Iterator[FigureCandidate]:
    """Find every stated number worth a row, in order of start: 客流量近800万人次 → 8000000 人次, nearly, visitors."""
    del vocabulary  # units and measures are rules of this finder
    clean = text.clean_text
    named = _enclosed(clean)
    found = [c for c in [*_numbers(clean), *_ranks(clean)] if not _is_inside(c.start, c.end, named)]
    found.sort(key=lambda c: (c.start, -c.end))
    last_end = -1
    for candidate in found:
        if candidate.start >= last_end:
            yield candidate
            last_end = candidate.end


def _enclosed(clean: str) -> list[tuple[int, int]]:
    """Short quotations, “合成生物10条” or 《…》: numbers inside belong to a name."""
    return [match.span() for match in ENCLOSED.finditer(clean)]


def _is_inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < start and end <= spans[low][1]


# ---------------------------------------------------------------- numbers with a unit


def _numbers(clean: str) -> Iterator[FigureCandidate]:
    for match in _tables().number.finditer(clean):
        if match["han_percent"]:
            candidate = _percent(clean, match, read_numeral(match["han_percent"]), "%")
        elif match["parts"] or match["tenths"]:
            candidate = _fraction(clean, match)
        elif match["doublings"]:
            candidate = _doubled(clean, match)
        elif match["dollars"]:
            candidate = _dollars(clean, match)
        else:
            candidate = _with_unit(clean, match)
        if candidate is not None:
            yield from _sharing_its_unit(clean, match, candidate)
            yield candidate


def _sharing_its_unit(clean: str, match: re.Match[str], last: FigureCandidate) -> Iterator[FigureCandidate]:
    """31.6、31.2和32.5个百分点: the numbers listed before the last one have its unit."""
    if last.kind != "percent" or match["number"] is None or last.start != match.start():
        return
    at = match.start()
    for _ in range(MAX_SHARING):
        listed = LISTED_NUMBER.search(clean, max(0, at - 10), at)
        value = read_numeral(listed["number"]) if listed else None
        if listed is None or value is None:
            return
        at = listed.start()
        yield replace(last, start=at, end=listed.end("number"), value=value)


def _with_unit(clean: str, match: re.Match[str]) -> FigureCandidate | None:
    written = match["number"].strip()
    value = read_numeral(written + (match["late_scale"] or ""))
    if value is None or value == 0 or clean.startswith("级", match.end()):
        return None
    if _is_end_of_range(clean, match):
        return None
    start, qualifier = _qualifier(clean, match)
    is_scale_only = all(c in "百千万亿" for c in written)
    if is_scale_only and start == match.start() and not match["after"] and not _is_measured(clean, match):
        return None  # 千家万户, 百亿元产业
    if match["money"] or match["bare_money"] is not None:
        if _is_threshold(clean, start, match.end(), qualifier):
            return None
        return _money(clean, match, value, start, qualifier)
    if match["percent"]:
        return _percent(clean, match, value, "%" if match["percent"] in "%％" else "百分点", start, qualifier)
    if match["area"]:
        return _figure(clean, match, "area", value, match["area"], start, qualifier, "area_with_unit")
    if match["duration"]:
        return _duration(clean, match, value, start, qualifier)
    return _count(clean, match, value, start, qualifier)


def _is_end_of_range(clean: str, match: re.Match[str]) -> bool:
    """3-5年, 3亿元至5亿元: a range has two values, and neither is what was measured; 从3家增至5家 is a change."""
    behind, ahead = (
        RANGE_AHEAD.match(clean, match.end()),
        RANGE_BEHIND.search(clean, max(0, match.start() - 8), match.start()),
    )
    return bool(behind or ahead) and CHANGE.search(clean, max(0, match.start() - 14), match.start()) is None


def _is_threshold(clean: str, start: int, end: int, qualifier: Qualifier) -> bool:
    """过亿元项目14个, 202个千万美元以上项目: the sum tells which projects are meant, not what any of them cost."""
    if qualifier not in ("over", "at_least"):
        return False
    return THRESHOLD_AHEAD.match(clean, end) is not None and (
        COUNT_BEHIND.search(clean, max(0, start - 12), start) is not None
        or COUNT_AFTER_THING.match(clean, end) is not None
    )


def _is_measured(clean: str, match: re.Match[str]) -> bool:
    if not match["money"]:
        return False
    near = clean[max(0, match.start() - 5) : match.start()]
    return _tables().measure_before.search(near) is not None


def _qualifier(clean: str, match: re.Match[str]) -> tuple[int, Qualifier]:
    """Read 超, 近, 约 before the number, 余, 多 in it and 以上, 左右 behind it; the words before it belong to the span."""
    start, word = match.start(), ""
    before = _tables().before.search(clean, max(0, start - 5), start)
    if before is not None:
        word = before[0].rstrip("了 \u3000")
        ahead = clean[before.start() - 1 : before.start()] if before.start() else ""
        written = match["number"] or ""
        if word == "超" and ahead == "已":
            ahead = ""
        if (ahead and ahead in NOT_BEFORE.get(word[-1] if len(word) == 1 else "", "")) or (
            word in ("上", "过", "破") and written[0] not in "百千万亿"
        ):
            word = ""
        elif word != "共":
            start = before.start()
    for said in (match["tail"] and TAIL[match["tail"]], match["after"] and AFTER[match["after"]]):
        if said:
            return start, said  # type: ignore[return-value]
    if match["duration"] and "多" in match["duration"]:
        return start, "over"
    return start, BEFORE.get(word, "exact")  # type: ignore[return-value]


def _said_before(words: str) -> Qualifier:
    return BEFORE[words.rstrip("了 \u3000")]  # type: ignore[return-value]


def _money(
    clean: str, match: re.Match[str], value: Decimal, start: int, qualifier: Qualifier
) -> FigureCandidate | None:
    unit = match["money"] or ""
    ahead = _tables().currency_ahead.search(clean, max(0, start - 6), start)
    if not unit and ahead is not None:
        said = _tables().currencies[ahead["name"]]
        return _figure(clean, match, "money", value, "元", start, qualifier, "money_with_currency", said, "stated")
    if not unit:
        # 投资20亿, with no unit: yuan only where the words beside it speak of money
        near = clean[max(0, match.start() - 8) : match.start()]
        measures = [_tables().measures_before[m[0]] for m in _tables().measure_before.finditer(near)]
        if not measures or measures[-1] not in _tables().measures_of_kind["money"]:
            return None
        return _figure(
            clean, match, "money", value, "元", start, qualifier, "money_without_unit", "CNY", "default_yuan"
        )
    if unit == "元" and value < 1000 and match["number"][0] in HAN_DIGITS:
        return None  # 一元, 二元结构, 多元
    if unit == "元" and clean.startswith(("化", "素", "件", "旦", "宇"), match.end()):
        return None
    if unit == "元" and ahead is not None:
        said = _tables().currencies[ahead["name"]]
        before = _tables().before.search(clean, max(0, ahead.start() - 5), ahead.start())
        if before is not None and qualifier == "exact":
            start, qualifier = before.start(), _said_before(before[0])
        return _figure(clean, match, "money", value, unit, start, qualifier, "money_with_currency", said, "stated")
    if match["cny"]:
        return _figure(clean, match, "money", value, unit, start, qualifier, "money_with_currency", "CNY", "stated")
    currency = _tables().currencies.get(unit)
    if currency is None:
        behind = _tables().currency_behind.match(clean, match.end()) if unit == "元" else None
        if behind is not None:  # 3亿元|新台币
            said = _tables().currencies[behind["name"]]
            return _figure(clean, match, "money", value, unit, start, qualifier, "money_with_currency", said, "stated")
        if NEW_TAIWAN_DOLLAR in clean:
            return _figure(clean, match, "money", value, unit, start, qualifier, "money_in_yuan", None, "ambiguous")
        return _figure(clean, match, "money", value, unit, start, qualifier, "money_in_yuan", "CNY", "default_yuan")
    return _figure(clean, match, "money", value, unit, start, qualifier, "money_with_currency", currency, "stated")


def _dollars(clean: str, match: re.Match[str]) -> FigureCandidate | None:
    value = read_numeral(match["dollars"] + match["dollar_scale"])
    if value is None:
        return None
    return _figure(clean, match, "money", value, "美元", match.start(), "exact", "money_with_currency", "USD", "stated")


def _percent(
    clean: str,
    match: re.Match[str],
    value: Decimal | None,
    unit: str,
    start: int | None = None,
    qualifier: Qualifier = "exact",
) -> FigureCandidate | None:
    if value is None:
        return None
    if match["han_percent"] and value == 100 and match["han_percent"] == "百":
        return None
    return _figure(
        clean, match, "percent", value, unit, match.start() if start is None else start, qualifier, "percent"
    )


def _fraction(clean: str, match: re.Match[str]) -> FigureCandidate | None:
    """近三分之一 → nearly 33.333333 %, 七成以上 → at least 70 %."""
    if match["tenths"]:
        value: Decimal | None = Decimal(10) * (read_numeral(match["tenths"]) or 0)
    else:
        whole, part = read_numeral(match["parts"]), read_numeral(match["of_parts"])
        value = None if not whole or not part or part > whole else (100 * part / whole).quantize(SIX_PLACES)
    if not value:
        return None
    start = match.start()
    qualifier: Qualifier = "exact"
    before = _tables().before.search(clean, max(0, start - 5), start)
    word = before[0].rstrip("了 \u3000") if before else ""
    if before and not (len(word) == 1 and clean[before.start() - 1 : before.start()] in NOT_BEFORE.get(word, "")):
        start, qualifier = before.start(), _said_before(word)
    if match["tenths_tail"]:
        qualifier = TAIL[match["tenths_tail"]]  # type: ignore[assignment]
    return _figure(clean, match, "percent", value, "%", start, qualifier, "percent")


def _doubled(clean: str, match: re.Match[str]) -> FigureCandidate | None:
    """翻一番 is written as one doubling, 翻两番 as two."""
    value = read_numeral(match["doublings"])
    if value is None:
        return None
    return _figure(
        clean, match, "count", value, "番", match.start(), "exact", "count_with_measure_word", measure="doublings"
    )


def _duration(
    clean: str, match: re.Match[str], value: Decimal, start: int, qualifier: Qualifier
) -> FigureCandidate | None:
    unit, end = match["duration"], match.end()
    unit = unit.replace("多", "")
    behind = clean[end : end + 4]
    ahead = clean[max(0, start - 4) : start]
    before_number = clean[max(0, match.start() - 5) : match.start()]
    is_han = match["number"][0] in HAN_DIGITS
    if unit == "月" or (unit == "日" and not before_number.endswith(("为期", "历时"))):
        return None
    if unit == "年":
        if (
            (value >= 1000 and AGES_OF.match(clean, end) is None)
            or (behind[:1] in "代级度会轮限" and behind[:1])
            or behind.startswith(("规划", "行动", "计划", "期间", "期", "之内", "内", "前", "后", "大庆", "倍增"))
        ):
            return None
        if re.match(rf"{GAP}[0-9０-９一二三四五六七八九十]{{1,2}}{GAP}月", clean[end : end + 6]):
            return None  # 113年5月 is a year
        said = clean[start : match.start()].strip()
        if said == "近" and value <= CURRENT_YEAR_ONLY and not LIVED_THROUGH.search(ahead):
            return None
    if behind.startswith(("内", "之内", "一次", "一届", "一度")) or (value == 365 and unit == "天"):
        return None
    if PERIOD_AHEAD.search(ahead) or (unit in ("小时", "个小时") and value == 24):
        return None
    if (
        unit == "年"
        and is_han
        and not (LIVED_THROUGH.search(before_number) or behind.startswith(("来", "间", "的合作", "的发展", "以来")))
    ):
        return None
    if is_han and unit != "年":
        fits = TRIP_LENGTH.search(before_number) or behind.startswith(
            ("时间", "行程", "的行程", "的访问", "的考察", "访问", "考察", "的时间", "来")
        )
        if not fits or value > 100:
            return None
    if is_han and value == 1:
        return None
    measure = "duration"
    if unit in ("天", "日") and value <= 60:
        measure = "trip_days"
    unit = {"小时": "小时", "个小时": "小时", "个月": "个月", "星期": "周", "个星期": "周"}.get(unit, unit)
    rule = "length_of_time"
    return _figure(clean, match, "duration", value, unit, start, qualifier, rule, measure=measure)


def _count(
    clean: str, match: re.Match[str], value: Decimal, start: int, qualifier: Qualifier
) -> FigureCandidate | None:
    tables = _tables()
    unit, end = match["count"], match.end()
    written = match["number"]
    is_han = written[0] in HAN_DIGITS
    if (
        _is_turn_of_speech(clean, unit, end)
        or clean.startswith(("百亿级", "千亿级", "万亿级"), end)
        or (value != value.to_integral_value() and unit in ("家", "个", "项", "名", "位", "人"))
    ):
        return None
    if (unit == "位" and clean.startswith(("数", "一体", "居"), end)) or (
        unit == "人" and clean.startswith(("民", "口", "称", "工", "行"), end)
    ):
        return None
    stands_alone = clean[end : end + 1] in ("”", "》", "」", "，", ",", "。", "、")
    if unit in NAMING_UNITS and (is_han or stands_alone) and not LINES.search(clean, max(0, start - 6), start):
        return None
    if unit == "条" and clean.startswith(("措施", "举措", "意见", "政策"), end):
        return None
    if unit in ("个",) and clean.startswith(("月", "小时", "百分点", "星期"), end):
        return None
    in_party = clean[max(0, start - 2) : start] == "一行"
    if is_han and qualifier == "exact" and value < 10 and not in_party:
        if value == 1 or unit not in ("家", "个", "项", "名", "座", "只", "份", "所", "位", "支", "场", "批", "条"):
            return None
        if not tables.counted.match(clean, end):
            return None
    if (
        is_han
        and unit in ("人", "个", "项", "位")
        and qualifier == "exact"
        and not in_party
        and not tables.counted.match(clean, end)
    ):
        return None
    return _figure(clean, match, "count", value, unit, start, qualifier, "count_with_measure_word")


def _is_turn_of_speech(clean: str, unit: str, end: int) -> bool:
    """Tell 三个方面 and 五个重点 from 6个重点项目, where the word only describes what is counted."""
    turn = _tables().not_counted.match(clean, end) if unit in TURN_UNITS else None
    if turn is None:
        return False
    return not (turn[0].endswith(DESCRIBING) and _tables().counted_at_once.match(clean, turn.end()))


def _figure(
    clean: str,
    match: re.Match[str],
    kind: FigureKind,
    value: Decimal,
    unit: str,
    start: int,
    qualifier: Qualifier,
    rule: str,
    currency: str | None = None,
    currency_basis: str | None = None,
    measure: str | None = None,
) -> FigureCandidate:
    return FigureCandidate(
        start=start,
        end=match.end(),
        rule=rule,
        kind=kind,
        value=value,
        unit=unit,
        qualifier=qualifier,
        currency=currency,
        currency_basis=currency_basis,
        measure=measure or _measure(clean, start, match.end(), kind, unit),
    )


DESCRIBING = ("重点", "关键")
MADE = frozenset({"capacity", "output", "sales_volume"})
MADE_RIGHT_BEFORE = re.compile(r"[产能量机](?:达|约|可达|为|近|超)?$")  # 年产80万条某某


def _measure(clean: str, start: int, end: int, kind: FigureKind, unit: str) -> str | None:
    """Say what was measured by the words beside it: 销售额已超7.5亿元 → sales, 18家企业 → companies."""
    tables = _tables()
    ahead = clean[max(0, start - 12) : start]
    ahead = ahead[max(ahead.rfind(mark) for mark in "。；;，,\n") + 1 :]
    behind = OTHER_PHRASE.split(clean[end : end + 12], maxsplit=1)[0]
    said = [tables.measures_before[match[0]] for match in tables.measure_before.finditer(ahead)]
    if kind == "count":
        counted = [tables.measures_after[match[0]] for match in tables.measure_after.finditer(behind)]
        listed = [tables.measures_after[match[0]] for match in tables.measure_after.finditer(ahead)]
        if unit in PEOPLE_UNITS and (ATTENDING.search(behind) or TRAVELLING.search(ahead)):
            return "participants"
        if unit in PEOPLE_UNITS:
            fitting = [m for m in (*counted, *reversed(said), *reversed(listed)) if m in PEOPLE_MEASURES]
        elif unit in THING_UNITS:
            made = [m for m in said[-1:] if m in MADE and MADE_RIGHT_BEFORE.search(ahead)]
            fitting = [*made, *counted[:1], *reversed(listed)]
        else:
            fitting = [m for m in reversed(said) if m in tables.measures_of_kind["count"]]
        return fitting[0] if fitting else tables.measures_by_unit.get(unit, "count")
    if kind == "percent":
        if ahead.endswith(("至", "到")):
            return "share"  # 进一步提升至42.5%
        return next((measure for measure in reversed(said) if measure in SHARES), "share")
    if kind == "money" and (PER_UNIT_BEFORE.search(clean, max(0, start - 6), start) or clean.startswith("/", end)):
        return "unit_price"
    fits = tables.measures_of_kind.get(kind, frozenset())
    fitting_said = next((measure for measure in reversed(said) if measure in fits), None)
    if fitting_said:
        return fitting_said
    if kind == "money":
        match_behind = tables.measure_before.match(behind.lstrip("的"))
        named = tables.measures_before[match_behind[0]] if match_behind else None
        return named if named in fits else "amount"
    return {"area": "area", "duration": "duration"}.get(kind)


# ---------------------------------------------------------------- ranks


def _ranks(clean: str) -> Iterator[FigureCandidate]:
    for match in _tables().rank.finditer(clean):
        candidate = _nth(clean, match) if match["nth"] else _top(clean, match)
        if candidate is not None:
            yield candidate


def _nth(clean: str, match: re.Match[str]) -> FigureCandidate | None:
    value, unit = read_numeral(match["nth"]), match["rank_unit"]
    if value is None or value == 0:
        return None
    ahead = clean[max(0, match.start() - 22) : match.start()]
    cued = RANK_CUE.search(ahead) is not None
    in_sphere = SPHERE.search(ahead) is not None
    if unit == "大":
        if GEOGRAPHY.match(clean, match.end()):
            return None
    elif unit in ("位", "名"):
        if not (cued or in_sphere or value > 1):
            return None
        if not (cued or in_sphere) and clean.startswith(("访", "来", "的", "中", "外", "女", "获"), match.end()):
            return None
    elif not (cued or in_sphere) or clean[match.end() : match.end() + 1] not in (
        "",
        "，",
        ",",
        "。",
        "、",
        "；",
        ";",
        "的",
        "）",
        ")",
        "”",
        "\n",
    ):
        return None
    return _rank(match, value, unit or "位", "rank_by_number")


def _top(clean: str, match: re.Match[str]) -> FigureCandidate | None:
    value = read_numeral(match["top"])
    ahead = clean[max(0, match.start() - 14) : match.start()]
    if value is None or not (SPHERE.search(ahead) or RANK_CUE.search(ahead)):
        return None
    if match["top_unit"] is None and clean[match.end() : match.end() + 1] in "家个项大":
        return None
    return _rank(match, value, match["top_unit"] or "名", "rank_among_first")


def _rank(match: re.Match[str], value: Decimal, unit: str, rule: str) -> FigureCandidate:
    return FigureCandidate(
        start=match.start(),
        end=match.end(),
        rule=rule,
        kind="rank",
        value=value,
        unit=unit,
        qualifier="exact",
        measure="rank",
    )
