"""A draft of the graph while it is being made: facts that later history may still close. Becomes `Rows` at the end.

A fact is open until something closes it; closing keeps it inside the lives of both its ends.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from graph.model.identity import key_of
from graph.model.kinds import LinkTable
from graph.model.norm_words import NormKind
from graph.model.tables import OPEN_END
from seeds.draft.cases import Case
from seeds.draft.directives import Directive, Figure
from seeds.draft.judged import Assessment, Sheet
from seeds.draft.telling import Told


@dataclass(slots=True, eq=False)
class Fact:
    """A dated link: a row of a link table."""

    start: str
    end: str
    since: date
    until: date = OPEN_END
    properties: dict[str, Any] = field(default_factory=dict[str, Any])

    def holds(self, day: date) -> bool:
        return self.since <= day < self.until

    def key(self, table: LinkTable) -> str:
        """The key that its link of a table is known by."""
        return key_of(table, self.start, self.end, {**self.properties, "since": self.since})

    def close(self, day: date, **properties: Any) -> None:
        """Ends an open fact on a day; one that has ended before stays as it is."""
        if day < self.until:
            self.until = day
            self.properties.update(properties)


@dataclass(slots=True, eq=False)
class Profile:
    id: str
    since: date
    name: str
    level: str


@dataclass(slots=True, eq=False)
class Organization:
    """`version` counts as the commands do: one more for every change of the life, the parent, the profile or the
    coverage."""

    id: str
    code: str
    since: date
    profiles: list[Profile]
    sector: str | None = None
    until: date = OPEN_END
    confirmed_on: date | None = None
    version: int = 1

    @property
    def level(self) -> str:
        return self.profiles[-1].level

    @property
    def name(self) -> str:
        return self.profiles[-1].name

    def lives(self, day: date) -> bool:
        return self.since <= day < self.until


@dataclass(slots=True, eq=False)
class Place:
    id: str
    code: str | None
    kind: str
    name: str
    since: date
    generated: bool = False
    lat: float | None = None
    lon: float | None = None
    until: date = OPEN_END


@dataclass(slots=True, eq=False)
class Member:
    id: str
    name: str
    birth: date
    admitted: date
    official: date | None
    card: str
    until: date = OPEN_END


@dataclass(slots=True, eq=False)
class Meeting:
    id: str
    organization: str
    held_on: date
    kind: str
    expected: int
    present: int
    excused: int
    points: int | None = None
    sheet: str | None = None
    level: str | None = None
    attended: list[tuple[str, str, str | None]] = field(default_factory=list[tuple[str, str, str | None]])


@dataclass(slots=True, eq=False)
class PlannedMeeting:
    """`days`: since when it is planned for which day."""

    id: str
    organization: str
    kind: str
    days: list[tuple[date, date]]
    note: str | None


@dataclass(slots=True, eq=False)
class Event:
    id: str
    kind: str
    on: date
    decision: str
    originals: list[tuple[str, str]]
    results: list[str]


@dataclass(slots=True, eq=False)
class Norm:
    """What must hold: the numbers of its kind (graph/model/norm_words.py) by their names; None: it holds everywhere."""

    id: str
    kind: NormKind
    regulation: str
    numbers: dict[str, Any]
    since: date
    until: date = OPEN_END
    set_by: str | None = None


@dataclass(slots=True, eq=False)
class LevelRule:
    """That a level may stand under another one, or be a root."""

    id: str
    level: str
    under: str | None
    regulation: str
    since: date
    until: date = OPEN_END


@dataclass(slots=True, eq=False)
class AdmissionRule:
    """The age at which somebody is admitted, in full years, and the months of probation."""

    id: str
    youngest: int
    oldest: int
    probation_months: int
    regulation: str
    since: date
    until: date = OPEN_END


class Draft:
    """Everything made so far. Each topic has a random stream of its own: one more topic shifts no other."""

    def __init__(self, seed: int, prefix: str = "") -> None:
        self.seed = seed
        self.prefix = prefix
        self.streams: dict[str, Random] = {}
        self.counters: defaultdict[str, int] = defaultdict(int)
        self.organizations: dict[str, Organization] = {}
        self.places: dict[str, Place] = {}
        self.members: dict[str, Member] = {}
        self.people: dict[str, str] = {}
        self.meetings: list[Meeting] = []
        self.planned: list[PlannedMeeting] = []
        self.events: list[Event] = []
        self.assessments: list[Assessment] = []
        self.sheets: list[Sheet] = []
        self.cases: list[Case] = []
        self.directives: list[Directive] = []
        self.figures: list[Figure] = []
        self.norms: list[Norm] = []
        self.level_rules: list[LevelRule] = []
        self.admission_rules: list[AdmissionRule] = []
        self.facts: defaultdict[str, list[Fact]] = defaultdict(list)
        self.by_start: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        self.by_end: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        self.told: list[Told] = []

    def random(self, topic: str) -> Random:
        if topic not in self.streams:
            self.streams[topic] = Random(f"{self.seed}:{self.prefix}:{topic}")  # synthetic data
        return self.streams[topic]

    def new_id(self, letter: str) -> str:
        """An id that means nothing: a letter for the table, the province's prefix, a number."""
        self.counters[letter] += 1
        return f"{letter}{self.prefix}{self.counters[letter]:05d}"

    def tell(
        self, mutation: str, on: date, given: dict[str, Any], made: tuple[str, ...] = (), recorded: date | None = None
    ) -> None:
        """Tells what was just done as the change that does the same, recorded on its day or on a later one."""
        self.told.append(Told(mutation, on, given, made, recorded))

    def add_fact(
        self, table: str, start: str, end: str, since: date, until: date = OPEN_END, **properties: Any
    ) -> Fact:
        fact = Fact(start, end, since, until, properties)
        self.facts[table].append(fact)
        self.by_start[table][start].append(fact)
        self.by_end[table][end].append(fact)
        return fact

    def drop(self, fact: Fact, table: str) -> None:
        """Takes a fact back that has not begun yet."""
        self.facts[table].remove(fact)
        self.by_start[table][fact.start].remove(fact)
        self.by_end[table][fact.end].remove(fact)

    def facts_from(self, table: str, start: str, day: date) -> list[Fact]:
        return [fact for fact in self.by_start[table].get(start, ()) if fact.holds(day)]

    def facts_to(self, table: str, end: str, day: date) -> list[Fact]:
        return [fact for fact in self.by_end[table].get(end, ()) if fact.holds(day)]

    def add_organization(
        self,
        name: str,
        level: str,
        since: date,
        parent: str | None,
        *,
        code: str | None = None,
        sector: str | None = None,
    ) -> Organization:
        identifier = self.new_id("o")
        own_code = code if code is not None else f"Q{identifier[1:]}"
        made = Organization(identifier, own_code, since, [self.new_profile(since, name, level)], sector)
        self.organizations[identifier] = made
        if parent is not None:
            self.add_fact("PART_OF", identifier, parent, since)
        return made

    def new_profile(self, since: date, name: str, level: str) -> Profile:
        return Profile(self.new_id("f"), since, name, level)

    def living_by_code(self, day: date) -> dict[str, str]:
        """The organizations that live on a day, by their codes."""
        return {one.code: one.id for one in self.organizations.values() if one.lives(day)}

    def parent_of(self, organization: str, day: date) -> str | None:
        found = self.facts_from("PART_OF", organization, day)
        return found[0].end if found else None

    def children_of(self, organization: str, day: date) -> list[str]:
        return [fact.start for fact in self.facts_to("PART_OF", organization, day)]

    def path_of(self, organization: str, day: date) -> list[str]:
        """The organizations above, nearest first."""
        path: list[str] = []
        above = self.parent_of(organization, day)
        while above is not None:
            path.append(above)
            above = self.parent_of(above, day)
        return path

    def move(self, organization: str, parent: str, day: date) -> None:
        for fact in self.facts_from("PART_OF", organization, day):
            fact.close(day)
        self.add_fact("PART_OF", organization, parent, day)

    def add_event(
        self, kind: str, on: date, decision: str, originals: list[tuple[str, str]], results: list[str]
    ) -> Event:
        made = Event(self.new_id("e"), kind, on, decision, originals, results)
        self.events.append(made)
        return made

    def end_organization(self, organization: str, day: date) -> None:
        """The organization ends on a day, and with it its place in the hierarchy, its coverage and its posts."""
        self.organizations[organization].until = day
        for table in ("PART_OF", "COVERS"):
            for fact in self.by_start[table].get(organization, ()):
                fact.close(day)
        for table in ("HOLDS", "SUPERVISES", "HOLDS_OFFICE_AT"):
            for fact in self.by_end[table].get(organization, ()):
                fact.close(day)

    def end_place(self, place: str, day: date) -> None:
        """The place ends on a day; who covers it and who holds a post in it must be told, as for all other facts."""
        self.places[place].until = day
        for fact in self.by_start["IN"].get(place, ()):
            fact.close(day)
