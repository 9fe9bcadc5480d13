"""One agreement told more than once: by headline and report, by a sum and its parts, by its short and its full name."""

from __future__ import annotations

import re
from datetime import date

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.signatories import signing_seats
from extract.assemble.agreements.wording import CEREMONY_HELD, FRIENDSHIP
from extract.assemble.reading import Reading
from extract.assemble.told import Agreement, Engagement
from extract.assemble.wording import INSTRUMENT

BARE_PAPER = re.compile(
    r"(?:签署|签订)了?(?:一份|相关|有关)?(?P<paper>意见书|协议书?|备忘录|意向书|合同)[,，。;；]?$"
)  # 签署了|意见书
OF_WHICH_EVENT = re.compile(r"^.*[会动式]暨")  # 恳谈会暨|往来协议
SUM_OF_MONEY = re.compile(r"[0-9][0-9.,]*[十百千万亿]+(?:美|欧|日|港)?元")
# What a deal's name has beside its goods: 3年2亿元|木材|采购备忘录
WORDS_OF_DEAL = re.compile(
    rf"{SUM_OF_MONEY.pattern}|(?:为期)?[0-9一二两三四五六七八九十]+年期?|采购|购销|供货|意向|谅解|备忘录|MOU|合同|订单|框架|合作|投资|项目|协议|价值|金额|[《》“”书总了的]"
)
MIN_TITLE = 4  # characters of a paper's name that tell which it is
ONE_MORE = re.compile(r"[^,，。;；签]{0,8}?(?:又|还|另|再)")  # 又|签订协议一份
BARE_COUNT = re.compile(r"[0-9]{1,4}余?(?:多)?[个项份]")
NUMBER_AHEAD = re.compile(r"^[0-9一二三四五六七八九十]{1,4}余?[项个份单笔]")
MERE_PAPER = re.compile(
    r"框架|合作|投资|项目|协议|合同|书|两[国省市县州区地]|新一轮|[《》“”]"
)  # what a paper's name may leave out, told again
TITLE_MARKS = re.compile(r"[《》“”]|(?<=协议)书$")  # 《友好商会协议书》
OF_ITS_YEARS = re.compile(r"[0-9]{4}(?:年?[-—至到][0-9]{4})?年度?")  # 2023-2025年度|合作备忘录


def drop_sums(text: str, found: list[Agreement], engagements: list[Engagement]) -> None:
    """Drop 签约10多项 that opens a report where 签约11项 of the same parties and days is told behind it: it sums up.

    So it does with as many projects told once without the partner and once with him.
    """
    counted = [a for a in found if a.rule == "counted_signing" and a.count is not None]
    for part in counted:
        whole = [
            a
            for a in found
            if a is not part
            and (a.count or 0) > 1
            and (a.story, a.count, a.subject, a.is_background)
            == (part.story, part.count, part.subject, part.is_background)
            and {p.local_id for p in part.parties} < {p.local_id for p in a.parties}
        ]
        if whole and part in found:
            _drop(part, found, engagements)
    for part in [a for a in counted if all(p.is_inferred for p in a.parties)]:
        singly = [a for a in found if a.rule == "signing_between" and a.start > part.start and _beside(part, a)]
        if part in found and 1 < len(singly) <= (part.count or 0) <= len(singly) + 1:
            _drop(part, found, engagements)  # 还签署了4个协议。甲与乙签署…,丙与丁签署…: told singly behind
    for part in [a for a in counted if a.count == 1 and all(p.is_inferred for p in a.parties)]:
        before = [a for a in found if a.rule == "signing_between" and a.story == part.story and a.start < part.start]
        one_more = ONE_MORE.match(text, part.start, part.end) is not None
        if part in found and not one_more and len([a for a in before if not a.is_background]) == 1:
            _drop(part, found, engagements)  # 甲与乙签订投资协议。…此行拜访客户9人,签订协议一份: that one
    for again in [a for a in found if a.rule == "signing_between" and len(a.parties) > 2]:
        if _sums_up_pairs(again, found):
            _drop(again, found, engagements)
    for lone in [a for a in found if a.rule == "signing_between" and len(a.parties) == 1]:
        if any(_is_told_in_full(lone, other) for other in found):
            _drop(lone, found, engagements)  # 该园与甲会签订意向书 of the lead, and 乙园与甲会签订意向书 of the report
    for part in counted:
        named = [
            a
            for a in found
            if a.rule == "signing_between"
            and a.story == part.story
            and of_one_sum(part, a)
            and {p.local_id for p in part.parties if not p.is_inferred} < {p.local_id for p in a.parties}
        ]
        if part in found and named:
            _drop(part, found, engagements)  # 甲协会和2家企业签下2亿元订单, told again with the names of the two
    for opening in [a for a in found if a.rule == "signing_between" and a.count_is_lower_bound]:
        anew = [a for a in found if _counts_anew(opening, a)]
        if anew and opening in found:
            anew[0].again_until = opening.end
            _drop(opening, found, engagements)  # 甲、乙同外地企业签署采购合同。甲、乙此次同…企业共签署8项采购合同
    for again in [a for a in counted if BARE_COUNT.fullmatch(a.subject or "") is not None]:
        if again in found and any(_counted_before(again, a) for a in counted if a in found):
            _drop(again, found, engagements)  # 签下项目5个. …谈了项目9个,其中签下5个
    for rough in [a for a in counted if a.count_is_lower_bound]:
        exact = [
            a
            for a in counted
            if a.story == rough.story
            and a.start > rough.start
            and not a.count_is_lower_bound
            and (rough.count or 0) <= (a.count or 0) < 2 * (rough.count or 0)
            and a.is_background == rough.is_background
            and (a.days.first, a.days.last) == (rough.days.first, rough.days.last)
            and rough.where.local_id in (None, a.where.local_id)
            and {p.local_id for p in a.parties} == {p.local_id for p in rough.parties}
        ]
        if exact and rough in found:
            _drop(rough, found, engagements)


