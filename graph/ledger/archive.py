"""The file of a backup: a tar whose members are parts, each rows as lines of canonical JSON, packed by zstd.

The first member says the form, the last but one is the manifest (what is in it, with a SHA-256 of every part), the last
one the SHA-256 of all bytes before it: whatever is cut, turned or added shows before anything is read out of it.
docs/operations.md describes the form for others.
"""

import hashlib
import os
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

import orjson

from graph.engine.errors import GraphError
from graph.model.canonical import canonical

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FORM = 2
KNOWN = frozenset({1, FORM})
"""The forms that are read: the first has no values beside the chain."""
BEGINNING, MANIFEST, END = "party-hierarchy-backup.json", "manifest.json", "sha256"
BLOCK = 512
BYTES_AT_ONCE = 2**20
LEVEL, LEVEL_ON_THE_WAY = 6, 1
"""Of zstd: of a file that is kept, and of one that is read while it is written."""


class ArchiveRefused(GraphError):
    """A file that no graph is made from; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A member: rows of `of` (a table, or the ledger's lines), as many bytes packed, with their SHA-256."""

    name: str
    of: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds: the graph as it stood with one line of the ledger, the last one.

    Rows were read while changes went on: those that the lines after `begun` touched count as these lines leave them.
    `tables` gives for each table its rows and their digest as the ledger says them, `at` is the last line's time,
    `migrations` the last one of the graph, `source` what its state said it was filled from.
    """

    begun: int
    seq: int
    hash: str
    at: str
    source: str
    migrations: int
    tables: Mapping[str, tuple[int, str]]
    parts: Sequence[Part] = ()

    @property
    def rows(self) -> int:
        """All nodes and links of the model."""
        return sum(rows for rows, _ in self.tables.values())


class Placed(NamedTuple):
    """Where in the file a part lies, packed."""

    at: int
    bytes: int


class Follower(Protocol):
    """Is told what stands in the file while it is being written."""

    def add(self, of: str, part: Placed) -> None:
        """The next rows of a table, or the next lines."""

    def end(self, of: str) -> None:
        """No more of these come."""


@dataclass(slots=True)
class Writer:
    """Writes an archive from its beginning to its end; `finish` makes it whole."""

    file: IO[bytes]
    follower: Follower | None = None
    sum: Any = field(default_factory=hashlib.sha256)
    parts: list[Part] = field(default_factory=list[Part])

    def begin(self) -> None:
        self.put(member(BEGINNING, canonical({"form": FORM})))

    def add(self, of: str, rows: Sequence[bytes]) -> None:
        """The next rows of a table, or the next lines."""
        if not rows:
            return
        packed = zstd.compress(b"\n".join(rows) + b"\n", LEVEL if self.follower is None else LEVEL_ON_THE_WAY)
        part = Part(f"{of}/{len(self.parts) + 1:06}.ndjson.zst", of, len(rows), len(packed), sha256(packed))
        self.parts.append(part)
        self.put(member(part.name, packed))
        if self.follower is not None:
            self.file.flush()
            self.follower.add(of, Placed(self.file.tell() - padded(part.bytes), part.bytes))

    def end(self, of: str) -> None:
        """No more rows of a table, or lines, come."""
        if self.follower is not None:
            self.follower.end(of)

    def finish(self, manifest: Manifest) -> None:
        said = {**asdict(manifest), "parts": [asdict(part) for part in self.parts]}
        self.put(member(MANIFEST, canonical(said)))
        self.file.write(ending(self.sum.hexdigest()))

    def put(self, content: bytes) -> None:
        self.sum.update(content)
        self.file.write(content)


@dataclass(frozen=True, slots=True)
class Archive:
    """A file whose every byte is as it was written."""

    path: Path
    manifest: Manifest

    @property
    def source(self) -> str:
        """What the graph was filled from."""
        return self.manifest.source

    @property
    def total(self) -> int:
        """All rows and lines."""
        return self.manifest.rows + self.manifest.seq

    def forms(self, of: str) -> Iterator[list[bytes]]:
        """The rows of a table, or the lines, part by part."""
        with tarfile.open(self.path, "r:") as tar:
            for part in self.manifest.parts:
                if part.of == of:
                    yield zstd.decompress(content_of(tar, part.name)).splitlines()


def member(name: str, content: bytes) -> bytes:
    """A member of a tar, the same for the same content."""
    head = tarfile.TarInfo(name)
    head.size, head.mode = len(content), 0o600
    return head.tobuf(tarfile.USTAR_FORMAT) + content + bytes(padded(len(content)) - len(content))


def padded(size: int) -> int:
    """The bytes that a content of that size takes."""
    return size + -size % BLOCK


def ending(digest: str) -> bytes:
    return member(END, f"{digest}\n".encode()) + bytes(2 * BLOCK)


ENDING = len(ending(64 * "0"))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def content_of(tar: tarfile.TarFile, name: str) -> bytes:
    """What a member holds, whole. Raises a KeyError where there is none, or a tarfile.TarError."""
    found = tar.extractfile(name)
    return b"" if found is None else found.read()


def forms_at(path: Path, part: Placed) -> list[bytes]:
    """What a part of a file holds that may be still being written."""
    with path.open("rb") as file:
        file.seek(part.at)
        return zstd.decompress(file.read(part.bytes)).splitlines()


def open_archive(path: Path) -> Archive:
    """The archive in a file. Raises ArchiveRefused where it is none, not whole, or of a newer service."""
    with path.open("rb") as file:
        check_beginning(path, file)
        check_whole(path, file)
    try:
        with tarfile.open(path, "r:") as tar:
            return Archive(path, manifest_in(tar))
    except (tarfile.TarError, KeyError, ValueError, TypeError) as error:
        raise ArchiveRefused(f"{path} is no backup: its manifest cannot be read ({error}).") from None


def manifest_in(tar: tarfile.TarFile) -> Manifest:
    said = orjson.loads(content_of(tar, MANIFEST))
    tables = {name: (rows, digest) for name, (rows, digest) in said.pop("tables").items()}
    return Manifest(**{**said, "tables": tables, "parts": [Part(**part) for part in said["parts"]]})


def check_beginning(path: Path, file: IO[bytes]) -> None:
    """What it is not, before how it was damaged: a text, a workbook, another tar, or of a newer form."""
    first = file.read(2 * BLOCK)
    if not first.startswith(BEGINNING.encode()):
        raise ArchiveRefused(f"{path} is no backup of this service: `hierarchy backup` makes one.")
    try:
        form = orjson.loads(first[BLOCK:].rstrip(b"\0"))["form"]
    except (ValueError, TypeError, KeyError):
        raise ArchiveRefused(f"{path} is cut or was changed at its beginning: take another backup.") from None
    if form not in KNOWN:
        raise ArchiveRefused(f"{path} was made by a newer version (form {form}): upgrade this service.")


def check_whole(path: Path, file: IO[bytes]) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - ENDING))
    last = file.read()
    told = last[BLOCK : BLOCK + 64].decode("ascii", "replace")
    if last != ending(told):
        raise ArchiveRefused(f"{path} is cut or was added to: its end is not there. Take another backup.")
    if sum_of(file, size - ENDING) != told:
        raise ArchiveRefused(f"{path} was changed since it was written: {changed_part(path)}. Take another backup.")


def sum_of(file: IO[bytes], size: int) -> str:
    found, left = hashlib.sha256(), size
    file.seek(0)
    while left > 0:
        some = file.read(min(left, BYTES_AT_ONCE))
        found.update(some)
        left -= len(some)
    return found.hexdigest()


def changed_part(path: Path) -> str:
    """Which part of an archive is not what its manifest says, as far as it can be told."""
    try:
        with tarfile.open(path, "r:") as tar:
            for part in manifest_in(tar).parts:
                if sha256(content_of(tar, part.name)) != part.sha256:
                    return f"{part.name} is not what was written"
    except (tarfile.TarError, KeyError, ValueError, TypeError):
        return "its parts cannot be told any more"
    return "it is no part of the data"
