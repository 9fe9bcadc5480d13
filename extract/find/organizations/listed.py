"""Bodies of the public list whose name goes on behind it: divisions of ministries, legal forms, stations, trades."""

from __future__ import annotations

import re

from extract.find.marks import word_list
from extract.find.organizations.bodies import Bodies
from extract.find.organizations.words import ORGANIZATIONS

MINISTRY_NAME = re.compile(r"(?:部|委|委员会|总局|署)$")
DIVISION_OF_A_MINISTRY = re.compile(
    r"(?P<field>[\u4e00-\u9fff]{2,9}?)(?<!公)司(?=[、,，。;；]|副?司长|[一二]级|参赞|处长|副?巡视员|调研员|有关|相关|负责|主办|等)"
)
NO_FIELD = re.compile(r"[各某的在了率赴与对]|下属|有关|相关|两个")
STATION = re.compile(r"(?:台|频道|总站|记者站)(?=台?长|[、，,。]|$)")
MAX_TRADE = 4  # characters of a trade behind a short name
LEGAL_TAIL = re.compile(r"(?:股份|责任)?有限(?:责任)?公司")


def over_trade(bodies: Bodies, start: int, end: int) -> int:
    """、远岫|机床、: in a list a listed firm's short name with a trade behind it is another firm's, or a part of it."""
    if bodies.clean[start - 1 : start] not in ("、", "了") or bodies.marks.right_edge(end) - end > MAX_TRADE:
        return end
    whole = bodies.marks.right_edge(end)
    is_trade = bodies.clean[end:whole] in word_list(ORGANIZATIONS, "trade_words")
    return whole if is_trade and bodies.clean[whole : whole + 1] in ("、", ",", "，", "。", "等") else end


def add_divisions_of_ministries(bodies: Bodies) -> None:
    """商务部|美洲大洋洲司副司长甲: a division of a ministry, which may begin with a place that is no house of it."""
    for start, end, key in bodies.marks.known:
        house = bodies.vocabulary.organizations[key]
        if (
            house.kind != "government"
            or house.country_code != "CN"
            or MINISTRY_NAME.search(bodies.clean, start, end) is None
        ):
            continue
        if start in bodies.marks.place_ends:
            continue  # 某国外交部某司: of another land
        division = DIVISION_OF_A_MINISTRY.match(bodies.clean, end)
        if division is not None and NO_FIELD.search(division["field"]) is None:
            bodies.add(start, division.end(), "government", "body_with_suffix")


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
