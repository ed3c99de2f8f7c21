"""Statistics of the bench: percentiles of one block, medians over the rounds. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figures:
    """One contender on one question: times in ms, requests a second at 1 and at 16 clients.

    `cpu_ms` and `graph_cpu_ms` are CPU time a request of the service's and of the graph's processes at 16 clients;
    an engine inside of the service has none of its own. `bytes` is the answer's body. `spread`: by which share of its
    middle one p50 of the rounds differs from the others at most.
    """

    p50_ms: float
    p95_ms: float
    rps_1: float
    rps_16: float
    cpu_ms: float
    graph_cpu_ms: float | None
    bytes: int
    spread: float = 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value at the share of the sorted ones, between two neighbours in proportion; at least one value."""
    ordered = sorted(values)
    position = (len(ordered) - 1) * share
    low = int(position)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (position - low)


def over_rounds(rounds: Sequence[Figures]) -> Figures:
    """The median of every figure over the rounds, to three significant places, and how far they lie apart."""
    columns = {name: [asdict(one)[name] for one in rounds] for name in asdict(rounds[0])}
    middle = {name: None if None in column else rounded(median(column)) for name, column in columns.items()}
    times = columns["p50_ms"]
    spread = round((max(times) - min(times)) / median(times), 2)
    return Figures(**{**middle, "bytes": round(median(columns["bytes"])), "spread": spread})


def rounded(value: float) -> float:
    return float(f"{value:.3g}") if value < 100 else round(value, 1)
