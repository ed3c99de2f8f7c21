"""The goals of the bench, as ratios, and whether a run reaches them. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Questions = Mapping[str, Mapping[str, Mapping[str, float]]]
NEAR_THE_LIMIT = 1.25
BEYOND_THE_LIMIT = frozenset({"S", "M", "L", "N"})
"""Shapes that the tree in memory answers, which hand-written Cypher has to ask of the graph."""
FASTER_THAN_NEO4J_GRAPHQL = {"S": 4.0, "M": 6.0, "L": 10.0, "N": 10.0, "V": 2.5, "XL": 4.0}
MORE_THAN_NEO4J_GRAPHQL = {"S": 6.0, "M": 10.0, "L": 15.0, "N": 15.0, "V": 3.0, "XL": 5.0}
NATION = 1.5
TIMES = frozenset({"p50_ms", "p95_ms"})


@dataclass(frozen=True, slots=True)
class Goal:
    """`side` is to be at most (`at_most`) or at least so many times as good as the other on the measure."""

    question: str
    other: str
    measure: str
    bound: float
    at_most: bool
    side: str = "ours"


@dataclass(frozen=True, slots=True)
class Verdict:
    goal: Goal
    ratio: float
    holds: bool


def advantage(ours: float, other: float, measure: str) -> float:
    """How many times better ours is: a shorter time, or more requests."""
    return other / ours if measure in TIMES else ours / other


def goals(questions: Questions) -> Iterator[Goal]:
    for question in questions:
        beyond = question.removeprefix("T") in BEYOND_THE_LIMIT
        for measure in ("p50_ms", "rps_1", "rps_16"):
            bound = 1.0 if beyond else NEAR_THE_LIMIT
            yield Goal(question, "limit", measure, bound, at_most=not beyond)
        yield Goal(question, "postgraphile", "p50_ms", 1.0, at_most=False)
    for question, bound in FASTER_THAN_NEO4J_GRAPHQL.items():
        yield Goal(question, "neo4j_graphql", "p50_ms", bound, at_most=False)
    for question, bound in MORE_THAN_NEO4J_GRAPHQL.items():
        yield Goal(question, "neo4j_graphql", "rps_16", bound, at_most=False, side="ours_workers")
    for question in ("S", "M"):
        yield Goal(question, "ours_embedded", "p50_ms", 1.0, at_most=True)


def verdict(goal: Goal, ours: Mapping[str, float], other: Mapping[str, float]) -> Verdict:
    """Against the limit, the ratio says how many times ours is behind; against a peer, how many times ahead.

    Of the embedded engine, the ratio is its time against that of ours on Neo4j.
    """
    ahead = advantage(ours[goal.measure], other[goal.measure], goal.measure)
    ratio = 1 / ahead if goal.at_most and goal.other == "limit" else ahead
    return Verdict(goal, ratio, ratio <= goal.bound if goal.at_most else ratio >= goal.bound)


def verdicts(questions: Questions) -> list[Verdict]:
    """Of every goal that the run has both sides of."""
    found: list[Verdict] = []
    for goal in goals(questions):
        asked: Mapping[str, Any] = questions.get(goal.question, {})
        if goal.side in asked and goal.other in asked:
            found.append(verdict(goal, asked[goal.side], asked[goal.other]))
    return found
