"""The service itself by two workers on a Neo4j: each change is seen by both, and one that is killed is replaced."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from tests.conftest import Loaded
from tests.resolvers.commands.small import organization, small_world
from tests.service.test_process import PATIENCE, ROOT, await_readiness, free_port
from tests.service.test_tree import NAME, RENAME
from tests.service.test_workers import until
from tests.support.arranging import on_server

pytestmark = [
    pytest.mark.contract,
    pytest.mark.engine,
    pytest.mark.skipif(not on_server(), reason="one process has the directory of an embedded graph"),
]


@contextmanager
def served(port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "service", "serve", "--workers", "2", "--port", str(port)]
    environment = {**os.environ, "WARM_UP": "0"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, text=True)
    try:
        await_readiness(process, port)
        yield process
    finally:
        process.terminate()
        process.wait()


async def test_a_change_is_seen_by_both_and_a_killed_one_is_replaced(loaded: Loaded) -> None:
    await loaded.hold(small_world())
    loaded.forget()
    port = free_port()
    address = f"http://127.0.0.1:{port}"

    def ask(query: str, variables: Any = None, **headers: str) -> Any:
        """The data, on a connection of its own: either worker may answer."""
        body = {"query": query, "variables": variables or {}}
        answer = httpx.post(f"{address}/graphql", json=body, headers=headers, timeout=PATIENCE).json()
        assert "errors" not in answer, answer
        return answer["data"]

    def processes() -> dict[str, float]:
        """When each worker's process was started, by its number."""
        told = httpx.get(f"{address}/metrics", timeout=PATIENCE).text
        return {
            one[1]: float(one[2])
            for one in re.finditer(r'^process_start_time_seconds{worker="(\d)"} (\S+)', told, re.MULTILINE)
        }

    with served(port) as process:
        until(lambda: sorted(processes()) == ["1", "2"])
        first = processes()
        for number in range(6):
            name = f"Chi bộ {number}"
            made = ask(
                RENAME, {"input": {"organization": organization("o4"), "name": name, "on": f"2025-07-0{number + 1}"}}
            )
            seq = str(made["renameOrganization"]["change"]["seq"])
            for _ in range(4):
                assert ask(NAME, **{"X-Min-Seq": seq})["organization"]["name"] == name
        [one, _] = workers_of(process.pid)
        os.kill(one, signal.SIGKILL)
        until(lambda: processes().values() != first.values())
        assert ask(NAME)["organization"]["name"] == "Chi bộ 5"
        process.terminate()
        assert process.wait(PATIENCE) == 0
        assert workers_of(process.pid) == []


def workers_of(parent: int) -> list[int]:
    """The processes that it has begun."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(one) for one in children.read_text(encoding="utf-8").split()] if children.exists() else []
