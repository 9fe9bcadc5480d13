"""Who has put money or plant where: 某公司在某地投资设立…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.relations.telling import (
    BARE_FIRM,
    JOINTS,
    LEVELS_OF_OURS,
    NOT_YET,
    OURS,
    UNREAD_ITEM,
    as_place,
    end_of_list,
    land_abroad,
    told,
    with_list,
)
from extract.assemble.told import Project, Relation
from extract.assemble.wording import LIST_MARKS

# 在X投资设立有甲、乙、丙等超10家企业, 在X注册成立了甲公司: the firms belong to who set them up, and sit there.
SET_UP = re.compile(
    r"(?:投资|先后|共|已|相继|出资|注册)*(?:设立|设|成立|创办|建立|布局|组建|创建)(?:了|有)(?:全资|控股)?(?:子公司)?[—―“\"]{0,2}"
)
VENTURE = re.compile(r"合资|合作|联合|共同|[与和同]")
COUNTED_FIRMS = re.compile(r"等(?:[^,，。;；、]{0,8})?(?:企业|公司|子公司|基地)")
# Money or plant has come to a place; 计划投资 has not.
INVESTS = re.compile(
    r"投资(?!环境|者|商|机构|促进|合作|热土|兴业的|额|机遇|机会|信心|推介|贸易|洽谈|潜力|吸引力|政策|便利|关系|意向|说明|银行)"
    r"|设立(?!以来|[^,，。;；]{0,8}?(?:[办代联]\w{1,2}[处站]|奖|分会))|建成|建有|建立了|落地建设|实施.{0,6}项目|布局建设|落户了|落户(?=[0-9一二三四五六七八九十]+|$|,|，)|"
    r"历经.{0,6}年发展|扎根.{0,6}年|加紧建设|正在建设|建设(?:了|的)|生产(?!力|性|线|要素|总值|经营|生活|过程|流程|情况|工艺|车间|环节)|设厂|建厂|兴建"
    r"|布局了?(?=[0-9一二三四五六七八九十两多])|(?:设有|拥有|开设了|布局了)(?=[^,，。;；、]{0,14}?(?:工厂|基地|产业园|研发中心|子公司|企业|项目))"
)
INVESTS_BEFORE_PLACE = re.compile(r"(?:落户|进驻|投资|入驻|扎根|落子|布局)(?:在|于|了|到)?$")
# 投资某市|信心坚定, 投资某市|推介会: nothing has come.
ONLY_TALK = re.compile(
    r"的?(?:信心|环境|热情|前景|机遇|机会|优势|热潮|潜力|意愿|意向|政策|考察|推介|说明|座谈|洽谈|发展|活动|指南|兴业|创业|共享|促进|[”\"》])"
)
# 投资|某县旅游开发项目: what a paper is about
FOR_A_PROJECT = re.compile(
    r"(?:的)?[\u4e00-\u9fff0-9]{1,14}?项目(?:(?=[,，。;；、]|$)|(?:的)?(?:签|合作|协议|合同|洽|进行|举行))"
)
# 不断加大在|某市|的投资力度: what grows is there
GROWS = re.compile(
    r"(?:不断|持续|进一步|再次|多次|连续|相继|先后|近期|近年来?|又|也)+(?:加大|扩大|追加|增加)了?(?:对|在)$"
)
WHAT_GROWS = re.compile(r"(?:的)?(?:投资|(?:产业|产能|业务)布局)(?:力度|规模)?(?=[,，。;；]|$)")
LONG_THERE = re.compile(r"(?:已)?(?:[0-9一二三四五六七八九十两几数多]+(?:多|余)?[年载])")
COMES_TO_INVEST = re.compile(r"来.{1,6}(?:投资|设厂|建厂|兴业)")
COMES = re.compile(r"(?:落户|入驻|进驻|落子|扎根)(?:在|于|了|到)?$")
COMES_ITSELF = re.compile(
    r"(?:已|也|正式|成功|相继|先后)*(?:落户|入驻|进驻|落子|扎根)(?:在|于|了|到)?"
)  # not a project of it
# 甲中心落户乙市: it sits there; a 甲集团 that comes has put money there.
SEAT_ONLY = re.compile(
    r"(?:中心|研究院|研究所|实验室|办事处|代表处|[分支]公司|分行|大学|学院|学校|医院|总部|基地|博物馆)$"
)
MONEY = r"(?:约|超|近|超过)?[0-9.]+[万亿]?[^,，。;；、]{0,6}?(?:元|美元|欧元|人民币|日元|港元|港币|韩元)?"
# 在某市|投资兴业的|甲集团, 投资某市|2500万美元的|甲集团
WHO_INVESTS = re.compile(
    rf"(?:(?:投资|设厂|建厂|兴业|办厂|发展|落户)+|{MONEY})?的(?:[\u4e00-\u9fff0-9]{{0,8}}?(?:企业|公司|强|商))?[—―“\"]{{0,2}}"
)
# 在某市|投资的企业有|甲、乙
WHO_ARE = re.compile(
    r"(?:投资|设厂|建厂|落户|兴业|办厂)+[^,，。;；、]{0,6}?的[^,，。;；、]{0,10}?(?:企业|公司|客商|厂商|集团)(?:主要)?(?:有|包括|为)[—―:：]{0,2}"
)
# 甲、乙等在|某|台商
WHO_STAYS = re.compile(
    r"的?(?:投资的?|兴业的?)?(?:(?:台|侨|外|港|日|韩|德|美|法|英)(?:商|资|企)|(?:外|央)企|投资企业|外来企业)"
)
# 甲集团在某市|投资建设的项目, 甲集团在某市|的生产基地: it is there, whatever the clause hopes for it.
WHAT_STANDS = re.compile(
    r"(?:已)?投资(?:建设|兴建|兴办|设立|创办|经营|落户)?的|(?:新建|建设|建成|设立|兴建)的[\u4e00-\u9fff]{0,10}?(?:工厂|基地|厂区)"
    r"|的[\u4e00-\u9fff]{0,6}?(?:工厂|生产基地|制造基地|厂区|生产线|产线|分厂|子公司)"
)
AND_OTHERS = re.compile(rf"(?:{UNREAD_ITEM.pattern})?等[在驻]")
SAYS_WHERE = re.compile(r"(?:公司|集团)?(?:目前|现|近年来|近年|此前|先后|也|曾|已经?)*(?:来|在|于|到)")
SO_MANY = re.compile(r"(?P<number>两|三)(?:个|家)(?:公司|企业|集团)(?:已)?在$")
PLANT = re.compile(r"(?:工厂|生产基地|制造基地|分厂)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where money may go, as written: a town, a zone, a land abroad, or 我市 for home."""

    start: int
    end: int
    place: tuple[str, str]


