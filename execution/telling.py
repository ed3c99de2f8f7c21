"""Errors in the words of the table: what GraphQL itself says is recognized by its own words."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

from graphql import GraphQLError

from wording.languages import Language
from wording.said import Said, Value, say
from wording.table import TABLE
from wording.texts import operations, questions

NESTED = frozenset({"what", "why"})
"""Values that are sentences themselves."""
NAMED = re.compile("'([^']*)'")


def in_words(error: GraphQLError, language: Language) -> GraphQLError:
    """The error as its reader is told it: the sentence, with the code of the table and the values beside it."""
    said = said_of(error)
    extensions = {**(error.extensions or {}), "reason": said.code}
    if said.values:
        extensions["values"] = {name: plain(value, language) for name, value in said.values}
    return GraphQLError(
        words_of(error, said, language),
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        original_error=error.original_error,
        extensions=extensions,
    )


def words_of(error: GraphQLError, said: Said, language: Language) -> str:
    """What GraphQL itself says in English stays as it is: tools know it by its words."""
    return error.message if language is Language.EN and own_words(error) is None else said.words(language)


def own_words(error: GraphQLError) -> Said | None:
    """What was raised in words of the table, here or as the cause."""
    found = (getattr(one, "said", None) for one in (error, error.original_error))
    return next((said for said in found if isinstance(said, Said)), None)


def said_of(error: GraphQLError) -> Said:
    """What an error says."""
    return own_words(error) or recognized(error.message)


def recognized(message: str) -> Said:
    """What GraphQL, or a scalar, has said in English; what is not known stays whole beside its code."""
    for code, pattern in patterns().items():
        found = pattern.fullmatch(message)
        if found is not None:
            return Said(code, tuple((name, value_of(name, text)) for name, text in found.groupdict().items()))
    return say("GRAPHQL", detail=message)


def value_of(name: str, text: str) -> Value:
    if name in NESTED:
        return recognized(text)
    return ", ".join(f"'{one}'" for one in NAMED.findall(text)) if name == "suggested" else text


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The English of each code that is recognized, what is longest first: it says more."""
    codes = [code for code in (*operations.TEXTS, *questions.TEXTS) if code != "GRAPHQL"]
    texts = {code: TABLE[code][Language.EN] for code in codes}
    longest = sorted(codes, key=lambda code: -sum(len(plain) for plain, *_ in Formatter().parse(texts[code])))
    return {code: re.compile(pattern_of(texts[code]), re.DOTALL) for code in longest}


def pattern_of(text: str) -> str:
    """What any sentence made of the text looks like; what is named twice is the same both times."""
    parts, met = list[str](), set[str]()
    for before, name, _, _ in Formatter().parse(text):
        parts.append(re.escape(before))
        if name is not None:
            parts.append(f"(?P={name})" if name in met else f"(?P<{name}>.+?)")
            met.add(name)
    return "".join(parts)


def plain(value: Value, language: Language) -> Any:
    """A value as JSON has it; what has words of its own in these."""
    match value:
        case Said():
            return value.words(language)
        case tuple():
            return [plain(one, language) for one in value]
        case date():
            return value.isoformat()
        case _:
            return value
