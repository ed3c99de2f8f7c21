"""Lists as forms have them: groups of columns, rows that number them, cells that several rows have in common."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from seeds.exchange.tables import FileRefused
from tests.seeds.test_files_read import read, saved


@pytest.mark.parametrize("merged", [False, True])
def test_a_form_with_groups_of_columns_their_numbers_and_cells_of_several_rows_is_read(
    tmp_path: Path, merged: bool
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["DANH SÁCH ĐẢNG VIÊN"])
    sheet.append(["STT", "Họ và tên", "Số thẻ", "Ngày", None, "Chi bộ"])
    sheet.append([None, None, None, "Vào Đảng", "Chính thức", None])
    sheet.append(["A", "B", "(1)", "(2)", 3, 4])
    sheet.append([1, "Nguyễn Văn An", "77001", "03/02/2010", "03/02/2011", "Chi bộ thôn 1"])
    sheet.append([2, "Trần Thị Bình", "77002", "19/05/2010", "19/05/2011", None if merged else "Chi bộ thôn 1"])
    sheet.append([3, "Lê Văn Cường", "77003", "02/09/2010", "02/09/2011", "Chi bộ thôn 2"])
    if merged:
        for cells in ("A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "F5:F6"):
            sheet.merge_cells(cells)
    book.save(tmp_path / "list.xlsx")
    found = read(tmp_path / "list.xlsx")
    assert (found.kind.name, found.heading, found.problems, found.unknown) == ("members", 3, [], ("STT",))
    said = [(row.number, row.values["cell"], row.values["officialOn"]) for row in found.rows]
    assert said == [
        (5, "Chi bộ thôn 1", date(2011, 2, 3)),
        (6, "Chi bộ thôn 1", date(2011, 5, 19)),
        (7, "Chi bộ thôn 2", date(2011, 9, 2)),
    ]


def test_what_is_missing_is_told_of_the_list_that_most_is_known_of(tmp_path: Path) -> None:
    heading = ("Họ và tên", "Ngày sinh", "Số thẻ đảng viên", "Ngày chính thức", "Chi bộ")
    with pytest.raises(FileRefused, match="Admitted on") as refused:
        read(saved(tmp_path / "list.xlsx", [heading, ("Nguyễn Văn An", "19/05/1980", "1", "03/02/2011", "c5")]))
    assert refused.value.said.code == "HEADING_MISSING"
