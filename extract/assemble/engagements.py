"""Engagements: who met, visited or toured whom, told by the clauses that say it happened."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token, is_event_day
from extract.assemble.told import Days, Engagement, Lead, Party, Where
from extract.assemble.trips import GOES, NATIONAL_RANK, Frame, acts_for_delegation
from extract.find.candidates import CueCandidate

WITH = re.compile(
    r"(?<![参赠授给付寄赐])与(?!会(?!长|员|计))|(?<![共合相协不如随带陪等一])同(?!时|志|意|样|步|比|行|期|类|心|事|仁|胞|学|乡)|跟(?![踪进上着])"
)
AND = re.compile(r"(?<![共平温总饱缓柔])和(?!谐|平)")
BARE = re.compile(
    r"(?:该|这家|贵)?(?:企业|公司|集团|总部|园区|实验室|研究院|研究所|展厅|展示厅|展览馆|生产线|生产车间|车间|工厂|厂区|高管|负责人|校园|校区)"
)
TOPIC_NOUNS = ("集团", "实验室", "研究院", "研究所", "大学", "学院", "银行", "基金")
EVENT_END = r"(?:推介会|推介活动|交流会|说明会|恳谈会|座谈会|洽谈会|对接会|见面会|发布会|研讨会|论坛|峰会|圆桌会议?|投资大会|合作大会|招商大会|招商会|投洽会|推广会|路演|商务晚宴|签约仪式|启动仪式|开幕式|发展大会|对话会|酒会)"
EVENT_NAME = re.compile(EVENT_END)
TALKS_NAME = re.compile(
    r"(?:工作|商务|小范围|专题)?(?:座谈会|会谈|洽谈会|交流会|恳谈会|座谈|座谈交流会|交流座谈会|座谈交流|见面会|工作会谈)"
)
ONLINE = re.compile(r"视频连线|视频会|线上(?!线下)|云端|云签约|网络会议|视频形式|视频方式|“云”")
INTRODUCES = re.compile(r"介绍|陪同|出席|参会|参加|接待|主持|致辞|汇报|会见时在座")
CHAIN = re.compile(r"(?:旗下的?|下属的?|所属的?|子公司|全资子公司|控股的?)?")
HEARS = re.compile(r"听取.{0,60}?(?:汇报|介绍|情况)")
STAMPED = re.compile(r"(?:颁发|发放|颁授|授予|递交|送上|颁送).{0,30}聘书|聘书.{0,6}(?:颁发|授予)")
APPOINTED = re.compile(r"(?:被)?(?:聘请|聘任|聘)(?P<who>.{0,40}?)(?:为|担任)|(?:受聘|被聘|获聘)(?:为|担任|任)")
TOGETHER = re.compile(r"在.{0,40}?陪同下")
STAYS_AT = re.compile(r"在(?!锡|华|常|京|此|其|这|于)")
AMID = re.compile(r"(?:了解|交流|活动)?(?:过程)?(?:中|时|期间|间隙)(?:,|，|$)")
AT_EVENT = re.compile(
    r"[ \u3000]*(?:在)?(?P<which>[^,，。]{0,8}?(?:会|活动|仪式|论坛|现场|晚宴))(?:上|中|现场|期间|结束后|前|后|之前|之后)(?:,|，|[^,，]{0,4}(?:,|，)|$|(?=[\u4e00-\u9fff]))"
)
BEFORE_OR_AFTER = re.compile(
    r"[ \u3000]*(?:会前|会后|会上|会议期间|活动期间|活动前|活动后|活动现场|会谈前|会谈后|签约前|签约后|随后|当天|当日|其间|期间|同日|同期)(?:,|，)?"
)
TO_VERBS = ("engagement", "agreement", "statement", "travel")
NO_OBJECT_AFTER = re.compile(r"(?:并|,|，|;|后|时|期间|中|与(?=.{0,40}(?:座谈|会谈|交流|洽谈)))")


@dataclass(slots=True, kw_only=True)
class Context:
    """What the reader remembers at a clause: whom the paragraph is about, where the delegation is, what was told last."""

    frame: Frame
    block: int = -1
    topic: Token | None = None
    named: list[Token]
    place: Where
    last: Engagement | None = None
    read: Engagement | None = None
    event: Engagement | None = None
    day: Days | None = None


def find_engagements(reading: Reading, frames: list[Frame]) -> list[Engagement]:
    """Read all clauses in order; what is told twice becomes one engagement with two pieces of evidence."""
    found: list[Engagement] = []
    for frame in frames:
        context = Context(frame=frame, named=[], place=Where())
        for clause in reading.clauses:
            if clause.sentence.story != frame.story.ordinal:
                continue
            if clause.sentence.block != context.block:
                _new_paragraph(context, clause)
            if clause.number == 0:
                _remember_topic(reading, context, clause)
            clause.topic = context.topic
            _remember_place(reading, context, clause)
            for engagement in _read_clause(reading, context, clause):
                kept = _keep_once(found, engagement)
                if not kept.is_background:
                    context.last, context.read = kept, engagement
                    context.event = kept if kept.event_name else context.event
            _join_last(reading, context, clause)
    return _without_captions(reading, found)


def _without_captions(reading: Reading, found: list[Engagement]) -> list[Engagement]:
    """Fold what a caption repeats into the paragraph that tells it; what only a caption tells stays."""
    kept: list[Engagement] = []
    for engagement in found:
        captioned = reading.text.blocks[engagement.block].kind == "caption" and engagement.kind != "appointment"
        told = next(
            (
                e
                for e in found
                if captioned
                and e is not engagement
                and reading.text.blocks[e.block].kind == "paragraph"
                and not e.is_background
                and _kind_class(e.kind) == _kind_class(engagement.kind)
                and e.counterparts() & engagement.counterparts()
            ),
            None,
        )
        if told is not None:
            told.told_again.append((engagement.start, engagement.end))
        else:
            kept.append(engagement)
    return kept


def _new_paragraph(context: Context, clause: Clause) -> None:
    context.block = clause.sentence.block
    context.place = Where()
    context.day = None
    if (
        clause.sentence.block_kind == "paragraph"
        and context.last is not None
        and context.last.block < clause.sentence.block - 3
    ):
        context.last = None
    context.named = context.named[-6:]


def _remember_topic(reading: Reading, context: Context, clause: Clause) -> None:
    """Note the body a sentence opens with: 海星科技是…, 此次与…签约 → 海星科技."""
    opening = [t for t in clause.tokens if reading.is_firm(t) and t.start - clause.start <= 40]
    verb = next((c.start for c in clause.cues if c.family in ("engagement", "travel")), clause.end)
    for token in opening:
        if token.start >= verb or clause.is_about(token.start):
            break
        lead_in = reading.clean[clause.start : token.start]
        if re.search(r"[与和同对向为由给]$", lead_in):
            continue
        following = next((t for t in opening if t.start > token.end), None)
        if following is not None and re.fullmatch(
            r"旗下的?|下属(?:公司|企业|的)?|所属的?", reading.clean[token.end : following.start]
        ):
            token = following
        context.topic = token
        return


def _remember_place(reading: Reading, context: Context, clause: Clause) -> None:
    """Note where the delegation arrives; two cities at once are certain only as what holds both."""
    goes = re.compile(r"来到|抵达|赴|前往|走进|转赴").search(reading.clean, clause.start, clause.end)
    if goes is None or clause.is_said(goes.start()) or clause.is_hoped(goes.start()) or clause.earlier:
        return
    places: list[Token] = []
    at = goes.end()
    for token in reading.tokens_in(goes.end(), clause.end):
        gap = reading.clean[at : token.start]
        if token.kind != "L" or len(gap) > 6 or re.search(r"[考访调参]", gap):
            break
        entity = reading.entity(token.local_id)
        if places and gap == "":
            places.pop()
        if entity is not None:
            places.append(token)
        at = token.end
    places = [t for t in places if not _is_home(reading, context.frame, t.local_id)]
    if not places:
        return
    common = reading.smallest_common([t.local_id for t in places])
    if common is not None:
        context.place = Where(local_id=common, basis="trip_place", start=places[0].start, end=places[-1].end)


def _is_home(reading: Reading, frame: Frame, place_id: str) -> bool:
    return not frame.is_inbound and frame.home_id is not None and reading.lies_in(place_id, frame.home_id)


# ---------------------------------------------------------------- one clause
def _read_clause(reading: Reading, context: Context, clause: Clause) -> list[Engagement]:
    found: list[Engagement] = []
    caption = clause.sentence.block_kind == "caption"
    used: set[int] = set()
    for cue in clause.cues:
        if cue.start in used or clause.is_said(cue.start):
            continue
        if clause.is_hoped(cue.start) and not _hedge_is_behind(reading, clause, cue):
            continue
        if cue.family != "engagement":
            continue
        one: Engagement | None = None
        if cue.kind in ("meeting", "invites") and not clause.is_about(cue.start):
            one = _meeting(reading, context, clause, cue)
        elif cue.kind == "received":
            one = _received(reading, context, clause, cue)
        elif cue.kind in ("site_tour", "visit", "visit_or_travel") and not clause.is_about(cue.start):
            one = _visited(reading, context, clause, cue)
        elif cue.kind == "hears":
            one = _heard(reading, context, clause, cue)
        elif cue.kind == "event_held":
            one = _held(reading, context, clause, cue)
        elif cue.kind in ("opening", "groundbreaking"):
            one = _opened(reading, context, clause, cue)
        elif cue.kind == "appointment":
            one = _appointed(reading, context, clause, cue)
        if one is None or (caption and one.kind not in ("appointment", "meeting", "site_tour", "visit", "opening")):
            continue
        if any(_kind_class(e.kind) == _kind_class(one.kind) and e.counterparts() & one.counterparts() for e in found):
            continue
        found.append(one)
    if not found and context.frame.trip is not None:
        agreed = _agreed_between(reading, context, clause)
        if agreed is not None:
            found.append(agreed)
    return found


def _hedge_is_behind(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell whether the only hedge before a cue stands in a purpose or in the name of what was talked about."""
    hedges = [c for c in clause.cues if c.family == "hedge" and c.start < cue.start and not clause.is_about(c.start)]
    return not hedges and clause.hoped_from is not None and clause.hoped_from > cue.start