def investments(reading: Reading, clauses: list[Clause], home_id: str | None) -> Iterator[Relation]:
    """Read 某公司在某地投资设立…, also where place and verb stand in two clauses of one sentence."""
    stood: tuple[Spot, Clause] | None = None
    for clause in clauses:
        spots = list(_spots(reading, clause, home_id))
        for spot in spots:
            for firm in _who_stands(reading, clauses, clause, spot):
                yield told(clause, "invests_in", "firm_invests_at_place", firm, spot.place)
        if NOT_YET.search(clause.text):
            stood = None
            continue
        for spot in spots:
            before = reading.clean[max(clause.start, spot.start - 6) : spot.start]
            if clause.is_hoped(spot.start):
                continue  # 甲集团计划在…,|迁一家企业落户到某市: the plan goes on
            if before.endswith("在"):
                stood = spot, clause
            if _has_come(reading, clause, spot, before):
                investor = _investor(reading, clauses, clause, spot)
                if investor is not None:
                    for firm in with_list(reading, investor):
                        if COMES.search(before) and _only_sits(reading, firm, spot):
                            if COMES_ITSELF.fullmatch(reading.clean, investor.end, spot.start):
                                yield told(clause, "located_in", "firm_set_up_at", firm, spot.place)
                        else:
                            yield told(clause, "invests_in", "firm_invests_at_place", firm, spot.place)
        if stood is None:
            continue
        spot, at = stood
        if at is not clause and clause.own_subject and not any(reading.is_firm(t) for t in clause.subjects):
            stood = None  # 在某市,市长甲来到乙公司,了解产品生产: no firm acts there
            continue
        start = spot.end if at is clause else clause.start
        verb = INVESTS.search(reading.clean, start, clause.end)
        set_up = SET_UP.search(reading.clean, start, clause.end)
        if set_up is not None and any(t.start == set_up.end() and reading.is_firm(t) for t in clause.tokens):
            verb = set_up
        if verb is None or any(t.start <= verb.start() < t.end for t in clause.tokens):
            continue
        investor = _investor(reading, clauses, at, spot)
        if investor is None:
            stood = None
            continue
        # the verb may stand two clauses on, but only while nobody else has become the subject
        if at is not clause and clause.own_subject and investor not in clause.subjects:
            stood = None
            continue
        for firm in with_list(reading, investor):
            for place in _places_listed(reading, spots if at is clause else [], spot):
                yield told(at, "invests_in", "firm_invests_at_place", firm, place)
        yield from _firms_set_up(reading, clause, investor, spot.place, start)
        stood = None


