"""One reading of a text that the finders of names share: titles, places, known bodies, and where a name cannot run on.

Every list is in text order, half-open in `clean_text`, and made by one longest-match pass each.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import daachorse
import yaml

from extract.lexicon import lexicon
from extract.vocabulary import Vocabulary

RULES = Path(__file__).resolve().parent.parent / "rules"
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, some eight times faster, where libyaml is there
PUNCTUATION = re.compile(r"[\s，。、；：！？“”‘’《》〈〉（）()\[\]【】…—,.;:!?\"|<>~～*#=/■□●○◆◇▲△★☆▼▽丨｜]")
INNER_DISTRICT = re.compile(r"市[中南北]区")
# A place or legal form in brackets belongs to the name around it: 某某(中国)投资, 某某(集团)股份.
INNER_BRACKET = re.compile(r"(?<=[\u4e00-\u9fffA-Za-z])[(（]([\u4e00-\u9fff]{2,4})[)）](?=[\u4e00-\u9fff])")
# So does a town that no list holds, behind what only opens a name: 海峡两岸(某镇)产业园.
BRACKET_BEHIND_OPENER = re.compile(
    r"(?:海峡两岸|两岸|中国|国际|世界|全国|亚洲|欧洲|中[欧非德日韩美英法俄意瑞新泰马越荷白哈印澳以沙阿埃老缅柬])$"
)
# A second field of a committee: 民族和宗教(外事)委员会.
COMMITTEE_AFTER = re.compile(r"委(?:员会|(?=[、，,。;；主副办和与及等]|$))")
JOINTS = frozenset("和与及暨")
COUNTED_OR_DATED = re.compile(
    r"(?:\d ?|[\d万千百]余|\d多)(?:月份|[年月日号时家个名项场次批位届座支幢])|[今明去前]年|第[一二三四五六七八九十百]{1,4}次|(?:^|(?<=[\s，,。;；]))应(?=[\u4e00-\u9fff])"
    # 1月份|某国政府; １０所|高等院校, of so many; 6月25日电|外交部
    r"|(?:\d|[\d百]余|\d多)所(?=[\u4e00-\u9fff]{0,8}(?:院校|学校|大学|高校|中学|小学|医院|幼儿园))"
    r"|(?<=\d日)电(?![视子力气器商台影话报机网缆动信池])"
    r"|(?:^|(?<=[\s，,。;；、]))[如像](?=国家|中国|全国|中央|世界)"
    # 是|应某省政府邀请, 经|市侨联引荐, 像|某州考察团: prepositions that words begin with too
    r"|(?<![供反响效适相对回感顺呼因照理])应(?![用急该对变届有当邀答付力季聘征])(?=[^，。,;；\n]{3,40}?(?:之邀|邀请))"
    # 继|国家某部之后, 每年都派|代表团, 假|某酒店举行, 祝|代表团圆满成功, 故|某某会选址
    r"|(?:^|(?<=[\s，,。;；也是]))继(?=[^，,。;；\n]{2,30}?(?:之后|以后|(?<!会)后(?:[，,又再]|$)))"
    r"|(?<![选委指特调反分公门帮])派(?=代表团|考察团|访问团)"  # 应邀|派代表团
    r"|(?<=[都将也还会已曾再又拟要并应府市省区县州国司团处方部局所联学院校馆社行年月日次届])派(?![克特拉尔安思诺能亚森])(?=[\u4e00-\u9fff]{0,8}?(?:代表团|考察团|访问团))"
    r"|(?<![暑寒休放请春年病事婚产真虚])假(?=[\u4e00-\u9fff]{2,20}?(?:酒店|饭店|宾馆|会展中心|会议中心|大礼堂|大厦)[\u4e00-\u9fff]{0,8}?(?:举行|举办|召开|主办|设宴))"
    r"|(?<![庆恭])祝(?=[\u4e00-\u9fff]{2,12}?(?:圆满|顺利|成功))"
    # 某某活动系|某市商会主办: is
    # 推介会|除某地商会的企业家代表外
    r"|(?<![清扣解免删消排拆根破开])除(?=[^，。,;；\n]{2,30}?[之以]?外(?:[，,还]|$))"
    r"|(?<=[动会坛议团展])系(?![列统友主])(?=[^，。,;；\n]{2,30}?(?:办|发起|搭建|举行|创立|组织|成立))"
    r"|(?<=[，,。;；])故(?=[\u4e00-\u9fff]{2,10}会(?:[^员议]|$))"
    r"|(?:^|(?<=[\s，,。;；》)）]))(?:经(?=[省市区县州])|像(?=[\u4e00-\u9fff])(?!素)"
    # 经|某委员会批准, 除|某集团之外, 值|某代表团来访之际
    r"|经(?![济贸营开销合纪典络])(?=[^，。,;；\n]{2,40}?(?:批准|同意|推荐|介绍|引荐|授权|牵线))"
    r"|除(?=[^，。,;；\n]{2,40}?外)|(?:时|正)?[值逢](?=[^，。,;；\n]{2,40}?之[际机]))"
)
INNER_WORDS = frozenset({"联谊", "集团", "控股", "中国", "亚太", "大中华", "国际", "有限合伙", "地区"})
HAN = re.compile(r"[\u4e00-\u9fff]")
# What may be put before a title of the list and makes a rank of its own: 党委专职 + 副书记.
TITLE_PREFIX = re.compile(
    r"(?:党委|党组|常务|执行|最高|专职|高级|资深|首席|名誉|荣誉|永远荣誉|永远名誉|联席|轮值|全球|兼职|代理?|第[一二三]|副|候任|创会|特聘|分管|大中华区|中国区|亚太区|华东区)+$"
)
TITLE_WORD_AFTER = re.compile(
    r"长(?:三角|期|远|久(?=以来|性|地|的|发展|合作|友好|稳定|之|坚|不|保[持存]|战|[、,，。])|足|江经济|江流域|效|途|线|春|沙市)"
)
NOT_TITLE_AFTER = re.compile(
    r"(?:会(?!见|谈|晤|面|上|后|同|前)|团(?!长|员|成员)|馆|处|性|作|着|办|院|楼(?=[0-9层里内外前上下道的,，。、 ]|$)|所在|们|级|制|会议|办公|单位|责任|府|事会)"
)


@dataclass(frozen=True, slots=True)
class TitleMark:
    """A title as written: `name` with its rank words (副, 高级), `key` of the listed title it ends in."""

    start: int
    end: int
    name: str
    key: str
    title_class: str
    rank: int | None
    is_deputy: bool


@dataclass(frozen=True, slots=True)
class Suffix:
    """The end of a body's name: 集团, 商务局."""

    start: int
    end: int
    kind: str


