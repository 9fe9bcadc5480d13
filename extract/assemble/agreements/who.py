"""Who signs or agrees: 甲与乙签署, 与乙签署 with the subject of the sentence, 双方签署, 甲代表乙与丙签署."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.agreements.book import Book, met_last
from extract.assemble.agreements.both import (
    are_of_the_kind,
    both_are_meant,
    both_as_they_met,
    both_before,
    both_named,
    both_of_the_clause_before,
    both_of_the_story,
    both_of_the_talks,
    both_who_met,
    others_act_since,
    sign_as_they_met,
    stop_gone_to,
    two_countries,
    two_places,
    who_both_are,
)
from extract.assemble.agreements.groups import holder
from extract.assemble.agreements.scope import SO_MANY_TOWNSHIPS, signs_unnamed
from extract.assemble.agreements.signatories import (
    SIGNING_LEVELS,
    can_sign,
    distinct,
    home_party,
    house_signed_for,
    party_of,
    place_that_acts,
    represented,
    stands_for,
    told_from,
)
from extract.assemble.agreements.wording import (
    FOR_BOTH,
    FRIENDSHIP,
    GOVERNMENT,
    HELD,
    MANNER,
    MAX_TITLE,
    ONLY_MANNER,
    OUR_PLACE,
)
from extract.assemble.engagements.who import WITH
from extract.assemble.reading import DELEGATION_WORD, LED_BY, Clause, Reading, Token
from extract.assemble.told import Party
from extract.assemble.trips import Frame, acts_for_delegation, as_party
from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate
from extract.find.organizations.bodies import MEMBER_OF_A_CHAMBER

ALSO = re.compile(r"[ \u3000]*并(?:还|现场|正式|当场|分别|先后)*")  # 会见了乙,|并分别|与丙签订
GOES_ON_SIGNING = re.compile(r"[ \u3000]*(?:并|还|同时|又|此外)+(?:还)?(?:分别|先后)?(?:与|和|同)")
AND_WITH = re.compile(r"[ \u3000]*(?:又|还)?(?:与|同(?![时意步])|和)")  # 甲市与乙市签署X,|与丙市签署Y,|同丁市签署Z
# 甲、乙分别代表丙、丁两市政府签订: whom they sign for.
FOR_TWO_PLACES = re.compile(r"代表(?P<who>[^,，。;；]{2,40}?)两(?:市|地|县|区|省|州)")
# 甲和乙分别代表丙市和丁市签订
FOR_EACH = re.compile(r"分别代表(?P<who>[^,，。;；]{4,40}?)(?:现场|共同|正式)*$")
# 甲县、乙县分别与有关企业签署: not with each other.
WITH_UNNAMED = re.compile(
    r"分别[与和同](?:(?:相关|有关|各自?|多家|众多|部分|[0-9]+家)[^,，。;；与和同]{0,12}"
    r"|(?:项目|投资|合作|参会|客商)?(?:企业|公司|客商|投资商|项目方|投资方|合作方|单位|机构)(?:代表|负责人)?[们]?(?:进行了?|举行了?|集中|现场|成功|正式|就此|签订|签署)*)$"
)
# Also of whom a firm is a member: 某商会副会长单位|乙公司.
OWNS = re.compile(
    r"(?:(?:旗下|所属|下属|麾下)的?(?:[^,，。;；、与和]{0,8}?企业)?"
    rf"|(?:常务|执行)?副?{MEMBER_OF_A_CHAMBER}[—–-]{{0,2}})(?=[\u4e00-\u9fffA-Za-z])"
)
# 进行友好访问并|签署, 对甲市进行友好访问并|签署
CALLED_AND = re.compile(
    r"[ \u3000]*(?:对(?P<whom>[^,，。;；、与和同]{2,16}?))?(?:进行|作|开展)了?[^,，。;；、与和同]{0,6}?(?:访问|考察|参访|交流)[,，]?并(?:正式|共同|现场|成功)*"
)
# 代表团|与, 考察团一行分别|与
BARE_BODY = re.compile(rf"(?:协会|商会|总会|学会|{GROUP})(?:一行)?(?:还|也|又|先后|分别|现场|相继)*$")
PAIRED = frozenset({"signing_between", "intent_reached", "consensus_reached"})
WITH_HIM = re.compile(r"(?:其|对方|该(?:公司|集团|企业|会|校|协会|商会))(?=签|正式|现场|达|就|共同|成功)")
THAT_BODY = re.compile(r"(?:该|此)(?P<kind>企业|公司|集团|协会|商会|机构|校|院|所|会)[联会]?$")  # 该企业|与


def who_sign(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give who signs: 甲与乙签署, 甲与乙战略合作签约, 与乙签署 with the subject of the sentence."""
    text, frame = reading.clean, book.frame
    start = clause.start
    signed_for = FOR_TWO_PLACES.search(text, clause.start, cue.start)
    if signed_for is not None:
        places = [t for t in clause.tokens if signed_for.start("who") <= t.start < signed_for.end("who")]
        if len(places) == 2 and all(t.kind == "L" for t in places):
            return [party_of(reading, frame, t) for t in places]
    for_each = FOR_EACH.search(text, clause.start, cue.start)
    if for_each is not None:
        named = [t for t in clause.tokens if for_each.start("who") <= t.start < for_each.end("who") and t.kind in "OL"]
        if len(named) == 2 and text[named[0].end : named[1].start] in ("和", "与", "、", "及"):
            return [party_of(reading, frame, t) for t in named]
    if WITH_UNNAMED.search(text, clause.start, cue.start) or SO_MANY_TOWNSHIPS.search(text, clause.start, cue.start):
        return []
    for_both = FOR_BOTH.search(text, clause.start, cue.start)
    if for_both is not None:
        houses = _houses_of_both(reading, frame, clause, cue, for_both)
        if len(houses) == 2:
            return houses
    seen = re.compile(r"见证(?:了)?").search(text, clause.start, cue.start)
    if seen is not None:
        start = seen.end()
    if cue.kind == "signs" and both_are_meant(reading, clause, cue, start):
        told = both_named(reading, book, clause) or two_places(reading, frame, clause, cue)
        both = told or both_as_they_met(reading, book, clause, cue) or both_of_the_talks(reading, book, clause)
        both = both or both_of_the_story(reading, book, clause)
        if len(both) != 2 or others_act_since(reading, book, clause, both):
            return []
        return distinct(both) if are_of_the_kind(reading, start, cue, both) else []
    about = next((s for s, e in clause.about if s <= cue.start), None)
    until = cue.start
    if about is not None and about < cue.start:
        if _stand_before_it(reading, clause, cue, about):
            until = about  # 甲与乙就…达成: who agreed stands before what it was about
        else:
            start = max(start, about)
    countries = two_countries(reading, book, clause, cue)
    if countries:
        return countries
    holds = HELD.search(text, start, until) if text.startswith(("仪式", "活动"), cue.end) else None
    if holds is not None and not any(t.start <= holds.start() < t.end for t in clause.tokens):
        until = holds.start()  # 甲与乙举行某园区合作协议签约仪式: who holds it signs
    tokens = [t for t in clause.tokens if start <= t.start and t.end <= until and t.kind in "OLPD"]
    tokens = [t for t in tokens if t.kind != "O" or OWNS.match(text, t.end) is None]  # 甲集团旗下乙公司 signs, not 甲
    joiner = None
    for found in re.compile(r"(?<!参)与(?!会(?!长|员|计))|(?<![共合相协不如])同(?!时|意|步)|和|、|联合|携手").finditer(
        text, start, until
    ):
        in_word = found[0] == "和" and text[found.start() - 1] in "共平"  # 共和国, but 市长李建平和
        if in_word and not any(t.end == found.start() for t in clause.tokens):
            continue
        if not any(t.start <= found.start() < t.end for t in clause.tokens):
            joiner = found
            break
    if seen is not None:
        behind = [t for t in clause.tokens if t.start >= cue.end and t.kind == "O"]
        if not tokens and behind and re.search(r"与|和", text[cue.end : clause.end]):
            return []
    if joiner is None:
        if re.search(r"项目(?:集中|现场|成功|正式)?$", text[clause.start : cue.start]):
            return []
        subject = [t for t in clause.subjects if t.kind == "O" and t.end <= cue.start and t.start >= start]
        parties = [party_of(reading, frame, t) for t in subject]
        if OUR_PLACE.search(text, start, cue.start):
            parties += told_from(reading, frame)
        if not parties and (gone := _town_called_on(reading, frame, clause, cue)):
            return gone
        if not parties and len(both := both_before(reading, book, clause)) == 2:
            return both
        if not parties and len(both := both_of_the_clause_before(reading, book, clause, cue)) == 2:
            return both
        if not parties and len(both := _heads_joined_before(reading, book, clause, cue)) == 2:
            return both
        if not parties and sign_as_they_met(reading, book, clause, cue):
            both = both_named(reading, book, clause) or both_as_they_met(reading, book, clause, cue)
            return distinct(both) if len(both) == 2 else []
        return distinct(parties or two_places(reading, frame, clause, cue))
    before = [t for t in tokens if t.end <= joiner.start() and joiner.start() - t.end <= 12]
    behind = [
        t
        for t in tokens
        if t.start >= joiner.end()
        and (t.kind == "O" or can_sign(reading, t))
        and text[t.start - 1] not in "在于"  # 与甲在某市、于县行政中心签署
    ]
    if cue.kind == "reaches" and about is not None and start == about and (not behind or joiner[0] in ("、", "和")):
        return []  # 就如何发挥甲优势与乙协作达成共识: what it was about
    before = [
        t
        for t in before
        if (t.kind == "O" or can_sign(reading, t)) and not re.search(r"在$", text[t.start - 1 : t.start])
    ]
    if not before and (that := THAT_BODY.search(text, start, joiner.start())) is not None:
        before = _body_meant(reading, clause, that)
        if not before and len(behind) > 1:
            return [party_of(reading, frame, t) for t in behind]  # 该会联同甲会与乙会签署: which it is is not read
    if (
        not before
        and signs_unnamed(reading, clause, joiner.start())
        and OUR_PLACE.search(text, start, cue.start) is None
    ):
        return []  # 甲省企业与乙公司签署: nobody told before is meant
    if not before and not re.search(r"项目(?:集中|现场|成功|正式)?$", text[clause.start : cue.start]):
        before = [
            t
            for t in clause.subjects
            if t.kind in "OL" and t.end <= joiner.start() and (t.kind == "O" or can_sign(reading, t))
        ]
    parties = [party_of(reading, frame, t) for t in [*before, *behind]]
    if len(before) == 1 and not behind and (head := _head_behind(reading, clause, joiner, cue)) is not None:
        return distinct([*parties, head])
    if not before and not behind and WITH_HIM.match(text, joiner.end()) is not None:
        return both_who_met(reading, book, clause)  # 拜访了乙公司,并与其签署
    if not before and not behind:
        return _for_their_houses(reading, book, clause, joiner, cue) or _with_head(reading, book, clause, joiner, cue)
    if not before:
        came = _came_with_party(reading, frame, tokens, joiner.start())
        if came and "、" in text[joiner.end() : behind[0].start]:
            return []  # 省长甲一行与乙州、丙部会谈并签约: one of those he signed with is not read
        parties = [
            *(
                represented(reading, frame, clause, joiner.start())
                or _carried_signatory(reading, book, clause)
                or (home_party(reading, frame) if came else [])
                or _who_received(reading, frame, clause, joiner)
                or [p for p in [house_signed_for(reading, t) for t in tokens if t.end == joiner.start()] if p]
            ),
            *parties,
        ]
        bare = BARE_BODY.search(text, start, joiner.start())
        carried = not clause.own_subject and any(
            t.kind == "D" or (t.kind == "P" and frame.trip is not None and acts_for_delegation(reading, frame, t))
            for t in clause.subjects
        )
        group = clause.subject_word is not None and DELEGATION_WORD.search(clause.subject_word) is not None
        carried = carried or (not clause.own_subject and frame.trip is not None and group)
        # 由市长甲率领的代表团近日在乙市与丙签署
        led = LED_BY.search(text, clause.start, joiner.start()) is not None
        carried = carried or led or any(t.kind == "D" and t.end <= joiner.start() for t in clause.subjects)
        parties = [*(home_party(reading, frame) if bare or carried else []), *parties]
        spoken = text[start : cue.start]
        alone = len(behind) > 1 and len(parties) == len(behind) and cue.kind in ("signs", "reaches")
        alone = alone and (cue.kind == "reaches" or "分别" not in spoken)
        if alone and not OUR_PLACE.search(spoken):
            # 与甲公司、乙公司签署: they did not sign with each other
            acting = place_that_acts(reading, frame, clause)
            signs = holder(reading, clause, cue) if acting is None else None
            first = acting or (party_of(reading, frame, signs) if signs is not None else None)
            own_side = any(p.side == "delegation" for p in parties)
            if cue.kind == "reaches" and own_side and first is None:
                return []  # 甲项目等与某区、某新区达成意向: whose project it is is not said
            if first is None and frame.trip is not None and not clause.subjects:
                first = next(iter(home_party(reading, frame)), None)  # in the report of a journey nobody else is meant
            if first is None or first.local_id in {p.local_id for p in parties}:
                book.unsigned.append((clause.start, clause.end))
                return []
            parties = [first, *parties]
    ours = OUR_PLACE.search(text, start, cue.start)
    if ours is not None:
        parties += told_from(reading, frame)
    if re.match(r"双方", text[start : cue.start].lstrip(" \u3000")):
        parties += who_both_are(reading, book, clause)
    return distinct(parties)


