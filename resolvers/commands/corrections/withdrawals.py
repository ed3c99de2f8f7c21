"""Taking back what never was: a fact with what is its own, or all that a change did.

A fact is taken back where nothing else rests on it. A change is taken back by its line: what it opened goes, what it
closed stands again, as long as no later change has touched that; what it says of a row's other values stays.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.facts.around import ATTENDED_BY, HELD_BY, ITSELF, OWN_PROFILES, read_organizations, sides_of
from graph.facts.doubles import find_stand_in
from graph.facts.facts import Fact, Values
from graph.facts.meetings_after import changed_meetings
from graph.ledger.recorded import find_later, find_recorded, find_recorder
from graph.ledger.rows import Row, ends_of, identity_of, values_of
from graph.model.directive_tables import STATED, WORKS_ON
from graph.model.identity import LINKS_SHOWN, NODES_SHOWN, name_in_payloads
from graph.model.kinds import LinkTable, NodeTable, Side
from graph.model.planned_tables import PLANNED_MEETING
from graph.model.seals import SALT
from graph.model.tables import (
    ASSESSED,
    ATTENDED,
    CHANGE_EVENT,
    CIVIL_POSTS,
    GRANTED,
    HAS_PROFILE,
    LINK_TABLES,
    MEETING,
    MEMBER,
    MEMBER_OF,
    NODE_TABLES,
    NODES,
    OF,
    ORGANIZATION,
    ORIGINAL,
    PERSON,
    PROFILE,
    RESULTING,
    SHEET,
)
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.corrections.assessments import assessment_named, refuse_used
from resolvers.commands.corrections.directives import report_named
from resolvers.commands.corrections.figures import figure_named
from resolvers.commands.corrections.owning import OWN
from resolvers.commands.corrections.values import answer_link, look_at
from resolvers.commands.events import is_alone, read_ends, take_back
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.conflicts import conflict, said
from resolvers.commands.machinery.refusals import Refused, refuse
from resolvers.commands.posts import office_named
from resolvers.shared.identifiers import decode_id, encode_id, id_of
from wording.said import say

NOT_COMPARED = frozenset({"version", SALT})
"""What every later change has another one of, and what no line says."""


async def withdraw(work: Work) -> None:
    """What the input names never was; the ledger keeps it."""
    wanted = decode_id(work.given["fact"], "fact", frozenset(WITHDRAWN))
    await WITHDRAWN[wanted.type](work)


async def withdraw_link(work: Work) -> None:
    """A link alone; with the last membership goes the member, with the last civil post whoever is nothing else."""
    link = await link_named(work)
    link.dropped = True
    if link.table is MEMBER_OF and not work.facts.from_(MEMBER_OF, link.start):
        await remove(work, MEMBER, link.start)
    elif link.table in CIVIL_POSTS and is_nobody_else(work, link.start):
        await remove(work, PERSON, link.start)
    answer_link(work, link)


def is_nobody_else(work: Work, person: str) -> bool:
    """Whether a person is no member and holds no civil post."""
    return work.facts.node(MEMBER, person) is None and not any(work.facts.from_(one, person) for one in CIVIL_POSTS)


async def link_named(work: Work) -> Fact:
    """The link that the input names, of any kind that clients see."""
    wanted = decode_id(work.given["fact"], "fact", TAKEN_BACK).type
    if wanted in NAMED:
        return await NAMED[wanted](work, "fact")
    [table] = LINKS_SHOWN[wanted]
    return await work.link_with_others("fact", table)


async def withdraw_node(work: Work) -> None:
    """A node that clients see, with what is its own."""
    wanted = decode_id(work.given["fact"], "fact", NODES_SHOWN.keys())
    node = await remove(work, NODES_SHOWN[wanted.type], wanted.key)
    work.on = node.values.get("heldOn") or node.values.get("openedOn") or work.on
    if "since" in node.values:
        look_at(work, node)


async def remove(work: Work, table: NodeTable, identifier: str) -> Fact:
    """Takes a node back with the links that are its own. Refused where others are left, which the refusal names."""
    await work.reads.around(work.facts, table, [identifier], sides_of(table), date.min)
    node = work.known(table, identifier, "fact")
    for link in list(links_at(work, node)):
        if link.table in OWN[table] and (link.start == identifier or table in {MEETING, PLANNED_MEETING}):
            link.dropped = True
            await drop_owned(work, link)
    await take_back_own_events(work, node)
    node.dropped = True
    await refuse_resting(work, [node])
    return node


async def drop_owned(work: Work, link: Fact) -> None:
    """A name goes with the organization that had it."""
    if link.table is HAS_PROFILE:
        await work.reads.around(work.facts, PROFILE, [link.end], ITSELF, date.min)
        profile = work.facts.node(PROFILE, link.end)
        if profile is not None:
            profile.dropped = True


async def take_back_own_events(work: Work, node: Fact) -> None:
    """What happened to the organization alone never did."""
    taken = sorted({link.start for table in (ORIGINAL, RESULTING) for link in work.facts.to(table, node.start)})
    await work.reads.around(work.facts, CHANGE_EVENT, taken, ITSELF, date.min)
    events = [event for one in taken if (event := work.facts.node(CHANGE_EVENT, one)) is not None]
    await read_ends(work, events)
    for event in events:
        if is_alone(work, event, node.start):
            take_back(work, event)


def links_at(work: Work, node: Fact) -> Iterator[Fact]:
    """The links of a node that are at hand and stand."""
    assert isinstance(node.table, NodeTable), "nodes have links"  # noqa: S101
    for side in sides_of(node.table):
        found = work.facts.from_ if side.away else work.facts.to
        yield from found(side.table, node.start)


async def refuse_resting(work: Work, gone: Sequence[Fact]) -> None:
    """Nothing is left that rests on what goes: no link, and no visit on somebody's behalf."""
    for node in gone:
        for link in links_at(work, node):
            raise refuse(say("RESTS_ON_IT", what=said(link)), Rule.INSIDE_LIVES, "fact", conflicting=shown(link))
    await refuse_used(work, [node.start for node in gone if node.table is SHEET])
    members = [node.start for node in gone if node.table is MEMBER]
    meeting = await find_stand_in(work.reads.graph(ATTENDED, MEETING), members) if members else None
    if meeting is not None:
        raise refuse(say("STOOD_IN_FOR"), Rule.INSIDE_LIVES, "fact", conflicting=id_of(MEETING, meeting))


