"""Who may sign: the party a name stands for, the house an official signs for, home, and whoever the words are about."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.agreements.groups import COUNTED_PLACES
from extract.assemble.agreements.scope import names_whose, sent_by
from extract.assemble.agreements.wording import GOVERNMENT, MAX_TITLE, SIGNS_FOR, THIS_TIME
from extract.assemble.engagements.who import houses_named_with, meant_party
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Party
from extract.assemble.trips import Frame, acts_for_delegation
from extract.settle.settled import Role

# What may stand behind a place that signs: a joiner, an adverb, the verb, or the office that signs for it.
SIGNS_ITSELF = re.compile(
    r"(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:上午|下午|晚上|晚)?)?"
    r"(?:根据|按照|依据|经(?:友好)?协商|将|拟|即将|与|和|同|及|、|还|也|又|已|正式|成功|现场|共同|分别|双方|就|签|续签|率先|首次|顺利|最终|当场|于[0-9]|达成|缔结|战略|全面|携手|联合|结为|建立|,|，|。|;|；|$|[(（]|进行(?:了)?(?=签)"
    r"|等(?:[^,，。;；、]{0,4}?(?:城市|地|市|县|区))?(?:分别|现场|正式|共同)*(?:签|缔结|结为|建立)"
    r"|在(?:会|论坛|活动|仪式|大会|峰会|签约)[^,，。;；在]{0,6}?(?:上|期间|现场)(?:与|和|同|签|正式|共同)"
    r"|在[^,，。;；在与和同签]{1,12}?(?:正式|现场|共同)*(?=签|缔结)"  # 甲市与乙市|在丙地签署
    r"|举行|举办|两[省市区县州地]|[省市区县州]?(?:人民)?政府|管委会|方面|(?:对口|相关|有关|业务)部门|代表|(?:常务)?副?[省市区县州]长|[省市区县州]委"
    r"|(?:在?线上|在?云端|远程|云上)(?:正式|共同|现场)*(?=签|缔结)"
    r"|通过(?:视频|线上|网络|远程|云)|以(?:视频|线上|书面|云)[^,，。;；]{0,4}?(?:方式|形式)"
    r"|的代表(?=[0-9在于共签])|并(?:正式|共同|现场)*(?=签)|(?:会谈|会见|会晤|座谈|洽谈)(?:并|后))"  # 甲市与乙州|会谈并签约
)
REPRESENTS_TO = re.compile(r",|，|分别|与|和|同|一起|共同")
OFFICE = re.compile(
    r"[省市区县州](?![^省市区县州]*政府)[^省市区县州]{2,10}(?:厅|局|署|委员会|委|办公室)$"
)  # 某省农业农村|厅
# A firm's chairman who sits in a council speaks for his firm: 全国政协委员
SITS_IN_COUNCIL = re.compile(r"(?:政协(?:特聘|特邀|港澳|海外)?(?:委员|常委|常务委员)|人大(?:常委会)?(?:代表|委员))$")
HELD_BEFORE = re.compile(r"[前原](?![台线沿端])")  # 某国前总理、甲市市长: he signs as mayor
SIGNING_LEVELS = frozenset({"country", "province", "city", "district", "zone"})


def seat_of(reading: Reading, party: Party) -> str | None:
    """Give the place a public party stands for, or the body itself."""
    entity = reading.entity(party.local_id)
    public = entity is not None and entity.detail_kind in ("government", "party")
    return entity.place_local_id if entity is not None and public else party.local_id


def signatory_of(reading: Reading, frame: Frame, token: Token) -> Party | None:
    """Give the party that a name at the end of its words is: a body, or a place that no firms are told to be from."""
    signs = token.kind == "O" or (token.kind == "L" and reading.level(token) in SIGNING_LEVELS)
    return party_of(reading, frame, token) if signs and not names_whose(reading, token) else None


def is_country(reading: Reading, party: Party) -> bool:
    """Tell whether a party is a state."""
    entity = reading.entity(party.local_id)
    return entity is not None and entity.detail_kind == "country"


def house_signed_for(reading: Reading, token: Token) -> Party | None:
    """Give the one body somebody holds office in that signs contracts: the city of its mayor, the firm of its president."""
    roles = reading.roles_by_person.get(token.local_id, ())
    houses = {r.organization_local_id for r in roles} - {None}
    signing = [h for h in houses if h is not None and _signs_contracts(reading, h)]
    kind = "organization"
    if not houses:  # the governor of a province abroad, whose house is the province
        signing, kind = list({r.place_local_id for r in roles if r.place_local_id is not None}), "place"
    if token.kind != "P" or len(signing) != 1:
        return None
    return Party(kind=kind, local_id=signing[0], side="counterpart", start=token.start, end=token.end, is_inferred=True)


def _signs_contracts(reading: Reading, body: str) -> bool:
    """Tell a government or a firm from a party committee, whose secretaries sign as nothing else."""
    entity = reading.entity(body)
    return entity is not None and entity.detail_kind != "party"


def can_sign(reading: Reading, token: Token) -> bool:
    """Tell whether a place stands for its government and signs; in 甲市某机构 it only says where the body is."""
    entity = reading.entity(token.local_id)
    return (
        token.kind == "L"
        and token.end - token.start > 1
        and entity is not None
        and entity.detail_kind in ("province", "city", "district", "zone")
        and SIGNS_ITSELF.match(reading.clean, token.end) is not None
        and not names_whose(reading, token)
        and not _is_where(reading, token)
        and COUNTED_PLACES.fullmatch(entity.name) is None
    )


def _is_where(reading: Reading, token: Token) -> bool:
    """Tell 代表团在甲国|乙市|与丙签署: where somebody else signs."""
    opens = token.start
    for outer in reversed(reading.tokens_in(max(0, opens - MAX_TITLE), opens)):
        opens = outer.start if outer.kind == "L" and outer.end == opens else opens
    if not reading.clean.endswith("在", 0, opens) or reading.clean[token.end : token.end + 1] not in tuple("与和同"):
        return False
    return any(t.kind in "PDO" and t.end == opens - 1 for t in reading.tokens_in(max(0, opens - MAX_TITLE), opens))


def public_bodies(reading: Reading, parties: list[Party]) -> list[str]:
    """Give the places and governments among the parties: they sign where they sit more often than firms do."""
    return [
        p.local_id
        for p in parties
        if p.kind == "place"
        or ((entity := reading.entity(p.local_id)) is not None and entity.detail_kind in ("government", "party"))
    ]


def signing_seats(reading: Reading, parties: list[Party]) -> set[str]:
    """Give who signs, a place and its government as one: 我市与…, 市长代表市政府与…."""
    return {(_governs(reading, p) and _town_of_a_public_body(reading, p)) or p.local_id for p in parties}


def signing_towns(reading: Reading, parties: list[Party], *, chambers: bool = False) -> set[str]:
    """Give who signs, every public body as the place it is of: 长春市外办 of 长春市; so, if asked, its 工商联."""
    return {_town_of_a_public_body(reading, p, chambers=chambers) or p.local_id for p in parties}


def _town_of_a_public_body(reading: Reading, party: Party, *, chambers: bool = False) -> str | None:
    entity = reading.entity(party.local_id)
    public = entity is not None and entity.detail_kind in ("government", "party")
    public = public or (chambers and entity is not None and entity.name.endswith(("工商联", "工商业联合会")))
    return entity.place_local_id or None if public and entity is not None else None


def _governs(reading: Reading, party: Party) -> bool:
    """Tell 丙市人民政府, which stands for its place, from a department."""
    entity = reading.entity(party.local_id)
    return entity is not None and entity.detail_kind == "government" and GOVERNMENT.search(entity.name) is not None


def party_of(reading: Reading, frame: Frame, token: Token) -> Party:
    """Give the party a name is, with those who travel where it acts for them or is a body of the home they left."""
    mine = acts_for_delegation(reading, frame, token) or _is_signed_for_by_guest(reading, frame, token)
    mine = mine or (
        token.kind == "O"
        and not frame.is_inbound
        and frame.home_id is not None
        and reading.lies_in(token.local_id, frame.home_id)
    )
    kind = {"P": "person", "L": "place"}.get(token.kind, "organization")
    return Party(
        kind=kind,
        local_id=token.local_id,
        side="delegation" if mine else "counterpart",
        start=token.start,
        end=token.end,
    )


def _is_signed_for_by_guest(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell the side of 省工商联 in 甲代表省工商联同…签署, where 甲 leads or belongs to those who travel: his."""
    if not reading.clean.endswith("代表", 0, token.start):
        return False
    before = [t for t in reading.tokens_in(max(0, token.start - MAX_TITLE), token.start) if t.kind == "P"]
    return bool(before) and acts_for_delegation(reading, frame, before[-1])


