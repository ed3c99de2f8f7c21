"""Writing changed facts, table by table, with all that is derived from them.

It is made of a part for each table and kind of writing. Parts that come together often are one statement, so that a
change costs one round trip for its writing. Others are statements of their own: Neo4j plans a new text for tenths of a
second, and a round trip takes it a thousandth.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, LiteralString

from graph.engine.sessions import Transaction
from graph.facts.facts import Fact, Facts, Values
from graph.facts.meetings_after import changed_meetings, series_again
from graph.facts.replaced import replacing
from graph.facts.rows import OWNED, Part, link_part, node_part, owned_part, taken_from, values_of
from graph.model.derived import (
    meeting_key,
    member_keys,
    newest_profile,
    person_keys,
    place_keys,
    profile_keys,
    recounted,
)
from graph.model.kinds import LinkTable, NodeTable, Table
from graph.model.tables import (
    ATTENDANCE,
    HAS_PROFILE,
    HEADCOUNTS,
    LINK_TABLES,
    MEETING,
    MEMBER,
    MEMBER_OF,
    NODE_TABLES,
    ORGANIZATION,
    PERSON,
    PLACE,
    PROFILE,
)

SELDOM = 100
"""How often parts come together before they are one statement: its planning takes as long as so many changes spare."""
CAME: Counter[tuple[str, ...]] = Counter()
"""How often parts of these names came together in this process."""
NEWEST: tuple[LiteralString, ...] = ("id", "profileSince", "name", "shortName", "level", "sortKey")


def amend_node_statement(table: NodeTable) -> LiteralString:
    """Sets the facts of nodes of `$rows`, each their values; what is derived but for the newest profile too."""
    return set_statement(table, amended(table))


def amended(table: NodeTable) -> Sequence[LiteralString]:
    return table.facts if table is ORGANIZATION else table.properties


def set_statement(table: NodeTable, names: Sequence[LiteralString]) -> LiteralString:
    """Sets properties of nodes of `$rows`, each the values of these names, of which the first is `id`."""
    assigned = assignments("node", taken_from(table, names, "row")[1:])
    return "\n".join(("UNWIND $rows AS row", "MATCH (node:" + table.label + " {id: row[0]})", "SET " + assigned))


def found_link(table: LinkTable) -> tuple[LiteralString, ...]:
    """Binds `link` to the row of (start, end, identity, new values)."""
    same: list[LiteralString] = [
        "link." + name + " = " + value for name, value in taken_from(table, table.identity, "row[2]")
    ]
    return (
        "UNWIND $rows AS row",
        "MATCH (:" + table.start + " {id: row[0]})-[link:" + table.type + "]->(:" + table.end + " {id: row[1]})",
        *(("WHERE " + " AND ".join(same),) if same else ()),
    )


def amend_link_statement(table: LinkTable) -> LiteralString:
    return "\n".join((*found_link(table), "SET " + assignments("link", taken_from(table, table.properties, "row[3]"))))


def drop_link_statement(table: LinkTable) -> LiteralString:
    return "\n".join((*found_link(table), "DELETE link"))


def drop_node_statement(table: NodeTable) -> LiteralString:
    return "\n".join(("UNWIND $rows AS id", "MATCH (node:" + table.label + " {id: id})", "DETACH DELETE node"))


def assignments(target: LiteralString, taken: Sequence[tuple[LiteralString, LiteralString]]) -> LiteralString:
    return ", ".join([target + "." + name + " = " + value for name, value in taken])


SET_HEADCOUNTS = set_statement(ORGANIZATION, ("id", *HEADCOUNTS))
SET_ATTENDANCE = set_statement(ORGANIZATION, ("id", *ATTENDANCE))
SET_NEWEST = set_statement(ORGANIZATION, NEWEST)
SET_SORT_KEYS = set_statement(PROFILE, ("id", "sortKey"))


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to be written, and the series of organizations (graph/model/derived.py) that are among it."""

    parts: Sequence[Part]
    series: Mapping[str, Values]


async def write_facts(transaction: Transaction, facts: Facts) -> None:
    """Writes everything that changed, without a line of the ledger: for trials, and for a bench to compare with."""
    parts = [*writing_of(facts, facts.changed()).parts, *replacing(facts.changed())]
    await write_parts(transaction, parts, "RETURN 1", {})


async def write_parts(
    transaction: Transaction, parts: Sequence[Part], last: LiteralString, parameters: dict[str, Any]
) -> Any:
    """All parts and a last clause; the value of the last. One statement where these parts came together often before,
    else a statement for each."""
    names = tuple(part.name for part in parts)
    if len(set(names)) < len(names):
        raise ValueError("Two parts of a statement have one name: the rows of one of them would be lost.")
    CAME[names] += 1
    write = write_joined if CAME[names] > SELDOM else write_apart
    return await write(transaction, parts, last, parameters)


