"""Offices of other lands: ministries, parties, provinces and missions."""

from __future__ import annotations

import re

from extract.find.organizations.words import REGION, is_ordinary
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import (
    FOREIGN_NAMES,
    FORMERLY,
    GOVERNMENT,
    LIST_JOINT,
    LOCAL_ABROAD,
    MAX_STATE_FORM,
    STATE_FORM,
)

POSTED = re.compile(r"([\u4e00-\u9fff]{1,6}?)(?:常驻|驻)([\u4e00-\u9fff]{1,8})$")
# lands other than China in which one such party has a politburo
LANDS_OF_PARTIES = {
    "老挝": "LA",
    "老": "LA",
    "越南": "VN",
    "越": "VN",
    "朝鲜": "KP",
    "朝": "KP",
    "古巴": "CU",
    "古": "CU",
}
RULING_PARTY = re.compile(
    r"(?P<land>老挝|越南|朝鲜|古巴|[老越朝古](?=[党共]中央)|(?<![\u4e00-\u9fff])[老越朝古])(?:人民革命|劳动|共产)?(?:党|共)(?!.*中共)"
)
RUN_ENDS = re.compile(r"[,，。;；:：\n]")
MAX_RUN = 40  # characters of offices before one of them
POSTED_ALONE = re.compile(r"(?<![\u4e00-\u9fff])(?P<posted>我?驻(?P<host>[\u4e00-\u9fff]{2,8}|华))$")  # 、驻仰光|总领事
MISSION = re.compile(r"(?:候任|临时)?[代副]?(?:(?P<consul>总领事|领事)|大使|临时代办|公使)")
MINISTRY_AFTER_ANOTHER = re.compile(r"^[、,，和及](?P<name>[\u4e00-\u9fff]{2,7}?)部?$")  # 某国总理甲、工贸部|部长乙
TRANSCRIBED = "transcribed_name_after_title"
HEADED_TWICE = re.compile(r"(?P<house>[部局厅署])(?:第[一二三])?副?(?P=house)长")
PUNCTUATED = re.compile(r"[^\u4e00-\u9fff]|[和与及兼的]")
MAX_FIELDS = 7  # characters between a land and the office of a minister: 旅游艺术与文化
HOUSE_OF_ITS_OWN = "署局厅办院委会室"  # 某国总理公|署部长: of a house that is no ministry
MAX_HOUSE = 14  # characters from the place that opens a house's name to its end
PARTY_ABROAD = re.compile(r"[\u4e00-\u9fff]{4,14}党(?:中央(?:委员会)?)?$")
MAX_PARTY = 18
HEADS_ABROAD = frozenset({"总统", "副总统", "首相", "副首相"})
SERVES_A_HEAD = re.compile(r"(?:总统|总理|首相|国王)(?:特别|高级|首席|经济|外交|政治)?$")
HELPS_A_HEAD = re.compile(r"(?:特别|高级|首席)?(?:顾问|助理|特使|特别代表|发言人|秘书)")
MAX_HEAD = 4  # characters of 总统首席
PARTY_NAME = re.compile(r"(?P<own>[\u4e00-\u9fff]{2,6})党")  # parties of another land are mostly named without it
PARTIES_AT_HOME = frozenset({"致公", "农工", "农工民主", "中国致公", "中国农工民主", "共产", "中国共产", "民主"})
OPENS_OFFICE = re.compile(r"[^\u4e00-\u9fff]|[了和与及见]")


def of_a_ministry(scene: Scene, office: Office, ministry: re.Match[str]) -> bool:
    """Read 某国|外务|大臣, and 前|总务|大臣 of a land that is not said."""
    left = ministry.start()
    land = scene.land_ending(left)
    if land is None and left and OPENS_OFFICE.search(scene.clean, max(0, left - 1), left) is None:
        return False
    office.name = f"{ministry.group()}{office.title.name}"
    if land is None:
        office.body_start = left
        office.is_of_unread_house = not of_the_land_before(scene, office)
    else:
        office.body_start, office.place, office.basis = land.start, land.local_id, "stated"
    return True