def home_party(reading: Reading, frame: Frame) -> list[Party]:
    """Give the party that 双方 and a bare delegation stand for: the home place of who travels, else the body it travels for."""
    trip = frame.trip
    home = frame.home_id if trip is None or not frame.is_inbound else trip.home_id
    if trip is not None and frame.is_inbound and reading.is_land(home):
        houses = houses_named_with(reading, trip.lead)  # 某国某商会会长甲率团来: he does not sign for his land
        return [meant_party(reading, "organization", house) for house in houses[:1]]
    if home is not None:
        return [meant_party(reading, "place", home)]
    if frame.bodies:
        return [meant_party(reading, "organization", min(frame.bodies))]
    if trip is not None and trip.delegation_id is not None:
        return [meant_party(reading, "organization", trip.delegation_id)]
    return []


def told_from(reading: Reading, frame: Frame) -> list[Party]:
    """Give the party that 我市 means, guests or none: the place a story is told from, else whoever travels."""
    if frame.home_id is not None:
        return [meant_party(reading, "place", frame.home_id)]
    if frame.trip is not None and frame.is_inbound and len(frame.trip.places) == 1:
        town = frame.trip.places[0].local_id
        entity = reading.entity(town)
        if town is not None and entity is not None and entity.detail_kind in ("city", "district", "zone"):
            return [meant_party(reading, "place", town)]  # guests came there, and it tells of them
    return home_party(reading, frame)


