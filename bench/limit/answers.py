"""The limit's nested lists as the answers that our service gives, key for key.

Each is the shortest Python that does it: what a person would write who knows the question beforehand.
"""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

Row = list[Any]
Answer = dict[str, Any]
FIRST = itemgetter(0)
BODY_RANK = {"STANDING_LEADERSHIP": 0, "STANDING_BOARD": 1, "EXECUTIVE_COMMITTEE": 2, "CELL_COMMITTEE": 3}
ROLE_RANK = {"SECRETARY": 0, "HEAD": 0, "DEPUTY_SECRETARY": 1, "DEPUTY_HEAD": 1, "STANDING_MEMBER": 2}


def six(row: Row) -> Answer:
    code, name, level, sector, since, until = row
    return {"code": code, "name": name, "level": level, "sector": sector, "since": since, "until": until}


def one(row: Row) -> Answer:
    code, name, level, sector, since, until, short = row
    return {
        "organization": {
            "code": code,
            "name": name,
            "shortName": short,
            "level": level,
            "sector": sector,
            "since": since,
            "until": until,
        }
    }


def with_path_and_children(row: Row) -> Answer:
    *own, above, below = row
    above.sort(key=FIRST, reverse=True)
    below.sort(key=FIRST)
    found = six(own)
    found["ancestors"] = [six(each[1:]) for each in above]
    found["children"] = {"nodes": [six(each[1:]) for each in below[:100]]}
    return {"organization": found}


def tree(row: Row) -> Answer:
    if len(row) == 4:
        return {"code": row[1], "name": row[2], "level": row[3]}
    below = row[4]
    below.sort(key=FIRST)
    return {"code": row[1], "name": row[2], "level": row[3], "children": {"nodes": list(map(tree, below))}}


def post_key(post: Row) -> tuple[Any, ...]:
    body, role, since, organization, *_ = post
    return since, BODY_RANK.get(body, 4), ROLE_RANK.get(role, 3), organization


def posts(rows: list[Row]) -> list[Answer]:
    rows.sort(key=post_key)
    return [
        {"body": body, "role": role, "since": since, "organization": {"code": code, "name": name}}
        for body, role, since, _, code, name in rows
    ]


def members(rows: list[Row]) -> Answer:
    return {
        "members": {
            "nodes": [
                {
                    "name": name,
                    "admittedOn": admitted,
                    "cell": None if cell is None else {"code": cell[0], "name": cell[1]},
                    "assignments": posts(held),
                }
                for name, admitted, cell, held in rows
            ]
        }
    }


def supervisors(row: Row) -> Answer:
    code, name, links = row
    links.sort(key=lambda link: link[:2])
    found = [
        {
            "duties": duties,
            "since": since,
            "decision": decision,
            "supervisor": {"name": who, "assignments": posts(held)},
        }
        for since, _, duties, decision, who, held in links
    ]
    return {"organization": {"code": code, "name": name, "supervisions": found}}


def counts(rows: list[Row]) -> Answer:
    rows.sort(key=FIRST)
    nodes = [{"code": code, "name": name, "memberCount": count} for _, code, name, count in rows]
    return {"organizations": {"nodes": nodes}}


ANSWERS: Mapping[str, Callable[[Any], Answer]] = {
    "S": one,
    "M": with_path_and_children,
    "L": lambda row: {"organization": tree(row)},
    "XL": members,
    "V": supervisors,
    "N": counts,
}
