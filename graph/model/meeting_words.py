"""Words of meetings: how good they were."""

from enum import StrEnum


class MeetingLevel(StrEnum):
    """How good a meeting was, from the best down."""

    GOOD = "GOOD"
    FAIR = "FAIR"
    AVERAGE = "AVERAGE"
    POOR = "POOR"