def _make(
    reading: Reading,
    context: Context,
    clause: Clause,
    cue: CueCandidate,
    kind: str,
    rule: str,
    others: list[Token],
    ours: list[Token],
    *,
    name: str | None = None,
    where: Where | None = None,
    inferred: bool = False,
) -> Engagement | None:
    """Give an engagement its parties, day, place and leader; None where the clause is not of this trip and not dated."""
    frame = context.frame
    days = _days(reading, context, clause, cue)
    subject = [t for t in ours if t.kind in "PO"]
    # Outside the delegation and outside the journey: a memory, or news of others.
    outsider = bool(subject) and not any(acts_for_delegation(reading, frame, t) for t in ours)
    if any((reading.rank(t.local_id) or 9) < NATIONAL_RANK for t in subject):
        return None if frame.trip is None else _background(reading, clause, kind, ours, others, days, context)
    before = _is_before(frame, days)
    if clause.earlier and cue.start > min(
        (c.start for c in clause.cues if c.family == "background"), default=cue.start
    ):
        before = True
    if frame.trip is not None and (
        before
        or (outsider and kind in ("meeting", "visit", "site_tour") and not _names_delegation(reading, frame, others))
    ):
        return _background(reading, clause, kind, ours, others, days, context)
    if before:
        return None
    if frame.trip is None and (days.first is None or not (subject or ours or name)):
        return None
    parties = _sides(reading, frame, ours, others)
    if not any(p.side == "delegation" for p in parties) and frame.trip is not None and clause.subject_word != "宣":
        parties = [*_delegation_party(frame), *parties]
    place = where or _where(reading, context, clause, cue, others)
    engagement = Engagement(
        start=clause.start,
        end=clause.end,
        story=frame.story.ordinal,
        rule=rule,
        is_inferred=inferred,
        kind=kind,
        parties=parties,
        days=days,
        where=place,
        lead=_lead(reading, frame, clause, ours),
        event_name=name,
        is_online=ONLINE.search(clause.text) is not None,
        trip=frame.trip,
        block=clause.sentence.block,
    )
    _trim(reading, engagement)
    return engagement


def _trim(reading: Reading, engagement: Engagement) -> None:
    while engagement.start < engagement.end - 1 and reading.clean[engagement.start] in " \u3000\n,，":
        engagement.start += 1


