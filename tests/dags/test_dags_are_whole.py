"""Every DAG can be read, owned, retried and understood by whoever is on call."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

pytestmark = pytest.mark.slow

GATES = {"gate_landed", "gate_extracted", "gate_warehouse"}


@pytest.fixture(scope="session")
def tasks(dag_bag: Any) -> dict[str, Any]:
    return {f"{dag.dag_id}.{task.task_id}": task for dag in dag_bag.dags.values() for task in dag.tasks}


def test_the_two_dags_are_read_without_an_error(dag_bag: Any) -> None:
    assert dag_bag.import_errors == {}
    assert set(dag_bag.dags) == {"land_articles", "build_warehouse"}


def test_the_build_walks_every_stage_in_order(dag_bag: Any) -> None:
    dag = dag_bag.dags["build_warehouse"]
    order = (
        "plan_build", "gate_landed", "plan_batches", "extract_shard", "gate_extracted",
        "resolve", "build_models", "gate_warehouse", "publish",
    )  # fmt: skip
    assert {task.task_id for task in dag.tasks} == set(order)
    for before, after in pairwise(order):
        assert before in dag.task_dict[after].upstream_task_ids, f"{after} does not wait for {before}"


def test_every_dag_says_what_it_does_and_never_runs_beside_itself(dag_bag: Any) -> None:
    for dag in dag_bag.dags.values():
        assert (dag.doc_md or "").strip(), dag.dag_id
        assert dag.tags, dag.dag_id
        assert dag.max_active_runs == 1, dag.dag_id
        assert dag.catchup is False, dag.dag_id
        assert dag.dagrun_timeout, dag.dag_id


def test_every_task_has_an_owner_a_timeout_and_a_word_of_explanation(tasks: dict[str, Any]) -> None:
    assert tasks
    for name, task in tasks.items():
        assert task.owner == "jingmao", name
        assert (task.doc_md or "").strip(), name
        assert isinstance(task.execution_timeout, timedelta), name


def test_work_is_retried_and_judgement_is_not(tasks: dict[str, Any]) -> None:
    for name, task in tasks.items():
        if task.task_id in GATES:
            assert task.retries == 0, f"{name}: the same numbers fail the same way"
        else:
            assert task.retries >= 1, name


def test_a_build_without_a_new_article_passes_the_empty_mapping(dag_bag: Any) -> None:
    gate = dag_bag.dags["build_warehouse"].task_dict["gate_extracted"]
    assert gate.trigger_rule.value == "none_failed"


def test_landing_wakes_the_build_and_the_build_announces_the_release(dag_bag: Any) -> None:
    land = dag_bag.dags["land_articles"].task_dict["land"]
    publish = dag_bag.dags["build_warehouse"].task_dict["publish"]
    woken_by = [asset.name for asset in dag_bag.dags["build_warehouse"].timetable.asset_condition.objects]
    assert [asset.name for asset in land.outlets] == woken_by == ["landed_articles"]
    assert [asset.name for asset in publish.outlets] == ["published_warehouse"]


def test_landing_runs_every_quarter_of_an_hour_and_when_the_inbox_changes(dag_bag: Any) -> None:
    timetable = dag_bag.dags["land_articles"].timetable
    assert timetable.timetable.expression == "*/15 * * * *"
    (inbox,) = timetable.asset_condition.objects
    assert [watcher.name for watcher in inbox.watchers] == ["inbox_changed"]
