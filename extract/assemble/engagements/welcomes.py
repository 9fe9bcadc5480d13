"""Welcomes: 为代表团举行欢迎晚宴, 受到甲的热烈欢迎, 对乙的到来表示欢迎."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.engagements.guests import THE_GUESTS, VISITORS, the_guests
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import PARTY_OF_GUESTS, Context, actors, governs_there, was_stood_in_for
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.told import Engagement, Lead
from extract.assemble.trips import Frame, acts_for_delegation, as_party
from extract.assemble.wording import GROUP, WENT_THERE
from extract.find.candidates import CueCandidate

MAX_LEAD_IN = 6  # characters before a verb whose subject is left out: 随即出席…
WELCOMED = re.compile(r"(?:受|得)到了?[^,，。;；]{2,60}?(?:热烈|热情|隆重|亲切)的?(?:欢迎|接待)")
ACROSS = {"delegation": "counterpart", "counterpart": "delegation"}
WELCOME_REACH = 5  # paragraphs behind talks in which the host welcomes his guests
HEADED_BY = re.compile(
    rf"{GROUP}[^,，。;；]{{0,4}}?由(?P<who>[^。;；,，]{{2,40}}?)(?:率领|带领|带队|率队|任团长|担任团长)(?!的)"
)
TAKEN_BY = re.compile(r"由(?P<who>[^。;；,，]{2,80}?)(?:等人?)?(?:负责|亲自|热情|主持)?接待(?!的)")
ARRIVAL = re.compile(
    r"对(?P<who>[^,，。;；]{2,40}?)(?:一行)?人?的?(?:到来|来访|到访|莅临|光临|拜访|访问|参访|来[\u4e00-\u9fff]{1,4}?(?:考察|访问|参观|调研|交流|洽谈))[^,，。;；]{0,6}?表示[^,，。;；]{0,6}?欢迎"
)
IN_A_SPEECH = re.compile(r"致[辞词]")  # 会长乙在|致辞|时
# 行政长官甲欢迎|省长乙首次来港访问
FIRST_VISIT = re.compile(r"欢迎(?P<who>[^,，。;；]{2,30}?)(?:上任后|此次|再次)?首次(?:率团|率队)?(?:来|到|访)")
# 为代表团|举行欢迎晚宴; 举行晚宴|欢迎代表团
BANQUET = re.compile(
    r"了?(?:盛大|隆重|热情|简朴|的)*(?:欢迎|招待|答谢|饯行|送行|工作)?(?:晚宴|午宴|宴会|招待会|酒会)(?=[,，。;；]|$|(?P<for>欢迎|款待|招待|宴请|答谢))"
)
FOR_GUESTS = re.compile(
    rf"为(?:来访的?)?(?P<who>[^,，。;；为]{{0,40}}?)(?:{GROUP}|{VISITORS}|一行)?(?:成员)?(?:在[^,，。;；]{{2,16}}?)?$"
)
FEAST = r"(?:欢迎|招待|答谢|款待)(?:晚宴|午宴|宴会|酒会|招待会|晚会|午餐会)"
# 欢迎午宴上,|市长甲致辞
AT_A_FEAST = re.compile(rf"[ \u3000]*(?:当晚|随后|接下来)?(?:在)?(?:接下来|随后)?(?:举行)?的?{FEAST}上")
AT_TABLE = re.compile(rf"(?:出席|参加|主持)了?{FEAST}(?=[,，。;；并]|$)")
# 出席|副市长甲备设的晚宴
DINNER_ATTENDED = re.compile(
    r"(?:出席|参加)了?(?P<by>(?:(?!出席|参加|周年|庆典|生日|婚|年会|就职|成立)[^,，。;；]){2,40}?)(?:举行|举办|备设|设|主持|安排)?的?(?:欢迎|招待|答谢|款待|工作|饯行)?"
    r"(?:午餐|午宴|晚餐|晚宴|宴会|宴请|酒会|招待会|早餐会|午餐会|晚餐会)(?:款待)?(?=[,，。;；并]|$)"
)


def banquet_given(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲为代表团举行欢迎晚宴: a reception by whoever gives it."""
    frame = context.frame
    dinner = BANQUET.match(reading.clean, cue.end)
    if dinner is None or frame.trip is None:
        return None
    whom = FOR_GUESTS.search(reading.clean, clause.start, cue.start)
    behind = THE_GUESTS.match(reading.clean, dinner.end("for")) if dinner["for"] else None
    if whom is None and behind is None:
        return None
    until = whom.start() if whom is not None else cue.start
    hosts = [t for t in actors(reading, context, clause, until) if t.kind in "PO"]
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    named = [t for t in clause.tokens if whom is not None and whom.start("who") <= t.start < whom.end("who")]
    guests = [t for t in named if t.kind in "PD"]
    if guests and not any(acts_for_delegation(reading, frame, t) for t in guests):
        return None
    if not guests and whom is not None and PARTY_OF_GUESTS.search(whom.group()) is None:
        return None
    if not frame.is_inbound:
        return tell(reading, context, clause, cue, "reception", "reception_given", hosts, guests)
    guests = guests or the_guests(reading, context, hosts)
    return tell(reading, context, clause, cue, "reception", "reception_given", guests, hosts, hosted=True)


