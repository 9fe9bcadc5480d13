"""Places: what the vocabulary knows, what one character stands for (来锡, 中韩), and sites known by their form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from extract.find.candidates import PlaceCandidate
from extract.find.marks import (
    DIVISION_ENDS,
    TRANSCRIBED,
    Marks,
    alternation,
    common_words,
    dictionary_pairs,
    frequent_words,
    is_generic,
    is_transcribed,
    proper_names,
    read_marks,
    read_rules,
    separable_words,
    separates,
    word_list,
)
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

PLACES = "places.yml"
SINGLE = re.compile(r"(?<![存实现潜内外正所身好])(?:来(?!自)|[在赴驻抵离访旅留返援])(?=([\u4e00-\u9fff]))")
FAIR_OR_STATE = re.compile("[洽交博]会|州(?!市)")
TOWARDS = re.compile(r"对([韩日美德法英俄欧澳华台港])(?![\u4e00-\u9fff]?应)")
OF_A_COUNTRY = re.compile(r"([韩日美德法英台港俄意澳])(?:资|企|商(?!务|业|标|贸|品|场)|籍)")
PAIR = re.compile(r"[中日韩美德法英俄欧澳]{2,3}|中[新泰印越马以意加哈蒙老柬缅阿丹芬瑞荷葡匈捷希沙墨秘]")
PAIR_NEEDS = re.compile(
    r"两国|双边|双方|友好|经贸|合作|关系|建交|邦交|企业|自贸|商会|贸易|班列|经济|产业|人文|文化|科技|投资|友谊|三国|关税|青年|地方|创新|中小|战略|边境|大企|汽车|论坛|交流|民间|青年|媒体|建交|技术"
)
BEFORE_PAIR = re.compile(r"[其集当空心途会初高华暗郊手眼脑话言列]$")
PROVINCE_RUN = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新港澳台江]{3,6}(?:地区|三省|四省|区域|一带)?"
)
PROVINCE_PAIR = re.compile(
    r"(?:苏浙|江浙|京津|川渝|沪苏|沪浙|粤港|粤澳|港澳|湘赣|豫皖|鲁豫|晋陕|甘青|桂粤|粤桂|浙沪|苏皖|浙赣)(?:地区|两地|两省|区域|一带)"
)
DIVISION = re.compile(r"广域市|特别市|自治州|自治区|联邦管?区|边疆区|大区|[市郡府州省县町]")
# 望溪省|望川市 abroad: the province ends inside the name of its city.
PROVINCE_INSIDE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:省|大区|边疆区|(?<=[斯亚克尔尼纳拉那特夫])州)(?=[\u4e00-\u9fff]{2,8}$)"
)
# 望特—川西|自治区: two peoples whose region it is, written with the characters foreign names are written with.
TWO_PEOPLES = re.compile(
    rf"[{''.join(sorted(TRANSCRIBED))}尔茨]{{2,4}}[—-]{{1,2}}[{''.join(sorted(TRANSCRIBED))}尔茨]{{2,4}}$"
)
# 总统驻|望川联邦区, 来自|望川州: behind these a division may begin within a clause.
BEFORE_A_DIVISION = frozenset("驻赴访抵往自")
LARGE_DIVISIONS = frozenset({"州", "郡", "大区", "自治区", "联邦区", "联邦管区", "边疆区"})
HAN_NAME = re.compile(r"[\u4e00-\u9fff·-]+")
INSIDE_A_NAME = re.compile(
    r"[镇乡村路街巷河]|湾(?!区)|湾新|半岛|群岛|海峡|盆地|高原|平原|大街|大道|胡同|街道|[东西南北中][路街]|苑|轩|阁"
)
HOTEL_AFTER = re.compile(r"大?(?:酒店|饭店)|集团")
HOTELS = frozenset({"香格里拉"})
# 海伦堡|州, 大海伦堡|郡: a division abroad that is called after its city.
CALLED_AFTER_ITS_CITY = re.compile(r"州(?![际里])|郡|省(?![钱力级略区内外])")
# 望川|州公共体育馆, 望川|港区: the name of the place goes on behind what the list holds of it.
PLACE_GOES_ON = frozenset("州省郡市县区港湾江河湖岛")
# 古镇|苑社区: a site's noun inside the name of a quarter.
QUARTER_AFTER = re.compile(r"苑|社区|小区|新村|路(?!演)")
CHINA = "CN"
MAX_TOWN_OF_JAPAN = 4  # characters before 町
GOES_TO_A_TOWN = re.compile(r"(?:在|赴|到|往|抵|达|访|问|、|和)$")
# 缔结友好区关系: mostly two districts that are friends, and only beside 伊春 the one that is called so.
WORDS_FOR_FRIENDS = frozenset({"友好区"})
# 世界自然遗产|青石石窟: what a site is, before its name.
RANK_OF_A_SITE = re.compile(r"(?:世界(?:文化|自然)?遗产|国家[345]A级(?:旅游)?景区)")
# 抵|江阴, 驻|溧阳: of these no name is the first half; and the words before a place written with its level.
GOES_BEFORE_A_PLACE = frozenset("抵返离距驻邀")
BEFORE_A_DIVISION_IN_FULL = frozenset("原前即如含过任回飞自系属乃全现今昔")
FORMER_LEVELS = frozenset("市县")
NO_PORT = frozenset("区口务澳台资企商币元警湾珠人籍股府式")
OFFICE_OF_THE_SAME = re.compile(r"省(?:副?省长|省议会|省政府)|县(?:县长|县知事)")  # 某某省|省长
NOT_AFTER_CITY = frozenset("场民级直辖内外域长")
NOT_AFTER_UNKNOWN = frozenset("委政区")
FRIEND_BEFORE = re.compile(r"(?:国际)?(?:友好城市|姐妹城市|友城)(?=.)")  # 新西兰友城|南波市
FRIEND_RIGHT_BEFORE = re.compile(r"(?:国际)?(?:友好城市|姐妹城市|友城)$")
MAKES_A_CITY = re.compile(r"[立强兴富活靓]$")  # 生态立市, 工业强市: what a city lives by
COUNTS = frozenset("一二三四五六七八九十两几多各等")  # 某省|三市
NO_PROVINCES = frozenset({"外省", "各省", "全省", "本省", "邻省", "多省", "沿海省", "友好省"})
NO_CITY_WORDS = frozenset(
    {"城", "都", "超", "全", "该", "本", "各", "城乡", "大城", "中心城", "友好城", "首", "港口城", "工业城", "省会城"}
)
CAPITAL = re.compile(
    r"(?:来到|抵达|赴|前往|飞抵|转赴|返回|到达)(?:[^，。；,;\n]{0,8}的)?(首都)(?![机圈师医经体博图电钢国])"
)
BEIJING = "CN-110000"
OF_A_BRIDGE = re.compile(r"大桥|高速|高铁|铁路|公路|通道|隧道")
COUNTRY_MEANT = re.compile(r"共和国|总统|首都|政府|使馆|大使")
REGION_WORD = re.compile(r"(?:地区|区域|一带|两地|两省|三省|四省)$")
BRANDED_SITES = frozenset({"万象城", "财富中心", "会展中心", "国际机场", "博物馆", "文化村"})
# 中部城|市, 北部港口城|市, 中部|小镇: where in its land a town lies and what kind it is, no name.
KIND_OF_TOWN = re.compile(
    r"(?:(?:[东西南北中]|东南|东北|西南|西北)部|[东西南北]方|沿海|滨海|边境|内陆|海滨)[\u4e00-\u9fff]{0,3}城$"
)
TOWN_NOUNS = frozenset({"小镇", "古镇", "古城"})
PART_OF_A_LAND = re.compile(r"(?:[东西南北中]|东南|东北|西南|西北)部|沿海|边境|海滨")
# 华东|野战军, 西南|分局旧址: a region in the name of a body of former days.
FORMER_BODY_AFTER = re.compile(
    r"(?:中央)?分?局(?=[^长,，。;；]{0,12}?(?:旧址|会址|遗址|故居|纪念馆|陈列馆))|野战军|军区|军政委员会|行政委员会"
)
MAX_CHARS_OF_PLACE = 12  # 克孜勒苏柯尔克孜自治州
NO_CITY = re.compile(
    r"[兴股汇楼债城都超门股楼夜上全我该各本外两集菜花车鱼早开入收闭面书县省区州等地多每此跨兄友级大新]$"
)


@cache
def _site_end() -> re.Pattern[str]:
    return re.compile(alternation(PLACES, "site_nouns"))


@cache
def _site_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(PLACES, 'site_verbs')})了?$")


# 首尔|市长, 首尔|市政府, 首尔|市场: the word begins behind the name.
CITY_GOES_ON = frozenset("长委政场区民中级议域值面立内郊容井花")


def find_places(text: RestoredText, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """Find places; `place_keys` lists all places of that name. A site known by its form has none: 考察望江科技园."""
    marks = read_marks(text.clean_text, vocabulary)
    yield from _listed(marks, vocabulary)
    yield from _single_characters(marks, vocabulary)
    yield from _countries_in_pairs(marks, vocabulary)
    yield from _province_runs(marks, vocabulary)
    yield from _sites(marks)
    yield from _by_form(marks, vocabulary)
    words = _words_that_are_places(marks, vocabulary)
    yield from _unless_found(_in_context(marks, vocabulary, words), _own_towns(marks, vocabulary, words))
    yield from _capital(marks, vocabulary)


# 甲、乙、丙等12个乡镇, 甲、乙两镇: townships, though cities and counties are called so too.
LIST_OF_TOWNSHIPS = re.compile(
    r"(?:(?!和)[\u4e00-\u9fff]){2,5}(?:[、和](?:(?!和)[\u4e00-\u9fff]){2,5}?){1,30}"  # no 和 inside: linear
    r"(?:等(?:[0-9]{1,3}|[一二两三四五六七八九十多几]{1,3})?个?|[0-9]{1,3}个|[两二三四五六七八九十]个?)"
    r"(?:乡镇|镇街|街道|乡(?![村亲])|镇(?![江海远平安巴雄康原坪宁]))"
)


def _unless_found(found: Iterator[PlaceCandidate], more: Iterator[PlaceCandidate]) -> Iterator[PlaceCandidate]:
    starts = set()
    for place in found:
        starts.add(place.start)
        yield place
    yield from (place for place in more if place.start not in starts)


def _townships(clean: str) -> frozenset[int]:
    """Give where the characters stand of what is listed as townships: 云岭、望溪等3个乡镇."""
    return frozenset(at for found in LIST_OF_TOWNSHIPS.finditer(clean) for at in range(*found.span()))


def _listed(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    clean, behind = marks.clean, word_list(PLACES, "not_before")
    townships = _townships(clean)
    bounded = {clean[start:end] for start, end, _ in marks.places if _has_left_edge(marks, start)}
    named = {key for _, _, key in marks.places}
    foreign_ends = {
        end
        for _, end, key in marks.places
        if vocabulary.places[key].country_code not in ("CN", None) and vocabulary.places[key].level != "country"
    }
    abroad_by_short = _states_shortened(marks, vocabulary)
    for start, end, key in marks.places:
        keys = _of_what_stands_before(
            marks, vocabulary, start, vocabulary.place_keys_by_alias.get(clean[start:end], (key,))
        )
        keys = abroad_by_short.get(clean[start:end], keys)
        key = key if key in keys else keys[0]
        place = vocabulary.places[key]
        if place.level == "country" and clean[end : end + 1] in behind and clean[end : end + 2] not in ("人民",):
            if clean[end : end + 1] in "话语文菜":
                continue
        surface = clean[start:end]
        if start in townships and place.level in ("district", "city") and surface != place.name:
            continue  # 甲、乙、丙等12个乡镇
        if surface in word_list(PLACES, "pairs_rather") and not COUNTRY_MEANT.match(clean, end):
            continue  # 中非合作: China and Africa
        if place.country_code == "CN" and place.level == "district" and start in foreign_ends:
            continue  # 仁川广域市|某阳区: a district of the city abroad before it
        if surface not in bounded and not _has_left_edge(marks, start) and not _follows_a_word(marks, start, end):
            if place.level == "district" and not _follows_its_city(marks, vocabulary, start, keys):
                continue  # 马玉山, 清新县: the characters of a district inside a longer name
            if place.country_code != "CN" and place.level == "city" and clean[start - 1] in TRANSCRIBED:
                continue  # 韦德里纳 is no 德里
        if (
            place.level in ("district", "city", "province")
            and surface != place.name
            and INSIDE_A_NAME.match(clean, end)
            and end not in marks.place_by_start
        ):
            continue  # 白水镇, 北京路
        if (
            place.level in ("district", "city")
            and surface != place.name
            and any(e == start and vocabulary.places[k].level == "district" for _, e, k in _just_before(marks, start))
        ):
            continue  # 虹口|武昌市场: a district has no town in it
        if surface in HOTELS and HOTEL_AFTER.match(clean, end):
            continue  # 香格里拉|大饭店
        if place.level == "region" and OF_A_BRIDGE.match(clean, end):
            continue  # 港珠澳|大桥
        if place.level == "region" and FORMER_BODY_AFTER.match(clean, end):
            continue
        if surface != place.name and clean[end : end + 1] == "郡" and place.country_code == "CN":
            continue  # 洪城|郡: a county abroad, not the city that is called so
        if place.level == "district" and surface != place.name and surface in separable_words():
            stands_alone = _has_left_edge(marks, start) and marks.right_edge(end) == end
            if not any(
                _is_shown(marks, vocabulary, start, surface, one)
                or (
                    stands_alone
                    and any(p.place_key in named for p in vocabulary.ancestors(one) if p.level != "country")
                )
                for one in keys
            ):
                continue  # 牡丹, 千山: a flower, many mountains
        if surface in WORDS_FOR_FRIENDS and place.parent_key not in named:
            continue
        if place.level == "district" and surface + "区" == place.name and clean[end : end + 1] in FORMER_LEVELS:
            if clean[end + 1 : end + 2] not in "长委政场级":
                end += 1  # 锡山市, as the district was called before
        abroad = place.country_code != "CN" and place.level == "city" and not surface.endswith("市")
        if abroad and CALLED_AFTER_ITS_CITY.match(clean, end):
            start -= clean[start - 1 : start] == "大" and clean[end] == "郡"
            name, level = clean[start : end + 1], "city" if clean[end] == "郡" else "province"
            yield PlaceCandidate(start=start, end=end + 1, rule="city_by_form", name=name, level=level)
            continue
        if abroad and clean[end : end + 1] == "市" and clean[end + 1 : end + 2] not in CITY_GOES_ON:
            end += 1  # 首尔市, 里昂市
        yield PlaceCandidate(
            start=start, end=end, rule="listed_place", name=place.name, level=place.level, place_keys=keys
        )


def _follows_a_word(marks: Marks, start: int, end: int) -> bool:
    """Tell whether a word ends where a place begins that is written with its level: 原|江阴市, 中共|溧阳市, 服务|江阴市."""
    clean = marks.clean
    if end - start < 3 or clean[end - 1] not in DIVISION_ENDS:
        return False
    before = clean[max(0, start - 2) : start]
    return before[-1] in BEFORE_A_DIVISION_IN_FULL or before in common_words() or before == "中共"


def _just_before(marks: Marks, start: int) -> Iterator[tuple[int, int, str]]:
    """The listed places that may end where another begins."""
    for at in range(max(0, start - MAX_CHARS_OF_PLACE), start):
        if (place := marks.place_by_start.get(at)) is not None:
            yield at, place[0], place[1]


def _states_shortened(marks: Marks, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Give what 巴州 means beside 巴伐利亚州: the state abroad that the text names, not a prefecture in China."""
    states: dict[str, set[str]] = {}
    for start, end, key in marks.places:
        name = marks.clean[start:end]
        if len(name) > 2 and name[-1] == "州" and vocabulary.places[key].country_code not in (None, "CN"):
            states.setdefault(name[0] + "州", set()).add(key)
    return {
        short: tuple(keys)
        for short, keys in states.items()
        if len(keys) == 1
        and not any(vocabulary.places[one].name in marks.clean for one in vocabulary.place_keys_by_alias.get(short, ()))
    }