def _background(
    reading: Reading, clause: Clause, kind: str, ours: list[Token], others: list[Token], days: Days, context: Context
) -> Engagement | None:
    """Keep what lies outside the journey as background: it inherits no day, no place and no leader."""
    people = [t for t in ours if t.kind in "PO"]
    if not people or not others:
        return None
    own = days if days.basis not in ("trip_range", "paragraph") else Days()
    stated = [d for d in clause.dates if d.date_from is not None and d.start < clause.end]
    if own.first is None and stated:
        d = stated[0]
        own = Days(
            first=d.date_from, last=d.date_to, basis=d.date_basis, reason=d.date_reason, start=d.start, end=d.end
        )
    leads = [t for t in people if t.kind == "P"]
    return Engagement(
        start=clause.start,
        end=clause.end,
        story=context.frame.story.ordinal,
        rule="background_act",
        kind=kind,
        parties=[*(_as_party(t, "mentioned") for t in people), *(_as_party(t, "counterpart") for t in others)],
        days=own,
        lead=Lead(local_id=leads[0].local_id, basis="stated", start=leads[0].start, end=leads[0].end)
        if leads
        else Lead(),
        is_background=True,
        trip=None,
        block=clause.sentence.block,
    )


def _is_before(frame: Frame, days: Days) -> bool:
    """Tell whether the days in the words lie outside the journey."""
    trip = frame.trip
    if trip is None or trip.days.first is None or trip.days.last is None or days.first is None or days.last is None:
        return False
    return days.last < trip.days.first or days.first > trip.days.last


def _names_delegation(reading: Reading, frame: Frame, tokens: list[Token]) -> bool:
    return any(t.kind != "L" and acts_for_delegation(reading, frame, t) for t in tokens)


def _kind_class(kind: str) -> str:
    return "visit" if kind in ("visit", "site_tour", "inspection") else kind


