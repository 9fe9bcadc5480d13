"""Which words an agreement is told in: one pair of a list, without what is excepted, nothing of a speech or of years before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from extract.assemble.engagements.when_and_where import PERIOD_IN_NAME, PERIODS, is_reported
from extract.assemble.reading import GOES_ON, NEWS_DAYS, SENT_FROM, Clause, Reading, Token, is_event_day
from extract.assemble.told import Days
from extract.assemble.trips import Frame
from extract.assemble.wording import LIST_MARKS
from extract.find.candidates import CueCandidate
from extract.settle.settled import DateMention

# 甲与乙签订X项目|、丙与丁签订Y项目: a pair ends where its paper does.
NEXT_PAIR = re.compile(
    r"(?:项目|协议书?|合同|备忘录|意向书|协定|[》”])(?P<mark>、|以及)"
    r"(?=(?:[^、,，。;；]{2,40}?[与和同]|[与同])[^、,，。;；]{2,40}?(?:签署|签订|签约|签下))"
)
# 其中包括|甲区同乙集团签订|的总投资3亿元的某项目
OPENS_LIST = re.compile(r"(?:其中|主要)?(?:包括|包含)|(?:其中|主要)有|分别[是为]")
LISTED = re.compile(r"的[^,，。;；、]{2,40}?(?:项目|协议|合同|备忘录)(?=[、,，。;；等]|和|以及|$)")
# 除甲、乙采购项目签约之外,…
EXCEPTED = re.compile(r"[ \u3000]*除了?[^,，。;；]{2,80}(?:之外|以外|外)")
# 我市企业与甲公司签署: who signs is spoken of, not named.
UNNAMED_SIGNATORY = re.compile(r"(?:企业|公司|单位|机构|客商|商家|厂商|院校|高校|部门|村|合作社|客户)(?:代表|们)?$")
# 同泉州、厦门等地|企业签署, 同香港|及内地客商签约: the places only say where those who sign are from.
OF_WHOSE_FIRMS = re.compile(
    r"(?:(?:和|及|以及|、|与)(?:大陆|内地|海外|国内|国外|境外|省外|周边|其他))?"
    r"(?:等[^,，。;；、与和同及签]{0,4}?[地国省市州县区])?的?(?:当地)?(?:[0-9]+余?家|多家|一批|众多|相关|有关)?"
    r"[^,，。;；、与和同及签0-9]{0,4}?(?:企业|公司|客商|厂商|商家|采购商|经销商|院校|机构|单位|商协会|伙伴)(?:代表)?"
    r"(?=[,，]|共|签|分别|现场|就|达成|集中|正式|成功|一起|携手)"
)
# 甲省|与乙省|两地相关单位签署: of both places, and who of them is not said
OF_BOTH = re.compile(
    r"(?:[与和同、][^,，。;；、与和同]{2,10})?两[地省市州县区国](?:政府)?的?(?:有关|相关|部分|多家|各)?"
    r"(?:单位|部门|企业|机构|企业家|客商|商协会)"
)
# 甲、|乙、丙等12个乡镇分别与…签下: a township that shares its name with a town elsewhere
SO_MANY_TOWNSHIPS = re.compile(r"等[0-9一二三四五六七八九十]{1,3}个(?:乡镇|乡|镇|村|街道|社区)")
OF_TOWNSHIPS = re.compile(rf"[^,，。;；与和同]{{0,80}}?{SO_MANY_TOWNSHIPS.pattern}")
# Who signed or agreed is spoken of and not named, so it is not the place a report is told from.
UNNAMED_ACTORS = re.compile(
    r"两(?:会(?!期间|上|召开|时间|现场)|家|校|院|企|机构|单位|公司|商会|协会)(?![^,，。;；签达]{0,4}?(?:负责人|领导))"
    r"|两[地省市州县区国](?:政府)?的?(?:有关|相关|部分|多家)(?:单位|部门|企业|机构)"
    r"|双方的?(?:有关|相关|部分|多家)?(?:单位|部门|企业|机构|公司)"
    r"|(?<!组织)(?<!带领)(?:海内外|国内外|境内外|中外|参展|参会|与会|采购商)[^,，。;；、]{0,6}?(?:企业家?|客商|厂商|商家)"
    r"|该[市区县省州](?:的)?(?:企业|公司)"
    r"|(?<![与和同])(?:相关|有关)(?:企业|单位|机构|公司)(?:代表)?(?=就|分别|现场|集中|共|签)"
    rf"|{SO_MANY_TOWNSHIPS.pattern}"
    # 甲省乙丙一体化代表团: of a few towns that join, not of their province
    r"|(?:一体化|城市群|经济圈|都市圈|经济区|经济带)[^,，。;；、与和同]{0,8}?(?:代表团|考察团|招商团)"
)
# 甲省共有58家企业与某国企业签订合同,…;达成意向32个: of those firms, not of the province
COUNTED_ACTORS = re.compile(r"[0-9]{1,4}余?(?:多)?[家名][^,，。;；、]{0,8}?(?:企业家?|公司|客商|厂商)(?=[与和同])")
# 市长乙在致辞中表示,…。3月12日,两地签订了…: of an earlier day, told in what he says.
SPEECH_BEGINS = re.compile(
    r"(?:致辞|致欢迎辞|讲话|发言|演讲|讲演|介绍)(?:中|时|里)?[^,，。;；]{0,4}?(?:表示|指出|说|强调|谈到|介绍|认为|称)[,，:：]"
)
# 在开幕式暨签约仪式上,
AT_THE_SCENE = re.compile(
    r"[ \u3000]*(?:随后|最后|同时)?[,，]?在?(?!去年|前年|往届|上届)[^,，。;；]{0,16}?(?:签约|签字)(?:仪式|活动|环节)(?:上|中|现场)?(?=[,，]|$)"
)
# 市长甲说,乙市历史悠久。近年来,与丙市结为友城: goes on with what he says
SPEAKS = re.compile(r"(?<!据)(?:说|表示|指出|强调|称)[,，:：]")
OF_YEARS = re.compile(
    r"[ \u3000]*(?:近年来?|近几年来?|多年来?|长期以来|这些年来?|[0-9]+多?年来|多年以前|早在)[^,，。;；]{0,8}[,，]"
)
OF_THE_SCENE = re.compile(
    r"会上|会后|仪式|现场|随后|期间|当[天日]|其间|活动|最后|同[日时]|此次|本次|今天|昨天|昨日|见证"
)
# 今年3月,… and 于2019年,…: nothing but a time stands before the comma.
TIME_ALONE = re.compile(
    r"[ \u3000]*(?:早?在|于)?(?P<when>[^,，。;；]{2,16}?)(?:份|初|底|中旬|上旬|下旬|中|末|间|时)?[ \u3000]*"
)
# 近年来,甲多次访问乙。其中,丙与丁签署: of the years told before.
OF_THOSE_BEFORE = re.compile(r"[ \u3000]*(?:其中|例如|比如)[,，]?")
YEARS_TILL_NOW = re.compile(r"[ \u3000]*(?:近年来?|近几年来?|多年来?|这些年来?|长期以来|一直以来|[0-9]+多?年来)[,，]")
MONTH = re.compile(r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
SIGNED_BEFORE = re.compile(r"(?:签署|签订|签约|缔结)了")
MAX_CHARS_TO_NUMBER = 120  # 签约项目30个,…。其中包括…
MAX_PARTS = 6  # of one sentence, cut by semicolons
MAX_PLACES = 40  # characters; a list of places before 等地企业


def is_news(reading: Reading, frame: Frame, clause: Clause, days: Days) -> bool:
    """Tell whether a signing outside any journey is news: reported on a day, or told of a scene, 在签约仪式上."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    scene = AT_THE_SCENE.match(first.text) is not None and not first.dates
    return is_reported(reading, frame, clause, days) or scene


