"""What an organizer of a part may record of how others were judged and of cases, and what of it they may end, merge and
split: tables that people read, in the world of `test_changing_parts`.
"""

from collections.abc import Mapping

import pytest

from graph.engine.sessions import Graph
from graph.model.rights import ViewerRole
from tests.resolvers.commands.small import member, organization
from tests.service.test_changing_parts import AT, WHO, outcome, payload, rows_of, told_of, whole, world

__all__ = ["world"]
pytestmark = pytest.mark.engine
YEAR = 'kind: CLASSIFICATION, periodFrom: "2025-01-01", periodTo: "2026-01-01"'
FEEDBACK = "kind: FEEDBACK, cases: [{ form: OPINION, source: FRONT"
OF_ORGANIZATIONS: Mapping[str, tuple[str, str]] = {
    "a result": ("recordAssessments", f'{YEAR}, assessments: [{{ subject: "%s", level: GOOD }}]'),
    "judged at it": (
        "recordAssessments",
        f'{YEAR}, assessments: [{{ subject: "{organization("o6")}", level: GOOD, at: "%s" }}]',
    ),
    "a case": ("recordCases", f'{FEEDBACK}, concerns: ["%s"], handledBy: "{organization("o2")}" }}]'),
    "handled by it": ("recordCases", f'{FEEDBACK}, concerns: ["{organization("o6")}"], handledBy: "%s" }}]'),
}
OF_MEMBERS: Mapping[str, tuple[str, str]] = {
    "a result": ("recordAssessments", f'{YEAR}, assessments: [{{ subject: "%s", level: GOOD }}]'),
    "a case": (
        "recordCases",
        'kind: LEAVING, cases: [{ form: REQUEST, concerns: ["%s"], ' + f'handledBy: "{organization("o2")}" }}]',
    ),
}
ENDS: Mapping[str, tuple[str, str]] = {
    "the end": ("dissolveOrganization", f'organization: "%s", membersTo: "{organization("o12")}"'),
    "into another": (
        "mergeOrganizations",
        f'organizations: ["%s"], into: {{ organization: "{organization("o12")}" }}',
    ),
    "a part of it": (
        "splitOrganization",
        'organization: "%s", originalContinues: true, parts: [{ name: "Chi bộ Hai", level: CELL }]',
    ),
}
TABLE = """
                        a result        judged at it    a case          handled by it
granted                 NOT_PERMITTED   done            done            done
inside                  done            JUDGES_ITSELF   done            done
above                   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED
aside                   UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
went into one inside    NOT_PERMITTED   done            done            HAS_ENDED
ended aside             UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
moved away              UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
moved in                done            done            done            done
nowhere                 UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
                        a result        a case
member inside           done            done
former member           NOT_PERMITTED   NOT_PERMITTED
who follows one inside  NOT_PERMITTED   NOT_PERMITTED
who sat above           NOT_PERMITTED   NOT_PERMITTED
member aside            UNKNOWN         UNKNOWN
nobody                  UNKNOWN         UNKNOWN
                        the end         into another    a part of it
granted                 NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED
inside                  NOT_PERMITTED   NOT_PERMITTED   done
above                   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED
aside                   UNKNOWN         UNKNOWN         UNKNOWN
went into one inside    HAS_ENDED       HAS_ENDED       HAS_ENDED
ended aside             UNKNOWN         UNKNOWN         UNKNOWN
moved away              UNKNOWN         UNKNOWN         UNKNOWN
moved in                NAMES_WHAT_ENDS ONLY_WHAT_GOES_ON done
nowhere                 UNKNOWN         UNKNOWN         UNKNOWN
"""


async def table(graph: Graph) -> str:
    role = ViewerRole.ORGANIZER
    return told_of(
        [
            *await rows_of(graph, role, AT, OF_ORGANIZATIONS, organization),
            *await rows_of(graph, role, WHO, OF_MEMBERS, member),
            *await rows_of(graph, role, AT, ENDS, organization),
        ]
    )