def of_the_land_before(scene: Scene, office: Office) -> bool:
    """Read 会见某国某县知事甲、前总务大臣乙: of the one land abroad that the sentence speaks of before the office."""
    land = _land_before(scene, office.body_start or office.title.start)
    if land is None:
        return False
    office.place = scene.book.place(land, office.body_start, office.title.end, implied=True)
    office.basis, office.is_inferred = "sentence", True
    office.reason = f"the one land abroad named before it: {scene.book.vocabulary.places[land].name}"
    return True


def _land_before(scene: Scene, position: int) -> str | None:
    """Give the key of the one land other than China whose places a sentence names before here."""
    sentence = scene.book.sentence_at(position)
    if sentence is None:
        return None
    entities = scene.book.entities
    named = [entities[m.local_id] for m in scene.places if sentence.start <= m.start < position]
    lands = {place.country_code for place in named} - {None, "CN"}
    if not any(place.detail_kind == "country" and place.country_code in lands for place in named):
        return None  # 在某市会见前首相甲: where they meet is not said to be his land
    land = next(iter(lands)) if len(lands) == 1 else None
    last = scene.told_before[-1] if len(lands) > 1 and scene.told_before else None
    if last is not None and LIST_JOINT.fullmatch(scene.clean, last.person.end, position) is not None:
        place = scene.book.vocabulary.places.get(
            scene.place_key(last) or ""
        )  # 甲国前总理王一、乙国前首相李二、前外务|大臣
        land = place.country_code if place is not None and place.country_code in lands else None
    return land if land in scene.book.vocabulary.places else None


def heads_the_land_before(scene: Scene, office: Office, start: int) -> bool:
    """Read 会见某国某县知事甲、[前]首相乙: an office that China has not, of the one land abroad named before it."""
    if office.title.name not in HEADS_ABROAD:
        return False
    formerly = FORMERLY.search(scene.clean, max(0, start - 2), start)
    begins = formerly.start() if formerly is not None else start
    if OPENS_OFFICE.search(scene.clean, max(0, begins - 1), begins) is None:
        return False
    if formerly is not None:
        office.body_start, office.name = begins, f"{formerly.group()}{office.title.name}"
    return of_the_land_before(scene, office)


def of_the_head_of_a_land(scene: Scene, office: Office, start: int) -> bool:
    """Read 某国总统|顾问甲: who serves the head of a land is of that land."""
    serves = SERVES_A_HEAD.search(scene.clean, max(0, start - MAX_HEAD), start)
    land = scene.land_ending(serves.start()) if serves is not None else None
    if serves is None or land is None or HELPS_A_HEAD.fullmatch(office.title.name) is None:
        return False
    office.body_start, office.place, office.basis = land.start, land.local_id, "stated"
    office.name = f"{serves.group()}{office.title.name}"
    return True


def of_a_ministry_listed(scene: Scene, office: Office, start: int) -> bool:
    """Read 某国副总理甲、[工贸部]部长乙, 某国总统甲、[财政]部长乙: a ministry of the land of the one before in the list."""
    if office.title.name.lstrip("副") != "部长" or not scene.told_before:
        return False
    last = scene.told_before[-1]
    named = MINISTRY_AFTER_ANOTHER.match(scene.clean[last.person.end : start])
    land = scene.book.vocabulary.places.get(scene.place_key(last) or "")
    if named is None or land is None or land.level != "country" or land.country_code == "CN":
        return False
    inside = range(last.person.end + 1, start + 1)
    if any(at in scene.place_by_end or (at < start and at in scene.title_by_start) for at in inside):
        return False  # 某国总理甲、丙国商务|部长乙; 某国主席甲及副总理兼财政|部长乙
    office.body_start = last.person.end + 1
    office.body = scene.book.implied_body(
        f"{land.name}{named['name']}部", "government", office.body_start, office.title.end, land.place_key
    )
    office.basis, office.is_inferred = "sentence", True
    office.reason = f"the land of the office before it in the list: {land.name}"
    return True


