"""One run of the bench: sets up, starts the contenders, compares their answers, measures.

A contender that cannot be set up is told, and the run goes on without it; one that answers otherwise than ours ends it.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.answers import count_objects, plain
from bench.choosing import choose
from bench.comparing import asked_once, check_found, compare
from bench.contenders import EMBEDDED, NEO4J_GRAPHQL, OURS, POSTGRAPHILE, ROOT, Contender, Places
from bench.driving import Client
from bench.figures import Figures
from bench.measuring import Asked, Pace, measure
from bench.postgres import CannotSetUp, cluster
from bench.processes import free_port, started, stop, wait_until_listening
from bench.questions import Parameters, Question
from bench.setting_up import CACHE, peers, province_embedded, province_on_neo4j
from seeds.sizes import build

SECONDS_TO_START = 120.0
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run found: figures by question and contender, what was asked, who could not be set up and why, and the
    machine's load before it began."""

    figures: Mapping[str, Mapping[str, Figures]]
    asked: Mapping[str, Mapping[str, int]]
    missing: Mapping[str, str]
    load: float = 0.0


@dataclass(frozen=True, slots=True)
class Running:
    """A contender that listens."""

    contender: Contender
    port: int
    pid: int


def run_bench(contenders: Sequence[Contender], questions: Sequence[Question], pace: Pace, say: Say) -> Measured:
    """The whole run on the province. Raises Different, Failed, or CannotSetUp where not even Neo4j can be had."""
    missing: dict[str, str] = {}
    load = os.getloadavg()[0]
    with ExitStack() as stack:
        say("Neo4j with the province …")
        environment, pid = stack.enter_context(province_on_neo4j())
        chosen = choose(environment, questions)
        places = places_for(stack, contenders, Places(environment, pid), missing, say)
        able = [one for one in contenders if one.name not in missing]
        running = start_all(stack, able, places, missing, say)
        asked, sizes = ask_all(running, places, questions, chosen, say)
        client = stack.enter_context(Client())
        return Measured(measure(client, asked, pace, say), sizes, missing, load)


def places_for(
    stack: ExitStack, contenders: Sequence[Contender], places: Places, missing: dict[str, str], say: Say
) -> Places:
    """What the contenders need beside Neo4j, as far as it can be had."""
    wanted = set(contenders)
    with told({NEO4J_GRAPHQL, POSTGRAPHILE} & wanted, missing, say):
        if {NEO4J_GRAPHQL, POSTGRAPHILE} & wanted:
            say("The peers from npm …")
            folder, node = peers()
            places = replace(places, peers=folder, node=node)
    with told({POSTGRAPHILE} & wanted, missing, say):
        if POSTGRAPHILE in wanted and places.peers is not None:
            say("PostgreSQL with the province …")
            directory = Path(stack.enter_context(scratch()))
            address, pid = stack.enter_context(cluster(directory / "postgres", build("province")))
            places = replace(places, postgres=address, postgres_pid=pid)
    with told({EMBEDDED} & wanted, missing, say):
        if EMBEDDED in wanted:
            say("The embedded engine with the province …")
            places = replace(places, embedded=province_embedded())
    return places


@contextmanager
def scratch() -> Iterator[Path]:
    """A directory that other users may pass through: PostgreSQL does not run as root."""
    directory = Path(tempfile.mkdtemp(prefix="bench-"))
    directory.chmod(0o755)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def told(contenders: set[Contender], missing: dict[str, str], say: Say) -> Iterator[None]:
    """Whoever cannot be set up is named with the reason, once."""
    try:
        yield
    except CannotSetUp as reason:
        for one in contenders:
            missing.setdefault(one.name, str(reason))
            say(f"Without {one.name}: {reason}")


def start_all(
    stack: ExitStack, contenders: Sequence[Contender], places: Places, missing: dict[str, str], say: Say
) -> Sequence[Running]:
    running: list[Running] = []
    for one in contenders:
        with told({one}, missing, say):
            running.append(stack.enter_context(listening(one, places)))
    return running


@contextmanager
def listening(contender: Contender, places: Places) -> Iterator[Running]:
    """The contender's process, from when it listens to its end."""
    port = free_port()
    log = CACHE / "logs" / f"{contender.name}.log"
    command, environment = contender.command(places, port), contender.environment(places, port)
    process = started(command, environment, ROOT, log)
    try:
        if not wait_until_listening(process, port, SECONDS_TO_START):
            raise CannotSetUp(f"it did not start; its last words: {log.read_text()[-500:].strip()}")
        yield Running(contender, port, process.pid)
    finally:
        stop(process)


def ask_all(
    running: Sequence[Running],
    places: Places,
    questions: Sequence[Question],
    chosen: Mapping[str, Sequence[Parameters]],
    say: Say,
) -> tuple[Sequence[Asked], Mapping[str, Mapping[str, int]]]:
    """Every question to every contender, compared; what is then measured, and how large the answers are."""
    asked: list[Asked] = []
    sizes: dict[str, Mapping[str, int]] = {}
    for question in questions:
        parameters = chosen[question.name]
        expected: Sequence[Any] = ()
        for one in sorted(running, key=lambda each: each.contender is not OURS):
            if one.contender.asks(question):
                bodies, answers = answers_of(one, question, parameters)
                expected = expected or plain_answers(answers)
                check_found(question, expected)
                compare(one.contender, question, expected, answers)
                lengths = [len(answer) for answer in answers]
                graph = one.contender.graph_pid(places)
                asked.append(Asked(one.contender, question, one.port, one.pid, graph, bodies, lengths))
        sizes[question.name] = {"answers": len(expected), "objects": objects_in(expected)}
        say(f"{question.name}: {len(expected)} answers of {objects_in(expected)} objects, equal from all")
    return asked, sizes


def plain_answers(answers: Sequence[bytes]) -> Sequence[Any]:
    return [plain(json.loads(answer)["data"]) for answer in answers]


def answers_of(
    one: Running, question: Question, parameters: Sequence[Parameters]
) -> tuple[Sequence[str], Sequence[bytes]]:
    bodies = [one.contender.body_of(question, each) for each in parameters]
    path = one.contender.path_of(question)
    return bodies, [asked_once(one.port, path, body) for body in bodies]


def objects_in(answers: Sequence[Any]) -> int:
    """The mean number of objects in an answer."""
    return round(sum(map(count_objects, answers)) / len(answers))
