"""What is told to people: a code with values, which becomes a sentence in the language of whoever reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from wording.languages import Language, day_in, listed_in, number_in
from wording.table import TABLE

ENDS = (".", "?")
"""How a sentence ends; everything else stands within one."""
Value: TypeAlias = "str | int | date | Said | tuple[Said | str, ...]"
"""A name or an id as it stands, a number, a day, something that has words of its own, or several of those."""


@dataclass(frozen=True, slots=True)
class Said:
    """A code of the table, with the values that its sentence names, as pairs."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    def words(self, language: Language) -> str:
        """The sentence, with a capital, or the words, in a language."""
        text = TABLE[self.code][language]
        words = text.format(**{name: written(value, language) for name, value in self.values})
        return words[0].upper() + words[1:] if text.endswith(ENDS) else words

    def __str__(self) -> str:
        return self.words(Language.EN)

    def stored(self) -> dict[str, Any]:
        """The form that is kept as JSON."""
        return {"code": self.code} | ({"values": {n: stored_value(v) for n, v in self.values}} if self.values else {})


def say(code: str, /, **values: "Value | Sequence[Said | str]") -> Said:
    """A code with the values of its sentence."""
    return Said(code, tuple((name, frozen(value)) for name, value in values.items()))


def frozen(value: "Value | Sequence[Said | str]") -> Value:
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]  # as it stands otherwise


def written(value: Value, language: Language) -> str:
    """A value as a sentence has it."""
    match value:
        case Said():
            return value.words(language)
        case tuple():
            return listed_in(language, [written(one, language) for one in value])
        case int():
            return number_in(language, value)
        case date():
            return day_in(language, value)
        case _:
            return value


def stored_value(value: Value) -> Any:
    match value:
        case Said():
            return value.stored()
        case tuple():
            return [stored_value(one) for one in value]
        case date():
            return {"day": value.isoformat()}
        case _:
            return value


def restored(stored: Mapping[str, Any]) -> Said:
    """What was kept as JSON."""
    values = stored.get("values", {})
    return Said(stored["code"], tuple((name, restored_value(value)) for name, value in values.items()))


def restored_value(stored: Any) -> Value:
    if isinstance(stored, list):
        return tuple(one if isinstance(one, str) else restored(one) for one in stored)
    if isinstance(stored, Mapping):
        return date.fromisoformat(stored["day"]) if "day" in stored else restored(stored)
    value: str | int = stored
    return value
