"""Ceremonies: openings, groundbreakings and appointments."""

from __future__ import annotations

import re

from extract.assemble.engagements.attendance import HELD_THERE, only_clause_before
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import Context, actors, objects_of
from extract.assemble.engagements.wording import MANNER, WHEN
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.told import Engagement, Lead, Where
from extract.assemble.trips import acts_for_delegation, as_party
from extract.find.candidates import CueCandidate

# What a house, firm or office begins with (甲公司|开业庆典) opens it; its years (开业十|周年庆典) and those who take its
# offices (理事会|就职典礼) are celebrated.
PARTY_OF_IT = "(?:仪式|典礼|庆典(?:活动|仪式|大会)?)"
OPENING_END = (
    r"(?:(?:竣工|投产|开业|落成|启用|揭牌|授牌|挂牌|揭幕|开班|开园|开馆|通车|开港|首航|首发|入驻)"
    rf"(?:(?!周年)[^,，。;；、]){{0,6}}?{PARTY_OF_IT}|成立(?:大会|{PARTY_OF_IT}))"
)
CELEBRATION_END = (
    r"(?:就职(?:仪式|典礼)|周年(?:庆典|庆祝|纪念)?(?:大会|活动|晚会|晚宴|酒会|招待会|仪式|典礼)|周年(?:庆典|庆祝|纪念)"
    r"|庆典(?:活动|仪式|大会)?|恳亲大会|纪念仪式)"
)
PROJECT_NAME = re.compile(
    r"(?:.*暨)?(?:亿元|万元|美元|投资)?(?P<name>(?:的)?[^,，。;；的为]{3,40}(?:项目|工程|基地|产业园))(?:[一二三]期)?(?:[(（][^)）]{1,8}[)）])?"
    rf"(?:{WHEN}|正式|顺利|隆重|举行|成功)*(?:在[^,，。]{{1,20}}?(?:{WHEN}|正式|顺利|隆重|举行|成功)*)?$"
)
COUNTED_PROJECTS = re.compile(r"[0-9一二三四五六七八九十百余多]个?[^0-9]{0,8}(?:项目|工程|基地|产业园)$")
NOT_A_NAME = re.compile(
    r"(?:并|详细|深入|实地|仔细)*(?:了解|推进|加快|宣布|介绍|关注|调研|要求|为|对|就|向|参加|出席|开工|重点|重大|一批|相关|所有)"
)
# 某代表处|在某地正式|揭牌
# 甲与乙共同为“某创新港”|揭牌
UNVEILED = re.compile(r"为[“「](?P<name>[^”」]{4,40})[”」](?:正式|共同|现场|联合|的成立)*$")
PART_UNVEILED = re.compile(r"的?[“「](?P<name>[^”」]{2,40})[”」](?:正式|共同|现场)*")  # 某校“某某之家”|揭牌
FOUNDED = re.compile(r"(?:设立|成立|组建)的[“「](?P<name>[^”」]{4,40})[”」]")
CONGRATULATED_ON = re.compile(
    r"(?:的|仪式)?(?:圆满|顺利|成功|举行|隆重)*表示[^,，。;；]{0,8}?(?:祝贺|感谢|欢迎)"
)  # 对项目奠基|表示祝贺
THOSE_PRESENT = re.compile(r"(?:仪式|活动)?的(?:还)?有")  # 出席揭牌|仪式的有总领事甲
RIGHT_BEFORE = re.compile(rf".{{0,8}}|(?:{MANNER}|{WHEN})*在.{{1,20}}?(?:{MANNER}|{WHEN})*")
TOGETHER = re.compile(
    r"等?(?:领导|嘉宾)?(?:共同|一同|一起|联合|上台|现场|为其|为之|进行|按下启动键|正式)*"
)  # 甲、乙共同|揭牌
DECLARES = re.compile(r"宣布[^,，。;；]{0,12}?$")
OFFICE_AT = re.compile(
    r"驻[\u4e00-\u9fff]{1,8}?[\u4e00-\u9fff]{0,8}(?:办事处|办公室|代表处|联络处|联络站|工作站|中心|事务所)$"
)
OFFICE_TAKEN = re.compile(r"(?:为|担任|任)[^,，。;；]{0,40}?(?:大使|顾问|代表|专员|专家|合伙人|推介官|荣誉市民)")
# 举行|甲中心揭牌仪式
CEREMONY_BEHIND = re.compile(rf"了?(?P<name>[^,，。;；“”]{{2,40}}?(?P<end>{OPENING_END}))(?=[,，。;；]|$)")
# 甲公司开业典礼|在乙市举行
CEREMONY_BEFORE = re.compile(
    rf"(?P<name>[^,，。;；“”]{{2,48}}?(?P<end>{OPENING_END}))(?:(?:{MANNER}|{WHEN})*[在于][^,，。;；]{{1,28}}?)?(?:{MANNER}|{WHEN})*$"
)
# 出席|甲基地落成典礼
CEREMONY_ATTENDED = re.compile(
    rf"(?:出席|参加)(?:了)?(?P<name>[^,，。;；“”]{{2,72}}?(?P<end>{OPENING_END}))(?=[,，。;；并]|$)"
)
# 在|甲博物馆开馆仪式|上,市长乙致辞
AT_CEREMONY = re.compile(rf"[ \u3000]*在(?P<name>[^,，。;；“”]{{2,40}}?(?P<end>{OPENING_END}))(?:上|现场|中)")
SPEAKS_THERE = re.compile(r"致[辞词]|讲话|发言|宣布|表示|介绍")
# 为|甲市驻乙国代表处|揭牌, 为甲市“会客厅”|揭牌
OFFICE_UNVEILED = re.compile(
    r"为(?P<name>[^,，。;；为]{2,30}?(?:代表处|办事处|联络处|联络站|工作站|服务站|中心|基地|研究院|实验室|分公司|产业园|分会|[“「][^”」]{2,24}[”」]))"
    r"(?:正式|共同|现场|联合|进行|的成立)*(?=揭)"
)
MIN_OPENED = 4  # characters of what is opened
STAMPED = re.compile(r"(?:颁发|发放|颁授|授予|递交|送上|颁送).{0,30}聘书|聘书.{0,6}(?:颁发|授予)")


