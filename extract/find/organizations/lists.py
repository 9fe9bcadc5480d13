"""Bodies in lists: what a list says its members are (A、B、C等企业), and firms among firms."""

from __future__ import annotations

import re
from functools import cache

from extract.find.marks import OF_ANY_PLACE, is_generic, read_rules
from extract.find.organizations.bodies import CHINA, LATIN_OR_HAN, MIN_NAME, PAIR_OF_KINDS, Bodies
from extract.find.organizations.edges import ZONE_WORDS, behind_its_place, past_ordinary_words
from extract.find.organizations.shapes import LATIN_WORD, is_a_named_park, is_strong, is_trade_name, may_be_body
from extract.find.organizations.words import MIN_TRADE, ORGANIZATIONS, is_ordinary, names_a_kind_of_works, trade_end

# 甲、乙等企业, but no list ends in 高等院校, 平等互利 or 优等企业; 某某安平等企业 does.
NOT_OF_A_LEVEL = (
    "(?!(?<=[高中初])等(?:院校|学校|学府|教育|职业|专科|专业|技术))"
    "(?!(?<=平)等(?:[互对合竞]|的))(?!(?<=同)等(?:条件|水平|规模|对))(?<!优)"
)
# 从事|登山、滑雪等器材的企业: what follows is the work of a firm.
WORKS_AT = re.compile(r"(?:从事|经营|生产|主营|主产|制造|销售|专注|专注于|致力于|涵盖|涉及|围绕|聚焦)$")
# 甲集团、乙科技、智能制造等|领域: fields, not firms
FIELDS_AFTER = re.compile(r"等?[^、，。,;；\n]{0,6}?(?:领域|产业|行业|方面|技术|产品|品牌|板块|业务|项目)")
SIGN_BEHIND = re.compile(r"(?:等)?(?:分别|现场|成功|正式|共同|集中)*(?:签|达成)")
ADVERBS_BEFORE_WITH = tuple("还也又并将曾再已均都")
MANY_FIRMS = 4  # in one list: what stands among so many is one too
WORKS_OR_SITE = re.compile(
    r"(?:工程|基地|现场|街区|市场|专线|码头|大道|中心|产业园|厂区|[一二三四]期|车间|生产线|展厅|示范点|合作社|村|路|站)$"
)
KINDS_OF_SERVICE = frozenset({"酒店", "饭店", "宾馆", "超市", "学校", "幼儿园", "商场", "医院"})
LIST_LEFT_OPEN = re.compile(r"等(?=[，。；,;\n])")


@cache
def _list_end() -> re.Pattern[str]:
    return re.compile(
        rf"{NOT_OF_A_LEVEL}等(?!方面|领域|[省市区县州]?四套|[省市区县州]?领导)(?:(?:(?!与(?!会))[^，。；、：！？,;:!?\n等]){{0,14}}?)({_nouns()})(?!界|家|人士|负责|代表|高管|主|领导|活动|赛事|产品|建设|形象)"
    )


@cache
def _counted_end() -> re.Pattern[str]:
    """Read how many bodies a list had: 甲食品、乙粮油|2家企业."""
    return re.compile(
        rf"(?<=[\u4e00-\u9fffA-Za-z)）])(?P<count>\d{{1,2}}|[两二三四五六七八九十])家[^，。；、：！？,;:!?\n等与和及]{{0,8}}?(?P<noun>{_nouns()})"
    )


def _number(written: str) -> int:
    """Give the number written: 三 → 3, 12 → 12."""
    return int(written) if written.isdigit() else "一二三四五六七八九十".find(written.replace("两", "二")) + 1


@cache
def _nouns() -> str:
    nouns: dict[str, list[str]] = read_rules(ORGANIZATIONS)["list_nouns"]
    words = sorted({word for found in nouns.values() for word in found}, key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, words))


@cache
def _kind_by_noun() -> dict[str, str]:
    nouns: dict[str, list[str]] = read_rules(ORGANIZATIONS)["list_nouns"]
    return {word: kind for kind, words in nouns.items() for word in words}


def add_closed_lists(bodies: Bodies) -> None:
    """Read A、B和C等…企业 backwards from 等."""
    for close in _list_end().finditer(bodies.clean):
        _close_list(bodies, close.start(), _kind_by_noun()[close.group(1)])
    for close in _counted_end().finditer(bodies.clean):
        items = _items_before(bodies, close.start())
        if len(items) > 1 and len(items) == _number(close["count"]):
            _close_list(bodies, close.start(), _kind_by_noun()[close["noun"]])
    for close in LIST_LEFT_OPEN.finditer(bodies.clean):
        items = _items_before(bodies, close.start())
        if len(items) > 2 and sum(is_strong(bodies, item) for item in items) * 2 > len(items):
            _close_list(bodies, close.start(), "company")


def add_lists_of_firms(bodies: Bodies) -> None:
    """Read 与甲集团、乙股份、丙农科签署: where half of a list are firms, the others are, if their shape allows."""
    clean = bodies.clean
    for start, stop in bodies.marks.stops:
        if clean[start:stop] != "、":
            continue
        end = bodies.marks.right_edge(stop)
        if end == stop or clean[end : end + 1] == "、" or FIELDS_AFTER.match(clean, end):
            continue
        items = _items_before(bodies, end)
        firms = sum(_is_firm(bodies, item) for item in items)
        if firms < 2 or (firms < MANY_FIRMS and firms * 2 < len(items)):
            continue
        signs = SIGN_BEHIND.match(clean, end) is not None
        for first, last in items:
            if WORKS_OR_SITE.search(clean, first, last):
                continue
            short = last - first < 4 and not (clean[first] == "中" and last - first == 3)
            if short or last in bodies.suffix_by_end or (first, last) in bodies.found:
                continue
            named = trade_end().search(clean, first, last) is not None or clean.startswith("中国", first)
            if clean.startswith("中国", first) and last - first > MIN_TRADE and is_ordinary(clean[first:last]):
                bodies.add(first, last, "company", "in_list_of_bodies")  # 中国航天科技, short for its group
            elif not named and not signs:
                continue
            elif not is_ordinary(clean[first:last]) and may_be_body(bodies, first, last):
                add_item(bodies, first, last, "company", "in_list_of_bodies")


