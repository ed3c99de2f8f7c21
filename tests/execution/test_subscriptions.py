"""Which subscriptions are told the same of a change, wherever they begin."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pytest

from execution.asked import Asked, ShownOf, Stated
from execution.listened import Question, question_of
from execution.operations import Operation, Weighed
from execution.view import Sight, View
from tests.support.asking import SCHEMA, TODAY

PLAIN = "subscription { changes { cursor } }"
AFTER = "subscription ($after: String, $kinds: [ChangeKind!]) { changes(after: $after, kinds: $kinds) { cursor } }"
SPREAD = "subscription ($after: String) { ...told } fragment told on Subscription { changes(after: $after) { cursor } }"
PEOPLE = """subscription { changes { change { subjects(first: 5) { nodes { ... on Member { birthDate } } } } } }"""
ONE, OTHER = f"1:{'a' * 64}", f"2:{'b' * 64}"


async def question(query: str, **variables: Any) -> Question:
    operations = SCHEMA.operations
    operation = Operation(query, variables)
    prepared = await operations.ready(operation, only_query=False)
    weighed = operations.weighed(prepared, operation)  # type: ignore[arg-type]  # it is checked
    assert isinstance(weighed, Weighed)
    return question_of(weighed, operations, SCHEMA.sources)


async def noted(_: ShownOf) -> None:
    return None


def asked(view: View = View.whole(TODAY), **more: Any) -> Asked:  # noqa: B008  # it is never changed
    return Asked(None, view, 1_000, **more)  # type: ignore[arg-type]  # nothing is read


@pytest.mark.parametrize("query", [AFTER, SPREAD])
async def test_where_it_begins_tells_nobody_apart(query: str) -> None:
    assert (await question(query, after=ONE)).same == (await question(query, after=OTHER)).same


async def test_what_else_is_asked_tells_apart() -> None:
    questions = [
        await question(PLAIN),
        await question(PLAIN.replace("cursor", "cursor cursor")),
        await question(AFTER),
        await question(AFTER, kinds=["APPOINT"]),
        await question(AFTER, kinds=["MOVE_ORGANIZATION"]),
        await question(SPREAD),
    ]
    assert len({one.same for one in questions}) == len(questions)


async def test_who_sees_otherwise_is_told_apart() -> None:
    """By the day, the language and the part; the part is the same where its organizations are."""
    one, whole = await question(PLAIN), View.whole(TODAY)
    assert one.told_apart(asked()) == (await question(PLAIN)).told_apart(asked(note=noted))
    parts = [whole.part(Sight(frozenset(inside))) for inside in (["o1"], ["o1"], ["o2"])]
    told: list[Hashable] = [one.told_apart(asked(view)) for view in (whole, whole.at(TODAY.replace(year=2020)), *parts)]
    assert [told.index(key) for key in told] == [0, 1, 2, 2, 4]


async def test_what_is_personal_is_answered_for_each_who_has_to_be_noted() -> None:
    """What is masked is the same for all whose purpose is not known, and is not what is told where nobody is noted."""
    one, other = await question(PEOPLE), await question(PEOPLE)
    assert one.told_apart(asked()) == other.told_apart(asked())
    assert one.told_apart(asked(note=noted)) == other.told_apart(asked(note=noted))
    assert one.told_apart(asked(note=noted)) != one.told_apart(asked())
    stated = replace(one.weighed.operation, stated=Stated("AUDIT"))
    weighed = replace(one.weighed, operation=stated)
    first, second = (question_of(weighed, SCHEMA.operations, SCHEMA.sources) for _ in range(2))
    assert first.same == second.same != one.same
    assert first.told_apart(asked(note=noted)) == first.told_apart(asked(note=noted))
    assert first.told_apart(asked(note=noted)) != second.told_apart(asked(note=noted))
    assert first.told_apart(asked()) == second.told_apart(asked())
