"""Names that are like one that nobody has: what somebody who mistyped may have meant."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches
from math import log

LIKE = 0.75
"""From how much of a word's letters on another one is taken for it (difflib's ratio)."""
SHORTEST = 3
"""In letters: a shorter word is like too many."""
LEAST_SHARED = 0.4
"""Which part of all words of a text and a name both have to hold; a word counts the more the fewer names hold it."""
NEARLY_AS_NEAR = 0.75
"""Which part of what the nearest name has in common with a text the others have, too."""
MOST_MEANT = 3
RAREST = 2
"""By how many of its words names are looked up: what nearly all are called, as `dang bo`, finds nothing."""
MOST_LOOKED_UP = 100
"""Of a file whose every row is wrong, no more are told in any case."""


class Nearness:
    """Folded names by their words."""

    def __init__(self) -> None:
        self.with_word: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.names: dict[str, frozenset[str]] = {}
        self.told: dict[str, Sequence[str]] = {}

    def add(self, name: str) -> None:
        if name not in self.names:
            self.names[name] = frozenset(name.split())
            for word in self.names[name]:
                self.with_word[word][name] = None

    def like(self, text: str) -> Sequence[str]:
        """The names that are most like a folded text, the most like first; looked up once, and for so many texts."""
        if text not in self.told and len(self.told) < MOST_LOOKED_UP:
            self.told[text] = self.found(text.split())
        return self.told.get(text, ())

    def found(self, words: Sequence[str]) -> Sequence[str]:
        meant = {word: self.meant(word) for word in dict.fromkeys(words)}
        known = sorted((one for own in meant.values() for one in own), key=self.weight, reverse=True)
        looked_at = dict.fromkeys(name for word in known[: RAREST * MOST_MEANT] for name in self.with_word[word])
        whole = sum(max(map(self.weight, own), default=self.heaviest()) for own in meant.values())
        shared = {name: self.shared(name, list(meant.values())) for name in looked_at}
        both = {name: weight / (whole + self.whole(name) - weight) for name, weight in shared.items() if weight}
        least = max(LEAST_SHARED, NEARLY_AS_NEAR * max(both.values(), default=0.0))
        near = [name for name, part in both.items() if part >= least]
        return sorted(near, key=lambda name: (-both[name], name))

    def meant(self, word: str) -> Sequence[str]:
        """The word itself where any name holds it, else those that are like it."""
        if word in self.with_word:
            return (word,)
        return get_close_matches(word, self.with_word, MOST_MEANT, LIKE) if len(word) >= SHORTEST else ()

    def shared(self, name: str, meant: Sequence[Sequence[str]]) -> float:
        held = self.names[name]
        return sum(max((self.weight(word) for word in own if word in held), default=0.0) for own in meant)

    def whole(self, name: str) -> float:
        return sum(map(self.weight, self.names[name]))

    def weight(self, word: str) -> float:
        return log((1 + len(self.names)) / len(self.with_word[word]))

    def heaviest(self) -> float:
        """The weight of a word that no name holds."""
        return log(1 + len(self.names))
