"""Who leads a journey whose own words do not say it: 率团, 团长, the headline, and who speaks for the delegation."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.assemble.reading import LED_AS, LED_BY, Clause, Reading, Token
from extract.assemble.told import Lead, Trip
from extract.assemble.trips.frame import Frame, as_party
from extract.assemble.trips.homes import seat_of_group, seats_of
from extract.assemble.wording import BARE_GROUP, GROUP
from extract.settle.settled import Entity

LED_ALONE = re.compile(
    r"(?:率团|率队|带队|领团|领队|(?:出|担)?任(?:此次|本次|是次|这次|该)?(?:[^,，。;；任]{0,8}?团)?(?:的)?团长)(?:出访|访问|参加(?:上述|相关)?活动|前往)?[。 ]*(?:$|[,，])"
)  # 副市长甲率团出访
SPEAKS = re.compile(r"致辞|致欢迎辞|发表|推介|讲话|代表")


def under_a_head(trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read 由市长甲、议长乙率领的某市代表团 where it acts: the first leads the journey, the others go along."""
    for clause in clauses:
        if (
            trip.delegation_id is None
            or clause.earlier
            or not any(t.local_id == trip.delegation_id for t in clause.subjects)
        ):
            continue
        people = [t for t in clause.subjects if t.kind == "P"]
        if people and clause.own_subject and LED_BY.search(clause.text):
            trip.members += [as_party(t) for t in people[1:]]
            return Lead(local_id=people[0].local_id, basis="stated", start=people[0].start, end=people[0].end)
    return None


def head_of_group(reading: Reading, clauses: list[Clause]) -> Lead | None:
    """Read 接待以会长甲为团长的考察团, told of the delegation whose journey it is: he leads it."""
    for clause in clauses:
        head = LED_AS.search(reading.clean, clause.start, clause.end)
        if head is None or clause.earlier or clause.is_said(head.start()) or clause.is_hoped(head.start()):
            continue
        if BARE_GROUP.match(reading.clean, head.end()) is None:
            continue  # of a delegation with a name, which may be another
        inside = [t for t in reading.tokens_in(head.start(), head.end()) if t.kind == "P"]
        if inside:
            return Lead(local_id=inside[0].local_id, basis="stated", start=inside[0].start, end=head.end())
    return None


