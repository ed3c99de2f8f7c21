"""Two worlds, told by files: a list that whoever sees a part imports comes to the same, whatever is elsewhere.

Its rows name what they see and what they do not, by code, by name, by the way up, by card and by birthday, and say what
is recorded and what is not. Where what is elsewhere decides, that a rule stands in the way outside of what they see is
told, or that the change would reach there, and no more. What is left out of a statement is found so.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
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
from seeds.exchange.kinds import ListKind
from service.exchange import importing
from service.exchange.importing import Wish, import_file
from tests.conftest import Loaded
from tests.contract.filing import Sent, sent_by
from tests.contract.telling import told_schema
from tests.contract.viewing import Viewer, rows_elsewhere, viewers_of
from tests.support.arranging import on_server
from tests.support.asking import SCHEMA
from tests.worlds.elsewhere import NAMES
from tests.worlds.forest import plant, together
from wording.languages import Language

pytestmark = [pytest.mark.contract, pytest.mark.engine]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
WORLDS = 60 if THOROUGH else 4 if on_server() else 10
DECIDED_ELSEWHERE = {"OUTSIDE_OF_SIGHT", "NOT_PERMITTED"}
"""What may be told where another world decides otherwise."""
INSIDE = re.compile(r"\$inside\[[\w().]+\.id\] IS NOT NULL")
SHOWN = re.compile(r"\$shown\[[\w().]+\.id\] IS NOT NULL")
IDENTIFIED = re.compile(r"\$identified\[home\w*\.id\] IS NOT NULL")
LEAKS: Mapping[str, tuple[ListKind, Callable[[str], str]]] = {
    "organizations by name": (
        ListKind.PLANS,
        lambda text: SHOWN.sub("true", text) if "node.shortName" in text else text,
    ),
    "people by card": (
        ListKind.ASSIGNMENTS,
        lambda text: IDENTIFIED.sub("true", text) if "{cardNumber: value}" in text else text,
    ),
    "people by birthday": (
        ListKind.ASSIGNMENTS,
        lambda text: IDENTIFIED.sub("true", text) if "{birthDate: value}" in text else text,
    ),
    "who sits where": (ListKind.ASSIGNMENTS, lambda text: open_to_all(text) if "link.body" in text else text),
    "who follows what": (ListKind.SUPERVISION, lambda text: open_to_all(text) if "link.duties" in text else text),
    "meetings elsewhere": (ListKind.MEETINGS, lambda text: open_to_all(text) if "meeting.heldOn" in text else text),
    "what was judged elsewhere": (
        ListKind.ASSESSMENTS,
        lambda text: open_to_all(text) if "comparableGroup" in text else text,
    ),
    "cases of organizations that were found elsewhere": (
        ListKind.CASES,
        lambda text: open_to_all(text) if "(node:Organization {id: id})<-[:CONCERNS]-" in text else text,
    ),
    "cases of members that were found elsewhere": (
        ListKind.CASES,
        lambda text: open_to_all(text) if "(node:Member {id: id})<-[:CONCERNS]-" in text else text,
    ),
}
"""How the statements that read what a file names are changed so that they tell, and the list whose files find it."""
WORLDS_OF_LEAKS = 20 if on_server() else 40


def open_to_all(text: str) -> str:
    return INSIDE.sub("true", IDENTIFIED.sub("true", text))


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


def by_rows(told: Mapping[str, Any]) -> Mapping[int, Mapping[str, Any]]:
    """What is told of each row; of organizations of all together, as one may stand under another."""
    rows = [one["row"] for kind in ("problems", "warnings") for one in told[kind]]
    if told["list"] == "organizations":
        return {0: told}
    return {
        row: {kind: [one for one in told[kind] if one["row"] == row] for kind in ("problems", "warnings")}
        for row in rows
    }


NOTHING_WRONG = {"problems": (), "warnings": ()}


def is_told(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two worlds are told apart, otherwise than by a rule that something elsewhere decides."""
    if (one["unchanged"], one["changes"]) != (other["unchanged"], other["changes"]):
        return True
    here, there = by_rows(one), by_rows(other)
    pairs = [(here.get(row, NOTHING_WRONG), there.get(row, NOTHING_WRONG)) for row in {*here, *there}]
    return any(first != second and not (codes(first) | codes(second)) & DECIDED_ELSEWHERE for first, second in pairs)


