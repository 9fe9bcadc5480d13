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
from extract.find.marks import any_of, read_rules
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

MAX_CHARS_OF_LIST = 80  # a list of a dozen industries
MAX_CHARS_OF_LEAD = 16  # 等20余项战略性新兴
NO_ITEM_BEFORE_HEAD = "的了和与及等"
MAX_CHARS_OF_INDUSTRY = 12
CLAUSE_MARKS = "，,。；;：:！!？?\n（("
SEPARATORS = ("、", "和", "及", "与", "以及", "”“", "”、“")
ITEM_EDGES = ("、", "和", "及", "与", "以", "等", "，", ",", "。", "：", ":", "“", "”", "（", "(", "")
WHOLE_ITEM_BEFORE = (
    *ITEM_EDGES,
    "在",
    "是",
    "涉",
    "盖",
    "括",
    "强",
    "动",
    "进",
)  # 在|工业, 涵盖|贸易, 加强|工业、旅游合作
WHOLE_ITEM_BEHIND = re.compile(r"[、，,。；;”）)等和及与以]|领域|方面|合作|项目|$")
ITEM_END = re.compile(r"[、和与]|(?<!涉)及")
HEADS_OF_FIRMS = ("企业", "厂商", "项目")  # what stands listed before them may be firms as well
GONE_TO = re.compile(r"考察|走访|拜访|参观|来到|走进|前往|调研")
EDGES = " \u3000“”‘’「」『』()（）《》"
NAME_OF_INDUSTRY = re.compile(r"[一-鿿A-Za-z0-9+]{2,12}")
MAX_CHARS_IN_QUOTES = 8  # “引进来、走出去”
NUMERALS = "一二三四五六七八九十百千万"
OF_A_CLAUSE = re.compile(r"[的了在是和与及为以]|我市|全市|本市")
OPEN, CLOSE = '[“‘「『"]', '[”’」』"]'
CLOSING = tuple("”’」』")
# What a numbered programme calls itself.
PROGRAMME = (
    r"(?:现代|先进|优势|主导|特色|战略性|重点|具体|总体|新兴|数字|新型|未来|绿色|制造业|产业|发展|创新|城市|对外|开放|科技|人才|招商|工作|农业|文化|综合|立体|全域|区域|高质量|经济|空间){0,4}"
    r"(?:发展战略|战略|产业体系|发展体系|产业集群|集群|体系|布局|格局|工程|行动计划|行动方案|行动|计划|规划|目标|模式|机制|举措|思路|方略|产业链|架构|平台|战新产业|方案|改革|部署)"
)
NUMBERED_PROGRAMME = re.compile(
    rf"{OPEN}(?P<quoted>[0-9０-９一二三四五六七八九十百千万NXnx]{{1,6}}(?:[+＋]?[0-9０-９一二三四五六七八九十百千万NXnx]{{1,3}}){{0,6}}){CLOSE}{PROGRAMME}"
    rf"|(?<![0-9A-Za-z年])(?P<bare>[0-9]{{1,4}}(?:[+＋][0-9NXnx]{{1,4}}){{1,6}}){PROGRAMME}"
    rf"|(?<![0-9A-Za-z年.])(?P<plain>[0-9]{{3,5}}){PROGRAMME}(?=[，,。、；;等建设 ])"
)
# 一核两带三片区, “一城三镇、五区联动”: parts of a plan of space, each with its number.
PART_OF_PLAN = (
    r"[一二两三四五六七八九十双多]{1,2}[个大]?"
    r"(?:重点镇|中心镇|特色镇|核心|轴|心|核|带|区|城|镇|翼|极|点|廊道|走廊|廊|园区|园|港|圈|片区|片|组团|中心|基地|板块|屏障|屏|谷|支|干|环|线|群|湾|主|副|门户|枢纽|河|江|湖|山|岸|链|网|体)"
    r"(?:协同|联动|支撑|驱动|并进|引领)?"
)
PLAN_OF_PARTS = rf"{PART_OF_PLAN}(?:[、，,·]?{PART_OF_PLAN}){{1,4}}"
PLAN_OF_SPACE = re.compile(
    rf"{OPEN}(?P<quoted>{PLAN_OF_PARTS}){CLOSE}"
    rf"|(?<![一-鿿])(?P<bare>{PLAN_OF_PARTS})(?=的?(?:空间|发展|城镇|产业|城市|区域|总体){{0,2}}(?:格局|布局|规划|战略|架构|体系|结构))"
    rf"|(?:打造|构建|构筑|形成|按照|围绕|推进|实施)(?P<built>{PLAN_OF_PARTS})(?=[，,。；;、”]|的|空间|发展|建设)"
)
# “五个中心”, “三个走在前列”: so many aims of one kind; 八大 opens a programme only before what programmes are about, 四大名著 is none.
COUNTED_AIMS = re.compile(
    rf"{OPEN}(?P<name>[两三四五六七八九十][个项](?!多?月|小时|星期|人|国家|代表|字)[一-鿿]{{2,8}}"
    r"|[两三四五六七八九十]大(?:[一-鿿]{0,6}(?:中心|产业|工程|战略|行动|体系|平台|基地|板块|集群|高地|任务|提升|攻坚战?|计划|支柱|主导|改革|优势|突破|变革))"
    rf"|[三四五六七八九]最){CLOSE}(?:(?:具体|重点|主导|特色)?(?:营商环境|部署|产业|行动|机制|要求))?"
)
# “招商引资突破年”, 开展营商环境提升年活动: a year given to one task; 旅游年 of two countries is none.
TASK = r"(?:突破|提升|建设|服务|攻坚|招商|落实|改进|优化|创新|会战|见效|深化|推进|引领|转型|效能)"
YEAR_OF_TASK = re.compile(
    rf"{OPEN}(?P<quoted>[一-鿿]{{2,12}}{TASK}年){CLOSE}"
    rf"|(?:开展|实施|启动|推进|深化)(?P<plain>[一-鿿]{{2,12}}?{TASK}年)(?=活动|行动|工作|主题)"
)
# 闽宁协作, 苏陕对口协作: two provinces paired by the centre.
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新"
PAIRED_PROVINCES = re.compile(
    rf"(?<![{PROVINCES}])(?P<name>[{PROVINCES}]{{2}}(?:东西部|对口)?(?:扶贫)?(?:协作|对口合作))(?!区|部|办|中心|示范)"
)
# 中非命运共同体, 网络空间命运共同体.
SHARED_FUTURE = re.compile(
    r"(?P<name>(?:中国[—－-][一-鿿]{2,4}|中[一-鿿]|亚太|亚洲|周边|(?:上海合作|上合)组织|网络空间|卫生健康|海洋)命运共同体)"
)
# 绿美临江生态建设, “数字江海”: a national campaign that bears a place's name.
LOCAL_CAMPAIGN = re.compile(rf"(?P<open>{OPEN})?(?P<kind>绿美|数字|平安|法治|清廉)(?=[一-鿿]{{2}})")
END_OF_CAMPAIGN = re.compile(r"(?:生态)?建设")
MAX_CHARS_OF_PLACE = 6
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
    is_plain = tables.only_in_company | tables.only_in_list | tables.only_before_head
    for start, end, key in known:
        if clean[start:end] not in is_plain or company.has(start, end):
            yield _known(start, end, key, "industry_in_vocabulary", vocabulary)
    for start, end in _listed(clean, lists, tables, vocabulary):
        # 高端化工 ends with an industry that has a name of its own
        if end not in ends and not any(start <= s < end for s in company.starts_within(start, end)):
            yield TermCandidate(start=start, end=end, rule="industry_in_list", kind="industry", name=clean[start:end])
    for start, end in _headed(clean, tables):
        start = _past_place(clean, start, end, vocabulary)
        if start < end and end not in ends and not company.starts_within(start, end):
            yield TermCandidate(start=start, end=end, rule="industry_by_head", kind="industry", name=clean[start:end])


