"""Trips, engagements and agreements as one article tells them, read by the whole reader; the cases are data in `tests/corpus`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.events.told_rows import named, read

CORPUS = Path(__file__).parent.parent / "corpus"
ACROSS = ("counterpart", "host")


def cases(name: str) -> list[Any]:
    listed: list[dict[str, Any]] = yaml.safe_load((CORPUS / f"{name}.yml").read_text(encoding="utf-8"))
    return [
        pytest.param(
            case, id=case["case"], marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
        )
        for case in listed
    ]


def trips(rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        {
            "direction": t["direction"],
            "home": named(rows, t["home_local_id"]),
            "lead": named(rows, t["lead_local_id"]),
            "delegation": named(rows, t["delegation_local_id"]),
            "from": t["started_on"],
            "to": t["ended_on"],
            "days_stated": t["days_stated"],
            "days_computed": t["days_computed"],
            "places": [named(rows, p["place_local_id"]) for p in rows["trip_place"] if p["told_id"] == t["told_id"]],
            "members": [named(rows, p["party_local_id"]) for p in rows["trip_party"] if p["told_id"] == t["told_id"]],
        }
        for t in rows["trip"]
    ]


def engagements(rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    told = []
    for e in rows["engagement"]:
        parties = [p for p in rows["engagement_party"] if p["told_id"] == e["told_id"]]
        told.append(
            {
                "kind": e["kind"],
                "with": sorted(str(named(rows, p["party_local_id"])) for p in parties if p["side"] in ACROSS),
                "by": sorted(str(named(rows, p["party_local_id"])) for p in parties if p["side"] == "delegation"),
                "lead": named(rows, e["lead_local_id"]),
                "place": named(rows, e["place_local_id"]),
                "place_basis": e["place_basis"],
                "from": e["occurred_from"],
                "to": e["occurred_to"],
                "event_name": e["event_name"],
                "is_online": e["is_online"],
                "background": e["is_background"],
            }
        )
    return told


def agreements(rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        {
            "kind": a["kind"],
            "status": a["status"],
            "parties": sorted(
                str(named(rows, p["party_local_id"])) for p in rows["agreement_party"] if p["told_id"] == a["told_id"]
            ),
            "count": a["agreement_count"],
            "count_is_lower_bound": a["count_is_lower_bound"],
            "from": a["signed_from"],
            "amount_cny": a["amount_cny"],
            "background": a["is_background"],
        }
        for a in rows["agreement"]
    ]


def as_given(value: Any) -> Any:
    """Give a list of names without its order, except where the order is the point; other values as they are."""
    return sorted(value) if isinstance(value, list) else value


def differences(told: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> list[str]:
    """Pair what was told with what was wanted, each row once; name every row left over on either side."""
    left = list(told)
    missing = []
    for row in wanted:
        keys = {k: v if k in ("places", "members") else as_given(v) for k, v in row.items()}
        fitting = next((t for t in left if all(t[k] == v for k, v in keys.items())), None)
        if fitting is None:
            missing.append(f"not told: {row}")
        else:
            left.remove(fitting)
    return [*missing, *(f"told and not wanted: {t}" for t in left)]


@pytest.mark.parametrize("case", cases("trips"))
def test_a_journey_is_told_with_its_home_leader_days_and_stops(case: dict[str, Any]) -> None:
    assert differences(trips(read(case["text"])), case["trips"]) == []


@pytest.mark.parametrize("case", cases("engagements"))
def test_each_act_is_told_once_with_those_its_words_name(case: dict[str, Any]) -> None:
    assert differences(engagements(read(case["text"])), case["engagements"]) == []


@pytest.mark.parametrize("case", cases("agreements"))
def test_each_agreement_has_its_instrument_state_and_parties(case: dict[str, Any]) -> None:
    assert differences(agreements(read(case["text"])), case["agreements"]) == []


@pytest.mark.parametrize("case", cases("no_events"))
def test_what_did_not_happen_is_not_told(case: dict[str, Any]) -> None:
    rows = read(case["text"])
    assert (trips(rows), engagements(rows), agreements(rows)) == ([], [], [])
