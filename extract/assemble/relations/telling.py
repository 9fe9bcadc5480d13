"""What all rooms of relations share: one relation told, lists of firms, what counts as a place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Relation

NOT_YET = re.compile(
    r"将|拟|计划|希望|欢迎|期待|期盼|考虑|未来|意向|争取|力争|有意|可能|邀请|愿|鼓励|支持|推动|推进|促进|加快|吸引|引进|招引|如果|若|诚邀|助力|服务于|做好|要(?!素|求|闻|点|地)"
)
BARE_FIRM = re.compile(r"(?:目前|现在|如今)?(?:该)?(?:企业|公司|集团|其)")
OURS = re.compile(r"我(?P<level>[省市区县州])")
LEVELS_OF_OURS: Mapping[str, tuple[str, ...]] = {
    "省": ("province",),
    "市": ("city", "province", "district"),
    "州": ("city",),
    "区": ("district",),
    "县": ("district",),
}


NEAR_REGIONS = {
    "CN-710000": "台湾",
    "CN-810000": "香港",
    "CN-820000": "澳门",
}  # told as where a firm is from, as lands are
# 甲集团|、某某五金|等在某台商: one item of a list that no name was read from
UNREAD_ITEM = re.compile(r"、[^与和在到访见谈察观于从往赴等、,，。;；:：\s]{2,12}、?")
JOINTS = ("、", "和", "与", "及", "以及")


def told(
    clause: Clause, relation: str, rule: str, subject: Token | tuple[str, str], target: Token | tuple[str, str]
) -> Relation:
    """Tell one relation of two tokens, or (kind, local id); its evidence is the clause."""
    subject_kind, subject_id = subject if isinstance(subject, tuple) else (kind_of(subject), subject.local_id)
    object_kind, object_id = target if isinstance(target, tuple) else (kind_of(target), target.local_id)
    return Relation(
        start=clause.start,
        end=clause.end,
        story=clause.sentence.story,
        rule=rule,
        relation=relation,
        subject_kind=subject_kind,
        subject_id=subject_id,
        object_kind=object_kind,
        object_id=object_id,
    )


def kind_of(token: Token) -> str:
    """Tell a place from a body."""
    return "place" if token.kind == "L" else "organization"


def end_of_list(reading: Reading, firms: list[Token], first: Token) -> Token:
    """Give the last firm of the list that begins with a firm: 甲、乙和丙 → 丙."""
    last = first
    for token in firms[firms.index(first) + 1 :]:
        if reading.clean[last.end : token.start] not in JOINTS:
            break
        last = token
    return last


def with_list(reading: Reading, last: Token) -> list[Token]:
    """Give a firm with those listed before it: 甲、乙和丙在某地设厂 are three."""
    listed = [last]
    before = reading.tokens_in(max(0, last.start - 200), last.start)
    for token in reversed(before):
        if reading.clean[token.end : listed[-1].start] not in JOINTS or not reading.is_firm(token):
            break
        listed.append(token)
    return listed[::-1]


def as_place(reading: Reading, token: Token) -> tuple[str, str] | None:
    """Give the place a token means where money may go and bodies may sit: a town, a province, a zone."""
    entity = reading.entity(token.local_id)
    if entity is None:
        return None
    if token.kind == "L" and entity.detail_kind in ("city", "district", "zone", "province"):
        return "place", token.local_id
    if token.place_id:
        return "place", token.place_id
    if token.kind == "O" and entity.detail_kind == "industrial_park":
        return "organization", token.local_id
    return None


def is_foreign_country(reading: Reading, token: Token) -> bool:
    """Tell whether a token is a land, or Taiwan, Hong Kong or Macao, written with more than one character."""
    entity = reading.entity(token.local_id)
    return (
        entity is not None
        and (entity.detail_kind == "country" or entity.vocabulary_key in NEAR_REGIONS)
        and entity.vocabulary_key != "CN"
        and token.end - token.start >= 2
    )


def land_abroad(reading: Reading, token: Token) -> tuple[str, str] | None:
    """Give the land abroad, or Taiwan, Hong Kong or Macao, a token names."""
    return ("place", token.local_id) if token.kind == "L" and is_foreign_country(reading, token) else None