def head_in_headline(reading: Reading, frame: Frame, trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read the headline 甲率考察团赴乙市考察 over a journey to 乙市 told without its head; 甲 stands with his office below."""
    opening = next((c.start for c in clauses if c.sentence.block_kind == "paragraph"), frame.story.start)
    name_of = {e.name: e.local_id for e in reading.settled.entities.values() if e.kind == "person"}
    if trip.direction != "outbound":
        return None
    for line in HEADLINE_LEADS.finditer(reading.clean, frame.story.start, opening):
        who = name_of.get(line["who"])
        stops = [reading.clean[p.start : p.end] for p in trip.places if p.start is not None]
        if who is None or not any(stop and stop in line["where"] for stop in stops):
            continue
        token = Token(
            kind="P", local_id=who, start=line.start("who"), end=line.end("who"), name_start=line.start("who")
        )
        roles = reading.roles_by_person.get(who, ())
        told = any(r.affiliation_basis == "stated" for r in roles)  # whose office is told, not inferred
        if roles and not (told and _governs_elsewhere(reading, trip, token)):
            return Lead(local_id=who, basis="stated", start=token.start, end=token.end)
    return None


# 甲率市考察组赴乙市考察, a line of its own
HEADLINE_LEADS = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<who>[\u4e00-\u9fff]{2,4}?)(?:率领?|带领)[^,，。;；\s]{0,24}?(?:团|组|队|一行)[^,，。;；\s]{0,4}?(?:赴|到|前往)(?P<where>[^。;；\n]{2,40})"
)


def _governs_elsewhere(reading: Reading, trip: Trip, person: Token) -> bool:
    """Tell somebody whose only offices are of another place than the one a delegation is named after."""
    seats = seats_of(reading, person)
    named = trip.home_id is not None and trip.home_basis == "delegation_name"
    return named and bool(seats) and not any(reading.lies_in(seat, trip.home_id) for seat in seats)


def _is_of_another_place(reading: Reading, trip: Trip, clause: Clause) -> bool:
    """Tell 甲市代表团由市长乙领队 of the journey of 甲市丙县代表团: another delegation, though the two are called alike."""
    named = reading.entity(trip.delegation_id)
    place = reading.entity(named.place_local_id) if named is not None else None
    if place is None or place.vocabulary_key is None:
        return False
    for token in clause.tokens:
        if token.kind != "D" or token.local_id != trip.delegation_id:
            continue
        found = reading.vocabulary.match("place", reading.clean[token.start : token.end])
        if found and place.vocabulary_key not in {key for _, _, key in found}:
            return any(key in reading.place_keys_up(place.local_id) for _, _, key in found)
    return False


def said_to_lead(reading: Reading, trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read 副市长甲率团出访, said apart from the journey itself, and not of another delegation: 乙市代表团由市长甲带队."""
    for clause in clauses:
        leads = LED_ALONE.search(clause.text)
        if leads is None or clause.earlier or clause.is_said(clause.start + leads.start()):
            continue
        if any(t.kind == "D" and t.local_id != trip.delegation_id for t in clause.tokens):
            continue
        if clause.is_hoped(clause.start + leads.start()):
            continue
        at = clause.start + leads.start()
        # 任团长 behind a name is his title as well
        who = next((t for t in clause.tokens if t.kind == "P" and t.name_start < at <= t.end), None)
        if who is not None:
            who = _first_of_list(reading, clause, who)
        if who is not None and (_governs_elsewhere(reading, trip, who) or _is_of_another_place(reading, trip, clause)):
            continue
        if who is not None:
            return Lead(local_id=who.local_id, basis="stated", start=who.start, end=max(at, who.end))
    return None


def _first_of_list(reading: Reading, clause: Clause, last: Token) -> Token:
    """Give who stands first in a list of people that ends with one: 市委书记甲、市长乙|率团 → 甲."""
    people = [t for t in clause.tokens if t.kind == "P" and t.end <= last.end]
    first = last
    for before, behind in reversed(list(pairwise(people))):
        if reading.clean[before.end : behind.start] not in ("、", "和", "与"):
            break
        first = before
    return first


def titled_head(reading: Reading, trip: Trip, clauses: list[Clause]) -> Lead | None:
    """Read 代表团团长、副市长甲说, and 团长由副市长甲担任: the one head of delegation a story names leads its journey."""
    heads: dict[str, Token] = {}
    for clause in clauses:
        if clause.earlier:
            continue
        for token in clause.tokens:
            if token.kind != "P" or HEAD_BY_TITLE.match(reading.clean, token.start, token.end) is None:
                continue
            if reading.clean.endswith(("任", "为"), clause.start, token.start):
                continue  # 会长甲任|团长,副会长乙: the post is of who stands before it
            group = next((t for t in clause.tokens if t.kind == "D" and t.end == token.start), None)
            if group is None or _is_one_group(reading, trip, group):
                heads.setdefault(token.local_id, token)
        led = HEADED_BY.search(reading.clean, clause.start, clause.end)
        if led is not None and _is_of_this_group(reading, trip, clause, led.start("who")):
            inside = [t for t in reading.tokens_in(led.start("who"), led.end("who")) if t.kind == "P"]
            heads.update({t.local_id: t for t in inside[:1] if t.local_id not in heads})
        post = HEAD_IS.search(reading.clean, clause.start, clause.end)
        who = next((t for t in clause.tokens if post is not None and t.kind == "P" and t.start >= post.end()), None)
        if who is not None:
            heads.setdefault(who.local_id, who)
    if len(heads) != 1:
        return None
    who = next(iter(heads.values()))
    if _governs_elsewhere(reading, trip, who) or any(reading.governs(who.local_id, p.local_id) for p in trip.places):
        return None
    return Lead(local_id=who.local_id, basis="stated", start=who.start, end=who.end)


def _is_of_this_group(reading: Reading, trip: Trip, clause: Clause, at: int) -> bool:
    """Tell 代表团一行20人由市长甲率领, of the journey told, from 乙州党政代表团由州委书记丙带队 beside it."""
    if clause.is_said(at) or clause.is_hoped(at) or _is_of_another_place(reading, trip, clause):
        return False
    groups = [t for t in clause.tokens if t.kind == "D" and t.end <= at]
    return not groups or _is_one_group(reading, trip, groups[-1])


def _is_one_group(reading: Reading, trip: Trip, group: Token) -> bool:
    """Tell 甲市经贸代表团 and a bare 代表团, of the journey of 甲市代表团, from 乙国代表团."""
    if group.local_id == trip.delegation_id or BARE_GROUP.fullmatch(reading.clean, group.start, group.end):
        return True
    seat = seat_of_group(reading, group)
    return seat is not None and seat == trip.home_id


HEAD_BY_TITLE = re.compile(rf"(?:[\u4e00-\u9fff]{{0,10}}?(?:{GROUP}))?团长")  # 代表团|团长、副市长甲
# 代表团一行20人|由市长甲率领
HEADED_BY = re.compile(
    rf"{GROUP}[”」]?(?:一行)?(?:共?[0-9]{{1,3}}余?人)?由(?P<who>[^,，。;；由]{{2,40}}?)(?:率领|带领|带队|率队|(?:担)?任团长)(?=[,，。;；]|$)"
)
HEAD_IS = re.compile(r"(?<!副)团长由(?=[^,，。;；]{2,40}?(?:担任|出任|兼任))")


def speaker(reading: Reading, frame: Frame, clauses: list[Clause]) -> Lead:
    """Infer the leader: the highest-ranking home official who speaks for the delegation."""
    spoken: list[tuple[int, int, Token]] = []
    for clause in clauses:
        cue = next((c.start for c in clause.cues if c.family == "statement"), None)
        speaks = SPEAKS.search(reading.clean, clause.start, clause.end)
        if cue is None and speaks is None:
            continue
        verb = min(x for x in (cue, speaks.start() if speaks else None) if x is not None)
        for token in clause.tokens:
            if token.kind == "P" and token.start < verb and _home_official(reading, frame, token):
                rank = reading.rank(token.local_id)
                spoken.append((rank if rank is not None else 99, token.start, token))
    if not spoken:
        return Lead()
    best = min(spoken, key=lambda s: (s[0], s[1]))[2]
    return Lead(local_id=best.local_id, basis="speaker", start=best.start, end=best.end)


def _home_official(reading: Reading, frame: Frame, token: Token) -> bool:
    if frame.home_id is None or frame.trip is None or frame.is_inbound:
        return False
    if any(reading.offices_in(token.local_id, p.local_id) for p in frame.trip.places):
        return False  # 甲新区党工委书记、市委书记乙, of a journey to 甲新区
    home = reading.entity(frame.home_id)
    for role in reading.roles_by_person.get(token.local_id, ()):
        body = reading.entity(role.organization_local_id) or reading.entity(role.place_local_id)
        if role.is_mentioned_only or body is None:
            continue
        if body.kind == "organization" and body.detail_kind not in ("government", "party", "industrial_park"):
            continue
        if home is not None and reading.lies_in(body.local_id, frame.home_id):
            return not any(_is_chamber_of_another(reading, p.local_id, body) for p in frame.trip.members)
    return False


def _is_chamber_of_another(reading: Reading, traveller: str, body: Entity) -> bool:
    """Tell 甲商会 of the journey of 甲商会 from the office of a town in which somebody speaks: he came along with it, at most."""
    house = reading.entity(traveller)
    return house is not None and house.detail_kind == "association" and house.local_id != body.local_id
