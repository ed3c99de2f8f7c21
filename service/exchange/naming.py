"""Whom a cell names: organizations by code, by the way up, by a name that is theirs alone; members by card, or by name
and birthday; places by code."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.model.keys import fold, spelled_out
from graph.model.tables import OPEN_END
from graph.reads.named import Known, Named
from seeds.exchange.cells import Unread
from service.exchange.nearness import Nearness
from wording.said import say

MOST_CANDIDATES = 5
MOST_NEAR = 3
ABOVE = "/"
CODED = re.compile(r"\(([^()]+)\)$")


@dataclass(slots=True, eq=False)
class Organization:
    """One that is there, or one that a row of the file makes; `parents` are (id, since, until)."""

    id: str
    code: str
    name: str
    short: str | None
    since: date
    until: date = OPEN_END
    parents: list[tuple[str, date, date]] = field(default_factory=list[tuple[str, date, date]])

    def lives(self, day: date) -> bool:
        return self.since <= day < self.until


class Organizations:
    """All organizations by what they are called."""

    def __init__(self, found: Iterable[Named]) -> None:
        self.by_id: dict[str, Organization] = {}
        self.by_code: defaultdict[str, list[Organization]] = defaultdict(list)
        self.by_name: defaultdict[str, list[Organization]] = defaultdict(list)
        self.nearness = Nearness()
        # in an order of their own: that in which a graph gives them follows from all that it holds, and would be told
        for one in sorted(found, key=lambda one: (one.code, one.id)):
            parents = [(above, day(since), day(until)) for above, since, until in one.parents]
            self.add(Organization(one.id, one.code, one.name, one.short, day(one.since), day(one.until), parents))

    def add(self, one: Organization) -> None:
        self.by_id[one.id] = one
        if one.code:
            self.by_code[one.code].append(one)
        for text in dict.fromkeys(spelled_out(name) for name in (one.name, one.short) if name):
            self.by_name[text].append(one)
            self.nearness.add(text)

    def find(self, text: str, on: date, but: str = "") -> Organization:
        """The one that is meant on a day. Raises `Unread`."""
        found = [one for one in self.matching(text, on) if one.id != but]
        living = [one for one in found if one.lives(on)]
        if len(found) == 1 or len(living) == 1:
            return (living or found)[0]
        if not found:
            near = [self.way(one, on) for one in self.near(text, on) if one.id != but]
            said = say("NOT_FOUND_BUT_NEAR", candidates=near) if near else say("NOT_FOUND_ORGANIZATION")
            raise Unread(said, say("DO_NAME_ORGANIZATION"))
        named = [self.way(one, on) for one in (living or found)[:MOST_CANDIDATES]]
        raise Unread(say("SEVERAL_ORGANIZATIONS", candidates=named), say("DO_NAME_ORGANIZATION"))

    def matching(self, text: str, on: date) -> Sequence[Organization]:
        """By code, by a name with its code in brackets, by the whole text as a name, by a name and names above it."""
        if (coded := CODED.search(text)) and (known := self.by_code.get(coded[1])):
            return known
        if found := self.by_code.get(text) or self.by_name.get(spelled_out(text)):
            return found
        first, *above = [part.strip() for part in text.split(ABOVE)]
        if not above:
            return ()
        names = [spelled_out(part) for part in above]
        return [one for one in self.by_name.get(spelled_out(first), ()) if self.is_under(one, names, on)]

    def near(self, text: str, on: date) -> Sequence[Organization]:
        """Those of a day whose names are most like a text that names nobody; where it names what is above, those that
        are under it first."""
        first, *above = [spelled_out(part) for part in CODED.sub("", text).split(ABOVE)]
        living = [one for name in self.nearness.like(first) for one in self.by_name[name] if one.lives(on)]
        return sorted(living, key=lambda one: not self.is_under(one, above, on))[:MOST_NEAR]

    def is_under(self, one: Organization, names: Sequence[str], on: date) -> bool:
        """Whether organizations of these names stand above it, in this order."""
        wanted = list(names)
        for above in self.above(one, on):
            if wanted and wanted[0] in {spelled_out(name) for name in (above.name, above.short, above.code) if name}:
                wanted.pop(0)
        return not wanted

    def above(self, one: Organization, on: date) -> Iterator[Organization]:
        """What is above it on a day, nearest first; of one that has ended, what was last."""
        seen = {one.id}
        current: Organization | None = one
        while current is not None:
            held = [parent for parent, since, until in current.parents if since <= on < until]
            last = held or [parent for parent, _, _ in sorted(current.parents, key=lambda link: link[1])[-1:]]
            current = self.by_id.get(last[0]) if last and last[0] not in seen else None
            if current is not None:
                seen.add(current.id)
                yield current

    def way(self, one: Organization, on: date) -> str:
        """The organization and what is right above it, with its code: as a cell can name it."""
        above = next(self.above(one, on), None)
        return called(f"{one.name} {ABOVE} {above.name}" if above else one.name, one.code)


def called(name: str, code: str) -> str:
    """A name with its code, as a cell can name it."""
    return f"{name} ({code})" if code else name


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a row names: by what stands in it."""

    name: str
    born: date | None
    card: str | None


class Members:
    """Members by card, and by name and birthday."""

    def __init__(self, found: Iterable[Known]) -> None:
        self.by_card: dict[str, Known] = {}
        self.by_birth: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
        for one in found:
            self.add(one)

    def add(self, one: Known) -> None:
        if one.card:
            self.by_card[one.card] = one
        if one.born:
            self.by_birth[one.born, fold(one.name)].append(one)

    def find(self, who: Who, on: date) -> Known:
        """The member that is meant on a day. Raises `Unread`."""
        known = self.known(who, on)
        if known is None:
            raise Unread(say("NOT_FOUND_MEMBER"), say("DO_NAME_MEMBER"))
        return known

    def known(self, who: Who, on: date) -> Known | None:
        """The same, None where there is none. Raises `Unread` where it is not told whom, or of somebody else."""
        if who.card:
            found = self.by_card.get(who.card)
            if found is not None and fold(found.name) != fold(who.name):
                raise Unread(say("OTHER_NAME", name=found.name), say("DO_NAME_MEMBER"))
            return found
        if who.born is None:
            raise Unread(say("MEMBER_NOT_NAMED"), say("DO_NAME_MEMBER"))
        born = self.by_birth.get((who.born.isoformat(), fold(who.name)), [])
        living = [one for one in born if one.since <= on.isoformat() < one.until] or born
        if len(living) > 1:
            raise Unread(say("SEVERAL_MEMBERS", count=len(living)), say("DO_NAME_MEMBER"))
        return living[0] if living else None


def day(text: str) -> date:
    return date.fromisoformat(text)
