"""Where a name begins and ends: behind ordinary words, kinds of firms, titles, and at a mission that is part of it."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.find.marks import Suffix, is_generic, separates, word_list
from extract.find.organizations.bodies import LATIN_OR_HAN, MIN_NAME, Bodies
from extract.find.organizations.shapes import LATIN_WORD, MAX_NAME, is_trade_name
from extract.find.organizations.words import ORGANIZATIONS, is_ordinary, names_a_part

KINDS_BEFORE_A_FIRM = re.compile("企业集团|企业(?!家)|集团")
MAX_PREFIX = 10  # ordinary words before a name; a longer run is a clause, and has a stop in it
COUNTED = re.compile(
    r"共?[\d一二三四五六七八九十百千两数几多余近约超]+(?:余|多)?(?:家|个|位|名|人|所|座|批|户|大|强|项|只|支|期|层|件)"
)
NOTE_NUMBER = re.compile("[0-9]{1,2}")
NTH_ASSEMBLY = re.compile(r"第?[一二三四五六七八九十0-9]{1,4}届(?=[\u4e00-\u9fff]{2})")
TOWN_IN_BRACKETS = re.compile(r"[(（]([\u4e00-\u9fff]{2,4})[)）]")
# 电商平台|某宝: what kind of thing it is stands before its name.
KIND_BEFORE_NAME = re.compile(r"(?:平台|巨头|品牌|独角兽|运营商|供应商|零售商|服务商|制造商|龙头|新势力|车企|药企)$")
# 某国最大的工业机器人制造商|某某集团: a firm's name holds no such word behind other words.
KIND_OF_FIRM = re.compile(r"(?:制造商|供应商|运营商|服务商|生产商|生产企业|龙头企业|领军企业|会员企业)$")
MAX_DESCRIPTION = 18  # characters before a name that say what kind of firm it is
KINDS_IN_APPOSITION = ("智库", "财团", "投行", "药企", "车企", "房企", "律所", "券商")
GOES_TO = re.compile(r"(?:访|赴)[\u4e00-\u9fff]{1,3}$")
LATIN_WORDS = re.compile(r"[A-Za-zÀ-ÿ0-9&.'’+-]+(?: [A-Za-zÀ-ÿ0-9&.'’+-]+)+")
LATIN_RUN = re.compile(r"[A-Z][A-Za-zÀ-ÿ0-9&.'’+-]*(?: [A-Za-zÀ-ÿ0-9&.'’+-]+)* $")
# Titles that anybody may bear: they prove no body before them.
WEAK_TITLES = frozenset(
    {
        "企业家",
        "人才",
        "领军人才",
        "科技领军人才",
        "专家",
        "学者",
        "合作伙伴",
        "高管",
        "经销商",
        "代理商",
        "老板",
        "投资人",
        "掌门人",
        "员工",
        "科学家",
        "工程师",
        "设计师",
        "青年",
        "导演",
        "老师",
        "教师",
        "学生",
        "留学生",
        "医生",
        "商务代表",
        "业务代表",
    }
)
ZONE_WORDS = ("高新区", "经开区", "经济开发区", "开发区", "新区", "自贸区", "自贸片区", "保税区", "示范区", "度假区")
# 拜访甲集团、乙公司|8家企业: how many the list has
COUNT_BEHIND = re.compile(r"(?:[0-9]+|[两数多])余?多?$")
COUNTS_FIRMS = re.compile(r"[家个]")
ADVICE = frozenset({"顾问", "代理", "设计师", "工程师", "会计师", "律师"})  # also what a firm does
MISSIONS = frozenset(
    {
        "交流",
        "考察",
        "访问",
        "参观",
        "学习",
        "洽谈",
        "调研",
        "推介",
        "座谈",
        "出访",
        "宣介",
        "促进",
        "合作",
        "对接",
        "参展",
        "参会",
        "联合",
    }
)
# “海外侨胞看望川”活动|考察团: the campaign a group is called by.
MAX_CAMPAIGN = 40
CAMPAIGN_BEFORE = re.compile(
    r"“[^“”\n。;；]{4,28}”(?:主题|系列)?(?:活动|计划|项目)?(?:海外|企业家|侨商|外商|外宾|经贸|联合)?$"
)
OF_GOVERNMENT = re.compile(
    r"[间性类长]|采购|部门|投资|引导|工作|服务|办|网|代表|考察|经贸|文化|官员|高层|机构|大楼|债|补贴|支持"
)
MAX_PART = 12  # characters of a part's name between a body and an office of it
MEMBER_COMPANY = re.compile(r"[\u4e00-\u9fff]{2}企业(?!家)")
PURPOSES = frozenset(
    {
        "促进",
        "推进",
        "交流",
        "保护",
        "协调",
        "展示",
        "接待",
        "发布",
        "创建",
        "推介",
        "组织",
        "体验",
        "推广",
        "联合",
        "支持",
        "指导",
        "协作",
    }
)


def behind_its_place(bodies: Bodies, left: int, until: int) -> int | None:
    """某县|某某材料(某县)有限公司: a firm's name has its place once, so the one in front says where it stands."""
    place = bodies.marks.place_by_start.get(left)
    if place is None or place[0] >= until:
        return None
    inner = TOWN_IN_BRACKETS.search(bodies.clean, place[0] + MIN_NAME, until)
    stem = bodies.clean[left : place[0]].rstrip("省市区县旗")
    return place[0] if inner is not None and inner.group(1).rstrip("省市区县旗") == stem else None


