"""Whatever comes in: no other error than `Undecodable`, a map that leads back, and nothing left to repair a second time."""

from __future__ import annotations

import contextlib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.restore import UNDECODABLE_REASONS, Undecodable, restore, sniff
from extract.restore import shifts as shifts_module
from extract.restore.text import RestoredText
from tests.damage_simulator import articles, damage, read_material, ruby_table, traditional

MATERIAL = read_material(Path(__file__).parent.parent / "corpus")
# Pieces that start a repair, a page, a widget or a flag, so that arbitrary texts meet the rules and not only their guards.
PIECES = (
    "经", "貿", "海", "常", "(jīng)", "(huì)", "?shù)", "??", "?!", "瘓F", "(tuán)", "?", ";", ",,", "，。", "。", "\n", "\u200b",
    "\ue5e5", "２０２４", "阿里?艾买", "<p>", "</p>", "<title>", "<!--", "-->", "<a href=x>", "&lt;", "&#x4e2d;", "首页 >",
    "来源:", "2024-05-06", "本报讯", "(记者 ", "第三章", "书架", "王**", "微信:abcde", "\r\n", "の", "A", " ", "|", "????", "\x00",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60).map("".join)
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def leads_back(text: RestoredText) -> bool:
    """Tell whether every clean character has a raw span inside the raw text, and both ends only grow.

    Only the newline between two blocks may stand for nothing: 本报讯|代表团 has no character between its parts.
    """
    starts, ends = text.raw_starts, text.raw_ends
    return (
        len(starts) == len(ends) == len(text.clean_text) == len(text.restored_text)
        and all(
            0 <= start <= end <= len(text.raw_text) and (start < end or character == "\n")
            for start, end, character in zip(starts, ends, text.clean_text, strict=True)
        )
        and all(here <= following for here, following in pairwise(starts))
        and all(here <= following for here, following in pairwise(ends))
    )


@RELAXED
@given(TEXTS)
def test_arbitrary_text_leads_back_to_its_raw_characters(written: str) -> None:
    with contextlib.suppress(Undecodable):
        text = restore(written.encode("utf-8", "surrogatepass"))
        assert leads_back(text)
        blocks = [(block.start, block.end) for block in text.blocks]
        assert blocks == sorted(blocks)
        for repair in text.repairs:
            assert 0 <= repair.raw_start < repair.raw_end <= len(text.raw_text)


@RELAXED
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("gb18030", "ignore"))))
def test_arbitrary_bytes_are_read_or_refused_with_a_reason(content: bytes) -> None:
    reason = sniff(content)
    if reason in UNDECODABLE_REASONS:
        with pytest.raises(Undecodable, match=reason):
            restore(content)
        return
    text = restore(content)
    assert leads_back(text)
    if "\ufffd" in text.raw_text:  # only where the bytes hold one themselves
        assert text.encoding != "utf-8" or "\ufffd".encode() in content


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_restoring_twice_changes_nothing(seed: int) -> None:
    ruby = ruby_table()
    for sentences in articles(MATERIAL, 5, seed=seed):
        once = restore("\n".join(damage(traditional(line), ruby).damaged for line in sentences).encode())
        twice = restore(once.clean_text.encode())
        assert twice.clean_text == once.clean_text
        assert [repair for repair in twice.repairs if repair.kind in {"ruby_pinyin", "gbk_shift", "encoding"}] == []


@pytest.mark.parametrize(
    "unit", ["中電??导瘓F方面。", "是嗎??我看。", "當(dāng)?shù)仄髽I(yè)。", "<p>来源:本报 ", "王**(jīng)阿里?艾买、"]
)
def test_the_work_doubles_with_the_length(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: Counter[int] = Counter()
    taken = shifts_module._steps

    def counted(*arguments: object) -> object:
        steps[size] += 1
        return taken(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(shifts_module, "_steps", counted)
    for size in (40, 80, 160):
        restore((unit * size).encode())
    assert steps[160] <= 2.3 * steps[80] <= 2.3 * 2.3 * max(steps[40], 1)
