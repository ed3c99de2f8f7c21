"""The clients that people use, as they come from npm, against the service behind a real socket.

`make clients` installs them; without it these tests are left out, but not where CI runs.
"""

import asyncio
import json
import os
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from service.http.connections import ConnectionBounds
from tests.service.served import Served, served

CLIENTS = Path(__file__).parents[1] / "clients"
INSTALLED = (CLIENTS / "node_modules").is_dir()

pytestmark = pytest.mark.skipif(not INSTALLED and not os.environ.get("CI"), reason="needs make clients")


@pytest.fixture(scope="module")
async def service() -> AsyncIterator[Served]:
    async with served(ConnectionBounds()) as running:
        yield running


async def run(service: Served, name: str) -> Any:
    """What a client's script prints, as JSON."""
    command = ["node", str(CLIENTS / name), f"http://localhost:{service.port}/graphql"]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


async def test_every_audit_of_graphql_http_is_passed_the_optional_ones_too(service: Served) -> None:
    assert await run(service, "audit.mjs") == {"audits": 61, "missed": []}


async def test_forty_operations_of_graphql_ws_at_once_are_all_answered(service: Served) -> None:
    assert await run(service, "sockets.mjs") == [{"data": {"__typename": "Query"}}] * 40
