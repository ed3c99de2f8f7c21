"""Indicators as clients see them: reports, and the table of what each indicator counts."""

from collections.abc import Mapping

from execution.kinds import Arguments, End, FieldMap, Record, Root
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.records.organizations import ORGANIZATION
from graph.records.stated import FIGURE
from resolvers.indicators.definitions import DEFINITIONS
from resolvers.indicators.report import indicators
from resolvers.shared.arguments import columns
from resolvers.shared.computed import kept
from wording.said import say


async def list_definitions(_: Fetching, view: View, __: Arguments) -> list[Record]:
    """The table of indicators in the asker's language."""

    def words(code: str) -> str:
        return say(code).words(view.language)

    return [
        Record(
            "IndicatorDefinition",
            view,
            {
                "id": f"{kind}~{view.language}",
                "kind": kind,
                "name": words(f"INDICATOR.{kind}"),
                "numerator": words(f"NUMERATOR.{kind}"),
                "denominator": None if definition.denominator is None else words(f"DENOMINATOR.{kind}"),
                "unit": definition.unit,
                "better": definition.better,
                "happens": definition.happens,
            },
        )
        for kind, definition in DEFINITIONS.items()
    ]


FIELDS: Mapping[str, FieldMap] = {
    "IndicatorReport": {
        **columns("from", "to", "interval", "groupBy", "rollUp", "knownSince", "series"),
        "under": End(ORGANIZATION, "Organization", "underId", on="underOn"),
    },
    "IndicatorSeries": {
        **columns("kind", "level", "sector", "group", "points"),
        "child": End(ORGANIZATION, "Organization", "childId", on="childOn"),
    },
    "IndicatorPoint": {
        **columns("from", "to", "numerator", "denominator", "value", "source"),
        "target": End(FIGURE, "StatedFigure", "targetId"),
        "reported": End(FIGURE, "StatedFigure", "reportedId"),
    },
    "IndicatorDefinition": columns("kind", "name", "numerator", "denominator", "unit", "better", "happens"),
}
TAKES = ("under", "kinds", "from", "to", "interval", "groupBy", "rollUp", "knownSince")
QUERY: FieldMap = {
    "indicators": Root(kept("indicators", indicators), takes=TAKES, day="asOf", price=100_000),
}
DEFINED: FieldMap = {"indicatorDefinitions": Root(list_definitions)}
