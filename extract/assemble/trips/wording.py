"""Words of journeys that more than one room looks for: how people set out, arrive, lead and stay."""

from __future__ import annotations

import re

from extract.assemble.wording import GROUP

GOES = re.compile(
    r"访问[、和]考察(?!团|组)|飞抵|拜访(?=[^,，。;；]{4,30}?(?:[二两三四五]国|等国|[,，。]|$))|走访了?(?=[^,，。;；的]{4,30}?[二两三四五六七八九2-9][座个]?(?:城市|市|国|地)(?:[,，。]|$))|深入(?!了|推|学|贯|开|实|研|交|合|探|沟|落)|赴|出访(?!团)|远赴|奔赴|飞赴|转赴|前往|抵达|到达(?!了?(?:率|[0-9]))|抵(?=[\u4e00-\u9fff](?:[,，。开进出参考访]|$))|来到|莅临?|访问(?!的(?!.{0,6}站))|到访|走进|来访(?!者|问|的|团)|来(?=.{0,3}(?:考察|访问|参观|洽谈|调研|与会|参会|出席|我[市省区县州]))|到(?!了|位|来|达|底|会|场|第|访|期|账|\d)"
    r"|(?<=[团员队])访(?!问|谈|客|团|华|学)|(?<=[行团])来(?=[\u4e00-\u9fff]{1,8}?(?:[,，。;；]|$))|(?<=[行人市区县州团队])来(?=[^,，。;；]{2,16}?(?:招商|推介|考察|访问|参观|洽谈|调研|交流|学习|走访|对接))"
    r"|(?<=率团|率队|带队|表团|察团|访团|问团|商团|分队)在(?![^,，。;；]{2,40}?(?:陪同|率领|带领|带队)之?下)(?=[^,，。;；]{2,24}?(?:开展|进行|考察|举办|举行|招商|参加|出席|访问|拜访|拜会|走访|推介|洽谈|签署|签订|签约|会谈))"
    r"|(?<=[,，])在(?=[^,，。;；]{2,12}?(?:举办|举行|召开)(?:了)?[^,，。;；]{0,24}?(?:推介|说明会|恳谈|招商|对接会|洽谈))"
    r"|(?<=[,，])在(?=[^,，。;；]{2,10}?(?:展开|开展|进行)(?:了)?(?:为期[^,，。;；]{1,4}天的)?[^,，。;；]{0,6}?(?:访问|考察))"
)
STAYS = "在"
LIST_GAP = re.compile(r"(?:、|和|及|以及|与|,|,|等国?|的|\s|—|-|和其|[（(）)])*")
# 此次来访,是代表团赴甲市之后的又一站: what a journey is, not that it begins
IS_PART_OF = re.compile(r"[ \u3000]*(?:也|正)?是")
ARRIVED = re.compile(r"飞?抵达?|到达")  # the day of arrival is not the last
# 商会组成代表团|前往某市
FORMED = re.compile(rf"(?:组成|组织|组建)[^,，。;；]{{0,12}}?{GROUP}[”」]?(?:一行)?$")
A_GROUP = re.compile(rf"[\u4e00-\u9fff、]{{0,16}}?{GROUP}(?:一行)?")
# 会见|来我市访问的某国某市市长甲
COMING = re.compile(
    r"了?(?:(?:应邀)?前来(?:参加|出席)[^,，。;；的]{2,20}?|来(?:[\u4e00-\u9fff]{1,5}?)?(?:进行|开展|友好|工作|正式|商务|经贸|交流|参观)*(?:访问|考察|洽谈)|来访|到访)"
    r"(?:[,，、]?并[^,，。;；的]{2,16})?的"
)
# 市长甲与|来我市访问的|乙市市长丙会面
WITH_GUESTS = re.compile(rf"[与和同跟](?P<coming>{COMING.pattern})")
LEADS = re.compile(r"率团|组团|率员|率队|带队|率领|带领|领队|率|一行")
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
# 某商会到乙市|进行招商走访
TOURS_THERE = re.compile(
    r"(?:等地)?(?:进行|开展|展开|组织|举办)?了?(?:为期[^,，。;；的]{1,4}的)?[^,，。;；的]{0,8}?(?:考察|招商|调研|走访|参访|学习交流|推介|经贸洽谈)(?!座谈|恳谈|对接会|推介会|大会|会|暨)"
)
NATIONAL_RANK = 2  # heads of state and their deputies: diplomacy, never a trade delegation
OF_THE_GUESTS = frozenset({"delegation_name", "leader_office"})
SETS_OUT = re.compile(r"(?:前|远|飞)?赴|前往")  # told from where they went out; 来, 到 from where they came
PRESENT_VISIT = re.compile(r"(?:进行)?(?:友好|正式|工作|经贸|商务)?(?:访问|考察)(?:的|(?=[,，。;；]|$))")
LONGEST_LIST = 80  # characters of the places a delegation of several is named after
# 甲县考察团|一行9人和某省|乙县考察团
AND_ANOTHER = re.compile(r"(?:一行)?(?:[0-9]{1,3}人)?(?:、|和|与|及|以及)[\u4e00-\u9fff]{0,4}")
OF_A_MISSION = re.compile(r"驻|领事|大使|公使|参赞")
BRANCH_OF = re.compile(r"(?:代表处|办事处|联络处|分会|分公司)$")
IN_A_TOWN = re.compile(r"(?<![存现潜正所旨驻])在")
ONLY_NAMED = re.compile(r"(?:等)?(?:有关|相关|主要)?(?:负责人|负责同志|部门|单位|领导)*[ \u3000]*")
