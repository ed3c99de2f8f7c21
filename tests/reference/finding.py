"""What the reference says of a search: which names match, and in which order they come.

A name matches where each word of the text begins some word of it. Best is a code in full (rank 0), then the whole name
(1), the words as typed side by side (2), the same with the last one going on (3), all of them anywhere (4). Of a rank,
organizations come before members and places; then what reads on from the words that were found is in the order of
letters and digits; of what reads on alike, the names of which fewer words stand before (six at most are counted) come
first. Words anywhere are read on from the one that the fewest of the kind have, the last of those alike.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from graph.model.keys import fold, spelled_out
from tests.reference.geography import covered_under
from tests.reference.world import World, gid, holds

KINDS = ("ORGANIZATION", "MEMBER", "PLACE")
TYPES = {"ORGANIZATION": "Organization", "MEMBER": "Member", "PLACE": "Place"}
WRITTEN: dict[str, Callable[[str], str]] = {"ORGANIZATION": spelled_out, "MEMBER": fold, "PLACE": spelled_out}
CODES = {"ORGANIZATION": "code", "MEMBER": "cardNumber", "PLACE": "code"}


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A match in its order; `read_on` is what begins with what was found, `by` the place of that word,
    `place` the number of the word in the name with which it begins."""

    rank: int
    kind: int
    by: int
    read_on: str
    place: int
    key: str
    id: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Called:
    """Something by the names that it had from one day to another, the whole name first."""

    key: str
    code: str | None
    names: tuple[str, ...]
    since: date
    until: date


def matches(
    worlds: Iterable[World], day: date, text: str, kinds: list[str], under: tuple[World, str] | None, *, ever: bool
) -> list[Match]:
    """All matches in worlds that stand in one graph, in their order; under an organization of one of them."""
    found: list[Match] = []
    for kind in kinds:
        everything = [one for world in worlds for one in named(world, day, kind, ever=ever)]
        words = WRITTEN[kind](text).split()
        by = rarest(words, everything)
        wanted = everything if under is None else belonging(*under, day, kind, everything)
        best: dict[str, Match] = {}
        for one in sorted(wanted, key=lambda called: called.since):
            match = match_of(one, text, words, by, kind)
            if match and (one.key not in best or better(match, best[one.key])):
                best[one.key] = match
        found += best.values()
    return sorted(found)


def better(new: Match, old: Match) -> bool:
    """Whether a later name is the one by which something is found: of names alike, the last."""
    if (new.rank == 4) != (old.rank == 4):
        return new.rank < 4
    return new.read_on <= old.read_on


def match_of(one: Called, text: str, words: list[str], by: int, kind: str) -> Match | None:
    place = KINDS.index(kind)
    identity = one.key, gid(TYPES[kind], one.key), one.since, one.until
    if one.code in {text, text.upper()}:
        return Match(0, place, 0, "", 0, *identity)
    phrase = " ".join(words)
    tails = [" ".join(name.split()[start:]) for name in one.names for start in range(len(name.split()))]
    if going_on := [tail for tail in tails if tail.startswith(phrase)]:
        tail = min(going_on)
        side_by_side = tail == phrase or tail.startswith(f"{phrase} ")
        return Match(
            1 if one.names[0] == phrase else 2 if side_by_side else 3, place, 0, tail, word_of(tail, tails), *identity
        )
    if len(words) > 1 and all(any(tail.startswith(word) for tail in tails) for word in words):
        tail = min(tail for tail in tails if tail.startswith(words[by]))
        return Match(4, place, by, tail, word_of(tail, tails), *identity)
    return None


def word_of(tail: str, tails: list[str]) -> int:
    """With which word of its names a tail begins, those from the sixth on alike."""
    return min(list(dict.fromkeys(tails)).index(tail) + 1, 6)


def rarest(words: list[str], everything: list[Called]) -> int:
    def found_by(word: str) -> int:
        return len({one.key for one in everything if any(begun(word, name) for name in one.names)})

    return min(range(len(words)), key=lambda place: (found_by(words[place]), -place))


def begun(word: str, name: str) -> bool:
    return any(part.startswith(word) for part in name.split())


def named(world: World, day: date, kind: str, *, ever: bool) -> list[Called]:
    """Everything of a kind by its names on the day, or by all that it ever had."""
    if kind == "ORGANIZATION":
        return [one for one in profiles(world) if ever or (one.since <= day < one.until)]
    written, code = WRITTEN[kind], CODES[kind]
    rows = world.nodes.get(TYPES[kind], {}).values()
    return [
        Called(row["id"], row.get(code), (written(row["name"]),), row["since"], row["until"])
        for row in rows
        if ever or holds(row, day)
    ]


def profiles(world: World) -> Iterable[Called]:
    for organization, profile, p in world.links("HAS_PROFILE"):
        row = world.nodes["Profile"][profile]
        texts = [spelled_out(text) for text in (row["name"], row.get("shortName")) if text]
        code = world.nodes["Organization"][organization]["code"]
        yield Called(organization, code, tuple(dict.fromkeys(texts)), p["since"], p["until"])


def belonging(world: World, under: str, day: date, kind: str, everything: list[Called]) -> list[Called]:
    """Those at or under an organization: what stands there, whose cell that counts does, what is covered from there."""
    subtree = set(world.subtree(under, day))
    if kind == "ORGANIZATION":
        return [one for one in everything if one.key in subtree]
    if kind == "PLACE":
        covered = covered_under(world, under, day)
        return [one for one in everything if one.key in covered]
    return [one for one in everything if world.cell(one.key, day) in subtree]


def heirs(world: World, key: str, day: date) -> set[str]:
    """What lives on the day of what an organization that has ended by it went into, through all that ended since."""
    row = world.nodes.get("Organization", {}).get(key)
    if row is None or row["until"] > day:
        return set()
    found, seen, walk = set[str](), {key}, [key]
    for one in walk:
        until = world.nodes["Organization"][one]["until"]
        events = {event for event, end, _ in world.links("ORIGINAL") if end == one}
        ending = {event for event in events if world.nodes["ChangeEvent"][event]["on"] == until}
        for result in {end for event, end, _ in world.links("RESULTING") if event in ending}:
            if day < world.nodes["Organization"][result]["until"]:
                found.add(result)
            elif result not in seen:
                seen.add(result)
                walk.append(result)
    return found
