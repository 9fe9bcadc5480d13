"""Cases of the corpus as parameters of a test: a case with a `gap` is a strict expected failure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def as_params(cases: Iterable[dict[str, Any]]) -> list[Any]:
    """Give one parameter per case, named after it; `gap` is the sentence that says what is not reached yet."""
    return [
        pytest.param(
            case, id=case["case"], marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
        )
        for case in cases
    ]
