"""All organizations of a day, for whoever works something out of many of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from graph.cypher.held import Around, Begun, Followed, Following, Lived, Placed, Seat, Step, Supervised, Took, Went
from graph.cypher.scope import Seen
from graph.tree.asking import Asking
from graph.tree.columns import BY_LEVEL, LEVEL, NAME, NO_ROW
from graph.tree.lineage import above_dissolved, dissolved, ended_into, heirs, steps_ahead, steps_back, taken_part
from graph.tree.lived import followed_from, followings, lived, under_between
from graph.tree.names import NAMED, Names
from graph.tree.ordinals import end_text, text_of
from graph.tree.places import PLAIN
from graph.tree.ranges import members_of
from graph.tree.slices import linked

PLACE_NAME = PLAIN.index("name")


class Counts:
    """What is counted in the tree of a day, of what a viewer sees. A change that comes meanwhile is not seen: what it
    writes stands behind what this reads."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.columns = asking.columns
        self.day = asking.tree
        self.counted = asking.counted

    def members(self, organizations: Sequence[str], standing: str | None, *, own: bool) -> list[int]:
        """The members of a standing (None: of both) at and under organizations, or (`own`) of each alone."""
        columns, day = self.columns, self.day.day
        if own:
            rows = self.seen(organizations, Seen.INSIDE)
            return [0 if row is None else members_of(columns, row, day, standing) for row in rows]
        shown = list(self.seen(organizations, Seen.SHOWN))
        known = [row for row in shown if row is not None]
        numbers = self.counted.members_under(known, standing)
        if len(known) == len(shown):
            return numbers
        found = iter(numbers)
        return [0 if row is None else next(found) for row in shown]

    def organizations(self, organizations: Sequence[str], levels: Collection[str] | None, *, itself: bool) -> list[int]:
        """The organizations of some levels (None: of all) under each, `itself` among them or not."""
        rows = self.seen(organizations, Seen.SHOWN)
        return [0 if row is None else self.counted.organizations_under(row, levels, itself=itself) for row in rows]

    def seen(self, organizations: Iterable[str], seen: Seen) -> Iterator[int | None]:
        """The row of each, None where the viewer does not see it so."""
        asking, rows = self.asking, map(self.columns.row_of.get, organizations)
        if asking.part is None:
            return rows
        return (row if row is not None and asking.sees(seen, row) else None for row in rows)


