"""Values of indicators as they are read."""

from reports.review.model import NUMBER, Indicator, Stated
from reports.wording import Words


def value_text(value: float | None, unit: str, words: Words) -> str:
    """A value by its unit; a dash where it is not known."""
    if unit == "SHARE":
        return words.percent(value, decimals_of(value))
    return words.decimal(value, 1 if unit == "DAYS" else 0)


def decimals_of(share: float | None) -> int:
    """How many digits a share has behind the point: nothing and everything have none."""
    if share is None or share in {0, 1}:
        return 0
    return 2 if share < 0.01 else 1


def step_text(value: float, step: float, unit: str, words: Words) -> str:
    """A round value, of which the neighbours lie one step away."""
    if unit == "SHARE":
        return words.percent(value, 0 if step >= 0.01 else 1 if step >= 0.001 else 2)
    return words.decimal(value, 0 if step >= 1 else 1)


def figure_text(figure: Stated, indicator: Indicator, words: Words) -> str:
    """A stated figure: a number, or a share where one is stated."""
    return value_text(figure.value, NUMBER if figure.denominator is None else indicator.unit, words)
