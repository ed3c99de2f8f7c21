"""What one request asks of a planned field: its arguments, the filters of its hop, its page."""

from dataclasses import dataclass, field
from typing import Any

from graphql.execution.values import VariableValues, get_argument_values

from execution.arguments import check_lists, filled
from execution.cursors import key_of, page_size
from execution.kinds import Arguments, Batch, Link, Opaque, Root, Shape
from execution.planned.selection import Field

USUAL_LIST = 50


@dataclass(frozen=True, slots=True)
class Binding:
    """`whole`: a link's rows are read whole and put into order here, as a parent has few of them.

    `error` answers the field itself, `page_error` everything of a connection but its total.
    `rows` is about how many a parent gives.
    """

    arguments: Arguments = field(default_factory=dict[str, Any])
    parameters: Arguments = field(default_factory=dict[str, Any])
    past: bool = False
    first: int = 0
    after: str | None = None
    key: str = ""
    whole: bool = False
    rows: int = 1
    error: Exception | None = None
    page_error: Exception | None = None

    @property
    def shape(self) -> tuple[object, ...]:
        """What of it shapes a statement."""
        filters = tuple(sorted(self.parameters))
        paged = self.after is not None and self.page_error is None
        return (filters, self.past, self.whole, paged, self.error is not None, self.page_error is not None)


def bind(wanted: Field, variables: VariableValues) -> Binding:
    """The field's binding; what cannot be used is kept as the field's error."""
    try:
        assert wanted.definition is not None  # noqa: S101  # __typename is never bound
        given = wanted.definition.args
        arguments = filled(get_argument_values(wanted.definition, wanted.nodes[0], variables), given)
        if isinstance(wanted.kind, Root | Batch | Link):
            check_lists(arguments, given)
        if not isinstance(wanted.kind, Link):
            return Binding(arguments)
        return bind_link(wanted.kind, arguments)
    except Exception as error:  # noqa: BLE001  # told as the field's own error, as any resolver's is
        return Binding(error=error)


def bind_link(link: Link[Opaque], arguments: Arguments) -> Binding:
    parameters = link.parameters(arguments)
    past = bool(arguments.get(link.past))
    if link.shape is not Shape.CONNECTION:
        first = 1 if link.shape is Shape.ONE else link.bound
        rows = 1 if link.shape is Shape.ONE else link.usual or USUAL_LIST
        return Binding(arguments, parameters, past, first, whole=link.usual > 0, rows=rows)
    first = page_size(arguments.get("first"), link.bound)
    whole = 0 < link.usual <= first
    rows = min(first + 1, link.usual or first + 1)
    after = arguments.get("after")
    try:
        key = "" if after is None else key_of(after)
    except Exception as error:  # noqa: BLE001
        return Binding(arguments, parameters, past, first, after, whole=whole, rows=rows, page_error=error)
    return Binding(arguments, parameters, past, first, after, key, whole=whole, rows=rows)
