"""Bodies proven by their suffix: 某某集团, 某市商务局, 中国驻某国大使馆."""

from __future__ import annotations

import re
from functools import cache

from extract.find.marks import Suffix, is_generic, separates, word_list
from extract.find.organizations.bodies import Bodies
from extract.find.organizations.committees import add_committee_and_government
from extract.find.organizations.edges import (
    OF_GOVERNMENT,
    ZONE_WORDS,
    behind_a_house,
    behind_a_quotation,
    behind_a_zone,
    behind_its_place,
    behind_members,
    behind_title,
    ends_before_a_part,
    latin_left,
    left_of_name,
    left_of_purposes,
)
from extract.find.organizations.joints import (
    over_conjunction,
    over_dash,
    over_field_of_a_town,
    over_fields,
    over_first_character,
    over_in_town,
    over_joint,
    over_known,
    over_of,
    over_part_of_the_name,
    over_places,
    over_praise,
    over_support,
    over_twin_town,
    over_word_in_list,
)
from extract.find.organizations.missions import sender_of
from extract.find.organizations.shapes import CENTRES, LEGAL_FORMS, LEVEL_WORDS, MAX_NAME
from extract.find.organizations.words import (
    ELIDED,
    HOSTS,
    MIN_TRADE,
    ORGANIZATIONS,
    REGION,
    SIGNS,
    SIGNS_WITH,
    SITES_OF_A_LAND,
    goes_to,
    is_ordinary,
)

