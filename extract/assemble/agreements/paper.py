"""What the name of a paper tells: the two it is of, 《甲集团与乙市战略合作协议》, and how many papers are signed."""

from __future__ import annotations

import re

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.signatories import can_sign, distinct, party_of, signatory_of
from extract.assemble.agreements.wording import MAX_TITLE
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Party
from extract.assemble.trips import Frame
from extract.assemble.wording import INSTRUMENT
from extract.find.candidates import CueCandidate
from extract.find.organizations.bodies import FULL_LAND

# The name of a paper right behind those who sign it, and what is counted beside it.
PAPER_BEHIND = re.compile(r"[^,，。;；、与和同]{0,14}?(?:协议|合同|备忘录|意向书)")
# 《甲省与乙州|关于办学和育人的备忘录》: the whole title behind the two
TITLED_BEHIND = re.compile(r"[^,，。;；、与和同》]{0,4}?关于[^》。]{2,60}?(?:协议书?|合同|备忘录|意向书|意见书|协定)》")
# 《甲市与乙州|农业往来和合作备忘录》: all of it is the title
TITLE_BEHIND = re.compile(r"(?![、与和同及])[^,，。;；、》]{0,24}?(?:协议书?|合同|备忘录|意向书|意见书|协定)》")
# “甲市与乙州|在教育、旅游等领域的合作协议书”
QUOTED_BEHIND = re.compile(r"[^“”《》,，。;；与和同]{0,40}?(?:协议书?|合同|备忘录|意向书)[”》]")
PAPER = re.compile(r"《[^》]{2,40}》")
PAPERS = re.compile(r"了?(?:《[^》]{2,40}》(?:、|和|及|以及)?)+")
ONE_PROJECT = r"[^,，。;；、和《》]{4,40}?项目"
PROJECTS = re.compile(
    rf"了?(?:总投资[0-9.]+[万亿]元的)?(?P<list>{ONE_PROJECT}(?:、{ONE_PROJECT})*(?:和|以及){ONE_PROJECT})(?=[,，。;；]|$)"
)
ONE_NAME = r"[^,，。;；、和与及的项等《》“”0-9]{5,24}"
NAMED_PROJECTS = re.compile(rf"了?(?P<list>{ONE_NAME}(?:(?:、|和|以及){ONE_NAME})+)项目(?=[,，。;；]|$)")
PAPER_ENDS = re.compile(r"(?:协议书?|备忘录|合同|意向书|项目)》?(?=和|及|以及|、|[。;；]|$)")
OPENS_PAPER = re.compile(
    rf"了?(?:(?:[^,，。;；《》与和同]{{1,10}}的)?《)?(?:{FULL_LAND.pattern})?"
)  # 面向明天的《某国全称|甲市政府与某国全称|乙市政府关于…的协议》


def listed_behind(signed: str) -> tuple[int | None, bool]:
    """Count what is signed by name: X协议和Y协议 → 2; X、Y、Z项目 → several, because they may be kinds of one."""
    papers = len(PAPER_ENDS.findall(signed))
    return (papers, False) if papers > 1 else (None, True) if "、" in signed else (1, False)


def papers_apiece(reading: Reading, clause: Clause, cue: CueCandidate, pairs: int) -> list[str | None]:
    """Give each of several pairs its own paper, where as many are named: 甲、乙分别与丙签订《子协议》《丑协议》."""
    papers = PAPERS.match(reading.clean, cue.end, clause.end) if pairs > 1 else None
    named = PAPER.findall(papers.group()) if papers is not None else []
    if papers is None and pairs > 1:  # 甲、乙分别与丙签约丁项目和戊项目
        projects = PROJECTS.match(reading.clean, cue.end, clause.end)
        named = re.split("[、和]|以及", projects["list"]) if projects is not None else []
    apiece = len(named) == pairs and "分别" in reading.clean[clause.start : cue.start]
    return list(named) if apiece else [None] * pairs


def projects_named(reading: Reading, clause: Clause, cue: CueCandidate) -> list[str]:
    """Give the projects of 签约了|甲飞机制造、乙环保技术、丙特色贸易项目, each a name of its own."""
    listed = NAMED_PROJECTS.match(reading.clean, cue.end, clause.end)
    return [f"{name}项目" for name in re.split("、|和|以及", listed["list"])] if listed is not None else []


def papers_titled(reading: Reading, clause: Clause, cue: CueCandidate) -> list[str]:
    """Give the papers that two sign by title: 《甲乙合作协议》和《甲乙学术交流备忘录》 are two of the same two."""
    papers = PAPERS.match(reading.clean, cue.end, clause.end)
    named = PAPER.findall(papers.group()) if papers is not None else []
    return named if all(INSTRUMENT.search(name) is not None for name in named) else []


