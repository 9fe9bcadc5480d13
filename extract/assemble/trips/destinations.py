"""Where a clause goes: 先后赴甲市、乙市, 对甲国、乙国进行访问, 来我市; and the scene a sentence opens with."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.trips.frame import Frame
from extract.assemble.trips.homes import are_apart, is_named_after_a_land, land_that_opens, seats_of
from extract.assemble.trips.wording import (
    GOES,
    IN_A_TOWN,
    LEADS,
    LIST_GAP,
    LONGEST_LIST,
    NUMERALS,
    PRESENT_VISIT,
    SETS_OUT,
)
from extract.assemble.wording import BARE_GROUP, GROUP
from extract.settle.geography import BEYOND
from extract.settle.settled import Entity

OF_THERE = re.compile(
    r"的(?!(?:正式|友好|工作|经贸|商务|行程|考察|访问|活动))[^,，。;；]{2,20}?(?:公司|集团|企业|工厂|园|基地)"
)
UNREAD_STOP = re.compile(
    r"、[\u4e00-\u9fff]{2,5}、"
)  # 甲市|、乙某、|丙市: a stop no list holds between two that are read
UNREAD_INSIDE = re.compile(
    r"[\u4e00-\u9fff]{1,6}[省州市郡道府县区][、和及与]"
)  # 甲国|某某省、|乙国: a part of 甲国 that no list holds
# 甲国|北部城市|乙: what kind of town it is, and where in the land
TOWN_OF_THAT_LAND = re.compile(
    r"(?:(?:[东西南北中]|东南|东北|西南|西北)部|沿海|边境|第[二三四]大|最大|重要|主要|著名|港口|工业|商业|中心|历史|文化|旅游|的)*"
    r"(?:城市|名城|小镇|古城|古镇)"
)
STOP_END = re.compile(r"(?:访问|考察|逗留|停留)?(?:期间|时)?")
# The place stands right behind them, or they have none.
SHORT_REACH = frozenset({"在", "深入", "访问", "访", "到访", "来访", "到", "来", "莅", "莅临"})
# 对甲国、乙国进行…访问, 结束对甲国的访问: the list stands before its verb.
TOWARDS = re.compile(r"(?<![面应核校])对(?!接|比|外|口|话|标|策|象|手|方)")
DONE_TO = re.compile(
    r"(?:等)?(?:[0-9一二两三四五六七八九十]{0,3}个?(?:国家|城市|国|市|省|地))?"
    r"(?:(?:进行|展开|开展)(?:了)?(?:为期.{1,3}天的)?.{0,6}?|的(?:正式|友好|工作|经贸|商务|经贸友好)?"
    r"|为期.{1,3}天的(?:正式|友好|工作|经贸|商务){0,2})(?:访问|考察|回访)"
)
# 应甲国、乙国有关方面邀请: the countries that a journey to 两国 went to
INVITED_BY = re.compile(r"应(?P<who>[^。;；]{2,80}?)邀请")
# 参加走进某地(某市)招商推介会: out of the name of an event
IN_NAME_OF_EVENT = re.compile(r"(?:参加|出席|举办|举行|召开|承办)了?[^,，。;；]{0,30}$")
# 市政府 and 县委县政府: whose they are is not said
BARE_HOUSE = re.compile(r"[省市区县州](?:委|政府|人民政府|议会|政厅)|[省市区县]委[省市区县]政府")
OF_ITS_PEOPLE = tuple("商资企胞籍侨")
# 赴|沿线国家——|甲国、乙国: what kind of lands, before their names
KIND_OF_LANDS = re.compile(
    r"[\u4e00-\u9fff“”0-9]{0,12}?(?:国家|城市|地区|国|市|地|第[一二三四五六七八九]站|首站|末站)[—-]{1,2}"
)
BESIDE = re.compile(r"(?:毗邻|邻近|靠近|紧邻|临近)$")
HALL_BEHIND = re.compile(r"馆(?=[、,，和及等])")  # 协作|甲市馆
PRESENTLY = re.compile(r"正在(?=[^,，。;；]{2,24}?(?:访问|考察)(?:的|[,，。;；]|$))")  # 正在|甲国访问的某省代表团
ITINERARY = re.compile(
    r"(?:(?:展开|开启|开始|开展|进行|完成|结束)了?(?:为期[^,，。;；的]{1,4}天的)?|为期[^,，。;；的]{1,4}天的(?=访[^,，。;；]{1,4}行程(?:圆满|顺利|完成|结束|落幕)))(?:在|对|访)?"
)
ROUND_TRIP = re.compile(
    r"(?:等国?|等地)?(?:为期[^,，。;；的]{1,4}天)?的?(?:友好|经贸|商务|拜访|访问|考察|招商|交流|推介)*(?:行程|之旅|之行|访问|考察)"
)


def inviting_countries(reading: Reading, clause: Clause, them: str) -> list[Token]:
    """Give the countries that invited whoever visits 三国, where the sentence names as many: 应甲国、乙国、丙国邀请."""
    invited = INVITED_BY.search(reading.clean, clause.sentence.start, clause.end)
    number = next((NUMERALS[c] for c in them if c in NUMERALS), 0)
    if invited is None:
        return []
    inside = reading.tokens_in(invited.start("who"), invited.end("who"))
    countries = {t.local_id: t for t in inside if t.kind == "L" and reading.level(t) == "country"}
    for house in (t for t in inside if t.kind == "O"):
        land = land_that_opens(reading, reading.clean[house.start : house.end])  # 甲国|乙市政府
        if land is not None:
            countries.setdefault(land, replace(house, kind="L", local_id=land))
    return list(countries.values()) if len(countries) == number else []


def is_where_they_live(reading: Reading, frame: Frame, token: Token) -> bool:
    """Tell whether a destination is China itself, told of people who are not known to live abroad: 前往中国某集团."""
    entity = reading.entity(token.local_id)
    if entity is None or entity.vocabulary_key is None:
        return False
    place = reading.vocabulary.places.get(entity.vocabulary_key)
    if place is None or place.level != "country" or place.country_code != "CN":
        return False
    return frame.home_id is None or reading.lies_in(frame.home_id, token.local_id)


def our_place(reading: Reading, frame: Frame, comes: re.Match[str]) -> list[Token]:
    """Give the home place as destination of guests: 来我市, and 来锡 where the home is called so; else nothing."""
    home = reading.entity(frame.home_id)
    short = comes.group("short") or comes.group("seat")
    if home is None and (comes.group("where") or short):
        key = reading.settled.teller_by_story.get(frame.story.ordinal)
        teller = reading.entity(reading.local_by_key.get(key or ""))
        ours = teller is not None and (short or teller.name.endswith(comes.group("where")[-1]))
        home = teller if ours else None
    if home is None or (short and not _is_called_short(reading, home, short)):
        return []
    at = max(comes.start("where"), comes.start("short"), comes.start("seat"), comes.start())
    return [Token(kind="L", local_id=home.local_id, start=at, end=comes.end(), name_start=at)]


def _is_called_short(reading: Reading, home: Entity, short: str) -> bool:
    """Tell whether one character stands for the home place: 柳 of 柳州市, 鹭 of 厦门市."""
    return home.name.startswith(short) or home.vocabulary_key in reading.vocabulary.place_keys_by_alias.get(short, ())


# 前往|素有“丝绸之府”美称的|甲市
EPITHET = re.compile(r"(?:素有|有着?|被誉为|号称|享有|被称为)“[^“”]{2,16}”(?:之称|之誉|的?美称|的?美誉|称号)?的")


def find_destinations(reading: Reading, clause: Clause) -> tuple[int | None, list[Token]]:
    """Find where a clause goes: 先后赴广东省深圳市、北京市 → 深圳市, 北京市; 对日本、韩国进行访问 → 日本, 韩国."""
    presently = PRESENTLY.search(reading.clean, clause.start, clause.end)
    if presently is not None:
        places = places_listed(reading, presently.end(), clause.end)
        if places and PRESENT_VISIT.match(reading.clean, places[-1].end, clause.end):
            return presently.start(), places
    for verb in GOES.finditer(reading.clean, clause.start, clause.end):
        if any(t.start <= verb.start() < t.end for t in clause.tokens):
            continue
        if verb.group() == "走进" and IN_NAME_OF_EVENT.search(reading.clean, clause.start, verb.start()):
            continue
        epithet = EPITHET.match(reading.clean, verb.end(), clause.sentence.end)
        at = epithet.end() if epithet is not None else verb.end()
        places = places_listed(reading, at, clause.sentence.end)
        gap = reading.clean[at : reading.tokens_in(at, clause.sentence.end)[0].start] if places else ""
        gap = "" if KIND_OF_LANDS.fullmatch(gap) is not None else gap
        if places and _opens_list_of_bodies(reading, places[-1]):
            continue
        if places and verb.group() == "拜访" and not _are_whole_lands(reading, places, clause.end):
            continue  # 拜访甲国乙公司
        if places and HALL_BEHIND.match(reading.clean, places[-1].end):
            continue  # 前往乙市馆: a hall, and where it stands is not said
        if "位于" in gap or (places and OF_THERE.match(reading.clean, places[-1].end)):
            continue  # 来到位于甲市的乙公司: where a house stands is no stop
        behind = verb.end() + reading.clean.startswith("了", verb.end())
        if not places and (seat := _seat_of_house(reading, behind)) is not None:
            return verb.start(), [seat]
        if not places and (site := _site_of_firm_abroad(reading, verb, behind)) is not None:
            return verb.start(), [site]
        if not places and TRAVELS_TOGETHER.search(reading.clean, clause.sentence.start, verb.start()):
            far = SETS_OUT.fullmatch(verb.group()) is not None
            seat = (
                _seat_of_park_or_chamber(reading, behind, far=far)
                or _seat_of_branch(reading, behind)
                or _seat_of_house_elsewhere(reading, clause, behind)
            )
            if seat is not None:
                return verb.start(), [seat]
        if places and len(gap) <= (2 if verb.group() in SHORT_REACH else 8) and not re.search(r"[,，;；:：]", gap):
            return verb.start(), places
    for towards in TOWARDS.finditer(reading.clean, clause.start, clause.end):
        places = places_listed(reading, towards.end(), clause.end)
        if places and DONE_TO.match(reading.clean, places[-1].end, clause.end):
            return towards.start(), places
    for opens in ITINERARY.finditer(reading.clean, clause.start, clause.end):
        places = places_listed(reading, opens.end(), clause.end)
        if places and places[0].start == opens.end() and ROUND_TRIP.match(reading.clean, places[-1].end, clause.end):
            return opens.start(), places  # 展开甲国、乙国与丙国拜访行程
    return None, []


def houses_seen_there(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where a delegation is led to houses of: 在甲省期间,|市长乙还率团到丙博物院、丁集团考察 → 甲省."""
    if clause.number == 0 or LEADS.search(clause.text) is None:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][clause.number - 1]
    stops = stops_named(reading, before)
    toured = next((c for c in clause.cues if c.family == "engagement"), None)
    named = any(t.kind in "PD" and not BARE_GROUP.fullmatch(reading.clean, t.start, t.end) for t in clause.tokens)
    if len(stops) == 1 and toured is not None and named:
        if PARTY_ACTS.search(reading.clean, clause.start, toured.start) is not None:
            return toured.start, stops
    for verb in GOES.finditer(reading.clean, clause.start, clause.end) if len(stops) == 1 else ():
        led = LEADS.search(reading.clean, clause.start, verb.start())
        if led is not None and any(t.kind == "O" for t in reading.tokens_in(verb.end(), verb.end() + 1)):
            return verb.start(), stops
    return None


