"""What whoever holds a right to a part of the graph may change by it, and what a refusal tells them.

No command knows of it. What an input names has to be seen, and to be within the right, before the command runs; all
that differs once it has run has to be within it, too, before and after; and of what stands in the way elsewhere no more
is told than which rule it is (docs/security.md). Whoever holds the right everywhere is asked none of this.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.facts.around import CELLS, ENDS_OF_CASE, HELD_BY, PLANNED_BY, POSTS, SUPERVISED
from graph.facts.facts import Fact, Facts
from graph.facts.lives import Node, ends_of
from graph.facts.recall import Recall
from graph.facts.rule_reads import is_new
from graph.model.case_tables import ARISES_AT, CASE, CONCERNS, CONCERNS_MEMBER, HANDLED_BY
from graph.model.directive_tables import TASK, WORKS_ON
from graph.model.identity import LINKS_SHOWN
from graph.model.kinds import NodeTable, Side
from graph.model.planned_tables import PLANNED_MEETING, PLANS
from graph.model.rights import OF_ACCESS, Permitted, Right
from graph.model.tables import (
    ASSESSED,
    ATTENDED,
    CHANGE_EVENT,
    GRANTED,
    HAS_PROFILE,
    HOLDS,
    MEETING,
    MEMBER,
    MEMBER_ASSESSED,
    MEMBER_OF,
    OF,
    ORGANIZATION,
    ORIGINAL,
    PART_OF,
    PERSON,
    PLACE,
    PROFILE,
    RESULTING,
    SHOWS,
)
from graph.model.vocabulary import COMMITTEE_BODIES, ChangeKind, MembershipKind, Rule
from resolvers.commands.machinery.change import Work, not_permitted
from resolvers.commands.machinery.directed import find_directed
from resolvers.commands.machinery.inputs import days_in, ids_in, values_in
from resolvers.commands.machinery.refusals import Refusal, Refused
from resolvers.shared.identifiers import GlobalId, found_id
from wording.said import Said, say

TIES = (CELLS, POSTS, SUPERVISED)
"""What somebody is tied to an organization by: their name is told there (`graph/cypher/scope`)."""
VISITS = Side(ATTENDED, away=True)
"""The meetings that somebody came to: in their papers the name stands, too."""
PARENTS = frozenset({"parent", "to", "childrenTo", "at"})
"""Where an input names what something comes under, or is judged at."""
CAME = "attendances"
"""Where an input names people who came to a meeting: from elsewhere, too, if they are seen."""
OF_TASK = "of"
"""Where an input names whose task it is."""
ENDS = {MEETING: (OF,), CASE: (CONCERNS, HANDLED_BY, ARISES_AT), CHANGE_EVENT: (ORIGINAL, RESULTING)}
"""The links of what is of organizations by these."""
OF_ALL = frozenset({"WITHOUT_STANDING", "WITHOUT_STANDING_REFUSED", "RATED_THOUGH_EXEMPT"})
"""Sentences that say what was found in the whole graph."""
UNDER = frozenset({PART_OF, ASSESSED, MEMBER_ASSESSED})
"""Links to what something is under, or is judged at."""
OF_IDENTITY = frozenset({Rule.ONE_MEMBER_BY_CARD, Rule.SAME_PERSON})
"""Rules that something personal of the one in the way is told by, whatever the sentence says."""
AT_ORGANIZATIONS = frozenset(
    shown for shown, tables in LINKS_SHOWN.items() if all(one.end == ORGANIZATION.label for one in tables)
)
"""The types of the links that are of the organization at their end."""


@dataclass(slots=True)
class Bounds:
    """What one change by a right to a part has to stay in: `within` are the organizations of that right; of those in
    `over` members may be changed, and others put under them.

    Whose home is where goes by `today`. `around` are people with their ties, and meetings that the input names, as they
    stand before the change; `directed` are the tasks that it names and are told, with their directives.
    """

    may: Permitted
    within: frozenset[str]
    over: frozenset[str]
    today: date
    around: Facts = field(default_factory=Facts)
    directed: Sequence[GlobalId] = ()

    async def check_named(self, work: Work) -> None:
        """Refuses what the input names and the viewer does not see, as what is not there; then what is not theirs."""
        named = [*ids_in(work.given)]
        people = {one.id.key for one in named if one.id.type == MEMBER.shown}
        meetings = {one.id.key for one in named if one.id.type == MEETING.shown}
        await work.reads.around(self.around, MEMBER, people, TIES, date.min)
        visitors = {one for one in people if not self.is_tied(one)}
        await work.reads.around(self.around, MEMBER, visitors, [VISITS], date.min)
        meetings |= {link.end for one in visitors for link in self.around.from_(ATTENDED, one)}
        await work.reads.around(self.around, MEETING, meetings, [HELD_BY], date.min)
        planned = {one.id.key for one in named if one.id.type == PLANNED_MEETING.shown}
        await work.reads.around(self.around, PLANNED_MEETING, planned, [PLANNED_BY], date.min)
        cases = {one.id.key for one in named if one.id.type == CASE.shown}
        await work.reads.around(self.around, CASE, cases, ENDS_OF_CASE, date.min)
        tasks = {one.id.key for one in named if one.id.type == TASK.shown}
        self.directed = await find_directed(work.reads, self.may, tasks)
        unseen = [one.path for one in named if not self.sees(one.id)]
        if unseen:
            raise Refused([Refusal(say("UNKNOWN", field=path[-1]), Rule.EXISTS, path) for path in unseen])
        beyond = [one.path for one in named if not (CAME in one.path or self.holds(one.id, one.path[-1]))]
        if beyond:
            raise Refused([replace(one, field=path) for path in beyond for one in not_permitted().refusals])

    def sees(self, named: GlobalId) -> bool:
        """Whether what an id names is there for the viewer."""
        if named.type == ORGANIZATION.shown:
            return self.may.sees(named.key)
        if named.type == MEMBER.shown:
            met = (link.end for link in self.around.from_(ATTENDED, named.key))
            return self.is_tied(named.key) or any(self.was_held(meeting) for meeting in met)
        if named.type == PLACE.shown or named in self.directed:
            return True
        return any(map(self.may.sees_whole, self.places_of(named)))

    def places_of(self, named: GlobalId) -> list[str]:
        """Where a meeting was held or is planned, a case was found, a link leads to: the organizations whose it is."""
        if named.type == MEETING.shown:
            return [link.end for link in self.around.from_(OF, named.key)]
        if named.type == PLANNED_MEETING.shown:
            return [link.start for link in self.around.to(PLANS, named.key)]
        if named.type == CASE.shown:
            return [link.end for link in self.around.from_(ARISES_AT, named.key)]
        if named.type == WORKS_ON.shown:
            return [named.key[0]]
        return [named.key[1]] if named.type in AT_ORGANIZATIONS else []

    def is_tied(self, member: str) -> bool:
        """Whether somebody was, is or will be tied to an organization that is seen, or in a committee above it."""
        ties = (link for side in TIES for link in self.around.from_(side.table, member))
        sits = (link.end for link in self.around.from_(HOLDS, member) if link.values["body"] in COMMITTEE_BODIES)
        return any(self.may.sees_whole(link.end) for link in ties) or any(map(self.may.sees, sits))

    def was_held(self, meeting: str) -> bool:
        """Whether a meeting is of an organization that is seen."""
        return any(self.may.sees_whole(link.end) for link in self.around.from_(OF, meeting))

    def holds(self, named: GlobalId, field: str) -> bool:
        """Whether it is within the right, as the field of the input that names it."""
        if named.type == ORGANIZATION.shown:
            return named.key in (self.over if field in PARENTS else self.within)
        if named.type == MEMBER.shown:
            # of tasks of members nothing is told to whoever sees a part
            return field != OF_TASK and home_of(self.around.from_(MEMBER_OF, named.key), self.today) in self.over
        return named.type in {PLACE.shown, TASK.shown} or not self.within.isdisjoint(self.places_of(named))

    async def check_changed(self, work: Work) -> None:
        """Refuses a change of anything that is not within the right, whatever made it: each organization at the ends of
        what differs, and the home cell of each person in it, before and after. What it founds is of the right."""
        people, founded = set[str](), founded_in(work.facts).keys()
        for fact in work.facts.changed():
            organizations, concerned = organizations_of(fact, work.facts), people_of(fact, work.facts)
            if not (organizations or concerned):
                raise not_permitted()
            parents = {fact.end} if fact.table in UNDER else set[str]()
            if not organizations - parents <= self.within | founded or not parents <= self.over | founded:
                raise not_permitted()
            people |= concerned
        then = Facts()
        known = {one for one in people if not any(is_new(work.facts, table, one) for table in (MEMBER, PERSON))}
        await work.reads.around(then, MEMBER, known, [CELLS], date.min)
        for one in sorted(people):
            before = then.from_(MEMBER_OF, one)
            homes = {home_of(stays, self.today) for stays in (before, after(before, work.facts, one))} - {None}
            if not homes or not homes <= self.over:
                raise not_permitted()
        if self.is_cut_short(work):
            raise not_permitted()

    def is_cut_short(self, work: Work) -> bool:
        """Whether something made lasts up to the beginning of what is elsewhere: its end would tell that day."""
        known = [(one, one.before) for one in work.facts.rows.values() if one.table is MEMBER_OF and one.before]
        own = [before for one, before in known if self.may.sees_whole(one.end)]
        told = {work.on, *days_in(work.given), *(before[day] for before in own for day in ("since", "until"))}
        turns = {(one.start, before["since"]) for one, before in known if before["since"] not in told}
        return any((one.start, one.until) in turns for one in work.facts.changed() if one.table is MEMBER_OF)

    async def told(self, reads: Recall, facts: Facts, refusals: Sequence[Refusal]) -> list[Refusal]:
        """Refusals and warnings, which name what is at hand, as the viewer is told them: of what is not seen, the rule
        alone."""
        if refusals:
            people = {one.start for one in facts.rows.values() if one.table is MEMBER}
            await reads.around(self.around, MEMBER, people, TIES, date.min)
            cases = {one.start for one in facts.rows.values() if one.table is CASE and one.before is not None}
            await reads.around(self.around, CASE, cases, ENDS_OF_CASE, date.min)
        # once for several that are alike: how many there are is not told
        return list(dict.fromkeys(without_card(one) if self.shows(facts, one) else bare(one) for one in refusals))

    def shows(self, facts: Facts, refusal: Refusal) -> bool:
        """Whether nothing that is not seen is named: neither as what is in the way, nor in the sentence."""
        if refusal.said.code in OF_ALL:
            return False
        named = None if refusal.conflicting is None else found_id(refusal.conflicting)
        if named is not None and not (
            self.is_own(named.key, identified=refusal.rule in OF_IDENTITY)
            if named.type == MEMBER.shown
            else self.sees(named)
        ):
            return False
        texts = {text for _, text in values_in(refusal.said.stored())}
        return texts.isdisjoint(name for fact in facts.rows.values() for name in self.unseen_names(fact))

    def unseen_names(self, fact: Fact) -> Iterator[str | None]:
        """What an organization or a member at hand is told apart by, as far as the viewer is not told that."""
        if fact.table is ORGANIZATION and not self.may.sees(fact.start):
            yield from map(fact.values.get, ("name", "shortName", "code"))
        elif fact.table is MEMBER and not self.is_own(fact.start, identified=True):
            yield fact.values.get("cardNumber")
            if not self.sees(GlobalId(MEMBER.shown, fact.start)):
                yield fact.values.get("name")

    def is_own(self, member: str, *, identified: bool = False) -> bool:
        """Whether the viewer sees somebody whole, whose home is inside; `identified`, also what is personal of them."""
        home = home_of(self.around.from_(MEMBER_OF, member), self.today)
        return home is not None and (self.may.identifies(home) if identified else self.may.sees_whole(home))


def bounds_of(may: Permitted | None, kind: ChangeKind, today: date) -> Bounds | None:
    """What a change has to stay in; None where it is made by a right that is held everywhere, or where nobody is asked.
    Who may grant what is for those commands alone."""
    if may is None or kind in OF_ACCESS or may.may_everywhere(kind):
        return None
    return Bounds(may, may.remit(kind), may.around(kind), today)


def check_made(work: Work) -> None:
    """Refuses what the right to its kind of change is not enough for.

    That is a grant or an open calendar that was not there, also one that comes back with something else: nobody gets
    one from themselves, or elsewhere than where the right to grant is held. And an organization that nobody is above,
    as whoever made it would no longer be granted everything.
    """
    may = work.may
    if may is None:
        return
    changed = list(work.facts.changed())
    grown = [one for one in changed if one.table in {GRANTED, SHOWS} and one.grew]
    if any(one.table is SHOWS for one in grown) and Right.GRANTS not in may.rights:
        raise not_permitted()
    if any(one.start == may.viewer or not may.governs(one.end) for one in grown if one.table is GRANTED):
        raise not_permitted()
    made = [one.start for one in changed if one.table is ORGANIZATION and one.before is None]
    if any(not work.facts.from_(PART_OF, one) for one in made):
        raise not_permitted()


def organizations_of(fact: Fact, facts: Facts) -> set[str]:
    """The organizations that a fact says something of: a meeting's, a profile's, all that took part in an event."""
    found = set[str]()
    for table, one in nodes_of(fact):
        if table is ORGANIZATION:
            found.add(one)
        elif table is PLANNED_MEETING:
            found |= {link.start for link in facts.by_end[PLANS, one]}
        elif table is PROFILE:
            found |= {link.start for link in facts.by_end[HAS_PROFILE, one]}
        else:
            found |= {link.end for side in ENDS.get(table, ()) for link in facts.by_start[side, one]}
    return found


def founded_in(facts: Facts) -> dict[str, str]:
    """The organizations that a change founds, each with the one that it is right under; a root is none of them."""
    new = [one.start for one in facts.changed() if one.table is ORGANIZATION and one.before is None]
    return {one: link.end for one in new for link in facts.from_(PART_OF, one)}


def people_of(fact: Fact, facts: Facts) -> set[str]:
    """The people that a fact says something of; who came to a meeting is the meeting's."""
    if fact.table is CASE:
        return {link.end for link in facts.by_start[CONCERNS_MEMBER, fact.start]}
    if fact.table is ATTENDED:
        return set()
    return {one for table, one in nodes_of(fact) if table is MEMBER or table is PERSON}


