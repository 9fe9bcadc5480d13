"""Read an invented report with the whole reader, and give what it tells as plain rows with names for ids.

Every row keeps its `rule`: the tests compare what was told with what a case lists, and `tests/recount.py` counts by the same
comparison how often each rule was right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from extract.batch import extract_batch

Row = dict[str, Any]
Rows = dict[str, list[Row]]
ACROSS = ("counterpart", "host")
IN_ORDER = ("places", "members", "says")  # lists whose order is the point


@cache
def read(written: str) -> Rows:
    """Read a text from its bytes; a rule without a row in the seeds stops the reading of the whole article."""
    content = written.encode()
    told = extract_batch(pa.table({"article_id": [hashlib.sha256(content).hexdigest()], "content": [content]}))
    rows = {name: table.to_pylist() for name, table in told.items()}
    assert [i["detail"] for i in rows["issue"] if i["reason"] == "rule_crashed"] == []
    return rows


def named(rows: Rows, local_id: str | None) -> str | None:
    """Give the name of an entity."""
    return next((e["name"] for e in rows["entity"] if e["local_id"] == local_id), None)


def trips(rows: Rows) -> list[Row]:
    """Give the journeys."""
    return [
        {
            "rule": t["rule"],
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


def engagements(rows: Rows) -> list[Row]:
    """Give what happened between parties."""
    told = []
    for e in rows["engagement"]:
        parties = [p for p in rows["engagement_party"] if p["told_id"] == e["told_id"]]
        told.append(
            {
                "rule": e["rule"],
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


def agreements(rows: Rows) -> list[Row]:
    """Give the agreements."""
    return [
        {
            "rule": a["rule"],
            "kind": a["kind"],
            "status": a["status"],
            "parties": sorted(
                str(named(rows, p["party_local_id"])) for p in rows["agreement_party"] if p["told_id"] == a["told_id"]
            ),
            "count": a["agreement_count"],
            "count_is_lower_bound": a["count_is_lower_bound"],
            "subject": a["subject"],
            "place": named(rows, a["place_local_id"]),
            "from": a["signed_from"],
            "amount": a["amount"],
            "currency": a["currency"],
            "amount_cny": a["amount_cny"],
            "background": a["is_background"],
        }
        for a in rows["agreement"]
    ]


def projects(rows: Rows) -> list[Row]:
    """Give the named projects in the order of the text, each with the stages it is shown at."""
    return [
        {
            "rule": p["rule"],
            "name": p["name"],
            "investor": named(rows, p["investor_local_id"]),
            "place": named(rows, p["place_local_id"]),
            "amount": p["amount"],
            "currency": p["currency"],
            "stages": sorted(
                (
                    [s["stage"], s["stage_from"], s["stage_to"]]
                    for s in rows["project_stage"]
                    if s["project_local_id"] == p["project_local_id"]
                ),
                key=str,
            ),
            "stage_rules": [
                [s["rule"], s["stage"], s["stage_from"], s["stage_to"]]
                for s in rows["project_stage"]
                if s["project_local_id"] == p["project_local_id"]
            ],
        }
        for p in sorted(rows["project"], key=lambda row: int(row["raw_start"]))
    ]


def relations(rows: Rows) -> list[Row]:
    """Give the relations as [subject, relation, object]."""
    return [
        {
            "rule": r["rule"],
            "says": [named(rows, r["subject_local_id"]), r["relation"], named(rows, r["object_local_id"])],
        }
        for r in rows["organization_relation"]
    ]


def contradictions(rows: Rows) -> list[Row]:
    """Give the conflicts as [kind, one value, the other]."""
    return [{"rule": r["rule"], "says": [r["kind"], r["left_value"], r["right_value"]]} for r in rows["contradiction"]]


def paired(told: Sequence[Row], wanted: Iterable[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Pair what was told with what was wanted, each row once, by the keys a wanted row gives: matched, missing, left over."""
    left, matched, missing = list(told), [], []
    for row in wanted:
        keys = {k: v if k in IN_ORDER else _as_given(v) for k, v in row.items()}
        fitting = next((t for t in left if all(t[k] == v for k, v in keys.items())), None)
        if fitting is None:
            missing.append(row)
        else:
            left.remove(fitting)
            matched.append(fitting)
    return matched, missing, left


def differences(told: Sequence[Row], wanted: Iterable[Row]) -> list[str]:
    """Name every row left over on either side."""
    _, missing, left = paired(told, wanted)
    return [*(f"not told: {row}" for row in missing), *(f"told and not wanted: {t}" for t in left)]


def _as_given(value: Any) -> Any:
    return sorted(value, key=str) if isinstance(value, list) else value
