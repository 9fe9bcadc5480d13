"""Who goes to an occasion where its own words do not say: those whose journey it is, or the town that sends its firms."""

from __future__ import annotations

import re

from extract.assemble.engagements.who import Context
from extract.assemble.engagements.wording import WHEN
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.trips import Frame, acts_for_delegation

# 在某国期间,|先后参加了…
NO_SUBJECT = re.compile(r"[ \u3000]*在?[^,，。;；]{0,8}?(?:期间|其间)|[ \u3000]*(?:[0-9]{1,2}月)?[0-9]{1,2}日")
ONLY_TURN = re.compile(
    rf"[ \u3000]*(?:还|又|并|先后|随后|分别|应邀|{WHEN})*(?:在[^,，。;；在]{{2,12}}?)?(?:还|先后|分别|应邀)*"
)
SENDS_FIRMS = re.compile(
    r"(?:还|共|先后)*组织(?:了|全市|全县|全区|[0-9]{1,4}余?家|多家|辖区)[^,，。;；]{0,16}?(?:企业|公司)[^,，。;；]{0,4}$"
)


def goes_without_subject(reading: Reading, context: Context, clause: Clause, at: int) -> bool:
    """Tell 代表团拜访了甲会。|参加了乙论坛 of those who travel: a sentence of their report that names nobody who acts."""
    frame, trip, last = context.frame, context.frame.trip, context.last
    if trip is None or frame.is_inbound or ONLY_TURN.fullmatch(reading.clean, clause.start, at) is None:
        return False
    before = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start < clause.start]
    acting = next((c for c in reversed(before) if c.subjects or c.subject_word), None)
    if acting is not None:  # 在某国期间,考察团拜访了甲,|参加了乙推介会
        theirs = all(acts_for_delegation(reading, frame, t) for t in acting.subjects)
        return theirs and bool(acting.subjects or DELEGATION_WORD.search(acting.subject_word or ""))
    told = last is not None and last.trip is trip and last.block == context.block
    alone = all(NO_SUBJECT.fullmatch(c.text) is not None for c in before)
    return told and alone and not any(t.end <= at and t.kind != "L" for t in clause.subjects)


def town_that_sends(reading: Reading, frame: Frame, clause: Clause, at: int) -> list[Token]:
    """Give home for 甲市|组织20家企业参加某博览会: the town goes with the firms it takes there."""
    sends = SENDS_FIRMS.search(reading.clean, clause.start, at)
    if sends is None or frame.trip is None or frame.is_inbound:
        return []
    town = next((t for t in clause.tokens if t.kind == "L" and t.end == sends.start()), None)
    return [town] if town is not None and town.local_id == frame.home_id else []
