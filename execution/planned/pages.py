"""A page of a connection as clients see it, whatever its rows are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from execution.backend import EVERYTHING, Between
from execution.cursors import between, encode_cursor
from execution.kinds import Slice
from execution.planned.selection import TYPENAME, Field, Selection
from execution.planned.state import Leaf, Made, Reading

Shown = Callable[[Field, Sequence[Leaf], Sequence[Made]], list[Leaf]]
"""The values of a field for rows; what an edge carries may be put into the edges later, too."""
OF_ROWS = frozenset({"nodes", "edges", "pageInfo"})
CURSORS = frozenset({"cursor", "startCursor", "endCursor"})


@dataclass(slots=True)
class Page:
    """The rows of a page, once they are taken; `error` answers everything but the total."""

    fingerprint: str
    part: Slice
    error: Exception | None = None
    between: Between = EVERYTHING
    total: int | None = None
    rows: Sequence[Leaf] = ()
    more: bool = False
    key: Callable[[Leaf], str] = field(default=str)

    def __post_init__(self) -> None:
        """Finds what its cursors say; those of another list are refused."""
        if self.part.bounded and self.error is None:
            try:
                self.between = between(self.part, self.fingerprint)
            except Exception as error:  # noqa: BLE001  # told as the error of the page's fields
                self.error = error

    def take(self, rows: Sequence[Leaf], key: Callable[[Leaf], str], total: int | None) -> None:
        """Rows in their order, all or those at the page's end of the list: it keeps its own."""
        if self.part.bounded and self.error is None:
            rows = [row for row in rows if self.between.holds(key(row))]
        size, behind = self.part.size, max(len(rows) - self.part.size, 0)
        self.rows, self.more, self.key, self.total = rows[:size], behind > 0, key, total
        if self.part.backwards:
            self.rows = rows[behind:]

    @property
    def has_next(self) -> bool:
        """Whether rows follow; the row of a cursor does."""
        return self.part.before is not None or (self.more and not self.part.backwards)

    @property
    def has_previous(self) -> bool:
        """Whether rows lie before; the row of a cursor does."""
        return self.part.after is not None or (self.more and self.part.backwards)

    def cursor(self, row: Leaf) -> str:
        return encode_cursor(self.fingerprint, self.key(row))


def selects_rows(selection: Selection) -> bool:
    """Whether rows are needed, and not only their number."""
    return any(one.name in OF_ROWS for one in selection)


def selects_total(selection: Selection) -> bool:
    return any(one.name == "totalCount" for one in selection)


def selects_cursors(selection: Selection) -> bool:
    """Whether any cursor is asked for: of an edge, or of the page."""
    inner = [below for one in selection if one.name in OF_ROWS for kind in one.selection.values() for below in kind]
    return any(one.name in CURSORS and one.parent.endswith(("Edge", "PageInfo")) for one in inner)


def connection(selection: Selection, page: Page, shown: Shown, reading: Reading) -> Made:
    """The connection's fields; `shown` gives the values of a field for rows: nodes, or what an edge carries."""
    made: Made = {}
    for one in selection:
        if one.name == TYPENAME:
            made[one.key] = one.parent
        elif one.name == "totalCount":
            made[one.key] = page.total
        elif page.error is not None:
            made[one.key] = reading.fail(page.error)
        elif one.name == "nodes":
            made[one.key] = shown(one, page.rows, ())
        elif one.name == "edges":
            made[one.key] = edges(one, page, shown)
        else:
            made[one.key] = page_info(one, page)
    return made


def edges(field: Field, page: Page, shown: Shown) -> list[Made]:
    """The rows as edges, filled column by column."""
    [selection] = field.selection.values()
    made: list[Made] = [{} for _ in page.rows]
    for one in selection:
        for edge, value in zip(made, edge_column(one, page, shown, made), strict=True):
            edge[one.key] = value
    return made


def edge_column(field: Field, page: Page, shown: Shown, made: Sequence[Made]) -> list[Leaf]:
    if field.name == TYPENAME:
        return [field.parent] * len(page.rows)
    if field.name == "cursor":
        return [page.cursor(row) for row in page.rows]
    return shown(field, page.rows, made)


def page_info(field: Field, page: Page) -> Made:
    [selection] = field.selection.values()
    return {one.key: info(one, page) for one in selection}


def info(field: Field, page: Page) -> Leaf:
    match field.name:
        case "hasNextPage":
            return page.has_next
        case "hasPreviousPage":
            return page.has_previous
        case "startCursor":
            return page.cursor(page.rows[0]) if page.rows else None
        case "endCursor":
            return page.cursor(page.rows[-1]) if page.rows else None
        case _:
            return field.parent
