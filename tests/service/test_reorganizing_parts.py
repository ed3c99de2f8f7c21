"""What an organizer of a part may found, rename and move: a table that people read, in the world of
`test_changing_parts`, and that what is founded is seen until its file goes.
"""

from collections.abc import Mapping
from datetime import date

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from graph.model.rights import ViewerRole
from tests.resolvers.commands.small import organization
from tests.service.test_changing_parts import AT, outcome, payload, rows_of, tell, told_of, whole, world

__all__ = ["world"]
pytestmark = pytest.mark.engine
CHANGES: Mapping[str, tuple[str, str]] = {
    "a new one": ("establishOrganization", 'parent: "%s", name: "Chi bộ Mới", level: CELL'),
    "a name": ("renameOrganization", 'organization: "%s", name: "Đảng bộ Mới"'),
    "a level": ("changeLevel", 'organization: "%s", level: GRASSROOTS_CELL'),
    "a move": ("moveOrganization", f'organization: "%s", to: "{organization("o2")}"'),
    "what comes": ("moveOrganization", f'organization: "{organization("o12")}", to: "%s"'),
}
TABLE = """
                        a new one       a name          a level         a move          what comes
granted                 done            NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   done
inside                  done            done            done            done            done
above                   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED   NOT_PERMITTED
aside                   UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
went into one inside    HAS_ENDED       HAS_ENDED       HAS_ENDED       HAS_ENDED       HAS_ENDED
ended aside             UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
moved away              UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
moved in                done            done            done            done            UNDER_ITSELF
nowhere                 UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN         UNKNOWN
"""
ANSWERED = {
    "establishOrganization": "organization { name level since parent { code } memberCount depth }",
    "renameOrganization": "organization { code name profiles { name since } }",
    "changeLevel": "organization { code level }",
    "moveOrganization": "organization { code parent { code } ancestors { code } }",
}


async def test_of_every_position_is_reorganized_what_the_table_says(world: Graph) -> None:
    assert told_of(await rows_of(world, ViewerRole.ORGANIZER, AT, CHANGES, organization)) == TABLE
    for role in set(ViewerRole) - {ViewerRole.FIGURES, ViewerRole.ORGANIZER}:
        for field, text in CHANGES.values():
            assert await outcome(world, role, field, text % organization("o6")) == "NOT_PERMITTED", (role, field)


async def test_what_is_reorganized_is_answered_as_to_whoever_may_everywhere(world: Graph) -> None:
    await whole(world)
    for field, text in list(CHANGES.values())[:-1]:
        given = f"{text % organization('o12')}, dryRun: true"
        told = await payload(world, ViewerRole.ORGANIZER, field, given, ANSWERED[field])
        assert told == await payload(world, "whole", field, given, ANSWERED[field])
        assert (told["userErrors"], told["organization"] is None) == ([], False)


async def test_what_is_founded_is_seen_at_once_and_changed_by_the_same_right_until_its_file_goes(world: Graph) -> None:
    before = await verify_ledger(world, lambda *_: None)
    seen = "organization { id name parent { code } permittedChanges }"
    given = f'parent: "{organization("o2")}", name: "Chi bộ Mới", level: CELL, idempotencyKey: "once"'
    made = await payload(world, "ORGANIZER", "establishOrganization", given, seen)
    assert made["userErrors"] == []
    founded = made["organization"]
    assert (founded["name"], founded["parent"]) == ("Chi bộ Mới", {"code": "c1"})
    assert {"RENAME_ORGANIZATION", "ESTABLISH_ORGANIZATION"} <= set(founded["permittedChanges"])
    assert (await payload(world, "ORGANIZER", "establishOrganization", given, seen))["organization"] == founded
    later = f'organization: "{founded["id"]}", on: "2026-05-02"'
    named = await payload(
        world, "ORGANIZER", "renameOrganization", f'{later}, name: "Chi bộ Hai"', "organization { name }"
    )
    assert (named["userErrors"], named["organization"]) == ([], {"name": "Chi bộ Hai"})
    moved = await payload(
        world,
        "ORGANIZER",
        "moveOrganization",
        f'{later}, to: "{organization("o4")}"',
        "organization { parent { code } }",
    )
    assert (moved["userErrors"], moved["organization"]) == ([], {"parent": {"code": "c3"}})
    away = f'{later}, to: "{organization("o5")}"'
    assert await outcome(world, "ORGANIZER", "moveOrganization", away) == "NOT_PERMITTED"
    await whole(world)
    assert (await payload(world, "whole", "moveOrganization", away.replace("05-02", "05-03")))["userErrors"] == []
    gone = (await tell(world, "ORGANIZER", f'{{ node(id: "{founded["id"]}") {{ id }} }}', date(2026, 5, 3))).data
    assert gone == {"node": None}
    again = await tell(
        world, "ORGANIZER", f"mutation {{ establishOrganization(input: {{ {given} }}) {{ {seen} }} }}", date(2026, 5, 3)
    )
    assert (again.data or {})["establishOrganization"] == {"organization": None}, again.errors
    verdict = await verify_ledger(world, lambda *_: None)
    assert (verdict.problems, verdict.broken) == (before.problems, [])
