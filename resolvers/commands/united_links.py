"""Supervision links when one organization goes into another: each goes on with that, and where a supervisor follows
both, the two become one."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from graph.facts.facts import Fact, Values
from graph.model.tables import SUPERVISES
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.conflicts import conflict
from wording.said import say

Span = tuple[date, date, Values]
"""From a day up to another one, what a link says."""


def carry_supervisions(work: Work, old: str, into: str) -> None:
    """The links of an organization from the day on, those that begin later too, go on with what it went into."""
    for supervisor in sorted({fact.start for fact in work.facts.to(SUPERVISES, old) if fact.until > work.on}):
        own = [fact for fact in work.facts.from_(SUPERVISES, supervisor) if fact.until > work.on]
        going = [fact for fact in own if fact.end == old]
        there = [fact for fact in own if fact.end == into and any(shares_days(fact, one) for one in going)]
        unite(work, going, there, into)


def shares_days(one: Fact, other: Fact) -> bool:
    return one.since < other.until and other.since < one.until


def unite(work: Work, going: Sequence[Fact], there: Sequence[Fact], into: str) -> None:
    """One link at a time, with the duties of both and the more visits; the warning names the one that goes."""
    spans = spans_of(work, [*there, *going])
    for one in going:
        if met := [other for other in there if shares_days(one, other)]:
            united = say("LINKS_UNITED", day=max(work.on, met[0].since))
            work.warn(united, Rule.ONE_LINK_OF_A_SUPERVISOR, "organizations", conflicting=conflict(one))
        one.cease(work.on)
    kept = [one for one in there if (max(one.since, work.on), one.until, said(one)) in spans]
    for one in there:
        if one not in kept:
            one.cease(work.on)
    for since, until, values in spans:
        if not any(one.since <= since and until <= one.until for one in kept):
            work.facts.open(SUPERVISES, going[0].start, into, since, until, **values)


def spans_of(work: Work, links: Sequence[Fact]) -> list[Span]:
    """What is said from turn to turn, as long as it is the same."""
    turns = sorted({max(day, work.on) for one in links for day in (one.since, one.until)})
    spans: list[Span] = []
    for since, until in pairwise(turns):
        holding = [one for one in links if one.holds(since)]
        values = united([said(one) for one in holding])
        if holding and spans and spans[-1][1:] == (since, values):
            spans[-1] = (spans[-1][0], until, values)
        elif holding:
            spans.append((since, until, values))
    return spans


def said(link: Fact) -> Values:
    return {name: value for name, value in link.values.items() if name not in {"since", "until"}}


def united(said_by: Sequence[Values]) -> Values:
    """The values of the first, with the duties of all and the most visits."""
    values: dict[str, Any] = dict(said_by[0]) if said_by else {}
    for other in said_by[1:]:
        if not set(values["duties"]).issuperset(other["duties"]):
            values["duties"] = sorted({*values["duties"], *other["duties"]})
        visits = [one["visitsPerYear"] for one in (values, other) if "visitsPerYear" in one]
        values |= {"visitsPerYear": max(visits)} if visits else {}
    return values
