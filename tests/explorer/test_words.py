"""What a change tells has words: every table that commands write, and every property of its facts."""

import re
from pathlib import Path

from graph.model.kinds import LinkTable, NodeTable
from graph.model.seals import SALT
from graph.model.tables import LINKS, NODES

TEXTS = (Path(__file__).parents[2] / "explorer/src/words/texts/changes.js").read_text(encoding="utf-8")
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
