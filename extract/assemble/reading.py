"""One article as clauses of tokens: what the events are read from.

A token is a settled mention with everything that belongs to it (`市委书记王小明` is one person token); a clause is what stands
between two commas, unless a list of names runs over the comma. Each clause knows whether somebody merely says it, hopes for it
or recalls it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter

from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate
from extract.find.marks import read_marks
from extract.find.organizations.words import is_ordinary
from extract.segment import Sentence
from extract.settle.settled import APART, DateMention, Entity, Home, Role, Settled
from extract.vocabulary import Vocabulary

READ_BLOCKS = frozenset({"paragraph", "caption"})
FIRM_KINDS = frozenset({"company", "lab", "fund", "university", "media", "other"})
OPEN_MARKS, CLOSE_MARKS = "“‘「『《(（[【", "”’」』》)）]】"
QUOTE_MARK = re.compile(f"[{re.escape(OPEN_MARKS + CLOSE_MARKS)}\\n]")
CLAUSE_MARK = re.compile("[,，:：;；…]")
SENTENCE_STOPS = "。!?！？"
# 正在甲国访问的|市长乙, 率团来访的|市长乙
STAYS_AND = re.compile(
    r"[ \u3000]*(?:当地时间)?(?:正在|正|率[^,，。;；的]{0,14}?|应邀|日前|近日|前来|来|在|赴|随团)[^,，。;；的]{0,24}?"
    r"(?:访问|出访|考察|招商|调研|来访|到访|(?:开展|进行|参加|出席)[^,，。;；的]{2,24})的(?=[\u4e00-\u9fff])"
)
BLANK_OF_HEADLINE = re.compile(r"(?<=[\u4e00-\u9fff”》])[ \u3000](?=[\u4e00-\u9fff“《])")
MAX_HEADLINE = 80  # characters
# Future words that govern the rest of the sentence; the weaker ones (推动, 加强) only their own clause.
FAR_FUTURE = frozenset(
    {"将", "拟", "计划", "准备", "打算", "即将", "有望", "力争", "争取", "预计", "未来", "今后", "下一步", "下步", "日后", "届时"}
)  # fmt: skip
TIMES_TO_COME = frozenset({"未来", "今后", "下一步", "下步"})
# 了解企业产能|和今后五年规划: what somebody learned about is no plan of the journey
LEARNED_OF = re.compile(
    r"(?:了解|听取|察看|查看|询问|关心)了?[^,，。;；并]{0,80}(?:情况|规划|计划|前景|趋势|思路|蓝图|方向|战略|布局|打算|设想|目标|愿景|需求|问题)(?=等|[,，。;；、和及与]|$)"
)
NAME_ENDS = re.compile(r"、|以及|等(?:地|处|企业|公司|单位|项目|机构)")  # 海能|、云帆科技: the end of a name, no 能够
THINGS_SAID = frozenset({"要求", "希望", "期待", "称赞", "感谢", "建议", "评价", "承诺", "欢迎"})
# What the talks were about is no party and no hedge: 就进一步加深合作展开交流.
ABOUT = re.compile(r"(?:(?<![成造早也一])就|围绕|针对)(?!是|会|能|可|此|在|地(?![方区])|业|近|读|职|任|医|餐|坐|要|有)")
# 就某工作|到某市考察: what the journey was about, and the journey.
ABOUT_A_JOURNEY = re.compile(
    r"(?:等)?(?:工作|事宜|事项|方面|问题|项目|领域|主题|内容|合作|发展)(?:专程)?(?=(?:到|来|赴|前往|对)[^,，。;；]{1,16}?(?:回访|考察|调研|访问|洽谈|对接|学习|参观|走访))"
)
# The verb group that closes it, adverbs and all: 就…|进行了深入交流.
ABOUT_END = re.compile(
    r"(?:进行|展开|开展|(?<![合工])作|做|举行)?(?:了|过)?(?:友好|成功|深入|进一步|充分|广泛|坦诚|热烈|务实|亲切|深度|面对面|工作|专题|小范围|的){0,4}"
    r"(?:座谈|交流|洽谈|会谈|沟通|磋商|协商|研讨|会商|商讨|探讨|讨论|商谈|交谈|对接|达成|交换|签署|签订|签约|续签|形成|取得(?=了?[^,，。;；]{0,4}?(?:一致|共识))){1,3}"
)
# 就…|与企业负责人|进行洽谈: the other side of the talks, behind what they were about.
PARTNER_JOINER = re.compile(r"与|同(?!时|志|意|样|步|比|行|期|类)|和")
PARTNER = re.compile(
    r"(?:[^,，。;；、与和同]{0,12}?)(?:负责人|高管|高层|管理层|主要领导|有关领导|相关领导|代表|企业家|专家|客商|嘉宾)(?:等|们|一行)?"
    r"|[^,，。;；、与和同]{0,6}?(?:有关|相关|当地|各|多家|部分|[0-9一二两三四五六七八九十]+[家个])[^,，。;；、与和同]{0,8}?(?:部门|单位|企业|公司|商会|协会|机构|人士|方面|院校|高校|园区|厂商)"
)
TALKS_CLOSE = re.compile(
    r"(?:进行|展开|开展|作|做|举行)?(?:了|过)?(?:友好|深入|充分|广泛|坦诚|务实|亲切|深度|工作|专题|的){0,4}(?:座谈|洽谈|会谈|沟通|磋商|商讨|探讨|商谈|交谈|交流|对接)(?!协议)"
)
THEIR_PEOPLE = re.compile(r"(?:的)?(?:主要|有关|相关)?(?:负责人|负责同志|领导|高管|代表)?(?:等|一行)?")
MAX_BEHIND_PARTNER = 3  # 等人
# 通报了某人赴某国访问并举办推介会等情况: what was told, not what happens.
INFORMS = re.compile(r"(?<=介绍|通报|汇报)了?[^,，。;；]{4,60}?(?:等|的)(?:有关|相关|主要|基本|具体)*情况")
# 代表团受到市长甲的热情接待, 获乙接见: who receives stands behind it
RECEIVED_BY = re.compile(r"(?:受|得)到了?|获(?![得奖批悉评聘准授利益取胜知赠颁邀选任称资救])(?=[^,，。;；的]{0,40}$)")
DELEGATION_WORD = re.compile(rf"{GROUP}|一行|团队一行|大家|随团")
STRAIGHT_FROM = re.compile(r"[在从对向与为由以就于给把被据同跟至到赴往照]")
# A verb before the first name: whoever acted goes on acting, and the name is an object.
CARRIED_ON = re.compile(
    r"了解|听取|观看|感谢|推动|进一步|完善|提升|助力|吸引|促进|感受|体验|学习|回顾|介绍|拥有|[设建]有|设立|建立|成为|使|[^邀]请|让|"
    r"宣传|展示|鼓励|覆盖|包括|[并还又再]|先后|详细|全面|深入|共同|联合|参观|考察|支持|加强|深化|对接|围绕"
)
# 6月4日某市消息, 某社某地6月4日电: the day it was sent, not the day anything happened.
# 6月4日(记者甲)近日,…: the same, though no 电 says so
DATELINE = re.compile(
    r"[^,，。;；:：\n]{0,8}?(?:电|讯|消息|报道)(?:[ \u3000,，:：(（)）]|$)"
    r"|[ \u3000]*[(（][^()（）\n]{2,16}[)）][ \u3000]*(?:近日|日前)"
)
# 某社某地6月4日电(记者甲): who sent it acts in nothing.
SENT_FROM = re.compile(
    r"[^,，。;；\n]{0,24}?(?:日|社|网|报)[^,，。;；\n]{0,6}?(?:电|讯|消息)(?:[ \u3000]*[(（][^)）\n]{1,24}[)）])?[ \u3000:：]*"
)
DONE = re.compile(r"(?:签署|签订|签约|达成|举行|举办|召开|会见|参加|出席|访问|拜访|参观|考察)了(?!解)")
ACTS_ON = re.compile(r"[ \u3000]*并(?=[与同和就在对向])")
# 市长甲同乙会谈;|会见丙;|并与丁座谈: what was done next stands at the head
VERB_FIRST = re.compile(
    r"[ \u3000]*(?:并|还|又|也|先后|分别|随后|之后|然后|再)*"
    r"(?:在[\u4e00-\u9fff、]{1,8}?(?=出席|参加|举[办行]|会见|考察|拜[访会]|参观|走访))?(?P<with>[与同跟](?!时|期|样|意|志)|(?:出席|参加)(?![^,，。;；的]{0,12}的(?:还)?有))?"
)
# 甲周六|会转到乙市
WILL = re.compile(
    r"(?:周|星期|礼拜)[一二三四五六日天](?:上午|下午|早上|晚上?)?会(?=转|到|赴|访|抵|前往|出席|参加|与|同|在|率)"
    r"|(?:任务|目的|宗旨|意图)[^,，。;；]{0,6}?一是"  # 此行的任务一是走访甲协会;二是拜访乙
)
GOES_ON = re.compile(r"[ \u3000]*(?:同时|届时)(?!签|达成)")
# 以会长甲为团长的考察团, 以省长甲为团长、副省长乙为副团长的代表团
LED_AS = re.compile(
    r"以[^,，。;；]{2,40}?(?:为(?:团长|领队|首)|(?<=[\u4e00-\u9fff])(?:带队|率队))(?:[,，、][^。;；]{2,120}?为副团长)?的"
)
# 由甲商会、乙公司共90余人组成的|考察团
MADE_UP_OF = re.compile(r"(?<![理事])由[^,，。;；由]{2,80}?(?:组成|组织|组建)的(?=[^,，。;；]{0,16}?(?:团|一行|小组))")
# 由市长甲、议长乙率领的代表团: who acts, where no act stands before it.
LED_BY = re.compile(
    r"(?<![理事])由(?P<who>[^。;；]{2,80}?)(?:率领|带领|带队|率队|率团)的(?P<group>[^,，。;；]{0,24}?(?:(?:代表团|考察团|访问团|参访团|招商团|商务团|考察组|团队)(?:一行)?|(?:商会|协会|联合会|总会|同乡会|促进会)一行|客人|来宾))"
)
# 某商会代表团在会长甲的率领下访问乙市: the delegation and he act.
LED_UNDER = re.compile(r"在(?P<who>[^,，。;；在]{2,40}?)的?(?:亲自)?(?:率领|带领|带队)之?下")
LEADS_AND_ENDS = re.compile(r"(?:带队|率队|率团)[ \u3000]*$")
COMPANIONS = re.compile(r"[^,，。;；]{2,80}?(?:等|共|一行)[^,，。;；]{0,8}?(?:一行|[0-9]+人)")
# 代表团由司长甲陪同; 客商在主席甲、部长乙的陪同下
SHOWN_BY = re.compile(r"由[^,，。;；由]{2,40}?陪同(?!团)|(?<![现正所存内外])在[^。;；在]{2,60}?陪同之?下")
BRINGS_TOGETHER = "的?(?:协调|介绍|牵线(?:搭桥)?|推荐|引荐|引见|联系|安排|联络|撮合)"
# 经会长甲牵线, 在局长乙的介绍下; not 经开区主任丙介绍, 在会上市长丁作了介绍
ARRANGED_BY = re.compile(
    rf"[ \u3000]*(?:在[^,，。;；]{{2,40}}?{BRINGS_TOGETHER}之?下|经过?(?![济贸营开信合发侨管])[^,，。;；]{{2,40}}?{BRINGS_TOGETHER}(?:之?下)?)(?=[,，]|$)"
)
HOW_GUESTS_CAME = re.compile(r"[^,，。;；]{0,8}?的(?=[^,，。;；]{0,12}?由)")  # 正在某国访问的由甲率领的代表团
# Between two names of one list: a separator, and a house or rank before a title that no name was read from.
WITH_FIRST = re.compile(
    r"[ \u3000]*(?:并|还|随后|其后|之后|又|再|分别|先后)*(?:与(?!会)|同(?![时步日期样意年级城])|跟(?![踪进随]))"
)
LIST_MARK = re.compile(r"[、,，]|以及|和|及|暨")
NOT_IN_LIST = re.compile(
    r"[与在对向将由并还又被把让使从于的了]|随后|当[天日]|当晚|期间|会[前后上]|此外|同时|其中|目前|近日|[上下]午|[昨今]天|陪同|出席|参加|主持"
)
MAX_LIST_LEAD = 14  # characters of a house or rank in front of a name
# What closes a list of objects: 等企业, 等政要一行; anything else behind a list is its verb.
LIST_END = re.compile(
    r"(?:等(?:[^,，。;；]{0,14}?(?:企业|公司|集团|政要|单位|园区|负责人|专家|项目|机构|商会|协会|客商|代表|嘉宾|人士|官员|高层|领导|家|人|地|处))?)?"
    r"(?:一行(?:[0-9]{1,3}余?人)?)?(?:(?:(?:进行|开展)(?:了)?)?(?:实地|深入|学习|专题)?(?:调研|考察|参观|走访|学习|访问|拜访)(?:交流|洽谈|对接|座谈|学习)?)?"
    r"[ \u3000]*(?:[,，。;；:：!！\n]|$)"
)
GOES_FROM_HOUSE_TO_HOUSE = re.compile(
    "(?:先后|分别|依次|相继)(?:(?:来)?到(?![达访位])|赴|前往|走进|拜访|走访|考察|参观)了?"
)
# 会上,… behind a speech: the report goes on
SCENE = re.compile(
    r"[ \u3000]*(?:在)?(?:[^,，]{0,6}?(?:会上|仪式上|现场|会前|会后|期间|活动中|结束后)|随后|之后|当[天日晚]|其间|此外|最后|截至|据|同[时日]|双方|两[市省区地国])"
)
AFTER_IT = re.compile(r"[ \u3000]*(?:会[上后]|[^,，]{0,6}?(?:仪式上|结束后))")
HOUSE_CLOSES = re.compile(
    r"(?:及|和|以及)?[^,，。;；]{2,24}(?:指挥部|办事处|领导|负责人|代表|企业家|嘉宾|同志)(?=[,，。;；])"
)
# A title of a group is nobody's own: what stands before the next name is somebody else.
OF_A_GROUP = re.compile(r"(?:负责人|代表|领导|同志|嘉宾|专家|委员)$")
ACTS = frozenset({"engagement", "agreement", "travel", "statement"})
HAS_OBJECTS = frozenset({"received", "visit", "site_tour", "visit_or_travel", "invites"})
GOES_ROUND = frozenset({"visit", "site_tour", "visit_or_travel", "goes"})
MAX_TO_FIRST_VERB = 6  # characters before the verb of a clause whose subject is left out
MEETS_SOMEBODY = frozenset({"received", "visit"})
LISTS_SOME = re.compile(
    r"[ \u3000]*(?:其中)?(?:包括|分别是|分别为|如(?!何|果|此))"
)  # 走访了当地企业,|如甲集团、乙公司等
JOINS_IN = re.compile(
    "参加|出席|陪同|主持|介绍|致辞|在座|参会|到会|汇报|发言|接待|随同|参与|率|带队|在[^,，]{1,16}(?:举行|召开)"
)
OPENS_ANOTHER_ACT = re.compile(r"[ \u3000]*(?:并|还|又|同时|随后)?(?:与|同(?!济|仁|方)|和|跟|向|就|对|由|为|在|把|将)")
# behind the last name of a list: an office without a name, or what they are
ENDS_A_LIST = re.compile(
    r"(?:[^,，。;；的了]{0,8}?(?:主席|会长|负责人|代表|高管|董事长|总裁|总经理))?(?:等[^,，。;；]{0,16}?)?[ \u3000。]*"
)
INVITED = re.compile(r"(?<![响适反供相回效])(?:应|受)[^,，。;；]{2,120}?(?:邀请|邀约|之邀)")
LABELLED = re.compile(
    r"(?:(?:作者|来源|供稿|编辑|责编|摄影|审核|校对|单位)[ ]?[:：][ ]*|(?:^|[,，。\n])[ \u3000]*据)$"
)  # 作者:某县委宣传部, 据某报报道
# 某某在线某省频道消息, 某报客户端讯: who tells it.
WIRE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}频道|客户端|[\u4e00-\u9fff]{0,2}网)?(?:消息|讯|专电|报道)(?=[ \u3000,，:：(（\d])"
)
# 某某高新区|远岫陶艺: what is left of a name behind the park it stands in, no part of the park's own work.
NAME_BEHIND_A_PARK = re.compile(
    r"(?!.*(?:管委|党工委|企业|负责|领导|一行|代表|展|规划|总部|项目|情况|建设|发展|产业|环境|政策|园|部门|单位|高质量|公司))[\u4e00-\u9fff]{3,12}"
)
COMPANY_TAIL = re.compile(r"(?:集团|公司|科技|股份|有限)+$")
OWNER_BEFORE = re.compile(r"旗下的?|下属(?:公司|企业|的)?|所属的?")
TALKS_HELD = re.compile(r"(?:了)?(?:工作|友好|深入|小范围)?(?:座谈会?|会谈|洽谈会?|交流会|见面会)")
# behind the last house of a list, before 座谈
ALL_OF_THEM = re.compile(
    r"等(?:[^,，。;；与和同]{0,6}?(?:企业|公司|单位|机构|商会|协会|园区))?(?:[和及]?(?:有关|相关|主要)?(?:负责人|负责同志|企业家|企业代表|代表|高管|领导)){0,2}(?:进行|开展|举行|亲切|深入|友好|现场)*"
)
COUNTED_LIST = re.compile(r"(?:等)?[0-9一二两三四五六七八九十]{1,3}(?:所|家|个|方)[^,，。;；]{0,6}?(?:签|达成|共同)")
# Between a house and one of its people: 某部|某司一级调研员兼综合处|处长甲.
UNREAD_PART = re.compile(
    r"(?!.*[与和同对向将由并还又把让使从于的了在])[\u4e00-\u9fff]{2,8}(?:[\u4e00-\u9fff]{1,12}[司局处室部厅])?"
)
MAX_BARE_DELEGATION = 4  # 代表团, 考察团一行
MAX_TO_VERB = 40  # characters between a list of names and the verb they share
# 成立93周年(1930.2.3-2023.2.3): between which days, not when anything happens
FROM_YEAR_TO_YEAR = re.compile(
    r"[(（](?P<year>[12][0-9]{3})(?:[年./][0-9]{1,2}){2}日?[-—–~至]+(?!(?P=year))[12][0-9]{3}(?:[年./][0-9]{1,2}){2}日?[)）]"
)
OCCASION_AHEAD = re.compile(r"将[^,，。;；]{0,24}?(?:举行|举办|召开|开幕)$")  # 博览会将于6月在甲市举行
NEWS_DAYS = frozenset({"day", "day_range", "day_list", "vague", "relative_day", "part_of_day"})
MAX_EVENT_DAYS = 31  # a date expression longer than a month is a period, not the day of an event


LONGEST_ADDRESS = 80  # characters of the places an office is told with: 甲省乙市丙区区长


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One mention with what belongs to it. `kind`: P person, O organization, D delegation, L place.

    `place_id` is set where the same words name a body and a place (a zone). `bodies` are the stated employers of a person.
    """

    kind: str
    local_id: str
    start: int
    end: int
    name_start: int
    place_id: str | None = None
    bodies: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Clause:
    """One clause with its tokens and cues, and how far it can be trusted to tell what happened.

    `said_from` is where somebody's words begin (everything from there on is only said); `hoped_from` where the future begins.
    `topic` is the body the paragraph is about at this point.
    """

    start: int
    end: int
    text: str
    sentence: Sentence
    number: int
    tokens: list[Token]
    cues: list[CueCandidate]
    subjects: list[Token] = field(default_factory=list)
    subject_word: str | None = None
    own_subject: bool = False
    said_from: int | None = None
    hoped_from: int | None = None
    plan_goes_on: bool = False  # a plan told before runs through the clause, whatever its own words hope for
    about: tuple[tuple[int, int], ...] = ()
    informed: tuple[tuple[int, int], ...] = ()
    earlier: bool = False
    topic: Token | None = None
    dates: list[DateMention] = field(default_factory=list)

    def is_about(self, at: int) -> bool:
        """Tell whether a position lies in what talks were about (就…展开交流) or in what was reported at them (介绍…情况)."""
        return any(start <= at < end for start, end in (*self.about, *self.informed))

    def is_said(self, at: int) -> bool:
        """Tell whether a position lies in somebody's words."""
        return self.said_from is not None and at >= self.said_from

    def is_hoped(self, at: int) -> bool:
        """Tell whether a position lies in a future, condition or negation of this sentence."""
        return self.hoped_from is not None and at >= self.hoped_from


