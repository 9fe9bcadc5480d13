"""A report that names many bodies takes as much work per name as one that names few."""

from __future__ import annotations

from itertools import islice, product

from extract.batch import extract_article
from extract.find.candidates import OrganizationCandidate
from extract.restore import restore
from extract.settle import settle
from extract.vocabulary import load_vocabulary
from jingmao.settings import read_settings
from tests.effort import lines_run

VOCABULARY = load_vocabulary(read_settings().seeds)
SYLLABLES = [bytes((0xB5, second)).decode("gb2312") for second in range(0xA1, 0xFF)]


def names(count: int) -> list[str]:
    """Invent firms, long names and short ones, that share no more than their trade and legal form."""
    return [
        f"{''.join(letters)}{'特种' * (n % 2)}电缆有限公司"
        for n, letters in enumerate(islice(product(SYLLABLES, repeat=2), count))
    ]


def effort(count: int) -> int:
    written = "代表团走访了这些企业。\n" + "。\n".join(names(count)) + "。"
    text = restore(written.encode())
    candidates = [
        OrganizationCandidate(start=at, end=at + len(name), rule="body_with_suffix", name=name, kind="company")
        for name in names(count)
        if (at := text.clean_text.find(name)) >= 0
    ]
    assert len(candidates) == count
    return lines_run(lambda: settle("0" * 64, text, candidates, VOCABULARY))


def test_the_effort_for_names_grows_with_their_number_and_no_faster() -> None:
    assert effort(800) < effort(100) * 8 * 1.5  # comparing all with all takes sixty-four times the work, not eight


def test_the_effort_of_a_whole_article_grows_with_its_length_and_no_faster() -> None:
    reports = [restore(path.read_bytes()) for path in sorted((read_settings().seeds / "articles").iterdir())]
    written = "\n\n".join(text.clean_text for text in reports if text.set_aside is None)

    def effort_of(times: int) -> int:
        return lines_run(lambda: extract_article("0" * 64, (written * times).encode(), VOCABULARY))

    assert effort_of(4) < effort_of(1) * 4 * 1.25
