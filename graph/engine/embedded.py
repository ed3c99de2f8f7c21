"""The embedded graph: ArcadeDB's native library in this process, answering Bolt on a loopback port.

One process has a directory at a time; the engine is stopped in order, and what was committed survives a kill. Its
server listens on loopback only, under a password made anew at every start.
"""

import logging
import os
import resource
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from arcadedb import ArcadeDBServer, create_server
from arcadedb.exceptions import ArcadeDBError

from graph.engine.directory import (
    DATABASE,
    Held,
    check_there,
    database,
    held,
    locked,
    make,
    make_private,
    not_opened,
    private_files,
)
from graph.engine.errors import GraphError
from graph.engine.running import announced
from graph.engine.settings import Address

logger = logging.getLogger("hierarchy.graph")
USER = "root"
HEAP = "-Xms1g"
"""The heap that the engine begins with, where the machine has that much. From its own 128 MB it grows slowly: filling a
province then means 360 collections, which are a third of the time; so it means 65, in 2.3 GB in place of 1.9."""
MOST_TRIES = 5
"""How often two ports are looked for: between finding one and listening at it another process may take it."""
PORT_TAKEN = "Unable to listen"
"""What the engine says then, of either port."""
LEAST_FILES = 512
"""How many files the engine needs at once: each label and type has several."""


@contextmanager
def embedded_engine(directory: Path, *, making: bool) -> Iterator[tuple[Address, Held]]:
    """The engine on a directory, from start to orderly stop; `making`, a graph where there is none. Blocks: run it in a
    thread."""
    if making:
        make(directory)
    else:
        check_there(directory)
    check_files()
    with private_files(), locked(directory):
        make_private(directory)
        with started(directory, making=making) as address, announced(directory, address):
            yield address, held(directory)


@contextmanager
def started(directory: Path, *, making: bool) -> Iterator[Address]:
    set_surroundings(directory)
    server, address = listening(directory)
    try:
        if making and not database(directory).exists():
            server.create_database(DATABASE)
        yield address
    finally:
        server.stop()  # type: ignore[no-untyped-call]  # the library has no types


def listening(directory: Path) -> tuple[ArcadeDBServer, Address]:
    """The engine, which answers; a port that somebody else took since it was found free is given up for another one."""
    for left in reversed(range(MOST_TRIES)):
        password = secrets.token_hex(24)
        bolt, http = free_ports()
        try:
            forget_password(directory)
            server = create_server(str(directory), root_password=password, config=configuration(bolt, http))
            server.start()  # type: ignore[no-untyped-call]  # the library has no types
        except OSError as error:
            raise not_opened(directory, error) from error
        except ArcadeDBError as error:
            if left and PORT_TAKEN in str(error):
                logger.warning(
                    "the port found for the embedded graph was taken before it listened: another one is tried"
                )
                continue
            told = str(error).partition("\n")[0][:300]
            raise GraphError(f"The embedded graph in {directory} does not start: {told}") from error
        return server, Address(f"bolt://127.0.0.1:{bolt}", USER, password, DATABASE)
    raise AssertionError("the last try returns or raises")


def set_surroundings(directory: Path) -> None:
    """The engine's log in the directory, and its heap: read by the engine before its first line, never shown."""
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(directory / "log"))
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", HEAP)


def check_files() -> None:
    """Takes as many file handles as this process may have. Raises a GraphError where they are too few."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < LEAST_FILES and hard != soft:
        soft = hard if hard != resource.RLIM_INFINITY else LEAST_FILES
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft != resource.RLIM_INFINITY and soft < LEAST_FILES:
        raise GraphError(
            f"This process may open {soft} files, and the graph needs {LEAST_FILES}: raise it with `ulimit -n`."
        )


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
