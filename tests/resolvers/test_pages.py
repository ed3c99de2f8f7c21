"""Pages of what was worked out whole, in every order and from either end; no graph is needed."""

from collections.abc import Sequence
from typing import Any

import pytest

from execution.cursors import encode_cursor
from execution.kinds import Record, Window
from execution.view import View
from resolvers.shared.pages import USUAL, Listed, Whole, as_they_are, ascending, by, descending
from tests.support.asking import TODAY

VIEW = View.whole(TODAY)
BACKEND: Any = None
POINTS = [3, None, 1, 3, 2, 7, None, 1]
ROWS = [Record("Row", VIEW, {"id": f"r{at}", "points": one}) for at, one in enumerate(POINTS)]
LISTED = Listed(
    "Of.rows",
    {
        USUAL: by(lambda row: f"{descending(row.values['points'] or 0)}|{row.values['id']}"),
        "POINTS": by(lambda row: f"{ascending(row.values['points'])}|{row.values['id']}"),
        "ID": by(lambda row: row.values["id"]),
    },
    as_they_are,
)


def order(field: str, direction: str) -> dict[str, Any]:
    return {"orderBy": {"field": field, "direction": direction}}


async def window(whole: Whole[Record], **arguments: Any) -> Window:
    [found] = await LISTED.windows(BACKEND, VIEW, [("one", whole)], arguments)
    return found


def ids(rows: Sequence[tuple[str, Record]]) -> list[str]:
    return [record.values["id"] for _, record in rows]


async def test_usually_in_the_order_of_the_list_and_else_in_that_which_is_asked_for() -> None:
    whole = Whole(ROWS)
    assert ids((await window(whole)).rows) == ["r5", "r0", "r3", "r4", "r2", "r7", "r1", "r6"]
    upwards = ids((await window(whole, **order("POINTS", "ASC"))).rows)
    assert upwards == ["r1", "r6", "r2", "r7", "r4", "r0", "r3", "r5"], "unknown ones first, ties by what tells apart"
    assert ids((await window(whole, **order("POINTS", "DESC"))).rows) == upwards[::-1]
    assert ids((await window(whole, **order("ID", "DESC"))).rows) == sorted(ids([("", row) for row in ROWS]))[::-1]


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("size", [0, 1, 3, 7, 8, 9])
async def test_pages_from_either_end_are_the_list(direction: str, size: int) -> None:
    whole, asked = Whole(ROWS), order("POINTS", direction)
    every = (await window(whole, **asked)).rows
    forwards, backwards = list[str](), list[str]()
    after = before = None
    for _ in range(len(ROWS) + 1 if size else 1):
        page = await window(whole, first=size, after=after, **asked)
        shown = page.rows[:size]
        forwards += ids(shown)
        assert len(page.rows) == min(size + 1, len(every) - len(forwards) + len(shown))
        after = encode_cursor(page.fingerprint, shown[-1][0]) if shown else after
        page = await window(whole, last=size, before=before, **asked)
        shown = page.rows[max(len(page.rows) - size, 0) :]
        backwards = ids(shown) + backwards
        before = encode_cursor(page.fingerprint, shown[0][0]) if shown else before
    assert page.total is not None
    assert await page.total() == len(ROWS)
    assert forwards == backwards == (ids(every) if size else [])


async def test_a_list_is_put_into_each_order_once() -> None:
    whole = Whole(ROWS)
    await window(whole, first=1, **order("POINTS", "ASC"))
    kept = whole.ordered["POINTS"]
    await window(whole, last=2, **order("POINTS", "DESC"))
    assert whole.ordered.keys() == {"POINTS"}
    assert whole.ordered["POINTS"] is kept


async def test_a_cursor_of_another_order_shows_nothing() -> None:
    """Whoever shows the page says why: the window tells which list it is of."""
    whole = Whole(ROWS)
    page = await window(whole, first=1, **order("POINTS", "ASC"))
    cursor = encode_cursor(page.fingerprint, page.rows[0][0])
    other = await window(whole, first=1, after=cursor, **order("POINTS", "DESC"))
    assert other.rows == []
    assert other.fingerprint != page.fingerprint


async def test_rows_that_are_there_no_more_are_left_out() -> None:
    async def shown(_: Any, __: View, rows: Sequence[Record]) -> list[Record | None]:
        return [None if row.values["id"] == "r1" else row for row in rows]

    listed = Listed("Of.rows", {USUAL: by(lambda row: row.values["id"])}, shown)
    first, second = await listed.windows(BACKEND, VIEW, [("a", Whole(ROWS[:3])), ("b", Whole(ROWS[3:5]))], {})
    assert (ids(first.rows), ids(second.rows)) == (["r0", "r2"], ["r3", "r4"])
