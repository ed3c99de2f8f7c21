"""`hierarchy explain`: how a question is planned, the statements that it costs, and the engine's plan of each."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from execution.asked import Asked
from execution.documents import Prepared
from execution.operations import Answer, Operation, Operations
from execution.planned.explain import described
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.migrations import check_migrated
from graph.engine.relays import Recorder
from graph.engine.sessions import Graph
from graph.engine.state import check_ready
from schema.build import build_schema
from service.cli.common import fail, run, settings_of


def explain(
    query: Annotated[str, typer.Argument(help="The question: its text, the name of a file that holds it, or - .")],
    engine: Annotated[bool, typer.Option("--engine/--no-engine", help="With the engine's plan of each.")] = True,
    variables: Annotated[str, typer.Option(help="The question's variables, as a JSON object.")] = "{}",
) -> None:
    """Shows how a question is planned, the Cypher that it costs, and the engine's own plan.

    Where the question fails, its plan and the statements up to then are shown all the same, and the failure last.
    """
    settings = settings_of()
    operation = Operation(text_of(query), variables_of(variables))

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        await check_ready(graph.newest)
        schema, recorder = build_schema(settings.limits), Recorder(graph)
        operations = schema.operations
        prepared = prepared_of(operations, operation)
        asked = Asked(Fetching(recorder), View.whole(settings.today()), settings.limits.objects)
        answered = await operations.answer(operation, asked, only_query=True)
        for plan in prepared.plans.values():
            shown("Plan", "\n".join(described(plan)))
        for number, (statement, parameters) in enumerate(recorder.asked, 1):
            shown(f"Statement {number} of {len(recorder.asked)}", statement)
            # what is refused cannot be explained by the engine either
            if engine and not answered.errors:
                shown("The engine's plan", await graph.explain(statement, **parameters))
        for error in answered.errors:
            fail(error.message)
        if not recorder.asked:
            fail("This is answered without the graph: there is no statement to show.")

    run(settings, work)


def prepared_of(operations: Operations, operation: Operation) -> Prepared:
    """The checked document of a question that the planner answers."""
    prepared = operations.prepared(operation, only_query=True)
    if isinstance(prepared, Answer):
        [error, *_] = prepared.errors
        if (error.extensions or {}).get("code") == "METHOD_NOT_ALLOWED":
            fail("Only questions can be explained: a change would be made by it.")
        fail(error.message)
    return prepared


def variables_of(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        fail(f'--variables must be a JSON object, as in \'{{"code": "49"}}\'; not {text}')
    return found


def text_of(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    if "{" not in query:
        try:
            return Path(query).read_text(encoding="utf-8")
        except OSError as error:
            fail(f"{query} cannot be read ({error.strerror}): give a question, a file that holds one, or - .")
    return query


def shown(title: str, text: str) -> None:
    sys.stdout.write(f"{title}\n{'-' * len(title)}\n{text}\n\n")
    sys.stdout.flush()  # a failure that follows is told behind it, wherever both go
