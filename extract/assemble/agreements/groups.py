"""Signings that are counted rather than named: 30个项目集中签约, 签约项目18个, 与16家企业签约, and who signs them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from extract.assemble.engagements.when_and_where import is_of_a_period
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Party
from extract.assemble.trips import read_number
from extract.find.candidates import CueCandidate

REACH = 60  # characters; 9个总投资约80亿元的重点项目顺利完成线上 stands before its verb
LOOSE_WORDS = frozenset({"一批", "若干", "数", "多", "数十", "一系列", "系列"})
LOOSE = r"(?P<loose>超过|超|近|逾|约|等)?"
NUMBER = r"(?P<n>[0-9]{1,4}|[一二两三四五六七八九十]{1,3}|数十|数|多|若干)(?P<more>余|多)?"
THINGS = r"(?:协议|合同|备忘录|意向书|项目(?:意向)?|订单)"
FIRMS = r"(?:企业|公司|单位|机构|客商|院校|高校|商协会|商会|协会)"
# 、合同金额逾3亿元的
WORTH = r"(?:、?(?:总投资|投资|合同|协议)(?:金额|总额|额)?[^,，。;；、]{0,16}?元的)?"
# 签约20余个项目, 签署一批协议, 签约两大项目, 签下18项、合同金额逾3亿元的投资协议
AHEAD = re.compile(
    rf"(?:{LOOSE}(?:{NUMBER}(?:个|项|份|单|笔|大(?=项目|协议|合同))|(?P<loose_n>一批|一系列|系列|若干))){WORTH}[^,，。;；0-9]{{0,24}}?{THINGS}"
)
# 签署协议7个, 签约亿元项目15个
BEHIND = re.compile(
    r"(?:协议|合同|备忘录|意向书|项目|订单|合作)(?:共有|共计|共|达到?)?(?P<n>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?P<more>余|多)?(?:个|项|份|单|笔|家(?=[,，。;；]|$))"
)
BESIDES = re.compile(r"[和及与、]|以及")
COUNTED_THING = re.compile(r"[^,，。;；、0-9]{0,12}?(?:项目|协议|合同|备忘录|意向书|订单)")
# 签约20个
ALONE = re.compile(
    rf"(?:集中|现场|成功|正式)?(?:签约|签署|签订)(?:了)?{LOOSE}(?P<n>[0-9]{{1,4}})(?P<more>余|多)?(?:个|项|份)"
)
# 签约甲、乙等8家企业
FIRMS_BEHIND = re.compile(rf"(?:^了?|等){LOOSE}{NUMBER}家[^,，。;；0-9]{{0,8}}?{FIRMS}")
# What may stand between what was counted and 签约: manner, day and the verb that holds the noun.
MANNER = (
    r"(?:也|已|共|又|都|均|[0-9]{1,2}日|达成|集中|现场|顺利|成功|正式|分别|共同|先后|当场|同时|进行|完成|实现|举行|了|线上|网上|视频|云上|在线|集体|签字|"
    r"在[^,，。;；在]{1,12}?)*"
)
# 30个项目集中, 9个总投资约80亿元的重点项目顺利完成线上
BEFORE = re.compile(
    rf"{LOOSE}(?:{NUMBER}(?:个|项|份|大(?=项目|协议|合同))|(?P<loose_n>一批|一系列|若干))"
    rf"(?:(?:总投资|投资|计划投资|(?:总|合同|协议)?金额)[^,，。;；]{{0,16}}?元的?)?[^,，。;；0-9个项]{{0,24}}?(?:项目|协议|合同|订单)(?P<manner>{MANNER})$"
)
# 此次|签约|的内外资项目共有18个, 现场签约|的16个项目
THOSE_SIGNED = re.compile(
    r"(?:(?:此次|本次|这次|共|当天|当日|会上|仪式上)(?:集中|现场|成功)?|集中|现场)签约的"
    r"(?:[^,，。;；、0-9]{0,12}?(?:项目|协议|合同)(?:数量?)?(?:共有|共计|共|达到?|有)?[0-9]{1,4}余?[个项份]"
    r"|[0-9]{1,4}余?[个项份][^,，。;；、0-9]{0,12}?(?:项目|协议|合同))"
)
# 与16家企业集中, 与甲、乙等14家企业进行了
FIRMS_BEFORE = re.compile(
    rf"(?:与|和|同|等|促成|(?:^|[上场])(?:共有|有|共)){LOOSE}{NUMBER}家[^,，。;；0-9]{{0,8}}?{FIRMS}(?P<manner>(?:代表)?{MANNER})$"
)
# 会上,13家企业|与甲市签订, 8家锦川企业|分别同甲县政府签署: who stands behind the joiner signs with all of them
FIRMS_WITH = re.compile(
    rf"[ \u3000]*(?:共?有|[^与和同等0-9,，。;；、]{{0,10}}?上,?)?{LOOSE}{NUMBER}家[^,，。;；、0-9与和同]{{0,10}}?{FIRMS}(?:代表)?(?:分别|现场|成功|集中|先后)*(?:与|和|同)"
)
# 洽谈50个合作项目,|其中10多个已|签订: how many of those talked about were signed
OF_THOSE_TALKED = re.compile(
    rf"其中(?:有)?{LOOSE}{NUMBER}(?:个|项)(?:合作|重点|重大)?(?:项目)?(?P<manner>(?:已|现场|当场|成功|正式|达成|顺利|实现|完成|进行|了)*)$"
)
TALKED = re.compile(r"(?:洽谈|推介|对接|推出|发布|征集|储备|达成)[^。;；]{0,24}?(?:项目|意向)")
# 共签约项目18个: the word that mostly names a thing signed is an act where the number follows.
COUNTED_NOUN = re.compile(
    r"(?:集中|现场|成功|正式)?(?:签约|签订|签署)(?=[”’]?(?:项目|企业)(?:达到?|超|近|约|共有|共计|共)?[0-9]{1,4}余?(?:个|项|家))"
)
OF_A_PART = re.compile(r"其中|项目中[,，]|仅(?:与|在|此)")
ONE_PART = re.compile(r"值得一提的是")  # of what was counted before
SUMS_UP = re.compile(r"截至|累计|以来|近年|历年|去年|此前|年来|全年")
# 其中,|在甲市考察对接后,签订项目7个;在乙市推介会上…: where each part of a sum was signed
PARTS_OF_SUM = re.compile(r"[ \u3000]*其中[,，:：]?在")
AT_ITS_EVENT = re.compile(
    r"[ \u3000]*(?:其中[,，:：]?)?在[^。;；]{2,40}?(?:推介|招商|考察|对接|洽谈|恳谈|经贸|走访)[^,，。;；]{0,8}?(?:[上中后]|期间)[,，]?(?:签|达成|成功|现场|共|就)"
)
SUM_OF_WHOLE = re.compile(r"全(?P<level>[市县区州])[^。;；]{0,40}?签约")
HOLDS_ANY = re.compile(
    r"举行|举办|召开|(?<![在要])开展了?[^,，。;；]{0,10}?(?:招商|推介|签约)[^,，。;；]{0,4}?活动"
)  # of the clause right before: 甲市举行推介会,共签约项目18个
HOLDS = re.compile(r"(?:举行|举办|召开|开展|组织)[^。;；]{0,40}?签约")
CEREMONY = re.compile(r"签约[^,，。;；]{0,20}?(?:仪式|活动|大会|会)")
THIS_ONE = re.compile(r"此次|本次|这次|当天")  # of the one signing the report is about, however far back it stands
THAT_PLACE = re.compile(r"该(?P<level>[省市县区州])")
NOT_THE_HOLDER = re.compile(r"(?:在|赴|于|到|自|从|向|来|由)$")
EACH_PART = re.compile(
    r"[ \u3000]*(?:全[市省州]|我[市省州])?各(?:县|市|区|旗|州|地市)[^,，。;；]{0,10}?(?=共|累计|分别|签|集中|现场)"
)
HOLDER_LEVELS = frozenset({"province", "city", "district", "zone"})
COUNTED_PLACES = re.compile(r"[一二两三四五六七八九十](?:[乡镇市县区]){3}")  # 四乡镇市: how many, no name
WHOLE = re.compile(r"全(?P<level>[省市县区州])")
LEVEL_OF = {
    "省": ("province",),
    "市": ("city", "province"),
    "县": ("district",),
    "区": ("district", "zone"),
    "州": ("city",),
}
EVENTS = (
    r"(?:推介|洽谈|招商|恳谈|说明|对接|博览|展览|交易|展销|经贸|商品|投资|贸易|合作)[^,，。;；会]{0,8}?"
    r"(?:会|论坛|活动周)(?!议|见|谈|员|长|展)"
)
# 甲市投资推介会在乙市举行, 甲市在乙市举行招商推介会
EVENT_HELD = re.compile(
    rf"{EVENTS}[^,，。;；]{{0,24}}?(?:举行|举办|召开|开幕|闭幕|启幕)|(?:举行|举办|召开|出席|参加)(?=[^,，。;；]{{0,30}}?{EVENTS})"
)
# A fair is named for where it is held, what is signed there is of many; whom a promotion is named for holds it.
EVENT_OF_ITS_HOLDER = re.compile(
    rf"(?:推介|招商|恳谈|说明)[^,，。;；会]{{0,6}}?会[^,，。;；]{{0,24}}?(?:举行|举办|召开|启幕)|(?:举行|举办|召开)(?=[^,，。;；]{{0,30}}?{EVENTS})"
)
# 会上, 推介会现场, 现场, 本届洽谈会: of the event told before
AT_THAT_EVENT = re.compile(
    r"[ \u3000]*(?:据(?:了解|介绍|悉|统计)[,，]?)?在?"
    r"(?:(?:此次|本次|这次|本届|该)[^,，。;；]{0,10}?(?:会|活动|节|周)"
    r"|(?:推介|洽谈|招商|恳谈|对接|展览|博览)?(?:大会|会议?|活动|论坛|开幕式|(?:项目)?(?:集中)?(?:签约|签字)?仪式)(?:上|现场|期间|当天)|现场|大会|首日)"
)
MAX_SENTENCES_TO_EVENT = 4
MAX_CHARS_TO_PLACE = 600  # 该县 looks back over one paragraph
MAX_SENTENCES_TO_HOLDER = 6  # a report names who holds its signing in the first lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How many were signed (None: several) and whether that is a lower bound."""

    count: int | None
    lower: bool
    subject: str
    is_of_firms: bool = False
    with_whom: Token | None = None
    is_sum: bool = False  # 成功|签约18亿元: how much, not how many
    is_of_home: bool = False  # signed by parts of home, or before the eyes of those who came from it
    ends: int | None = None  # where what stands behind the verb is counted


