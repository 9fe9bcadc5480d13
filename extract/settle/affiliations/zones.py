"""Offices of zones that no list holds, or that the text names once and then calls 区."""

from __future__ import annotations

import re

from extract.find.marks import is_generic
from extract.find.organizations.edges import ZONE_WORDS
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import GOES_TO_SEE, MAX_CHAIN, OUR_ZONE, ZONE_OFFICE
from extract.settle.entities.levels import place_for_level
from extract.settle.entities.seats import seat_in

# 区|党工委书记, 开发区|管委会主任, and 管委会主任 behind a mark
ZONE_ALONE = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[和与及]))(?P<kind>区|开发区|经开区|高新区|园区|新区)?$")
GONE_TO = re.compile(rf"(?:赴|到|至|{GOES_TO_SEE})了?$")
ZONE_LEADER = "区领导"
# 某市新材料产业基地|管委会主任: a zone that no list and no finder knows by its kind.
BASE_OF_A_BOARD = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:基地|片区|集聚区|集中区|组团|功能区|试验区|实验区|旅游区|口岸|物流园|港区"
    r"|起步区|先行区|启动区|示范区|合作区|度假区|开发区|园区|新城|科技城|科学城|产业园|工业园)$"
)
BASE_KIND = re.compile(r"[^区园城地]{0,2}(?:[区园城]|基地)$")


def of_a_base(scene: Scene, office: Office, start: int) -> bool:
    """Read 某市新材料产业基地|管委会主任: the board of a zone of another kind than the finders know."""
    board = ZONE_OFFICE.match(office.title.name)
    left = scene.book.marks.left_edge(start)
    if board is None or BASE_OF_A_BOARD.fullmatch(scene.clean, left, start) is None:
        return False
    words, key = scene.clean[left:start], seat_in(scene.book, scene.clean[left:start])
    if key is None and words[0] in "省市区县州旗":
        key = place_for_level(scene.book, words[0], start)
        if key is None:
            return False
        words = f"{scene.book.vocabulary.places[key].name}{words[1:]}"
    stem = BASE_KIND.sub("", words)
    if not stem or is_generic(stem) or words in ZONE_WORDS:
        office.is_of_unread_house = True
        return False  # 经济开发区|管委会主任: of any town
    kind = "government" if board.group(1) == "管委会" else "party"
    office.body_start = left
    office.body = scene.book.implied_body(f"{words}{board.group(1)}", kind, left, office.title.end, key)
    office.basis = "stated"
    return True


def of_the_zone_told(scene: Scene, office: Office) -> bool:
    """Read 甲开发区赴乙市考察。区|党工委副书记王一: of the one zone a line of this report opens with, no other told before."""
    start, clean = office.title.start, scene.clean
    house = ZONE_OFFICE.match(office.title.name)
    leads = office.title.name == ZONE_LEADER
    opened = ZONE_ALONE.search(clean, max(0, start - 5), start) if house is not None or leads else None
    if opened is None or (leads and OUR_ZONE.search(clean, 0, start) is None):
        return False
    # 区领导甲 behind 区党工委书记乙: of the zone that is his, whatever others were gone to between the two
    first = next((o.title.start for o in scene.told_before if ZONE_OFFICE.match(o.title.name)), start)
    until = first if leads else start
    entities = scene.book.entities
    told = [m for m in scene.bodies if m.start < until and entities[m.local_id].detail_kind == "industrial_park"]
    if len({m.local_id for m in told}) != 1:
        return False
    zone = entities[told[0].local_id]
    opens_a_line = clean[: told[0].start].strip(" \u3000")[-1:] in ("", "\n")
    if not opens_a_line or not zone.name.endswith(opened["kind"] or ""):
        return False
    _take_the_zone(scene, office, told[0].local_id, f"the zone this report opens with: {zone.name}")
    return True


def of_the_only_zone(scene: Scene, office: Office) -> bool:
    """Read 园区|管委会主任甲: of the one zone the report names, where it is called so and no official of another town is beside him."""
    start, entities = office.title.start, scene.book.entities
    called = ZONE_ALONE.search(scene.clean, max(0, start - 5), start) if ZONE_OFFICE.match(office.title.name) else None
    if called is None or called["kind"] in (None, "区"):
        return False
    named = {m.local_id for m in scene.bodies if entities[m.local_id].detail_kind == "industrial_park"}
    if len(named) != 1 or not entities[key := next(iter(named))].name.endswith(called["kind"]):
        return False
    if any(GONE_TO.search(scene.clean, max(0, m.start - 4), m.start) for m in scene.bodies if m.local_id == key):
        return False  # 副市长甲赴某开发区考察,开发区管委会主任乙参加: of the zone at home
    seat = scene.seat(key)
    above = {seat, *(p.place_key for p in scene.book.vocabulary.ancestors(seat))} if seat else set()
    beside = {scene.place_key(o) for o in scene.told_before[-MAX_CHAIN:] if scene.same_sentence(o, office)}
    if beside - {None} - above:
        return False
    _take_the_zone(scene, office, key, f"the one zone this report names: {entities[key].name}")
    return True


def _take_the_zone(scene: Scene, office: Office, zone_id: str, why: str) -> None:
    """Take the board or the party committee of a zone, or for 区领导 the zone itself."""
    zone, house = scene.book.entities[zone_id], ZONE_OFFICE.match(office.title.name)
    office.body = zone_id
    if house is not None:
        kind = "government" if house.group(1) == "管委会" else "party"
        name = f"{zone.name}{house.group(1)}"
        office.body = scene.book.implied_body(name, kind, office.title.start, office.title.end, scene.seat(zone_id))
    office.basis, office.is_inferred, office.reason = "paragraph", True, why
