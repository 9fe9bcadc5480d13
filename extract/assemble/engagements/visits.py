"""Visits and tours: 拜访甲、乙, 参观丙的展厅, 听取某部汇报."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.assemble.engagements.guests import speaks_for_place
from extract.assemble.engagements.once import kind_class
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import (
    BARE,
    OFFICER_OF_PLACE,
    SHOWS_ROUND,
    TOGETHER,
    WHICH_ONE,
    Context,
    actors,
    as_tokens,
    delegation_acts,
    host_of_sentence,
    is_host_place,
    is_sight,
    objects_of,
    topic_of,
)
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Lead, Where
from extract.assemble.trips import BARE_HOUSE, GOES, WELCOMED, Frame, acts_for_delegation, as_party
from extract.assemble.wording import ARRIVES, GROUP
from extract.find.candidates import CueCandidate

# 与|来访的甲座谈, 对|参观者说; but 甲团与乙团一同|拜会了丙
MET_BY_A_JOINER = re.compile(r"(?:[与和对]|(?<![一共协会偕随陪])同)$")
HEARS = re.compile(r"听取.{0,60}?(?:汇报|介绍|情况)")
# Who reports stands right before it; in 甲与乙项目进展的汇报 the names are what it was about.
REPORTS = re.compile(
    r"(?!等?[^,，。;；]{0,6}项目)(?:等)?(?:有关|相关|主要)?(?:负责人|负责同志|同志|领导|部门|单位)?(?:的|关于|对|就|作的?|所作的?)?(?:专题|工作|情况)?(?:汇报|介绍|[^,，。与和]{0,20}(?:情况|工作)的?汇报)"
)
# 考察开发区建设工作: how it is done, not the zone.
ZONE_WORK = re.compile(r"(?:的)?(?:建设|发展|管理|招商|改革)?(?:工作|情况|经验|做法)")
INVITED_BEFORE = re.compile(r"(?:应|受|接受|在)[^,，。;；]{0,56}(?:的|盛情|热情|之)?$")
NAMED_EVENT = re.compile(r"走[进入][^,，。;；]{2,30}?(?:会|活动|仪式|论坛)(?:上|期间|中)")
AWAY = re.compile(
    r"在(?:(?P<short>(?![此其这该])[\u4e00-\u9fff])|[\u4e00-\u9fff]{2,6}?)(?:考察|访问|招商|调研|学习)?期间"
)
# 横琴|某沙项目: the name of a project, not the zone
PART_OF_PROJECT = re.compile(
    r"(?!重点|重大|在建|招商|建设|产业|企业|签约|内|等|的|和|与|及|以|有|就|并)"
    r"(?:(?!考察|参观|走访|调研|洽谈|对接|了解|推进|招引)[\u4e00-\u9fff]){2,8}?项目"
)
# 望溪综合开发区|同心书屋项目: what was built there, not the zone
NAMED_PROJECT = re.compile(
    r"(?![^,，。;；、]{0,24}?(?:建设|招商|重点|重大|在建|产业|企业|签约|工业|开发|入驻|落户|投资|的))[\u4e00-\u9fff]{4,20}?项目"
)
INSPECTS = re.compile(r"调研|视察|督导|督查|察看|检查")
LEADS_DELEGATION = re.compile(rf"率(?:领)?[^,，。;；]{{0,16}}?{GROUP}")
SIGHT_OF_PERSON = re.compile(
    r"[^,，。、;；]{0,6}?(?:陈列馆|纪念馆|纪念园|干部学院|艺术馆|美术馆|文学馆|大剧院|陵园|广场|公园|中学|小学|故居|故里|生平|事迹|铜像|墓)|(?:家族|兄弟|家庭)?(?:农场|牧场|庄园|酒庄|农庄|林场)(?!主|负责)"
)
SIGHT_OF_BODY = re.compile(
    r"[^,，。、;；]{2,16}?(?:论坛|大会|峰会|会议)(?:永久)?(?:会址|旧址|会场)|(?:特展|展览|展)(?=[,，、—―－《“]|$)"
)
# Behind the body somebody went to: what for.
TO_LEARN = re.compile(
    r"等?(?:重点|知名|多家|[0-9]家)?(?:单位|企业|商会|公司)?(?:总部)?(?:[,，]?(?:进行|开展|作|做))?(?:了)?(?:友好|实地|深入|对接|专题|项目|业务|合作|招商|推介|、)*"
    r"(?:学习|考察|参观|交流|走访|拜访|座谈|调研|洽谈|访问|参访|对接|招商|推介)"
)
TALKS_THERE = re.compile(
    r"等?(?:重点|知名|多家|[0-9]家)?(?:单位|企业|商会|公司)?(?:总部)?(?:[,，]?(?:进行|开展))?(?:友好|深入|对接|专题|项目|业务|合作)*(?:座谈|洽谈)"
)
# 县长甲一行|先后到|乙商会座谈
GOES_THERE = re.compile(r"(?<![得受感遇达回迎])(?:来到|到|赴|前往|莅临|来(?![自源访宾]))了?")
TOURS_BEHIND = re.compile(
    r"(?:等(?:[^,，。;；]{0,8}?(?:企业|公司|单位|园区|项目|地|处))?)?(?:进行|开展)?(?:实地|参观)*(?:考察|参观|观看|观摩)(?!团|组)"
)
# 先后来到甲园、乙公司等企业,详细了解…; 前往甲园和乙厅考察
LOOKS_AROUND = re.compile(
    r"[^,，。;；]{0,40}?(?:考察|参观|观摩)(?=[,，。;；]|$)"
    r"|[^,，。;；]{0,40}?[,，](?:一行)?(?:(?:通过)?(?:实地|现场|详细|深入|全面|仔细|认真|参观)*(?:看[、,，]|参观|察看|观看|了解)|实地(?:考察|走访))了?"
)
CARRIES_OUT = re.compile(r"(?:进行|开展|展开)(?:了)?$")  # 到某会进行|拜访活动
LOOKED_AT = re.compile(
    r"(?<![面应核校])对(?!接|比|外|标|策|象|手|方)(?P<what>[^,，。;；]{2,120}?)(?:进行|开展|展开)了?(?:实地|深入|现场|参观|走访|投资|商务|友好|全面|重点|了)*$"
)
# 到访|该会的还有秘书长甲
CAME_AS_WELL = re.compile(r"了?[^,，。;；、]{0,12}?的(?:客人|嘉宾|人员|成员)?(?:还有|尚有|另有|还包括|尚包括)")
OTHERS_LOOK = re.compile(r"游客|旅客|市民|民众|居民|群众|观众|学生|青少年|学者|客商|客人|外宾|人次|万人|每年|吸引|供")
# what can be looked at, named or not: 齿轮厂, 窑厂, 展示厅, 老街
THING_SEEN = (
    r"(?:厂|工厂|公司|企业|园|园区|馆|港|基地|中心|街|街区|村|镇|社区|码头|车间|生产线|学校|小学|中学|医院|大学|学院|农场|牧场|农庄|酒店|酒庄|商场|超市"
    r"|展[厅区台位]|展示[厅区会]|展览|成就展|展销会|博览会|广场|公园|口岸|矿|电站|电厂|大桥|故居|[寺塔祠庙堂]|项目|工地|现场|实验室|研究[院所]|仓库|会址|总部|大[楼厦]|剧院|校园|宫|城堡|老城|古[镇城]|巷|遗址|市场|片区|景[区点]|商圈|高速公路段?|体育场|[植动]物园)"
)
# 参观了|当地最老的一座窑厂, 察看了|甲项目现场等地
SEES_A_THING = re.compile(
    rf"了?(?!和|与|并|的|团|组|活动|考察|后|时|期间|过程)(?P<what>[^,，。;；:：!！?？]{{2,120}}?{THING_SEEN})(?:等(?:[^,，。;；]{{0,6}}?(?:地|处|企业|项目|场所|单位|景点|设施))?)?(?=[,，。;；(（]|并|(?:进行)?(?:实地)?(?:参观|考察|调研)|$)"
)
# 考察了|便民大厅、地铁站点|等场所
SEES_A_LIST = re.compile(
    r"了?(?!和|与|并|的|团|组|活动)(?P<what>[^,，。;；:：!！?？]{2,60}?)等[^,，。;；]{0,6}?(?:场所|设施|点位|现场|景点|站点)(?=[,，。;；]|$)"
)
# 来到|一家齿轮厂|参观
SEES_WHERE_IT_GOES = re.compile(
    rf"(?:来到|走进|深入|前往|赴|到)了?(?P<what>[^,，。;；:：]{{2,120}}?{THING_SEEN})(?:等(?:地|处|企业))?(?:进行|开展)?(?:实地|现场)?$"
)
# 在|齿轮厂、甲小镇项目,|考察团详细了解…
STANDS_AT_THINGS = re.compile(
    rf"[ \u3000]*在(?P<what>[^,，。;；:：]{{2,160}}?{THING_SEEN})(?:等(?:地|处|企业|项目)?)?(?:现场)?$"
)
SUMS_UP = re.compile(r"(?:共|累计|总共|总计)$")
PART_OF_A_HOUSE = re.compile(
    r"公司|企业|集团|厂区|园区|该厂|该公司|各|项目(?!建设)|其"
)  # 参观了|公司展厅: of the house just told
OF_THE_TOWN = ("的", "一家", "一座", "一所", "两家", "两座", "两所", "三家", "当地", "最大")  # 甲市|一家齿轮厂
# 走进某老街,|边走边看
SEES_THERE = re.compile(r"参观|察看|观看|了解|边走边看|听取|感受|领略|体验|品鉴|询问|观摩")
KINDS_ONLY = re.compile(
    r"(?:(?:当地|有关|相关|部分|重点|一些|多家)?的?(?:市场|企业|公司|工厂|园区|项目|商场|基地|产业|学校|医院|机构|单位|工地|现场)(?:、|和|与|及|以及|等)?)+"
)
INDUSTRY_WORK = re.compile(r"产业(?:[^,，。;；]{0,6}产业)*项目$")
WALKS_INTO = re.compile(r"走[进入]|来到")
LOOKS_CLOSELY = re.compile("参观|观摩|参访|游览|察看|查看|踏查|实地|现场")
ONE_OF_THEM = re.compile(r"[一两二三几多数][家个座所处]|当地|部分|多家|、|现场|车间|生产线|展[厅区馆]")
NO_THING = re.compile(
    r"了解|介绍|推进|听取|围绕|洽谈|座谈|交流|合作(?!园|项目|示范|中心|区)|对接|学习|招引|引进|寻找|投资环境|拓展|开拓|培训|如何|关于|招商|建设[、和及与]|整治"
)
WITH_SOMEBODY = re.compile(r"与|会上|会议|介绍下|陪同下")
# 代表团|详细了解: what tells a tour where the delegation stands
LEARNS = re.compile(r"(?:详细|深入|实地|仔细|认真|现场)(?:了解|听取|察看|观看|参观)")
# 走访了当地企业,|包括甲集团、乙公司等; 走访了两家企业:|甲集团、乙公司
AMONG_THEM = re.compile(r"[ \u3000]*(?:其中)?(?:包括|分别是|分别为|如(?!何|果))")
# 在甲公司,代表团参观了|新能源生产车间和展示平台
PART_SEEN = re.compile(
    r"了?[^,，。;；]{0,16}?(?:车间|生产线|展[厅馆]|展示[厅馆]|展示中心|平台|实验室|厂[区房]|产品|荣誉墙|文化墙|设施|设备|研发中心|样板间)"
)
SUMMED_UP = re.compile(r"[ \u3000]*(?:此次|此行|本次|这次|此番)")
# 赴乙公司,|详细介绍了甲市; 到乙公司,|向企业负责人推介了甲市
TELLS_THEM = re.compile(
    r"[ \u3000]*(?:并|还|现场)?(?:[向为](?:企业|公司|集团|对方|客商|厂方)[^,，。;；]{0,10}?)?(?:详细|重点|着重|分别|简要|全面|深入|积极|现场|大力)?(?:介绍|推介|宣介|宣传推介)了?(?!会)"
)
THIS_JOURNEY = re.compile(r"(?:此次|本次|这次|此番)(?:赴[^,，。;；]{1,8})?$")
CALLED_ON = frozenset({"association", "government", "party", "embassy"})
CALLS = re.compile("拜访|拜会|到访|回访")
INTO = re.compile("深入|走进|(?:先后|分别|依次|相继)到(?![达访位])")
INTO_END = re.compile(
    r"(?:等(?:[^,，。;；]{0,8}?(?:企业|公司|单位|园区|地))?)?(?:[,，。]|进行|开展|的?(?:生产车间|车间|展厅|厂区|一线))"
)
LISTED_THINGS = re.compile(r"(?:[^,，。;；、了]{2,14}、)+")
# 走访了|两家企业: what is then listed was gone to
OF_FIRMS = re.compile(r"(?:企业|公司|单位|商会|协会|机构|园区|集团|社团|侨团)(?:等)?$")
MAX_TO_LIST = 6  # characters before the first body of such a list
MAX_INTO_LIST = 40
MAX_INTO = 12  # characters behind 深入 within which the first body stands
HOUSES = frozenset({"association", "company", "university", "lab", "fund"})  # no zone, no delegation
# 等名胜古迹 closes a list of sights, whatever their names look like
SIGHTS_CLOSE = re.compile(r"等(?:[^,，。;；]{0,4}?)(?:风景区|景区|景点|名胜|古迹|旅游)")
SIGHT_NAME = re.compile(
    r"(?:陵|寺|塔|祠|庙|园林|古城|古镇|古城墙|古街|老街|图书馆|博物馆|博物院|纪念馆|展览馆|规划馆|美术馆|故居|水利工程|大桥|公园|景区)$"
)
HOUSE_NAME = re.compile(r"(?:公司|集团|厂|银行|大学|学院|研究院|研究所|协会|商会)$")
MAX_HOUSE_TAIL = 4  # 甲集团|总部,
MAX_TO_HOUSE = 2  # characters between 赴 and the body gone to
# 市长甲接待了代表团,|并陪同参观某厂
GOES_ROUND_WITH = re.compile(
    r"[ \u3000]*(?:并|随后|还)*(?:全程|一同)?陪同(?:其|他们|客人们?)?(?:实地|一同)?(?=参观|考察|走访)"
)
# 一行先到甲集团、乙集团,|由集团负责人带领参观了车间
LED_BY_THE_HOUSE = re.compile(
    r"[ \u3000]*(?:并)?[在由](?:集团|公司|企业|厂方|工厂|园区)?(?:的)?(?:相关|有关|主要)?(?:负责人|负责同志|工作人员|高管)的?(?:带领|陪同|引导|引领)下?,?"
)
COMES_TO = re.compile(r"(?:先|首先|先后|分别|随后|又|还|依次)*(?:到|来到|走进|前往|抵达)了?$")
AMID = re.compile(r"(?:了解|交流|活动)?(?:过程)?(?:中|时)(?:,|，|$)")


def visited(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 拜访甲、乙, 参观丙的展厅, 来到某实验室: what stands behind the verb was visited."""
    frame = context.frame
    if _came_as_well(reading, context, clause, cue):
        return None
    if (round_with := _goes_round_with(reading, context, clause, cue)) is not None:
        return round_with
    if (led := _led_by_the_house(reading, context, clause, cue)) is not None:
        return led
    if any(c.kind == "invites" and c.end <= cue.start and not _is_by_invitation(reading, c) for c in clause.cues):
        return None  # 邀请他们到甲县考察: nobody has come yet
    if SUMMED_UP.match(clause.text) is not None and reading.clean[cue.end : clause.end].strip("。 ") == "":
        return None  # 此次甲市赴乙区考察,标志着…: the journey told is summed up
    if THIS_JOURNEY.search(reading.clean, clause.start, cue.start) is not None and all(
        t.start > cue.end + 1 for t in clause.tokens if t.end > cue.start
    ):
        return None  # 此次考察广泛接触了行业协会: no act but the journey
    amid = AMID.match(reading.clean, cue.end)
    acts = delegation_acts(reading, context, clause, cue.start) or _calls_on(reading, context, clause, cue)
    if not (amid and frame.trip is not None) and not acts:
        return None
    following = reading.clean[cue.end : cue.end + 2]
    if reading.clean[cue.start - 1] == "在" and NAMED_EVENT.match(reading.clean, cue.start, clause.end + 1):
        return None  # 在走进甲县投资说明会上: the name of an occasion
    if (
        MET_BY_A_JOINER.search(reading.clean, clause.start, cue.start) is not None
        or following[:1] in ("的", "是")
        or reading.clean.startswith(("活动由", "由"), cue.end)
        or (
            (
                re.search(r"(?:团|组|者|期间|费|报告|活动)", following)
                and cue.kind != "site_tour"
                and all(t.start != cue.end for t in clause.tokens)
            )
            and not (following == "活动" and CARRIES_OUT.search(reading.clean, clause.start, cue.start))
        )
    ):
        return None  # 来访问的甲: no act of its own
    if IN_NEED.match(reading.clean, cue.end, clause.end) is not None:
        return None  # 看望慰问了某村贫困群众甲、乙: help brought to people, no business
    objects = [] if amid else objects_of(reading, clause, cue) or _looked_at_before(reading, clause, cue)
    if not amid and all(t.kind == "L" for t in objects):
        objects = _listed_behind(reading, clause, cue) or objects
    looked_at = objects
    objects = [
        t
        for t in objects
        if not ((t.place_id and ZONE_WORK.match(reading.clean, t.end)) or _names_a_project(reading, t))
    ]
    objects = [t for t in objects if not _names_a_sight(reading, t) and not reading.clean.startswith("会员", t.end)]
    objects = [t for t in objects if not _is_part_of_the_house(reading, clause, cue, t)]
    kind = "site_tour" if cue.kind == "site_tour" or _goes_to_look(reading, clause, cue, objects) else "visit"
    if frame.trip is None and inspects(reading, frame, clause, cue, looked_at):
        kind = "inspection"
    guests = frame.trip is None and any(
        t.kind == "D" and not reading.lies_in(t.local_id, frame.home_id) for t in clause.subjects
    )
    bodies = [
        t
        for t in objects
        if t.kind == "P"
        or (t.kind == "O" and (guests or t.local_id in frame.bodies or not acts_for_delegation(reading, frame, t)))
    ]
    if frame.trip is not None and not frame.is_inbound:
        bodies = [t for t in bodies if BARE_HOUSE.fullmatch(reading.clean, t.start, t.end) is None]
    officers = [t for t in objects if t.kind == "L" and OFFICER_OF_PLACE.match(reading.clean, t.end) is not None]
    if officers and not bodies and CALLS.match(reading.clean, cue.start) is not None:
        bodies = [t for t in officers if speaks_for_place(reading, t)]  # 拜会了甲市市长: he stands for his town
    sights = [t for t in objects if t.kind == "L" and is_sight(reading, t)]
    if not objects and not amid:
        objects = sights = _sights_gone_to(reading, clause, cue)
    ours = [] if amid else actors(reading, context, clause, cue.start)
    bodies = [t for t in bodies if t not in ours]
    named = len(bodies)
    closes = bool(objects) and SIGHTS_CLOSE.search(reading.clean, objects[-1].end, clause.end) is not None
    bodies = [t for t in bodies if not _is_seen_only(reading, t, kind, closes=closes)]
    house = _house_entered(reading, clause) if not amid and all(t.kind != "P" for t in objects) else None
    if house is not None and not acts_for_delegation(reading, frame, house):
        # 赴甲集团,考察了其乙商场: what was seen there is no other party
        bodies = [house, *(t for t in bodies if HOUSE_NAME.search(reading.clean[t.start : t.end]) and t != house)]
        sights = []
    if bodies and all(t.place_id for t in bodies):
        # 前往甲区、乙高新区: districts stand beside the zone as hosts
        bodies = [t for t in objects if t in bodies or (is_host_place(reading, t) and _is_listed(reading, t))]
    if bodies and WHILE_CALLING.match(clause.text) and _was_called_on(context, bodies):
        return None  # 在拜访甲公司时,…: the call told before
    if bodies and _heads_of_those_called_on(reading, context, clause, cue, bodies):
        return None
    if bodies:
        where = _at_sight(reading, objects) if kind == "site_tour" else None
        if (
            len(objects) == 1
            and len(bodies) == 1
            and bodies[0].place_id
            and (host := reading.owner_by_name(bodies[0].local_id))
        ):
            park = bodies[0]
            where = Where(local_id=park.place_id, basis="stated", start=park.start, end=park.end)
            bodies = [replace(park, local_id=host, place_id=None)]
        if cue.kind == "visit" and any(t.kind == "P" or t in officers for t in bodies):
            kind = "meeting"  # 拜访董事长王一 is talking to him
        return tell(
            reading,
            context,
            clause,
            cue,
            kind,
            "visit_listed" if len(bodies) > 1 else "visit_named",
            bodies,
            ours,
            where=where,
        )
    if sights:
        noun = BARE.match(reading.clean, cue.end)
        topic = topic_of(reading, context, clause, noun.group()) if noun else None
        owned = reading.owner_by_name(sights[0].local_id)
        owner = replace(sights[0], kind="O", local_id=owned) if owned else None
        others = [t for t in (topic, owner) if t is not None][:1]
        return tell(
            reading,
            context,
            clause,
            cue,
            kind,
            "tour_of_sight",
            others,
            ours,
            where=_at_sight(reading, objects),
            inferred=bool(topic),
        )
    if named and not bodies:
        return tell(reading, context, clause, cue, kind, "tour_of_sight", [], ours)
    goes = [] if amid else _gone_to(reading, frame, clause, cue)
    if _is_the_journey(reading, frame, clause):
        goes = [t for t in goes if t.kind == "O" and t.place_id is None]  # 率队到甲区政府拜访
    if goes and kind == "inspection" and not inspects(reading, frame, clause, cue, goes):
        kind = "site_tour" if cue.kind == "site_tour" else "visit"
    if goes:
        return tell(reading, context, clause, cue, kind, "tour_of_place", goes, ours)
    noun = BARE.match(reading.clean, cue.end + (reading.clean[cue.end : cue.end + 1] == "了"))
    noun = noun or (amid if cue.kind != "visit_or_travel" else None)
    if noun is None:
        house = host_of_sentence(reading, clause) if cue.kind == "site_tour" and frame.trip is not None else None
        unread = not any(t.kind in "PODL" and t.start >= cue.end for t in clause.tokens)
        if house is not None and unread and PART_SEEN.match(reading.clean, cue.end, clause.end) is not None:
            return tell(reading, context, clause, cue, kind, "tour_of_topic", [house], ours, inferred=True)
        if _sees_a_thing(reading, frame, clause, cue):
            where = _stands_in(reading, frame, clause, cue)
            return tell(reading, context, clause, cue, "site_tour", "tour_of_sight", [], ours, where=where)
        return None
    topic = host_of_sentence(reading, clause) or topic_of(reading, context, clause, noun.group())
    if topic is None or context.frame.trip is None:
        return None
    return tell(reading, context, clause, cue, kind, "tour_of_topic", [topic], ours, inferred=True)


