"""What each role may change of each position by a right to a part: tables that people read, and what is not told where
it may not. The world is that of `test_positions`, of which o2 is granted; o7, o10, o11 and m3 are elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Writes
from graph.engine.sessions import Graph, Reads
from graph.ledger.verify import verify_ledger
from graph.model.rights import FROM_ABOVE, OF_ACCESS, OF_PARTS, OF_SUPERVISION, Permitted, ViewerRole, viewer_id
from graph.model.vocabulary import ChangeKind
from resolvers.commands.access import REVOKE_ACCESS
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.batch import Outcome, Wanted
from resolvers.commands.machinery.transaction import make
from resolvers.shared.access import Access
from service.access.tokens import Viewer
from tests.conftest import Loaded
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_access import ISSUER, ON, grant, grant_id
from tests.service.racing import asking_of
from tests.service.test_positions import MEMBERS, ORGANIZATIONS, rows
from tests.support.asking import SCHEMA
from tests.support.changing import NOW

pytestmark = pytest.mark.engine
AT = {**ORGANIZATIONS, "nowhere": "o99"}
WHO = {**MEMBERS, "nobody": "m99"}
MEETING = "expected: 3, present: 2"
FOLLOWING = 'duties: [FOLLOW], acceptWithoutStanding: "vì sao"'
OF_ORGANIZATIONS: Mapping[str, tuple[str, str]] = {
    "a seat": ("appoint", f'member: "{member("m2")}", organization: "%s", body: INSPECTION_COMMISSION, role: MEMBER'),
    "a new member": ("admitMember", 'cell: "%s", name: "Lê Thị Hoa"'),
    "a transfer": ("transferMember", f'member: "{member("m2")}", to: "%s"'),
    "a meeting": ("recordMeeting", f'organization: "%s", {MEETING}'),
    "confirmation": ("confirmOrganization", 'organization: "%s"'),
    "supervision": ("assignSupervisor", f'supervisor: "{member("m2")}", organization: "%s", {FOLLOWING}'),
}
OF_MEMBERS: Mapping[str, tuple[str, str]] = {
    "a seat": (
        "appoint",
        f'member: "%s", organization: "{organization("o6")}", body: INSPECTION_COMMISSION, role: MEMBER',
    ),
    "circumstance": ("setCircumstance", 'member: "%s", circumstance: WORKING_AWAY'),
    "a transfer": ("transferMember", f'member: "%s", to: "{organization("o12")}"'),
    "a meeting": (
        "recordMeeting",
        f'organization: "{organization("o6")}", {MEETING}, attendances: [{{ member: "%s", capacity: GUEST }}]',
    ),
    "the end": ("endMembership", 'member: "%s", reason: DECEASED'),
    "supervision": ("assignSupervisor", f'supervisor: "%s", organization: "{organization("o12")}", {FOLLOWING}'),
}


async def tell(graph: Graph, viewer: str, query: str, on: date = ON) -> Any:
    """The answer to an operation in somebody's name."""
    come = await asking_of(graph, on)(None, Viewer(viewer_id(ISSUER, viewer), float("inf")), "")
    return await SCHEMA.operations.answer(Operation(query), come)


async def payload(graph: Graph, viewer: str, field: str, given: str, selected: str = "") -> Any:
    asked = f"{field}(input: {{ {given} }}) {{ dryRun {ERRORS} {selected} }}"
    answer = await tell(graph, viewer, f"mutation {{ {asked} }}")
    assert not answer.errors, (answer.errors, asked)
    return answer.data[field]


ERRORS = """userErrors { code reason rule field message conflicting }
  warnings { reason rule message conflicting }"""


async def outcome(graph: Graph, viewer: str, field: str, given: str) -> str:
    """What becomes of a change that is tried: in a word."""
    told = await payload(graph, viewer, field, f"{given}, dryRun: true")
    reasons = [one["reason"] for one in told["userErrors"]]
    return " ".join(reasons) or "done"