AGES_OF = re.compile(r"的?[^,，。;；、年]{0,4}(?:历史|文明|文化)(?![节周年])")  # 5000年|的某某文化: an age, and no year


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What one pass over the text found."""

    clean: str
    titles: tuple[TitleMark, ...]
    title_by_start: dict[int, TitleMark]
    title_by_end: dict[int, TitleMark]
    places: tuple[tuple[int, int, str], ...]
    place_by_start: dict[int, tuple[int, str]]
    place_ends: frozenset[int]
    namesakes: frozenset[int]
    known: tuple[tuple[int, int, str], ...]
    known_by_start: dict[int, tuple[int, str]]
    known_ends: frozenset[int]
    suffixes: tuple[Suffix, ...]
    suffix_ends: frozenset[int]
    stops: tuple[tuple[int, int], ...]
    stop_starts: tuple[int, ...]
    stop_ends: tuple[int, ...]

    def left_edge(self, position: int) -> int:
        """Where a name that ends at `position` can begin at the earliest: behind the last stop."""
        at = bisect_right(self.stop_ends, position) - 1
        return self.stop_ends[at] if at >= 0 else 0

    def right_edge(self, position: int) -> int:
        """Where a name that begins at `position` must have ended: before the next stop."""
        at = bisect_left(self.stop_starts, position)
        return self.stop_starts[at] if at < len(self.stop_starts) else len(self.clean)

    def begins_after_stop(self, position: int) -> bool:
        """Tell whether a stop or the beginning of the text lies right before `position`."""
        return position == 0 or self.left_edge(position) == position


@cache
def read_rules(name: str) -> dict[str, Any]:
    """Read one file of word lists from `extract/rules`."""
    with (RULES / name).open(encoding="utf-8") as file:
        rules: dict[str, Any] = yaml.load(file, Loader=SAFE_LOADER)
    return rules


@cache
def word_list(file: str, key: str) -> frozenset[str]:
    """The words under one key of a rules file, given as a list or as words between spaces."""
    words: Iterable[str] = read_rules(file)[key]
    return frozenset(words.split() if isinstance(words, str) else words)


def any_of(words: Iterable[str]) -> str:
    """These words as one regular expression, longest first: 市, 市委 → 市委|市."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def alternation(file: str, *keys: str) -> str:
    """The words under these keys as one regular expression, longest first."""
    return any_of({word for key in keys for word in word_list(file, key)})


def is_han(character: str) -> bool:
    """Tell whether a character is Han."""
    return "\u4e00" <= character <= "\u9fff"


def dictionary_pairs() -> frozenset[str]:
    """All words of two characters of the general dictionary, names too: 智慧, 常态."""
    return lexicon().pairs


def frequent_words() -> frozenset[str]:
    """The common words that occur so often that a person of that name is unlikely: 方面, 高度; not 松涛."""
    return lexicon().frequent


def leading_verbs() -> frozenset[str]:
    """Verbs, adverbs and connectives of two and three characters: where one stands before a place, the name begins at the place."""
    return lexicon().leading_verbs


def common_words() -> frozenset[str]:
    """Words of two and three characters that a general dictionary knows as anything but a person's name."""
    return lexicon().common


