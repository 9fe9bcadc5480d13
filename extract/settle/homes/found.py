"""What is found of whose delegation news a story is, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass

OF_WHO_GOES = frozenset({"delegation_name", "leader_office"})  # bases of a home that may be the guests'
NOBODY = ""  # a voice that is known not to be the home's, and no more


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFound:
    """The key of the home place, how it is known, and the words that show it.

    `is_tellers` where the report speaks of it as its own, so that it is not the home of guests.
    """

    place_key: str | None
    basis: str
    start: int | None = None
    end: int | None = None
    is_tellers: bool = False
