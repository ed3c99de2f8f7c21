"""What each question of the docs, and each read of the domain beside them, is planned as, and which texts it runs.

The plans and texts in `tests/golden` are those of both engines; `make golden` writes them anew, so that whoever
reads a change sees what it does to them.
"""

import os
import re
from collections import Counter
from pathlib import Path
from typing import LiteralString
from unittest.mock import patch

import pytest

from graph.engine.relays import Recorder
from graph.engine.sessions import Graph
from graph.facts import write
from resolvers.shared.identifiers import encode_id
from tests.contract.conftest import Asking, plan_of
from tests.contract.test_questions import QUESTIONS
from tests.support.asking import answer_of
from tests.support.changing import answer_of_change
from tests.support.noting import noted_in_transactions

pytestmark = [pytest.mark.contract, pytest.mark.province]

GOLDEN = Path(__file__).parent.parent / "golden"
ASKED = [*QUESTIONS, *sorted(GOLDEN.glob("*.graphql"))]


def query_of(path: Path) -> str:
    """The question, with opaque ids where its text names a record by type and key."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r"<(\w+)@?([\d-]*):(\w+)>", lambda found: encode_id(found[1], found[3], found[2]), text)


async def golden_of(graph: Graph, questions: Asking, path: Path) -> str:
    """The plan, then each text once, in an order of its own: what runs side by side has none."""
    if path in QUESTIONS:
        asked = await questions.of(path)
        plan, texts = asked.plan, asked.texts
    else:
        query = query_of(path)
        texts = await (texts_of_change if query.startswith("mutation") else texts_of_question)(graph, query)
        plan = plan_of(query)
    return "\n\n".join(("\n".join(plan), *sorted(set(texts)))) + "\n"


async def texts_of_question(graph: Graph, query: str) -> list[LiteralString]:
    recorder = Recorder(graph)
    answered = await answer_of(recorder, query)
    assert not answered.errors, answered.errors
    return recorder.texts


async def texts_of_change(graph: Graph, query: str) -> list[LiteralString]:
    """Those inside of the transaction of a change that is only tried."""
    assert "dryRun: true" in query
    # as in a process that is young: what came together often before is written in one statement
    with noted_in_transactions() as noted, patch.object(write, "CAME", Counter()):
        answered = await answer_of_change(graph, query, {})
    assert not answered.errors, answered.errors
    return noted


@pytest.mark.parametrize("path", ASKED, ids=lambda path: path.stem)
async def test_a_question_is_planned_and_asked_as_it_is_written_down(
    province: Graph, questions: Asking, path: Path
) -> None:
    found = await golden_of(province, questions, path)
    written = GOLDEN / (path.stem + ".txt")
    if os.environ.get("WRITE_GOLDEN"):
        written.write_text(found, encoding="utf-8")
    assert found == written.read_text(encoding="utf-8")


def test_nothing_is_written_down_that_nobody_asks() -> None:
    # the table of access is no question's: `tests/resolvers/test_access_table.py` writes it
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {path.stem for path in ASKED} | {"access"}
