"""One engagement from its clause: parties, day, place and leader, or a memory that inherits nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.engagements.when_and_where import days_in, is_outside, is_reported, place_in
from extract.assemble.engagements.who import (
    Context,
    acts_at_home,
    delegation_party,
    governs_there,
    lead_of,
    names_delegation,
    public_seats,
    sides,
)
from extract.assemble.reading import LED_UNDER, Clause, Reading, Token
from extract.assemble.told import Days, Engagement, Lead, Party, Where
from extract.assemble.trips import NATIONAL_RANK, Frame, acts_for_delegation, as_party
from extract.assemble.wording import BARE_GROUP, GROUP
from extract.find.candidates import CueCandidate
from extract.settle.settled import Entity

ONLINE = re.compile(r"视频连线|视频会|线上(?!线下)|云端|云签约|网络会议|视频形式|视频方式|“云”")


ZONE_OFFICE = re.compile(r"(?:党工委|管委会|管理委员会)$")
LOWEST_RANK = 99  # of whoever holds no ranked office
NO_HOSTS = frozenset({"company", "embassy", "association", "university"})


def tell(
    reading: Reading,
    context: Context,
    clause: Clause,
    cue: CueCandidate,
    kind: str,
    rule: str,
    others: list[Token],
    ours: list[Token],
    *,
    name: str | None = None,
    where: Where | None = None,
    inferred: bool = False,
    hosted: bool = False,
    unnamed: bool = False,
) -> Engagement | None:
    """Give an engagement its parties, day, place and leader; None where nothing shows that it is news of this story.

    `hosted` is set where those who act received the travelling side at home, `unnamed` where those met have no name.
    """
    frame = context.frame
    ours = [_the_delegation_told(reading, frame, t) for t in ours]
    days = days_in(reading, context, clause, cue)
    subject = [t for t in ours if t.kind in "PO" or _travels_from_elsewhere(reading, frame, t)]
    # Outside the delegation and outside the journey: a memory, or news of others.
    outsider = bool(subject) and not frame.is_inbound and not any(acts_for_delegation(reading, frame, t) for t in ours)
    own = outsider and _is_led_by_one_of_its_own(reading, clause, cue)
    outsider = outsider and not own
    highest = [t for t in subject if (reading.rank(t.local_id) or 9) < NATIONAL_RANK]
    if any(not (frame.is_inbound and acts_for_delegation(reading, frame, t)) for t in highest):
        return None if frame.trip is None else _background(clause, kind, ours, others, days, context)
    sets_out_later = _sets_out_later(frame, clause, ours)
    before = is_outside(frame, days) and not sets_out_later
    if clause.earlier and cue.start > min(
        (c.start for c in clause.cues if c.family == "background"), default=cue.start
    ):
        before = True
    if frame.trip is not None and (
        before
        or (
            outsider
            and not sets_out_later
            and kind in ("meeting", "visit", "site_tour")
            and not names_delegation(reading, frame, others)
        )
    ):
        return _background(clause, kind, ours, others, days, context)
    if before:
        return None
    if frame.trip is None and not ((subject or ours or name) and is_reported(reading, frame, clause, days)):
        return None
    parties = sides(reading, frame, ours, others, hosted=hosted)
    led_by = [t for t in ours if t.kind == "P"] if own else []
    parties = [replace(p, side="delegation") if any(t.local_id == p.local_id for t in led_by) else p for p in parties]
    if not any(p.side == "delegation" for p in parties) and frame.trip is not None and clause.subject_word != "宣":
        parties = [*delegation_party(reading, frame), *parties]
    if kind == "meeting" and parties and not unnamed and all(p.side == "delegation" for p in parties):
        return None  # 某些厂商与代表团交流: whom they met is not named
    place = where or place_in(reading, context, clause, cue, others)
    if place.basis == "trip_place" and _are_seated_elsewhere(reading, parties, place):
        place = Where()
    apart = (hosted and _is_of_others(reading, frame, [*ours, *others])) or sets_out_later
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    between = rule == "talks_between_places"  # 甲区·乙县联席会: the name of the talks begins with home
    apart = (
        apart or (acts_at_home(reading, frame, place) and not between) or BEFORE_LEAVING.match(first.text) is not None
    )
    if apart:  # the journey of others lends no place and no days
        place = Where() if place.basis == "trip_place" else place
        days = Days() if days.basis == "trip_range" else days
    engagement = Engagement(
        start=clause.start,
        end=clause.end,
        story=frame.story.ordinal,
        rule=rule,
        is_inferred=inferred,
        kind=kind,
        parties=parties,
        days=days,
        where=place,
        lead=lead_of(reading, frame, clause, ours, hosted=hosted),
        event_name=name,
        is_online=ONLINE.search(clause.text) is not None,
        trip=None if apart else frame.trip,
        block=clause.sentence.block,
    )
    if led_by:
        engagement.lead = Lead(local_id=led_by[0].local_id, basis="stated", start=led_by[0].start, end=led_by[0].end)
    _led_by_the_host(reading, frame, engagement)
    _trim(reading, engagement)
    return engagement


def _are_seated_elsewhere(reading: Reading, parties: list[Party], where: Where) -> bool:
    """Tell 代表团到访甲市,并获乙市市长接见: who governs another town was not met for certain in the one told before."""
    there = reading.entity(where.local_id)
    seats: list[Entity] = []
    for party in parties:
        if party.kind == "person" and party.side == "counterpart":
            seats += public_seats(reading, party.local_id)
    if there is None or not seats or any(place.vocabulary_key is None for place in (there, *seats)):
        return False
    return not any(
        reading.lies_in(s.local_id, there.local_id) or reading.lies_in(there.local_id, s.local_id) for s in seats
    )


# 出发前,市长甲拜会了乙国总领事; 回国后,甲市在乙市召开推介会
BEFORE_LEAVING = re.compile(
    r"[ \u3000]*(?:在)?(?:出发|启程|行|临行|出访|成行)(?:之)?前(?:夕)?(?=[,，]|[\u4e00-\u9fff])"
    r"|[ \u3000]*(?:[\u4e00-\u9fff]{0,6}?(?:回国|回来|归来|返程|返回|回到))(?:之|以)?后(?:不久)?(?=[,，]|$)"
)


def _sets_out_later(frame: Frame, clause: Clause, ours: list[Token]) -> bool:
    """Read 市长甲拜访某大学;副市长乙带队赴丙市: who is named before the journey and is none of its people is not on it."""
    trip = frame.trip
    if trip is None or frame.is_inbound or trip.delegation_id is not None or clause.end > trip.start:
        return False
    people = {t.local_id for t in ours if t.kind == "P"}
    return len(people) == len(ours) > 0 and people.isdisjoint({trip.lead.local_id, *(p.local_id for p in trip.members)})


def _is_of_others(reading: Reading, frame: Frame, named: list[Token]) -> bool:
    """Tell talks with guests other than those whose journey is told: no act of that journey."""
    return frame.is_inbound and not any(acts_for_delegation(reading, frame, t) for t in named)


def _is_led_by_one_of_its_own(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 在副主席甲带领下,考察组走访了乙公司: the delegation acts, whoever of it is named."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    group = re.match(GROUP, reading.clean[clause.start : cue.start].lstrip(" \u3000"))
    return first is not clause and LED_UNDER.search(first.text) is not None and group is not None


def _travels_from_elsewhere(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell 乙市代表团 in the report of 甲市代表团, where both towns are known: what it does alone is no act of that journey."""
    group = reading.entity(token.local_id)
    if token.kind != "D" or group is None or frame.is_inbound or acts_for_delegation(reading, frame, token):
        return False
    sent_from, home = reading.entity(group.place_local_id), reading.entity(frame.home_id)
    if sent_from is None or home is None or None in (sent_from.vocabulary_key, home.vocabulary_key):
        return False
    one, other = sent_from.local_id, home.local_id
    return not (reading.lies_in(one, other) or reading.lies_in(other, one))


