"""Named investment projects: who puts money into what, where, and how far each report says it has come.

A project is named by a description that ends in 项目, or in the word for a plant where money or a step of building stands right
beside it: 甲公司投资20亿元的年产5万吨乙材料项目. Several namings in one article are one project when the shorter is the longer with
something left out. A stage is told by a word of the same clause that no wish, future, condition or 后 takes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.assemble.namings import (
    AMOUNT_BEHIND,
    BEHIND_SITE,
    RULES,
    SITE_LANDS,
    Naming,
    heads,
    is_investor,
    longest_first,
    may_invest,
    money_in,
    namings,
    read_before,
    where_of,
)
from extract.assemble.reading import Clause, Reading, is_event_day
from extract.assemble.told import Agreement, Days, Project, ProjectStage, Where
from extract.assemble.wording import INSTRUMENT, LIST_JOINS
from extract.find.marks import read_rules, word_list
from extract.settle.quantities import INVESTED
from extract.settle.settled import DateMention

INVESTED_BY = re.compile(r"(?:是|也)?由$")
INVESTED_BEHIND = re.compile(r"[^,，。;；]{0,12}?(?:投资|出资|斥资|兴建|投建|打造|建设)")
NEXT_OF_LIST = re.compile(r"(?:另)?一个[是为]|[一二三四五六][是为]|分别[是为]")  # 一个是甲项目,|一个是乙项目
INVESTOR_IS = re.compile(r"(?:投资(?:主体|方|人|商|企业)|业主|建设单位)(?:为|是|系)$")
AMOUNT_OF_NEXT = re.compile(r"(?:人民币)?(?:建设|打造)?的")
OF_A_PHASE = re.compile(r"[一二三四五六七八九首]期(?:项目|工程)?[^,，。;；]{0,6}$")
BARE = re.compile(r"[ \u3000]*(?P<this>该|此|这一|上述|本|整个)?(?:重大)?项目(?!团队|组|化|部|负责|经理)")
ALREADY = re.compile(r"已|正式|成功|顺利|如期|目前|正在|当天|当日")
TAKEN_BACK = re.compile(r"[^,，。;；]{0,2}?(?:后|之后|以后|时|前|之前|条件|要求|进度|率)")
# Such a ceremony is held on the site itself; a signing is not.
CEREMONY = re.compile(r"(?:开工|奠基|动工|投产|竣工|落成|破土)[^,，。;；]{0,4}(?:仪式|典礼|活动)")
TALKED_OF = re.compile(r"(?:(?<![成造早也一])就(?!业|是|会|能|可|此|近|读|职|任|医|餐)|围绕)[^,，。;；]{0,12}$")
# Between a verb and the name of what it brought about: 签约|的|NAME, 洽谈|推进|NAME.
VERB_TO_NAME = re.compile(r"(?:了|的|推进|促进|推动|建设|落户|落地|“|「)*")
STAGE_OF_STATUS = {"signed": "signed", "agreed": "agreed", "intent": "intended", "planned": "talked", "hoped": "hoped"}
# The words that belong to the projects spoken of next, not to the one before: 签约和引进|项目.
JUST_BEFORE = re.compile(r"[^,，。;；的]{0,10}$")
BUILT = frozenset({"started", "in_production"})
# A plant without 项目 is a project where it is signed, built or extended; to stand there and be visited is not enough.
STEPS_OF_PLANTS = frozenset({"signed", "started", "in_production", "expanded"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One stage word that holds: what it says, where it stands, and when."""

    stage: str
    start: int
    end: int
    days: Days
    rule: str = "project_stage_said"


