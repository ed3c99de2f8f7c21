"""Files that a viewer sends: rows of each list about their world, which name what they see and what they do not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists_out import Listing, Values, write_csv
from tests.contract.viewing import Viewer
from tests.reference.world import World
from wording.languages import Language

ROWS = 6
"""So many rows a file."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws rows of lists about a viewer's world."""

    viewer: Viewer
    random: Random

    @property
    def world(self) -> World:
        return self.viewer.world

    def one(self, label: str, own: frozenset[str]) -> Mapping[str, Any]:
        """A node: mostly one of the viewer's own, else any."""
        nodes = self.world.nodes.get(label, {})
        known = sorted(own & nodes.keys()) if self.random.random() < 0.75 else []
        return nodes[self.random.choice(known or sorted(nodes))] if nodes else {}

    def called(self, one: Mapping[str, Any] | None = None) -> str:
        """An organization as a cell names it."""
        row = one or self.one("Organization", self.viewer.inside)
        parents = [end for start, end, _ in self.world.links("PART_OF") if start == row["id"]]
        above = self.world.nodes["Organization"][parents[-1]]["name"] if parents else row["name"]
        return str(
            self.random.choice(
                (row["code"], row["code"], row["name"], f"{row['name']} ({row['code']})", f"{row['name']} / {above}")
            )
        )

    def who(self, column: str = "memberName") -> Values:
        """A member as cells name one: by card, by birthday, by both, by a card that is somebody else's."""
        row = self.one("Member", self.viewer.own)
        if not row:
            return {column: "Lê Hoa", "cardNumber": "new"}
        card = {"cardNumber": row["cardNumber"] or "new"}
        born = {"birthDate": row["birthDate"]} if row["birthDate"] else {}
        other = {"cardNumber": self.one("Member", self.viewer.own)["cardNumber"] or "new"}
        return {column: row["name"], **self.random.choice((card, card, born, {**card, **born}, other))}

    def day(self) -> date:
        return self.viewer.today - timedelta(days=self.random.choice((0, 0, 0, 40, 400)))

    def link(self, table: str) -> tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]] | None:
        """(start, end, what it says) of a link that is there: of the viewer's own, of somebody of theirs, or of any."""
        found = list(self.world.links(table))
        own = [one for one in found if one[1] in self.viewer.inside]
        theirs = [one for one in found if one[0] in self.viewer.own | self.viewer.inside and one not in own]
        some = self.random.choice([each for each in (own, theirs, found) if each] or [[]])
        if not some:
            return None
        start, end, said = self.random.choice(some)
        people = {**self.world.nodes.get("Member", {}), **self.world.nodes["Organization"]}
        return people[start], self.world.nodes["Organization"][end], said

    def named(self, member: Mapping[str, Any]) -> Values:
        return {"memberName": member["name"], "birthDate": member["birthDate"], "cardNumber": member["cardNumber"]}

    def organizations(self) -> Values:
        row = self.one("Organization", self.viewer.inside)
        new = self.random.random() < 0.4
        code = f"new{self.random.randint(0, 99)}" if new else row["code"]
        name = self.random.choice((row["name"], "Chi bộ Mới"))
        return {"code": code, "name": name, "level": "CELL", "parent": self.called(), "since": self.day()}

    def members(self) -> Values:
        here = self.link("MEMBER_OF")
        if here is not None and self.random.random() < 0.6:
            member, cell, said = here
            told = {"admittedOn": member["admittedOn"], "cellSince": said["since"], "membership": said["kind"]}
            return {"cell": self.called(cell), **self.named(member), **told}
        known = {"admittedOn": self.day(), "cellSince": self.viewer.today}
        return {"cell": self.called(), **self.who(), **known}

    def assignments(self) -> Values:
        here = self.link("HOLDS")
        if here is not None and self.random.random() < 0.5:
            member, at, said = here
            told = {name: said[name] for name in ("body", "role", "since")}
            return {"organization": self.called(at), **self.named(member), **told}
        seat = {"body": self.random.choice(("CELL_COMMITTEE", "INSPECTION_COMMISSION")), "role": "MEMBER"}
        return {"organization": self.called(), **self.who(), **seat, "since": self.day()}

    def offices(self) -> Values:
        return {"at": self.called(), **self.who("holderName"), "office": "VILLAGE_HEAD", "since": self.day()}

    def supervision(self) -> Values:
        here = self.link("SUPERVISES")
        if here is not None and self.random.random() < 0.5:
            member, at, said = here
            told = {"duties": said["duties"], "since": said["since"]}
            return {"organization": self.called(at), **self.named(member), **told}
        told = {"duties": ["FOLLOW"], "since": self.day(), "acceptWithoutStanding": "x"}
        return {"organization": self.called(), **self.who(), **told}

    def meetings(self) -> Values:
        held = list(self.world.links("OF"))
        numbers = {"expected": 3, "present": self.random.randint(0, 3)}
        if held and self.random.random() < 0.5:
            meeting, at, _ = self.random.choice(held)
            row = self.world.nodes["Meeting"][meeting]
            told = {"heldOn": row["heldOn"], "meeting": row["kind"]}
            numbers = {name: row[name] for name in ("expected", "present")}
            return {"organization": self.called(self.world.nodes["Organization"][at]), **told, **numbers}
        came = self.who("visitorName") if self.random.random() < 0.4 else {}
        return {"organization": self.called(), "heldOn": self.day(), **numbers, **came}

    def plans(self) -> Values:
        told = {"plannedFor": self.day() + timedelta(days=self.random.choice((0, 30))), "plannedOn": self.day()}
        return {"organization": self.called(), "note": self.random.choice((None, "7 giờ")), **told}

    def assessments(self) -> Values:
        table = self.random.choice(("ASSESSED", "MEMBER_ASSESSED"))
        here = self.link(table)
        if here is not None and self.random.random() < 0.5:
            subject, at, said = here
            told = {"assessment": said["kind"], "periodFrom": said["periodFrom"], "periodTo": said["periodTo"]}
            told |= {"result": self.random.choice((said["level"], "GOOD")), "decidedOn": said["decidedOn"]}
            told |= {} if said["body"] == "NONE" else {"body": said["body"]}
            where = self.called(self.random.choice((at, None)))
            if table == "ASSESSED":
                judged = {"judgedAt": where} if self.random.random() < 0.5 else {}
                return {"subjectOrganization": self.called(subject), **judged, **told}
            return {"subjectOrganization": where, **self.named(subject), **told}
        year = self.day().year
        told = {"assessment": "CLASSIFICATION", "periodFrom": date(year, 1, 1), "periodTo": date(year + 1, 1, 1)}
        who = self.who() if self.random.random() < 0.5 else {}
        return {"subjectOrganization": self.called(), **who, **told, "result": "GOOD", "decidedOn": self.viewer.today}

    def cases(self) -> Values:
        who = self.who() if self.random.random() < 0.6 else {}
        found = sorted(self.world.nodes.get("Case", {}))
        told: Values = {"caseKind": "FEEDBACK", "caseForm": "OPINION", "caseSource": "FRONT", "openedOn": self.day()}
        if found and self.random.random() < 0.6:
            tables = ("CONCERNS_MEMBER", "CONCERNS")
            of_own = [
                case
                for table in tables
                for case, who, _ in self.world.links(table)
                if who in self.viewer.own | self.viewer.inside
            ]
            here = {case for case, at, _ in self.world.links("ARISES_AT") if at in self.viewer.inside}
            elsewhere = [case for case in of_own if case not in here]
            one = self.random.choice(self.random.choice((of_own or found, elsewhere or found, found)))
            row = self.world.nodes["Case"][one]
            told = {"caseKind": row["kind"], "caseForm": row["form"], "caseSource": row["source"]}
            told |= {"openedOn": row["openedOn"], "years": row["years"]}
            of = [end for start, end, _ in self.world.links("CONCERNS_MEMBER") if start == one]
            who = self.named(self.world.nodes["Member"][of[0]]) if of else {}
            at = [end for start, end, _ in self.world.links("CONCERNS") if start == one]
            subject = self.called(self.world.nodes["Organization"][at[0]] if at else None)
            handlers = [
                end for start, end, _ in self.world.links("HANDLED_BY") if start == one and end in self.viewer.inside
            ]
            handler = self.called(self.world.nodes["Organization"][handlers[0]] if handlers else None)
            return {"subjectOrganization": subject, **who, **told, "handledBy": handler}
        return {"subjectOrganization": self.called(), **who, **told, "handledBy": self.called()}

    def file(self, kind: ListKind) -> Sequence[Values]:
        draw: Callable[[], Values] = getattr(self, kind.value)
        return [draw() for _ in range(ROWS)]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that a viewer sends, and whether it changes what is recorded."""

    viewer: Viewer
    path: Path
    update: bool


def sent_by(viewer: Viewer, number: int, directory: Path) -> Iterator[Sent]:
    """A file of each list."""
    drawing = Drawing(viewer, Random(f"files {number}"))
    for kind in ListKind:
        path = directory / f"{number}-{kind.value}.csv"
        write_csv(Listing(KINDS[kind.value], Language.EN, drawing.file(kind)), path)
        yield Sent(viewer, path, drawing.random.random() < 0.5)