def _spots(reading: Reading, clause: Clause, home_id: str | None) -> Iterator[Spot]:
    found = [
        Spot(start=token.start, end=token.end, place=place)
        for token in clause.tokens
        if (place := as_place(reading, token) or (land_abroad(reading, token)))
    ]
    home = reading.entity(home_id)
    if home is not None:
        for ours in OURS.finditer(reading.clean, clause.start, clause.end):
            if home.detail_kind in LEVELS_OF_OURS[ours["level"]]:
                found.append(Spot(start=ours.start(), end=ours.end(), place=("place", home.local_id)))
    yield from sorted(found, key=lambda spot: spot.start)


def _places_listed(reading: Reading, spots: list[Spot], first: Spot) -> Iterator[tuple[str, str]]:
    """Give a place with those listed behind it: 在甲市、乙市和丙省等地建有工厂 are three."""
    yield first.place
    stop = first.end
    for spot in (s for s in spots if s.start > first.start):
        if reading.clean[stop : spot.start] not in JOINTS:
            return
        yield spot.place
        stop = spot.end


def _has_come(reading: Reading, clause: Clause, spot: Spot, before: str) -> bool:
    """Tell whether the words around a place say that money has come there: 投资某市, 来某市投资, 深耕某市20年."""
    clean = reading.clean
    lead = clean[max(clause.start, spot.start - 14) : spot.start]
    return (
        (
            INVESTS_BEFORE_PLACE.search(before) is not None
            and not ONLY_TALK.match(clean, spot.end)
            and not (before.endswith("投资") and FOR_A_PROJECT.match(clean, spot.end, clause.end))
        )
        or (before.endswith("来") and COMES_TO_INVEST.match(clean, spot.start - 1) is not None)
        or (before.endswith("深耕") and LONG_THERE.match(clean, spot.end) is not None)
        or (GROWS.search(lead) is not None and WHAT_GROWS.match(clean, spot.end, clause.end) is not None)
    )


def _who_stands(reading: Reading, clauses: list[Clause], clause: Clause, spot: Spot) -> Iterator[Token]:
    """Give the firms a place is told to have already: 在某市投资的甲集团, 甲、乙等在某台商, 甲集团在某市的工厂."""
    clean = reading.clean
    firms = [t for t in clause.tokens if reading.is_firm(t)]
    before = [t for t in firms if t.end <= spot.start]
    lead = clean[max(clause.start, spot.start - 8) : spot.start]
    in_place = lead.endswith(("在", "来", "于"))
    if in_place or lead.endswith("投资"):
        planned = NOT_YET.search(lead) is not None
        named = WHO_INVESTS.match(clean, spot.end, clause.end)
        if named is not None and not planned and (lead.endswith("投资") or named.group()[0] not in "的"):
            yield from (t for t in firms if t.start == named.end())
        listed = WHO_ARE.match(clean, spot.end, clause.end)
        if listed is not None and not planned:
            first = next((t for t in firms if t.start == listed.end()), None)
            if first is not None:
                yield from with_list(reading, end_of_list(reading, firms, first))
    if (before and AND_OTHERS.fullmatch(clean, before[-1].end, spot.start) and WHO_STAYS.match(clean, spot.end)) or (
        before and SAYS_WHERE.fullmatch(clean, before[-1].end, spot.start) and WHAT_STANDS.match(clean, spot.end)
    ):
        yield from with_list(reading, before[-1])
    elif before and before[-1].end == spot.start and PLANT.match(clean, spot.end):
        if not NOT_YET.search(clause.text):
            yield before[-1]
    elif in_place and (some := SO_MANY.search(lead)) is not None and WHAT_STANDS.match(clean, spot.end):
        earlier = clauses[clauses.index(clause) - 1] if clause is not clauses[0] else None
        meant = [t for t in earlier.tokens if reading.is_firm(t)] if earlier is not None else []
        if len(meant) == {"两": 2, "三": 3}[some["number"]]:
            yield from meant


