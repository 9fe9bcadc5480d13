"""What stands right before a title: a body, a place, a department of what stands before, or a word that points at one."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.find.marks import is_generic
from extract.find.organizations.words import names_a_part
from extract.settle.affiliations.abroad import (
    heads_the_land_before,
    is_of_another_land,
    of_a_house_headed_so,
    of_a_ministry,
    of_a_ministry_in_short,
    of_a_ministry_listed,
    of_a_mission,
    of_a_party_abroad,
    of_the_head_of_a_land,
)
from extract.settle.affiliations.bodies import department_of, office_of
from extract.settle.affiliations.leagues import of_a_league
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.towns import of_a_town
from extract.settle.affiliations.wording import (
    ANY_BODY,
    COMMITTEE,
    CONGRESS,
    DEPARTMENT,
    FORMERLY,
    GOVERNMENT,
    HAN_NAME,
    LOCAL_ABROAD,
    NATIONAL_COUNCIL,
    OWN_PART,
    PARTY,
    QUOTED_BODY,
    REGION_HEAD,
    ZONE_OFFICE,
)
from extract.settle.affiliations.zones import of_a_base
from extract.settle.bureaus import BUREAU, BUREAU_HEADS, FIELDS, MAX_BUREAU
from extract.settle.entities.elided import name_elided
from extract.settle.entities.levels import place_for_level
from extract.settle.entities.seats import seat_in
from extract.settle.settled import Mention

JOINTS = "、，,兼及和与/／"
YOUTH_LEAGUE = "共青团"
NATIONAL_BODIES = {"政协": NATIONAL_COUNCIL, "人大": "全国人民代表大会"}
LEAGUE_OFFICE = "行署"  # 行署常务副盟长甲
OPENED_BODY = ("“", "「", "『", "《", "‘")
# 该市市长, 该县县委书记: the town the text named last.
POINTED_AT = re.compile(r"该(?P<level>[省市区县州旗])?$")
POINTED_LEVELS = {
    "省": frozenset({"province"}),
    "市": frozenset({"city", "province", "district"}),
    "区": frozenset({"district", "province"}),
    "县": frozenset({"district", "city", "province"}),
    "州": frozenset({"city", "province"}),
    "旗": frozenset({"district"}),
}
SECOND = "第二"
ONCE = re.compile(r"原$|(?<![目此日年以之当空史提从会谈式动节天月议行周])前$")  # 原|某市政协副主席
POSTED_TO = re.compile(r"驻$")
BOARD_OF_THE_SAME = re.compile(r"(?P<joint>[、,，兼和及])(?:董事|监事|理事)会$")
ELIDED_HOUSE = re.compile(
    r"(?:^|[、,，兼])(?P<name>[省市区县州](?:工商联|工商业联合会|总商会|贸促会|侨联|妇联|科协|文联|残联|台联|青联)|监委|(?<=、)总商会)$"
)
OWN_OFFICE = re.compile(r"(?:^|[、,，兼])(?P<name>办公[室厅])$")  # 县政府党组成员、办公室|主任甲
REPRESENTS = re.compile(r"(?:首席|总|常驻|副|常务副)*(?:代表|总裁|总经理|总监|经理|董事|顾问|负责人)")
HELD_ONCE_OF = re.compile(r"(?P<house>政协|人大常委会)原$")  # 某市政协原|副主席
# 某省新任省长, 某国前总统: who comes to an office, and who held it.
NEWLY = re.compile(r"(?:新任|现任|新当选)$")
FOREIGN_STATE = re.compile(r"(?:大区|省|州|道|府)$")
IN_BRACKETS = re.compile(r"[(（][\u4e00-\u9fff]{2,10}[)）]$")  # 某省外事委员会办公室(港澳办)|主任
# 县|纪委书记, 市|政协党组书记: the place is left out, its level is not.
LEVEL_ALONE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[和及与兼])(?P<level>[省市区县州旗盟])$")
OF_A_LEVEL = re.compile(r"(?P<party>纪委|政法委|机关工委)|人大|政协|政府")
MINISTER = re.compile(r"大臣$|次官$")
MINISTRY = re.compile(
    r"前?(?:国务|外务|外交|财务|财政|经济产业|经济|国土交通|农林水产|总务|法务|厚生劳动|文部科学|环境|防卫|商工|贸易|工业|商务|内政|国防|教育|交通|能源|旅游)(?:副)?$"
)
KIND_ALONE = re.compile(r"(?:集团公司|集团|(?<!工)商会|总会|协会|学会|联合会|联谊会|促进会|同乡会)$")
GROUP_NAME = re.compile(r"集团(?:股份)?(?:有限(?:责任)?公司)?$")
VILLAGE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2}(?<![兼任])村|[、,，兼任])(?:村?委会|村民委员会|村两?委|村)?$(?<=村|会|委)"
)
COUNCIL_OF_A_TOWN = re.compile(r"[、和及][市县省州道府都]议会$")
HEAD_OF_GOVERNMENT = re.compile(r"[、,，兼]政府$")
PEOPLES = "人民"  # 某市人民|政府党组成员


def read_stated(scene: Scene, office: Office) -> None:
    """Read the body right before the title, and that 原|某市政协|副主席 held the office once."""
    _read_house(scene, office)
    since = office.body_start
    if ONCE.search(scene.clean, max(0, since - 2), since) is None or office.name.startswith(("原", "前")):
        return
    if scene.book.marks.begins_after_stop(since - 1):
        office.name, office.body_start = f"{scene.clean[since - 1]}{office.name}", since - 1


def _read_house(scene: Scene, office: Office) -> None:
    """Read the body right before the title: a body, a place, 驻…, or a department of what stands before."""
    start = office.title.start
    clean, book = scene.clean, scene.book
    office.body_start = start
    while start > 0 and clean[start - 1] in " 的" and clean[start - 2 : start - 1] != "任":
        start -= 1
    if office.title.title_class == "diplomatic" and of_a_mission(scene, office, start):
        return
    if of_a_league(scene, office, start):
        return
    if clean.endswith(LEAGUE_OFFICE, 0, start) and office.title.name.endswith("盟长"):
        start -= len(LEAGUE_OFFICE)
        office.body_start = start
    if COUNCIL_OF_A_TOWN.search(clean, max(0, start - 4), start) and LOCAL_ABROAD.fullmatch(office.title.name):
        office.body_start = start - 3  # 某市副市长甲、市议会|副议长乙
    national = NATIONAL_BODIES.get(office.title.name[:2]) if clean.endswith("全国", 0, start) else None
    if national is not None:
        office.body_start = start - 2  # 全国|政协委员甲
        office.body = book.implied_body(national, "government", start - 2, start + 2, "CN")
        office.name, office.basis = f"全国{office.title.name}", "stated"
        return
    if HEAD_OF_GOVERNMENT.search(clean, max(0, start - 3), start) and GOVERNMENT.search(office.title.name):
        start -= 2  # 县委副书记、政府|县长甲
        office.body_start = start
    if office.title.name.startswith("政府") and clean.endswith(PEOPLES, 0, start):
        start -= len(PEOPLES)
        office.body_start = start
    board = BOARD_OF_THE_SAME.search(clean, max(0, start - 4), start)
    if board is not None and board.start() in scene.title_by_end:
        start = office.body_start = board.end("joint")  # 首席执行官兼|董事会|董事
    newly = NEWLY.search(clean, max(0, start - 3), start)
    if newly is not None and scene.house_ends(newly.start()):
        start = office.body_start = newly.start()
    formerly = FORMERLY.search(clean, max(0, start - 2), start)
    if formerly is not None and scene.house_ends(formerly.start()):
        start = office.body_start = formerly.start()
        office.name = f"{formerly.group()}{office.title.name}"
    once = HELD_ONCE_OF.search(clean, max(0, start - 7), start)
    if once is not None and CONGRESS.match(f"{once['house']}{office.title.name}"):
        office.name = f"原{office.title.name}"
        office.title = replace(office.title, name=f"{once['house']}{office.title.name}")
        start = office.body_start = once.start()
    bracket = IN_BRACKETS.search(clean, max(0, start - 12), start)
    if bracket is not None and (
        scene.body_by_end.get(bracket.start()) is not None
        or ELIDED_HOUSE.search(clean, max(0, bracket.start() - 8), bracket.start())
    ):
        start = office.body_start = bracket.start()
    fused = scene.fused_by_end.get(start + 1)
    if fused is not None and office.title.name[0] == fused.name[-1]:
        office.body_start = fused.start
        if clean.endswith(SECOND, 0, fused.start) and fused.name.endswith("部"):
            office.is_of_unread_house = True  # 第二|财政部长甲: of a land that has two
            return
        if fused.vocabulary_key and fused.name.endswith("部") and is_of_another_land(scene, office):
            if not of_a_ministry_listed(scene, office, start):
                office.is_of_unread_house = True  # 财政部|长安·某某: of another land
            return
        key = book.home_key(start) if fused.rule == "elided_body" else seat_in(book, fused.name)
        name = fused.name if fused.rule != "elided_body" else name_elided(book, fused)
        if name is not None:
            office.body = book.implied_body(name, fused.kind, fused.start, office.title.end, key)
            office.basis = "stated"
        return
    body = scene.body_by_end.get(start)
    if body is not None and body.rule == "known_body" and HAN_NAME.match(clean, body.start - 1):
        if of_a_house_headed_so(scene, office, start, abroad=True):
            return  # 某国计划|财政部|部长
        office.is_of_unread_house = False
    if body is None and clean[start - 1 : start] in QUOTED_BODY:
        quoted = scene.body_by_end.get(start - 1)  # “某电子”总经理
        if quoted is not None and clean[quoted.start - 1 : quoted.start] in OPENED_BODY:
            body = quoted
    if body is None:
        head = _department(scene, start)
        if head is not None:
            words = clean[head[0] : start]
            body = head[1]
            office.name = f"{words.strip(JOINTS)}{office.title.name}"
    if body is not None:
        office.body_start = body.start
        _house(scene, office, body)
        return
    kind = KIND_ALONE.search(clean, max(0, start - 4), start)
    if kind is not None and book.marks.begins_after_stop(kind.start()):
        _of_the_one_of_its_kind(scene, office, kind.start(), kind.group())
        return
    if of_a_town(scene, office, start) or of_a_base(scene, office, start):
        return
    if of_a_ministry_listed(scene, office, start) or of_a_ministry_in_short(scene, office, start):
        return
    if of_a_party_abroad(scene, office, start) or of_a_house_headed_so(scene, office, start):
        return
    if of_the_head_of_a_land(scene, office, start) or heads_the_land_before(scene, office, start):
        return
    place = scene.place_ending(start)
    village = VILLAGE.search(clean, max(0, start - 8), start)
    if place is None and village is not None and office.title.title_class != "company":
        office.body_start, office.is_of_unread_house = village.end("name"), True  # of a village that no list holds
        return
    if place is None and (pointed := POINTED_AT.search(clean, max(0, start - 2), start)) is not None:
        _pointed_at(scene, office, pointed)
        return
    ministry = MINISTRY.search(clean, max(0, start - 9), start) if MINISTER.search(office.title.name) else None
    if place is None and ministry is not None and of_a_ministry(scene, office, ministry):
        return
    if place is None and office.title.name in BUREAU_HEADS and _bureau(scene, office, start):
        return
    if place is not None and POSTED_TO.search(clean, max(0, place.start - 2), place.start):
        office.body_start = place.start  # 某商会驻乙市代表: where he is posted is not whose he is
        return
    firm = scene.body_by_end.get(place.start) if place is not None else None
    if firm is not None and REPRESENTS.fullmatch(office.title.name):
        office.body_start = firm.start
        _house(scene, office, firm)  # 某商事株式会社|华南|首席代表: of the firm, posted to a region
        return
    if place is not None:
        office.body_start = place.start
        key = book.entities[place.local_id].vocabulary_key
        party = PARTY.match(office.title.name)
        if key is not None and party is not None and clean.endswith(YOUTH_LEAGUE, 0, place.start):
            office.body_start, office.basis = place.start - len(YOUTH_LEAGUE), "stated"
            called = f"{YOUTH_LEAGUE}{book.vocabulary.places[key].name}委"
            office.body = book.implied_body(called, "party", office.body_start, office.title.end, key)
            office.name = f"团{office.title.name}"
            return
        if office_of(scene, office, key, "stated", None):
            return
        if book.entities[place.local_id].detail_kind == "landmark" and office.title.name in ANY_BODY:
            office.place, office.basis = place.local_id, "stated"  # 某市会展中心|副主任
            return
        of_a_state = key is None and FOREIGN_STATE.search(book.entities[place.local_id].name) is not None
        heads_it = of_a_state and REGION_HEAD.fullmatch(office.title.name) is not None
        if heads_it or (office.title.title_class in ("government", "party") and office.title.name not in ANY_BODY):
            office.place, office.basis = place.local_id, "stated"
        return
    level = LEVEL_ALONE.search(clean, max(0, start - 2), start)
    if level is not None and (kind := OF_A_LEVEL.match(office.title.name)) is not None:
        called = f"{level['level']}{'委' if kind['party'] else ''}{office.title.name}"
        office.title, office.body_start = replace(office.title, name=called), start - 1
        return
    house = ELIDED_HOUSE.search(clean, max(0, start - 8), start)
    if house is None and (bureau := BUREAU.search(clean, max(0, start - MAX_BUREAU), start)) is not None:
        # 某市副市长、公安局|局长
        office.bureau, office.body_start = bureau["name"], bureau.start("name")
        return
    house = house or OWN_OFFICE.search(clean, max(0, start - 4), start)
    house = house or OWN_PART.search(clean, max(0, start - 4), start)
    if house is not None:
        # 甲区委统战部副部长、区工商联|党组书记
        office.elided, office.body_start = house["name"], house.start("name")


def _of_the_one_of_its_kind(scene: Scene, office: Office, start: int, kind: str) -> None:
    """集团董事长, 商会会长 without a name: the one group or chamber that the text names, or none that is known."""
    office.body_start = start
    entities = scene.book.entities
    ends_so = GROUP_NAME if kind.startswith("集团") else re.compile(f"{kind}$")
    named = [
        m
        for m in scene.bodies
        if entities[m.local_id].detail_kind in ("company", "association")
        and m.rule not in ("bare_body", "elided_body")
        and (
            (kind != "集团公司" and ends_so.search(entities[m.local_id].name))  # 甲建工 is called no group here
            or ends_so.search(scene.clean[m.start : m.end])
        )
    ]
    sentence = scene.book.sentence_at(start)
    before = {m.local_id for m in named if sentence is not None and sentence.start <= m.start < start}
    houses = before or {m.local_id for m in named}
    if len(houses) != 1:
        office.is_of_unread_house = True
        scene.unknown_house = office  # 商会会长甲携副会长乙: of the same chamber, whichever it is
        return
    office.body, office.is_inferred = next(iter(houses)), True
    office.basis = "sentence" if before else "paragraph"
    office.reason = f"{kind} without a name means {entities[office.body].name}, the one named"


def _bureau(scene: Scene, office: Office, start: int) -> bool:
    """公安局长 without a place is of a bureau without one: 局长 stands for 公安局局长."""
    left = max(scene.book.marks.left_edge(start), start - 6)
    words = scene.clean[left:start]
    if len(words) < 2 or words.endswith(("局", "厅", "署", "委")) or not (is_generic(words) or words in FIELDS):
        return False
    office.body_start = left
    office.bureau = f"{words}{office.title.name[-2]}"
    office.name = f"{words}{office.title.name}"
    return True


def _pointed_at(scene: Scene, office: Office, pointed: re.Match[str]) -> None:
    """该市市长: the town of that level named last in the paragraph; a word that points at nothing names no house."""
    office.body_start = pointed.start()
    level = pointed.group("level") or office.title.name[0]
    sentence = scene.book.sentence_at(pointed.start())
    if sentence is None or level not in POINTED_LEVELS:
        return
    floor = scene.book.text.blocks[sentence.block].start
    for mention in sorted(scene.places, key=lambda m: -m.start):
        if not floor <= mention.start < mention.end <= pointed.start():
            continue
        place = scene.book.entities[mention.local_id]
        if place.detail_kind not in POINTED_LEVELS[level] or not place.name.endswith(level):
            continue
        basis = "sentence" if mention.start >= sentence.start else "paragraph"
        why = f"{scene.clean[pointed.start() : office.title.start]}{office.title.name} is of {place.name}, named before"
        if place.vocabulary_key is None:
            office.place, office.basis, office.reason = mention.local_id, basis, why
        else:
            office_of(scene, office, place.vocabulary_key, basis, why)
        office.is_inferred = True
        return


def _department(scene: Scene, start: int) -> tuple[int, Mention] | None:
    """Find the body before 市场及商务 in 某某市场及商务总监: ten characters at most between it and the title."""
    for begin in range(start - 1, max(0, start - 13), -1):
        if scene.clean[begin] in "，。；：、！？“”,;:!?":
            return None
        body = scene.body_by_end.get(begin)
        if body is not None:
            return (begin, body) if _is_a_department(scene, begin, start) else None
    return None


def _is_a_department(scene: Scene, begin: int, end: int) -> bool:
    """Tell whether the words behind a body name a part of it: 市场及商务, 交通与物流司, 云南投资发展, 珠海基地."""
    words = scene.clean[begin:end]
    size = next((at - begin for at in range(end - 1, begin, -1) if _begins_at(scene, at, begin)), 0)
    return names_a_part(words, size)


def _begins_at(scene: Scene, end: int, start: int) -> bool:
    """Tell whether a place that ends here begins there."""
    place = scene.place_by_end.get(end)
    return place is not None and place.start == start


def _house(scene: Scene, office: Office, body: Mention) -> None:
    """Take the stated body; a zone's 党工委 or 管委会, a place's 组织部 are bodies of their own."""
    entity = scene.book.entities[body.local_id]
    if entity.vocabulary_key and entity.name.endswith("部") and is_of_another_land(scene, office):
        known = scene.book.vocabulary.organizations[entity.vocabulary_key]
        if known.kind in ("government", "party") and known.country_code == "CN":
            office.is_of_unread_house = True  # 财政部|部长安·某某: of another land
            return
    department = DEPARTMENT.match(office.title.name)
    if department and entity.detail_kind == "party" and COMMITTEE.search(entity.name):
        name = department_of(f"{'' if entity.name.startswith('中共') else '中共'}{entity.name}", department.group(1))
        seat = scene.seat(entity.local_id)
        office.body = scene.book.implied_body(name, "party", body.start, office.title.end, seat)
        office.basis, office.reason = "stated", f"{department.group(1)} of {entity.name}"
        if body.rule == "elided_body":
            office.elided = scene.clean[body.start : office.title.start + department.end()]
        return
    zone = ZONE_OFFICE.match(office.title.name)
    if zone and entity.detail_kind == "industrial_park":
        kind = "government" if zone.group(1) == "管委会" else "party"
        office.body = scene.book.implied_body(
            f"{entity.name}{zone.group(1)}", kind, body.start, office.title.end, scene.seat(entity.local_id)
        )
        office.basis, office.reason = "stated", f"{zone.group(1)} of {entity.name}"
        return
    if entity.detail_kind == "industrial_park" and GOVERNMENT.search(office.title.name):
        key = place_for_level(scene.book, GOVERNMENT.search(office.title.name).group(1), office.title.start)  # type: ignore[union-attr]
        if key and office_of(scene, office, key, "paragraph", f"the zone {entity.name} lies in this district"):
            office.is_inferred = True
            return
    if entity.detail_kind == "industrial_park" and entity.place_local_id:
        place = scene.book.entities[entity.place_local_id]
        if place.vocabulary_key and PARTY.match(office.title.name) is not None:
            return
    office.body, office.basis = body.local_id, "stated"
    surface = scene.clean[body.start : body.end]
    if body.rule == "elided_body":
        office.elided = surface
    if BUREAU.fullmatch(surface) is not None and entity.name != surface:
        office.bureau, office.told_as = surface, body