def shown(link: Fact) -> str:
    """The global id of what a client can look at: the link, its event, its meeting, or the organization under it."""
    if link.table in {ORIGINAL, RESULTING}:
        return id_of(CHANGE_EVENT, link.start)
    if link.table in {OF, ATTENDED}:
        return id_of(MEETING, link.start if link.table is OF else link.end)
    return conflict(link)


async def withdraw_event(work: Work) -> None:
    """What happened to organizations: all that the change did by which it happened."""
    event = work.key_of("fact", CHANGE_EVENT)
    change = await find_recorder(work.reads.graph(), event)
    if change is None:
        raise refuse(say("FILLED_WITH_EVENT"), Rule.EXISTS, "fact")
    if change.kind == ChangeKind.APPLY_REORGANIZATION:
        raise refuse(say("OF_A_REORGANIZATION"), Rule.INSIDE_LIVES, "fact", conflicting=encode_id("Change", change.id))
    await undo(work, change.id)


async def withdraw_change(work: Work) -> None:
    await undo(work, decode_id(work.given["fact"], "fact", frozenset({"Change"})).key)


async def undo(work: Work, change: str) -> None:
    """What the line opened goes, what it closed stands again."""
    line = await find_recorded(work.reads.graph(), change)
    if line is None:
        raise refuse(say("UNKNOWN", field="fact"), Rule.EXISTS, "fact")
    if line.kind == ChangeKind.LOAD:
        raise refuse(say("FILLED_WITH"), Rule.CHANGES_SOMETHING, "fact")
    if line.erased or line.kind == ChangeKind.ERASE_MEMBER:
        raise refuse(say("ERASED_SINCE"), Rule.EXISTS, "fact")
    left = {identity_of(row): row for row in line.opened}
    then = {identity_of(row): row for row in line.closed}
    await read_present(work, [*left.values(), *then.values()])
    for identity in dict.fromkeys((*then, *left)):
        if not put_back(work, identity, left.get(identity), then.get(identity)):
            raise await touched(work, change, left.get(identity) or then[identity])
    gone = [fact for fact in work.facts.rows.values() if fact.dropped and isinstance(fact.table, NodeTable)]
    await read_all_around(work, gone)
    await refuse_resting(work, gone)
    await read_what_follows(work)
    work.on = date.fromisoformat(line.on) if line.on else work.on
    answer(work, line.result)


async def read_present(work: Work, rows: Sequence[Row]) -> None:
    """The rows as they stand now, with what is derived from them in reach."""
    named: defaultdict[NodeTable, set[str]] = defaultdict(set)
    sides: defaultdict[NodeTable, dict[LinkTable, Side]] = defaultdict(dict)
    for table, start, end in map(ends_of, rows):
        if isinstance(table, NodeTable):
            named[table].add(start)
        else:
            named[NODES[table.start]].add(start)
            named[NODES[table.end]].add(end)
            sides[NODES[table.start]][table] = Side(table, away=True)
    # whoever holds a civil post may be a member, who is found as such
    named[MEMBER] |= named[PERSON]
    for node in [node for node in NODE_TABLES if named[node]]:
        asked = [sides[node][link] for link in LINK_TABLES if link in sides[node]]
        await work.reads.around(work.facts, node, named[node], asked, date.min)


