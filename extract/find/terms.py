"""Industries and policy terms: what the vocabulary knows, and what its form gives away.

“465”现代产业集群, 合成生物10条, 党的二十届三中全会精神 are programmes or fixed formulas; a quoted compliment is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from extract.find.candidates import TermCandidate
from extract.find.marks import read_rules
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

MAX_CHARS_OF_LIST = 80  # a list of a dozen industries
MAX_CHARS_OF_LEAD = 16  # 等20余项战略性新兴
NO_ITEM_BEFORE_HEAD = "的了和与及等"
MAX_CHARS_OF_INDUSTRY = 12
CLAUSE_MARKS = "，,。；;：:！!？?\n（("
SEPARATORS = ("、", "和", "及", "与", "以及", "”“", "”、“")
ITEM_EDGES = ("、", "和", "及", "与", "以", "等", "，", ",", "。", "：", ":", "“", "”", "（", "(", "")
ITEM_END = re.compile(r"[、和及与]")
EDGES = " \u3000“”‘’「」『』()（）《》"
NAME_OF_INDUSTRY = re.compile(r"[一-鿿A-Za-z0-9+]{2,12}")
MAX_CHARS_IN_QUOTES = 8  # “引进来、走出去”
NUMERALS = "一二三四五六七八九十百千万"
OF_A_CLAUSE = re.compile(r"[的了在是和与及为以]|我市|全市|本市")
OPEN, CLOSE = '[“‘「『"]', '[”’」』"]'
# What a numbered programme calls itself.
PROGRAMME = (
    r"(?:现代|先进|优势|主导|特色|战略性|重点|数字|新型|未来|绿色|制造业|产业|发展|创新|城市|对外|开放|科技|人才|招商|工作|农业|文化|综合|立体|全域|区域|高质量|经济|空间){0,4}"
    r"(?:发展战略|战略|产业体系|发展体系|产业集群|集群|体系|布局|格局|工程|行动计划|行动方案|行动|计划|规划|目标|模式|机制|举措|思路|方略|产业链|架构|平台|战新产业|方案|改革|部署)"
)
NUMBERED_PROGRAMME = re.compile(
    rf"{OPEN}(?P<quoted>[0-9０-９一二三四五六七八九十百千万NXnx]{{1,6}}(?:[+＋]?[0-9０-９一二三四五六七八九十百千万NXnx]{{1,3}}){{0,6}}){CLOSE}{PROGRAMME}"
    rf"|(?<![0-9A-Za-z年])(?P<bare>[0-9]{{1,4}}(?:[+＋][0-9NXnx]{{1,4}}){{1,6}}){PROGRAMME}"
    rf"|(?<![0-9A-Za-z年.])(?P<plain>[0-9]{{3,5}}){PROGRAMME}(?=[，,。、；;建设 ])"
)
# 合成生物10条, 科创25条: measures known by how many they are.
NUMBERED_MEASURES = re.compile(
    rf"{OPEN}(?P<quoted>[一-鿿]{{2,10}}[0-9]{{1,3}}条){CLOSE}(?:措施|政策)?"
    r"|(?:出台|发布|推出|制定|实施|落实)(?:了)?(?P<plain>[一-鿿]{2,8}[0-9]{1,3}条)(?=[，,。、；;政措])"
)
QUOTED_PROGRAMME = re.compile(
    rf"{OPEN}(?P<name>[^”’」』\"“‘「『，,。；;！!？?\n]{{2,14}}){CLOSE}(?:发展战略|战略|行动计划|行动方案|行动|工程|倡议|规划|计划|政策|机制|产业体系|产业集群|发展格局|空间格局|产业格局|格局|总体布局|布局|改革)"
)
# “百千万工程”, 《…三年行动计划》: the quotation itself ends with what it is.
QUOTED_WHOLE = re.compile(
    r"[“「『《](?P<name>[^”」』》“「『《，,。；;！!？?\n]{1,24}(?:工程|行动计划|行动方案|专项行动|行动|战略|倡议|新政|计划|规划|规划纲要))(?:[(（][^)）]{1,14}[)）])?[”」』》]"
)
# 实施产业强市战略, 推进营商环境三年行动计划: named without quotation marks.
PURSUED = r"(?:实施|落实|推进|推动|启动|开展|出台|印发|制定|发布|坚持|贯彻|执行|部署)(?:实施|推进|落实|了|《)?"
PLAIN_PROGRAMME = re.compile(
    rf"{PURSUED}(?P<name>[一-鿿0-9“”]{{2,14}}?(?:[一三五十]年行动计划|三年行动|行动计划|行动方案|专项行动|倍增计划))"
    rf"|{PURSUED}(?P<strategy>[一-鿿]{{2,8}}?战略)(?=[，,。；;、]|和|与|及)"
)
CITY_PROGRAMME = re.compile(
    r"(?:以|打造|建设|建成|聚力|争创|加快|推进|擦亮|唱响|围绕|锚定|聚焦|叫响|朝着|迈向|深化|做强|做优)[^，,。；;、\n]{0,6}?"
    rf"{OPEN}?(?P<name>[一-鿿]{{2,5}}之(?:都|城|谷|港))(?!一|旅|行){CLOSE}?"
)
PLENUM_SPIRIT = re.compile(
    r"(?P<name>党的(?:[一二]?十[一二三四五六七八九]?大|[一二]?十[一二三四五六七八九]?届[一二三四五六七]中全会)(?:和[一二]?十[一二三四五六七八九]?届[一二三四五六七]中全会)?精神)"
)
QUOTED_SLOGAN = re.compile(
    rf"{OPEN}(?P<name>(?:对接|融入|服务|立足|建设|打造|再造|决胜|拥抱|走在|勇当|争当|争做|推进|挺进)[一-鿿]{{2,8}}(?:[，,、 ·][一-鿿]{{3,9}}){{0,2}}|[一-鿿]{{2,7}}再出发){CLOSE}"
)
# Before such words “…” is the name of an event, not a policy.
EVENT_BEHIND = re.compile(r"[^，,。；;\n]{0,24}?(?:会|论坛|活动|大赛|展|周|节|仪式)")


def find_terms(text: RestoredText, vocabulary: Vocabulary) -> Iterator[TermCandidate]:
    """Find industries and policy terms, in order of start within each kind; where two overlap the longer one stands."""
    clean = text.clean_text
    yield from _longest(_industries(clean, vocabulary))
    yield from _longest(_policy_terms(clean, vocabulary))


def _longest(found: Iterator[TermCandidate]) -> Iterator[TermCandidate]:
    last_end = -1
    for candidate in sorted(found, key=lambda c: (c.start, -c.end)):
        if candidate.start >= last_end:
            yield candidate
            last_end = candidate.end


def _industries(clean: str, vocabulary: Vocabulary) -> Iterator[TermCandidate]:
    """Find industries the vocabulary knows, those listed before 等产业, and those a head follows (合成生物产业, 轴承制造商)."""
    tables = _tables()
    known = vocabulary.match("industry", clean)
    ends = {end: (start, key) for start, end, key in known}
    lists = list(_lists(clean, tables))
    company = _Company(clean, known, lists, tables)
    for start, end, key in known:
        if clean[start:end] not in tables.only_in_company or company.has(start, end):
            yield _known(start, end, key, "industry_in_vocabulary", vocabulary)
    for start, end in _listed(clean, lists, tables):
        # 高端化工 ends with an industry that has a name of its own
        if end not in ends and not any(start <= s < end for s in company.starts_within(start, end)):
            yield TermCandidate(start=start, end=end, rule="industry_in_list", kind="industry", name=clean[start:end])
    for start, end in _headed(clean, tables):
        if end not in ends and not company.starts_within(start, end):
            yield TermCandidate(start=start, end=end, rule="industry_by_head", kind="industry", name=clean[start:end])


def _known(start: int, end: int, key: str, rule: str, vocabulary: Vocabulary) -> TermCandidate:
    name = vocabulary.industries[key].name
    return TermCandidate(start=start, end=end, rule=rule, kind="industry", name=name, vocabulary_key=key)


class _Company:
    """Tells whether a plain word (食品) stands where industries stand: before 产业 or 企业, or among others listed."""

    def __init__(
        self, clean: str, known: Sequence[tuple[int, int, str]], lists: Sequence[_List], tables: _Tables
    ) -> None:
        self._clean = clean
        self._tables = tables
        self._starts = [start for start, _, _ in known]
        spans = [(start, end) for start, end, _ in known]
        self._beside: set[int] = set()
        for (_, end), (start, last) in pairwise(spans):
            if clean[end:start] in SEPARATORS:
                self._beside |= {end, last}
        self._in_list: set[int] = set()
        at = 0
        for start, end in spans:
            while at < len(lists) and lists[at].end < end:
                at += 1
            if at < len(lists) and lists[at].start <= start:
                self._in_list.add(end)

    def has(self, start: int, end: int) -> bool:
        if self._tables.head_behind.match(self._clean, end):
            return True
        if not self._is_item(start, end):
            return False
        return end in self._in_list or end in self._beside

    def _is_item(self, start: int, end: int) -> bool:
        return self._clean[start - 1 : start] in ITEM_EDGES or self._clean[end : end + 1] in ITEM_EDGES

    def starts_within(self, start: int, end: int) -> list[int]:
        """Give the places inside a span where a known industry begins."""
        return self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """What stands listed before a head, `clean[start:end]`; `is_open` where any word may name an industry there."""

    start: int
    end: int
    is_open: bool


def _lists(clean: str, tables: _Tables) -> Iterator[_List]:
    """Find what stands listed before 等产业, 三大产业, 等领域: from the clause's beginning to the head."""
    for head in tables.head.finditer(clean):
        lead = tables.lead.search(clean, max(0, head.start() - MAX_CHARS_OF_LEAD), head.start())
        if lead is None:
            continue
        end = lead.start()
        is_closed = bool(lead["closed"])
        if not is_closed and (
            head[0] not in tables.plain_heads
            or not end
            or clean[end - 1] in NO_ITEM_BEFORE_HEAD
            or clean[end - 1] in EDGES
        ):
            continue
        floor = max(0, end - MAX_CHARS_OF_LIST)
        start = max(max(clean.rfind(mark, floor, end) for mark in CLAUSE_MARKS) + 1, floor)
        if "、" in clean[start:end] or lead[0].startswith("等"):
            yield _List(start=start, end=end, is_open=is_closed and head[0] in tables.industry_heads)


