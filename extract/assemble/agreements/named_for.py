"""A signing told only as the ceremony of one firm: 出席甲公司冷链项目签约仪式, 甲公司基地项目签约仪式在乙市举行."""

from __future__ import annotations

import re

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.ceremony import signing_act
from extract.assemble.agreements.scope import is_news
from extract.assemble.agreements.signatories import party_of
from extract.assemble.agreements.telling import add_agreement
from extract.assemble.agreements.wording import CEREMONY_HELD
from extract.assemble.engagements.when_and_where import days_of
from extract.assemble.reading import Clause, Reading
from extract.find.candidates import CueCandidate

# 举办恳谈会暨|甲公司|合作签约仪式, 出席|甲公司|冷链项目签约仪式
HELD_OR_ATTENDED = re.compile(r"举行|举办|出席|参加|主办")
OF_ONE = re.compile(r"[^,，。;；、与和同的]{0,14}?(?:合作|项目|投资)(?:集中|现场)?$")


def ceremony_of_one(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> None:
    """Tell the signing of 举办恳谈会暨甲公司合作签约仪式: by the firm it is named for, with whom is not said."""
    text, frame = reading.clean, book.frame
    if not text.startswith("仪式", cue.end) or clause.earlier or clause.is_said(cue.start):
        return
    firm = next((t for t in reversed(clause.tokens) if t.end <= cue.start and t.kind != "L"), None)
    if firm is None or not reading.is_firm(firm) or OF_ONE.match(text, firm.end, cue.start) is None:
        return
    held = CEREMONY_HELD.match(text, cue.end, clause.end)  # 甲公司基地项目签约|仪式在乙市举行
    if HELD_OR_ATTENDED.search(text, clause.start, firm.start) is None and (held is None or firm.start > clause.start):
        return
    if any(c.family == "hedge" and c.start < firm.start for c in clause.cues) or text[firm.start - 1] in "与和同、":
        return
    days = days_of(reading, frame, clause, cue, book.engagements)
    if frame.trip is None and not is_news(reading, frame, clause, days):
        return
    if any(a.status == "signed" and firm.local_id in {p.local_id for p in a.parties} for a in book.found):
        return  # of the paper told before
    parties = [party_of(reading, frame, firm)]
    act = signing_act(reading, book, clause, cue, parties)
    subject = text[firm.end : cue.start]
    add_agreement(
        reading,
        book,
        clause,
        cue,
        parties,
        "signed",
        "signing_between",
        engagement=act,
        subject=subject if len(subject) > 2 else None,
    )
