"""The graph's model: every node label and link type with the properties that they carry.

One table per label or type. The loader and the CSV writer (`seeds/`) write rows of these
tables, the migrations make an index for every property named in `indexed`, and the plain-Python
reference in `tests/` answers from the same rows. docs/graph.md draws the same picture.

Every link and every node with a life is dated: it holds on day d when `since <= d < until`,
an open end is `OPEN_END`.
"""

from dataclasses import replace
from datetime import date
from typing import LiteralString

from graph.model.case_tables import CASE, OF_CASES
from graph.model.directive_tables import DIRECTIVE, OF_DIRECTIVES, PROGRESS, STATED, TASK
from graph.model.kinds import LIFE, SPAN, LinkTable, NodeTable, Table
from graph.model.norm_tables import EXEMPT_FROM, NORM, OF_NORMS, SIZE_RULE, VISIT_RULE
from graph.model.planned_tables import PLANNED_MEETING, PLANS
from graph.model.seals import SALT
from graph.model.vocabulary import Rule

OPEN_END = date(9999, 12, 31)
MOST_LEVELS = 64
"""How many organizations may stand one under another; the Party has six levels."""


HEADCOUNTS: tuple[LiteralString, ...] = ("countedFrom", "countedOfficial", "countedProbationary")
ATTENDANCE: tuple[LiteralString, ...] = ("meetingYears",)

TAILS: tuple[LiteralString, ...] = ("tail1", "tail2", "tail3", "tail4", "tail5", "tail6")
FURTHER_TAILS: LiteralString = "tails"
"""What a name is found by, each part in an index of its own (graph/model/derived.py)."""

ORGANIZATION = NodeTable(
    "Organization",
    (
        "id",
        "code",
        "sector",
        "since",
        "until",
        "confirmedOn",
        # the newest profile, repeated here so that a question about today needs no further hop
        "profileSince",
        "name",
        "shortName",
        "level",
        "sortKey",
        "version",
        # how many members it counts itself, as a series: from each of these days on (ISO texts, as lists of
        # dates don't travel alike on both engines) so many official and so many probationary ones
        *HEADCOUNTS,
        # its meetings, and who came to them as a supervisor or was stood in for (graph/model/meeting_years.py)
        *ATTENDANCE,
    ),
    dates=LIFE | {"profileSince", "confirmedOn"},
    numbers=frozenset({"version"}),
    lists=frozenset((*HEADCOUNTS, *ATTENDANCE)),
    derived=frozenset({"profileSince", "name", "shortName", "level", "sortKey"} | {*HEADCOUNTS, *ATTENDANCE}),
    indexed=("code",),
    shown="Organization",
)
PROFILE = NodeTable(
    "Profile",
    ("id", "name", "shortName", "nameFold", "level", "sortKey", "nameKey", *TAILS, FURTHER_TAILS),
    lists=frozenset({FURTHER_TAILS}),
    derived=frozenset({"nameFold", "sortKey", "nameKey", *TAILS, FURTHER_TAILS}),
    indexed=("sortKey", "nameKey", *TAILS),
)
PLACE = NodeTable(
    "Place",
    (
        "id",
        "code",
        "kind",
        "name",
        "nameFold",
        "sortKey",
        *TAILS,
        FURTHER_TAILS,
        "nameGenerated",
        "lat",
        "lon",
        "since",
        "until",
    ),
    dates=LIFE,
    numbers=frozenset({"lat", "lon", "nameGenerated"}),
    lists=frozenset({FURTHER_TAILS}),
    derived=frozenset({"nameFold", "sortKey", *TAILS, FURTHER_TAILS}),
    indexed=("code", "sortKey", *TAILS),
    shown="Place",
)
PERSON = NodeTable(
    "Person",
    ("id", "name", "nameFold", "sortKey"),
    derived=frozenset({"nameFold", "sortKey"}),
    shown="NonMember",
)
MEMBER = NodeTable(
    "Member",
    (
        "id",
        "name",
        "nameFold",
        "sortKey",
        *TAILS,
        FURTHER_TAILS,
        "cardNumber",
        "birthDate",
        "admittedOn",
        "officialOn",
        # from the admission to the end of the membership of the Party
        "since",
        "until",
        SALT,
    ),
    also=("Person",),
    dates=LIFE | {"birthDate", "admittedOn", "officialOn"},
    lists=frozenset({FURTHER_TAILS}),
    derived=frozenset({"nameFold", "sortKey", *TAILS, FURTHER_TAILS}),
    personal=frozenset({"name", "cardNumber", "birthDate"}),
    indexed=("sortKey", *TAILS, "cardNumber", "birthDate"),
    shown="Member",
)
MEETING = NodeTable(
    "Meeting",
    # `level` is what the points come to by the sheet, which never changes once it was used
    ("id", "kind", "heldOn", "sortKey", "expected", "present", "excused", "points", "marks", "sheet", "level"),
    dates=frozenset({"heldOn"}),
    numbers=frozenset({"expected", "present", "excused", "points"}),
    lists=frozenset({"marks"}),
    derived=frozenset({"sortKey"}),
    shown="Meeting",
)
CHANGE_EVENT = NodeTable("ChangeEvent", ("id", "kind", "on", "decision"), dates=frozenset({"on"}), shown="ChangeEvent")
# which level may stand under which: `under` is null where it may be a root; a new version ends the one before it
LEVEL_RULE = NodeTable("LevelRule", ("id", "level", "under", "regulation", "since", "until"), dates=LIFE)
# who is admitted, in full years, and how long the probation lasts
ADMISSION_RULE = NodeTable(
    "AdmissionRule",
    ("id", "youngest", "oldest", "probationMonths", "regulation", "since", "until"),
    dates=LIFE,
    numbers=frozenset({"youngest", "oldest", "probationMonths"}),
)
# who asks the service: who the provider says it is; rights stand in the links from it
VIEWER = NodeTable("Viewer", ("id", "issuer", "subject", "name"), shown="Viewer")
# an address at which the calendar of a supervisor can be had: the id is the digest of what is secret in it
CALENDAR = NodeTable("Calendar", ("id", "language"))