def nodes_of(fact: Fact) -> Sequence[Node]:
    """The nodes that a fact is about: itself, or the ends of a link."""
    return [(fact.table, fact.start)] if isinstance(fact.table, NodeTable) else ends_of(fact)


def after(before: Iterable[Fact], facts: Facts, person: str) -> list[Fact]:
    """The memberships of somebody as the change leaves them, by those that there were."""
    kept = [one for one in before if one.identity() not in facts.rows]
    return kept + facts.from_(MEMBER_OF, person)


def home_of(memberships: Iterable[Fact], today: date) -> str | None:
    """The cell that counts somebody today; before the first one that one, after the last one that one."""
    counted = [one for one in memberships if one.values["kind"] == MembershipKind.OFFICIAL]
    begun = [one for one in counted if one.since <= today]
    if begun:
        return max(begun, key=lambda one: one.since).end
    return min(counted, key=lambda one: one.since).end if counted else None


def without_card(refusal: Refusal) -> Refusal:
    """The same reason without a card that the input did not name: a card is told for a purpose, and that is noted."""
    if refusal.said.code != "SAME_PERSON_WITH_CARD":
        return refusal
    return replace(refusal, said=Said("SAME_PERSON", tuple(one for one in refusal.said.values if one[0] != "card")))


def bare(refusal: Refusal) -> Refusal:
    """The same reason with its rule and its place in the input alone; that something elsewhere is so already, as that
    it would be changed there: else one value after another could be tried."""
    if refusal.rule is Rule.CHANGES_SOMETHING:
        return not_permitted().refusals[0]
    return Refusal(say("OUTSIDE_OF_SIGHT", rule=str(refusal.rule)), refusal.rule, refusal.field)
