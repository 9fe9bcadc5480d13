"""Meetings: 甲与乙座谈, 会见丙一行, 邀请丁座谈, and talks known by what they agreed on."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from extract.assemble.engagements.once import kind_class
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import BEFORE_OR_AFTER, stated_place
from extract.assemble.engagements.who import (
    BARE,
    LED_GROUP,
    PARTY_OF_GUESTS,
    WITH,
    Context,
    actors,
    as_tokens,
    delegation_acts,
    governs_there,
    host_of_sentence,
    houses_named_with,
    is_host_place,
    joined_names,
    names_delegation,
    objects_behind,
    objects_of,
    receives_at_home,
    stand_in,
    stay_told,
    topic_of,
    town_that_acts,
)
from extract.assemble.reading import DELEGATION_WORD, RECEIVED_BY, Clause, Reading, Token
from extract.assemble.told import Engagement, Lead, Trip, Where
from extract.assemble.trips import Frame, acts_for_delegation, as_party
from extract.assemble.wording import GROUP, WENT_THERE
from extract.find.candidates import CueCandidate

TALKS_WENT_ON = re.compile(r"(?:在)?(?:会谈|座谈|会见|交谈)(?:交流)?(?:时|中|期间|现场)")
# 与来访的甲, 与率团来某市访问的乙: the other side came, so who acts received it.
GUEST_CAME = re.compile(
    r"(?:专程|前(?=来)|率(?:团|队|领?[^,，。;；的]{0,14}?团))?(?:来访|到访|(?:来|到|赴|抵)[^,，。;；的]{0,8}?(?:访问|考察|参访|洽谈|交流|投资|调研|参观)[^,，。;；的]{0,4}|来[^,，。;；的]{0,8}?(?:出席|参加)[^,，。;；]{2,40}?)的"
)
STAYING = re.compile(
    r"了?(?:正)?在(?P<place>[^,，。;；、的在]{1,8}?)(?:进行|开展)?(?:友好|正式|工作)?(?:访问|考察|出访|参访|出席[^,，。;；的]{1,16})(?:参观|访问|交流)?的"
)
CAME_HERE = re.compile(r"(?<![本未原近以带历从起后])(?:来|到|赴|莅临)我[市省区县州]")
ONLY_VISITS = re.compile(
    r"(?:考察|参观|访问|参访|学习|调研|实地|友好|经贸|开展|进行|、|和)+$"
)  # 来我市|考察|交流: why they came
TIME_OF_TALKS = re.compile(r"(?:时|中|期间)(?:,|，)")
HEADED_REACH = 2  # paragraphs from a visit to 双方进行了座谈: a heading may stand between
MAX_LEAD_IN = 6  # characters before a verb whose subject is left out: 随即出席…
MAX_ANSWER = 240  # characters behind 会谈时 within which the other side answers
WELCOMED = re.compile(r"受到了?[^,，。;；]{2,60}?(?:热烈|热情|隆重|亲切)的?(?:欢迎|接待)")
ACROSS = {"delegation": "counterpart", "counterpart": "delegation"}
WELCOME_REACH = 5  # paragraphs behind talks in which the host welcomes his guests
VISIT_REACH = 4  # clauses before 会见 in which the visit stands
HEADED_BY = re.compile(
    rf"{GROUP}[^,，。;；]{{0,4}}?由(?P<who>[^。;；,，]{{2,40}}?)(?:率领|带领|带队|率队|任团长|担任团长)(?!的)"
)
WITH_COLLEAGUES = re.compile(r"偕同?|会同|携")  # 理事长甲偕同常务理事乙接待: both receive
TAKEN_BY = re.compile(r"由(?P<who>[^。;；,，]{2,80}?)(?:等人?)?(?:负责|亲自|热情|主持)?接待(?!的)")
TALKS_ATTENDED = re.compile(
    r"(?:(?:出席|参加|主持)(?:并主持|召开)?|(?:全程)?陪同(?:考察|调研|参观|走访|了解)*(?:并|,并|，并)(?:参加|出席|主持)?)(?:了)?(?:此次|本次)?(?:投资|考察|合作|交流|工作|项目|对接|招商|经贸|专题|政企|双方|两地|对口|支援|帮扶|协作|发展){0,3}(?:座谈会|座谈交流会?|交流座谈会|交流座谈|座谈|会见|会谈|洽谈会|调研座谈会?|见面会)(?:并(?:讲话|致辞|致欢迎辞))?(?=[,，。;；]|活动|$)"
)
# 并召开座谈会。…县长甲|主持会议: the talks called in the sentence before
CHAIRS_IT = re.compile(r"主持(?:了)?(?:会议|座谈)(?=[,，。;；]|并|$)")
TALKS_CALLED = re.compile(r"(?:召开|举行|举办)(?:了)?[^,，。;；]{0,8}?(?:座谈会|交流会|座谈交流会)")
MAX_TALKS_BEFORE = 160  # characters before a paragraph within which talks were called
# 考察甲公司,|并召开座谈会: whoever was called on
MANNER_OF_TALKS = "(?:深入|深度|友好|亲切|充分|广泛|务实|坦诚|面对面|初步|细致|热烈|进一步|专题|具体|详细){1,2}"
TALKS_BEHIND = re.compile(
    r"[ \u3000]*(?P<they>双方|两会|两家)?(?:并|随后|还|之后|其间|期间|也)*(?:在[^,，。;；]{2,16}?)?(?:组织|共同|现场|(?:就|围绕|对)[^,，。;；]{2,40}?)?"
    r"(?:召开|举行|举办|开展|展开|进行|作|做)了?(?:[^,，。;；、]{0,6}?(?:深入|友好|亲切|工作|专题|项目|政企|企业|现场))?的?"
    r"(?P<talks>(?:对接|交流|洽谈)座谈会?|座谈交流会?|交流座谈会?|座谈会?|洽谈会?|对接会|恳谈会|见面会|会谈|交谈|商谈|磋商"
    rf"|{MANNER_OF_TALKS}的?(?:沟通|交流|研讨|探讨|协商|讨论|会商|对接|商讨|洽谈|座谈|交谈){{1,2}}|(?<=[行展作做了])(?:沟通交流|交流|研讨|协商))(?:议)?(?=[,，。;；]|达成|形成|并(?:签[署订约]|达成)|$)"
)
# 考察甲公司、乙公司,|并分别同企业负责人座谈
WITH_THEM = re.compile(
    r"[ \u3000]*(?:并|还|随后|之后|再)*(?:就[^,，。;；]{2,40}?)?(?:分别|逐一|一一|先后|现场)*(?:同|与|和|跟)(?:各|这些|上述|该|其|相关|有关|主要)*"
    r"(?:(?P<firms>(?:企业|公司|集团)(?:的)?(?:相关|有关|主要)*)?(?:负责同志|负责人|高管|管理层|领导|管理团队)(?:们)?|(?P<each>(?<=分别同|分别与|分别和)企业|(?<=同各|与各)企业))"
    r"(?![、和与及])"
)
# 座谈会上,副市长乙介绍; 座谈会由副市长乙主持
TALKS_SAID = r"(?P<talks>座谈交流会|交流座谈会|座谈会|对接座谈会|恳谈会|见面会|洽谈会|座谈交流|交流座谈|座谈|会谈|会见)"
AT_TALKS = re.compile(
    rf"[ \u3000]*(?:在)?(?:(?:随后|之后|当[天日晚]|(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}日)?(?:上午|下午|晚上?)?|[^,，。;；与和]{{0,20}}?)(?:召开|举行|进行)?的?[^,，。;；与和]{{0,6}}?{TALKS_SAID}(?:上|中|时|期间|环节)[,，]?"
)
CHAIRED = re.compile(rf"{TALKS_SAID}由(?P<who>[^,，。;；]{{2,40}}?)主持")
SPEAKS_AT_TALKS = re.compile(r"介绍|推介|分享|探讨|交换意见|致辞|致欢迎辞|讲话|表示|指出|说|欢迎|希望|强调|发言")
GOES_ALONG = re.compile(r"等?一行")
# 与会长甲|及考察团一行会面
AND_THEIR_GROUP = re.compile(rf"(?:及|和|以及)(?:其|该)?{GROUP}(?:一行|成员)?")
ARRIVAL = re.compile(
    r"对(?P<who>[^,，。;；]{2,40}?)(?:一行)?人?的?(?:到来|来访|到访|莅临|光临|拜访|访问|参访|来[\u4e00-\u9fff]{1,4}?(?:考察|访问|参观|调研|交流|洽谈))[^,，。;；]{0,6}?表示[^,，。;；]{0,6}?欢迎"
)
IN_A_SPEECH = re.compile(r"致[辞词]")  # 会长乙在|致辞|时
# 行政长官甲欢迎|省长乙首次来港访问
FIRST_VISIT = re.compile(r"欢迎(?P<who>[^,，。;；]{2,30}?)(?:上任后|此次|再次)?首次(?:率团|率队)?(?:来|到|访)")
TALKS_FOLLOW = re.compile(r"等?(?:举行|就|围绕|进行|开展|深入|座谈|洽谈|会谈|对接|交流|分别)")
UNNAMED = re.compile(
    r"部分|相关|有关|高科技|高技术|参会|与会|知名|多家|一些|多位|众多|各|当地|在[\u4e00-\u9fff]{1,3}|[0-9十]余?[家位名]"
)
BEFORE_THE_EVENT = re.compile(
    r"[^,，。;；]{0,8}?(?:会|活动|仪式|论坛)(?:召开|举行|开始|结束)?(?:之)?[前后上](?:[,，]|$)"
)
SIGNING_REACH = 16  # clauses
BEFORE_A_SIGNING = re.compile(r"[^,，。;；]{0,8}?签[约字署][^,，。;；]{0,6}?[前后](?:[,，]|$)")
# 在甲协会,市长乙会见|协会主要负责人
ITS_HEADS = re.compile(
    r"了?(?:(?P<its>该|其)|(?P<house>协会|商会|公司|集团|企业|学校|银行|机构))+的?(?:主要|有关|相关)?(?:负责人|高管|高层|负责同志)"
)
GOES_BACK = re.compile(r"返回|回到|返程")
# 中国|驻某市总领事馆总领事甲; not 某国|驻上海总领事乙
POSTED = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|中国|我国?|中华人民共和国)驻(?P<there>[^,，。;；、驻]{1,14}?)(?:大使|(?:代)?总领事|领事|经商处|商务处)[^,，。;；、]{0,12}$"
)
MAX_POST = 30  # characters before an envoy's office within which his country is told
VISITORS = "客人|来宾|客商|外宾|外商|(?:外国|各国|驻[\u4e00-\u9fff])?(?:使节|领事官员|领事们)"
# 与我市|有关部门座谈
OUR_PEOPLE = re.compile(r"我[省市区县州旗](?:的)?(?:领导|有关|相关|部分|主要|部门|单位|企业|代表|负责|商界|工商界|各)")
<<<<<<< HEAD
# 为代表团|举行欢迎晚宴; 举行晚宴|欢迎代表团
BANQUET = re.compile(
    r"了?(?:盛大|隆重|热情|简朴|的)*(?:欢迎|招待|答谢|饯行|送行|工作)?(?:晚宴|午宴|宴会|招待会|酒会)(?=[,，。;；]|$|(?P<for>欢迎|款待|招待|宴请|答谢))"
)
FOR_GUESTS = re.compile(
    rf"为(?:来访的?)?(?P<who>[^,，。;；为]{{0,40}}?)(?:{GROUP}|{VISITORS}|一行)?(?:成员)?(?:在[^,，。;；]{{2,16}}?)?$"
)
PRESS = re.compile(r"了?(?:中外|各国|国内外)?(?:记者|媒体)")  # 共同会见记者: they meet nobody but the press
THE_GUESTS = re.compile(
    rf"了?(?:(?:来访的?|我[省市区县州旗]|该)?(?:{GROUP}|{VISITORS})(?:一行|(?:全体)?成员)?|[\u4e00-\u9fff]{{0,4}}[团班]一行)(?:[0-9]+余?人)?(?=[,，。;；]|并|$)"
)
# 甲公司董事长乙来考察,市长丙会见|并陪同考察
RECEIVED_THEM = re.compile(r"了?(?:并|,并|，并)(?:全程|一同)?(?:陪同|座谈|参加|见证)")
RECEIVES_PLAINLY = re.compile(r"(?:等)?(?:亲切|热情|亲自|分别|在[^,，。;；]{2,12})*")
BY_THEM = re.compile("获|受到|得到")
JOINS_THEM = re.compile(r"(?:参加|出席|陪同|主持|一同|获|受到?)[^,，。;；]{0,16}$")
=======
TALKS_ABOUT = re.compile(r"[ \u3000]*(?:双方)?(?:就(?!业)|围绕|针对)")
# 与甲管委会|有关负责人, 与乙区|发改、商务等部门: who they are, up to the comma
ARE_PEOPLE = re.compile(
    r"(?:[^,，。;；与和同]{0,24}?)(?:负责人|负责同志|领导|部门|单位|高管|代表|企业家|专家|客商|一行|等)"
)
>>>>>>> c577156 (Read talks whose partners stand before the matter, over a comma, or without a name, and dinners by who gives them; take no plan somebody learned of for one of the journey)
# 市长甲与代表团一行|座谈, in the report of the delegation's own journey
THEIR_GROUP = re.compile(
    rf"(?:来访的?|该)?{GROUP}(?:一行|(?:全体|部分|主要)?成员)?(?:[0-9]+余?人)?(?=在|就|围绕|进行|举行|开展|展开|亲切|友好|深入|座谈|会谈|交流|会面|见面|会晤|$)"
)
# 主任甲与客人|座谈
THE_GUESTS_NOW = re.compile(
    rf"(?:各位|来访的?)?(?:{VISITORS}|嘉宾)(?:们|一行)?(?=[,，]|在|就|进行|亲切|友好|座谈|会谈|交流|会面|见面)"
)
SOME_OF_MANY = re.compile("嘉宾|家(?!属)|客商|代表们|界")
# 陪同甲集团|与园区负责人座谈: whom they go with sits on their side
GOES_TOGETHER = re.compile(r"陪同|带领|会同|协助|组织|代表(?!团)")
# 市长甲|就新能源合作进行了|洽谈
ON_A_MATTER = re.compile(r"(?:就|围绕)[^,，。;；]{2,40}?(?:进行|开展|展开)了?(?:深入|友好|专题|广泛)?的?$")
# 市长甲、乙市市长丙出席并|开展座谈交流
HELD_TALKS = re.compile(r"(?:举行|进行|展开|开展)?了?(?:友好|深入|工作)?(?:会谈|座谈交流|座谈|会晤)(?=[,，。;；]|$)")
# 随后与某公司的负责人见面: 双方 behind it are they
SOMEBODY_MET = re.compile(
    r"[与同和][^,，。;；]{2,30}?(?:见面|会面|会谈|座谈|会晤|洽谈|交流)|会见|会晤了|(?:前往|转赴|来到|抵达)[^,，。;；]{2,20}?(?:座谈|考察|参观|走访|$)"
)
OF_A_MATTER = re.compile("探讨|商讨|商谈|洽谈")
THEIR_GROUP_TOLD = re.compile(rf"(?:来访的?)?(?:{GROUP}|客人|来宾)(?:一行|成员)?$")
IN_FRIENDSHIP = re.compile(r"共[叙话商]|叙")
# 到|甲协会、乙商会|等单位|座谈交流
WENT_TO_THEM = re.compile(r"(?<![受感遇达])(?:到|赴|前往|来到|走进)了?$")
OF_THEM_ALL = re.compile(r"等?(?:企业|单位|机构|商会|协会|公司)?(?:总部)?(?:进行|开展)?(?:走访|深入)?")
# 市长甲|向该集团副会长乙介绍
TELLS_HIM = re.compile(
    r"[向为](?P<whom>[^,，。;；向为]{2,40}?)(?:等人?|一行)?(?:详细|重点|着重|分别|简要|全面|深入)?(?:介绍|推介|通报)"
)
# 双方在会议中心|召开友好合作座谈会
BOTH_TALK = re.compile(
    r"[ \u3000]*双方(?:随后|还|共同)?(?:在[^,，。;；]{2,24}?)?(?:(?:就|围绕|对)[^,，。;；]{2,40}?)?"
    r"(?P<talks>(?:举行|进行|展开|召开|开展|[作做])了?[^,，。;；、]{0,10}?(?:会谈|座谈交流会?|交流座谈会?|座谈会?|圆桌会议?|工作会议|洽谈|磋商|会商)|(?:座谈交流|交流座谈|深入座谈|深入交流|深入洽谈))(?=[,，。;；]|$)"
)
# 出席|副市长甲备设的晚宴
DINNER_ATTENDED = re.compile(
    r"(?:出席|参加)了?(?P<by>(?:(?!出席|参加|周年|庆典|生日|婚|年会|就职|成立)[^,，。;；]){2,40}?)(?:举行|举办|备设|设|主持|安排)?的?(?:欢迎|招待|答谢|款待|工作|饯行)?"
    r"(?:午餐|午宴|晚餐|晚宴|宴会|宴请|酒会|招待会|早餐会|午餐会|晚餐会)(?:款待)?(?=[,，。;；并]|$)"
)
TOWNS = frozenset({"city", "district", "province", "zone"})
# 在会见局长甲时,|双方交换意见
WHILE_MEETING = re.compile(r"[ \u3000]*在(?:会见|会晤|拜会)[^,，。;；]{2,60}时$")
# 接见了台湾客人
OF_THAT_LAND = re.compile(
    rf"了?(?:来访的?)?(?P<land>[\u4e00-\u9fff]{{2,6}}?)(?:{VISITORS})(?:一行)?(?=[,，。;；]|并|$)"
)
EACH_RECEIVES = re.compile(r"等?(?:人)?(?:分别|先后|共同|一同|一起|联合)")  # 会长甲与主任乙分别|会见: both receive
THEY_WERE_RECEIVED = re.compile(r"(?:进行|给予)了?(?:亲切|热情)?$")  # 副市长甲|进行了接见: the guests told before
GUESTS = re.compile(rf"{GROUP}|一行|客人|负责人|高管|高层|管理层|等(?:企业|公司|机构|商会|单位)?代表")
OFFICER = re.compile(
    r"[^,，。;；、]{0,10}?(?:董事长|总裁|总经理|会长|主席|理事长|主任|首席|社长|局长|院长|校长|行长|大使|总领事)"
)
OFFICE_OF_PLACE = re.compile(
    r"(?:市|省|区|县|州|郡)?(?:委|政府|人民政府|长|副[市省区县州]长|方面|代表团)|(?:相关|有关|党政|主要|四大班子|四套班子)*领导(?!小组|干部)"
)
# 甲省|副省长
OFFICER_OF_PLACE = re.compile(r"(?:副)?[市省州郡县]长|(?:副)?总督|知事|行政长官")
EACH_RECEIVES_NOW = re.compile(r"(?:分别|先后|亲切|亲自|专门|共同)*")


def meeting(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲与乙座谈, 邀请甲、乙座谈, 双方围绕…交流 (told before, so nothing new)."""
    text = reading.clean
    if cue.kind == "invites":
        talks = next((c for c in clause.cues if c.kind == "meeting" and c.start > cue.start), None)
        others = [
            t
            for t in clause.tokens
            if cue.end <= t.start < (talks.start if talks else cue.end)
            and (t.kind in "PO" or is_host_place(reading, t))
        ]
        if talks is None or not others:
            return None
        return tell(
            reading,
            context,
            clause,
            talks,
            "meeting",
            "meeting_invited",
            others,
            actors(reading, context, clause, cue.start),
        )
    joined = joined_names(reading, clause, cue) or _joined_before(reading, clause)
    if TIME_OF_TALKS.match(reading.clean, cue.end) and context.last is not None and context.last.kind == "meeting":
        others = joined[1] if joined is not None else []
        people = {t.local_id for t in others if t.kind == "P"}
        if not people or people & {p.local_id for p in context.last.parties}:
            return None  # 与甲会谈时,…: the talks told before
    if joined is None:
        return (
            _came_to_talk(reading, context, clause, cue)
            or _both_in_their_house(reading, context, clause, cue)
            or _both_named(reading, context, clause, cue)
            or _went_to_talk(reading, context, clause, cue)
        )
    joiner, others = joined
    bare = False
    hosted = host_of_sentence(reading, clause)
    if others and hosted is not None and all(t.kind == "P" and not t.bodies for t in others):
        others = [hosted, *others]  # 在某公司,代表团与会长…座谈
    if not others and context.frame.is_inbound:
        others = _guests_spoken_of(reading, context, clause, joiner)
    if not others and (met := _met_the_delegation(reading, context, clause, cue, joiner)) is not None:
        return met
    if not others and (us := our_people(reading, context, joiner.end())) is not None:
        return tell(
            reading,
            context,
            clause,
            cue,
            "meeting",
            "meeting_with",
            [us],
            actors(reading, context, clause, joiner.start()),
            inferred=True,
        )
    if not others:
        noun = BARE.search(text, joiner.end(), cue.start)
        if noun is not None and SOME_OF_MANY.match(text, noun.end(), cue.start):
            return None  # 与企业嘉宾交流: of which firms is not said
        if noun is not None and UNNAMED.search(text, joiner.end(), noun.start()):
            return None  # 与部分企业负责人座谈: of which firms is not said
        before = [
            t for t in clause.tokens if t.kind == "O" and t.end <= joiner.start() and not clause.is_about(t.start)
        ]
        called = before[0] if noun and len(before) == 1 and before[0] not in clause.subjects else None
        if called is not None and GOES_TOGETHER.search(text, clause.start, called.start):
            called = None  # 陪同甲集团与企业负责人座谈
        topic = hosted or called or (topic_of(reading, context, clause, noun.group()) if noun else None)
        topic = topic if noun else None
        if topic is None:
            return None
        others, bare = [topic], True
    others = _without_towns(reading, others)
    if not others:
        return None
    ours = actors(reading, context, clause, joiner.start())
    ours = ours or town_that_acts(reading, context.frame, clause, joiner.start())
    if bare and any(t.local_id == o.local_id for t in ours for o in others):
        return None  # 某会…与高技术企业代表洽谈: with none that is named
    frame = context.frame
    led = led_here(clause, joiner.end(), text)
    hosted_them = (led or are_guests(reading, joiner, others)) and any(t.kind == "P" for t in ours)
    hosted_them = hosted_them or _are_other_guests(reading, frame, others, ours)
    hosted_them = hosted_them and (frame.trip is None or frame.is_inbound) and stay_told(reading, clause) is None
    guests = names_delegation(reading, frame, others) and ours and not names_delegation(reading, frame, ours)
    if frame.trip is None and GOES_ALONG.search(text, max(0, joiner.start() - 4), joiner.start()):
        guests = False  # 大使甲一行与市外事办座谈: who came is said
    if guests and not (led and hosted_them):
        ours, others = [t for t in others if acts_for_delegation(reading, frame, t)], ours
        hosted_them = False  # they are seated as who came
    if not is_talk(reading, clause, cue, others):
        return None
    if IN_FRIENDSHIP.match(text, cue.start) and not any(t.kind == "P" for t in others):
        return None  # 与乙集团共商合作: a wish as often as an act
    return tell(
        reading,
        context,
        clause,
        cue,
        "meeting",
        "meeting_with_topic" if bare else "meeting_with",
        others,
        ours,
        inferred=bare,
        hosted=hosted_them and receives_at_home(reading, frame, ours, None),
    )


