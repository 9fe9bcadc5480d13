"""Reviewed lines beat the rules, survive another reading, leave no trace when deleted, and are told when they match nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extract.ids import local_id
from jingmao.settings import PROJECT
from resolve.overrides import OverrideMistyped, read_overrides
from resolve.storage import resolve_run
from tests.warehouse_models.invented_run import Article, articles, write_run

HEAD = "override,kind,article_id,evidence,other_article_id,other_evidence,new_name,reason,reviewed_by,reviewed_on\n"


@pytest.fixture
def told() -> dict[str, Article]:
    return articles()


class World:
    """One run of the invented articles, resolved under whatever lines are reviewed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seeds = folder / "seeds"
        self.runs = 0
        self.seeds.mkdir()
        for table in (PROJECT / "seeds").glob("*.csv"):
            shutil.copyfile(table, self.seeds / table.name)

    def resolve(self, told: dict[str, Article], *lines: str) -> dict[str, list[dict[str, Any]]]:
        self.runs += 1
        (self.seeds / "override.csv").write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        run = write_run(self.folder / str(self.runs), list(told.values()))
        resolve_run(run, self.seeds)
        tables = {path.stem: path for folder in ("decisions", "records") for path in (run / folder).glob("*.parquet")}
        return {f"{path.parent.name}.{name}": pq.read_table(path).to_pylist() for name, path in tables.items()} | {
            f"decisions.{path.stem}": pq.read_table(path).to_pylist() for path in (run / "decisions").glob("*.parquet")
        }


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def entity(found: dict[str, list[dict[str, Any]]], name: str) -> list[str]:
    return sorted(row["entity_id"] for row in found["decisions.entity"] if row["name"] == name)


def reasons(found: dict[str, list[dict[str, Any]]]) -> set[str]:
    return {row["reason"] for row in found["decisions.issue"]}


def test_two_names_are_one_because_a_reviewer_says_so_and_two_again_when_the_line_is_gone(
    world: World, told: dict[str, Article]
) -> None:
    before = world.resolve(told)
    one, other = entity(before, "海原电子"), entity(before, "明远光电")
    joined = world.resolve(told, "same,organization,,海原电子,,明远光电,,one firm under two brands,,")
    both = {row["entity_id"] for row in joined["decisions.entity_id_map"] if row["rule"] == "override_same"}
    assert len(both) == 1
    assert len(entity(joined, "海原电子")) + len(entity(joined, "明远光电")) == 1
    after = world.resolve(told)
    assert (entity(after, "海原电子"), entity(after, "明远光电")) == (one, other), "ids come back as they were"


def test_one_name_is_two_because_a_reviewer_says_so(world: World, told: dict[str, Article]) -> None:
    left, right = told["first"].article_id, told["original"].article_id
    found = world.resolve(told, f"not_same,person,{left},何若川,{right},何若川,,father and son,,")
    assert len(entity(found, "何若川")) == 2
    judged = [row for row in found["decisions.identity"] if row["rule"] == "override_not_same"]
    assert [row["decision"] for row in judged] == ["not_same"]


def test_a_reviewed_name_stands_and_the_old_one_stays_an_alias(world: World, told: dict[str, Article]) -> None:
    before = entity(world.resolve(told), "海原电子")
    found = world.resolve(told, "rename,organization,,海原电子,,,海原电子株式会社,registered name,,")
    assert entity(found, "海原电子株式会社") == before, "the id does not follow the name"
    assert {row["alias"]: row["alias_kind"] for row in found["decisions.other_name"]}["海原电子"] == "override"


def test_a_wrong_fact_is_left_out_with_what_hangs_on_it(world: World, told: dict[str, Article]) -> None:
    article, row = told["original"].article_id, told["original"].rows["agreement"][0]
    found = world.resolve(told, f"wrong_fact,agreement,{article},签署战略合作协议,,,,only hoped for,,")
    assert row["told_id"] not in {one["told_id"] for one in found["records.agreement"]}
    assert row["told_id"] not in {one["told_id"] for one in found["records.agreement_party"]}
    assert row["told_id"] not in {one["agreement_told_id"] for one in found["records.figure"]}
    assert len(found["records.agreement"]) == 3, "what other articles tell stands"
    assert [one["matched_count"] for one in found["decisions.override"]] == [1]


def test_lines_survive_another_reading_of_the_article(world: World, told: dict[str, Article]) -> None:
    """Another reader gives other local ids: a line that named ids would be lost."""
    article = told["original"]
    for row in (*article.rows["entity"], *article.rows["mention"]):
        row["local_id"] = local_id(article.article_id, "another reader", row["raw_start"], row["raw_end"])
    for record in ("trip", "engagement", "agreement", "figure", "person_role"):
        for row in article.rows[record]:
            for column in row:
                if column.endswith("_local_id"):
                    row[column] = None
    article.rows["person_role"].clear()
    for record in ("trip_place", "trip_party", "engagement_party", "agreement_party"):
        article.rows[record].clear()
    left, right = told["first"].article_id, article.article_id
    found = world.resolve(told, f"not_same,person,{left},何若川,{right},何若川,,father and son,,")
    assert len(entity(found, "何若川")) == 2
    assert "override_matches_nothing" not in reasons(found)


def test_a_line_that_matches_nothing_is_an_issue(world: World, told: dict[str, Article]) -> None:
    found = world.resolve(told, f"rename,person,{told['first'].article_id},无此人,,,有此人,mistyped,,")
    (issue,) = (row for row in found["decisions.issue"] if row["reason"] == "override_matches_nothing")
    assert "line 2" in issue["detail"]
    assert "无此人" in issue["detail"]
    assert issue["article_id"] == told["first"].article_id


def test_two_trips_are_one_and_one_is_two_by_review(world: World, told: dict[str, Article]) -> None:
    def trips(found: dict[str, list[dict[str, Any]]]) -> set[str]:
        return {row["fact_id"] for row in found["decisions.fact_id_map"] if row["fact_kind"] == "trip"}

    assert len(trips(world.resolve(told))) == 1
    words = told["first"].rows["trip"][0]["evidence"]
    left, right = told["original"].article_id, told["first"].article_id
    apart = world.resolve(told, f"not_same,trip,{left},{words},{right},{words},,another year,,")
    assert len(trips(apart)) == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("equal,person,,甲,,乙,,why,,", "'equal' is none of"),
        ("same,article,,甲,,乙,,why,,", "not possible"),
        ("same,person,,甲,,,,why,,", "other_evidence"),
        ("wrong_fact,trip,,某句,,,,why,,", "article_id"),
        ("rename,person,,甲,,,乙,,,", "reason"),
    ],
)
def test_a_mistyped_line_is_named_before_anything_is_decided(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "override.csv"
    path.write_text(f"{HEAD}{line}\n", encoding="utf-8")
    with pytest.raises(OverrideMistyped, match=f"line 2: .*{says}"):
        read_overrides(path)
