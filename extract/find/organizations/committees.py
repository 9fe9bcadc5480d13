"""Committees of parties: that of a place beside its government, and those of the parties that are headed by a 主委."""

from __future__ import annotations

import re

from extract.find.organizations.bodies import Bodies, Found

# 民建|某省委主委: no committee of the party that governs is headed so.
HEADED_AS_ONLY_OTHERS = re.compile(r"(?:常务)?副?主委")
OTHER_PARTIES = re.compile("民革|民盟|民建|民进|农工党|致公党|九三学社|台盟")
COMMITTEE = re.compile(r"[省市区县州]委(?:会|员会)?$")
CLAUSES_END = "。；\n"


def add_committee_and_government(bodies: Bodies, start: int, end: int) -> None:
    """Find two houses that are told in one breath: 望川市委|市政府 → 望川市委, 望川市政府; 市委|市政府 → 市委, 市政府."""
    committee = start - 2
    place = next((at for at in range(max(0, start - 12), committee) if bodies.is_place(at, start - 1)), None)
    if place is None:
        bodies.add(committee, start, "party", "elided_body")
        bodies.add(start, end, "government", "elided_body")
        return
    name = f"{bodies.clean[place : start - 1]}{bodies.clean[start + 1 : end]}"
    bodies.add(place, start, "party", "body_with_suffix")
    bodies.add(start, end, "government", "body_with_suffix", None, name)


def name_committees_of_other_parties(bodies: Bodies) -> None:
    """民建中央常委、望川省委|主委: a committee headed by a 主委 is of the party named before it; where none is, it is left out."""
    for (start, end), hit in sorted(bodies.found.items()):
        if hit.kind != "party" or not HEADED_AS_ONLY_OTHERS.match(bodies.clean, end):
            continue
        if not COMMITTEE.search(bodies.clean, start, end) or OTHER_PARTIES.match(bodies.clean, start):
            continue
        begin = max(bodies.clean.rfind(mark, 0, start) for mark in CLAUSES_END) + 1
        named = [party.group() for party in OTHER_PARTIES.finditer(bodies.clean, begin, start)]
        del bodies.found[start, end]
        if named and hit.rule == "body_with_suffix":
            written = bodies.clean[start:end]
            bodies.found[start, end] = Found(hit.kind, hit.rule, None, f"{named[-1]}{written}")
