"""Days and moments from outside: what is taken, and that whatever is taken can be shifted and turned."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.calendar import FIRST_DAY, LAST_DAY, read_day, read_moment


@pytest.mark.parametrize("text", ["1900-01-01", "2024-02-29", "2199-12-31"])
def test_a_day_between_the_first_and_the_last_is_taken(text: str) -> None:
    assert read_day(text).isoformat() == text


@pytest.mark.parametrize(
    "value",
    [
        *(None, 1, 2025.5, True, [], {}, "", "soon", "2025", "20250701", "2025-7-1", "2025-W27-2", "2025-182"),
        *("2025-02-29", "2025-02-30", "2025-13-01", "2025-00-10", "0000-01-01", "0001-01-01", "9999-12-31"),
        *("1899-12-31", "2200-01-01", "2025-07-01T00:00:00Z", " 2025-07-01", "2025-07-01\n", "٢٠٢٥-٠٧-٠١", "x" * 9999),
    ],
)
def test_any_other_day_is_refused_in_a_short_line(value: object) -> None:
    with pytest.raises(ValueError, match=r"date|day of the calendar") as raised:
        read_day(value)
    assert len(str(raised.value)) < 150


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-07-01T08:00:00Z", datetime(2025, 7, 1, 8, tzinfo=UTC)),
        ("2025-07-01t08:00:00.5z", datetime(2025, 7, 1, 8, 0, 0, 500_000, tzinfo=UTC)),
        ("2025-07-01T08:00:00.123456789+07:00", datetime(2025, 7, 1, 1, 0, 0, 123_456, tzinfo=UTC)),
        ("1900-01-01T00:00:00Z", datetime(1900, 1, 1, tzinfo=UTC)),
        ("2199-12-31T23:59:59-00:00", datetime(2199, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_moment_is_one_in_utc(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment
    assert read_moment(text).tzinfo is UTC


@pytest.mark.parametrize(
    "value",
    [
        *("0001-01-01T00:00:00+07:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-07:00", "9999-12-31T23:59:59Z"),
        *("1900-01-01T00:00:00+00:01", "2199-12-31T23:59:59-00:01", "2200-01-01T00:00:00Z"),
        *("2025-06-30T23:59:60Z", "2025-07-01T24:00:00Z", "2025-07-01T08:60:00Z", "2025-02-29T08:00:00Z"),
        *("2025-07-01T08:00:00", "2025-07-01", "2025-07-01T08:00Z", "20250701T080000Z", "2025-07-01T08:00:00+7"),
        *(
            "2025-07-01T08:00:00+25:00",
            "2025-07-01T08:00:00 Asia/Ho_Chi_Minh",
            "now",
            "",
            None,
            1_750_000_000,
            [],
            "9" * 9999,
        ),
    ],
)
def test_any_other_moment_is_refused_in_a_short_line(value: object) -> None:
    """FAULTS A10."""
    with pytest.raises(ValueError, match="moment") as raised:
        read_moment(value)
    assert len(str(raised.value)) < 150


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_a_day_that_was_taken_can_be_shifted_by_years(day: date) -> None:
    read = read_day(day.isoformat())
    assert read - timedelta(days=1000) < read < read + timedelta(days=1000)


@given(st.datetimes(timezones=st.timezones() | st.just(timezone(timedelta(hours=-23, minutes=-59)))))
def test_a_moment_is_taken_or_refused_whatever_its_zone(moment: datetime) -> None:
    try:
        read = read_moment(moment.isoformat())
    except ValueError:
        return
    assert abs(read - moment) < timedelta(microseconds=1)
    assert FIRST_DAY <= read.date() <= LAST_DAY
