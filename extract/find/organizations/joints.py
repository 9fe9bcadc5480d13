"""Names that go on over a stop: conjunctions, fields in a list, dashes and single characters that are part of them."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.find.marks import Suffix, common_words, is_generic, is_han, separates, word_list
from extract.find.organizations.bodies import MIN_NAME, OPENS_A_NAME, Bodies
from extract.find.organizations.edges import MAX_PREFIX, TOWN_IN_BRACKETS
from extract.find.organizations.shapes import LEGAL_FORMS
from extract.find.organizations.words import (
    ELIDED,
    ORGANIZATIONS,
    SITES_OF_A_LAND,
    is_ordinary,
    says_only_a_trade,
)

FIELD_OF_A_TOWN = re.compile(r"[\u4e00-\u9fff]{2,6}[市县州郡][\u4e00-\u9fff]{2,4}")
MINISTRY_OF = re.compile(r"[\u4e00-\u9fff]{2,6}部")
MAX_FIELDS = 6  # of one ministry
MAX_FIELD = 6  # characters of one field of a committee
COMMITTEE_OF_A_HOUSE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:政协|人大(?:常委会)?)(?!副?主席|副?主任|常委|机关)[\u4e00-\u9fff]{2,6}"
)
NO_WORD_OF_A_NAME = frozenset("省市区县州旗镇乡村总分大中小老新高各该本两")
MAX_BEFORE_OF = 4  # characters before 之 in a firm's name
TOWN_AND_TOWN = frozenset("、，,")
# 某省对口支援某州前方|指挥部
SUPPORTS = re.compile(r"对口(?:支援|帮扶|协作|合作)$")
STAFFS = frozenset({"指挥部", "工作组", "工作队", "办公室", "领导小组", "办事处", "指挥组"})
ONE_FOUNDER = re.compile("[\u4e00-\u9fff]{2,5}")
DASH_BEFORE = re.compile(r"[—－–-]{1,2}$")
MEMBERS_JOINED = re.compile("[\u4e00-\u9fff]{2,}(?:企业|厂商|商人|雇主|业者)$")
ADVERBS_IN_NAMES = frozenset("曾才须愿均")  # between a place and a noun no adverb can stand
# 在|德华侨联合会: where the people live whom a body unites.
IN_A_LAND = re.compile("在[日韩美英法德俄意澳加泰新马越缅老柬菲](?:中国|中资|华侨|华人|华商|侨)")
PRAISE = frozenset({"优质", "优秀", "先进", "领先", "著名", "知名", "大型", "中型", "小型"})


def over_word_in_list(bodies: Bodies, left: int, until: int) -> int | None:
    """、长风|某某机械(甲省)有限公司: in a list a word before the short name of a county is the firm's, which has its place in brackets."""
    place, edge = bodies.marks.place_by_start.get(left), bodies.marks.left_edge(until)
    if (
        place is None
        or left - edge != 2
        or bodies.clean[edge - 1 : edge] != "、"
        or bodies.clean[place[0] - 1] in "省市区县"
    ):
        return None
    is_county = bodies.vocabulary.places[place[1]].level == "district"
    inner = TOWN_IN_BRACKETS.search(bodies.clean, place[0] + MIN_NAME, until)
    return edge if is_county and inner is not None else None


def over_field_of_a_town(bodies: Bodies, joint: int) -> int | None:
    """某城市康养|与旅游局: the first field of a bureau stands behind its town, which no list need hold."""
    n = bisect_right(bodies.marks.stop_starts, joint) - 1
    if n < 1 or bodies.marks.stop_starts[n] != joint:
        return None
    before = bodies.marks.stop_ends[n - 1]
    field = FIELD_OF_A_TOWN.fullmatch(bodies.clean, before, joint)
    if field is None or any(at in bodies.marks.title_by_start for at in range(before, joint)):
        return None
    return before if bodies.clean[joint - 1] not in "市区县" else None


def over_joint(bodies: Bodies, left: int, longest: int, *, is_kind: bool) -> int | None:
    """望岫|和国际贸易有限公司: no firm is called by ordinary words alone, so 和 is a part of the name."""
    n = bisect_right(bodies.marks.stop_ends, left) - 1
    if (
        n < 1
        or bodies.marks.stop_ends[n] != left
        or bodies.clean[left - 1] not in "和与同"
        or left - bodies.marks.stop_starts[n] > 1
    ):
        return None
    clean, joint = bodies.clean, left - 1
    before = bodies.marks.left_edge(joint)  # 机场|与| is two stops of one place
    if not 1 <= joint - before <= longest or joint in bodies.marks.title_by_end:
        return None
    if not is_kind and (clean[joint] == "与" or (joint - before < 4 and clean[before] in bodies.vocabulary.surnames)):
        return None  # 沈望舒|与力行旅游开发有限公司
    inner = bodies.suffix_by_end.get(joint)
    if inner is not None and bodies.clean[inner.start : joint] not in SITES_OF_A_LAND:
        return None  # 某某机场|与航运股份公司 is one firm
    return before if inner is not None or not separates(bodies.clean[before:joint]) else None


