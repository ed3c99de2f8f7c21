"""Several processes behind one port: a parent that holds their sockets, starts them, replaces those that die, and ends
them all.

Each is a fork of the parent, which has read everything by then and answers nobody itself. Every place has sockets of
its own (SO_REUSEPORT: the system deals new connections out among them), which the parent keeps: what comes while a
place is empty waits for the next worker there. A worker tells that it is ready by a signal, which the system queues.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from socket import socket
from time import monotonic
from typing import NoReturn

READY = signal.SIGRTMIN
STOPS = (signal.SIGINT, signal.SIGTERM)
HEARD = {*STOPS, signal.SIGHUP, signal.SIGCHLD, READY}
TICK = 0.5
"""In seconds: how late a worker is started whose turn has come."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""In seconds, before a worker is tried again that ended before it was ready; doubled each time."""
LONGEST_END = 30.0
"""In seconds: a worker that was told to end and goes on after that is killed."""


@dataclass(slots=True)
class Place:
    """One of the workers: its sockets, the process that answers there, and the one that comes after it."""

    number: int
    sockets: Sequence[socket]
    now: int | None = None
    coming: int | None = None
    due: float = 0.0
    wait: float = FIRST_WAIT


@dataclass(frozen=True, slots=True)
class Parent:
    """What a worker knows of its parent: `gone` can be read from once the parent has ended, however it ended."""

    gone: int
    pid: int

    def ready(self) -> None:
        """Tells it that questions are answered."""
        os.kill(self.pid, READY)


Work = Callable[[int, Sequence[socket], Parent], int]
"""What a worker does with its number and its sockets until it is told to stop (its STOPS are blocked at first); its
exit code."""


@dataclass(slots=True)
class Workers:
    """`began` is called once all are ready; `say` is for whoever runs the service."""

    work: Work
    sockets: Sequence[Sequence[socket]]
    began: Callable[[], None]
    say: Callable[[str], None]
    places: list[Place] = field(default_factory=list[Place])
    ending: dict[int, float] = field(default_factory=dict[int, float])
    to_replace: list[Place] = field(default_factory=list[Place])
    pipe: tuple[int, int] = (-1, -1)
    told: bool = False

    def run(self) -> int:
        """Serves until told to stop; the exit code: that of the first worker where it never became ready."""
        gc.collect()
        gc.freeze()
        self.places = [Place(number, sockets) for number, sockets in enumerate(self.sockets, 1)]
        self.pipe = os.pipe()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
        try:
            # what keeps one from starting keeps all: the first one tells it, once
            self.start(self.places[0])
            return self.look_after()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            for end in self.pipe:
                os.close(end)

    def look_after(self) -> int:
        while True:
            heard = signal.sigtimedwait(HEARD, TICK)
            if heard is not None and heard.si_signo in STOPS:
                return self.stop()
            if heard is not None and heard.si_signo == READY:
                self.is_ready(heard.si_pid)
            elif heard is not None and heard.si_signo == signal.SIGHUP:
                self.say("Told to begin anew: the workers are replaced one by one.")
                self.to_replace = [one for one in self.places if one.now is not None]
                self.replace_next()
            for pid, code in ended():
                if (refused := self.has_ended(pid, code)) is not None:
                    return refused
            self.start_due()
            self.kill_late()

    def start(self, place: Place) -> None:
        """A worker that comes to this place."""
        pid = os.fork()
        if pid == 0:
            self.be(place)
        place.coming = pid

    def be(self, place: Place) -> NoReturn:
        """The worker's own life, from the fork to its end."""
        code = 1
        try:
            parent = Parent(self.pipe[0], os.getppid())
            os.close(self.pipe[1])
            # a terminal's Ctrl-C and its end go to all its processes; the parent tells its own
            os.setpgrp()
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_SETMASK, STOPS)
            code = self.work(place.number, place.sockets, parent)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def is_ready(self, pid: int) -> None:
        for place in self.places:
            if place.coming == pid:
                if place.now is not None:
                    self.end(place.now)
                place.now, place.coming, place.wait = pid, None, FIRST_WAIT
                if place in self.to_replace:
                    self.to_replace.remove(place)
                    self.replace_next()
        if not self.told and all(place.now is not None for place in self.places):
            self.told = True
            self.began()

    def has_ended(self, pid: int, code: int) -> int | None:
        """Starts another one where that is to be; the exit code where the service is over with it."""
        if self.ending.pop(pid, None) is not None:
            return None
        for place in self.places:
            if place.now == pid:
                self.say(f"Worker {place.number} (process {pid}) {how(code)}: another one is started.")
                place.now = None
            elif place.coming == pid:
                if not self.told and place.number == 1 and place.now is None:
                    return code or 1
                place.coming = None
                self.did_not_start(place, pid, code)
        return None

    def did_not_start(self, place: Place, pid: int, code: int) -> None:
        if place.now is not None:
            self.to_replace = []
            self.say(f"Process {pid} {how(code)} before it was ready: the workers that are there go on.")
            return
        place.due = monotonic() + place.wait
        self.say(
            f"Worker {place.number} (process {pid}) {how(code)} before it was ready: tried again in {place.wait:g} s."
        )
        place.wait = min(2 * place.wait, LONGEST_WAIT)

    def start_due(self) -> None:
        """Starts a worker at each empty place whose turn has come; the others when the first is ready."""
        if self.places[0].now is None and not self.told:
            return
        for place in self.places:
            if place.now is None and place.coming is None and place.due <= monotonic():
                self.start(place)

    def replace_next(self) -> None:
        if self.to_replace and self.to_replace[0].coming is None:
            self.start(self.to_replace[0])

    def end(self, pid: int) -> None:
        self.ending[pid] = monotonic() + LONGEST_END
        os.kill(pid, signal.SIGTERM)

    def kill_late(self) -> None:
        for pid, latest in self.ending.items():
            if latest <= monotonic():
                os.kill(pid, signal.SIGKILL)

    def stop(self) -> int:
        """Ends all of them, and waits until they have; told again, it does not wait for what they have begun."""
        for place in self.places:
            for pid in (place.now, place.coming):
                if pid is not None:
                    self.end(pid)
        while self.ending:
            heard = signal.sigtimedwait(HEARD, TICK)
            if heard is not None and heard.si_signo in STOPS:
                self.ending = dict.fromkeys(self.ending, monotonic())
            for pid, _ in ended():
                self.ending.pop(pid, None)
            self.kill_late()
        return 0


def ended() -> Iterator[tuple[int, int]]:
    """The workers that have ended since it was last asked, with their exit codes; minus the signal that killed one."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        yield pid, os.waitstatus_to_exitcode(status)


def how(code: int) -> str:
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