# ---------------------------------------------------------------- the kinds
def _meeting(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲与乙座谈, 邀请甲、乙座谈, 双方围绕…交流 (told before, so nothing new)."""
    text = reading.clean
    if cue.kind == "invites":
        talks = next((c for c in clause.cues if c.kind == "meeting" and c.start > cue.start), None)
        others = [
            t
            for t in clause.tokens
            if cue.end <= t.start < (talks.start if talks else cue.end)
            and (t.kind in "PO" or _is_host_place(reading, t))
        ]
        if talks is None or not others:
            return None
        return _make(
            reading,
            context,
            clause,
            talks,
            "meeting",
            "meeting_invited",
            others,
            _ours(reading, context, clause, cue.start),
        )
    joined = _joined(reading, clause, cue)
    if joined is None:
        return None
    joiner, others = joined
    bare = False
    hosted = host_of_sentence(reading, clause)
    if others and hosted is not None and all(t.kind == "P" and not t.bodies for t in others):
        others = [hosted, *others]  # 在某公司,代表团与会长…座谈
    if not others:
        noun = BARE.search(text, joiner.end(), cue.start)
        topic = hosted or (_topic(reading, context, clause, noun.group()) if noun else None)
        topic = topic if noun else None
        if topic is None:
            return None
        others, bare = [topic], True
    others = [t for t in others if t.kind in "POD"]
    if not others:
        return None
    ours = _ours(reading, context, clause, joiner.start())
    if (
        _names_delegation(reading, context.frame, others)
        and ours
        and not _names_delegation(reading, context.frame, ours)
    ):
        ours, others = [t for t in others if acts_for_delegation(reading, context.frame, t)], ours
    if not _is_talk(reading, clause, cue, others):
        return None
    return _make(
        reading,
        context,
        clause,
        cue,
        "meeting",
        "meeting_with_topic" if bare else "meeting_with",
        others,
        ours,
        inferred=bare,
    )


def host_of_sentence(reading: Reading, clause: Clause) -> Token | None:
    """Give the body at whose house a sentence takes place: 在海星集团,代表团与会长座谈 → 海星集团."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if first is clause or not first.text.lstrip(" \u3000").startswith("在") or first.cues:
        return None
    bodies = [t for t in first.tokens if t.kind == "O"]
    return bodies[-1] if bodies and first.end - bodies[-1].end <= 20 else None


def _is_talk(reading: Reading, clause: Clause, cue: CueCandidate, others: list[Token]) -> bool:
    """Tell 与董事长交流 (talks) from 与高校交流合作 (cooperation): a bare 交流 needs a person, or a verb that carries it out."""
    word = reading.clean[cue.start : cue.end]
    following = reading.clean[cue.end : cue.end + 2]
    if following[:2] in (
        "合作",
        "平台",
        "机制",
        "中心",
        "协会",
        "项目",
        "活动",
        "渠道",
        "桥梁",
        "空间",
        "频繁",
        "密切",
        "日益",
        "不断",
    ):
        return False
    if word != "交流" or any(t.kind in "PD" for t in others):
        return True
    return (
        re.search(
            r"(?:进行|展开|开展|深入|充分|面对面|座谈|友好|广泛|热烈|亲切|深度|友好的|务实)(?:了)?.{0,8}$",
            reading.clean[clause.start : cue.start],
        )
        is not None
    )


def _joined(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[re.Match[str], list[Token]] | None:
    """Find 与 before a verb of meeting and the names between them; what the talks were about is left out."""
    text = reading.clean
    best: tuple[re.Match[str], list[Token]] | None = None
    for pattern in (WITH, AND):
        for joiner in pattern.finditer(text, clause.start, cue.start):
            at = joiner.start()
            if clause.is_about(at) or any(t.start <= at < t.end for t in clause.tokens):
                continue
            between = [t for t in clause.tokens if joiner.end() <= t.start < cue.start and not clause.is_about(t.start)]
            crossed = any(
                c.family in TO_VERBS
                and joiner.end() <= c.start < cue.start
                and not clause.is_about(c.start)
                and c.kind != "meeting"
                for c in clause.cues
            )
            if crossed:
                continue
            if between and between[0].start - joiner.end() > 24:
                continue
            if pattern is AND and not (between and _ours_stand_before(reading, clause, at)):
                continue
            if best is None or (not best[1] and between):
                best = joiner, between
        if best is not None and best[1]:
            return best
    return best


def _ours_stand_before(reading: Reading, clause: Clause, at: int) -> bool:
    before = [t for t in clause.tokens if t.end <= at]
    return bool(before) and before[-1].end == at and before[-1].kind in "PD"


def _received(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长会见某公司董事长: a meeting with those who stand behind the verb."""
    others = _objects(reading, clause, cue)
    ours = _ours(reading, context, clause, cue.start)
    joined = _joined(reading, clause, cue)
    if joined is not None and joined[1]:
        others = joined[1]
        ours = _ours(reading, context, clause, joined[0].start())
    others = [t for t in others if t.kind in "PO" or t.kind == "D"]
    if not others or not any(t.kind in "PD" for t in others):
        return None
    if not ours and clause.subject_word is None:
        return None
    guest = next((t for t in clause.tokens if t.kind == "D"), None)
    if guest is not None and guest not in others:
        others.append(guest)
    return _make(reading, context, clause, cue, "meeting", "meeting_received", others, ours)


def _visited(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 拜访甲、乙, 参观丙的展厅, 来到某实验室: what stands behind the verb was visited."""
    frame = context.frame
    amid = AMID.match(reading.clean, cue.end)
    if not (amid and frame.trip is not None) and not _delegation_acts(reading, context, clause, cue.start):
        return None
    if re.search(r"(?:团|组|者|期间|费|报告|活动)", reading.clean[cue.end : cue.end + 2]) and cue.kind != "site_tour":
        return None
    objects = [] if amid else _objects(reading, clause, cue)
    kind = "site_tour" if cue.kind == "site_tour" else "visit"
    bodies = [
        t
        for t in objects
        if t.kind == "P"
        or (t.kind == "O" and (t.local_id in frame.bodies or not acts_for_delegation(reading, frame, t)))
    ]
    sights = [t for t in objects if t.kind == "L" and _is_sight(reading, t)]
    ours = [] if amid else _ours(reading, context, clause, cue.start)
    bodies = [t for t in bodies if t not in ours]
    if bodies:
        where = _at_sight(reading, objects) if kind == "site_tour" else None
        if len(bodies) == 1 and bodies[0].place_id and (host := reading.owner_by_name(bodies[0].local_id)):
            park = bodies[0]
            where = Where(local_id=park.place_id, basis="stated", start=park.start, end=park.end)
            bodies = [replace(park, local_id=host, place_id=None)]
        if cue.kind == "visit" and any(t.kind == "P" for t in bodies):
            kind = "meeting"  # 拜访董事长王一 is talking to him
        return _make(
            reading,
            context,
            clause,
            cue,
            kind,
            "visit_listed" if len(bodies) > 1 else "visit_named",
            bodies,
            ours,
            where=where,
        )
    if sights:
        noun = BARE.match(reading.clean, cue.end)
        topic = _topic(reading, context, clause, noun.group()) if noun else None
        owned = reading.owner_by_name(sights[0].local_id)
        owner = replace(sights[0], kind="O", local_id=owned) if owned else None
        where = Where(local_id=sights[-1].local_id, basis="stated", start=sights[-1].start, end=sights[-1].end)
        others = [t for t in (topic, owner) if t is not None][:1]
        return _make(
            reading, context, clause, cue, kind, "tour_of_sight", others, ours, where=where, inferred=bool(topic)
        )
    goes = [] if amid else _gone_to(reading, clause, cue)
    if goes:
        return _make(reading, context, clause, cue, kind, "tour_of_place", goes, ours)
    noun = BARE.match(reading.clean, cue.end + (reading.clean[cue.end : cue.end + 1] == "了"))
    noun = noun or (amid if cue.kind != "visit_or_travel" else None)
    if noun is None:
        return None
    topic = host_of_sentence(reading, clause) or _topic(reading, context, clause, noun.group())
    if topic is None or context.frame.trip is None:
        return None
    return _make(reading, context, clause, cue, kind, "tour_of_topic", [topic], ours, inferred=True)


def _at_sight(reading: Reading, objects: list[Token]) -> Where | None:
    sights = [t for t in objects if t.kind == "L" and _is_sight(reading, t)]
    return (
        Where(local_id=sights[-1].local_id, basis="stated", start=sights[-1].start, end=sights[-1].end)
        if sights
        else None
    )


def _name(reading: Reading, token: Token) -> str:
    entity = reading.entity(token.local_id)
    return entity.name if entity else ""


def _is_sight(reading: Reading, token: Token) -> bool:
    entity = reading.entity(token.local_id)
    return entity is not None and entity.detail_kind in ("landmark", "zone")


def _is_host_place(reading: Reading, token: Token) -> bool:
    """Tell whether a place stands for those who govern it: a district or zone that was invited or gone to."""
    entity = reading.entity(token.local_id)
    return token.kind == "L" and entity is not None and entity.detail_kind in ("district", "zone")


def _gone_to(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Read 分别赴甲区、乙区走访调研: districts and zones gone to are the hosts of a tour."""
    goes = GOES.search(reading.clean, clause.start, cue.start)
    if goes is None or cue.kind == "visit_or_travel":
        return []
    found = []
    for token in clause.tokens:
        if goes.end() <= token.start < cue.start:
            entity = reading.entity(token.local_id)
            if token.kind == "O" or (entity is not None and entity.detail_kind in ("district", "zone")):
                found.append(token)
    return found


def _heard(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 听取某部的工作汇报 (a meeting), 赴某区听取建设情况 (an inspection of the district)."""
    if (
        not _delegation_acts(reading, context, clause, cue.start)
        or HEARS.search(reading.clean, cue.start, clause.end) is None
    ):
        return None
    ours = _ours(reading, context, clause, cue.start)
    goes = GOES.search(reading.clean, clause.start, cue.start)
    if goes is not None:
        hosts = [t for t in clause.tokens if goes.end() <= t.start < cue.start and t.kind in "OL"]
        if hosts:
            return _make(reading, context, clause, cue, "inspection", "inspection_heard", hosts, ours)
    objects = [t for t in _objects(reading, clause, cue) if t.kind in "PO"]
    if objects and "汇报" in clause.text:
        return _make(reading, context, clause, cue, "meeting", "report_heard", objects[:1], ours)
    return None


def _held(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read …推介会举行, 在某市举行…恳谈会: an event with its own name; talks with somebody are a meeting."""
    if reading.clean[cue.end : cue.end + 1] == "的":
        return None  # 在某地举行的大会 only names an event
    text = reading.clean
    joined = _joined(reading, clause, cue)
    after = text[cue.end : min(cue.end + 60, clause.end)]
    if joined is not None and joined[1] and TALKS_NAME.match(after.removeprefix("了")):
        others = [t for t in joined[1] if t.kind in "PO"]
        if others:
            return _make(
                reading,
                context,
                clause,
                cue,
                "meeting",
                "talks_held",
                others,
                _ours(reading, context, clause, joined[0].start()),
            )
    span = _event_name(reading, clause, cue)
    if span is None:
        return None
    name = text[span[0] : span[1]]
    ours = [t for t in _ours(reading, context, clause, min(cue.start, span[0])) if t.start < span[0] or t.end > span[1]]
    if context.frame.trip is None and not re.search(r"推介|招商|投资|经贸|经济|产业|合作|企业|商务|贸易", name):
        return None
    where = _where_of_event(reading, clause, cue, span)
    inside = [
        t
        for t in clause.tokens
        if t.kind == "O" and span[0] <= t.start < span[1] and acts_for_delegation(reading, context.frame, t)
    ]
    engagement = _make(
        reading, context, clause, cue, "promotion_event", "event_held", [], [*ours, *inside], name=name, where=where
    )
    if engagement is not None and engagement.is_background:
        return None
    return engagement


def _event_name(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[int, int] | None:
    text = reading.clean
    ends = list(EVENT_NAME.finditer(text, cue.end, clause.end)) if cue.end < clause.end else []
    if ends and ends[0].end() - cue.end <= 60:
        start = cue.end + (1 if text[cue.end : cue.end + 1] == "了" else 0)
        end = ends[0].end()
        for later in ends[1:]:
            if later.start() - end <= 4:
                end = later.end()
    else:
        ends = list(EVENT_NAME.finditer(text, clause.start, cue.start))
        if not ends:
            return None
        end = ends[-1].end()
        tail = text[end : cue.start]
        if len(tail) > 30 or not re.fullmatch(
            r"[”」》]?(?:暨.{2,20})?(?:活动)?[成功顺利隆重圆满正式如期今日前同,]{0,8}(?:在.{1,28})?", tail
        ):
            return None
        if tail[:1] and tail[:1] in "”」》":
            end += 1
        start = clause.start
        for d in reading.dates_in(clause.start, end):
            if d.end < end - 4 and d.start - start <= 3 and text[d.end : d.end + 1] not in "年":
                start = d.end
        lead = re.compile(
            r"[ \u3000]*(?:上午|下午|晚上?|当天|当日|随后|期间|会上|,|，|由.{2,20}(?:主办|承办|举办)的|为期.{1,3}天的|在.{1,12}?举[行办]的)*"
        ).match(text, start, end)
        start = lead.end() if lead else start
    start += len(text[start:end]) - len(text[start:end].lstrip(" \u3000,，"))
    name = text[start:end]
    if len(name) < 6 or re.fullmatch(
        r"(?:专题|工作|企业家?|商务|交流|系列)*(?:座谈会|交流会|洽谈会|见面会|对接会|推介会|签约仪式)", name
    ):
        return None
    if "," in name and name.count("“") == 0:
        return None
    return start, end


def _where_of_event(reading: Reading, clause: Clause, cue: CueCandidate, span: tuple[int, int]) -> Where | None:
    text = reading.clean
    stated = _stated_place(reading, clause, cue.end if span[0] >= cue.end else cue.start, outside=span)
    if stated is not None:
        return stated
    inside = [t for t in reading.tokens_in(*span) if t.kind == "L"]
    bracketed = [t for t in inside if text[t.start - 1] in "(（" and text[t.end : t.end + 1] in (")", "）")]
    if bracketed:
        return Where(local_id=bracketed[-1].local_id, basis="stated", start=bracketed[-1].start, end=bracketed[-1].end)
    return None


def _opened(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 在某地挂牌成立联络站, 某项目奠基: told with what was opened, and by whom."""
    if context.frame.trip is None and not reading.dates_in(clause.sentence.start, clause.end):
        return None
    objects = [t for t in [*_objects(reading, clause, cue)] if t.kind == "O"]
    before = [t for t in clause.tokens if t.end <= cue.start and t.kind == "O" and cue.start - t.end <= 8]
    opened = objects or before
    named = re.compile(
        r"(?:成立|揭牌|挂牌)?(?:了)?(?P<name>[^,，。;；]{2,30}?(?:联络站|联络处|办事处|代表处|工作站|中心|基地|研究院|实验室|分公司|总部))"
    ).match(reading.clean, cue.end, clause.end)
    if not opened and named is None:
        return None
    ours = [t for t in _ours(reading, context, clause, cue.start) if t not in opened]
    kind = "opening" if cue.kind == "opening" else "groundbreaking"
    others = [t for t in opened if not acts_for_delegation(reading, context.frame, t)]
    if context.frame.trip is None and not others and not ours:
        return None
    return _make(
        reading, context, clause, cue, kind, f"{kind}_told", others, ours, name=named.group("name") if named else None
    )


def _appointed(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲为乙颁发…聘书: who hands it over is the counterpart of who is appointed."""
    text = reading.clean
    if STAMPED.search(clause.text) is None:
        return None
    people = [t for t in clause.tokens if t.kind in "PO"]
    giver = [t for t in people if text[t.end : t.end + 1] in "为向给"]
    taker = [t for t in people if t.start > (giver[0].end if giver else clause.end) and t.kind == "P"]
    if not giver or not taker:
        return None
    bodies = [t for t in clause.tokens if t.kind in "OL" and t.start > taker[-1].end and t.end <= clause.end]
    frame = context.frame
    mine = [t for t in [*giver, *taker] if acts_for_delegation(reading, frame, t)]
    others = [t for t in [*giver, *taker, *bodies] if t not in mine]
    engagement = _make(reading, context, clause, cue, "appointment", "appointment_letter", others, mine)
    if engagement is not None and frame.trip is not None:
        engagement.is_background = False
    return engagement


def _agreed_between(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 某区负责人与考察团就…达成共识: people who reach a consensus with the delegation met it."""
    cue = next((c for c in clause.cues if c.family == "agreement" and c.kind == "reaches"), None)
    if cue is None or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return None
    for joiner in WITH.finditer(reading.clean, clause.start, cue.start):
        if clause.is_about(joiner.start()):
            continue
        before = [t for t in clause.tokens if t.end <= joiner.start() and t.kind in "PO"]
        behind = [
            t
            for t in clause.tokens
            if joiner.end() <= t.start < cue.start and t.kind in "POD" and not clause.is_about(t.start)
        ]
        word = DELEGATION_WORD.match(reading.clean, joiner.end())
        people = [t for t in before if t.kind == "P"]
        if not people:
            continue
        if word or any(acts_for_delegation(reading, context.frame, t) for t in behind):
            return _make(
                reading,
                context,
                clause,
                cue,
                "meeting",
                "meeting_agreed",
                before,
                [t for t in behind if t.kind in "PD"],
            )
        if any(acts_for_delegation(reading, context.frame, t) for t in people) and any(t.kind == "P" for t in behind):
            return _make(reading, context, clause, cue, "meeting", "meeting_agreed", behind, before)
    return None


# ---------------------------------------------------------------- who, where, when
def _ours(reading: Reading, context: Context, clause: Clause, until: int) -> list[Token]:
    """Give who acts: the subject of the clause, else the one carried on in the sentence."""
    own = [t for t in clause.subjects if t.kind in "PDO" and t.start < until]
    together = TOGETHER.search(reading.clean, clause.start, until)
    if together is not None:
        own += [
            t for t in clause.tokens if t.kind == "P" and together.start() <= t.start < together.end() and t not in own
        ]
    else:
        first = reading.clauses_by_sentence[clause.sentence.start][0]
        with_them = TOGETHER.search(reading.clean, first.start, min(first.end, until))
        if with_them is not None:
            own += [
                t
                for t in first.tokens
                if t.kind == "P" and with_them.start() <= t.start < with_them.end() and t not in own
            ]
    return own


def _delegation_acts(reading: Reading, context: Context, clause: Clause, until: int) -> bool:
    """Tell whether the travelling side is the one who acts: named, meant by 一行, or not said in the report of its journey."""
    frame = context.frame
    subjects = [t for t in clause.subjects if t.start < until]
    if any(t.kind in "PDO" and acts_for_delegation(reading, frame, t) for t in subjects):
        return True
    if clause.subject_word is not None and not re.search(r"双方|企业|公司|集团|该", clause.subject_word):
        return frame.trip is not None or clause.subject_word not in ("他", "她", "大家")
    if subjects:
        return False
    if frame.trip is None:
        return False
    lead_in = reading.clean[clause.start : until]
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    opening = [t for t in first.tokens if t.start - first.start <= 2 and t.kind in "PO"]
    if any(not acts_for_delegation(reading, frame, t) for t in opening) and clause is not first:
        return False
    return len(lead_in.strip()) <= 16


def _objects(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the names behind a verb up to the next verb: 先后拜访甲集团、乙公司等企业 → both."""
    text = reading.clean
    stop = clause.end
    for later in clause.cues:
        if (
            later.start >= cue.end
            and later.family in ("engagement", "agreement", "statement")
            and later.start > cue.end + 1
        ):
            stop = later.start
            break
    halt = re.compile(r"并(?!购)|(?<![参])与(?!会(?!长|员|计))|,|，|了解|听取|感谢|就(?!业)|围绕|推动|以及与").search(
        text, cue.end, stop
    )
    if halt is not None and not any(t.start <= halt.start() < t.end for t in clause.tokens):
        stop = halt.start()
    found: list[Token] = []
    at = cue.end
    for token in reading.tokens_in(cue.end, stop):
        gap = text[at : token.start]
        if not found:
            if len(gap) > 26:
                break
        elif re.fullmatch(r"", gap) and found[-1].kind == "O" and token.kind == "O":
            found.pop()  # 甲集团乙中心: the second is what was visited
        elif re.fullmatch(r"旗下的?|下属的?|所属的?", gap) or (
            gap == "" and found[-1].kind == "L" and token.kind in "LOP"
        ):
            found.pop()
        elif not re.search(r"[、和及,，(（)）—-]|以及", gap) and not (gap == "" or len(gap) <= 12):
            break
        found.append(token)
        at = token.end
    return found


def _topic(reading: Reading, context: Context, clause: Clause, noun: str) -> Token | None:
    """Resolve a bare 企业 or 集团 to the body the paragraph is about, only where that is unmistakable."""
    near = [t for t in context.named if t.start < clause.start]
    for suffix in TOPIC_NOUNS:
        if suffix in noun:
            fitting = {t.local_id: t for t in near if _name(reading, t).endswith(suffix)}
            recent = [t for t in fitting.values() if clause.start - t.start < 260]
            return (
                recent[-1]
                if recent and (len(recent) == 1 or context.topic in recent or recent[-1] is not None)
                else None
            )
    topic = context.topic
    if topic is None or clause.start - topic.start > 420:
        return None
    return topic


def _sides(reading: Reading, frame: Frame, ours: list[Token], others: list[Token]) -> list[Party]:
    parties: list[Party] = []
    known: set[tuple[str, str]] = set()

    def add(kind: str, local_id: str, side: str, token: Token) -> None:
        if (kind, local_id) not in known:
            known.add((kind, local_id))
            parties.append(Party(kind=kind, local_id=local_id, side=side, start=token.start, end=token.end))

    for token in ours:
        guest = frame.trip is None or acts_for_delegation(reading, frame, token)
        add(_party_kind(token), token.local_id, "delegation" if guest else "host", token)
    for token in others:
        mine = token.kind == "D" and frame.trip is not None and acts_for_delegation(reading, frame, token)
        side = (
            "delegation"
            if mine
            else "host"
            if _is_embassy(reading, token) and token.kind == "O" and len(others) > 1
            else "counterpart"
        )
        add(_party_kind(token), token.local_id, side, token)
        if token.kind == "P" and not mine:
            for body in token.bodies:
                entity = reading.entity(body)
                if entity is not None and entity.detail_kind != "delegation":
                    add("organization", body, side, token)
    return parties


def _is_embassy(reading: Reading, token: Token) -> bool:
    entity = reading.entity(token.local_id)
    return entity is not None and entity.detail_kind == "embassy"


def _as_party(token: Token, side: str) -> Party:
    return Party(kind=_party_kind(token), local_id=token.local_id, side=side, start=token.start, end=token.end)


def _party_kind(token: Token) -> str:
    return {"P": "person", "L": "place"}.get(token.kind, "organization")


def _delegation_party(frame: Frame) -> list[Party]:
    trip = frame.trip
    if trip is None:
        return []
    if trip.delegation_id is not None:
        return [Party(kind="organization", local_id=trip.delegation_id, side="delegation")]
    if trip.home_id is not None and trip.direction == "outbound":
        return [Party(kind="place", local_id=trip.home_id, side="delegation")]
    if trip.lead.local_id is not None:
        return [Party(kind="person", local_id=trip.lead.local_id, side="delegation")]
    return []


def _lead(reading: Reading, frame: Frame, clause: Clause, ours: list[Token]) -> Lead:
    """Give who led: the first acting person of the delegation, else the leader of the journey where the delegation acts."""
    people = [t for t in ours if t.kind == "P" and (frame.trip is None or acts_for_delegation(reading, frame, t))]
    trip = frame.trip
    if trip is not None and trip.lead.local_id and any(t.local_id == trip.lead.local_id for t in people):
        token = next(t for t in people if t.local_id == trip.lead.local_id)
        return Lead(local_id=token.local_id, basis="stated", start=token.start, end=token.end)
    if people:
        return Lead(local_id=people[0].local_id, basis="stated", start=people[0].start, end=people[0].end)
    if trip is None or trip.lead.local_id is None or trip.story != frame.story.ordinal:
        return Lead()
    if ours and not any(t.kind == "D" for t in ours):
        return Lead()
    if clause.subject_word in ("大家", "双方") or re.search(r"部门", clause.text[:12]):
        return Lead()
    basis = "article" if trip.lead.basis == "stated" else trip.lead.basis
    return Lead(local_id=trip.lead.local_id, basis=basis, start=trip.lead.start, end=trip.lead.end)


def days_of(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, events: list[Engagement]) -> Days:
    """Give the day of an act told in a clause, as `find_engagements` would."""
    context = Context(frame=frame, named=[], place=Where())
    for event in events:
        if (
            event.event_name
            and event.story == frame.story.ordinal
            and not event.is_background
            and event.start < clause.start
        ):
            context.event = event
    return _days(reading, context, clause, cue)


def where_of(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> Where:
    """Give the place of an act told in a clause: said there, else where the paragraph is, else where the journey went."""
    context = Context(frame=frame, named=[], place=Where())
    for earlier in reading.clauses:
        if earlier.sentence.block == clause.sentence.block and earlier.start <= clause.start:
            _remember_place(reading, context, earlier)
    return _where(reading, context, clause, cue, [])


def _days(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Days:
    """Give the day: said in the sentence, else at the head of the paragraph, else the range of the journey."""
    stated = [d for d in clause.dates if d.start < cue.start and d.date_from is not None and not _since(reading, d.end)]
    if not stated:
        stated = [d for d in reading.dates_in(clause.sentence.start, clause.start) if not _since(reading, d.end)]
    trip = context.frame.trip
    if stated:
        d = stated[-1]
        if is_event_day(d):
            context.day = Days(
                first=d.date_from, last=d.date_to, basis=d.date_basis, reason=d.date_reason, start=d.start, end=d.end
            )
            return context.day
        if clause.start <= d.start:
            inside = (
                trip is not None
                and trip.days.first is not None
                and d.date_from is not None
                and d.date_to is not None
                and d.date_from <= trip.days.first <= d.date_to
            )
            if not inside:
                return Days(
                    first=d.date_from,
                    last=d.date_to,
                    basis=d.date_basis,
                    reason=d.date_reason,
                    start=d.start,
                    end=d.end,
                )
    if context.day is not None and context.day.first == context.day.last:
        return replace(context.day, basis="paragraph")
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if (
        context.event is not None
        and context.event.days.first is not None
        and (AT_EVENT.match(first.text) or BEFORE_OR_AFTER.match(first.text))
    ):
        return replace(context.event.days, basis="relative", reason="the day of the event told before")
    block = reading.text.blocks[clause.sentence.block]
    earlier = [d for d in reading.dates_in(block.start, clause.start) if not _since(reading, d.end)]
    if earlier and earlier[-1].date_from == earlier[-1].date_to:
        d = earlier[-1]
        if trip is None or not _is_before(context.frame, Days(first=d.date_from, last=d.date_to)):
            return Days(
                first=d.date_from, last=d.date_to, basis="paragraph", reason=d.date_reason, start=d.start, end=d.end
            )
    if trip is not None and trip.days.first is not None:
        return Days(
            first=trip.days.first,
            last=trip.days.last,
            basis="trip_range",
            reason="no day of its own: the days of the trip",
            start=trip.days.start,
            end=trip.days.end,
        )
    return Days()


def _since(reading: Reading, end: int) -> bool:
    return re.match(r".{0,12}?(?:以来|起|至今)", reading.clean[end : end + 16]) is not None


def _where(reading: Reading, context: Context, clause: Clause, cue: CueCandidate, others: list[Token]) -> Where:
    stated = _stated_place(reading, clause, cue.start)
    if stated is not None:
        return stated
    sights = [t for t in others if t.kind == "L" or t.place_id]
    if sights:
        token = sights[0] if len(sights) == 1 else None
        common = reading.smallest_common([t.place_id or t.local_id for t in sights])
        if token is not None or common is not None:
            return Where(
                local_id=(token.place_id or token.local_id) if token else common,
                basis="stated",
                start=sights[0].start,
                end=sights[0].end,
            )
    goes = _gone_to_places(reading, clause, cue)
    if goes:
        common = reading.smallest_common([t.place_id or t.local_id for t in goes])
        if common is not None:
            return Where(local_id=common, basis="stated", start=goes[0].start, end=goes[-1].end)
    last = context.read
    if (
        cue.kind == "meeting"
        and last is not None
        and last.kind in ("site_tour", "visit")
        and last.where.basis == "stated"
        and clause.number > 0
        and last.end == reading.clauses_by_sentence[clause.sentence.start][clause.number - 1].end
    ):
        return Where(local_id=last.where.local_id, basis="sentence", start=last.where.start, end=last.where.end)
    if context.place.local_id is not None:
        return context.place
    trip = context.frame.trip
    if trip is None or trip.direction != "outbound":
        return Where()
    holding = [
        p
        for p in trip.places
        if others
        and all(reading.lies_in(_seat(reading, t), p.local_id) for t in others if _seat(reading, t))
        and any(_is_public(reading, t) for t in others)
    ]
    if len(trip.places) > 1 and len(holding) == 1:
        return Where(local_id=holding[0].local_id, basis="trip_place", start=holding[0].start, end=holding[0].end)
    own = [p for p in trip.places if p.start < trip.end]
    if len(own) == 1:
        return Where(local_id=own[0].local_id, basis="trip_place", start=own[0].start, end=own[0].end)
    return Where()


def _seat(reading: Reading, token: Token) -> str | None:
    return token.place_id or token.local_id


def _is_public(reading: Reading, token: Token) -> bool:
    entity = reading.entity(token.local_id)
    return token.kind == "L" or (
        entity is not None and entity.detail_kind in ("government", "party", "industrial_park")
    )


def _gone_to_places(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    goes = re.compile(r"赴|来到|抵达|前往|走进").search(reading.clean, clause.start, cue.start)
    if goes is None:
        return []
    return [t for t in clause.tokens if goes.end() <= t.start < cue.start and (t.kind == "L" or t.place_id)]


def _stated_place(reading: Reading, clause: Clause, until: int, outside: tuple[int, int] | None = None) -> Where | None:
    """Read 在上海某中心会见, 在法国第二大城市里昂举行: the smallest place behind 在; of several, what holds them all."""
    for mark in STAYS_AT.finditer(reading.clean, clause.start, until):
        places: list[Token] = []
        at = mark.end()
        several: list[Token] = []
        for token in reading.tokens_in(mark.end(), until + 40):
            gap = reading.clean[at : token.start]
            if outside and outside[0] <= token.start < outside[1]:
                break
            if len(gap) > 12 or not (token.kind == "L" or token.place_id or token.kind == "O"):
                break
            if places and gap in ("、", "和", "及"):
                several.append(places[-1])
            elif (
                places
                and gap
                and not (
                    gap.startswith(("第", "省", "的", "最")) and reading.lies_in(token.local_id, places[-1].local_id)
                )
            ):
                break
            if token.kind == "L" or token.place_id:
                places.append(token)
            at = token.end
        if places and places[0].start < until:
            last = places[-1]
            if several:
                held = reading.smallest_common([t.place_id or t.local_id for t in [*several, last]])
                return Where(local_id=held, basis="stated", start=places[0].start, end=last.end) if held else None
            return Where(local_id=last.place_id or last.local_id, basis="stated", start=places[0].start, end=last.end)
    return None


# ---------------------------------------------------------------- what belongs together
def _join_last(reading: Reading, context: Context, clause: Clause) -> None:
    """Let those who introduce, attend or host join the engagement told just before; and remember the bodies named."""
    context.named.extend(t for t in clause.tokens if t.kind == "O")
    context.named = context.named[-24:]
    _join_event(reading, context, clause)
    last = context.last
    if last is None or last.block != clause.sentence.block or last.start == clause.start or last.kind in ("signing",):
        return
    if last.event_name is None and last.kind not in ("meeting", "inspection", "site_tour", "visit"):
        return
    joins = INTRODUCES.search(reading.clean, clause.start, clause.end)
    if joins is None or clause.is_said(joins.start()) or clause.is_hoped(joins.start()):
        return
    if re.match(r"(?:参加|陪同)(?:了)?(?:相关|有关|此次|上述)", reading.clean[joins.start() : joins.start() + 6]):
        return
    if last.event_name is None and not any(t.kind == "P" for t in clause.tokens if t.start < joins.start()):
        return
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= clause.start]
    people = [
        t
        for c in (since if last.event_name else [clause])
        for t in c.tokens
        if t.start < joins.start() and t.kind in "PO"
    ]
    known = {(p.kind, p.local_id) for p in last.parties}
    for token in people:
        entity = reading.entity(token.local_id)
        if (_party_kind(token), token.local_id) in known or entity is None:
            continue
        if token.kind == "O" and (
            last.event_name is None
            or reading.clean[token.end : token.end + 4] not in ("主要负责", "负责同志", "相关负责")
        ):
            continue
        mine = acts_for_delegation(reading, context.frame, token)
        embassy = any(_embassy_office(reading, token))
        side = "delegation" if mine else "host" if embassy else "counterpart"
        last.parties.append(_as_party(token, side))
        known.add((_party_kind(token), token.local_id))
        if last.event_name and last.lead.local_id is None and mine and token.kind == "P":
            last.lead = Lead(local_id=token.local_id, basis="sentence", start=token.start, end=token.end)
    trip = context.frame.trip
    if (
        last.event_name
        and trip is not None
        and trip.lead.local_id
        and any(p.local_id == trip.lead.local_id for p in last.parties)
    ):
        last.lead = Lead(local_id=trip.lead.local_id, basis="sentence", start=trip.lead.start, end=trip.lead.end)


def _join_event(reading: Reading, context: Context, clause: Clause) -> None:
    """Let those who act at an event be its parties: 推介会上,…某公司与某区签约."""
    event = context.event
    if event is None or event.start >= clause.start or not clause.own_subject or clause.is_said(clause.start):
        return
    if clause.sentence.block - event.block > 2:
        return
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    opening = AT_EVENT.match(first.text)
    if opening is None or not re.search(r"(?:会|活动|仪式|论坛|现场)上?$|会上", opening.group().rstrip(",，")):
        return
    known = {p.local_id for p in event.parties}
    for token in clause.subjects:
        if token.kind in "PO" and token.local_id not in known:
            mine = acts_for_delegation(reading, context.frame, token)
            event.parties.append(_as_party(token, "delegation" if mine else "counterpart"))


def _embassy_office(reading: Reading, token: Token) -> list[bool]:
    return [
        True
        for role in reading.roles_by_person.get(token.local_id, ())
        if (body := reading.entity(role.organization_local_id)) is not None and body.detail_kind == "embassy"
    ]


def _keep_once(found: list[Engagement], new: Engagement) -> Engagement:
    """Fold a second telling of the same act into the first: same kind, same other side, no other day."""
    for old in found:
        if (
            old.story != new.story
            or old.is_background != new.is_background
            or _kind_class(old.kind) != _kind_class(new.kind)
        ):
            continue
        same = old.counterparts() == new.counterparts() and (old.counterparts() or old.event_name == new.event_name)
        sights = old.where.basis == new.where.basis == "stated" and old.where.local_id == new.where.local_id
        if sights and _kind_class(new.kind) == "visit" and (len(old.counterparts()) == len(new.counterparts()) == 1):
            same = True
        if not same or (old.days.first, old.days.last) != (new.days.first, new.days.last):
            continue
        if not new.counterparts() and old.where.local_id != new.where.local_id:
            continue
        old.told_again.append((new.start, new.end))
        if old.where.basis != "stated" and new.where.basis == "stated":
            old.where = new.where
        return old
    found.append(new)
    return new
