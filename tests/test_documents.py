"""The documents say what is true: what is made from something is current, and what they name is there."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse

ROOT = Path(__file__).parent.parent
QUESTIONS = sorted((ROOT / "docs" / "questions").glob("*.graphql"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def targets() -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+):.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_the_page_of_the_questions_is_what_their_files_say() -> None:
    found = subprocess.run(
        [sys.executable, "scripts/questions", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout) == (0, "")


def test_the_table_of_indicators_is_what_their_definitions_say() -> None:
    found = subprocess.run(
        [sys.executable, "scripts/indicators", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout) == (0, "")


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_is_one_operation_with_the_name_of_its_file(path: Path) -> None:
    (operation,) = parse(path.read_text(encoding="utf-8")).definitions
    assert isinstance(operation, OperationDefinitionNode)
    assert operation.name is not None
    assert operation.name.value == path.stem.partition("-")[2].title().replace("-", "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_leads_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\((?!http|#)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_what_is_said_to_be_guarded_names_tests_that_are_there() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    tests = {path.relative_to(ROOT / "tests").with_suffix("").as_posix() for path in ROOT.glob("tests/**/test_*.py")}
    named = set(re.findall(r"`(?:tests/)?((?:[a-z_]+/)*test_[a-z_]+)(?:\.py)?`", page))
    assert len(named) > 40
    assert {one for one in named if not any(f"/{test}".endswith(f"/{one}") for test in tests)} == set()
    table = page.partition("line by line\n")[2].partition("\n## ")[0]
    rows = [line.split("|") for line in table.splitlines() if re.search(r"\| [●◐○] \|", line)]
    assert len(rows) == 30
    assert [row[1].strip() for row in rows if "●" in row[2] and "`" not in row[-2]] == []


def test_the_code_on_the_page_of_the_clients_is_what_the_tests_run() -> None:
    clients = ROOT / "tests" / "clients"
    made = [clients / folder for folder in ("documents", "typescript", "relay", "python", "go")]
    run = {path: path.read_text(encoding="utf-8") for folder in made for path in folder.iterdir()}
    page = (ROOT / "docs" / "clients.md").read_text(encoding="utf-8")
    shown = [code.rstrip("\n") for code in re.findall(r"```\w+\n(.*?)```", page, re.DOTALL)]
    found = {code: [path.parent for path, text in run.items() if code in text] for code in shown}
    assert [code for code in shown if not found[code]] == []
    assert {folder for folders in found.values() for folder in folders} == set(made)


def test_contributing_names_files_that_are_there() -> None:
    """Its worked examples are true to the code: a file that moves takes its line along."""
    named = re.findall(r"`((?:\w+/)+[\w.]*)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    within = [ROOT, ROOT / "resolvers", ROOT / "schema"]
    assert len(named) > 15
    assert [name for name in named if not any((room / name).exists() for room in within)] == []


def test_the_readme_fits_on_three_screens() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_help_tells_of_every_target_and_each_is_phony() -> None:
    """# FAULTS B20: `faults`, `schema` and `clean` were missing."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    made = set(re.findall(r"^([a-z][a-z0-9-]*):(?!=)", text, re.MULTILINE))
    phony = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)", text, re.MULTILINE)
    assert phony is not None
    assert made == targets()
    assert made == set(phony[1].replace("\\\n", " ").split())


def test_a_page_names_commands_that_there_are() -> None:
    for page in PAGES:
        named = set(re.findall(r"`(?:[A-Z]+=\S+ )?make ([a-z0-9-]+)", page.read_text(encoding="utf-8")))
        assert (page, named - targets()) == (page, set())


def test_the_version_is_the_newest_that_the_changelog_tells_of() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    told = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert told[:2] == ["Unreleased", version]


def test_every_row_of_what_the_letter_names_has_questions_that_are_there() -> None:
    """The rows of the letter of 21/4/2023 (docs/letter.md), each told by questions whose number its link shows."""
    rows = re.findall(
        r"^\| \*\*(.+?)\*\*.*? \| (.+) \|$", (ROOT / "docs" / "letter.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len({name for name, _ in rows}) == len(rows) == 20
    for name, asked in rows:
        named = re.findall(r"\[(\d+)\]\(questions/((\d+)-[a-z0-9-]+\.graphql)\)", asked)
        assert named, name
        assert [int(shown) for shown, _, _ in named] == [int(number) for _, _, number in named]
        assert [file for _, file, _ in named if ROOT / "docs" / "questions" / file not in QUESTIONS] == []
