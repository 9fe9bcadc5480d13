"""The general dictionary: how words are cut out of a text, and what loading it may not cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extract.lexicon import LONGEST_TRIED, cut_words, lexicon

PROJECT = Path(__file__).resolve().parents[2]
LONG_WORDS = sorted(lexicon().words, key=lambda word: (-len(word), word))[:50]


def cut_by_trying_all(text: str) -> list[str]:
    """Cut as the contract says, with no regard to time."""
    longest = max(map(len, lexicon().words))
    found, at = [], 0
    while at < len(text):
        sizes = range(min(longest, len(text) - at), 1, -1)
        word = next((text[at : at + size] for size in sizes if text[at : at + size] in lexicon().words), None)
        found += [word] if word else []
        at += len(word) if word else 1
    return found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "江",
        "江阴市长江路上的企业家协会在北京举行座谈会,双方签署战略合作框架协议。",
        "A股与B2B平台:TCL集团、3.5亿元",
        *LONG_WORDS,
        *(f"在{word[:-1]}" for word in LONG_WORDS[:20]),
        "".join(LONG_WORDS),
    ],
)
def test_the_longest_word_is_cut_from_the_left(text: str) -> None:
    assert cut_words(text) == cut_by_trying_all(text)


def test_some_words_are_longer_than_what_is_tried_first() -> None:
    assert len(LONG_WORDS[-1]) > LONGEST_TRIED  # else the test above would not see how long words are found


def test_a_process_that_reads_an_undamaged_article_loads_no_tagger_and_writes_nothing(tmp_path: Path) -> None:
    script = (
        "import sys, pyarrow as pa; from extract.batch import extract_batch\n"
        f"content = open({str(PROJECT / 'seeds/articles/01_simplified.txt')!r}, 'rb').read()\n"
        "rows = extract_batch(pa.table({'article_id': ['0' * 64], 'content': [content]}))\n"
        "assert rows['token'].num_rows > 20\n"
        "print(*sorted({'jieba', 'pypinyin'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
        env={"TMPDIR": str(tmp_path), "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.stdout.split() == []
    assert list(tmp_path.iterdir()) == []
