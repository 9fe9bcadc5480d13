"""Folding: which told rows tell one thing, and which look alike and are two."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from resolve.facts import FactKey, ToldFact, ToldTrip, fold_alike, fold_trips


def trip(told_id: str, **more: Any) -> ToldTrip:
    told: dict[str, Any] = {
        "article_id": f"article of {told_id}",
        "home": "长春",
        "lead": "何若川",
        "direction": "outbound",
        "started_on": date(2025, 3, 3),
        "ended_on": date(2025, 3, 6),
        "destinations": frozenset({"布拉格"}),
        "raw_start": 0,
    } | more
    return ToldTrip(told_id=told_id, root=told.pop("root", told["article_id"]), **told)


def groups(keys: list[FactKey]) -> list[set[str]]:
    by_fact: dict[str, set[str]] = {}
    for key in keys:
        by_fact.setdefault(key.fact_id, set()).add(key.told_id)
    return sorted(by_fact.values(), key=min)


def folded(*trips: ToldTrip) -> list[set[str]]:
    return groups(fold_trips(trips))


def test_two_reports_of_one_trip_are_one() -> None:
    later = trip("2", started_on=date(2025, 3, 5), ended_on=date(2025, 3, 8), destinations=frozenset({"维也纳"}))
    assert folded(trip("1"), later) == [{"1", "2"}], "same leader on overlapping days"
    assert folded(trip("1"), trip("2", lead=None)) == [{"1", "2"}], "a common destination, the leader left out"


def test_trips_that_differ_stay_two() -> None:
    assert len(folded(trip("1"), trip("2", home="吉林"))) == 2
    assert len(folded(trip("1"), trip("2", started_on=date(2025, 3, 7), ended_on=date(2025, 3, 9)))) == 2
    assert len(folded(trip("1"), trip("2", lead="温知远"))) == 2, "two leaders are two delegations"
    assert len(folded(trip("1"), trip("2", direction="inbound"))) == 2
    assert len(folded(trip("1"), trip("2", lead=None, destinations=frozenset({"首尔"})))) == 2


def test_a_trip_without_leader_does_not_join_two_delegations() -> None:
    assert {"1", "3"} not in folded(trip("1"), trip("2", lead=None), trip("3", lead="温知远"))
    assert not any({"1", "3"} <= group for group in folded(trip("1"), trip("2", lead=None), trip("3", lead="温知远")))


def test_two_stories_of_one_file_are_one_trip_only_when_everything_agrees() -> None:
    second = trip("2", article_id="x", destinations=frozenset({"首尔"}))
    assert len(folded(trip("1", article_id="x"), second)) == 2
    assert len(folded(trip("1", article_id="x"), trip("2", article_id="x"))) == 1


def test_a_reprint_without_any_day_tells_the_same_trip() -> None:
    undated: dict[str, Any] = {"started_on": None, "ended_on": None, "root": "r"}
    assert len(folded(trip("1", **undated), trip("2", **undated))) == 1
    assert len(folded(trip("1", **undated), trip("2", **(undated | {"root": "s"})))) == 2


def fact(told_id: str, article: str, *identity: str, **more: Any) -> ToldFact:
    return ToldFact(
        told_id=told_id, article_id=article, root=article, kind="engagement", identity=identity or ("meeting", "x"),
        **({"raw_start": int(told_id)} | more),
    )  # fmt: skip


def test_facts_alike_in_two_articles_are_one_and_two_of_one_article_are_two() -> None:
    keys = fold_alike([fact("1", "a"), fact("5", "a"), fact("2", "b"), fact("3", "c", "visit", "x")])
    assert groups(keys) == [{"1", "2"}, {"3"}, {"5"}]


def test_a_number_repeated_in_one_article_is_one() -> None:
    keys = fold_alike([fact("1", "a", repeats_are_one=True), fact("5", "a", repeats_are_one=True)])
    assert groups(keys) == [{"1", "5"}]


def amount(told_id: str, article: str, value: str, of: str = "agreement 1") -> ToldFact:
    return ToldFact(
        told_id=told_id, article_id=article, root=article, kind="figure", identity=("money", value), scope=article,
        raw_start=int(told_id), only_one_of=(of, "money", "total_investment"),
    )  # fmt: skip


def test_one_amount_of_one_agreement_is_one_figure_even_where_articles_differ() -> None:
    keys = fold_alike([amount("1", "a", "2"), amount("2", "b", "3"), amount("3", "c", "3", of="agreement 2")])
    assert groups(keys) == [{"1", "2"}, {"3"}]
    assert {key.rule for key in keys} == {"figure_one_of_its_kind_in_each_article", "fact_told_once"}


def test_where_one_article_tells_two_amounts_nobody_knows_which_of_them_another_means() -> None:
    keys = fold_alike([amount("1", "a", "2"), amount("2", "a", "5"), amount("3", "b", "3")])
    assert groups(keys) == [{"1"}, {"2"}, {"3"}]


def test_alike_in_different_trips_is_not_the_same() -> None:
    assert len(groups(fold_alike([fact("1", "a", scope="t1"), fact("2", "b", scope="t2")]))) == 2


def test_the_key_is_that_of_the_first_print_and_does_not_move_when_a_later_article_comes() -> None:
    first = fact("7", "a", published_on=date(2025, 3, 1))
    alone = fold_alike([first])[0].fact_id
    later = fact("2", "b", published_on=date(2025, 3, 2))
    assert {key.fact_id for key in fold_alike([later, first])} == {alone}


def test_the_order_of_arrival_decides_nothing() -> None:
    trips = [
        trip("1"),
        trip("2", lead=None),
        trip("3", lead="温知远"),
        trip("4", started_on=date(2025, 3, 6), ended_on=date(2025, 3, 9)),
        trip("5", home=None, root="article of 1"),
    ]
    expected = fold_trips(trips)
    shuffle = random.Random(5)
    for _ in range(20):
        shuffle.shuffle(trips)
        assert fold_trips(trips) == expected