def _listed(clean: str, lists: Iterable[_List], tables: _Tables) -> Iterator[tuple[int, int]]:
    """Give the items of such lists that can be the name of an industry."""
    for found in lists:
        items = ITEM_END.split(clean[found.start : found.end])
        # 加强汽车产业发展、加快农业现代化建设等领域 lists what is done
        are_clauses = any(item.startswith(tables.clause_openers) for item in items[1:])
        is_open = found.is_open and not are_clauses
        at = found.start
        for n, item in enumerate(items):
            start, end = _bare(clean, at, at + len(item), tables, is_first=n == 0)
            at += len(item) + 1
            word = clean[start:end]
            if _can_name(word, tables) and (is_open or word.endswith(tables.endings)):
                yield start, end


def _headed(clean: str, tables: _Tables) -> Iterator[tuple[int, int]]:
    """Read 合成生物产业, 全球领先的轴承制造商 and 第三大竹纤维企业."""
    for head in tables.industry_head.finditer(clean):
        before = tables.named.search(clean, max(0, head.start() - MAX_CHARS_OF_INDUSTRY), head.start())
        if before is not None:
            start, end = _bare(clean, before.start(), head.start(), tables, is_first=True)
            word = clean[start:end]
            if _can_name(word, tables) and word.endswith(tables.endings):
                yield start, end
    for made in tables.made.finditer(clean):
        group = "made" if made["made"] else "ranked"
        start, end = _bare(clean, made.start(group), made.end(group), tables, is_first=True)
        if _can_name(clean[start:end], tables):
            yield start, end


