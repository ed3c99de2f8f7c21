"""Whether the lines of the ledger are whole: every number, hash, time and link to the line before, and the links from
each line to its subjects.

What the lines loaded, opened and closed is added up on the way: it says what the graph must hold.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, LiteralString

import orjson

from execution.view import written
from graph.engine.sessions import Reads
from graph.ledger.lines import BEGINNING, COUNT_LINES, COUNT_TEXTS, STORED, SUBJECTS, change_id, hash_of
from graph.ledger.rows import seals_in
from graph.ledger.scan import Progress, ahead, plain
from graph.ledger.verdict import Verdict
from graph.model.canonical import Digest, canonical
from graph.model.vocabulary import ChangeKind
from graph.records.changes import LONG

LINES_AT_ONCE = 200
SIDES = (("closed", -1), ("opened", 1))

LIST_LEDGERS: LiteralString = """
MATCH (ledger:Ledger)
RETURN collect([ledger.id, ledger.seq, ledger.hash, ledger.at])
""".strip()


def part_of(name: LiteralString) -> LiteralString:
    """Where a property of a line lies."""
    return "text." if name in LONG else "change."


LIST_LINES: LiteralString = "\n".join(
    (
        "UNWIND $ids AS id",
        "MATCH (change:Change {id: id})",
        "OPTIONAL MATCH (text:ChangeText {id: id})",
        "RETURN collect([id, [" + ", ".join([part_of(name) + name for name in STORED]) + "],",
        "  [(change)-[:ABOUT]->(subject) | CASE WHEN subject:Organization THEN 'Organization:' ELSE 'Member:' END",
        "    + coalesce(subject.id, '')]])",
    )
)


Link = tuple[int, Sequence[Any] | None, Sequence[str]]
"""A number, the values of its line in the order of `STORED` (None: it is missing), and the subjects that it is linked
to."""


@dataclass(frozen=True, slots=True)
class End:
    """What the ledger's own node says of its last line; `at` is its time."""

    seq: int
    hash: str
    at: str


@dataclass(slots=True)
class Expected:
    """What the lines say of the graph: a digest for each table, the rows that were opened and not closed since.

    `gone` are nodes that were closed for good, `unlinked` the subjects of lines that no link leads to, and `about` is
    the digest of the links from lines to subjects as they are seen from the lines. `replaced` are the seals in rows
    that were closed, with the nodes (`Label:id`) that they are of, `erased` the nodes of which no value is kept.
    """

    digests: defaultdict[str, Digest] = field(default_factory=lambda: defaultdict(Digest))
    opened: defaultdict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    closed: defaultdict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    gone: set[str] = field(default_factory=set[str])
    unlinked: dict[int, set[str]] = field(default_factory=dict[int, set[str]])
    about: Digest = field(default_factory=Digest)
    replaced: dict[str, str] = field(default_factory=dict[str, str])
    erased: set[str] = field(default_factory=set[str])


@dataclass(slots=True)
class Chain:
    """The walk along the lines: what is found goes into the verdict, what they say into `expected`."""

    verdict: Verdict
    expected: Expected = field(default_factory=Expected)
    at: str = ""

    def follow(self, number: int, values: Sequence[Any] | None, linked: Sequence[str]) -> None:
        """The next line, with the subjects that it is linked to."""
        if values is None:
            self.verdict.report(f"Line {number} is missing.")
            return
        line: dict[str, Any] = dict(zip(STORED, map(plain, values), strict=True))
        if line["seq"] != number or hash_of(line) != line["hash"]:
            self.verdict.report(f"Line {number} was changed: its hash is not that of what it says.")
        if line["previous"] != self.verdict.hash:
            self.verdict.report(f"Line {number} does not follow line {number - 1}.")
        self.check_time(number, line["at"])
        self.verdict.lines, self.verdict.hash = number, str(line["hash"])
        if self.verdict.witness == f"{number}:{self.verdict.hash}":
            self.verdict.witness = None
        self.compare_subjects(number, line["subjects"], linked)
        expect(line, self.expected)

    def check_time(self, number: int, at: Any) -> None:
        if not is_moment(at):
            self.verdict.report(f"Line {number} has no time: {at}.")
        elif at < self.at:
            self.verdict.report(f"Line {number} is of {at}, earlier than the line before it.")
        else:
            self.at = at

    def compare_subjects(self, number: int, subjects: Any, linked: Sequence[str]) -> None:
        named = set(subjects) if isinstance(subjects, list) else set[str]()
        if strangers := sorted({*linked} - named):
            told = ", ".join(strangers[:3])
            self.verdict.report(f"Line {number} is linked to {told}, which it does not name as its subject.")
        if len(linked) > len({*linked}):
            self.verdict.report(f"Line {number} is linked to one of its subjects twice.")
        if missing := named - {*linked}:
            self.expected.unlinked[number] = missing
        self.expected.about.add(about_form(one, number) for one in linked)


