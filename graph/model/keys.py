"""Vietnamese names as the graph stores them: folded for search, keyed for order.

Everything returned is plain ASCII: both engines then compare it the same way. A key stays as it was written, so no
library makes it: ICU's keys change with its version, and its Vietnamese order takes the tones of a whole name after its
letters, where dictionaries and lists of people here go syllable by syllable.
"""

import re
import unicodedata
from functools import lru_cache

MOST_WORDS = 4096
"""Names are made of few words, again and again."""
LIKE_D = str.maketrans("đð\u0256", "ddd")
"""The others are letters whose capitals look like Đ (U+00D0, U+0189)."""
ABBREVIATIONS = {
    "db": "dang bo",
    "cb": "chi bo",
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "tdp": "to dan pho",
}
"""The usual short forms in names of organizations and places, folded; no Vietnamese word begins like one of them."""
WITH_A_DOT = {"p": "phuong", "h": "huyen", "x": "xa", "q": "quan", "t": "tinh"}
"""Single letters, which are short for a word only where a dot follows."""
DOTTED = re.compile(r"(?<!\w)([phxqt])\s*\.", re.IGNORECASE)
# The alphabet's order (a ă â b c d đ e ê ... y); letters outside it (f, j, w, z) stand where Latin has them.
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTER_KEYS = {letter: chr(ord("A") + rank) for rank, letter in enumerate(ALPHABET)}
MARKS_OF_LETTERS = {"\u0306", "\u0302", "\u031b"}
# What a key is made of, in ASCII's order: the end of words, tones, other signs, digits, letters. So whatever is the
# beginning of another stands before it.
END = "  "
"""Ends a text: before the space that begins one more word."""
TONES = {"": "!", "\u0300": "#", "\u0309": "$", "\u0303": "%", "\u0301": "&", "\u0323": "("}
"""In dictionary order: level, falling, hook, tilde, rising, heavy."""
OTHER_SIGN = "+"
NUMBER = re.compile("[0-9]+")
LONGEST_NUMBER = 9


def fold(text: str) -> str:
    """Text without tones and marks, đ as d, lower case, single spaces: `Hoà  Đông` → `hoa dong`.

    Old and new tone placement, NFC and NFD input and letters of full width fold to the same text. Anything but
    letters and digits separates words.
    """
    return " ".join(folded for word in text.split() if (folded := fold_word(word)))


def spelled_out(text: str) -> str:
    """The folded name of an organization or a place, the usual abbreviations written out: `TP. Tam Kỳ` → `thanh pho
    tam ky`."""
    words = fold(DOTTED.sub(lambda found: f" {WITH_A_DOT[found[1].lower()]} ", text)).split()
    return " ".join(ABBREVIATIONS.get(word, word) for word in words)


@lru_cache(MOST_WORDS)
def fold_word(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word).lower().translate(LIKE_D)
    plain = (c for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())


@lru_cache(MOST_WORDS)
def word_key(word: str) -> str:
    """The order of one word: first its letters in the Vietnamese alphabet and its numbers, then its tone."""
    letters: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", NUMBER.sub(number_key, word.lower())):
        if char in TONES:
            tone = char
        elif not unicodedata.combining(char):
            letters.append(char)
        elif letters and char in MARKS_OF_LETTERS:
            letters[-1] = marked(letters[-1], char)
    return "".join(letter_key(letter) for letter in letters) + TONES[tone]


def marked(letter: str, mark: str) -> str:
    """A letter with its mark, where they are one letter of the alphabet; else the letter alone."""
    whole = unicodedata.normalize("NFC", letter + mark)
    return whole if whole in LETTER_KEYS else letter


def number_key(found: re.Match[str]) -> str:
    """A number in the order of its size: how many digits it has, then its digits."""
    digits = found[0].lstrip("0")
    length = str(len(digits)) if len(digits) < LONGEST_NUMBER else f"{LONGEST_NUMBER}{len(digits):04}"
    return length + digits


def letter_key(letter: str) -> str:
    """One ASCII character in alphabet order: digits first, then letters, anything else before both."""
    if letter.isascii() and letter.isdigit():
        return letter
    return LETTER_KEYS.get(letter, OTHER_SIGN)


def text_key(text: str) -> str:
    """The order of a text of several words: word by word, whatever begins another one first."""
    return " ".join(word_key(word) for word in text.split()) + END


def person_key(name: str, identifier: str) -> str:
    """The order of people: given name (last word), then middle names, then family name, then id."""
    *others, given = name.split() or [""]
    family, middle = others[:1], others[1:]
    return "".join(text_key(" ".join(part)) for part in ([given], middle, family)) + identifier


def organization_key(level_rank: int, code: str, identifier: str) -> str:
    """The order of organizations: level from the top, then code, then id."""
    return f"{level_key(level_rank)}{code}{END}{identifier}"


def level_key(level_rank: int) -> str:
    """What the keys of all organizations of a level begin with; ranks have one digit, so they order as texts."""
    return f"{level_rank}|"
