"""Every district of China is found under its full name, and of several of one name the one of the city written before it."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable

import pytest

from extract.settle.settled import Settled
from extract.vocabulary import Place
from jingmao.settings import read_settings
from tests.names.test_names import VOCABULARY, read

DISTRICTS = [p for p in VOCABULARY.places.values() if p.level == "district" and p.admin_code]
HOMONYMS = [p for p in DISTRICTS if len(VOCABULARY.place_keys_by_alias[p.name]) > 1]


def short_names() -> dict[str, str]:
    """The short form of each place, where the seeds list one: 舟山 of 舟山市."""
    with (read_settings().seeds / "place_alias.csv").open(encoding="utf-8") as file:
        listed = [row for row in csv.DictReader(file) if row["alias_kind"] in ("short_name", "in_context")]
    return {row["place_key"]: row["alias"] for row in reversed(listed)}


SHORT = short_names()


def above(district: Place) -> list[Place]:
    """The city and the province of a district; for one of a municipality that alone."""
    return [p for p in VOCABULARY.ancestors(district.place_key) if p.level in ("city", "province")]


def in_full(district: Place) -> str:
    return "".join(p.name for p in reversed(above(district))) + district.name


def in_short(district: Place) -> str:
    return "".join(SHORT.get(p.place_key, p.name) for p in reversed(above(district))) + district.name


def codes(settled: Settled) -> set[str | None]:
    """The codes of the places that the words mention."""
    keys = {settled.entities[m.local_id].vocabulary_key for m in settled.mentions if m.kind == "place"}
    return {VOCABULARY.places[key].admin_code for key in keys if key}


def test_every_district_written_behind_its_city_has_its_own_code() -> None:
    wrong = [
        in_full(district)
        for district in DISTRICTS
        if district.admin_code not in codes(read(f"3月2日,季川到{in_full(district)}考察。"))
    ]
    assert wrong == []


@pytest.mark.parametrize("write", [in_full, in_short], ids=["full", "short"])
def test_a_district_whose_name_others_share_is_the_one_of_the_city_before_it(write: Callable[[Place], str]) -> None:
    assert len(HOMONYMS) > 60
    wrong = []
    for district in HOMONYMS:
        cousins = {k for k in VOCABULARY.place_keys_by_alias[district.name] if k != district.place_key}
        told = codes(read(f"3月2日,季川到{write(district)}考察。"))
        if district.admin_code not in told or told & {
            VOCABULARY.places[k].admin_code for k in cousins if k[:2] == "CN"
        }:
            wrong.append(write(district))
    assert wrong == []


@pytest.mark.parametrize("write", [in_full, in_short], ids=["full", "short"])
def test_a_bureau_of_such_a_district_has_its_seat_there(write: Callable[[Place], str]) -> None:
    wrong = []
    for district in HOMONYMS:
        settled = read(f"3月2日,季川会见{write(district)}商务局局长顾承泽。")
        seats = {
            settled.entities[e.place_local_id].vocabulary_key
            for e in settled.entities.values()
            if e.kind == "organization" and e.place_local_id
        }
        if seats != {district.place_key}:
            wrong.append((write(district), seats))
    assert wrong == []


def test_where_only_the_province_is_named_a_name_borne_twice_in_it_is_left_open() -> None:
    twice: dict[tuple[str, str], list[str | None]] = defaultdict(list)
    for district in HOMONYMS:
        twice[above(district)[-1].name, district.name].append(district.admin_code)
    open_names = {names: found for names, found in twice.items() if len(found) > 1}
    assert open_names
    for (province, name), found in open_names.items():
        assert not codes(read(f"3月2日,季川到{province}{name}考察。")) & set(found)
