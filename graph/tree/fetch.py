"""The executor's backend with a tree beside the graph: what the tree holds is answered by it, all else by the graph."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from execution.view import Scope, View
from graph.cypher.fetch import Fetching, Prepared, Values, Writes
from graph.cypher.patterns import RecordType
from graph.engine.sessions import Reads
from graph.records.organizations import ORGANIZATION
from graph.tree.asking import Asking
from graph.tree.days import Unfit, members_of
from graph.tree.tree import Tree
from graph.tree.values import COLUMNS

Given = Mapping[str, Any]


class TreeFetching(Fetching):
    """The reads of one question from a tree and the graph that it is of."""

    def __init__(self, reads: Reads, tree: Tree, writes: Writes | None = None) -> None:
        super().__init__(reads, writes)
        self.tree = tree

    async def ledger_end(self) -> tuple[int, str] | None:
        """The number and the hash of the ledger's last line, to which the tree comes before it answers again."""
        end = await super().ledger_end()
        if end is not None:
            self.tree.expect(end[0])
        return end

    def after(self, seq: int | None) -> Fetching:
        """What answers behind a change: the graph, which has it; the tree takes it in before it answers again."""
        if seq is not None:
            self.tree.expect(seq)
        return super().after(seq)

    async def run(self, prepared: Prepared, view: View, parameters: Given) -> Any:
        """What a prepared statement returns for a view of its scope: one nested list, or None."""
        answer = self.tree.plan_of(prepared)
        if answer is None:
            self.tree.figures.beyond += 1
            return await super().run(prepared, view, parameters)
        asking = await self.asking(view, parameters)
        if asking is not None:
            try:
                found = answer(asking)
            except Unfit:
                self.tree.figures.beyond += 1
            else:
                self.tree.figures.answered += 1
                return found
        return await super().run(prepared, view, parameters)

    async def asking(self, view: View, parameters: Given) -> Asking | None:
        """What is asked of the tree as it is now; None where the graph has to be asked.

        The tree asks no row whether the viewer sees it: it answers only whoever sees everything.
        """
        columns = await self.tree.at_hand() if view.scope is Scope.EVERYTHING else None
        if columns is None:
            self.tree.figures.behind += 1
            return None
        return Asking(columns, self.tree.days, view.on, parameters)

    async def find(
        self, record: RecordType, keys: Sequence[Any], view: View, *, living: bool = False
    ) -> list[Values | None]:
        """The records of the keys, in their order; None where there is none (or, `living`, not on the day)."""
        asking = await self.asking(view, {}) if record is ORGANIZATION else None
        if asking is None:
            return await super().find(record, keys, view, living=living)
        self.tree.figures.answered += 1
        row_of = asking.columns.row_of
        rows = [row_of[key] for key in keys if key in row_of and (not living or asking.holds(row_of[key]))]
        columns = [COLUMNS[name](asking, rows) for name in record.columns]
        found = {values[0]: dict(zip(record.columns, values, strict=True)) for values in zip(*columns, strict=True)}
        return [dict(found[key]) if key in found else None for key in keys]

    async def members_counted(
        self, organizations: Sequence[str], view: View, standing: str | None, *, own: bool
    ) -> list[int] | None:
        """The members of a standing (None: of both) at and under organizations, or (`own`) of each alone."""
        asking = await self.asking(view, {})
        if asking is None:
            return None
        columns, day = asking.columns, asking.day
        rows = [columns.row_of.get(one) for one in organizations]
        try:
            tree = None if own else asking.tree
        except Unfit:
            return None
        self.tree.figures.answered += 1
        if tree is None:
            return [0 if row is None else members_of(columns, row, day, standing) for row in rows]
        return [0 if row is None else tree.members_under(row, standing) for row in rows]

    async def organizations_counted(
        self, organizations: Sequence[str], view: View, levels: Collection[str] | None, *, itself: bool
    ) -> list[int] | None:
        """The organizations of some levels (None: of all) under each, `itself` among them or not."""
        asking = await self.asking(view, {})
        if asking is None:
            return None
        try:
            tree = asking.tree
        except Unfit:
            return None
        self.tree.figures.answered += 1
        rows = [asking.columns.row_of.get(one) for one in organizations]
        return [0 if row is None else tree.organizations_under(row, levels, itself=itself) for row in rows]
