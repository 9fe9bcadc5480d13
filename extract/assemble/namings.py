"""Where a project is named, what its name is, and what the words right before the name tell: who invests, how much, where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Amount, Where
from extract.assemble.wording import LIST_JOINS
from extract.find.marks import word_list
from extract.settle.quantities import INVESTED

RULES = "projects.yml"
LONGEST_NAME = 45  # characters; longer ones met in real reports were always two things
SITE_LEVELS = frozenset({"province", "city", "district", "zone"})
# Verbs that describe where they stand right before the last word: 饲料厂建设项目.
DESCRIBES = frozenset({"建设", "新建", "改建", "扩建"})
MARKS = re.compile(r"[,，。;；:：()（）\n《》“「…/【】]")
QUANTITY = re.compile(r"^(?:[0-9]+|[一二两三四五六七八九十百]+|数|多|若干|几)(?:余|多)?(?:个|项|大|宗|家|批)")
# A province in a name tells whose it is more often than where: 广东某某中山基地.
NAMED_SITES = SITE_LEVELS - {"province"}
INVESTOR_KINDS = frozenset({"company", "fund"})
# A university before a project tells whose knowledge it is, not whose money.
KEPT_IN_NAMES = frozenset({"university", "lab", "media", "other"})
PHASE = re.compile(r"(?P<n>[一二三四五六七八九首])期(?:工程)?")
PROJECT = re.compile(r"项目$")
# Between an investor and what it builds; ¥ stands for the amount. A word of the future may stand there: who will invest is said.
INVESTS = re.compile(
    r"(?:计划|拟|将|共同|联合|参与|独家|独资|控股|全资|预计|总|已|近期|正在|在|等){0,4}(?:投资|出资|斥资|注资|参股)(?:总额|额)?(?:达|约|为)?¥?(?:人民币)?"
    r"(?:投资|兴建|建设|打造|新建|开发|落户|设立|布局|了|的){0,3}"
    r"|(?:签约|签订|签署|签下|投建|兴建|新建|兴办|签约落户)(?:的|了)?"
)
AMOUNT_BEFORE = re.compile(r"(?:人民币)?(?:投资)?(?:建设|打造|兴建|新建)?的?[“「]?")
AMOUNT_BEHIND = re.compile(
    r"(?<!追加)(?<!增加)(?<!新增)(?<!再)(?:总投资|(?<!总)投资)(?:总额|额|规模)?(?:将|可|预计)?(?:达到?|为|是|约|共|超|不低于|不少于|逾|近){0,2}(?:人民币)?$"
)
SITE_LANDS = re.compile(r"(?:落户|落地|落子|入驻|进驻|选址|位于|坐落|地处|布局|设|建|投资)(?:在|于|到|了)?$")
BEHIND_SITE = re.compile(
    r"[^,，。;；]{0,12}?(?:开工|奠基|动工|投产|竣工|建成|投资|建设|兴建|启用|落成|破土|开建|设立|打造)"
)
SAYS_HOW_MANY = re.compile(
    r"(?:我[市省区县州]|全[市省区县州]|[一两]地)?共(?=对接|签约|签订|引进|达成|实施|推进|落地|有)"
)
COUNTED_BEHIND = re.compile(r"(?:共|达|约|近|超)?[0-9一二三四五六七八九十]{1,4}(?:余)?[个项宗]")


@dataclass(slots=True, kw_only=True)
class Naming:
    """One place where a project is named; `opens_at` is where the words about it begin (投资20亿元的…)."""

    start: int
    end: int
    name: str
    is_plant: bool
    clause: Clause
    is_bare: bool = False
    phase: int = 1
    opens_at: int = 0
    investor: Token | None = None
    amount: Amount | None = None
    place: Where = field(default_factory=Where)


def longest_first(words: frozenset[str]) -> str:
    """Give words as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def heads() -> re.Pattern[str]:
    """Match the words a name of a project ends in: 项目, or a plant that no 项目 follows."""
    plants, other = longest_first(word_list(RULES, "plants")), longest_first(word_list(RULES, "not_project_before"))
    # 总装厂及发动机项目 is one name; 产业园|项目 is named by the second word
    return re.compile(rf"项目(?!{other})|(?:{plants})(?:项目(?!{other})|(?!及[^,，。;；、]{{1,12}}项目))")


@cache
def _boundary() -> tuple[re.Pattern[str], frozenset[str]]:
    """Match boundaries and the longer words that only look like one, the longest first; the latter are given beside."""
    longer = word_list(RULES, "no_boundary")
    return re.compile(longest_first(longer | word_list(RULES, "boundary"))), longer