def _only_sits(reading: Reading, firm: Token, spot: Spot) -> bool:
    """Tell 甲中心 and 甲(某市)有限公司, which sit where they come to, from a firm that puts money there."""
    entity, place = reading.entity(firm.local_id), reading.entity(spot.place[1])
    if entity is None or place is None:
        return False
    return SEAT_ONLY.search(entity.name) is not None or place.name.rstrip("市县区") in entity.name


def _firms_set_up(
    reading: Reading, clause: Clause, investor: Token, place: tuple[str, str], start: int
) -> Iterator[Relation]:
    verb = SET_UP.search(reading.clean, start, clause.end)
    if verb is None:
        return
    shared = VENTURE.search(reading.clean, start, verb.start()) is not None or len(with_list(reading, investor)) > 1
    counted = COUNTED_FIRMS.search(reading.clean, verb.end(), clause.end) is not None
    at = verb.end()
    for token in (t for t in clause.tokens if t.start >= verb.end()):
        if not reading.is_firm(token) or reading.clean[at : token.start] not in LIST_MARKS:
            break
        if not counted and (reading.level(token) != "company" or token.local_id == investor.local_id):
            break
        if shared:
            for founder in with_list(reading, investor):
                yield told(clause, "invests_in", "firm_set_up_by", founder, token)
        else:
            yield told(clause, "subsidiary_of", "firm_set_up_by", token, investor)
        yield told(clause, "located_in", "firm_set_up_at", token, place)
        at = token.end


def _investor(reading: Reading, clauses: list[Clause], clause: Clause, place: Spot) -> Token | None:
    own = [t for t in clause.tokens if t.end <= place.start and t.kind in "OD"]
    if own:
        return own[-1] if reading.is_firm(own[-1]) else None
    for earlier in reversed(clauses[: clauses.index(clause)]):
        if earlier.own_subject:
            firms = [t for t in earlier.subjects if reading.is_firm(t)]
            return firms[0] if len(firms) == 1 and len(earlier.subjects) == 1 else None
    if clause.own_subject and clause.subject_word is None:
        return None
    if clause.number > 0 and not BARE_FIRM.match(clause.text):
        first = clauses[0]
        return first.topic if first.topic is not None and first.topic.start >= first.start else None
    if clause.number == 0 and place.start - clause.start <= 2 and clause.topic is not None:
        return clause.topic if reading.is_firm(clause.topic) else None  # 在某地投资…: the firm spoken of goes on
    return clause.topic if BARE_FIRM.match(clause.text) else None


def built(projects: Sequence[Project]) -> Iterator[Relation]:
    """Give who pays for a project that is being built or runs: 甲公司投资20亿元的项目在乙市开工建设."""
    for project in projects:
        shown = [stage for stage in project.stages if stage.stage in ("started", "in_production", "expanded")]
        if shown and project.investor_id and project.where.local_id and not project.is_inferred:
            yield Relation(
                start=shown[0].start,
                end=shown[0].end,
                story=project.story,
                rule="project_built_by_investor",
                relation="invests_in",
                subject_kind="organization",
                subject_id=project.investor_id,
                object_kind="place",
                object_id=project.where.local_id,
            )
