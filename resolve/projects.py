"""Which projects of many articles are one named investment project.

One name is not enough, and another name is not too much: a firm's 微型轴承项目 is its 微型轴承智能制造项目 where both stand in one
place and nothing else of the firm there could be meant. Where it is not clear which of two is meant, all are kept apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import yaml

from resolve.articles import normalise
from resolve.entities import Entity, Judgement, PairDecision
from resolve.keys import published_key

RULES = yaml.safe_load((Path(__file__).resolve().parent / "rules" / "projects.yml").read_text(encoding="utf-8"))
NAME_RULE = "project_same_name_and_place_or_investor"
PRODUCT_RULE = "project_same_investor_place_and_product"
PHASE_RULE = "project_of_another_phase"
UNPROVEN_RULE = "not_enough_to_be_one"
PRODUCT_SCORE = 0.85
SHORTEST_PRODUCT = 2  # characters: 轴承, 电池
# From the first wish to production a plant takes rarely more; a firm's next plant for the same goods comes later.
LONGEST_UNDER_WAY = timedelta(days=5 * 365)
PROJECTS_COMPARED = 40  # of one firm in one place; who has more is told of by lists, whose names say too little
GENERIC = re.compile("|".join(map(re.escape, sorted(RULES["generic"], key=len, reverse=True))))
PHASE = re.compile("|".join(RULES["phases"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldProject:
    """One project as one article tells it, with published keys of its investor and place.

    `root` is the group of versions and reprints its article belongs to; `places_around` are what the place lies in, up to its city;
    `investor_names` the forms by which the investor may be named in front of the product.
    """

    told_id: str
    local_id: str
    article_id: str
    root: str
    raw_start: int
    name: str
    published_on: date | None = None
    investor: str | None = None
    place: str | None = None
    places_around: frozenset[str] = frozenset()
    investor_names: frozenset[str] = frozenset()

    @property
    def first_in_print(self) -> tuple[date, str, int, str]:
        """Sort key of the row that names the project; no part of it depends on when an article arrived."""
        return (self.published_on or date.max, self.article_id, self.raw_start, self.told_id)


@dataclass(slots=True, kw_only=True)
class ProjectDecisions:
    """Projects, which told one is which, and the judgements on pairs of different names."""

    entities: list[Entity] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    pairs: list[PairDecision] = field(default_factory=list)


def decide_projects(told: Sequence[ToldProject]) -> ProjectDecisions:
    """Say which projects are one: the same name, and the same investor or place, or the same reprinted text; or names of one product.

    Two articles that name different investors, or places of which neither lies in the other, tell two projects, whatever the name.
    The order of `told` does not matter; the time grows with the number of projects of one name and of one firm in one place.
    """
    by_name: dict[str, list[ToldProject]] = {}
    for project in told:
        by_name.setdefault(normalise(project.name), []).append(project)
    groups = [group for name in sorted(by_name) for group in _groups(by_name[name])]
    verdicts = list(_verdicts(groups))
    home = list(range(len(groups)))
    for left, right, rule in verdicts:
        if rule == PRODUCT_RULE:
            home[right] = home[left]
    members: dict[int, list[ToldProject]] = {}
    for nth, group in enumerate(groups):
        members.setdefault(home[nth], []).extend(group)
    result = ProjectDecisions()
    id_by_home = {}
    for nth, group in members.items():
        id_by_home[nth] = published_key("project", min(group, key=lambda project: project.first_in_print).told_id)
        result.entities.append(_entity(id_by_home[nth], group))
    by_product = {nth for left, right, rule in verdicts if rule == PRODUCT_RULE for nth in (left, right)}
    for nth, group in enumerate(groups):
        rule = PRODUCT_RULE if nth in by_product else NAME_RULE if len(group) > 1 else "fact_told_once"
        result.judgements += [
            Judgement(
                local_id=project.local_id,
                article_id=project.article_id,
                entity_kind="project",
                entity_id=id_by_home[home[nth]],
                rule=rule,
                score=PRODUCT_SCORE if nth in by_product else 1.0,
            )
            for project in group
        ]
    for left, right, rule in verdicts:
        result.pairs.append(_pair(groups[left], groups[right], rule, id_by_home[home[left]], id_by_home[home[right]]))
    return result


def _verdicts(groups: Sequence[list[ToldProject]]) -> Iterator[tuple[int, int, str]]:
    """Judge projects of one investor under different names: (earlier, later, rule), in the order of print.

    Names are of one project only where each fits each other: of 轴承项目, 轴承研发项目 and 轴承生产项目 nobody knows which two are one.
    """
    by_investor: dict[str, list[int]] = {}
    for nth in sorted(range(len(groups)), key=lambda n: groups[n][0].first_in_print):
        for investor in {project.investor for project in groups[nth]} - {None}:
            by_investor.setdefault(str(investor), []).append(nth)
    for investor in sorted(by_investor):
        mine = by_investor[investor]
        if not 1 < len(mine) <= PROJECTS_COMPARED:
            continue
        found = [
            (left, right, verdict)
            for n, left in enumerate(mine)
            for right in mine[n + 1 :]
            if (verdict := _verdict(groups[left], groups[right])) is not None
        ]
        fitting = {nth: {nth} for nth in mine}
        for left, right, rule in found:
            if rule == PRODUCT_RULE:
                fitting[left].add(right)
                fitting[right].add(left)
        for left, right, rule in found:
            is_clear = rule != PRODUCT_RULE or all(fitting[nth] == fitting[left] for nth in fitting[left])
            yield left, right, rule if is_clear else UNPROVEN_RULE


def _verdict(one: Sequence[ToldProject], other: Sequence[ToldProject]) -> str | None:
    """Tell what two names of one investor's projects say: one product, another phase, too little; None where the products differ."""
    products = [{_product(project) for project in group} - {""} for group in (one, other)]
    if not any(p.startswith(q) or q.startswith(p) for p in products[0] for q in products[1]):
        return None
    phases = [{found[0] for p in group if (found := PHASE.search(p.name))} for group in (one, other)]
    if phases[0] != phases[1]:
        return PHASE_RULE
    told_beside = {p.article_id for p in one} & {p.article_id for p in other}
    days = sorted(p.published_on for p in (*one, *other) if p.published_on)
    in_one_place = any(_lie_together(p, q) for p in one for q in other)
    if told_beside or not in_one_place or len(days) < 2 or days[-1] - days[0] > LONGEST_UNDER_WAY:
        return UNPROVEN_RULE
    return PRODUCT_RULE


