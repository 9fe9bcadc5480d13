"""How listed places lie to each other: one within another, in one country, or beyond the mainland."""

from __future__ import annotations

from extract.records import PLACE_LEVELS
from extract.vocabulary import Place, Vocabulary

MUNICIPALITIES = frozenset({"CN-110000", "CN-120000", "CN-310000", "CN-500000"})
LEVELS_DOWN = PLACE_LEVELS[:4]  # each within the one before: country, province, city, district
BEYOND = frozenset({"CN-710000", "CN-810000", "CN-820000"})  # Taiwan, Hong Kong, Macao


def is_larger(level: str | None, than: str | None) -> bool:
    """Tell whether the one level holds the other: a province is larger than a city."""
    return level in LEVELS_DOWN and than in LEVELS_DOWN and LEVELS_DOWN.index(level) < LEVELS_DOWN.index(than)


def lies_beyond(key: str) -> bool:
    """Tell whether a place of the list is Taiwan, Hong Kong or Macao or lies there."""
    return key.startswith(tuple(BEYOND))


def both_abroad(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a province abroad and a city are of one country, as no list tells in which province a city abroad lies."""
    province, city = vocabulary.places[one], vocabulary.places[other]
    abroad = province.country_code == city.country_code not in (None, "CN")
    return abroad and province.level == "province" and city.level == "city"


def related(one: str | None, other: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether two places are one, or the other lies in the first."""
    if one is None or other is None:
        return False
    return one == other or any(p.place_key == one for p in vocabulary.ancestors(other))


def is_of_level(key: str, wanted: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a place may be what 市 or 县 means: a county-level 市 is a city, too."""
    known = vocabulary.places[key]
    if wanted == "city":
        return known.level == "city" or known.name.endswith(("市", "州", "盟"))
    return known.level == wanted


def is_city(place: Place) -> bool:
    """Tell whether a place is a city, if only a county-level one."""
    return place.level == "city" or place.name.endswith("市")