def proper_names() -> frozenset[str]:
    """Words of two to four characters that a general dictionary knows as a name: 南泥湾."""
    return lexicon().proper


@cache
def separable_words() -> frozenset[str]:
    """Words of two to four characters that name a kind, an act or a circumstance and nothing single: 机构, 下属, 恰逢."""
    return lexicon().separable | word_list("organizations.yml", "separable")


# The characters foreign names are written with.
TRANSCRIBED = frozenset(
    "阿艾爱安奥巴白贝本比彼波伯布查达大戴丹道德迪杜多恩法菲费弗福富盖戈格古哈海汉赫亨胡霍基吉加杰卡凯坎考科克肯库拉莱兰劳勒雷里理利莉列林卢鲁路罗洛吕马玛迈麦曼毛梅门蒙米密莫默穆纳娜南内尼涅纽努诺欧帕派佩彭皮平普齐乔琼让瑞若撒萨塞桑瑟沙山绍舍申圣施史舒斯丝苏索塔泰坦汤特蒂托瓦万威韦维温文沃乌西希夏香谢休许雅亚扬耶叶伊因英尤约宰泽扎詹张珍哲"
)


def is_transcribed(name: str) -> bool:
    """Tell whether a name of three characters or more consists of characters foreign names are written with: 纳沙泰尔."""
    return len(name) > 2 and set(name) <= TRANSCRIBED | {"尔", "·", "-"}


# 某国|曾原郡代表团, 某国|须木市访问团: behind a land abroad a town whose name begins like an adverb.
TOWN_LIKE_A_STOP = re.compile(
    r"[曾须有都由才均从以][\u4e00-\u9fff]{1,3}?[市郡町州府](?:代表团|访问团|考察团|经贸|友好|政府|议会|市长|郡守|町长|知事|长)"
)


TOWNSHIP_BEHIND = re.compile("[乡镇村](?![镇村亲])")


def opens_a_town_abroad(clean: str, start: int, end: int, land_ends: frozenset[int]) -> bool:
    """Tell whether a stop of one character opens the name of a town: 某国|[曾]原郡代表团, and no 某国|[曾]派人."""
    return end - start == 1 and start in land_ends and TOWN_LIKE_A_STOP.match(clean, start) is not None


def word_of_a_foreign_name(clean: str, start: int, end: int) -> bool:
    """Tell 那 between two characters foreign names are written with from the pronoun."""
    beside = clean[max(0, start - 1) : start], clean[end : end + 1]
    return clean[start:end] == "那" and all(character in TRANSCRIBED and character != "里" for character in beside)


def separates(words: str) -> int:
    """Count the ordinary words these characters fall into, 0 where something is left over: 领先创业机构 → 3, 望舒机构 → 0."""
    ordinary = separable_words()
    fewest = [0] + [0] * len(words)
    for end in range(2, len(words) + 1):
        counts = [
            fewest[start] + 1
            for start in range(max(0, end - 4), end - 1)
            if (start == 0 or fewest[start]) and words[start:end] in ordinary
        ]
        fewest[end] = min(counts, default=0)
    return fewest[-1]


@cache
def _generic_words() -> Any:
    words = sorted(word_list("organizations.yml", "generic"))
    return daachorse.CharwiseDoubleArrayAhoCorasick(words, match_kind=daachorse.MATCH_KIND_LEFTMOST_LONGEST)


def is_generic(words: str) -> bool:
    """Tell whether these words name a kind of thing and no single one: 高新技术, 跨国, 国际贸易."""
    return bool(sum(end - start for start, end, _ in _generic_words().find(words)) == len(words))


def read_marks(clean: str, vocabulary: Vocabulary) -> Marks:
    """Read a text once; the finders of one text share the result."""
    return _read_marks(clean, vocabulary)


@lru_cache(maxsize=2)
def _read_marks(clean: str, vocabulary: Vocabulary) -> Marks:
    places, namesakes = _places_and_namesakes(clean, vocabulary)
    titles = _titles(clean, vocabulary, places)
    known = _known(clean, vocabulary, places, titles)
    stops, suffixes = _stops_and_suffixes(clean, vocabulary, places, known, titles)
    return Marks(
        clean=clean,
        titles=titles,
        title_by_start={t.start: t for t in titles},
        title_by_end={t.end: t for t in titles},
        places=places,
        place_by_start={start: (end, key) for start, end, key in places},
        place_ends=frozenset(end for _, end, _ in places),
        namesakes=namesakes,
        known=known,
        known_by_start={start: (end, key) for start, end, key in known},
        known_ends=frozenset(end for _, end, _ in known),
        suffixes=suffixes,
        suffix_ends=frozenset(s.end for s in suffixes),
        stops=stops,
        stop_starts=tuple(start for start, _ in stops),
        stop_ends=tuple(end for _, end in stops),
    )