def _counted_before(again: Agreement, other: Agreement) -> bool:
    """Tell whether as many were told signed before in the story by the same: 14个 behind 项目14个."""
    same = {p.local_id for p in again.parties} == {p.local_id for p in other.parties}
    told = (again.story, again.count, again.is_background) == (other.story, other.count, other.is_background)
    return same and told and other.start < again.start and len(_days_said(again, other)) < 2


def drop_glimpsed(book: Book) -> None:
    """Drop 见证相关协议签署 where the story goes on to tell what was signed: 甲与乙签署…."""
    story = book.frame.story.ordinal
    for agreement in [a for a in book.found if any(a.engagement is e for e in book.glimpsed)]:
        others = [a for a in book.found if a is not agreement and a.story == story and a.engagement is not None]
        if any(a.status == "signed" and a.kind != "appointment" for a in others):
            _drop(agreement, book.found, book.engagements)


def _counts_anew(opening: Agreement, other: Agreement) -> bool:
    """Tell 8项采购合同 behind 采购合同 of the same who sign with nobody named: one lot, told once without its number."""
    if opening.subject is None or other.subject is None or (other.count or 0) < 2 or other.start < opening.start:
        return False
    one_side = len({p.side for p in opening.parties}) == 1
    same = {p.local_id for p in opening.parties} == {p.local_id for p in other.parties}
    return (
        one_side
        and same
        and opening.story == other.story
        and NUMBER_AHEAD.sub("", other.subject) == NUMBER_AHEAD.sub("", opening.subject)
    )


def _beside(one: Agreement, other: Agreement) -> bool:
    """Tell whether two were signed in acts that one paragraph tells."""
    acts = one.engagement, other.engagement
    return acts[0] is not None and acts[1] is not None and acts[0].block == acts[1].block


def _paper_told(agreement: Agreement) -> tuple[object, ...]:
    """Give what is told of a paper beside who signed it."""
    return agreement.story, agreement.kind, agreement.status, agreement.subject, agreement.is_background


def _is_told_in_full(lone: Agreement, other: Agreement) -> bool:
    """Tell whether another agreement is the same paper with both who signed it, of which one told only the other side."""
    same = _paper_told(lone) == _paper_told(other)
    parties = {p.local_id for p in other.parties}
    known = not lone.parties[0].is_inferred and lone.parties[0].local_id in parties
    return other is not lone and same and known and len(parties) == 2 and len(_days_said(lone, other)) < 2


def _sums_up_pairs(again: Agreement, found: list[Agreement]) -> bool:
    """Tell 甲园与乙会、丙会签订意向书 told again as one behind the two papers: all but the one who signed both are known of them."""
    pairs = [
        a
        for a in found
        if a.rule == again.rule
        and len(a.parties) == 2
        and a.start < again.start
        and _paper_told(a) == _paper_told(again)
    ]
    known = {p.local_id for a in pairs for p in a.parties} & {p.local_id for p in again.parties}
    return len(known) > 1 and len(known) >= len(again.parties) - 1


def _drop(agreement: Agreement, found: list[Agreement], engagements: list[Engagement]) -> None:
    """Take back an agreement told twice, and its signing where no other is left of it."""
    found.remove(agreement)
    if agreement.engagement in engagements and not any(a.engagement is agreement.engagement for a in found):
        engagements.remove(agreement.engagement)


def is_unnamed(agreement: Agreement) -> bool:
    """Tell whether the words of a signing say nothing of its paper: 签约, 签署协议."""
    return agreement.subject is None or agreement.subject in ("协议", "协议书", "合作协议", "相关协议")


NO_TITLE = re.compile(r"^《?关于|[《》的]")  # 《关于文化交流的意向书》 and 文化交流意向书


def _is_one_of_several(one: Agreement, other: Agreement) -> bool:
    """Tell 《合作框架协议》 and 《项目投资合同》, 飞机制造项目 and 特色贸易项目 of one signing: each name is of its own."""
    titled = (other.subject or "").startswith("《")
    projects = all((a.subject or "").endswith("项目") for a in (one, other)) and one.subject != other.subject
    return titled or projects


