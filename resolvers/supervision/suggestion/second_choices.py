"""Second choices of an assignment: what each row would get, and how much dearer the whole would be, without its column.

Exact without solving anew: taking a row from its column leaves an optimal flow that lacks one unit, and the
cheapest way to bring it back is the shortest path from the row to the column in the residual graph. Rows need no
nodes in it: a step from column i to column j moves that row of i for which the step is cheapest. Nodes are the
columns, then one for "no column", then the sink, which stands for free slots.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from resolvers.supervision.suggestion.assignment import NOBODY, Ints, Offers

CHUNK = 64
"""How many searches run at once: each needs a row of distances in memory."""
Edges = tuple[Ints, Ints, Ints]


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best assignment in which a row does not get its column: what it gets there, or NOBODY, and the extra cost."""

    column: int
    extra: int


class Alternatives:
    """The residual graph of an optimal assignment, made once; asked for any of its rows."""

    def __init__(self, offers: Offers, chosen: Ints) -> None:
        self.offers = offers
        self.none, self.sink = offers.columns, offers.columns + 1
        self.chosen = np.where(chosen == NOBODY, self.none, chosen)
        row = np.concatenate((offers.row, np.arange(offers.rows)))
        column = np.concatenate((offers.column, np.full(offers.rows, self.none)))
        cost = np.concatenate((offers.cost, np.full(offers.rows, offers.none_cost())))
        gone = column == self.chosen[row]
        now = np.empty(offers.rows, np.int64)
        now[row[gone]] = cost[gone]
        order = np.lexsort((column[~gone], row[~gone]))
        self.row, self.column = row[~gone][order], column[~gone][order]
        self.change = cost[~gone][order] - now[self.row]
        self.begins = np.searchsorted(self.row, np.arange(offers.rows + 1))

    def of(self, rows: Sequence[int]) -> list[Alternative | None]:
        """For each row its alternative; None where every one leaves more rows without a column."""
        totals = self.by_free_slots.copy()
        self.improve(totals, rows)
        return [self.best(row, totals) for row in rows]

    def ways(self, row: int) -> slice:
        """Where the ways stand that a row does not go now, by column."""
        return slice(self.begins[row], self.begins[row + 1])

    def best(self, row: int, totals: NDArray[np.float64]) -> Alternative | None:
        ways = self.ways(row)
        if ways.start == ways.stop:
            return None
        way = ways.start + int(totals[ways].argmin())
        if totals[way] > self.offers.none_cost() / 2:
            return None
        column = int(self.column[way])
        return Alternative(NOBODY if column == self.none else column, round(float(totals[way])))

    @cached_property
    def exchanges(self) -> Edges:
        """Steps between columns, the cheapest of each pair."""
        start, end = self.chosen[self.row], self.column
        order = np.lexsort((self.change, end, start))
        start, end, change = start[order], end[order], self.change[order]
        first = np.ones(len(start), bool)
        first[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
        return start[first], end[first], change[first]

    @cached_property
    def slots(self) -> Edges:
        """Steps into the sink by a free slot, and out of it by giving up the dearest slot."""
        columns = np.arange(self.offers.columns)
        taken = np.bincount(self.chosen, minlength=self.none + 1)
        free, used = columns[taken[:-1] < self.offers.room], columns[taken[:-1] > 0]
        into, out = (free, np.full(len(free), self.sink)), (np.full(len(used), self.sink), used)
        nothing = np.zeros(1, np.int64)
        costs = [self.offers.slot_cost(free, taken[free]), -self.offers.slot_cost(used, taken[used] - 1), nothing]
        ends = [(np.array([self.none]), np.array([self.sink]))]
        if taken[self.none]:
            ends.append((np.array([self.sink]), np.array([self.none])))
            costs.append(nothing)
        start, end = (np.concatenate(side) for side in zip(into, out, *ends, strict=True))
        return start, end, np.concatenate(costs)

    @cached_property
    def potentials(self) -> Ints:
        """Under which no step has a negative length (Bellman and Ford; as the assignment is optimal, it ends)."""
        start, end, change = (np.concatenate(both) for both in zip(self.exchanges, self.slots, strict=True))
        order = np.argsort(end, kind="stable")
        start, change = start[order], change[order]
        targets, begins = np.unique(end[order], return_index=True)
        potentials = np.zeros(self.sink + 1, np.int64)
        while True:
            reached = np.minimum(potentials[targets], np.minimum.reduceat(potentials[start] + change, begins))
            if (reached == potentials[targets]).all():
                return potentials
            potentials[targets] = reached

    def reversed_graph(self, *edges: Edges) -> Any:
        """Searched from where a path must end back to where it may begin; no length is negative."""
        start, end, change = (np.concatenate(parts) for parts in zip(*edges, strict=True))
        lengths = (change + self.potentials[start] - self.potentials[end]).astype(np.float64)
        return csr_array((lengths, (end, start)), shape=(self.sink + 1, self.sink + 1))

    @cached_property
    def by_free_slots(self) -> NDArray[np.float64]:
        """What each way costs in all where somebody gets a free slot in the end."""
        reversed_ = self.reversed_graph(self.exchanges, self.slots)
        shift = self.potentials - self.potentials[self.sink]
        into = dijkstra(reversed_, indices=self.sink) - shift
        out_of = dijkstra(reversed_.T.tocsr(), indices=self.sink) + shift
        totals: NDArray[np.float64] = self.change + into[self.column] + out_of[self.chosen[self.row]]
        return totals

    @cached_property
    def reversed_exchanges(self) -> Any:
        return self.reversed_graph(self.exchanges)

    def improve(self, totals: NDArray[np.float64], rows: Sequence[int]) -> None:
        """Lowers the totals where rows only change places; looks no further than that could help."""
        by_column: defaultdict[int, list[int]] = defaultdict(list)
        limits: defaultdict[int, float] = defaultdict(float)
        for row in rows:
            column = int(self.chosen[row])
            by_column[column].append(row)
            limits[column] = max(limits[column], float(totals[self.ways(row)].min(initial=np.inf)))
        searched = sorted((limit, column) for column, limit in limits.items() if limit > 0)
        for begin in range(0, len(searched), CHUNK):
            columns = [column for _, column in searched[begin : begin + CHUNK]]
            limit = searched[begin : begin + CHUNK][-1][0]
            found = dijkstra(self.reversed_exchanges, indices=columns, limit=limit)
            for column, lengths in zip(columns, found, strict=True):
                real = lengths - self.potentials + self.potentials[column]
                for ways in map(self.ways, by_column[column]):
                    totals[ways] = np.minimum(totals[ways], self.change[ways] + real[self.column[ways]])
