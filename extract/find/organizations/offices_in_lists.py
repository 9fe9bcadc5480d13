"""Offices of one place in a list that names the place once: 望川市发改委、|住建局和商务局."""

from __future__ import annotations

import re

from extract.find.organizations.bodies import CHINA, DIVISIONS, Bodies, Found

# 住建局, 发改委, 台办: the word of a house that every place has. 分局 and 总局 are parts of a house named elsewhere.
OFFICE = re.compile(r"(?!分局|总局|常委|党委|[纪工团旗市县区省]委)[\u4e00-\u9fff]{2,10}(?<![分总])[局委办厅]")
# 市委组织部、|统战部: a department of the same committee.
OF_A_COMMITTEE = frozenset({"组织部", "宣传部", "统战部", "政法委", "网信办", "编办"})
COMMITTEE_OF = re.compile(
    r"(?P<committee>[\u4e00-\u9fff]{0,12}?[省市区县州旗]委)(?:组织部|宣传部|统战部|政法委|网信办|编办|办公?室?)"
)
JOINED = frozenset("、和及与")
LEVELS = frozenset("省市区县州旗")
LONGEST_WORD = 8  # characters of a house's word behind its place


def add_offices_in_lists(bodies: Bodies) -> None:
    """Find what stands behind an office of a place in a list, without the place: its name takes the place or level of the first."""
    clean = bodies.clean
    whose: dict[int, str] = {}  # by end: the place or level that an office of a list is of
    for (start, end), hit in sorted(bodies.found.items()):
        if hit.kind in ("government", "party") and hit.key is None and (owner := _owner(bodies, start, end)):
            whose[end] = owner
    _name_by_the_first(bodies, whose)
    for suffix in sorted(bodies.marks.suffixes, key=lambda s: s.start):
        start, end, joint = suffix.start, suffix.end, suffix.start - 1
        owner, before = whose.get(joint), bodies.found.get((start, end))
        if owner is None or clean[joint] not in JOINED or (before is not None and before.rule != "elided_body"):
            continue
        if not _is_of(owner, clean[start:end]) or not bodies.ends_here(end):
            continue
        rule = "elided_body" if owner[0] in LEVELS else "body_with_suffix"
        bodies.found.pop((start, end), None)
        bodies.add(start, end, suffix.kind, rule, None, f"{owner}{clean[start:end]}")
        whose[end] = owner


def _name_by_the_first(bodies: Bodies, whose: dict[int, str]) -> None:
    """望川县商务局、|县发改委: the level behind the first of a list stands for its place."""
    for (start, end), hit in sorted(bodies.found.items()):
        owner = whose.get(start - 1)
        if (
            hit.rule != "elided_body"
            or hit.name is not None
            or owner is None
            or bodies.clean[start - 1] not in "、和及"
        ):
            continue
        if len(owner) > 1 and owner[-1] == bodies.clean[start]:
            bodies.found[start, end] = Found(
                hit.kind, "body_with_suffix", None, f"{owner}{bodies.clean[start + 1 : end]}"
            )
            whose[end] = owner


def _is_of(owner: str, word: str) -> bool:
    """Tell whether a place or a committee has such a house: 望川市 has a 商务局, a province a 商务厅, 市委 a 统战部."""
    if owner.endswith("委"):
        return word in OF_A_COMMITTEE
    return OFFICE.fullmatch(word) is not None and (word[-1] != "厅" or owner[-1] in "省区")


def _owner(bodies: Bodies, start: int, end: int) -> str | None:
    """Give the place, the level or the committee that an office begins with: 望川市|发改委, 市|发改委, 市委|统战部; of no zone or land abroad."""
    committee = COMMITTEE_OF.fullmatch(bodies.clean, start, end)
    if committee is not None:
        return committee["committee"]
    if end - start > 2 and bodies.clean[start] in LEVELS and start not in bodies.marks.place_by_start:
        return bodies.clean[start]
    last = start
    while (place := bodies.marks.place_by_start.get(last)) is not None and place[0] < end:
        known = bodies.vocabulary.places[place[1]]
        if known.country_code != CHINA or known.level not in DIVISIONS:
            return None
        last = place[0]
    word = bodies.suffix_by_end.get(end)
    return bodies.clean[start:last] if last > start and word is not None and word.start - last <= LONGEST_WORD else None
