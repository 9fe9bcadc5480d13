"""The home by whose occasion it is: 甲县举行…, 甲市投资推介会在乙市举行."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.segment import Story
from extract.settle.geography import related
from extract.settle.homes.found import HomeFound
from extract.settle.homes.goals import is_goal
from extract.settle.homes.offices import LEVEL_BY_WORD, places_of
from extract.settle.homes.reach import HEADLINE_CHARS
from extract.vocabulary import Vocabulary

HOLDS_AT_HEAD = re.compile(r"(?:在[\u4e00-\u9fff]{2,10}?)?(?:成功|隆重|顺利|正式|再次)?(?:举行|举办|召开)(?!的)")
HOLDS_WITH_A_FIRM = re.compile(r"[市区县州旗]?(?:人民)?政府[与和同][^,，。;；]{2,40}?(?:举行|举办|签署|签订|签约)")
# 甲市某季度集中签约活动举行, at the head of a clause
EVENT_AT_HEAD = re.compile(
    r"[^,，。;；、在于]{2,40}?(?:仪式|活动|大会|推介会|恳谈会|说明会|招商会)[”」》]?(?:成功|隆重|顺利|在[^,，。;；]{2,16}?)?(?:举行|召开|举办|启动)"
)
OPENS_A_CLAUSE = re.compile(r"(?:^|[,，。;；\n\s“]|[0-9日上下午晚])$")
# 甲(乙)投资环境推介会: of 甲, held in 乙
EVENT_ABROAD = re.compile(
    r"[市县区]?(?:[(（]|·)[\u4e00-\u9fff]{2,8}[)）]?[^,，。;；()（）]{2,24}?(?:推介会|恳谈会|说明会|招商会|对接会|洽谈会|交流会)"
)
# 甲市|投资推介会5月7日|在|乙市举行
OWN_OCCASION = re.compile(
    r"(?:[(（][^()（）]{1,8}[)）])?[^,，。;；、与和同—·()（）-]{0,20}?(?:推介会|推介活动|推介大会|说明会|恳谈会|招商会|招商大会)[”」》]?"
    r"[^,，。;；在于]{0,12}?[在于](?=[^,，。;；]{2,30}?(?:举行|举办|召开|开幕))"
)


def by_host(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    organizations: Sequence[OrganizationCandidate],
    vocabulary: Vocabulary,
    word: str | None,
) -> HomeFound | None:
    """Give the place that holds the ceremony a report opens with, where offices of its level go without a name: 甲县举行…,县委书记乙."""
    wanted = LEVEL_BY_WORD.get(word or "")
    seats = places_of(clean, story, HOLDS_WITH_A_FIRM, organizations, vocabulary)
    for place in sorted([*places, *seats], key=lambda p: p.start):
        known = vocabulary.places[place.place_keys[0]]
        head = place.start <= story.start + HEADLINE_CHARS
        holds = (
            HOLDS_AT_HEAD.match(clean, place.end)
            or HOLDS_WITH_A_FIRM.match(clean, place.end - 1)
            or (
                EVENT_AT_HEAD.match(clean, place.end)
                and OPENS_A_CLAUSE.search(clean, max(story.start, place.start - 8), place.start)
                and not any(o.start == place.start for o in organizations)
            )
        )
        abroad = EVENT_ABROAD.match(clean, place.end)
        if not ((head and holds) or abroad) or known.country_code != "CN" or is_goal(clean, place):
            continue
        if abroad is not None and known.level == "city" and word in ("市", None):
            return HomeFound(place_key=place.place_keys[0], basis="article", start=place.start, end=place.end)
        if wanted is not None and known.name.endswith(word or "") and known.level in ("city", "district"):
            return HomeFound(place_key=place.place_keys[0], basis="article", start=place.start, end=place.end)
    return None


def by_own_occasion(clean: str, places: Sequence[PlaceCandidate], vocabulary: Vocabulary) -> HomeFound | None:
    """Read 甲市投资推介会在乙市举行: who promotes himself elsewhere is at home in 甲市, and a bare 市委书记 is his."""
    held: dict[str, PlaceCandidate] = {}
    for place in places:
        found, known = OWN_OCCASION.match(clean, place.end), vocabulary.places.get(place.place_keys[0])
        if found is None or known is None or known.country_code != "CN" or known.level not in ("city", "district"):
            continue
        there = next((q for q in places if q.start == found.end()), None)
        if there is not None and not related(place.place_keys[0], there.place_keys[0], vocabulary):
            held.setdefault(place.place_keys[0], place)
    if len(held) != 1:
        return None
    ((key, place),) = held.items()
    return HomeFound(place_key=key, basis="article", start=place.start, end=place.end)