def find_projects(reading: Reading, agreements: Sequence[Agreement]) -> list[Project]:
    """Read all clauses for named projects, with what is told of them and the stages they are shown at."""
    if heads().search(reading.clean) is None:
        return []
    told: list[Project] = []
    last: tuple[int, Project] | None = None  # what a following 该项目 means, and in which paragraph
    for clauses in reading.clauses_by_sentence.values():
        block = clauses[0].sentence.block
        groups = _groups(reading, [n for clause in clauses for n in namings(reading, clause)])
        if not groups:
            opening = BARE.match(reading.clean, clauses[0].start, clauses[0].end)
            if (
                opening is not None
                and last is not None
                and (last[0] == block or (opening.group("this") and block - last[0] == 1))
            ):
                _spoken_of(reading, clauses, last[1], opening)
                last = (block, last[1])
            continue
        last = None
        for at, group in enumerate(groups):
            since = groups[at - 1][-1].end if at else clauses[0].start
            until = _opens(groups[at + 1][0]) if at + 1 < len(groups) else clauses[-1].end
            until = _until_other_projects(reading, group[-1].end, until)
            _attach(reading, clauses, group, since, until)
            steps = _steps(reading, clauses, group, since, until)
            for naming in group:
                if not _counts(told, naming, steps):
                    continue
                project = _project_of(told, naming)
                _add_steps(project, steps, naming.phase)
                last = (block, project) if len(group) == 1 else None
    for project in told:
        _stage_of_agreements(project, agreements)
    kept = [p for p in told if (p.stages or p.amounts) and (p.investor_id or p.amounts or p.where.local_id)]
    _projects_of_agreements(reading, kept, agreements)
    _give_industries(reading, kept)
    return kept


def _opens(naming: Naming) -> int:
    """Give where the words about a project begin: with the clause of a list, where it is one of them (一个是由甲投资的…)."""
    return naming.clause.start if NEXT_OF_LIST.match(naming.clause.text) is not None else naming.opens_at


def _counts(told: list[Project], naming: Naming, steps: Sequence[_Step]) -> bool:
    """Tell whether words name a project: a plant, or a firm's 项目 without a description, only where it is signed or built."""
    if not naming.is_plant and not naming.is_bare:
        return True
    if naming.amount is not None or any(step.stage in STEPS_OF_PLANTS for step in steps):
        return True
    return any(_is_same(project, naming) for project in told)


# ---------------------------------------------------------------- lists
def _groups(reading: Reading, namings: list[Naming]) -> list[list[Naming]]:
    """Put the items of one list together: 甲项目、乙项目和总投资10亿元的丙项目."""
    groups: list[list[Naming]] = []
    for naming in namings:
        before = groups[-1][-1] if groups else None
        if before is not None and before.clause is naming.clause:
            between = reading.clean[before.end : naming.start]
            if len(between) < 40 and LIST_JOINS.match(between) and not _stage_words()[0].search(between):
                groups[-1].append(naming)
                continue
        groups.append([naming])
    return groups


def _until_other_projects(reading: Reading, start: int, end: int) -> int:
    """Give where the words about a project end: before 签约产业项目35个 others are spoken of, before 该项目 they are not."""
    for head in heads().finditer(reading.clean, start, end):
        before = reading.clean[max(start, head.start() - 4) : head.start()]
        if reading.clean.startswith("之一", head.end()):
            continue
        if head.group() == "项目" and (
            not before or before[-1] in "该此本,，。;；" or before.endswith(("这一", "上述"))
        ):
            continue
        lead = JUST_BEFORE.search(reading.clean, start, head.start())
        return lead.start() if lead else head.start()
    return end


def _core(name: str) -> str:
    return re.sub(r"[“”‘’「」 \u3000]", "", name).removesuffix("项目")


def _is_part(short: str, whole: str) -> bool:
    """Tell whether a name is another with something left out before or between: 易安基地 of 易安智能终端基地."""
    if len(short) < 4 or len(short) >= len(whole):
        return short == whole
    return any(whole.startswith(short[:cut]) and whole.endswith(short[cut:]) for cut in range(len(short)) if cut != 1)


def _is_same(project: Project, naming: Naming) -> bool:
    core, known = _core(naming.name), _core(project.name)
    investors = {project.investor_id, naming.investor.local_id if naming.investor else None} - {None}
    return (
        project.story == naming.clause.sentence.story
        and len(investors) < 2
        and (_is_part(core, known) or _is_part(known, core))
    )


