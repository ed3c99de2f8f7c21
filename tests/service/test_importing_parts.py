"""Lists that whoever sees a part imports: what becomes of a row of each list at each position, in a table that people
read. What is not seen is not there, word for word. The world is that of `test_positions`, of which o2 is granted.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from graph.engine.errors import GraphHalfImported
from graph.engine.sessions import Graph
from graph.engine.state import Importing, begin_importing, finish_importing
from graph.ledger.verify import verify_ledger
from graph.model.rights import ViewerRole, viewer_id
from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists_out import Listing, Values, write_csv
from service.access.settings import ISSUED_HERE
from service.access.tokens import Viewer
from service.app import build_app
from service.exchange.imported import Imported
from service.exchange.importing import Wish, import_file
from tests.conftest import Loaded
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import ISSUER, ON, grant
from tests.service.conftest import opened_as
from tests.service.racing import asking_of
from tests.service.test_access import bearer, guarded
from tests.service.test_changing_parts import hold_positions, tell
from tests.service.test_positions import MEMBERS, ORGANIZATIONS
from tests.support.asking import SCHEMA
from wording.languages import Language

pytestmark = pytest.mark.engine
CODES = {
    "o1": "c0",
    "o2": "c1",
    "o6": "c5",
    "o7": "c6",
    "o9": "n0",
    "o10": "n1",
    "o11": "n2",
    "o12": "n3",
    "nowhere": "none",
}
NEW = {"level": "CELL", "since": ON}
M2 = {"memberName": "Nguyễn Văn m2", "cardNumber": "49.m2"}
FOLLOWING = {"duties": ["FOLLOW"], "since": ON, "acceptWithoutStanding": "vì sao"}
SITTING = {"body": "INSPECTION_COMMISSION", "role": "MEMBER", "since": ON}
JUDGED = {"periodFrom": date(2025, 1, 1), "result": "GOOD", "decidedOn": ON}
FOUND = {"caseKind": "COMMENDATION", "caseForm": "PRAISE", "openedOn": ON, "handledBy": "c5"}
NOTED = {"caseKind": "FEEDBACK", "caseForm": "OPINION", "caseSource": "FRONT", "openedOn": ON, "handledBy": "c5"}
OF_ORGANIZATIONS: Mapping[str, tuple[ListKind, str, Values]] = {
    "one under it": (ListKind.ORGANIZATIONS, "parent", {"code": "new", "name": "Chi bộ Mới", **NEW}),
    "otherwise": (ListKind.ORGANIZATIONS, "code", {"name": "Chi bộ Mới", **NEW, "parent": "c1"}),
    "a member": (ListKind.MEMBERS, "cell", {"memberName": "Lê Hoa", "cardNumber": "new", "admittedOn": ON}),
    "a seat": (ListKind.ASSIGNMENTS, "organization", {**M2, **SITTING}),
    "a post": (ListKind.OFFICES, "at", {"holderName": "Lê Hoa", "office": "VILLAGE_HEAD", "since": ON}),
    "supervision": (ListKind.SUPERVISION, "organization", {**M2, **FOLLOWING}),
    "a meeting": (ListKind.MEETINGS, "organization", {"heldOn": ON, "expected": 3, "present": 2}),
    "a plan": (ListKind.PLANS, "organization", {"plannedFor": ON, "plannedOn": ON}),
    "a result": (ListKind.ASSESSMENTS, "subjectOrganization", {"assessment": "CLASSIFICATION", **JUDGED}),
    "a case": (ListKind.CASES, "subjectOrganization", NOTED),
}
OF_MEMBERS: Mapping[str, tuple[ListKind, Values]] = {
    "again": (ListKind.MEMBERS, {"cell": "c5", "admittedOn": date(2020, 1, 1)}),
    "a seat": (ListKind.ASSIGNMENTS, {"organization": "c1", **SITTING}),
    "supervision": (ListKind.SUPERVISION, {"organization": "n3", **FOLLOWING}),
    "a result": (ListKind.ASSESSMENTS, {"subjectOrganization": "c5", "assessment": "CLASSIFICATION", **JUDGED}),
    "a case": (ListKind.CASES, {"subjectOrganization": "c5", **NOTED}),
}
TABLE = """
                        one under it            otherwise               a member                a seat                  a post                  supervision             a meeting               a plan                  a result                a case
