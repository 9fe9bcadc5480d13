"""Taking an article back: it and what it alone supports leave the next release; its bytes stay, and the ledger says why.

Removing a file from the inbox takes nothing back: what was delivered was delivered.
"""

from __future__ import annotations

from pathlib import Path

from extract.land import read_deliveries
from warehouse import ledger

SHORTEST_PREFIX = 6  # hexadecimal digits: of a million articles hardly two begin alike


class NotWithdrawn(RuntimeError):  # noqa: N818 - named for what happened
    """The article to withdraw is not there, or more than one is meant; nothing was changed."""


def withdraw(data: Path, asked: str, *, reason: str, undo: bool = False) -> str:
    """Record that an article is withdrawn, or, with `undo`, that it counts again; give its id.

    `asked` is an article id or its first six digits at least. The next build follows; the current release stays as it is.
    Raises `NotWithdrawn`.
    """
    known: set[str] = set(read_deliveries(data)["sha256"].to_pylist())
    meant = sorted(article for article in known if len(asked) >= SHORTEST_PREFIX and article.startswith(asked.lower()))
    if len(meant) != 1:
        told = f"{len(meant)} articles begin with it" if meant else "no delivered article has this id"
        raise NotWithdrawn(f"{asked}: {told}; nothing was changed. `jingmao explain FILE` tells the id of a file.")
    (article,) = meant
    if (article in withdrawn_articles(data)) is not undo:
        state = "not withdrawn" if undo else "withdrawn already"
        raise NotWithdrawn(f"{article}: {state}; nothing was changed.")
    entry = {"event": "restored" if undo else "withdrawn", "article_id": article, "reason": reason}
    ledger.record(data, "withdrawals", [entry])
    return article


def withdrawn_articles(data: Path) -> dict[str, str]:
    """Tell which articles are withdrawn now, and why: article → reason."""
    now: dict[str, str] = {}
    for entry in ledger.read(data, "withdrawals"):
        if entry["event"] == "withdrawn":
            now[entry["article_id"]] = entry["reason"]
        else:
            now.pop(entry["article_id"], None)
    return now
