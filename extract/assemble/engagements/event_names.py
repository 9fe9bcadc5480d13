"""Names of occasions: 某市投资环境推介会, where they begin and end, and where one was held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import (
    Context,
)
from extract.assemble.engagements.wording import MANNER, WHEN
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement, Where
from extract.find.candidates import CueCandidate

# 楚商, 台商: who trades, by the land he is of
TRADERS = "[侨客企校乡川浙闽苏徽晋赣湘楚豫鲁粤桂滇黔秦陇渝津沪京冀辽吉蒙台港]商"
EVENT_END = rf"(?:推介会|推介活动|交流会|说明会|恳谈会|座谈会|洽谈会|对接会|见面会|发布会|研讨会|论坛|峰会|圆桌会议?|投资(?:[(（][^()（）]{{2,8}}[)）])?大会|(?:合作|招商|对接|洽谈|交流)大会|{TRADERS}[^,，。;；、]{{0,6}}?大会|企业家大会|招商会|投洽会|推广会|路演|商务晚宴|签约仪式|启动仪式|开幕式|发展大会|对话会|酒会|推介大会|(?:集中)?(?:开工|奠基|动工)(?:仪式|活动)|(?:专场|招商|推介|对接|交流|洽谈|恳谈|合作)活动)"
FAIR_END = rf"(?:{EVENT_END[3:-1]}|博览会|展览会|展销会|交易会|投洽会|进博会|广交会|服贸会|(?:洽谈|促进|招商|经贸|推广|合作|商务)周|展洽会|贸易展(?!览|销))"
MAX_QUOTED_TAIL = 24  # characters a name goes on behind its 洽谈会, up to its quotation mark
MAX_TAIL = 44  # characters between an event's name and its verb
# 推介会|昨日(3日)在某地顺利|举办
BETWEEN_NAME_AND_VERB = re.compile(
    rf"[”」》\"]?(?:暨.{{2,20}})?(?:活动)?(?:[(（][^()（）]{{1,16}}[)）])?(?:{MANNER}|{WHEN}|当地时间|[,，])*(?:由[^,，。;；由]{{2,30}}?(?=[在于]))?(?:[在于].{{1,28}}?)?(?:{MANNER}|{WHEN})*"
)
PAST_ITS_QUOTE = re.compile(rf"[^“”,，。;；]{{0,20}}”{EVENT_END}")  # “某某推介活动|——走进某国”推介会
# 由甲、乙承办的某论坛暨洽谈会|,8日在某地开幕
FILLS_ITS_CLAUSE = re.compile(rf"[^。;；]{{4,120}}?{FAIR_END}[”」》]?(?:[(（][^()（）]{{1,12}}[)）])?$")
# 于某博览会期间|,25日在某地举行
DURING = re.compile(r"(?:于|在)[^,，。;；]{2,30}?期间")
QUOTED_EVENT = re.compile(rf"[“「《][^”」》]{{4,40}}(?:{EVENT_END[3:-1]}|推介大会|招商大会|大会)[”」》]$")
# 举办了|“某市经贸合作推介”活动
ACTIVITY_BEHIND = re.compile(
    r"了?(?P<name>[“「][^”」]{4,40}[”」](?:系列|主题|专场|推介|交流|招商|经贸|合作)*活动)(?=[,，。;；并]|$)"
)
# “感知某市”活动|在乙国丙市|启幕
QUOTED_ACTIVITY = re.compile(
    rf"(?P<name>[“「][^”」]{{4,40}}[”」](?:系列|主题|主场|专题)?活动)(?:{MANNER}|{WHEN})*(?:[在于][^,，。;；]{{1,28}}?)?(?:{MANNER}|{WHEN})*$"
)
# “某市商会家乡行”活动, 某省贸促系统与驻华机构交流活动
OF_TRADERS = re.compile(r"商会|商协会|行业协会|贸促|[政银校]企|旅游|文旅")
# 以“某某”为主题的|某市推介会, 主题为“某某”的|某市推介会
THEMED = re.compile(r"(?:以[“「《][^”」》]{2,60}[”」》]为主题的|主题(?:为|是)?[:：]?[“「《][^”」》]{2,60}[”」》]的)")
# 2024年第二届中国·|某市…推介会: what stands before whose event it is
BEFORE_ITS_OWNER = re.compile(
    r"[“「《]*(?:[0-9]{4}年?)?(?:第[^,，]{1,4}届)?(?:中国[·•・])?(?:[“「][^”」]{2,30}[”」][—–-]*)?"
)
QUOTED_BEHIND = re.compile(r"[^“「《,，]{2,30}的(?P<name>[“「《][^”」》]{4,40}[”」》]?)$")  # 来自某市的“某洽谈会”
# 某网5月2日讯(甲)|“某洽谈会”
DATELINE_BEFORE = re.compile(
    r"[^“「《,，。]{2,16}(?:讯|电|消息)[ \u3000]*(?:[(（][^)）]{1,24}[)）])?[ \u3000:：]*(?P<name>[“「《].*)", re.DOTALL
)
# 据某网报道|第十二届某洽谈会, 包括|某论坛
SOURCE_BEFORE = re.compile(r"据[^,，。;；“「]{2,16}?(?:报道|报导|消息)[ \u3000,，:：]*|包括|包含")
# 来出席洽谈会|开幕活动, 参加展会的企业|出席了对接会: who goes there, no name
GOES_TO_IT = re.compile(r"出席|参加(?!者)")
ATTENDED_BY = re.compile(r"有?[0-9]+余?(?:多)?(?:家|位|名|个)")  # 有60多家企业参加的项目对接会
EVENT_AGAIN = re.compile(
    rf"[ \u3000]*(?:此次|本次|这次|当天的)?(?P<kind>{EVENT_END[3:-1]})(?=于|由|在|上|现场|[,，]|吸引|举[行办])"
)
EVENT_NAME = re.compile(EVENT_END)
EVENT_OR_FAIR = re.compile(FAIR_END)
OPENS = re.compile("开幕|启幕|揭幕|拉开帷幕")
TALKS_NAME = re.compile(
    r"(?:工作|商务|小范围|专题|合作|项目合作|项目|经贸|经贸合作|双边|友好)?(?:座谈会|会谈|洽谈会?|交流会|恳谈会|座谈|座谈交流会|交流座谈会|座谈交流|见面会|工作会谈|圆桌会议?)"
)
HOW_MANY = re.compile(r"(?:了)?(?:[0-9一二两三四五六七八九十多数]{1,3})(?:余|多)?[场次](?:次)?")
TALKS_END = re.compile(r"(?:座谈会|交流会|见面会|联席会议?)[”」』]?$")
HELD_AT = re.compile(r"于(?=[\u4e00-\u9fff])")  # 洽谈会|于某市举行
PROMOTES = re.compile(r"推介|宣介|招商|经贸|说明会")  # 投资考察座谈会 is talks
BUSINESS = re.compile(
    r"项目对接|对接会|洽谈|工商|博览|展销|贸易展|恳谈|推介|宣介|招商|投资|经贸|经济|产业|企业|商务|贸易|[川浙闽苏徽晋赣湘楚豫鲁粤桂滇黔秦陇渝津沪京冀辽吉蒙侨台港客]商"
)
AT_OURS = re.compile(r"在我[省市区县州](?=[^,，。;；]{0,6}(?:举行|举办|召开|开幕|启幕))")
COOPERATES = re.compile(r"合作|交流|发展|圆桌|理事会")
DEFINES = re.compile(r"[”」》]是")  # “某洽谈会”是2003年某论坛期间…: what it is
MIN_EVENT_NAME = 6  # characters
GENERIC_EVENT = re.compile(
    r"(?:专题|工作|企业家?|商务|交流|对接|洽谈|恳谈|推介|系列|座谈|[政银校商村]企|合作|项目|经贸|投资|招商|双边|客商|集中|重点|重大|此次|本次|战略|框架|协议|全面|深化|专场|谅解|友好|产业)*"
    r"(?:座谈会|交流会|洽谈会|见面会|对接会|推介会|签约仪式|开工仪式|奠基仪式|开工活动|推介活动|招商活动|专场活动|活动)"
    r"|(?:博览会|展览会|展销会|交易会|展会|洽谈会|推介会|论坛|峰会|大会)(?:开幕式|开幕仪式)"
)
AND_A_LAND = re.compile(r"[)）](?:[—–-]{1,2}|·)[\u4e00-\u9fff]")
HELD_BY = re.compile(r".*(?:主办|承办|协办|联合举办|支持)的")  # 甲、乙局承办的“某推介会”
# 分别在甲市和乙市|出席…
EACH_IN = re.compile(r"分别[在于](?P<towns>[^,，。;；在]{3,40}?)(?:出席|参加|举办|举行|召开|主办)")
AS_WELL_AS = re.compile(r"暨[^,，。;；、]{2,24}?")  # 甲洽谈会|暨乙项目|签约仪式: one name
GATHERING = re.compile(r"(?:对接|交流|洽谈|恳谈|合作)活动[”」》]?$")
OURS_IN_NAME = re.compile(r"我[省市区县州]")
THIS_ONE = re.compile(r"本次|此次|本届|该")
OF_WHOM = re.compile(r"^[“「《]|与|和|走进")
PRESS_BRIEFING = re.compile("新闻发布会[”」》]?$")  # tells of what is to come


def each_in_its_town(
    reading: Reading, clause: Clause, event: Engagement, further: list[Engagement]
) -> list[Engagement]:
    """Place each occasion of 分别在甲市和乙市出席丙交流会、丁推介会 in its own town, where there are as many towns."""
    each = EACH_IN.search(reading.clean, clause.start, clause.end)
    if each is None or not further:
        return further
    towns = [t for t in reading.tokens_in(*each.span("towns")) if t.kind == "L"]
    gaps = [reading.clean[one.end : other.start] for one, other in pairwise(towns)]
    if len(towns) == len(further) + 1 and all(gap in ("、", "和", "与", "及") for gap in gaps):
        for one, town in zip([event, *further], towns, strict=True):
            one.where = Where(local_id=town.local_id, basis="stated", start=town.start, end=town.end)
    return further


def listed_behind(
    reading: Reading, clause: Clause, event: Engagement, further: re.Pattern[str], until: int
) -> Iterator[re.Match[str]]:
    """Give the names of occasions that a list goes on with behind the name of one, up to the first that is none."""
    named = event.event_name or ""
    start = reading.clean.find(named, clause.start, clause.end) if named else -1
    at = start + len(named) if start >= 0 else until
    while (found := further.match(reading.clean, at, until)) is not None and names_business(
        reading, found.start("name"), found["name"]
    ):
        yield found
        at = found.end()


def another_like(event: Engagement, name: str, stated: Where | None) -> Engagement:
    """Give an occasion of the same people as another, at the place stated for it or the one that was not stated for that."""
    where = stated or (event.where if event.where.basis != "stated" else Where())
    return replace(event, event_name=name, where=where, parties=list(event.parties), told_again=[])


def names_business(reading: Reading, start: int, name: str) -> bool:
    """Tell a name of an occasion of its own from 座谈会, 合作项目洽谈会 and from occasions of other matters."""
    return is_a_name(name) and (BUSINESS.search(name) is not None or names_lands(reading, start, name))


def is_of_trade(name: str) -> bool:
    """Tell a name of an occasion of trade, by what it is about or by who gathers there."""
    return BUSINESS.search(name) is not None or OF_TRADERS.search(name) is not None


def is_a_name(name: str) -> bool:
    """Tell 云岫投资推介会, which names one occasion, from 项目推介会, which names a kind."""
    return len(name) >= MIN_EVENT_NAME and GENERIC_EVENT.fullmatch(name) is None


def names_lands(reading: Reading, start: int, name: str) -> bool:
    """Tell 甲省·乙国友好合作交流会: a name that says between whom, whatever it is about."""
    lands = [t for t in reading.tokens_in(start, start + len(name)) if t.kind == "L"]
    return len(lands) > 1 and COOPERATES.search(name) is not None


def _is_of_a_place(reading: Reading, start: int, name: str) -> bool:
    """Tell 贵州推介会: a place and what it holds there, short as it is."""
    place = next((t for t in reading.tokens_in(start, start + 1) if t.kind == "L" and t.start == start), None)
    return place is not None and PROMOTES.fullmatch(name[place.end - start :].removesuffix("会")) is not None


def _names_whose_gathering(reading: Reading, start: int, name: str) -> bool:
    """Tell 甲市企业对接活动 and 贸促系统与驻华机构交流活动, which name one gathering, from 大型经贸交流活动."""
    named = OF_WHOM.search(name) is not None or bool(reading.tokens_in(start, start + len(name)))
    return named and is_of_trade(name)


def is_of_the_event(event: Engagement | None, clause: Clause) -> bool:
    """Tell whether a clause speaks of the event told before by its kind alone: 推介会于当晚七时在某酒店举行."""
    kind = EVENT_AGAIN.match(clause.text)
    if event is None or event.event_name is None or kind is None or clause.sentence.block - event.block > 2:
        return False
    return kind["kind"] in event.event_name and event.start < clause.start


def names_occasion(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause tells of an occasion other than talks: 代表团举行投资环境推介会, not 双方举行了座谈会."""
    cue = next((c for c in clause.cues if c.kind == "event_held"), None)
    if (
        cue is None
        or clause.is_hoped(cue.start)
        or clause.is_said(cue.start)
        or reading.clean.startswith("的", cue.end)
    ):
        return False
    ends = [found.group() for found in EVENT_NAME.finditer(clause.text)]
    return any(TALKS_NAME.fullmatch(end) is None and GATHERING.fullmatch(end) is None for end in ends)


