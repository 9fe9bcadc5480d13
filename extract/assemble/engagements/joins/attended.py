"""Who is said a paragraph later to have attended the talks or the tour: 副市长甲参加会见."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile
from operator import attrgetter

from extract.assemble.engagements.joins.lists import list_start
from extract.assemble.engagements.joins.sides import seats_of, side_by_house_word, side_by_office
from extract.assemble.engagements.once import kind_class
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame, as_party

# 副市长甲|参加会见, 会见时在座, 座谈会由甲主持, 参加活动; 副市长甲|参加。
ATTENDS = re.compile(
    r"(?:参加|出席|陪同|列席|主持)(?:了)?(?:上述|此次|有关)?"
    r"(?:(?:(?P<talks>会见|会谈|会晤|接见|座谈交流会|座谈会|座谈)|(?:考察|调研|走访|参观|督导)(?!会))(?!活动)"
    r"|(?P<occasion>活动)(?=[,，。;；]|$))"
    r"|(?P<seated>会见时在座|(?:会见|会谈|座谈会?)由[^,，。;；]{2,30}?主持)|(?P<bare>参加|出席)(?=[。;；]|$)"
)
EARLIER_TALKS = re.compile("(?:会见|会谈|座谈|会议|活动)(?:之)?前")  # 会见前,市委书记甲主持座谈会


def join_attenders(reading: Reading, frame: Frame, found: list[Engagement], last: Engagement, clause: Clause) -> None:
    """Let those join who are said a paragraph later to have attended the talks or the tour: 副市长甲参加会见."""
    attends = ATTENDS.search(reading.clean, clause.start, clause.end)
    if attends is None or clause.earlier or clause.is_said(attends.start()) or clause.is_hoped(attends.start()):
        return
    said = reading.dates_in(clause.sentence.start, attends.start())
    if last.days.first is not None and any(d.date_from != last.days.first for d in said):
        return  # 次日,副市长甲列席会谈
    if EARLIER_TALKS.search(reading.clean, clause.sentence.start, attends.start()):
        return
    if attends["bare"] and not _is_right_behind(reading, last, clause):
        return
    if attends["occasion"] or attends["bare"]:
        alone = frame.is_inbound and all(e is last or e.is_background or e.story != last.story for e in found)
        if last.kind != "meeting" or (frame.trip is not None and not alone):
            return  # of a journey: who took part in which of its acts is not said
    elif kind_class(last.kind) != ("meeting" if attends["talks"] or attends["seated"] else "visit"):
        return
    own = next((p.side for p in last.parties if p.local_id == last.lead.local_id), None)
    if own is None:
        return
    known = {p.local_id for p in last.parties}
    seats = {side: seats_of(reading, last, side) for side in ("delegation", "counterpart")}
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= clause.start]
    side, told = own, False
    listed = [t for c in since for t in c.tokens if t.kind == "P" and t.end <= attends.end()]
    for token in listed:
        stated = side_by_office(reading, frame, last, token, seats) or side_by_house_word(reading, last, token)
        # who stands in a list without an office of his own is on the side of the one before, as is
        # 工商会副会长甲|、联络部部长乙|,市外办主任丙
        beside = told and reading.clean.endswith("、", 0, list_start(reading, token))
        if stated is not None or (reading.roles_by_person.get(token.local_id) and not beside):
            side, told = stated or own, stated is not None
        if token.local_id not in known:
            known.add(token.local_id)
            last.parties.append(as_party(token, side))


def _is_right_behind(reading: Reading, last: Engagement, clause: Clause) -> bool:
    """Tell whether 甲、乙参加 names nothing but people, with no other act told since: of which it would be said."""
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= clause.start]
    if not all(any(t.kind == "P" for t in c.tokens) and not c.dates for c in since):
        return False  # 去年的签约仪式上,副市长甲出席
    block = reading.text.blocks[clause.sentence.block]
    story = reading.clauses_by_story[clause.sentence.story]
    first = bisect_left(story, max(last.end, block.start), key=attrgetter("start"))
    behind = takewhile(lambda c: c.start < clause.start, islice(story, first, None))
    acts = ((c, q) for c in behind for q in c.cues if q.family in ("engagement", "agreement"))
    return all(c.is_said(q.start) or c.is_hoped(q.start) for c, q in acts)
