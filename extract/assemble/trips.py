"""Trips: who travelled where, when, led by whom, as one article tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter

from extract.assemble.reading import (
    LED_AS,
    LED_BY,
    MADE_UP_OF,
    NEWS_DAYS,
    UNREAD_PART,
    Clause,
    Reading,
    Token,
    days_between,
    is_event_day,
)
from extract.assemble.told import Days, Lead, Party, Trip, TripPlace
from extract.assemble.wording import BARE_GROUP, GROUP, WENT_THERE
from extract.segment import Story
from extract.settle.homes import BEYOND
from extract.settle.settled import DateMention, Entity, Issue

GOES = re.compile(
    r"访问[、和]考察(?!团|组)|飞抵|拜访(?=[^,，。;；]{4,30}?(?:[二两三四五]国|等国|[,，。]|$))|走访了?(?=[^,，。;；的]{4,30}?[二两三四五六七八九2-9][座个]?(?:城市|市|国|地)(?:[,，。]|$))|深入(?!了|推|学|贯|开|实|研|交|合|探|沟|落)|赴|出访(?!团)|远赴|奔赴|飞赴|转赴|前往|抵达|到达(?!了?(?:率|[0-9]))|抵(?=[\u4e00-\u9fff](?:[,，。开进出参考访]|$))|来到|莅临?|访问(?!的(?!.{0,6}站))|到访|走进|来访(?!者|问|的|团)|来(?=.{0,3}(?:考察|访问|参观|洽谈|调研|与会|参会|出席|我[市省区县州]))|到(?!了|位|来|达|底|会|场|第|访|期|账|\d)"
    r"|(?<=[团员队])访(?!问|谈|客|团|华|学)|(?<=[行团])来(?=[\u4e00-\u9fff]{1,8}?(?:[,，。;；]|$))|(?<=[行人市区县州团队])来(?=[^,，。;；]{2,16}?(?:招商|推介|考察|访问|参观|洽谈|调研|交流|学习|走访|对接))"
    r"|(?<=率团|率队|带队|表团|察团|访团|问团|商团|分队)在(?![^,，。;；]{2,40}?(?:陪同|率领|带领|带队)之?下)(?=[^,，。;；]{2,24}?(?:开展|进行|考察|举办|举行|招商|参加|出席|访问|拜访|拜会|走访|推介|洽谈|签署|签订|签约|会谈))"
    r"|(?<=[,，])在(?=[^,，。;；]{2,12}?(?:举办|举行|召开)(?:了)?[^,，。;；]{0,24}?(?:推介|说明会|恳谈|招商|对接会|洽谈))"
    r"|(?<=[,，])在(?=[^,，。;；]{2,10}?(?:展开|开展|进行)(?:了)?(?:为期[^,，。;；]{1,4}天的)?[^,，。;；]{0,6}?(?:访问|考察))"
)
STAYS = "在"
IN_TURN = re.compile(r"(?:先后|依次|相继|重点|专程)$")
# 市长甲带队,局长乙陪同,组成招商小分队|赴丙市
FORMS_A_GROUP = re.compile(rf"(?:一起|共同|联合)?组成[^,，。;；]{{0,16}}?{GROUP}(?:一行)?")
LED_ALONE = re.compile(
    r"(?:率团|率队|带队|领团|领队|(?:出|担)?任(?:此次|本次|是次|这次|该)?(?:[^,，。;；任]{0,8}?团)?(?:的)?团长)(?:出访|访问|参加(?:上述|相关)?活动|前往)?[。 ]*(?:$|[,，])"
)  # 副市长甲率团出访
OF_THERE = re.compile(
    r"的(?!(?:正式|友好|工作|经贸|商务|行程|考察|访问|活动))[^,，。;；]{2,20}?(?:公司|集团|企业|工厂|园|基地)"
)
LIST_GAP = re.compile(r"(?:、|和|及|以及|与|,|,|等国?|的|\s|—|-|和其|[（(）)])*")
UNREAD_STOP = re.compile(
    r"、[\u4e00-\u9fff]{2,5}、"
)  # 甲市|、乙某、|丙市: a stop no list holds between two that are read
UNREAD_INSIDE = re.compile(
    r"[\u4e00-\u9fff]{1,6}[省州市郡道府县区][、和及与]"
)  # 甲国|某某省、|乙国: a part of 甲国 that no list holds
# 甲国|北部城市|乙: what kind of town it is, and where in the land
TOWN_OF_THAT_LAND = re.compile(
    r"(?:(?:[东西南北中]|东南|东北|西南|西北)部|沿海|边境|第[二三四]大|最大|重要|主要|著名|港口|工业|历史|文化|旅游|的)*"
    r"(?:城市|名城|小镇|古城|古镇)"
)
PURPOSE = re.compile(
    r"考察|到访|来访|参访|参观|走访|拜访|拜会|访问|洽谈|招商|推介|出访|经贸|商务|调研|交流|参展|学习|对接|“双招双引”|签约|寻找?商机|寻求合作"
)
INVITES_THEM = re.compile(r"邀请(?:他们|她们|其|对方|企业家?|客商|大家|嘉宾|商会|各位|广大)")
INVITES_SOMEBODY = re.compile(r"(?<!应)(?<!受)邀请[\u4e00-\u9fff]{1,12}$")
SPOKEN_TO = re.compile(r"(?<![面应核校])(?:对|向)[^,，。;；]{2,24}$")
SPOKEN_END = re.compile(r"表示[^,，。;；]{0,8}?(?:欢迎|感谢|祝贺|谢意)")
OF_FOREIGNERS = re.compile(r"驻华|使节|外交官|外国")  # 外国使节参访团
FROM_AFAR = re.compile(r"大湾区|港澳|海外|[台侨]商|外商|华侨|华人|珠三角|长三角|京津冀")  # delegations of no one place
STOP_END = re.compile(r"(?:访问|考察|逗留|停留)?(?:期间|时)?")
# The place stands right behind them, or they have none.
SHORT_REACH = frozenset({"在", "深入", "访问", "访", "到访", "来访", "到", "来", "莅", "莅临"})
# A body that travels without a delegation's name: 某商会一行32人到…, 某协会组团赴….
BODY_TRAVELS = re.compile(
    r"一行|组团|率领下|带领下|带队|应邀|(?:先后|专程|组织)[^,，。;；]{0,12}?[赴往]|[组派][织成][^,，。;；]{2,30}?前?[赴往]|负责人(?:一行)?(?:专程)?前?[赴往]"
)
UNDER = re.compile(r"在.{2,40}?(?:率领|带领|带队)下|由.{2,40}?(?:率队|带队|率领|带领)")
# 对甲国、乙国进行…访问, 结束对甲国的访问: the list stands before its verb.
TOWARDS = re.compile(r"(?<![面应核校])对(?!接|比|外|口|话|标|策|象|手|方)")
DONE_TO = re.compile(
    r"(?:等)?(?:[0-9一二两三四五六七八九十]{0,3}个?(?:国家|城市|国|市|省|地))?"
    r"(?:(?:进行|展开|开展)(?:了)?(?:为期.{1,3}天的)?.{0,6}?|的(?:正式|友好|工作|经贸|商务|经贸友好)?"
    r"|为期.{1,3}天的(?:正式|友好|工作|经贸|商务){0,2})(?:访问|考察|回访)"
)
ENDED = re.compile(r"结束了?$")  # 结束对甲国的访问: the day told is the last
# 对上述三国进行访问: where that is stands elsewhere.
TO_THEM = re.compile(
    r"访问(?:上述|这)?[二两三四五六七](?:国|地|个国家)|对(?:上述|这|以上|当地)?[一二两三四五六七八九十]?(?:国|地|市|个国家|个城市)(?:进行|展开|开展)(?:了)?[^,，。]{0,8}?(?:访问|考察)"
)
# 应甲国、乙国有关方面邀请: the countries that a journey to 两国 went to
INVITED_BY = re.compile(r"应(?P<who>[^。;；]{2,80}?)邀请")
# 来我市考察, 来锡访问: whoever writes so sits where the guests arrive.
COMES = re.compile(
    r"(?<![本未原近以带历从起])(?<!(?<!先)后)(?:来访|到访|访问|来|到|赴|抵达|莅临)(?P<where>我[市省区县州]|本[市省区县])|"
    r"(?<![本未原近以带历从起年])(?<!(?<!先)后)来(?P<short>(?![到自此这该考访参])[\u4e00-\u9fff])(?:(?=[^,，。;；]{0,4}(?:考察|访问|参观|洽谈|调研|参访)|(?:开展|进行)[^,，。;；]{2,10}?(?:考察|访问|交流|洽谈|调研|对接|参访))|(?<=[行团]来[\u4e00-\u9fff])(?=[,，。;；]|$))|"
    r"(?:到|赴|抵|莅)(?P<seat>(?!临)[\u4e00-\u9fff])(?=(?:进行|开展)?(?:商务|经贸|投资|实地)?(?:考察|访问|洽谈|调研|参访))|"
    r"(?:回乡|返乡)(?=考察|参观|投资|对接|洽谈|调研|开展)"
)
# 董事长甲等|随|市长乙一行出访
FOLLOWS = re.compile(
    r"(?<![伴紧跟相尾])(?:跟随|随同|随)(?![着后即行团访同员时机身]|[州县](?!长))(?=[^,，。;；]{4,60}?(?:一行|率领|率团|带领|代表团|考察团|出访))"
)
WENT_BEFORE = re.compile(
    r"[ \u3000]*(?:(?:这|此次|本次|此行)?是)?继[^,，]{4,60}(?:之后|以后|后)(?:[,，]|$)"
)  # 继上月随省长甲访问某地后
# 此次来访,是代表团赴甲市之后的又一站: what a journey is, not that it begins
IS_PART_OF = re.compile(r"[ \u3000]*(?:也|正)?是")
# 周六会转到某市, 还会有第二批考察团赴某地: still to come; 出席招商晚会 is no 会
TO_COME = re.compile(
    r"(?:还|也|亦|更|将|又|届时|随后|其后|周[一二三四五六日]|星期[一二三四五六日天]|[日月午]|[今明当][晚早])会(?![议见晤谈同合面员所场])|将[于以会]"
)
# 今年是某市连续第三年到某地推介: how often they went, not that they go
HOW_OFTEN = re.compile(
    r"(?:每年|年年|历年|往年|每逢|每届)[^,，。;；]{0,24}$|是[^,，。;；]{0,16}?(?:第[0-9一二三四五六七八九十]+[次年届度]|首次|头一次)"
)
# 参加走进某地(某市)招商推介会: out of the name of an event
IN_NAME_OF_EVENT = re.compile(r"(?:参加|出席|举办|举行|召开|承办)了?[^,，。;；]{0,30}$")
ARRIVED = re.compile(r"飞?抵达?|到达")  # the day of arrival is not the last
# 由市委书记甲带队组成我市代表团|到某省
BY_WHOM = re.compile(r"由(?P<who>[^,，。;；由]{2,60}?)(?:带队|率队|率团|率领|带领|领队|任团长)[^,，。;；]{0,24}$")
# 由省长甲任团长,市长乙任副团长的代表团|抵达某市
HEADED_BY = re.compile(r"(?<![理事])由(?P<who>[^。;；由]{2,60}?)(?:担任|出任|任|为)(?:代表团)?(?:总)?(?:团长|领队)")
ALSO = re.compile(r"还(?:先后|分别|专程|一同)?$")  # 一行还|到乙区、丙县
# 商会组成代表团|前往某市
FORMED = re.compile(rf"(?:组成|组织|组建)[^,，。;；]{{0,12}}?{GROUP}[”」]?(?:一行)?$")
# 我市经济、文化代表团, 市党政代表团: of whoever writes so
OUR_GROUP = re.compile(
    rf"(?:我|(?<![\u4e00-\u9fff]))[市省区县州][\u4e00-\u9fff、]{{0,8}}?{GROUP}(?:一行)?"
    rf"|我[市省区县州](?:派出|组织)[\u4e00-\u9fff0-9]{{0,12}}?组成的{GROUP}"
)
YOUR_GROUP = re.compile(r"贵[省市区县州方国]")
A_GROUP = re.compile(rf"[\u4e00-\u9fff、]{{0,16}}?{GROUP}(?:一行)?")
# 会见|来我市访问的某国某市市长甲
COMING = re.compile(
    r"了?(?:(?:应邀)?前来(?:参加|出席)[^,，。;；的]{2,20}?|来(?:[\u4e00-\u9fff]{1,5}?)?(?:进行|开展|友好|工作|正式|商务|经贸|交流|参观)*(?:访问|考察|洽谈)|来访|到访)"
    r"(?:[,，、]?并[^,，。;；的]{2,16})?的"
)
# 市长甲与|来我市访问的|乙市市长丙会面
WITH_GUESTS = re.compile(rf"[与和同跟](?P<coming>{COMING.pattern})")
CAME_HERE = re.compile(
    r"(?:前来)?(?:来访|到访|来[\u4e00-\u9fff]{1,3}?(?:访问|考察))的"
)  # 以甲为团长的|来访的|某国代表团
AND_PARTY = re.compile(r"(?:先生|女士|阁下)?(?:[(（][^)）]{1,40}[)）])?(?:偕夫人)?一行")
AWAY_FROM_HOME = re.compile(r"期间|出访|访问|率团|率队|两会|赴")
CARRIES_ON = re.compile(r"(?:就|即|便|并|随后|先后|分别|一行|率先|马不停蹄)*(?:赴|出访|前往|抵达|到|来到)")
# 会见市长甲|率领的某市代表团
BROUGHT = re.compile(rf"(?:率领|带领|带队|率队|任团长|为团长)的[^,，。;；]{{0,20}}?(?:{GROUP}|客人|来宾)")
LEADS = re.compile(r"率团|组团|率员|率队|带队|率领|带领|领队|率|一行")
TAKES_ALONG = re.compile(r"率领|带领|率")
STATED_DAYS = re.compile(
    r"(?:为期|历时|前后|短短)?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})天(?:的?(?:时间|行程|之行|访问|出访|考察|活动|时光|推介|交流)|[0-9一二两三四五六七八九十]{1,3}[地城国市]|里|内,|,)"
)
STATED_DAYS_SURE = re.compile(
    r"(?:为期|历时)([0-9]{1,2}|[一二两三四五六七八九十]{1,3})天(?!的?[^,，。;；考访]{0,12}?(?:大会|会议|论坛|展览|展会|博览会|庆祝|庆典|展销|文化节|艺术节|培训))"
)
DAYS_TO_COME = re.compile(
    r"(?:未来|今后|接下来|此后|随后|其后|剩下|最后|头|前)的?$"
)  # 未来|两天: a part of the journey
MEMBERS = re.compile(
    r"(?:参加|参与|陪同|随团|随同|一同|随行|同行)(?:了)?(?:此次|相关|有关|上述|考察|调研|出访|访问|拜访|招商|走访|活动|学习|洽谈|行程|前往|$|。)"
)
HEADS_OF_HOME = re.compile(r"[省市区县州]领导")
# 代表团成员包括副主席甲、局长乙
MEMBERS_ARE = re.compile(
    rf"(?:(?:{GROUP}|团组)(?:的)?(?:主要)?|^)(?:成员|团员)(?:包括|还有|还包括|有|为|是|由)(?![^,，。;；]{{0,8}}?组成)"
    rf"|(?:{GROUP})(?:的)?(?:主要)?(?:成员|团员)"
)
# 代表团由主任甲、总经理乙等9位代表组成
CONSISTS_OF = re.compile(rf"{GROUP}(?:一行)?由(?P<who>[^。;；由]{{2,240}}?)(?:等[^,，。;；]{{0,40}}?)?(?:共同)?组成")
CONSISTS = re.compile(rf"{GROUP}(?:一行)?由")
# 副县长甲、局长乙随团考察: of the guests or of ours, whatever house is theirs
ALONG = re.compile(r"(?<![记作学])(?:随团|随行|随访|随同)(?!团|车|专家)[^,，。;；]{0,6}?(?:[,，。;；]|$)")
JOINS_IN = re.compile(
    r"参加(?:了)?(?:活动|考察|调研|招商|学习|此次|本次|上述|相关|有关)?[^,，。;；会仪式]{0,8}[。;； ]*$"
)
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
# 某商会到乙市|进行招商走访
TOURS_THERE = re.compile(
    r"(?:等地)?(?:进行|开展|展开|组织|举办)?了?(?:为期[^,，。;；的]{1,4}的)?[^,，。;；的]{0,8}?(?:考察|招商|调研|走访|参访|学习交流|推介|经贸洽谈)(?!座谈|恳谈|对接会|推介会|大会|会|暨)"
)
RIGHT_BEFORE = re.compile(r"(?:等)?(?:一行)?(?:先后|专程|组团|组织|联合|一起|共同|日前|近日)*")  # 某商会|先后|到乙市
SPEAKS = re.compile(r"致辞|致欢迎辞|发表|推介|讲话|代表")
NATIONAL_RANK = 2  # heads of state and their deputies: diplomacy, never a trade delegation
OPENING_SENTENCES = 2  # the range of a journey stands in the first sentence, or behind a flourish
OF_THE_GUESTS = frozenset({"delegation_name", "leader_office"})
MAX_HEADS = 3  # who leads together stands first
# 市政府 and 县委县政府: whose they are is not said
BARE_HOUSE = re.compile(r"[省市区县州](?:委|政府|人民政府|议会|政厅)|[省市区县]委[省市区县]政府")
VISITS = frozenset({"site_tour", "visit", "visit_or_travel"})
# 今年9月,县长甲来过: the head of a sentence that goes back
RECALLS = re.compile(r"[ \u3000]*(?:早在|就在)?(?:今年|去年|前年|同年|上个?月|(?:19|20)[0-9]{2}年)[^,，。;；]{0,14}")
# 客人3月17日|结束访问, 离开甲市
LEAVES = re.compile(
    r"(?:结束|圆满结束)了?(?:对[^,，。;；]{1,12}的|在[^,，。;；]{1,12}的)?[^,，。;；]{0,6}?(?:访问|考察|行程)|离开"
)
# 至9日结束的停留期间, 访问将持续至9日: how long they stay
STAYS_UNTIL = re.compile(
    r"(?:至|到)[^,，。;；]{2,12}?(?:为止|结束)?的?(?:逗留|访问|停留|行程|考察)期间"
    r"|(?:访问|逗留|停留|行程|考察)(?:活动)?(?:将|预计)?(?:持续)?(?:至|到)(?=[0-9])[^,，。;；]{2,10}?(?:结束|为止)?(?=[,，。;；]|$)"
)
MAX_DAY_GAP = 3  # days between two days of one journey
MAX_TRIP_DAYS = 45  # longer ranges are campaigns, not journeys


@dataclass(slots=True, kw_only=True)
class Frame:
    """What holds for one passage of a story, mostly all of it: whose news it is, its trip, and who acts for the delegation.

    `beside` are journeys that one sentence tells together, so that nothing else told is of one of them.
    """

    story: Story
    home_id: str | None
    home_basis: str
    clauses: list[Clause] = field(default_factory=list)
    trip: Trip | None = None
    beside: list[Trip] = field(default_factory=list)
    delegations: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)

    @property
    def is_inbound(self) -> bool:
        """Tell whether guests came to the home place."""
        return self.trip is not None and self.trip.direction == "inbound"


def find_trips(reading: Reading) -> list[Frame]:
    """Read every story for its journey; stories whose home, destination and days agree share one trip."""
    frames: list[Frame] = []
    for story in reading.settled.stories:
        whole = _frame_of(reading, story, reading.clauses_by_story[story.ordinal])
        told = _journeys_told(reading, whole)
        for clauses in _passages(reading, whole, told):
            frame = replace(whole, clauses=clauses)
            last = clauses[-1].start if clauses else -1
            _find_trip(reading, frame, [t for t in told if clauses and clauses[0].start <= t[1].start <= last])
            first = next((f for f in frames if f.trip is not None), None)
            if (
                frame.trip is not None
                and first is not None
                and first.trip is not None
                and _same_trip(reading, frame, first)
            ):
                frame.trip = None
            if (
                frame.trip is None
                and first is not None
                and first.story is not story
                and _shares_trip(reading, frame, first, clauses)
            ):
                frame.trip = first.trip
            _gather(reading, frame, clauses)
            frames.append(frame)
    return frames


def _frame_of(reading: Reading, story: Story, clauses: list[Clause]) -> Frame:
    """Give the frame of a whole story, before its journey is read."""
    home = reading.home(story.ordinal)
    frame = Frame(
        story=story,
        home_id=home.place_local_id if home else None,
        home_basis=home.basis if home else "unstated",
        clauses=clauses,
    )
    teller = reading.local_by_key.get(reading.settled.teller_by_story.get(story.ordinal) or "")
    if teller is not None and home is not None and home.basis in OF_THE_GUESTS:
        frame.home_id, frame.home_basis = teller, "local_paper"  # told from where the guests went
    return frame


def _journeys_told(reading: Reading, frame: Frame) -> list[tuple[int, Trip]]:
    """Give every journey that a paragraph of a story tells, with how sure it is."""
    found = [
        _travel(reading, frame, clause)
        for clause in frame.clauses
        if clause.sentence.block_kind == "paragraph" and not clause.earlier
    ]
    return [trip for trip in found if trip is not None]


def _passages(reading: Reading, frame: Frame, told: list[tuple[int, Trip]]) -> list[list[Clause]]:
    """Cut a story where it goes on to the journey of others, told as plainly as the first: one passage for each.

    3月5日,甲国乙市市长丙率团来访。…|3月8日,丁国戊市市长己率团来访。… A list of many journeys stays whole.
    """
    trips = [trip for _, trip in told] or _receptions_told(reading, frame)
    starts: list[int] = []
    clause_by_start = {c.start: c for c in frame.clauses}
    before = trips[:1]
    for trip in trips[1:]:
        clause = clause_by_start[trip.start]
        if all(_goes_on_to_another(reading, other, trip, clause) for other in before):
            before.append(trip)
            starts.append(clause.sentence.start)
    many = bool(told) and trips[0].direction == "outbound" and len(starts) + 1 >= FEWEST_JOURNEYS
    if many or _is_chronicle(reading, [trip for _, trip in told], frame.clauses):
        return [frame.clauses]
    bounds = [-1, *starts, len(reading.clean)]
    return [[c for c in frame.clauses if begin <= c.start < end] for begin, end in pairwise(bounds)]


def _goes_on_to_another(reading: Reading, first: Trip, found: Trip, clause: Clause) -> bool:
    """Tell the journey of other guests, or of another head to another place on other days, from one told before it."""
    if first.direction != found.direction or not clause.own_subject or clause.sentence.start <= first.start:
        return False
    one, other = first.lead.local_id, found.lead.local_id
    if one is None or other is None:
        if first.delegation_id is None or found.delegation_id is None or first.delegation_id == found.delegation_id:
            return False
    elif one == other or other in {m.local_id for m in first.members} or one in {m.local_id for m in found.members}:
        return False
    if found.direction == "inbound":
        return _are_apart(reading, first.home_id, found.home_id)
    if one is None or other is None or OF_A_PART.search(reading.clean, clause.sentence.start, clause.end) is not None:
        return False
    days, others = _days_written(reading, first), _days_written(reading, found)
    return bool(days and others and not days & others) and all(
        _are_apart(reading, p.local_id, q.local_id) for p in first.places for q in found.places
    )


def _days_written(reading: Reading, trip: Trip) -> set[str]:
    """Give the dates that stand in the sentence of a journey before it, as they are written: 3月5日,市长甲率团赴乙国."""
    opens = max(reading.clean.rfind(mark, 0, trip.start) for mark in "。\n") + 1
    return {reading.clean[d.start : d.end] for d in reading.every_date_in(opens, trip.end)}


def _are_apart(reading: Reading, one: str | None, other: str | None) -> bool:
    """Tell two known places neither of which lies in the other."""
    known = one is not None and other is not None
    return known and not reading.lies_in(one or "", other) and not reading.lies_in(other or "", one)


OF_A_PART = re.compile(r"分[团队组赴别头]|小分队|兵分|另一路|随后|还|也")  # of one journey, perhaps


def acts_for_delegation(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether a person or body belongs to the travelling side."""
    if token.kind == "D":
        return not frame.delegations or token.local_id in frame.delegations
    if any(token.local_id in ours for ours in (frame.people, frame.bodies, frame.delegations)):
        return True
    if token.kind == "P":
        if frame.bodies and any(
            r.organization_local_id in frame.bodies for r in reading.roles_by_person.get(token.local_id, ())
        ):
            return True
        if frame.is_inbound and frame.trip is not None:
            return reading.offices_in(token.local_id, frame.trip.home_id)
        return reading.offices_in(token.local_id, frame.home_id) and not _is_envoy(reading, token.local_id)
    if frame.is_inbound and frame.trip is not None:
        guests = frame.trip.home_id
        if token.kind == "L" and token.local_id == guests:
            return True  # 甲市与乙市签署, where 甲市 came
        if token.kind != "O" or guests is None or not reading.lies_in(token.local_id, guests):
            return False
        return frame.home_id == guests or not reading.lies_in(token.local_id, frame.home_id)
    if token.kind == "O" and _is_house_of_the_lead(reading, frame, token):
        return True
    if token.kind == "O":
        entity = reading.entity(token.local_id)
        sits_home = reading.lies_in(token.local_id, frame.home_id)
        return sits_home and entity is not None and entity.detail_kind in ("government", "party", "industrial_park")
    return reading.lies_in(token.local_id, frame.home_id)


