"""Calendars of supervisors: the right days, the same events each time, texts that survive, secret addresses alone.

What is written is read by a second library, which is stricter than the one that writes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import httpx2 as httpx
import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from execution.view import View
from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from graph.reads.calendars import Stamp, Stamps, find_calendar, list_calendars
from resolvers.commands.calendars import CLOSE_CALENDAR, OPEN_CALENDAR
from service.exchange.calendars import SAT_IN, Entry, read_entries, written
from service.http.calendars import SECRET, address_of
from tests.reference.world import gid
from tests.resolvers.commands.correcting import corrected
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_access import codes, outcome_of, world
from tests.service.conftest import SETTINGS, FakeGraph, client_over
from tests.support.asking import TODAY as ASKED_ON
from tests.support.asking import ask
from tests.support.changing import change
from wording.languages import Language

__all__ = ["world"]
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SUPERVISOR = member("m4")
TODAY = date(2026, 5, 20)
AT = "2026-05-02T17:30:00.123456+00:00"
LONG = "Chi bộ Trường Tiểu học, Trung học cơ sở; Hợp tác xã Nông nghiệp \\ Dịch vụ " * 3 + "\nthôn Đông Yên"
SECRET_TEXT = "s" * 43


def due(**more: Any) -> dict[str, Any]:
    """A link as the service answers it."""
    above = [{"id": organization("o2"), "name": "Đảng bộ huyện"}, {"id": organization("o4"), "name": "Đảng bộ xã"}]
    cell = {"id": organization("o6"), "name": LONG, "code": "c5", "ancestors": above, "meetings": {"nodes": []}}
    cell["plannedMeetings"] = {"nodes": []}
    node = {"dueOn": "2026-06-30", "done": 0, "lastVisit": None, "supervision": {"organization": cell}}
    return {**node, **more}


def visited(identifier: str, day: str, who: str = SUPERVISOR, capacity: str = "SUPERVISOR") -> dict[str, Any]:
    came = [{"capacity": capacity, "member": {"id": who}}]
    return {"id": identifier, "kind": "REGULAR", "heldOn": day, "attendances": came}


async def entries(
    *nodes: Mapping[str, Any], on: date = TODAY, supervisor: str = SUPERVISOR, seats: Sequence[Any] = ()
) -> list[Entry]:
    async def ask(query: str, __: Mapping[str, Any]) -> Mapping[str, Any]:
        if query == SAT_IN:
            return {"member": {"assignments": [{"organization": one} for one in seats]}}
        page = {"hasNextPage": False, "endCursor": None}
        return {"visitsDue": {"links": {"pageInfo": page, "nodes": list(nodes)}}}

    return await read_entries(ask, supervisor, on)


def stamps(**organizations: int) -> Stamps:
    of = {organization(one): Stamp(seq, AT) for one, seq in organizations.items()}
    return Stamps(Stamp(0, "2026-01-01T00:00:00+00:00"), None, of)


def read(content: bytes) -> dict[str | None, Event]:
    """The events by their uids, as the other library reads them."""
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "lines are folded by bytes (RFC 5545, 3.1)"
    found = IcsCalendarStream.calendar_from_ics(content.decode()).events
    assert len({one.uid for one in found}) == len(found)
    return {one.uid: one for one in found}


def file_of(found: list[Entry], known: Stamps | None = None) -> bytes:
    return written(SUPERVISOR, found, known or stamps(), Language.VI, ZONE)


async def test_a_due_day_is_a_whole_day_and_ends_on_the_next_in_no_zone() -> None:
    """# EXCHANGE G4."""
    content = file_of(await entries(due()))
    [event] = read(content).values()
    assert (event.dtstart, event.dtend) == (date(2026, 6, 30), date(2026, 7, 1))
    assert b"DTSTART;VALUE=DATE:20260630\r\n" in content
    assert b"DTEND;VALUE=DATE:20260701\r\n" in content
    assert b"X-WR-TIMEZONE:Asia/Ho_Chi_Minh\r\n" in content


