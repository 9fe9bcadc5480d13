"""Who has put money or plant where: 某公司在某地投资设立…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.relations.telling import BARE_FIRM, NOT_YET, as_place, told, with_list
from extract.assemble.told import Project, Relation
from extract.assemble.wording import LIST_MARKS

# 在X投资设立有甲、乙、丙等超10家企业: the firms belong to who set them up, and sit there.
SET_UP = re.compile(r"(?:投资|先后|共|已|相继)*(?:设立|成立|创办|建立|布局|组建|创建)(?:了|有)")
COUNTED_FIRMS = re.compile(r"等(?:[^,，。;；、]{0,8})?(?:企业|公司|子公司|基地)")
# Money or plant has come to a place; 计划投资 has not.
INVESTS = re.compile(
    r"投资(?!环境|者|商|机构|促进|合作|热土|兴业的|额|机遇|机会|信心|推介|贸易|洽谈|潜力|吸引力|政策|便利|关系|意向|说明|银行)"
    r"|设立(?!以来)|建成|建有|建立了|落地建设|实施.{0,6}项目|布局建设|落户了|落户(?=[0-9一二三四五六七八九十]+|$|,|，)|"
    r"历经.{0,6}年发展|扎根.{0,6}年|加紧建设|正在建设|建设(?:了|的)|生产(?!力|性|线|要素|总值|经营|生活|过程|流程|情况|工艺|车间|环节)|设厂|建厂|兴建"
)
INVESTS_BEFORE_PLACE = re.compile(r"(?:落户|进驻|投资|入驻|扎根|落子|布局)(?:在|于|了|到)?$")
COMES_TO_INVEST = re.compile(r"来.{1,6}(?:投资|设厂|建厂|兴业)")


def investments(reading: Reading, clauses: list[Clause]) -> Iterator[Relation]:
    """Read 某公司在某地投资设立…, also where place and verb stand in two clauses of one sentence."""
    spot: tuple[Token, tuple[str, str], Clause] | None = None
    for clause in clauses:
        if NOT_YET.search(clause.text):
            spot = None
            continue
        for token in clause.tokens:
            place = as_place(reading, token)
            if place is None:
                continue
            before = reading.clean[max(clause.start, token.start - 6) : token.start]
            if before.endswith("在"):
                spot = token, place, clause
            elif INVESTS_BEFORE_PLACE.search(before) or (
                before.endswith("来") and COMES_TO_INVEST.match(reading.clean, token.start - 1)
            ):
                investor = _investor(reading, clauses, clause, token)
                if investor is not None:
                    for firm in with_list(reading, investor):
                        yield told(clause, "invests_in", "firm_invests_at_place", firm, place)
        if spot is None:
            continue
        token, place, at = spot
        if at is not clause and clause.own_subject and not any(reading.is_firm(t) for t in clause.subjects):
            spot = None  # 在某市,市长甲来到乙公司,了解产品生产: no firm acts there
            continue
        verb = INVESTS.search(reading.clean, token.end if at is clause else clause.start, clause.end)
        if verb is None or any(t.start <= verb.start() < t.end for t in clause.tokens):
            continue
        investor = _investor(reading, clauses, at, token)
        if investor is None:
            spot = None
            continue
        # the verb may stand two clauses on, but only while nobody else has become the subject
        if at is not clause and clause.own_subject and investor not in clause.subjects:
            spot = None
            continue
        for firm in with_list(reading, investor):
            yield told(at, "invests_in", "firm_invests_at_place", firm, place)
        yield from _firms_set_up(reading, clause, investor, place, token.end if at is clause else clause.start)
        spot = None


def _firms_set_up(
    reading: Reading, clause: Clause, investor: Token, place: tuple[str, str], start: int
) -> Iterator[Relation]:
    verb = SET_UP.search(reading.clean, start, clause.end)
    if verb is None or not COUNTED_FIRMS.search(reading.clean, verb.end(), clause.end):
        return
    at = verb.end()
    for token in (t for t in clause.tokens if t.start >= verb.end()):
        if not reading.is_firm(token) or reading.clean[at : token.start] not in LIST_MARKS:
            break
        yield told(clause, "subsidiary_of", "firm_set_up_by", token, investor)
        yield told(clause, "located_in", "firm_set_up_at", token, place)
        at = token.end


def _investor(reading: Reading, clauses: list[Clause], clause: Clause, place: Token) -> Token | None:
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
