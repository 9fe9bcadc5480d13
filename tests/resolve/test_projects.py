"""One project from many articles: what joins two of one name, and what keeps them apart."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from resolve.projects import ToldProject, decide_projects


def told(told_id: str, name: str = "微型轴承项目", day: int = 1, **more: Any) -> ToldProject:
    article = more.pop("article_id", f"article {told_id}")
    return ToldProject(
        told_id=told_id,
        local_id=f"local {told_id}",
        article_id=article,
        root=more.pop("root", article),
        raw_start=0,
        name=name,
        published_on=more.pop("published_on", date(2024, 1, day)),
        **more,
    )


def ids(*projects: ToldProject) -> dict[str, str]:
    return {judgement.local_id: judgement.entity_id for judgement in decide_projects(projects).judgements}


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


FIRM = {"investor": "org a", "investor_names": frozenset({"北原精密", "北原精密株式会社"})}
CITY, DISTRICT = {"place": "city"}, {"place": "district", "places_around": frozenset({"city"})}


def judged(*projects: ToldProject) -> set[tuple[str, str]]:
    return {(pair.decision, pair.rule) for pair in decide_projects(projects).pairs}


def test_names_of_one_product_of_one_firm_in_one_city_are_one_project_and_say_why() -> None:
    projects = [
        told("1", **FIRM, **CITY),
        told("2", "微型轴承智能制造项目", 2, **FIRM, **DISTRICT),
        told("3", "北原精密微型轴承智能制造项目", 3, **FIRM, **CITY),
    ]
    assert len(set(ids(*projects).values())) == 1
    assert judged(*projects) == {("same", "project_same_investor_place_and_product")}
    for seed in range(6):
        random.Random(seed).shuffle(projects)
        assert len(set(ids(*projects).values())) == 1


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (told("2", "微型轴承二期项目", **FIRM, **CITY), ("not_same", "project_of_another_phase")),
        (told("2", "微型轴承智能制造项目", **FIRM, place="town"), ("undecided", "not_enough_to_be_one")),
        (told("2", "微型轴承智能制造项目", **FIRM), ("undecided", "not_enough_to_be_one")),
        (told("2", "微型轴承智能制造项目", article_id="article 1", **FIRM, **CITY), ("undecided", "not_enough_to_be_one")),
        (told("2", "微型轴承智能制造项目", published_on=date(2031, 1, 1), **FIRM, **CITY), ("undecided", "not_enough_to_be_one")),
        (told("2", "微型轴承智能制造项目", published_on=None, **FIRM, **CITY), ("undecided", "not_enough_to_be_one")),
    ],
)  # fmt: skip
def test_where_it_is_not_clear_projects_are_kept_apart_and_the_row_says_why(
    other: ToldProject, verdict: tuple[str, str]
) -> None:
    one = told("1", **FIRM, **CITY)
    assert len(set(ids(one, other).values())) == 2
    assert judged(one, other) == {verdict}


def test_of_two_that_a_short_name_may_mean_neither_is_taken() -> None:
    projects = [
        told("1", **FIRM, **CITY),
        told("2", "微型轴承研发项目", 2, **FIRM, **CITY),
        told("3", "微型轴承生产项目", 3, **FIRM, **CITY),
    ]
    assert len(set(ids(*projects).values())) == 3
    assert judged(*projects) == {("undecided", "not_enough_to_be_one")}


def test_other_products_and_other_firms_are_not_even_weighed() -> None:
    assert judged(told("1", **FIRM, **CITY), told("2", "氢能项目", **FIRM, **CITY)) == set()
    assert judged(told("1", **FIRM, **CITY), told("2", "微型轴承智能制造项目", investor="org b", **CITY)) == set()


def test_one_name_in_a_city_and_in_its_district_is_one_project_of_one_firm() -> None:
    assert len(set(ids(told("1", **FIRM, **CITY), told("2", day=2, **FIRM, **DISTRICT)).values())) == 1
