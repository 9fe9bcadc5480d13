"""Words that offices of every kind are read by."""

from __future__ import annotations

import re

from extract.find.organizations.words import REGION

PARTY = re.compile(r"^(?:中共)?(省委|市委|区委|县委|州委|旗委|盟委|镇委|自治区党委)")
YOUTH = re.compile(r"^团(省|市|区|县)委")
GOVERNMENT = re.compile(r"(省|市|区|县|州|旗|盟|镇|乡)长(?:助理)?$|^(自治区)(?:常务)?副?主席$")
NATIONAL_COUNCIL = "中国人民政治协商会议"  # 全国政协, as the vocabulary has it
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
BODY_KINDS_BY_CLASS = {
    "company": frozenset({"company", "lab", "fund", "media", "university", "industrial_park", "other", "association"}),
    "association": frozenset({"association", "company", "other", "lab", "fund", "media", "university"}),
    "academic": frozenset({"university", "lab"}),
    "diplomatic": frozenset({"embassy"}),
    "media": frozenset({"media", "company"}),
}
ANY_BODY = frozenset({"主任", "副主任", "院长", "副院长", "所长", "副所长", "书记", "副书记", "党委书记", "党委副书记", "秘书长", "副秘书长", "部长", "副部长", "馆长", "园长", "站长", "顾问", "主席", "副主席", "常务副主任", "党组书记", "党组副书记", "中心主任", "负责人", "主要负责人", "相关负责人", "校长", "副校长", "台长", "社长", "副社长", "总编辑", "处长", "副处长", "局长", "副局长"})  # fmt: skip
# What stands between two holders of offices of one list: 甲市市长王一,副市长李二.
LIST_JOINT = re.compile(r"(?:[、,，;；和及与]|以及)$")
MAX_UNREAD = 14
GOES_TO_SEE = "前往|来到|走进|参观|考察|走访|拜访|访问|调研|对接"  # before a house or zone that is not one's own
COMMITTEE = re.compile(r"[省市区县州旗盟镇乡]委$")
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
TAIWAN = "CN-710000"
# 区党工委书记甲: whoever writes so is at home in a zone, which is no district
OUR_ZONE = re.compile(r"(?<![\u4e00-\u9fff])区(?:党工委|管委会)")
LOCAL_ABROAD = re.compile(r"(?:市议会|县议会|省议会)?副?(?:议长|知事|[县都道府]知事|议员)")
HAN_NAME = re.compile(r"[\u4e00-\u9fff]{1,5}")
# 某国|联邦民主共和国: what a state calls itself behind its name.
STATE_FORM = re.compile(
    r"(?:(?:联邦|民主|人民|伊斯兰|阿拉伯|社会主义|合作|多民族|联合|大)*(?:共和国|王国|公国|合众国|酋长国)|联邦)$"
)
MAX_STATE_FORM = 12
# 某商会秘书长甲,会员部|部长乙: of the house of the one before in the list
OWN_PART = re.compile(r"(?:^|(?<=[、,，]))(?P<name>(?:会员|联络|外联|宣传|综合|财务|项目|招商|行政|公关|会务)部)$")
FORMERLY = re.compile(r"(?<![目此日年以之当空史提从])前$|原$")
TOWN_HOUSE = re.compile(r"(?:中共)?(?P<town>[\u4e00-\u9fff]+(?:镇|乡|街道))(?:委|党委|党工委|人民政府|政府|办事处)")
RECEIVES_THEM = re.compile(
    r"(?:等人?)?(?:[^,，。;；]{0,8}领导)?(?:亲切|热情|亲自|出面|在[^,，。;；]{2,12})*(?:接待|会见|接见|迎接|欢迎)"
)
FOREIGN_NAMES = frozenset(
    {"dotted_name", "dotted_name_after_title", "latin_name_after_title", "latin_name_before_title"}
)
OUR_HOUSE = re.compile(r"[我本](?:会|局|办|处|司|校|院|所|馆|行|公司|集团|商会|协会|总会|企业|中心)$")
MAX_BACK = 200  # characters; where a guest came to is said one sentence before
MAX_CHAIN = 8  # titles of one person; the longest seen has five


def level_of(words: str) -> str:
    """Give the level that 市委 and 自治区党委 speak of: 市, 自治区."""
    return REGION if words.startswith(REGION) else words[0]
