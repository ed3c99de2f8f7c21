"""The embedded graph's directory: one process has it at a time, nobody else reads it, nothing is written to one that is
gone or full.

Members' data lie in it: directories are made 0700 and files 0600, and those of older versions are set so at the start.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graph.engine.errors import DirectoryLocked, GraphError, GraphFull, GraphMissing, GraphUnavailable

DATABASE = "hierarchy"
LOCK = "lock"
OWN_NAMES = frozenset({LOCK, "bolt.json", "backups", "config", "databases", "log", "replication"})
"""What the graph and its engine have in the directory."""
LEAST_FREE = 64 * 2**20
"""Bytes that must be left on the disk for a change: one that runs into the end of a disk is half written."""
ADVICE = {
    errno.EROFS: "it lies on a file system that is read-only: mount it for writing",
    errno.EACCES: "it belongs to another user: run the command as that user",
    errno.EPERM: "it belongs to another user: run the command as that user",
    errno.ENOSPC: "the disk is full: free some of it",
    errno.EMFILE: "this process may not open more files: raise `ulimit -n`",
    errno.ENFILE: "this machine may not open more files: close other programs",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A directory that this process has, and what tells it from another one under the same name."""

    directory: Path
    lock: tuple[int, int]
    database: tuple[int, int]
    described: bool

    def check(self) -> None:
        """Raises a GraphUnavailable or a GraphFull where what is written now would not be kept."""
        if held(self.directory) != self:
            raise GraphUnavailable(
                f"The graph's directory {self.directory} was removed, moved or replaced while it is in use: no change "
                "is made. Bring it back, then start the service again."
            )
        if free_bytes(self.directory) < LEAST_FREE:
            raise GraphFull(
                f"The disk of the graph in {self.directory} is full (less than {LEAST_FREE >> 20} MB are left): free "
                "some of it, then repeat the change."
            )


def free_bytes(directory: Path) -> int:
    return shutil.disk_usage(directory).free


def database(directory: Path) -> Path:
    return directory / "databases" / DATABASE


def identity_of(path: Path) -> tuple[int, int]:
    """What tells a file or directory from every other one; zeros where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def check_there(directory: Path) -> None:
    """Raises a GraphMissing where the directory holds no graph: nothing is made by looking."""
    if not exists(database(directory)):
        raise GraphMissing(
            f"There is no graph in {directory}: check GRAPH_URL, or fill one with `hierarchy seed` or `hierarchy demo`."
        )


def exists(path: Path) -> bool:
    """Whether it is there. Raises a GraphError where that is not to be seen."""
    try:
        return path.exists()
    except OSError as error:
        raise not_opened(path, error) from error


def make(directory: Path) -> None:
    """A directory for a new graph; one that holds something else is not taken."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        strangers = sorted({path.name for path in directory.iterdir()} - OWN_NAMES)
    except OSError as error:
        raise GraphError(
            f"The directory {directory} cannot be made ({error.strerror}): choose another in GRAPH_URL."
        ) from error
    if strangers and not exists(database(directory)):
        raise GraphError(
            f"The directory {directory} holds other files ({strangers[0]}): choose an empty or a new one in GRAPH_URL."
        )


def make_private(directory: Path) -> None:
    """Takes it from everybody but its owner, with all that is in it."""
    try:
        for path in (directory, *directory.rglob("*")):
            wanted = 0o700 if path.is_dir() else 0o600
            if not path.is_symlink() and path.stat().st_mode & 0o777 != wanted:
                path.chmod(wanted)
    except OSError as error:
        raise not_opened(directory, error) from error


@contextmanager
def private_files() -> Iterator[None]:
    """What this process makes until the end of it, its owner alone can read."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """The lock that keeps a second process out; the system frees it when this one ends, however."""
    try:
        file = (directory / LOCK).open("a+")
    except OSError as error:
        raise not_opened(directory, error) from error
    with file:
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


def held(directory: Path) -> Held:
    """The directory as it is now, locked and with its database."""
    own = database(directory)
    return Held(directory, identity_of(directory / LOCK), identity_of(own), (own / "schema.json").exists())


def not_opened(path: Path, error: OSError) -> GraphError:
    """A fault of the system in one line that says what to do."""
    advice = ADVICE.get(error.errno or 0, f"{error.strerror}: check it, or choose another GRAPH_URL")
    return GraphError(f"The graph in {path} cannot be opened; {advice}.")
