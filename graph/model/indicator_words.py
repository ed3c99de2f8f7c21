"""The words of indicators: what is counted, over which stretches of time, by which groups."""

from enum import StrEnum


class IndicatorKind(StrEnum):
    ORGANIZATIONS = "ORGANIZATIONS"
    MEMBERS = "MEMBERS"
    ADMITTED = "ADMITTED"
    LEFT = "LEFT"
    REMOVED = "REMOVED"
    EXPELLED = "EXPELLED"
    ORGANIZATIONS_EXCELLENT = "ORGANIZATIONS_EXCELLENT"
    ORGANIZATIONS_GOOD = "ORGANIZATIONS_GOOD"
    SUPERVISED = "SUPERVISED"
    INSPECTED = "INSPECTED"
    MONITORED = "MONITORED"


class Interval(StrEnum):
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"


class IndicatorGroupBy(StrEnum):
    TOTAL = "TOTAL"
    CHILD = "CHILD"
    LEVEL = "LEVEL"
    SECTOR = "SECTOR"


class IndicatorSource(StrEnum):
    """Whether a number was worked out, or nothing is known of that time."""

    COMPUTED = "COMPUTED"
    NOT_KNOWN = "NOT_KNOWN"


class Better(StrEnum):
    MORE = "MORE"
    FEWER = "FEWER"
    NEITHER = "NEITHER"
