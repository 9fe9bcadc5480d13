"""Places: what the vocabulary knows, what one character stands for (来锡, 中韩), and sites known by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.find.candidates import PlaceCandidate
from extract.find.marks import Marks, alternation, common_words, dictionary_pairs, is_generic, read_marks, word_list
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

PLACES = "places.yml"
SINGLE = re.compile(r"(?<![存实现潜内外正所身好])[来在赴驻抵离访旅留返援]([\u4e00-\u9fff])")
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
OTHER_CITY = re.compile(r"([\u4e00-\u9fff]{2,6})(?:广域市|特别市|市)(?![场民长委政区级直辖内外域])")
BRANDED_SITES = frozenset({"万象城", "财富中心", "会展中心", "国际机场", "博物馆", "文化村"})
NO_CITY = re.compile(r"[城都超门股楼夜上全我该各本外两集菜花车鱼早开入收闭面书县省区州等地多每此跨兄友级大新]$")


@cache
def _site_end() -> re.Pattern[str]:
    return re.compile(alternation(PLACES, "site_nouns"))


@cache
def _site_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(PLACES, 'site_verbs')})了?$")


def find_places(text: RestoredText, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """Find places; `place_keys` lists all places of that name. A site known by its form has none: 考察望江科技园."""
    marks = read_marks(text.clean_text, vocabulary)
    yield from _listed(marks, vocabulary)
    yield from _single_characters(marks, vocabulary)
    yield from _countries_in_pairs(marks, vocabulary)
    yield from _province_runs(marks, vocabulary)
    yield from _sites(marks)
    yield from _other_cities(marks)


def _listed(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    clean, behind = marks.clean, word_list(PLACES, "not_before")
    bounded = {clean[start:end] for start, end, _ in marks.places if _has_left_edge(marks, start)}
    for start, end, key in marks.places:
        keys = vocabulary.place_keys_by_alias.get(clean[start:end], (key,))
        place = vocabulary.places[key]
        if place.level == "country" and clean[end : end + 1] in behind and clean[end : end + 2] not in ("人民",):
            if clean[end : end + 1] in "话语文菜":
                continue
        if place.level == "district" and not _has_left_edge(marks, start) and clean[start:end] not in bounded:
            continue  # 马玉山, 清新县: the characters of a district inside a longer name
        yield PlaceCandidate(
            start=start, end=end, rule="listed_place", name=place.name, level=place.level, place_keys=keys
        )


def _has_left_edge(marks: Marks, start: int) -> bool:
    """A stop, another place, a body or no Han character stands right before."""
    return (
        marks.begins_after_stop(start)
        or start in marks.place_ends
        or start in marks.suffix_ends
        or not "\u4e00" <= marks.clean[start - 1] <= "\u9fff"
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
            inside = {
                at
                for s, e, key in marks.places
                if s >= start and e <= end and vocabulary.places[key].level == "region"
                for at in range(s, e)
            }
            if (covered - inside).isdisjoint(range(start, end)) and len(set(found.group())) == end - start:
                yield PlaceCandidate(
                    start=start, end=end, rule="provinces_in_a_row", name=found.group(), level="region", place_keys=()
                )


def _sites(marks: Marks) -> Iterator[PlaceCandidate]:
    """望江科技园, 河口文化村 as the object of 考察, 来到, 在; a leading city is its place, not its name."""
    clean = marks.clean
    for noun in _site_end().finditer(clean):
        left = marks.left_edge(noun.start())
        if not 2 <= noun.start() - left <= 14:
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
        name_start = left
        while (place := marks.place_by_start.get(name_start)) is not None and noun.start() - place[0] >= 2:
            if is_generic(clean[place[0] : noun.end()]) or is_generic(clean[place[0] : noun.start()]):
                break
            name_start = place[0]
        name = clean[name_start : noun.end()]
        yield PlaceCandidate(start=left, end=noun.end(), rule="site_by_form", name=name, level="landmark")


def _other_cities(marks: Marks) -> Iterator[PlaceCandidate]:
    """A city the vocabulary does not know (foreign ones), where a stop shows its left edge."""
    clean = marks.clean
    for found in OTHER_CITY.finditer(clean):
        start, end = max(found.start(), marks.left_edge(found.end(1))), found.end()
        if not 2 <= found.end(1) - start <= 6 or not (marks.begins_after_stop(start) or start in marks.place_ends):
            continue
        if NO_CITY.search(clean, start, found.end(1)) or clean[start : found.end(1)] in common_words():
            continue
        if any(at in marks.place_by_start for at in range(start, end)):
            continue
        yield PlaceCandidate(start=start, end=end, rule="city_by_form", name=clean[start:end], level="city")
