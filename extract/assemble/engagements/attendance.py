"""Occasions told by who went there or spoke there: 出席了某推介会, 在某论坛上致辞."""

from __future__ import annotations

import re

from extract.assemble.engagements.event_names import (
    BUSINESS,
    EVENT_END,
    FAIR_END,
    GOES_TO_IT,
    PROMOTES,
    TALKS_END,
    another_like,
    bracketed_town,
    each_in_its_town,
    is_a_name,
    listed_behind,
    names_business,
    names_lands,
    where_of_event,
)
from extract.assemble.engagements.goers import goes_without_subject, town_that_sends
from extract.assemble.engagements.holders import bodies_that_hold, our_own
from extract.assemble.engagements.telling import tell
from extract.assemble.engagements.when_and_where import stated_place
from extract.assemble.engagements.who import (
    Context,
    actors,
    governs_there,
)
from extract.assemble.engagements.wording import WHEN
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.told import Engagement, Where
from extract.assemble.trips import Frame, acts_for_delegation
from extract.find.candidates import CueCandidate

# 豫港、豫澳|企业家招商会
PAIRS_OF_LANDS = re.compile(r"[0-9年“]*[\u4e00-\u9fff]{2}、[\u4e00-\u9fff]{2}(?:企业|经贸|合作|投资)[^、]*$")
WE_GO = re.compile(r"[ \u3000]*(?:期间|其间|随后)?[,，]?(?P<who>我[省市区县州])(?:代表|还|先后|分别|也|组团|应邀){0,3}")
ATTENDS_EVENT = re.compile(
    rf"(?:出席|参加|参与)(?!的)(?:了)?(?:由)?(?:此次|这次|本次)?(?P<name>[^,，。;；]{{2,48}}?{FAIR_END}[”」》]?)(?:系列)?(?:活动)?(?=[、,，。;；并等]|$)"
)
# 邀请某地企业|参加博览会, 本地企业|参加了博览会: others are or were there, not who is told of
OTHERS_GO = re.compile(
    r"(?<!应)(?<!受)(?:邀请|诚邀|欢迎|鼓励|支持|动员|推荐)(?!率|带|出访|组|赴|前往|于|在)[^,，。;；应受]{2,30}$"
    r"|^(?![^,，。;；]*?(?:应|率|带领|组织))[^,，。;；]*?(?:企业|公司|客商|厂商|机构|商家)(?:代表|们)?(?:积极|踊跃|多次|也|都|曾)*$"
)
FAIR = re.compile(
    r"(?:论坛|峰会|圆桌会议?|博览会|展览会|展销会|交易会|进博会|广交会|服贸会|洽谈周)(?:开幕式|开幕仪式|闭幕式)?[”」》]?$"
)
HELD_THERE = re.compile(r".*(?:举办|举行|召开|主办|组织|承办|协办)的")
# 在随后举行的|甲市旅游推介会|上, 在某商会举办的|专场推介会|上
AT_NAMED_EVENT = re.compile(
    rf"[ \u3000]*(?:其间|期间|随后|当[天日晚])?[,，]?在(?:[^,，。;；]{{0,24}}?(?:举行|举办|召开|主办)的)?(?P<name>[^,，。;；的]{{4,40}}?{EVENT_END}[”」》]?)(?:上|现场|期间|中)"
)
# 会长甲|在某国经贸论坛上致辞
SPOKE_AT = re.compile(
    rf"在(?:[^,，。;；]{{0,24}}?(?:举行|举办|召开|主办)的)?(?P<name>[^,，。;；的]{{4,40}}?{EVENT_END}[”」》]?)(?:上|现场)(?:发表)?(?:主旨|主题|书面|视频)?(?:致辞|致词|演讲|讲话|推介)"
)
# 参加了甲洽谈会|,乙推介会以及丙说明会
ATTENDED_AS_WELL = re.compile(
    rf"(?:[、,，]|以及|和|及)(?P<name>(?:[\u4e00-\u9fff]{{2,4}}、(?=[\u4e00-\u9fff]{{2,4}}两[省市地州国区县]))?(?:(?!举行|举办|召开|参加|出席|主持|主办|承办|协办|组织|观摩|参观|邀请|签|访|考察|会见|在|并|与|将|了|[,，。;；、]).){{4,40}}?{EVENT_END}[”」》]?)(?=[、,，。;；]|以及|和|及|等|$)"
)
ONLY_TIME = re.compile(rf"[ \u3000]*(?:随后|其间|期间|当[天日晚]|次日|昨晚|今晚|{WHEN})+")
ALWAYS = re.compile("每年|历年|历届|每届|连年|连续")
NUMBERED = re.compile(r"[“「]?(?:[0-9]{4}年?)?第[0-9一二三四五六七八九十百]{1,4}届")
BETWEEN_QUOTED = re.compile(r"(?<=[”」》])(?:和|以及|及|、)(?=[“「《])")
AND_A_SIGNING = re.compile(r"(?:推介会|洽谈会|交流会|恳谈会|说明会|对接会|大会|论坛)暨[^,，。;；]{0,12}?仪式[”」》]?$")
SPEAKS = re.compile(r"致辞|致词|演讲|推介|介绍|发言|讲话|宣介")


