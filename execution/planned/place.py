"""Values put where they belong in an answer, and what must still be read for them put into the queue."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from graphql import GraphQLOutputType, get_named_type, is_abstract_type, is_leaf_type, is_list_type, is_non_null_type

from execution.asked import Asked, Budget
from execution.kinds import Batch, Column, Computed, End, Listing, Opaque, Pages, Record, Same, Unread, Window
from execution.planned.bindings import Binding
from execution.planned.plans import Plan
from execution.planned.selection import TYPENAME, Field, Selection
from execution.planned.state import Failure, Holder, Leaf, Made, NullForRequired, Place, Queue, Reading, Typed
from execution.view import View


class Placing:
    """The answer of one root field while it grows; `records` are the record types by the name of their type.

    `lists` are connections and lists that wait to be read or shown, each with its place.
    """

    def __init__(
        self,
        asked: Asked,
        plan: Plan,
        bindings: Sequence[Binding | None],
        budget: Budget,
        records: Mapping[str, Opaque],
    ) -> None:
        self.backend = asked.backend
        self.today = asked.view
        self.plan = plan
        self.bindings = bindings
        self.budget = budget
        self.records = records
        self.queue = Queue()
        self.failed: list[Failure] = []
        self.lists: list[tuple[Field, Pages[Opaque] | Window | Listing[Opaque], Place]] = []

    def reading(self, view: View) -> Reading:
        return Reading(view, self.bindings, self.budget, self.queue, self.failed)

    def fail(self, error: Exception) -> Failure:
        failure = Failure(error)
        self.failed.append(failure)
        return failure

    def place(self, field: Field, kind: GraphQLOutputType, value: Leaf, holder: Holder, at: Leaf) -> None:
        """Puts a value where it belongs; what is not read yet is queued."""
        inner = kind.of_type if is_non_null_type(kind) else kind
        if value is None:
            holder[at] = self.fail(NullForRequired(field.path)) if inner is not kind else None
        elif isinstance(value, Exception):
            holder[at] = self.fail(value)
        elif is_list_type(inner):
            self.place_list(field, inner.of_type, value, holder, at)
        elif isinstance(value, Record):
            made = Typed(value.type) if is_abstract_type(inner) else {}
            holder[at] = self.made(field.selection[value.type], value, made)
        elif isinstance(value, Unread):
            holder[at] = None
            self.reading(value.view).unread(field, (holder, at), value)
        elif isinstance(value, Pages | Window | Listing):
            holder[at] = None
            self.lists.append((field, value, (holder, at)))
        else:
            holder[at] = self.leaf(get_named_type(inner), value)

    def place_list(self, field: Field, kind: GraphQLOutputType, value: Leaf, holder: Holder, at: Leaf) -> None:
        if isinstance(value, Listing):
            holder[at] = None
            self.lists.append((field, value, (holder, at)))
            return
        items: list[Leaf] = [None] * len(value)
        holder[at] = items
        for index, item in enumerate(value):
            self.place(field, kind, item, items, index)

    def leaf(self, kind: Leaf, value: Leaf) -> Leaf:
        if not is_leaf_type(kind):
            return self.fail(TypeError(f"{value!r} is no {kind.name}"))
        try:
            return kind.serialize(value)
        except Exception as error:  # noqa: BLE001  # told as the field's own error
            return self.fail(error)

    def made(self, selection: Selection, record: Record, made: Made) -> Made:
        """Fills an object from a record at hand; what the graph must be asked for is queued."""
        lacking: list[Field] = []
        self.budget.write(sum(field.weight for field in selection))
        for field in selection:
            made[field.key] = None
            binding = self.bindings[field.number]
            if field.name == TYPENAME:
                made[field.key] = record.type
            elif binding is not None and binding.error is not None:
                made[field.key] = self.fail(binding.error)
            elif not self.known(field, record, made):
                lacking.append(field)
        if lacking:
            self.reading(record.view).lacks(lacking, made, record)
        return made

    def known(self, field: Field, record: Record, made: Made) -> bool:
        """Answers the field from the record itself, or queues it; False where the graph must be asked."""
        match field.kind:
            case Column(name):
                self.place(field, field.type, record.values[name], made, field.key)
            case Computed(compute):
                self.place(field, field.type, self.attempt(compute, record), made, field.key)
            case Same(to):
                self.place(field, field.type, Record(to, record.view, record.values), made, field.key)
            case Batch():
                self.reading(record.view).waits(field, [(made, record)])
            case End():
                self.place_end(field, field.kind, record, made)
            case _:
                return False
        return True

    def attempt(self, compute: Callable[[Record], object], record: Record) -> object:
        try:
            return compute(record)
        except Exception as error:  # noqa: BLE001  # told as the field's own error
            return error

    def place_end(self, field: Field, end: End[Opaque], record: Record, made: Made) -> None:
        key = record.values[end.key]
        if key is None:
            self.place(field, field.type, None, made, field.key)
            return
        view = record.view.at(date.fromisoformat(record.values[end.on])) if end.on else record.view
        self.place(
            field, field.type, Unread(end.record, end.to, key, view, living=False, tells=end.tells), made, field.key
        )
