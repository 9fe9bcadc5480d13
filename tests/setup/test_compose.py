"""The compose file is safe as it stands: reachable from this machine alone, no secret in it, every service watched."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    return told["services"]


@pytest.fixture
def filled_in(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    shutil.copy(PROJECT / "scripts" / "make-env.sh", tmp_path / "scripts")
    shutil.copy(PROJECT / ".env.example", tmp_path)
    subprocess.run([tmp_path / "scripts" / "make-env.sh"], check=True, capture_output=True)
    return tmp_path / ".env"


def test_every_service_is_watched_and_comes_back(services: dict[str, Any]) -> None:
    assert set(services) == {"postgres", "api-server", "scheduler", "dag-processor", "triggerer"}
    for name, service in services.items():
        assert service["healthcheck"]["test"], name
        assert service["restart"] == "unless-stopped", name


def test_only_this_machine_reaches_it(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports
    for port in ports:
        assert port.startswith("127.0.0.1:")


def test_articles_cannot_be_changed_from_within(services: dict[str, Any]) -> None:
    mounts = [mount for service in services.values() for mount in service.get("volumes", []) if ":/inbox" in mount]
    assert mounts
    for mount in mounts:
        assert mount.endswith(":ro")


def test_every_needed_secret_is_in_the_example_and_made_at_random(filled_in: Path) -> None:
    needed = set(re.findall(r"\$\{([A-Z_]+):\?", (PROJECT / "docker-compose.yml").read_text()))
    made = dict(re.findall(r"^([A-Z_]+)=(\S+)$", filled_in.read_text(), re.MULTILINE))
    assert needed == set(made)
    assert len(set(made.values())) == len(made)
    assert all(len(value) >= 44 for value in made.values())
    assert stat.S_IMODE(filled_in.stat().st_mode) == 0o600


def test_secrets_once_made_are_kept(filled_in: Path) -> None:
    before = filled_in.read_text()
    subprocess.run([filled_in.parent / "scripts" / "make-env.sh"], check=True, capture_output=True)
    assert filled_in.read_text() == before


def test_secrets_never_enter_the_repository_or_the_image() -> None:
    assert ".env" in (PROJECT / ".gitignore").read_text().splitlines()
    assert (PROJECT / ".dockerignore").read_text().splitlines()[1] == "*", "the image takes only what is named"


def test_images_build_without_asking_a_registry_for_more_than_the_base() -> None:
    for name in ("Dockerfile", "docker-compose.yml"):
        text = (PROJECT / name).read_text()
        assert "# syntax=" not in text
        assert "@sha256:" not in text
