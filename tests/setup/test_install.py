"""A fresh machine gets a working environment, or one line that says what is missing."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from jingmao.airflow_home import kept_secrets, write_private

PROJECT = Path(__file__).resolve().parent.parent.parent
TOOLS = ("sh", "dirname", "make", "awk", "env", "rm", "touch")


def pins(lock: str) -> dict[str, str]:
    """Read a lock into requirement (with its marker) → version."""
    text = (PROJECT / "requirements" / lock).read_text()
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]+?))?(?: \\)?$", text, re.MULTILINE)
    return {f"{name} ; {marker}" if marker else name: version for name, version, marker in found}


def test_help_lists_every_target_with_one_line() -> None:
    targets = re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    told = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert targets
    for target in targets:
        assert re.search(rf"^  make {target} +\S", told, re.MULTILINE), f"make help says nothing of {target}"


def test_folders_with_spaces_reach_the_program_whole() -> None:
    planned = subprocess.run(
        ["make", "-n", "run", "ARTICLES=my articles", "DATA=my data"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert '--articles "my articles" --data "my data"' in planned


def test_every_locked_package_has_a_hash_and_names_no_index() -> None:
    for lock in ("runtime.txt", "dev.txt"):
        text = (PROJECT / "requirements" / lock).read_text()
        assert "://" not in text, f"{lock} names a host"
        blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
        assert len(blocks) > 100
        for block in blocks:
            assert "--hash=sha256:" in block, f"{lock}: {block.splitlines()[0]} has no hash"


def test_the_development_set_holds_the_runtime_set() -> None:
    development = pins("dev.txt")
    assert {name: development.get(name) for name in pins("runtime.txt")} == pins("runtime.txt")


@pytest.mark.parametrize("source", ["runtime", "dev"])
def test_what_is_asked_for_is_locked(source: str) -> None:
    asked = re.findall(r"^([A-Za-z0-9._-]+)", (PROJECT / "requirements" / f"{source}.in").read_text(), re.MULTILINE)
    locked = {name.partition(" ")[0].lower() for name in pins(f"{source}.txt")}
    missing = {name for name in asked if not name.startswith("-")} - locked
    assert {name.lower() for name in missing} - locked == set(), "run `make lock`"


@pytest.mark.parametrize("named", [True, False])
def test_an_unfit_python_gives_one_line_with_the_way_out(tmp_path: Path, named: bool) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool) or tool)
    old = tools / "python3"
    old.write_text('#!/bin/sh\ncase "$2" in *platform*) echo 3.9.2 ;; *) exit 1 ;; esac\n')
    old.chmod(0o755)
    (tmp_path / "scripts").mkdir()
    shutil.copy(PROJECT / "scripts" / "install.sh", tmp_path / "scripts")
    environment = {"PATH": str(tools), **({"PYTHON": str(old)} if named else {})}
    tried = subprocess.run(
        ["scripts/install.sh", "runtime"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert tried.returncode == 1
    assert len(tried.stderr.splitlines()) == 1
    assert "3.11, 3.12 or 3.13" in tried.stderr
    assert not (tmp_path / ".venv").exists()


def test_hooks_fetch_nothing() -> None:
    repositories = re.findall(r"- repo: (\S+)", (PROJECT / ".pre-commit-config.yaml").read_text())
    assert repositories == ["local"]


def test_secrets_are_their_owners_alone_and_stay(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_private(tmp_path / "a", "x")
        first = kept_secrets(tmp_path)
    finally:
        os.umask(before)
    for name in ("a", "secrets.json"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert len(set(first.values())) == len(first) > 1
    assert kept_secrets(tmp_path) == first