@cache
def _generic() -> re.Pattern[str]:
    words = longest_first(word_list(RULES, "generic") | word_list(RULES, "plants"))
    return re.compile(
        rf"(?>{words}|[0-9一二三四五六七八九十百千万亿余、和及与])*+"
    )  # atomic: one way to read each word


def namings(reading: Reading, clause: Clause) -> Iterator[Naming]:
    """Find every description in a clause that ends in a word for a project and says which one."""
    text, floor = reading.clean, clause.start
    for head in heads().finditer(text, clause.start, clause.end):
        is_plant = not head.group().endswith("项目")
        inside = next((t for t in clause.tokens if t.start <= head.start() and head.end() <= t.end), None)
        if inside is not None and (is_plant or inside.end > head.end()):
            continue
        if is_plant and heads().match(text, head.end()) is not None:
            continue  # 产业园|生产线: the second word names it
        start, firm = _left_edge(reading, clause, max(floor, head.end() - LONGEST_NAME), head)
        floor = head.end()
        name = text[start : head.end()].strip(" \u3000“”‘’「」")
        if not _is_named(_without_places(reading, clause, start, head.end()), head.group(), firm is not None):
            continue
        if SAYS_HOW_MANY.match(name) or COUNTED_BEHIND.match(text, head.end()):
            continue  # 我市共对接合作|项目|75项
        phase = PHASE.match(text, head.end()) or PHASE.search(name)
        is_generic = firm is not None and _is_generic(name, head.group())
        if firm is not None and is_generic:
            start, name = firm.start, text[firm.start : head.end()]
        opens_at = firm.start if firm is not None else start
        beside = next((t for t in reversed(clause.tokens) if t.kind == "L" and t.end == opens_at), None)
        plain = PHASE.sub("", name)
        yield Naming(
            start=start,
            end=head.end(),
            name=plain if not _is_generic(plain, head.group()) else name,
            is_plant=is_plant,
            clause=clause,
            is_bare=is_generic and head.group() == "项目",
            phase=1 if phase is None or phase.group("n") in "一首" else 2,
            opens_at=beside.start if beside is not None else opens_at,
            investor=firm,
            # 甲市|乙公司丙项目: where the firm is from
            place=(where_of(reading, beside) if beside is not None and firm is None else None) or Where(),
        )


def _without_places(reading: Reading, clause: Clause, start: int, end: int) -> str:
    """Give the words of a description but for the places in it: 春季|某市|产业项目 names nothing."""
    words, at = "", start
    for token in clause.tokens:
        if token.kind == "L" and at <= token.start and token.end < end:
            words, at = words + reading.clean[at : token.start], token.end
    return (words + reading.clean[at:end]).strip(" \u3000“”‘’「」")


def _left_edge(reading: Reading, clause: Clause, floor: int, head: re.Match[str]) -> tuple[int, Token | None]:
    """Give where a name begins, and the firm it opens with: 甲公司|年产5万吨乙材料项目."""
    text, start = reading.clean, floor
    end = head.start()
    tokens = [t for t in clause.tokens if t.start < end and t.end > floor]
    pattern, longer = _boundary()
    cuts = [mark.end() for mark in MARKS.finditer(text, floor, end)]
    cuts += [
        word.end()
        for word in pattern.finditer(text, floor, end)
        if word.group() not in longer
        and (word.end() < end or word.group() not in DESCRIBES)
        and not any(t.start <= word.start() < t.end for t in tokens)
    ]
    cuts += [money.end for money in money_in(reading, floor, end)]
    cuts += [d.end for d in clause.dates if floor < d.end <= end]
    cuts += [
        join.end()
        for join in LIST_JOINS.finditer(text, floor, end)
        if join.group() == "、"
        or (heads() if join.group() not in ("及", "以及") else PROJECT).search(
            text, max(floor, join.start() - 5), join.start()
        )
    ]
    start = max([floor, *(cut for cut in cuts if cut <= end)])
    firm: Token | None = None
    for token in tokens:
        if token.end <= start or token.end > end:
            continue
        if token.kind in "PD":
            start, firm = token.end, None
        elif token.kind == "O" and (entity := reading.entity(token.local_id)) is not None:
            funded = entity.detail_kind == "fund" and token.end == end
            if entity.detail_kind in KEPT_IN_NAMES or funded:  # 甲产业基金|项目 is named for the fund
                start, firm = max(start, token.start), None
            else:
                start, firm = token.end, token if entity.detail_kind in INVESTOR_KINDS else None
    while start < end and text[start] in " \u3000的“‘「”’」等日":
        start += 1
    return start, firm


