"""What is known while one root field is answered: its view, its budget, what failed and what is still to be read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from execution.asked import Budget
from execution.kinds import Opaque, Record, Unread
from execution.planned.bindings import Binding
from execution.planned.selection import Field
from execution.view import View

Leaf: TypeAlias = Any
"""A value in an answer: a scalar, an object, a list of them, or what stands for a failure."""
Cells = list[Leaf]
"""A row as the backend gives it; nested rows are cells of it."""
Made = dict[str, Leaf]
Holder = Made | list[Leaf]
Place = tuple[Holder, Leaf]


class Typed(Made):
    """An object whose type the schema leaves open, with the name of its type."""

    __slots__ = ("kind",)

    def __init__(self, kind: str, values: Mapping[str, Leaf] | None = None) -> None:
        super().__init__(values or {})
        self.kind = kind


class NullForRequired(Exception):
    """A field that may not be null has no value."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Cannot return null for non-nullable field {path}.")


@dataclass(frozen=True, slots=True)
class Failure:
    """Stands in the answer where a value could not be had, until `settling` makes null and an error of it."""

    error: Exception


@dataclass(slots=True)
class Queue:
    """What is still to be read, together with all that is alike: for each, the places that wait for it."""

    batches: dict[tuple[int, View], tuple[Field, list[tuple[Made, Record]]]] = field(default_factory=dict)
    lacking: dict[tuple[tuple[int, ...], str, View], tuple[list[Field], list[tuple[Made, Record]]]] = field(
        default_factory=dict
    )
    unread: dict[tuple[int, Opaque, View, bool], tuple[Field, Unread[Opaque], list[tuple[Place, Leaf]]]] = field(
        default_factory=dict
    )


@dataclass(slots=True)
class Reading:
    """One statement's rows being turned into objects: all of one view."""

    view: View
    bindings: Sequence[Binding | None]
    budget: Budget
    queue: Queue
    failed: list[Failure]

    def bound(self, wanted: Field) -> Binding:
        binding = self.bindings[wanted.number]
        assert binding is not None  # noqa: S101  # every field with arguments is bound before it is read
        return binding

    def refusal(self, wanted: Field) -> Exception:
        """Why the arguments of a field cannot be used."""
        error = self.bound(wanted).error
        assert error is not None  # noqa: S101  # the shape that this was compiled for says so
        return error

    def fail(self, error: Exception) -> Failure:
        """What stands for a value that could not be had."""
        failure = Failure(error)
        self.failed.append(failure)
        return failure

    def null(self, wanted: Field) -> Failure | None:
        """Null, where the field may be null."""
        return self.fail(NullForRequired(wanted.path)) if wanted.required else None

    def waits(self, wanted: Field, records: Iterable[tuple[Made, Record]]) -> None:
        """A batch will answer the field for the records, all of this view."""
        self.queue.batches.setdefault((wanted.number, self.view), (wanted, []))[1].extend(records)

    def lacks(self, wanted: list[Field], made: Made, record: Record) -> None:
        """A further statement will read the fields of the record."""
        key = (tuple(one.number for one in wanted), record.type, record.view)
        self.queue.lacking.setdefault(key, (wanted, []))[1].append((made, record))

    def unread(self, wanted: Field, place: Place, record: Unread[Opaque]) -> None:
        """A further statement will read the record whole."""
        key = (wanted.number, record.record, record.view, record.living)
        self.queue.unread.setdefault(key, (wanted, record, []))[2].append((place, record.key))
