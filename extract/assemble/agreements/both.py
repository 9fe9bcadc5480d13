"""Who 双方, 两市, 两国 and the offices of both are: those who met, those named as a pair, else home and the town gone to."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.assemble.agreements.book import Book, met_last, talks_of_the_story
from extract.assemble.agreements.signatories import (
    distinct,
    holds_office,
    home_party,
    party_of,
    public_bodies,
    roles_spoken_for,
    seat_of,
    signing_seats,
    stands_for,
    topic_party,
)
from extract.assemble.agreements.wording import AFTER_TALKS, MANNER, OUR_PLACE, PAIR_MARK, TREATY
from extract.assemble.engagements.when_and_where import DURING_THE_STAY
from extract.assemble.engagements.who import WITH, host_of_sentence, meant_party
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Engagement, Party
from extract.assemble.trips import Frame, acts_for_delegation
from extract.find.candidates import CueCandidate

TWO_PLACES = re.compile(r"两(?:市|地|县|区|省|州)(?:政府)?")
TALKS = re.compile(r"座谈|会谈|洽谈|会晤|交流会|对接会|联席会")
# 与甲市|有关部门负责人座谈
PEOPLE_OF_IT = re.compile(
    r"(?:[市省区县州]?(?:委|政府|人民政府))?(?:的)?(?:相关|有关|主要|党政)*(?:部门|单位|领导|方面|负责|班子|政府|人民政府|举行|召开|座谈|会谈|就|围绕)"
)
TALKS_OF_BOTH = re.compile(r"(?:召开|举行|举办|进行)了?[^,，。;；]{0,8}?(?:座谈会?|会谈|洽谈会|交流会|联席会议?)")
TWO_OF_A_KIND = r"两(?P<{}>[地市县区省州城会校院企家])(?:人民)?(?:政府)?"
# 双方签署, 会谈后双方还现场签署, 两地领导就育人合作签署, 并分别代表两市签署: nobody is named between them and the pen.
BOTH = rf"(?:双方|{TWO_OF_A_KIND.format('who')})(?!的?(?:企业|部门|单位|机构|有关|相关|公司|客商))(?:(?<=两家)(?:工商联|商会|协会|贸促会))?(?:领导|代表|负责人)?"
LED_TO_IT = (
    r"[ \u3000]*(?:并|还|随后|随即|最后|最终|会后|其?之后|同时|[^,，。;；、与和同签]{0,8}?(?:会谈?|会见|座谈|洽谈|会议|仪式|活动|访问|考察|期间)"
    r"(?:结束)?(?:之?后|上|中|期间|现场)?){0,3}[,，]?"
)
BOTH_SIGN = re.compile(
    rf"{LED_TO_IT}(?:{BOTH}(?:[^,，。;；、与和同签]{{2,24}}?并)?)?{MANNER}(?:在[^,，。;；、与同]{{2,16}}?[上中])?{MANNER}"
    rf"(?:代表(?:双方|各自|{TWO_OF_A_KIND.format('whom')}))?{MANNER}(?:(?:就|围绕)[^,，。;；与同]{{2,60}}?)?{MANNER}(?:进行了?[^,，。;；与同]{{0,8}}?)?$"
)
# 双方举行了某协议|签约|仪式; 双方本着互利的原则,|签署
BOTH_HOLD = re.compile(rf"{LED_TO_IT}{BOTH}{MANNER}(?:举行|举办)了?[^,，。;；、与同]{{2,30}}?$")
BOTH_BEFORE = re.compile(rf"{LED_TO_IT}{BOTH.replace('who', 'before')}")
OF_TWO_PLACES = re.compile(r"了?《?两[地市县区省州城]")  # 并共同签署了|两市友好交流协议
# 双方签署协议,|是…的举措: spoken of
IS_SPOKEN_OF = re.compile(r"[^,，。;；]{0,40}[,，](?:这|也|就|不仅)?(?:是|标志|意味|有利于|有助于|必将|对于?|为)")
# 工商联, 商务局、文旅局, 商务、文旅等部门, 有关部门
OFFICE_WORD = r"[^,，。;；、与和及同的签]"
OFFICES = (
    rf"(?:(?:有关|相关|职能|对口|主管)*(?:业务)?部门|{OFFICE_WORD}{{0,6}}?(?:工商联|贸促会|侨联|侨商会|商会|协会|[局厅办委]|部门)"
    rf"|(?:{OFFICE_WORD}{{1,6}}、){{1,6}}{OFFICE_WORD}{{1,6}}?等[^,，。;；、与和签]{{0,4}}?部门)"
)
# 两地工商联|签订, 见证双方教育部门|签署: an office of each of the two
OFFICES_SIGN = re.compile(
    rf"{LED_TO_IT}(?:两(?P<kind>[地市县区省州城])的?(?P<offices>{OFFICES}(?:[、和与及]{OFFICES})*)|双方的?{OFFICE_WORD}{{0,4}}?部门)"
    rf"(?:代表|负责人|领导|主要)*{MANNER}(?:(?:就|围绕)[^,，。;；与同]{{2,60}}?)?{MANNER}$"
)
WITNESSED = re.compile(r"(?:共同)?见证了?")
SAYS_BOTH = re.compile(r"双方|各自|两(?P<kind>[地市县区省州城会校院企家])")
# What the name of a body ends in that is one of 两会, 两校
NAMED_SO = {
    "会": ("会", "联"),
    "校": ("大学", "学院", "学校", "中学"),
    "院": ("院",),
    "企": ("公司", "集团"),
    "家": ("",),
}
AND_THEN = re.compile(r"[ \u3000]*并(?:正式|共同|现场|当场|成功|且|联合)*")  # 会见了乙,|并共同|签署
TALKED_AND = re.compile(
    rf"[ \u3000]*(?:双方)?(?:深入|友好|积极)*(?:洽谈|协商|商谈|磋商){AND_THEN.pattern}"
)  # 拜访了乙,洽谈并|签订
# 代表团同乙市政府领导|就结好作了友好协商|,并签订
TALKED_OVER = re.compile(
    r"(?:作|做|进行|开展|举行|展开)了?[^,，。;；、]{0,6}?(?:协商|磋商|洽谈|商谈|座谈|会谈|会晤|交流|对接|讨论)$"
)
OF_ITS_HEADS = re.compile(
    r"(?:的)?(?:主要|相关|有关)*(?:领导|负责人|负责同志|代表|官员|方面)?(?=就|围绕|作|做|进行|开展|举行|展开)"
)
BARELY = re.compile(r"[ \u3000]*(?:正式|共同|现场|当场|成功|联合)*")  # 与乙会谈,|签署
JOINTLY = re.compile(r"共同|联合")  # 会谈结束后,|共同签署
# 甲区|—|乙园区|对口协作座谈会召开
TWO_MEET = re.compile(
    r"[^,，。;；、与和同]{0,16}?(?:座谈会|会谈|联席会|交流会|对接会|协作会|工作会)议?(?:在[^,，。;；]{2,16})?(?:顺利|成功|胜利)?(?:召开|举行|举办)"
)
NAMED_BEHIND = re.compile(
    r"了?(?:《[^》]{4,40}》|(?:涉及[^,，。;；]{2,40}?)?[^,，。;；、]{2,20}?(?:协议书?|备忘录|意向书?|行动计划|协定))[,，。;；]?$"
)
IN_TALKS_WITH = re.compile(
    r"[ \u3000]*在?(?P<joins>与|同|和)[^,，。;；]{3,20}?的?[^,，。;；]{0,6}?(?:交流|座谈|会谈|洽谈|考察|协商)会?(?:中|时|期间|过程中|上)$"
)
OTHER_SIDE = re.compile(r"(?:与|同|和)(?:对方|其)")  # 乙会|同对方
# 赴乙市招商,与一家企业洽谈,|双方签订: 双方 are not the two towns
SOMEBODY_ELSE = re.compile(r"企业|公司|集团|商会|协会|负责人|项目|招商|客商|[^参]与|(?<=[,，])[和同]")
# 甲国与乙国|两国在丙市签订: nothing but place and manner stands before the verb.
STATES_SIGN = re.compile(r"(?:两国|双方)?(?:政府)?(?:[0-9日月]{2,6})?(?:在[^,，。;；与和]{1,8}?)?(?:正式|共同)*(?=签)")
FOR_GOVERNMENTS = re.compile(r"代表(?:各自|两国|双方)(?:的)?(?:国家)?政府")  # 甲同乙代表两国政府签署


def offices_sign(reading: Reading, clause: Clause, cue: CueCandidate) -> re.Match[str] | None:
    """Find the offices of both that sign and are not named: 两地工商联|签订, 见证双方教育部门|签署."""
    seen = WITNESSED.search(reading.clean, clause.start, cue.start)
    start = seen.end() if seen is not None else clause.start
    if (two := TWO_PLACES.search(reading.clean, start, cue.start)) is not None:
        towns = [t for t in clause.tokens if t.kind == "L" and t.end == two.start()]
        start = two.start() if towns else start  # 甲、乙|两地工商联
    found = OFFICES_SIGN.match(reading.clean, start, cue.start)
    inside = found.span("offices") if found is not None else (0, 0)
    named = [t for t in clause.tokens if start <= t.start < cue.start and not inside[0] <= t.start < inside[1]]
    return None if any(t.kind in "OPD" for t in named) else found


def towns_of_both(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the two places whose offices sign: those told as a pair or in talks before, else home and the one town gone to."""
    told = two_places(reading, book.frame, clause, cue)
    if not told and (met := met_last(book, clause)) is not None and met.start >= clause.sentence.start:
        told = who_both_are(reading, book, clause)
    told = told or stop_gone_to(reading, book.frame, guests=True) or both_of_the_story(reading, book, clause)
    both = [replace(p, kind="place", local_id=seat) for p in told if (seat := seat_of(reading, p)) is not None]
    towns = {p.local_id for p in both if (e := reading.entity(p.local_id)) is not None and e.kind == "place"}
    return both if len(both) == len(towns) == 2 and are_of_the_kind(reading, clause.start, cue, both) else []


