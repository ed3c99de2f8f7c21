"""What a file asks for: its rows as the changes that the commands make, and what is wrong before any is tried.

What the rows name is found here, what stands already is told apart; every rule is that of the commands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from execution.view import View
from graph.engine.sessions import Reads
from graph.model.identity import key_of
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import MEMBER, ORGANIZATION
from resolvers.shared.identifiers import encode_id, id_of
from seeds.exchange.cells import Unread
from seeds.exchange.tables import Problem, Row
from service.exchange.naming import Members, Organization, Organizations, Who, called
from wording.said import Said, say

ROWS_AT_ONCE = 1_000
"""So many rows of a file are told by one line of the ledger, at most, where each is a line of one change."""
Columns = Mapping[str, str]
"""The columns of a list by the fields of an input."""


class Changed(NamedTuple):
    """A value that a row changes: which, what is recorded, and what it says."""

    row: int
    column: str
    was: Any
    becomes: Any


@dataclass(slots=True)
class Request:
    """A change that a row asks for, or several rows of one meeting, case or decision. `after` is the row that makes
    what this one rests on, `lines` the list of the input of which each row is one line, `changes` what becomes of
    values that are recorded. Of several changes of a row, all but the one that makes it have a `step`."""

    rows: list[Row]
    mutation: str
    given: dict[str, Any]
    on: date
    columns: Columns
    made: tuple[str, ...] = ()
    after: int | None = None
    lines: str = ""
    step: str = ""
    changes: list[Changed] = field(default_factory=list[Changed])

    @property
    def number(self) -> int:
        return self.rows[0].number


class Subject(NamedTuple):
    """Whom a row is about, and at which organization that is, where it says so."""

    table: NodeTable
    key: str
    place: Organization | None

    @property
    def id(self) -> str:
        return id_of(self.table, self.key)


Identify = Callable[[str, int], str]
"""The id of what a row makes: by the letter of its table and the row's number."""


@dataclass(slots=True)
class Draft:
    """What is drafted: requests in the order in which they are made, problems, and how many rows stand already; and
    what it is drafted from. `made_by` says which row makes what stands under an id, `update` whether rows change what
    is recorded otherwise, on the view's day where they tell none."""

    reads: Reads
    view: View
    organizations: Organizations
    members: Members
    identify: Identify
    update: bool = False
    requests: list[Request] = field(default_factory=list[Request])
    problems: list[Problem] = field(default_factory=list[Problem])
    unchanged: int = 0
    made_by: dict[str, int] = field(default_factory=dict[str, int])

    def wrong(self, row: Row, column: str, said: Said, todo: Said) -> None:
        self.problems.append(Problem(row.number, column, row.shown.get(column, ""), said, todo))

    def organization(self, row: Row, column: str, on: date) -> Organization | None:
        """The organization that a column names; what is wrong with it is noted."""
        if column not in row.values:
            return None
        try:
            return self.organizations.find(row.values[column], on)
        except Unread as unread:
            self.wrong(row, column, unread.said, unread.todo)
            return None

    def member(self, row: Row, who: Who, on: date, column: str) -> str | None:
        """The id of the member whom a row names; what is wrong with it is noted, at the card where there is one."""
        try:
            return self.members.find(who, on).id
        except Unread as unread:
            self.wrong(row, "cardNumber" if who.card else column, unread.said, unread.todo)
            return None

    def subject(self, row: Row, on: date, place: str) -> Subject | None:
        """The member whom a row names, in the cell that it names, or else the organization; `place` is the column of
        where that is, if it is told. What is wrong is noted."""
        where, named = self.organization(row, place, on), self.organization(row, "subjectOrganization", on)
        if any(name in row.values for name in ("memberName", "cardNumber", "birthDate")):
            member = self.member(row, who_of(row), on, "memberName")
            return None if member is None else Subject(MEMBER, member, where or named)
        if "subjectOrganization" not in row.values:
            self.wrong(row, "subjectOrganization", say("NOBODY_NAMED"), say("DO_NAME_SUBJECT"))
        return None if named is None else Subject(ORGANIZATION, named.id, where)

    def twice(self, row: Row, other: Row, column: str) -> None:
        """Two rows that say one thing; both are named."""
        for one, another in ((row, other), (other, row)):
            self.wrong(one, column, say("ROW_TWICE", row=str(another.number)), say("DO_LEAVE_ONE"))


def who_of(row: Row, name: str = "memberName") -> Who:
    return Who(row.values.get(name, ""), row.values.get("birthDate"), row.values.get("cardNumber"))


def stated(row: Row, **names: str) -> dict[str, Any]:
    """The fields of an input that a row states: field → column."""
    return {name: row.values[column] for name, column in names.items() if column in row.values}


def differing(row: Row, recorded: Mapping[str, Any]) -> list[str]:
    """The columns in which a row says something else than what is recorded; what it leaves open it does not say."""
    return [name for name, value in recorded.items() if name in row.values and row.values[name] != value]


def same_place(draft: Draft, row: Row, column: str, stated: Organization | None, recorded: str) -> Any:
    """The organization that is recorded, by the column of a row: as the row names it, where it names this one."""
    if stated is None or stated.id == recorded:
        return row.values.get(column)
    known = draft.organizations.by_id.get(recorded)
    return None if known is None else called(known.name, known.code)


def link_id(table: LinkTable, start: str, end: str, **values: Any) -> str:
    """The id of a link with these values that tell it apart, as inputs name it."""
    assert table.shown is not None, "clients name it"  # noqa: S101
    return encode_id(table.shown, key_of(table, start, end, values))


def organization_id(one: Organization) -> str:
    return id_of(ORGANIZATION, one.id)


def member_id(identifier: str) -> str:
    return id_of(MEMBER, identifier)
