"""Offices of the eight democratic parties, whose committees are called like those of the ruling one: 民进市委主委."""

from __future__ import annotations

import re

from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.wording import level_of
from extract.settle.entities.levels import place_for_level

# the eight parties of the political consultation, in full and in short
LEAGUES = {
    "中国国民党革命委员会": "民革",
    "中国民主同盟": "民盟",
    "中国民主建国会": "民建",
    "中国民主促进会": "民进",
    "中国农工民主党": "农工党",
    "农工民主党": "农工党",
    "中国致公党": "致公党",
    "台湾民主自治同盟": "台盟",
    **{short: short for short in ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")},
}
LEAGUE = re.compile(rf"(?:{'|'.join(sorted(LEAGUES, key=len, reverse=True))})")
MAX_LEAGUE = 14  # characters of a league with 中央 or 市委会 behind it
OF_THE_CENTRE = re.compile(rf"(?P<league>{LEAGUE.pattern})(?P<centre>中央)?$")
CENTRAL = re.compile(r"中央(?:委员|常委|候补委员)|(?:常务)?副?主席|常委|秘书长|副秘书长|委员")
OF_A_LEVEL = re.compile(rf"(?P<league>{LEAGUE.pattern})(?P<level>[省市区县])(?P<tail>委员会|委会|委)$")
HEADS_A_COMMITTEE = re.compile(r"(?:名誉|常务|专职|兼职|驻会)?副?主委")
COMMITTEE = re.compile(r"[\u4e00-\u9fff]{2,9}[省市区县](?:委员会|委会|委)")


def of_a_league(scene: Scene, office: Office, start: int) -> bool:
    """Read 台盟|中央委员甲, 民革中央|副主席乙, 民进市委|主委丙: of the league, of its centre or of the level of the home."""
    since = max(0, start - MAX_LEAGUE)
    centre = OF_THE_CENTRE.search(scene.clean, since, start)
    if centre is not None and CENTRAL.fullmatch(office.title.name):
        if not (centre["centre"] or office.title.name.startswith("中央")):
            return False
        name = f"{LEAGUES[centre['league']]}中央"
        office.body_start, office.basis = centre.start(), "stated"
        office.body = scene.book.implied_body(name, "party", centre.start(), office.title.end, "CN")
        return True
    local = OF_A_LEVEL.search(scene.clean, since, start)
    if local is None or HEADS_A_COMMITTEE.fullmatch(office.title.name) is None:
        return False
    office.body_start = local.start()
    key = place_for_level(scene.book, level_of(local["level"]), local.start())
    place = scene.book.vocabulary.places.get(key or "")
    if key is None or place is None:
        office.is_of_unread_house = True
        return True
    name = f"{LEAGUES[local['league']]}{place.name}委"
    office.body = scene.book.implied_body(name, "party", local.start(), office.title.end, key)
    office.basis, office.is_inferred = "story_home", True
    office.reason = f"{local['level']}{local['tail']} without a place means {place.name}, the home of this report"
    return True


def of_no_named_league(scene: Scene, office: Office) -> bool:
    """Tell 甲市委|主委乙 where no party is named: its committee has no such head, so it is of another party, whichever that is."""
    house = scene.book.entities[office.body] if office.body else None
    if house is None or HEADS_A_COMMITTEE.fullmatch(office.title.name) is None:
        return False
    own = house.name.removeprefix("中共")
    if house.detail_kind != "party" or LEAGUE.match(own) or COMMITTEE.fullmatch(own) is None:
        return False
    office.body, office.basis = None, "unstated"
    return True
