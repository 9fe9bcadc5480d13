"""Published keys: a prefix and sixteen hexadecimal digits over what makes the thing itself, never over the order of arrival."""

from __future__ import annotations

import hashlib

PREFIX_BY_KIND = {
    "person": "person",
    "organization": "org",
    "place": "place",
    "industry": "industry",
    "policy_term": "term",
    "project": "project",
    "title": "title",
    "source": "source",
    "trip": "trip",
    "engagement": "eng",
    "agreement": "agr",
    "figure": "fig",
}


def published_key(kind: str, *identity: str | None) -> str:
    """Name a thing by its identity: ("person", "王小明") → person_ and sixteen digits of a SHA-256.

    A missing part differs from an empty one. Raises KeyError for a kind without a prefix.
    """
    parts = "\x1f".join("\x00" if part is None else part for part in (kind, *identity))
    return f"{PREFIX_BY_KIND[kind]}_{hashlib.sha256(parts.encode()).hexdigest()[:16]}"