# 见证|相关合作协议|签署, 见证了双方合作项目的|签约: signed before the eyes of who travels, by nobody named
SEEN_SIGNED = re.compile(
    r"见证了?(?![两三四五六多][方家]|双方)(?P<what>[^,，。;；、与和同《》“”0-9]{0,16}?(?:相关|有关|一批|一系列|系列|多项|多个|若干|合作|投资)"
    r"[^,，。;；、与和同《》“”0-9]{0,10}?(?:协议|合同|备忘录|意向书|项目)书?)(?:文件)?的?(?:集中|现场|成功|正式|顺利)*$"
)
# 有关县区还同台湾企业、协会|签订了合作协议: parts of home, with nobody named
PARTS_SIGN = re.compile(
    r"(?:[^,，。;；、与和同]{0,6}?(?:期间|[会式动]上))?(?:有关|相关|部分|各|多个|所属)(?:市州|区县|县市区|县市|县区|县|市区|园区|市直部门|部门|单位)"
    r"(?:代表|负责人)?(?:也|还|又|已|分别|先后|现场|成功)*(?:与|和|同)[^。;；签]{1,24}?(?:企业|协会|商会|客商|机构|公司|单位|厂商|高校|院校)"
    r"(?:代表)?(?:分别|先后|现场|成功|正式|集中|也|还)*$"
)
# 促成|本地企业与外商|签订一批供货项目
BROUGHT_SIGNED = re.compile(r"促成了?[^,，。;；、]{0,12}?(?:企业|公司|客商|园区)[^,，。;；、]{0,14}?$")
# 见证相关企业现场|签订供货备忘录
SEEN_FIRMS = re.compile(
    r"见证了?(?:有关|相关|两地|双方|中外|多家|部分)(?:的)?企业(?:间|之间|代表)?(?:现场|共同|成功|正式|集中|分别)*$"
)
PAPER_SIGNED = re.compile(r"了?(?P<what>[^,，。;；、0-9《]{0,12}?(?:协议书?|合同|备忘录|意向书|协定))[,，。;；]?$")


