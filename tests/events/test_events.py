"""Trips, engagements and agreements as one article tells them, read by the whole reader; the cases are data in `tests/corpus`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import as_params, read_cases
from tests.told_rows import agreements, differences, engagements, named, read, trips


@pytest.mark.parametrize("case", as_params(read_cases("trips")))
def test_a_journey_is_told_with_its_home_leader_days_and_stops(case: dict[str, Any]) -> None:
    assert differences(trips(read(case["text"])), case["trips"]) == []


@pytest.mark.parametrize("case", as_params(read_cases("engagements")))
def test_each_act_is_told_once_with_those_its_words_name(case: dict[str, Any]) -> None:
    assert differences(engagements(read(case["text"])), case["engagements"]) == []


@pytest.mark.parametrize("case", as_params(read_cases("agreements")))
def test_each_agreement_has_its_instrument_state_and_parties(case: dict[str, Any]) -> None:
    assert differences(agreements(read(case["text"])), case["agreements"]) == []


@pytest.mark.parametrize("case", as_params(read_cases("no_events")))
def test_what_did_not_happen_is_not_told(case: dict[str, Any]) -> None:
    rows = read(case["text"])
    assert (trips(rows), engagements(rows), agreements(rows)) == ([], [], [])


def test_news_of_guests_is_of_where_they_come_from() -> None:
    """The desk that receives them (我市) is not whose delegation it is."""
    rows = read("2024年3月6日,绍兴市市长季川率绍兴市经贸代表团来我市考察。我市市长沈望舒会见了代表团一行。")
    assert [t["direction"] for t in trips(rows)] == ["inbound"]
    assert named(rows, rows["article"][0]["home_local_id"]) == "绍兴市"
    assert named(rows, rows["story"][0]["home_local_id"]) == "绍兴市"