def attended_beside(reading: Reading, context: Context, clause: Clause, event: Engagement) -> list[Engagement]:
    """Read 参加了甲洽谈会,乙推介会以及丙说明会: the further occasions of a list, attended by the same."""
    found = []
    for further in listed_behind(reading, clause, event, ATTENDED_AS_WELL, clause.sentence.end):
        span = further.span("name")
        towns = [t for t in reading.tokens_in(*span) if t.kind == "L"]
        found.append(another_like(event, further["name"], bracketed_town(reading, context, span, towns)))
    return each_in_its_town(reading, clause, event, found)


def attended(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 代表团一行出席了某市举办的投资环境推介会: who went to an event that has a name."""
    found = ATTENDS_EVENT.search(reading.clean, clause.start, clause.end)
    if found is None or clause.is_said(found.start()) or clause.is_hoped(found.start()) or clause.earlier:
        return None
    if reading.clean[found.start() - 1] == "会" and _ends_before(clause, found.start() - 1):
        return None  # 代表团会出席某论坛: it is still to come
    name, start = found.group("name"), found.start("name")
    held_by = HELD_THERE.search(name)
    if held_by is not None:
        start, name = start + held_by.end(), name[held_by.end() :]
    held_until = start
    for part in BETWEEN_QUOTED.split(name):
        if "仪式" not in part or AND_A_SIGNING.search(part):
            start, name = start + name.index(part), part
            break  # “某项目启动仪式”和“某交流会”: the first that is no ceremony
    if ALWAYS.search(reading.clean, clause.start, found.start()):
        return None  # 每年都派团参加某博览会: a habit
    if GOES_TO_IT.search(name):
        return None  # 参加某展览会的企业出席了对接会: who was there, no name
    if OTHERS_GO.search(clause.text[: found.start() - clause.start]):
        return None
    frame = context.frame
    ours = [t for t in actors(reading, context, clause, found.start()) if t.kind in "PD"]
    if not ours and frame.trip is not None and not frame.is_inbound:
        ours = our_own(frame, WE_GO.fullmatch(reading.clean, clause.start, found.start()))
    if not ours and not (frame.trip is not None and DELEGATION_WORD.search(clause.subject_word or "")):
        ours = town_that_sends(reading, frame, clause, found.start())
        if not ours and not goes_without_subject(reading, context, clause, found.start()):
            return None
    if not is_a_name(name):
        return None
    own = frame.trip is not None and (
        name[:1] in "“「《"
        or FAIR.search(name) is not None
        or NUMBERED.match(name) is not None
        or names_lands(reading, start, name)
    )
    if not BUSINESS.search(name) and not own:
        return None
    guests = [
        t for t in ours if t.kind == "P" and frame.trip is not None and not acts_for_delegation(reading, frame, t)
    ]
    if guests and not frame.is_inbound:
        return None  # 当地官员甲出席…: a guest of what the delegation held
    if (
        ("、" in name and PAIRS_OF_LANDS.match(name) is None)
        or ("仪式" in name and not AND_A_SIGNING.search(name))
        or (
            TALKS_END.search(name)
            and not (own and ("座谈会" not in name or names_lands(reading, start, name)))
            and not (PROMOTES if "座谈会" in name else BUSINESS).search(name)
        )
    ):
        return None
    cue = CueCandidate(
        start=found.start(), end=found.end(), rule="cue_engagement", family="engagement", kind="event_held"
    )
    where = stated_place(reading, clause, start, outside=(start, found.end()))
    inside = [t for t in reading.tokens_in(found.start("name"), held_until) if t.kind == "L"]
    if where is None and inside:
        where = Where(local_id=inside[-1].local_id, basis="stated", start=inside[-1].start, end=inside[-1].end)
    if where is None:
        span = start, start + len(name)
        named = [t for t in reading.tokens_in(*span) if t.kind == "L"]
        where = bracketed_town(reading, context, span, named)
    is_talks = "座谈会" in name and PROMOTES.search(name) is None
    across = _lands_across(reading, frame, start, name) if is_talks else []
    hosts = [] if across else bodies_that_hold(reading, frame, found.start("name"), held_until, start)
    kind = "meeting" if across else "promotion_event"
    told = tell(reading, context, clause, cue, kind, "event_attended", across or hosts, ours, name=name, where=where)
    return None if told is not None and told.is_background else told


def _lands_across(reading: Reading, frame: Frame, start: int, name: str) -> list[Token]:
    """Give the other of the two lands that talks are named after, where one is of who travels: 甲省—乙省协作座谈会 → 乙省."""
    lands = [t for t in reading.tokens_in(start, start + len(name)) if t.kind == "L"]
    home = frame.trip.home_id if frame.trip is not None else None
    ours = [reading.lies_in(home, t.local_id) or reading.lies_in(t.local_id, home) for t in lands] if home else []
    return [lands[ours.index(False)]] if sorted(ours) == [False, True] else []


def spoke_at(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 会长甲在某国经贸论坛上致辞时表示: an occasion with a name, told by who spoke at it."""
    frame = context.frame
    found = SPOKE_AT.search(reading.clean, clause.start, clause.end)
    if found is None or clause.earlier or clause.is_said(found.start()) or clause.is_hoped(found.start()):
        return None
    name = found["name"]
    if not names_business(reading, found.start("name"), name) or "、" in name:
        return None
    if TALKS_END.search(name) and not PROMOTES.search(name):
        return None
    ours = [t for t in actors(reading, context, clause, found.start()) if t.kind == "P" and t.end == found.start()]
    if not ours or (frame.trip is not None and not any(acts_for_delegation(reading, frame, t) for t in ours)):
        return None
    span = found.span("name")
    cue = CueCandidate(start=span[0], end=span[1], rule="cue_engagement", family="engagement", kind="event_held")
    where = where_of_event(reading, context, clause, cue, span)
    told = tell(reading, context, clause, cue, "promotion_event", "event_attended", [], ours, name=name, where=where)
    return None if told is not None and told.is_background else told


def only_clause_before(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause right before, where nothing but a time stands before it: 5月5日,|在某推介会上|,市长甲致辞."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    opening = sentence[: clause.number]
    timed = all(ONLY_TIME.fullmatch(c.text) is not None for c in opening[:-1])
    return opening[-1] if opening and timed else None


def _ends_before(clause: Clause, at: int) -> bool:
    """Tell whether a name or a word for the delegation ends at a position."""
    word = clause.text[: at - clause.start]
    return any(t.end == at for t in clause.tokens) or re.search(r"(?:团|一行|将|亦|也|还|并|更)$", word) is not None


def spoken_at(reading: Reading, context: Context, clause: Clause) -> Engagement | None:
    """Read 在随后举行的甲市旅游推介会上,市长乙致辞: an occasion with a name, told by who of the delegation speaks at it."""
    frame = context.frame
    first = only_clause_before(reading, clause)
    opens = AT_NAMED_EVENT.fullmatch(first.text) if first is not None else None
    if first is None or opens is None or frame.trip is None or clause.earlier or not clause.own_subject:
        return None
    speaks = SPEAKS.search(reading.clean, clause.start, clause.end)
    if speaks is None:
        return None
    start, end = first.start + opens.start("name"), first.start + opens.end("name")
    name = reading.clean[start:end]
    if not is_a_name(name) or not PROMOTES.search(name) or "、" in name:
        return None
    ours = [t for t in actors(reading, context, clause, speaks.start()) if t.kind in "PD"]
    theirs = (
        any(acts_for_delegation(reading, frame, t) for t in ours)
        if ours
        else bool(DELEGATION_WORD.search(clause.subject_word or ""))
    )
    cue = CueCandidate(start=start, end=end, rule="cue_engagement", family="engagement", kind="event_held")
    if not theirs:
        hosts = [t for t in ours if t.kind == "P" and governs_there(reading, frame, t.local_id)]
        if not frame.is_inbound or not hosts:
            return None
        # 在走进甲县投资说明会上,县委书记乙向考察团介绍…: guests at an event of those who received them
        return tell(
            reading, context, first, cue, "promotion_event", "event_attended", [], hosts, name=name, hosted=True
        )
    held_by = [
        t for t in first.tokens if t.kind == "O" and t.end <= start and not acts_for_delegation(reading, frame, t)
    ]
    where = stated_place(reading, first, start, outside=(start, end)) if not held_by else None
    told = tell(
        reading, context, first, cue, "promotion_event", "event_attended", held_by, ours, name=name, where=where
    )
    return None if told is not None and told.is_background else told
