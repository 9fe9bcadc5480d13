"""Who belongs to whom: 甲集团旗下乙公司, 由甲和乙共同出资设立."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.relations.telling import end_of_list, told, with_list
from extract.assemble.told import Relation

KINSHIP = r"(?:旗下|下属|所属|麾下|直属)"
HOW_CLOSE = r"(?:在[\u4e00-\u9fff]{1,3}的?)?(?:全资|控股|参股|核心|骨干|重要|主要|上市|专业|二级|三级|海外|国内)*"
KIND = r"(?:子公司|公司|企业|机构|品牌|平台|单位|院所|工厂|板块|银行)"
# What stands between the owner and the owned: 甲集团|旗下纺织企业|乙公司, 甲集团|的全资子公司|乙公司, 甲集团|控股的|乙公司.
OWNS = re.compile(
    rf"(?:集团)?{KINSHIP}的?(?:[\u4e00-\u9fff]{{0,8}}{KIND})?[—―-]{{0,2}}"
    rf"|的?{HOW_CLOSE}(?:子公司|成员(?:企业|单位|公司))[—―-]{{0,2}}|(?:全资|绝对)?控股的"
)
OWNS_NEW = re.compile(r"(?:落户|设立|成立|投资|建立|拥有|注册)(?:了|有)?(?:其)?(?:全资|控股)?子公司")
OWNED_BY = re.compile(r"的?(?:母公司|控股股东)")  # 乙公司|母公司|甲集团, 甲集团是乙公司|母公司
BELONGS = re.compile(r"(?:隶属|从属)于?(?:世界|中国|全球|[0-9]{1,3}强|央企|国企|大型|知名){0,4}")
HAS_UNDER_IT = re.compile(r"(?:集团)?旗下(?:现|目前)?(?:拥有|有|包括|设有)|下辖|下设")
HAS = re.compile(r"(?:现|目前|还)?(?:拥有|设有)了?")
UNDER_IT = re.compile(r"(?:集团|公司|其)?旗下(?:现|目前)?(?:拥有|有|包括|设有)了?")  # 甲集团总部位于某市,|旗下有|乙公司
AS_SUBSIDIARIES = re.compile(r"等?[^,，。;；、]{0,8}?子公司")  # 甲集团拥有乙、丙|等8家子公司
# 乙公司|是世界500强|甲集团|旗下骨干企业, 甲集团|是|乙公司|的母公司
IS = re.compile(r"[,，]?(?:是|系|为|作为|属于?)(?:[\u4e00-\u9fff0-9]{0,12}?(?:强|企|的|大|名))?")
AS_OWNED = re.compile(
    rf"的?(?:{KINSHIP}的?[\u4e00-\u9fff]{{0,8}}?{KIND}|{HOW_CLOSE}(?:子公司|成员(?:企业|单位|公司)?))(?:之一)?(?=[,，。;；、]|$)"
)
IN_BRACKETS = re.compile(rf"(?:{KINSHIP}[\u4e00-\u9fff]{{0,8}}|{HOW_CLOSE}子公司)[)）]")  # 乙公司(甲集团旗下)
AS_SHAREHOLDER = re.compile(r"的?(?:第[一二三四]|最|单一)?大?股东")
AS_VENTURE = re.compile(r"(?:的|共同)?(?:中外)?合(?:资|营)(?:公司|企业)")
# 望溪公司由甲公司和乙公司联合出资设立; 甲公司与乙公司合资组建了望溪公司.
FOUNDED = (
    r"(?:共同|联合|合作)?(?:投资|出资|合资|注资)(?:共同|联合)?"
    r"(?:设立|成立|组建|创办|创建|兴建|建立|建设|建成|注册(?:成立|设立)?|发起(?:成立|设立)?)"
    r"|(?:合作|合资|共同出资)(?:注册|成立|设立)(?:成立|设立)?"
)
FOUNDED_BY = re.compile(FOUNDED)
FOUNDS = re.compile(rf"(?:已|还|又)*(?:{FOUNDED})(?:了|的)?(?:中外)?(?:(?:新|合资|项目)(?:公司|企业))?[—―“\"「]{{0,2}}")
BY = re.compile(r"(?:是|系)?由")
BUYS = re.compile(r"(?:已|曾|并|先后|成功|战略|增资|出资|全资)*(?:收购|并购|入股|参股|控股)了?")
HOLDS = re.compile(r"(?:现|已|共)?持有")
A_SHARE = re.compile(r"(?:约|超|近)?[0-9.]+%(?:的)?(?:股|表决权)")


def subsidiaries(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 甲集团旗下乙公司, 乙公司隶属甲集团, 乙公司是甲集团的全资子公司 and 甲集团是乙公司的母公司."""
    firms = [t for t in clause.tokens if reading.is_firm(t)]
    under = UNDER_IT.match(clause.text)
    owner = clause.topic if clause.number > 0 else None
    if under is not None and owner is not None and reading.is_firm(owner) and owner.start < clause.start:
        if firms and firms[0].start == clause.start + under.end():
            for firm in with_list(reading, end_of_list(reading, firms, firms[0])):
                yield told(clause, "subsidiary_of", "subsidiary_named_after_owner", firm, owner)
    for first, second in pairwise(firms):
        between = reading.clean[first.end : second.start].strip()
        if OWNS.fullmatch(between) or (
            len(between) < 40 and OWNS_NEW.search(between[-12:]) and first in clause.subjects
        ):
            yield told(clause, "subsidiary_of", "subsidiary_named_after_owner", second, first)
        elif BELONGS.fullmatch(between):
            yield told(clause, "subsidiary_of", "subsidiary_said_to_be", first, second)
        elif OWNED_BY.fullmatch(between):
            yield told(clause, "subsidiary_of", "subsidiary_named_after_owner", first, second)
        elif HAS_UNDER_IT.fullmatch(between) or HAS.fullmatch(between):
            last = end_of_list(reading, firms, second)
            if HAS.fullmatch(between) and not AS_SUBSIDIARIES.match(reading.clean, last.end):
                continue
            for firm in with_list(reading, last):
                yield told(clause, "subsidiary_of", "subsidiary_named_after_owner", firm, first)
        elif between in ("(", "（") and IN_BRACKETS.match(reading.clean, second.end):
            yield told(clause, "subsidiary_of", "subsidiary_said_to_be", first, second)
        elif IS.fullmatch(between):
            if AS_OWNED.match(reading.clean, second.end):
                yield told(clause, "subsidiary_of", "subsidiary_said_to_be", first, second)
            elif OWNED_BY.match(reading.clean, second.end):
                yield told(clause, "subsidiary_of", "subsidiary_said_to_be", second, first)


