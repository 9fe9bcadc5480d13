"""Guests of whoever tells: 市长甲一行来我公司考察, 乙会会长丙莅临我会交流."""

from __future__ import annotations

import re

from extract.assemble.engagements.inspections import inspects
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.who import SO_MANY_TIMES, Context, actors
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import acts_for_delegation
from extract.find.candidates import CueCandidate

# 一行|来我公司进行工作视察; 到访我会。 What they came for is told, or nothing else is.
CAME_TO_US = re.compile(
    r"(?<![本未原近以带历从起后])(?:莅临|到访|来访|走访|访问|拜访|来到|来|到|赴)了?[我本](?:公司|集团|司|厂|会|商会|协会|院|校|所|馆|局|委|办|店|企业|单位)(?!员|议|长|友|方|里|外)"
    r"(?:总部|本部|厂区|基地)?"
    r"(?:[^,，。;；、]{0,8}?(?P<why>考察|调研|视察|参观|参访|观摩|走访|访问|拜访|交流|座谈|洽谈|对接|指导|检查|督导|督查|慰问|学习)(?![团组员者])|等?(?=[,，。;；]|$))"
)
LOOKS = re.compile("考察|参观|参访|观摩|学习")
TALKS = re.compile("座谈|洽谈")


def came_to_us(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 副市长甲一行来我公司考察: a visit to the house that tells of it, which no words need to name."""
    came = CAME_TO_US.search(reading.clean, clause.start, clause.end)
    if came is None or clause.earlier or clause.is_about(came.start()):
        return None
    if clause.is_said(came.start()) or clause.is_hoped(came.start()):
        return None
    if any(c.kind == "invites" and c.end <= came.start() for c in clause.cues):
        return None  # 邀请他们来我公司考察: nobody has come yet
    if SO_MANY_TIMES.search(reading.clean, clause.start, came.start()) is not None:
        return None
    ours = [t for t in actors(reading, context, clause, came.start()) if t.kind in "PDO"]
    if not any(t.kind in "PD" or _is_sent(reading, t) for t in ours):
        return None
    frame = context.frame
    if frame.trip is not None and not any(acts_for_delegation(reading, frame, t) for t in ours):
        return None
    why = came.group("why") or ""
    cue = CueCandidate(start=came.start(), end=came.end(), rule="cue_engagement", family="engagement", kind=_kind(why))
    kind = cue.kind
    if frame.trip is None and kind != "meeting" and inspects(reading, frame, clause, cue, []):
        kind = "inspection"
    return tell(reading, context, clause, cue, kind, "came_to_our_house", [], ours, unnamed=True)


def _kind(why: str) -> str:
    """Give what the guests did by what they came for: 来我公司考察 is a tour, 来我会座谈 talks, the rest a visit."""
    return "site_tour" if LOOKS.search(why) else "meeting" if TALKS.search(why) else "visit"


def _is_sent(reading: Reading, token: Token) -> bool:
    """Tell a body that can send its people: 某市商务局来我会对接."""
    return token.kind == "O" and reading.level(token) in ("association", "company", "government", "university")
