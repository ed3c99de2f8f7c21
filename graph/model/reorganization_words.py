"""The words of plans of reorganizations, as `vocabulary`: they stand in answers, and in no row."""

from enum import StrEnum


class ReorganizationEffectKind(StrEnum):
    """What a plan of a reorganization does, as its summary counts it."""

    ESTABLISHED = "ESTABLISHED"
    ENDED = "ENDED"
    MOVED = "MOVED"
    RENAMED_OR_RAISED = "RENAMED_OR_RAISED"
    PLACES_COVERED = "PLACES_COVERED"
    SEATS_ENDED = "SEATS_ENDED"
    CIVIL_POSTS_ENDED = "CIVIL_POSTS_ENDED"
    MEMBERS_TRANSFERRED = "MEMBERS_TRANSFERRED"
    SUPERVISIONS_ENDED = "SUPERVISIONS_ENDED"
    SUPERVISIONS_CARRIED_OVER = "SUPERVISIONS_CARRIED_OVER"