def _of_what_stands_before(marks: Marks, vocabulary: Vocabulary, start: int, keys: tuple[str, ...]) -> tuple[str, ...]:
    """浙江省舟山市|普陀区: of the places of one name those that lie in the place written right before."""
    if len(keys) == 1:
        return keys
    for at in range(max(0, start - MAX_CHARS_OF_PLACE), start):
        end, key = marks.place_by_start.get(at, (0, ""))
        if end == start:
            around = frozenset(vocabulary.place_keys_by_alias.get(marks.clean[at:end], (key,)))
            lying = tuple(k for k in keys if around & {p.place_key for p in vocabulary.ancestors(k)})
            return lying or keys
    return keys


def _follows_its_city(marks: Marks, vocabulary: Vocabulary, start: int, keys: tuple[str, ...]) -> bool:
    """朝阳|双塔区: the city is an ordinary word, but its own district stands behind it."""
    parents = {vocabulary.places[key].parent_key for key in keys}
    return any(
        parents.intersection(vocabulary.place_keys_by_alias.get(marks.clean[max(0, start - n) : start], ()))
        for n in (2, 3, 4)
    )


def _has_left_edge(marks: Marks, start: int) -> bool:
    """A stop, another place, a body or no Han character stands right before."""
    return (
        marks.begins_after_stop(start)
        or start in marks.place_ends
        or start in marks.suffix_ends
        or not "\u4e00" <= marks.clean[start - 1] <= "\u9fff"
        or marks.clean[start - 1] in GOES_BEFORE_A_PLACE
    )


