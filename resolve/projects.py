"""Which projects of many articles are one named investment project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from resolve.articles import normalise
from resolve.entities import Entity, Judgement
from resolve.keys import published_key

NAME_RULE = "project_same_name_and_place_or_investor"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldProject:
    """One project as one article tells it, with published keys of its investor and place.

    `root` is the group of versions and reprints its article belongs to.
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

    @property
    def first_in_print(self) -> tuple[date, str, int, str]:
        """Sort key of the row that names the project; no part of it depends on when an article arrived."""
        return (self.published_on or date.max, self.article_id, self.raw_start, self.told_id)


def decide_projects(told: Sequence[ToldProject]) -> tuple[list[Entity], list[Judgement]]:
    """Say which projects are one: the same name, and the same investor or place, or the same reprinted text.

    Two articles that name different investors, or different places, tell two projects, whatever the name. The order of
    `told` does not matter; the time grows with the number of projects of one name.
    """
    by_name: dict[str, list[ToldProject]] = {}
    for project in told:
        by_name.setdefault(normalise(project.name), []).append(project)
    entities: list[Entity] = []
    judgements: list[Judgement] = []
    for name in sorted(by_name):
        for group in _groups(by_name[name]):
            first = min(group, key=lambda project: project.first_in_print)
            project_id = published_key("project", first.told_id)
            entities.append(_entity(project_id, group))
            judgements += [
                Judgement(
                    local_id=project.local_id,
                    article_id=project.article_id,
                    entity_kind="project",
                    entity_id=project_id,
                    rule=NAME_RULE if len(group) > 1 else "fact_told_once",
                )
                for project in group
            ]
    return entities, judgements


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
    if project.investor and investors and project.investor not in investors:
        return False
    if project.place and places and project.place not in places:
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
