"""Who acts in a clause: those it names before its verb, or those who acted before."""

from __future__ import annotations

import re

from extract.assemble.reading.clause import Clause
from extract.assemble.reading.marked_text import MarkedText
from extract.assemble.reading.tokens import Token
from extract.assemble.reading.wording import (
    ACTS,
    DELEGATION_WORD,
    ENDS_A_LIST,
    HAS_OBJECTS,
    INVITED,
    LEADS_AND_ENDS,
    LED_AS,
    LED_BY,
    LED_UNDER,
    LIST_MARK,
    MADE_UP_OF,
    MAX_LIST_LEAD,
    NOT_IN_LIST,
    OWNER_BEFORE,
    RECEIVED_BY,
    SENT_FROM,
    UNREAD_PART,
)

# 正在甲国访问的|市长乙, 率团来访的|市长乙
STAYS_AND = re.compile(
    r"[ \u3000]*(?:当地时间)?(?:正在|正|率[^,，。;；的]{0,14}?|应邀|日前|近日|前来|来|在|赴|随团)[^,，。;；的]{0,24}?"
    r"(?:访问|出访|考察|招商|调研|来访|到访|(?:开展|进行|参加|出席)[^,，。;；的]{2,24})的(?=[\u4e00-\u9fff])"
)
STRAIGHT_FROM = re.compile(r"[在从对向与为由以就于给把被据同跟至到赴往照]")
# A verb before the first name: whoever acted goes on acting, and the name is an object.
CARRIED_ON = re.compile(
    r"了解|听取|观看|感谢|推动|进一步|完善|提升|助力|吸引|促进|感受|体验|学习|回顾|介绍|拥有|[设建]有|设立|建立|成为|使|[^邀]请|让|"
    r"宣传|展示|鼓励|覆盖|包括|[并还又再]|先后|详细|全面|深入|共同|联合|参观|考察|支持|加强|深化|对接|围绕"
)
ACTS_ON = re.compile(r"[ \u3000]*并(?=[与同和就在对向])")
# 市长甲同乙会谈;|会见丙;|并与丁座谈: what was done next stands at the head
VERB_FIRST = re.compile(
    r"[ \u3000]*(?:并|还|又|也|先后|分别|随后|之后|然后|再)*"
    r"(?:在[\u4e00-\u9fff、]{1,8}?(?=出席|参加|举[办行]|会见|考察|拜[访会]|参观|走访))?(?P<with>[与同跟](?!时|期|样|意|志)|(?:出席|参加)(?![^,，。;；的]{0,12}的(?:还)?有))?"
)
COMPANIONS = re.compile(r"[^,，。;；]{2,80}?(?:等|共|一行)[^,，。;；]{0,8}?(?:一行|[0-9]+人)")
# 代表团由司长甲陪同; 客商在主席甲、部长乙的陪同下
SHOWN_BY = re.compile(r"由[^,，。;；由]{2,40}?陪同(?!团)|(?<![现正所存内外])在[^。;；在]{2,60}?陪同之?下")
BRINGS_TOGETHER = "的?(?:协调|介绍|牵线(?:搭桥)?|推荐|引荐|引见|联系|安排|联络|撮合)"
# 经会长甲牵线, 在局长乙的介绍下; not 经开区主任丙介绍, 在会上市长丁作了介绍
ARRANGED_BY = re.compile(
    rf"[ \u3000]*(?:在[^,，。;；]{{2,40}}?{BRINGS_TOGETHER}之?下|经过?(?![济贸营开信合发侨管])[^,，。;；]{{2,40}}?{BRINGS_TOGETHER}(?:之?下)?)(?=[,，]|$)"
)
HOW_GUESTS_CAME = re.compile(r"[^,，。;；]{0,8}?的(?=[^,，。;；]{0,12}?由)")  # 正在某国访问的由甲率领的代表团
# Between two names of one list: a separator, and a house or rank before a title that no name was read from.
WITH_FIRST = re.compile(
    r"[ \u3000]*(?:并|还|随后|其后|之后|又|再|分别|先后)*(?:与(?!会)|同(?![时步日期样意年级城])|跟(?![踪进随]))"
)
MEETS_SOMEBODY = frozenset({"received", "visit"})
LISTS_SOME = re.compile(
    r"[ \u3000]*(?:其中)?(?:包括|分别是|分别为|如(?!何|果|此))"
)  # 走访了当地企业,|如甲集团、乙公司等
JOINS_IN = re.compile(
    "参加|出席|陪同|主持|介绍|致辞|在座|参会|到会|汇报|发言|接待|随同|参与|率|带队|在[^,，]{1,16}(?:举行|召开)"
)
OPENS_ANOTHER_ACT = re.compile(r"[ \u3000]*(?:并|还|又|同时|随后)?(?:与|同(?!济|仁|方)|和|跟|向|就|对|由|为|在|把|将)")