TABLE = """
                        a seat          a new member    a transfer      a meeting       confirmation    supervision
granted                 done            done            done            done            done            NOT_PERMITTED
inside                  done            done            IN_CELL_ALREADY done            done            done
above                   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED
aside                   UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
went into one inside    HAS_ENDED       HAS_ENDED       HAS_ENDED       HAS_ENDED       HAS_ENDED       HAS_ENDED
ended aside             UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
moved away              UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
moved in                done            done            done            done            done            done
nowhere                 UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
                        a seat          circumstance    a transfer      a meeting       the end         supervision
member inside           done            done            done            done            done            done
former member           NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   done            NOT_PERMITTED   NOT_PERMITTED
who follows one inside  NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   done            NOT_PERMITTED   NOT_PERMITTED
who sat above           NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   done            NOT_PERMITTED   NOT_PERMITTED
member aside            UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
nobody                  UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
"""
OFFICERS = {"assignSupervisor": ViewerRole.SUPERVISION_OFFICER}
"""Whose a change is that is none of the organizer's."""


async def hold_positions(loaded: Loaded) -> Graph:
    """The graph of all positions, in which each role was granted at the part to somebody of its name."""
    loaded.forget()
    await loaded.hold(rows())
    loaded.forget()
    for role in ViewerRole:
        await grant(loaded.graph, f"g{role}", sub=str(role), role=str(role), organization=organization("o2"))
    return loaded.graph


@pytest.fixture
async def world(loaded: Loaded) -> Graph:
    return await hold_positions(loaded)


async def table(graph: Graph, role: ViewerRole | None) -> str:
    """What becomes of each change of each position, in the name of a role, or of each change's own."""
    return told_of(
        [
            *await rows_of(graph, role, AT, OF_ORGANIZATIONS, organization),
            *await rows_of(graph, role, WHO, OF_MEMBERS, member),
        ]
    )


async def rows_of(
    graph: Graph,
    role: ViewerRole | None,
    things: Mapping[str, str],
    given: Mapping[str, tuple[str, str]],
    name: Callable[[str], str],
) -> list[str]:
    """A line for each position, behind what the changes are called."""
    lines = [f"{'':<23} {' '.join(f'{called:<15}' for called in given)}"]
    for position, key in things.items():
        told = [
            await outcome(graph, role or OFFICERS.get(field, ViewerRole.ORGANIZER), field, text % name(key))
            for field, text in given.values()
        ]
        lines.append(f"{position:<23} {' '.join(f'{one:<15}' for one in told)}")
    return lines


def told_of(lines: Sequence[str]) -> str:
    return "\n".join(("", *(line.rstrip() for line in lines), ""))


async def test_of_every_position_is_changed_what_the_table_says(world: Graph) -> None:
    assert await table(world, None) == TABLE


async def test_what_is_another_roles_is_refused_wherever_it_is(world: Graph) -> None:
    own = organization("o6"), member("m1")
    changes = [
        (*one, key) for given, key in zip((OF_ORGANIZATIONS, OF_MEMBERS), own, strict=True) for one in given.values()
    ]
    for role in set(ViewerRole) - {ViewerRole.FIGURES}:
        for field, text, key in changes:
            if role is not OFFICERS.get(field, ViewerRole.ORGANIZER):
                assert await outcome(world, role, field, text % key) == "NOT_PERMITTED", (role, field)


async def test_what_one_may_change_at_an_organization_is_told_in_the_order_of_the_enumeration(world: Graph) -> None:
    """Nobody is told more above their own, nor by a right that changes nothing; o2 is granted, o6 under it. What takes
    a right from above is told of o2 as of what comes under it."""
    of_organizers = OF_PARTS - OF_ACCESS - OF_SUPERVISION
    kinds: dict[ViewerRole, tuple[frozenset[ChangeKind], frozenset[ChangeKind]]] = {
        ViewerRole.ORGANIZER: (of_organizers - FROM_ABOVE, of_organizers),
        ViewerRole.SUPERVISION_OFFICER: (frozenset(), OF_SUPERVISION),
        ViewerRole.ADMINISTRATOR: (OF_ACCESS, OF_ACCESS),
    }
    asked = " ".join(
        f'{key}: organization(by: {{ id: "{organization(key)}" }}, asOf: "2025-06-30") '
        "{ permittedChanges permittedChangesUnder }"
        for key in ("o1", "o2", "o6", "o7")
    )
    for role in set(ViewerRole) - {ViewerRole.FIGURES}:
        own, under = kinds.get(role, (frozenset(), frozenset()))
        at, below = ([str(kind) for kind in ChangeKind if kind in may] for may in (own, under))
        told = (await tell(world, role, f"{{ {asked} }}")).data
        assert told == {
            "o1": {"permittedChanges": [], "permittedChangesUnder": []},
            "o2": {"permittedChanges": at, "permittedChangesUnder": below},
            "o6": {"permittedChanges": below, "permittedChangesUnder": below},
            "o7": None,
        }, role