ABBREVIATION_BEHIND = re.compile(r"[(（][A-Z]{2,8}[)）]")  # 欧洲管理技术学院|(EMTI): of many there is no abbreviation
COUNCIL = "协议会"
OF_THE_WHOLE_LAND = frozenset({"中央", "国家", "全国"})  # 中央|台湾工作办公室, and no office of that place
MAX_JOINED = 8  # characters before a 和 that is a part of a registered name
BUILT_THERE = re.compile(
    r"(?:投资|规划|开工|合资|合作)?建设(?:的|了)?(?!银行|集团|投资|工程|发展|实业|机械|科技|控股|[东西南北中]?[路街村])"
)
# 贵省代表团: in a speech, whose is not said.
YOURS = re.compile("贵[市省县区国方](?!州)")
KINDS_OF_CHAMBERS = frozenset({"行业", "异地", "民间", "企业", "基层", "直属", "会员", "外地", "各类"})
HOTELS = frozenset({"酒店", "饭店", "宾馆"})
ROOM_OF_A_HOTEL = re.compile("(?:酒店|饭店|宾馆|会议中心|会展中心|大厦|会所)[\u4e00-\u9fff]{1,6}")  # 某某饭店|云岭厅
# 在|某某大酒店: where something is held is a site and no party to it.
HELD_AT = re.compile(r"(?:在|于|下榻|入住|莅临|抵达|来到|设宴)$")
# 在|市行政中心会见: halls of a town, which receive nobody; its 政务服务中心 is looked at.
HALL = re.compile(r"(?:行政|会议|接待|会展|市民|国际会议|国际会展|会议接待|文体|体育|演艺)中心$")
RECEIVED_IN = re.compile(r"在$")
# 澳|商会, 津异地|商会: of a land or town of one character, which no chamber is called by.
ONE_OF_A_LAND = re.compile(
    "[俄美英法德日韩印澳加泰越巴意西葡哈吉土蒙匈波捷欧非京津沪渝冀晋辽吉黑皖鲁豫鄂湘琼川黔滇陕甘青](?:异地)?"
)
# 某市委|市政府, 县委|县人民政府: two houses
COMMITTEE_AND_GOVERNMENT = re.compile("(?P<level>[省市区县州旗])委(?P<government>(?P=level)(?:人民)?政府)$")
NUMBER_ALONE = re.compile("[0-9]+[余多几]?")
# 技工校１１|所, 景观300多|处: how many of them there are; 中国电科第54|所 is a house.
COUNTED_OFF = re.compile(r"\d+[余多几]$|(?:校|大学|高中|中学|小学|医院|幼儿园)\d+$")
MEASURE_WORDS = frozenset("所处家")
HEAD_OF_A_COUNCIL = re.compile("副?议长|议员")  # 某国某市|议会议长: in the title, and written out
NO_CENTRE_BEHIND = frozenset("副主次核")  # 某城市圈副|中心
ANY_VILLAGE = frozenset({"村委会", "居委会"})  # 推行农村|村委会: of any village
NUMERALS = frozenset("一二三四五六七八九十两各")
REGION_TAILS = frozenset({"区政府", "区政府办公室", "区政府办"})
NAMED_ONLY = frozenset({"招商小队"})  # bodies only with the name of who sends them
SHORT_SUFFIXES = frozenset("局厅署处部司院所台社")
# Suffixes that close a name only where something ends: 中心, 组织 also stand inside other words.
LOOSE_SUFFIXES = frozenset(
    {"中心", "组织", "机构", "处", "部", "司", "院", "所", "台", "社", "局", "厅", "署", "资本", "证券", "保险", "信托", "航空", "航运", "政府", "传媒", "基金", "物业", "百货", "超市", "新区", "园区", "港区", "总部", "广电", "控股", "实业", "重工", "银行", "联盟", "议会", "国会", "法院", "海关", "委员会", "分局", "总局", "总台", "学会", "小学", "高中", "中学", "学校", "机场", "港口", "车站", "工厂", "医院", "酒店", "饭店", "宾馆", "仓", "加速器", "孵化器", "人大", "政协", "时报", "日报", "公会", "办公室", "办事处", "研究室", "小分队", "工作组", "考察组", "调研组", "督导组", "专班", "智库", "商场", "期货", "租赁", "俱乐部", "理事会", "组委会", "工会", "秘书处", "发展部", "总会", "分公司", "子公司", "总公司", "事业部", "市场部", "外办", "侨办", "台办", "金融办", "侨联", "文联", "妇联", "科协", "记协", "青联", "王室", "皇室"}
)  # fmt: skip
# Suffixes that also close descriptions (领先的票据公司); the second set names a body only with a proper name before it.
DESCRIBING_SUFFIXES = CENTRES | {"公司", "医院", "基金", "学校", "实验室", "平台", "药厂", "酒店", "银行", "院", "集团"}
COUNTED_KIND = re.compile(
    r"(?:[0-9两几数]|[一二三四五六七八九十百]{1,3})余?(?:个|家|所)$|(?:各|(?<!日)本)[\u4e00-\u9fff]{0,2}$"
)
# 名列前茅的生产企业的|远岫集团, 百强之一的|锦川集团: what kind of firm it is, before its name.
FIRM_THAT_IS = re.compile(r"(?:企业|公司|厂商|巨头|之一)的$")
# 、某某开发区|友谊书屋项目: a project in a park, which is not what is looked at.
PROJECT_AFTER = re.compile(r"[\u4e00-\u9fff]{2,14}项目(?=[、，,。;；及和等]|$)")
# 《某某物流园区|暨新城项目合作协议》: what the paper is about.
PROJECT_IN_A_PAPER = re.compile(r"[^《》与和及、\n]{0,16}?项目[^《》\n]{0,12}》")
FORMER_SITE = re.compile(r"厂区|旧址|原址|老厂|地块")
KINDS_OF_FIRMS = frozenset({"公司", "工厂", "药厂", "银行", "酒店", "医院", "实验室"})
ANYBODYS_TITLES = frozenset({"代表", "负责人", "主要负责人", "领导", "主要领导", "成员"})
# A memorial that bears a body's name: 某某省委扩大会议|旧址, 某某总工会成立|纪念馆.
MEMORIAL_AFTER = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}次)?(?:(?:扩大|代表)?(?:会议|大会)|成立|诞生|创建|机关|办公|总部|驻地)*"
    r"(?:暨[\u4e00-\u9fff]{2,8}?)?(?:旧址|会址|遗址|旧居|故居|住地|纪念馆|陈列馆|纪念碑|纪念园|纪念地|陵园)"
)
# 某某在线新闻网|站, 招商队|伍, 开放大局部|署, 商务部|门, 某学院合作办|学
WORD_OVER_SUFFIX = re.compile(
    r"组织(?!部)|网[站络](?!中心)|队[伍员]|部(?:署|分(?![别管])|门(?!户))|办(?:学|理|好)|报(?:到|名|送)|署名"
    r"|行[动业为程情政使]|城市|会员(?!工)|府网|(?<!代表)团(?:[队体伙聚购员]|组(?![成织建]))|所(?:在(?:地|的|单位|城市|国|区域)|属(?!于)|有(?!限))"
)
# What 所 stands before as a particle.
DONE_BY = re.compile(
    r"做|作|走|代表|展示|体现|呈现|取得|主办|举办|承办|协办|带来|提供|给予|拥有|具有|建|设|在|处|属|需|辖|管|提出|形成|创造|付出|承担|实施|采取|开展|推动"
)
OUR_LAND = re.compile(r"我国?$")  # 我国|驻某地总领事馆
COUNTED_LANDS = re.compile(r"[一两二三四五六七八九十几数多各]国$")
OF_WHERE_WE_COME_FROM = ("家乡", "故乡", "老家")
GRADED_OR_CLASSED = re.compile(r"[一二三四]级$|类(?:产业|企业)?$")  # 二三级|子公司, 工业类产业|园区


