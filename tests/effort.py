"""How much work a piece of code does, counted instead of timed: the same on every machine, busy or not.

What a call into C costs (a regular expression, a search in a string) is not seen here; `bench/growth.py` times it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def lines_run(work: Callable[[], object]) -> int:
    """Count the lines of Python that `work` runs, those of what it calls included; a line run twice counts twice.

    The work is done once before it is counted: what its first use loads or compiles is no part of it.
    """
    work()
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
