"""The facts that a change reads and rewrites, in memory: opened, ended and amended here, written all at once.

Values are those of the tables in `model`, dates as `date`, without what is derived.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.model.canonical import link_form, node_form
from graph.model.identity import key_of
from graph.model.kinds import LinkTable, NodeTable, Table
from graph.model.seals import SALT, new_salt
from graph.model.tables import OPEN_END

Values = dict[str, Any]


@dataclass(slots=True, eq=False)
class Fact:
    """A row of a table: a node, whose `start` is its id, or a link between two. `before` is the row as it was read."""

    table: Table
    start: str
    end: str
    values: Values
    before: Values | None = None
    dropped: bool = False

    @property
    def since(self) -> date:
        day: date = self.values["since"]
        return day

    @property
    def until(self) -> date:
        day: date = self.values["until"]
        return day

    @property
    def changed(self) -> bool:
        return self.before is None or self.dropped or self.values != self.before

    @property
    def grew(self) -> bool:
        """Whether the fact says what none said before: it is new, longer to either side, or of another kind."""
        before = self.before
        if before is None or not self.table.dated:
            return before is None
        if self.since < before["since"] or self.until > before["until"]:
            return True
        kinds = self.table.besides if isinstance(self.table, LinkTable) else ()
        return any(self.values.get(name) != before.get(name) for name in kinds)

    @property
    def has_other_life(self) -> bool:
        """Whether a life that was recorded is another one now."""
        before = self.before
        return (
            before is not None and self.table.dated and (self.since, self.until) != (before["since"], before["until"])
        )

    def has_other(self, name: str) -> bool:
        """Whether it has another value than it had."""
        return self.before is None or self.before.get(name) != self.values.get(name)

    def holds(self, day: date) -> bool:
        return self.since <= day < self.until

    def end_on(self, day: date, **values: Any) -> None:
        """Ends the fact on a day; one that has ended by then stays as it is, one of this very change never was."""
        if self.before is None and day <= self.since:
            self.dropped = True
        elif day < self.until:
            self.values.update(values, until=day)

    def cease(self, day: date, **values: Any) -> None:
        """As `end_on`; what would only have begun by then is taken back."""
        if day <= self.since:
            self.dropped = True
        else:
            self.end_on(day, **values)

    def form(self, values: Values) -> bytes:
        """The row with these values as the ledger writes it."""
        if isinstance(self.table, NodeTable):
            return node_form(self.table, values)
        return link_form(self.table, self.start, self.end, values)

    def identity(self) -> tuple[object, ...]:
        """What tells the row apart from all others of its table, as the graph holds it."""
        return self.identified(self.values if self.before is None else self.before)

    def identified(self, values: Values) -> tuple[object, ...]:
        """The row's identity with these values."""
        if isinstance(self.table, NodeTable):
            return (self.table, self.start, self.end)
        return (self.table, self.start, self.end, *map(values.get, self.table.identity))

    @property
    def link_table(self) -> LinkTable:
        """The table of a link."""
        assert isinstance(self.table, LinkTable), "only links are asked"  # noqa: S101
        return self.table

    def key(self) -> str:
        """The key that clients know a link by, as it stands now."""
        return key_of(self.link_table, self.start, self.end, self.values)

    @property
    def renamed(self) -> bool:
        """Whether what tells the row apart was corrected: to the graph it is another row."""
        return self.before is not None and self.identified(self.values) != self.identity()