def _project_of(told: list[Project], naming: Naming) -> Project:
    """Give the project a naming means, or a new one; the longest name stays, and so does the investor named first."""
    for project in told:
        if not _is_same(project, naming):
            continue
        project.namings.append((naming.start, naming.end))
        if len(naming.name) > len(project.name):
            project.name = naming.name
        break
    else:
        project = Project(
            start=naming.opens_at,
            end=naming.end,
            story=naming.clause.sentence.story,
            rule="plant_named" if naming.is_plant else "project_named",
            name=naming.name,
            namings=[(naming.start, naming.end)],
        )
        told.append(project)
    if project.investor_id is None and naming.investor is not None:
        project.investor_id = naming.investor.local_id
        project.investor_span = (naming.investor.start, naming.investor.end)
    if project.where.local_id is None:
        project.where = naming.place
    if naming.amount is not None:
        project.amounts.append(naming.amount)
    return project


# ---------------------------------------------------------------- investor, amount, site
def _attach(reading: Reading, clauses: list[Clause], group: list[Naming], since: int, until: int) -> None:
    """Give each naming of a list what its own words tell, and a single one what the words behind tell."""
    floor = since
    for naming in group:
        read_before(reading, naming, max(floor, naming.clause.start))
        floor = naming.end
    if len(group) == 1:
        _behind(reading, clauses, group[0], until)
    else:
        last = group[-1]
        site = next(
            (s for c in clauses for s in [_site(reading, c, last.end, min(until, c.end))] if s is not None), None
        )
        for naming in group:
            if naming.place.local_id is None and site is not None:
                naming.place = site


def _behind(reading: Reading, clauses: list[Clause], naming: Naming, until: int) -> None:
    """Read NAME总投资5亿元, NAME由甲公司投资建设, NAME投资主体为甲, NAME落户某地."""
    for clause in _following(clauses, naming.clause):
        start, end = max(clause.start, naming.end), min(clause.end, until)
        if start >= end or (clause is not naming.clause and not _goes_on(reading, clause)):
            if clause is not naming.clause:
                break
            continue
        _told_of(reading, clause, naming, start, end)


def _told_of(reading: Reading, clause: Clause, naming: Naming, start: int, end: int) -> None:
    text = reading.clean
    for money in money_in(reading, start, end):
        lead = text[start : money.start]
        if AMOUNT_OF_NEXT.match(text, money.end):
            break  # 总投资2亿元的…: another thing follows
        if money.figure.found.measure in INVESTED and AMOUNT_BEHIND.search(lead) and not OF_A_PHASE.search(lead):
            if naming.amount is None and naming.phase == 1:
                naming.amount = money
    for token in clause.tokens:
        if (
            not (start <= token.start and token.end <= end)
            or not may_invest(reading, token)
            or naming.investor is not None
        ):
            continue
        lead = text[start : token.start]
        if (INVESTED_BY.search(lead) and INVESTED_BEHIND.match(text, token.end, end)) or INVESTOR_IS.search(lead):
            naming.investor = token
    if naming.place.local_id is None:
        naming.place = _site(reading, clause, start, end) or naming.place


def _site(reading: Reading, clause: Clause, start: int, end: int) -> Where | None:
    for token in clause.tokens:
        if start <= token.start and token.end <= end:
            lands = SITE_LANDS.search(reading.clean, max(start, token.start - 5), token.start)
            held = reading.clean[token.start - 1] == "在" and (
                BEHIND_SITE.match(reading.clean, token.end, end) or CEREMONY.search(reading.clean, start, token.start)
            )
            if (lands or held) and (where := where_of(reading, token)) is not None:
                return where
    return None


def _following(clauses: list[Clause], first: Clause) -> list[Clause]:
    return clauses[first.number - clauses[0].number :]


