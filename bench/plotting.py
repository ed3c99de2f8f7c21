"""The plots beside the results: small SVG files with texts as text."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter

from bench.goals import NEAR_THE_LIMIT, advantage
from bench.tables import SHOWN

COLOURS = {
    "ours": "#c62828",
    "ours_workers": "#ad1457",
    "ours_graph": "#6d4c41",
    "limit": "#212121",
    "neo4j_graphql": "#1565c0",
    "postgraphile": "#2e7d32",
    "reference": "#ef9a9a",
    "ours_embedded": "#f9a825",
}
STYLE: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "bench", "font.size": 9, "font.family": "sans-serif"}
PLOTS = {
    "time.svg": ("p50_ms", "Time of an answer against hand-written Cypher (p50, 1 client; less is better)"),
    "requests.svg": ("rps_16", "Time of the work against hand-written Cypher (16 clients; less is better)"),
}


def draw(results: Mapping[str, Any], folder: Path) -> None:
    """Every plot into its file; a run without the limit has nothing to be compared with and draws none."""
    questions = results["questions"]
    if not all("limit" in found for found in questions.values()):
        return
    with mpl.rc_context(STYLE):
        for name, (measure, title) in PLOTS.items():
            plot(questions, measure, title).savefig(folder / name, metadata={"Date": None}, bbox_inches="tight")


def plot(questions: Mapping[str, Any], measure: str, title: str) -> Figure:
    """One line a question, one dot a contender: how many times the limit's time it takes, on a logarithmic axis."""
    figure = Figure(figsize=(7.2, 0.42 * len(questions) + 1.3))
    axes = figure.add_subplot()
    names = [name for name in SHOWN if any(name in found for found in questions.values())]
    for contender in reversed(names):
        points = [
            (advantage(found["limit"][measure], found[contender][measure], measure), row)
            for row, found in enumerate(questions.values())
            if contender in found
        ]
        label = SHOWN[contender]
        across, down = zip(*points, strict=True)
        axes.scatter(across, down, s=42, color=COLOURS[contender], label=label, zorder=3, linewidths=0)
    dress(axes, list(questions), title)
    return figure


def dress(axes: Axes, questions: list[str], title: str) -> None:
    axes.axvspan(1, NEAR_THE_LIMIT, color="#eeeeee", zorder=0, linewidth=0)
    axes.set_xscale("log", base=2)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g} ×"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_yticks(range(len(questions)), questions)
    axes.invert_yaxis()
    axes.grid(axis="both", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_title(title, loc="left", fontsize=10)
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(
        handles[::-1],
        labels[::-1],
        loc="upper center",
        bbox_to_anchor=(0.5, -0.09),
        ncols=6,
        frameon=False,
        handletextpad=0.1,
        columnspacing=1.4,
    )