def _head_behind(reading: Reading, clause: Clause, joiner: re.Match[str], cue: CueCandidate) -> Party | None:
    """Give the house of 甲代表乙会同|丙会长|签订: whoever stands alone behind the joiner signs for the body he heads."""
    people = [t for t in clause.tokens if joiner.end() <= t.start and t.end <= cue.start]
    if len(people) != 1 or people[0].kind != "P" or people[0].start - joiner.end() > 2:
        return None
    manner = ONLY_MANNER.fullmatch(reading.clean, people[0].end, cue.start) is not None
    friends = FRIENDSHIP.search(reading.clean, cue.end, clause.end) is not None
    return house_signed_for(reading, people[0]) if manner and not friends else None


def _town_called_on(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give home and the town of 来到甲国乙市,进行友好访问并|签署, 对乙市进行访问并|签署: whom the journey called on."""
    called = CALLED_AND.fullmatch(reading.clean, clause.start, cue.start)
    if called is None or frame.trip is None or frame.is_inbound or clause.own_subject:
        return []
    towns = [t for t in clause.tokens if t.end <= cue.start]
    if called["whom"] is not None:
        stops = {p.local_id for p in frame.trip.places}
        whom = towns[-1] if towns and towns[-1].end == called.end("whom") else None
        if whom is None or whom.local_id not in stops or reading.level(whom) not in SIGNING_LEVELS - {"country"}:
            return []
        home = home_party(reading, frame)
        return [party_of(reading, frame, whom), *home] if home else []
    told = clause.sentence.start <= frame.trip.start < clause.start
    since = reading.tokens_in(frame.trip.end, cue.start)
    return stop_gone_to(reading, frame) if told and not any(t.kind in "OP" for t in since) else []


def _came_with_party(reading: Reading, frame: Frame, tokens: list[Token], joiner: int) -> bool:
    """Tell 省长甲一行|与乙州会谈并签约 of whoever leads the journey: he signs for where it is from."""
    if frame.trip is None or frame.is_inbound or not reading.clean.endswith("一行", 0, joiner):
        return False
    return any(
        t.kind == "P" and t.end == joiner - len("一行") and acts_for_delegation(reading, frame, t) for t in tokens
    )


def _who_received(reading: Reading, frame: Frame, clause: Clause, joiner: re.Match[str]) -> list[Party]:
    """Read 市长甲会见乙一行,|并与丙市签订: whoever met them goes on and signs for his house."""
    if (frame.trip is not None and not frame.is_inbound) or ALSO.fullmatch(
        reading.clean, clause.start, joiner.start()
    ) is None:
        return []
    people = {t.local_id: t for t in clause.subjects if t.kind == "P" and t.end <= clause.start}
    house = house_signed_for(reading, next(iter(people.values()))) if len(people) == 1 else None
    return [house] if house is not None else []


def _body_meant(reading: Reading, clause: Clause, that: re.Match[str]) -> list[Token]:
    """Give the one body that 该企业 means: the only one of its kind that its sentence names before."""
    named = [t for t in reading.tokens_in(clause.sentence.start, that.start()) if t.kind == "O"]
    firms = [t for t in named if reading.is_firm(t)] if that["kind"] in ("企业", "公司", "集团") else named
    bodies = {t.local_id: t for t in (firms or named)}
    return list(bodies.values()) if len(bodies) == 1 else []


def _stand_before_it(reading: Reading, clause: Clause, cue: CueCandidate, about: int) -> bool:
    """Tell 甲与乙就某项目达成 and 甲与乙公司就某项目签订, whose parties stand before what it was about."""
    before = [t for t in clause.tokens if t.end <= about and t.kind in "OL"]
    if cue.kind == "reaches":
        return bool(before)
    joined = WITH.search(reading.clean, clause.start, about)
    return joined is not None and any(t.end <= joined.start() for t in before) and before[-1].start >= joined.end()


def _houses_of_both(
    reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, said: re.Match[str]
) -> list[Party]:
    """Give the houses that two people sign for (甲与乙分别代表两家工商联签署): the one of each that is of the kind named.

    A party's department signs for no association; whoever has no house or several that fit leaves it unsaid. For 两市
    sign the towns of the two, and so does a mayor abroad whose house is his town.
    """
    kind = said["kind"] or ""
    people = [t for t in clause.tokens if t.kind == "P" and t.end <= cue.start]
    found: list[Party] = []
    for token in people if len(people) == 2 else ():
        bodies = {r.organization_local_id for r in reading.roles_by_person.get(token.local_id, ())}
        named = [(b, e) for b in bodies if (e := reading.entity(b)) is not None and e.detail_kind != "party"]
        fitting = [b for b, e in named if e.name.endswith(kind)]
        person = _person(reading, frame, token)
        if said["places"]:  # nobody signs for a town as the head of one of its offices
            fitting = [b for b, e in named if GOVERNMENT.search(e.name) is not None]
        town = stands_for(reading, person) if len(fitting) != 1 and (said["places"] or not (kind or bodies)) else person
        if town.kind == "place":
            found.append(town)
        elif len(fitting) == 1 and fitting[0] is not None:
            found.append(replace(person, kind="organization", local_id=fitting[0]))
    return distinct(found)


def _for_their_houses(
    reading: Reading, book: Book, clause: Clause, joiner: re.Match[str], cue: CueCandidate
) -> list[Party]:
    """Give the bodies two people sign for: 市长甲与乙集团总裁丙共同签署, each holding office in one body only.

    Nobody where one of the bodies has signed in this story already: who held the pen is told after who signed.
    """
    people = [t for t in clause.tokens if t.kind == "P" and t.end <= cue.start]
    one = [t for t in people if t.end == joiner.start()]
    other = [t for t in people if t.start - joiner.end() <= MAX_TITLE and t.start >= joiner.end()]
    if len(people) != 2 or len(one) != 1 or len(other) != 1:
        return []
    if FRIENDSHIP.search(reading.clean, cue.end, clause.end):
        # of two places, not of the offices of those who hold the pen
        towns = [stands_for(reading, _person(reading, book.frame, token)) for token in (*one, *other)]
        apart = len({t.local_id for t in towns}) == 2 and all(t.kind == "place" for t in towns)
        return towns if apart and _may_befriend(reading, towns) else []
    parties = [house_signed_for(reading, token) for token in (*one, *other)]
    parties = [
        replace(party, side="delegation")
        if party is not None and acts_for_delegation(reading, book.frame, token)
        else party
        for party, token in zip(parties, (*one, *other), strict=True)
    ]
    if any(party is None for party in parties):
        return []  # one of them heads nothing that signs
    both = [party for party in parties if party is not None]
    bodies = {p.local_id for p in both}
    told = any(a.status == "signed" and bodies & {p.local_id for p in a.parties} for a in book.found)
    return [] if told or len(bodies) < 2 else both


def _heads_joined_before(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the houses of 甲局局长季川与乙局局长林岸,|当天签订: the two heads who stand alone before the comma."""
    manner = re.fullmatch(rf"[ \u3000]*{MANNER}", reading.clean[clause.start : cue.start]) is not None
    if clause.number == 0 or clause.own_subject or not manner:
        return []
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    people = [t for t in before.tokens if t.kind == "P"]
    if len(people) != 2 or people[1].end != before.end:
        return []
    joiner = re.compile("[和与同]").match(reading.clean, people[0].end)
    return _for_their_houses(reading, book, before, joiner, cue) if joiner is not None else []


def _town_of_head(reading: Reading, book: Book, clause: Clause, people: list[Token]) -> list[Party]:
    """Give home and the town whose head was met in the sentence, on a journey of several stops: 会见市长丙,并同|丙|签署."""
    frame, met = book.frame, met_last(book, clause)
    home = home_party(reading, frame)
    if frame.trip is None or frame.is_inbound or len(people) != 1 or people[0].kind != "P" or not home:
        return []
    if met is None or met.start < clause.sentence.start or people[0].local_id not in met.counterparts():
        return []
    town = stands_for(reading, _person(reading, frame, people[0]))
    entity = reading.entity(town.local_id)
    known = entity is not None and entity.detail_kind in ("city", "district", "province")
    return [town, *home] if town.kind == "place" and known and _may_befriend(reading, [town, *home[:1]]) else []


def _person(reading: Reading, frame: Frame, token: Token) -> Party:
    """Give somebody as a party, on the side of those who travel where he acts for them."""
    return as_party(token, "delegation" if acts_for_delegation(reading, frame, token) else "counterpart")


def _may_befriend(reading: Reading, towns: list[Party]) -> bool:
    """Tell two towns or two provinces from a town and the province or land it lies in."""
    one, other = towns
    entities = [reading.entity(t.local_id) for t in towns]
    states = any(e is None or e.detail_kind == "country" for e in entities)
    return (
        not states
        and not reading.lies_in(one.local_id, other.local_id)
        and not reading.lies_in(other.local_id, one.local_id)
    )


def _with_head(reading: Reading, book: Book, clause: Clause, joiner: re.Match[str], cue: CueCandidate) -> list[Party]:
    """Give home and the town gone to for 代表团访问甲市,|与乙市长共同签署, and 乙市长会见代表团,|并与丙签署: its head signs."""
    people = [t for t in clause.tokens if t.end <= cue.start]
    frame = book.frame
    both = stop_gone_to(reading, frame) or _town_of_head(reading, book, clause, people)
    if len(people) != 1 or people[0].kind != "P" or not both:
        return []
    ours = acts_for_delegation(reading, frame, people[0])
    heads = [t for t in clause.subjects if t.kind == "P"] if ours else people
    led = ours or all(t.kind in "DP" and acts_for_delegation(reading, frame, t) for t in clause.subjects)
    opens = ONLY_MANNER.fullmatch(reading.clean, clause.start, joiner.start()) is not None
    seats = {stands_for(reading, Party(kind="person", local_id=t.local_id, side="counterpart")).local_id for t in heads}
    return both if led and opens and seats == {both[0].local_id} else []


def _carried_signatory(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Read 并分别与丙签订 behind 甲与乙签订: who signed in the sentence before goes on signing."""
    last = book.found[-1] if book.found else None
    goes_on = GOES_ON_SIGNING.match(clause.text) is not None
    beside = last is not None and last.start >= clause.sentence.start and AND_WITH.match(clause.text) is not None
    if last is None or not (goes_on or beside) or last.rule not in PAIRED or last.is_background:
        return []
    if len(last.parties) < 2:
        return []  # 我省同甲州签署,同乙州签署: 甲州 is across from who goes on
    block = reading.text.blocks[clause.sentence.block]
    first = min((p for p in last.parties if p.start is not None), key=lambda p: p.start or 0, default=None)
    return [first] if first is not None and block.start <= last.start < clause.start else []
