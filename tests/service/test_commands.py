"""The `hierarchy` command in this process: every option's help, what it prints, with which exit code it ends."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any, LiteralString

import pytest
from typer.testing import CliRunner, Result

from graph.engine.directory import locked
from graph.engine.errors import GraphError
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from graph.engine.state import read_end
from graph.reads.row_counts import count_all
from service.cli.main import app
from tests.support.changing import answer_of_change

COMMANDS = (
    *("adopt", "backup", "demo", "explain", "export", "grant", "grants", "import", "ledger", "migrate", "move", "plan"),
    *("report", "restore", "revoke", "schema", "seed", "serve", "status", "template", "token"),
    *("calendar", "erase", "readings", "webhook"),
)


def hierarchy(*arguments: str, **environment: str) -> Result:
    """The command run in this process, with a wide terminal."""
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb", **environment})


def refusal(result: Result) -> str:
    """The one line that an expected failure prints; nothing else, and exit code 1."""
    assert result.exit_code == 1, result.output
    assert result.output.count("\n") == 1, result.output
    return result.output


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an embedded graph with the tiny seed."""
    url = f"embedded:{tmp_path_factory.mktemp('cli') / 'graph'}"
    result = hierarchy("seed", "--size", "tiny", GRAPH_URL=url)
    assert result.exit_code == 0, result.output
    assert "rows/s" in result.output
    return url


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """The address of an embedded graph with nothing in it, not even migrations."""
    url = f"embedded:{tmp_path / 'empty'}"

    async def make() -> None:
        async with open_graph(GraphSettings(url=url)):
            pass

    asyncio.run(make())
    return url


@pytest.fixture
def taken_port() -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield str(listener.getsockname()[1])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_its_help(command: str) -> None:
    result = hierarchy(command, "--help")
    assert result.exit_code == 0
    options = [line for line in result.output.splitlines() if line.lstrip("│ ").startswith("--")]
    assert all(len(line.strip("│ ").split("  ")) > 1 for line in options), result.output


def test_a_command_that_is_not_understood_ends_with_2() -> None:
    assert hierarchy("seed", "--size", "world").exit_code == 2
    assert hierarchy("import", "list.csv", "--rows", "9-2").exit_code == 2
    assert hierarchy("import", "one.csv", "two.csv", "--rows", "2-9").exit_code == 2


def test_status_shows_the_graph_its_state_and_its_rows(filled: str) -> None:
    result = hierarchy("status", GRAPH_URL=filled)
    assert result.exit_code == 0
    assert filled in result.output
    assert "READY tiny, seed 1" in result.output
    assert "MEMBER_OF" in result.output


def test_status_counts_what_holds_on_a_day_kind_by_kind(filled: str) -> None:
    """Of the two districts one is left after 1 January 2025, and none after 1 July."""
    districts = {}
    for day in ("2024-12-31", "2025-01-01", "2025-07-01"):
        result = hierarchy("status", "--on", day, GRAPH_URL=filled)
        assert result.exit_code == 0
        cells = [[cell.strip() for cell in line.split("│")[1:4]] for line in result.output.splitlines()]
        counted = {(row[0], row[1]): row[2] for row in cells if len(row) == 3}
        districts[day] = counted.get(("Place", "DISTRICT"), "0")
        assert int(counted["MEMBER_OF", "OFFICIAL"].replace(",", "")) > 900
    assert districts == {"2024-12-31": "4", "2025-01-01": "3", "2025-07-01": "0"}


def test_a_day_that_is_none_is_not_understood(filled: str) -> None:
    assert hierarchy("status", "--on", "2025-02-30", GRAPH_URL=filled).exit_code == 2


def test_a_whole_graph_is_emptied_only_where_that_is_said(seeded_tiny: Path, tmp_path: Path) -> None:
    whole = f"embedded:{copytree(seeded_tiny, tmp_path / 'graph')}"
    told = refusal(hierarchy("seed", "--size", "tiny", GRAPH_URL=whole))
    assert "tiny, seed 1" in told
    assert "--replace" in told
    assert "READY tiny, seed 1" in hierarchy("status", GRAPH_URL=whole).output
    assert hierarchy("seed", "--size", "tiny", "--seed", "2", "--replace", GRAPH_URL=whole).exit_code == 0
    assert "READY tiny, seed 2" in hierarchy("status", GRAPH_URL=whole).output


