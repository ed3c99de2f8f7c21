"""The steering board for Party organizations in enterprises that the letter names: fifteen of the province's committee
up to the reform, then of the city's. Who sits in it is made up, and drawn behind all else."""

from datetime import date

from graph.model.tables import OPEN_END
from graph.model.vocabulary import Body, Role
from seeds.draft.draft import Draft
from seeds.draft.scale import REFORM
from seeds.draft.telling import Ref
from seeds.state.committees import approval
from seeds.state.hierarchy import DA_NANG, QUANG_NAM, Landmarks

SEATS = 15
ROLES = (Role.HEAD, Role.DEPUTY_HEAD, Role.DEPUTY_HEAD)
BOARDS = ((QUANG_NAM, date(2023, 6, 1), REFORM), (DA_NANG, date(2025, 7, 15), OPEN_END))


def make_steering_boards(draft: Draft, marks: Landmarks) -> None:
    """The board of the province, and that of the city after it."""
    random = draft.random("steering boards")
    for code, since, until in BOARDS:
        top = marks.provinces[code]
        seats = (one for one in draft.facts_to("HOLDS", top, since) if one.until >= until)
        sitting = sorted({one.start for one in seats if one.properties["body"] == Body.EXECUTIVE_COMMITTEE})
        symbol = approval(draft, random, top, since)
        for place, one in enumerate(random.sample(sitting, min(SEATS, len(sitting)))):
            body, role = str(Body.STEERING_BOARD), str(ROLES[place] if place < len(ROLES) else Role.MEMBER)
            draft.add_fact("HOLDS", one, top, since, until, body=body, role=role, decision=symbol)
            seat = {"member": Ref("Member", one), "organization": Ref("Organization", top)}
            draft.tell("appoint", since, {**seat, "body": body, "role": role, "decision": symbol})
