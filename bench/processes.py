"""Processes that the bench starts and stops by their own id, and what they cost according to the operating system.

CPU times come from /proc (Linux): user and system time of a process with all its threads, of its living
descendants, and of the dead ones that were waited for.
"""

import os
import signal
import socket
import subprocess
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
SECONDS_TO_STOP = 30


@dataclass(frozen=True, slots=True)
class Times:
    """A line of /proc/PID/stat: the parent, own ticks, ticks of dead children."""

    parent: int
    own: int
    children: int


def times_of(stat: str) -> Times:
    """The fields behind the command's name, which may itself hold spaces and brackets (man 5 proc)."""
    fields = stat.rpartition(")")[2].split()
    return Times(int(fields[1]), int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14]))


def cpu_seconds(pids: Sequence[int]) -> float:
    """CPU time so far of the processes and of all that descends from them."""
    table = read_table()
    offspring: defaultdict[int, list[int]] = defaultdict(list)
    for pid, times in table.items():
        offspring[times.parent].append(pid)
    seen: set[int] = set()
    waiting = list(pids)
    while waiting:
        pid = waiting.pop()
        if pid in table and pid not in seen:
            seen.add(pid)
            waiting.extend(offspring[pid])
    return sum(table[pid].own + table[pid].children for pid in seen) / TICKS


def read_table() -> dict[int, Times]:
    table: dict[int, Times] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                table[int(entry.name)] = times_of((entry / "stat").read_text())
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has ended since the directory was listed
    return table


def started(
    command: Sequence[str], environment: Mapping[str, str], directory: Path, log: Path
) -> subprocess.Popen[bytes]:
    """The command as a process of its own, its words in the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        return subprocess.Popen(  # noqa: S603  # the bench's own commands
            command,
            env={**os.environ, **environment},
            cwd=directory,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Asks the process to end, and ends it where it does not."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def listening(port: int) -> bool:
    with socket.socket() as asking:
        asking.settimeout(1.0)
        return asking.connect_ex(("127.0.0.1", port)) == 0


def wait_until_listening(process: "subprocess.Popen[bytes]", port: int, seconds: float) -> bool:
    """Whether the process takes connections before the seconds are over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if listening(port):
            return True
        time.sleep(0.1)
    return False