def same_paper(one: Agreement, other: Agreement) -> bool:
    """Tell 战略合作协议 of the opening from 战略合作框架协议 of those who held the pen: one paper of the same two, of one day."""
    if one.count != other.count or one.is_background:
        return False
    if one.start == other.start and one.engagement is other.engagement and _is_one_of_several(one, other):
        return False  # 签署《合作框架协议》和《项目投资合同》: each title of one signing is a paper
    if one.subject is None or other.subject is None or is_unnamed(other):  # 最后,甲代表乙县与丙进行了现场签约
        told = one.engagement
        beside = told is not None and other.engagement is not None and told.block == other.engagement.block
        return is_unnamed(other) and told is not None and (told.event_name is not None or beside)
    days = _days_said(one, other)
    friends = FRIENDSHIP.search(one.subject) is not None and FRIENDSHIP.search(other.subject) is not None
    short, full = sorted((one.subject.strip("《》"), other.subject.strip("《》")), key=len)
    # 战略合作协议, told again by its full name: 《某市人民政府某某集团战略合作协议》
    titled = len(short) >= MIN_TITLE and full.endswith(short) and "《" in one.subject + other.subject
    plain = NO_TITLE.sub("", one.subject) == NO_TITLE.sub("", other.subject)
    same = (
        friends or titled or plain or _bare_paper(one.subject, other.subject) == _bare_paper(other.subject, one.subject)
    )
    return len(days) < 2 and same


def _days_said(*told: Agreement | Engagement) -> set[date]:
    """Give the days told of themselves: the days of a whole journey say nothing of which of them it was."""
    return {a.days.first for a in told if a.days.first is not None and a.days.basis != "trip_range"}


def is_titled_now(words: str, first: Agreement, again: Agreement) -> bool:
    """Tell 《两市往来意见书》 from 双方就往来签署了意见书 told before without its name."""
    bare = BARE_PAPER.search(words)
    title = again.subject or ""
    days = _days_said(first, again)
    return bare is not None and title[:1] == "《" and title.endswith(f"{bare['paper']}》") and len(days) < 2


def is_of_ceremony(words: str, first: Agreement, again: Agreement) -> bool:
    """Tell 签订产业往来协议 from 恳谈会暨往来协议签约仪式举行 told before: the paper the ceremony was held for."""
    paper = OF_WHICH_EVENT.sub("", first.subject or "")
    named = INSTRUMENT.search(paper) is not None and (again.subject or "").endswith(paper)
    held = CEREMONY_HELD.search(words) is not None and first.engagement is not None
    return held and named and first.count == again.count == 1 and len(_days_said(first, again)) < 2


def is_named_alike(one: Agreement, other: Agreement) -> bool:
    """Tell 友好商会协议 and 《友好商会协议书》, which name one paper."""
    return TITLE_MARKS.sub("", one.subject or "") == TITLE_MARKS.sub("", other.subject or "")


def _bare_paper(paper: str, other: str) -> str:
    """Give what tells a paper apart: 两地2023-2025年度交流备忘录 → 交流备忘录, where the other is named without its years."""
    bare = MERE_PAPER.sub("", paper)
    return bare if OF_ITS_YEARS.search(other) is not None else OF_ITS_YEARS.sub("", bare)


def of_one_sum(one: Agreement, other: Agreement) -> bool:
    """Tell 签订2亿元木材采购意向书 under a photo from 签订3年2亿元木材采购备忘录 of the report: one deal of one sum."""
    sums = [set(SUM_OF_MONEY.findall(a.subject or "")) for a in (one, other)]
    goods = [WORDS_OF_DEAL.sub("", a.subject or "") for a in (one, other)]
    alike = goods[0] in goods[1] or goods[1] in goods[0]  # 10亿元风电设备 and 10亿元光伏设备 are two deals
    return bool(sums[0]) and sums[0] == sums[1] and alike and one.is_background == other.is_background


def told_twice(reading: Reading, book: Book, same: Agreement, again: Engagement) -> None:
    """Fold the signing of a headline and of its report into one act, which takes the day that one of them knows."""
    first = same.engagement
    if first is None or len(_days_said(first, again)) > 1:
        return
    for beside in [a for a in book.found if a.engagement is again]:  # another pair of the same signing
        beside.engagement, beside.days, beside.where = first, first.days, first.where
    known = signing_seats(reading, first.parties)
    first.parties += [p for p in again.parties if not signing_seats(reading, [p]) <= known]
    if first.days.first is None or (first.days.basis == "trip_range" and again.days.first is not None):
        first.days = same.days = again.days
    if first.where.local_id is None:
        first.where = same.where = again.where
    first.told_again.append((again.start, again.end))
    first.block = max(first.block, again.block)  # the report goes on where it told it last
    book.engagements[:] = [e for e in book.engagements if e is not again]  # folded already by another of its papers


def folded(book: Book, signing: Engagement | None) -> Engagement | None:
    """Give the signing that another telling of it was folded into, else itself."""
    if signing is None or any(e is signing for e in book.engagements):
        return signing
    return next((e for e in book.engagements if (signing.start, signing.end) in e.told_again), signing)
