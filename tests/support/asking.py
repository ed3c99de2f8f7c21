"""Asking the schema in tests, and counting what a question costs."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from graphql import GraphQLError

from execution.asked import Asked
from execution.limits import Limits
from execution.operations import Answer, Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph, Reads
from graph.tree.fetch import TreeFetching
from graph.tree.tree import Tree
from schema.build import build_schema

SCHEMA = build_schema()
TODAY = date(2026, 1, 1)


async def answer_of(
    reads: Reads,
    query: str,
    variables: Mapping[str, Any] | None = None,
    *,
    today: date = TODAY,
    limits: Limits | None = None,
    by_reference: bool = False,
    tree: Tree | None = None,
) -> Answer:
    """The answer with its errors; `by_reference`, that of graphql-core; with a tree, it answers what it holds."""
    schema = SCHEMA if limits is None else build_schema(limits)
    operations = schema.by_reference if by_reference else schema.operations
    writes = Writes(reads, "tester", lambda: datetime.now(UTC)) if isinstance(reads, Graph) else None
    backend = Fetching(reads, writes) if tree is None else TreeFetching(reads, tree, writes)
    asked = Asked(backend, View.whole(today), schema.limits.objects)
    return await operations.answer(Operation(query, variables or {}), asked)


async def ask(
    reads: Reads, query: str, variables: Mapping[str, Any] | None = None, *, today: date = TODAY
) -> dict[str, Any]:
    """The data of an answer that must have no errors."""
    answered = await answer_of(reads, query, variables, today=today)
    assert not answered.errors, answered.errors
    assert answered.data is not None
    return dict(answered.data)


async def refusal(reads: Reads, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The extensions of the one error that an answer must have, but for what its sentence is made of."""
    answered = await answer_of(reads, query, variables)
    assert len(answered.errors) == 1, answered.errors
    return without_words(answered.errors[0])


def without_words(error: GraphQLError) -> dict[str, Any]:
    """The extensions of an error, but for the code of its sentence and the values in it."""
    return {name: value for name, value in (error.extensions or {}).items() if name not in {"reason", "values"}}
