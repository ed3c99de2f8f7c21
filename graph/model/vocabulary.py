"""The words that the graph stores: enumerations shared by the seeds, the resolvers and the schema.

Each member's value is its own name, as in GraphQL. Terms and their Vietnamese originals: docs/domain.md.
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
    STEERING_BOARD = "STEERING_BOARD"


COMMITTEE_BODIES = (Body.EXECUTIVE_COMMITTEE, Body.STANDING_BOARD, Body.STANDING_LEADERSHIP, Body.CELL_COMMITTEE)
"""The bodies whose members are committee members (cấp ủy viên, chi ủy viên): a seat there can give standing.

The inspection commission is none of them: formal inspection is another thing than following an organization. Neither is
a steering board, which a committee sets up for one task.
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


class CoverageState(StrEnum):
    """Whether an organization is followed on a day: by somebody with standing, by others only, no longer, not yet."""

    SUPERVISED = "SUPERVISED"
    WITHOUT_STANDING = "WITHOUT_STANDING"
    LAPSED = "LAPSED"
    UNSUPERVISED = "UNSUPERVISED"


class MeetingKind(StrEnum):
    REGULAR = "REGULAR"
    THEMATIC = "THEMATIC"
    EXTRAORDINARY = "EXTRAORDINARY"


class AttendanceCapacity(StrEnum):
    """In what capacity somebody from outside came to a meeting."""

    SUPERVISOR = "SUPERVISOR"
    STAND_IN = "STAND_IN"
    GUEST = "GUEST"


class OfficeKind(StrEnum):
    """Civil posts that are asked about, as somebody may hold one beside a post of the Party."""

    COUNCIL_CHAIR = "COUNCIL_CHAIR"
    COMMITTEE_CHAIR = "COMMITTEE_CHAIR"
    AGENCY_HEAD = "AGENCY_HEAD"
    VILLAGE_HEAD = "VILLAGE_HEAD"
    FRONT_COMMITTEE_HEAD = "FRONT_COMMITTEE_HEAD"
    OTHER = "OTHER"


class AssessmentKind(StrEnum):
    """By what somebody or an organization was judged for a period."""

    CLASSIFICATION = "CLASSIFICATION"
    FOUR_GOOD = "FOUR_GOOD"
    SELF_REVIEW = "SELF_REVIEW"


class AssessmentLevel(StrEnum):
    """How: the four levels of a classification, from the best down; of everything else, whether it was met."""

    EXCELLENT = "EXCELLENT"
    GOOD = "GOOD"
    COMPLETED = "COMPLETED"
    NOT_COMPLETED = "NOT_COMPLETED"
    MET = "MET"
    NOT_MET = "NOT_MET"


class SheetKind(StrEnum):
    """Whom a sheet judges, and by what."""

    ORGANIZATIONS = "ORGANIZATIONS"
    MEMBERS = "MEMBERS"
    FOUR_GOOD = "FOUR_GOOD"
    MEETINGS = "MEETINGS"


class ComparableGroup(StrEnum):
    """Among whom a person is classified."""

    LEADERS = "LEADERS"
    STAFF = "STAFF"
    OTHERS = "OTHERS"


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


class ChangeKind(StrEnum):
    """What a line of the ledger did: the command, in the words of the schema's mutations."""

    LOAD = "LOAD"
    ESTABLISH_ORGANIZATION = "ESTABLISH_ORGANIZATION"
    RENAME_ORGANIZATION = "RENAME_ORGANIZATION"
    CHANGE_LEVEL = "CHANGE_LEVEL"
    MOVE_ORGANIZATION = "MOVE_ORGANIZATION"
    MERGE_ORGANIZATIONS = "MERGE_ORGANIZATIONS"
    SPLIT_ORGANIZATION = "SPLIT_ORGANIZATION"
    DISSOLVE_ORGANIZATION = "DISSOLVE_ORGANIZATION"
    COVER_PLACES = "COVER_PLACES"
    CONFIRM_ORGANIZATION = "CONFIRM_ORGANIZATION"
    ADMIT_MEMBER = "ADMIT_MEMBER"
    REGISTER_MEMBER = "REGISTER_MEMBER"
    CONFIRM_OFFICIAL = "CONFIRM_OFFICIAL"
    TRANSFER_MEMBER = "TRANSFER_MEMBER"
    SET_CIRCUMSTANCE = "SET_CIRCUMSTANCE"
    END_MEMBERSHIP = "END_MEMBERSHIP"
    APPOINT = "APPOINT"
    END_APPOINTMENT = "END_APPOINTMENT"
    APPOINT_COMMITTEE = "APPOINT_COMMITTEE"
    TAKE_OFFICE = "TAKE_OFFICE"
    LEAVE_OFFICE = "LEAVE_OFFICE"
    ASSIGN_SUPERVISOR = "ASSIGN_SUPERVISOR"
    END_SUPERVISION = "END_SUPERVISION"
    ASSIGN_SUPERVISORS = "ASSIGN_SUPERVISORS"
    RECORD_MEETING = "RECORD_MEETING"
    RECORD_MEETINGS = "RECORD_MEETINGS"
    CORRECT_MEETING = "CORRECT_MEETING"
    PLAN_MEETINGS = "PLAN_MEETINGS"
    REPLAN_MEETING = "REPLAN_MEETING"
    CALL_OFF_MEETING = "CALL_OFF_MEETING"
    RECORD_ASSESSMENTS = "RECORD_ASSESSMENTS"
    SET_SHEET = "SET_SHEET"
    SET_NORM = "SET_NORM"
    GRANT_WAIVER = "GRANT_WAIVER"
    END_WAIVER = "END_WAIVER"
    RECORD_CASES = "RECORD_CASES"
    CLOSE_CASE = "CLOSE_CASE"
    ISSUE_DIRECTIVE = "ISSUE_DIRECTIVE"
    REPORT_PROGRESS = "REPORT_PROGRESS"
    STATE_FIGURES = "STATE_FIGURES"
    APPLY_REORGANIZATION = "APPLY_REORGANIZATION"
    CORRECT_FACT = "CORRECT_FACT"
    GRANT_ACCESS = "GRANT_ACCESS"
    REVOKE_ACCESS = "REVOKE_ACCESS"
    ERASE_MEMBER = "ERASE_MEMBER"
    OPEN_CALENDAR = "OPEN_CALENDAR"
    CLOSE_CALENDAR = "CLOSE_CALENDAR"


