"""Signings of a counted group, told with whom its words name, else with the place that signs, holds the ceremony or is at home."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.ceremony import signing_act, take_the_ceremony
from extract.assemble.agreements.further import further_counted
from extract.assemble.agreements.groups import (
    Group,
    event_before,
    holder,
    is_of_the_whole,
    is_part_or_sum,
    signs_at_each,
)
from extract.assemble.agreements.listed import unfold_group
from extract.assemble.agreements.scope import is_news, is_of_unnamed
from extract.assemble.agreements.signatories import (
    distinct,
    home_party,
    is_country,
    party_of,
    signatory_of,
    told_from,
)
from extract.assemble.agreements.telling import add_agreement, add_further, kind_of, subject_of
from extract.assemble.agreements.with_whom import is_itself_signed
from extract.assemble.agreements.wording import FOR_BOTH, OUR_PLACE
from extract.assemble.engagements.when_and_where import days_of
from extract.assemble.engagements.who import meant_party
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Party
from extract.assemble.trips import Frame, acts_for_delegation
from extract.assemble.wording import INSTRUMENT, LIST_MARKS
from extract.find.candidates import CueCandidate

# what a paper counts right under its 本报讯(记者甲) is news
OWN_NEWS = re.compile(r"本报讯[^。;；]{0,44}$")
MAX_BYLINE = 48  # characters
ON_THE_SPOT = re.compile(r"现场|当场")
CEREMONY_AND_HELD = re.compile(
    r"(?:举行|举办)了?[^,，。;；]{0,20}?签约(?:仪式|活动)|签约(?:仪式|活动)[^,，。;；]{0,20}?(?:举行|举办)"
)
THIS_FAIR = re.compile(r"本届[^,，。;；]{0,10}?(?:洽谈|博览|展览|交易|展销|商品|经贸|投洽|贸洽|展)会")
# 双方企业|在会上签下18项: of those who came, too
PRESENTS = re.compile(r"(?:作了?|进行了?|做了?)[^,，。;；]{0,8}?推介")
WITH_FIRMS = re.compile(r"(?:还|也|又|分别|先后|现场)*(?:与|和|同)(?=[0-9一二两三四五六七八九十]{1,3}余?家)")
BOTH_FIRMS = re.compile(r"[ \u3000]*双方(?:的)?(?:多家|有关|相关)?企业(?:家|代表)?(?!与|和|同)")
COUNTED_FIRMS = re.compile(r"(?:[0-9一二三四五六七八九十]{1,4}余?家|多家|一批)[^,，。;；]{0,8}?(?:企业|公司)")


def counted_signing(
    reading: Reading,
    book: Book,
    clause: Clause,
    cue: CueCandidate,
    group: Group,
    parties: list[Party],
    *,
    background: bool,
) -> None:
    """Tell a counted group: with whom its words name, else with the place that signs, holds the ceremony or is at home."""
    frame, text = book.frame, reading.clean
    alone = not parties
    of_home = group.is_of_home and frame.trip is not None and not frame.is_inbound and bool(home_party(reading, frame))
    if alone and group.count is None and "等" not in clause.text and not (of_home or group.is_sum):
        return  # 出席多个项目签约 tells of signings without saying which
    if of_home and any(a.status == "signed" and a.story == frame.story.ordinal for a in book.found):
        return  # 见证相关协议签署 behind those it sums up
    days = days_of(reading, frame, clause, cue, book.engagements)
    apart = signs_at_each(reading, clause, cue)
    opens = reading.text.blocks[clause.sentence.block].start
    own = OWN_NEWS.search(text, max(0, opens - MAX_BYLINE), opens + len("本报讯")) is not None
    reported = own or is_news(reading, frame, clause, days) or _heads_the_page(reading, frame, clause, cue)
    if frame.trip is None and apart is None and not reported:
        return
    summed = apart is None and is_part_or_sum(reading, clause, cue)
    if summed or _is_signed_there_of(reading, book, clause, cue, group):
        return
    ours = OUR_PLACE.search(reading.clean, clause.start, cue.start) is not None
    # 深圳某甲的商城等一批项目签约: the place that opens an uncounted list belongs to its first item
    news = frame.trip is None
    uncounted = group.count is None and not group.is_sum
    signs = apart or (None if ours or uncounted else holder(reading, clause, cue, of_event=news))
    ours = ours or any(t.kind == "D" and t.end <= cue.start for t in clause.tokens)
    if signs is None and alone and not ours and _is_of_another_event(reading, frame, clause):
        return
    signatory = party_of(reading, frame, signs) if signs is not None else None
    if signs is None and alone and not ours and news and frame.home_id is None:
        signatory = _town_of_presenters(reading, clause)
    if signatory is not None and not group.is_of_firms and is_itself_signed(reading, cue, signatory):
        signatory = None
    others = [signatory] if signatory is not None else told_from(reading, frame)
    if signatory is None and frame.is_inbound and _is_of_guests(reading, frame, clause, cue):
        others = home_party(reading, frame)  # 甲市代表团来乙市,共签下项目5个
    if news and (frame.home_id is None or event_before(reading, clause) is not None):
        others = [replace(party, side="delegation") for party in others]  # who holds a ceremony, of no known home
    if COUNTED_FIRMS.search(reading.clean, clause.start, cue.start):  # 甲国13家企业签署: no country signs for its firms
        others = [party for party in others if not is_country(reading, party)]
    if group.is_of_firms:
        parties = [*parties, *_firms_listed(reading, frame, clause, cue)]
    if group.with_whom is not None:  # 会上,13家企业与|甲市|签订
        across = signatory_of(reading, frame, group.with_whom)
        if across is None:
            return
        parties, others, alone = [replace(across, side="delegation") if news else across], [], False
    # 甲公司与两家企业签订: it signs with them, home does not
    by_firm = group.is_of_firms and len(parties) == 1 and WITH_FIRMS.match(text, parties[0].end or 0, cue.start)
    if alone or (group.is_of_firms and not by_firm):
        parties = distinct([*others, *parties])
    for_both = FOR_BOTH.search(text, clause.start, cue.start) is not None
    of_both = BOTH_FIRMS.match(text, clause.start, cue.start) is not None and frame.trip is not None
    unsaid = for_both or (is_of_unnamed(reading, clause, cue.start) and not (of_both and not frame.is_inbound))
    if alone and unsaid:
        parties = []  # 甲会长与乙理事长代表双方签署一份备忘录: for the houses of the two, not for a town
    if not parties or is_of_the_whole(reading, clause, cue, parties[0]):
        book.unsigned.append((clause.start, clause.end))
        return
    unnamed = (
        alone and group.count is None and not (of_home or group.is_sum)
    )  # 等一批项目签约 names nobody: the agreement stands, no meeting of sides does
    engagement = None if background or unnamed else signing_act(reading, book, clause, cue, parties)
    if engagement is not None:
        take_the_ceremony(reading, book, engagement)
        engagement.start = min(engagement.start, _ceremony_opens(reading, clause))
    if of_home and engagement is not None:
        book.glimpsed.append(engagement)
    # 和2家企业签下|2亿元采购意向书: the paper is what was signed, the firms are with whom
    of_paper = group.is_of_firms and INSTRUMENT.search(text, cue.end, clause.end) is not None
    paper = subject_of(reading, clause, cue, "") if of_paper else None
    further = further_counted(reading, clause, group)
    add_agreement(
        reading,
        book,
        clause,
        cue,
        parties,
        "signed",
        "counted_signing",
        engagement=engagement,
        count=group.count,
        lower=group.lower,
        subject=paper or group.subject or None,
        background=background,
        kind=kind_of(group.subject) if further else None,
        counted_until=group.ends,
    )
    told = book.found[-1] if book.found else None
    if told is not None and told.rule == "counted_signing" and told.start >= clause.start and not further:
        unfold_group(reading, book, clause, cue, told)
    add_further(reading, book, clause, cue, parties, further, "counted_signing", engagement, background=background)


def _town_of_presenters(reading: Reading, clause: Clause) -> Party | None:
    """Give the town of 会上,甲县商务局、县农业局分别作了推介,|现场签约项目20个: the one whose offices show what it has."""
    before = reading.clauses_by_sentence[clause.sentence.start][: clause.number]
    shown = next((c for c in reversed(before) if PRESENTS.search(c.text) is not None), None)
    entities = [reading.entity(t.local_id) for t in shown.tokens if t.kind == "O"] if shown is not None else []
    offices = [e for e in entities if e is not None and e.detail_kind == "government"]
    towns = {e.place_local_id for e in offices} - {None}
    town = towns.pop() if len(towns) == 1 else None
    return replace(meant_party(reading, "place", town), side="delegation") if town is not None else None


def _heads_the_page(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 现场签约的16个项目 under the headline 甲市签约百亿元: home is said there to have signed, so it is news of that signing."""
    if ON_THE_SPOT.search(reading.clean, clause.start, cue.end) is None:
        return False
    story = frame.story
    heads = [b for b in reading.text.blocks if b.kind == "title" and story.start <= b.start < story.end]
    return any(
        "签约" in reading.clean[b.start : b.end]
        and any(reading.lies_in(t.local_id, frame.home_id) for t in reading.tokens_in(b.start, b.end) if t.kind == "L")
        for b in heads
    )


