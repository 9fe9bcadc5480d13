"""What is planned and named before anything is signed: 甲集团拟在乙市投资建设冷链基地, 洽谈推进轴承生产线项目."""

from __future__ import annotations

import re

from extract.assemble.agreements.book import Book, met_last
from extract.assemble.agreements.signatories import distinct, home_party, party_of, told_from
from extract.assemble.agreements.telling import add_agreement
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Agreement, Party, Where
from extract.find.candidates import CueCandidate

BUILT = r"(?:项目|基地|产业园|工业园|物流园|园区|工厂|制造厂|分厂|生产线|产线|总部|研究院|研发中心|运营中心|综合体|中心|公司|办事处|代表处)(?:[两三四][个家](?:主体|公司|项目))?"
# 甲集团|拟在乙市投资建设冷链基地, 将在我市投资2亿元新建生产线
TO_INVEST = re.compile(
    r"(?P<hedge>拟|将|计划|决定|准备)(?:于[^,，。;；在]{2,10}?)?(?:在|到|来|落户)(?P<where>[^,，。;；在]{2,14}?)"
    rf"(?:投资|投入|投建|投|新建|兴建|建设|设立|建立)(?P<what>(?!的)[^,，。;；的]{{2,40}}?{BUILT})(?=[,，。;；]|以|并|$)"
)
MONEY_AND_VERB = re.compile(
    r"^(?:近|约|逾|超过?|总额)?[0-9][0-9.]*[十百千万亿]*(?:美|欧|日|港)?(?:元|人民币)?(?:人民币)?|^(?:建设|新建|兴建|设立|建立|打造|建)+"
)
WISHES = re.compile(r"希望|期待|期盼|盼|欢迎|力争|争取|邀请|如果|若")
OUR_TOWN = re.compile(r"我[省市区县州]$")
OWN_MANNER = re.compile(r"(?:也|还|又|正|已|则|近期|今年|明年|年内|下半年)*")
# 访问甲公司,|洽谈推动在乙市设立轴承生产线项目
TALKS_OVER = re.compile(
    rf"[ \u3000]*(?:并|还|深入|积极|共同|重点)*(?:洽谈|磋商|商谈)(?:推动|推进|落实)?(?P<what>[^,，。;；洽谈]{{4,40}}?{BUILT})"
    r"(?:[^,，。;；、]{0,16}?(?:事宜|工作))?[,，。;；]?$"
)
NOT_NAMED = re.compile(
    r"相关|有关|多个|一批|系列|更多|各类|重点|重大|优质|意向|招商|具体|下一步|后续|双方|合作|投资|产业|经贸|推动|推进|项目|的"
)
MIN_NAME = 4  # characters of a project's name beside what any project is called

PAPER_OF_IT = re.compile(
    r"(?:项目)?(?:的|正式|战略|合作|投资|建设|框架|意向)*(?:协议书?|合同书?|意向书|备忘录)$|项目$|[《》“”]"
)
PHASE = re.compile(r"[0-9一二三四五六]期")  # 基地二期 is another project than 基地


def drop_signed(book: Book) -> None:
    """Drop 甲集团将在乙市建设冷链基地 told of what 甲集团 signed: 签署冷链基地项目协议."""
    signed = [a for a in book.found if a.status == "signed"]
    for plan in [a for a in book.found if a.status == "planned" and a.rule == "project_to_land"]:
        if any(_is_of_the_project(plan, a) for a in signed):
            book.found.remove(plan)


def _is_of_the_project(plan: Agreement, signed: Agreement) -> bool:
    """Tell whether one of two subjects of one body holds the other, the words for the paper left out."""
    of_one = {p.local_id for p in plan.parties if p.kind == "organization"} & {p.local_id for p in signed.parties}
    one, other = (PAPER_OF_IT.sub("", PAPER_OF_IT.sub("", a.subject or "")) for a in (plan, signed))
    if not of_one or plan.story != signed.story or plan.is_background != signed.is_background:
        return False
    short, long = sorted((one, other), key=len)
    return len(short) >= MIN_NAME and short in long and PHASE.search(long.replace(short, "", 1)) is None