@dataclass(slots=True)
class Facts:
    """All facts at hand, each once however often it was read, and the series of the organizations among them.

    `held` are the meetings (day, id) that an organization held, or that a member came or sent somebody to, outside of
    its life as it is now, for those whose life was made another one. `done` is what has changed, once no more will.
    """

    rows: dict[tuple[object, ...], Fact] = field(default_factory=dict[tuple[object, ...], Fact])
    made: list[Fact] = field(default_factory=list[Fact])
    by_start: defaultdict[tuple[Table, str], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    by_end: defaultdict[tuple[Table, str], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    counted: dict[str, Values] = field(default_factory=dict[str, Values])
    done: Sequence[Fact] | None = None
    held: dict[tuple[Table, str], list[tuple[date, str]]] = field(default_factory=dict)

    def take(self, table: Table, start: str, end: str, values: Values) -> Fact:
        """A row as the graph holds it; one that is at hand already is left as it is by now."""
        fact = Fact(table, start, end, values, dict(values))
        known = self.rows.setdefault(fact.identity(), fact)
        if known is fact:
            self.index(fact)
        return known

    def index(self, fact: Fact) -> None:
        self.by_start[fact.table, fact.start].append(fact)
        if fact.end:
            self.by_end[fact.table, fact.end].append(fact)

    def forget(self, fact: Fact) -> None:
        """As if the row had never been at hand."""
        self.by_start[fact.table, fact.start].remove(fact)
        if fact.end:
            self.by_end[fact.table, fact.end].remove(fact)

    def create(self, table: NodeTable, **values: Any) -> Fact:
        """A new node."""
        return self.add(Fact(table, values["id"], "", values))

    def open(self, table: LinkTable, start: str, end: str, since: date, until: date = OPEN_END, **values: Any) -> Fact:
        """A new dated link."""
        return self.add(Fact(table, start, end, {**values, "since": since, "until": until}))

    def join(self, table: LinkTable, start: str, end: str, **values: Any) -> Fact:
        """A new link without dates."""
        return self.add(Fact(table, start, end, values))

    def add(self, fact: Fact) -> Fact:
        if fact.table.personal:
            fact.values.setdefault(SALT, new_salt())
        self.made.append(fact)
        self.index(fact)
        return fact

    def redirect(self, fact: Fact, end: str) -> Fact:
        """The link with all its values to another node instead: to the graph that is another row."""
        values, fact.values = fact.values, dict(fact.before or fact.values)
        fact.dropped = True
        return self.add(Fact(fact.table, fact.start, end, values))

    def node(self, table: NodeTable, identifier: str) -> Fact | None:
        found = self.by_start.get((table, identifier), ())
        return found[0] if found else None

    def from_(self, table: LinkTable, start: str, day: date | None = None) -> list[Fact]:
        """The links of a table from a node: all at hand, or those that hold on a day."""
        return standing(self.by_start.get((table, start), []), day)

    def to(self, table: LinkTable, end: str, day: date | None = None) -> list[Fact]:
        """The links of a table to a node."""
        return standing(self.by_end.get((table, end), []), day)

    def all(self) -> Iterator[Fact]:
        """Everything at hand as it would stand."""
        yield from (fact for fact in (*self.rows.values(), *self.made) if not fact.dropped)

    def changed(self) -> Iterator[Fact]:
        """Everything that differs from what the graph holds; what was made and dropped again never was."""
        return self.differing() if self.done is None else iter(self.done)

    def finish(self) -> None:
        """From here on nothing is changed, though more may be read: what has changed is looked for once, not for each
        rule and each column of the line."""
        self.done = tuple(self.differing())

    def differing(self) -> Iterator[Fact]:
        yield from (fact for fact in self.rows.values() if fact.dropped or fact.values != fact.before)
        yield from (fact for fact in self.made if not fact.dropped)

    def grown(self) -> int:
        """How many rows there are more than before."""
        return sum((not fact.dropped) - (fact.before is not None) for fact in self.changed())

    def opened(self) -> list[bytes]:
        """The rows that hold from now on, in canonical form and order."""
        return sorted(fact.form(fact.values) for fact in self.changed() if not fact.dropped)

    def closed(self) -> list[bytes]:
        """The rows that were replaced by others."""
        return sorted(fact.form(fact.before) for fact in self.changed() if fact.before is not None)


def standing(facts: list[Fact], day: date | None) -> list[Fact]:
    return [fact for fact in facts if not fact.dropped and (day is None or fact.holds(day))]
