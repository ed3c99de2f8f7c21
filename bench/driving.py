"""Drives the client's process: one job in, one report out."""

import json
import subprocess
import sys
from dataclasses import asdict
from types import TracebackType
from typing import IO, Self, cast

from bench.client import Job, Report


class Client:
    """The client, started once and used for all contenders alike."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            (sys.executable, "-m", "bench.client"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.asking = cast("IO[str]", self.process.stdin)
        self.answering = cast("IO[str]", self.process.stdout)

    def carry_out(self, job: Job) -> Report:
        self.asking.write(json.dumps(asdict(job)) + "\n")
        self.asking.flush()
        line = self.answering.readline()
        if not line:
            raise RuntimeError("The client has ended; see its words above.")
        return Report(**json.loads(line))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.asking.close()
        self.process.wait(30)