class Reading:
    """The settled article, indexed for the assemblers. Nothing in it is decided here but what belongs together."""

    def __init__(self, settled: Settled, vocabulary: Vocabulary) -> None:
        """Index tokens, clauses and dates; linear in the length of the text."""
        self.settled = settled
        self.vocabulary = vocabulary
        self.text = settled.text
        self.clean = settled.text.clean_text
        self.roles_by_person: dict[str, list[Role]] = defaultdict(list)
        for role in settled.roles:
            if role.rule != APART or role.place_local_id is not None:  # 任团长: of no house
                self.roles_by_person[role.person_local_id].append(role)
        self.local_by_key = {
            e.vocabulary_key: e.local_id for e in settled.entities.values() if e.kind == "place" and e.vocabulary_key
        }
        self.foreign_countries = [
            (place.name, local_id)
            for key, local_id in self.local_by_key.items()
            if (place := vocabulary.places.get(key))
            and place.level == "country"
            and key != "CN"
            and len(place.name) > 1
        ]
        self.money = sorted(
            (
                (start, end, figure)
                for figure in settled.figures
                if figure.found.kind == "money"
                for start, end in ((figure.found.start, figure.found.end), *figure.repeats)
            ),
            key=itemgetter(1),
        )
        self.industries = [m for m in settled.mentions if m.kind == "industry"]
        self._titles = {start: end for start, end, _ in vocabulary.match("title", self.clean)}
        read = _tokens(settled, self.roles_by_person, self._titles)
        self.tokens = [_site_only(token, self.clean, vocabulary) for token in read]
        self._starts = [t.start for t in self.tokens]
        self.of_several = {t.local_id for n, t in enumerate(self.tokens) if self._closes_a_list_of_places(n)}
        self._quotes = _quoted(self.clean)
        self.cues = list(_cues_outside(settled.cues, self.tokens, self._quotes))
        self._cue_starts = [c.start for c in self.cues]
        said = [d for d in settled.dates if not d.is_published]
        self.datelines = [d for d in said if DATELINE.match(self.clean, d.end)]
        lives = [(m.start(), m.end()) for m in FROM_YEAR_TO_YEAR.finditer(self.clean)]
        self.dates = [
            d
            for d in said
            if not DATELINE.match(self.clean, d.end) and not any(start <= d.start < end for start, end in lives)
        ]
        self._date_starts = [d.start for d in self.dates]
        self.clauses = list(self._clauses())
        self.clauses_by_sentence: dict[int, list[Clause]] = defaultdict(list)
        self.clauses_by_block: dict[int, list[Clause]] = defaultdict(list)
        self.paragraphs_by_story: dict[int, dict[int, None]] = defaultdict(dict)  # the blocks of running text, in order
        self.clauses_by_story: dict[int, list[Clause]] = defaultdict(list)
        for clause in self.clauses:
            self.clauses_by_sentence[clause.sentence.start].append(clause)
            self.clauses_by_block[clause.sentence.block].append(clause)
            if clause.sentence.block_kind == "paragraph":
                self.paragraphs_by_story[clause.sentence.story][clause.sentence.block] = None
            self.clauses_by_story[clause.sentence.story].append(clause)

    def opens_an_office(self, place: Token) -> bool:
        """Tell whether a place, or a smaller one behind it, stands right before somebody's office: 甲省乙市|市长丙."""
        at = place.end
        for token in self.tokens_in(place.end, place.end + LONGEST_ADDRESS):
            if token.start != at or token.kind not in "LP":
                return False
            if token.kind == "P":
                return True
            at = token.end
        return False

    def _closes_a_list_of_places(self, number: int) -> bool:
        """Tell 甲区、乙市,丙市代表团, which is of no one place, from 在甲国,代表团."""
        delegation = self.tokens[number]
        if delegation.kind != "D" or delegation.end - delegation.start <= MAX_BARE_DELEGATION or number == 0:
            return False
        place = self.tokens[number - 1]
        gap = self.clean[place.end : delegation.start]
        if place.kind != "L" or gap not in ("、", ",", "，", "和", "及"):
            return False
        while number > 1 and self.tokens[number - 2].end == place.start and self.tokens[number - 2].kind == "L":
            number, place = number - 1, self.tokens[number - 2]
        return self.clean[place.start - 1 : place.start] not in tuple("在于赴到抵对访")

    # ------------------------------------------------------------ look-ups
    def is_quoted(self, at: int) -> bool:
        """Tell whether a position lies in quotation marks or brackets."""
        return at in self._quotes

    def is_title_at(self, at: int) -> bool:
        """Tell whether a title begins at a position."""
        return at in self._titles

    def entity(self, local_id: str | None) -> Entity | None:
        """Give the entity of a local id."""
        return self.settled.entities.get(local_id) if local_id else None

    def houses(self, person_id: str) -> list[Entity]:
        """Give the bodies in which a person holds office, an office after the other; those of no known body are left out."""
        roles = self.roles_by_person.get(person_id, ())
        return [house for r in roles if (house := self.entity(r.organization_local_id)) is not None]

    def level(self, token: Token) -> str | None:
        """Give the kind of a place or body: city, district, landmark; company, government."""
        entity = self.entity(token.local_id)
        return entity.detail_kind if entity is not None else None

    def named_at(self, local_id: str) -> tuple[int | None, int | None]:
        """Give where the text names an entity first, or implies it: the words a party rests on that its event leaves out."""
        entity = self.entity(local_id)
        return (entity.start, entity.end) if entity is not None and entity.end > entity.start else (None, None)

    def home(self, story: int) -> Home | None:
        """Give the home of a story; a later story without one of its own shares nothing by default."""
        return self.settled.home_by_story.get(story)

    def is_land(self, local_id: str | None) -> bool:
        """Tell whether an entity is a country."""
        entity = self.entity(local_id)
        return entity is not None and entity.detail_kind == "country"

    def is_firm(self, token: Token) -> bool:
        """Tell whether a token is a body that does business or research (not a government, party, embassy or delegation)."""
        entity = self.entity(token.local_id)
        return token.kind == "O" and entity is not None and entity.detail_kind in FIRM_KINDS

    def owner_by_name(self, local_id: str) -> str | None:
        """Find the firm whose name opens the name of a park or hall: 海星科技园 → 海星集团, where the article names one."""
        entity = self.entity(local_id)
        if entity is None:
            return None
        owners = [
            e
            for e in self.settled.entities.values()
            if e.kind == "organization"
            and e.detail_kind == "company"
            and e.local_id != local_id
            and len(stem := COMPANY_TAIL.sub("", e.name)) >= 2
            and entity.name.startswith(stem)
        ]
        groups = [e for e in owners if e.name.endswith("集团")]
        best = groups or owners
        return best[0].local_id if len(best) == 1 else None

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Give the tokens that begin inside a span."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """Give the dates that begin inside a span and name certain days of one event."""
        found = self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]
        return [d for d in found if is_event_day(d)]

    def every_date_in(self, start: int, end: int) -> list[DateMention]:
        """Give all dates that begin inside a span, periods too."""
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def place_keys_up(self, local_id: str | None) -> list[str]:
        """Walk the keys of a place (or of the place a body sits in) up to its country, itself first."""
        keys: list[str] = []
        seen: set[str] = set()
        entity = self.entity(local_id)
        if entity is not None and entity.kind != "place":
            entity = self.entity(entity.place_local_id)
        while entity is not None and entity.local_id not in seen:
            seen.add(entity.local_id)
            key = entity.vocabulary_key
            if key and key in self.vocabulary.places:
                own = self.vocabulary.places[key]
                keys += [key, *([own.stands_for_key] if own.stands_for_key else [])]
                keys += [place.place_key for place in self.vocabulary.ancestors(key)]
                break
            keys.append(entity.local_id)
            entity = self.entity(entity.place_local_id)
        return keys

    def lies_in(self, local_id: str | None, place_id: str | None) -> bool:
        """Tell whether a place or body lies in a place: 无锡高新区 in 无锡市 → True."""
        place = self.entity(place_id)
        if place is None or local_id is None:
            return False
        if local_id == place_id:
            return True
        return (place.vocabulary_key or place.local_id) in self.place_keys_up(local_id)

    def smallest_common(self, local_ids: Sequence[str]) -> str | None:
        """Find the smallest place named in the article in which all these places lie: 釜山, 首尔 → 韩国."""
        if not local_ids:
            return None
        if len(set(local_ids)) == 1:
            return local_ids[0]
        chains = [self.place_keys_up(local_id) for local_id in local_ids]
        for key in chains[0]:
            if all(key in chain for chain in chains[1:]):
                return self.local_by_key.get(key) or (key if key in self.settled.entities else None)
        return None

    def offices_in(self, person_id: str, place_id: str | None) -> bool:
        """Tell whether a person holds an office of a place or of a body in it."""
        return place_id is not None and any(
            self.lies_in(role.organization_local_id or role.place_local_id, place_id)
            for role in self.roles_by_person.get(person_id, ())
        )

    def governs(self, person_id: str, place_id: str | None) -> bool:
        """Tell whether a person holds an office of a place, of a body in it, or of what the place lies in."""
        if self.offices_in(person_id, place_id):
            return True
        houses = (
            self.entity(r.organization_local_id or r.place_local_id) for r in self.roles_by_person.get(person_id, ())
        )
        seats = (h.local_id if h.kind == "place" else h.place_local_id for h in houses if h is not None)
        return any(self.lies_in(place_id, seat) for seat in seats if seat is not None)

    def is_unseated(self, person_id: str) -> bool:
        """Tell whether somebody holds only offices of a province, city or county that is not named: 市委书记甲."""
        roles = self.roles_by_person.get(person_id, ())
        return bool(roles) and all(
            r.organization_local_id is None and r.place_local_id is None and r.title[:1] in "省市区县州副"
            for r in roles
        )

    def rank(self, person_id: str) -> int | None:
        """Give the highest administrative rank among a person's offices (1 is the highest)."""
        ranks = [
            title.administrative_rank
            for role in self.roles_by_person.get(person_id, ())
            if role.title_key
            and (title := self.vocabulary.titles.get(role.title_key))
            and title.administrative_rank is not None
        ]
        return min(ranks, default=None)

    # ------------------------------------------------------------ clauses
    def _clauses(self) -> Iterator[Clause]:
        before: Clause | None = None
        for sentence in self.settled.sentences:
            if sentence.block_kind not in READ_BLOCKS:
                continue
            clauses = [self._clause(sentence, start, end, n) for n, (start, end) in enumerate(self._cuts(sentence))]
            self._trust(clauses)
            last = before if before is not None and before.sentence.block == sentence.block else None
            self._subjects(clauses, last)
            if last is not None:
                self._carry_plans(last, clauses)
                self._carry_speech(last, clauses)
            before = clauses[-1] if clauses else None
            yield from clauses

    def _carry_plans(self, before: Clause, clauses: list[Clause]) -> None:
        """Read 代表团将与客商座谈。同时参加…: what goes on in a sentence of its own is still to come."""
        planned = before.hoped_from is not None and before.said_from is None
        listed = self.clean[before.sentence.end - 1] in ";；"  # 将于15日抵达甲市,会见乙;参观丙
        far = before.plan_goes_on or any(
            c.start == before.hoped_from and self.clean[c.start : c.end] in FAR_FUTURE for c in before.cues
        )
        listed = listed and AFTER_IT.match(clauses[0].text) is None  # 双方将共建某园;会后签署协议
        if planned and ((listed and far) or GOES_ON.match(clauses[0].text)):
            for clause in clauses:
                if DONE.search(clause.text):
                    break  # 同时,甲市与乙市签署了…
                clause.hoped_from, clause.plan_goes_on = clause.start, True

    def _carry_speech(self, before: Clause, clauses: list[Clause]) -> None:
        """Read 市长甲说,…。本次峰会已达成…成果,希望各位…: a speech runs on until somebody acts or a day is named."""
        if before.said_from is None or SCENE.match(clauses[0].text):
            return
        if any(is_event_day(d) for c in clauses for d in c.dates) or any(
            c.kind == "signs" for x in clauses for c in x.cues
        ):
            return
        if any(c.subject_word or any(t.kind in "PDO" for t in c.subjects) for c in clauses):
            return
        if any(c.kind in GOES_ROUND and c.start - x.start <= MAX_TO_FIRST_VERB for x in clauses for c in x.cues):
            return  # 来到某公司,…: the delegation goes on
        for clause in clauses:
            clause.said_from = clause.start

    def _cuts(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Cut at commas outside quotation marks, brackets and names; a list of names that runs over a comma stays whole."""
        marks = [
            at
            for at in map(re.Match.start, CLAUSE_MARK.finditer(self.clean, sentence.start, sentence.end))
            if at not in self._quotes
            and not (self.clean[at - 1 : at].isdigit() and self.clean[at + 1 : at + 2].isdigit())
            and not self._in_token(at)
        ]
        marks = sorted([*marks, *self._blanks_of_headline(sentence)])
        cuts: list[tuple[int, int]] = []
        start = sentence.start
        for mark in marks:
            if self._list_goes_on(start, mark, sentence.end):
                continue
            cuts.append((start, mark))
            start = mark + 1
        if start < sentence.end:
            cuts.append((start, sentence.end))
        return cuts

    def _blanks_of_headline(self, sentence: Sentence) -> list[int]:
        """Give the blanks that stand for a full stop: 甲市与乙市缔结友城 市长丙会见客人并签约. An act is told on both sides of each."""
        if self.clean[sentence.end - 1] in SENTENCE_STOPS or sentence.end - sentence.start > MAX_HEADLINE:
            return []
        first, last = bisect_left(self._cue_starts, sentence.start), bisect_left(self._cue_starts, sentence.end)
        acts = [c.start for c in self.cues[first:last] if c.family in ("engagement", "agreement")]
        blanks = [m.start() for m in BLANK_OF_HEADLINE.finditer(self.clean, sentence.start, sentence.end)]
        around = [sentence.start, *blanks, sentence.end]
        return [
            at
            for before, at, after in zip(around, around[1:], around[2:], strict=False)
            if any(before <= act < at for act in acts)
            and any(at <= act < after for act in acts)
            and not self._in_token(at)
        ]

    def _in_token(self, at: int) -> bool:
        before = bisect_left(self._starts, at + 1) - 1
        return before >= 0 and self.tokens[before].end > at

    def _list_goes_on(self, start: int, mark: int, end: int) -> bool:
        """Tell whether a comma stands between two names of one list.

        拜访甲公司董事长王一,乙公司总经理李二等 goes on; 会见董事长王一,副市长李二参加 does not: its second name has a verb of its own.
        """
        before = bisect_left(self._starts, mark) - 1
        if before < 0 or self.tokens[before].end != mark or self.tokens[before].start < start:
            return False
        left = self.tokens[before]
        until, kinds = self._names_from(mark + 1, end)
        if left.kind not in "PO" or not kinds & ({"P", "O"} if left.kind == "P" else {"O"}):
            return False
        first = bisect_left(self._cue_starts, start)
        verbs = [
            c
            for c in self.cues[first : bisect_left(self._cue_starts, mark)]
            if c.family in ("engagement", "agreement", "statement")
        ]
        since = max(verbs[-1].end if verbs else start, self._stands_behind_with(start, mark))
        if verbs and since == verbs[-1].end:
            return verbs[-1].kind in HAS_OBJECTS and (
                LIST_END.match(self.clean, until) is not None or self._ends_in_a_house(until, end)
            )
        if left.kind == "O" and since > start and COUNTED_LIST.match(self.clean, until):
            return True  # 与甲大学,乙大学两所高校签署
        if left.kind == "O" and since > start and (rest := ALL_OF_THEM.match(self.clean, until, end)) is not None:
            # 同甲商会,乙协会、丙公司等负责人座谈
            verb = next(iter(self.cues[bisect_left(self._cue_starts, until) :][:1]), None)
            return verb is not None and verb.kind == "meeting" and verb.start == rest.end()
        if left.kind == "O" and since == start and GOES_FROM_HOUSE_TO_HOUSE.search(self.clean, start, left.start):
            return LIST_END.match(self.clean, until) is not None  # 先后到甲集团,乙公司等企业考察
        if left.kind != "P":
            return False
        if since == start:
            return True  # nobody has acted yet: who does stands in a list
        ahead = self.cues[bisect_left(self._cue_starts, until) :][:2]
        verb = next((c for c in ahead if c.family in ("engagement", "agreement")), None)
        if verb is None or verb.start - until > MAX_TO_VERB:
            return False
        talks = verb.kind in ("meeting", "signs", "reaches") or (
            verb.kind == "event_held" and TALKS_HELD.match(self.clean, verb.end) is not None
        )
        return talks and CLAUSE_MARK.search(self.clean, until, verb.start) is None

    def _ends_in_a_house(self, at: int, end: int) -> bool:
        """Tell whether a list of people closes with one more name and nothing else: 拜会书记甲,州长乙及某省指挥部,…"""
        last = HOUSE_CLOSES.match(self.clean, at, end)
        if last is None:
            return False
        return bisect_left(self._cue_starts, at) == bisect_left(self._cue_starts, last.end())

    def _names_from(self, at: int, end: int) -> tuple[int, set[str]]:
        """Follow a list of names from its first: where it ends, and which kinds of names it holds."""
        kinds: set[str] = set()
        until = at
        while at < end:
            n = bisect_left(self._starts, at)
            if n == len(self.tokens) or self.tokens[n].start >= end:
                break
            token = self.tokens[n]
            gap = self.clean[at : token.start]
            crossed = bisect_left(self._cue_starts, at) < bisect_left(self._cue_starts, token.start)
            of_there = gap == "的" and n > 0 and self.tokens[n - 1].kind == "L"  # 甲市的乙公司,丙市|的丁公司
            if crossed or len(gap) > MAX_LIST_LEAD or CLAUSE_MARK.search(gap):
                break
            if NOT_IN_LIST.search(gap) and not of_there:
                break
            kinds.add(token.kind)
            at = token.end
            followed = n + 1 < len(self.tokens) and self.tokens[n + 1].start == at
            while not followed and at in self._titles:
                at = self._titles[at]  # an office whose holder is not named: 甲集团董事长
            until = at
            separator = LIST_MARK.match(self.clean, at, end)
            at = separator.end() if separator else at
        return until, kinds

    def _stands_behind_with(self, start: int, mark: int) -> int:
        """Give where 与, 一行和 last opens the other side of a talk before a comma; the start where it does not."""
        joined = self.clean.rfind("与", start, mark)
        first = self.clean.rfind("同", start, mark)
        if first > joined and any(t.start == first + 1 for t in self.tokens_in(first, first + 2)):
            joined = first  # 在同|甲办事处,乙商会等负责人座谈时
        if joined >= 0 and (self.clean[joined - 1 : joined] == "参" or self._in_token(joined)):
            joined = -1
        for word in ("代表团和", "考察团和", "一行和"):
            found = self.clean.rfind(word, start, mark)
            joined = max(joined, found + len(word) - 1 if found >= 0 else -1)
        return max(joined, start)

    def _clause(self, sentence: Sentence, start: int, end: int, number: int) -> Clause:
        while start < end and self.clean[start] in " \u3000\n":
            start += 1
        cues = self.cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]
        text = self.clean[start:end]
        tokens = self.tokens_in(start, end)
        return Clause(
            start=start,
            end=end,
            text=text,
            sentence=sentence,
            number=number,
            tokens=tokens,
            cues=cues,
            about=tuple(
                (opens, self._until_partner(opens, closes, tokens)) for opens, closes in _about(self.clean, start, end)
            ),
            informed=tuple(told.span() for told in INFORMS.finditer(self.clean, start, end)),
            dates=self.every_date_in(start, end),
        )

    def _until_partner(self, opens: int, closes: int, tokens: list[Token]) -> int:
        """Close what talks were about before those they were held with: 就某项目合作事宜|与企业负责人进行洽谈."""
        for joiner in reversed(list(PARTNER_JOINER.finditer(self.clean, opens + 2, closes))):
            if any(t.start <= joiner.start() < t.end for t in tokens):
                continue
            partner = next((t for t in reversed(tokens) if joiner.end() <= t.start and t.end <= closes), None)
            named = partner is not None and partner.kind == "P" and closes - partner.end <= MAX_BEHIND_PARTNER
            if (
                partner is not None
                and partner.kind in "OD"
                and partner.start == joiner.end()
                and joiner.group() != "和"
            ):
                # 就某项目与甲集团|进行洽谈; not 就甲与乙集团|签署协议
                talks = TALKS_CLOSE.match(self.clean, closes) is not None
                named = talks and THEIR_PEOPLE.fullmatch(self.clean, partner.end, closes) is not None
            if named or PARTNER.fullmatch(self.clean, joiner.end(), closes):
                return joiner.start()
            return closes
        return closes

    def _trust(self, clauses: list[Clause]) -> None:
        said = hoped = recalled = False
        for clause in clauses:
            clause.earlier = recalled
            invited = INVITED.search(self.clean, clause.start, clause.end)
            clause.said_from = clause.start if said else None
            clause.hoped_from, clause.plan_goes_on = clause.start if hoped else None, hoped
            if (will := WILL.search(self.clean, clause.start, clause.end)) is not None:
                clause.hoped_from, clause.plan_goes_on, hoped = will.start(), True, True
            for cue in clause.cues:
                if self.clean[cue.start : cue.end] == "若" and cue.start > clause.start:
                    continue  # inside a name more often than behind a subject
                if clause.is_about(cue.start) or (invited is not None and invited.start() <= cue.start < invited.end()):
                    continue
                if cue.family == "statement" and clause.said_from is None and not self._is_noun(clause, cue):
                    clause.said_from, said = cue.start, True
                elif cue.kind == "leads" and clause.said_from == clause.start and self._new_actor(clause, cue):
                    clause.said_from, said = None, False  # whoever sets out with a delegation is no longer spoken of
                elif cue.kind == "leads" and self._sets_out_for_itself(clauses, clause, cue):
                    clause.hoped_from, hoped = None, False
                elif cue.family == "hedge" and clause.hoped_from is None and not self._is_noun(clause, cue):
                    clause.hoped_from = cue.start
                elif cue.family == "background":
                    clause.earlier = True
                    recalled = recalled or clause.text == self.clean[cue.start : cue.end]  # 此前,甲已访问了乙
                if cue.kind == "agrees" or (
                    cue.family == "hedge"
                    and self.clean[cue.start : cue.end] in FAR_FUTURE
                    and not self._is_noun(clause, cue)
                ):
                    hoped = True

    def _sets_out_for_itself(self, clauses: list[Clause], clause: Clause, cue: CueCandidate) -> bool:
        """Tell 博览会将于6月在甲市举行,为促进合作,应乙商会邀请,|主席丙率团…: invited or for an end of his own, he leads."""
        if clause.hoped_from != clause.start or not self._new_actor(clause, cue):
            return False
        ahead = next((c for c in clauses if any(x.family == "hedge" for x in c.cues)), clause)
        between = clauses[ahead.number + 1 : clause.number]
        invited = any(INVITED.match(self.clean, c.start, c.end) for c in between)
        return (
            invited and OCCASION_AHEAD.search(ahead.text) is not None and not any(t.kind == "P" for t in ahead.tokens)
        )

    def _is_noun(self, clause: Clause, cue: CueCandidate) -> bool:
        """Tell 提出的…, …的要求, 得到热烈欢迎和接待 and 对今后合作 from somebody who says or will do something."""
        word, following = self.clean[cue.start : cue.end], self.clean[cue.end : cue.end + 1]
        if following == "的":
            return True
        if cue.family == "hedge":
            if len(word) == 1 and NAME_ENDS.match(self.clean, cue.end):
                return True
            if any(m.start() < cue.start < m.end() for m in LEARNED_OF.finditer(self.clean, clause.start, clause.end)):
                return True
        if word in THINGS_SAID and cue.start > clause.start and (cue.end >= clause.end or following in "和与、及"):
            return True
        return word in TIMES_TO_COME and self.clean[cue.start - 1] in "对就"

    def _new_actor(self, clause: Clause, cue: CueCandidate) -> bool:
        return any(t.kind == "P" and t.end == cue.start for t in clause.tokens)

    def _subjects(self, clauses: list[Clause], before: Clause | None) -> None:
        carried: list[Token] = []
        carried_word: str | None = None
        if before is not None and ACTS_ON.match(clauses[0].text if clauses else "") is not None:
            carried, carried_word = before.subjects, before.subject_word  # 甲一行参观了乙集团。并同丙公司洽谈
        elif before is not None and clauses and self._goes_on_with_a_verb(before, clauses[0]):
            carried, carried_word = before.subjects, before.subject_word  # 市长甲同乙会谈;会见丙
        led_before = False
        for clause in clauses:
            own, word = self._own_subject(clause)
            if (
                own
                and word is None
                and (self._lists_objects(clauses, clause) or self.lists_more_objects(clauses, clause))
            ):
                own = []  # 拜会了两大商会:甲商会及乙协会; 会见了市长甲等,以及乙协会、丙集团负责人
            clause.own_subject = bool(own or word)
            if word is not None and not own and "一行" in word and not any(c.cues for c in clauses[: clause.number]):
                own = carried  # 县委书记甲,县委常委乙及部门一行: who is meant stands in the list before
            if word is not None and not own and led_before and all(t.kind == "P" for t in carried):
                own = carried  # 省长甲率代表团来乙,代表团一行…: those he leads, and he
            led_before = led_before or any(c.kind == "leads" for c in clause.cues)
            if own and clause.number > 0 and self._goes_with(clauses[clause.number - 1], clause):
                own = [*(t for t in carried if t.kind == "P"), *(t for t in own if t not in carried)]
            led = self._led_under(clause)
            if led and not own and carried and all(t.kind in "DO" for t in carried):
                own, clause.own_subject = carried, True
            own = [*own, *(t for t in led if t not in own)]
            if own or word:
                carried, carried_word = own, word
            clause.subjects, clause.subject_word = carried, carried_word

    def _goes_on_with_a_verb(self, before: Clause, clause: Clause) -> bool:
        """Tell 市长甲同乙会谈;|会见丙: a sentence behind a semicolon that opens with what was done, by the same people."""
        if self.clean[before.sentence.end - 1] not in ";；" or before.said_from is not None or "陪同" in before.text:
            return False
        first = next((c for c in clause.cues if c.family in ACTS), None)
        opens = VERB_FIRST.match(self.clean, clause.start, clause.end)
        return first is not None and opens is not None and (opens["with"] is not None or opens.end() == first.start)

    def _goes_with(self, before: Clause, clause: Clause) -> bool:
        """Tell 会长甲带队,|副会长乙、秘书长丙等一行: those who go along, behind who leads."""
        if LEADS_AND_ENDS.search(before.text) is None or not any(t.kind == "P" for t in before.subjects):
            return False
        return COMPANIONS.match(self.clean, clause.start, clause.end) is not None

    def _is_another_office(self, house: Token, person: Token) -> bool:
        """Tell a house whose office stands right behind it and right before another of the same person."""
        ends = self._titles.get(house.end)
        return ends is not None and ends + 1 == person.start and self.clean[ends] == "、"

    def _lists_objects(self, clauses: list[Clause], clause: Clause) -> bool:
        """Tell a clause behind a colon that only names those whom the clause before dealt with."""
        if clause.number == 0 or clause.cues:
            return False
        if self.clean[clause.start - 1] not in ":：" and LISTS_SOME.match(clause.text) is None:
            return False
        before = clauses[clause.number - 1]
        return any(c.kind in HAS_OBJECTS for c in before.cues) and not any(c.family == "statement" for c in before.cues)

    def lists_more_objects(self, clauses: list[Clause], clause: Clause) -> bool:
        """Tell a clause without a verb behind 会见了甲等人,: it goes on with those who were met."""
        if clause.cues or not clause.tokens or clause.dates or JOINS_IN.search(clause.text):
            return False
        if OPENS_ANOTHER_ACT.match(clause.text):
            return False
        cues = [c for before in clauses[: clause.number] for c in before.cues]
        if not cues or cues[-1].kind not in MEETS_SOMEBODY or clauses[clause.number - 1].is_hoped(cues[-1].start):
            return False
        since = next(c for c in clauses if c.start <= cues[-1].start < c.end)
        if not any(t.kind in "PO" and t.start >= cues[-1].end for t in since.tokens):
            return False
        return ENDS_A_LIST.fullmatch(self.clean, clause.tokens[-1].end, clause.end) is not None

    def _is_list_gap(self, gap: str) -> bool:
        """Tell whether what stands between two names leaves them in one list: 、, 和某局 before a title."""
        mark = LIST_MARK.match(gap)
        rest = gap[mark.end() :] if mark else gap
        return not rest or (mark is not None and len(rest) <= MAX_LIST_LEAD and NOT_IN_LIST.search(rest) is None)

    def _delegation_led(self, clause: Clause) -> tuple[list[Token], str] | None:
        """Read 由市长甲率领的代表团 at the head of a clause: who leads it and the delegation act."""
        led = LED_BY.search(self.clean, clause.start, clause.end)
        if led is None or any(t.kind in "PDO" and t.start < led.start() for t in clause.tokens):
            return None
        if any(c.end <= led.start() and not HOW_GUESTS_CAME.match(self.clean, c.end) for c in clause.cues):
            return None  # 会见了由甲率领的代表团: an object
        who = [t for t in clause.tokens if t.kind == "P" and led.start("who") <= t.start < led.end("who")]
        group = [t for t in clause.tokens if t.kind in "DO" and led.start("group") <= t.start < led.end("group")]
        return ([*who, *group], led["group"]) if who else None

    def _led_under(self, clause: Clause) -> list[Token]:
        """Give who leads in 在会长甲的率领下, before anybody else acts."""
        led = LED_UNDER.search(self.clean, clause.start, clause.end)
        if led is None or any(c.end <= led.start() and c.family in ACTS for c in clause.cues):
            return []
        return [t for t in clause.tokens if t.kind == "P" and led.start("who") <= t.start < led.end("who")]

    def _stay_that_opens(self, clause: Clause) -> int:
        """Give where 正在甲国访问的|市长乙 begins to say who acts: how he came to be there stands before him."""
        stays = STAYS_AND.match(self.clean, clause.start, clause.end)
        if stays is None:
            return clause.start
        behind = [t for t in self.tokens_in(stays.end(), clause.end) if t.kind != "L"][:1]
        named = bool(behind) and behind[0].kind in "PO" and behind[0].name_start - stays.end() <= MAX_LIST_LEAD
        return stays.end() if named else clause.start

    def _own_subject(self, clause: Clause) -> tuple[list[Token], str | None]:
        under = LED_UNDER.search(self.clean, clause.start, clause.end)
        opens = self._stay_that_opens(clause)
        verb = next(
            (
                c.start
                for c in clause.cues
                if c.family in ACTS
                and c.start >= opens
                and not (under is not None and under.start() <= c.start < under.end())
            ),
            clause.end,
        )
        shown = SHOWN_BY.search(self.clean, clause.start, clause.end)
        arranged = ARRANGED_BY.match(self.clean, clause.start, clause.end)
        led = self._delegation_led(clause)
        if led is not None:
            return led
        word = DELEGATION_WORD.search(self.clean, clause.start, min(verb, clause.end))
        invited = INVITED.search(self.clean, clause.start, clause.end)
        found: list[Token] = []
        sent = SENT_FROM.match(self.clean, clause.start, clause.end) if clause.number == 0 else None
        at = sent.end() if sent is not None else opens
        head = LED_AS.search(self.clean, clause.start, clause.end)
        made_up = MADE_UP_OF.search(self.clean, clause.start, clause.end)
        for token in clause.tokens:
            if token.start >= verb:
                break
            if token.start < at or (head is not None and head.start() < token.start < head.end()):
                continue
            if made_up is not None and made_up.start() < token.start < made_up.end():
                continue
            if invited is not None and invited.start() <= token.start < invited.end():
                continue  # 应甲市市长乙邀请: who invites does not act
            if shown is not None and shown.start() <= token.start < shown.end():
                continue  # 代表团由司长甲陪同: he goes along
            if arranged is not None and arranged.start() <= token.start < arranged.end():
                continue  # 经会长甲牵线: he brings them together
            if under is not None and under.start() <= token.start < under.end():
                continue  # 在甲率领下: told beside the one who goes
            if RECEIVED_BY.search(self.clean, clause.start, token.start):
                continue  # 受到甲市市长乙的热情接待: nor does who receives
            if made_up is not None and not found and made_up.end() <= token.start:
                at = max(at, made_up.end())
            lead_in = self.clean[at : token.start]
            if not found:
                if STRAIGHT_FROM.search(lead_in[-3:]) or clause.is_about(token.start):
                    continue
                if "与" in lead_in or len(lead_in) > 24 or WITH_FIRST.match(lead_in):
                    break
                if token.kind == "L":
                    # the place before a title; 在上海 keeps what follows from being taken for the subject
                    at = token.end if not STRAIGHT_FROM.search(lead_in) else at
                    continue
                if CARRIED_ON.search(lead_in):
                    break
                found.append(token)
            elif lead_in in ("(", "（") and token.kind == "O" and self.clean[token.end : token.end + 1] in (")", "）"):
                at = token.end + 1  # 某某协会(某协会)会长甲: its short name
                continue
            elif found[-1].kind == "O" and token.kind == "P" and self._is_another_office(found[-1], token):
                found[-1] = token  # 省某联|副主席、|市某联主席甲: an office of his
            elif OWNER_BEFORE.fullmatch(lead_in) and found[-1].kind == token.kind == "O":
                found[-1] = token  # 甲集团旗下乙公司: the second acts
            elif self._is_list_gap(lead_in):
                if token.kind != "L":
                    found.append(token)
            elif found[-1].kind == "O" and token.kind == "P" and UNREAD_PART.fullmatch(lead_in):
                found[-1] = token  # 某国某部|通商交涉|本部长甲: the person of an unread department
            else:
                break
            at = token.end
        if not found and word is not None and WITH_FIRST.match(self.clean, clause.start, word.start()):
            word = None  # 市长甲主持座谈会,与乙集团一行交流: they are whom he talked with
        if not found and word is None:
            pronoun = re.match(r"[ \u3000]*(?:他|她|双方|企业|公司|集团|该)", clause.text)
            return [], pronoun.group().strip() if pronoun else None
        return found, word.group() if word else None


def is_event_day(found: DateMention) -> bool:
    """Tell whether a date expression names certain days short enough to be those of one event."""
    return (
        found.date_from is not None
        and found.date_to is not None
        and (found.date_to - found.date_from).days < MAX_EVENT_DAYS
        and found.precision not in ("month", "year", "quarter", "period")
    )


def days_between(first: date, last: date) -> int:
    """Count the days of a range, both ends included: 2月28日至3月2日 of a leap year → 4."""
    return (last - first).days + 1


def _tokens(settled: Settled, roles_by_person: dict[str, list[Role]], title_end: dict[int, int]) -> Iterator[Token]:
    clean = settled.text.clean_text
    title_start = {end: start for start, end in title_end.items()}
    mentions = sorted(
        # who wrote the report takes no part in it
        (
            m
            for m in settled.mentions
            if m.kind in ("person", "organization", "place")
            and m.rule != "byline_name"
            and LABELLED.search(clean, max(0, m.start - 8), m.start) is None
            and not (settled.entities[m.local_id].detail_kind == "media" and WIRE.match(clean, m.end))
        ),
        key=lambda m: (m.start, -m.end, m.kind),
    )
    persons = sorted((m for m in mentions if m.kind == "person"), key=lambda m: m.start)
    starts = [m.start for m in persons]
    beside = [role for role in settled.roles if role.rule != APART]
    role_start: dict[int, int] = {}
    for role in beside:
        inside = persons[bisect_left(starts, role.start) : bisect_left(starts, role.end)]
        if len(inside) == 1 and inside[0].local_id == role.person_local_id:
            at = inside[0].start
            role_start[at] = min(role_start.get(at, at), role.start)
    role_end: dict[int, int] = {}
    for role in beside:
        inside = persons[bisect_left(starts, role.start) : bisect_left(starts, role.end)]
        if len(inside) == 1:
            role_end[inside[0].start] = max(role_end.get(inside[0].start, 0), role.end)
    found: list[Token] = []
    places = {(m.start, m.end): m.local_id for m in mentions if m.kind == "place"}
    body_start = {m.end: m.start for m in mentions if m.kind == "organization"}
    named_before = {(m.local_id, m.end) for m in mentions if m.kind == "organization"}

    def is_named(role: Role) -> bool:
        """Tell a house that is named from 市委 and 市政府, which 书记 and 市长 only imply, wherever else they are named."""
        body = settled.entities[role.organization_local_id or ""]
        return body.detail_kind not in ("government", "party") or any(
            (body.local_id, at) in named_before for at in (role.start, role.start - 1)
        )

    for m in mentions:
        entity = settled.entities[m.local_id]
        if m.kind == "person":
            bodies = {
                r.organization_local_id: None
                for r in roles_by_person.get(m.local_id, ())
                if r.organization_local_id
                and r.title[:1] not in "原前"
                and not settled.entities[r.organization_local_id].is_implied
                and is_named(r)
            }
            found.append(
                Token(
                    kind="P",
                    local_id=m.local_id,
                    start=min(
                        role_start.get(m.start, m.start), _offices_before(clean, m.start, title_start, body_start)
                    ),
                    end=max(m.end, role_end.get(m.start, m.end), title_end.get(m.end, m.end)),
                    name_start=m.start,
                    bodies=tuple(bodies),
                )
            )
        elif m.kind == "organization":
            found.append(
                Token(
                    kind="D" if entity.detail_kind == "delegation" else "O",
                    local_id=m.local_id,
                    start=m.start,
                    end=m.end,
                    name_start=m.start,
                    place_id=places.get((m.start, m.end)),
                )
            )
        else:
            found.append(Token(kind="L", local_id=m.local_id, start=m.start, end=m.end, name_start=m.start))
    found.sort(key=lambda t: (t.start, -t.end, "DOPL".index(t.kind)))
    return _outermost(found)


def _site_only(token: Token, clean: str, vocabulary: Vocabulary) -> Token:
    """Read a park before a name that is not read as the place it is: 考察某某高新区|远岫陶艺、…, where nobody met the park."""
    if token.kind != "O" or token.place_id is None:
        return token
    marks = read_marks(clean, vocabulary)
    stop = marks.right_edge(token.end)
    named = NAME_BEHIND_A_PARK.fullmatch(clean, token.end, stop)
    if named is None or clean[stop : stop + 1] not in tuple("、，,和与及等") or is_ordinary(named.group()):
        return token
    if any(at in marks.title_by_start for at in range(token.end, stop)):
        return token
    return replace(token, kind="L", local_id=token.place_id, place_id=None)


def _offices_before(clean: str, at: int, title_start: dict[int, int], body_start: dict[int, int]) -> int:
    """Walk back from a name over its offices: 县委常委、副县长、县经开区党工委书记甲 opens with 县委常委.

    A house in the middle belongs to the office behind it; the one before the first office is a name of its own.
    """
    while at in title_start:
        at = title_start[at]
        house = body_start.get(at, at)
        if clean[house - 1 : house] in ("、", ",", "，", "兼") and (house - 1) in title_start:
            before = title_start[house - 1]
            if OF_A_GROUP.search(clean[before : house - 1]) is None or clean[house - 1] == "、":
                at = house - 1
    return at


def _outermost(tokens: list[Token]) -> Iterator[Token]:
    """Drop tokens inside an earlier one; a name is never lost to what overlaps only its title."""
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1] if kept else None
        if last is None or token.start >= last.end:
            kept.append(token)
        elif token.kind == "P" and token.name_start >= last.end:
            kept.append(replace(token, start=last.end))
        elif last.kind == "P" and last.name_start < token.start and token.kind in "POD" and token.end > last.end:
            kept[-1] = replace(last, end=token.start)  # 会长甲主席乙: the title belongs to the next name
            kept.append(token)
    yield from kept


def _quoted(clean: str) -> set[int]:
    """Positions inside quotation marks and brackets; a pair that spans more than a line is no pair."""
    inside: set[int] = set()
    opened: list[int] = []
    for mark in QUOTE_MARK.finditer(clean):
        at, character = mark.start(), mark[0]
        if character in OPEN_MARKS:
            opened.append(at)
        elif character == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened:
                inside.update(range(start, at + 1))
    return inside


def _cues_outside(cues: Iterable[CueCandidate], tokens: list[Token], quotes: set[int]) -> Iterator[CueCandidate]:
    """Keep the cues that stand outside names and quotations, the first of those that overlap: not the 交流 of 科技交流代表团."""
    starts = [t.start for t in tokens]
    last_end = 0
    for cue in cues:
        before = bisect_left(starts, cue.end) - 1
        crossing = before >= 0 and tokens[before].end > cue.start
        if not crossing and cue.start not in quotes and cue.start >= last_end:
            last_end = cue.end
            yield cue


def _about(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while (opened := ABOUT.search(clean, at, end)) is not None:
        closed = None
        for mark in ABOUT_END.finditer(clean, opened.end() + 1, end):
            closed = mark  # the last verb of the clause governs: 就签署协议达成共识
        journey = ABOUT_A_JOURNEY.search(clean, opened.end(), end)
        stop = journey.end() if journey else closed.start() if closed else end
        yield opened.start(), stop
        at = max(stop, opened.end())
