"""`hierarchy schema`: the public schema, printed, checked or written."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from schema.build import build_schema
from service.cli.common import expected, fail

SDL = Path(__file__).parents[2] / "schema.graphql"


def schema(
    check: Annotated[bool, typer.Option("--check", help="Fail if schema.graphql is not what the code says.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Write schema.graphql.")] = False,
) -> None:
    """Prints the public schema, or checks or writes the committed one."""
    text = build_schema().as_str() + "\n"
    if write:
        expected(lambda: SDL.write_text(text, encoding="utf-8"))
    elif check:
        if not SDL.exists() or SDL.read_text(encoding="utf-8") != text:
            fail("schema.graphql differs from the code: look at the change, then run `hierarchy schema --write`.")
    else:
        sys.stdout.write(text)
