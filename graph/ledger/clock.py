"""The time that changes are recorded with: the machine's clock, as long as it goes on as time does.

A clock that jumps ahead would leave a time in the ledger that no later one can go back behind, and `knownAt` would not
know, for as long, what is recorded after it. So the clock is held against a counter that nobody can set.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from wording.said import Said, say

AHEAD = timedelta(minutes=1)
"""By so much a clock may be set ahead between two changes; beyond it, it is not believed."""
logger = logging.getLogger("hierarchy.clock")


def machine_time() -> datetime:
    return datetime.now(UTC)


def counted_seconds() -> float:
    """Seconds that nobody can set, those in which the machine sleeps among them where the system counts them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


@dataclass(slots=True)
class Clock:
    """Called, the time to record; `fault` says what is wrong with the machine's clock, as it was last looked at.

    What lies behind is believed: the ledger does not go back behind its last line anyway.
    """

    machine: Callable[[], datetime] = machine_time
    counter: Callable[[], float] = counted_seconds
    fault: Said | None = None
    good: datetime = field(init=False)
    at: float = field(init=False)

    def __post_init__(self) -> None:
        self.good, self.at = self.machine(), self.counter()

    def __call__(self) -> datetime:
        told, count = self.machine(), self.counter()
        counted = self.good + timedelta(seconds=count - self.at)
        if told - counted > AHEAD:
            ahead = str(told - counted).partition(".")[0]
            times = {"told": f"{told:%Y-%m-%d %H:%M:%S}Z", "ahead": ahead, "counted": f"{counted:%H:%M:%S}Z"}
            self.fault = say("CLOCK_AHEAD", **times)
            logger.warning("%s", self.fault)
            return counted
        self.fault, self.good, self.at = None, told, count
        return told