async def whole(graph: Graph) -> None:
    for role in ("ORGANIZER", "AUDITOR", "SUPERVISION_OFFICER"):
        await grant(graph, f"whole {role}", sub="whole", role=role, organization=organization("o1"))


async def test_what_is_let_through_is_answered_as_to_whoever_may_everywhere(world: Graph) -> None:
    await whole(world)
    answered = {
        "appoint": "assignment { role body since member { name } organization { code } }",
        "transferMember": "member { name } membership { kind standing since organization { code memberCount } }",
        "confirmOrganization": "organization { code memberCount }",
        "assignSupervisor": "supervision { duties since supervisor { name } organization { code } }",
    }
    for field, text in OF_ORGANIZATIONS.values():
        role, given = OFFICERS.get(field, ViewerRole.ORGANIZER), f"{text % organization('o12')}, dryRun: true"
        told = await payload(world, role, field, given, answered.get(field, ""))
        found = await payload(world, "whole", field, given, answered.get(field, ""))
        if field == "assignSupervisor":  # why somebody has no standing lies elsewhere
            assert [told.pop("warnings")[0]["reason"], found.pop("warnings")[0]["reason"]] == [
                "OUTSIDE_OF_SIGHT",
                "WITHOUT_STANDING",
            ]
        assert told == found
        assert told["userErrors"] == []
        assert all(told[one.split()[0]] is not None for one in filter(None, [answered.get(field)]))


async def test_a_change_is_there_at_once_in_the_name_of_who_made_it_and_the_ledger_explains_it(world: Graph) -> None:
    role = ViewerRole.ORGANIZER
    before = await verify_ledger(world, lambda *_: None)
    made = await payload(
        world,
        role,
        "admitMember",
        f'cell: "{organization("o12")}", name: "Lê Thị Hoa", on: "2026-04-01"',
        "member { id name }",
    )
    assert (made["member"]["name"], made["userErrors"]) == ("Lê Thị Hoa", [])
    moved = await payload(
        world,
        role,
        "transferMember",
        f'member: "{made["member"]["id"]}", to: "{organization("o6")}"',
        "member { name }",
    )
    assert moved["userErrors"] == []
    assert moved["member"] == {"name": "Lê Thị Hoa"}
    found = await tell(world, role, f'{{ organization(by: {{ id: "{organization("o6")}" }}) {{ memberCount }} }}')
    assert found.data == {"organization": {"memberCount": 3}}
    kinds = "['ADMIT_MEMBER', 'TRANSFER_MEMBER']"
    actors = await world.read(f"MATCH (c:Change) WHERE c.kind IN {kinds} RETURN collect(DISTINCT c.actor)")
    assert actors == [viewer_id(ISSUER, role)]
    verdict = await verify_ledger(world, lambda *_: None)
    assert (verdict.problems, verdict.broken) == (before.problems, [])


async def test_what_would_be_changed_elsewhere_by_the_way_is_refused(world: Graph) -> None:
    """m2 sits above, and follows one elsewhere; who leaves the Party gives all of it up."""
    end = f'member: "{member("m2")}", reason: DECEASED'
    assert await outcome(world, "ORGANIZER", "endMembership", end) == "done"
    await whole(world)
    seat = f'member: "{member("m2")}", organization: "{organization("o1")}", body: INSPECTION_COMMISSION, role: MEMBER'
    made = await payload(world, "whole", "appoint", seat, "assignment { id }")
    assert await outcome(world, "ORGANIZER", "endMembership", end) == "NOT_PERMITTED"
    own = f'assignment: "{made["assignment"]["id"]}"'
    assert await outcome(world, "ORGANIZER", "endAppointment", own) == "UNKNOWN", "a seat elsewhere"
    assert await outcome(world, "whole", "endMembership", end) == "done"


