"""Who holds an occasion: the bodies, towns and people before its verb, in its name and in what is said of it behind."""

from __future__ import annotations

import re

from extract.assemble.engagements.event_names import BEFORE_ITS_OWNER, EVENT_END
from extract.assemble.engagements.wording import MANNER, WHEN
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Where
from extract.assemble.trips import Frame, acts_for_delegation, as_party
from extract.find.candidates import CueCandidate

HELD_TOGETHER = re.compile(r"等?(?:在[^,，。;；]{1,16}?)?(?:共同|联合|一起|携手|合作)(?:在[^,，。;；]{1,16}?)?")
HOLDS_ELSEWHERE = re.compile(
    rf"(?:在(?![这此该])[\u4e00-\u9fff]{{2,16}}?)?(?:{MANNER}|{WHEN})*"
)  # 甲市|在乙市成功|举办
# 由甲局主办、乙会承办的|某推介会, 会议由甲局主办,|乙会协办
HOLDS = re.compile(
    r"(?:由|(?<=[、,，])|^)(?P<who>[^。;；由]{2,80}?)(?:联合|共同)*(?:主办|承办|协办|举办)(?:单位)?(?=[、,，。;；的]|$)"
)
AT_A_PLACE = re.compile(r"(?<=[\u4e00-\u9fff])[在于]|[(（]")  # 由甲市|在乙市举办, 由九地|(甲区、乙区)商会协办
NO_HOLDER = re.compile(r"指导(?:下)?|支持(?:下)?|主办|承办|协办")  # 由甲厅指导、|乙局主办
# 会议由甲局主办, 本次活动由甲局和乙会联合承办
WHO_HELD_IT = re.compile(
    rf"(?:据悉[,，])?(?P<which>[^,，。;；由]{{0,40}}?)(?:会议|活动|大会|会|{EVENT_END[3:-1]})[”」》]?(?:是)?由"
)
OF_THE_TOWN_GONE_TO = re.compile(
    r"(?:专场|专题|站|分会场|客商|企业)"
)  # 乙市专场推介会, 乙市企业对接会: where, not whose
OF_ITS_OWN = re.compile(r"推介|宣介|招商|经贸|说明会|恳谈|洽谈|对接|签约仪式")  # what a town holds for itself
THIS_OCCASION = re.compile(r"[ \u3000]*(?:此次|本次|这次|本届|该|当天的)?")
MOST_PARAGRAPHS = 2  # from an event to the words who held it
# 推介会|由甲市在乙市举办
BY_THEM = re.compile(r"由(?P<who>[^,，。;；由]{2,30}?)[在于]")


def of_another_land(reading: Reading, holders: list[Token]) -> list[Token]:
    """Give those of several who hold an event that are of another land, beside some of China."""
    seats = {t: reading.place_keys_up(t.local_id) for t in holders}
    if not any("CN" in keys for keys in seats.values()):
        return []
    known = reading.vocabulary.places.keys()
    return [t for t, keys in seats.items() if "CN" not in keys and any(key in known for key in keys)]


def holds_it_too(reading: Reading, cue: CueCandidate, joined: tuple[re.Match[str], list[Token]] | None) -> list[Token]:
    """Give the body with which an event is held: 代表团与甲协会共同|举办某推介会."""
    named = [t for t in joined[1] if t.kind != "L"] if joined is not None else []
    if not named or any(t.kind != "O" for t in named):
        return []
    together = HELD_TOGETHER.fullmatch(reading.clean, named[-1].end, cue.start)
    return named if together is not None else []


def who_holds(reading: Reading, start: int, end: int) -> list[Token]:
    """Give the bodies and towns said to hold something: 由甲局主办、乙会承办 → both; whoever guides or supports it holds nothing."""
    held: list[Token] = []
    for said in HOLDS.finditer(reading.clean[start:end]):
        since, until = start + said.start("who"), start + said.end("who")
        others = list(NO_HOLDER.finditer(reading.clean, since, until))
        since = others[-1].end() if others else since
        where = AT_A_PLACE.search(reading.clean, since, until)
        until = where.start() if where is not None else until
        held += [t for t in reading.tokens_in(since, until) if t.kind == "O" or _is_a_town(reading, t)]
    inner = {t.end for t in held if t.kind == "O"}
    return [t for t in held if t.kind == "O" or (t.end not in inner and not _opens_a_name(reading, t))]


def _is_a_town(reading: Reading, token: Token) -> bool:
    return token.kind == "L" and reading.level(token) in ("province", "city", "district", "zone")


def _opens_a_name(reading: Reading, town: Token) -> bool:
    """Tell the 甲市 of 由甲市某协会主办, of which only the town was read."""
    return re.match(r"[、和与及,，]|以及|联合|共同|主办|承办|协办|人民政府|政府|$", reading.clean[town.end :]) is None


def says_who_held(reading: Reading, event: Engagement | None, clause: Clause) -> bool:
    """Tell whether a sentence right behind an event says who held it: 会议由甲局主办,乙会承办."""
    if event is None or event.event_name is None or event.start >= clause.start:
        return False
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    said = WHO_HELD_IT.match(first.text) if clause.sentence.block - event.block <= MOST_PARAGRAPHS else None
    if said is None:
        return False
    return (
        THIS_OCCASION.fullmatch(said["which"]) is not None or said["which"].strip("“”「」 \u3000") in event.event_name
    )


