"""Missions of states: whose they are, and those that a list of lands names with one word."""

from __future__ import annotations

import re

from extract.find.organizations.bodies import Bodies, Found

# 望川市|驻广深办, 某省|驻深圳办事处: the office of one place in another or in several.
OFFICE_ELSEWHERE = re.compile(r"驻(?P<seat>[\u4e00-\u9fff]{1,6}?)(?:办事处|联络处|办(?![理公好学实法案事]))")


def add_missions_in_lists(bodies: Bodies) -> None:
    """中国驻甲国、乙国大使馆, 甲国、乙国驻某市总领事馆: each land of the list has its mission, though one word names them all."""
    for (start, end), hit in sorted(bodies.found.items()):
        suffix = bodies.suffix_by_end.get(end)
        if hit.kind != "embassy" or suffix is None or hit.key is not None:
            continue
        place = bodies.marks.place_by_start.get(start)
        if place is None or bodies.clean[start - 1 : start] not in ("、", "和", "与", "及"):
            continue
        tail = bodies.clean[place[0] : end]
        listed = _places_listed_before(bodies, start)
        if not listed:
            continue
        if place[0] == suffix.start:
            first = listed[-1][0]
            sender = _sender_before(bodies, first - 1) if bodies.clean[first - 1 : first] == "驻" else ""
            if not sender:
                continue  # 驻甲国、乙国使馆: whose is not said
            names = {span: f"{sender}驻{bodies.clean[slice(*span)]}{tail}" for span in [*listed, (start, place[0])]}
            bodies.found[start, end] = Found(hit.kind, hit.rule, None, names.pop((start, place[0])))
        elif tail.startswith("驻") and all(
            bodies.is_land_abroad(at) for at in (start, *(first for first, _ in listed))
        ):
            names = {span: f"{bodies.clean[slice(*span)]}{tail}" for span in listed}
        else:
            continue
        for (first, last), name in names.items():
            bodies.add(first, last, hit.kind, hit.rule, None, name)


def add_offices_elsewhere(bodies: Bodies) -> None:
    """望川市|驻广深办, 某省|驻深圳办事处: the office of a place of China in other places."""
    singles = bodies.vocabulary.place_keys_by_single
    for office in OFFICE_ELSEWHERE.finditer(bodies.clean):
        seat, at = office["seat"], office.start()
        is_place = seat in bodies.vocabulary.place_keys_by_alias or all(c in singles or c == "广" for c in seat)
        owner = next((start for start in range(max(0, at - 9), at - 1) if bodies.is_place(start, at)), None)
        if is_place and owner is not None and bodies.marks.place_by_start[owner][0] == at:
            for span in [s for s in bodies.found if at <= s[0] and s[1] == office.end()]:
                del bodies.found[span]
            bodies.add(owner, office.end(), "government", "body_with_suffix")


def _places_listed_before(bodies: Bodies, start: int) -> list[tuple[int, int]]:
    """Give the places of a list that ends before `start`, the last first: 甲国、乙国和|丙国."""
    listed: list[tuple[int, int]] = []
    at = start
    while bodies.clean[at - 1 : at] in ("、", "和", "与", "及"):
        end = at - 1
        first = next((s for s in range(max(0, end - 9), end - 1) if bodies.is_place(s, end)), None)
        if first is None or bodies.marks.place_by_start[first][0] != end:
            break
        listed.append((first, end))
        at = first
    return listed


def _sender_before(bodies: Bodies, at: int) -> str:
    """Give whose missions stand behind the 驻 at `at`: 中国|驻, 我国|驻, or as the sentence told before."""
    if bodies.clean.endswith(("我国", "我"), 0, at):
        return "中国"
    own = next((s for s in range(max(0, at - 9), at - 1) if bodies.is_place(s, at)), None)
    return bodies.clean[own:at] if own is not None else sender_of(bodies, at)


def sender_of(bodies: Bodies, left: int) -> str:
    """中国驻德国大使馆和驻汉堡总领馆: whose mission the second is; empty where the sentence does not say."""
    begin = max(bodies.clean.rfind(mark, 0, left) for mark in "。；\n") + 1
    for start, end, key in bodies.marks.places:
        if begin <= start < left and bodies.clean.startswith("驻", end) and end < left:
            if bodies.vocabulary.places[key].level == "country":
                return bodies.clean[start:end]
    return ""
