"""The embedded graph: ArcadeDB's native library in this process, answering Bolt on a loopback port.

One process has a directory at a time; the engine is stopped in order, and what was committed survives a kill. Its
server listens on loopback only, under a password made anew at every start.
"""

import fcntl
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from arcadedb import create_server
from arcadedb.exceptions import ArcadeDBError

from graph.engine.errors import DirectoryLocked, GraphError
from graph.engine.settings import Address

DATABASE = "hierarchy"
USER = "root"
HEAP = "-Xms1g"
"""The heap that the engine begins with, where the machine has that much. From its own 128 MB it grows slowly: filling a
province then means 360 collections, which are a third of the time; so it means 65, in 2.3 GB in place of 1.9."""


@contextmanager
def embedded_engine(directory: Path) -> Iterator[Address]:
    """The engine on a directory, from start to orderly stop. Blocks: run it in a thread."""
    prepare(directory)
    with locked(directory):
        forget_password(directory)
        password = secrets.token_hex(24)
        bolt, http = free_ports()
        server = create_server(str(directory), root_password=password, config=configuration(bolt, http))
        try:
            server.start()  # type: ignore[no-untyped-call]  # the library has no types
        except ArcadeDBError as error:
            raise GraphError(f"The embedded graph in {directory} does not start: {error}") from error
        try:
            if not (directory / "databases" / DATABASE).exists():
                server.create_database(DATABASE)
            yield Address(f"bolt://127.0.0.1:{bolt}", USER, password, DATABASE)
        finally:
            server.stop()  # type: ignore[no-untyped-call]  # the library has no types


def prepare(directory: Path) -> None:
    """The directory, the engine's log in it, and its heap: read by the engine before its first line, never shown."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(
            f"The directory {directory} cannot be made ({error.strerror}): choose another in GRAPH_URL."
        ) from error
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(directory / "log"))
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", HEAP)


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """The lock that keeps a second process out; the system frees it when this one ends, however."""
    with (directory / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DirectoryLocked(
                f"The graph in {directory} is open in process {owner(file)}: "
                "stop that one first, or choose another GRAPH_URL."
            ) from None
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def owner(file: IO[str]) -> str:
    file.seek(0)
    return file.read().strip() or "(unknown)"


def forget_password(directory: Path) -> None:
    """The engine keeps its users on disk; without them it takes the new password."""
    (directory / "config" / "server-users.jsonl").unlink(missing_ok=True)


def free_ports() -> tuple[int, int]:
    """Two loopback ports that nobody listens on."""
    with socket.socket() as one, socket.socket() as other:
        for listener in (one, other):
            listener.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def configuration(bolt: int, http: int) -> dict[str, object]:
    return {
        "mode": "production",
        "host": "127.0.0.1",
        "http_port": http,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": bolt,
    }
