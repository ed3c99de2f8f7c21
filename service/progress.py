"""The progress bar of long work, with its rate. Called by `cli`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


@contextmanager
def loading_bar(
    console: Console, total: int, doing: str = "Loading", unit: str = "rows"
) -> Iterator[Callable[[int, int], None]]:
    """A bar that is told (done, total); off a terminal it prints its end only."""
    columns = (
        TextColumn(doing),
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
            rate = shown_rate(done / elapsed, unit) if elapsed else ""
            progress.update(task, completed=done, total=total, rate=rate)

        yield advance


def shown_rate(per_second: float, unit: str) -> str:
    """By the second; where that would be less than one, by the minute."""
    return f"{per_second:,.0f} {unit}/s" if per_second >= 1 else f"{per_second * 60:,.1f} {unit}/min"
