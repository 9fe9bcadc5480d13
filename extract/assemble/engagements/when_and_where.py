"""When and where an act took place: said in its words, else taken over as far as the contract allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from extract.assemble.engagements.who import Context, stay_told
from extract.assemble.reading import DELEGATION_WORD, NEWS_DAYS, Clause, Reading, Token, is_event_day
from extract.assemble.told import Days, Engagement, Trip, Where
from extract.assemble.trips import VISITS, Frame, stops_named
from extract.assemble.wording import ARRIVES, GROUP
from extract.find.candidates import CueCandidate
from extract.settle.settled import DateMention

MAX_OPENING_CHARS = 4  # a paragraph that opens so is of that day
HEAD_PARAGRAPHS = 2  # the day of a story stands in its first paragraph, or behind a line of origin
PERIODS = frozenset(
    {"month", "month_range", "year", "year_range", "year_edge", "relative_year", "half_year", "quarter"}
)
# 2024年三季度重点项目集中开工: which batch it was, not when
PERIOD_IN_NAME = re.compile(
    r"(?:份)?(?:全[市省区县])?(?:重点|重大|集中|招商|项目|第[一二三四五六七八九十]|投资|产业|签约)"
)
# 访汉期间, 在丙市期间: no one day of the stay
DURING_THE_STAY = re.compile(
    rf"[ \u3000]*(?:[^,，。;；在]{{0,12}}?{GROUP}(?:一行)?)?"
    r"(?:在[^,，会]{1,8}|访[^,，]{1,3}|(?:参观|实地|学习)?考察|访问|出访|来[^,，]{1,4})期间(?:[,，]|$)"
)
OFFICES = frozenset({"government", "party", "embassy"})  # sit in houses of their own
BESIDE = re.compile(r"(?:毗邻|邻近|紧邻|靠近|临近)$")
WAS_THEN = re.compile(r"时任|当时|当年|第一次|首次")  # 时任市长甲会见乙: of another day than the page's
TODAY = re.compile(r"今[天日晨晚]|昨[天日晚]")
SUMS_UP = re.compile(
    r"截至|累计|以来|全年|上半年|下半年|季度|[0-9一二三四五六七八九十]至[0-9一二三四五六七八九十]+月|年内|历年"
)
STAYS_AT = re.compile(
    r"在(?!锡(?!林|山)|华(?![阴容亭蓥安宁坪池州县润])|常(?![州熟德山宁])|京(?![都东山畿])|此|其|这|于)"
)
JOINS_OTHERS = re.compile(r"[与同]|[会坛动式]上|期间")
AT_EVENT = re.compile(
    r"[ \u3000]*(?:在)?(?P<which>[^,，。]{0,8}?(?:会|活动|仪式|论坛|现场|晚宴))(?:上|中|现场|期间|结束后|前|后|之前|之后)(?:,|，|[^,，]{0,4}(?:,|，)|$|(?=[\u4e00-\u9fff]))"
)
CLOCK = re.compile(
    r"[ \u3000]*(?:当天|当日|同日)?(?:上午|下午|中午|晚上|晚)?[0-9]{1,2}(?:时|点)(?:许|整|[0-9]{1,2}分)?"
)  # 11时,签约仪式举行
BEFORE_OR_AFTER = re.compile(
    r"[ \u3000]*(?:会前|会后|会上|会议期间|活动期间|活动前|活动后|活动现场|会谈前|会谈后|签约前|签约后|随后|当天|当日|其间|期间|同日|同期)(?:,|，)?"
)
# 据了解,本次集中签约…: of the occasion told before
OF_THIS_ONE = re.compile(r"[ \u3000]*(?:此次|本次|这次)[^,，]{0,6}?(?:签约|活动|仪式|推介|会)")
OTHERS_TOO = re.compile(r"等(?:主要|重要)?(?:城市|国家|地区?|市|国|[0-9一二三四五六七八九十两]|[,，。])")
AT_WHAT_WAS_HELD = re.compile(
    r"[^,，。;；]{0,14}?在(?P<where>[^,，。;；]{2,16}?)(?:举行|举办|召开)的[^,，。;；]{2,40}?(?:会|会议|仪式|活动|论坛)(?:上|期间)"
)
# 在柳泉县,…: no list of towns holds it, so it is not where the clause before was set
UNREAD_SCENE = re.compile(r"[ \u3000]*在[^,，。;；在]{1,6}(?<![园厂校景社院展库小])(?:县|市|区|州|省|镇|乡)(?:期间)?")
# 代表团一行|到首府甲市访问
GOES_TO_VISIT = re.compile(
    r"(?<![受感遇达来报直])到(?:(?:该|其|该州|该省)?(?:首府|首都|省会|州府))?(?=[^,，。;；、与和同]{2,12}?(?:访问|参访|考察)(?=[,，。;；]|$))"
)
CAPITAL = re.compile(r"(?:来到|抵达|走进|前往|赴)[^,，。;；]{0,8}?首都(?!机场|国际)")


def days_of(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, events: list[Engagement]) -> Days:
    """Give the day of an act told in a clause, as `find_engagements` would."""
    context = Context(frame=frame, named=[], calls=[], place=Where())
    for event in events:
        if (
            event.event_name
            and event.story == frame.story.ordinal
            and not event.is_background
            and event.start < clause.start
        ):
            context.event = event
    return days_in(reading, context, clause, cue)


def where_of(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, parties: Sequence[str]) -> Where:
    """Give the place of an act told in a clause: said there, else where the paragraph is, else where the journey went.

    `parties` are the local ids of those it was done with.
    """
    context = Context(frame=frame, named=[], calls=[], place=Where())
    for earlier in reading.clauses_by_block[clause.sentence.block]:
        if earlier.start <= clause.start:
            remember_place(reading, context, earlier)
    place = place_in(reading, context, clause, cue, [])
    if place == context.place or place.basis == "trip_place":
        return _stop_within(reading, frame, place, parties) or place
    return place


def days_in(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> Days:
    """Give the day: said in the sentence, else at the head of the paragraph, else the range of the journey."""
    trip = context.frame.trip
    stated = [d for d in clause.dates if d.start < cue.start and d.date_from is not None and not _since(reading, d.end)]
    if not stated:
        said = [d for d in reading.every_date_in(clause.sentence.start, clause.start) if not _since(reading, d.end)]
        stated = [d for d in said if is_event_day(d)]
        if not stated and trip is not None:
            stated = [d for d in said if _is_all_of_its_clause(reading, clause, d)]
    if stated and _is_the_day_of_arrival(reading, clause, stated[-1]):
        if trip is None or trip.days.first is None or trip.days.last in (None, trip.days.first):
            return Days()
        return _days_of_the_journey(trip.days)
    if stated:
        d = _certain_day(reading, clause, _days_listed(reading, stated))
        if is_event_day(d):
            context.day = Days(
                first=d.date_from, last=d.date_to, basis=d.date_basis, reason=d.date_reason, start=d.start, end=d.end
            )
            return context.day
        in_name = cue.kind == "event_held" and reading.clean[d.end : d.end + 1] not in (",", "，")
        opens = clause.start <= d.start or _is_all_of_its_clause(reading, clause, d)
        if opens and not in_name and not PERIOD_IN_NAME.match(reading.clean, d.end):
            inside = (
                trip is not None
                and trip.days.first is not None
                and d.date_from is not None
                and d.date_to is not None
                and d.date_from <= trip.days.first <= d.date_to
            )
            if not inside:
                return Days(
                    first=d.date_from,
                    last=d.date_to,
                    basis=d.date_basis,
                    reason=d.date_reason,
                    start=d.start,
                    end=d.end,
                )
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    of_the_stay = DURING_THE_STAY.match(first.text) is not None
    if context.day is not None and context.day.first == context.day.last and not of_the_stay:
        return replace(context.day, basis="paragraph")
    if CLOCK.match(first.text):
        told = reading.dates_in(context.frame.story.start, clause.start)
        if told and told[-1].date_from == told[-1].date_to:
            d = told[-1]
            return Days(
                first=d.date_from, last=d.date_to, basis="relative", reason=d.date_reason, start=d.start, end=d.end
            )
    if (
        context.event is not None
        and context.event.days.first is not None
        and (AT_EVENT.match(first.text) or BEFORE_OR_AFTER.match(first.text) or OF_THIS_ONE.match(clause.text))
    ):
        return replace(context.event.days, basis="relative", reason="the day of the event told before")
    if OF_THIS_ONE.match(clause.text):
        told = reading.dates_in(context.frame.story.start, clause.start)
        if len({(d.date_from, d.date_to) for d in told}) == 1 and told[0].date_from == told[0].date_to:
            d = told[0]
            return Days(
                first=d.date_from, last=d.date_to, basis="relative", reason=d.date_reason, start=d.start, end=d.end
            )
    block = reading.text.blocks[clause.sentence.block]
    earlier = [d for d in reading.dates_in(block.start, clause.start) if not _since(reading, d.end)]
    earlier = [] if of_the_stay else earlier
    if earlier and earlier[-1].date_from == earlier[-1].date_to:
        d = earlier[-1]
        if trip is None or not is_outside(context.frame, Days(first=d.date_from, last=d.date_to)):
            return Days(
                first=d.date_from, last=d.date_to, basis="paragraph", reason=d.date_reason, start=d.start, end=d.end
            )
        opens = earlier[-1].start - block.start <= MAX_OPENING_CHARS
        if opens or AT_EVENT.match(first.text) or BEFORE_OR_AFTER.match(first.text):
            return Days(
                first=d.date_from, last=d.date_to, basis="paragraph", reason=d.date_reason, start=d.start, end=d.end
            )
    if trip is not None and trip.days.first is not None:
        return _days_of_the_journey(trip.days)
    return Days()


def _days_of_the_journey(days: Days) -> Days:
    """Give an act without a day of its own the days of its journey."""
    return replace(days, basis="trip_range", reason="no day of its own: the days of the trip")


# 代表团16日抵达乙市,|先后拜会了…
ARRIVED = re.compile(r"[0-9一二三四五六七八九十]日(?:[上下]?午|[早晚]上?|凌晨)?(?:乘机)?(?:抵|飞抵|抵达|到达)")
ONE_AFTER_ANOTHER = re.compile(r"[ \u3000]*(?:先后|陆续|相继|依次|分别)")


def _is_the_day_of_arrival(reading: Reading, clause: Clause, day: DateMention) -> bool:
    """Tell 16日抵达乙市,先后拜会了甲、丙: the day they came, while the calls fill the days after it."""
    if day.end > clause.start or ONE_AFTER_ANOTHER.match(clause.text) is None:
        return False
    before = reading.clauses_by_sentence[clause.sentence.start][: clause.number]
    return any(c.start <= day.start < c.end and ARRIVED.search(c.text) for c in before)


def _days_listed(reading: Reading, stated: Sequence[DateMention]) -> DateMention:
    """Give the days of 19日、20日,… as one range: on which of them it was is not said."""
    last = stated[-1]
    first = last
    for day in reversed(stated[:-1]):
        if reading.clean[day.end : first.start] not in ("、", "和", "及") or not (
            is_event_day(day) and is_event_day(last)
        ):
            break
        first = day
    if first is last or first.date_from is None or last.date_to is None or first.date_from >= last.date_to:
        return last
    return replace(last, start=first.start, date_from=first.date_from)


def _certain_day(reading: Reading, clause: Clause, said: DateMention) -> DateMention:
    """Give the day the sentence said before a wider time that holds it: 5月26日，某某项目5月份签约仪式举行."""
    if is_event_day(said) or said.date_from is None or said.date_to is None:
        return said
    for day in reading.dates_in(clause.sentence.start, said.start)[-1:]:
        if day.date_from and day.date_to and said.date_from <= day.date_from and day.date_to <= said.date_to:
            return day
    return said


def _since(reading: Reading, end: int) -> bool:
    return re.match(r".{0,12}?(?:以来|起|至今)", reading.clean[end : end + 16]) is not None


def _is_all_of_its_clause(reading: Reading, clause: Clause, day: DateMention) -> bool:
    """Tell 2016年,|双方举行会谈: the period a sentence opens with is that of what it tells."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    whole = first.text.strip(" \u3000") == reading.clean[day.start : day.end]
    return whole and first.start <= day.start < first.end and day.date_from is not None