def planned(reading: Reading, book: Book, clause: Clause) -> None:
    """Read 甲集团拟在乙市投资建设冷链基地 and 访问甲公司,洽谈推进轴承生产线项目: a named project of a named party."""
    if clause.earlier or any(c.family == "agreement" for c in clause.cues):
        return
    to_invest(reading, book, clause)
    talked_over(reading, book, clause)


# 敲定了|甲公司与乙集团扩建合作项目
SETTLED = re.compile(r"(?:协商|洽谈|商谈|最终|初步|已|还|并)*(?:确定|敲定|商定|谈定)了")
PROJECT_OF_TWO = re.compile(r"的?[^,，。;；、与和同]{0,16}?项目(?=[,，。;；、]|$)")


def settled_for_two(reading: Reading, book: Book, clause: Clause) -> None:
    """Read 协商确定了甲公司与乙集团扩建合作项目: a project the two agreed on before the eyes of who travels."""
    frame, text = book.frame, reading.clean
    found = SETTLED.search(text, clause.start, clause.end)
    if found is None or frame.trip is None or clause.earlier or clause.is_said(found.start()):
        return
    if any(c.family == "hedge" and c.start < found.start() for c in clause.cues):
        return
    bodies = [t for t in clause.tokens if t.kind == "O" and found.end() <= t.start][:2]
    if len(bodies) < 2 or text[bodies[0].end : bodies[1].start] not in ("与", "和", "同"):
        return
    lands = [t for t in clause.tokens if t.kind == "L" and found.end() <= t.start and t.end <= bodies[0].start]
    opens = lands[0].start if lands and lands[-1].end == bodies[0].start else bodies[0].start
    project = PROJECT_OF_TWO.match(text, bodies[1].end, clause.end)
    if opens != found.end() or project is None:
        return
    cue = CueCandidate(start=found.start(), end=found.end(), rule="cue_agreement", family="agreement", kind="agrees")
    add_agreement(
        reading,
        book,
        clause,
        cue,
        distinct([party_of(reading, frame, t) for t in bodies]),
        "agreed",
        "consensus_reached",
        kind="project",
        subject=text[bodies[0].start : project.end()],
    )


def to_invest(reading: Reading, book: Book, clause: Clause) -> None:
    """Read 甲集团拟在乙市投资建设冷链基地: planned by a firm the report deals with, at a place of it."""
    frame, text = book.frame, reading.clean
    found = TO_INVEST.search(text, clause.start, clause.end)
    if found is None or any(c.family == "hedge" and c.start < found.start("hedge") for c in clause.cues):
        return
    if WISHES.search(text, clause.sentence.start, found.start("hedge")) is not None:
        return
    firms = [t for t in clause.tokens if reading.is_firm(t) and t.end <= found.start("hedge")]
    if not firms or OWN_MANNER.fullmatch(text, firms[-1].end, found.start("hedge")) is None:
        return
    site = _site(reading, book, clause, found)
    known = {p.local_id for e in book.engagements if e.story == frame.story.ordinal for p in e.parties}
    if site is None or (frame.trip is None and firms[-1].local_id not in known):
        return
    what = MONEY_AND_VERB.sub("", MONEY_AND_VERB.sub("", found["what"]))
    if len(NOT_NAMED.sub("", what)) < MIN_NAME:
        return
    cue = CueCandidate(
        start=found.start("hedge"), end=found.end("hedge"), rule="cue_agreement", family="agreement", kind="lands"
    )
    add_agreement(
        reading,
        book,
        clause,
        cue,
        distinct([party_of(reading, frame, firms[-1]), site]),
        "planned",
        "project_to_land",
        kind="project",
        subject=what[:60],
        where=Where(local_id=site.local_id, basis="stated", start=site.start, end=site.end)
        if site.kind == "place" and site.start is not None and not site.is_inferred
        else None,
    )


