"""Which place lies in which, where the text writes them together and the map agrees: 云岭省望溪市, 望溪是云岭省地级市."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.assemble.reading import Reading
from extract.assemble.relations.telling import JOINTS, LEVELS_OF_OURS, OURS
from extract.assemble.told import Relation
from extract.settle.settled import Mention

WHOLES = ("country", "province", "city", "district")
PARTS = ("province", "city", "district", "zone", "landmark")
# 云岭的望溪, 云岭省会望溪, 某国第二大城市望溪, 某国南部港口城市望溪
RANK_OF_PART = re.compile(
    r"的?(?:(?:第[一二三四五六七八九十]大|最大的?|[东西南北中]{1,2}部|沿海|重要|著名|主要|历史|文化|工业|经济|港口|旅游|滨海|海港|内陆|边境)*"
    r"(?:的)?(?:城市|名城|港市|重镇)|省会(?:城市)?|首府(?:城市)?|首都|州府|经济中心|工业中心|商业中心)?"
)
# 望溪位于云岭省, 望溪是云岭省…市
PART_IS_OF = re.compile(r"(?:是|系|(?P<lies>位于|地处|坐落于|坐落在|位处|隶属于?))(?:[东西南北中]{1,2}部的?)?")
DIVISION = re.compile(r"(?:省|市|自治区|特别行政区)$")
PROVINCE_ABROAD = re.compile(r"(?:[道州省府邦郡]|大区)$")
MAX_BETWEEN = 14  # 第二大工业城市


def places_in_places(reading: Reading, home_by_story: Mapping[int, str | None]) -> Iterator[Relation]:
    """Read 云岭省望溪市 and 云岭省望溪市、远岫市, 望溪位于云岭省, and 我市望溪县; a pair the map does not know is none."""
    named = [
        m
        for m in reading.settled.mentions
        if m.kind == "place" and m.end - m.start > 1 and _level(reading, m) in (*WHOLES, *PARTS)
    ]
    whole: Mention | None = None  # of the list that runs: 云岭省|望溪市、远岫市
    for at, place in enumerate(named):
        before = named[at - 1] if at else None
        story = _story_at(reading, place.start)
        ours = OURS.fullmatch(reading.clean, place.start - 2, place.start) if place.start > 1 else None
        if ours is not None and (home := reading.entity(home_by_story.get(story))) is not None:
            if home.detail_kind in LEVELS_OF_OURS[ours["level"]] and _lies_in(reading, place, home.local_id):
                yield _told(story, place, home.local_id, ours.start(), place.end)
        if before is None:
            continue
        between = reading.clean[before.end : min(place.start, before.end + MAX_BETWEEN)]
        if place.end <= before.end:
            if _level(reading, before) == "landmark" and _lies_in(reading, before, place.local_id):
                yield _told(story, before, place.local_id, before.start, before.end)
        elif (RANK_OF_PART.fullmatch(between) and _lies_in(reading, place, before.local_id)) or (
            not between and _may_lie_in(reading, place, before)
        ):
            whole = before
            yield _told(story, place, before.local_id, before.start, place.end)
        elif whole is not None and between in JOINTS and _lies_in(reading, place, whole.local_id):
            yield _told(story, place, whole.local_id, whole.start, place.end)
        else:
            whole = None
            if (says := PART_IS_OF.fullmatch(between)) is not None:
                last = _end_of_address(reading, named, at)
                if _lies_in(reading, before, last.local_id) or (says["lies"] and _may_lie_in(reading, before, last)):
                    yield _told(story, before, last.local_id, before.start, last.end)


def addresses(reading: Reading) -> Iterator[Relation]:
    """Read the places that open the name of a body, each in the one before: 云岭省望溪市政府, 某国云岭州远岫集团."""
    seen: set[str] = set()
    for body in reading.settled.mentions:
        entity = reading.entity(body.local_id)
        if body.kind != "organization" or entity is None or entity.place_local_id is None:
            continue
        written = reading.clean[body.start : body.end]
        if written in seen:
            continue
        seen.add(written)
        seat = reading.place_keys_up(body.local_id)
        chain: list[tuple[str, int]] = []
        at = 0
        for start, end, key in reading.vocabulary.match("place", written):
            borne = {key, *reading.vocabulary.place_keys_by_alias.get(written[start:end], ())}
            found = next((k for k in seat if k in borne), None)
            if start != at or found is None:
                break
            chain.append((found, end))
            at = end
        for (whole, _), (part, end) in pairwise(chain):
            above, below = reading.local_by_key.get(whole), reading.local_by_key.get(part)
            if above and below and whole != "CN" and whole in seat[seat.index(part) + 1 :]:
                yield _relation(_story_at(reading, body.start), below, above, body.start, body.start + end)


def _end_of_address(reading: Reading, named: Sequence[Mention], at: int) -> Mention:
    """Give the smallest place of an address: 某国|云岭省|望溪市 → 望溪市."""
    last = named[at]
    for place in named[at + 1 :]:
        if place.start != last.end or not _lies_in(reading, place, last.local_id):
            break
        last = place
    return last


def _lies_in(reading: Reading, part: Mention, whole_id: str) -> bool:
    """Tell whether a smaller place lies in a larger one; a zone and the district it stands for are no such pair."""
    whole = reading.entity(whole_id)
    if whole is None or whole.detail_kind not in WHOLES or _level(reading, part) not in PARTS:
        return False
    if whole.vocabulary_key == "CN" and not DIVISION.search(reading.clean, part.start, part.end):
        return False  # 中国|延安: said of everything, and a part of names; 中国|陕西省 is an address
    return part.local_id != whole_id and reading.lies_in(part.local_id, whole_id)


def _may_lie_in(reading: Reading, part: Mention, whole: Mention) -> bool:
    """Tell whether the words may put a town into a state or province the map has no towns of: 某国云岭州|望溪."""
    if not PROVINCE_ABROAD.search(reading.clean, whole.start, whole.end) or _level(reading, whole) != "province":
        return False
    if _level(reading, part) not in ("city", "district"):
        return False
    above = reading.place_keys_up(part.local_id)[1:]
    return not above or above == reading.place_keys_up(whole.local_id)[1:]


def _level(reading: Reading, place: Mention) -> str | None:
    entity = reading.entity(place.local_id)
    return entity.detail_kind if entity is not None else None


def _story_at(reading: Reading, at: int) -> int:
    stories = reading.settled.stories
    return stories[max(0, bisect_right([s.start for s in stories], at) - 1)].ordinal


def _told(story: int, part: Mention, whole_id: str, start: int, end: int) -> Relation:
    return _relation(story, part.local_id, whole_id, start, end)


def _relation(story: int, part_id: str, whole_id: str, start: int, end: int) -> Relation:
    return Relation(
        start=start,
        end=end,
        story=story,
        rule="place_written_in_place",
        relation="located_in",
        subject_kind="place",
        subject_id=part_id,
        object_kind="place",
        object_id=whole_id,
    )
