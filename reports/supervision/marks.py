"""The marks of a page that are drawn: the bar of a coverage and the shade of a cell.

Nothing is told by colour alone: parts of a bar differ in their pattern and have their number beside them, a shaded cell
carries its figure. Both stay apart in grey.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.model import Figures
from reports.supervision.model import STATES

WIDTH = 260.0
MARGIN = 0.5
"""Half of the line around a part, so that the outer ones aren't cut."""
PATTERNS = {
    "supervised": "#1f4e79",
    "withoutStanding": "url(#stripes)",
    "lapsed": "url(#dots)",
    "unsupervised": "#ffffff",
}
SHADES = ("#ffffff", "#e3edf6", "#bcd3e8", "#86aed2", "#4a81b4", "#1f4e79")
"""From nothing to everything; the lightness falls evenly, so that the order shows in grey."""
FIRST_DARK = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar in pixels: where it begins, how long it is, and how it is filled."""

    state: str
    x: float
    width: float
    fill: str


def bar(figures: Figures) -> Sequence[Piece]:
    """The states of a row's organizations as parts of a bar; what is nobody's has no length."""
    whole, x = figures["organizations"], MARGIN
    pieces: list[Piece] = []
    for state in STATES:
        width = round((WIDTH - 2 * MARGIN) * figures[state] / whole, 1) if whole else 0.0
        if width:
            pieces.append(Piece(state, round(x, 1), width, PATTERNS[state]))
        x += width
    return pieces


def shade(rate: float | None) -> int:
    """The step of a rate from 0 to 5: only nothing is white, and only everything the darkest."""
    if not rate:
        return 0
    return min(len(SHADES) - 1, 1 + int(rate * (len(SHADES) - 1) * 0.999))