def is_outside(frame: Frame, days: Days) -> bool:
    """Tell whether the days in the words lie outside the journey."""
    trip = frame.trip
    if trip is None or trip.days.first is None or trip.days.last is None or days.first is None or days.last is None:
        return False
    return days.last < trip.days.first or days.first > trip.days.last


def is_reported(reading: Reading, frame: Frame, clause: Clause, days: Days) -> bool:
    """Tell whether an act outside any journey is told as news: on a day, said with its year or not, or 近日.

    The day may stand in the sentence, before it in the paragraph, or at the head of the story.
    """
    block = reading.text.blocks[clause.sentence.block]
    if days.first is not None or TODAY.search(
        reading.clean, max(block.start, clause.sentence.start - TODAY_REACH), clause.end
    ):
        return True
    said = [*reading.datelines, *reading.every_date_in(block.start, clause.end)]
    heads = list(islice(reading.paragraphs_by_story[frame.story.ordinal], HEAD_PARAGRAPHS))
    for head in heads:
        if head < clause.sentence.block:
            said += reading.every_date_in(reading.text.blocks[head].start, reading.text.blocks[head].end)
    if any(d.shape in NEWS_DAYS for d in said) or _is_the_headline(reading, frame, clause):
        return True
    return clause.sentence.block in heads[:1] and _is_lead_of_a_dated_page(reading, clause)


