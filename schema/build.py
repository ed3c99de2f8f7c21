"""The schema as clients see it, bound field by field to the declarations in `resolvers`.

Strawberry gives the shape and the descriptions; every field's resolver is the reference's, made from the field's
kind, so nothing about a field is said twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, GraphQLUnionType
from strawberry.schema.config import StrawberryConfig

from execution.arguments import check_read
from execution.costs import Costs
from execution.documents import Documents
from execution.introspection import Introspection
from execution.kinds import Arguments, Computed, FieldMap, Record, Root, Source
from execution.limits import Limits
from execution.operations import Operations
from execution.parts import Parts
from execution.personal import Personal
from execution.planned.executor import Planner
from execution.planned.plans import Plans
from execution.pricing import Prices
from execution.reference.connections import connection_field, edge_field
from execution.reference.executor import Oracle
from execution.reference.resolvers import resolver_of
from execution.view import View
from resolvers.fields import FIELDS, RECORD_TYPES
from resolvers.parts import TOLD
from resolvers.personal import PERSONAL
from schema.federation import REPRESENTATION, Representation, subgraph
from schema.marks import let_null_mean_default, mark_choices, page_connections, tell_bounds
from schema.mutation import Mutation
from schema.people.members import NonMember
from schema.query import Query
from schema.shared.scalars import DATE, MOMENT
from schema.subscription import Subscription

REACHED_BY_INTERFACES = [NonMember]
DESCRIPTION = (
    "Party organizations from province to cell: the hierarchy, members and their posts, and the supervision links of "
    "committee members who follow grassroots organizations. Every fact is dated: ask for any day with `asOf`, and for "
    "what was known at a moment with `knownAt` (cơ sở dữ liệu tổ chức đảng và đảng viên)."
)
ONE_OF = "directive @oneOf on INPUT_OBJECT\n\n"
"""How Strawberry begins; tools that know the directive refuse to have it defined again."""


class UndeclaredField(Exception):
    """A field of the schema that no resolver declares, or a declaration without a field."""


class Shape(strawberry.Schema):
    """Strawberry's schema, bound to the declarations: what is the same whatever its limits, and keeps nothing asked."""

    def __init__(self) -> None:
        config = StrawberryConfig(scalar_map={date: DATE, datetime: MOMENT, Representation: REPRESENTATION})
        super().__init__(
            query=Query, mutation=Mutation, subscription=Subscription, types=REACHED_BY_INTERFACES, config=config
        )
        mark_choices(self.graphql)
        let_null_mean_default(self.graphql)
        page_connections(self.graphql)
        tell_bounds(self.graphql)
        self.graphql.description = DESCRIPTION
        self.fields = {**FIELDS, **self.about_itself()}
        bind(self.graphql, self.fields)
        self.prices = Prices(self.graphql, self.fields)
        self.parts = Parts(self.graphql, TOLD)
        self.personal = Personal(self.graphql, PERSONAL)

    def as_str(self) -> str:
        """The schema in its own language; a directive of the language itself is used and not defined."""
        roots = "schema {\n  query: Query\n  mutation: Mutation\n  subscription: Subscription\n}\n\n"
        return f'"""{DESCRIPTION}"""\n{roots}{super().as_str().removeprefix(ONE_OF)}'

    def about_itself(self) -> Mapping[str, FieldMap]:
        """What the schema says of itself to a gateway."""

        async def service(_: object, view: View, __: Arguments) -> Record:
            return Record("_Service", view, {"id": "service"})

        @lru_cache(maxsize=1)
        def sdl() -> str:
            return subgraph(self.as_str())

        told = Computed(lambda _: sdl())
        return {"Query": {**FIELDS["Query"], "_service": Root(service)}, "_Service": {"sdl": told}}

    @property
    def graphql(self) -> GraphQLSchema:
        """graphql-core's own schema behind Strawberry's."""
        return self._schema


@cache
def shape() -> Shape:
    """The one of the process: to make it takes fifty times as long as all else that a schema is."""
    return Shape()


class HierarchySchema:
    """The schema with its limits, and what it keeps of what it is asked.

    `operations` answers by the planner, `by_reference` by graphql-core with the reference's resolvers.
    """

    def __init__(self, limits: Limits) -> None:
        self.shape = shape()
        self.limits = limits
        self.graphql, self.fields, self.as_str = self.shape.graphql, self.shape.fields, self.shape.as_str
        documents = Documents()
        plans = Plans(self.graphql, self.fields, documents.figures)
        planner = Planner(plans, RECORD_TYPES, Introspection(self.graphql))
        costs = Costs(self.shape.prices, limits.objects)
        self.operations = Operations(
            self.graphql, documents, limits, planner, costs, self.shape.parts, self.shape.personal
        )
        self.by_reference = replace(self.operations, executor=Oracle(self.graphql))
        self.sources = {name: kind for name, kind in FIELDS["Subscription"].items() if isinstance(kind, Source)}


def build_schema(limits: Limits | None = None) -> HierarchySchema:
    """The schema with every resolver in its place; fails if any field is undeclared."""
    return HierarchySchema(limits or Limits())


def bind(schema: GraphQLSchema, fields: Mapping[str, FieldMap]) -> None:
    """Puts the executor's resolvers into every object type."""
    for name, kind in schema.type_map.items():
        if name.startswith("__"):
            continue
        if isinstance(kind, GraphQLObjectType):
            kind.is_type_of = None
            bind_type(kind, fields.get(name, {}))
        elif isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            kind.resolve_type = type_of_record


def bind_type(kind: GraphQLObjectType, declared: FieldMap) -> None:
    resolver = resolver_maker(kind.name, declared)
    for name, field in kind.fields.items():
        field.resolve = resolver(name)
        check_read(f"{kind.name}.{name}", declared.get(name), field.args)
        field.subscribe = None


def resolver_maker(type_name: str, declared: FieldMap) -> Callable[[str], Any]:
    """How the fields of a type are resolved: pages alike for all, everything else as declared."""
    if type_name.endswith("Connection") or type_name == "PageInfo":
        return connection_field

    def resolver(name: str) -> Any:
        if type_name.endswith("Edge") and name in {"cursor", "node"}:
            return edge_field(name)
        if name not in declared:
            raise UndeclaredField(f"{type_name}.{name}")
        made = resolver_of(type_name, name, declared[name])
        return (lambda edge, info: made(edge.node, info)) if type_name.endswith("Edge") else made

    return resolver


def type_of_record(value: Record, *_: object) -> str:
    return value.type
