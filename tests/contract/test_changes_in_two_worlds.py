"""Two worlds, changed by a right to a part: the same change has the same end, whatever is elsewhere, and what is
changed is the viewer's own by the reference.

Changes are drawn with ids of what a viewer sees and of what they do not, and tried. Where what is elsewhere decides,
one of these is told, and no more: that a rule stands in the way outside of what they see, or that the change would
reach there. `HYPOTHESIS_PROFILE=thorough` tries many times as many.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.cypher.scope import SeenReads
from graph.engine.sessions import Graph, Reads
from graph.model.rights import CHANGING, Permitted
from graph.reads.holders import list_held
from resolvers.shared.scope import Holding
from tests.conftest import Loaded
from tests.contract.telling import told_schema
from tests.contract.viewing import Viewer, rows_elsewhere, viewers_of
from tests.reference import assessing, scope
from tests.reference.people import link_id
from tests.reference.working import report_id
from tests.reference.world import World, gid
from tests.support.arranging import on_server
from tests.support.asking import SCHEMA
from tests.support.changing import NOW
from tests.worlds.elsewhere import NAMES, TIES, directed
from tests.worlds.forest import plant, together

pytestmark = [pytest.mark.contract, pytest.mark.engine]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
WORLDS = 80 if THOROUGH else 5 if on_server() else 12
DRAWN = 12
ANSWERED = """ userErrors { code reason rule field message values { name text } conflicting }
  warnings { reason rule message values { name text } conflicting } """
TOLD_BACK = {
    "recordAssessments": "assessments { key level at { key } organization { key name } member { key name } }",
    "recordCases": "cases { kind openedOn at { key } organizations { key name } }",
    "closeCase": "case { key outcome at { key } organizations { key name } }",
    "reportProgress": "taskReports { key state organization { key name } task { name directive { symbol } } }",
}
"""What is told back of a change, where that is told by nothing else."""
DECIDED_ELSEWHERE = {"OUTSIDE_OF_SIGHT", "NOT_PERMITTED"}
"""What may be told where another world decides otherwise."""
ID = re.compile(r'"([A-Za-z][A-Za-z0-9_-]{8,})"')
NONE = {"Assignment": "m0~o0~2020-01-01~EXECUTIVE_COMMITTEE~MEMBER", "Supervision": "m0~o0~2020-01-01"}
A_MEMBERS, AN_ORGANIZATIONS = (gid(kind, "")[:8] for kind in ("Member", "Organization"))
JUDGING = "kind: CLASSIFICATION, periodFrom: {year}, periodTo: {end}, assessments: "
CHANGES = (
    ("appoint", "member: {member}, organization: {organization}, body: INSPECTION_COMMISSION, role: MEMBER"),
    ("appoint", "member: {own}, organization: {at}, body: CELL_COMMITTEE, role: SECRETARY"),
    ("admitMember", 'cell: {organization}, name: "Lê Hoa", birthDate: "1990-01-01", cardNumber: "{card}"'),
    (
        "registerMember",
        'cell: {at}, name: "{name}", birthDate: "2020-01-01", cardNumber: "{card}", admittedOn: {since}',
    ),
    ("confirmOfficial", "member: {own}"),
    ("transferMember", "member: {own}, to: {organization}"),
    ("transferMember", "member: {own}, to: {at}"),
    ("transferMember", "member: {own}, to: {at}, kind: RESIDENCE"),
    ("transferMember", 'member: {own}, to: {at}, kind: TEMPORARY, until: "2032-01-01"'),
    ("appointCommittee", "organization: {at}, body: CELL_COMMITTEE, seats: [{{ member: {own}, role: SECRETARY }}]"),
    ("setCircumstance", "member: {own}, circumstance: WORKING_AWAY"),
    ("setCircumstance", "member: {member}, circumstance: WORKING_AWAY"),
    ("endMembership", "member: {own}, reason: DECEASED"),
    ("endMembership", "member: {member}, reason: LEFT"),
    ("endAppointment", "assignment: {assignment}"),
    ("endSupervision", "supervision: {supervision}"),
    (
        "recordMeeting",
        "organization: {at}, expected: 3, present: 2, attendances: [{{ member: {member}, capacity: GUEST }}]",
    ),
    ("planMeetings", "meetings: [{{ organization: {organization}, plannedFor: {since} }}]"),
    ("replanMeeting", 'plannedMeeting: {planned}, note: "9 giờ"'),
    ("callOffMeeting", "plannedMeeting: {planned}"),
    ("recordAssessments", JUDGING + "[{{ subject: {organization}, level: GOOD }}]"),
    ("recordAssessments", JUDGING + "[{{ subject: {member}, level: GOOD }}]"),
    ("recordAssessments", JUDGING + "[{{ subject: {own}, level: GOOD, at: {at} }}]"),
    ("recordCases", "kind: FEEDBACK, cases: [{{ form: OPINION, source: FRONT, concerns: [{own}], handledBy: {at} }}]"),
    (
        "recordCases",
        "kind: INSPECTION, cases: [{{ form: ROUTINE, concerns: [{member}, {at}], handledBy: {organization} }}]",
    ),
    ("recordCases", "kind: LEAVING, cases: [{{ form: REQUEST, concerns: [{own}], handledBy: {at}, outcome: LEFT }}]"),
    ("closeCase", "case: {case}, outcome: WITHDRAWN"),
    ("closeCase", "case: {case}, outcome: SHORTCOMINGS"),
    ("reportProgress", "progress: [{{ task: {task}, of: {organization}, state: DONE }}]"),
    ("reportProgress", "progress: [{{ task: {task}, of: {at}, state: UNDER_WAY }}]"),
    ("reportProgress", "progress: [{{ task: {task}, of: {own}, state: UNDER_WAY }}]"),
    ("dissolveOrganization", "organization: {at}, childrenTo: {organization}, membersTo: {at}"),
    ("dissolveOrganization", "organization: {organization}, childrenTo: {at}"),
    ("mergeOrganizations", "organizations: [{at}], into: {{ organization: {organization} }}"),
    ("mergeOrganizations", "organizations: [{organization}, {at}], into: {{ new: {{ name: {new}, level: CELL }} }}"),
    (
        "splitOrganization",
        "organization: {at}, originalContinues: true, parts: [{{ name: {new}, level: CELL, members: [{member}] }}]",
    ),
    (
        "assignSupervisor",
        'supervisor: {own}, organization: {organization}, duties: [FOLLOW], acceptWithoutStanding: "x"',
    ),
    ("assignSupervisor", "supervisor: {member}, organization: {at}, duties: [FOLLOW]"),
    ("confirmOrganization", "organization: {organization}"),
    ("establishOrganization", 'parent: {organization}, name: "Chi bộ Mới", level: CELL, code: "{code}"'),
    ("establishOrganization", 'parent: {at}, name: "Chi bộ Mới", level: CELL'),
    ("renameOrganization", 'organization: {organization}, name: "Chi bộ Mới"'),
    ("changeLevel", "organization: {organization}, level: GRASSROOTS_CELL"),
    ("moveOrganization", "organization: {at}, to: {organization}"),
    ("moveOrganization", "organization: {organization}, to: {at}"),
)


def drawn(viewer: Viewer, random: Random) -> list[tuple[str, str]]:
    """(field, input) of changes about the viewer's world."""
    return [one for _ in range(DRAWN) for one in [change_of(viewer, random)] if one]


