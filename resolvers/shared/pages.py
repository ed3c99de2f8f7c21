"""Pages out of long lists that were worked out whole: only what is shown is made into records."""

from bisect import bisect_right
from collections.abc import Awaitable, Callable, Sequence
from operator import itemgetter
from typing import TypeVar

from execution.cursors import decode_cursor

Row = TypeVar("Row")
MOST = 10**9


def descending(number: int) -> str:
    """The beginning of a key that puts larger numbers first, up to a thousand millions."""
    return f"{MOST - number:010d}"


def shown(
    rows: Sequence[tuple[str, Row]], first: int, after: str | None, fingerprint: str
) -> Sequence[tuple[str, Row]]:
    """The rows of a page, and one more if there is one; rows are in the order of their keys."""
    start = 0 if after is None else bisect_right(rows, decode_cursor(fingerprint, after), key=itemgetter(0))
    return rows[start : start + first + 1]


def counting(total: int) -> Callable[[], Awaitable[int]]:
    """The number of rows, which is known already."""

    async def count() -> int:
        return total

    return count
