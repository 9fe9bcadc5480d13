"""Whether a component of Airflow is healthy, as its API server sees it; light enough to be asked every few seconds."""

from __future__ import annotations

import json
import sys
import urllib.request


def component_status(server: str, component: str) -> str | None:
    """Tell the status of `metadatabase`, `scheduler`, `dag_processor` or `triggerer`; None where it never reported.

    Raises `OSError` or `ValueError` when the server does not answer, or not in JSON.
    """
    with urllib.request.urlopen(f"{server}/api/v2/monitor/health", timeout=5) as answer:
        status: str | None = (json.load(answer).get(component) or {}).get("status")
        return status


def main(arguments: list[str]) -> int:
    """Run from the command line: `python -m jingmao.health SERVER COMPONENT`; 0 when healthy."""
    server, component = arguments
    try:
        status = component_status(server, component)
    except (OSError, ValueError) as error:
        status = str(error)
    print(f"{component}: {status}")
    return 0 if status == "healthy" else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
