"""Cases of the corpus, and those cases as parameters of a test: a case with a `gap` is a strict expected failure."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

CORPUS = Path(__file__).parent / "corpus"


def read_cases(name: str) -> list[dict[str, Any]]:
    """Read the cases of one file of the corpus."""
    listed: list[dict[str, Any]] = yaml.safe_load((CORPUS / f"{name}.yml").read_text(encoding="utf-8"))
    return listed


def as_params(cases: Iterable[dict[str, Any]]) -> list[Any]:
    """Give one parameter per case, named after it; `gap` is the sentence that says what is not reached yet."""
    return [
        pytest.param(
            case, id=case["case"], marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
        )
        for case in cases
    ]