def _is_firm(bodies: Bodies, item: tuple[int, int]) -> bool:
    """Tell 甲集团 and 中国某某|公司, which the public list has without its last word."""
    start, end = item
    known = bodies.marks.known_by_start.get(start)
    if known is not None and bodies.clean[known[0] : end] in ("公司", "集团"):
        end = known[0]
    hit = bodies.found.get((start, end))
    return hit is not None and hit.kind == "company"


def _close_list(bodies: Bodies, at: int, kind: str) -> None:
    items = _items_before(bodies, at)
    strong = any(is_strong(bodies, item) for item in items)
    if not strong and items and WORKS_AT.search(bodies.clean, max(0, items[-1][0] - 4), items[-1][0]):
        return  # 从事登山、滑雪等器材的企业
    if not strong and any(_is_trade(bodies, *item) for item in items):
        return  # 半导体、医疗等厂商: makers of these
    for start, end in items:
        park = is_a_named_park(bodies, start, end)
        if (strong or kind != "other") and may_be_body(bodies, start, end, says_firm=park):
            add_item(bodies, start, end, kind, "in_list_of_bodies")


def _is_trade(bodies: Bodies, start: int, end: int) -> bool:
    place = bodies.marks.place_by_start.get(start)
    words = bodies.clean[place[0] if place is not None and place[0] < end else start : end]
    return is_generic(words) and PAIR_OF_KINDS.match(words) is None


def _items_before(bodies: Bodies, end: int) -> list[tuple[int, int]]:
    clean, items = bodies.clean, []
    for _ in range(40):
        stop = end
        if stop and clean[stop - 1] in ")）":
            opened = max(clean.rfind("(", max(0, stop - 40), stop), clean.rfind("（", max(0, stop - 40), stop))
            if opened > 0:
                stop = opened
        if stop and clean[stop - 1] in "”」":
            break
        start = bodies.marks.left_edge(stop)
        latin = LATIN_WORD.search(clean, max(0, stop - 40), stop)
        if latin and latin.start() < start:
            start = latin.start()
            if start and LATIN_OR_HAN.match(clean, start - 1):
                start = bodies.marks.left_edge(start)
        if stop - start < 1:
            break
        items.append((past_ordinary_words(bodies, start, stop), stop))
        if clean[start - 2 : start] == "以及":
            end = start - 2
            continue
        if start == 0 or clean[start - 1] not in "、和及与或":
            break
        if clean[start - 1] == "与" and clean[start - 2 : start - 1] in ADVERBS_BEFORE_WITH:
            break  # 甲局还|与乙集团等单位: who deals with those of the list
        end = start - 1
    return items if len(items) > 1 or (items and is_strong(bodies, items[0])) else items[:1]


def add_item(bodies: Bodies, start: int, end: int, kind: str, rule: str) -> None:
    """Add one member of a list: 德国某某 is 某某, of Germany."""
    clean = bodies.clean
    suffix = bodies.suffix_by_end.get(end)
    if suffix is not None:
        start = behind_its_place(bodies, start, suffix.start) or start
    if (start, end) in bodies.found:
        return
    if (
        suffix is not None
        and clean[suffix.start : end] in KINDS_OF_SERVICE
        and bodies.is_wide_place(start, suffix.start)
    ):
        return  # 德国|酒店: of the kind of that land
    if suffix is not None and suffix.kind == "government" and not bodies.has_proper_name(start, suffix.start):
        return  # 财政局、自然资源局等单位: of a place that the list does not name
    if clean[start:end] in OF_ANY_PLACE:
        return  # 住建、国投集团等单位
    zone = next((word for word in ZONE_WORDS if clean.startswith(word, start)), "")
    if zone and suffix is None and end - start - len(zone) > MIN_NAME:
        start += len(zone)  # 经开区|云岫中科
    park = max((at for at in range(start + 3, end - 2) if _ends_a_park(bodies, at)), default=start)
    if park > start and (suffix is not None or is_trade_name(bodies, park, end)):
        start = park  # 县工业园区|云岫电子
    place = bodies.marks.place_by_start.get(start)
    name = None
    if suffix is None and place is not None and place[0] < end - 1 and clean[place[0]] != "驻":
        country = bodies.vocabulary.places.get(place[1])
        of_a_land = country is not None and country.level == "country" and place[1] != CHINA
        if of_a_land and not names_a_kind_of_works(clean[place[0] : end]):
            name = clean[place[0] : end]
            start = place[0]
            if is_ordinary(name):
                return  # 某国贸易|和工业部: the land was the name
    bodies.add(start, end, suffix.kind if suffix else kind, rule, None, name)


def _ends_a_park(bodies: Bodies, at: int) -> bool:
    suffix = bodies.suffix_by_end.get(at)
    return suffix is not None and suffix.kind == "industrial_park"