# 会同|江油市, 与|和平县: a preposition may be the first character of another place.
JOINED_TO_A_PLACE = frozenset("同和与会于对向由从至到迎")
TAKES_A_PLACE = frozenset(
    {"欢迎", "陪同", "会同", "共同", "协同", "一同", "迎接"}
)  # 欢迎|江阴, though 迎江 is a district
LONGEST_REACHED = 12  # characters; no listed place that people arrive at is longer


def listed_places(clean: str, vocabulary: Vocabulary) -> tuple[tuple[int, int, str], ...]:
    """The listed places in these words, longest first but for 济南|市中区: half-open spans and keys."""
    return _places_and_namesakes(clean, vocabulary)[0]


def _places_and_namesakes(
    clean: str, vocabulary: Vocabulary
) -> tuple[tuple[tuple[int, int, str], ...], frozenset[int]]:
    """The listed places, and where towns begin that only share the name of one: 韩国|某川市."""
    found: list[tuple[int, int, str]] = []
    namesakes: set[str] = set()
    for start, end, key in vocabulary.match("place", clean):
        if found and start < found[-1][1]:
            continue
        if clean[max(0, start - 1) : start + 1] in ("抵达", "到达", "首都"):
            reached = vocabulary.match("place", clean[start + 1 : start + 1 + LONGEST_REACHED])
            if reached and reached[0][0] == 0:
                found.append(
                    (start + 1, start + 1 + reached[0][1], reached[0][2])
                )  # 抵达|甲国, though 达甲 is a county; 首都|柏林, though 都柏林 is another capital
                continue
        if start and clean.startswith("任县", start) and clean[start - 1] in "拟现曾兼新担出历升就":
            continue  # 拟任|县委书记
        inner_start = start + 1
        if clean[start] in JOINED_TO_A_PLACE and clean[end - 1] not in DIVISION_ENDS:
            behind = vocabulary.match("place", clean[inner_start : inner_start + LONGEST_REACHED])
            if behind and behind[0][0] == 0 and inner_start + behind[0][1] > end:
                whole = inner_start + behind[0][1]
                if clean[whole - 1] in DIVISION_ENDS or clean[start - 1 : inner_start] in TAKES_A_PLACE:
                    found.append((inner_start, whole, behind[0][2]))  # 会同|江油市, though 同江 is a city
                    continue
        if (
            clean[start] in "同和与"
            and end - start == 2
            and clean[inner_start : end + 1] in vocabulary.place_keys_by_alias
        ):
            keys = vocabulary.place_keys_by_alias[clean[inner_start : end + 1]]
            if vocabulary.places[keys[0]].level == "province" and clean[end] not in "市县":
                found.append((inner_start, end + 1, keys[0]))  # 同|江苏的合作 is no 同江
                continue
        if clean[end - 1] == "国" and clean.startswith("际", end):
            continue  # 海德|国际
        if (
            start
            and clean.startswith("和县", start)
            and HAN.match(clean, start - 1)
            and not (found and found[-1][1] == start)
        ):
            continue  # 县情|和|县经开区
        inner = INNER_DISTRICT.match(clean, end - 1)
        if inner is not None and end - start > 2:  # 济南|市中区
            own = [
                district
                for district in vocabulary.place_keys_by_alias.get(inner.group(), ())
                if vocabulary.places[district].parent_key == key
            ]
            if own and clean[start : end - 1] in vocabulary.place_keys_by_alias:
                found += [(start, end - 1, key), (end - 1, inner.end(), own[0])]
                continue
        if (
            clean.endswith("新区", start, end)
            and found
            and found[-1][1] == start
            and vocabulary.places[found[-1][2]].country_code == "CN"
            and found[-1][2] not in {place.place_key for place in vocabulary.ancestors(key)}
        ):
            continue  # 绍兴|滨海新区 is none of 天津's
        if (
            clean[end - 1] in "市郡"
            and found
            and found[-1][1] == start
            and _lies_elsewhere(key, found[-1][2], vocabulary)
        ):
            namesakes.add(clean[start:end])
        found.append((start, end, key))
    return (
        tuple(place for place in found if clean[place[0] : place[1]] not in namesakes),
        frozenset(start for start, end, _ in found if clean[start:end] in namesakes),
    )


def _lies_elsewhere(town: str, land: str, vocabulary: Vocabulary) -> bool:
    """Tell 韩国|某川市 from the town of that name in China, where a foreign land stands right before it."""
    before, own = vocabulary.places[land], vocabulary.places[town]
    is_abroad = before.level == "country" and before.country_code != "CN"
    return is_abroad and own.country_code == "CN" and own.level == "district"


