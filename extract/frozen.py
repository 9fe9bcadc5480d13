"""Small records that nobody changes, at the price of ones that anybody may.

A dataclass with `frozen=True` sets each field by a call that looks whether it may, and is some three times as dear to make as
an open one. Reading makes about one such record for each character of an article. So the type checker alone stands guard here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(record: type[Record]) -> type[Record]:
    """Make a class of named fields: equal and hashed by them, with slots, made by keywords, never changed."""
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(record)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen_in_order(record: type[Record]) -> type[Record]:
    """The same, made by the values in the order of the fields: where there are thousands and their order goes without saying."""
    return dataclass(slots=True, unsafe_hash=True)(record)
