"""Two worlds, told by files: a list that whoever sees a part imports comes to the same, whatever is elsewhere.

Its rows name what they see and what they do not, by code, by name, by the way up, by card and by birthday, and say what
is recorded and what is not. Where what is elsewhere decides, that a rule stands in the way outside of what they see is
told, or that the change would reach there, and no more. What is left out of a statement is found so.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from execution.view import Scope, View
from graph.cypher.scope import SeenReads
from graph.engine.sessions import Graph, Reads
from graph.model.rights import CHANGING, Permitted
from graph.reads.holders import list_held
from resolvers.shared.scope import Holding
from seeds.draft.rows import Rows
from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists_out import Listing, Values, write_csv
from service.exchange import importing
from service.exchange.importing import Wish, import_file
from tests.conftest import Loaded
from tests.contract.telling import told_schema
from tests.contract.viewing import Viewer, rows_elsewhere, viewers_of
from tests.reference.world import World
from tests.support.arranging import on_server
from tests.support.asking import SCHEMA
from tests.worlds.elsewhere import NAMES
from tests.worlds.forest import plant, together
from wording.languages import Language

pytestmark = [pytest.mark.contract, pytest.mark.engine]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
WORLDS = 60 if THOROUGH else 4 if on_server() else 10
ROWS = 6
"""So many rows a file."""
DECIDED_ELSEWHERE = {"OUTSIDE_OF_SIGHT", "NOT_PERMITTED"}
"""What may be told where another world decides otherwise."""
INSIDE = re.compile(r"\$inside\[[\w().]+\.id\] IS NOT NULL")
SHOWN = re.compile(r"\$shown\[[\w().]+\.id\] IS NOT NULL")
IDENTIFIED = re.compile(r"\$identified\[home\w*\.id\] IS NOT NULL")
LEAKS: Mapping[str, Callable[[str], str]] = {
    "organizations by name": lambda text: SHOWN.sub("true", text) if "node.shortName" in text else text,
    "people by card": lambda text: IDENTIFIED.sub("true", text) if "{cardNumber: value}" in text else text,
    "people by birthday": lambda text: IDENTIFIED.sub("true", text) if "{birthDate: value}" in text else text,
    "where people are elsewhere": lambda text: INSIDE.sub("true", text) if "link.circumstance" in text else text,
    "who sits where": lambda text: INSIDE.sub("true", IDENTIFIED.sub("true", text)) if "link.body" in text else text,
    "who follows what": lambda text: INSIDE.sub("true", IDENTIFIED.sub("true", text)) if "duties" in text else text,
    "meetings elsewhere": lambda text: INSIDE.sub("true", text) if "meeting.heldOn" in text else text,
    "what was judged elsewhere": lambda text: INSIDE.sub("true", text) if "comparableGroup" in text else text,
    "cases elsewhere": lambda text: INSIDE.sub("true", text) if "found.summary" in text else text,
}
"""How the statements that read what a file names are changed so that they tell."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws rows of lists about a viewer's world."""

    viewer: Viewer
    random: Random

    @property
    def world(self) -> World:
        return self.viewer.world

    def one(self, label: str, own: frozenset[str]) -> Mapping[str, Any]:
        """A node: as often one of the viewer's own as any."""
        nodes = self.world.nodes.get(label, {})
        known = sorted(own & nodes.keys()) if self.random.random() < 0.5 else []
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
        """(start, end, what it says) of a link that is there, of the viewer's own or not."""
        found = self.world.links(table)
        own = [one for one in found if one[1] in self.viewer.inside]
        some = own if own and self.random.random() < 0.5 else found
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
        held = self.world.links("OF")
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
            if table == "ASSESSED":
                return {"subjectOrganization": self.called(subject), "judgedAt": self.called(at), **told}
            return {"subjectOrganization": self.called(at), **self.named(subject), **told}
        year = self.day().year
        told = {"assessment": "CLASSIFICATION", "periodFrom": date(year, 1, 1), "periodTo": date(year + 1, 1, 1)}
        who = self.who() if self.random.random() < 0.5 else {}
        return {"subjectOrganization": self.called(), **who, **told, "result": "GOOD", "decidedOn": self.viewer.today}

    def cases(self) -> Values:
        who = self.who() if self.random.random() < 0.6 else {}
        found = sorted(self.world.nodes.get("Case", {}))
        told: Values = {"caseKind": "FEEDBACK", "caseForm": "OPINION", "caseSource": "FRONT", "openedOn": self.day()}
        if found and self.random.random() < 0.6:
            one = self.random.choice(found)
            row = self.world.nodes["Case"][one]
            told = {"caseKind": row["kind"], "caseForm": row["form"], "caseSource": row["source"]}
            told |= {"openedOn": row["openedOn"], "years": row["years"]}
            of = [end for start, end, _ in self.world.links("CONCERNS_MEMBER") if start == one]
            who = self.named(self.world.nodes["Member"][of[0]]) if of else {}
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


