"""Trips, engagements and agreements as one article tells them, read by the whole reader; the cases are data in `tests/corpus`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import as_params, read_cases
from tests.told_rows import agreements, differences, engagements, read, trips


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
