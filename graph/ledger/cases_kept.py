"""Whether cases keep the rules that changes keep, on the whole graph, as they are read for verifying."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from graph.model.case_tables import ARISES_AT, CONCERNED, CONCERNS, CONCERNS_MEMBER, HANDLED_BY
from graph.model.case_words import CaseKind
from graph.model.cases import OF_MEMBERS_ONLY, OF_ORGANIZATIONS_ONLY, is_whole
from graph.model.kinds import LinkTable
from graph.model.tables import OPEN_END

Told = tuple[str, str]
"""A rule, and the sentence that says how it is broken."""


@dataclass(slots=True)
class CasesKept:
    """Takes all cases, then their links; days are ISO texts."""

    cases: dict[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    links: defaultdict[tuple[LinkTable, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, case: str, values: Mapping[str, Any]) -> None:
        self.cases[case] = values

    def join(self, table: LinkTable, case: str, end: str) -> None:
        self.links[table, case].append(end)

    def broken(self) -> Iterator[Told]:
        """What they break."""
        leaving: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for case, values in self.cases.items():
            if not is_whole(values):
                yield "FORM_FITS", f"What case {case} says does not fit ({values.get('kind')}, {values.get('form')})."
                continue
            yield from self.faults_of_ends(case, values)
            closed = values.get("closedOn", OPEN_END.isoformat())
            for member in self.links[CONCERNS_MEMBER, case] if values["kind"] == CaseKind.LEAVING else ():
                leaving[member].append((values["openedOn"], closed, case))
        for member, cases in leaving.items():
            yield from leaving_at_once(member, cases)

    def faults_of_ends(self, case: str, values: Mapping[str, Any]) -> Iterator[Told]:
        if not any(self.links[table, case] for table in CONCERNED):
            yield "REQUIRED", f"Case {case} concerns nobody."
        for table in (HANDLED_BY, ARISES_AT):
            if len(self.links[table, case]) != 1:
                yield "REQUIRED", f"Case {case} has {len(self.links[table, case])} links {table.name}, not one."
        for table, others in ((CONCERNS, OF_MEMBERS_ONLY), (CONCERNS_MEMBER, OF_ORGANIZATIONS_ONLY)):
            if self.links[table, case] and values["form"] in others:
                yield "FORM_FITS", f"Case {case} ({values['form']}) cannot concern {self.links[table, case][0]}."


def leaving_at_once(member: str, cases: list[tuple[str, str, str]]) -> Iterator[Told]:
    lasting = sorted(one for one in cases if one[0] < one[1])
    for one, other in pairwise(lasting):
        if other[0] < one[1]:
            yield "ONCE_ONLY", f"Cases {one[2]} and {other[2]} of {member}'s leaving are open at once."
