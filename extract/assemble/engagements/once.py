"""Acts told twice: each becomes one act with two pieces of evidence."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.engagements.banquets import are_two_dinners, dine_once, is_one_dinner
from extract.assemble.reading import Reading, days_between
from extract.assemble.told import Engagement, Party
from extract.settle.settled import Entity

PARAGRAPHS_OF_EVENT = 2
NEXT_SENTENCE = 20  # characters between a call at a house and the talks there
MIN_SHORT_NAME = 5
SHORT_TAIL = 3  # 产业园, 展览馆
THING_WORD = 3  # characters at the end of what was looked at
NO_DAY = 10_000  # longer than any range: an act without a day takes any
BRACKETED = re.compile(r"[(（][^()（）]{1,12}[)）]")  # 2023甲省|(乙市)|推介会 and 2023甲省推介会
AT_THE_SESSION = re.compile(r"[,，。\s]*(?:会上|会议上|座谈会上|交流会上)?[,，]?")


def kind_class(kind: str) -> str:
    """Give the class of a kind: a visit, a tour and an inspection of one house are one act told in other words."""
    return "visit" if kind in ("visit", "site_tour", "inspection") else kind


def keep_once(found: list[Engagement], new: Engagement, reading: Reading) -> Engagement:
    """Fold a second telling of the same act into the first, which takes what the second knows better."""
    if (parts := _told_one_by_one(found, new)) is not None:
        for part in parts:
            part.told_again.append((new.start, new.end))
        return parts[-1]
    for old in found:
        if _is_call_told_again(reading, old, new):
            old.told_again.append((new.start, new.end))
            return old
        if _is_call_on_the_officer(reading, old, new):
            _meet_where_called(reading, old, new)
            return old
        if are_two_dinners(reading, old, new):
            continue
        if is_one_dinner(reading, old, new) and _days_agree(old, new) and _places_agree(reading, old, new):
            dine_once(old, new)
            return old
        again = _is_told_again(reading, old, new) or _is_the_session(reading, old, new)
        if not (again and _days_agree(old, new)):
            continue
        if not (_places_agree(reading, old, new) or _is_shown_by_its_short_name(reading, old, new)):
            continue
        old.told_again.append((new.start, new.end))
        known = {(p.kind, p.local_id) for p in old.parties}
        sessions = "talks_between_places" in (old.rule, new.rule)
        unsaid = old.lead.local_id is None or (sessions and old.lead.basis == "article")
        less_said = sessions and new.lead.basis == "article"
        agree = old.lead.local_id == new.lead.local_id
        if (old.dealt_with() < new.dealt_with() or sessions) and (unsaid or agree or less_said):
            old.lead = new.lead if unsaid or agree else old.lead
            old.parties += [p for p in new.parties if (p.kind, p.local_id) not in known]
            if sessions:
                came = _who_sent_guests(reading, old.story, old.parties)
                old.parties = [
                    _beside_its_people(reading, p, old.parties) if came is None else _by_who_came(reading, p, came)
                    for p in old.parties
                ]
        if _is_one_occasion(old, new) and (old.is_hosted() == new.is_hosted()):
            old.parties += [
                p for p in new.parties if (p.kind, p.local_id) not in {(q.kind, q.local_id) for q in old.parties}
            ]
        _name_who_acted(old, new)
        if _length(new) < _length(old) and not new.dealt_with() < old.dealt_with():
            old.days = new.days  # the day of one house of a list is not the day of all
        if _is_shown_by_its_short_name(reading, old, new):
            return old
        if new.where.local_id is not None and (old.where.basis != "stated" or _is_smaller(reading, new, old)):
            old.where = new.where if new.where.basis == "stated" or old.where.local_id is None else old.where
        return old
    found.append(new)
    return new


def _hall_called_at(reading: Reading, call: Engagement) -> Entity | None:
    """Give the one government a visit was paid to, where nobody and nothing else was visited: 来到乙县政府."""
    houses = [reading.entity(p.local_id) for p in call.parties if p.side != "delegation"]
    hall = houses[0] if len(houses) == 1 and call.kind == "visit" and not call.is_background else None
    return hall if hall is not None and (hall.kind, hall.detail_kind) == ("organization", "government") else None


def _is_call_told_again(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell 代表团抵达乙县政府时 behind the meeting there, or behind that with 乙县县长丙."""
    if old.kind != "meeting" or new.kind != "visit" or old.story != new.story:
        return False
    hall = _hall_called_at(reading, new)
    if hall is None or not _days_agree(old, new):
        return False
    met = [p.local_id for p in old.parties if p.kind == "person" and p.side != "delegation"]
    seat = hall.place_local_id
    return hall.local_id in old.counterparts() or (seat is not None and any(reading.governs(p, seat) for p in met))


