# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The root fields about indicators. `query` takes them in."""

from datetime import date
from typing import Annotated

import strawberry

from schema.indicators.enums import IndicatorGroupBy, IndicatorKind, Interval
from schema.indicators.report import IndicatorDefinition, IndicatorReport
from schema.shared.nodes import AsOf, KnownAt
from schema.supervision.enums import RollUp


@strawberry.type(description="Questions about numbers over time.")
class IndicatorQuery:
    @strawberry.field(
        description="Indicators of what is at and under an organization, interval by interval, at most 40 of them "
        "(các chỉ tiêu theo thời gian). What they count is told by `indicatorDefinitions`."
    )
    def indicators(
        self,
        under: Annotated[
            strawberry.ID,
            strawberry.argument(
                description="This organization and everything under it; with AS_WAS it is there at some time of the "
                "period."
            ),
        ],
        from_: Annotated[date, strawberry.argument(name="from", description="The first day.")],
        to: Annotated[date, strawberry.argument(description="The day that the period ends before.")],
        kinds: Annotated[
            list[IndicatorKind] | None, strawberry.argument(description="Only these; null: all (các chỉ tiêu).")
        ] = None,
        interval: Annotated[
            Interval, strawberry.argument(description="By which stretches of time (kỳ).")
        ] = Interval.YEAR,
        group_by: Annotated[
            IndicatorGroupBy, strawberry.argument(description="How organizations are grouped.")
        ] = IndicatorGroupBy.TOTAL,
        roll_up: Annotated[
            RollUp,
            strawberry.argument(
                description="By which tree: that of each day, or that of `asOf`, where what has ended counts in what "
                "it went into."
            ),
        ] = RollUp.AS_WAS,
        known_since: Annotated[
            date | None,
            strawberry.argument(
                description="The day from which the graph knows all facts: what happened before is not told, as "
                "whoever had left by then may not be in it; default: the day of the ledger's first line (dữ liệu đầy "
                "đủ từ ngày)."
            ),
        ] = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> IndicatorReport | None: ...

    @strawberry.field(description="The indicators with what each counts (danh mục chỉ tiêu).")
    def indicator_definitions(self) -> list[IndicatorDefinition] | None: ...
