"""What the page knows by heart is what the service has: words of all that a change tells, and what is told by group."""

import re
from pathlib import Path

from graph.model.kinds import LinkTable, NodeTable
from graph.model.seals import SALT
from graph.model.tables import LINKS, NODES
from resolvers.indicators.report import OF_CLASSIFIED
from wording.table import PARTS

SOURCE = Path(__file__).parents[2] / "explorer/src"
TEXTS = (SOURCE / "words/texts/changes.js").read_text(encoding="utf-8")
UNTOLD = {"id", "version", SALT}
"""What the page leaves out of a fact (explorer/src/model/facts.js), and what no line tells."""
UNWRITTEN = {"LevelRule", "AdmissionRule", "SET_BY"}
"""What only seeds write."""
OF_PROGRAMS = {"attendance", "change.seq", "cursor", "idempotencyKey", "of.under", "operationName", "visitsDue"}
"""What a sentence names that answers to no form or list of the page."""


def told() -> list[NodeTable | LinkTable]:
    tables: list[NodeTable | LinkTable] = [*NODES.values(), *LINKS.values()]
    return [table for table in tables if table.name not in UNWRITTEN]


def test_every_fact_has_a_word() -> None:
    words = set(re.findall(r'"fact\.(\w+)"', TEXTS))
    assert {table.name for table in told()} == words


def test_every_property_of_a_fact_has_a_word() -> None:
    words = set(re.findall(r'"value\.(\w+)"', TEXTS))
    assert {name for table in told() for name in table.facts} - UNTOLD == words


def test_every_list_that_goes_out_says_what_its_rows_are() -> None:
    [lists] = re.findall(r"LISTS = \[(.*)\]", (SOURCE / "ask/files.js").read_text(encoding="utf-8"))
    words = (SOURCE / "words/texts/files.js").read_text(encoding="utf-8")
    assert set(re.findall(r'"(\w+)"', lists)) == set(re.findall(r'"files\.row\.(\w+)"', words))


def test_what_is_told_by_comparable_group_is_what_the_page_offers_it_for() -> None:
    [offered] = re.findall(
        r"OF_CLASSIFIED = new Set\(\[(.*)\]\)", (SOURCE / "views/indicators/compared.js").read_text(encoding="utf-8")
    )
    assert set(re.findall(r'"(\w+)"', offered)) == {kind.name for kind in OF_CLASSIFIED}


def test_what_the_service_says_names_nothing_that_a_page_has_no_word_for() -> None:
    """Fields and arguments are named by their labels; what only programs need stands in brackets, which a page leaves
    out (explorer/src/model/sentences.js)."""
    sources = (path.read_text(encoding="utf-8") for path in (SOURCE / "words/texts").glob("*.js"))
    labels = {name for text in sources for name in re.findall(r'"(?:field|name)\.([A-Za-z.]+)"', text)}
    said = {re.sub(r" \(`[a-z]\w*`[^()]*\)", "", text) for texts in PARTS for pair in texts.values() for text in pair}
    named = {name for text in said for name in re.findall(r"`([A-Za-z.]+)`", text)}
    assert named - labels == OF_PROGRAMS
