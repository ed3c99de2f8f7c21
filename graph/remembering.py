"""What a transaction knows while many changes are made in it, one after another: what was read for all of them, as the
changes so far have left it.

`resolvers.commands.together` makes one for its transaction and hands it to every change in place of the graph;
`surroundings` reads through it. A change takes its facts out of it as it would out of the graph; what it came to is
kept here, and written for all of them at once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, LiteralString

from graph.changing import write_facts
from graph.facts import Fact, Facts
from graph.model import LINKS, NodeTable, Side
from graph.sessions import Transaction

Node = tuple[str, str]
"""(label, id)."""


class Behind(Exception):
    """A change asked the graph for something while the graph lacked what the changes before had done."""


@dataclass(slots=True)
class Memory:
    """`facts` are the rows as they stand by now, each with what the graph still holds as its `before`.

    `current` finds a row by what tells it apart now; `looked_up` are the nodes that were asked for, there or not;
    `begun` are those that the changes have made, which the graph knows nothing about; `whole` says from which day on
    all links on a side of a node are at hand.
    """

    transaction: Transaction
    facts: Facts = field(default_factory=Facts)
    current: dict[tuple[object, ...], Fact] = field(default_factory=dict[tuple[object, ...], Fact])
    looked_up: set[Node] = field(default_factory=set[Node])
    begun: set[Node] = field(default_factory=set[Node])
    whole: dict[tuple[str, bool, str], date] = field(default_factory=dict[tuple[str, bool, str], date])

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """What nothing here can answer is asked of the graph. Raises `Behind` while it lacks what the text asks for."""
        changed = {fact.table for fact in self.facts.changed()}
        if any(f":{LINKS[table].type if table in LINKS else table}" in text for table in changed):
            raise Behind
        return await self.transaction.read(text, **parameters)

    async def write(self) -> None:
        """Brings the graph up to date; whatever is asked for next is read anew."""
        await write_facts(self.transaction, self.facts)
        self.facts = Facts()
        for kept in (self.current, self.looked_up, self.begun, self.whole):
            kept.clear()

    def missing(
        self, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date
    ) -> Collection[str]:
        """Those of the nodes that are not at hand with everything on these sides."""
        return [one for one in sorted(set(identifiers)) if not self.knows(table, one, sides, day)]

    def knows(self, table: NodeTable, identifier: str, sides: Sequence[Side], day: date) -> bool:
        if (table.name, identifier) in self.begun:
            return True
        return (table.name, identifier) in self.looked_up and all(
            self.whole.get((side.table.name, side.away, identifier), date.max) <= day for side in sides
        )

    def note(self, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date) -> None:
        """Remembers what was just read into `facts`."""
        self.looked_up.update((table.name, one) for one in identifiers)
        for side in sides:
            for one in identifiers:
                key = side.table.name, side.away, one
                self.whole[key] = min(day, self.whole.get(key, day))

    def lend(
        self, facts: Facts, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date
    ) -> None:
        """The nodes and their links that hold on the day or later, as the changes so far have left them."""
        for identifier in identifiers:
            node = self.standing_node(table.name, identifier)
            if node is None:
                continue
            self.lend_row(facts, node)
            if identifier in self.facts.counted:
                facts.counted.setdefault(identifier, self.facts.counted[identifier])
            for side in sides:
                self.lend_links(facts, identifier, side, day)

    def lend_links(self, facts: Facts, identifier: str, side: Side, day: date) -> None:
        found = self.facts.from_ if side.away else self.facts.to
        for link in found(side.table.name, identifier):
            if not link.dated or link.until > day:
                self.lend_row(facts, link)
                other = link.end if side.away else link.start
                owned = None if side.owned is None else self.standing_node(side.owned.name, other)
                if owned is not None:
                    self.lend_row(facts, owned)

    def standing_node(self, label: str, identifier: str) -> Fact | None:
        found = self.facts.by_start.get((label, identifier), ())
        return next((one for one in found if not one.dropped), None)

    def lend_row(self, facts: Facts, row: Fact) -> None:
        """The change gets values of its own: until it is made, nothing here may differ."""
        identity = row.identified(row.values)
        self.current.setdefault(identity, row)
        if identity not in facts.rows:
            facts.rows[identity] = lent = Fact(row.table, row.start, row.end, dict(row.values), row.values)
            facts.index(lent)

    def keep(self, made: Facts) -> None:
        """What a change came to, for those after it."""
        for fact in made.changed():
            if fact.before is None:
                self.begin(fact)
            else:
                self.replace(fact)

    def begin(self, fact: Fact) -> None:
        added = self.facts.add(Fact(fact.table, fact.start, fact.end, fact.values))
        self.current[added.identified(added.values)] = added
        if fact.table not in LINKS:
            self.begun.add((fact.table, fact.start))

    def replace(self, fact: Fact) -> None:
        kept = self.current.pop(fact.identity(), None)
        if kept is None:
            # read by a statement of its own, and so as the graph holds it
            kept = self.facts.take(fact.table, fact.start, fact.end, dict(fact.before or {}))
        kept.values, kept.dropped = fact.values, fact.dropped
        if not kept.dropped:
            self.current[kept.identified(kept.values)] = kept
