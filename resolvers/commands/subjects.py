"""Organizations and members that an input names as those that something is about; and where that is.

A change may be about many of them, line by line: all or none, and each reason for a refusal names its line.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from graph.facts.around import ITSELF, read_members, read_organizations
from graph.model.kinds import NodeTable, Side
from graph.model.tables import MEMBER, MEMBER_OF, ORGANIZATION, PART_OF
from graph.model.vocabulary import MembershipKind, Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.shared.identifiers import decode_id
from wording.said import say

Made = TypeVar("Made")
Line = Mapping[str, Any]
TABLES: Mapping[str, NodeTable] = {ORGANIZATION.shown: ORGANIZATION, MEMBER.shown: MEMBER}


class Subject(NamedTuple):
    """An organization or a member."""

    table: NodeTable
    key: str


def subject_of(text: str, name: str) -> Subject:
    """Whom a global id names that the input holds under a name."""
    named = decode_id(text, name, TABLES.keys())
    return Subject(TABLES[named.type], named.key)


async def read_subjects(work: Work, subjects: Iterable[Subject], sides: Mapping[NodeTable, Sequence[Side]]) -> None:
    """Takes them with what is on these sides, whatever its day."""
    keys: defaultdict[NodeTable, set[str]] = defaultdict(set)
    for one in subjects:
        keys[one.table].add(one.key)
    await read_members(work.reads, work.facts, keys[MEMBER], sides[MEMBER], date.min)
    await read_organizations(work.reads, work.facts, keys[ORGANIZATION], sides[ORGANIZATION], date.min)


async def read_places(work: Work, lines: Sequence[Line], *names: str) -> None:
    """The organizations that lines name beside those that they are about."""
    keys = {key_from(line[name], name, ORGANIZATION) for line in lines for name in names if line.get(name)}
    await read_organizations(work.reads, work.facts, keys, ITSELF, date.min)


def place_given(work: Work, line: Line) -> str | None:
    """The key of the organization that a line names as where it is, if it names one."""
    if not line.get("at"):
        return None
    return work.known(ORGANIZATION, key_from(line["at"], "at", ORGANIZATION), "at").start


def last_place(work: Work, subject: Subject, since: date, until: date) -> str | None:
    """The cell that counted a member, or what was right above an organization, last in a period."""
    found = work.facts.from_(MEMBER_OF if subject.table is MEMBER else PART_OF, subject.key)
    held = (
        one
        for one in found
        if one.since < until
        and since < one.until
        and one.values.get("kind", MembershipKind.OFFICIAL) == MembershipKind.OFFICIAL
    )
    last = max(held, key=lambda one: one.since, default=None)
    return None if last is None else last.end


def lines_of(work: Work, name: str, most: int) -> Sequence[Line]:
    """The lines of the input, which are one at least."""
    lines: Sequence[Line] = work.given[name]
    if not 1 <= len(lines) <= most:
        raise refuse(say("COUNT_OUT_OF_BOUNDS", field=name, most=most), Rule.CHANGES_SOMETHING, name)
    return lines


def each(lines: Sequence[Line], name: str, make: Callable[[Line], Made]) -> list[Made]:
    """What each line makes. Raises every refusal at once, with its line's place."""
    refusals: list[Refusal] = []
    made: list[Made] = []
    for number, line in enumerate(lines):
        try:
            made.append(make(line))
        except Refused as refused:
            refusals += [replace(one, field=(name, str(number), *one.field)) for one in refused.refusals]
    if refusals:
        raise Refused(refusals)
    return made
