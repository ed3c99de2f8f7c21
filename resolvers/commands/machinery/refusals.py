"""Expected refusals, as data: what a change would break, and where. Raised by the commands, told by `performing`."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import Rule, UserErrorCode
from wording.said import Said


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason: `field` is the path in the input, `conflicting` the global id of what stands in the way."""

    said: Said
    rule: Rule
    field: tuple[str, ...] = ()
    conflicting: str | None = None

    @property
    def code(self) -> UserErrorCode:
        """What a program can tell apart: something missing, something outdated, a key used twice, a broken rule."""
        return CODES.get(self.rule, UserErrorCode.RULE_BROKEN)


CODES = {
    Rule.EXISTS: UserErrorCode.NOT_FOUND,
    Rule.EXPECTED_VERSION: UserErrorCode.OUTDATED,
    Rule.ONE_REQUEST_PER_KEY: UserErrorCode.KEY_ALREADY_USED,
    Rule.PERMITTED: UserErrorCode.NOT_PERMITTED,
}


class Refused(Exception):
    """A change that is not made; carries every reason that was found."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__("; ".join(str(one.said) for one in refusals))
        self.refusals = tuple(refusals)


def refuse(said: Said, rule: Rule, *field: str, conflicting: str | None = None) -> Refused:
    """A refusal for one reason, to be raised."""
    return Refused([Refusal(said, rule, field, conflicting)])
