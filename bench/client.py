"""The client: a process of its own that asks over kept-alive connections and times every answer.

Run by `driving` as `python -m bench.client`: one job a line comes in as JSON, one report a line goes out.
Every connection asks again as soon as it is answered, until the time is over and the least number is reached; what
is under way then is waited for and counted. An answer counts as failed unless its status is 200 and its length is
the one that was seen when the answers were compared.
"""

import asyncio
import gc
import json
import sys
from dataclasses import asdict, dataclass, field
from time import perf_counter
from typing import cast

import httptools
import uvloop


@dataclass(frozen=True, slots=True)
class Job:
    """`bodies` are asked in turn; `lengths` are their answers' bytes, zero where any length will do."""

    port: int
    path: str
    bodies: list[str]
    lengths: list[int]
    clients: int
    seconds: float
    least: int


@dataclass(slots=True)
class Report:
    """`latencies` in ms, `elapsed` in seconds from the first request to the last answer."""

    latencies: list[float] = field(default_factory=list[float])
    elapsed: float = 0.0
    failures: int = 0


class Run:
    """What the connections of one job share."""

    def __init__(self, job: Job) -> None:
        head = f"POST {job.path} HTTP/1.1\r\nhost: 127.0.0.1:{job.port}\r\ncontent-type: application/json\r\n"
        bodies = [body.encode() for body in job.bodies]
        self.requests = [f"{head}content-length: {len(body)}\r\n\r\n".encode() + body for body in bodies]
        self.job = job
        self.report = Report()
        self.asked = 0
        self.began = self.deadline = 0.0

    def next(self) -> int | None:
        """The place of the next request, or None where the job is done."""
        if perf_counter() >= self.deadline and self.asked >= self.job.least:
            return None
        self.asked += 1
        return (self.asked - 1) % len(self.requests)


class Connection(asyncio.Protocol):
    """One client. Answers may come in any number of pieces and encodings of length."""

    def __init__(self, run: Run, done: "asyncio.Future[None]") -> None:
        self.run = run
        self.done = done
        self.parser = httptools.HttpResponseParser(self)
        self.transport: asyncio.Transport
        self.place = self.size = 0
        self.sent = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def ask(self) -> None:
        place = self.run.next()
        if place is None:
            self.transport.close()
            self.done.set_result(None)
            return
        self.place, self.size = place, 0
        self.sent = perf_counter()
        self.transport.write(self.run.requests[place])

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        self.size += len(body)

    def on_message_complete(self) -> None:
        now, run = perf_counter(), self.run
        run.report.latencies.append((now - self.sent) * 1000)
        expected = run.job.lengths[self.place]
        if self.parser.get_status_code() != 200 or expected not in {0, self.size}:
            run.report.failures += 1
        run.report.elapsed = now - run.began
        # the parser is still inside of this answer: the next one is asked for when it has left
        asyncio.get_running_loop().call_soon(self.ask)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError("The contender closed the connection."))


async def carried_out(job: Job) -> Report:
    loop = asyncio.get_running_loop()
    run = Run(job)
    made = [loop.create_future() for _ in range(job.clients)]
    pairs = [
        await loop.create_connection(lambda one=done: Connection(run, one), "127.0.0.1", job.port)  # type: ignore[misc]  # a default argument binds the loop's variable
        for done in made
    ]
    run.began = perf_counter()
    run.deadline = run.began + job.seconds
    for _, connection in pairs:
        connection.ask()
    await asyncio.gather(*made)
    return run.report


async def serve() -> None:
    reader = asyncio.StreamReader(limit=2**26)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        gc.collect()
        gc.disable()
        report = await carried_out(Job(**json.loads(line)))
        gc.enable()
        sys.stdout.write(json.dumps(asdict(report)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve())
