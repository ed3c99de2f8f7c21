"""The graph's model: every node label and link type with the properties that they carry.

One table per label or type. The loader and the CSV writer (`seeds/`) write rows of these
tables, the migrations make an index for every property named in `indexed`, and the plain-Python
reference in `tests/` answers from the same rows. docs/graph.md draws the same picture.

Every link and every node with a life is dated: it holds on day d when `since <= d < until`,
an open end is `OPEN_END`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import LiteralString

OPEN_END = date(9999, 12, 31)
MOST_LEVELS = 64
"""How many organizations may stand one under another; the Party has six levels."""


@dataclass(frozen=True, slots=True)
class NodeTable:
    """A label: its key property is always `id`, unique within the label.

    `label` is the one that `id` is unique under; `also` are further labels of the same nodes.
    `dates`, `numbers` and `lists` name the properties that are not plain text; `derived` those that follow from other
    facts (keys for order and search, the newest profile, headcounts): the ledger explains the others.
    """

    label: LiteralString
    properties: tuple[LiteralString, ...]
    also: tuple[LiteralString, ...] = ()
    dates: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()
    indexed: tuple[str, ...] = ()
    facts: tuple[LiteralString, ...] = field(init=False)
    """The properties that are facts."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", tuple([name for name in self.properties if name not in self.derived]))

    @property
    def name(self) -> LiteralString:
        """The table's name: its label."""
        return self.label


@dataclass(frozen=True, slots=True)
class LinkTable:
    """A link type between two labels; rows are (id of start, id of end, properties).

    `name` tells tables of one type apart; `identity` names the properties that, with both ends, tell a row apart.
    """

    name: LiteralString
    type: LiteralString
    start: LiteralString
    end: LiteralString
    properties: tuple[LiteralString, ...] = ()
    dates: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    identity: tuple[LiteralString, ...] = ()

    @property
    def facts(self) -> tuple[LiteralString, ...]:
        """All properties of a link are facts."""
        return self.properties


@dataclass(frozen=True, slots=True)
class Side:
    """The links of a table as seen from one of their ends, with the node at the other end where it goes with them.

    `ever` takes in those that have ended as well: something that is derived follows from all of them.
    """

    table: LinkTable
    away: bool
    owned: NodeTable | None = None
    ever: bool = False


LIFE = frozenset({"since", "until"})
SINCE: tuple[LiteralString, ...] = ("since",)
HEADCOUNTS: tuple[LiteralString, ...] = ("countedFrom", "countedOfficial", "countedProbationary")
ATTENDANCE: tuple[LiteralString, ...] = ("meetingYears",)

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
)
PROFILE = NodeTable(
    "Profile",
    ("id", "name", "shortName", "nameFold", "level", "sortKey", "nameKey"),
    derived=frozenset({"nameFold", "sortKey", "nameKey"}),
    indexed=("sortKey", "nameKey"),
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
        "nameGenerated",
        "lat",
        "lon",
        "since",
        "until",
    ),
    dates=LIFE,
    numbers=frozenset({"lat", "lon", "nameGenerated"}),
    derived=frozenset({"nameFold", "sortKey"}),
    indexed=("code", "sortKey"),
)
PERSON = NodeTable("Person", ("id", "name", "nameFold", "sortKey"), derived=frozenset({"nameFold", "sortKey"}))
MEMBER = NodeTable(
    "Member",
    (
        "id",
        "name",
        "nameFold",
        "sortKey",
        # the name's folded words one by one, from the last (given name) to the first: the search's way in
        "word1",
        "word2",
        "word3",
        "word4",
        "cardNumber",
        "birthDate",
        "admittedOn",
        "officialOn",
        # from the admission to the end of the membership of the Party
        "since",
        "until",
    ),
    also=("Person",),
    dates=LIFE | {"birthDate", "admittedOn", "officialOn"},
    derived=frozenset({"nameFold", "sortKey", "word1", "word2", "word3", "word4"}),
    indexed=("sortKey", "word1", "word2", "word3", "word4", "cardNumber", "birthDate"),
)
MEETING = NodeTable(
    "Meeting",
    ("id", "kind", "heldOn", "sortKey", "expected", "present", "excused"),
    dates=frozenset({"heldOn"}),
    numbers=frozenset({"expected", "present", "excused"}),
    derived=frozenset({"sortKey"}),
)
CHANGE_EVENT = NodeTable("ChangeEvent", ("id", "kind", "on", "decision"), dates=frozenset({"on"}))
# how many meetings a year a supervisor attends by a province's rule: `level` is that of the committee that the
# supervisor sits in; a new version ends the one before it
VISIT_RULE = NodeTable(
    "VisitRule",
    ("id", "level", "visitsPerYear", "decision", "since", "until"),
    dates=LIFE,
    numbers=frozenset({"visitsPerYear"}),
)
# how many seats a body has at least: where the organization has the body `besides` too, from so many official members
# of its own on; a new version ends the one before it
SIZE_RULE = NodeTable(
    "SizeRule",
    ("id", "body", "besides", "membersFrom", "least", "regulation", "since", "until"),
    dates=LIFE,
    numbers=frozenset({"membersFrom", "least"}),
)
# which level may stand under which: `under` is null where it may be a root; a new version ends the one before it
LEVEL_RULE = NodeTable("LevelRule", ("id", "level", "under", "regulation", "since", "until"), dates=LIFE)
# who is admitted, in full years, and how long the probation lasts
ADMISSION_RULE = NodeTable(
    "AdmissionRule",
    ("id", "youngest", "oldest", "probationMonths", "regulation", "since", "until"),
    dates=LIFE,
    numbers=frozenset({"youngest", "oldest", "probationMonths"}),
)

