"""A workbook on its way to whoever asked for it."""

import asyncio
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest
from openpyxl import load_workbook

from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists_out import Listing
from service.http.exports import workbook
from wording.languages import Language


async def test_a_workbook_that_nobody_waits_for_is_written_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """# EXCHANGE F3: its rows have no end here."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    begun, loop, taken = asyncio.Event(), asyncio.get_running_loop(), 0

    def endless() -> Iterator[dict[str, Any]]:
        nonlocal taken
        for taken in count(1):
            if taken == 100:
                loop.call_soon_threadsafe(begun.set)
            yield {"name": str(taken)}

    task = asyncio.create_task(workbook(Listing(KINDS[ListKind.ORGANIZATIONS], Language.VI, endless())))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert taken >= 100
    assert list(tmp_path.iterdir()) == []


async def test_a_workbook_is_sent_in_pieces_and_its_directory_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("service.http.exports.BYTES_OF_A_PIECE", 1_000)
    answer = await workbook(Listing(KINDS[ListKind.ORGANIZATIONS], Language.VI, [{"name": "Chi bộ"}]))
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await answer({"type": "http"}, cast("Any", None), send)
    pieces = [one["body"] for one in sent[1:]]
    assert (max(map(len, pieces)), pieces[-1], sent[-1]["more_body"]) == (1_000, b"", False)
    assert dict(sent[0]["headers"])[b"content-length"] == str(sum(map(len, pieces))).encode()
    assert load_workbook(BytesIO(b"".join(pieces))).worksheets[0]["B2"].value == "Chi bộ"
    assert list(tmp_path.iterdir()) == []
