"""The fields of Query about supervision: what they are asked about is looked up here. Called by `fields`."""

from datetime import date

from execution.kinds import Arguments, FieldMap, Record, Root
from graph.fetching import Fetching
from resolvers.coverage import supervision_coverage
from resolvers.questions import under_of


async def coverage(backend: Fetching, on: date, arguments: Arguments) -> Record:
    under = await under_of(backend, on, arguments, {"Organization"})
    assert under is not None
    return await supervision_coverage(backend, under, arguments)


QUERY: FieldMap = {
    "supervisionCoverage": Root(coverage),
}
