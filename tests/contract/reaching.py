"""Which fields of the schema a text selects, and an answer holds a value of."""

import re
from collections.abc import Iterator
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    parse,
    visit,
)

from execution.operations import Answer
from tests.support.asking import SCHEMA

SELDOM = re.compile(
    r"(AuditFinding|Proposed|Proposal|SecondChoice|Unfilled|SupervisionLoop|BodyUnderSize|Change[CET.]|ChangedFact|UserError"
    r"|Reorganization|AttendanceGroup\.|(Member|Membership|Organization|Assessment|Case|TaskReport)Count\."
    r"|Assessment\.(sheet|marks)|Mark\.|Subscription\.|Case\.(years|outcome|closingDecision)|Directive\.until"
    r"|Reading(Connection|Edge)?\.|Indicator(Report|Series|Point)\.)"
)
"""What the forest seldom has, or what only changes have: `test_oracle_pages` asks the seed for it. The groups of
counts, sheets, the ends of cases, findings of audits (question 87), subscriptions, the log of readings and indicators
have tests of their own, by both executors.
"""


def reached_in(query: str, answer: Answer) -> Iterator[str]:
    """`Type.field`, once for each value that is not null; a field of an interface counts for the interface."""
    document = parse(query)
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    [operation] = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    yield from Reaching(fragments).of(operation.selection_set, answer.data or {}, "Query")


class Selecting(Visitor):
    """Gathers the fields of a text."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.info = info
        self.found: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        """Of the type that the field stands in."""
        holder = self.info.get_parent_type()
        if holder is not None:
            self.found.add(f"{holder.name}.{node.name.value}")


def selected_in(query: str) -> set[str]:
    """`Type.field` of each that is selected, whatever comes of it."""
    info = TypeInfo(SCHEMA.graphql)
    selecting = Selecting(info)
    visit(parse(query), TypeInfoVisitor(info, selecting))
    return selecting.found


class Reaching:
    """Walks an answer along its selection."""

    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        self.fragments = fragments

    def of(self, selected: SelectionSetNode, data: Any, kind: str) -> Iterator[str]:
        for node in selected.selections:
            if isinstance(node, InlineFragmentNode):
                yield from self.of(
                    node.selection_set, data, node.type_condition.name.value if node.type_condition else kind
                )
            elif isinstance(node, FragmentSpreadNode):
                fragment = self.fragments[node.name.value]
                yield from self.of(fragment.selection_set, data, fragment.type_condition.name.value)
            elif isinstance(node, FieldNode):
                yield from self.field(node, data, kind)

    def field(self, node: FieldNode, data: Any, kind: str) -> Iterator[str]:
        holder = SCHEMA.graphql.type_map[kind]
        key = (node.alias or node.name).value
        if not isinstance(holder, GraphQLObjectType | GraphQLInterfaceType) or node.name.value not in holder.fields:
            return
        named = get_named_type(holder.fields[node.name.value].type).name
        for value in flat(data.get(key)):
            yield f"{kind}.{node.name.value}"
            if node.selection_set:
                yield from self.of(node.selection_set, value, named)


def flat(value: Any) -> Iterator[Any]:
    """The values in a list of any depth; null is none."""
    if isinstance(value, list):
        for one in value:
            yield from flat(one)
    elif value is not None:
        yield value


def often(fields: set[str]) -> set[str]:
    """Those of the fields that the forest has."""
    return {one for one in fields if not SELDOM.match(one)}


def every_field() -> set[str]:
    return {
        f"{kind.name}.{name}"
        for kind in SCHEMA.graphql.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not re.search(r"^__|Payload$|^Mutation$", kind.name)
        for name in kind.fields
    }
