"""How an agreement is told: its kind, its subject and its industry; added to the book, or joined with the one told before."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.groups import SUM_SIGNED, Group
from extract.assemble.agreements.once import (
    is_named_alike,
    is_of_ceremony,
    is_titled_now,
    is_unnamed,
    of_one_sum,
    same_paper,
    told_twice,
)
from extract.assemble.agreements.signatories import signing_seats, signing_towns
from extract.assemble.agreements.wording import SIGNS_FOR
from extract.assemble.engagements.when_and_where import days_of
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Agreement, Days, Engagement, Party, Where
from extract.assemble.wording import INSTRUMENT
from extract.find.candidates import CueCandidate

# Instrument words, the most telling first: a strategic letter of intent is a letter of intent.
KINDS = (
    ("letter_of_intent", re.compile(r"意向书|意向(?:性)?(?:合作)?协议|合作意向协议|意向合同|意向性合作")),
    ("mou", re.compile(r"备忘录")),
    ("strategic_cooperation", re.compile(r"战略.{0,6}合作|战略框架|战略伙伴|战略协议|全面(?:深化)?合作(?:框架)?协议")),
    ("project", re.compile(r"项目|基地|总部|产业园|生产线|投资协议|投资合同|购销|采购")),
)
SIGNING = re.compile(r"签署|签订|签约")
OF_CHAMBERS = re.compile("工商联|商会")  # 友好商会协议, told of two chambers and of their towns
MIN_SUBJECT = 8  # characters: what two papers share by chance is shorter
TALKS_AND = re.compile(r"^[^,，。;；]{0,8}?(?:会谈|会见|会晤|座谈|洽谈)(?:后|并)$|^并$")  # 与乙州|会谈并|签约
PICTURE = re.compile(r"[ \u3000(（]*(?:图为|上图|下图|图[:：])")
OF_A_PICTURE = re.compile(
    r"[(（]?(?:组图|多图|附图|图)[)）](?: ?[-—] ?[0-9]{1,2})?$| [-—] ?[0-9]{1,2}$"
)  # …备忘录|(图) - 1
AND_ACTS = re.compile(r"(?<![合兼归一])并(?![购网轨联])")  # 合并, 并网 join nothing
# 签署友城协议|并办项目推介会, 签署4个协议|以及多个项目: what else was done is not what was signed.
AND_MORE = re.compile(rf"{AND_ACTS.pattern}|以及")


def appointment(reading: Reading, book: Book, engagement: Engagement) -> None:
    """Tell an appointment by letter or by office taken as the agreement it is: 颁发聘书, 受聘担任."""
    bodies = [p for p in engagement.parties if p.kind != "place"]
    book.found.append(
        Agreement(
            start=engagement.start,
            end=engagement.end,
            story=engagement.story,
            rule="appointment_made",
            kind="appointment",
            status="signed",
            status_basis="stated",
            parties=bodies if len({p.side for p in bodies}) > 1 else list(engagement.parties),
            subject=reading.clean[engagement.start : engagement.end],
            days=engagement.days,
            where=engagement.where,
            is_background=engagement.is_background,
            engagement=engagement,
            trip=engagement.trip,
        )
    )


def add_agreement(
    reading: Reading,
    book: Book,
    clause: Clause,
    cue: CueCandidate,
    parties: list[Party],
    status: str,
    rule: str,
    *,
    engagement: Engagement | None = None,
    kind: str | None = None,
    count: int | None = 1,
    lower: bool = False,
    background: bool = False,
    subject: str | None = None,
    basis: str = "stated",
    end: int | None = None,
    proof: tuple[int, int] | None = None,
    where: Where | None = None,
    counted_until: int | None = None,  # 签约的25个项目|总投资80亿元
) -> None:
    """Add an agreement to the book, or join it with the one of the same parties and paper that was told before."""
    text, frame = reading.clean, book.frame
    words = text[clause.start : max(clause.end, end or 0)]
    told_days = engagement.days if engagement else Days()
    if engagement is None and not background and status in ("agreed", "intent"):
        told_days = days_of(reading, frame, clause, cue, book.engagements)
    if engagement is None and background and status == "signed":
        said = days_of(reading, frame, clause, cue, book.engagements)
        if said.start is not None and clause.start <= said.start < cue.start:
            told_days = said  # 于2019年11月签署: what lies outside the journey has the day its own words say
    place = where or (engagement.where if engagement else Where())
    agreement = Agreement(
        start=clause.start,
        end=max(clause.end, end or 0),
        story=frame.story.ordinal,
        rule=rule,
        is_inferred=basis != "stated",
        kind=kind or _kind(text, clause, cue, words),
        status=status,
        status_basis=basis,
        parties=parties,
        count=count,
        count_is_lower_bound=lower,
        subject=subject or subject_of(reading, clause, cue, ""),
        where=place,
        days=told_days,
        is_background=background,
        engagement=engagement,
        trip=None if background else frame.trip,
        proof=proof,
    )
    while text[agreement.start] in " \u3000\n":
        agreement.start += 1
    _industry(reading, agreement)
    # 副主席甲代表自治区人民政府与乙集团签署协议: who held the pen of the paper told before
    pictured = clause.sentence.block_kind == "caption" or PICTURE.match(clause.text) is not None
    penned = is_unnamed(agreement) and (pictured or SIGNS_FOR.search(text, clause.start, cue.start) is not None)
    same = next(
        (
            a
            for a in book.found
            if a.status == status
            # 甲、乙分别代表双方签约: of the paper named before, whatever it is
            and (
                a.kind == agreement.kind
                or (is_unnamed(agreement) and agreement.kind == "other")
                or of_one_sum(a, agreement)
            )
            and (
                signing_seats(reading, a.parties) == signing_seats(reading, parties)
                or (is_named_alike(a, agreement) and _of_the_same_towns(reading, a, agreement))
            )
            and (
                a.subject == agreement.subject
                or same_paper(a, agreement)
                or is_titled_now(text[a.start : a.end], a, agreement)
                or is_of_ceremony(text[a.start : a.end], a, agreement)
                or of_one_sum(a, agreement)
                or (penned and a.engagement is not None)
            )
        ),
        None,
    )
    if same is None:
        book.found.append(agreement)
    else:
        same.again_until = counted_until or agreement.end
        words = text[same.start : same.end]
        if is_titled_now(words, same, agreement) or is_of_ceremony(words, same, agreement):
            same.subject = agreement.subject
        if engagement is not None and engagement is not same.engagement:
            told_twice(reading, book, same, engagement)


def add_further(
    reading: Reading,
    book: Book,
    clause: Clause,
    cue: CueCandidate,
    parties: list[Party],
    groups: list[Group],
    rule: str,
    engagement: Engagement | None,
    *,
    background: bool,
) -> None:
    """Tell what else was signed by the same and counted beside the first: 签订镇企协议9个、|村村协议5个."""
    for group in groups:
        add_agreement(
            reading,
            book,
            clause,
            cue,
            parties,
            "signed",
            rule,
            engagement=engagement,
            kind=kind_of(group.subject),
            count=group.count,
            lower=group.lower,
            subject=group.subject,
            background=background,
        )


def kind_of(words: str) -> str:
    """Give the kind of instrument that words tell: 采购意向协议5个 → letter_of_intent."""
    return next((kind for kind, pattern in KINDS if pattern.search(words)), "other")


def _of_the_same_towns(reading: Reading, one: Agreement, other: Agreement) -> bool:
    """Tell the paper of two towns signed by the head of an office of one of them from another paper."""
    named = one.subject is not None and len(one.subject) >= MIN_SUBJECT
    chambers = named and OF_CHAMBERS.search(one.subject or "") is not None
    towns, same = (signing_towns(reading, a.parties, chambers=chambers) for a in (one, other))
    return named and len(towns) > 1 and towns == same


def _kind(text: str, clause: Clause, cue: CueCandidate, words: str) -> str:
    behind = AND_MORE.split(text[cue.end : min(clause.end, cue.end + 40)], maxsplit=1)[0]
    near = text[max(clause.start, cue.start - 20) : cue.end] + behind
    more = AND_MORE.search(words, cue.end - clause.start) if cue.end > clause.start else None
    for area in (near, words[: more.start()] if more is not None else words):
        for kind, pattern in KINDS:
            if pattern.search(area):
                return kind
    return "other"


def subject_of(reading: Reading, clause: Clause, cue: CueCandidate, what: str) -> str | None:
    """Quote what it is about: the 就-phrase, else the instrument behind the verb, else the words before it."""
    text = reading.clean
    if clause.about and clause.about[0][0] < cue.start:
        start, end = clause.about[0]
        about = text[start:end].lstrip("就围绕针对")
        if SIGNING.match(text, end) is None or re.search(r"[与和同]", about) is None:  # 就甲与乙签署协议 says who
            return about[:80] or None
    if what:
        return what[:80]
    if SUM_SIGNED.match(text, cue.end):
        return None
    behind = OF_A_PICTURE.sub("", text[cue.end : clause.end]).lstrip("了的 ")
    behind = re.sub(r"^(?:座谈会?|活动|大会|仪式.{0,4}(?:举行|举办))$", "", behind.rstrip("。"))
    behind = re.sub(r"^(?:成)?为(?=友好|姐妹|友城)", "", behind)
    behind = AND_ACTS.split(behind, maxsplit=1)[0]
    behind = re.sub(
        r"(?:以来|之后|后|(?:签约|签字|签署)?(?:仪式|活动)|(?:签约|签字|签署)仪式在.*)$", "", behind.rstrip("。")
    )
    befriends = text.startswith("缔结", cue.start) and re.match(r"(?:国际)?(?:友好|姐妹|姊妹|友城)", behind)
    if INSTRUMENT.search(behind) or befriends or re.search(r"项目|合作|行动计划", behind):
        return behind[:80].rstrip("。") or None
    last = max((t.end for t in clause.tokens if t.end <= cue.start), default=clause.start)
    between = TALKS_AND.sub("", text[last : cue.start].strip(" 的、等"))
    between = re.sub(r"^(?:双方)?(?:在[^,，。;；]{2,16}?)?(?:现场|共同)?(?:举行|举办)(?:了)?", "", between)
    between = re.sub(r"^(?:共同|分别|联合|一起)*(?:(?:进行|完成|实现)了?)?$", "", between)
    between = re.sub(r"^(?:[0-9]{4}年)?两[市地国县区州省]", "", between)
    between = re.sub(r"^[(（][^()（）]{1,12}[)）]", "", between)
    between = re.sub(r"^(?:等)?(?:分别)?(?:代表)?(?:双方|各方|两地)(?:出席)?(?:并)?$", "", between)
    between = re.sub(r"^(?:等)?(?:代表|负责人|双方|正式|成功|现场|分别|出席|参加|并|线上|云端|在线)+$", "", between)
    between = between.rstrip("”") if "“" not in between else between  # “甲市与乙州|合作协议书”
    return between[:80] or (behind[:80].rstrip("。") or None)


def _industry(reading: Reading, agreement: Agreement) -> None:
    start_of = attrgetter("start")
    first = bisect_left(reading.industries, agreement.start, key=start_of)
    last = bisect_left(reading.industries, agreement.end, key=start_of)
    fitting = {m.local_id for m in reading.industries[first:last]}
    if len(fitting) == 1:
        agreement.industry_id = fitting.pop()
