"""Dinners given to those who travel: 甲商会举行欢迎晚宴, 为代表团举行早餐会, 出席甲备设的晚宴, 欢迎午宴上."""

from __future__ import annotations

import re

from extract.assemble.engagements.attendance import only_clause_before
from extract.assemble.engagements.guests import THE_GUESTS, VISITORS, the_guests
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import PARTY_OF_GUESTS, Context, actors, governs_there
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame, acts_for_delegation
from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate

# What those who travel are given at a table, and what it is given as.
MEAL = r"(?:晚宴|午宴|晚餐会?|午餐会?|早餐会?|餐会|宴会|宴请|招待会|酒会)"
WELCOMES = rf"(?:欢迎|招待|接风|款待)(?:{MEAL}|晚会)"
FEAST = rf"(?:{WELCOMES}|答谢(?:{MEAL}|晚会))"
GIVEN_AS = "(?:欢迎|招待|接风|款待|答谢|饯行|送行|工作)"
GRANDLY = "了?(?:盛大|隆重|热情|简朴|的)*"
# 甲商会举行|欢迎晚宴
WELCOME_HELD = re.compile(
    rf"{GRANDLY}(?:{WELCOMES}|{MEAL}(?=[,，](?:热情|热烈)?(?:款待|欢迎|宴请|招待)))(?=[,，。;；]|$)"
)
FOR_THEM = re.compile(r"[ \u3000]*(?:热情|热烈)?(?:款待|欢迎|宴请|招待)")
# 为代表团|举行欢迎晚宴; 举行晚宴|欢迎代表团
HELD_FOR = re.compile(rf"{GRANDLY}{GIVEN_AS}?{MEAL}(?=[,，。;；]|$|(?P<for>欢迎|款待|招待|宴请|答谢))")
FOR_GUESTS = re.compile(
    rf"为(?:来访的?)?(?P<who>[^,，。;；为]{{0,40}}?)(?:{GROUP}|{VISITORS}|一行)?(?:成员)?(?:在[^,，。;；]{{2,16}}?)?$"
)
# 在甲商会举行的欢迎晚宴上,|考察团团长乙致辞
AT_DINNER = re.compile(
    rf"[ \u3000]*在(?P<by>[^,，。;；]{{0,30}}?)(?:举行|举办|安排|准备|设)的?(?:盛大|隆重|热情|的)*{WELCOMES}(?:上|中|现场)"
)
# 欢迎午宴上,|市长甲致辞
AT_A_FEAST = re.compile(rf"[ \u3000]*(?:当晚|随后|接下来)?(?:在)?(?:接下来|随后)?(?:举行)?的?{FEAST}上")
AT_TABLE = re.compile(rf"(?:出席|参加|主持)了?{FEAST}(?=[,，。;；并]|$)")
# 出席|副市长甲备设的晚宴
DINNER_ATTENDED = re.compile(
    r"(?:出席|参加)了?(?P<by>(?:(?!出席|参加|周年|庆典|生日|婚|年会|就职|成立)[^,，。;；]){2,40}?)"
    rf"(?:举行|举办|备设|设|主持|安排)?的?{GIVEN_AS}?{MEAL}(?:款待)?(?=[,，。;；并]|$)"
)
MAX_LEAD_IN = 6  # characters before a verb whose subject is left out: 随即出席…
WELCOME_REACH = 5  # paragraphs in which a dinner is spoken of again
# Which meal of the day a dinner was.
HOURS = (("早餐", "早"), ("午宴", "午"), ("午餐", "午"), ("晚宴", "晚"), ("晚餐", "晚"), ("晚会", "晚"))
DAY_WRITTEN = re.compile(r"[0-9]{1,2}(?=日)")