def add_with_suffix(bodies: Bodies, suffix: Suffix) -> None:
    """Find the body that ends in this suffix: 会见中国驻韩国大使馆参赞 → 中国驻韩国大使馆."""
    clean = bodies.clean
    word = clean[suffix.start : suffix.end]
    if word in REGION_TAILS and clean.endswith(REGION[:2], 0, suffix.start):
        start = suffix.start - 2
        if bodies.marks.left_edge(suffix.start) == start:
            bodies.add(start, suffix.end, suffix.kind, "elided_body")  # 自治区政府
            return
    if suffix.kind == "government" and (
        two := COMMITTEE_AND_GOVERNMENT.search(clean, max(0, suffix.end - 7), suffix.end)
    ):
        add_committee_and_government(bodies, two.start("government"), suffix.end)
        return
    if bodies.divisions.get(suffix.end, suffix.end) < suffix.start:
        return  # 海港区, 浦东新区, 清新区: districts
    if (
        word in LOOSE_SUFFIXES
        and not bodies.ends_here(suffix.end)
        and not (word == "议会" and HEAD_OF_A_COUNCIL.match(clean, suffix.end))
        and not _bare_zone(bodies, suffix, word)
        and not ends_before_a_part(bodies, suffix.end)
        and not (
            word == "政府" and suffix.start in bodies.marks.place_ends and not OF_GOVERNMENT.match(clean, suffix.end)
        )
    ):
        return
    if suffix.kind == "association" and clean.startswith(("商会", "协会", "社团"), suffix.end):
        edge = max(bodies.marks.left_edge(suffix.start), suffix.start - MAX_NAME)
        if is_generic(clean[edge : suffix.start]):
            return  # 国家侨团|商会: kinds in a row
    if word == "子公司" and (suffix.start in bodies.suffix_by_end or suffix.start in bodies.marks.known_ends):
        return  # 远岫集团|子公司: what a firm is to the group, and no name
    if suffix.kind == "delegation" and YOURS.search(clean, max(0, suffix.start - 6), suffix.start):
        return
    if MEMORIAL_AFTER.match(clean, suffix.end) or WORD_OVER_SUFFIX.match(clean, suffix.end - 1):
        return
    if word == "所" and DONE_BY.match(clean, suffix.end):
        return  # 在某市|所主办的: no office, a particle
    if word.endswith("社") and clean[suffix.end : suffix.end + 1] in ("团", "会", "区", "保"):
        return  # 华商社|团
    if word == "厅" and ROOM_OF_A_HOTEL.search(clean, bodies.marks.left_edge(suffix.start), suffix.start):
        return
    if word == "总部" and (
        bodies.is_house(suffix.start)
        or bodies.is_seat(suffix.start)
        or clean[suffix.start - 1 : suffix.start] in NUMERALS
    ):
        return  # 某某集团总部 is the house of 某某集团; 三总部
    if word == "中心" and clean[suffix.start - 1 : suffix.start] in NO_CENTRE_BEHIND:
        return
    if word in MEASURE_WORDS and COUNTED_OFF.search(clean, max(0, suffix.start - 8), suffix.start):
        return
    if suffix.kind == "delegation" and (quoted := behind_a_quotation(bodies, suffix.start)) is not None:
        bodies.add(quoted, suffix.end, suffix.kind, "body_with_suffix")
        return
    left = latin_left(bodies, left_of_name(bodies, left_of_purposes(bodies, suffix), suffix.kind), suffix.start)
    if suffix.kind == "delegation" and suffix.start in bodies.suffix_by_end:
        left = bodies.start_by_end.get(suffix.start, left)  # 某某交流协会|代表团
    if suffix.kind in ("government", "party") and left not in bodies.marks.place_by_start:
        first = next((at for at in range(left + 1, suffix.start) if at in bodies.marks.place_by_start), None)
        if (
            first is not None
            and first not in bodies.suffix_by_end  # 民盟|某省委员会
            and clean[left:first] not in OF_THE_WHOLE_LAND
            and not bodies.has_proper_name(left, first)
            and (first - left > 1 or clean[left] in "至到赴依见间")
            and clean[left] not in LEVEL_WORDS
        ):
            left = first
    if clean[left] in "原前" and (
        left + 1 in bodies.marks.place_by_start
        or (
            suffix.kind == "government"
            and 2 < suffix.start - left < MAX_NAME
            and is_generic(clean[left + 1 : suffix.start])
        )
    ):
        left += 1  # 原某市政府合作交流办副主任: he was, it is
    if clean[left] == "原" and suffix.start - left > 2 and FORMER_SITE.match(clean, suffix.end):
        left += 1  # 原|某某集团厂区
    if (
        clean[left] in "原前"
        and suffix.kind == "government"
        and clean[left + 1] in "市省县州"
        and left not in bodies.marks.place_by_start
    ):
        left += 1  # 出访|前|市侨办
    in_a_hall = RECEIVED_IN.search(clean, max(0, left - 1), left) and HALL.search(clean, left, suffix.end)
    if (word in HOTELS and HELD_AT.search(clean, max(0, left - 2), left)) or in_a_hall:
        bodies.unnamed.append((left, suffix.end))
        return
    if clean[left - 1 : left] in ("在", "到", "来", "赴") and left in bodies.marks.place_by_start:
        built = BUILT_THERE.match(clean, bodies.marks.place_by_start[left][0], suffix.start)
        left = built.end() if built is not None else left  # 拟在某市|建设|电池工厂
    if suffix.kind == "company":
        left = behind_title(bodies, left, suffix.start)
        left = behind_a_zone(bodies, behind_members(bodies, left, suffix.start), suffix)
    left = behind_a_house(bodies, left, suffix)
    left = over_praise(bodies, over_in_town(bodies, over_dash(bodies, left, suffix)), suffix.kind)
    left = over_support(bodies, over_fields(bodies, left, suffix), word)
    if suffix.kind == "association" and clean[left : left + 1].isascii() and left in bodies.marks.place_ends:
        left = next((at for at in range(max(0, left - 6), left) if bodies.is_place(at, left)), left)
    if suffix.kind == "delegation":
        left = over_places(bodies, left)
    head = clean[left : suffix.start]
    if suffix.end - left > MAX_NAME or (
        clean[suffix.end : suffix.end + 1] in (")", "）") and _opens(clean[left : suffix.start])
    ):
        return  # 某某环境(集团)有限公司 ends later
    if (before := over_part_of_the_name(bodies, left, suffix)) is not None:
        left, head = before, clean[before : suffix.start]
    if (before := over_twin_town(bodies, left, suffix)) is not None:
        left, head = before, clean[before : suffix.start]
    if word in LEGAL_FORMS and (whole := over_word_in_list(bodies, left, suffix.start)) is not None:
        left, head = whole, clean[whole : suffix.start]
    if word in LEGAL_FORMS and (own := behind_its_place(bodies, left, suffix.start)) is not None:
        left, head = own, clean[own : suffix.start]
    if (before := over_first_character(bodies, left, suffix)) is not None:
        left, head = before, clean[before : suffix.start]
    if word in LEGAL_FORMS and (before := over_of(bodies, left)) is not None:
        left, head = before, clean[before : suffix.start]
    if head and word in LEGAL_FORMS and separates(head) and (firm := over_known(bodies, left)) is not None:
        left, head = firm, clean[firm : suffix.start]
    named = left in bodies.marks.place_by_start
    if head and not named and (word in LEGAL_FORMS or word in ("公司", "集团")) and is_ordinary(head):
        wider = over_joint(bodies, left, MAX_JOINED if word in LEGAL_FORMS else 1, is_kind=is_generic(head))
        if wider is not None:
            left, head = wider, clean[wider : suffix.start]
    if (head and not ELIDED.match(head) and not bodies.has_proper_name(left, suffix.start)) or (
        not head and suffix.kind == "government" and word[0] not in LEVEL_WORDS
    ):
        wider = over_conjunction(bodies, left, suffix.start) if word != "总部" else None
        if wider is not None and suffix.kind in (
            "government",
            "industrial_park",
            "lab",
            "other",
            "party",
            "association",
            "university",
        ):
            left, head = wider, clean[wider : suffix.start]
    abbreviated = ABBREVIATION_BEHIND.match(clean, suffix.end) is not None
    followed = _is_headed(bodies, suffix.end) or ends_before_a_part(bodies, suffix.end)
    if word == "政府" and head and not (suffix.start in bodies.marks.place_ends or head[-1] in "市省区县州国镇乡"):
        return
    if word == "政府" and head.endswith(OF_WHERE_WE_COME_FROM):
        return  # 望川家乡政府
    if word.startswith("市") and suffix.kind == "government" and head.endswith("城") and is_ordinary(f"{head}市"):
        return  # 国际友好城|市政府
    if suffix.kind == "association" and (ONE_OF_A_LAND.fullmatch(head) or (word == "学会" and len(head) == 1)):
        return  # 澳|商会, 津异地|商会: any of them; 李|学会: a person
    second = clean[left - 1 : left] in ("及", "和", "与") and is_generic(clean[max(0, left - 3) : left - 1])
    # 某某集团与|县政府, 某某公司与|高新区 are two
    if not head and second and word[0] not in LEVEL_WORDS and left - 1 not in bodies.suffix_by_end:
        return  # 商务及|发展局: the second half of a name
    if not head and clean[left - 1 : left] in (")", "）"):
        return  # 某城(甲、乙)|管委会: the end of a name that goes around brackets
    if left in bodies.marks.title_by_end and clean.startswith(COUNCIL, left):
        return  # 道知事|协议会中国事务所: the name begins with a title
    if not head and word[0] == "村":
        return  # 村委会: of a village that no list holds
    if not head and clean[left - 1 : left] in ("与", "和", "及") and suffix.kind == "government":
        before = over_field_of_a_town(bodies, left - 1)
        if before is not None:
            bodies.add(before, suffix.end, suffix.kind, "body_with_suffix")
            return
    if not head and followed and suffix.kind == "government" and len(word) > 2:
        bodies.add(suffix.start, suffix.end, suffix.kind, "elided_body")
        return
    if not head and word in NAMED_ONLY:
        return
    if not head:
        if suffix.kind in ("industrial_park", "delegation") or word in word_list(ORGANIZATIONS, "bare"):
            bodies.add(suffix.start, suffix.end, suffix.kind, "bare_body")
        elif (suffix.kind == "party" and word[0] in LEVEL_WORDS) or (
            suffix.kind == "government" and word[0] in LEVEL_WORDS and len(word) > 2
        ):
            bodies.add(suffix.start, suffix.end, suffix.kind, "elided_body")
        return
    if (word in SHORT_SUFFIXES and len(head) < 2) or NUMBER_ALONE.fullmatch(head):
        return  # 全县18处重点项目
    if head == REGION and suffix.kind in ("government", "party"):
        bodies.add(left, suffix.end, suffix.kind, "elided_body")  # 自治区人民政府, of whichever it is
        return
    if head in ZONE_WORDS or any(head.startswith(w) and bodies.is_plain(head[len(w) :]) for w in ZONE_WORDS):
        if suffix.kind in ("government", "party", "company", "association"):
            bodies.add(left, suffix.end, suffix.kind, "elided_body")
        return
    if (
        ELIDED.match(head)
        and not bodies.is_division(left)
        and (
            len(head) == 1
            or bodies.is_plain(head[1:], left + 1)
            or suffix.kind in ("company", "government")
            or head.startswith(("政协", "人大"), 1)  # 省政协经济委员会
            or (followed and word.endswith("中心"))  # 县投资促进服务中心|主任
        )
    ):
        if len(head) > 1 or len(word) > 1:
            bodies.add(left, suffix.end, suffix.kind, "elided_body")
        return
    of_a_body = suffix.kind == "delegation" and head in bodies.names
    if bodies.is_plain(head, left) and not of_a_body and not _is_registered(bodies, left, suffix):
        if suffix.kind == "delegation" or (suffix.kind == "industrial_park" and head in ("国家级", "国家")):
            bodies.add(left, suffix.end, suffix.kind, "bare_body")
            return
        acts = word == "集团" and len(head) == 2 and not is_ordinary(head) and _acts_alone(bodies, left, suffix.end)
        if abbreviated and len(head) > 3 and suffix.kind != "company":
            bodies.add(left, suffix.end, suffix.kind, "body_with_suffix")
            return
        if not acts and not (followed and suffix.kind in ("association", "government", "lab") and len(head) > 1):
            return
        if (
            (behind := bodies.marks.title_by_start.get(suffix.end)) is not None
            and behind.name in ANYBODYS_TITLES
            and is_generic(head)
        ):
            return  # 国家侨团商会主要负责人

    if COUNTED_KIND.search(clean, max(0, left - 6), left) and suffix.end not in bodies.marks.title_by_start:
        return  # 14个兄弟侨团, 11家日本主力银行: of a kind, not one
    if suffix.kind == "delegation" and clean[suffix.start - 1] in "两各":
        return  # 某联谊会两|参观团
    if suffix.kind == "association" and head in KINDS_OF_CHAMBERS:
        return  # 行业|商会会长
    if suffix.kind == "delegation" and _is_last_of_fields(bodies, left, suffix.start):
        return  # 政府、经济和|村民代表团
    if clean[left - 1 : left] == "各":
        return  # 各省市侨联
    if (word in ANY_VILLAGE and is_ordinary(head)) or _ends_in_a_ministry(bodies, left, suffix.end):
        return
    if head in SHORT_SUFFIXES and len(word) > 1 and suffix.kind == "government":
        return  # 司联络处, of the house named before
    if word == "政府" and COUNTED_LANDS.search(head):
        return  # 接触三国政府
    if suffix.kind in ("company", "industrial_park") and GRADED_OR_CLASSED.search(head):
        return
    if suffix.kind == "embassy" and head.startswith("外驻"):
        return  # 国(境)外驻渝领事馆
    if word in SITES_OF_A_LAND and bodies.is_wide_place(left, suffix.start):
        return  # 台湾港口: any of that land
    if word == "司" and not _ends_in_work(bodies, left, suffix.start):
        return  # 秘书处山本恭司: a person of that house
    if suffix.kind == "company" and _ends_in_company_kind(head, word):
        return
    if word in KINDS_OF_FIRMS and word != "银行" and bodies.is_place(left, suffix.start) and not followed:
        return  # 日本公司, 上海工厂: a firm of that place, not its name
    if _only_describes(bodies, left, suffix, word):
        return
    if suffix.kind == "embassy" and clean[left] == "驻":
        ours = OUR_LAND.search(clean, max(0, left - 2), left)
        sender = "中国" if ours is not None else sender_of(bodies, left)
        if not sender or (ours is None and clean[left - 1] not in "、和及与"):
            return  # 各国驻沪总领事馆
        start = ours.start() if ours is not None else left
        bodies.add(start, suffix.end, suffix.kind, "body_with_suffix", None, f"{sender}{clean[left : suffix.end]}")
        return
    if suffix.kind == "industrial_park" and (
        clean.startswith("项目", suffix.end)
        or (clean[left - 1 : left] == "《" and PROJECT_IN_A_PAPER.match(clean, suffix.end) is not None)
        or _is_site_of_a_project(bodies, left, suffix.end)
    ):
        return
    bodies.add(left, suffix.end, suffix.kind, "body_with_suffix")