def parts_signed(reading: Reading, clause: Clause) -> Iterator[Clause]:
    """Cut 甲与乙签订X项目、丙与丁签订Y项目 where one paper ends and the next pair begins; other clauses stay whole."""
    if sum(c.kind == "signs" for c in clause.cues) < 2:
        yield clause
        return
    start = clause.start
    for found in NEXT_PAIR.finditer(reading.clean, clause.start, clause.end):
        mark = found.start("mark")
        inside = any(t.start <= mark < t.end for t in clause.tokens)
        if inside or not any(c.kind == "signs" and start <= c.start < mark for c in clause.cues):
            continue
        yield part_of(reading, clause, start, mark)
        start = found.end("mark")
    yield clause if start == clause.start else part_of(reading, clause, start, clause.end)


def part_of(reading: Reading, clause: Clause, start: int, end: int) -> Clause:
    """Give a piece of a clause as a clause of its own."""

    def pushed(at: int | None) -> int | None:
        return None if at is None or at >= end else max(at, start)

    return replace(
        clause,
        start=start,
        end=end,
        text=reading.clean[start:end],
        tokens=[t for t in clause.tokens if start <= t.start < end],
        cues=[c for c in clause.cues if start <= c.start < end],
        subjects=[t for t in clause.subjects if start <= t.start < end],
        dates=[d for d in clause.dates if start <= d.start < end],
        said_from=pushed(clause.said_from),
        hoped_from=pushed(clause.hoped_from),
        about=tuple((max(s, start), min(e, end)) for s, e in clause.about if s < end and e > start),
    )