def _past_place(clean: str, start: int, end: int, vocabulary: Vocabulary) -> int:
    """Step over the place an industry is of: 临江县竹木加工 → 竹木加工; of a place alone nothing is left."""
    places = vocabulary.match("place", clean[start:end])
    behind = start + places[0][1] if places and not places[0][0] else start
    return start if end - behind == 1 else behind


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
        word = self._clean[start:end]
        if word in self._tables.only_in_list:
            return self._is_whole_item(start, end) and (end in self._in_list or end in self._beside)
        if self._tables.head_behind.match(self._clean, end):
            return True
        if word in self._tables.only_before_head or not self._is_item(start, end):
            return False
        return end in self._in_list or end in self._beside

    def _is_whole_item(self, start: int, end: int) -> bool:
        return (
            self._clean[start - 1 : start] in WHOLE_ITEM_BEFORE
            and WHOLE_ITEM_BEHIND.match(self._clean, end) is not None
        )

    def _is_item(self, start: int, end: int) -> bool:
        return self._clean[start - 1 : start] in ITEM_EDGES or self._clean[end : end + 1] in ITEM_EDGES

    def starts_within(self, start: int, end: int) -> list[int]:
        """Give the places inside a span where a known industry begins."""
        return self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """What stands listed before a head, `clean[start:end]`; `is_open` where any word may name an industry there.

    `of_firms` where firms may stand in it too, so that a word after a place names one.
    """

    start: int
    end: int
    is_open: bool
    of_firms: bool = False


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
            is_open = is_closed and head[0] in tables.industry_heads
            of_firms = head[0] in HEADS_OF_FIRMS or clean.startswith(HEADS_OF_FIRMS, head.end())  # 等特色产业|项目
            yield _List(start=start, end=end, is_open=is_open, of_firms=of_firms)