def _site_of_firm_abroad(reading: Reading, verb: re.Match[str], at: int) -> Token | None:
    """Give the place abroad whose works of a firm somebody sets out for: 赴甲集团|乙国丙省|经济特区 → 丙省."""
    firm = next(iter(reading.tokens_in(at, at + 1)), None)
    if SETS_OUT.fullmatch(verb.group()) is None or firm is None or firm.kind != "O" or firm.start != at:
        return None
    places = places_listed(reading, firm.end, firm.end + LONGEST_LIST)
    if len(places) != 1 or not reading.tokens_in(firm.end, firm.end + 1) or not _are_beyond(reading, places):
        return None
    return places[0] if SITE_BEHIND.match(reading.clean, places[0].end) is not None else None


# 丙省|经济特区
SITE_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:经济特区|合作区|园区|工业园|产业园|基地|工厂|分公司|子公司|项目)(?!组|组成)"
)
PARTY_ACTS = re.compile(rf"(?:一行|{GROUP})[^,，。;；]{{0,6}}?$")  # 在甲国期间,市长乙一行|参观了


def event_joined(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where a delegation takes part in what was told before it: 博览会5日在甲市开幕,|乙市派出代表团参会 → 甲市."""
    if (named := _town_in_name_of_event(reading, clause)) is not None:
        return named
    joined = TAKES_PART.search(reading.clean, clause.start, clause.end)
    if joined is None or SENDS_A_GROUP.search(reading.clean, clause.start, joined.start()) is None:
        return None
    told = [t for t in reading.tokens_in(clause.start, joined.start()) if t.kind == "L"]
    if any(reading.clean[t.end : t.end + 1] == "、" for t in told):
        return None  # 甲国、乙国代表团参会
    if joined.group("where") is not None:
        places = places_listed(reading, joined.start("where"), joined.end("where"))
        inside = places and places[0].start == joined.start("where") and places[-1].end <= joined.end("where")
        return (joined.start(), places) if inside and len(places) == 1 else None
    earlier = reading.clauses_by_sentence[clause.sentence.start][: clause.number]
    if not any(c.cues for c in earlier):
        ends = clause.sentence.start - 1
        earlier = [
            c for c in reading.clauses_by_story[clause.sentence.story] if ends - 120 < c.start and c.end <= ends + 1
        ] + earlier
    for before in reversed(earlier):
        if before.sentence.block != clause.sentence.block or before.earlier or before.is_hoped(before.start):
            return None
        held = next((c for c in before.cues if c.kind == "event_held"), None)
        if held is None:
            continue
        at = IN_A_TOWN.search(reading.clean, before.start, held.start)
        places = places_listed(reading, at.end(), held.start) if at is not None else []
        towns = all(reading.level(t) in ("city", "district", "country") or _is_a_city(reading, t) for t in places)
        return (joined.start(), places) if len(places) == 1 and towns else None
    return None


def land_visited_before(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where somebody acts during the visit that the clause before names: 访德期间,|市长甲先后参观了乙公司 → 德国."""
    acts = next((c for c in clause.cues if c.family == "engagement"), None)
    if clause.number != 1 or acts is None or not clause.own_subject:
        return None
    before = reading.clauses_by_sentence[clause.sentence.start][0]
    lasts = VISIT_LASTS.fullmatch(before.text)
    if lasts is None or before.earlier or clause.earlier:
        return None
    places = [t for t in before.tokens if t.kind == "L"]
    whole = len(places) == len(before.tokens) == 1 and lasts.span("where") == (
        places[0].start - before.start,
        places[0].end - before.start,
    )
    return (acts.start, places) if whole and _are_beyond(reading, places) else None


VISIT_LASTS = re.compile(r"(?:在)?(?:此次|这次|本次)?(?:出访|访问|访)(?P<where>[\u4e00-\u9fff]{1,8}?)期间")  # 访德期间


def house_called_on(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where a delegation of elsewhere calls on a house of government: 甲国某商会访问团于5月7日拜会|乙省商务厅 → 乙省."""
    calls = CALLS.search(reading.clean, clause.start, clause.end)
    group = next((t for t in clause.subjects if t.kind == "D"), None)
    if calls is None or group is None or not clause.own_subject or clause.earlier:
        return None
    home = reading.entity(group.local_id)
    seat = _seat_of_house(reading, calls.end())
    told = reading.every_date_in(clause.sentence.start, clause.end)
    if not told or home is None or seat is None or POSTED_THERE.search(reading.clean, clause.sentence.start, seat.end):
        return None
    own = home.place_local_id
    return (calls.start(), [seat]) if are_apart(reading, own, seat.local_id) else None


CALLS = re.compile(r"(?:拜会|拜访)了?")
POSTED_THERE = re.compile(
    r"驻|在[^,，。;；]{2,20}?期间|在[^,，。;；]{2,12}?(?:拜会|拜访)"
)  # 乙省驻丙市办事处: it sits in 丙市


def event_abroad(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where heads of places in China attend what is held abroad: 甲省副省长乙在丙国丁市|出席戊会年会 → 丁市."""
    attends = ATTENDS_AT.search(reading.clean, clause.start, clause.end)
    if attends is None or not clause.own_subject or clause.earlier:
        return None
    places = places_listed(reading, attends.start("where"), attends.end("where"))
    spans = bool(places) and places[-1].end == attends.end("where") and len(places) == 1
    if not spans or not _are_beyond(reading, places):
        return None
    heads = [t for t in clause.tokens if t.kind == "P" and t.end <= attends.start()]
    near = bool(heads) and SAME_DAYS.fullmatch(reading.clean, heads[-1].end, attends.start()) is not None
    at_home = any("CN" in reading.place_keys_up(seat) for t in heads for seat in seats_of(reading, t))
    posted = any(h.detail_kind == "embassy" for t in heads for h in reading.houses(t.local_id))
    return (attends.start("joins"), places) if near and at_home and not posted else None


SAME_DAYS = re.compile(
    r"(?:[0-9年月日至到—\-\s]|日前|近日|当地时间|应邀|一行|率团|先后|分别)*"
)  # 甲|29日至30日|在乙市出席
ATTENDS_AT = re.compile(r"在(?P<where>[\u4e00-\u9fff]{2,20}?)(?P<joins>出席|参加)(?!的|者)")


def _are_beyond(reading: Reading, places: list[Token]) -> bool:
    """Tell places all known to lie abroad, or in Hong Kong, Macao or Taiwan."""
    keys = [set(reading.place_keys_up(t.local_id)) for t in places]
    known = [k for k in keys if k & reading.vocabulary.places.keys()]
    return bool(places) and len(known) == len(places) and all("CN" not in k or k & BEYOND for k in known)


# 率分团|参会, 代表团|参加大会; 率团|参加在甲市举行的大会
TAKES_PART = re.compile(
    r"(?:参加|出席)了?在(?P<where>[^,，。;；在]{2,16}?)(?:隆重)?(?:举行|举办|召开|开幕)的"
    r"|(?:参会|参展|赴会|(?:参加|出席)(?:了)?(?:本届|此次|这次)?(?:[招商推介经贸合作交流项目对接]{0,6}活动|大会|盛会|展会|博览会|洽谈会|推介会|对接会|开幕式)|(?<=率团|率队|带队)(?:参加|出席))(?=[,，。;；]|$)"
)
SENDS_A_GROUP = re.compile(rf"{GROUP}|(?:率|派出|组成)[^,，。;；]{{0,16}}?分?团|率队|带队")


def _town_in_name_of_event(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where the event is held that somebody leads people to, in its name: 率团参加|2024香港某某周 → 香港."""
    joined = JOINS_NAMED.search(reading.clean, clause.start, clause.end)
    if joined is None or LEADS.search(reading.clean, clause.start, joined.start()) is None:
        return None
    places = [t for t in reading.tokens_in(joined.start("name"), joined.end("name")) if t.kind == "L"]
    first = places[0] if places and places[0].start == joined.start("name") else None
    if first is None or (reading.level(first) != "city" and not _is_beyond(reading, first)):
        return None
    behind = reading.clean[first.end : first.end + 1]
    return (joined.start(), [first]) if behind not in "·—-、与和(（" else None


def _is_beyond(reading: Reading, place: Token) -> bool:
    """Tell 香港, 澳门 and a land abroad; 中国某某博览会 is held in any town."""
    found = reading.entity(place.local_id)
    keys = set(reading.place_keys_up(place.local_id))
    lands = found is not None and found.detail_kind == "country" and "CN" not in keys
    return lands or (found is not None and found.name.endswith("特别行政区"))


# 率团参加|2024香港某某周招商大会
JOINS_NAMED = re.compile(
    r"(?:参加|出席|参展)了?(?:[0-9]{4}年?)?(?:第[^,，。;；]{1,4}届)?[“\"]?(?P<name>[^,，。;；在]{4,24}?(?:博览会|投洽会|交易会|洽谈会|展览会|招商大会|推介会|招商周|展销会|论坛))(?=[”\"]?(?:[,，。;；、]|$|暨|并))"
)


def _is_a_city(reading: Reading, place: Token) -> bool:
    """Tell 北京市, which is a city and a province."""
    found = reading.entity(place.local_id)
    return found is not None and found.detail_kind == "province" and found.name.endswith("市")


def _are_whole_lands(reading: Reading, places: list[Token], end: int) -> bool:
    """Tell a list of lands abroad with nothing of theirs behind it: 甲国、乙国|三国."""
    lands = all(reading.level(t) == "country" and "CN" not in reading.place_keys_up(t.local_id) for t in places)
    return lands and len(places) > 1 and LANDS_END.match(reading.clean, places[-1].end, end) is not None


LANDS_END = re.compile(r"(?:等|[二两三四五六]?国|[,，。;；]|$)")


def _seat_of_house(reading: Reading, at: int) -> Token | None:
    """Give the place whose government somebody goes to: 率队到甲区政府拜访 → 甲区."""
    house = next(iter(reading.tokens_in(at, at + 1)), None)
    entity = reading.entity(house.local_id) if house is not None and house.kind == "O" else None
    if house is not None and entity is not None and OF_CHINESE_ABROAD.search(entity.name) is not None:
        land = land_that_opens(reading, entity.name)
        if land is not None and is_named_after_a_land(reading, house.local_id):
            return Token(kind="L", local_id=land, start=house.start, end=house.end, name_start=house.start)
    if (
        house is None
        or entity is None
        or entity.place_local_id is None
        or entity.detail_kind not in ("government", "party")
    ):
        return None
    if BARE_HOUSE.fullmatch(reading.clean, house.start, house.end):
        return None
    return Token(kind="L", local_id=entity.place_local_id, start=house.start, end=house.end, name_start=house.start)


def _seat_of_park_or_chamber(reading: Reading, at: int, *, far: bool) -> Token | None:
    """Give the town of a park people set out for, and that of a chamber named after where it is and whose it is.

    前往甲区乙产业园 → 甲区; 来到甲省乙商会 → 甲省; 到访澳门乙总商会 → 澳门.
    """
    house = next(iter(reading.tokens_in(at, at + 1)), None)
    entity = reading.entity(house.local_id) if house is not None and house.kind == "O" else None
    seat = reading.entity(entity.place_local_id) if entity is not None else None
    if house is None or entity is None or seat is None or seat.detail_kind not in ("city", "district", "province"):
        return None
    beyond = bool(set(reading.place_keys_up(seat.local_id)) & BEYOND) and entity.name.startswith(seat.name[:2])
    park = far and entity.detail_kind == "industrial_park"
    named = reading.vocabulary.match("place", entity.name)
    of_others = len(named) > 1 and named[0][0] == 0 and entity.name[: named[0][1]].endswith(("省", "市", "区", "县"))
    chamber = entity.detail_kind == "association" and (beyond or (of_others and entity.name.endswith("商会")))
    if not park and not chamber:
        return None
    return Token(kind="L", local_id=seat.local_id, start=house.start, end=house.end, name_start=house.start)


def _seat_of_branch(reading: Reading, at: int) -> Token | None:
    """Give the town whose branch of a firm people go to: 前往某公司|甲市总部 → 甲市; a town that the text names elsewhere, too."""
    house = next(iter(reading.tokens_in(at, at + 1)), None)
    if house is None or house.kind != "O":
        return None
    name = reading.clean[house.start : house.end]
    branch = BRANCH_IN_A_TOWN.search(name)
    named = reading.vocabulary.match("place", name) if branch is not None else ()
    town = next((key for begin, end, key in named if begin > 0 and branch and end == branch.start()), None)
    seat = reading.entity(reading.local_by_key.get(town or ""))
    if seat is None or seat.detail_kind not in ("city", "district", "province"):
        return None
    return Token(kind="L", local_id=seat.local_id, start=house.start, end=house.end, name_start=house.start)


BRANCH_IN_A_TOWN = re.compile(r"(?:区域)?(?:总部|分公司|分部|研发中心|生产基地|工厂)$")


def _seat_of_house_elsewhere(reading: Reading, clause: Clause, at: int) -> Token | None:
    """Give the town of a park or of a firm named in full after it, which people of another place go to.

    甲市副市长乙率队到丙市丁产业园, 到丙市戊集团考察 → 丙市.
    """
    house = next(iter(reading.tokens_in(at, at + 1)), None)
    entity = reading.entity(house.local_id) if house is not None and house.kind == "O" else None
    seat = reading.entity(entity.place_local_id) if entity is not None else None
    if house is None or entity is None or seat is None or seat.detail_kind not in ("city", "district"):
        return None
    in_full = TOWN_IN_FULL.match(entity.name) is not None and entity.name.startswith(seat.name)
    if entity.detail_kind != "industrial_park" and not (entity.detail_kind == "company" and in_full):
        return None
    if not _are_of_elsewhere(reading, clause, at, seat.local_id):
        return None
    return Token(kind="L", local_id=seat.local_id, start=house.start, end=house.end, name_start=house.start)


TOWN_IN_FULL = re.compile(r"[\u4e00-\u9fff]{2,8}?[市县]")


def _are_of_elsewhere(reading: Reading, clause: Clause, until: int, seat: str) -> bool:
    """Tell whether who acts before a verb, person or delegation, has an office or home, and none around a town or in it."""
    acting = [t for t in clause.subjects if t.kind in "PD" and t.start < until]
    homes = [
        home
        for t in acting
        for home in (
            [r.organization_local_id or r.place_local_id for r in reading.roles_by_person.get(t.local_id, ())]
            if t.kind == "P"
            else [t.local_id]
        )
        if set(reading.place_keys_up(home)) & reading.vocabulary.places.keys()
    ]
    return bool(homes) and not any(reading.lies_in(home, seat) or reading.lies_in(seat, home) for home in homes)


def park_toured(reading: Reading, clause: Clause) -> tuple[int, list[Token]] | None:
    """Find where a party from elsewhere is shown a park: 甲市副市长乙带着一行40余人,|参观了丙市丁产业园 → 丙市."""
    toured = next((c for c in clause.cues if c.kind == "site_tour"), None)
    if toured is None or (clause.subject_word is None and LEADS.search(clause.text) is None):
        return None
    behind = toured.end + reading.clean.startswith("了", toured.end)
    house = next(iter(reading.tokens_in(behind, behind + 1)), None)
    if house is None or house.kind != "O" or reading.level(house) != "industrial_park":
        return None
    seat = _seat_of_house_elsewhere(reading, clause, behind)
    return (toured.start, [seat]) if seat is not None else None


TRAVELS_TOGETHER = re.compile(r"组织|组团|率|带队|带领|代表团|考察团|访问团|小组|考察组|一行")
OF_CHINESE_ABROAD = re.compile(r"中华|华[人侨商]|同乡|会馆")  # 某国中华总商会 sits in 某国


def _opens_list_of_bodies(reading: Reading, last: Token) -> bool:
    """Tell whether a place only opens the name of the first of several things to see: 前往某区产业园厂房、甲公司."""
    following = next(iter(reading.tokens_in(last.end, last.end + 24)), None)
    if following is None or following.kind != "O":
        return False
    between = reading.clean[last.end : following.start]
    return "、" in between and not any(mark in between for mark in ",，。;；")


TOWNS_OF_IT = re.compile(r"(?:地区|区域|片区)?的")
LANDS_OF_IT = re.compile(r"洲?(?:地区)?(?:的)?(?:国家|[二两三四五]国)[—-]{0,2}")


def places_listed(reading: Reading, start: int, end: int) -> list[Token]:
    """Give the list of places that opens a span; of 广东省深圳市 the smaller."""
    places: list[Token] = []
    at = start
    for token in reading.tokens_in(start, end):
        gap = reading.clean[at : token.start]
        if token.kind != "L" and token.place_id is None:
            break
        if BESIDE.search(reading.clean, max(0, token.start - 4), token.start) and reading.clean.startswith(
            "的", token.end
        ):
            at = token.end + 1
            continue  # 前往毗邻甲市|的乙省
        if places and reading.level(places[-1]) == "region" and LANDS_OF_IT.fullmatch(gap):
            places.pop()  # 南美洲国家|巴西、智利: which of its lands
            at = token.start
            gap = ""
        if len(places) == 1 and reading.level(places[0]) == "region" and TOWNS_OF_IT.fullmatch(gap):
            places.pop()  # 湘南地区的|甲市、乙市
            at = token.start
            gap = ""
        if token.kind == "L" and _is_kind_of_town(reading, token):
            at = token.end
            continue  # 甲国|工业中心城市|乙
        if token.end - token.start == 1 and reading.clean[token.end : token.end + 1] in OF_ITS_PEOPLE:
            continue  # 前往台|商投资密集的甲市
        unread = UNREAD_STOP.fullmatch(gap) is not None and token.kind == "L"
        inner = bool(places) and UNREAD_INSIDE.fullmatch(gap) is not None and token.kind == "L"
        unread = unread or (inner and "CN" not in reading.place_keys_up(places[-1].local_id))
        if places and not (LIST_GAP.fullmatch(gap) or TOWN_OF_THAT_LAND.fullmatch(gap) or unread):
            break
        if places and gap in (",", "，") and reading.opens_an_office(token):
            break  # 考察团来甲市,|甲市市长乙会见
        if places and gap == "" and reading.lies_in(token.local_id, places[-1].local_id):
            places.pop()  # 广东省深圳市 is one destination
        elif places and gap == "" and not _of_one_land(reading, places[-1], token):
            break  # 甲市|牛津中学: a name
        places.append(
            token
            if token.kind == "L"
            else Token(
                kind="L",
                local_id=token.place_id or token.local_id,
                start=token.start,
                end=token.end,
                name_start=token.start,
            )
        )
        at = token.end
    return places


def _is_kind_of_town(reading: Reading, place: Token) -> bool:
    """Tell 工业中心城市, which no list holds, from the name of a town."""
    found = reading.entity(place.local_id)
    unlisted = found is not None and found.vocabulary_key is None
    return unlisted and TOWN_OF_THAT_LAND.fullmatch(reading.clean, place.start, place.end) is not None


def _of_one_land(reading: Reading, one: Token, other: Token) -> bool:
    """Tell whether two places may lie in one country: both in China, or both abroad."""
    return ("CN" in reading.place_keys_up(one.local_id)) == ("CN" in reading.place_keys_up(other.local_id))


def stops_named(reading: Reading, clause: Clause) -> list[Token]:
    """Give the countries, provinces or cities a sentence opens with as the scene of what follows: 在甲国期间,…; 在乙国丙市、丁市,…"""
    if clause.number > 1 or not clause.text.startswith("在"):
        return []
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if clause.number == 1 and not any(d.start == first.start and d.end == first.end for d in first.dates):
        return []  # 10月15日,在甲国乙市,…
    stops: list[Token] = []
    at = clause.start + 1
    for token in clause.tokens:
        gap = reading.clean[at : token.start]
        if token.kind != "L" or reading.level(token) not in ("country", "province", "city"):
            return []
        if gap not in (("", "、", "和", "及", "与") if stops else ("",)):
            return []
        if stops and gap == "":
            if not reading.lies_in(token.local_id, stops[-1].local_id):
                return []
            stops.pop()  # 乙国丙市 is one scene
        stops.append(token)
        at = token.end
    return stops if STOP_END.fullmatch(reading.clean, at, clause.end) is not None else []
