"""Who holds which office, and whose office it is: stated, taken from the words around it, filled in by rule, or unknown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extract.find.candidates import TitleCandidate
from extract.find.marks import is_generic, separates
from extract.find.organizations import REGION, ZONE_WORDS, is_ordinary, names_a_part
from extract.find.people import HONORIFIC
from extract.segment import Sentence
from extract.settle.bureaus import (
    BUREAU,
    BUREAU_HEADS,
    FIELDS,
    JOINT_TO_BUREAU,
    MAX_BUREAU,
    PROVINCIAL_BUREAUS,
    ZONE_BOARD,
)
from extract.settle.entities import MUNICIPALITIES, OFFICES_OF_A_HOUSE, Book, elided_name
from extract.settle.homes import lies_beyond
from extract.settle.settled import Mention, Role
from extract.vocabulary import Place

JOINTS = "、，,兼及和与/／"
JOINT_BEFORE = re.compile(r"(?:、|兼|兼任|及|和|与|暨|/|／|\s)$")
POSTED = re.compile(r"([\u4e00-\u9fff]{1,6}?)(?:常驻|驻)([\u4e00-\u9fff]{1,8})$")
PARTY = re.compile(r"^(?:中共)?(省委|市委|区委|县委|州委|旗委|盟委|镇委|自治区党委)")
YOUTH_LEAGUE = "共青团"
YOUTH = re.compile(r"^团(省|市|区|县)委")
GOVERNMENT = re.compile(r"(省|市|区|县|州|旗|盟|镇|乡)长(?:助理)?$|^(自治区)(?:常务)?副?主席$")
NATIONAL_COUNCIL = "中国人民政治协商会议"  # 全国政协, as the vocabulary has it
NATIONAL_BODIES = {"政协": NATIONAL_COUNCIL, "人大": "全国人民代表大会"}
LEAGUE_OFFICE = "行署"  # 行署常务副盟长甲
# 自治区党委常委、常务副主席甲: of the government
REGION_HEAD = re.compile(r"(?:常务)?副?主席")
CONGRESS = re.compile(r"^(?:(省|市|区|县|州|旗|盟|自治区))?(人大常委会|人大|政协)")
LEADERS = re.compile(r"^(省|市|区|县|州|旗|盟|自治区)(?:级)?领导")
ZONE_OFFICE = re.compile(r"^(党工委|管委会|工委|纪工委)")
DEPARTMENT = re.compile(r"^(组织部|宣传部|统战部|政法委|纪委|办公厅|办公室|督查室|机关工委)")
PARTY_DEPARTMENT = re.compile(r"组织部|宣传部|统战部|政法委|纪委")
CITY_GOVERNMENT = re.compile(r"^(省|市|区|县|州|旗|盟)?政府")
HEADS_OF_STATE = frozenset(
    {"总统", "国王", "女王", "首相", "总理", "天皇", "副总统", "国家主席", "国家副主席", "副首相", "副总理"}
)
# lands other than China in which one such party has a politburo
LANDS_OF_PARTIES = {
    "老挝": "LA",
    "老": "LA",
    "越南": "VN",
    "越": "VN",
    "朝鲜": "KP",
    "朝": "KP",
    "古巴": "CU",
    "古": "CU",
}
RULING_PARTY = re.compile(
    r"(?P<land>老挝|越南|朝鲜|古巴|[老越朝古](?=[党共]中央)|(?<![\u4e00-\u9fff])[老越朝古])(?:人民革命|劳动|共产)?(?:党|共)(?!.*中共)"
)
RUN_ENDS = re.compile(r"[,，。;；:：\n]")
MAX_RUN = 40  # characters of offices before one of them
NATIONAL = frozenset({"总书记", "军委主席", "中央军委主席", "国家主席", "国家副主席", "国务院总理", "国务委员", "国务院副总理", "中央政治局委员", "中央政治局常委", "全国政协主席", "全国政协副主席"})  # fmt: skip
TOP_RANK = 2
BODY_KINDS_BY_CLASS = {
    "company": frozenset({"company", "lab", "fund", "media", "university", "industrial_park", "other", "association"}),
    "association": frozenset({"association", "company", "other", "lab", "fund", "media", "university"}),
    "academic": frozenset({"university", "lab"}),
    "diplomatic": frozenset({"embassy"}),
    "media": frozenset({"media", "company"}),
}
ANY_BODY = frozenset({"主任", "副主任", "院长", "副院长", "所长", "副所长", "书记", "副书记", "党委书记", "党委副书记", "秘书长", "副秘书长", "部长", "副部长", "馆长", "园长", "站长", "顾问", "主席", "副主席", "常务副主任", "党组书记", "中心主任", "负责人", "主要负责人", "相关负责人", "校长", "副校长", "台长", "社长", "副社长", "总编辑", "处长", "副处长", "局长", "副局长"})  # fmt: skip
OTHER_TIME = re.compile(r"去年|前年|此前|曾|早前|年初|上个月|不久前")
QUOTED_TIME = re.compile(
    r"(?:在)?(?:会见|考察|访问|出席|调研|参加|讲话|贺信|致信)[^，。,]{0,20}(?:时|中)?(?:强调|指出|表示|提出)"
)
OF_OTHERS_WORDS = re.compile(r"笔下|曾说|说过|名言|诗句|诗云|诞辰|故居|陵墓|题词|题写|先贤|古代|名篇")
SPIRIT = re.compile(r"重要(?:讲话|论述|指示|批示)|思想|贺信|回信|战略引领|亲自|倡议|新时代中国特色")
HONORIFIC_BEFORE = re.compile(f"{HONORIFIC.pattern}$")
# What stands between two holders of offices of one list: 甲市市长王一,副市长李二.
LIST_JOINT = re.compile(r"(?:[、,，;；和及与]|以及)$")
# What may stand before a title whose body is told elsewhere: 新任会长, 中方总经理.
ORDINARY_BEFORE_TITLE = re.compile(
    r"新任|现任|时任|拟任|候任|前任|首任|继任|当选|兼任|[中外甲乙双]方|该|其|原|前|兼|任|的|第一|两位|几位|多位|以及"
)
SEVERAL_TOWNS = re.compile(r"[两二三四五六七八九十几数多各][市县区州省城地]$")
MAX_UNREAD = 14
COMMITTEE = re.compile(r"[省市区县州旗盟镇乡]委$")
OPENED_BODY = ("“", "「", "『", "《", "‘")
QUOTED_BODY = ("”", "」", "』", "》", "’")
OUR = ("我", "全", "本", "两", "各", "外")
# Heads that carry the word for their house.
HEADED_BY = (
    ("院长", ("院", "大学")),
    ("行长", ("行",)),
    ("校长", ("校", "大学", "学院", "中学", "小学")),
    ("所长", ("所", "中心")),
    ("局长", ("局", "署", "委", "海关")),
    ("馆长", ("馆",)),
    ("台长", ("台",)),
)
TALKS_TO = re.compile(r"[与同和跟向见访]$")
# 监事长, 副会长: heads that no department of a house has.
HEAD_OF_MEMBERS = re.compile(r"(?:会长|理事长|监事长|总干事)$")
ENDS_AS_A_DEPARTMENT = re.compile(r"[部处司科局厅署]$")
# 该市市长, 该县县委书记: the town the text named last.
POINTED_AT = re.compile(r"该(?P<level>[省市区县州旗])?$")
POINTED_LEVELS = {
    "省": frozenset({"province"}),
    "市": frozenset({"city", "province", "district"}),
    "区": frozenset({"district", "province"}),
    "县": frozenset({"district", "city", "province"}),
    "州": frozenset({"city", "province"}),
    "旗": frozenset({"district"}),
}
TAIWAN = "CN-710000"
QUEMOY = "CN-350527"  # 金门县 is listed under its province, and has the county government that sits there
MATSU = "CN-350122"  # 连江县: of 福州, and of the isles of 马祖
# 某商会代表团由会长甲带队, 副主席乙率某侨联代表团: whose head he is stands in the name of the delegation.
DELEGATION_TAIL = re.compile(
    r"(?:(?:经贸|友好|商务|访问|参访|考察|交流|学习|工作)*)(?:代表团|考察团|访问团|参访团|交流团)$"
)
SPOKEN_OF = re.compile(r"(?:欢迎|感谢|祝愿|会见|拜访|陪同|[对向与])$")
LEADS_IT = re.compile(r"率(?:领|团)?了?")
# 某商会代表团在会长甲的率领下: of the house that goes.
LEADS_UNDER = re.compile(r"(?:等人?)?的?(?:亲自)?(?:率领|带领|带队)之?下")
FIRM_HEAD = re.compile(r"经理|总裁|董事")
# 区党工委书记甲: whoever writes so is at home in a zone, which is no district
OUR_ZONE = re.compile(r"(?<![\u4e00-\u9fff])区(?:党工委|管委会)")
BASES = ("stated", "sentence", "paragraph", "story_home")
LOCAL_ABROAD = re.compile(r"(?:市议会|县议会|省议会)?副?(?:议长|知事|[县都道府]知事|议员)")
GONE_TO_SEAT = re.compile(
    r"(?:至|到|赴|前往|拜访|拜会|走访|访问)(?P<seat>(?!我|全|本)[\u4e00-\u9fff]{2,4}?(?P<level>[省市区县州旗盟])(?:人民)?政府)"
)
COMMA = re.compile(r"[,，]")
MEMBERSHIP = re.compile(
    r"常委$|党(?:组|委|工委)(?:委员|成员|副?书记)$"
)  # before an office of the same house: 市委常委|副市长
INVITING = re.compile(r"(?<![\u4e00-\u9fff])(?:应|受)(?:[^,，。;；]{2,36}?[和与及、])?$|(?:应|受)$")
INVITED = re.compile(r"(?:[和与及、][^,，。;；]{2,30}?)?(?:的)?(?:盛情)?(?:邀请|之邀|邀约|委托)")
HEAD = re.compile(r"(?:总|名誉|荣誉|轮值|执行)?(?:会长|理事长|董事长|主席|总裁|社长|校长|院长|秘书长|团长)")
HAN_NAME = re.compile(r"[\u4e00-\u9fff]{1,5}")
# 甲与乙一行座谈: who stands behind 与 is the other side, not a holder of the same office.
TALKS_BEHIND = re.compile(
    r"(?:一行|先生|女士|等)?(?:[0-9]+人)?(?:就[^,，。;；]{1,30})?(?:一行|举行|进行|展开|开展|亲切|深入|友好|座谈|会谈|会面|会晤|洽谈|交流|签署|签订|签约|共同签)"
)
# 某国|联邦民主共和国: what a state calls itself behind its name.
STATE_FORM = re.compile(
    r"(?:(?:联邦|民主|人民|伊斯兰|阿拉伯|社会主义|合作|多民族|联合|大)*(?:共和国|王国|公国|合众国|酋长国)|联邦)$"
)
MAX_STATE_FORM = 12
# 会长甲陪同参观了|某某公司: where they go is none whose head he is.
GONE_TO_BEFORE = re.compile(
    r"[与和同跟对向赴]$|(?:前往|来到|走进|参观|考察|走访|拜访|访问|调研|拜会|参访|察看|视察|到访|入驻|对接)了?$"
)
POSTED_TO = re.compile(r"驻$")
POSTED_ALONE = re.compile(r"(?<![\u4e00-\u9fff])(?P<posted>我?驻(?P<host>[\u4e00-\u9fff]{2,8}|华))$")  # 、驻仰光|总领事
MISSION = re.compile(r"(?:候任|临时)?[代副]?(?:(?P<consul>总领事|领事)|大使|临时代办|公使)")
BOARD_OF_THE_SAME = re.compile(r"(?P<joint>[、,，兼和及])(?:董事|监事|理事)会$")
INNER_BOARD = re.compile(r"(?:董事|理事|监事|委员|常委|大|组委)会$")  # of a body, none itself
# 某国议会议员、交通部部长: of a ministry that is named, if not of which country.
OWN_MINISTRY = re.compile(
    r"(?<![\u4e00-\u9fff])(?:交通|外交|财政|教育|文化|经济|国防|内政|农业|工业|贸易|能源|旅游|卫生|环境|劳动|司法|商务|科技|投资)"
    r"[\u4e00-\u9fff]{0,6}部(?:副?部长|大臣)$"
)
# 该会会长: of the house named last.
THAT_HOUSE = re.compile(r"该(?:商|协|总|学)?(?P<kind>会|公司|集团|企业|校|院|所|行)$")
ELIDED_HOUSE = re.compile(
    r"(?:^|[、,，兼])(?P<name>[省市区县州](?:工商联|工商业联合会|总商会|贸促会|侨联|妇联|科协|文联|残联|台联|青联)|监委)$"
)
OWN_OFFICE = re.compile(r"(?:^|[、,，兼])(?P<name>办公[室厅])$")  # 县政府党组成员、办公室|主任甲
# 某商会秘书长甲,会员部|部长乙: of the house of the one before in the list
OWN_PART = re.compile(r"(?:^|(?<=[、,，]))(?P<name>(?:会员|联络|外联|宣传|综合|财务|项目|招商|行政|公关|会务)部)$")
SUPERVISION = "监委"  # 县委常委、纪委书记、监委主任甲: of the county of the titles beside it
REPRESENTS = re.compile(r"(?:首席|总|常驻|副|常务副)*(?:代表|总裁|总经理|总监|经理|董事|顾问|负责人)")
# 某省新任省长, 某国前总统: who comes to an office, and who held it.
NEWLY = re.compile(r"(?:新任|现任|新当选)$")
FORMERLY = re.compile(r"(?<![目此日年以之当空史提从])前$|原$")
# Offices of towns, townships and streets: 镇长, 副乡长, 镇党委书记, 街道办事处主任.
TOWN_OFFICE = re.compile(r"副?(?P<level>[镇乡]|街道)(?P<party>党委|委|党工委)?(?:长|人大|办事处|办|领导)?")
# 甲街道党工委副书记、|办事处主任, 街道|纪工委书记
HOUSE_OF_A_STREET = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=街道))(?P<house>党工委|办事处|纪工委|监察办|人大工委|政协工委)"
)
RECEIVES_THEM = re.compile(r"会见|会晤|接见|接待|宴请")
# 市政协主席丁|参加会见
JOINS_THE_HOST = re.compile(
    r"(?:[、和与][^,，。;；]{2,60}?)?(?:等?(?:市|区|县|省)?领导)?(?:一同|一起|共同)?(?:参加|陪同|出席)(?:了)?(?:会见|会谈|座谈|接待|活动|宴请)"
)
MAX_BESIDE = 4  # offices of those named before
MAX_STREET_HOUSE = 4  # characters
NO_TOWN = re.compile(r"[各等全本该任原前现时该两几某的和与及市县区]$")
TOWN_HOUSE = re.compile(r"(?:中共)?(?P<town>[\u4e00-\u9fff]+(?:镇|乡|街道))(?:委|党委|党工委|人民政府|政府|办事处)")
# 区|党工委书记, 开发区|管委会主任, and 管委会主任 behind a mark
ZONE_ALONE = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[和与及]))(?P<kind>区|开发区|经开区|高新区|园区|新区)?$")
ZONE_LEADER = "区领导"
LOCAL_HOUSE = {"镇": "人民政府", "乡": "人民政府", "街道": "办事处"}
# 某市新材料产业基地|管委会主任: a zone that no list and no finder knows by its kind.
BASE_OF_A_BOARD = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:基地|片区|集聚区|集中区|组团|功能区|试验区|实验区|旅游区|口岸|物流园|港区"
    r"|起步区|先行区|启动区|示范区|合作区|度假区|开发区|园区|新城|科技城|科学城|产业园|工业园)$"
)
BASE_KIND = re.compile(r"[^区园城地]{0,2}(?:[区园城]|基地)$")
FOREIGN_STATE = re.compile(r"(?:大区|省|州|道|府)$")
MINISTRY_AFTER_ANOTHER = re.compile(r"^[、,，](?P<name>[\u4e00-\u9fff]{2,8}部)$")  # 某国总理甲、工贸部|部长乙
RECEIVES_THEM = re.compile(
    r"(?:等人?)?(?:[^,，。;；]{0,8}领导)?(?:亲切|热情|亲自|出面|在[^,，。;；]{2,12})*(?:接待|会见|接见|迎接|欢迎)"
)
CAME_TO_US = re.compile(
    r"(?:到访|来访|来到|莅临|走访|访问|拜访|参访|做客)(?P<house>[我本](?:会|校|院|馆|所|行|司|公司|集团|商会|协会|总会|企业|中心))"
)
IN_BRACKETS = re.compile(r"[(（][\u4e00-\u9fff]{2,10}[)）]$")  # 某省外事委员会办公室(港澳办)|主任
# 县|纪委书记, 市|政协党组书记: the place is left out, its level is not.
LEVEL_ALONE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[和及与兼])(?P<level>[省市区县州旗盟])$")
OF_A_LEVEL = re.compile(r"(?P<party>纪委|政法委|机关工委)|人大|政协|政府")
MINISTER = re.compile(r"大臣$|次官$")
MINISTRY = re.compile(
    r"前?(?:国务|外务|外交|财务|财政|经济产业|经济|国土交通|农林水产|总务|法务|厚生劳动|文部科学|环境|防卫|商工|贸易|工业|商务|内政|国防|教育|交通|能源|旅游)(?:副)?$"
)
# 某县政协主席甲、副主席乙; 某市人大常委会主任甲、副主任乙
HEADS_OF_COUNCIL = re.compile(r"(?:常务)?副?(?:主席|主任|秘书长)|常委|委员")
COUNCIL_NAME = re.compile(r"政协$|人大(?:常委会)?$")
FOREIGN_NAMES = frozenset(
    {"dotted_name", "dotted_name_after_title", "latin_name_after_title", "latin_name_before_title"}
)
TRANSCRIBED = "transcribed_name_after_title"
HEADED_TWICE = re.compile(r"(?P<house>[部局厅署])(?:第[一二三])?副?(?P=house)长")
PUNCTUATED = re.compile(r"[^\u4e00-\u9fff]|[和与及兼的]")
MAX_HOUSE = 14  # characters from the place that opens a house's name to its end
SITS_ELSEWHERE = re.compile(r"议员$|立法委员$|侨务委员$|次长$")
PARTY_ABROAD = re.compile(r"[\u4e00-\u9fff]{4,14}党(?:中央(?:委员会)?)?$")
MAX_PARTY = 18
PAIR_JOINT = re.compile(r"以及|[、和与及]")
OPENS_OFFICE = re.compile(r"[^\u4e00-\u9fff]|[了和与及见]")
KIND_ALONE = re.compile(r"(?:集团|(?<!工)商会|总会|协会|学会|联合会|联谊会|促进会|同乡会)$")
GROUP_NAME = re.compile(r"集团(?:股份)?(?:有限(?:责任)?公司)?$")
FIRM_NAME = re.compile(r"(?:集团|公司|株式会社)$")
OUR_HOUSE = re.compile(r"[我本](?:会|局|办|处|司|校|院|所|馆|行|公司|集团|商会|协会|总会|企业|中心)$")
UNREAD_HOUSE = re.compile(
    r"、(?=[\u4e00-\u9fff]{1,12}(?:监委|区|组|会|部|室|中心|办|院|局|站|队|厅|处|联|协|府|镇|村|街道)$)"
)
# 副市长兼|高新区|党工委书记: a zone whose name is left out, and no list has it.
ZONE_WITHOUT_A_NAME = re.compile(
    r"(?:、|兼任?)(?=(?:高新区|经开区|经济开发区|开发区|新区|保税区|度假区|示范区|产业园区?)$)"
)
LEVELS = frozenset("省市区县州旗盟")
SOLE = re.compile(
    r"[代省市县区州旗自治]{0,3}(?:省长|市长|县长|区长|州长|旗长)|(?:省委|市委|县委|区委|州委|旗委|自治区党委)书记|自治区主席"
)
FILLED_IN = frozenset({"sentence", "paragraph", "story_home"})
HELD_ONCE = re.compile(r"(?:时任|曾任|历任|前任|继任|接替|原任)$")
VILLAGE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2}(?<![兼任])村|[、,，兼任])(?:村?委会|村民委员会|村两?委|村)?$(?<=村|会|委)"
)
COUNCIL_OF_A_TOWN = re.compile(r"[、和及][市县省州道府都]议会$")
HEAD_OF_GOVERNMENT = re.compile(r"[、,，兼]政府$")
PEOPLES = "人民"  # 某市人民|政府党组成员
PEOPLE_OF_A_TOWN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:布依|土家|朝鲜|蒙古|哈尼|傈僳|纳西|景颇|仡佬|毛南|仫佬|达斡尔|鄂温克|鄂伦春|锡伯|撒拉|保安|东乡|畲|苗|侗|瑶|壮|彝|白|回|满|傣|藏|羌|黎|佤|水|土|各)族"
)
MAX_TOWN = 12  # characters of a town's name and the place before it that are looked at
MAX_BACK = 200  # characters; where a guest came to is said one sentence before
MAX_CHAIN = 8  # titles of one person; the longest seen has five


@dataclass(slots=True, kw_only=True)
class _Office:
    """One title in front of or behind one name, with the body found for it."""

    title: TitleCandidate
    person: Mention
    body: str | None = None
    place: str | None = None
    basis: str = "unstated"
    reason: str | None = None
    body_start: int = 0
    elided: str | None = None
    bureau: str | None = None  # a department whose place is left out
    told_as: Mention | None = None  # and where it was taken for the home's
    trailing: bool = False
    is_of_unread_house: bool = False
    is_inferred: bool = False
    name: str = ""


def settle_roles(book: Book, titles: Sequence[TitleCandidate]) -> tuple[Role, ...]:
    """Give each person the titles that stand beside the name, and each title its house."""
    return tuple(_Roles(book, titles).read())


class _Roles:
    def __init__(self, book: Book, titles: Sequence[TitleCandidate]) -> None:
        self.book = book
        self.clean = book.clean
        self.title_by_end = {t.end: t for t in titles}
        self.title_by_start = {t.start: t for t in titles}
        self.people = sorted(
            (m for m in book.mentions if m.kind == "person" and m.rule != "byline_name"), key=lambda m: m.start
        )
        self.bodies = sorted((m for m in book.mentions if m.kind == "organization"), key=lambda m: (m.start, -m.end))
        firms = {
            m.start: m.end
            for m in reversed(self.bodies)
            if book.entities[m.local_id].detail_kind == "company" and FIRM_NAME.search(self.clean, m.start, m.end)
        }
        # 中建|望溪集团: the parent's short name opens the name of another firm
        self.bodies = [m for m in self.bodies if m.rule != "known_body" or firms.get(m.start, m.end) <= m.end]
        self.body_starts = [m.start for m in self.bodies]
        self.body_by_end: dict[int, Mention] = {}
        for mention in self.bodies:
            known = self.body_by_end.get(mention.end)
            if known is None or mention.start < known.start:
                self.body_by_end[mention.end] = mention
        self.places = [m for m in book.mentions if m.kind == "place"]
        self.fused_by_end = {o.end: o for o in sorted(book.fused, key=lambda o: -o.start)}
        self.place_by_end: dict[int, Mention] = {}
        for mention in self.places:
            self.place_by_end.setdefault(mention.end, mention)
        self.person_starts = [m.start for m in self.people]
        self.person_by_start = {m.start: m for m in self.people}
        self.person_by_end = {m.end: m for m in self.people}
        self.told_before: list[_Office] = []
        self.unknown_house: _Office | None = None

    def read(self) -> Iterator[Role]:
        offices = self.told_before
        chain_by_person_end: dict[int, list[_Office]] = {}
        body_by_person: dict[int, Mention] = {}
        for person in self.people:
            found = self._chain(person)
            if not found and person.rule == "name_in_title_list":
                before = self._joined_before(person.start)
                if before is not None:
                    found = [
                        _Office(
                            title=o.title,
                            person=person,
                            body=o.body,
                            place=o.place,
                            basis="sentence" if o.basis == "stated" else o.basis,
                            reason=o.reason or "one title over several names",
                            name=o.name,
                            is_inferred=o.is_inferred,
                        )
                        for o in chain_by_person_end.get(before, ())
                        if not o.trailing
                    ]
                if found and (paired := body_by_person.get(person.start)) is not None:
                    self._pair(found[0], paired)
            else:
                body_by_person |= self._respectively(person, found)
                self._complete(found, offices)
                if found and (paired := body_by_person.get(person.start)) is not None:
                    self._pair(found[0], paired)
            chain_by_person_end[person.end] = found
            offices.extend(found)
        yield from self._told(offices)
        kept = {o.body for o in offices}
        for office in offices:
            told = office.told_as
            if told is not None and office.body != told.local_id and told.local_id not in kept:
                self.book.belongs_to(told, office.body)

    def _pair(self, office: _Office, body: Mention) -> None:
        office.body, office.basis, office.is_inferred = body.local_id, "sentence", True
        office.reason = "as many names as bodies before their one title: each is of its own, in order"

    def _respectively(self, first: Mention, chain: Sequence[_Office]) -> dict[int, Mention]:
        """Read 甲会、乙会负责人王一和李二: as many names as bodies, each of its own, by where each name begins."""
        if len(chain) != 1 or chain[0].trailing or chain[0].basis != "stated":
            return {}
        body = self.body_by_end.get(chain[0].title.start)
        if body is None or body.local_id != chain[0].body:
            return {}
        bodies = [body]
        while (joint := PAIR_JOINT.search(self.clean, max(0, bodies[0].start - 2), bodies[0].start)) is not None:
            before = self.body_by_end.get(joint.start())
            if before is None:
                break
            bodies.insert(0, before)
        holders = [first]
        while (joint := PAIR_JOINT.match(self.clean, holders[-1].end)) is not None:
            behind = self.person_by_start.get(joint.end())
            if behind is None or behind.rule != "name_in_title_list":
                break
            holders.append(behind)
        if len(bodies) < 2 or len(bodies) != len(holders) or self.clean.startswith("等", holders[-1].end):
            return {}
        if len({m.local_id for m in bodies}) != len(bodies):
            return {}
        if len({self.book.entities[m.local_id].detail_kind for m in bodies}) != 1:
            return {}  # 甲集团、乙商会会长: a group has no such office
        return {holder.start: house for holder, house in zip(holders, bodies, strict=True)}

    def _joined_before(self, start: int) -> int | None:
        """Where the name before in a list 甲、乙和丙 ends; 副会长甲与乙一行座谈 is no list."""
        person = self.person_by_start.get(start)
        for length in (1, 2):
            joint = self.clean[start - length : start]
            if joint in ("、", "和", "及", "与", "以及"):
                if joint in ("与", "和") and person is not None and TALKS_BEHIND.match(self.clean, person.end):
                    return None
                return start - length
        return None

    # ------------------------------------------------------------ the titles of one name
    def _chain(self, person: Mention) -> list[_Office]:
        found: list[_Office] = []
        at = person.start
        while at > 0 and self.clean[at - 1] in " \u3000":
            at -= 1
        rank = HONORIFIC_BEFORE.search(self.clean, max(0, at - 8), at)
        if rank:
            at = rank.start()
        at = self._before_title_in_brackets(at)
        for _ in range(MAX_CHAIN):
            title = self.title_by_end.get(at)
            if title is None or (
                title.title_class == "honorific" and title.name in ("先生", "女士", "小姐", "记者", "主播")
            ):
                break
            office = _Office(title=title, person=person, name=title.name)
            self._stated(office)
            found.append(office)
            if len(found) > 1 and self._is_of_another(office, found[-2]):
                found.pop()
                break
            at = office.body_start
            joint = JOINT_BEFORE.search(self.clean, max(0, at - 2), at) or self._comma_before(at)
            if joint is None:
                joint = self._joint_behind_unread(office)
                office.is_of_unread_house = office.is_of_unread_house or joint is not None
            if joint is None and not self._runs_on(office):
                break
            at = joint.start() if joint is not None else at
            if at in self.person_by_end or at not in self.title_by_end:
                break
            if self.clean[self.title_by_end[at].start - 1] == "为":
                break  # 以会长甲为团长、院长乙为副团长: of the one before
            if self.title_by_end[at].start in self.person_by_end:
                break  # 王小明主席与副部长李四: the title before the joint is that of another
        found.reverse()
        trailing = self.title_by_start.get(person.end) if person.rule != "surname_before_title" else None
        if trailing is None and self.clean[person.end : person.end + 1] in " (（":
            trailing = None
        if trailing is not None and not self._next_is_a_name(trailing) and self._may_trail(trailing):
            office = _Office(title=trailing, person=person, name=trailing.name, trailing=True)
            office.body_start = person.start
            body = self.body_by_end.get(person.start)
            if body is not None and not found:
                office.body, office.basis = body.local_id, "stated"
            elif not found:
                place = self.place_by_end.get(person.start)
                if place is not None:
                    self._office_of(office, self.book.entities[place.local_id].vocabulary_key, "stated", None)
            found = [o for o in found if o.title.name != "代表"]  # 代表王小明总领事: he is spoken for
            if not (found and any(o.title.name == trailing.name for o in found)):
                found.append(office)
        return found

    def _before_title_in_brackets(self, at: int) -> int:
        """工商联(总商会)主席[(会长)]甲: the office is told as the first house calls it."""
        second = self.title_by_end.get(at - 1) if self.clean[at - 1 : at] in (")", "）") else None
        if second is None or self.clean[second.start - 1 : second.start] not in ("(", "（"):
            return at
        return second.start - 1 if second.start - 1 in self.title_by_end else at

    def _is_of_another(self, office: _Office, behind: _Office) -> bool:
        """甲市市长和乙省省长王一: two heads of two places are two people, the first of them not named."""
        joint = self.clean[office.title.end : behind.body_start].strip()
        if (
            joint not in ("和", "与", "及", "暨")
            or not (office.body or office.place)
            or not (behind.body or behind.place)
        ):
            return False
        heads = GOVERNMENT.search(office.title.name) and GOVERNMENT.search(behind.title.name)
        return bool(heads) and (office.body, office.place) != (behind.body, behind.place)

    def _comma_before(self, at: int) -> re.Match[str] | None:
        """The comma of 某某团团长,某某局局长王一: nothing but an office stands before it in its clause."""
        comma = COMMA.match(self.clean, at - 1) if at else None
        title = self.title_by_end.get(at - 1) if comma else None
        if title is None or title.title_class == "honorific":
            return None
        body = self.body_by_end.get(title.start)
        place = self._place_ending(title.start)
        start = body.start if body else min(place.start, title.start) if place else title.start
        return comma if start == 0 or self.clean[start - 1] in "\n 。;；,，:：" else None

    def _runs_on(self, office: _Office) -> bool:
        """市委常委|副市长甲, 局党组书记|局长甲: membership of the house's party group stands before the office without a mark."""
        before = self.title_by_end.get(office.title.start) if office.body_start == office.title.start else None
        return before is not None and not office.body and MEMBERSHIP.search(before.name) is not None

    def _joint_behind_unread(self, office: _Office) -> re.Match[str] | None:
        """The 、 of 县政协主席、招商领导组组长王一: the house of the second office is unread, the first is still his."""
        at = office.body_start
        own = 1 if office.title.name[0] in "镇乡" else 2 if office.title.name.startswith("街道") else 0
        joint = UNREAD_HOUSE.search(self.clean, max(0, at - MAX_UNREAD), at + own) or ZONE_WITHOUT_A_NAME.search(
            self.clean, max(0, at - MAX_UNREAD), at
        )
        return joint if joint is not None and not office.body and joint.start() in self.title_by_end else None

    def _may_trail(self, title: TitleCandidate) -> bool:
        """代表 behind a name is a verb: 王小明代表市委."""
        return title.title_class != "honorific" and title.name not in ("代表", "常务", "委员", "理事", "专员", "负责人")

    def _next_is_a_name(self, title: TitleCandidate) -> bool:
        return any(
            m.start == title.end for m in self.people[bisect_left([p.start for p in self.people], title.end) :][:1]
        )

    # ------------------------------------------------------------ what stands before a title
    def _stated(self, office: _Office) -> None:
        """Read the body right before the title: a body, a place, 驻…, or a department of what stands before."""
        start = office.title.start
        clean, book = self.clean, self.book
        office.body_start = start
        while start > 0 and clean[start - 1] in " 的" and clean[start - 2 : start - 1] != "任":
            start -= 1
        if office.title.title_class == "diplomatic" and self._posted(office, start):
            return
        if clean.endswith(LEAGUE_OFFICE, 0, start) and office.title.name.endswith("盟长"):
            start -= len(LEAGUE_OFFICE)
            office.body_start = start
        if COUNCIL_OF_A_TOWN.search(clean, max(0, start - 4), start) and LOCAL_ABROAD.fullmatch(office.title.name):
            office.body_start = start - 3  # 某市副市长甲、市议会|副议长乙
        national = NATIONAL_BODIES.get(office.title.name[:2]) if clean.endswith("全国", 0, start) else None
        if national is not None:
            office.body_start = start - 2  # 全国|政协委员甲
            office.body = book.implied_body(national, "government", start - 2, start + 2, "CN")
            office.name, office.basis = f"全国{office.title.name}", "stated"
            return
        if HEAD_OF_GOVERNMENT.search(clean, max(0, start - 3), start) and GOVERNMENT.search(office.title.name):
            start -= 2  # 县委副书记、政府|县长甲
            office.body_start = start
        if office.title.name.startswith("政府") and clean.endswith(PEOPLES, 0, start):
            start -= len(PEOPLES)
            office.body_start = start
        board = BOARD_OF_THE_SAME.search(clean, max(0, start - 4), start)
        if board is not None and board.start() in self.title_by_end:
            start = office.body_start = board.end("joint")  # 首席执行官兼|董事会|董事
        newly = NEWLY.search(clean, max(0, start - 3), start)
        if newly is not None and self._house_ends(newly.start()):
            start = office.body_start = newly.start()
        formerly = FORMERLY.search(clean, max(0, start - 2), start)
        if formerly is not None and self._house_ends(formerly.start()):
            start = office.body_start = formerly.start()
            office.name = f"{formerly.group()}{office.title.name}"
        bracket = IN_BRACKETS.search(clean, max(0, start - 12), start)
        if bracket is not None and (
            self._body_ending(bracket.start()) is not None
            or ELIDED_HOUSE.search(clean, max(0, bracket.start() - 8), bracket.start())
        ):
            start = office.body_start = bracket.start()
        fused = self.fused_by_end.get(start + 1)
        if fused is not None and office.title.name[0] == fused.name[-1]:
            office.body_start = fused.start
            if office.person.rule in FOREIGN_NAMES and fused.vocabulary_key and fused.name.endswith("部"):
                office.is_of_unread_house = True  # 财政部|长安·某某: of another land
                return
            key = book.home_key(start) if fused.rule == "elided_body" else book.seat_of(fused.name)
            name = fused.name if fused.rule != "elided_body" else book.elided(fused)
            if name is not None:
                office.body = book.implied_body(name, fused.kind, fused.start, office.title.end, key)
                office.basis = "stated"
            return
        body = self._body_ending(start)
        if body is not None and body.rule == "known_body" and HAN_NAME.match(clean, body.start - 1):
            if self._of_a_house_headed_so(office, start, abroad=True):
                return  # 某国计划|财政部|部长
            office.is_of_unread_house = False
        if body is None and clean[start - 1 : start] in QUOTED_BODY:
            quoted = self._body_ending(start - 1)  # “某电子”总经理
            if quoted is not None and clean[quoted.start - 1 : quoted.start] in OPENED_BODY:
                body = quoted
        if body is None:
            head = self._department(start)
            if head is not None:
                words = clean[head[0] : start]
                body = head[1]
                office.name = f"{words.strip(JOINTS)}{office.title.name}"
        if body is not None:
            office.body_start = body.start
            self._house(office, body)
            return
        kind = KIND_ALONE.search(clean, max(0, start - 3), start)
        if kind is not None and book.marks.begins_after_stop(kind.start()):
            self._of_the_one_of_its_kind(office, kind.start(), kind.group())
            return
        if self._of_a_town(office, start) or self._of_a_base(office, start):
            return
        if self._of_a_ministry_listed(office, start):
            return
        if self._of_a_party_abroad(office, start) or self._of_a_house_headed_so(office, start):
            return
        place = self._place_ending(start)
        village = VILLAGE.search(clean, max(0, start - 8), start)
        if place is None and village is not None and office.title.title_class != "company":
            office.body_start, office.is_of_unread_house = village.end("name"), True  # of a village that no list holds
            return
        if place is None and (pointed := POINTED_AT.search(clean, max(0, start - 2), start)) is not None:
            self._pointed_at(office, pointed)
            return
        ministry = MINISTRY.search(clean, max(0, start - 9), start) if MINISTER.search(office.title.name) else None
        if place is None and ministry is not None and self._of_a_ministry(office, ministry):
            return
        if place is None and office.title.name in BUREAU_HEADS and self._bureau(office, start):
            return
        if place is not None and POSTED_TO.search(clean, max(0, place.start - 2), place.start):
            office.body_start = place.start  # 某商会驻乙市代表: where he is posted is not whose he is
            return
        firm = self._body_ending(place.start) if place is not None else None
        if firm is not None and REPRESENTS.fullmatch(office.title.name):
            office.body_start = firm.start
            self._house(office, firm)  # 某商事株式会社|华南|首席代表: of the firm, posted to a region
            return
        if place is not None:
            office.body_start = place.start
            key = book.entities[place.local_id].vocabulary_key
            party = PARTY.match(office.title.name)
            if key is not None and party is not None and clean.endswith(YOUTH_LEAGUE, 0, place.start):
                office.body_start, office.basis = place.start - len(YOUTH_LEAGUE), "stated"
                called = f"{YOUTH_LEAGUE}{book.vocabulary.places[key].name}委"
                office.body = book.implied_body(called, "party", office.body_start, office.title.end, key)
                office.name = f"团{office.title.name}"
                return
            if self._office_of(office, key, "stated", None):
                return
            if book.entities[place.local_id].detail_kind == "landmark" and office.title.name in ANY_BODY:
                office.place, office.basis = place.local_id, "stated"  # 某市会展中心|副主任
                return
            of_a_state = key is None and FOREIGN_STATE.search(book.entities[place.local_id].name) is not None
            heads_it = of_a_state and REGION_HEAD.fullmatch(office.title.name) is not None
            if heads_it or (office.title.title_class in ("government", "party") and office.title.name not in ANY_BODY):
                office.place, office.basis = place.local_id, "stated"
            return
        level = LEVEL_ALONE.search(clean, max(0, start - 2), start)
        if level is not None and (kind := OF_A_LEVEL.match(office.title.name)) is not None:
            called = f"{level['level']}{'委' if kind['party'] else ''}{office.title.name}"
            office.title, office.body_start = replace(office.title, name=called), start - 1
            return
        house = ELIDED_HOUSE.search(clean, max(0, start - 8), start)
        if house is None and (bureau := BUREAU.search(clean, max(0, start - MAX_BUREAU), start)) is not None:
            # 某市副市长、公安局|局长
            office.bureau, office.body_start = bureau["name"], bureau.start("name")
            return
        house = house or OWN_OFFICE.search(clean, max(0, start - 4), start)
        house = house or OWN_PART.search(clean, max(0, start - 4), start)
        if house is not None:
            # 甲区委统战部副部长、区工商联|党组书记
            office.elided, office.body_start = house["name"], house.start("name")
            return
        if start > 0 and clean[start - 1] == "原":
            office.body_start = start - 1

    def _of_a_town(self, office: _Office, start: int) -> bool:
        """Read 某镇|镇长, 某镇长, 某街道|办事处主任: of a town, township or street, which no list holds."""
        held = TOWN_OFFICE.match(office.title.name)
        if held is None:
            return False
        level, marks, clean = held["level"], self.book.marks, self.clean
        left = max(marks.left_edge(start), start - MAX_TOWN)
        left = max((at for at in range(left + 1, start) if at in self.place_by_end), default=left)
        words = clean[left:start]
        stem = words.removesuffix(level)
        bounded = marks.begins_after_stop(left) or left in self.place_by_end or not HAN_NAME.match(clean, left - 1)
        is_said_twice = stem != words or level == "街道"
        people = PEOPLE_OF_A_TOWN.search(stem)
        is_said_twice = is_said_twice or people is not None  # 某某布依族|乡党委书记
        core = stem[: people.start()] if people is not None else stem
        if not bounded or not 2 <= len(core) <= (4 if is_said_twice else 2):
            return False
        if NO_TOWN.search(stem) or stem[0] in OUR or is_generic(stem) or (separates(stem) and not is_said_twice):
            return False
        if not is_said_twice and not office.title.name.startswith(level):
            return False
        within = next(
            (self.place_by_end[at] for at in _starts_of(clean, f"{stem}{level}") if at in self.place_by_end), None
        )
        key = self.book.entities[within.local_id].vocabulary_key if within is not None else self._county_meant(left)
        place = self.book.vocabulary.places.get(key) if key else None
        town = f"{place.name if place is not None else ''}{stem}{level}"
        if held["party"]:
            name, kind = (f"{town}党工委" if level == "街道" else f"中共{town}委"), "party"
        elif key is not None and key.startswith(TAIWAN):
            name, kind = f"{town}公所", "government"
        else:
            name, kind = f"{town}{LOCAL_HOUSE[level]}", "government"
        office.body_start = within.start if within is not None and within.end == left else left
        office.body = self.book.implied_body(name, kind, left, office.title.end, key)
        office.basis = "stated"
        if within is None and place is not None:
            office.is_inferred = True
            office.reason = f"a town named alone is of {place.name}, of the office before it or the home of this report"
        return True

    def _county_meant(self, position: int) -> str | None:
        """Give the county or district of a town that is named alone: of the office before it in a list, or of the home."""
        places = self.book.vocabulary.places
        sentence = self.book.sentence_at(position)
        if sentence is not None and LIST_JOINT.search(self.clean, max(0, position - 2), position):
            for other in reversed(self.told_before[-MAX_CHAIN:]):
                if other.title.start < sentence.start:
                    break
                beside = places.get(self._place_key(other) or "")
                if beside is not None:
                    return beside.place_key if beside.level == "district" else None
        home = places.get(self.book.home_key(position) or "")
        if home is None or home.level != "district" or home.country_code != "CN":
            return None
        return self.book.place_for_level(home.name[-1], position)

    def _of_a_base(self, office: _Office, start: int) -> bool:
        """Read 某市新材料产业基地|管委会主任: the board of a zone of another kind than the finders know."""
        board = ZONE_OFFICE.match(office.title.name)
        left = self.book.marks.left_edge(start)
        if board is None or BASE_OF_A_BOARD.fullmatch(self.clean, left, start) is None:
            return False
        words, key = self.clean[left:start], self.book.seat_of(self.clean[left:start])
        if key is None and words[0] in "省市区县州旗":
            key = self.book.place_for_level(words[0], start)
            if key is None:
                return False
            words = f"{self.book.vocabulary.places[key].name}{words[1:]}"
        stem = BASE_KIND.sub("", words)
        if not stem or is_generic(stem) or words in ZONE_WORDS:
            office.is_of_unread_house = True
            return False  # 经济开发区|管委会主任: of any town
        kind = "government" if board.group(1) == "管委会" else "party"
        office.body_start = left
        office.body = self.book.implied_body(f"{words}{board.group(1)}", kind, left, office.title.end, key)
        office.basis = "stated"
        return True

    def _of_a_ministry(self, office: _Office, ministry: re.Match[str]) -> bool:
        """Read 某国|外务|大臣, and 前|总务|大臣 of a land that is not said."""
        left = ministry.start()
        land = self._land_ending(left)
        if land is None and left and OPENS_OFFICE.search(self.clean, max(0, left - 1), left) is None:
            return False
        office.name = f"{ministry.group()}{office.title.name}"
        if land is None:
            office.body_start, office.is_of_unread_house = left, True
        else:
            office.body_start, office.place, office.basis = land.start, land.local_id, "stated"
        return True

    def _of_a_ministry_listed(self, office: _Office, start: int) -> bool:
        """Read 某国副总理甲、[工贸部]部长乙: a ministry of the land of the one before in the list."""
        if office.title.name.lstrip("副") != "部长" or not self.told_before:
            return False
        last = self.told_before[-1]
        named = MINISTRY_AFTER_ANOTHER.match(self.clean[last.person.end : start])
        land = self.book.vocabulary.places.get(self._place_key(last) or "")
        if named is None or land is None or land.level != "country" or land.country_code == "CN":
            return False
        office.body_start = start - len(named["name"])
        office.body = self.book.implied_body(
            f"{land.name}{named['name']}", "government", office.body_start, office.title.end, land.place_key
        )
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"the land of the office before it in the list: {land.name}"
        return True

    def _of_a_house_headed_so(self, office: _Office, start: int, *, abroad: bool = False) -> bool:
        """Read 某国计划投资部|部长: the word for the house stands twice, and between it and a place are its fields."""
        clean, ends = self.clean, HEADED_TWICE.search(self.clean, max(0, start - 1), start + 4)
        if ends is None or ends.start() != start - 1 or ends.end() - start > len(office.title.name):
            return False
        for at in range(start - 3, max(-1, start - MAX_HOUSE), -1):
            if PUNCTUATED.match(clean, at):
                break
            place = self.place_by_end.get(at)
            if place is None:
                continue
            key = self.book.entities[place.local_id].vocabulary_key
            if key is None or not is_ordinary(clean[at : start - 1]):
                break
            if abroad and self.book.vocabulary.places[key].country_code == "CN":
                break
            name = clean[place.start : start]
            office.body_start, office.basis = place.start, "stated"
            office.body = self.book.implied_body(name, "government", place.start, office.title.end, key)
            return True
        office.is_of_unread_house = clean[start - 1] in "部厅署"
        return False

    def _of_a_party_abroad(self, office: _Office, start: int) -> bool:
        """Read 某国人民革命党中央|总书记: a party that opens with the name of its land."""
        party = PARTY_ABROAD.search(self.clean, max(self.book.marks.left_edge(start), start - MAX_PARTY), start)
        land = self.book.marks.place_by_start.get(party.start()) if party is not None else None
        place = self.book.vocabulary.places.get(land[1]) if land is not None else None
        if party is None or place is None or place.level != "country" or place.country_code == "CN":
            return False
        office.body_start, office.basis = party.start(), "stated"
        office.body = self.book.implied_body(party.group(), "party", party.start(), office.title.end, place.place_key)
        return True

    def _house_ends(self, end: int) -> bool:
        """Tell whether a body or a place ends right here."""
        return end in self.body_by_end or end in self.place_by_end

    def _of_the_one_of_its_kind(self, office: _Office, start: int, kind: str) -> None:
        """集团董事长, 商会会长 without a name: the one group or chamber that the text names, or none that is known."""
        office.body_start = start
        entities = self.book.entities
        ends_so = GROUP_NAME if kind == "集团" else re.compile(f"{kind}$")
        named = [
            m
            for m in self.bodies
            if entities[m.local_id].detail_kind in ("company", "association")
            and m.rule not in ("bare_body", "elided_body")
            and (ends_so.search(entities[m.local_id].name) or ends_so.search(self.clean[m.start : m.end]))
        ]
        sentence = self.book.sentence_at(start)
        before = {m.local_id for m in named if sentence is not None and sentence.start <= m.start < start}
        houses = before or {m.local_id for m in named}
        if len(houses) != 1:
            office.is_of_unread_house = True
            return
        office.body, office.is_inferred = next(iter(houses)), True
        office.basis = "sentence" if before else "paragraph"
        office.reason = f"{kind} without a name means {entities[office.body].name}, the one named"

    def _bureau(self, office: _Office, start: int) -> bool:
        """公安局长 without a place is of a bureau without one: 局长 stands for 公安局局长."""
        left = max(self.book.marks.left_edge(start), start - 6)
        words = self.clean[left:start]
        if len(words) < 2 or words.endswith(("局", "厅", "署", "委")) or not (is_generic(words) or words in FIELDS):
            return False
        office.body_start = left
        office.bureau = f"{words}{office.title.name[-2]}"
        office.name = f"{words}{office.title.name}"
        return True

    def _body_ending(self, end: int) -> Mention | None:
        found = self.body_by_end.get(end)
        if (
            found is not None
            and found.rule == "bare_body"
            and self.book.entities[found.local_id].detail_kind == "delegation"
        ):
            return found
        return found

    def _place_ending(self, end: int) -> Mention | None:
        """A place that ends here, or whose last character is the first of the title: 江阴市|市长 and 江阴[市]委书记."""
        place = self.place_by_end.get(end)
        if place is None and (form := STATE_FORM.search(self.clean, max(0, end - MAX_STATE_FORM), end)) is not None:
            return self._land_ending(form.start())
        if place is None and self.clean[end : end + 1] in "省市区县州旗盟府都道":
            place = self.place_by_end.get(end + 1)
        if place is None and self.clean[end - 1 : end] == "郡":
            place = self.place_by_end.get(end - 1)  # 某某|郡|副郡长: a county abroad
        if place is None and self.clean.startswith("自治区", end):
            place = self.place_by_end.get(end + len("自治区"))  # 某某自治区党委书记
        return place

    def _land_ending(self, end: int) -> Mention | None:
        place = self.place_by_end.get(end)
        return place if place is not None and self.book.entities[place.local_id].detail_kind == "country" else None

    def _pointed_at(self, office: _Office, pointed: re.Match[str]) -> None:
        """该市市长: the town of that level named last in the paragraph; a word that points at nothing names no house."""
        office.body_start = pointed.start()
        level = pointed.group("level") or office.title.name[0]
        sentence = self.book.sentence_at(pointed.start())
        if sentence is None or level not in POINTED_LEVELS:
            return
        floor = self.book.text.blocks[sentence.block].start
        for mention in sorted(self.places, key=lambda m: -m.start):
            if not floor <= mention.start < mention.end <= pointed.start():
                continue
            place = self.book.entities[mention.local_id]
            if place.detail_kind not in POINTED_LEVELS[level] or not place.name.endswith(level):
                continue
            basis = "sentence" if mention.start >= sentence.start else "paragraph"
            why = f"{self.clean[pointed.start() : office.title.start]}{office.title.name} is of {place.name}, named before"
            if place.vocabulary_key is None:
                office.place, office.basis, office.reason = mention.local_id, basis, why
            else:
                self._office_of(office, place.vocabulary_key, basis, why)
            office.is_inferred = True
            return

    def _department(self, start: int) -> tuple[int, Mention] | None:
        """Find the body before 市场及商务 in 某某市场及商务总监: ten characters at most between it and the title."""
        for begin in range(start - 1, max(0, start - 13), -1):
            if self.clean[begin] in "，。；：、！？“”,;:!?":
                return None
            body = self.body_by_end.get(begin)
            if body is not None:
                return (begin, body) if self._is_a_department(begin, start) else None
        return None

    def _is_a_department(self, begin: int, end: int) -> bool:
        """Tell whether the words behind a body name a part of it: 市场及商务, 交通与物流司, 云南投资发展, 珠海基地."""
        words = self.clean[begin:end]
        size = next((at - begin for at in range(end - 1, begin, -1) if self._begins_at(at, begin)), 0)
        return names_a_part(words, size)

    def _begins_at(self, end: int, start: int) -> bool:
        """Tell whether a place that ends here begins there."""
        place = self.place_by_end.get(end)
        return place is not None and place.start == start

    def _posted(self, office: _Office, start: int) -> bool:
        """中国驻里昂总领事, 韩国驻沪总领事: the mission is implied by the title."""
        posted = POSTED.search(self.clean, max(0, start - 12), start)
        if posted is None:
            return self._posted_by_china(office, start)
        left = self.book.marks.left_edge(posted.start(2))
        sender, host = posted.group(1), posted.group(2)
        begin = posted.start(1)
        if begin < left:
            sender, begin = self.clean[left : posted.end(1)], left
        form = STATE_FORM.search(self.clean, max(0, posted.end(1) - MAX_STATE_FORM), posted.end(1))
        land = self._land_ending(form.start()) if form is not None else None
        sender_place = land or next((m for m in self.places if m.start >= begin - 1 and m.end == posted.end(1)), None)
        if sender_place is not None:
            begin = sender_place.start
            sender = self.clean[begin : sender_place.end]
        if not sender:
            return self._posted_by_china(office, start)
        if "馆" in host:
            return False  # 中国驻德国大使馆公使: the mission is stated
        name = office.title.name
        if "领事" in name:
            house = "总领事馆"
        elif name.endswith("代表"):
            house = "代表团"
        else:
            house = "大使馆"
        host_place = next((m for m in self.places if m.start == posted.start(2) and m.end == posted.end(2)), None)
        key = self.book.entities[host_place.local_id].vocabulary_key if host_place is not None else None
        if len(host) == 1 and key and host != "华":
            host = re.sub(r"[市省]$", "", self.book.vocabulary.places[key].name)
        if sender == "我":
            sender = "中国"
        mission = f"{sender}驻{host}{house}"
        if house == "总领事馆" and mission not in self.book.organization_id_by_name:
            short = mission.replace("总领事馆", "领事馆")
            mission = short if short in self.book.organization_id_by_name else mission
        office.body = self.book.implied_body(mission, "embassy", begin, office.title.end, key)
        office.basis, office.reason = "stated", f"{sender}驻{host}{name} belongs to {mission}"
        office.body_start = begin
        return True

    def _posted_by_china(self, office: _Office, start: int) -> bool:
        """驻仰光|总领事甲, 我驻缅甸|大使乙: news at home says no land before a mission of its own abroad."""
        alone = POSTED_ALONE.search(self.clean, max(0, start - 10), start)
        house = MISSION.match(office.title.name)
        if alone is None or house is None:
            return False
        if self._posted_as_the_one_before(office, alone, "总领事馆" if house["consul"] else "大使馆"):
            return True
        if office.person.rule in FOREIGN_NAMES:
            return False
        places = self.book.vocabulary.places
        keys = self.book.vocabulary.place_keys_by_alias.get(alone["host"], ())
        if not keys or any(key.startswith("CN") or places[key].country_code in (None, "CN") for key in keys):
            return False
        diplomats = (o for o in self.told_before if o.title.title_class == "diplomatic" and o.body)
        missions = (self.book.entities[o.body].name for o in diplomats if o.body)
        if any("驻" in mission and not mission.startswith("中国") for mission in missions):
            return False  # 某国驻法国大使甲…驻意大利大使乙
        mission = f"中国驻{alone['host']}{'总领事馆' if house['consul'] else '大使馆'}"
        office.body_start = alone.start("posted")
        office.body = self.book.implied_body(mission, "embassy", office.body_start, office.title.end, keys[0])
        office.basis, office.is_inferred = "inferred", True
        office.reason = f"a mission abroad without its land is China's: {mission}"
        return True

    def _posted_as_the_one_before(self, office: _Office, alone: re.Match[str], house: str) -> bool:
        """Read 某国驻华大使甲、驻上海总领事乙 and 某国某州州长甲、驻华大使乙: sent by the land of the one before in the list."""
        joint = LIST_JOINT.search(self.clean, max(0, alone.start() - 2), alone.start())
        last = self.told_before[-1] if self.told_before and joint is not None else None
        if joint is None or last is None or last.person.end != joint.start():
            return False
        entities, places = self.book.entities, self.book.vocabulary.places
        if last.body and entities[last.body].detail_kind == "embassy":
            sender = entities[last.body].name.partition("驻")[0]
        else:
            key = self._place_key(last) or ""
            above = [places[key], *self.book.vocabulary.ancestors(key)] if key in places else []
            before = self._land_ending(last.body_start)  # 某国某州州长: of a province no list has
            sender = entities[before.local_id].name if before is not None else ""
            sender = next((p.name for p in above if p.level == "country"), sender)
        host = alone["host"]
        keys = self.book.vocabulary.place_keys_by_alias.get(host, ())
        in_china = host == "华" or any(places[key].country_code == "CN" for key in keys)
        if not sender or sender == "中国" or not in_china:
            return False  # 某国驻华大使甲、驻该国某市总领事乙: of China
        mission = f"{sender}驻{host}{house}"
        office.body_start = alone.start("posted")
        office.body = self.book.implied_body(
            mission, "embassy", office.body_start, office.title.end, keys[0] if len(keys) == 1 else None
        )
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"sent by the land of the office before it in the list: {sender}"
        return True

    def _house(self, office: _Office, body: Mention) -> None:
        """Take the stated body; a zone's 党工委 or 管委会, a place's 组织部 are bodies of their own."""
        entity = self.book.entities[body.local_id]
        if office.person.rule in FOREIGN_NAMES and entity.vocabulary_key and entity.name.endswith("部"):
            known = self.book.vocabulary.organizations[entity.vocabulary_key]
            if known.kind == "government" and known.country_code == "CN":
                office.is_of_unread_house = True  # 财政部|部长安·某某: of another land
                return
        department = DEPARTMENT.match(office.title.name)
        if department and entity.detail_kind == "party" and COMMITTEE.search(entity.name):
            name = _department_of(
                f"{'' if entity.name.startswith('中共') else '中共'}{entity.name}", department.group(1)
            )
            seat = self._seat(entity.local_id)
            office.body = self.book.implied_body(name, "party", body.start, office.title.end, seat)
            office.basis, office.reason = "stated", f"{department.group(1)} of {entity.name}"
            if body.rule == "elided_body":
                office.elided = self.clean[body.start : office.title.start + department.end()]
            return
        zone = ZONE_OFFICE.match(office.title.name)
        if zone and entity.detail_kind == "industrial_park":
            kind = "government" if zone.group(1) == "管委会" else "party"
            office.body = self.book.implied_body(
                f"{entity.name}{zone.group(1)}", kind, body.start, office.title.end, self._seat(entity.local_id)
            )
            office.basis, office.reason = "stated", f"{zone.group(1)} of {entity.name}"
            return
        if entity.detail_kind == "industrial_park" and GOVERNMENT.search(office.title.name):
            key = self.book.place_for_level(GOVERNMENT.search(office.title.name).group(1), office.title.start)  # type: ignore[union-attr]
            if key and self._office_of(office, key, "paragraph", f"the zone {entity.name} lies in this district"):
                office.is_inferred = True
                return
        if entity.detail_kind == "industrial_park" and entity.place_local_id:
            place = self.book.entities[entity.place_local_id]
            if place.vocabulary_key and PARTY.match(office.title.name) is not None:
                return
        office.body, office.basis = body.local_id, "stated"
        surface = self.clean[body.start : body.end]
        if body.rule == "elided_body":
            office.elided = surface
        if BUREAU.fullmatch(surface) is not None and entity.name != surface:
            office.bureau, office.told_as = surface, body

    def _seat(self, organization_id: str) -> str | None:
        place_id = self.book.entities[organization_id].place_local_id
        return self.book.entities[place_id].vocabulary_key if place_id else None

    def _office_of(self, office: _Office, place_key: str | None, basis: str, reason: str | None) -> bool:
        """Name the body behind an office of a place: 市委书记 of 江阴市 → 中共江阴市委. False where the title is no such office."""
        if place_key is None:
            return False
        place = self.book.vocabulary.places[place_key]
        name, start, end = office.title.name, office.body_start or office.title.start, office.title.end
        of_taiwan = self._is_of_taiwan(place_key)
        if of_taiwan and PARTY.match(name):
            return False  # no committee of that party sits there
        body: tuple[str, str] | None = None
        if place.level == "zone":
            zone = ZONE_OFFICE.match(name)
            body = (
                (f"{place.name}{zone.group(1)}", "government" if zone.group(1) == "管委会" else "party")
                if zone
                else None
            )
        elif place.country_code not in ("CN", None) and place.level != "country":
            if office.title.title_class not in ("government", "party"):
                return False
            office.place = self.book.place(place_key, start, end, implied=True)
            office.basis, office.reason = basis, reason
            return True
        elif place.level == "country":
            if name in HEADS_OF_STATE or office.title.title_class in ("government", "diplomatic"):
                office.place = self.book.place(place_key, start, end, implied=True)
                office.basis, office.reason = basis, reason
                return True
            return False
        elif (party := PARTY.match(name)) is not None:
            tail = name[party.end() :]
            department = DEPARTMENT.match(tail)
            body = (
                _committee(place.name, department.group(1) if department else ""),
                "party",
            )
        elif (youth := YOUTH.match(name)) is not None:
            if not place.name.endswith(youth.group(1)):
                return False
            body = (f"共青团{place.name}委", "party")
        elif LEADERS.match(name):
            office.place = self.book.place(place_key, start, end, implied=True)
            office.basis, office.reason = basis, reason
            return True
        elif (congress := CONGRESS.match(name)) is not None:
            body = (f"{place.name}{congress.group(2)}", "government")
        elif GOVERNMENT.search(name) or CITY_GOVERNMENT.match(name):
            body = (_government(place, of_taiwan), "government")
        elif (department := DEPARTMENT.match(name)) is not None:
            body = (_committee(place.name, department.group(1)), "party")
        elif name.startswith("党委") and place.level in ("province", "city", "district"):
            body = (f"中共{place.name}委", "party")
        elif name in ("常委", "委员") and place.level != "country":
            return False
        if body is None:
            return False
        office.body = self.book.implied_body(body[0], body[1], start, end, place_key)
        office.basis, office.reason = basis, reason
        return True

    def _is_of_taiwan(self, place_key: str) -> bool:
        """Tell whose county government sits there: 金门县 is listed under another province, and 连江县 are two."""
        if place_key != MATSU:
            return place_key.startswith(TAIWAN) or place_key == QUEMOY
        return "马祖" in self.clean or (
            "福州" not in self.clean
            and any(
                key.startswith(TAIWAN) and self.book.vocabulary.places[key].level == "district"
                for _, _, key in self.book.marks.places
            )
        )

    # ------------------------------------------------------------ what is not stated
    def _complete(self, chain: list[_Office], before: Sequence[_Office]) -> None:
        """Fill in the bodies of titles without one, from the chain, the paragraph or the home of the story."""
        beside = [o for o in chain if o.elided and o.bureau is None and self._elided_beside(o, chain, before)]
        for number, office in enumerate(chain):
            if office in beside:
                continue
            near = [*reversed(chain[:number]), *reversed(before[-MAX_BESIDE:])]
            if self._is_of_a_street(office) and self._of_the_town_before(office, near):
                continue
            if office.elided == SUPERVISION:
                self._of_the_place_beside(office, chain[:number])
                continue
            if office.bureau is not None:
                if office.told_as is not None:
                    office.body, office.basis = None, "unstated"  # until the offices around say whose it is
                self._of_the_government(office, number, chain, before)
                continue
            if office.elided in OFFICES_OF_A_HOUSE or OWN_PART.fullmatch(office.elided or ""):
                self._of_the_house_beside(office, chain[:number] or self._in_the_list_before(office, before))
                continue
            if office.elided and office.elided[0] not in "省市区县州旗" and _is_of_a_firm(chain):
                office.body, office.basis = None, "unstated"  # 总经理助理、办公室主任甲: of the firm, whichever it is
            if office.body or office.place or (office.trailing and len(chain) > 1):
                continue
            if OUR_HOUSE.search(self.clean, max(0, office.title.start - 4), office.title.start):
                self._from_the_words_around(office)  # 我会常务理事、某集团董事长甲: of the publisher, not of the firm
                continue
            if office.is_of_unread_house or OWN_MINISTRY.search(
                self.clean, max(0, office.title.start - 12), office.title.end
            ):
                continue
            self._from_the_chain(office, [*reversed(chain[:number]), *chain[number + 1 :]], before)
            if office.body or office.place or self._goes_with_its_house(office):
                continue
            if self._of_the_town_before(office, near):
                continue
            if self._of_the_zone_told(office):
                continue
            if self._national(office) or self._as_the_one_before(office, chain, before):
                continue
            if (department := PARTY_DEPARTMENT.match(office.title.name)) is not None:
                office.bureau = department.group()
                self._of_the_government(office, number, chain, before)
                continue
            if self._at_home(office):
                continue
            if number > 0 and (self._has_a_house(chain[0]) or _is_of_a_level(chain[0]) or chain[0].is_of_unread_house):
                continue  # 某电气化局党委书记、董事长: of the same house or of none that is known
            self._from_the_words_around(office)

    def _is_of_a_street(self, office: _Office) -> bool:
        """Tell 办事处|主任, 街道|纪工委书记 that name no street."""
        part = HOUSE_OF_A_STREET.search(self.clean, max(0, office.title.start - MAX_STREET_HOUSE), office.title.end)
        return part is not None and part.end() > office.title.start - 1

    def _of_the_town_before(self, office: _Office, others: Sequence[_Office]) -> bool:
        """Read 甲镇党委书记王一,[镇]党委委员、副镇长李二: of the town of the office before it in the sentence."""
        held = TOWN_OFFICE.match(office.title.name)
        if held is None or not office.title.name.startswith((held["level"], f"副{held['level']}")):
            held = None
        part = HOUSE_OF_A_STREET.search(self.clean, max(0, office.title.start - MAX_STREET_HOUSE), office.title.end)
        if held is None and (part is None or part.end() < office.title.start):
            return False
        for other in others:
            house = self.book.entities[other.body] if other.body and self._same_sentence(other, office) else None
            town = TOWN_HOUSE.fullmatch(house.name) if house is not None else None
            level = held["level"] if held is not None else "街道"
            if house is None or town is None or not town["town"].endswith(level):
                continue
            street, is_party = level == "街道", bool(held["party"]) if held is not None else False
            tail = ("党工委" if street else "委") if is_party else LOCAL_HOUSE[level]
            if held is None and part is not None:  # 甲街道党工委副书记、办事处|主任
                tail, is_party = part["house"], part["house"] in ("党工委", "纪工委")
            name, kind = f"{town['town']}{tail}", "party" if is_party else "government"
            name = f"中共{name}" if is_party and not street else name
            seat = self._seat(house.local_id)
            office.body = self.book.implied_body(name, kind, office.title.start, office.title.end, seat)
            office.basis, office.is_inferred = "sentence", True
            office.reason = f"the town of the office before it: {town['town']}"
            return True
        return False

    def _of_the_zone_told(self, office: _Office) -> bool:
        """Read 甲开发区赴乙市考察。区|党工委副书记王一: of the one zone a line of this report opens with, no other told before."""
        start, clean = office.title.start, self.clean
        house = ZONE_OFFICE.match(office.title.name)
        leads = office.title.name == ZONE_LEADER
        opened = ZONE_ALONE.search(clean, max(0, start - 5), start) if house is not None or leads else None
        if opened is None or (leads and OUR_ZONE.search(clean, 0, start) is None):
            return False
        # 区领导甲 behind 区党工委书记乙: of the zone that is his, whatever others were gone to between the two
        first = next((o.title.start for o in self.told_before if ZONE_OFFICE.match(o.title.name)), start)
        until = first if leads else start
        entities = self.book.entities
        told = [m for m in self.bodies if m.start < until and entities[m.local_id].detail_kind == "industrial_park"]
        if len({m.local_id for m in told}) != 1:
            return False
        zone = entities[told[0].local_id]
        opens_a_line = clean[: told[0].start].strip(" \u3000")[-1:] in ("", "\n")
        if not opens_a_line or not zone.name.endswith(opened["kind"] or ""):
            return False
        office.body = zone.local_id
        if house is not None:
            kind = "government" if house.group(1) == "管委会" else "party"
            name = f"{zone.name}{house.group(1)}"
            office.body = self.book.implied_body(name, kind, start, office.title.end, self._seat(zone.local_id))
        office.basis, office.is_inferred = "paragraph", True
        office.reason = f"the zone this report opens with: {zone.name}"
        return True

    def _has_a_house(self, first: _Office) -> bool:
        """Tell whether the first title of a chain has its body, or words before it that name one nobody read."""
        kind = self.book.entities[first.body].detail_kind if first.body else None
        return kind not in (None, "party") or (first.body is None and self._is_of_unread_words(first))

    def _elided_beside(self, office: _Office, chain: Sequence[_Office], before: Sequence[_Office]) -> bool:
        """甘州委常委、州委秘书长: the 州 of the second title is that of the first, and of the office before it in a list."""
        surface = office.elided or ""
        if surface in OFFICES_OF_A_HOUSE:
            return False
        others = [o for o in chain if o is not office and o.basis == "stated" and not o.elided]
        first = min((o.body_start for o in chain), default=office.body_start)
        if before and LIST_JOINT.search(self.clean, max(0, first - 2), first) and before[-1].person.end >= first - 2:
            others += [o for o in reversed(before[-2:]) if o.body or o.place]
        levelled = surface[:1] in "省市区县州旗"
        for other in others:
            if not levelled and (other not in before or not self._is_government(other) or _is_of_a_firm(chain)):
                continue
            key = self._place_key(other)
            place = self.book.vocabulary.places.get(key) if key else None
            if place is None or (levelled and not place.name.endswith(surface[:1])):
                continue
            kind = self.book.entities[office.body].detail_kind if office.body else None
            name = elided_name(surface, place.name)
            kind = kind or ("association" if surface.endswith(("联", "会")) else "government")
            office.body = self.book.implied_body(name, kind, office.body_start, office.title.end, key)
            office.basis, office.is_inferred = "sentence", True
            office.reason = f"the place of the title beside it: {place.name}"
            return True
        return False

    def _of_the_place_beside(self, office: _Office, others: Sequence[_Office]) -> None:
        """Give 监委主任 the commission of the place whose 纪委书记 he is."""
        key = next((key for o in reversed(others) if (key := self._place_key(o)) is not None), None)
        if key is None:
            return
        name = elided_name(office.elided or "", self.book.vocabulary.places[key].name)
        office.body = self.book.implied_body(name, "government", office.body_start, office.title.end, key)
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"the place of the title beside it: {self.book.vocabulary.places[key].name}"

    def _of_the_government(
        self, office: _Office, number: int, chain: Sequence[_Office], before: Sequence[_Office]
    ) -> None:
        """Name a department without its place: of the place of his office before it, of the holder before him, or of the home."""
        beside = [o for o in chain[:number] if self._is_of_a_place(o)]
        if beside:
            self._name_bureau(office, beside, "the place of the title beside it")
            return
        if number and self._has_a_house(chain[0]) and not self._is_public(chain[0]):
            return  # 某公司总经理、招商中心主任甲: of the firm
        if any(_is_local(o) for o in chain[:number]):
            return  # 区委常委、统战部部长甲 of a district that nothing names
        first = min(o.body_start for o in chain)
        joint = JOINT_TO_BUREAU.search(self.clean, max(0, first - 2), first)
        if joint is not None and before and before[-1].person.end == joint.start():
            last = [o for o in before[-MAX_CHAIN:] if o.person.start == before[-1].person.start]
            if self._department_abroad(office, last[-1], joint):
                return
            beside = [o for o in last if self._is_of_a_place(o)]
            if beside:
                self._name_bureau(office, beside, "the place of the office before it in the list")
                return
            if any(_is_local(o) for o in last):
                return  # 市长甲、商务局局长乙 of a town that nothing names
        self._bureau_at_home(office)

    def _department_abroad(self, office: _Office, last: _Office, joint: re.Match[str]) -> bool:
        """Read 某国某省省长甲、经济厅厅长乙: the department of the province abroad."""
        house = self.book.entities[last.place] if last.place and not last.body else None
        place = self.book.vocabulary.places.get(house.vocabulary_key or "") if house is not None else None
        if house is None or joint.group() not in ("、", ",", "，", "和", "及", "与", "以及"):
            return False
        if place is not None and (place.country_code in (None, "CN") or place.level == "country"):
            return False
        if office.person.rule not in (*FOREIGN_NAMES, TRANSCRIBED) or (office.bureau or "")[-1:] not in tuple("厅局部"):
            return False  # 某国某省省长安·某某,商务局局长王一, 外办主任李二: a host's
        office.body = self.book.implied_body(
            f"{house.name}{office.bureau}", "government", office.body_start, office.title.end, house.vocabulary_key
        )
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"the place of the office before it in the list: {house.name}"
        return True

    def _is_of_a_place(self, office: _Office) -> bool:
        """Tell whether an office is of a place, its government or party or one of their houses, and of no firm or mission.

        Towns and townships, which no list holds, are none: their departments are not those of the city.
        """
        if office.body and TOWN_HOUSE.fullmatch(self.book.entities[office.body].name) is not None:
            return False
        kind = self.book.entities[office.body].detail_kind if office.body else "place"
        return self._place_key(office) is not None and kind in ("place", "government", "party", "other")

    def _name_bureau(self, office: _Office, beside: Sequence[_Office], why: str) -> None:
        """Give the department the place of these offices: the lowest of them that keeps such a department."""
        bureau, places = office.bureau or "", self.book.vocabulary.places
        fitting = {key: o for o in beside if (key := self._place_key(o)) and _keeps(bureau, places[key])}
        above = {up.place_key for key in fitting for up in self.book.vocabulary.ancestors(key)}
        lowest = [key for key in fitting if key not in above]
        if len(lowest) != 1:
            return
        key = lowest[0]
        house = fitting[key].body
        zone = ZONE_BOARD.fullmatch(self.book.entities[house].name) if house else None
        owner = zone["zone"] if zone is not None else places[key].name
        self._take_bureau(office, owner, key, "sentence", f"{why}: {owner}")

    def _bureau_at_home(self, office: _Office) -> None:
        """Read 商务局局长甲 in a report of 某市: of the place its offices without one are of."""
        if self._is_of_abroad(office):
            return
        start, book = office.body_start, self.book
        places = book.vocabulary.places
        key = book.place_for_level("省", start) if (office.bureau or "").endswith("厅") else self._teller(start)
        if key is None or not _keeps(office.bureau or "", places[key]):
            return
        sentence = book.sentence_at(start)
        floor = book.text.blocks[sentence.block].start if sentence is not None else start
        for other in reversed(self.told_before):
            if other.title.start < floor:
                break
            seat = self._place_key(other)
            if seat is None and _is_local(other):
                return  # 县委书记甲…。统战部部长乙, of a county that nothing names
            if not self._is_public(other) or seat is None:
                continue
            if key in (seat, *(up.place_key for up in book.vocabulary.ancestors(seat))):
                key = seat if _keeps(office.bureau or "", places[seat]) else key
                break  # 区委书记甲…,商务局局长乙 in the paper of the city: of the district
            if _is_said(other) and seat not in {up.place_key for up in book.vocabulary.ancestors(key)}:
                return  # 甲市市长会见客人。商务局局长乙参加, in the report of another town
        self._take_bureau(office, places[key].name, key, "story_home", f"without a place means {places[key].name}")

    def _teller(self, position: int) -> str | None:
        """Give the place whose paper speaks, or the home where no other speaks of it; none where it is a firm's."""
        for word in ("市", "县", "区"):
            key = self.book.place_for_level(word, position)
            if key is not None and key in (self.book.home_key(position), self.book.voice(position)):
                return key
        return None

    def _take_bureau(self, office: _Office, owner: str, key: str, basis: str, why: str) -> None:
        bureau = office.bureau or ""
        name, kind = f"{owner}{bureau}", "association" if bureau.endswith(("联", "会")) else "government"
        if PARTY_DEPARTMENT.fullmatch(bureau):
            place = self.book.vocabulary.places[key]
            if owner != place.name or place.level == "zone" or place.name.endswith("新区"):
                return  # of a zone, whose 党工委 seldom keeps one
            name, kind = _committee(owner, bureau), "party"
        office.body = self.book.implied_body(name, kind, office.body_start, office.title.end, key)
        office.basis, office.is_inferred = basis, True
        office.reason = f"{office.bureau} {why}" if basis == "story_home" else why

    def _in_the_list_before(self, office: _Office, before: Sequence[_Office]) -> list[_Office]:
        """Read 某商会秘书长甲,[办公室]主任乙: the office right before in the list, where it is of members or a firm."""
        joint = LIST_JOINT.search(self.clean, max(0, office.body_start - 2), office.body_start)
        if joint is None or not before or before[-1].person.end != joint.start() or not before[-1].body:
            return []
        house = self.book.entities[before[-1].body]
        return [before[-1]] if house.detail_kind in ("association", "company") else []

    def _of_the_house_beside(self, office: _Office, others: Sequence[_Office]) -> None:
        """Give 办公室主任 the office of the government or committee in which he holds the title before it."""
        house = next((self.book.entities[o.body] for o in reversed(others) if o.body), None)
        if house is None:
            return
        if OWN_PART.fullmatch(office.elided or "") and house.detail_kind not in ("association", "company"):
            return
        if house.detail_kind not in ("government", "party"):
            office.body, office.basis, office.is_inferred = house.local_id, "sentence", True
            office.reason = f"shares the body of the title beside it: {house.name}"
            return
        key = self._seat(house.local_id)
        place = self.book.vocabulary.places.get(key) if key else None
        called = f"{place.name}政府" if place is not None and house.name == f"{place.name}人民政府" else house.name
        office.body = self.book.implied_body(
            f"{called}{office.elided}", house.detail_kind, office.body_start, office.title.end, key
        )
        office.basis, office.is_inferred = "sentence", True
        office.reason = f"the office of {house.name}, of the title beside it"

    def _is_government(self, office: _Office) -> bool:
        return office.body is not None and self.book.entities[office.body].detail_kind == "government"

    def _from_the_chain(self, office: _Office, others: Sequence[_Office], before: Sequence[_Office]) -> None:
        name = office.title.name
        if office.title.title_class == "military":
            return  # 县委常委、人武部政委甲: of no committee
        if REGION_HEAD.fullmatch(name) and any(o.title.name.startswith(f"{REGION}党委") for o in others):
            office.title = replace(office.title, name=f"{REGION}{name}")
            name = office.title.name
        zone = ZONE_OFFICE.match(name)
        if zone:
            source = [*others, *reversed(before[-4:])]
            for other in source:
                house_name = self.book.entities[other.body].name if other.body else ""
                cut = ZONE_BOARD.fullmatch(house_name)
                if cut and (other in others or self._same_sentence(other, office)):
                    kind = "government" if zone.group(1) == "管委会" else "party"
                    place_id = self.book.entities[other.body].place_local_id if other.body else None
                    key = self.book.entities[place_id].vocabulary_key if place_id else None
                    office.body = self.book.implied_body(
                        f"{cut.group(1)}{zone.group(1)}", kind, office.title.start, office.title.end, key
                    )
                    office.basis, office.reason = "sentence", f"the zone of the title before: {cut.group(1)}"
                    office.is_inferred = True
                    return
            others = [o for o in others if not (o.body and COMMITTEE.search(self.book.entities[o.body].name))]
        district = re.search(r"(区)长", name) if GOVERNMENT.search(name) else None
        if district and not any(self._is_of_a_district(o) for o in others):
            for other in reversed(before[-4:]):
                if not other.body or not self._same_sentence(other, office):
                    continue
                owner = self.book.entities[other.body]
                place_id = owner.place_local_id
                key = self.book.entities[place_id].vocabulary_key if place_id else None
                place = self.book.vocabulary.places.get(key) if key else None
                if place is None:
                    continue
                is_district = place.level == "district" and place.name.endswith("区")
                target = place.stands_for_key if place.level == "zone" else key if is_district else None
                if target and self._office_of(
                    office, target, "sentence", f"the district of {owner.name}, named before in the sentence"
                ):
                    office.is_inferred = True
                    return
        congress = CONGRESS.match(name)
        of_a_level = PARTY.match(name) or GOVERNMENT.search(name) or LEADERS.match(name) or CITY_GOVERNMENT.match(name)
        if of_a_level or (congress and congress.group(1)):
            shown = GOVERNMENT.search(name) or LEADERS.match(name)
            level = name[0] if name[0] in LEVELS else shown[1] if shown else None
            level = "自治区" if name.startswith("自治区") else level
            if level is None:
                return  # 镇党委书记: no level of the list
            for other in others:
                house = self.book.entities[other.body] if other.body else None
                if house is None or house.place_local_id is None:
                    continue
                key = self.book.entities[house.place_local_id].vocabulary_key
                key = (
                    self._above(key) if level == "市" and name == "市委常委" and other.title.name == "市委书记" else key
                )
                key = self._province_of(key) if level == "省" else key
                if key and self.book.vocabulary.places[key].name.endswith(level):
                    if self._office_of(office, key, "sentence", f"the place of the title beside it: {house.name}"):
                        office.is_inferred = True
                        return
            return
        if CONGRESS.match(name):
            return
        if not office.trailing and not _stands_behind_another(office, others) and self._is_of_unread_words(office):
            return  # 某某事务顾问会副主席、乙公司董事长: the first body is another, unread
        department = DEPARTMENT.match(name)
        for other in others:
            if other.body and not other.trailing:
                house = self.book.entities[other.body]
                if name in HEADS_OF_STATE and house.detail_kind == "party" and house.name != "中共中央":
                    land = self._place_key(other)
                    if land is not None:
                        self._office_of(office, land, "sentence", f"the land of the title beside it: {house.name}")
                    office.is_inferred = office.place is not None
                    return  # 某国某党总书记、国家主席甲
                if (
                    department
                    and house.detail_kind == "party"
                    and house.name.endswith("委")
                    and not house.name.endswith("工委")
                ):
                    seat = self._seat(house.local_id)
                    office.body = self.book.implied_body(
                        _department_of(house.name, department.group(1)),
                        "party",
                        office.title.start,
                        office.title.end,
                        seat,
                    )
                    office.basis, office.is_inferred = "sentence", True
                    office.reason = f"the department of {house.name}, of the title beside it"
                    return
                if office.title.title_class in (
                    "company",
                    "association",
                    "academic",
                    "media",
                ) and house.detail_kind in ("government", "party", "embassy"):
                    consultative = house.name.endswith("政协") and name in ("主席", "副主席")
                    if not consultative:
                        continue
                if SITS_ELSEWHERE.search(name) and house.detail_kind not in ("government", "party"):
                    continue  # 某会顾问、立法会议员甲
                office.body, office.basis = other.body, "sentence"
                office.reason = f"shares the body of the title beside it: {house.name}"
                return

    def _province_of(self, key: str | None) -> str | None:
        """省委常委、某市委书记: of the committee of the province the city lies in."""
        ancestors = self.book.vocabulary.ancestors(key) if key else ()
        return next((p.place_key for p in ancestors if p.name.endswith("省")), key)

    def _above(self, key: str | None) -> str | None:
        """市委常委、某市委书记: the secretary of a town sits on the committee of the city above it, as on his own."""
        place = self.book.vocabulary.places.get(key) if key else None
        if place is None or place.level != "district":
            return key
        return next((p.place_key for p in self.book.vocabulary.ancestors(place.place_key) if p.level == "city"), key)

    def _is_of_a_district(self, office: _Office) -> bool:
        """Tell whether the house of an office sits in a district: 黄岩区委副书记."""
        house = office.place or (self.book.entities[office.body].place_local_id if office.body else None)
        key = self.book.entities[house].vocabulary_key if house else None
        place = self.book.vocabulary.places.get(key) if key else None
        return place is not None and place.level == "district" and place.name.endswith("区")

    def _as_the_one_before(self, office: _Office, chain: Sequence[_Office], before: Sequence[_Office]) -> bool:
        """深圳市委书记甲,市长乙 and 某公司董事长甲、总经理乙: the office right behind another's name is of the same house."""
        first = min((o.body_start for o in chain), default=office.body_start)
        joint = LIST_JOINT.search(self.clean, max(0, first - 2), first)
        if joint is None or not before:
            return False
        last = before[-1]
        if last.person.end != joint.start():
            return False
        if self._abroad_as_the_one_before(office, last, joint):
            return True
        holders = [o for o in before[-MAX_CHAIN:] if o.person.start == last.person.start and (o.body or o.place)]
        name = office.title.name
        if not holders:
            return False
        if (
            PARTY.match(name)
            or GOVERNMENT.search(name)
            or LEADERS.match(name)
            or CONGRESS.match(name)
            or CITY_GOVERNMENT.match(name)
        ):
            match = PARTY.match(name) or LEADERS.match(name) or CITY_GOVERNMENT.match(name) or CONGRESS.match(name)
            word = _level_of(match.group(1)) if match and match.group(1) else ""
            government = GOVERNMENT.search(name)
            word = word or (government.group(1) or government.group(2) if government else "")
            seats = {self._place_key(o) for o in holders}
            cities = {self._above(seat) for seat in seats}
            if len(cities) == 1 and cities & seats:  # 市委常委、某市委书记甲,市委秘书长乙: of the city, not of the town
                holders = [o for o in holders if self._place_key(o) in cities]
            if LEADERS.match(name):
                holders = [o for o in holders if o.place or self._is_public(o)]  # 某大学校长甲,市领导乙
            holders = [o for o in holders if o.title.title_class != "diplomatic"]  # 某国驻某市总领事甲,市政府秘书长乙
            for other in reversed(holders):
                key = self._place_key(other)
                place = self.book.vocabulary.places.get(key) if key else None
                own = self.book.entities[other.body].name if other.body else ""
                if other.body and government and own.endswith(f"{word}政府"):
                    office.body, office.basis, office.is_inferred = other.body, "sentence", True
                    office.reason = f"{own}, of the office before it in the list"
                    return True
                if place is None or not (
                    place.name.endswith(word) or (word == "市" and place.place_key in MUNICIPALITIES)
                ):
                    continue
                if self._office_of(
                    office, place.place_key, "sentence", f"the place of the office before it in the list: {place.name}"
                ):
                    office.is_inferred = True
                    return True
            return False
        if not (last.body or last.place):
            # 区人大副主任、某会主席甲、副主席乙: of the house of the office before, which is not known
            same = last.title.title_class == office.title.title_class
            return same and office.title.title_class in ("association", "company") and not last.trailing
        allowed = BODY_KINDS_BY_CLASS.get(office.title.title_class)
        for other in reversed(holders):
            house = self._house_so_headed(office, other.body)
            if other.body and house is None:
                continue
            kind = self.book.entities[house].detail_kind if house else None
            consults = kind == "government" and HEADS_OF_COUNCIL.fullmatch(office.title.name) is not None
            consults = consults and COUNCIL_NAME.search(self.book.entities[house or ""].name) is not None
            if house and (
                (allowed is None and office.title.name in ANY_BODY)
                or (allowed is not None and kind in allowed)
                or consults
            ):
                office.body, office.basis, office.is_inferred = house, "sentence", True
                office.reason = f"{self.book.entities[house].name}, the body of the office before it in the list"
                return True
        return False

    def _abroad_as_the_one_before(self, office: _Office, last: _Office, joint: re.Match[str]) -> bool:
        """Read 某国某县议长甲、副知事乙: of the same town or province abroad, and not of one at home."""
        house = self.book.entities[last.place] if last.place and not last.body else None
        place = self.book.vocabulary.places.get(house.vocabulary_key or "") if house is not None else None
        abroad = place.country_code != "CN" if place is not None else house is not None
        seat = place.level in ("city", "province", "district") if place is not None else house is not None
        name = office.title.name
        if last.person.rule in FOREIGN_NAMES and office.person.rule not in FOREIGN_NAMES:
            return False  # 某国某市市长安·某某、副市长王一: the second is a host, or of another town
        joints = ["、", "和", "及", "与", "以及", *((",", "，") if office.person.rule == TRANSCRIBED else ())]
        if not (abroad and seat) or house is None or joint.group() not in joints:
            return False
        level = GOVERNMENT.search(name)
        if office.title.title_class != "government" or not (
            LOCAL_ABROAD.fullmatch(name)
            or (level is not None and house.name.endswith(level.group(1) or REGION))
            or (level is not None and level.group(1) == "市" and place is not None and place.level == "city")
        ):
            return False
        office.place, office.basis, office.is_inferred = last.place, "sentence", True
        office.reason = f"the place of the office before it in the list: {house.name}"
        return True

    def _is_public(self, office: _Office) -> bool:
        return office.body is not None and self.book.entities[office.body].detail_kind in ("government", "party")

    def _place_key(self, office: _Office) -> str | None:
        house = office.place or (self.book.entities[office.body].place_local_id if office.body else None)
        return self.book.entities[house].vocabulary_key if house else None

    def _same_sentence(self, one: _Office, other: _Office) -> bool:
        a, b = self.book.sentence_at(one.title.start), self.book.sentence_at(other.title.start)
        return a is not None and a == b

    def _national(self, office: _Office) -> bool:
        name = office.title.name
        start, end = office.title.start, office.title.end
        if office.person.rule in FOREIGN_NAMES:
            return False  # the head of another party or state
        if (land := self._land_of_a_party(office)) is not None:
            office.place = self.book.place(land, start, end, implied=True)
            office.basis, office.is_inferred = "sentence", True
            office.reason = f"an office beside that of a party of {self.book.vocabulary.places[land].name}"
            return True
        if name == "总书记" or "政治局" in name or name in ("书记处书记", "中央委员", "中央候补委员"):
            office.body = self.book.implied_body("中共中央", "party", start, end, "CN")
        elif name in ("国家主席", "国家副主席"):
            office.place = self.book.place("CN", start, end, implied=True)
        elif name in ("国务院总理", "国务委员", "国务院副总理"):
            office.body = self.book.implied_body("国务院", "government", start, end, "CN")
        elif name in ("军委主席", "中央军委主席"):
            office.body = self.book.implied_body("中央军委", "government", start, end, "CN")
        elif name.startswith("全国政协"):
            office.body = self.book.implied_body(NATIONAL_COUNCIL, "government", start, end, "CN")
        else:
            return False
        office.basis, office.reason, office.is_inferred = "inferred", "an office of the whole state", True
        return True

    def _land_of_a_party(self, office: _Office) -> str | None:
        """Give the land of 越共|中央政治局委员, 老挝党中央政治局委员、|国家副主席: of the party in the same run of offices."""
        run = self.clean[max(0, office.title.start - MAX_RUN) : office.title.end]
        party = RULING_PARTY.search(RUN_ENDS.split(run)[-1])
        return LANDS_OF_PARTIES.get(party["land"]) if party is not None else None

    def _at_home(self, office: _Office) -> bool:
        """市委书记 without a city is of the story's home; 区长 of the district named last in the paragraph."""
        name = office.title.name
        match = PARTY.match(name) or LEADERS.match(name) or CITY_GOVERNMENT.match(name) or YOUTH.match(name)
        congress = CONGRESS.match(name)
        if match is not None and match.group(1):
            word = _level_of(match.group(1))
        elif congress is not None and congress.group(1):
            word = congress.group(1)
        elif (government := GOVERNMENT.search(name)) is not None:
            word = government.group(1) or government.group(2)
        else:
            return False
        if SEVERAL_TOWNS.search(self.clean, max(0, office.title.start - 2), office.title.start):
            office.is_of_unread_house = True  # 与两市市长甲和乙会谈: each of one of them, and none of the home
            return True
        if word == "区" and LEADERS.match(name) and self.told_before:
            last = self.told_before[-1]
            if last.person.end == office.title.start - 1 and ZONE_OFFICE.match(last.title.name):
                return True  # 某经开区管委会主任甲,区领导乙: of the zone, which has no rank of its own
        if word == "区" and OUR_ZONE.search(self.clean, 0, office.title.start):
            return True  # 区党工委副书记甲,区领导乙
        if word != REGION and self._is_of_abroad(office):
            return True  # 副市长格伦斯特, where a land is named
        if word != REGION and not HAN_NAME.fullmatch(self.clean, office.person.start, office.person.end):
            return True  # no Chinese town has a mayor of such a name
        end = office.title.start
        if (formerly := FORMERLY.search(self.clean, max(0, end - 2), end)) is not None:
            end = formerly.start()  # 远山市前|市长
        named = self.clean[max(self.book.marks.left_edge(end), end - 8) : end]
        if len(named) > 1 and named.endswith(word) and named[:-1] not in OUR:
            return True  # 远山市市长: the town is named, though no list has it
        if self._of_the_seat_gone_to(office, word) or self._of_the_host_before(office, word):
            return True
        key = self.book.place_for_level(word, office.title.start)
        if key is None:
            return True
        home = self.book.home_key(office.title.start)
        places = self.book.vocabulary.places
        at_home = home == key or (
            home is not None and any(p.place_key == key for p in self.book.vocabulary.ancestors(home))
        )
        basis = "story_home" if at_home else "paragraph"
        reason = f"{name} without a place means {places[key].name}, " + (
            "the home of this report" if at_home else "named last in the paragraph"
        )
        if self._office_of(office, key, basis, reason):
            office.is_inferred = True
        return True

    def _is_of_abroad(self, office: _Office) -> bool:
        """Tell whether a name that is transcribed stands behind the name of a land abroad: 副市长格伦斯特, but not 布仁其木格."""
        if office.person.rule not in (TRANSCRIBED, *FOREIGN_NAMES):
            return False
        sentence = self.book.sentence_at(office.person.start)
        floor = self.book.text.blocks[sentence.block].start if sentence is not None else 0
        before = (m for m in self.places if floor <= m.start < office.person.start)
        return any(self.book.entities[m.local_id].country_code not in (None, "CN") for m in before)

    def _of_the_seat_gone_to(self, office: _Office, level: str) -> bool:
        """Read 到某县政府拜访,与县长甲…, and 甲县长接待,并与副县长乙…: of the seat they went to, even where no list holds it."""
        sentence = self.book.sentence_at(office.title.start)
        if sentence is None:
            return False
        floor = max(sentence.start, office.title.start - MAX_BACK)
        gone = [
            found for found in GONE_TO_SEAT.finditer(self.clean, floor, office.title.start) if found["level"] == level
        ]
        if gone:
            start, end = gone[-1].span("seat")
            seat = self.body_by_end.get(end)
            seat = seat if seat is not None and seat.start <= start else None
            key = self._seat(seat.local_id) if seat is not None else self._place_within(start, gone[-1].end("level"))
            why = f"the seat they went to: {self.clean[start:end]}"
            if key is not None and not self._office_of(office, key, "sentence", why):
                return False
            if key is None and seat is not None and GOVERNMENT.search(office.title.name):
                office.body, office.basis, office.reason = seat.local_id, "sentence", why
            office.is_inferred = bool(office.body or office.place)
            return True
        chief = f"{level}长"
        before = range(bisect_left(self.person_starts, office.title.start) - 1, -1, -1)
        people = takewhile(lambda m: m.start >= floor, (self.people[n] for n in before))
        head = next((m for m in people if self.clean.endswith(chief, m.start, m.end) and m.end - m.start < 4), None)
        if head is None or not office.title.name.startswith("副"):
            return False
        holders = (o for o in self.told_before if o.person.local_id == head.local_id and o.title.name == chief)
        same = next(holders, None)
        if same is None or same.basis == "story_home":
            return False
        office.body, office.place = same.body, same.place
        if same.body or same.place:
            office.basis, office.is_inferred = "sentence", True
            office.reason = f"of the {chief} named before it"
        return True

    def _of_the_host_before(self, office: _Office, level: str) -> bool:
        """Read 甲市市长乙会见了丙一行,市政协主席丁参加会见: of the town of whoever received them in the sentence."""
        sentence = self.book.sentence_at(office.title.start)
        if sentence is None or JOINS_THE_HOST.match(self.clean, office.person.end, sentence.end) is None:
            return False
        met = [m.start() for m in RECEIVES_THEM.finditer(self.clean, sentence.start, office.title.start)]
        if not met:
            return False
        hosts = [
            o for o in self.told_before if sentence.start <= o.title.start < met[0] and o.basis == "stated" and o.body
        ]
        key = self._place_key(hosts[-1]) if hosts else None
        place = self.book.vocabulary.places.get(key or "")
        if key is None or place is None or not place.name.endswith(level):
            return False
        if self._office_of(office, key, "sentence", f"of the town of whoever received them: {place.name}"):
            office.is_inferred = True
        return True

    def _place_within(self, start: int, end: int) -> str | None:
        """Give the key of the listed place that begins and ends here."""
        place = self.place_by_end.get(end)
        return self.book.entities[place.local_id].vocabulary_key if place is not None and place.start == start else None

    def _is_of_unread_words(self, office: _Office) -> bool:
        """Words that no finder understood stand right before: they name the body, so no other body is it."""
        start = office.person.start if office.trailing else office.body_start or office.title.start
        edge = max(self.book.marks.left_edge(start), start - MAX_UNREAD)
        if self.clean[start - 1 : start] in QUOTED_BODY:
            return True  # “三星会”会长
        if len(words := self.clean[edge:start]) > 2 and words.endswith(("公司", "集团", "总部")):
            self.unknown_house = (
                office  # 投资公司党委书记: of a firm called so in short, and so are those listed behind
            )
            return True
        if words.endswith("会") and INNER_BOARD.search(words) is None and office.person.start == office.title.end:
            self.unknown_house = office  # 华商会会长甲,副会长乙: of the association called so in short
        words = ORDINARY_BEFORE_TITLE.sub("", words)
        return len(words) > 1 and not is_generic(words) and edge not in self.person_by_end

    def _is_invited_or_led(self, office: _Office, body: Mention) -> bool:
        """应某协会邀请,某会长…: who invites is not whose president comes."""
        inviting = INVITING.search(self.clean, max(0, body.start - 40), body.start)
        return inviting is not None and INVITED.match(self.clean, body.end) is not None

    def _has_its_head(self, office: _Office, body: Mention) -> bool:
        """Another person of this sentence holds the highest office of the body, and this is one too."""
        if not HEAD.fullmatch(office.title.name):
            return False
        same_sentence = takewhile(lambda o: self._same_sentence(o, office), reversed(self.told_before))
        return any(
            o.body == body.local_id
            and o.person.local_id != office.person.local_id
            and HEAD.fullmatch(o.title.name) is not None
            for o in same_sentence
        )

    def _from_the_words_around(self, office: _Office) -> None:
        """副会长 after a group was named: the body of the sentence before the title, in the clause after, or the topic before."""
        allowed = BODY_KINDS_BY_CLASS.get(office.title.title_class)
        if allowed is None and (office.title.name in ANY_BODY or office.title.name.endswith("院长")):
            allowed = frozenset(
                {"company", "lab", "association", "university", "media", "fund", "industrial_park", "other"}
            )
        if allowed is None or office.title.title_class == "honorific":
            return
        if OUR_HOUSE.search(self.clean, max(0, office.title.start - 4), office.title.start):
            self._of_the_publisher(office, allowed)
            return
        that = THAT_HOUSE.search(self.clean, max(0, office.title.start - 3), office.title.start)
        if that is not None:
            self._of_that_house(office, that, allowed)
            return
        if office.title.name.lstrip("副") == "处长" and self.clean[office.title.start - 1] == "处":
            return  # 会展经济处处长: of a division whose house is named before it, or not read
        if office.trailing and SPOKEN_OF.search(self.clean, max(0, office.person.start - 2), office.person.start):
            return  # 某会会长甲热烈欢迎乙副主席: a guest of that house
        delegation = self._delegation_led(office)
        if delegation is not None:
            mention = self._sender(self.book.entities[delegation.local_id].name)
            if mention is not None and self.book.entities[mention.local_id].detail_kind in allowed:
                self._take(office, mention, "sentence", "the body whose delegation is led")
            return
        if FIRM_HEAD.search(office.title.name):
            allowed -= {"industrial_park"}  # 集团副总经理 beside 工业园区党工委书记: a zone has no managers of a firm
        sentence = self.book.sentence_at(office.title.start)
        if sentence is None or self._is_of_unread_words(office):
            return
        if self.unknown_house and self._same_sentence(self.unknown_house, office):
            return  # 理事长王一偕同常务理事李二: of the same house, whatever it is
        inside = self._bodies_in(sentence.start, office.title.start, allowed)
        if not inside and (headed := self._headed_by_its_word(office, sentence)) is not None:
            self._take(office, headed, "sentence", "the one such house named before in the sentence")
            return
        if inside and self._has_its_head(office, inside[-1]):
            self.unknown_house = office
            return
        inside = [m for m in inside if not self._is_invited_or_led(office, m)]
        if not office.trailing and RECEIVES_THEM.match(self.clean, office.person.end):
            floor = max(self.book.text.blocks[sentence.block].start, office.title.start - MAX_BACK)
            us = CAME_TO_US.search(self.clean, floor, office.title.start)
            guests = {o.body for o in self.told_before if sentence.start <= o.title.start and o.person != office.person}
            inside = [m for m in inside if m.local_id not in guests and not self._houses(m, guests)]
            if us is not None:
                self._of_the_publisher(office, allowed)
                return
        if office.title.title_class == "diplomatic":
            inside = [m for m in inside if self._sends(office, m)]
        if inside:
            self._take(office, self._nearest_free(inside), "sentence", "named before in the sentence")
            return
        behind = [] if office.trailing else self._bodies_in(office.person.end, sentence.end, allowed)
        behind = [m for m in behind if GONE_TO_BEFORE.search(self.clean, max(0, m.start - 3), m.start) is None]
        if office.title.title_class == "diplomatic":
            behind = [m for m in behind if self._sends(office, m)]
        if behind and len({m.local_id for m in behind}) == 1:
            self._take(office, behind[0], "sentence", "the one body named in the sentence")
            return
        topic = self._topic(sentence, allowed)
        if topic is not None:
            self._take(office, topic, "paragraph", "the body the sentences before speak of")

    def _headed_by_its_word(self, office: _Office, sentence: Sentence) -> Mention | None:
        """Read 拜访某国工业园管理局,与|局长甲座谈: the one house of the sentence whose name ends in the word his office begins with."""
        start = office.title.start
        words = next((words for head, words in HEADED_BY if office.title.name.endswith(head)), None)
        if office.trailing or words is None or TALKS_TO.search(self.clean, max(0, start - 2), start) is None:
            return None
        named = [m for m in self.bodies if sentence.start <= m.start and m.end < start]
        named = [m for m in named if self.book.entities[m.local_id].name.endswith(words)]
        return named[-1] if len({m.local_id for m in named}) == 1 else None

    def _houses(self, body: Mention, boards: set[str | None]) -> bool:
        """Tell whether one of these bodies is the board of this zone: 某开发区 of 某开发区管委会."""
        name = self.book.entities[body.local_id].name
        return any(board is not None and self.book.entities[board].name.startswith(name) for board in boards)

    def _goes_with_its_house(self, office: _Office) -> bool:
        """Read 某商务厅在副厅长甲的率领下: he is of the house that he leads, or of none that is known."""
        start = office.body_start or office.title.start
        if self.clean[start - 1 : start] != "在" or LEADS_UNDER.match(self.clean, office.person.end) is None:
            return False
        sentence = self.book.sentence_at(start)
        before = [m for m in self.bodies if sentence is not None and sentence.start <= m.start and m.end < start]
        before = [m for m in before if self.clean[m.start - 1 : m.start] != "据"]  # 据某市外侨局消息
        if not before:
            return False
        house = self.book.entities[before[0].local_id]
        named = self._sender(house.name) if house.detail_kind == "delegation" else before[0]
        if named is not None:
            self._take(office, named, "sentence", "the house that goes under its head")
        return True

    def _delegation_led(self, office: _Office) -> Mention | None:
        """Give the delegation that 由会长甲带队 or 副主席乙率 says somebody leads."""
        start = office.person.start if office.trailing else office.body_start or office.title.start
        end = office.title.end if office.trailing else office.person.end
        leads = LEADS_IT.match(self.clean, end)
        near: list[Mention] = []
        if leads is not None:
            near = self.bodies[
                bisect_left(self.body_starts, leads.end()) : bisect_left(self.body_starts, leads.end() + 3)
            ]
        elif self.clean[start - 1 : start] == "由" and (before := self.body_by_end.get(start - 1)) is not None:
            near = [before]
        return next((m for m in near if self.book.entities[m.local_id].detail_kind == "delegation"), None)

    def _sender(self, delegation: str) -> Mention | None:
        """Give the body whose name a delegation's begins with, where the text names it apart: 某商会 of 某商会代表团."""
        house = self.book.organization_id_by_name.get(DELEGATION_TAIL.sub("", delegation))
        return next((m for m in self.bodies if m.local_id == house), None) if house else None

    def _of_that_house(self, office: _Office, that: re.Match[str], allowed: frozenset[str]) -> None:
        """Read 该会副会长甲: of the house of that kind the sentence named last, or the paragraph; of none that is not named."""
        sentence = self.book.sentence_at(that.start())
        self.unknown_house = office
        if sentence is None:
            return
        for floor, basis in ((sentence.start, "sentence"), (self.book.text.blocks[sentence.block].start, "paragraph")):
            named = self._bodies_in(floor, that.start(), allowed)
            if that["kind"] == "会":
                named = [m for m in named if self.book.entities[m.local_id].detail_kind == "association"]
            if named:
                self._take(office, named[-1], basis, f"{that.group()}, the one named last")
                self.unknown_house = None
                return

    def _of_the_publisher(self, office: _Office, allowed: frozenset[str]) -> None:
        """我会会长: the body that publishes the page, where the text names it; nobody else's."""
        page = self.book.text.page
        for name in (page.publisher, page.source):
            body = self.book.organization_id_by_name.get(name or "")
            mention = next((m for m in self.bodies if m.local_id == body), None)
            if mention is not None and self.book.entities[mention.local_id].detail_kind in allowed:
                self._take(office, mention, "paragraph", "the body that publishes the page")
                return
        self.unknown_house = office  # 我会会长甲,副会长乙: of the publisher, whoever it is

    def _sends(self, office: _Office, body: Mention) -> bool:
        """Consuls sit in consulates, ambassadors in embassies."""
        return ("领事" in office.title.name) == ("领事馆" in self.book.entities[body.local_id].name)

    def _nearest_free(self, bodies: Sequence[Mention]) -> Mention:
        return bodies[-1]

    def _bodies_in(self, start: int, end: int, allowed: frozenset[str]) -> list[Mention]:
        found = self.bodies[bisect_left(self.body_starts, start) : bisect_left(self.body_starts, end)]
        return [
            m
            for m in found
            if m.end <= end and self.book.entities[m.local_id].detail_kind in allowed and m.rule != "in_list_of_bodies"
        ]

    def _topic(self, sentence: Sentence, allowed: frozenset[str]) -> Mention | None:
        """The body that opens the nearest sentence before in the same paragraph."""
        index = bisect_left([s.start for s in self.book.sentences], sentence.start)
        for before in range(index - 1, max(-1, index - 4), -1):
            earlier = self.book.sentences[before]
            if earlier.block != sentence.block:
                return None
            found = self._bodies_in(earlier.start, earlier.end, allowed)
            if found:
                opening = [m for m in found if m.start - earlier.start < 12]
                return opening[-1] if opening else found[0] if len({m.local_id for m in found}) == 1 else None
        return None

    def _take(self, office: _Office, body: Mention, basis: str, why: str) -> None:
        house = self._house_so_headed(office, body.local_id)
        if house is None:
            return
        office.body, office.basis, office.is_inferred = house, basis, True
        office.reason = f"{self.book.entities[house].name}, {why}"

    def _house_so_headed(self, office: _Office, body: str | None) -> str | None:
        """Give the body that may have such a head: itself, or for 副会长 behind 恒川协会联络部 the 恒川协会 it is a part of."""
        if body is None or _is_headed_so(office.title.name, self.book.entities[body].name):
            return body
        name = self.book.entities[body].name
        above = {
            m.local_id
            for m in self.book.mentions
            if m.kind == "organization" and m.local_id != body and name.startswith(self.clean[m.start : m.end])
        }
        house = above.pop() if len(above) == 1 else None
        return house if house and _is_headed_so(office.title.name, self.book.entities[house].name) else None

    # ------------------------------------------------------------ rows
    def _told(self, offices: Sequence[_Office]) -> Iterator[Role]:
        self._where_another_holds_it(offices)
        best: dict[tuple[str, str], list[_Office]] = defaultdict(list)
        for office in offices:
            best[office.person.local_id, office.name].append(office)
        kept: list[_Office] = []
        for (person, name), same in best.items():
            if any(not o.trailing for o in same):
                same = [o for o in same if not o.trailing or o.basis == "stated"]  # 王会长, again
            known = [o for o in same if o.body or o.place]
            # what one place of the text says outright outweighs what was filled in at another
            best_basis = min((BASES.index(o.basis) for o in known if o.basis in BASES), default=len(BASES))
            chosen = [o for o in known if o.basis not in BASES or BASES.index(o.basis) == best_basis] or same[:1]
            calls_again = all(o.trailing and o.basis != "stated" for o in same)  # 王书记 of the 市委书记 before
            if (not known or calls_again) and any(
                n != name and p == person and not all(x.trailing for x in o) and o[0].title.name.endswith(name)
                for (p, n), o in best.items()
            ):
                continue
            if len({(o.body, o.place) for o in chosen}) > 1:
                # what his office stated elsewhere places outweighs what the words around fill in
                seats = {self._place_key(o) for (p, _), of in best.items() if p == person for o in of if _is_said(o)}
                chosen = [o for o in chosen if self._place_key(o) in seats - {None}] or chosen
            seen: set[tuple[str | None, str | None]] = set()
            for office in chosen:
                house = (office.body, office.place)
                if house not in seen:
                    seen.add(house)
                    kept.append(office)
        for office in sorted(kept, key=lambda o: (o.person.start, o.title.start)):
            start = min(office.title.start, office.person.start)
            end = max(office.title.end, office.person.end)
            yield Role(
                person_local_id=office.person.local_id,
                title=office.name,
                title_key=office.title.title_key,
                organization_local_id=office.body,
                place_local_id=None if office.body else office.place,
                affiliation_basis=office.basis,
                affiliation_reason=office.reason,
                start=start,
                end=end,
                story=self.book.story_at(start),
                rule="title_after_name" if office.trailing else "title_before_name",
                is_inferred=office.is_inferred,
                is_mentioned_only=self._is_mentioned(office),
            )

    def _where_another_holds_it(self, offices: Sequence[_Office]) -> None:
        """某市市委书记甲率团到我县,市委书记乙陪同: a town has one secretary, so 乙 and who else goes without a town is of another.

        The home that was taken for the report's is then that of its guests.
        """
        where = [(self.book.story_at(o.title.start), self._place_key(o)) for o in offices]
        meant = {o.person.local_id for o in offices if o.basis in ("paragraph", "story_home")}
        told = {
            (o.person.local_id, at)
            for o, at in zip(offices, where, strict=True)
            if at[1] and (_is_said(o) or (o.basis == "sentence" and o.person.local_id not in meant))
        }
        holders: dict[tuple[int, str, str], set[str]] = defaultdict(set)
        for office, at in zip(offices, where, strict=True):
            if (office.person.local_id, at) in told and SOLE.fullmatch(office.title.name):
                if office.body and not HELD_ONCE.search(self._words_before(office)):
                    holders[at[0], office.title.name, office.body].add(office.person.local_id)
        wrong = {
            at
            for office, at in zip(offices, where, strict=True)
            if (office.person.local_id, at) not in told
            and office.basis in FILLED_IN
            and holders.get((at[0], office.title.name, office.body or ""))
        }
        for office, at in zip(offices, where, strict=True):
            if at in wrong and office.basis in FILLED_IN and (office.person.local_id, at) not in told:
                office.body, office.place, office.basis, office.is_inferred = None, None, "unstated", False
                office.reason = "another is told to hold such an office of the place that the report would mean"

    def _words_before(self, office: _Office) -> str:
        return self.clean[max(0, office.body_start - 3) : office.body_start]

    def _is_mentioned(self, office: _Office) -> bool:
        """The one who is only spoken of: heads of state, people of the past, meetings of another time."""
        title = office.title
        # 前总统甲一行: he comes himself
        held_before = office.name != title.name and office.name.startswith(("前", "原"))
        if title.administrative_rank is not None and title.administrative_rank <= TOP_RANK and not held_before:
            return True
        if (title.name in HEADS_OF_STATE or title.name in NATIONAL) and not held_before:
            return True
        sentence = self.book.sentence_at(office.person.start)
        if sentence is None:
            return False
        words = self.clean[sentence.start : sentence.end]
        if OF_OTHERS_WORDS.search(self.clean, office.person.end, min(sentence.end, office.person.end + 8)):
            return True
        if OTHER_TIME.search(words) and QUOTED_TIME.search(words):
            return True
        return bool(SPIRIT.search(self.clean, office.person.end, min(sentence.end, office.person.end + 16)))