def hosts_told(reading: Reading, event: Engagement, clause: Clause) -> None:
    """Let those join who are said behind an event to hold it: 推介会由甲市政府、乙协会主办."""
    known = {p.local_id for p in event.parties}
    holders = [t for t in who_holds(reading, clause.start, clause.end) if t.local_id not in known]
    if not holders or clause.is_said(holders[0].start):
        return
    there = event.where.local_id
    seats = [p.local_id for p in event.parties if p.side == "delegation" and p.kind != "person"]
    away = there is not None and any(
        not (reading.lies_in(seat, there) or reading.lies_in(there, seat)) for seat in seats
    )
    for token in holders:
        local = away and reading.lies_in(token.local_id, there)
        event.parties.append(as_party(token, "counterpart" if local else "delegation"))


def of_the_town_held_in(
    reading: Reading, holders: list[Token], where: Where | None, span: tuple[int, int]
) -> list[Token]:
    """Give those of several who hold an event that sit where it was held, or not in the town it is named after, beside others.

    甲市商务局、乙区投资促进局共同主办的甲市推介会在乙区举行 → 乙区投资促进局: whoever lends his town has not come.
    """
    bodies = [t for t in holders if t.kind in "LO" and _has_a_town(reading, t)]
    there = where.local_id if where is not None else None
    local = [t for t in bodies if there is not None and reading.lies_in(t.local_id, there)]
    if not local:
        named = [t.local_id for t in reading.tokens_in(*span) if _is_a_town(reading, t)]
        ours = [t for t in bodies if any(reading.lies_in(t.local_id, town) for town in named)]
        local = [t for t in bodies if t not in ours] if ours else []
    return local if len(local) < len(bodies) else []


def _has_a_town(reading: Reading, token: Token) -> bool:
    known = reading.vocabulary.places.keys()
    return any(key in known and key != "CN" for key in reading.place_keys_up(token.local_id))


def town_in_its_name(reading: Reading, span: tuple[int, int], where: Where | None) -> list[Token]:
    """Give the town that 甲市招商推介会在乙市举行 is named after, where nobody else is said to hold it: the event is its own."""
    if where is None or where.local_id is None or OF_ITS_OWN.search(reading.clean, *span) is None:
        return []
    opens = BEFORE_ITS_OWNER.match(reading.clean, *span)
    at = opens.end() if opens is not None else span[0]
    town: Token | None = None
    for token in reading.tokens_in(*span):
        if token.start == at and token.kind == "O" and reading.level(token) != "embassy":
            return [token]  # 甲会招商推介会: the body it is named after
        if token.start == at and _is_a_town(reading, token):
            if town is not None and not reading.lies_in(token.local_id, town.local_id):
                return []  # 甲市乙市对接会: of two
            town, at = token, token.end
    if town is None or not _has_a_town(reading, town) or reading.clean[at] in "—–-·•、与和及至籍":
        return []
    if OF_THE_TOWN_GONE_TO.match(reading.clean, at):
        return []
    apart = not (reading.lies_in(where.local_id, town.local_id) or reading.lies_in(town.local_id, where.local_id))
    return [town] if apart else []


def place_that_holds(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the place that holds an event: 甲旗|举办招商推介会, 甲市在乙市举办招商推介会; in 在甲市举办 it is where."""
    levels = ("province", "city", "district", "zone")
    places = [t for t in clause.tokens if t.kind == "L" and t.end - t.start > 1 and reading.level(t) in levels]
    held = [t for t in places if t.end <= cue.start and HOLDS_ELSEWHERE.fullmatch(reading.clean, t.end, cue.start)]
    if not held:
        return []
    opens = held[0].start
    for outer in reversed([t for t in clause.tokens if t.kind == "L" and t.end <= opens]):
        opens = outer.start if outer.end == opens else opens  # 在乙国|丙市举办
    return [] if reading.clean[opens - 1 : opens] in tuple("在于赴到、与和及") else held[:1]


def our_own(frame: Frame, ours: re.Match[str] | None) -> list[Token]:
    """Give home for 我市, where it holds an event or goes to one: 我市分别在乙国、丙国|举行了经贸交流会."""
    if ours is None or frame.home_id is None:
        return []
    start, end = ours.span("who")
    return [Token(kind="L", local_id=frame.home_id, start=start, end=end, name_start=start)]


def by_whom_it_is_held(reading: Reading, span: tuple[int, int], cue: CueCandidate) -> list[Token]:
    """Give who stands between the name of an event and its verb: 推介会|由甲市在乙市|举办."""
    by = BY_THEM.search(reading.clean, span[1], cue.start)
    return [] if by is None else [t for t in reading.tokens_in(*by.span("who")) if t.kind in "LO"]


def bodies_that_hold(reading: Reading, frame: Frame, since: int, until: int, name: int) -> list[Token]:
    """Give the body of 参加甲协会举办的某推介会 and of 参加甲协会项目推介会 on a journey: whose occasion it is, not their own."""
    if frame.trip is None or frame.is_inbound:
        return []
    held = [t for t in reading.tokens_in(since, until) if t.kind == "O"]
    held = held or [t for t in reading.tokens_in(name, name + 1) if t.kind == "O" and t.start == name]
    return [
        t
        for t in held
        if t.place_id is None
        and not acts_for_delegation(reading, frame, t)
        and not reading.lies_in(t.local_id, frame.home_id)
    ]
