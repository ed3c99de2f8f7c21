"""The province in an embedded graph, filled once for all runs of tests until a line of what fills it changes.

Filling takes a minute of the processor, which each run of a test on the province would spend.
"""

import hashlib
import shutil
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from fcntl import LOCK_EX, flock
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".cache" / "province"
FILLED_BY = ("execution", "graph", "requirements", "resolvers", "schema", "seeds", "wording")
"""What the rows, their commands, their lines and the engine's own form come from."""


async def copy_of_province(fill: Callable[[Path], Awaitable[None]], directory: Path) -> Path:
    """A graph in a directory of its own, which may be changed; `fill` makes one where none is kept. One run at a
    time is here: another waits for what is being filled, and takes nothing away that is in use."""
    KEPT.parent.mkdir(exist_ok=True)
    with KEPT.with_suffix(".lock").open("w") as lock:
        await to_thread(flock, lock, LOCK_EX)
        kept = KEPT / digest()
        if not kept.exists():
            shutil.rmtree(KEPT, ignore_errors=True)
            filling = KEPT / "filling"
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
