"""A seeded history into a graph: the first state row by row, what followed by the commands, each with its own line.

Called by `cli` and the tests. A filling that was not finished is begun anew: the first state empties the graph.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from graph.sessions import Graph
from graph.state import finish_filling
from resolvers.commands.together import Wanted, make_together
from resolvers.identifiers import encode_id
from resolvers.mutations import SPECS
from seeds.loading import load_unfinished
from seeds.sizes import History
from seeds.telling import Ref, Told

Progress = Callable[[int, int], None]
ACTOR = "seed"
MOST_OBJECTS = 12_000
OBJECTS_OF_A_LINE = 3
"""How much a transaction takes: each change counts as its line and the objects in its input (a member, each meeting).

One of 20,000 changes of members got no answer from the embedded engine any more.
"""
ASKING = frozenset({"applyReorganization", "assignSupervisors"})
"""Changes that ask the graph by statements of their own: the first of them begins a transaction."""


async def load_first_state(graph: Graph, history: History, source: str, progress: Progress) -> None:
    """Empties the graph and loads the first state; `progress` is told (rows done, rows)."""
    await load_unfinished(graph, history.first, progress, source)


async def play(graph: Graph, history: History, source: str, progress: Progress) -> None:
    """Makes all changes since, and calls the graph whole; `progress` is told (changes done, changes)."""
    done, total, rows = 0, len(history.told), history.first.total()
    groups = grouped(wanted_of(history.told, source))
    changes = next(groups, None)
    while changes is not None:
        # while the graph writes one group, the next one is laid out
        following = asyncio.create_task(asyncio.to_thread(next, groups, None))
        rows += (await make_together(graph, changes, ACTOR, lambda: datetime.now(UTC))).rows
        done += len(changes)
        progress(done, total)
        changes = await following
    await finish_filling(graph, source, rows)


def wanted_of(told: Sequence[Told], source: str) -> Iterator[Wanted]:
    """What is told, as the changes that the commands make; the same source gives the same keys, and so the same ids."""
    for number, one in enumerate(told, 1):
        given = {**input_of(one.given), "on": one.on}
        yield Wanted(one.mutation, SPECS[one.mutation], given, one.on, f"{ACTOR}|{source}|{number}", one.made)


def input_of(value: Any) -> Any:
    """A told value as a command takes it: references as global ids."""
    if isinstance(value, Ref):
        return encode_id(value.type, value.key)
    if isinstance(value, Mapping):
        return {name: input_of(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [input_of(one) for one in value]
    return value


def grouped(changes: Iterator[Wanted]) -> Iterator[list[Wanted]]:
    """As many changes as one transaction takes, in their order."""
    group: list[Wanted] = []
    size = 0
    for one in changes:
        own = OBJECTS_OF_A_LINE + objects_in(one.given)
        begins = one.name in ASKING and bool(group) and group[-1].name != one.name
        if group and (size + own > MOST_OBJECTS or begins):
            yield group
            group, size = [], 0
        group.append(one)
        size += own
    if group:
        yield group


def objects_in(value: Any) -> int:
    if isinstance(value, Mapping):
        return 1 + sum(map(objects_in, value.values()))
    return sum(map(objects_in, value)) if isinstance(value, list) else 0