def _is_headed(bodies: Bodies, end: int) -> bool:
    """Tell whether an office stands behind, though one its holder had: 研究会|原会长."""
    return end in bodies.marks.title_by_start or (
        bodies.clean[end : end + 1] in ("原", "前") and end + 1 in bodies.marks.title_by_start
    )


def _ends_in_a_ministry(bodies: Bodies, left: int, end: int) -> bool:
    """满目青翠|林业部: a ministry of the public list behind words that name neither a land nor a house stands by itself."""
    start = next((at for at in range(left + 1, end - 2) if bodies.ends_known(at, end)), None)
    if start is None or bodies.clean[end - 1] not in "部署":
        return False
    named = start in bodies.marks.place_ends or start in bodies.marks.known_ends or start in bodies.suffix_by_end
    return not named and bodies.vocabulary.organizations[bodies.marks.known_by_start[start][1]].kind == "government"


def _acts_alone(bodies: Bodies, start: int, end: int) -> bool:
    """Tell whether who stands here signs, hosts or has a head: 甲公司与|鸿图集团|签署, 鸿图集团|董事长某某."""
    clean = bodies.clean
    if end in bodies.marks.title_by_start and bodies.marks.title_by_start[end].title_class == "company":
        return True
    beside = clean[start - 1 : start]
    return bool(
        SIGNS_WITH.match(clean, end)
        or (beside in ("与", "和") and SIGNS.match(clean, end))
        or (beside in ("由", "、") and HOSTS.match(clean, end))
    )