async def test_texts_are_escaped_and_folded_and_come_back_as_they_were() -> None:
    """# EXCHANGE G3."""
    [event] = read(file_of(await entries(due()))).values()
    assert event.summary == f"Hạn dự sinh hoạt: {LONG}"
    assert event.description == "\n".join(
        ("Lần dự thứ 1 của năm 2026.", "Năm nay đã dự: 0.", "Thuộc: Đảng bộ xã / Đảng bộ huyện")
    )


async def test_the_same_is_written_in_the_same_bytes_and_its_moment_is_that_of_the_fact() -> None:
    """# EXCHANGE G1."""
    found, known = await entries(due()), stamps(o6=7)
    assert file_of(found, known) == file_of(await entries(due()), known)
    [event] = read(file_of(found, known)).values()
    assert event.dtstamp is not None
    assert event.dtstamp.isoformat() == "2026-05-02T17:30:00+00:00"
    assert event.last_modified == event.dtstamp


async def test_what_is_moved_stays_the_same_event_with_a_higher_sequence() -> None:
    """# EXCHANGE G2: whether by a line about the organization, or about one above it."""
    for about in ("o6", "o2"):
        [before] = read(file_of(await entries(due()), stamps(o4=5))).values()
        moved = await entries(due(dueOn="2026-09-30"))
        [after] = read(file_of(moved, stamps(o4=5, **{about: 9}))).values()
        assert after.uid == before.uid
        assert (before.sequence, after.sequence) == (5, 9)
        assert after.dtstart == date(2026, 9, 30)


async def test_the_next_visit_the_next_year_and_another_supervisor_are_other_events() -> None:
    uids = [
        {one.uid for one in await entries(node, supervisor=who)}
        for node, who in (
            (due(), SUPERVISOR),
            (due(done=1), SUPERVISOR),
            (due(dueOn="2027-06-30", done=2), SUPERVISOR),
            (due(), member("m1")),
        )
    ]
    assert len(set.union(*uids)) == 4
    # with this year's visits made, the next one is the first of the next year
    assert uids[2] == {one.uid for one in await entries(due(dueOn="2027-06-30"), on=date(2027, 1, 1))}


async def test_visits_made_are_there_and_those_of_others_and_of_guests_are_not() -> None:
    node = due(dueOn=None)
    node["supervision"]["organization"]["meetings"]["nodes"] = [
        visited("a", "2026-03-03"),
        visited("b", "2026-02-03", who=member("m1")),
        visited("c", "2026-01-03", capacity="GUEST"),
    ]
    [event] = read(file_of(await entries(node))).values()
    assert (event.dtstart, event.summary) == (date(2026, 3, 3), f"Đã dự sinh hoạt: {LONG}")
    assert await entries(due(dueOn=None)) == []


def plans(day: str = "2026-06-10", note: str | None = "8 giờ; nhà văn hóa") -> dict[str, Any]:
    """The organization of a link with a meeting that it plans."""
    planned = {"id": gid("PlannedMeeting", "l1"), "kind": "THEMATIC", "plannedFor": day, "note": note}
    organized: dict[str, Any] = due()["supervision"]["organization"]
    return {**organized, "plannedMeetings": {"nodes": [planned]}}


async def test_a_planned_meeting_is_one_event_wherever_it_is_put_off_to_and_whyever_it_is_told() -> None:
    """# EXCHANGE G2: of an organization that is followed, and of one that they sit in, twice."""
    link = due(dueOn=None, supervision={"organization": plans()})
    [before] = read(file_of(await entries(link), stamps(o4=5))).values()
    assert (before.dtstart, before.dtend, before.sequence) == (date(2026, 6, 10), date(2026, 6, 11), 5)
    assert (before.summary, before.description) == (
        f"Sinh hoạt: {LONG}",
        "Loại sinh hoạt: chuyên đề.\nGiờ, địa điểm: 8 giờ; nhà văn hóa.\nThuộc: Đảng bộ xã / Đảng bộ huyện",
    )
    put_off = plans("2026-06-17", None)
    for found in (
        await entries(due(dueOn=None, supervision={"organization": put_off}), seats=[put_off]),
        await entries(seats=[put_off, put_off]),
    ):
        [after] = read(file_of(found, stamps(o4=5, o6=9))).values()
        assert (after.uid, after.dtstart, after.sequence) == (before.uid, date(2026, 6, 17), 9)
    [others] = await entries(seats=[put_off], supervisor=member("m1"))
    assert others.uid != before.uid


