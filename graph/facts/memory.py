"""What is known while many changes are made, one after another: what was read for all of them, as the changes so far
have left it.

A change takes its facts out of it as it would out of the graph (`recall`); what it came to is kept here, and written
for all of them at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.engine.sessions import Reads
from graph.facts.facts import Fact, Facts, Values
from graph.facts.replaced import Earlier, earlier_part, forgetting_parts, replaced_by
from graph.facts.rows import Part
from graph.model.identity import carried_by
from graph.model.kinds import LinkTable, NodeTable, Side, Table
from graph.model.norms import Norms
from graph.model.tables import ATTENDED, MEETING, MEMBER, OF, ORGANIZATION

Node = tuple[NodeTable, str]
"""(table, id)."""
Row = tuple[Table, str, str, Values]
"""(table, start, end, facts); a node's start is its id."""
NOT_KEYED: Mapping[str, defaultdict[Any, list[Fact]]] = {}
FORGOTTEN = frozenset({MEETING, OF, ATTENDED})
"""Records of meetings: there are many of them, and hardly a change asks for one that another has made."""


@dataclass(slots=True)
class Memory:
    """`facts` are the rows as they stand by now, each with what the graph holds as its `before`; `touched` are those
    that the graph may hold otherwise.

    `current` finds a row by what tells it apart now; `looked_up` are the nodes that were asked for, there or not;
    `begun` are those that the changes have made, which the graph knows nothing about; `whole` says from which day on
    all links on a side of a node are at hand, `filled` that all rows are, but for those of meetings. Of meetings that
    were forgotten, `met` keeps the first and the last of each organization and member; `stood_in` finds the touched
    visits by whom somebody stands in for, or did; `keyed` finds nodes by a value, `sought` are the values that nodes
    were read by, `norms` are all of them once they were asked for. `earlier` are the personal values that the changes
    have replaced, `erased` the nodes (`Label:id`) of which none is kept any more, `unsalted` the lines about these.
    """

    reads: Reads
    facts: Facts = field(default_factory=Facts)
    touched: dict[Fact, None] = field(default_factory=dict[Fact, None])
    current: dict[tuple[object, ...], Fact] = field(default_factory=dict[tuple[object, ...], Fact])
    looked_up: set[Node] = field(default_factory=set[Node])
    begun: set[Node] = field(default_factory=set[Node])
    whole: dict[tuple[LinkTable, bool, str], date] = field(default_factory=dict[tuple[LinkTable, bool, str], date])
    filled: bool = False
    met: dict[Node, dict[str, date]] = field(default_factory=dict[Node, dict[str, date]])
    stood_in: defaultdict[str, dict[Fact, None]] = field(default_factory=lambda: defaultdict(dict))
    keyed: dict[Table, dict[str, defaultdict[Any, list[Fact]]]] = field(default_factory=dict)
    sought: defaultdict[tuple[Table, str], set[Any]] = field(default_factory=lambda: defaultdict(set))
    norms: Norms | None = None
    earlier: list[Earlier] = field(default_factory=list[Earlier])
    erased: set[str] = field(default_factory=set[str])
    unsalted: set[str] = field(default_factory=set[str])

    def fill(self, rows: Iterable[Row], series: Mapping[str, Values]) -> None:
        """Takes all rows of the graph, and the series of its organizations, so that they need not be read."""
        for table, start, end, values in rows:
            self.facts.take(table, start, end, values)
        self.facts.counted.update(series)
        self.filled = True

    def changed(self) -> Iterator[Fact]:
        """The rows that the graph holds otherwise."""
        return (fact for fact in self.touched if fact.changed and not (fact.before is None and fact.dropped))

    def having(self, table: NodeTable, name: str, values: Collection[Any]) -> list[str]:
        """The ids of nodes with one of these values: of all that a filled memory holds, else of those that the changes
        so far have touched or that were read by such a value."""
        index = self.index_of(table, name)
        found = (fact for value in values for fact in index.get(value, ()))
        return sorted({fact.start for fact in found if not fact.dropped and fact.values.get(name) in values})

    def index_of(self, table: NodeTable, name: str) -> defaultdict[Any, list[Fact]]:
        indexes = self.keyed.setdefault(table, {})
        if name not in indexes:
            indexes[name] = defaultdict(list)
            for fact in self.facts.all() if self.filled else self.touched:
                if fact.table is table and name in fact.values:
                    indexes[name][fact.values[name]].append(fact)
        return indexes[name]

    def unsought(self, table: NodeTable, name: str, values: Collection[Any]) -> set[Any]:
        """Those of the values that no node was read by so far."""
        return set() if self.filled else set(values) - self.sought[table, name]

    def note_sought(self, table: NodeTable, name: str, values: Collection[Any], found: Iterable[Fact]) -> None:
        """Remembers that these are the nodes that the graph holds by these values; what later changes make of them is
        found by what they say then."""
        self.index_of(table, name)
        self.sought[table, name].update(values)
        for fact in found:
            self.key(fact)

    def key(self, fact: Fact) -> None:
        for name, index in self.keyed.get(fact.table, NOT_KEYED).items():
            if name in fact.values:
                index[fact.values[name]].append(fact)

    def settle(self, series: Mapping[str, Values]) -> None:
        """The graph holds it all now, with these series of organizations."""
        self.note_meetings()
        for fact in self.touched:
            if fact.before is not None:
                self.facts.rows.pop(fact.identity(), None)
            if fact.dropped or fact.table in FORGOTTEN:
                self.facts.forget(fact)
                self.forget(fact)
        # one row may have come to be told apart by what another was, so what goes goes first
        for fact in self.touched:
            if not (fact.dropped or fact.table in FORGOTTEN):
                fact.before = fact.values
                self.facts.rows[fact.identity()] = fact
        self.facts.made.clear()
        for organization, values in series.items():
            self.facts.counted[organization] = {**self.facts.counted.get(organization, {}), **values}
        self.touched.clear()
        self.earlier.clear()
        self.erased.clear()
        self.unsalted.clear()
        self.stood_in.clear()
        self.begun = {node for node in self.begun if node[0] not in FORGOTTEN}
        self.looked_up = {node for node in self.looked_up if node[0] not in FORGOTTEN}
        self.whole = {key: day for key, day in self.whole.items() if key[0] not in FORGOTTEN}

    def note_meetings(self) -> None:
        """Of the meetings that are about to be forgotten, keeps the first and the last of whoever held or came."""
        for link in self.touched:
            if link.table in {OF, ATTENDED} and not link.dropped:
                meeting = self.facts.node(MEETING, link.start if link.table is OF else link.end)
                if meeting is not None:
                    self.note_meeting(meeting, link)

    def note_meeting(self, meeting: Fact, link: Fact) -> None:
        for node in whose_meeting(link):
            days = self.met.get(node, {}) | {meeting.start: meeting.values["heldOn"]}
            ordered = sorted(days, key=lambda one: (days[one], one))
            self.met[node] = {one: days[one] for one in (ordered[0], ordered[-1])}

    def missing(
        self, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date
    ) -> Collection[str]:
        """Those of the nodes that are not at hand with everything on these sides."""
        if self.filled and table not in FORGOTTEN and all(side.table not in FORGOTTEN for side in sides):
            return ()
        return [one for one in sorted(set(identifiers)) if not self.knows(table, one, sides, day)]

    def knows(self, table: NodeTable, identifier: str, sides: Sequence[Side], day: date) -> bool:
        if (table, identifier) in self.begun:
            return True
        return (table, identifier) in self.looked_up and all(
            self.surrounded(table, identifier, side, day) for side in sides
        )

    def surrounded(self, table: NodeTable, identifier: str, side: Side, day: date) -> bool:
        """Whether all links on a side of a node that hold on the day or later are at hand."""
        if self.filled and side.table not in FORGOTTEN:
            return True
        known = (table, identifier) in self.begun
        return known or self.whole.get((side.table, side.away, identifier), date.max) <= day

    def note(self, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date) -> None:
        """Remembers what was just read into `facts`."""
        self.looked_up.update((table, one) for one in identifiers)
        for side in sides:
            self.note_side(side, identifiers, day)

    def note_side(self, side: Side, identifiers: Collection[str], day: date) -> None:
        for one in identifiers:
            key = side.table, side.away, one
            self.whole[key] = min(day, self.whole.get(key, day))

    def lend(
        self, facts: Facts, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date
    ) -> None:
        """The nodes and their links that hold on the day or later, as the changes so far have left them."""
        for identifier in identifiers:
            node = self.standing_node(table, identifier)
            if node is None:
                continue
            self.lend_row(facts, node)
            if identifier in self.facts.counted:
                facts.counted.setdefault(identifier, self.facts.counted[identifier])
            for side in sides:
                self.lend_links(facts, identifier, side, day)

    def lend_links(self, facts: Facts, identifier: str, side: Side, day: date) -> None:
        found = self.facts.from_ if side.away else self.facts.to
        for link in found(side.table, identifier):
            if side.ever or not link.table.dated or link.until > day:
                self.lend_row(facts, link)
                other = link.end if side.away else link.start
                owned = None if side.owned is None else self.standing_node(side.owned, other)
                if owned is not None:
                    self.lend_row(facts, owned)

    def standing_node(self, table: NodeTable, identifier: str) -> Fact | None:
        found = (one for own in carried_by(table) for one in self.facts.by_start.get((own, identifier), ()))
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
        changed = list(made.changed())
        self.earlier += replaced_by(changed)
        known = [(fact, self.taken(fact)) for fact in changed if fact.before is not None]
        for fact, kept in known:
            kept.values, kept.dropped = fact.values, fact.dropped
            self.touch(kept)
            if not kept.dropped:
                self.current[kept.identified(kept.values)] = kept
        for fact in changed:
            if fact.before is None:
                self.begin(fact)

    def erase(self, owners: Iterable[str], lines: Iterable[str]) -> None:
        """Nothing personal of these nodes is kept, nor what opens these lines."""
        self.erased.update(owners)
        self.unsalted.update(lines)

    def beside(self) -> list[Part]:
        """What is to be written and taken away beside the chain."""
        parts = [earlier_part(self.earlier), *forgetting_parts(self.erased, self.unsalted)]
        return [part for part in parts if part.rows]

    def begin(self, fact: Fact) -> None:
        added = self.facts.add(Fact(fact.table, fact.start, fact.end, fact.values))
        self.touch(added)
        self.current[added.identified(added.values)] = added
        if isinstance(fact.table, NodeTable):
            self.begun.add((fact.table, fact.start))

    def touch(self, fact: Fact) -> None:
        """Takes in a row that the graph may hold otherwise, to be found by what it says now."""
        self.touched[fact] = None
        self.key(fact)
        if fact.table is ATTENDED:
            for values in (fact.before or {}, fact.values):
                if principal := values.get("onBehalfOf"):
                    self.stood_in[principal][fact] = None

    def taken(self, fact: Fact) -> Fact:
        """The row that a change has changed, no longer to be found by what told it apart."""
        kept = self.current.pop(fact.identity(), None)
        # read by a statement of its own, and so as the graph holds it
        return kept or self.facts.take(fact.table, fact.start, fact.end, dict(fact.before or {}))

    def forget(self, fact: Fact) -> None:
        """Finds the row no longer by what tells it apart, unless that is another row by now."""
        identity = fact.identified(fact.values)
        if self.current.get(identity) is fact:
            del self.current[identity]


def whose_meeting(link: Fact) -> Iterator[Node]:
    """Whose life the meeting at an end of a link lies in: who held it, or who came and on whose behalf."""
    if link.table is OF:
        yield ORGANIZATION, link.end
        return
    yield MEMBER, link.start
    if link.values.get("onBehalfOf"):
        yield MEMBER, link.values["onBehalfOf"]