def _is_the_headline(reading: Reading, frame: Frame, clause: Clause) -> bool:
    """Tell whether the headline tells the same act of the same name: what heads a report is its news."""
    story = frame.story
    heads = [
        reading.clean[b.start : b.end]
        for b in reading.text.blocks
        if b.kind == "title" and story.start <= b.start < story.end
    ]
    acts = [reading.clean[c.start : c.end] for c in clause.cues if c.family in ("engagement", "agreement")]
    names = [e.name for t in clause.tokens if t.kind in "POD" and (e := reading.entity(t.local_id)) is not None]
    return any(any(act in head for act in acts) and any(name in head for name in names) for head in heads)


def _is_lead_of_a_dated_page(reading: Reading, clause: Clause) -> bool:
    """Tell 市长甲会见乙集团董事长丙 at the head of a page that prints its day: news of about that day."""
    if reading.settled.text.page.published_on is None or not any(
        c.kind in ("received", "meeting") for c in clause.cues
    ):
        return False
    if WAS_THEN.search(clause.text) or reading.every_date_in(clause.sentence.start, clause.end):
        return False  # 2010年,时任市长甲会见…
    return sum(t.kind == "P" for t in clause.tokens) > 1


def is_of_a_period(reading: Reading, clause: Clause, until: int) -> bool:
    """Tell whether what a clause counts is a sum over months or years: 1至3月全区签约项目9个 is a statistic."""
    said = [d for d in reading.every_date_in(clause.sentence.start, until) if not is_event_day(d)]
    return any(d.precision in ("month", "year", "quarter", "period") or d.shape in PERIODS for d in said) or (
        SUMS_UP.search(reading.clean, clause.sentence.start, until) is not None
    )


