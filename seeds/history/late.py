"""What was recorded later than it was so: corrections of what was written down wrongly, and moves that were told late.

With them `knownAt` has something to show: the answer about a day, as it was known before, and as it is known now.
"""

from datetime import date, timedelta

from seeds.draft.draft import Draft
from seeds.draft.telling import Ref, Told
from seeds.state.decisions import decision

SHARE_MISTYPED = 0.01
"""Of those who were admitted: their year of birth is written down as a later one."""
SHARE_MOVED_LATE = 0.02
"""Of the enterprises' cells right under a commune: they move to another one, which is told months later."""
FIRST_CORRECTED = date(2026, 10, 5)
MOVED = date(2026, 4, 1)
MOVE_TOLD = date(2026, 10, 26)
ENTERPRISES = frozenset({"PRIVATE_ENTERPRISE", "FOREIGN_ENTERPRISE", "STATE_ENTERPRISE"})


def correct_births(draft: Draft) -> None:
    """Some days of birth are put right in the last months: until then, the ledger knows another year."""
    random = draft.random("births")
    told = [one for one in draft.told if one.mutation == "admitMember" and one.on < FIRST_CORRECTED]
    for admitted in told:
        if random.random() < SHARE_MISTYPED:
            correct_birth(draft, admitted, FIRST_CORRECTED + timedelta(days=random.randint(0, 25)))


def correct_birth(draft: Draft, admitted: Told, recorded: date) -> None:
    right: date = admitted.given["birthDate"]
    admitted.given["birthDate"] = date(right.year + 1, right.month, min(right.day, 28))
    [member] = admitted.made
    correction = {"member": {"member": Ref("Member", member), "birthDate": right}}
    draft.tell("correctFact", recorded, {"reason": "Sai năm sinh khi nhập hồ sơ", "correction": correction})


def move_late(draft: Draft, communes: list[str]) -> None:
    """Cells of enterprises go under another commune on 1/4/2026; it is told on 26/10/2026."""
    random = draft.random("late moves")
    cells = [one for commune in communes for one in draft.children_of(commune, MOVED)]
    found = [one for one in cells if draft.organizations[one].sector in ENTERPRISES]
    for cell in found[:1] + [one for one in found[1:] if random.random() < SHARE_MOVED_LATE]:
        above = draft.parent_of(cell, MOVED)
        to = random.choice([one for one in communes if one != above])
        move_cell(draft, cell, to, decision(draft, random, draft.parent_of(to, MOVED), MOVED))


def move_cell(draft: Draft, cell: str, to: str, symbol: str) -> None:
    draft.move(cell, to, MOVED)
    draft.organizations[cell].version += 1
    event = draft.add_event("MOVE", MOVED, symbol, [(cell, "WHOLE")], [cell])
    given = {"organization": Ref("Organization", cell), "to": Ref("Organization", to), "decision": symbol}
    draft.tell("moveOrganization", MOVED, given, (event.id,), recorded=MOVE_TOLD)
