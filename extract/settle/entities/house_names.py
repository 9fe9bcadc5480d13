"""The full names of houses and departments: 市委 of 台州市 → 中共台州市委."""

from __future__ import annotations

import re

from extract.find.organizations.words import REGION

PARTY_BODIES = frozenset({"市委", "省委", "区委", "县委", "州委"})
MIN_PLACE = 2  # 沛县, 郊区
OFFICES_OF_A_HOUSE = frozenset({"办公室", "办公厅"})
PARTY_DEPARTMENT = re.compile(r"委(?:组织部|宣传部|统战部|政法委|办公厅|办公室|督查室)")


def committee_name(place: str) -> str:
    """Name the party committee of a place: 中共台州市委, 中共广西壮族自治区党委; 中共沛县县委, where the name is but one character."""
    tail = "党委" if place.endswith(REGION) else f"{place[-1]}委" if len(place) == MIN_PLACE else "委"
    return f"中共{place}{tail}"


def elided_name(surface: str, place: str) -> str:
    """Put the place in front of a body that goes without: 市委 of 台州市 → 中共台州市委, 区商务局 of 鼓楼区 → 鼓楼区商务局."""
    if surface in PARTY_BODIES:
        return committee_name(place)
    if surface[0] not in "省市区县州旗" and not surface.startswith(REGION):
        return f"{place}{surface}"
    rest = surface.removeprefix(REGION) if surface.startswith(REGION) else surface[1:]
    if rest in ("政府", "人民政府"):
        return f"{place}人民政府"
    return f"{'中共' if PARTY_DEPARTMENT.match(rest) else ''}{place}{rest}"


def other_form(name: str) -> str:
    """Give the other form of a house that has two: 建水县工商联 is 建水县工商业联合会."""
    short, full = "工商联", "工商业联合会"
    return name.removesuffix(full) + short if name.endswith(full) else name.removesuffix(short) + full