def money_in(reading: Reading, start: int, end: int) -> list[Amount]:
    """Give the sums that end in a span, in order, also where they only repeat one told before."""
    money = reading.money
    first = bisect_right(money, start, key=itemgetter(1))
    last = bisect_right(money, end, key=itemgetter(1))
    return [Amount(figure=figure, start=begin, end=stop) for begin, stop, figure in money[first:last]]


def _is_generic(name: str, head: str) -> bool:
    return _generic().fullmatch(name.removesuffix(head)) is not None


def _is_named(name: str, head: str, has_firm: bool) -> bool:
    words = name.removesuffix(head)
    if words.count("“") != words.count("”"):
        return False  # 季季红”招商引资项目: the campaign it was signed in
    if QUANTITY.match(words):
        return False  # 两个项目, 一批重大项目: several
    if words and words[-1] in "和与及、类":
        return False
    return has_firm or (len(words) >= 2 and not _is_generic(name, head))


def read_before(reading: Reading, naming: Naming, floor: int) -> None:
    """Read 甲公司(在某地)投资20亿元(建设)的NAME, 由甲投资建设的NAME, 某地的NAME."""
    text, edge = reading.clean, naming.opens_at
    for money in money_in(reading, floor, edge)[-1:]:
        if money.figure.found.measure in INVESTED and AMOUNT_BEFORE.fullmatch(text, money.end, edge):
            naming.amount = money
            lead = AMOUNT_BEHIND.search(text, floor, money.start)
            naming.opens_at = lead.start() if lead else money.start
    tokens = [t for t in naming.clause.tokens if floor <= t.start and t.end <= naming.opens_at]
    firms = [t for t in tokens if may_invest(reading, t)]
    if naming.investor is None and firms:
        firm = firms[-1]
        between = text[firm.end : naming.start]
        if naming.amount is not None:
            at, end = naming.amount.start - firm.end, naming.amount.end - firm.end
            between = between[:at] + "¥" + between[end:]
        for token in tokens:
            if token.kind == "L" and token.start > firm.end:
                between = re.sub(rf"在{re.escape(text[token.start : token.end])}", "", between, count=1)
        several = len(firms) > 1 and text[firms[-2].end : firm.start] in ("、", "和", "及", "以及")
        if not several and INVESTS.fullmatch(between.strip(" “「")):
            naming.investor = firm
            naming.opens_at = firm.start
    for token in reversed([t for t in naming.clause.tokens if floor <= t.start and t.end <= naming.start]):
        near = text[token.end : naming.start]
        if (len(near) <= 1 and near.strip("的") == "") or (
            naming.investor is not None and token.start < naming.investor.start
        ):
            naming.place = where_of(reading, token) or naming.place
            if len(near) <= 1:
                break
            if not SITE_LANDS.search(text[max(floor, token.start - 5) : token.start]) and text[token.start - 1] != "在":
                naming.place = Where()
            break
        if SITE_LANDS.search(text, max(floor, token.start - 5), token.start) or (
            text[token.start - 1] == "在" and BEHIND_SITE.match(text, token.end, naming.start)
        ):
            naming.place = where_of(reading, token) or naming.place
            break
    if naming.place.local_id is None:
        inside = [
            t for t in naming.clause.tokens if naming.opens_at <= t.start and t.end <= naming.end and t.kind == "L"
        ]
        places = [where for t in inside if (where := where_of(reading, t, NAMED_SITES)) is not None]
        if len(places) == 1:
            naming.place = places[0]  # 某某大连产业基地


def may_invest(reading: Reading, token: Token) -> bool:
    """Tell whether a name is of a firm or a fund: whose money it may be."""
    return token.kind == "O" and is_investor(reading, token.local_id)


def is_investor(reading: Reading, local_id: str) -> bool:
    """Tell a firm or a fund from any other body."""
    entity = reading.entity(local_id)
    return entity is not None and entity.detail_kind in INVESTOR_KINDS


def where_of(reading: Reading, token: Token, levels: frozenset[str] = SITE_LEVELS) -> Where | None:
    """Give the place that a name is, or that a zone stands for."""
    entity = reading.entity(token.local_id)
    place = token.place_id
    if place is None and entity is not None:
        if token.kind == "L" and entity.detail_kind in levels:
            place = token.local_id
        elif entity.detail_kind == "industrial_park":
            place = entity.place_local_id
    return Where(local_id=place, basis="stated", start=token.start, end=token.end) if place else None
