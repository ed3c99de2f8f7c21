"""The marks of a page that are drawn: the bar of a row and the shade of a cell.

Nothing is told by colour alone: parts of a bar differ in their pattern and have their number beside them, a shaded cell
carries its figure. Both stay apart in grey.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.model import Figures

WIDTH = 260.0
MARGIN = 0.5
"""Half of the line around a part, so that the outer ones aren't cut."""
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


def bar(figures: Figures, whole: int, patterns: Mapping[str, str]) -> Sequence[Piece]:
    """The states of a row as parts of a bar, in the order of the patterns; what is nobody's has no length."""
    x = MARGIN
    pieces: list[Piece] = []
    for state, fill in patterns.items():
        width = round((WIDTH - 2 * MARGIN) * figures[state] / whole, 1) if whole else 0.0
        if width:
            pieces.append(Piece(state, round(x, 1), width, fill))
        x += width
    return pieces


def shade(rate: float | None) -> int:
    """The step of a rate from 0 to 5: only nothing is white, and only everything the darkest."""
    if not rate:
        return 0
    return min(len(SHADES) - 1, 1 + int(rate * (len(SHADES) - 1) * 0.999))
