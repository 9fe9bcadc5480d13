"""The seeds hold together: every reference resolves, nothing stands twice, and every file is sorted."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ALIAS_KINDS = {"short_name", "formal", "former", "epithet", "in_context", "single"}
LEVELS = {"country", "province", "city", "district", "zone", "region"}
SORTED = {
    "place": ("place_key",),
    "place_alias": ("place_key", "alias"),
    "place_lookalike": ("word",),
    "industry": ("industry_key",),
    "industry_alias": ("industry_key", "alias"),
    "policy_term": ("policy_term_key",),
    "policy_term_alias": ("policy_term_key", "alias"),
}


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "key"), SORTED.items())
def test_seed_is_sorted_by_a_key_that_stands_once(name: str, key: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in key) for row in rows(name)]
    assert keys
    assert keys == sorted(keys)
    assert [k for k, count in Counter(keys).items() if count > 1] == []


def test_every_column_of_a_seed_is_described() -> None:
    described = {
        seed["name"]: [column["name"] for column in seed["columns"]]
        for seed in yaml.safe_load((SEEDS / "_seeds.yml").read_text(encoding="utf-8"))["seeds"]
    }
    for name in SORTED:
        assert described[name] == list(rows(name)[0]), name


def test_every_parent_and_every_twin_of_a_place_resolves() -> None:
    places = {row["place_key"]: row for row in rows("place")}
    for row in places.values():
        for column in ("parent_key", "stands_for_key"):
            assert not row[column] or row[column] in places, row
        assert row["level"] in LEVELS
        assert row["source"]
        assert not row["stands_for_key"] or row["level"] == "zone"


def test_every_place_climbs_to_a_country_or_has_none() -> None:
    parents = {row["place_key"]: row["parent_key"] for row in rows("place")}
    for key in parents:
        at, steps = key, 0
        while parents[at]:
            at, steps = parents[at], steps + 1
            assert steps < 6, f"{key} climbs in a circle"
        assert re.fullmatch(r"[A-Z]{2}|region:.+", at), key


def test_admin_codes_are_six_digits_and_agree_with_key_and_parent() -> None:
    codes = [row["admin_code"] for row in rows("place") if row["admin_code"]]
    assert len(codes) == len(set(codes))
    for row in rows("place"):
        code = row["admin_code"]
        if not code:
            continue
        assert re.fullmatch(r"[1-8]\d{5}", code)
        assert row["place_key"] == f"CN-{code}"
        assert row["parent_key"] in ("CN", f"CN-{code[:2]}0000", f"CN-{code[:4]}00")


def test_china_has_as_many_divisions_as_the_ministry_counted_at_the_end_of_2023() -> None:
    levels = Counter(row["level"] for row in rows("place") if row["admin_code"])
    assert levels == {"province": 34, "city": 333, "district": 2844}


def test_coordinates_come_in_pairs_on_the_globe() -> None:
    for row in rows("place"):
        assert bool(row["longitude"]) == bool(row["latitude"]), row
        if row["longitude"]:
            assert -180 <= float(row["longitude"]) <= 180
            assert -90 <= float(row["latitude"]) <= 90


def test_every_alias_resolves_and_differs_from_the_name() -> None:
    for table, key in (("place", "place_key"), ("industry", "industry_key"), ("policy_term", "policy_term_key")):
        names = {row[key]: row["name"] for row in rows(table)}
        for row in rows(f"{table}_alias"):
            assert row["alias"] != names[row[key]], row


def test_aliases_of_terms_mean_one_thing() -> None:
    for table in ("industry", "policy_term"):
        forms = [row["alias"] for row in rows(f"{table}_alias")] + [row["name"] for row in rows(table)]
        assert [form for form, count in Counter(forms).items() if count > 1] == []


def test_place_aliases_name_their_kind_and_single_characters_are_single() -> None:
    for row in rows("place_alias"):
        assert row["alias_kind"] in ALIAS_KINDS
        assert (len(row["alias"]) == 1) == (row["alias_kind"] == "single"), row


def test_lookalikes_hide_a_name_that_could_be_found_in_them() -> None:
    names = {row["name"] for row in rows("place")} | {row["alias"] for row in rows("place_alias")}
    for row in rows("place_lookalike"):
        runs_over = any(row["word"].endswith(row["hides"][:n]) for n in range(1, len(row["hides"])))  # 莅临|武汉: 临武
        assert row["word"] != row["hides"], row
        assert row["hides"] in row["word"] or runs_over, row
        assert row["hides"] in names, row