def displace(viewer: Viewer) -> None:
    """Has some cases of one of their members alone, and of one of their organizations alone, be found elsewhere, as
    seldom one is."""
    world, links = viewer.world, viewer.world.rows.links
    others = sorted(world.nodes["Organization"].keys() - viewer.inside)
    tables = {"CONCERNS_MEMBER": viewer.own, "CONCERNS": viewer.inside}
    concerned = Counter(case for table in tables for case, _, _ in world.links(table))
    for table, own in tables.items():
        alone = [case for case, who, _ in world.links(table) if who in own and concerned[case] == 1][:3]
        for at, (case, _, said) in enumerate(links.get("ARISES_AT", []) if others else ()):
            if case in alone:
                links["ARISES_AT"][at] = (case, others[0], said)


def drawn(directory: Path, worlds: int, *, displaced: bool = False) -> tuple[Rows, list[Sent], Rows]:
    """The worlds, a file of each list in each, and the worlds with all that their viewers do not see otherwise."""
    forest, random = plant(worlds), Random("imports")
    viewers = viewers_of(forest.worlds, told_schema(SCHEMA.graphql), random, 0, identifying=True)
    for viewer in viewers if displaced else ():
        displace(viewer)
    files = [one for number, viewer in enumerate(viewers) for one in sent_by(viewer, number, directory)]
    return (
        together([one.world.rows for one in viewers]),
        files,
        together([rows_elsewhere(viewer, random) for viewer in viewers]),
    )


class Ordered(SeenReads):
    """Reads whose rows come in one order, or the other way round: that of a graph follows from all that it holds."""

    backwards = False

    async def read(self, text: Any, /, **parameters: Any) -> Any:
        return self.ordered(await super().read(text, **parameters))

    def ordered(self, rows: Any) -> Any:
        """Lists of rows that begin with an id, however deep, in the order."""
        if not isinstance(rows, list):
            return rows
        found = [self.ordered(one) for one in rows]
        if all(isinstance(one, list) and one and isinstance(one[0], str) for one in found):
            found.sort(key=repr, reverse=self.backwards)
        return found


async def test_a_list_comes_to_the_same_whatever_is_elsewhere(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "seen_reads", lambda reads, _: Ordered(reads))
    rows, files, others = drawn(tmp_path, WORLDS)
    await loaded.hold(rows)
    here = await come_to(loaded.graph, files)
    await loaded.hold(others)
    monkeypatch.setattr(Ordered, "backwards", True)
    there = await come_to(loaded.graph, files)
    counted = Counter[str]()
    for file, one, other in zip(files, here, there, strict=True):
        counted["alike" if one == other else "decided elsewhere"] += 1
        counted["rows"] += one["rows"]
        counted["wrong"] += len({each["row"] for each in one["problems"]})
        counted["unchanged"] += one["unchanged"]
        counted["changed"] += len(one["changes"])
        counted.update(codes(one))
        assert not is_told(one, other), (file.path.read_text(), one, other)
        names = set(NAMES) - {name for name in NAMES if name in file.path.read_text()}
        assert not any(name in json.dumps(end, ensure_ascii=False) for end in (one, other) for name in names)
    print(counted)
    assert counted["decided elsewhere"] < len(files) / 5
    assert counted["unchanged"] > counted["rows"] / 50
    assert counted["wrong"] < counted["rows"] * 0.9
    assert {"NOT_FOUND_ORGANIZATION", "NOT_FOUND_MEMBER", "EXISTS_OTHERWISE", "NOT_PERMITTED"} <= counted.keys()


class Leaking(SeenReads):
    """Reads in which statements are changed before they run."""

    change: Callable[[str], Any] = staticmethod(lambda text: text)

    async def read(self, text: Any, /, **parameters: Any) -> Any:
        return await self.reads.read(type(self).change(text), **parameters)


async def test_what_is_left_out_of_a_statement_is_found(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, files, others = drawn(tmp_path, WORLDS_OF_LEAKS, displaced=True)

    def leaking(reads: Reads, scope: Scope) -> Reads:
        assert scope is Scope.PART
        return Leaking(reads)

    monkeypatch.setattr(importing, "seen_reads", leaking)
    found = dict[str, list[list[dict[str, Any]]]]()
    for world in (rows, others):
        await loaded.hold(world)
        for name, (kind, change) in LEAKS.items():
            monkeypatch.setattr(Leaking, "change", staticmethod(change))
            own = [one for one in files if one.path.stem.endswith(kind.value)]
            found.setdefault(name, []).append(await come_to(loaded.graph, own))
    unfound = [name for name, (here, there) in found.items() if not any(map(is_told, here, there))]
    assert not unfound
