"""Taking a name in: where its edges move, and what makes it none after all."""

from __future__ import annotations

import re

from extract.find.candidates import WEIGHED_NAMES
from extract.find.marks import SIGHT_AFTER, TRANSCRIBED, is_han, word_list
from extract.find.people.found import Found, People
from extract.find.people.no_names import SPEAKS_ONLY
from extract.find.people.words import (
    END_MARK,
    HEADS_OF_FIRMS_IN_JAPAN,
    HONORIFIC,
    PEOPLE,
    TO_HEAD,
    characters,
    transcription,
)

LED_PARTY = re.compile(
    r"[0-9一二三四五六七八九十]{1,3}余?[人名位]|团|队|[^,，。;；]{0,12}?(?:代表团|考察团|访问团|一行)"
)
# 两国政|、商界代表, 政|商两界
CIRCLES_BEHIND = re.compile("[、和与及]?[政商学企侨工](?:[、和与及]?[商学企侨工])?(?:[两各三]?界|各界)")
VERB_INSIDE = re.compile("[\u4e00-\u9fff](?:陪同|会见|率领|偕同|接见|拜会)了?")
TRADERS = frozenset("韩日台港澳侨外华客徽晋浙闽苏粤川湘鲁豫冀陕秦楚徐甬")
AS_ASSOCIATION = re.compile("会(?![见谈晤面长同议员上后前展])")
OF_AN_ORIGIN = re.compile(r"籍(?:华[人侨裔商]|侨[商领胞民]|人士|乡贤|企业家)")  # 远岫|籍华人
ROAD_TO_TOWN = re.compile(r"[\u4e00-\u9fff·]{0,6}-[\u4e00-\u9fff]{1,8}(?:市|区|省|州|县|大区)")  # 博尔特|-拉兹市
NAMED_HOUSE_BEHIND = re.compile(r"(?:实验室|研究院|研究所|学会|基金会|奖|公司|集团|大学|学院|医院)")
SCENIC_AFTER = re.compile(r"(?:国家|红色|[34]A级)?(?:景区|风景|旅游区|森林公园|地质公园|湿地|水库|大桥|隧道)")
DIVISION_AFTER = re.compile(
    r"[\u4e00-\u9fff]{1,3}族[乡镇]|(?:群岛|半岛|自治)?(?:市(?=副?市长|市委)|省(?=副?省长|省委)|县(?=副?县长|县委)|州(?=副?州长|州委))"
)
TOWARDS_AFTER = re.compile(r"[并还再也又先将会能可]$")
MARRIED = re.compile("女士|夫人|太太")
# 甲·乙先生|以及丙协会: nothing of a name stands behind how its bearer is addressed.
ADDRESSED = re.compile("先生|女士|阁下")


def add_name(people: People, start: int, end: int, rule: str, shape: str) -> None:
    """Take a name in, unless what stands inside it or beside it makes it none."""
    start, end = _moved_edges(people, start, end, rule, shape)
    if _is_no_person(people, start, end, rule, shape):
        return
    name = people.clean[start:end]
    if (start, end) not in people.found:
        people.found[start, end] = Found(rule, shape)
        people.names.add(name)
        for at in range(start, end):
            people.taken[at] = max(people.taken[at], end - start)


def _moved_edges(people: People, start: int, end: int, rule: str, shape: str) -> tuple[int, int]:
    """Move the edges of a name to where what stands inside or beside it says they are: 甲·乙|率 → 甲·乙."""
    name = people.clean[start:end]
    if rule in WEIGHED_NAMES and MARRIED.match(people.clean, end) and _follows_own_surname(people, start):
        start, name = start - 1, people.clean[start - 1 : end]
    if rule.endswith("name_after_title") and (whole := _goes_on_behind_a_hyphen(people, end)) is not None:
        end, name = whole, people.clean[start:whole]
    if shape == "foreign" and name[-1] == "率" and LED_PARTY.match(people.clean, end):
        end, name = end - 1, name[:-1]  # 甲·乙|率多少人组成的代表团
    if shape == "foreign" and name[-1] == "任" and TO_HEAD.match(people.clean, end):
        end, name = end - 1, name[:-1]  # 甲·乙|任团长
    if shape == "foreign" and (addressed := ADDRESSED.search(name, 2)) is not None:
        end, name = start + addressed.start(), name[: addressed.start()]
    if (
        people.is_of_japan
        and rule.endswith("after_title")
        and people.clean[end : end + 1] == "也"
        and END_MARK.match(people.clean, end + 1)
    ):
        end, name = end + 1, people.clean[start : end + 1]  # 知事北条拓|也,
    if (verb := VERB_INSIDE.search(name)) is not None and verb.end() < len(name):
        start += verb.end()  # 市长甲陪同|乙·丙
        name = people.clean[start:end]
    return start, end


