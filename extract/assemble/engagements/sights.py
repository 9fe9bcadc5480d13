"""Named sights: what was looked at, told from the parties it is named after or stands beside."""

from __future__ import annotations

import re

from extract.assemble.engagements.who import is_sight
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Where
from extract.find.candidates import CueCandidate

# 横琴|某沙项目: the name of a project, not the zone
PART_OF_PROJECT = re.compile(
    r"(?!重点|重大|在建|招商|建设|产业|企业|签约|内|等|的|和|与|及|以|有|就|并)"
    r"(?:(?!考察|参观|走访|调研|洽谈|对接|了解|推进|招引)[\u4e00-\u9fff]){2,8}?项目"
)
# 望溪综合开发区|同心书屋项目: what was built there, not the zone
NAMED_PROJECT = re.compile(
    r"(?![^,，。;；、]{0,24}?(?:建设|招商|重点|重大|在建|产业|企业|签约|工业|开发|入驻|落户|投资|的))[\u4e00-\u9fff]{4,20}?项目"
)
SIGHT_OF_PERSON = re.compile(
    r"[^,，。、;；]{0,6}?(?:陈列馆|纪念馆|纪念园|干部学院|艺术馆|美术馆|文学馆|大剧院|陵园|广场|公园|中学|小学|故居|故里|生平|事迹|铜像|墓)|(?:家族|兄弟|家庭)?(?:农场|牧场|庄园|酒庄|农庄|林场)(?!主|负责)"
)
SIGHT_OF_BODY = re.compile(
    r"[^,，。、;；]{2,16}?(?:论坛|大会|峰会|会议)(?:永久)?(?:会址|旧址|会场)|(?:特展|展览|展)(?=[,，、—―－《“]|$)"
)
SIGHT_NAME = re.compile(
    r"(?:陵|寺|塔|祠|庙|园林|古城|古镇|古城墙|古街|老街|图书馆|博物馆|博物院|纪念馆|展览馆|规划馆|美术馆|故居|水利工程|大桥|公园|景区)$"
)
HOUSE_NAME = re.compile(r"(?:公司|集团|厂|银行|大学|学院|研究院|研究所|协会|商会)$")


def names_a_project(reading: Reading, token: Token) -> bool:
    """Tell a place that only opens the name of a project: 横琴|某某项目."""
    zone = token.kind == "L" or token.place_id is not None
    written_out = reading.clean[token.end - 1] in "区园城港市县镇村州省"
    if zone and token.kind == "O" and NAMED_PROJECT.match(reading.clean, token.end) is not None:
        return True
    return zone and not written_out and PART_OF_PROJECT.match(reading.clean, token.end) is not None


def is_seen_only(reading: Reading, token: Token, kind: str, *, closes: bool) -> bool:
    """Tell a sight named like a body, or 原甲公司厂区, from whom a tour called on; `closes` where 等名胜古迹 closes the list."""
    if token.kind != "O":
        return False
    name = reading.clean[token.start : token.end]
    if closes and HOUSE_NAME.search(name) is None:
        return True
    former = reading.clean[token.start - 1] == "原" or name.startswith("原")
    return former or (kind == "site_tour" and SIGHT_NAME.search(name) is not None)


# 参观了|企业研发中心、培训中心, |该公司建设的标志性项目——甲酒店
PART_OF_THE_FIRM = re.compile(
    r"了?(?:该|其|这家)?(?:企业|公司|集团|厂)(?:总部)?(?:的)?(?:[^,，。;；]{0,12}、)?$"
    r"|了?(?:由)?(?:该|其|这家)?(?:企业|公司|集团)?(?:投资|开发|建设|承建|打造|运营|兴建)+的[^,，。;；]{0,40}$"
)
PART_NAME = re.compile(r"(?:中心|车间|基地|研究院|研究所|实验室|展厅|展馆|酒店|大厦|广场|平台|商场|学校|医院)$")


def is_part_of_the_house(reading: Reading, clause: Clause, cue: CueCandidate, token: Token) -> bool:
    """Tell 参观了企业研发中心 and 参观了该公司开发建设的甲酒店: a part or work of the house told before, no party."""
    if token.kind != "O" or PART_NAME.search(reading.clean, token.start, token.end) is None:
        return False
    return PART_OF_THE_FIRM.fullmatch(reading.clean, cue.end, token.start) is not None


def names_a_sight(reading: Reading, token: Token) -> bool:
    """Tell whether a person or body only names what was seen: 某元帅陈列馆, 联合国某论坛会址."""
    named = SIGHT_OF_PERSON if token.kind == "P" else SIGHT_OF_BODY if token.kind == "O" else None
    return named is not None and named.match(reading.clean, token.end) is not None


AND_MORE = re.compile(r"[和及](?!周边|附近|其)[^,，。;；]{2,16}(?=[,，。;；]|$)|以及")


def at_sight(reading: Reading, objects: list[Token]) -> Where | None:
    """Give the one sight that was looked at, or what holds all of them; beside other bodies a sight is not where they are."""
    bodies = [t for t in objects if t.kind in "PO"]
    sights = [t for t in objects if t.kind == "L" and is_sight(reading, t)]
    if not sights or len(bodies) > 1 or (bodies and bodies[0].start > sights[-1].start):
        return None
    if len(sights) == 1 and not bodies and is_listed(reading, sights[0]):
        return None  # 参观了某展示厅、甲广场、某花园: one of several
    if len(sights) == 1 and AND_MORE.match(reading.clean, sights[0].end):
        return None  # 考察了甲产业园和乙企业: two things seen
    if bodies and "、" in reading.clean[bodies[0].end : sights[0].start]:
        return None  # 参观甲园、乙港: two things seen, not one inside the other
    common = reading.smallest_common([t.local_id for t in sights])
    return Where(local_id=common, basis="stated", start=sights[0].start, end=sights[-1].end) if common else None


def is_listed(reading: Reading, token: Token) -> bool:
    """Tell one of several things listed: 甲展厅、|乙广场."""
    return "、" in (reading.clean[token.start - 1 : token.start], reading.clean[token.end : token.end + 1])
