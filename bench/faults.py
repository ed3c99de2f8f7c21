"""Killing the service, or the graph, by kill -9 in the middle of a stream of changes, round after round.

`make faults` runs it; the tests play one round. After each round everything is started again, what was not
acknowledged is sent once more under its own key, and then: every change is there exactly once, none is half done, and
the ledger verifies. Prints a line for each round; ends with 1 where a change was lost or made twice.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from bench.interrupted import Interrupted, cut_moves, interruptions

ROOT = Path(__file__).parent.parent
ENGINES = ("embedded", "neo4j")
PARTS = ("changes", "files", "moves")
"""What is killed: changes; lists that come in, backups and restores; moves."""
WRITERS = 4
PATIENCE = 90.0
ESTABLISH = """mutation ($input: EstablishOrganizationInput!) { establishOrganization(input: $input) {
  userErrors { message } change { seq } organization { id } } }"""
FOUND = """query ($id: ID!, $after: String) { organization(by: { id: $id }) { children(first: 1000, after: $after) {
  nodes { name history { totalCount } } pageInfo { hasNextPage endCursor } } } }"""
ROOTS = "{ roots { id } }"


@dataclass(slots=True)
class Round:
    """What a round came to: changes acknowledged before the kill, and those whose fate was unknown until sent again."""

    engine: str
    killed: str
    acknowledged: int = 0
    unknown: int = 0
    lost: int = 0
    twice: int = 0
    verified: bool = False

    @property
    def sound(self) -> bool:
        return self.verified and not self.lost and not self.twice


@dataclass(slots=True)
class Stream:
    """Writers that establish organizations under one parent, each under a key of its own, until they are stopped."""

    port: int
    parent: str
    mark: str
    stopped: threading.Event = field(default_factory=threading.Event)
    acknowledged: set[str] = field(default_factory=set[str])
    unknown: set[str] = field(default_factory=set[str])

    def run(self) -> list[threading.Thread]:
        threads = [threading.Thread(target=self.write, args=(number,)) for number in range(WRITERS)]
        for thread in threads:
            thread.start()
        return threads

    def write(self, writer: int) -> None:
        number = 0
        while not self.stopped.is_set():
            number += 1
            name = f"{self.mark}-{writer}-{number}"
            (self.acknowledged if establish(self.port, self.parent, name) else self.unknown).add(name)


def establish(port: int, parent: str, name: str) -> bool:
    """Whether the change was acknowledged; the name is its key."""
    given = {"parent": parent, "name": name, "level": "GRASSROOTS_CELL", "on": "2025-12-01", "idempotencyKey": name}
    try:
        data = ask(port, ESTABLISH, {"input": given})
    except (OSError, HTTPException, ValueError, KeyError):
        return False
    return bool(data and data["establishOrganization"] and data["establishOrganization"]["change"])


def ask(port: int, query: str, variables: Mapping[str, Any]) -> Any:
    body = json.dumps({"query": query, "variables": dict(variables)}).encode()
    address = f"http://127.0.0.1:{port}/graphql"
    request = urllib.request.Request(address, body, {"content-type": "application/json"})  # loopback
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return json.load(answer)["data"]


class Service:
    """The service as a process, on a graph that the environment names."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.port = free_port()
        self.environment = {**os.environ, **environment, "PORT": str(self.port)}
        self.process = self.begin()

    def begin(self) -> subprocess.Popen[bytes]:
        process = self.hierarchy("serve")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if process.poll() is not None:
                raise RuntimeError("the service ended before it was ready")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=PATIENCE):
                    return process
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the service did not become ready")

    def hierarchy(self, *arguments: str) -> subprocess.Popen[bytes]:
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        command = [sys.executable, "-m", "service", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, **quiet)  # type: ignore[call-overload,no-any-return]  # noqa: S603

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def again(self, environment: Mapping[str, str]) -> None:
        self.environment |= environment
        self.process = self.begin()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)

    def verifies(self) -> bool:
        return self.hierarchy("ledger", "verify").wait(PATIENCE) == 0


