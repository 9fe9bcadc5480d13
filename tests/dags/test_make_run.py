"""`make run` lands a folder and publishes a release; what is unchanged is not published again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from jingmao.local_run import run_dags
from tests.dags.invented import LATER_VISIT

MakeRun = Callable[..., subprocess.CompletedProcess[str]]


def releases(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "releases").iterdir() if path.is_dir() and path.name != "current")


@pytest.mark.slow
@pytest.mark.timeout(2400)
def test_a_release_for_what_is_new_and_none_for_what_is_not(make_run: MakeRun, inbox: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (inbox / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))

    first = make_run(inbox, data)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "1 landed, 1 quarantined" in first.stdout
    assert "picture.txt: binary" in first.stdout
    (release,) = releases(data)
    assert f"Published release {release}" in first.stdout
    assert (data / "releases" / "current" / "warehouse.duckdb").is_file()
    assert (inbox / "visit.txt").is_file(), "articles are copied, never moved"

    second = make_run(inbox, data)
    assert second.returncode == 0, second.stdout + second.stderr
    assert f"Nothing new: release {release}" in second.stdout
    assert releases(data) == [release]

    (inbox / "later.txt").write_text(LATER_VISIT, encoding="utf-8")
    third = make_run(inbox, data)
    assert third.returncode == 0, third.stdout + third.stderr
    assert "1 landed, 0 quarantined" in third.stdout
    assert len(releases(data)) == 2
    assert os.path.realpath(data / "releases" / "current").endswith(releases(data)[-1])


def test_a_missing_folder_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_dags(tmp_path / "missing", tmp_path / "data") == 2
    told = capsys.readouterr().err
    assert "missing: no such folder" in told
    assert "make run ARTICLES=" in told
    assert not (tmp_path / "data").exists()


def test_two_runs_on_the_same_data_do_not_meet(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "data" / "airflow" / "run"
    home.mkdir(parents=True)
    with FileLock(home / "run.lock"):
        assert run_dags(inbox, tmp_path / "data") == 2
    assert "Another run is working" in capsys.readouterr().err