UNITED_AFTER = re.compile(r"[合谊]总?会(?![见谈晤面])")
# A sight that bears a name: 某某洞, 某某烈士陵园, 某某与当地人民陈列馆.
SIGHT_AFTER = re.compile(
    r"(?:洞(?![察悉见庭口])|(?:烈士|革命|生平|事迹)*(?:陵园|墓|祠|故居|旧居|旧址|纪念[馆堂园碑亭塔]|陈列[馆室]|塑像|雕像|铜像)|大佛"
    r"|[与和](?:(?![参走访来到在了察看瞻赴往前向为])[\u4e00-\u9fff]){2,8}?(?:陈列馆|纪念馆|纪念园|故居))"
)
AFTER_BODY = re.compile(r"经(?![济贸营理开管发信协销纪典络委促]|合(?!肥))")  # 某商会|经市工商联联系
OBJECT_AFTER = re.compile(r"荒|世界|全球|内外|南北|东西|城乡|各地|各方")  # 联通|世界: a verb, no firm; 北大|荒
OF_ANOTHER_PARTY = re.compile(r"(?:革命|劳动|人民|民主|社会|统一|工人|国民|致公|农工)$")  # 某国人民革命|党中央
# 清华|同方, 北大|方正: firms that grew out of a university bear its short name.
CAMPUS = frozenset({"清华", "北大", "复旦", "浙大", "交大", "南开", "同济", "哈工大"})
OFFSHOOT_AFTER = re.compile(r"同方|紫光|方正|青鸟|未名|资源|控股|科技园|附[中小属]|苑|园|路|EMBA|微电子|复华|网新|昂立")
# 某某|流域, 某某|州州长: a river or a state that a firm is called by too.
LAND_AFTER = re.compile(
    r"河?(?:流域|盆地|平原)|热带|雨林|丛林|河(?=[,，。、;；畔岸])|州(?=州长|政府|议会|[,，。、;；])|区域委员会"
)
# A word that runs over a listed name's end: 招商行|动, 某高|科技园区, 新中|建交三十周年, 某大学|城, 商务部|门.
WORD_OVER_THE_END = re.compile(r"行动|科技(?!股份|集团|有限)|建交(?![通投易流])|学城|部门(?!户)")
OF_ANY_PLACE = frozenset({"国投", "国投集团", "国投公司"})  # 某市|国投集团: many a town has one beside the state's
# 市政府办、住建、|国投集团等单位: of the place whose offices stand before it.
AMONG_LOCAL_OFFICES = re.compile(
    r"(?:(?<!总)局|府办|改委|[市县区](?:商务|财政|住建|委)[\u4e00-\u9fff]?|自然资源|住建|财政)、(?:[\u4e00-\u9fff]{2,8}、)*$"
)
# 某公司企划部、|商务部: departments of a house
INNER_DEPARTMENTS = re.compile(r"(?:我[会司院校]|该[会司公]|集团|公司)[\u4e00-\u9fff、]{0,8}部、$")
TRADE_COUNCIL = "贸促会"  # every province and many a town has one; alone it is that of the whole land
LEVELS = frozenset("省市区县州")  # 各地市|贸促会
# 某市贸促会(|国际商会): the other name of a council of trade is no chamber of the whole world.
CHAMBER_OF_THE_WORLD = "国际商会"
BESIDE_A_COUNCIL = re.compile(r"贸促会?[(（、和]?$|地方$")
OPENING_QUOTES = frozenset("“‘「『《")
TOWN_AFTER = frozenset("镇乡村")  # 黑石|镇 is a town
END_OF_A_DOTTED_NAME = re.compile(r"[·•・‧][\u4e00-\u9fff]{1,5}$")  # 弗朗索瓦·米|特朗
MAX_LAST_NAME = 6
BUSINESS_AFTER_BANK = re.compile(r"[业界社]|人(?!寿|保)")


