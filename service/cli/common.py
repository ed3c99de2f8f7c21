"""What all commands do alike: read the settings, open the graph, and tell an expected failure in one line."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn, TypeVar

import typer
from rich.console import Console

from graph.engine.errors import GraphError
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from reports.model import ReportRefused
from service.cli.serve import PortTaken
from service.settings import BadSetting, Settings, service_settings

T = TypeVar("T")
console = Console(stderr=True)


def settings_of(host: str | None = None, port: int | None = None) -> Settings:
    """The environment's settings, with what the command line says instead."""
    overrides = {"HOST": host, "PORT": None if port is None else str(port)}
    given = {name: value for name, value in overrides.items() if value is not None}
    return expected(lambda: service_settings({**os.environ, **given}))


def run(settings: Settings, work: Callable[[Graph], Coroutine[Any, Any, None]]) -> None:
    """The work on the opened graph; an expected failure is one line and exit code 1."""

    async def opened() -> None:
        async with open_graph(settings.graph) as graph:
            await graph.verify()
            await work(graph)

    expected(lambda: asyncio.run(opened()))


def expected(work: Callable[[], T]) -> T:
    try:
        return work()
    except (GraphError, BadSetting, PortTaken, ReportRefused) as error:
        fail(str(error))
    except KeyboardInterrupt:
        console.print("Interrupted.")
        raise typer.Exit(130) from None


def fail(message: str) -> NoReturn:
    console.print(message, style="bold red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(1)