def _is_site_of_a_project(bodies: Bodies, left: int, end: int) -> bool:
    """Tell 考察甲道路项目、某某开发区|友谊书屋项目, where a park only says in which place the project is."""
    project = PROJECT_AFTER.match(bodies.clean, end)
    if project is None or bodies.marks.right_edge(end) < project.end() - 2:
        return False
    return bodies.clean[left - 1 : left] == "、" or bodies.clean.endswith(tuple(goes_to()), 0, left)


def _ends_in_work(bodies: Bodies, left: int, end: int) -> bool:
    """投资促进|司: behind the house a department is called by its work; a name ends in nothing of the kind."""
    inner = max((at for at in range(left + 1, end) if at in bodies.suffix_by_end), default=left)
    rest = bodies.clean[inner:end]
    return inner == left or is_generic(rest) or separates(rest) > 0


def _bare_zone(bodies: Bodies, suffix: Suffix, word: str) -> bool:
    """新区产业, 开发区发展: a zone named elsewhere, with no more name to it."""
    return word in ZONE_WORDS and bodies.marks.begins_after_stop(suffix.start) and bodies.clean.count(word) > 1


def _only_describes(bodies: Bodies, left: int, suffix: Suffix, word: str) -> bool:
    """领先的电子票据公司, 建设航天测控中心: no proper name in it, and nothing else in the text vouches for it."""
    if word not in DESCRIBING_SUFFIXES or suffix.end in bodies.marks.title_by_start:
        return False
    if bodies.has_proper_name(left, suffix.start) or bodies.clean.count(bodies.clean[left : suffix.end]) > 1:
        return False
    if left > 0 and bodies.clean[left - 1] == "的" and FIRM_THAT_IS.search(bodies.clean, max(0, left - 3), left):
        return is_ordinary(bodies.clean[left : suffix.start])  # 生产企业的|远岫集团
    head = bodies.clean[left : suffix.start]
    if word in ("集团", "公司") and left - 1 in bodies.marks.place_ends and bodies.clean[left - 1] == "的":
        return is_ordinary(head)
    if word == "集团" and 2 <= len(head) <= 4 and not is_ordinary(head) and not separates(head):
        return False  # 来自某市的|远岫集团
    if word in CENTRES or (left > 0 and bodies.clean[left - 1] == "的"):
        return True
    return word in KINDS_OF_FIRMS | {"学校"} and separates(bodies.clean[left : suffix.start]) > 1