class Server:
    """A Neo4j of its own, by scripts/neo4j; killed and started again on the same directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def start(self) -> dict[str, str]:
        script = [sys.executable, "scripts/neo4j", "start", str(self.directory)]
        subprocess.run(script, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
        return self.environment()

    def environment(self) -> dict[str, str]:
        told = json.loads((self.directory / "server.json").read_text())
        return {name: str(told[name]) for name in ("GRAPH_URL", "GRAPH_USER", "GRAPH_PASSWORD")}

    def kill(self) -> None:
        pid = json.loads((self.directory / "server.json").read_text())["pid"]
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]:
            time.sleep(0.05)


def play(engine: str, environment: Mapping[str, str], mark: str, server: Server | None = None) -> Round:
    """One round; kills the graph's own server where one is given, else the service."""
    result = Round(engine, "service" if server is None else "graph")
    service = Service(environment)
    parent = ask(service.port, ROOTS, {})["roots"][0]["id"]
    stream = Stream(service.port, parent, mark)
    writers = stream.run()
    while not stream.acknowledged and any(writer.is_alive() for writer in writers):
        time.sleep(0.05)
    time.sleep(random.uniform(0.5, 2.0))  # where in the stream the kill falls is the point of it
    if server is None:
        service.kill()
    else:
        server.kill()
    stream.stopped.set()
    for writer in writers:
        writer.join()
    if server is not None:
        service.kill()
    service.again({} if server is None else server.start())
    settle(service, stream, result)
    service.stop()
    result.verified = service.verifies()
    return result


def settle(service: Service, stream: Stream, result: Round) -> None:
    """Sends again what was not acknowledged, and counts what is there of each change."""
    result.acknowledged, result.unknown = len(stream.acknowledged), len(stream.unknown)
    for name in sorted(stream.unknown):
        if not establish(service.port, stream.parent, name):
            result.lost += 1
    found = [name for name in names(service.port, stream.parent) if name.startswith(f"{stream.mark}-")]
    result.lost += len((stream.acknowledged | stream.unknown) - set(found))
    result.twice = len(found) - len(set(found))


def names(port: int, parent: str) -> list[str]:
    """The names of everything under the parent; whatever has not exactly one line stands there twice."""
    found: list[str] = []
    after: str | None = None
    while True:
        page = ask(port, FOUND, {"id": parent, "after": after})["organization"]["children"]
        for node in page["nodes"]:
            found += [node["name"]] * max(1, node["history"]["totalCount"])
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def seed(environment: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "service", "seed", "--size", "tiny", "--replace"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True)  # noqa: S603


def main(number: str = "20", *named: str) -> int:
    """So many rounds on each engine, or on those that are named, of each part, or of those that are named: the embedded
    graph dies with the service, Neo4j by turns with it and by itself."""
    if unknown := set(named) - {*ENGINES, *PARTS}:
        print(f"{', '.join(sorted(unknown))}: none of {', '.join((*ENGINES, *PARTS))}.", file=sys.stderr)
        return 2
    engines, parts = (set(named) & set(known) or set(known) for known in (ENGINES, PARTS))
    sound, rounds = True, int(number)
    with tempfile.TemporaryDirectory() as place:
        embedded = {"GRAPH_URL": f"embedded:{place}/graph"}
        seed(embedded)
        if "embedded" in engines:
            sound &= all_sound(on_embedded(embedded, {"GRAPH_URL": f"embedded:{place}/restored"}, rounds, parts))
        if "neo4j" in engines:
            sound &= all_sound(on_neo4j(embedded, Server(Path(place) / "neo4j"), rounds, parts))
    return 0 if sound else 1


def on_embedded(
    embedded: Mapping[str, str], restored: Mapping[str, str], rounds: int, parts: Collection[str]
) -> Iterator[Round | Interrupted]:
    for number in range(rounds if "changes" in parts else 0):
        yield play("embedded", embedded, f"e{number}")
    if "files" in parts:
        yield from interruptions("embedded", [embedded, restored], some(rounds))
    if "moves" in parts:
        yield from cut_moves("embedded", [embedded, restored], some(rounds))


def on_neo4j(
    embedded: Mapping[str, str], server: Server, rounds: int, parts: Collection[str]
) -> Iterator[Round | Interrupted]:
    """The same; what is moved to it is the embedded graph."""
    environment = server.start()
    try:
        seed(environment)
        for number in range(rounds if "changes" in parts else 0):
            yield play("neo4j", server.environment(), f"n{number}", server if number % 2 else None)
        environment = server.environment()
        if "files" in parts:
            yield from interruptions("neo4j", [environment, environment], some(rounds))
        if "moves" in parts:
            yield from cut_moves("neo4j", [{**environment, **embedded}, environment], some(rounds))
    finally:
        server.kill()


def some(rounds: int) -> int:
    """A fourth as many rounds of lists, backups and moves that are cut off, as each takes a dozen commands."""
    return max(1, rounds // 4)


def all_sound(played: Iterable[Round | Interrupted]) -> bool:
    sounds = [told(one) for one in played]
    return all(sounds)


def told(result: Round | Interrupted) -> bool:
    print(json.dumps({**asdict(result), "sound": result.sound}), flush=True)
    return result.sound


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
