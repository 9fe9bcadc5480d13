"""Who holds an occasion: the bodies, towns and people before its verb, in its name and in what is said of it behind."""

from __future__ import annotations

import re

from extract.assemble.engagements.event_names import HOSTED_BY
from extract.assemble.engagements.wording import MANNER, WHEN
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import Frame, acts_for_delegation, as_party
from extract.find.candidates import CueCandidate

HELD_TOGETHER = re.compile(r"等?(?:在[^,，。;；]{1,16}?)?(?:共同|联合|一起|携手|合作)(?:在[^,，。;；]{1,16}?)?")
HOLDS_ELSEWHERE = re.compile(
    rf"(?:在(?![这此该])[\u4e00-\u9fff]{{2,16}}?)?(?:{MANNER}|{WHEN})*"
)  # 甲市|在乙市成功|举办
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


def hosts_told(reading: Reading, event: Engagement, clause: Clause) -> None:
    """Let those join who are said behind an event to hold it: 推介会由甲市政府、乙协会主办."""
    hosts = HOSTED_BY.search(reading.clean, clause.start, clause.end)
    if hosts is None or clause.is_said(hosts.start()):
        return
    known = {p.local_id for p in event.parties}
    for token in clause.tokens:
        if token.kind == "O" and hosts.start("who") <= token.start < hosts.end("who") and token.local_id not in known:
            event.parties.append(as_party(token, "delegation"))


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
