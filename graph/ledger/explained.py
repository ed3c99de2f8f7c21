"""Whether the lines of the ledger explain the graph: the digest of every table, and of its links from both ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import LiteralString

import orjson

from graph.engine.sessions import Reads
from graph.ledger.chain import Expected, about_form
from graph.ledger.opened import list_earlier
from graph.ledger.rows import seals_in
from graph.ledger.rules_kept import RulesKept
from graph.ledger.scan import Ids, Progress, Scanned, list_all_ids_statement, parts, scan
from graph.ledger.verdict import MOST_NAMED, Verdict
from graph.model.canonical import Digest
from graph.model.kinds import LinkTable, NodeTable
from graph.model.seals import seal_of
from graph.model.tables import LINK_TABLES, MEMBER, NODE_TABLES, ORGANIZATION

BESIDE_FACTS: tuple[LiteralString, ...] = (
    *("Migration", "GraphState", "Ledger", "Change", "ChangeText", "SignedOut", "Webhook", "Reading", "Readings"),
    "Earlier",
)
"""The labels of what a graph holds beside facts."""
COUNT_ALL: LiteralString = (
    "MATCH (node)\nWHERE " + " AND ".join(["NOT node:" + label for label in BESIDE_FACTS]) + "\nRETURN count(node)"
)

COUNT_ALL_LINKS: LiteralString = """
MATCH ()-[link]->()
WHERE type(link) <> 'ABOUT'
RETURN count(link)
""".strip()

COUNT_ABOUT: LiteralString = """
MATCH ()-[link:ABOUT]->()
RETURN count(link)
""".strip()

DAMAGED = "the graph is damaged: bring back a copy of it."


@dataclass(slots=True)
class Found:
    """The digest of what a table holds, what is odd in it, and of what the lines opened those rows that are there."""

    digest: Digest = field(default_factory=Digest)
    odd: list[str] = field(default_factory=list[str])
    known: set[bytes] = field(default_factory=set[bytes])
    stale: set[bytes] = field(default_factory=set[bytes])

    def add(self, rows: Sequence[Scanned], expected: Expected, table: str) -> None:
        forms = [row.form for row in rows]
        self.digest.add(forms)
        self.odd += [f"{table}: {'; '.join(row.odd)} in {row.form.decode()}" for row in rows if row.odd]
        self.known.update(expected.opened[table].intersection(forms))
        self.stale.update(expected.closed[table].intersection(forms))


async def verify_explained(reads: Reads, verdict: Verdict, expected: Expected, progress: Progress) -> None:
    """One pass over every table, a second one over links from their other end, and one over what lines are about."""
    nodes = links = 0
    kept, left, ids = RulesKept(), dict(expected.replaced), Ids(reads)
    for table in (*NODE_TABLES, *LINK_TABLES):
        found = Found()
        async for rows in scan(ids, table):
            found.add(rows, expected, table.name)
            kept.take(row.bare for row in rows)
            if table.personal and left:
                forget_current(rows, left)
        nodes += found.digest.rows if isinstance(table, NodeTable) else 0
        links += found.digest.rows if isinstance(table, LinkTable) else 0
        compare(table.name, found, verdict, expected)
        if isinstance(table, LinkTable):
            await compare_ends(ids, table, found.digest, verdict)
        progress(table.name, found.digest.rows)
    verdict.rows = nodes + links
    verdict.broken = kept.broken()
    await verify_earlier(reads, verdict, expected, left)
    await verify_about(ids, verdict, expected)
    await verify_strangers(reads, verdict, nodes, links)


def forget_current(rows: Sequence[Scanned], left: dict[str, str]) -> None:
    """Takes away the seals that rows of the graph hold now, too."""
    for row in rows:
        for seal in seals_in(orjson.loads(row.form)):
            left.pop(seal, None)


async def verify_earlier(reads: Reads, verdict: Verdict, expected: Expected, left: dict[str, str]) -> None:
    """The values that were replaced, each under the seal that lines have: all are there but those that were erased.
    `left` are the seals of closed rows that no node holds now."""
    found = await list_earlier(reads)
    told = [
        f"An earlier value of {one.of} is not that of its seal, or of no line."
        for one in found
        if one.id != seal_of(one.salt, one.name, one.value) or expected.replaced.get(one.id) != one.of
    ]
    told += [
        f"An earlier value of {one.of} stands there, though it was erased."
        for one in found
        if one.of in expected.erased
    ]
    for one in found:
        left.pop(one.id, None)
    gone = sorted({of for of in left.values() if of not in expected.erased})
    told += [f"Earlier values of {of} are gone, and no line says that they were erased." for of in gone]
    verdict.report_all(told, "earlier values that are wrong")
    verdict.erased = len(expected.erased)


async def digest_graph(reads: Reads, progress: Progress) -> dict[str, Digest]:
    """The digest of every table that has rows: what a line says of a graph that others filled."""
    digests: dict[str, Digest] = {}
    ids = Ids(reads)
    for table in (*NODE_TABLES, *LINK_TABLES):
        digest = await digest_of(ids, table)
        if digest.rows:
            digests[table.name] = digest
        progress(table.name, digest.rows)
    return digests


async def digest_of(ids: Ids, table: NodeTable | LinkTable, *, from_end: bool = False) -> Digest:
    digest = Digest()
    async for rows in scan(ids, table, from_end=from_end):
        digest.add(row.form for row in rows)
    return digest


def compare(table: str, found: Found, verdict: Verdict, expected: Expected) -> None:
    """Tells odd rows, and a table whose digest differs with the rows that can be named: what lines opened or closed."""
    verdict.report_all(found.odd, f"odd rows in {table}")
    wanted = expected.digests[table]
    if (wanted.rows, wanted.sum) == (found.digest.rows, found.digest.sum):
        return
    more = found.digest.rows - wanted.rows
    said = f"{more} more than" if more > 0 else f"{-more} fewer than" if more < 0 else "others than"
    verdict.report(f"{table}: the graph has {said} the ledger's {wanted.rows} rows.")
    for form in sorted(expected.opened[table] - found.known)[:MOST_NAMED]:
        verdict.report(f"{table}: a line says, and the graph lacks, {form.decode()}")
    for form in sorted(found.stale)[:MOST_NAMED]:
        verdict.report(f"{table}: a line replaced, and the graph still has, {form.decode()}")


async def compare_ends(ids: Ids, table: LinkTable, from_start: Digest, verdict: Verdict) -> None:
    """An engine keeps each link at both of its ends: seen from either, there must be the same ones."""
    from_end = await digest_of(ids, table, from_end=True)
    if from_end != from_start:
        verdict.report(
            f"{table.name}: {from_start.rows} links are seen from their {table.start}, {from_end.rows} from their "
            f"{table.end}: {DAMAGED}"
        )


async def verify_about(ids: Ids, verdict: Verdict, expected: Expected) -> None:
    """The links from lines to their subjects; a node that a later line took away has none any more."""
    lacking = {seq: missing - expected.gone for seq, missing in expected.unlinked.items()}
    told = [
        f"Line {seq} is not linked to {', '.join(sorted(missing)[:3])}, its subject."
        for seq, missing in sorted(lacking.items())
        if missing
    ]
    verdict.report_all(told, "lines that are not linked to their subjects")
    backwards = Digest()
    for table in (ORGANIZATION, MEMBER):
        for part in parts(await ids.of(list_all_ids_statement(table.label))):
            for identifier, numbers in await ids.reads.read(list_about_statement(table), ids=part):
                backwards.add(about_form(f"{table.label}:{identifier}", number) for number in numbers)
    if backwards != expected.about:
        verdict.report(
            f"ABOUT: {expected.about.rows} links are seen from the lines, {backwards.rows} from their subjects: "
            f"{DAMAGED}"
        )
    if beyond := await ids.reads.read(COUNT_ABOUT) - expected.about.rows:
        verdict.report(f"There are {beyond} links of the kind ABOUT that belong to no line of the ledger.")


def list_about_statement(table: NodeTable) -> LiteralString:
    """[id, numbers of the lines that are about it] of nodes by `$ids`."""
    match: LiteralString = "MATCH (node:" + table.label + " {id: id})"
    numbers: LiteralString = "[(node)<-[:ABOUT]-(change:Change) | change.seq]"
    return "\n".join(("UNWIND $ids AS id", match, "RETURN collect([node.id, " + numbers + "])"))


async def verify_strangers(reads: Reads, verdict: Verdict, nodes: int, links: int) -> None:
    """Nodes and links of kinds that no table knows."""
    texts: tuple[tuple[str, LiteralString, int], ...] = (("nodes", COUNT_ALL, nodes), ("links", COUNT_ALL_LINKS, links))
    for what, text, known in texts:
        strangers = await reads.read(text) - known
        if strangers:
            verdict.report(f"There are {strangers} {what} of a kind that the service does not know.")
