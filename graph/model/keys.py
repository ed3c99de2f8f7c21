"""Vietnamese names as the graph stores them: folded for search, keyed for order.

Everything returned is plain ASCII: both engines then compare it the same way.
"""

import unicodedata
from functools import lru_cache

MOST_WORDS = 4096
"""Names are made of few words, again and again."""
# The alphabet's order (a ă â b c d đ e ê ... y); letters outside it (f, j, w, z) stand where Latin has them.
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Tones in dictionary order: level, falling, hook, tilde, rising, heavy.
TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
LETTER_KEYS = {letter: chr(ord("A") + rank) for rank, letter in enumerate(ALPHABET)}
MARKS_OF_LETTERS = {"\u0306", "\u0302", "\u031b"}


def fold(text: str) -> str:
    """Text without tones and marks, đ as d, lower case, single spaces: `Hoà  Đông` → `hoa dong`.

    Old and new tone placement and NFC and NFD input fold to the same text. Anything but
    letters and digits separates words.
    """
    return " ".join(folded for word in text.split() if (folded := fold_word(word)))


@lru_cache(MOST_WORDS)
def fold_word(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    plain = (c for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())


@lru_cache(MOST_WORDS)
def word_key(word: str) -> str:
    """The order of one word: first its letters in the Vietnamese alphabet, then its tone."""
    letters: list[str] = []
    tone = 0
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in TONES:
            tone = TONES[char]
        elif char in MARKS_OF_LETTERS:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    return "".join(letter_key(letter) for letter in letters) + str(tone)


def letter_key(letter: str) -> str:
    """One ASCII character in alphabet order: digits first, then letters, anything else before both."""
    if letter.isascii() and letter.isdigit():
        return letter
    return LETTER_KEYS.get(letter, "!")


def text_key(text: str) -> str:
    """The order of a text of several words: word by word."""
    return " ".join(word_key(word) for word in text.split())


def person_key(name: str, identifier: str) -> str:
    """The order of people: given name (last word), then middle names, then family name, then id."""
    family, *rest = name.split()
    given = rest.pop() if rest else ""
    words = [given, *rest, family] if given else [family]
    return f"{' '.join(word_key(word) for word in words)}|{identifier}"


def organization_key(level_rank: int, code: str, identifier: str) -> str:
    """The order of organizations: level from the top, then code, then id."""
    return f"{level_key(level_rank)}{code}|{identifier}"


def level_key(level_rank: int) -> str:
    """What the keys of all organizations of a level begin with; ranks have one digit, so they order as texts."""
    return f"{level_rank}|"
