"""Assessments and cases out of the graph, as rows: those of the organizations and members that the other lists hold.

What an import could not take is left out, and counted: what names an organization that the list of organizations has
not, or has since a later day only.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.model.kinds import NodeTable
from graph.model.tables import MEMBER, NO_BODY, ORGANIZATION
from graph.model.vocabulary import MembershipKind
from graph.reads.judgements import Judged, Opened, list_judged, list_opened
from graph.reads.lists import Linked, list_members, some_hundred
from service.exchange.days import day_of, day_or_none
from service.exchange.sheets_named import judged_by, sheet_names
from service.exchange.snapshot import Snapshot

Values = dict[str, Any]
OFFICIAL = str(MembershipKind.OFFICIAL)


async def members_of(snapshot: Snapshot) -> AsyncIterator[dict[str, Linked]]:
    """Who is counted in some hundred organizations on the day, by id, in the order of the list of members."""
    async for some in snapshot.by_hundreds(list_members):
        yield {one.told[4]: one for one in some if one.told[3] == OFFICIAL}


async def assessment_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    """Those of organizations, then those of members; each in the order of their own list, then by the period."""
    sheets = await sheet_names(snapshot.reads, snapshot.view)
    for some in some_hundred(snapshot.ids):
        judged = await list_judged(snapshot.reads, ORGANIZATION, some, snapshot.view)
        for one in told(snapshot, judged, snapshot.order):
            place = {"judgedAt": snapshot.named(one.at)}
            yield {"subjectOrganization": snapshot.named(one.subject), **assessment_row(one, sheets), **place}
    async for people in members_of(snapshot):
        judged = await list_judged(snapshot.reads, MEMBER, people, snapshot.view)
        for one in told(snapshot, judged, {identifier: place for place, identifier in enumerate(people)}):
            subject = {"subjectOrganization": snapshot.named(one.at), **who(people[one.subject])}
            yield {**subject, **assessment_row(one, sheets)}


def told(snapshot: Snapshot, judged: Sequence[Judged], order: Mapping[str, int]) -> list[Judged]:
    """The assessments that are known on the day and can be told; the others of them are counted."""
    known = [one for one in judged if day_of(one.decided) <= snapshot.view.on]
    found = [one for one in known if one.at in snapshot.by_id and lived(snapshot, one)]
    snapshot.left_out += len(known) - len(found)
    return sorted(found, key=lambda one: (order[one.subject], one.since, one.kind, one.body))


def lived(snapshot: Snapshot, one: Judged) -> bool:
    """Whether the period goes on when the list begins; a member is on the list since the admission."""
    return one.subject not in snapshot.since or snapshot.since[one.subject] < day_of(one.until)


def who(one: Linked) -> Values:
    return {"memberName": one.name, "birthDate": day_or_none(one.born), "cardNumber": one.card}


def assessment_row(one: Judged, sheets: Mapping[str, str]) -> Values:
    return {
        "assessment": one.kind,
        "periodFrom": day_of(one.since),
        "periodTo": day_of(one.until),
        "body": None if one.body == NO_BODY else one.body,
        "result": one.level,
        **judged_by(one, sheets),
        "comparableGroup": one.group,
        "decidedOn": day_of(one.decided),
        "decision": one.decision,
    }


async def case_rows(snapshot: Snapshot) -> AsyncIterator[Values]:
    """Each case at the first of those whom it concerns, organizations before members: a row for each of them."""
    people: dict[str, int] = {}
    async for found in members_of(snapshot):
        people |= {identifier: len(people) + place for place, identifier in enumerate(found)}
    seen: set[str] = set()
    several = 0
    ordered: tuple[tuple[NodeTable, Mapping[str, int]], ...] = ((ORGANIZATION, snapshot.order), (MEMBER, people))
    for table, order in ordered:
        for some in some_hundred([*order]):
            cases = await list_opened(snapshot.reads, table, some, snapshot.view)
            for one in sorted(cases, key=lambda one: (order[one.subject], *told_of(one))):
                if one.id in seen or day_of(one.opened) > snapshot.view.on:
                    continue
                seen.add(one.id)
                if not can_be_told(snapshot, one, people):
                    snapshot.left_out += 1
                    continue
                rows = rows_of(snapshot, one, people)
                several += len(rows) > 1
                for row in rows:
                    yield row | ({"caseNumber": str(several)} if len(rows) > 1 else {})


def told_of(one: Opened) -> tuple[str, ...]:
    """What puts the cases of somebody into an order that does not depend on their ids."""
    return one.opened, *(str(value) for value in one[2:13])


def can_be_told(snapshot: Snapshot, one: Opened, people: Mapping[str, int]) -> bool:
    """Whether all that a case names stands in the other lists, on the day on which it was opened."""
    places = {one.handler, one.at, *one.organizations}
    stand = all(place in snapshot.by_id and snapshot.since[place] <= day_of(one.opened) for place in places)
    return stand and all(member[0] in people for member in one.members)


def rows_of(snapshot: Snapshot, one: Opened, people: Mapping[str, int]) -> list[Values]:
    organizations = sorted(one.organizations, key=lambda key: snapshot.order[key])
    members = sorted(one.members, key=lambda member: people[member[0]])
    subjects: list[Values] = [{"subjectOrganization": snapshot.named(key)} for key in organizations]
    subjects += [
        {
            "subjectOrganization": snapshot.named(one.at),
            "memberName": name,
            "birthDate": day_or_none(born),
            "cardNumber": card,
        }
        for _, name, born, card in members
    ]
    place = {} if organizations[:1] in ([], [one.at]) else {"arisesAt": snapshot.named(one.at)}
    whole = {**case_row(snapshot, one), **place}
    return [{**whole, **subject} for subject in subjects]


def case_row(snapshot: Snapshot, one: Opened) -> Values:
    closed = ended_on(one, snapshot.view.on)
    return {
        "caseKind": one.kind,
        "caseForm": one.form,
        "years": one.years,
        "caseSource": one.source,
        "handledBy": snapshot.named(one.handler),
        "openedOn": day_of(one.opened),
        "dueOn": day_or_none(one.due),
        "decision": one.decision,
        "closedOn": closed,
        "outcome": one.outcome if closed else None,
        "closingDecision": one.closing if closed else None,
        "summary": one.summary,
    }


def ended_on(one: Opened, on: date) -> date | None:
    """When it ended, where that is known on a day."""
    closed = day_or_none(one.closed)
    return closed if closed is not None and closed <= on else None
