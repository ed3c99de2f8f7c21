"""The service as a process: told to stop while it opens, killed, probed, asked over a WebSocket."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from shutil import copytree

import httpx2 as httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

pytestmark = pytest.mark.engine

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


@pytest.fixture(scope="module")
def directory(seeded_tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory whose graph holds the tiny seed."""
    return copytree(seeded_tiny, tmp_path_factory.mktemp("process") / "graph")


@pytest.fixture(scope="module")
def served(seeded_tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service that nobody ends."""
    with serving(copytree(seeded_tiny, tmp_path_factory.mktemp("served") / "graph")) as (_, address):
        yield address


def begin(directory: Path, *arguments: str, port: int = 8000) -> subprocess.Popen[str]:
    environment = {**os.environ, "GRAPH_URL": f"embedded:{directory}", "PORT": str(port)}
    return subprocess.Popen(  # the arguments are this file's
        [sys.executable, "-m", "service", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    """Everything that an ended process printed."""
    with process:
        assert process.stdout is not None
        return process.stdout.read()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def serving(directory: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A served graph and its address; killed if the test has not ended it."""
    port = free_port()
    process = begin(directory, "serve", port=port)
    try:
        await_readiness(process, port)
        yield process, f"127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def await_readiness(process: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, said(process)
        try:
            # the socket listens before the graph is open, so that the first answer may take its time
            if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=PATIENCE).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("the service did not become ready")


def test_it_ends_cleanly_when_told_to_while_it_opens_its_graph(directory: Path) -> None:
    port = free_port()
    process = begin(directory, "serve", port=port)
    while not listens(port):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) in {0, 130}
    assert "Traceback" not in said(process)


def listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def test_after_a_kill_it_starts_again_with_everything_there(directory: Path) -> None:
    with serving(directory) as (process, address):
        before = httpx.get(f"http://{address}/readyz").json()
        process.kill()
        process.wait()
    with serving(directory) as (_, address):
        assert httpx.get(f"http://{address}/readyz").json() == before


def test_a_filling_that_is_interrupted_is_noticed_and_never_served(tmp_path: Path) -> None:
    process = begin(tmp_path / "graph", "seed", "--size", "province")
    while not (tmp_path / "graph" / "databases").exists():
        assert process.poll() is None, said(process)
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    assert "Traceback" not in said(process)
    served = begin(tmp_path / "graph", "serve", port=free_port())
    assert served.wait(PATIENCE) == 1
    assert "hierarchy" in said(served)


def test_the_probe_of_a_container_tells_whether_the_service_is_ready(served: str) -> None:
    assert probe(served.rpartition(":")[2]) == 0
    assert probe(str(free_port())) == 1


def probe(port: str) -> int:
    command = [sys.executable, "-m", "service.probe"]
    environment = {**os.environ, "PORT": port}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # as above


def test_questions_over_a_web_socket_are_answered_as_over_http(served: str) -> None:
    with socket_to(served) as socket:
        socket.send('{"type": "connection_init"}')
        assert "connection_ack" in str(socket.recv(PATIENCE))
        socket.send('{"type": "subscribe", "id": "1", "payload": {"query": "{ roots { __typename } }"}}')
        assert '{"data":{"roots":[{"__typename":"Organization"}]}}' in str(socket.recv(PATIENCE))
        assert '"complete"' in str(socket.recv(PATIENCE))
        socket.send('{"type": "subscribe", "id": "2", "payload": {"query": "{ nothing }"}}')
        assert "GRAPHQL_VALIDATION_FAILED" in str(socket.recv(PATIENCE))


def test_the_page_of_another_site_cannot_open_a_web_socket(served: str) -> None:
    with socket_to(served, Origin(f"http://{served}")) as socket:
        assert socket.subprotocol == "graphql-transport-ws"
    with pytest.raises(InvalidStatus, match="403"), socket_to(served, Origin("https://elsewhere.example")):
        pass


def socket_to(address: str, origin: Origin | None = None) -> AbstractContextManager[ClientConnection]:
    return connect(f"ws://{address}/graphql", subprotocols=[Subprotocol("graphql-transport-ws")], origin=origin)
