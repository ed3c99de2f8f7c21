"""A real OpenID provider in a process of its own: oidc-provider, certified, from npm (`make clients`)."""

import asyncio
import json
import os
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CLIENTS = Path(__file__).parents[1] / "clients"
LEFT_OUT = not (CLIENTS / "node_modules" / "oidc-provider").is_dir() and not os.environ.get("CI")
"""Whether it is not installed, and need not be."""


@dataclass(frozen=True, slots=True)
class Providing:
    """The provider, and how it is told to sign with a new key."""

    issuer: str
    process: Process

    async def rotate(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        await told(self.process)


async def told(process: Process) -> Any:
    """The next line of JSON that it prints."""
    assert process.stdout is not None
    while not (line := await process.stdout.readline()).startswith(b"{"):
        assert line, "the provider has ended"
    return json.loads(line)


@asynccontextmanager
async def providing(address: str, *, ends: str = "") -> AsyncIterator[Providing]:
    """The provider, for whoever signs in at that address of a service; it tells of `ends` by "sid" or "sub"."""
    command = ("node", str(CLIENTS / "provider.mjs"), address, ends)
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
    try:
        yield Providing(f"http://127.0.0.1:{(await told(process))['port']}", process)
    finally:
        process.kill()
        await process.wait()
