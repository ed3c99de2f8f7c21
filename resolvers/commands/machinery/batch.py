"""Making changes together: each as if it were alone, with a line of its own, on the state that the change before it has
left.

The state stands in a memory, which is filled with what the changes name, and written with all their lines in one
statement: many changes cost hardly more round trips than one.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from execution.view import written
from graph.cypher.fetch import Rights
from graph.engine.sessions import Transaction
from graph.facts.facts import Facts
from graph.facts.memory import Memory
from graph.facts.norms import read_for_norms
from graph.facts.recall import Behind, Recall
from graph.facts.rows import Part
from graph.facts.rule_reads import add_to_versions, complete
from graph.facts.write import writing_of
from graph.ledger.lines import Head, Line, Made, Request, after, append, line_of, lock
from graph.model.canonical import canonical
from graph.model.rights import Permitted
from graph.model.seals import SALT, new_salt
from graph.model.tables import MEMBER
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.change import Work, not_permitted
from resolvers.commands.machinery.norms import unusual
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.remits import Bounds, bounds_of, check_made, founded_in
from resolvers.commands.machinery.rights import OF_RIGHTS, KnownRights
from resolvers.commands.machinery.rules import broken_rules
from resolvers.commands.machinery.sealing import is_personal, members_in, referring, resolved, sealed
from resolvers.commands.machinery.spec import Spec
from resolvers.shared.identifiers import encode_id
from wording.said import Said, restored, say

NOT_CONTENT = frozenset({"clientMutationId", "idempotencyKey", "dryRun"})
KEY_LIFE = timedelta(days=30)
"""So long a request that comes again with its key gets its first result; a later one is refused, and never made."""
ID_DIGITS = 20
OBJECTS_OF_A_LINE = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change that is to be made: its command, its input as the field's argument, the day, and who asks.

    `key` tells the request apart from all others. `made` are ids for the nodes that it makes, taken by their first
    letter; what it makes beyond them gets ids that follow from the key. `at` is when it was recorded; None: now.
    `today` is the day on which it is asked for; None: what others recorded is played.
    `rights` reads what whoever asks may; None: nobody has to be asked.
    """

    spec: Spec
    given: Mapping[str, Any]
    on: date
    actor: str
    key: str
    made: tuple[str, ...] = ()
    at: datetime | None = None
    today: date | None = None
    rights: Rights | None = None

    @property
    def content(self) -> dict[str, Any]:
        """What is asked for, without how."""
        return {name: value for name, value in self.given.items() if name not in NOT_CONTENT and value is not None}

    @property
    def size(self) -> int:
        """What it takes of a transaction: its line, and the objects in its input (a member, each meeting)."""
        return OBJECTS_OF_A_LINE + objects_in(self.given)

    def sealed(self, salt: str | None) -> dict[str, Any]:
        """What is asked for, with seals in the place of what is personal; as it is where there is no salt."""
        return self.content if salt is None else sealed(self.content, self.spec.personal, salt)

    def request(self, on: date, at: datetime) -> Request:
        """What the ledger keeps of it."""
        salt = new_salt() if is_personal(self.content, self.spec.personal) else None
        content = self.sealed(salt)
        return Request(
            actor=self.actor,
            key=self.key,
            hash=hash_of(self.spec, content),
            at=written(at),
            kind=str(self.spec.kind),
            input=content,
            on=on.isoformat(),
            decision=self.given.get("decision"),
            salt=salt,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change came to: the keys of its objects and of its line, or why it was refused.

    `on` is the day that its answer is for. Where the change was made just now, `line` is there, and `founded` has the
    organizations that it founded, each with the one right above it.
    """

    keys: Mapping[str, Any]
    change: str | None
    on: date
    refusals: tuple[Refusal, ...] = ()
    warnings: tuple[Refusal, ...] = ()
    line: Line | None = None
    founded: Mapping[str, str] = field(default_factory=dict[str, str])


Write = Callable[[Sequence[Line], Sequence[Part]], Awaitable[None]]
"""Writes lines, which follow one another, and what they are about."""


@dataclass(slots=True)
class Batch:
    """Changes while they are made: what they know, the ledger's end, what was made under their keys, the lines that are
    not written yet, by how many the rows of the graph have grown, and what whoever asks may.

    `clock_fault` says what is wrong with the clock that `now` goes by, which is warned of.
    """

    memory: Memory
    head: Head
    now: Callable[[], datetime]
    write: Write
    clock_fault: Callable[[], Said | None] = lambda: None
    made: dict[str, Made] = field(default_factory=dict[str, Made])
    lines: list[Line] = field(default_factory=list[Line])
    rows: int = 0
    rights: KnownRights = field(default_factory=KnownRights)

    @property
    def reads(self) -> Recall:
        """What each change reads: what those before it have left."""
        return Recall(self.memory)

    async def make(self, one: Wanted) -> Outcome:
        """Makes one change, but for the writing. Raises `Refused`, and leaves no trace then."""
        may = await self.permitted_to(one)
        if one.key in self.made:
            return await self.repeated(one, self.made[one.key], may)
        work = await self.carried_out(one, may)
        check_made(work)
        request = one.request(work.on, one.at or self.time_of(work))
        line = line_of(self.head, request, work.facts, canonical(work.result).decode(), told_of(work))
        self.lines.append(line)
        self.made[one.key] = made_by(line)
        self.head = after(line)
        self.rows += work.facts.grown()
        self.memory.keep(work.facts)
        self.rights.take(work.facts)
        self.memory.erase(work.erased, work.unsalted)
        founded = founded_in(work.facts)
        return Outcome(work.result, line["id"], work.on, warnings=tuple(work.warnings), line=line, founded=founded)

    async def repeated(self, one: Wanted, made: Made, may: Permitted | None) -> Outcome:
        """The first result of a request, if it is the same one and its key still lives; what it was warned of is told
        as far as whoever asks sees it now."""
        try:
            check_same(one, made, one.at or self.now())
        except Refused as refused:
            if may is None or may.sight is None:
                raise
            # the number of a line says how many there are of all
            raise Refused([replace(reason, conflicting=None) for reason in refused.refusals]) from None
        told, facts = json.loads(made.warnings or "[]"), Facts()
        await self.reads.around(facts, MEMBER, set(members_in(told)), (), date.min)
        warnings = [warning_of(resolved(warned, facts)) for warned in told]
        bounds = bounds_of(may, one.spec.kind, one.today or one.on)
        if bounds is not None:
            warnings = await bounds.told(self.reads, facts, warnings)
        return Outcome(json.loads(made.result), made.id, date.fromisoformat(made.on), warnings=tuple(warnings))

    def time_of(self, work: Work) -> datetime:
        """The time to record; a clock that is wrong is warned of."""
        now = self.now()
        if fault := self.clock_fault():
            work.warnings.append(Refusal(fault, Rule.TIME_GOES_ON))
        return now

    async def permitted_to(self, one: Wanted) -> Permitted | None:
        """What whoever asks for a change may, as the changes before it have left that; None where nobody is asked.

        It is read under the ledger's lock, so that no right is used that was taken away. Raises `Refused`.
        """
        if one.rights is None:
            return None
        may = await self.rights.of((one.actor, one.today), partial(self.permitted_now, one.rights))
        if not may.may(one.spec.kind):
            raise not_permitted()
        return may

    async def permitted_now(self, rights: Rights) -> Permitted:
        try:
            reads = self.reads.graph(*OF_RIGHTS)
        except Behind:
            await self.flush()
            reads = self.reads.graph(*OF_RIGHTS)
        return await rights(reads)

    async def carried_out(self, one: Wanted, may: Permitted | None) -> Work:
        """The change on what those before it have left; begun anew where it asks what only the graph can answer."""
        try:
            return await self.tried(one, may)
        except Behind:
            await self.flush()
            return await self.tried(one, may)

    async def tried(self, one: Wanted, may: Permitted | None) -> Work:
        """The change in memory, with all that follows from it."""
        reads = self.reads
        work = Work(reads, one.given, one.on, Ids(one.key, list(one.made)).take, one.actor, one.today, may)
        bounds = bounds_of(may, one.spec.kind, one.today or one.on)
        if bounds is None:
            await self.change(one.spec, work)
            return work
        await bounds.check_named(work)
        try:
            await self.change(one.spec, work, bounds)
        except Refused as refused:
            raise Refused(await bounds.told(reads, work.facts, refused.refusals)) from None
        work.warnings = await bounds.told(reads, work.facts, work.warnings)
        return work

    async def change(self, spec: Spec, work: Work, bounds: Bounds | None = None) -> None:
        """Has the command make its change, and holds it against the viewer's right and against the rules."""
        reads = self.reads
        await spec.change(work)
        if bounds is not None:
            await bounds.check_changed(work)
        await complete(reads, work.facts)
        await add_to_versions(reads, work.facts)
        work.facts.finish()
        if broken := broken_rules(work.facts):
            raise Refused([work.placed(one) for one in broken])
        norms = await read_for_norms(reads, work.facts)
        work.warnings += [work.placed(one) for one in unusual(work.facts, norms)]

    async def flush(self) -> None:
        """Brings the graph up to date."""
        if self.lines:
            writing = writing_of(self.memory.facts, self.memory.changed())
            lines, self.lines = self.lines, []
            parts = [*writing.parts, *self.memory.beside()]
            self.memory.settle(writing.series)
            await self.write(lines, parts)


async def begin(
    transaction: Transaction, keys: Sequence[str], now: Callable[[], datetime], clock_fault: Callable[[], Said | None]
) -> Batch:
    """Takes the ledger's lock for changes with these keys, all of which are made in the transaction."""
    head, made = await lock(transaction, keys)
    return Batch(Memory(transaction), head, now, partial(append, transaction), clock_fault, made)


def made_by(line: Line) -> Made:
    """A change as it is found when its request comes again."""
    told = line["id"], line["at"], line["requestHash"], line["result"], line["on"], line["warnings"], line[SALT]
    return Made(*told)


def check_same(one: Wanted, made: Made, now: datetime) -> None:
    """Refuses another request under the key, and one of which the key is over."""
    change = encode_id("Change", made.id)
    if made.request_hash != hash_of(one.spec, one.sealed(made.salt)):
        raise refuse(say("KEY_USED"), Rule.ONE_REQUEST_PER_KEY, "idempotencyKey", conflicting=change)
    if now - datetime.fromisoformat(made.at) > KEY_LIFE:
        expired = say("KEY_EXPIRED", day=date.fromisoformat(made.at[:10]), days=KEY_LIFE.days)
        raise refuse(expired, Rule.ONE_REQUEST_PER_KEY, "idempotencyKey", conflicting=change)


def told_of(work: Work) -> str | None:
    """What a change was warned of, as its line keeps it; None where it was of nothing."""
    told = [
        {"said": referring(one.said.stored(), work.facts), "rule": str(one.rule), "field": list(one.field)}
        | ({"conflicting": one.conflicting} if one.conflicting else {})
        for one in work.warnings
    ]
    return canonical(told).decode() if told else None


def warning_of(told: Mapping[str, Any]) -> Refusal:
    return Refusal(restored(told["said"]), Rule(told["rule"]), tuple(told["field"]), told.get("conflicting"))


def hash_of(spec: Spec, content: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical([str(spec.kind), content])).hexdigest()


def objects_in(value: Any) -> int:
    if isinstance(value, Mapping):
        return 1 + sum(map(objects_in, value.values()))
    return sum(map(objects_in, value)) if isinstance(value, list) else 0


@dataclass(slots=True)
class Ids:
    """The ids of what one change makes: those that were given first, then such as follow from the request's key, a
    letter for the table and 80 bits that mean nothing."""

    key: str
    given: list[str]
    taken: int = 0

    def take(self, letter: str) -> str:
        found = next((one for one in self.given if one.startswith(letter)), None)
        if found is not None:
            self.given.remove(found)
            return found
        self.taken += 1
        return f"{letter}{hashlib.sha256(f'{self.key}|{self.taken}'.encode()).hexdigest()[:ID_DIGITS]}"
