"""Whose number it is, of what day, and whether the trip made it or it was so before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from extract.find.candidates import FigureCandidate
from extract.restore.text import RestoredText
from extract.segment import Sentence
from extract.settle.settled import DateMention, Figure, Mention

CLAUSE_END = re.compile(r"[，,；;：:]")
# The trip itself makes such a number: 签约15个项目, 达成总投资超亿元的合作, 为期7天.
MADE_BY_THE_TRIP = re.compile(
    r"签约|签署|签订|签下|达成|现场|出席|参会|参加|拟投资|计划投资|将投资|意向|推介|洽谈|对接|会见|会谈|座谈|拜访|走访|考察|访问|行程|此行|此次|本次|期间|收获"
)
SIGNED = re.compile(r"签约|签署|签订|签下")
BEFORE_THE_TRIP = re.compile(
    r"去年|前年|截至|目前|(?<!签约额)(?<!约金额)(?<!约总额)(?<!合同额)累计|历年|已有|已在|已与|拥有|连续|以来|历经|成立|创立|创办|位列|位居|排名|开业|现有|过去|近年|设有|此前|曾|前两届|上届|往届"
)
# Who tells a number, or where it was told.
TOLD_BY = re.compile(r"[^，,。；;]{0,6}?(?:获悉|了解到|了解|消息|统计|介绍|公布|发布|数据|报道|透露)")
ORDERED_BY = re.compile(r"提出的?|部署|要求|号召|印发|出台")
HELD_AT = re.compile(r"[^，,。；;]{0,6}?(?:举行|召开|举办|开幕|启动|亮相|会见)")
SPOKEN = re.compile(r"(?:介绍|表示|说|指出|称|透露|强调|认为)[^，,。；;：:]{0,4}[，,：:]")
MAX_CHARS_TO_SPEECH = 24  # 某集团有限公司执行董事兼总经理某某某介绍
OWN_FIRM = re.compile(r"[，,：:“](?:目前|如今|现在|去年|今年)?[，,]?(?:[该本我])?(?:公司|集团|企业|我们|工厂)")
# The number is one of a whole region, which is no body.
REGION_SUBJECT = re.compile(
    r"[，,：:；;](?:目前|今年以来|今年|去年|其中|当前|近年来)?[，,]?(?:[我全本][市省县区州旗国]|两地|两国|两市|双边|双方)"
)
# 某集团合作项目、某公司项目等11个项目: a body named inside an item of a list owns not what the list is counted by.
ITEM_OF_LIST = re.compile(
    r"(?!在|已|共|将|拥有|现有|先后|累计|围绕|与)(?:(?!设立|投资|签|成立|引进)[^，,。；;：:、]){0,24}、"
    r"[^，,。；;：:]{0,60}等[^，,。；;0-9]{0,4}[，,]?[^，,。；;0-9]{0,4}$"
)
# Things counted in a clause of its own are a body's only where it is said to have them: 集团成立已久,拥有工厂12家.
COUNTED_THINGS = frozenset(
    {"companies", "projects", "countries", "cities", "count", "institutions", "listed_companies", "agreements", "events", "people",
     "experts", "talents", "sister_cities", "funds", "parks", "platforms", "bases", "labs", "routes", "visits"}
)  # fmt: skip
HAS_THEM = re.compile(
    r"(?:目前|现在|如今|现|已)?(?:公司|集团|企业|其|[该本]\w{1,4})?(?:目前|现|已|共|还|先后|累计)*"
    r"(?:拥有|设有|建有|下设|下属|下辖|旗下|业务|产品|服务|投资(?!额|总额)|设立|发起|组建|开发|年产|生产|会员|员工|职工|在[^，,。；;]{1,12}?(?:设立|设有|建有|拥有|建成|开设|投资))"
)
# 已有200多家企业落户,总投资额近70亿元: the sum is that of the firms counted before it.
COUNTED_GROUP = re.compile(
    r"[0-9][余多]?[家个项][^，,。；;、]{0,12}?(?:企业|公司|项目)|(?:签约|引进|落户|开工|推进)[^，,。；;、]{0,6}?[0-9]+[余多]?[家个项]"
)
# 参加活动的有近百家企业, 来自12家协会的代表: who takes part is counted, whoever is named before.
TAKES_PART = re.compile(r"来自|参会|参加|参展|出席|之一")
PARTY_OF = re.compile(r"(?:[^，,。；;、]{0,8}团)?一行$")  # 某协会考察团一行|31人
GROUP_OF = re.compile(r"(?:一行|成员)?共?")
COST_OF = re.compile(r"的(?:由)?$")  # 总投资5亿元的|甲公司某项目
TRIP_MEASURES = frozenset({"trip_days", "agreements", "participants"})
PAST_MEASURES = frozenset(
    {"sales", "revenue", "visitors", "passengers", "gdp", "profit", "tax", "output_value", "market_value", "trade_volume",
     "employees", "population", "rank", "growth", "registered_capital", "assets"}
)  # fmt: skip
INVESTED = frozenset({"total_investment", "planned_investment", "investment"})
NO_OWNER_MEASURES = frozenset({"trip_days", "participants", "gdp", "population", "trade_volume"})
LISTED = "、"
CHANCE = 10  # smaller counts are equal by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    local_id: str | None
    basis: str
    is_inferred: bool = False


NOBODY = _Owner(local_id=None, basis="unstated")


def settle_figures(
    text: RestoredText,
    sentences: Sequence[Sentence],
    candidates: Sequence[FigureCandidate],
    dates: Sequence[DateMention],
    organizations: Sequence[Mention],
    names: Sequence[Mention] = (),
    delegations: Sequence[Mention] = (),
) -> tuple[Figure, ...]:
    """Keep the figures that are no part of a date or a name, each with owner, day and whether it is background.

    `organizations` are settled mentions of bodies that may own a number; `names` all other mentions a number may be part
    of (policy terms); `delegations` own only how many they are. A figure told again is one figure with further places. Order of start.
    """
    taken = sorted([*((d.start, d.end) for d in dates), *((m.start, m.end) for m in (*organizations, *names))])
    kept = [c for c in sorted(candidates, key=lambda c: c.start) if not _overlaps(taken, c.start, c.end)]
    bodies = sorted((m for m in organizations if m.kind == "organization"), key=lambda m: (m.start, -m.end))
    body_starts = [m.start for m in bodies]
    starts = [s.start for s in sentences]
    # 某市代表团|共|31人
    group_ends = {GROUP_OF.match(text.clean_text, m.end).end(): m.local_id for m in delegations}  # type: ignore[union-attr]
    figures: list[Figure] = []
    first_by_figure: dict[tuple[object, ...], int] = {}
    for found in kept:
        at = bisect_right(starts, found.start) - 1
        if at < 0 or found.end > sentences[at].end:
            continue
        sentence = sentences[at]
        if _is_boilerplate(text, sentence):
            continue
        owner = _owner(text.clean_text, sentences, at, found, bodies, body_starts)
        if found.measure == "participants" and (group := group_ends.get(found.start)) is not None:
            owner = _Owner(local_id=group, basis="clause")
        first, last = _as_of(text.clean_text, sentence, found, dates)
        same = (sentence.story, found.kind, found.value, found.unit, found.qualifier, found.measure)
        known = first_by_figure.get(same)
        if known is not None and _is_told_again(figures[known], owner, found):
            figures[known] = _repeated(figures[known], found)
            continue
        first_by_figure[same] = len(figures)
        figures.append(
            Figure(
                found=found,
                organization_local_id=owner.local_id,
                is_background=_is_background(text.clean_text, sentences, at, found),
                as_of_from=first,
                as_of_to=last,
                story=sentence.story,
                owner_basis=owner.basis,
                owner_is_inferred=owner.is_inferred,
            )
        )
    return tuple(figures)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (end, 0))
    return any(taken[n][1] > start for n in range(max(0, at - 4), at))


def _is_boilerplate(text: RestoredText, sentence: Sentence) -> bool:
    """Lines of the page about itself (浏览次数 13次) tell nothing of the trip."""
    line = text.clean_text[sentence.start : sentence.end]
    return sentence.block_kind in ("byline", "source", "dateline") or any(
        word in line for word in ("浏览次数", "阅读次数", "点击", "浏览量", "字号", "阅读量")
    )


def _is_told_again(first: Figure, owner: _Owner, found: FigureCandidate) -> bool:
    """Small counts repeat by chance (5家 … 5家), large sums and a figure of the same owner do not."""
    if found.currency != first.found.currency and found.currency_basis == first.found.currency_basis:
        return False
    agree = None in (owner.local_id, first.organization_local_id) or owner.local_id == first.organization_local_id
    if found.kind == "money" or found.measure == "trip_days":
        return agree
    if found.measure in TRIP_MEASURES or found.measure in ("projects", "companies"):
        return agree and found.value > CHANCE
    return owner.local_id is not None and owner.local_id == first.organization_local_id and found.value > CHANCE


def _repeated(first: Figure, found: FigureCandidate) -> Figure:
    return Figure(
        found=first.found,
        organization_local_id=first.organization_local_id,
        is_background=first.is_background,
        as_of_from=first.as_of_from,
        as_of_to=first.as_of_to,
        story=first.story,
        owner_basis=first.owner_basis,
        owner_is_inferred=first.owner_is_inferred,
        repeats=(*first.repeats, (found.start, found.end)),
    )


def _owner(
    clean: str,
    sentences: Sequence[Sentence],
    at: int,
    found: FigureCandidate,
    bodies: Sequence[Mention],
    body_starts: Sequence[int],
) -> _Owner:
    """The body named nearest before the figure that is no item of a list, else the one its paragraph speaks of."""
    sentence = sentences[at]
    if found.measure == "participants":
        named = _within(bodies, body_starts, sentence.start, found.start)
        if named and PARTY_OF.fullmatch(clean, named[-1].end, found.start):
            return _Owner(local_id=named[-1].local_id, basis="clause")
    if found.measure in NO_OWNER_MEASURES:
        return NOBODY
    if found.measure in INVESTED:
        behind = _within(bodies, body_starts, found.end, min(sentence.end, found.end + 30))
        if behind and COST_OF.fullmatch(clean, found.end, behind[0].start):
            return _Owner(local_id=behind[0].local_id, basis="clause")
        if clean.startswith("的", found.end) and LISTED in clean[max(0, found.start - 4) : found.start]:
            return NOBODY  # 、总投资3亿元的某项目: not of the firm of the item before
    own = [
        m for m in _within(bodies, body_starts, sentence.start, found.start) if not _is_beside(clean, m, found.start)
    ]
    if own and REGION_SUBJECT.search(clean, own[-1].end, found.start):
        return NOBODY
    free = [m for m in own if not _is_listed(clean, m) and not ITEM_OF_LIST.match(clean[m.end : found.start])]
    if free:
        nearest = free[-1]
        is_close = CLAUSE_END.search(clean, nearest.end, found.start) is None
        if not is_close and _is_of_others(clean, nearest.end, found):
            return NOBODY
        if found.measure in COUNTED_THINGS and TAKES_PART.search(clean, nearest.end, found.start):
            return NOBODY
        return _Owner(local_id=nearest.local_id, basis="clause" if is_close else "sentence")
    if own:
        return NOBODY  # of several bodies listed none owns the sum
    if found.kind == "rank":  # 全球第三大发酵企业X: the name follows
        behind = _within(bodies, body_starts, found.end, min(sentence.end, found.end + 30))
        if behind and CLAUSE_END.search(clean, found.end, behind[0].start) is None:
            return _Owner(local_id=behind[0].local_id, basis="clause")
    if found.measure in TRIP_MEASURES or REGION_SUBJECT.search("，" + clean[sentence.start : found.start].lstrip()):
        return NOBODY
    if at and sentences[at - 1].block == sentence.block:
        before = _within(bodies, body_starts, sentences[at - 1].start, sentences[at - 1].end)
        subject = [m for m in before if not _is_listed(clean, m) and not _is_beside(clean, m, sentences[at - 1].end)]
        if subject and not _is_of_others(clean, sentence.start, found):
            return _Owner(local_id=subject[0].local_id, basis="paragraph", is_inferred=True)
    return NOBODY


def _is_of_others(clean: str, since: int, found: FigureCandidate) -> bool:
    """Tell a number that stands in another clause than the body and is not said to be its own."""
    if found.kind == "money":
        return COUNTED_GROUP.search(clean, since, found.start) is not None
    if found.measure not in COUNTED_THINGS:
        return False
    marks = [mark.end() for mark in CLAUSE_END.finditer(clean, since, found.start)]
    if len(marks) > 1 and clean.startswith("其中", marks[-1]):
        marks.pop()  # 投资企业30家,其中5家上市: of those counted before
    return HAS_THEM.match(clean, marks[-1] if marks else since) is None


def _is_beside(clean: str, body: Mention, until: int) -> bool:
    """Tell a body that only tells the number, or lends the room, from one it is a number of.

    从市商务局获悉, 在某酒店举行, 某部副部长介绍; but 某公司董事长介绍，公司年销售额… stays the firm's.
    """
    before = clean[max(0, body.start - 2) : body.start]
    if before.endswith(("从", "据", "由")) and TOLD_BY.match(clean, body.end):
        return True
    if ORDERED_BY.match(clean, body.end):
        return True
    if before.endswith(("在", "于")) and (
        HELD_AT.match(clean, body.end)
        or (
            clean[body.end : body.end + 1] not in ("，", ",")
            and CLAUSE_END.search(clean, body.end, until) is not None
            and OWN_FIRM.search(clean, body.end, until) is None
        )
    ):
        return True  # 仪式在某公司现场举行，总投资…, 项目在某开发区开工；合同额…
    said = SPOKEN.search(clean, body.end, min(until, body.end + MAX_CHARS_TO_SPEECH))
    return said is not None and OWN_FIRM.search(clean, said.end() - 1, until) is None


def _within(bodies: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> list[Mention]:
    return [m for m in bodies[bisect_left(starts, start) : bisect_left(starts, end)] if m.end <= end]


def _is_listed(clean: str, mention: Mention) -> bool:
    return (
        clean[mention.end : mention.end + 1] == LISTED
        or clean[max(0, mention.start - 1) : mention.start] == LISTED
        or clean[mention.end : mention.end + 1] == "等"
    )


def _as_of(
    clean: str, sentence: Sentence, found: FigureCandidate, dates: Sequence[DateMention]
) -> tuple[date | None, date | None]:
    """The days the figure is stated for: 截至2023年底, 2022年销售额…; None where its own words name none."""
    since = bisect_left(dates, sentence.start, key=attrgetter("start"))
    before = dates[since : bisect_left(dates, found.start, lo=since, key=attrgetter("start"))]
    near = next((mention for mention in reversed(before) if mention.shape not in ("vague", "time_apart")), None)
    if near is None or near.date_to is None or len(CLAUSE_END.findall(clean, near.end, found.start)) > 1:
        return None, None
    if clean[max(0, near.start - 2) : near.start] in ("截至", "截止"):
        return near.date_to, near.date_to
    return near.date_from, near.date_to


def _is_background(clean: str, sentences: Sequence[Sentence], at: int, found: FigureCandidate) -> bool:
    """Tell what was so before the trip from what the trip made, by the words around the figure.

    After a sentence of signing the next one mostly breaks its total down (其中，工业项目9个).
    """
    sentence = sentences[at]
    if found.measure in PAST_MEASURES:
        return True
    if found.measure == "trip_days":
        return False
    start, end = _clauses_around(clean, sentence, found)
    if BEFORE_THE_TRIP.search(clean, start, end):
        return True
    if MADE_BY_THE_TRIP.search(clean, sentence.start, sentence.end):
        return False
    before = sentences[at - 1] if at else None
    return not (before and before.block == sentence.block and SIGNED.search(clean, before.start, before.end))


def _clauses_around(clean: str, sentence: Sentence, found: FigureCandidate) -> tuple[int, int]:
    """The clause of the figure with the one before it."""
    marks = [m.end() for m in CLAUSE_END.finditer(clean, sentence.start, found.start)]
    start = marks[-2] if len(marks) > 1 else sentence.start
    after = CLAUSE_END.search(clean, found.end, sentence.end)
    return start, after.start() if after else sentence.end
