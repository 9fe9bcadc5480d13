"""Names that only the clause and their own characters prove: what is called on or signed with, and is no dictionary word."""

from __future__ import annotations

import re

from extract.find.marks import (
    TRANSCRIBED,
    common_words,
    dictionary_pairs,
    frequent_words,
    is_generic,
    is_han,
    separable_words,
    separates,
    word_list,
)
from extract.find.organizations.bodies import Bodies
from extract.find.organizations.lists import add_item
from extract.find.organizations.shapes import is_strong, is_trade_name, may_be_body
from extract.find.organizations.words import ORGANIZATIONS

MIN_COINED, MAX_COINED = 4, 8  # characters; of fewer most are people
MAX_ITEMS = 12
CALLS_ON = frozenset({"拜访", "走访", "拜会", "造访", "分别拜访", "先后拜访", "先后走访", "走访了", "拜访了"})
# 与甲、乙|达成意向: what only bodies and places do together. People meet and talk too.
AGREES = re.compile(
    r"(?:等)?(?:分别|共同|正式|成功|现场|初步|已|就[^，。；,;\n]{2,30}?)*"
    r"(?:签(?:署|订|约)|达成[^，。；,;\n]{0,10}?(?:意向|协议|共识|合作)|建立[^，。；,;\n]{0,6}?合作|(?:进行|开展)?(?:深入|合作|项目)*(?:洽谈|对接))"
)
BINDS = re.compile("签|达成")
PUTS_IN = re.compile(r"(?:计划|拟|将|共|总|分期|联合)*(?:投资|出资|斥资)(?:总额|额)?(?:约|近|逾|超过?|达)*[0-9]")
# 云岫漆业|整车漆项目, 锦帆股份|饲料加工项目: what only a firm's name ends in
PROJECT_OF_SOMEBODY = re.compile(
    r"(?P<whose>[\u4e00-\u9fff]{2,6}(?P<trade>股份|科技|(?![农工实产林商行专企事作就毕创])[\u4e00-\u9fff]业|重工|电子|光电|新材(?!料)|生物|食品|控股))"
    r"(?!园|城|馆|型|创新|产业园|示范|孵化|成果|研发|文化|服务|成果|小镇|企业|有限|集团|公司|股份)"
    r"(?=[^，。；！？：,;:!?\n、与和的“”()（）]{2,24}?项目)"
)
OPENS_PROJECT = re.compile("[的由]|元")
MAX_HEAD = 4
OPENS_AN_ITEM = "\n。；！？，：“、由 \u3000,;:!?"
# 甲与乙、丙与丁|分别达成: nothing but pairs between two marks and the verb
PAIRS = re.compile(
    r"(?:^|(?<=[\n。；！？，：,;:!? \u3000]))(?P<pairs>[^\n。；！？，：,;:!?、与]{3,20}与[^\n。；！？，：,;:!?、与]{3,20}"
    r"(?:、[^\n。；！？，：,;:!?、与]{3,20}与[^\n。；！？，：,;:!?、与]{3,20}?)+)"
    r"(?:等)?(?:分别|现场|正式|成功|共同|集中)*(?:签(?:署|订|约)|达成)"
)
MIN_SIDES, MIN_SIDE = 4, 4
NO_SIDE = re.compile(r"企业|公司|部门|单位|双方|两地|代表|合作|项目|有关|相关|关于|为|的|等|[0-9]")
# Behind these characters nothing of a name can stand: people, or a place of many.
NO_HOUSE_LAST = re.compile(
    r"(?:群众|百姓|农户|住户|商户|居民|村民|老人|家庭|代表|人员|人士|同乡|乡亲|乡贤|亲属|侨胞|社区|小区|街|巷|镇|乡|村|寨|屯|山|河|湖|江|海|岛|岭|沟|滩|湾|港|桥|路|站|线|期|节|会|展|奖|队|组|们|等地|一带|各界|地区|县|市|州|区|省|旗|府|宅|祠|庙|寺|塔|墓|碑|楼|堂|殿|宫|关|城|墙|谷)$"
)


def add_called_on(bodies: Bodies, verb: str, items: list[tuple[int, int]]) -> None:
    """走访了云岫农场和望溪酿造: of what is called on, a coined name with the word of a house or a trade is a body."""
    if verb not in CALLS_ON:
        return
    vouched = any(is_strong(bodies, item) or is_trade_name(bodies, *item) for item in items)
    for start, end in items:
        if (start, end) in bodies.found:
            continue
        house = next((w for w in word_list(ORGANIZATIONS, "called_on") if bodies.clean.endswith(w, start, end)), "")
        if house and is_coined(bodies, start, end - len(house), shortest=2):
            bodies.add(start, end, "company", "visited_body")
        elif vouched and len(items) > 1 and is_coined(bodies, start, end) and may_be_body(bodies, start, end):
            add_item(bodies, start, end, "company", "visited_body")


