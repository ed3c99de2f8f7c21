"""A plan in words, for people: each field at its place with what it is."""

from collections.abc import Iterator

from execution.kinds import Batch, Column, Command, Computed, Costly, End, FieldKind, Link, Root, Same, Source
from execution.planned.plans import Plan
from execution.planned.selection import Selection


def described(plan: Plan) -> list[str]:
    """One line for each field of the plan, indented by its depth."""
    return list(lines_of(plan.root, 0))


def lines_of(selection: Selection, depth: int) -> Iterator[str]:
    for field in selection:
        shown = field.key if field.key == field.name else f"{field.key}: {field.name}"
        yield f"{'  ' * depth}{shown}  {meaning_of(field.kind)}".rstrip()
        for kind, below in field.selection.items():
            if len(field.selection) > 1 and below:
                yield f"{'  ' * (depth + 1)}... on {kind}"
            yield from lines_of(below, depth + 1 + (len(field.selection) > 1))


def meaning_of(kind: FieldKind | None) -> str:
    """What a field of this kind costs."""
    match kind:
        case Column():
            return "column"
        case Costly():
            return "column, read as it is selected"
        case Computed(_, needs):
            return f"computed from {', '.join(needs)}"
        case Same():
            return "the record itself"
        case Link():
            return f"link ({kind.shape.value.lower()}), in its parent's statement"
        case End():
            return "record at an end, in its parent's statement"
        case Batch():
            return "batch: statements of its own for all parents at once"
        case Root():
            return "root"
        case Command():
            return "command"
        case Source():
            return "events, each answered by itself"
        case None:
            return ""