def _town_of_sentence(reading: Reading, context: Context, clause: Clause, others: Sequence[Token]) -> Where | None:
    """Give the town of 4日在甲市拜访了乙,|并参观丙展厅: where the sentence is, where nobody arrives anywhere behind it."""
    last = context.last
    if last is None or last.where.basis != "stated" or last.start < clause.sentence.start or clause.number == 0:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    town = reading.entity(last.where.local_id)
    if before.end != last.end or clause.own_subject or town is None or town.detail_kind not in ("city", "district"):
        return None
    if last.where.start is None or not reading.clean.endswith("在", 0, last.where.start):
        return None
    known = [t for t in others if any(k in reading.vocabulary.places for k in reading.place_keys_up(t.local_id))]
    return (
        replace(last.where, basis="sentence")
        if all(reading.lies_in(t.local_id, town.local_id) for t in known)
        else None
    )


def _stands_at(reading: Reading, clause: Clause, cue: CueCandidate) -> Where | None:
    """Give where what was gone to is said to stand: 参观了某公司设于甲市|的生产基地."""
    stands = STANDS_AT.search(reading.clean, cue.end, clause.end)
    towns = [t for t in reading.tokens_in(stands.end(), clause.end) if t.kind == "L"] if stands is not None else []
    if stands is None or not towns or towns[0].start != stands.end():
        return None
    last = towns[0]
    for inner in towns[1:]:
        last = inner if inner.start == last.end else last
    if not reading.clean.startswith("的", last.end):
        return None
    return Where(local_id=last.local_id, basis="stated", start=towns[0].start, end=last.end)


def _is_of_an_officer(reading: Reading, trip: Trip | None, token: Token) -> bool:
    """Tell 乙州|副州长 without a name: whose office it is, not where he was met, unless the journey goes there."""
    if OFFICER_BEHIND.match(reading.clean, token.end) is None or reading.level(token) != "province":
        return False
    return trip is None or all(p.local_id != token.local_id for p in trip.places)


def _is_for_its_country(reading: Reading, token: Token) -> bool:
    """Tell 甲国驻乙市总领馆: the country it speaks for is not where its consul was met."""
    body = reading.entity(token.local_id)
    return token.kind == "O" and body is not None and body.detail_kind == "embassy"