def _known(
    clean: str,
    vocabulary: Vocabulary,
    places: tuple[tuple[int, int, str], ...],
    titles: tuple[TitleMark, ...],
) -> tuple[tuple[int, int, str], ...]:
    title_ends = {title.end for title in titles}
    title_starts = {title.start for title in titles}
    place_spans = [(start, end) for start, end, _ in places]
    place_starts = {start for start, _ in place_spans}
    place_ends = {end for _, end in place_spans}
    starts = [start for start, _ in place_spans]

    def cuts_a_place(start: int, end: int) -> bool:
        at = bisect_left(starts, start) - 1  # 武汉|高质量 is no 汉高
        if at >= 0 and place_spans[at][0] < start < place_spans[at][1] < end:
            return True
        if any(s <= start and end < e for s, e in place_spans[max(0, at) : at + 2]):
            return True  # 南开区, 东丽区: districts, not a university and a firm
        behind = bisect_left(starts, start + 1)  # 8日|清远 is no 日清
        return behind < len(place_spans) and place_spans[behind][0] < end < place_spans[behind][1]

    def cuts_a_title(start: int, end: int) -> bool:
        return end - start == 2 and start + 1 in title_ends and clean[start + 1] in JOINTS  # 市长|和 is no 长和

    def cuts_words(start: int, end: int) -> bool:
        if end - start == 2 and clean[end - 1] in "的网" and clean[start - 1 : start + 1] in dictionary_pairs():
            return True  # 优美|的 is no 美的, 东南|网 no 南网
        return (  # 全力|拓展 is no 力拓
            end - start == 2
            and clean[start - 1 : start + 1] in dictionary_pairs()
            and clean[end - 1 : end + 1] in dictionary_pairs()
        )

    def stands_in_a_list(start: int, end: int) -> bool:
        """商务厅厅长甲、贸促会|会长乙: of the place of the offices before it, not of the whole land."""
        return clean[start - 1 : start] in ("、", ",", "，", "和", "及") and end in title_starts

    def goes_on(end: int) -> bool:
        """Tell whether two characters behind a short name are no word: 国药|砚川 is a firm of its own."""
        pair = clean[end : end + 2]
        return (
            bool(HAN_PAIR.fullmatch(pair))
            and pair not in dictionary_pairs()
            and pair[0] not in AFTER_A_NAME
            and end not in place_starts
            and end not in title_starts
            and not any(clean[end : end + size] in vocabulary.organization_suffixes for size in (2, 3, 4))
        )

    return tuple(
        (start, end, key)
        for start, end, key in vocabulary.match("organization", clean)
        if not BUSINESS_AFTER_BANK.match(clean, end)
        and not (end - start < 4 and clean[end : end + 1] in TOWN_AFTER)
        and not END_OF_A_DOTTED_NAME.search(clean, max(0, start - MAX_LAST_NAME), start)
        and not (clean[start:end] == "党中央" and OF_ANOTHER_PARTY.search(clean, max(0, start - 2), start))
        and not (clean[start:end] == "中联办" and clean.count("澳门") > clean.count("香港"))  # of Macao, told of there
        and not (end - start == 2 and clean[start:end] in CAMPUS and OFFSHOOT_AFTER.match(clean, end))
        and LAND_AFTER.match(clean, end) is None
        and not (
            clean[start:end] in OF_ANY_PLACE
            and (start in place_ends or AMONG_LOCAL_OFFICES.search(clean, max(0, start - 30), start))
        )
        and not (clean[start:end].endswith("部") and INNER_DEPARTMENTS.search(clean, max(0, start - 14), start))
        and not (
            clean[start:end] == TRADE_COUNCIL and (clean[start - 1 : start] in LEVELS or stands_in_a_list(start, end))
        )
        and not (clean[start:end] == CHAMBER_OF_THE_WORLD and BESIDE_A_COUNCIL.search(clean, max(0, start - 6), start))
        and NUMBERED_BRANCH.match(clean, end) is None  # 中国建筑|第五工程局有限公司
        and WORD_OVER_THE_END.match(clean, end - 1) is None
        and not (clean[start - 2 : start - 1] in OPENING_QUOTES and _is_slogan(clean, start, end))
        and not (end - start == 2 and (OBJECT_AFTER.match(clean, end) or goes_on(end)))
        and not cuts_a_place(start, end)
        and not cuts_words(start, end)
        and not cuts_a_title(start, end)
    )


def _is_slogan(clean: str, start: int, end: int) -> bool:
    """Tell “心|联通 某某行” from “新某某”: a character between a quotation mark and a short name, and no name goes on behind it."""
    return end - start == 2 and HAN.match(clean, start - 1) is not None and not HAN.match(clean, end)


def _titles(clean: str, vocabulary: Vocabulary, places: tuple[tuple[int, int, str], ...]) -> tuple[TitleMark, ...]:
    found: list[TitleMark] = []
    joints = {start for start, _, _ in places} & {end for _, end, _ in places}
    short_ends = {
        end
        for start, end, key in places
        if clean[start:end] != (place := vocabulary.places[key]).name and place.country_code == "CN"
    }
    for start, end, key in vocabulary.match("title", clean):
        title = vocabulary.titles[key]
        if clean[end - 1] == "长" and TITLE_WORD_AFTER.match(clean, end - 1):
            continue
        if clean.startswith("中心", start) and (
            _ends_in_centre(clean, start + 2, vocabulary) or _opens_with_a_place(clean, start, places)
        ):
            start, key = start + 2, key[2:]  # 某某促进中心|副主任: the house's name takes 中心
            title = vocabulary.titles[key]
        if title.name in ("会董", "校董") and clean.startswith("事", end):
            whole = vocabulary.match("title", clean[start + 1 : start + 1 + LONGEST_ON_A_BOARD])
            if whole:  # 董事会|董事, 基金会|董事长
                start, end, key = start + 1, start + 1 + whole[0][1], whole[0][2]
                title = vocabulary.titles[key]
        if clean.startswith("集团长", end - 3) or (
            clean[start : start + 2] == "团长" and clean[start - 1 : start] == "集"
        ):
            continue  # 某某集团|长江总部
        if NOT_TITLE_AFTER.match(clean, end) or end - 1 in joints:
            continue  # 某某市|长安区 is no 市长
        if _is_inside_a_place(start, end, places) or (end - start == 2 and end - 1 in short_ends):
            continue  # 公主|岭市; 湖州|长友公司: a town is called with its level before its head's office
        floor = found[-1].end if found else 0
        prefix = TITLE_PREFIX.search(clean, max(floor, start - 8), start)
        begin = prefix.start() if prefix else start
        name = clean[begin:end]
        if name.startswith("总总"):
            begin, name = begin + 1, name[1:]
        found.append(
            TitleMark(
                begin,
                end,
                name,
                key,
                title.title_class,
                title.administrative_rank,
                title.is_deputy or "副" in name,
            )
        )
    return tuple(found)


