"""Prints what was right under a district on a day, and the levels of one organization on two, as JSON."""

import json
import sys
from datetime import date

from party import Client

client = Client(sys.argv[1])
names: list[str] = []
after: str | None = None
more = True
while more:
    organization = client.children(code="509", day=date(2025, 6, 30), first=12, after=after).organization
    if organization is None or organization.children is None:
        raise SystemExit("not there on that day, or not for you to see")
    names += [one.name for one in organization.children.nodes]
    page = organization.children.page_info
    after, more = page.end_cursor, page.has_next_page

days = client.two_days(code="20197", before=date(2025, 6, 30), after=date(2025, 7, 1))
levels = [day.level for day in (days.before, days.after) if day]
print(json.dumps({"names": names, "levels": levels}))