async def write_joined(
    transaction: Transaction, parts: Sequence[Part], last: LiteralString, parameters: dict[str, Any]
) -> Any:
    """One statement: its text depends on which tables are written, never on a value."""
    texts: list[LiteralString] = [part.text.replace("$rows", "$parts." + part.name) for part in parts]
    statement: LiteralString = "\nWITH count(*) AS done\n".join([*texts, last])
    return await transaction.run(statement, parts={part.name: part.rows for part in parts}, **parameters)


async def write_apart(
    transaction: Transaction, parts: Sequence[Part], last: LiteralString, parameters: dict[str, Any]
) -> Any:
    """A statement for each part: there are as many texts as ways to write tables, however these come together."""
    for part in parts:
        await transaction.run(part.text, rows=part.rows)
    return await transaction.run(last, **parameters)


def writing_of(facts: Facts, rows: Iterable[Fact]) -> Writing:
    """What is to be written of the rows that changed, with all that is derived from them."""
    changed: defaultdict[Table, list[Fact]] = defaultdict(list)
    for fact in rows:
        changed[fact.table].append(fact)
    counts, meetings = headcounts_of(facts, changed), attendance_of(facts, changed)
    parts = (*parts_of(facts, changed), *profile_parts(facts, changed), *series_parts(counts, meetings))
    series = {one: {**counts.get(one, {}), **meetings.get(one, {})} for one in {**counts, **meetings}}
    return Writing([part for part in parts if part.rows], series)


def parts_of(facts: Facts, changed: defaultdict[Table, list[Fact]]) -> list[Part]:
    """The rows, table by table: nodes first, as links need both their ends; those that go go last.

    A node with thousands of links takes the embedded engine seconds to detach, one without any takes it no time.
    """
    left, found = changed.copy(), list[Part]()
    owned = [owned_by(facts, link, node, left) for link, node in OWNED]
    for node in NODE_TABLES:
        found += node_parts(facts, node, left[node])
    found += owned
    for link in LINK_TABLES:
        found += link_parts(link, left[link])
    found += [drop_part(node, changed[node]) for node in NODE_TABLES]
    return found


def owned_by(facts: Facts, link: LinkTable, owned: NodeTable, left: dict[Table, list[Fact]]) -> Part:
    """New nodes with the new links that own them, which spares looking them up again; they are taken out of `left`."""
    nodes = {fact.start: fact for fact in left[owned] if fact.before is None}
    at_end = link.end == owned.label
    pairs = [(one, nodes.get(one.end if at_end else one.start)) for one in left[link] if one.before is None]
    both = [(one, node) for one, node in pairs if node is not None]
    taken = {id(fact) for pair in both for fact in pair}
    for table in (link, owned):
        left[table] = [fact for fact in left[table] if id(fact) not in taken]
    rows = [[*new_link(link, one), values_of(owned.properties, row_of(facts, node))] for one, node in both]
    return owned_part(link, owned, rows)


def node_parts(facts: Facts, table: NodeTable, changed: Sequence[Fact]) -> list[Part]:
    made = [fact for fact in changed if fact.before is None]
    kept = [fact for fact in changed if fact.before is not None and not fact.dropped]
    return [
        node_part(table, [values_of(table.properties, row_of(facts, fact)) for fact in made]),
        Part(
            "amended_" + table.name,
            amend_node_statement(table),
            [values_of(amended(table), row_of(facts, fact)) for fact in kept],
            # the keys of profiles are also set by those of their organizations' codes
            sets=0 if table is PROFILE else 1,
        ),
    ]


def drop_part(table: NodeTable, changed: Sequence[Fact]) -> Part:
    gone = [one.start for one in changed if one.dropped]
    return Part("dropped_" + table.name, drop_node_statement(table), gone, voids="amended_" + table.name)


def link_parts(table: LinkTable, changed: Sequence[Fact]) -> list[Part]:
    """What ends makes room for what begins; a row with another identity is written anew, lest two meet halfway."""
    lasting = [fact for fact in changed if not fact.dropped]
    made = [new_link(table, fact) for fact in lasting if fact.before is None or fact.renamed]
    kept = [
        [fact.start, fact.end, identity(table, fact), values_of(table.properties, fact.values)]
        for fact in lasting
        if fact.before is not None and not fact.renamed
    ]
    gone = [[fact.start, fact.end, identity(table, fact)] for fact in changed if fact.dropped or fact.renamed]
    return [
        Part("dropped_" + table.name, drop_link_statement(table), gone, voids="amended_" + table.name),
        Part("amended_" + table.name, amend_link_statement(table), kept, sets=3),
        link_part(table, made),
    ]


