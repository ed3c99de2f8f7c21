"""Whether meetings are judged by the sheets that they name, as `rules_kept`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model.sheets import meeting_level
from graph.model.vocabulary import Rule, SheetKind

Values = Mapping[str, Any]


@dataclass(slots=True)
class MeetingsKept:
    """Takes sheets, and meetings that have points; `broken` gives each rule that they break, with a sentence."""

    sheets: dict[str, Values] = field(default_factory=dict[str, Values])
    scored: list[Values] = field(default_factory=list[Values])

    def take(self, values: Values) -> None:
        """A meeting."""
        if values.keys() & {"points", "sheet", "level"}:
            self.scored.append({name: values.get(name) for name in ("id", "points", "sheet", "level")})

    def broken(self) -> Iterator[tuple[str, str]]:
        """Each is by a sheet of meetings, and of the level that its points come to."""
        for one in self.scored:
            sheet = self.sheets.get(one["sheet"] or "")
            if one["sheet"] is not None and (sheet is None or sheet["kind"] != SheetKind.MEETINGS):
                yield Rule.EXISTS, f"Meeting {one['id']} is by sheet {one['sheet']}, which is none of meetings."
            elif meeting_level(sheet, one["points"]) != one["level"]:
                yield Rule.SHEET_FITS, f"Meeting {one['id']} is {one['level']} by {one['points']} points."