async def test_nothing_that_is_no_address_reaches_the_graph(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        fake.texts.clear()
        for wrong in ("", "a", "s" * 42, "s" * 44, "s" * 42 + ".", "..%2f" * 9, "đ" * 43):
            assert (await client.get(f"/calendar/{wrong}.ics")).status_code == 404
        assert fake.texts == []
        answer = await client.get(f"/calendar/{SECRET_TEXT}.ics")
        assert (answer.status_code, len(fake.texts)) == (404, 1)


async def test_no_secret_reaches_the_log(fake: FakeGraph, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "hierarchy.access")
    async with client_over(fake, replace(SETTINGS, access_log=True)) as client:
        await client.get(f"/calendar/{SECRET_TEXT}.ics")
    lines = [one.getMessage() for one in caplog.records]
    assert [line for line in lines if line.startswith("GET /calendar/… 404 ")]
    assert not [line for line in lines if SECRET_TEXT in line]
    assert SECRET.fullmatch(SECRET_TEXT)


@pytest.mark.contract
@pytest.mark.engine
async def test_an_address_is_answered_from_the_day_it_was_opened_until_it_is_closed(world: Graph) -> None:
    """Its visits are those of who follows now; neither the graph nor the ledger knows what is secret in it."""
    day, address = date(2026, 5, 1), address_of(SECRET_TEXT)
    given = {"supervisor": SUPERVISOR, "address": address, "language": "vi"}
    assert await codes(world, CLOSE_CALENDAR, "none yet", supervisor=SUPERVISOR) == ["NO_CALENDAR"]
    assert await codes(world, OPEN_CALENDAR, "open", **given) == []
    assert await codes(world, OPEN_CALENDAR, "nobody", **{**given, "supervisor": member("m9")}) == ["UNKNOWN"]
    shown = [await find_calendar(world, address, View.whole(day + timedelta(days=n))) for n in (-1, 0, 1)]
    assert [one and (one.member, one.language) for one in shown] == [None, ("m4", "vi"), ("m4", "vi")]
    [opened] = await list_calendars(world, View.whole(day))
    assert (opened.member, opened.name, opened.since) == ("m4", "Nguyễn Văn m4", day)
    await change(
        world, "renameOrganization", {"organization": organization("o4"), "name": "Đảng bộ xã Mới", "on": "2026-05-02"}
    )
    async with client_over(world) as client:
        first = await client.get(f"/calendar/{SECRET_TEXT}.ics")
        again = await client.get(f"/calendar/{SECRET_TEXT}.ics", headers={"if-none-match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        assert first.headers["content-type"] == "text/calendar; charset=utf-8"
        [event] = read(first.content).values()
        assert event.summary == "Hạn dự sinh hoạt: Chi bộ thôn 1"
        assert event.description is not None
        assert "Thuộc: Đảng bộ xã Mới / Đảng bộ huyện Quế Sơn / Đảng bộ tỉnh" in event.description
        lines = await world.read("MATCH (c:Change {kind: 'RENAME_ORGANIZATION'}) RETURN c.seq")
        assert event.sequence == lines
        await follow_a_plan(world, client)
        await change(
            world, "endSupervision", {"supervision": gid("Supervision", "m4~o6~2020-01-01"), "on": "2026-05-03"}
        )
        assert read((await client.get(f"/calendar/{SECRET_TEXT}.ics")).content) == {}
        assert (await outcome_of(world, CLOSE_CALENDAR, "close", supervisor=SUPERVISOR)).refusals == ()
        assert (await client.get(f"/calendar/{SECRET_TEXT}.ics")).status_code == 404
    kept = await world.read("MATCH (c:Change) RETURN collect(c.input)")
    assert not [one for one in kept if one and SECRET_TEXT in one]
    verdict = await verify_ledger(world, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


async def follow_a_plan(world: Graph, client: httpx.AsyncClient) -> None:
    """Meetings of the cell that m4 follows and of the district that they sit in, put off and called off."""

    async def told() -> dict[str | None, tuple[date | datetime | None, int | None]]:
        content = (await client.get(f"/calendar/{SECRET_TEXT}.ics")).content
        found = [one for one in read(content).values() if (one.summary or "").startswith("Sinh hoạt: ")]
        return {one.uid: (one.dtstart, one.sequence) for one in found}

    cell, district = organization("o6"), organization("o2")
    lines = [{"organization": one, "plannedFor": "2190-06-10"} for one in (cell, district)]
    made = await change(world, "planMeetings", {"meetings": lines, "on": "2026-05-02"}, "plannedMeetings { key }")
    first, second = [one["key"] for one in made["plannedMeetings"]]
    before = await told()
    assert [day for day, _ in before.values()] == [date(2190, 6, 10)] * 2
    off = {"plannedMeeting": first, "plannedFor": "2190-06-12", "on": "2026-05-02"}
    assert (await change(world, "replanMeeting", off))["userErrors"] == []
    after = await told()
    assert after.keys() == before.keys()
    [(uid, sequence)] = [(one, number) for one, (day, number) in after.items() if day == date(2190, 6, 12)]
    assert sequence == (before[uid][1] or 0) + 1
    assert (await change(world, "callOffMeeting", {"plannedMeeting": second, "on": "2026-05-02"}))["userErrors"] == []
    assert {one: day for one, (day, _) in (await told()).items()} == {uid: date(2190, 6, 12)}
    await change(world, "callOffMeeting", {"plannedMeeting": first, "on": "2026-05-02"})


@pytest.mark.contract
@pytest.mark.engine
async def test_a_planned_meeting_is_told_until_it_is_recorded_as_held(world: Graph) -> None:
    """Of an organization that is followed, and of one that they sit in; no other."""

    async def days() -> list[date]:
        found = await read_entries(partial(ask, world), SUPERVISOR, ASKED_ON)
        return [one.day for one in found if one.summary.code == "CALENDAR_PLANNED"]

    lines = [{"organization": organization(one), "plannedFor": f"2025-06-0{one[1]}"} for one in ("o2", "o3", "o6")]
    await change(world, "planMeetings", {"meetings": lines, "on": "2025-06-01"})
    assert await days() == [date(2025, 6, 2), date(2025, 6, 6)]
    held = {"organization": organization("o6"), "expected": 2, "present": 2, "on": "2025-06-06"}
    assert (await change(world, "recordMeeting", held))["userErrors"] == []
    assert await days() == [date(2025, 6, 2)]


@pytest.mark.engine
async def test_a_calendar_ends_with_the_membership_and_follows_a_day_that_is_put_right(world: Graph) -> None:
    address, who = address_of(SECRET_TEXT), member("m2")
    await outcome_of(world, OPEN_CALENDAR, "open", supervisor=who, address=address, language="en")
    last_days: list[int] = []
    for right in ("2026-05-06", "2026-05-04", "2026-05-08"):
        if not last_days:
            done = await change(world, "endMembership", {"member": who, "reason": "DECEASED", "on": right})
            assert done["userErrors"] == []
        else:
            await corrected(world, "member", {"member": who, "until": right})
        days = [date(2026, 5, n) for n in range(1, 9)]
        last_days.append(max([one.day for one in days if await find_calendar(world, address, View.whole(one))]))
    assert last_days == [5, 3, 3]
