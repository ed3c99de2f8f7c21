"""The house itself: names that nobody else owns, files that stay small, documents that tell no machine's secrets."""

import re
import subprocess
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = {"bench", "execution", "explorer", "graph", "reports", "resolvers", "schema", "seeds", "service", "wording"}
MOST_LINES = 320
CALLERS = re.compile(r"\b(?:C|c)alled (?:by|from) [`a-z]")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).exists()]


def test_no_installed_distribution_owns_one_of_our_names() -> None:
    assert not ROOMS & packages_distributions().keys()


def test_no_file_of_code_grows_without_end() -> None:
    long = {
        path.name: n
        for path in tracked()
        if path.suffix == ".py" and (n := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert long == {}


def test_every_module_says_its_role() -> None:
    silent = [
        path.relative_to(ROOT)
        for path in tracked()
        if path.suffix == ".py" and path.name != "__init__.py" and path.read_text().strip()
        if not re.match(r'(#.*\n)*"""', path.read_text())
    ]
    assert silent == []


def test_no_cypher_is_put_together_from_values() -> None:
    """Texts are joined from constants: an f-string or a format call in the graph's room would be a way in."""
    for path in (ROOT / "graph").rglob("*.py"):
        for line in path.read_text().splitlines():
            if re.search(r"\b(MATCH|WHERE|RETURN|CREATE|MERGE)\b", line):
                assert not re.search(r'\bf"|\.format\(|% ', line), (path, line)


def test_no_docstring_names_its_callers() -> None:
    """The imports say who calls; a sentence about them goes stale unseen (of 204 such, 78 left somebody out)."""
    naming = [path.relative_to(ROOT) for path in tracked() if path.suffix == ".py" and CALLERS.search(path.read_text())]
    assert naming == []


def test_the_condition_on_the_day_stands_in_one_place() -> None:
    """Where access will add the viewer's scope, nothing may be forgotten: no text asks for its days by hand."""
    by_hand = [
        (path.name, line.strip())
        for path in (ROOT / "graph").rglob("*.py")
        if path.name != "dates.py"
        for line in path.read_text().splitlines()
        if re.search(r"\.since <=? \$|\.until = date\(", line) and "$day" not in line
    ]
    assert by_hand == []


def test_nobody_outside_of_the_graph_names_a_text() -> None:
    """Cypher stays in its room, and what is read comes out as typed rows. Those of `bench` have their own."""
    rooms = ROOMS - {"graph", "bench"}
    naming = [
        path.relative_to(ROOT)
        for path in tracked()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in rooms
        if re.search(r"LiteralString|\breads\.read\(", path.read_text())
    ]
    assert naming == []
