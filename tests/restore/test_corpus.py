"""What a restored text must read like, case by case; the cases are data in `tests/corpus`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml

from extract.batch import extract_batch
from extract.restore import restore

CORPUS = Path(__file__).parent.parent / "corpus"


def cases(name: str) -> list[Any]:
    listed: list[dict[str, Any]] = yaml.safe_load((CORPUS / f"{name}.yml").read_text(encoding="utf-8"))
    return [
        pytest.param(
            case, id=case["case"], marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
        )
        for case in listed
    ]


@pytest.mark.parametrize("case", cases("repairs"))
def test_damage_is_repaired_and_look_alikes_survive(case: dict[str, Any]) -> None:
    text = restore(case["text"].encode())
    assert text.restored_text == case.get("restored", case["text"])
    assert sorted({repair.kind for repair in text.repairs}) == sorted(case.get("kinds", []))
    assert [flag.reason for flag in text.flags] == case.get("flags", [])


@pytest.mark.parametrize("case", cases("furniture"))
def test_pages_are_read_for_what_they_say_about_themselves(case: dict[str, Any]) -> None:
    text = restore(case["text"].encode())
    assert [[block.kind, text.clean_text[block.start : block.end]] for block in text.blocks] == case["blocks"]
    for fact, value in case.get("page", {}).items():
        assert str(getattr(text.page, fact)) == value


@pytest.mark.parametrize("case", cases("genre"))
def test_only_what_is_no_chinese_news_is_set_aside(case: dict[str, Any]) -> None:
    text = restore(case["text"].encode())
    assert text.set_aside == case.get("set_aside")
    assert (text.set_aside_reason is None) == (text.set_aside is None)


def test_what_is_only_pointed_out_is_an_issue_with_its_raw_span() -> None:
    written = "王**先生会见了代表团。"
    tables = extract_batch(pa.table({"article_id": ["0" * 64], "content": [written.encode()]}))
    (row,) = [row for row in tables["issue"].to_pylist() if row["reason"] == "masked_characters"]
    assert written[row["raw_start"] : row["raw_end"]] == row["detail"] == "**"
