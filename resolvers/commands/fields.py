"""The fields of Mutation and of its payloads."""

from collections.abc import Sequence

from execution.kinds import Arguments, Batch, End, FieldMap, Record
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import RecordType
from graph.model.vocabulary import ChangeKind
from graph.records.changes import CHANGE
from graph.records.links import ASSIGNMENT, MEMBERSHIP, OFFICE, SUPERVISION
from graph.records.meetings import MEETING
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.commands import meetings, members, merging, organizations, places, posts, reorganization, supervision
from resolvers.commands.corrections import correct
from resolvers.commands.machinery.batch import Change, Spec
from resolvers.commands.machinery.refusals import Refusal
from resolvers.commands.machinery.transaction import command
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import parsed_key

ORGANIZATION_PAYLOAD = ("OrganizationPayload", ("organizationId",))
ORGANIZATIONS_PAYLOAD = ("OrganizationsPayload", ("organizationIds",))
MEMBER_PAYLOAD = ("MemberPayload", ("memberId", "membershipId"))
ASSIGNMENT_PAYLOAD = ("AssignmentPayload", ("assignmentId",))
COMMITTEE_PAYLOAD = ("CommitteePayload", ("organizationId", "assignmentIds"))
OFFICE_PAYLOAD = ("OfficePayload", ("officeId",))
SUPERVISION_PAYLOAD = ("SupervisionPayload", ("supervisionId",))
SUPERVISIONS_PAYLOAD = ("SupervisionsPayload", ("supervisionIds",))
MEETING_PAYLOAD = ("MeetingPayload", ("meetingId",))
MEETINGS_PAYLOAD = ("MeetingsPayload", ("meetingIds",))
CORRECTION_PAYLOAD = (
    "CorrectionPayload",
    ("organizationId", "memberId", "membershipId", "assignmentId", "supervisionId", "officeId"),
)
REORGANIZATION_PAYLOAD = ("ReorganizationPayload", ("organizationId", "madeIds", "effects"))

COMMANDS: Sequence[tuple[str, ChangeKind, tuple[str, tuple[str, ...]], Change]] = (
    ("establishOrganization", ChangeKind.ESTABLISH_ORGANIZATION, ORGANIZATION_PAYLOAD, organizations.establish),
    ("renameOrganization", ChangeKind.RENAME_ORGANIZATION, ORGANIZATION_PAYLOAD, organizations.rename),
    ("changeLevel", ChangeKind.CHANGE_LEVEL, ORGANIZATION_PAYLOAD, organizations.change_level),
    ("moveOrganization", ChangeKind.MOVE_ORGANIZATION, ORGANIZATION_PAYLOAD, organizations.move),
    ("mergeOrganizations", ChangeKind.MERGE_ORGANIZATIONS, ORGANIZATION_PAYLOAD, merging.merge),
    ("splitOrganization", ChangeKind.SPLIT_ORGANIZATION, ORGANIZATIONS_PAYLOAD, merging.split),
    ("dissolveOrganization", ChangeKind.DISSOLVE_ORGANIZATION, ORGANIZATION_PAYLOAD, organizations.dissolve),
    ("coverPlaces", ChangeKind.COVER_PLACES, ORGANIZATION_PAYLOAD, places.cover),
    ("confirmOrganization", ChangeKind.CONFIRM_ORGANIZATION, ORGANIZATION_PAYLOAD, organizations.confirm),
    ("admitMember", ChangeKind.ADMIT_MEMBER, MEMBER_PAYLOAD, members.admit),
    ("confirmOfficial", ChangeKind.CONFIRM_OFFICIAL, MEMBER_PAYLOAD, members.confirm_official),
    ("transferMember", ChangeKind.TRANSFER_MEMBER, MEMBER_PAYLOAD, members.transfer),
    ("setCircumstance", ChangeKind.SET_CIRCUMSTANCE, MEMBER_PAYLOAD, members.set_circumstance),
    ("endMembership", ChangeKind.END_MEMBERSHIP, MEMBER_PAYLOAD, members.end_membership),
    ("appoint", ChangeKind.APPOINT, ASSIGNMENT_PAYLOAD, posts.appoint),
    ("endAppointment", ChangeKind.END_APPOINTMENT, ASSIGNMENT_PAYLOAD, posts.end_appointment),
    ("appointCommittee", ChangeKind.APPOINT_COMMITTEE, COMMITTEE_PAYLOAD, posts.appoint_committee),
    ("takeOffice", ChangeKind.TAKE_OFFICE, OFFICE_PAYLOAD, posts.take_office),
    ("leaveOffice", ChangeKind.LEAVE_OFFICE, OFFICE_PAYLOAD, posts.leave_office),
    ("assignSupervisor", ChangeKind.ASSIGN_SUPERVISOR, SUPERVISION_PAYLOAD, supervision.assign),
    ("endSupervision", ChangeKind.END_SUPERVISION, SUPERVISION_PAYLOAD, supervision.end),
    ("assignSupervisors", ChangeKind.ASSIGN_SUPERVISORS, SUPERVISIONS_PAYLOAD, supervision.assign_all),
    ("recordMeeting", ChangeKind.RECORD_MEETING, MEETING_PAYLOAD, meetings.record),
    ("recordMeetings", ChangeKind.RECORD_MEETINGS, MEETINGS_PAYLOAD, meetings.record_all),
    ("correctMeeting", ChangeKind.CORRECT_MEETING, MEETING_PAYLOAD, meetings.correct),
    ("correctFact", ChangeKind.CORRECT_FACT, CORRECTION_PAYLOAD, correct.correct),
    ("applyReorganization", ChangeKind.APPLY_REORGANIZATION, REORGANIZATION_PAYLOAD, reorganization.apply),
)
SPECS = {name: Spec(kind, *payload, change) for name, kind, payload, change in COMMANDS}
MUTATION: FieldMap = {name: command(spec) for name, spec in SPECS.items()}