def of_a_ministry_in_short(scene: Scene, office: Office, start: int) -> bool:
    """Read 某国|[旅游]部长甲: the ministry whose word the office begins with, right behind the name of its land."""
    if office.title.name.lstrip("副") != "部长" or scene.clean[start - 1] == "部":
        return False
    for at in range(start - 2, max(0, start - MAX_FIELDS) - 1, -1):
        if PUNCTUATED.match(scene.clean, at):
            return False
        land = scene.land_ending(at)
        key = scene.book.entities[land.local_id].vocabulary_key if land is not None else None
        if land is None or key is None:
            continue
        held = "前" if scene.clean[at] == "前" else ""
        fields = scene.clean[at + len(held) : start]
        if key == "CN" or len(fields) < 2 or fields[-1] in HOUSE_OF_ITS_OWN or not is_ordinary(fields):
            return False
        office.body_start, office.basis, office.name = land.start, "stated", f"{held}{office.title.name}"
        name = f"{scene.clean[land.start : land.end]}{fields}部"
        office.body = scene.book.implied_body(name, "government", land.start, office.title.end, key)
        return True
    return False


def is_of_another_land(scene: Scene, office: Office) -> bool:
    """Tell whether 财政部长甲·乙, and 财政部长丙 listed behind the president of a land, is no minister of China."""
    if office.person.rule in FOREIGN_NAMES or is_of_abroad(scene, office):
        return True
    last = scene.told_before[-1] if scene.told_before else None
    if last is None or LIST_JOINT.fullmatch(scene.clean, last.person.end, office.body_start) is None:
        return False
    land = scene.book.vocabulary.places.get(scene.place_key(last) or "")
    kind = scene.book.entities[last.body].detail_kind if last.body else "place"
    return land is not None and land.country_code not in ("CN", None) and kind in ("place", "government")


def of_a_house_headed_so(scene: Scene, office: Office, start: int, *, abroad: bool = False) -> bool:
    """Read 某国计划投资部|部长: the word for the house stands twice, and between it and a place are its fields."""
    clean, ends = scene.clean, HEADED_TWICE.search(scene.clean, max(0, start - 1), start + 4)
    if ends is None or ends.start() != start - 1 or ends.end() - start > len(office.title.name):
        return False
    for at in range(start - 3, max(-1, start - MAX_HOUSE), -1):
        if PUNCTUATED.match(clean, at):
            break
        place = scene.place_by_end.get(at)
        if place is None:
            continue
        key = scene.book.entities[place.local_id].vocabulary_key
        if key is None or not is_ordinary(clean[at : start - 1]):
            break
        if abroad and scene.book.vocabulary.places[key].country_code == "CN":
            break
        name = clean[place.start : start]
        office.body_start, office.basis = place.start, "stated"
        office.body = scene.book.implied_body(name, "government", place.start, office.title.end, key)
        return True
    office.is_of_unread_house = clean[start - 1] in "部厅署"
    return False


def of_a_party_abroad(scene: Scene, office: Office, start: int) -> bool:
    """Read 某国人民革命党中央|总书记: a party that opens with the name of its land."""
    party = PARTY_ABROAD.search(scene.clean, max(scene.book.marks.left_edge(start), start - MAX_PARTY), start)
    land = scene.book.marks.place_by_start.get(party.start()) if party is not None else None
    place = scene.book.vocabulary.places.get(land[1]) if land is not None else None
    if party is None or place is None or place.level != "country" or place.country_code == "CN":
        return _of_a_party_in_a_list(scene, office, start)
    office.body_start, office.basis = party.start(), "stated"
    office.body = scene.book.implied_body(party.group(), "party", party.start(), office.title.end, place.place_key)
    return True


def _of_a_party_in_a_list(scene: Scene, office: Office, start: int) -> bool:
    """Read 会见某国某县知事甲,[民主党]副总干事长乙: a party of the one land abroad that the sentence names."""
    left = scene.book.marks.left_edge(start)
    named = PARTY_NAME.fullmatch(scene.clean, left, start)
    if named is None or named["own"] in PARTIES_AT_HOME or is_ordinary(named["own"]):
        return False
    land = _land_before(scene, left)
    if land is None:
        return False
    office.body_start, office.basis = left, "stated"
    office.body = scene.book.implied_body(named.group(), "party", left, office.title.end, land)
    return True