def find_subjects(marked: MarkedText, clauses: list[Clause], before: Clause | None) -> None:
    """Set who acts in each clause of a sentence; `before` is the last clause before it in the paragraph."""
    carried: list[Token] = []
    carried_word: str | None = None
    if before is not None and ACTS_ON.match(clauses[0].text if clauses else "") is not None:
        carried, carried_word = before.subjects, before.subject_word  # 甲一行参观了乙集团。并同丙公司洽谈
    elif before is not None and clauses and _goes_on_with_a_verb(marked, before, clauses[0]):
        carried, carried_word = before.subjects, before.subject_word  # 市长甲同乙会谈;会见丙
    led_before = False
    for clause in clauses:
        own, word = _own_subject(marked, clause)
        if (
            own
            and word is None
            and (_lists_objects(marked, clauses, clause) or lists_more_objects(marked, clauses, clause))
        ):
            own = []  # 拜会了两大商会:甲商会及乙协会; 会见了市长甲等,以及乙协会、丙集团负责人
        clause.own_subject = bool(own or word)
        if word is not None and not own and "一行" in word and not any(c.cues for c in clauses[: clause.number]):
            own = carried  # 县委书记甲,县委常委乙及部门一行: who is meant stands in the list before
        if word is not None and not own and led_before and all(t.kind == "P" for t in carried):
            own = carried  # 省长甲率代表团来乙,代表团一行…: those he leads, and he
        led_before = led_before or any(c.kind == "leads" for c in clause.cues)
        if own and clause.number > 0 and _goes_with(marked, clauses[clause.number - 1], clause):
            own = [*(t for t in carried if t.kind == "P"), *(t for t in own if t not in carried)]
        led = _led_under(marked, clause)
        if led and not own and carried and all(t.kind in "DO" for t in carried):
            own, clause.own_subject = carried, True
        own = [*own, *(t for t in led if t not in own)]
        if own or word:
            carried, carried_word = own, word
        clause.subjects, clause.subject_word = carried, carried_word


def _goes_on_with_a_verb(marked: MarkedText, before: Clause, clause: Clause) -> bool:
    """Tell 市长甲同乙会谈;|会见丙: a sentence behind a semicolon that opens with what was done, by the same people."""
    if marked.clean[before.sentence.end - 1] not in ";；" or before.said_from is not None or "陪同" in before.text:
        return False
    first = next((c for c in clause.cues if c.family in ACTS), None)
    opens = VERB_FIRST.match(marked.clean, clause.start, clause.end)
    return first is not None and opens is not None and (opens["with"] is not None or opens.end() == first.start)


def _goes_with(marked: MarkedText, before: Clause, clause: Clause) -> bool:
    """Tell 会长甲带队,|副会长乙、秘书长丙等一行: those who go along, behind who leads."""
    if LEADS_AND_ENDS.search(before.text) is None or not any(t.kind == "P" for t in before.subjects):
        return False
    return COMPANIONS.match(marked.clean, clause.start, clause.end) is not None


