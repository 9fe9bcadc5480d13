"""One project from many articles: what joins two of one name, and what keeps them apart."""

from __future__ import annotations

import random
from datetime import date

from resolve.projects import ToldProject, decide_projects


def told(told_id: str, name: str = "微型轴承项目", day: int = 1, **more: str) -> ToldProject:
    article = more.pop("article_id", f"article {told_id}")
    return ToldProject(
        told_id=told_id,
        local_id=f"local {told_id}",
        article_id=article,
        root=more.pop("root", article),
        raw_start=0,
        name=name,
        published_on=date(2024, 1, day),
        **more,
    )


def ids(*projects: ToldProject) -> dict[str, str]:
    return {judgement.local_id: judgement.entity_id for judgement in decide_projects(projects)[1]}


def test_one_name_and_one_investor_or_place_are_one_project() -> None:
    found = ids(
        told("1", investor="org a", place="place a"),
        told("2", "“微型轴承”项目", 2, investor="org a"),
        told("3", day=3, place="place a"),
    )
    assert len(set(found.values())) == 1


def test_one_name_with_another_investor_or_place_is_another_project() -> None:
    found = ids(
        told("1", investor="org a"), told("2", investor="org b"), told("3", place="place a"), told("4", place="place b")
    )
    assert len(set(found.values())) == 4


def test_a_bare_name_joins_nothing_but_its_own_reprint() -> None:
    found = ids(told("1"), told("2"), told("3", root="article 1"))
    assert found["local 1"] == found["local 3"] != found["local 2"]


def test_keys_do_not_depend_on_the_order_of_arrival() -> None:
    projects = [
        told("1", investor="org a"),
        told("2", day=2, investor="org a"),
        told("3", place="place a"),
        told("4", "氢能项目"),
    ]
    first = ids(*projects)
    for seed in range(10):
        random.Random(seed).shuffle(projects)
        assert ids(*projects) == first
