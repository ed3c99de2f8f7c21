"""The order of names as people here write lists, told by comparing syllables: no key, nothing of the code under test.

A syllable is its letters in the order of the Vietnamese alphabet, and only between equal ones its tone. A number counts
by its size and stands before letters, any other sign before both. What begins another stands before it.
"""

import re
import unicodedata
from typing import Any

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}"]
TONES += ["\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"]
LEVELS = [
    "CENTRAL",
    "PROVINCIAL",
    "UPPER_GRASSROOTS",
    "GRASSROOTS_COMMITTEE",
    "GRASSROOTS_CELL",
    "SECTIONAL",
    "CELL",
    "GROUP",
]
PLACES = ["COUNTRY", "PROVINCE", "DISTRICT", "COMMUNE", "VILLAGE"]
WRITTEN = {
    unicodedata.normalize("NFC", letter + tone): (place, rank)
    for place, letter in enumerate(LETTERS)
    for rank, tone in enumerate(TONES)
}
PIECE = re.compile(r"[0-9]+|\D", re.ASCII)

Order = tuple[Any, ...]


def text_order(text: str) -> Order:
    return tuple(syllable_order(one) for one in unicodedata.normalize("NFC", text).lower().split())


def syllable_order(syllable: str) -> Order:
    pieces: list[tuple[int, int]] = []
    tone = 0
    for piece in PIECE.findall(syllable):
        if piece in WRITTEN:
            letter, rank = WRITTEN[piece]
            pieces.append((2, letter))
            tone = rank or tone
        else:
            pieces.append((1, int(piece)) if piece[0] in "0123456789" else (0, 0))
    return tuple(pieces), tone


def person_order(name: str) -> Order:
    """By given name, middle names, family name."""
    words = name.split()
    return text_order(words[-1]), text_order(" ".join(words[1:-1])), text_order(" ".join(words[:-1][:1]))


def organization_order(profile: Any, code: str) -> Order:
    return LEVELS.index(profile["level"]), code


def place_order(place: Any) -> Order:
    return PLACES.index(place["kind"]), place["code"] or text_order(place["name"])
