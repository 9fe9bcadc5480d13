"""Settings, read once at the edge from the environment; everything below takes paths and values.

`JINGMAO_DATA` is the data root, `JINGMAO_ARTICLES` the inbox folder, `JINGMAO_SEEDS` the vocabulary (default: the project's).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things are."""

    data: Path
    articles: Path
    seeds: Path
    dbt_project: Path


def read_settings() -> Settings:
    """Read the settings from the environment; every path comes back absolute."""
    return Settings(
        data=Path(os.environ.get("JINGMAO_DATA", PROJECT / "data")).absolute(),
        articles=Path(os.environ.get("JINGMAO_ARTICLES", PROJECT / "seeds" / "articles")).absolute(),
        seeds=Path(os.environ.get("JINGMAO_SEEDS", PROJECT / "seeds")).absolute(),
        dbt_project=(PROJECT / "dbt_project").absolute(),
    )
