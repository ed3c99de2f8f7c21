"""The plain-Python reference of what a dated decision means: what it says holds until the next one about the same.

It knows nothing of rows: for each attribute, which value was decided for which day. The last decision of an attribute
by its day is what holds; of two for one day, the one that was recorded later.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Decided:
    """One attribute from its first day on, and what was decided about it since; `names` are the decisions' symbols."""

    first: str | None
    values: dict[date, str | None] = field(default_factory=dict[date, str | None])
    names: dict[date, str] = field(default_factory=dict[date, str])

    def on(self, day: date) -> str | None:
        made = [one for one in self.values if one <= day]
        return self.values[max(made)] if made else self.first

    def decide(self, value: str | None, day: date, name: str) -> bool:
        """Refused where nothing would tell of it: what it says holds already, until then already, or next."""
        before = Decided(self.first, {one: known for one, known in self.values.items() if one < day})
        later = [one for one in self.values if one > day]
        beside = {self.on(day), *([self.values[min(later)]] if later else [])}
        if value in beside | ({before.on(day)} if day in self.values else set[str | None]()):
            return False
        self.values[day], self.names[day] = value, name
        return True

    def last(self, since: date, until: date) -> str | None:
        """The symbol of the last decision after a day up to another one."""
        made = [one for one in self.names if since < one <= until]
        return self.names[max(made)] if made else None
