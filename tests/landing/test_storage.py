"""Shards: an article is read once per reader, a batch appears whole or not at all, and one bad article spoils nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract import storage
from extract.digest import extractor_digest
from extract.land import object_path
from extract.records import RECORDS
from extract.storage import ShardFailed, extract_shard, plan_batches, shards_of_run
from tests.small_world import World, read_articles
from warehouse.manifest import plan_build, read_manifest


def test_an_article_is_read_once(world: World) -> None:
    world.write(1, 2, 3)
    run = world.extracted()
    assert plan_batches(run) == []
    world.write(4)
    later = world.planned()
    (batch,) = plan_batches(later)
    assert len((later / "batches" / f"{batch}.txt").read_text().split()) == 1


def test_another_reader_reads_everything_again(world: World) -> None:
    world.write(1, 2, 3)
    world.extracted()
    world.extractor_digest = "reader2"
    run = world.planned()
    (batch,) = plan_batches(run)
    assert len((run / "batches" / f"{batch}.txt").read_text().split()) == 3


def test_every_core_gets_a_batch(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    world.write(*range(60))
    run = world.planned()
    assert len(plan_batches(run)) == 4
    assert plan_batches(run) == plan_batches(run)


def test_a_shard_holds_every_record_and_is_not_read_twice(world: World) -> None:
    world.write(1, 2)
    run = world.planned()
    (batch,) = plan_batches(run)
    shard = Path(extract_shard(run, batch, read_articles))
    assert {path.stem for path in shard.glob("*.parquet")} == set(RECORDS)
    assert pq.read_table(shard / "mention.parquet").num_rows == 2

    def fail(_: pa.Table) -> dict[str, pa.Table]:
        pytest.fail("read again")

    assert Path(extract_shard(run, str(run / "batches" / f"{batch}.txt"), fail)) == shard


def test_an_article_that_breaks_the_reader_stands_alone(world: World) -> None:
    def fragile(articles: pa.Table) -> dict[str, pa.Table]:
        if any("第3号".encode() in content for content in articles["content"].to_pylist()):
            raise ValueError("a rule broke")
        return read_articles(articles)

    world.reader = fragile
    world.write(*range(8))
    run = world.extracted()
    (shard,) = shards_of_run(run)
    records = world.data / shard
    assert pq.read_table(records / "article.parquet").num_rows == 7
    (issue,) = pq.read_table(records / "issue.parquet").to_pylist()
    assert (issue["reason"], issue["detail"]) == ("extraction_crashed", "ValueError: a rule broke")


def test_a_shard_that_fails_leaves_nothing_behind(world: World) -> None:
    def lacking(articles: pa.Table) -> dict[str, Any]:
        return {**read_articles(articles), "mention": pa.table({"surface": ["x"]})}

    world.write(1)
    run = world.planned()
    (batch,) = plan_batches(run)
    with pytest.raises(ShardFailed, match="mention"):
        extract_shard(run, batch, lacking)
    assert list((world.data / "extracted" / "reader1").iterdir()) == []


def test_altered_bytes_are_not_read_as_the_article(world: World) -> None:
    world.write(1, 2)
    run = world.planned()
    article = read_manifest(run).articles[0]
    stored = object_path(world.data, article)
    stored.chmod(0o644)
    stored.write_bytes(stored.read_bytes().replace("友城".encode(), "敌城".encode()))
    for batch in plan_batches(run):
        extract_shard(run, batch, read_articles)
    taken = [a for articles in shards_of_run(run).values() for a in articles]
    assert article not in taken
    assert len(taken) == 1


def test_small_shards_are_put_together_without_losing_or_doubling(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "COMPACT_FROM_SHARDS", 3)
    for n in range(5):
        world.write(n)
        run = world.extracted()
    assert plan_batches(run) == []
    taken = shards_of_run(run)
    assert sorted(a for articles in taken.values() for a in articles) == read_manifest(run).articles
    rows = sum(pq.read_table(world.data / shard / "article.parquet").num_rows for shard in taken)
    assert rows == 5
    assert len(taken) < 4


def test_unchanged_inputs_plan_nothing(world: World) -> None:
    world.write(1, 2)
    world.published()
    assert world.plan() is None
    world.write(3)
    assert world.plan() is not None


@pytest.mark.parametrize("changed", ["extractor", "models", "overrides"])
def test_changed_code_or_overrides_plan_a_build(world: World, changed: str) -> None:
    world.write(1)
    world.published()
    overrides = world.data / "override.csv"
    if changed == "overrides":
        overrides.write_text("override,kind\nsame,person\n")
    run = plan_build(
        world.data,
        "again",
        "reader2" if changed == "extractor" else world.extractor_digest,
        "models2" if changed == "models" else "models1",
        overrides=overrides,
    )
    assert run is not None


def test_the_digest_follows_the_vocabulary_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "title.csv").write_text("title_key,name\nmayor,市长\n")
    before = extractor_digest(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("文章")
    (tmp_path / "override.csv").write_text("a,b\n")
    assert extractor_digest(tmp_path) == before
    (tmp_path / "title.csv").write_text("title_key,name\nmayor,市長\n")
    assert extractor_digest(tmp_path) != before
