"""Which candidates stand: where two claim the same characters the longest proven name wins.

A loser is an issue only where it was a rival reading; a place inside a body's name is simply part of that name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extract.find.candidates import (
    WEIGHED_NAMES,
    Candidate,
    OrganizationCandidate,
    PersonCandidate,
    PlaceCandidate,
    TermCandidate,
    TitleCandidate,
)
from extract.find.people.words import follows_a_name
from extract.settle.settled import Issue

C = TypeVar("C", bound=Candidate)
HOUSE_KINDS = frozenset(
    {"company", "university", "industrial_park", "association", "embassy", "lab", "media", "government"}
)
HOUSE_ENDS = ("集团", "公司", "大学", "学院", "协会", "商会", "大使馆", "领事馆", "银行", "研究院", "研究所", "高新区", "经开区", "开发区", "园区", "报社", "电视台", "管委会", "人民政府", "总商会", "联合会", "科学院")  # fmt: skip
REGISTERED = ("株式会社", "有限公司", "有限责任公司")
DIVISION_ENDS = ("市", "区", "县", "旗", "省", "州")
WEAK_RULES = frozenset({"body_with_suffix", "same_name_again", "trade_name"})
# Names that only their characters and surroundings prove: a body that has them inside is the better reading.
BOARD = "管委会"
OFFICE_TAILS = ("党工委", "管委会", "市委", "省委", "区委", "县委", "州委", "党委", "组织部", "宣传部", "统战部", "政法委", "纪委", "人大", "政协", "人大常委会", "委员会", "工委", "政府", "办公室", "街道办事处", "办公厅")  # fmt: skip
# 某大使馆|经济商务处, 某集团|运营中心, 某大学|材料实验室: acts for the house, which is named too.
OWN_PART = re.compile(
    r".(?:部|处|室|科|(?<!公)司|组|厂|中心|基地|工业园|产业园|科技园|学院|研究院|研究所|系|办公厅|管委会|党委)$|第[一二三四五六七八九十]{1,3}届(?:委员会|理事会)$"
)
# 某银行|某国分行, 某商会|驻某国代表处, 某部|驻某地公署领事部: stands for itself.
BODY_OF_ITS_OWN = re.compile(r"^[(（驻]|(?:代表处|办事处|联络处|分部|分处|产业基地)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The candidates that stand, each list in text order; `fused` bodies share their last character with a title."""

    people: tuple[PersonCandidate, ...]
    titles: tuple[TitleCandidate, ...]
    organizations: tuple[OrganizationCandidate, ...]
    places: tuple[PlaceCandidate, ...]
    terms: tuple[TermCandidate, ...]
    fused: tuple[OrganizationCandidate, ...]
    issues: tuple[Issue, ...]


