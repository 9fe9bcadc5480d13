"""Whose nation: 韩国某某社, and lists that close 等韩国知名企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.relations.telling import JOINTS, NEAR_REGIONS, UNREAD_ITEM, is_foreign_country, told
from extract.assemble.told import Relation
from extract.assemble.wording import LIST_MARKS

NATION_FIRM = re.compile(
    r"[^,，。;；]{0,24}?(?:企业|公司|集团|银行|制造商|供应商|开发商|服务商|生产商|运营商|零售商|集团之一|机构|品牌)"
)
# 等某国|知名工商团体和园区; 等某国|驻华机构 are no bodies of it
WELL_KNOWN = re.compile(
    r"(?!驻|在|驻华|政府|官方)[\u4e00-\u9fff0-9]{0,8}?(?:企业(?!家|界)|公司|集团|财团|机构|团体|商会|协会|商协会|社团|组织(?!部)|厂商|品牌|银行|高校|院校)"
)
KINDS_OF_FIRM = re.compile(
    r"(?:知名|著名|龙头|大型|顶尖|本土|跨国|的)*(?:企业|公司|财团|制造商|供应商|品牌)(?:——|:|：)?"
)
# What is left of a firm's name without its country when the name says nothing: 日本公司, 新西兰牧场, 法国新创公司.
NO_NAME = re.compile(
    r"[一二三四五六七八九十两]大.{1,6}|(?:新创|初创|知名|著名|大型|龙头|本土|驻华|在华|跨国|科技|有关|各|的)*(?:公司|企业|集团|厂商|机构|银行|大学|协会|商会|牧场|农场|工厂|酒店|超市|半导体|[\u4e00-\u9fff]{1,2})"
)
# A part of a firm: its owner's nation is not where it sits.
PART_OF_FIRM = re.compile(
    r"[(（](?!集团|控股|国际|株式|有限|股份)[\u4e00-\u9fff]{2,3}[)）][^(（]*(?:公司|集团)$"  # 某国甲(某市)有限公司: founded in China
    r"|(?:工厂|孔子学院|总部|分公司|代表处|办事处|联络处|分行|支行|事务所|大使馆|领事馆|总领馆)$"
)
# 某国文化部 is of a state, not a firm of it.
NOT_AT_HOME = re.compile(
    r"中国|驻|分会|同胞|同乡|[(（]"
)  # 某国驻华商会, 台湾同胞投资企业协会: not in the land they bear
IS_A = re.compile(r"(?:是|系|为|作为)(?:全球|世界)?(?:一[家个所])?(?:来自|源自|源于)?$")  # 甲公司|是一家来自|某国的企业
OF_STATE = re.compile(r"(?:(?<!公)司|议院|部|厅|署|局|处|委员会|议会|国会|法院|检察院|政府|省|(?<!超)市|府|县)$")
BRANCH = re.compile(r"(?:分|子)?(?:公司|工厂|有限公司|生产基地|基地|制造厂)")  # what follows the land in 云帆墨西哥公司


def nationalities(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 韩国某某社, 某社是韩国…企业, and a list that ends 等韩国知名企业."""
    for at, token in enumerate(clause.tokens):
        if _is_body(reading, token):
            country = _country_in_name(reading, token)
            if country is not None and not _says_nothing(reading, token):
                yield told(clause, "headquartered_in", "country_before_firm", token, ("place", country))
            yield from _branch_abroad(reading, clause, token)
        if token.kind != "L" or not is_foreign_country(reading, token):
            continue
        following = clause.tokens[at + 1] if at + 1 < len(clause.tokens) else None
        if (
            following is not None
            and following.start == token.end
            and reading.is_firm(following)
            and not _says_nothing(reading, following)
        ):
            yield told(clause, "headquartered_in", "country_before_firm", following, token)
        before = reading.clean[max(clause.start, token.start - 1) : token.start]
        if (kind := KINDS_OF_FIRM.match(reading.clean, token.end)) is not None:
            stop = kind.end()
            for body in clause.tokens[at + 1 :]:
                joint = reading.clean[stop : body.start]
                if joint not in (("",) if stop == kind.end() else JOINTS) or not reading.is_firm(body):
                    break
                yield told(clause, "headquartered_in", "country_before_firm", body, token)
                stop = body.end
        if before == "等" and WELL_KNOWN.match(reading.clean, token.end):
            stop = token.start - 1
            for body in reversed(clause.tokens[:at]):
                gap = reading.clean[body.end : stop].strip()
                if (gap not in LIST_MARKS and not UNREAD_ITEM.fullmatch(gap)) or body.kind not in "OL":
                    break
                if _is_body(reading, body):
                    yield told(clause, "headquartered_in", "country_closes_list_of_firms", body, token)
                stop = body.start
        elif (lead := IS_A.search(reading.clean, clause.start, token.start)) and NATION_FIRM.match(
            reading.clean, token.end
        ):
            named = clause.tokens[at - 1] if at else None
            if named is not None and named.end == lead.start() and reading.is_firm(named):
                yield told(clause, "headquartered_in", "firm_of_country", named, token)


def _is_body(reading: Reading, token: Token) -> bool:
    """Tell a firm, or an association that is at home in the land it bears, from what belongs to a state."""
    if reading.is_firm(token):
        return True
    entity = reading.entity(token.local_id)
    return entity is not None and entity.detail_kind == "association" and not NOT_AT_HOME.search(entity.name)


def _says_nothing(reading: Reading, token: Token) -> bool:
    """Tell whether a body is a part of a firm, or named by its kind only; of neither the nation says where it sits."""
    entity = reading.entity(token.local_id)
    if entity is None or PART_OF_FIRM.search(entity.name) or OF_STATE.search(entity.name):
        return True
    return entity.vocabulary_key is None and NO_NAME.fullmatch(_without_country(reading, token)) is not None


def _without_country(reading: Reading, token: Token) -> str:
    written = reading.clean[token.start : token.end]
    country = reading.entity(_country_in_name(reading, token))
    if country is None:
        return written
    return written.removeprefix(NEAR_REGIONS.get(country.vocabulary_key or "", country.name))


def _country_in_name(reading: Reading, token: Token) -> str | None:
    """Give the country that opens a firm's own name as written: 韩国望江日报社 → 韩国."""
    written = reading.clean[token.start : token.end]
    return next(
        (local_id for name, local_id in _lands(reading) if written.startswith(name) and len(written) - len(name) >= 2),
        None,
    )


def _lands(reading: Reading) -> list[tuple[str, str]]:
    """Give what firms are said to be from: countries abroad, and Taiwan, Hong Kong and Macao."""
    near = [(name, reading.local_by_key[key]) for key, name in NEAR_REGIONS.items() if key in reading.local_by_key]
    return [*reading.foreign_countries, *near]


def _branch_abroad(reading: Reading, clause: Clause, token: Token) -> Iterator[Relation]:
    """Read where a firm's branch lies by the land in its name: 云帆墨西哥公司 → 墨西哥."""
    written = reading.clean[token.start : token.end]
    for name, local_id in reading.foreign_countries:
        at = written.find(name)
        if at >= 2 and BRANCH.fullmatch(written, at + len(name)):
            yield told(clause, "located_in", "branch_named_after_land", token, ("place", local_id))
