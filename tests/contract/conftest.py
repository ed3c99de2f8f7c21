"""The documentation's questions, each asked of the province once for all who look at it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

import pytest

from execution.documents import Prepared
from execution.operations import Answer, Operation
from execution.planned.explain import described
from graph.engine.relays import Recorder
from graph.engine.sessions import Graph
from tests.support.asking import SCHEMA, ask


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is answered, what it was planned as, and the statements that it ran, as they came."""

    data: dict[str, Any]
    plan: list[str]
    statements: list[tuple[LiteralString, dict[str, Any]]]

    @property
    def texts(self) -> list[LiteralString]:
        return [text for text, _ in self.statements]


class Asking:
    """Asks each text once. No dataclass, as asyncio's runner would print it with all answers."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.asked: dict[Path, Asked] = {}

    async def of(self, path: Path) -> Asked:
        """Of a question of the documentation."""
        if path not in self.asked:
            recorder, text = Recorder(self.graph), path.read_text(encoding="utf-8")
            data = await ask(recorder, text)
            self.asked[path] = Asked(data, plan_of(text), recorder.asked)
        return self.asked[path]


def plan_of(query: str) -> list[str]:
    """The plan of a text that was asked, line by line."""
    prepared = SCHEMA.operations.prepared(Operation(query, {}), only_query=False)
    assert isinstance(prepared, Prepared), prepared.errors if isinstance(prepared, Answer) else prepared
    return [line for plan in prepared.plans.values() for line in described(plan)]


@pytest.fixture(scope="session")
async def questions(province: Graph) -> Asking:
    """To ask the province the documentation's questions."""
    return Asking(province)