class Spans:
    """Half-open spans that do not overlap, for asking what covers a place."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Sort the spans once."""
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def overlapping(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the first span that shares a character with this one."""
        at = bisect_right(self._starts, start) - 1
        for n in (at, at + 1):
            if 0 <= n < len(self._spans) and self._spans[n][0] < end and start < self._spans[n][1]:
                return self._spans[n]
        return None


def settle_names(clean: str, candidates: Sequence[Candidate]) -> Standing:
    """Let people, bodies, places and terms settle who stands where."""
    titles = tuple(sorted((c for c in candidates if isinstance(c, TitleCandidate)), key=lambda c: c.start))
    issues: list[Issue] = []
    fused: list[OrganizationCandidate] = []
    bodies = [c for c in candidates if isinstance(c, OrganizationCandidate)]
    listed = _outermost(c for c in candidates if isinstance(c, PlaceCandidate) and c.rule == "listed_place")
    bodies = [c for c in bodies if c.rule != "known_body" or not _is_part_of_a_place(c, listed)]
    people = _outside_bodies(clean, _widest([c for c in candidates if isinstance(c, PersonCandidate)]), bodies, issues)
    formed = Spans(
        (c.start, c.end)
        for c in candidates
        if isinstance(c, PlaceCandidate)
        and (c.rule == "city_by_form" or (c.rule == "listed_place" and clean[c.start : c.end].endswith(DIVISION_ENDS)))
    )
    people = [p for p in people if p.rule not in WEIGHED_NAMES or formed.overlapping(p.start, p.end) is None]
    organizations = _organizations(
        clean,
        bodies,
        people,
        titles,
        issues,
        fused,
        frozenset(clean[c.start : c.end] for c in candidates if isinstance(c, PlaceCandidate)),
        frozenset((c.start, c.end) for c in candidates if isinstance(c, PlaceCandidate | OrganizationCandidate)),
    )
    tops = _outermost(organizations)
    people = [p for p in people if (top := tops.overlapping(p.start, p.end)) is None or top == (p.start, p.end)]
    places, organizations = _places([c for c in candidates if isinstance(c, PlaceCandidate)], people, organizations)
    taken = Spans((c.start, c.end) for c in _widest([*people, *organizations]))
    terms = []
    for term in sorted((c for c in candidates if isinstance(c, TermCandidate)), key=lambda c: (c.start, -c.end)):
        over = taken.overlapping(term.start, term.end)
        if over is None or (term.kind == "policy_term" and term.end - term.start > over[1] - over[0]):
            terms.append(term)
    return Standing(
        people=tuple(people),
        titles=titles,
        organizations=tuple(organizations),
        places=tuple(places),
        terms=tuple(terms),
        fused=tuple(fused),
        issues=tuple(issues),
    )


def _is_part_of_a_place(body: OrganizationCandidate, places: Spans) -> bool:
    """Tell a known name inside a longer listed place: 托克 in 符拉迪沃斯托克."""
    over = places.overlapping(body.start, body.end)
    return over is not None and over[0] <= body.start and body.end <= over[1] and over != (body.start, body.end)


def _widest(candidates: Iterable[C]) -> list[C]:
    """Keep what no longer or earlier one overlaps."""
    kept: list[C] = []
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if not kept or c.start >= kept[-1].end:
            kept.append(c)
        elif c.end - c.start > kept[-1].end - kept[-1].start and c.start > kept[-1].start:
            kept[-1] = c
    return kept


def _outermost(candidates: Iterable[Candidate]) -> Spans:
    return Spans((c.start, c.end) for c in _widest(candidates))


BEFORE_TITLES = frozenset({"body_before_its_title", "same_name_again"})


def _outside_bodies(
    clean: str,
    people: list[PersonCandidate],
    bodies: Sequence[OrganizationCandidate],
    issues: list[Issue],
) -> list[PersonCandidate]:
    """Drop a weighed name inside a body's name: 张[东方明]珠集团; 李明[任某某集团董事] stays, as a verb cuts it off."""
    widest = _widest(bodies)
    spans = Spans((b.start, b.end) for b in widest)
    # 某某会长: what stands alone before a title is a body's name only where nobody's name it can be
    before_titles = {b.name for b in widest if b.rule == "body_before_its_title"}
    alone = {(b.start, b.end) for b in widest if b.rule in BEFORE_TITLES and b.name in before_titles}
    kept: list[PersonCandidate] = []
    for person in people:
        weighed = person.rule in WEIGHED_NAMES
        body = spans.overlapping(person.start, person.end) if weighed or person.rule == "name_in_title_list" else None
        if (
            body is not None
            and not weighed
            and not (body[0] == person.start and clean.endswith(REGISTERED, 0, body[1]))
        ):
            body = None  # 总裁季川、[欧睿]科技有限公司副总裁: in a list of people only a registered name takes one away
        if body == (person.start, person.end) and body in alone:
            body = None
        if body is None or (body[0] >= person.start and follows_a_name(clean, person.end)):
            kept.append(person)
        else:
            issues.append(_lost(person, "inside_a_body", clean))
    return kept


def _organizations(
    clean: str,
    candidates: list[OrganizationCandidate],
    people: Sequence[PersonCandidate],
    titles: Sequence[TitleCandidate],
    issues: list[Issue],
    fused: list[OrganizationCandidate],
    places: frozenset[str],
    spans: frozenset[tuple[int, int]],
) -> list[OrganizationCandidate]:
    names = Spans((p.start, p.end) for p in people)
    title_spans = Spans((t.start, t.end) for t in titles)
    clean_names = {c.name for c in candidates if c.rule not in WEAK_RULES and c.rule not in ("bare_body",)}
    kept: list[OrganizationCandidate] = []
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        person = names.overlapping(c.start, c.end)
        if person is not None and not (c.start <= person[0] and person[1] <= c.end and c.rule == "known_body"):
            if person != (c.start, c.end):
                issues.append(_lost(c, "overlaps_a_person", clean))
            continue
        title = title_spans.overlapping(c.start, c.end)
        if title is not None and title[0] <= c.end - 1 < title[1] and title[1] >= c.end:
            if _is_named_by_its_office(c, title, spans):
                kept.append(c)
                continue
            if c.name.endswith(OFFICE_TAILS) or title[0] <= c.start:
                continue  # 高新区党工委副书记: the body is implied by the title, the zone before it stands by itself
            if title[0] + 1 == c.end and title[0] > c.start:
                fused.append(c)  # 外交部|长: the body and the title share a character
                continue
            issues.append(_lost(c, "overlaps_a_title", clean))
            continue
        kept.append(c)
    return _nested(clean, kept, clean_names, issues, places)


def _is_named_by_its_office(
    body: OrganizationCandidate, title: tuple[int, int], spans: frozenset[tuple[int, int]]
) -> bool:
    """Tell 国务院|副总理, 中共[中央政治局|常委]: the title begins with the full name of an organ of the state, which stands in the text.

    So do councils abroad (某市[议会|议长]), and the board of a zone that does not stand by itself (某某新城[管委会|主任]).
    """
    if body.start < title[0] and title[1] > body.end and body.name.endswith("议会"):
        return True
    if body.start < title[0] and body.name.endswith(BOARD) and title[1] > body.end:
        return body.rule == "body_with_suffix" and (body.start, body.end - len(BOARD)) not in spans
    of_the_state = body.rule == "known_body" and body.kind in ("government", "party")
    return of_the_state and body.start <= title[0] and body.end - title[0] > 2 and title[1] - body.end > 1


def _nested(
    clean: str,
    candidates: list[OrganizationCandidate],
    clean_names: set[str],
    issues: list[Issue],
    places: frozenset[str],
) -> list[OrganizationCandidate]:
    kept: list[OrganizationCandidate] = []
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if c.rule == "bare_body":
            pass
        while kept and kept[-1].start < c.start < kept[-1].end < c.end and kept[-1].rule in WEAK_RULES:
            issues.append(_lost(kept.pop(), "overlaps_a_longer_name", clean))
        over = next((k for k in reversed(kept[-4:]) if k.start < c.end and c.start < k.end), None)
        if over is None:
            kept.append(c)
            continue
        if c.end <= over.end:
            tail = c.end == over.end and c.start > over.start
            head = clean[over.start : c.start]
            if (
                tail
                and c.vocabulary_key
                and c.kind in ("company", "university")
                and over.rule == "body_with_suffix"
                and head in places
            ):
                kept.remove(over)  # 深圳华为公司 is 华为
                kept.append(c)
            elif (
                tail
                and over.rule == "body_with_suffix"
                and (c.name in clean_names or c.vocabulary_key)
                and _is_junk(head)
            ):
                kept.remove(over)
                issues.append(_lost(over, "left_edge_runs_too_far", clean))
                kept.append(c)
            elif (
                c.start == over.start
                and c.kind in HOUSE_KINDS
                and (c.name.endswith(HOUSE_ENDS) or c.vocabulary_key)
                and _is_a_part(clean, c, over)
            ):
                kept.append(c)
            elif c.start == over.start and c.end == over.end:
                continue
        elif c.end - c.start > over.end - over.start:
            kept.remove(over)
            kept.append(c)
    return kept


def _is_a_part(clean: str, house: OrganizationCandidate, whole: OrganizationCandidate) -> bool:
    """Tell whether what follows the house in the longer name names a part of it: 某某集团 + 运营中心."""
    rest = clean[house.end : whole.end]
    if whole.rule == "known_body" or whole.kind == "delegation":
        return house.kind == "industrial_park"
    if rest.endswith((*REGISTERED, "集团")) and not house.name.endswith(HOUSE_ENDS):
        return False  # 某普|显示科技株式会社, 某普|工业集团: another firm, whose name opens with that of its parent
    if house.kind == whole.kind == "government":
        return False  # 国务院|新闻办公室: the house is in the office's name
    if house.kind == "industrial_park" and whole.kind != "association":
        return len(rest) > 1  # 某某经开区|商务局, 经开区|锦川公司: the zone is a place too
    if rest.endswith("园") and not clean.endswith(HOUSE_ENDS, house.start, house.end):
        return False  # 锦川|电声产业园: a park that bears a firm's name
    return OWN_PART.search(rest) is not None and BODY_OF_ITS_OWN.search(rest) is None


JUNK = (
    "成为",
    "访问",
    "给予",
    "察看",
    "作为",
    "认为",
    "感谢",
    "代表",
    "满足",
    "推动",
    "以及",
    "部门",
    "支持",
    "希望",
    "成立",
)


def _is_junk(head: str) -> bool:
    return any(word in head for word in JUNK)


def _lost(candidate: Candidate, reason: str, clean: str) -> Issue:
    return Issue(
        stage="settle",
        reason=reason,
        detail=clean[candidate.start : candidate.end],
        start=candidate.start,
        end=candidate.end,
    )


def _names_its_city(site: PlaceCandidate, city: PlaceCandidate) -> bool:
    """上海望江中心 says 上海 too, where the site's own name begins behind it."""
    return site.rule == "site_by_form" and city.rule == "listed_place" and len(site.name) <= site.end - city.end


def _places(
    candidates: list[PlaceCandidate],
    people: Sequence[PersonCandidate],
    organizations: list[OrganizationCandidate],
) -> tuple[list[PlaceCandidate], list[OrganizationCandidate]]:
    sites = {(c.start, c.end) for c in candidates if c.rule == "site_by_form"}
    bodies = [
        o
        for o in organizations
        if not ((o.start, o.end) in sites and o.kind == "other" and o.rule in ("body_with_suffix", "visited_body"))
    ]
    names = Spans((p.start, p.end) for p in people)
    by_span = {(o.start, o.end): o for o in bodies}
    tops = _outermost(bodies)
    kept: list[PlaceCandidate] = []
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if names.overlapping(c.start, c.end) is not None:
            continue
        body = tops.overlapping(c.start, c.end)
        if kept and c.start == kept[-1].start and c.end < kept[-1].end and _names_its_city(kept[-1], c):
            kept.append(c)
            continue
        if body is not None and (c.start, c.end) not in by_span:
            if not (c.rule == "site_by_form" and c.start <= body[0] and body[1] <= c.end):
                continue
        if body is not None and (c.start, c.end) in by_span:
            same = by_span[c.start, c.end]
            if same.kind == "embassy":
                kept.append(c)  # 中国驻[甲国]、乙国大使馆: the land is named too
                continue
            if c.level not in ("zone", "landmark") or same.kind not in ("industrial_park", "other"):
                continue
        if kept and c.start < kept[-1].end:
            # 上海望江中心: the city before a site's own name is said too
            if not (kept[-1].rule == "site_by_form" and c.start == kept[-1].start and c.rule == "listed_place"):
                continue
            if len(kept[-1].name) == kept[-1].end - kept[-1].start:
                continue
        kept.append(c)
    return kept, bodies
