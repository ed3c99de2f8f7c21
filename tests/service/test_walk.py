"""The newcomer's walk of docs/exchange.md, command by command as it is written there, on the small world: template,
fill, import with three mistakes, mend, import, export, compare.
"""

import asyncio
import re
import shlex
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from graph.engine.sessions import Graph
from service.cli import exchange
from service.cli.main import app
from tests.conftest import Loaded
from tests.support.asking import ask

ROOT = Path(__file__).parents[2]
SECTION = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8").partition("## From a template to the graph")[2]
BEFORE, REFUSED, MENDED = re.findall(r"```sh\n(.*?)```", SECTION, re.DOTALL)[:3]
[TOLD] = re.findall(r"```text\n(.*?)```", SECTION.partition("\n## ")[0], re.DOTALL)
HEADINGS = ("Mã tổ chức", "Tên tổ chức đảng", "Cấp", "Tổ chức cấp trên", "Từ ngày")
FILLED = [
    ("n1", "Chi bộ Trường Tiểu học", "Chi bộ lẻ", "Đảng bộ xã An Phú", "01/07/2025"),
    ("n2", "Chi bộ Trạm Y tế", "Chi bộ trực thuộc", "Đảng bộ xã An Phú", "31/06/2025"),
    ("n3", "Chi bộ Hợp tác xã", "Chi bộ trực thuộc", "Đảng bộ xã Lạ", "01/07/2025"),
]
MENDS = {("n1", "Cấp"): "Chi bộ trực thuộc", ("n2", "Từ ngày"): "30/06/2025", ("n3", "Tổ chức cấp trên"): "c3"}


@pytest.fixture
async def graph(loaded: Loaded, small: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    """The small world, which the commands are given in place of that of the settings."""
    loaded.forget()
    loop = asyncio.get_running_loop()

    def run(_: object, work: Callable[[Graph], Coroutine[Any, Any, Any]], *_purpose: object) -> Any:
        return asyncio.run_coroutine_threadsafe(work(small), loop).result()

    monkeypatch.setattr(exchange, "run", run)
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return small


async def typed(block: str) -> list[tuple[int, str]]:
    """What the commands of a block come to, one after another: exit codes, and what is printed."""
    found: list[tuple[int, str]] = []
    for line in block.splitlines():
        name, *arguments = shlex.split(line, comments=True)
        if name == "./hierarchy":
            result = await asyncio.to_thread(CliRunner().invoke, app, arguments)
            found.append((result.exit_code, result.output))
        else:
            other = await asyncio.create_subprocess_exec(name, *arguments, stdout=asyncio.subprocess.PIPE)
            printed, _ = await other.communicate()
            found.append((other.returncode or 0, printed.decode()))
    return found


def columns_in(sheet: Any) -> dict[str, int]:
    return {str(cell.value).rstrip(" *"): cell.column for cell in sheet[1] if cell.value}


def fill(path: Path) -> None:
    """Writes the rows below the example, as somebody who types them does."""
    book = load_workbook(path)
    columns = columns_in(book.worksheets[0])
    for row, values in enumerate(FILLED, 3):
        for heading, value in zip(HEADINGS, values, strict=True):
            book.worksheets[0].cell(row, columns[heading]).value = value
    book.save(path)


def mend(path: Path) -> list[str]:
    """Mends the cells that are told; what was told."""
    book = load_workbook(path)
    sheet, columns = book.worksheets[0], columns_in(book.worksheets[0])
    for row, values in enumerate(FILLED, 3):
        for (code, heading), value in MENDS.items():
            if code == values[0]:
                sheet.cell(row, columns[heading]).value = value
    book.save(path)
    return [str(sheet.cell(row, columns["Lỗi"]).value) for row in range(3, 6)]


async def test_the_walk_of_the_documentation_comes_to_what_it_says(graph: Graph, tmp_path: Path) -> None:
    assert [code for code, _ in await typed(BEFORE)] == [0, 0]
    [(untouched, told)] = await typed("./hierarchy import to-chuc.xlsx")
    assert untouched == 0
    assert "chưa có dòng nào được điền" in told
    fill(tmp_path / "to-chuc.xlsx")
    tried, refused = await typed(REFUSED)
    assert tried == refused
    assert refused[0] == 1
    for told, written in zip(refused[1].splitlines(), TOLD.splitlines(), strict=True):
        assert told == written or (written.endswith(" …") and told.startswith(written[:-2]))
    assert await codes(graph) == []
    assert [one.partition(":")[0] for one in mend(tmp_path / "to-chuc-loi.xlsx")] == [heading for _, heading in MENDS]
    made, exported, difference, again = await typed(MENDED)
    assert [code for code, _ in (made, exported, difference, again)] == [0, 0, 1, 0], (
        "diff ends with 1 where it finds one"
    )
    assert await codes(graph) == ["n1", "n2", "n3"]
    new = [line for line in difference[1].splitlines() if line.startswith(">")]
    assert [line[2:4] for line in new if "Chi bộ" in line] == ["n1", "n2", "n3"]
    assert "Đã ghi 3 thay đổi" in made[1]
    assert "Đã ghi 0 thay đổi" in again[1]


async def codes(graph: Graph) -> list[str]:
    query = '{ organizations(where: {codes: ["n1", "n2", "n3"]}, first: 9) { nodes { code } } }'
    return sorted(one["code"] for one in (await ask(graph, query))["organizations"]["nodes"])
