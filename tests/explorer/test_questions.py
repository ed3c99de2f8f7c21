"""What the explorer asks: every text fits the schema, and costs the bytes and the statements that questions.toml says.

Both are the executor's, whatever the engine. On a Neo4j, which plans each text for a second, they are asked by
`scripts/neo4j run -- scripts/test-browser`.

`WRITE_GOLDEN=1` writes the figures of questions.toml anew; a new text gets its name and its variables there by hand.
"""

import json
import os
import re
import shutil
import subprocess
import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, OperationType, build_schema, parse, validate

from graph.engine.relays import Recorder
from resolvers.shared.identifiers import encode_id
from service.trusted import EXPLORER, read_documents
from tests.conftest import Loaded
from tests.support.asking import ask

pytestmark = pytest.mark.skipif(not shutil.which("node") and not os.environ.get("CI"), reason="needs Node.js")

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COSTS = HERE / "questions.toml"
NAMED = re.compile(r"<(\w+)@?([\d-]*):(\w+)>")


@cache
def texts() -> dict[str, str]:
    """Every text by the name of its operation."""
    done = subprocess.run(["node", str(HERE / "texts.mjs")], capture_output=True, text=True, check=True)
    found = [text for file in json.loads(done.stdout).values() for text in file.values()]
    named = {operation_of(text).name.value: text for text in found}  # type: ignore[union-attr]
    assert len(named) == len(found), "two texts of one name"
    return named


@cache
def schema() -> GraphQLSchema:
    return build_schema((ROOT / "schema.graphql").read_text(encoding="utf-8"))


def operation_of(text: str) -> OperationDefinitionNode:
    [operation] = [one for one in parse(text).definitions if isinstance(one, OperationDefinitionNode)]
    assert operation.name, text
    return operation


def costs() -> dict[str, dict[str, Any]]:
    return tomllib.loads(COSTS.read_text(encoding="utf-8"))


def test_every_text_fits_the_schema() -> None:
    wrong = {name: [error.message for error in validate(schema(), parse(text))] for name, text in texts().items()}
    assert {name: errors for name, errors in wrong.items() if errors} == {}


def test_what_a_service_trusts_beside_its_list_is_what_the_explorer_asks() -> None:
    """`WRITE_GOLDEN=1` writes the file anew."""
    found = {sha256(text.encode()).hexdigest(): text for _, text in sorted(texts().items())}
    if os.environ.get("WRITE_GOLDEN"):
        EXPLORER.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert read_documents(EXPLORER) == found


def test_every_question_has_its_cost_written_down() -> None:
    questions = {name for name, text in texts().items() if operation_of(text).operation is OperationType.QUERY}
    assert questions == costs().keys(), (
        "questions.toml names each with its variables; WRITE_GOLDEN=1 fills in the figures"
    )


async def test_every_question_costs_what_is_written_down(tiny: Loaded) -> None:
    written = costs()
    found = {
        name: entry | await cost(tiny, texts()[name], entry.get("variables", {})) for name, entry in written.items()
    }
    if os.environ.get("WRITE_GOLDEN"):
        COSTS.write_text(table(found), encoding="utf-8")
    else:
        assert found == written


async def cost(tiny: Loaded, text: str, variables: dict[str, Any]) -> dict[str, int]:
    recorder = Recorder(tiny.graph)
    answer = await ask(recorder, text, named(variables))
    size = len(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())
    return {"bytes": size, "statements": len(recorder.texts)}


def named(value: Any) -> Any:
    """Variables with opaque ids where they name a record by type and key, as <Organization:o00003>."""
    if isinstance(value, dict):
        return {key: named(one) for key, one in value.items()}
    if isinstance(value, list):
        return [named(one) for one in value]
    return NAMED.sub(lambda found: encode_id(found[1], found[3], found[2]), value) if isinstance(value, str) else value


def table(entries: dict[str, dict[str, Any]]) -> str:
    """The entries as the file has them: figures behind the variables that they were asked with."""
    return HEAD + "".join(
        f"\n[{name}]\n"
        + (f"variables = {inline(entry['variables'])}\n" if "variables" in entry else "")
        + f"bytes = {entry['bytes']}\nstatements = {entry['statements']}\n"
        for name, entry in sorted(entries.items())
    )


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {inline(one)}" for key, one in value.items()) + " }"
    return (
        "[" + ", ".join(map(inline, value)) + "]" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)
    )


HEAD = """\
# What each question of the explorer costs on the tiny graph: bytes of its answer, statements of the graph.
# The figures are written by WRITE_GOLDEN=1 pytest tests/explorer/test_questions.py.
"""