def change_of(viewer: Viewer, random: Random) -> tuple[str, str]:
    world = viewer.world
    organizations, members = sorted(world.nodes["Organization"]), sorted(world.nodes.get("Member", ())) or ["m0"]
    day = viewer.today - timedelta(days=random.choice((0, 0, 0, 40)))
    inside = living(world, "Organization", viewer.inside, day) or sorted(viewer.inside)
    own = living(world, "Member", viewer.own, day) or members
    cards = [world.nodes["Member"][one]["cardNumber"] for one in members if one in world.nodes.get("Member", {})]

    def link(shown: str, table: str) -> str:
        links = world.rows.links.get(table, [])
        return quoted(link_id(table, random.choice(links))) if links else quoted(gid(shown, NONE[shown]))

    field, given = random.choice(CHANGES)
    filled = given.format(
        member=quoted(gid("Member", random.choice(random.choice((members, own))))),
        own=quoted(gid("Member", random.choice(own))),
        organization=quoted(gid("Organization", random.choice(random.choice((organizations, inside))))),
        at=quoted(gid("Organization", random.choice(inside))),
        assignment=link("Assignment", "HOLDS"),
        supervision=link("Supervision", "SUPERVISES"),
        planned=quoted(gid("PlannedMeeting", random.choice(sorted(world.nodes.get("PlannedMeeting", ())) or ["l0"]))),
        card=random.choice([*filter(None, cards), "new"]),
        code=random.choice([*(world.nodes["Organization"][one]["code"] for one in organizations), "new"]),
        name=random.choice([world.nodes["Member"][one]["name"] for one in members if one != "m0"] or ["A"]),
        case=quoted(gid("Case", random.choice(sorted(world.nodes.get("Case", ())) or ["c0"]))),
        task=quoted(gid("Task", random.choice(sorted(world.nodes.get("Task", ())) or ["t0"]))),
        new=quoted("Chi bộ Mới"),
        since=quoted(day.isoformat()),
        year=quoted(f"{day.year}-01-01"),
        end=quoted(f"{day.year + 1}-01-01"),
    )
    return field, f"{filled}, on: {quoted(day.isoformat())}, dryRun: true"


def living(world: World, label: str, ones: Collection[str], day: date) -> list[str]:
    return [one for one in sorted(ones) if world.nodes[label][one]["since"] <= day < world.nodes[label][one]["until"]]


