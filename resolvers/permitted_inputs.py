"""The changes of their part that whoever sees one may make by a right to it, and what an input of theirs may say."""

from collections.abc import Mapping

REQUEST = ("on", "decision", "dryRun", "idempotencyKey", "clientMutationId")
WHO = ("cell", "name", "birthDate", "cardNumber", "home")
MEETING = ("organization", "kind", "expected", "present", "excused", "points", "attendances")
PLANNED = ("organization", "kind", "plannedFor", "note")
FOUNDED = ("parent", "name", "shortName", "level", "code", "sector")
JUDGED = ("subject", "body", "at", "level", "points", "comparableGroup")
OPENED = ("form", "years", "source", "concerns", "handledBy", "at", "dueOn", "outcome", "summary")
FOLLOWING = ("supervisor", "organization", "duties", "visitsPerYear", "until")
CHANGES: Mapping[str, tuple[str, ...]] = {
    "confirmOrganization": ("organization", "expectedVersion"),
    "establishOrganization": FOUNDED,
    "renameOrganization": ("organization", "expectedVersion", "name", "shortName"),
    "changeLevel": ("organization", "expectedVersion", "level"),
    "moveOrganization": ("organization", "expectedVersion", "to"),
    "mergeOrganizations": ("organizations", "expectedVersion", "into", "supervisions"),
    "splitOrganization": ("organization", "expectedVersion", "parts", "originalContinues"),
    "dissolveOrganization": ("organization", "expectedVersion", "childrenTo", "membersTo"),
    "admitMember": WHO,
    "registerMember": (*WHO, "admittedOn", "officialOn", "circumstance"),
    "confirmOfficial": ("member",),
    "transferMember": ("member", "to", "kind", "until", "home"),
    "setCircumstance": ("member", "circumstance"),
    "endMembership": ("member", "reason"),
    "appoint": ("member", "organization", "body", "role", "until"),
    "endAppointment": ("assignment",),
    "appointCommittee": ("organization", "body", "seats", "until"),
    "recordMeeting": MEETING,
    "recordMeetings": ("meetings",),
    "correctMeeting": ("meeting", *MEETING[1:]),
    "planMeetings": ("meetings",),
    "replanMeeting": ("plannedMeeting", *PLANNED[1:]),
    "callOffMeeting": ("plannedMeeting",),
    "recordAssessments": ("kind", "periodFrom", "periodTo", "assessments"),
    "recordCases": ("kind", "cases"),
    "closeCase": ("case", "outcome"),
    "reportProgress": ("progress",),
    "assignSupervisor": (*FOLLOWING, "acceptWithoutStanding"),
    "assignSupervisors": ("lines", "acceptWithoutStanding"),
    "endSupervision": ("supervision",),
}
"""The changes of their part that they may make by a right to it, each with what its input says of it."""