async def come_to(graph: Graph, files: Sequence[Sent]) -> list[dict[str, Any]]:
    """What becomes of each file, tried in its viewer's name."""
    held, found = await list_held(graph), []
    for one in files:
        holding = Holding.of(held, one.viewer.today)
        sight = holding.sight(one.viewer.granted, (), one.viewer.granted)
        may = Permitted("v1", frozenset(), dict.fromkeys(CHANGING, holding.remit(one.viewer.granted)), sight)

        async def rights(_: Reads, may: Permitted = may) -> Permitted:
            return may

        view = View.whole(one.viewer.today).part(sight)
        kind = one.path.stem.split("-")[1]
        wish = Wish("v1", view, kind, dry_run=True, update=one.update, rights=rights, beyond=BEYOND)
        imported = await import_file(graph, one.path, wish, lambda *_: None)
        found.append(imported.told(Language.EN, tried=True))
    return found


BEYOND = SCHEMA.shape.parts.beyond_in_input


def codes(told: Mapping[str, Any]) -> set[str]:
    return {one["code"] for kind in ("problems", "warnings") for one in told[kind]}


def is_told(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two worlds are told apart, otherwise than by a rule that something elsewhere decides."""
    if (one["unchanged"], one["changes"]) != (other["unchanged"], other["changes"]):
        return True
    return one != other and not (codes(one) | codes(other)) & DECIDED_ELSEWHERE


def drawn(directory: Path, worlds: int) -> tuple[Rows, list[Sent], Rows]:
    """The worlds, a file of each list in each, and the worlds with all that their viewers do not see otherwise."""
    forest, random = plant(worlds), Random("imports")
    viewers = viewers_of(forest.worlds, told_schema(SCHEMA.graphql), random, 0, identifying=True)
    files = [one for number, viewer in enumerate(viewers) for one in sent_by(viewer, number, directory)]
    return forest.rows, files, together([rows_elsewhere(viewer, random) for viewer in viewers])


async def test_a_list_comes_to_the_same_whatever_is_elsewhere(loaded: Loaded, tmp_path: Path) -> None:
    rows, files, others = drawn(tmp_path, WORLDS)
    await loaded.hold(rows)
    here = await come_to(loaded.graph, files)
    await loaded.hold(others)
    there = await come_to(loaded.graph, files)
    counted = Counter[str]()
    for file, one, other in zip(files, here, there, strict=True):
        counted["alike" if one == other else "decided elsewhere"] += 1
        counted["rows"] += one["rows"]
        counted["wrong"] += len({each["row"] for each in one["problems"]})
        counted["unchanged"] += one["unchanged"]
        counted["changed"] += len(one["changes"])
        counted.update(codes(one))
        assert not is_told(one, other), (file, file.path.read_text(), one, other)
        names = set(NAMES) - {name for name in NAMES if name in file.path.read_text()}
        assert not any(name in json.dumps(end, ensure_ascii=False) for end in (one, other) for name in names)
    print(counted)
    assert counted["decided elsewhere"] < len(files) / 5
    assert counted["unchanged"] > counted["rows"] / 50
    assert counted["wrong"] < counted["rows"] * 0.9
    assert {"NOT_FOUND_ORGANIZATION", "NOT_FOUND_MEMBER", "EXISTS_OTHERWISE", "OUTSIDE_OF_SIGHT"} <= counted.keys()


class Leaking(SeenReads):
    """Reads in which statements are changed before they run."""

    change: Callable[[str], str] = staticmethod(lambda text: text)

    async def read(self, text: Any, /, **parameters: Any) -> Any:
        return await self.reads.read(type(self).change(text), **parameters)


async def test_what_is_left_out_of_a_statement_is_found(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, files, others = drawn(tmp_path, 12)

    def leaking(reads: Reads, scope: Scope) -> Reads:
        assert scope is Scope.PART
        return Leaking(reads)

    monkeypatch.setattr(importing, "seen_reads", leaking)
    found = dict[str, list[list[dict[str, Any]]]]()
    for world in (rows, others):
        await loaded.hold(world)
        for name, change in LEAKS.items():
            monkeypatch.setattr(Leaking, "change", staticmethod(change))
            found.setdefault(name, []).append(await come_to(loaded.graph, files))
    unfound = [name for name, (here, there) in found.items() if not any(map(is_told, here, there))]
    assert not unfound
