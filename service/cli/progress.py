"""The progress bar of long work, with its rate."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

DRAWN_PER_SECOND = 2
"""A bar costs the work beside it some milliseconds each time that it is drawn."""
Advance = Callable[[int, int], None]
"""Told (done, total)."""


@contextmanager
def loading_bar(console: Console, total: int, doing: str = "Loading", unit: str = "rows") -> Iterator[Advance]:
    """A bar; off a terminal it prints its end only."""
    with loading_bars(console, (total, doing, unit)) as [advance]:
        yield advance


@contextmanager
def loading_bars(console: Console, *wanted: tuple[int | None, str, str]) -> Iterator[list[Advance]]:
    """Bars of work that goes on side by side: the total of each where it is known, what is done, and in which unit."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, refresh_per_second=DRAWN_PER_SECOND) as progress:
        yield [bar(progress, *one) for one in wanted]


def bar(progress: Progress, total: int | None, doing: str, unit: str) -> Advance:
    task = progress.add_task(doing, total=total, rate="", start=False)

    def advance(done: int, total: int) -> None:
        progress.start_task(task)
        elapsed = progress.tasks[task].elapsed or 0
        rate = shown_rate(done / elapsed, unit) if elapsed else ""
        progress.update(task, completed=done, total=total, rate=rate)

    return advance


def shown_rate(per_second: float, unit: str) -> str:
    """By the second; where that would be less than one, by the minute."""
    return f"{per_second:,.0f} {unit}/s" if per_second >= 1 else f"{per_second * 60:,.1f} {unit}/min"
