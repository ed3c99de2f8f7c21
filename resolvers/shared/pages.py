"""Pages out of long lists that were worked out whole: only what is shown is made into records."""

from bisect import bisect_left, bisect_right
from collections.abc import Awaitable, Callable, Sequence
from operator import itemgetter
from typing import TypeVar

from execution.cursors import between
from execution.kinds import Slice

Row = TypeVar("Row")
MOST = 10**9


def descending(number: int) -> str:
    """The beginning of a key that puts larger numbers first, up to a thousand millions."""
    return f"{MOST - number:010d}"


def shown(rows: Sequence[tuple[str, Row]], part: Slice, fingerprint: str) -> Sequence[tuple[str, Row]]:
    """The rows of a page, and one more if there is one; rows are in the order of their keys."""
    above, below = between(part, fingerprint)
    start = 0 if above is None else bisect_right(rows, above, key=itemgetter(0))
    end = len(rows) if below is None else bisect_left(rows, below, key=itemgetter(0))
    if part.backwards:
        return rows[max(start, end - part.size - 1) : max(start, end)]
    return rows[start : min(end, start + part.size + 1)]


def counting(total: int) -> Callable[[], Awaitable[int]]:
    """The number of rows, which is known already."""

    async def count() -> int:
        return total

    return count
