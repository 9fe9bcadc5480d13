"""Places one character stands for: 来锡, 中韩, 冀辽蒙三省."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.find.candidates import PlaceCandidate
from extract.find.marks import Marks, dictionary_pairs
from extract.find.places.words import OF_A_BRIDGE
from extract.vocabulary import Vocabulary

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
REGION_WORD = re.compile(r"(?:地区|区域|一带|两地|两省|三省|四省)$")


def single_characters(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
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


def countries_in_pairs(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
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


def province_runs(marks: Marks, vocabulary: Vocabulary) -> Iterator[PlaceCandidate]:
    """京津冀, 冀辽蒙地区: one region; each province by itself where such a row has no name: 冀辽蒙三省."""
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
