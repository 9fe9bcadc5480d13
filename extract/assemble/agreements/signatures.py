"""What 签署, 签订, 签约 and 缔结 tell: whether it was signed, is planned or hoped for, between whom, and which papers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from extract.assemble.agreements.book import Book, met_last
from extract.assemble.agreements.both import (
    both_are_meant,
    both_before,
    both_who_met,
    is_of_other_states,
    offices_sign,
    topic_and_home,
    towns_of_both,
)
from extract.assemble.agreements.ceremony import signing_act, take_the_ceremony
from extract.assemble.agreements.counted import counted_signing
from extract.assemble.agreements.further import further_counted
from extract.assemble.agreements.groups import SUM_SIGNED, THOSE_SIGNED, group_signed, signed_for_home
from extract.assemble.agreements.listed import (
    projects_before,
    projects_behind,
    projects_with_unnamed,
    signed_by_name,
    signed_with_unnamed,
)
from extract.assemble.agreements.named_for import ceremony_of_one
from extract.assemble.agreements.once import folded
from extract.assemble.agreements.pairs import pairs_listed, with_pairs_before
from extract.assemble.agreements.paper import (
    OF_THREE,
    listed_behind,
    named_before_the_ceremony,
    named_on_the_paper,
    papers_apiece,
    papers_titled,
    projects_named,
)
from extract.assemble.agreements.scope import (
    is_excepted,
    is_listed,
    is_news,
    is_of_the_past,
    is_told_in_speech,
    signs_meanwhile,
)
from extract.assemble.agreements.seats import in_one_row, in_rows, seated
from extract.assemble.agreements.signatories import (
    distinct,
    home_party,
    place_that_acts,
    signatory_of,
    signing_seats,
    topic_in_reach,
)
from extract.assemble.agreements.telling import add_agreement, add_further, kind_of
from extract.assemble.agreements.who import who_sign
from extract.assemble.agreements.with_whom import (
    befriends,
    each_across,
    is_itself_signed,
    meet_nobody,
    pairs_told_before,
    projects_signed,
    who_with_whom,
    with_lands,
)
from extract.assemble.agreements.wording import (
    EACH_OF_THEM,
    HELD,
    OF_ALL,
    ONLY_MANNER,
    OUR_PLACE,
    THIS_TIME,
)
from extract.assemble.engagements.when_and_where import PERIODS, days_of, is_outside
from extract.assemble.reading import MAX_EVENT_DAYS, Clause, Reading, days_between
from extract.assemble.told import Days, Party
from extract.assemble.trips import Frame
from extract.assemble.wording import INSTRUMENT, WITH_OTHERS
from extract.find.candidates import CueCandidate

MAX_LAND = 6  # characters: 同|意大利|甲公司
HOPES = re.compile(r"希望|期待|期盼|盼|欢迎|愿|争取|力争|邀请")
WITH_ANNEXES = re.compile(r"(?:协议书?|合同|备忘录|意向书)》?(?:以及|及|和)")
CONSENSUS = re.compile(r"达成了?(?:(?:初步|一致)(?:共识|意见|意向)?|共识)")
AS_AN_OCCASION = re.compile(r"[^,，。;；]{0,24}?为(?:新的?)?(?:契机|基础|起点|开端|纽带)")  # 将以签署|协议为契机
WHO_SIGNED = re.compile(r"签[约字]代表(?!双方|各方|各自|两|团|合作|着)")  # 与|签约代表|合影: people
BOTH_PLACES = re.compile(r"[ \u3000]*两[地市县区省州]")
# 促成|签约项目3个, 促成|4家企业成功签约, 促成|本地企业与外商签订一批项目: as many came to be signed
BROUGHT_ABOUT = re.compile(
    r"(?<!努力)(?<!积极)促成了?(?:签约(?:项目|企业)?[0-9]|[^,，。;；、]{2,24}?(?:签署|签订|签约)了?(?:一批|多个|多项|[0-9]+余?[个项份])|[0-9一二三四五六七八九十]{1,4}余?[个家项份][^,，。;；、]{0,12}?(?:成功|现场|当场|正式)+签约"
    r"|[^,，。;；、]{2,24}?[与和同][^,，。;；、]{2,24}?(?:签署|签订|签约|签下)了)"
)
# 通过视频方式签署: how, no condition
BY_MEANS = re.compile(r"通过[^,，。;；、]{0,8}?(?:方式|形式|连线|视频|会议|网络|平台|云)")
SUM_OF_TWO = re.compile(r"[与同和]")
ATTENDED = re.compile(r"出席|参加|见证")
AGREED_TO = re.compile(r"同意(?:尽快|尽早|共同|正式|适时)*$")  # 并同意|签订友好盟约
BOTH_ALONE = re.compile(r"[ \u3000]*双方(?:都|均|一致|也|还|同意)")  # 双方均同意|签订
SIGNED_ALREADY = re.compile(r"(?:签署|签订)了?$")  # 签署|缔结友好关系意向书: the name of the paper signed
CONGRATULATED = re.compile(r"(?<![面应核校])对[^,，。;；]{0,60}$")
# 最早与甲市缔结|友好关系的城市
FRIENDS_SINCE = re.compile(
    r"了?[^,，。;；]{0,8}?(?:关系|友城|姐妹城市)的[^,，。;；]{0,8}?(?:城市|州|省|县|地区|国家|友城|伙伴)"
)
# 这是第9个与我省签订|《旅游合作协议》的城市
ONE_OF_THOSE = re.compile(
    r"了?(?:《[^》]{2,40}》|[^,，。;；的]{2,16}?(?:协议书?|备忘录))的[^,，。;；]{0,12}?(?:城市|州|省|县|地区|国家|企业|机构|园区)(?=[,，。;；]|$)"
)
WITNESSES_THERE = re.compile(
    r"(?:出席|参加)了?(?:签约|签字|签署|签订)(?:仪式|活动)(?:,|，|并|,并|，并)?(?:共同)?见证了?(?:签约|签字|签署|签订)(?=[,，。;；]|仪式|$)"
)
# 市长甲、总经理乙|分别在协议上|签字
HELD_THE_PEN = re.compile(
    r"(?:等)?(?:分别|共同|一同|现场|正式)*(?:在[^,，。;；]{0,10}?(?:协议|备忘录|意向书|文本|合同|协议书|合作书)(?:书|文本)?上"
    r"|(?:代表)?(?:双方|各方|两地|两市|双边|各自[^,，。;；]{0,6})(?:在[^,，。;；]{0,10}上)?|(?:出席|致辞|讲话)(?:仪式|活动)?并)(?:分别|共同|现场|正式)*"
)
SAYS_MORE = re.compile(r"[。;；,，\s]*(?:根据|按照|依据|按)[^,，。;；]{0,6}(?:协议|约定|合同)")  # 根据协议,乙将投资…
PEN_REACH = 40  # characters
# 甲市与乙市|签约缔结友好城市: told once, by the verb behind
SIGNED_TO_BEFRIEND = re.compile(r"签[约字]了?(?:并|,|，)?(?:正式)?(?=缔结)")
MAX_WITNESS = 16  # characters
# 他在见证甲与乙签署|协议书仪式后致辞时表示
SPEAKS_AFTER_IT = re.compile(
    r"[^,，。;；]{0,20}?仪式(?:上|后|之后|结束后|现场)?[^,，。;；]{0,8}?(?:谈话|致[辞词]|讲话|发言|受访|采访)[^,，。;；]{0,4}?时"
)
PRESIDES = re.compile(r"(?:共同)?(?:主持|主礼)了?$")  # 甲和乙代表双方主持|签订协议书的仪式
OF_CEREMONY = re.compile(r"[^,，。;；]{0,16}?仪式")
CONGRATULATES = re.compile(r"[^,，。;；]{0,30}?表示[^,，。;；]{0,8}?(?:祝贺|感谢|欢迎|高兴|满意)")
HELD_BARELY = re.compile(r"(?:举行|举办)了?(?:隆重的?|现场|项目|集中)*$")  # 甲与乙举行|签约仪式
COOPERATION = re.compile(r"(?:(?:战略|全面|深化|框架)合作|项目)$")  # 甲市与乙集团战略合作|签约仪式, 举行项目|签约仪式
# 甲公司X项目、乙公司Y项目等6个: whose project is one of several signed for nobody else.
LISTED_IN_GROUP = re.compile(r"项目、[^,，。;；]{2,80}?项目等[0-9一二三四五六七八九十]{1,4}(?:余|多)?个")
# 签署了|子市与丑市港口合作协议, 签约了|某仓储项目: what is signed has a name of its own.
WE_SIGN = re.compile(
    r"(?:[ \u3000]*(?:会上|现场|期间))?[ \u3000]*我[省市区县州](?:人民)?(?:政府)?(?:分别|先后|成功|正式|现场|当场|还|也|已|又)*[与和同]"
)
OPENS_WITH = re.compile(r"[ \u3000]*(?:并|还|又|也)?[与和同]")
NAMED_PAPER = re.compile(
    r"了?(?:《[^》]{4,40}》|(?!合作|相关|战略|有关|框架|一系列|多)[^,，。;；]{4,60}?(?:协议书?|备忘录|合同|项目))"
)
PROJECT_BEHIND = re.compile(r"了?[^,，。;；]{2,24}?项目$")  # 甲公司和乙公司签订|某某合作项目
# 缔结友好关系30年来; 合同为期5年 and 协议至2030年 say how long a paper holds.
YEARS_SINCE = re.compile(
    r"周年|(?<![0-9一二三四五六七八九十期限为至到于达长])[0-9一二三四五六七八九十]+(?:多|余)?(?:个)?年(?:来|以来|间|[,，。]|$)"
)
LONG_AGO = re.compile(r"(?:于|在)?(?:去年|前年|上年)(?:[0-9]{1,2}月)?(?:与|和|同|就)")  # 于去年5月与我市签署
SINCE = re.compile(r"[ \u3000]*(?:今年|近年|多年|近几年|去年|[0-9]{4}年[^,，]{0,4})(?:来|以来)(?:[,，]|$)")
# 16个洽谈项目举行|签约仪式: as many were signed there
CEREMONY_OF_GROUP = re.compile(
    r"[0-9一二三四五六七八九十]{1,4}余?个[^,，。;；、]{0,12}?项目(?:集中|现场)?(?:举行|进行)了?(?:集中|集体)?$"
)
DAYS_OF_A_MONTH = 28


def _tells_the_journey(frame: Frame, clause: Clause) -> bool:
    return frame.trip is not None and clause.sentence.start <= frame.trip.start < clause.sentence.end


def _signs_what_was_told(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 市长甲、乙公司总经理丙代表双方签字 behind 甲市与乙集团签署协议: who held the pen of what was told just before."""
    people = [t for t in clause.tokens if t.kind == "P" and t.end <= cue.start]
    if not people or HELD_THE_PEN.fullmatch(reading.clean, people[-1].end, cue.start) is None:
        return False
    if INSTRUMENT.search(reading.clean, cue.end, clause.end) is not None or SAYS_MORE.match(reading.clean, clause.end):
        return False
    last = next((a for a in reversed(book.found) if a.story == book.frame.story.ordinal), None)
    return last is not None and last.status == "signed" and 0 <= clause.start - last.end < PEN_REACH


