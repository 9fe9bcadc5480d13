"""Offices that stand behind a place or go without one: 无锡市|委书记, 市长甲."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.segment import Story
from extract.vocabulary import Vocabulary

OURS = re.compile(
    r"(?:市委|区委|县委|省委)[、和]?(?:市|区|县|省)政府|我市|全市|我省|全省|我区|全区|我县|全县|我州|全州|我旗|全旗|我盟|全盟|市领导|区领导|县领导|省领导|市直|市区两级"
)
OFFICE_WORD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:省委|市委|区委|县委|州委|旗委|盟委|副?省长|副?市长|副?区长|副?县长|副?旗长|副?盟长|副?州长|常务副市长)"
)
# 市委书记 after an ordinary word or punctuation names no city of its own.
LEVEL_BY_WORD = {
    "省": "province", "市": "city", "区": "district", "县": "district", "州": "city", "旗": "district", "盟": "city"
}  # fmt: skip
OFFICE_BEFORE = re.compile(
    r"(?:省委|市委|区委|县委|州委|旗委|盟委|党委|工委|党工委|管委会|(?:人民)?政府(?!网)|省长|市长|区长|县长|州长|副市长|副省长|副区长|副县长|主席|政协(?:副?主席|党组)|人大(?:常委会)?(?:副?主任|党组))"
)
OFFICE_OF_ITS_LEVEL = re.compile(r"[省市区县州旗盟](?:委(?:书记|副书记)|长)")  # 如东县|县委书记
# 市工商联主席, 省贸促会会长: the head of a house of no named city
HEAD_OF_A_HOUSE = re.compile(
    r"(?<![\u4e00-\u9fff])[省市区县州旗盟](?:工商联|总商会|贸促会|政协|人大|侨联|台办|科协|总工会|团委|妇联|[\u4e00-\u9fff]{2,6}局|[\u4e00-\u9fff]{2,6}委)[\u4e00-\u9fff]{0,8}?(?:主席|会长|局长|主任|书记)"
)
GOVERNED = re.compile(r"[\u4e00-\u9fff]?[市区县]?委[、和]?[市区县]?(?:人民)?政府")


def holds_office(clean: str, place: PlaceCandidate) -> bool:
    """Tell whether a place stands before an office of its own: 安乐市|委常委."""
    return any(
        OFFICE_BEFORE.match(clean, at) or OFFICE_OF_ITS_LEVEL.match(clean, at) for at in (place.end, place.end - 1)
    )


def level_meant(ours: Sequence[str], offices: Sequence[str]) -> str | None:
    """Tell which level speaks: 县委书记 and 县领导 of a county, though 全省 stands beside them."""
    said = [word for word in ours if word[0] != "全"]
    levels = Counter(next(c for c in word.removeprefix("我") if c in LEVEL_BY_WORD) for word in [*said, *offices])
    if not levels:
        return None
    return levels.most_common(1)[0][0]


def places_of(
    clean: str,
    story: Story,
    behind: re.Pattern[str],
    organizations: Sequence[OrganizationCandidate],
    vocabulary: Vocabulary,
) -> list[PlaceCandidate]:
    """Give the place in 甲市委、市政府, hidden in the name of a body, as a place of its own; `behind` follows but its last character."""
    found: list[PlaceCandidate] = []
    for body in organizations:
        if body.kind not in ("party", "government") or not story.start <= body.start < story.end:
            continue
        named = vocabulary.match("place", clean[body.start : body.end])
        if not named or named[0][0] != 0 or behind.match(clean, body.start + named[0][1] - 1) is None:
            continue
        end = body.start + named[0][1]
        found.append(
            PlaceCandidate(
                start=body.start,
                end=end,
                rule=body.rule,
                name=clean[body.start : end],
                level=vocabulary.places[named[0][2]].level,
                place_keys=(named[0][2],),
            )
        )
    return found


def office_behind(clean: str, place: PlaceCandidate) -> re.Match[str] | None:
    """Give the office that begins behind a place, or with its last character: 安乐市|委书记, 安乐|市委书记."""
    return OFFICE_BEFORE.match(clean, place.end) or OFFICE_BEFORE.match(clean, place.end - 1)
