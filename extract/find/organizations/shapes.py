"""The shape of a firm without suffix: what may be one, and what is a site, a field of work or a surrounding."""

from __future__ import annotations

import re

from extract.find.marks import common_words, dictionary_pairs, is_generic, proper_names, separable_words, separates
from extract.find.organizations.bodies import LATIN_OR_HAN, MAX_BARE_NAME, MIN_NAME, PAIR_OF_KINDS, Bodies
from extract.find.organizations.words import is_ordinary, trade_end

MAX_NAME = 32  # the longest official names of this genre stay under it; a longer run has lost its left edge
LEVEL_WORDS = frozenset("市区省县州旗")
CENTRES = frozenset(
    {
        "中心",
        "处",
        "部",
        "司",
        "所",
        "台",
        "社",
        "局",
        "厅",
        "署",
        "总部",
        "展示中心",
        "服务中心",
        "研发中心",
        "创新中心",
        "运营中心",
        "加速器",
        "孵化器",
        "工作站",
        "园区",
        "工厂",
        "产业园",
        "联盟",
        "科技园",
        "智库",
        "示范区",
        "试验区",
        "合作区",
        "工业区",
        "投资区",
        "产业带",
        "示范园",
        "研究中心",
        "技术中心",
    }
)
SURROUNDINGS = re.compile(r"(?:投资|营商|创业|发展|经商|人居|生活|居住|市场|法治|政策|创新|就业|自然|生态)环境$")
STATE_OF_WORKS = re.compile(
    r"(?:规划|市政|城市|城乡|乡村|新区|园区|工程|项目|基础设施|通道|走廊|枢纽|口岸|港口|铁路|公路|机场|示范区|试验区|平台|体系|经济圈|都市圈|经济带)建设$"
    r"|[\u4e00-\u9fff]{2,}(?:整治|治理|改造|修复|绿化|亮化|美化|搬迁|拆迁|修缮|管护)$"
    r"|(?:情况|进展|现状)$|地区(?:投资|创业|发展|兴业)$"
)
# 河堤|建设, 步道|建设: what is built, told by an ordinary word before.
BEING_BUILT = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})(?:建设|建造|施工)$")
LEGAL_FORMS = frozenset({"有限公司", "股份有限公司", "有限责任公司", "株式会社", "集团有限公司", "股份公司"})
LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9&.'’+-]+(?: [A-Za-zÀ-ÿ0-9&.'’+-]+)*$")
UNDER_WORKS = re.compile(r"[一二三四]期(?:工程)?$")  # 云岭三期工程
# 走访|结束后, 考察|热卖会: a time or an occasion, and nobody.
TIME_OR_OCCASION = re.compile(r"(?:结束|开始|之|以)[后前]$|期间$|[卖展唱演年]会$")
PEOPLE_OF_A_HOUSE = ("人员", "干部", "同志", "人士", "员工", "职工")  # 市招商局|人员
SITE_ENDS = (
    "石窟",
    "瀑布",
    "峡谷",
    "溶洞",
    "资源",
    "风光",
    "风貌",
    "港",
    "街",
    "桥",
    "寺",
    "庙",
    "山",
    "湖",
    "塔",
    "广场",
    "庄园",
    "码头",
    "机场",
    "车站",
    "公园",
    "大厦",
    "海湾",
    "半岛",
    "农场",
    "纪念堂",
    "故居",
    "旧居",
    "旧址",
    "遗址",
    "会址",
    "陵园",
    "大道",
    "纪念碑",
    "牧场",
    "庄",
    "宫",
    "堡",
    "教堂",
    "园",
    "街区",
    "景区",
    "商圈",
    "县",
    "市",
    "区",
    "镇",
    "村",
    "街道",
    "古城",
    "展厅",
    "馆",
    "项目",
    # what a host shows: none of them is a party
    "车间",
    "生产线",
    "大棚",
    "厂房",
    "农田",
    "食堂",
    "厨房",
    "仓库",
    "云仓",
    "堆场",
    "基地",
    "工坊",
    "作坊",
    "市场",
    "集群",
    "综合体",
    "步道",
    "绿道",
    "湿地",
    "庭院",
    "院落",
    "管廊",
    "大楼",
    "夜景",
    "停车",
    "充电桩",
    "电站",
    "发电场",
    "大坝",
    "水库",
    "渠系",
    "资源库",
    "大脑",
    "场所",
    "商超",
    "展区",
    "展台",
    "会客厅",
    "低空经济",
    "夜市经济",
    "科创平台",
    "服务平台",
    "加工",
)


def is_strong(bodies: Bodies, item: tuple[int, int]) -> bool:
    """Tell whether a member of a list is proven to be a body, by itself: 远岫集团."""
    start, end = item
    if item in bodies.found or (bodies.clean.endswith("项目", start, end) and (start, end - 2) in bodies.found):
        return True  # 望溪新芯、远岫集团|项目
    return end in bodies.suffix_by_end and end - start > 3 and not _is_a_kind_of_site(bodies, start, end)