def new_link(table: LinkTable, fact: Fact) -> list[Any]:
    return [fact.start, fact.end, values_of(table.properties, fact.values)]


def identity(table: LinkTable, fact: Fact) -> list[Any]:
    return values_of(table.identity, fact.before or {})


def row_of(facts: Facts, fact: Fact) -> Values:
    """A node's facts and what is derived from it alone, or for a profile from its organization."""
    return {**fact.values, **derived_values(facts, fact)}


def derived_values(facts: Facts, fact: Fact) -> Values:
    if fact.table is PROFILE:
        return profile_derived(facts, fact)
    derive = ALONE.get(fact.table)
    return {} if derive is None else derive(fact.values)


ALONE: Mapping[Table, Callable[[Values], Values]] = {
    MEMBER: lambda values: member_keys(values["name"], values["id"]),
    PERSON: lambda values: person_keys(values["name"], values["id"]),
    PLACE: lambda values: place_keys({"code": None, **values}),
    MEETING: lambda values: {"sortKey": meeting_key(values["heldOn"], values["id"])},
}
"""What is derived of a node from itself alone, table by table."""


def profile_derived(facts: Facts, fact: Fact) -> Values:
    [owner] = facts.to(HAS_PROFILE, fact.start)
    organization = facts.node(ORGANIZATION, owner.start)
    assert organization is not None, "a profile is written with its organization at hand"  # noqa: S101
    return profile_keys(fact.values, organization.values["code"], owner.start)


def profile_parts(facts: Facts, changed: defaultdict[Table, list[Fact]]) -> list[Part]:
    """The newest profile of organizations that got another one, the keys of all profiles of those with another code."""
    renamed = {fact.start for fact in changed[HAS_PROFILE]}
    owners = {link.start for one in changed[PROFILE] for link in facts.to(HAS_PROFILE, one.start)}
    recoded = {fact.start for fact in changed[ORGANIZATION] if has_other_code(fact)}
    renewed = sorted(renamed | owners | recoded)
    newest = [values_of(NEWEST, newest_of(facts, one)) for one in renewed if facts.from_(HAS_PROFILE, one)]
    return [
        Part("keys_of_profiles", SET_SORT_KEYS, [row for one in sorted(recoded) for row in sort_keys_of(facts, one)]),
        Part("newest_profiles", SET_NEWEST, newest, sets=1),
    ]


def series_parts(counts: Mapping[str, Values], meetings: Mapping[str, Values]) -> list[Part]:
    return [
        Part("headcounts", SET_HEADCOUNTS, [[one, *series.values()] for one, series in sorted(counts.items())], sets=1),
        Part(
            "attendance", SET_ATTENDANCE, [[one, *series.values()] for one, series in sorted(meetings.items())], sets=1
        ),
    ]


def has_other_code(organization: Fact) -> bool:
    return organization.before is not None and organization.values["code"] != organization.before["code"]


def sort_keys_of(facts: Facts, organization: str) -> list[list[Any]]:
    """The keys of all profiles of an organization, whose code is part of them; all of them must be at hand."""
    profiles = [profile_of(facts, link) for link in facts.from_(HAS_PROFILE, organization)]
    return [[profile.start, profile_derived(facts, profile)["sortKey"]] for profile in profiles]


def profile_of(facts: Facts, link: Fact) -> Fact:
    profile = facts.node(PROFILE, link.end)
    assert profile is not None, "a profile is read with its link"  # noqa: S101
    return profile


def newest_of(facts: Facts, organization: str) -> Values:
    newest = max(facts.from_(HAS_PROFILE, organization), key=lambda link: link.since)
    profile = profile_of(facts, newest)
    shown = {"shortName": None, **profile.values, **profile_derived(facts, profile)}
    return {"id": organization, **newest_profile(shown, newest.since)}


def headcounts_of(facts: Facts, changed: defaultdict[Table, list[Fact]]) -> dict[str, Values]:
    """The headcounts of the organizations whose members changed."""
    moved: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in changed[MEMBER_OF]:
        moved[fact.end].append(fact)
    return {
        organization: recounted(
            facts.counted.get(organization, {}),
            [fact.before for fact in own if fact.before is not None],
            [fact.values for fact in own if not fact.dropped],
        )
        for organization, own in moved.items()
    }


def attendance_of(facts: Facts, changed: defaultdict[Table, list[Fact]]) -> dict[str, Values]:
    """The series of meetings of the organizations whose meetings changed."""
    return dict(series_again(facts, changed_meetings(chain.from_iterable(changed.values()))))