def _guests_spoken_of(reading: Reading, context: Context, clause: Clause, joiner: re.Match[str]) -> list[Token]:
    """Give the guests whose journey is told for 与来宾座谈, and for 副市长甲同考察团座谈 where he is none of them."""
    if THE_GUESTS_NOW.match(reading.clean, joiner.end()):
        return _the_guests(reading, context, [])
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= joiner.start()]
    if THEIR_GROUP.match(reading.clean, joiner.end(), clause.end) is None or not hosts:
        return []
    guests = any(acts_for_delegation(reading, context.frame, t) for t in hosts)
    return [] if guests else _the_guests(reading, context, [])


def _met_the_delegation(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, joiner: re.Match[str]
) -> Engagement | None:
    """Read 某市市长甲与代表团座谈 in the report of a journey abroad: he who is no part of it is the other side."""
    frame = context.frame
    if frame.trip is None or frame.is_inbound or THEIR_GROUP.match(reading.clean, joiner.end(), cue.start) is None:
        return None
    hosts = [t for t in clause.subjects if t.kind in "PO" and t.start >= clause.start and t.end <= joiner.start()]
    if not any(t.kind == "P" for t in hosts) or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if any(reading.offices_in(t.local_id, frame.trip.home_id) for t in hosts if t.kind == "P"):
        return None  # 秘书长甲与代表团成员座谈: one of their own
    return tell(reading, context, clause, cue, "meeting", "meeting_with", hosts, [])