# what is only looked at: talks with officials told behind it were held elsewhere
MUSEUM = re.compile(r"(?:博物馆|纪念馆|展览馆|美术馆|故居|景区|古镇|古城|寺|庙|石窟|湿地)$")


def _is_a_museum(reading: Reading, where: Where) -> bool:
    entity = reading.entity(where.local_id)
    return entity is not None and MUSEUM.search(entity.name) is not None


def place_in(reading: Reading, context: Context, clause: Clause, cue: CueCandidate, others: list[Token]) -> Where:
    """Give the place: said in the clause, else taken over; 东南亚, which a journey went round, is no place of one act."""
    place = _place_told(reading, context, clause, cue, others)
    reached = reading.entity(place.local_id)
    wide = place.basis == "trip_place" and reached is not None and reached.detail_kind == "region"
    return Where() if wide and "CN" not in reading.place_keys_up(place.local_id) else place


def _place_told(reading: Reading, context: Context, clause: Clause, cue: CueCandidate, others: list[Token]) -> Where:
    """Give the place: said in the clause, else where the paragraph has got to, else the one destination it can only be."""
    stated = stated_place(reading, clause, cue.start) or _held_in(reading, clause)
    if stated is not None:
        return stated
    trip = context.frame.trip
    seats = [
        t.place_id or t.local_id
        for t in others
        # without a journey a mayor may be met anywhere, his own town is where he holds office
        if (
            t.kind == "L"
            and not _is_of_an_officer(reading, trip, t)
            and (trip is not None or not reading.opens_an_office(t))
        )
        or (t.place_id and not _is_for_its_country(reading, t))
    ]
    if cue.kind == "meeting" and len(seats) == 1 and any(t.place_id for t in others):
        seats = []  # 与某开发区座谈: where they sat is not said
    # whoever receives guests at home is not at their place
    if seats and (cue.kind != "received" or trip is not None):
        common = reading.smallest_common(seats)
        bodies = [t for t in others if t.kind == "O" and t.place_id is None]
        # beside bodies elsewhere a zone is not where they all are
        if common is not None and all(reading.lies_in(t.local_id, common) for t in bodies):
            return Where(local_id=common, basis="stated", start=others[0].start, end=others[0].end)
    if (seat := _stands_at(reading, clause, cue)) is not None:
        return seat
    goes = [
        t
        for t in _gone_to_places(reading, clause, cue)
        if t.place_id or not _is_home(reading, context.frame, t.local_id)
    ]
    if goes:
        common = reading.smallest_common([t.place_id or t.local_id for t in goes])
        if common is not None:
            return Where(local_id=common, basis="stated", start=goes[0].start, end=goes[-1].end)
    last = context.read
    if (
        cue.kind == "meeting"
        and last is not None
        and last.kind in ("site_tour", "visit")
        and last.where.basis == "stated"
        and not (any(t.kind in "PO" for t in others) and _is_a_museum(reading, last.where))
        and not any(
            t.kind == "O" and reading.level(t) in OFFICES and t.local_id not in last.counterparts() for t in others
        )
        and clause.number > 0
        and last.end == reading.clauses_by_sentence[clause.sentence.start][clause.number - 1].end
    ):
        return Where(local_id=last.where.local_id, basis="sentence", start=last.where.start, end=last.where.end)
    if (town := _town_of_sentence(reading, context, clause, others)) is not None:
        return town
    if context.place.local_id is not None:
        inside = [t.local_id for t in others if _is_public(reading, t)]
        met = [t.local_id for t in others if t.kind == "P"]
        inner = _stop_within(reading, context.frame, context.place, inside, met)
        if inner is not None and any(
            t.kind == "O" and t.place_id is None and not reading.lies_in(t.local_id, inner.local_id) for t in others
        ):
            inner = None  # 走访了甲协会、乙县科技园区: where one of them lies is not where all are
        reached = inner or context.place
        if (wider := _seat_around(reading, cue, reached.local_id, others)) is not None:
            return wider
        return Where() if _is_elsewhere(reading, cue, reached.local_id, others) else reached
    if trip is None:
        return Where()
    holding = [
        p
        for p in trip.places
        if others
        and all(reading.lies_in(_seat(t), p.local_id) for t in others if _seat(t))
        and any(_is_public(reading, t) for t in others)
    ]
    if len(trip.places) > 1 and len(holding) == 1:
        return Where(local_id=holding[0].local_id, basis="trip_place", start=holding[0].start, end=holding[0].end)
    own = [p for p in trip.places if p.start < trip.end]
    if len(own) == 1 and (wider := _seat_around(reading, cue, own[0].local_id, others)) is not None:
        return wider
    if len(own) == 1 and not _is_elsewhere(reading, cue, own[0].local_id, others):
        return Where(local_id=own[0].local_id, basis="trip_place", start=own[0].start, end=own[0].end)
    return Where()


