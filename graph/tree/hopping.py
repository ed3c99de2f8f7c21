"""One hop in the columns: the organizations that it leads to, as the graph would give them, or what they have beside
them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from execution.backend import Cut, Paging
from graph.cypher.scope import Seen
from graph.tree.asking import Asking
from graph.tree.cells import Beside, Cells, ReadCell
from graph.tree.values import ORDERS, Keep
from graph.tree.walks import Walk, at_or_under

NOTHING: tuple[list[int], int] = ([], 0)
"""What is found from most rows of a tree."""
HEIGHT = "HEIGHT"
"""The order of a way up: how far away something is, the farthest first."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The cells of organizations, each row a list of its own; `behind` is the number of the part that is not held."""

    cells: Sequence[ReadCell]
    behind: int | None = None

    def read(self, asking: Asking, rows: Sequence[int], tops: Sequence[int], *keys: Sequence[Any]) -> list[Cells]:
        """The rows; a key follows the cells of each where there are keys."""
        columns = [*(cell(asking, rows, tops) for cell in self.cells), *keys]
        made = list(map(list, zip(*columns, strict=True))) if columns else [[] for _ in rows]
        if self.behind is not None and made:
            asking.gaps.append((self.behind, rows, made))
        return made


@dataclass(frozen=True, slots=True)
class Hopping:
    """The organizations along a hop: walked, filtered, put into order, cut to a page, read.

    `seen` is what whoever sees a part is asked of them; `nearest` is the key of the first row of a way up; `depth`
    names the parameter that bounds a way down.
    """

    walk: Walk
    seen: Seen
    rows: Rows
    order: str
    nearest: int
    filters: Sequence[tuple[str, Callable[[Asking, Any], Keep]]]
    depth: str
    paging: Paging
    counted: bool
    cut: Cut
    slot: str

    def of_each(self, asking: Asking, rows: Sequence[int], _: Sequence[int]) -> list[Any]:
        """What the cell of each row is."""
        found = [self.found(asking, row) for row in rows]
        flat = [row for one, _ in found for row in one]
        tops = [row for row, (one, _) in zip(rows, found, strict=True) for _ in one]
        made = self.rows.read(asking, flat, tops, self.keys_of_each(asking, found))
        pages, first = list[Any](), 0
        for one, total in found:
            page = made[first : first + len(one)]
            pages.append([page, total] if self.counted else page)
            first += len(one)
        return pages

    def keys_of_each(self, asking: Asking, found: Sequence[tuple[list[int], int]]) -> Sequence[Any]:
        if self.order == HEIGHT:
            return [self.nearest - place for one, _ in found for place in range(len(one))]
        return ORDERS[self.order](asking, [row for one, _ in found for row in one])

    def found(self, asking: Asking, row: int) -> tuple[list[int], int]:
        """The rows of the page from one row, in order, and the number of all."""
        walked = self.walk(asking, row)
        if not walked:
            return NOTHING
        rows = self.kept(asking, row, walked)
        total = len(rows)
        if self.paging is Paging.NONE:
            return [], total
        if self.paging is Paging.WHOLE:
            return rows, total
        return self.page(asking, rows), total

    def all(self, asking: Asking, top: int) -> list[int]:
        """The rows from one row, in no order."""
        return self.kept(asking, top, self.walk(asking, top))

    def kept(self, asking: Asking, top: int, walked: Sequence[int]) -> list[int]:
        """Those of the rows walked from one row that the viewer sees and that are asked for."""
        rows, asking.top = list(asking.seen(self.seen, walked)), top
        for name, keep_of in self.filters:
            rows = keep_of(asking, asking.given[name + self.slot])(rows)
        if self.depth:
            depth = asking.tree.depth
            deepest = depth[top] + asking.given[self.depth + self.slot]
            rows = [row for row in rows if depth[row] <= deepest]
        return rows

    def page(self, asking: Asking, rows: list[int]) -> list[int]:
        return page_of(asking, zip(ORDERS[self.order](asking, rows), rows, strict=True), self.cut, self.slot)


@dataclass(frozen=True, slots=True)
class Beneath:
    """What an organization and all that is under it have beside them of a kind: each once, filtered, cut to a page."""

    beside: Beside
    paging: Paging
    counted: bool
    cut: Cut

    def of(self, asking: Asking, top: int) -> list[Any]:
        """The page, and the number of all where they are counted."""
        beside = self.beside
        found = {one for row in at_or_under(asking, top) for one in beside.kind.of(asking, row)}
        asked = [one for one in found if beside.asked(asking, one)]
        rows: list[Cells] = []
        if self.paging is Paging.PAGE:
            pairs = ((beside.key(asking, one), one) for one in asked)
            rows = [beside.read(asking, one) for one in page_of(asking, pairs, self.cut, beside.slot)]
        return [rows, len(asked) if self.counted else None]


def page_of(asking: Asking, pairs: Iterable[tuple[Any, int]], cut: Cut, slot: str) -> list[int]:
    """The rows, each behind its key, that stand first between the keys that are asked for."""
    if cut.above:
        above = asking.given["above" + slot]
        pairs = [pair for pair in pairs if pair[0] > above]
    if cut.below:
        below = asking.given["below" + slot]
        pairs = [pair for pair in pairs if pair[0] < below]
    ordered = sorted(pairs, reverse=cut.reverse)
    return [row for _, row in ordered[: asking.given["limit" + slot]]]