def _are_other_guests(reading: Reading, frame: Frame, others: list[Token], ours: list[Token]) -> bool:
    """Tell 市长甲与丙公司董事长丁座谈 in the story of other guests: who governs the town received them, too."""
    if not frame.is_inbound or names_delegation(reading, frame, [*others, *ours]):
        return False
    people = [t for t in ours if t.kind == "P"]
    return bool(people) and all(governs_there(reading, frame, t.local_id) for t in people)


def our_people(reading: Reading, context: Context, start: int) -> Token | None:
    """Give the place of 与我区|有关部门座谈, where guests of elsewhere came to it."""
    frame, trip = context.frame, context.frame.trip
    if trip is None or not frame.is_inbound or OUR_PEOPLE.match(reading.clean, start) is None:
        return None
    reached = trip.places[0].local_id if len(trip.places) == 1 else None
    home = reading.entity(frame.home_id or reached)
    if home is None or home.local_id == trip.home_id:
        return None
    return Token(kind="L", local_id=home.local_id, start=start, end=start + len("我区"), name_start=start)


def _joined_before(reading: Reading, clause: Clause) -> tuple[re.Match[str], list[Token]] | None:
    """Find 与 in the clause before, where nobody else acts and nothing else is done: 甲与乙的负责人对照需求,|进行洽谈.

    并与甲管委会有关负责人,|围绕乙项目深入会谈: what they talked about stands between them and the verb.
    """
    if clause.number == 0 or clause.own_subject:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    if TALKS_ABOUT.match(clause.text) is not None and not before.cues:
        joiner = next(WITH.finditer(reading.clean, before.start, before.end), None)
        others = [t for t in before.tokens if joiner is not None and t.start >= joiner.end()]
        if joiner is not None and others and others[0].start == joiner.end():
            if ARE_PEOPLE.fullmatch(reading.clean, others[-1].end, before.end) is not None or others[-1].kind == "P":
                return joiner, others
    if host_of_sentence(reading, clause) is None:
        return None
    if any(not reading.clean.startswith("的", c.end) for c in before.cues) or not before.own_subject:
        return None  # 对照前期签订|的协议 acts in nothing
    joiner = next(WITH.finditer(reading.clean, before.start, before.end), None)
    if joiner is None or before.is_about(joiner.start()) or not any(t.end == joiner.start() for t in before.subjects):
        return None
    return joiner, [t for t in before.tokens if t.start == joiner.end()]


def led_here(clause: Clause, start: int, text: str) -> bool:
    """Tell 与市长甲率领|的代表团座谈: somebody's delegation is the other side."""
    return any(c.kind == "leads" and c.start >= start and LED_GROUP.match(text, c.end) for c in clause.cues)