def refusals_of(column: str) -> Batch:
    """Why a change was refused, or what it is warned of, as the schema's UserError."""

    async def load(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
        return [
            [error_record(record, number, one) for number, one in enumerate(record.values[column])]
            for record in records
        ]

    return Batch(load, needs=("id", column))


def error_record(payload: Record, number: int, refusal: Refusal) -> Record:
    values = {
        "id": f"{payload.values['id']}~{number}",
        "message": refusal.message,
        "code": refusal.code,
        "field": ["input", *refusal.field],
        "rule": str(refusal.rule),
        "conflicting": refusal.conflicting,
    }
    return Record("UserError", payload.on, values)


def listed(type_of: RecordType, column: str) -> Batch:
    """The records whose ids stand in a column of the payload, in their order."""

    async def load(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
        on = records[0].on
        ids = [one for record in records for one in record.values[column] or ()]
        keys = [parsed_key(type_of.name, one) for one in ids]
        found = await backend.find(type_of, keys, on) if keys else []
        shown = {
            one: Record(type_of.name, on, values) for one, values in zip(ids, found, strict=True) if values is not None
        }
        return [[shown[one] for one in record.values[column] or () if one in shown] for record in records]

    return Batch(load, needs=(column,))


async def list_effects(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """What a plan did, in numbers."""
    return [
        [
            Record("ReorganizationEffect", record.on, {"id": f"{record.values['id']}~{kind}", "kind": kind, "count": n})
            for kind, n in (record.values["effects"] or {}).items()
        ]
        for record in records
    ]


async def find_lines(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record | None]:
    """The ledger's line of each change: of one that was just made it is at hand, of a repeated request it is read."""
    return [await find_line(backend, record) for record in records]


async def find_line(backend: Fetching, payload: Record) -> Record | None:
    key, line = payload.values["changeId"], payload.values["line"]
    if key is None:
        return None
    values = (
        {name: line[name] for name in CHANGE.columns} if line else (await backend.find(CHANGE, [key], payload.on))[0]
    )
    return None if values is None else Record("Change", payload.on, values)


EFFECT: FieldMap = columns("kind", "count")
PAYLOAD: FieldMap = {
    "change": Batch(find_lines, needs=("changeId", "line")),
    "userErrors": refusals_of("refusals"),
    "warnings": refusals_of("warnings"),
    **columns("dryRun", "clientMutationId"),
}
PAYLOADS: dict[str, FieldMap] = {
    "OrganizationPayload": {**PAYLOAD, "organization": End(ORGANIZATION, "Organization", "organizationId")},
    "MemberPayload": {
        **PAYLOAD,
        "member": End(MEMBER, "Member", "memberId"),
        "membership": End(MEMBERSHIP, "Membership", "membershipId"),
    },
    "AssignmentPayload": {**PAYLOAD, "assignment": End(ASSIGNMENT, "Assignment", "assignmentId")},
    "CommitteePayload": {
        **PAYLOAD,
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
        "assignments": listed(ASSIGNMENT, "assignmentIds"),
    },
    "SupervisionPayload": {**PAYLOAD, "supervision": End(SUPERVISION, "Supervision", "supervisionId")},
    "SupervisionsPayload": {**PAYLOAD, "supervisions": listed(SUPERVISION, "supervisionIds")},
    "MeetingPayload": {**PAYLOAD, "meeting": End(MEETING, "Meeting", "meetingId")},
    "MeetingsPayload": {**PAYLOAD, "meetings": listed(MEETING, "meetingIds")},
    "CorrectionPayload": {
        **PAYLOAD,
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
        "member": End(MEMBER, "Member", "memberId"),
        "membership": End(MEMBERSHIP, "Membership", "membershipId"),
        "assignment": End(ASSIGNMENT, "Assignment", "assignmentId"),
        "supervision": End(SUPERVISION, "Supervision", "supervisionId"),
        "office": End(OFFICE, "Office", "officeId"),
    },
    "ReorganizationPayload": {
        **PAYLOAD,
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
        "made": listed(ORGANIZATION, "madeIds"),
        "effects": Batch(list_effects, needs=("id", "effects")),
    },
    "OfficePayload": {**PAYLOAD, "office": End(OFFICE, "Office", "officeId")},
    "OrganizationsPayload": {**PAYLOAD, "organizations": listed(ORGANIZATION, "organizationIds")},
}
USER_ERROR: FieldMap = columns("message", "code", "field", "rule", "conflicting")
