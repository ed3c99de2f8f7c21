"""Shows a run to whoever started it, and publishes a whole one: table, plots, README."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench import plotting, tables


def show(results: Mapping[str, Any]) -> None:
    print(tables.figures(results))
    if any("ours" in found and len(found) > 1 for found in results["questions"].values()):
        print("How many times faster ours is (p50 at 1 client):\n")
        print(tables.ratios(results, "p50_ms"), end="\n\n")
        print("How many times more requests a second ours answers (16 clients):\n")
        print(tables.ratios(results, "rps_16"), end="\n\n")
    print(tables.goals(results))


def publish(results: Mapping[str, Any], folder: Path, readme: Path) -> None:
    """Writes results.md and the plots into the folder, and the README's section."""
    (folder / "results.md").write_text(tables.page(results), encoding="utf-8")
    plotting.draw(results, folder)
    text = tables.with_summary(readme.read_text(encoding="utf-8"), tables.summary(results))
    readme.write_text(text, encoding="utf-8")
