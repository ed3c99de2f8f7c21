"""The one place where a text from outside becomes what is stored: a name, a code, a title, a note.

Two texts that look alike are stored alike (NFC, single spaces), what nobody sees or only some screens can show is
refused, and a bound is one in letters and in UTF-8, as an index of the graph counts bytes.
"""

import re
import unicodedata
from dataclasses import dataclass

from wording.said import Said, say

BYTES_OF_A_LETTER = 3
"""As many as the longest Vietnamese letter has in UTF-8 (ế)."""
SPACES = re.compile("[\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
ETHS = str.maketrans("\u00d0\u00f0\u0189\u0256", "ĐđĐđ")
"""Letters of other languages that look like đ: converters of older Vietnamese encodings write them."""
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What shows nothing although its category says otherwise (Default_Ignorable_Code_Point and the empty Braille)."""
PLAIN = re.compile(r"[\w -~]*")
"""Letters, digits and what ASCII shows: nearly all texts are nothing else, and need no look at each letter."""
REFUSED = {"Cc": "CONTROL", "Cf": "INVISIBLE", "Cs": "HALF", "Co": "PRIVATE", "Cn": "MEANINGLESS"}
MOST_MARKS = 4
"""On one letter: no language writes more."""


class Unfit(Exception):
    """A text that is not stored; `said` says why, after the name of its field."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True, slots=True)
class TextKind:
    """A kind of text by its bound in letters; `exact` is one that is compared as it came, and never shown; `fleeting`
    one that is neither kept nor shown, so that what nobody sees in it is left out and not refused."""

    letters: int
    exact: bool = False
    fleeting: bool = False

    @property
    def bytes(self) -> int:
        """The bound in UTF-8."""
        return self.letters * BYTES_OF_A_LETTER


NAME = TextKind(300)
"""Of an organization, a person, a place; a short name likewise."""
CODE = TextKind(50)
"""Of an organization or a place, the number of a member's card, a plan's key."""
TITLE = TextKind(200)
"""Of a civil post."""
SYMBOL = TextKind(200)
"""Of a decision."""
NOTE = TextKind(4_000)
"""A reason, in sentences."""
REFERENCE = TextKind(1_500)
"""A global id, which may hold a title, or what a plan calls an organization by."""
SEARCHED = TextKind(200, fleeting=True)
"""Words to search for."""
KEY = TextKind(200, exact=True)
"""What a client tells its requests apart by."""


def stored(text: str, kind: TextKind) -> str:
    """The text as it is stored. Raises `Unfit`."""
    check_size(text, kind, MOST_MARKS)
    whole = text if kind.exact else composed(seen(text) if kind.fleeting else text)
    check_size(whole, kind)
    if kind.exact:
        check_characters(whole)
        return whole
    if not whole:
        raise Unfit(say("BLANK"))
    check_characters(whole)
    if not any(unicodedata.category(char)[0] in "LN" for char in whole):
        raise Unfit(say("NO_LETTER"))
    return whole


def composed(text: str) -> str:
    """A text in the one form of all that look like it."""
    return SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(ETHS)).strip(" ")


def is_plain(text: str) -> bool:
    """Whether every sign of a text can be seen and stands by itself, as far as that is told at a glance."""
    return PLAIN.fullmatch(text) is not None and INVISIBLE.search(text) is None


def seen(text: str) -> str:
    """A text without what nobody sees."""
    return (
        text
        if is_plain(text)
        else "".join(char for char in text if not (unicodedata.category(char) == "Cf" or INVISIBLE.match(char)))
    )


def check_size(text: str, kind: TextKind, times: int = 1) -> None:
    """Refuses what is longer than its kind, or than so many times that."""
    letters, octets = len(text), len(text.encode("utf-8", "surrogatepass"))
    if letters > kind.letters * times or octets > kind.bytes * times:
        bound = {"most_letters": kind.letters, "most_octets": kind.bytes}
        raise Unfit(say("TOO_LONG", letters=letters, octets=octets, **bound))


def check_characters(text: str) -> None:
    """Refuses what cannot be seen, and marks that stand on no letter."""
    if is_plain(text):
        return
    marks = MOST_MARKS
    for place, char in enumerate(text, 1):
        category = unicodedata.category(char)
        refused = REFUSED.get(category) or ("INVISIBLE" if INVISIBLE.match(char) else None)
        marks = marks + 1 if category[0] == "M" else 0 if category[0] in "LN" else MOST_MARKS
        if refused or marks > MOST_MARKS:
            what = say(f"CHARACTER.{refused or 'LONELY_MARK'}")
            raise Unfit(say("BAD_CHARACTER", what=what, code=f"U+{ord(char):04X}", place=place))
