"""Talks named after the two places that hold them: 甲区与乙区协作座谈会, 两市联席会议."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import (
    Context,
)
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Where
from extract.find.candidates import CueCandidate

PLACE_JOINT = re.compile(r"[与和、·]$|[—-]+$")
EACH_OF_THEM = re.compile(r"分别|先后|各")
# 甲省-乙地|企业家交流会, 甲市—乙国|经贸对接会: an occasion for many, no talks of two places
FOR_MANY = re.compile(r"企业家|客商|侨商|(?:经贸|产业|投资|招商)[^,，。;；]{0,8}?(?:对接会|交流会|洽谈会)$")
TALKS_OF_PLACES = re.compile(
    r"[^,，。;；]{0,24}?(?:座谈会|联席会议|联席会|交流会|对接会|协作会议|工作会议|会谈|恳谈会)"
)
AT_SESSION = re.compile(
    r"[ \u3000]*(?:在)?(?P<session>[^,，。;；]{4,60}?(?:座谈会|联席会议|联席会|交流会|协作会议))(?:上|中|期间)"
)
JOINT_SESSION = re.compile(
    r"了?(?:[^,，。;；]{0,40}?(?:协作|合作|帮扶|对接|支援|援[疆藏青])[^,，。;；]{0,10}?(?:座谈会|联席会议|联席会|交流会|对接会|会议)"
    r"|(?:党政|高层)?(?:联席会议?|座谈会)|[^,，。;；]{2,30}?(?:交流座谈会|座谈交流会))"
)
OF_BOTH = re.compile(r"[ \u3000]*(?:[^,，。;；]{0,8}?[,，])?两(?:省|市|区|县|州|地)(?:在|于|共同|联合|召开|举行|举办)")
BOTH_MEET = re.compile("了?两[省市区县州地]")  # 召开|两地协作联席会议


def between_places(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲区与乙区对口帮扶座谈会在某地举行: a meeting whose name says between which two places."""
    meets = JOINT_SESSION.match(reading.clean, cue.end, clause.end)  # 召开甲区—乙区协作联席会议
    until = meets.end() if meets is not None else cue.start
    for one, other in pairwise(
        t for t in clause.tokens if t.end <= until and (t.end <= cue.start or t.start >= cue.end)
    ):
        between = reading.clean[one.end : other.start]
        if not _is_a_place(one) or PLACE_JOINT.match(between) is None:
            continue
        if reading.clean[one.start - 1] == "在" and EACH_OF_THEM.search(reading.clean, other.end, cue.end):
            return None  # 在甲市、乙市分别举办: where, not with whom
        if one.end <= cue.start < other.start:
            continue
        places = [t for t in clause.tokens if one.end < t.start <= until and _is_a_place(t)]
        if not places:
            continue
        second = places[0]
        for further in places[1:]:
            if further.start != second.end:
                break
            second = further  # 与天水市|麦积区
        if {reading.level(one), reading.level(second)} - {"city", "district", "province", "zone", "industrial_park"}:
            return None
        of_them = TALKS_OF_PLACES.match(reading.clean, second.end, until)
        if of_them is None or FOR_MANY.search(of_them.group()):
            return None
        where = stated_place(reading, clause, cue.start) or Where()
        trip = context.frame.trip
        if trip is not None and trip.home_id is not None and reading.lies_in(second.local_id, trip.home_id):
            one, second = second, one  # who travelled stands second
        elif trip is None and _sits_in(reading, where, one, second):
            one, second = second, one  # held in the first of them
        elif trip is None and any(
            t.kind == "D" and reading.lies_in(t.local_id, second.local_id)
            for t in reading.tokens_in(context.frame.story.start, clause.end)
        ):
            one, second = second, one
        rule = "talks_between_places"
        return tell(reading, context, clause, cue, "meeting", rule, [second], [one], where=where, inferred=True)
    return _between_both(reading, context, clause, cue, meets)


def _is_a_place(token: Token) -> bool:
    """Tell a town, and a zone that is a body and a place in one."""
    return token.kind == "L" or token.place_id is not None


def session_told(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲市—乙县协作交流座谈会上,县长丙介绍…: a session of two places, known as where somebody speaks."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    at = AT_SESSION.fullmatch(first.text) if clause.number == 1 and not first.cues else None
    if at is None or not clause.own_subject or clause.earlier:
        return None
    end = first.start + at.end("session")
    cue = CueCandidate(start=end, end=first.end, rule="cue_engagement", family="engagement", kind="event_held")
    told = between_places(reading, context, first, cue)
    if told is not None and told.where.basis == "stated":
        told.where = context.place  # the towns of its name say nothing of where it was
    return told


def _sits_in(reading: Reading, where: Where, one: Token, second: Token) -> bool:
    """Tell whether a session was held in the first of its two places and not in the second."""
    there = where.local_id
    return there is not None and reading.lies_in(there, one.local_id) and not reading.lies_in(there, second.local_id)


def _between_both(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, meets: re.Match[str] | None
) -> Engagement | None:
    """Read 两市在某地召开协作联席会议 behind a journey from one place to one other: a meeting of the two."""
    trip = context.frame.trip
    both = OF_BOTH.match(clause.text) or BOTH_MEET.match(reading.clean, cue.end, clause.end)
    if meets is None or trip is None or both is None:
        return None
    reached = [p for p in trip.places if len(trip.places) == 1 or p.local_id == context.place.local_id]
    if len(reached) != 1 or reached[0].start is None or reached[0].end is None or reached[0].local_id == trip.home_id:
        return None
    stop = reached[0]
    host = Token(kind="L", local_id=stop.local_id, start=stop.start, end=stop.end, name_start=stop.start)
    where = stated_place(reading, clause, cue.start)
    return tell(
        reading, context, clause, cue, "meeting", "talks_between_places", [host], [], where=where, inferred=True
    )