def behind_title(bodies: Bodies, left: int, until: int) -> int:
    """兼职副会长|某市某某公司: an office of another body before the place that opens a firm's name."""
    for at in range(max(0, left - 2), left + 4):
        title = bodies.marks.title_by_start.get(at)
        if title is not None and left < title.end < until and title.end in bodies.marks.place_by_start:
            return title.end
    return left


# 云岫新区|城投集团, 云岫新区|开投公司: what a zone calls its own firms
OF_THE_ZONE = re.compile(r"[投发控建管服运文旅]$")


def behind_a_zone(bodies: Bodies, left: int, suffix: Suffix) -> int:
    """参观云岫新区|远岫集团: the zone a firm stands in, before a name of its own; 云岫新区投资集团 is the zone's firm."""
    clean = bodies.clean
    if clean[suffix.start : suffix.end] not in ("集团", "公司"):
        return left  # a registered name begins with where it is registered
    for at in range(suffix.start - MIN_NAME, left + MIN_NAME, -1):
        if clean.endswith(ZONE_WORDS, left, at) and clean[left:at] not in ZONE_WORDS:
            rest = clean[at : suffix.start]
            own = at in bodies.marks.known_by_start or not (separates(rest) or OF_THE_ZONE.search(rest))
            return at if own and not is_generic(rest) else left
    return left


def behind_a_house(bodies: Bodies, left: int, suffix: Suffix) -> int:
    """《某省人民政府|某某集团公司友好合作书》, 商务部|某省人民政府: two houses side by side in the name of their paper."""
    clean = bodies.clean
    if suffix.kind == "company" and left in bodies.marks.place_by_start:
        house = max((at for at in range(left + MIN_NAME, suffix.start) if at in bodies.suffix_by_end), default=left)
        parted = clean.endswith("政府", left, house) and suffix.start - house >= MIN_NAME
        return house if parted and not OF_GOVERNMENT.match(clean, house) and clean[house] not in "驻(（" else left
    if not clean.endswith("政府", suffix.start, suffix.end):
        return left
    known = bodies.marks.known_by_start.get(left)
    if known is not None and known[0] in bodies.marks.place_by_start and known[0] < suffix.start:
        return known[0]
    at = left
    while (land := bodies.marks.place_by_start.get(at)) is not None and land[0] < suffix.start:
        at = land[0]
        second = bodies.marks.place_by_start.get(at)
        if second is None or second[0] not in (suffix.start, suffix.start + 1):
            continue
        province = bodies.vocabulary.places[second[1]]
        lineage = {second[1], *(p.place_key for p in bodies.vocabulary.ancestors(second[1]))}
        if land[1] not in lineage and province.level == "province" and province.country_code == "CN":
            return at  # 某国某道|某省政府
    return left


def behind_members(bodies: Bodies, left: int, until: int) -> int:
    """某市某地商会企业|某市某某公司: the member behind the association, where it begins with its place."""
    for at in range(max(left, until - MAX_NAME) + 4, until):
        if bodies.clean.startswith("企业", at) and at in bodies.suffix_by_end and at + 2 in bodies.marks.place_by_start:
            return at + 2
    return left