def _goes_round_with(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲接待了代表团,并陪同参观某厂: those he received in this sentence toured it."""
    last = context.last
    if GOES_ROUND_WITH.match(reading.clean, clause.start, cue.start + 2) is None or clause.own_subject:
        return None
    if last is None or last.kind != "meeting" or last.start < clause.sentence.start or not last.is_hosted():
        return None
    guests = as_tokens(p for p in last.parties if p.side == "delegation")
    objects = objects_of(reading, clause, cue)
    bodies = [t for t in objects if t.kind == "O"]
    if not guests or not (bodies or any(is_sight(reading, t) for t in objects)):
        return None
    rule = ("visit_listed" if len(bodies) > 1 else "visit_named") if bodies else "tour_of_sight"
    where = _at_sight(reading, objects)
    told = tell(reading, context, clause, cue, "site_tour", rule, bodies, guests, where=where)
    if told is not None:
        told.lead = Lead()  # who went first, host or guest, is not said
    return told


def _led_by_the_house(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 一行先到甲集团、乙集团,由集团负责人带领参观了车间: a tour of the firms gone to."""
    if clause.number == 0 or context.frame.trip is None or cue.kind != "site_tour":
        return None
    if LED_BY_THE_HOUSE.fullmatch(reading.clean, clause.start, cue.start) is None:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    houses = [t for t in before.tokens if t.kind == "O" and t not in before.subjects]
    if not houses or any(c.family in ("engagement", "agreement", "statement", "hedge") for c in before.cues):
        return None
    if not all(reading.is_firm(t) for t in houses) or before.end - houses[-1].end > MAX_HOUSE_TAIL:
        return None
    if COMES_TO.search(reading.clean, before.start, houses[0].start) is None:
        return None
    if not delegation_acts(reading, context, before, houses[0].start):
        return None
    ours = actors(reading, context, before, houses[0].start)
    return tell(reading, context, before, cue, "site_tour", "tour_of_place", houses, ours)


def _stands_in(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> Where | None:
    """Give the town in which what was looked at is said to stand: 考察了甲市|的污水处理厂. A name's own 甲市 says less."""
    towns = [t for t in clause.tokens if t.kind == "L" and t.start >= cue.end]
    if len(towns) != 1 or reading.lies_in(towns[0].local_id, frame.home_id):
        return None
    town = towns[0]
    if not reading.clean.startswith(OF_THE_TOWN, town.end) or town.start - cue.end > 1:
        return None
    return Where(local_id=town.local_id, basis="stated", start=town.start, end=town.end)


def _sees_a_thing(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 代表团参观了当地一座窑厂, 来到一家齿轮厂参观 of what has no name of its own: a tour, of whom is not said."""
    text = reading.clean
    if frame.trip is None or OTHERS_LOOK.search(text, clause.start, cue.start) is not None:
        return False
    if SUMS_UP.search(text, clause.start, cue.start) is not None:
        return False  # 共考察了5家企业
    walks = cue.kind == "visit_or_travel" and WALKS_INTO.fullmatch(text, cue.start, cue.end) is not None
    if cue.kind != "site_tour" and not walks:
        return False
    before = SEES_WHERE_IT_GOES.search(text, clause.start, cue.start) if not walks else None
    seen = before or SEES_A_THING.match(text, cue.end, clause.end) or SEES_A_LIST.match(text, cue.end, clause.end)
    if seen is None or NO_THING.search(seen["what"]) is not None or PART_OF_A_HOUSE.match(seen["what"]) is not None:
        return False
    if any(t.kind in "PD" and seen.start("what") <= t.start for t in clause.tokens):
        return False
    closely = LOOKS_CLOSELY.search(text, cue.start, cue.end) is not None
    if (before is not None or not closely) and _is_the_journey(reading, frame, clause):
        return False  # 率团到甲镇、乙镇考察: where the journey went
    if walks and SEES_THERE.search(text, seen.end(), clause.sentence.end) is None:
        return False
    if KINDS_ONLY.fullmatch(seen["what"]) is not None:
        return False  # 考察了市场、企业: what such journeys do
    if INDUSTRY_WORK.search(seen["what"]) is not None or (before is not None and seen["what"].endswith("项目")):
        return False
    if walks or before is not None:
        places = [t for t in clause.tokens if t.kind == "L" and t.end == seen.end("what")]
        return not any(reading.level(t) in ("district", "city", "zone") for t in places)
    return closely or (ONE_OF_THEM.search(seen["what"]) is not None and not seen["what"].endswith("市场"))


def _came_as_well(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Let those join the act told last who are said to have come as well: 到访该会的还有秘书长甲、部长乙."""
    last = context.calls[0] if len(context.calls) == 1 else context.last
    also = CAME_AS_WELL.match(reading.clean, cue.end, clause.end)
    if also is None or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return False
    if (
        last is None
        or kind_class(last.kind) not in ("visit", "meeting")
        or (last.block < clause.sentence.block - 2 and last not in context.calls)
    ):
        return True  # more guests of an act nobody knows
    known = {p.local_id for p in last.parties}
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    behind = [c for c in clauses[clause.number :] if c is clause or not c.cues]
    guests = [t for c in behind for t in c.tokens if t.kind == "P" and t.start >= also.end()]
    last.parties += [as_party(t, "delegation") for t in guests if t.local_id not in known]
    return True


def _listed_behind(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the bodies listed behind what was gone to: 走访了两家企业:甲集团、乙公司; 走访了当地企业,包括甲集团等."""
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    behind = clauses[clause.number + 1] if clause.number + 1 < len(clauses) else None
    if behind is None or behind.cues or any(c.start >= cue.end for c in clause.cues):
        return []
    if OF_FIRMS.search(reading.clean, cue.end, clause.end) is None:
        return []
    listed = reading.clean[clause.end : clause.end + 1] in (":", "：") or AMONG_THEM.match(behind.text) is not None
    names = [t for t in behind.tokens if t.kind == "O"]
    return names if listed and names and names[0].start - behind.start <= MAX_TO_LIST else []


def _names_a_project(reading: Reading, token: Token) -> bool:
    """Tell a place that only opens the name of a project: 横琴|某某项目."""
    zone = token.kind == "L" or token.place_id is not None
    written_out = reading.clean[token.end - 1] in "区园城港市县镇村州省"
    if zone and token.kind == "O" and NAMED_PROJECT.match(reading.clean, token.end) is not None:
        return True
    return zone and not written_out and PART_OF_PROJECT.match(reading.clean, token.end) is not None


WHILE_CALLING = re.compile(r"[ \u3000]*在(?:拜[访会]|走访|参观|考察|访问)[^,，。;；]{2,60}(?:时|期间|过程中|现场)$")


def _was_called_on(context: Context, bodies: list[Token]) -> bool:
    """Tell whether a call told before was paid to one of these bodies."""
    return any(call.counterparts() & {t.local_id for t in bodies} for call in context.calls)


def _heads_of_those_called_on(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, objects: list[Token]
) -> bool:
    """Let the heads join in 来到甲馆、乙馆,分别|拜会了总领事丙、丁: those of the houses just told, in their order."""
    last = context.last
    if last is None or last.start < clause.sentence.start or kind_class(last.kind) != "visit" or clause.own_subject:
        return False
    houses = [p for p in last.parties if p.side == "counterpart"]
    if not reading.clean.endswith("分别", clause.start, cue.start) or any(t.kind != "P" for t in objects):
        return False
    if len(houses) != len(objects) or any(p.kind != "organization" for p in houses):
        return False
    last.parties += [as_party(t, "counterpart") for t in objects]
    return True


def _looked_at_before(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give what stands before its verb: 对甲公司、乙公司等企业进行了实地|考察. A town so looked at is a journey."""
    by_looking = cue.kind == "site_tour" or reading.clean[cue.start : cue.end] in ("访问", "回访", "走访")
    found = LOOKED_AT.search(reading.clean, clause.start, cue.start) if by_looking else None
    if found is None:
        return []
    return [t for t in clause.tokens if t.kind == "O" and found.start("what") <= t.start < found.end("what")]


def _goes_to_look(reading: Reading, clause: Clause, cue: CueCandidate, objects: list[Token]) -> bool:
    """Tell 前往甲区、乙公司等地考察, a tour, from 来到甲公司."""
    if cue.kind != "visit_or_travel" or not objects:
        return False
    if all(t.kind == "O" and reading.level(t) in CALLED_ON for t in objects):
        return False  # 莅临某商会考察交流: a call on it
    if TOURS_BEHIND.match(reading.clean, objects[-1].end, clause.end) is not None:
        return True
    listed = len(objects) > 1 or "、" in reading.clean[cue.end : clause.end]
    return listed and LOOKS_AROUND.match(reading.clean, objects[-1].end, clause.sentence.end) is not None


def _is_seen_only(reading: Reading, token: Token, kind: str, *, closes: bool) -> bool:
    """Tell a sight named like a body, or 原甲公司厂区, from whom a tour called on; `closes` where 等名胜古迹 closes the list."""
    if token.kind != "O":
        return False
    name = reading.clean[token.start : token.end]
    if closes and HOUSE_NAME.search(name) is None:
        return True
    former = reading.clean[token.start - 1] == "原" or name.startswith("原")
    return former or (kind == "site_tour" and SIGHT_NAME.search(name) is not None)


def _house_entered(reading: Reading, clause: Clause) -> Token | None:
    """Give the firm that the clause right before tells was gone to, and nothing else: 赴甲集团,|考察了…."""
    if clause.number == 0 or clause.own_subject:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    firm = before.tokens[-1] if before.tokens else None
    if firm is None or not reading.is_firm(firm) or firm.place_id or before.end - firm.end > MAX_HOUSE_TAIL:
        return None
    if any(c.family in ("engagement", "agreement") for c in before.cues) or before.earlier:
        return None
    entered = ARRIVES.search(reading.clean, before.start, firm.start) or GOES.search(
        reading.clean, before.start, firm.start
    )
    if entered is None or before.is_said(entered.start()) or before.is_hoped(entered.start()):
        return None
    between = reading.tokens_in(entered.end(), firm.start)
    return firm if all(t.kind == "L" for t in between) and firm.start - entered.end() <= MAX_INTO else None


# 参观了|企业研发中心、培训中心, |该公司建设的标志性项目——甲酒店
PART_OF_THE_FIRM = re.compile(
    r"了?(?:该|其|这家)?(?:企业|公司|集团|厂)(?:总部)?(?:的)?(?:[^,，。;；]{0,12}、)?$"
    r"|了?(?:由)?(?:该|其|这家)?(?:企业|公司|集团)?(?:投资|开发|建设|承建|打造|运营|兴建)+的[^,，。;；]{0,40}$"
)
PART_NAME = re.compile(r"(?:中心|车间|基地|研究院|研究所|实验室|展厅|展馆|酒店|大厦|广场|平台|商场|学校|医院)$")


def _is_part_of_the_house(reading: Reading, clause: Clause, cue: CueCandidate, token: Token) -> bool:
    """Tell 参观了企业研发中心 and 参观了该公司开发建设的甲酒店: a part or work of the house told before, no party."""
    if token.kind != "O" or PART_NAME.search(reading.clean, token.start, token.end) is None:
        return False
    return PART_OF_THE_FIRM.fullmatch(reading.clean, cue.end, token.start) is not None


def _names_a_sight(reading: Reading, token: Token) -> bool:
    """Tell whether a person or body only names what was seen: 某元帅陈列馆, 联合国某论坛会址."""
    named = SIGHT_OF_PERSON if token.kind == "P" else SIGHT_OF_BODY if token.kind == "O" else None
    return named is not None and named.match(reading.clean, token.end) is not None


def _calls_on(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Tell whether one who holds an office calls on somebody, or a body does: 某会主席甲拜访市长乙, 某商会拜会市政府."""
    if context.frame.trip is not None or cue.kind not in ("visit", "visit_or_travel"):
        return False
    acting = actors(reading, context, clause, cue.start)
    people = [t for t in acting if t.kind == "P" and reading.roles_by_person.get(t.local_id)]
    if cue.kind == "visit_or_travel":
        house = next(iter(reading.tokens_in(cue.end, cue.end + 1)), None)
        return bool(people) and house is not None and house.kind == "O" and reading.level(house) in HOUSES
    callers = CALLS.fullmatch(reading.clean, cue.start, cue.end) is not None
    return bool(people) or (callers and any(t.kind == "O" and reading.level(t) in HOUSES for t in acting))


def _is_by_invitation(reading: Reading, cue: CueCandidate) -> bool:
    """Tell 应甲邀请 and 受邀请, which say why somebody came, from 邀请他们."""
    return INVITED_BEFORE.search(reading.clean, max(0, cue.start - 60), cue.start) is not None


def _seats_at_home(reading: Reading, frame: Frame, clause: Clause) -> list[str]:
    """Give the home place, or where those who act hold office, where no home is known."""
    if frame.home_id is not None:
        return [frame.home_id]
    roles = [r for t in clause.subjects for r in reading.roles_by_person.get(t.local_id, ())]
    houses = [reading.entity(r.organization_local_id or r.place_local_id) for r in roles]
    seats = [h.local_id if h.kind == "place" else h.place_local_id for h in houses if h is not None]
    return [seat for seat in seats if seat is not None]


def _is_away(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 在深期间 and 在乙市考察期间, away from home, from 在春节期间."""
    stay = AWAY.search(reading.clean, clause.sentence.start, cue.start)
    if stay is None:
        return False
    places = [t for t in reading.tokens_in(stay.start(), stay.end()) if t.kind == "L"]
    if places:
        return not any(
            reading.lies_in(t.local_id, frame.home_id) or reading.lies_in(frame.home_id, t.local_id) for t in places
        )
    return stay["short"] is not None


def _is_the_journey(reading: Reading, frame: Frame, clause: Clause) -> bool:
    """Tell whether a clause tells the journey itself: its stops are where it went, not whom it visited.

    客人还到甲区、乙县参观 tells of guests in the town around them: a tour.
    """
    if frame.trip is None or frame.trip.start != clause.start:
        return False
    return not any(
        p.local_id == frame.home_id and t.local_id != p.local_id and t.start == p.start
        for p in frame.trip.places
        for t in reading.tokens_in(p.start or 0, (p.start or 0) + 1)
        if frame.is_inbound and t.kind == "L"
    )


def inspects(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, objects: list[Token]) -> bool:
    """Tell whether officials look at what they govern: 县长甲到乙公司调研, outside any journey and not elsewhere."""
    if LEADS_DELEGATION.search(reading.clean, clause.sentence.start, cue.start):
        return False  # 率代表团到某集团调研: guests
    led_round = SHOWS_ROUND.search(reading.clean, clause.start, cue.start)
    guests = [t for t in reading.tokens_in(led_round.end(), cue.start) if t.kind == "P"] if led_round else []
    if guests and not any(
        reading.governs(t.local_id, seat) for t in guests for seat in _seats_at_home(reading, frame, clause)
    ):
        return False  # 市长甲陪同乙一行参观: hosts
    if _is_away(reading, frame, clause, cue):
        return False
    shown = TOGETHER.search(reading.clean, clause.sentence.start, cue.start)
    hosts = [t for t in reading.tokens_in(shown.start(), shown.end()) if t.kind == "P"] if shown is not None else []
    if hosts and not any(reading.governs(t.local_id, frame.home_id) for t in hosts):
        return False  # 在某商会会长陪同下: shown round by people of elsewhere
    officials = [t for t in clause.subjects if t.kind == "P" and t.start < cue.start]
    if not any(reading.rank(t.local_id) is not None for t in officials):
        return False
    seated = [t for t in officials if any(r.organization_local_id for r in reading.roles_by_person.get(t.local_id, ()))]
    if frame.home_id is not None and seated and not any(reading.governs(t.local_id, frame.home_id) for t in seated):
        return False  # an official of elsewhere: a visitor
    seats = [t.place_id or t.local_id for t in objects if t.kind in "LO"]
    away = [
        seat
        for seat in seats
        if any(key in reading.vocabulary.places for key in reading.place_keys_up(seat))
        and not reading.lies_in(seat, frame.home_id)
    ]
    return not away and (frame.home_id is not None or INSPECTS.search(clause.text) is not None)


AND_MORE = re.compile(r"[和及](?!周边|附近|其)[^,，。;；]{2,16}(?=[,，。;；]|$)|以及")


def _at_sight(reading: Reading, objects: list[Token]) -> Where | None:
    """Give the one sight that was looked at, or what holds all of them; beside other bodies a sight is not where they are."""
    bodies = [t for t in objects if t.kind in "PO"]
    sights = [t for t in objects if t.kind == "L" and is_sight(reading, t)]
    if not sights or len(bodies) > 1 or (bodies and bodies[0].start > sights[-1].start):
        return None
    if len(sights) == 1 and not bodies and _is_listed(reading, sights[0]):
        return None  # 参观了某展示厅、甲广场、某花园: one of several
    if len(sights) == 1 and AND_MORE.match(reading.clean, sights[0].end):
        return None  # 考察了甲产业园和乙企业: two things seen
    if bodies and "、" in reading.clean[bodies[0].end : sights[0].start]:
        return None  # 参观甲园、乙港: two things seen, not one inside the other
    common = reading.smallest_common([t.local_id for t in sights])
    return Where(local_id=common, basis="stated", start=sights[0].start, end=sights[-1].end) if common else None


IN_NEED = re.compile(
    r"(?:慰问)?了?[^,，。;；]{0,20}?(?:贫困|困难|低保|建档立卡|孤寡|留守)(?:群众|户|家庭|职工|学生|老人|党员|儿童)"
)
SITE_OF_A_FIRM = re.compile(r"(?:生产|研发|制造)?(?:基地|工厂|厂区|分公司|分厂|车间|项目|厂)")  # 该公司番禺|基地


def _gone_to(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Read 分别赴甲区、乙区走访调研, 深入丙公司等考察: districts, zones and bodies gone to are the hosts of a tour."""
    goes = GOES.search(reading.clean, clause.start, cue.start) or INTO.search(reading.clean, clause.start, cue.start)
    if goes is None or cue.kind == "visit_or_travel" or WELCOMED.search(reading.clean, clause.start, clause.end):
        return []  # 乙对代表团来甲区参观表示欢迎: what the guests did
    which = WHICH_ONE.match(reading.clean, goes.end(), cue.start)
    gone = [
        t for t in clause.tokens if (which or goes).end() <= t.start < cue.start and not _names_a_project(reading, t)
    ]
    if (said_of := SET_APART.match(reading.clean, goes.end(), cue.start)) is not None:
        gone = [t for t in gone if t.start >= said_of.end()]  # 深入甲省示范企业——乙集团: what the firm is called
    if goes.group() in ("深入", "走进") and (not gone or not _opens_the_list(reading, goes.end(), gone[0].start)):
        return []  # 深入推进…考察
    if any(
        t.kind == "L" and reading.level(t) in ("city", "province", "country") and _is_listed(reading, t) for t in gone
    ):
        return []  # 先后到甲市、乙县考察了某产业: the stops of a journey
    bodies = any(t.kind == "O" for t in gone)
    stops = {p.local_id for p in frame.trip.places} if frame.trip is not None and bodies else set()
    stops.add(frame.home_id or "")
    gone = [t for t in gone if t.kind == "O" or SITE_OF_A_FIRM.match(reading.clean, t.end) is None]
    return [t for t in gone if t.kind == "O" or (reading.level(t) in ("district", "zone") and t.local_id not in stops)]


def _sights_gone_to(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Read 先后到甲景区、乙博物馆参观: a list of nothing but sights in front of its verb."""
    goes = GOES.search(reading.clean, clause.start, cue.start)
    if goes is None or cue.kind not in ("site_tour", "visit"):
        return []
    gone = [t for t in clause.tokens if goes.end() <= t.start < cue.start]
    if not gone or any(t.kind != "L" or reading.level(t) != "landmark" for t in gone):
        return []
    return gone if gone[0].start - goes.end() <= MAX_INTO else []


SET_APART = re.compile(r"[^,，。;；]{2,48}(?:企业|公司|单位|园区|基地|商会|项目)[—–]{1,2}")


def _opens_the_list(reading: Reading, start: int, first: int) -> bool:
    """Tell whether a verb governs the first body named: right behind it, or behind things to see that are listed with it."""
    gap = reading.clean[start:first]
    if SET_APART.fullmatch(gap) is not None:
        return True  # 深入省级示范企业——|甲集团
    return len(gap) <= MAX_INTO or (
        len(gap) <= MAX_INTO_LIST and gap.endswith("、") and LISTED_THINGS.fullmatch(gap) is not None
    )


def _is_listed(reading: Reading, token: Token) -> bool:
    return "、" in (reading.clean[token.start - 1 : token.start], reading.clean[token.end : token.end + 1])


def gone_to_house(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 甲商会会长某某一行赴乙商会交流学习, 县长甲一行到乙公司洽谈项目: a visit to the bodies gone to."""
    for hosts, start in _houses_gone_to(reading, clause):
        if clause.is_said(start) or clause.is_hoped(start) or TO_LEARN.match(reading.clean, hosts[-1].end) is None:
            continue
        cue = CueCandidate(start=start, end=hosts[0].start, rule="cue_travel", family="travel", kind="goes")
        if any(acts_for_delegation(reading, context.frame, t) for t in hosts):
            continue
        ours = actors(reading, context, clause, start)
        houses = {body for t in ours for body in (t.bodies if t.kind == "P" else (t.local_id,))}
        if not any(t.kind in "PD" for t in ours) or houses & {t.local_id for t in hosts}:
            continue
        if TALKS_THERE.match(reading.clean, hosts[-1].end) is not None:
            return tell(reading, context, clause, cue, "meeting", "meeting_with", hosts, ours)
        return tell(reading, context, clause, cue, "visit", "visit_gone_to", hosts, ours)
    return None


def _houses_gone_to(reading: Reading, clause: Clause) -> Iterator[tuple[list[Token], int]]:
    """Give the bodies listed right behind each 到, 赴 or 来 of a clause, and where that verb stands."""
    for verb in GOES_THERE.finditer(reading.clean, clause.start, clause.end):
        listed: list[Token] = []
        for token in reading.tokens_in(verb.end(), clause.end):
            if token.start - (listed[-1].end if listed else verb.end()) > (1 if listed else MAX_TO_HOUSE):
                break
            if token.kind == "L" and not listed:
                continue  # 到厦门|甲商会
            if token.kind != "O" or reading.level(token) not in HOUSES:
                break
            listed.append(token)
        if listed:
            yield listed, verb.start()


def gone_to_tell(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 市长甲一行赴乙公司,介绍了本市的投资环境: a visit to the house in which he tells of his town."""
    house = _house_entered(reading, clause)
    if house is None or context.frame.trip is None or TELLS_THEM.match(reading.clean, clause.start) is None:
        return None
    if clause.earlier or clause.is_said(clause.start) or clause.is_hoped(clause.start):
        return None
    if any(t.kind in "PD" for t in clause.tokens) or acts_for_delegation(reading, context.frame, house):
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    if any(c.family == "engagement" for c in before.cues) or not delegation_acts(reading, context, before, house.start):
        return None
    cue = CueCandidate(start=house.start, end=house.end, rule="cue_engagement", family="engagement", kind="visit")
    ours = actors(reading, context, before, house.start)
    return tell(reading, context, before, cue, "visit", "visit_gone_to", [house], ours)


def gone_into(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 某某一行先后深入甲公司、乙公司等企业,了解…: a tour of the bodies gone into."""
    into = INTO.search(reading.clean, clause.start, clause.end)
    if into is None or clause.is_said(into.start()) or clause.is_hoped(into.start()):
        return None
    cue = CueCandidate(start=into.start(), end=into.end(), rule="cue_engagement", family="engagement", kind="site_tour")
    if not delegation_acts(reading, context, clause, cue.start):
        return None
    objects = objects_of(reading, clause, cue)
    hosts = [t for t in objects if t.kind == "O"]
    if not hosts or hosts[0].start - into.end() > MAX_INTO or INTO_END.match(reading.clean, objects[-1].end) is None:
        return None
    ours = actors(reading, context, clause, cue.start)
    of_home = context.frame.trip is None and inspects(reading, context.frame, clause, cue, hosts)
    kind = "inspection" if of_home else "site_tour"
    return tell(reading, context, clause, cue, kind, "visit_gone_into", [t for t in hosts if t not in ours], ours)


def shown_there(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲厂,代表团详细了解…: whoever of a journey learns about a house where he stands tours it."""
    looks = LEARNS.search(reading.clean, clause.start, clause.end)
    if context.frame.trip is None or looks is None or clause.earlier:
        return None
    if not clause.own_subject and not _looked_by_means(reading, clause):
        return None
    if clause.is_said(looks.start()) or clause.is_hoped(looks.start()):
        return None
    cue = CueCandidate(
        start=looks.start(), end=looks.end(), rule="cue_engagement", family="engagement", kind="site_tour"
    )
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    house = host_of_sentence(reading, clause) or _sight_of_sentence(reading, clause)
    if not delegation_acts(reading, context, clause, cue.start):
        return None
    if house is None:
        last = context.read
        told = last is not None and last.start >= first.start and kind_class(last.kind) == "visit"
        seen = not told and _stands_at_things(reading, clause)
        ours = actors(reading, context, clause, cue.start)
        return tell(reading, context, clause, cue, "site_tour", "tour_of_sight", [], ours) if seen else None
    if acts_for_delegation(reading, context.frame, house):
        return None
    if WITH_SOMEBODY.search(reading.clean, first.start, first.end):
        return None  # 在与某集团的座谈会上, 在董事长甲的介绍下
    ours = actors(reading, context, clause, cue.start)
    if house.kind == "L":
        where = Where(local_id=house.local_id, basis="stated", start=house.start, end=house.end)
        return tell(reading, context, clause, cue, "site_tour", "tour_of_sight", [], ours, where=where)
    kind = "visit" if reading.level(house) in CALLED_ON else "site_tour"
    if kind == "visit" and "听取" in looks.group():
        return None  # 在市政府,代表团认真听取介绍: talks, with whom is not said
    return tell(reading, context, clause, cue, kind, "tour_of_place", [house], ours)


# 考察团一行|通过实地察看、听取介绍等方式,|详细了解…
BY_MEANS = re.compile(r"通过[^,，。;；]{0,24}?(?:看|听|观|参观|考察|走访|交流|座谈)")


def _looked_by_means(reading: Reading, clause: Clause) -> bool:
    """Tell whether the clause right before says who looked and by what means: 考察团通过听介绍、看现场,详细了解…."""
    if clause.number == 0:
        return False
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    return before.own_subject and BY_MEANS.search(before.text) is not None


def _stands_at_things(reading: Reading, clause: Clause) -> bool:
    """Tell 在齿轮厂、甲小镇项目,考察团详细了解…, where none of the things seen has a name of its own."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    at = STANDS_AT_THINGS.match(reading.clean, first.start, first.end) if first is not clause else None
    if at is None or first.cues or NO_THING.search(at["what"]) or PART_OF_A_HOUSE.match(at["what"]):
        return False
    named = [t for t in first.tokens if t.kind == "L" and t.end == at.end("what")]
    towns = any(reading.level(t) in ("country", "province", "city", "district") for t in named)
    return not towns and not any(t.kind in "PD" for t in first.tokens)


def _sight_of_sentence(reading: Reading, clause: Clause) -> Token | None:
    """Give the sight at which a sentence takes place: 在某展厅,一行了解情况."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if first is clause or first.cues or not first.text.lstrip(" \u3000").startswith("在") or not first.tokens:
        return None
    last = first.tokens[-1]
    return last if last.kind == "L" and is_sight(reading, last) and last.end == first.end else None


def heard(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 听取某部的工作汇报 (a meeting), 赴某区听取建设情况 (an inspection of the district)."""
    if (
        not delegation_acts(reading, context, clause, cue.start)
        or HEARS.search(reading.clean, cue.start, clause.end) is None
    ):
        return None
    ours = actors(reading, context, clause, cue.start)
    goes = GOES.search(reading.clean, clause.start, cue.start)
    if goes is not None:
        hosts = [t for t in clause.tokens if goes.end() <= t.start < cue.start and t.kind in "OL"]
        if hosts:
            return tell(reading, context, clause, cue, "inspection", "inspection_heard", hosts, ours)
    objects = [t for t in objects_of(reading, clause, cue) if t.kind in "PO"]
    if objects and "汇报" in clause.text and REPORTS.match(reading.clean, objects[0].end):
        return tell(reading, context, clause, cue, "meeting", "report_heard", objects[:1], ours)
    return None
