"""Killing `hierarchy import`, `backup`, `restore` and `move` by kill -9 somewhere on their way.

`make faults` plays rounds of each. After each kill the graph must hold nothing or all, or be refused to whoever asks
it; the same command again must make it whole, each row once, with a ledger that verifies. A backup has its name when it
is whole, or there is none.
"""

import asyncio
import csv
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import sleep

from bench.processes import cpu_seconds
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.settings import graph_settings
from graph.engine.state import begin_restoring
from graph.facts.rows import wipe
from graph.ledger.archive import ArchiveRefused, open_archive
from graph.ledger.snapshot import check

ROOT = Path(__file__).parent.parent
ROWS = 6_000
"""Of the list that is imported: three transactions of organizations."""
HEADING = ("code", "name", "level", "parent", "since")
REFUSALS = ("A part of", "half restored")
"""What a graph that is not whole is refused with."""


@dataclass(slots=True)
class Interrupted:
    """What a round came to: `found` is how many organizations were served after the kill, None where the graph was
    refused, `rows` how many there are at the end; of a backup, how many the file holds, None where there is no file."""

    engine: str
    killed: str
    found: int | None
    rows: int
    expected: tuple[int, int]
    again: bool
    verified: bool

    @property
    def sound(self) -> bool:
        served_whole = self.found is None or self.found in self.expected
        return served_whole and self.again and self.verified and self.rows == self.expected[1]


@dataclass(frozen=True, slots=True)
class Commands:
    """`hierarchy` on the graph that an environment names."""

    environment: Mapping[str, str]
    place: Path

    @property
    def url(self) -> str:
        """The graph's address."""
        return self.environment["GRAPH_URL"]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "service", *arguments]
        environment = {**os.environ, **self.environment, "LANG": "C"}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603

    def checked(self, *arguments: str) -> None:
        """Runs a command that must succeed."""
        done = self.run(*arguments)
        if done.returncode:
            raise RuntimeError(done.stderr)

    def forget(self) -> None:
        """Leaves the graph as a restoring leaves it that was killed at its beginning."""
        settings = graph_settings({**os.environ, **self.environment})

        async def work() -> None:
            async with open_graph(settings) as graph:
                await migrate(graph)
                await begin_restoring(graph, "faults")
                await wipe(graph)

        asyncio.run(work())

    def killed(self, seconds: float, *arguments: str) -> bool:
        """Whether the command was killed before its end, when it had used so much of the processor: how far it comes
        until then is the same on a machine that is busy."""
        command = [sys.executable, "-m", "service", *arguments]
        environment = {**os.environ, **self.environment}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)  # noqa: S603
        while process.poll() is None and cpu_seconds([process.pid]) < seconds:
            sleep(0.01)
        process.kill()
        return process.wait() != 0

    def codes(self) -> list[str] | None:
        """The codes of the organizations that the graph serves, the highest one first; None where it is refused."""
        path = self.place / "found.csv"
        done = self.run("export", "organizations", "--format", "csv", "-o", str(path))
        if done.returncode and any(one in done.stderr for one in REFUSALS):
            return None
        if done.returncode:
            raise RuntimeError(done.stderr)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file) if len(row) > len(HEADING)]
        return [row[0] for row in rows[1:]]


def interruptions(engine: str, environments: Sequence[Mapping[str, str]], rounds: int) -> Iterator[Interrupted]:
    """Rounds of each, on a graph that is whole and has few rows, and on another one, which is lost."""
    with TemporaryDirectory() as directory:
        place = Path(directory)
        whole, other = (Commands(environment, place) for environment in environments)
        first = (whole.codes() or [""])[0]
        seconds = timed(whole, "import", str(a_list(place, first, "t")))
        for number in range(rounds):
            yield cut_import(engine, whole, first, f"i{number}r", seconds)
        file, rows = place / "graph.backup", len(whole.codes() or ())
        seconds = timed(whole, "backup", str(file))
        for _ in range(rounds):
            yield cut_backup(engine, whole, file, seconds)
        other.forget()
        seconds = timed(other, "restore", str(file))
        for _ in range(rounds):
            other.forget()
            yield cut_restore(engine, other, file, rows, seconds)


