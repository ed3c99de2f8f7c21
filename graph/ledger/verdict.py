"""What verifying has found so far, in sentences for an administrator."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.ledger.lines import BEGINNING

MOST_NAMED = 20
"""Of one kind of problem, so many are named; of the others, their number."""


@dataclass(slots=True)
class Verdict:
    """What was found: `problems` is empty where the ledger is whole and explains the graph, `broken` where the facts
    keep the rules that every change keeps.

    `erased` counts the nodes of which what is personal was erased. `witness` is `number:hash` of a line that has not
    been met yet.
    """

    lines: int = 0
    hash: str = BEGINNING
    rows: int = 0
    erased: int = 0
    witness: str | None = None
    problems: list[str] = field(default_factory=list[str])
    broken: list[str] = field(default_factory=list[str])

    def report(self, problem: str) -> None:
        self.problems.append(problem)

    def report_all(self, problems: Sequence[str], what: str) -> None:
        """The first of many problems of one kind, and how many more there are of `what`."""
        self.problems += problems[:MOST_NAMED]
        if len(problems) > MOST_NAMED:
            self.report(f"There are {len(problems) - MOST_NAMED:,} more {what}.")
