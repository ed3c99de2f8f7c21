"""Since when a village has had no members or no cell, or has shared its cell: against the rows, day by day."""

from datetime import date
from random import Random

import pytest
from hypothesis import given

from resolvers.hierarchy.village_states import free_since, held_since
from tests.conftest import Standing
from tests.contract.drawing import draw, many, randoms
from tests.reference import geography
from tests.reference.world import World, gid, holds
from tests.support.asking import answer_of

FIRST, SECOND = ("2020-01-01", "2021-01-01"), ("2021-01-01", "2022-01-01")


@pytest.mark.parametrize(
    ("spans", "on", "free", "held"),
    [
        ([], "2020-06-01", "2019-01-01", None),
        ([FIRST], "2020-12-31", None, "2020-01-01"),
        ([FIRST], "2021-01-01", "2021-01-01", None),
        ([SECOND, FIRST], "2021-01-01", None, "2020-01-01"),
        ([FIRST, ("2021-01-02", "2022-01-01")], "2021-06-01", None, "2021-01-02"),
        ([FIRST, ("2020-02-01", "2020-03-01")], "2020-02-01", None, "2020-01-01"),
    ],
)
def test_a_state_lasts_from_the_end_of_what_was_before_it(
    spans: list[tuple[str, str]], on: str, free: str | None, held: str | None
) -> None:
    """The last day, and the day after; what follows without a day between is no break."""
    assert (free_since(spans, on, "2019-01-01"), held_since(spans, on)) == (free, held)


def states(world: World, village: str, day: date) -> list[dict[str, str]]:
    """Each state that it is in, from the first day back to which it was so on every turning day."""
    row = world.nodes["Place"][village]
    turns = [turn for turn in sorted({*world.days(), row["since"]}, reverse=True) if row["since"] <= turn <= day]
    found = []
    for state in ("NO_MEMBERS", "JOINT_CELL", "NO_CELL"):
        since = None
        for turn in turns:
            if not geography.fits(world, village, turn, None, state):
                break
            since = turn
        if since is not None:
            found.append({"state": state, "since": since.isoformat()})
    return found


@pytest.mark.contract
@many
@given(random=randoms)
async def test_villages_say_since_when_something_is_lacking(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    places = sorted(one for one, row in world.nodes.get("Place", {}).items() if holds(row, day))
    if not places:
        return
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Place { states { state since } } } }"
    ids = [gid("Place", one, str(day)) for one in places]
    answered = await answer_of(standing.graph, query, {"ids": ids}, by_reference=random.random() < 0.3)
    assert list(answered.errors) == []
    assert [one["states"] for one in (answered.data or {})["nodes"]] == [states(world, one, day) for one in places]