def _bare(clean: str, start: int, end: int, tables: _Tables, *, is_first: bool) -> tuple[int, int]:
    """Take off what is no part of the name: 双方在重点发展生物医药 → 生物医药, “低空经济” → 低空经济.

    Only the first item of a list has the beginning of its clause before it.
    """
    while start < end and clean[start] in EDGES:
        start += 1
    while end > start and clean[end - 1] in EDGES:
        end -= 1
    if clean.endswith(("产业", "行业"), start, end):
        end -= 2
    if is_first:
        for opening in tables.opening.finditer(clean, start, end):
            if end - opening.end() > 1:
                start = opening.end()
    else:
        opened = tables.opening.match(clean, start, end)
        if opened and end - opened.end() > 1:
            start = opened.end()
    return start, end


def _can_name(word: str, tables: _Tables) -> bool:
    return (
        2 <= len(word) <= MAX_CHARS_OF_INDUSTRY
        and NAME_OF_INDUSTRY.fullmatch(word) is not None
        and not tables.not_within.intersection(word)
        and word not in tables.generic
    )


def _policy_terms(clean: str, vocabulary: Vocabulary) -> Iterator[TermCandidate]:
    tables = _tables()
    for start, end, key in vocabulary.match("policy_term", clean):
        if clean[start:end] in tables.only_quoted and not _is_marked(clean, start, end):
            continue
        if clean[start] in NUMERALS and clean[start - 1 : start] in NUMERALS and start:
            continue  # 百千万工程 is not 千万工程
        yield TermCandidate(
            start=start,
            end=end,
            rule="policy_term_in_vocabulary",
            kind="policy_term",
            name=vocabulary.policy_terms[key].name,
            vocabulary_key=key,
        )
    for match in NUMBERED_PROGRAMME.finditer(clean):
        yield _term(clean, match.start(), match.end(), "numbered_programme")
    for match in NUMBERED_MEASURES.finditer(clean):
        group = "quoted" if match["quoted"] else "plain"
        yield _term(clean, match.start(group), match.end(group), "numbered_programme")
    for match in QUOTED_PROGRAMME.finditer(clean):
        yield _term(clean, match.start(), match.end(), "quoted_slogan")
    for match in QUOTED_WHOLE.finditer(clean):
        if not EVENT_BEHIND.match(clean, match.end()):
            yield _term(clean, match.start("name"), match.end("name"), "quoted_slogan")
    for match in PLAIN_PROGRAMME.finditer(clean):
        group = "name" if match["name"] else "strategy"
        word = match[group]
        if not tables.generic_programmes.intersection((word, word.removesuffix("战略"))) and not (
            OF_A_CLAUSE.search(word)
        ):
            yield _term(clean, match.start(group), match.end(group), "programme_pursued")
    for match in CITY_PROGRAMME.finditer(clean):
        yield _term(clean, match.start("name"), match.end("name"), "city_programme")
    for match in PLENUM_SPIRIT.finditer(clean):
        yield _term(clean, match.start("name"), match.end("name"), "plenum_spirit")
    for match in QUOTED_SLOGAN.finditer(clean):
        if not EVENT_BEHIND.match(clean, match.end()):
            yield _term(clean, match.start("name"), match.end("name"), "quoted_slogan")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    only_quoted: frozenset[str]
    generic_programmes: frozenset[str]
    only_in_company: frozenset[str]
    industry_heads: frozenset[str]
    generic: frozenset[str]
    not_within: frozenset[str]
    endings: tuple[str, ...]
    clause_openers: tuple[str, ...]
    plain_heads: frozenset[str]
    head: re.Pattern[str]
    industry_head: re.Pattern[str]
    lead: re.Pattern[str]
    head_behind: re.Pattern[str]
    named: re.Pattern[str]
    made: re.Pattern[str]
    opening: re.Pattern[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    rules: dict[str, Any] = read_rules("terms.yml")
    industry_heads, field_heads = rules["industry_heads"], rules["field_heads"]
    between = rf"(?:{_any(rules['before_heads'])})"
    count = r"(?:[0-9]{1,4}|[一二三四五六七八九十两多]{1,2})[余多]?(?:大|个|条|类|项|家)"
    heads = _any([*industry_heads, *field_heads])
    return _Tables(
        only_quoted=frozenset(rules["only_quoted"]),
        generic_programmes=frozenset(rules["generic_programmes"]),
        only_in_company=frozenset(rules["only_in_company"]),
        industry_heads=frozenset(industry_heads),
        generic=frozenset(rules["generic_industries"]),
        not_within=frozenset(rules["not_in_industries"]),
        endings=tuple(rules["industry_endings"]),
        clause_openers=tuple(rules["clause_openers"]),
        plain_heads=frozenset([*industry_heads, "领域", "方面"]),
        head=re.compile(heads),
        industry_head=re.compile(_any(industry_heads)),
        lead=re.compile(rf"(?P<closed>等(?:{count})?|{count})?{between}?{between}?$"),
        head_behind=re.compile(
            rf"(?:等)?(?:{count})?{between}?(?:{_any(industry_heads)}|领域|业态|企业|制造商|供应商|生产商|运营商|开发商|零售商|厂商|产业园)"
        ),
        named=re.compile(r"[^，,。；;、：:\s“”的和与及]{2,12}$"),
        made=re.compile(
            r"(?:的|大|顶尖|领先|知名|著名|专业)(?P<made>[^，,。；;、：:\s的“”]{2,12}?)"
            r"(?:制造商|供应商|生产商|服务商|提供商|运营商|零售商|制造企业|生产企业|龙头企业|头部企业)"
            r"|(?:第[一二三四五六七八九十0-9]{1,2}大|最大的?)(?P<ranked>[^，,。；;、：:\s的“”]{2,10}?)(?:企业|厂商|公司|集团)"
        ),
        opening=re.compile(rf"{_any(rules['before_industries'])}|[{rules['before_names']}]"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _is_marked(clean: str, start: int, end: int) -> bool:
    before = clean[max(0, start - MAX_CHARS_IN_QUOTES) : start]
    is_quoted = max(before.rfind(mark) for mark in "“‘「『") > max(before.rfind(mark) for mark in "”’」』")
    return is_quoted or clean.startswith("战略", end)


def _term(clean: str, start: int, end: int, rule: str) -> TermCandidate:
    return TermCandidate(start=start, end=end, rule=rule, kind="policy_term", name=clean[start:end])