def test_a_graph_is_moved_whole_and_stays_where_it_was(filled: str, tmp_path: Path) -> None:
    other = f"embedded:{tmp_path / 'moved'}"
    moved = hierarchy("move", "--to", other, GRAPH_URL=filled)
    assert moved.exit_code == 0, moved.output
    for url in (filled, other):
        verified = hierarchy("ledger", "verify", GRAPH_URL=url)
        assert verified.exit_code == 0
        assert verified.output.splitlines()[-1] == moved.output.splitlines()[-1]
    assert "READY tiny, seed 1" in hierarchy("status", GRAPH_URL=other).output
    assert "into an empty one" in refusal(hierarchy("move", "--to", other, GRAPH_URL=filled))


@pytest.mark.parametrize("to", ["mysql://localhost", "the same"])
def test_a_graph_is_moved_to_another_graph_only(filled: str, to: str) -> None:
    assert hierarchy("move", "--to", filled if to == "the same" else to, GRAPH_URL=filled).exit_code == 2


def test_an_empty_or_a_whole_graph_is_not_adopted(filled: str, empty: str) -> None:
    assert "is whole already" in refusal(hierarchy("adopt", GRAPH_URL=filled))
    assert "is empty" in refusal(hierarchy("adopt", GRAPH_URL=empty))


@pytest.mark.engine
def test_the_command_calls_itself_by_its_name() -> None:
    assert "Usage: hierarchy seed" in run_as_process("seed", "--help")


def run_as_process(*arguments: str) -> str:
    command = [sys.executable, "-m", "service", *arguments]
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_seeding_if_needed_leaves_a_whole_graph_alone(filled: str) -> None:
    result = hierarchy("seed", "--size", "tiny", "--if-needed", GRAPH_URL=filled)
    assert (result.exit_code, result.output) == (0, "")


def test_the_ledger_of_a_filled_graph_is_whole_and_its_end_can_be_noted_down(filled: str) -> None:
    result = hierarchy("ledger", "verify", GRAPH_URL=filled)
    assert result.exit_code == 0, result.output
    assert "nodes and links" in result.output
    noted = result.output.splitlines()[-1]
    assert hierarchy("ledger", "verify", "--expect", noted, GRAPH_URL=filled).exit_code == 0
    told = hierarchy("ledger", "verify", "--expect", "3:" + "0" * 64, GRAPH_URL=filled)
    assert told.exit_code == 1
    assert "holds no line 3:" in told.output
    derived = hierarchy("ledger", "rederive", GRAPH_URL=filled)
    assert (derived.exit_code, derived.output) == (0, "Nothing to set right: what is derived follows from the facts.\n")


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a graph that holds the eve of the reform: seeded twice without harm."""
    url = f"embedded:{tmp_path_factory.mktemp('eve') / 'graph'}"
    seeding = ("seed", "--size", "tiny", "--eve", "--if-needed")
    assert [hierarchy(*seeding, GRAPH_URL=url).exit_code for _ in range(2)] == [0, 0]
    return url


@pytest.mark.engine
def test_the_plan_of_the_reform_is_made_for_the_eve_that_the_graph_holds(empty: str, eve: str) -> None:
    assert hierarchy("migrate", GRAPH_URL=empty).exit_code == 0
    assert "seed --eve" in refusal(hierarchy("plan", GRAPH_URL=empty))
    result = hierarchy("plan", GRAPH_URL=eve)
    assert result.exit_code == 0
    steps = json.loads(result.output)["variables"]["input"]["steps"]
    assert {next(iter(step)) for step in steps} >= {"merge", "dissolve", "establish", "endSeats"}
    assert "dryRun" not in json.loads(result.output)["variables"]["input"]


@pytest.mark.engine
def test_a_plan_to_be_tried_is_answered_as_if_done_and_changes_nothing(eve: str) -> None:
    """B10 of FAULTS: what the README's preview sends."""
    request = json.loads(hierarchy("plan", "--dry-run", GRAPH_URL=eve).output)
    tried = asyncio.run(tried_in(GraphSettings(url=eve), request))
    assert tried["userErrors"] == []
    assert tried["organization"]["name"] == "Đảng bộ thành phố Đà Nẵng"
    assert tried["organization"]["memberCount"] > 800


async def tried_in(settings: GraphSettings, request: dict[str, Any]) -> dict[str, Any]:
    """The payload of the request, which leaves the graph as it is."""
    async with open_graph(settings) as graph:
        before = await count_all(graph), await read_end(graph)
        answered = await answer_of_change(graph, request["query"], request["variables"])
        assert (await count_all(graph), await read_end(graph)) == before
    assert answered.data is not None, answered.errors
    return dict(answered.data["applyReorganization"])


