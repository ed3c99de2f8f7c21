"""The embedded engine: one process per directory, nothing lost at a stop or a kill, errors in one line."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.engine import embedded
from graph.engine.embedded import free_ports
from graph.engine.errors import DirectoryLocked, GraphError, GraphIncomplete, GraphMisconfigured
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Transaction
from graph.engine.settings import GraphSettings, graph_settings
from graph.engine.state import GraphState, begin_filling, check_ready, finish_filling, read_state

pytestmark = pytest.mark.engine

WRITER = """
import asyncio, sys
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.settings import GraphSettings

async def main():
    async with open_graph(GraphSettings(url=f"embedded:{sys.argv[1]}")) as graph:
        await migrate(graph)
        for number in range(100_000):
            async def work(transaction):
                await transaction.run("CREATE (:ChangeEvent {id: $id})", id=f"e{number}")
            await graph.write(work)
            print(number, flush=True)

asyncio.run(main())
"""


def settings_for(directory: Path) -> GraphSettings:
    return GraphSettings(url=f"embedded:{directory}")


async def test_what_was_written_is_there_after_a_stop(tmp_path: Path) -> None:
    async with open_graph(settings_for(tmp_path)) as graph:
        await migrate(graph)
        await begin_filling(graph, "test")
        await finish_filling(graph, "test", 3)
    async with open_graph(settings_for(tmp_path)) as graph:
        assert await read_state(graph) == GraphState("READY", "test", 3)


async def test_every_acknowledged_write_survives_a_kill(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path.cwd(), text=True) as process:  # noqa: ASYNC220  # the test waits for it
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(60)]
        os.kill(process.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in process.stdout.read().split()]
    async with open_graph(settings_for(tmp_path)) as graph:
        found = await graph.read("MATCH (node:ChangeEvent) RETURN collect(node.id)")
    assert {f"e{number}" for number in acknowledged} <= set(found)


@pytest.mark.parametrize("which", [0, 1], ids=["bolt", "http"])
async def test_a_port_that_is_taken_meanwhile_is_given_up_for_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, which: int
) -> None:
    found, tried = free_ports, list[tuple[int, int]]()
    with ExitStack() as taken:

        def free_until_then() -> tuple[int, int]:
            tried.append(found())
            if len(tried) <= 2:
                other = taken.enter_context(socket.socket())
                other.bind(("127.0.0.1", tried[-1][which]))
                other.listen()
            return tried[-1]

        monkeypatch.setattr(embedded, "free_ports", free_until_then)
        async with open_graph(settings_for(tmp_path)) as graph:
            assert await graph.read("RETURN 7") == 7
            assert not any(is_listened_at(both[1 - which]) for both in tried[:-1])
    assert len(tried) == 3
    told = [one.getMessage() for one in caplog.records if one.name == "hierarchy.graph"]
    assert len(told) == 2
    assert not any(character.isdigit() or character == "/" for one in told for character in one)


def is_listened_at(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


async def test_ports_that_are_always_taken_end_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = list[int]()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        def taken() -> tuple[int, int]:
            tried.append(other.getsockname()[1])
            return tried[-1], free_ports()[1]

        monkeypatch.setattr(embedded, "free_ports", taken)
        with pytest.raises(GraphError, match="does not start"):
            async with open_graph(settings_for(tmp_path)):
                pass
    assert len(tried) == embedded.MOST_TRIES


async def test_a_directory_that_is_open_is_refused(tmp_path: Path) -> None:
    async with open_graph(settings_for(tmp_path)):
        with pytest.raises(DirectoryLocked, match=f"open in process {os.getpid()}"):
            async with open_graph(settings_for(tmp_path)):
                pass


async def test_a_directory_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="choose another in GRAPH_URL"):
        async with open_graph(settings_for(tmp_path / "file" / "graph")):
            pass


async def test_a_half_filled_graph_is_noticed(tmp_path: Path) -> None:
    async with open_graph(settings_for(tmp_path)) as graph:
        with pytest.raises(GraphIncomplete, match="is empty"):
            await check_ready(graph)
        await begin_filling(graph, "test")
        with pytest.raises(GraphIncomplete, match="not finished"):
            await check_ready(graph)
        await finish_filling(graph, "test", 1)
        assert (await check_ready(graph)).rows == 1


async def test_the_engine_listens_on_loopback_under_a_new_password_each_time(tmp_path: Path) -> None:
    passwords = set()
    for _ in range(2):
        async with open_graph(settings_for(tmp_path)) as graph:
            assert graph.address.url.startswith("bolt://127.0.0.1:")
            passwords.add(graph.address.password)
            await graph.verify()

            async def work(transaction: Transaction) -> object:
                return await transaction.run("RETURN 1")

            assert await graph.write(work) == 1
    assert len(passwords) == 2


@pytest.mark.parametrize(
    "url",
    ["http://x", "bolt://", "embedded:", "graph", "bolt://me:secret@host", "bolt://[::1", "bolt://x:y", "neo4j://x:0"],
)
def test_an_address_that_cannot_be_used_is_refused(url: str) -> None:
    """FAULTS D25 among them: brackets that are not closed, ports that are none."""
    with pytest.raises(GraphMisconfigured, match="GRAPH_URL"):
        graph_settings({"GRAPH_URL": url})


def test_a_password_is_never_shown() -> None:
    settings = graph_settings({"GRAPH_URL": "neo4j+s://host", "GRAPH_PASSWORD": "secret"})
    assert settings.password == "secret"
    assert "secret" not in repr(settings)
