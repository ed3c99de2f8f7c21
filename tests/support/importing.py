"""Importing a list that a test writes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from execution.view import View
from graph.engine.sessions import Graph
from service.exchange.importing import Imported, Wish, import_file
from tests.support.asking import TODAY

ORGANIZATIONS = "Mã tổ chức;Tên tổ chức đảng;Cấp;Tổ chức cấp trên;Từ ngày"
MEMBERS = (
    "Họ và tên;Ngày sinh;Số thẻ;Chi bộ;Ngày vào Đảng;Ngày chính thức;Sinh hoạt tại chi bộ từ ngày;"
    "Loại sinh hoạt;Đến trước ngày"
)


async def imported(
    graph: Graph, path: Path, heading: str, *rows: str, name: str = "list.csv", most: int = 1_000, **wish: Any
) -> Imported:
    path = path / name
    path.write_text("\n".join((heading, *rows)), encoding="utf-8")
    return await import_file(graph, path, Wish("tester", View.whole(TODAY), **wish), lambda *_: None, most)


def problems(one: Imported) -> Sequence[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.said.code) for problem in one.problems]