def _listed(clean: str, lists: Iterable[_List], tables: _Tables, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Give the items of such lists that can be the name of an industry."""
    for found in lists:
        if found.of_firms and GONE_TO.search(clean, found.start, found.end):
            continue  # 先后考察恒川味业、远岫阿胶厂等项目
        items = ITEM_END.split(clean[found.start : found.end])
        # 加强汽车产业发展、加快农业现代化建设等领域 lists what is done
        are_clauses = any(item.startswith(tables.clause_openers) for item in items[1:])
        is_open = found.is_open and not are_clauses
        at = found.start
        for n, item in enumerate(items):
            start, end = _bare(clean, at, at + len(item), tables, is_first=n == 0)
            at += len(item) + 1
            word = clean[start:end]
            if not _can_name(word, tables) or not (is_open or word.endswith(tables.endings)):
                continue
            behind = _past_place(clean, start, end, vocabulary)
            if behind == end or (found.of_firms and behind > start):
                continue  # 天津、青海等十大板块, 江阴恒川设备、远岫集团等企业
            yield behind, end


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
        and not word.endswith(tables.no_industry_endings)
    )


# Programmes known by their shape alone, with the rule each counts for.
SHAPES = (
    (PLAN_OF_SPACE, "numbered_programme"),
    (COUNTED_AIMS, "numbered_programme"),
    (YEAR_OF_TASK, "programme_pursued"),
    (PAIRED_PROVINCES, "programme_pursued"),
    (SHARED_FUTURE, "programme_pursued"),
)


def _local_campaigns(clean: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Read 绿美临江生态建设 and “数字江海”: a campaign's name, a place the vocabulary knows, and a quotation's end or 建设."""
    for match in LOCAL_CAMPAIGN.finditer(clean):
        places = vocabulary.match("place", clean[match.end() : match.end() + MAX_CHARS_OF_PLACE])
        if not places or places[0][0]:
            continue
        end = match.end() + places[0][1]
        said = END_OF_CAMPAIGN.match(clean, end)
        if said or (match["open"] and clean[end : end + 1] in CLOSING):
            yield match.start("kind"), said.end() if said else end


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
    for pattern, rule in SHAPES:
        for match in pattern.finditer(clean):
            start, end = match.span(match.lastgroup or 0)
            yield _term(clean, start, end, rule)
    for start, end in _local_campaigns(clean, vocabulary):
        yield _term(clean, start, end, "programme_pursued")
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
    only_in_list: frozenset[str]
    only_before_head: frozenset[str]
    industry_heads: frozenset[str]
    generic: frozenset[str]
    not_within: frozenset[str]
    endings: tuple[str, ...]
    no_industry_endings: tuple[str, ...]
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
    between = rf"(?:{any_of(rules['before_heads'])})"
    count = r"(?:[0-9]{1,4}|[一二三四五六七八九十两多]{1,2})[余多]?(?:大|个|条|类|项|家)"
    heads = any_of([*industry_heads, *field_heads])
    return _Tables(
        only_quoted=frozenset(rules["only_quoted"]),
        generic_programmes=frozenset(rules["generic_programmes"]),
        only_in_company=frozenset(rules["only_in_company"]),
        only_in_list=frozenset(rules["only_in_list"]),
        only_before_head=frozenset(rules["only_before_head"]),
        industry_heads=frozenset(industry_heads),
        generic=frozenset(rules["generic_industries"]),
        not_within=frozenset(rules["not_in_industries"]),
        endings=tuple(rules["industry_endings"]),
        no_industry_endings=tuple(rules["no_industry_endings"]),
        clause_openers=tuple(rules["clause_openers"]),
        plain_heads=frozenset([*industry_heads, "领域", "方面"]),
        head=re.compile(heads),
        industry_head=re.compile(any_of(industry_heads)),
        lead=re.compile(rf"(?P<closed>等(?:{count})?|{count})?{between}?{between}?$"),
        head_behind=re.compile(
            rf"(?:等)?(?:{count})?{between}?(?:{any_of(industry_heads)}|领域|业态|企业|制造商|供应商|生产商|运营商|开发商|零售商|厂商|产业园)"
        ),
        named=re.compile(r"[^，,。；;、：:\s“”的和与及]{2,12}$"),
        made=re.compile(
            r"(?:的|大|顶尖|领先|知名|著名|专业)(?P<made>[^，,。；;、：:\s的“”]{2,12}?)"
            r"(?:制造商|供应商|生产商|服务商|提供商|运营商|零售商|制造企业|生产企业|龙头企业|头部企业)"
            r"|(?:第[一二三四五六七八九十0-9]{1,2}大|最大的?)(?P<ranked>[^，,。；;、：:\s的“”]{2,10}?)(?:企业|厂商|公司|集团)"
        ),
        opening=re.compile(rf"{any_of(rules['before_industries'])}|[{rules['before_names']}]"),
    )


def _is_marked(clean: str, start: int, end: int) -> bool:
    before = clean[max(0, start - MAX_CHARS_IN_QUOTES) : start]
    is_quoted = max(before.rfind(mark) for mark in "“‘「『") > max(before.rfind(mark) for mark in "”’」』")
    return is_quoted or clean.startswith("战略", end)


def _term(clean: str, start: int, end: int, rule: str) -> TermCandidate:
    return TermCandidate(start=start, end=end, rule=rule, kind="policy_term", name=clean[start:end])
