"""A proposal of supervisors as clients see it: its lines, their reasons in words, second choices, gaps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from execution.arguments import PAGE
from execution.cursors import fingerprint_of, slice_of
from execution.errors import BadUserInput
from execution.kinds import Arguments, Batch, Computed, End, FieldMap, Record, Window
from graph.cypher.fetch import Fetching
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns, plain
from resolvers.shared.identifiers import encode_id
from resolvers.supervision.explanations import BODIES, ROLES
from resolvers.supervision.standing import seats_above
from resolvers.supervision.suggestion.prices import Wishes
from resolvers.supervision.suggestion.proposal import Gap, Line, Proposal, reasons

PAGE_BOUND = 1000
MOST_LINKS = 100
HEAVIEST = 1000


def wishes_of(asked: Mapping[str, Any]) -> Wishes:
    """The input as what the plan heeds; a number out of bounds is refused by its name."""
    weights = asked["weights"]
    for name, weight in weights.items():
        if not 0 <= weight <= HEAVIEST:
            raise BadUserInput(f"`weights.{name}` must be from 0 to {HEAVIEST:,}, not {weight}.", f"weights.{name}")
    if not 1 <= asked["maxPerSupervisor"] <= MOST_LINKS:
        raise BadUserInput(f"`maxPerSupervisor` must be from 1 to {MOST_LINKS}.", "maxPerSupervisor")
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
        "lines": [line_row(proposal, line, plain(asked["duties"]), identifier) for line in proposal.lines],
        "gaps": [gap_row(proposal, gap, identifier) for gap in proposal.gaps],
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


def line_row(proposal: Proposal, line: Line, duties: list[str], plan: str) -> tuple[str, Record]:
    situation = proposal.situation
    values = {
        "id": f"{plan}~{line.organization}",
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
    return situation.keys[line.organization], Record("ProposedSupervision", situation.view, values)


def gap_row(proposal: Proposal, gap: Gap, plan: str) -> tuple[str, Record]:
    situation = proposal.situation
    values = {
        "id": f"{plan}~{gap.organization}",
        "organizationId": gap.organization,
        "reason": gap.reason,
        "explanation": gap_sentence(proposal, gap),
    }
    return situation.keys[gap.organization], Record("UnfilledOrganization", situation.view, values)


def gap_sentence(proposal: Proposal, gap: Gap) -> str:
    name, most = proposal.situation.names[gap.organization], proposal.wishes.most
    match gap.reason:
        case "NOBODY_ABOVE":
            return f"Nobody holds a seat in a committee above {name} on {proposal.situation.view.on}."
        case "ONLY_OWN_MEMBERS":
            return f"All {gap.above} who sit in a committee above {name} belong to it or to a cell under it."
        case _:
            return (
                f"Of {gap.above} who sit in a committee above {name}, everybody who could follow it has {most} links."
            )


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
                "explanation": sentence(proposal, line, kind),
            },
        )
        for kind, points in reasons(line.price, line.before, proposal.wishes)
    ]


def sentence(proposal: Proposal, line: Line, kind: str) -> str:
    situation = proposal.situation
    person, target = situation.people[line.supervisor].name, situation.names[line.organization]
    match kind:
        case "SEAT":
            levels = counted(line.price.levels, "level")
            return f"{person} sits in {seat_in_words(proposal, line)}, {levels} above {target}."
        case "PLACE":
            return place_sentence(proposal, line, person, target)
        case "LOAD":
            return f"{person} would follow {counted(line.before + 1, 'organization')} with this one."
        case "CHANGE":
            return f"Somebody else follows {target} with standing now."
        case _:
            return f"{person} sits in the committee of {target} itself."


def seat_in_words(proposal: Proposal, line: Line) -> str:
    situation = proposal.situation
    seat = seats_above(situation.supervisors[line.supervisor], line.organization, situation.tree)[0]
    name = situation.names[seat.organization]
    return f"the {BODIES[seat.body]} of {name} ({ROLES[seat.role]}, since {seat.since})"


def place_sentence(proposal: Proposal, line: Line, person: str, target: str) -> str:
    places = proposal.situation.places
    if line.price.shared is None:
        return f"No place is known that {person} and {target} share."
    how = "lives" if proposal.situation.people[line.supervisor].home is not None else "belongs to a cell"
    return f"{person} {how} in {places.names[line.price.shared]}, where {target} is too."


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


async def list_lines(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Window]:
    return [window(record, "lines", arguments) for record in records]


async def list_gaps(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Window]:
    return [window(record, "gaps", arguments) for record in records]


def window(record: Record, name: str, arguments: Arguments) -> Window:
    fingerprint = fingerprint_of(f"SupervisionPlan.{name}", record.values["id"], arguments, record.view)
    return Window(record.values[name], slice_of(arguments, PAGE_BOUND), fingerprint)


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
    "lines": Batch(list_lines, needs=("id", "lines"), takes=PAGE),
    "gaps": Batch(list_gaps, needs=("id", "gaps"), takes=PAGE),
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
