"""Whose delegation news a story is, by its own evidence: the delegation's name, the leader's office, 我市, the paper."""

from extract.settle.homes.find import find_homes
from extract.settle.homes.voices import find_voices

__all__ = ["find_homes", "find_voices"]
