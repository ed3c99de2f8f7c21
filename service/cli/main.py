"""The `hierarchy` command: seed, serve, migrate and look, for whoever runs the service.

Exit codes: 0 done; 1 something must be mended, said in one line; 2 the command was not understood; 130 interrupted.
"""

import logging
import sys
import tomllib
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from service.cli.collecting import without_collections

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
COMMANDS: Mapping[str, str] = {
    "serve": "serve:serve",
    "demo": "serve:demo",
    "seed": "seed:seed",
    "migrate": "state:migrate_command",
    "adopt": "state:adopt",
    "schema": "schema:schema",
    "status": "state:status",
    "template": "exchange:template",
    "import": "exchange:import_command",
    "export": "exchange:export",
    "grant": "access:grant",
    "revoke": "access:revoke",
    "grants": "access:grants",
    "token": "access:token",
    "erase": "erasing:erase",
    "calendar": "calendar:calendar",
    "plan": "changes:plan",
    "explain": "explain:explain",
    "backup": "safe:backup",
    "restore": "safe:restore_command",
    "move": "safe:move",
    "ledger": "changes:ledger",
    "report": "report:report",
    "webhook": "webhook:webhook",
    "readings": "readings:readings",
}
"""Where each command stands, in the order of the help: its module in this room, and its name there."""


class Commands(TyperGroup):
    """The commands, each read when it is asked for: one that needs no schema starts in a third of the time.

    Typer does not name the types of what these two are given and return.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        with without_collections():
            told = getattr(import_module(f"service.cli.{module}"), name)
        holder = typer.Typer(add_completion=False)
        if isinstance(told, typer.Typer):
            holder.add_typer(told, name=cmd_name)
        else:
            holder.command(cmd_name)(told)
        return get_group(holder).commands[cmd_name]


app = typer.Typer(
    name="hierarchy",
    cls=Commands,
    help="A GraphQL service over a graph of Party organizations, from province to cell. GRAPH_URL chooses the graph "
    "(embedded:DIRECTORY, bolt://HOST:PORT, neo4j://HOST:PORT), with GRAPH_USER, GRAPH_PASSWORD and GRAPH_DATABASE.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def tell_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"hierarchy {version_of(PROJECT)}\n")
        raise typer.Exit


def version_of(project: Path) -> str:
    """The version that the project's own description says."""
    with project.open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Prints the version and ends.")
    ] = False,
) -> None:
    """What stands before a command."""


def main() -> None:
    # what the driver warns of comes as an error of ours, in one line
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    app(prog_name="hierarchy")
