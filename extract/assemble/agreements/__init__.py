"""Agreements: what was signed, agreed, intended or announced, between whom; each signing is an engagement too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from operator import attrgetter

from extract.assemble.agreements.groups import (
    COUNTED_PLACES,
    EVENT_HELD,
    SUM_SIGNED,
    THOSE_SIGNED,
    Group,
    event_before,
    group_signed,
    holder,
    is_of_the_whole,
    is_part_or_sum,
    signing_nouns,
    signs_at_each,
)
from extract.assemble.agreements.pairs import pairs_listed, with_pairs_before
from extract.assemble.agreements.scope import (
    SO_MANY_TOWNSHIPS,
    is_excepted,
    is_listed,
    is_of_the_past,
    is_of_unnamed,
    is_told_in_speech,
    names_whose,
    parts_signed,
    sent_by,
    signs_meanwhile,
    signs_unnamed,
    without_excepted,
)
from extract.assemble.engagements.once import seats_of
from extract.assemble.engagements.when_and_where import (
    AT_EVENT,
    DURING_THE_STAY,
    PERIODS,
    days_of,
    is_reported,
    stated_place,
    where_of,
)
from extract.assemble.engagements.who import BARE, WITH, host_of_sentence, meant_party
from extract.assemble.reading import DELEGATION_WORD, LED_BY, MAX_EVENT_DAYS, Clause, Reading, Token, days_between
from extract.assemble.told import Agreement, Days, Engagement, Party, Span, Where
from extract.assemble.trips import Frame, acts_for_delegation
from extract.assemble.wording import GROUP, INSTRUMENT, LIST_MARKS, WITH_OTHERS
from extract.find.candidates import CueCandidate
from extract.find.organizations import FULL_LAND, MEMBER_OF_A_CHAMBER
from extract.settle.settled import Issue

# Instrument words, the most telling first: a strategic letter of intent is a letter of intent.
KINDS = (
    ("letter_of_intent", re.compile(r"意向书|意向(?:性)?(?:合作)?协议|合作意向协议|意向合同|意向性合作")),
    ("mou", re.compile(r"备忘录")),
    ("strategic_cooperation", re.compile(r"战略.{0,6}合作|战略框架|战略伙伴|战略协议|全面(?:深化)?合作(?:框架)?协议")),
    ("project", re.compile(r"项目|基地|总部|产业园|生产线|投资协议|投资合同|购销|采购")),
)
NOT_YET = re.compile(
    r"将|拟|计划|准备|即将|推进|推动|促成|争取|力争|加快|加速|有望|商讨|探讨|讨论|希望|期待|期盼|未|尚未|愿"
)
HOPES = re.compile(r"希望|期待|期盼|盼|欢迎|愿|争取|力争|邀请")
# The name of a paper right behind those who sign it, and what is counted beside it.
PAPER_BEHIND = re.compile(r"[^,，。;；、与和同]{0,14}?(?:协议|合同|备忘录|意向书)")
# 《甲省与乙州|关于办学和育人的备忘录》: the whole title behind the two
TITLED_BEHIND = re.compile(r"[^,，。;；、与和同》]{0,4}?关于[^》。]{2,60}?(?:协议书?|合同|备忘录|意向书|意见书|协定)》")
# 《甲市与乙州|农业往来和合作备忘录》: all of it is the title
TITLE_BEHIND = re.compile(r"(?![、与和同及])[^,，。;；、》]{0,24}?(?:协议书?|合同|备忘录|意向书|意见书|协定)》")
PAPER = re.compile(r"《[^》]{2,40}》")
BARE_PAPER = re.compile(
    r"(?:签署|签订)了?(?:一份|相关|有关)?(?P<paper>意见书|协议书?|备忘录|意向书|合同)[,，。;；]?$"
)  # 签署了|意见书
PAPERS = re.compile(r"了?(?:《[^》]{2,40}》(?:、|和|及|以及)?)+")
WITH_ANNEXES = re.compile(r"(?:协议书?|合同|备忘录|意向书)》?(?:以及|及|和)")
PROOF = re.compile(r"见证签约|签约后|签约仪式后|此次签约|签约项目|见证了?.{0,6}签(?:约|署)|签约现场")
# What may stand behind a place that signs: a joiner, an adverb, the verb, or the office that signs for it.
SIGNS_ITSELF = re.compile(
    r"(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:上午|下午|晚上|晚)?)?"
    r"(?:将|拟|即将|与|和|同|及|、|还|也|又|已|正式|成功|现场|共同|分别|双方|就|签|达成|缔结|战略|全面|携手|联合|结为|建立|,|，|。|;|；|$|[(（]|进行(?:了)?(?=签)"
    r"|等(?:[^,，。;；、]{0,4}?(?:城市|地|市|县|区))?(?:分别|现场|正式|共同)*(?:签|缔结|结为|建立)"
    r"|在(?:会|论坛|活动|仪式|大会|峰会|签约)[^,，。;；在]{0,6}?(?:上|期间|现场)(?:与|和|同|签|正式|共同)"
    r"|在[^,，。;；在与和同签]{1,12}?(?:正式|现场|共同)*(?=签|缔结)"  # 甲市与乙市|在丙地签署
    r"|举行|举办|两[省市区县州地]|[省市区县州]?(?:人民)?政府|管委会|方面|代表|(?:常务)?副?[省市区县州]长|[省市区县州]委"
    r"|通过(?:视频|线上|网络|远程|云)|以(?:视频|线上|书面|云)[^,，。;；]{0,4}?(?:方式|形式)"
    r"|的代表(?=[0-9在于共签])|并(?:正式|共同|现场)*(?=签)|(?:会谈|会见|会晤|座谈|洽谈)(?:并|后))"  # 甲市与乙州|会谈并签约
)
UNNAMED_HEADS = re.compile(r"(?:相关|有关|各)[^,，。;；]{0,8}?(?:负责人|企业|集团|部门|客商|单位)")
SOME = re.compile(r"部分|有关|相关|多家|多个|各|一些|若干|众多|一批|几家|两家|三家|[0-9]+余?家|当地")
LANDING_PROJECT = re.compile(r"项目|基地|总部|产业园|工厂|生产线|研究院|研发中心|中心")
REACHED = re.compile(
    r"(?:达成|(?:取得|形成)(?=了?[^,，。;；、]{0,4}?(?:共识|一致)))(?:了)?(?P<what>[^,，。;；]{0,60}?)(?P<kind>意向|共识|合作协议|协议|合作|约定|一致(?:意见)?)(?P<tail>的|并|,|，|。|;|；|$|，|书|\s)"
)
# 双方就育人合作|形成共识: nothing else is said to be agreed on
BOTH_AGREE = re.compile(
    r"[ \u3000]*(?:并|还|也|最终|已|初步|共同|随后)*(?:双方|两[地市县区省])?(?:还|也|最终|已|初步|共同|一致|经[^,，。;；]{2,10})*"
    r"(?:(?:就|围绕)[^,，。;；]{2,60}?)?(?:已|初步|也|还|方面|等)*"
)
# 达成|合作项目20个, 达成意向协议15份
REACHED_COUNT = re.compile(
    r"达成了?(?P<what>[^,，。;；、0-9的]{0,12}?(?:项目|意向|协议|订单))(?:共|共计|达)?(?P<n>[0-9]{1,4})(?P<more>余|多)?[个项份]"
)
OF_OTHERS = re.compile(r"(?:两国|领导人|元首|各国|各方|国家)")
THIS_TIME = re.compile(r"此次|此番|本次|这次|当天|现场|会上|期间|活动中")
TWO_PLACES = re.compile(r"两(?:市|地|县|区|省|州)(?:政府)?")
WITH_BOTH = re.compile(
    r"[与同和](?:上述|这|该)?两(?:地|市|省|州|县|区|城)(?:政府)?(?=分别|先后|各自)"
)  # 同两地|分别签署
TALKS = re.compile(r"座谈|会谈|洽谈|会晤|交流会|对接会|联席会")
# 与甲市|有关部门负责人座谈
PEOPLE_OF_IT = re.compile(
    r"(?:[市省区县州]?(?:委|政府|人民政府))?(?:的)?(?:相关|有关|主要|党政)*(?:部门|单位|领导|方面|负责|班子|政府|人民政府|举行|召开|座谈|会谈|就|围绕)"
)
TALKS_OF_BOTH = re.compile(r"(?:召开|举行|举办|进行)了?[^,，。;；]{0,8}?(?:座谈会?|会谈|洽谈会|交流会|联席会议?)")
PAIR_MARK = re.compile(r"与|和|同|—+|-|·|、")
CONSENSUS = re.compile(r"达成了?(?:(?:初步|一致)(?:共识|意见|意向)?|共识)")
MANNER = r"(?:还|也|又|正式|现场|当场|当天|共同|随后|成功|顺利|已|并|就此|在会上|分别|一起|一同|集中){0,4}"
TWO_OF_A_KIND = r"两(?P<{}>[地市县区省州城会校院企家])(?:人民)?(?:政府)?"
# 双方签署, 会谈后双方还现场签署, 两地领导就育人合作签署, 并分别代表两市签署: nobody is named between them and the pen.
BOTH = rf"(?:双方|{TWO_OF_A_KIND.format('who')})(?!的?(?:企业|部门|单位|机构|有关|相关|公司|客商))(?:(?<=两家)(?:工商联|商会|协会|贸促会))?(?:领导|代表|负责人)?"
LED_TO_IT = (
    r"[ \u3000]*(?:并|还|随后|最后|最终|之后|同时|[^,，。;；、与和同签]{0,8}?(?:会谈?|会见|座谈|洽谈|会议|仪式|活动|访问|考察|期间)"
    r"(?:结束)?(?:之?后|上|中|期间|现场)?){0,3}[,，]?"
)
BOTH_SIGN = re.compile(
    rf"{LED_TO_IT}(?:{BOTH}(?:[^,，。;；、与和同签]{{2,24}}?并)?)?{MANNER}(?:在[^,，。;；、与同]{{2,16}}?[上中])?{MANNER}"
    rf"(?:代表(?:双方|各自|{TWO_OF_A_KIND.format('whom')}))?{MANNER}(?:(?:就|围绕)[^,，。;；与同]{{2,60}}?)?{MANNER}$"
)
# 双方举行了某协议|签约|仪式; 双方本着互利的原则,|签署
BOTH_HOLD = re.compile(rf"{LED_TO_IT}{BOTH}{MANNER}(?:举行|举办)了?[^,，。;；、与同]{{2,30}}?$")
BOTH_BEFORE = re.compile(rf"{LED_TO_IT}{BOTH.replace('who', 'before')}")
AS_AN_OCCASION = re.compile(r"[^,，。;；]{0,24}?为(?:新的?)?(?:契机|基础|起点|开端|纽带)")  # 将以签署|协议为契机
WHO_SIGNED = re.compile(r"签[约字]代表(?!双方|各方|各自|两|团|合作|着)")  # 与|签约代表|合影: people
OF_TWO_PLACES = re.compile(r"了?《?两[地市县区省州城]")  # 并共同签署了|两市友好交流协议
# 双方签署协议,|是…的举措: spoken of
IS_SPOKEN_OF = re.compile(r"[^,，。;；]{0,40}[,，](?:这|也|就|不仅)?(?:是|标志|意味|有利于|有助于|必将|对于?|为)")
BOTH_PLACES = re.compile(r"[ \u3000]*两[地市县区省州]")
# 工商联, 商务局、文旅局, 商务、文旅等部门, 有关部门
OFFICE_WORD = r"[^,，。;；、与和及同的签]"
OFFICES = (
    rf"(?:(?:有关|相关|职能|对口|主管)*(?:业务)?部门|{OFFICE_WORD}{{0,6}}?(?:工商联|贸促会|侨联|侨商会|商会|协会|[局厅办委]|部门)"
    rf"|(?:{OFFICE_WORD}{{1,6}}、){{1,6}}{OFFICE_WORD}{{1,6}}?等[^,，。;；、与和签]{{0,4}}?部门)"
)
# 两地工商联|签订, 见证双方教育部门|签署: an office of each of the two
OFFICES_SIGN = re.compile(
    rf"{LED_TO_IT}(?:两(?P<kind>[地市县区省州城])的?(?P<offices>{OFFICES}(?:[、和与及]{OFFICES})*)|双方的?{OFFICE_WORD}{{0,4}}?部门)"
    rf"(?:代表|负责人|领导|主要)*{MANNER}(?:(?:就|围绕)[^,，。;；与同]{{2,60}}?)?{MANNER}$"
)
WITNESSED = re.compile(r"(?:共同)?见证了?")
SAYS_BOTH = re.compile(r"双方|各自|两(?P<kind>[地市县区省州城会校院企家])")
# What the name of a body ends in that is one of 两会, 两校
NAMED_SO = {
    "会": ("会", "联"),
    "校": ("大学", "学院", "学校", "中学"),
    "院": ("院",),
    "企": ("公司", "集团"),
    "家": ("",),
}
# 促成|签约项目3个, 促成|4家企业成功签约: as many came to be signed
BROUGHT_ABOUT = re.compile(
    r"促成(?:签约(?:项目|企业)?[0-9]|[0-9一二三四五六七八九十]{1,4}余?[个家项份][^,，。;；、]{0,12}?(?:成功|现场|当场|正式)+签约)"
)
# 通过视频方式签署: how, no condition
BY_MEANS = re.compile(r"通过[^,，。;；、]{0,8}?(?:方式|形式|连线|视频|会议|网络|平台|云)")
# 在签署的《某备忘录》中,双方就…达成意向: what a signed paper says, no agreement of its own.
CONTENT_OF = re.compile(
    r"(?:签署|签订|签定)的[^,，。;；]{2,40}(?:中|里)[,，]|(?:根据|按照|依据)(?:该|此|上述)?[^,，。;；]{0,10}?(?:协议|备忘录|合同)[,，]"
)
# 部分企业就…达成初步意向: who agreed is not named.
UNNAMED_FIRMS = re.compile(
    r"[^,，。;；]{0,4}?(?:部分|多家|一些|一批|有关|相关|不少|众多|[0-9]+余?家|[两二三四五六七八九十]家|两地|双方)[^,，。;；]{0,4}?(?:企业|公司|客商|厂商|单位|机构|代表)"
)
# 两家企业|与考察团企业达成意向: of the firms on both sides none is named
WITH_FIRMS_OF_GROUP = re.compile(
    rf"[与和同][^,，。;；、]{{0,10}}?(?:{GROUP}|我[省市区县州])(?:的)?(?:成员|随团|参团|随行)?(?:企业|公司|客商)"
)
AND_THEN = re.compile(r"[ \u3000]*并(?:正式|共同|现场|当场|成功|且|联合)*")  # 会见了乙,|并共同|签署
NAMED_BEHIND = re.compile(
    r"了?(?:《[^》]{4,40}》|[^,，。;；、]{2,20}?(?:协议书?|备忘录|意向书|行动计划|协定))[,，。;；]?$"
)
ALSO = re.compile(r"[ \u3000]*并(?:还|现场|正式|当场|分别|先后)*")  # 会见了乙,|并分别|与丙签订
IN_TALKS_WITH = re.compile(
    r"[ \u3000]*在?(?P<joins>与|同|和)[^,，。;；]{3,20}?的?[^,，。;；]{0,6}?(?:交流|座谈|会谈|洽谈|考察|协商)会?(?:中|时|期间|过程中|上)$"
)
OTHER_SIDE = re.compile(r"(?:与|同|和)(?:对方|其)")  # 乙会|同对方
OF_ALL = re.compile(r"[三四五六][方城]|共同|联合|多方|及其(?:旗下|下属|所属)?(?:[全控][资股])?(?:子公司|企业|公司)")
# Who stand on both sides of these deal with each other: 甲与乙, 甲同乙.
JOINS_OTHERS = re.compile(r"(?<!参)与(?!会(?!长|员|计))|(?<![共合相协不如])同(?!时|意|步|仁|济)")
SUM_OF_TWO = re.compile(r"[与同和]")
EACH_OF_THEM = re.compile(r"分别(?:现场|正式)?[与同和]")
LISTED_PROJECT = re.compile(r"[^,，。;；、与和等]{2,14}项目(?=[、等])")
BUILT = re.compile(r"(?:中心|基地|园|工厂|市场|广场|综合体|总部)$")
LISTED_PROJECTS_WITH = re.compile(r"项目等?(?:分别)?(?:与|和|同)")
LISTED_PROJECTS = re.compile(r"[、等][^。;；与]{0,120}?项目")
ON_THE_SPOT = re.compile(r"现场|当场")
OF_WHICH_EVENT = re.compile(r"^.*[会动式]暨")  # 恳谈会暨|往来协议
CEREMONY_AND_HELD = re.compile(
    r"(?:举行|举办)了?[^,，。;；]{0,20}?签约(?:仪式|活动)|签约(?:仪式|活动)[^,，。;；]{0,20}?(?:举行|举办)"
)
CEREMONY_HELD = re.compile(r"(?:仪式|活动)[^,，。;；]{0,20}?(?:举行|举办)")
HELD = re.compile(r"举行|举办")
ATTENDED = re.compile(r"出席|参加|见证")
MAX_TITLE = 24  # characters of office before a name
SIGNING = re.compile(r"签署|签订|签约")
SIGNED_ALREADY = re.compile(r"(?:签署|签订)了?$")  # 签署|缔结友好关系意向书: the name of the paper signed
SIGNS_FOR = re.compile(r"(?<!全权)代表")
REPRESENTS_TO = re.compile(r",|，|分别|与|和|同|一起|共同")
GOES_ON_SIGNING = re.compile(r"[ \u3000]*(?:并|还|同时|又|此外)+(?:还)?(?:分别|先后)?(?:与|和|同)")
AND_WITH = re.compile(r"[ \u3000]*(?:又|还)?(?:与|同(?![时意步])|和)")  # 甲市与乙市签署X,|与丙市签署Y,|同丁市签署Z
OUR_PLACE = re.compile(r"我[市省区县州]|该[市区县州](?=与|和|同|还|共)")
THIS_FAIR = re.compile(r"本届[^,，。;；]{0,10}?(?:洽谈|博览|展览|交易|展销|商品|经贸|投洽|贸洽|展)会")
THIS_EVENT = re.compile(r"^(?:在)?(?:此次|本次|这次|当天的?|该|此)")  # 此次|推介会
NAMED_EVENT = re.compile(
    r"[“‘《](?P<name>[^”’》]{4,40}(?:论坛|大会|峰会|交流会|博览会|展会|对接会|洽谈会|活动|会议))[”’》]"
)
# Who works on a named project plans it, who wishes for it hopes.
WISH = re.compile(r"做好|推动|推进|促成|期盼|期待|希望|欢迎|盼望")
PLAN_WORDS = frozenset({"做好", "推动", "推进", "促成"})
PROJECT_PARTS = re.compile(r"[和与及、]")
UNNAMED_PROJECT = re.compile(r"更多|各类|一批|优质|重大|重点|高端|好项目|大项目|新项目|^(?:该|此|签约|合作|相关|既定)")
CONGRATULATED = re.compile(r"(?<![面应核校])对[^,，。;；]{0,30}$")
# 最早与甲市缔结|友好关系的城市
FRIENDS_SINCE = re.compile(
    r"了?[^,，。;；]{0,8}?(?:关系|友城|姐妹城市)的[^,，。;；]{0,8}?(?:城市|州|省|县|地区|国家|友城|伙伴)"
)
# 他在见证甲与乙签署|协议书仪式后致辞时表示
SPEAKS_AFTER_IT = re.compile(
    r"[^,，。;；]{0,20}?仪式(?:上|后|之后|结束后|现场)?[^,，。;；]{0,8}?(?:谈话|致[辞词]|讲话|发言|受访|采访)[^,，。;；]{0,4}?时"
)
CONGRATULATES = re.compile(r"[^,，。;；]{0,30}?表示[^,，。;；]{0,8}?(?:祝贺|感谢|欢迎|高兴|满意)")
# 甲、乙分别代表丙、丁两市政府签订: whom they sign for.
FOR_TWO_PLACES = re.compile(r"代表(?P<who>[^,，。;；]{2,40}?)两(?:市|地|县|区|省|州)")
# 赴乙市招商,与一家企业洽谈,|双方签订: 双方 are not the two towns
SOMEBODY_ELSE = re.compile(r"企业|公司|集团|商会|协会|负责人|项目|招商|客商|[^参]与|(?<=[,，])[和同]")
# 甲和乙分别代表丙市和丁市签订
FOR_EACH = re.compile(r"分别代表(?P<who>[^,，。;；]{4,40}?)(?:现场|共同|正式)*$")
# 甲县、乙县分别与有关企业签署: not with each other.
WITH_UNNAMED = re.compile(r"分别[与和同](?:相关|有关|各自?|多家|众多|部分|[0-9]+家)[^,，。;；与和同]{0,12}$")
# 甲与乙分别代表两家工商联签署, 代表双方签约: each for the house he holds office in.
FOR_BOTH = re.compile(
    r"代表(?:两(?P<places>[地市县区省州城])|双方|各方|各自|两家|两)(?P<kind>工商联|商会|协会|集团|公司|大学|学院|企业|贸促会)?[^,，。;；]{0,10}$"
)
# 与来访的甲商会签约
GUESTS_SIGN = re.compile(r"(?:来访|到访|(?:前来|来)[^,，。;；的]{0,8}?(?:考察|访问|交流|参观|洽谈))的$")
TALKS_AND = re.compile(r"^[^,，。;；]{0,8}?(?:会谈|会见|会晤|座谈|洽谈)(?:后|并)$|^并$")  # 与乙州|会谈并|签约
PICTURE = re.compile(r"[ \u3000(（]*(?:图为|上图|下图|图[:：])")
OF_A_PICTURE = re.compile(
    r"[(（]?(?:组图|多图|附图|图)[)）](?: ?[-—] ?[0-9]{1,2})?$| [-—] ?[0-9]{1,2}$"
)  # …备忘录|(图) - 1
FRIENDSHIP = re.compile(r"友好(?:城市|省[州郡道区县]|州省|县|区)|友城|姐妹城市")
CEREMONY_OF_PAPER = re.compile(
    r"(?:协议|合同|备忘录|意向书|合作)书?(?:集中|战略)?(?:签约|签字|签署)(?:仪式|活动)[”」』》]?$"
)
COOPERATION = re.compile(r"(?:(?:战略|全面|深化|框架)合作|项目)$")  # 甲市与乙集团战略合作|签约仪式, 举行项目|签约仪式
APIECE = re.compile(r"[^与和]分别(?:现场|正式|成功)?$")
MANY_PARTIES = 4  # a town and three firms; with two of them it may be one paper of three
PROJECT_PAPER = re.compile(r"了?(?:项目|投资|招商|入园|入驻|落户)[^,，。;；、]{0,6}?(?:协议书?|合同)[,，。;；]?$")
# Also of whom a firm is a member: 某商会副会长单位|乙公司.
OWNS = re.compile(
    r"(?:(?:旗下|所属|下属|麾下)的?(?:[^,，。;；、与和]{0,8}?企业)?"
    rf"|(?:常务|执行)?副?{MEMBER_OF_A_CHAMBER}[—–-]{{0,2}})(?=[\u4e00-\u9fffA-Za-z])"
)
AND_ACTS = re.compile(r"(?<![合兼归一])并(?![购网轨联])")  # 合并, 并网 join nothing
# 签署友城协议|并办项目推介会, 签署4个协议|以及多个项目: what else was done is not what was signed.
AND_MORE = re.compile(rf"{AND_ACTS.pattern}|以及")
# 甲公司X项目、乙公司Y项目等6个: whose project is one of several signed for nobody else.
LISTED_IN_GROUP = re.compile(r"项目、[^,，。;；]{2,80}?项目等[0-9一二三四五六七八九十]{1,4}(?:余|多)?个")
# 在甲国|投资建设工厂项目: where it is to stand, not where it was signed.
TO_BE_BUILT = re.compile(
    r"[^,，。;；签]{0,4}?(?:投资|建设|兴建|新建|设立|打造|建立|建厂|落地|落户)[^,，。;；]{0,30}?项目"
)
COUNTED_FIRMS = re.compile(r"(?:[0-9一二三四五六七八九十]{1,4}余?家|多家|一批)[^,，。;；]{0,8}?(?:企业|公司)")
TREATY = re.compile(r"议定书|协定|换文|条约|公报|备忘录|协议|宣言")
# 甲国与乙国|两国在丙市签订: nothing but place and manner stands before the verb.
STATES_SIGN = re.compile(r"(?:两国|双方)?(?:政府)?(?:[0-9日月]{2,6})?(?:在[^,，。;；与和]{1,8}?)?(?:正式|共同)*(?=签)")
FOR_GOVERNMENTS = re.compile(r"代表(?:各自|两国|双方)(?:的)?(?:国家)?政府")  # 甲同乙代表两国政府签署
# 签署了|子市与丑市港口合作协议, 签约了|某仓储项目: what is signed has a name of its own.
NAMED_PAPER = re.compile(
    r"了?(?:《[^》]{4,40}》|(?!合作|相关|战略|有关|框架|一系列|多)[^,，。;；]{4,60}?(?:协议书?|备忘录|合同|项目))"
)
PAPER_ENDS = re.compile(r"(?:协议书?|备忘录|合同|意向书|项目)》?(?=和|及|以及|、|[。;；]|$)")
PROJECT_BEHIND = re.compile(r"了?[^,，。;；]{2,24}?项目$")  # 甲公司和乙公司签订|某某合作项目
ONLY_MANNER = re.compile(r"[ \u3000]*(?:并|还|现场|成功|共同|正式|当场|集中)*")
# 缔结友好关系30年来; 合同为期5年 and 协议至2030年 say how long a paper holds.
YEARS_SINCE = re.compile(
    r"周年|(?<![0-9一二三四五六七八九十期限为至到于达长])[0-9一二三四五六七八九十]+(?:多|余)?(?:个)?年(?:来|以来|间|[,，。]|$)"
)
LONG_AGO = re.compile(r"(?:于|在)?(?:去年|前年|上年)(?:[0-9]{1,2}月)?(?:与|和|同|就)")  # 于去年5月与我市签署
SINCE = re.compile(r"[ \u3000]*(?:今年|近年|多年|近几年|去年|[0-9]{4}年[^,，]{0,4})(?:来|以来)(?:[,，]|$)")
SUM_OF_MONEY = re.compile(r"[0-9][0-9.,]*[十百千万亿]+(?:美|欧|日|港)?元")
# What a deal's name has beside its goods: 3年2亿元|木材|采购备忘录
WORDS_OF_DEAL = re.compile(
    rf"{SUM_OF_MONEY.pattern}|(?:为期)?[0-9一二两三四五六七八九十]+年期?|采购|购销|供货|意向|谅解|备忘录|MOU|合同|订单|框架|合作|投资|项目|协议|价值|金额|[《》“”书总了的]"
)
THAT_BODY = re.compile(r"(?:该|此)(?P<kind>企业|公司|集团|协会|商会|机构|校|院|所)$")  # 该企业|与
# 16个洽谈项目举行|签约仪式: as many were signed there
CEREMONY_OF_GROUP = re.compile(
    r"[0-9一二三四五六七八九十]{1,4}余?个[^,，。;；、]{0,12}?项目(?:集中|现场)?(?:举行|进行)了?(?:集中|集体)?$"
)
OPENS_PAPER = re.compile(
    rf"了?(?:(?:[^,，。;；《》与和同]{{1,10}}的)?《)?(?:{FULL_LAND.pattern})?"
)  # 面向明天的《某国全称|甲市政府与某国全称|乙市政府关于…的协议》
AFTER_TALKS = re.compile(r"[ \u3000]*(?:会谈|会见|座谈会?|洽谈|会晤)(?:结束)?(?:后|之后)")  # 会谈后,|双方签署
OFFICE = re.compile(
    r"[省市区县州](?![^省市区县州]*政府)[^省市区县州]{2,10}(?:厅|局|委员会|委|办公室)$"
)  # 某省农业农村|厅
INVESTS_THERE = re.compile(
    r"在[^,，。;；的]{2,12}?(?:投资|建厂|设厂|落户)"
)  # 达成|在某市投资的意向: who goes there, with nobody
MIN_TITLE = 4  # characters of a paper's name that tell which it is
NUMBER_AHEAD = re.compile(r"^[0-9一二三四五六七八九十]{1,4}余?[项个份单笔]")
MERE_PAPER = re.compile(
    r"框架|合作|投资|项目|协议|合同|书|两[国省市县州区地]|新一轮|[《》“”]"
)  # what a paper's name may leave out, told again
OF_ITS_YEARS = re.compile(r"[0-9]{4}(?:年?[-—至到][0-9]{4})?年度?")  # 2023-2025年度|合作备忘录
GOVERNMENT = re.compile(r"[省市区县州](?:人民)?政府$")
SIGNING_LEVELS = frozenset({"country", "province", "city", "district", "zone"})
DAYS_OF_A_MONTH = 28
CEREMONY_REACH = 3  # paragraphs behind its ceremony in which what was signed is told
MAX_DETAIL = 80
CHARS_TO_CLOUD = 80  # 签署了协议。…。“云签约”是在…期间完成的
MAX_PROOF_SENTENCES = 4  # the sentence that proves a signing stands in the same paragraph, this close behind


@dataclass(slots=True, kw_only=True)
class _Book:
    """What the clerk has in hand: the story, and what was told so far."""

    frame: Frame
    engagements: list[Engagement]
    found: list[Agreement]
    consumed: set[int]
    unsigned: list[Span]


def find_agreements(
    reading: Reading, frames: list[Frame], engagements: list[Engagement]
) -> tuple[list[Agreement], list[Issue]]:
    """Read all clauses for agreements; signings are added to `engagements`.

    A counted signing whose words, ceremony and home name nobody is no agreement; an issue says where it stands.
    """
    found: list[Agreement] = []
    unsigned: list[Span] = []
    for frame in frames:
        book = _Book(frame=frame, engagements=engagements, found=found, consumed=set(), unsigned=unsigned)
        for clause in _clauses_told(reading, frame):
            for cue in (*clause.cues, *signing_nouns(clause)):
                if cue.family != "agreement" or (cue.kind == "reaches" and clause.is_about(cue.start)):
                    continue
                if cue.kind == "signs":
                    _signed(reading, book, clause, cue)
                elif cue.kind == "reaches":
                    _reached(reading, book, clause, cue)
                elif cue.kind == "agrees":
                    _agreed(reading, book, clause, cue)
                elif cue.kind == "lands":
                    _lands(reading, book, clause, cue)
            if clause.sentence.block_kind == "paragraph":
                _proved_later(reading, book, clause)
        starts = {c.start for c in frame.clauses}
        for engagement in [e for e in engagements if e.kind == "appointment" and e.start in starts]:
            _appointment(reading, book, engagement)
    _drop_sums(found, engagements)
    issues = [
        Issue(
            stage="assemble",
            reason="signing_of_nobody_named",
            detail=reading.clean[start:end][:MAX_DETAIL],
            start=start,
            end=end,
        )
        for start, end in unsigned
    ]
    return found, issues


def _clauses_told(reading: Reading, frame: Frame) -> Iterator[Clause]:
    """Give the clauses of a story in which agreements may be told, a list of pairs cut into its pairs."""
    for clause in frame.clauses:
        if clause.sentence.block_kind in ("paragraph", "caption"):
            yield from parts_signed(reading, without_excepted(reading, clause))


def _drop_sums(found: list[Agreement], engagements: list[Engagement]) -> None:
    """Drop 签约10多项 that opens a report where 签约11项 of the same parties and days is told behind it: it sums up.

    So it does with as many projects told once without the partner and once with him.
    """
    counted = [a for a in found if a.rule == "counted_signing" and a.count is not None]
    for part in counted:
        whole = [
            a
            for a in found
            if a is not part
            and (a.count or 0) > 1
            and (a.story, a.count, a.subject, a.is_background)
            == (part.story, part.count, part.subject, part.is_background)
            and {p.local_id for p in part.parties} < {p.local_id for p in a.parties}
        ]
        if whole and part in found:
            _drop(part, found, engagements)
    for part in [a for a in counted if all(p.is_inferred for p in a.parties)]:
        singly = [a for a in found if a.rule == "signing_between" and a.start > part.start and _beside(part, a)]
        if part in found and 1 < len(singly) <= (part.count or 0) <= len(singly) + 1:
            _drop(part, found, engagements)  # 还签署了4个协议。甲与乙签署…,丙与丁签署…: told singly behind
    for part in counted:
        named = [
            a
            for a in found
            if a.rule == "signing_between"
            and a.story == part.story
            and _of_one_sum(part, a)
            and {p.local_id for p in part.parties if not p.is_inferred} < {p.local_id for p in a.parties}
        ]
        if part in found and named:
            _drop(part, found, engagements)  # 甲协会和2家企业签下2亿元订单, told again with the names of the two
    for opening in [a for a in found if a.rule == "signing_between" and a.count_is_lower_bound]:
        anew = [a for a in found if _counts_anew(opening, a)]
        if anew and opening in found:
            anew[0].again_until = opening.end
            _drop(opening, found, engagements)  # 甲、乙同外地企业签署采购合同。甲、乙此次同…企业共签署8项采购合同
    for rough in [a for a in counted if a.count_is_lower_bound]:
        exact = [
            a
            for a in counted
            if a.story == rough.story
            and a.start > rough.start
            and not a.count_is_lower_bound
            and (rough.count or 0) <= (a.count or 0) < 2 * (rough.count or 0)
            and a.is_background == rough.is_background
            and (a.days.first, a.days.last) == (rough.days.first, rough.days.last)
            and rough.where.local_id in (None, a.where.local_id)
            and {p.local_id for p in a.parties} == {p.local_id for p in rough.parties}
        ]
        if exact and rough in found:
            _drop(rough, found, engagements)


def _counts_anew(opening: Agreement, other: Agreement) -> bool:
    """Tell 8项采购合同 behind 采购合同 of the same who sign with nobody named: one lot, told once without its number."""
    if opening.subject is None or other.subject is None or (other.count or 0) < 2 or other.start < opening.start:
        return False
    one_side = len({p.side for p in opening.parties}) == 1
    same = {p.local_id for p in opening.parties} == {p.local_id for p in other.parties}
    return (
        one_side
        and same
        and opening.story == other.story
        and NUMBER_AHEAD.sub("", other.subject) == NUMBER_AHEAD.sub("", opening.subject)
    )


def _beside(one: Agreement, other: Agreement) -> bool:
    """Tell whether two were signed in acts that one paragraph tells."""
    acts = one.engagement, other.engagement
    return acts[0] is not None and acts[1] is not None and acts[0].block == acts[1].block


def _drop(agreement: Agreement, found: list[Agreement], engagements: list[Engagement]) -> None:
    """Take back an agreement told twice, and its signing where no other is left of it."""
    found.remove(agreement)
    if agreement.engagement in engagements and not any(a.engagement is agreement.engagement for a in found):
        engagements.remove(agreement.engagement)


# ---------------------------------------------------------------- signatures
def _tells_the_journey(frame: Frame, clause: Clause) -> bool:
    return frame.trip is not None and clause.sentence.start <= frame.trip.start < clause.sentence.end


def _signed(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> None:
    text = reading.clean
    clause = with_pairs_before(reading, clause, cue)
    if SIGNED_ALREADY.search(text, clause.start, cue.start):
        return
    if _is_of_other_states(reading, book, clause, cue):
        book = replace(book, frame=replace(book.frame, trip=None))
    frame = book.frame
    agreed = _consensus_to_sign(reading, clause, cue)
    hedges = [
        c
        for c in clause.cues
        if c.family == "hedge"
        and c.start < cue.start
        and not clause.is_about(c.start)
        and BY_MEANS.match(text, c.start, cue.start) is None
        and BROUGHT_ABOUT.match(text, c.start) is None
    ]
    not_yet = bool(hedges) or (
        clause.is_hoped(cue.start)
        and clause.hoped_from == clause.start
        and BROUGHT_ABOUT.match(text, clause.start) is None
        and not signs_meanwhile(reading, clause, cue.start)
    )
    if (
        re.search(r"(?:以来|之后|后)(?:,|，|$)", text[cue.end : clause.end + 1])
        and "见证" not in clause.text
        and not THIS_TIME.search(clause.text)
    ):
        earlier = True
    else:
        first = reading.clauses_by_sentence[clause.sentence.start][0]
        earlier = (
            clause.earlier
            or LONG_AGO.search(text, clause.start, cue.start) is not None
            or is_of_the_past(reading, frame, clause, cue.start)
            or (SINCE.match(first.text) is not None and not _tells_the_journey(frame, clause))
        )
    if re.match(r"(?:的|率|额|企业|方|仪式|活动|大会)", text[cue.end : cue.end + 2]) and "见证" not in clause.text:
        of_group = CEREMONY_OF_GROUP.search(text, clause.start, cue.start) is not None
        of_group = of_group or THOSE_SIGNED.search(text, max(clause.start, cue.start - 2), clause.end) is not None
        if not (of_group or _is_ceremony_of_two(reading, book, clause, cue) or is_listed(reading, clause, cue)):
            return
    if CONGRATULATED.search(text, clause.start, cue.start) and CONGRATULATES.match(text, cue.end):
        return  # 对两市缔结友城表示祝贺: spoken of
    if FRIENDS_SINCE.match(text, cue.end):
        return  # 最早缔结友城的县市: which they are
    if SPEAKS_AFTER_IT.match(text, cue.end) and any(
        e.kind == "signing" and e.story == frame.story.ordinal for e in book.engagements
    ):
        return  # the signing told before
    if AS_AN_OCCASION.match(text, cue.end) is not None or WHO_SIGNED.match(text, cue.start) is not None:
        return
    since = YEARS_SINCE.search(text, cue.end, clause.end)
    if since is not None and INSTRUMENT.search(text, since.end(), clause.end) is None:
        return  # 缔结友城40周年 keeps a day, it signs nothing
    if text.startswith("缔结", cue.start) and text.endswith("决定", clause.start, cue.start):
        return  # 两地决定缔结为友好城市
    if agreed is not None:
        parties = _pair(reading, book, clause, cue)
        if parties:
            _add(reading, book, clause, cue, parties, "agreed", "agreed_to_sign", end=agreed)
            book.consumed.add(agreed)
        return
    if is_excepted(clause) and WITH_OTHERS.search(text, clause.start, cue.start) is None:
        return
    counted = group_signed(reading, clause, cue)
    if SUM_SIGNED.match(text, cue.end) and (
        SUM_OF_TWO.search(text, clause.start, cue.start) is None or len(_pair(reading, book, clause, cue)) < 2
    ):
        return  # 签约金额达3亿元 of nobody in particular
    if not_yet:
        named = INSTRUMENT.search(text, cue.end, clause.end)
        parties = _pair(reading, book, clause, cue)
        if not parties and WITH_OTHERS.search(text, clause.start, cue.start) is None:
            parties = _topic_and_home(reading, book, clause)  # with whom is not said here
        sentence = reading.clauses_by_sentence[clause.sentence.start]
        doubted = any(c.kind == "condition" for s in sentence for c in s.cues if c.start < cue.start)
        if named is None or len(parties) < 2 or doubted or any(c.kind == "negation" for c in hedges):
            return
        hoped = (
            HOPES.search(text, clause.sentence.start, cue.start) is not None
            and "将" not in text[clause.start : cue.start]
        )
        _add(reading, book, clause, cue, parties, "hoped" if hoped else "planned", "signing_announced")
        return
    if clause.is_said(cue.start) or is_told_in_speech(reading, clause, cue.start):
        return
    listed, of_group = _projects_signed(reading, book, clause, cue), False
    if counted is not None and counted.count is not None and counted.count > len(listed) > 0:
        listed, of_group = [], True  # 甲、乙等41个项目签约: the group, of which some are named
    if listed:
        at_signing = _signing(reading, book, clause, cue, [p for ps in listed for p in ps])
        for parties in listed:
            _add(
                reading,
                book,
                clause,
                cue,
                parties,
                "signed",
                "signing_of_projects",
                engagement=at_signing,
                kind="project",
                lower=re.search(r"等(?:一批|多个|若干|\d|[一二三四五六七八九十])|等.{0,12}项目", clause.text)
                is not None,
            )
        return
    of_group = of_group or (counted is not None and LISTED_IN_GROUP.search(text, clause.start, cue.start) is not None)
    apiece = (
        EACH_OF_THEM.search(text, clause.start, cue.start) is not None
    )  # 甲、乙分别与丙签署《甲丙协议》及《乙丙协议》
    on_paper = [] if apiece else _named_on_the_paper(reading, frame, clause, cue)
    on_paper = on_paper or _named_before_the_ceremony(reading, book, clause, cue)
    if on_paper and WITH_ANNEXES.search(text, cue.end, clause.end):
        counted = None  # 签署甲与乙战略协议及25份子协议: the paper of the two is one
    by_pair = None if on_paper or of_group else pairs_listed(reading, clause, cue, partial(_signatory, reading, frame))
    by_pair = by_pair or (_with_lands(reading, frame, clause, cue) or by_pair if not (on_paper or of_group) else None)
    offices = None if on_paper or of_group or by_pair else _offices_sign(reading, clause, cue)
    if offices is not None and len(towns := _towns_of_both(reading, book, clause, cue)) == 2:
        on_paper = towns
    if by_pair is not None and not by_pair:
        return  # of no pair of the list both names are read
    parties = on_paper or (
        []
        if of_group
        else _distinct([p for pair in by_pair for p in pair])
        if by_pair
        else _pair(reading, book, clause, cue)
    )
    if counted is not None and not counted.is_of_firms:
        parties = [p for p in parties if not _is_itself_signed(reading, clause, cue, p)]
    days = days_of(reading, frame, clause, cue, book.engagements)
    background = earlier or _outside(frame, days) or (frame.trip is None and not _is_of_days(days))
    # 于2019年11月签署, told beside a journey of days
    background = background or (frame.trip is not None and _is_of_a_month(days))
    of_both = offices is not None or _both_are_meant(reading, clause, cue)
    if earlier and of_both and not is_of_the_past(reading, frame, clause, cue.start):
        return  # 近年来,两市签署了: of which two in those years is not said
    of_paper = counted is None or INSTRUMENT.search(text, cue.end, clause.end) is not None
    if counted is not None and not of_paper and BOTH_PLACES.match(clause.text) is not None:
        return  # 两地签约项目8个: by whom of the two places is not said
    if counted is not None and len(parties) < 2:
        _counted(reading, book, clause, cue, counted, parties, background=background)
        return
    if len(parties) == 1:
        subject = _place_that_acts(reading, frame, clause) or _topic_in_reach(reading, frame, clause)
        if subject is not None and subject.local_id != parties[0].local_id:
            parties = [subject, *parties]
    if len(parties) == 1 and _befriends(reading, frame, clause, cue, parties[0]):
        parties = [*_home(reading, frame), *parties]
    if len(parties) < 2 and (told_before := _pairs_told_before(reading, book, clause, cue)):
        parties = _distinct([p for pair in told_before for p in pair])
    if not parties:
        parties = _home_of_own_event(reading, book, clause, cue)
    across = [] if parties else _across_from_us(reading, book, clause, cue)
    parties = parties or across
    alone = len(parties) == 1 and (bool(across) or _may_stand_alone(reading, frame, clause, cue, parties[0]))
    if len(parties) < 2 and not alone:
        return
    if len(parties) == 2 and len(_seats(reading, parties)) < 2:
        return  # a town and its own government are one: with whom is not read
    by_paper = INSTRUMENT.search(clause.text) or PROJECT_BEHIND.match(text, cue.end, clause.end)
    by_instrument = by_paper is not None and all(d.date_from is not None for d in clause.dates)
    if frame.trip is None and not (by_instrument or is_reported(reading, frame, clause, days)):
        return
    if frame.trip is not None and not background and not _of_this_trip(reading, book, clause, parties):
        background = not THIS_TIME.search(text[clause.sentence.start : clause.end])
    unmet = not by_pair and _meet_nobody(reading, clause, cue, parties)
    if unmet:
        pairs = [_in_one_row(reading, frame, parties)]
    else:
        told_before = _pairs_told_before(reading, book, clause, cue)
        pairs = told_before or by_pair or _pairs(reading, clause, cue, parties)
        pairs = _in_rows([_seated(reading, book, clause, cue, pair) for pair in pairs])
    parties = _distinct([p for pair in pairs for p in pair])
    engagement = None if background else _signing(reading, book, clause, cue, parties)
    if engagement is not None:
        _take_the_ceremony(reading, book, engagement)
    papers = _papers_apiece(reading, clause, cue, len(pairs))
    titled = _papers_titled(reading, clause, cue)
    if len(pairs) == 1 and counted is None and len(titled) > 1:
        pairs, papers = pairs * len(titled), list(titled)
    apart = offices is not None and "分别" in text[offices.start() : cue.start]
    count = counted.count if counted and len(pairs) == 1 else 1
    # 与甲、乙签署协议: one paper of three or two of two
    several = len(parties) > 2 or unmet
    lower = counted.lower if counted and len(pairs) == 1 else several and not OF_ALL.search(clause.text)
    if offices is not None and counted is None:
        each = len(re.split("[、和与及]", offices["offices"] or ""))
        unnamed = offices["offices"] is None or offices["offices"].endswith("部门")
        if apart:  # 商务局、文旅局分别签署 are two, of 商务、文旅等部门 is not said how many
            count, lower = (None, True) if unnamed else (each, False)
        elif each > 1:
            lower = not OF_ALL.search(clause.text)
    if alone and counted is None:
        count, lower = _listed_behind(text[cue.end : clause.end])
    for pair, paper in zip(pairs, papers, strict=True):
        engagement = _folded(book, engagement)
        _add(
            reading,
            book,
            clause,
            cue,
            pair,
            "signed",
            "signing_between",
            engagement=engagement,
            background=background,
            count=count,
            lower=lower if len(pairs) == 1 else len(pair) > 2 and not OF_ALL.search(clause.text),
            subject=paper,
        )


def _with_lands(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[list[Party]]:
    """Pair home with each land it signs with on a journey there: 代表团访问两国,并同甲国、乙国|签署备忘录."""
    trip = frame.trip
    named = [t for t in clause.tokens if t.end <= cue.start and not clause.is_about(t.start)]
    if trip is None or trip.direction != "outbound" or TREATY.search(reading.clean, cue.end, clause.end) is None:
        return []
    stops = {p.local_id for p in trip.places}
    lands = [t for t in named if reading.level(t) == "country" and t.local_id in stops]
    if not lands or (home := _home(reading, frame)) == [] or any(_is_country(reading, party) for party in home):
        return []
    listed = all(reading.clean[a.end : b.start] in ("、", "和", "及") for a, b in pairwise(lands))
    manner = re.fullmatch(rf"(?:政府)?{MANNER}", reading.clean[lands[-1].end : cue.start]) is not None
    joined = reading.clean[lands[0].start - 1] in "与同和"
    before = [t for t in named if t not in lands]
    ours = all(t.end < lands[0].start and acts_for_delegation(reading, frame, t) for t in before)
    carried = all(t.kind in "DP" and acts_for_delegation(reading, frame, t) for t in clause.subjects)
    opens = before or ONLY_MANNER.fullmatch(reading.clean, clause.start, lands[0].start - 1) is not None
    if not (listed and manner and joined and ours and carried and opens):
        return []
    return [[*home, _party(reading, frame, t)] for t in lands]


def _offices_sign(reading: Reading, clause: Clause, cue: CueCandidate) -> re.Match[str] | None:
    """Find the offices of both that sign and are not named: 两地工商联|签订, 见证双方教育部门|签署."""
    seen = WITNESSED.search(reading.clean, clause.start, cue.start)
    start = seen.end() if seen is not None else clause.start
    if (two := TWO_PLACES.search(reading.clean, start, cue.start)) is not None:
        towns = [t for t in clause.tokens if t.kind == "L" and t.end == two.start()]
        start = two.start() if towns else start  # 甲、乙|两地工商联
    found = OFFICES_SIGN.match(reading.clean, start, cue.start)
    inside = found.span("offices") if found is not None else (0, 0)
    named = [t for t in clause.tokens if start <= t.start < cue.start and not inside[0] <= t.start < inside[1]]
    return None if any(t.kind in "OPD" for t in named) else found


def _towns_of_both(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the two places whose offices sign: those told as a pair or in talks before, else home and the one town gone to."""
    told = _two_places(reading, book.frame, clause, cue)
    if not told and (met := _met_last(book, clause)) is not None and met.start >= clause.sentence.start:
        told = _both(reading, book, clause)
    told = told or _stop_gone_to(reading, book.frame, guests=True) or _both_of_the_story(reading, book, clause)
    both = [replace(p, kind="place", local_id=seat) for p in told if (seat := _seat_of(reading, p)) is not None]
    towns = {p.local_id for p in both if (e := reading.entity(p.local_id)) is not None and e.kind == "place"}
    return both if len(both) == len(towns) == 2 and _are_of_the_kind(reading, clause.start, cue, both) else []