def put_back(work: Work, identity: tuple[Any, ...], left: Row | None, then: Row | None) -> bool:
    """Puts one row back to what it was before a line that left it so; False where it has been changed since."""
    present = work.facts.rows.get(identity)
    if left is None:
        if present is not None or then is None:
            return False
        refuse_return(then)
        work.facts.add(Fact(*ends_of(then), values_of(then)))
        return True
    if present is None:
        return False
    wanted = values_of(left)
    if then is None:
        present.dropped = compared(present.values) == compared(wanted)
        return present.dropped
    return put_values_back(present, wanted, values_of(then))


def refuse_return(row: Row) -> None:
    """An organization or a member that was taken back whole does not come back: no line is about it any more."""
    if row[0] in {ORGANIZATION.name, MEMBER.name}:
        whole = say("TAKEN_BACK_WHOLE", what=said(Fact(*ends_of(row), values_of(row))))
        raise refuse(whole, Rule.EXISTS, "fact")


def put_values_back(present: Fact, left: Values, then: Values) -> bool:
    """What the line changed of a row is as before; what it did not change stays as it is by now."""
    values = dict(present.values)
    for name in left.keys() | then.keys():
        if name in NOT_COMPARED or left.get(name) == then.get(name):
            continue
        if values.get(name) != left.get(name):
            return False
        values.pop(name, None)
        values |= {name: then[name]} if name in then else {}
    present.values = values
    return True


def compared(values: Values) -> Values:
    return {name: value for name, value in values.items() if name not in NOT_COMPARED}


async def touched(work: Work, change: str, row: Row) -> Refused:
    """The refusal that names the later change."""
    fact = Fact(*ends_of(row), values_of(row))
    later = await find_later(work.reads.graph(), change, row)
    if later is None:
        return refuse(say("ANOTHER_BY_NOW", what=said(fact)), Rule.INSIDE_LIVES, "fact", conflicting=conflict(fact))
    what, change_said = said(fact), say(f"CHANGE.{later.kind}")
    changed = say("CHANGED_LATER", what=what, change=change_said)
    if later.on is not None:
        changed = say("CHANGED_LATER_ON", what=what, change=change_said, day=date.fromisoformat(later.on))
    return refuse(changed, Rule.INSIDE_LIVES, "fact", conflicting=encode_id("Change", later.id))


async def read_all_around(work: Work, gone: Sequence[Fact]) -> None:
    """Everything at the nodes that go, and the events that are left."""
    for table in NODE_TABLES:
        identifiers = {node.start for node in gone if node.table is table}
        await work.reads.around(work.facts, table, identifiers, sides_of(table), date.min)


async def read_what_follows(work: Work) -> None:
    """What is derived follows from all names of an organization, and from whole records of meetings."""
    changed = list(work.facts.changed())
    owners = {fact.start for fact in changed if fact.table in {HAS_PROFILE, ORGANIZATION}}
    await read_organizations(work.reads, work.facts, owners, [OWN_PROFILES], date.min)
    meetings = changed_meetings(changed)
    await work.reads.around(work.facts, MEETING, meetings, [HELD_BY, ATTENDED_BY], date.min)


def answer(work: Work, result: Mapping[str, Any]) -> None:
    """The payload shows the organization and the member of the change, as far as they are left."""
    for table in (ORGANIZATION, MEMBER):
        name = name_in_payloads(table.shown)
        node = work.facts.node(table, result[name]) if name in result else None
        if node is not None and not node.dropped:
            work.result[name] = node.start


TAKEN_BACK = tuple(shown for shown in LINKS_SHOWN if shown != GRANTED.shown)
"""The links that were recorded by mistake, by their types; who could see what on a day stands, and is revoked."""
NAMED: Mapping[str, Callable[[Work, str], Awaitable[Fact]]] = {
    CIVIL_POSTS[0].shown: office_named,
    ASSESSED.shown: assessment_named,
    WORKS_ON.shown: report_named,
    STATED.shown: figure_named,
}
"""What finds a link that is no dated one of one table."""
WITHDRAWN: Mapping[str, Callable[[Work], Awaitable[None]]] = {
    **dict.fromkeys(TAKEN_BACK, withdraw_link),
    **{table.shown: withdraw_node for table in OWN if table is not PERSON},
    CHANGE_EVENT.shown: withdraw_event,
    "Change": withdraw_change,
}