def _is_envoy(reading: Reading, person: str) -> bool:
    """Tell 某国驻甲市总领事乙: his house stands in the town and is not of it."""
    houses = reading.houses(person)
    return bool(houses) and all(h.detail_kind == "embassy" for h in houses)


def _is_house_of_the_lead(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether the one who leads a journey holds office in a body: 某协会会长甲率团, and 某协会 goes with him."""
    lead = frame.trip.lead.local_id if frame.trip is not None else None
    roles = reading.roles_by_person.get(lead, ()) if lead is not None else ()
    return any(r.organization_local_id == token.local_id and r.affiliation_basis == "stated" for r in roles)


# ---------------------------------------------------------------- the journey
def _find_trip(reading: Reading, frame: Frame, journeys: list[tuple[int, Trip]]) -> None:
    told: list[tuple[int, Trip]] = []
    clauses = frame.clauses
    clause_by_start = {c.start: c for c in clauses}
    for found in journeys:
        clause = clause_by_start[found[1].start]
        if told and _is_recalled(reading, told[0][1], found[1]):
            continue
        if _is_history(reading, found[1]):
            continue
        if told and found[1].direction == "inbound" and told[0][1].direction == "outbound":
            continue  # 客人随后来甲市回访: another journey than the one told of
        if told and NEXT_DAY.match(reading.clean, clause.sentence.start, clause.sentence.end):
            continue  # 第二天,代表团到访乙市政府: a later day of the journey told before
        told.append(found)
    if _is_chronicle(reading, [trip for _, trip in told], clauses):
        return  # each with its own people and days: whose what follows would be is not one journey's
    if not told:
        told += _told_beside(reading, frame, clauses)
    if not told:
        frame.beside = _journeys_beside(reading, frame)
    if not told and not frame.beside and (received := _receptions_told(reading, frame, only_first=True)):
        told.append((0, received[0]))
    if told:
        frame.trip = max(told, key=itemgetter(0))[1]
        if frame.trip.direction == "inbound":
            frame.trip = _to_the_whole(reading, frame.trip, [trip for _, trip in told])
        _every_stop(reading, frame.trip, [trip for _, trip in told])
        _stops_before(reading, frame.trip, [trip for _, trip in told])
        if frame.trip.direction == "outbound" and (
            frame.home_id is None
            or not (
                reading.lies_in(frame.trip.home_id, frame.home_id) or reading.lies_in(frame.home_id, frame.trip.home_id)
            )
        ):
            frame.home_id, frame.home_basis = frame.trip.home_id, frame.trip.home_basis
        _range_of_the_lead(reading, frame.trip, clauses)
        _day_of_leaving(reading, frame.trip, clauses)
        _days_that_follow(reading, frame, frame.trip, clauses)


def _told_beside(reading: Reading, frame: Frame, clauses: list[Clause]) -> list[tuple[int, Trip]]:
    """Give the first journey of the home place that a caption tells with its leader, where no paragraph tells one."""
    for clause in clauses:
        if clause.sentence.block_kind != "caption" or clause.earlier:
            continue
        found = _travel(reading, frame, clause)
        if found is not None and found[1].rule == "trip_led" and found[1].lead.local_id is not None:
            return [found]
    return []


def _is_chronicle(reading: Reading, told: list[Trip], clauses: list[Clause]) -> bool:
    """Tell a list of journeys, paragraph by paragraph, each under another head, on other days and to other places."""
    if len(told) < FEWEST_JOURNEYS:
        return False
    clause_by_start = {c.start: c for c in clauses}
    run: list[Trip] = []
    last_block = -1
    for trip in told:
        clause = clause_by_start[trip.start]
        block = clause.sentence.block
        if trip.lead.local_id is None or not reading.every_date_in(clause.sentence.start, trip.end):
            continue
        if block - last_block > LONGEST_ENTRY:
            run = []
        elif block == last_block or not all(_is_another(trip, other) for other in run):
            continue
        run.append(trip)
        last_block = block
        if len(run) >= FEWEST_JOURNEYS:
            return True
    return False


def _is_another(trip: Trip, before: Trip) -> bool:
    """Tell a journey under another head, to other places, and begun when the one before was over, where days are told."""
    if trip.lead.local_id == before.lead.local_id:
        return False
    if {p.local_id for p in before.places} & {p.local_id for p in trip.places}:
        return False
    over = before.days.last or before.days.first
    return over is None or trip.days.first is None or over < trip.days.first


FEWEST_JOURNEYS = 3  # two may be a journey and one it recalls
LONGEST_ENTRY = 2  # paragraphs a chronicle gives to one journey


def _is_history(reading: Reading, trip: Trip) -> bool:
    """Tell 2014年8月,甲对某国进行访问 in a paper of 2019: a journey of years ago that no delegation is led on."""
    printed = reading.settled.text.page.published_on
    if printed is None or trip.days.first is None or trip.rule != "trip_of_person":
        return False
    return trip.days.first.year < printed.year - 1


def _is_recalled(reading: Reading, first: Trip, found: Trip) -> bool:
    """Tell 今年9月,县长甲来过 behind the journey of December that a report opens with: another one, over before it."""
    sentence = reading.clean.rfind("。", 0, found.start) + 1
    if RECALLS.match(reading.clean, max(sentence, first.end)) is None or first.days.first is None:
        return False
    return found.days.last is not None and found.days.last < first.days.first


def _receptions_told(reading: Reading, frame: Frame, *, only_first: bool = False) -> list[Trip]:
    """Read 市长甲会见了乙市市长丙率领的代表团 as the journey of the guests: they came to where he governs, on days not told."""
    again = list(WELCOMED_AGAIN.finditer(reading.clean, frame.story.start, frame.story.end))
    trips: list[Trip] = []
    for clause in frame.clauses:
        if clause.sentence.block_kind != "paragraph" or clause.earlier:
            continue
        guests = (
            _guests_met(reading, frame, clause)
            or _guests_welcomed(reading, clause, again[0] if len(again) == 1 else None)
            or _guests_of_a_town(reading, frame, clause)
        )
        if guests is not None and (trip := _journey_of_guests(reading, frame, clause, guests)) is not None:
            trips.append(trip)
            if only_first:
                break
    return trips


def _journeys_beside(reading: Reading, frame: Frame) -> list[Trip]:
    """Give the journeys of delegations of several places that one clause tells together.

    甲县考察团和乙县考察团先后来到丙区; 市长甲会见乙市代表团、丙市代表团一行.
    """
    for clause in frame.clauses:
        if clause.sentence.block_kind != "paragraph" or clause.earlier:
            continue
        groups = _groups_listed(reading, clause)
        if not groups or clause.is_said(groups[0].start) or clause.is_hoped(groups[0].start):
            continue
        goes, places = _destinations(reading, clause)
        met = next((c for c in clause.cues if c.kind == "received" and c.end <= groups[0].start), None)
        came = goes is not None and groups[-1].end <= goes and len(places) == 1
        if met is None and not came:
            continue
        listed = {t.local_id for t in groups}
        guests = [
            Guests(
                head=None,
                delegation=group,
                hosts=[] if came else [t for t in clause.subjects if t.kind == "P" and t.local_id not in listed],
                start=group.start,
                end=group.end,
                came=came,
                place=places[0] if came else None,
            )
            for group in groups
        ]
        trips = [
            replace(trip, start=one.start, days=Days())  # 5日、8日…先后来到: who came when is not told
            for one in guests
            if (one.came or one.hosts) and (trip := _journey_of_guests(reading, frame, clause, one)) is not None
        ]
        if len(trips) == len(groups):
            return trips
    return []


def _groups_listed(reading: Reading, clause: Clause) -> list[Token]:
    """Give the delegations of different places that stand in one list: 甲县考察团一行9人和乙县考察团."""
    named = [
        t
        for t in clause.tokens
        if t.kind == "D"
        and t.local_id not in reading.of_several
        and BARE_GROUP.fullmatch(reading.clean, t.start, t.end) is None
    ]
    run = named[:1]
    for token in named[1:]:
        if AND_ANOTHER.fullmatch(reading.clean, run[-1].end, token.start) is None:
            break
        run.append(token)
    seats = [_seat_of_group(reading, t) for t in run]
    apart = all(_are_apart(reading, one, other) for n, one in enumerate(seats) for other in seats[n + 1 :])
    return run if len(run) > 1 and apart else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """Who came, as their hosts tell it: the head, or else the delegation, and from where to where they are named.

    `came` tells that they are said to have come (来访的), `is_party` that the head is met with others and no more is told.
    `place` is where they are said to have come to.
    """

    head: Token | None
    delegation: Token | None
    hosts: list[Token]
    start: int
    end: int
    came: bool = False
    is_party: bool = False
    place: Token | None = None


def _guests_met(reading: Reading, frame: Frame, clause: Clause) -> Guests | None:
    """Give the guests of 市长甲会见了乙市市长丙率领的代表团, 市长甲会见乙市代表团一行; nobody who is only said or hoped to be met."""
    met = next((c for c in clause.cues if c.kind in ("received", "meeting", "event_held")), None)
    if met is None or clause.is_said(met.start) or clause.is_hoped(met.start):
        return None
    beside = WITH_GUESTS.search(reading.clean, clause.start, met.start)
    at = beside.start("coming") if beside is not None else met.end
    head, start, end = _head_of_guests(reading, frame, clause, at)
    coming = COMING.match(reading.clean, at, clause.end)
    delegation = next((t for t in reading.tokens_in(start, end) if t.kind == "D"), None)
    if head is not None and delegation is None:
        delegation = _place_of_guests(reading, start, end)
    if head is None and met.kind == "received":
        start = coming.end() if coming is not None else met.end
        delegation = _group_at(reading, start, clause.end)
        end = delegation.end if delegation is not None else end
    hosts = [t for t in clause.subjects if t.kind == "P" and t is not head and t.end <= start]
    if (head is None and delegation is None) or not hosts:
        return None
    where = [t for t in reading.tokens_in(*coming.span()) if t.kind == "L"] if coming is not None else []
    return Guests(
        head=head,
        delegation=delegation,
        hosts=hosts,
        start=start,
        end=end,
        came=coming is not None or CAME_HERE.search(reading.clean, at, end) is not None,
        is_party=head is not None and met.kind == "received" and (start, end) == (met.end, head.end),
        place=where[0] if len(where) == 1 and reading.level(where[0]) in ("province", "city", "district") else None,
    )


def _place_of_guests(reading: Reading, start: int, end: int) -> Token | None:
    """Give the place whose people a head leads, where they are called guests only: 由知事甲率领的乙国丙县|客人."""
    inside = [t for t in reading.tokens_in(start, end) if t.kind == "L"]
    last = inside[-1] if inside else None
    return last if last is not None and LED_GUESTS.match(reading.clean, last.end, end) is not None else None


LED_GUESTS = re.compile(r"(?:客人|来宾)(?:一行)?$")


def _group_at(reading: Reading, at: int, end: int) -> Token | None:
    """Give the delegation with a name of its own that stands right behind a verb: 会见了|甲市代表团一行."""
    token = next(iter(reading.tokens_in(at, end)), None)
    if token is None or token.kind != "D" or reading.clean[at : token.start] not in ("", "了"):
        return None
    if BARE_GROUP.fullmatch(reading.clean, token.start, token.end) or token.local_id in reading.of_several:
        return None
    other = next(iter(reading.tokens_in(token.end, end)), None)
    if other is not None and other.kind == "D" and AND_ANOTHER.fullmatch(reading.clean, token.end, other.start):
        return None  # 会见了甲市代表团、乙市代表团: two journeys
    return token if OF_A_GROUP.match(reading.clean, token.end) is None else None


OF_A_GROUP = re.compile(r"的|团?成员|团长|秘书长")  # 会见甲市代表团|团长乙


def _guests_welcomed(reading: Reading, clause: Clause, again: re.Match[str] | None) -> Guests | None:
    """Give the guests of 市长甲对来访的客商团表示欢迎; an invitation is no welcome."""
    here = [again] if again is not None and clause.start <= again.start() < clause.end else []
    for found in (*WELCOMED.finditer(reading.clean, clause.start, clause.end), *here):
        if clause.is_said(found.start() - 1) or clause.is_hoped(found.start()):
            continue
        inside = reading.tokens_in(found.start("who"), found.end("who"))
        guest = next((t for t in inside if t.kind in "PD"), None)
        hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= found.start()]
        if guest is None or not hosts or any(t.local_id == guest.local_id for t in hosts):
            continue
        if found in here and (_went_away(reading, clause, hosts) or _talked_elsewhere(reading, clause, hosts)):
            continue
        if guest.kind == "D" and _group_at(reading, guest.start, guest.end) is None:
            continue
        if guest.kind == "P" and not _seats(reading, guest):
            continue
        where = [t for t in reading.tokens_in(found.start("came"), found.end()) if t.kind == "L"]
        return Guests(
            head=guest if guest.kind == "P" else None,
            delegation=guest if guest.kind == "D" else None,
            hosts=hosts,
            start=found.start(),
            end=found.end(),
            came=True,
            place=where[0] if len(where) == 1 else None,
        )
    return None


def _went_away(reading: Reading, clause: Clause, people: list[Token]) -> bool:
    """Tell 市长甲赴乙市与丙会谈。甲欢迎丙首次到访: an invitation by who is the guest."""
    known = {t.local_id for t in people}
    return any(
        c.start < clause.start
        and any(t.local_id in known for t in c.subjects)
        and WENT_THERE.search(reading.clean, c.start, c.end) is not None
        for c in reading.clauses_by_block[clause.sentence.block]
    )


def _talked_elsewhere(reading: Reading, clause: Clause, people: list[Token]) -> bool:
    """Tell 市长甲与丙在乙市会谈。甲欢迎丙再次来访, and 甲与丙视频会谈: no guest came to where the hosts govern."""
    known = {t.local_id for t in people}
    seats = {seat for t in people for seat in _seats(reading, t)}
    return any(
        c.start < clause.start
        and any(t.local_id in known for t in c.subjects)
        and (
            TALKED_ONLINE.search(reading.clean, c.start, c.end) is not None
            or any(_stated_elsewhere(reading, c, seat) for seat in seats)
        )
        for c in reading.clauses_by_block[clause.sentence.block]
    )


TALKED_ONLINE = re.compile(r"视频|线上|连线|网络会议|通电话")  # 甲与乙|视频|会谈

# 甲|欢迎省长乙首次率团访问丙地: of a visit that is there, not one that is hoped for
WELCOMED_AGAIN = re.compile(
    r"(?<![不再])欢迎(?P<who>[^,，。;；]{2,24}?)(?:就任|上任|出任[^,，。;；]{1,8}?|履新)?(?:以?来|后)?(?:首次|再次|第[一二三四五六]次|专程)(?P<came>(?:率团|率队)?(?:来|访|到访|访问)[\u4e00-\u9fff]{1,6}?(?=访问|考察|[,，。;；]|$))"
)


def _guests_of_a_town(reading: Reading, frame: Frame, clause: Clause) -> Guests | None:
    """Give the guests of 甲市迎来乙市代表团, 我市迎来以市长丙为团长的乙市代表团, and the town they came to."""
    for found in TOWN_RECEIVES.finditer(reading.clean, clause.start, clause.end):
        if clause.is_said(found.start()) or clause.is_hoped(found.start()):
            continue
        town = next((t for t in clause.tokens if t.end == found.start() and t.kind == "L"), None)
        home = reading.entity(frame.home_id)
        if town is None and home is not None and OUR_TOWN.search(reading.clean, clause.start, found.start()):
            at = found.start()
            town = Token(kind="L", local_id=home.local_id, start=at - 2, end=at, name_start=at - 2)
        if town is None or reading.level(town) not in ("city", "district", "province", "zone"):
            continue
        led = LED_AS.match(reading.clean, found.end(), clause.end)
        start = led.end() if led is not None else found.end()
        delegation = _group_at(reading, start, clause.end)
        inside = reading.tokens_in(found.end(), start)
        head = next((t for t in inside if t.kind == "P"), None)
        if delegation is not None:
            return Guests(
                head=head, delegation=delegation, hosts=[], start=start, end=delegation.end, came=True, place=town
            )
    return None


TOWN_RECEIVES = re.compile(r"(?:近日|日前|今日|今天|再次|再度|首次|又|再|喜)*迎来了?")  # 甲市|迎来|乙市代表团
OUR_TOWN = re.compile(r"我[市省区县州]$")
HAVE_COME = r"(?:的?(?:到来|来访|到访|莅临|前来|来[\u4e00-\u9fff]{1,8}?|莅[临]?[\u4e00-\u9fff]{1,8}?|到[\u4e00-\u9fff]{2,8}?|访问[\u4e00-\u9fff]{1,6}?))(?:参观|考察|访问|交流|调研|洽谈|指导|学习)*"
# 甲|对乙市客商团来访表示欢迎
WELCOMED = re.compile(
    rf"(?<![面应核校])[对向](?P<who>[^,，。;；对]{{2,40}}?)(?:一行)?(?P<came>{HAVE_COME})表示[^,，。;；]{{0,6}}?欢迎"
)


def _journey_of_guests(reading: Reading, frame: Frame, clause: Clause, guests: Guests) -> Trip | None:
    """Give the journey of guests to the place of those who receive them; none where either is not told for certain."""
    head, delegation, hosts = guests.head, guests.delegation, guests.hosts
    away = AWAY_FROM_HOME.search(reading.clean, clause.sentence.start, guests.start) is not None
    if LONG_AGO.search(reading.clean, clause.sentence.start, guests.start) or (
        away and head is None and not guests.came
    ):
        return None
    named = [t for t in (head, delegation) if t is not None]
    if any((reading.rank(t.local_id) or 9) < NATIONAL_RANK and not _seats(reading, t) for t in (*named, *hosts)):
        return None
    place = _said_to_have_come_to(guests) or _where_received(
        reading,
        frame,
        clause,
        hosts,
        by_their_seat=not away,
    )
    if place is None and guests.came:
        place = _where_they_are_posted(reading, clause, hosts)
    if place is None or any(
        reading.offices_in(t.local_id, place.local_id) if t.kind == "P" else reading.lies_in(t.local_id, place.local_id)
        for t in named
    ):
        return None
    if guests.is_party and head is not None and reading.governs(head.local_id, place.local_id):
        return None  # 甲市市长会见甲省某联主席一行: who sits there already, perhaps
    outbound = "CN" not in reading.place_keys_up(place.local_id)
    told_by_guests = frame.home_basis in OF_THE_GUESTS and not reading.lies_in(place.local_id, frame.home_id)
    if (
        frame.home_id is not None
        and not told_by_guests
        and not any(_is_guest(reading, frame, t, sure_of_it=guests.came) for t in named)
    ):
        return None
    home_id, home_basis = _home_of_guest(reading, delegation, [head] if head is not None else [])
    led = LED_BY.match(reading.clean, guests.start, guests.end)
    heads = [t for t in reading.tokens_in(*led.span("who")) if t.kind == "P"] if led is not None else []
    if len(seats := {seat for t in heads for seat in _seats(reading, t)[-1:]}) > 1:
        land = reading.smallest_common(sorted(seats))
        abroad = land is not None and "CN" not in reading.place_keys_up(land)
        home_id, home_basis = (land, "leader_office") if abroad else (None, "unstated")
    if head is None and home_id is None:
        return None
    return Trip(
        start=clause.start,
        end=max(clause.end, guests.end),
        story=frame.story.ordinal,
        rule="trip_received",
        direction="outbound" if outbound else "inbound",
        home_id=home_id,
        home_basis=home_basis,
        delegation_id=delegation.local_id if delegation is not None and delegation.kind == "D" else None,
        lead=Lead(local_id=head.local_id, basis="stated", start=head.start, end=max(guests.end, head.end))
        if head is not None
        else Lead(),
        days=trip_days(reading, clause) if not hosts else Days(),
        places=[place],
        members=[_party(t) for t in heads if head is not None and t.local_id != head.local_id],
    )


LONG_AGO = re.compile(r"去年|前年|上年|此前|早前|历年|历史上|曾")


def _said_to_have_come_to(guests: Guests) -> TripPlace | None:
    """Give the place guests are said to have come to in the words that welcome them: 对甲市代表团莅临|乙国表示欢迎."""
    there = guests.place
    return TripPlace(local_id=there.local_id, days=Days(), start=there.start, end=there.end) if there else None


def _stated_elsewhere(reading: Reading, clause: Clause, place_id: str) -> bool:
    """Tell whether 在 names a place in a clause that lies in no place told: 驻某国大使甲|在乙市会见丙."""
    return any(
        t.kind == "L"
        and reading.clean.startswith("在", max(0, t.start - 1))
        and not reading.lies_in(t.local_id, place_id)
        and not reading.lies_in(place_id, t.local_id)
        for t in clause.tokens
    )


def _where_they_are_posted(reading: Reading, clause: Clause, hosts: list[Token]) -> TripPlace | None:
    """Give the land to which an ambassador is sent who receives those who came to see it: 驻某国大使甲会见来访的乙."""
    posted = POSTED_TO.search(reading.clean, clause.start, hosts[0].end)
    keys = reading.vocabulary.place_keys_by_alias.get(posted["land"], ()) if posted is not None else ()
    land = reading.local_by_key.get(keys[0]) if len(keys) == 1 else None
    if land is None or "CN" in reading.place_keys_up(land) or _stated_elsewhere(reading, clause, land):
        return None
    return TripPlace(local_id=land, days=Days(), start=hosts[0].start, end=hosts[0].end)


POSTED_TO = re.compile(r"(?:中国|我国?)?驻(?P<land>[\u4e00-\u9fff]{1,10}?)(?:特命全权|临时)?(?:大使|总领事|公使|代办)")


def _head_of_guests(reading: Reading, frame: Frame, clause: Clause, met: int) -> tuple[Token | None, int, int]:
    """Give who heads the guests that are met, and from where to where the guests are named; nobody where it is not told.

    市长甲率领的代表团, 以市长甲为首的乙市代表团, 来我市访问的乙市市长甲.
    """
    people = [t for t in clause.tokens if t.kind == "P"]
    if (led := LED_BY.match(reading.clean, met, clause.sentence.end)) is not None and led.end() > clause.end:
        return _first_of_those_who_lead(reading, led), led.start(), led.end()  # 由甲省省长乙,丙省省长丁率领的代表团
    if (group := BROUGHT.search(reading.clean, clause.start, clause.end)) is not None:
        return next((t for t in people if t.end == group.start()), None), group.start(), group.end()
    if (head := LED_AS.search(reading.clean, met, clause.end)) is not None:
        came = CAME_HERE.match(reading.clean, head.end(), clause.end)
        named = A_GROUP.match(reading.clean, came.end() if came is not None else head.end(), clause.end)
        who = next((t for t in people if head.start() < t.start and t.end < head.end()), None)
        return (who if named is not None else None), head.start(), named.end() if named else head.end()
    if (coming := COMING.match(reading.clean, met, clause.end)) is not None:
        where = [t for t in reading.tokens_in(coming.start(), coming.end()) if t.kind == "L"]
        behind = reading.tokens_in(coming.end(), clause.end)
        who = next((t for t in behind if t.kind == "P"), None)
        between = reading.clean[coming.end() : who.start] if who is not None else "、"
        here = frame.home_id is None or all(reading.lies_in(t.local_id, frame.home_id) for t in where)
        if here and "、" not in between:
            return who, coming.start(), coming.end()
    if (who := _head_of_a_party(reading, clause, met)) is not None:
        return who, met, who.end
    return None, clause.end, clause.end


def _first_of_those_who_lead(reading: Reading, led: re.Match[str]) -> Token | None:
    """Give the first of those under whom guests came: 由甲州州长乙,丙州州长丁率领的代表团 → 乙."""
    inside = reading.tokens_in(led.start("who"), led.end("who"))
    return next((t for t in inside if t.kind == "P"), None)


def _head_of_a_party(reading: Reading, clause: Clause, met: int) -> Token | None:
    """Give who is received with others, and governs a place or heads a chamber of one: 会见乙市市长丙|一行. A mission is at home here."""
    who = next((t for t in clause.tokens if t.kind == "P" and t.start >= met), None)
    if who is None or AND_PARTY.match(reading.clean, who.end, clause.end) is None:
        return None
    written = reading.clean[met : who.end]
    if OF_A_MISSION.search(written) is not None or AWAY_FROM_HOME.search(reading.clean, clause.sentence.start, met):
        return None
    if re.search("[、,，]", reading.clean[met : who.start]):
        return None
    heads = any(
        h.detail_kind == "association" and h.place_local_id and BRANCH_OF.search(h.name) is None
        for h in reading.houses(who.local_id)
    )
    return who if heads or _seats(reading, who) else None


def _only_seat(reading: Reading, hosts: list[Token]) -> str | None:
    """Give the one city or district, of China or abroad, whose offices all hosts hold."""
    seats = {seat for host in hosts for seat in _seats(reading, host)}
    seat = next(iter(seats)) if len(seats) == 1 else None
    found = reading.entity(seat)
    return seat if found is not None and found.detail_kind in ("city", "district", "zone") else None


def _where_received(
    reading: Reading, frame: Frame, clause: Clause, hosts: list[Token], *, by_their_seat: bool
) -> TripPlace | None:
    """Give where guests were received by those who govern there: the home place, or the one 在 names for a bare 市长."""
    stated = [
        t
        for t in reading.tokens_in(clause.sentence.start, clause.end)
        if t.kind == "L" and reading.clean.startswith("在", max(0, t.start - 1))
    ]
    theirs = frame.home_basis in OF_THE_GUESTS and not any(
        reading.governs(t.local_id, frame.home_id) or reading.is_unseated(t.local_id) for t in hosts
    )
    if by_their_seat and (frame.home_id is None or theirs) and (seat := _only_seat(reading, hosts)) is not None:
        named = [t for t in reading.tokens_in(clause.sentence.start, hosts[0].start) if t.kind == "L"]
        stated = [t for t in stated if set(reading.place_keys_up(t.local_id)) & reading.vocabulary.places.keys()]
        if not all(reading.lies_in(t.local_id, seat) or reading.lies_in(seat, t.local_id) for t in [*stated, *named]):
            return None
        return TripPlace(local_id=seat, days=Days(), start=hosts[0].start, end=hosts[0].end)
    if by_their_seat and frame.home_id is None and len(stated) == 1:
        seats = {seat for host in hosts for seat in _seats(reading, host)}
        town = stated[0] if reading.level(stated[0]) in ("city", "district") else None
        if town is not None and seats and all(reading.lies_in(town.local_id, seat) for seat in seats):
            return TripPlace(local_id=town.local_id, days=Days(), start=town.start, end=town.end)
    if frame.home_id is None:
        unseated = all(reading.is_unseated(t.local_id) for t in hosts)
        towns = [t for t in stated if reading.level(t) in ("city", "district")]
        if not unseated or len(towns) != 1:
            return None
        return TripPlace(local_id=towns[0].local_id, days=Days(), start=towns[0].start, end=towns[0].end)
    if not any(reading.governs(t.local_id, frame.home_id) for t in hosts):
        return None
    town = stated[0] if len(stated) == 1 and reading.level(stated[0]) in ("city", "district") else None
    if town is not None and reading.lies_in(town.local_id, frame.home_id):
        return TripPlace(local_id=town.local_id, days=Days(), start=town.start, end=town.end)
    before = [t for t in reading.tokens_in(clause.sentence.start, hosts[0].start) if t.kind == "L"]
    if not all(reading.lies_in(t.local_id, frame.home_id) for t in stated) or not all(
        reading.lies_in(t.local_id, frame.home_id) or reading.lies_in(frame.home_id, t.local_id) for t in before
    ):
        return None  # 在北京会见, 厦门投洽会期间会见: not at home
    return TripPlace(local_id=frame.home_id, days=Days(), start=hosts[0].start, end=hosts[0].end)


def _to_the_whole(reading: Reading, trip: Trip, told: list[Trip]) -> Trip:
    """Take 来甲市考察 for the journey of guests, not 前往乙区、丙县 told behind it: what they toured lies in the place they came to."""
    stops = {p.local_id for p in trip.places}
    kinds = {e.detail_kind for stop in stops if (e := reading.entity(stop)) is not None}
    for other in told if kinds <= {"district", "zone", "industrial_park"} else ():
        if other.direction != "inbound" or other.home_id != trip.home_id or len(other.places) != 1:
            continue
        whole = other.places[0].local_id
        if stops and whole not in stops and all(reading.lies_in(stop, whole) for stop in stops):
            return other
    return trip


def _every_stop(reading: Reading, trip: Trip, told: list[Trip]) -> None:
    """Take the longest list of places one sentence gives, where the journey's own words give only some of them."""
    longest = max(told, key=lambda other: len(other.places))
    if (longest.home_id, longest.direction) != (trip.home_id, trip.direction):
        return
    stops = {p.local_id for p in longest.places}
    if {p.local_id for p in trip.places} < stops:
        trip.places = longest.places  # also of 访问我省, where no place is told: 代表团到乙市考察
    elif trip.places and all(any(reading.lies_in(p.local_id, stop) for stop in stops) for p in trip.places):
        # 抵达甲国乙市,对甲国、丙国进行访问: 乙市, 丙国
        trip.places = [
            *trip.places,
            *(q for q in longest.places if not any(reading.lies_in(p.local_id, q.local_id) for p in trip.places)),
        ]


def _stops_before(reading: Reading, trip: Trip, told: list[Trip]) -> None:
    """Put the stops told before the journey's own words in front of them: 代表团前往甲区。24日,代表团赴乙市 → 甲区, 乙市."""
    if trip.direction != "outbound" or trip.rule != "trip_of_delegation":
        return
    for other in told:
        if other.start >= trip.start:
            return
        if (other.home_id, other.direction, other.rule) != (trip.home_id, trip.direction, trip.rule):
            continue
        if other.days.first is not None and trip.days.first is not None and other.days.first != trip.days.first:
            continue
        gone = {p.local_id for p in trip.places}
        stops = [p for p in other.places if p.local_id not in gone]
        if any(reading.lies_in(p.local_id, stop) or reading.lies_in(stop, p.local_id) for p in stops for stop in gone):
            continue
        trip.places = [*stops, *trip.places]


def _range_of_the_lead(reading: Reading, trip: Trip, clauses: list[Clause]) -> None:
    """Let the range that opens a report be the whole journey, where the journey's own words give one day of it or none."""
    lead = next((c for c in clauses if c.sentence.block_kind == "paragraph"), None)
    if lead is None:
        return
    starts = sorted({c.sentence.start for c in clauses if c.sentence.block == lead.sentence.block})[:OPENING_SENTENCES]
    opening = [c for c in clauses if c.sentence.start in starts and not c.earlier]
    for found in (d for c in opening for d in c.dates):
        if found.precision != "range" or not is_event_day(found) or _length(found) > MAX_TRIP_DAYS:
            continue
        first, last = trip.days.first, trip.days.last
        if found.date_from is None or found.date_to is None:
            continue
        if first is None or (found.date_from <= first and (last or first) <= found.date_to):
            trip.days = Days(
                first=found.date_from,
                last=found.date_to,
                basis=found.date_basis,
                reason=found.date_reason,
                start=found.start,
                end=found.end,
            )
            return


def _day_of_leaving(reading: Reading, trip: Trip, clauses: list[Clause]) -> None:
    """Let 客人3月17日结束访问并离开甲市 end a journey told with its first day alone."""
    first = trip.days.first
    if first is None or trip.days.last not in (first, None):
        return
    for clause in clauses:
        until = None if clause.earlier else STAYS_UNTIL.search(reading.clean, clause.start, clause.end)
        said = reading.dates_in(until.start(), until.end()) if until is not None else []
        if said and (day := said[-1].date_to) is not None and 0 < (day - first).days <= MAX_TRIP_DAYS:
            trip.days = replace(trip.days, last=day)
            return
        left = LEAVES.search(reading.clean, clause.start, clause.end)
        if clause.start < trip.end or clause.earlier or left is None:
            continue
        if clause.is_said(left.start()) or clause.is_hoped(left.start()):
            continue
        said = [d for d in reading.dates_in(clause.start, left.start()) if d.date_to is not None]
        if said and said[-1].date_to and 0 < (said[-1].date_to - first).days <= MAX_TRIP_DAYS:
            trip.days = replace(trip.days, last=said[-1].date_to)
            return


def _days_that_follow(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> None:
    """Let a journey told with one day last as long as those who travel are told to look round or to call elsewhere.

    市长甲3月5日率队赴乙市招商。3月6日,甲考察了丙集团: two days. 考察团4月2日来甲市。4月3日,考察团参观乙园: two days.
    What they do at home ends it.
    """
    if trip.days.first is None or trip.days.last not in (trip.days.first, None):
        return
    first = last = trip.days.first
    for clause in clauses:
        if clause.start < trip.end or clause.earlier or not _acts_on_the_way(reading, trip, clause):
            continue
        acts = [
            c
            for c in clause.cues
            if c.family == "engagement" and not (clause.is_said(c.start) or clause.is_hoped(c.start))
        ]
        if not acts:
            continue
        places = [t for t in clause.tokens if t.kind == "L"]
        if trip.direction == "outbound" and any(reading.lies_in(t.local_id, frame.home_id) for t in places):
            break  # back at home
        if trip.direction == "inbound" and any(not _is_where_they_came(reading, trip, t) for t in places):
            continue
        away = any(t.kind == "O" or t.place_id for t in clause.tokens) or places
        if acts[0].kind not in VISITS or not away:
            continue
        for day in reading.dates_in(clause.sentence.start, acts[0].start):
            if not is_event_day(day) or day.date_to is None:
                continue
            if not 0 < (day.date_to - last).days <= MAX_DAY_GAP or (day.date_to - first).days > MAX_TRIP_DAYS:
                continue
            last = day.date_to
    if last != first:
        trip.days = replace(trip.days, last=last)


def _acts_on_the_way(reading: Reading, trip: Trip, clause: Clause) -> bool:
    """Tell whether those who travel act in a clause: their leader, their delegation, or 考察团一行 without a name."""
    if any(t.local_id in (trip.lead.local_id, trip.delegation_id) for t in clause.subjects):
        return True
    bare = [t for t in clause.subjects if t.kind == "D"]
    unnamed = clause.subject_word is not None and not [t for t in clause.subjects if t.kind in "PO"]
    return unnamed and all(BARE_GROUP.fullmatch(reading.clean, t.start, t.end) for t in bare)


def _is_where_they_came(reading: Reading, trip: Trip, token: Token) -> bool:
    """Tell whether a place lies in one that guests came to, or is not known to lie anywhere."""
    known = set(reading.place_keys_up(token.local_id)) & reading.vocabulary.places.keys()
    return not known or any(reading.lies_in(token.local_id, p.local_id) for p in trip.places)


def _travel(reading: Reading, frame: Frame, clause: Clause) -> tuple[int, Trip] | None:
    """Read one clause for a journey: how sure it is, and the trip; None where it tells none."""
    text, start = reading.clean, clause.start
    if IS_PART_OF.match(clause.text) or WENT_BEFORE.match(clause.text):
        return None
    goes, places = _destinations(reading, clause)
    if goes is None:
        goes, places = _houses_seen_there(reading, clause) or _event_joined(reading, clause) or (None, [])
    comes = None
    if goes is None and (to_them := TO_THEM.search(text, clause.start, clause.end)) is not None:
        goes, places = to_them.start(), _inviting_countries(reading, clause, to_them.group())
    elif goes is None:
        comes = COMES.search(text, clause.start, clause.end)
        if comes is None or any(c.kind in ("invites", "says") and c.end <= comes.start() for c in clause.cues):
            return None  # 邀请客商来我市考察: nobody has come yet
        if any(t.start < comes.end() and comes.start() < t.end for t in clause.tokens):
            return None
        goes = comes.start()
        places = _our_place(reading, frame, comes)
        if comes.group("seat") and not places:
            return None  # 到会考察, 赴外访问: no town
    if clause.is_said(goes) or clause.is_hoped(goes) or clause.is_about(goes):
        return None
    if TO_COME.search(text, start, goes) or HOW_OFTEN.search(text, start, goes):
        return None
    if _recalls_a_year(reading, frame, clause, goes):
        return None
    if (
        text.startswith(STAYS, goes)
        and LEADS.search(text, start, goes) is None
        and (start != goes or _leads_before(reading, clause, goes) is None)
        and not _is_home_group_abroad(reading, frame, clause, places)
    ):
        return None  # 代表团在甲市考察: a stay, and whose journey it is not said
    if text.startswith("深入", goes) and LEADS.search(text, start, goes) is None:
        return None  # 县长甲深入乙区调研: most look at what they govern
    if any(c.kind == "received" and c.end <= goes for c in clause.cues):
        return None  # 副主席甲会见正在某市访问的乙: who receives stays
    if any(found.start("coming") == goes for found in WITH_GUESTS.finditer(text, start, clause.end)):
        return None  # 市长甲与|来我市访问的|乙会面: whoever is named behind came
    if INVITES_THEM.search(text, start, goes) or INVITES_SOMEBODY.search(text, start, goes):
        return None  # 并邀请他们到甲县考察
    if SPOKEN_TO.search(text, start, goes) and SPOKEN_END.search(text, goes, clause.end):
        return None  # 对代表团来某市考察表示欢迎
    if places and not (places := [t for t in places if not _is_where_they_live(reading, frame, t)]):
        return None
    levels = {reading.level(t) for t in places}
    if "landmark" in levels and levels <= {"landmark", "zone"}:
        return None  # 一行先后到某博物馆、某古街: seen, not gone to
    here_now = PRESENT_VISIT.match(text, places[-1].end, clause.end) if places else None
    present = here_now.end() if here_now is not None and text.startswith("正在", goes) else None
    subjects = [t for t in clause.subjects if t.kind in "PDO"]
    led = LEADS.search(text, start, goes)
    before = _leads_before(reading, clause, goes) if led is None else None
    in_front = first.start if (first := _leads_in_front(reading, clause)) is not None else None
    if before is not None and before.start == in_front:
        listed = reading.tokens_in(before.start, goes)
        subjects = list({t.local_id: t for t in reversed(listed) if t.kind == "P"}.values())[::-1]
    elif before is not None and before.number < clause.number - 1:
        subjects = [t for t in before.subjects if t.kind == "P"]  # whoever leads the group that others form
    if before is not None:
        led = LEADS.search(text, before.start, before.end)
    formed = _forms_before(reading, clause) if before is None and led is None else None
    delegation = next(
        (
            t
            for t in [
                *clause.subjects,
                *clause.tokens,
                *(before.tokens if before else ()),
                *(reversed(formed.tokens) if formed else ()),
            ]
            if t.kind == "D" and (t.start < goes or t.start == present)
        ),
        None,
    )
    several = _places_of_a_group(reading, delegation)
    if _are_two_groups(reading, start, goes):
        return None  # 甲县考察团和乙县考察团先后来到丙区: two journeys
    people = [t for t in subjects if t.kind == "P"]
    as_head = LED_AS.search(text, clause.sentence.start, goes)
    if as_head is not None and as_head.end() > start:
        people = [t for t in reading.tokens_in(as_head.start(), as_head.end()) if t.kind == "P"]
        subjects, led = people, as_head
    by_whom = BY_WHOM.search(text, start, goes) if not people else None
    if by_whom is not None:
        people = [t for t in reading.tokens_in(by_whom.start("who"), by_whom.end("who")) if t.kind == "P"]
        subjects, led = people, by_whom
    if not people and led is not None and before is None:
        people = [t for t in clause.tokens if t.kind == "P" and t.end == led.start()]  # an unread part of his titles
        subjects = people or subjects
    if people and before is None and _leads_unread(reading, clause, led):
        people = subjects = []
    if (head := _head_followed(reading, clause, goes)) is not None:
        people = [head, *(t for t in people if t.local_id != head.local_id)]
    if led is None and (headed := HEADED_BY.search(text, clause.sentence.start, goes)) is not None:
        named = reading.tokens_in(headed.start("who"), headed.end("who"))
        heads = [t for t in named if t.kind == "P" and t.end == headed.end("who")]
        if heads:
            people = subjects = [*heads, *(t for t in people if t.local_id != heads[0].local_id)]
            led = headed
    if present is not None and not people and delegation is None:
        behind = reading.tokens_in(present, clause.end)
        who = next((t for t in behind if t.kind != "L"), None)
        if who is not None and who.kind == "P" and MARKS_OF_A_LIST.search(reading.clean, present, who.start) is None:
            people = subjects = [who]  # 正在甲国访问的|乙市市长丙
    if any(_is_of_the_state(reading, t) for t in people):
        return None
    if people and frame.home_id is None and any(reading.offices_in(people[0].local_id, t.local_id) for t in places):
        return None  # 某县县长甲到某县某乡: at home
    whose = _unnamed_group(reading, clause, goes) if not people and delegation is None else None
    if whose is None and not subjects and delegation is None:
        whose = _place_that_travels(reading, clause, goes, places)
    ours = whose is None and not people and delegation is None and OUR_GROUP.match(text, start, goes) is not None
    bodies = [t for t in subjects if t.kind == "O"] if not people and delegation is None and whose is None else []
    made_up = MADE_UP_OF.search(text, start, goes) if not (people or delegation or whose) else None
    if made_up is not None:
        bodies = [t for t in reading.tokens_in(made_up.start(), made_up.end()) if t.kind == "O"]
    bare = delegation is not None and BARE_GROUP.fullmatch(text, delegation.start, delegation.end) is not None
    senders = [t for t in clause.subjects if t.kind == "O" and (bare or reading.level(t) == "association")]
    senders = senders if delegation is not None else []
    carried = bool(subjects) and not any(t.kind in "PO" and t.end <= goes for t in clause.tokens)
    anchored = (
        present is not None
        or clause.own_subject
        or led is not None
        or carried
        or (whose is not None and not subjects)
        or CARRIES_ON.match(clause.text) is not None
    )
    is_group = led is not None or ours or (made_up is not None and bool(bodies))
    sure = _certainty(reading, clause, goes, people, delegation or whose, bodies, places, is_group)
    if sure == 0 or not anchored:
        return None
    here = comes is not None or (places and text[goes : places[0].start] == "来" and frame.home_id is None)
    outside = [t for t in places if not reading.lies_in(t.local_id, frame.home_id)]
    inbound = foreign = False
    afar: str | None = None
    # 乙市副主席甲一行来港访问: who writes so is where they came to, whatever home their office gives
    comes_here = bool(outside) and text[goes : outside[0].start] == "来" and frame.home_basis in OF_THE_GUESTS
    comes_here = comes_here and comes is None and reading.clean[outside[0].end : outside[0].end + 1] not in ("、", "和")
    # 到甲省, told in 甲市, by nobody of 甲市
    around = bool(outside) and all(reading.lies_in(frame.home_id, t.local_id) for t in outside)
    around = around and not any(
        reading.offices_in(t.local_id, frame.home_id) if t.kind == "P" else reading.lies_in(t.local_id, frame.home_id)
        for t in (delegation, *people, *bodies)
        if t is not None
    )
    # 商会会长甲到乙市、丙市, told in 乙市 by nobody of it
    stays = bool(outside) and any(t.local_id == frame.home_id for t in places)
    stays = stays and all("CN" in reading.place_keys_up(t.local_id) for t in places)
    # 某商会先后赴甲市、乙市: told where it set out, though 甲市 is named oftener than any other
    tours = stays and len(places) > 1 and bool(bodies) and frame.home_basis == "article"
    if comes_here:
        inbound = True
    elif tours and SETS_OUT.match(text, goes) is not None:
        foreign = True
    elif here or around or stays or (frame.home_id is not None and places and not outside):
        strangers = (
            [delegation, *([] if reading.place_keys_up(delegation.local_id) else people)]
            if delegation is not None
            else [*_unread_houses(reading, clause, people), *people] or bodies or ([whose] if whose else [])
        )
        if not any(_is_guest(reading, frame, t, sure_of_it=bool(here)) for t in strangers[:MAX_HEADS]):
            return None
        if any(reading.offices_in(t.local_id, frame.home_id) for t in strangers if t.kind == "P"):
            return None
        if frame.home_id is not None and len(places) > 1 and ALSO.search(text, start, goes) is not None:
            # 在甲市期间,一行还到乙区、丙县: they came to 甲市
            places = [replace(places[0], local_id=frame.home_id)]
        inbound = True
    elif (
        (frame.home_id is None and _is_told_there(reading, frame, [delegation, whose, *people, *bodies], places))
        or (frame.home_id is None and (afar := _land_before(reading, clause, people, places)) is not None)
        or ((group := delegation or whose) is not None and places and _comes_to_china(reading, group, places))
        or (
            not _sets_out(
                reading, frame, goes, strangers := [t for t in (group, *people[:1], *bodies, *senders) if t], places
            )
            and _comes_from_beyond(reading, frame, strangers, places)
        )
    ):
        inbound = True
    elif group is not None and _is_of_elsewhere(reading, frame, group):
        inbound = any(reading.lies_in(frame.home_id, t.local_id) for t in places)
        people = [t for t in people if not reading.offices_in(t.local_id, frame.home_id)]
        foreign = not inbound
    elif frame.home_id is not None:
        places = [t for t in outside if not reading.lies_in(frame.home_id, t.local_id)] or outside
        if people and delegation is None and not any(_may_lead(reading, frame, t) for t in people):
            return None
        if bodies and not any(reading.lies_in(t.local_id, frame.home_id) for t in bodies):
            return None
    days = trip_days(reading, clause)
    if WELCOMES.match(text, start, goes) is not None:
        days = Days()  # 晚上举办招待会,欢迎某主席率团访问某市: the day of the party
    if days.first == days.last and (present is not None or ENDED.search(text, start, goes) is not None):
        days = Days()
    if days.first == days.last and places and LATER_STOP.search(text, goes, places[0].start):
        days = Days()
    came_from = FROM_A_STOP.search(text, start, places[0].start if places else goes)
    if came_from is not None and any(
        t.kind == "L" and "CN" not in reading.place_keys_up(t.local_id)
        for t in reading.tokens_in(came_from.start(), came_from.end())
    ):
        days = Days()
    if days.first is not None and days.first == days.last and ARRIVED.match(text, goes) is not None:
        days = replace(days, last=None)
    if days.first is not None:
        sure += 2 if days.last in (days.first, None) else 5
    if len(places) > 1:
        sure += 1
    if text.startswith(STAYS, goes):
        sure = min(sure, 4)  # 5日,代表团在丙市考察: of a journey that is told elsewhere, perhaps
    lead = Lead()
    if people and (led or delegation is None):
        lead = Lead(
            local_id=people[0].local_id,
            basis="stated",
            start=people[0].start,
            end=(led.end() if led and led.end() > people[0].start else people[0].end),
        )
    home_id, home_basis = frame.home_id, frame.home_basis
    if lead.local_id is None and bodies:
        lead = _under_whom(reading, clause)
    if inbound or foreign or home_id is None:
        home_id, home_basis = _home_of_guest(reading, delegation or whose, [*people, *bodies, *senders], came=inbound)
    elif home_basis == "local_paper" and delegation is not None:
        if (of_its_name := _place_in_its_name(reading, delegation, home_id)) is not None:
            home_id, home_basis = of_its_name, "delegation_name"
    if not inbound and home_basis == "article" and delegation is None and people:
        home_id, home_basis = _district_of_the_head(reading, people[0], home_id) or (home_id, home_basis)
    if bodies and not people and len({seat for t in bodies for seat in _seats(reading, t)}) > 1:
        own = not (inbound or foreign or frame.home_id is None)
        home_id, home_basis = (home_id, home_basis) if own else (None, "unstated")  # 甲市某商会、乙市某商会
    if inbound and places and home_id is not None and all(reading.lies_in(t.local_id, home_id) for t in places):
        home_id, home_basis = None, "unstated"  # 中国某会会长甲到乙市: of a house of the whole land
    if several:
        home_id, home_basis = _common_land(reading, several)
    elif inbound and home_id is None and not (bodies and not people):
        land = afar or _land_of(reading, [*people, *bodies, *senders])
        land = land or (_land_right_before(reading, clause, people[0]) if people else None)
        home_id, home_basis = (land, "leader_office") if land is not None else (home_id, home_basis)
    trip = Trip(
        start=clause.start,
        end=clause.end,
        story=frame.story.ordinal,
        rule="trip_inbound"
        if inbound
        else ("trip_led" if led else "trip_of_delegation" if delegation else "trip_of_person"),
        direction="inbound" if inbound else "outbound",
        home_id=home_id,
        home_basis=home_basis,
        delegation_id=delegation.local_id if delegation and not several else None,
        lead=lead,
        days=days,
        places=[TripPlace(local_id=t.local_id, days=Days(), start=t.start, end=t.end) for t in places],
        members=[
            _party(t)
            for t in [*people[1:], *_led_along(clause, led, goes), *bodies]
            if (t.kind == "P" or not only_its_heads(reading, t)) and not text.startswith("陪同", t.end)
        ],
    )
    return sure, trip


def _places_of_a_group(reading: Reading, delegation: Token | None) -> list[str]:
    """Give the places of a delegation of several: 甲市、乙市|丙市代表团; none of a delegation of one place."""
    if delegation is None or delegation.local_id not in reading.of_several:
        return []
    last = _seat_of_group(reading, delegation) or _town_unlisted(reading, delegation.local_id)
    places = [last] if last is not None else []
    at = delegation.start
    for token in reversed(reading.tokens_in(max(0, at - LONGEST_LIST), at)):
        if token.kind != "L" or LIST_GAP.fullmatch(reading.clean, token.end, at) is None:
            break
        places.append(token.local_id)
        at = token.start
    return places


LONGEST_LIST = 80  # characters of the places a delegation of several is named after


def _common_land(reading: Reading, places: list[str]) -> tuple[str | None, str]:
    """Give the land abroad in which all places of a delegation lie; of several places in China none is its home."""
    for place in places:
        if _is_a_land(reading, place) and "CN" not in reading.place_keys_up(place):
            inside = all(
                reading.lies_in(other, place)
                or not set(reading.place_keys_up(other)) & reading.vocabulary.places.keys()
                for other in places
            )
            return (place, "delegation_name") if inside else (None, "unstated")
    return None, "unstated"


def _district_of_the_head(reading: Reading, head: Token, home_id: str | None) -> tuple[str, str] | None:
    """Give the district whose only offices who leads holds, in news of the city around it: 甲市|乙区副区长丙任团长."""
    seats = _seats(reading, head)
    inner = {s for s in seats if s != home_id and reading.lies_in(s, home_id)}
    return (seats[0], "leader_office") if len(inner) == 1 and len(set(seats)) == 1 else None


def _leads_unread(reading: Reading, clause: Clause, led: re.Match[str] | None) -> bool:
    """Tell whether somebody whose name was not read leads in a clause, so that nobody of the clause before does."""
    if led is None or clause.own_subject or not clause.start < led.start() < clause.end:
        return False
    if any(t.kind in "PDO" and t.start < led.start() for t in clause.tokens):
        return False
    at, rest = clause.start, ""
    spans = [(d.start, d.end) for d in clause.dates] + [(t.start, t.end) for t in clause.tokens]
    for begin, end in sorted(span for span in spans if span[1] <= led.start()):
        rest += reading.clean[at:begin]
        at = max(at, end)
    rest += reading.clean[at : led.start()]
    return NO_NAME.fullmatch(rest) is None


# 市长甲…,|随后又亲自|率团赴乙市: no name between
NO_NAME = re.compile(
    r"(?:日前|近日|于|又|亲自|先后|还|随后|并|即|便|继续|专程|同时|一同|共同|再次|再度|首次|昨日|昨天|今天|今日|上午|下午|晚上?|应邀|应[^,，。;；]{2,30}?邀请|[0-9年月日至天—-]|\s)*"
)
MARKS_OF_A_LIST = re.compile(r"[、和与同,，]")


def _is_of_the_state(reading: Reading, person: Token) -> bool:
    """Tell a head of state or a deputy of one, and not who heads a house of a province or town: 某国某道人民委员会|委员长甲."""
    if (reading.rank(person.local_id) or 9) >= NATIONAL_RANK:
        return False
    return not any(HOUSE_OF_A_PROVINCE.search(h.name) for h in reading.houses(person.local_id))


HOUSE_OF_A_PROVINCE = re.compile(r"[道州省市县郡](?:人民|行政|党)?委员会$")


def _head_followed(reading: Reading, clause: Clause, goes: int) -> Token | None:
    """Give who leads a journey that others join: 董事长甲等企业家随市长乙一行|出访某国 → 乙."""
    follows = FOLLOWS.search(reading.clean, clause.start, goes)
    if follows is None:
        return None
    return next((t for t in reading.tokens_in(follows.end(), goes) if t.kind == "P"), None)


def _place_in_its_name(reading: Reading, delegation: Token, home_id: str) -> str | None:
    """Give the province of 甲省人大代表团 in a paper of one of its cities, and the district of 甲区招商小分队 in one of its city."""
    seat = reading.entity(_seat_of_group(reading, delegation))
    if seat is None or seat.local_id == home_id:
        return None
    around = seat.detail_kind == "province" and reading.lies_in(home_id, seat.local_id)
    inside = seat.detail_kind == "district" and reading.lies_in(seat.local_id, home_id)
    return seat.local_id if around or inside else None


def _is_home_group_abroad(reading: Reading, frame: Frame, clause: Clause, places: list[Token]) -> bool:
    """Tell 考察团…,在甲国、乙国开展考察, told of a delegation named after a place in China: it went there."""
    if frame.home_basis != "delegation_name" or "CN" not in reading.place_keys_up(frame.home_id):
        return False
    if _is_home_group_away(reading, frame, clause, places):
        return True
    lands = [set(reading.place_keys_up(t.local_id)) & reading.vocabulary.places.keys() for t in places]
    abroad = bool(lands) and all(keys and "CN" not in keys for keys in lands)
    return abroad and any(t.kind == "D" for t in clause.subjects) and all(t.kind == "D" for t in clause.subjects)


def _is_home_group_away(reading: Reading, frame: Frame, clause: Clause, places: list[Token]) -> bool:
    """Tell 甲省党政代表团|在乙市考察, told of a delegation named after a place that neither holds the town nor lies in it."""
    named = [t for t in clause.subjects if t.kind == "D" and reading.place_keys_up(t.local_id)]
    if not named or named != clause.subjects or not clause.own_subject or len(places) != 1:
        return False
    if reading.level(places[0]) not in ("city", "district", "province"):
        return False
    ours = all(reading.lies_in(t.local_id, frame.home_id) for t in named)
    return ours and not any(
        reading.lies_in(*pair)
        for t in places
        for pair in ((t.local_id, frame.home_id), (frame.home_id or "", t.local_id))
    )


def _recalls_a_year(reading: Reading, frame: Frame, clause: Clause, goes: int) -> bool:
    """Tell 2023年,甲省领导率团访问乙国 at the end of news of a day: what was done in a year is no journey of the report."""
    said = reading.every_date_in(clause.sentence.start, goes)
    if not said or any(d.shape != "year" for d in said):
        return False
    news = reading.every_date_in(frame.story.start, clause.sentence.start)
    return any(d.shape in NEWS_DAYS for d in news)


def _unnamed_group(reading: Reading, clause: Clause, goes: int) -> Token | None:
    """Give the place whose delegation acts without a name of its own: 甲地工商界考察团|来, 某国乙州政府与工商代表团|到."""
    if clause.subject_word is None or not clause.own_subject:
        return None
    for token in clause.tokens:
        if token.start >= goes or token.kind in "PD":
            return None
        behind = IN_BRACKETS.match(reading.clean, token.end, goes)  # 甲区(某高新区)|党政代表团
        at = behind.end() if behind is not None else token.end
        if reading.is_quoted(token.start) or A_GROUP.match(reading.clean, at, goes) is None:
            continue
        entity = reading.entity(token.local_id)
        if token.kind == "L":
            return token
        if entity is not None and entity.place_local_id is not None and entity.detail_kind == "government":
            at = token.start
            return Token(kind="L", local_id=entity.place_local_id, start=at, end=token.end, name_start=at)
    return None


IN_BRACKETS = re.compile(r"[(（][\u4e00-\u9fff]{2,12}[)）]")


def _place_that_travels(reading: Reading, clause: Clause, goes: int, places: list[Token]) -> Token | None:
    """Give the place that stands for its people: 甲省乙县|来丙区举办招商推介活动."""
    before = [t for t in clause.tokens if t.start < goes]
    if not before or any(t.kind != "L" for t in before) or before[-1].end != goes or not places:
        return None
    dated = max((d.end for d in clause.dates if d.end <= before[0].start), default=clause.start)
    if (
        DAY_OR_NOTHING.fullmatch(reading.clean, dated, before[0].start) is None
        or TOURS_THERE.match(reading.clean, places[-1].end, clause.end) is None
    ):
        return None
    listed = all(reading.lies_in(inner.local_id, outer.local_id) for outer, inner in pairwise(before))
    return before[-1] if listed and reading.level(before[-1]) in ("city", "district", "province") else None


DAY_OR_NOTHING = re.compile(r"[上下午晚日,，\s]*")  # 8月6日上午,|甲县来乙区


def only_its_heads(reading: Reading, token: Token) -> bool:
    """Tell 某区委区政府|主要领导, who are of a body and not named, from the body itself."""
    return token.kind == "O" and ITS_HEADS.match(reading.clean, token.end) is not None


def _led_along(clause: Clause, led: re.Match[str] | None, goes: int) -> list[Token]:
    """Give those a leader takes along by name: 副主席甲带领会长乙、会长丙等赴某市."""
    if led is None or TAKES_ALONG.fullmatch(led.group()) is None:
        return []
    return [t for t in clause.tokens if t.kind == "P" and led.end() <= t.start < goes]


def _are_two_groups(reading: Reading, start: int, goes: int) -> bool:
    """Tell whether delegations of two places stand as one subject: 甲县考察团一行9人和乙县考察团|来到."""
    groups = [t for t in reading.tokens_in(start, goes) if t.kind == "D"]
    return any(
        AND_ANOTHER.fullmatch(reading.clean, one.end, other.start) is not None
        and _seat_of_group(reading, one) != _seat_of_group(reading, other)
        for one, other in pairwise(groups)
    )


# 甲县考察团|一行9人和某省|乙县考察团
AND_ANOTHER = re.compile(r"(?:一行)?(?:[0-9]{1,3}人)?(?:、|和|与|及|以及)[\u4e00-\u9fff]{0,4}")


def _seat_of_group(reading: Reading, delegation: Token) -> str | None:
    """Give the place a delegation is named after: 甲县人大考察团 → 甲县."""
    named = reading.entity(delegation.local_id)
    return named.place_local_id if named is not None else None


def _comes_to_china(reading: Reading, delegation: Token, places: list[Token]) -> bool:
    """Tell 日本某市代表团访问甲市, which is told in China: a delegation of a place abroad that goes to places in China only."""
    home = reading.place_keys_up(delegation.local_id)
    named = reading.entity(delegation.local_id)
    envoys = delegation.kind == "D" and named is not None and OF_FOREIGNERS.search(named.name) is not None
    abroad = (bool(home) and "CN" not in home) or envoys
    return abroad and all("CN" in reading.place_keys_up(t.local_id) for t in places)


def _land_before(reading: Reading, clause: Clause, people: list[Token], places: list[Token]) -> str | None:
    """Give the land a clause opens with, right before the unread house of who leads to China: 某国|某某俱乐部主席甲率团访问乙省."""
    first = next(iter(clause.tokens), None)
    if (
        first is None
        or not people
        or reading.level(first) != "country"
        or "CN" in reading.place_keys_up(first.local_id)
    ):
        return None
    if not places or not all("CN" in reading.place_keys_up(t.local_id) for t in places):
        return None
    if first.start - clause.start > 1:
        return None
    return _land_right_before(reading, clause, people[0])


def _land_right_before(reading: Reading, clause: Clause, person: Token) -> str | None:
    """Give the place abroad, or the land of one that no list holds, before the unread house of somebody: 某国乙州|前部长甲 → 乙州."""
    chain: list[Token] = []
    for token in reversed([t for t in clause.tokens if t.end <= person.start]):
        if token.kind != "L" or (chain and token.end != chain[0].start):
            break
        chain.insert(0, token)
    if not chain or UNREAD_HOUSE.fullmatch(reading.clean, chain[-1].end, person.start) is None:
        return None
    if OF_A_MISSION.search(reading.clean, chain[-1].end, person.start) is not None:
        return None  # 某国驻华大使甲: where he lives is here
    listed = [t for t in chain if set(reading.place_keys_up(t.local_id)) & reading.vocabulary.places.keys()]
    if not listed or chain[0] is not listed[0] or "CN" in reading.place_keys_up(listed[0].local_id):
        return None
    return next((t.local_id for t in reversed(listed) if reading.lies_in(t.local_id, chain[0].local_id)), None)


def _land_of(reading: Reading, guests: list[Token]) -> str | None:
    """Give the land abroad in which the first house of guests lies that lies in one: 某国上议院|议员甲 → 某国."""
    for guest in guests[:1]:
        for house in sorted(filter(None, _houses_of(reading, guest))):
            for key in reading.place_keys_up(house):
                place = reading.vocabulary.places.get(key)
                if place is None or place.level != "country" or place.country_code == "CN":
                    continue
                body = reading.entity(house)
                return reading.local_by_key.get(key) or (body.place_local_id if body is not None else None)
            if not reading.place_keys_up(house) and (land := _land_in_name(reading, house)) is not None:
                return land
    return None


OF_A_MISSION = re.compile(r"驻|领事|大使|公使|参赞")
UNREAD_HOUSE = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]{0,16}")  # no mark in it


def _comes_from_beyond(reading: Reading, frame: Frame, guests: list[Token], places: list[Token]) -> bool:
    """Tell 台湾某商会考察团到甲市参访: guests of Hong Kong, Macao, Taiwan or abroad in the mainland, in news of no other home.

    News whose home is told by something else than the guests themselves is that home's.
    """
    if not guests or not places or (frame.home_id is not None and frame.home_basis not in OF_THE_GUESTS):
        return False
    for place in places:
        keys = set(reading.place_keys_up(place.local_id))
        if "CN" not in keys or keys & BEYOND:
            return False
    for token in guests:
        for house in _houses_of(reading, token):
            home = set(reading.place_keys_up(house))
            if _is_mission_of_a_land(reading, house):
                return True
            if not home and _is_named_after_a_land(reading, house):
                return True
            if home & BEYOND or (home & reading.vocabulary.places.keys() and "CN" not in home):
                return True
    return False


def _is_mission_of_a_land(reading: Reading, house: str | None) -> bool:
    """Tell 某国驻甲市总领事馆, whose people are guests in any other town."""
    body = reading.entity(house)
    return body is not None and body.detail_kind == "embassy" and _land_that_opens(reading, body.name) is not None


def _is_named_after_a_land(reading: Reading, house: str | None) -> bool:
    """Tell an association that bears the name of a land abroad: 某国中华总商会, and is no branch of it elsewhere."""
    body = reading.entity(house)
    if body is None or body.detail_kind != "association" or BRANCH_OF.search(body.name) is not None:
        return False
    return "中国" not in body.name and _land_that_opens(reading, body.name) is not None


def _land_in_name(reading: Reading, delegation_id: str) -> str | None:
    """Give the land abroad that opens the name of a delegation of a town no list holds: 某国|某某郡代表团 → 某国."""
    named = reading.entity(delegation_id)
    if named is None or named.place_local_id is not None:
        return None
    return _land_that_opens(reading, named.name)


def _land_that_opens(reading: Reading, name: str) -> str | None:
    """Give the country abroad that a name begins with."""
    return next((land_id for land, land_id in reading.foreign_countries if name.startswith(land)), None)


def _houses_of(reading: Reading, token: Token) -> set[str | None]:
    """Give the bodies or places a person holds office in, and a body itself."""
    if token.kind != "P":
        return {token.local_id}
    return {r.organization_local_id or r.place_local_id for r in reading.roles_by_person.get(token.local_id, ())}


def _is_told_there(reading: Reading, frame: Frame, guests: list[Token | None], places: list[Token]) -> bool:
    """Tell 甲市某商会到乙市考察 in the paper of 乙市, where all who came are of elsewhere and one is of a place that is named."""
    key = reading.settled.teller_by_story.get(frame.story.ordinal)
    if key is None or not places or not all(key in reading.place_keys_up(t.local_id) for t in places):
        return False
    homes = [set(reading.place_keys_up(house)) for t in guests if t is not None for house in _houses_of(reading, t)]
    return any(homes) and not any(key in home for home in homes)


def _sets_out(reading: Reading, frame: Frame, goes: int, guests: list[Token], places: list[Token]) -> bool:
    """Tell 香港某商会赴甲市考察 in the guests' own news from the same told where they came.

    Who received them there, or invited them, tells that it is told there, or of a visit to it.
    """
    if SETS_OUT.match(reading.clean, goes) is None or INVITED_TO.search(reading.clean, frame.story.start, goes):
        return False
    if not any(set(reading.place_keys_up(house)) & BEYOND for t in guests for house in _houses_of(reading, t)):
        return False
    hosts = {
        t.local_id
        for clause in reading.clauses_by_story[frame.story.ordinal]
        if any(c.kind == "received" for c in clause.cues)
        for t in clause.subjects
        if t.kind == "P"
    }
    return not any(reading.governs(host, place.local_id) for host in hosts for place in places)


def _is_of_elsewhere(reading: Reading, frame: Frame, delegation: Token) -> bool:
    """Tell whether a delegation bears the name of a place that is not at home: 某国某市代表团访问我省."""
    entity = reading.entity(delegation.local_id)
    place = entity.place_local_id if entity is not None and delegation.kind != "L" else delegation.local_id
    if frame.home_id is None or place is None:
        return False
    return not reading.lies_in(place, frame.home_id) and not reading.lies_in(frame.home_id, place)


def _inviting_countries(reading: Reading, clause: Clause, them: str) -> list[Token]:
    """Give the countries that invited whoever visits 三国, where the sentence names as many: 应甲国、乙国、丙国邀请."""
    invited = INVITED_BY.search(reading.clean, clause.sentence.start, clause.end)
    number = next((NUMERALS[c] for c in them if c in NUMERALS), 0)
    if invited is None:
        return []
    inside = reading.tokens_in(invited.start("who"), invited.end("who"))
    countries = {t.local_id: t for t in inside if t.kind == "L" and reading.level(t) == "country"}
    return list(countries.values()) if len(countries) == number else []


def _leads_before(reading: Reading, clause: Clause, goes: int) -> Clause | None:
    """Give the clause right before in which the same people lead a delegation: 市长甲率领代表团,前往乙市….

    Behind the clauses of those who go along it is the one that says who leads: 市长甲带队,局长乙陪同,组成招商小分队赴丙市.
    """
    if FORMS_A_GROUP.fullmatch(reading.clean[clause.start : goes].strip()) is not None:
        for earlier in reading.clauses_by_sentence[clause.sentence.start][: clause.number]:
            if any(c.kind == "leads" for c in earlier.cues) and any(t.kind == "P" for t in earlier.subjects):
                return earlier
        return None
    if (first := _leads_in_front(reading, clause)) is not None:
        return first
    if clause.own_subject or clause.number == 0:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    leads = any(c.kind == "leads" for c in before.cues) and before.subjects == clause.subjects
    return before if leads and any(t.kind == "P" for t in before.subjects) else None


def _leads_in_front(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause that ends 会长甲带队, in front of a list of those who go along with him: ,秘书长乙、理事丙等前往某市."""
    for earlier in reversed(reading.clauses_by_sentence[clause.sentence.start][: clause.number]):
        if LEADS_AND_STOPS.search(earlier.text) and any(t.kind == "P" for t in earlier.tokens):
            return earlier
        last = next((t for t in reversed(earlier.tokens) if t.kind == "P"), None)
        if last is None or earlier.dates or ONLY_NAMED.fullmatch(earlier.text, last.end - earlier.start) is None:
            return None
    return None


LEADS_AND_STOPS = re.compile(r"(?:带队|率队|率团)[ \u3000]*$")


def _forms_before(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause right before in which whoever acts forms the delegation that sets out: 某协会组织“某某考察团”,|赴甲国."""
    if clause.own_subject or clause.number == 0:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    forms = FORMED.search(reading.clean, before.start, before.end) is not None and before.subjects == clause.subjects
    return before if forms and not before.earlier and before.said_from is None and before.hoped_from is None else None


def _unread_houses(reading: Reading, clause: Clause, people: list[Token]) -> list[Token]:
    """Give the body before the unread department of who leads: 某国某部|通商交涉|本部长甲."""
    if not people:
        return []
    before = [t for t in clause.tokens if t.kind == "O" and t.end <= people[0].start]
    unread = before and UNREAD_PART.fullmatch(reading.clean, before[-1].end, people[0].start) is not None
    return before[-1:] if unread else []


def _under_whom(reading: Reading, clause: Clause) -> Lead:
    """Give who leads a travelling body: 某商会一行在会长甲率领下到…."""
    under = UNDER.search(reading.clean, clause.sentence.start, clause.end)
    if under is None:
        return Lead()
    person = next((t for t in reading.tokens_in(under.start(), under.end()) if t.kind == "P"), None)
    if person is None:
        return Lead()
    return Lead(local_id=person.local_id, basis="stated", start=person.start, end=under.end())


def _is_where_they_live(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether a destination is China itself, told of people who are not known to live abroad: 前往中国某集团."""
    entity = reading.entity(token.local_id)
    if entity is None or entity.vocabulary_key is None:
        return False
    place = reading.vocabulary.places.get(entity.vocabulary_key)
    if place is None or place.level != "country" or place.country_code != "CN":
        return False
    return frame.home_id is None or reading.lies_in(frame.home_id, token.local_id)


def _certainty(
    reading: Reading,
    clause: Clause,
    goes: int,
    people: list[Token],
    delegation: Token | None,
    bodies: list[Token],
    places: list[Token],
    led: bool,
) -> int:
    """Say how surely a clause opens a journey, from 0 (it does not) to 5 (somebody leads)."""
    if led and people:
        return 5
    if delegation is not None:
        return 4 if clause.own_subject else 3
    if led or (bodies and FORMED.search(reading.clean, clause.start, goes)):
        return 2
    if PURPOSE.search(reading.clean, goes, min(clause.end + 40, clause.sentence.end)) and (
        people or (bodies and BODY_TRAVELS.search(reading.clean, clause.sentence.start, clause.end))
    ):
        return 2 if people else 1
    chambers = bool(bodies) and all(reading.level(t) == "association" for t in bodies)
    tours = bool(places) and TOURS_THERE.match(reading.clean, places[-1].end, clause.end) is not None
    near = chambers and RIGHT_BEFORE.fullmatch(reading.clean, bodies[-1].end, goes) is not None
    return 1 if near and tours and clause.own_subject else 0


def _our_place(reading: Reading, frame: Frame, comes: re.Match[str]) -> list[Token]:
    """Give the home place as destination of guests: 来我市, and 来锡 where the home is called so; else nothing."""
    home = reading.entity(frame.home_id)
    short = comes.group("short") or comes.group("seat")
    if home is None and (comes.group("where") or short):
        key = reading.settled.teller_by_story.get(frame.story.ordinal)
        teller = reading.entity(reading.local_by_key.get(key or ""))
        ours = teller is not None and (short or teller.name.endswith(comes.group("where")[-1]))
        home = teller if ours else None
    if home is None or (short and not _is_called_short(reading, home, short)):
        return []
    at = max(comes.start("where"), comes.start("short"), comes.start("seat"), comes.start())
    return [Token(kind="L", local_id=home.local_id, start=at, end=comes.end(), name_start=at)]


def _is_called_short(reading: Reading, home: Entity, short: str) -> bool:
    """Tell whether one character stands for the home place: 柳 of 柳州市, 鹭 of 厦门市."""
    return home.name.startswith(short) or home.vocabulary_key in reading.vocabulary.place_keys_by_alias.get(short, ())


def _is_guest(reading: Reading, frame: Frame, token: Token, *, sure_of_it: bool) -> bool:
    """Tell whether somebody who arrives at the home place is a guest there, not one of its own."""
    if token.kind == "P" and reading.offices_in(token.local_id, frame.home_id):
        return False
    if token.kind in "DO" and reading.lies_in(token.local_id, frame.home_id):
        return False
    entity = reading.entity(token.local_id)
    named = token.kind == "D" and entity is not None and FROM_AFAR.search(entity.name) is not None
    return sure_of_it or named or _comes_from_elsewhere(reading, frame, token)


ITS_HEADS = re.compile(r"(?:主要|有关|相关|班子)(?:领导|负责|成员)|领导班子")
OF_ITS_PEOPLE = tuple("商资企胞籍侨")
SETS_OUT = re.compile(r"(?:前|远|飞)?赴|前往")  # told from where they went out; 来, 到 from where they came
INVITED_TO = re.compile(r"应[^,，。;；]{2,40}?(?:邀请|之邀)")
WELCOMES = re.compile(r"[ \u3000]*(?:热烈|共同)?(?:欢迎|祝贺|接待)")
# 抵达考察的第二站甲省: the day of one stop, not of the journey
LATER_STOP = re.compile(r"第[二三四五六七八九]站|下一站|最后一站|末站")
# 赴|沿线国家——|甲国、乙国: what kind of lands, before their names
KIND_OF_LANDS = re.compile(
    r"[\u4e00-\u9fff“”0-9]{0,12}?(?:国家|城市|地区|国|市|地|第[一二三四五六七八九]站|首站|末站)[—-]{1,2}"
)
FROM_A_STOP = re.compile(r"从[^,，。;；]{2,12}?(?:搭|乘|转机|飞)")  # 26日从甲地搭机到乙市: a leg of the journey
BESIDE = re.compile(r"(?:毗邻|邻近|靠近|紧邻|临近)$")
HALL_BEHIND = re.compile(r"馆(?=[、,，和及等])")  # 协作|甲市馆
PRESENTLY = re.compile(r"正在(?=[^,，。;；]{2,24}?(?:访问|考察)(?:的|[,，。;；]|$))")  # 正在|甲国访问的某省代表团
PRESENT_VISIT = re.compile(r"(?:进行)?(?:友好|正式|工作|经贸|商务)?(?:访问|考察)(?:的|(?=[,，。;；]|$))")
NEXT_DAY = re.compile(r"[ \u3000]*(?:第二天|次日|翌日|隔天|第三天)")
ITINERARY = re.compile(r"(?:展开|开启|开始|开展|进行|完成|结束)了?")
ROUND_TRIP = re.compile(
    r"(?:等国?|等地)?的?(?:友好|经贸|商务|拜访|访问|考察|招商|交流|推介)*(?:行程|之旅|之行|访问|考察)"
)


def _destinations(reading: Reading, clause: Clause) -> tuple[int | None, list[Token]]:
    """Find where a clause goes: 先后赴广东省深圳市、北京市 → 深圳市, 北京市; 对日本、韩国进行访问 → 日本, 韩国."""
    presently = PRESENTLY.search(reading.clean, clause.start, clause.end)
    if presently is not None:
        places = _places_listed(reading, presently.end(), clause.end)
        if places and PRESENT_VISIT.match(reading.clean, places[-1].end, clause.end):
            return presently.start(), places
    for verb in GOES.finditer(reading.clean, clause.start, clause.end):
        if any(t.start <= verb.start() < t.end for t in clause.tokens):
            continue
        if verb.group() == "走进" and IN_NAME_OF_EVENT.search(reading.clean, clause.start, verb.start()):
            continue
        places = _places_listed(reading, verb.end(), clause.sentence.end)
        gap = reading.clean[verb.end() : reading.tokens_in(verb.end(), clause.sentence.end)[0].start] if places else ""
        gap = "" if KIND_OF_LANDS.fullmatch(gap) is not None else gap
        if places and _opens_list_of_bodies(reading, places[-1]):
            continue
        if places and verb.group() == "拜访" and not _are_whole_lands(reading, places, clause.end):
            continue  # 拜访甲国乙公司
        if places and HALL_BEHIND.match(reading.clean, places[-1].end):
            continue  # 前往乙市馆: a hall, and where it stands is not said
        if "位于" in gap or (places and OF_THERE.match(reading.clean, places[-1].end)):
            continue  # 来到位于甲市的乙公司: where a house stands is no stop
        behind = verb.end() + reading.clean.startswith("了", verb.end())
        if not places and (seat := _seat_of_house(reading, behind)) is not None:
            return verb.start(), [seat]
        if not places and TRAVELS_TOGETHER.search(reading.clean, clause.sentence.start, verb.start()):
            seat = _seat_of_park_or_chamber(reading, behind, far=SETS_OUT.fullmatch(verb.group()) is not None)
            if seat is not None:
                return verb.start(), [seat]
        if places and len(gap) <= (2 if verb.group() in SHORT_REACH else 8) and not re.search(r"[,，;；:：]", gap):
            return verb.start(), places
    for towards in TOWARDS.finditer(reading.clean, clause.start, clause.end):
        places = _places_listed(reading, towards.end(), clause.end)
        if places and DONE_TO.match(reading.clean, places[-1].end, clause.end):
            return towards.start(), places
    for opens in ITINERARY.finditer(reading.clean, clause.start, clause.end):
        places = _places_listed(reading, opens.end(), clause.end)
        if places and places[0].start == opens.end() and ROUND_TRIP.match(reading.clean, places[-1].end, clause.end):
            return opens.start(), places  # 展开甲国、乙国与丙国拜访行程
    return None, []


def _houses_seen_there(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where a delegation is led to houses of: 在甲省期间,|市长乙还率团到丙博物院、丁集团考察 → 甲省."""
    if clause.number == 0 or LEADS.search(clause.text) is None:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    stops = stops_named(reading, before)
    for verb in GOES.finditer(reading.clean, clause.start, clause.end) if len(stops) == 1 else ():
        led = LEADS.search(reading.clean, clause.start, verb.start())
        if led is not None and any(t.kind == "O" for t in reading.tokens_in(verb.end(), verb.end() + 1)):
            return verb.start(), stops
    return None


def _event_joined(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where a delegation takes part in what was told before it: 博览会5日在甲市开幕,|乙市派出代表团参会 → 甲市."""
    joined = TAKES_PART.search(reading.clean, clause.start, clause.end)
    if joined is None or SENDS_A_GROUP.search(reading.clean, clause.start, joined.start()) is None:
        return None
    earlier = reading.clauses_by_sentence[clause.sentence.start][: clause.number]
    if not any(c.cues for c in earlier):
        ends = clause.sentence.start - 1
        earlier = [
            c for c in reading.clauses_by_story[clause.sentence.story] if ends - 120 < c.start and c.end <= ends + 1
        ] + earlier
    for before in reversed(earlier):
        if before.sentence.block != clause.sentence.block or before.earlier or before.is_hoped(before.start):
            return None
        held = next((c for c in before.cues if c.kind == "event_held"), None)
        if held is None:
            continue
        at = IN_A_TOWN.search(reading.clean, before.start, held.start)
        places = _places_listed(reading, at.end(), held.start) if at is not None else []
        towns = all(reading.level(t) in ("city", "district", "country") for t in places)
        return (joined.start(), places) if len(places) == 1 and towns else None
    return None


# 率分团|参会, 代表团|参加大会
TAKES_PART = re.compile(
    r"(?:参会|参展|赴会|参加(?:了)?(?:本届|此次|这次)?(?:大会|盛会|展会|博览会|洽谈会))(?=[,，。;；]|$)"
)
SENDS_A_GROUP = re.compile(rf"{GROUP}|(?:率|派出|组成)[^,，。;；]{{0,16}}?分?团")


def _are_whole_lands(reading: Reading, places: list[Token], end: int) -> bool:
    """Tell a list of lands abroad with nothing of theirs behind it: 甲国、乙国|三国."""
    lands = all(reading.level(t) == "country" and "CN" not in reading.place_keys_up(t.local_id) for t in places)
    return lands and len(places) > 1 and LANDS_END.match(reading.clean, places[-1].end, end) is not None


LANDS_END = re.compile(r"(?:等|[二两三四五六]?国|[,，。;；]|$)")


def _seat_of_house(reading: Reading, at: int) -> Token | None:
    """Give the place whose government somebody goes to: 率队到甲区政府拜访 → 甲区."""
    house = next(iter(reading.tokens_in(at, at + 1)), None)
    entity = reading.entity(house.local_id) if house is not None and house.kind == "O" else None
    if house is not None and entity is not None and OF_CHINESE_ABROAD.search(entity.name) is not None:
        land = _land_that_opens(reading, entity.name)
        if land is not None and _is_named_after_a_land(reading, house.local_id):
            return Token(kind="L", local_id=land, start=house.start, end=house.end, name_start=house.start)
    if (
        house is None
        or entity is None
        or entity.place_local_id is None
        or entity.detail_kind not in ("government", "party")
    ):
        return None
    if BARE_HOUSE.fullmatch(reading.clean, house.start, house.end):
        return None
    return Token(kind="L", local_id=entity.place_local_id, start=house.start, end=house.end, name_start=house.start)


def _seat_of_park_or_chamber(reading: Reading, at: int, *, far: bool) -> Token | None:
    """Give the town of a park people set out for, and that of a chamber named after where it is and whose it is.

    前往甲区乙产业园 → 甲区; 来到甲省乙商会 → 甲省; 到访澳门乙总商会 → 澳门.
    """
    house = next(iter(reading.tokens_in(at, at + 1)), None)
    entity = reading.entity(house.local_id) if house is not None and house.kind == "O" else None
    seat = reading.entity(entity.place_local_id) if entity is not None else None
    if house is None or entity is None or seat is None or seat.detail_kind not in ("city", "district", "province"):
        return None
    beyond = bool(set(reading.place_keys_up(seat.local_id)) & BEYOND) and entity.name.startswith(seat.name[:2])
    park = far and entity.detail_kind == "industrial_park"
    named = reading.vocabulary.match("place", entity.name)
    of_others = len(named) > 1 and named[0][0] == 0 and entity.name[: named[0][1]].endswith(("省", "市", "区", "县"))
    chamber = entity.detail_kind == "association" and (beyond or (of_others and entity.name.endswith("商会")))
    if not park and not chamber:
        return None
    return Token(kind="L", local_id=seat.local_id, start=house.start, end=house.end, name_start=house.start)


TRAVELS_TOGETHER = re.compile(r"组织|组团|率|带队|带领|代表团|考察团|访问团|小组|考察组|一行")
OF_CHINESE_ABROAD = re.compile(r"中华|华[人侨商]|同乡|会馆")  # 某国中华总商会 sits in 某国


def _opens_list_of_bodies(reading: Reading, last: Token) -> bool:
    """Tell whether a place only opens the name of the first of several things to see: 前往某区产业园厂房、甲公司."""
    following = next(iter(reading.tokens_in(last.end, last.end + 24)), None)
    if following is None or following.kind != "O":
        return False
    between = reading.clean[last.end : following.start]
    return "、" in between and not any(mark in between for mark in ",，。;；")


def _places_listed(reading: Reading, start: int, end: int) -> list[Token]:
    """Give the list of places that opens a span; of 广东省深圳市 the smaller."""
    places: list[Token] = []
    at = start
    for token in reading.tokens_in(start, end):
        gap = reading.clean[at : token.start]
        if token.kind != "L" and token.place_id is None:
            break
        if BESIDE.search(reading.clean, max(0, token.start - 4), token.start) and reading.clean.startswith(
            "的", token.end
        ):
            at = token.end + 1
            continue  # 前往毗邻甲市|的乙省
        if token.end - token.start == 1 and reading.clean[token.end : token.end + 1] in OF_ITS_PEOPLE:
            continue  # 前往台|商投资密集的甲市
        unread = UNREAD_STOP.fullmatch(gap) is not None and token.kind == "L"
        inner = bool(places) and UNREAD_INSIDE.fullmatch(gap) is not None and token.kind == "L"
        unread = unread or (inner and "CN" not in reading.place_keys_up(places[-1].local_id))
        if places and not (LIST_GAP.fullmatch(gap) or TOWN_OF_THAT_LAND.fullmatch(gap) or unread):
            break
        if places and gap in (",", "，") and _opens_an_office(reading, token):
            break  # 考察团来甲市,|甲市市长乙会见
        if places and gap == "" and reading.lies_in(token.local_id, places[-1].local_id):
            places.pop()  # 广东省深圳市 is one destination
        elif places and gap == "" and not _of_one_land(reading, places[-1], token):
            break  # 甲市|牛津中学: a name
        places.append(
            token
            if token.kind == "L"
            else Token(
                kind="L",
                local_id=token.place_id or token.local_id,
                start=token.start,
                end=token.end,
                name_start=token.start,
            )
        )
        at = token.end
    return places


def _opens_an_office(reading: Reading, place: Token) -> bool:
    """Tell whether a place, or a smaller one behind it, stands right before somebody's office: 甲省乙市|市长丙."""
    at = place.end
    for token in reading.tokens_in(place.end, place.end + LONGEST_LIST):
        if token.start != at or token.kind not in "LP":
            return False
        if token.kind == "P":
            return True
        at = token.end
    return False


def _of_one_land(reading: Reading, one: Token, other: Token) -> bool:
    """Tell whether two places may lie in one country: both in China, or both abroad."""
    return ("CN" in reading.place_keys_up(one.local_id)) == ("CN" in reading.place_keys_up(other.local_id))


def trip_days(reading: Reading, clause: Clause) -> Days:
    """Give the days in the words of the journey, ranges first; a single day is the whole trip until more is known."""
    sentence = clause.sentence
    found = [d for d in reading.dates_in(sentence.start, clause.end) if is_event_day(d)]
    found = [d for d in found if _length(d) <= MAX_TRIP_DAYS]
    if not found:
        return Days()
    best = max(found, key=lambda d: (d.date_from != d.date_to, -d.start))
    return Days(
        first=best.date_from,
        last=best.date_to,
        basis=best.date_basis,
        reason=best.date_reason,
        start=best.start,
        end=best.end,
    )


def _length(found: DateMention) -> int:
    return days_between(found.date_from, found.date_to) if found.date_from and found.date_to else MAX_TRIP_DAYS + 1


def _may_lead(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether a person could lead a journey from home: somebody of the home place, or of no known place."""
    roles = reading.roles_by_person.get(token.local_id, ())
    return (
        not roles
        or reading.offices_in(token.local_id, frame.home_id)
        or all(r.organization_local_id is None and r.place_local_id is None for r in roles)
    )


def _comes_from_elsewhere(reading: Reading, frame: Frame, token: Token) -> bool:
    if token.kind == "P":
        roles = reading.roles_by_person.get(token.local_id, ())
        return any(
            (body := r.organization_local_id or r.place_local_id) is not None
            and not reading.lies_in(body, frame.home_id)
            for r in roles
        )
    keys = reading.place_keys_up(token.local_id)
    if not keys and token.kind == "D":
        return (_town_unlisted(reading, token.local_id) or _land_in_name(reading, token.local_id)) is not None
    return bool(keys) and not reading.lies_in(token.local_id, frame.home_id)


def _town_unlisted(reading: Reading, delegation_id: str) -> str | None:
    """Give the town that no list holds after which a delegation is named, where the text names it too: 某某市, 某某市代表团."""
    named = reading.entity(delegation_id)
    towns = [
        e
        for e in reading.settled.entities.values()
        if e.kind == "place"
        and e.vocabulary_key is None
        and e.detail_kind in ("city", "province")
        and named is not None
        and named.name.startswith(e.name)
    ]
    return max(towns, key=lambda e: len(e.name)).local_id if towns else None


def _home_of_guest(
    reading: Reading, delegation: Token | None, guests: list[Token], *, came: bool = True
) -> tuple[str | None, str]:
    """Give where guests come from: the place a delegation is named after, else of the offices of who leads it the lowest.

    甲市政协副主席、乙县县长丙 is of 乙县. A house named after two places, as 甲地某中心乙市代表处, sits in neither for sure.
    """
    if delegation is not None and delegation.kind == "L":
        return delegation.local_id, "delegation_name"
    entity = reading.entity(delegation.local_id) if delegation else None
    if entity is not None and entity.place_local_id:
        return entity.place_local_id, "delegation_name"
    if entity is not None and (town := _town_unlisted(reading, entity.local_id)) is not None:
        return town, "delegation_name"
    if entity is not None and (land := _land_in_name(reading, entity.local_id)) is not None:
        return land, "delegation_name"
    for guest in guests:
        seats = _seats(reading, guest)
        for seat in seats:
            if not any(other != seat and reading.lies_in(other, seat) for other in seats):
                return seat, "leader_office"
    chamber = _seat_of_chamber(reading, guests[0], came=came) if guests else None
    return (chamber, "leader_office") if chamber is not None else (None, "unstated")


def _seat_of_chamber(reading: Reading, person: Token, *, came: bool) -> str | None:
    """Give the place in China after which the one chamber somebody heads is named: 甲省乙市商会|会长丙 → 甲省.

    Of whoever sets out only a house that every place has one of is sure to sit there: 甲市工商联, 甲市商会.
    """
    houses = {r.organization_local_id for r in reading.roles_by_person.get(person.local_id, ())}
    body = reading.entity(next(iter(houses))) if len(houses) == 1 else None
    if (
        body is None
        or body.detail_kind != "association"
        or body.place_local_id is None
        or OF_CHAMBER.search(body.name) is None
    ):
        return None
    if BRANCH_OF.search(body.name) is not None or "CN" not in reading.place_keys_up(body.place_local_id):
        return None
    seat = reading.entity(body.place_local_id)
    if seat is None or seat.detail_kind not in ("province", "city", "district"):
        return None
    stem = PLAIN_CHAMBER.sub("", body.name)
    plain = stem != body.name and (seat.name == stem or stem == seat.name.rstrip("省市县区"))
    return seat.local_id if came or plain else None


PLAIN_CHAMBER = re.compile(
    r"(?:工商业联合会|工商联(?:\(总商会\))?|总商会|商会|贸促会|国际贸易促进委员会|侨联|归国华侨联合会)$"
)
OF_CHAMBER = re.compile(r"^(?!.*(?:旅|驻|海外|同乡)).*(?:商会|促进会|协会|联谊会|总会|联合会|工商联|贸促会|侨联)$")


def _seats(reading: Reading, token: Token) -> list[str]:
    """Give the places somebody governs, or where a travelling body of a place sits."""
    if token.kind == "O":
        body = reading.entity(token.local_id)
        own = body is not None and body.detail_kind in SITS_WHERE_NAMED and BRANCH_OF.search(body.name) is None
        return [body.place_local_id] if body is not None and own and body.place_local_id else []
    seats: list[str] = []  # of what somebody governs
    for role in reading.roles_by_person.get(token.local_id, ()):
        body = reading.entity(role.organization_local_id)
        if body is not None and BRANCH_OF.search(body.name) is not None:
            continue
        if SEAT_OF_HONOUR.search(role.title) is not None:
            continue  # 甲省政协委员、香港乙公司董事长丙
        if role.place_local_id:
            seats.append(role.place_local_id)
        elif body is not None and body.place_local_id and body.detail_kind in ("government", "party"):
            seats.append(body.place_local_id)
    return seats


SEAT_OF_HONOUR = re.compile(r"(?:政协|人大)(?:常委|委员|代表)$|顾问$")
SITS_WHERE_NAMED = frozenset({"government", "party", "association"})  # a zone is no district
BRANCH_OF = re.compile(r"(?:代表处|办事处|联络处|分会|分公司)$")


# ---------------------------------------------------------------- what else the story says of it
def _gather(reading: Reading, frame: Frame, clauses: list[Clause]) -> None:
    trip = frame.trip
    if trip is None:
        return
    frame.delegations |= {trip.delegation_id} if trip.delegation_id else set()
    own = trip.story == frame.story.ordinal
    if own and trip.direction == "outbound":
        _further_delegation_names(reading, frame, clauses)
    if own and trip.direction == "inbound" and trip.home_id is not None:
        guests = [
            t.local_id
            for t in reading.tokens
            if t.kind == "D" and t.local_id not in reading.of_several and _is_of_their_home(reading, t, trip.home_id)
        ]
        if trip.delegation_id is None and len(set(guests)) == 1:
            trip.delegation_id = guests[0]
        frame.delegations |= set(guests)
    if own:
        _length_of_stay(reading, trip, clauses)
        if trip.lead.local_id is None:
            trip.lead = (
                _under_a_head(trip, clauses)
                or _said_to_lead(reading, trip, clauses)
                or _head_of_group(reading, trip, clauses)
                or _head_in_headline(reading, frame, trip, clauses)
                or _titled_head(reading, trip, clauses)
                or _speaker(reading, frame, clauses)
            )
        _further_places(reading, frame, trip, clauses)
        inner = [p for p in trip.places if not any(_holds(reading, p, other) for other in trip.places)]
        trip.places = inner or trip.places
        if not trip.places and trip.direction == "outbound":
            _stops(reading, frame, trip, clauses)
    if trip.lead.local_id is not None:
        frame.people.add(trip.lead.local_id)
        frame.people |= _called_shortly(reading, trip.lead.local_id)
        if trip.home_id is None or trip.direction == "inbound":
            for role in reading.roles_by_person.get(trip.lead.local_id, ()):
                body = reading.entity(role.organization_local_id)
                if body is not None and body.detail_kind not in ("government", "party"):
                    frame.bodies |= _with_branches(reading, body.local_id)
    _members(reading, frame, trip, clauses)
    frame.bodies |= {p.local_id for p in trip.members if p.kind == "organization"}
    frame.people |= {p.local_id for p in trip.members if p.kind == "person"}


def _is_of_their_home(reading: Reading, token: Token, home_id: str) -> bool:
    """Tell a delegation of the home of guests, or of the land abroad it lies in: 某国代表团, of guests from 某国乙州."""
    abroad = "CN" not in reading.place_keys_up(home_id)
    return reading.lies_in(token.local_id, home_id) or (
        abroad and reading.lies_in(home_id, _seat_of_group(reading, token))
    )


def _called_shortly(reading: Reading, person_id: str) -> set[str]:
    """Give the people who bear the last part of a foreign name and no other: 甲·乙, told later as 乙."""
    last = reading.settled.entities[person_id].name.rpartition("·")
    if not last[1]:
        return set()
    return {e.local_id for e in reading.settled.entities.values() if e.kind == "person" and e.name == last[2]}


OF_THE_REGION = re.compile(r"[\u4e00-\u9fff]等(?:地区?的?)?$")


def _holds(reading: Reading, place: TripPlace, other: TripPlace) -> bool:
    """Tell whether a province or region that was gone to holds another place of the journey: the place says more."""
    entity = reading.entity(place.local_id)
    if (
        entity is not None
        and entity.detail_kind == "region"
        and OF_THE_REGION.search(reading.clean, max(0, (place.start or 0) - 5), place.start or 0)
    ):
        return place.local_id != other.local_id  # 甲市、乙市等珠三角地区
    province = entity is not None and entity.detail_kind == "province"
    return province and place.local_id != other.local_id and reading.lies_in(other.local_id, place.local_id)


def _under_a_head(trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read 由市长甲、议长乙率领的某市代表团 where it acts: the first leads the journey, the others go along."""
    for clause in clauses:
        if (
            trip.delegation_id is None
            or clause.earlier
            or not any(t.local_id == trip.delegation_id for t in clause.subjects)
        ):
            continue
        people = [t for t in clause.subjects if t.kind == "P"]
        if people and clause.own_subject and LED_BY.search(clause.text):
            trip.members += [_party(t) for t in people[1:]]
            return Lead(local_id=people[0].local_id, basis="stated", start=people[0].start, end=people[0].end)
    return None


def _head_of_group(reading: Reading, trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read 接待以会长甲为团长的考察团, told of the delegation whose journey it is: he leads it."""
    for clause in clauses:
        head = LED_AS.search(reading.clean, clause.start, clause.end)
        if head is None or clause.earlier or clause.is_said(head.start()) or clause.is_hoped(head.start()):
            continue
        if BARE_GROUP.match(reading.clean, head.end()) is None:
            continue  # of a delegation with a name, which may be another
        inside = [t for t in reading.tokens_in(head.start(), head.end()) if t.kind == "P"]
        if inside:
            return Lead(local_id=inside[0].local_id, basis="stated", start=inside[0].start, end=head.end())
    return None


def _head_in_headline(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read the headline 甲率考察团赴乙市考察 over a journey to 乙市 told without its head; 甲 stands with his office below."""
    opening = next((c.start for c in clauses if c.sentence.block_kind == "paragraph"), frame.story.start)
    name_of = {e.name: e.local_id for e in reading.settled.entities.values() if e.kind == "person"}
    if trip.direction != "outbound":
        return None
    for line in HEADLINE_LEADS.finditer(reading.clean, frame.story.start, opening):
        who = name_of.get(line["who"])
        stops = [reading.clean[p.start : p.end] for p in trip.places if p.start is not None]
        if who is None or not any(stop and stop in line["where"] for stop in stops):
            continue
        token = Token(
            kind="P", local_id=who, start=line.start("who"), end=line.end("who"), name_start=line.start("who")
        )
        roles = reading.roles_by_person.get(who, ())
        told = any(r.affiliation_basis == "stated" for r in roles)  # whose office is told, not inferred
        if roles and not (told and _governs_elsewhere(reading, trip, token)):
            return Lead(local_id=who, basis="stated", start=token.start, end=token.end)
    return None


# 甲率市考察组赴乙市考察, a line of its own
HEADLINE_LEADS = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<who>[\u4e00-\u9fff]{2,4}?)(?:率领?|带领)[^,，。;；\s]{0,24}?(?:团|组|队|一行)[^,，。;；\s]{0,4}?(?:赴|到|前往)(?P<where>[^。;；\n]{2,40})"
)


def _governs_elsewhere(reading: Reading, trip: Trip, person: Token) -> bool:
    """Tell somebody whose only offices are of another place than the one a delegation is named after."""
    seats = _seats(reading, person)
    named = trip.home_id is not None and trip.home_basis == "delegation_name"
    return named and bool(seats) and not any(reading.lies_in(seat, trip.home_id) for seat in seats)


def _is_of_another_place(reading: Reading, trip: Trip, clause: Clause) -> bool:
    """Tell 甲市代表团由市长乙领队 of the journey of 甲市丙县代表团: another delegation, though the two are called alike."""
    named = reading.entity(trip.delegation_id)
    place = reading.entity(named.place_local_id) if named is not None else None
    if place is None or place.vocabulary_key is None:
        return False
    for token in clause.tokens:
        if token.kind != "D" or token.local_id != trip.delegation_id:
            continue
        found = reading.vocabulary.match("place", reading.clean[token.start : token.end])
        if found and place.vocabulary_key not in {key for _, _, key in found}:
            return any(key in reading.place_keys_up(place.local_id) for _, _, key in found)
    return False


def _said_to_lead(reading: Reading, trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read 副市长甲率团出访, said apart from the journey itself, and not of another delegation: 乙市代表团由市长甲带队."""
    for clause in clauses:
        leads = LED_ALONE.search(clause.text)
        if leads is None or clause.earlier or clause.is_said(clause.start + leads.start()):
            continue
        if any(t.kind == "D" and t.local_id != trip.delegation_id for t in clause.tokens):
            continue
        if clause.is_hoped(clause.start + leads.start()):
            continue
        at = clause.start + leads.start()
        # 任团长 behind a name is his title as well
        who = next((t for t in clause.tokens if t.kind == "P" and t.name_start < at <= t.end), None)
        if who is not None:
            who = _first_of_list(reading, clause, who)
        if who is not None and (_governs_elsewhere(reading, trip, who) or _is_of_another_place(reading, trip, clause)):
            continue
        if who is not None:
            return Lead(local_id=who.local_id, basis="stated", start=who.start, end=max(at, who.end))
    return None


def _first_of_list(reading: Reading, clause: Clause, last: Token) -> Token:
    """Give who stands first in a list of people that ends with one: 市委书记甲、市长乙|率团 → 甲."""
    people = [t for t in clause.tokens if t.kind == "P" and t.end <= last.end]
    first = last
    for before, behind in reversed(list(pairwise(people))):
        if reading.clean[before.end : behind.start] not in ("、", "和", "与"):
            break
        first = before
    return first


def _titled_head(reading: Reading, trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read 代表团团长、副市长甲说, and 团长由副市长甲担任: the one head of delegation a story names leads its journey."""
    heads: dict[str, Token] = {}
    for clause in clauses:
        if clause.earlier:
            continue
        for token in clause.tokens:
            if token.kind != "P" or HEAD_BY_TITLE.match(reading.clean, token.start, token.end) is None:
                continue
            group = next((t for t in clause.tokens if t.kind == "D" and t.end == token.start), None)
            if group is None or _is_one_group(reading, trip, group):
                heads.setdefault(token.local_id, token)
        post = HEAD_IS.search(reading.clean, clause.start, clause.end)
        who = next((t for t in clause.tokens if post is not None and t.kind == "P" and t.start >= post.end()), None)
        if who is not None:
            heads.setdefault(who.local_id, who)
    if len(heads) != 1:
        return None
    who = next(iter(heads.values()))
    if _governs_elsewhere(reading, trip, who) or any(reading.governs(who.local_id, p.local_id) for p in trip.places):
        return None
    return Lead(local_id=who.local_id, basis="stated", start=who.start, end=who.end)


def _is_one_group(reading: Reading, trip: Trip, group: Token) -> bool:
    """Tell 甲市经贸代表团 and a bare 代表团, of the journey of 甲市代表团, from 乙国代表团."""
    if group.local_id == trip.delegation_id or BARE_GROUP.fullmatch(reading.clean, group.start, group.end):
        return True
    seat = _seat_of_group(reading, group)
    return seat is not None and seat == trip.home_id


HEAD_BY_TITLE = re.compile(rf"(?:[\u4e00-\u9fff]{{0,10}}?(?:{GROUP}))?团长")  # 代表团|团长、副市长甲
HEAD_IS = re.compile(r"(?<!副)团长由(?=[^,，。;；]{2,40}?(?:担任|出任|兼任))")


def _further_delegation_names(reading: Reading, frame: Frame, clauses: list[Clause]) -> None:
    """Count every delegation of the home place (or of no other place) as this one: 某市代表团 beside 某市经贸代表团."""
    for clause in clauses:
        for token in clause.tokens:
            if token.kind == "D":
                if clause.hoped_from is not None and clause.hoped_from <= token.end + 2:
                    continue  # 某市党政代表团将赴: not the one told of
                entity = reading.entity(token.local_id)
                if entity and (entity.name.startswith("驻") or YOUR_GROUP.match(entity.name)):
                    continue  # 驻某市招商工作组: an office of home there; 贵市考察团: of those a host speaks to
                if entity and (entity.place_local_id is None or reading.lies_in(token.local_id, frame.home_id)):
                    frame.delegations.add(token.local_id)
    if frame.trip is not None and frame.trip.delegation_id is None and frame.delegations:
        frame.trip.delegation_id = min(frame.delegations, key=lambda i: reading.settled.entities[i].start)


def _is_of_one_leg(reading: Reading, trip: Trip, clause: Clause) -> bool:
    """Tell 代表团抵达甲国,开始为期4天的访问 of a journey to 甲国 and 乙国 whose days are told: how long they stayed in one land."""
    if len(trip.places) < 2 or trip.days.last in (trip.days.first, None) or clause.start <= trip.end:
        return False
    stops = {p.local_id for p in trip.places}
    reached = reading.clean[clause.sentence.start : clause.end]
    named = {t.local_id for t in reading.tokens_in(clause.sentence.start, clause.end)} & stops
    return len(named) == 1 and ARRIVED.search(reached) is not None


def _length_of_stay(reading: Reading, trip: Trip, clauses: list[Clause]) -> None:
    for pattern in (STATED_DAYS_SURE, STATED_DAYS):
        for clause in clauses:
            # the comma that closes the clause belongs to the pattern: 四天时间,
            found = pattern.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
            if (
                found is None
                or clause.is_said(found.start())
                or clause.earlier
                or _is_of_one_leg(reading, trip, clause)
            ):
                continue
            days = read_number(found.group(1))
            if days is None:
                continue
            if DAYS_TO_COME.search(reading.clean, clause.start, found.start()) is not None:
                if trip.days.first is not None and trip.days.first == trip.days.last:
                    trip.days = replace(trip.days, last=None)  # 未来两天: it goes on
                continue
            if 1 < days <= MAX_TRIP_DAYS and reading.clean[found.start() - 1] not in "第后前近每·":
                trip.days_stated, trip.days_stated_span = days, found.span()
                if trip.days.first is not None and trip.days.first == trip.days.last:
                    trip.days = replace(trip.days, last=None)  # the day it began, or one of them
                return


def read_number(written: str) -> int | None:
    """Read a small number: 7 → 7, 十二 → 12, 二十三 → 23."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        return NUMERALS.get(written)
    head = NUMERALS.get(tens, 0) if tens else 1
    tail = NUMERALS.get(ones, 0) if ones else 0
    return head * 10 + tail or None


def _speaker(reading: Reading, frame: Frame, clauses: list[Clause]) -> Lead:
    """Infer the leader: the highest-ranking home official who speaks for the delegation."""
    spoken: list[tuple[int, int, Token]] = []
    for clause in clauses:
        cue = next((c.start for c in clause.cues if c.family == "statement"), None)
        speaks = SPEAKS.search(reading.clean, clause.start, clause.end)
        if cue is None and speaks is None:
            continue
        verb = min(x for x in (cue, speaks.start() if speaks else None) if x is not None)
        for token in clause.tokens:
            if token.kind == "P" and token.start < verb and _home_official(reading, frame, token):
                rank = reading.rank(token.local_id)
                spoken.append((rank if rank is not None else 99, token.start, token))
    if not spoken:
        return Lead()
    best = min(spoken, key=lambda s: (s[0], s[1]))[2]
    return Lead(local_id=best.local_id, basis="speaker", start=best.start, end=best.end)


def _home_official(reading: Reading, frame: Frame, token: Token) -> bool:
    if frame.home_id is None or frame.trip is None or frame.is_inbound:
        return False
    if any(reading.offices_in(token.local_id, p.local_id) for p in frame.trip.places):
        return False  # 甲新区党工委书记、市委书记乙, of a journey to 甲新区
    home = reading.entity(frame.home_id)
    for role in reading.roles_by_person.get(token.local_id, ()):
        body = reading.entity(role.organization_local_id) or reading.entity(role.place_local_id)
        if role.is_mentioned_only or body is None:
            continue
        if body.kind == "organization" and body.detail_kind not in ("government", "party", "industrial_park"):
            continue
        if home is not None and reading.lies_in(body.local_id, frame.home_id):
            return not any(_is_chamber_of_another(reading, p.local_id, body) for p in frame.trip.members)
    return False


def _is_chamber_of_another(reading: Reading, traveller: str, body: Entity) -> bool:
    """Tell 甲商会 of the journey of 甲商会 from the office of a town in which somebody speaks: he came along with it, at most."""
    house = reading.entity(traveller)
    return house is not None and house.detail_kind == "association" and house.local_id != body.local_id


def _further_places(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> None:
    """Add the cities the delegation is later said to reach, with their days, in the order of the text."""
    known = {p.local_id for p in trip.places}
    for clause in clauses:
        if clause.start < trip.end or clause.earlier or IS_PART_OF.match(clause.text):
            continue
        for token in _towns_of_the_lands(reading, frame, trip, clause):
            if token.local_id not in known:
                known.add(token.local_id)
                _put_into_its_land(reading, trip, token)
        goes, places = _destinations(reading, clause)
        if goes is None or clause.is_said(goes) or clause.is_hoped(goes):
            continue
        verb = GOES.search(reading.clean, goes, clause.end)
        in_turn = IN_TURN.search(reading.clean, clause.start, goes) is not None  # 先后到甲市、乙市
        if verb is None or (verb.group() in ("到", "访问", "来", STAYS) and not in_turn):
            continue
        if not (clause.subject_word or any(acts_for_delegation(reading, frame, t) for t in clause.subjects)):
            continue
        if any(c.family == "engagement" and c.end <= goes for c in clause.cues):
            continue  # 看望赴乙市挂职的干部: who went there is an object
        # 分赴乙市、丙县: a county beside a city is a stop as the city is
        levels = {"country", "province", "city"} | ({"district"} if "city" in map(reading.level, places) else set())
        for token in places:
            entity = reading.entity(token.local_id)
            if token.local_id in known or entity is None or entity.detail_kind not in levels:
                continue
            if reading.lies_in(token.local_id, frame.home_id) or reading.lies_in(frame.home_id, token.local_id):
                continue
            days = reading.dates_in(clause.sentence.start, clause.end)
            known.add(token.local_id)
            trip.places.append(
                TripPlace(
                    local_id=token.local_id,
                    days=Days(first=days[-1].date_from, last=days[-1].date_to) if days else Days(),
                    start=token.start,
                    end=token.end,
                )
            )


def _towns_of_the_lands(reading: Reading, frame: Frame, trip: Trip, clause: Clause) -> list[Token]:
    """Give the towns abroad in which a delegation that visits a land is told to act: 在某国乙市,甲拜会了…; 推介会在乙市举行,甲出席."""
    lands = [p.local_id for p in trip.places if _is_a_land(reading, p.local_id)]
    if trip.direction != "outbound" or not lands or clause.sentence.block_kind != "paragraph":
        return []
    scene = [
        t
        for at in IN_A_TOWN.finditer(reading.clean, clause.start, clause.end)
        for t in _places_listed(reading, at.end(), clause.end)
        if reading.tokens_in(at.end(), at.end() + 1)
        and not any(c.family == "engagement" and c.end <= at.start() for c in clause.cues)
    ]  # 考察乙公司在某地的项目: where what they saw lies
    scene = [t for t in scene if reading.level(t) in ("city", "province")]
    scene = [t for t in scene if any(reading.lies_in(t.local_id, p) for p in lands)]
    scene = [
        t for t in scene if not (reading.is_quoted(t.start) or clause.is_said(t.start) or clause.is_hoped(t.start))
    ]
    if not scene or not _acts_there(reading, frame, clause):
        return []
    return scene


def _put_into_its_land(reading: Reading, trip: Trip, town: Token) -> None:
    """Put a town behind the land it lies in and what was told of that land before: 甲国, its town, 乙国."""
    inside = [n for n, p in enumerate(trip.places) if reading.lies_in(town.local_id, p.local_id)]
    at = inside[0] + 1 if inside else len(trip.places)
    land = trip.places[at - 1].local_id if inside else None
    while at < len(trip.places) and reading.lies_in(trip.places[at].local_id, land):
        at += 1
    trip.places.insert(at, TripPlace(local_id=town.local_id, days=Days(), start=town.start, end=town.end))


def _is_a_land(reading: Reading, place_id: str) -> bool:
    entity = reading.entity(place_id)
    return entity is not None and entity.detail_kind == "country"


def _acts_there(reading: Reading, frame: Frame, clause: Clause) -> bool:
    """Tell whether the delegation acts in a clause or in the one behind it: 在乙市期间,甲…; 大会在乙市举行,甲出席."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    for near in sentence[clause.number : clause.number + 2]:
        cues = [c for c in near.cues if c.family == "engagement" and not near.is_said(c.start)]
        attends = ATTENDS.search(near.text) is not None
        if near is not clause and not near.own_subject and near.subjects != clause.subjects:
            continue
        acts = near.subject_word is not None or any(
            t.kind in "PD" and acts_for_delegation(reading, frame, t) for t in near.subjects
        )
        if acts and (cues or attends):
            return True
    return False


ATTENDS = re.compile(r"出席|参加|致辞|推介")
IN_A_TOWN = re.compile(r"(?<![存现潜正所旨驻])在")


def _stops(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> None:
    """Take the places whose paragraphs open 在甲国, as destinations where the journey's own words name none."""
    for clause in clauses:
        for token in stops_named(reading, clause) if clause.start > trip.end else ():
            if any(p.local_id == token.local_id for p in trip.places):
                continue
            if not reading.lies_in(token.local_id, frame.home_id):
                trip.places.append(TripPlace(local_id=token.local_id, days=Days(), start=token.start, end=token.end))


def stops_named(reading: Reading, clause: Clause) -> list[Token]:
    """Give the countries, provinces or cities a sentence opens with as the scene of what follows: 在甲国期间,…; 在乙国丙市、丁市,…"""
    if clause.number > 1 or not clause.text.startswith("在"):
        return []
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if clause.number == 1 and not any(d.start == first.start and d.end == first.end for d in first.dates):
        return []  # 10月15日,在甲国乙市,…
    stops: list[Token] = []
    at = clause.start + 1
    for token in clause.tokens:
        gap = reading.clean[at : token.start]
        if token.kind != "L" or reading.level(token) not in ("country", "province", "city"):
            return []
        if gap not in (("", "、", "和", "及", "与") if stops else ("",)):
            return []
        if stops and gap == "":
            if not reading.lies_in(token.local_id, stops[-1].local_id):
                return []
            stops.pop()  # 乙国丙市 is one scene
        stops.append(token)
        at = token.end
    return stops if STOP_END.fullmatch(reading.clean, at, clause.end) is not None else []


def _with_branches(reading: Reading, body_id: str) -> set[str]:
    """Give a body with those whose names open with one of its own: 某协会, 某协会华东办事处."""
    names = {reading.settled.entities[body_id].name}
    names |= {a.alias for a in reading.settled.aliases if a.organization_local_id == body_id and len(a.alias) >= 3}
    return {body_id} | {
        e.local_id
        for e in reading.settled.entities.values()
        if e.kind == "organization" and any(e.name.startswith(name) for name in names)
    }


def _members(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> None:
    """Add those who join the whole journey: 市领导甲、乙参加相关活动."""
    if trip.story != frame.story.ordinal:
        return
    known = {p.local_id for p in trip.members} | ({trip.lead.local_id} if trip.lead.local_id else set())
    for token in (t for clause in clauses for t in _listed_as_members(reading, clause)):
        if token.local_id not in known:
            known.add(token.local_id)
            trip.members.append(_party(token))
    for token in _joined(reading, frame, trip, clauses):
        if token.local_id not in known:
            known.add(token.local_id)
            trip.members.append(_party(token))
    for at, clause in enumerate(clauses):
        joins = MEMBERS.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
        if joins is None or clause.is_said(joins.start()) or clause.is_hoped(joins.start()):
            continue
        if re.search(r"会议?|仪式|座谈|会见|会谈|推介", clause.text[joins.start() - clause.start :]):
            continue
        same_sentence = [c for c in clauses[max(0, at - 4) : at + 1] if c.sentence.start == clause.sentence.start]
        listed = (
            "相关" in joins.group()
            or "此次" in joins.group()
            or "有关" in joins.group()
            or "上述" in joins.group()
            or clause.sentence.block == _block(reading, trip)
        )
        if not listed and "陪同" not in joins.group():
            continue
        if frame.is_inbound and "陪同" in joins.group():
            continue  # 甲市迎来乙市代表团,市长丙陪同考察: of the hosts
        for token in (t for c in same_sentence for t in c.tokens if t.start < joins.start()):
            if token.kind != "P" or token.local_id in known:
                continue
            if _is_posted_there(reading, token):
                continue
            heads = HEADS_OF_HOME.search(reading.clean, clause.sentence.start, token.start)
            ours = not frame.is_inbound and heads is not None and not _are_heads_of_others(reading, frame, heads)
            if ours or acts_for_delegation(reading, frame, token):
                known.add(token.local_id)
                trip.members.append(_party(token))


def _are_heads_of_others(reading: Reading, frame: Frame, heads: re.Match[str]) -> bool:
    """Tell 甲自治区|领导乙、丙分别陪同 in the report of a journey from elsewhere: they are of the place that is named."""
    opens = max(reading.clean.rfind(mark, 0, heads.start()) for mark in ",，。;；\n") + 1
    head = next((t for t in reading.tokens_in(opens, heads.end() + 1) if t.start <= heads.start() < t.end), None)
    if head is None or head.kind not in "LP":
        return False
    seats = [head.local_id] if head.kind == "L" else _seats(reading, head)
    return bool(seats) and not any(reading.lies_in(seat, frame.home_id) for seat in seats)


def _is_posted_there(reading: Reading, token: Token) -> bool:
    """Tell whoever home keeps at the place gone to: 某省援建前方指挥部总指挥甲, 驻某地办事处主任乙."""
    written = reading.clean[token.start : token.end]
    return POSTED.search(written) is not None or any(POSTED.search(b.name) for b in reading.houses(token.local_id))


POSTED = re.compile(r"援(?:疆|藏|青|建)|对口支援|前方指挥部|挂职|驻[\u4e00-\u9fff]{1,8}(?:办事处|代表处|联络处)")


def _joined(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> list[Token]:
    """Give those of the sentence right behind the journey who join in it: 董事长甲、镇党委书记乙参加活动; 区领导丙随团考察 anywhere.

    Who holds an office where the journey went only takes part there.
    """
    found: list[Token] = []
    own = next((c.sentence for c in clauses if c.start == trip.start), None)
    following = next(
        (c.sentence.start for c in clauses if own and c.sentence.block == own.block and c.start >= own.end), -1
    )
    for at, clause in enumerate(clauses):
        along = ALONG.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
        joins = JOINS_IN.search(clause.text) if along is None else None
        if (along is None and joins is None) or clause.earlier:
            continue
        until = along.start() if along is not None else clause.start + joins.start() if joins is not None else 0
        if clause.is_said(until) or clause.is_hoped(until):
            continue
        names = [t for t in _names_before(clauses, at, until) if t.kind == "P"]
        if joins is not None and clause.sentence.start != following:
            whole = WHOLE_JOURNEY.search(joins.group()) is not None
            names = names if whole and all(reading.is_unseated(t.local_id) for t in names) else []
        if any(reading.governs(t.local_id, p.local_id) for t in names for p in trip.places):
            continue  # a list of those who took part there: whoever stands beside them may be of there, too
        for token in names:
            if along is not None or _may_join(reading, frame, token):
                found.append(token)
    return found


def _names_before(clauses: list[Clause], at: int, until: int) -> list[Token]:
    """Give the list of names a verb stands behind, over the commas between them, if nothing else was told in it."""
    own = clauses[at]
    listed = [t for t in own.tokens if t.start < until]
    for clause in reversed(clauses[max(0, at - MOST_IN_LIST) : at]):
        if clause.sentence.start != own.sentence.start or clause.cues or clause.dates:
            break
        last = next((t for t in reversed(clause.tokens) if t.kind in "PO"), None)
        if last is None or ONLY_NAMED.fullmatch(clause.text, last.end - clause.start) is None:
            break  # 某人主持座谈会,某人参加
        listed = [*clause.tokens, *listed]
    return listed


ONLY_NAMED = re.compile(r"(?:等)?(?:有关|相关|主要)?(?:负责人|负责同志|部门|单位|领导)*[ \u3000]*")
MOST_IN_LIST = 4  # clauses that one list of those who join fills
WHOLE_JOURNEY = re.compile(r"考察|调研|招商|此次|本次|上述")


def _may_join(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether somebody can be of a journey from home: of the home place, of no named place, or of a firm of none."""
    if frame.is_inbound:
        return False
    return all(
        not (house := r.organization_local_id or r.place_local_id)
        or not reading.place_keys_up(house)
        or reading.lies_in(house, frame.home_id)
        or set(reading.place_keys_up(house)).isdisjoint(reading.vocabulary.places)
        for r in reading.roles_by_person.get(token.local_id, ())
    )


def _listed_as_members(reading: Reading, clause: Clause) -> list[Token]:
    """Give the people of 代表团成员包括副主席甲、局长乙, in one sentence."""
    opens = CONSISTS.search(clause.text)
    made = (
        CONSISTS_OF.match(reading.clean, clause.start + opens.start(), clause.sentence.end)
        if opens is not None
        else None
    )
    if made is not None and not clause.is_said(made.start()):
        inside = reading.tokens_in(made.start("who"), made.end("who"))
        return [] if clause.is_hoped(made.start()) else [t for t in inside if t.kind == "P"]
    named = MEMBERS_ARE.search(clause.text)
    if named is None or clause.is_said(clause.start + named.start()) or clause.is_hoped(clause.start + named.start()):
        return []
    until = clause.sentence.end if named.end() == len(clause.text) else clause.end  # 成员包括:
    return [t for t in reading.tokens_in(clause.start + named.end(), until) if t.kind == "P"]


def _block(reading: Reading, trip: Trip) -> int:
    return next((c.sentence.block for c in reading.clauses if c.start == trip.start), -1)


def _party(token: Token) -> Party:
    kind = {"P": "person", "L": "place"}.get(token.kind, "organization")
    return Party(kind=kind, local_id=token.local_id, side="delegation", start=token.start, end=token.end)


def _same_trip(reading: Reading, frame: Frame, first: Frame) -> bool:
    one, other = frame.trip, first.trip
    if one is None or other is None:
        return False
    days_agree = one.days.first is None or (one.days.first, one.days.last) == (other.days.first, other.days.last)
    places = {p.local_id for p in one.places} <= {p.local_id for p in other.places}
    if one.direction == "inbound" and _are_apart(reading, one.home_id, other.home_id):
        return False  # other guests of the same town
    return frame.home_id in (first.home_id, None) and places and days_agree


def _shares_trip(reading: Reading, frame: Frame, first: Frame, clauses: list[Clause]) -> bool:
    """Tell whether a story without a journey of its own lies inside the first one: same home, same place, days inside."""
    trip = first.trip
    if trip is None or frame.home_id not in (first.home_id, None) or trip.days.first is None or trip.days.last is None:
        return False
    days = [d for c in clauses for d in c.dates if is_event_day(d)]
    inside = [
        d for d in days if d.date_from and d.date_to and trip.days.first <= d.date_from and d.date_to <= trip.days.last
    ]
    there = any(
        t.kind == "L" and any(reading.lies_in(t.local_id, p.local_id) for p in trip.places)
        for c in clauses
        for t in c.tokens
    )
    return bool(days) and len(inside) == len(days) and there


def stay_contradictions(trips: list[Trip]) -> list[Issue]:
    """Tell where the stated length of a journey differs from its dates: 为期7天 over eight dates."""
    issues = []
    for trip in trips:
        if (
            trip.days_stated is None
            or trip.days.first is None
            or trip.days.last is None
            or trip.days_stated_span is None
        ):
            continue
        computed = days_between(trip.days.first, trip.days.last)
        if computed != trip.days_stated:
            issues.append(
                Issue(
                    stage="assemble",
                    reason="stated_days_differ",
                    detail=f"stated {trip.days_stated} days, dates {trip.days.first} to {trip.days.last} are {computed}",
                    start=trip.days_stated_span[0],
                    end=trip.days_stated_span[1],
                )
            )
    return issues