def _listed_behind(signed: str) -> tuple[int | None, bool]:
    """Count what is signed by name: X协议和Y协议 → 2; X、Y、Z项目 → several, because they may be kinds of one."""
    papers = len(PAPER_ENDS.findall(signed))
    return (papers, False) if papers > 1 else (None, True) if "、" in signed else (1, False)


def _may_stand_alone(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, party: Party) -> bool:
    """Tell 并与甲大学签署了某协议 on the journey of somebody of no known home, and what home signed at its own event."""
    if frame.trip is None or frame.is_inbound or NAMED_PAPER.match(reading.clean, cue.end, clause.end) is None:
        return False
    if party.is_inferred:
        return True
    return party.side == "counterpart" and not _home(reading, frame) and reading.clean[(party.start or 1) - 1] in "与同"


def _across_from_us(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give whom 我区与甲区座谈,双方签署 was signed with, on a journey of which is not read where it is from."""
    frame, met = book.frame, _met_last(book, clause)
    if frame.trip is None or frame.is_inbound or _home(reading, frame) or not _both_are_meant(reading, clause, cue):
        return []
    if met is None or met.kind != "meeting" or met.start < clause.sentence.start:
        return []
    across = [p for p in met.parties if p.side == "counterpart"]
    return across if len(across) == 1 and across[0].kind != "person" else []


def _home_of_own_event(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give home for 代表团举办推介会,签约了某物流项目: it signed at its own event, with whom is not said."""
    frame, spoken = book.frame, reading.clean[clause.start : cue.start]
    if frame.trip is None or frame.is_inbound or ONLY_MANNER.fullmatch(spoken) is None:
        return []
    own = [
        e
        for e in book.engagements
        if e.kind == "promotion_event" and clause.sentence.start <= e.start < clause.start and e.trip is frame.trip
    ]
    return _home(reading, frame) if any(p.side == "delegation" for e in own for p in e.parties) else []


def _seated(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate, pair: list[Party]) -> list[Party]:
    """Seat two who sign: as they met, else whoever is at home across from whoever came; not told, both across.

    On a journey from home those of home are the delegation; a firm of home that signs with its own town is not.
    """
    frame = book.frame
    if len(pair) != 2:
        return _in_one_row(reading, frame, pair)
    came = [GUESTS_SIGN.search(reading.clean, max(0, (p.start or 0) - 14), p.start or 0) is not None for p in pair]
    if sum(came) == 1:
        return [replace(p, side="delegation" if guest else "counterpart") for p, guest in zip(pair, came, strict=True)]
    if frame.trip is None and (met := _sides_as_met(reading, book, clause, pair)) is not pair:
        return met
    if frame.trip is not None and not frame.is_inbound:
        return _across(reading, frame, pair)
    hosts = _where_hosts_are(reading, frame, clause, cue)
    at_host = [any(reading.lies_in(p.local_id, place) for place in hosts) for p in pair]
    if sum(at_host) == 1:
        return [replace(p, side="counterpart" if here else "delegation") for p, here in zip(pair, at_host, strict=True)]
    if frame.trip is not None:
        return pair
    at_home = [frame.home_id is not None and reading.lies_in(p.local_id, frame.home_id) for p in pair]
    if hosts and not any(at_host) and sum(at_home) == 1:  # signed elsewhere: those of home went there
        return [replace(p, side="delegation" if ours else "counterpart") for p, ours in zip(pair, at_home, strict=True)]
    return [replace(p, side="counterpart") for p in pair]


def _in_one_row(reading: Reading, frame: Frame, parties: list[Party]) -> list[Party]:
    """Seat those of one list alike: 甲公司、乙公司、丙公司等9家企业 are of the side on which one of them is known to be."""
    trip = frame.trip
    said = [p for p in parties if p.start is not None and p.end is not None]
    listed = len(said) == len(parties) and all(
        reading.clean[a.end or 0 : b.start] in ("、", "和", "及", "以及") for a, b in pairwise(said)
    )
    if not listed or not any(p.side == "delegation" for p in parties):
        return parties
    stops = {p.local_id for p in trip.places} if trip is not None and trip.direction == "outbound" else set()
    # 甲区、乙县、丙公司签署, where 甲区 came to 乙县: whoever is at home there is across
    return [
        p if any(reading.lies_in(p.local_id, stop) for stop in stops) else replace(p, side="delegation")
        for p in parties
    ]


def _seated_in_rows(reading: Reading, frame: Frame, parties: list[Party]) -> list[Party]:
    """Seat 甲公司同乙园区及乙公司 where guests came: those at home where they came to are across from those who are not."""
    trip = frame.trip
    if trip is None or any(p.kind == "person" or not reading.place_keys_up(p.local_id) for p in parties):
        return parties
    hosts = [p.local_id for p in trip.places] + ([frame.home_id] if frame.is_inbound and frame.home_id else [])
    there = [any(reading.lies_in(p.local_id, host) for host in hosts) for p in parties]
    if all(there) or not any(there):
        return parties
    return [replace(p, side="counterpart" if here else "delegation") for p, here in zip(parties, there, strict=True)]


def _in_rows(pairs: list[list[Party]]) -> list[list[Party]]:
    """Seat 甲、乙 of 甲、乙分别与丙、丁签署 on one side, where the side of one of them is known."""
    if len(pairs) < 2 or any(len(pair) != 2 for pair in pairs):
        return pairs
    ones = {pair[0].local_id for pair in pairs}, {pair[1].local_id for pair in pairs}
    came = [any(pair[at].side == "delegation" for pair in pairs) for at in (0, 1)]
    if min(map(len, ones)) < 2 or sum(came) != 1:
        return pairs
    sides = ("delegation", "counterpart") if came[0] else ("counterpart", "delegation")
    return [[replace(p, side=side) for p, side in zip(pair, sides, strict=True)] for pair in pairs]


def _where_hosts_are(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[str]:
    """Give the places whose people are at home at a signing: where guests came, or where it was signed."""
    if frame.trip is not None:
        return [p.local_id for p in frame.trip.places] + ([frame.home_id] if frame.home_id is not None else [])
    where = _where_held(reading, clause, cue) or stated_place(reading, clause, cue.start)
    if where is None or where.local_id is None:
        return []
    return [frame.home_id] if reading.lies_in(where.local_id, frame.home_id) and frame.home_id else [where.local_id]


def _across(reading: Reading, frame: Frame, pair: list[Party]) -> list[Party]:
    """Seat a firm of home that signs with its own town across from it, and one of home's province beside its delegation."""
    if pair[0].side != pair[1].side:
        return pair
    public = set(_public_bodies(reading, pair))
    if pair[0].side == "delegation" and len(public) == 1:
        return [p if p.local_id in public else replace(p, side="counterpart") for p in pair]
    seated = _across_stops(reading, frame, pair)
    if seated is not pair:
        return seated
    home = set(reading.place_keys_up(frame.home_id))
    seats = [set(reading.place_keys_up(p.local_id)) for p in pair]
    near = [bool(seat) and "CN" in seat and bool(seat & home - {"CN"}) for seat in seats]
    if pair[0].side == "counterpart" and sum(near) == 1 and all(seats):
        return [replace(p, side="delegation" if ours else p.side) for p, ours in zip(pair, near, strict=True)]
    return pair


def _across_stops(reading: Reading, frame: Frame, pair: list[Party]) -> list[Party]:
    """Seat 甲区商会 that signs with a body of the place gone to, on a journey of no known home or to another land: it came along."""
    trip = frame.trip
    if trip is None or any(p.side == "delegation" for p in pair):
        return pair
    if _is_abroad(reading, frame):  # whoever signs with a body of another land there is of those who came
        abroad = [_is_of_another_land(reading, p.local_id) for p in pair]
        ours = [replace(p, side="counterpart" if far else "delegation") for p, far in zip(pair, abroad, strict=True)]
        return ours if sum(abroad) == 1 else pair
    if frame.home_id is not None:
        return pair
    stops = [p.local_id for p in trip.places]
    there = [any(reading.lies_in(p.local_id, stop) for stop in stops) for p in pair]
    if sum(there) != 1:
        return pair
    other = pair[there.index(False)]
    if not reading.place_keys_up(other.local_id):
        return pair
    return [replace(p, side="delegation") if p is other else p for p in pair]


def _is_abroad(reading: Reading, frame: Frame) -> bool:
    """Tell a journey from a place at home whose stops all lie in other lands."""
    trip = frame.trip
    stops = [p.local_id for p in trip.places] if trip is not None and trip.direction == "outbound" else []
    at_home = "CN" in reading.place_keys_up(frame.home_id)
    return at_home and bool(stops) and all(_is_of_another_land(reading, stop) for stop in stops)


def _is_of_another_land(reading: Reading, local_id: str) -> bool:
    """Tell whether a place or body is known to lie outside China."""
    keys = reading.place_keys_up(local_id)
    return bool(keys) and "CN" not in keys


def _papers_apiece(reading: Reading, clause: Clause, cue: CueCandidate, pairs: int) -> list[str | None]:
    """Give each of several pairs its own paper, where as many are named: 甲、乙分别与丙签订《子协议》《丑协议》."""
    papers = PAPERS.match(reading.clean, cue.end, clause.end) if pairs > 1 else None
    named = PAPER.findall(papers.group()) if papers is not None else []
    apiece = len(named) == pairs and "分别" in reading.clean[clause.start : cue.start]
    return list(named) if apiece else [None] * pairs


def _papers_titled(reading: Reading, clause: Clause, cue: CueCandidate) -> list[str]:
    """Give the papers that two sign by title: 《甲乙合作协议》和《甲乙学术交流备忘录》 are two of the same two."""
    papers = PAPERS.match(reading.clean, cue.end, clause.end)
    named = PAPER.findall(papers.group()) if papers is not None else []
    return named if all(INSTRUMENT.search(name) is not None for name in named) else []


def _take_the_ceremony(reading: Reading, book: _Book, signing: Engagement) -> None:
    """Fold 甲与乙某协议签约仪式, told as an event of its own, into the signing that it is, with who attended it."""
    for event in [e for e in book.engagements if e.rule == "event_held" and e.story == signing.story]:
        of_paper = CEREMONY_OF_PAPER.search(event.event_name or "") is not None
        near = event.kind == "signing" and signing.block - CEREMONY_REACH <= event.block <= signing.block
        if not (near or (of_paper and event.start == signing.start)):
            continue
        if signing.where.local_id is None:
            signing.where = event.where
        signing.event_name = event.event_name
        held = [p.local_id for p in event.parties if p.kind == "person" and p.side == "delegation"]
        if all(p.side == "counterpart" for p in signing.parties):  # whose people hold the ceremony is of their side
            signing.parties = [
                replace(p, side="delegation") if any(reading.offices_in(h, _seat_of(reading, p)) for h in held) else p
                for p in signing.parties
            ]
        signing.parties = _distinct([*signing.parties, *event.parties])
        book.engagements.remove(event)


def _seat_of(reading: Reading, party: Party) -> str | None:
    """Give the place a public party stands for, or the body itself."""
    entity = reading.entity(party.local_id)
    public = entity is not None and entity.detail_kind in ("government", "party")
    return entity.place_local_id if entity is not None and public else party.local_id


def _named_on_the_paper(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Read 签署甲集团与乙市人民政府战略合作协议: the two whose paper it is stand behind the verb, right before its name."""
    text = reading.clean
    behind = [
        t
        for t in clause.tokens
        if t.start >= cue.end and (t.kind == "O" or _can_sign(reading, frame, t) or _heads_a_paper(reading, t))
    ]
    if len(behind) < 2:
        return []
    first, second = behind[:2]
    opens, between = _without_lands(reading, clause, cue.end, first), _without_lands(reading, clause, first.end, second)
    if not OPENS_PAPER.fullmatch(opens):
        return []
    joined = FULL_LAND.sub("", between) in (
        "与",
        "和",
        "同",
        "及",
        "、",
        " ",
        "——",
        "—",
        "-",
        "·",
    )
    joined = joined or _heads_side_by_side(reading, first, second)
    paper = TITLED_BEHIND.match(text, second.end, clause.end) if "《" in opens else None
    paper = paper or (TITLE_BEHIND.match(text, second.end, clause.end) if opens.endswith("《") else None)
    paper = paper or PAPER_BEHIND.match(text, second.end, clause.end)
    if not joined or paper is None:
        return []
    titled = text[paper.end() - 1] == "》"  # what it is about may name anybody
    if not titled and any(second.end <= t.start < paper.end() for t in clause.tokens if t.kind in "OP"):
        return []
    parties = _distinct([_party(reading, frame, first), _party(reading, frame, second)])
    return parties if len(parties) == 2 else []


def _without_lands(reading: Reading, clause: Clause, start: int, token: Token) -> str:
    """Give the words before a name without the country it lies in: 《中国|甲市 → 《."""
    land = next((t for t in clause.tokens if t.end == token.start and start <= t.start), None)
    of_land = land is not None and reading.level(land) == "country"
    return reading.clean[start : land.start if land is not None and of_land else token.start]


def _heads_a_paper(reading: Reading, token: Token) -> bool:
    """Tell whether a place stands right before the name of a paper: 甲市与[乙州]友好合作备忘录."""
    return (
        token.kind == "L"
        and reading.level(token) in ("province", "city", "district", "zone")
        and (
            PAPER_BEHIND.match(reading.clean, token.end) is not None
            or TITLED_BEHIND.match(reading.clean, token.end) is not None
            or (TITLE_BEHIND.match(reading.clean, token.end) is not None and _is_in_title(reading.clean, token.start))
        )
    )


def _is_in_title(text: str, at: int) -> bool:
    """Tell whether words stand between 《 and 》."""
    return text.rfind("《", max(0, at - MAX_TITLE), at) > text.rfind("》", max(0, at - MAX_TITLE), at)


def _heads_side_by_side(reading: Reading, first: Token, second: Token) -> bool:
    """Tell 《甲市|乙县战略合作协议》, whose two towns stand side by side, from 丙市|丁区, which is one."""
    beside = first.end == second.start and reading.clean[first.start - 1] == "《"
    if beside and first.kind == second.kind == "O":  # 《甲省人民政府|乙集团关于…的协议》
        return first.local_id != second.local_id
    places = first.kind == second.kind == "L" and beside
    return places and _heads_a_paper(reading, first) and not reading.lies_in(second.local_id, first.local_id)


def _is_ceremony_of_two(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲市政府与乙集团战略合作协议签约仪式举行: who holds it and what is signed are said, so it was signed."""
    text = reading.clean
    if not text.startswith(("仪式", "活动"), cue.end):
        return False
    of_paper = INSTRUMENT.search(text, clause.start, cue.start) or COOPERATION.search(text, clause.start, cue.start)
    if of_paper is None and not any(t.kind == "O" and t.end == cue.start for t in clause.tokens):
        return False  # 甲市与乙集团|签约仪式 says as much
    held = HELD.search(text, clause.start, clause.end) or ATTENDED.search(text, clause.start, cue.start)
    if held is None or any(c.family == "hedge" for c in clause.cues) or clause.is_said(cue.start):
        return False
    pair = _named_before_the_ceremony(reading, book, clause, cue) or _pair(reading, book, clause, cue)
    return len({p.local_id for p in pair if p.kind != "person"}) == 2


def _named_before_the_ceremony(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Read 甲市与某国乙市友好合作备忘录|签约仪式在线上举办: the two whose paper it is stand joined before its name."""
    text = reading.clean
    if not text.startswith(("仪式", "活动"), cue.end) or text.startswith("的", cue.end + 2):
        return []  # 前来出席甲与乙合作协议签约仪式的某人 has not signed yet
    named = [t for t in clause.tokens if t.end <= cue.start and _signatory(reading, book.frame, t) is not None]
    before = {t.end: t for t in named}
    for second in reversed(named):
        paper = PAPER_BEHIND.match(text, second.end, cue.start)
        if paper is None or paper.end() != cue.start:
            continue
        outer = second
        while (wider := before.get(outer.start)) is not None and wider.kind == "L":
            outer = wider  # 某国|某州|乙市
        first = before.get(outer.start - 1)
        if first is not None and text[first.end : outer.start] in ("与", "和", "同"):
            return _distinct([_party(reading, book.frame, t) for t in (first, second)])
    return []


def _counted(
    reading: Reading,
    book: _Book,
    clause: Clause,
    cue: CueCandidate,
    group: Group,
    parties: list[Party],
    *,
    background: bool,
) -> None:
    """Tell a counted group: with whom its words name, else with the place that signs, holds the ceremony or is at home."""
    frame, text = book.frame, reading.clean
    alone = not parties
    if alone and group.count is None and "等" not in clause.text:
        return  # 出席多个项目签约 tells of signings without saying which
    days = days_of(reading, frame, clause, cue, book.engagements)
    apart = signs_at_each(reading, clause, cue)
    if frame.trip is None and apart is None and not is_reported(reading, frame, clause, days):
        return
    summed = apart is None and is_part_or_sum(reading, clause, cue)
    if summed or _is_signed_there_of(reading, book, clause, cue, group):
        return
    ours = OUR_PLACE.search(reading.clean, clause.start, cue.start) is not None
    # 深圳某甲的商城等一批项目签约: the place that opens an uncounted list belongs to its first item
    news = frame.trip is None
    signs = apart or (None if ours or group.count is None else holder(reading, clause, cue, of_event=news))
    ours = ours or any(t.kind == "D" and t.end <= cue.start for t in clause.tokens)
    if signs is None and alone and not ours and _is_of_another_event(reading, frame, clause):
        return
    signatory = _party(reading, frame, signs) if signs is not None else None
    if signatory is not None and not group.is_of_firms and _is_itself_signed(reading, clause, cue, signatory):
        signatory = None
    others = [signatory] if signatory is not None else _told_from(reading, frame)
    if news and (frame.home_id is None or event_before(reading, clause) is not None):
        others = [replace(party, side="delegation") for party in others]  # who holds a ceremony, of no known home
    if COUNTED_FIRMS.search(reading.clean, clause.start, cue.start):  # 甲国13家企业签署: no country signs for its firms
        others = [party for party in others if not _is_country(reading, party)]
    if group.is_of_firms:
        parties = [*parties, *_firms_listed(reading, frame, clause, cue)]
    if group.with_whom is not None:  # 会上,13家企业与|甲市|签订
        across = _signatory(reading, frame, group.with_whom)
        if across is None:
            return
        parties, others, alone = [replace(across, side="delegation") if news else across], [], False
    if alone or group.is_of_firms:
        parties = _distinct([*others, *parties])
    for_both = FOR_BOTH.search(text, clause.start, cue.start) is not None
    if alone and (for_both or is_of_unnamed(reading, clause, cue.start)):
        parties = []  # 甲会长与乙理事长代表双方签署一份备忘录: for the houses of the two, not for a town
    if not parties or is_of_the_whole(reading, clause, cue, parties[0]):
        book.unsigned.append((clause.start, clause.end))
        return
    unnamed = (
        alone and group.count is None
    )  # 等一批项目签约 names nobody: the agreement stands, no meeting of sides does
    engagement = None if background or unnamed else _signing(reading, book, clause, cue, parties)
    if engagement is not None:
        _take_the_ceremony(reading, book, engagement)
        engagement.start = min(engagement.start, _ceremony_opens(reading, clause))
    # 和2家企业签下|2亿元采购意向书: the paper is what was signed, the firms are with whom
    of_paper = group.is_of_firms and INSTRUMENT.search(text, cue.end, clause.end) is not None
    paper = _subject(reading, clause, cue, "") if of_paper else None
    _add(
        reading,
        book,
        clause,
        cue,
        parties,
        "signed",
        "counted_signing",
        engagement=engagement,
        count=group.count,
        lower=group.lower,
        subject=paper or group.subject or None,
        background=background,
    )


def _ceremony_opens(reading: Reading, clause: Clause) -> int:
    """Give where 推介会后举行签约仪式,|9个项目成功签约 begins: the ceremony right before is the act told."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    before = next((c for c in reversed(sentence) if c.end <= clause.start), None)
    held = before is not None and CEREMONY_AND_HELD.search(before.text) is not None
    return before.start if before is not None and held else clause.start


def _is_of_another_event(reading: Reading, frame: Frame, clause: Clause) -> bool:
    """Tell 会上签约项目34个 of a fair held by others and elsewhere: what is signed there is not home's whose paper tells it."""
    if frame.trip is not None:  # 本届洽谈会签约项目61个, told in the report of those who came to it
        return not frame.is_inbound and THIS_FAIR.search(reading.clean, clause.sentence.start, clause.end) is not None
    event = event_before(reading, clause)
    named = [t for t in event.tokens if t.kind in "LO"] if event is not None else []
    return bool(named) and not any(reading.lies_in(t.local_id, frame.home_id) for t in named)


def _signatory(reading: Reading, frame: Frame, token: Token) -> Party | None:
    """Give the party that a name at the end of its words is: a body, or a place that no firms are told to be from."""
    signs = token.kind == "O" or (token.kind == "L" and reading.level(token) in SIGNING_LEVELS)
    return _party(reading, frame, token) if signs and not names_whose(reading, token) else None


def _is_country(reading: Reading, party: Party) -> bool:
    entity = reading.entity(party.local_id)
    return entity is not None and entity.detail_kind == "country"


def _is_itself_signed(reading: Reading, clause: Clause, cue: CueCandidate, party: Party) -> bool:
    """Tell a project named like a body in a list of what was signed: 甲物流中心、乙项目等四个重点项目签约."""
    if party.kind != "organization" or party.start is None or party.end is None or party.end > cue.start:
        return False
    name, behind = reading.clean[party.start : party.end], reading.clean[party.end : cue.start]
    return BUILT.search(name) is not None and LISTED_PROJECTS.match(behind) is not None


def _is_signed_there_of(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate, group: Group) -> bool:
    """Tell 现场签约项目9个 behind 集中签约项目12个: those signed on the spot are of the number told in the sentence."""
    spoken = reading.clean[max(clause.start, cue.start - 4) : cue.end]
    return ON_THE_SPOT.search(spoken) is not None and any(
        a.rule == "counted_signing"
        and clause.sentence.start <= a.start < clause.start
        and a.count is not None
        and group.count is not None
        and a.count > group.count
        for a in book.found
    )


def _firms_listed(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the firms of 签约甲、乙、丙等8家企业."""
    listed: list[Party] = []
    at = cue.end
    for token in reading.tokens_in(cue.end, clause.end):
        if token.kind != "O" or reading.clean[at : token.start].strip("了") not in LIST_MARKS:
            break
        listed.append(_party(reading, frame, token))
        at = token.end
    return listed


def _pairs(reading: Reading, clause: Clause, cue: CueCandidate, parties: list[Party]) -> list[list[Party]]:
    """Tell who signed with whom: 甲与乙、丙与丁签署 are two agreements, 甲、乙分别与丙签署 two, 甲与乙、丙签署 one of three."""
    said = sorted((p for p in parties if p.start is not None and not p.is_inferred), key=lambda p: p.start or 0)
    spoken = reading.clean[clause.start : cue.start]
    joiners = [
        clause.start + m.start()
        for m in JOINS_OTHERS.finditer(spoken)
        if not any((p.start or 0) <= clause.start + m.start() < (p.end or 0) for p in said)
        and not any(t.start <= clause.start + m.start() < t.end for t in clause.tokens)
    ]
    if len(joiners) > 1 and len(said) == len(parties) == 2 * len(joiners):
        return [said[at : at + 2] for at in range(0, len(said), 2)]
    if "分别" in spoken and len(said) == len(parties) > 2 and len(said) % 2 == 0:
        gaps = [reading.clean[a.end : b.start].strip() for a, b in pairwise(said)]
        if all(gap in ("和", "与", "同") for gap in gaps[::2]) and all(gap in ("、", ",", "，") for gap in gaps[1::2]):
            return [said[at : at + 2] for at in range(0, len(said), 2)]  # 甲和乙、丙和丁分别签署
    # 甲与乙、丙分别签订; a friendship ties two towns, however many one sentence tells
    friends = FRIENDSHIP.search(reading.clean, cue.end, clause.end) is not None and not OF_ALL.search(clause.text)
    each = friends or APIECE.search(spoken) is not None
    if len(joiners) == 1 and (EACH_OF_THEM.search(spoken) or each) and len(parties) > 1:
        before = [p for p in said if (p.start or 0) < joiners[0]] or [p for p in parties if p not in said]
        behind = [p for p in said if (p.start or 0) > joiners[0]]
        if not before:
            return [[other] for other in behind]  # who signed with each of them is not named
        if len(before) == len(behind) > 1:
            return [[one, other] for one, other in zip(before, behind, strict=True)]  # 甲、乙分别与丙、丁签署
        if len(before) == 1 or len(behind) == 1:
            return [[one, other] for one in before for other in behind]
    if len(joiners) == 1 and len(said) == len(parties) >= MANY_PARTIES and not OF_ALL.search(clause.text):
        one, others = said[0], said[1:]
        listed = (one.start or 0) < joiners[0] < (others[0].start or 0)
        public = _public_bodies(reading, parties)
        with_firms = one.local_id in public and not any(p.local_id in public for p in others)
        if listed and with_firms and PROJECT_PAPER.match(reading.clean, cue.end, clause.end):
            return [[one, other] for other in others]  # 甲县政府与乙、丙、丁公司签订投资协议: each has its project
    return [parties]


def _meet_nobody(reading: Reading, clause: Clause, cue: CueCandidate, parties: list[Party]) -> bool:
    """Tell 甲公司、乙公司同外地企业签署: all who are named stand on one side, and who is across from them is not said."""
    said = [p for p in parties if p.start is not None and p.end is not None and not p.is_inferred]
    if len(said) < 2 or len(said) != len(parties) or any((p.start or 0) < clause.start for p in said):
        return False
    listed = all(reading.clean[a.end or 0 : b.start] in ("、", "和", "及", "以及") for a, b in pairwise(said))
    last = said[-1].end or 0
    return listed and any(
        not any(t.start <= m.start() < t.end for t in clause.tokens)
        for m in JOINS_OTHERS.finditer(reading.clean, last, cue.start)
    )


def _befriends(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, party: Party) -> bool:
    """Tell 访问期间,…并与乙省签署友好城市协议 of a delegation: only the place it is from makes such a friend."""
    if frame.trip is None or frame.is_inbound or party.kind != "place" or clause.subjects:
        return False
    if FRIENDSHIP.search(reading.clean, cue.end, clause.end) is None:
        return False
    own = reading.lies_in(party.local_id, frame.home_id) or reading.lies_in(frame.home_id, party.local_id)
    return not own and ONLY_MANNER.fullmatch(reading.clean, clause.start, (party.start or 1) - 1) is not None


def _pairs_told_before(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[list[Party]]:
    """Read 在甲州与乙州座谈,并代表丙省与两地分别签署: with each of the two places that stand joined before in the sentence."""
    with_both = WITH_BOTH.search(reading.clean, clause.start, cue.start)
    if with_both is None:
        return []
    towns: list[list[Token]] = []  # each place with those that contain it: 乙国|丙州
    for token in reading.tokens_in(clause.sentence.start, clause.start):
        if token.kind != "L":
            continue
        if towns and towns[-1][-1].end == token.start:
            towns[-1].append(token)
        else:
            towns.append([token])
    joined = [
        (one[-1], other[-1])
        for one, other in pairwise(towns)
        if PAIR_MARK.fullmatch(reading.clean, one[-1].end, other[0].start) is not None
    ]
    if len(joined) != 1 or len({town[-1].local_id for town in towns}) != 2:
        return []
    frame = book.frame
    acting = _represented(reading, frame, clause, with_both.start()) or (
        _home(reading, frame) if frame.trip is not None and not frame.is_inbound else []
    )
    return [[acting[0], _party(reading, frame, town)] for town in joined[0]] if len(acting) == 1 else []


def _of_this_trip(reading: Reading, book: _Book, clause: Clause, parties: list[Party]) -> bool:
    """Tell whether a signature belongs to the journey: no other time is said, and the act stands in its report."""
    return not any(
        (d.date_from is None and d.shape in PERIODS) or _outside(book.frame, Days(first=d.date_from, last=d.date_to))
        for d in clause.dates
    )


def _is_of_days(days: Days) -> bool:
    """Tell a signing of a day, or of an unknown one, from 1979年两市缔结友城关系."""
    return days.first is None or days.last is None or days_between(days.first, days.last) <= MAX_EVENT_DAYS


def _is_of_a_month(days: Days) -> bool:
    """Tell a signing of which only the month or year is said."""
    return days.first is not None and days.last is not None and days_between(days.first, days.last) >= DAYS_OF_A_MONTH


def _outside(frame: Frame, days: Days) -> bool:
    trip = frame.trip
    if trip is None or trip.days.first is None or trip.days.last is None or days.first is None or days.last is None:
        return False
    return days.last < trip.days.first or days.first > trip.days.last


def _consensus_to_sign(reading: Reading, clause: Clause, cue: CueCandidate) -> int | None:
    """Find the 达成共识 that turns a signature into a plan both agree on: 就…签署战略合作协议…达成共识."""
    if not clause.is_about(cue.start) and not re.search(
        r"(?<![成造早也一])就", reading.clean[clause.start : cue.start]
    ):
        return None
    reached = CONSENSUS.search(reading.clean, cue.end, clause.sentence.end)
    return reached.end() if reached and reached.start() - cue.end < 60 else None


def _pair(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give who signs: 甲与乙签署, 甲与乙战略合作签约, 与乙签署 with the subject of the sentence."""
    text, frame = reading.clean, book.frame
    start = clause.start
    signed_for = FOR_TWO_PLACES.search(text, clause.start, cue.start)
    if signed_for is not None:
        places = [t for t in clause.tokens if signed_for.start("who") <= t.start < signed_for.end("who")]
        if len(places) == 2 and all(t.kind == "L" for t in places):
            return [_party(reading, frame, t) for t in places]
    for_each = FOR_EACH.search(text, clause.start, cue.start)
    if for_each is not None:
        named = [t for t in clause.tokens if for_each.start("who") <= t.start < for_each.end("who") and t.kind in "OL"]
        if len(named) == 2 and text[named[0].end : named[1].start] in ("和", "与", "、", "及"):
            return [_party(reading, frame, t) for t in named]
    if WITH_UNNAMED.search(text, clause.start, cue.start) or SO_MANY_TOWNSHIPS.search(text, clause.start, cue.start):
        return []
    for_both = FOR_BOTH.search(text, clause.start, cue.start)
    if for_both is not None:
        houses = _houses_of_both(reading, frame, clause, cue, for_both)
        if len(houses) == 2:
            return houses
    seen = re.compile(r"见证(?:了)?").search(text, clause.start, cue.start)
    if seen is not None:
        start = seen.end()
    if cue.kind == "signs" and _both_are_meant(reading, clause, cue, start):
        told = _both_named(reading, book, clause) or _two_places(reading, frame, clause, cue)
        both = told or _both_as_they_met(reading, book, clause, cue) or _both_of_the_talks(reading, book, clause)
        both = both or _both_of_the_story(reading, book, clause)
        if len(both) != 2 or _others_act_since(reading, book, clause, both):
            return []
        return _distinct(both) if _are_of_the_kind(reading, start, cue, both) else []
    about = next((s for s, e in clause.about if s <= cue.start), None)
    until = cue.start
    if about is not None and about < cue.start:
        if _stand_before_it(reading, clause, cue, about):
            until = about  # 甲与乙就…达成: who agreed stands before what it was about
        else:
            start = max(start, about)
    countries = _two_countries(reading, book, clause, cue)
    if countries:
        return countries
    holds = HELD.search(text, start, until) if text.startswith(("仪式", "活动"), cue.end) else None
    if holds is not None and not any(t.start <= holds.start() < t.end for t in clause.tokens):
        until = holds.start()  # 甲与乙举行某园区合作协议签约仪式: who holds it signs
    tokens = [t for t in clause.tokens if start <= t.start and t.end <= until and t.kind in "OLPD"]
    tokens = [t for t in tokens if t.kind != "O" or OWNS.match(text, t.end) is None]  # 甲集团旗下乙公司 signs, not 甲
    joiner = None
    for found in re.compile(r"(?<!参)与(?!会(?!长|员|计))|(?<![共合相协不如])同(?!时|意|步)|和|、|联合|携手").finditer(
        text, start, until
    ):
        in_word = found[0] == "和" and text[found.start() - 1] in "共平"  # 共和国, but 市长李建平和
        if in_word and not any(t.end == found.start() for t in clause.tokens):
            continue
        if not any(t.start <= found.start() < t.end for t in clause.tokens):
            joiner = found
            break
    if seen is not None:
        behind = [t for t in clause.tokens if t.start >= cue.end and t.kind == "O"]
        if not tokens and behind and re.search(r"与|和", text[cue.end : clause.end]):
            return []
    if joiner is None:
        if re.search(r"项目(?:集中|现场|成功|正式)?$", text[clause.start : cue.start]):
            return []
        subject = [t for t in clause.subjects if t.kind == "O" and t.end <= cue.start and t.start >= start]
        parties = [_party(reading, frame, t) for t in subject]
        if OUR_PLACE.search(text, start, cue.start):
            parties += _told_from(reading, frame)
        if not parties and _sign_as_they_met(reading, book, clause, cue):
            both = _both_named(reading, book, clause) or _both_as_they_met(reading, book, clause, cue)
            return _distinct(both) if len(both) == 2 else []
        return _distinct(parties or _two_places(reading, frame, clause, cue))
    before = [t for t in tokens if t.end <= joiner.start() and joiner.start() - t.end <= 12]
    behind = [
        t
        for t in tokens
        if t.start >= joiner.end()
        and (t.kind == "O" or _can_sign(reading, frame, t))
        and text[t.start - 1] not in "在于"  # 与甲在某市、于县行政中心签署
    ]
    if cue.kind == "reaches" and about is not None and start == about and (not behind or joiner[0] in ("、", "和")):
        return []  # 就如何发挥甲优势与乙协作达成共识: what it was about
    before = [
        t
        for t in before
        if (t.kind == "O" or _can_sign(reading, frame, t)) and not re.search(r"在$", text[t.start - 1 : t.start])
    ]
    if not before and (that := THAT_BODY.search(text, start, joiner.start())) is not None:
        before = _body_meant(reading, clause, that)
    if (
        not before
        and signs_unnamed(reading, clause, joiner.start())
        and OUR_PLACE.search(text, start, cue.start) is None
    ):
        return []  # 甲省企业与乙公司签署: nobody told before is meant
    if not before and not re.search(r"项目(?:集中|现场|成功|正式)?$", text[clause.start : cue.start]):
        before = [
            t
            for t in clause.subjects
            if t.kind in "OL" and t.end <= joiner.start() and (t.kind == "O" or _can_sign(reading, frame, t))
        ]
    parties = [_party(reading, frame, t) for t in [*before, *behind]]
    if not before and not behind:
        return _for_their_houses(reading, book, clause, joiner, cue) or _with_head(reading, frame, clause, joiner, cue)
    if not before:
        came = _came_with_party(reading, frame, tokens, joiner.start())
        if came and "、" in text[joiner.end() : behind[0].start]:
            return []  # 省长甲一行与乙州、丙部会谈并签约: one of those he signed with is not read
        parties = [
            *(
                _represented(reading, frame, clause, joiner.start())
                or _carried_signatory(reading, book, clause)
                or (_home(reading, frame) if came else [])
                or _who_received(reading, frame, clause, joiner)
                or [p for p in [_house_signed_for(reading, t) for t in tokens if t.end == joiner.start()] if p]
            ),
            *parties,
        ]
        bare = re.compile(rf"(?:协会|商会|总会|学会|{GROUP})$").search(text, start, joiner.start())
        carried = not clause.own_subject and any(
            t.kind == "D" or (t.kind == "P" and frame.trip is not None and acts_for_delegation(reading, frame, t))
            for t in clause.subjects
        )
        group = clause.subject_word is not None and DELEGATION_WORD.search(clause.subject_word) is not None
        carried = carried or (not clause.own_subject and frame.trip is not None and group)
        # 由市长甲率领的代表团近日在乙市与丙签署
        led = LED_BY.search(text, clause.start, joiner.start()) is not None
        carried = carried or led or any(t.kind == "D" and t.end <= joiner.start() for t in clause.subjects)
        parties = [*(_home(reading, frame) if bare or carried else []), *parties]
        spoken = text[start : cue.start]
        alone = len(behind) > 1 and len(parties) == len(behind) and cue.kind in ("signs", "reaches")
        alone = alone and (cue.kind == "reaches" or "分别" not in spoken)
        if alone and not OUR_PLACE.search(spoken):
            # 与甲公司、乙公司签署: they did not sign with each other
            acting = _place_that_acts(reading, frame, clause)
            signs = holder(reading, clause, cue) if acting is None else None
            first = acting or (_party(reading, frame, signs) if signs is not None else None)
            own_side = any(p.side == "delegation" for p in parties)
            if cue.kind == "reaches" and own_side and first is None:
                return []  # 甲项目等与某区、某新区达成意向: whose project it is is not said
            if first is None and frame.trip is not None and not clause.subjects:
                first = next(iter(_home(reading, frame)), None)  # in the report of a journey nobody else is meant
            if first is None or first.local_id in {p.local_id for p in parties}:
                book.unsigned.append((clause.start, clause.end))
                return []
            parties = [first, *parties]
    ours = OUR_PLACE.search(text, start, cue.start)
    if ours is not None:
        parties += _told_from(reading, frame)
    if re.match(r"双方", text[start : cue.start].lstrip(" \u3000")):
        parties += _both(reading, book, clause)
    return _distinct(parties)


def _both_are_meant(reading: Reading, clause: Clause, cue: CueCandidate, start: int | None = None) -> bool:
    """Tell 会谈后双方签署, 双方就育人合作签署, 并分别代表两市签署: of those told before, and of nobody else."""
    said = BOTH_SIGN.match(reading.clean, clause.start if start is None else start, cue.start)
    if clause.is_about(cue.start) or IS_SPOKEN_OF.match(reading.clean, cue.end) is not None:
        return False
    both = said is not None and SAYS_BOTH.search(said[0]) is not None
    if reading.clean.startswith(("仪式", "活动"), cue.end) and BOTH_HOLD.match(reading.clean, clause.start, cue.start):
        return True
    if said is not None and not both and clause.number > 0:
        before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
        both = BOTH_BEFORE.match(before.text) is not None and not any(t.kind in "POD" for t in before.tokens)
    return both or (said is not None and OF_TWO_PLACES.match(reading.clean, cue.end) is not None)


def _others_act_since(reading: Reading, book: _Book, clause: Clause, both: list[Party]) -> bool:
    """Tell 甲市与乙市座谈。丙公司向丁公司供货,双方签署: another body acts in the sentence, behind the talks of the two."""
    met = _met_last(book, clause)
    since = met.end if met is not None else clause.sentence.start
    known = {p.local_id for p in both}
    return any(
        t.kind == "O"
        and t.local_id not in known
        and c.start <= t.start
        and not any(reading.lies_in(t.local_id, p.local_id) for p in both)
        for c in reading.clauses_by_sentence[clause.sentence.start]
        if since <= c.start < clause.start and c.own_subject
        for t in c.subjects
    )


def _are_of_the_kind(reading: Reading, start: int, cue: CueCandidate, both: list[Party]) -> bool:
    """Tell whether 两会 and 两校 are bodies named so, and 两市 no firms."""
    said = SAYS_BOTH.search(reading.clean, start, cue.start)
    kind = said["kind"] if said is not None else None
    if kind is None or kind == "地":
        return True
    if kind not in NAMED_SO:
        return all(p.local_id in _public_bodies(reading, both) or _is_zone(reading, p) for p in both)
    entities = [reading.entity(p.local_id) for p in both]
    return all(e is not None and e.kind == "organization" and e.name.endswith(NAMED_SO[kind]) for e in entities)


def _is_zone(reading: Reading, party: Party) -> bool:
    entity = reading.entity(party.local_id)
    return entity is not None and entity.detail_kind == "industrial_park"


def _came_with_party(reading: Reading, frame: Frame, tokens: list[Token], joiner: int) -> bool:
    """Tell 省长甲一行|与乙州会谈并签约 of whoever leads the journey: he signs for where it is from."""
    if frame.trip is None or frame.is_inbound or not reading.clean.endswith("一行", 0, joiner):
        return False
    return any(
        t.kind == "P" and t.end == joiner - len("一行") and acts_for_delegation(reading, frame, t) for t in tokens
    )


def _who_received(reading: Reading, frame: Frame, clause: Clause, joiner: re.Match[str]) -> list[Party]:
    """Read 市长甲会见乙一行,|并与丙市签订: whoever met them goes on and signs for his house."""
    if (frame.trip is not None and not frame.is_inbound) or ALSO.fullmatch(
        reading.clean, clause.start, joiner.start()
    ) is None:
        return []
    people = {t.local_id: t for t in clause.subjects if t.kind == "P" and t.end <= clause.start}
    house = _house_signed_for(reading, next(iter(people.values()))) if len(people) == 1 else None
    return [house] if house is not None else []


def _body_meant(reading: Reading, clause: Clause, that: re.Match[str]) -> list[Token]:
    """Give the one body that 该企业 means: the only one of its kind that its sentence names before."""
    named = [t for t in reading.tokens_in(clause.sentence.start, that.start()) if t.kind == "O"]
    firms = [t for t in named if reading.is_firm(t)] if that["kind"] in ("企业", "公司", "集团") else named
    bodies = {t.local_id: t for t in (firms or named)}
    return list(bodies.values()) if len(bodies) == 1 else []


def _stand_before_it(reading: Reading, clause: Clause, cue: CueCandidate, about: int) -> bool:
    """Tell 甲与乙就某项目达成 and 甲与乙公司就某项目签订, whose parties stand before what it was about."""
    before = [t for t in clause.tokens if t.end <= about and t.kind in "OL"]
    if cue.kind == "reaches":
        return bool(before)
    joined = WITH.search(reading.clean, clause.start, about)
    return joined is not None and any(t.end <= joined.start() for t in before) and before[-1].start >= joined.end()


def _houses_of_both(
    reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, said: re.Match[str]
) -> list[Party]:
    """Give the houses that two people sign for (甲与乙分别代表两家工商联签署): the one of each that is of the kind named.

    A party's department signs for no association; whoever has no house or several that fit leaves it unsaid. For 两市
    sign the towns of the two, and so does a mayor abroad whose house is his town.
    """
    kind = said["kind"] or ""
    people = [t for t in clause.tokens if t.kind == "P" and t.end <= cue.start]
    found: list[Party] = []
    for token in people if len(people) == 2 else ():
        bodies = {r.organization_local_id for r in reading.roles_by_person.get(token.local_id, ())}
        named = [(b, e) for b in bodies if (e := reading.entity(b)) is not None and e.detail_kind != "party"]
        fitting = [b for b, e in named if e.name.endswith(kind)]
        side = "delegation" if acts_for_delegation(reading, frame, token) else "counterpart"
        person = Party(kind="person", local_id=token.local_id, side=side, start=token.start, end=token.end)
        if said["places"]:  # nobody signs for a town as the head of one of its offices
            fitting = [b for b, e in named if GOVERNMENT.search(e.name) is not None]
        town = (
            _stands_for(reading, person) if len(fitting) != 1 and (said["places"] or not (kind or bodies)) else person
        )
        if town.kind == "place":
            found.append(town)
        elif len(fitting) == 1 and fitting[0] is not None:
            found.append(replace(person, kind="organization", local_id=fitting[0]))
    return _distinct(found)


def _for_their_houses(
    reading: Reading, book: _Book, clause: Clause, joiner: re.Match[str], cue: CueCandidate
) -> list[Party]:
    """Give the bodies two people sign for: 市长甲与乙集团总裁丙共同签署, each holding office in one body only.

    Nobody where one of the bodies has signed in this story already: who held the pen is told after who signed.
    """
    people = [t for t in clause.tokens if t.kind == "P" and t.end <= cue.start]
    one = [t for t in people if t.end == joiner.start()]
    other = [t for t in people if t.start - joiner.end() <= MAX_TITLE and t.start >= joiner.end()]
    if len(people) != 2 or len(one) != 1 or len(other) != 1:
        return []
    if FRIENDSHIP.search(reading.clean, cue.end, clause.end):
        return []  # of two places, not of the offices of those who hold the pen
    parties = [_house_signed_for(reading, token) for token in (*one, *other)]
    parties = [
        replace(party, side="delegation")
        if party is not None and acts_for_delegation(reading, book.frame, token)
        else party
        for party, token in zip(parties, (*one, *other), strict=True)
    ]
    if any(party is None for party in parties):
        return []  # one of them heads nothing that signs
    both = [party for party in parties if party is not None]
    bodies = {p.local_id for p in both}
    told = any(a.status == "signed" and bodies & {p.local_id for p in a.parties} for a in book.found)
    return [] if told or len(bodies) < 2 else both


def _with_head(reading: Reading, frame: Frame, clause: Clause, joiner: re.Match[str], cue: CueCandidate) -> list[Party]:
    """Give home and the town gone to for 代表团访问甲市,|与乙市长共同签署, and 乙市长会见代表团,|并与丙签署: its head signs."""
    people = [t for t in clause.tokens if t.end <= cue.start]
    both = _stop_gone_to(reading, frame)
    if len(people) != 1 or people[0].kind != "P" or not both:
        return []
    ours = acts_for_delegation(reading, frame, people[0])
    heads = [t for t in clause.subjects if t.kind == "P"] if ours else people
    led = ours or all(t.kind in "DP" and acts_for_delegation(reading, frame, t) for t in clause.subjects)
    opens = ONLY_MANNER.fullmatch(reading.clean, clause.start, joiner.start()) is not None
    seats = {
        _stands_for(reading, Party(kind="person", local_id=t.local_id, side="counterpart")).local_id for t in heads
    }
    return both if led and opens and seats == {both[0].local_id} else []


def _house_signed_for(reading: Reading, token: Token) -> Party | None:
    """Give the one body somebody holds office in that signs contracts: the city of its mayor, the firm of its president."""
    roles = reading.roles_by_person.get(token.local_id, ())
    houses = {r.organization_local_id for r in roles} - {None}
    signing = [h for h in houses if h is not None and _signs_contracts(reading, h)]
    kind = "organization"
    if not houses:  # the governor of a province abroad, whose house is the province
        signing, kind = list({r.place_local_id for r in roles if r.place_local_id is not None}), "place"
    if token.kind != "P" or len(signing) != 1:
        return None
    return Party(kind=kind, local_id=signing[0], side="counterpart", start=token.start, end=token.end, is_inferred=True)


def _signs_contracts(reading: Reading, body: str) -> bool:
    """Tell a government or a firm from a party committee, whose secretaries sign as nothing else."""
    entity = reading.entity(body)
    return entity is not None and entity.detail_kind != "party"


def _can_sign(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether a place stands for its government and signs; in 甲市某机构 it only says where the body is."""
    entity = reading.entity(token.local_id)
    return (
        token.kind == "L"
        and token.end - token.start > 1
        and entity is not None
        and entity.detail_kind in ("province", "city", "district", "zone")
        and SIGNS_ITSELF.match(reading.clean, token.end) is not None
        and not names_whose(reading, token)
        and COUNTED_PLACES.fullmatch(entity.name) is None
    )


def _projects_signed(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[list[Party]]:
    """Read 甲公司…、乙公司…等一批项目签约: one agreement for each, its other party unsaid."""
    text = reading.clean
    if not re.search(r"项目(?:集中|现场|成功|正式|顺利|分别)?$", text[clause.start : cue.start]):
        return []
    bodies = [t for t in clause.tokens if t.kind == "O" and t.end <= cue.start]
    if len(bodies) < 1 or WITH_OTHERS.search(text, clause.start, cue.start):
        return []
    if any("、" not in text[a.end : b.start] for a, b in pairwise(bodies)):
        return []
    return [[_party(reading, book.frame, t)] for t in bodies]


def _signing(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate, parties: list[Party]) -> Engagement:
    """Tell the act of signing as an engagement of its own."""
    frame = book.frame
    days = days_of(reading, frame, clause, cue, book.engagements)
    where = where_of(reading, frame, clause, cue, _public_bodies(reading, parties))
    if where.basis == "trip_place" and _sits_elsewhere(reading, parties, where.local_id):
        where = Where()
    if where.basis == "stated" and where.end is not None and TO_BE_BUILT.match(reading.clean, where.end, cue.start):
        where = Where()
    talks = _talks_before(reading, book, clause)
    if talks is not None and where.local_id is None and talks.where.basis in ("stated", "sentence"):
        where = replace(talks.where, basis="paragraph")
    if talks is not None and days.first is None and talks.days.first is not None:
        days = talks.days
    engagement = Engagement(
        start=clause.start,
        end=clause.end,
        story=frame.story.ordinal,
        rule="signing_told",
        kind="signing",
        parties=list(_distinct(parties)),
        days=days,
        where=_where_held(reading, clause, cue)
        or _where_the_event_was(reading, book, clause, where)
        or (_where_of_event_before(reading, clause, cue) if where.local_id is None and frame.trip is None else None)
        or where,
        is_online="线上" in clause.text or "云签约" in reading.clean[clause.start : clause.end + CHARS_TO_CLOUD],
        trip=frame.trip,
        block=clause.sentence.block,
    )
    book.engagements.append(engagement)
    return engagement


def _sits_elsewhere(reading: Reading, parties: list[Party], place: str | None) -> bool:
    """Tell 赴甲市…前往乙区某街道办事处,双方签订: whom one signs with is a public body that sits in no place of the journey."""
    hosts = [p for p in parties if p.side == "counterpart" and p.local_id in _public_bodies(reading, parties)]
    seats = [_seat_of(reading, p) for p in hosts]
    up = set(reading.place_keys_up(place))
    for seat in seats:
        keys = set(reading.place_keys_up(seat))
        if not {"CN"} <= keys & up or reading.lies_in(seat, place) or reading.lies_in(place, seat):
            return False
    return bool(seats)


def _sides_as_met(reading: Reading, book: _Book, clause: Clause, parties: list[Party]) -> list[Party]:
    """Give two who sign the sides on which they met: 市长甲会见来访的乙集团总经理丙,市政府与乙集团签署 makes 乙集团 the guest.

    Only in a story without a journey; the last meeting before the signing counts, else one told right behind it.
    """
    meetings = [
        e for e in book.engagements if e.kind == "meeting" and e.story == clause.sentence.story and not e.is_background
    ]
    before = [e for e in meetings if e.start <= clause.start]
    behind = [e for e in meetings if e.start > clause.start and e.block <= clause.sentence.block + 1]
    met = before[-1:] or behind[:1]
    if not met or len(parties) != 2:
        return parties
    sides = {side: seats_of(reading, met[0], side) for side in ("delegation", "counterpart")}
    found = [_side_of_signatory(reading, p, sides) for p in parties]
    other = {"delegation": "counterpart", "counterpart": "delegation"}
    if found.count(None) == 1:
        found = [side or other[next(f for f in found if f is not None)] for side in found]
    if None in found or found[0] == found[1]:
        return parties
    return [replace(p, side=side) for p, side in zip(parties, found, strict=True) if side is not None]


def _side_of_signatory(reading: Reading, party: Party, sides: dict[str, set[str]]) -> str | None:
    """Tell on which side of a meeting a signatory or who speaks for it sat; None where on both or on neither."""
    entity = reading.entity(party.local_id)
    public = entity is not None and (entity.kind == "place" or entity.detail_kind == "government")
    seats = {party.local_id} | ({entity.place_local_id} if entity is not None and public else set())
    on = [side for side, theirs in sides.items() if (seats - {None}) & theirs]
    if not on and public:  # 徐汇区政府, where 上海市 received
        on = [side for side, theirs in sides.items() if any(reading.lies_in(party.local_id, p) for p in theirs)]
    return on[0] if len(on) == 1 else None


def _where_the_event_was(reading: Reading, book: _Book, clause: Clause, known: Where) -> Where | None:
    """Give the place of the event told before in the paragraph, for a signing 交流会上."""
    beside = [
        e
        for e in book.engagements
        if clause.sentence.start <= e.start < clause.start and e.where.basis == "stated" and e.trip is None
    ]
    if beside and stated_place(reading, clause, clause.end) is None:  # 交流会在某市举行,26个项目签约
        return replace(beside[-1].where, basis="sentence")
    if AT_EVENT.match(reading.clauses_by_sentence[clause.sentence.start][0].text) is None:
        return None
    told = [
        e
        for e in book.engagements
        if e.event_name and e.block == clause.sentence.block and e.start < clause.start and e.where.basis == "stated"
    ]
    meant = told or [e for e in _the_event_meant(reading, book, clause) if e.where.local_id != known.local_id]
    towns = {e.where.local_id for e in meant if e.start == meant[-1].start}
    return (
        replace(meant[-1].where, basis="paragraph") if len(towns) == 1 else None
    )  # 分别在甲市和乙市: which is not said


def _where_of_event_before(reading: Reading, clause: Clause, cue: CueCandidate) -> Where | None:
    """Read 甲市在乙市举行推介会,3个项目现场签约, and 会上 behind it: what is signed there is signed in 乙市."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    held = [c for c in sentence if c.start < clause.start and EVENT_HELD.search(c.text) is not None]
    named = any(t.kind in "PO" and t.end <= cue.start for t in clause.tokens)
    event = held[-1] if held else event_before(reading, clause, beside=not named)
    where = stated_place(reading, event, event.end) if event is not None else None
    return replace(where, basis="sentence" if held else "paragraph") if where is not None else None


def _talks_before(reading: Reading, book: _Book, clause: Clause) -> Engagement | None:
    """Give the talks told last in the paragraph, behind which 会谈后,双方签署 was signed."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if AFTER_TALKS.match(first.text) is None or book.frame.trip is not None:
        return None
    last = _met_last(book, clause) or _talks_of_the_story(reading, book, clause)
    return last if last is not None and last.kind == "meeting" and last.start < clause.sentence.start else None


def _the_event_meant(reading: Reading, book: _Book, clause: Clause) -> list[Engagement]:
    """Give the event that 推介会上 opening a later paragraph means: the one of that name, told at one place and nothing since."""
    opening = AT_EVENT.match(reading.clauses_by_sentence[clause.sentence.start][0].text)
    which = THIS_EVENT.sub("", opening.group("which")) if opening is not None else ""
    before = [
        e
        for e in book.engagements
        if e.story == clause.sentence.story and e.start < clause.start and not e.is_background and e.kind != "signing"
    ]
    held = [e for e in before if e.kind == "promotion_event" and e.where.basis == "stated"]
    if not held or len({e.where.local_id for e in held}) != 1:
        return []
    if any(e.start > held[-1].start and e not in held for e in before):
        return []
    name = held[-1].event_name or ""
    return held if which in ("会", "活动", "论坛", "仪式") or (len(which) > 2 and which[:2] in name) else []


def _where_held(reading: Reading, clause: Clause, cue: CueCandidate) -> Where | None:
    """Read 协议签署仪式在乙市举行: where a ceremony was held stands behind it."""
    held = CEREMONY_HELD.search(reading.clean, cue.end, clause.end)
    return stated_place(reading, clause, clause.end) if held is not None else None


def _public_bodies(reading: Reading, parties: list[Party]) -> list[str]:
    """Give the places and governments among the parties: they sign where they sit more often than firms do."""
    return [
        p.local_id
        for p in parties
        if p.kind == "place"
        or ((entity := reading.entity(p.local_id)) is not None and entity.detail_kind in ("government", "party"))
    ]


# ---------------------------------------------------------------- consensus and intent
def _reached(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> None:
    text, frame = reading.clean, book.frame
    found = REACHED.match(text, cue.start, min(clause.end + 1, clause.sentence.end))
    if (counted := REACHED_COUNT.match(text, cue.start, clause.end)) is not None:
        _reached_several(reading, book, clause, cue, counted)
        return
    if any(0 <= end - cue.start <= 12 for end in book.consumed):
        return  # the consensus to sign was told already
    if found is None or found.group("tail") == "的" or found.group("what").startswith(("的", "并")):
        return
    if OF_OTHERS.search(text, clause.start, cue.start):
        return
    if clause.is_said(cue.start) and not re.match(r"[ \u3000]*双方|[ \u3000]*并", clause.text):
        return
    hedged = [
        c
        for c in clause.cues
        if c.family == "hedge"
        and c.start < cue.start
        and not clause.is_about(c.start)
        and text[c.start : c.end] in ("将", "拟", "有望", "力争", "争取", "推动", "未", "没有", "尚未", "希望")
    ]
    if is_of_the_past(reading, frame, clause, cue.start):
        return
    if hedged or clause.earlier or CONTENT_OF.search(text, clause.sentence.start, cue.start):
        return
    named_here = any(t.kind in "POD" and t.end <= cue.start for t in clause.tokens)
    if not (text.startswith("达成", cue.start) or named_here or BOTH_AGREE.fullmatch(text, clause.start, cue.start)):
        return  # 绿色发展已形成广泛共识
    unnamed = UNNAMED_FIRMS.match(text, clause.start, cue.start)
    if unnamed and not any(t.end <= cue.start for t in clause.tokens):
        return
    if unnamed and WITH_FIRMS_OF_GROUP.search(text, unnamed.end(), cue.start):
        return
    parties = [p for p in _pair(reading, book, clause, cue) if not _is_of_listed_project(text, p, cue.start)]
    parties = _both_named(reading, book, clause) or parties
    if len(parties) < 2 and _with_nobody_named(reading, clause, cue):
        return
    if len(parties) < 2 and _met_many(reading, book, clause):
        return
    if not parties and LISTED_PROJECTS_WITH.search(text, clause.start, cue.start):
        return
    if len(parties) == 1 and parties[0].side == "counterpart" and not clause.text.startswith("双方"):
        acting = _place_that_acts(reading, frame, clause)  # 与丙达成: the other side is said, ours goes on acting
        parties = _distinct([*parties, *([acting] if acting is not None else _home(reading, frame))])
    word, what = found.group("kind"), found.group("what")
    if len(parties) < 2 and INVESTS_THERE.match(what) is None:
        parties = _distinct([*parties, *_both(reading, book, clause)])
    named = INSTRUMENT.search(what + word) or re.search(r"项目|战略合作", what + word)
    if len(parties) < 2 and FRIENDSHIP.search(what):
        parties = _distinct([*parties, *_town_visited(reading, frame, clause, cue)])
    elif len(parties) < 2:
        topic = _topic_party(reading, frame, clause)
        if topic is not None:
            parties = _distinct([*parties, topic, *_home(reading, frame)])
    if not parties or (len(parties) < 2 and not named):
        return
    if frame.trip is not None and len(parties) > 1 and len({p.side for p in parties}) == 1:
        seat = _across if len(parties) == 2 and not frame.is_inbound else _seated_in_rows
        parties = seat(reading, frame, parties)
    status = "intent" if word == "意向" or "意向" in what else "agreed"
    if word in ("共识", "一致", "一致意见", "约定") and len(parties) < 2:
        return
    _add(
        reading,
        book,
        clause,
        cue,
        parties,
        status,
        "intent_reached" if status == "intent" else "consensus_reached",
        subject=_subject(reading, clause, cue, what + word),
    )


def _reached_several(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate, counted: re.Match[str]) -> None:
    """Read 达成合作项目20个, 达成意向协议15份: as many, of those its words name, else of the place a report is told from."""
    frame, what = book.frame, counted["what"]
    hedged = any(c.family == "hedge" and c.start < cue.start and not clause.is_about(c.start) for c in clause.cues)
    if hedged or clause.earlier or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return
    if is_of_the_past(reading, frame, clause, cue.start) or is_part_or_sum(reading, clause, cue):
        return
    days = days_of(reading, frame, clause, cue, book.engagements)
    if frame.trip is None and not is_reported(reading, frame, clause, days):
        return
    parties = _pair(reading, book, clause, cue)
    if len(parties) < 2 and is_of_unnamed(reading, clause, cue.start, counted=True):
        return
    if len(parties) < 2 and not frame.is_inbound:
        parties = _distinct([*_told_from(reading, frame), *parties])
    if not parties:
        return
    intent = "意向" in what
    _add(
        reading,
        book,
        clause,
        cue,
        parties,
        "intent" if intent else "agreed",
        "intent_reached" if intent else "consensus_reached",
        count=int(counted["n"]),
        lower=bool(counted["more"]),
        subject=reading.clean[counted.start("what") : counted.end()],
    )


def _town_visited(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the one town a sentence tells was visited, and home: 访问了甲市,…达成建立友好城市关系的意向. No firm befriends a town."""
    if frame.trip is None or frame.is_inbound:
        return []
    towns = [
        t
        for t in reading.tokens_in(clause.sentence.start, cue.start)
        if t.kind == "L"
        and reading.level(t) in ("city", "district")
        and not reading.lies_in(t.local_id, frame.home_id)
        and not reading.lies_in(frame.home_id, t.local_id)
    ]
    if len({t.local_id for t in towns}) != 1:
        return []
    return [_party(reading, frame, towns[0]), *_home(reading, frame)]


def _is_of_listed_project(text: str, party: Party, until: int) -> bool:
    """Tell 某大学 in 甲项目、某大学乙项目等与某区达成意向: it only names a project of a list."""
    return party.end is not None and LISTED_PROJECT.match(text, party.end, until) is not None


def _with_nobody_named(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 与有关部门达成共识: the other side is spoken of and not named, so it is nobody told before."""
    tokens = reading.tokens_in(clause.sentence.start, cue.start)
    for joiner in WITH.finditer(reading.clean, clause.sentence.start, cue.start):
        inside = any(t.start <= joiner.start() < t.end for t in tokens)
        if inside or clause.is_about(joiner.start()):
            continue
        if joiner.start() < clause.start and UNNAMED_HEADS.match(reading.clean, joiner.end()) is None:
            continue
        bare = BARE.search(reading.clean, joiner.end(), cue.start) is not None
        if bare and SOME.search(reading.clean, joiner.end(), cue.start) is None:
            continue
        if not any(joiner.end() <= t.start < cue.start and t.kind in "POD" for t in tokens):
            return DELEGATION_WORD.search(reading.clean, joiner.end(), cue.start) is None
    return False


def _agreed(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> None:
    """Read 双方一致同意…举办“…论坛”: an agreement on a named event or instrument, else nothing."""
    text = reading.clean
    if text[cue.start : cue.end] not in ("一致同意", "一致决定", "商定") or clause.is_said(cue.start):
        return
    stop = min(clause.sentence.end, cue.end + 120)
    named = NAMED_EVENT.search(text, cue.end, stop)
    parties = _distinct([*_pair(reading, book, clause, cue), *_both(reading, book, clause)])
    if named is None or len(parties) < 2:
        return
    holder = next(
        (c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= named.start() < c.end), clause
    )
    _add(
        reading,
        book,
        holder,
        cue,
        parties,
        "agreed",
        "agreed_on_event",
        kind="other",
        subject=text[named.start() : named.end()],
    )


def _lands(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> None:
    """Read 做好甲项目和乙项目落户某区的工作 (planned), 期盼甲全球生产基地未来落户某区 (hoped)."""
    text, frame = reading.clean, book.frame
    if frame.trip is None:
        return
    sites = [t for t in clause.tokens if cue.end <= t.start <= cue.end + 6 and t.kind in "LO"]
    if not sites:
        return
    site = sites[0]
    wish = WISH.search(text, clause.start, cue.start)
    if wish is None:
        return
    planned = wish.group() in PLAN_WORDS
    where = Where(
        local_id=site.place_id or (site.local_id if site.kind == "L" else None),
        basis="stated",
        start=site.start,
        end=site.end,
    )
    at = wish.end()
    for part in PROJECT_PARTS.split(text[wish.end() : cue.start]):
        start, end = at, at + len(part)
        at = end + 1
        named = LANDING_PROJECT.search(part)
        if named is None or len(part[: named.start()]) < 2 or UNNAMED_PROJECT.search(part):
            continue
        bodies = [t for t in clause.tokens if start <= t.start < end and reading.is_firm(t)]
        if not bodies and not planned:
            continue
        owners = [_party(reading, frame, t) for t in bodies[:1]]
        _add(
            reading,
            book,
            clause,
            cue,
            _distinct([*owners, _party(reading, frame, site)]),
            "planned" if planned else "hoped",
            "project_to_land",
            kind="project",
            where=where if where.local_id else Where(),
            subject=re.sub(r"(?:未来|今后|早日|尽快)$", "", part)[:60]
            + text[cue.start : cue.end]
            + text[site.start : site.end],
        )


def _proved_later(reading: Reading, book: _Book, clause: Clause) -> None:
    """Read 此次与甲携手,将在某区打造基地。见证签约后: a later clause proves the signature."""
    text, frame = reading.clean, book.frame
    if frame.trip is None or (clause.number != 0 and not THIS_TIME.search(clause.text)):
        return
    if clause.topic is None or any(c.kind == "signs" for c in clause.cues):
        return
    sentence = clause.sentence
    block = reading.text.blocks[sentence.block]
    teams = re.compile(r"(?:此次|此番|本次)[^,，。]{0,4}与(?P<who>[^,，。]{2,30})(?:携手|联手|合作)").search(
        text, clause.start, sentence.end
    )
    builds = re.compile(r"将[^。;；]{0,24}(?:在锡|在[^,，。]{1,10}?)?(?:打造|建设|投资建设|设立|布局)").search(
        text, sentence.start, sentence.end
    )
    if teams is None and (
        builds is None
        or clause.number != 0
        or clause.topic.start < sentence.start
        or builds.start() - clause.topic.end > 90
    ):
        return
    if teams is not None and not clause.start <= teams.start() < clause.end:
        return
    others = [c for c in reading.clauses if c.sentence.block == sentence.block and c.start >= sentence.end]
    proof = None
    steps: set[int] = set()
    for later in others:
        steps.add(later.sentence.start)
        if len(steps) > MAX_PROOF_SENTENCES + (2 if teams is None else 0):
            break
        if any(c.kind == "signs" and not PROOF.search(later.text) for c in later.cues) or (
            later.number == 0
            and later.topic is not None
            and later.topic.local_id != clause.topic.local_id
            and later.own_subject
            and later.topic.start >= later.start
            and teams is None
            and reading.is_firm(later.topic)
            and later.topic.start - later.start < 2
            and not PROOF.search(later.text)
            and "是" in later.text
        ):
            break
        proof = PROOF.search(text, later.start, later.end)
        if proof is not None:
            break
    if proof is None or proof.end() > block.end:
        return
    if any(a.start <= clause.start < a.end and a.status == "signed" for a in book.found):
        return
    partners = [t for t in clause.tokens if teams is not None and teams.start("who") <= t.start < teams.end("who")]
    sites = [
        t
        for c in reading.clauses_by_sentence[sentence.start]
        for t in c.tokens
        if builds is not None and builds.start() <= t.start < builds.end() and acts_for_delegation(reading, frame, t)
    ]
    parties = _distinct([_party(reading, frame, t) for t in [clause.topic, *partners]])
    if len(parties) < 2:
        parties = _distinct(
            [*parties, *(_party(reading, frame, t) for t in sites), *(_home(reading, frame) if not sites else [])]
        )
    if len(parties) < 2:
        return
    cue = CueCandidate(start=proof.start(), end=proof.end(), rule="cue_agreement", family="agreement", kind="signs")
    engagement = _signing(reading, book, clause, cue, parties)
    engagement.rule = "signing_proved_later"
    engagement.end = sentence.end
    where = (
        Where(local_id=sites[0].place_id or sites[0].local_id, basis="sentence", start=sites[0].start, end=sites[0].end)
        if sites and (sites[0].kind == "L" or sites[0].place_id)
        else None
    )
    _add(
        reading,
        book,
        clause,
        cue,
        parties,
        "signed",
        "signing_proved_later",
        engagement=engagement,
        kind="project",
        basis="clause",
        end=sentence.end,
        proof=(proof.start(), proof.end()),
        where=where,
    )


def _appointment(reading: Reading, book: _Book, engagement: Engagement) -> None:
    bodies = [p for p in engagement.parties if p.kind != "place"]
    book.found.append(
        Agreement(
            start=engagement.start,
            end=engagement.end,
            story=engagement.story,
            rule="appointment_made",
            kind="appointment",
            status="signed",
            status_basis="stated",
            parties=bodies if len(bodies) > 1 else list(engagement.parties),
            subject=reading.clean[engagement.start : engagement.end],
            days=engagement.days,
            where=engagement.where,
            is_background=engagement.is_background,
            engagement=engagement,
            trip=engagement.trip,
        )
    )


# ---------------------------------------------------------------- parts
def _add(
    reading: Reading,
    book: _Book,
    clause: Clause,
    cue: CueCandidate,
    parties: list[Party],
    status: str,
    rule: str,
    *,
    engagement: Engagement | None = None,
    kind: str | None = None,
    count: int | None = 1,
    lower: bool = False,
    background: bool = False,
    subject: str | None = None,
    basis: str = "stated",
    end: int | None = None,
    proof: tuple[int, int] | None = None,
    where: Where | None = None,
) -> None:
    text, frame = reading.clean, book.frame
    words = text[clause.start : max(clause.end, end or 0)]
    told_days = engagement.days if engagement else Days()
    if engagement is None and not background and status in ("agreed", "intent"):
        told_days = days_of(reading, frame, clause, cue, book.engagements)
    if engagement is None and background and status == "signed":
        said = days_of(reading, frame, clause, cue, book.engagements)
        if said.start is not None and clause.start <= said.start < cue.start:
            told_days = said  # 于2019年11月签署: what lies outside the journey has the day its own words say
    place = where or (engagement.where if engagement else Where())
    agreement = Agreement(
        start=clause.start,
        end=max(clause.end, end or 0),
        story=frame.story.ordinal,
        rule=rule,
        is_inferred=basis != "stated",
        kind=kind or _kind(text, clause, cue, words),
        status=status,
        status_basis=basis,
        parties=parties,
        count=count,
        count_is_lower_bound=lower,
        subject=subject or _subject(reading, clause, cue, ""),
        where=place,
        days=told_days,
        is_background=background,
        engagement=engagement,
        trip=None if background else frame.trip,
        proof=proof,
    )
    while text[agreement.start] in " \u3000\n":
        agreement.start += 1
    _industry(reading, agreement)
    # 副主席甲代表自治区人民政府与乙集团签署协议: who held the pen of the paper told before
    pictured = clause.sentence.block_kind == "caption" or PICTURE.match(clause.text) is not None
    penned = _is_unnamed(agreement) and (pictured or SIGNS_FOR.search(text, clause.start, cue.start) is not None)
    same = next(
        (
            a
            for a in book.found
            if a.status == status
            # 甲、乙分别代表双方签约: of the paper named before, whatever it is
            and (
                a.kind == agreement.kind
                or (_is_unnamed(agreement) and agreement.kind == "other")
                or _of_one_sum(a, agreement)
            )
            and _seats(reading, a.parties) == _seats(reading, parties)
            and (
                a.subject == agreement.subject
                or _same_paper(a, agreement)
                or _is_titled_now(text[a.start : a.end], a, agreement)
                or _is_of_ceremony(text[a.start : a.end], a, agreement)
                or _of_one_sum(a, agreement)
                or (penned and a.engagement is not None)
            )
        ),
        None,
    )
    if same is None:
        book.found.append(agreement)
    else:
        same.again_until = agreement.end
        words = text[same.start : same.end]
        if _is_titled_now(words, same, agreement) or _is_of_ceremony(words, same, agreement):
            same.subject = agreement.subject
        if engagement is not None and engagement is not same.engagement:
            _told_twice(reading, book, same, engagement)


def _seats(reading: Reading, parties: list[Party]) -> set[str]:
    """Give who signs, a place and its government as one: 我市与…, 市长代表市政府与…."""
    seats = set()
    for party in parties:
        entity = reading.entity(party.local_id)
        governs = (
            entity is not None and entity.detail_kind == "government" and GOVERNMENT.search(entity.name) is not None
        )
        seats.add(entity.place_local_id if governs and entity is not None and entity.place_local_id else party.local_id)
    return seats


def _is_unnamed(agreement: Agreement) -> bool:
    """Tell whether the words of a signing say nothing of its paper: 签约, 签署协议."""
    return agreement.subject is None or agreement.subject in ("协议", "协议书", "合作协议", "相关协议")


def _same_paper(one: Agreement, other: Agreement) -> bool:
    """Tell 战略合作协议 of the opening from 战略合作框架协议 of those who held the pen: one paper of the same two, of one day."""
    if one.count != other.count or one.is_background:
        return False
    if one.start == other.start and one.engagement is other.engagement and (other.subject or "").startswith("《"):
        return False  # 签署《合作框架协议》和《项目投资合同》: each title of one signing is a paper
    if one.subject is None or other.subject is None or _is_unnamed(other):  # 最后,甲代表乙县与丙进行了现场签约
        told = one.engagement
        beside = told is not None and other.engagement is not None and told.block == other.engagement.block
        return _is_unnamed(other) and told is not None and (told.event_name is not None or beside)
    days = _days_said(one, other)
    friends = FRIENDSHIP.search(one.subject) is not None and FRIENDSHIP.search(other.subject) is not None
    short, full = sorted((one.subject.strip("《》"), other.subject.strip("《》")), key=len)
    # 战略合作协议, told again by its full name: 《某市人民政府某某集团战略合作协议》
    titled = len(short) >= MIN_TITLE and full.endswith(short) and "《" in one.subject + other.subject
    same = friends or titled or _bare_paper(one.subject, other.subject) == _bare_paper(other.subject, one.subject)
    return len(days) < 2 and same


def _days_said(*told: Agreement | Engagement) -> set[date]:
    """Give the days told of themselves: the days of a whole journey say nothing of which of them it was."""
    return {a.days.first for a in told if a.days.first is not None and a.days.basis != "trip_range"}


def _is_titled_now(words: str, first: Agreement, again: Agreement) -> bool:
    """Tell 《两市往来意见书》 from 双方就往来签署了意见书 told before without its name."""
    bare = BARE_PAPER.search(words)
    title = again.subject or ""
    days = _days_said(first, again)
    return bare is not None and title[:1] == "《" and title.endswith(f"{bare['paper']}》") and len(days) < 2


def _is_of_ceremony(words: str, first: Agreement, again: Agreement) -> bool:
    """Tell 签订产业往来协议 from 恳谈会暨往来协议签约仪式举行 told before: the paper the ceremony was held for."""
    paper = OF_WHICH_EVENT.sub("", first.subject or "")
    named = INSTRUMENT.search(paper) is not None and (again.subject or "").endswith(paper)
    held = CEREMONY_HELD.search(words) is not None and first.engagement is not None
    return held and named and first.count == again.count == 1 and len(_days_said(first, again)) < 2


def _bare_paper(paper: str, other: str) -> str:
    """Give what tells a paper apart: 两地2023-2025年度交流备忘录 → 交流备忘录, where the other is named without its years."""
    bare = MERE_PAPER.sub("", paper)
    return bare if OF_ITS_YEARS.search(other) is not None else OF_ITS_YEARS.sub("", bare)


def _of_one_sum(one: Agreement, other: Agreement) -> bool:
    """Tell 签订2亿元木材采购意向书 under a photo from 签订3年2亿元木材采购备忘录 of the report: one deal of one sum."""
    sums = [set(SUM_OF_MONEY.findall(a.subject or "")) for a in (one, other)]
    goods = [WORDS_OF_DEAL.sub("", a.subject or "") for a in (one, other)]
    alike = goods[0] in goods[1] or goods[1] in goods[0]  # 10亿元风电设备 and 10亿元光伏设备 are two deals
    return bool(sums[0]) and sums[0] == sums[1] and alike and one.is_background == other.is_background


def _told_twice(reading: Reading, book: _Book, same: Agreement, again: Engagement) -> None:
    """Fold the signing of a headline and of its report into one act, which takes the day that one of them knows."""
    first = same.engagement
    if first is None or len(_days_said(first, again)) > 1:
        return
    for beside in [a for a in book.found if a.engagement is again]:  # another pair of the same signing
        beside.engagement, beside.days, beside.where = first, first.days, first.where
    known = _seats(reading, first.parties)
    first.parties += [p for p in again.parties if not _seats(reading, [p]) <= known]
    if first.days.first is None or (first.days.basis == "trip_range" and again.days.first is not None):
        first.days = same.days = again.days
    if first.where.local_id is None:
        first.where = same.where = again.where
    first.told_again.append((again.start, again.end))
    book.engagements[:] = [e for e in book.engagements if e is not again]  # folded already by another of its papers


def _folded(book: _Book, signing: Engagement | None) -> Engagement | None:
    """Give the signing that another telling of it was folded into, else itself."""
    if signing is None or any(e is signing for e in book.engagements):
        return signing
    return next((e for e in book.engagements if (signing.start, signing.end) in e.told_again), signing)


def _kind(text: str, clause: Clause, cue: CueCandidate, words: str) -> str:
    behind = AND_MORE.split(text[cue.end : min(clause.end, cue.end + 40)], maxsplit=1)[0]
    near = text[max(clause.start, cue.start - 20) : cue.end] + behind
    more = AND_MORE.search(words, cue.end - clause.start) if cue.end > clause.start else None
    for area in (near, words[: more.start()] if more is not None else words):
        for kind, pattern in KINDS:
            if pattern.search(area):
                return kind
    return "other"


def _subject(reading: Reading, clause: Clause, cue: CueCandidate, what: str) -> str | None:
    """Quote what it is about: the 就-phrase, else the instrument behind the verb, else the words before it."""
    text = reading.clean
    if clause.about and clause.about[0][0] < cue.start:
        start, end = clause.about[0]
        about = text[start:end].lstrip("就围绕针对")
        if SIGNING.match(text, end) is None or re.search(r"[与和同]", about) is None:  # 就甲与乙签署协议 says who
            return about[:80] or None
    if what:
        return what[:80]
    if SUM_SIGNED.match(text, cue.end):
        return None
    behind = OF_A_PICTURE.sub("", text[cue.end : clause.end]).lstrip("了的 ")
    behind = re.sub(r"^(?:座谈会?|活动|大会|仪式.{0,4}(?:举行|举办))$", "", behind.rstrip("。"))
    behind = re.sub(r"^(?:成)?为(?=友好|姐妹|友城)", "", behind)
    behind = AND_ACTS.split(behind, maxsplit=1)[0]
    behind = re.sub(
        r"(?:以来|之后|后|(?:签约|签字|签署)?(?:仪式|活动)|(?:签约|签字|签署)仪式在.*)$", "", behind.rstrip("。")
    )
    if INSTRUMENT.search(behind) or re.search(r"项目|合作|行动计划", behind):
        return behind[:80].rstrip("。") or None
    last = max((t.end for t in clause.tokens if t.end <= cue.start), default=clause.start)
    between = TALKS_AND.sub("", text[last : cue.start].strip(" 的、等"))
    between = re.sub(r"^(?:双方)?(?:在[^,，。;；]{2,16}?)?(?:现场|共同)?(?:举行|举办)(?:了)?", "", between)
    between = re.sub(r"^(?:共同|分别|联合|一起)*(?:(?:进行|完成|实现)了?)?$", "", between)
    between = re.sub(r"^(?:[0-9]{4}年)?两[市地国县区州省]", "", between)
    between = re.sub(r"^[(（][^()（）]{1,12}[)）]", "", between)
    between = re.sub(r"^(?:等)?(?:分别)?(?:代表)?(?:双方|各方|两地)(?:出席)?(?:并)?$", "", between)
    between = re.sub(r"^(?:等)?(?:代表|负责人|双方|正式|成功|现场|分别)+$", "", between)
    return between[:80] or (behind[:80].rstrip("。") or None)


def _industry(reading: Reading, agreement: Agreement) -> None:
    start_of = attrgetter("start")
    first = bisect_left(reading.industries, agreement.start, key=start_of)
    last = bisect_left(reading.industries, agreement.end, key=start_of)
    fitting = {m.local_id for m in reading.industries[first:last]}
    if len(fitting) == 1:
        agreement.industry_id = fitting.pop()


def _party(reading: Reading, frame: Frame, token: Token) -> Party:
    mine = acts_for_delegation(reading, frame, token) or _is_signed_for_by_guest(reading, frame, token)
    mine = mine or (
        token.kind == "O"
        and not frame.is_inbound
        and frame.home_id is not None
        and reading.lies_in(token.local_id, frame.home_id)
    )
    kind = {"P": "person", "L": "place"}.get(token.kind, "organization")
    return Party(
        kind=kind,
        local_id=token.local_id,
        side="delegation" if mine else "counterpart",
        start=token.start,
        end=token.end,
    )


def _is_signed_for_by_guest(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell the side of 省工商联 in 甲代表省工商联同…签署, where 甲 leads or belongs to those who travel: his."""
    if not reading.clean.endswith("代表", 0, token.start):
        return False
    before = [t for t in reading.tokens_in(max(0, token.start - MAX_TITLE), token.start) if t.kind == "P"]
    return bool(before) and acts_for_delegation(reading, frame, before[-1])


def _home(reading: Reading, frame: Frame) -> list[Party]:
    """Give the party that 双方 and a bare delegation stand for: the home place of who travels, else the body it travels for."""
    trip = frame.trip
    home = frame.home_id if trip is None or not frame.is_inbound else trip.home_id
    if home is not None:
        return [meant_party(reading, "place", home)]
    if frame.bodies:
        return [meant_party(reading, "organization", min(frame.bodies))]
    if trip is not None and trip.delegation_id is not None:
        return [meant_party(reading, "organization", trip.delegation_id)]
    return []


def _told_from(reading: Reading, frame: Frame) -> list[Party]:
    """Give the party that 我市 means, guests or none: the place a story is told from, else whoever travels."""
    if frame.home_id is not None:
        return [meant_party(reading, "place", frame.home_id)]
    return _home(reading, frame)


def _met_last(book: _Book, clause: Clause) -> Engagement | None:
    """Give the meeting, visit or tour that was told last in the paragraph of a clause, in it or before it."""
    last = None
    for engagement in book.engagements:
        near = (
            engagement.block == clause.sentence.block
            and engagement.start <= clause.start
            and not engagement.is_background
        )
        if (
            near
            and engagement.kind in ("meeting", "visit", "site_tour", "inspection")
            and (last is None or engagement.start >= last.start)
        ):
            last = engagement
    return last


def _talks_of_the_story(reading: Reading, book: _Book, clause: Clause) -> Engagement | None:
    """Give the talks that 会谈结束后,双方签署 opening a paragraph means: the last told in the story, nothing but they since."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if AFTER_TALKS.match(first.text) is None:
        return None
    told = [
        e
        for e in book.engagements
        if e.story == clause.sentence.story and e.start < clause.start and not e.is_background and e.kind != "signing"
    ]
    last = max(told, key=attrgetter("start"), default=None)
    return last if last is not None and last.kind == "meeting" else None


def _met_many(reading: Reading, book: _Book, clause: Clause) -> bool:
    """Tell 会见了甲会会长乙、丙会会长丁,达成共识, where with whom of them is not said."""
    last = _met_last(book, clause)
    if last is None or last.start < clause.sentence.start:
        return False
    met = [p for p in last.parties if p.local_id in last.dealt_with()]
    houses = set()
    for party in met:
        roles = reading.roles_by_person.get(party.local_id, ()) if party.kind == "person" else ()
        stands_for = next((r.organization_local_id or r.place_local_id for r in roles), None)
        houses.add(stands_for or party.local_id)
    return len(houses) > 1


def _both(reading: Reading, book: _Book, clause: Clause) -> list[Party]:
    """Give who 双方 are: the other side of the engagement told just before in this paragraph, and the home place.

    Where nothing but the journey is told before in the paragraph, the one town it went to.
    """
    last = _met_last(book, clause) or _talks_of_the_story(reading, book, clause)
    if last is None:
        return _town_gone_to(reading, book.frame, clause)
    trip = book.frame.trip
    between = TWO_PLACES.search(reading.clean, min(last.end, clause.sentence.start), clause.end)
    if between is None and last.kind != "meeting" and last.end <= clause.sentence.start:
        # 随后召开座谈会,双方签订: who sat there, not what was looked at before
        between = TALKS_OF_BOTH.search(reading.clean, last.end, clause.start)
    if between is not None and trip is not None and len(trip.places) == 1 and trip.direction == "outbound":
        there = trip.places[0]  # 在两地座谈会上,双方签订: the two places, not what was looked at before
        gone = Party(kind="place", local_id=there.local_id, side="counterpart", start=there.start, end=there.end)
        return [gone, *_home(reading, book.frame)]
    host = host_of_sentence(reading, clause)
    if host is not None:
        return [_party(reading, book.frame, host), *_home(reading, book.frame)]
    across = "delegation" if book.frame.trip is None else "counterpart"  # guests deal with their hosts
    bodies = [p for p in last.parties if p.side == across and p.kind == "organization"]
    if len(bodies) > 1 and last.kind != "meeting":
        return []  # 考察了甲集团和乙集团,双方签署: with which of them is not said
    others = bodies or [p for p in last.parties if p.side == across] or [p for p in last.parties if p.side == "host"]
    home = _home(reading, book.frame)
    of_home = [p for p in others if reading.lies_in(_stands_for(reading, p).local_id, book.frame.home_id)]
    if book.frame.trip is None and (not home or of_home):
        return _sides_of(reading, last)  # the guests were of the home place: 会昌县政府招商团, received elsewhere
    across_home = [_stands_for(reading, p) for p in others[:1]]
    stops = trip.places if trip is not None and book.frame.is_inbound else []
    if any(p.kind == "person" for p in across_home) and len(stops) == 1:
        # 市长甲会见来青访问的乙市市长丙,双方签署: for the town the guests came to
        across_home = [replace(meant_party(reading, "place", stops[0].local_id), side="counterpart")]
    if any(p.kind == "person" and not _holds_office(reading, p) for p in across_home):
        return []  # whose house he speaks for is not read
    return [*across_home, *home]  # 双方 are two


def _both_of_the_talks(reading: Reading, book: _Book, clause: Clause) -> list[Party]:
    """Give home and the place whose people were talked with: 代表团与甲市有关部门座谈。座谈会上,双方签署."""
    frame = book.frame
    if frame.trip is None or frame.is_inbound or not (home := _home(reading, frame)):
        return []
    block = reading.clauses_by_block[clause.sentence.block]
    for talks in reversed([c for c in block if c.start < clause.start and TALKS.search(c.text)]):
        for joiner in WITH.finditer(reading.clean, talks.start, talks.end):
            named = [t for t in talks.tokens if joiner.end() <= t.start]
            if not named or named[0].start != joiner.end():
                continue
            last = next((t for t, after in pairwise(named) if after.start != t.end), named[-1])
            town = last.kind == "L" and PEOPLE_OF_IT.match(reading.clean, last.end) is not None
            return [_party(reading, frame, last), *home] if town else []
        if TWO_PLACES.search(talks.text):
            return _stop_gone_to(reading, frame)
    return []


def _both_of_the_story(reading: Reading, book: _Book, clause: Clause) -> list[Party]:
    """Give the two whom all talks of the story were held between: 市长甲会见乙市市长丙 … 会后,双方共同签署."""
    told = [
        e
        for e in book.engagements
        if e.story == clause.sentence.story
        and e.start < clause.start
        and not e.is_background
        and e.kind in ("meeting", "visit", "site_tour", "inspection")
    ]
    if not told or any(e.kind != "meeting" for e in told):
        return []
    heads = [
        next((p for p in e.parties if p.side in sides and p.kind == "person"), None)
        for e in told
        for sides in (("delegation",), ("counterpart", "host"))
    ]
    if any(head is not None and not _holds_office(reading, head) for head in heads):
        return []  # for whom he spoke is not read
    both = [_sides_of(reading, e) for e in told]
    return both[0] if all(_seats(reading, pair) == _seats(reading, both[0]) for pair in both) else []


def _holds_office(reading: Reading, person: Party) -> bool:
    """Tell whether a body or a place is read that somebody holds office in."""
    roles = reading.roles_by_person.get(person.local_id, ())
    return any(r.organization_local_id is not None or r.place_local_id is not None for r in roles)


def _town_gone_to(reading: Reading, frame: Frame, clause: Clause) -> list[Party]:
    """Give home and the one town of a journey told just before: 甲率团前往乙市调研,双方签订协议, 考察期间,双方签订."""
    trip = frame.trip
    stay = DURING_THE_STAY.match(reading.clauses_by_sentence[clause.sentence.start][0].text) is not None
    told = reading.text.blocks[clause.sentence.block].start if stay else clause.sentence.start
    if trip is None or not told <= trip.start < clause.start:
        return []
    if SOMEBODY_ELSE.search(reading.clean, trip.start, clause.start):
        return []
    if stay and any(t.kind == "O" for t in reading.tokens_in(trip.end, clause.start)):
        return []
    return _stop_gone_to(reading, frame)


def _stop_gone_to(reading: Reading, frame: Frame, *, guests: bool = False) -> list[Party]:
    """Give home and the one town or zone that a journey went to; of `guests` too who came."""
    trip = frame.trip
    if trip is None or (trip.direction != "outbound" and not guests) or len(trip.places) != 1:
        return []
    stop = trip.places[0]
    town = reading.entity(stop.local_id)
    if stop.start is None or town is None or town.detail_kind not in ("city", "district", "province", "zone"):
        return []
    return [
        Party(kind="place", local_id=stop.local_id, side="counterpart", start=stop.start, end=stop.end),
        *_home(reading, frame),
    ]


def _stands_for(reading: Reading, party: Party) -> Party:
    """Give the place an official who talked stands for: with a mayor the town agrees, not he; anybody else stays himself."""
    if party.kind != "person":
        return party
    roles = reading.roles_by_person.get(party.local_id, ())
    bodies = [reading.entity(r.organization_local_id) for r in roles]
    offices = {b.local_id for b in bodies if b is not None and OFFICE.search(b.name) is not None}
    if len(offices) == 1 and len(roles) == 1:  # the head of a department deals for it, not for its town
        return replace(party, kind="organization", local_id=offices.pop(), is_inferred=True)
    seats = {b.place_local_id for b in bodies if b is not None and b.detail_kind in ("government", "party")}
    seats = seats or {r.place_local_id for r in roles if r.organization_local_id is None}  # a governor abroad
    if len(seats) != 1 or (seat := seats.pop()) is None:
        return party
    return replace(party, kind="place", local_id=seat, is_inferred=True)


def _sides_of(reading: Reading, talks: Engagement) -> list[Party]:
    """Give the two bodies that talked, each named itself or held by the one person who spoke for it; else nobody."""
    sides: dict[str, list[Party]] = {"delegation": [], "counterpart": []}
    for side, parties in sides.items():
        there = [p for p in talks.parties if p.side in ((side,) if side == "delegation" else ("counterpart", "host"))]
        parties += [p for p in there if p.kind == "organization"]
        parties += [p for p in there if p.kind == "place"] if not any(p.kind != "place" for p in there) else []
        if parties:
            continue
        for person in (p for p in there if p.kind == "person"):
            if (town := _stands_for(reading, person)) is not person:
                parties.append(town)
                continue
            bodies = {r.organization_local_id for r in reading.roles_by_person.get(person.local_id, ())} - {None}
            parties += [
                Party(
                    kind="organization", local_id=body, side=side, start=person.start, end=person.end, is_inferred=True
                )
                for body in bodies
                if body is not None
            ]
    both = [_whose_people(reading, _distinct(parties)) for parties in sides.values()]
    return [one[0] for one in both] if all(len(one) == 1 for one in both) else []


def _whose_people(reading: Reading, parties: list[Party]) -> list[Party]:
    """Give the town alone where those beside its head on one side of talks are of its own offices."""
    public = _public_bodies(reading, parties)
    for town in parties if all(p.local_id in public for p in parties) else ():
        if town.kind == "place" and all(reading.lies_in(_seat_of(reading, p), town.local_id) for p in parties):
            return [town]
    return parties


def _two_places(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give who 两市 are: the two places last named as a pair, 甲市与乙国丙市, in the headline or before."""
    said = TWO_PLACES.search(reading.clean, clause.start, cue.start)
    if said is None:
        return []
    before = [t for t in reading.tokens_in(0, said.start()) if t.kind == "L"]
    if len(before) > 1 and before[-2].end == before[-1].start and before[-1].end == said.start():
        pair = before[-2:]  # 甲乙|两市签署
        of_one_kind = {reading.level(t) for t in pair} in ({"city"}, {"province"}, {"district"})
        if of_one_kind and not reading.lies_in(pair[1].local_id, pair[0].local_id):
            return [_party(reading, frame, t) for t in pair]
    whole = [t for at, t in enumerate(before) if at + 1 == len(before) or before[at + 1].start != t.end]
    stops = {p.local_id for p in frame.trip.places} if frame.trip is not None else set()
    for left, right in reversed(list(pairwise(whole))):
        if {left.local_id, right.local_id} <= stops:
            continue  # 来到甲市和乙市: with one of them, and which is not said
        between = PAIR_MARK.match(reading.clean, left.end, right.start)
        if (
            between is not None
            and between.group() == "、"
            and OUR_PLACE.search(reading.clean, frame.story.start, said.start())
        ):
            return []  # 我市代表团赴甲市、乙市: with which of them 两市 signed is not said
        outer = reading.tokens_in(between.end(), right.start) if between is not None else []
        opens = outer[0].start if outer else right.start
        if (
            between is not None
            and between.end() == opens
            and {reading.level(left), reading.level(right)} <= {"city", "district", "province"}
        ):
            return [_party(reading, frame, left), _party(reading, frame, right)]
    return []


def _two_countries(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give two states that sign: 甲国与乙国签订议定书; and home and the state gone to, for whose governments 甲与乙 sign."""
    text, frame = reading.clean, book.frame
    if TREATY.search(text, cue.end, clause.end) is None:
        return []
    named = [t for t in clause.tokens if t.kind == "L" and t.end <= cue.start and reading.level(t) == "country"]
    if len(named) == 2 and text[named[0].end : named[1].start] in ("与", "和", "同"):
        lead = text[clause.start : named[0].start].rstrip(" \u3000")
        signs = STATES_SIGN.match(text, named[1].end, cue.end) is not None
        return [_party(reading, frame, t) for t in named] if signs and (not lead or lead[-1:] in "日,，") else []
    trip = frame.trip
    if FOR_GOVERNMENTS.search(text, clause.start, cue.start) is None or trip is None or len(trip.places) != 1:
        return []
    there, home = trip.places[0], reading.entity(trip.home_id)
    stop = reading.entity(there.local_id)
    states = [e is not None and e.detail_kind == "country" for e in (stop, home)]
    if not all(states):
        return []
    gone = Party(kind="place", local_id=there.local_id, side="counterpart", start=there.start, end=there.end)
    return [*_home(reading, frame), gone]


def _is_of_other_states(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲国与乙国在丙市签订 beside a journey that went elsewhere: a chronicle tells it of itself."""
    trip = book.frame.trip
    if trip is None or len(states := _two_countries(reading, book, clause, cue)) != 2:
        return False
    gone = {p.local_id for p in trip.places} | {trip.home_id}
    return not any(p.is_inferred for p in states) and not {p.local_id for p in states} <= gone


def _represented(reading: Reading, frame: Frame, clause: Clause, until: int) -> list[Party]:
    """Read 区长某某代表甲区,与…签约: who signs for a place or body names it behind 代表."""
    for found in reversed(list(SIGNS_FOR.finditer(reading.clean, clause.sentence.start, until))):
        token = next((t for t in reading.tokens_in(found.end(), until) if t.start == found.end()), None)
        if token is not None and token.kind in "OL" and REPRESENTS_TO.match(reading.clean, token.end):
            return [_party(reading, frame, token)]
    return []


def _carried_signatory(reading: Reading, book: _Book, clause: Clause) -> list[Party]:
    """Read 并分别与丙签订 behind 甲与乙签订: who signed in the sentence before goes on signing."""
    last = book.found[-1] if book.found else None
    goes_on = GOES_ON_SIGNING.match(clause.text) is not None
    beside = last is not None and last.start >= clause.sentence.start and AND_WITH.match(clause.text) is not None
    if last is None or not (goes_on or beside) or last.rule != "signing_between" or last.is_background:
        return []
    block = reading.text.blocks[clause.sentence.block]
    first = min((p for p in last.parties if p.start is not None), key=lambda p: p.start or 0, default=None)
    return [first] if first is not None and block.start <= last.start < clause.start else []


def _topic_party(reading: Reading, frame: Frame, clause: Clause) -> Party | None:
    topic = clause.topic
    if topic is None or clause.start - topic.start >= 420 or sent_by(reading, topic):
        return None
    return _party(reading, frame, topic)


def _topic_in_reach(reading: Reading, frame: Frame, clause: Clause) -> Party | None:
    """Give the topic as the unsaid signatory only where 此次 or its own sentence ties the signature to it."""
    topic = clause.topic
    tied = topic is not None and (topic.start >= clause.sentence.start or THIS_TIME.search(clause.text) is not None)
    return _topic_party(reading, frame, clause) if tied else None


def _place_that_acts(reading: Reading, frame: Frame, clause: Clause) -> Party | None:
    """Give the place that opens an earlier clause of the sentence and acts there: 甲县与多家企业洽谈,与乙公司签订…."""
    for earlier in reading.clauses_by_sentence[clause.sentence.start]:
        first = next(iter(earlier.tokens), None)
        opens = first is not None and first.kind == "L" and first.start - earlier.start <= 6
        if earlier.start >= clause.start or first is None or not opens:
            continue
        if re.match(r"与|和|同|共|还|已|分别|先后|在[会论活仪大峰签]", reading.clean[first.end : first.end + 2]):
            return _party(reading, frame, first)
    return None


def _both_as_they_met(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the two who sign: those who met in the sentence, else whoever 双方 are."""
    met = _met_last(book, clause)
    if met is not None and _sign_as_they_met(reading, book, clause, cue):
        return _sides_of(reading, met)
    return _both(reading, book, clause)


def _sign_as_they_met(reading: Reading, book: _Book, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲会见了乙一行,就…会谈,|并签署X行动计划: a second verb of the sentence of their meeting, nobody else named in it."""
    if AND_THEN.fullmatch(reading.clean, clause.start, cue.start) is None or clause.own_subject:
        return False
    if NAMED_BEHIND.match(reading.clean, cue.end, clause.end) is None:
        return False
    met = _met_last(book, clause)
    if met is None or met.kind != "meeting" or met.start < clause.sentence.start:
        return False
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if met.end <= c.start < clause.start]
    return not any(t.kind in "PO" and not c.is_about(t.start) for c in since for t in c.tokens)


def _both_named(reading: Reading, book: _Book, clause: Clause) -> list[Party]:
    """Give who 双方 are in 在与甲会的交流中,乙会同对方经过协商,双方签订: the two bodies of the sentence that dealt with each other."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    with_whom = IN_TALKS_WITH.match(sentence[0].text)
    said = [t for c in sentence if c.start < clause.start for t in c.tokens if not c.is_about(t.start)]
    bodies = {t.local_id: t for t in said if t.kind == "O"}
    if with_whom is None or len(bodies) != 2 or any(t.kind in "PD" for t in said):
        return []
    other, own = bodies.values()
    if other.start - sentence[0].start > with_whom.end("joins") or OTHER_SIDE.match(reading.clean, own.end) is None:
        return []
    return [_party(reading, book.frame, own), _party(reading, book.frame, other)]


def _topic_and_home(reading: Reading, book: _Book, clause: Clause) -> list[Party]:
    both = _both(reading, book, clause)
    if both:
        return both
    topic = _topic_party(reading, book.frame, clause)
    return [topic, *_home(reading, book.frame)] if topic is not None else []


def _distinct(parties: list[Party]) -> list[Party]:
    seen: dict[tuple[str, str], Party] = {}
    for party in parties:
        seen.setdefault((party.kind, party.local_id), party)
    return list(seen.values())
