"""What a field is given by a request: what does not depend on its variables is worked out once for each plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graphql import (
    ArgumentNode,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    ObjectFieldNode,
    ObjectValueNode,
    Undefined,
    VariableNode,
    get_argument_values,
    get_nullable_type,
    is_input_object_type,
    is_leaf_type,
    is_non_null_type,
)
from graphql.execution.values import VariableValues
from graphql.utilities import coerce_input_literal

from execution.arguments import Definitions, check_lists, empty_lists, filled
from execution.documents import variables_in
from execution.kinds import Arguments, Batch, Link, Root, Source
from execution.planned.selection import Field

Values = Sequence[ArgumentNode] | Sequence[ObjectFieldNode]


class Varying(NamedTuple):
    """A name whose value is a variable, of a scalar or an enumeration; `default` is what null stands for."""

    name: str
    variable: str
    nullable: bool
    default: Any


@dataclass(frozen=True, slots=True)
class Template:
    """Arguments, or the fields of an input, with places for variables."""

    known: Arguments
    varying: Sequence[Varying]
    inside: Sequence[tuple[str, "Template"]]

    def filled(self, coerced: Mapping[str, Any]) -> dict[str, Any] | None:
        """All of them; None where a variable has no value, or none that the place takes."""
        found = dict(self.known)
        for name, variable, nullable, default in self.varying:
            value = coerced.get(variable, Undefined)
            if value is Undefined or (value is None and not nullable):
                return None
            found[name] = default if value is None else value
        for name, template in self.inside:
            below = template.filled(coerced)
            if below is None:
                return None
            found[name] = below
        return found


class Given:
    """The arguments of one field.

    Where the variables among them are of scalars and enumerations, and none is in a list, only their values are put
    among what is known; whatever else there is, and a value that is missing, graphql-core works out for the request.
    """

    def __init__(self, wanted: Field) -> None:
        assert wanted.definition is not None  # noqa: S101  # __typename takes no arguments
        self.definition, self.node = wanted.definition, wanted.nodes[0]
        self.checked = isinstance(wanted.kind, Root | Batch | Link | Source)
        self.template = self.made() if wanted.varies else None

    def made(self) -> Template | None:
        """The template; None where the arguments have none, or what is known of them cannot be used."""
        found = template_of(self.definition.args, self.node.arguments or ())
        if found is None:
            return None
        apart = {*(one.name for one in found.varying), *(name for name, _ in found.inside)}
        others = {name: one for name, one in self.definition.args.items() if name not in apart}
        try:
            known = self.worked_out(GraphQLField(self.definition.type, others), None)
        except Exception:  # noqa: BLE001  # each request is told what is wrong with them
            return None
        return Template({**known, **found.known}, found.varying, found.inside)

    def arguments(self, variables: VariableValues) -> Arguments:
        """The arguments for a request. Raises what the field is answered with where they cannot be used."""
        found = None if self.template is None else self.template.filled(variables.coerced)
        return self.worked_out(self.definition, variables) if found is None else found

    def worked_out(self, definition: GraphQLField, variables: VariableValues | None) -> Arguments:
        arguments = filled(get_argument_values(definition, self.node, variables), definition.args)
        if self.checked:
            check_lists(arguments, definition.args)
        return arguments


def template_of(definitions: Definitions, given: Values) -> Template | None:
    """The template of arguments or of an input's fields; None where a variable stands where it takes no place.

    Of what is not given, nothing is known here.
    """
    known, varying, inside = dict[str, Any](), list[Varying](), list[tuple[str, Template]]()
    for one in given:
        name, value = one.name.value, one.value
        definition = definitions[name]
        kind = get_nullable_type(definition.type)
        if isinstance(value, VariableNode):
            if not is_leaf_type(kind):
                return None
            default = None if definition.default_value is Undefined else definition.default_value
            varying.append(Varying(name, value.name.value, not is_non_null_type(definition.type), default))
        elif not any(variables_in(value)):
            known[name] = coerce_input_literal(value, definition.type)
        elif isinstance(value, ObjectValueNode) and is_input_object_type(kind):
            below = input_of(kind, value)
            if below is None:
                return None
            inside.append((name, below))
        else:
            return None
    known = filled(known, definitions)
    return None if any(empty_lists(known, definitions)) else Template(known, varying, inside)


def input_of(kind: GraphQLInputObjectType, value: ObjectValueNode) -> Template | None:
    """The template of an input; None where a default stands for what is not given.

    Of an input that is one of many, validation has let one alone come, and no variable that may be null.
    """
    given = {one.name.value for one in value.fields}
    if any(has_default(one) for name, one in kind.fields.items() if name not in given):
        return None
    return template_of(kind.fields, value.fields)


def has_default(definition: GraphQLInputField) -> bool:
    return definition.default is not None or definition.default_value is not Undefined