def welcomed(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团受到市长甲的热烈欢迎,双方…座谈: a welcome followed by talks of both sides is a meeting."""
    mark = WELCOMED.search(reading.clean, clause.start, clause.end)
    if mark is None or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    hosts = [t for t in clause.tokens if mark.start() < t.start < mark.end() and t.kind in "PO"]
    if not any(t.kind == "P" for t in hosts):
        return None
    ours = actors(reading, context, clause, mark.start())
    if not ours and clause.subject_word is None:
        return None
    talks = [
        c
        for later in reading.clauses_by_sentence[clause.sentence.start]
        if later.start > clause.start and later.subject_word == "双方"
        for c in later.cues
        if c.kind == "meeting" and not later.is_about(c.start) and not later.is_hoped(c.start)
    ]
    if not talks:
        return None
    cue = next(c for c in clause.cues if c.start >= mark.start())
    return tell(reading, context, clause, cue, "meeting", "meeting_welcomed", hosts, ours)


def headed_and_received(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团由副主任甲率领,并由某会副会长乙接待: both join the reception told just before, or are one of their own."""
    led, taken = HEADED_BY.search(clause.text), TAKEN_BY.search(clause.text)
    if (led is None and taken is None) or clause.is_said(clause.start) or clause.is_hoped(clause.start):
        return None

    def people(c: Clause, mark: re.Match[str] | None) -> list[Token]:
        if mark is None:
            return []
        start, end = c.start + mark.start("who"), c.start + mark.end("who")
        named = [t for t in c.tokens if t.kind in "PO" and start <= t.start < end]
        return [t for t in named if not was_stood_in_for(reading, c, t)]

    guests, hosts = people(clause, led), people(clause, taken)
    if hosts and not guests and clause.number > 0:
        before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
        guests = people(before, HEADED_BY.search(before.text))
    last = context.last
    if (
        last is not None
        and last.block != clause.sentence.block
        and reading.every_date_in(clause.sentence.start, clause.start)
    ):
        last = None  # another day, another delegation
    if last is not None and last.kind in ("meeting", "visit") and last.block >= clause.sentence.block - 1:
        ours = {p.local_id for p in last.parties if p.side == "delegation"}
        sent = any((e := reading.entity(i)) is not None and e.detail_kind == "delegation" for i in ours)
        if sent or ours & {t.local_id for t in guests}:
            known = {p.local_id for p in last.parties}
            for side, tokens in (("delegation", guests), ("counterpart", hosts)):
                last.parties += [as_party(t, side) for t in tokens if t.kind == "P" and t.local_id not in known]
            head = next((t for t in guests if t.kind == "P"), None)
            if last.lead.local_id is None and head is not None:
                last.lead = Lead(local_id=head.local_id, basis="sentence", start=head.start, end=head.end)
            return None
    if not any(t.kind == "P" for t in guests) or not any(t.kind == "P" for t in hosts) or taken is None:
        return None
    start, end = clause.start + taken.start(), clause.start + taken.end()
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="received")
    return tell(reading, context, clause, cue, "meeting", "meeting_received", hosts, guests)


