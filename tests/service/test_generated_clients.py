"""Clients that are generated from the committed schema compile, and show what the service answers.

`make clients` installs them. Each is made in a directory of its own: nothing that is generated is committed. What is
compiled are the operations that the clients run and the documentation's questions; docs/clients.md shows their code.
"""

import asyncio
import json
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from seeds.draft.rows import Rows
from service.http.connections import ConnectionBounds
from service.trusted import read_documents
from tests.conftest import Loaded
from tests.service.conftest import SETTINGS, client_over
from tests.service.served import Served, served
from tests.service.test_clients import CLIENTS
from tests.support.asking import ask

ROOT = Path(__file__).parents[2]
NODE = CLIENTS / "node_modules"
PYTHON = CLIENTS / ".venv"
INSTALLED = NODE.is_dir() and PYTHON.is_dir()

pytestmark = pytest.mark.skipif(not INSTALLED and not os.environ.get("CI"), reason="needs make clients")

EVE = ["Đảng bộ phường Hòa Khánh Bắc", "GRASSROOTS_COMMITTEE", "Đảng bộ quận Liên Chiểu"]
DAY = ["Đảng bộ phường Liên Chiểu", "UPPER_GRASSROOTS", "Đảng bộ thành phố Đà Nẵng"]
"""Name, level and parent of the organization of the code 20197, on the eve of the reform and on its day."""

MakeClient: TypeAlias = Callable[[str], Path]


@pytest.fixture(scope="module")
async def service(loaded: Loaded, tiny_rows: Rows) -> AsyncIterator[Served]:
    """One service for all of them, over the tiny seed."""
    await loaded.hold(tiny_rows)
    async with served(ConnectionBounds(), SETTINGS, loaded.graph) as running:
        yield running


@pytest.fixture(scope="module")
def client_in(tmp_path_factory: pytest.TempPathFactory) -> MakeClient:
    """What puts a client's files, the schema and the operations into a directory."""
    whole = tmp_path_factory.mktemp("clients")
    (whole / "node_modules").symlink_to(NODE)
    shutil.copy(CLIENTS / "package.json", whole)

    def make(name: str) -> Path:
        directory = whole / name
        shutil.copytree(CLIENTS / name, directory)
        shutil.copy(ROOT / "schema.graphql", directory)
        shutil.copytree(CLIENTS / "documents", directory / "documents")
        for question in (ROOT / "docs" / "questions").glob("*.graphql"):
            shutil.copy(question, directory / "documents")
        return directory

    return make


