"""Trips: who travelled where, when, led by whom, as one article tells it."""

from __future__ import annotations

from dataclasses import replace

from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Trip
from extract.assemble.trips.days import VISITS, read_number, stay_contradictions
from extract.assemble.trips.destinations import BARE_HOUSE, stops_named
from extract.assemble.trips.details import gather
from extract.assemble.trips.frame import Frame, acts_for_delegation, as_party, only_its_heads, party_kind
from extract.assemble.trips.journeys import find_trip, passages, same_trip, shares_trip
from extract.assemble.trips.receptions import WELCOMED
from extract.assemble.trips.travel import HOW_OFTEN, journey_told
from extract.assemble.trips.wording import GOES, NATIONAL_RANK
from extract.segment import Story
from extract.settle.homes.found import OF_WHO_GOES

__all__ = [
    "BARE_HOUSE",
    "GOES",
    "HOW_OFTEN",
    "NATIONAL_RANK",
    "VISITS",
    "WELCOMED",
    "Frame",
    "acts_for_delegation",
    "as_party",
    "find_trips",
    "only_its_heads",
    "party_kind",
    "read_number",
    "stay_contradictions",
    "stops_named",
]


def find_trips(reading: Reading) -> list[Frame]:
    """Read every story for its journey; stories whose home, destination and days agree share one trip."""
    frames: list[Frame] = []
    for story in reading.settled.stories:
        whole = _frame_of(reading, story, reading.clauses_by_story[story.ordinal])
        told = _journeys_told(reading, whole)
        for clauses in passages(reading, whole, told):
            frame = replace(whole, clauses=clauses, people=set(), bodies=set(), delegations=set(), beside=[])
            last = clauses[-1].start if clauses else -1
            find_trip(reading, frame, [t for t in told if clauses and clauses[0].start <= t[1].start <= last])
            first = next((f for f in frames if f.trip is not None), None)
            if (
                frame.trip is not None
                and first is not None
                and first.trip is not None
                and same_trip(reading, frame, first)
            ):
                frame.trip = None
            if (
                frame.trip is None
                and first is not None
                and first.story is not story
                and shares_trip(reading, frame, first, clauses)
            ):
                frame.trip = first.trip
            gather(reading, frame, clauses)
            frames.append(frame)
    return frames


def _frame_of(reading: Reading, story: Story, clauses: list[Clause]) -> Frame:
    """Give the frame of a whole story, before its journey is read."""
    home = reading.home(story.ordinal)
    frame = Frame(
        story=story,
        home_id=home.place_local_id if home else None,
        home_basis=home.basis if home else "unstated",
        clauses=clauses,
    )
    teller = reading.local_by_key.get(reading.settled.teller_by_story.get(story.ordinal) or "")
    if teller is not None and home is not None and home.basis in OF_WHO_GOES:
        frame.home_id, frame.home_basis = teller, "local_paper"  # told from where the guests went
    return frame


def _journeys_told(reading: Reading, frame: Frame) -> list[tuple[int, Trip]]:
    """Give every journey that a paragraph of a story tells, with how sure it is."""
    found = [
        journey_told(reading, frame, clause)
        for clause in frame.clauses
        if clause.sentence.block_kind == "paragraph" and not clause.earlier
    ]
    return [trip for trip in found if trip is not None]