def _site(reading: Reading, book: Book, clause: Clause, found: re.Match[str]) -> Party | None:
    """Give the place a firm is to build at, of those the report is about: home, or a stop of its journey."""
    frame, (start, end) = book.frame, found.span("where")
    if OUR_TOWN.search(reading.clean, start, end) is not None:
        return next(iter(told_from(reading, frame)), None)
    sites = [
        t for t in clause.tokens if start <= t.start and t.end == end and (t.kind == "L" or t.place_id is not None)
    ]
    ours = [frame.home_id, *(p.local_id for p in frame.trip.places)] if frame.trip is not None else [frame.home_id]
    for site in sites:
        if any(place is not None and _beside(reading, site, place) for place in ours):
            return party_of(reading, frame, site)
    return None


def _beside(reading: Reading, site: Token, place: str) -> bool:
    return not reading.is_land(site.local_id) and (
        reading.lies_in(site.local_id, place) or reading.lies_in(place, site.local_id)
    )


def talked_over(reading: Reading, book: Book, clause: Clause) -> None:
    """Read 访问甲公司,|洽谈推进轴承生产线项目: a project discussed with the one body the sentence tells was called on."""
    frame = book.frame
    found = TALKS_OVER.match(reading.clean, clause.start, clause.end)
    met, home = met_last(book, clause), home_party(reading, frame)
    if found is None or met is None or met.start < clause.sentence.start or frame.trip is None or frame.is_inbound:
        return
    bodies = {p.local_id: p for p in met.parties if p.side == "counterpart" and p.kind == "organization"}
    if len(bodies) != 1 or not home or len(NOT_NAMED.sub("", found["what"])) < MIN_NAME:
        return
    cue = CueCandidate(
        start=clause.start, end=found.start("what"), rule="cue_agreement", family="agreement", kind="lands"
    )
    add_agreement(
        reading,
        book,
        clause,
        cue,
        [*bodies.values(), *home],
        "planned",
        "project_to_land",
        kind="project",
        subject=found["what"][:60],
    )


LANDING_PROJECT = re.compile(r"项目|基地|总部|产业园|工厂|生产线|研究院|研发中心|中心")
# Who works on a named project plans it, who wishes for it hopes.
WISH = re.compile(r"做好|推动|推进|促成|期盼|期待|希望|欢迎|盼望")
PLAN_WORDS = frozenset({"做好", "推动", "推进", "促成"})
PROJECT_PARTS = re.compile(r"[和与及、]")
UNNAMED_PROJECT = re.compile(r"更多|各类|一批|优质|重大|重点|高端|好项目|大项目|新项目|^(?:该|此|签约|合作|相关|既定)")


def lands(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> None:
    """Read 做好甲项目和乙项目落户某区的工作 (planned), 期盼甲全球生产基地未来落户某区 (hoped)."""
    text, frame = reading.clean, book.frame
    if frame.trip is None:
        return
    sites = [t for t in clause.tokens if cue.end <= t.start <= cue.end + 6 and t.kind in "LO"]
    if not sites:
        return
    site = sites[0]
    wish = WISH.search(text, clause.start, cue.start)
    if wish is None:
        return
    planned = wish.group() in PLAN_WORDS
    where = Where(
        local_id=site.place_id or (site.local_id if site.kind == "L" else None),
        basis="stated",
        start=site.start,
        end=site.end,
    )
    at = wish.end()
    for part in PROJECT_PARTS.split(text[wish.end() : cue.start]):
        start, end = at, at + len(part)
        at = end + 1
        named = LANDING_PROJECT.search(part)
        if named is None or len(part[: named.start()]) < 2 or UNNAMED_PROJECT.search(part):
            continue
        bodies = [t for t in clause.tokens if start <= t.start < end and reading.is_firm(t)]
        if not bodies and not planned:
            continue
        owners = [party_of(reading, frame, t) for t in bodies[:1]]
        add_agreement(
            reading,
            book,
            clause,
            cue,
            distinct([*owners, party_of(reading, frame, site)]),
            "planned" if planned else "hoped",
            "project_to_land",
            kind="project",
            where=where if where.local_id else Where(),
            subject=re.sub(r"(?:未来|今后|早日|尽快)$", "", part)[:60]
            + text[cue.start : cue.end]
            + text[site.start : site.end],
        )
