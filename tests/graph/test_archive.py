"""The file of a backup: whatever is cut, turned, added, foreign, newer or made up is refused by name, before a graph is
touched for it."""

import gzip
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import orjson
import pytest

from graph.ledger import archive as form
from graph.ledger.archive import ENDING, Archive, ArchiveRefused, Writer, open_archive
from graph.ledger.snapshot import LINES, check
from graph.model.canonical import canonical
from tests.graph.test_backup import ARCHIVES, unheard
from tests.service.test_commands import hierarchy, refusal

PUBLISHED = ARCHIVES / "0.1.0.backup"
WHOLE = PUBLISHED.read_bytes()
Rows = Sequence[bytes]


def refused(tmp_path: Path, content: bytes) -> str:
    """Why a file is refused; its name in the sentence is cut off."""
    path = tmp_path / "one"
    path.write_bytes(content)
    with pytest.raises(ArchiveRefused) as told:
        check(open_archive(path), unheard)
    assert str(told.value).startswith(f"{path} ")
    return str(told.value).removeprefix(f"{path} ")


def test_what_was_written_is_read() -> None:
    archive = open_archive(PUBLISHED)
    check(archive, unheard)
    assert archive.manifest.tables["Organization"][0] == 9
    with tarfile.open(PUBLISHED) as tar:
        names = tar.getnames()
    assert (names[0], names[-2:]) == (form.BEGINNING, [form.MANIFEST, form.END])


@pytest.mark.parametrize("share", range(20))
def test_an_archive_that_was_cut_is_refused(tmp_path: Path, share: int) -> None:
    """# EXCHANGE H2."""
    told = refused(tmp_path, WHOLE[: len(WHOLE) * share // 20])
    assert told.startswith("is no backup of this service" if share == 0 else "is cut")


@pytest.mark.parametrize("behind", [b"\0", b"\0" * 512, b"more"])
def test_an_archive_that_was_added_to_is_refused(tmp_path: Path, behind: bytes) -> None:
    assert refused(tmp_path, WHOLE + behind).startswith("is cut or was added to")


def test_an_archive_of_which_any_byte_was_turned_is_refused_and_its_part_named(tmp_path: Path) -> None:
    """# EXCHANGE H2: at two hundred places, those of heads, of padding and of the end among them."""
    told = {place: refused(tmp_path, turned(place)) for place in range(0, len(WHOLE), len(WHOLE) // 200)}
    assert all(sentence.startswith(("is no backup", "is cut", "was changed")) for sentence in told.values())
    with tarfile.open(PUBLISHED) as tar:
        member = tar.getmember(next(name for name in tar.getnames() if name.startswith("MEMBER_OF/")))
    assert member.name in refused(tmp_path, turned(member.offset_data + 20))


def turned(place: int) -> bytes:
    return WHOLE[:place] + bytes([WHOLE[place] ^ 0x20]) + WHOLE[place + 1 :]


@pytest.mark.parametrize(
    "content",
    [b"", b"Ho ten;Ma\n", gzip.compress(WHOLE), WHOLE[512:], b"PK\3\4" + bytes(2_000)],
    ids=["nothing", "text", "gzip", "middle", "workbook"],
)
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content).startswith("is no backup of this service")


def test_another_tar_is_no_backup(tmp_path: Path) -> None:
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        tar.add(PUBLISHED, "graph")
    assert refused(tmp_path, made.getvalue()).startswith("is no backup of this service")


def test_an_archive_of_a_newer_form_asks_for_a_newer_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """# EXCHANGE H2."""
    archive = open_archive(PUBLISHED)
    monkeypatch.setattr(form, "FORM", 3)
    newer = rewritten(lambda of, rows: rows, archive)
    monkeypatch.undo()
    assert "newer version (form 3)" in refused(tmp_path, newer)


def rewritten(change: Callable[[str, Rows], Rows], archive: Archive | None = None) -> bytes:
    """The archive once more, with right checksums, and other rows."""
    archive = archive or open_archive(PUBLISHED)
    made = BytesIO()
    writer = Writer(made)
    writer.begin()
    for of in dict.fromkeys(part.of for part in archive.manifest.parts):
        for rows in archive.forms(of):
            writer.add(of, change(of, rows))
    writer.finish(archive.manifest)
    return made.getvalue()


def test_the_same_rows_make_the_same_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "FORM", 1)
    assert rewritten(lambda _, rows: rows) == WHOLE


MADE_UP: tuple[tuple[str, Callable[[str, Rows], Rows], str], ...] = (
    ("lines out of order", lambda of, rows: rows[::-1] if of == LINES else rows, "Line 1 was changed"),
    ("a line less", lambda of, rows: rows[:-1] if of == LINES else rows, "Its lines end at"),
    ("no line", lambda of, rows: () if of == LINES else rows, "Its lines end at 0"),
    ("a row twice", lambda of, rows: [*rows, rows[0]] if of == "HOLDS" else rows, "HOLDS: it holds"),
    ("a row less", lambda of, rows: rows[1:] if of == "Member" else rows, "Member: it holds"),
    (
        "another value",
        lambda of, rows: [row.replace(b'"49.m1"', b'"49.m9"') for row in rows],
        "Member: it holds",
    ),
    (
        "a property of a later version",
        lambda of, rows: [later(row) for row in rows] if of == "Place" else rows,
        "holds a row that cannot be read",
    ),
    ("no JSON", lambda of, rows: [b"{"] if of == "Place" else rows, "holds a row that cannot be read"),
)


def later(row: bytes) -> bytes:
    label, values = orjson.loads(row)
    return canonical([label, {**values, "area": 12}])


@pytest.mark.parametrize(("change", "told"), [one[1:] for one in MADE_UP], ids=[one[0] for one in MADE_UP])
def test_right_checksums_over_wrong_rows_do_not_help(
    tmp_path: Path, change: Callable[[str, Rows], Rows], told: str
) -> None:
    """# EXCHANGE H2."""
    assert told in refused(tmp_path, rewritten(change))


def test_a_manifest_that_tells_of_other_rows_is_refused(tmp_path: Path) -> None:
    archive = open_archive(PUBLISHED)
    tables = {**archive.manifest.tables, "Member": (3, "0" * 64)}
    other = replace(archive, manifest=replace(archive.manifest, tables=tables))
    assert "Member: its manifest tells" in refused(tmp_path, rewritten(lambda _, rows: rows, other))


def test_a_table_of_a_later_version_asks_for_a_newer_service(tmp_path: Path) -> None:
    made = BytesIO()
    archive = open_archive(PUBLISHED)
    writer = Writer(made)
    writer.begin()
    writer.add("Decision", [b"[]"])
    writer.finish(archive.manifest)
    assert "holds Decision, which this version does not know" in refused(tmp_path, made.getvalue())


def test_nothing_is_made_for_a_file_that_is_refused(tmp_path: Path) -> None:
    cut, directory = tmp_path / "cut", tmp_path / "graph"
    cut.write_bytes(WHOLE[:-ENDING])
    assert "is cut" in refusal(hierarchy("restore", str(cut), GRAPH_URL=f"embedded:{directory}"))
    assert not directory.exists()
