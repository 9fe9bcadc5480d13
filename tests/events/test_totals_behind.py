"""A total told right behind a signing is the agreement's, and counts once."""

from __future__ import annotations

import pytest

from tests.told_rows import read

HEAD = "发布时间:2023-05-06 08:00\n\n5月3日至5日,市长季川率宁波市经贸代表团赴深圳考察。"


@pytest.mark.parametrize(
    ("told", "amounts", "counted"),
    [
        ("会上集中签约项目9个,总投资68亿元。", [6_800_000_000], [6_800_000_000]),
        ("会上集中签约项目9个。其中工业项目总投资68亿元。", [None], []),
        ("会上集中签约项目9个,此前累计总投资68亿元。", [None], []),
    ],
)
def test_the_total_behind_a_signing_counts_unless_it_is_a_part_or_history(
    told: str, amounts: list[int | None], counted: list[int]
) -> None:
    rows = read(HEAD + told)
    agreements = [row for row in rows["agreement"] if row["agreement_count"] == 9]
    assert [row["amount_cny"] and int(row["amount_cny"]) for row in agreements] == amounts
    figures = [row for row in rows["figure"] if row["counts_in_total"]]
    assert [int(row["value"]) for row in figures] == counted
