"""Cities, counties and provinces the vocabulary does not know, mostly abroad, known by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.find.candidates import PlaceCandidate
from extract.find.marks import TRANSCRIBED, Marks, common_words, is_transcribed, read_rules, separates
from extract.find.places.edges import places_just_before
from extract.vocabulary import Vocabulary

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
MAX_TOWN_OF_JAPAN = 4  # characters before 町
OFFICE_OF_THE_SAME = re.compile(r"省(?:副?省长|省议会|省政府)|县(?:县长|县知事)")  # 某某省|省长
NOT_AFTER_CITY = frozenset("场民级直辖内外域长守")
NOT_AFTER_UNKNOWN = frozenset("委政区")
FRIEND_BEFORE = re.compile(r"(?:国际)?(?:友好城市|姐妹城市|友城)(?=.)")  # 新西兰友城|南波市
FRIEND_RIGHT_BEFORE = re.compile(r"(?:国际)?(?:友好城市|姐妹城市|友城)$")
MAKES_A_CITY = re.compile(r"[立强兴富活靓]$")  # 生态立市, 工业强市: what a city lives by
COUNTS = frozenset("一二三四五六七八九十两几多各等")  # 某省|三市
NO_PROVINCES = frozenset({"外省", "各省", "全省", "本省", "邻省", "多省", "沿海省", "友好省"})
NO_CITY_WORDS = frozenset(
    {"城", "都", "超", "全", "该", "本", "各", "城乡", "大城", "中心城", "友好城", "首", "港口城", "工业城", "省会城"}
)
# 中部城|市, 北部港口城|市, 中部|小镇: where in its land a town lies and what kind it is, no name.
KIND_OF_TOWN = re.compile(
    r"(?:(?:[东西南北中]|东南|东北|西南|西北)部|[东西南北]方|沿海|滨海|边境|内陆|海滨)[\u4e00-\u9fff]{0,3}城$"
)
NO_CITY = re.compile(
    r"[兴股汇楼债城都超门股楼夜上全我该各本外两集菜花车鱼早开入收闭面书县省区州等地多每此跨兄友级大新]$"
)


def divisions_by_form(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
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
        before = [key for _, end, key in places_just_before(marks, start) if end == start]
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
    return any(end == start and _is_abroad(vocabulary, key) for _, end, key in places_just_before(marks, start))


def _is_abroad(vocabulary: Vocabulary, key: str) -> bool:
    place = vocabulary.places[key]
    return place.country_code not in (None, "CN") and place.level in ("country", "province")


def _is_proven_division(marks: Marks, vocabulary: Vocabulary, start: int, kind: re.Match[str]) -> bool:
    clean, end = marks.clean, kind.start()
    stem = clean[start:end]
    behind = clean[kind.end() : kind.end() + 1]
    if not 2 <= len(stem) <= 8 or not HAN_NAME.fullmatch(stem) or stem[-1] in "市副郡":
        return False
    if behind == "长" and kind.group() in "市州省" and _follows_foreign(marks, vocabulary, start) and _is_foreign(stem):
        return kind.start() in marks.title_by_start  # 新西兰旺阿雷|市长
    if behind == "守" and kind.group() == "郡":
        return kind.start() in marks.title_by_start and _follows_foreign(marks, vocabulary, start)  # 韩国宜青|郡守
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