def founders(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 望溪公司由甲公司和乙公司联合出资设立, 甲公司与乙公司合资组建望溪公司, 甲公司收购乙公司, and who holds shares."""
    firms = [t for t in clause.tokens if reading.is_firm(t)]
    for first, second in pairwise(firms):
        between = reading.clean[first.end : second.start]
        is_said = IS.fullmatch(between) is not None
        if BY.fullmatch(between) or is_said:
            last = end_of_list(reading, firms, second)
            pattern = AS_VENTURE if is_said else FOUNDED_BY
            if pattern.match(reading.clean, last.end):
                for founder in with_list(reading, last):
                    if founder is not first:
                        yield told(clause, "invests_in", "firm_set_up_by", founder, first)
            elif is_said and AS_SHAREHOLDER.match(reading.clean, second.end):
                yield told(clause, "invests_in", "firm_bought_by", first, second)
        elif FOUNDS.fullmatch(between):
            for founder in with_list(reading, first):
                yield told(clause, "invests_in", "firm_set_up_by", founder, second)
        elif BUYS.fullmatch(between) or (HOLDS.fullmatch(between) and A_SHARE.match(reading.clean, second.end)):
            yield told(clause, "invests_in", "firm_bought_by", first, second)
    bought = _bought_without_subject(reading, clause, firms)
    if bought is not None:
        yield told(clause, "invests_in", "firm_bought_by", *bought)


def _bought_without_subject(reading: Reading, clause: Clause, firms: list[Token]) -> tuple[Token, Token] | None:
    """Read 甲集团是…,|并全资收购了乙公司: the firm spoken of goes on."""
    buys = BUYS.match(clause.text)
    if buys is None or not firms or firms[0].start != clause.start + buys.end() or clause.number == 0:
        return None
    return (clause.topic, firms[0]) if clause.topic is not None and clause.topic in clause.subjects else None
