"""A question about the schema and the graph at once: the graph's part stays with the planner."""

import pytest

from graph.engine.relays import Recorder
from tests.conftest import Loaded
from tests.support.asking import answer_of

pytestmark = pytest.mark.contract

OF_THE_GRAPH = "organizations(first: 50) { nodes { name children(first: 10) { nodes { name parent { name } } } } }"
ALONE = f"{{ {OF_THE_GRAPH} }}"
BOTH = f'{{ __schema {{ queryType {{ name }} }} {OF_THE_GRAPH} t: __type(name: "Member") {{ kind }} n: __typename }}'


async def test_the_rest_of_the_operation_costs_what_it_costs_alone(tiny: Loaded) -> None:
    """FAULTS D6."""
    alone, both = Recorder(tiny.graph), Recorder(tiny.graph)
    graph_part = await answer_of(alone, ALONE)
    answered = await answer_of(both, BOTH)
    assert both.texts == alone.texts
    assert answered.errors == []
    assert answered.data == {
        "__schema": {"queryType": {"name": "Query"}},
        **(graph_part.data or {}),
        "t": {"kind": "OBJECT"},
        "n": "Query",
    }
    assert list(answered.data or {}) == ["__schema", "organizations", "t", "n"]


async def test_it_is_answered_as_by_graphql_core(tiny: Loaded) -> None:
    """FAULTS D6."""
    ours, theirs = await answer_of(tiny.graph, BOTH), await answer_of(tiny.graph, BOTH, by_reference=True)
    assert (ours.data, ours.errors) == (theirs.data, theirs.errors)