granted                 done                    EXISTS_OTHERWISE        done                    done                    NOT_PERMITTED           NOT_PERMITTED           done                    done                    NOT_PERMITTED           done
inside                  done                    EXISTS_OTHERWISE        done                    done                    NOT_PERMITTED           done                    done                    done                    done                    done
above                   NOT_PERMITTED           EXISTS_OTHERWISE        NOT_PERMITTED           NOT_PERMITTED           NOT_PERMITTED           NOT_PERMITTED           NOT_PERMITTED           NOT_PERMITTED           NOT_PERMITTED           NOT_PERMITTED
aside                   NOT_FOUND_ORGANIZATION  OUTSIDE_OF_SIGHT        NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_PERMITTED           NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION
went into one inside    HAS_ENDED               done                    HAS_ENDED               HAS_ENDED               NOT_PERMITTED           HAS_ENDED               HAS_ENDED               HAS_ENDED               NOT_PERMITTED           done
ended aside             NOT_FOUND_ORGANIZATION  done                    NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_PERMITTED           NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION
moved away              NOT_FOUND_ORGANIZATION  OUTSIDE_OF_SIGHT        NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_PERMITTED           NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION
moved in                done                    EXISTS_OTHERWISE        done                    done                    NOT_PERMITTED           done                    done                    done                    done                    done
nowhere                 NOT_FOUND_ORGANIZATION  done                    NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_PERMITTED           NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION  NOT_FOUND_ORGANIZATION
                        again                   a seat                  supervision             a result                a case
member inside           unchanged               done                    done                    done                    done
former member           OUTSIDE_OF_SIGHT        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER
who follows one inside  OUTSIDE_OF_SIGHT        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER
who sat above           OUTSIDE_OF_SIGHT        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER
member aside            OUTSIDE_OF_SIGHT        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER
nobody                  done                    NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER        NOT_FOUND_MEMBER
"""  # noqa: E501


@pytest.fixture
async def world(loaded: Loaded) -> Graph:
    """Whoever follows up supervision organizes, too, as else nobody may be named by a card."""
    graph = await hold_positions(loaded)
    for role in (ViewerRole.ORGANIZER, ViewerRole.SUPERVISION_OFFICER):
        await grant(graph, f"both{role}", sub="both", role=str(role), organization=organization("o2"))
    return graph


async def taken(
    graph: Graph, viewer: str, directory: Path, kind: ListKind, told: Sequence[Values], **wish: Any
) -> Imported:
    """What becomes of a list in somebody's name."""
    path = directory / "list.csv"
    write_csv(Listing(KINDS[kind.value], Language.VI, told), path)
    asking, who = asking_of(graph, ON), viewer_id(ISSUER, viewer)
    view = (await asking(None, Viewer(who, float("inf")), "")).view
    beyond = SCHEMA.shape.parts.beyond_in_input
    wished = Wish(who, view, kind.value, rights=asking.rights_of(who, view), beyond=beyond, **wish)
    return await import_file(graph, path, wished, lambda *_: None)


def ending(one: Imported) -> str:
    """What became of a list of one row: in a word."""
    return " ".join(each.said.code for each in one.problems) or ("unchanged" if one.unchanged else "done")


async def table(graph: Graph, directory: Path) -> str:
    lines = [f"{'':<23} {' '.join(f'{called:<23}' for called in OF_ORGANIZATIONS)}"]
    for position, key in {**ORGANIZATIONS, "nowhere": "nowhere"}.items():
        ends = [
            ending(await taken(graph, "both", directory, kind, [{**told, column: CODES[key]}], dry_run=True))
            for kind, column, told in OF_ORGANIZATIONS.values()
        ]
        lines.append(f"{position:<23} {' '.join(f'{one:<23}' for one in ends)}")
    lines.append(f"{'':<23} {' '.join(f'{called:<23}' for called in OF_MEMBERS)}")
    for position, key in {**MEMBERS, "nobody": "m99"}.items():
        who = {"memberName": f"Nguyễn Văn {key}", "cardNumber": f"49.{key}"}
        ends = [
            ending(await taken(graph, "both", directory, kind, [{**told, **who}], dry_run=True))
            for kind, told in OF_MEMBERS.values()
        ]
        lines.append(f"{position:<23} {' '.join(f'{one:<23}' for one in ends)}")
    return "\n".join(("", *(line.rstrip() for line in lines), ""))


async def test_of_every_position_a_list_comes_to_what_the_table_says(world: Graph, tmp_path: Path) -> None:
    assert await table(world, tmp_path) == TABLE


OTHERWISE = "Chi bộ thôn zz / Đảng bộ xã Hòa zz"


