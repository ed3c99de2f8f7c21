"""What follows from facts and is kept beside them: keys for order and search, the newest profile, headcounts. The
series of meetings has a module of its own, `meeting_years`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from graph.model.keys import END, fold, organization_key, person_key, spelled_out, text_key
from graph.model.tables import FURTHER_TAILS, HEADCOUNTS, OPEN_END, TAILS
from graph.model.vocabulary import Level, PlaceKind

Values = Mapping[str, Any]
LEVELS = {level.value: rank for rank, level in enumerate(Level)}
KINDS = {kind.value: rank for rank, kind in enumerate(PlaceKind)}
BETWEEN = " | "
"""Between the names of one organization: no words stand side by side across it."""
COUNTED = ("OFFICIAL", "PROBATIONARY")
NEWEST = ("name", "shortName", "level", "sortKey")


def made_code(identifier: str) -> str:
    """The code of an organization that is given none."""
    return f"Q{identifier[1:]}"


def profile_keys(profile: Values, code: str, organization: str) -> dict[str, Any]:
    """The derived properties of a profile of an organization with that code."""
    return {
        **found_by(called(profile["name"], profile.get("shortName")), organization),
        "sortKey": organization_key(LEVELS[profile["level"]], code, organization),
        "nameKey": text_key(profile["name"]) + organization,
    }


def called(name: str, short: str | None) -> list[str]:
    """The folded name of an organization, and its short name where that says something else."""
    return list(dict.fromkeys(spelled_out(text) for text in (name, short) if text))


def found_by(texts: Sequence[str], identifier: str) -> dict[str, Any]:
    """What folded names are found by: themselves, and their tails, which are the name from its first word on, from its
    second on, and so on, each with the id behind it.

    Whatever a name's words begin with is so a range of an index, in order. The sixth tail and all further ones lie in
    a list; that there are some is told by an index, too.
    """
    keyed = keyed_tails(texts, identifier)
    further = {FURTHER_TAILS: keyed[len(TAILS) - 1 :]} if len(keyed) >= len(TAILS) else {}
    return {"nameFold": BETWEEN.join(texts), **dict(zip(TAILS, keyed, strict=False)), **further}


def keyed_tails(texts: Sequence[str], identifier: str) -> list[str]:
    """The tails of folded names, each once, with the id behind them."""
    tails = dict.fromkeys(tail for text in texts for tail in tails_of(text))
    return [f"{tail}{END}{identifier}" for tail in tails]


def tails_of(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[place:]) for place in range(len(words))]


def short_name(name: str) -> str | None:
    """The usual short form: ĐB for đảng bộ, CB for chi bộ."""
    for long, short in (("Đảng bộ ", "ĐB "), ("Chi bộ ", "CB ")):
        if name.startswith(long):
            return short + name.removeprefix(long)
    return None


def newest_profile(profile: Values, since: date) -> dict[str, Any]:
    """The newest profile, with its keys, once more on the organization."""
    return {"profileSince": since, **{name: profile[name] for name in NEWEST}}


def person_keys(name: str, identifier: str) -> dict[str, Any]:
    return {"nameFold": fold(name), "sortKey": person_key(name, identifier)}


def member_keys(name: str, identifier: str) -> dict[str, Any]:
    """A member's keys: also what the name is found by."""
    return {**person_keys(name, identifier), **found_by([fold(name)], identifier)}


def place_keys(place: Values) -> dict[str, Any]:
    key = f"{place['code']}{END}" if place["code"] else text_key(place["name"])
    found = found_by([spelled_out(place["name"])], place["id"])
    return {**found, "sortKey": f"{KINDS[place['kind']]}|{key}{place['id']}"}


def meeting_key(held_on: date, identifier: str) -> str:
    return f"{held_on}|{identifier}"


def headcounts(memberships: Iterable[Values]) -> dict[str, Any]:
    """An organization's own members as a series: three lists of one length, a place for each day on which a number
    changes. Only those that count are counted."""
    changes: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for one in memberships:
        if one["kind"] == "OFFICIAL" and one["since"] < one["until"]:
            changes[one["since"]][one["standing"]] += 1
            changes[one["until"]][one["standing"]] -= 1
    days = sorted(day for day in changes.keys() - {OPEN_END} if any(changes[day].values()))
    numbers = list(accumulate((changes[day] for day in days), summed))
    columns = [[number[standing] for number in numbers] for standing in COUNTED]
    return dict(zip(HEADCOUNTS, ([day.isoformat() for day in days], *columns), strict=True))


def summed(one: Counter[str], other: Counter[str]) -> Counter[str]:
    total = Counter(one)
    total.update(other)
    return total


def recounted(series: Values, left: Iterable[Values], came: Iterable[Values]) -> dict[str, Any]:
    """A series after memberships were replaced by others, without a look at those that stayed as they are."""
    days, official, probationary = (series.get(name) or () for name in HEADCOUNTS)
    steps: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for day, *numbers in zip(days, stepped(official), stepped(probationary), strict=True):
        steps[day] = numbers
    for sign, rows in ((-1, left), (1, came)):
        for one in rows:
            if one["kind"] == "OFFICIAL":
                column = COUNTED.index(one["standing"])
                steps[one["since"].isoformat()][column] += sign
                steps[one["until"].isoformat()][column] -= sign
    steps.pop(OPEN_END.isoformat(), None)
    changed = sorted(day for day, numbers in steps.items() if any(numbers))
    columns = [list(accumulate(steps[day][column] for day in changed)) for column in range(len(COUNTED))]
    return dict(zip(HEADCOUNTS, (changed, *columns), strict=True))


def stepped(numbers: Sequence[int]) -> Iterator[int]:
    """By how much each number differs from the one before it."""
    return (number - before for before, number in zip((0, *numbers), numbers, strict=False))