NODE_TABLES = (
    ORGANIZATION,
    PROFILE,
    PLACE,
    PERSON,
    MEMBER,
    MEETING,
    CHANGE_EVENT,
    VISIT_RULE,
    SIZE_RULE,
    LEVEL_RULE,
    ADMISSION_RULE,
)

PART_OF = LinkTable("PART_OF", "PART_OF", "Organization", "Organization", ("since", "until"), LIFE, identity=SINCE)
HAS_PROFILE = LinkTable(
    "HAS_PROFILE", "HAS_PROFILE", "Organization", "Profile", ("since", "until"), LIFE, identity=SINCE
)
COVERS = LinkTable("COVERS", "COVERS", "Organization", "Place", ("since", "until"), LIFE, identity=SINCE)
IN = LinkTable("IN", "IN", "Place", "Place", ("since", "until"), LIFE, identity=SINCE)
LIVES_IN = LinkTable("LIVES_IN", "LIVES_IN", "Member", "Place", ("since", "until"), LIFE, identity=SINCE)
MEMBER_OF = LinkTable(
    "MEMBER_OF",
    "MEMBER_OF",
    "Member",
    "Organization",
    ("kind", "standing", "circumstance", "since", "until", "endReason"),
    LIFE,
    identity=("since", "kind"),
)
HOLDS = LinkTable(
    "HOLDS",
    "HOLDS",
    "Member",
    "Organization",
    ("body", "role", "since", "until", "decision"),
    LIFE,
    identity=("since", "body", "role"),
)
HOLDS_OFFICE_IN = LinkTable(
    "HOLDS_OFFICE_IN",
    "HOLDS_OFFICE",
    "Person",
    "Place",
    ("kind", "title", "since", "until"),
    LIFE,
    identity=("since", "title"),
)
HOLDS_OFFICE_AT = LinkTable(
    "HOLDS_OFFICE_AT",
    "HOLDS_OFFICE",
    "Person",
    "Organization",
    ("kind", "title", "since", "until"),
    LIFE,
    identity=("since", "title"),
)
SUPERVISES = LinkTable(
    "SUPERVISES",
    "SUPERVISES",
    "Member",
    "Organization",
    ("duties", "since", "until", "decision", "visitsPerYear"),
    LIFE,
    numbers=frozenset({"visitsPerYear"}),
    lists=frozenset({"duties"}),
    identity=SINCE,
)
ATTENDED = LinkTable("ATTENDED", "ATTENDED", "Member", "Meeting", ("capacity", "onBehalfOf"))
OF = LinkTable("OF", "OF", "Meeting", "Organization")
ORIGINAL = LinkTable("ORIGINAL", "ORIGINAL", "ChangeEvent", "Organization", ("extent",))
RESULTING = LinkTable("RESULTING", "RESULTING", "ChangeEvent", "Organization")
SET_BY = LinkTable("SET_BY", "SET_BY", "VisitRule", "Organization")

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
    ORIGINAL,
    RESULTING,
    SET_BY,
)

NODES = {table.name: table for table in NODE_TABLES}
LINKS = {table.name: table for table in LINK_TABLES}