def are_guests(reading: Reading, joiner: re.Match[str], others: list[Token]) -> bool:
    """Tell whether the other side came: 与来访的甲座谈, or 主任乙与甲一行座谈 which tells it where no journey of 乙 is told."""
    if GUEST_CAME.match(reading.clean, joiner.end(), others[0].end):
        return True
    ours_came = GOES_ALONG.search(reading.clean, max(0, joiner.start() - 4), joiner.start())
    last = next((t for t in reversed(others) if t.kind in "PD"), None)
    behind = last is not None and (
        GOES_ALONG.match(reading.clean, last.end) or AND_THEIR_GROUP.match(reading.clean, last.end)
    )
    return bool(behind) and ours_came is None


def _came_to_talk(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 乙县县长甲一行来我区就…进行交流对接: guests who came to talk talked with the place they came to."""
    frame = context.frame
    home = reading.entity(frame.home_id)
    came = CAME_HERE.search(reading.clean, clause.start, cue.start)
    if came is None or home is None or ONLY_VISITS.search(reading.clean, came.end(), cue.start):
        return None
    ours = [t for t in actors(reading, context, clause, came.start()) if t.kind in "PDO"]
    if not ours or any(reading.offices_in(t.local_id, home.local_id) for t in ours if t.kind == "P"):
        return None
    host = Token(kind="L", local_id=home.local_id, start=came.start(), end=came.end(), name_start=came.start())
    return tell(reading, context, clause, cue, "meeting", "meeting_with", [host], ours, inferred=True)


def _is_their_side(reading: Reading, context: Context, others: list[Token], ours: list[Token]) -> bool:
    """Tell whether the subject is the other side: it received the travelling one."""
    frame = context.frame
    if frame.trip is None or frame.is_inbound or not ours:
        return False
    lead = frame.trip.lead.local_id
    if lead is not None and lead in {t.local_id for t in others}:
        return lead not in {t.local_id for t in ours}
    return names_delegation(reading, frame, others) and not names_delegation(reading, frame, ours)


def _is_somebody(reading: Reading, clause: Clause, token: Token) -> bool:
    """Tell whether a name stands for people who can be met: a person, 甲公司董事长某某, 乙协会一行."""
    if token.kind in "PDL":
        return True
    return (
        OFFICER.match(reading.clean, token.end) is not None
        or GUESTS.search(reading.clean, token.end, clause.end) is not None
    )


def _without_towns(reading: Reading, others: list[Token]) -> list[Token]:
    """Leave out places, but not districts and zones in one list that talks follow: 与甲新区、乙区和丙区就…洽谈."""
    governed = bool(others) and TALKS_FOLLOW.match(reading.clean, others[-1].end) is not None
    if governed and len(others) > 1 and all(t.kind in "LO" and _is_abroad(reading, t) for t in others):
        return others  # 与甲州、乙市、丙大学等举行会谈
    zones = all(t.place_id or is_host_place(reading, t) for t in others)
    if governed and zones and len(others) > 1:
        return others
    return [t for t in others if t.kind in "POD" or _speaks_for_place(reading, t)]


def _is_abroad(reading: Reading, token: Token) -> bool:
    keys = [key for key in reading.place_keys_up(token.local_id) if key in reading.vocabulary.places]
    unknown = token.kind == "O" and not keys
    return unknown or (bool(keys) and "CN" not in keys and reading.level(token) not in ("country", "region"))


def _speaks_for_place(reading: Reading, token: Token) -> bool:
    """Tell whether a place stands for those who hold office there: 与乙市市长座谈, 与丙县政府座谈."""
    office = OFFICE_OF_PLACE.match(reading.clean, token.end) if token.kind == "L" else None
    held = any(t.kind == "P" and t.start == token.end for t in reading.tokens_in(token.end, token.end + 1))
    if held and "CN" in reading.place_keys_up(token.local_id):
        return False  # 乙省|副省长丁: whose office it is; the house of a mayor abroad is his town
    # 乙市市长、丙会会长某某: the first of the offices of one who is named
    return office is not None and reading.clean[office.end() : office.end() + 1] not in ("、", "兼")


def _unnamed_officers(reading: Reading, clause: Clause, until: int) -> list[Token]:
    """Give the places abroad whose officers act without a name: 甲省省长和乙州州长|分别会见代表团."""
    towns = [t for t in clause.tokens if t.kind == "L" and t.end < until]
    acting = [
        t
        for t in towns
        if (office := OFFICER_OF_PLACE.match(reading.clean, t.end)) is not None and (office.end() <= until)
    ]
    if not acting or any(t.kind in "PO" and t.start < until for t in clause.tokens):
        return []
    last = OFFICER_OF_PLACE.match(reading.clean, acting[-1].end)
    ends = last is not None and EACH_RECEIVES_NOW.fullmatch(reading.clean, last.end(), until) is not None
    return acting if ends and all(_is_abroad(reading, t) for t in acting) else []


def is_talk(reading: Reading, clause: Clause, cue: CueCandidate, others: list[Token]) -> bool:
    """Tell 与董事长交流 (talks) from 与高校交流合作 (cooperation): a bare 交流 needs a person, or a verb that carries it out."""
    word = reading.clean[cue.start : cue.end]
    following = reading.clean[cue.end : cue.end + 2]
    if following[:2] == "合作" and OF_A_MATTER.search(word) is not None:
        return True  # 深入探讨合作
    if following[:2] in (
        "合作",
        "平台",
        "机制",
        "中心",
        "协会",
        "项目",
        "活动",
        "渠道",
        "桥梁",
        "空间",
        "频繁",
        "密切",
        "日益",
        "不断",
    ):
        return False
    if word != "交流" or any(t.kind in "PD" for t in others):
        return True
    return (
        re.search(
            r"(?:进行|展开|开展|[作做]了?|深入|充分|面对面|座谈|友好|广泛|热烈|亲切|深度|友好的|务实)(?:了)?.{0,8}$",
            reading.clean[clause.start : cue.start],
        )
        is not None
    )


def received(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长会见某公司董事长: a meeting with those who stand behind the verb."""
    if PRESS.match(reading.clean, cue.end):
        return None
    others = [t for t in objects_of(reading, clause, cue) if t.local_id not in reading.of_several]
    others += objects_behind(reading, clause, others)
    ours = actors(reading, context, clause, cue.start)
    joined = joined_names(reading, clause, cue)
    if joined is not None and joined[1] and joined[0].group() not in ("和",):
        if EACH_RECEIVES.fullmatch(reading.clean, joined[1][-1].end, cue.start):
            ours = [*actors(reading, context, clause, joined[0].start()), *(t for t in joined[1] if t.kind == "P")]
        else:
            others = joined[1]
            ours = actors(reading, context, clause, joined[0].start())
    passive = RECEIVED_BY.search(reading.clean, clause.start, cue.start)
    if WITH_COLLEAGUES.search(reading.clean, clause.start, cue.start):
        others = objects_of(reading, clause, cue)
    if passive is not None:
        others = [
            t for t in clause.tokens if passive.end() <= t.start < cue.start and reading.clean[t.start - 1] != "在"
        ]
        ours = actors(reading, context, clause, passive.start())
    others = [t for t in others if t.kind in "POD" or _speaks_for_place(reading, t)]
    if not others and passive is None and _means_the_guests(reading, context, clause, cue):
        others = _the_guests(reading, context, ours)
    if not others and passive is None and context.frame.trip is None and THE_GUESTS.match(reading.clean, cue.end):
        others = _who_led_guests(reading, clause)
    if not others and passive is None and (heads := ITS_HEADS.match(reading.clean, cue.end)) is not None:
        house = host_of_sentence(reading, clause)
        others = [house] if house is not None and _is_called(reading, house, heads["house"]) else []
    met_as_house = (
        cue.kind == "received" and reading.clean[others[-1].end : clause.end].strip("。 等") == "" if others else False
    )
    if not met_as_house and not any(_is_somebody(reading, clause, t) for t in others):
        return None
    last = context.last
    if (
        passive is not None
        and last is not None
        and (
            last.rule == "visit_gone_to"
            or _in_the_time_of(reading, clause, last)
            or _is_their_house(reading, last, others)
        )
        and (context.read or last).start >= clause.sentence.start
    ):
        known = {p.local_id for p in last.parties}
        last.parties += [as_party(t, "counterpart") for t in others if t.local_id not in known]
        return None  # 赴某商会考察,受到会长甲接待: the visit itself
    guest = next((t for t in clause.tokens if t.kind == "D" and t.start > cue.start), None)
    if guest is not None and guest not in others and guest.local_id not in reading.of_several:
        others.append(guest)
    if not ours and guest is not None and acts_for_delegation(reading, context.frame, guest):
        ours = _unnamed_officers(reading, clause, cue.start)
    if not ours and clause.subject_word is None and not _in_our_talks(context, clause):
        return None
    receivers, guests = ours, others
    if _is_their_side(reading, context, others, ours):
        ours, others = others, ours  # 甲公司接待了代表团一行
    several = len(receivers) > 1 and all(
        t.kind == "L" for t in receivers
    )  # 甲省省长和乙州州长分别会见: in which of them?
    met_at = Where() if several else stated_place(reading, clause, cue.start) or _at_the_event(reading, context, clause)
    frame = context.frame
    staying = STAYING.match(reading.clean, cue.end)
    visited = next((t for t in clause.tokens if staying and staying.start("place") == t.start and t.kind == "L"), None)
    if visited is not None and passive is None:  # 大使会见在该国访问的副市长
        there = Where(local_id=visited.local_id, basis="stated", start=visited.start, end=visited.end)
        return tell(
            reading, context, clause, cue, "meeting", "meeting_received", guests, receivers, where=there, hosted=True
        )
    if cue.kind == "reception":
        hosted = passive is None and (frame.trip is None or frame.is_inbound)
        return tell(reading, context, clause, cue, "reception", "reception_given", others, ours, hosted=hosted)
    abroad = passive is None and frame.trip is None and any(_is_posted_abroad(reading, t) for t in receivers)
    if abroad and not any(_is_of_china(reading, t) for t in guests):
        return tell(reading, context, clause, cue, "meeting", "meeting_received", guests, receivers, where=met_at)
    looks_after = reading.clean.startswith("接待", cue.start) and any(t.kind in "PD" for t in others)
    hosted = (frame.trip is None and passive is None and looks_after) or (
        cue.kind == "received"
        and passive is None
        and not _came_visiting(reading, clause, cue)
        and (stay_told(reading, clause) is None or frame.is_inbound)
        and not _is_at_theirs(reading, met_at or _where_told(reading, context, clause), others, ours)
        and (
            receives_at_home(reading, frame, ours, met_at or _opens_in(reading, clause) or _held_away(reading, context))
            or _are_guests(reading, frame, others, ours)
            or (
                frame.is_inbound
                and names_delegation(reading, frame, others)
                and not names_delegation(reading, frame, ours)
            )
        )
    )
    where = met_at if several else None
    return tell(reading, context, clause, cue, "meeting", "meeting_received", others, ours, where=where, hosted=hosted)


def _is_called(reading: Reading, house: Token, word: str | None) -> bool:
    """Tell whether a house is what a word calls it: 甲协会 is 协会, a firm is 公司 or 企业, a consulate is neither."""
    entity = reading.entity(house.local_id)
    if entity is None or word is None:
        return entity is not None
    return word in entity.name or (entity.detail_kind == "company" and word in ("公司", "集团", "企业"))


def looks_in_on_guests(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 市长甲看望了代表团一行 of guests at home from a call on somebody."""
    if not reading.clean.startswith("看望", cue.start) or not context.frame.is_inbound:
        return False
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= cue.start]
    return THE_GUESTS.match(reading.clean, cue.end) is not None and bool(hosts)


def banquet_given(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲为代表团举行欢迎晚宴: a reception by whoever gives it."""
    frame = context.frame
    dinner = BANQUET.match(reading.clean, cue.end)
    if dinner is None or frame.trip is None:
        return None
    whom = FOR_GUESTS.search(reading.clean, clause.start, cue.start)
    behind = THE_GUESTS.match(reading.clean, dinner.end("for")) if dinner["for"] else None
    if whom is None and behind is None:
        return None
    until = whom.start() if whom is not None else cue.start
    hosts = [t for t in actors(reading, context, clause, until) if t.kind in "PO"]
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    named = [t for t in clause.tokens if whom is not None and whom.start("who") <= t.start < whom.end("who")]
    guests = [t for t in named if t.kind in "PD"]
    if guests and not any(acts_for_delegation(reading, frame, t) for t in guests):
        return None
    if not guests and whom is not None and PARTY_OF_GUESTS.search(whom.group()) is None:
        return None
    if not frame.is_inbound:
        return tell(reading, context, clause, cue, "reception", "reception_given", hosts, guests)
    return tell(reading, context, clause, cue, "reception", "reception_given", guests, hosts, hosted=True)


def _who_led_guests(reading: Reading, clause: Clause) -> list[Token]:
    """Give who leads 会长甲率访问团来参访,市长乙|会见了访问团一行: told at the head of the sentence, where no journey is."""
    for before in reversed(reading.clauses_by_sentence[clause.sentence.start][: clause.number]):
        leads = next((c for c in before.cues if c.kind == "leads"), None)
        if leads is None or PARTY_OF_GUESTS.search(reading.clean, leads.end, before.end) is None:
            continue
        if not clause.own_subject or before.is_said(leads.start) or before.is_hoped(leads.start):
            return []
        return [t for t in before.subjects if t.kind == "P" and t.end <= leads.start]
    return []


def _is_posted_abroad(reading: Reading, token: Token) -> bool:
    """Tell 驻某国大使馆参赞甲, 中国驻某市总领事乙: one of China abroad, at home nowhere there."""
    posted = (
        POSTED.search(reading.clean, max(0, token.start - MAX_POST), token.name_start) if token.kind == "P" else None
    )
    if posted is None:
        return False
    there = next(iter(reading.tokens_in(posted.start("there"), posted.start("there") + 1)), None)
    return there is None or there.kind != "L" or "CN" not in reading.place_keys_up(there.local_id)


def _is_of_china(reading: Reading, token: Token) -> bool:
    """Tell whether somebody holds office in China, or a delegation comes from there."""
    if token.kind != "P":
        return "CN" in reading.place_keys_up(token.local_id)
    roles = reading.roles_by_person.get(token.local_id, ())
    return any("CN" in reading.place_keys_up(r.organization_local_id or r.place_local_id) for r in roles)


def _at_the_event(reading: Reading, context: Context, clause: Clause) -> Where | None:
    """Give where the event told before was, for 会前,市长甲会见了乙: they met there."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    event = context.event
    if event is None and BEFORE_A_SIGNING.match(first.text):
        return _where_signed(reading, clause)
    if event is None or event.where.basis != "stated" or clause.sentence.block - event.block > 1:
        return None
    if GOES_BACK.search(reading.clean, clause.sentence.start, clause.end):
        return None
    return event.where if BEFORE_OR_AFTER.match(first.text) or BEFORE_THE_EVENT.match(first.text) else None


def _where_signed(reading: Reading, clause: Clause) -> Where | None:
    """Give the town of 在甲市签订…协议 told before 签约仪式前,…."""
    told = reading.clauses_by_story[clause.sentence.story]
    at = bisect_left(told, clause.start, key=attrgetter("start"))
    for before in reversed(told[max(0, at - SIGNING_REACH) : at]):
        signs = next((c for c in before.cues if c.kind == "signs" and not before.is_hoped(c.start)), None)
        if signs is not None:
            return stated_place(reading, before, signs.start)
    return None


def _in_our_talks(context: Context, clause: Clause) -> bool:
    """Tell 在会见局长甲时,双方交换意见 in the report of a journey: whose journey it is met him."""
    trip = context.frame.trip
    return trip is not None and not context.frame.is_inbound and WHILE_MEETING.match(clause.text) is not None


def _in_the_time_of(reading: Reading, clause: Clause, last: Engagement) -> bool:
    """Tell 考察团拜会甲协会时,|获会长乙接见: how they were received where they called, no second act."""
    if kind_class(last.kind) != "visit" or clause.number == 0:
        return False
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    return before.start <= last.start < before.end and reading.clean[before.end - 1] == "时"


def _is_their_house(reading: Reading, last: Engagement, others: list[Token]) -> bool:
    """Tell 访问甲商会,|受到会长乙热情接待: by those of the one house called on."""
    houses = [p.local_id for p in last.parties if p.side == "counterpart" and p.kind == "organization"]
    people = [t for t in others if t.kind == "P"]
    if kind_class(last.kind) != "visit" or len(houses) != 1 or not people:
        return False
    return any(houses[0] in t.bodies for t in people) and all(not t.bodies or houses[0] in t.bodies for t in people)


def _held_away(reading: Reading, context: Context) -> Where | None:
    """Give where an event was held whose own people govern elsewhere: what they did beside it they did there."""
    event, home = context.event, context.frame.home_id
    if event is None or event.where.local_id is None or event.where.basis != "stated":
        return None
    there = event.where.local_id
    if home is not None and (reading.lies_in(there, home) or reading.lies_in(home, there)):
        return None
    ours = [p.local_id for p in event.parties if p.side == "delegation" and p.kind == "person"]
    return event.where if ours and not any(reading.governs(person, there) for person in ours) else None


def _opens_in(reading: Reading, clause: Clause) -> Where | None:
    """Give the town of 在上海,市长甲会见了乙: a clause of its own says where, before who acts."""
    for before in reading.clauses_by_sentence[clause.sentence.start][: clause.number]:
        if before.cues or not before.text.lstrip(" \u3000").startswith("在"):
            continue
        towns = [t for t in before.tokens if t.kind == "L" and t.end == before.end]
        if towns:
            return Where(local_id=towns[-1].local_id, basis="sentence", start=towns[-1].start, end=towns[-1].end)
    return None


def _where_told(reading: Reading, context: Context, clause: Clause) -> Where:
    """Give where the delegation is, else the town the paragraph said somebody was in: 在甲市,副部长乙主持会议。乙会见了丙."""
    if context.place.local_id is not None or context.frame.trip is not None:
        return context.place
    block = reading.text.blocks[clause.sentence.block]
    towns = [
        t
        for t in reading.tokens_in(block.start, clause.start)
        if t.kind == "L" and reading.level(t) in ("city", "district") and reading.clean[t.start - 1 : t.start] == "在"
    ]
    if len({t.local_id for t in towns}) != 1:
        return context.place
    return Where(local_id=towns[0].local_id, basis="paragraph", start=towns[0].start, end=towns[0].end)


def _is_at_theirs(reading: Reading, where: Where, others: list[Token], ours: list[Token]) -> bool:
    """Tell whether a meeting took place where the other side governs and who acts does not: 某国副部长甲在广州会见省长乙."""
    if where.local_id is None:
        return False

    theirs, mine = ([t.local_id for t in side if t.kind == "P"] for side in (others, ours))
    return any(reading.governs(p, where.local_id) for p in theirs) and not any(
        reading.governs(p, where.local_id) for p in mine
    )


def _means_the_guests(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 会见了考察团一行, 接见了甲国客人 of guests from there, and 副市长乙进行了接见 with nothing behind it."""
    if THE_GUESTS.match(reading.clean, cue.end):
        return True
    if THEY_WERE_RECEIVED.search(reading.clean, clause.start, cue.start):
        return reading.clean[cue.end : clause.end].strip(" 。") == ""
    joins_in = JOINS_THEM.search(reading.clean, clause.start, cue.start) is not None
    if context.frame.is_inbound and not joins_in and RECEIVED_THEM.match(reading.clean, cue.end, clause.sentence.end):
        return True
    hosts = [t for t in clause.subjects if t.kind == "P" and clause.start <= t.start and t.end <= cue.start]
    if (
        context.frame.is_inbound
        and hosts
        and not any(acts_for_delegation(reading, context.frame, t) for t in hosts)
        and BY_THEM.search(reading.clean, clause.sentence.start, cue.start) is None
        and RECEIVES_PLAINLY.fullmatch(reading.clean, hosts[-1].end, cue.start)
        and reading.clean[cue.end : clause.end].strip("了。 ") == ""
    ):
        return True  # 某公司董事长甲到乙市考察,乙市市长丙会见
    named = OF_THAT_LAND.match(reading.clean, cue.end)
    trip = context.frame.trip
    if named is None or trip is None:
        return False
    land = next((t for t in clause.tokens if t.kind == "L" and t.start == named.start("land")), None)
    return land is not None and land.end == named.end("land") and reading.lies_in(trip.home_id, land.local_id)


def _the_guests(reading: Reading, context: Context, ours: list[Token]) -> list[Token]:
    """Give the guests whose journey is told, for 副市长甲会见了考察团一行 at home, or where they went."""
    trip = context.frame.trip
    if trip is None:
        return []
    hosts = any(reading.offices_in(t.local_id, p.local_id) for t in ours if t.kind == "P" for p in trip.places)
    if not (context.frame.is_inbound or hosts):
        return []
    guests = [stand_in("D", trip.delegation_id, trip.start, trip.end)] if trip.delegation_id else []
    lead = trip.lead
    if lead.local_id is not None and lead.start is not None and lead.end is not None:
        guest = stand_in("P", lead.local_id, lead.start, lead.end)
        guests.append(replace(guest, bodies=houses_named_with(reading, lead)))
    return guests


def _came_visiting(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 秘书长甲访问乙商会,并会见会长丙: whoever came to a house meets its people as a guest."""
    return any(
        c.kind in ("visit", "visit_or_travel")
        and c.end < cue.start
        and not before.is_said(c.start)
        and not before.is_hoped(c.start)
        and not before.is_about(c.start)
        and {t.local_id for t in before.subjects} & {t.local_id for t in clause.subjects}
        and any(t.kind == "O" and c.end <= t.start <= c.end + 2 for t in reading.tokens_in(c.end, before.end))
        for before in reading.clauses_by_sentence[clause.sentence.start][
            max(0, clause.number - VISIT_REACH) : clause.number + 1
        ]
        for c in before.cues
    )


def welcomed(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团受到市长甲的热烈欢迎,双方…座谈: a welcome followed by talks of both sides is a meeting."""
    mark = WELCOMED.search(reading.clean, clause.start, clause.end)
    if mark is None or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    hosts = [t for t in clause.tokens if mark.start() < t.start < mark.end() and t.kind in "PO"]
    if not any(t.kind == "P" for t in hosts):
        return None
    ours = actors(reading, context, clause, mark.start())
    if not ours and clause.subject_word is None:
        return None
    talks = [
        c
        for later in reading.clauses_by_sentence[clause.sentence.start]
        if later.start > clause.start and later.subject_word == "双方"
        for c in later.cues
        if c.kind == "meeting" and not later.is_about(c.start) and not later.is_hoped(c.start)
    ]
    if not talks:
        return None
    cue = next(c for c in clause.cues if c.start >= mark.start())
    return tell(reading, context, clause, cue, "meeting", "meeting_welcomed", hosts, ours)


def headed_and_received(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团由副主任甲率领,并由某会副会长乙接待: both join the reception told just before, or are one of their own."""
    led, taken = HEADED_BY.search(clause.text), TAKEN_BY.search(clause.text)
    if (led is None and taken is None) or clause.is_said(clause.start) or clause.is_hoped(clause.start):
        return None

    def people(c: Clause, mark: re.Match[str] | None) -> list[Token]:
        if mark is None:
            return []
        start, end = c.start + mark.start("who"), c.start + mark.end("who")
        return [t for t in c.tokens if t.kind in "PO" and start <= t.start < end]

    guests, hosts = people(clause, led), people(clause, taken)
    if hosts and not guests and clause.number > 0:
        before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
        guests = people(before, HEADED_BY.search(before.text))
    last = context.last
    if (
        last is not None
        and last.block != clause.sentence.block
        and reading.every_date_in(clause.sentence.start, clause.start)
    ):
        last = None  # another day, another delegation
    if last is not None and last.kind in ("meeting", "visit") and last.block >= clause.sentence.block - 1:
        ours = {p.local_id for p in last.parties if p.side == "delegation"}
        sent = any((e := reading.entity(i)) is not None and e.detail_kind == "delegation" for i in ours)
        if sent or ours & {t.local_id for t in guests}:
            known = {p.local_id for p in last.parties}
            for side, tokens in (("delegation", guests), ("counterpart", hosts)):
                last.parties += [as_party(t, side) for t in tokens if t.kind == "P" and t.local_id not in known]
            head = next((t for t in guests if t.kind == "P"), None)
            if last.lead.local_id is None and head is not None:
                last.lead = Lead(local_id=head.local_id, basis="sentence", start=head.start, end=head.end)
            return None
    if not any(t.kind == "P" for t in guests) or not any(t.kind == "P" for t in hosts) or taken is None:
        return None
    start, end = clause.start + taken.start(), clause.start + taken.end()
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="received")
    return tell(reading, context, clause, cue, "meeting", "meeting_received", hosts, guests)


def talks_attended(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 县长甲出席座谈会 in a report of guests: talks of theirs with him, where no others are told."""
    frame = context.frame
    mark = TALKS_ATTENDED.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
    if mark is None:
        mark = CHAIRS_IT.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
        since = max(reading.text.blocks[clause.sentence.block].start - MAX_TALKS_BEFORE, frame.story.start)
        if mark is None or TALKS_CALLED.search(reading.clean, since, clause.start) is None:
            return None
    if context.talked or not frame.is_inbound or clause.earlier:
        return None
    if clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= mark.start()]
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    return tell(reading, context, clause, cue, "meeting", "talks_attended", hosts, [], inferred=True)


def talks_held_there(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 考察了甲公司,并召开座谈会: talks right behind a call on one body, with nobody else named, are talks with it."""
    last = context.last
    mark = TALKS_BEHIND.match(reading.clean, clause.start, clause.end)
    if mark is None:
        return _talks_with_those_called_on(reading, context, clause)
    if last is None or kind_class(last.kind) != "visit" or last.is_background:
        return None
    if clause.earlier or clause.is_said(clause.start) or clause.is_hoped(clause.start):
        return None
    both = clause.subject_word == "双方" or mark["they"] is not None
    known = {p.local_id for p in last.parties}
    they = both and clause.sentence.block - last.block <= HEADED_REACH
    they = they and not any(
        t.kind in "POD" and t.local_id not in known for t in reading.tokens_in(last.end, clause.start)
    )
    if SOMEBODY_MET.search(reading.clean, last.end, clause.start):
        return None
    here = last.start >= clause.sentence.start and clause.number > 0 and not clause.own_subject
    if last.end > clause.start or not (here or they):
        return None
    if any(t.kind in "POD" and not clause.is_about(t.start) for t in clause.tokens):
        return None
    there = [p for p in last.parties if p.side == "counterpart"]
    bodies = [p for p in there if p.kind == "organization"]
    others = as_tokens(there)
    if not bodies or len(others) < len(there):
        return None
    with_each = here and not both and not mark["talks"].endswith("会") and len(bodies) == len(there)
    if len(bodies) > 1 and not (with_each and all(reading.is_firm(t) for t in others)):
        return None  # 参观了甲、乙,并召开座谈会: with whom of them is not said
    callers = (p for p in last.parties if p.side == "delegation")
    ours = as_tokens(callers) if they else actors(reading, context, clause, mark.start("talks"))
    cue = CueCandidate(
        start=mark.start("talks"), end=mark.end("talks"), rule="cue_engagement", family="engagement", kind="meeting"
    )
    return tell(reading, context, clause, cue, "meeting", "talks_held_there", others, ours, inferred=True)


def _talks_with_those_called_on(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 先后到甲公司、乙公司考察,并分别同企业负责人座谈: talks with whom the sentence told as called on."""
    last = context.last
    mark = WITH_THEM.match(reading.clean, clause.start, clause.end)
    if mark is None or last is None or kind_class(last.kind) != "visit" or last.is_background:
        return None
    if clause.earlier or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    right_behind = last.start >= clause.sentence.start and not clause.own_subject
    ours = actors(reading, context, clause, mark.start())
    if not right_behind or any(t.kind in "POD" and t not in ours for t in reading.tokens_in(last.end, clause.end)):
        return None
    cue = next((c for c in clause.cues if c.kind == "meeting" and c.start >= mark.end()), None)
    houses = [p for p in last.parties if p.side == "counterpart" and p.kind == "organization"]
    others = as_tokens(houses)
    if cue is None or not others or len(others) < len(houses) or clause.is_about(cue.start):
        return None
    if any(p.kind == "person" and p.side == "counterpart" for p in last.parties):
        return None  # whom they called on is told by name
    if mark["firms"] and not all(reading.is_firm(t) for t in others):
        return None  # 与企业负责人 behind a chamber and a park: of which is not said
    return tell(reading, context, clause, cue, "meeting", "talks_held_there", others, ours, inferred=True)


def spoken_to(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲公司,市长乙向副总裁丙介绍…: who tells somebody of the other side about his town has him before him."""
    mark = TELLS_HIM.search(reading.clean, clause.start, clause.end)
    if mark is None or context.frame.trip is None or clause.earlier or clause.is_said(mark.start()):
        return None
    whom = [t for t in clause.tokens if t.kind == "P" and mark.start("whom") <= t.start and t.end == mark.end("whom")]
    if clause.is_hoped(mark.start()) or clause.is_about(mark.start()):
        return None
    if not whom or any(acts_for_delegation(reading, context.frame, t) for t in whom):
        return _told_them(reading, context, clause, mark)
    if not whom[0].bodies:
        return None
    ours = [t for t in clause.subjects if t.kind == "P" and t.end <= mark.start()]
    if not ours or not all(acts_for_delegation(reading, context.frame, t) for t in ours):
        return None
    met = context.met
    if met is not None and any(t.local_id in met.counterparts() for t in whom):
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    return tell(reading, context, clause, cue, "meeting", "meeting_with", whom, ours)


def _told_them(reading: Reading, context: Context, clause: Clause, mark: re.Match[str]) -> Engagement | None:
    """Read 在甲公司,董事长乙向代表团一行介绍了…: of the house called on, who has those who travel before him."""
    to_them = THEIR_GROUP_TOLD.match(mark["whom"]) is not None or any(
        acts_for_delegation(reading, context.frame, t)
        for t in clause.tokens
        if t.kind in "PD" and mark.start("whom") <= t.start < mark.end("whom")
    )
    speaks = [t for t in clause.subjects if t.kind == "P" and clause.start <= t.start and t.end <= mark.start()]
    frame, trip = context.frame, context.frame.trip
    if trip is None or not to_them or not speaks or not clause.own_subject:
        return None
    if any(acts_for_delegation(reading, frame, t) for t in speaks):
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    if frame.is_inbound and all(governs_there(reading, frame, t.local_id) for t in speaks):
        if context.talked:
            return None  # he speaks at the talks told before
        return tell(reading, context, clause, cue, "meeting", "meeting_with", [], speaks, hosted=True, inferred=True)
    house = host_of_sentence(reading, clause)
    if house is None:
        return None
    if not all(not t.bodies or house.local_id in t.bodies for t in speaks):
        return None
    met = context.met
    if met is not None and met.block == clause.sentence.block and house.local_id in met.counterparts():
        return None
    return tell(reading, context, clause, cue, "meeting", "meeting_with", [house, *speaks], [], inferred=True)


def _both_in_their_house(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 在甲公司,市长乙就…进行洽谈, 向企业推介…,双方深入洽谈: talks of who came with the house the sentence is set in."""
    house = host_of_sentence(reading, clause)
    trip = context.frame.trip
    if house is None or trip is None or clause.is_about(cue.start):
        return None
    if clause.subject_word != "双方" and not (
        clause.number >= 1 and ON_A_MATTER.search(reading.clean, clause.start, cue.start)
    ):
        return None
    since = reading.clauses_by_sentence[clause.sentence.start][1 : max(clause.number, 2)]
    came = [t for c in since if c.own_subject for t in c.subjects if t.kind in "PD"]
    if not came or not all(acts_for_delegation(reading, context.frame, t) for t in came):
        return None
    if any(t.kind in "PO" and t not in came and t.local_id != house.local_id for c in since for t in c.tokens):
        return None
    ours = list({t.local_id: t for t in came}.values())
    return tell(reading, context, clause, cue, "meeting", "talks_held_there", [house], ours, inferred=True)


def _went_to_talk(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 考察团到甲协会、乙商会座谈交流: talks with the bodies gone to."""
    hosts = [t for t in clause.tokens if t.kind == "O" and t.end <= cue.start]
    if context.frame.trip is None or clause.is_about(cue.start) or not hosts:
        return None
    went = WENT_TO_THEM.search(reading.clean, clause.start, hosts[0].start)
    if went is None or OF_THEM_ALL.fullmatch(reading.clean, hosts[-1].end, cue.start) is None:
        return None
    if any(acts_for_delegation(reading, context.frame, t) for t in hosts):
        return None
    if not delegation_acts(reading, context, clause, went.start()) or not is_talk(reading, clause, cue, []):
        return None
    ours = actors(reading, context, clause, went.start())
    return tell(reading, context, clause, cue, "meeting", "meeting_with", hosts, ours)


def _both_named(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲、乙市市长丙出席并开展座谈交流 in the story of a journey: hosts and guests in one list talked."""
    frame = context.frame
    people = [t for t in clause.subjects if t.kind == "P" and t.start >= clause.start and t.end <= cue.start]
    if (
        frame.trip is None
        or clause.is_about(cue.start)
        or HELD_TALKS.match(reading.clean, cue.start, clause.end) is None
    ):
        return None
    guests = [
        t
        for t in people
        if acts_for_delegation(reading, frame, t) or reading.offices_in(t.local_id, frame.trip.home_id)
    ]
    hosts = [t for t in people if t not in guests]
    if not guests or not hosts or "、" not in reading.clean[people[0].end : people[-1].start]:
        return None
    ours, others = (hosts, guests) if frame.is_inbound else (guests, hosts)
    return tell(reading, context, clause, cue, "meeting", "meeting_with", others, ours, hosted=frame.is_inbound)


def talks_of_both(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 双方举行会谈 of a journey to one town, with no talks told before: whoever came and that town."""
    trip = context.frame.trip
    mark = BOTH_TALK.match(clause.text)
    if trip is None or context.talked or clause.earlier or mark is None:
        return None
    if clause.is_said(clause.start) or clause.is_hoped(clause.start) or any(t.kind in "POD" for t in clause.tokens):
        return None
    town = _town_gone_to(reading, context.frame, trip)
    if town is None and not (context.frame.is_inbound and not trip.places):
        return None
    behind = town.end if town is not None else trip.end
    since = reading.tokens_in(max(behind, reading.text.blocks[clause.sentence.block].start), clause.start)
    # 参观了甲公司、乙公司,双方深入交流: hosts and guests, not one of the firms
    toured = context.last if context.last is not None and kind_class(context.last.kind) == "visit" else None
    seen = toured.counterparts() if toured is not None and len(toured.counterparts()) > 1 else frozenset()
    if any(
        t.kind in "PO"
        and t.local_id not in seen
        and not acts_for_delegation(reading, context.frame, t)
        and not (town is not None and reading.governs(t.local_id, town.local_id))
        for t in since
    ):
        return None  # 甲集团与乙集团合作多年。双方举行会谈: of whom is not said
    start, end = clause.start + mark.start("talks"), clause.start + mark.end("talks")
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="meeting")
    hosts = [town] if town is not None else []
    return tell(
        reading, context, clause, cue, "meeting", "talks_held_there", hosts, [], inferred=True, unnamed=not hosts
    )


def _town_gone_to(reading: Reading, frame: Frame, trip: Trip) -> Token | None:
    """Give the one town a journey led to; for 来我市 the home of the report."""
    towns = [p for p in trip.places if (e := reading.entity(p.local_id)) is not None and e.detail_kind in TOWNS]
    inmost = [
        p
        for p in towns
        if not any(q is not p and (q.start == p.end or reading.lies_in(q.local_id, p.local_id)) for q in towns)
    ]
    if not trip.places and frame.is_inbound and frame.home_id is not None and frame.home_id != trip.home_id:
        return stand_in("L", frame.home_id, trip.start, trip.end)
    if len(inmost) != 1 or inmost[0].local_id == trip.home_id:
        return None
    town = inmost[0]
    if town.local_id is None or town.start is None or town.end is None:
        return None
    return stand_in("L", town.local_id, town.start, town.end)


def dined(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 考察团出席副市长甲备设的晚宴: a reception by whoever gives it."""
    mark = DINNER_ATTENDED.search(reading.clean, clause.start, clause.end)
    if mark is None or clause.earlier or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    hosts = [t for t in clause.tokens if mark.start("by") <= t.start < mark.end("by") and t.kind in "PO"]
    people = [t for t in hosts if t.kind == "P"]
    ours = actors(reading, context, clause, mark.start())
    if not hosts or any(acts_for_delegation(reading, context.frame, t) for t in hosts):
        return None
    goes_on = clause.subject_word is not None or mark.start() - clause.start <= MAX_LEAD_IN
    if not ours and not (context.frame.trip is not None and goes_on):
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="reception")
    return tell(reading, context, clause, cue, "reception", "reception_given", people or hosts, ours)


def talks_spoken_at(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 座谈会上,副市长乙介绍了…, 座谈会由副市长乙主持: whoever of the hosts speaks at talks told of nowhere else held them."""
    frame, trip = context.frame, context.frame.trip
    if clause.earlier:
        return None
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    opens, chaired = AT_TALKS.match(first.text), CHAIRED.search(clause.text)
    if (opens is None or clause.number > 1) and chaired is None:
        return None
    if chaired is not None:
        start, end = clause.start + chaired.start("who"), clause.start + chaired.end("who")
        hosts = [t for t in clause.tokens if t.kind == "P" and start <= t.start < end]
    else:
        hosts = [t for t in clause.subjects if t.kind == "P" and clause.own_subject and t.start >= first.start]
    if not hosts or clause.is_said(hosts[0].start) or clause.is_hoped(hosts[0].start):
        return None
    if chaired is None and not SPEAKS_AT_TALKS.search(reading.clean, hosts[-1].end, clause.end):
        return None
    start, end = (clause.start, clause.end) if opens is None else (first.start, first.start + opens.end("talks"))
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="meeting")
    if opens is not None and (house := _speaks_for_its_house(reading, context, clause, hosts)) is not None:
        callers = as_tokens(p for p in context.last.parties if p.side == "delegation") if context.last else []
        return tell(
            reading, context, clause, cue, "meeting", "talks_spoken_at", [house, *hosts], callers, inferred=True
        )
    if trip is None or context.talked:
        return None
    if (
        opens is not None
        and not clause.is_about(clause.start)
        and all(acts_for_delegation(reading, frame, t) for t in hosts)
    ):
        return tell(reading, context, clause, cue, "meeting", "talks_spoken_at", [], hosts, inferred=True, unnamed=True)
    hosts = [
        t for t in hosts if not acts_for_delegation(reading, frame, t) and governs_there(reading, frame, t.local_id)
    ]
    if not hosts:
        return None
    return tell(reading, context, clause, cue, "meeting", "talks_spoken_at", hosts, [], inferred=True)


def _speaks_for_its_house(reading: Reading, context: Context, clause: Clause, hosts: list[Token]) -> Token | None:
    """Give the one house called on last whose people speak: 参观了甲商会。座谈中,|秘书长乙介绍了…, of 甲商会."""
    last = context.last
    if last is None or kind_class(last.kind) != "visit" or last.is_background or not hosts:
        return None
    if clause.sentence.block - last.block > VISIT_REACH:
        return None
    houses = [p for p in last.parties if p.kind == "organization" and p.side == "counterpart"]
    people = {p.local_id for p in last.parties if p.kind == "person" and p.side == "counterpart"}
    if len(houses) != 1 or any(acts_for_delegation(reading, context.frame, t) for t in hosts):
        return None
    house = houses[0].local_id
    if not all(house in t.bodies or t.local_id in people for t in hosts):
        return None
    return next(iter(as_tokens(houses)), None)


def seat_guests_welcomed(reading: Reading, frame: Frame, found: list[Engagement], clause: Clause) -> None:
    """Seat talks of no journey by who welcomes whom behind them: 市长甲对乙一行的到来表示欢迎, of 甲与乙座谈."""
    mark = ARRIVAL.search(reading.clean, clause.start, clause.end)
    mark = mark or FIRST_VISIT.search(reading.clean, clause.start, clause.end)
    if mark is None or frame.trip is not None:
        return
    hosts = {t.local_id for t in clause.subjects if t.kind == "P" and t.end <= mark.start()}
    guests = {t.local_id for t in clause.tokens if t.kind == "P" and mark.start("who") <= t.start < mark.end("who")}
    if not hosts or not (guests or PARTY_OF_GUESTS.search(mark["who"])):
        return
    for met in reversed(found):
        if clause.sentence.block - met.block > WELCOME_REACH:
            break
        if met.kind != "meeting" or met.is_hosted() or WENT_THERE.search(reading.clean, met.start, met.end):
            continue
        people = [p for p in met.parties if p.kind == "person"]
        ours = {p.local_id for p in people if p.side == "delegation"}
        if hosts <= ours and guests <= {p.local_id for p in people if p.side == "counterpart"}:
            met.parties = [replace(p, side=ACROSS.get(p.side, p.side)) for p in met.parties]


def arrival_welcomed(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 主任乙对县长甲一行的到来表示欢迎: whoever says so to guests has them before him.

    He joins talks with his house told just before; talks told with him already stay as they are.
    """
    frame = context.frame
    mark = ARRIVAL.search(reading.clean, clause.start, clause.end)
    if mark is None or frame.trip is None or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    if IN_A_SPEECH.search(reading.clean, clause.start, mark.start()) is not None:
        return None  # 会长乙致辞时对客人到来表示欢迎: said at an event, to all who came
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= mark.start()]
    guests = [t for t in clause.tokens if mark.start("who") <= t.start < mark.end("who") and t.kind in "PD"]
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if not guests and DELEGATION_WORD.search(mark["who"]) is None:
        return None
    if guests and not any(acts_for_delegation(reading, frame, t) for t in guests):
        return None
    last = context.last
    if last is not None and last.kind in ("meeting", "visit") and last.block >= clause.sentence.block - 1:
        there = last.counterparts()
        if any(t.local_id in there for t in hosts):
            return None
        if last.kind == "meeting" and (any(body in there for t in hosts for body in t.bodies) or frame.is_inbound):
            last.parties += [as_party(t, "counterpart") for t in hosts]
            return None
    if context.talked and frame.is_inbound:
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    return tell(reading, context, clause, cue, "meeting", "arrival_welcomed", hosts, guests, inferred=True)


def _are_guests(reading: Reading, frame: Frame, others: list[Token], ours: list[Token]) -> bool:
    """Tell whether a delegation of the home place was received by people of elsewhere, in a story without its journey."""
    if frame.trip is not None or frame.home_id is None or any(t.kind == "D" for t in ours):
        return False
    theirs = [t for t in others if t.kind == "D" and reading.lies_in(t.local_id, frame.home_id)]
    return bool(theirs) and not any(t.kind == "P" and reading.offices_in(t.local_id, frame.home_id) for t in ours)


def told_by_its_time(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 会谈时,…。甲集团董事长乙表示: talks known by their time, with the body of the paragraph and who speaks for it."""
    cue = next((c for c in clause.cues if c.kind == "meeting"), None)
    if cue is None or context.frame.trip is None or TALKS_WENT_ON.fullmatch(clause.text.strip()) is None:
        return None
    topic = _house_visited(reading, context, clause) or context.topic
    if topic is None or topic.start < reading.text.blocks[clause.sentence.block].start:
        return None
    last = context.last
    if last is not None and last.kind == "meeting" and last.block == clause.sentence.block and last.end > topic.start:
        return None  # 会谈中,… behind 会晤了州长甲: the talks told before
    speaker = next(
        (
            t
            for c in reading.clauses
            if c.sentence.block == clause.sentence.block and clause.end <= c.start < clause.end + MAX_ANSWER
            for t in c.tokens
            if t.kind == "P" and topic.local_id in t.bodies
        ),
        None,
    )
    others = [topic, *([speaker] if speaker else [])]
    return tell(reading, context, clause, cue, "meeting", "meeting_with_topic", others, [], inferred=True)


def _house_visited(reading: Reading, context: Context, clause: Clause) -> Token | None:
    """Give the one body visited last in this paragraph, where no other has been spoken of since."""
    last = context.last
    if last is None or last.block != clause.sentence.block or kind_class(last.kind) != "visit":
        return None
    if context.topic is not None and context.topic.start > last.start:
        return None
    bodies = [t for t in reading.tokens_in(last.start, last.end) if t.local_id in last.counterparts() and t.kind == "O"]
    return bodies[0] if len(bodies) == 1 else None


def agreed_between(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 某区负责人与考察团就…达成共识: people who reach a consensus with the delegation met it."""
    cue = next((c for c in clause.cues if c.family == "agreement" and c.kind == "reaches"), None)
    if cue is None or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return None
    for joiner in WITH.finditer(reading.clean, clause.start, cue.start):
        if clause.is_about(joiner.start()):
            continue
        before = [t for t in clause.tokens if t.end <= joiner.start() and t.kind in "PO"]
        behind = [
            t
            for t in clause.tokens
            if joiner.end() <= t.start < cue.start and t.kind in "POD" and not clause.is_about(t.start)
        ]
        word = DELEGATION_WORD.match(reading.clean, joiner.end())
        people = [t for t in before if t.kind == "P"]
        if not people:
            continue
        if word or any(acts_for_delegation(reading, context.frame, t) for t in behind):
            return tell(
                reading,
                context,
                clause,
                cue,
                "meeting",
                "meeting_agreed",
                before,
                [t for t in behind if t.kind in "PD"],
            )
        if any(acts_for_delegation(reading, context.frame, t) for t in people) and any(t.kind == "P" for t in behind):
            return tell(reading, context, clause, cue, "meeting", "meeting_agreed", behind, before)
    return None