class Held(Counts):
    """The tree of a day with the columns that it is of, for whoever sees everything."""

    def under(self, tops: Collection[str]) -> list[Placed]:
        """What is at and under some organizations, each once."""
        return list(map(self.placed, self.rows_under(tops)))

    def rows_under(self, tops: Collection[str]) -> dict[int, None]:
        """The rows of what is at and under some organizations."""
        day, found = self.day, dict[int, None]()
        for row in self.rows(tops):
            if row not in found:
                found.update(dict.fromkeys(day.order[day.position[row] : day.behind[row]]))
        return found

    def living(self, organizations: Collection[str]) -> list[Placed]:
        """The organizations as far as they live on the day."""
        since, until, on = self.columns.since, self.columns.until, self.day.day
        return [self.placed(row) for row in self.rows(organizations) if since[row] <= on < until[row]]

    def parents(self, organizations: Collection[str]) -> dict[str, str]:
        """The ways from organizations up to their roots: from each on a way to the one right above it."""
        ids, parent = self.columns.ids, self.day.parent
        found: dict[str, str] = {}
        for low in self.rows(organizations):
            row = low
            while (above := parent[row]) != NO_ROW and ids[row] not in found:
                found[ids[row]] = ids[above]
                row = above
        return found

    def steps_back(self, organizations: Collection[str]) -> list[Step]:
        """What went into organizations, a generation of it, the latest first."""
        return [step for row in self.rows(organizations) for step in steps_back(self.columns, row)]

    def steps_ahead(self, organizations: Collection[str]) -> list[Step]:
        """What organizations went into, a generation of it, the earliest first."""
        return [step for row in self.rows(organizations) for step in steps_ahead(self.columns, row)]

    def ended_into(self, organizations: Collection[str]) -> list[Went]:
        """What ended by going into organizations by the day."""
        return [went for row in self.rows(organizations) for went in ended_into(self.columns, row, self.day.day)]

    def heirs(self, organizations: Collection[str]) -> list[Went]:
        """What organizations went into when they ended by the day."""
        return [went for row in self.rows(organizations) for went in heirs(self.columns, row, self.day.day)]

    def dissolved(self, organizations: Collection[str]) -> list[Went]:
        """What ended right under organizations by the day and went into nothing."""
        return [went for row in self.rows(organizations) for went in dissolved(self.columns, row, self.day.day)]

    def above_dissolved(self, organizations: Collection[str]) -> list[Went]:
        """What stood right above organizations that ended by the day and went into nothing."""
        return [went for row in self.rows(organizations) for went in above_dissolved(self.columns, row, self.day.day)]

    def events(self, organizations: Collection[str], since: date, until: date) -> list[Took]:
        """The events after one day, up to and with another, that organizations took part in; the earliest first."""
        return taken_part(self.columns, list(self.rows(organizations)), since.toordinal(), until.toordinal())

    def covered(self, organizations: Collection[str]) -> list[tuple[str, str]]:
        """Organizations with the places that they cover: (organization id, place id)."""
        ids, places, on = self.columns.ids, self.columns.places.ids, self.day.day
        return [
            (ids[row], places[place])
            for row in self.rows(organizations)
            for place in linked(self.columns.covers, row, on)
        ]

    def around(self, places: Collection[str]) -> list[Around]:
        """The places and all that they lie in."""
        held = self.columns.places
        known = (held.row_of[one] for one in places if one in held.row_of)
        found = held.at_or_around(known, self.day.day)
        return [
            Around(held.ids[row], held.plain[row][PLACE_NAME], held.keys[row], self.right_around(row)) for row in found
        ]

    def supervised(self, tops: Collection[str]) -> list[Supervised]:
        """What is at and under some organizations, with the links to them that have begun; the parent of a top that is
        under no other one is left out."""
        rows, parent = self.rows_under(tops), self.day.parent
        return [
            Supervised(
                one.id,
                one.parent if parent[row] in rows else None,
                one.level,
                one.sector,
                one.key,
                self.begun(row),
            )
            for row, one in zip(rows, map(self.placed, rows), strict=True)
        ]

    def begun(self, row: int) -> list[Begun]:
        """The links to an organization that have begun by the day."""
        supervising, on = self.columns.supervising, self.day.day
        member, since, until, in_charge, visits = supervising.links.columns
        return [
            Begun(supervising.ids[member[place]], on < until[place], bool(in_charge[place]), visits[place])
            for place in supervising.links.places(row)
            if since[place] <= on
        ]

    def followed(self, organizations: Collection[str]) -> list[Followed]:
        """The supervision links of organizations that hold on the day."""
        supervising, on = self.columns.supervising, self.day.day
        member, since, until, *_ = supervising.links.columns
        return [
            Followed(self.columns.ids[row], self.key(row), supervising.ids[member[place]], text_of(since[place]))
            for row in self.rows(organizations)
            for place in supervising.links.places(row)
            if since[place] <= on < until[place]
        ]

    def supervisors(self, members: Collection[str]) -> dict[str, int]:
        """The rows of those of the members who supervise anything."""
        row_of = self.columns.supervising.row_of
        return {one: row for one in members if (row := row_of.get(one)) is not None}

    def know(self, members: Collection[str]) -> bool:
        """Whether the seats and cells of all of these members are held: they are of those who supervise anything."""
        return len(self.supervisors(members)) == len(set(members))

    def seats(self, members: Collection[str], bodies: Collection[str]) -> list[tuple[str, Seat]]:
        """Members with their seats in some bodies that have begun by the day, ended ones among them."""
        supervising, ids, on = self.columns.supervising, self.columns.ids, self.day.day
        one, since, until, body, role, decision = supervising.seats.columns
        rows = self.supervisors(members)
        return [
            (
                member,
                Seat(ids[one[at]], body[at], role[at], text_of(since[at]), end_text(until[at]), decision[at]),
            )
            for member in rows
            for at in supervising.seats.places(rows[member])
            if since[at] <= on and body[at] in bodies
        ]

    def under_between(self, top: str, since: int, until: int) -> list[str]:
        """What may have been at and under an organization between two days, by links of the hierarchy in them."""
        found = {one for row in self.rows([top]) for one in under_between(self.columns, row, since, until)}
        return [self.columns.ids[row] for row in found]

    def lived(self, organizations: Collection[str]) -> list[Lived]:
        """Organizations with all their days."""
        return [lived(self.columns, row) for row in self.rows(organizations)]

    def followings(self, organizations: Collection[str]) -> list[Following]:
        """The supervision links of organizations, of all days."""
        return [one for row in self.rows(organizations) for one in followings(self.columns, row)]

    def sittings(self, members: Collection[str], bodies: Collection[str]) -> list[Following]:
        """The seats of members in some bodies, of all days."""
        supervising = self.columns.supervising
        rows = self.supervisors(members)
        return [one for member in rows for one in followed_from(self.columns, supervising.seats, member, rows, bodies)]

    def belongings(self, members: Collection[str]) -> list[Following]:
        """The cells that count members, of all days."""
        supervising = self.columns.supervising
        rows = self.supervisors(members)
        return [one for member in rows for one in followed_from(self.columns, supervising.cells, member, rows)]

    def names(self, kind: str, under: str | None, *, ever: bool) -> Names:
        """The names of organizations or of places on the day, or (`ever`) on any: of all, or of what is at and under an
        organization."""
        named = NAMED[kind]
        within = None if under is None else named.of_rows(self.asking, self.rows_under([under]))
        return Names(self.asking, named, within, ever=ever)

    def cells(self, members: Collection[str]) -> dict[str, str]:
        """The cells that count members on the day, by their ids."""
        supervising = self.columns.supervising
        rows = self.supervisors(members)
        found = ((one, linked(supervising.cells, row, self.day.day)) for one, row in rows.items())
        return {member: self.columns.ids[cells[0]] for member, cells in found if cells}

    def right_around(self, place: int) -> str | None:
        """The id of what a place lies in."""
        held = self.columns.places
        found = held.right_around(place, self.day.day)
        return held.ids[found[0]] if found else None

    def rows(self, organizations: Iterable[str]) -> Iterable[int]:
        """The rows of the organizations that there are."""
        row_of = self.columns.row_of
        return (row for one in organizations if (row := row_of.get(one)) is not None)

    def key(self, row: int) -> Any:
        """What puts an organization into order on the day."""
        shown = self.day.profile[row]
        return None if shown == NO_ROW else self.columns.profiles.columns[BY_LEVEL][shown]

    def placed(self, row: int) -> Placed:
        ids, texts = self.columns.ids, self.columns.profiles.columns
        above, shown = self.day.parent[row], self.day.profile[row]
        called: list[Any] = [None if shown == NO_ROW else texts[one][shown] for one in (NAME, LEVEL, BY_LEVEL)]
        name, level, key = called
        return Placed(ids[row], None if above == NO_ROW else ids[above], name, level, self.columns.sectors[row], key)
