"""The nation's CSV files: one tree of several provinces, each row with its ends."""

import csv
from pathlib import Path

import pytest

from graph.model.tables import LINK_TABLES, NODE_TABLES
from seeds.draft.scale import TINY
from seeds.exchange import bulk_csv

pytestmark = pytest.mark.province


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("csv")
    told: list[tuple[int, int]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_csv, "SCALE", TINY)
        bulk_csv.write_csv(directory, 3, 1, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    return directory


def rows(files: Path, name: str) -> list[dict[str, str]]:
    with (files / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_has_its_file_and_every_id_is_unique(files: Path) -> None:
    for table in NODE_TABLES:
        found = rows(files, table.label)
        identifiers = [next(iter(row.values())) for row in found]
        assert len(identifiers) == len(set(identifiers)), table.label


def test_both_ends_of_every_link_are_there(files: Path) -> None:
    spaces: dict[str, set[str]] = {}
    for table in NODE_TABLES:
        space = bulk_csv.space_of(table.label)
        spaces.setdefault(space, set()).update(next(iter(row.values())) for row in rows(files, table.label))
    for link in LINK_TABLES:
        for row in rows(files, link.name):
            start, end = list(row.values())[:2]
            assert start in spaces[bulk_csv.space_of(link.start)], (link.name, row)
            assert end in spaces[bulk_csv.space_of(link.end)], (link.name, row)


def test_the_provinces_share_one_root(files: Path) -> None:
    organizations = {row["id:ID(Organization)"]: row for row in rows(files, "Organization")}
    children = {row[":START_ID(Organization)"] for row in rows(files, "PART_OF")}
    assert [organizations[one]["code"] for one in organizations.keys() - children] == ["00"]
    assert sum(row["level"] == "PROVINCIAL" for row in organizations.values()) == 6


def test_codes_name_the_first_province_alone(files: Path) -> None:
    codes = [row["code"] for row in rows(files, "Organization") if row["level"] == "PROVINCIAL"]
    assert codes.count("49") == 1
    assert "ab-49" in codes