def _goes_on(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause still speaks of the project: it opens with no body or person of its own."""
    own = clause.tokens[0] if clause.tokens else None
    return (
        own is None
        or own.kind == "L"
        or own.start - clause.start > 6
        or bool(INVESTED_BY.search(reading.clean, clause.start, own.start))
    )


# ---------------------------------------------------------------- stages
@cache
def _stage_words() -> tuple[re.Pattern[str], dict[str, str]]:
    rules = read_rules(RULES)
    stage_by_word = {word: stage for stage, words in rules["stages"].items() for word in words.split()}
    stage_by_word |= dict.fromkeys(rules["nothing"].split(), "")
    return re.compile(longest_first(frozenset(stage_by_word))), stage_by_word


@cache
def _moods() -> dict[str, re.Pattern[str]]:
    return {
        "future": re.compile(rf"(?:{longest_first(word_list(RULES, 'future'))})(?!总?投资|固定资产)"),
        "wish": re.compile(longest_first(word_list(RULES, "wish"))),
        "negation": re.compile(longest_first(word_list(RULES, "negation"))),
        "landing": re.compile(longest_first(word_list(RULES, "landing"))),
    }


def _steps(reading: Reading, clauses: list[Clause], group: list[Naming], since: int, until: int) -> list[_Step]:
    """Read the stages a list of projects is shown at, from the words before the first and behind the last."""
    text, first, last = reading.clean, group[0], group[-1]
    steps: list[_Step] = []
    begin = max(since, first.clause.start)
    wish = _moods()["wish"].search(text, begin, first.opens_at)
    lands = _moods()["landing"].search(text, last.end, min(until, last.clause.end))
    if wish is not None:
        if lands is not None:
            steps.append(_Step(stage="hoped", start=wish.start(), end=lands.end(), days=Days()))
        return steps
    about = TALKED_OF.search(text, begin, first.opens_at) or (first.clause.is_about(first.start) or None)
    for word, stage in _words(text, begin, first.start):
        leads = any(
            VERB_TO_NAME.fullmatch(text, word.end(), edge)
            for edge in (first.opens_at, first.start)
            if edge >= word.end()
        )
        if leads and not _held_back(reading, begin, word, leads_on=True):
            steps.append(_step(clauses, first.clause, stage, word))
    for clause in _following(clauses, last.clause):
        start, end = max(clause.start, last.end), min(clause.end, until)
        if start >= end:
            continue
        if clause is not last.clause and not _goes_on(reading, clause):
            break
        own = clause is last.clause
        steps += _steps_in(reading, clauses, clause, start, end, about=own and about is not None, is_own=own)
    return steps


def _steps_in(
    reading: Reading,
    clauses: list[Clause],
    clause: Clause,
    start: int,
    end: int,
    *,
    about: bool = False,
    is_own: bool = True,
) -> Iterator[_Step]:
    text = reading.clean
    for word, stage in _words(text, start, end):
        if stage == "talked" and not about and word.group() != "在谈":
            continue
        if stage in ("talked", "signed") and not is_own and INSTRUMENT.search(text, start, end):
            continue  # 甲项目进展顺利,双方还签署了人才协议: another thing
        if clause.is_said(word.start()) and not ALREADY.search(text, start, word.end()):
            continue
        if not _held_back(reading, start, word):
            yield _step(clauses, clause, stage, word)


def _words(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    pattern, stage_by_word = _stage_words()
    for word in pattern.finditer(text, start, end):
        if stage := stage_by_word[word.group()]:
            yield word, stage


def _held_back(reading: Reading, start: int, word: re.Match[str], *, leads_on: bool = False) -> bool:
    """Tell whether a wish, a future, a denial or a condition takes a stage word back: 将于明年开工, 投产后."""
    text, moods = reading.clean, _moods()
    if any(moods[mood].search(text, start, word.start()) for mood in ("future", "wish", "negation")):
        return True
    return (
        not leads_on
        and TAKEN_BACK.match(text, word.end()) is not None
        and not ALREADY.search(text, start, word.start())
    )


def _step(clauses: list[Clause], clause: Clause, stage: str, word: re.Match[str]) -> _Step:
    return _Step(stage=stage, start=clause.start, end=clause.end, days=_days(clauses, clause, word.start()))


def _days(clauses: list[Clause], clause: Clause, at: int) -> Days:
    """Give the day of a stage: the date nearest before it in its clause, else the day its sentence opens with.

    A year counts only right before the word (2021年签约); further off it belongs to something else (2016年第三批项目).
    """
    own = [d for d in clause.dates if d.end <= at and d.date_from is not None and (_is_close(d, at) or is_event_day(d))]
    earlier = [d for c in clauses if c.end <= clause.start for d in c.dates if is_event_day(d)]
    for found in (own or earlier)[-1:]:
        return Days(
            first=found.date_from,
            last=found.date_to,
            basis=found.date_basis,
            reason=found.date_reason,
            start=found.start,
            end=found.end,
        )
    return Days()


def _is_close(found: DateMention, at: int) -> bool:
    return at - found.end <= 6


def _add_steps(project: Project, steps: Sequence[_Step], phase: int = 1) -> None:
    """Add stages to a project, each once; a later phase that is built extends what stands."""
    for step in steps:
        stage = "expanded" if phase > 1 and step.stage in BUILT else step.stage
        known = next((s for s in project.stages if s.stage == stage), None)
        if known is not None and known.days.first is None:
            known.days = step.days
            continue
        if known is not None and not _is_another_day(known.days, step.days):
            continue
        project.stages.append(
            ProjectStage(
                start=step.start, end=step.end, story=project.story, rule=step.rule, stage=stage, days=step.days
            )
        )


def _is_another_day(known: Days, told: Days) -> bool:
    """Tell whether a stage is said to be reached on a day outside the days known: both are kept, as a conflict."""
    if known.first is None or known.last is None or told.first is None or told.last is None:
        return False
    return told.last < known.first or known.last < told.first


def _spoken_of(reading: Reading, clauses: list[Clause], project: Project, opening: re.Match[str]) -> None:
    """Read what a following sentence says of 该项目: its amount, its investor, how far it is."""
    naming = Naming(
        start=opening.start(),
        end=opening.end(),
        name=project.name,
        is_plant=False,
        clause=clauses[0],
        opens_at=opening.start(),
    )
    _behind(reading, clauses, naming, clauses[-1].end)
    steps = [
        step
        for clause in clauses
        if clause is clauses[0] or _goes_on(reading, clause)
        for step in _steps_in(reading, clauses, clause, max(clause.start, opening.end()), clause.end)
    ]
    _add_steps(project, steps)
    if project.investor_id is None and naming.investor is not None:
        project.investor_id = naming.investor.local_id
        project.investor_span = (naming.investor.start, naming.investor.end)
    if project.where.local_id is None:
        project.where = naming.place
    if naming.amount is not None:
        project.amounts.append(naming.amount)


def _stage_of_agreements(project: Project, agreements: Sequence[Agreement]) -> None:
    """Take the stage, and a missing day, from the one agreement whose words name this project."""
    for agreement in agreements:
        if not any(agreement.start <= start < agreement.end for start, _ in project.namings):
            continue
        stage = STAGE_OF_STATUS[agreement.status]
        if agreement.kind == "letter_of_intent" and stage == "signed":
            stage = "intended"
        known = next((s for s in project.stages if s.stage == stage), None)
        if known is not None and known.days.first is None:
            known.days = agreement.days
        elif known is None and not project.stages:
            project.stages.append(
                ProjectStage(
                    start=agreement.start,
                    end=agreement.end,
                    story=project.story,
                    rule="project_stage_of_agreement",
                    is_inferred=True,
                    stage=stage,
                    days=agreement.days,
                )
            )


def _projects_of_agreements(reading: Reading, projects: Sequence[Project], agreements: Sequence[Agreement]) -> None:
    """Tell each agreement which project its words name; with two it is the one of neither."""
    for agreement in agreements:
        named = [p for p in projects if any(agreement.start <= start < agreement.end for start, _ in p.namings)]
        if len(named) != 1:
            continue
        agreement.project = named[0]
        firms = [p for p in agreement.parties if p.kind == "organization" and is_investor(reading, p.local_id)]
        if named[0].investor_id is None and len(firms) == 1 and firms[0].start is not None:
            # who agrees with a place on a project puts the money in; the words do not say so
            named[0].investor_id, named[0].is_inferred = firms[0].local_id, True
            named[0].investor_span = (firms[0].start, firms[0].end or firms[0].start)


def _give_industries(reading: Reading, projects: Sequence[Project]) -> None:
    """Give each project the one industry its names mention."""
    industries = [m for m in reading.settled.mentions if m.kind == "industry"] if projects else []
    for project in projects:
        fitting = {
            m.local_id for m in industries if any(start <= m.start and m.end <= end for start, end in project.namings)
        }
        if len(fitting) == 1:
            project.industry_id = fitting.pop()