def over_part_of_the_name(bodies: Bodies, left: int, suffix: Suffix) -> int | None:
    """、[同]岫汽车有限公司与, 某省万|和新电气有限公司, 某省云岫|联合发展有限公司: a stop that a firm's name has in it."""
    clean, n = bodies.clean, bisect_right(bodies.marks.stop_ends, left) - 1
    if n < 0 or bodies.marks.stop_ends[n] != left:
        return None
    joint, before = bodies.marks.stop_starts[n], bodies.marks.stop_ends[n - 1] if n else 0
    stop = clean[joint:left]
    is_registered = clean[suffix.start : suffix.end] in LEGAL_FORMS
    if not is_registered and not (stop == "和" and is_generic(clean[left : suffix.start] or "科技")):
        return None
    if stop == "同":
        signs = clean[suffix.end : suffix.end + 1] in ("与", "和")
        return joint if signs and clean[joint - 1 : joint] == "、" else None
    inner = before
    while (place := bodies.marks.place_by_start.get(inner)) is not None and place[0] <= joint:
        inner = place[0]
    if inner == before:
        return None
    if stop in ADVERBS_IN_NAMES and inner == joint:
        return before  # 某市曾|某股权投资有限公司
    if stop == "和":
        one = joint - inner == 1 and clean[inner] not in NO_WORD_OF_A_NAME
        return before if one and joint not in bodies.suffix_by_end else None  # of a firm no single character is left
    return before if stop == "联合" and joint - inner <= MAX_PREFIX and joint not in bodies.suffix_by_end else None


def over_first_character(bodies: Bodies, left: int, suffix: Suffix) -> int | None:
    """某市|和盛电子集团, 会见|向荣公司, 某市|长和研究院: a firm's own word has two characters, and a stop took one of them.

    What stands before the stop must be certain: a place, another stop or the beginning of a clause.
    """
    clean, n = bodies.clean, bisect_right(bodies.marks.stop_ends, left) - 1
    if n < 0 or bodies.marks.stop_ends[n] != left or left - bodies.marks.stop_starts[n] != 1:
        return None
    joint = left - 1
    if clean[joint] not in OPENS_A_NAME or left in bodies.marks.place_by_start:
        return None
    head = clean[left : suffix.start]
    one = len(head) == 1 and head not in NO_WORD_OF_A_NAME
    if not (one or (len(head) > 2 and says_only_a_trade(head[1:]))) or says_only_a_trade(head):
        return None
    place = next((at for at in range(max(0, joint - 9), joint - 1) if bodies.is_place(at, joint)), None)
    if place is not None and bodies.marks.place_by_start[place][0] == joint:
        before = bodies.marks.left_edge(joint)
        return place if before <= place else None
    if not one and (own := _behind_a_place(bodies, joint)) is not None and bodies.clean[joint] == "和":
        return own  # 某省远岫|和兴农业开发有限公司: a trade and one character are no firm
    if suffix.kind not in ("company", "fund") or joint in bodies.suffix_by_end or joint in bodies.marks.title_by_end:
        return None
    return joint if bodies.marks.begins_after_stop(joint) and clean[joint - 1 : joint] != "的" else None


def _behind_a_place(bodies: Bodies, end: int) -> int | None:
    """Give where a place begins whose end lies two characters before: 某省|远岫."""
    inner, word = end - 2, bodies.clean[end - 2 : end]
    if end in bodies.suffix_by_end or is_ordinary(word) or bodies.marks.left_edge(end) > inner:
        return None
    return next((at for at in range(max(0, inner - 9), inner - 1) if bodies.is_place(at, inner)), None)


def over_twin_town(bodies: Bodies, left: int, suffix: Suffix) -> int | None:
    """、[某勒]与某布规划委员会主席: a body abroad of two towns, in a list of offices."""
    clean, joint = bodies.clean, left - 1
    if not clean.startswith("委员会", suffix.end - 3) or clean[joint:left] not in ("与", "和"):
        return None
    start = next((at for at in range(max(0, joint - 6), joint - 1) if bodies.is_place(at, joint)), None)
    if start is None or (clean[start - 1 : start] not in TOWN_AND_TOWN and start not in bodies.marks.place_ends):
        return None
    place = bodies.vocabulary.places[bodies.marks.place_by_start[start][1]]
    abroad = place.country_code not in ("CN", None) and place.level == "city"
    return start if abroad and suffix.end in bodies.marks.title_by_start else None


