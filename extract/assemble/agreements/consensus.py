"""What is told without a signature: 达成合作意向, 双方一致同意, and projects planned or hoped to land, 项目落户."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import attrgetter

from extract.assemble.agreements.apiece import apart, each_talked_with, number_of_firms, projects_with
from extract.assemble.agreements.book import Book, met_last, met_many
from extract.assemble.agreements.both import both_named, who_both_are
from extract.assemble.agreements.groups import holder, is_part_or_sum
from extract.assemble.agreements.listed import unfold_group
from extract.assemble.agreements.scope import is_of_the_past, is_of_unnamed, part_of
from extract.assemble.agreements.seats import seated_across, seated_in_rows
from extract.assemble.agreements.signatories import (
    distinct,
    home_party,
    party_of,
    place_that_acts,
    stands_for,
    told_from,
    topic_party,
)
from extract.assemble.agreements.telling import add_agreement, subject_of
from extract.assemble.agreements.who import who_sign
from extract.assemble.agreements.with_whom import each_across
from extract.assemble.agreements.wording import FRIENDSHIP
from extract.assemble.engagements.when_and_where import days_of, is_reported
from extract.assemble.engagements.who import BARE, WITH
from extract.assemble.namings import Naming
from extract.assemble.reading import DELEGATION_WORD, Clause, Reading, Token
from extract.assemble.told import Party
from extract.assemble.trips import Frame
from extract.assemble.wording import GROUP, INSTRUMENT
from extract.find.candidates import CueCandidate

MAX_TOPIC_CLAUSES = 5  # 就甲,加强乙,推动丙等|达成一致意见
MAX_GAP = 2  # characters between talks and what was agreed on there
UNNAMED_HEADS = re.compile(r"(?:相关|有关|各)[^,，。;；]{0,8}?(?:负责人|企业|集团|部门|客商|单位)")
SOME = re.compile(r"部分|有关|相关|多家|多个|各|一些|若干|众多|一批|几家|两家|三家|[0-9]+余?家|当地")
REACHED = re.compile(
    r"(?:达成|(?:取得|形成)(?=了?[^,，。;；、]{0,4}?(?:共识|一致)))(?:了)?(?P<what>[^,，。;；]{0,60}?)(?P<kind>意向|共识|合作协议|协议|合作|约定|一致(?:意见)?)(?P<tail>的|并|,|，|。|;|；|$|，|书|\s)"
)
# 双方就育人合作|形成共识: nothing else is said to be agreed on
BOTH_AGREE = re.compile(
    r"[ \u3000]*(?:并|还|也|最终|已|初步|共同|随后)*(?:双方|两[地市县区省])?(?:还|也|最终|已|初步|共同|一致|经[^,，。;；]{2,10})*"
    r"(?:(?:就|围绕)[^,，。;；]{2,60}?)?(?:已|初步|也|还|方面|等)*"
)
# 达成|合作项目20个, 达成意向协议15份
REACHED_COUNT = re.compile(
    r"达成了?(?P<what>[^,，。;；、0-9的]{0,12}?(?:项目|意向|协议|订单))(?:共|共计|达)?(?P<n>[0-9]{1,4})(?P<more>余|多)?[个项份]"
)
# 达成|3项合作意向
REACHED_COUNT_AHEAD = re.compile(
    r"达成了?(?P<n>[0-9]{1,4})(?P<more>余|多)?[个项份](?P<what>(?:初步|投资|合作|采购|项目|框架){0,3}(?:意向|协议|项目|订单))(?:书|协议|项目)?(?=[,，。;；]|$)"
)
# 达成|多项合作意向, 达成|一批投资协议: several
REACHED_MANY = re.compile(
    r"达成了?(?P<more>多项|多个|多份|一批|一系列|系列|若干|数项|数个)(?P<what>[^,，。;；、的]{0,12}?(?:项目|意向|协议|订单))(?:书|协议|项目)?(?=[,，。;；]|$)"
)
# 达成了甲项目、乙项目|等10余个意向项目
REACHED_NAMED_COUNT = re.compile(
    r"达成了?[^,，。;；]{2,160}?等(?P<n>[0-9]{1,4})(?P<more>余|多)?[个项](?P<what>(?:合作|投资|意向|签约|招商){0,3}(?:项目|意向|协议))(?:书|协议|项目)?(?=[,，。;；]|$)"
)
# 达成|投资意向210亿元: as much is meant to be invested
REACHED_SUM = re.compile(
    r"达成了?(?P<what>(?:初步|投资|合作|签约|采购|贸易){0,3}意向(?:协议|合同)?(?:金额|资金|投资|总额)*)(?:约|近|逾|超过?|达到?|共计|共|为)*[0-9][0-9.]*[十百千万亿]*(?:美|欧|日|港)?元"
)
# 邀请企业来访,|在制茶、纺织等几个项目上|达成意向: with nobody named, of those who travel
ON_PROJECTS = re.compile(r"[ \u3000]*(?:并|还)?在[^,，。;；与和同]{2,40}?项目(?:上|中|方面)?(?:已|初步|也|还|均)*")
OF_OTHERS = re.compile(r"(?:两国|领导人|元首|各国|各方|国家)")
# 在签署的《某备忘录》中,双方就…达成意向: what a signed paper says, no agreement of its own.
CONTENT_OF = re.compile(
    r"(?:签署|签订|签定)的[^,，。;；]{2,40}(?:中|里)[,，]|(?:根据|按照|依据)(?:该|此|上述)?[^,，。;；]{0,10}?(?:协议|备忘录|合同)[,，]"
)
# 部分企业就…达成初步意向: who agreed is not named.
UNNAMED_FIRMS = re.compile(
    r"[^,，。;；]{0,4}?(?:部分|多家|一些|一批|有关|相关|不少|众多|[0-9]+余?家|[两二三四五六七八九十]家|两地|双方)[^,，。;；]{0,4}?(?:企业|公司|客商|厂商|单位|机构|代表)"
)
# 两家企业|与考察团企业达成意向: of the firms on both sides none is named
WITH_FIRMS_OF_GROUP = re.compile(
    rf"[与和同][^,，。;；、]{{0,10}}?(?:{GROUP}|我[省市区县州])(?:的)?(?:成员|随团|参团|随行)?(?:企业|公司|客商)"
)
# 与会的两地部门负责人|达成多项共识: whoever was there
THOSE_PRESENT = re.compile(
    r"[ \u3000]*(?:与会|参会|到会|在座)的?[^,，。;；与和同]{0,20}?(?:负责人|代表|人员|人士|嘉宾|企业家?|客商|领导)(?:们)?[^,，。;；与和同]{0,8}$"
)
LISTED_PROJECT = re.compile(r"[^,，。;；、与和等]{2,14}项目(?=[、等])")
LISTED_PROJECTS_WITH = re.compile(r"项目等?(?:分别)?(?:与|和|同)")
NAMED_EVENT = re.compile(
    r"[“‘《](?P<name>[^”’》]{4,40}(?:论坛|大会|峰会|交流会|博览会|展会|对接会|洽谈会|活动|会议))[”’》]"
)
# 就深化物流合作|,加强往来,促进往来等达成共识: goes on with what it was about
OPENS_TOPIC = re.compile(r"[ \u3000]*(?:并|还|双方|也|先后|分别|各方)*(?:就|围绕|针对)")
TALKED_OF = re.compile(
    r"(?:[作做]了|(?:进行|开展|展开|举行)了?)[^,，。;；]{0,8}$|深入(?:交流|探讨|洽谈|座谈|沟通)$"
)  # 就甲作了探讨
# 商定|每年轮流举办论坛: something to be held, built or set up
SETTLES_ON = re.compile(
    r"(?![的,，。;；])[^,，。;；]{0,60}?(?:举办|举行|召开|建立|成立|设立|互设|开通|轮流|定期|共建|合办|组建|签订|签署)[^,，。;；]{2,40}"
)
LEGAL_FORM = re.compile(r"(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司|集团)$")
MIN_STEM = 2
SAYS_BOTH = re.compile(r"[ \u3000]*(?:并|还|经[^,，。;；]{2,10})*(?:双方|两[地市县区省州])")
EACH_IN_TURN = re.compile(r"分别|先后")
INVESTS_THERE = re.compile(
    r"在[^,，。;；的]{2,12}?(?:投资|建厂|设厂|落户)"
)  # 达成|在某市投资的意向: who goes there, with nobody


def reached(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> None:
    """Read 与甲达成合作意向, 双方就育人合作形成共识: what the parties agree on or intend, of which nothing is signed."""
    text, frame = reading.clean, book.frame
    found = REACHED.match(text, cue.start, min(clause.end + 1, clause.sentence.end))
    for several in (REACHED_COUNT, REACHED_COUNT_AHEAD, REACHED_SUM, REACHED_MANY, REACHED_NAMED_COUNT):
        if (counted := several.match(text, cue.start, clause.end)) is not None:
            if "签约" not in counted["what"]:  # 达成|签约项目30个: the signing tells it
                _reached_several(reading, book, clause, cue, counted)
            return
    if any(0 <= end - cue.start <= 12 for end in book.consumed):
        return  # the consensus to sign was told already
    if found is None or found.group("tail") == "的" or found.group("what").startswith(("的", "并")):
        return
    if OF_OTHERS.search(text, clause.start, cue.start):
        return
    if clause.is_said(cue.start) and not re.match(r"[ \u3000]*双方|[ \u3000]*并", clause.text):
        return
    hedged = [
        c
        for c in clause.cues
        if c.family == "hedge"
        and c.start < cue.start
        and not clause.is_about(c.start)
        and text[c.start : c.end] in ("将", "拟", "有望", "力争", "争取", "推动", "未", "没有", "尚未", "希望")
    ]
    opened = _topic_opened_before(reading, clause, cue)
    hedged = [] if opened is not None else hedged
    if is_of_the_past(reading, frame, clause, cue.start):
        return
    if hedged or clause.earlier or CONTENT_OF.search(text, clause.sentence.start, cue.start):
        return
    named_here = any(t.kind in "POD" and t.end <= cue.start for t in clause.tokens)
    both_agree = opened is not None or BOTH_AGREE.fullmatch(text, clause.start, cue.start) is not None
    if not (text.startswith("达成", cue.start) or named_here or both_agree):
        return  # 绿色发展已形成广泛共识
    if THOSE_PRESENT.match(text, clause.start, cue.start) is not None:
        return
    unnamed = UNNAMED_FIRMS.match(text, clause.start, cue.start)
    if unnamed and not any(t.end <= cue.start for t in clause.tokens):
        return
    if unnamed and WITH_FIRMS_OF_GROUP.search(text, unnamed.end(), cue.start):
        return
    if (talked := each_talked_with(reading, clause, cue)) and "共识" not in found.group():
        _reached_with_each(reading, book, clause, cue, talked)
        return
    projects, others = projects_with(reading, clause, cue)
    if projects:
        _reached_on_projects(reading, book, clause, cue, projects, others)
        return
    if (across := each_across(reading, frame, clause, cue)) and found.group("kind") not in ("共识", "一致", "一致意见"):
        for party in across:
            _reached_by(reading, book, clause, cue, party, found)
        return
    parties = [p for p in who_sign(reading, book, clause, cue) if not _is_of_listed_project(text, p, cue.start)]
    parties = both_named(reading, book, clause) or parties
    if len(parties) < 2 and _with_nobody_named(reading, clause, cue):
        return
    if len(parties) < 2 and (whose := _firm_of_topic(reading, book, clause)) is not None:
        _reached_by(reading, book, clause, cue, [whose, *home_party(reading, frame)], found)
        return
    if len(parties) < 2 and met_many(reading, book, clause):
        parties = _each_met(reading, book, clause)
        if not parties:
            return
    if not parties and LISTED_PROJECTS_WITH.search(text, clause.start, cue.start):
        return
    if len(parties) == 1 and parties[0].side == "counterpart" and not clause.text.startswith("双方"):
        acting = place_that_acts(reading, frame, clause)  # 与丙达成: the other side is said, ours goes on acting
        parties = distinct([*parties, *([acting] if acting is not None else home_party(reading, frame))])
    word, what = found.group("kind"), found.group("what")
    if len(parties) < 2 and INVESTS_THERE.match(what) is None:
        parties = distinct([*parties, *who_both_are(reading, book, clause)])
    named = INSTRUMENT.search(what + word) or re.search(r"项目|战略合作", what + word)
    if len(parties) < 2 and FRIENDSHIP.search(what):
        parties = distinct([*parties, *_town_visited(reading, frame, clause, cue)])
    elif len(parties) < 2:
        topic = topic_party(reading, frame, clause)
        if topic is not None:
            parties = distinct([*parties, topic, *home_party(reading, frame)])
    home = home_party(reading, frame) if frame.trip is not None and not frame.is_inbound else []
    if home and not clause.own_subject and {p.local_id for p in parties} <= {p.local_id for p in home}:
        if ON_PROJECTS.fullmatch(text, clause.start, cue.start) is not None:
            parties, named = home, named or re.search("项目", clause.text)
    alone = word == "意向" and not home_party(reading, frame) and _is_across_from_unknown(reading, frame, parties)
    if not parties or (len(parties) < 2 and not (named or alone)):
        return
    if word in ("共识", "一致", "一致意见", "约定") and len(parties) < 2:
        return
    count = number_of_firms(reading, clause, cue)
    for pair in apart(reading, frame, clause, cue, parties):
        _reached_by(reading, book, clause, cue, pair, found, subject=opened, count=count or 1)


def _firm_of_topic(reading: Reading, book: Book, clause: Clause) -> Party | None:
    """Give 甲集团 of 拜访甲集团和乙集团,就甲集团产业园项目达成一致: of those met, the one whose project it is about."""
    met = [e for e in book.acts_by_block[clause.sentence.block] if e.start <= clause.start]
    if not met or book.frame.trip is None:
        return None
    about = "".join(reading.clean[start:end] for start, end in clause.about)
    fitting = []
    for party in max(met, key=attrgetter("start")).parties:
        entity = reading.entity(party.local_id)
        if entity is None or party.side == "delegation" or entity.detail_kind != "company":
            continue
        stem = LEGAL_FORM.sub("", entity.name)  # 锦川公司: its 锦川产业园项目
        if len(stem) >= MIN_STEM and stem in about:
            fitting.append(party)
    return fitting[0] if len(fitting) == 1 else None


def _is_across_from_unknown(reading: Reading, frame: Frame, parties: list[Party]) -> bool:
    """Tell the firm that 双方达成意向 leaves alone on a journey of which is not read where it is from."""
    journey = frame.trip is not None and not frame.is_inbound
    one = parties[0] if len(parties) == 1 and parties[0].side == "counterpart" else None
    entity = reading.entity(one.local_id) if one is not None else None
    return journey and entity is not None and entity.detail_kind in ("company", "association")


def _reached_by(
    reading: Reading,
    book: Book,
    clause: Clause,
    cue: CueCandidate,
    parties: list[Party],
    found: re.Match[str],
    *,
    subject: str | None = None,
    count: int = 1,
) -> None:
    """Tell what these agreed on or intend, in the words 达成…意向 or 达成…共识 that were `found`."""
    what, word = found.group("what"), found.group("kind")
    intent = word == "意向" or "意向" in what
    add_agreement(
        reading,
        book,
        clause,
        cue,
        _seated(reading, book.frame, parties),
        "intent" if intent else "agreed",
        "intent_reached" if intent else "consensus_reached",
        subject=subject or subject_of(reading, clause, cue, what + word),
        count=count,
    )


def _seated(reading: Reading, frame: Frame, parties: list[Party]) -> list[Party]:
    """Seat those who agreed on a journey, of whom all were told on one side."""
    if frame.trip is None or len(parties) < 2 or len({p.side for p in parties}) > 1:
        return parties
    seat = seated_across if len(parties) == 2 and not frame.is_inbound else seated_in_rows
    return seat(reading, frame, parties)


def _reached_with_each(
    reading: Reading, book: Book, clause: Clause, cue: CueCandidate, talked: list[tuple[Token, str]]
) -> None:
    """Tell 与甲公司就子项目洽谈;与乙公司就丑项目座谈,并与各企业分别达成意向: one with each, on what they talked about."""
    frame = book.frame
    home = home_party(reading, frame)
    for token, what in talked:
        parties = distinct([party_of(reading, frame, token), *home])
        kind = "project" if "项目" in what else None
        add_agreement(
            reading,
            book,
            clause,
            cue,
            _seated(reading, frame, parties),
            "intent",
            "intent_reached",
            subject=what,
            kind=kind,
        )


def _reached_on_projects(
    reading: Reading, book: Book, clause: Clause, cue: CueCandidate, projects: list[Naming], others: list[Token]
) -> None:
    """Tell 甲公司丙项目、丁项目等与乙区达成意向: each project by its firm, with the one body behind 与, or the town all of several lie in."""
    frame = book.frame
    across = [party_of(reading, frame, t) for t in others]
    if len(across) != 1:
        home = home_party(reading, frame)
        within = [reading.lies_in(t.local_id, home[0].local_id) for t in others] if home else []
        unknown = [len(reading.place_keys_up(t.local_id)) < 2 for t in others]  # 甲新区、乙开发区, of no known town
        across = home if any(within) and all(a or b for a, b in zip(within, unknown, strict=True)) else []
    for naming in projects:
        firms = [party_of(reading, frame, naming.investor)] if naming.investor is not None else []
        parties = distinct([*firms, *across])
        if parties:
            part = part_of(reading, clause, naming.opens_at, naming.end)
            add_agreement(
                reading,
                book,
                part,
                cue,
                _seated(reading, frame, parties),
                "intent" if "意向" in clause.text else "agreed",
                "intent_reached" if "意向" in clause.text else "consensus_reached",
                subject=naming.name,
                kind="project",
                end=clause.end,
            )


def _topic_opened_before(reading: Reading, clause: Clause, cue: CueCandidate) -> str | None:
    """Give what was agreed on where 就 stands in an earlier clause: 就深化合作,加强往来,|促进往来等达成共识."""
    if clause.about and clause.about[0][0] < cue.start:
        return None
    sentence = reading.clauses_by_sentence[clause.sentence.start]
    opens = [c for c in sentence if c.start < clause.start and OPENS_TOPIC.match(c.text) is not None]
    if not opens or any(t.kind in "POD" and t.end <= cue.start for t in clause.tokens):
        return None
    since = [c for c in sentence if opens[-1].start <= c.start < clause.start]
    done = [
        q for c in since for q in c.cues if q.family != "hedge" and not (c.is_about(q.start) or c.is_hoped(q.start))
    ]
    named = any(t.kind in "PD" for c in since for t in c.tokens)
    closed = any(TALKED_OF.search(c.text) is not None for c in since)
    if done or named or closed or len(since) > MAX_TOPIC_CLAUSES:
        return None
    start = opens[-1].start + (found.end() if (found := OPENS_TOPIC.match(opens[-1].text)) is not None else 0)
    return re.sub(r"(?:等)?(?:方面|事宜|问题|工作)?(?:初步|已|也|均)*$", "", reading.clean[start : cue.start])[:80]


def _each_met(reading: Reading, book: Book, clause: Clause) -> list[Party]:
    """Give home and every house met in 分别拜会甲会会长乙、丙会会长丁,|就往来达成一致意见: with each of them; nobody where one has none."""
    met, home = met_last(book, clause), home_party(reading, book.frame)
    if met is None or book.frame.is_inbound or EACH_IN_TURN.search(reading.clean, met.start, met.end) is None:
        return []
    if met.end + MAX_GAP < clause.start and not OPENS_TOPIC.search(reading.clean, met.end, clause.start):
        return []
    across = [p for p in met.parties if p.side != "delegation"]
    bodies = [p for p in across if p.kind != "person"]
    for person in (p for p in across if p.kind == "person"):
        houses = {r.organization_local_id or r.place_local_id for r in reading.roles_by_person.get(person.local_id, ())}
        if houses & {p.local_id for p in bodies}:
            continue
        if (stands := stands_for(reading, person)) is person:
            return []
        bodies.append(stands)
    return distinct([*bodies, *home]) if home and len(bodies) > 1 else []


def _reached_several(reading: Reading, book: Book, clause: Clause, cue: CueCandidate, counted: re.Match[str]) -> None:
    """Read 达成合作项目20个, 达成意向协议15份: as many, of those its words name, else of the place a report is told from.

    Of 达成投资意向210亿元 the money is said, and not how many.
    """
    frame, what = book.frame, counted["what"]
    number = counted.groupdict().get("n")
    hedged = any(c.family == "hedge" and c.start < cue.start and not clause.is_about(c.start) for c in clause.cues)
    if hedged or clause.earlier or clause.is_said(cue.start) or clause.is_hoped(cue.start):
        return
    if is_of_the_past(reading, frame, clause, cue.start) or is_part_or_sum(reading, clause, cue):
        return
    days = days_of(reading, frame, clause, cue, book.engagements)
    if frame.trip is None and not is_reported(reading, frame, clause, days):
        return
    parties = who_sign(reading, book, clause, cue)
    if len(parties) < 2 and is_of_unnamed(reading, clause, cue.start, counted=True):
        return
    if len(parties) < 2 and not frame.is_inbound:
        parties = distinct([*told_from(reading, frame), *parties])
    if not parties and frame.trip is None and (holds := holder(reading, clause, cue, of_event=True)) is not None:
        parties = [replace(party_of(reading, frame, holds), side="delegation")]
    if not parties:
        return
    intent = "意向" in what
    add_agreement(
        reading,
        book,
        clause,
        cue,
        parties,
        "intent" if intent else "agreed",
        "intent_reached" if intent else "consensus_reached",
        count=int(number) if number is not None else None,
        lower=number is None or bool(counted["more"]),
        subject=reading.clean[
            min(counted.start("what"), counted.start("n") if number else len(reading.clean)) : counted.end()
        ],
    )
    unfold_group(reading, book, clause, replace(cue, end=counted.end()), book.found[-1])


def _town_visited(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Give the one town a sentence tells was visited, and home: 访问了甲市,…达成建立友好城市关系的意向. No firm befriends a town."""
    if frame.trip is None or frame.is_inbound:
        return []
    towns = [
        t
        for t in reading.tokens_in(clause.sentence.start, cue.start)
        if t.kind == "L"
        and reading.level(t) in ("city", "district")
        and not reading.lies_in(t.local_id, frame.home_id)
        and not reading.lies_in(frame.home_id, t.local_id)
    ]
    if len({t.local_id for t in towns}) != 1:
        return []
    return [party_of(reading, frame, towns[0]), *home_party(reading, frame)]