def _is_another_office(marked: MarkedText, house: Token, person: Token) -> bool:
    """Tell a house whose office stands right behind it and right before another of the same person."""
    ends = marked.title_end.get(house.end)
    return ends is not None and ends + 1 == person.start and marked.clean[ends] == "、"


def _lists_objects(marked: MarkedText, clauses: list[Clause], clause: Clause) -> bool:
    """Tell a clause behind a colon that only names those whom the clause before dealt with."""
    if clause.number == 0 or clause.cues:
        return False
    if marked.clean[clause.start - 1] not in ":：" and LISTS_SOME.match(clause.text) is None:
        return False
    before = clauses[clause.number - 1]
    return any(c.kind in HAS_OBJECTS for c in before.cues) and not any(c.family == "statement" for c in before.cues)


def lists_more_objects(marked: MarkedText, clauses: list[Clause], clause: Clause) -> bool:
    """Tell a clause without a verb behind 会见了甲等人,: it goes on with those who were met."""
    if clause.cues or not clause.tokens or clause.dates or JOINS_IN.search(clause.text):
        return False
    if OPENS_ANOTHER_ACT.match(clause.text):
        return False
    cues = [c for before in clauses[: clause.number] for c in before.cues]
    if not cues or cues[-1].kind not in MEETS_SOMEBODY or clauses[clause.number - 1].is_hoped(cues[-1].start):
        return False
    since = next(c for c in clauses if c.start <= cues[-1].start < c.end)
    if not any(t.kind in "PO" and t.start >= cues[-1].end for t in since.tokens):
        return False
    return ENDS_A_LIST.fullmatch(marked.clean, clause.tokens[-1].end, clause.end) is not None


def _is_list_gap(gap: str) -> bool:
    """Tell whether what stands between two names leaves them in one list: 、, 和某局 before a title."""
    mark = LIST_MARK.match(gap)
    rest = gap[mark.end() :] if mark else gap
    return not rest or (mark is not None and len(rest) <= MAX_LIST_LEAD and NOT_IN_LIST.search(rest) is None)


def _delegation_led(marked: MarkedText, clause: Clause) -> tuple[list[Token], str] | None:
    """Read 由市长甲率领的代表团 at the head of a clause: who leads it and the delegation act."""
    led = LED_BY.search(marked.clean, clause.start, clause.end)
    if led is None or any(t.kind in "PDO" and t.start < led.start() for t in clause.tokens):
        return None
    if any(c.end <= led.start() and not HOW_GUESTS_CAME.match(marked.clean, c.end) for c in clause.cues):
        return None  # 会见了由甲率领的代表团: an object
    who = [t for t in clause.tokens if t.kind == "P" and led.start("who") <= t.start < led.end("who")]
    group = [t for t in clause.tokens if t.kind in "DO" and led.start("group") <= t.start < led.end("group")]
    return ([*who, *group], led["group"]) if who else None


def _led_under(marked: MarkedText, clause: Clause) -> list[Token]:
    """Give who leads in 在会长甲的率领下, before anybody else acts."""
    led = LED_UNDER.search(marked.clean, clause.start, clause.end)
    if led is None or any(c.end <= led.start() and c.family in ACTS for c in clause.cues):
        return []
    return [t for t in clause.tokens if t.kind == "P" and led.start("who") <= t.start < led.end("who")]


def _stay_that_opens(marked: MarkedText, clause: Clause) -> int:
    """Give where 正在甲国访问的|市长乙 begins to say who acts: how he came to be there stands before him."""
    stays = STAYS_AND.match(marked.clean, clause.start, clause.end)
    if stays is None:
        return clause.start
    behind = [t for t in marked.tokens_in(stays.end(), clause.end) if t.kind != "L"][:1]
    named = bool(behind) and behind[0].kind in "PO" and behind[0].name_start - stays.end() <= MAX_LIST_LEAD
    return stays.end() if named else clause.start