def left_of_purposes(bodies: Bodies, suffix: Suffix) -> int:
    """What a body is for is part of its name: 科技交流|代表团, 产业促进|协会."""
    at, words = suffix.start, MISSIONS if suffix.kind == "delegation" else PURPOSES
    if bodies.clean[at : suffix.end] in ZONE_WORDS:
        return at  # 推进|新区产业发展
    if suffix.kind == "delegation" and (gone := GOES_TO.search(bodies.clean, max(0, at - 5), at)) is not None:
        if gone.start() in bodies.suffix_by_end or gone.start() in bodies.marks.place_ends:
            at = gone.start()  # 某省政协|访澳|代表团
    for _ in range(4):
        n = bisect_right(bodies.marks.stop_ends, at) - 1
        if n < 0 or bodies.marks.stop_ends[n] != at or bodies.clean[slice(*bodies.marks.stops[n])] not in words:
            break
        at = bodies.marks.stop_starts[n]
    return at


def behind_a_quotation(bodies: Bodies, at: int) -> int | None:
    """“海外侨胞看望川”活动|考察团: where the name of a group begins that is called by a campaign in quotation marks."""
    quoted = CAMPAIGN_BEFORE.search(bodies.clean, max(0, at - MAX_CAMPAIGN), at)
    if quoted is None:
        return None
    start = quoted.start()
    return next((first for first in range(max(0, start - 9), start - 1) if bodies.is_place(first, start)), start)


def left_of_name(bodies: Bodies, position: int, kind: str) -> int:
    """Left edge of the name that ends in a suffix of this kind at `position`."""
    clean = bodies.clean
    left = bodies.marks.left_edge(position)
    if clean[left : left + 2] in word_list(ORGANIZATIONS, "bare") and left + 2 in bodies.marks.known_by_start:
        left += 2
    nearest = max(left, position - MAX_NAME)
    for at in range(position, nearest, -1):  # 市长华某集团: a title before the name is not part of it
        title = bodies.marks.title_by_end.get(at)
        if (
            title is not None
            and title.start >= left
            and title.title_class != "honorific"
            and title.name not in WEAK_TITLES
            and not (
                kind in ("association", "lab") and (at == position or title.name in word_list(ORGANIZATIONS, "members"))
            )  # 事务顾问|协会, 市长|协会
            and not (kind == "delegation" and at == position and left in bodies.marks.place_by_start)  # 某省省长|代表团
            and not (kind == "company" and at == position and title.name in ADVICE)  # 工程顾问|集团有限公司
        ):
            left = at
            break
    counted = COUNTED.match(clean, left, position)
    if counted and left not in bodies.marks.place_by_start:  # 五家|渠市 is a place
        left = counted.end()
    nth = NTH_ASSEMBLY.match(clean, left, position)
    if nth is not None and kind in ("government", "party"):
        left = nth.end()  # 第十届|全国人大
    while left < position and clean[left] in " \u3000":
        left += 1
    noted = NOTE_NUMBER.match(clean, left)
    if noted is not None and noted.end() in bodies.marks.place_by_start:
        left = noted.end()  # 1越南外交部: the number of a picture
    if (
        kind == "company"
        and clean.startswith("项目", left)
        and 3 < position - left < MAX_NAME
        and not is_ordinary(clean[left + 2 : position])
    ):
        left += 2  # 新投产项目|某某工艺品有限公司
    if clean.startswith(("企业", "公司"), left) and position - left > 3 and clean[left + 2] not in "家总集":
        left += 2
    if clean.startswith(KINDS_IN_APPOSITION, left) and position - left > 3:
        left += 0 if is_ordinary(clean[left + 2 : position]) else 2  # 智库|某某洋理事会
    if kind == "company":
        left = _behind_a_kind_of_firm(bodies, left, position)
    if kind == "delegation" and clean[position - 1] == "时":
        return position  # 临别时|考察团
    company = MEMBER_COMPANY.match(clean, left, position)
    if company and position - company.end() > 1 and kind != "government":
        rest = re.split("[(（]", bodies.clean[company.end() : position])[0]
        left = left if kind == "company" and is_ordinary(rest) else company.end()  # 远岫企业|管理(重庆)有限公司
    return past_ordinary_words(bodies, left, position)


