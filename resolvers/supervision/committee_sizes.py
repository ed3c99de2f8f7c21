"""How many seats a body has at least: rules that are versioned data (`SizeRule` in graph/model/tables.py).

Of the rules for a body that hold on the day, the one for the most members that the organization has counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SizeRule:
    """`besides`: only where the organization has that body too; `members`: from so many official members of its own."""

    id: str
    body: str
    besides: str | None
    members: int
    least: int
    regulation: str


@dataclass(frozen=True, slots=True)
class Seated:
    """An organization with its bodies: who sits in each, and in which roles."""

    id: str
    key: str
    official: int
    probationary: int
    seats: Sequence[Sequence[str]]

    def body(self, name: str, without: str | None = None) -> set[str]:
        """Who sits in a body, once each."""
        return {member for member, body, _ in self.seats if body == name and member != without}

    def bodies(self) -> set[str]:
        return {body for _, body, _ in self.seats}


def rule_for(seated: Seated, body: str, rules: Iterable[SizeRule]) -> SizeRule | None:
    """The rule that a body of an organization is under, if any."""
    applying = [
        rule
        for rule in rules
        if rule.body == body
        and rule.members <= seated.official
        and (rule.besides is None or rule.besides in seated.bodies())
    ]
    return max(applying, key=lambda rule: (rule.members, rule.least, rule.id), default=None)


def rules_of(rows: Iterable[Sequence[Any]]) -> list[SizeRule]:
    return [SizeRule(*row) for row in rows]
