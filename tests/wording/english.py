"""What is English in a Vietnamese sentence."""

import re

NOT_READ = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|\{\w+\}|\b[A-Z][A-Z_]+\b")
"""Names of the schema, what stands in quotes, values, values of enumerations."""
WORDS = re.compile(r"[A-Za-z]+")
COMMON = """
the is of and not must be for with that this from has have give given expected value found field argument unknown
already cannot would there take make between more than least only one all are was were it its as by or if
question answer change member organization names nothing known here
"""
ENGLISH = frozenset(COMMON.split())
"""Words that an English sentence can hardly do without, and that are none in Vietnamese."""


def english_in(text: str) -> set[str]:
    """The English words in a text, but for names of the schema and what is quoted."""
    return {word for word in WORDS.findall(NOT_READ.sub(" ", text).lower()) if word in ENGLISH}