def _is_of_listed_project(text: str, party: Party, until: int) -> bool:
    """Tell 某大学 in 甲项目、某大学乙项目等与某区达成意向: it only names a project of a list."""
    return party.end is not None and LISTED_PROJECT.match(text, party.end, until) is not None


def _with_nobody_named(reading: Reading, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 与有关部门达成共识: the other side is spoken of and not named, so it is nobody told before."""
    tokens = reading.tokens_in(clause.sentence.start, cue.start)
    for joiner in WITH.finditer(reading.clean, clause.sentence.start, cue.start):
        inside = any(t.start <= joiner.start() < t.end for t in tokens)
        if inside or clause.is_about(joiner.start()):
            continue
        if joiner.start() < clause.start and UNNAMED_HEADS.match(reading.clean, joiner.end()) is None:
            continue
        bare = BARE.search(reading.clean, joiner.end(), cue.start) is not None
        if bare and SOME.search(reading.clean, joiner.end(), cue.start) is None:
            continue
        if not any(joiner.end() <= t.start < cue.start and t.kind in "POD" for t in tokens):
            return DELEGATION_WORD.search(reading.clean, joiner.end(), cue.start) is None
    return False


def agreed(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> None:
    """Read 双方一致同意…举办“…论坛”: an agreement on a named event or instrument, else nothing."""
    text = reading.clean
    if text[cue.start : cue.end] not in ("一致同意", "一致决定", "商定") or clause.is_said(cue.start):
        return
    stop = min(clause.sentence.end, cue.end + 120)
    named = NAMED_EVENT.search(text, cue.end, stop)
    met = met_last(book, clause)
    just_met = met is not None and met.start >= clause.sentence.start
    if named is None and text.startswith("商定", cue.start) and (just_met or SAYS_BOTH.match(clause.text)):
        named = SETTLES_ON.match(text, cue.end, clause.end)
    if named is None:
        return
    parties = _each_met(reading, book, clause) if met_many(reading, book, clause) else []
    parties = parties or distinct([*who_sign(reading, book, clause, cue), *who_both_are(reading, book, clause)])
    if len(parties) < 2:
        return
    holder = next(
        (c for c in reading.clauses_by_sentence[clause.sentence.start] if c.start <= named.start() < c.end), clause
    )
    add_agreement(
        reading,
        book,
        holder,
        cue,
        parties,
        "agreed",
        "agreed_on_event",
        kind="other",
        subject=text[named.start() : named.end()],
    )
