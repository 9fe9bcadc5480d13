"""The home by the name of a delegation: 绍兴经贸代表团 is of 绍兴."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.find.candidates import OrganizationCandidate
from extract.segment import Story
from extract.settle.geography import both_abroad
from extract.settle.homes.found import NOBODY, HomeFound
from extract.settle.homes.offices import OURS
from extract.settle.homes.reach import HEADLINE_AND_LEAD
from extract.vocabulary import Vocabulary

OF_MANY = re.compile("等地")  # 甲省、乙省等地企业家考察团
# 三师|某某市考察团: the town of a division of the corps
OF_A_DIVISION = re.compile(r"(?:新疆生产建设兵团|兵团)?第?[一二三四五六七八九十]{1,3}师(?=[\u4e00-\u9fff]{2,8}?市)")
SETS_OUT_FOR = re.compile(r"[^。;；\n]*?(?:前往|(?<!返)赴|飞抵)")
MOST_TO_GOAL = 40  # characters between a delegation and where it goes, in one sentence
INVITED = re.compile(r"(?<![应受])(?:邀请|诚邀)$")
INVITED_REACH = 4
# 云台|党政代表团: an ordinary word before 党政 is a county's name, if it is the name of one
OF_PARTY_AND_STATE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,3})党政")
# 某道|某某市议会, 某县|某某町政府
TOWN_UNLISTED = re.compile(r"[\u4e00-\u9fff]{2,4}[市郡町](?:议会|政府|厅|经贸|友好|党政|代表团|访问团|考察团)")


def by_delegation(
    clean: str, story: Story, organizations: Sequence[OrganizationCandidate], vocabulary: Vocabulary
) -> HomeFound | None:
    """绍兴经贸代表团 is of 绍兴. A delegation that only came to visit comes second."""
    best: tuple[int, int, HomeFound] | None = None
    for order, body in enumerate(organizations):
        if body.kind != "delegation" or not story.start <= body.start < story.end:
            continue
        if INVITED.search(clean, max(0, body.start - INVITED_REACH), body.start):
            continue  # 邀请甲市代表团来访: whose news it is not
        corps = OF_A_DIVISION.match(clean, body.start, body.end)
        if corps is not None and (found := vocabulary.match("place", clean[corps.end() : body.end])):
            body = replace(body, start=corps.end())
        found = vocabulary.match("place", clean[body.start : body.end])
        if (not found or found[0][0] != 0) and (seat := OF_PARTY_AND_STATE.match(clean, body.start, body.end)):
            keys = vocabulary.place_keys_by_alias.get(seat["place"], ())
            found = [(0, len(seat["place"]), keys[0])] if len(keys) == 1 else []
        if not found or found[0][0] != 0 or OF_MANY.search(clean, body.start, body.end):
            continue
        named, within = found[0], None
        for later in found[1:]:  # 某省某市代表团 is of the city
            written = clean[body.start + later[0] : body.start + later[1]]
            lying = [
                key
                for key in vocabulary.place_keys_by_alias.get(written, (later[2],))
                if named[2] in {p.place_key for p in vocabulary.ancestors(key)}
                or both_abroad(named[2], key, vocabulary)
            ]
            if later[0] != named[1] or not lying:
                break
            named = (later[0], later[1], lying[0])
            within = lying[0]
        if _goes_to_its_own(clean, body, clean[body.start + named[0] : body.start + named[1]]):
            continue  # 甲省考察团一行前往甲省乙市: named after where they went
        if TOWN_UNLISTED.match(clean, body.start + named[1]):
            continue  # 某国某道|某某市议会代表团: of a town that no list holds
        surface = clean[body.start + named[0] : body.start + named[1]]
        late = body.start > story.start + HEADLINE_AND_LEAD
        place = vocabulary.places.get(within or _of_that_name(surface, named[2], clean, vocabulary))
        if place is None or place.level in ("region", "landmark"):
            continue
        times = clean.count(clean[body.start : body.end], story.start, story.end)
        if place.country_code != "CN" and late and times < 2:
            continue  # 一个月后某外国市代表团将来访: not the news told here
        score = (1 if place.country_code == "CN" and place.level != "country" else 0) * 100 + times
        found_home = HomeFound(
            place_key=place.place_key,
            basis="delegation_name",
            start=body.start + named[0],
            end=body.start + named[1],
        )
        if best is None or (score, -order) > best[:2]:
            best = (score, -order, found_home)
    if best is None or (best[0] < 100 and OURS.search(clean, story.start, story.end)):
        return None
    return best[2]


def _goes_to_its_own(clean: str, body: OrganizationCandidate, place: str) -> bool:
    """Tell whether a delegation goes to the place it is named after, in the sentence that names it."""
    gone = SETS_OUT_FOR.match(clean, body.end, body.end + MOST_TO_GOAL)
    return gone is not None and clean.startswith(place, gone.end())


def _of_that_name(surface: str, key: str, clean: str, vocabulary: Vocabulary) -> str:
    """Of districts of one name the one whose city or province the text names too: 普陀区 of 舟山; NOBODY where none is shown."""
    keys = vocabulary.place_keys_by_alias.get(surface, (key,))
    if len(keys) == 1 or {vocabulary.places[one].level for one in keys} != {"district"}:
        return key
    shown = [
        one
        for one in keys
        if any(p.name in clean for p in vocabulary.ancestors(one) if p.level in ("city", "province"))
    ]
    return shown[0] if len(shown) == 1 else NOBODY