def _is_no_person(people: People, start: int, end: int, rule: str, shape: str) -> bool:
    """Tell towns, lands, circles, bodies and the ends of other words from people."""
    name = people.clean[start:end]
    if name in people.two_towns or (rule != "byline_name" and set(name) <= characters("countries")):
        return True  # 某某两地: two towns in short; 日中: two lands
    if SPEAKS_ONLY.fullmatch(name) or (name[-1] in "原前" and len(name) == 2 and end in people.marks.title_by_start):
        return True  # 负责人|时表示; 将军|区原|乡长
    if name[-1:] in "政商学" and start not in people.marks.title_by_end and CIRCLES_BEHIND.match(people.clean, end):
        return True  # 某某中政|、商界代表: a part of circles
    if (
        name in people.stems
        or name in people.vocabulary.organization_suffixes  # 代表|总领馆
        or name in word_list(PEOPLE, "not_people")
        or name[:2] in word_list(PEOPLE, "never_begin")
    ):
        return True
    title = people.marks.title_by_start.get(end)
    if name[-1] in "市县镇" and not (
        (name[-1] == "镇" and rule == "name_after_title" and END_MARK.match(people.clean, end))
        or (rule == "name_before_title" and title is not None and title.name in HEADS_OF_FIRMS_IN_JAPAN)
    ):
        return True  # 某哈市: the end of a town's name; 主任沈殿镇,
    if AS_ASSOCIATION.match(people.clean, end) and people.counts(start, end) == people.counts(start, end + 1) > 1:
        return True  # 欧岚联|会: an association that stands there every time
    if people.clean.startswith(("大区", "广域市"), end):
        return True  # 、洛姆里|大区副主席
    if DIVISION_AFTER.match(people.clean, end):
        return True  # 唐格朗|市市长某某: a town that no list holds
    if len(name) == 2 and name[1] in "氏总":
        return True  # 简氏|资本: a family's house; 方总: how the head of a firm is addressed
    if end in people.suffix_ends and any(start < s.start < s.end - 1 == end - 1 for s in people.marks.suffixes):
        return True  # 区|侨联, of any district
    if len(name) == 2 and name[1] == "商" and name[0] in TRADERS:
        return True  # 韩商, 台商: businessmen of that place
    if name[-1] == "籍" or OF_AN_ORIGIN.match(people.clean, start):
        return True  # 温籍侨商: where people are from
    if rule == "dotted_name" and NAMED_HOUSE_BEHIND.match(people.clean, end):
        return True  # 甲·乙|实验室: a house called after somebody
    if shape == "foreign" and ROAD_TO_TOWN.match(people.clean, end):
        return True  # 博尔特|-拉兹市: the first half of a town's name
    if (
        rule in WEIGHED_NAMES
        and name[0] in "在赴抵到从"
        and people.names_a_place(people.clean[start + 1 : end], "country")
    ):
        return True  # 在|阿曼
    if shape == "han" and len(name) == 4 and people.names_a_place(name[2:], "province"):
        return True  # 某南山东同乡会: people of a province, somewhere
    if HONORIFIC.fullmatch(name):
        return True  # 总会长丹斯里拿督某某: a rank
    if (
        set(name) <= TRANSCRIBED
        and people.clean[end : end + 1] == "-"
        and is_han(people.clean[end + 1 : end + 2] or " ")
    ):
        return True  # 艾克斯|-马赛: the first half of a town's name
    if SCENIC_AFTER.match(people.clean, end) or SIGHT_AFTER.match(people.clean, end):
        return True  # 青石山|红色景区
    # 并向|陈吉市长介绍: a preposition and a name
    before = TOWARDS_AFTER.search(people.clean, max(0, start - 2), start)
    return name[0] == "向" and (name[1:] in people.names or before is not None)


def _goes_on_behind_a_hyphen(people: People, end: int) -> int | None:
    """市长[贝尔德-施瓦茨]女士: a double name of another language."""
    if people.clean[end : end + 1] != "-" or (run := transcription(False).match(people.clean, end + 1)) is None:
        return None
    ends = range(run.end(), end + 2, -1)  # two characters at least
    return next((at for at in ends if people.follows(at)), None)


def _follows_own_surname(people: People, start: int) -> bool:
    """拜会了顾|严倬青女士: a married woman's own surname stands behind her husband's."""
    before = people.clean[start - 1 : start]
    opens = start > 1 and (people.clean[start - 2] in "了见访与和同向" or people.opens_clause(start - 1))
    return opens and before in people.surnames and before not in characters("doubtful_surnames")
