"""The login of Airflow's page: one user, whose password lies in a file only its owner can read."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from jingmao.airflow_home import write_private

USER = "admin"


def write_login(path: Path, password: str) -> None:
    """Write the file that Airflow checks a login against."""
    write_private(path, json.dumps({USER: password}) + "\n")


if __name__ == "__main__":
    # In a container the password comes from the environment; Airflow would invent one and print it into the log.
    write_login(Path(sys.argv[1]), os.environ["JINGMAO_UI_PASSWORD"])
