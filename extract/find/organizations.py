"""Bodies: firms, bureaus, associations, embassies, delegations, zones.

A body is proven by its suffix, by a public list, by a title that only a body grants, by a list that says what its members are
(A、B、C等企业), by an owner (X旗下Y), or by a clause that says it is a firm. Once proven, every place of the name counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import daachorse

from extract.find.candidates import OrganizationCandidate
from extract.find.marks import (
    DIVISION_ENDS,
    SIGHT_AFTER,
    TRANSCRIBED,
    Marks,
    Suffix,
    TitleMark,
    alternation,
    common_words,
    dictionary_pairs,
    is_generic,
    proper_names,
    read_marks,
    read_rules,
    separable_words,
    separates,
    word_list,
)
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

ORGANIZATIONS = "organizations.yml"
MAX_NAME = 32  # the longest official names of this genre stay under it; a longer run has lost its left edge
MIN_NAME, MAX_BARE_NAME = 2, 14  # a firm without suffix
COUNCIL = "协议会"
CHINA = "CN"
FIELD_OF_A_TOWN = re.compile(r"[\u4e00-\u9fff]{2,6}[市县州郡][\u4e00-\u9fff]{2,4}")
MINISTRY_OF = re.compile(r"[\u4e00-\u9fff]{2,6}部")
MAX_FIELDS = 6  # of one ministry
MAX_FIELD = 6  # characters of one field of a committee
COMMITTEE_OF_A_HOUSE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:政协|人大(?:常委会)?)(?!副?主席|副?主任|常委|机关)[\u4e00-\u9fff]{2,6}"
)
OF_THE_WHOLE_LAND = frozenset({"中央", "国家", "全国"})  # 中央|台湾工作办公室, and no office of that place
SUFFIXLESS = frozenset({"body_before_its_title", "in_list_of_bodies", "visited_body", "trade_name"})
OPENS_A_NAME = frozenset("和同向为以来有")  # 和盛, 同创, 向荣, 以诺: stops that a firm's own word may begin with
NO_WORD_OF_A_NAME = frozenset("省市区县州旗镇乡村总分大中小老新高各该本两")
MAX_JOINED = 8  # characters before a 和 that is a part of a registered name
MAX_BEFORE_OF = 4  # characters before 之 in a firm's name
BUILT_THERE = re.compile(
    r"(?:投资|规划|开工|合资|合作)?建设(?:的|了)?(?!银行|集团|投资|工程|发展|实业|机械|科技|控股|[东西南北中]?[路街村])"
)
OF_TWO_LANDS = re.compile(
    "中[日韩朝美德法英俄欧意西葡荷比瑞丹芬挪波匈捷澳加新泰越马印菲老柬缅蒙哈乌巴以沙阿埃非智秘墨古]|[日韩朝美德法英俄欧意西葡荷比瑞丹芬挪波匈捷澳加新泰越马印菲老柬缅蒙哈乌巴以沙阿埃非智秘墨古]中"
)
KINDS_BEFORE_A_FIRM = re.compile("企业集团|企业(?!家)|集团")
MAX_PREFIX = 10  # ordinary words before a name; a longer run is a clause, and has a stop in it
# 500亩|高新区, 20万千瓦|电厂, 万吨级|码头: how much of it there is.
MEASURED = re.compile(r"[0-9百千万亿][0-9.百千万亿]*(?:平方公里|公顷|亩|[千兆]?瓦|吨级?|立方米|平方米)")
# 17+1经贸合作示范区, 10周年: what many lands do together, and how often a day came round.
LANDS_ADDED = re.compile(r"\d+\+(?:\d+|[XxN])|\d+周年$")
# 本届|中国某地经贸投资洽谈会: an occasion.
OF_AN_OCCASION = re.compile("[本历上下该]届")
# 玻璃生产商|锦川玻璃: what kind of firm it is stands before its name.
KIND_OF_MAKER = re.compile(
    r"[A-Za-z0-9\u4e00-\u9fff]{2,12}?(?:生产商|制造商|供应商|零售商|运营商|服务商|开发商)(?=[\u4e00-\u9fff]{4})"
)
# 贵省代表团: in a speech, whose is not said.
YOURS = re.compile("贵[市省县区国方](?!州)")
LANDS_BEFORE = re.compile("[等多各两三数几]国$")
HOTELS = frozenset({"酒店", "饭店", "宾馆"})
ROOM_OF_A_HOTEL = re.compile("(?:酒店|饭店|宾馆|会议中心|会展中心|大厦|会所)[\u4e00-\u9fff]{1,6}")  # 某某饭店|云岭厅
SEATS = ("委员", "代表", "政协", "人大")
# 在|某某大酒店: where something is held is a site and no party to it.
HELD_AT = re.compile(r"(?:在|于|下榻|入住|莅临|抵达|来到|设宴)$")
COUNTED = re.compile(
    r"共?[\d一二三四五六七八九十百千两数几多余近约超]+(?:余|多)?(?:家|个|位|名|人|所|座|批|户|大|强|项|只|支|期|层|件)"
)
ELIDED = re.compile(r"[市区省县州旗](?![\u4e00-\u9fff]?[市区省县州长])")
LEVEL_WORDS = frozenset("市区省县州旗")
# 市州贸促会, 县区商务局: the houses of all of them; 市区|域合作办 and 县市|场监管局 are of one.
OF_SEVERAL_LEVELS = re.compile("(?:省市|市州|州市|县区|区县|市县|市区|旗县|县市)(?![场域政块划])")
# 本国商协会, 巴商协会: of a land that the words before tell, any.
ANY_OF_A_LAND = re.compile(
    "(?:本国|该国|贵国|[两各多]国).{2,8}|[俄美英法德日韩印澳加泰越巴意西葡哈吉土蒙朝匈波捷非欧台港](?:商协会|侨团|企业)"
)
# 澳|商会, 津异地|商会: of a land or town of one character, which no chamber is called by.
ONE_OF_A_LAND = re.compile(
    "[俄美英法德日韩印澳加泰越巴意西葡哈吉土蒙匈波捷欧非京津沪渝冀晋辽吉黑皖鲁豫鄂湘琼川黔滇陕甘青](?:异地)?"
)
# 乡|中心小学, 镇|卫生院: of a town whose name was not read.
OF_A_TOWN_UNREAD = re.compile("[乡镇村](?!村)")
# 欧美|港台: lands in a row.
LANDS_IN_A_ROW = re.compile("[欧美日韩港澳台沪苏浙皖闽粤京津冀鲁豫川渝湘鄂赣]{2,8}")
REGION = "自治区"
NOTE_NUMBER = re.compile("[0-9]{1,2}")
NUMBER_ALONE = re.compile("[0-9]+[余多几]?")
DIVISIONS = frozenset({"province", "city", "district"})
NATIONAL_ASSOCIATION = re.compile(
    "中国(?!行业|民间|民营|企业|海外|地方|社会|工商|国际$|中小|商$|外商|相关|有关)[\u4e00-\u9fff]{2,10}"
)
PAIR_OF_KINDS = re.compile("[中科新大云东西南北高]{2}(?![中科新大云东西南北高内外部方])")
REGION_TAILS = frozenset({"区政府", "区政府办公室", "区政府办"})
NAMED_ONLY = frozenset({"招商小队"})  # bodies only with the name of who sends them
MINISTRY_NAME = re.compile(r"(?:部|委|委员会|总局|署)$")
DIVISION_OF_A_MINISTRY = re.compile(
    r"(?P<field>[\u4e00-\u9fff]{2,9}?)(?<!公)司(?=[、,，。;；]|副?司长|[一二]级|参赞|处长|副?巡视员|调研员|有关|相关|负责|主办|等)"
)
NO_FIELD = re.compile(r"[各某的在了率赴与对]|下属|有关|相关|两个")
SHORT_SUFFIXES = frozenset("局厅署处部司院所台社")
# Suffixes that close a name only where something ends: 中心, 组织 also stand inside other words.
LOOSE_SUFFIXES = frozenset(
    {"中心", "组织", "机构", "处", "部", "司", "院", "所", "台", "社", "局", "厅", "署", "资本", "证券", "保险", "信托", "航空", "航运", "政府", "传媒", "基金", "物业", "百货", "超市", "新区", "园区", "港区", "总部", "广电", "控股", "实业", "重工", "银行", "联盟", "议会", "国会", "法院", "海关", "委员会", "分局", "总局", "总台", "学会", "小学", "高中", "中学", "学校", "机场", "港口", "车站", "工厂", "医院", "酒店", "饭店", "宾馆", "仓", "加速器", "孵化器", "人大", "政协", "时报", "日报", "公会", "办公室", "办事处", "研究室", "小分队", "工作组", "考察组", "调研组", "督导组", "专班", "智库", "商场", "期货", "租赁", "俱乐部", "理事会", "组委会", "工会", "秘书处", "发展部", "总会", "分公司", "子公司", "总公司", "事业部", "市场部", "外办", "侨办", "台办", "金融办", "侨联", "文联", "妇联", "科协", "记协", "青联", "王室", "皇室"}
)  # fmt: skip
# Suffixes that also close descriptions (领先的票据公司); the second set names a body only with a proper name before it.
DESCRIBING_SUFFIXES = frozenset(
    {
        "公司",
        "工厂",
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
        "院",
        "集团",
        "银行",
        "基金",
        "酒店",
        "研发中心",
        "运营中心",
        "创新中心",
        "研究中心",
        "技术中心",
        "服务中心",
        "展示中心",
        "总部",
        "实验室",
        "产业园",
        "园区",
        "科技园",
        "工作站",
        "学校",
        "医院",
        "孵化器",
        "加速器",
        "联盟",
        "平台",
        "智库",
        "示范区",
        "试验区",
        "合作区",
        "工业区",
        "投资区",
        "产业带",
        "示范园",
        "药厂",
    }
)
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
# 中铁五局, 中建七局: the builders among the state firms number their houses like offices.
BUREAU_OF_FIRM = re.compile(
    r"中(?:建|铁|交|铁建|水|冶|水电|电建|核|煤)(?:建工|建设)?第?[一二三四五六七八九十]{1,3}(?:工程)?局"
)
MINISTRIES_OF_TWO = re.compile("[中日韩美俄法德英印欧]{2}[\u4e00-\u9fff]{2,6}(?<!俱乐)部")  # 中美商务部: two houses
GONE_TO = re.compile("赴$|(?<![来到回])访$")  # 3月访|某国代表团; 来访|某国代表团 came
BECAUSE = re.compile("(?<!基)因")
# 甲、乙等企业, but no list ends in 高等院校, 平等互利 or 优等企业; 某某安平等企业 does.
NOT_OF_A_LEVEL = (
    "(?!(?<=[高中初])等(?:院校|学校|学府|教育|职业|专科|专业|技术))"
    "(?!(?<=平)等(?:[互对合竞]|的))(?!(?<=同)等(?:条件|水平|规模|对))(?<!优)"
)
MINISTRY = re.compile(
    "(?:外交|教育|国防|商务|财政|文化|卫生|农业|交通|能源|工业|经济|司法|科技|旅游|劳动|环境|贸易){1,2}部"
)
SHORT_LANDS = frozenset("俄美英法德日韩印澳加泰越缅老柬菲意西葡荷波匈捷乌哈吉土蒙朝")
TOWN_AND_TOWN = frozenset("、，,")
NTH_EVENT = re.compile(r"[一二三四五六七八九十百0-9]{1,6}届")
NTH_ASSEMBLY = re.compile(r"第?[一二三四五六七八九十0-9]{1,4}届(?=[\u4e00-\u9fff]{2})")
OF_A_LEVEL = re.compile("[省市区县州厅部乡镇]{1,2}级")  # 省州级|代表团7个
NTH_OF_A_KIND = re.compile(r"(?:第[一二三四五六七八九十0-9]{1,4}届)?[省市区县]级.{2,6}")
COUNTED_KIND = re.compile(
    r"(?:[0-9两几数]|[一二三四五六七八九十百]{1,3})余?(?:个|家|所)$|(?:各|(?<!日)本)[\u4e00-\u9fff]{0,2}$"
)
# 十大商会, 百强企业; a firm may be called 百大, but not one of a whole province.
BEYOND_THE_MAINLAND = frozenset({"CN", "CN-710000", "CN-810000", "CN-820000"})
CLASS_OF_BODIES = re.compile(
    r"[0-9一二三四五六七八九十两几百千]{1,4}[大强](?:商协会|商会|协会|集团|企业集团|企业|公司|银行|高校|大学|园区|开发区)"
)
STATION = re.compile(r"(?:台|频道|总站|记者站)(?=台?长|[、，,。]|$)")
TOWN_IN_BRACKETS = re.compile(r"[(（]([\u4e00-\u9fff]{2,4})[)）]")
TRADERS_ABROAD = ("台商", "华商", "侨商", "港商", "浙商", "粤商", "闽商")
AT_AN_END = re.compile(r"[、，,。；;等和及与]|$")
SURROUNDINGS = re.compile(r"(?:投资|营商|创业|发展|经商|人居|生活|居住|市场|法治|政策|创新|就业|自然|生态)环境$")
# 电商平台|某宝: what kind of thing it is stands before its name.
KIND_BEFORE_NAME = re.compile(r"(?:平台|巨头|品牌|独角兽|运营商|供应商|零售商|服务商|制造商|龙头|新势力|车企|药企)$")
# 某国最大的工业机器人制造商|某某集团: a firm's name holds no such word behind other words.
KIND_OF_FIRM = re.compile(r"(?:制造商|供应商|运营商|服务商|生产商|生产企业|龙头企业|领军企业|会员企业)$")
# 名列前茅的生产企业的|远岫集团, 百强之一的|锦川集团: what kind of firm it is, before its name.
FIRM_THAT_IS = re.compile(r"(?:企业|公司|厂商|巨头|之一)的$")
# 从事|登山、滑雪等器材的企业: what follows is the work of a firm.
WORKS_AT = re.compile(r"(?:从事|经营|生产|主营|主产|制造|销售|专注|专注于|致力于|涵盖|涉及|围绕|聚焦)$")
MAX_DESCRIPTION = 18  # characters before a name that say what kind of firm it is
# 某省对口支援某州前方|指挥部
SUPPORTS = re.compile(r"对口(?:支援|帮扶|协作|合作)$")
STAFFS = frozenset({"指挥部", "工作组", "工作队", "办公室", "领导小组", "办事处", "指挥组"})
# 中华人民共和国|某市政府, 俄罗斯联邦|某市政府: a treaty names the land before the town
FULL_LAND = re.compile(r"中华人民共和国|俄罗斯联邦|大韩民国")
LAND_BEFORE_TOWN = re.compile(rf"(?:{FULL_LAND.pattern})(?=[\u4e00-\u9fff]{{2,12}}[省市州县区](?:人民)?政府)")
MAX_TRADE = 4  # characters of a trade behind a short name
MIN_TRADE = 4  # characters: 上海贸易有限公司 may be any
LEGAL_TAIL = re.compile(r"(?:股份|责任)?有限(?:责任)?公司")
KINDS_IN_APPOSITION = ("智库", "财团", "投行", "药企", "车企", "房企", "律所", "券商")
# 某某组织|特展: what is looked at bears the name of a body.
EXHIBITION_AFTER = re.compile(r"[\u4e00-\u9fff]{0,6}(?:特展|主题展|图片展|摄影展|书画展|成果展|文物展|巡展)")
# 、某某开发区|友谊书屋项目: a project in a park, which is not what is looked at.
PROJECT_AFTER = re.compile(r"[\u4e00-\u9fff]{2,14}项目(?=[、，,。;；及和等]|$)")
# 《某某物流园区|暨新城项目合作协议》: what the paper is about.
PROJECT_IN_A_PAPER = re.compile(r"[^《》与和及、\n]{0,16}?项目[^《》\n]{0,12}》")
FORMER_SITE = re.compile(r"厂区|旧址|原址|老厂|地块")
STATE_OF_WORKS = re.compile(
    r"(?:规划|市政|城市|城乡|乡村|新区|园区|工程|项目|基础设施|通道|走廊|枢纽|口岸|港口|铁路|公路|机场|示范区|试验区|平台|体系|经济圈|都市圈|经济带)建设$"
    r"|[\u4e00-\u9fff]{2,}(?:整治|治理|改造|修复|绿化|亮化|美化|搬迁|拆迁|修缮|管护)$"
    r"|(?:情况|进展|现状)$|地区(?:投资|创业|发展|兴业)$"
)
# 河堤|建设, 步道|建设: what is built, told by an ordinary word before.
BEING_BUILT = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})(?:建设|建造|施工)$")
LEGAL_FORMS = frozenset({"有限公司", "股份有限公司", "有限责任公司", "株式会社", "集团有限公司", "股份公司"})
KINDS_OF_FIRMS = frozenset({"公司", "工厂", "药厂", "银行", "酒店", "医院", "实验室"})
GOES_TO = re.compile(r"(?:访|赴)[\u4e00-\u9fff]{1,3}$")
ONE_FOUNDER = re.compile("[\u4e00-\u9fff]{2,5}")
DASH_BEFORE = re.compile(r"[—－–-]{1,2}$")
LATIN_OR_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9À-ÿ]")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9&.'’+-]+(?: [A-Za-zÀ-ÿ0-9&.'’+-]+)*$")
LATIN_WORDS = re.compile(r"[A-Za-zÀ-ÿ0-9&.'’+-]+(?: [A-Za-zÀ-ÿ0-9&.'’+-]+)+")
LATIN_START = re.compile(r"[A-Z][A-Za-zÀ-ÿ0-9&.'’+-]*(?: [A-Z][A-Za-zÀ-ÿ0-9&.'’+-]*)*")
REST_OF_A_GROUP = re.compile(r"[团组](?!结)(?:一行|全体|成员|部分|嘉宾|客人)")
LATIN_NAME = re.compile(r"(?=[A-Za-z0-9 ]*[A-Za-z]{2})[A-Z][A-Za-zÀ-ÿ0-9&.'’+-]*(?: [A-Z0-9][A-Za-zÀ-ÿ0-9&.'’+-]*)*")
LATIN_RUN = re.compile(r"[A-Z][A-Za-zÀ-ÿ0-9&.'’+-]*(?: [A-Za-zÀ-ÿ0-9&.'’+-]+)* $")
LATIN_IN_BRACKETS = re.compile(r"[(（] ?([A-Z][A-Za-zÀ-ÿ0-9&.,'’+ -]{1,60}[A-Za-zÀ-ÿ0-9.]) ?[)）]")
SHORT_IN_BRACKETS = re.compile(
    r"[(（](以下简称为?|下称|下简称|简称|以下称|以下统称)?[:：]?[“「『\"]?([\u4e00-\u9fffA-Za-z]{2,8})[”」』\"]?[)）]"
)
LATIN_FIRM = re.compile(
    r"[A-Z][A-Za-zÀ-ÿ&.'’+-]*(?: [A-Z][A-Za-zÀ-ÿ&.'’+-]*)* "
    r"(?:GmbH|Gmbh|AG|SAS|SA|SE|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|LLC|PLC|Plc|Co\.?|NV|BV|AB|Oy|SpA|SRL|Group|Holdings?|"
    r"Company|Bank|University|Institute|Association|Chamber|Foundation|Center|Centre|Council|Technologies|Technology)(?![A-Za-zÀ-ÿ0-9])"
)
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
ANYBODYS_TITLES = frozenset({"代表", "负责人", "主要负责人", "领导", "主要领导", "成员"})
ZONE_WORDS = ("高新区", "经开区", "经济开发区", "开发区", "新区", "自贸区", "自贸片区", "保税区", "示范区", "度假区")
ADVICE = frozenset({"顾问", "代理", "设计师", "工程师", "会计师", "律师"})  # also what a firm does
# A memorial that bears a body's name: 某某省委扩大会议|旧址, 某某总工会成立|纪念馆.
MEMORIAL_AFTER = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}次)?(?:(?:扩大|代表)?(?:会议|大会)|成立|诞生|创建|机关|办公|总部|驻地)*"
    r"(?:暨[\u4e00-\u9fff]{2,8}?)?(?:旧址|会址|遗址|旧居|故居|住地|纪念馆|陈列馆|纪念碑|纪念园|纪念地|陵园)"
)
# 某某在线新闻网|站, 招商队|伍, 开放大局部|署, 商务部|门, 某学院合作办|学
WORD_OVER_SUFFIX = re.compile(
    r"组织(?!部)|网[站络](?!中心)|队[伍员]|部(?:署|分(?![别管])|门(?!户))|办(?:学|理|好)|报(?:到|名|送)|署名"
    r"|行[动业为程情政使]|(?<!代表)团(?:[队体伙聚购员]|组(?![成织建]))|所(?:在(?:地|的|单位|城市|国|区域)|属(?!于)|有(?!限))"
)
# What 所 stands before as a particle.
DONE_BY = re.compile(
    r"做|作|代表|展示|体现|呈现|取得|主办|举办|承办|协办|带来|提供|给予|拥有|具有|建|设|在|处|属|需|辖|管|提出|形成|创造|付出|承担|实施|采取|开展|推动"
)
COUNTED_LANDS = re.compile(r"[一两二三四五六七八九十几数多各]国$")
SEVERAL_LANDS = re.compile("(?:[0-9]{1,3}|[两二三四五六七八九十几数多各]{1,3})余?个?国(?:家)?驻")
OF_WHERE_WE_COME_FROM = ("家乡", "故乡", "老家")
SITES_OF_A_LAND = frozenset({"港口", "机场", "车站"})
GRADED_OR_CLASSED = re.compile(r"[一二三四]级$|类(?:产业|企业)?$")  # 二三级|子公司, 工业类产业|园区
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
    r"“(?P<campaign>[^“”\n。;；]{4,28})”(?:主题|系列)?(?:活动|计划|项目)?(?:海外|企业家|侨商|外商|外宾|经贸|联合)?$"
)
ACRONYM = re.compile(r"\d?[A-Z]{1,3}\d?")  # AI, 5G, ESG: no firm
OF_GOVERNMENT = re.compile(
    r"[间性类长]|采购|部门|投资|引导|工作|服务|办|网|代表|考察|经贸|文化|官员|高层|机构|大楼|债|补贴|支持"
)
PARTNERS = re.compile(r"(?:强强)?(?:携手|合作|签约|签署|签订|达成|会谈|洽谈|共建|联合|联手|战略合作|共同)")
SIGNS = re.compile(r"(?:正式|成功|现场|共同)?签(?:署|订|约|下)")
SIGNS_WITH = re.compile(r"[与和同](?!会)[^，。,；;\n]{2,30}?签(?:署|订|约)")
HOSTS = re.compile(r"(?:联合|共同)?(?:主|承|协)办|冠名")
# Wexler Systems, Halden Group: what ends such a name is a firm's, not a person's.
LATIN_KIND = re.compile(
    r"(?:Systems?|Group|Technolog(?:y|ies)|Motors?|Energy|Holdings?|Industries|International|Pharma|Labs?|Solutions|Robotics|Capital|Partners|Bio)$"
)
EACH_SIGNS = re.compile(r"分别[与和同][^。；;\n]{2,120}?签")
WORK_AFTER = re.compile(
    r"(?:等|[、和与及][\u4e00-\u9fff、]{2,20}?等)(?:各?项)?(?:工作|事宜|事项|方面|议题|内容|领域|课题)"
)
# 甲集团、乙科技、智能制造等|领域: fields, not firms
FIELDS_AFTER = re.compile(r"等?[^、，。,;；\n]{0,6}?(?:领域|产业|行业|方面|技术|产品|品牌|板块|业务|项目)")
SIGN_BEHIND = re.compile(r"(?:等)?(?:分别|现场|成功|正式|共同|集中)*(?:签|达成)")
UNDER_WORKS = re.compile(r"[一二三四]期(?:工程)?$")  # 云岭三期工程
MEMBERS_JOINED = re.compile("[\u4e00-\u9fff]{2,}(?:企业|厂商|商人|雇主|业者)$")
ADVERBS_IN_NAMES = frozenset("曾才须愿均")  # between a place and a noun no adverb can stand
PEOPLE_OF_A_HOUSE = ("人员", "干部", "同志", "人士", "员工", "职工")  # 市招商局|人员
MANY_FIRMS = 4  # in one list: what stands among so many is one too
WORKS_OR_SITE = re.compile(
    r"(?:工程|基地|现场|街区|市场|专线|码头|大道|中心|产业园|厂区|[一二三四]期|车间|生产线|展厅|示范点|合作社|村|路|站)$"
)
LIST_LEFT_OPEN = re.compile(r"等(?=[，。；,;\n])")
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
PART_OF_A_BODY = re.compile(r"[司处科室部组]$")
BRANCH = re.compile(r"(?:平台|公司|分院|分校|分部|分社|基地|工厂|事业部|区域|大区|中心|片区|办事处)$")
MAX_PART = 12  # characters of a part's name between a body and an office of it
# 望川商会副会长单位|远岫集团: what the firm is of the chamber.
MEMBER_OF_A_CHAMBER = "(?:会长|理事长|监事长|理事|会员|成员|秘书长)(?:单位|企业)的?"
MEMBER_UNIT = re.compile(rf"{MEMBER_OF_A_CHAMBER}(?=[\u4e00-\u9fff]{{2}})")
MEMBER_COMPANY = re.compile(r"[\u4e00-\u9fff]{2}企业(?!家)")
PRAISE = frozenset({"优质", "优秀", "先进", "领先", "著名", "知名", "大型", "中型", "小型"})
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
CLAUSE_START = "\n。；！？，：“ \u3000,;:!?"
ACTS = re.compile(
    r"表示|介绍|分享|签署|签约|签订|携手|联合|宣布|推出|代表|将|与|也|还|现场|近年|目前|拥有|已|在|作为|于|是|成立|位于|总部"
)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    rule: str
    key: str | None = None
    name: str | None = None


@cache
def _list_end() -> re.Pattern[str]:
    return re.compile(
        rf"{NOT_OF_A_LEVEL}等(?!方面|领域|[省市区县州]?四套|[省市区县州]?领导)(?:(?:(?!与(?!会))[^，。；、：！？,;:!?\n等]){{0,14}}?)({_nouns()})(?!界|家|人士|负责|代表|高管|主|领导)"
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


@cache
def _visits() -> re.Pattern[str]:
    return re.compile(alternation(ORGANIZATIONS, "visits"))


@cache
def _owns() -> re.Pattern[str]:
    return re.compile(alternation(ORGANIZATIONS, "owners"))


@cache
def _firm_is() -> re.Pattern[str]:
    is_words, nouns = alternation(ORGANIZATIONS, "firm_is"), alternation(ORGANIZATIONS, "firm_nouns")
    works = alternation(ORGANIZATIONS, "firm_works")
    return re.compile(rf"(?:{works})|(?:{is_words})(?=[^。；\n]{{0,60}}?(?:{nouns})|[^。；\n]{{0,24}}?500强)")


@cache
def _trade_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(ORGANIZATIONS, 'trade_words')})$")


def find_organizations(text: RestoredText, vocabulary: Vocabulary) -> Iterator[OrganizationCandidate]:
    """Find bodies with both edges: 会见中国驻韩国大使馆参赞 → 中国驻韩国大使馆; kinds as in `dim_organization`."""
    reader = _BodyReader(read_marks(text.clean_text, vocabulary), vocabulary)
    reader.read()
    for (start, end), hit in sorted(reader.found.items()):
        yield OrganizationCandidate(
            start=start,
            end=end,
            rule=hit.rule,
            name=hit.name or text.clean_text[start:end],
            kind=hit.kind,
            vocabulary_key=hit.key,
        )


class _BodyReader:
    """Reads the bodies of one text."""

    def __init__(self, marks: Marks, vocabulary: Vocabulary) -> None:
        self.marks = marks
        self.clean = marks.clean
        self.vocabulary = vocabulary
        self.found: dict[tuple[int, int], _Found] = {}
        self.names: set[str] = set()
        self.venues: list[tuple[int, int]] = []
        self.start_by_end: dict[int, int] = {}
        self.suffix_by_end = {s.end: s for s in marks.suffixes}
        self.kind_by_start = {s.start: s.kind for s in marks.suffixes}
        self.divisions = {
            end: start for start, end, key in marks.places if vocabulary.places[key].level in ("district", "city")
        }

    def read(self) -> None:
        for start, end, key in self.marks.known:
            known = self.vocabulary.organizations[key]
            whole = self._over_trade(start, end) if known.kind == "company" else end
            if whole > end:
                self._add(start, whole, known.kind, "trade_name")
            else:
                self._add(start, end, known.kind, "known_body", key)
        for suffix in self.marks.suffixes:
            self._with_suffix(suffix)
        self._missions_in_lists()
        self._divisions_of_ministries()
        self._known_in_full()
        self._stated_short_names()
        self._latin_firms()
        self._closed_lists()
        self._lists_of_firms()
        self._after_visits()
        self._owned()
        for title in self.marks.titles:
            self._before_title(title)
        self._said_to_be_firms()
        self._broadcasters_abroad()
        self._towns_in_brackets()
        self._names_in_brackets()
        self._again()
        self._drop_inside_venues()

    def _over_trade(self, start: int, end: int) -> int:
        """、远岫|机床、: in a list a listed firm's short name with a trade behind it is another firm's, or a part of it."""
        if self.clean[start - 1 : start] not in ("、", "了") or self.marks.right_edge(end) - end > MAX_TRADE:
            return end
        whole = self.marks.right_edge(end)
        is_trade = self.clean[end:whole] in word_list(ORGANIZATIONS, "trade_words")
        return whole if is_trade and self.clean[whole : whole + 1] in ("、", ",", "，", "。", "等") else end

    def _add(self, start: int, end: int, kind: str, rule: str, key: str | None = None, name: str | None = None) -> None:
        if (
            self.clean[start] == "级"
            or OF_A_LEVEL.match(self.clean, start, end)
            or NTH_OF_A_KIND.fullmatch(self.clean, start, end)
        ):
            return  # 省|级商会, 第十四届省级商会: of a level, not one
        if OF_SEVERAL_LEVELS.match(self.clean, start, end) or ANY_OF_A_LAND.fullmatch(self.clean, start, end):
            return  # 市州贸促会, 本国商协会: of all of them
        if self.clean[start] in "个家名" and self.clean[start - 1 : start] in tuple("一两三四五六七八九十几多每各这"):
            return  # 第三|个合作社: counted
        while start < end and self.clean[start] in "—―─–-":
            start += 1  # ——某某开发区
        if kind == "company" and rule != "known_body" and (maker := KIND_OF_MAKER.match(self.clean, start, end)):
            start = maker.end()
        for member in MEMBER_UNIT.finditer(self.clean, start, end) if kind == "company" else ():
            start = member.end()
        if kind == "government" and (land := LAND_BEFORE_TOWN.match(self.clean, start, end)):
            start = land.end()
        if kind == "company" and rule in SUFFIXLESS and self._lost_its_first_character(start, end):
            start -= 1
        if self._is_cut(start, end, kind, rule):
            return
        if NTH_EVENT.match(self.clean, start, end):
            return  # 第一|百二十届某交易会: an occasion
        if self._is_a_class(start, end) or EXHIBITION_AFTER.match(self.clean, end):
            return  # 某省十大商会, 全国百强企业: a class of bodies
        if kind == "government" and BUREAU_OF_FIRM.fullmatch(self.clean, start, end):
            kind = "company"
        if end - start >= MIN_NAME:
            self.found.setdefault((start, end), _Found(kind, rule, key, name))
            self.names.add(self.clean[start:end])
            self.start_by_end[end] = min(start, self.start_by_end.get(end, start))

    def _lost_its_first_character(self, start: int, end: int) -> bool:
        """Tell ,和|盛环保董事长: one character and a trade are no firm, and the stop before opens a clause."""
        clean = self.clean
        return (
            clean[start - 1 : start] in OPENS_A_NAME
            and end - start > 2
            and self.marks.begins_after_stop(start - 1)
            and _says_only_a_trade(clean[start + 1 : end])
            and not _says_only_a_trade(clean[start:end])
        )

    def _is_cut(self, start: int, end: int, kind: str, rule: str) -> bool:
        """Tell what is only a piece of other words: 第二|届某国公司, (某地)常设秘书处, 某国中德汽车企|业, 两国的商务部."""
        clean = self.clean
        if clean[start] in "届(（" or (clean[end - 1] == "企" and clean.startswith("业", end)):
            return True
        if clean[start - 1 : start] in SHORT_LANDS and MINISTRY.fullmatch(clean, start, end) is not None:
            return True  # 俄|外交部: of another state
        if kind == "embassy" and SEVERAL_LANDS.match(clean, start, end):
            return True  # 9国驻沪总领事馆
        if clean.endswith("注册资本", start, end) or (rule == "trade_name" and BECAUSE.search(clean, start, end)):
            return True
        if (
            MEASURED.match(clean, start, end)
            or LANDS_ADDED.match(clean, start, end)
            or OF_AN_OCCASION.match(clean, start, end)
        ):
            return True
        if clean[start] in "华非" and clean[start - 1 : start] in ("对", "驻", "访") and rule != "known_body":
            return True  # 某州对|华合作中心
        if rule != "known_body" and start not in self.marks.place_by_start and OF_A_TOWN_UNREAD.match(clean, start):
            own = self.suffix_by_end.get(end)
            word = clean[start + 1 : own.start if own is not None else end]
            if len(word) != 1 and is_ordinary(word):
                return True  # 某某其|乡卫生院; 镇西集团 is a name
        if end not in self.suffix_by_end and (
            clean.startswith("类", end) or LANDS_IN_A_ROW.fullmatch(clean, start, end)
        ):
            return True  # 精细化工|类, 欧美港台
        if (
            clean[start] == "国"
            and kind in ("government", "embassy")
            and clean[start - 1 : start] in tuple("等多各两三数几")
        ):
            return True  # 甲、乙等|国外交部
        if rule == "known_body" and kind == "government" and LANDS_BEFORE.search(clean, max(0, start - 2), start):
            return True  # 甲、乙等国|外交部
        if kind == "industrial_park" and clean.endswith("港区", start, end) and clean.startswith(SEATS, end):
            return True  # 某联合会港区|委员, 某大会港区|代表
        if (
            kind == "delegation"
            and GONE_TO.search(clean, max(0, start - 2), start)
            and start in self.marks.place_by_start
        ):
            return True  # 3月|赴某国经贸代表团: where it went
        return MINISTRIES_OF_TWO.fullmatch(clean, start, end) is not None

    def _is_a_class(self, start: int, end: int) -> bool:
        place = self.marks.place_by_start.get(start)
        if place is None:
            return CLASS_OF_BODIES.fullmatch(self.clean, start, end) is not None and self.clean[start] not in "百千"
        wide = self.vocabulary.places[place[1]].level in ("province", "country", "region")
        if self.clean.startswith("百大集团", place[0]) and place[1] not in BEYOND_THE_MAINLAND:
            return False  # 浙江百大集团 is a firm, 台湾百大集团 are the hundred largest
        return wide and CLASS_OF_BODIES.fullmatch(self.clean, place[0], end) is not None

    def _drop_inside_venues(self) -> None:
        """在某市望川|远岫大酒店: a house whose name is inside that of a hotel is not spoken of."""
        for begin, close in self.venues:
            for span in [(start, end) for start, end in self.found if begin <= start and end <= close]:
                del self.found[span]

    # ------------------------------------------------------------ by suffix
    def _with_suffix(self, suffix: Suffix) -> None:
        clean = self.clean
        word = clean[suffix.start : suffix.end]
        if word in REGION_TAILS and clean.endswith(REGION[:2], 0, suffix.start):
            start = suffix.start - 2
            if self.marks.left_edge(suffix.start) == start:
                self._add(start, suffix.end, suffix.kind, "elided_body")  # 自治区政府
                return
        if self.divisions.get(suffix.end, suffix.end) < suffix.start:
            return  # 海港区, 浦东新区, 清新区: districts
        if (
            word in LOOSE_SUFFIXES
            and not self._ends_here(suffix.end)
            and not self._bare_zone(suffix, word)
            and not self._ends_before_a_part(suffix.end)
            and not (
                word == "政府" and suffix.start in self.marks.place_ends and not OF_GOVERNMENT.match(clean, suffix.end)
            )
        ):
            return
        if suffix.kind == "association" and clean.startswith(("商会", "协会", "社团"), suffix.end):
            edge = max(self.marks.left_edge(suffix.start), suffix.start - MAX_NAME)
            if is_generic(clean[edge : suffix.start]):
                return  # 国家侨团|商会: kinds in a row
        if suffix.kind == "delegation" and YOURS.search(clean, max(0, suffix.start - 6), suffix.start):
            return
        if MEMORIAL_AFTER.match(clean, suffix.end) or WORD_OVER_SUFFIX.match(clean, suffix.end - 1):
            return
        if word == "所" and DONE_BY.match(clean, suffix.end):
            return  # 在某市|所主办的: no office, a particle
        if word.endswith("社") and clean[suffix.end : suffix.end + 1] in ("团", "会", "区", "保"):
            return  # 华商社|团
        if word == "厅" and ROOM_OF_A_HOTEL.search(clean, self.marks.left_edge(suffix.start), suffix.start):
            return
        if word == "总部" and (self._is_house(suffix.start) or self._is_seat(suffix.start)):
            return  # 某某集团总部 is the house of 某某集团
        if suffix.kind == "delegation" and (quoted := self._behind_a_quotation(suffix.start)) is not None:
            self._add(quoted, suffix.end, suffix.kind, "body_with_suffix")
            return
        left = self._latin_left(self._left(self._mission(suffix), suffix.kind), suffix.start)
        if suffix.kind == "delegation" and suffix.start in self.suffix_by_end:
            left = self.start_by_end.get(suffix.start, left)  # 某某交流协会|代表团
        if suffix.kind in ("government", "party") and left not in self.marks.place_by_start:
            first = next((at for at in range(left + 1, suffix.start) if at in self.marks.place_by_start), None)
            if (
                first is not None
                and first not in self.suffix_by_end  # 民盟|某省委员会
                and clean[left:first] not in OF_THE_WHOLE_LAND
                and not self._has_proper_name(left, first)
                and (first - left > 1 or clean[left] in "至到赴")
                and clean[left] not in LEVEL_WORDS
            ):
                left = first
        if clean[left] in "原前" and (
            left + 1 in self.marks.place_by_start
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
            and left not in self.marks.place_by_start
        ):
            left += 1  # 出访|前|市侨办
        if word in HOTELS and HELD_AT.search(clean, max(0, left - 2), left):
            self.venues.append((left, suffix.end))
            return
        if clean[left - 1 : left] in ("在", "到", "来", "赴") and left in self.marks.place_by_start:
            built = BUILT_THERE.match(clean, self.marks.place_by_start[left][0], suffix.start)
            left = built.end() if built is not None else left  # 拟在某市|建设|电池工厂
        if suffix.kind == "company":
            left = self._behind_title(left, suffix.start)
            left = self._behind_members(left, suffix.start)
        left = self._behind_a_house(left, suffix)
        left = self._over_praise(self._over_in_town(self._over_dash(left, suffix)), suffix.kind)
        left = self._over_support(self._over_fields(left, suffix), word)
        if suffix.kind == "association" and clean[left : left + 1].isascii() and left in self.marks.place_ends:
            left = next((at for at in range(max(0, left - 6), left) if self._is_place(at, left)), left)
        if suffix.kind == "delegation":
            left = self._over_places(left)
        head = clean[left : suffix.start]
        if suffix.end - left > MAX_NAME or (
            clean[suffix.end : suffix.end + 1] in (")", "）") and _opens(clean[left : suffix.start])
        ):
            return  # 某某环境(集团)有限公司 ends later
        if (before := self._over_part_of_the_name(left, suffix)) is not None:
            left, head = before, clean[before : suffix.start]
        if (before := self._over_twin_town(left, suffix)) is not None:
            left, head = before, clean[before : suffix.start]
        if word in LEGAL_FORMS and (whole := self._over_word_in_list(left, suffix.start)) is not None:
            left, head = whole, clean[whole : suffix.start]
        if word in LEGAL_FORMS and (own := self._behind_its_place(left, suffix.start)) is not None:
            left, head = own, clean[own : suffix.start]
        if (before := self._over_first_character(left, suffix)) is not None:
            left, head = before, clean[before : suffix.start]
        if word in LEGAL_FORMS and (before := self._over_of(left)) is not None:
            left, head = before, clean[before : suffix.start]
        if head and word in LEGAL_FORMS and separates(head) and (firm := self._over_known(left)) is not None:
            left, head = firm, clean[firm : suffix.start]
        named = left in self.marks.place_by_start
        if head and not named and (word in LEGAL_FORMS or word in ("公司", "集团")) and is_ordinary(head):
            wider = self._over_joint(left, MAX_JOINED if word in LEGAL_FORMS else 1, is_kind=is_generic(head))
            if wider is not None:
                left, head = wider, clean[wider : suffix.start]
        if (head and not ELIDED.match(head) and not self._has_proper_name(left, suffix.start)) or (
            not head and suffix.kind == "government" and word[0] not in LEVEL_WORDS
        ):
            wider = self._over_conjunction(left, suffix.start) if word != "总部" else None
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
        followed = suffix.end in self.marks.title_by_start or self._ends_before_a_part(suffix.end)
        if word == "政府" and head and not (suffix.start in self.marks.place_ends or head[-1] in "市省区县州国镇乡"):
            return
        if word == "政府" and head.endswith(OF_WHERE_WE_COME_FROM):
            return  # 望川家乡政府
        if word.startswith("市") and suffix.kind == "government" and head.endswith("城") and is_ordinary(f"{head}市"):
            return  # 国际友好城|市政府
        if suffix.kind == "association" and (ONE_OF_A_LAND.fullmatch(head) or (word == "学会" and len(head) == 1)):
            return  # 澳|商会, 津异地|商会: any of them; 李|学会: a person
        second = clean[left - 1 : left] in ("及", "和", "与") and is_generic(clean[max(0, left - 3) : left - 1])
        # 某某集团与|县政府, 某某公司与|高新区 are two
        if not head and second and word[0] not in LEVEL_WORDS and left - 1 not in self.suffix_by_end:
            return  # 商务及|发展局: the second half of a name
        if not head and clean[left - 1 : left] in (")", "）"):
            return  # 某城(甲、乙)|管委会: the end of a name that goes around brackets
        if left in self.marks.title_by_end and clean.startswith(COUNCIL, left):
            return  # 道知事|协议会中国事务所: the name begins with a title
        if not head and word[0] == "村":
            return  # 村委会: of a village that no list holds
        if not head and clean[left - 1 : left] in ("与", "和", "及") and suffix.kind == "government":
            before = self._over_field_of_a_town(left - 1)
            if before is not None:
                self._add(before, suffix.end, suffix.kind, "body_with_suffix")
                return
        if not head and followed and suffix.kind == "government" and len(word) > 2:
            self._add(suffix.start, suffix.end, suffix.kind, "elided_body")
            return
        if not head and word in NAMED_ONLY:
            return
        if not head:
            if suffix.kind in ("industrial_park", "delegation") or word in word_list(ORGANIZATIONS, "bare"):
                self._add(suffix.start, suffix.end, suffix.kind, "bare_body")
            elif (suffix.kind == "party" and word[0] in LEVEL_WORDS) or (
                suffix.kind == "government" and word[0] in LEVEL_WORDS and len(word) > 2
            ):
                self._add(suffix.start, suffix.end, suffix.kind, "elided_body")
            return
        if (word in SHORT_SUFFIXES and len(head) < 2) or NUMBER_ALONE.fullmatch(head):
            return  # 全县18处重点项目
        if head == REGION and suffix.kind in ("government", "party"):
            self._add(left, suffix.end, suffix.kind, "elided_body")  # 自治区人民政府, of whichever it is
            return
        if head in ZONE_WORDS or any(head.startswith(w) and self._plain(head[len(w) :]) for w in ZONE_WORDS):
            if suffix.kind in ("government", "party", "company", "association"):
                self._add(left, suffix.end, suffix.kind, "elided_body")
            return
        if (
            ELIDED.match(head)
            and not self._is_division(left)
            and (
                len(head) == 1
                or self._plain(head[1:], left + 1)
                or suffix.kind in ("company", "government")
                or head.startswith(("政协", "人大"), 1)  # 省政协经济委员会
                or (followed and word.endswith("中心"))  # 县投资促进服务中心|主任
            )
        ):
            if len(head) > 1 or len(word) > 1:
                self._add(left, suffix.end, suffix.kind, "elided_body")
            return
        of_a_body = suffix.kind == "delegation" and head in self.names
        if self._plain(head, left) and not of_a_body and not self._is_registered(left, suffix):
            if suffix.kind == "delegation" or (suffix.kind == "industrial_park" and head in ("国家级", "国家")):
                self._add(left, suffix.end, suffix.kind, "bare_body")
                return
            acts = word == "集团" and len(head) == 2 and not is_ordinary(head) and self._acts_alone(left, suffix.end)
            if not acts and not (followed and suffix.kind in ("association", "government", "lab") and len(head) > 1):
                return
            if (
                (behind := self.marks.title_by_start.get(suffix.end)) is not None
                and behind.name in ANYBODYS_TITLES
                and is_generic(head)
            ):
                return  # 国家侨团商会主要负责人

        if COUNTED_KIND.search(clean, max(0, left - 6), left) and suffix.end not in self.marks.title_by_start:
            return  # 14个兄弟侨团, 11家日本主力银行: of a kind, not one
        if suffix.kind == "delegation" and self._is_last_of_fields(left, suffix.start):
            return  # 政府、经济和|村民代表团
        if clean[left - 1 : left] == "各":
            return  # 各省市侨联
        if head in SHORT_SUFFIXES and len(word) > 1 and suffix.kind == "government":
            return  # 司联络处, of the house named before
        if word == "政府" and COUNTED_LANDS.search(head):
            return  # 接触三国政府
        if suffix.kind in ("company", "industrial_park") and GRADED_OR_CLASSED.search(head):
            return
        if suffix.kind == "embassy" and head.startswith("外驻"):
            return  # 国(境)外驻渝领事馆
        if word in SITES_OF_A_LAND and self._is_wide_place(left, suffix.start):
            return  # 台湾港口: any of that land
        if word == "司" and not self._ends_in_work(left, suffix.start):
            return  # 秘书处山本恭司: a person of that house
        if suffix.kind == "company" and self._ends_in_company_kind(head, word):
            return
        if word in KINDS_OF_FIRMS and word != "银行" and self._is_place(left, suffix.start) and not followed:
            return  # 日本公司, 上海工厂: a firm of that place, not its name
        if self._only_describes(left, suffix, word):
            return
        if suffix.kind == "embassy" and clean[left] == "驻":
            sender = self._sender_of(left)
            if not sender or clean[left - 1] not in "、和及与":
                return  # 各国驻沪总领事馆
            self._add(left, suffix.end, suffix.kind, "body_with_suffix", None, f"{sender}{clean[left : suffix.end]}")
            return
        if suffix.kind == "industrial_park" and (
            clean.startswith("项目", suffix.end)
            or (clean[left - 1 : left] == "《" and PROJECT_IN_A_PAPER.match(clean, suffix.end) is not None)
            or self._is_site_of_a_project(left, suffix.end)
        ):
            return
        self._add(left, suffix.end, suffix.kind, "body_with_suffix")

    def _acts_alone(self, start: int, end: int) -> bool:
        """Tell whether who stands here signs, hosts or has a head: 甲公司与|鸿图集团|签署, 鸿图集团|董事长某某."""
        clean = self.clean
        if end in self.marks.title_by_start and self.marks.title_by_start[end].title_class == "company":
            return True
        beside = clean[start - 1 : start]
        return bool(
            SIGNS_WITH.match(clean, end)
            or (beside in ("与", "和") and SIGNS.match(clean, end))
            or (beside in ("由", "、") and HOSTS.match(clean, end))
        )

    def _is_site_of_a_project(self, left: int, end: int) -> bool:
        """Tell 考察甲道路项目、某某开发区|友谊书屋项目, where a park only says in which place the project is."""
        project = PROJECT_AFTER.match(self.clean, end)
        if project is None or self.marks.right_edge(end) < project.end() - 2:
            return False
        return self.clean[left - 1 : left] == "、" or self.clean.endswith(tuple(_goes_to()), 0, left)

    def _behind_its_place(self, left: int, until: int) -> int | None:
        """某县|某某材料(某县)有限公司: a firm's name has its place once, so the one in front says where it stands."""
        place = self.marks.place_by_start.get(left)
        if place is None or place[0] >= until:
            return None
        inner = TOWN_IN_BRACKETS.search(self.clean, place[0] + MIN_NAME, until)
        stem = self.clean[left : place[0]].rstrip("省市区县旗")
        return place[0] if inner is not None and inner.group(1).rstrip("省市区县旗") == stem else None

    def _over_word_in_list(self, left: int, until: int) -> int | None:
        """、星光|某某机械(湖北)有限公司: in a list a word before the short name of a county is the firm's, which has its place in brackets."""
        place, edge = self.marks.place_by_start.get(left), self.marks.left_edge(until)
        if (
            place is None
            or left - edge != 2
            or self.clean[edge - 1 : edge] != "、"
            or self.clean[place[0] - 1] in "省市区县"
        ):
            return None
        is_county = self.vocabulary.places[place[1]].level == "district"
        inner = TOWN_IN_BRACKETS.search(self.clean, place[0] + MIN_NAME, until)
        return edge if is_county and inner is not None else None

    def _behind_title(self, left: int, until: int) -> int:
        """兼职副会长|某市某某公司: an office of another body before the place that opens a firm's name."""
        for at in range(max(0, left - 2), left + 4):
            title = self.marks.title_by_start.get(at)
            if title is not None and left < title.end < until and title.end in self.marks.place_by_start:
                return title.end
        return left

    def _behind_a_house(self, left: int, suffix: Suffix) -> int:
        """《某省人民政府|某某集团公司友好合作书》, 商务部|某省人民政府: two houses side by side in the name of their paper."""
        clean = self.clean
        if suffix.kind == "company" and left in self.marks.place_by_start:
            house = max((at for at in range(left + MIN_NAME, suffix.start) if at in self.suffix_by_end), default=left)
            parted = clean.endswith("政府", left, house) and suffix.start - house >= MIN_NAME
            return house if parted and not OF_GOVERNMENT.match(clean, house) and clean[house] not in "驻(（" else left
        if not clean.endswith("政府", suffix.start, suffix.end):
            return left
        known = self.marks.known_by_start.get(left)
        if known is not None and known[0] in self.marks.place_by_start and known[0] < suffix.start:
            return known[0]
        at = left
        while (land := self.marks.place_by_start.get(at)) is not None and land[0] < suffix.start:
            at = land[0]
            second = self.marks.place_by_start.get(at)
            if second is None or second[0] not in (suffix.start, suffix.start + 1):
                continue
            province = self.vocabulary.places[second[1]]
            lineage = {second[1], *(p.place_key for p in self.vocabulary.ancestors(second[1]))}
            if land[1] not in lineage and province.level == "province" and province.country_code == "CN":
                return at  # 某国某道|某省政府
        return left

    def _behind_members(self, left: int, until: int) -> int:
        """某市某地商会企业|某市某某公司: the member behind the association, where it begins with its place."""
        for at in range(max(left, until - MAX_NAME) + 4, until):
            if self.clean.startswith("企业", at) and at in self.suffix_by_end and at + 2 in self.marks.place_by_start:
                return at + 2
        return left

    def _is_wide_place(self, start: int, end: int) -> bool:
        place = self.marks.place_by_start.get(start)
        wide = place is not None and self.vocabulary.places[place[1]].level in ("province", "country", "region")
        return wide and place is not None and place[0] == end

    def _is_seat(self, end: int) -> bool:
        """某某集团深圳|总部: a place behind a body."""
        return any(
            self.marks.place_by_start.get(at, (0, ""))[0] == end and self._is_house(at)
            for at in range(max(0, end - 5), end)
        )

    def _ends_in_work(self, left: int, end: int) -> bool:
        """投资促进|司: behind the house a department is called by its work; a name ends in nothing of the kind."""
        inner = max((at for at in range(left + 1, end) if at in self.suffix_by_end), default=left)
        rest = self.clean[inner:end]
        return inner == left or is_generic(rest) or separates(rest) > 0

    def _is_house(self, end: int) -> bool:
        return (
            end in self.suffix_by_end or end in self.marks.known_ends or self.clean.endswith(("集团", "公司"), 0, end)
        )

    def _missions_in_lists(self) -> None:
        """中国驻甲国、乙国大使馆, 甲国、乙国驻某市总领事馆: each land of the list has its mission, though one word names them all."""
        for (start, end), hit in sorted(self.found.items()):
            suffix = self.suffix_by_end.get(end)
            if hit.kind != "embassy" or suffix is None or hit.key is not None:
                continue
            place = self.marks.place_by_start.get(start)
            if place is None or self.clean[start - 1 : start] not in ("、", "和", "与", "及"):
                continue
            tail = self.clean[place[0] : end]
            listed = self._places_listed_before(start)
            if not listed:
                continue
            if place[0] == suffix.start:
                first = listed[-1][0]
                sender = self._sender_before(first - 1) if self.clean[first - 1 : first] == "驻" else ""
                if not sender:
                    continue  # 驻甲国、乙国使馆: whose is not said
                names = {span: f"{sender}驻{self.clean[slice(*span)]}{tail}" for span in [*listed, (start, place[0])]}
                self.found[start, end] = _Found(hit.kind, hit.rule, None, names.pop((start, place[0])))
            elif tail.startswith("驻") and all(map(self._is_land_abroad, (start, *(first for first, _ in listed)))):
                names = {span: f"{self.clean[slice(*span)]}{tail}" for span in listed}
            else:
                continue
            for (first, last), name in names.items():
                self._add(first, last, hit.kind, hit.rule, None, name)

    def _places_listed_before(self, start: int) -> list[tuple[int, int]]:
        """Give the places of a list that ends before `start`, the last first: 甲国、乙国和|丙国."""
        listed: list[tuple[int, int]] = []
        at = start
        while self.clean[at - 1 : at] in ("、", "和", "与", "及"):
            end = at - 1
            first = next((s for s in range(max(0, end - 9), end - 1) if self._is_place(s, end)), None)
            if first is None or self.marks.place_by_start[first][0] != end:
                break
            listed.append((first, end))
            at = first
        return listed

    def _is_land_abroad(self, start: int) -> bool:
        place = self.vocabulary.places[self.marks.place_by_start[start][1]]
        return place.level == "country" and place.country_code not in ("CN", None)

    def _sender_before(self, at: int) -> str:
        """Give whose missions stand behind the 驻 at `at`: 中国|驻, 我国|驻, or as the sentence told before."""
        if self.clean.endswith(("我国", "我"), 0, at):
            return "中国"
        own = next((s for s in range(max(0, at - 9), at - 1) if self._is_place(s, at)), None)
        return self.clean[own:at] if own is not None else self._sender_of(at)

    def _sender_of(self, left: int) -> str:
        """中国驻德国大使馆和驻汉堡总领馆: whose mission the second is; empty where the sentence does not say."""
        begin = max(self.clean.rfind(mark, 0, left) for mark in "。；\n") + 1
        for start, end, key in self.marks.places:
            if begin <= start < left and self.clean.startswith("驻", end) and end < left:
                if self.vocabulary.places[key].level == "country":
                    return self.clean[start:end]
        return ""

    def _bare_zone(self, suffix: Suffix, word: str) -> bool:
        """新区产业, 开发区发展: a zone named elsewhere, with no more name to it."""
        return word in ZONE_WORDS and self.marks.begins_after_stop(suffix.start) and self.clean.count(word) > 1

    def _mission(self, suffix: Suffix) -> int:
        """What a body is for is part of its name: 科技交流|代表团, 产业促进|协会."""
        at, words = suffix.start, MISSIONS if suffix.kind == "delegation" else PURPOSES
        if self.clean[at : suffix.end] in ZONE_WORDS:
            return at  # 推进|新区产业发展
        if suffix.kind == "delegation" and (gone := GOES_TO.search(self.clean, max(0, at - 5), at)) is not None:
            if gone.start() in self.suffix_by_end or gone.start() in self.marks.place_ends:
                at = gone.start()  # 某省政协|访澳|代表团
        for _ in range(4):
            n = bisect_right(self.marks.stop_ends, at) - 1
            if n < 0 or self.marks.stop_ends[n] != at or self.clean[slice(*self.marks.stops[n])] not in words:
                break
            at = self.marks.stop_starts[n]
        return at

    def _behind_a_quotation(self, at: int) -> int | None:
        """“海外侨胞看望川”活动|考察团: where the name of a group begins that is called by a campaign in quotation marks."""
        quoted = CAMPAIGN_BEFORE.search(self.clean, max(0, at - MAX_CAMPAIGN), at)
        if quoted is None:
            return None
        start = quoted.start()
        return next((first for first in range(max(0, start - 9), start - 1) if self._is_place(first, start)), start)

    def _only_describes(self, left: int, suffix: Suffix, word: str) -> bool:
        """领先的电子票据公司, 建设航天测控中心: no proper name in it, and nothing else in the text vouches for it."""
        if word not in DESCRIBING_SUFFIXES or suffix.end in self.marks.title_by_start:
            return False
        if self._has_proper_name(left, suffix.start) or self.clean.count(self.clean[left : suffix.end]) > 1:
            return False
        if left > 0 and self.clean[left - 1] == "的" and FIRM_THAT_IS.search(self.clean, max(0, left - 3), left):
            return is_ordinary(self.clean[left : suffix.start])  # 生产企业的|远岫集团
        head = self.clean[left : suffix.start]
        if word == "集团" and 2 <= len(head) <= 4 and not is_ordinary(head) and not separates(head):
            return False  # 来自某市的|远岫集团
        if word in CENTRES or (left > 0 and self.clean[left - 1] == "的"):
            return True
        return word in KINDS_OF_FIRMS and separates(self.clean[left : suffix.start]) > 1

    def _has_proper_name(self, left: int, right: int) -> bool:
        return any(
            at in self.marks.place_by_start
            or at in self.marks.namesakes
            or at in self.marks.known_by_start
            or at in self.suffix_by_end
            or self.clean[at].isascii()
            for at in range(left, right)
        )

    def _over_field_of_a_town(self, joint: int) -> int | None:
        """某城市康养|与旅游局: the first field of a bureau stands behind its town, which no list need hold."""
        n = bisect_right(self.marks.stop_starts, joint) - 1
        if n < 1 or self.marks.stop_starts[n] != joint:
            return None
        before = self.marks.stop_ends[n - 1]
        field = FIELD_OF_A_TOWN.fullmatch(self.clean, before, joint)
        if field is None or any(at in self.marks.title_by_start for at in range(before, joint)):
            return None
        return before if self.clean[joint - 1] not in "市区县" else None

    def _over_joint(self, left: int, longest: int, *, is_kind: bool) -> int | None:
        """望岫|和国际贸易有限公司: no firm is called by ordinary words alone, so 和 is a part of the name."""
        n = bisect_right(self.marks.stop_ends, left) - 1
        if (
            n < 1
            or self.marks.stop_ends[n] != left
            or self.clean[left - 1] not in "和与同"
            or left - self.marks.stop_starts[n] > 1
        ):
            return None
        clean, joint = self.clean, left - 1
        before = self.marks.left_edge(joint)  # 机场|与| is two stops of one place
        if not 1 <= joint - before <= longest or joint in self.marks.title_by_end:
            return None
        if not is_kind and (clean[joint] == "与" or (joint - before < 4 and clean[before] in self.vocabulary.surnames)):
            return None  # 沈望舒|与力行旅游开发有限公司
        inner = self.suffix_by_end.get(joint)
        if inner is not None and self.clean[inner.start : joint] not in SITES_OF_A_LAND:
            return None  # 某某机场|与航运股份公司 is one firm
        return before if inner is not None or not separates(self.clean[before:joint]) else None

    def _over_part_of_the_name(self, left: int, suffix: Suffix) -> int | None:
        """、[同]岫汽车有限公司与, 某省万|和新电气有限公司, 某省云岫|联合发展有限公司: a stop that a firm's name has in it."""
        clean, n = self.clean, bisect_right(self.marks.stop_ends, left) - 1
        if n < 0 or self.marks.stop_ends[n] != left:
            return None
        joint, before = self.marks.stop_starts[n], self.marks.stop_ends[n - 1] if n else 0
        stop = clean[joint:left]
        is_registered = clean[suffix.start : suffix.end] in LEGAL_FORMS
        if not is_registered and not (stop == "和" and is_generic(clean[left : suffix.start] or "科技")):
            return None
        if stop == "同":
            signs = clean[suffix.end : suffix.end + 1] in ("与", "和")
            return joint if signs and clean[joint - 1 : joint] == "、" else None
        inner = before
        while (place := self.marks.place_by_start.get(inner)) is not None and place[0] <= joint:
            inner = place[0]
        if inner == before:
            return None
        if stop in ADVERBS_IN_NAMES and inner == joint:
            return before  # 某市曾|某股权投资有限公司
        if stop == "和":
            one = joint - inner == 1 and clean[inner] not in NO_WORD_OF_A_NAME
            return before if one and joint not in self.suffix_by_end else None  # of a firm no single character is left
        return before if stop == "联合" and joint - inner <= MAX_PREFIX and joint not in self.suffix_by_end else None

    def _over_first_character(self, left: int, suffix: Suffix) -> int | None:
        """某市|和盛电子集团, 会见|向荣公司, 某市|长和研究院: a firm's own word has two characters, and a stop took one of them.

        What stands before the stop must be certain: a place, another stop or the beginning of a clause.
        """
        clean, n = self.clean, bisect_right(self.marks.stop_ends, left) - 1
        if n < 0 or self.marks.stop_ends[n] != left or left - self.marks.stop_starts[n] != 1:
            return None
        joint = left - 1
        if clean[joint] not in OPENS_A_NAME or left in self.marks.place_by_start:
            return None
        head = clean[left : suffix.start]
        one = len(head) == 1 and head not in NO_WORD_OF_A_NAME
        if not (one or (len(head) > 2 and _says_only_a_trade(head[1:]))) or _says_only_a_trade(head):
            return None
        place = next((at for at in range(max(0, joint - 9), joint - 1) if self._is_place(at, joint)), None)
        if place is not None and self.marks.place_by_start[place][0] == joint:
            before = self.marks.left_edge(joint)
            return place if before <= place else None
        if suffix.kind not in ("company", "fund") or joint in self.suffix_by_end or joint in self.marks.title_by_end:
            return None
        return joint if self.marks.begins_after_stop(joint) and clean[joint - 1 : joint] != "的" else None

    def _over_twin_town(self, left: int, suffix: Suffix) -> int | None:
        """、[某勒]与某布规划委员会主席: a body abroad of two towns, in a list of offices."""
        clean, joint = self.clean, left - 1
        if not clean.startswith("委员会", suffix.end - 3) or clean[joint:left] not in ("与", "和"):
            return None
        start = next((at for at in range(max(0, joint - 6), joint - 1) if self._is_place(at, joint)), None)
        if start is None or (clean[start - 1 : start] not in TOWN_AND_TOWN and start not in self.marks.place_ends):
            return None
        place = self.vocabulary.places[self.marks.place_by_start[start][1]]
        abroad = place.country_code not in ("CN", None) and place.level == "city"
        return start if abroad and suffix.end in self.marks.title_by_start else None

    def _over_known(self, left: int) -> int | None:
        """某普显示|科技株式会社: a verb between a listed firm and ordinary words is a part of the name, which they alone are not."""
        n = bisect_right(self.marks.stop_ends, left) - 1
        if n < 0 or self.marks.stop_ends[n] != left:
            return None
        joint = self.marks.stop_starts[n]
        if left - joint != 2 or joint not in self.marks.known_ends or not all(map(_is_han, self.clean[joint:left])):
            return None
        return next((at for at in range(joint - 1, max(-1, joint - 9), -1) if self._ends_known(at, joint)), None)

    def _ends_known(self, start: int, end: int) -> bool:
        known = self.marks.known_by_start.get(start)
        return known is not None and known[0] == end

    def _over_of(self, left: int) -> int | None:
        """某市云|之贸易有限公司: between a place and a legal form 之 is a part of the name."""
        if self.clean[left - 1 : left] != "之":
            return None
        n = bisect_right(self.marks.stop_ends, left - 1) - 1
        before = self.marks.stop_ends[n] if n >= 0 else 0
        inner = before
        while (place := self.marks.place_by_start.get(inner)) is not None and place[0] < left:
            inner = place[0]
        return before if inner > before and left - 1 - inner <= MAX_BEFORE_OF else None

    def _over_fields(self, left: int, suffix: Suffix) -> int:
        """某国经济、创新和|能源部: the fields of one ministry abroad, in a list that opens with its land."""
        at = min(left, self.marks.left_edge(suffix.start))
        if suffix.kind not in ("government", "other") or MINISTRY_OF.match(self.clean, at, suffix.end) is None:
            return left
        for _ in range(MAX_FIELDS):
            if self.clean[at - 1 : at] not in ("、", "和", "与", "及"):
                return left
            if self.clean[at - 2 : at - 1] == "部":
                return left  # 某国农业部和|经济部: two houses
            n = bisect_right(self.marks.stop_ends, at - 1) - 1
            start = self.marks.stop_ends[n] if n >= 0 else 0
            inner = start
            while (place := self.marks.place_by_start.get(inner)) is not None and place[0] < at - 1:
                inner = place[0]
            told = inner > start and suffix.end in self.marks.title_by_start and at - 1 - inner <= MAX_FIELD
            if not (told or is_ordinary(self.clean[inner : at - 1])) or any(
                e in self.marks.title_by_end for e in range(inner, at)
            ):
                return left
            if inner > start:
                abroad = self.vocabulary.places[self.marks.place_by_start[start][1]].country_code not in ("CN", None)
                return start if abroad else left
            if self.clean[start - 1 : start] == "兼" and start - 1 in self.marks.title_by_end:
                return start  # 副总理兼|贸易、工业和能源部部长
            at = start
        return left

    def _over_support(self, left: int, word: str) -> int:
        """某省|对口支援某州前方指挥部: the staff of one place that works for another is called by both."""
        supports = SUPPORTS.search(self.clean, max(0, left - 4), left) if word in STAFFS else None
        if supports is None or supports.start() not in self.marks.place_ends:
            return left
        at = supports.start()
        return next((start for start in range(max(0, at - 9), at) if self._is_place(start, at)), left)

    def _over_dash(self, left: int, suffix: Suffix) -> int:
        """甲国—|乙国中心, 凯恩—|罗泽大学: two lands or founders on either side of a dash name one house."""
        dash = DASH_BEFORE.search(self.clean, max(0, left - 2), left)
        if dash is not None and suffix.kind in ("university", "lab"):
            first = self.marks.left_edge(dash.start())
            founder, second = self.clean[first : dash.start()], self.clean[left : suffix.start]
            if all(ONE_FOUNDER.fullmatch(name) and not is_ordinary(name) for name in (founder, second)):
                return left if dash.start() in self.suffix_by_end or left - dash.start() > 1 else first
        if dash is None or left not in self.marks.place_by_start or dash.start() not in self.marks.place_ends:
            return left
        before = [at for at in range(max(0, dash.start() - 4), dash.start()) if self._is_place(at, dash.start())]
        if not before or not self.marks.begins_after_stop(before[0]):
            return left
        place = self.vocabulary.places.get(self.marks.place_by_start[before[0]][1])
        return before[0] if place is not None and place.level == "country" else left

    def _over_praise(self, left: int, kind: str) -> int:
        """某省民生优质|花卉推广协会: a word of praise is part of an association's name behind the place that opens it."""
        n = bisect_right(self.marks.stop_ends, left) - 1
        if kind != "association" or n < 1 or self.marks.stop_ends[n] != left:
            return left
        if self.clean[slice(*self.marks.stops[n])] not in PRAISE:
            return left
        before = self.marks.stop_ends[n - 1]
        opens = before in self.marks.place_by_start and self.marks.stop_starts[n] - before <= MAX_PREFIX
        return before if opens and self.marks.stop_starts[n - 1] != left else left

    def _over_in_town(self, left: int) -> int:
        """某市在|沪商会: a chamber of those of one place in another is called by both."""
        town = self.vocabulary.place_keys_by_alias.get(self.clean[left])
        if not town or self.clean[left - 1] != "在" or left - 1 not in self.marks.place_ends:
            return left
        return next((at for at in range(max(0, left - 9), left - 1) if self._is_place(at, left - 1)), left)

    def _over_places(self, left: int) -> int:
        """甲省、乙省等|地企业家考察团: whose delegation it is stands before 等."""
        if not self.clean.startswith("等地", left - 1) or left - 1 not in self.marks.place_ends:
            return left
        at = left - 1
        while (first := next((s for s in range(max(0, at - 8), at - 1) if self._is_place(s, at)), None)) is not None:
            left, at = first, first - 1
            if self.clean[at:first] != "、":
                break
        return left

    def _over_conjunction(self, left: int, end: int) -> int | None:
        """琶洲人工智能与数字经济试验区: what stands before 与 begins with a place and ends in a field of work."""
        n = bisect_right(self.marks.stop_ends, left) - 1
        if (
            n < 0
            or self.marks.stop_ends[n] != left
            or self.clean[slice(*self.marks.stops[n])] not in ("与", "和", "及", "暨")
        ):
            return None
        before, joint = self.marks.stop_ends[n - 1] if n else 0, self.marks.stop_starts[n]
        words = self.clean[before:joint]
        if words in word_list(ORGANIZATIONS, "first_fields") and (
            self.clean[joint] == "及" or (self.clean[joint] in "和与" and is_ordinary(self.clean[left:end]))
        ):
            return before  # 经济及|科技发展局, 商务和|经济发展局
        if self._is_part_of_two_fields(before, joint, left, end):
            return before
        if (
            MEMBERS_JOINED.search(words)
            and end - left <= 3
            and not self.clean.startswith("商协会", left)
            and self.clean.startswith(("协会", "联合会"), end)
        ):
            return before  # 望布顿企业和|业主协会
        if not 3 <= len(words) <= 12 or joint in self.suffix_by_end:
            return None
        if ELIDED.match(words) and words[1:] in word_list(ORGANIZATIONS, "first_fields"):
            return before  # 县商务和|投资促进局
        place = self.marks.place_by_start.get(before)
        inner = place
        while (
            inner is not None and inner[0] < joint and (further := self.marks.place_by_start.get(inner[0])) is not None
        ):
            inner = further  # 德国|巴伐利亚州|欧洲|事务
        tail = self.clean[inner[0] : joint] if inner is not None else words[2:]
        if place is not None and tail in word_list(ORGANIZATIONS, "first_fields"):
            return before  # 某市国土资源和|规划局
        if COMMITTEE_OF_A_HOUSE.fullmatch(words) and self.clean.startswith("委员会", self._end_of_committee(left)):
            return before  # 某省政协港澳台侨|和外事委员会
        if tail and is_generic(tail) and place is None and not is_ordinary(self.clean[left:end]):
            return None  # 云岫科技和|望川工业园区
        if tail and is_generic(tail) and (place is not None or words[:2] not in common_words()):
            return before
        if self.clean[joint] == "暨" and place is not None and tail and is_ordinary(tail):
            return before  # 某省生产力|暨科技转移中心: no list of bodies, which 暨 would join by their full names
        return None

    def _is_last_of_fields(self, left: int, end: int) -> bool:
        """Tell whether a delegation's name goes on before 和: its other fields stand there, and no name."""
        if self.clean[left - 1 : left] not in ("和", "与", "及") or self._has_proper_name(left, end):
            return False
        before = self.marks.left_edge(left - 1)
        return before < left - 1 and is_ordinary(self.clean[before : left - 1])

    def _is_part_of_two_fields(self, before: int, joint: int, left: int, end: int) -> bool:
        """、国际和|地区事务处处长: two ordinary fields of one part of a house, in a list of offices."""
        word = self.suffix_by_end.get(end + 1)
        return (
            self.clean[before - 1 : before] == "、"
            and joint - before == 2
            and is_generic(self.clean[before:joint])
            and is_generic(self.clean[left:end])
            and self.clean[end : end + 1] in ("处", "司")
            and word is not None
            and word.end in self.marks.title_by_start
        )

    def _end_of_committee(self, left: int) -> int:
        at = self.clean.find("委员会", left, left + MAX_FIELD + len("委员会"))
        return at if at >= 0 else left

    def _ends_in_company_kind(self, head: str, word: str) -> bool:
        return len(head) == 1 and word in ("公司", "集团", "控股")

    def _is_registered(self, left: int, suffix: Suffix) -> bool:
        """中国市政工程中南设计研究总院有限公司: a place, a trade and a legal form name one firm, if no word of it is its own."""
        place, word = self.marks.place_by_start.get(left), self.clean[suffix.start : suffix.end]
        known = self.marks.known_by_start.get(left)
        if known is not None and known[0] <= suffix.start and word in LEGAL_FORMS | {"总公司"}:
            return True  # 中国建筑|股份有限公司, 中国建筑|工程总公司
        if word not in LEGAL_FORMS:
            return False
        if place is None:  # 西部|控股集团有限公司
            return suffix.start - left >= MIN_TRADE and self.clean.startswith(_openers(), left)
        return suffix.start - place[0] >= MIN_TRADE

    def _plain(self, head: str, at: int | None = None) -> bool:
        """A head that names nothing single; 无锡 and 深圳湾 are dictionary words too, but name a place."""
        place = self.marks.place_by_start.get(at) if at is not None else None
        if place is not None and head.endswith(TRADERS_ABROAD) and place[0] - (at or 0) == len(head) - 2:
            return False  # 欧洲台商|总会: of a land and a people
        if place is not None and self.vocabulary.places[place[1]].level in DIVISIONS:
            return False  # 云南, 新北区: of such characters kinds are named too
        kind = self.kind_by_start.get(at + len(head)) if at is not None else None
        if kind == "association" and NATIONAL_ASSOCIATION.fullmatch(head):
            return False  # 中国机械|协会: no other may be called so
        if kind == "association" and OF_TWO_LANDS.match(head):
            return False  # 德中经济|联合会
        if is_generic(head):
            return kind != "company" or not PAIR_OF_KINDS.match(head)  # 中科|集团: a name, though each is a kind
        if place is not None:
            return False
        if head[0] in "韩日美德法英俄欧港台外" and is_generic(head[1:]):
            return True
        return head in common_words() and (head in separable_words() or head not in proper_names())

    def _is_division(self, at: int) -> bool:
        """Tell whether a place of China begins here that is written with its level: 东台市, 新北区."""
        place = self.marks.place_by_start.get(at)
        return (
            place is not None
            and self.clean[place[0] - 1] in DIVISION_ENDS
            and self.vocabulary.places[place[1]].country_code == CHINA
        )

    def _ends_here(self, end: int) -> bool:
        """A stop, a title, punctuation or the text's end lies right behind."""
        return (
            self.marks.right_edge(end) == end
            or end in self.marks.title_by_start
            or not LATIN_OR_HAN.match(self.clean, end)
        )

    def _left(self, position: int, kind: str) -> int:
        """Left edge of the name that ends in a suffix of this kind at `position`."""
        clean = self.clean
        left = self.marks.left_edge(position)
        if clean[left : left + 2] in word_list(ORGANIZATIONS, "bare") and left + 2 in self.marks.known_by_start:
            left += 2
        nearest = max(left, position - MAX_NAME)
        for at in range(position, nearest, -1):  # 市长华某集团: a title before the name is not part of it
            title = self.marks.title_by_end.get(at)
            if (
                title is not None
                and title.start >= left
                and title.title_class != "honorific"
                and title.name not in WEAK_TITLES
                and not (
                    kind in ("association", "lab")
                    and (at == position or title.name in word_list(ORGANIZATIONS, "members"))
                )  # 事务顾问|协会, 市长|协会
                and not (
                    kind == "delegation" and at == position and left in self.marks.place_by_start
                )  # 某省省长|代表团
                and not (kind == "company" and at == position and title.name in ADVICE)  # 工程顾问|集团有限公司
            ):
                left = at
                break
        counted = COUNTED.match(clean, left, position)
        if counted and left not in self.marks.place_by_start:  # 五家|渠市 is a place
            left = counted.end()
        nth = NTH_ASSEMBLY.match(clean, left, position)
        if nth is not None and kind in ("government", "party"):
            left = nth.end()  # 第十届|全国人大
        while left < position and clean[left] in " \u3000":
            left += 1
        noted = NOTE_NUMBER.match(clean, left)
        if noted is not None and noted.end() in self.marks.place_by_start:
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
            left = self._behind_a_kind_of_firm(left, position)
        if kind == "delegation" and clean[position - 1] == "时":
            return position  # 临别时|考察团
        company = MEMBER_COMPANY.match(clean, left, position)
        if company and position - company.end() > 1 and kind != "government":
            left = company.end()
        return self._past_ordinary_words(left, position)

    def _behind_a_kind_of_firm(self, left: int, position: int) -> int:
        """在余企业|赣州某某公司, 民营制造业集团|台塑集团: what kind of firm it is, before a name that begins anew."""
        if left in self.marks.known_by_start:
            return left
        for kind in KINDS_BEFORE_A_FIRM.finditer(self.clean, left + 1, min(position - 1, left + MAX_DESCRIPTION)):
            at = kind.end()
            if (
                kind.group() == "企业"
                and at in self.marks.place_by_start
                and self.marks.place_by_start[at][0] < position
            ):
                return at
            if (
                position - at <= MAX_NAME
                and is_ordinary(self.clean[left:at])
                and not is_ordinary(self.clean[at:position])
            ):
                return at
        return left

    def _past_ordinary_words(self, left: int, position: int) -> int:
        """A name begins at the place, the known body or the Latin word before which only ordinary words stand: 机构|慕尼黑某某."""
        if (
            left in self.marks.place_by_start
            or left in self.marks.known_by_start
            or self.clean[left : left + 1].isascii()
        ):
            return left
        for at in range(left + 2, min(left + MAX_PREFIX, position)):
            if not self._opens_a_name(at, position):
                continue
            prefix = self.clean[left:at]
            if prefix in word_list(ORGANIZATIONS, "openers"):
                return left
            kind = KIND_BEFORE_NAME.search(prefix)
            if kind is not None and (is_ordinary(prefix) or is_ordinary(prefix[: kind.start()])):
                return at  # 电商平台|某某会
            if at in self.suffix_by_end and prefix not in ZONE_WORDS and prefix not in word_list(ORGANIZATIONS, "bare"):
                return left
            return at if separates(prefix) else left
        return self._past_its_kind(left, position)

    def _past_its_kind(self, left: int, position: int) -> int:
        """互联网平台|云岫科技: ordinary words for its kind before a trade name of two characters or more."""
        for at in range(left + 4, min(left + MAX_DESCRIPTION, position - 1)):
            is_firm = KIND_OF_FIRM.search(self.clean, left, at) is not None
            if not is_firm and (at - left >= MAX_PREFIX or not KIND_BEFORE_NAME.search(self.clean, left, at)):
                continue
            if position - at > MAX_NAME or (
                is_ordinary(self.clean[at:position]) and not self._is_trade_name(at, position)
            ):
                continue
            return at if is_firm or is_ordinary(self.clean[left:at]) else left
        return left

    def _opens_a_name(self, at: int, position: int) -> bool:
        place = self.marks.place_by_start.get(at)
        if place is not None:
            return place[0] <= position
        if at in self.marks.known_by_start:
            return self.marks.known_by_start[at][0] <= position
        return "A" <= self.clean[at] <= "Z" and not self.clean[at - 1].isascii()

    def _divisions_of_ministries(self) -> None:
        """商务部|美洲大洋洲司副司长甲: a division of a ministry, which may begin with a place that is no house of it."""
        for start, end, key in self.marks.known:
            house = self.vocabulary.organizations[key]
            if (
                house.kind != "government"
                or house.country_code != "CN"
                or MINISTRY_NAME.search(self.clean, start, end) is None
            ):
                continue
            if start in self.marks.place_ends:
                continue  # 某国外交部某司: of another land
            division = DIVISION_OF_A_MINISTRY.match(self.clean, end)
            if division is not None and NO_FIELD.search(division["field"]) is None:
                self._add(start, division.end(), "government", "body_with_suffix")

    def _known_in_full(self) -> None:
        """中国建筑集团|有限公司: a listed firm with its legal form, where no finder took the whole for a name."""
        for start, end, key in self.marks.known:
            legal = LEGAL_TAIL.match(self.clean, end)
            known = self.vocabulary.organizations[key]
            if legal is None or self.clean[start:end] != known.name or (start, legal.end()) in self.found:
                continue
            self.found.pop((start, end), None)
            self._add(start, legal.end(), known.kind, "known_body", key)

    # ------------------------------------------------------------ 甲协会(简称乙)
    def _stated_short_names(self) -> None:
        """Read the short name in brackets behind a body, and find it everywhere."""
        clean = self.clean
        for (start, end), hit in sorted(self.found.items()):
            stated = SHORT_IN_BRACKETS.match(clean, end)
            if stated is None or hit.rule in ("bare_body", "elided_body"):
                continue
            short = stated.group(2)
            if short in self.vocabulary.place_keys_by_alias or len(short) >= end - start:
                continue
            if short in word_list(ORGANIZATIONS, "bare") or not (
                stated.group(1) or not is_generic(short) or _in_order(short, clean[start:end])
            ):
                continue
            name = hit.name or clean[start:end]
            at = clean.find(short)
            while at >= 0:
                known = self.found.get((at, at + len(short)))
                if known is None or (known.rule == "body_with_suffix" and short[0] == name[0]):
                    self.found[at, at + len(short)] = _Found(hit.kind, "stated_short_name", hit.key, name)
                at = clean.find(short, at + len(short))

    def _broadcasters_abroad(self) -> None:
        """某某卫视欧洲|台: a listed broadcaster's station for a land, whose name goes on behind the broadcaster's."""
        for start, end, key in self.marks.known:
            place = self.marks.place_by_start.get(end)
            if place is None or self.vocabulary.organizations[key].kind != "media":
                continue
            station = STATION.match(self.clean, place[0])
            if station is not None:
                self.found.pop((start, end), None)
                self._add(start, station.end(), "media", "body_with_suffix")

    def _towns_in_brackets(self) -> None:
        """云岫生物科技(苏州): the town in brackets is the end of a trade name, unless each of a list has one behind it."""
        noted: list[tuple[int, int, int]] = []
        for (start, end), hit in self.found.items():
            town = TOWN_IN_BRACKETS.match(self.clean, end)
            if town is None or hit.kind != "company" or hit.key is not None or end in self.suffix_by_end:
                continue
            place = self.marks.place_by_start.get(town.start(1))
            if place is None or place[0] != town.end(1) or not AT_AN_END.match(self.clean, town.end()):
                continue
            if _trade_end().search(self.clean[start:end]):
                noted.append((start, end, town.end()))
        starts, closes = {start for start, _, _ in noted}, {close for _, _, close in noted}
        for start, end, close in noted:
            if closes & {start - 1, start - 2} or starts & {close + 1, close + 2}:
                continue
            hit = self.found.pop((start, end))
            self._add(start, close, hit.kind, hit.rule)

    def _names_in_brackets(self) -> None:
        """Read 望舒动力(Wangshu Power GmbH): what stands in brackets behind a body is its name in the other script."""
        clean = self.clean
        for (start, end), hit in sorted(self.found.items()):
            if hit.rule in ("bare_body", "elided_body") or not _is_han(clean[end - 1]):
                continue
            other = LATIN_IN_BRACKETS.match(clean, end)
            if other is None:
                continue
            written = other.group(1)
            again = [found.start() for found in re.finditer(re.escape(written), clean)]
            for at in again:
                if _cuts_no_word(clean, at, at + len(written)):
                    name = hit.name or clean[start:end]
                    self.found[at, at + len(written)] = _Found(hit.kind, "name_in_brackets", hit.key, name)

    # ------------------------------------------------------------ Latin names
    def _latin_firms(self) -> None:
        for firm in LATIN_FIRM.finditer(self.clean):
            self._add(firm.start(), firm.end(), "company", "latin_firm")
        for name in LATIN_NAME.finditer(self.clean):
            start, end = name.span()
            if " " in name.group() and not LATIN_KIND.search(name.group()):
                continue  # Peter Radde: rather a person
            if end - start < 3 or (start, end) in self.found or not _cuts_no_word(self.clean, start, end):
                continue
            if name.group() in word_list(ORGANIZATIONS, "latin_no_firms"):
                continue  # MOU与合同一并签署
            before = self.clean[start - 1 : start]
            signs = before in ("", "与", "和", *CLAUSE_START) and (
                SIGNS_WITH.match(self.clean, end) or (before in ("与", "和") and SIGNS.match(self.clean, end))
            )
            if signs or (before in ("由", "、") and HOSTS.match(self.clean, end)):
                self._add(start, end, "company", "latin_firm")

    # ------------------------------------------------------------ lists
    def _closed_lists(self) -> None:
        """Read A、B和C等…企业 backwards from 等."""
        for close in _list_end().finditer(self.clean):
            self._close_list(close.start(), _kind_by_noun()[close.group(1)])
        for close in _counted_end().finditer(self.clean):
            items = self._items_before(close.start())
            if len(items) > 1 and len(items) == _number(close["count"]):
                self._close_list(close.start(), _kind_by_noun()[close["noun"]])
        for close in LIST_LEFT_OPEN.finditer(self.clean):
            items = self._items_before(close.start())
            if len(items) > 2 and sum(map(self._is_strong, items)) * 2 > len(items):
                self._close_list(close.start(), "company")

    def _lists_of_firms(self) -> None:
        """Read 与甲集团、乙股份、丙农科签署: where half of a list are firms, the others are, if their shape allows."""
        clean = self.clean
        for start, stop in self.marks.stops:
            if clean[start:stop] != "、":
                continue
            end = self.marks.right_edge(stop)
            if end == stop or clean[end : end + 1] == "、" or FIELDS_AFTER.match(clean, end):
                continue
            items = self._items_before(end)
            firms = sum(map(self._is_firm, items))
            if firms < 2 or (firms < MANY_FIRMS and firms * 2 < len(items)):
                continue
            signs = SIGN_BEHIND.match(clean, end) is not None
            for first, last in items:
                if WORKS_OR_SITE.search(clean, first, last):
                    continue
                short = last - first < 4 and not (clean[first] == "中" and last - first == 3)
                if short or last in self.suffix_by_end or (first, last) in self.found:
                    continue
                named = _trade_end().search(clean, first, last) is not None or clean.startswith("中国", first)
                if clean.startswith("中国", first) and last - first > MIN_TRADE and is_ordinary(clean[first:last]):
                    self._add(first, last, "company", "in_list_of_bodies")  # 中国航天科技, short for its group
                elif not named and not signs:
                    continue
                elif not is_ordinary(clean[first:last]) and self._may_be_body(first, last, "company"):
                    self._add_item(first, last, "company", "in_list_of_bodies")

    def _is_firm(self, item: tuple[int, int]) -> bool:
        """Tell 甲集团 and 中国某某|公司, which the public list has without its last word."""
        start, end = item
        known = self.marks.known_by_start.get(start)
        if known is not None and self.clean[known[0] : end] in ("公司", "集团"):
            end = known[0]
        hit = self.found.get((start, end))
        return hit is not None and hit.kind == "company"

    def _close_list(self, at: int, kind: str) -> None:
        items = self._items_before(at)
        strong = any(self._is_strong(item) for item in items)
        if not strong and items and WORKS_AT.search(self.clean, max(0, items[-1][0] - 4), items[-1][0]):
            return  # 从事登山、滑雪等器材的企业
        if not strong and any(self._is_trade(*item) for item in items):
            return  # 半导体、医疗等厂商: makers of these
        for start, end in items:
            if (strong or kind != "other") and self._may_be_body(start, end, kind):
                self._add_item(start, end, kind, "in_list_of_bodies")

    def _is_trade(self, start: int, end: int) -> bool:
        place = self.marks.place_by_start.get(start)
        return is_generic(self.clean[place[0] if place is not None and place[0] < end else start : end])

    def _items_before(self, end: int) -> list[tuple[int, int]]:
        clean, items = self.clean, []
        for _ in range(40):
            stop = end
            if stop and clean[stop - 1] in ")）":
                opened = max(clean.rfind("(", max(0, stop - 40), stop), clean.rfind("（", max(0, stop - 40), stop))
                if opened > 0:
                    stop = opened
            if stop and clean[stop - 1] in "”」":
                break
            start = self.marks.left_edge(stop)
            latin = LATIN_WORD.search(clean, max(0, stop - 40), stop)
            if latin and latin.start() < start:
                start = latin.start()
                if start and LATIN_OR_HAN.match(clean, start - 1):
                    start = self.marks.left_edge(start)
            if stop - start < 1:
                break
            items.append((self._past_ordinary_words(start, stop), stop))
            if clean[start - 2 : start] == "以及":
                end = start - 2
                continue
            if start == 0 or clean[start - 1] not in "、和及与或":
                break
            end = start - 1
        return items if len(items) > 1 or (items and self._is_strong(items[0])) else items[:1]

    def _add_item(self, start: int, end: int, kind: str, rule: str) -> None:
        """Add one member of a list: 德国某某 is 某某, of Germany."""
        clean = self.clean
        suffix = self.suffix_by_end.get(end)
        if suffix is not None:
            start = self._behind_its_place(start, suffix.start) or start
        if (start, end) in self.found:
            return
        zone = next((word for word in ZONE_WORDS if clean.startswith(word, start)), "")
        if zone and suffix is None and end - start - len(zone) > MIN_NAME:
            start += len(zone)  # 经开区|云岫中科
        park = max((at for at in range(start + 3, end - 2) if self._ends_a_park(at)), default=start)
        if park > start and (suffix is not None or self._is_trade_name(park, end)):
            start = park  # 县工业园区|云岫电子
        place = self.marks.place_by_start.get(start)
        name = None
        if suffix is None and place is not None and place[0] < end - 1 and clean[place[0]] != "驻":
            country = self.vocabulary.places.get(place[1])
            of_a_land = country is not None and country.level == "country" and place[1] != CHINA
            if of_a_land and not names_a_kind_of_works(clean[place[0] : end]):
                name = clean[place[0] : end]
                start = place[0]
                if is_ordinary(name):
                    return  # 某国贸易|和工业部: the land was the name
        self._add(start, end, suffix.kind if suffix else kind, rule, None, name)

    def _ends_a_park(self, at: int) -> bool:
        suffix = self.suffix_by_end.get(at)
        return suffix is not None and suffix.kind == "industrial_park"

    def _is_strong(self, item: tuple[int, int]) -> bool:
        start, end = item
        if item in self.found:
            return True
        return end in self.suffix_by_end and end - start > 3 and not self._is_a_kind_of_site(start, end)

    def _is_kind_of_work(self, start: int, end: int) -> bool:
        """城市更新改造, 宁波汽车整车: more ordinary words than a firm is called by, behind a place at most; 北方工业 is one."""
        place = self.marks.place_by_start.get(start)
        rest = self.clean[place[0] if place is not None and place[0] < end else start : end]
        rest = rest.removeprefix("地区")
        built = BEING_BUILT.search(rest)
        if STATE_OF_WORKS.search(rest) or (built is not None and built["what"] in dictionary_pairs()):
            return True  # 甲区规划建设, 乙村征地拆迁情况: what was looked at
        return separates(rest) > (2 if place is None or rest == self.clean[start:end] else self._is_region(start) ^ 1)

    def _is_region(self, start: int) -> bool:
        place = self.vocabulary.places.get(self.marks.place_by_start[start][1])
        return place is not None and place.level == "region"

    def _may_be_body(self, start: int, end: int, kind: str, *, says_firm: bool = False) -> bool:
        words = self.clean[start:end]
        if "驻" in words[:4] and end not in self.suffix_by_end:
            return False
        if words.endswith("总部") and (self._is_house(end - 2) or self._is_seat(end - 2) or words.endswith("企业总部")):
            return False
        if not MIN_NAME <= end - start <= MAX_NAME or is_generic(words) or words in common_words():
            return False
        if words.endswith("共同体") and end not in self.suffix_by_end:
            return False
        if words in LEGAL_FORMS or (end - start == 3 and words.endswith("商会") and self._plain(words[0])):
            return False  # 株式会社 behind a bracket; 韩商会, of any city
        if (
            not LATIN_OR_HAN.match(self.clean, start)
            or words.isdigit()
            or (words.endswith(SITE_ENDS) and not says_firm)
            or (UNDER_WORKS.search(words) is not None and not says_firm)
            or words.endswith(PEOPLE_OF_A_HOUSE)
        ):
            return False
        if end not in self.suffix_by_end and self._is_kind_of_work(start, end):
            return False
        if words[0] == "驻" or (words[0] in LEVEL_WORDS and end in self.suffix_by_end):
            return False
        if self._is_a_kind_of_site(start, end):
            return False
        if SURROUNDINGS.search(words):
            return False  # 考察某市投资环境: no firm of the environment trade
        place = self.marks.place_by_start.get(start)
        if place is not None and place[0] >= end:
            return False
        if any(at in self.marks.title_by_start or at + 1 in self.marks.title_by_end for at in range(start, end)):
            return False
        if end not in self.suffix_by_end and end - start > MAX_BARE_NAME and not LATIN_WORD.fullmatch(words):
            return False
        return not any(mark in words for mark in ("产业", "领域", "行业", "项目", "企业", "工作", "活动"))

    def _is_a_kind_of_site(self, start: int, end: int) -> bool:
        """Tell 文化艺术|中心, 研发|实验室, 污水处理|厂: every town has one, and no name says whose it is."""
        own = self.suffix_by_end.get(end)
        word = self.clean[own.start : end] if own is not None else self.clean[end - 1 : end]
        head = self.clean[start : end - len(word)]
        if own is None:
            return word == "厂" and is_ordinary(head)
        if word == "总部" or own.kind in ("government", "party") or end in self.marks.title_by_start or not head:
            return False
        if word.endswith("中心"):
            return not self._has_proper_name(start, own.start) and self.clean.count(self.clean[start:end]) < 2
        return word in CENTRES | {"实验室", "学校", "医院"} and is_ordinary(head)

    def _after_visits(self) -> None:
        """Read what is visited: 拜访A、B、C. One strong member vouches for the others."""
        clean = self.clean
        for verb in _visits().finditer(clean):
            items, start = [], verb.end()
            for _ in range(30):
                if start < len(clean) and clean[start] == "了":
                    start += 1
                end = self._item_end(start)
                if end <= start:
                    break
                items.append((self._past_ordinary_words(start, end), end))
                if end < len(clean) and clean[end] in "、和及与":
                    start = end + 1
                    continue
                break
            if items and start == items[-1][0] and clean.startswith("都", items[-1][1]):
                if AT_AN_END.match(clean, items[-1][1] + 1):
                    items.pop()  # 参观机场和某某玉|都
            if not items:
                continue
            strong = sum(map(self._is_strong, items))
            for item in items:
                if item in self.found or not self._may_be_body(*item, "company"):
                    continue
                name = clean[item[0] : item[1]]
                if item[1] not in self.suffix_by_end and separates(name) > 1 and _trade_end().search(name) is None:
                    continue  # 社区|食堂, 城市|大脑
                if REST_OF_A_GROUP.match(name):
                    continue  # 会见考察|团全体成员
                if clean.startswith("暨", item[1]) and item[1] not in self.suffix_by_end:
                    continue  # 同心课堂|暨某某工作展示馆: one house of two names
                if SIGHT_AFTER.match(clean, item[1]):
                    continue  # 某某|与当地人民陈列馆
                if clean.startswith(tuple(PURPOSES | MISSIONS), item[1]):
                    continue  # 考察了城市规划|展示馆: a site, cut by the verb in its name
                if (
                    (strong and len(items) > 1 and verb.group() in _strict_visits())
                    or (verb.group() in _goes_to() and self._is_trade_name(*item))
                    or (verb.group() in _strict_visits() and LATIN_NAME.fullmatch(name) and not ACRONYM.fullmatch(name))
                    or (strong > 1 and verb.group() in _goes_to() and _trade_end().search(name))
                    or (
                        clean.count(name) > 1
                        and len(name) > 2
                        and verb.group() in _strict_visits()
                        and not self._placed(item)
                    )
                ):
                    self._add_item(*item, "company", "visited_body")

    def _placed(self, item: tuple[int, int]) -> bool:
        return any(at in self.marks.place_by_start for at in range(*item))

    def _item_end(self, start: int) -> int:
        end = self.marks.right_edge(start)
        latin = LATIN_WORDS.match(self.clean, start)
        if latin and latin.end() > end:
            return latin.end()
        return end

    def _ends_before_a_part(self, end: int) -> bool:
        """某国企业发展局|交通与物流司副司长甲: a part of the house and an office of it stand behind."""
        title = next((at for at in range(end + 2, end + MAX_PART + 1) if at in self.marks.title_by_start), None)
        if title is None:
            return False
        place = self.marks.place_by_start.get(end)
        return names_a_part(self.clean[end:title], place[0] - end if place is not None else 0)

    def _is_trade_name(self, start: int, end: int, *, is_actor: bool = False) -> bool:
        """银河科技: two characters or more that mean nothing general, and a trade word.

        Of who signs or hosts (`is_actor`) the first two may be a word too: 卓然智能.
        """
        words = self.clean[start:end]
        trade = _trade_end().search(words)
        if trade is None or not 2 <= trade.start() <= 8:
            return False
        head = words[: trade.start()]
        is_word = head in common_words() and head not in proper_names()
        if is_actor and len(head) == 2:
            is_word = False
        return not is_generic(head) and not is_word and not self._is_place(start, start + len(head))

    def _is_place(self, start: int, end: int) -> bool:
        place = self.marks.place_by_start.get(start)
        return place is not None and place[0] >= end

    # ------------------------------------------------------------ owners
    def _owned(self) -> None:
        """Read 甲集团旗下乙, 甲集团下属公司Northlake Systems: the owner, and what it owns."""
        clean = self.clean
        for owns in _owns().finditer(clean):
            at = owns.start()
            left = self._latin_left(self.marks.left_edge(at), at)
            left = self._past_ordinary_words(left, at)
            if clean.startswith(("旗下", "下属"), at) and self._may_be_body(left, at, "company"):
                self._add(left, at, "company", "owner_of_a_body")
            named = at in self.suffix_by_end or at in self.marks.known_ends or (left, at) in self.found
            if not named and "子公司" not in owns.group():
                continue  # 其下属: no owner is named
            right = owns.end()
            end = self._item_end(right)
            latin = LATIN_START.match(clean, right)
            if latin and latin.end() > end:
                end = latin.end()
            if self._may_be_body(right, end, "company") and not self._plain(clean[right:end], right):
                if separates(clean[right : self.suffix_by_end[end].start] if end in self.suffix_by_end else "") > 0:
                    continue  # 下属板块公司
                if end - right <= 10 or end in self.suffix_by_end or latin:
                    self._add(right, end, "company", "owned_body")

    # ------------------------------------------------------------ bodies that grant a title
    def _before_title(self, title: TitleMark) -> None:
        clean, end = self.clean, title.start
        if end == 0 or title.title_class not in ("company", "association", "academic"):
            return
        if title.name in WEAK_TITLES or not self._holder_follows(title.end):
            return
        left = self._latin_left(self.marks.left_edge(end), end)
        while left < end and clean[left] == " ":
            left += 1
        if clean[end - 2 : end] in ("行政", "财务", "人事", "营销") and end - left > 4:
            end -= 2  # 锦川电机|行政副总
        known = self.marks.known_by_start.get(left)
        own = known is not None and known[0] - left < MIN_TRADE and self._is_trade_name(left, end)  # 新华|能源
        if known is not None and not own and known[0] < end and separates(clean[known[0] : end]):
            return  # 中粮集团|品牌推广总监: a department of the firm
        words = clean[left:end]
        if not MIN_NAME <= len(words) <= MAX_BARE_NAME or (left, end) in self.found or end in self.suffix_by_end:
            return
        after_title = clean[left - 1 : left] == "、" and (left - 1) in self.marks.title_by_end
        if after_title and not self._is_trade_name(left, end):
            return  # 集团副总裁、政企业务总裁: a department of the body named before
        if (
            title.name in ("负责人", "代表", "高管", "理事", "常务", "秘书", "顾问", "工程师", "律师")
            and clean.count(words) < 2
        ):
            return
        if any(at in self.suffix_by_end for at in range(left + 2, end)) and is_generic(
            clean[max(at for at in range(left + 2, end) if at in self.suffix_by_end) : end]
        ):
            return  # 投资局高级投资|经理: a department of the body before it
        if title.title_class != "company" and clean.count(words) < 2:
            return
        if words.endswith("籍"):
            return  # 温籍|侨领: where people are from
        if not self._may_be_body(left, end, "company") or ELIDED.match(words):
            return
        if any(at in self.marks.place_by_start and self.marks.place_by_start[at][0] == end for at in range(left, end)):
            return
        self._add(left, end, "association" if words.endswith("会") else "company", "body_before_its_title")

    def _holder_follows(self, end: int) -> bool:
        """Tell whether a name or another title of the same person may stand behind a title."""
        following = self.clean[end : end + 1]
        if end in self.marks.title_by_start or following in ("、", "兼", "/", " "):
            return True
        return (
            following in self.vocabulary.surnames
            or "A" <= following <= "Z"
            or self.clean[end : end + 2] in self.vocabulary.compound_surnames
            or following in TRANSCRIBED
        )

    def _latin_left(self, left: int, end: int) -> int:
        """A space is no edge inside a Latin name: Novitek Systems."""
        latin = LATIN_WORD.search(self.clean, max(0, end - 40), end)
        if latin is None:
            latin = LATIN_RUN.search(self.clean, max(0, left - 40), left)
            if latin is None or not LATIN_OR_HAN.match(self.clean, left) or not self.clean[left].isascii():
                return left
        return latin.start() if latin.start() < left and self.clean[latin.start()].isupper() else left

    # ------------------------------------------------------------ clauses that say so
    def _said_to_be_firms(self) -> None:
        clean = self.clean
        for said in _firm_is().finditer(clean):
            end = said.start()
            left = self._latin_left(self.marks.left_edge(end), end)
            if left and clean[left - 1] not in CLAUSE_START:
                continue
            works = said.group() in word_list(ORGANIZATIONS, "firm_works") and end - left > 5
            if self._may_be_body(left, end, "company", says_firm=works) and (works or not self._placed((left, end))):
                self._add(left, end, "company", "said_to_be_a_firm")
        for start in dict.fromkeys((0, *self.marks.stop_ends)):
            if start and clean[start - 1] not in CLAUSE_START and clean[start - 1] not in "与和、由":
                continue
            end = self.marks.right_edge(start)
            if 4 <= end - start <= 12:
                signs = SIGNS.match(clean, end) or SIGNS_WITH.match(clean, end)
                if clean[start - 1 : start] in ("由", "、"):
                    signs = HOSTS.match(clean, end)
                if clean[start - 1 : start] == "由" and not signs:
                    continue
                if (start, end) in self.found or not self._is_trade_name(start, end, is_actor=signs is not None):
                    continue
                once = clean.count(clean[start:end]) < 2 and not (
                    signs or PARTNERS.match(clean, end) or EACH_SIGNS.match(clean, end)
                )
                if once and ((start and clean[start - 1] not in CLAUSE_START) or not ACTS.match(clean, end)):
                    continue
                if WORK_AFTER.match(clean, end) or "·" in clean[start:end]:
                    continue  # 就甲、陆港建设等工作; 甲省·乙市旅游推介会
                if self._may_be_body(start, end, "company"):
                    self._add(start, end, "company", "trade_name")

    # ------------------------------------------------------------ the same name again
    def _again(self) -> None:
        clean = self.clean
        names: dict[str, _Found] = {}
        for (start, end), hit in self.found.items():
            if hit.rule not in ("bare_body", "elided_body", "known_body", "stated_short_name"):
                names.setdefault(clean[start:end], hit)
        if not names:
            return
        automaton = daachorse.CharwiseDoubleArrayAhoCorasick(
            list(names), match_kind=daachorse.MATCH_KIND_LEFTMOST_LONGEST
        )
        listed = list(names.values())
        for start, end, n in automaton.find(clean):
            if (start, end) not in self.found and _cuts_no_word(clean, start, end):
                hit = listed[n]
                self.found[start, end] = _Found(hit.kind, "same_name_again", hit.key, hit.name)


