"""The order in which the house of an office is looked for where none stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.settle.affiliations.around import from_the_words_around
from extract.settle.affiliations.at_home import of_the_home
from extract.settle.affiliations.beside import as_the_one_before, from_the_chain, of_the_state
from extract.settle.affiliations.departments import (
    elided_beside,
    in_the_list_before,
    of_the_government,
    of_the_house_beside,
    of_the_place_beside,
)
from extract.settle.affiliations.groups import goes_with_its_house, of_the_group
from extract.settle.affiliations.leagues import of_no_named_league
from extract.settle.affiliations.offices import Office, Scene, is_of_a_firm
from extract.settle.affiliations.towns import house_of_a_street, of_the_town_before
from extract.settle.affiliations.wording import CONGRESS, OUR_HOUSE, OWN_PART, PARTY_DEPARTMENT
from extract.settle.affiliations.zones import of_the_only_zone, of_the_zone_told
from extract.settle.entities.house_names import OFFICES_OF_A_HOUSE

# 某国议员、能源部部长: of a ministry that is named, if not of which country.
OWN_MINISTRY = re.compile(
    r"(?<![\u4e00-\u9fff])(?:交通|外交|财政|教育|文化|经济|国防|内政|农业|工业|贸易|能源|旅游|卫生|环境|劳动|司法|商务|科技|投资)"
    r"[\u4e00-\u9fff]{0,6}部(?:副?部长|大臣)$"
)
SUPERVISION = "监委"  # 县委常委、纪委书记、监委主任甲: of the county of the titles beside it
CHAMBER = "总商会"  # 县工商联主席、总商会会长乙
MAX_BESIDE = 4  # offices of those named before


def complete(scene: Scene, chain: list[Office], before: Sequence[Office]) -> None:
    """Fill in the bodies of titles without one, from the chain, the paragraph or the home of the story."""
    beside = [o for o in chain if o.elided and o.bureau is None and elided_beside(scene, o, chain, before)]
    first = min((o.body_start or o.title.start for o in chain), default=0)
    for number, office in enumerate(chain):
        if office in beside or of_no_named_league(scene, office):
            continue
        near = [*reversed(chain[:number]), *reversed(before[-MAX_BESIDE:])]
        if house_of_a_street(scene, office) and of_the_town_before(scene, office, near):
            continue
        if office.elided in (SUPERVISION, CHAMBER):
            of_the_place_beside(scene, office, chain[:number])
            continue
        if office.bureau is not None:
            if office.told_as is not None:
                office.body, office.basis = None, "unstated"  # until the offices around say whose it is
            of_the_government(scene, office, number, chain, before)
            continue
        if office.elided in OFFICES_OF_A_HOUSE or OWN_PART.fullmatch(office.elided or ""):
            of_the_house_beside(scene, office, chain[:number] or in_the_list_before(scene, office, before))
            continue
        if office.elided and office.elided[0] not in "省市区县州旗" and is_of_a_firm(chain):
            office.body, office.basis = None, "unstated"  # 总经理助理、办公室主任甲: of the firm, whichever it is
        if office.body or office.place or (office.trailing and len(chain) > 1):
            continue
        if of_the_group(scene, office):
            continue
        if OUR_HOUSE.search(scene.clean, max(0, office.title.start - 4), office.title.start):
            from_the_words_around(scene, office)  # 我会常务理事、某集团董事长甲: of the publisher, not of the firm
            continue
        if office.is_of_unread_house or OWN_MINISTRY.search(
            scene.clean, max(0, office.title.start - 12), office.title.end
        ):
            continue
        from_the_chain(scene, office, [*reversed(chain[:number]), *chain[number + 1 :]], before)
        if office.body or office.place or goes_with_its_house(scene, office, first):
            continue
        if of_the_town_before(scene, office, near):
            continue
        if of_the_zone_told(scene, office) or of_the_only_zone(scene, office):
            continue
        if of_the_state(scene, office) or as_the_one_before(scene, office, chain, before):
            continue
        if (department := PARTY_DEPARTMENT.match(office.title.name)) is not None:
            office.bureau = department.group()
            of_the_government(scene, office, number, chain, before)
            continue
        if of_the_home(scene, office):
            continue
        if number > 0 and (scene.has_a_house(chain[0]) or _is_of_a_level(chain[0]) or chain[0].is_of_unread_house):
            continue  # 某工程局党委书记、董事长: of the same house or of none that is known
        if office.elided is None:  # 省工商联|副主席乙, of a province that nothing names
            from_the_words_around(scene, office)


def _is_of_a_level(office: Office) -> bool:
    """Tell whether an office is of a congress or conference whose place was not found: 旗人大常委会党组书记、主任甲."""
    return not (office.body or office.place) and CONGRESS.match(office.title.name) is not None
