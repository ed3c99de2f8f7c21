"""The way into an embedded graph that another process of this user has open: that process's own Bolt port.

Whoever has the directory writes the port and the password of the engine, made anew at every start, into a file in it
that its owner alone can read. Whoever may read that file may read the graph's files, so it gives no further right.
"""

import json
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from graph.engine.settings import Address

FILE = "bolt.json"
LOOPBACK = "bolt://127.0.0.1:"
SECONDS_TO_START = 5.0
PAUSE = 0.1


@contextmanager
def announced(directory: Path, address: Address) -> Iterator[None]:
    """Lets other processes of this user in, until the end of it."""
    path, new = directory / FILE, directory / f"{FILE}.new"
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(address), file)
    new.replace(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def find_running(directory: Path) -> Address | None:
    """Where the process that has the directory answers; None where it does not say so within some seconds."""
    deadline = time.monotonic() + SECONDS_TO_START
    while (found := read_address(directory / FILE)) is None and time.monotonic() < deadline:
        time.sleep(PAUSE)
    return found


def read_address(path: Path) -> Address | None:
    """The address in a file that is its owner's alone, on this machine; None where it is none of these."""
    with suppress(OSError, ValueError, TypeError), path.open(encoding="utf-8") as file:
        state = os.fstat(file.fileno())
        if state.st_uid not in {os.geteuid(), path.parent.stat().st_uid} or stat.S_IMODE(state.st_mode) & 0o077:
            return None
        address = Address(**json.load(file))
        return address if address.url.startswith(LOOPBACK) else None
    return None