# 甲公司与乙公司|签约|金额达到2亿元: two who are named signed for as much
SUM_SIGNED = re.compile(r"总?(?:金额|总额)(?:达到?|共计|共|约|超过?|为|近|逾)*[0-9]")
SIGNED_SUM = re.compile(r"(?:总?(?:金额|总额))?(?:达到?|共计|近|逾|超过?|约)?[0-9][0-9.]*[万亿]+元(?=[,，。;；]|$)")
SUM_NOUN = re.compile(rf"签约(?={SUM_SIGNED.pattern})")
# 甲与乙|互换|合作协议文本, where no verb of signing stands beside
EXCHANGED = re.compile(
    r"(?:互换|交换)了?(?=[^,，。;；、与和同]{0,14}?(?:协议书?|备忘录|合同|意向书)(?:文本)?(?=[,，。;；]|$))"
)
CEREMONY_NOUN = re.compile(r"(?:签约|签字)(?=仪式|活动)")


# 举行签约仪式。11个项目集中|落地甲市: what was signed there
LANDED_TOGETHER = re.compile(r"(?<=项目集中)(?:落地|落户)(?!开工|建设|见效)")


def signing_nouns(reading: Reading, clause: Clause) -> Iterator[CueCandidate]:
    """Find 签约项目18个 and 签约仪式 as acts of signing; no cue word tells them, because they may be mere nouns."""
    for found in (
        *COUNTED_NOUN.finditer(clause.text),
        *CEREMONY_NOUN.finditer(clause.text),
        *SUM_NOUN.finditer(clause.text),
        *EXCHANGED.finditer(clause.text),
        *(LANDED_TOGETHER.finditer(clause.text) if _tells_a_ceremony(reading, clause) else ()),
    ):
        start, end = clause.start + found.start(), clause.start + found.end()
        told = [c for c in clause.cues if c.family == "agreement" and c.kind != "lands"]
        if any(c.start < end and start < c.end for c in told):
            continue
        if found.re is EXCHANGED and any(c.kind == "signs" for c in clause.cues):
            continue  # 签署并交换了协议
        if found.re is CEREMONY_NOUN and any(c.kind == "signs" and c.end < start for c in clause.cues):
            continue  # 甲与乙签署意向书|签字仪式: the verb tells it
        yield CueCandidate(start=start, end=end, rule="cue_agreement", family="agreement", kind="signs")


