"""Rows of organizations as changes: each is established under the one that its row names, whatever their order."""

from collections.abc import Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any

from graph.model.calendar import FIRST_DAY
from graph.model.tables import OPEN_END
from graph.reads.lists import Listed, list_placed_by_id
from seeds.exchange.cells import Unread
from seeds.exchange.tables import Row
from service.exchange.drafting import Draft, Request, organization_id, same_place, stated
from service.exchange.mending import Way, correction, stands
from service.exchange.naming import Organization
from wording.said import say

COLUMNS = {
    **{name: name for name in ("code", "name", "shortName", "level", "sector", "parent", "decision")},
    "on": "since",
}


PLACES = {"establishOrganization": 1, "moveOrganization": 2}
"""What is made after names and levels, and after what may come under new ones."""


async def draft_organizations(draft: Draft, rows: Sequence[Row]) -> None:
    """A request for each row whose organization is not there yet, the higher ones first."""
    new, known = told_apart(draft, rows)
    parents = parents_of(draft, [*new, *known])
    recorded = {
        one.id: one for one in await list_placed_by_id(draft.reads, [one.id for one in known.values()], draft.view)
    }
    draft.made_by |= {one.id: row.number for row, one in new.items()}
    for row in in_order(draft, new, parents):
        # one whose parent is not found is not tried under nothing: that would be told beside what is wrong
        if "parent" not in row.values or row.number in parents:
            draft.requests.append(request_of(draft, row, parents.get(row.number)))
    for row, one in known.items():
        parent = parents.get(row.number)
        values = values_of(draft, recorded.get(one.id), row, parent)
        stands(draft, [row], values, ways_of(draft, one, row, parent))
    draft.requests.sort(key=lambda one: PLACES.get(one.mutation, 0))


def told_apart(draft: Draft, rows: Sequence[Row]) -> tuple[dict[Row, Organization], dict[Row, Organization]]:
    """Rows of new organizations, which can be named from now on, and of those that are there. One of which the name or
    the day cannot be read can be named, too: what comes under it is not told to be under nothing."""
    new: dict[Row, Organization] = {}
    known: dict[Row, Organization] = {}
    codes: dict[str, Row] = {}
    unread: list[Organization] = []
    for row in rows:
        code, since = row.values.get("code", ""), row.values.get("since")
        if code and code in codes:
            draft.twice(row, codes[code], "code")
            continue
        codes |= {code: row} if code else {}
        there = [one for one in draft.organizations.by_code.get(code, ()) if (since or FIRST_DAY) < one.until]
        made = Organization(
            draft.identify("o", row.number),
            code,
            row.values.get("name", ""),
            row.values.get("shortName"),
            since or FIRST_DAY,
        )
        if since is None or "name" not in row.values:
            unread += [made] if not there and (code or made.name) else []
            draft.made_by[made.id] = row.number
        elif code and there:
            known[row] = there[-1]
        else:
            new[row] = made
    for one in (*new.values(), *unread):
        draft.organizations.add(one)
    return new, known


def parents_of(draft: Draft, rows: Sequence[Row]) -> dict[int, Organization]:
    """The parents that rows name, by the rows' numbers: those that need no way up to be found come first, as a way may
    go through others of the file."""
    found: dict[int, Organization] = {}
    named = [row for row in rows if "parent" in row.values]
    for row in sorted(named, key=lambda row: row.values["parent"].count("/")):
        since = row.values["since"]
        own = draft.identify("o", row.number)
        try:
            parent = draft.organizations.find(row.values["parent"], since, but=own)
        except Unread as unread:
            if any(one.id == own for one in draft.organizations.matching(row.values["parent"], since)):
                in_circle(draft, [row])
                continue
            draft.wrong(row, "parent", unread.said, unread.todo)
            continue
        found[row.number] = parent
        if own in draft.organizations.by_id:
            draft.organizations.by_id[own].parents = [(parent.id, since, OPEN_END)]
    return found


def in_order(draft: Draft, new: Mapping[Row, Organization], parents: Mapping[int, Organization]) -> list[Row]:
    """New organizations, each behind the one that it comes under; what goes in a circle is noted and left out."""
    rows = {one.id: row for row, one in new.items()}
    while True:
        sorter: TopologicalSorter[str] = TopologicalSorter()
        for identifier, row in rows.items():
            above = parents.get(row.number)
            sorter.add(identifier, *([above.id] if above is not None and above.id in rows else []))
        try:
            return [rows[identifier] for identifier in sorter.static_order()]
        except CycleError as error:
            in_circle(draft, [rows.pop(one) for one in set(error.args[1])])


def in_circle(draft: Draft, rows: Sequence[Row]) -> None:
    numbers = ", ".join(str(number) for number in sorted(row.number for row in rows))
    for row in rows:
        draft.wrong(row, "parent", say("CIRCLE_OF_ROWS", rows=numbers), say("DO_MEND_PARENTS"))


def request_of(draft: Draft, row: Row, above: Organization | None) -> Request:
    given = stated(row, **{name: name for name in COLUMNS if name not in {"on", "parent"}})
    if above is not None:
        given["parent"] = organization_id(above)
    made = (draft.identify("o", row.number),)
    after = None if above is None else draft.made_by.get(above.id)
    return Request([row], "establishOrganization", given, row.values["since"], COLUMNS, made, after)


def values_of(draft: Draft, recorded: Listed | None, row: Row, parent: Organization | None) -> dict[str, Any]:
    """What is recorded of an organization, by the columns of its row; one that has stood for longer stands since the
    row's day, too."""
    if recorded is None:
        return {}
    return {
        "name": recorded.name,
        "shortName": recorded.short,
        "level": recorded.level,
        "sector": recorded.sector,
        "since": max(date.fromisoformat(recorded.since), row.values["since"]),
        "parent": same_place(draft, row, "parent", parent, recorded.parent or ""),
    }


def ways_of(draft: Draft, one: Organization, row: Row, parent: Organization | None) -> list[Way]:
    """Names, levels and parents are others from the view's day on; the sector has no days."""
    on = draft.view.on
    given = {"organization": organization_id(one)}
    decided = given | stated(row, decision="decision")
    named = stated(row, name="name", shortName="shortName")
    values = {} if parent is None else {"parent": organization_id(parent)}
    return [
        correction("organization", {"sector": "sector"}, given, on),
        Way("renameOrganization", {"name": "name", "shortName": "shortName"}, decided | named, on),
        Way("changeLevel", {"level": "level"}, decided, on),
        Way("moveOrganization", {"parent": "to"}, decided, on, values=values),
    ]