def over_known(bodies: Bodies, left: int) -> int | None:
    """某普显示|科技株式会社: a verb between a listed firm and ordinary words is a part of the name, which they alone are not."""
    n = bisect_right(bodies.marks.stop_ends, left) - 1
    if n < 0 or bodies.marks.stop_ends[n] != left:
        return None
    joint = bodies.marks.stop_starts[n]
    if left - joint != 2 or joint not in bodies.marks.known_ends or not all(map(is_han, bodies.clean[joint:left])):
        return None
    return next((at for at in range(joint - 1, max(-1, joint - 9), -1) if bodies.ends_known(at, joint)), None)


def over_of(bodies: Bodies, left: int) -> int | None:
    """某市云|之贸易有限公司: between a place and a legal form 之 is a part of the name."""
    if bodies.clean[left - 1 : left] != "之":
        return None
    n = bisect_right(bodies.marks.stop_ends, left - 1) - 1
    before = bodies.marks.stop_ends[n] if n >= 0 else 0
    inner = before
    while (place := bodies.marks.place_by_start.get(inner)) is not None and place[0] < left:
        inner = place[0]
    return before if inner > before and left - 1 - inner <= MAX_BEFORE_OF else None


def over_fields(bodies: Bodies, left: int, suffix: Suffix) -> int:
    """某国经济、创新和|能源部: the fields of one ministry abroad, in a list that opens with its land."""
    at = min(left, bodies.marks.left_edge(suffix.start))
    if suffix.kind not in ("government", "other") or MINISTRY_OF.match(bodies.clean, at, suffix.end) is None:
        return left
    for _ in range(MAX_FIELDS):
        if bodies.clean[at - 1 : at] not in ("、", "和", "与", "及"):
            return left
        if bodies.clean[at - 2 : at - 1] == "部":
            return left  # 某国农业部和|经济部: two houses
        n = bisect_right(bodies.marks.stop_ends, at - 1) - 1
        start = bodies.marks.stop_ends[n] if n >= 0 else 0
        inner = start
        while (place := bodies.marks.place_by_start.get(inner)) is not None and place[0] < at - 1:
            inner = place[0]
        told = inner > start and suffix.end in bodies.marks.title_by_start and at - 1 - inner <= MAX_FIELD
        if not (told or is_ordinary(bodies.clean[inner : at - 1])) or any(
            e in bodies.marks.title_by_end for e in range(inner, at)
        ):
            return left
        if inner > start:
            abroad = bodies.vocabulary.places[bodies.marks.place_by_start[start][1]].country_code not in ("CN", None)
            return start if abroad else left
        if bodies.clean[start - 1 : start] == "兼" and start - 1 in bodies.marks.title_by_end:
            return start  # 副总理兼|贸易、工业和能源部部长
        at = start
    return left


def over_support(bodies: Bodies, left: int, word: str) -> int:
    """某省|对口支援某州前方指挥部: the staff of one place that works for another is called by both."""
    supports = SUPPORTS.search(bodies.clean, max(0, left - 4), left) if word in STAFFS else None
    if supports is None or supports.start() not in bodies.marks.place_ends:
        return left
    at = supports.start()
    return next((start for start in range(max(0, at - 9), at) if bodies.is_place(start, at)), left)


def over_dash(bodies: Bodies, left: int, suffix: Suffix) -> int:
    """甲国—|乙国中心, 凯恩—|罗泽大学: two lands or founders on either side of a dash name one house."""
    dash = DASH_BEFORE.search(bodies.clean, max(0, left - 2), left)
    if dash is not None and suffix.kind in ("university", "lab"):
        first = bodies.marks.left_edge(dash.start())
        founder, second = bodies.clean[first : dash.start()], bodies.clean[left : suffix.start]
        if all(ONE_FOUNDER.fullmatch(name) and not is_ordinary(name) for name in (founder, second)):
            return left if dash.start() in bodies.suffix_by_end or left - dash.start() > 1 else first
    if dash is None or left not in bodies.marks.place_by_start or dash.start() not in bodies.marks.place_ends:
        return left
    before = [at for at in range(max(0, dash.start() - 4), dash.start()) if bodies.is_place(at, dash.start())]
    if not before or not bodies.marks.begins_after_stop(before[0]):
        return left
    place = bodies.vocabulary.places.get(bodies.marks.place_by_start[before[0]][1])
    return before[0] if place is not None and place.level == "country" else left


def over_praise(bodies: Bodies, left: int, kind: str) -> int:
    """某省民生优质|花卉推广协会: a word of praise is part of an association's name behind the place that opens it."""
    n = bisect_right(bodies.marks.stop_ends, left) - 1
    if kind != "association" or n < 1 or bodies.marks.stop_ends[n] != left:
        return left
    if bodies.clean[slice(*bodies.marks.stops[n])] not in PRAISE:
        return left
    before = bodies.marks.stop_ends[n - 1]
    opens = before in bodies.marks.place_by_start and bodies.marks.stop_starts[n] - before <= MAX_PREFIX
    return before if opens and bodies.marks.stop_starts[n - 1] != left else left