def cut_moves(engine: str, environments: Sequence[Mapping[str, str]], rounds: int) -> Iterator[Interrupted]:
    """Rounds of moves from a graph that is whole to another one, which is lost."""
    with TemporaryDirectory() as directory:
        whole, other = (Commands(environment, Path(directory)) for environment in environments)
        rows, again = len(whole.codes() or ()), ("move", "--to", other.url)
        other.forget()
        seconds = timed(whole, *again)
        for _ in range(rounds):
            other.forget()
            yield cut_move(engine, whole, other, rows, seconds)


def a_list(place: Path, parent: str, mark: str) -> Path:
    """A list of organizations under one of the graph."""
    path = place / f"{mark}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        for number in range(ROWS):
            writer.writerow((f"{mark}{number}", f"Chi bộ {mark} {number}", "CELL", parent, "2025-12-01"))
    return path


def cut_import(engine: str, commands: Commands, parent: str, mark: str, seconds: float) -> Interrupted:
    """One round: a list is imported and killed, then imported again."""
    before = len(commands.codes() or ())
    again = ("import", str(a_list(commands.place, parent, mark)))
    commands.killed(random.uniform(0.2, 1.0) * seconds, *again)  # where it falls is the point of it
    return settled(engine, "import", commands, (before, before + ROWS), again)


def cut_restore(engine: str, commands: Commands, file: Path, rows: int, seconds: float) -> Interrupted:
    """One round: a backup is restored into an empty graph and killed, then restored again."""
    again: tuple[str, ...] = ("restore", str(file))
    if not commands.killed(random.uniform(0.2, 1.0) * seconds, *again):
        # it was quicker than the kill, and nothing is restored into a whole graph
        again = ("status",)
    return settled(engine, "restore", commands, (rows, rows), again)


def cut_move(engine: str, commands: Commands, other: Commands, rows: int, seconds: float) -> Interrupted:
    """One round: a graph is moved to an empty one and killed, then moved again."""
    again = ("move", "--to", other.url)
    commands.killed(random.uniform(0.2, 1.0) * seconds, *again)
    found = other.codes()
    done = commands.run(*(again if found is None else ("status",)))
    at_last = other.codes() or []
    verified = all(one.run("ledger", "verify").returncode == 0 for one in (commands, other))
    served = None if found is None else len(found)
    return Interrupted(engine, "move", served, len(at_last), (rows, rows), done.returncode == 0, verified)


def cut_backup(engine: str, commands: Commands, file: Path, seconds: float) -> Interrupted:
    """One round: a backup that is there is taken away, made again and killed, then made again under the same name."""
    rows = organizations_in(file) or 0
    file.unlink()
    again: tuple[str, ...] = ("backup", str(file))
    commands.killed(random.uniform(0.2, 1.0) * seconds, *again)
    found = organizations_in(file)
    done = commands.run(*(again if found is None else ("status",)))
    verified = commands.run("ledger", "verify").returncode == 0
    at_last = organizations_in(file)
    whole = -1 if at_last is None else at_last
    return Interrupted(engine, "backup", found, whole, (rows, rows), done.returncode == 0, verified)


def organizations_in(file: Path) -> int | None:
    """How many organizations a backup holds, once it is read whole; None where there is no file, -1 where it is
    broken."""
    if not file.exists():
        return None
    try:
        return check(open_archive(file), lambda *_: None).archive.manifest.tables["Organization"][0]
    except ArchiveRefused:
        return -1


def settled(
    engine: str, killed: str, commands: Commands, expected: tuple[int, int], again: Sequence[str]
) -> Interrupted:
    found = commands.codes()
    done = commands.run(*again)
    at_last = commands.codes() or []
    rows = len(at_last) if len(set(at_last)) == len(at_last) else -1
    verified = commands.run("ledger", "verify").returncode == 0
    return Interrupted(
        engine, killed, None if found is None else len(found), rows, expected, done.returncode == 0, verified
    )


def timed(commands: Commands, *arguments: str) -> float:
    """How much of the processor a command takes, in seconds."""
    before = getrusage(RUSAGE_CHILDREN)
    commands.checked(*arguments)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
