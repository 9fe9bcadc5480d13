"""How Airflow is set up on one machine: a home of its own under the data root, safe defaults, nothing sent anywhere."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from jingmao.settings import PROJECT

# Nobody is told how this project is used.
SILENCE = {
    "DO_NOT_TRACK": "1",
    "SCARF_ANALYTICS": "false",
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    "AIRFLOW__COSMOS__ENABLE_TELEMETRY": "False",
    "GX_ANALYTICS_ENABLED": "false",
}


def airflow_environment(home: Path, *, articles: Path, data: Path) -> dict[str, str]:
    """Give the environment variables under which Airflow runs our DAGs on SQLite, reading `articles`, writing `data`.

    The caller applies them before anything of Airflow is imported: Airflow reads its settings once, at import.
    """
    return {
        **SILENCE,
        "JINGMAO_ARTICLES": str(articles),
        "JINGMAO_DATA": str(data),
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(PROJECT / "dags"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": str(max(2, os.cpu_count() or 2)),
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home / 'airflow.db'}",
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(home / "logs"),
    }


def kept_secrets(home: Path) -> dict[str, str]:
    """Give the secrets of this Airflow home, made at the first call and kept in a file only its owner can read."""
    path = home / "secrets.json"
    if path.exists():
        kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return kept
    made = {name: secrets.token_urlsafe(64) for name in ("jwt_secret", "api_secret_key")}
    write_private(path, json.dumps(made))
    return made


def write_private(path: Path, content: str) -> None:
    """Write a file that only its owner can read, from its first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.unlink(missing_ok=True)
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(content)
    aside.replace(path)