async def run(directory: Path, *command: str | Path, environment: dict[str, str] | None = None) -> str:
    """What a command prints; one that fails fails the test with what it said."""
    done = await asyncio.to_thread(
        subprocess.run,
        command,
        cwd=directory,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def url_of(service: Served) -> str:
    return f"http://localhost:{service.port}/graphql"


@pytest.fixture(scope="module")
async def names(service: Served, loaded: Loaded) -> Sequence[str]:
    """What was right under a district on the eve of the reform, in the order of the answer."""
    query = '{ organization(by: { code: "509" }, asOf: "2025-06-30") { children(first: 1000) { nodes { name } } } }'
    found = (await ask(loaded.graph, query))["organization"]["children"]["nodes"]
    assert len(found) == 30
    return [one["name"] for one in found]


@pytest.fixture(scope="module")
async def typescript(client_in: MakeClient) -> Path:
    """The directory with the typed operations of graphql-codegen, compiled by the strict compiler."""
    directory = client_in("typescript")
    await run(directory, NODE / ".bin" / "graphql-codegen", "--config", "codegen.yml")
    await run(directory, NODE / ".bin" / "tsc", "--project", ".")
    return directory


async def test_typescript_reads_the_pages_of_a_day(service: Served, typescript: Path, names: Sequence[str]) -> None:
    assert json.loads(await run(typescript, "node", "built/pages.js", url_of(service))) == names


async def test_the_documents_of_a_manifest_are_answered_and_no_others(
    loaded: Loaded, typescript: Path, names: Sequence[str]
) -> None:
    """graphql-codegen writes it beside the types, of which each document carries its hash."""
    trusted = read_documents(typescript / "generated" / "persisted-documents.json")
    [hashed] = [name for name, text in trusted.items() if text.startswith("query Children(")]
    persisted = {"persistedQuery": {"version": 1, "sha256Hash": hashed}}
    asked = {"variables": {"code": "509", "day": "2025-06-30", "first": 1000}, "extensions": persisted}
    async with client_over(loaded.graph, replace(SETTINGS, trusted_documents=trusted)) as client:
        found = (await client.post("/graphql", json=asked)).json()
        other = await client.post("/graphql", json={"query": "{ __typename }"})
    assert [one["name"] for one in found["data"]["organization"]["children"]["nodes"]] == names
    assert other.status_code == 403


@pytest.mark.parametrize("client", ["apollo", "urql"])
async def test_a_cache_shows_two_days_side_by_side(service: Served, typescript: Path, client: str) -> None:
    """Days by themselves need no further request where both were read; what is only tried changes nothing shown."""
    found: dict[str, Any] = json.loads(await run(typescript, "node", f"built/{client}.js", url_of(service)))
    today = found.pop("today")
    assert found == {
        "sideBySide": [EVE, DAY],
        "oneThing": True,
        "byItself": [EVE, DAY, EVE],
        "asked": 1,
        "again": [EVE, DAY],
        "tried": [["Đảng bộ phường Thử", *today[0][1:]], []],
    }
    assert today[0] == today[1]
    assert today[0][0] != "Đảng bộ phường Thử"


async def test_relay_refetches_the_pages_of_a_day_by_the_id(
    service: Served, loaded: Loaded, client_in: MakeClient, names: Sequence[str]
) -> None:
    """Pages of one organization on two days in turn, and of a district and of a member on a past day."""
    directory = client_in("relay")
    await run(directory, NODE / ".bin" / "relay-compiler", "relay.config.json")
    await run(directory, "node", "build.js")
    [root] = (await ask(loaded.graph, '{ roots(asOf: "2025-06-30") { id } }'))["roots"]
    found = json.loads(await run(directory, "node", "days.js", url_of(service), root["id"]))
    cells = ["Chi bộ tổ dân phố 1", "Chi bộ tổ dân phố 2"]
    assert found["days"] == [
        [EVE[0], 2, ["Chi bộ cơ quan phường Hòa Khánh Bắc", *cells]],
        [DAY[0], 2, ["Chi bộ cơ quan phường Liên Chiểu", *cells]],
    ]
    assert found["district"] == [["Đảng bộ huyện Quế Sơn", 5, names]]
    followed = """query ($under: ID!) { workload(under: $under, asOf: "2025-06-30", first: 1) { nodes { supervisor {
      name supervisedOrganizations { nodes { name } } } } } }"""
    [load] = (await ask(loaded.graph, followed, {"under": root["id"]}))["workload"]["nodes"]
    member, organizations = load["supervisor"]["name"], load["supervisor"]["supervisedOrganizations"]["nodes"]
    assert len(organizations) > 1
    assert found["followed"] == [[member, len(organizations), [one["name"] for one in organizations]]]


async def test_python_reads_the_pages_of_a_day(service: Served, client_in: MakeClient, names: Sequence[str]) -> None:
    directory = client_in("python")
    await run(directory, PYTHON / "bin" / "ariadne-codegen")
    await run(directory, PYTHON / "bin" / "mypy", "--strict", "pages.py")
    found = json.loads(await run(directory, PYTHON / "bin" / "python", "pages.py", url_of(service)))
    assert found == {"names": names, "levels": [EVE[1], DAY[1]]}


async def test_go_reads_the_pages_of_a_day(service: Served, client_in: MakeClient, names: Sequence[str]) -> None:
    if shutil.which("go") is None:
        pytest.skip("Go is not on this machine: the client of genqlient is not tested")
    directory = client_in("go")
    # what the machine has, and no other toolchain
    local = {"GOTOOLCHAIN": "local"}
    await run(directory, "go", "tool", "genqlient", environment=local)
    found = json.loads(await run(directory, "go", "run", ".", url_of(service), environment=local))
    assert found == {"names": names, "levels": [EVE[1], DAY[1]]}
