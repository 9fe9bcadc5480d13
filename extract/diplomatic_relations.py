"""When a country and the People's Republic of China took up relations: what 中韩建交30周年 counts from."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

TABLE = Path(__file__).resolve().parent / "rules" / "diplomatic_relations.csv"


@cache
def founding_years() -> Mapping[str, frozenset[int]]:
    """Map every name of a country, 沙特阿拉伯, 沙特 or 沙, to the years in which relations of a country so called began.

    A short name borne by several countries has all their years: 瑞 is one year, because Sweden and Switzerland share it, 巴
    is many.
    """
    return _years("since_year")


@cache
def resuming_years() -> Mapping[str, frozenset[int]]:
    """Map names as `founding_years` does to the years in which broken relations were taken up again (复交)."""
    return _years("resumed_year")


@cache
def countries_called(short: str) -> Mapping[str, tuple[int, ...]]:
    """Map every written-out name of the countries that one character of a compound may mean to their years: 马 → 马来西亚, …."""
    return MappingProxyType(
        {
            name: tuple(int(row[column]) for column in ("since_year", "resumed_year") if row[column])
            for row in _rows()
            if row["short_name"] == short
            for name in _written_out(row)
        }
    )


@cache
def full_names() -> frozenset[str]:
    """Give the names that are no single character of a compound: 韩国, 阿联酋, but not 韩."""
    return frozenset(name for row in _rows() for name in _written_out(row))


def _years(column: str) -> Mapping[str, frozenset[int]]:
    years: dict[str, set[int]] = defaultdict(set)
    for row in _rows():
        for name in (*_written_out(row), row["short_name"]):
            if name and row[column]:
                years[name].add(int(row[column]))
    return MappingProxyType({name: frozenset(found) for name, found in years.items()})


def _written_out(row: Mapping[str, str]) -> list[str]:
    return [row["country"], *filter(None, row["other_names"].split(";"))]


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