async def test_several_are_made_all_or_none_and_each_reason_says_where_it_stands(world: Graph) -> None:
    seats = " ".join(f'{{ member: "{member(one)}", role: MEMBER }}' for one in ("m1", "m3", "m4", "m99"))
    given = f'organization: "{organization("o2")}", body: INSPECTION_COMMISSION, seats: [{seats}]'
    told = await payload(world, "ORGANIZER", "appointCommittee", given, "assignments { role }")
    assert [(one["reason"], one["field"]) for one in told["userErrors"]] == [
        ("UNKNOWN", ["input", "seats", "1", "member"]),
        ("UNKNOWN", ["input", "seats", "3", "member"]),
    ]
    given = given.replace(member("m3"), member("m2")).replace(f'{{ member: "{member("m99")}", role: MEMBER }}', "")
    told = await payload(world, "ORGANIZER", "appointCommittee", given, "assignments { role }")
    assert [(one["reason"], one["field"]) for one in told["userErrors"]] == [
        ("NOT_PERMITTED", ["input", "seats", "2", "member"])
    ]
    given = given.replace(f'{{ member: "{member("m4")}", role: MEMBER }}', "")
    told = await payload(world, "ORGANIZER", "appointCommittee", given, "assignments { role member { name } }")
    assert (len(told["assignments"]), told["userErrors"]) == (2, [])


async def test_who_came_to_a_meeting_is_told_there_and_may_be_named_again(world: Graph) -> None:
    """m3 is of a cell elsewhere; once somebody who may has recorded that they came, their name stands in the papers."""
    own = f'organization: "{organization("o6")}", {MEETING}'
    came = f'{own}, attendances: [{{ member: "{member("m3")}", capacity: GUEST }}]'
    met = "meeting { heldOn present organization { code } attendances { capacity member { name } } }"
    assert await outcome(world, "ORGANIZER", "recordMeeting", came) == "UNKNOWN"
    await whole(world)
    assert (await payload(world, "whole", "recordMeeting", came, met))["userErrors"] == []
    met_at = f'organization(by: {{ id: "{organization("o6")}" }})'
    query = f"{{ {met_at} {{ meetings {{ nodes {{ attendances {{ member {{ name }} }} }} }} }} }}"
    told = (await tell(world, "ORGANIZER", query)).data["organization"]["meetings"]["nodes"]
    assert told == [{"attendances": [{"member": {"name": "Nguyễn Văn m3"}}]}]
    again = came.replace("present: 2", "present: 1").replace("expected: 3", "kind: THEMATIC, expected: 3")
    made = await payload(world, "ORGANIZER", "recordMeeting", again, met)
    assert made["meeting"]["attendances"] == [{"capacity": "GUEST", "member": {"name": "Nguyễn Văn m3"}}]
    assert await outcome(world, "ORGANIZER", "setCircumstance", f'member: "{member("m3")}"') == "NOT_PERMITTED"


async def test_a_right_that_was_taken_away_just_before_is_not_used(world: Graph) -> None:
    confirming = SPECS["confirmOrganization"], {"organization": organization("o6")}
    taking = REVOKE_ACCESS, {"grant": await grant_id(world, ON, sub="ORGANIZER", role="ORGANIZER")}
    lan = viewer_id(ISSUER, "ORGANIZER")

    async def rights(reads: Reads) -> Permitted:
        return await Access().permitted(reads, lan, View.whole(ON))

    first, second = (Wanted(*confirming, ON, lan, key, rights=rights) for key in "ab")
    asked = [first, Wanted(*taking, ON, "tester", "c"), second]
    outcomes = await make(Writes(world, "tester", lambda: NOW), asked)
    assert [[one.said.code for one in outcome.refusals] for outcome in outcomes if isinstance(outcome, Outcome)] == [
        [],
        [],
        ["NOT_PERMITTED"],
    ]