def ceremony_held(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲公司开业典礼在乙市举行, 举行甲中心揭牌仪式: an opening told by its ceremony, of what stands before it."""
    text = reading.clean
    if clause.is_about(cue.start) or text.startswith("的", cue.end) or any(c.kind == "opening" for c in clause.cues):
        return None
    behind = CEREMONY_BEHIND.match(text, cue.end, clause.end)
    before = None if behind else CEREMONY_BEFORE.search(text, clause.start, cue.start)
    found = behind or before
    if found is None:
        return None
    start, end = found.span("name")
    for day in reading.every_date_in(clause.start, end):
        start = max(start, day.end) if day.end < found.start("end") else start
    start = end - len(text[start:end].lstrip(" \u3000,，"))
    ours = [t for t in actors(reading, context, clause, min(start, cue.start)) if t.end <= start]
    where = stated_place(reading, clause, cue.end if behind else cue.start, outside=(start, end))
    return _opening_named(reading, context, clause, cue, (start, end), found["end"], ours, where)


def _opening_named(
    reading: Reading,
    context: Context,
    clause: Clause,
    cue: CueCandidate,
    span: tuple[int, int],
    ceremony: str,
    ours: list[Token],
    where: Where | None,
) -> Engagement | None:
    """Tell an opening under the name of its ceremony; None for 揭牌仪式 alone, which does not say of what."""
    name = reading.clean[span[0] : span[1]]
    if len(name) - len(ceremony) < MIN_OPENED or "、" in name or NOT_A_NAME.match(name):
        return None
    told = tell(reading, context, clause, cue, "opening", "opening_told", [], ours, name=name, where=where)
    return None if told is not None and told.is_background else told


def ceremony_attended(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 省委书记甲出席乙基地落成典礼: an opening told by who was there."""
    found = CEREMONY_ATTENDED.search(reading.clean, clause.start, clause.end)
    if found is None or clause.is_said(found.start()) or clause.is_hoped(found.start()) or clause.earlier:
        return None
    ours = [t for t in actors(reading, context, clause, found.start()) if t.kind in "PD"]
    start, end = found.span("name")
    held_by = HELD_THERE.search(reading.clean, start, end)
    start = held_by.end() if held_by else start
    if not ours and not (context.frame.trip is not None and DELEGATION_WORD.search(clause.subject_word or "")):
        return None
    cue = CueCandidate(start=found.start(), end=end, rule="cue_engagement", family="engagement", kind="event_held")
    where = stated_place(reading, clause, start, outside=(start, end))
    return _opening_named(reading, context, clause, cue, (start, end), found["end"], ours, where)


def opened(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 在某地挂牌成立联络站, 某项目奠基: told with what was opened, and by whom."""
    if THOSE_PRESENT.match(reading.clean, cue.end) or CONGRATULATED_ON.match(reading.clean, cue.end):
        return None
    if _joins_what_was_told(reading, context, clause, cue) or DECLARES.search(reading.clean, clause.start, cue.start):
        return None
    objects = [t for t in [*objects_of(reading, clause, cue)] if t.kind == "O"]
    before = [
        t
        for t in clause.tokens
        if t.kind == "O"
        and t.end <= cue.start
        and RIGHT_BEFORE.fullmatch(reading.clean, t.end, cue.start)
        and not (t.place_id is not None and reading.clean[t.start - 1] in "在于")  # 在某开发区|奠基: where
    ]
    bodies = objects or before
    ceremony = reading.clean.startswith("仪式", cue.end) or "仪式" in reading.clean[cue.start : cue.end]
    # 某园奠基仪式: what is built does not dig
    thing = cue.kind == "groundbreaking" and ceremony
    built = {t.local_id for t in clause.tokens if thing and t.end == cue.start}
    bodies = [t for t in bodies if t.local_id not in built]
    named = re.compile(
        r"(?:成立|揭牌|挂牌)?(?:了)?(?P<name>[^,，。;；]{2,30}?(?:联络站|联络处|办事处|代表处|工作站|中心|基地|研究院|实验室|分公司|总部))"
    ).match(reading.clean, cue.end, clause.end)
    if cue.kind != "opening" or (named is not None and named.group("name").startswith(("在", "于", "的"))):
        named = None  # 奠基仪式在某基地举行: where it was
    site = PROJECT_NAME.search(reading.clean[clause.start : cue.start]) if named is None else None
    if site is not None and COUNTED_PROJECTS.search(site.group("name")):
        site = None  # 已有11个项目开工 counts, it names none
    if site is not None and NOT_A_NAME.match(site.group("name").lstrip("的")):
        site = None  # 详细了解|项目
    if not bodies and site is not None:
        inside = range(clause.start + site.start("name"), clause.start + site.end("name"))
        bodies = [t for t in clause.tokens if t.kind == "O" and t.start in inside]
    acting = actors(reading, context, clause, cue.start)
    founders = [] if any(t.kind == "P" for t in acting) else _founders(reading, clause, cue)
    if founders:
        bodies = []
    quoted = UNVEILED.search(reading.clean, clause.start, cue.start) if cue.kind == "opening" else None
    quoted = quoted or (_office_unveiled(reading, clause, cue) if not (bodies or named or site) else None)
    if not bodies and named is None and site is None and quoted is None and not founders:
        return None
    ours = founders or [t for t in acting if t not in bodies and t.local_id not in built]
    kind = "opening" if cue.kind == "opening" else "groundbreaking"
    others = [t for t in bodies if not acts_for_delegation(reading, context.frame, t)]
    if context.frame.trip is None and not bodies and not ours and site is None:
        return None
    unveiled = cue.kind == "opening" and len(bodies) == 1 and reading.clean[bodies[0].start - 1] == "为"
    part = PART_UNVEILED.fullmatch(reading.clean, bodies[0].end, cue.start) if len(bodies) == 1 else None
    name = named.group("name") if named else site.group("name").lstrip("的") if site else None
    name = quoted["name"] if quoted is not None and not bodies else name
    founded = FOUNDED.search(reading.clean, clause.start, cue.start) if len(founders) == 1 else None
    name = founded["name"] if founded is not None else None if founders else name
    offices = all(OFFICE_AT.search(text) for text in (reading.clean[t.start : t.end] for t in bodies))
    if kind == "opening" and part is not None:
        others, name = [], part["name"]
    elif kind == "opening" and (offices or unveiled):
        others = []  # 为甲市驻乙国办事处揭牌: what was opened is nobody's other side, but the event
        name = name or (reading.clean[bodies[0].start : bodies[0].end] if bodies else None)
    if name is None and not ours and cue.kind == "opening":
        name = reading.clean[bodies[0].start : bodies[0].end]  # what was opened is the event
    where = stated_place(reading, clause, clause.end) if ceremony else None  # 揭牌仪式在某区举行
    told = tell(reading, context, clause, cue, kind, f"{kind}_told", others, ours, name=name, where=where)
    if told is not None and founders:
        told.parties = [p for p in told.parties if not p.is_inferred]  # theirs, whoever travels
        told.lead = Lead()
    return told


def _office_unveiled(reading: Reading, clause: Clause, cue: CueCandidate) -> re.Match[str] | None:
    """Find what 甲、乙共同为丙市驻丁国代表处揭牌 names, where it is read as no body."""
    found = OFFICE_UNVEILED.search(reading.clean, clause.start, cue.end) if cue.kind == "opening" else None
    return found if found is not None and found.end() == cue.start else None


def spoke_at_ceremony(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲博物馆开馆仪式上,市长乙致辞: an opening told by who speaks there."""
    first = only_clause_before(reading, clause)
    opens = AT_CEREMONY.fullmatch(first.text) if first is not None else None
    if first is None or opens is None or clause.earlier or not clause.own_subject:
        return None
    if SPEAKS_THERE.search(clause.text) is None or any(c.kind == "opening" for c in clause.cues):
        return None
    ours = [t for t in actors(reading, context, clause, clause.end) if t.kind in "PD"]
    span = first.start + opens.start("name"), first.start + opens.end("name")
    held_by = HELD_THERE.search(reading.clean, *span)
    span = (held_by.end() if held_by else span[0]), span[1]
    if not ours:
        return None
    cue = CueCandidate(start=span[0], end=span[1], rule="cue_engagement", family="engagement", kind="event_held")
    where = stated_place(reading, first, span[0], outside=span)
    return _opening_named(reading, context, first, cue, span, opens["end"], ours, where)


def _joins_what_was_told(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Let people join what was told right before: 甲公司揭牌仪式举行。市长乙、董事长丙共同|揭牌; 市长乙宣布项目|开工."""
    last = context.last
    if last is None or last.kind != cue.kind or last.is_background or last.block != clause.sentence.block:
        return False
    if reading.clean[cue.end : clause.end].strip("。") or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return False
    people = [t for t in clause.tokens if t.kind == "P" and t.end <= cue.start]
    how = TOGETHER if cue.kind == "opening" else DECLARES
    if not people or how.fullmatch(reading.clean, people[-1].end, cue.start) is None:
        return False
    known = {p.local_id for p in last.parties}
    last.parties += [as_party(t, "delegation") for t in people if t.local_id not in known]
    if last.lead.local_id is None:
        first = people[0]
        last.lead = Lead(local_id=first.local_id, basis="sentence", start=first.start, end=first.end)
    return True


def _founders(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give who set up what is unveiled: 甲商会设立的“某联络中心”、乙商会设立的“某基地”揭牌."""
    if cue.kind != "opening":
        return []
    ends = {m.start() for m in FOUNDED.finditer(reading.clean, clause.start, cue.start)}
    return [t for t in clause.tokens if t.kind == "O" and t.end in ends]


def appointed(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲为乙颁发…聘书, 丙受聘担任某区“招商大使”: who gives the office is the counterpart of who takes it."""
    frame = context.frame
    letter = STAMPED.search(clause.text) is not None
    giver, taker = _by_letter(reading, clause) if letter else _by_office(reading, clause, cue)
    if not giver or not taker:
        return None
    mine = [t for t in [*giver, *taker] if acts_for_delegation(reading, frame, t)]
    if frame.trip is None:
        mine = taker
    others = [t for t in [*giver, *taker] if t not in mine]
    rule = "appointment_letter" if letter else "appointment_by_office"
    engagement = tell(reading, context, clause, cue, "appointment", rule, others, mine)
    if engagement is not None and frame.trip is not None:
        engagement.is_background = False
    return engagement


GIVES_ITSELF = re.compile(r"(?:还|并|也|先后|分别|正式|现场)*")  # 甲市|还|聘请乙为招商顾问
GIVES_TO = re.compile(r"(?:一行|等)?[为向给]")


def _by_letter(reading: Reading, clause: Clause) -> tuple[list[Token], list[Token]]:
    """Give who hands over a letter, with the bodies named in it, and who receives it."""
    people = [t for t in clause.tokens if t.kind in "PO"]
    giver = [t for t in people if GIVES_TO.match(reading.clean, t.end) is not None]
    taker = [t for t in people if t.start > (giver[0].end if giver else clause.end) and t.kind == "P"]
    if giver and taker:
        giver += [t for t in clause.tokens if t.kind in "OL" and t.start > taker[-1].end and t.end <= clause.end]
    return giver, taker


def _by_office(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[list[Token], list[Token]]:
    """Read 甲受聘担任某区招商大使, 聘请甲为某市经济顾问: the house of the office gives it."""
    office = OFFICE_TAKEN.search(reading.clean, cue.start, min(cue.end + 80, clause.end))
    if office is None:
        return [], []
    if reading.clean[cue.start : cue.end] in ("聘请", "聘任"):
        taker = [t for t in clause.tokens if t.kind == "P" and cue.end <= t.start < office.start()]
    else:
        taker = [t for t in clause.subjects if t.kind == "P" and t.start < cue.start]
    house = [t for t in clause.tokens if t.kind in "OL" and office.start() <= t.start < office.end()]
    if not house and taker and reading.clean[cue.start : cue.end] in ("聘请", "聘任"):
        house = [t for t in clause.tokens if t.kind in "OL" and GIVES_ITSELF.fullmatch(reading.clean, t.end, cue.start)]
    return house[:1], taker
