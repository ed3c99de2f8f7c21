"""How many pings one client may send: each is answered, and a client that sends nothing else asks nothing."""

from dataclasses import dataclass

MOST_PINGS = 60
WITHIN = 60.0


@dataclass(slots=True)
class Pings:
    """The pings of one connection: at most `MOST_PINGS` in any `WITHIN` seconds that begin with one."""

    began: float = 0.0
    count: int = 0

    def one_more(self, now: float) -> bool:
        """Counts a ping; whether it is to be answered."""
        if self.count == 0 or now - self.began > WITHIN:
            self.began, self.count = now, 0
        self.count += 1
        return self.count <= MOST_PINGS
