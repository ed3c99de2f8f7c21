"""What the page knows by heart is what the service has: words of all that a change tells, and what is told by group."""

import re
from pathlib import Path

from graph.model.kinds import LinkTable, NodeTable
from graph.model.seals import SALT
from graph.model.tables import LINKS, NODES
from resolvers.indicators.report import OF_CLASSIFIED

SOURCE = Path(__file__).parents[2] / "explorer/src"
TEXTS = (SOURCE / "words/texts/changes.js").read_text(encoding="utf-8")
UNTOLD = {"id", "version", SALT}
"""What the page leaves out of a fact (explorer/src/model/facts.js), and what no line tells."""
UNWRITTEN = {"LevelRule", "AdmissionRule", "SET_BY"}
"""What only seeds write."""


def told() -> list[NodeTable | LinkTable]:
    tables: list[NodeTable | LinkTable] = [*NODES.values(), *LINKS.values()]
    return [table for table in tables if table.name not in UNWRITTEN]


def test_every_fact_has_a_word() -> None:
    words = set(re.findall(r'"fact\.(\w+)"', TEXTS))
    assert {table.name for table in told()} == words


def test_every_property_of_a_fact_has_a_word() -> None:
    words = set(re.findall(r'"value\.(\w+)"', TEXTS))
    assert {name for table in told() for name in table.facts} - UNTOLD == words


def test_what_is_told_by_comparable_group_is_what_the_page_offers_it_for() -> None:
    [offered] = re.findall(
        r"OF_CLASSIFIED = new Set\(\[(.*)\]\)", (SOURCE / "views/indicators/compared.js").read_text(encoding="utf-8")
    )
    assert set(re.findall(r'"(\w+)"', offered)) == {kind.name for kind in OF_CLASSIFIED}