async def verify_chain(reads: Reads, end: End, verdict: Verdict, progress: Progress) -> Expected:
    """Every line from the first to the last; returns what they say of the graph."""
    chain = Chain(verdict)
    async for lines in read_chain(reads, end.seq):
        for number, values, linked in lines:
            chain.follow(number, values, linked)
        progress("lines", verdict.lines)
    compare_end(end, chain)
    if verdict.witness is not None:
        verdict.report(f"The ledger holds no line {verdict.witness}.")
    if (count := await reads.read(COUNT_LINES)) > end.seq:
        verdict.report(f"There are {count - end.seq} lines beyond the ledger's end, or under another number.")
    if (count := await reads.read(COUNT_TEXTS)) > end.seq:
        verdict.report(f"There are {count - end.seq} texts of lines that are not there.")
    return chain.expected


async def read_chain(reads: Reads, last: int) -> AsyncIterator[list[Link]]:
    """The lines from the first to the last, some hundred at once."""
    asked = [range(first, min(first + LINES_AT_ONCE, last + 1)) for first in range(1, last + 1, LINES_AT_ONCE)]
    answers = ahead(reads, LIST_LINES, ({"ids": [change_id(one) for one in numbers]} for numbers in asked))
    left = iter(asked)
    async for rows in answers:
        found = {identifier: (values, linked) for identifier, values, linked in rows}
        yield [(number, *found.get(change_id(number), (None, ()))) for number in next(left)]


def compare_end(end: End, chain: Chain) -> None:
    if chain.verdict.hash != end.hash:
        chain.verdict.report(f"The ledger's end says {end.hash[:12]}…, its last line {chain.verdict.hash[:12]}….")
    if end.seq and chain.at != end.at:
        chain.verdict.report(f"The ledger's end is of {end.at}, its last line of {chain.at}.")


async def read_ledger_end(reads: Reads, verdict: Verdict) -> End | None:
    """The end of the one ledger; None, and a problem, where there is none or what it says is no end."""
    found = await reads.read(LIST_LEDGERS)
    if not found:
        verdict.report("There is no ledger: the graph was filled before it was kept, or by other means.")
        return None
    if len(found) > 1:
        verdict.report(f"There are {len(found)} ledgers: one node with the label Ledger is the ledger, others are not.")
    own = next((row for row in found if row[0] == "ledger"), found[0])
    if not isinstance(own[1], int) or not isinstance(own[2], str):
        verdict.report("The ledger's end was changed: it does not name a last line.")
        return None
    return End(own[1], own[2] if own[1] else BEGINNING, str(own[3]))


def is_moment(text: Any) -> bool:
    """Whether it is a time as lines have it, which can be compared as a text: ISO, UTC, microseconds."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return moment.tzinfo is not None and written(moment) == text


def expect(line: Mapping[str, Any], expected: Expected) -> None:
    """Carries the digests forward by what the line loaded, opened and closed; a line that cannot be read was changed,
    and is told as such."""
    try:
        loaded = orjson.loads(line["input"]).get("tables", {}) if line["kind"] == "LOAD" else {}
        sums = [(table, int(one["rows"]), int(one["digest"], 16)) for table, one in loaded.items()]
        turns = [(row[0], canonical(row), row[-1].get("id"), sign) for name, sign in SIDES for row in read(line, name)]
        erased = orjson.loads(line["result"]).get("erased", ()) if line["kind"] == ChangeKind.ERASE_MEMBER else ()
        replaced = {seal: f"{row[0]}:{row[-1]['id']}" for row in read(line, "closed") for seal in seals_in(row)}
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return
    expected.erased.update(erased)
    expected.replaced |= replaced
    for table, rows, total in sums:
        expected.digests[table].add_sum(rows, total)
    for table, form, identifier, sign in turns:
        turn(expected, table, form, sign)
        if table in SUBJECTS:
            expected.gone -= {f"{table}:{identifier}"}
            expected.gone |= {f"{table}:{identifier}"} if sign < 0 else set()


def read(line: Mapping[str, Any], name: str) -> list[Any]:
    found: list[Any] = orjson.loads(line[name])
    return found


def turn(expected: Expected, table: str, form: bytes, sign: int) -> None:
    """A row that a line opened (1) or closed (-1)."""
    expected.digests[table].add([form], sign)
    into, out_of = (expected.opened, expected.closed) if sign > 0 else (expected.closed, expected.opened)
    into[table].add(form)
    out_of[table].discard(form)


def about_form(subject: str, number: int) -> bytes:
    """A link from a line to a subject, for a digest."""
    return canonical([subject, number])