def dinner_held(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 甲商会举行欢迎晚宴 in the report of a journey: it welcomes those who travel, where nobody else is named."""
    frame, text = context.frame, reading.clean
    dinner = WELCOME_HELD.match(text, cue.end, clause.end + 3)
    if dinner is None or frame.trip is None or clause.is_about(cue.start):
        return None
    behind = next((c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start > clause.start), None)
    if behind is not None and FOR_THEM.match(behind.text) is not None:
        named = [t for t in behind.tokens if t.kind in "PD"]
        theirs = any(acts_for_delegation(reading, frame, t) for t in named)
        if not theirs and (named or PARTY_OF_GUESTS.search(behind.text) is None):
            return None  # 举行晚宴,欢迎参会的中外客商: of others
    hosts = [t for t in actors(reading, context, clause, cue.start) if t.kind in "PO" and t.start >= clause.start]
    return _given_by(reading, context, clause, cue, hosts or _town_before(frame, clause, cue), [])


def banquet_given(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Engagement | None:
    """Read 市长甲为代表团举行欢迎晚宴: a reception by whoever gives it."""
    frame = context.frame
    dinner = HELD_FOR.match(reading.clean, cue.end)
    if dinner is None or frame.trip is None:
        return None
    whom = FOR_GUESTS.search(reading.clean, clause.start, cue.start)
    behind = THE_GUESTS.match(reading.clean, dinner.end("for")) if dinner["for"] else None
    if whom is None and behind is None:
        return None
    until = whom.start() if whom is not None else cue.start
    hosts = [t for t in actors(reading, context, clause, until) if t.kind in "PO"]
    named = [t for t in clause.tokens if whom is not None and whom.start("who") <= t.start < whom.end("who")]
    guests = [t for t in named if t.kind in "PD"]
    if guests and not any(acts_for_delegation(reading, frame, t) for t in guests):
        return None
    if not guests and whom is not None and PARTY_OF_GUESTS.search(whom.group()) is None:
        return None
    return _given_by(reading, context, clause, cue, hosts, guests)


def dinner_told(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在甲商会举行的欢迎晚宴上,团长乙致辞: a dinner told by what was said there, given by who is named before."""
    frame = context.frame
    first = only_clause_before(reading, clause)
    opens = AT_DINNER.fullmatch(first.text) if first is not None else None
    if first is None or opens is None or frame.trip is None or clause.earlier:
        return None
    by = first.start + opens.start("by"), first.start + opens.end("by")
    hosts = [t for t in first.tokens if by[0] <= t.start < by[1] and t.kind in "PO"]
    if not hosts and frame.is_inbound and clause.own_subject:
        hosts = [t for t in clause.subjects if t.kind == "P" and governs_there(reading, frame, t.local_id)]
    return _given_by(reading, context, first, _cue(first.start, first.end), hosts, [])


def dined(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 考察团出席副市长甲备设的晚宴: a reception by whoever gives it."""
    mark = DINNER_ATTENDED.search(reading.clean, clause.start, clause.end)
    if mark is None or clause.earlier or clause.is_said(mark.start()) or clause.is_hoped(mark.start()):
        return None
    hosts = [t for t in clause.tokens if mark.start("by") <= t.start < mark.end("by") and t.kind in "PO"]
    people = [t for t in hosts if t.kind == "P"]
    ours = actors(reading, context, clause, mark.start())
    if any(acts_for_delegation(reading, context.frame, t) for t in hosts):
        return None
    goes_on = clause.subject_word is not None or mark.start() - clause.start <= MAX_LEAD_IN
    if not ours and not (context.frame.trip is not None and goes_on):
        return None
    return _given_by(reading, context, clause, _cue(mark.start(), mark.end()), people or hosts, ours, they_came=True)


def feast_told(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 欢迎午宴上,市长甲致辞, 市长甲出席欢迎晚宴 of the town guests came to, or went to: a reception he gives."""
    frame, last = context.frame, context.last
    if frame.trip is None or clause.earlier or clause.is_hoped(clause.start) or clause.said_from == clause.start:
        return None
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    at = AT_A_FEAST.fullmatch(first.text) if clause.number == 1 else None
    table = AT_TABLE.search(reading.clean, clause.start, min(clause.end + 1, clause.sentence.end))
    if at is None and table is None:
        return None
    until = table.start() if table is not None else clause.end
    speaks = [t for t in clause.subjects if t.kind == "P" and clause.own_subject and t.end <= until]
    if not all(governs_there(reading, frame, t.local_id) for t in speaks):
        return None
    told = _given_by(reading, context, clause, _cue(until, clause.end), speaks, [], inferred=True)
    if told is None or last is None or last.kind != "reception" or last.block < told.block - WELCOME_REACH:
        return told
    of_others = not are_two_dinners(reading, last, told) and not _are_of_one_house(reading, last, told)
    return None if of_others else told  # he came to the dinner told before, which another house gave


def _cue(start: int, end: int) -> CueCandidate:
    return CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="reception")


def _given_by(
    reading: Reading,
    context: Context,
    clause: Clause,
    cue: CueCandidate,
    hosts: list[Token],
    guests: list[Token],
    *,
    inferred: bool = False,
    they_came: bool = False,
) -> Engagement | None:
    """Tell a dinner by those who gave it to `guests`, as far as the words name them.

    At home the hosts lead it, but for `they_came`: 考察团出席甲备设的晚宴 is an act of the guests.
    """
    frame, rule = context.frame, "reception_given"
    if not hosts or any(acts_for_delegation(reading, frame, t) for t in hosts):
        return None
    if frame.is_inbound and not they_came:
        guests = guests or the_guests(reading, context, hosts)
        told = tell(reading, context, clause, cue, "reception", rule, guests, hosts, hosted=True, inferred=inferred)
        return None if told is not None and told.is_background else told
    return tell(reading, context, clause, cue, "reception", rule, hosts, guests, inferred=inferred)


def _town_before(frame: Frame, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the town that guests came to, where it opens the words: 甲市|举行欢迎晚宴."""
    stops = {p.local_id for p in frame.trip.places} if frame.trip is not None and frame.is_inbound else set()
    return [t for t in clause.tokens if t.kind == "L" and t.end <= cue.start and t.local_id in stops][:1]


def are_two_dinners(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell 5月4日举行欢迎晚宴 from 5月5日举行欢迎午宴: of another day or hour, whoever gave them."""
    if old.kind != "reception" or new.kind != "reception":
        return False
    hours, days = ({at for e in (old, new) if (at := give(reading, e))} for give in (_hour, _day_written))
    return len(hours) > 1 or len(days) > 1


def _hour(reading: Reading, dinner: Engagement) -> str | None:
    """Give the meal that the words of a dinner name, where they name one: 晚 of 欢迎晚宴."""
    hours = {hour for meal, hour in HOURS if meal in reading.clean[dinner.start : dinner.end]}
    return hours.pop() if len(hours) == 1 else None


def _day_written(reading: Reading, dinner: Engagement) -> str | None:
    """Give the day of the month that stands last before a dinner in its sentence, in whatever year: 4 of 5月4日."""
    opens = max(reading.text.blocks[dinner.block].start, reading.clean.rfind("。", 0, dinner.start))
    for said in reversed(reading.every_date_in(opens, dinner.end)):
        days = DAY_WRITTEN.findall(reading.clean, said.start, said.end)
        if days:
            return str(days[0]) if len(days) == 1 else None
    return None


def is_one_dinner(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell 甲市举行欢迎晚宴 and 甲市市长乙出席欢迎晚宴: one dinner, told by the town and by who speaks for it."""
    if old.kind != "reception" or new.kind != "reception" or old.is_background or new.is_background:
        return False
    near = old.story == new.story and abs(new.block - old.block) <= WELCOME_REACH
    return near and not are_two_dinners(reading, old, new) and _are_of_one_house(reading, old, new)


def _are_of_one_house(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell whether those who gave one dinner are those of another, or their house or town."""
    one, other = old.counterparts(), new.counterparts()

    def speaks_for(person: str, house: str) -> bool:
        return reading.offices_in(person, house) or any(h.local_id == house for h in reading.houses(person))

    def are_of(some: frozenset[str], others: frozenset[str]) -> bool:
        return all(any(a == b or speaks_for(a, b) or speaks_for(b, a) for b in others) for a in some)

    return bool(one) and bool(other) and (are_of(one, other) or are_of(other, one))


def dine_once(old: Engagement, new: Engagement) -> None:
    """Seat those whom the second telling of a dinner names at the first, who were only meant there or not told of."""
    named = {p.local_id for p in new.parties if not p.is_inferred}
    kept = [p for p in old.parties if not (p.is_inferred and p.local_id in named)]
    known = {p.local_id for p in kept}
    old.parties = kept + [p for p in new.parties if p.local_id not in known]
    old.told_again.append((new.start, new.end))
    old.is_inferred = old.is_inferred and new.is_inferred
    if new.lead.local_id is not None and (old.lead.local_id is None or old.lead.basis == "article"):
        old.lead = new.lead
    if old.days.first is None or (old.days.basis == "trip_range" and new.days.first is not None):
        old.days = new.days
    if new.where.local_id is not None and old.where.basis != "stated":
        old.where = new.where
