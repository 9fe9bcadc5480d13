"""Who belongs to whom: 甲集团旗下乙公司, 由甲和乙共同出资设立."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.assemble.reading import Clause, Reading
from extract.assemble.relations.telling import end_of_list, told, with_list
from extract.assemble.told import Relation

# X旗下Y, X下属公司Y, X的全资子公司Y: what stands between the owner and the owned.
OWNS = re.compile(
    r"(?:集团)?(?:旗下|下属|所属|麾下)(?:的)?(?:全资|控股)?(?:子)?(?:公司|企业|机构|品牌)?|的?(?:全资|控股)?子公司[—―-]{0,2}"
)
OWNS_NEW = re.compile(r"(?:落户|设立|成立|投资|建立|拥有|注册)(?:了|有)?(?:其)?(?:全资|控股)?子公司")
# 望溪公司由甲公司和乙公司联合出资设立; 甲公司与乙公司合资组建了望溪公司.
FOUNDED = r"(?:共同|联合|合作)?(?:投资|出资|合资)(?:共同|联合)?(?:设立|成立|组建|创办|创建|兴建|建立)"
FOUNDED_BY = re.compile(FOUNDED)
FOUNDS = re.compile(rf"{FOUNDED}(?:了|的)?")
BY = re.compile(r"(?:是|系)?由")
BUYS = re.compile(r"(?:全资|成功|战略|增资)*(?:收购|并购|入股|参股|控股)了?")
BELONGS = re.compile(r"(?:隶属|从属)于?(?:世界|中国|全球|[0-9]{1,3}强|央企|国企|大型|知名){0,4}")
HAS_UNDER_IT = re.compile(r"旗下(?:拥有|有|包括)")
IS_OWNED = re.compile(
    r"(?:是|系|为)(?P<owner>.{1,20}?)(?:的)?(?:旗下的?)?(?:全资|控股|在华|在锡)?(?:子公司|下属公司|下属企业|旗下企业|旗下公司)"
)


def subsidiaries(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 甲集团旗下乙公司, 乙公司隶属甲集团 and 乙公司是甲集团的全资子公司."""
    firms = [t for t in clause.tokens if reading.is_firm(t)]
    for owner, owned in pairwise(firms):
        between = reading.clean[owner.end : owned.start]
        if (len(between) < 14 and OWNS.fullmatch(between.strip())) or (
            len(between) < 40 and OWNS_NEW.search(between[-12:]) and owner in clause.subjects
        ):
            yield told(clause, "subsidiary_of", "subsidiary_named_after_owner", owned, owner)
        elif BELONGS.fullmatch(between):
            yield told(clause, "subsidiary_of", "subsidiary_said_to_be", owner, owned)
        elif HAS_UNDER_IT.fullmatch(between):
            for firm in with_list(reading, end_of_list(reading, firms, owned)):
                yield told(clause, "subsidiary_of", "subsidiary_named_after_owner", firm, owner)
        elif (said := IS_OWNED.match(reading.clean, owner.end)) and said.start("owner") <= owned.start < said.end(
            "owner"
        ):
            yield told(clause, "subsidiary_of", "subsidiary_said_to_be", owner, owned)


def founders(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 望溪公司由甲公司和乙公司联合出资设立, 甲公司与乙公司合资组建望溪公司 and 甲公司收购乙公司."""
    firms = [t for t in clause.tokens if reading.is_firm(t)]
    for first, second in pairwise(firms):
        between = reading.clean[first.end : second.start]
        if BY.fullmatch(between):
            last = end_of_list(reading, firms, second)
            if FOUNDED_BY.match(reading.clean, last.end):
                for founder in with_list(reading, last):
                    if founder is not first:
                        yield told(clause, "invests_in", "firm_set_up_by", founder, first)
        elif FOUNDS.fullmatch(between):
            for founder in with_list(reading, first):
                yield told(clause, "invests_in", "firm_set_up_by", founder, second)
        elif BUYS.fullmatch(between):
            yield told(clause, "invests_in", "firm_bought_by", first, second)
