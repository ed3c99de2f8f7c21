"""Cells that more than one organization, or more than a column of it, is needed for: profiles, columns of links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.tree.asking import LEVEL, NAME, SHORT_NAME, Asking
from graph.tree.columns import end_text, text_of

Cells = list[Any]
ReadCell = Callable[[Asking, Sequence[int], Sequence[int]], Sequence[Any]]
"""A cell of each row; beside the rows stand those that each was come to from."""


@dataclass(frozen=True, slots=True)
class ProfilesCell:
    """All profiles of each organization, with the day that each begins as their key."""

    columns: Sequence[str]

    def of_each(self, asking: Asking, rows: Sequence[int], _: Sequence[int]) -> list[Any]:
        profiles = asking.columns.profiles
        since = profiles.columns[0]
        return [
            [
                [*(PROFILE_COLUMNS[name](asking, place) for name in self.columns), text_of(since[place])]
                for place in profiles.places(row)
            ]
            for row in rows
        ]


def of_profile(column: int) -> Callable[[Asking, int], Any]:
    return lambda asking, place: asking.columns.profiles.columns[column][place]


PROFILE_COLUMNS: Mapping[str, Callable[[Asking, int], Any]] = {
    "name": of_profile(NAME),
    "shortName": of_profile(SHORT_NAME),
    "level": of_profile(LEVEL),
    "since": lambda asking, place: text_of(asking.columns.profiles.columns[0][place]),
    "until": lambda asking, place: end_text(asking.columns.profiles.columns[1][place]),
}


def depths(asking: Asking, rows: Sequence[int], tops: Sequence[int]) -> list[int]:
    depth = asking.tree.depth
    return [depth[row] - depth[top] for row, top in zip(rows, tops, strict=True)]


def parents(asking: Asking, rows: Sequence[int], _: Sequence[int]) -> list[str]:
    ids, parent = asking.columns.ids, asking.tree.parent
    return [ids[parent[row]] for row in rows]


LINK_COLUMNS: Mapping[str, ReadCell] = {"depth": depths, "parentId": parents}
