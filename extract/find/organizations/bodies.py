"""The bodies found in one text, and what may be none: pieces of other words, classes, occasions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.find.marks import (
    DIVISION_ENDS,
    Marks,
    common_words,
    dictionary_pairs,
    is_generic,
    proper_names,
    separable_words,
)
from extract.find.organizations.words import is_ordinary, says_only_a_trade
from extract.vocabulary import Vocabulary

MIN_NAME, MAX_BARE_NAME = 2, 14  # a firm without suffix
CHINA = "CN"
SUFFIXLESS = frozenset({"body_before_its_title", "in_list_of_bodies", "visited_body", "trade_name"})
OPENS_A_NAME = frozenset("和同向为以来有")  # 和盛, 同创, 向荣, 以诺: stops that a firm's own word may begin with
OF_TWO_LANDS = re.compile(
    "中[日韩朝美德法英俄欧意西葡荷比瑞丹芬挪波匈捷澳加新泰越马印菲老柬缅蒙哈乌巴以沙阿埃非智秘墨古]|[日韩朝美德法英俄欧意西葡荷比瑞丹芬挪波匈捷澳加新泰越马印菲老柬缅蒙哈乌巴以沙阿埃非智秘墨古]中"
)
# 500亩|高新区, 20万千瓦|电厂, 万吨级|码头: how much of it there is.
MEASURED = re.compile(r"[0-9百千万亿][0-9.百千万亿]*(?:平方公里|公顷|亩|[千兆]?瓦|吨级?|立方米|平方米|美?元)")
# 17+1经贸合作示范区, 10周年: what many lands do together, and how often a day came round.
LANDS_ADDED = re.compile(r"\d+\+(?:\d+|[XxN])|\d+周年$")
# 本届|中国某地经贸投资洽谈会: an occasion.
OF_AN_OCCASION = re.compile("[本历上下该]届")
# 玻璃生产商|锦川玻璃: what kind of firm it is stands before its name.
KIND_OF_MAKER = re.compile(
    r"[A-Za-z0-9\u4e00-\u9fff]{2,12}?(?:生产商|制造商|供应商|零售商|运营商|服务商|开发商)(?=[\u4e00-\u9fff]{4})"
)
LANDS_BEFORE = re.compile("[等多各两三数几某该本贵他别邻]国$")
# 云岫银行|3亿元, 某省商务厅|5日宣布
DATE_OR_SUM = re.compile(r"\d[\d,.]*(?:月|日|[万亿]|余?[个家名])")
SEATS = ("委员", "代表", "政协", "人大")
ANYBODYS_KINDS = frozenset({"government", "party", "association", "delegation"})
# 12市|贸促会, 某江流域八地|商协会: of so many places, and of none by itself.
OF_SO_MANY = re.compile(
    r"(?<!第)(?:[0-9]{1,3}|[两三四五六七八九十]{1,3})(?:地(?=[工商行协])|个?[省市县区](?=贸|商务|工商|侨|招商|政府|[\u4e00-\u9fff]{0,4}(?:协会|商会)))"
)
# 甲乙两国|省市政府: of every place of two lands.
LEVELS_OF_LANDS = re.compile("[中日韩美俄法德英印欧]{1,3}[省市州县]{1,2}(?:政府|议会|商会)")
# 在各地|商会, 全市各县(市)|区委统战部, 世界各地|商会: each of them.
EACH_BEFORE = re.compile(r"各(?:地区?|[国省市州盟县区旗]{1,2})?(?:[(（][市县区旗、]{1,3}[)）])?$")
# 省市、|县某某商会: a level whose own place is not said, beside another level.
LEVEL_IN_A_ROW = re.compile(r"[省市州县区旗][、和及]$")
# 某国主流|商会, 东海地区|商会: any of that land.
ANY_THERE = re.compile("(?:地区)?(?:主流|兄弟|友好|主要|各大|重要|知名)?(?:商会|商协会|协会|社团|侨团)")
# 省外兄弟|商会: wherever they are.
BEYOND_OR_WITHIN = re.compile("[省市县区][外内](?:兄弟|友好|同行|异地)")
# 港区省级|政协: of every province.
OF_EVERY_LEVEL = re.compile("[\u4e00-\u9fff]{0,4}[省市县区]级(?:政协|人大|政府|商会)")
# 省市|政府: of both.
OF_BOTH_LEVELS = re.compile("(?:省市|市县|县区|州市|州县|市州)政府")
# 外地闽籍|商会: of people from somewhere, wherever they are.
OF_THOSE_FROM = re.compile("[\u4e00-\u9fff]{0,8}籍(?:商会|协会|企业|同乡会|社团)|地方国际商会")
# 市州贸促会, 县区商务局: the houses of all of them; 市区|域合作办 and 县市|场监管局 are of one.
OF_SEVERAL_LEVELS = re.compile("(?:省市|市州|州市|县区|区县|市县|市区|旗县|县市)(?![场域政块划])")
# 本国商协会, 巴商协会: of a land that the words before tell, any.
ANY_OF_A_LAND = re.compile(
    "(?:本国|该国|贵国|[两各多]国).{2,8}|[三四五六七八九]国商协会|[俄美英法德日韩印澳加泰越巴意西葡哈吉土蒙朝匈波捷非欧台港](?:商协会|侨团|企业)"
)
# 乡|中心小学, 镇|卫生院: of a town whose name was not read.
OF_A_TOWN_UNREAD = re.compile("[乡镇村](?!村)")
# 欧美|港台: lands in a row.
LANDS_IN_A_ROW = re.compile("[欧美日韩港澳台沪苏浙皖闽粤京津冀鲁豫川渝湘鄂赣]{2,8}")
DIVISIONS = frozenset({"province", "city", "district"})
NATIONAL_ASSOCIATION = re.compile(
    "中国(?!行业|民间|民营|企业|海外|地方|社会|工商|国际$|中小|商$|外商|相关|有关)[\u4e00-\u9fff]{2,10}"
)
PAIR_OF_KINDS = re.compile("[中科新大云东西南北高]{2}(?![中科新大云东西南北高内外部方])")
# 中铁五局, 中建七局: the builders among the state firms number their houses like offices.
BUREAU_OF_FIRM = re.compile(
    r"中(?:建|铁|交|铁建|水|冶|水电|电建|核|煤)(?:建工|建设)?第?[一二三四五六七八九十]{1,3}(?:工程)?局"
)
# 甲市|三个联络站, 乙县|6所学校, 丙省|多所大学: so many of a kind.
COUNTED_THERE = re.compile(r"[0-9]{1,3}余?[个所家]|[一二三四五六七八九十两几多数][余多]?[个所家](?!人)")
# 丁国|上市公司, 华人|商协会, 重要|侨团: a kind of body, of which there are many.
KIND_OF_MANY = re.compile(
    r"(?:当地|重要|主要|各大|知名|华人|华侨|海外|本土)*(?:商协会|侨团|上市公司|[二三四五六七八九十]大(?:综合)?商社)"
)
MINISTRIES_OF_TWO = re.compile("[中日韩美俄法德英印欧]{2}[\u4e00-\u9fff]{2,6}(?<!俱乐)部")  # 中美商务部: two houses
GONE_TO = re.compile("赴$|(?<![来到回])访$")  # 3月访|某国代表团; 来访|某国代表团 came
BECAUSE = re.compile("(?<!基)因")
MINISTRY = re.compile(
    "(?:外交|教育|国防|商务|财政|文化|卫生|农业|交通|能源|工业|经济|司法|科技|旅游|劳动|环境|贸易){1,2}部"
)
SHORT_LANDS = frozenset("俄美英法德日韩印澳加泰越缅老柬菲意西葡荷波匈捷乌哈吉土蒙朝")
NTH_EVENT = re.compile(r"[一二三四五六七八九十百0-9]{1,6}届")
OF_A_LEVEL = re.compile("[省市区县州厅部乡镇]{1,2}级")  # 省州级|代表团7个
NTH_OF_A_KIND = re.compile(r"(?:第[一二三四五六七八九十0-9]{1,4}届)?[省市区县]级.{2,6}")
BEYOND_THE_MAINLAND = frozenset({"CN", "CN-710000", "CN-810000", "CN-820000"})
# 十大商会, 百强企业; a firm may be called 百大, but not one of a whole province.
CLASS_OF_BODIES = re.compile(
    r"[0-9一二三四五六七八九十两几百千]{1,4}[大强](?:商协会|商会|协会|集团|企业集团|企业|公司|银行|高校|大学|园区|开发区)"
)
TRADERS_ABROAD = ("台商", "华商", "侨商", "港商", "浙商", "粤商", "闽商")
# 中华人民共和国|某市政府, 俄罗斯联邦|某市政府: a treaty names the land before the town
FULL_LAND = re.compile(r"中华人民共和国|俄罗斯联邦|大韩民国")
LAND_BEFORE_TOWN = re.compile(rf"(?:{FULL_LAND.pattern})(?=[\u4e00-\u9fff]{{2,12}}[省市州县区](?:人民)?政府)")
# 某某组织|特展: what is looked at bears the name of a body.
EXHIBITION_AFTER = re.compile(r"[\u4e00-\u9fff]{0,6}(?:特展|主题展|图片展|摄影展|书画展|成果展|文物展|巡展)")
LATIN_OR_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9À-ÿ]")
SEVERAL_LANDS = re.compile("(?:[0-9]{1,3}|[两二三四五六七八九十几数多各]{1,3})余?个?国(?:家)?驻")
# 望川商会副会长单位|远岫集团: what the firm is of the chamber.
MEMBER_OF_A_CHAMBER = "(?:会长|理事长|监事长|理事|会员|成员|秘书长)(?:单位|企业)的?"
MEMBER_UNIT = re.compile(rf"{MEMBER_OF_A_CHAMBER}(?=[\u4e00-\u9fff]{{2}})")


@dataclass(frozen=True, slots=True)
class Found:
    """One body found: its kind, the rule that found it, its key in the public list and its full name."""

    kind: str
    rule: str
    key: str | None = None
    name: str | None = None


class Bodies:
    """The bodies of one text as they are found, beside the marks of it."""

    def __init__(self, marks: Marks, vocabulary: Vocabulary) -> None:
        self.marks = marks
        self.clean = marks.clean
        self.vocabulary = vocabulary
        self.found: dict[tuple[int, int], Found] = {}
        self.names: set[str] = set()
        self.unnamed: list[tuple[int, int]] = []  # hotels where something is held, and houses of which there are many
        self.start_by_end: dict[int, int] = {}
        self.suffix_by_end = {s.end: s for s in marks.suffixes}
        self.kind_by_start = {s.start: s.kind for s in marks.suffixes}
        self.divisions = {
            end: start for start, end, key in marks.places if vocabulary.places[key].level in ("district", "city")
        }

    def add(self, start: int, end: int, kind: str, rule: str, key: str | None = None, name: str | None = None) -> None:
        """Take these characters for a body, unless they are a class of bodies, an occasion or a piece of other words."""
        if (
            self.clean[start] == "级"
            or OF_A_LEVEL.match(self.clean, start, end)
            or NTH_OF_A_KIND.fullmatch(self.clean, start, end)
        ):
            return  # 省|级商会, 第十四届省级商会: of a level, not one
        if OF_SEVERAL_LEVELS.match(self.clean, start, end) or ANY_OF_A_LAND.fullmatch(self.clean, start, end):
            self.unnamed.append((start, end))
            return  # 市州贸促会, 本国商协会: of all of them
        if kind in ANYBODYS_KINDS and rule != "known_body" and self._is_each_of_many(start, end, kind):
            self.unnamed.append((start, end))
            return
        if self.clean[start] == "批" and start + 1 in self.marks.place_by_start:
            start += 1  # 第一|批中国某某代表团
        if self.clean[start] in "个家名" and self.clean[start - 1 : start] in tuple("一两三四五六七八九十几多每各这"):
            return  # 第三|个合作社: counted
        while start < end and self.clean[start] in "—―─–-":
            start += 1  # ——某某开发区
        if self.clean[start] == "如" and start not in self.marks.place_by_start and self._begins_known(start + 1):
            start += 1  # 知名企业参展,如|某市锦川有限公司、中国建筑等
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
            self.found.setdefault((start, end), Found(kind, rule, key, name))
            self.names.add(self.clean[start:end])
            self.start_by_end[end] = min(start, self.start_by_end.get(end, start))

    def _is_each_of_many(self, start: int, end: int, kind: str) -> bool:
        """Tell 12市贸促会, 各县(市)|区统战部 and 外地闽籍商会 from one house."""
        clean, placed = self.clean, start in self.marks.place_by_start
        if (
            OF_SO_MANY.search(clean, start, end)
            or LEVELS_OF_LANDS.fullmatch(clean, start, end)
            or OF_BOTH_LEVELS.fullmatch(clean, start, end)
            or OF_EVERY_LEVEL.fullmatch(clean, start, end)
            or BEYOND_OR_WITHIN.match(clean, start, end)
            or clean[start] == "型"  # 学习|型商会
        ):
            return True
        if placed:
            close, key = self.marks.place_by_start[start]
            is_region = self.vocabulary.places[key].level == "region"
            kind_there = ANY_THERE.fullmatch(clean, close, end)
            if kind_there is not None and (is_region or len(kind_there.group()) > 3):
                return True
            return is_region and clean[close:end] == "政府"  # 东南亚|政府: a region has none
        if EACH_BEFORE.search(clean, max(0, start - 8), start) or OF_THOSE_FROM.fullmatch(clean, start, end):
            return True
        if kind != "association":
            return False
        if clean[start] == "驻":
            return True  # 各地驻某省商会
        return (
            clean[start] in "县区旗"
            and end - start > 4
            and LEVEL_IN_A_ROW.search(clean, max(0, start - 2), start) is not None
        )

    def _begins_known(self, start: int) -> bool:
        """Tell whether a place or a body of the public list begins here."""
        return start in self.marks.place_by_start or start in self.marks.known_by_start

    def _lost_its_first_character(self, start: int, end: int) -> bool:
        """Tell ,和|盛环保董事长: one character and a trade are no firm, and the stop before opens a clause."""
        clean = self.clean
        return (
            clean[start - 1 : start] in OPENS_A_NAME
            and end - start > 2
            and self.marks.begins_after_stop(start - 1)
            and says_only_a_trade(clean[start + 1 : end])
            and not says_only_a_trade(clean[start:end])
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
            and kind in ("government", "embassy", "other")
            and clean[start - 1 : start] in tuple("等多各两三数几某该本贵他别邻")
        ):
            return True  # 甲、乙等|国外交部, 某|国外交部
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
        if KIND_OF_MANY.fullmatch(self.clean, start if place is None else place[0], end) is not None:
            return True
        if place is None:
            return CLASS_OF_BODIES.fullmatch(self.clean, start, end) is not None and self.clean[start] not in "百千"
        if place[0] < end and COUNTED_THERE.match(self.clean, place[0], end) is not None:
            return True
        wide = self.vocabulary.places[place[1]].level in ("province", "country", "region")
        if self.clean.startswith("百大集团", place[0]) and place[1] not in BEYOND_THE_MAINLAND:
            return False  # 浙江百大集团 is a firm, 台湾百大集团 are the hundred largest
        return wide and CLASS_OF_BODIES.fullmatch(self.clean, place[0], end) is not None

    def drop_inside_unnamed(self) -> None:
        """在某市望川|远岫大酒店, 12市|贸促会: a house whose name is inside that of a hotel or of a class is not spoken of."""
        for begin, close in self.unnamed:
            for span in [(start, end) for start, end in self.found if begin <= start and end <= close]:
                del self.found[span]

    def is_wide_place(self, start: int, end: int) -> bool:
        """Tell whether a province, a country or a region stands here, and nothing else: 台湾|港口."""
        place = self.marks.place_by_start.get(start)
        wide = place is not None and self.vocabulary.places[place[1]].level in ("province", "country", "region")
        return wide and place is not None and place[0] == end

    def is_seat(self, end: int) -> bool:
        """某某集团深圳|总部: a place behind a body."""
        return any(
            self.marks.place_by_start.get(at, (0, ""))[0] == end and self.is_house(at)
            for at in range(max(0, end - 5), end)
        )

    def is_house(self, end: int) -> bool:
        """Tell whether a body ends here by its last word or by the public list: 某某集团|总部."""
        return (
            end in self.suffix_by_end or end in self.marks.known_ends or self.clean.endswith(("集团", "公司"), 0, end)
        )

    def is_land_abroad(self, start: int) -> bool:
        """Tell whether the place that begins here is a country other than China: 泰国|驻某市总领事馆."""
        place = self.vocabulary.places[self.marks.place_by_start[start][1]]
        return place.level == "country" and place.country_code not in ("CN", None)

    def has_proper_name(self, left: int, right: int) -> bool:
        """Tell whether a place, a listed body, another body or Latin letters stand in these characters."""
        return any(
            at in self.marks.place_by_start
            or at in self.marks.namesakes
            or at in self.marks.known_by_start
            or at in self.suffix_by_end
            or self.clean[at].isascii()
            for at in range(left, right)
        )

    def ends_known(self, start: int, end: int) -> bool:
        """Tell whether a body of the public list stands here, from edge to edge."""
        known = self.marks.known_by_start.get(start)
        return known is not None and known[0] == end

    def is_plain(self, head: str, at: int | None = None) -> bool:
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

    def is_division(self, at: int) -> bool:
        """Tell whether a place of China begins here that is written with its level: 东台市, 新北区."""
        place = self.marks.place_by_start.get(at)
        return (
            place is not None
            and self.clean[place[0] - 1] in DIVISION_ENDS
            and self.vocabulary.places[place[1]].country_code == CHINA
        )

    def ends_here(self, end: int) -> bool:
        """A stop, a title, somebody with his title, punctuation, a date, a sum or the text's end lies right behind."""
        return (
            self.marks.right_edge(end) == end
            or end in self.marks.title_by_start
            or not LATIN_OR_HAN.match(self.clean, end)
            or DATE_OR_SUM.match(self.clean, end) is not None
            or self._somebody_stands_here(end)
        )

    def _somebody_stands_here(self, at: int) -> bool:
        """市外办|季大川副主任: a surname, a character or two, and an office."""
        clean = self.clean
        size = 2 if clean[at : at + 2] in self.vocabulary.compound_surnames else 1
        if clean[at : at + size] not in self.vocabulary.surnames and size == 1:
            return False
        return any(
            (title := self.marks.title_by_start.get(at + size + given)) is not None
            and title.title_class != "honorific"
            and clean[at : at + size + given] not in common_words()
            and clean[at : at + 2] not in dictionary_pairs()
            for given in (1, 2)
        )

    def is_region(self, start: int) -> bool:
        """Tell whether the place that begins here is a region: 中东|某某集团."""
        place = self.vocabulary.places.get(self.marks.place_by_start[start][1])
        return place is not None and place.level == "region"

    def is_placed(self, item: tuple[int, int]) -> bool:
        """Tell whether a place begins inside these characters: 某市|汽车."""
        return any(at in self.marks.place_by_start for at in range(*item))

    def is_place(self, start: int, end: int) -> bool:
        """Tell whether one place covers these characters: 某省|代表团."""
        place = self.marks.place_by_start.get(start)
        return place is not None and place[0] >= end
