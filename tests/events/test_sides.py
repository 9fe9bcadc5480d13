"""On which side those who hold an office stood, in invented reports."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import as_params, read_cases
from tests.told_rows import named, read


@pytest.mark.parametrize("case", as_params(read_cases("sides")))
def test_sides(case: dict[str, Any]) -> None:
    """A firm's president counted among the guests would be courted by himself."""
    rows = read(case["text"])
    told = {str(named(rows, role["person_local_id"])): role["side"] for role in rows["person_role"]}
    assert [[person, told.get(person)] for person, _ in case["sides"]] == case["sides"]
