"""Personal names: what stands beside a title, in a list of such names, or speaks and leads.

The boundary of a Han name is decided by what follows, by all places where the same characters stand, and last by whether a
general dictionary knows the characters as words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.find.bare_names import bare_names, dotted_name
from extract.find.bylines import Signatures, byline_before
from extract.find.candidates import WEIGHED_NAMES, PersonCandidate
from extract.find.marks import (
    SIGHT_AFTER,
    TRANSCRIBED,
    Marks,
    TitleMark,
    alternation,
    common_words,
    dictionary_pairs,
    frequent_words,
    leading_verbs,
    read_marks,
    read_rules,
    separates,
    word_list,
)
from extract.find.name_odds import name_odds
from extract.find.no_names import (
    ALONG_A_RIVER,
    CROP_LAST,
    EVENT_BEHIND_BRACKET,
    EVENT_IN_SHORT,
    GOES_TO,
    LIST_OF_DIVISIONS,
    LIST_OF_THINGS,
    ON_A_PICTURE,
    SPEAKS_ONLY,
    THING_LAST,
    TOURED,
    is_thing,
    names_in_short,
    opens_a_firm,
)
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

PEOPLE = "people.yml"
END_MARK = re.compile(r"$|[\s，。、；：！？“”‘’《》（）()\[\]【】…—,.;:!?\"'/|<>]")
LATIN_NAME = re.compile(
    r"[A-ZÀ-ÞŠŽ][A-Za-zÀ-ÿŠšŽž.'’-]*(?:[ ·](?:von|van|de|der|den|di|da|del|bin|al|[A-ZÀ-ÞŠŽ][A-Za-zÀ-ÿŠšŽž.'’-]*)){0,4}"
)
GLUED_LATIN = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿß]{2,}[A-ZÀ-Þ][a-zà-ÿß]{2,}(?![A-Za-zÀ-ÿ0-9])"
)  # 副市长PeterRadde: a lost space
JOIN = re.compile(r"、|和|及|与|以及")
# Titles after which no name of the list follows (代表 is mostly a verb).
VERB_TITLES = frozenset({"代表", "顾问", "发起人", "常务", "委员", "理事", "领事", "专员", "秘书"})
BEHIND_A_NAME = frozenset({"顾问", "领事", "专员"})  # 总领馆|柏舟领事
PEOPLE_AT_LARGE = frozenset({"华侨", "企业家", "侨商", "乡贤", "商人", "校友"})  # 海外华侨再续情缘: mostly nobody named
# Titles used behind a name only: 李明先生.
TRAILING_CLASSES = frozenset({"honorific"})
# Malay and Hong Kong ranks between office and name.
HONORIFIC = re.compile(r"(?:丹斯里|拿督斯里|拿督威拉|准拿督|拿督|斯里|邦里玛|巴杜卡|拿汀|潘斯里|太平绅士|局绅)+")
PERSONS_LISTED = re.compile(r"等[^，。；、,;\n等]{0,12}?(?:人士|嘉宾|企业家|侨领|市领导|区领导|县领导|贤达)")
MEMBERS = re.compile(r"(?:成员|团员|还|尚|嘉宾|领导|人员|者)(?:还|尚)?(?:包括|有|为|分别为)[:：]?")
DOT = "·•・‧∙●．"
LED_PARTY = re.compile(
    r"[0-9一二三四五六七八九十]{1,3}余?[人名位]|团|队|[^,，。;；]{0,12}?(?:代表团|考察团|访问团|一行)"
)
TWO_TOWNS = re.compile("([\u4e00-\u9fff]{2})两地")  # 苏陕两地
# 两国政|、商界代表, 政|商两界
CIRCLES_BEHIND = re.compile("[、和与及]?[政商学企侨工](?:[、和与及]?[商学企侨工])?(?:[两各三]?界|各界)")
VERB_INSIDE = re.compile("[\u4e00-\u9fff](?:陪同|会见|率领|偕同|接见|拜会)了?")
DOTTED_LIMIT = 0.0
UNLIKELY = -7.0
LIKELY = -5.0  # 方军 -3, 白如意 -3; 单位 -15, 向企业 -11
NO_WORDS = -7.5  # a character, on average: what no everyday words explain
MAX_UNKNOWN_IN_A_ROW = 3  # items between two names of a list
SELDOM_GIVEN = -8.0  # share of a character among the last of given names
OFTEN_FIRST = -6.7  # share of the first character of given names that stand all the time
STRANGE = -9.3  # a character, on average: words that hardly ever stand side by side
SELDOM_BOTH = -10.0  # share of either character of a given name
OFTEN_GIVEN = -13.5  # share of both characters of such names
NEVER_TRANSCRIBED = frozenset("的了在是等和与及以并向对")
MIN_TRANSCRIBED, MAX_TRANSCRIBED = 2, 8


@cache
def _follower() -> re.Pattern[str]:
    return re.compile(alternation(PEOPLE, "after_name", "after_holder"))


@cache
def _transcription(of_mongolia: bool) -> re.Pattern[str]:
    more = str(read_rules(PEOPLE)["mongolian"]) if of_mongolia else ""
    characters = re.escape("".join(sorted(set(str(read_rules(PEOPLE)["transcription"]) + more) - {"·"})))
    return re.compile(rf"[{characters}]{{1,8}}")


# 甲·乙|偕夫人丙·丁: who came along has a name of her own.
WITH_SPOUSE = re.compile(r"(?:偕同|携同|以及|[偕携和与及])?其?(?:夫人|妻子|太太)")


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(rf"(?:[\u4e00-\u9fff]{{1,4}}-)?[\u4e00-\u9fff]{{1,8}}(?:[{DOT}][\u4e00-\u9fffA-Z]{{1,9}})+")


@cache
def _dots() -> re.Pattern[str]:
    """The dots of one name with what stands between them: the · of 吉尔·某某, both of 甲·乙·丙."""
    return re.compile(rf"(?<=[\u4e00-\u9fff])[{DOT}](?:(?:[\u4e00-\u9fff]{{1,8}}|[A-Z])[{DOT}])*(?=[\u4e00-\u9fff])")


@cache
def _leading_clause() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(PEOPLE, 'leads')})")


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"(?<!小)(?:{alternation(PEOPLE, 'speaks')})")  # no speech in 小说


@cache
def _taking_part() -> re.Pattern[str]:
    return re.compile(rf"(?:等)?(?:一同|分别|一起|也|全程|共同)?(?:{alternation(PEOPLE, 'took_part')})")


@cache
def _named_after() -> re.Pattern[str]:
    return re.compile(alternation(PEOPLE, "named_after"))


@cache
def _characters(key: str) -> frozenset[str]:
    return frozenset(str(read_rules(PEOPLE)[key]))


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: str
    shape: str


def find_people(text: RestoredText, vocabulary: Vocabulary) -> Iterator[PersonCandidate]:
    """Find personal names, each without its title: 市长王小明 → 王小明; 权会长 → 权 (`short`)."""
    marks = read_marks(text.clean_text, vocabulary)
    reader = _NameReader(marks, vocabulary, Signatures(text))
    found = reader.read()
    for start, end in sorted(found):
        hit = found[start, end]
        yield PersonCandidate(
            start=start,
            end=end,
            rule=hit.rule,
            name=text.clean_text[start:end],
            shape=hit.shape,  # type: ignore[arg-type]
        )


CALLED_SO = re.compile(r"一行|先生|女士")  # nothing but a name stands between an office and these
TRADERS = frozenset("韩日台港澳侨外华客徽晋浙闽苏粤川湘鲁豫冀陕秦楚徐甬")
AS_ASSOCIATION = re.compile("会(?![见谈晤面长同议员上后前展])")
DAY_IN_BRACKETS = re.compile(r"(?:[0-9]{1,2}月)?[(（](?:[0-9]{1,2}月)?[0-9]{1,2}日?[)）]")
SPEAKS_IN = re.compile("在(?:致辞|讲话|发言|座谈|会见|会谈)")
OUR_LEVEL = re.compile(r"[我该][省市区县州]$")  # 我省|王一省长
TO_HEAD = re.compile(r"(?:(?:名誉|荣誉)?副?团长|领队|组长|首的?)")
OF_AN_ORIGIN = re.compile(r"籍(?:华[人侨裔商]|侨[商领胞民]|人士|乡贤|企业家)")  # 远岫|籍华人
LAND_IN_SHORT = 2  # characters: 厄特 of 厄立特里亚
ROAD_TO_TOWN = re.compile(r"[\u4e00-\u9fff·]{0,6}-[\u4e00-\u9fff]{1,8}(?:市|区|省|州|县|大区)")  # 博尔特|-拉兹市
NAMED_HOUSE_BEHIND = re.compile(r"(?:实验室|研究院|研究所|学会|基金会|奖|公司|集团|大学|学院|医院)")
GIVEN_IN_JAPAN = re.compile("[一二三四五六七八九十]?[郎助]")
LONGEST_PLACE = 12  # characters
ENDS_A_CALLING = frozenset("员长家师官人者会")  # 领事官|员罗博尔: of the office before the name
LEVEL_OF_A_PLACE = frozenset("省市区县州旗盟乡镇村港湾山河江湖籍")
SLOGAN_AFTER_DOT = frozenset("促谋聚赢创话共")
LONGEST_TAIL = 8  # characters of a body's name behind what looks like a person's
SCENIC_AFTER = re.compile(r"(?:国家|红色|[34]A级)?(?:景区|风景|旅游区|森林公园|地质公园|湿地|水库|大桥|隧道)")
DIVISION_AFTER = re.compile(
    r"[\u4e00-\u9fff]{1,3}族[乡镇]|(?:群岛|半岛|自治)?(?:市(?=副?市长|市委)|省(?=副?省长|省委)|县(?=副?县长|县委)|州(?=副?州长|州委))"
)
DIVISION_OF_AN_OFFICE = tuple("市州省县郡区")
HEADS_OF_FIRMS_IN_JAPAN = frozenset({"社长"})  # a town has none
TITLE_IN_BRACKETS = re.compile(r"[(（](?P<title>[\u4e00-\u9fff]{2,5})[)）]")
CLOSES = re.compile(r"[、，,。]|等")
ANSWERS_FIRST = re.compile(r"[^。]{0,80}?[后再]")  # 先与甲座谈,再与乙座谈
GIVEN_AFTER_ALL = frozenset({"跃进", "前进", "向前"})  # born in those years
# Words of everyday grammar among the last characters of names: before a mark or 参加 they may still be such a word.
DETERMINES = frozenset("各第该此每")
GRAMMAR = frozenset("等在说称看听就以将已受从由应还同率获带介做作接与致则被向于来")
OPENS_A_PHRASE = frozenset("携偕由今兼托代陪会同率带向")  # no surname, or seldom one
# 镇长季大[同]主持, 主席柏春[来]表示, 县长蒋立[会]率团: behind a name the character would take something else.
SPEAKS_OR_LEADS = r"主持(?!人)|表示|指出|强调|率[团队领]|带队|会[见晤]|陪同(?!人|的)|致[辞词]|一行|委托(?![方人书])|认为|希望|感谢|分别|先生|女士"
ACTS_AS_A_PERSON = re.compile(rf"{SPEAKS_OR_LEADS}|来访|到访|访问|介绍|出席|参加")
FAR_SEAT = 14  # characters before an office within which the land it is of is told
ENDS_A_NAME = {
    "同": re.compile(
        rf"{SPEAKS_OR_LEADS}|介绍|出席|参加|座谈|作(?![为者])|与(?!会)|和(?!平)|向|受|接受|听取|等(?=[。，,、人])"
    ),
    "来": re.compile(rf"{SPEAKS_OR_LEADS}|出席|参加|座谈|作[推介汇主题交总]|与(?!会)|和(?!平)|向|等(?=[。，,、人])"),
    "会": re.compile(
        rf"{SPEAKS_OR_LEADS.replace('会[见晤]|', '')}|介绍|出席|参加|作[推介汇主题交总]|向|受|与|和|等(?=[。，,、人])"
    ),
}
INNER_WORDS = frozenset("问是又多")
TOWARDS = frozenset("向以将就从")  # 某某[向]一行 is no grammar
NO_SURNAME_BEFORE_ACT = frozenset("来那于和向应同时任全常从连都相并经会能要过")  # 县长[向参加]
# 洛姆堡|市签署, 洛姆堡|大区: what stands there is a town or a land abroad.
TOWN_ABROAD_AFTER = re.compile(
    r"(?:广域市|大区|自由市|市(?![长委民区场政属直级内府议中])|市(?=市长)|郡(?!守)|县(?![长委]))"
)
OF_A_PLACE = re.compile(
    r"(?:经济|国际|发展|合作)*论坛|[本多特斯]?(?:地区|行政区|联邦管?区|边疆区|自治区|首府|大区|半岛|海峡|工商会|商会)|镇(?:党委|政府|委|人民政府)|乡(?:党委|政府)|街道|代表团|考察团|党政"
)  # behind the name of a place: 石岗|镇党委
TOWARDS_AFTER = re.compile(r"[并还再也又先将会能可]$")


MARRIED = re.compile("女士|夫人|太太")
# 甲·乙先生|以及丙协会: nothing of a name stands behind how its bearer is addressed.
ADDRESSED = re.compile("先生|女士|阁下")
COUNTRY_SIDES = frozenset("国方中")  # 哈国, 哈方: a country in short and what is said of it


class _NameReader:
    """Reads the names of one text; every method looks at a bounded number of characters."""

    def __init__(self, marks: Marks, vocabulary: Vocabulary, signatures: Signatures) -> None:
        self.marks = marks
        self.signatures = signatures
        self.short_for_things = names_in_short(marks.clean)
        self.clean = marks.clean
        self.surnames = vocabulary.surnames
        self.compound = vocabulary.compound_surnames
        self.suffix_ends = frozenset(s.end for s in marks.suffixes)
        self.vocabulary = vocabulary
        self.found: dict[tuple[int, int], _Found] = {}
        self.names: set[str] = set()
        # 梁山 of 梁山县: a county that the text names in full is nobody's name.
        self.stems = {
            self.clean[start : end - 1]
            for start, end, _ in self.marks.places
            if end - start > 2 and self.clean[end - 1] in "省市区县州旗"
        }
        self.title_holders: set[tuple[int, int]] = set()
        self.two_towns = frozenset(TWO_TOWNS.findall(self.clean))
        self.taken = [0] * len(self.clean)  # length of the longest name over each character
        self.times_by_size: dict[int, Counter[str]] = {}
        self.lead_parties = {
            self.clean[party.start() - size : party.start()]
            for party in re.finditer("一行", self.clean)
            for size in (2, 3)
        }
        self.is_of_mongolia = "蒙古" in self.clean or any(
            self.clean[end - 1] == "旗" and end - start > 2 for start, end, _ in marks.places
        )
        self.is_of_japan = any(word in self.clean for word in word_list(PEOPLE, "japan")) or any(
            vocabulary.places[key].country_code == "JP" for _, _, key in marks.places
        )
        if any(word in self.clean for word in word_list(PEOPLE, "korea")):
            self.surnames |= _characters("korean_surnames")

    def read(self) -> dict[tuple[int, int], _Found]:
        for title in self.marks.titles:
            self._after_title(title)
        starts = {start for start, _ in self.found}
        self.title_holders = {(t.end, t.end) for t in self.marks.titles if t.end in starts}
        for title in self.marks.titles:
            self._before_title(title)
        self._clause_openers()
        self._dotted_names()
        self._part_run_together()
        self._again()
        byline_end = -1
        for bare in bare_names(self.marks, self.vocabulary, self._closed_spans(), list(self.found)):
            if self._names_a_city(self.clean[bare.start : bare.end]):
                continue
            is_signed = self._is_signed(bare.start, bare.end, byline_end)
            if not is_signed and self._names_a_thing(bare.start, bare.end, bare.shape):
                continue
            if self.is_of_japan and self._is_cut_in_japan(bare.start, bare.end):
                continue
            rule = "name_by_odds" if bare.shape == "han" else "transcribed_name_by_odds"
            if is_signed:
                rule, byline_end = "byline_name", bare.end
            self._add(bare.start, bare.end, rule, bare.shape)
        self._again()
        self._drop_places()
        self._drop_short_words()
        self._towards_somebody()
        return self.found

    def _is_cut_in_japan(self, start: int, end: int) -> bool:
        """山本敬|四郎, 山本|敬四郎: a given name that goes on, or one whose surname stands before it."""
        behind_han = start > 0 and HAN_CHARACTER(self.clean[start - 1]) and not self.marks.begins_after_stop(start)
        whole = start in self.marks.title_by_end or start in self.marks.place_ends
        return GIVEN_IN_JAPAN.match(self.clean, end) is not None or (
            behind_han
            and not whole
            and self.clean[end - 1] in "郎助"
            and self.clean[start : start + 2] not in self.compound
        )

    def _is_signed(self, start: int, end: int, byline_end: int) -> bool:
        """Tell whether a byline names whoever begins here, alone or behind the last of its names."""
        is_next = start - 1 == byline_end and self.clean[byline_end] in " 、"
        signs = self.signatures.hold(start, end)
        return signs or is_next or byline_before().search(self.clean, max(0, start - 8), start) is not None

    def _names_a_thing(self, start: int, end: int, shape: str) -> bool:
        """Tell what reads like a name without a title and is none: 马赛港, 云岫网, 中德, “沈韵川情”."""
        clean, name = self.clean, self.clean[start:end]
        if name in self.short_for_things or any(name[:-1] == stem for stem in self.stems):
            return True  # (下称“云帆能”); 乐安|能 where the text has 乐安县
        if is_thing(name) and ACTS_AS_A_PERSON.match(clean, end) is None:
            return True  # 云岫寺, 某文化
        thing = name[-1] in CROP_LAST or (name[-1] in THING_LAST and not self._in_a_list(start, end))
        if len(name) > 2 and (thing or (name[-1] == "城" and self._follows(end) < 3)):
            return True
        if name in word_list("organizations.yml", "stops") or set(name) <= _characters("countries"):
            return True  # 宣介, 中德
        if len(name) == 2 and name[1] in COUNTRY_SIDES and self._names_a_side(name[0]):
            return True  # 某国|与哈国, 哈方
        if name.endswith("通社") or (clean[end : end + 1] == "都" and END_MARK.match(clean, end + 1)):
            return True  # 某国通讯社 in short; 某某玉|都: what a town is called
        if shape == "han" and self._ends_like_its_neighbours(start, end):
            return True  # 亲商、安商、富商
        if ON_A_PICTURE.fullmatch(name) or (clean[start - 1 : start].isdigit() and EVENT_IN_SHORT.match(clean, end)):
            return True  # (左二), 2017云博|会
        if name[-1] in "江河湖海" and (
            TOURED.search(clean, max(0, start - 4), start) or ALONG_A_RIVER.match(clean, end)
        ):
            return True  # 乘船游览|洛秋江, 洛秋江|两岸
        if name[0] in GOES_TO and self._names_a_city(name[1:]):
            return True  # 市民|游江阴
        if shape == "foreign" and clean[start - 1 : start] == "的" and self._is_inside_a_land(start - 1):
            return True  # 某州的|马索尔斯: a town; 某国的|托马斯 is somebody
        run = _transcription(self.is_of_mongolia).match(clean, end) if shape == "foreign" else None
        if shape == "foreign" and self._is_a_town(run.end() if run is not None else end):
            return True  # 拉瓦|卡利市长某某
        if LIST_OF_THINGS.match(clean, end) or LIST_OF_DIVISIONS.match(clean, end):
            return True  # 甲、乙等县市
        if shape == "foreign" and len(name) == LAND_IN_SHORT and self._shortens_a_land(name):
            return True
        if name[-1] == "商" and len(name) == 2:
            return True  # 聘请云商: businessmen of a place in one character
        if name[-1] == "省":
            return True  # 安省: a province abroad in short
        if self._opens_a_known_part(start, name):
            return True
        if clean[start - 1 : start] in ("(", "（") and EVENT_BEHIND_BRACKET.match(clean, end):
            return True  # 某市(某湾)投资推介会: another town
        if (
            clean[start - 1 : start] == "“"
            and HAN_CHARACTER(clean[end : end + 1] or " ")
            and clean[end + 1 : end + 2] == "”"
        ):
            return True
        place = self.marks.place_by_start.get(start)
        return shape == "foreign" and place is not None and place[0] < end and self._names_a_land(start, place[0])

    def _opens_a_known_part(self, start: int, name: str) -> bool:
        """[里梅尔]福德 where the text has 大卫·里梅尔福德: only the first characters of a name that goes on here."""
        dotted = [known for known in self.names if any(dot in known for dot in DOT)]
        parts = {part for known in dotted for part in re.split(f"[{DOT}]", known) if len(part) > len(name)}
        return any(part.startswith(name) and self.clean.startswith(part, start) for part in parts)

    def _shortens_a_land(self, name: str) -> bool:
        """厄特 where the text has 厄立特里亚: the first character of a land and a later one."""
        lands = {self.clean[s:e] for s, e, key in self.marks.places if self.vocabulary.places[key].level == "country"}
        return any(land[0] == name[0] and name[1] in land[2:] for land in lands if len(land) > len(name))

    def _names_a_side(self, character: str) -> bool:
        keys = self.vocabulary.place_keys_by_single.get(character, ())
        return any(self.vocabulary.places[key].level == "country" for key in keys)

    def _ends_like_its_neighbours(self, start: int, end: int) -> bool:
        """Tell whether the items of a list before and behind are as long as this one and end as it does: 亲商、[安商]、富商."""
        clean, size = self.clean, end - start
        before, behind = clean[max(0, start - 1 - size) : start], clean[end : end + 1 + size]
        return before == f"{before[:-2]}{clean[end - 1]}、" and behind == f"、{behind[1:-1]}{clean[end - 1]}"

    def _in_a_list(self, start: int, end: int) -> bool:
        """柏一舟、|李建桥|、王志港: one of several names."""
        return "、" in (self.clean[start - 1 : start], self.clean[end : end + 1])

    def _towards_somebody(self) -> None:
        """向|郭会长 is a preposition and a short name, where the text names a 郭 in full and no other 向."""
        for start, end in list(self.found):
            name = self.clean[start:end]
            if name[0] != "向" or end - start != 2 or end not in self.marks.title_by_start:
                continue
            if any(other[0] == name[1] and other != name for other in self.names):
                del self.found[start, end]
                self.names.discard(name)
                self.found[start + 1, end] = _Found(start + 1, end, "surname_before_title", "short")

    def _drop_places(self) -> None:
        """施瓦本 of 施瓦本地区: what is a place or a body's name once is nobody's name anywhere in the text."""
        not_people: set[str] = set()
        asked: set[tuple[str, bool]] = set()
        for (start, end), hit in self.found.items():
            name, is_foreign = self.clean[start:end], hit.shape == "foreign"
            if hit.rule not in WEIGHED_NAMES or name in not_people:
                continue
            if OF_A_PLACE.match(self.clean, end):
                not_people.add(name)
            elif (name, is_foreign) not in asked:  # the text is searched once for each name, however often it stands
                asked.add((name, is_foreign))
                abroad = is_foreign and self._names_a_town_abroad(start, end)
                if abroad or opens_a_firm(self.clean, name) or self._names_a_sight(start, end):
                    not_people.add(name)
        for span in [
            s for s, hit in self.found.items() if hit.rule in WEIGHED_NAMES and self.clean[s[0] : s[1]] in not_people
        ]:
            del self.found[span]

    def _drop_short_words(self) -> None:
        """艾州 where the text has 艾达荷州, and 我[司叶]董事长: a state in short, and our firm before a surname."""
        for start, end in list(self.found):
            name = self.clean[start:end]
            state = len(name) == 2 and name[1] == "州" and re.search(rf"{name[0]}[\u4e00-\u9fff]{{2,6}}州", self.clean)
            if state or (name[0] == "司" and self.clean[start - 1 : start] in ("我", "贵")):
                del self.found[start, end]
                self.names.discard(name)

    def _names_a_sight(self, start: int, end: int) -> bool:
        """某某洞, …了解某某生平: whom a sight of this text is called after."""
        at, name = -1, self.clean[start:end]
        while (at := self.clean.find(name, at + 1)) >= 0:
            if SIGHT_AFTER.match(self.clean, at + len(name)):
                return True
        return False

    def _names_a_town_abroad(self, start: int, end: int) -> bool:
        """Tell whether the text writes these words with a town's level somewhere: 洛姆堡 of 洛姆堡市."""
        at, name = -1, self.clean[start:end]
        while (at := self.clean.find(name, at + 1)) >= 0:
            if TOWN_ABROAD_AFTER.match(self.clean, at + len(name)) and self.clean[at - 1 : at] not in DOT:
                return True
        return False

    def _names_a_city(self, name: str) -> bool:
        """白城, 文莱: a word that is the name of a city or a land too is nobody's without an office beside it."""
        keys = self.vocabulary.place_keys_by_alias.get(name, ())
        return any(self.vocabulary.places[key].level in ("city", "province", "district", "country") for key in keys)

    def _closed_spans(self) -> list[tuple[int, int]]:
        """Names already found, titles, known bodies and places: no bare name begins or ends inside."""
        spans = [(start, end) for start, end in self.found]
        spans += [(t.start, t.end) for t in self.marks.titles]
        spans += [(start, end) for start, end, _ in self.marks.known]
        spans += [(start, end) for start, end, _ in self.marks.places if end - start > 2]
        return sorted(spans)

    # ------------------------------------------------------------ beside a title
    def _after_title(self, title: TitleMark) -> None:
        at = title.end
        if title.title_class in TRAILING_CLASSES and title.name not in word_list(PEOPLE, "leading_honorifics"):
            return
        clean = self.clean
        while at < len(clean) and clean[at] == " " and at < title.end + 2:
            at += 1
        at = self._behind_title_in_brackets(at)
        rank = HONORIFIC.match(clean, at)
        if rank:
            at = rank.end()
        if at >= len(clean) or at in self.marks.title_by_start:
            return
        first = self._name_at(at, strict=title.name in VERB_TITLES or title.name in PEOPLE_AT_LARGE)
        if first is None and title.title_class == "diplomatic":
            first = self._name_of_a_diplomat(at)
        if first is None:
            return
        end, shape, rule = first
        if self._is_byline(title):
            rule = "byline_name"
        self._add(at, end, rule, shape)
        self._list_after(end, "byline_name" if rule == "byline_name" else "name_in_title_list")

    def _behind_title_in_brackets(self, at: int) -> int:
        """工商联(总商会)主席[(会长)]甲: what the same office is called in the second house."""
        second = TITLE_IN_BRACKETS.match(self.clean, at)
        title = self.marks.title_by_start.get(second.start("title")) if second else None
        return second.end() if second and title is not None and title.end == second.end("title") else at

    def _name_of_a_diplomat(self, at: int) -> tuple[int, str, str] | None:
        """Read a name in Han that no Chinese surname opens, as consuls of many countries bear them: 总领事[能远盼]、."""
        end = at + 3
        if not self._given(at, end) or self._follows(end) < 3 or self._is_named_thing(at):
            return None
        name, words = self.clean[at:end], common_words()
        if name in words or name[:2] in words or name[1:] in words or self._titles_from(at, end):
            return None
        return end, "han", "unlisted_surname_after_title"

    def _list_after(self, end: int, rule: str) -> None:
        """Follow 甲、乙、丙 and 甲和乙 as long as names stand there without a title before them."""
        clean = self.clean
        for _ in range(40):
            joint = JOIN.match(clean, end)
            if joint is None:
                return
            at = joint.end()
            if at == len(clean) or at in self.marks.title_by_start or self._is_named_thing(at):
                return
            name = self._name_at(at, strict=joint.group() != "、", listed=True) or self._between_names(at)
            if name is None or name[1] == "latin" or self._opens_a_body(name[0]) or self._is_a_house(at, name[0]):
                return
            if self._is_a_town(name[0]):
                return
            self._add(at, name[0], rule, name[1])
            end = name[0]

    def _between_names(self, at: int) -> tuple[int, str, str] | None:
        """Read the item of a list that is no plain name, between two names: 甲、[能远]、丙; a few may stand in a row."""
        clean, odds = self.clean, name_odds(self.vocabulary)
        first = 0
        for _ in range(MAX_UNKNOWN_IN_A_ROW):
            end = clean.find("、", at, at + 4)
            if end < at + 2 or clean[at:end] in common_words() or self._titles_from(at, end):
                return None
            if not self._given(at, end):
                if not self._is_rare_name(at, end):
                    return None
            elif odds.second_of_two.get(clean[end - 1], odds.rare) < SELDOM_GIVEN:
                return None  # 城投: no given name ends so
            first = first or end
            behind = self._name_at(end + 1, listed=True) if end + 1 < len(clean) else None
            if behind is not None:
                is_name = behind[1] == "han" and self._follows(behind[0]) > 1
                return (first, "han", "name_in_title_list") if is_name else None
            at = end + 1
        return None

    def _is_rare_name(self, at: int, end: int) -> bool:
        """郑[更须]: behind a surname, between two names, three characters that are no words are a name, whatever they are."""
        clean = self.clean
        if end - at != 3 or clean[at] not in self.surnames or clean[at] in _characters("doubtful_surnames"):
            return False
        if not all(map(HAN_CHARACTER, clean[at:end])) or clean[end - 1] in GRAMMAR or self._is_named_thing(at):
            return False
        return clean[at : at + 2] not in dictionary_pairs() and clean[at + 1 : end] not in frequent_words()

    def _opens_a_name(self, at: int) -> bool:
        """Tell whether a name of two or three characters may begin here."""
        return any(at + size <= len(self.clean) and self._whole_name(at, at + size) for size in (3, 2))

    def _is_a_house(self, start: int, end: int) -> bool:
        """副会长甲、[华总]副秘书长乙: an office right behind what no other place names, and its holder behind that."""
        title = self.marks.title_by_start.get(end)
        if title is None or title.title_class in TRAILING_CLASSES or end - start != 2 or self._counts(start, end) > 1:
            return False
        holder = self._name_at(title.end) if title.end < len(self.clean) else None
        return holder is not None and self._follows(holder[0]) > 1

    def _is_a_town(self, end: int) -> bool:
        """副州长甲·乙、[卡罗马利]市长丙·丁: the mayor of a town that no list holds, whose own name stands behind 市长."""
        title = self.marks.title_by_start.get(end)
        if title is None or title.name.lstrip("副")[:1] not in DIVISION_OF_AN_OFFICE or title.name[-1:] != "长":
            return False
        return title.end < len(self.clean) and self._name_at(title.end) is not None

    def _is_inside_a_land(self, end: int) -> bool:
        """Tell whether a listed place smaller than a land ends here: 某国某州|的某某, but not 某国|的某某."""
        if end not in self.marks.place_ends:
            return False
        keys = [
            found[1]
            for at in range(max(0, end - LONGEST_PLACE), end)
            if (found := self.marks.place_by_start.get(at)) and found[0] == end
        ]
        return any(self.vocabulary.places[key].level != "country" for key in keys)

    def _opens_a_body(self, end: int) -> bool:
        """董事长甲、[柳桥]资本集团主席乙: a body's name goes on behind these characters, up to the title of the next."""
        if self._follows(end):
            return False
        return any(
            end < at <= end + LONGEST_TAIL and at in self.marks.title_by_start
            for at in self.suffix_ends.intersection(range(end + 1, end + LONGEST_TAIL + 1))
        )

    def _name_at(self, at: int, *, strict: bool = False, listed: bool = False) -> tuple[int, str, str] | None:
        clean = self.clean
        first = clean[at]
        if clean.startswith("于本", at) and DAY_IN_BRACKETS.match(clean, at + 2):
            return None  # 院长于本(31)日
        if first.isascii() or "À" <= first <= "ž":
            latin = LATIN_NAME.match(clean, at)
            if latin and (" " in latin.group() or "·" in latin.group()):
                return latin.end(), "latin", "latin_name_after_title"
            glued = GLUED_LATIN.match(clean, at)
            if glued and self._follows(glued.end()):
                return glued.end(), "latin", "latin_name_after_title"
            return None
        dotted = _transcription(self.is_of_mongolia).match(clean, at)
        wide = _dotted().match(clean, at)
        if wide and self._is_followed_by_another(at, wide.end()):
            wide = None
        if wide:
            last_dot = max(clean.rfind(dot, at, wide.end()) for dot in DOT)
            dot = min(found for dot in DOT if (found := clean.find(dot, at, wide.end())) >= 0)
            joint = self._joint_between(dot, last_dot)
            if joint is not None:
                last_dot = max(n for n in range(dot, joint) if clean[n] in DOT)
            name = dotted_name(name_odds(self.vocabulary), clean, at, dot, last_dot)
            foreign_first = dotted is not None and dotted.end() >= dot  # 亚历山|大·某某: all of it writes foreign names
            cut = clean[at : name.start] in common_words() and not foreign_first
            if cut or first in "了着的" or (listed and name.start > at and not foreign_first):
                return None  # 总统和她的丈夫甲·乙: the dots tell by themselves where it begins
            if first == "兼" or any(at < title < dot for title in self._titles_at(at, dot)):
                return None  # 副总理兼财政部长甲·乙: of the office nearest to it
            if any(dot < title <= last_dot and title in self.suffix_ends for title in self._titles_at(dot, last_dot)):
                return None  # 部长甲和乙·丙集团|主席丁·戊: the first dot is a firm's
            close = self._before_joint(last_dot + 2, self._end_of_dotted(last_dot + 2, name.end))
            return close if joint is None else min(close, joint), "foreign", "dotted_name_after_title"
        county = None if strict or listed else self._bears_the_name_of_a_county(at) or self._goes_on_behind_a_county(at)
        if county is not None:
            return county
        end = self._han_name(at, strict=strict, listed=listed)
        foreign = self._transcribed_end(at, dotted.end()) if dotted else None
        if foreign is None and end is None and dotted and not strict:
            foreign = self._ends_untranscribed(at, dotted.end())
        if dotted and not (strict or listed) and not any(self._follows(close) for close in (foreign, end) if close):
            whole = self._transcribed_to_a_mark(at)
            if whole is not None:
                return whole, "foreign", "transcribed_name_after_title"
        if foreign is not None and (end is None or (foreign > end and not self._follows(end))):
            return foreign, "foreign", "transcribed_name_after_title"
        if not (strict or listed or self.is_of_japan) and (end is None or not self._follows(end)):
            opened = self._transcribed_but_for_one(at)
            if opened is not None and opened > (end or 0):
                return opened, "foreign", "transcribed_name_after_title"
        if self.is_of_japan and not strict and (end is None or not self._follows(end)):
            japanese = self._japanese_name(at)
            if japanese is not None:
                return japanese, "han", "name_after_title"
        if end is not None:
            if self.is_of_japan and not strict and self._ends_as_in_japan(at, end):
                end += 1
            return end, "han", "name_after_title"
        if not (strict or listed) and (abroad := self._acts_for_a_land(at)) is not None:
            return abroad, "foreign", "transcribed_name_after_title"
        lone = dotted is None or dotted.end() == at + 1  # 门, which writes foreign names too
        if not (strict or listed or self.is_of_japan) and lone and self._is_of_a_rare_surname(at):
            return at + 3, "han", "unlisted_surname_after_title"
        unknown = at + 3
        if (
            unknown <= len(clean)
            and self._given(at, unknown)
            and self._follows(unknown)
            and self._counts(at, unknown) > 2
            and not self._titles_from(at, unknown)
            and not self._is_named_thing(at)
            and clean[at : at + 2] not in common_words()
            and clean[at + 1 : unknown] not in frequent_words()
            and not dotted
        ):
            return unknown, "han", "unlisted_surname_after_title"
        return None

    def _transcribed_but_for_one(self, at: int) -> int | None:
        """部长[慕斯卡里]等, 秘书[维和里诺]。: one character that seldom writes foreign names, and three that do up to what follows."""
        clean = self.clean
        run = _transcription(of_mongolia=True).match(clean, at)
        stop = at if run is None else run.end()
        if stop - at < 4:
            opens = HAN_CHARACTER(clean[at]) and clean[at] not in NEVER_TRANSCRIBED | GRAMMAR | ENDS_A_CALLING
            if stop - at > 1 or (stop == at and not opens) or at + 1 in self.marks.place_by_start:
                return None
            behind = _transcription(of_mongolia=False).match(clean, stop + 1)
            if behind is None or behind.end() - at < 4:
                return None
            stop = behind.end()
        whole = at < stop and self._follows(stop) and stop - at <= MAX_TRANSCRIBED
        if not whole or self._is_named_thing(at) or self._titles_from(at, stop) or stop in self.marks.title_by_start:
            return None
        if any(n in self.suffix_ends for n in range(at + 1, stop + 1)):
            return None
        return None if name_odds(self.vocabulary).words(clean, at, stop)[0] > NO_WORDS * (stop - at) else stop

    def _transcribed_to_a_mark(self, at: int) -> int | None:
        """部长[莫哈德丁可拉比],: all up to the mark, where most of it writes foreign names and no word explains it."""
        clean, end = self.clean, at
        while end < len(clean) and end - at <= MAX_TRANSCRIBED and HAN_CHARACTER(clean[end]):
            end += 1
        run = clean[at:end]
        if not 4 <= len(run) <= MAX_TRANSCRIBED or self._follows(end) < 3 or self._is_named_thing(at):
            return None
        foreign = set(str(read_rules(PEOPLE)["transcription"]))
        if sum(character in foreign for character in run) < len(run) - 1 or set(run) & NEVER_TRANSCRIBED:
            return None
        if self._titles_from(at, end) or any(n in self.suffix_ends for n in range(at + 1, end + 1)):
            return None
        return None if name_odds(self.vocabulary).words(clean, at, end)[0] > NO_WORDS * len(run) else end

    def _end_of_dotted(self, least: int, end: int) -> int:
        """孔·端拉塔|等老方代表, 康姆尼·奔提[那]一行: 等 writes no name, and 那 right before a verb is no pronoun."""
        among = self.clean.find("等", least, end)
        if among >= 0:
            return among
        goes_on = self.clean[end : end + 1] in ("那", "可", "比") and not self._follows(end)
        return end + 1 if goes_on and self._follows(end + 1) > 1 else end

    def _is_followed_by_another(self, start: int, end: int) -> bool:
        """市长[沈望舒]和托马斯·某某: a Han name is whole before 和, and the dots are the next one's."""
        first = min(at for dot in DOT if (at := self.clean.find(dot, start, end)) >= 0)
        return any(self.clean[at] in "和与及" and self._whole_name(start, at) for at in range(start + 2, first))

    def _titles_at(self, start: int, end: int) -> list[int]:
        return [at for at in range(start, end) if at in self.marks.title_by_start]

    def _before_joint(self, start: int, end: int) -> int:
        """甲·鲁宾逊|和某国驻华使馆秘书: a land behind 和 ends the name before it, though its characters write names too."""
        for at in range(start, end):
            if self.clean[at] in "和与及":
                place = self.marks.place_by_start.get(at + 1)
                if place is not None and place[0] - at > 2:
                    return at
        return end

    def _is_of_a_rare_surname(self, at: int) -> bool:
        """区长[底志欣]接待: two characters that are commonest in given names, behind one that begins no word with them."""
        clean, end = self.clean, at + 3
        if not self._given(at, end) or self._follows(end) < 2 or self._is_named_thing(at) or self._titles_from(at, end):
            return False
        name, pairs = clean[at:end], dictionary_pairs()
        if name in common_words() or name[:2] in pairs or name[1:] in frequent_words() or name[0] in GRAMMAR:
            return False
        if name[0] in OPENS_A_PHRASE:
            return False  # 会长携志明出席, 市长今晓明
        if clean[end - 1 : end + 1] in pairs or end in self.marks.title_by_start:
            return False
        odds = name_odds(self.vocabulary)
        shares = odds.first_of_two.get(name[1], odds.rare), odds.second_of_two.get(name[2], odds.rare)
        if shares[0] > OFTEN_FIRST and sum(shares) > OFTEN_GIVEN:
            return True
        # 董事长[南存远]、: no words at all, between an office and what follows a name
        strange = odds.words(clean, at, end)[0] < STRANGE * len(name)
        return strange and min(shares) > SELDOM_BOTH and name[0] not in NEVER_TRANSCRIBED

    def _transcribed_end(self, at: int, end: int) -> int | None:
        """End of the longest transcribed name of a run that something follows: 首相[布莱尔]日前, 总理[乌叶海亚]11日."""
        clean = self.clean
        place = self.marks.place_by_start.get(at)
        abroad = place is not None and self.vocabulary.places[place[1]].country_code not in ("CN", None)
        if self._is_named_thing(at) and not abroad:
            return None
        if place is not None and END_MARK.match(clean, place[0]) and place[0] + 1 in self.marks.title_by_start:
            return place[0]  # 副主席|莱顿、秘书长某某: a man whose name a town bears too
        if place is not None and abroad and self._acts_behind_a_town(place):
            return place[0]  # 总领事|汉密尔顿表示: a man whose name a town bears too
        least = (
            MIN_TRANSCRIBED if not abroad or place is None else place[0] - at + 2
        )  # 部长奥卢|塞贡, no town of Finland
        for stop in range(min(end, at + MAX_TRANSCRIBED), at + least - 1, -1):
            if self._follows(stop) and clean[at:stop] not in common_words():
                return stop
        return None

    def _goes_on_behind_a_county(self, at: int) -> tuple[int, str, str] | None:
        """总裁[普兰恩]出席, 董事长[吴中远]主持: a county without its level opens a name, and a person's verb stands behind."""
        place, end = self.marks.place_by_start.get(at), at + 3
        if place is None or place[0] != at + 2 or self._counts(at, at + 2) > self._counts(at, end):
            return None
        behind = _follower().match(self.clean, end)
        if behind is None or behind.end() - end < 2 or not self._given(at + 1, end) or self._titles_from(at, end):
            return None
        if self.vocabulary.places[place[1]].level != "district" or self.clean[at + 1 : end] in frequent_words():
            return None
        if self.clean[at + 2 : end + 1] in common_words() or self.clean[at + 2] in LEVEL_OF_A_PLACE:
            return None
        if self._whole_name(at, end):
            return end, "han", "name_after_title"
        foreign = _transcription(of_mongolia=False).match(self.clean, at)
        return (end, "foreign", "transcribed_name_after_title") if foreign and foreign.end() > at + 1 else None

    def _acts_for_a_land(self, at: int) -> int | None:
        """泰国某府副府尹[颂猜]率团: no word, between an office of another land and what only a person does."""
        clean, title = self.clean, self.marks.title_by_end.get(at)
        if (
            title is None
            or at in self.marks.known_by_start
            or clean[at] in GOES_TO | OPENS_A_PHRASE | {"来", "到", "在"}
        ):
            return None
        since = max(clean.rfind(mark, 0, title.start) for mark in "，,。、；;：:\n与和") + 1
        seats = [
            self.marks.place_by_start[n]
            for n in range(max(since, title.start - FAR_SEAT), title.start)
            if n in self.marks.place_by_start
        ]
        if not seats or any(self.vocabulary.places[key].country_code in ("CN", None) for _, key in seats):
            return None
        for end in range(at + 2, min(at + MAX_TRANSCRIBED, len(clean)) + 1):
            if not HAN_CHARACTER(clean[end - 1]) or clean[end - 1] in NEVER_TRANSCRIBED | GRAMMAR | ENDS_A_CALLING:
                return None
            behind = ACTS_AS_A_PERSON.match(clean, end)
            if behind is None:
                continue
            taken = self._titles_from(at, end) or any(n in self.suffix_ends for n in range(at + 1, end + 1))
            place = self.marks.place_by_start.get(at)
            if taken or clean[at:end] in common_words() or (place is not None and place[0] >= end):
                return None
            transcribed = _transcription(of_mongolia=False).fullmatch(clean, at, end) is not None
            worded = name_odds(self.vocabulary).words(clean, at, end)[0] > NO_WORDS * (end - at)
            return end if transcribed or not worded else None
        return None

    def _bears_the_name_of_a_county(self, at: int) -> tuple[int, str, str] | None:
        """副市长[黄平]率队: a county's name without its level, between an office and what only a person does."""
        place = self.marks.place_by_start.get(at)
        if place is None or place[0] - at not in (2, 3) or self.vocabulary.places[place[1]].level != "district":
            return None
        behind = _follower().match(self.clean, place[0])
        if behind is None or behind.end() - place[0] < 2 or not self._whole_name(at, place[0]):
            return None
        return place[0], "han", "name_after_title"

    def _acts_behind_a_town(self, place: tuple[int, str]) -> bool:
        """Tell whether a person's verb of two characters stands behind what is also a town abroad: 汉密尔顿|表示."""
        end, known = place[0], self.vocabulary.places[place[1]]
        behind = _follower().match(self.clean, end)
        joined = self.clean[end : end + 1] in ("、", "和", "与") and (
            end + 1 in self.marks.title_by_start or end + 1 in self.marks.place_by_start
        )
        return known.level == "city" and (joined or (behind is not None and behind.end() - end > 1))

    def _ends_untranscribed(self, at: int, run: int) -> int | None:
        """市长卡特[宏]会见: one character that few transcriptions use ends the name, where nothing else does."""
        clean, end = self.clean, run + 1
        if not 2 <= run - at <= 3 or self._is_named_thing(at) or self._follows(run) or not self._given(run, end):
            return None
        if self._follows(end) < 2 or self._titles_from(at, end) or end in self.marks.title_by_start:
            return None
        words, pairs = common_words(), dictionary_pairs()
        taken = clean[run - 1 : end] in pairs or clean[at : at + 2] in words or clean[run : end + 1] in pairs
        odds = name_odds(self.vocabulary)
        return None if taken or odds.words(clean, at, end)[0] > NO_WORDS * (end - at) else end

    def _japanese_name(self, at: int) -> int | None:
        """End of a name of three to five characters whose surname no list knows, in news of Japan: 社长[东云幸之助]."""
        clean, odds = self.clean, name_odds(self.vocabulary)
        never = _characters("never_given") - _characters("japanese_last")
        for end in (at + 4, at + 5, at + 3):
            name = clean[at:end]
            if (
                end <= len(clean)
                and all(HAN_CHARACTER(character) and character not in never for character in name)
                and name[-1] not in "时会说称面曾"
                and _follower().fullmatch(name[-2:]) is None
                and self._follows(end)
                and (end not in self.marks.title_by_start or CALLED_SO.match(clean, end))
                and not self._titles_from(at, end)
                and odds.words(clean, at, end)[0] < NO_WORDS * len(name)
            ):
                return end
        return None

    def _ends_as_in_japan(self, at: int, end: int) -> bool:
        """大臣山田义[也]、: what ends names there only, where a mark right behind leaves no verb for 也 to stand before."""
        last = self.clean[end : end + 1]
        return end - at in (3, 4) and last in _characters("japanese_last") and self._follows(end + 1) == 3

    # ------------------------------------------------------------ the boundary of a Han name
    def _han_name(self, at: int, *, strict: bool = False, listed: bool = False) -> int | None:
        """End of the Han name that begins at `at`, or None where no reading is likely."""
        clean = self.clean
        size = 2 if clean[at : at + 2] in self.compound else 1 if clean[at] in self.surnames else 0
        if not size or self._is_named_thing(at):
            return None
        short, long = at + size + 1, at + size + 2
        if size == 2 and not self._given(at + 2, short):
            return None
        can_short = self._given(at + size, short) or self._ends_at_act(at, size, short)
        can_long = (
            self._given(at + size, long)
            or self._ends_all_the_same(at, size, short, long)
            or self._ends_at_act(at, size, long)
            or self._ends_in_first(at + size, long)
            or self._ends_before_meeting(at + size, short, long)
            or self._holds_a_verb(at, size, long)
        )
        if can_short and any(mark in self.marks.title_by_start for mark in (short - 1,)) and not can_long:
            return None
        after_short, after_long = self._follows(short), self._follows(long)
        words = common_words()
        end = self._choose(at, short, long, can_short, can_long, after_short, after_long)
        if end is None:
            return None
        if end == long and not after_long and self._given(end, end + 1) and self._follows(end + 1):
            # a Japanese name of four characters: always the same one behind the third
            if self._counts(at, end) == self._counts(at, end + 1) > 1:
                end += 1
        if (
            end == long
            and self.is_of_mongolia
            and clean[end : end + 1] == "和"
            and self._counts(at, end) == self._counts(at, end + 1) > 1
        ):
            if end + 1 in self.marks.title_by_start or any(
                clean[at : end + 1] == clean[max(0, t.start - (end + 1 - at)) : t.start] for t in self.marks.titles
            ):
                end += 1  # 那木苏和书记: a Mongolian name that 和 ends wherever it stands
        if end == long and size == 1 and self._is_married_name(at, end):
            end += 1
        if end == long and clean[end - 1] in "为任" and can_short and TO_HEAD.match(clean, end):
            end = short  # 以省委书记王一|为团长, 副市长王一|任团长
        if end == long and can_short and clean[end - 1] in "和与及" and self._counts(at, end) < 2:
            second = self.marks.title_by_start.get(end)
            if second is not None and (second.name in PEOPLE_AT_LARGE or self._opens_a_name(second.end)):
                end = short  # 会长王一|和会长李二: only 和 joins the two
        name = clean[at:end]
        if any(at < start < end for start in (t.start for t in self._titles_from(at, end))):
            return None
        proved = self._acts_as_a_person(name, size, end)
        if size == 1 and name in words and not proved and not (listed and self._follows(end) == 3):
            if name in frequent_words() or not self._follows(end):
                return None
        follows = 3 if CALLED_SO.match(clean, end) else self._follows(end)
        takes_part = clean[at] not in NO_SURNAME_BEFORE_ACT and _taking_part().match(clean, end) is not None
        if size == 1 and not proved and clean[at] in _characters("doubtful_surnames"):
            if clean[at : at + 2] in frequent_words() and end - at == 3 and follows < 3 and not takes_part:
                return None
            if clean[at + 1 : at + 3] in frequent_words() and follows < 3 and not takes_part:
                return None
            if not follows:
                return None
        if strict and follows < 2:
            return None
        if follows < 3 and self._counts(at, end) < 2 and self._unlikely(name, size):
            return None
        if (
            end - at == 3
            and not proved
            and clean[at] in _characters("doubtful_surnames")
            and clean[at + 1 : end] in leading_verbs()
            and self._counts(at, end) < 2
            and follows < 3
            and not takes_part
        ):
            return None
        if not follows and clean[at : at + 2] in words:
            return None
        if not follows and end - at == size + 2 and clean[at + 1 : at + 3] in words and self._counts(at, end) < 2:
            return None
        return end

    def _acts_as_a_person(self, name: str, size: int, end: int) -> bool:
        """Tell 主任[方军]出席 from 主任单位出席: a verb of a person stands behind, and the characters are likelier a name."""
        behind = _follower().match(self.clean, end)
        joined = self.clean[end : end + 1] in ("、", "与", "和") and end + 1 in self.marks.title_by_start
        if not joined and (behind is None or behind.end() - end < 2):
            return False
        odds = name_odds(self.vocabulary)
        return odds.han(name, size) - odds.plainly(name) > LIKELY

    def _ends_all_the_same(self, at: int, size: int, short: int, long: int) -> bool:
        """A character that seldom ends a name does so where it always stands there, or a mark is behind it: 周凤[来]、."""
        clean = self.clean
        if long > len(clean) or not HAN_CHARACTER(clean[long - 1]) or not self._given(at + size, short):
            return False
        if clean[long - 1] in DETERMINES:
            return CLOSES.match(clean, long) is not None  # 主席沈望[各]、: no word of grammar ends a clause so
        if clean[long - 1] in _characters("never_given"):
            return False
        odds = name_odds(self.vocabulary)
        apart = odds.han(clean[at:short], size) + odds.word.get(clean[long - 1], odds.unknown)
        if odds.han(clean[at:long], size) < apart:
            return False
        if self._counts(at, short) == self._counts(at, long) > 1 or self._follows(long) == 3:
            return True
        behind = ENDS_A_NAME.get(clean[long - 1])
        return behind is not None and behind.match(clean, long) is not None

    def _holds_a_verb(self, at: int, size: int, long: int) -> bool:
        """董事长沈[问]川一行, 书记闵[是]川、: a verb or 又 stands inside a name that ends for certain, and is no word with what is beside it."""
        clean = self.clean
        verb = clean[at + 1 : at + 2]
        if (
            size != 1
            or self._follows(long) < 2
            or verb not in INNER_WORDS
            or (verb == "是" and self._follows(long) < 3)
        ):
            return False
        return self._given(at + 2, long) and clean[at + 1 : long] not in dictionary_pairs()

    def _ends_before_meeting(self, start: int, short: int, long: int) -> bool:
        """省长沈一[社]会见: 社会 runs into the verb, so the character belongs to the name."""
        clean = self.clean
        runs_on = clean[long - 1 : long + 1] in common_words() and clean[long : long + 2] in ("会见", "会晤")
        return runs_on and HAN_CHARACTER(clean[short]) and self._given(start, short)

    def _ends_in_first(self, start: int, long: int) -> bool:
        """沈文[先]与甲分别签订: 先 is no adverb where no 后 or 再 answers it."""
        clean = self.clean
        if (
            clean[long - 1 : long] != "先"
            or clean[long : long + 1] not in ("与", "和", "、")
            or not self._given(start, long - 1)
        ):
            return False
        return ANSWERS_FIRST.match(clean, long) is None

    def _is_married_name(self, at: int, end: int) -> bool:
        """林郑月|珍: two surnames and two characters more, as married women of Hong Kong write themselves."""
        return (
            self.clean[at + 1] in self.surnames
            and self._given(end, end + 1)
            and self._follows(end) == 0
            and self._follows(end + 1) > 1
            and any(word in self.clean for word in ("香港", "澳门"))
        )

    def _ends_at_act(self, at: int, size: int, end: int) -> bool:
        """县委书记[沈进], and 秘书长[闵国进]参加: before a mark or 参加 some characters that seldom end a name do."""
        clean = self.clean
        last = clean[end - 1 : end]
        if last not in _characters("never_last") or end > len(clean):
            return False
        if last in GRAMMAR:
            return (
                last in TOWARDS and end - at == size + 1 and clean[at:end] in self.lead_parties
            )  # 部长[唐向]带领: 唐向一行
        if end - at > size + 1 and not self._given(at + size, end - 1):
            return False
        if clean[end - 1 : end + 1] == "进等" or CALLED_SO.match(clean, end):
            return True  # 董事长沈长[进]等企业领导, 副市长沈长[进]先生
        if last == "在" and _taking_part().match(clean, end):
            return False  # 副主席沈进|在致辞中
        if clean[end - 1] == "进" and SPEAKS_IN.match(clean, end):
            return True
        if self._is_no_verb_there(at + size, end):
            return True
        if clean[end - 2 : end] in common_words():
            return False  # 社会|先进
        return self._follows(end) == 3 or _taking_part().match(clean, end) is not None

    def _is_no_verb_there(self, given: int, end: int) -> bool:
        """副区长甲庆[进]接待了: a verb of two characters follows, and the character makes no word with its first."""
        clean = self.clean
        behind = _follower().match(clean, end)
        if behind is None or behind.end() - end < 2 or end - given < 2:
            return False
        if clean[end - 1 : end + 1] in dictionary_pairs() or clean[end - 2 : end] in dictionary_pairs():
            return False
        before = _follower().match(clean, end - 1)
        return before is None

    def _unlikely(self, name: str, size: int) -> bool:
        """Words of everyday language explain these characters far better: 总统[都一]以贯之."""
        odds = name_odds(self.vocabulary)
        return odds.han(name, size) - odds.plainly(name) < UNLIKELY

    def _choose(
        self, at: int, short: int, long: int, can_short: bool, can_long: bool, after_short: int, after_long: int
    ) -> int | None:
        if not can_long:
            return short if can_short else None
        if not can_short:
            return long if after_long else None
        if after_long == 3 and after_short < 3:
            follower = _follower().match(self.clean, short)
            # 王和、 is 王和; 王表示， is 王 and a word that runs on past the third character
            return short if follower and follower.end() > long else long
        if after_short == 3:
            return short
        if after_long and not after_short:
            return long
        if after_short and not after_long:
            return short if self._counts(at, short) >= self._counts(at, long) else long
        long_count, short_count = self._counts(at, long), self._counts(at, short)
        if after_long and after_short:
            follower = _follower().match(self.clean, short)
            if follower and follower.end() > long:
                return short
            return long if long_count >= short_count or long_count > 1 else short
        if long_count > 1:
            return long
        if short_count > 1:
            return short
        words = common_words()
        if self.clean[short : short + 2] in words and self.clean[long : long + 2] not in words:
            return short
        return long

    def _counts(self, at: int, end: int) -> int:
        size = end - at
        if size not in self.times_by_size:
            clean = self.clean
            self.times_by_size[size] = Counter(clean[n : n + size] for n in range(len(clean) - size + 1))
        return self.times_by_size[size][self.clean[at:end]]

    def _given(self, start: int, end: int) -> bool:
        clean = self.clean
        if end > len(clean):
            return False
        never, last = _characters("never_given"), _characters("never_last")
        for at in range(start, end):
            if not "\u4e00" <= clean[at] <= "\u9fff":
                return False
            if clean[at] in never and not (at == end - 1 > start and clean[at] == "州" and CLOSES.match(clean, end)):
                return False  # 州 may end a name that a list or a stop closes: 翟中州等
        return clean[end - 1] not in last or clean[start:end] in GIVEN_AFTER_ALL

    def _follows(self, end: int) -> int:
        """3: punctuation or the end; 2: a title, a number or a word that follows names; 0: anything else."""
        if END_MARK.match(self.clean, end):
            return 3
        if (
            end in self.marks.title_by_start
            or _follower().match(self.clean, end)
            or self.clean[end : end + 1].isdigit()
        ):
            return 2
        return 0

    def _titles_from(self, start: int, end: int) -> list[TitleMark]:
        return [self.marks.title_by_start[at] for at in range(start, end) if at in self.marks.title_by_start]

    def _is_named_thing(self, at: int) -> bool:
        """A place or a known body begins here, so no person does: 江苏, 华为."""
        place = self.marks.place_by_start.get(at)
        if place is not None and (place[0] - at > 2 or not END_MARK.match(self.clean, at + 2)):
            return place[0] - at > 1
        known = self.marks.known_by_start.get(at)
        return known is not None or place is not None

    # ------------------------------------------------------------ before a title
    def _before_title(self, title: TitleMark) -> None:
        clean, start = self.clean, title.start
        if start == 0 or not HAN_CHARACTER(clean[start - 1]):
            self._latin_before(title)
            return
        if title.name in VERB_TITLES - BEHIND_A_NAME:
            return
        if clean[start - 1] in "为任" and TO_HEAD.match(clean, start):
            return  # 以省委书记王一|为团长, 王一|任团长
        if clean[start - 1] in "市县" and title.name[0] in "市县副":
            return  # 某哈市|市长: a town that no list has
        if self.is_of_japan and clean[start - 1] == "市" and title.name in HEADS_OF_FIRMS_IN_JAPAN:
            self._named_like_a_town(start)
            return
        for length in (3, 2, 4):
            at = start - length
            if at < 0:
                continue
            if (at, start) in self.found or (clean[start - 1] in "和与及" and (at, start - 1) in self.found):
                return
            if not self._whole_name(at, start):
                continue
            if not (self._may_begin(at) or self._known_name(clean[at:start]) or title.name == "总书记"):
                continue
            if self._is_named_thing(at) or clean[at:start] in common_words() or self._has_suffix(at, start):
                continue
            if self._opens_in_a_word(at) and self._counts(at, start) < 2:
                continue
            if clean[at + 1 : start] in leading_verbs() and self._counts(at, start) < 2:
                continue
            if self._unlikely(clean[at:start], 2 if clean[at : at + 2] in self.compound else 1):
                continue
            if (title.end, title.end) in self.title_holders and not self._known_name(clean[at:start]):
                continue
            if length == 2 and self._follows(start + len(title.name)) == 0 and self._counts(at, start) < 2:
                continue
            self._add(at, start, "name_before_title", "han")
            return
        if clean[start - 1] in self.surnames and title.title_class not in ("honorific",):
            at = start - 1
            if self.marks.begins_after_stop(at) and clean[at] not in _characters("doubtful_surnames"):
                self._add(at, start, "surname_before_title", "short")

    def _named_like_a_town(self, end: int) -> None:
        """松井弥[市]社长: four characters behind a stop and no town, before an office that only a firm has and nobody else holds."""
        at = end - 4
        bounded = at >= 0 and self.marks.begins_after_stop(at) and all(map(HAN_CHARACTER, self.clean[at:end]))
        title = self.marks.title_by_start[end]
        if not bounded or (title.end, title.end) in self.title_holders or separates(self.clean[at : end - 1]):
            return
        if not any(s in self.marks.place_by_start for s in range(at, end)) and self._given(at, end - 1):
            self._add(at, end, "name_before_title", "han")

    def _opens_in_a_word(self, at: int) -> bool:
        """各地|方和合作伙伴: the surname is the end of a word that stands all the time, and is itself part of many."""
        pair = self.clean[max(0, at - 1) : at + 1]
        return pair in frequent_words() and self.clean[at] in _characters("doubtful_surnames")

    def _latin_before(self, title: TitleMark) -> None:
        begin = max(0, title.start - 40)
        for latin in LATIN_NAME.finditer(self.clean, begin, title.start):
            if latin.end() == title.start and " " in latin.group() and title.title_class in ("honorific", "academic"):
                self._add(latin.start(), latin.end(), "latin_name_before_title", "latin")

    def _may_begin(self, at: int) -> bool:
        """A stop, a place or a body's suffix ends right before."""
        return (
            self.marks.begins_after_stop(at)
            or OUR_LEVEL.search(self.clean, max(0, at - 2), at) is not None
            or at in self.marks.place_ends
            or at in self.suffix_ends
            or at in self.marks.title_by_end
        )

    def _known_name(self, name: str) -> bool:
        return name in self.names

    def _whole_name(self, at: int, end: int) -> bool:
        clean = self.clean
        size = 2 if clean[at : at + 2] in self.compound else 1 if clean[at] in self.surnames else 0
        if not size or not 1 <= end - at - size <= 2 or self._titles_from(at, end):
            return False
        return self._given(at + size, end)

    def _has_suffix(self, at: int, end: int) -> bool:
        return any(self.clean[at:end].endswith(w) for w in ("集团", "公司", "大学", "银行"))

    # ------------------------------------------------------------ without a title
    def _clause_openers(self) -> None:
        """A name that opens a clause and leads, speaks or takes part: 王小明率团, 王小明表示, 王小明、李四陪同."""
        clean = self.clean
        for pattern, rule in ((_leading_clause(), "leader_of_delegation"), (_saying(), "speaker_before_said")):
            for verb in pattern.finditer(clean):
                end = verb.start()
                for length in (3, 2, 4):
                    at = end - length
                    if at < 0 or not self._whole_name(at, end) or not self._opens_clause(at):
                        continue
                    if self._is_named_thing(at) or clean[at:end] in common_words():
                        continue
                    if clean[at] in _characters("doubtful_surnames") and self._counts(at, end) < 2:
                        continue
                    self._add(at, end, rule, "han")
                    break
        for verb in _taking_part().finditer(clean):
            self._list_before(verb.start())
        for close in PERSONS_LISTED.finditer(clean):
            self._list_before(close.start())
        for verb in MEMBERS.finditer(clean):
            self._list_behind(verb.end())

    def _list_behind(self, at: int) -> None:
        """Read 团员包括甲、乙、丙: three names at least."""
        clean, spans = self.clean, []
        for _ in range(60):
            end = next(
                (
                    e
                    for e in (at + 3, at + 2, at + 4)
                    if (e <= len(clean) and self._whole_name(at, e) and self._follows(e) == 3)
                    or (clean[e : e + 1] == "等" and self._whole_name(at, e))
                ),
                None,
            )
            if end is None or self._is_named_thing(at) or clean[at:end] in common_words():
                break
            spans.append((at, end))
            if clean[end : end + 1] != "、":
                break
            at = end + 1
        if len(spans) > 2:
            for start, end in spans:
                self._add(start, end, "names_took_part", "han")

    def _list_before(self, end: int) -> None:
        """Read 甲、乙、丙 backwards from 参加 or 陪同; one name alone is no witness."""
        clean, spans = self.clean, []
        while True:
            for length in (3, 2, 4):
                at = end - length
                if at >= 0 and self._whole_name(at, end) and (clean[at - 1] in "、" or self._opens_clause(at)):
                    break
            else:
                return
            if self._is_named_thing(at) or (clean[at:end] in common_words()):
                return
            spans.append((at, end))
            if at == 0 or clean[at - 1] != "、":
                break
            end = at - 1
        if len(spans) > 1:
            for at, end in spans:
                self._add(at, end, "names_took_part", "han")

    def _opens_clause(self, at: int) -> bool:
        return at == 0 or self.clean[at - 1] in "\n \u3000，。；：！？、“”（(,;:!?|"

    def _dotted_names(self) -> None:
        clean = self.clean
        if not any(dot in clean for dot in DOT):
            return
        odds = name_odds(self.vocabulary)
        walls = {end for _, end in self._closed_spans()}
        for dot, last_dot in self._dots_of_names():
            if self._overlaps_any(dot) or self._opens_a_town(last_dot + 1):
                continue
            floor = next(
                (at for at in range(dot - 1, max(0, dot - 10), -1) if at in walls or self._is_behind_a_joint(at)),
                max(0, dot - 10),
            )
            name = dotted_name(odds, clean, floor, dot, last_dot)
            if clean[last_dot + 1 : name.end] in SLOGAN_AFTER_DOT:
                continue  # 云岫同心·促|发展
            if name.score > DOTTED_LIMIT and not (
                name.start in self.marks.known_by_start or name.start in self.marks.place_by_start
            ):
                self._add(name.start, self._end_of_dotted(last_dot + 2, name.end), "dotted_name", "foreign")

    def _dots_of_names(self) -> Iterator[tuple[int, int]]:
        """First and last dot of each name: 甲·乙和丙·丁 are two."""
        for found in _dots().finditer(self.clean):
            first, last = found.start(), found.end() - 1
            while (joint := self._joint_between(first, last)) is not None:
                yield first, max(at for at in range(first, joint) if self.clean[at] in DOT)
                first = next(at for at in range(joint, last + 1) if self.clean[at] in DOT)
            yield first, last

    def _joint_between(self, first: int, last: int) -> int | None:
        """Where 和, 与 or 偕夫人 stands between two names with dots, two characters or more from the dot on either side."""
        spouse = WITH_SPOUSE.search(self.clean, first + 3, last - 1)
        if spouse is not None:
            return spouse.start()
        for at in range(first + 3, last - 1):
            beside = self.clean[at - 2 : at], self.clean[at + 1 : at + 3]
            if self.clean[at] in "和与及" and not any(dot in pair for pair in beside for dot in DOT):
                return at
        return None

    def _is_behind_a_joint(self, at: int) -> bool:
        """甲某某与|乙·丙, 甲·乙偕夫人|丙·丁: 与 and 夫人 write no name, and 和 or 同 behind one of the text does not."""
        if self.clean[at - 1] == "与" or self.clean.endswith("夫人", 0, at):
            return True
        holder = [self.clean[at - 1 - n : at - 1] for n in (2, 3) if at > n]
        opens = any(self._whole_name(at - 1 - n, at - 1) and self._opens_clause(at - 1 - n) for n in (2, 3) if at > n)
        return self.clean[at - 1] in "和同" and (opens or any(name in self.names for name in holder))

    def _opens_a_town(self, at: int) -> bool:
        """智谷·永望|数据产业园: a dot before a town of China stands in the name of a site."""
        place = self.marks.place_by_start.get(at)
        return place is not None and place[0] - at > 1 and self.vocabulary.places[place[1]].country_code == "CN"

    def _part_run_together(self) -> None:
        """会见甲·乙|沈望舒率团访问: a headline told twice without a mark runs two names together that the text has apart."""
        han = {self.clean[s:e] for (s, e), hit in self.found.items() if hit.shape == "han"}
        for (start, end), hit in list(self.found.items()):
            name = self.clean[start:end]
            if hit.shape != "foreign" or not any(dot in name for dot in DOT):
                continue
            first = next((name[:-n] for n in (2, 3, 4) if name[-n:] in han and name[:-n] in self.names), None)
            if first is not None:
                del self.found[start, end]
                self.names.discard(name)
                self.taken[start:end] = [0] * (end - start)
                self._add(start, start + len(first), hit.rule, hit.shape)

    def _overlaps_any(self, at: int) -> bool:
        return self.taken[at] > 0

    # ------------------------------------------------------------ the same name again
    def _again(self) -> None:
        names = {
            self.clean[s:e]: (hit.shape, hit.rule if hit.rule in WEIGHED_NAMES else "full_name_again")
            for (s, e), hit in self.found.items()
            if hit.shape != "short" and hit.rule != "byline_name"
        }
        for name, (shape, rule) in names.items():
            at = self.clean.find(name)
            while at >= 0:
                end = at + len(name)
                if (
                    (at, end) not in self.found
                    and not self._overlaps(at, end)
                    and not _named_after().match(self.clean, end)
                    and not SIGHT_AFTER.match(self.clean, end)
                ):
                    self.found[at, end] = _Found(at, end, rule, shape)
                at = self.clean.find(name, end)

    def _overlaps(self, start: int, end: int) -> bool:
        return max(self.taken[start:end], default=0) > end - start

    def _add(self, start: int, end: int, rule: str, shape: str) -> None:
        name = self.clean[start:end]
        if rule in WEIGHED_NAMES and MARRIED.match(self.clean, end) and self._follows_own_surname(start):
            start, name = start - 1, self.clean[start - 1 : end]
        if rule.endswith("name_after_title") and (whole := self._goes_on_behind_a_hyphen(end)) is not None:
            end, name = whole, self.clean[start:whole]
        if shape == "foreign" and name[-1] == "率" and LED_PARTY.match(self.clean, end):
            end, name = end - 1, name[:-1]  # 甲·乙|率多少人组成的代表团
        if shape == "foreign" and name[-1] == "任" and TO_HEAD.match(self.clean, end):
            end, name = end - 1, name[:-1]  # 甲·乙|任团长
        if shape == "foreign" and (addressed := ADDRESSED.search(name, 2)) is not None:
            end, name = start + addressed.start(), name[: addressed.start()]
        if (
            self.is_of_japan
            and rule.endswith("after_title")
            and self.clean[end : end + 1] == "也"
            and END_MARK.match(self.clean, end + 1)
        ):
            end, name = end + 1, self.clean[start : end + 1]  # 知事北条拓|也,
        if (verb := VERB_INSIDE.search(name)) is not None and verb.end() < len(name):
            start += verb.end()  # 市长甲陪同|乙·丙
            name = self.clean[start:end]
        if name in self.two_towns or (rule != "byline_name" and set(name) <= _characters("countries")):
            return  # 某某两地: two towns in short; 日中: two lands
        if SPEAKS_ONLY.fullmatch(name) or (name[-1] in "原前" and len(name) == 2 and end in self.marks.title_by_start):
            return  # 负责人|时表示; 将军|区原|乡长
        if name[-1:] in "政商学" and start not in self.marks.title_by_end and CIRCLES_BEHIND.match(self.clean, end):
            return  # 某某中政|、商界代表: a part of circles
        if (
            name in self.stems
            or name in self.vocabulary.organization_suffixes  # 代表|总领馆
            or name in word_list(PEOPLE, "not_people")
            or name[:2] in word_list(PEOPLE, "never_begin")
        ):
            return
        title = self.marks.title_by_start.get(end)
        if name[-1] in "市县镇" and not (
            (name[-1] == "镇" and rule == "name_after_title" and END_MARK.match(self.clean, end))
            or (rule == "name_before_title" and title is not None and title.name in HEADS_OF_FIRMS_IN_JAPAN)
        ):
            return  # 某哈市: the end of a town's name; 主任沈殿镇,
        if AS_ASSOCIATION.match(self.clean, end) and self._counts(start, end) == self._counts(start, end + 1) > 1:
            return  # 欧岚联|会: an association that stands there every time
        if self.clean.startswith(("大区", "广域市"), end):
            return  # 、洛姆里|大区副主席
        if DIVISION_AFTER.match(self.clean, end):
            return  # 唐格朗|市市长某某: a town that no list holds
        if len(name) == 2 and name[1] in "氏总":
            return  # 简氏|资本: a family's house; 方总: how the head of a firm is addressed
        if end in self.suffix_ends and any(start < s.start < s.end - 1 == end - 1 for s in self.marks.suffixes):
            return  # 区|侨联, of any district
        if len(name) == 2 and name[1] == "商" and name[0] in TRADERS:
            return  # 韩商, 台商: businessmen of that place
        if name[-1] == "籍" or OF_AN_ORIGIN.match(self.clean, start):
            return  # 温籍侨商: where people are from
        if rule == "dotted_name" and NAMED_HOUSE_BEHIND.match(self.clean, end):
            return  # 甲·乙|实验室: a house called after somebody
        if shape == "foreign" and ROAD_TO_TOWN.match(self.clean, end):
            return  # 博尔特|-拉兹市: the first half of a town's name
        if rule in WEIGHED_NAMES and name[0] in "在赴抵到从" and self._names_a_land(start + 1, end):
            return  # 在|阿曼
        if shape == "han" and len(name) == 4 and self._names_a_province(name[2:]):
            return  # 某南山东同乡会: people of a province, somewhere
        if HONORIFIC.fullmatch(name):
            return  # 总会长丹斯里拿督某某: a rank
        if (
            set(name) <= TRANSCRIBED
            and self.clean[end : end + 1] == "-"
            and HAN_CHARACTER(self.clean[end + 1 : end + 2] or " ")
        ):
            return  # 艾克斯|-马赛: the first half of a town's name
        if SCENIC_AFTER.match(self.clean, end) or SIGHT_AFTER.match(self.clean, end):
            return  # 青石山|红色景区
        if name[0] == "向" and (name[1:] in self.names or TOWARDS_AFTER.search(self.clean, max(0, start - 2), start)):
            return  # 并向|陈吉市长介绍: a preposition and a name
        if (start, end) not in self.found:
            self.found[start, end] = _Found(start, end, rule, shape)
            self.names.add(name)
            for at in range(start, end):
                self.taken[at] = max(self.taken[at], end - start)

    def _goes_on_behind_a_hyphen(self, end: int) -> int | None:
        """市长[贝尔德-施瓦茨]女士: a double name of another language."""
        if self.clean[end : end + 1] != "-" or (run := _transcription(False).match(self.clean, end + 1)) is None:
            return None
        ends = range(run.end(), end + 2, -1)  # two characters at least
        return next((at for at in ends if self._follows(at)), None)

    def _follows_own_surname(self, start: int) -> bool:
        """拜会了顾|严倬青女士: a married woman's own surname stands behind her husband's."""
        before = self.clean[start - 1 : start]
        opens = start > 1 and (self.clean[start - 2] in "了见访与和同向" or self._opens_clause(start - 1))
        return opens and before in self.surnames and before not in _characters("doubtful_surnames")

    def _names_a_province(self, words: str) -> bool:
        keys = self.vocabulary.place_keys_by_alias.get(words, ())
        return any(self.vocabulary.places[key].level == "province" for key in keys)

    def _names_a_land(self, start: int, end: int) -> bool:
        keys = self.vocabulary.place_keys_by_alias.get(self.clean[start:end], ())
        return any(self.vocabulary.places[key].level == "country" for key in keys)

    def _is_byline(self, title: TitleMark) -> bool:
        return bool(byline_before().search(self.clean, max(0, title.start - 8), title.end))


def follows_a_name(clean: str, end: int) -> bool:
    """Tell whether what stands at `end` is a word that follows personal names: 表示, 率团, 任."""
    return _follower().match(clean, end) is not None


def HAN_CHARACTER(character: str) -> bool:  # noqa: N802
    """Tell whether a character is Han."""
    return "\u4e00" <= character <= "\u9fff"
