"""Bounds on what one operation may ask, told before it is checked and before it runs.

How many objects an answer may hold is counted while it is read (`asked.Budget`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
)

from execution.errors import TellingError
from wording.said import Said, say

LETTERS_OF_A_STEP = 16
MOST_TYPES_DESCRIBED = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """`depth` in nested fields, `fields` over all fragments spread out, `objects` read for one answer; `cost` before it
    runs (`costs`).

    `steps` are what checking a document takes: fields looked at, and pairs of them compared.
    """

    tokens: int = 20_000
    steps: int = 20_000
    depth: int = 25
    fields: int = 2_000
    objects: int = 100_000
    cost: int = 5_000_000


class TooManySteps(Exception):
    """Checking the document would take longer than any question needs."""


@dataclass(slots=True)
class Extent:
    """What was met in a part of a document, merged as its answer would be; `steps` over all parts."""

    limits: Limits
    fragments: dict[str, FragmentDefinitionNode]
    steps: int = 0
    fields: int = 0
    depth: int = 0
    schemas: int = 0
    types: int = 0

    def measure(self, sets: Iterable[SelectionSetNode], depth: int = 1) -> None:
        """Goes down level by level: fields of one response key are looked at together, a fragment once a level."""
        self.depth = max(self.depth, depth)
        if depth > self.limits.depth:
            return
        for key, nodes in Level(self).fields_of(sets).items():
            self.fields += len(nodes)
            if depth == 1:
                self.schemas += int(nodes[0].name.value == "__schema")
                self.types += int(nodes[0].name.value == "__type")
            self.step(compared(nodes), key)
            below = [node.selection_set for node in nodes if node.selection_set]
            if below:
                self.measure(below, depth + 1)

    def step(self, steps: float, key: str = "") -> None:
        """Counts steps of checking."""
        self.steps += int(steps)
        if self.steps > self.limits.steps:
            raise TooManySteps(key)


@dataclass(slots=True)
class Level:
    """One level of an answer: its fields by response key, through all fragments that are spread in it."""

    extent: Extent
    spread: set[str] = field(default_factory=set[str])
    fields: dict[str, list[FieldNode]] = field(default_factory=lambda: defaultdict(list))

    def fields_of(self, sets: Iterable[SelectionSetNode]) -> dict[str, list[FieldNode]]:
        """The fields; graphql-core compares each fragment with each other one."""
        waiting = list(sets)
        while waiting:
            for one in waiting.pop().selections:
                self.extent.step(1)
                if isinstance(one, FieldNode):
                    self.fields[one.alias.value if one.alias else one.name.value].append(one)
                elif not isinstance(one, FragmentSpreadNode):
                    waiting.append(one.selection_set)  # type: ignore[attr-defined]  # an inline fragment has one
                elif one.name.value not in self.spread:
                    self.extent.step(len(self.spread), f"...{one.name.value}")
                    self.spread.add(one.name.value)
                    if one.name.value in self.extent.fragments:
                        waiting.append(self.extent.fragments[one.name.value].selection_set)
        return self.fields


def compared(nodes: list[FieldNode]) -> float:
    """The steps of comparing fields of one response key, each pair with its arguments."""
    if len(nodes) == 1:
        return 0
    return (len(nodes) - 1) * sum(1 + letters_of_arguments(node) / LETTERS_OF_A_STEP for node in nodes) / 2


def letters_of_arguments(node: FieldNode) -> int:
    return sum(one.loc.end - one.loc.start for one in node.arguments or () if one.loc is not None)


def measured(document: DocumentNode, operation: OperationDefinitionNode, limits: Limits) -> Extent | GraphQLError:
    """The operation's extent, with the steps that checking the whole document takes; or that those are too many."""
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    extent = Extent(limits, fragments)
    others = Extent(limits, fragments)
    try:
        extent.measure([operation.selection_set])
        others.steps = extent.steps
        for one in document.definitions:
            if one is not operation and isinstance(one, OperationDefinitionNode | FragmentDefinitionNode):
                others.measure([one.selection_set])
    except TooManySteps as reached:
        return too_many_steps(limits, str(reached))
    extent.steps, extent.depth = others.steps, max(extent.depth, others.depth)
    return extent


def check_limits(extent: Extent, limits: Limits) -> list[GraphQLError]:
    """An error where the operation is deeper or wider than allowed."""
    if extent.depth > limits.depth:
        return [too_complex(say("MORE_LEVELS", most=limits.depth))]
    if extent.fields > limits.fields:
        return [too_complex(say("MORE_FIELDS", most=limits.fields))]
    if extent.schemas > 1 or extent.types > MOST_TYPES_DESCRIBED:
        return [too_complex(say("MORE_SCHEMAS", most=MOST_TYPES_DESCRIBED))]
    return []


def too_complex(what: Said) -> GraphQLError:
    return TellingError(say("TOO_COMPLEX", what=what), "QUERY_TOO_LARGE")


def too_many_steps(limits: Limits, where: str) -> GraphQLError:
    said = say("TOO_MANY_STEPS", most=limits.steps)
    if where:
        said = say("TOO_MANY_STEPS_AT", most=limits.steps, place=where)
    return TellingError(said, "QUERY_TOO_LARGE")
