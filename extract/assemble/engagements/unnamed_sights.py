"""Sights without a name of their own: 参观了当地一座窑厂, 在齿轮厂."""

from __future__ import annotations

import re

from extract.assemble.engagements.destinations import is_the_journey
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Where
from extract.assemble.trips import Frame
from extract.find.candidates import CueCandidate

OTHERS_LOOK = re.compile(r"游客|旅客|市民|民众|居民|群众|观众|学生|青少年|学者|客商|客人|外宾|人次|万人|每年|吸引|供")
# what can be looked at, named or not: 齿轮厂, 窑厂, 展示厅, 老街
THING_SEEN = (
    r"(?:厂|工厂|公司|企业|园|园区|馆|港|基地|中心|街|街区|村|镇|社区|码头|车间|生产线|学校|小学|中学|医院|大学|学院|农场|牧场|农庄|酒店|酒庄|商场|超市"
    r"|展[厅区台位]|展示[厅区会]|展览|成就展|展销会|博览会|广场|公园|口岸|矿|电站|电厂|大桥|故居|[寺塔祠庙堂]|项目|工地|现场|实验室|研究[院所]|仓库|会址|总部|大[楼厦]|剧院|校园|宫|城堡|老城|古[镇城]|巷|遗址|市场|片区|景[区点]|商圈|高速公路段?|体育场|[植动]物园)"
)
# 参观了|当地最老的一座窑厂, 察看了|甲项目现场等地
SEES_A_THING = re.compile(
    rf"了?(?!和|与|并|的|团|组|活动|考察|后|时|期间|过程)(?P<what>[^,，。;；:：!！?？]{{2,120}}?{THING_SEEN})(?:等(?:[^,，。;；]{{0,6}}?(?:地|处|企业|项目|场所|单位|景点|设施))?)?(?=[,，。;；(（]|并|(?:进行)?(?:实地)?(?:参观|考察|调研)|$)"
)
# 考察了|便民大厅、地铁站点|等场所
SEES_A_LIST = re.compile(
    r"了?(?!和|与|并|的|团|组|活动)(?P<what>[^,，。;；:：!！?？]{2,60}?)等[^,，。;；]{0,6}?(?:场所|设施|点位|现场|景点|站点)(?=[,，。;；]|$)"
)
# 来到|一家齿轮厂|参观
SEES_WHERE_IT_GOES = re.compile(
    rf"(?:来到|走进|深入|前往|赴|到)了?(?P<what>[^,，。;；:：]{{2,120}}?{THING_SEEN})(?:等(?:地|处|企业))?(?:进行|开展)?(?:实地|现场)?$"
)
# 在|齿轮厂、甲小镇项目,|考察团详细了解…
STANDS_AT_THINGS = re.compile(
    rf"[ \u3000]*在(?P<what>[^,，。;；:：]{{2,160}}?{THING_SEEN})(?:等(?:地|处|企业|项目)?)?(?:现场)?$"
)
SUMS_UP = re.compile(r"(?:共|累计|总共|总计)$")
PART_OF_A_HOUSE = re.compile(
    r"公司|企业|集团|厂区|园区|该厂|该公司|各|项目(?!建设)|其"
)  # 参观了|公司展厅: of the house just told
OF_THE_TOWN = ("的", "一家", "一座", "一所", "两家", "两座", "两所", "三家", "当地", "最大")  # 甲市|一家齿轮厂
# 走进某老街,|边走边看
SEES_THERE = re.compile(r"参观|察看|观看|了解|边走边看|听取|感受|领略|体验|品鉴|询问|观摩")
KINDS_ONLY = re.compile(
    r"(?:(?:当地|有关|相关|部分|重点|一些|多家)?的?(?:市场|企业|公司|工厂|园区|项目|商场|基地|产业|学校|医院|机构|单位|工地|现场)(?:、|和|与|及|以及|等)?)+"
)
INDUSTRY_WORK = re.compile(r"产业(?:[^,，。;；]{0,6}产业)*项目$")
WALKS_INTO = re.compile(r"走[进入]|来到")
LOOKS_CLOSELY = re.compile("参观|观摩|参访|游览|察看|查看|踏查|实地|现场")
ONE_OF_THEM = re.compile(r"[一两二三几多数][家个座所处]|当地|部分|多家|、|现场|车间|生产线|展[厅区馆]")
NO_THING = re.compile(
    r"了解|介绍|推进|听取|围绕|洽谈|座谈|交流|合作(?!园|项目|示范|中心|区)|对接|学习|招引|引进|寻找|投资环境|拓展|开拓|培训|如何|关于|招商|建设[、和及与]|整治"
)


