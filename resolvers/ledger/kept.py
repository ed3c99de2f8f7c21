"""What large lines hold, read once for all their pages: what they opened and closed, and what they are about.

A line never changes, so what it holds is good for as long as anything is kept; what it is about is gone where a later
change took it away.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from execution.kinds import Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.state import End
from graph.reads.line_rows import LONG, Row, Side, Whole, count_rows, list_rows, whole_of
from graph.records.changes import CHANGE, SUBJECTS
from resolvers.shared.computed import result_at_hand, result_of
from resolvers.shared.pages import MOST, Keyed

MANY = 1000
"""Of so many subjects a list that is gone through is read once, not anew for each page."""


async def list_facts(
    backend: Fetching,
    side: Side,
    records: Sequence[Record],
    *,
    above: int | None,
    below: int | None,
    limit: int,
    backwards: bool,
) -> dict[str, list[Row]]:
    """Of each line at most `limit` rows between two places: of those that are kept whole, else of the graph."""
    lines = {record.values["id"]: record for record in records}
    found: dict[str, list[Row]] = {}
    for key, record in lines.items():
        whole = await result_at_hand(backend, *kept_as(side, record))
        if whole is not None:
            found[key] = whole.cut(above, below, limit, backwards=backwards)

    async def read_whole(line: str) -> Whole:
        [text] = await backend.column(CHANGE, side, [line], lines[line].view)
        return await whole_text(backend, side, lines[line], text)

    others = lines.keys() - found.keys()
    cut: dict[str, Any] = {"above": above, "below": below, "limit": limit, "backwards": backwards}
    return found | (await list_rows(backend.reads, side, others, **cut, whole=read_whole) if others else {})


async def whole_text(backend: Fetching, side: Side, record: Record, text: str) -> Whole:
    """The rows of a line's whole text, kept for its further pages."""
    key, of = kept_as(side, record)
    found: Whole = await result_of(backend, key, lambda: asyncio.to_thread(whole_of, text), of)
    return found


def kept_as(side: Side, record: Record) -> tuple[object, End]:
    """What the rows of a line are kept under, and the line that they are of."""
    return (f"Change.{side}", record.view.scope, record.values["id"]), (record.values["seq"], record.values["hash"])


async def count_all(backend: Fetching, side: Side, records: Sequence[Record]) -> list[int]:
    """How many rows the lines have: only this reads their texts whole, once where they are long."""
    found = [await result_at_hand(backend, *kept_as(side, record)) for record in records]
    numbers = {place: len(whole.places) for place, whole in enumerate(found) if whole is not None}
    others = [place for place in range(len(records)) if place not in numbers]
    if others:
        ids = [records[place].values["id"] for place in others]
        texts = await backend.column(CHANGE, side, ids, records[0].view)
        for place, text in zip(others, texts, strict=True):
            short = len(text) < LONG
            whole = None if short else await whole_text(backend, side, records[place], text)
            numbers[place] = count_rows(text) if whole is None else len(whole.places)
    return [numbers[place] for place in range(len(records))]


async def all_subjects(backend: Fetching, line: str, view: View) -> Sequence[Keyed[str]] | None:
    """All that a line is about that is gone through, kept as long as nothing was changed; None where it is little."""
    key = ("Change.subjects", view.scope, line)
    found: Sequence[Keyed[str]] | None = await result_at_hand(backend, key)
    if found is None and (await backend.totals(SUBJECTS, [line], view, {}))[0] > MANY:

        async def read_all() -> Sequence[Keyed[str]]:
            [page] = await backend.pages(SUBJECTS, [line], view, {}, limit=MOST)
            return [(one, one) for one, _ in page]

        found = await result_of(backend, key, read_all)
    return found
