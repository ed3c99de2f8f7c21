"""Several processes behind one port: who answers, who is replaced, and that all end with their parent."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.service.test_process import PATIENCE, ROOT, free_port


@contextmanager
def working(fault: Path, count: int = 2) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A parent with its workers, and their port."""
    port = free_port()
    command = [sys.executable, "-m", "tests.service.working", str(port), str(count), str(fault)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield process, port
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def who(port: int) -> tuple[int, int]:
    """The number and the process of the worker that answers a new connection."""
    with socket.create_connection(("127.0.0.1", port)) as asking:
        number, pid = asking.recv(100).split()
    return int(number), int(pid)


def all_of(port: int, count: int = 2) -> dict[int, int]:
    """The process of each worker by its number: new connections are dealt out among them."""
    found = dict[int, int]()
    until(lambda: found.update([who(port)]) or len(found) == count)
    return found


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end


def is_there(pid: int) -> bool:
    """Whether the process runs; one that has ended and that nobody has asked for is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_all_answer_and_end_when_they_are_told_to(tmp_path: Path) -> None:
    with working(tmp_path / "none", 3) as (process, port):
        assert line(process) == "began"
        found = all_of(port, 3)
        assert sorted(found) == [1, 2, 3]
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert not any(is_there(pid) for pid in found.values())


def test_one_that_dies_is_replaced_and_who_comes_meanwhile_waits(tmp_path: Path) -> None:
    with working(tmp_path / "none") as (process, port):
        assert line(process) == "began"
        first = all_of(port)
        os.kill(first[2], signal.SIGKILL)
        # every one of these is answered, also those that the system gave to the place that is empty
        after = [who(port) for _ in range(40)]
        after.extend(all_of(port).items())
        assert {number for number, _ in after} == {1, 2}
        assert first[2] not in {pid for _, pid in after}
        assert line(process) == f"Worker 2 (process {first[2]}) was ended by SIGKILL: another one is started."
        assert {pid for number, pid in after if number == 1} == {first[1]}


def test_told_to_begin_anew_they_are_replaced_one_by_one(tmp_path: Path) -> None:
    with working(tmp_path / "none") as (process, port):
        assert line(process) == "began"
        first = set(all_of(port).values())
        process.send_signal(signal.SIGHUP)
        until(lambda: not first & {who(port)[1] for _ in range(10)} and not any(map(is_there, first)))
        assert len(all_of(port)) == 2
        assert process.poll() is None


def test_those_that_are_there_go_on_where_a_new_one_cannot_start(tmp_path: Path) -> None:
    fault = tmp_path / "fault"
    with working(fault) as (process, port):
        assert line(process) == "began"
        first = all_of(port)
        fault.write_text("3", encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        assert line(process) == "Told to begin anew: the workers are replaced one by one."
        assert line(process).endswith("ended with code 3 before it was ready: the workers that are there go on.")
        assert all_of(port) == first
        os.kill(first[1], signal.SIGKILL)
        assert "another one is started" in line(process)
        assert line(process).endswith("ended with code 3 before it was ready: tried again in 1 s.")
        fault.unlink()
        assert all_of(port)[2] == first[2]


def test_where_the_first_does_not_start_none_does(tmp_path: Path) -> None:
    fault = tmp_path / "fault"
    fault.write_text("1", encoding="utf-8")
    with working(fault) as (process, _):
        assert process.wait(PATIENCE) == 1
        assert line(process) == ""


@pytest.mark.parametrize("wanted", [signal.SIGKILL, signal.SIGINT])
def test_none_is_left_when_the_parent_has_ended(tmp_path: Path, wanted: signal.Signals) -> None:
    with working(tmp_path / "none") as (process, port):
        assert line(process) == "began"
        found = all_of(port)
        process.send_signal(wanted)
        process.wait(PATIENCE)
        until(lambda: not any(is_there(pid) for pid in found.values()))