def stands_in(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> Where | None:
    """Give the town in which what was looked at is said to stand: 考察了甲市|的污水处理厂. A name's own 甲市 says less."""
    towns = [t for t in clause.tokens if t.kind == "L" and t.start >= cue.end]
    if len(towns) != 1 or reading.lies_in(towns[0].local_id, frame.home_id):
        return None
    town = towns[0]
    if not reading.clean.startswith(OF_THE_TOWN, town.end) or town.start - cue.end > 1:
        return None
    return Where(local_id=town.local_id, basis="stated", start=town.start, end=town.end)


def sees_a_thing(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 代表团参观了当地一座窑厂, 来到一家齿轮厂参观 of what has no name of its own: a tour, of whom is not said."""
    text = reading.clean
    if frame.trip is None or OTHERS_LOOK.search(text, clause.start, cue.start) is not None:
        return False
    if SUMS_UP.search(text, clause.start, cue.start) is not None:
        return False  # 共考察了5家企业
    walks = cue.kind == "visit_or_travel" and WALKS_INTO.fullmatch(text, cue.start, cue.end) is not None
    if cue.kind != "site_tour" and not walks:
        return False
    before = SEES_WHERE_IT_GOES.search(text, clause.start, cue.start) if not walks else None
    seen = before or SEES_A_THING.match(text, cue.end, clause.end) or SEES_A_LIST.match(text, cue.end, clause.end)
    if seen is None or NO_THING.search(seen["what"]) is not None or PART_OF_A_HOUSE.match(seen["what"]) is not None:
        return False
    if any(t.kind in "PD" and seen.start("what") <= t.start for t in clause.tokens):
        return False
    closely = LOOKS_CLOSELY.search(text, cue.start, cue.end) is not None
    if (before is not None or not closely) and is_the_journey(reading, frame, clause):
        return False  # 率团到甲镇、乙镇考察: where the journey went
    if walks and SEES_THERE.search(text, seen.end(), clause.sentence.end) is None:
        return False
    if KINDS_ONLY.fullmatch(seen["what"]) is not None:
        return False  # 考察了市场、企业: what such journeys do
    if INDUSTRY_WORK.search(seen["what"]) is not None or (before is not None and seen["what"].endswith("项目")):
        return False
    if walks or before is not None:
        places = [t for t in clause.tokens if t.kind == "L" and t.end == seen.end("what")]
        return not any(reading.level(t) in ("district", "city", "zone") for t in places)
    return closely or (ONE_OF_THEM.search(seen["what"]) is not None and not seen["what"].endswith("市场"))


def stands_at_things(reading: Reading, clause: Clause) -> bool:
    """Tell 在齿轮厂、甲小镇项目,考察团详细了解…, where none of the things seen has a name of its own."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    at = STANDS_AT_THINGS.match(reading.clean, first.start, first.end) if first is not clause else None
    if at is None or first.cues or NO_THING.search(at["what"]) or PART_OF_A_HOUSE.match(at["what"]):
        return False
    named = [t for t in first.tokens if t.kind == "L" and t.end == at.end("what")]
    towns = any(reading.level(t) in ("country", "province", "city", "district") for t in named)
    return not towns and not any(t.kind in "PD" for t in first.tokens)