__all__ = ["MUNICIPALITIES", "settle_roles"]


def _starts_of(clean: str, words: str) -> list[int]:
    """Give the positions at which these words begin."""
    return [found.start() for found in re.finditer(re.escape(words), clean)]


def _stands_behind_another(office: _Office, others: Sequence[_Office]) -> bool:
    """Tell whether another title of the same chain stands before this one."""
    return any(o.title.start < office.title.start for o in others)


def _is_of_a_firm(chain: Sequence[_Office]) -> bool:
    """Tell 总经理助理、办公室主任甲, whose second office is none of a city."""
    return any(o.title.title_class == "company" for o in chain)


def _is_of_a_level(office: _Office) -> bool:
    """Tell whether an office is of a congress or conference whose place was not found: 旗人大常委会党组书记、主任甲."""
    return not (office.body or office.place) and CONGRESS.match(office.title.name) is not None


def _is_said(office: _Office) -> bool:
    return office.basis == "stated" and not office.elided


def _is_local(office: _Office) -> bool:
    """Tell whether an office is one of a town, county or province, or of a department of one."""
    name = office.title.name
    return bool(
        office.bureau
        or GOVERNMENT.search(name)
        or PARTY.match(name)
        or LEADERS.match(name)
        or CITY_GOVERNMENT.match(name)
    )