async def test_of_every_position_is_judged_and_ended_what_the_table_says(world: Graph) -> None:
    """o6 inside ends by nobody who sees a part: somebody from elsewhere follows it."""
    assert await table(world) == TABLE
    for role in set(ViewerRole) - {ViewerRole.FIGURES, ViewerRole.ORGANIZER}:
        for field, text in (*OF_ORGANIZATIONS.values(), *ENDS.values()):
            assert await outcome(world, role, field, text % organization("o6")) == "NOT_PERMITTED", (role, field)


async def test_a_case_is_closed_where_it_was_found_and_others_are_not_there(world: Graph) -> None:
    """One of o6 that it handles itself; one that was found there, and handled above; one of m1 that was found above."""
    await whole(world)
    cases: list[str] = []
    for concerned, handled, at in (
        (organization("o6"), "o2", "o6"),
        (organization("o6"), "o1", "o6"),
        (member("m1"), "o1", "o1"),
    ):
        line = f'concerns: ["{concerned}"], handledBy: "{organization(handled)}", at: "{organization(at)}"'
        given = f"kind: INSPECTION, cases: [{{ form: ROUTINE, {line} }}]"
        made = await payload(world, "whole", "recordCases", given, "cases { key }")
        assert made["userErrors"] == []
        cases.append(made["cases"][0]["key"])
    closing = 'case: "%s", outcome: SHORTCOMINGS'
    for role, told in (
        ("ORGANIZER", ["done", "NOT_PERMITTED", "UNKNOWN"]),
        ("SUPERVISION_OFFICER", ["NOT_PERMITTED"] * 3),
        ("whole", ["done"] * 3),
    ):
        assert [await outcome(world, role, "closeCase", closing % one) for one in cases] == told, role
    closed = await payload(world, "ORGANIZER", "closeCase", closing % cases[0])
    assert closed["userErrors"] == []
    again = await payload(world, "ORGANIZER", "closeCase", closing % cases[0])
    assert [(one["reason"], one["conflicting"]) for one in again["userErrors"]] == [("CLOSED_ALREADY", cases[0])]


async def test_of_what_is_found_elsewhere_about_ones_own_no_more_is_told_than_the_rule(world: Graph) -> None:
    """The same case of m1, once found above, once in its cell; and a result that stands already, at each."""
    await whole(world)
    case = f'kind: INSPECTION, cases: [{{ form: ROUTINE, concerns: ["{member("m1")}"], handledBy: "%s", at: "%s" }}]'
    own = case % (organization("o2"), organization("o6"))
    for at, told in (("o1", "OUTSIDE_OF_SIGHT"), ("o6", "CASE_ALREADY")):
        given = case % (organization("o2"), organization(at))
        assert (await payload(world, "whole", "recordCases", f'{given}, on: "2026-04-0{at[1]}"'))["userErrors"] == []
        tried = await payload(world, "ORGANIZER", "recordCases", f'{own}, on: "2026-04-0{at[1]}", dryRun: true')
        assert [one["reason"] for one in tried["warnings"]] == [told]
        assert (tried["warnings"][0]["conflicting"] is None) == (told == "OUTSIDE_OF_SIGHT")
    judging = f'assessments: [{{ subject: "{member("m1")}", level: GOOD, at: "%s" }}]'
    for year, at, told in ((2023, "o1", "OUTSIDE_OF_SIGHT"), (2024, "o6", "JUDGED_ALREADY")):
        period = f'kind: CLASSIFICATION, periodFrom: "{year}-01-01", periodTo: "{year + 1}-01-01", '
        made = await payload(world, "whole", "recordAssessments", period + judging % organization(at))
        assert made["userErrors"] == []
        assert await outcome(world, "ORGANIZER", "recordAssessments", period + judging % organization("o6")) == told
