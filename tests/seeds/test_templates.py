"""Templates: read back as they are, with choices, codes and days that a spreadsheet keeps."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from seeds.exchange.cells import labels_of
from seeds.exchange.kinds import KINDS, ORGANIZATIONS, Form, ListKind
from seeds.exchange.lists_out import Listing, write_xlsx
from tests.seeds.test_files_read import read
from wording.languages import Language


def template(directory: Path, kind: ListKind, language: Language) -> Path:
    path = directory / "template.xlsx"
    write_xlsx(Listing(KINDS[kind], language, (), template=True), path)
    return path


@pytest.mark.parametrize("kind", ListKind)
@pytest.mark.parametrize("language", Language)
def test_a_template_is_read_back_and_its_example_passed_over(
    tmp_path: Path, kind: ListKind, language: Language
) -> None:
    path = template(tmp_path, kind, language)
    found = read(path)
    assert (found.kind.name, found.rows, found.problems, found.examples) == (kind, [], [], 1)
    assert set(found.positions) == set(KINDS[kind].by_name)
    book = load_workbook(path)
    assert len(book.worksheets) == 3
    assert book.worksheets[0].freeze_panes == "A2"


@pytest.mark.parametrize("kind", ListKind)
@pytest.mark.parametrize("language", Language)
def test_the_choices_of_a_template_stand_in_a_sheet_however_many_there_are(
    tmp_path: Path, kind: ListKind, language: Language
) -> None:
    """# EXCHANGE E18: a rule refers to cells, as one that holds more than 255 letters itself breaks the file."""
    path = template(tmp_path, kind, language)
    book = load_workbook(path)
    rules = {
        str(rule.sqref).rstrip("0123456789:").partition(":")[0].rstrip("0123456789"): str(rule.formula1)
        for rule in book.worksheets[0].data_validations.dataValidation
        if rule.type == "list"
    }
    chosen = {place: column for place, column in enumerate(KINDS[kind].columns, 1) if column.choices}
    assert len(rules) == sum(column.form is Form.CHOICE for column in chosen.values())
    for letters, formula in rules.items():
        column = chosen[column_index_from_string(letters)]
        sheet, _, cells = formula.removeprefix("=").rpartition("!")
        found = [str(cell.value) for [cell] in book[sheet.strip("'")][cells.replace("$", "")]]
        assert found == [words[language is Language.EN] for words in labels_of(column.choices).values()]


def test_a_template_keeps_codes_as_texts_and_days_as_days(tmp_path: Path) -> None:
    """# EXCHANGE F2."""
    write_xlsx(Listing(ORGANIZATIONS, Language.VI, (), template=True), tmp_path / "template.xlsx")
    sheet = load_workbook(tmp_path / "template.xlsx").worksheets[0]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.column_dimensions["G"].number_format == "dd/mm/yyyy"