def quoted(text: str) -> str:
    return json.dumps(text)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a change came to in a world."""

    told: Any

    @property
    def reasons(self) -> set[str]:
        return {one["reason"] for one in self.all}

    @property
    def conflicting(self) -> set[str]:
        return {one["conflicting"] for one in self.all} - {None}

    @property
    def all(self) -> list[Any]:
        return [one for kind in ("userErrors", "warnings") for one in self.told[kind]]


def seen_ids(viewer: Viewer) -> set[str]:
    """Every id of what a viewer sees by the reference: their organizations with their cards, their links, and whom
    these are of."""
    links = [
        (table, row) for table in TIES for row in viewer.world.rows.links.get(table, []) if row[1] in viewer.inside
    ]
    organizations = {gid("Organization", one) for one in viewer.inside | viewer.above}
    people = {gid("Member", row[0]) for _, row in links}
    planned = viewer.world.rows.links.get("PLANS", [])
    plans = {gid("PlannedMeeting", one) for at, one, _ in planned if at in viewer.inside}
    cases = {gid("Case", one) for one, at, _ in viewer.world.rows.links.get("ARISES_AT", []) if at in viewer.inside}
    judged = {
        assessing.identifier(row)
        for table in ("ASSESSED", "MEMBER_ASSESSED")
        for row in viewer.world.rows.links.get(table, [])
        if row[1] in viewer.inside
    }
    works = {report_id(("WORKS_ON", row)) for row in viewer.world.links("WORKS_ON") if row[0] in viewer.inside}
    known = directed(viewer.world.rows, viewer.inside, viewer.inside | viewer.above)
    tasks = {task for task, directive, _ in viewer.world.links("TASK_OF") if directive in known}
    works |= {gid("Directive", one) for one in known} | {gid("Task", one) for one in tasks}
    return works | organizations | people | plans | cases | judged | {link_id(table, row) for table, row in links}


async def ends_of(graph: Graph, viewers: Sequence[Viewer], changes: Sequence[Sequence[tuple[str, str]]]) -> list[Ended]:
    held = await list_held(graph)
    found = []
    for viewer, own in zip(viewers, changes, strict=True):
        holding = Holding.of(held, viewer.today)
        sight, remit = holding.sight(viewer.granted, (), viewer.granted), holding.remit(viewer.granted)
        assert remit.inside == viewer.inside
        may = Permitted("v1", frozenset(), dict.fromkeys(CHANGING, remit), sight)

        async def rights(_: Reads, may: Permitted = may) -> Permitted:
            return may

        for field, given in own:
            writes = Writes(graph, "v1", lambda: NOW, rights=rights)
            asked = Asked(
                Fetching(SeenReads(graph), writes), View.whole(viewer.today).part(sight), SCHEMA.limits.objects
            )
            query = f"mutation {{ {field}(input: {{ {given} }}) {{ {ANSWERED} {TOLD_BACK.get(field, '')} }} }}"
            answer = await SCHEMA.operations.answer(Operation(query), asked)
            assert not answer.errors, (answer.errors, query)
            found.append(Ended((answer.data or {})[field]))
    return found


def own_ids(viewer: Viewer, people: Collection[str]) -> set[str]:
    """What they may change, with the people whose home is inside."""
    organizations = {gid("Organization", one) for one in viewer.inside}
    links = {one for one in seen_ids(viewer) if not one.startswith((A_MEMBERS, AN_ORGANIZATIONS))}
    return organizations | {gid("Member", one) for one in people} | links


def named_in(given: str, *, visitors: bool) -> set[str]:
    """The ids in an input, those of visitors of a meeting apart."""
    return set(ID.findall(given.partition("attendances")[0] if visitors else given))


async def test_a_change_ends_alike_whatever_is_elsewhere(loaded: Loaded) -> None:
    forest, random = plant(WORLDS), Random("changes")
    viewers = viewers_of(forest.worlds, told_schema(SCHEMA.graphql), random, 0, identifying=True)
    changes = [drawn(viewer, random) for viewer in viewers]
    await loaded.hold(forest.rows)
    here = await ends_of(loaded.graph, viewers, changes)
    others = [rows_elsewhere(viewer, random) for viewer in viewers]
    await loaded.hold(together(others))
    there = await ends_of(loaded.graph, viewers, changes)
    asked = [
        (viewer, scope.own_members(World(rows), viewer.inside, viewer.today), *one)
        for viewer, rows, own in zip(viewers, others, changes, strict=True)
        for one in own
    ]
    counted = Counter[str]()
    for (viewer, people, *change), one, other in zip(asked, here, there, strict=True):
        counted["alike" if one == other else "decided elsewhere"] += 1
        counted["made"] += not one.told["userErrors"]
        counted.update(reason for reason in one.reasons)
        assert not any(name in json.dumps(end.told, ensure_ascii=False) for end in (one, other) for name in NAMES)
        assert {*one.conflicting, *other.conflicting} <= seen_ids(viewer), (viewer.granted, change, one, other)
        for end, own in ((one, viewer.own), (other, people)):
            if not end.told["userErrors"]:
                assert named_in(change[1], visitors=change[0] == "recordMeeting") <= own_ids(viewer, own), change
        if one != other:
            either = one.reasons | other.reasons
            assert either & DECIDED_ELSEWHERE, (viewer.granted, viewer.today, change, one, other)
    print(counted)
    assert counted["made"] > len(asked) / 12
    assert counted["decided elsewhere"] < len(asked) / 10
