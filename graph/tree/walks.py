"""The hops of organizations walked in the columns: each by its name in `graph/records/organizations.py`.

A walk gives the rows that a hop leads to from one of its parents, or from the whole graph, before those that the
viewer sees are taken, and they are filtered and put into order.
"""

from collections.abc import Callable, Mapping

from graph.cypher.scope import Seen
from graph.tree.asking import Asking
from graph.tree.columns import NO_ROW
from graph.tree.days import Unfit

Walk = Callable[[Asking, int], list[int]]


def itself_and_ancestors(asking: Asking, row: int) -> list[int]:
    return [row, *asking.ancestors(row)]


def descendants(asking: Asking, row: int) -> list[int]:
    return asking.counted.under(row)


def at_or_under(asking: Asking, row: int) -> list[int]:
    return [row, *asking.counted.under(row)]


def ever_under(asking: Asking, row: int) -> list[int]:
    """With those that have ended: each where it last was."""
    columns, day = asking.columns, asking.day
    children, since, until = columns.below.columns
    found, seen, waiting = [row], {row}, [row]
    while waiting:
        for place in columns.below.places(waiting.pop()):
            child, end = children[place], until[place]
            if since[place] <= day and (day < end or end == columns.until[child]):
                if child in seen:
                    raise Unfit
                seen.add(child)
                found.append(child)
                waiting.append(child)
    return found


FROM_ONE: Mapping[str, Walk] = {
    "PARENT": Asking.parents,
    "CHILDREN": Asking.children,
    "ANCESTORS": Asking.ancestors,
    "ITSELF_AND_ANCESTORS": itself_and_ancestors,
    "DESCENDANTS": descendants,
    "AT_OR_UNDER": at_or_under,
    "EVER_UNDER": ever_under,
}
EVER = frozenset({"AT_OR_UNDER", "EVER_UNDER", "EVERYWHERE"})
"""What can be asked for what has ended, too."""


def by_code(asking: Asking, slot: str, *, past: bool) -> list[int]:
    code = asking.given["code" + slot]
    return [row for row in asking.columns.rows_of_code.get(code, ()) if asking.holds(row)]


def roots(asking: Asking, slot: str, *, past: bool) -> list[int]:
    parent = asking.tree.parent
    tops = (row for row in asking.all if parent[row] == NO_ROW or not asking.sees(Seen.INSIDE, parent[row]))
    return [row for row in tops if asking.holds(row)]


def everywhere(asking: Asking, slot: str, *, past: bool) -> list[int]:
    asking.called = asking.tree.everywhere(past=past)
    return list(asking.called) if asking.part is None else [row for row in asking.all if row in asking.called]


FROM_ALL: Mapping[str, Callable[..., list[int]]] = {"BY_CODE": by_code, "ROOTS": roots, "EVERYWHERE": everywhere}
"""What begins at the whole graph; `slot` is what follows the names of its parameters."""
