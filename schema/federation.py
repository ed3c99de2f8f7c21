# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The schema as a subgraph of Apollo Federation 2: what a gateway asks of one, beside what everybody asks.

https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec
"""

from typing import Annotated, Any

import strawberry
from graphql import (
    ConstArgumentNode,
    ConstDirectiveNode,
    DefinitionNode,
    DocumentNode,
    InputObjectTypeDefinitionNode,
    NameNode,
    ObjectTypeDefinitionNode,
    StringValueNode,
    parse,
    print_ast,
)

from schema.access.grants import Grant, Viewer
from schema.changes.lines import Change
from schema.hierarchy.events import ChangeEvent
from schema.hierarchy.organizations import Organization
from schema.hierarchy.places import Place
from schema.people.assessments import Assessment
from schema.people.cases import Case
from schema.people.directives import Directive, Task, TaskReport
from schema.people.links import Assignment, Membership, Office, Supervision
from schema.people.meetings import Meeting
from schema.people.members import Member, NonMember
from schema.people.norms import Norm, Waiver
from schema.people.planned import PlannedMeeting
from schema.people.sheets import Sheet
from schema.people.stated import StatedFigure
from wording.said import say

LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n\n'
KEY = ConstDirectiveNode(
    name=NameNode(value="key"),
    arguments=(ConstArgumentNode(name=NameNode(value="fields"), value=StringValueNode(value="id")),),
)
OWN_TYPES = frozenset({"_Any", "_Entity", "_Service"})
OWN_FIELDS = frozenset({"_entities", "_service"})


def representation(value: Any) -> dict[str, Any]:
    """An object with `__typename` and `id`, as a gateway names one of ours."""
    if (
        not isinstance(value, dict)
        or not isinstance(value.get("__typename"), str)
        or not isinstance(value.get("id"), str)
    ):
        raise ValueError(say("NOT_A_REPRESENTATION"))
    return {"__typename": value["__typename"], "id": value["id"]}


REPRESENTATION = strawberry.scalar(
    name="_Any",
    description="How a gateway names one of our objects: `__typename` and `id` (đối tượng do cổng liên kết gọi).",
    serialize=lambda value: value,
    parse_value=representation,
)
Entity = Annotated[
    Organization
    | Member
    | NonMember
    | Place
    | Membership
    | Assignment
    | Supervision
    | Office
    | Meeting
    | PlannedMeeting
    | Assessment
    | Sheet
    | Norm
    | Waiver
    | Viewer
    | Grant
    | Case
    | Directive
    | Task
    | TaskReport
    | StatedFigure
    | ChangeEvent
    | Change,
    strawberry.union("_Entity", description="Whatever has a global id, for a gateway (đối tượng có mã định danh)."),
]


class Representation:
    """Stands for `_Any` in annotations."""


@strawberry.type(name="_Service", description="What a gateway reads of a subgraph (dịch vụ thành phần).")
class Service:
    sdl: str = strawberry.field(description="The schema with the keys of its objects (lược đồ).")


@strawberry.type(description="What a gateway of Apollo Federation asks.")
class FederationQuery:
    @strawberry.field(name="_service", description="The schema for a gateway (lược đồ cho cổng liên kết).")
    def service(self) -> Service: ...

    @strawberry.field(
        name="_entities",
        description="Objects by their type and id, for a gateway: as `nodes` (các đối tượng theo mã định danh).",
    )
    def entities(
        self,
        representations: Annotated[
            list[Representation], strawberry.argument(description="Each with `__typename` and `id`.")
        ],
    ) -> list[Entity | None]: ...


def subgraph(schema: str) -> str:
    """The schema as a gateway composes it with others: objects by their key, without what only a gateway asks."""
    document = parse(schema)
    kept = [
        keyed(one) for one in document.definitions if getattr(getattr(one, "name", None), "value", "") not in OWN_TYPES
    ]
    return LINK + print_ast(DocumentNode(definitions=tuple(kept)))


def keyed(definition: DefinitionNode) -> DefinitionNode:
    """An object with a global id is told by it; the questions of gateways are left out of Query.

    Composition does not know `@oneOf` yet (2.14): what it asks for is asked by the service itself.
    """
    if isinstance(definition, InputObjectTypeDefinitionNode):
        return InputObjectTypeDefinitionNode(
            name=definition.name, description=definition.description, fields=definition.fields
        )
    if not isinstance(definition, ObjectTypeDefinitionNode):
        return definition
    identified = any(one.name.value == "Node" for one in definition.interfaces or ())
    return ObjectTypeDefinitionNode(
        name=definition.name,
        description=definition.description,
        interfaces=definition.interfaces,
        directives=(*(definition.directives or ()), *((KEY,) if identified else ())),
        fields=tuple(one for one in definition.fields or () if one.name.value not in OWN_FIELDS),
    )