def over_in_town(bodies: Bodies, left: int) -> int:
    """某市在|沪商会: a chamber of those of one place in another is called by both; so is 在|日中国企业协会."""
    if IN_A_LAND.match(bodies.clean, left - 1):
        return left - 1
    town = bodies.vocabulary.place_keys_by_alias.get(bodies.clean[left])
    if not town or bodies.clean[left - 1] != "在" or left - 1 not in bodies.marks.place_ends:
        return left
    return next((at for at in range(max(0, left - 9), left - 1) if bodies.is_place(at, left - 1)), left)


def over_places(bodies: Bodies, left: int) -> int:
    """甲省、乙省等|地企业家考察团: whose delegation it is stands before 等."""
    if not bodies.clean.startswith("等地", left - 1) or left - 1 not in bodies.marks.place_ends:
        return left
    at = left - 1
    while (first := next((s for s in range(max(0, at - 8), at - 1) if bodies.is_place(s, at)), None)) is not None:
        left, at = first, first - 1
        if bodies.clean[at:first] != "、":
            break
    return left


def over_conjunction(bodies: Bodies, left: int, end: int) -> int | None:
    """琶洲人工智能与数字经济试验区: what stands before 与 begins with a place and ends in a field of work."""
    n = bisect_right(bodies.marks.stop_ends, left) - 1
    if (
        n < 0
        or bodies.marks.stop_ends[n] != left
        or bodies.clean[slice(*bodies.marks.stops[n])] not in ("与", "和", "及", "暨")
    ):
        return None
    before, joint = bodies.marks.stop_ends[n - 1] if n else 0, bodies.marks.stop_starts[n]
    if bodies.clean.startswith("中共", before) and before + 2 in bodies.marks.place_by_start:
        before += 2  # 中共某市经济|和信息化工作委员会
    words = bodies.clean[before:joint]
    if words in word_list(ORGANIZATIONS, "first_fields") and (
        bodies.clean[joint] == "及" or (bodies.clean[joint] in "和与" and is_ordinary(bodies.clean[left:end]))
    ):
        return before  # 经济及|科技发展局, 商务和|经济发展局
    if _is_part_of_two_fields(bodies, before, joint, left, end):
        return before
    if (
        MEMBERS_JOINED.search(words)
        and end - left <= 3
        and not bodies.clean.startswith("商协会", left)
        and bodies.clean.startswith(("协会", "联合会"), end)
    ):
        return before  # 望布顿企业和|业主协会
    if not 3 <= len(words) <= 12 or joint in bodies.suffix_by_end:
        return None
    if ELIDED.match(words) and words[1:] in word_list(ORGANIZATIONS, "first_fields"):
        return before  # 县商务和|投资促进局
    place = bodies.marks.place_by_start.get(before)
    inner = place
    while inner is not None and inner[0] < joint and (further := bodies.marks.place_by_start.get(inner[0])) is not None:
        inner = further  # 德国|巴伐利亚州|欧洲|事务
    tail = bodies.clean[inner[0] : joint] if inner is not None else words[2:]
    if place is not None and tail in word_list(ORGANIZATIONS, "first_fields"):
        return before  # 某市国土资源和|规划局
    if COMMITTEE_OF_A_HOUSE.fullmatch(words) and bodies.clean.startswith("委员会", _end_of_committee(bodies, left)):
        return before  # 某省政协港澳台侨|和外事委员会
    if tail and is_generic(tail) and place is None and not is_ordinary(bodies.clean[left:end]):
        return None  # 云岫科技和|望川工业园区
    if tail and is_generic(tail) and (place is not None or words[:2] not in common_words()):
        return before
    if bodies.clean[joint] == "暨" and place is not None and tail and is_ordinary(tail):
        return before  # 某省生产力|暨科技转移中心: no list of bodies, which 暨 would join by their full names
    return None


def _is_part_of_two_fields(bodies: Bodies, before: int, joint: int, left: int, end: int) -> bool:
    """、国际和|地区事务处处长: two ordinary fields of one part of a house, in a list of offices."""
    word = bodies.suffix_by_end.get(end + 1)
    return (
        bodies.clean[before - 1 : before] == "、"
        and joint - before == 2
        and is_generic(bodies.clean[before:joint])
        and is_generic(bodies.clean[left:end])
        and bodies.clean[end : end + 1] in ("处", "司")
        and word is not None
        and word.end in bodies.marks.title_by_start
    )


def _end_of_committee(bodies: Bodies, left: int) -> int:
    at = bodies.clean.find("委员会", left, left + MAX_FIELD + len("委员会"))
    return at if at >= 0 else left
