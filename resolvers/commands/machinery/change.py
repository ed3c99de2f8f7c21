"""A change while it is made: what it was given, the facts that it has read, and what it will answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph.facts.around import ITSELF, read_members, read_organizations
from graph.facts.facts import Fact, Facts
from graph.facts.recall import Recall
from graph.model.kinds import LinkTable, NodeTable, Side
from graph.model.rights import Permitted
from graph.model.tables import CHANGE_EVENT, MEMBER, ORGANIZATION, ORIGINAL, RESULTING
from graph.model.vocabulary import ChangeEventKind, Extent, Rule
from resolvers.commands.machinery.conflicts import conflict, span
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.shared.identifiers import decode_id, id_of
from wording.said import Said, say

FIELDS: Mapping[str, tuple[str, ...]] = {"since": ("on",), "until": ("on",), "officialOn": ("on",), "parent": ()}
"""Where the inputs of changes say what the rules name as a property of a fact."""


def not_there(node: Fact, day: date, field: str) -> Said:
    """Why a node does not live on a day: of members, in the words that are used of them."""
    ended = node.until <= day
    if node.table is MEMBER:
        if ended:
            return say("MEMBER_NO_LONGER", name=node.values["name"], day=node.until, on=day)
        return say("MEMBER_NOT_YET", name=node.values["name"], day=node.since, on=day)
    code, turn = ("HAS_ENDED", node.until) if ended else ("BEGINS_LATER", node.since)
    return say(code, field=field, day=turn, on=day)


@dataclass(slots=True)
class Work:
    """`on` is the day that the change takes effect and its answer is for, `result` the keys of the objects in it.

    `new_id` makes the id of a new node from the letter of its table. `fields` tells where in the input a property of
    the facts is given, for refusals by the rules. `actor` is in whose name it is made. `today` is the day on which it
    is asked for; None where what has been recorded elsewhere is played. `may` is what whoever asks may change; None
    where nobody has to be asked. `erased` are the nodes (`Label:id`) of which nothing personal is kept any more,
    `unsalted` the lines whose requests are no longer recognized.
    """

    reads: Recall
    given: Mapping[str, Any]
    on: date
    new_id: Callable[[str], str]
    actor: str = ""
    today: date | None = None
    may: Permitted | None = None
    facts: Facts = field(default_factory=Facts)
    result: dict[str, Any] = field(default_factory=dict[str, Any])
    warnings: list[Refusal] = field(default_factory=list[Refusal])
    erased: list[str] = field(default_factory=list[str])
    unsalted: list[str] = field(default_factory=list[str])
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: FIELDS)

    @property
    def decision(self) -> str | None:
        decision: str | None = self.given.get("decision")
        return decision

    def key_of(self, name: str, table: NodeTable = ORGANIZATION) -> str:
        """The key of the global id that the input holds under a name."""
        return key_from(self.given[name], name, table)

    def keys_of(self, name: str, table: NodeTable = ORGANIZATION) -> list[str]:
        return [key_from(one, name, table) for one in self.given.get(name) or ()]

    async def organization(self, name: str, sides: Sequence[Side] = ITSELF) -> Fact:
        """The organization that the input names, alive on the day, at the version that the input expects."""
        key = self.key_of(name)
        await read_organizations(self.reads, self.facts, [key], sides, self.on)
        return self.living(ORGANIZATION, key, name)

    async def organizations(self, keys: Sequence[str], sides: Sequence[Side], *field: str) -> list[Fact]:
        """The organizations of these keys, alive on the day; `field` is where the input names them."""
        await read_organizations(self.reads, self.facts, keys, sides, self.on)
        return [self.living(ORGANIZATION, key, *field) for key in keys]

    async def member(self, name: str, sides: Sequence[Side] = ITSELF) -> Fact:
        """The member that the input names, a member of the Party on the day; links are read whatever their day."""
        key = self.key_of(name, MEMBER)
        await read_members(self.reads, self.facts, [key], sides, date.min)
        return self.living(MEMBER, key, name)

    def link(self, name: str, table: LinkTable) -> Fact:
        """The link that the input names, of those at hand."""
        found = self.facts.rows.get((table, *decode_id(self.given[name], name, {table.shown}).key))
        if found is None:
            raise refuse(say("UNKNOWN", field=name), Rule.EXISTS, name)
        return found

    async def link_with_others(self, name: str, table: LinkTable) -> Fact:
        """The link that the input names, with all of the kind of the member or organization that it begins at, whatever
        the day."""
        whose = decode_id(self.given[name], name, {table.shown}).key[0]
        read = read_members if table.start == MEMBER.label else read_organizations
        await read(self.reads, self.facts, [whose], [Side(table, away=True)], date.min)
        return self.link(name, table)

    def ended(self, fact: Fact, name: str) -> None:
        """Ends a link on the day: it must hold then."""
        if not fact.holds(self.on):
            holds = say("DOES_NOT_HOLD", field=name, on=self.on, span=span(fact.since, fact.until))
            raise refuse(holds, Rule.INSIDE_LIVES, name, conflicting=self.given[name])
        fact.end_on(self.on)

    def known(self, table: NodeTable, key: str, *field: str) -> Fact:
        """A node at hand, whenever it lives; `field` is where the input names it. What whoever asks does not see is not
        there."""
        found = self.facts.node(table, key)
        unseen = self.may is not None and table is ORGANIZATION and not self.may.sees(key)
        if found is None or unseen:
            raise refuse(say("UNKNOWN", field=field[-1]), Rule.EXISTS, *field)
        return found

    def living(self, table: NodeTable, key: str, *field: str, on: date | None = None) -> Fact:
        """A node at hand that is alive on the day of the change, or on another one that the change is about."""
        day = on or self.on
        found = self.known(table, key, *field)
        if not found.holds(day):
            raise refuse(not_there(found, day, field[-1]), Rule.INSIDE_LIVES, *field, conflicting=id_of(table, key))
        return found

    def check_version(self, organization: Fact) -> None:
        """Refuses where the input was made from an older state of the organization than the one at hand."""
        expected, found = self.given.get("expectedVersion"), organization.values["version"]
        if expected is not None and expected != found:
            outdated = say("VERSION_OUTDATED", found=found, expected=expected)
            conflicting = id_of(ORGANIZATION, organization.start)
            raise refuse(outdated, Rule.EXPECTED_VERSION, "expectedVersion", conflicting=conflicting)

    def replace(self, fact: Fact, end: str, **values: Any) -> Fact:
        """From the day on, another link stands in the place of one that holds on it, as long as that one would have;
        one that began on the very day is taken back."""
        until = fact.until
        fact.cease(self.on)
        return self.facts.open(fact.link_table, fact.start, end, self.on, until, **values)

    def holding(self, table: LinkTable, start: str, **values: str) -> Fact | None:
        """The link of a table from a node that holds on the day, with those values."""
        found = self.facts.from_(table, start, self.on)
        return next((one for one in found if values.items() <= one.values.items()), None)

    def warn(self, said: Said, rule: Rule, *field: str, conflicting: str | None = None) -> None:
        """Something unusual, which the change is made in spite of; `conflicting` is a global id, as in a refusal."""
        self.warnings.append(Refusal(said, rule, field, conflicting))

    def warn_of_taken_back(self, fact: Fact) -> None:
        """What was recorded for later, and will not be: it ends before it would have begun."""
        if fact.dropped and fact.before is not None:
            day = fact.values.get("on") or fact.since
            self.warn(say("TAKEN_BACK", day=day, on=self.on), Rule.TAKES_BACK, "on", conflicting=conflict(fact))

    def placed(self, refusal: Refusal) -> Refusal:
        """A refusal by a rule, which names a property, with the place in the input instead."""
        return replace(refusal, field=self.fields.get(refusal.field[0], refusal.field))

    def record_event(
        self, kind: ChangeEventKind, originals: Sequence[tuple[str, Extent]], results: Sequence[str]
    ) -> str:
        """What happened to organizations, as lineage tells it later."""
        event = self.new_id("e")
        values = {"id": event, "kind": str(kind), "on": self.on}
        self.facts.create(CHANGE_EVENT, **values, **({"decision": self.decision} if self.decision else {}))
        for organization, extent in originals:
            self.facts.join(ORIGINAL, event, organization, extent=str(extent))
        for organization in results:
            self.facts.join(RESULTING, event, organization)
        return event


def not_permitted(code: str = "NOT_PERMITTED", *field: str) -> Refused:
    """The refusal of what whoever asks may not do."""
    return refuse(say(code), Rule.PERMITTED, *field)


def key_from(text: str, name: str, table: NodeTable) -> str:
    """The key of a global id of a node of the table."""
    key: str = decode_id(text, name, {table.shown}).key
    return key