def _the_delegation_told(reading: Reading, frame: Frame, token: Token) -> Token:
    """Take a bare 代表团一行 for the delegation whose journey is told, whichever other was named since."""
    trip = frame.trip
    if token.kind != "D" or trip is None or trip.delegation_id is None or token.local_id == trip.delegation_id:
        return token
    bare = BARE_GROUP.fullmatch(reading.clean, token.start, token.end) is not None
    return replace(token, local_id=trip.delegation_id) if bare else token


def _led_by_the_host(reading: Reading, frame: Frame, engagement: Engagement) -> None:
    """Let whoever of the town receives guests lead talks with them, not the guests' own leader: the highest of its officials."""
    if not frame.is_inbound or frame.trip is None or engagement.kind not in ("meeting", "reception"):
        return
    hosts = [
        p
        for p in engagement.parties
        if p.kind == "person" and p.side == "counterpart" and _is_of_hosts(reading, frame, p.local_id)
    ]
    if hosts and engagement.lead.local_id in frame.people:
        # offices of a zone have no rank of a town's: who of them stands first is its head
        of_zone = any(ZONE_OFFICE.search(house.name) for house in reading.houses(hosts[0].local_id))
        head = hosts[0] if of_zone else min(hosts, key=lambda p: reading.rank(p.local_id) or LOWEST_RANK)
        engagement.lead = Lead(local_id=head.local_id, basis="sentence", start=head.start, end=head.end)


def _is_of_hosts(reading: Reading, frame: Frame, person: str) -> bool:
    """Tell an official of the town guests came to, or of no named place: who writes 县委书记 alone means his own."""
    if governs_there(reading, frame, person):
        return True
    roles = reading.roles_by_person.get(person, ())
    houses = [h for r in roles if (h := reading.entity(r.organization_local_id or r.place_local_id)) is not None]
    if any(h.detail_kind in NO_HOSTS for h in houses):
        return False
    known = reading.vocabulary.places.keys()
    return bool(roles) and not any(key in known for h in houses for key in reading.place_keys_up(h.local_id))


def _trim(reading: Reading, engagement: Engagement) -> None:
    while engagement.start < engagement.end - 1 and reading.clean[engagement.start] in " \u3000\n,，":
        engagement.start += 1


def _background(
    clause: Clause, kind: str, ours: list[Token], others: list[Token], days: Days, context: Context
) -> Engagement | None:
    """Keep what lies outside the journey as background: it inherits no day, no place and no leader."""
    people = [t for t in ours if t.kind in "PO"]
    if not people or not others:
        return None
    own = days if days.basis not in ("trip_range", "paragraph") else Days()
    stated = [d for d in clause.dates if d.date_from is not None and d.start < clause.end]
    if own.first is None and stated:
        d = stated[0]
        own = Days(
            first=d.date_from, last=d.date_to, basis=d.date_basis, reason=d.date_reason, start=d.start, end=d.end
        )
    leads = [t for t in people if t.kind == "P"]
    return Engagement(
        start=clause.start,
        end=clause.end,
        story=context.frame.story.ordinal,
        rule="background_act",
        kind=kind,
        parties=[*(as_party(t, "mentioned") for t in people), *(as_party(t, "counterpart") for t in others)],
        days=own,
        lead=Lead(local_id=leads[0].local_id, basis="stated", start=leads[0].start, end=leads[0].end)
        if leads
        else Lead(),
        is_background=True,
        trip=None,
        block=clause.sentence.block,
    )