# how somebody is judged: criteria `CODE|most|name`, levels `LEVEL|least`; a new version ends the one before it
SHEET = NodeTable(
    "Sheet",
    ("id", "kind", "name", "regulation", "criteria", "levels", "since", "until"),
    dates=LIFE,
    lists=frozenset({"criteria", "levels"}),
    shown="Sheet",
)

NODE_TABLES = (
    ORGANIZATION,
    PROFILE,
    PLACE,
    PERSON,
    MEMBER,
    MEETING,
    PLANNED_MEETING,
    CHANGE_EVENT,
    NORM,
    VISIT_RULE,
    SIZE_RULE,
    LEVEL_RULE,
    ADMISSION_RULE,
    SHEET,
    CASE,
    DIRECTIVE,
    TASK,
    VIEWER,
    CALENDAR,
)

PART_OF = LinkTable(
    "PART_OF",
    "Organization",
    "Organization",
    SPAN,
    alone=("start",),
    rule=Rule.ONE_PARENT,
)
HAS_PROFILE = LinkTable("HAS_PROFILE", "Organization", "Profile", SPAN, alone=("start",))
COVERS = LinkTable("COVERS", "Organization", "Place", SPAN, alone=("start", "end"))
IN = LinkTable("IN", "Place", "Place", SPAN)
LIVES_IN = LinkTable("LIVES_IN", "Member", "Place", SPAN, alone=("start",))
MEMBER_OF = LinkTable(
    "MEMBER_OF",
    "Member",
    "Organization",
    ("kind", "standing", "circumstance", "since", "until", "endReason"),
    besides=("kind",),
    alone=("start", "end"),
    shown="Membership",
)
HOLDS = LinkTable(
    "HOLDS",
    "Member",
    "Organization",
    ("body", "role", "since", "until", "decision"),
    besides=("body", "role"),
    alone=("start", "end", "body"),
    rule=Rule.ONE_SEAT_IN_A_BODY,
    shown="Assignment",
)
HOLDS_OFFICE_IN = LinkTable(
    "HOLDS_OFFICE_IN",
    "Person",
    "Place",
    ("kind", "title", "since", "until"),
    type="HOLDS_OFFICE",
    besides=("title",),
    alone=("start", "end", "title"),
    shown="Office",
)
HOLDS_OFFICE_AT = replace(HOLDS_OFFICE_IN, name="HOLDS_OFFICE_AT", end="Organization")
SUPERVISES = LinkTable(
    "SUPERVISES",
    "Member",
    "Organization",
    ("duties", "since", "until", "decision", "visitsPerYear"),
    numbers=frozenset({"visitsPerYear"}),
    lists=frozenset({"duties"}),
    alone=("start", "end"),
    rule=Rule.ONE_LINK_OF_A_SUPERVISOR,
    shown="Supervision",
)
ATTENDED = LinkTable("ATTENDED", "Member", "Meeting", ("capacity", "onBehalfOf"))
OF = LinkTable("OF", "Meeting", "Organization")
ORIGINAL = LinkTable("ORIGINAL", "ChangeEvent", "Organization", ("extent",))
RESULTING = LinkTable("RESULTING", "ChangeEvent", "Organization")
SHEET_SET_BY = LinkTable("SHEET_SET_BY", "Sheet", "Organization", type="SET_BY")
# how whoever the link starts from was judged for a period, and where: a member in the cell, an organization under the
# one right above; `body` is NO_BODY where it was not as a body, or as a member of one
ASSESSED = LinkTable(
    "ASSESSED",
    "Organization",
    "Organization",
    (
        "kind",
        "periodFrom",
        "periodTo",
        "body",
        "level",
        "points",
        "comparableGroup",
        "sheet",
        "marks",
        "decidedOn",
        "decision",
    ),
    numbers=frozenset({"points"}),
    lists=frozenset({"marks"}),
    days=frozenset({"periodFrom", "periodTo", "decidedOn"}),
    besides=("periodFrom", "periodTo", "kind", "body"),
    shown="Assessment",
)
MEMBER_ASSESSED = replace(ASSESSED, name="MEMBER_ASSESSED", start="Member", type="ASSESSED")
NO_BODY: LiteralString = "NONE"
# what a viewer may: `role` (graph/model/rights.py), at the organization and under it; `grantedBy` is the ledger's actor
GRANTED = LinkTable(
    "GRANTED",
    "Viewer",
    "Organization",
    ("role", "since", "until", "decision", "grantedBy"),
    besides=("role",),
    alone=("start", "end", "role"),
    shown="Grant",
)
# whose calendar an address shows, and how long it is answered
SHOWS = LinkTable("SHOWS", "Calendar", "Member", SPAN, alone=("start",))

