"""What lists of organizations and members can be asked for about how these were judged."""

from typing import LiteralString

from graph.cypher.filters import Filter, Given
from graph.model.tables import NO_BODY

# a comprehension, as embedded a subquery costs four times as much for each of a province's members
JUDGED: LiteralString = (
    "[(<node>)-[<+judged>:ASSESSED]->(:Organization) WHERE <judged>.kind = $assessedKind AND <judged>.body = '"
    + NO_BODY
    + "' AND <judged>.level IN $assessedLevels AND <judged>.decidedOn <= $on"
)
IN_EACH_YEAR: LiteralString = (
    "size("
    + JUDGED
    + " AND toString(<judged>.periodFrom) + '/' + toString(<judged>.periodTo) IN $assessedYears"
    + " | <judged>.level]) = size($assessedYears)"
)
ASSESSED = Filter(
    "assessed",
    Given.ASSESSED,
    {"assessedYears": IN_EACH_YEAR, "assessedEver": "(size(" + JUDGED + " | <judged>.level]) > 0) = $assessedEver"},
)
"""Judged so, as a whole, in each of some calendar years; or where none is named, for any period."""
