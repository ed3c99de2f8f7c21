"""How many seats a body has at least: rules that are versioned data (`SizeRule` in graph/model/tables.py).

Of the rules for a body that hold on the day, the one for the most members that the organization has counts.
"""

from collections.abc import Iterable

from graph.reads.impact import SizeRule, Staffed


def sitting(organization: Staffed, body: str, without: str | None = None) -> set[str]:
    """Who sits in a body, once each."""
    return {seat.member for seat in organization.seats if seat.body == body and seat.member != without}


def rule_for(organization: Staffed, body: str, rules: Iterable[SizeRule]) -> SizeRule | None:
    """The rule that a body of an organization is under, if any."""
    bodies = {seat.body for seat in organization.seats}
    applying = [
        rule
        for rule in rules
        if rule.body == body
        and rule.members <= organization.official
        and (rule.besides is None or rule.besides in bodies)
    ]
    return max(applying, key=lambda rule: (rule.members, rule.least, rule.id), default=None)