@cache
def _openers() -> tuple[str, ...]:
    return tuple(word_list(ORGANIZATIONS, "openers"))


@cache
def _goes_to() -> frozenset[str]:
    return _strict_visits() | {
        "来到",
        "走进",
        "前往",
        "赴",
        "对接",
        "会见",
        "走访考察",
        "先后到",
        "先后赴",
        "先后深入",
        "分别到",
        "分别赴",
    }


@cache
def _strict_visits() -> frozenset[str]:
    return frozenset({"拜访", "走访", "考察", "参观", "访问", "拜会", "参访", "考察了", "拜访了", "走访了", "参观了", "访问了", "走访考察", "参观考察", "考察走访", "先后走访", "先后拜访", "实地考察", "参观调研", "造访", "到访", "实地考察了", "实地参观", "调研了", "分别拜访"})  # fmt: skip


# 某国|皮革厂: the kind of works alone names nothing single, so the land stays in its name.
WORKS = re.compile(r"(?P<made>[\u4e00-\u9fff]{2,4})(?:加工|制造)?(?:厂|工厂)")


def names_a_kind_of_works(words: str) -> bool:
    """Tell whether these words say what a works makes and no name: 皮革厂, 玻璃工厂."""
    works = WORKS.fullmatch(words)
    return works is not None and (is_ordinary(works["made"]) or works["made"] in common_words())


