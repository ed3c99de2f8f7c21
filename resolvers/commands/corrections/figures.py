"""Corrections of stated figures."""

from graph.facts.around import FIGURES
from graph.facts.facts import Fact
from graph.model.directive_tables import STATED
from resolvers.commands.corrections.values import answer_link, link_of_either, put_right
from resolvers.commands.figures import faults_of, stated_twice, warn
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import Refused

REQUIRED = ("indicator", "purpose", "periodFrom", "periodTo", "numerator", "statedOn")
OPTIONAL = ("denominator", "decision")


async def figure_named(work: Work, name: str) -> Fact:
    """The figure that the input names, with all others of the organization."""
    return await link_of_either(work, name, (STATED,), (), [FIGURES])


async def correct_figure(work: Work) -> None:
    """What the input says of one figure; with another period, indicator or purpose it has another id."""
    fact = await figure_named(work, "statedFigure")
    put_right(work, fact, REQUIRED, OPTIONAL)
    if faults := [*faults_of(work, fact, "statedOn"), *stated_twice(work, fact, "periodFrom")]:
        raise Refused(faults)
    warn(work, [fact], "statedOn")
    answer_link(work, fact)