def of_a_mission(scene: Scene, office: Office, start: int) -> bool:
    """中国驻里昂总领事, 韩国驻沪总领事: the mission is implied by the title."""
    posted = POSTED.search(scene.clean, max(0, start - 12), start)
    if posted is None:
        return _posted_by_china(scene, office, start)
    left = scene.book.marks.left_edge(posted.start(2))
    sender, host = posted.group(1), posted.group(2)
    begin = posted.start(1)
    if begin < left:
        sender, begin = scene.clean[left : posted.end(1)], left
    form = STATE_FORM.search(scene.clean, max(0, posted.end(1) - MAX_STATE_FORM), posted.end(1))
    land = scene.land_ending(form.start()) if form is not None else None
    sender_place = land or next((m for m in scene.places if m.start >= begin - 1 and m.end == posted.end(1)), None)
    if sender_place is not None:
        begin = sender_place.start
        sender = scene.clean[begin : sender_place.end]
    if not sender:
        return _posted_by_china(scene, office, start)
    if "馆" in host:
        return False  # 中国驻德国大使馆公使: the mission is stated
    held = FORMERLY.search(host) if len(host) > 1 else None
    if held is not None:  # 某国驻某国|原|大使
        host, office.name = host[: held.start()], f"{held.group()}{office.title.name}"
    name = office.title.name
    if "领事" in name:
        house = "总领事馆"
    elif name.endswith("代表"):
        house = "代表团"
    else:
        house = "大使馆"
    host_place = next(
        (m for m in scene.places if m.start == posted.start(2) and m.end == posted.start(2) + len(host)), None
    )
    key = scene.book.entities[host_place.local_id].vocabulary_key if host_place is not None else None
    if len(host) == 1 and key and host != "华":
        host = re.sub(r"[市省]$", "", scene.book.vocabulary.places[key].name)
    if sender == "我":
        sender = "中国"
    mission = f"{sender}驻{host}{house}"
    if house == "总领事馆" and mission not in scene.book.organization_id_by_name:
        short = mission.replace("总领事馆", "领事馆")
        mission = short if short in scene.book.organization_id_by_name else mission
    office.body = scene.book.implied_body(mission, "embassy", begin, office.title.end, key)
    office.basis, office.reason = "stated", f"{sender}驻{host}{name} belongs to {mission}"
    office.body_start = begin
    return True


def _posted_by_china(scene: Scene, office: Office, start: int) -> bool:
    """驻仰光|总领事甲, 我驻缅甸|大使乙: news at home says no land before a mission of its own abroad."""
    alone = POSTED_ALONE.search(scene.clean, max(0, start - 10), start)
    house = MISSION.match(office.title.name)
    if alone is None or house is None:
        return False
    if _posted_as_the_one_before(scene, office, alone, "总领事馆" if house["consul"] else "大使馆"):
        return True
    if office.person.rule in FOREIGN_NAMES:
        return False
    places = scene.book.vocabulary.places
    keys = scene.book.vocabulary.place_keys_by_alias.get(alone["host"], ())
    if not keys or any(key.startswith("CN") or places[key].country_code in (None, "CN") for key in keys):
        return False
    diplomats = (o for o in scene.told_before if o.title.title_class == "diplomatic" and o.body)
    missions = (scene.book.entities[o.body].name for o in diplomats if o.body)
    if any("驻" in mission and not mission.startswith("中国") for mission in missions):
        return False  # 某国驻法国大使甲…驻意大利大使乙
    mission = f"中国驻{alone['host']}{'总领事馆' if house['consul'] else '大使馆'}"
    office.body_start = alone.start("posted")
    office.body = scene.book.implied_body(mission, "embassy", office.body_start, office.title.end, keys[0])
    office.basis, office.is_inferred = "inferred", True
    office.reason = f"a mission abroad without its land is China's: {mission}"
    return True


def _posted_as_the_one_before(scene: Scene, office: Office, alone: re.Match[str], house: str) -> bool:
    """Read 某国驻华大使甲、驻上海总领事乙 and 某国某州州长甲、驻华大使乙: sent by the land of the one before in the list."""
    joint = LIST_JOINT.search(scene.clean, max(0, alone.start() - 2), alone.start())
    last = scene.told_before[-1] if scene.told_before and joint is not None else None
    if joint is None or last is None or last.person.end != joint.start():
        return False
    entities, places = scene.book.entities, scene.book.vocabulary.places
    if last.body and entities[last.body].detail_kind == "embassy":
        sender = entities[last.body].name.partition("驻")[0]
    else:
        key = scene.place_key(last) or ""
        above = [places[key], *scene.book.vocabulary.ancestors(key)] if key in places else []
        before = scene.land_ending(last.body_start)  # 某国某州州长: of a province no list has
        sender = entities[before.local_id].name if before is not None else ""
        sender = next((p.name for p in above if p.level == "country"), sender)
    host = alone["host"]
    keys = scene.book.vocabulary.place_keys_by_alias.get(host, ())
    in_china = host == "华" or any(places[key].country_code == "CN" for key in keys)
    if not sender or sender == "中国" or not in_china:
        return False  # 某国驻华大使甲、驻该国某市总领事乙: of China
    mission = f"{sender}驻{host}{house}"
    office.body_start = alone.start("posted")
    office.body = scene.book.implied_body(
        mission, "embassy", office.body_start, office.title.end, keys[0] if len(keys) == 1 else None
    )
    office.basis, office.is_inferred = "sentence", True
    office.reason = f"sent by the land of the office before it in the list: {sender}"
    return True