async def test_what_is_not_seen_is_told_word_for_word_as_what_is_not_there(world: Graph, tmp_path: Path) -> None:
    """By code, by name and by the way up; by card with either name, and by birthday."""
    named = (("c6", "zz"), ("Chi bộ thôn 2", "Chi bộ thôn zz"), ("Chi bộ thôn 2 / Đảng bộ xã Hòa Bình", OTHERWISE))
    for there, nowhere in named:
        told = [
            await taken(world, "both", tmp_path, ListKind.PLANS, [{"organization": one, "plannedFor": ON}])
            for one in (there, nowhere)
        ]
        [here], [none] = (one.problems for one in told)
        assert (here.said, here.todo, here.row, here.column) == (none.said, none.todo, none.row, none.column)
    people = ({"cardNumber": "49.m3"}, {"cardNumber": "49.zz"}, {"birthDate": date(1970, 1, 1)})
    for name in ("Nguyễn Văn m3", "Lê Hoa"):
        found = set[tuple[str, ...]]()
        for who in people:
            row = {"organization": "c1", **SITTING, "memberName": name, **who}
            [one] = (await taken(world, "both", tmp_path, ListKind.ASSIGNMENTS, [row])).problems
            found.add((str(one.said), str(one.todo)))
        assert len(found) == 1, found


async def test_what_several_are_called_counts_what_is_seen_alone(world: Graph, tmp_path: Path) -> None:
    """o7 elsewhere is called as o6 is, once somebody who may has renamed it: the name is theirs alone all the same."""
    await grant(world, "whole", sub="whole", role="ORGANIZER", organization=organization("o1"))
    for role in ("AUDITOR", "SUPERVISION_OFFICER"):
        await grant(world, f"whole{role}", sub="whole", role=role, organization=organization("o1"))
    called = {"code": "c6", "name": "Chi bộ thôn 1", **NEW, "since": date(2020, 1, 1)}
    renamed = await taken(world, "whole", tmp_path, ListKind.ORGANIZATIONS, [called], update=True)
    assert (renamed.made, renamed.problems) == (1, [])
    plan = {"organization": "Chi bộ thôn 1", "plannedFor": ON, "plannedOn": ON}
    assert ending(await taken(world, "both", tmp_path, ListKind.PLANS, [plan], dry_run=True)) == "done"
    several = await taken(world, "whole", tmp_path, ListKind.PLANS, [plan], dry_run=True)
    assert ending(several) == "SEVERAL_ORGANIZATIONS"


async def test_each_row_beyond_ones_right_is_told_at_its_place_and_then_none_is_made(
    world: Graph, tmp_path: Path
) -> None:
    told = [
        {"organization": code, "heldOn": ON, "expected": 3, "present": 2} for code in ("c5", "c0", "c6", "c1", "none")
    ]
    refused = await taken(world, "ORGANIZER", tmp_path, ListKind.MEETINGS, told)
    assert [(one.row, one.column, one.said.code) for one in refused.problems] == [
        (3, "organization", "NOT_PERMITTED"),
        (4, "organization", "NOT_FOUND_ORGANIZATION"),
        (6, "organization", "NOT_FOUND_ORGANIZATION"),
    ]
    assert {str(one.todo) for one in refused.problems if one.row == 3} == {
        "Leave the row out, or have somebody import it who holds the right there."
    }
    assert await world.read("MATCH (one:Meeting) RETURN count(one)") == 0
    before = await verify_ledger(world, lambda *_: None)
    made = await taken(world, "ORGANIZER", tmp_path, ListKind.MEETINGS, [told[0], told[3]])
    assert (made.made, made.problems, made.last) == (2, [], None)
    actors = await world.read("MATCH (c:Change {kind: 'RECORD_MEETING'}) RETURN collect(DISTINCT c.actor)")
    assert actors == [viewer_id(ISSUER, "ORGANIZER")]
    verdict = await verify_ledger(world, lambda *_: None)
    assert (verdict.problems, verdict.broken) == (before.problems, [])
    again = await taken(world, "ORGANIZER", tmp_path, ListKind.MEETINGS, [told[0], told[3]])
    assert (again.made, again.repeated) == (0, 2)
    other = await taken(world, "both", tmp_path, ListKind.MEETINGS, [told[0], told[3]])
    assert (other.made, other.repeated, other.unchanged) == (0, 0, 2), "what others have imported is theirs to know"


async def test_what_an_input_may_not_say_is_told_at_its_cell(world: Graph, tmp_path: Path) -> None:
    row = {"organization": "c5", "heldOn": ON, "expected": 3, "present": 2, "points": 90}
    assert ending(await taken(world, "both", tmp_path, ListKind.MEETINGS, [row], dry_run=True)) == "done"
    [one] = (await taken(world, "both", tmp_path, ListKind.MEETINGS, [row | {"marks": ["A=90"]}])).problems
    assert (one.column, one.said.code) == ("marks", "NOT_PERMITTED")