def _single_characters(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """来锡, 在常, 驻沪, 对韩: the character may stand for several places; `settle` asks the article which."""
    clean = marks.clean
    for pattern in (SINGLE, TOWARDS, OF_A_COUNTRY):
        for found in pattern.finditer(clean):
            at = found.start(1)
            keys = vocabulary.place_keys_by_single.get(clean[at], ())
            if not keys or at in marks.place_by_start:
                continue
            if pattern is not OF_A_COUNTRY and clean[at : at + 2] in dictionary_pairs():
                continue
            if FAIR_OR_STATE.match(clean, at + 1) or clean.startswith("中总", at):
                continue  # 在|哈洽会, 在|俄州: a fair, a state abroad
            place = vocabulary.places[keys[0]]
            yield PlaceCandidate(
                start=at, end=at + 1, rule="single_character", name=place.name, level=place.level, place_keys=keys
            )


def _countries_in_pairs(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """中韩, 中日韩, 日韩: one mention for each character."""
    clean = marks.clean
    covered = {at for start, end, _ in marks.places for at in range(start, end)}
    for found in PAIR.finditer(clean):
        start, end = found.span()
        if any(at in covered for at in range(start, end)):
            continue
        if clean[start] == "中" and BEFORE_PAIR.search(clean, max(0, start - 1), start):
            continue
        if not PAIR_NEEDS.match(clean, end) and found.group() not in (
            "中韩",
            "中日韩",
            "中德",
            "中法",
            "中美",
            "中俄",
            "中欧",
        ):
            continue
        if len(set(found.group())) < end - start:
            continue
        for at in range(start, end):
            keys = tuple(
                key
                for key in vocabulary.place_keys_by_single.get(clean[at], ())
                if vocabulary.places[key].level == "country" or clean[at] == "欧"
            )
            if keys:
                place = vocabulary.places[keys[0]]
                yield PlaceCandidate(
                    start=at, end=at + 1, rule="country_in_pair", name=place.name, level=place.level, place_keys=keys
                )


def _province_runs(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    clean = marks.clean
    covered = {at for start, end, _ in marks.places for at in range(start, end)}
    for pattern in (PROVINCE_RUN, PROVINCE_PAIR):
        for found in pattern.finditer(clean):
            start, end = found.span()
            if OF_A_BRIDGE.match(clean, end):
                continue  # 港珠澳|大桥
            inside = {
                at
                for s, e, key in marks.places
                if s >= start and e <= end and vocabulary.places[key].level == "region"
                for at in range(s, e)
            }
            if (covered - inside).isdisjoint(range(start, end)) and len(set(found.group())) == end - start:
                whole = REGION_WORD.sub("", found.group())
                keys = vocabulary.place_keys_by_alias.get(whole, ())
                if len(keys) != 1 and not found.group().endswith(("地区", "区域", "一带")):
                    yield from _provinces_one_by_one(start, whole, vocabulary)
                    continue
                name = vocabulary.places[keys[0]].name if len(keys) == 1 else found.group()
                yield PlaceCandidate(
                    start=start,
                    end=end,
                    rule="provinces_in_a_row",
                    name=name,
                    level="region",
                    place_keys=keys if len(keys) == 1 else (),
                )


def _provinces_one_by_one(start: int, run: str, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """冀辽蒙三省: no region of its own, but three provinces."""
    for at, character in enumerate(run, start):
        keys = tuple(
            key
            for key in vocabulary.place_keys_by_single.get(character, ())
            if vocabulary.places[key].level == "province"
        )
        if keys:
            yield PlaceCandidate(
                start=at,
                end=at + 1,
                rule="single_character",
                name=vocabulary.places[keys[0]].name,
                level="province",
                place_keys=keys,
            )


def _sites(marks: Marks) -> Iterator[PlaceCandidate]:
    """望江科技园, 河口文化村 as the object of 考察, 来到, 在; a leading city is its place, not its name."""
    clean = marks.clean
    inside = {at for start, end, _ in marks.places for at in range(start + 1, end)}  # 海港|区, 张家港|市
    for noun in _site_end().finditer(clean):
        left = marks.left_edge(noun.start())
        if (
            noun.end() in marks.place_ends
            or noun.end() in inside
            or (noun.group() == "港" and clean[noun.end() : noun.end() + 1] in NO_PORT)
            or (noun.group() == "港" and clean[noun.start() - 1 : noun.start()] in ("爱", "临", "访", "赴", "在"))
        ):
            continue
        if not 2 <= noun.start() - left <= 14 or clean[left].isdigit() or QUARTER_AFTER.match(clean, noun.end()):
            continue
        if (
            not (_site_before().search(clean, max(0, left - 5), left) or clean[left - 1 : left] == "、")
            and clean.count(clean[left : noun.end()]) < 2
        ):
            if not (left in marks.place_by_start and noun.group() in BRANDED_SITES):
                continue
        if clean[left : noun.start()] in common_words() and not (
            left in marks.place_by_start or left in marks.known_by_start
        ):
            continue
        if (rank := RANK_OF_A_SITE.match(clean, left, noun.start() - 1)) is not None:
            left = rank.end()
        name_start = left
        while (place := marks.place_by_start.get(name_start)) is not None and noun.start() - place[0] >= 2:
            if is_generic(clean[place[0] : noun.end()]) or is_generic(clean[place[0] : noun.start()]):
                break
            if clean[place[0]] in PLACE_GOES_ON or _is_word(clean[place[0] : noun.start()]):
                break  # 望川州|公共体育馆, 望川|文字博物馆: without its place it says too little
            if place[1] == CHINA:
                break  # 中国|望江石博物馆: a house of the whole land
            if clean[place[0]] in "·•・":
                break  # 中国·某镇互联网产业园: a land and a town named with a dot
            if clean[place[0]] in "镇乡":
                break  # 大同|镇某小镇: a town of a city's name
            name_start = place[0]
        if noun.group() in TOWN_NOUNS and PART_OF_A_LAND.fullmatch(clean, name_start, noun.start()):
            continue
        name = clean[name_start : noun.end()]
        yield PlaceCandidate(start=left, end=noun.end(), rule="site_by_form", name=name, level="landmark")


def _is_word(words: str) -> bool:
    return words in common_words() and words not in proper_names()


def _by_form(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """A city or province the vocabulary does not know, mostly a foreign one: where a stop or the country before it shows its
    left edge, and then wherever its name stands again."""
    clean = marks.clean
    proven: dict[str, str] = {}
    for kind in DIVISION.finditer(clean):
        if kind.group() == "府" and clean[kind.start() - 1 : kind.start()] == "政":
            continue  # 日本|地方政府
        if kind.group() == "町":
            town = _town_of_japan(marks, vocabulary, kind.start())
            if town is not None:
                proven[clean[town : kind.end()]] = "city"
            continue
        peoples = TWO_PEOPLES.search(clean, max(0, kind.start() - 10), kind.start())
        if kind.group().startswith("自治") and peoples is not None:
            proven[clean[peoples.start() : kind.end()]] = "province"
            continue
        start = _division_start(marks, vocabulary, kind.start())
        province = None if start is None else PROVINCE_INSIDE.match(clean, start, kind.start())
        if start is not None and province is not None and kind.group() in "市县郡":
            city = clean[province.end() : kind.end()]
            if (
                _follows_foreign(marks, vocabulary, start)
                and province.group() not in NO_PROVINCES
                and clean[kind.end() : kind.end() + 1] not in NOT_AFTER_CITY
                and city[0] not in COUNTS
                and city[:-1] not in NO_CITY_WORDS
                and not any(joint in city for joint in "的和与及在等")
            ):
                proven[province.group()], proven[city] = "province", "city"
            continue
        if start is not None and kind.group() in LARGE_DIVISIONS:
            start = _transcribed_start(marks, start, kind.start())
        if start is not None and _is_proven_division(marks, vocabulary, start, kind):
            name = clean[start : kind.end()]
            if name[0] in "同与和" and clean.count(name[1:]) > clean.count(name):
                continue  # 同|某某詹市市长会谈
            proven[name] = "city" if name[-1] in "市郡" else "province"
    for name, level in proven.items():
        for found in re.finditer(re.escape(name), clean):
            start, end = found.span()
            if any(at in marks.place_by_start and marks.place_by_start[at][0] > end for at in range(start, end)):
                continue
            yield PlaceCandidate(start=start, end=end, rule="city_by_form", name=name, level=level)


def _town_of_japan(marks: Marks, vocabulary: Vocabulary, kind: int) -> int | None:
    """Give where 金崎町 begins right behind a place of Japan, or None."""
    for start in range(kind - 1, max(0, kind - MAX_TOWN_OF_JAPAN) - 1, -1):
        before = [key for _, end, key in _just_before(marks, start) if end == start]
        if "町" in marks.clean[start:kind]:
            return None  # 金崎町副|町长
        if any(vocabulary.places[key].country_code == "JP" for key in before):
            return start
    return None


def _is_foreign(stem: str) -> bool:
    """Tell whether a division's name writes a foreign name: all of it is of the commonest characters, or of four all but one."""
    rare = [character for character in stem if not is_transcribed(character * 3)]
    if not rare:
        return is_transcribed(stem)
    return len(stem) > 3 and len(rare) == 1 and rare[0] in str(read_rules("people.yml")["transcription"])


def _transcribed_start(marks: Marks, start: int, end: int) -> int:
    """总统驻|望拉尔联邦区: a division abroad begins behind 驻, where all up to its noun writes a foreign name."""
    for at in range(start + 1, end - 2):
        if marks.clean[at - 1] in BEFORE_A_DIVISION and is_transcribed(marks.clean[at:end]):
            return at
    return start


def _division_start(marks: Marks, vocabulary: Vocabulary, kind_start: int) -> int | None:
    """Where the name before 市, 郡, 州 begins; None where a listed place already is that name."""
    start = marks.left_edge(kind_start)
    for at in range(start, kind_start):
        place = marks.place_by_start.get(at)
        if place is None:
            continue
        if place[0] < kind_start:
            start = max(start, place[0])
            if marks.clean.startswith("大区", start) and start + 2 < kind_start:
                start += 2  # 某城|大区|某市
        elif place[0] == kind_start and _is_chinese(vocabulary, place[1]) and _follows_foreign(marks, vocabulary, at):
            return at  # 韩国|洪城|郡: of that name in China too
        else:
            return None
    friend = FRIEND_BEFORE.match(marks.clean, start, kind_start)
    return friend.end() if friend else start


def _is_chinese(vocabulary: Vocabulary, key: str) -> bool:
    return vocabulary.places[key].country_code == "CN"


def _follows_foreign(marks: Marks, vocabulary: Vocabulary, start: int) -> bool:
    """A foreign country, province or city ends right before."""
    return any(
        marks.place_by_start.get(at, (0, ""))[0] == start and _is_abroad(vocabulary, marks.place_by_start[at][1])
        for at in range(max(0, start - 12), start)
    )


def _is_abroad(vocabulary: Vocabulary, key: str) -> bool:
    place = vocabulary.places[key]
    return place.country_code not in (None, "CN") and place.level in ("country", "province")


def _is_proven_division(marks: Marks, vocabulary: Vocabulary, start: int, kind: re.Match[str]) -> bool:
    clean, end = marks.clean, kind.start()
    stem = clean[start:end]
    behind = clean[kind.end() : kind.end() + 1]
    if not 2 <= len(stem) <= 8 or not HAN_NAME.fullmatch(stem) or stem[-1] in "市副":
        return False
    if behind == "长" and kind.group() in "市州省" and _follows_foreign(marks, vocabulary, start) and _is_foreign(stem):
        return kind.start() in marks.title_by_start  # 新西兰旺阿雷|市长
    if behind in NOT_AFTER_CITY:
        return False
    if (
        clean[start - 1 : start] == "及"
        and start - 1 not in marks.place_ends
        and any(
            at in marks.place_ends and HAN_NAME.fullmatch(clean, at, start - 1) and not separates(clean[at : start - 1])
            for at in range(max(0, start - 7), start - 2)
        )
    ):
        return False  # 某国阿莱及|科斯市: one town or two, nobody can tell
    friend = FRIEND_RIGHT_BEFORE.search(clean, max(0, start - 6), start)
    abroad = _follows_foreign(marks, vocabulary, friend.start() if friend else start)
    if kind.group() not in ("市", "广域市", "特别市"):
        named_so = kind.group() in LARGE_DIVISIONS or OFFICE_OF_THE_SAME.match(clean, kind.start())
        return (abroad and not separates(stem)) or bool(named_so and _is_foreign(stem))
    if KIND_OF_TOWN.search(stem):
        return False
    if abroad or clean.startswith("位于", kind.end()):
        return stem not in NO_CITY_WORDS and "市" not in stem
    if (
        len(stem) > 6
        or behind in NOT_AFTER_UNKNOWN
        or not (marks.begins_after_stop(start) or start in marks.place_ends)
    ):
        return False
    if any(at in marks.place_by_start for at in range(start, end)):
        return False
    return not (NO_CITY.search(stem) or MAKES_A_CITY.search(stem) or stem in common_words() or separates(stem))


def _words_that_are_places(marks: Marks, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Give where words stand that are short names of places too, outside the places that are found."""
    covered = bytearray(len(marks.clean) + 1)
    for start, end, _ in marks.places:
        covered[start:end] = b"\1" * (end - start)
    return [
        (start, end)
        for start, end, _ in vocabulary.match("place_in_context", marks.clean)
        if end - start > 1 and not covered[start] and not covered[end - 1]
    ]


def _in_context(marks: Marks, vocabulary: Vocabulary, words: list[tuple[int, int]]) -> Iterator[PlaceCandidate]:
    """平远, 大兴, 大马: an ordinary word that means a place where the article gives its full name, or its province before it."""
    clean = marks.clean
    named = frozenset(clean[start:end] for start, end, _ in marks.places)
    for start, end in words:
        surface = clean[start:end]
        if not _has_left_edge(marks, start):
            continue
        if surface in frequent_words() and marks.right_edge(end) != end and end not in marks.place_by_start:
            continue  # 朝阳产业, 东方明珠
        keys = tuple(
            key
            for key in vocabulary.place_keys_by_alias[surface]
            if _is_shown(marks, vocabulary, start, surface, key, named)
        )
        keys = keys or _listed_beside(marks, vocabulary, start, end) or _of_a_named_land(marks, vocabulary, start, end)
        if len(keys) == 1:
            place = vocabulary.places[keys[0]]
            yield PlaceCandidate(
                start=start, end=end, rule="short_name_in_context", name=place.name, level=place.level, place_keys=keys
            )


def _of_a_named_land(marks: Marks, vocabulary: Vocabulary, start: int, end: int) -> tuple[str, ...]:
    """访问越南。在海防: a word one goes to that is a town of a land abroad which the text names."""
    if GOES_TO_A_TOWN.search(marks.clean, max(0, start - 2), start) is None:
        return ()
    lands = {vocabulary.places[key].country_code for _, _, key in marks.places} - {CHINA}
    return tuple(
        key
        for key in vocabulary.place_keys_by_alias[marks.clean[start:end]]
        if vocabulary.places[key].country_code in lands and vocabulary.places[key].level == "city"
    )


def _listed_beside(marks: Marks, vocabulary: Vocabulary, start: int, end: int) -> tuple[str, ...]:
    """深圳、中山、南宁: in a list of cities a word that is also a city's name means the city."""
    clean = marks.clean
    beside: set[str] = set()
    if clean[start - 1 : start] == "、" and start - 1 in marks.place_ends:
        beside |= {vocabulary.places[key].level for _, close, key in marks.places if close == start - 1}
    if clean[end : end + 1] == "、" and (behind := marks.place_by_start.get(end + 1)) is not None:
        beside.add(vocabulary.places[behind[1]].level)
    return tuple(
        key
        for key in vocabulary.place_keys_by_alias[clean[start:end]]
        if vocabulary.places[key].level in beside and vocabulary.places[key].level == "city"
    )


def _is_shown(
    marks: Marks, vocabulary: Vocabulary, start: int, surface: str, key: str, named: frozenset[str] | None = None
) -> bool:
    """The place's full name stands in the text, what it lies in right before, or what lies in it right behind.

    Of the names in `named`, where given: 缔结友好区关系 names no 友好区.
    """
    name = vocabulary.places[key].name
    if name != surface and name in (marks.clean if named is None else named):
        return True
    behind = marks.place_by_start.get(start + len(surface))
    if behind is not None and key in {
        vocabulary.places[inner].parent_key
        for inner in vocabulary.place_keys_by_alias.get(marks.clean[start + len(surface) : behind[0]], ())
    }:
        return True  # 朝阳|双塔区
    within = {p.place_key for p in vocabulary.ancestors(key) if p.level != "country"}
    return any(
        marks.place_by_start.get(at, (0, ""))[0] == start and marks.place_by_start[at][1] in within
        for at in range(max(0, start - 8), start)
    )


def _capital(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """来到…首都 after 北京 was named: the capital of a trip in China."""
    if not any(key == BEIJING for _, _, key in marks.places):
        return
    for found in CAPITAL.finditer(marks.clean):
        place = vocabulary.places[BEIJING]
        yield PlaceCandidate(
            start=found.start(1),
            end=found.end(1),
            rule="capital_named_before",
            name=place.name,
            level=place.level,
            place_keys=(BEIJING,),
        )


# 我县, 县委书记 and 县商务局 of no named county
LEVEL_MEANT = re.compile(
    r"我(?P<ours>[市区县州旗])"
    r"|(?<![\u4e00-\u9fff])(?:[市区县州旗]委(?:副书记)?、)?(?:[代副]?(?:常务)?副?(?P<head>[市区县州旗])长|(?P<party>[市区县州旗])委(?:副?书记|常委)"
    r"|(?P<house>[市区县州旗])(?:政协|人大|工商联|[\u4e00-\u9fff]{2,4}局)(?:党组|副?主席|副?主任|副?局长|[^\u4e00-\u9fff]))"
)
PAPER_BEFORE = re.compile(r"(?:云上|掌上|今日|视听)$")
PAPER_AFTER = re.compile(r"日报|晚报|晨报|商报|新闻网|融媒|发布|电视台|广播电视|政府网|政务网|网讯|客户端")
# papers called after an idea, and towns that bear its name
CALLED_AFTER_AN_IDEA = frozenset({"新民", "新华", "光明", "解放", "东方", "前进", "和平", "友谊", "团结"})
GONE_TO = re.compile(
    r"(?:走进|来到?|到|赴|抵达?|返|回|落户|投资|扎根|助力|助推|推介|宣传|介绍了?|通报了?|推动|促进|关注|支持|了解|建设|看好|感受|结缘|情系|聚焦|服务|在)$"
)
TOWN_BEHIND = re.compile(
    r"(?:县域)?经济(?:社会)?发展|(?:县域)?经济社会|营商环境|区位优势|自然(?:资源|环境|禀赋)|投资环境|资源优势|投资兴业|产业基础|产业发展|之行|籍|人民|干部群众|[县市区]情|实地|考察|的(?:投资|营商|区位|自然|产业|资源|经济|发展)|高质量发展|乡村振兴"
)
LEVELS = frozenset({"city", "district"})
LEAST = 2  # slots of a town
LEAST_OF_A_WORD = 3  # of a word of everyday language: 平安
BEFORE = 4  # characters


def _own_towns(marks: Marks, vocabulary: Vocabulary, words: list[tuple[int, int]]) -> Iterator[PlaceCandidate]:
    """建水 beside 我县, 走进建水, 建水经济社会发展: the town a report means by a short name that is a word as well.

    Such a name is a place where the report has offices or a 我县 of its level, and where it stands in the places of a town: at
    the head of a paper, or twice at least where one goes to, promotes or develops a town.
    """
    clean = marks.clean
    levels = {word for found in LEVEL_MEANT.finditer(clean) for word in found.groups() if word}
    if not levels:
        return
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end in words:
        spans[clean[start:end]].append((start, end))
    for name, found in spans.items():
        keys = [
            key
            for key in vocabulary.place_keys_by_alias[name]
            if vocabulary.places[key].name[-1] in levels and vocabulary.places[key].level in LEVELS
        ]
        if len(keys) != 1 or not _is_town(clean, name, found):
            continue
        place = vocabulary.places[keys[0]]
        for start, end in found:
            stands = marks.begins_after_stop(start) or _goes_to(clean, start) or TOWN_BEHIND.match(clean, end)
            if stands or is_of_a_paper(clean, start, end):
                yield PlaceCandidate(
                    start=start,
                    end=end,
                    rule="short_name_in_context",
                    name=place.name,
                    level=place.level,
                    place_keys=(keys[0],),
                )


def _is_town(clean: str, name: str, found: list[tuple[int, int]]) -> bool:
    """Tell whether a name stands where towns do often enough to be one."""
    if any(is_of_a_paper(clean, start, end) for start, end in found):
        return True
    before = [_goes_to(clean, start) for start, _ in found]
    behind = [TOWN_BEHIND.match(clean, end) is not None for _, end in found]
    slots = sum(one or other for one, other in zip(before, behind, strict=True))
    if name in frequent_words():
        return slots >= LEAST_OF_A_WORD and any(before) and any(behind)
    return slots >= LEAST and any(behind)


def _goes_to(clean: str, start: int) -> bool:
    return GONE_TO.search(clean, max(0, start - BEFORE), start) is not None


def is_of_a_paper(clean: str, start: int, end: int) -> bool:
    """Tell 云上|建水, (建水|融媒记者: a medium that is called after its town."""
    if clean[start:end] in CALLED_AFTER_AN_IDEA:
        return False
    if PAPER_BEFORE.search(clean, max(0, start - BEFORE), start) is not None:
        return True
    opens = start == 0 or not "\u4e00" <= clean[start - 1] <= "\u9fff"
    return opens and PAPER_AFTER.match(clean, end) is not None