def holds_office(reading: Reading, person: Party) -> bool:
    """Tell whether a body or a place is read that somebody holds office in."""
    roles = reading.roles_by_person.get(person.local_id, ())
    return any(r.organization_local_id is not None or r.place_local_id is not None for r in roles)


def roles_spoken_for(reading: Reading, person: Party) -> list[Role]:
    """Give the offices somebody may deal for: none held before (前总理), no mere seat in a political council."""
    roles = reading.roles_by_person.get(person.local_id, ())
    return [r for r in roles if SITS_IN_COUNCIL.search(r.title) is None and HELD_BEFORE.match(r.title) is None]


def stands_for(reading: Reading, party: Party) -> Party:
    """Give the place an official who talked stands for: with a mayor the town agrees, not he; anybody else stays himself."""
    if party.kind != "person":
        return party
    roles = roles_spoken_for(reading, party)
    bodies = [reading.entity(r.organization_local_id) for r in roles]
    offices = {b.local_id for b in bodies if b is not None and OFFICE.search(b.name) is not None}
    if len(offices) == 1 and len(roles) == 1:  # the head of a department deals for it, not for its town
        return replace(party, kind="organization", local_id=offices.pop(), is_inferred=True)
    seats = {b.place_local_id for b in bodies if b is not None and b.detail_kind in ("government", "party")}
    seats = seats or {r.place_local_id for r in roles if r.organization_local_id is None}  # a governor abroad
    if len(seats) != 1 or (seat := seats.pop()) is None:
        return party
    return replace(party, kind="place", local_id=seat, is_inferred=True)


def represented(reading: Reading, frame: Frame, clause: Clause, until: int) -> list[Party]:
    """Read 区长某某代表甲区,与…签约: who signs for a place or body names it behind 代表."""
    for found in reversed(list(SIGNS_FOR.finditer(reading.clean, clause.sentence.start, until))):
        token = next((t for t in reading.tokens_in(found.end(), until) if t.start == found.end()), None)
        if token is not None and token.kind in "OL" and REPRESENTS_TO.match(reading.clean, token.end):
            return [party_of(reading, frame, token)]
    return []


def topic_party(reading: Reading, frame: Frame, clause: Clause) -> Party | None:
    """Give the topic that a clause still speaks of, where it is named close enough before and is no body that only sends somebody."""
    topic = clause.topic
    if topic is None or clause.start - topic.start >= 420 or sent_by(reading, topic):
        return None
    return party_of(reading, frame, topic)


def topic_in_reach(reading: Reading, frame: Frame, clause: Clause) -> Party | None:
    """Give the topic as the unsaid signatory only where 此次 or its own sentence ties the signature to it."""
    topic = clause.topic
    tied = topic is not None and (topic.start >= clause.sentence.start or THIS_TIME.search(clause.text) is not None)
    return topic_party(reading, frame, clause) if tied else None


def place_that_acts(reading: Reading, frame: Frame, clause: Clause) -> Party | None:
    """Give the place that opens an earlier clause of the sentence and acts there: 甲县与多家企业洽谈,与乙公司签订…."""
    for earlier in reading.clauses_by_sentence[clause.sentence.start]:
        first = next(iter(earlier.tokens), None)
        opens = first is not None and first.kind == "L" and first.start - earlier.start <= 6
        if earlier.start >= clause.start or first is None or not opens:
            continue
        if re.match(r"与|和|同|共|还|已|分别|先后|作为|在[会论活仪大峰签]", reading.clean[first.end : first.end + 2]):
            return party_of(reading, frame, first)
    return None


def distinct(parties: list[Party]) -> list[Party]:
    """Give each party once, as it was told first."""
    seen: dict[tuple[str, str], Party] = {}
    for party in parties:
        seen.setdefault((party.kind, party.local_id), party)
    return list(seen.values())
