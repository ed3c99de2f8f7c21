"""The executor's backend with a tree beside the graph: what the tree holds is answered by it, all else by the graph."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, LiteralString, TypeVar

from execution.backend import (
    EVERYTHING,
    LARGEST_PAGE,
    UNCUT,
    Along,
    Between,
    Cut,
    Of,
    Paging,
    Row,
    Value,
    bounds_of,
    cut_of,
)
from execution.view import Scope, View
from graph.cypher.fetch import Fetching, Page, Prepared, Values, Writes
from graph.cypher.patterns import Hop, RecordType, group_asked_for
from graph.cypher.scope import of_view
from graph.engine.few import Few
from graph.engine.sessions import Reads
from graph.engine.state import End
from graph.ledger.tail import Position
from graph.records.organizations import ORGANIZATION
from graph.tree.asking import Asking
from graph.tree.behind import Behind
from graph.tree.beside import SIDES, beside_by_key, ends_of
from graph.tree.cells import BY_KEY
from graph.tree.columns import NO_ROW
from graph.tree.days import Unfit
from graph.tree.held import Counts, Held
from graph.tree.parts import is_held, is_same, is_told
from graph.tree.plans import hopping_of
from graph.tree.reading import end_of
from graph.tree.tree import Tree
from graph.tree.values import COLUMNS, COSTLY, GROUPS

Given = Mapping[str, Any]
T = TypeVar("T")
TRIES = 2
"""So often an answer is made of tree and graph, if the ledger grows meanwhile; the graph alone comes after."""


def along(hop: Hop, row: Row, parameters: Given, paging: Paging, cut: Cut = UNCUT, *, past: bool) -> Along:
    """A hop that is asked for alone; what is not paged is counted."""
    return Along("", hop, row, tuple(sorted(parameters)), past, paging, counted=paging is Paging.NONE, cut=cut)


class TreeFetching(Fetching):
    """The reads of one question from a tree and the graph that it is of.

    `ends`: where it has to be known of which line all is, the lines that the graph's answers told.
    """

    def __init__(
        self, reads: Reads, tree: Tree, writes: Writes | None = None, ends: set[Position] | None = None
    ) -> None:
        super().__init__(reads, writes)
        self.tree = tree
        self.ends = ends

    async def line(self) -> End | None:
        """The line of the ledger that was the last one just now, where it is known without reading it."""
        return self.tree.end if await self.tree.at_hand() else None

    def expect(self, seq: int) -> None:
        """What is asked from now on is answered as of a line of the ledger, by its number, or of a later one."""
        self.tree.expect(seq)

    def newest(self) -> End | None:
        """The line that nothing that was read here is newer than, and that was the last one just now; None where it is
        not known: most of what the graph is asked for does not tell its line, nor does a change."""
        placed = isinstance(self.reads, Few) and not self.reads.asked
        placed = placed and (self.writes is None or not self.writes.changes.asked)
        placed = placed and (self.ends or set[Position]()) <= {self.tree.end}
        return self.tree.end if placed and self.tree.is_fresh(monotonic()) else None

    def noting_ends(self) -> Fetching:
        """The same, of which `newest` is asked: what can tell its line, tells it."""
        return TreeFetching(self.reads, self.tree, self.writes, set())

    async def ledger_end(self) -> End | None:
        """The number and the hash of the ledger's last line, to which the tree comes before it answers again."""
        end = await super().ledger_end()
        if end is not None:
            self.tree.expect(end[0])
        return end

    def through(self, reads: Reads, writes: Writes | None) -> Fetching:
        """What answers whoever reads so, and may change that, of the same tree."""
        return TreeFetching(reads, self.tree, writes, None if self.ends is None else set())

    def anew(self) -> Fetching:
        """What answers another question of the same asker, of the same tree and graph."""
        return TreeFetching(self.reads, self.tree, self.writes, self.ends)

    def after(self, seq: int | None) -> Fetching:
        """What answers behind a change: the graph, which has it; the tree takes it in before it answers again."""
        if seq is not None:
            self.tree.expect(seq)
        return super().after(seq)

    async def run(self, prepared: Prepared, view: View, parameters: Given) -> Any:
        """What a prepared statement returns for a view of its scope: one nested list, or None."""
        plan = self.tree.plan_of(prepared)
        if plan is None:
            self.tree.figures.beyond += 1
            return await self.by_graph(prepared, view, parameters)
        for _ in range(TRIES):
            asking = await self.asking(view, parameters)
            if asking is None:
                break
            try:
                found = plan.answer(asking)
                whole = not asking.gaps or await self.filled(plan.behind, asking, view)
            except Unfit:
                self.tree.figures.beyond += 1
                break
            if whole:
                self.tree.figures.answered += 1
                return found
        return await self.by_graph(prepared, view, parameters)

    async def by_graph(self, prepared: Prepared, view: View, parameters: Given) -> Any:
        """What the graph returns for a prepared statement."""
        if self.ends is None:
            return await super().run(prepared, view, parameters)
        [(found, seq, hashed)] = await self.telling().read(prepared.ended, **parameters, **of_view(view))
        self.ends.add(end_of(seq, hashed))
        return found

    def telling(self) -> Reads:
        """The reads of what tells its line, unlike what else is read."""
        return self.reads.beside() if isinstance(self.reads, Few) else self.reads

    async def filled(self, behind: Behind | None, asking: Asking, view: View) -> bool:
        """Whether what lies behind is of the tree's own moment; it is put into the rows."""
        assert behind is not None  # noqa: S101  # a plan without it leaves no gaps
        end = self.tree.end
        found = await behind.fill(self.telling(), asking, view)
        if found == {end}:
            self.tree.figures.together += 1
            return True
        self.tree.figures.again += 1
        self.tree.doubt(found)
        return False

    async def asking(self, view: View, parameters: Given) -> Asking | None:
        """What is asked of the tree as it is now; None where the graph has to be asked."""
        columns = await self.tree.at_hand() if view.scope is not Scope.NOTHING else None
        if columns is None:
            self.tree.figures.behind += 1
            return None
        part = self.tree.parts.of(columns, view.sight) if view.scope is Scope.PART else None
        return Asking(columns, self.tree.days, view.on, parameters, part)

    async def find(
        self, record: RecordType, keys: Sequence[Any], view: View, *, living: bool = False
    ) -> list[Values | None]:
        """The records of the keys, in their order; None where there is none (or, `living`, not on the day)."""
        held = (record is ORGANIZATION or record in BY_KEY) and is_held(record, view.scope)
        asking = await self.asking(view, {}) if held else None
        if asking is None:
            return await super().find(record, keys, view, living=living)
        self.tree.figures.answered += 1
        if record in BY_KEY:
            return beside_by_key(asking, record, keys, living=living)
        row_of = asking.columns.row_of
        known = [row_of[key] for key in keys if key in row_of and (not living or asking.holds(row_of[key]))]
        rows = asking.seen(record.seen, known)
        columns = [COLUMNS[name](asking, rows) for name in record.columns]
        found = {values[0]: dict(zip(record.columns, values, strict=True)) for values in zip(*columns, strict=True)}
        return [dict(found[key]) if key in found else None for key in keys]

    async def column(self, record: RecordType, column: str, keys: Sequence[Any], view: View) -> list[Any]:
        """One costly column of the records of the keys, in their order."""
        held = record is ORGANIZATION and is_held(record, view.scope) and column in COSTLY
        held = held and is_same(column, view.scope, record.costly[column])
        asking = await self.asking(view, {}) if held else None
        if asking is None:
            return await super().column(record, column, keys, view)
        rows = [asking.columns.row_of.get(key, NO_ROW) for key in keys]
        with suppress(Unfit):
            return [
                COSTLY[column](asking, [row])[0] if row != NO_ROW and asking.sees(record.seen, row) else None
                for row in rows
            ]
        return await super().column(record, column, keys, view)

    async def pages(
        self,
        hop: Hop,
        parents: Sequence[str | None],
        view: View,
        parameters: Given,
        *,
        past: bool = False,
        between: Between = EVERYTHING,
        reverse: bool = False,
        limit: int = LARGEST_PAGE,
    ) -> list[Page]:
        """For each parent at most `limit` children between two keys as (key, values), in the order of the key, or
        (`reverse`) from the highest down."""
        side = hop.name in SIDES and is_told(hop.seen, view.scope)
        if side and not parameters and between == EVERYTHING and not reverse:
            asking = await self.asking(view, {})
            if asking is not None:
                self.tree.figures.answered += 1
                return [ends_of(asking, event, SIDES[hop.name])[:limit] for event in parents]
        names = (*hop.record.columns, *hop.columns)
        cells = (*map(Value, hop.record.columns), *(Value(name, Of.LINK) for name in hop.columns))
        above, below = bounds_of(between)
        given = {**parameters, "limit": limit, "above": above, "below": below}
        asked = along(hop, Row(cells), parameters, Paging.PAGE, cut_of(between, reverse=reverse), past=past)
        found = await self.walked(asked, parents, view, given)
        if found is None:
            return await super().pages(
                hop, parents, view, parameters, past=past, between=between, reverse=reverse, limit=limit
            )
        return [[(row[-1], dict(zip(names, row[:-1], strict=True))) for row in page] for page in found]

    async def totals(
        self, hop: Hop, parents: Sequence[str | None], view: View, parameters: Given, *, past: bool = False
    ) -> list[int]:
        """For each parent the number of its children, whatever the page."""
        asked = along(hop, Row(()), parameters, Paging.NONE, past=past)
        found = await self.walked(asked, parents, view, parameters)
        if found is None:
            return await super().totals(hop, parents, view, parameters, past=past)
        return [total for _, total in found]

    async def walked(self, asked: Along, parents: Sequence[str | None], view: View, given: Given) -> list[Any] | None:
        """What is found along a hop from each parent; None where the graph has to be asked."""
        hopping = hopping_of(asked, view.scope)
        asking = None if hopping is None else await self.asking(view, given)
        if hopping is None or asking is None:
            return None
        begins: bool = asked.hop.start != ""
        tops = [self.top(asking, asked.hop, one) if begins else NO_ROW for one in parents]
        known = [top for top in tops if top != NO_ROW or not begins]
        try:
            found = iter(hopping.of_each(asking, known, known))
        except Unfit:
            return None
        self.tree.figures.answered += 1
        empty: list[Any] = [[], 0] if asked.counted else []
        return [next(found) if top != NO_ROW or not begins else empty for top in tops]

    def top(self, asking: Asking, hop: Hop, parent: str | None) -> int:
        """Where a hop begins, NO_ROW where the viewer is shown nothing there."""
        row = asking.columns.row_of.get(parent or "", NO_ROW)
        return row if row != NO_ROW and asking.sees(hop.parent_seen, row) else NO_ROW

    async def groups(
        self, hop: Hop, parent: str, view: View, parameters: Given, by: str, *, past: bool = False
    ) -> dict[str | None, int]:
        """The number of children by what the hop groups them by, as texts; null is the group of those without."""
        counted = along(hop, Row(()), parameters, Paging.NONE, past=past)
        grouped: list[LiteralString] = [text for name, text in hop.groups.items() if name == by]
        hopping = hopping_of(counted, view.scope) if by in GROUPS and is_same(by, view.scope, *grouped) else None
        asking = None if hopping is None else await self.asking(view, parameters)
        if hopping is not None and asking is not None and (top := self.top(asking, hop, parent)) != NO_ROW:
            with suppress(Unfit):
                rows = hopping.all(asking, top)
                self.tree.figures.answered += 1
                return dict(Counter(GROUPS[by](asking, rows)))
        return await super().groups(hop, parent, view, parameters, by, past=past)

    async def group_pages(
        self,
        hop: Hop,
        parent: str,
        view: View,
        parameters: Given,
        by: str,
        names: Sequence[str | None],
        *,
        past: bool = False,
        reverse: bool = False,
        limit: int = LARGEST_PAGE,
    ) -> dict[str | None, Page]:
        """Of each of these groups at most `limit` children as (key, values), in the order of the key, or (`reverse`)
        from the highest down."""
        cut: dict[str, Any] = {"past": past, "reverse": reverse, "limit": limit}
        counted = along(hop, Row(()), parameters, Paging.NONE, past=past)
        held = by in GROUPS and hopping_of(counted, view.scope) is not None
        if not held or await self.asking(view, parameters) is None:
            return await super().group_pages(hop, parent, view, parameters, by, names, **cut)
        found: dict[str | None, Page] = {}
        for name in names:
            asked = {**parameters, **group_asked_for(by, name)}
            [found[name]] = await self.pages(hop, [parent], view, asked, **cut)
        return found

    async def held(self, view: View) -> Held | None:
        """The organizations of the view's day as the tree holds them, for whoever sees everything; None where the graph
        is to be asked."""
        asking = await self.asking(view, {}) if view.scope is Scope.EVERYTHING else None
        return None if asking is None else self.told(asking, Held)

    async def counts(self, view: View) -> Counts | None:
        """The numbers of the view's day, of what the viewer sees, as the tree holds them."""
        asking = await self.asking(view, {})
        return None if asking is None else self.told(asking, Counts)

    def told(self, asking: Asking, kind: Callable[[Asking], T]) -> T | None:
        """What tells the day; None where there is no tree on it."""
        try:
            found = kind(asking)
        except Unfit:
            return None
        self.tree.figures.answered += 1
        return found
