"""The words of directives, of the progress with their tasks and of the figures that they state."""

from enum import StrEnum


class DirectiveKind(StrEnum):
    """What kind of document a directive is."""

    STATUTE = "STATUTE"
    RESOLUTION = "RESOLUTION"
    CONCLUSION = "CONCLUSION"
    REGULATION = "REGULATION"
    DECISION = "DECISION"
    DIRECTIVE = "DIRECTIVE"
    PLAN = "PLAN"
    GUIDANCE = "GUIDANCE"
    LETTER = "LETTER"


class ReferenceKind(StrEnum):
    """How one directive refers to another one."""

    IMPLEMENTS = "IMPLEMENTS"
    REVIEWS = "REVIEWS"
    REPLACES = "REPLACES"
    GUIDES = "GUIDES"


class StatedPurpose(StrEnum):
    """What a figure is stated for: it is to be reached, or was reported."""

    TARGET = "TARGET"
    REPORTED = "REPORTED"


class TaskState(StrEnum):
    """Where somebody stands with a task."""

    NOT_STARTED = "NOT_STARTED"
    UNDER_WAY = "UNDER_WAY"
    DONE = "DONE"
