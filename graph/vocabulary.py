"""The words that the graph stores: enumerations shared by the seeds, the resolvers and the schema.

Each member's value is its own name, so the text in the graph is the text in GraphQL. Terms and
their Vietnamese originals: docs/domain.md.
"""

from enum import StrEnum


class Level(StrEnum):
    CENTRAL = "CENTRAL"
    PROVINCIAL = "PROVINCIAL"
    UPPER_GRASSROOTS = "UPPER_GRASSROOTS"
    GRASSROOTS_COMMITTEE = "GRASSROOTS_COMMITTEE"
    GRASSROOTS_CELL = "GRASSROOTS_CELL"
    SECTIONAL = "SECTIONAL"
    CELL = "CELL"
    GROUP = "GROUP"


class Sector(StrEnum):
    """What an organization belongs to; null where it is the committee of a place."""

    VILLAGE = "VILLAGE"
    AGENCY = "AGENCY"
    SCHOOL = "SCHOOL"
    HEALTH = "HEALTH"
    POLICE = "POLICE"
    MILITARY = "MILITARY"
    BORDER_GUARD = "BORDER_GUARD"
    STATE_ENTERPRISE = "STATE_ENTERPRISE"
    PRIVATE_ENTERPRISE = "PRIVATE_ENTERPRISE"
    FOREIGN_ENTERPRISE = "FOREIGN_ENTERPRISE"


class PlaceKind(StrEnum):
    COUNTRY = "COUNTRY"
    PROVINCE = "PROVINCE"
    DISTRICT = "DISTRICT"
    COMMUNE = "COMMUNE"
    VILLAGE = "VILLAGE"


class Body(StrEnum):
    EXECUTIVE_COMMITTEE = "EXECUTIVE_COMMITTEE"
    STANDING_BOARD = "STANDING_BOARD"
    STANDING_LEADERSHIP = "STANDING_LEADERSHIP"
    INSPECTION_COMMISSION = "INSPECTION_COMMISSION"
    CELL_COMMITTEE = "CELL_COMMITTEE"


COMMITTEE_BODIES = (Body.EXECUTIVE_COMMITTEE, Body.STANDING_BOARD, Body.STANDING_LEADERSHIP, Body.CELL_COMMITTEE)
"""The bodies whose members are committee members (cấp ủy viên, chi ủy viên): a seat there can give standing.

The inspection commission is none of them: formal inspection is another thing than following an organization.
"""


class Role(StrEnum):
    SECRETARY = "SECRETARY"
    DEPUTY_SECRETARY = "DEPUTY_SECRETARY"
    STANDING_MEMBER = "STANDING_MEMBER"
    COMMITTEE_MEMBER = "COMMITTEE_MEMBER"
    HEAD = "HEAD"
    DEPUTY_HEAD = "DEPUTY_HEAD"
    MEMBER = "MEMBER"


class Duty(StrEnum):
    FOLLOW = "FOLLOW"
    IN_CHARGE = "IN_CHARGE"
    ATTEND = "ATTEND"


class Standing(StrEnum):
    PROBATIONARY = "PROBATIONARY"
    OFFICIAL = "OFFICIAL"


class Circumstance(StrEnum):
    WORKING_AWAY = "WORKING_AWAY"
    DISCHARGED_SOLDIER = "DISCHARGED_SOLDIER"
    EXEMPT = "EXEMPT"
    SUSPENDED = "SUSPENDED"


class MembershipKind(StrEnum):
    OFFICIAL = "OFFICIAL"
    TEMPORARY = "TEMPORARY"
    RESIDENCE = "RESIDENCE"


class EndReason(StrEnum):
    """Why a membership of a cell ended; BECAME_OFFICIAL closes the probationary link."""

    TRANSFERRED = "TRANSFERRED"
    LEFT = "LEFT"
    REMOVED = "REMOVED"
    EXPELLED = "EXPELLED"
    DECEASED = "DECEASED"
    BECAME_OFFICIAL = "BECAME_OFFICIAL"
    CIRCUMSTANCE_CHANGED = "CIRCUMSTANCE_CHANGED"


class MeetingKind(StrEnum):
    REGULAR = "REGULAR"
    THEMATIC = "THEMATIC"
    EXTRAORDINARY = "EXTRAORDINARY"


class AttendanceCapacity(StrEnum):
    """In what capacity somebody from outside came to a meeting."""

    SUPERVISOR = "SUPERVISOR"
    STAND_IN = "STAND_IN"
    GUEST = "GUEST"


class ChangeEventKind(StrEnum):
    ESTABLISH = "ESTABLISH"
    MERGE = "MERGE"
    SPLIT = "SPLIT"
    MOVE = "MOVE"
    RENAME = "RENAME"
    CHANGE_LEVEL = "CHANGE_LEVEL"
    DISSOLVE = "DISSOLVE"


class Extent(StrEnum):
    WHOLE = "WHOLE"
    PART = "PART"