def test_a_plan_that_was_printed_into_the_checkout_is_ignored_by_git() -> None:
    root = Path(__file__).parent.parent.parent
    assert "/plan.json" in (root / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_a_taken_port_is_told_before_the_graph_is_opened(taken_port: str, tmp_path: Path) -> None:
    for command in ("serve", "demo"):
        told = refusal(hierarchy(command, PORT=taken_port, GRAPH_URL=f"embedded:{tmp_path / 'graph'}"))
        assert f"Port {taken_port}" in told
    assert not (tmp_path / "graph").exists()


def test_a_directory_that_another_process_has_open_is_told(tmp_path: Path) -> None:
    with locked(tmp_path):
        told = refusal(hierarchy("seed", GRAPH_URL=f"embedded:{tmp_path}"))
    assert "stop that one first" in told


def test_a_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot be made" in refusal(hierarchy("seed", GRAPH_URL=f"embedded:{tmp_path / 'file' / 'graph'}"))


@pytest.mark.engine
def test_an_empty_graph_is_not_served_and_told_how_to_fill(empty: str) -> None:
    assert "hierarchy migrate" in refusal(hierarchy("serve", PORT=free_port(), GRAPH_URL=empty))
    assert hierarchy("migrate", GRAPH_URL=empty).exit_code == 0
    assert "hierarchy seed" in refusal(hierarchy("serve", PORT=free_port(), GRAPH_URL=empty))


def test_the_nation_wants_a_directory_for_its_files() -> None:
    assert "--directory" in refusal(hierarchy("seed", "--size", "nation"))


def free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def test_a_question_is_explained_with_its_plan_its_statement_and_the_engines_plan(filled: str) -> None:
    result = hierarchy(
        "explain", '{ organization(by: { code: "49" }, asOf: "2024-06-01") { name parent { name } } }', GRAPH_URL=filled
    )
    assert result.exit_code == 0
    assert "parent  link (one), in its parent's statement" in result.output
    assert "Statement 1 of 1" in result.output
    assert "MATCH (n1:Organization {code: $code_0})" in result.output
    assert "The engine's plan" in result.output


def test_a_statement_that_the_engine_refuses_is_shown_before_the_failure(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is when it is needed."""
    answering = Graph.read

    async def refusing(graph: Graph, text: LiteralString, /, **parameters: Any) -> Any:
        if ":Organization" in text:
            raise GraphError("The graph refused a statement (Neo.ClientError.Statement.SyntaxError).")
        return await answering(graph, text, **parameters)

    monkeypatch.setattr(Graph, "read", refusing)
    result = hierarchy("explain", '{ organization(by: { code: "49" }, asOf: "2024-06-01") { name } }', GRAPH_URL=filled)
    assert result.exit_code == 1
    statement, failure = result.output.find("MATCH (n1:Organization {code: $code_0})"), result.output.find("refused")
    assert 0 < statement < failure
    assert "organization  root" in result.output


def test_a_question_that_is_wrong_is_told_in_one_line(filled: str) -> None:
    assert "Cannot query field 'nothing'" in refusal(hierarchy("explain", "{ nothing }", GRAPH_URL=filled))
    assert "cannot be read" in refusal(hierarchy("explain", "no-such-file.graphql", GRAPH_URL=filled))


def test_a_question_is_explained_with_its_variables(filled: str) -> None:
    question = "query ($code: String!) { organization(by: { code: $code }) { name } }"
    result = hierarchy("explain", question, "--variables", '{"code": "49"}', "--no-engine", GRAPH_URL=filled)
    assert result.exit_code == 0, result.output
    assert "Statement 1 of 1" in result.output
    for wrong in ("[]", "{code: 49}"):
        told = refusal(hierarchy("explain", question, "--variables", wrong, GRAPH_URL=filled))
        assert "--variables must be a JSON object" in told


def test_what_no_plan_answers_is_not_explained_and_says_why(filled: str, empty: str) -> None:
    change = 'mutation { endSupervision(input: { supervision: "x" }) { dryRun } }'
    assert "Only questions can be explained" in refusal(hierarchy("explain", change, GRAPH_URL=filled))
    told = hierarchy("explain", "{ __schema { queryType { name } } }", GRAPH_URL=filled)
    assert (told.exit_code, told.output.splitlines()[-1][:34]) == (1, "This is answered without the graph")
    assert "hierarchy migrate" in refusal(hierarchy("explain", "{ roots { id } }", GRAPH_URL=empty))
