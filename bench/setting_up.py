"""Sets up what contenders run on: Neo4j with the province, the embedded engine with it, the peers from npm.

Everything lies under .cache/bench and is kept as long as the sources that it was made from are the same; nothing of
it is committed.
"""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.contenders import ROOT
from bench.postgres import CannotSetUp

CACHE = ROOT / ".cache" / "bench"
PEERS = ROOT / "bench" / "peers"
SCRIPT = ROOT / "scripts" / "neo4j"
LEAST_NODE = 22
SOURCES = (
    "seeds/sizes.py",
    "seeds/state/**/*.py",
    "seeds/history/**/*.py",
    "seeds/draft/**/*.py",
    "seeds/exchange/load.py",
    "seeds/data/*.csv",
    "graph/model/tables.py",
    "graph/model/keys.py",
    "graph/engine/migration_texts/*.cypher",
)


def digest(paths: Iterable[Path]) -> str:
    """Tells whether the sources are those of before."""
    sum_ = hashlib.sha256()
    for path in sorted(paths):
        sum_.update(path.name.encode() + b"\0" + path.read_bytes())
    return sum_.hexdigest()[:12]


def data_digest() -> str:
    found = {pattern: list(ROOT.glob(pattern)) for pattern in SOURCES}
    if missing := [pattern for pattern, paths in found.items() if not paths]:
        raise CannotSetUp(f"What the data are made of has moved: {', '.join(missing)}.")
    return digest(path for paths in found.values() for path in paths)


@contextmanager
def neo4j(directory: Path, settings: Mapping[str, str] | None = None) -> Iterator[tuple[Mapping[str, str], int]]:
    """A Neo4j server on the directory: its environment and its process id. Stopped at the end."""
    environment = {**os.environ, **(settings or {})}
    command = (SCRIPT, "start", directory)
    started = subprocess.run(command, env=environment, check=False, stdout=subprocess.PIPE, text=True)  # noqa: S603
    if started.returncode:
        raise CannotSetUp("Neo4j could not be started (it needs a JDK 17 and Maven); see its words above.")
    lines = [line.removeprefix("export ").partition("=") for line in started.stdout.splitlines()]
    pid: int = json.loads((directory / "server.json").read_text())["pid"]
    try:
        yield {name: value for name, _, value in lines}, pid
    finally:
        subprocess.run((SCRIPT, "stop", directory), check=False)  # noqa: S603


@contextmanager
def province_on_neo4j() -> Iterator[tuple[Mapping[str, str], int]]:
    """A server with the whole province, filled where the kept one is not of these sources."""
    directory = CACHE / f"neo4j-{data_digest()}"
    forget_older("neo4j-*", directory)
    with neo4j(directory) as (environment, pid):
        hierarchy("seed", "--size", "province", "--if-needed", environment=environment)
        yield environment, pid


def province_embedded() -> Path:
    """A directory of the embedded engine with the whole province."""
    directory = CACHE / f"embedded-{data_digest()}"
    forget_older("embedded-*", directory)
    environment = {"GRAPH_URL": f"embedded:{directory}"}
    hierarchy("seed", "--size", "province", "--if-needed", environment=environment)
    return directory


def forget_older(pattern: str, wanted: Path) -> None:
    for path in CACHE.glob(pattern):
        if path != wanted:
            shutil.rmtree(path)


def hierarchy(*arguments: str, environment: Mapping[str, str]) -> None:
    """The service's own command; raises CannotSetUp where it fails."""
    done = subprocess.run(  # noqa: S603
        (sys.executable, "-m", "service", *arguments), env={**os.environ, **environment}, cwd=ROOT, check=False
    )
    if done.returncode:
        raise CannotSetUp(f"`hierarchy {' '.join(arguments)}` failed; see its words above.")


def peers() -> tuple[Path, Path]:
    """The folder with the peers' packages and our servers for them, and the Node that runs them.

    PostGraphile 5 needs Node 22: where the system's is older, one comes with the packages.
    """
    if shutil.which("npm") is None:
        raise CannotSetUp("npm is not installed (Debian: apt-get install npm).")
    folder = CACHE / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = digest((PEERS / "package.json", PEERS / "package-lock.json"))
    stamp = folder / "stamp"
    for file in PEERS.iterdir():
        shutil.copy(file, folder / file.name)
    if not stamp.exists() or stamp.read_text() != wanted:
        npm(folder)
        stamp.write_text(wanted)
    return folder, node_of(folder)


def npm(folder: Path) -> None:
    """Installs exactly what the lock says; no package runs a script of its own."""
    command = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise CannotSetUp(f"npm could not install the peers: {done.stderr.strip()[-500:]}")


def node_of(folder: Path) -> Path:
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), "")
    packaged = folder / "node_modules" / f"node-linux-{machine}" / "bin" / "node"
    if packaged.exists():
        return packaged
    installed = shutil.which("node")
    if installed is None or major(output((installed, "--version"))) < LEAST_NODE:
        raise CannotSetUp(f"PostGraphile needs Node {LEAST_NODE} or newer.")
    return Path(installed)


def major(version: str) -> int:
    return int(version.removeprefix("v").split(".")[0])


def output(command: Sequence[str | Path]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


def loading_lines() -> list[Mapping[str, object]]:
    """How long the province takes to load on both engines, by `bench.loading` on a server of its own."""
    command = (SCRIPT, "run", "--", sys.executable, "-m", "bench.loading")
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
