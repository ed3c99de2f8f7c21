"""Making changes in tests, through the schema, as a client would."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from execution.asked import Asked
from execution.operations import Answer, Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from tests.support.asking import SCHEMA, TODAY

NOW = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)
PAYLOAD = """change { id: key seq kind hash previous } dryRun clientMutationId
  userErrors { message code field rule conflicting } warnings { message }"""


async def answer_of_change(
    graph: Graph,
    query: str,
    variables: Mapping[str, Any],
    *,
    actor: str = "tester",
    key: str | None = None,
    by_reference: bool = False,
    now: datetime = NOW,
) -> Answer:
    """The answer with its errors; `by_reference`, that of graphql-core. `key` is the header's, `now` the clock."""
    operations = SCHEMA.by_reference if by_reference else SCHEMA.operations
    writes = Writes(graph, actor, lambda: now, key)
    return await operations.answer(
        Operation(query, variables),
        Asked(Fetching(graph, writes), View.whole(TODAY), SCHEMA.limits.objects),
    )


async def change(
    graph: Graph,
    field: str,
    given: Mapping[str, Any],
    selected: str = "",
    *,
    key: str | None = None,
    now: datetime = NOW,
) -> dict[str, Any]:
    """The payload of one change, which must have no errors but expected ones."""
    kind = SCHEMA.graphql.mutation_type
    assert kind is not None
    taken = kind.fields[field].args["input"].type
    query = f"mutation ($input: {taken}) {{ {field}(input: $input) {{ {PAYLOAD} {selected} }} }}"
    answered = await answer_of_change(graph, query, {"input": given}, key=key, now=now)
    assert not answered.errors, answered.errors
    assert answered.data is not None
    return dict(answered.data[field])


async def refused(graph: Graph, field: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The one reason for which a change must be refused."""
    payload = await change(graph, field, given)
    assert payload["change"] is None
    assert len(payload["userErrors"]) == 1, payload["userErrors"]
    return dict(payload["userErrors"][0])
