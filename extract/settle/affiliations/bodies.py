"""The body behind an office of a place, and who may head a body."""

from __future__ import annotations

import re

from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import (
    CITY_GOVERNMENT,
    CONGRESS,
    DEPARTMENT,
    GOVERNMENT,
    HEADED_BY,
    HEADS_OF_STATE,
    LEADERS,
    PARTY,
    TAIWAN,
    YOUTH,
    ZONE_OFFICE,
)
from extract.settle.entities.house_names import committee_name
from extract.settle.settled import Mention
from extract.vocabulary import Place

# 监事长, 副会长: heads that no department of a house has.
HEAD_OF_MEMBERS = re.compile(r"(?:会长|理事长|监事长|总干事)$")
ENDS_AS_A_DEPARTMENT = re.compile(r"[部处司科局厅署]$")
QUEMOY = "CN-350527"  # 金门县 is listed under its province, and has the county government that sits there
MATSU = "CN-350122"  # 连江县: of 福州, and of the isles of 马祖


def office_of(scene: Scene, office: Office, place_key: str | None, basis: str, reason: str | None) -> bool:
    """Name the body behind an office of a place: 市委书记 of 江阴市 → 中共江阴市委. False where the title is no such office."""
    if place_key is None:
        return False
    place = scene.book.vocabulary.places[place_key]
    name, start, end = office.title.name, office.body_start or office.title.start, office.title.end
    of_taiwan = _is_of_taiwan(scene, place_key)
    if of_taiwan and PARTY.match(name):
        return False  # no committee of that party sits there
    body: tuple[str, str] | None = None
    if place.level == "zone":
        zone = ZONE_OFFICE.match(name)
        body = (
            (f"{place.name}{zone.group(1)}", "government" if zone.group(1) == "管委会" else "party") if zone else None
        )
    elif place.country_code not in ("CN", None) and place.level != "country":
        if office.title.title_class not in ("government", "party"):
            return False
        office.place = scene.book.place(place_key, start, end, implied=True)
        office.basis, office.reason = basis, reason
        return True
    elif place.level == "country":
        if name in HEADS_OF_STATE or office.title.title_class in ("government", "diplomatic"):
            office.place = scene.book.place(place_key, start, end, implied=True)
            office.basis, office.reason = basis, reason
            return True
        return False
    elif (party := PARTY.match(name)) is not None:
        tail = name[party.end() :]
        department = DEPARTMENT.match(tail)
        body = (
            committee(place.name, department.group(1) if department else ""),
            "party",
        )
    elif (youth := YOUTH.match(name)) is not None:
        if not place.name.endswith(youth.group(1)):
            return False
        body = (f"共青团{place.name}委", "party")
    elif LEADERS.match(name):
        office.place = scene.book.place(place_key, start, end, implied=True)
        office.basis, office.reason = basis, reason
        return True
    elif (congress := CONGRESS.match(name)) is not None:
        body = (f"{place.name}{congress.group(2)}", "government")
    elif GOVERNMENT.search(name) or CITY_GOVERNMENT.match(name):
        body = (_government(place, of_taiwan), "government")
    elif (department := DEPARTMENT.match(name)) is not None:
        body = (committee(place.name, department.group(1)), "party")
    elif name.startswith("党委") and place.level in ("province", "city", "district"):
        department = DEPARTMENT.match(name.removeprefix("党委"))
        body = (committee(place.name, department.group(1) if department else ""), "party")  # 某自治区|党委组织部部长
    elif name in ("常委", "委员") and place.level != "country":
        return False
    if body is None:
        return False
    office.body = scene.book.implied_body(body[0], body[1], start, end, place_key)
    office.basis, office.reason = basis, reason
    return True


def _is_of_taiwan(scene: Scene, place_key: str) -> bool:
    """Tell whose county government sits there: 金门县 is listed under another province, and 连江县 are two."""
    if place_key != MATSU:
        return place_key.startswith(TAIWAN) or place_key == QUEMOY
    return "马祖" in scene.clean or (
        "福州" not in scene.clean
        and any(
            key.startswith(TAIWAN) and scene.book.vocabulary.places[key].level == "district"
            for _, _, key in scene.book.marks.places
        )
    )


def house_so_headed(scene: Scene, office: Office, body: str | None) -> str | None:
    """Give the body that may have such a head: itself, or for 副会长 behind 恒川协会联络部 the 恒川协会 it is a part of."""
    if body is None or _is_headed_so(office.title.name, scene.book.entities[body].name):
        return body
    name = scene.book.entities[body].name
    above = {
        m.local_id
        for m in scene.book.mentions
        if m.kind == "organization" and m.local_id != body and name.startswith(scene.clean[m.start : m.end])
    }
    house = above.pop() if len(above) == 1 else None
    return house if house and _is_headed_so(office.title.name, scene.book.entities[house].name) else None


def _is_headed_so(title: str, body: str) -> bool:
    """Tell whether a body may have such a head: a 院长 is of a house that calls itself 院, a 会长 of no department."""
    if HEAD_OF_MEMBERS.search(title) and ENDS_AS_A_DEPARTMENT.search(body):
        return False
    words = next((words for head, words in HEADED_BY if title.endswith(head)), None)
    return words is None or any(word in body for word in words)


def department_of(committee: str, department: str) -> str:
    """Name a department of a committee: 中共江阴市委组织部, but 中共江阴市纪委."""
    return f"{committee.removesuffix('委') if department == '纪委' else committee}{department}"


def _government(place: Place, of_taiwan: bool) -> str:
    """Name the government of a place: 江阴市人民政府, 兴安盟行政公署, 台南市政府."""
    if of_taiwan:
        return f"{place.name}政府"
    return f"{place.name}{'行政公署' if place.name.endswith('盟') else '人民政府'}"


def committee(place: str, department: str) -> str:
    """Name a party committee or a department of it: 中共江阴市委组织部, 中共江阴市纪委, 中共广西壮族自治区党委."""
    if department == "纪委":
        return f"中共{place}纪委"
    return f"{committee_name(place)}{department}"


def take(scene: Scene, office: Office, body: Mention, basis: str, why: str) -> None:
    """Take a body that is told elsewhere, where it may have such a head."""
    house = house_so_headed(scene, office, body.local_id)
    if house is None:
        return
    office.body, office.basis, office.is_inferred = house, basis, True
    office.reason = f"{scene.book.entities[house].name}, {why}"
