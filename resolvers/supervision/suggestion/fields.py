"""A proposal of supervisors as clients see it: its lines, their reasons in words, second choices, gaps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from execution.cursors import fingerprint_of
from execution.errors import BadUserInput
from execution.kinds import Arguments, Batch, Computed, End, FieldMap, Record
from execution.view import Scope
from graph.cypher.fetch import Fetching
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns, plain
from resolvers.shared.identifiers import encode_id
from resolvers.shared.pages import USUAL, Listed, Whole, as_they_are, by_number, by_values, listed_in
from resolvers.shared.sentences import explanation
from resolvers.supervision.explanations import seat_in
from resolvers.supervision.standing import seats_above
from resolvers.supervision.suggestion.prices import Wishes
from resolvers.supervision.suggestion.proposal import Gap, Line, Proposal, reasons
from wording.said import Said, say

MOST_LINKS = 100
HEAVIEST = 1000


def wishes_of(asked: Mapping[str, Any]) -> Wishes:
    """The input as what the plan heeds; a number out of bounds is refused by its name."""
    weights = asked["weights"]
    for name, weight in weights.items():
        if not 0 <= weight <= HEAVIEST:
            place = f"weights.{name}"
            beyond = say("SIZE_OUT_OF_BOUNDS", argument=place, least=0, most=HEAVIEST, found=weight)
            raise BadUserInput(beyond, place)
    if not 1 <= asked["maxPerSupervisor"] <= MOST_LINKS:
        place, found = "maxPerSupervisor", asked["maxPerSupervisor"]
        raise BadUserInput(say("SIZE_OUT_OF_BOUNDS", argument=place, least=1, most=MOST_LINKS, found=found), place)
    return Wishes(
        most=asked["maxPerSupervisor"],
        keep=asked["keepCurrent"],
        level=weights["level"],
        place=weights["place"],
        load=weights["load"],
        change=weights["change"],
        own=weights["ownCommittee"],
    )


def plan_record(proposal: Proposal, under: str, asked: Mapping[str, Any]) -> Record:
    """The plan; its lines and gaps are kept whole, in order, and paged from memory."""
    situation = proposal.situation
    identifier = fingerprint_of("suggestSupervisors", under, asked, situation.view)
    values = {
        "id": identifier,
        "underId": under,
        "on": situation.view.on.isoformat(),
        "organizations": len(situation.targets),
        "kept": len(situation.targets) - len(proposal.pricing.open_targets),
        "candidates": len(situation.candidates),
        "points": sum(line.points for line in proposal.lines),
        "loads": loads(proposal),
        "lines": Whole([line_row(proposal, line, plain(asked["duties"]), identifier) for line in proposal.lines]),
        "gaps": Whole([gap_row(proposal, gap, identifier) for gap in proposal.gaps]),
    }
    return Record("SupervisionPlan", situation.view, values)


def loads(proposal: Proposal) -> list[Record]:
    before, after = Counter(one for one, _ in proposal.loads), Counter(one for _, one in proposal.loads)
    return [
        Record(
            "SupervisorLoad",
            proposal.situation.view,
            {"id": str(links), "links": links, "before": before[links], "after": after[links]},
        )
        for links in sorted(before.keys() | after.keys())
    ]


def line_row(proposal: Proposal, line: Line, duties: list[str], plan: str) -> Record:
    situation = proposal.situation
    values = {
        "id": f"{plan}~{line.organization}",
        "key": situation.keys[line.organization],
        "supervisorKey": situation.people[line.supervisor].key,
        "proposal": proposal,
        "line": line,
        "memberId": line.supervisor,
        "organizationId": line.organization,
        "duties": duties,
        "since": situation.view.on.isoformat(),
        "until": situation.known_end(line.supervisor, line.organization),
        "kept": line.kept,
        "points": line.points,
    }
    return Record("ProposedSupervision", situation.view, values)


def gap_row(proposal: Proposal, gap: Gap, plan: str) -> Record:
    situation = proposal.situation
    values = {
        "id": f"{plan}~{gap.organization}",
        "key": situation.keys[gap.organization],
        "organizationId": gap.organization,
        "reason": gap.reason,
        "explanation": explanation(situation.view, f"{plan}~{gap.organization}", gap_said(proposal, gap)),
    }
    return Record("UnfilledOrganization", situation.view, values)


def gap_said(proposal: Proposal, gap: Gap) -> Said:
    target = proposal.situation.names[gap.organization]
    match gap.reason:
        case "NOBODY_ABOVE":
            return say("NOBODY_ABOVE", target=target, day=proposal.situation.view.on)
        case "ONLY_OWN_MEMBERS":
            return say("ONLY_OWN_MEMBERS", above=gap.above, target=target)
        case _:
            return say("ALL_HAVE_ENOUGH", above=gap.above, target=target, most=proposal.wishes.most)


def reasons_of(record: Record) -> list[Record]:
    """The reasons of a line in words; their points add up to the line's."""
    proposal, line = record.values["proposal"], record.values["line"]
    return [
        Record(
            "ProposalReason",
            record.view,
            {
                "id": f"{record.values['id']}~{kind}",
                "kind": kind,
                "points": points,
                "explanation": explanation(
                    record.view, f"{record.values['id']}~{kind}", reason_said(proposal, line, kind)
                ),
            },
        )
        for kind, points in reasons(line.price, line.before, proposal.wishes)
    ]


