"""Local ids: what an article calls a thing before anybody compares articles."""

from __future__ import annotations

import hashlib


def local_id(article_id: str, kind: str, raw_start: int, raw_end: int, ordinal: int = 0) -> str:
    """Name one thing of one article by where it stands.

    Thirty-two hexadecimal digits of the SHA-256 over (article_id, kind, raw_start, raw_end, ordinal); `ordinal` tells
    apart several things of one kind on the same characters. Offsets are code points of `raw_text`.
    """
    text = f"{article_id}|{kind}|{raw_start}|{raw_end}|{ordinal}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]
