"""What all commands do alike: read the settings, open the graph, and tell an expected failure in one line."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn, TypeVar

import typer
from rich.console import Console

from graph.engine.errors import GraphError, GraphMisconfigured
from graph.engine.open import Purpose, open_graph
from graph.engine.sessions import Graph
from reports.model import ReportRefused
from service.access.settings import Unusable
from service.settings import BadSetting, Settings, service_settings
from wording.languages import Language

T = TypeVar("T")
console = Console(stderr=True)


class PortTaken(Exception):
    """The address cannot be listened on; the message says which and what to do."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        super().__init__(f"Port {port} on {host} cannot be taken ({error.strerror}): choose another with PORT=.")
        self.errno = error.errno


def settings_of(host: str | None = None, port: int | None = None, workers: int | None = None) -> Settings:
    """The environment's settings, with what the command line says instead."""
    overrides = {"HOST": host, "PORT": port, "WORKERS": workers}
    given = {name: str(value) for name, value in overrides.items() if value is not None}
    return expected(lambda: service_settings({**os.environ, **given}))


def run(settings: Settings, work: Callable[[Graph], Coroutine[Any, Any, T]], purpose: Purpose = Purpose.LOOK) -> T:
    """What the work on the opened graph returns; an expected failure is one line and exit code 1."""

    async def opened() -> T:
        async with open_graph(settings.graph, purpose) as graph:
            await graph.verify()
            return await work(graph)

    return expected(lambda: asyncio.run(opened()))


def expected(work: Callable[[], T]) -> T:
    try:
        return work()
    except (BadSetting, GraphMisconfigured, Unusable) as error:
        # as the same value in an option would be: what was asked for is not understood
        fail(str(error), 2)
    except GraphError as error:
        fail(error.said.words(language()) if error.said.code != "OPERATORS_FAULT" else str(error))
    except (PortTaken, ReportRefused) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or 'The system'}: {error.strerror or error}.")
    except KeyboardInterrupt:
        console.print("Interrupted.")
        raise typer.Exit(130) from None


def language() -> Language:
    """The language of whoever sits at the terminal, as the system's own commands take it (POSIX, LC_MESSAGES)."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return Language.VI if named.startswith("vi") else Language.EN


def fail(message: str, code: int = 1) -> NoReturn:
    console.print(message, style="bold red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(code)