def event_name_at(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[int, int] | None:
    """Find the name of what was held, behind or before its verb: 举办|某市投资推介会, 某市投资推介会在某地|举行."""
    text = reading.clean
    activity = ACTIVITY_BEHIND.match(text, cue.end, clause.end)
    if activity is not None and PROMOTES.search(activity["name"]) is not None:
        return activity.span("name")
    ends = list(EVENT_NAME.finditer(text, cue.end, clause.end)) if cue.end < clause.end else []
    if ends and ends[0].end() - cue.end <= 60:
        start = cue.end + (1 if text[cue.end : cue.end + 1] in ("了", "的") else 0)
        end = ends[0].end()
        for later in ends[1:]:
            if later.start() - end <= 4 or AS_WELL_AS.fullmatch(text, end, later.start()) is not None:
                end = later.end()
        further = PAST_ITS_QUOTE.match(text, end, clause.end)
        if further is not None and text.count("“", start, end) > text.count("”", start, end):
            end = further.end()
    else:
        opens = OPENS.fullmatch(text, cue.start, cue.end) is not None
        ends = list((EVENT_OR_FAIR if opens else EVENT_NAME).finditer(text, clause.start, cue.start))
        quoted = None if ends else QUOTED_ACTIVITY.search(text, clause.start, cue.start)
        if quoted is not None and (opens or is_of_trade(quoted["name"])):
            return quoted.span("name")
        if not ends:
            return _named_before(reading, clause, cue)
        end = ends[-1].end()
        if text.count("“", clause.start, end) > text.count("”", clause.start, end):
            close = text.find("”", end, min(end + MAX_QUOTED_TAIL, cue.start))
            end = close if close >= 0 else end  # “某洽谈会—甲市—2025|”在乙国举行
        tail = text[end : cue.start]
        if len(tail) > MAX_TAIL or not BETWEEN_NAME_AND_VERB.fullmatch(tail):
            return None
        if tail[:1] and tail[:1] in '”」》"':
            end += 1
        start = clause.start
        for d in reading.dates_in(clause.start, end):
            if d.end < end - 4 and d.start - start <= 3 and text[d.end : d.end + 1] not in "年":
                start = d.end
        lead = re.compile(
            r"[ \u3000]*(?:上午|下午|晚上?|当天|当日|随后|期间|会上|,|，|由.{2,40}?(?:主办|承办|举办)的|为期.{1,3}天的|(?:备受|深受|广受|万众|举世)[^,，。;；]{0,10}?(?:瞩目|关注|期待)的|在.{1,12}?举[行办]的)*"
        ).match(text, start, end)
        start = lead.end() if lead else start
    start += len(text[start:end]) - len(text[start:end].lstrip(" \u3000,，"))
    source = SOURCE_BEFORE.match(text, start, end)
    start = source.end() if source else start
    quoted = QUOTED_BEHIND.match(text, start, end) or DATELINE_BEFORE.match(text, start, end)
    start = quoted.start("name") if quoted else start
    by_whom = HELD_BY.search(text, start, end)
    start = by_whom.end() if by_whom else start
    themed = THEMED.match(text, start, end)
    if themed is not None and (
        is_a_name(text[themed.end() : end]) or _is_of_a_place(reading, themed.end(), text[themed.end() : end])
    ):
        start = themed.end()
    counted = HOW_MANY.match(text, start, end)
    start = counted.end() if counted else start
    if text[start] in "“「『" and not re.search("[”」』]", text[start:end]):
        start += 1
    if text[start] == '"' and text.count('"', start, end) == 1:
        start += 1
    ours = OURS_IN_NAME.match(text, start, end)
    start = ours.end() if ours and is_a_name(text[ours.end() : end]) else start
    name = text[start:end]
    if THIS_ONE.match(name):
        return None  # 本次恳谈会与某周开幕式同步|举行: told before
    if counted and re.fullmatch(r"(?:专题|招商|投资|项目|产业|企业|商务|系列){0,4}" + EVENT_END, name):
        return None  # 3场专题招商座谈会 are three without a name
    if not (is_a_name(name) or _is_of_a_place(reading, start, name)) or ATTENDED_BY.match(name):
        return None
    if PRESS_BRIEFING.search(name) or (
        GATHERING.search(name) is not None and not _names_whose_gathering(reading, start, name)
    ):
        return None
    if TALKS_END.search(name) and not (PROMOTES if "座谈会" in name else BUSINESS).search(name):
        return None  # 两地召开对口帮扶工作座谈会: talks, and with whom is not said
    if "的签约仪式" in name or ("、" in name and name.count("“") == 0):
        return None  # a list of what was signed, not a name
    if ("," in name and name.count("“") == 0) or DEFINES.search(name):
        return None
    return start, end


def _named_before(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[int, int] | None:
    """Read 甲主办的“某某推介大会”,13日在某地举行: the clause before, where it ends with the name of an event and does nothing."""
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    at = clause.number - 1
    if at > 0 and DURING.fullmatch(clauses[at].text):
        at -= 1
    before = clauses[at] if 0 <= at < clause.number else None
    if before is None or not BETWEEN_NAME_AND_VERB.fullmatch(reading.clean, clause.start, cue.start):
        return None
    if (quoted := QUOTED_EVENT.search(reading.clean, before.start, before.end)) is not None:
        return quoted.span()
    by_whom = HELD_BY.search(reading.clean, before.start, before.end)
    until = by_whom.end() if by_whom else before.start
    if (
        any(c.start >= until for c in before.cues)
        or FILLS_ITS_CLAUSE.fullmatch(reading.clean, before.start, before.end) is None
    ):
        return None
    name = reading.clean[until : before.end]
    if "、" in name or GOES_TO_IT.search(name) or reading.every_date_in(until, before.end):
        return None
    return (until, before.end) if is_a_name(name.strip("“”「」")) else None


def where_of_event(
    reading: Reading, context: Context, clause: Clause, cue: CueCandidate, span: tuple[int, int]
) -> Where | None:
    """Give where something was held: at our own place, where its clause says, or the town in brackets in its name."""
    text = reading.clean
    ours = AT_OURS.search(text, clause.start, clause.end)
    home = reading.home(clause.sentence.story)
    if ours is not None and home is not None and home.place_local_id is not None:
        return Where(local_id=home.place_local_id, basis="stated", start=ours.start(), end=ours.end())
    stated = stated_place(reading, clause, cue.end if span[0] >= cue.end else cue.start, outside=span)
    if stated is not None:
        return stated
    if span[1] <= cue.start and (at := HELD_AT.search(text, span[1], cue.start)) is not None:
        behind = [t for t in reading.tokens_in(at.end(), cue.start) if t.kind == "L"]
        if behind and behind[0].start == at.end():
            return Where(local_id=behind[-1].local_id, basis="stated", start=behind[0].start, end=behind[-1].end)
    inside = [t for t in reading.tokens_in(*span) if t.kind == "L"]
    return bracketed_town(reading, context, span, inside)


def bracketed_town(reading: Reading, context: Context, span: tuple[int, int], inside: list[Token]) -> Where | None:
    """Give the town in brackets inside the name of an event: 甲市(乙市)推介会 → 乙市, unless it says whose event it is."""
    text = reading.clean
    bracketed = [t for t in inside if text[t.start - 1] in "(（" and text[t.end : t.end + 1] in (")", "）")]
    trip = context.frame.trip
    whole = next((t for t in inside if bracketed and t.end == bracketed[-1].start - 1), None)
    if (
        whole is not None
        and reading.level(whole) == "province"
        and reading.lies_in(bracketed[-1].local_id, whole.local_id)
    ):
        bracketed = []  # 甲省(乙市)推介会: who holds it
    if bracketed and reading.level(bracketed[-1]) == "region":
        bracketed = []  # 中国甲省—乙国(欧洲)对接会: whose event it is
    if bracketed and AND_A_LAND.match(text, bracketed[-1].end, span[1]):
        return None  # 中国(甲市)—乙国经贸论坛: whose event it is
    if (
        bracketed
        and trip is not None
        and trip.home_id is not None
        and (
            reading.lies_in(bracketed[-1].local_id, trip.home_id)
            or reading.lies_in(trip.home_id, bracketed[-1].local_id)
        )
    ):
        return None  # 中国(甲市)-乙国经贸合作交流会 abroad: whose event it is, not where
    if bracketed:
        return Where(local_id=bracketed[-1].local_id, basis="stated", start=bracketed[-1].start, end=bracketed[-1].end)
    return None