def _is_call_on_the_officer(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell 来到乙县政府,|拜会县长丙: whoever calls at a town hall has come to meet its people, and nothing is toured there."""
    if new.kind != "meeting" or old.kind != "visit" or old.story != new.story or new.is_background:
        return False
    hall = _hall_called_at(reading, old)
    if hall is None:
        return False
    met = [p.local_id for p in new.parties if p.kind == "person" and p.side == "counterpart"]
    if not met or not (_days_agree(old, new) and _places_agree(reading, old, new)):
        return False
    seat = hall.place_local_id
    of_it = [
        (seat is not None and reading.governs(person, seat)) or _is_unseated_there(reading, person, old, new)
        for person in met
    ]
    return any(of_it)


def _is_unseated_there(reading: Reading, person: str, old: Engagement, new: Engagement) -> bool:
    """Tell 县长丙 without a town in the sentence that calls at 乙县政府 or the one behind."""
    near = old.block == new.block and 0 <= new.start - old.end <= NEXT_SENTENCE
    return reading.is_unseated(person) and near


def _meet_where_called(reading: Reading, old: Engagement, new: Engagement) -> None:
    """Make a call at a town hall and the meeting there one meeting."""
    known = {(p.kind, p.local_id) for p in old.parties}
    meant = [p for p in old.parties if p.side == "delegation" and p.is_inferred]
    named = any(p.side == "delegation" and not p.is_inferred for p in new.parties)
    old.parties = [p for p in old.parties if not (named and p in meant)]
    old.parties += [
        p for p in new.parties if (p.kind, p.local_id) not in known and not (p.is_inferred and p.side == "delegation")
    ]
    old.told_again.append((old.start, old.end))
    old.start, old.end, old.kind, old.rule, old.block = new.start, new.end, new.kind, new.rule, new.block
    old.lead = new.lead if new.lead.local_id is not None else old.lead
    old.days = new.days if new.days.first is not None and _length(new) <= _length(old) else old.days
    if new.where.local_id is not None and (old.where.local_id is None or _is_smaller(reading, new, old)):
        old.where = new.where


def _name_who_acted(old: Engagement, new: Engagement) -> None:
    """Let 会见市长乙一行 of the report name those whom its headline, 会见出访团一行, only meant."""
    meant = [p for p in old.parties if p.side == "delegation"]
    named = [p for p in new.parties if p.side == "delegation" and p.kind == "person" and not p.is_inferred]
    if not meant or not named or not all(p.is_inferred for p in meant) or old.kind != new.kind:
        return
    old.parties = [p for p in old.parties if p not in meant] + named
    if old.lead.basis == "article" and new.lead.local_id is not None:
        old.lead = new.lead


def _told_one_by_one(found: list[Engagement], new: Engagement) -> list[Engagement] | None:
    """Give the meetings told each for itself that 市长甲先后与乙和丙会面 sums up: with 乙, and with 丙."""
    actors, others = new.actors(), new.dealt_with()
    if new.kind != "meeting" or new.is_background or not actors or len(others) < 2:
        return None
    parts = [
        old
        for old in found
        if old.story == new.story
        and old.kind == new.kind
        and not old.is_background
        and _days_agree(old, new)
        and frozenset() < old.dealt_with() < others
        and old.actors() == actors
    ]
    apart = sum(len(part.dealt_with()) for part in parts) == len(others)
    whole = frozenset().union(*(part.dealt_with() for part in parts))
    return parts if len(parts) > 1 and apart and whole == others else None


def _is_shown_by_its_short_name(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell a park toured again under a shorter name: 甲市乙某某环保产业园, then 乙产业园 alone."""
    if kind_class(new.kind) != "visit" or new.counterparts() or new.where.basis != "stated":
        return False
    sight = reading.entity(new.where.local_id)
    if sight is None or sight.detail_kind not in ("landmark", "zone") or not old.actors() & new.actors():
        return False
    names = [e.name for i in old.counterparts() if (e := reading.entity(i)) is not None]
    return any(_is_short_for(sight.name, name) for name in names)


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a name keeps the head of its kind and some of the characters before it, in their order."""
    if len(short) < MIN_SHORT_NAME or short[-SHORT_TAIL:] != name[-SHORT_TAIL:] or len(short) >= len(name):
        return False
    rest = iter(name)
    return all(character in rest for character in short)


def _is_told_again(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell whether two tellings are of one kind of act with the same people, one of them perhaps naming fewer."""
    if old.story != new.story or old.is_background != new.is_background or old.kind == "signing":
        return False
    if kind_class(old.kind) != kind_class(new.kind):
        return False
    if _is_told_from_the_other_side(old, new):
        return True
    one_leads = old.is_hosted() == new.is_hosted()
    if not one_leads and not _is_told_of_the_same_guests(old, new):
        return False
    if _is_one_occasion(old, new):
        return True  # the headline or a caption names the occasion, the report says who came
    if one_leads and old.actors() and new.actors() and not old.actors() & new.actors():
        return False
    if old.kind == "appointment" and old.block == new.block and old.actors() == new.actors():
        return True  # 获聘为某市顾问, and a letter handed over for it
    if _is_shown_by_its_short_name(reading, old, new):
        return True
    # a host leads one telling and nobody the other: the same hosts make them one
    one, other = (old.dealt_with(), new.dealt_with()) if one_leads else (old.counterparts(), new.counterparts())
    sights = old.where.basis == new.where.basis == "stated" and old.where.local_id == new.where.local_id
    if sights and kind_class(new.kind) == "visit" and not (one and other) and old.actors() & new.actors():
        return True  # 参观了某中心, and 参观某中心, who showed it
    if old.kind == new.kind == "meeting" and old.is_hosted() and new.is_hosted() and not old.dealt_with():
        return not new.dealt_with() and old.counterparts() == new.counterparts()  # 市长甲会见考察团一行, twice
    if not one and not other and old.rule == new.rule == "tour_of_sight":
        return _names_the_same_thing(reading, old, new)
    if not one or not other:
        return one == other and _same_name(old, new) and (old.event_name is not None or old.where == new.where)
    if one == other:
        return _same_name(old, new)
    if sights and kind_class(new.kind) == "visit" and len(one) == len(other) == 1:
        return True
    if not _same_name(old, new) or (old.kind != new.kind and kind_class(new.kind) != "visit"):
        return False
    # 走访甲公司、乙公司, and what was seen in 甲公司
    return (one < other and old.kind == new.kind) or other < one


def _names_the_same_thing(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell 参观了某某窑厂, and 窑厂 again: what was looked at has no name, so its last words say whether it is another."""
    seen = [reading.clean[e.start : e.end].rstrip(" \u3000,，。;；参观考察") for e in (old, new)]
    return seen[1][-THING_WORD:] in seen[0] or seen[0][-THING_WORD:] in seen[1]


def _is_one_occasion(old: Engagement, new: Engagement) -> bool:
    """Tell two tellings of an occasion of one name, where one of them does not say who came."""
    if old.event_name is None or new.event_name is None or not _same_name(old, new):
        return False
    return not (new.dealt_with() and old.dealt_with())


def _is_told_of_the_same_guests(old: Engagement, new: Engagement) -> bool:
    """Tell whether a host leads one telling, nobody the other, and both name the same guests."""
    other = new if old.is_hosted() else old
    guests, again = ({p.local_id for p in e.parties if p.side == "delegation"} for e in (old, new))
    # 商会接待代表团, whose head is told in the sentence behind, and its president receives them in a caption
    unled = other.lead.local_id is None or (other.lead.basis == "sentence" and other.lead.local_id in guests | again)
    return unled and bool(guests & again)


def _is_told_from_the_other_side(old: Engagement, new: Engagement) -> bool:
    """Tell 乙与甲会面 in a caption where the report tells 甲与乙会面 and who of them came."""

    def people(told: Engagement, side: str) -> set[str]:
        return {p.local_id for p in told.parties if p.kind == "person" and p.side == side}

    one, other = people(new, "delegation"), people(new, "counterpart")
    if old.kind != "meeting" or not one or not other:
        return False
    return one <= people(old, "counterpart") and other <= people(old, "delegation")


def _is_the_session(reading: Reading, old: Engagement, new: Engagement) -> bool:
    """Tell 甲市·乙州协作联席会议举行,甲市委书记丙和乙州委书记丁座谈: those who talk sit at the session of their two places."""
    session, talks = (old, new) if old.rule == "talks_between_places" else (new, old)
    if session.rule != "talks_between_places" or talks.kind != "meeting" or talks.rule == session.rule:
        return False
    if session is old and (
        old.block != new.block
        or new.start < old.end
        or AT_THE_SESSION.fullmatch(reading.clean, old.end, new.start) is None
    ):
        return False
    if session is new and not 0 < new.block - old.block <= PARAGRAPHS_OF_EVENT:
        return False  # the caption or headline tells who talked, the report opens with the session
    places = [p.local_id for p in session.parties if p.kind == "place"]
    people = [p.local_id for p in talks.parties if p.kind == "person"]
    return bool(people) and all(any(reading.offices_in(person, place) for place in places) for person in people)


def _who_sent_guests(reading: Reading, story: int, parties: list[Party]) -> str | None:
    """Give the one of two places at a session whose delegation its story names: 乙州党政代表团在甲市考察."""
    places = [p.local_id for p in parties if p.kind == "place"]
    sent = {
        place
        for clause in reading.clauses_by_story[story]
        for t in clause.tokens
        if t.kind == "D"
        for place in places
        if reading.lies_in(t.local_id, place)
    }
    return sent.pop() if len(sent) == 1 else None


def _by_who_came(reading: Reading, party: Party, place: str) -> Party:
    """Seat those of the place that sent guests on their side, all others across."""
    theirs = (
        party.local_id == place or reading.lies_in(party.local_id, place) or reading.offices_in(party.local_id, place)
    )
    return replace(party, side="delegation" if theirs else "counterpart")


def _beside_its_people(reading: Reading, place: Party, parties: list[Party]) -> Party:
    """Seat a place of a session on the side of those who hold office there."""
    sides = {p.side for p in parties if p.kind == "person" and reading.offices_in(p.local_id, place.local_id)}
    return replace(place, side=sides.pop()) if place.kind == "place" and len(sides) == 1 else place


def _same_name(old: Engagement, new: Engagement) -> bool:
    one, other = (
        BRACKETED.sub("", name).strip("“”「」『』") if name else None for name in (old.event_name, new.event_name)
    )
    return one == other or (bool(one) and bool(other) and (str(one) in str(other) or str(other) in str(one)))


def _days_agree(old: Engagement, new: Engagement) -> bool:
    """Tell whether the days of one telling lie inside those of the other, or one of them names none."""
    a, b = old.days, new.days
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return True
    return (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)


def _length(engagement: Engagement) -> int:
    days = engagement.days
    return days_between(days.first, days.last) if days.first and days.last else NO_DAY


def _places_agree(reading: Reading, old: Engagement, new: Engagement) -> bool:
    one, other = old.where, new.where
    if one.local_id is None or other.local_id is None or "stated" not in (one.basis, other.basis):
        return True
    return reading.lies_in(one.local_id, other.local_id) or reading.lies_in(other.local_id, one.local_id)


def _is_smaller(reading: Reading, new: Engagement, old: Engagement) -> bool:
    return new.where.local_id != old.where.local_id and reading.lies_in(new.where.local_id, old.where.local_id)


def _is_called_shortly(reading: Reading, told: Engagement, caption: Engagement) -> bool:
    """Tell a caption that names a house by the head of the name the report gives it: 考察远岫集团, of 远岫集团某国公司."""
    names = [e.name for i in told.counterparts() if (e := reading.entity(i)) is not None]
    short = [e.name for i in caption.counterparts() if (e := reading.entity(i)) is not None]
    return bool(short) and all(len(one) >= SHORT_TAIL and any(name.startswith(one) for name in names) for one in short)


def _is_seen_in_a_picture(told: Engagement, caption: Engagement) -> bool:
    """Tell a caption of some of those whom the report tells of; 与甲公司负责人座谈 beside a tour of 甲公司 tells the talks."""
    talks = caption.rule == "meeting_with" and told.kind == "site_tour"
    return not talks and caption.counterparts() < told.counterparts()


def without_captions(reading: Reading, found: list[Engagement]) -> list[Engagement]:
    """Fold what a caption repeats into the paragraph that tells it; what only a caption tells stays."""
    kept: list[Engagement] = []
    for engagement in found:
        captioned = reading.text.blocks[engagement.block].kind == "caption" and engagement.kind != "appointment"
        told = next(
            (
                e
                for e in found
                if captioned
                and e is not engagement
                and reading.text.blocks[e.block].kind == "paragraph"
                and not e.is_background
                and (kind_class(e.kind) == kind_class(engagement.kind) or _is_seen_in_a_picture(e, engagement))
                and (e.counterparts() & engagement.counterparts() or _is_called_shortly(reading, e, engagement))
            ),
            None,
        )
        if told is not None:
            told.told_again.append((engagement.start, engagement.end))
        else:
            kept.append(engagement)
    return kept