def _held_in(reading: Reading, clause: Clause) -> Where | None:
    """Read 在甲市举行的乙座谈会上,… at the head of a sentence: what was done there was done in 甲市."""
    first = reading.clauses_by_sentence[clause.sentence.start]
    for opening in first[: min(clause.number, 2)]:
        held = AT_WHAT_WAS_HELD.fullmatch(opening.text)
        if held is not None:
            return stated_place(reading, opening, opening.start + held.end("where"))
    return None


def _seat_around(reading: Reading, cue: CueCandidate, place: str | None, others: Sequence[Token]) -> Where | None:
    """Give the city whose bureau was met on a journey to one of its districts: the bureau sits in the city, where is not said."""
    town = reading.entity(place)
    if cue.kind != "meeting" or town is None or town.detail_kind != "district":
        return None
    for token in others:
        body = reading.entity(token.local_id)
        if token.kind != "O" or body is None or body.detail_kind not in ("government", "party"):
            continue
        seat = reading.entity(body.place_local_id)
        inside = seat is not None and seat.local_id != place and reading.lies_in(place, seat.local_id)
        if seat is not None and inside and seat.detail_kind == "city":
            return Where(local_id=seat.local_id, basis="trip_place", start=token.start, end=token.end)
    return None


def _is_elsewhere(reading: Reading, cue: CueCandidate, place: str | None, others: Sequence[Token]) -> bool:
    """Tell whether a zone of one town of China that was called on lies outside another town."""
    town = reading.entity(place)
    if cue.kind not in VISITS or town is None or town.detail_kind not in ("city", "district"):
        return False
    for token in others:
        if token.kind != "O" or token.place_id is None:
            continue  # 温州商会 sits in any town
        seat = reading.place_keys_up(token.place_id)
        towns = [p for key in seat if (p := reading.vocabulary.places.get(key)) is not None and p.level == "city"]
        if not towns or towns[0].country_code != "CN" or town.vocabulary_key is None:
            continue
        if towns[0].place_key not in reading.place_keys_up(place):
            return True
    return False


def _stop_within(
    reading: Reading, frame: Frame, place: Where, parties: Sequence[str], people: Sequence[str] = ()
) -> Where | None:
    """Narrow a place to the one stop of the journey inside it where a party sits: in 甲省, with 乙市 → 乙市."""
    if frame.trip is None or place.local_id is None:
        return None
    stops = [
        p
        for p in frame.trip.places
        if p.local_id != place.local_id
        and reading.lies_in(p.local_id, place.local_id)
        and any(reading.lies_in(party, p.local_id) for party in parties)
    ]
    if len({p.local_id for p in stops}) != 1:
        return None
    others = {p.local_id for p in frame.trip.places} - {stops[0].local_id, place.local_id}
    if any(reading.offices_in(party, other) for party in (*parties, *people) for other in others):
        return None  # of two of its stops, met in one sentence
    return Where(local_id=stops[0].local_id, basis="trip_place", start=stops[0].start, end=stops[0].end)


TODAY_REACH = 200  # characters before a sentence within which 昨天 still tells its day
# 前往龙岗|育成基地厂房: the name of a site, not where a delegation arrives.
SITE_BEHIND = re.compile(
    r"(?![省市区县州国等考参调访出开进招拜走洽对学实召举])[\u4e00-\u9fff]{1,6}?(?:孵化园|产业园|工业园|科技园|物流园|厂房|基地|厂区|大厦|广场|市场|博物馆|展览馆)"
)