def _is_of_guests(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 甲市代表团这次来乙市,|共签下项目5个: guests are the subject of the sentence, the town is not."""
    if OUR_PLACE.search(reading.clean, clause.start, cue.start) is not None or clause.own_subject:
        return False
    guests = [t for t in clause.subjects if t.kind == "D"]
    return bool(guests) and all(acts_for_delegation(reading, frame, t) for t in guests)


def _ceremony_opens(reading: Reading, clause: Clause) -> int:
    """Give where 推介会后举行签约仪式,|9个项目成功签约 begins: the ceremony right before is the act told."""
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    before = next((c for c in reversed(sentence) if c.end <= clause.start), None)
    held = before is not None and CEREMONY_AND_HELD.search(before.text) is not None
    return before.start if before is not None and held else clause.start


def _is_of_another_event(reading: Reading, frame: Frame, clause: Clause) -> bool:
    """Tell 会上签约项目34个 of a fair held by others and elsewhere: what is signed there is not home's whose paper tells it."""
    if frame.trip is not None:  # 本届洽谈会签约项目61个, told in the report of those who came to it
        return not frame.is_inbound and THIS_FAIR.search(reading.clean, clause.sentence.start, clause.end) is not None
    event = event_before(reading, clause)
    named = [t for t in event.tokens if t.kind in "LO"] if event is not None else []
    return bool(named) and not any(reading.lies_in(t.local_id, frame.home_id) for t in named)


def _is_signed_there_of(reading: Reading, book: Book, clause: Clause, cue: CueCandidate, group: Group) -> bool:
    """Tell 现场签约项目9个 behind 集中签约项目12个: those signed on the spot are of the number told in the sentence."""
    spoken = reading.clean[max(clause.start, cue.start - 4) : cue.end]
    return ON_THE_SPOT.search(spoken) is not None and any(
        a.rule == "counted_signing"
        and clause.sentence.start <= a.start < clause.start
        and a.count is not None
        and group.count is not None
        and a.count > group.count
        for a in book.found
    )


def _firms_listed(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the firms of 签约甲、乙、丙等8家企业."""
    listed: list[Party] = []
    at = cue.end
    for token in reading.tokens_in(cue.end, clause.end):
        if token.kind != "O" or reading.clean[at : token.start].strip("了") not in LIST_MARKS:
            break
        listed.append(party_of(reading, frame, token))
        at = token.end
    return listed