def dined(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 考察团出席副市长甲备设的晚宴: a reception by whoever gives it."""
    mark = DINNER_ATTENDED.search(reading.clean, clause.start, clause.end)
    if mark is None or clause.earlier or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    hosts = [t for t in clause.tokens if mark.start("by") <= t.start < mark.end("by") and t.kind in "PO"]
    people = [t for t in hosts if t.kind == "P"]
    ours = actors(reading, context, clause, mark.start())
    if not hosts or any(acts_for_delegation(reading, context.frame, t) for t in hosts):
        return None
    goes_on = clause.subject_word is not None or mark.start() - clause.start <= MAX_LEAD_IN
    if not ours and not (context.frame.trip is not None and goes_on):
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="reception")
    return tell(reading, context, clause, cue, "reception", "reception_given", people or hosts, ours)


def feast_told(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 欢迎午宴上,市长甲致辞, 市长甲出席欢迎晚宴 of the town guests came to, or went to: a reception he gives."""
    frame, last = context.frame, context.last
    if frame.trip is None or clause.earlier or clause.is_hoped(clause.start) or clause.said_from == clause.start:
        return None
    if last is not None and last.kind == "reception" and last.block >= clause.sentence.block - WELCOME_REACH:
        return None  # the dinner told before
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    at = AT_A_FEAST.fullmatch(first.text) if clause.number == 1 else None
    table = AT_TABLE.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
    if at is None and table is None:
        return None
    until = table.start() if table is not None else clause.end
    speaks = [t for t in clause.subjects if t.kind == "P" and clause.own_subject and t.end <= until]
    if not speaks or not all(governs_there(reading, frame, t.local_id) for t in speaks):
        return None
    if any(acts_for_delegation(reading, frame, t) for t in speaks):
        return None
    cue = CueCandidate(start=until, end=clause.end, rule="cue_engagement", family="engagement", kind="reception")
    rule = "reception_given"
    if frame.is_inbound:
        guests = the_guests(reading, context, speaks)
        return tell(reading, context, clause, cue, "reception", rule, guests, speaks, hosted=True, inferred=True)
    return tell(reading, context, clause, cue, "reception", rule, speaks, [], inferred=True)


def seat_guests_welcomed(reading: Reading, frame: Frame, found: list[Engagement], clause: Clause) -> None:
    """Seat talks of no journey by who welcomes whom behind them: 市长甲对乙一行的到来表示欢迎, of 甲与乙座谈."""
    mark = ARRIVAL.search(reading.clean, clause.start, clause.end)
    mark = mark or FIRST_VISIT.search(reading.clean, clause.start, clause.end)
    if mark is None or frame.trip is not None:
        return
    hosts = {t.local_id for t in clause.subjects if t.kind == "P" and t.end <= mark.start()}
    guests = {t.local_id for t in clause.tokens if t.kind == "P" and mark.start("who") <= t.start < mark.end("who")}
    if not hosts or not (guests or PARTY_OF_GUESTS.search(mark["who"])):
        return
    for met in reversed(found):
        if clause.sentence.block - met.block > WELCOME_REACH:
            break
        if met.kind != "meeting" or met.is_hosted() or WENT_THERE.search(reading.clean, met.start, met.end):
            continue
        people = [p for p in met.parties if p.kind == "person"]
        ours = {p.local_id for p in people if p.side == "delegation"}
        if hosts <= ours and guests <= {p.local_id for p in people if p.side == "counterpart"}:
            met.parties = [replace(p, side=ACROSS.get(p.side, p.side)) for p in met.parties]


def arrival_welcomed(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 主任乙对县长甲一行的到来表示欢迎: whoever says so to guests has them before him.

    He joins talks with his house told just before; talks told with him already stay as they are.
    """
    frame = context.frame
    mark = ARRIVAL.search(reading.clean, clause.start, clause.end)
    if mark is None or frame.trip is None or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    if IN_A_SPEECH.search(reading.clean, clause.start, mark.start()) is not None:
        return None  # 会长乙致辞时对客人到来表示欢迎: said at an event, to all who came
    hosts = [t for t in clause.subjects if t.kind == "P" and t.end <= mark.start()]
    guests = [t for t in clause.tokens if mark.start("who") <= t.start < mark.end("who") and t.kind in "PD"]
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if not guests and DELEGATION_WORD.search(mark["who"]) is None:
        return None
    if guests and not any(acts_for_delegation(reading, frame, t) for t in guests):
        return None
    last = context.last
    if last is not None and last.kind in ("meeting", "visit") and last.block >= clause.sentence.block - 1:
        there = last.counterparts()
        if any(t.local_id in there for t in hosts):
            return None
        if last.kind == "meeting" and (any(body in there for t in hosts for body in t.bodies) or frame.is_inbound):
            last.parties += [as_party(t, "counterpart") for t in hosts]
            return None
    if context.talked and frame.is_inbound:
        return None
    cue = CueCandidate(start=mark.start(), end=mark.end(), rule="cue_engagement", family="engagement", kind="meeting")
    return tell(reading, context, clause, cue, "meeting", "arrival_welcomed", hosts, guests, inferred=True)
