"""What is searched by name: members, places, and organizations by the profile of a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import LiteralString

from graph.cypher.dates import at_or_down, end_or_null, holds
from graph.cypher.patterns import RecordType, way
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from graph.records.places import PLACE


@dataclass(frozen=True, slots=True)
class Named:
    """What is searched: `match` brings in `<called>`, which has the name; it is `one`, which is found, or `reach` leads
    there (a match of both begins at the wrong end on the embedded engine).

    `lives` asks whether it is called so on the day, `life` is what it is called so by. `code` is what finds it as well,
    by the match `by_code`. `below` leads to it from `<parent>`, `below_lives` asks for the links on the way. `carries`
    names what columns are read of, `called` are those that are read otherwise than of any record. `renamed` says that
    one may be found by several names.
    """

    record: RecordType
    match: LiteralString
    one: LiteralString
    code: LiteralString
    by_code: LiteralString
    lives: LiteralString
    life: LiteralString
    below: LiteralString
    below_lives: LiteralString
    reach: LiteralString = ""
    carries: tuple[LiteralString, ...] = ()
    renamed: bool = False
    called: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])

    @property
    def columns(self) -> dict[str, LiteralString]:
        """The columns of a row: those of its record, and from when to when it is called so."""
        since: LiteralString = "toString(" + self.life + ".since)"
        return {**self.record.columns, **self.called, "calledSince": since, "calledUntil": end_or_null(self.life)}


MEMBER_CALLED = Named(
    record=MEMBER,
    match="MATCH (<+called>:Member)",
    one="<called>",
    code="<called>.cardNumber",
    by_code="MATCH (<+called>:Member {cardNumber: <code>})",
    lives=holds("<called>"),
    life="<node>",
    below="(<parent>)" + way(at_or_down) + "(<+cell>)<-[<+link>:MEMBER_OF]-(<+called>:Member)",
    below_lives="<link>.kind = 'OFFICIAL' AND " + holds("<link>"),
)
PLACE_CALLED = Named(
    record=PLACE,
    match="MATCH (<+called>:Place)",
    one="<called>",
    code="<called>.code",
    by_code="MATCH (<+called>:Place {code: <code>})",
    lives=holds("<called>"),
    life="<node>",
    below="(<parent>)" + way(at_or_down) + "()-[<+covering>:COVERS]->(<+called>:Place)",
    below_lives=holds("<covering>"),
)
ORGANIZATION_CALLED = Named(
    record=ORGANIZATION,
    match="MATCH (<+called>:Profile)",
    reach="(<called>)<-[<+named>:HAS_PROFILE]-(<+one>:Organization)",
    one="<one>",
    code="<one>.code",
    by_code="MATCH (<+one>:Organization {code: <code>})-[<+named>:HAS_PROFILE]->(<+called>:Profile)",
    lives=holds("<named>") + " AND " + holds("<one>"),
    life="<named>",
    below="(<parent>)" + way(at_or_down) + "(<+one>:Organization)-[<+named>:HAS_PROFILE]->(<+called>:Profile)",
    below_lives=holds("<named>"),
    carries=("called", "named"),
    called={name: "<called>." + name for name in ("name", "shortName", "level")},
)


def ever(named: Named, *, renamed: bool = False) -> Named:
    """The same on any day."""
    return replace(named, lives="", renamed=renamed)
