"""The commands about supervision links.

A supervisor must have standing on the day (resolvers/supervision/standing.py), or the change must say why it is
made in spite of that; the reason stands in the ledger with the rest of the input.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from execution.view import View
from graph.facts.around import ITSELF, SUPERVISED, read_members, read_organizations
from graph.facts.facts import Fact
from graph.facts.spans import overlapping
from graph.model.kinds import NodeTable
from graph.model.tables import MEMBER, OPEN_END, ORGANIZATION, SUPERVISES
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.supervision.standing import read_standings
from wording.said import say

MOST_LINES = 1000


async def assign(work: Work) -> None:
    """One supervisor for one organization."""
    [made] = await assigned(work, [work.given], [()])
    work.result["supervisionId"] = made.key()


async def assign_all(work: Work) -> None:
    """The lines of a suggestion, all or none; each reason for a refusal names its line."""
    lines = work.given["lines"]
    if not 1 <= len(lines) <= MOST_LINES:
        raise refuse(say("COUNT_OUT_OF_BOUNDS", field="lines", most=MOST_LINES), Rule.CHANGES_SOMETHING, "lines")
    made = await assigned(work, lines, [("lines", str(number)) for number in range(len(lines))])
    work.result["supervisionIds"] = [link.key() for link in made]


async def assigned(work: Work, lines: Sequence[Mapping[str, Any]], fields: Sequence[tuple[str, ...]]) -> list[Fact]:
    """The links of all lines; five statements, whatever their number. Raises every refusal at once."""
    pairs = [(key_of(line, "supervisor", MEMBER), key_of(line, "organization", ORGANIZATION)) for line in lines]
    await read_members(work.reads, work.facts, {member for member, _ in pairs}, [SUPERVISED], work.on)
    await read_organizations(work.reads, work.facts, {one for _, one in pairs}, ITSELF, work.on)
    for (member, organization), field in zip(pairs, fields, strict=True):
        work.living(MEMBER, member, *field, "supervisor")
        work.living(ORGANIZATION, organization, *field, "organization")
    named = [(*field, "supervisor") for field in fields]
    refusals = await without_standing(work, pairs, named, work.on)
    made = [opened(work, line, *pair) for line, pair in zip(lines, pairs, strict=True)]
    refusals += [twice for link, field in zip(made, named, strict=True) for twice in doubled(work, link, field)]
    if refusals:
        raise Refused(refusals)
    return made


def key_of(line: Mapping[str, Any], name: str, table: NodeTable) -> str:
    return key_from(line[name], name, table)


async def without_standing(
    work: Work, pairs: Sequence[tuple[str, str]], fields: Sequence[tuple[str, ...]], on: date
) -> list[Refusal]:
    """A refusal for each supervisor without standing on the day, unless a reason says why that is accepted: then a
    warning."""
    # a rule looks at all there is, whoever makes the change
    verdicts = await read_standings(work.reads, pairs, View.whole(on))
    reason = work.given.get("acceptWithoutStanding")
    found: list[Refusal] = []
    for pair, field in zip(pairs, fields, strict=True):
        verdict = verdicts[pair]
        if verdict.holds:
            continue
        member = work.facts.node(MEMBER, pair[0])
        assert member is not None, "supervisors are at hand"  # noqa: S101
        code = "WITHOUT_STANDING" if reason else "WITHOUT_STANDING_REFUSED"
        said = say(code, name=member.values["name"], why=say(f"WHY.{verdict.reason}"), day=on)
        if reason:
            work.warn(said, Rule.SUPERVISOR_HAS_STANDING, *field)
        else:
            found.append(Refusal(said, Rule.SUPERVISOR_HAS_STANDING, field))
    return found


def opened(work: Work, line: Mapping[str, Any], member: str, organization: str) -> Fact:
    duties = duties_of(line)
    check_visits(line)
    stated = {"decision": work.decision, "visitsPerYear": line.get("visitsPerYear")}
    kept = {name: value for name, value in stated.items() if value is not None}
    until: date = line.get("until") or OPEN_END
    return work.facts.open(SUPERVISES, member, organization, work.on, until, duties=duties, **kept)


def duties_of(line: Mapping[str, Any]) -> list[str]:
    duties = sorted({str(duty) for duty in line["duties"]})
    if not duties:
        raise refuse(say("NAMES_NONE", field="duties"), Rule.CHANGES_SOMETHING, "duties")
    return duties


def check_visits(line: Mapping[str, Any]) -> None:
    visits = line.get("visitsPerYear")
    if visits is not None and not 0 <= visits <= 366:
        raise refuse(say("VISITS_OUT_OF_BOUNDS"), Rule.NUMBERS_FIT, "visitsPerYear")


def doubled(work: Work, link: Fact, field: tuple[str, ...]) -> list[Refusal]:
    """A supervisor follows an organization by one link at a time."""
    links = [one for one in work.facts.from_(SUPERVISES, link.start) if one.end == link.end]
    if not any(link in pair for pair in overlapping(links)):
        return []
    other = next(one for one in links if one is not link)
    return [Refusal(say("FOLLOWED_ALREADY"), Rule.ONE_LINK_OF_A_SUPERVISOR, field, conflict(other))]


async def end(work: Work) -> None:
    """A supervision link ends on the day."""
    link = await work.link_with_others("supervision", SUPERVISES)
    work.ended(link, "supervision")
    work.result["supervisionId"] = link.key()


SUPERVISION_PAYLOAD = Payload("SupervisionPayload", ("supervisionId",))
SUPERVISIONS_PAYLOAD = Payload("SupervisionsPayload", ("supervisionIds",))
COMMANDS: Commands = {
    "assignSupervisor": Spec(ChangeKind.ASSIGN_SUPERVISOR, SUPERVISION_PAYLOAD, assign),
    "endSupervision": Spec(ChangeKind.END_SUPERVISION, SUPERVISION_PAYLOAD, end, {MEMBER: (SUPERVISED,)}),
    "assignSupervisors": Spec(ChangeKind.ASSIGN_SUPERVISORS, SUPERVISIONS_PAYLOAD, assign_all),
}
