"""The province in an embedded graph, filled once for all runs of tests until a line of what fills it changes.

Filling takes a minute of the processor, which each run of a test on the province would spend.
"""

import hashlib
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".cache" / "province"
FILLED_BY = ("execution", "graph", "requirements", "resolvers", "schema", "seeds", "wording")
"""What the rows, their commands, their lines and the engine's own form come from."""


async def copy_of_province(fill: Callable[[Path], Awaitable[None]], directory: Path) -> Path:
    """A graph in a directory of its own, which may be changed; `fill` makes one where none is kept."""
    kept = KEPT / digest()
    if not kept.exists():
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir(parents=True)
        made = Path(mkdtemp(dir=KEPT))
        await fill(made / "graph")
        keep(made, kept)
    return shutil.copytree(kept / "graph", directory / "graph")


def keep(made: Path, kept: Path) -> None:
    """One that another run has kept meanwhile is as good."""
    try:
        made.rename(kept)
    except OSError:
        if not kept.exists():
            raise
        shutil.rmtree(made)


def digest() -> str:
    known = hashlib.sha256()
    for folder in FILLED_BY:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                known.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode())
                known.update(path.read_bytes())
    return known.hexdigest()[:32]
