"""Importing a list that a test writes."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from execution.view import View
from graph.engine.errors import GraphUnavailable
from graph.engine.sessions import Graph, Transaction
from service.exchange.imported import Imported
from service.exchange.importing import Wish, import_file
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


def cut_off_after(graph: Graph, transactions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the graph be gone once so many transactions were written."""
    write, left = graph.write, [None] * transactions

    async def written(work: Callable[[Transaction], Awaitable[Any]]) -> Any:
        if not left:
            raise GraphUnavailable("The graph is gone.")
        left.pop()
        return await write(work)

    monkeypatch.setattr(graph, "write", written)