def _tells_a_ceremony(reading: Reading, clause: Clause) -> bool:
    """Tell whether the paragraph said right before that a signing was held."""
    block = reading.text.blocks[clause.sentence.block]
    return HOLDS.search(reading.clean, max(block.start, clause.start - REACH), clause.start) is not None


def group_signed(reading: Reading, clause: Clause, cue: CueCandidate) -> Group | None:
    """Read how many: 签署意向合作协议7个 → 7; 签约20余个项目 → 20, at least; 签约了一批项目 → several, at least one."""
    text = reading.clean
    behind = text[cue.end : min(clause.end, cue.end + REACH)]
    before = text[max(clause.start, cue.start - REACH) : cue.start]
    alone = ALONE.match(text, cue.start, clause.end)
    noun_first = None if alone else BEHIND.search(behind)
    if noun_first is not None and BESIDES.match(behind):
        return None  # 签约和加快推进项目7项: not all of them were signed
    told = alone or noun_first or AHEAD.search(behind)
    firms = None if told else FIRMS_BEHIND.search(text[cue.end : clause.end]) or FIRMS_BEFORE.search(before)
    found = told or BEFORE.search(before) or firms or _of_those_talked(text, clause, cue)
    if found is None and SIGNED_SUM.match(text, cue.end, clause.end) is not None:
        return Group(count=None, lower=True, subject="", is_sum=True)
    if found is None:
        return _firms_with(reading, clause, cue)
    groups = found.groupdict()
    subject = found.group().removesuffix(groups.get("manner") or "").lstrip("与和同等了上场共有促成")
    ends = cue.end + told.end() if told is not None and alone is None else None
    if alone is not None:  # 签约|19个项目
        noun = COUNTED_THING.match(text, alone.end(), clause.end)
        ends = noun.end() if noun else alone.end()
        subject = text[alone.start("n") : ends]
    elif noun_first is not None:  # 签署|意向合作协议7个
        subject = behind[: noun_first.end()].lstrip("了的”’")
    if "其中" in subject:
        subject = ""
    written = groups["n"] or groups.get("loose_n")
    if written is None or written in LOOSE_WORDS:
        return Group(count=None, lower=True, subject=subject, ends=ends)
    number = read_number(written)
    if number is None:
        return None
    lower = bool(groups.get("more")) or groups.get("loose") in ("超过", "超", "逾")
    return Group(count=number, lower=lower, subject=subject, is_of_firms=found is firms, ends=ends)