def _is_inside_a_place(start: int, end: int, places: tuple[tuple[int, int, str], ...]) -> bool:
    at = bisect_right(places, start, key=lambda place: place[0]) - 1
    return at >= 0 and end < places[at][1]


def _ends_in_centre(clean: str, end: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a kind of centre ends here: 促进中心, 服务中心."""
    return any(clean[at:end] in vocabulary.organization_suffixes for at in range(max(0, end - 6), end - 2))


LONGEST_ON_A_BOARD = 7  # 董事局副主席
MAX_OF_A_CENTRE = 8  # characters between a place and 中心


def _opens_with_a_place(clean: str, end: int, places: tuple[tuple[int, int, str], ...]) -> bool:
    """Tell 某市台贸|中心主任 from 某公司技术|中心主任: between a place and 中心 stands a name of two characters or more."""
    at = bisect_left(places, end, key=lambda place: place[1]) - 1
    if at < 0 or not 2 <= end - places[at][1] <= MAX_OF_A_CENTRE:
        return False
    between = clean[places[at][1] : end]
    return bool(ALL_HAN.fullmatch(between)) and not any(joint in between for joint in "和与及的在了")


ALL_HAN = re.compile(r"[\u4e00-\u9fff]+")
NUMBERED_BRANCH = re.compile(r"第[一二三四五六七八九十]{1,3}(?:[\u4e00-\u9fff]{0,10}(?:局|院|公司|所|集团))")
HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")
AFTER_A_NAME = frozenset(
    "的等与和同及在有是为将对已也还并就从于到由给向把被让请率携赴来前后以自所曾正均都拟则或又再不未可能要想按"
)
MEETS = frozenset({"会见", "会晤", "会谈"})
DIVISION_ENDS = frozenset("省市县区州旗盟")
LONGEST_HOUSE = 8  # characters of a house's word that begins with its level: 市委办公厅


def _ends_in_meeting(clean: str, start: int, end: int) -> bool:
    """Tell whether a stop of two characters took the first of 会见 or 会谈: 与会|见."""
    return end - start == 2 and clean[end - 1 : end + 1] in MEETS


@cache
def _suffix_of(word: str, vocabulary: Vocabulary) -> str | None:
    return next((word[n:] for n in range(1, len(word)) if word[n:] in vocabulary.organization_suffixes), None)


# 望川商会访|闽|团: lands and provinces of one character that a delegation is called by.
VISITED_LANDS = (
    "华美日韩俄德法英意加澳欧亚非台港沪京津渝粤闽浙苏皖赣湘鄂川黔滇桂琼陕甘青宁疆藏蒙冀晋鲁豫辽吉黑印泰越缅老柬马菲新巴"
)


@cache
def _edge_automaton(vocabulary: Vocabulary) -> tuple[Any, tuple[str, ...]]:
    """Stops (`!`), neutral words (empty) and suffixes (their kind) in one automaton; neutral words win over both."""
    meaning: dict[str, str] = dict.fromkeys(word_list("organizations.yml", "stops"), "!")
    meaning.update((f"访{land}团", "delegation") for land in VISITED_LANDS)
    meaning.update(dict(vocabulary.organization_suffixes))
    for word in word_list("organizations.yml", "neutral"):
        meaning.setdefault(word, "")
    words = sorted(meaning)
    return (
        daachorse.CharwiseDoubleArrayAhoCorasick(words, match_kind=daachorse.MATCH_KIND_LEFTMOST_LONGEST),
        tuple(meaning[word] for word in words),
    )


def _stops_and_suffixes(
    clean: str,
    vocabulary: Vocabulary,
    places: tuple[tuple[int, int, str], ...],
    known: tuple[tuple[int, int, str], ...],
    titles: tuple[TitleMark, ...],
) -> tuple[tuple[tuple[int, int], ...], tuple[Suffix, ...]]:
    automaton, meanings = _edge_automaton(vocabulary)
    inside = bytearray(len(clean) + 1)  # 1 where a place or a known body stands: no stop may cut it
    for start, end, _ in (*places, *known):
        inside[start:end] = b"\x01" * (end - start)
    kept = {
        at
        for found in INNER_BRACKET.finditer(clean)
        if found.group(1) in INNER_WORDS
        or found.group(1) in vocabulary.place_keys_by_alias
        or BRACKET_BEHIND_OPENER.search(clean, max(0, found.start() - 4), found.start())
        or COMMITTEE_AFTER.match(clean, found.end())
        for at in (found.start(), found.end() - 1)
    }
    stops = [found.span() for found in PUNCTUATION.finditer(clean) if found.start() not in kept]
    stops += [
        (found.end() - 1, found.end())
        for found in COUNTED_OR_DATED.finditer(clean)
        if not (inside[found.end() - 1] and inside[found.end()] and HAN.match(found.group()))  # 应|县, 故|城县
    ]
    begins = {start for start, _, _ in (*places, *known)}
    lands = {start for start, _, key in places if vocabulary.places[key].level == "country"}
    land_ends = frozenset(end for start, end, key in places if start in lands and key != "CN")
    stops += [
        (start - 1, start)
        for start in begins
        if clean[start - 1 : start] in ("经", "自", "系")
        and (clean[max(0, start - 2) : start] not in dictionary_pairs() or clean[start - 2 : start - 1] == "月")
    ]  # 项目|经商务部认定, 自|某省政府号召以来, 系|某国某协会的分支
    suffixes: list[Suffix] = []
    cut_by_title = {t.start - 1: t.start for t in titles if t.start}
    divisions = {start: end for start, end, _ in places if clean[end - 1] in DIVISION_ENDS and end - start > 1}
    division_ends = frozenset(divisions.values())
    for start, end, word in automaton.find(clean):
        meaning = meanings[word]
        division = next((at for at in range(start + 1, end) if divisions.get(at, 0) > end), None)
        if meaning == "!" and division is not None and clean[start:division] in word_list("organizations.yml", "stops"):
            end = division  # 与|会昌县
        if meaning == "!":
            if start in cut_by_title and end > cut_by_title[start]:
                end = cut_by_title[start]  # 与|会长: the title wins over 与会
            if end - start > 1 and end - 1 in lands and not inside[start]:
                end -= 1  # 访问|中国驻某国大使馆: the place takes the last character
            if word_of_a_foreign_name(clean, start, end) or opens_a_town_abroad(clean, start, end, land_ends):
                continue  # 卡|那|拉港, 某国|曾原郡代表团
            if clean[start:end] == "其" and TOWNSHIP_BEHIND.match(clean, end) and HAN.match(clean, start - 1):
                continue  # 某某其|乡卫生院
            if not (inside[start] and (start == 0 or inside[start - 1] or inside[end - 1])):
                stops.append((start, end))
            elif inside[start] and not inside[end - 1] and end - start == 2 and clean[end - 1] in "与和同在":
                stops.append((end - 1, end))  # 某伦多|与某某局: the town takes the first half of 多与
            if _ends_in_meeting(clean, start, end):
                stops.append((end - 1, end + 1))  # 分别与|会见参访团
        elif clean[start:end] == "国会" and clean[end - 1 : end + 1] in MEETS:
            stops.append((end - 1, end + 1))  # 市长季卫国|会见某代表团
        elif meaning:
            if clean[end - 1] == "委" and clean.startswith("员会", end):
                end += len("员会")  # 某党某省委|员会
            if clean[end - 1] == "办" and clean.startswith(("公室", "公厅"), end):
                end += len("公室")  # 某市招商办|公室
            united = UNITED_AFTER.match(clean, end) if clean[end - 1] == "联" else None
            if united is not None:
                end = united.end()  # 某市工商联|合会
            suffixes.append(Suffix(start, end, meaning))
            if clean[end : end + 1] in JOINTS or AFTER_BODY.match(clean, end):
                stops.append((end, end + 1))  # 甲集团和龙山集团: no place 和龙 here
        elif end - start == 2 and clean[start] == "在" and inside[end - 1] and not inside[start]:
            stops.append((start, start + 1))  # 在|建德某公司: the place takes the word apart
        elif clean[end - 1 : end + 1] in MEETS:
            stops.append((end - 1, end + 1))  # 市长李宇新|会见: no 新会 here
        elif end - start > 2:
            tail = _suffix_of(clean[start:end], vocabulary)  # 促进局 protects its verb, and is a suffix all the same
            if tail is not None and tail != "厅":  # 宴会厅 is no ministry
                suffixes.append(Suffix(end - len(tail), end, vocabulary.organization_suffixes[tail]))
        if not inside[start] or meaning == "!":
            continue
        close = next((at for at in range(start + 2, end + 1) if at in division_ends), None)
        if close is not None:  # 高|港区|委: the division's end belongs to what stands behind it
            first = next(iter(automaton.find(clean[close - 1 : close + LONGEST_HOUSE])), None)
            if first is not None and first[0] == 0 and meanings[first[2]] not in ("", "!") and first[1] > 1:
                suffixes.append(Suffix(close - 1, close - 1 + first[1], meanings[first[2]]))
    stops.sort()
    suffixes.sort(key=lambda s: (s.start, s.end))
    return tuple(stops), tuple(suffixes)