def _product(project: ToldProject) -> str:
    """Give what a project makes: its name without investor, place and the words that any project's name has: 微型轴承智能制造."""
    name = normalise(project.name)
    for form in sorted(map(normalise, project.investor_names), key=len, reverse=True):
        if form and name.startswith(form):
            name = name[len(form) :]
            break
    product = PHASE.sub("", GENERIC.sub("", name))
    return product if len(product) >= SHORTEST_PRODUCT else ""


def _lie_together(one: ToldProject, other: ToldProject) -> bool:
    return bool(one.place and other.place) and (
        one.place == other.place or one.place in other.places_around or other.place in one.places_around
    )


def _pair(
    left: Sequence[ToldProject], right: Sequence[ToldProject], rule: str, left_id: str, right_id: str
) -> PairDecision:
    one, other = (min(group, key=lambda project: project.first_in_print) for group in (left, right))
    return PairDecision(
        entity_kind="project",
        decision={PRODUCT_RULE: "same", PHASE_RULE: "not_same"}.get(rule, "undecided"),
        left_local_id=one.local_id,
        right_local_id=other.local_id,
        left_entity_id=left_id,
        right_entity_id=right_id,
        rule=rule,
        score={PRODUCT_RULE: PRODUCT_SCORE, PHASE_RULE: 0.9}.get(rule, 0.5),
        detail=f"{one.name} / {other.name}",
    )


def _groups(projects: Sequence[ToldProject]) -> Iterator[list[ToldProject]]:
    """Split projects of one name; the one printed first gathers those that agree with it, and so on."""
    open_groups: list[list[ToldProject]] = []
    for project in sorted(projects, key=lambda p: p.first_in_print):
        home = next((group for group in open_groups if _is_one_of(project, group)), None)
        if home is None:
            open_groups.append([project])
        else:
            home.append(project)
    yield from open_groups


def _is_one_of(project: ToldProject, group: Sequence[ToldProject]) -> bool:
    investors = {p.investor for p in group} - {None}
    places = {p.place for p in group} - {None}
    placed = [p for p in group if p.place]
    if project.investor and investors and project.investor not in investors:
        return False
    if project.place and placed and not any(_lie_together(project, p) for p in placed):
        return False
    return project.investor in investors or project.place in places or project.root in {p.root for p in group}


def _entity(project_id: str, group: Sequence[ToldProject]) -> Entity:
    names = Counter(project.name for project in group)
    places = Counter(project.place for project in group if project.place)
    return Entity(
        entity_kind="project",
        entity_id=project_id,
        name=min(names, key=lambda name: (-names[name], name)),
        vocabulary_key=None,
        detail_kind=None,
        place_id=min(places, key=lambda place: (-places[place], place)) if places else None,
        country_code=None,
    )
