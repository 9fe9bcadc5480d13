"""The product's own tree passes its linters, type checker and import rules, on the build server as before a commit."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ("extract", "resolve", "warehouse", "jingmao", "dags")
CHECKS = {
    "format": ("ruff", "format", "--check", *PRODUCT),
    "lint": ("ruff", "check", *PRODUCT),
    "types": ("mypy",),
    "import rules": ("lint-imports", "--no-cache"),
    "sql": ("sqlfluff", "lint", "--disable-progress-bar", "dbt_project"),
}


@pytest.mark.slow  # `make check` runs each of them by itself, before the tests
@pytest.mark.parametrize("check", CHECKS)
def test_the_tree_is_clean(check: str) -> None:
    tool, *arguments = CHECKS[check]
    run = subprocess.run(
        [str(Path(sys.executable).with_name(tool)), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"{check}: {run.stdout[-4000:]}{run.stderr[-2000:]}"
