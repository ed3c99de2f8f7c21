"""The one place for the viewer in Cypher: what a statement asks and is given so that it shows no more than a view.

It stands beside `dates`: a hop's condition on the day and the one on the scope are joined in one place.
"""

from typing import Any, LiteralString

from execution.view import Scope, View


def seen(scope: Scope) -> LiteralString:
    """Whether the viewer sees `<node>`; nothing is asked of whoever sees everything."""
    match scope:
        case Scope.EVERYTHING:
            return ""
        case Scope.NOTHING:
            return "false"


def of_view(view: View) -> dict[str, Any]:
    """What a statement is given of a view: its day, as `$on`."""
    return {"on": view.on}
