"""Measures contenders side by side: in rounds, question by question, each in its turn."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from bench.client import Job, Report
from bench.contenders import Contender
from bench.driving import Client
from bench.figures import Figures, over_rounds, percentile
from bench.processes import cpu_seconds
from bench.questions import Question

CROWD = 16
LEAST = 3
SLOW = 200.0
"""Milliseconds from which on an answer is not asked for by a crowd while warming up."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often and how long: seconds of warming up, at 1 client and at 16, in each round."""

    rounds: int
    warming: float
    alone: float
    crowded: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A contender that runs, and one question as it is put to it: bodies in turn, the lengths of their answers."""

    contender: Contender
    question: Question
    port: int
    pid: int
    graph_pid: int
    bodies: Sequence[str]
    lengths: Sequence[int]


class Failed(Exception):
    """A contender gave another answer under load than when it was compared, or none."""


def measure(
    client: Client, asked: Sequence[Asked], pace: Pace, progress: Callable[[str], None]
) -> Mapping[str, Mapping[str, Figures]]:
    """Figures by question and contender: medians over the rounds."""
    for one in asked:
        warm(client, one, pace)
    found: defaultdict[tuple[str, str], list[Figures]] = defaultdict(list)
    questions = list(dict.fromkeys(one.question.name for one in asked))
    for number in range(pace.rounds):
        for name in questions:
            for one in turned([each for each in asked if each.question.name == name], number):
                found[name, one.contender.name].append(block(client, one, pace))
            progress(f"round {number + 1} of {pace.rounds}: {name}")
    middle: dict[str, dict[str, Figures]] = {name: {} for name in questions}
    for (question, contender), rounds in sorted(found.items(), key=lambda item: place_of(asked, item[0])):
        middle[question][contender] = over_rounds(rounds)
    return middle


def warm(client: Client, one: Asked, pace: Pace) -> None:
    """Alone, then crowded; a crowd of slow answers would take longer than it warms."""
    alone = run(client, one, 1, pace.warming / 2)
    if percentile(alone.latencies, 0.5) < SLOW:
        run(client, one, CROWD, pace.warming / 2)


def place_of(asked: Sequence[Asked], key: tuple[str, str]) -> int:
    return next(place for place, one in enumerate(asked) if (one.question.name, one.contender.name) == key)


def turned(asked: Sequence[Asked], number: int) -> Sequence[Asked]:
    """Another contender begins in every round, so that none is always measured after the same one."""
    start = number % len(asked)
    return [*asked[start:], *asked[:start]]


def block(client: Client, one: Asked, pace: Pace) -> Figures:
    """One contender's turn: alone, then crowded, with the CPU times of the crowded part."""
    alone = run(client, one, 1, pace.alone)
    before = spent(one)
    crowded = run(client, one, CROWD, pace.crowded)
    service, graph = (after - then for after, then in zip(spent(one), before, strict=True))
    requests = len(crowded.latencies)
    return Figures(
        p50_ms=percentile(alone.latencies, 0.5),
        p95_ms=percentile(alone.latencies, 0.95),
        rps_1=len(alone.latencies) / alone.elapsed,
        rps_16=requests / crowded.elapsed,
        cpu_ms=service * 1000 / requests,
        graph_cpu_ms=graph * 1000 / requests if one.graph_pid else None,
        bytes=round(fmean(one.lengths)),
    )


def spent(one: Asked) -> tuple[float, float]:
    return cpu_seconds([one.pid]), cpu_seconds([one.graph_pid]) if one.graph_pid else 0.0


def run(client: Client, one: Asked, clients: int, seconds: float) -> Report:
    path = one.contender.path_of(one.question)
    least = max(LEAST, clients, len(one.bodies))
    report = client.carry_out(Job(one.port, path, list(one.bodies), list(one.lengths), clients, seconds, least))
    if report.failures:
        raise Failed(
            f"{one.contender.name} failed {report.failures} of {len(report.latencies)} times on {one.question.name}."
        )
    return report