def _is_kind_of_work(bodies: Bodies, start: int, end: int) -> bool:
    """城市更新改造, 宁波汽车整车: more ordinary words than a firm is called by, behind a place at most; 北方工业 is one."""
    place = bodies.marks.place_by_start.get(start)
    rest = bodies.clean[place[0] if place is not None and place[0] < end else start : end]
    rest = rest.removeprefix("地区")
    built = BEING_BUILT.search(rest)
    if STATE_OF_WORKS.search(rest) or (built is not None and built["what"] in dictionary_pairs()):
        return True  # 甲区规划建设, 乙村征地拆迁情况: what was looked at
    return separates(rest) > (2 if place is None or rest == bodies.clean[start:end] else bodies.is_region(start) ^ 1)


def may_be_body(bodies: Bodies, start: int, end: int, *, says_firm: bool = False) -> bool:
    """Tell whether these characters have the shape of a body: no site, field of work, kind or surrounding."""
    words = bodies.clean[start:end]
    if "驻" in words[:4] and end not in bodies.suffix_by_end:
        return False
    if words.endswith("总部") and (bodies.is_house(end - 2) or bodies.is_seat(end - 2) or words.endswith("企业总部")):
        return False
    if not MIN_NAME <= end - start <= MAX_NAME or words in common_words():
        return False
    if is_generic(words) and (not PAIR_OF_KINDS.match(words) or words[:2] in separable_words()):
        return False  # 中大纺机 is a name, though each of its words is a kind
    if words.endswith("共同体") and end not in bodies.suffix_by_end:
        return False
    if words in LEGAL_FORMS or (end - start == 3 and words.endswith("商会") and bodies.is_plain(words[0])):
        return False  # 株式会社 behind a bracket; 韩商会, of any city
    if (
        not LATIN_OR_HAN.match(bodies.clean, start)
        or words.isdigit()
        or (words.endswith(SITE_ENDS) and not says_firm)
        or (UNDER_WORKS.search(words) is not None and not says_firm)
        or words.endswith(PEOPLE_OF_A_HOUSE)
        or TIME_OR_OCCASION.search(words) is not None
    ):
        return False
    if end not in bodies.suffix_by_end and _is_kind_of_work(bodies, start, end):
        return False
    if words[0] == "驻" or (words[0] in LEVEL_WORDS and end in bodies.suffix_by_end):
        return False
    if _is_a_kind_of_site(bodies, start, end):
        return False
    if SURROUNDINGS.search(words):
        return False  # 考察某市投资环境: no firm of the environment trade
    place = bodies.marks.place_by_start.get(start)
    if place is not None and place[0] >= end:
        return False
    if any(at in bodies.marks.title_by_start or at + 1 in bodies.marks.title_by_end for at in range(start, end)):
        return False
    if end not in bodies.suffix_by_end and end - start > MAX_BARE_NAME and not LATIN_WORD.fullmatch(words):
        return False
    return not any(mark in words for mark in ("产业", "领域", "行业", "项目", "企业", "工作", "活动"))


def is_a_named_park(bodies: Bodies, start: int, end: int) -> bool:
    """Tell 云岫文创|园区 from 工业|园区, which every town has."""
    own = bodies.suffix_by_end.get(end)
    head = bodies.clean[start : own.start] if own is not None and own.kind == "industrial_park" else ""
    return len(head) > 1 and not is_ordinary(head)


def _is_a_kind_of_site(bodies: Bodies, start: int, end: int) -> bool:
    """Tell 文化艺术|中心, 研发|实验室, 污水处理|厂: every town has one, and no name says whose it is."""
    own = bodies.suffix_by_end.get(end)
    word = bodies.clean[own.start : end] if own is not None else bodies.clean[end - 1 : end]
    head = bodies.clean[start : end - len(word)]
    if own is None:
        return word == "厂" and is_ordinary(head)
    if word == "总部" or own.kind in ("government", "party") or end in bodies.marks.title_by_start or not head:
        return False
    if word.endswith("中心"):
        return not bodies.has_proper_name(start, own.start) and bodies.clean.count(bodies.clean[start:end]) < 2
    return word in CENTRES | {"实验室", "学校", "医院"} and is_ordinary(head)


def is_trade_name(bodies: Bodies, start: int, end: int, *, is_actor: bool = False) -> bool:
    """银河科技: two characters or more that mean nothing general, and a trade word.

    Of who signs or hosts (`is_actor`) the first two may be a word too: 卓然智能.
    """
    words = bodies.clean[start:end]
    trade = trade_end().search(words)
    if trade is None or not 2 <= trade.start() <= 8:
        return False
    head = words[: trade.start()]
    is_word = head in common_words() and head not in proper_names()
    if is_actor and len(head) == 2:
        is_word = False
    return not is_generic(head) and not is_word and not bodies.is_place(start, start + len(head))