LINK_TABLES = (
    PART_OF,
    HAS_PROFILE,
    COVERS,
    IN,
    LIVES_IN,
    MEMBER_OF,
    HOLDS,
    HOLDS_OFFICE_IN,
    HOLDS_OFFICE_AT,
    SUPERVISES,
    ATTENDED,
    OF,
    PLANS,
    ORIGINAL,
    RESULTING,
    *OF_NORMS,
    EXEMPT_FROM,
    SHEET_SET_BY,
    ASSESSED,
    MEMBER_ASSESSED,
    *OF_CASES,
    *OF_DIRECTIVES,
    *PROGRESS,
    STATED,
    GRANTED,
    SHOWS,
)

ASSESSMENTS = (ASSESSED, MEMBER_ASSESSED)
CIVIL_POSTS = tuple(table for table in LINK_TABLES if table.start == PERSON.label)
"""What somebody holds who may be no member."""

NODES = {table.name: table for table in NODE_TABLES}
LINKS = {table.name: table for table in LINK_TABLES}

OF_GRANTS: tuple[Table, ...] = (VIEWER, GRANTED)
"""What somebody may follows from these,"""
OF_PLACES: tuple[Table, ...] = (ORGANIZATION, PART_OF, CHANGE_EVENT, ORIGINAL, RESULTING)
"""and where, from these: who is under whom, and who holds the file of what has ended."""