def add_partners(bodies: Bodies) -> None:
    """与锦川电机、望溪科尔达成意向: with whom something is signed or agreed on, where the characters are no words."""
    clean = bodies.clean
    for first, stop in bodies.marks.stops:
        if clean[first:stop] not in ("与", "同", "和"):
            continue
        items, start = [], stop
        for _ in range(MAX_ITEMS):
            end = bodies.marks.right_edge(start)
            if end == start:
                break
            items.append((start, end))
            if clean[end : end + 1] not in ("、", "和", "与", "及"):
                break
            start = end + 1
        agrees = AGREES.match(clean, items[-1][1]) if items else None
        if agrees is None:
            continue
        binds = BINDS.search(agrees.group()) is not None
        alone = len(items) == 1
        vouched = any(is_strong(bodies, item) or is_trade_name(bodies, *item, is_actor=True) for item in items)
        for item in items:
            if item in bodies.found or not may_be_body(bodies, *item):
                continue
            if any(
                at in bodies.suffix_by_end or at in bodies.marks.known_ends for at in range(item[0] + 1, item[1] + 1)
            ):
                continue  # 锦川集团|战略合作
            if (binds and is_trade_name(bodies, *item, is_actor=True)) or (
                (vouched or alone) and is_coined(bodies, *item)
            ):
                add_item(bodies, *item, "company", "visited_body")


def add_investors(bodies: Bodies) -> None:
    """其中,云岫科技|投资5亿元的…项目: whose money is told right before a sum, if its name ends in a trade."""
    clean = bodies.clean
    for puts in PUTS_IN.finditer(clean):
        end = puts.start()
        start = bodies.marks.left_edge(end)
        if (start, end) in bodies.found or end in bodies.suffix_by_end or end in bodies.marks.known_ends:
            continue
        opens = (
            start == 0 or clean[start - 1] in OPENS_AN_ITEM or clean.endswith(("其中", "分别是", "分别为"), 0, start)
        )
        if opens and is_trade_name(bodies, start, end, is_actor=True) and may_be_body(bodies, start, end):
            add_item(bodies, start, end, "company", "trade_name")


def add_project_owners(bodies: Bodies) -> None:
    """投资3亿元的云岫漆业|整车漆项目: the firm that opens the name of a project, by the trade its name ends in."""
    clean = bodies.clean
    for project in PROJECT_OF_SOMEBODY.finditer(clean):
        end = project.end("whose")
        start = max(bodies.marks.left_edge(end), end - MAX_COINED)
        start = max([start, *(m.end() for m in OPENS_PROJECT.finditer(clean, start, end))])
        place = bodies.marks.place_by_start.get(start)
        own = place[0] if place is not None and place[0] < end else start
        head = clean[own : project.start("trade")]
        if not 2 <= len(head) <= MAX_HEAD or not all(map(is_han, head)) or separates(head) or is_generic(head):
            continue
        if (start, end) in bodies.found or any(start < e and s < end for s, e in bodies.found):
            continue
        if is_trade_name(bodies, own, end) and may_be_body(bodies, start, end):
            add_item(bodies, start, end, "company", "trade_name")


def add_pairs(bodies: Bodies) -> None:
    """云岫矿冶与锦川矿冶、望溪通航与霁岭通航分别签署: in a list of pairs that sign, what stands on both sides are bodies.

    One name of the list must be proven by itself, and none may have the shape of anything but a name.
    """
    clean = bodies.clean
    for listed in PAIRS.finditer(clean):
        sides: list[tuple[int, int]] = []
        at = listed.start("pairs")
        for pair in re.split("、", listed["pairs"]):
            joins = [m.start() for m in re.finditer("与", pair)]
            if len(joins) != 1:
                sides = []
                break
            sides += [(at, at + joins[0]), (at + joins[0] + 1, at + len(pair))]
            at += len(pair) + 1
        proven = [side for side in sides if side in bodies.found or side[1] in bodies.suffix_by_end]
        if not proven or len(sides) < MIN_SIDES:
            continue
        for start, end in sides:
            placed = bodies.marks.place_by_start.get(start, (0, ""))[0] == end
            taken = any(start <= s < end or start < e <= end for s, e in bodies.found)
            words = clean[start:end]
            if placed or taken or not MIN_SIDE <= end - start <= MAX_COINED or not all(map(is_han, words)):
                continue
            if NO_SIDE.search(words) or NO_HOUSE_LAST.search(words) or is_generic(words):
                continue
            titled = any(
                n in bodies.marks.title_by_start or n + 1 in bodies.marks.title_by_end for n in range(start, end)
            )
            if not titled:
                bodies.add(start, end, "company", "in_list_of_bodies")


def is_coined(bodies: Bodies, start: int, end: int, shortest: int = MIN_COINED) -> bool:
    """Tell 望溪科尔 from what ordinary words, people, villages and transcriptions look like: no word opens it."""
    clean = bodies.clean
    place = bodies.marks.place_by_start.get(start)
    at = place[0] if place is not None and place[0] < end else start
    rest = clean[at:end]
    if not shortest <= len(rest) <= MAX_COINED or not all(map(is_han, rest)):
        return False
    if any(rest[:n] in words for n in (2, 3, 4) for words in (dictionary_pairs(), common_words(), separable_words())):
        return False
    if rest[1:3] in frequent_words() or NO_HOUSE_LAST.search(rest) or set(rest) <= TRANSCRIBED:
        return False
    taken = range(at, end)
    return not any(
        n in bodies.marks.title_by_start or n + 1 in bodies.marks.title_by_end or n in bodies.marks.place_by_start
        for n in taken
    )