class UserErrorCode(StrEnum):
    RULE_BROKEN = "RULE_BROKEN"
    NOT_FOUND = "NOT_FOUND"
    OUTDATED = "OUTDATED"
    KEY_ALREADY_USED = "KEY_ALREADY_USED"
    NOT_PERMITTED = "NOT_PERMITTED"


class Rule(StrEnum):
    """What every change must keep."""

    EXISTS = "EXISTS"
    CHANGES_SOMETHING = "CHANGES_SOMETHING"
    SINCE_BEFORE_UNTIL = "SINCE_BEFORE_UNTIL"
    INSIDE_LIVES = "INSIDE_LIVES"
    ONE_PARENT = "ONE_PARENT"
    NO_CYCLE = "NO_CYCLE"
    NOT_TOO_DEEP = "NOT_TOO_DEEP"
    ONE_OFFICIAL_CELL = "ONE_OFFICIAL_CELL"
    ONE_SECRETARY = "ONE_SECRETARY"
    ONE_SEAT_IN_A_BODY = "ONE_SEAT_IN_A_BODY"
    OFFICIAL_MEMBERS_STAND = "OFFICIAL_MEMBERS_STAND"
    SUPERVISOR_HAS_STANDING = "SUPERVISOR_HAS_STANDING"
    ONE_LINK_OF_A_SUPERVISOR = "ONE_LINK_OF_A_SUPERVISOR"
    NUMBERS_FIT = "NUMBERS_FIT"
    TEXT_FITS = "TEXT_FITS"
    PERIOD_FITS = "PERIOD_FITS"
    FORM_FITS = "FORM_FITS"
    SHEET_FITS = "SHEET_FITS"
    CASE_OPEN = "CASE_OPEN"
    ONE_VERSION = "ONE_VERSION"
    ONE_MEMBER_BY_CARD = "ONE_MEMBER_BY_CARD"
    ONE_ORGANIZATION_BY_CODE = "ONE_ORGANIZATION_BY_CODE"
    SAME_PERSON = "SAME_PERSON"
    LEVEL_FITS = "LEVEL_FITS"
    ONE_LEVEL = "ONE_LEVEL"
    AGE_FITS = "AGE_FITS"
    PROBATION_LASTS = "PROBATION_LASTS"
    SEATS_END = "SEATS_END"
    STEPS_UNDER = "STEPS_UNDER"
    REQUIRED = "REQUIRED"
    STANDING_FITS = "STANDING_FITS"
    ONCE_ONLY = "ONCE_ONLY"
    HAS_HAPPENED = "HAS_HAPPENED"
    TAKES_BACK = "TAKES_BACK"
    ENDED_HAS_NO_OPEN_FACTS = "ENDED_HAS_NO_OPEN_FACTS"
    EXPECTED_VERSION = "EXPECTED_VERSION"
    ONE_REQUEST_PER_KEY = "ONE_REQUEST_PER_KEY"
    TIME_GOES_ON = "TIME_GOES_ON"
    PERMITTED = "PERMITTED"


class EndOfMembership(StrEnum):
    """Why somebody is no longer a member of the Party: the reasons among those of `EndReason`."""

    LEFT = "LEFT"
    REMOVED = "REMOVED"
    EXPELLED = "EXPELLED"
    DECEASED = "DECEASED"


class SupervisionsAfter(StrEnum):
    """What becomes of supervision links when what they are about ends."""

    END = "END"
    CARRY_OVER = "CARRY_OVER"