def names_a_part(words: str, place_size: int = 0) -> bool:
    """Tell whether the words between a body and an office name a part of it: 市场及商务, 交通与物流司, 珠海|基地, 云南|投资发展.

    `place_size` is how many characters of a place they begin with.
    """
    if place_size:
        rest = words[place_size:]
        return bool(rest) and (is_ordinary(rest) or BRANCH.search(rest) is not None or rest in ("司", "处", "局"))
    if "在" in words or words.startswith(("一行", "兼")):
        return False
    parts = [part for part in re.split(r"[及与和暨]", words) if part]
    is_unit = PART_OF_A_BODY.search(words) is not None
    return bool(parts) and all(
        is_generic(part)
        or (part.endswith(("区", "部", "业务")) and part[0] not in "由是" and len(part) < 7)
        or (is_unit and is_ordinary(part.removesuffix(words[-1])))
        for part in parts
    )


def _says_only_a_trade(words: str) -> bool:
    """Tell whether these words only say what somebody works at: 进出口贸易, 生物科技."""
    return is_ordinary(words) or words in word_list(ORGANIZATIONS, "trade_words")


def is_ordinary(words: str) -> bool:
    """Tell whether these words are names of kinds or ordinary words, and no name: 投资发展, 物流."""
    return is_generic(words) or separates(words) > 0


def _opens(words: str) -> bool:
    return words.count("(") + words.count("（") > words.count(")") + words.count("）")


def _in_order(short: str, long: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in this order: 厂商会 in 中华厂商联合会."""
    rest = iter(long)
    return all(character in rest for character in short)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _cuts_no_word(text: str, start: int, end: int) -> bool:
    def word(character: str) -> bool:
        return character.isascii() and character.isalnum()

    return not (
        (start and word(text[start]) and word(text[start - 1]))
        or (end < len(text) and word(text[end - 1]) and word(text[end]))
    )