def _behind_a_kind_of_firm(bodies: Bodies, left: int, position: int) -> int:
    """在余企业|赣州某某公司, 民营制造业集团|台塑集团: what kind of firm it is, before a name that begins anew."""
    if left in bodies.marks.known_by_start:
        return left
    for kind in KINDS_BEFORE_A_FIRM.finditer(bodies.clean, left + 1, min(position - 1, left + MAX_DESCRIPTION)):
        at = kind.end()
        if (
            kind.group() == "企业"
            and at in bodies.marks.place_by_start
            and bodies.marks.place_by_start[at][0] < position
        ):
            return at
        if (
            position - at <= MAX_NAME
            and is_ordinary(bodies.clean[left:at])
            and not is_ordinary(bodies.clean[at:position])
        ):
            return at
    return left


def past_ordinary_words(bodies: Bodies, left: int, position: int) -> int:
    """A name begins at the place, the known body or the Latin word before which only ordinary words stand: 机构|慕尼黑某某."""
    if (
        left in bodies.marks.place_by_start
        or left in bodies.marks.known_by_start
        or bodies.clean[left : left + 1].isascii()
    ):
        return left
    for at in range(left + 2, min(left + MAX_PREFIX, position)):
        if not _opens_a_name(bodies, at, position):
            continue
        prefix = bodies.clean[left:at]
        if prefix in word_list(ORGANIZATIONS, "openers"):
            return left
        kind = KIND_BEFORE_NAME.search(prefix)
        if kind is not None and (is_ordinary(prefix) or is_ordinary(prefix[: kind.start()])):
            return at  # 电商平台|某某会
        if at in bodies.suffix_by_end and prefix not in ZONE_WORDS and prefix not in word_list(ORGANIZATIONS, "bare"):
            return left
        return at if separates(prefix) else left
    return _past_its_kind(bodies, left, position)


def _past_its_kind(bodies: Bodies, left: int, position: int) -> int:
    """互联网平台|云岫科技: ordinary words for its kind before a trade name of two characters or more."""
    for at in range(left + 4, min(left + MAX_DESCRIPTION, position - 1)):
        is_firm = KIND_OF_FIRM.search(bodies.clean, left, at) is not None
        if not is_firm and (at - left >= MAX_PREFIX or not KIND_BEFORE_NAME.search(bodies.clean, left, at)):
            continue
        if position - at > MAX_NAME or (
            is_ordinary(bodies.clean[at:position]) and not is_trade_name(bodies, at, position)
        ):
            continue
        return at if is_firm or is_ordinary(bodies.clean[left:at]) else left
    return left


def _opens_a_name(bodies: Bodies, at: int, position: int) -> bool:
    place = bodies.marks.place_by_start.get(at)
    if place is not None:
        return place[0] <= position
    if at in bodies.marks.known_by_start:
        return bodies.marks.known_by_start[at][0] <= position
    return "A" <= bodies.clean[at] <= "Z" and not bodies.clean[at - 1].isascii()


def item_end(bodies: Bodies, start: int) -> int:
    """Give where a member of a list ends: a space is no edge in a Latin name, and 甲公司|8家企业 counts the list."""
    end = bodies.marks.right_edge(start)
    latin = LATIN_WORDS.match(bodies.clean, start)
    if latin and latin.end() > end:
        return latin.end()
    count = COUNT_BEHIND.search(bodies.clean, start + MIN_NAME, end) if COUNTS_FIRMS.match(bodies.clean, end) else None
    return count.start() if count is not None else end


def ends_before_a_part(bodies: Bodies, end: int) -> bool:
    """某国企业发展局|交通与物流司副司长甲: a part of the house and an office of it stand behind."""
    title = next((at for at in range(end + 2, end + MAX_PART + 1) if at in bodies.marks.title_by_start), None)
    if title is None:
        return False
    place = bodies.marks.place_by_start.get(end)
    return names_a_part(bodies.clean[end:title], place[0] - end if place is not None else 0)


def latin_left(bodies: Bodies, left: int, end: int) -> int:
    """A space is no edge inside a Latin name: Novitek Systems."""
    latin = LATIN_WORD.search(bodies.clean, max(0, end - 40), end)
    if latin is None:
        latin = LATIN_RUN.search(bodies.clean, max(0, left - 40), left)
        if latin is None or not LATIN_OR_HAN.match(bodies.clean, left) or not bodies.clean[left].isascii():
            return left
    return latin.start() if latin.start() < left and bodies.clean[latin.start()].isupper() else left
