"""What one request asks of a planned field: its arguments, the filters of its hop, its page."""

from dataclasses import dataclass, field, replace
from typing import Any

from graphql.execution.values import VariableValues

from execution.backend import EVERYTHING, LARGEST_PAGE, Between, Cut, bounds_of, cut_of
from execution.cursors import between, slice_of
from execution.kinds import Arguments, FieldKind, Link, Opaque, Shape, Slice, order_of
from execution.planned.given import Given

USUAL_LIST = 50
NO_ROWS = Slice(0)


@dataclass(slots=True)
class Binding:
    """What a request asks of a field. Not frozen, as one is made for each field of each request.

    `hop`: a link's, for the order that is asked for. `whole`: its rows are read whole and put into order here, as a
    parent has few of them.

    `error` answers the field itself, `page_error` everything of a connection but its total.
    `rows` is about how many a parent gives.
    """

    arguments: Arguments = field(default_factory=dict[str, Any])
    parameters: Arguments = field(default_factory=dict[str, Any])
    past: bool = False
    hop: Opaque = None
    part: Slice = NO_ROWS
    between: Between = EVERYTHING
    whole: bool = False
    rows: int = 1
    error: Exception | None = None
    page_error: Exception | None = None

    @property
    def shape(self) -> tuple[object, ...]:
        """What of it shapes a statement."""
        filters = tuple(sorted(self.parameters))
        failed = (self.error is not None, self.page_error is not None)
        page = (order_of(self.arguments), self.part.backwards, self.part.bounded, self.cut)
        return (filters, self.past, self.whole, *page, *failed)

    @property
    def cut(self) -> Cut:
        """How the page lies in the order of the hop's keys."""
        return cut_of(self.between, reverse=self.part.reverse)

    @property
    def values(self) -> dict[str, Any]:
        """What its hop's parameters are given, by their names."""
        above, below = bounds_of(self.between)
        return {**self.parameters, "limit": self.part.size + 1, "above": above, "below": below}


def bind(kind: FieldKind | None, given: Given, variables: VariableValues) -> Binding:
    """The binding of a field of a kind; what cannot be used is kept as the field's error."""
    try:
        arguments = given.arguments(variables)
        return bind_link(kind, arguments) if isinstance(kind, Link) else Binding(arguments)
    except Exception as error:  # noqa: BLE001  # told as the field's own error, as any resolver's is
        return Binding(error=error)


def bind_link(link: Link[Opaque], arguments: Arguments) -> Binding:
    parameters = link.parameters(arguments)
    past, hop = bool(arguments.get(link.past)), link.ordered(arguments)
    if link.shape is not Shape.CONNECTION:
        part = Slice(1 if link.shape is Shape.ONE else LARGEST_PAGE, descending=order_of(arguments).descending)
        rows = 1 if link.shape is Shape.ONE else link.usual or USUAL_LIST
        return Binding(arguments, parameters, past, hop, part, whole=link.usual > 0, rows=rows)
    part = slice_of(arguments)
    rows = min(part.size + 1, link.usual or part.size + 1)
    bound = Binding(arguments, parameters, past, hop, part, whole=0 < link.usual <= part.size, rows=rows)
    try:
        # whose list it is shows only under its parent
        return replace(bound, between=between(part, None))
    except Exception as error:  # noqa: BLE001
        return replace(bound, page_error=error)