def named_on_the_paper(reading: Reading, frame: Frame, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Read 签署甲集团与乙市人民政府战略合作协议: the two whose paper it is stand behind the verb, right before its name."""
    text = reading.clean
    behind = [
        t
        for t in clause.tokens
        if t.start >= cue.end and (t.kind == "O" or can_sign(reading, t) or _heads_a_paper(reading, t))
    ]
    if len(behind) < 2:
        return []
    first, second = behind[:2]
    opens, between = _without_lands(reading, clause, cue.end, first), _without_lands(reading, clause, first.end, second)
    if not OPENS_PAPER.fullmatch(opens):
        return []
    joined = FULL_LAND.sub("", between) in (
        "与",
        "和",
        "同",
        "及",
        "、",
        " ",
        "——",
        "—",
        "-",
        "·",
    )
    joined = joined or _heads_side_by_side(reading, first, second)
    paper = TITLED_BEHIND.match(text, second.end, clause.end) if "《" in opens else None
    paper = paper or (TITLE_BEHIND.match(text, second.end, clause.end) if opens.endswith("《") else None)
    paper = paper or PAPER_BEHIND.match(text, second.end, clause.end)
    if not joined or paper is None:
        return []
    titled = text[paper.end() - 1] == "》"  # what it is about may name anybody
    if not titled and any(second.end <= t.start < paper.end() for t in clause.tokens if t.kind in "OP"):
        return []
    parties = distinct([party_of(reading, frame, first), party_of(reading, frame, second)])
    return parties if len(parties) == 2 else []


def _without_lands(reading: Reading, clause: Clause, start: int, token: Token) -> str:
    """Give the words before a name without the country it lies in: 《中国|甲市 → 《."""
    land = next((t for t in clause.tokens if t.end == token.start and start <= t.start), None)
    of_land = land is not None and reading.level(land) == "country"
    return reading.clean[start : land.start if land is not None and of_land else token.start]


def _heads_a_paper(reading: Reading, token: Token) -> bool:
    """Tell whether a place stands right before the name of a paper: 甲市与[乙州]友好合作备忘录."""
    return (
        token.kind == "L"
        and reading.level(token) in ("province", "city", "district", "zone")
        and (
            PAPER_BEHIND.match(reading.clean, token.end) is not None
            or TITLED_BEHIND.match(reading.clean, token.end) is not None
            or (TITLE_BEHIND.match(reading.clean, token.end) is not None and _is_in_title(reading.clean, token.start))
        )
    )


def _is_in_title(text: str, at: int) -> bool:
    """Tell whether words stand between 《 and 》."""
    return text.rfind("《", max(0, at - MAX_TITLE), at) > text.rfind("》", max(0, at - MAX_TITLE), at)


def _heads_side_by_side(reading: Reading, first: Token, second: Token) -> bool:
    """Tell 《甲市|乙县战略合作协议》, whose two towns stand side by side, from 丙市|丁区, which is one."""
    beside = first.end == second.start and reading.clean[first.start - 1] == "《"
    if beside and first.kind == second.kind == "O":  # 《甲省人民政府|乙集团关于…的协议》
        return first.local_id != second.local_id
    places = first.kind == second.kind == "L" and beside
    return places and _heads_a_paper(reading, first) and not reading.lies_in(second.local_id, first.local_id)


# 出席甲、乙、丙|三方合作备忘录的|签字仪式
OF_THREE = re.compile(r"[三四五]方[^,，。;；、]{0,16}?(?:协议书?|备忘录|合同|意向书)的?$")


def _listed_before(reading: Reading, named: list[Token], end: int) -> list[Token]:
    """Give the names of a list that ends here: 甲、乙、丙."""
    listed: list[Token] = []
    for token in reversed(named):
        until = listed[-1].start if listed else end
        gap = reading.clean[token.end : until]
        if gap not in (("、", "和", "与", "及") if listed else ("",)):
            break
        listed.append(token)
    return listed[::-1]


def named_before_the_ceremony(reading: Reading, book: Book, clause: Clause, cue: CueCandidate) -> list[Party]:
    """Read 甲市与某国乙市友好合作备忘录|签约仪式在线上举办: the two whose paper it is stand joined before its name."""
    text = reading.clean
    if not text.startswith(("仪式", "活动"), cue.end) or text.startswith("的", cue.end + 2):
        return []  # 前来出席甲与乙合作协议签约仪式的某人 has not signed yet
    named = [t for t in clause.tokens if t.end <= cue.start and signatory_of(reading, book.frame, t) is not None]
    several = OF_THREE.search(text, clause.start, cue.start)
    if several is not None:
        listed = _listed_before(reading, named, several.start())
        return distinct([party_of(reading, book.frame, t) for t in listed]) if len(listed) > 2 else []
    before = {t.end: t for t in named}
    for second in reversed(named):
        papers = (p.match(text, second.end, cue.start) for p in (PAPER_BEHIND, QUOTED_BEHIND))
        if not any(paper is not None and paper.end() == cue.start for paper in papers):
            continue
        outer = second
        while (wider := before.get(outer.start)) is not None and wider.kind == "L":
            outer = wider  # 某国|某州|乙市
        first = before.get(outer.start - 1)
        if first is not None and text[first.end : outer.start] in ("与", "和", "同"):
            return distinct([party_of(reading, book.frame, t) for t in (first, second)])
    return []
