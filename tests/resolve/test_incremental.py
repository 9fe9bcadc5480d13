"""What grew by deliveries is what is built anew from all of them: shards of earlier runs, records and decisions alike."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as pq

from extract.land import land_folder
from extract.storage import extract_shard, plan_batches, shards_of_run
from jingmao.settings import PROJECT
from resolve.storage import resolve_run
from warehouse.manifest import plan_build

SAMPLES = sorted(p for p in (PROJECT / "seeds" / "articles").iterdir() if p.suffix in (".txt", ".html"))
DELIVERIES = 3
Tables = dict[str, list[str]]


def build(data: Path, run_id: str) -> Path:
    """Plan a run, read what no run read before, and decide over everything."""
    run = plan_build(data, run_id, "reader", "models")
    assert run is not None
    for batch in plan_batches(run):
        extract_shard(run, batch)
    (run / "shards.json").write_text(json.dumps(shards_of_run(run)))
    resolve_run(run, PROJECT / "seeds")
    return run


def tables(run: Path) -> Tables:
    """Give what the models are built from, as sorted rows."""
    parts: Iterable[Path] = [*(run / "records").glob("*.parquet"), *(run / "decisions").glob("*.parquet")]
    return {f"{path.parent.name}/{path.stem}": sorted(map(repr, pq.read_table(path).to_pylist())) for path in parts}


def test_three_deliveries_one_after_the_other_give_what_one_rebuild_gives(tmp_path: Path) -> None:
    grown, anew, inbox = tmp_path / "grown", tmp_path / "anew", tmp_path / "inbox"
    inbox.mkdir()
    for n in range(DELIVERIES):
        for path in SAMPLES[n::DELIVERIES]:
            shutil.copy(path, inbox)
        land_folder(inbox, grown, f"r{n}")
        run = build(grown, f"r{n}")
    assert len(json.loads((run / "shards.json").read_text())) == DELIVERIES, "nothing is read twice"
    shutil.copytree(grown / "landed", anew / "landed")
    rebuilt = build(anew, "all at once")
    assert len(json.loads((rebuilt / "shards.json").read_text())) == 1
    expected = tables(rebuilt)
    assert len(expected["records/engagement"]) > 50
    found = tables(run)
    assert [name for name in expected if found[name] != expected[name]] == []