def _firms_with(reading: Reading, clause: Clause, cue: CueCandidate) -> Group | None:
    """Read 13家企业与甲市签订: as many firms, each with the one who is named behind them right before the verb."""
    firms = FIRMS_WITH.match(reading.clean, clause.start, cue.start)
    behind = [t for t in clause.tokens if firms is not None and firms.end() <= t.start and t.end <= cue.start]
    if firms is None or not behind or behind[0].start != firms.end():
        return None
    last = behind[-1]
    joined = all(a.end == b.start for a, b in pairwise(behind))
    if not joined or re.fullmatch(rf"(?:人民政府|政府)?{MANNER}", reading.clean[last.end : cue.start]) is None:
        return None
    number = read_number(firms["n"])
    if number is None or firms["n"] in LOOSE_WORDS:
        return None
    lower = bool(firms["more"]) or firms["loose"] in ("超过", "超", "逾")
    return Group(count=number, lower=lower, subject="", is_of_firms=True, with_whom=last)


def signed_for_home(reading: Reading, clause: Clause, cue: CueCandidate, counted: Group | None) -> Group | None:
    """Read 见证有关协议签署, 有关县区同外地企业签订合作协议: several, by nobody named, of those who travel.

    So are those of 促成两地企业签订一批项目, `counted` without a number.
    """
    if counted is not None and BROUGHT_SIGNED.search(reading.clean, clause.start, cue.start) is not None:
        return replace(counted, is_of_home=True)
    seen = SEEN_SIGNED.search(reading.clean, clause.start, cue.start)
    if seen is not None:
        named = any(t.kind in "OPD" and seen.start() <= t.start < cue.start for t in clause.tokens)
        named = named or any(t.kind == "L" and t.start == clause.start for t in clause.tokens)  # 甲区见证了一批项目签约
        return None if named else Group(count=None, lower=True, subject=seen["what"], is_of_home=True)
    paper = PAPER_SIGNED.match(reading.clean, cue.end, clause.end)
    if paper is not None and SEEN_FIRMS.search(reading.clean, clause.start, cue.start) is not None:
        return Group(count=None, lower=True, subject=paper["what"], is_of_home=True)
    if paper is None or PARTS_SIGN.match(reading.clean, clause.start, cue.start) is None:
        return None
    named = any(t.kind in "OPD" and t.end <= cue.start for t in clause.tokens)
    return None if named else Group(count=None, lower=True, subject=paper["what"], is_of_home=True)