def remember_place(reading: Reading, context: Context, clause: Clause) -> None:
    """Note where the delegation arrives or is said to be; two cities at once are certain only as what holds both."""
    stay = stay_told(reading, clause)
    if stay is not None and not _is_home(reading, context.frame, stay.local_id):
        context.place = _held_by_all(reading, clause, stay)
        return
    stops = [t for t in stops_named(reading, clause) if not _is_home(reading, context.frame, t.local_id)]
    if stops:
        held = reading.smallest_common([t.local_id for t in stops])
        context.place = (
            Where(local_id=held, basis="trip_place", start=stops[0].start, end=stops[-1].end) if held else Where()
        )
        return
    if UNREAD_SCENE.fullmatch(clause.text) is not None and not any(t.kind == "L" for t in clause.tokens):
        context.place = Where()
        return
    capital = _capital_reached(reading, context, clause)
    if capital is not None:
        context.place = capital
        return
    goes = re.compile(r"来到|抵达|到达|飞抵|转抵|赴|转战|转往|转至|移师|前往|走进|访问了|走访了|到访(?!的)了?").search(
        reading.clean, clause.start, clause.end
    )
    if goes is None and DELEGATION_WORD.search(clause.subject_word or "") is not None:
        goes = GOES_TO_VISIT.search(reading.clean, clause.start, clause.end + 1)
    if goes is None or clause.is_said(goes.start()) or clause.is_hoped(goes.start()) or clause.earlier:
        return
    if reading.is_quoted(goes.start()):
        return  # “走进某国”交流节: the name of an occasion
    places: list[Token] = []
    at = goes.end()
    for token in reading.tokens_in(goes.end(), clause.end):
        gap = reading.clean[at : token.start]
        if places and token.place_id and gap.startswith("、"):
            context.place = Where()  # 前往甲区、乙高新区: no one place
            return
        if token.kind != "L" or len(gap) > 6 or re.search(r"[考访调参]", gap):
            break
        entity = reading.entity(token.local_id)
        if places and gap == "":
            places.pop()
        if reading.clean.startswith("驻", token.end):
            break  # 甲国|驻华大使: where he comes from
        if entity is not None and SITE_BEHIND.match(reading.clean, token.end) is None:
            places.append(token)
        at = token.end
    places = [
        t for t in places if not _is_home(reading, context.frame, t.local_id) and reading.level(t) != "landmark"
    ]  # a hall is left for the next
    if not places:
        if _arrives_elsewhere(reading, context, clause, goes.end()):
            context.place = Where()
        return
    if len(places) == 1 and OTHERS_TOO.match(reading.clean, places[0].end):
        context.place = Where()  # 先后访问甲市等城市: several, of which one is named
        return
    common = reading.smallest_common([t.local_id for t in places])
    if common is not None:
        context.place = Where(local_id=common, basis="trip_place", start=places[0].start, end=places[-1].end)


def _arrives_elsewhere(reading: Reading, context: Context, clause: Clause, at: int) -> bool:
    """Tell 一行来到某工厂 in a sentence behind the one that reached 甲市, on a journey to several lands: in which of them is not said."""
    trip, there = context.frame.trip, context.place
    if trip is None or there.start is None:
        return False
    house = next(iter(reading.tokens_in(at, min(at + 6, clause.end))), None)
    if house is None or house.kind != "O" or house.place_id is not None:
        return False
    known = reading.vocabulary.places
    stops = dict.fromkeys(stop.local_id for stop in trip.places)
    keys = {key for stop in stops for key in reading.place_keys_up(stop) if key in known}
    if sum(known[key].level == "country" for key in keys) < 2:
        return False  # from one town of a land to the next: news says where it moves on
    return there.start < clause.sentence.start and not reading.lies_in(house.local_id, there.local_id)


