"""`subscription { changes }`: every line of the ledger behind a position, as it is written, whoever writes it."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence, Set
from contextlib import asynccontextmanager
from datetime import date, timedelta

from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Record, Same, Source
from execution.sharing import Following
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.few import graph_of
from graph.ledger.lines import ORGANIZATIONS, change_id
from graph.ledger.tail import Piece, Position, Told, tail_of
from graph.records.organizations import ITSELF_AND_ANCESTORS
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import decode_id
from wording.said import say

MOST_LEVELS = 64


@asynccontextmanager
async def follow(backend: Fetching, _: View, arguments: Arguments) -> AsyncIterator[Following]:
    """The lines behind the position that the arguments name (none: behind the last one), some at once."""
    asked_of(arguments)  # what cannot be asked for is told before anything is
    after = arguments.get("after")
    graph = graph_of(backend.reads)
    assert graph is not None, "a subscription is answered by the graph itself"  # noqa: S101
    tail, position = tail_of(graph), None if after is None else position_of(after)
    async with tail.followed(position) as pieces:
        # the end is the one that is followed from: nothing was waited for in between
        yield Following(cursor_of(position or tail.known_end()), pieces)


async def told(backend: Fetching, view: View, arguments: Arguments, lines: Piece) -> list[Record]:
    """Those of the lines that the arguments ask for; whatever is told of them is no older than they are."""
    backend.expect(lines[-1].seq)
    return [event_of(line, view) for line in await wanted_of(backend, view, lines, *asked_of(arguments))]


def asked_of(arguments: Arguments) -> tuple[str | None, frozenset[str] | None]:
    """The organization and the kinds that lines are asked for of; None asks for nothing."""
    under, kinds = arguments.get("under"), arguments.get("kinds")
    key = None if under is None else str(decode_id(under, "under", {"Organization"}).key)
    return key, None if kinds is None else frozenset(map(str, kinds))


async def wanted_of(
    backend: Fetching, view: View, lines: Sequence[Told], under: str | None, kinds: frozenset[str] | None
) -> list[Told]:
    """The lines of some kinds that are about an organization or what is under it; None asks for nothing."""
    wanted = [line for line in lines if kinds is None or line.kind in kinds]
    if under is None:
        return wanted
    seen = await subjects_under(backend, view, wanted, under)
    return [line for line in wanted if not seen[line.seq].isdisjoint(line.subjects)]


def event_of(line: Told, view: View) -> Record:
    """A change as it is told: the line itself has all columns of it, and what it is about."""
    values = {**line._asdict(), "id": change_id(line.seq), "cursor": cursor_of(line.position)}
    return Record("ChangeTold", view.at(day_of(line, view)), values)


def day_of(line: Told, view: View) -> date:
    """The day that a change takes effect; that of its question where it has none."""
    return date.fromisoformat(line.on) if line.on else view.on


def behind(lines: Piece) -> str:
    """The cursor of the last of the lines."""
    return cursor_of(lines[-1].position)


def cursor_of(position: Position) -> str:
    """A position as a client names it."""
    return f"{position.seq}:{position.hash}"


def position_of(cursor: str) -> Position:
    """The position that a cursor names: number and hash of a line."""
    number, _, hash_ = cursor.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) <= 15 and len(hash_) == 64):
        raise BadUserInput(say("NOT_A_POSITION", argument="after"), "after")
    return Position(int(number), hash_)


async def subjects_under(backend: Fetching, view: View, lines: Sequence[Told], under: str) -> Mapping[int, Set[str]]:
    """Of each line, by its number, the organizations that it is about and that stand under the other one, or are it, on
    the day of the change or on the day before: what leaves is told, too."""
    days: defaultdict[date, list[Told]] = defaultdict(list)
    for line in lines:
        on = day_of(line, view)
        days[on].append(line)
        if on > date.min:
            days[on - timedelta(days=1)].append(line)
    seen: defaultdict[int, set[str]] = defaultdict(set)
    for on, own in days.items():
        ids = sorted(
            {one.removeprefix(ORGANIZATIONS) for line in own for one in line.subjects if one.startswith(ORGANIZATIONS)}
        )
        if not ids:
            continue
        pages = await backend.pages(ITSELF_AND_ANCESTORS, ids, view.at(on), {}, limit=MOST_LEVELS + 1)
        below = {
            f"{ORGANIZATIONS}{one}"
            for one, page in zip(ids, pages, strict=True)
            if under == one or under in {values["id"] for _, values in page}
        }
        for line in own:
            seen[line.seq] |= below
    return seen


SUBSCRIPTION: FieldMap = {
    "changes": Source(follow, told, behind, "cursor", takes=("under", "kinds", "after"), begins=("after",))
}
CHANGE_TOLD: FieldMap = {"change": Same("Change"), **columns("cursor")}
