"""Which of several links of somebody a row of a list says."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from graph.reads.lists import Linked
from seeds.exchange.tables import Row
from service.exchange.link_rows import Links

SINCE = date(2024, 5, 1)
SECRETARY, DEPUTY, EARLIER = (
    Linked("o1", "Lê Hoa", None, "49.1", since, until, ["CELL_COMMITTEE", role, None, "m1"])
    for role, since, until in (
        ("SECRETARY", "2024-05-01", None),
        ("DEPUTY_SECRETARY", "2024-05-01", None),
        ("MEMBER", "2020-05-01", "2024-06-01"),
    )
)


def said(role: str, links: Sequence[Linked], since: date = SINCE) -> Linked | None:
    row = Row(2, {"memberName": "Lê Hoa", "cardNumber": "49.1", "since": since, "role": role})
    found = Links.of(links, 0, {"role": 1, "decision": 2}).said_by(row, ("o1", "CELL_COMMITTEE"))
    return None if found is None else found.link


@pytest.mark.parametrize("links", list(permutations((SECRETARY, DEPUTY, EARLIER))))
def test_of_several_that_begin_on_a_day_the_equal_one_in_whatever_order_they_are_read(links: Sequence[Linked]) -> None:
    assert said("SECRETARY", links) == SECRETARY
    assert said("DEPUTY_SECRETARY", links) == DEPUTY
    assert said("MEMBER", links, date(2024, 5, 31)) == EARLIER
    assert said("MEMBER", links, date(2024, 6, 1)) is None
    # equal to none: the same one in any order, to be mended
    assert said("MEMBER", links) == DEPUTY