def _own_subject(marked: MarkedText, clause: Clause) -> tuple[list[Token], str | None]:
    under = LED_UNDER.search(marked.clean, clause.start, clause.end)
    opens = _stay_that_opens(marked, clause)
    verb = next(
        (
            c.start
            for c in clause.cues
            if c.family in ACTS
            and c.start >= opens
            and not (under is not None and under.start() <= c.start < under.end())
        ),
        clause.end,
    )
    shown = SHOWN_BY.search(marked.clean, clause.start, clause.end)
    arranged = ARRANGED_BY.match(marked.clean, clause.start, clause.end)
    led = _delegation_led(marked, clause)
    if led is not None:
        return led
    word = DELEGATION_WORD.search(marked.clean, clause.start, min(verb, clause.end))
    invited = INVITED.search(marked.clean, clause.start, clause.end)
    found: list[Token] = []
    sent = SENT_FROM.match(marked.clean, clause.start, clause.end) if clause.number == 0 else None
    at = sent.end() if sent is not None else opens
    head = LED_AS.search(marked.clean, clause.start, clause.end)
    made_up = MADE_UP_OF.search(marked.clean, clause.start, clause.end)
    for token in clause.tokens:
        if token.start >= verb:
            break
        if token.start < at or (head is not None and head.start() < token.start < head.end()):
            continue
        if made_up is not None and made_up.start() < token.start < made_up.end():
            continue
        if invited is not None and invited.start() <= token.start < invited.end():
            continue  # 应甲市市长乙邀请: who invites does not act
        if shown is not None and shown.start() <= token.start < shown.end():
            continue  # 代表团由司长甲陪同: he goes along
        if arranged is not None and arranged.start() <= token.start < arranged.end():
            continue  # 经会长甲牵线: he brings them together
        if under is not None and under.start() <= token.start < under.end():
            continue  # 在甲率领下: told beside the one who goes
        if RECEIVED_BY.search(marked.clean, clause.start, token.start):
            continue  # 受到甲市市长乙的热情接待: nor does who receives
        if made_up is not None and not found and made_up.end() <= token.start:
            at = max(at, made_up.end())
        lead_in = marked.clean[at : token.start]
        if not found:
            if STRAIGHT_FROM.search(lead_in[-3:]) or clause.is_about(token.start):
                continue
            if "与" in lead_in or len(lead_in) > 24 or WITH_FIRST.match(lead_in):
                break
            if token.kind == "L":
                # the place before a title; 在上海 keeps what follows from being taken for the subject
                at = token.end if not STRAIGHT_FROM.search(lead_in) else at
                continue
            if CARRIED_ON.search(lead_in):
                break
            found.append(token)
        elif lead_in in ("(", "（") and token.kind == "O" and marked.clean[token.end : token.end + 1] in (")", "）"):
            at = token.end + 1  # 某某协会(某协会)会长甲: its short name
            continue
        elif found[-1].kind == "O" and token.kind == "P" and _is_another_office(marked, found[-1], token):
            found[-1] = token  # 省某联|副主席、|市某联主席甲: an office of his
        elif OWNER_BEFORE.fullmatch(lead_in) and found[-1].kind == token.kind == "O":
            found[-1] = token  # 甲集团旗下乙公司: the second acts
        elif _is_list_gap(lead_in):
            if token.kind != "L":
                found.append(token)
        elif found[-1].kind == "O" and token.kind == "P" and UNREAD_PART.fullmatch(lead_in):
            found[-1] = token  # 某国某部|通商交涉|本部长甲: the person of an unread department
        else:
            break
        at = token.end
    if not found and made_up is not None:
        # 由副市长甲、秘书长乙等组成的工作小组: they are the group
        found = [t for t in clause.tokens if t.kind == "P" and made_up.start() < t.start < made_up.end()]
    if not found and word is not None and WITH_FIRST.match(marked.clean, clause.start, word.start()):
        word = None  # 市长甲主持座谈会,与乙集团一行交流: they are whom he talked with
    if not found and word is None:
        pronoun = re.match(r"[ \u3000]*(?:他|她|双方|企业|公司|集团|该)", clause.text)
        return [], pronoun.group().strip() if pronoun else None
    return found, word.group() if word else None
