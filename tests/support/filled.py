"""Seeds in embedded graphs, each filled once for all runs of tests until a line of what fills it changes.

Filling the province takes a minute of the processor, which each run of a test on it would spend, and the command that
seeds the tiny data seven seconds, which five files of tests would.
"""

import hashlib
import shutil
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from fcntl import LOCK_EX, flock
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".cache"
FILLED_BY = ("execution", "graph", "requirements", "resolvers", "schema", "seeds", "service", "wording")
"""What the rows, their commands, their lines and the engine's own form come from."""


async def copy_of(size: str, fill: Callable[[Path], Awaitable[None]], directory: Path) -> Path:
    """A graph in a directory of its own, which may be changed; `fill` makes one where none is kept. One run at a
    time is here: another waits for what is being filled, and takes nothing away that is in use."""
    KEPT.mkdir(exist_ok=True)
    with (KEPT / f"{size}.lock").open("w") as lock:
        await to_thread(flock, lock, LOCK_EX)
        kept = KEPT / size / digest()
        if not kept.exists():
            shutil.rmtree(KEPT / size, ignore_errors=True)
            filling = KEPT / size / "filling"
            filling.mkdir(parents=True)
            await fill(filling / "graph")
            filling.rename(kept)
        return await to_thread(shutil.copytree, kept / "graph", directory / "graph")


def digest() -> str:
    known = hashlib.sha256()
    for folder in FILLED_BY:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                known.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode())
                known.update(path.read_bytes())
    return known.hexdigest()[:32]
