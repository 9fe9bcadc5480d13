"""Bodies of the public list whose name goes on behind it: divisions of ministries, legal forms, stations, trades."""

from __future__ import annotations

import re

from extract.find.marks import TRANSCRIBED, word_list
from extract.find.organizations.bodies import CHINA, Bodies
from extract.find.organizations.words import ORGANIZATIONS

MINISTRY_NAME = re.compile(r"(?:部|委|委员会|总局|署)$")
DIVISION_OF_A_MINISTRY = re.compile(
    r"(?P<field>[\u4e00-\u9fff]{2,9}?)(?<!公)司(?=[、,，。;；]|副?司长|[一二]级|参赞|处长|副?巡视员|调研员|有关|相关|负责|主办|等)"
)
NO_FIELD = re.compile(r"[各某的在了率赴与对]|下属|有关|相关|两个")
STATION = re.compile(r"(?:台|频道|总站|记者站)(?=台?长|[、，,。]|$)")
# The marks that are built in China by firms of two owners.
MARK_OF_ANOTHER = re.compile(
    r"[-—·]?(?:大众|丰田|本田|日产|通用(?!技术)|福特|马自达|奔驰|宝马|三菱|标致|雪铁龙|雷诺|现代|起亚|沃尔沃|捷豹|奥迪|铃木|斯巴鲁|依维柯)"
)
MAX_TRADE = 4  # characters of a trade behind a short name
FORCES = re.compile(r"(?:国防军|空军|海军|陆军)(?![\u4e00-\u9fff]?(?:总部|司令))")
# Houses of Taiwan and ministries of other lands that China has not: in one list with them 科技部 is none of hers.
OF_OTHER_STATES = re.compile(
    r"经济部(?!门)|内政部|法务部|劳动部(?!门)|卫福部|卫生福利部|陆委会|侨委会|国发会|农委会|行政院|立法院|监察院|交通部观光局|文化部、客委会"
)
LONGEST_LAND = 10  # characters
LONGEST_RUN = 40  # characters of a list of offices before a ministry
ENDS_A_RUN = frozenset("，,。;；：:\n")
OWN_STATE = re.compile("中国|我国|国家|驻")
DOTTED = re.compile("(?:(?![和与及])[\u4e00-\u9fff]){1,8}[·•・]")
LEGAL_TAIL = re.compile(r"(?:股份|责任)?有限(?:责任)?公司")


def over_trade(bodies: Bodies, start: int, end: int) -> int:
    """、远岫|机床、: in a list a listed firm's short name with a trade behind it is another firm's, or a part of it."""
    if (
        bodies.clean[start - 1 : start] not in ("、", "了", "与", "和")
        or bodies.marks.right_edge(end) - end > MAX_TRADE
    ):
        return end
    whole = bodies.marks.right_edge(end)
    is_trade = bodies.clean[end:whole] in word_list(ORGANIZATIONS, "trade_words")
    return whole if is_trade and bodies.clean[whole : whole + 1] in ("、", ",", "，", "。", "等") else end


def over_joint_venture(bodies: Bodies, end: int) -> int:
    """一汽|大众: a maker of cars and the mark of another, side by side, name the firm of both."""
    mark = MARK_OF_ANOTHER.match(bodies.clean, end)
    return end if mark is None else mark.end()


def add_divisions_of_ministries(bodies: Bodies) -> None:
    """商务部|美洲大洋洲司副司长甲: a division of a ministry, which may begin with a place that is no house of it."""
    for start, end, key in bodies.marks.known:
        house = bodies.vocabulary.organizations[key]
        if (
            house.kind != "government"
            or house.country_code != "CN"
            or (start, end) not in bodies.found  # 某国|外交部某司: of another state
            or MINISTRY_NAME.search(bodies.clean, start, end) is None
        ):
            continue
        if start in bodies.marks.place_ends:
            continue  # 某国外交部某司: of another land
        division = DIVISION_OF_A_MINISTRY.match(bodies.clean, end)
        if division is not None and NO_FIELD.search(division["field"]) is None:
            bodies.add(start, division.end(), "government", "body_with_suffix")


