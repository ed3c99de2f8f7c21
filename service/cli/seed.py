"""`hierarchy seed`: fills an empty graph with synthetic data of real places, or writes a nation as files."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.engine.migrations import migrate
from graph.engine.open import Purpose
from graph.engine.sessions import Graph
from graph.engine.state import FILLING, READY, check_replaceable, read_state
from seeds.draft.scale import REFORM
from seeds.exchange.bulk_csv import PROVINCES, write_csv
from seeds.sizes import LAST, source_name, tell
from service.cli.collecting import without_collections
from service.cli.common import console, fail, run, settings_of
from service.cli.progress import Advance, loading_bar, loading_bars
from service.seeding import play
from service.viewers import make_viewers


class Size(StrEnum):
    TINY = "tiny"
    PROVINCE = "province"
    NATION = "nation"


def seed(
    size: Annotated[
        Size, typer.Option(help="tiny: two districts; province: Quảng Nam; nation: 80 such provinces, as CSV files.")
    ] = Size.PROVINCE,
    seed: Annotated[int, typer.Option(help="The number that all random choices follow from.")] = 1,
    directory: Annotated[Path | None, typer.Option(help="Where the nation's CSV files go.")] = None,
    provinces: Annotated[
        int, typer.Option(help="How many provinces the nation has; fewer are made sooner.", min=1, max=PROVINCES)
    ] = PROVINCES,
    if_needed: Annotated[bool, typer.Option("--if-needed", help="Leave a graph alone that is whole already.")] = False,
    eve: Annotated[bool, typer.Option("--eve", help="Stop on the eve of the reform of 1/7/2025.")] = False,
    empty_first: Annotated[
        bool, typer.Option("--replace", help="Empty the graph first, whatever it holds: nothing brings it back.")
    ] = False,
) -> None:
    """Fills an empty graph with synthetic data of real places."""
    if size is Size.NATION:
        write_nation(directory, provinces, seed)
        return
    until = REFORM if eve else date.max

    def work(graph: Graph) -> Coroutine[Any, Any, None]:
        return fill(graph, size.value, seed, until=until, if_needed=if_needed, empty_first=empty_first)

    run(settings_of(), work, Purpose.FILL)


async def fill(
    graph: Graph,
    size: str,
    seed: int,
    *,
    until: date = date.max,
    if_needed: bool,
    empty_first: bool = False,
    told: Callable[[str, int, int], None] = lambda *_: None,
) -> None:
    """Migrates, then loads the first state and plays what followed before a day; a graph that is whole is left alone,
    and only emptied where that is wanted. `told` hears how far it is, as the bars do."""
    state = await read_state(graph)
    if if_needed and state.status == READY:
        await migrate(graph)
        return
    if not empty_first:
        await check_replaceable(graph)
    if state.status == FILLING:
        console.print("The last filling was not finished: starting anew.")
    source = source_name(size, seed)
    with without_collections():
        with console.status(f"Making {size} …"):
            _, history = await asyncio.gather(migrate(graph), asyncio.to_thread(tell, size, seed, until=until))
        with loading_bars(console, (None, "Loading", "rows"), (None, "Playing", "changes")) as [loaded, made]:
            await play(graph, history, source, heard(loaded, "rows", told), heard(made, "changes", told))
    if until == date.max:
        await make_viewers(graph, settings_of().today())
    last = min(until - timedelta(days=1), LAST)
    console.print(f"The data are invented, and end on {last}: ask about days up to then.", highlight=False)


def heard(bar: Advance, what: str, told: Callable[[str, int, int], None]) -> Advance:
    """What tells a bar and whoever listens beside it."""

    def advance(done: int, total: int) -> None:
        bar(done, total)
        told(what, done, total)

    return advance


def write_nation(directory: Path | None, provinces: int, seed: int) -> None:
    if directory is None:
        fail("The nation is written as CSV files for Neo4j's importer: name a --directory; then scripts/import-nation.")
    with loading_bar(console, provinces, "Writing", "provinces") as progress:
        write_csv(directory, provinces, seed, progress)