async def test_what_stands_elsewhere_about_ones_own_is_told_by_its_rule_alone(world: Graph, tmp_path: Path) -> None:
    """A case and a result of m1, once found and judged at o1 above, once in the cell o6."""
    for role in ("ORGANIZER", "AUDITOR", "SUPERVISION_OFFICER"):
        await grant(world, f"whole{role}", sub="whole", role=role, organization=organization("o1"))
    who = {"memberName": "Nguyễn Văn m1", "cardNumber": "49.m1"}
    case = {**who, "caseKind": "INSPECTION", "caseForm": "ROUTINE", "handledBy": "c1"}
    result = {**who, "assessment": "CLASSIFICATION", "result": "GOOD", "decidedOn": ON}
    for at, day, told in (("c0", 1, "done"), ("c5", 2, "unchanged")):
        row = {**case, "subjectOrganization": "c5", "arisesAt": at, "openedOn": date(2026, 4, day)}
        assert (await taken(world, "whole", tmp_path, ListKind.CASES, [row])).made == 1
        own = {**row, "arisesAt": "c5"}
        found = await taken(world, "both", tmp_path, ListKind.CASES, [own], dry_run=True)
        assert ending(found) == told
        assert [one.said.code for one in found.warnings] == (["OUTSIDE_OF_SIGHT"] if told == "done" else [])
    for at, year, told in (("c0", 2023, "OUTSIDE_OF_SIGHT"), ("c5", 2024, "unchanged")):
        row = {**result, "subjectOrganization": at, "periodFrom": date(year, 1, 1)}
        assert (await taken(world, "whole", tmp_path, ListKind.ASSESSMENTS, [row])).made == 1
        own = {**row, "subjectOrganization": "c5"}
        assert ending(await taken(world, "both", tmp_path, ListKind.ASSESSMENTS, [own], dry_run=True)) == told


async def test_whoever_may_change_nothing_has_no_list_looked_at(world: Graph, tmp_path: Path) -> None:
    for role in (ViewerRole.READER, ViewerRole.AUDITOR, ViewerRole.SUPERVISION_OFFICER):
        for code in ("c5", "c6", "none"):
            row = {"organization": code, "heldOn": ON, "expected": 3, "present": 2}
            found = await taken(world, str(role), tmp_path, ListKind.MEETINGS, [row])
            assert [(one.row, one.column, one.said.code) for one in found.problems] == [(2, "", "NOT_PERMITTED")]


async def test_over_http_it_is_taken_in_the_name_of_whoever_sends_it(world: Graph, tmp_path: Path) -> None:
    """Lists go out to nobody who says who they are, but for empty forms."""
    key = tmp_path / "key.pem"
    at = organization("o2")
    await grant(world, "sent", iss=ISSUED_HERE, sub="Lan", role="ORGANIZER", organization=at, on=date(2025, 1, 1))
    heading = "Tổ chức đảng;Ngày sinh hoạt;Số đảng viên phải dự;Số đảng viên có mặt\n"
    good, bad = (f"{heading}{code};1/12/2025;3;2\n".encode() for code in ("c5", "c6"))
    csv = {"content-type": "text/csv", "accept-language": "vi"}
    app = build_app(guarded(key), opened_as(world))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            lan, nobody = {**csv, **bearer(key)}, {**csv, **bearer(key, "Nobody")}
            statuses = [
                (await client.post("/import", content=good, headers=sent)).status_code for sent in (csv, nobody)
            ]
            assert statuses == [401, 403]
            refused = await client.post("/import", content=bad, headers=lan)
            assert (refused.status_code, [one["code"] for one in refused.json()["problems"]]) == (
                422,
                ["NOT_FOUND_ORGANIZATION"],
            )
            tried = await client.post("/import?dryRun=1", content=good, headers=lan)
            assert (tried.status_code, tried.json()["made"], tried.json()["problems"]) == (200, 0, [])
            taken = (await client.post("/import", content=good, headers=lan)).json()
            assert (taken["made"], taken["lastLine"]) == (1, None)
            assert (await client.get("/export/meetings", headers=lan)).status_code == 403
            assert (await client.get("/export/meetings?template=1", headers=lan)).status_code == 200
    actors = await world.read("MATCH (c:Change {kind: 'RECORD_MEETING'}) RETURN collect(c.actor)")
    assert actors == [viewer_id(ISSUED_HERE, "Lan")]


async def test_what_others_import_is_not_told_by_the_name_of_their_file(world: Graph, tmp_path: Path) -> None:
    await world.write(lambda transaction: begin_importing(transaction, Importing("ky-luat-dong-chi-A.xlsx", "other")))
    row = {"organization": "c5", "heldOn": ON, "expected": 3, "present": 2}
    try:
        with pytest.raises(GraphHalfImported) as half:
            await taken(world, "both", tmp_path, ListKind.MEETINGS, [row])
        given = f'organization: "{organization("o6")}", expected: 3, present: 2'
        for tried in ("", ", dryRun: true"):
            asked = f"mutation {{ recordMeeting(input: {{ {given}{tried} }}) {{ dryRun }} }}"
            answer = await tell(world, "both", asked)
            assert "A list is being imported" in answer.errors[0].message
        assert "xlsx" not in str(half.value)
    finally:
        await world.write(finish_importing)