def is_excepted(clause: Clause) -> bool:
    """Tell 除甲采购项目签约之外: named in passing, for the sake of what stands behind."""
    return EXCEPTED.fullmatch(clause.text) is not None


def without_excepted(reading: Reading, clause: Clause) -> Clause:
    """Take from the subjects of a clause those of 除甲、乙之外,…: they are whom it is not about."""
    apart = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start < clause.start and is_excepted(c)]
    left = [t for t in clause.subjects if not any(c.start <= t.start < c.end for c in apart)]
    topic = clause.topic
    if topic is not None and any(c.start <= topic.start < c.end for c in apart):
        topic = None
    return replace(clause, subjects=left, topic=topic) if apart else clause


def signs_unnamed(reading: Reading, clause: Clause, joiner: int) -> bool:
    """Tell 甲省企业与乙公司签署: right before the joiner stands a kind of body, no name."""
    found = UNNAMED_SIGNATORY.search(reading.clean, clause.start, joiner)
    return found is not None and not any(t.start < joiner <= t.end and t.kind in "OPD" for t in clause.tokens)


def is_of_unnamed(reading: Reading, clause: Clause, at: int, *, counted: bool = False) -> bool:
    """Tell 两会签署, 中外企业家…达成意向6个: who did it is spoken of without a name, so no place stands for them."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    for _ in range(MAX_PARTS):  # 甲省58家企业签订合同,…;贸易合同9项;达成意向32个
        before = _sentence_before(reading, first)
        if before is None or reading.clean[first.sentence.start - 1] not in ";；":
            break
        first = before
    start = first.sentence.start
    if UNNAMED_ACTORS.search(reading.clean, clause.start, at) is not None:
        return True
    return counted and any(p.search(reading.clean, start, at) is not None for p in (UNNAMED_ACTORS, COUNTED_ACTORS))


def sent_by(reading: Reading, token: Token) -> bool:
    """Tell 某日报社某地7月4日讯: who sent the report takes no part in it."""
    line = reading.clean.rfind("\n", 0, token.start) + 1
    sent = SENT_FROM.match(reading.clean, line)
    return sent is not None and token.end <= sent.end()


def is_of_the_past(reading: Reading, frame: Frame, clause: Clause, until: int) -> bool:
    """Tell 去年3月,甲与乙签署 beside the news of a day: a month or year alone opens the sentence, and what is told is not of it."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    if OF_THOSE_BEFORE.match(sentence[0].text):
        before = _sentence_before(reading, sentence[0])
        if before is not None and YEARS_TILL_NOW.match(f"{before.text},"):
            return True
    opening = sentence[0]
    if opening.start >= clause.start and opening.end >= until:
        return False
    time = TIME_ALONE.fullmatch(opening.text)
    said = [d for d in opening.dates if time is not None and opening.start + time.start("when") == d.start]
    if len(said) != 1 or is_event_day(said[0]) or said[0].shape not in PERIODS:
        return False
    if PERIOD_IN_NAME.match(reading.clean, said[0].end) or reading.dates_in(clause.sentence.start, until):
        return False
    trip = frame.trip
    own = trip is not None and clause.sentence.start <= trip.start < clause.sentence.end
    news = [d for d in reading.every_date_in(frame.story.start, clause.sentence.start) if d.shape in NEWS_DAYS]
    if own and not news:
        return False  # the journey itself is told of that month
    return bool(news) and not any(_may_hold(reading, said[0], day) for day in news)


