"""A seed that is kept for all runs of tests: two at a time fill it once, and take nothing from each other."""

import asyncio
from pathlib import Path

import pytest

from tests.support import filled


async def test_a_run_that_comes_meanwhile_waits_for_what_is_filled_and_another_form_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filled, "KEPT", tmp_path / "kept")
    form, begun, going_on, fillings = ["one"], asyncio.Event(), asyncio.Event(), []
    monkeypatch.setattr(filled, "digest", lambda: form[0])

    async def fill(graph: Path) -> None:
        fillings.append(form[0])
        graph.mkdir()
        begun.set()
        await going_on.wait()
        (graph / "rows").write_text(form[0])

    async def copied(name: str) -> str:
        return (await filled.copy_of("province", fill, tmp_path / name) / "rows").read_text()

    first, second = asyncio.ensure_future(copied("a")), asyncio.ensure_future(copied("b"))
    await begun.wait()
    going_on.set()
    assert [await first, await second, fillings] == ["one", "one", ["one"]]
    form[0] = "two"
    assert (await copied("c"), fillings) == ("two", ["one", "two"])
    assert [one.name for one in (filled.KEPT / "province").iterdir()] == ["two"]


async def test_what_was_cut_off_while_it_was_filled_is_filled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filled, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(filled, "digest", lambda: "one")

    async def cut(graph: Path) -> None:
        graph.mkdir()
        raise InterruptedError

    async def fill(graph: Path) -> None:
        graph.mkdir()

    with pytest.raises(InterruptedError):
        await filled.copy_of("province", cut, tmp_path / "a")
    assert (await filled.copy_of("province", fill, tmp_path / "b")).exists()