def department_abroad(scene: Scene, office: Office, last: Office, joint: re.Match[str]) -> bool:
    """Read 某国某省省长甲、经济厅厅长乙: the department of the province abroad."""
    house = scene.book.entities[last.place] if last.place and not last.body else None
    place = scene.book.vocabulary.places.get(house.vocabulary_key or "") if house is not None else None
    if house is None or joint.group() not in ("、", ",", "，", "和", "及", "与", "以及"):
        return False
    if place is not None and (place.country_code in (None, "CN") or place.level == "country"):
        return False
    if office.person.rule not in (*FOREIGN_NAMES, TRANSCRIBED) or (office.bureau or "")[-1:] not in tuple("厅局部"):
        return False  # 某国某省省长安·某某,商务局局长王一, 外办主任李二: a host's
    office.body = scene.book.implied_body(
        f"{house.name}{office.bureau}", "government", office.body_start, office.title.end, house.vocabulary_key
    )
    office.basis, office.is_inferred = "sentence", True
    office.reason = f"the place of the office before it in the list: {house.name}"
    return True


def abroad_as_the_one_before(scene: Scene, office: Office, last: Office, joint: re.Match[str]) -> bool:
    """Read 某国某县议长甲、副知事乙: of the same town or province abroad, and not of one at home."""
    house = scene.book.entities[last.place] if last.place and not last.body else None
    place = scene.book.vocabulary.places.get(house.vocabulary_key or "") if house is not None else None
    abroad = place.country_code != "CN" if place is not None else house is not None
    seat = place.level in ("city", "province", "district") if place is not None else house is not None
    name = office.title.name
    if last.person.rule in FOREIGN_NAMES and office.person.rule not in FOREIGN_NAMES:
        return False  # 某国某市市长安·某某、副市长王一: the second is a host, or of another town
    joints = ["、", "和", "及", "与", "以及", *((",", "，") if office.person.rule == TRANSCRIBED else ())]
    if not (abroad and seat) or house is None or joint.group() not in joints:
        return False
    level = GOVERNMENT.search(name)
    if office.title.title_class != "government" or not (
        LOCAL_ABROAD.fullmatch(name)
        or (level is not None and house.name.endswith(level.group(1) or REGION))
        or (level is not None and level.group(1) == "市" and place is not None and place.level == "city")
    ):
        return False
    office.place, office.basis, office.is_inferred = last.place, "sentence", True
    office.reason = f"the place of the office before it in the list: {house.name}"
    return True


def land_of_a_party(scene: Scene, office: Office) -> str | None:
    """Give the land of 越共|中央政治局委员, 老挝党中央政治局委员、|国家副主席: of the party in the same run of offices."""
    run = scene.clean[max(0, office.title.start - MAX_RUN) : office.title.end]
    party = RULING_PARTY.search(RUN_ENDS.split(run)[-1])
    return LANDS_OF_PARTIES.get(party["land"]) if party is not None else None


def is_of_abroad(scene: Scene, office: Office) -> bool:
    """Tell whether a name that is transcribed stands behind the name of a land abroad: 副市长格伦斯特, but not 布仁其木格."""
    if office.person.rule not in (TRANSCRIBED, *FOREIGN_NAMES):
        return False
    sentence = scene.book.sentence_at(office.person.start)
    floor = scene.book.text.blocks[sentence.block].start if sentence is not None else 0
    before = (m for m in scene.places if floor <= m.start < office.person.start)
    return any(scene.book.entities[m.local_id].country_code not in (None, "CN") for m in before)