def both_are_meant(reading: Reading, clause: Clause, cue: CueCandidate, start: int | None = None) -> bool:
    """Tell 会谈后双方签署, 双方就育人合作签署, 并分别代表两市签署: of those told before, and of nobody else."""
    said = BOTH_SIGN.match(reading.clean, clause.start if start is None else start, cue.start)
    if clause.is_about(cue.start) or IS_SPOKEN_OF.match(reading.clean, cue.end) is not None:
        return False
    both = said is not None and SAYS_BOTH.search(said[0]) is not None
    if reading.clean.startswith(("仪式", "活动"), cue.end) and BOTH_HOLD.match(reading.clean, clause.start, cue.start):
        return True
    if said is not None and not both and clause.number > 0:
        before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
        both = BOTH_BEFORE.match(before.text) is not None and not any(t.kind in "POD" for t in before.tokens)
    if said is not None and not both and JOINTLY.search(said[0]) is not None:  # 会谈结束后,|共同签署
        opens = reading.clauses_by_sentence[clause.sentence.start][0]
        both = clause.number <= 1 and AFTER_TALKS.match(opens.text) is not None and not clause.own_subject
    return both or (said is not None and OF_TWO_PLACES.match(reading.clean, cue.end) is not None)


def others_act_since(reading: Reading, book: Book, clause: Clause, both: list[Party]) -> bool:
    """Tell 甲市与乙市座谈。丙公司向丁公司供货,双方签署: another body acts in the sentence, behind the talks of the two."""
    met = met_last(book, clause)
    since = met.end if met is not None else clause.sentence.start
    known = {p.local_id for p in both}
    return any(
        t.kind == "O"
        and t.local_id not in known
        and c.start <= t.start
        and not any(reading.lies_in(t.local_id, p.local_id) for p in both)
        for c in reading.clauses_by_sentence[clause.sentence.start]
        if since <= c.start < clause.start and c.own_subject
        for t in c.subjects
    )


