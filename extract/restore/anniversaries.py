"""A swallowed digit of an anniversary, from the year in which two countries took up relations and a year proven nearby."""

from __future__ import annotations

import re

from extract.diplomatic_relations import founding_years
from extract.restore.script import to_simplified

CHINESE_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
RELATION = re.compile(r"中(?:国)?(?:与|和|同|-)?([\u3400-\u9fff]{1,6}?)(?:两国)?(?:邦交正常化|正式建交|建交|复交)")
RELATION_AT_END = re.compile(RELATION.pattern + r"(?:第)?$")
ANNIVERSARY = re.compile(RELATION.pattern + r"(?:第)?(\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?) ?周年")
NUMBER_REST = re.compile(r"(\d{0,1}) ?周年")
STATED_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


def _since_year(country: str) -> int | None:
    """Give the year of the relations with a country so called; None where none or several are meant."""
    years = founding_years().get(country, frozenset())
    return next(iter(years)) if len(years) == 1 else None


def derive_swallowed_digit(before: str, after: str) -> str | None:
    """Derive the digit lost between two pieces of a sentence: 中日邦交正常化|0周年和中韩建交30周年 → 5.

    The year comes from another anniversary of the same sentence or from a year stated in it; without one the digit
    stays unknown, and so it does where two digits would fit.
    """
    before, after = to_simplified(before), to_simplified(after)
    relation = RELATION_AT_END.search(before)
    rest = NUMBER_REST.match(after)
    if not relation or not rest or (since := _since_year(relation[1])) is None:
        return None
    years = _proven_years(before) | _proven_years(after)
    if len(years) != 1:
        return None
    number = years.pop() - since
    digits = str(number)
    return digits[0] if number > 0 and len(digits) == 1 + len(rest[1]) and digits[1:] == rest[1] else None


def _proven_years(sentence: str) -> set[int]:
    """Return the years that the sentence proves: by another anniversary, or in figures."""
    proven = {
        since + _number(found[2])
        for found in ANNIVERSARY.finditer(sentence)
        if (since := _since_year(found[1])) is not None
    }
    return proven or {int(found[1]) for found in STATED_YEAR.finditer(sentence)}


def _number(written: str) -> int:
    """Read a number under a hundred: 三十 → 30, 五 → 5, 40 → 40."""
    if written.isdigit() and written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return CHINESE_DIGITS[written]
    return 10 * (CHINESE_DIGITS[tens] if tens else 1) + (CHINESE_DIGITS[ones] if ones else 0)