def _may_hold(reading: Reading, period: DateMention, day: DateMention) -> bool:
    """Tell whether a day may lie in a month or year, as far as both are said: 今年3月 holds no 7月30日."""
    if period.date_from is not None and period.date_to is not None and day.date_from is not None:
        return period.date_from <= day.date_from <= period.date_to
    months = [MONTH.search(reading.clean, d.start, d.end) for d in (period, day)]
    if months[0] is not None and months[1] is not None:
        return months[0]["month"] == months[1]["month"]
    return months[0] is not None or period.shape not in ("year", "relative_year")


def _sentence_before(reading: Reading, first: Clause) -> Clause | None:
    """Give the first clause of the sentence before in the same paragraph."""
    block = reading.clauses_by_block[first.sentence.block]
    at = bisect_left([c.start for c in block], first.start)
    return reading.clauses_by_sentence[block[at - 1].sentence.start][0] if at else None


def signs_meanwhile(reading: Reading, clause: Clause, at: int) -> bool:
    """Tell 甲市与乙市签署了协议书,双方将以此为契机…。同时,丙县与丁县签署…: one more was signed, no plan goes on."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    first = sentence[0]
    if GOES_ON.match(first.text) is None or "届时" in first.text:
        return False
    if any(c.family == "hedge" and c.start < at for part in sentence for c in part.cues):
        return False
    before = _sentence_before(reading, first)
    return before is not None and SIGNED_BEFORE.search(reading.clean, before.start, before.sentence.end) is not None


def names_whose(reading: Reading, token: Token) -> bool:
    """Tell 北京 of 同北京、上海等地企业签署: the places of a list say whose firms sign, they do not sign themselves."""
    if OF_BOTH.match(reading.clean, token.end) or OF_TOWNSHIPS.match(reading.clean, token.end):
        return True
    last = token
    for follower in reading.tokens_in(token.end, token.end + MAX_PLACES):
        if follower.kind != "L" or reading.clean[last.end : follower.start] not in LIST_MARKS:
            break
        last = follower
    return OF_WHOSE_FIRMS.match(reading.clean, last.end) is not None


def is_told_in_speech(reading: Reading, clause: Clause, cue: int) -> bool:
    """Tell 市长乙在致辞中表示,…。3月12日,两地签订了…: the day before the verb stands in a speech begun in the paragraph."""
    block = reading.clauses_by_block[clause.sentence.block]
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    if OF_YEARS.match(f"{first.text},") is not None and any(
        c.sentence.start < clause.sentence.start and SPEAKS.search(f"{c.text},") for c in block
    ):
        return True
    days = any(d.shape in NEWS_DAYS for d in reading.every_date_in(clause.sentence.start, cue))
    if not days or OF_THE_SCENE.search(reading.clean, clause.sentence.start, clause.end):
        return False
    begun = [c for c in block if c.sentence.start < clause.sentence.start and SPEECH_BEGINS.search(f"{c.text},")]
    if not begun:
        return False
    since = [c for c in block if begun[-1].start < c.start < clause.sentence.start]
    return not any(OF_THE_SCENE.match(c.text) for c in since)


def is_listed(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 签约项目30个,其中包括甲区同乙集团签订的某项目: a list of what was signed tells who signed it."""
    if LISTED.match(reading.clean, cue.end, clause.end) is None:
        return False
    opens = clause.sentence.start
    if reading.clean[opens - 1] in ";；" and (before := _sentence_before(reading, clause)) is not None:
        opens = before.sentence.start
    counted = reading.clean.rfind("签约", max(0, opens - MAX_CHARS_TO_NUMBER), cue.start) >= 0
    return counted and OPENS_LIST.search(reading.clean, opens, cue.start) is not None