def are_of_the_kind(reading: Reading, start: int, cue: CueCandidate, both: list[Party]) -> bool:
    """Tell whether 两会 and 两校 are bodies named so, and 两市 no firms."""
    said = SAYS_BOTH.search(reading.clean, start, cue.start)
    kind = said["kind"] if said is not None else None
    if kind is None or kind == "地":
        return True
    if kind not in NAMED_SO:
        return all(p.local_id in public_bodies(reading, both) or _is_zone(reading, p) for p in both)
    entities = [reading.entity(p.local_id) for p in both]
    return all(e is not None and e.kind == "organization" and e.name.endswith(NAMED_SO[kind]) for e in entities)


def _is_zone(reading: Reading, party: Party) -> bool:
    entity = reading.entity(party.local_id)
    return entity is not None and entity.detail_kind == "industrial_park"


def who_both_are(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Give who 双方 are: the other side of the engagement told just before in this paragraph, and the home place.

    Where nothing but the journey is told before in the paragraph, the one town it went to.
    """
    last = met_last(book, clause) or talks_of_the_story(reading, book, clause)
    if last is None:
        return _town_gone_to(reading, book.frame, clause)
    if last.rule == "talks_between_places" and book.frame.trip is None:
        return _sides_of(reading, replace(last, parties=[p for p in last.parties if p.kind != "person"]))
    trip = book.frame.trip
    between = TWO_PLACES.search(reading.clean, min(last.end, clause.sentence.start), clause.end)
    if between is None and last.kind != "meeting" and last.end <= clause.sentence.start:
        # 随后召开座谈会,双方签订: who sat there, not what was looked at before
        between = TALKS_OF_BOTH.search(reading.clean, last.end, clause.start)
    if between is not None and trip is not None and len(trip.places) == 1 and trip.direction == "outbound":
        there = trip.places[0]  # 在两地座谈会上,双方签订: the two places, not what was looked at before
        gone = Party(kind="place", local_id=there.local_id, side="counterpart", start=there.start, end=there.end)
        return [gone, *home_party(reading, book.frame)]
    host = host_of_sentence(reading, clause)
    if host is not None:
        return [party_of(reading, book.frame, host), *home_party(reading, book.frame)]
    across = "delegation" if book.frame.trip is None else "counterpart"  # guests deal with their hosts
    bodies = [p for p in last.parties if p.side == across and p.kind == "organization"]
    if len(bodies) > 1 and last.kind != "meeting":
        return []  # 考察了甲集团和乙集团,双方签署: with which of them is not said
    others = bodies or [p for p in last.parties if p.side == across] or [p for p in last.parties if p.side == "host"]
    home = home_party(reading, book.frame)
    of_home = [p for p in others if reading.lies_in(stands_for(reading, p).local_id, book.frame.home_id)]
    if book.frame.trip is None and (not home or of_home):
        return _sides_of(reading, last)  # the guests were of the home place: 会昌县政府招商团, received elsewhere
    across_home = [stands_for(reading, p) for p in others[:1]]
    stops = trip.places if trip is not None and book.frame.is_inbound else []
    if any(p.kind == "person" for p in across_home) and len(stops) == 1:
        # 市长甲会见来青访问的乙市市长丙,双方签署: for the town the guests came to
        across_home = [replace(meant_party(reading, "place", stops[0].local_id), side="counterpart")]
    if any(p.kind == "person" and not holds_office(reading, p) for p in across_home):
        return []  # whose house he speaks for is not read
    return [*across_home, *home]  # 双方 are two


def both_of_the_talks(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Give home and the place whose people were talked with: 代表团与甲市有关部门座谈。座谈会上,双方签署."""
    frame = book.frame
    if frame.trip is None or frame.is_inbound or not (home := home_party(reading, frame)):
        return []
    block = reading.clauses_by_block[clause.sentence.block]
    for talks in reversed([c for c in block if c.start < clause.start and TALKS.search(c.text)]):
        for joiner in WITH.finditer(reading.clean, talks.start, talks.end):
            named = [t for t in talks.tokens if joiner.end() <= t.start]
            if not named or named[0].start != joiner.end():
                continue
            last = next((t for t, after in pairwise(named) if after.start != t.end), named[-1])
            town = last.kind == "L" and PEOPLE_OF_IT.match(reading.clean, last.end) is not None
            return [party_of(reading, frame, last), *home] if town else []
        if TWO_PLACES.search(talks.text):
            return stop_gone_to(reading, frame)
    return []


def both_of_the_story(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Give the two whom all talks of the story were held between: 市长甲会见乙市市长丙 … 会后,双方共同签署."""
    told = [
        e
        for e in book.engagements
        if e.story == clause.sentence.story
        and e.start < clause.start
        and not e.is_background
        and e.kind in ("meeting", "visit", "site_tour", "inspection")
    ]
    if not told or any(e.kind != "meeting" for e in told):
        return []
    heads = [
        next((p for p in e.parties if p.side in sides and p.kind == "person"), None)
        for e in told
        for sides in (("delegation",), ("counterpart", "host"))
    ]
    if any(head is not None and not holds_office(reading, head) for head in heads):
        return []  # for whom he spoke is not read
    both = [_sides_of(reading, e) for e in told]
    return both[0] if all(signing_seats(reading, pair) == signing_seats(reading, both[0]) for pair in both) else []


def _town_gone_to(reading: Reading, frame: Frame, clause: Clause) -> list[Party]:
    """Give home and the one town of a journey told just before: 甲率团前往乙市调研,双方签订协议, 考察期间,双方签订."""
    trip = frame.trip
    stay = DURING_THE_STAY.match(reading.clauses_by_sentence[clause.sentence.start][0].text) is not None
    told = reading.text.blocks[clause.sentence.block].start if stay else clause.sentence.start
    if trip is None or not told <= trip.start < clause.start:
        return []
    if SOMEBODY_ELSE.search(reading.clean, trip.start, clause.start):
        return []
    if stay and any(t.kind == "O" for t in reading.tokens_in(trip.end, clause.start)):
        return []
    return stop_gone_to(reading, frame)


def stop_gone_to(reading: Reading, frame: Frame, *, guests: bool = False) -> list[Party]:
    """Give home and the one town or zone that a journey went to; of `guests` too who came."""
    trip = frame.trip
    if trip is None or (trip.direction != "outbound" and not guests) or len(trip.places) != 1:
        return []
    stop = trip.places[0]
    town = reading.entity(stop.local_id)
    if stop.start is None or town is None or town.detail_kind not in ("city", "district", "province", "zone"):
        return []
    return [
        Party(kind="place", local_id=stop.local_id, side="counterpart", start=stop.start, end=stop.end),
        *home_party(reading, frame),
    ]


def _sides_of(reading: Reading, talks: Engagement) -> list[Party]:
    """Give the two bodies that talked, each named itself or held by the one person who spoke for it; else nobody."""
    sides: dict[str, list[Party]] = {"delegation": [], "counterpart": []}
    for side, parties in sides.items():
        there = [p for p in talks.parties if p.side in ((side,) if side == "delegation" else ("counterpart", "host"))]
        parties += [p for p in there if p.kind == "organization"]
        parties += [p for p in there if p.kind == "place"] if not any(p.kind != "place" for p in there) else []
        if parties:
            continue
        for person in (p for p in there if p.kind == "person"):
            if (town := stands_for(reading, person)) is not person:
                parties.append(town)
                continue
            bodies = {r.organization_local_id for r in roles_spoken_for(reading, person)} - {None}
            parties += [
                Party(
                    kind="organization", local_id=body, side=side, start=person.start, end=person.end, is_inferred=True
                )
                for body in bodies
                if body is not None
            ]
    both = [_whose_people(reading, distinct(parties)) for parties in sides.values()]
    return [one[0] for one in both] if all(len(one) == 1 for one in both) else []


def _whose_people(reading: Reading, parties: list[Party]) -> list[Party]:
    """Give the town alone where those beside its head on one side of talks are of its own offices."""
    public = public_bodies(reading, parties)
    for town in parties if all(p.local_id in public for p in parties) else ():
        if town.kind == "place" and all(reading.lies_in(seat_of(reading, p), town.local_id) for p in parties):
            return [town]
    return parties


def two_places(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give who 两市 are: the two places last named as a pair, 甲市与乙国丙市, in the headline or before."""
    said = TWO_PLACES.search(reading.clean, clause.start, cue.start)
    if said is None:
        return []
    before = [t for t in reading.tokens_in(0, said.start()) if t.kind == "L"]
    if len(before) > 1 and before[-2].end == before[-1].start and before[-1].end == said.start():
        pair = before[-2:]  # 甲乙|两市签署
        of_one_kind = {reading.level(t) for t in pair} in ({"city"}, {"province"}, {"district"})
        if of_one_kind and not reading.lies_in(pair[1].local_id, pair[0].local_id):
            return [party_of(reading, frame, t) for t in pair]
    whole = [t for at, t in enumerate(before) if at + 1 == len(before) or before[at + 1].start != t.end]
    stops = {p.local_id for p in frame.trip.places} if frame.trip is not None else set()
    for left, right in reversed(list(pairwise(whole))):
        if {left.local_id, right.local_id} <= stops:
            continue  # 来到甲市和乙市: with one of them, and which is not said
        between = PAIR_MARK.match(reading.clean, left.end, right.start)
        if (
            between is not None
            and between.group() == "、"
            and OUR_PLACE.search(reading.clean, frame.story.start, said.start())
        ):
            return []  # 我市代表团赴甲市、乙市: with which of them 两市 signed is not said
        outer = reading.tokens_in(between.end(), right.start) if between is not None else []
        opens = outer[0].start if outer else right.start
        if (
            between is not None
            and between.end() == opens
            and {reading.level(left), reading.level(right)} <= {"city", "district", "province"}
        ):
            return [party_of(reading, frame, left), party_of(reading, frame, right)]
    return []


def two_countries(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give two states that sign: 甲国与乙国签订议定书; and home and the state gone to, for whose governments 甲与乙 sign."""
    text, frame = reading.clean, book.frame
    if TREATY.search(text, cue.end, clause.end) is None:
        return []
    named = [t for t in clause.tokens if t.kind == "L" and t.end <= cue.start and reading.level(t) == "country"]
    if len(named) == 2 and text[named[0].end : named[1].start] in ("与", "和", "同"):
        lead = text[clause.start : named[0].start].rstrip(" \u3000")
        signs = STATES_SIGN.match(text, named[1].end, cue.end) is not None
        return [party_of(reading, frame, t) for t in named] if signs and (not lead or lead[-1:] in "日,，") else []
    trip = frame.trip
    if FOR_GOVERNMENTS.search(text, clause.start, cue.start) is None or trip is None or len(trip.places) != 1:
        return []
    there, home = trip.places[0], reading.entity(trip.home_id)
    stop = reading.entity(there.local_id)
    states = [e is not None and e.detail_kind == "country" for e in (stop, home)]
    if not all(states):
        return []
    gone = Party(kind="place", local_id=there.local_id, side="counterpart", start=there.start, end=there.end)
    return [*home_party(reading, frame), gone]


def is_of_other_states(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲国与乙国在丙市签订 beside a journey that went elsewhere: a chronicle tells it of itself."""
    trip = book.frame.trip
    if trip is None or len(states := two_countries(reading, book, clause, cue)) != 2:
        return False
    gone = {p.local_id for p in trip.places} | {trip.home_id}
    return not any(p.is_inferred for p in states) and not {p.local_id for p in states} <= gone


def both_as_they_met(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the two who sign: those who met in the sentence, else whoever 双方 are."""
    met = met_last(book, clause)
    if met is not None and sign_as_they_met(reading, book, clause, cue):
        return _sides_of(reading, met)
    return who_both_are(reading, book, clause)


def sign_as_they_met(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲会见了乙一行,就…会谈,|并签署X行动计划: a second verb of the sentence of their meeting, nobody else named in it."""
    talked = TALKED_AND.fullmatch(reading.clean, clause.start, cue.start) is not None
    goes_on = talked or AND_THEN.fullmatch(reading.clean, clause.start, cue.start) is not None
    bare = not goes_on and BARELY.fullmatch(reading.clean, clause.start, cue.start) is not None
    if not (goes_on or bare) or clause.own_subject:
        return False
    if NAMED_BEHIND.match(reading.clean, cue.end, clause.end) is None:
        return False
    met = met_last(book, clause)
    if met is None or met.start < clause.sentence.start:
        return False
    # 考察了乙公司,|并签署: the one body called on right before
    called = goes_on and met.end + 1 >= clause.start and len(met.dealt_with()) == 1
    if not (met.kind == "meeting" or talked or called):
        return False
    since = [c for c in reading.clauses_by_sentence[clause.sentence.start] if met.end <= c.start < clause.start]
    if bare and any(q.kind not in ("meeting", "future") for c in since for q in c.cues):
        return False  # 与乙会谈,参观了某园,|签署协议: with whom of them is not said
    return not any(t.kind in "PO" and not c.is_about(t.start) for c in since for t in c.tokens)


def both_who_met(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Give the two of the talks that the sentence tells before: 甲会与乙会座谈,双方均同意…."""
    met = met_last(book, clause)
    return _sides_of(reading, met) if met is not None and met.start >= clause.sentence.start else []


def both_before(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Give the two who stand joined at the head of a sentence and go on: 甲会与乙会|…,并, 甲区—乙园区座谈会召开,并."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    subjects = [t for t in clause.subjects if t.kind == "O" and t.end <= clause.start]
    if clause.own_subject or AND_THEN.match(clause.text) is None or not subjects:
        return []
    opens = next(c for c in sentence if c.start <= subjects[0].start < c.end)
    named = [t for t in opens.tokens if not opens.is_about(t.start)]
    since = [t for c in sentence if opens.end <= c.start < clause.start for t in c.tokens]
    if len(named) != 2 or any(t.kind != "O" for t in named) or any(t.kind in "POD" for t in since):
        return []
    between = reading.clean[named[0].end : named[1].start]
    if between == "、" or PAIR_MARK.fullmatch(between) is None:
        return []
    if between in ("与", "和", "同") or TWO_MEET.match(reading.clean, named[1].end, opens.end) is not None:
        return _across(reading, [party_of(reading, book.frame, t) for t in named])
    return []


def both_of_the_clause_before(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give home and whose heads it talked with right before: 代表团同乙市政府领导就结好作了友好协商,|并签订."""
    frame = book.frame
    if frame.trip is None or frame.is_inbound or clause.own_subject or clause.number == 0:
        return []
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    if AND_THEN.fullmatch(reading.clean, clause.start, cue.start) is None or TALKED_OVER.search(before.text) is None:
        return []
    for joiner in WITH.finditer(reading.clean, before.start, before.end):
        named = [t for t in before.tokens if joiner.end() <= t.start and not before.is_about(t.start)]
        ours = [t for t in before.tokens if t.end <= joiner.start() and t.kind in "POL"]
        if not named or named[0].start != joiner.end():
            continue
        last = next((t for t, after in pairwise(named) if after.start != t.end), named[-1])
        theirs = last.kind == "O" and last is named[-1] and OF_ITS_HEADS.match(reading.clean, last.end) is not None
        led = all(acts_for_delegation(reading, frame, t) for t in ours)
        home = home_party(reading, frame)
        return _across(reading, [party_of(reading, frame, last), *home]) if theirs and led and home else []
    return []


def _across(reading: Reading, pair: list[Party]) -> list[Party]:
    """Give two who dealt with each other, unless they are one house."""
    return pair if len(signing_seats(reading, pair)) == 2 else []


def both_named(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Give who 双方 are in 在与甲会的交流中,乙会同对方经过协商,双方签订: the two bodies of the sentence that dealt with each other."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    with_whom = IN_TALKS_WITH.match(sentence[0].text)
    said = [t for c in sentence if c.start < clause.start for t in c.tokens if not c.is_about(t.start)]
    bodies = {t.local_id: t for t in said if t.kind == "O"}
    if with_whom is None or len(bodies) != 2 or any(t.kind in "PD" for t in said):
        return []
    other, own = bodies.values()
    if other.start - sentence[0].start > with_whom.end("joins") or OTHER_SIDE.match(reading.clean, own.end) is None:
        return []
    return [party_of(reading, book.frame, own), party_of(reading, book.frame, other)]


def topic_and_home(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Give whom a signing announced without a partner is between: 双方, else the topic of the clause and home."""
    both = who_both_are(reading, book, clause)
    if both:
        return both
    topic = topic_party(reading, book.frame, clause)
    return [topic, *home_party(reading, book.frame)] if topic is not None else []
