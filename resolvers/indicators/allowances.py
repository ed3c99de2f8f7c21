"""How many days the norms of a kind allow an organization: those of the nearest setter at or above it on the day, else
those that nobody has set."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from graph.cypher.held import Lived
from graph.reads.norms import Norm


class Allowances:
    """The norms, and the organizations with all that was above them."""

    def __init__(self, norms: Iterable[Norm], lived: Mapping[str, Lived]) -> None:
        self.by_setter: defaultdict[str | None, list[Norm]] = defaultdict(list)
        for norm in norms:
            self.by_setter[norm.set_by].append(norm)
        self.lived = lived
        self.known: dict[tuple[str, int], int | None] = {}

    def on(self, organization: str, day: int) -> int | None:
        """The days that an organization is allowed on a day; None where no norm says any."""
        key = organization, day
        if key not in self.known:
            own = self.of_setter(organization, day)
            self.known[key] = self.above(organization, day) if own is None else own
        return self.known[key]

    def above(self, organization: str, day: int) -> int | None:
        for parent, since, until in self.lived[organization].parents:
            if since <= day < until:
                return self.on(parent, day)
        return self.of_setter(None, day)

    def of_setter(self, setter: str | None, day: int) -> int | None:
        """The fewest days of those that one has set and that hold."""
        found = self.by_setter.get(setter)
        if not found:
            return None
        on = date.fromordinal(day).isoformat()
        return min((norm.days or 0 for norm in found if norm.since <= on < norm.until), default=None)
