"""What a memory that holds every row answers by itself is what the graph answers."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, LiteralString

import pytest

from graph.facts.around import LIST_BY_CODE
from graph.facts.memory import Memory
from graph.facts.recall import RECALL
from graph.reads.standing import LIST_CELLS_AND_PARENTS, LIST_PARENTS, LIST_SEATS
from resolvers.supervision.standing import BODIES
from seeds.draft.rows import Rows
from seeds.draft.scale import LETTER, REFORM
from service.seeding import rows_of
from tests.conftest import Loaded

pytestmark = pytest.mark.contract

DAYS = (LETTER, REFORM - timedelta(days=1), REFORM, REFORM + timedelta(days=1))


def in_order(value: Any) -> Any:
    return sorted(map(in_order, value), key=repr) if isinstance(value, list) else value


def asked(rows: Rows, day: date) -> Sequence[tuple[LiteralString, dict[str, Any]]]:
    organizations = [row["id"] for row in rows.nodes["Organization"]]
    codes = sorted({row["code"] for row in rows.nodes["Organization"]})
    members = [row["id"] for row in rows.nodes["Member"]]
    return (
        (LIST_SEATS, {"ids": [*members, "nobody"], "on": day, "bodies": BODIES}),
        (LIST_CELLS_AND_PARENTS, {"ids": [*members, "nobody"], "on": day}),
        (LIST_PARENTS, {"ids": [*organizations, "nowhere"], "on": day}),
        (LIST_BY_CODE, {"codes": [*codes[::2], "none"], "day": day}),
    )


@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_a_filled_memory_answers_as_the_graph_does(loaded: Loaded, tiny_rows: Rows, day: date) -> None:
    await loaded.hold(tiny_rows)
    memory = Memory(loaded.graph)
    memory.fill(rows_of(tiny_rows), {}, RECALL)
    questions = asked(tiny_rows, day)
    assert {text for text, _ in questions} == set(RECALL)
    for text, parameters in questions:
        found = await loaded.graph.read(text, **parameters)
        assert found
        assert in_order(await memory.read(text, **parameters)) == in_order(found), text
