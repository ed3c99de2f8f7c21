"""Whether the facts keep the rules that changes keep, on the whole graph, row by row as they are read for verifying.

A change is checked on what it touches; a graph may have been filled by other means, or by a service of before a rule.
Rows come table by table, nodes first; days are ISO texts, which compare as days do. A row with a day that is no day is
left to those who tell it apart from its table.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import orjson

from graph.ledger.cases_kept import CasesKept
from graph.ledger.directives_kept import DirectivesKept
from graph.ledger.meetings_kept import MeetingsKept
from graph.model.assessments import levels_of
from graph.model.case_tables import CASE, OF_CASES
from graph.model.directive_tables import DIRECTIVE, OF_DIRECTIVES, PROGRESS, STATED, TASK
from graph.model.identity import TABLES
from graph.model.kinds import LinkTable, NodeTable
from graph.model.norm_tables import NORM
from graph.model.norm_words import FORMS, NormKind
from graph.model.planned_tables import PLANS
from graph.model.tables import (
    ASSESSMENTS,
    ATTENDED,
    HOLDS,
    LINK_TABLES,
    MEETING,
    MEMBER,
    MEMBER_OF,
    MOST_LEVELS,
    NODES,
    OF,
    OPEN_END,
    ORGANIZATION,
    PART_OF,
    PERSON,
    PLACE,
    SHEET,
)
from graph.model.vocabulary import EndReason, MembershipKind, Role, Rule

Life = tuple[str, str]
Node = tuple[NodeTable, str]
Values = Mapping[str, Any]
ALWAYS: Life = ("0001-01-01", OPEN_END.isoformat())
MOST_NAMED = 20
RULES_OF_SPANS: Mapping[str, Rule] = {
    **{table.name: table.rule for table in LINK_TABLES},
    "OFFICIAL": Rule.ONE_OFFICIAL_CELL,
    "SECRETARY": Rule.ONE_SECRETARY,
}
"""The rule that two break which hold at once, by the table or by what else they are."""


@dataclass(slots=True)
class RulesKept:
    """Takes all rows of a graph; `broken` says what they break, each as a sentence."""

    lives: dict[Node, Life] = field(default_factory=dict[Node, Life])
    people: dict[str, Life] = field(default_factory=dict[str, Life])
    held: dict[str, str] = field(default_factory=dict[str, str])
    known: defaultdict[tuple[str, str], list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    above: defaultdict[str, list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    spans: defaultdict[tuple[str, ...], list[Life]] = field(default_factory=lambda: defaultdict(list))
    judged: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])
    meetings: MeetingsKept = field(default_factory=MeetingsKept)
    cases: CasesKept = field(default_factory=CasesKept)
    directives: DirectivesKept = field(default_factory=DirectivesKept)
    found: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, forms: Iterable[bytes]) -> None:
        """Rows of one table in canonical form."""
        for form in forms:
            name, *ends, values = orjson.loads(form)
            table = TABLES[name]
            if not are_days(values, table.dates):
                continue
            if isinstance(table, NodeTable):
                self.take_node(table, values)
            else:
                start, end = ends
                self.take_link(table, start, end, values)

    def take_node(self, table: NodeTable, values: Values) -> None:
        key = values["id"]
        if table is MEETING:
            self.held[key] = values["heldOn"]
            self.meetings.take(values)
        if table is SHEET:
            self.meetings.sheets[key] = values
        if table is NORM:
            self.take_norm(key, values)
        if table is CASE:
            self.cases.take(key, values)
        if table in {DIRECTIVE, TASK}:
            self.directives.take(table, key, values)
        if not {"since", "until"} <= values.keys() or table not in {ORGANIZATION, MEMBER, PLACE, NORM}:
            return
        life = values["since"], values["until"]
        self.lives[table, key] = life
        if life[0] >= life[1]:
            self.report("SINCE_BEFORE_UNTIL", f"{table.name} {key} begins on {life[0]} and ends on {life[1]}.")
        if table is ORGANIZATION:
            self.known["code", str(values.get("code"))].append((*life, key))
        if table is MEMBER:
            self.take_member(key, values)

    def take_member(self, key: str, values: Values) -> None:
        born, official = values.get("birthDate", ALWAYS[0]), values.get("officialOn", values["since"])
        self.people[key] = born, ALWAYS[1]
        if born >= values["since"]:
            self.report("SINCE_BEFORE_UNTIL", f"Member {key} is born on {born}, admitted on {values['since']}.")
        if official < values["since"] or values["until"] <= values.get("officialOn", ""):
            self.report("SINCE_BEFORE_UNTIL", f"Member {key} is official on {official}, outside of the membership.")
        if "cardNumber" in values:
            self.known["card", values["cardNumber"]].append((*ALWAYS, key))

    def take_norm(self, key: str, values: Values) -> None:
        kind = values.get("kind")
        needs = FORMS[NormKind(kind)].needs if kind in set(NormKind) else ("kind",)
        if kind not in set(NormKind) or not values.keys() >= set(needs):
            self.report("FORM_FITS", f"Norm {key} of the kind {kind} lacks {', '.join(needs)}.")

    def take_link(self, table: LinkTable, start: str, end: str, values: Values) -> None:
        if table is OF:
            self.take_meeting(ORGANIZATION, end, start)
        elif table is ATTENDED:
            self.take_meeting(MEMBER, start, end)
            self.take_stand_in(values.get("onBehalfOf"), end)
        elif table in OF_CASES:
            self.cases.join(table, start, end)
        elif table in (*OF_DIRECTIVES, *PROGRESS, STATED):
            self.directives.join(table, start, end, values)
        elif table in ASSESSMENTS:
            self.take_assessment(table, start, values)
        if not {"since", "until"} <= values.keys():
            return
        since, until = span = values["since"], values["until"]
        link = f"{table.name} of {start} and {end} from {since} to {until}"
        if since >= until:
            self.report("SINCE_BEFORE_UNTIL", f"{link} lasts no day.")
        for label, node in ((table.start, start), (table.end, end)):
            life = (
                self.people.get(node, ALWAYS)
                if NODES[label] is PERSON
                else self.lives.get((NODES[label], node), ALWAYS)
            )
            if since < life[0] or until > life[1]:
                self.report("INSIDE_LIVES", f"{link} lies outside of the life of {node}, {life[0]} to {life[1]}.")
        self.take_span(table, start, end, values, span)

    def take_span(self, table: LinkTable, start: str, end: str, values: Values, span: Life) -> None:
        named = {"start": start, "end": end, **values}
        if table.alone:
            self.spans[table.name, *(str(named.get(name)) for name in table.alone)].append(span)
        if table is PART_OF:
            self.above[start].append((end, *span))
        if table is HOLDS and values.get("role") == Role.SECRETARY:
            self.spans["SECRETARY", end, str(values.get("body"))].append(span)
        if table is MEMBER_OF and values.get("kind") in {MembershipKind.OFFICIAL, MembershipKind.RESIDENCE}:
            self.spans[values["kind"], start].append(span)
        if table is MEMBER_OF and values.get("endReason") == EndReason.DECEASED:
            self.people[start] = self.people.get(start, ALWAYS)[0], span[1]
        if table is PLANS:
            self.spans["PLANNED", end].append(span)
            if values["plannedFor"] < span[0]:
                day = values["plannedFor"]
                self.report("SINCE_BEFORE_UNTIL", f"{start} plans {end} for {day}, from a later day on.")

    def take_meeting(self, table: NodeTable, node: str, meeting: str) -> None:
        held, life = self.held.get(meeting), self.lives.get((table, node), ALWAYS)
        if held is not None and not life[0] <= held < life[1]:
            self.report("INSIDE_LIVES", f"Meeting {meeting} of {held} lies outside of the life of {node}.")

    def take_assessment(self, table: LinkTable, start: str, values: Values) -> None:
        """Whoever is judged is judged once by the same for the same period, by a level of the kind."""
        kind, level = values.get("kind"), values.get("level")
        told_apart = (start, *(str(values.get(name)) for name in table.identity))
        period = f"{start} for {values.get('periodFrom')} to {values.get('periodTo')}"
        if values.get("sheet") is not None and values["sheet"] not in self.meetings.sheets:
            self.report("EXISTS", f"The assessment of {period} ({kind}) is by sheet {values['sheet']}, which is none.")
        if told_apart in self.judged:
            self.report("ONCE_ONLY", f"There are two assessments of {period} ({kind}).")
        self.judged.add(told_apart)
        if level not in levels_of(kind):
            self.report("FORM_FITS", f"The assessment of {period} ({kind}) is {level}.")

    def take_stand_in(self, member: str | None, meeting: str) -> None:
        if member is None:
            return
        if (MEMBER, member) not in self.lives:
            self.report("EXISTS", f"Somebody came to meeting {meeting} on behalf of {member}, who is nobody.")
        self.take_meeting(MEMBER, member, meeting)

    def report(self, rule: str, sentence: str) -> None:
        self.found[rule].append(sentence)

    def broken(self) -> list[str]:
        """Every rule that is broken, by name: the first sentences of each, then how many there are beyond."""
        for key, spans in self.spans.items():
            self.check_spans(key, spans)
        for (what, value), nodes in self.known.items():
            self.check_doubles(what, value, nodes)
        for rule, sentence in (*self.meetings.broken(), *self.cases.broken(), *self.directives.broken()):
            self.report(rule, sentence)
        for organization in sorted(self.above):
            self.check_hierarchy(organization)
        sentences: list[str] = []
        for rule, told in sorted(self.found.items()):
            sentences += [f"{rule}: {one}" for one in told[:MOST_NAMED]]
            if len(told) > MOST_NAMED:
                sentences.append(f"{rule}: there are {len(told) - MOST_NAMED} more.")
        return sentences

    def check_spans(self, key: tuple[str, ...], spans: list[Life]) -> None:
        for one, other in pairwise(sorted(spans)):
            if other[0] < one[1]:
                rule = RULES_OF_SPANS.get(key[0], Rule.ONCE_ONLY)
                self.report(rule, f"{key[0]} of {', '.join(key[1:])}: two hold at once from {other[0]} on.")
            elif key[0] == PART_OF.name and one[1] < other[0]:
                self.report("ONE_PARENT", f"{key[1]} is under no other organization from {one[1]} on.")
        if key[0] == PART_OF.name:
            until = self.lives.get((ORGANIZATION, key[1]), ALWAYS)[1]
            if max(spans, key=lambda span: span[1])[1] < until:
                self.report("ONE_PARENT", f"{key[1]} is under no other organization at its end.")

    def check_doubles(self, what: str, value: str, nodes: list[tuple[str, str, str]]) -> None:
        rule = {"card": "ONE_MEMBER_BY_CARD", "code": "ONE_ORGANIZATION_BY_CODE"}[what]
        for one, other in pairwise(sorted(nodes)):
            if other[0] < one[1]:
                self.report(rule, f"{one[2]} and {other[2]} have the {what} {value}.")

    def check_hierarchy(self, organization: str) -> None:
        """A circle is told once, of the first id in it; a way that ends is as long as it is."""
        for way, since in self.ways_up(organization):
            if way[-1] == organization:
                if organization == min(way):
                    circle = " is under ".join(way)
                    self.report("NO_CYCLE", f"From {since} on, {circle}.")
                return
            if len(way) > MOST_LEVELS:
                levels = f"{organization} has more than {MOST_LEVELS - 1} organizations above itself from {since} on."
                self.report("NOT_TOO_DEEP", levels)
                return

    def ways_up(self, organization: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """The ways up, each of organizations that stand one under another on some day, with the first such day."""
        left: list[tuple[tuple[str, ...], str, str]] = [((organization,), *ALWAYS)]
        while left:
            way, since, until = left.pop()
            for above, begin, end in self.above.get(way[-1], ()):
                first, last = max(since, begin), min(until, end)
                if first < last:
                    yield (*way, above), first
                    if above not in way and len(way) < MOST_LEVELS + 1:
                        left.append(((*way, above), first, last))


def are_days(values: Values, dates: Iterable[str]) -> bool:
    return all(isinstance(values.get(name, ""), str) for name in dates)
