"""Whether directives, tasks and progress keep the rules that changes keep, on the whole graph, as they are read for
verifying. That two reports do not hold at once, and that each lies inside a life, is looked at with all links."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.ledger.cases_kept import Told
from graph.model.directive_tables import DIRECTIVE, ISSUED_BY, PART_OF_TASK, PROGRESS, REFERS_TO, STATED, TASK, TASK_OF
from graph.model.directive_words import DirectiveKind, ReferenceKind, StatedPurpose, TaskState
from graph.model.indicator_words import IndicatorKind
from graph.model.kinds import LinkTable, NodeTable

Values = Mapping[str, Any]


@dataclass(slots=True)
class DirectivesKept:
    """Takes all directives and tasks, then their links; days are ISO texts."""

    nodes: dict[tuple[NodeTable, str], Values] = field(default_factory=dict[tuple[NodeTable, str], Values])
    links: defaultdict[tuple[LinkTable, str], list[tuple[str, Values]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    reports: list[tuple[str, str, Values]] = field(default_factory=list[tuple[str, str, Values]])
    figures: list[tuple[str, str, Values]] = field(default_factory=list[tuple[str, str, Values]])

    def take(self, table: NodeTable, key: str, values: Values) -> None:
        self.nodes[table, key] = values

    def join(self, table: LinkTable, start: str, end: str, values: Values) -> None:
        if table in PROGRESS:
            self.reports.append((start, end, values))
        elif table is STATED:
            self.figures.append((start, end, values))
        else:
            self.links[table, start].append((end, values))

    def broken(self) -> Iterator[Told]:
        """What they break."""
        numbers = set[tuple[str, Any]]()
        for (table, key), values in self.nodes.items():
            if table is DIRECTIVE:
                yield from self.faults_of_directive(key, values)
                continue
            owners = self.ends(TASK_OF, key)
            if len(owners) != 1:
                yield "REQUIRED", f"Task {key} is of {len(owners)} directives, not of one."
            for one in owners:
                if (one, values.get("number")) in numbers:
                    yield "ONCE_ONLY", f"Two tasks of directive {one} have the number {values.get('number')}."
                numbers.add((one, values.get("number")))
            for wider in self.ends(PART_OF_TASK, key):
                if self.ends(TASK_OF, wider) != owners or not self.comes_before(wider, values):
                    yield "NO_CYCLE", f"Task {key} is a part of {wider}, which is none before it of its directive."
        for worker, task, values in self.reports:
            yield from self.faults_of_report(worker, task, values)
        yield from self.faults_of_figures()

    def ends(self, table: LinkTable, start: str) -> list[str]:
        return [end for end, _ in self.links[table, start]]

    def comes_before(self, wider: str, part: Values) -> bool:
        known = self.nodes.get((TASK, wider), {})
        return bool(known.get("position", 0) < part.get("position", 0))

    def faults_of_directive(self, key: str, values: Values) -> Iterator[Told]:
        if values.get("kind") not in set(DirectiveKind):
            yield "FORM_FITS", f"Directive {key} is a {values.get('kind')}."
        if not values.get("issuedOn", "") <= values.get("since", "") < values.get("until", ""):
            yield "SINCE_BEFORE_UNTIL", f"Directive {key} is issued, begins and ends in another order than that."
        if len(self.ends(ISSUED_BY, key)) > 1:
            yield "ONCE_ONLY", f"Directive {key} has more than one issuer."
        for other, said in self.links[REFERS_TO, key]:
            if said.get("kind") not in set(ReferenceKind):
                yield "FORM_FITS", f"Directive {key} refers to {other} by {said.get('kind')}."
            if not self.nodes.get((DIRECTIVE, other), values)["since"] <= values["since"] or other == key:
                yield "NO_CYCLE", f"Directive {key} refers to {other}, which begins later or is itself."

    def faults_of_report(self, worker: str, task: str, values: Values) -> Iterator[Told]:
        if values.get("state") not in set(TaskState):
            yield "FORM_FITS", f"{worker} stands with task {task} as {values.get('state')}."
        for one in self.ends(TASK_OF, task):
            begins = self.nodes.get((DIRECTIVE, one), {}).get("since", "")
            if values.get("since", begins) < begins:
                yield "INSIDE_LIVES", f"{worker} works on task {task} from {values['since']}, before directive {one}."

    def faults_of_figures(self) -> Iterator[Told]:
        """Of an organization, an indicator and a period, a directive states one figure, and one is stated on a day."""
        known = set[tuple[Any, ...]]()
        for organization, directive, values in self.figures:
            told = f"The figure of {organization} by directive {directive} ({values.get('indicator')})"
            if values.get("indicator") not in set(IndicatorKind) or values.get("purpose") not in set(StatedPurpose):
                yield "FORM_FITS", f"{told} is stated for {values.get('purpose')}, of no indicator or for nothing."
            if not values.get("numerator", -1) >= 0 or not values.get("denominator", 1) > 0:
                yield "NUMBERS_FIT", f"{told} is {values.get('numerator')} among {values.get('denominator')}."
            begins = self.nodes.get((DIRECTIVE, directive), {}).get("since", "")
            if values.get("statedOn", begins) < begins:
                yield "INSIDE_LIVES", f"{told} is stated on {values['statedOn']}, before that."
            own = (organization, *(values.get(name) for name in STATED.besides))
            for place in (directive, values.get("statedOn")):
                if (*own, place) in known:
                    yield "ONCE_ONLY", f"{told} is stated twice for {values.get('periodFrom')}."
                known.add((*own, place))
