"""Damage sentences of our own as the tool did, restore them, and count what came back; leave whole text alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from extract.restore import restore
from extract.restore.damage_model import damage as damage_again
from tests.damage_simulator import FOLDS, articles, damage, read_material, ruby_table, traditional

MATERIAL = read_material(Path(__file__).parent.parent / "corpus")
KINDS = {"ruby_pinyin", "gbk_shift", "encoding"}
READING = re.compile("[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\\)")


@pytest.fixture(scope="module")
def fates() -> Counter[str]:
    """Count, over 480 sentences, what became of every damaged place."""
    ruby, counts = ruby_table(), Counter[str]()
    for sentences in articles(MATERIAL, 60):
        lines = [damage(traditional(sentence), ruby) for sentence in sentences]
        text = restore("\n".join(line.damaged for line in lines).encode())
        shown = text.restored_text.translate(FOLDS).split("\n")
        counts["ruby"] += sum(line.ruby_count for line in lines)
        counts["ruby_left"] += len(READING.findall("".join(shown)))
        assert len(shown) == len(lines)
        for line, got in zip(lines, shown, strict=True):
            want = line.original.translate(FOLDS)
            for site in line.sites:
                here = got[site : site + 2] if len(got) == len(want) else None
                fate = "exact" if here == want[site : site + 2] else "left" if here is None or "?" in here else "wrong"
                counts[fate] += 1
        counts["sentences"] += len(lines)
    return counts


def test_readings_behind_characters_are_taken_out(fates: Counter[str]) -> None:
    assert fates["sentences"] >= 300
    assert fates["ruby"] > 3000
    assert fates["ruby_left"] <= 0.02 * fates["ruby"]


def test_most_shifted_runs_are_solved_and_none_is_solved_wrongly(fates: Counter[str]) -> None:
    sites = fates["exact"] + fates["left"] + fates["wrong"]
    assert sites > 100
    assert fates["exact"] >= 0.9 * sites
    assert fates["wrong"] == 0


def test_a_hundred_thousand_whole_characters_stay_untouched() -> None:
    remarks = [
        "这样的机会还要等多久？？有人在会场上这样问！",
        "代表团先后拜访了诺维特(Novitek Gmbh)、宏远(中国)投资有限公司，会后(下午)返程。",
        "亳(bó)州、歙(shè)县等地也派员参加；李(Li)女士、马丁(Martin)先生致辞。",
        "企业家(叶知秋)说：“河源(釜山)推介会A股(A share)客商很多……真的吗?”",
    ]
    written = 0
    for number, sentences in enumerate(articles(MATERIAL, 290, seed=11)):
        whole = [*sentences, remarks[number % len(remarks)]]
        lines = [traditional(line) for line in whole] if number % 2 else whole
        text = restore("\n".join(lines).encode())
        assert [repair for repair in text.repairs if repair.kind in KINDS] == []
        assert text.restored_text.split("\n") == lines
        written += len(text.restored_text)
    assert written >= 100_000


def test_every_solved_run_is_proven_by_damaging_it_again() -> None:
    ruby = ruby_table()
    line = damage(traditional("考察团一行走访了当地企业，并参观上海口岸设施。"), ruby)
    text = restore(line.damaged.encode())
    assert text.restored_text == line.original.translate(FOLDS)
    assert damage_again(line.original, ruby) == line.damaged