def signed(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> None:
    """Read 甲与乙签署协议, 签约10个项目, 将与乙签署: who signs what with whom, and whether it was signed or is only to be."""
    text = reading.clean
    clause = with_pairs_before(reading, clause, cue)
    if SIGNED_ALREADY.search(text, clause.start, cue.start) or SIGNED_TO_BEFRIEND.match(text, cue.start, clause.end):
        return
    if is_of_other_states(reading, book, clause, cue):
        book = replace(book, frame=replace(book.frame, trip=None))
    frame = book.frame
    agreed = _consensus_to_sign(reading, clause, cue)
    hedges = [
        c
        for c in clause.cues
        if c.family == "hedge"
        and c.start < cue.start
        and not clause.is_about(c.start)
        and BY_MEANS.match(text, c.start, cue.start) is None
        and BROUGHT_ABOUT.match(text, c.start) is None
    ]
    not_yet = bool(hedges) or (
        clause.is_hoped(cue.start)
        and clause.hoped_from == clause.start
        and BROUGHT_ABOUT.match(text, clause.start) is None
        and not signs_meanwhile(reading, clause, cue.start)
    )
    if (
        re.search(r"(?:以来|之后|后)(?:,|，|$)", text[cue.end : clause.end + 1])
        and "见证" not in clause.text
        and not THIS_TIME.search(clause.text)
    ):
        earlier = True
    else:
        first = reading.clauses_by_sentence[clause.sentence.start][0]
        earlier = (
            clause.earlier
            or LONG_AGO.search(text, clause.start, cue.start) is not None
            or is_of_the_past(reading, frame, clause, cue.start)
            or (SINCE.match(first.text) is not None and not _tells_the_journey(frame, clause))
        )
    if re.match(r"(?:的|率|额|企业|方|仪式|活动|大会)", text[cue.end : cue.end + 2]) and "见证" not in clause.text:
        of_group = CEREMONY_OF_GROUP.search(text, clause.start, cue.start) is not None
        of_group = of_group or THOSE_SIGNED.search(text, max(clause.start, cue.start - 2), clause.end) is not None
        if not (of_group or _is_ceremony_of_two(reading, book, clause, cue) or is_listed(reading, clause, cue)):
            ceremony_of_one(reading, book, clause, cue)
            return
    if CONGRATULATED.search(text, clause.start, cue.start) and CONGRATULATES.match(text, cue.end):
        return  # 对两市缔结友城表示祝贺: spoken of
    if FRIENDS_SINCE.match(text, cue.end) or (ONE_OF_THOSE.match(text, cue.end) and "个" in clause.text):
        return  # 最早缔结友城的县市: which they are
    if SPEAKS_AFTER_IT.match(text, cue.end) and any(
        e.kind == "signing" and e.story == frame.story.ordinal for e in book.engagements
    ):
        return  # the signing told before
    if PRESIDES.search(text, clause.start, cue.start) and OF_CEREMONY.match(text, cue.end):
        if any(e.kind == "signing" and e.story == frame.story.ordinal for e in book.engagements):
            return  # 甲主持签订协议的仪式: of the signing told before
    if _signs_what_was_told(reading, book, clause, cue):
        return
    if WITNESSES_THERE.search(text, clause.start, cue.end + MAX_WITNESS):
        return  # 市长甲、乙公司总经理丙出席签约仪式并见证签约: who sees it, of the signing told before
    if AS_AN_OCCASION.match(text, cue.end) is not None or WHO_SIGNED.match(text, cue.start) is not None:
        return
    since = YEARS_SINCE.search(text, cue.end, clause.end)
    if since is not None and INSTRUMENT.search(text, since.end(), clause.end) is None:
        return  # 缔结友城40周年 keeps a day, it signs nothing
    if text.startswith("缔结", cue.start) and text.endswith("决定", clause.start, cue.start):
        return  # 两地决定缔结为友好城市
    if agreed is not None:
        parties = who_sign(reading, book, clause, cue)
        if parties:
            add_agreement(reading, book, clause, cue, parties, "agreed", "agreed_to_sign", end=agreed)
            book.consumed.add(agreed)
        return
    if (agrees := AGREED_TO.search(text, clause.start, cue.start)) is not None:
        doubted = clause.is_hoped(agrees.start()) or any(c.start < agrees.start() for c in hedges)
        if not (doubted or earlier or clause.is_said(cue.start) or is_told_in_speech(reading, clause, cue.start)):
            _agreed_to_sign(reading, book, clause, cue)
        return
    if is_excepted(clause) and WITH_OTHERS.search(text, clause.start, cue.start) is None:
        return
    counted = group_signed(reading, clause, cue)
    if SUM_SIGNED.match(text, cue.end) and (
        SUM_OF_TWO.search(text, clause.start, cue.start) is None or len(who_sign(reading, book, clause, cue)) < 2
    ):
        return  # 签约金额达3亿元 of nobody in particular
    if not_yet:
        named = INSTRUMENT.search(text, cue.end, clause.end)
        parties = who_sign(reading, book, clause, cue)
        if not parties and WITH_OTHERS.search(text, clause.start, cue.start) is None:
            parties = topic_and_home(reading, book, clause)  # with whom is not said here
        sentence = reading.clauses_by_sentence[clause.sentence.start]
        doubted = any(c.kind == "condition" for s in sentence for c in s.cues if c.start < cue.start)
        if named is None or len(parties) < 2 or doubted or any(c.kind == "negation" for c in hedges):
            return
        hoped = (
            HOPES.search(text, clause.sentence.start, cue.start) is not None
            and "将" not in text[clause.start : cue.start]
        )
        add_agreement(reading, book, clause, cue, parties, "hoped" if hoped else "planned", "signing_announced")
        return
    if clause.is_said(cue.start) or is_told_in_speech(reading, clause, cue.start):
        return
    near, with_unnamed = projects_with_unnamed(reading, clause, cue)
    if with_unnamed and not earlier:
        signed_with_unnamed(reading, book, clause, cue, near, with_unnamed)
        return
    of_name = projects_before(reading, clause, cue) if counted is None else []
    of_name = of_name or (projects_behind(reading, clause, cue) if counted is None else [])
    listed, of_group = [] if of_name else projects_signed(reading, book, clause, cue), False
    if counted is not None and counted.count is not None and counted.count > len(listed) > 0:
        listed, of_group = [], True  # 甲、乙等41个项目签约: the group, of which some are named
    if listed:
        at_signing = signing_act(reading, book, clause, cue, [p for ps in listed for p in ps])
        for parties in listed:
            add_agreement(
                reading,
                book,
                clause,
                cue,
                parties,
                "signed",
                "signing_of_projects",
                engagement=at_signing,
                kind="project",
                lower=re.search(r"等(?:一批|多个|若干|\d|[一二三四五六七八九十])|等.{0,12}项目", clause.text)
                is not None,
            )
        return
    of_group = of_group or (counted is not None and LISTED_IN_GROUP.search(text, clause.start, cue.start) is not None)
    apiece = (
        EACH_OF_THEM.search(text, clause.start, cue.start) is not None
    )  # 甲、乙分别与丙签署《甲丙协议》及《乙丙协议》
    on_paper = [] if apiece else named_on_the_paper(reading, frame, clause, cue)
    on_paper = on_paper or named_before_the_ceremony(reading, book, clause, cue)
    if on_paper and WITH_ANNEXES.search(text, cue.end, clause.end):
        counted = None  # 签署甲与乙战略协议及25份子协议: the paper of the two is one
    by_pair = (
        None if on_paper or of_group else pairs_listed(reading, clause, cue, partial(signatory_of, reading, frame))
    )
    by_pair = by_pair or (with_lands(reading, frame, clause, cue) or by_pair if not (on_paper or of_group) else None)
    if not (by_pair or on_paper or of_group or counted):
        by_pair = each_across(reading, frame, clause, cue) or by_pair
    offices = None if on_paper or of_group or by_pair else offices_sign(reading, clause, cue)
    if offices is not None and len(towns := towns_of_both(reading, book, clause, cue)) == 2:
        on_paper = towns
    if by_pair is not None and not by_pair:
        return  # of no pair of the list both names are read
    parties = on_paper or (
        []
        if of_group
        else distinct([p for pair in by_pair for p in pair])
        if by_pair
        else who_sign(reading, book, clause, cue)
    )
    if not parties and (counted is None or counted.count is None):
        counted = signed_for_home(reading, clause, cue, counted) or counted
    if counted is not None and not counted.is_of_firms:
        parties = [p for p in parties if not is_itself_signed(reading, cue, p)]
    days = days_of(reading, frame, clause, cue, book.engagements)
    background = earlier or is_outside(frame, days) or (frame.trip is None and not _is_of_days(days))
    # 于2019年11月签署, told beside a journey of days
    background = background or (frame.trip is not None and _is_of_a_month(days))
    if of_name and not by_pair and not on_paper:
        signed_by_name(reading, book, clause, cue, of_name, background=background)
        return
    of_both = offices is not None or both_are_meant(reading, clause, cue)
    if earlier and of_both and not is_of_the_past(reading, frame, clause, cue.start):
        return  # 近年来,两市签署了: of which two in those years is not said
    of_paper = counted is None or INSTRUMENT.search(text, cue.end, clause.end) is not None
    if counted is not None and not of_paper and BOTH_PLACES.match(clause.text) is not None:
        return  # 两地签约项目8个: by whom of the two places is not said
    if counted is not None and len(parties) < 2:
        counted_signing(reading, book, clause, cue, counted, parties, background=background)
        return
    # 我省同甲州签署…,同乙州签署…: 我省 signs with 乙州, too, whatever its name is
    ours = frame.home_id is None and OUR_PLACE.search(text, clause.sentence.start, cue.start) is not None
    if len(parties) == 1 and not ours:
        subject = place_that_acts(reading, frame, clause) or topic_in_reach(reading, frame, clause)
        if subject is not None and subject.local_id != parties[0].local_id:
            parties = [subject, *parties]
    if len(parties) == 1 and befriends(reading, frame, clause, cue, parties[0]):
        parties = [*home_party(reading, frame), *parties]
    if len(parties) == 1 and _of_the_journey(reading, frame, clause, parties[0]):
        parties = [*home_party(reading, frame), *parties]
    if len(parties) < 2 and (told_before := pairs_told_before(reading, book, clause, cue)):
        parties = distinct([p for pair in told_before for p in pair])
    if not parties:
        parties = _home_of_own_event(reading, book, clause, cue)
    across = [] if parties else _across_from_us(reading, book, clause, cue)
    parties = parties or across
    alone = len(parties) == 1 and (bool(across or by_pair) or _may_stand_alone(reading, frame, clause, cue, parties[0]))
    if len(parties) < 2 and not alone:
        return
    if len(parties) == 2 and len(signing_seats(reading, parties)) < 2:
        return  # a town and its own government are one: with whom is not read
    by_paper = INSTRUMENT.search(clause.text) or PROJECT_BEHIND.match(text, cue.end, clause.end)
    by_instrument = by_paper is not None and all(d.date_from is not None for d in clause.dates)
    if frame.trip is None and not (by_instrument or is_news(reading, frame, clause, days)):
        return
    if frame.trip is not None and not background and not _of_this_trip(book, clause):
        background = not THIS_TIME.search(text[clause.sentence.start : clause.end])
    unmet = not by_pair and meet_nobody(reading, clause, cue, parties)
    if unmet:
        pairs = [in_one_row(reading, frame, parties)]
    else:
        told_before = pairs_told_before(reading, book, clause, cue)
        pairs = told_before or by_pair or who_with_whom(reading, clause, cue, parties)
        if ours and len(pairs) == 1 and WE_SIGN.match(clause.text) is not None:
            pairs = [[party] for party in pairs[0]]  # 我省同甲州、乙州签署: with each of them, not they with each other
        pairs = in_rows([seated(reading, book, clause, cue, pair) for pair in pairs])
    parties = distinct([p for pair in pairs for p in pair])
    engagement = None if background else signing_act(reading, book, clause, cue, parties)
    if engagement is not None:
        take_the_ceremony(reading, book, engagement)
    papers = papers_apiece(reading, clause, cue, len(pairs))
    projects = projects_named(reading, clause, cue) if alone and counted is None else []
    if projects:
        pairs, papers = pairs * len(projects), [*projects]
    titled = papers_titled(reading, clause, cue)
    if len(pairs) == 1 and counted is None and len(titled) > 1:
        pairs, papers = pairs * len(titled), list(titled)
    apart = offices is not None and "分别" in text[offices.start() : cue.start]
    count = counted.count if counted and len(pairs) == 1 else 1
    # 与甲、乙签署协议: one paper of three or two of two
    several = len(parties) > 2 or unmet
    lower = counted.lower if counted and len(pairs) == 1 else several and not OF_ALL.search(clause.text)
    if offices is not None and counted is None:
        each = len(re.split("[、和与及]", offices["offices"] or ""))
        unnamed = offices["offices"] is None or offices["offices"].endswith("部门")
        if apart:  # 商务局、文旅局分别签署 are two, of 商务、文旅等部门 is not said how many
            count, lower = (None, True) if unnamed else (each, False)
        elif each > 1:
            lower = not OF_ALL.search(clause.text)
    if alone and counted is None and not projects:
        count, lower = listed_behind(text[cue.end : clause.end])
    further = further_counted(reading, clause, counted) if counted is not None and len(pairs) == 1 else []
    if further and counted is not None:
        papers = [counted.subject]  # 签订镇企协议9个、村村协议5个: the first of them
    for pair, paper in zip(pairs, papers, strict=True):
        engagement = folded(book, engagement)
        add_agreement(
            reading,
            book,
            clause,
            cue,
            pair,
            "signed",
            "signing_between",
            engagement=engagement,
            background=background,
            count=count,
            lower=lower if len(pairs) == 1 else len(pair) > 2 and not OF_ALL.search(clause.text),
            subject=paper,
            kind=kind_of(paper) if further and paper else None,
        )
    add_further(reading, book, clause, cue, pairs[0], further, "signing_between", engagement, background=background)


# 其中,|与甲公司签署, 在日期间,|同乙会签订
OPENS_ON_THE_JOURNEY = re.compile(
    r"[ \u3000]*(?:其中|期间|其间|同时|此外|(?:访问|考察|出访|招商|在[\u4e00-\u9fff]{1,4}?)期间)[,，]?$"
)
WITH_THEM = re.compile(r"[ \u3000]*(?:并|还)*(?:与|同)")


def _of_the_journey(reading: Reading, frame: Frame, clause: Clause, party: Party) -> bool:
    """Tell 其中,与甲公司签署了协议 in the report of a journey: where nobody else is named, whoever travels signs."""
    trip = frame.trip
    if trip is None or frame.is_inbound or party.side != "counterpart" or party.start is None:
        return False
    before = [c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start < clause.start]
    opens = all(OPENS_ON_THE_JOURNEY.match(c.text) is not None for c in before) and bool(before or not clause.topic)
    alone = WITH_THEM.match(reading.clean, clause.start, party.start)
    return opens and not clause.subjects and alone is not None and alone.end() >= party.start - MAX_LAND


def _agreed_to_sign(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> None:
    """Read 甲会与乙会协议:…,并同意签订友好盟约: nothing is signed yet, but both are agreed on the paper."""
    if INSTRUMENT.search(reading.clean, cue.end, clause.end) is None:
        return
    parties = who_sign(reading, book, clause, cue)
    if len(parties) < 2:
        parties = both_before(reading, book, clause)
    if len(parties) < 2 and BOTH_ALONE.match(clause.text) is not None:
        parties = both_who_met(reading, book, clause)
    if len(parties) == 2:
        add_agreement(reading, book, clause, cue, parties, "agreed", "agreed_to_sign")


def _may_stand_alone(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate, party: Party) -> bool:
    """Tell 并与甲大学签署了某协议 on the journey of somebody of no known home, and what home signed at its own event."""
    goes_on = OPENS_WITH.match(clause.text) is not None and any(
        WE_SIGN.match(c.text) for c in reading.clauses_by_sentence[clause.sentence.start] if c.start < clause.start
    )
    if frame.home_id is None and frame.trip is None and (goes_on or WE_SIGN.match(clause.text) is not None):
        return True  # 我省与甲州签署…, of a province that the report does not name
    if frame.trip is None or frame.is_inbound or NAMED_PAPER.match(reading.clean, cue.end, clause.end) is None:
        return False
    if party.is_inferred:
        return True
    return (
        party.side == "counterpart"
        and not home_party(reading, frame)
        and reading.clean[(party.start or 1) - 1] in "与同"
    )


def _across_from_us(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give whom 我区与甲区座谈,双方签署 was signed with, on a journey of which is not read where it is from."""
    frame, met = book.frame, met_last(book, clause)
    if frame.trip is None or frame.is_inbound or home_party(reading, frame) or not both_are_meant(reading, clause, cue):
        return []
    if met is None or met.kind != "meeting" or met.start < clause.sentence.start:
        return []
    across = [p for p in met.parties if p.side == "counterpart"]
    return across if len(across) == 1 and across[0].kind != "person" else []


def _home_of_own_event(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give home for 代表团举办推介会,签约了某物流项目: it signed at its own event, with whom is not said."""
    frame, spoken = book.frame, reading.clean[clause.start : cue.start]
    if frame.trip is None or frame.is_inbound or ONLY_MANNER.fullmatch(spoken) is None:
        return []
    own = [
        e
        for e in book.engagements
        if e.kind == "promotion_event" and clause.sentence.start <= e.start < clause.start and e.trip is frame.trip
    ]
    return home_party(reading, frame) if any(p.side == "delegation" for e in own for p in e.parties) else []


def _is_ceremony_of_two(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲市政府与乙集团战略合作协议签约仪式举行: who holds it and what is signed are said, so it was signed."""
    text = reading.clean
    if not text.startswith(("仪式", "活动"), cue.end):
        return False
    of_paper = INSTRUMENT.search(text, clause.start, cue.start) or COOPERATION.search(text, clause.start, cue.start)
    bare = of_paper is None and HELD_BARELY.search(text, clause.start, cue.start) is None
    if bare and not any(t.kind == "O" and t.end == cue.start for t in clause.tokens):
        return False  # 甲市与乙集团|签约仪式 says as much, so does 甲市与乙集团举行|签约仪式
    held = HELD.search(text, clause.start, clause.end) or ATTENDED.search(text, clause.start, cue.start)
    if held is None or any(c.family == "hedge" for c in clause.cues) or clause.is_said(cue.start):
        return False
    pair = named_before_the_ceremony(reading, book, clause, cue) or who_sign(reading, book, clause, cue)
    several = OF_THREE.search(text, clause.start, cue.start) is not None
    return len({p.local_id for p in pair if p.kind != "person"}) == 2 or (several and len(pair) > 2)


def _of_this_trip(book: Book, clause: Clause) -> bool:
    """Tell whether a signature belongs to the journey: no other time is said, and the act stands in its report."""
    return not any(
        (d.date_from is None and d.shape in PERIODS) or is_outside(book.frame, Days(first=d.date_from, last=d.date_to))
        for d in clause.dates
    )


def _is_of_days(days: Days) -> bool:
    """Tell a signing of a day, or of an unknown one, from 1979年两市缔结友城关系."""
    return days.first is None or days.last is None or days_between(days.first, days.last) <= MAX_EVENT_DAYS


def _is_of_a_month(days: Days) -> bool:
    """Tell a signing of which only the month or year is said."""
    return days.first is not None and days.last is not None and days_between(days.first, days.last) >= DAYS_OF_A_MONTH


def _consensus_to_sign(reading: Reading, clause: Clause, cue: CueCandidate) -> int | None:
    """Find the 达成共识 that turns a signature into a plan both agree on: 就…签署战略合作协议…达成共识."""
    if not clause.is_about(cue.start) and not re.search(
        r"(?<![成造早也一])就", reading.clean[clause.start : cue.start]
    ):
        return None
    reached = CONSENSUS.search(reading.clean, cue.end, clause.sentence.end)
    return reached.end() if reached and reached.start() - cue.end < 60 else None
