"""Offices and ranks: 市委书记, 常务副市长, 董事长."""

from __future__ import annotations

from collections.abc import Iterator

from extract.find.candidates import TitleCandidate
from extract.find.marks import read_marks
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary


def find_titles(text: RestoredText, vocabulary: Vocabulary) -> Iterator[TitleCandidate]:
    """Find titles without the body that grants them: 华城集团高级副总裁 → 高级副总裁, deputy."""
    for mark in read_marks(text.clean_text, vocabulary).titles:
        yield TitleCandidate(
            start=mark.start,
            end=mark.end,
            rule="title_in_list",
            name=mark.name,
            title_key=mark.key,
            title_class=mark.title_class,
            administrative_rank=mark.rank,
            is_deputy=mark.is_deputy,
        )
