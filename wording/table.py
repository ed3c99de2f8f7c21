"""The table itself: code → language → text. A value stands in a text as `{name}`."""

from collections.abc import Mapping

from wording.languages import Language
from wording.texts import (
    cases,
    changes,
    directives,
    exchange,
    graph,
    hierarchy,
    indicators,
    labels,
    lists,
    norms,
    operations,
    people,
    questions,
    reports,
    service,
    supervision,
    terms,
    years,
)

Texts = Mapping[str, tuple[str, str]]
PARTS: tuple[Texts, ...] = (
    terms.TEXTS,
    changes.TEXTS,
    hierarchy.TEXTS,
    people.TEXTS,
    cases.TEXTS,
    directives.TEXTS,
    norms.TEXTS,
    indicators.TEXTS,
    supervision.TEXTS,
    questions.TEXTS,
    operations.TEXTS,
    graph.TEXTS,
    service.TEXTS,
    reports.TEXTS,
    years.TEXTS,
    exchange.TEXTS,
    lists.TEXTS,
    labels.TEXTS,
)
"""(Vietnamese, English) by code."""
TABLE: Mapping[str, Mapping[Language, str]] = {
    code: {Language.VI: vietnamese, Language.EN: english}
    for part in PARTS
    for code, (vietnamese, english) in part.items()
}
