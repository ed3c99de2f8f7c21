"""Members, other people, and where they live: columns and hops."""

from typing import LiteralString

from graph.cypher.dates import at_or_down, end_or_null, holds
from graph.cypher.patterns import FROM_MEMBER, FROM_ORGANIZATION, LINK_HOLDS, NODE_HOLDS, Hop, RecordType, way
from graph.records.office_kinds import is_of_kinds
from graph.records.organizations import ORGANIZATION

MEMBER_COLUMNS: dict[str, LiteralString] = {
    "id": "<node>.id",
    "name": "<node>.name",
    "birthDate": "toString(<node>.birthDate)",
    "cardNumber": "<node>.cardNumber",
    "admittedOn": "toString(<node>.admittedOn)",
    "officialOn": "toString(<node>.officialOn)",
    "since": "toString(<node>.since)",
    "until": end_or_null("<node>"),
}
CIRCUMSTANCE: LiteralString = (
    """head([(<node>)-[<+own>:MEMBER_OF]->(:Organization)
    WHERE <own>.kind = 'OFFICIAL' AND """
    + holds("<own>")
    + """ | <own>.circumstance])"""
)

MEMBER = RecordType(
    name="Member",
    match="MATCH (<+node>:Member {id: <key>})",
    holds=NODE_HOLDS,
    columns=MEMBER_COLUMNS,
    costly={"circumstance": CIRCUMSTANCE},
)
NON_MEMBER = RecordType(
    name="NonMember",
    match="MATCH (<+node>:Person {id: <key>})",
    holds="NOT <node>:Member",
    columns={"id": "<node>.id", "name": "<node>.name"},
)
PERSON = RecordType(
    name="Person",
    match="MATCH (<+node>:Person {id: <key>})",
    holds="",
    columns={**MEMBER_COLUMNS, "isMember": "<node>:Member"},
)

WORDS: LiteralString = (
    "all(<+word> IN $words WHERE <node>.nameFold STARTS WITH <word> OR <node>.nameFold CONTAINS ' ' + <word>)"
)

OWN_CELL = Hop(
    record=ORGANIZATION,
    start=FROM_MEMBER,
    path="(<parent>)-[<+link>:MEMBER_OF]->(<+node>)",
    holds="<link>.kind = 'OFFICIAL' AND " + holds("<link>"),
    key="<node>.id",
)
SECRETARY = Hop(
    record=MEMBER,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:HOLDS]-(<+node>)",
    holds="<link>.role = 'SECRETARY' AND <link>.body IN ['EXECUTIVE_COMMITTEE', 'CELL_COMMITTEE'] AND "
    + holds("<link>"),
    key="<link>.body + <node>.id",
)
STANDING_FILTER: LiteralString = """CASE WHEN <node>.officialOn IS NOT NULL AND <node>.officialOn <= $on
    THEN 'OFFICIAL' ELSE 'PROBATIONARY' END IN $standings"""
CIRCUMSTANCE_FILTER: LiteralString = (
    """EXISTS { MATCH (<node>)-[<+own>:MEMBER_OF]->(:Organization)
    WHERE <own>.kind = 'OFFICIAL' AND """
    + holds("<own>")
    + """ AND <own>.circumstance IN $circumstances }"""
)
ROLE_FILTER: LiteralString = (
    """EXISTS { MATCH (<node>)-[<+seat>:HOLDS]->(:Organization)
    WHERE """
    + holds("<seat>")
    + """ AND <seat>.role IN $roles }"""
)
OFFICE_FILTER: LiteralString = (
    """EXISTS { MATCH (<node>)-[<+post>:HOLDS_OFFICE]->()
    WHERE """
    + holds("<post>")
    + " AND "
    + is_of_kinds("<post>", "$officeKinds")
    + " }"
)
MEMBER_FILTERS: dict[str, LiteralString] = {
    "words": WORDS,
    "standings": STANDING_FILTER,
    "circumstances": CIRCUMSTANCE_FILTER,
    "roles": ROLE_FILTER,
    "officeKinds": OFFICE_FILTER,
}

EVERYBODY = Hop(
    record=MEMBER,
    carries=(),
    path="(<+node>:Member)",
    begun="",
    holds=NODE_HOLDS,
    seek="<node>.sortKey",
    key="<node>.sortKey",
    filters=MEMBER_FILTERS,
)
UNDER_ORGANIZATION = Hop(
    record=MEMBER,
    start=FROM_ORGANIZATION,
    path="(<parent>)" + way(at_or_down) + "(<+cell>)<-[<+link>:MEMBER_OF]-(<+node>)",
    holds="<link>.kind = 'OFFICIAL' AND " + LINK_HOLDS,
    key="<node>.sortKey",
    filters=MEMBER_FILTERS,
)
"""The members whose cell that counts is the organization or under it."""
