"""Projects that are told signed by name: a list behind its number, a list before 签约, and 甲公司拟投资3亿元,在乙县建设丙基地 of a signing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.ceremony import signing_act, take_the_ceremony
from extract.assemble.agreements.groups import event_before, holder
from extract.assemble.agreements.plans import BUILT
from extract.assemble.agreements.scope import is_news, part_of
from extract.assemble.agreements.signatories import can_sign, distinct, party_of, told_from
from extract.assemble.agreements.telling import add_agreement
from extract.assemble.engagements.when_and_where import days_of
from extract.assemble.namings import Naming, may_invest, namings, read_before
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Agreement, Engagement, Party, Where
from extract.assemble.trips import Frame
from extract.assemble.wording import LIST_MARKS, WITH_OTHERS
from extract.find.candidates import CueCandidate

# 3个项目签约,|分别为甲项目,乙项目; 2个项目,|一个是甲项目,一个是乙项目
OPENS_LIST = re.compile(
    r"[ \u3000]*(?:其中)?(?:分别(?:为|是|有|系)|(?:主要)?(?:包括|包含)|即|它们是|一[个是](?:是|为)?)了?[:：]?"
)
# 签约12个项目,|其中甲公司丙项目; 。签约项目包括甲公司丙项目
AMONG_THEM = re.compile(r"其中|(?:主要)?(?:包括|包含|涵盖|涉及)|(?:主要|分别)[有为是]")
MAX_SENTENCES_OF_LIST = 3
# Between two items: 、 , ; 和, and the number of the next, 一个是, 二是
BETWEEN = re.compile(
    r"[,，、;；:： \u3000]*(?:以及|和|及|与)?(?:另一个|[一二三四五六]是?个?(?:是|为)|一个(?:是|为))?由?"
)
# 甲项目|(一期)
IN_BRACKETS = re.compile(r"[(（][^()（）]{1,8}[)）]")
AND_MORE = re.compile(r"等(?!离子|温|级)")
# What a list before 签约 may end in: 甲项目和乙项目|,分别在某饭店正式|签约
SUBJECT_ENDS = re.compile(
    r"(?:[(（][^()（）]{1,8}[)）])?[,，]?(?:均|都|已|也|还|分别|先后|相继|集中|现场|成功|正式|顺利|当场|共同|同时|在[^,，。;；在与和同]{1,14}?(?:上)?)*$"
)
# 签约|, 签约|落地, 签约|落户乙区: nothing else is signed
SIGNED_ALONE = re.compile(r"(?:了|落[户地](?:[^,，。;；、的]{2,10})?|成功|入驻)*(?=[,，。;；]|$)")
SIGNED_BEHIND = re.compile(r"(?:[(（][^()（）]{1,8}[)）])?(?=[,，。;；]|$)")
# 甲县、乙县|分别与相关企业签订
WITH_RELATED_FIRMS = re.compile(
    r"(?:[市县区]?(?:人民)?政府|管委会)?(?:也|还|已|分别|各自|先后|现场|当场)*[与和同](?:相关|有关|多家|[0-9一二三四五六七八九十两]{1,3}家|部分)(?:投资|项目|合作)?(?:企业|公司|单位|客商|投资商|投资方)(?:代表|负责人)?(?:分别|先后|现场|当场|正式|成功|集中)*$"
)
# The words of a signing that the firms told behind it took part in.
OF_A_SIGNING = re.compile(
    r"签约的?[^,，。;；]{0,10}?项目|项目[^,，。;；]{0,6}?签约|(?:集中|现场|成功)签约|签约(?:仪式|活动)"
)
# 甲公司|拟投资3.5亿元|,在乙区建设|丙数据中心; 由甲集团|投资30亿元|,在乙市设立丙基地
PUTS_IN = re.compile(
    r"(?:(?:拟|将|计划|预计|总|共|分期|一期|联合)*(?:投资|出资|斥资)(?:总额|额)?(?:约|近|逾|超过?|达)*)$"
)
BUILDS_THERE = re.compile(
    r"[,，]?(?:人民币)?(?:拟|将|计划)?(?:在|于)(?P<where>[^,，。;；在的]{1,14}?)(?:投资|规划)?(?:新建|兴建|建设|设立|打造|建立|投建|建)"
    rf"(?P<what>(?!的)[^,，。;；的]{{2,40}}?{BUILT})(?=等?[,，。;；]|等?$)"
)
STANDS_SO = re.compile(r"目前|已经|累计|此前|至今")  # 目前,甲项目已签约: how far it is, no news of a signing
BUILT_BEFORE = re.compile(
    r"已|目前|此前|去年|前年|年前|曾|投产|建成|开工|动工|竣工|启动|希望|期待|欢迎|鼓励|支持|未|取消"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Items:
    """The projects of one list; `and_more` where others are of it that it does not name."""

    named: list[Naming]
    and_more: bool


def unfold_group(reading: Reading, book: Book, clause: Clause, cue: CueCandidate, group: Agreement) -> None:
    """Read 共有3个项目签约,分别为甲项目、乙项目和丙项目: where the list names all of them, each is told and the number no more.

    Where it names some (其中,甲公司丙项目投资2亿元), those of named firms are told beside the number.
    """
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    behind = [c for c in sentence if c.start > clause.start]
    opens = next((c for c in behind if OPENS_LIST.match(c.text) is not None), None)
    if opens is None:
        _tell_some(reading, book, clause, cue, group)
        return
    start = opens.start + (found.end() if (found := OPENS_LIST.match(opens.text)) is not None else 0)
    items = _items_from(reading, [c for c in behind if c.start >= opens.start], start)
    if items is None or items.and_more or len(items.named) != group.count or group.count_is_lower_bound:
        _tell_some(reading, book, clause, cue, group)
        return
    book.found.remove(group)
    for naming in items.named:
        _add(reading, book, naming, group.parties, group.engagement, background=group.is_background, like=group)


def _tell_some(reading: Reading, book: Book, clause: Clause, cue: CueCandidate, group: Agreement) -> None:
    """Tell the projects of named firms that are said to be among a number signed: 签约12个项目。其中,甲公司丙项目投资2亿元."""
    block = reading.clauses_by_block[clause.sentence.block]
    opened, opens_at = False, clause.end
    sentences: list[int] = []
    for part in (c for c in block if c.start >= clause.start):
        if part.sentence.start not in sentences:
            sentences.append(part.sentence.start)
        among = AMONG_THEM.search(reading.clean, max(part.start, cue.end), part.end)
        if not opened and among is not None:
            opened, opens_at = True, among.end()
        elif part.start > clause.start and any(c.family == "agreement" for c in part.cues):
            return
        if len(sentences) > MAX_SENTENCES_OF_LIST:
            return
        if not opened or part.earlier or BUILT_BEFORE.search(part.text) is not None:
            continue
        floor = max(part.start, opens_at)
        for naming in (n for n in namings(reading, part) if n.start >= floor):
            read_before(reading, naming, floor)
            floor = naming.end
            if naming.investor is not None and not part.is_said(naming.start) and not part.is_hoped(naming.start):
                _add(reading, book, naming, group.parties, group.engagement, background=group.is_background, like=group)


def _items_from(reading: Reading, clauses: Sequence[Clause], start: int) -> _Items | None:
    """Give the projects that stand one behind the other from a place on, with what each is worth and who builds it."""
    named: list[Naming] = []
    at, first = start, True
    for naming in (n for c in clauses for n in namings(reading, c) if n.start >= start):
        read_before(reading, naming, max(at, naming.clause.start))
        lead = BETWEEN.match(reading.clean, at, naming.opens_at)
        if not first and (lead is None or lead.end() != naming.opens_at):
            return None
        if first and naming.opens_at - start > 1:
            return None
        named.append(naming)
        bracket = IN_BRACKETS.match(reading.clean, naming.end)
        at, first = bracket.end() if bracket is not None else naming.end, False
    if not named:
        return None
    return _Items(named=named, and_more=AND_MORE.match(reading.clean, at) is not None)


def projects_before(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Naming]:
    """Read 投资2亿元的甲公司丙生产线和投资1亿元的丁项目,分别在某饭店|签约: the projects signed, where no others are of the list."""
    text = reading.clean
    if SIGNED_ALONE.match(text, cue.end, clause.end) is None:
        return []
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    before = [c for c in sentence if c.end <= clause.start][-1:]
    for clauses in ([clause], [*before, clause]):
        found = [n for c in clauses for n in namings(reading, c) if n.end <= cue.start]
        if any(clause.is_about(n.start) for n in found):
            continue  # 甲公司与乙县就丙项目|签约: what two named before it signed for
        if not found or SUBJECT_ENDS.fullmatch(text, found[-1].end, cue.start) is None:
            continue
        listed: list[Naming] = []
        floor = clauses[0].start
        for naming in found:
            read_before(reading, naming, max(floor, naming.clause.start))
            lead = BETWEEN.match(text, floor, naming.opens_at)
            if listed and (lead is None or lead.end() != naming.opens_at):
                listed = []
            listed.append(naming)
            floor = naming.end
        return listed
    return []


def projects_behind(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Naming]:
    """Read 成功签下|甲公司丙生产基地项目: the projects of named firms right behind the verb, with whom is not said."""
    text = reading.clean
    if WITH_OTHERS.search(text, clause.start, cue.start) is not None:
        return []
    at = cue.end + text.startswith("了", cue.end)
    at += text.startswith("由", at)  # 成功签约|由甲公司投资建设的丙项目
    listed: list[Naming] = []
    for naming in namings(reading, clause):
        if naming.start < at:
            continue
        read_before(reading, naming, at)
        lead = BETWEEN.match(text, at, naming.opens_at)
        joined = naming.opens_at == at if not listed else lead is not None and lead.end() == naming.opens_at
        if not joined or naming.investor is None:
            return []
        listed.append(naming)
        at = naming.end
    return listed if listed and SIGNED_BEHIND.match(text, at) is not None else []


def projects_with_unnamed(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[list[Token], list[Naming]]:
    """Read 甲县、乙县分别与相关企业|签订丙公司丁项目和戊公司己项目: the towns and, as many of them, the projects of named firms.

    One town alone may have signed for all of them.
    """
    text = reading.clean
    joiner = WITH_RELATED_FIRMS.search(text, clause.start, cue.start)
    if joiner is None:
        return [], []
    towns: list[Token] = []
    for token in clause.tokens:
        if token.end > joiner.start():
            break
        if towns and text[towns[-1].end : token.start] not in LIST_MARKS:
            towns = []
        towns.append(token)
    if not towns or towns[-1].end != joiner.start() or not all(can_sign(reading, t) or t.kind == "O" for t in towns):
        return [], []
    at = cue.end + text.startswith("了", cue.end)
    listed: list[Naming] = []
    for naming in (n for n in namings(reading, clause) if n.start >= at):
        read_before(reading, naming, at)
        lead = BETWEEN.match(text, at, naming.opens_at)
        joined = naming.opens_at == at if not listed else lead is not None and lead.end() == naming.opens_at
        if not joined:
            return [], []
        listed.append(naming)
        at = naming.end
    whole = AND_MORE.match(text, at) is None and len(towns) in (1, len(listed))
    named = sum(n.investor is not None for n in listed)  # of one among several the firm may not be read
    return (towns, listed) if whole and named and len(listed) - named < 2 else ([], [])


def signed_with_unnamed(
    reading: Reading, book: Book, clause: Clause, cue: CueCandidate, towns: Sequence[Token], named: Sequence[Naming]
) -> None:
    """Tell each project that a town signed with a firm which only the name of the project tells."""
    frame = book.frame
    days = days_of(reading, frame, clause, cue, book.engagements)
    if frame.trip is None and not is_news(reading, frame, clause, days):
        return
    firms = [party_of(reading, frame, n.investor) for n in named if n.investor is not None]
    signing = signing_act(reading, book, clause, cue, distinct([*(party_of(reading, frame, t) for t in towns), *firms]))
    for at, naming in enumerate(named):
        town = towns[at] if len(towns) > 1 else towns[0]
        _add(reading, book, naming, [party_of(reading, frame, town)], signing, background=False)


def invested_at_signing(reading: Reading, book: Book, clause: Clause) -> None:
    """Read 甲公司拟投资3亿元,在乙县建设丙基地 behind 签约的16个项目: what a firm signed that is named with its money and its product."""
    text = reading.clean
    sums = [m for m in reading.money if clause.start <= m[0] and m[1] <= clause.end]
    if len(sums) != 1 or clause.earlier or any(c.family == "agreement" for c in clause.cues):
        return
    at, until, _ = sums[0]
    puts = PUTS_IN.search(text, clause.start, at)
    firm = next(
        (t for t in clause.tokens if puts is not None and t.end == puts.start() and may_invest(reading, t)), None
    )
    hedged = firm is None or any(c.family == "hedge" and c.start < firm.start for c in clause.cues)
    if firm is None or hedged or clause.is_said(at):
        return
    opens = firm.start - text.startswith("由", firm.start - 1)
    if text[clause.start : opens].endswith(tuple("与和同、在的")):
        return
    behind = next((c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start >= clause.end), None)
    where_told = behind if behind is not None and until == clause.end else clause
    builds = BUILDS_THERE.match(text, until, where_told.end)
    if builds is None or BUILT_BEFORE.search(text, clause.start, builds.end()) is not None:
        return
    told = _signing_told(reading, clause)
    if told is None or any(
        a.status == "signed" and firm.local_id in {p.local_id for p in a.parties} for a in book.found
    ):
        return  # 甲市与乙集团签约。根据协议,乙集团将投资50亿元…: what it signed
    naming = Naming(
        start=builds.start("what"),
        end=builds.end("what"),
        name=builds["what"],
        is_plant=False,
        clause=where_told,
        opens_at=firm.start,
        investor=firm,
    )
    frame = book.frame
    site = _site(reading, frame, where_told, builds)
    group = next(
        (a for a in reversed(book.found) if a.rule == "counted_signing" and a.story == frame.story.ordinal), None
    )
    others = group.parties if group is not None else [site] if site is not None else []
    signing = group.engagement if group is not None else _signing_of(book, told)
    if signing is None:
        cue = CueCandidate(start=told.end, end=told.end, rule="cue_agreement", family="agreement", kind="signs")
        signing = signing_act(reading, book, told, cue, distinct([party_of(reading, frame, firm), *others]))
        take_the_ceremony(reading, book, signing)
    where = (
        Where(local_id=site.local_id, basis="stated", start=site.start, end=site.end)
        if site is not None and site.kind == "place"
        else None
    )
    _add(reading, book, naming, others, signing, background=False, where=where)


def _signing_told(reading: Reading, clause: Clause) -> Clause | None:
    """Give the words in which the paragraph spoke of a signing before: 签约的16个项目, 举行项目签约仪式."""
    block = [c for c in reading.clauses_by_block[clause.sentence.block] if c.start < clause.start]
    told = [c for c in block if OF_A_SIGNING.search(c.text) is not None and not c.earlier]
    return told[-1] if told else None


def _signing_of(book: Book, told: Clause) -> Engagement | None:
    """Give the signing that those words told of."""
    signings = [e for e in book.engagements if e.kind == "signing" and e.block == told.sentence.block]
    return signings[-1] if signings else None


def _site(reading: Reading, frame: Frame, clause: Clause, builds: re.Match[str]) -> Party | None:
    """Give the town or zone something is to be built in."""
    start, end = builds.span("where")
    token: Token | None = next((t for t in clause.tokens if start <= t.start and t.end == end), None)
    if token is None or token.kind != "L" or reading.level(token) not in ("city", "district", "zone"):
        return None
    return party_of(reading, frame, token)


def _add(
    reading: Reading,
    book: Book,
    naming: Naming,
    others: Sequence[Party],
    engagement: Engagement | None,
    *,
    background: bool,
    where: Where | None = None,
    like: Agreement | None = None,
) -> None:
    """Tell one project that was signed: its firm, if named, with whoever signed them all.

    One of a group is told in the state the group is in (`like`): 达成合作意向项目2个,分别是….
    """
    firms = [party_of(reading, book.frame, naming.investor)] if naming.investor is not None else []
    parties = distinct([*firms, *others])
    if not parties:
        return
    if engagement is not None:
        engagement.parties = distinct([*engagement.parties, *firms])
    clause = part_of(reading, naming.clause, naming.opens_at, naming.end)
    cue = CueCandidate(start=naming.opens_at, end=naming.start, rule="cue_agreement", family="agreement", kind="signs")
    add_agreement(
        reading,
        book,
        clause,
        cue,
        parties,
        like.status if like is not None else "signed",
        "signing_of_projects" if like is None or like.status == "signed" else like.rule,
        engagement=engagement,
        kind="project",
        subject=naming.name,
        background=background,
        where=where,
    )


def signed_by_name(
    reading: Reading, book: Book, clause: Clause, cue: CueCandidate, named: Sequence[Naming], *, background: bool
) -> None:
    """Tell the projects a sentence says were signed, each by its firm and the place whose news it is."""
    frame = book.frame
    days = days_of(reading, frame, clause, cue, book.engagements)
    if frame.trip is None and not is_news(reading, frame, clause, days):
        return
    if STANDS_SO.search(reading.clean, clause.sentence.start, cue.start) is not None:
        return
    signs = holder(reading, clause, cue, of_event=frame.trip is None)
    others = [party_of(reading, frame, signs)] if signs is not None else told_from(reading, frame)
    if signs is not None and any(n.opens_at <= signs.start < n.end for n in named):
        others = told_from(reading, frame)  # 甲市|冷链基地项目签约: where it is built
    if frame.trip is None and (frame.home_id is None or event_before(reading, clause, beside=True) is not None):
        others = [replace(party, side="delegation") for party in others]  # who holds the event
    firms = [party_of(reading, frame, n.investor) for n in named if n.investor is not None]
    parties = distinct([*firms, *others])
    if not parties:
        return
    at_signing = None if background else signing_act(reading, book, clause, cue, parties)
    for naming in named:
        _add(reading, book, naming, others, at_signing, background=background)