def _held_by_all(reading: Reading, clause: Clause, last: Token) -> Where:
    """Give what holds every place of a stay, for the last of them: 考察团在甲省、乙省期间 → nothing smaller than the land."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    stops = [last]
    for token in reversed([t for t in first.tokens if t.end <= last.start]):
        if token.kind != "L" or reading.clean[token.end : stops[0].start] not in ("、", "和", "及", "与"):
            break
        stops.insert(0, token)
    held = reading.smallest_common([t.local_id for t in stops])
    return Where(local_id=held, basis="trip_place", start=stops[0].start, end=last.end) if held else Where()


def _capital_reached(reading: Reading, context: Context, clause: Clause) -> Where | None:
    """Read 来到首都 as the one stop of the journey that is a capital in China: 北京."""
    reached = CAPITAL.search(reading.clean, clause.start, clause.end)
    trip = context.frame.trip
    if reached is None or trip is None or clause.is_said(reached.start()) or clause.is_hoped(reached.start()):
        return None
    if clause.earlier:
        return None
    stop = next((p for p in trip.places if (e := reading.entity(p.local_id)) and e.name == "北京市"), None)
    return Where(local_id=stop.local_id, basis="trip_place", start=reached.start(), end=reached.end()) if stop else None


def _is_home(reading: Reading, frame: Frame, place_id: str) -> bool:
    return not frame.is_inbound and frame.home_id is not None and reading.lies_in(place_id, frame.home_id)


def _seat(token: Token) -> str | None:
    return token.place_id or token.local_id


def _is_public(reading: Reading, token: Token) -> bool:
    entity = reading.entity(token.local_id)
    return token.kind == "L" or (
        entity is not None and entity.detail_kind in ("government", "party", "industrial_park")
    )


STANDS_AT = re.compile(r"设于|设在|位于|坐落于|坐落在|建于|建在|地处")
OFFICER_BEHIND = re.compile(
    r"副?(?:州|省|市|县|郡|区)?(?:长|议长|书记|主席|知事)(?![\u4e00-\u9fff]{2,4}(?:座谈|会谈|会见))"
)
# 赴甲集团|等乙省投资项目考察: what they are, not where
LIST_CLOSES = re.compile(r"(?<=[\u4e00-\u9fff])等(?=[^,，。;；]{0,14}?(?:项目|企业|公司|单位|机构))")


def _gone_to_places(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    goes = ARRIVES.search(reading.clean, clause.start, cue.start)
    if goes is None:
        return []
    closes = LIST_CLOSES.search(reading.clean, goes.end(), cue.start)
    until = closes.start() if closes is not None else cue.start
    gone = [t for t in clause.tokens if goes.end() <= t.start < until]
    places = [t for t in gone if t.kind == "L" or t.place_id]
    listed = "、" in reading.clean[goes.end() : cue.start]
    if listed and len(places) < len(gone):
        return []  # 赴甲集团乙市总部、丙公司考察: where one of them is
    # 赴甲国|乙市: the inner of two names that stand together says where
    return [
        t
        for t, behind in zip_longest(places, places[1:])
        if behind is None or behind.start != t.end or not reading.lies_in(behind.local_id, t.local_id)
    ]


# 在甲市|投资的, 在乙市|工作生活的
OF_THOSE_LIVING_THERE = re.compile(
    r"(?:投资|创业|兴业|经商|工作|生活|就业|就读|求学|留学|务工|打拼|定居|居住|挂职|任职|发展)(?:[兴创办]业|生活|置业|发展|学习|的)*(?<=的)"
)


def stated_place(reading: Reading, clause: Clause, until: int, outside: tuple[int, int] | None = None) -> Where | None:
    """Read 在上海某中心会见, 在法国第二大城市里昂举行: the smallest place behind 在; of several, what holds them all."""
    for mark in STAYS_AT.finditer(reading.clean, clause.start, until):
        if clause.is_about(mark.start()):
            continue  # 就新产品在甲国的推广座谈: what the talks were about
        places: list[Token] = []
        at = mark.end()
        several: list[Token] = []
        for token in reading.tokens_in(mark.end(), until + 40):
            gap = reading.clean[at : token.start]
            if outside and outside[0] <= token.start < outside[1]:
                break
            if len(gap) > 12 or not (token.kind == "L" or token.place_id or token.kind == "O"):
                break
            if not places and JOINS_OTHERS.search(gap):
                break  # 在会上与甲市签署: with whom, not where
            if places and gap in ("、", "和", "及"):
                several.append(places[-1])
            elif (
                places
                and gap
                and not (
                    gap.startswith(("第", "省", "的", "最")) and reading.lies_in(token.local_id, places[-1].local_id)
                )
            ):
                break
            if not places and BESIDE.search(gap) and reading.clean[token.end : token.end + 1] == "的":
                at = token.end + 1
                continue  # 在毗邻甲桥的乙馆
            if places and gap == "" and token.kind == "L" and reading.level(token) in ("country", "region"):
                break  # 香港|亚洲博览馆
            if reading.opens_an_office(token):
                break  # 来参加某会的乙市|市长甲: whose mayor he is
            if token.kind == "L" or token.place_id:
                places.append(token)
            at = token.end
        if places and OF_THOSE_LIVING_THERE.match(reading.clean, places[-1].end) is not None:
            continue  # 与在甲市投资的乙商代表座谈: who they are, not where
        if places and places[0].start < until:
            last = places[-1]
            if several:
                held = reading.smallest_common([t.place_id or t.local_id for t in [*several, last]])
                return Where(local_id=held, basis="stated", start=places[0].start, end=last.end) if held else None
            return Where(local_id=last.place_id or last.local_id, basis="stated", start=places[0].start, end=last.end)
    return None