def reason_said(proposal: Proposal, line: Line, kind: str) -> Said:
    situation = proposal.situation
    person, target = situation.people[line.supervisor].name, situation.names[line.organization]
    match kind:
        case "SEAT":
            return seat_reason(proposal, line, person, target)
        case "PLACE":
            return place_said(proposal, line, person, target)
        case "LOAD":
            return load_said(person, line.before + 1, whole=situation.view.scope is Scope.EVERYTHING)
        case "CHANGE":
            return say("REASON_CHANGE", target=target)
        case _:
            return say("REASON_OWN_COMMITTEE", name=person, target=target)


def load_said(person: str, links: int, *, whole: bool) -> Said:
    """How many somebody would follow; of whoever sees a part, of those that they see."""
    if whole:
        return say("REASON_LOAD_ONE", name=person) if links == 1 else say("REASON_LOAD", name=person, links=links)
    if links == 1:
        return say("REASON_LOAD_SEEN_ONE", name=person)
    return say("REASON_LOAD_SEEN", name=person, links=links)


def seat_reason(proposal: Proposal, line: Line, person: str, target: str) -> Said:
    seat, levels = seat_said(proposal, line), line.price.levels
    if levels == 1:
        return say("REASON_SEAT_ONE_LEVEL", name=person, seat=seat, target=target)
    return say("REASON_SEAT", name=person, seat=seat, levels=levels, target=target)


def seat_said(proposal: Proposal, line: Line) -> Said:
    situation = proposal.situation
    seat = seats_above(situation.supervisors[line.supervisor], line.organization, situation.tree)[0]
    return seat_in([seat.body], situation.names[seat.organization], seat.role, seat.since)


def place_said(proposal: Proposal, line: Line, person: str, target: str) -> Said:
    situation = proposal.situation
    if line.price.shared is None:
        return say("REASON_NO_PLACE", name=person, target=target)
    place = situation.places.names[line.price.shared]
    if situation.people[line.supervisor].home is not None:
        return say("REASON_LIVES", name=person, place=place, target=target)
    if situation.supervisors[line.supervisor].cell is not None:
        return say("REASON_BELONGS", name=person, place=place, target=target)
    return say("REASON_SITS", name=person, place=place, target=target)


by_organization = by_values("key")
LINES = Listed(
    "SupervisionPlan.lines",
    {
        USUAL: by_organization,
        "ORGANIZATION": by_organization,
        "SUPERVISOR": by_values("supervisorKey", "key"),
        "POINTS": by_number("points"),
    },
    as_they_are,
)
GAPS = Listed(
    "SupervisionPlan.gaps",
    {
        USUAL: by_organization,
        "ORGANIZATION": by_organization,
        "REASON": by_values("reason", "key"),
    },
    as_they_are,
)


async def list_second_choices(
    backend: Fetching, records: Sequence[Record], arguments: Arguments
) -> list[Record | None]:
    """Those of the lines of a page; every plan among them is asked once."""
    found: dict[int, Record | None] = {}
    for proposal in {id(record.values["proposal"]): record.values["proposal"] for record in records}.values():
        own = [number for number, record in enumerate(records) if record.values["proposal"] is proposal]
        choices = proposal.second_choices([records[number].values["line"].row for number in own])
        for number, choice in zip(own, choices, strict=True):
            found[number] = None if choice is None else second_choice(records[number], *choice)
    return [found[number] for number in range(len(records))]


def second_choice(line: Record, supervisor: str | None, extra: int) -> Record:
    values = {"id": f"{line.values['id']}~second", "memberId": supervisor, "extraPoints": extra}
    return Record("SecondChoice", line.view, values)


PLAN: FieldMap = {
    **columns("on", "organizations", "kept", "candidates", "points", "loads"),
    "under": End(ORGANIZATION, "Organization", "underId"),
    "lines": listed_in(LINES, lambda record, _: record.values["lines"], "lines"),
    "gaps": listed_in(GAPS, lambda record, _: record.values["gaps"], "gaps"),
}
LOAD: FieldMap = columns("links", "before", "after")
LINE: FieldMap = {
    **columns("duties", "since", "until", "kept", "points"),
    "supervisor": End(MEMBER, "Member", "memberId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "supervisorId": Computed(lambda record: encode_id("Member", record.values["memberId"]), needs=("memberId",)),
    "organizationId": Computed(
        lambda record: encode_id("Organization", record.values["organizationId"]), needs=("organizationId",)
    ),
    "reasons": Computed(reasons_of, needs=("id", "proposal", "line")),
    "secondChoice": Batch(list_second_choices, needs=("id", "proposal", "line")),
}
REASON: FieldMap = columns("kind", "points", "explanation")
SECOND_CHOICE: FieldMap = {**columns("extraPoints"), "supervisor": End(MEMBER, "Member", "memberId")}
GAP: FieldMap = {
    **columns("reason", "explanation"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
}
