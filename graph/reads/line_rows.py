"""Rows that lines of the ledger opened or closed, a piece of a text at a time: one of a reorganization has megabytes.

A text is a canonical list (`graph/model/canonical`). A row is known by the place where it begins, counted as the graph
counts letters: in units of UTF-16. A row begins with its table's name, which begins with a capital; no quote within a
text stands bare, so that nothing else looks like it.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, LiteralString, NamedTuple

import orjson

from graph.engine.sessions import Reads

Side = Literal["opened", "closed"]
BEGINS = re.compile(r'(?<=\],)\["(?=[A-Z])')
PIECE, LARGER = 16_384, 4
"""How many units are read first, and how many times as many where the rows asked for are longer."""
LONG = 262_144
"""A text of so many units is read whole where one piece does not do: reading a piece of it takes the embedded engine
nearly as long."""
FIRST = 1
"""Where the first row begins: behind the bracket of the list."""


class Row(NamedTuple):
    """A row of a line, and where it begins."""

    at: int
    row: Sequence[Any]


class Piece(NamedTuple):
    """A part of a line's text, from one place to another, where the rows that may be shown end, and how long the text
    is."""

    line: str
    start: int
    stop: int
    end: int
    size: int
    text: str


@dataclass(frozen=True, slots=True)
class Whole:
    """All rows of a line: its text, where each row begins in it, and the places that they are known by."""

    text: str
    begins: Sequence[int]
    places: Sequence[int]

    def cut(self, above: int | None, below: int | None, limit: int, *, backwards: bool) -> list[Row]:
        """At most `limit` rows between two places (exclusive), the first or the last of them, in their order."""
        start = 0 if above is None else bisect_right(self.places, above)
        stop = max(start, len(self.places) if below is None else bisect_left(self.places, below))
        chosen = range(max(start, stop - limit), stop) if backwards else range(start, min(stop, start + limit))
        return [Row(self.places[one], orjson.loads(self.text[self.begins[one] : self.end_of(one)])) for one in chosen]

    def end_of(self, row: int) -> int:
        """Where a row ends: before the comma, or the bracket of the list."""
        return (self.begins[row + 1] if row + 1 < len(self.begins) else len(self.text)) - 1


Wholes = Callable[[str], Awaitable[Whole]]
"""All rows of a line by its id."""

LIST_PIECES: LiteralString = """
UNWIND $ids AS id
MATCH (text:ChangeText {id: id})
WITH id, text.SIDE AS said
WITH id, said, CASE WHEN $below IS NULL THEN size(said) - 1 ELSE $below END AS end
WITH id, said, end, end - $length AS from_end
WITH id, said, end, CASE WHEN $backwards AND from_end > $above THEN from_end ELSE $above END AS start
WITH id, said, end, start, start + $length AS full
WITH id, said, end, start, CASE WHEN NOT $backwards AND full < end THEN full ELSE end END AS stop
WITH id, start, stop, end, size(said) AS size,
  CASE WHEN stop > start THEN substring(said, start, stop - start) ELSE '' END AS piece
RETURN collect([id, start, stop, end, size, piece])
""".strip()
PIECES_OF: Mapping[Side, LiteralString] = {
    "opened": LIST_PIECES.replace("SIDE", "opened"),
    "closed": LIST_PIECES.replace("SIDE", "closed"),
}
"""A piece of the text of each line: from its beginning or its end, as far as bounds are given."""


async def list_rows(
    reads: Reads,
    side: Side,
    lines: Collection[str],
    *,
    above: int | None,
    below: int | None,
    limit: int,
    backwards: bool,
    whole: Wholes,
) -> dict[str, list[Row]]:
    """Of each line at most `limit` rows between two places (exclusive), the first or the last of them, in their order.

    A statement for all lines, and a further one for those whose rows are longer than what it read. A long line that is
    gone through, or of which more is asked than a piece has, is given `whole`.
    """
    found: dict[str, list[Row]] = {}
    wanted, length = sorted(lines), PIECE
    # the row that is right before the comma of another one ends there
    start, end = FIRST if above is None else above, None if below is None else below - 1
    # the row of a cursor is read with those behind it
    needed = limit if above is None else limit + 1
    while wanted:
        pieces = await reads.read(
            PIECES_OF[side], ids=wanted, length=length, backwards=backwards, above=start, below=end
        )
        wanted, length = [], length * LARGER
        for piece in [Piece(*one) for one in pieces]:
            rows = rows_of(piece, start)
            lacking = len(rows) < needed and (piece.start > start or piece.stop < piece.end)
            if piece.size >= LONG and (lacking or above is not None or below is not None):
                found[piece.line] = (await whole(piece.line)).cut(above, below, limit, backwards=backwards)
                continue
            if lacking:
                wanted.append(piece.line)
                continue
            rows = [one for one in rows if above is None or one.at > above]
            found[piece.line] = rows[-limit:] if backwards else rows[:limit]
    return found


def rows_of(piece: Piece, first: int) -> list[Row]:
    """The rows that stand whole in a piece; the first place is the beginning of a row."""
    begins = [one.start() for one in BEGINS.finditer(piece.text)]
    if piece.start == first and piece.text:
        begins = [0, *begins]
    ends = [one - 1 for one in begins[1:]]
    if piece.stop == piece.end:
        ends.append(len(piece.text))
    # the last row of a piece may go on behind it
    spans = zip(places_of(piece.text, begins, piece.start), begins, ends, strict=False)
    return [Row(place, orjson.loads(piece.text[begin:end])) for place, begin, end in spans]


def whole_of(text: str) -> Whole:
    """The rows of a whole text."""
    begins = [] if text == "[]" else [FIRST, *(one.start() for one in BEGINS.finditer(text))]
    return Whole(text, array("q", begins), array("q", places_of(text, begins, 0)))


def places_of(text: str, begins: Sequence[int], start: int) -> list[int]:
    """The places of what begins there in a text, which stands at a place itself."""
    if text.isascii():
        return [start + begin for begin in begins]
    places, at, last = list[int](), start, 0
    for begin in begins:
        at, last = at + units(text[last:begin]), begin
        places.append(at)
    return places


def units(text: str) -> int:
    """The length of a text as the graph counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def count_rows(text: str) -> int:
    """How many rows a whole text holds."""
    return 0 if text == "[]" else 1 + len(BEGINS.findall(text))