def _of_those_talked(text: str, clause: Clause, cue: CueCandidate) -> re.Match[str] | None:
    """Read 洽谈50个项目,其中10多个已签订: the number signed is of those talked about, no part of a number signed."""
    found = OF_THOSE_TALKED.search(text, clause.start, cue.start)
    talked = found is not None and TALKED.search(text, clause.sentence.start, clause.start) is not None
    signed = found is not None and re.search("签约|签订|签署", text[clause.sentence.start : clause.start]) is not None
    return found if talked and not signed else None


def is_part_or_sum(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell whether what is counted is a part of a number told before (其中工业项目签约9个) or a sum over months or years.

    A day in the sentence shows what is reported: 9月28日,市第三季度集中签约活动举行,签约项目42个 is no statistic.
    """
    if _of_those_talked(reading.clean, clause, cue) is None and OF_A_PART.search(reading.clean, clause.start, cue.end):
        return True
    if SUMS_UP.search(reading.clean, clause.sentence.start, cue.end):
        return True
    if ONE_PART.search(reading.clean, clause.sentence.start, cue.start):
        return True
    on_a_day = reading.dates_in(clause.sentence.start, cue.start)
    return not on_a_day and is_of_a_period(reading, clause, cue.start)


def signs_at_each(reading: Reading, clause: Clause, cue: CueCandidate) -> Token | None:
    """Read a list of what a place signed and where: 到目前,全市签约项目32个。其中,在甲市推介会上签订项目6个;在乙市考察中签订4个 → who 全市 is.

    The whole is a sum over months; each of its parts was signed at an event of its own.
    """
    block = reading.clauses_by_block[clause.sentence.block]
    opens = clause.sentence.start
    at = bisect_left(block, opens, key=attrgetter("start"))
    while at and reading.clean[opens - 1] in ";；":
        at -= 1
        opens = block[at].sentence.start
        at = bisect_left(block, opens, key=attrgetter("start"))
    listed = PARTS_OF_SUM.match(reading.clean, opens) is not None and at > 0
    if not listed or AT_ITS_EVENT.match(reading.clean, clause.sentence.start, cue.end) is None:
        return None
    before = block[at - 1].sentence
    whole = SUM_OF_WHOLE.search(reading.clean, before.start, before.end)
    return _place_before(reading, whole.start(), LEVEL_OF[whole["level"]]) if whole is not None else None


def holder(reading: Reading, clause: Clause, cue: CueCandidate, *, of_event: bool = False) -> Token | None:
    """Give the place or public body that signs a counted group: the subject of the words, else whoever holds the ceremony.

    `of_event` asks who holds the event too that 会上 means: 甲市在乙市举行推介会。会上签约项目18个 → 甲市.
    """
    if EACH_PART.match(clause.text) is not None:
        return None  # 各县区共签约37个项目: of all of them, not of the one told before
    own = _subject_place(reading, clause, cue.start)
    if own is not None:
        return own
    that = THAT_PLACE.search(reading.clean, clause.sentence.start, cue.start)
    if that is not None:
        return _place_before(reading, that.start(), LEVEL_OF[that.group("level")])
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    for earlier in reversed([c for c in clauses if c.start < clause.start]):
        found = _holding(reading, earlier, HOLDS_ANY)
        if found is not None:
            return found
    event = event_before(reading, clause) if of_event else None
    if event is not None:
        return _holding(reading, event, EVENT_OF_ITS_HOLDER)
    event = event_before(reading, clause, beside=True) if of_event else None
    if event is not None and (found := _holding(reading, event, EVENT_OF_ITS_HOLDER)) is not None:
        return found
    seen: set[int] = set()
    story = reading.clauses_by_story[clause.sentence.story]
    for at in range(bisect_left(story, clause.sentence.start, key=attrgetter("start")) - 1, -1, -1):
        earlier = story[at]
        seen.add(earlier.sentence.start)
        if len(seen) > MAX_SENTENCES_TO_HOLDER and THIS_ONE.search(clause.text) is None:
            break
        found = _holding(reading, earlier)
        if found is not None:
            return found
    return None


def event_before(reading: Reading, clause: Clause, *, beside: bool = False) -> Clause | None:
    """Give the words that tell of the event which 会上, 现场签约 and 本届洽谈会 mean: the last held in the paragraph or the one before.

    `beside` takes the one of the sentence right before for meant without such a word: 甲市举行推介会。3个项目签约.
    """
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    at_event = AT_THAT_EVENT.match(first.text) is not None or AT_THAT_EVENT.match(clause.text) is not None
    if not (at_event or beside):
        return None
    reach = MAX_SENTENCES_TO_EVENT if at_event else 1
    story = reading.clauses_by_story[clause.sentence.story]
    seen = {clause.sentence.start}
    for at in range(bisect_left(story, clause.start, key=attrgetter("start")) - 1, -1, -1):
        seen.add(story[at].sentence.start)
        if len(seen) > reach + 1 or story[at].sentence.block < clause.sentence.block - at_event:
            return None
        if EVENT_HELD.search(reading.clean, story[at].start, story[at].end) is not None:
            return story[at]
    return None


def _place_before(reading: Reading, at: int, levels: tuple[str, ...]) -> Token | None:
    """Give the place 该县 means: the last of its level named before."""
    for token in reversed(reading.tokens_in(max(0, at - MAX_CHARS_TO_PLACE), at)):
        entity = reading.entity(token.local_id)
        if token.kind == "L" and entity is not None and entity.detail_kind in levels:
            return token
    return None


def is_of_the_whole(reading: Reading, clause: Clause, cue: CueCandidate, party: Party) -> bool:
    """Tell whether 全省共签约 is said of another place than the party: a city is not its province."""
    # 全省各地共举办活动9场,|签约项目20个: 全省 goes on
    opens = clause.start if clause.own_subject else clause.sentence.start
    said = WHOLE.search(reading.clean, opens, cue.start)
    if said is None:
        return False
    entity = reading.entity(party.local_id)
    return party.kind != "place" or entity is None or entity.detail_kind not in LEVEL_OF[said.group("level")]


def _holding(reading: Reading, clause: Clause, holds: re.Pattern[str] = HOLDS) -> Token | None:
    """Read 鄂州市举行…集中签约仪式, 鄂州市重大项目签约仪式在武汉举行."""
    ceremony = holds.search(reading.clean, clause.start, clause.end) or CEREMONY.search(
        reading.clean, clause.start, clause.end
    )
    return _subject_place(reading, clause, ceremony.start()) if ceremony is not None else None


def _subject_place(reading: Reading, clause: Clause, until: int) -> Token | None:
    """Give the smallest place or public body that opens a clause as its subject; 在深圳 is no subject."""
    found: Token | None = None
    at = clause.start
    for token in clause.tokens:
        if token.end > until:
            break
        lead_in = reading.clean[at : token.start]
        if found is None and reading.level(token) == "country" and not NOT_THE_HOLDER.search(lead_in):
            at = token.end  # 2009中国|甲市投资说明会
            continue
        if found is not None and (lead_in or not _may_hold(reading, token)):
            break
        if found is not None and not reading.lies_in(token.local_id, found.local_id):
            break  # 甲市|香港|推介会: what stands behind the town is where it was held
        if NOT_THE_HOLDER.search(lead_in) or "与" in lead_in or len(lead_in) > 24:
            return found
        if not _may_hold(reading, token):
            return None
        found, at = token, token.end
    return found


def _may_hold(reading: Reading, token: Token) -> bool:
    entity = reading.entity(token.local_id)
    if entity is None:
        return False
    if token.kind == "L":
        named = token.end - token.start > 1 and COUNTED_PLACES.fullmatch(entity.name) is None
        return named and entity.detail_kind in HOLDER_LEVELS
    return token.kind == "O" and entity.detail_kind in ("government", "industrial_park")