def _is_last_of_fields(bodies: Bodies, left: int, end: int) -> bool:
    """Tell whether a delegation's name goes on before 和: its other fields stand there, and no name."""
    if bodies.clean[left - 1 : left] not in ("和", "与", "及") or bodies.has_proper_name(left, end):
        return False
    before = bodies.marks.left_edge(left - 1)
    return before < left - 1 and is_ordinary(bodies.clean[before : left - 1])


def _ends_in_company_kind(head: str, word: str) -> bool:
    return len(head) == 1 and word in ("公司", "集团", "控股")


def _is_registered(bodies: Bodies, left: int, suffix: Suffix) -> bool:
    """中国市政工程中南设计研究总院有限公司: a place, a trade and a legal form name one firm, if no word of it is its own."""
    place, word = bodies.marks.place_by_start.get(left), bodies.clean[suffix.start : suffix.end]
    known = bodies.marks.known_by_start.get(left)
    if known is not None and known[0] <= suffix.start and word in LEGAL_FORMS | {"总公司"}:
        return True  # 中国建筑|股份有限公司, 中国建筑|工程总公司
    if word not in LEGAL_FORMS:
        return False
    if word == "株式会社" and suffix.start - left >= MIN_TRADE:
        return True  # 海川国际株式会社: firms of Japan are called by ordinary words
    if place is None:  # 西部|控股集团有限公司
        return suffix.start - left >= MIN_TRADE and bodies.clean.startswith(_openers(), left)
    return suffix.start - place[0] >= MIN_TRADE


@cache
def _openers() -> tuple[str, ...]:
    return tuple(word_list(ORGANIZATIONS, "openers"))


def _opens(words: str) -> bool:
    return words.count("(") + words.count("（") > words.count(")") + words.count("）")
