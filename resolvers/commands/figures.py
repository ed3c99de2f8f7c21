"""The command that states figures of organizations, and what is wrong with one.

A directive says what is to be reached in a period, or reports what was. Who states it anew does so by another directive
on another day: the newest figure counts, and the ledger keeps both.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from graph.facts.around import FIGURES, ITSELF, read_nodes, read_organizations
from graph.facts.facts import Fact
from graph.facts.stated import stated_before
from graph.model.directive_tables import DIRECTIVE, STATED
from graph.model.directive_words import StatedPurpose
from graph.model.kinds import NodeTable
from graph.model.stated import NUMBERS, is_stated_for
from graph.model.tables import ORGANIZATION
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work, key_from, not_there
from resolvers.commands.machinery.conflicts import conflict, span
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.rules import stated_already
from resolvers.commands.machinery.spec import Commands, Payload, Sides, Spec
from resolvers.commands.subjects import Line, each, lines_of
from resolvers.shared.arguments import plain
from wording.said import say

MOST_FIGURES = 5_000
MOST = 1e12
"""No number of a figure is greater."""
AROUND: Mapping[NodeTable, Sides] = {ORGANIZATION: (FIGURES,), DIRECTIVE: ITSELF}


async def state(work: Work) -> None:
    """Every figure of a directive, all or none; each reason for a refusal names its line."""
    lines = lines_of(work, "figures", MOST_FIGURES)
    key = work.key_of("directive", DIRECTIVE)
    await read_nodes(work.reads, work.facts, DIRECTIVE, [key])
    directive = work.known(DIRECTIVE, key, "directive")
    if work.on < directive.since:
        early = not_there(directive, work.on, "directive")
        raise refuse(early, Rule.INSIDE_LIVES, "directive", conflicting=conflict(directive))
    named = {key_from(line["organization"], "organization", ORGANIZATION) for line in lines}
    await read_organizations(work.reads, work.facts, named, [FIGURES], date.min)
    made = each(lines, "figures", partial(state_line, work, directive.start))
    warn(work, made, "on")
    work.result["statedFigureIds"] = [fact.key() for fact in made]


def state_line(work: Work, directive: str, line: Line) -> Fact:
    """The figure that a line gives, among the facts. Raises every refusal at once."""
    organization = key_from(line["organization"], "organization", ORGANIZATION)
    work.known(ORGANIZATION, organization, "organization")
    named = ("indicator", "purpose", "periodFrom", "periodTo", "numerator", "denominator")
    values = {name: plain(line[name]) for name in named if line.get(name) is not None}
    decided = {"decision": work.decision} if work.decision else {}
    fact = work.facts.join(STATED, organization, directive, **values, statedOn=work.on, **decided)
    if faults := [*faults_of(work, fact, "on"), *stated_twice(work, fact, "indicator")]:
        raise Refused(faults)
    return fact


def faults_of(work: Work, fact: Fact, stated: str) -> Iterator[Refusal]:
    """What is wrong with one figure; fields are those of the inputs, which name the day that it is stated on so."""
    values = fact.values
    since, until = values["periodFrom"], values["periodTo"]
    if not is_stated_for(since, until):
        yield Refusal(say("NO_PERIOD_OF_FIGURES", span=span(since, until)), Rule.PERIOD_FITS, ("periodFrom",))
    organization = work.facts.node(ORGANIZATION, fact.start)
    assert organization is not None, "whatever a figure is of is at hand"  # noqa: S101
    if organization.until <= since or until <= organization.since:
        outside = say("FIGURE_OUTSIDE_LIFE", span=span(organization.since, organization.until))
        yield Refusal(outside, Rule.PERIOD_FITS, ("periodFrom",), conflict(organization))
    if values["purpose"] == StatedPurpose.REPORTED and values["statedOn"] < since:
        early = say("REPORTED_BEFORE_PERIOD", day=values["statedOn"], since=since)
        yield Refusal(early, Rule.PERIOD_FITS, (stated,))
    yield from faults_of_numbers(values)


def faults_of_numbers(values: Mapping[str, Any]) -> Iterator[Refusal]:
    """A share of nothing is none, and what is counted alone is no share."""
    if not 0 <= values["numerator"] <= MOST:
        yield Refusal(say("FIGURE_OUT_OF_BOUNDS"), Rule.NUMBERS_FIT, ("numerator",))
    if "denominator" not in values:
        return
    if not 0 < values["denominator"] <= MOST:
        yield Refusal(say("DENOMINATOR_OUT_OF_BOUNDS"), Rule.NUMBERS_FIT, ("denominator",))
    if values["indicator"] in NUMBERS:
        yield Refusal(say("INDICATOR_IS_A_NUMBER"), Rule.FORM_FITS, ("denominator",))


def stated_twice(work: Work, fact: Fact, field: str) -> Iterator[Refusal]:
    """Whether the same was stated by the same directive, or on the same day."""
    if (other := stated_before(work.facts, fact)) is not None:
        yield stated_already(other, field)


def warn(work: Work, stated: Sequence[Fact], day: str) -> None:
    """Of what is unusual: a report before the period is over, a target behind it."""
    early = [one for one in stated if is_of(one, StatedPurpose.REPORTED) and one.values["statedOn"] < until_of(one)]
    late = [one for one in stated if is_of(one, StatedPurpose.TARGET) and until_of(one) <= one.values["statedOn"]]
    for code, found in (("REPORTED_IN_PERIOD", early), ("TARGET_AFTER_PERIOD", late)):
        if found:
            said = say(code, day=found[0].values["statedOn"], until=until_of(found[0]))
            work.warn(said, Rule.PERIOD_FITS, day)


def is_of(fact: Fact, purpose: StatedPurpose) -> bool:
    return bool(fact.values["purpose"] == purpose)


def until_of(fact: Fact) -> Any:
    return fact.values["periodTo"]


COMMANDS: Commands = {
    "stateFigures": Spec(ChangeKind.STATE_FIGURES, Payload("StatedFiguresPayload", ("statedFigureIds",)), state, AROUND)
}
