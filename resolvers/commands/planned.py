"""The commands about meetings that are planned.

A plan is a node with a link from its organization for each day that it was planned for, one after another: put off, it
is the same one, and a question for a day before that still sees the day that was planned then.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from graph.facts.around import PLANNED, PLANNED_BY, read_organizations
from graph.facts.facts import Fact
from graph.facts.spans import overlapping
from graph.model.planned_tables import PLANNED_MEETING, PLANS
from graph.model.tables import ORGANIZATION
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.conflicts import span
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.commands.subjects import Line, each, lines_of
from resolvers.shared.identifiers import id_of
from wording.said import say

MOST_MEETINGS = 2_000
NAME = "plannedMeeting"


async def plan(work: Work) -> None:
    """Meetings that organizations plan from the day on, all or none; each reason for a refusal names its meeting."""
    lines = lines_of(work, "meetings", MOST_MEETINGS)
    organizations = {key_from(line["organization"], "organization", ORGANIZATION) for line in lines}
    await read_organizations(work.reads, work.facts, organizations, [PLANNED], work.on)
    work.result["plannedMeetingIds"] = each(lines, "meetings", partial(plan_line, work))


def plan_line(work: Work, line: Line) -> str:
    """The id of one meeting that is planned now: as soon as its organization is there, as long as it is."""
    day: date = line["plannedFor"]
    organization = key_from(line["organization"], "organization", ORGANIZATION)
    owner = work.living(ORGANIZATION, organization, "organization", on=day)
    meeting = work.new_id("l")
    since = max(work.on, owner.since)
    work.facts.create(PLANNED_MEETING, id=meeting, plannedOn=since)
    values = {"kind": str(line["kind"]), "plannedFor": day, "note": line.get("note")}
    put_down(work, (organization, meeting), since, owner.until, values)
    return meeting


def put_down(work: Work, ends: tuple[str, str], since: date, until: date, values: Mapping[str, Any]) -> None:
    """What is planned of a meeting of an organization (`ends`) in some days."""
    day: date = values["plannedFor"]
    if day < work.on:
        raise refuse(say("PLANNED_TOO_EARLY", day=day, on=work.on), Rule.SINCE_BEFORE_UNTIL, "plannedFor")
    said = {name: value for name, value in values.items() if value is not None}
    made = work.facts.open(PLANS, *ends, since, until, **said)
    own = (made.values["kind"], day)
    alike = [one for one in work.facts.from_(PLANS, ends[0]) if (one.values["kind"], one.values["plannedFor"]) == own]
    for pair in overlapping(alike):
        known = next(one for one in pair if one is not made)
        already = say("PLANNED_ALREADY", day=day, kind=say(f"MEETING.{own[0]}"))
        conflicting = id_of(PLANNED_MEETING, known.end) if known.before is not None else None
        raise refuse(already, Rule.ONCE_ONLY, "plannedFor", conflicting=conflicting)


async def replan(work: Work) -> None:
    """The same meeting is planned otherwise from the day on, up to what was planned of it after that."""
    link = await planned(work)
    told = {name: work.given[name] for name in ("plannedFor", "kind") if work.given.get(name) is not None}
    told |= {"note": work.given["note"]} if "note" in work.given else {}
    before = {"note": None, **link.values}
    values: dict[str, Any] = {**before, **told, "kind": str(told.get("kind") or before["kind"])}
    if values == before:
        raise refuse(say("PLANNED_SO"), Rule.CHANGES_SOMETHING, NAME, conflicting=work.given[NAME])
    owner = work.known(ORGANIZATION, link.start, NAME)
    work.living(ORGANIZATION, owner.start, "plannedFor", on=values["plannedFor"])
    until = link.until
    link.cease(work.on)
    kept = {name: value for name, value in values.items() if name not in {"since", "until"}}
    put_down(work, (link.start, link.end), work.on, until, kept)
    work.result["plannedMeetingId"] = link.end
    work.result["organizationId"] = link.start


async def call_off(work: Work) -> None:
    """The meeting is planned no longer from the day on."""
    link = await planned(work)
    for one in work.facts.to(PLANS, link.end):
        if one.until > work.on:
            one.cease(work.on)
    if not work.facts.to(PLANS, link.end):
        node = work.known(PLANNED_MEETING, link.end, NAME)
        node.dropped = True
    work.result["plannedMeetingId"] = link.end
    work.result["organizationId"] = link.start


async def planned(work: Work) -> Fact:
    """What is planned on the day of the meeting that the input names, with all that its organization plans from then
    on."""
    key = work.key_of(NAME, PLANNED_MEETING)
    await work.reads.around(work.facts, PLANNED_MEETING, [key], [PLANNED_BY], date.min)
    work.known(PLANNED_MEETING, key, NAME)
    links = sorted(work.facts.to(PLANS, key), key=lambda one: one.since)
    holding = next((one for one in links if one.holds(work.on)), None)
    if holding is None:
        whole = span(links[0].since, links[-1].until)
        holds = say("DOES_NOT_HOLD", field=NAME, on=work.on, span=whole)
        raise refuse(holds, Rule.INSIDE_LIVES, NAME, conflicting=work.given[NAME])
    await read_organizations(work.reads, work.facts, [holding.start], [PLANNED], work.on)
    return holding


PLANNED_PAYLOAD = Payload("PlannedMeetingPayload", ("plannedMeetingId", "organizationId"))
COMMANDS: Commands = {
    "planMeetings": Spec(
        ChangeKind.PLAN_MEETINGS,
        Payload("PlannedMeetingsPayload", ("plannedMeetingIds",)),
        plan,
        {ORGANIZATION: (PLANNED,)},
    ),
    "replanMeeting": Spec(ChangeKind.REPLAN_MEETING, PLANNED_PAYLOAD, replan),
    "callOffMeeting": Spec(ChangeKind.CALL_OFF_MEETING, PLANNED_PAYLOAD, call_off),
}
