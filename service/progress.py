"""The progress bar of long work, with its rate. Called by `cli`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


@contextmanager
def loading_bar(console: Console, total: int) -> Iterator[Callable[[int, int], None]]:
    """A bar that is told (done, total); off a terminal it prints its end only."""
    columns = (
        TextColumn("Loading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("loading", total=total, rate="")

        def advance(done: int, total: int) -> None:
            elapsed = progress.tasks[task].elapsed or 0
            rate = f"{done / elapsed:,.0f} rows/s" if elapsed else ""
            progress.update(task, completed=done, total=total, rate=rate)

        yield advance
