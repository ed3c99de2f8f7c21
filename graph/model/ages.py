"""Groups of age, as the Party's statistics of its members have them."""

from collections.abc import Sequence

AGE_GROUPS: Sequence[int] = (0, 31, 41, 51, 61)
"""The least age of each."""


def ages_from(least: int) -> tuple[int, int | None]:
    """The ages of a group by the least of them: the last one has no end."""
    above = [one for one in AGE_GROUPS if one > least]
    return least, above[0] - 1 if above else None