def _keeps(bureau: str, place: Place) -> bool:
    """Tell whether a place keeps such a department: provinces 厅, cities and counties 局, each of them 委 and 办."""
    if (
        place.country_code != "CN"
        or lies_beyond(place.place_key)
        or place.level not in ("province", "city", "district", "zone")
    ):
        return False
    is_province = place.level == "province" and place.place_key not in MUNICIPALITIES
    if bureau.endswith("局") and is_province:
        return bureau in PROVINCIAL_BUREAUS
    return not bureau.endswith("厅") or is_province


def _is_headed_so(title: str, body: str) -> bool:
    """Tell whether a body may have such a head: a 院长 is of a house that calls itself 院, a 会长 of no department."""
    if HEAD_OF_MEMBERS.search(title) and ENDS_AS_A_DEPARTMENT.search(body):
        return False
    words = next((words for head, words in HEADED_BY if title.endswith(head)), None)
    return words is None or any(word in body for word in words)


def _level_of(words: str) -> str:
    """Give the level that 市委 and 自治区党委 speak of: 市, 自治区."""
    return REGION if words.startswith(REGION) else words[0]


def _department_of(committee: str, department: str) -> str:
    """Name a department of a committee: 中共江阴市委组织部, but 中共江阴市纪委."""
    return f"{committee.removesuffix('委') if department == '纪委' else committee}{department}"


def _government(place: Place, of_taiwan: bool) -> str:
    """Name the government of a place: 江阴市人民政府, 兴安盟行政公署, 台南市政府."""
    if of_taiwan:
        return f"{place.name}政府"
    return f"{place.name}{'行政公署' if place.name.endswith('盟') else '人民政府'}"


def _committee(place: str, department: str) -> str:
    """Name a party committee or a department of it: 中共江阴市委组织部, 中共江阴市纪委, 中共广西壮族自治区党委."""
    if department == "纪委":
        return f"中共{place}纪委"
    return f"中共{place}{'党' if place.endswith('自治区') else ''}委{department}"