def add_ministries_of_lands(bodies: Bodies) -> None:
    """某国|国防部7日表示, 中国|商务部: a ministry behind its land is that land's, whatever stands behind; so are its forces.

    Of a ministry that every state has, one without a land is China's only where nothing in the text speaks for another.
    """
    of_others: set[str] = set()
    alone: list[tuple[int, int]] = []
    for start, end, key in bodies.marks.known:
        house = bodies.vocabulary.organizations[key]
        if house.kind != "government" or bodies.clean[end - 1] != "部":
            continue
        land = _land_before(bodies, start) if start in bodies.marks.place_ends else None
        if land is None:
            alone.append((start, end))
            continue
        is_own = bodies.marks.place_by_start[land][1] == CHINA
        of_others |= set() if is_own else {bodies.clean[start:end]}
        if bodies.found.pop((start, end), None) is not None:
            bodies.add(land, end, house.kind, "known_body" if is_own else "body_with_suffix", key if is_own else None)
    for start, end in alone:
        if bodies.clean[start:end] in of_others or _is_of_another_state(bodies, start, end):
            bodies.found.pop((start, end), None)
    for forces in FORCES.finditer(bodies.clean):
        land = _land_before(bodies, forces.start())
        if land is not None:
            bodies.add(land, forces.end(), "government", "body_with_suffix")


def _is_of_another_state(bodies: Bodies, start: int, end: int) -> bool:
    """Tell 某国议员、|交通部部长甲, 财政部部长让·雷诺: in a list that opens with another land, or headed by a foreigner."""
    clean, title = bodies.clean, bodies.marks.title_by_start.get(end)
    if title is not None and title.name.endswith(("部长", "次长")):
        first = clean[title.end : title.end + 1]
        foreign = first in TRANSCRIBED and first not in bodies.vocabulary.surnames
        if (first.isascii() and first.isalpha()) or foreign or DOTTED.match(clean, title.end):
            return True
    beside = clean[max(0, start - 1) : start] in ("、", "和", "与", "及") or clean[end : end + 1] in ("、", "和")
    if beside and _stands_among_others(bodies, start, end):
        return True
    if clean[start - 1 : start] not in ("、", "和", "与", "及", "兼"):
        return False
    nearest = max(0, start - LONGEST_RUN)
    begin = next((at + 1 for at in range(start - 1, nearest - 1, -1) if clean[at] in ENDS_A_RUN), nearest)
    if OWN_STATE.search(clean, begin, start):
        return False
    return any(
        (place := bodies.marks.place_by_start.get(at)) is not None
        and bodies.vocabulary.places[place[1]].level == "country"
        and place[1] != CHINA
        for at in range(begin, start)
    )


def _stands_among_others(bodies: Bodies, start: int, end: int) -> bool:
    """Tell 拜会经济部、|科技部、陆委会: one clause lists it with houses that are none of China's."""
    clean = bodies.clean
    first = max((clean.rfind(mark, max(0, start - LONGEST_RUN), start) for mark in ENDS_A_RUN), default=-1) + 1
    last = min(
        (at for mark in ENDS_A_RUN if (at := clean.find(mark, end, end + LONGEST_RUN)) >= 0), default=end + LONGEST_RUN
    )
    return OF_OTHER_STATES.search(clean, max(first, start - LONGEST_RUN), last) is not None


def _land_before(bodies: Bodies, end: int) -> int | None:
    """Give where the country begins that is written out and ends here."""
    for at in range(max(0, end - LONGEST_LAND), end - 1):
        place = bodies.marks.place_by_start.get(at)
        if place is not None and place[0] == end and bodies.vocabulary.places[place[1]].level == "country":
            return at
    return None


def add_known_in_full(bodies: Bodies) -> None:
    """中国建筑集团|有限公司: a listed firm with its legal form, where no finder took the whole for a name."""
    for start, end, key in bodies.marks.known:
        legal = LEGAL_TAIL.match(bodies.clean, end)
        known = bodies.vocabulary.organizations[key]
        if legal is None or bodies.clean[start:end] != known.name or (start, legal.end()) in bodies.found:
            continue
        bodies.found.pop((start, end), None)
        bodies.add(start, legal.end(), known.kind, "known_body", key)


def add_broadcasters_abroad(bodies: Bodies) -> None:
    """某某卫视欧洲|台: a listed broadcaster's station for a land, whose name goes on behind the broadcaster's."""
    for start, end, key in bodies.marks.known:
        place = bodies.marks.place_by_start.get(end)
        if place is None or bodies.vocabulary.organizations[key].kind != "media":
            continue
        station = STATION.match(bodies.clean, place[0])
        if station is not None:
            bodies.found.pop((start, end), None)
            bodies.add(start, station.end(), "media", "body_with_suffix")
