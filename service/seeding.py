"""A seeded history into a graph: the first state row by row, what followed by the commands, each with its own line.

A filling that was not finished is begun anew: the first state empties the graph.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from operator import attrgetter
from typing import Any

from graph.engine.sessions import Graph
from graph.engine.state import finish_filling
from graph.facts.memory import Row
from graph.facts.rows import grouped
from graph.model.canonical import known
from graph.model.tables import HEADCOUNTS, LINK_TABLES, NODE_TABLES, ORGANIZATION
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.batch import Wanted
from resolvers.commands.machinery.replay import First
from resolvers.commands.machinery.replay import play as play_changes
from resolvers.shared.identifiers import encode_id
from seeds.draft.rows import Rows
from seeds.draft.scale import LETTER
from seeds.draft.telling import Ref, Told
from seeds.exchange.load import begin_anew, transactions
from seeds.sizes import History

Progress = Callable[[int, int], None]
ACTOR = "seed"
MOST_OBJECTS = 12_000
"""How much a transaction takes. One of 20,000 changes of members got no answer from the embedded engine any more."""


async def play(graph: Graph, history: History, source: str, loaded: Progress, made: Progress) -> None:
    """Empties the graph, loads the first state, makes all changes since, and calls the graph whole.

    `loaded` is told (rows done, rows) of the first state, `made` (changes done, changes). The changes are told while
    the graph writes the first state.
    """
    await begin_anew(graph, source)
    rows, changes = Counted(loaded), Counted(made)
    groups, first = groups_of(history, source, changes), first_of(history, source, rows)
    played = await play_changes(graph, groups, lambda: datetime.now(UTC), first, rows.add, changes.add)
    await finish_filling(graph, source, rows.total + played.rows)


@dataclass(slots=True)
class Counted:
    """Adds up what is told piece by piece; the total grows as more becomes known."""

    progress: Progress
    total: int = 0
    done: int = 0

    def add(self, more: int) -> None:
        self.done += more
        self.progress(self.done, self.total)


def groups_of(history: History, source: str, changes: Counted) -> Iterator[Sequence[Wanted]]:
    """The changes by transaction, told when the first one is asked for."""
    changes.total = len(history.told)
    yield from grouped(wanted_of(history.told, source), attrgetter("size"), MOST_OBJECTS)


def first_of(history: History, source: str, rows: Counted) -> First:
    def states() -> Iterator[Rows]:
        for state in history.states():
            rows.total += state.total()
            yield state

    series = {
        row["id"]: {name: row[name] for name in HEADCOUNTS if name in row}
        for row in history.first.nodes[ORGANIZATION.name]
    }
    first = chain.from_iterable(map(rows_of, history.states()))
    return First(source, transactions(states()), first, series, morning_of(LETTER))


def rows_of(first: Rows) -> Iterator[Row]:
    for node in NODE_TABLES:
        for row in first.nodes.get(node.name, ()):
            yield node, row["id"], "", known(node, row)
    for link in LINK_TABLES:
        for start, end, row in first.links.get(link.name, ()):
            yield link, start, end, known(link, row)


def wanted_of(told: Sequence[Told], source: str) -> Iterator[Wanted]:
    """What is told, as the changes that the commands make; the same source gives the same keys, and so the same ids."""
    for number, one in enumerate(told, 1):
        given = input_of(one.input)
        key, at = f"{ACTOR}|{source}|{number}", morning_of(one.recorded)
        yield Wanted(SPECS[one.mutation], given, one.on, ACTOR, key, one.made, at)


def morning_of(day: date) -> datetime:
    """When the seeds record what they tell: at eight in the morning in Vietnam, so that `knownAt` can be asked."""
    return datetime(day.year, day.month, day.day, 1, tzinfo=UTC)


def input_of(value: Any) -> Any:
    """A told value as a command takes it: references as global ids."""
    if isinstance(value, Ref):
        return encode_id(value.type, value.key)
    if isinstance(value, Mapping):
        return {name: input_of(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [input_of(one) for one in value]
    return value
