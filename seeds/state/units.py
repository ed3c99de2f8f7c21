"""The real units: provinces, districts and communes of Quảng Nam and Đà Nẵng, and what became of them.

Read from `data/`; sources and licences stand in data/README.md and NOTICE.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit: its code is a text and is reused over time; coordinates may be missing."""

    code: str
    kind: str
    name: str
    parent: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Succession:
    """`old` went into `new`, all of it or a part."""

    old: str
    new: str
    extent: str


def read_units(name: str) -> dict[str, Unit]:
    """The units of one day by code: `2023`, `2025_01` or `2025_07`."""
    with (DATA / f"units_{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: unit_of(row) for row in csv.DictReader(file)}


def unit_of(row: dict[str, str]) -> Unit:
    name = " ".join(row["name"].split())
    return Unit(row["code"], row["kind"], name, row["parent_code"], number(row["lat"]), number(row["lon"]))


def number(text: str) -> float | None:
    return float(text) if text else None


def read_successions(name: str) -> list[Succession]:
    """What went into what: `2025_01` or `2025_07`."""
    with (DATA / f"succession_{name}.csv").open(encoding="utf-8", newline="") as file:
        return [Succession(row["old_code"], row["new_code"], row["extent"]) for row in csv.DictReader(file)]
